"""The tickets room at a real desk, for its tests: a few tickets, somebody signed in, short ways to look and wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file, open_at
from tests.ui.seats import Seat, seat
from trellis.desk.desk import Desk
from trellis.rules.tickets import Detail, Impact, Intake, Urgency
from trellis.ui.pages import Sheet
from trellis.ui.tickets.page import TicketsPage

ALL = (
    ("Chromebook will not charge\nIt was fine yesterday.", "118", "CB-2217", Urgency.BLOCKED, Impact.PERSON),
    ("Printer jams on every duplex page", "2F", "", Urgency.SLOWED, Impact.CLASS),
    ("Fire alarm panel PC will not boot", "office", "", Urgency.BLOCKED, Impact.SCHOOL),
    ("Microscope camera, wrong colours", "210", "", Urgency.CAN_WAIT, Impact.PERSON),
)


@dataclass
class Room:
    """Somebody in the tickets room. `tickets` are ids in the order of `ALL`."""

    qtbot: QtBot
    path: Path
    crew: Crew
    clock: Clock
    seat: Seat
    page: TicketsPage
    tickets: list[UUID]

    def settle(self) -> None:
        """Wait until nothing is under way and nothing is about to be asked."""
        page = self.page

        def quiet() -> bool:
            timers = (page._select, page._stale, page.model._soon)
            return not self.seat.context.worker.busy and not any(t.isActive() for t in timers)

        for _ in range(3):
            self.qtbot.waitUntil(quiet)
            QTest.qWait(1)

    def open(self, ticket: UUID) -> Detail:
        """Open a ticket and wait until it is there."""
        self.page.open(ticket)
        self.settle()
        detail = self.page.detail.detail()
        assert detail is not None
        assert detail.ticket.id == ticket
        return detail

    def kept(self, ticket: UUID) -> Detail:
        """The ticket as the desk keeps it now."""
        self.settle()
        found: Detail = self.seat.ask(self.qtbot, lambda desk: desk.tickets.detail(ticket))
        return found

    def do(self, work: Callable[[Desk], Any]) -> Any:
        """Something the person does in passing, told to the window like everything."""
        got: list[Any] = []
        self.seat.context.worker.run(work, got.append)
        self.qtbot.waitUntil(lambda: bool(got))
        self.settle()
        return got[0]

    def elsewhere(self, person: UUID, work: Callable[[Desk], Any]) -> Any:
        """Something somebody does from another process: this window is not told."""
        with open_at(self.path, self.clock) as desk:
            return work(acting(desk, person))

    def sheet(self) -> Any:
        """The sheet that is open, once it has what it asked for."""
        self.settle()
        open_ = [s for s in self.page.findChildren(Sheet) if s.isVisible()]
        assert len(open_) == 1, open_
        return open_[0]

    def press(
        self, key: Qt.Key | str, widget: QWidget | None = None, held: Any = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key, where the focus is or on a widget; then everything settles."""
        if widget is None:
            self.seat.window.activateWindow()
            self.qtbot.waitUntil(self.seat.window.isActiveWindow)
        target = widget or self.seat.window.focusWidget() or self.seat.window
        QTest.keyClick(target, key, held)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """A click, then everything settles."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def titles(self) -> list[str]:
        """What the list shows, from top to bottom."""
        self.settle()
        rows = [self.page.model.row_at(at) for at in range(self.page.model.rowCount())]
        self.settle()
        rows = [self.page.model.row_at(at) for at in range(self.page.model.rowCount())]
        return [row.title if row else "" for row in rows]

    def notes(self) -> list[str]:
        """The quiet notes on screen."""
        return [note.text() for note in self.seat.notes.shown()]


def make_desk(path: Path) -> tuple[Crew, Clock, list[UUID]]:
    """A desk with `ALL`, ten minutes between them, the last one newest, logged by the lead for Mr. Okafor."""
    clock = Clock(datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1))
    crew = make_file(path, clock.now)
    ids = []
    with open_at(path, clock) as desk:
        acting(desk, crew.lead)
        for words, where, device, urgency, impact in ALL:
            clock.pass_(minutes=10)
            intake = Intake(words, crew.okafor, room=where, device=device, urgency=urgency, impact=impact)
            ids.append(desk.tickets.open(intake).value.id)
    return crew, clock, ids


@contextmanager
def room(qtbot: QtBot, path: Path, who: str = "maya", width: int = 1072) -> Iterator[Room]:
    """The room with `make_desk`'s desk and one of its crew signed in; an existing file is used as it is."""
    crew, clock, ids = make_desk(path)
    with at(qtbot, path, crew, clock, ids, who, width) as here:
        yield here


@contextmanager
def at(
    qtbot: QtBot, path: Path, crew: Crew, clock: Clock, ids: list[UUID], who: str = "maya", width: int = 1072
) -> Iterator[Room]:
    """The room at a desk that is there already."""
    with seat(path, getattr(crew, who), clock) as place:
        page = TicketsPage(place.context)
        place.context.actions.add(*page.records())
        place.show(page, width)
        here = Room(qtbot, path, crew, clock, place, page, ids)
        here.settle()
        page.setFocus()
        yield here
        here.settle()
