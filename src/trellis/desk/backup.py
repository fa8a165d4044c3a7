"""Intents on backups: the ones Trellis makes by itself, the ones somebody asks for, and leave to put one back.

Putting one back happens while the desk is closed (`store.restore`): `permit_restore` first, sign out, close, restore,
open again, `note_restore`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.intents import Done, Frame
from trellis.rules.errors import Trouble
from trellis.store import backup as store
from trellis.store import desk as desk_store
from trellis.store.backup import BackupInfo
from trellis.store.looking import Progress, Stop


@dataclass(frozen=True, slots=True)
class ByItself:
    """What came of a backup nobody asked for: the backup (None when none was due or possible), and what to tell.

    Both are set when the chosen folder was not there and the backup went beside the desk instead.
    """

    made: BackupInfo | None = None
    trouble: Trouble | None = None


class Backups:
    """Backups of the open desk."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    # Nobody need be signed in

    def folder(self) -> Path:
        """Where backups go: the folder chosen in the settings, or beside the desk."""
        with self._frame.database.read() as connection:
            chosen = self._frame.settings(connection).backup_folder
        return Path(chosen) if chosen else store.default_folder(self._frame.database.path)

    def due(self) -> bool:
        """Whether there is no backup of today yet."""
        with self._frame.database.read() as connection:
            desk = _desk(connection)
        return store.due(self.folder(), desk, self._frame.clock())

    def by_itself(
        self, progress: Progress | None = None, stop: Stop | None = None, *, quitting: bool = False
    ) -> ByItself:
        """The backup of the day, when it is due, or the one on quitting. It leaves no line in history.

        When the chosen folder cannot be used the backup goes beside the desk, and that is told. Raises Cancelled.
        """
        if not quitting and not self.due():
            return ByItself()
        chosen, own = self.folder(), store.default_folder(self._frame.database.path)
        told: Trouble | None = None
        for folder in dict.fromkeys((chosen, own)):
            try:
                return ByItself(store.back_up(self._frame.database, folder, self._frame.clock(), progress, stop), told)
            except (store.FolderMissing, store.FolderNotWritable, store.NoRoom, store.CopyDamaged) as trouble:
                told = told or trouble
            except store.SourceDamaged as trouble:
                return ByItself(None, trouble)
        return ByItself(None, told)

    # Asked for

    def back_up(
        self, progress: Progress | None = None, stop: Stop | None = None, *, folder: Path | None = None
    ) -> Done[BackupInfo]:
        """A verified backup now, into the usual folder or another; raises Trouble and then leaves nothing there."""
        with self._frame.reading("desk.backup"):
            pass
        made = store.back_up(self._frame.database, folder or self.folder(), self._frame.clock(), progress, stop)
        with self._frame.changing("desk.backup") as step:
            step.permit()
            step.ledger.note("desk", _desk(step.connection), "back up")
            return step.done(made)

    def listing(self, folder: Path | None = None) -> list[BackupInfo]:
        """The backups in the usual folder or another, newest first, also those of other desks."""
        with self._frame.reading("desk.backup"):
            pass
        return store.listing(folder or self.folder())

    def permit_restore(self) -> UUID:
        """Who is signed in, when they may put a backup back; raises Refused. It cannot be undone."""
        with self._frame.reading("desk.restore") as (_, actor):
            return actor.id

    def note_restore(self, by: UUID) -> Done[None]:
        """The line in the restored desk that says so. `by` is who was permitted, known to this older desk or not."""
        with self._frame.changing("desk.restore", proved=by) as step:
            step.permit_open()
            step.ledger.note("desk", _desk(step.connection), "restore")
            return step.done(None)


def _desk(connection: Connection) -> UUID:
    about = desk_store.about(connection)
    assert about is not None, "an open desk has its row"
    return about[0]
