"""A seat at a real desk: a window with the session of somebody who has signed in, for tests of screens.

`with seat(path, crew.maya) as here:` gives the `Context` a screen is handed; `here.went` is where screens sent people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, acting
from trellis.desk.desk import Desk
from trellis.rules.permissions import Actor
from trellis.store.sqlite import Database
from trellis.ui.actions import Actions
from trellis.ui.context import Context
from trellis.ui.notes import Notes
from trellis.ui.session import Session
from trellis.ui.worker import Worker

PROFILES = Path(__file__).parents[2] / "resources" / "profiles"


@dataclass
class Seat:
    """One person's place: `show` puts a screen into the window, `ask` asks the desk and waits for the answer."""

    window: QWidget
    context: Context
    notes: Notes
    went: list[tuple[str, UUID | str | None]] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)

    def show(self, screen: QWidget, width: int = 1072, height: int = 748) -> None:
        """Put a screen into the window; the usual size is what rail and top bar of 1280x800 leave."""
        self.window.layout().insertWidget(0, screen, 1)  # type: ignore[union-attr]
        self.window.resize(width, height)
        self.window.show()

    def ask(self, qtbot: QtBot, work: Callable[[Desk], Any]) -> Any:
        """What the desk answers, when everything asked before is answered too."""
        got: list[Any] = []
        self.context.worker.run(work, got.append)
        qtbot.waitUntil(lambda: bool(got))
        return got[0]

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the desk has answered everything."""
        qtbot.waitUntil(lambda: not self.context.worker.busy)


@contextmanager
def seat(path: Path, person: UUID, clock: Callable[[], datetime] | None = None) -> Iterator[Seat]:
    """Somebody signed in at the desk file; the window and the worker go at the end."""
    ticking = clock or Clock()

    def open_desk() -> Desk:
        return acting(Desk(Database(path), clock=ticking, resources=PROFILES.parent), person)

    desk = open_desk()
    info, who = desk.settings.info(), desk.people.get(person)
    desk.close()
    assert who is not None
    window = QWidget()
    window.setProperty("kind", "page")
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    bars = QVBoxLayout()
    layout.addLayout(bars)
    worker, notes = Worker(open_desk), Notes(window)
    went: list[tuple[str, UUID | str | None]] = []
    bugs: list[Exception] = []
    session = Session(worker, notes, bars, window, bugs.append, window)
    me = Actor(who.id, who.role, who.short_name, who.trainee)
    context = session.context(Actions(window), me, info, lambda page, what: went.append((page, what)))
    try:
        yield Seat(window, context, notes, went, bugs)
        assert not bugs, bugs
    finally:
        worker.stop()
        window.close()
        window.deleteLater()
