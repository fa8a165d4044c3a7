"""Making a desk at the first start: the hands of `ui.first_start`, composed from places, desk and store.

A desk is made whole or not at all, opened at once and its advisor signed in; whoever leaves at the recovery sheet has
it taken away again. All of it happens on the worker's thread of the new desk.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trellis import paths
from trellis.rules.sign_in import RecoverySheet
from trellis.ui.first_start import Made, NewDesk, Place, PlaceTold, Problem
from trellis.ui.worker import Worker

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

BESIDE = ("-wal", "-shm", ".lock", ".station")
"""What stands beside a desk file and goes with it."""


class Maker(QObject):
    """The hands. `opener` opens a desk file on the worker's thread; the file made will be called `file_name`."""

    def __init__(
        self, opener: Callable[[Path], Desk], file_name: str = paths.DESK_NAME, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._opener, self._name = opener, file_name
        self._looking = Worker(_no_desk, self)
        self.worker: Worker | None = None
        self.path: Path | None = None

    def first_places(self) -> list[PlaceTold]:
        """The two places offered, as they are now."""
        return [
            self._told(Place.EVERYONE, paths.shared_place()),
            self._told(Place.ACCOUNT, paths.user_place()),
        ]

    def look(self, place: Place, folder: str, then: Callable[[PlaceTold], None]) -> None:
        """Look at a folder on a thread: a dead network share takes its time."""
        self._looking.apart(lambda: self._told(place, Path(folder)), then)

    def make(self, wanted: NewDesk, then: Callable[[Made], None], failed: Callable[[Exception], None]) -> None:
        """Make the desk, open it, sign its advisor in."""
        path = Path(wanted.folder) / self._name
        worker = Worker(lambda: self._opener(path), self)
        self.worker, self.path = worker, path

        def made(sheet: RecoverySheet) -> None:
            def signed_in(_: object) -> None:
                then(Made(sheet, worker))

            def refused(error: Exception) -> None:
                self.unmake(lambda: failed(error))

            worker.run(lambda desk: desk.keys.sign_in(desk.keys.names()[0].id, wanted.passphrase), signed_in, refused)

        def not_made(error: Exception) -> None:
            worker.stop()
            self.worker = self.path = None
            failed(error)

        worker.apart(lambda: _make(path, wanted), made, not_made)

    def unmake(self, then: Callable[[], None]) -> None:
        """Close the desk just made and delete it."""
        worker, path = self.worker, self.path
        self.worker = self.path = None
        if worker is None or path is None:
            then()
            return

        def gone(_: object) -> None:
            worker.stop()
            then()

        worker.apart(lambda: _delete(path), gone, gone)

    def stop(self) -> None:
        """End the thread that looks at folders; the desk that was made lives on with its worker."""
        self._looking.stop()

    def _told(self, place: Place, folder: Path) -> PlaceTold:
        problems = paths.check_place(_nearest(folder) if place is not Place.OTHER else folder)
        desk = folder / self._name
        if _is_there(desk):
            return PlaceTold(place, str(folder), Problem.HAS_DESK, desk=str(desk))
        if not problems:
            return PlaceTold(place, str(folder))
        worst = problems[0]
        command = (paths.shared_place_command() or "") if place is Place.EVERYONE else ""
        return PlaceTold(place, str(folder), Problem(worst.trouble.value), worst.detail, command)


def _no_desk() -> Desk:
    raise RuntimeError("nothing here needs a desk")


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there: a place of Trellis is made when it is chosen."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _is_there(desk: Path) -> bool:
    try:
        desk.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # what may not be looked at is not to be written over
    return True


def _make(path: Path, wanted: NewDesk) -> RecoverySheet:
    from trellis.desk.setup import create_desk
    from trellis.store.sqlite import trouble_of_system

    try:
        if wanted.place is Place.EVERYONE:
            paths.make_shared(path.parent)
        elif wanted.place is Place.ACCOUNT:
            paths.make_private(path.parent)
    except OSError as error:
        raise trouble_of_system(error) from error
    names = (wanted.preferred_name, wanted.family_name, wanted.pronouns)
    return create_desk(path, wanted.name, *names, wanted.passphrase, settle=paths.settle)[1]


def _delete(path: Path) -> None:
    for suffix in ("", *BESIDE):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
