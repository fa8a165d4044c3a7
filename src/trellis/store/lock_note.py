"""Who has a desk file open: the note `<desk file>.lock`, and the lock on it that is the truth.

Every Trellis that opens a desk shares a lock on the note for as long as it runs, and writes a line into it: process,
account, computer, since when. The system drops the lock when the process ends, however it ends, so a note left by
`kill -9` or a power cut holds nobody up; process numbers in it only serve to say *who*. Restoring needs the lock alone.
The last one out leaves a mark with size and time of the desk file instead. A note without a mark that fits, although
nobody holds it, tells that the last close was not a clean one or that somebody put another file there since.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from trellis.rules.errors import Trouble
from trellis.rules.language import tr

WAIT = 2.0
"""Seconds a start waits for others that hold the lock alone; nothing but a restore takes longer."""

_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that has a desk open. `started` tells processes with the same number apart; empty where unknown."""

    pid: int
    started: str
    host: str
    user: str
    since: str
    doing: str = "open"


class Held(Trouble):
    """Somebody else has the desk file just now; `holder` is None when it is not Trellis."""

    kind = "held"

    def __init__(self, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(
            tr("{holder} has this desk open and keeps it locked.", holder=_who(holder)),
            tr("Nothing was changed and nothing is lost."),
            tr("Wait until it is done or close it there, then try again."),
        )


class LockNote:
    """This process' share in the lock of one desk file."""

    def __init__(self, desk: Path, file: int, holder: Holder) -> None:
        self._desk = desk
        self._file = file
        self.holder = holder

    def release(self) -> None:
        """Lets go, once the desk file is closed; the last one out leaves the mark."""
        if self._file < 0:
            return
        file, self._file = self._file, -1
        try:
            if _take_alone(file):
                os.ftruncate(file, 0)
                _append(file, {"clean": _mark(self._desk)})
            else:
                _append(file, {"closed": asdict(self.holder)})
        except OSError:
            # On a full disk the next start finds no mark and checks the file.
            return
        finally:
            os.close(file)


def note_of(desk: Path) -> Path:
    """Where the note of a desk file is."""
    return desk.with_name(desk.name + ".lock")


def hold(desk: Path, now: datetime, *, alone: bool = False, doing: str = "open", wait: float | None = None) -> LockNote:
    """Takes a share in the desk's lock, or all of it with `alone`; give it back with `release`.

    Raises Held when that cannot be within `wait` seconds (`WAIT`), and OSError when the note cannot be written.
    """
    wait = WAIT if wait is None else wait
    file = _open(desk, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    try:
        free = _take_alone(file)
        if not free and not _within(wait, lambda: _take_alone(file) if alone else _take_share(file)):
            raise Held(_living(_unclosed(_read(file))))
        # Between two locks of another process ours can slip in: then the note names it, alive, and is no left-over.
        if free and not any(_runs_here(holder) for holder in _unclosed(_read(file))):
            os.ftruncate(file, 0)
        holder = _myself(now, doing)
        _append(file, asdict(holder))
        if free and not alone and not _within(wait, lambda: _take_share(file)):
            raise Held(_living(_unclosed(_read(file))))
    except BaseException:
        os.close(file)
        raise
    return LockNote(desk, file, holder)


def was_closed(desk: Path) -> bool:
    """Whether the last close of the desk was a clean one and left it as it is now; writes nothing.

    While others have it open they have seen to that. A desk without a note was never opened here: False.
    """
    try:
        file = _open(desk, os.O_RDONLY)
    except OSError:
        return False
    try:
        return not _take_alone(file) or any(r.get("clean") == _mark(desk) for r in _records(_read(file)))
    finally:
        os.close(file)


def holder_of(desk: Path) -> Holder | None:
    """Another living process that the note names; for telling who it is, not whether there is one."""
    try:
        file = _open(desk, os.O_RDONLY)
    except OSError:
        return None
    try:
        me = _myself_key()
        return _living([h for h in _unclosed(_read(file)) if (h.pid, h.started, h.host) != me])
    finally:
        os.close(file)


def _within(seconds: float, take: Callable[[], bool]) -> bool:
    """Whether `take` succeeds in time: others hold the lock alone for a moment while they start or close."""
    end = time.monotonic() + seconds
    while not take():
        if time.monotonic() >= end:
            return False
        time.sleep(0.02)
    return True


def _open(desk: Path, flags: int) -> int:
    more = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    file = os.open(note_of(desk), flags | more, 0o600)
    if sys.platform != "win32" and flags & os.O_CREAT:
        with contextlib.suppress(OSError):
            # Whoever may use the desk may use its note.
            like = desk if desk.exists() else desk.parent
            os.fchmod(file, 0o600 | like.stat().st_mode & 0o060)
    return file


def _read(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, _LIMIT)


def _append(file: int, record: dict[str, object]) -> None:
    os.write(file, json.dumps(record).encode() + b"\n")


def _mark(desk: Path) -> str:
    found = desk.stat()
    return f"{found.st_size}-{found.st_mtime_ns}"


def _unclosed(text: bytes) -> list[Holder]:
    """The processes a note names that did not say they closed; lines nobody can read are passed over."""
    found: list[Holder] = []
    for raw in _records(text):
        closed = _holder(raw.get("closed"))
        holder = _holder(raw)
        if closed in found:
            found.remove(closed)
        elif holder:
            found.append(holder)
    return found


def _holder(raw: object) -> Holder | None:
    try:
        holder = Holder(**raw)  # type: ignore[arg-type]
    except TypeError:
        return None
    texts = (holder.started, holder.host, holder.user, holder.since, holder.doing)
    return holder if type(holder.pid) is int and all(isinstance(t, str) for t in texts) else None


def _records(text: bytes) -> Iterator[dict[str, object]]:
    for line in text.splitlines():
        with contextlib.suppress(ValueError):
            record = json.loads(line)
            if isinstance(record, dict):
                yield record


def _living(holders: list[Holder]) -> Holder | None:
    """The newest of them that still runs; of another computer's nobody can tell, so it counts."""
    here = socket.gethostname()
    return next((h for h in reversed(holders) if h.host != here or _runs_here(h)), None)


def _runs_here(holder: Holder) -> bool:
    if holder.host != socket.gethostname():
        return False
    if holder.started:
        return _start_of(holder.pid) == holder.started
    if sys.platform == "win32":
        return False  # asking by number would end the process there
    try:
        os.kill(holder.pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _start_of(pid: int) -> str:
    """When a process started, in the kernel's own count (Linux); empty elsewhere or when there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return ""
    return stat.rpartition(b")")[2].split()[19].decode()


def _myself(now: datetime, doing: str) -> Holder:
    pid, started, host = _myself_key()
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return Holder(pid, started, host, user, now.astimezone().isoformat(timespec="seconds"), doing)


def _myself_key() -> tuple[int, str, str]:
    return os.getpid(), _start_of(os.getpid()), socket.gethostname()


def _who(holder: Holder | None) -> str:
    if holder is None:
        return tr("Another program")
    what = tr("A Trellis that is restoring a backup") if holder.doing == "restore" else tr("Another Trellis")
    try:
        since = datetime.fromisoformat(holder.since).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        since = tr("an unknown time")
    pid, user = str(holder.pid), holder.user[:60]
    if not user:
        return tr("{what} (process {pid}, since {since})", what=what, pid=pid, since=since)
    return tr("{what} (process {pid}, account {user}, since {since})", what=what, pid=pid, user=user, since=since)


if sys.platform == "win32":
    import msvcrt

    # Windows has no shared locks in msvcrt: each process takes one of these bytes, far behind the text; all of them
    # together are the lock alone.
    _FIRST = 1 << 30
    _PLACES = 32

    def _take(file: int, place: int) -> bool:
        os.lseek(file, _FIRST + place, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give(file: int, place: int) -> None:
        os.lseek(file, _FIRST + place, os.SEEK_SET)
        with contextlib.suppress(OSError):
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

    def _take_alone(file: int) -> bool:
        for place in range(_PLACES):
            _give(file, place)
        got = [place for place in range(_PLACES) if _take(file, place)]
        if len(got) == _PLACES:
            return True
        for place in got:
            _give(file, place)
        return False

    def _take_share(file: int) -> bool:
        for place in range(_PLACES):
            _give(file, place)
        return any(_take(file, place) for place in range(_PLACES))

else:
    import fcntl

    def _flock(file: int, how: int) -> bool:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _take_alone(file: int) -> bool:
        return _flock(file, fcntl.LOCK_EX)

    def _take_share(file: int) -> bool:
        return _flock(file, fcntl.LOCK_SH)
