"""Whole windows on real desk files, for tests: a desk whose people can sign in, and the window on it.

Secrets cost next to nothing to check here; everything else is as in the running program.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, make_file
from trellis import paths
from trellis.desk.desk import Desk
from trellis.rules.keys import Argon, KdfCost
from trellis.store.sqlite import Database
from trellis.ui.personal import PersonalFile
from trellis.ui.shell import Shell
from trellis.ui.signin.page import SignIn
from trellis.ui.window import Window
from trellis.ui.worker import Job, Worker

CHEAP = KdfCost(Argon(8, 1, 1), Argon(8, 1, 1))
PIN = "2580"
PASSPHRASE = "purple mountain forever tickets"


def make_desk(path: Path) -> tuple[Crew, str]:
    """A desk where Ms. Soto has a passphrase and everybody else but Deshawn a PIN; returns the recovery code too."""
    crew = make_file(path)
    desk = Desk(Database(path), cost=CHEAP)
    sheet = desk.keys.make_root(crew.advisor, PASSPHRASE).value
    for person in (crew.lead, crew.maya):
        desk.keys.set_first_pin(person, PIN, crew.advisor, PASSPHRASE)
    desk.close()
    return crew, sheet.code


def held() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(held(), key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    """Type where the focus is."""
    qtbot.keyClicks(held(), text)


@dataclass
class Opened:
    """A window on an open desk. `farewells` is how often a desk was said goodbye to."""

    window: Window
    worker: Worker
    personal: PersonalFile
    bugs: list[Exception] = field(default_factory=list)
    farewells: list[bool] = field(default_factory=list)

    @property
    def page(self) -> SignIn:
        """The sign-in page, which has to be on the screen."""
        assert self.window.sign_in is not None
        return self.window.sign_in

    @property
    def shell(self) -> Shell:
        """The shell of whoever is signed in."""
        assert self.window.shell is not None
        return self.window.shell

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the desk has answered everything."""
        qtbot.waitUntil(lambda: not self.worker.busy, timeout=5000)

    def choose(self, person: UUID) -> None:
        """Click on somebody's tile."""
        next(tile for tile in self.page.names.tiles() if tile.person.id == person).click()

    def enter(self, qtbot: QtBot, person: UUID, secret: str = PIN) -> Shell:
        """Sign in by keyboard, from the names on."""
        self.choose(person)
        write(qtbot, secret)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: self.window.shell is not None, timeout=5000)
        self.settle(qtbot)
        return self.shell


@contextmanager
def window_on(path: Path, qtbot: QtBot, lock_seconds: float | None = None) -> Iterator[Opened]:
    """The window on the desk at `path`, open and waiting for somebody to sign in."""
    personal = PersonalFile(path.parent / "settings.toml")
    bugs: list[Exception] = []
    window = Window(personal, bugs.append, lock_seconds)
    profiles = paths.resource("profiles")
    worker = Worker(lambda: Desk(Database(path), cost=CHEAP, resources=profiles.parent))
    opened = Opened(window, worker, personal, bugs)

    def farewell(desk: Desk, _: Job) -> None:
        opened.farewells.append(desk.frame.actor_id is None)

    window.use(worker, farewell)
    window.show_sign_in()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    worker.run(lambda desk: (desk.settings.info(), desk.keys.names()), lambda told: _greet(window, *told))
    qtbot.waitUntil(window.is_open, timeout=5000)
    opened.settle(qtbot)
    try:
        yield opened
        assert not bugs, bugs
    finally:
        if not window.property("gone"):
            with qtbot.waitSignal(window.finished, timeout=5000):
                window.close()
        window.deleteLater()


def _greet(window: Window, info: object, names: object) -> None:
    window.opened(info)  # type: ignore[arg-type]
    window.show_names(names)  # type: ignore[arg-type]
