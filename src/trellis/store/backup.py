"""Backups: copies of a desk file, each verified before it counts, in a folder of the desk or a chosen one (a stick).

A copy is made page by page under a name nobody takes for a backup, read back from the disk, checked and compared with
the desk, and only then renamed to `<desk>-YYYY-MM-DD-HHMMSS.trellis` (the computer's time). What is cut short leaves
nothing behind. A backup is one whole file without a log beside it, so that it can be read from anywhere.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from trellis.rules.backup import Dated, to_keep
from trellis.rules.backup import due as due_by_dates
from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.language import tr
from trellis.store import looking
from trellis.store.copying import STAMP, check_copy, copy, free_name, remove, settle, sync_folder
from trellis.store.looking import Progress, Stop
from trellis.store.sqlite import Broken, Database, DiskFull, DiskTrouble, ReadOnly, trouble_of, trouble_of_system

_NAME = re.compile(r"(?P<stem>.+?)(?:-before-(?P<before>[a-z]+))?-(?P<when>\d{4}-\d\d-\d\d-\d{6})\.trellis", re.DOTALL)
_SPARE = 1 << 20
_LEFT_OVER = timedelta(days=1)
"""An unfinished copy older than this is of a process that died."""


class FolderMissing(Trouble):
    """The folder for backups is not there: most often a stick was taken out."""

    kind = "backup folder"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The folder for backups is not there: {folder}.", folder=folder),
            tr("The desk itself is safe."),
            tr("Put the USB stick back in, or choose another folder in the settings."),
        )


class FolderNotWritable(Trouble):
    """The folder for backups is there but refuses."""

    kind = "backup folder"

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(
            tr("No backup can be written to {folder}: {detail}.", folder=folder, detail=detail[:200]),
            tr("The desk itself is safe."),
            tr("Choose another folder in the settings, or ask whoever looks after this computer."),
        )


class NoRoom(Trouble):
    """The backup does not fit."""

    kind = "backup folder"

    def __init__(self, folder: Path, need: int, free: int) -> None:
        super().__init__(
            tr(
                "There is not enough room for a backup in {folder}: it needs {need} MB, {free} MB are free.",
                folder=folder,
                need=_mb(need),
                free=_mb(free),
            ),
            tr("The desk itself and all older backups are safe."),
            tr("Free some space there, or choose another folder in the settings."),
        )


class SourceDamaged(Trouble):
    """The desk itself is damaged; a backup of it would push out the good ones."""

    kind = "corrupt"

    def __init__(self, detail: str) -> None:
        super().__init__(
            tr("The desk file is damaged, so no backup of it was made: {detail}.", detail=detail[:200]),
            tr("All older backups are untouched."),
            tr("Restore the newest backup; the damaged file is kept beside it."),
        )


class CopyDamaged(Trouble):
    """What was read back is not what was written."""

    kind = "backup folder"

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(
            tr(
                "The backup in {folder} came out damaged and was thrown away: {detail}.",
                folder=folder,
                detail=detail[:200],
            ),
            tr("The desk itself is safe."),
            tr("Try again with another disk or stick; this one may be failing."),
        )


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup. `when` is in the computer's time, `size` in bytes, `ok` what a short look at it tells.

    `desk` and `name` say whose it is; `before` is "upgrade" or "restore" for copies put aside, which are never thinned.
    """

    path: Path
    when: datetime
    size: int
    ok: bool
    desk: UUID | None = None
    name: str = ""
    before: str = ""


def default_folder(desk: Path) -> Path:
    """Where backups go unless another folder was chosen: beside the desk."""
    return desk.parent / "backups"


def back_up(
    database: Database,
    folder: Path,
    now: datetime,
    progress: Progress | None = None,
    stop: Stop | None = None,
    *,
    before: str = "",
) -> BackupInfo:
    """Makes a verified backup of an open desk and thins the older ones; `before` names an occasion to keep it for.

    Nothing else may use `database` meanwhile. Progress is told in pages. Raises Cancelled, FolderMissing,
    FolderNotWritable, NoRoom, SourceDamaged or CopyDamaged; then there is no new file and nothing was thinned.
    """
    _ready(folder, database.path)
    with _unfinished(folder, database.path, now) as part:
        with database.read():
            wanted = looking.facts(database.raw)
            with _blaming(folder, database):
                copy(database.raw, part, progress, stop)
                settle(part, database.path)
                check_copy(part, wanted, stop)
        path = _named(folder, database.path, now, before)
        _rename(part, path)
    made = info(path)
    if made is None or not made.ok:
        raise CopyDamaged(folder, tr("it cannot be read back"))
    thin(folder, made, now)
    return made


def listing(folder: Path) -> list[BackupInfo]:
    """All backups in a folder, of any desk, newest first. An unreachable folder holds none."""
    try:
        found = [info(path) for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    return sorted((b for b in found if b), key=lambda b: b.when, reverse=True)


def due(folder: Path, desk: UUID, now: datetime) -> bool:
    """Whether this desk has no sound backup of this day (the computer's calendar) in the folder."""
    return due_by_dates((b.when for b in listing(folder) if _counts(b, desk)), now.astimezone())


def thin(folder: Path, made: BackupInfo, now: datetime) -> list[Path]:
    """Deletes older backups of the same desk that no rule keeps; returns them. `made`, just verified, always stays."""
    older = [b for b in listing(folder) if b.desk == made.desk and not b.before and b.path != made.path]
    dated = {b.path: Dated(b.when, b.ok) for b in older}
    kept = to_keep([*dated.values(), Dated(made.when)], now.astimezone())
    gone = [path for path, backup in dated.items() if backup not in kept]
    for path in gone:
        with contextlib.suppress(OSError):
            path.unlink()
    return gone


def info(path: Path) -> BackupInfo | None:
    """What the name and a short look at a file tell; None when it is no backup by its name or has just gone."""
    match = _NAME.fullmatch(path.name)
    try:
        when = datetime.strptime(match["when"], STAMP).astimezone() if match else None
        size = path.stat().st_size
    except (OSError, ValueError, OverflowError):
        return None
    if match is None or when is None:
        return None
    desk, name = _whose(path)
    return BackupInfo(path, when, size, desk is not None, desk, name, match["before"] or "")


def _ready(folder: Path, desk: Path) -> None:
    """Makes the desk's own folder where needed; raises Trouble when there is no folder or no room."""
    try:
        if folder == default_folder(desk) and not folder.exists():
            folder.mkdir(mode=0o700)
            folder.chmod(desk.parent.stat().st_mode & 0o7770)
        if not folder.is_dir():
            raise FolderMissing(folder)
        need, free = desk.stat().st_size + _SPARE, shutil.disk_usage(folder).free
    except OSError as error:
        raise FolderNotWritable(folder, error.strerror or str(error)) from error
    if need > free:
        raise NoRoom(folder, need, free)


@contextmanager
def _unfinished(folder: Path, desk: Path, now: datetime) -> Iterator[Path]:
    """A new empty file for a copy, taken away whatever happens unless it was renamed."""
    _sweep(folder, desk, now)
    part = folder / f".{desk.stem}-{os.getpid()}-{os.urandom(4).hex()}.part"
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise _refused(folder, desk, error) from error
    try:
        yield part
    finally:
        remove(part)


def _sweep(folder: Path, desk: Path, now: datetime) -> None:
    """Takes away what processes that died left unfinished."""
    with contextlib.suppress(OSError):
        for part in folder.glob(f".{glob.escape(desk.stem)}-*.part"):
            if part.stat().st_mtime < (now - _LEFT_OVER).timestamp():
                part.unlink()


@contextmanager
def _blaming(folder: Path, database: Database) -> Iterator[None]:
    """Says whose fault a failed copy is: the folder's, the disk's or the desk's."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = trouble_of(error)
        if isinstance(trouble, Broken):
            raise SourceDamaged(str(error)) from error
        raise _refused(folder, database.path, error) from error
    except OSError as error:
        raise _refused(folder, database.path, error) from error
    except Cancelled:
        raise
    except Trouble as error:
        _require_sound(database)
        raise CopyDamaged(folder, error.happened) from error


def _require_sound(database: Database) -> None:
    try:
        with looking.telling():
            looking.check_pages(database.raw)
            looking.check_schema(database.raw, looking.desk_version(database.raw, database.path))
    except Trouble as error:
        raise SourceDamaged(error.happened) from error


def _refused(folder: Path, desk: Path, error: Exception) -> Trouble:
    if not folder.is_dir():
        return FolderMissing(folder)
    trouble = trouble_of_system(error) if isinstance(error, OSError) else None
    if isinstance(error, sqlite3.Error):
        trouble = trouble_of(error)
    with contextlib.suppress(OSError):
        need, free = desk.stat().st_size + _SPARE, shutil.disk_usage(folder).free
        if isinstance(trouble, DiskFull) or (isinstance(trouble, DiskTrouble | ReadOnly) and need > free):
            return NoRoom(folder, need, free)
    return FolderNotWritable(folder, str(error))


def _named(folder: Path, desk: Path, now: datetime, before: str) -> Path:
    return free_name(folder, f"{desk.stem}-before-{before}" if before else desk.stem, now)


def _rename(part: Path, path: Path) -> None:
    try:
        os.replace(part, path)
    except OSError as error:
        raise _refused(path.parent, part, error) from error
    sync_folder(path.parent)


def _whose(path: Path) -> tuple[UUID | None, str]:
    """Id and name of the desk a backup is of; None when a short look finds it damaged."""
    try:
        with looking.reading(path) as connection:
            looking.desk_version(connection, path)
            pages, size = (connection.execute(f"PRAGMA page_{what}").fetchone()[0] for what in ("count", "size"))
            row = connection.execute("select id, name from desk").fetchone()
            if row is None or pages * size != path.stat().st_size:
                return None, ""
            return UUID(bytes=row[0]), str(row[1])
    except (Trouble, OSError, ValueError, TypeError):
        return None, ""


def _counts(backup: BackupInfo, desk: UUID) -> bool:
    return backup.ok and backup.desk == desk and not backup.before


def _mb(size: int) -> int:
    return -(-size // (1 << 20))
