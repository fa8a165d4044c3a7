"""The projects room at a real desk, for its tests: somebody signed in, short ways to wait, look, click and press."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew
from tests.ui.seats import Seat, seat
from trellis.rules.projects import Page
from trellis.ui.pages import Sheet
from trellis.ui.projects.page import ProjectsPage
from trellis.ui.projects.pane import ProjectPane, Tab
from trellis.ui.projects.proposal import Conversation

TODAY = date(2026, 10, 12)


@dataclass
class Room:
    """Somebody in the projects room."""

    qtbot: QtBot
    path: Path
    crew: Crew
    seat: Seat
    page: ProjectsPage

    def settle(self) -> None:
        """Wait until nothing is under way and nothing is about to be asked."""

        def quiet() -> bool:
            return not self.seat.context.worker.busy and not any(
                t.isActive() for t in (self.page._select, self.page._stale)
            )

        for _ in range(4):
            self.qtbot.waitUntil(quiet)
            QTest.qWait(1)

    def open(self, project: UUID, tab: Tab | None = None) -> ProjectPane:
        """Open a project and wait until it is there."""
        self.page.open(project)
        self.settle()
        assert self.page.pane is not None
        if tab is not None:
            self.page.pane.show_tab(tab)
            self.settle()
        return self.page.pane

    def talk(self) -> Conversation:
        """The conversation that is shown."""
        assert self.page.pane is not None
        part = self.page.pane.parts[Tab.PROPOSAL]
        assert isinstance(part, Conversation)
        return part

    def kept(self, project: UUID) -> Page:
        """The project as the desk keeps it now."""
        self.settle()
        found: Page = self.seat.ask(self.qtbot, lambda desk: desk.projects.page(project))
        return found

    def click(self, widget: QWidget) -> None:
        """A click, then everything settles."""
        assert widget.isVisible(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is."""
        target = self.seat.window.focusWidget() or self.seat.window
        QTest.keyClick(target, key, held)
        self.settle()

    def sheet(self) -> Any:
        """The sheet that is open."""
        self.settle()
        open_ = [s for s in self.seat.window.findChildren(Sheet) if s.isVisible()]
        assert len(open_) == 1, open_
        return open_[0]

    def notes(self) -> list[str]:
        """The quiet notes on screen."""
        return [note.text() for note in self.seat.notes.shown()]


@contextmanager
def room(qtbot: QtBot, path: Path, crew: Crew, who: UUID, width: int = 1072, height: int = 748) -> Iterator[Room]:
    """Somebody in the room at the desk file."""
    with seat(path, who, Clock()) as place:
        page = ProjectsPage(place.context, TODAY)
        place.context.actions.add(*page.records())
        place.show(page, width, height)
        place.window.activateWindow()
        qtbot.waitUntil(place.window.isActiveWindow)
        here = Room(qtbot, path, crew, place, page)
        here.settle()
        yield here
        here.settle()
