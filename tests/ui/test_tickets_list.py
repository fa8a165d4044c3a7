"""The list's model and view: keys in order, rows a page at a time, nothing that loops over all of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from trellis.rules.tickets import Priority, Row, Sort, Status
from trellis.ui.theme import Look
from trellis.ui.tickets.listmodel import GONE, PAGE, ROW, Column, TicketModel
from trellis.ui.tickets.listview import TicketList

NOW = datetime.now(UTC)


def row(key: int, **more: object) -> Row:
    """A made-up row."""
    told = {
        "number": f"B-{key:04d}",
        "title": f"Ticket {key}",
        "status": Status.NEW,
        "assignee": None,
        "assignee_name": "",
        "created": datetime.now(UTC) - timedelta(minutes=18, seconds=5),
    } | more
    return Row(
        key=key,
        id=UUID(int=key),
        priority=Priority.NORMAL,
        updated=NOW,
        requester_name="",
        room="",
        device="",
        category="other",
        wake_on=None,
        waiting_reason="",
        version=1,
        **told,  # type: ignore[arg-type]
    )


class Shelf:
    """Where rows come from: answers when told to, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.missing: set[int] = set()
        self.title = "Ticket"
        self._then: list[Callable[[list[Row]], None]] = []

    def fetch(self, keys: Sequence[int], then: Callable[[list[Row]], None]) -> None:
        self.asked.append(list(keys))
        self._then.append(then)

    def answer(self) -> None:
        keys, then = self.asked[-1], self._then.pop()
        then([row(k, title=f"{self.title} {k}") for k in keys if k not in self.missing])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf, qtbot: QtBot) -> TicketModel:
    made = TicketModel(shelf.fetch)
    made.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    return made


def title(model: TicketModel, at: int) -> str | None:
    shown = model.data(model.index(at, Column.TITLE))
    assert shown is None or isinstance(shown, str)
    return shown


def asked(shelf: Shelf, qtbot: QtBot, times: int) -> None:
    qtbot.waitUntil(lambda: len(shelf.asked) == times)


def test_the_first_rows_are_there_at_once_and_the_rest_is_only_keys(
    model: TicketModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.show_first([row(k) for k in range(50)])
    assert title(model, 49) == "Ticket 49"
    model.show_keys(array("q", range(1000)))
    assert model.rowCount() == 1000
    assert shelf.asked == []


def test_a_row_is_empty_until_its_page_is_there(model: TicketModel, shelf: Shelf, qtbot: QtBot) -> None:
    model.show_keys(array("q", range(1000)))
    assert title(model, 300) is None
    assert model.data(model.index(300, 0), Qt.ItemDataRole.AccessibleTextRole) == "Loading…"
    # The model's tester has asked for rows too: what was painted last comes first.
    asked(shelf, qtbot, 1)
    page = 300 // PAGE
    assert shelf.asked[0] == list(range(page * PAGE, (page + 1) * PAGE))
    shelf.answer()
    assert title(model, 300) == "Ticket 300"


def test_an_old_row_is_shown_until_the_fresh_one_is_there(model: TicketModel, shelf: Shelf, qtbot: QtBot) -> None:
    model.show_first([row(k) for k in range(10)])
    shelf.title = "Changed"
    model.refresh()
    assert title(model, 3) == "Ticket 3"
    asked(shelf, qtbot, 1)
    shelf.answer()
    assert title(model, 3) == "Changed 3"


def test_a_row_that_is_gone_stays_dim_and_is_not_asked_for_again(
    model: TicketModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.show_first([row(k) for k in range(10)])
    shelf.missing = {3}
    model.refresh()
    title(model, 3)
    asked(shelf, qtbot, 1)
    shelf.answer()
    assert model.data(model.index(3, 0), GONE) is True
    assert model.data(model.index(4, 0), GONE) is False
    assert title(model, 3) == "Ticket 3"
    assert "not in this desk any more" in model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole)
    QTest.qWait(5)
    assert len(shelf.asked) == 1


def test_what_flew_by_on_a_fast_scroll_is_not_fetched(shelf: Shelf, qtbot: QtBot) -> None:
    model = TicketModel(shelf.fetch)  # without Qt's tester, which reads all rows
    model.show_keys(array("q", range(100_000)))
    for at in range(0, 100_000, 500):
        title(model, at)
    asked(shelf, qtbot, 1)
    assert shelf.asked[0][0] == 99_500 // PAGE * PAGE
    for _ in range(5):
        shelf.answer()
        QTest.qWait(2)
        if not shelf._then:
            break
    assert len(shelf.asked) <= 4


def test_a_ticket_that_leaves_moves_the_others_up_and_keeps_what_is_chosen(
    model: TicketModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.show_keys(array("q", [5, 4, 3, 2, 1]))
    chosen = QPersistentModelIndex(model.index(3, 0))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_keys(array("q", [6, 5, 4, 2, 1]))
    assert resets == []
    assert model.key_at(chosen.row()) == 2


@settings(max_examples=200)
@given(
    st.lists(st.integers(0, 60), unique=True),
    st.lists(st.integers(0, 60), unique=True),
)
def test_whatever_changes_the_list_ends_as_asked(old: list[int], new: list[int]) -> None:
    model = TicketModel(Shelf().fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_keys(array("q", old))
    model.show_keys(array("q", new))
    assert [model.key_at(at) for at in range(model.rowCount())] == new
    model._soon.stop()


def test_a_screen_reader_hears_the_whole_row(model: TicketModel) -> None:
    one = row(
        142,
        title="Chromebook will not charge",
        status=Status.IN_PROGRESS,
        assignee=UUID(int=7),
        assignee_name="Maya R.",
    )
    model.show_first([one])
    said = model.data(model.index(0, Column.NUMBER), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "B-0142, Chromebook will not charge, in progress, Maya R., 18 min"
    assert model.data(model.index(0, 0), ROW) is one


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_no_age_is_ever_clipped(model: TicketModel, qtbot: QtBot, kit: Look, zoom: int) -> None:
    kit.set_zoom(zoom)
    view = TicketList(model)
    qtbot.addWidget(view)
    view.resize(900 * zoom // 100, 300)
    view.show()
    from PySide6.QtGui import QFontMetricsF

    widest = QFontMetricsF(kit.font(13)).horizontalAdvance("59 min")
    assert not view.isColumnHidden(Column.AGE)
    assert view.columnWidth(Column.AGE) - kit.px(10) >= widest


def test_letters_do_not_search_the_list(model: TicketModel, qtbot: QtBot) -> None:
    view = TicketList(model)
    qtbot.addWidget(view)
    view.show()
    model.show_first([row(k) for k in range(50)])
    view.walk_to(0)
    QTest.keyClicks(view, "ticket 7")
    assert view.currentIndex().row() == 0


def test_home_end_and_enter(model: TicketModel, qtbot: QtBot) -> None:
    view = TicketList(model)
    qtbot.addWidget(view)
    view.show()
    model.show_first([row(k) for k in range(50)])
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 49
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_a_click_on_a_heading_asks_for_that_order_and_a_second_one_turns_it(model: TicketModel, qtbot: QtBot) -> None:
    view = TicketList(model)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    said: list[tuple[Sort, bool]] = []
    view.sort_asked.connect(lambda sort, down: said.append((sort, down)))
    header = view.horizontalHeader()

    def click(column: Column) -> None:
        from PySide6.QtCore import QPoint

        place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(Column.TITLE)
    view.show_sort(*said[-1])
    click(Column.TITLE)
    view.show_sort(*said[-1])
    click(Column.AGE)
    assert said == [(Sort.TITLE, False), (Sort.TITLE, True), (Sort.CREATED, True)]
