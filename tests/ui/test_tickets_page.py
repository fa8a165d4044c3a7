"""The tickets room: views, search, filters, order, choosing and opening, keys, and keeping up with changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.tickets_room import Room, room
from trellis.rules.tickets import Intake, Sort, Status, View
from trellis.ui.theme import Look
from trellis.ui.tickets import page as tickets_page
from trellis.ui.tickets.page import TicketsPage

CHROMEBOOK, PRINTER, ALARM, CAMERA = range(4)


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path / "desk.trellis") as made:
        yield made


def test_the_newest_open_tickets_come_first_with_counts_on_the_views(here: Room) -> None:
    assert here.titles() == [
        "Microscope camera, wrong colours",
        "Fire alarm panel PC will not boot",
        "Printer jams on every duplex page",
        "Chromebook will not charge",
    ]
    counts = {view: chip.count() for view, chip in here.page.views.items()}
    assert counts == {
        View.OPEN: 4,
        View.MINE: 0,
        View.UNCLAIMED: 4,
        View.WAITING: 0,
        View.TO_TELL: 0,
        View.ALL: 4,
        View.TRASH: 0,
    }


def test_the_parts_of_a_ticket_are_made_once_the_list_is_there(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets_page, "PREPARE_MS", 0)
    go_on = threading.Event()
    here.seat.context.worker.run(lambda _: go_on.wait(10))
    page = TicketsPage(here.seat.context)
    here.seat.show(page)
    QTest.qWait(50)
    made = page.detail._made
    go_on.set()
    assert not made, "nothing keeps the window from painting the list when it comes"
    here.qtbot.waitUntil(lambda: page.detail._made)
    assert page.model.rowCount() == 4


def test_walking_with_j_and_k_opens_what_is_chosen(here: Room) -> None:
    here.press("j")
    here.press("j")
    assert here.page.detail.detail() is not None
    assert here.page.detail.detail().ticket.title == "Fire alarm panel PC will not boot"  # type: ignore[union-attr]
    here.press("k")
    assert here.page.current().title == "Microscope camera, wrong colours"  # type: ignore[union-attr]


def test_c_claims_at_once_the_list_follows_and_undo_takes_it_back(here: Room) -> None:
    here.press("j")
    here.press("c")
    assert here.kept(here.tickets[CAMERA]).ticket.assignee == here.crew.maya
    assert here.notes() == ["B-0004 claimed"]
    assert here.page.views[View.MINE].count() == 1
    row = here.page.model.row_at(0)
    assert row is not None
    assert (row.status, row.assignee_name) == (Status.ASSIGNED, "Maya R.")
    here.click(here.seat.notes.shown()[0].undo_button)  # type: ignore[arg-type]
    assert here.kept(here.tickets[CAMERA]).ticket.assignee is None


def test_a_key_acts_on_what_is_chosen_even_while_its_details_are_on_their_way(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    here.page.list.walk_to(0)
    assert here.page.current() is not None
    assert here.page.current().id == here.tickets[CAMERA]  # type: ignore[union-attr]


def test_letters_typed_into_a_field_are_not_commands(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    here.page.detail.reply()
    QTest.keyClicks(here.page.detail.composer.editor.writing(), "cejkb")
    here.settle()
    assert here.page.detail.composer.text() == "cejkb"
    assert here.kept(here.tickets[CHROMEBOOK]).ticket.assignee is None


def test_a_view_shows_only_its_own(here: Room) -> None:
    here.do(lambda desk: desk.tickets.claim(here.tickets[PRINTER]))
    here.click(here.page.views[View.MINE])
    assert here.titles() == ["Printer jams on every duplex page"]
    here.click(here.page.views[View.WAITING])
    assert here.titles() == []
    assert here.page.empty.isVisible()
    assert here.page.empty.title.text() == "Nothing is waiting"


def test_a_search_finds_in_all_tickets_and_says_how_many(here: Room) -> None:
    here.page.set_search("charg")
    assert here.titles() == ["Chromebook will not charge"]
    assert here.page.query().view is View.ALL
    assert here.page.chips.found.text() == "Found 1"
    chip = here.page.findChild(QAbstractButton, "filter.text")
    here.click(chip)  # type: ignore[arg-type]
    assert len(here.titles()) == 4
    assert not here.page.chips.isVisible()


@pytest.mark.parametrize("typed", ['foo"bar', "CB-", "AND", "status:", "(", '"', "-", "*"])
def test_no_search_raises(here: Room, typed: str) -> None:
    here.page.set_search(typed)
    here.titles()


def test_filters_narrow_and_each_can_be_taken_away(here: Room) -> None:
    here.press("f")
    assert here.page.filters is not None
    here.page.filters.room.setText("118")
    here.page.filters.room.editingFinished.emit()
    assert here.titles() == ["Chromebook will not charge"]
    here.page.filters.status.set_value(Status.WAITING)
    assert here.titles() == []
    assert here.page.empty.title.text() == "Nothing fits"
    here.click(here.page.findChild(QAbstractButton, "filter.room"))  # type: ignore[arg-type]
    here.click(here.page.findChild(QAbstractButton, "filter.status"))  # type: ignore[arg-type]
    assert len(here.titles()) == 4
    assert here.page.filters.room.text() == ""


def test_filter_by_who_has_it_and_by_who_asked(here: Room) -> None:
    here.do(lambda desk: desk.tickets.claim(here.tickets[ALARM]))
    here.page.filter.click()
    here.settle()
    filters = here.page.filters
    assert filters is not None
    filters.person.set_value(here.crew.maya)
    assert here.titles() == ["Fire alarm panel PC will not boot"]
    filters.person.set_value(None)
    filters.requester.setFocus()
    QTest.keyClicks(filters.requester, "okaf")
    here.qtbot.waitUntil(filters.requester.list_open)
    QTest.keyClick(filters.requester, Qt.Key.Key_Down)
    QTest.keyClick(filters.requester, Qt.Key.Key_Return)
    assert len(here.titles()) == 4
    assert here.page.query().filters.requester == here.crew.okafor
    assert here.page.findChild(QAbstractButton, "filter.requester").accessibleName() == "Take away: Asked by Mr. Okafor"  # type: ignore[union-attr]


def test_filter_by_days(here: Room) -> None:
    here.page.filter.click()
    filters = here.page.filters
    assert filters is not None
    filters.until.day.setDate(filters.until.day.date().addDays(-40))
    filters.until.tick.click()
    assert here.titles() == []
    filters.until.tick.click()
    assert len(here.titles()) == 4


def test_sorting_is_asked_of_the_desk(here: Room) -> None:
    here.page._sort(Sort.TITLE, False)
    assert here.titles() == sorted(here.titles())
    here.page._sort(Sort.PRIORITY, True)
    assert here.titles()[0] == "Fire alarm panel PC will not boot"
    assert here.titles()[-1] == "Microscope camera, wrong colours"


def test_what_is_open_stays_open_when_it_leaves_the_list(here: Room) -> None:
    here.press("j")
    here.press("c")
    here.do(lambda desk: desk.tickets.resolve(here.tickets[CAMERA], "New cable"))
    assert "Microscope camera, wrong colours" not in here.titles()
    assert here.page.detail.ticket() is not None
    assert here.page.detail.ticket().status is Status.RESOLVED  # type: ignore[union-attr]
    assert here.page.detail.ticket().title == "Microscope camera, wrong colours"  # type: ignore[union-attr]
    here.press("j")
    assert here.page.detail.ticket().title == "Fire alarm panel PC will not boot"  # type: ignore[union-attr]


def test_a_new_ticket_comes_in_without_moving_what_is_chosen(here: Room) -> None:
    here.press("j")
    here.do(lambda desk: desk.tickets.open(Intake("A brand new one")))
    assert here.titles()[0] == "A brand new one"
    assert here.page.list.currentIndex().row() == 1
    assert here.page.current().title == "Microscope camera, wrong colours"  # type: ignore[union-attr]


def test_what_changed_while_another_room_was_open_is_there_on_coming_back(here: Room) -> None:
    here.page.hide()
    here.do(lambda desk: desk.tickets.open(Intake("Logged at the counter")))
    assert here.page.model.rowCount() == 4
    here.page.show()
    assert here.titles()[0] == "Logged at the counter"
    assert here.page.views[View.OPEN].count() == 5


def test_a_ticket_not_in_the_view_is_opened_all_the_same(here: Room) -> None:
    here.do(lambda desk: desk.tickets.claim(here.tickets[PRINTER]))
    here.click(here.page.views[View.MINE])
    here.open(here.tickets[ALARM])
    assert not here.page.list.currentIndex().isValid()
    here.open(here.tickets[PRINTER])
    assert here.page.list.currentIndex().row() == 0


def test_delete_puts_into_the_trash_and_it_can_be_restored_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path / "desk.trellis", "lead") as here:
        here.press("j")
        here.press(Qt.Key.Key_Delete)
        assert len(here.titles()) == 3
        here.click(here.page.views[View.TRASH])
        here.press("j")
        here.click(here.page.detail.findChild(QAbstractButton, "step.restore"))  # type: ignore[arg-type]
        assert here.kept(here.tickets[CAMERA]).ticket.trashed is None


def test_delete_is_not_for_somebody_else_to_do(here: Room) -> None:
    here.press("j")
    here.press(Qt.Key.Key_Delete)
    assert here.kept(here.tickets[CAMERA]).ticket.trashed is None


def test_a_narrow_window_shows_one_side_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path / "desk.trellis", width=620) as here:
        assert here.page.list.isVisible()
        assert not here.page.detail.isVisible()
        here.press("j")
        assert not here.page.detail.isVisible()
        here.press(Qt.Key.Key_Return)
        assert here.page.detail.isVisible()
        assert not here.page.list.isVisible()
        here.click(here.page.detail._back)
        assert here.page.list.isVisible()


def test_zooming_in_never_makes_the_window_wider(here: Room, kit: Look) -> None:
    kit.set_zoom(200)
    here.seat.window.resize(864, 696)
    here.settle()
    assert here.seat.window.width() == 864
    here.open(here.tickets[CHROMEBOOK])
    assert here.seat.window.width() == 864


def test_every_action_has_words_and_no_two_share_a_key(here: Room) -> None:
    book = here.seat.context.actions
    assert {"ticket.claim", "ticket.reply", "ticket.resolve", "tickets.board"} <= {a.id for a in book.all()}
    assert all(action.text and action.section for action in book.all())
    table = {line.id: line.keys for line in book.shortcuts_table()}
    assert table["ticket.claim"] == ("C",)


def test_every_control_has_a_name(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    here.page.filter.click()
    here.page.detail.reply()
    here.settle()
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox)
    inside_others = ("qt_spinbox_lineedit",)
    nameless = [
        widget
        for widget in here.page.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.objectName() not in inside_others
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_answers_that_come_after_the_room_is_left_are_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path / "desk.trellis") as here:
        here.page.open(here.tickets[0])
        here.page.set_search("chrome")
        worker = here.seat.context.worker
        from trellis.ui.tickets.page import TicketsPage

        other = TicketsPage(here.seat.context)
        other.open(here.tickets[1])
        other.deleteLater()
        QTest.qWait(1)
        qtbot.waitUntil(lambda: not worker.busy)


def test_a_ticket_that_is_not_there_is_told_calmly(here: Room) -> None:
    here.page.open(UUID(int=1))
    here.settle()
    assert here.page.detail.detail() is None
    from trellis.ui.pages import Sheet

    told = [sheet for sheet in here.seat.window.findChildren(Sheet) if sheet.isVisible()]
    assert len(told) == 1
    assert "is not in this desk" in told[0].windowTitle()
    told[0].reject()
