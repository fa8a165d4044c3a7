"""The board: columns by state, cards moved by keys and by dropping, asking what the column needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.tickets_room import Room, room
from trellis.rules.tickets import Status
from trellis.ui.tickets.board import COLUMNS, Board, Column

CHROMEBOOK, PRINTER, ALARM, CAMERA = range(4)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path / "desk.trellis") as made:
        made.press("b")
        yield made


def board(here: Room) -> Board:
    assert here.page.board is not None
    return here.page.board


def column(here: Room, status: Status) -> Column:
    return board(here).columns[status]


def cards(here: Room) -> dict[Status, int]:
    here.settle()
    return {status: column(here, status).count() for status in COLUMNS}


def focus(here: Room, status: Status, at: int = 0) -> Column:
    found = column(here, status)
    found.setFocus()
    found.setCurrentRow(at)
    return found


def test_each_state_has_its_column_and_the_newest_come_first(here: Room) -> None:
    assert board(here).isVisible()
    assert cards(here) == {s: 4 if s is Status.NEW else 0 for s in COLUMNS}
    first = column(here, Status.NEW).item(0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("B-0004, Microscope camera, wrong colours, new")
    assert column(here, Status.NEW).accessibleName() == "New, 4"


@pytest.mark.parametrize("held", [CTRL, SHIFT])
def test_a_key_moves_the_card_to_the_next_column(here: Room, held: Qt.KeyboardModifier) -> None:
    focus(here, Status.NEW)
    here.press(Qt.Key.Key_Right, column(here, Status.NEW), held)
    assert cards(here)[Status.ASSIGNED] == 1
    assert here.kept(here.tickets[CAMERA]).ticket.assignee == here.crew.maya
    focus(here, Status.ASSIGNED)
    here.press(Qt.Key.Key_Right, column(here, Status.ASSIGNED), held)
    assert here.kept(here.tickets[CAMERA]).ticket.status is Status.IN_PROGRESS


def test_waiting_and_resolved_ask_what_they_need_first(here: Room) -> None:
    here.do(lambda desk: desk.tickets.start(here.tickets[CAMERA]))
    focus(here, Status.IN_PROGRESS)
    here.press(Qt.Key.Key_Right, column(here, Status.IN_PROGRESS), CTRL)
    sheet = here.sheet()
    assert cards(here)[Status.WAITING] == 0
    QTest.keyClicks(sheet.reason, "a lens")
    here.press(Qt.Key.Key_Return, sheet.reason)
    assert cards(here)[Status.WAITING] == 1
    focus(here, Status.WAITING)
    here.press(Qt.Key.Key_Right, column(here, Status.WAITING), CTRL)
    sheet = here.sheet()
    QTest.keyClicks(sheet.fixed.writing(), "A new lens")
    here.press(Qt.Key.Key_Return, sheet.fixed.writing(), CTRL)
    assert cards(here)[Status.RESOLVED] == 1
    focus(here, Status.RESOLVED)
    here.press(Qt.Key.Key_Left, column(here, Status.RESOLVED), CTRL)
    sheet = here.sheet()
    QTest.keyClicks(sheet.reason, "Still pink")
    here.press(Qt.Key.Key_Return, sheet.reason)
    assert here.kept(here.tickets[CAMERA]).ticket.status is Status.ASSIGNED


def test_left_gives_a_claimed_card_back(here: Room) -> None:
    here.do(lambda desk: desk.tickets.claim(here.tickets[CAMERA]))
    focus(here, Status.ASSIGNED)
    here.press(Qt.Key.Key_Left, column(here, Status.ASSIGNED), CTRL)
    assert here.kept(here.tickets[CAMERA]).ticket.assignee is None


def test_arrows_walk_and_enter_opens(here: Room) -> None:
    here.do(lambda desk: desk.tickets.claim(here.tickets[ALARM]))
    focus(here, Status.NEW)
    here.press(Qt.Key.Key_Down, column(here, Status.NEW))
    here.press(Qt.Key.Key_Right, column(here, Status.NEW))
    assert column(here, Status.ASSIGNED).hasFocus()
    assert board(here).chosen().title == "Fire alarm panel PC will not boot"  # type: ignore[union-attr]
    assert column(here, Status.NEW).selectedItems() == []
    here.press(Qt.Key.Key_Return, column(here, Status.ASSIGNED))
    assert here.page.detail.isVisible()
    assert here.page.detail.ticket().title == "Fire alarm panel PC will not boot"  # type: ignore[union-attr]
    here.click(here.page.detail._back)
    assert not here.page.detail.isVisible()


def test_a_card_dropped_on_a_column_takes_the_step_and_is_not_moved_by_itself(here: Room) -> None:
    source = focus(here, Status.NEW, 1)
    target = column(here, Status.IN_PROGRESS)

    class Dropped(QDropEvent):
        """A drop from the other column; Qt's own drag cannot be driven without a display."""

        def source(self) -> Column:
            return source

    event = Dropped(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    target.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.IgnoreAction
    assert source.count() == 4
    assert cards(here)[Status.IN_PROGRESS] == 1
    assert here.kept(here.tickets[ALARM]).ticket.status is Status.IN_PROGRESS


def test_what_is_not_mine_to_move_stays_and_says_so(here: Room) -> None:
    here.elsewhere(here.crew.lead, lambda desk: desk.tickets.hand_over(here.tickets[CAMERA], here.crew.deshawn))
    board(here).refresh()
    here.settle()
    focus(here, Status.ASSIGNED)
    here.press(Qt.Key.Key_Right, column(here, Status.ASSIGNED), CTRL)
    assert here.kept(here.tickets[CAMERA]).ticket.status is Status.ASSIGNED
    from trellis.ui.pages import Sheet

    told = [s for s in here.seat.window.findChildren(Sheet) if s.isVisible()]
    assert [s.windowTitle() for s in told] == ["This is not yours to do."]
    told[0].reject()


def test_letters_work_on_the_board_and_b_goes_back(here: Room) -> None:
    focus(here, Status.NEW)
    here.press("j")
    here.press("c")
    assert here.kept(here.tickets[ALARM]).ticket.assignee == here.crew.maya
    here.press("b")
    assert here.page.list.isVisible()


def test_only_one_ring_tells_where_the_keyboard_is(here: Room) -> None:
    """The chosen card has it; a column without a card has it itself."""
    full, empty = focus(here, Status.NEW), column(here, Status.RESOLVED)
    assert full.property("barred") == "true"
    assert empty.property("barred") in (None, "false")
    full.clear()
    assert full.property("barred") == "false"
