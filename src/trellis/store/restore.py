"""Putting a backup back: into a new file first, checked, and only then in the desk's place; the old file is kept.

Nobody may have the desk open meanwhile. What can fail happens before the swap, and the swap is one rename, so that
after a power cut there is either the old desk or the new one. The file that names this computer's station is taken
away: the next opening begins a new station, whose chain cites the newest line of the backup, so that no ticket number
is issued twice.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trellis.rules.errors import Trouble
from trellis.rules.language import tr
from trellis.store import lock_note, looking, migrations
from trellis.store.copying import check_copy, copy, free_name, remove, settle, sync_folder
from trellis.store.lock_note import Held
from trellis.store.looking import Progress, Stop
from trellis.store.sqlite import Busy, DiskFull, trouble_of, trouble_of_system

_OF_THE_BACKUP = frozenset({"missing", "not a file", "unreadable", "not a desk", "too new", "corrupt", "read-only"})


class NotRestorable(Trouble):
    """The backup cannot be put back; the desk is as it was."""

    kind = "backup"

    def __init__(self, backup: Path, detail: str) -> None:
        super().__init__(
            tr("The backup {name} cannot be restored: {detail}", name=backup.name, detail=detail),
            tr("The desk is as it was."),
            tr("Choose another backup."),
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `kept` is the old desk file (None when there was none), `lines` how long history now is."""

    desk: Path
    kept: Path | None
    backup: Path
    lines: int


def restore(
    backup: Path, desk: Path, now: datetime, progress: Progress | None = None, stop: Stop | None = None
) -> Restored:
    """Puts a backup in the place of a desk file that this process has closed. Progress is told in pages.

    Raises Cancelled, Held, NotRestorable, or Trouble of the disk; the desk is then as it was.
    """
    desk = Path(os.path.realpath(desk))
    with _disk():
        note = lock_note.hold(desk, now, alone=True, doing="restore")
        try:
            part = desk.with_name(f".{desk.name}.restoring")
            remove(part)
            try:
                lines = _prepare(backup, part, desk, progress, stop)
                kept = _swap(part, desk, now)
            finally:
                remove(part)
        finally:
            note.release()
    return Restored(desk, kept, backup, lines)


def _prepare(backup: Path, part: Path, desk: Path, progress: Progress | None, stop: Stop | None) -> int:
    """Makes the new file, of today's schema, and checks it; returns how many lines its history has."""
    with _refusing(backup):
        looking.require_file(backup)
        with looking.reading(backup) as source:
            looking.desk_version(source, backup)
            wanted = looking.facts(source)
            os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            copy(source, part, progress, stop)
        settle(part, desk if desk.exists() else desk.parent)
        check_copy(part, wanted, stop)
    if wanted.version < migrations.NEWEST:
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            migrations.migrate(connection)
        settle(part, desk if desk.exists() else desk.parent)
        with _refusing(backup):
            check_copy(part, None, stop)
    return wanted.lines


def _swap(part: Path, desk: Path, now: datetime) -> Path | None:
    """Keeps the old file under another name and puts the new one in its place."""
    _join_log(desk)
    kept = _keep(desk, now) if desk.exists() else None
    for suffix in ("-wal", "-shm", "-journal", ".station"):
        desk.with_name(desk.name + suffix).unlink(missing_ok=True)
    try:
        os.replace(part, desk)
    except OSError:
        if kept:
            _give_back(kept, desk)
        raise
    sync_folder(desk.parent)
    return kept


def _join_log(desk: Path) -> None:
    """Brings what is in the old file's log into the file, and sees that no other program has it open; raises Held.

    A damaged file is left as it is: its log goes along with it.
    """
    try:
        with looking.reading(desk) as looked:
            looking.check_pages(looked, quick=True)
    except Trouble as trouble:
        if isinstance(trouble, Busy):
            raise Held(lock_note.holder_of(desk)) from trouble
        return
    try:
        with closing(sqlite3.connect(f"{desk.as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
            # Only who has the file alone can take the log away.
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        if isinstance(trouble_of(error), Busy):
            raise Held(lock_note.holder_of(desk)) from error
        raise


def _keep(desk: Path, now: datetime) -> Path:
    kept = free_name(desk.parent, f"{desk.stem}-before-restore", now)
    for suffix in ("-wal", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            os.rename(desk.with_name(desk.name + suffix), kept.with_name(kept.name + suffix))
    try:
        # A second name first, so that the desk's own name never stands empty.
        os.link(desk, kept)
    except OSError:
        os.rename(desk, kept)
    return kept


def _give_back(kept: Path, desk: Path) -> None:
    """The old file as it was, when the new one could not take its place."""
    for suffix in ("-wal", "-journal", ""):
        aside, own = (path.with_name(path.name + suffix) for path in (kept, desk))
        if aside.exists():
            os.replace(aside, own)
    # Two names of one file: then the rename did nothing and left both.
    kept.unlink(missing_ok=True)


@contextmanager
def _refusing(backup: Path) -> Iterator[None]:
    """A backup that fails its check is refused as such; a full or failing disk says so itself."""
    try:
        with looking.telling():
            yield
    except DiskFull:
        raise
    except Trouble as trouble:
        if trouble.kind in _OF_THE_BACKUP:
            raise NotRestorable(backup, trouble.happened) from trouble
        raise


@contextmanager
def _disk() -> Iterator[None]:
    try:
        with looking.telling():
            yield
    except OSError as error:
        raise trouble_of_system(error) from error
