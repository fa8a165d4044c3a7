"""Opening a desk file at the start: look at it without writing, then hold, back up, migrate and open.

`examine` raises what is wrong as Trouble of a `kind` the start page knows, and leaves the file and its folder as they
were. `open_desk_file` does everything a start does and hands out the `Database`; closing it takes the note back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trellis.rules.errors import Trouble
from trellis.rules.language import tr
from trellis.store import lock_note, looking, migrations
from trellis.store.backup import back_up, default_folder
from trellis.store.lock_note import Held
from trellis.store.looking import Progress, Stop, Unreadable
from trellis.store.sqlite import BUSY_MS, Busy, Database, DiskFull, DiskTrouble, ReadOnly, trouble_of_system

_NO_SPACE = 1 << 16


class FolderMissing(Trouble):
    kind = "missing folder"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("The folder of the desk is not there: {folder}.", folder=folder),
            tr("Trellis wrote nothing and made no new desk."),
            tr("If it is on a stick or another disk, put that back in. Otherwise choose where the desk is."),
        )


class NetworkShare(Trouble):
    kind = "network share"

    def __init__(self, path: Path, mount: str) -> None:
        super().__init__(
            tr(
                "{name} is on another computer's disk ({mount}). There two computers writing at once would damage it.",
                name=path.name,
                mount=mount[:120],
            ),
            tr("Nothing was written to it."),
            tr("Keep the desk on a disk of this computer. Backups may go to the network."),
        )


class NoRoomToOpen(DiskFull):
    """SQLite needs a little room beside the file even to read it."""

    def __init__(self) -> None:
        Trouble.__init__(
            self,
            tr("The disk is full, so the desk cannot be opened."),
            tr("Everything saved before is safe in the desk file."),
            tr("Free some space on this computer, then try again."),
        )


@dataclass(frozen=True, slots=True)
class Examined:
    """What a look at a desk file told: its schema version, and whether every page was checked."""

    version: int
    checked: bool


def no_mount(_: Path) -> str:
    """For places that are known to be on this computer."""
    return ""


def examine(
    path: Path,
    *,
    network_mount: Callable[[Path], str] = no_mount,
    busy_ms: int = BUSY_MS,
    stop: Stop | None = None,
) -> Examined:
    """Looks at a desk file without writing anything; raises Trouble when it cannot be opened as it is.

    `network_mount` names the network disk a folder is on, or nothing (`trellis.paths`). When the last close was not a
    clean one every page is checked, which takes about a second for each 300 MB; `stop` ends that with Cancelled.
    """
    _require_folder(path, network_mount)
    looking.require_file(path)
    with _explaining(path), looking.reading(path, busy_ms=busy_ms) as connection:
        version = looking.desk_version(connection, path)
        clean = lock_note.was_closed(path)
        if not clean:
            looking.check_pages(connection, quick=True, stop=stop)
            looking.check_schema(connection, version)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        raise ReadOnly
    return Examined(version, not clean)


def open_desk_file(
    path: Path,
    now: datetime,
    *,
    network_mount: Callable[[Path], str] = no_mount,
    busy_ms: int = BUSY_MS,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Database:
    """Examines, notes that this process has the desk open, upgrades an older one after a backup, and opens it.

    Raises Trouble; `progress` and `stop` are for the backup before an upgrade.
    """
    path = Path(os.path.realpath(path))
    examined = examine(path, network_mount=network_mount, busy_ms=busy_ms, stop=stop)
    if examined.version < migrations.NEWEST:
        _upgrade(path, now, progress, stop)
    return _open(path, now, busy_ms, alone=False)


def _require_folder(path: Path, network_mount: Callable[[Path], str]) -> None:
    try:
        if not path.parent.is_dir():
            raise FolderMissing(path.parent)
        mount = network_mount(path.parent)
    except PermissionError as error:
        raise Unreadable(path) from error
    except OSError as error:
        raise DiskTrouble(error.strerror or str(error)) from error
    if mount:
        raise NetworkShare(path, mount)


def _upgrade(path: Path, now: datetime, progress: Progress | None, stop: Stop | None) -> None:
    """Brings an older desk to today's schema, alone with it, after a backup."""
    database = _open(path, now, BUSY_MS, alone=True)
    try:
        back_up(database, default_folder(path), now, progress, stop, before="upgrade")
        with looking.telling():
            migrations.migrate(database.raw)
    finally:
        database.close()


def _open(path: Path, now: datetime, busy_ms: int, *, alone: bool) -> Database:
    with _explaining(path):
        note = lock_note.hold(path, now, alone=alone, doing="upgrade" if alone else "open")
        try:
            database = Database(path, busy_ms=busy_ms)
        except BaseException:
            note.release()
            raise
        database.after_close(note.release)
        try:
            # A start that could read but never write would only find out when somebody saves.
            with database.write():
                pass
        except BaseException:
            database.close()
            raise
        return database


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Adds what is known at a start: who holds the file, and that a full disk can look like a lack of permission."""
    try:
        yield
    except Busy as error:
        raise Held(lock_note.holder_of(path)) from error
    except DiskFull as error:
        raise NoRoomToOpen from error
    except (ReadOnly, DiskTrouble) as error:
        if _no_space(path.parent):
            raise NoRoomToOpen from error
        raise
    except OSError as error:
        trouble = trouble_of_system(error)
        raise (NoRoomToOpen() if isinstance(trouble, DiskFull) else trouble) from error


def _no_space(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _NO_SPACE
    except OSError:
        return False
