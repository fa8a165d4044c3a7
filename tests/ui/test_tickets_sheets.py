"""The sheets: they ask what a step needs, say errors beside the field, keep every word, and send by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.tickets_room import Room, room
from trellis.rules.tickets import Credit, Status

CHROMEBOOK, PRINTER, ALARM, CAMERA = range(4)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path / "desk.trellis") as made:
        made.open(made.tickets[CHROMEBOOK])
        yield made


def status(here: Room, which: int = CHROMEBOOK) -> Status:
    return here.kept(here.tickets[which]).ticket.status


def test_waiting_asks_for_a_reason_and_takes_a_day(here: Room) -> None:
    here.press("w")
    sheet = here.sheet()
    here.press(Qt.Key.Key_Return, sheet.reason)
    assert sheet._rows["reason"].error().startswith("Say what this ticket waits for.")
    assert sheet.isVisible()
    QTest.keyClicks(sheet.reason, "a new hinge")
    sheet.wake.tick.click()
    today = here.clock.now.astimezone().date()
    sheet.wake.set_value(today - timedelta(days=1))
    here.press(Qt.Key.Key_Return, sheet.reason)
    assert "not after today" in sheet._rows["wake_on"].error()
    assert sheet.reason.text() == "a new hinge"
    sheet.wake.set_value(today + timedelta(days=3))
    sheet.reason.setFocus()
    here.press(Qt.Key.Key_Return, sheet.reason)
    kept = here.kept(here.tickets[CHROMEBOOK]).ticket
    assert (kept.status, kept.waiting_reason, kept.wake_on) == (
        Status.WAITING,
        "a new hinge",
        today + timedelta(days=3),
    )
    assert here.notes() == ["B-0001 is waiting"]


def test_resolving_asks_what_fixed_it_and_keeps_what_was_learned(here: Room) -> None:
    here.press("e")
    sheet = here.sheet()
    assert sheet.fixed.writing().hasFocus()
    here.press(Qt.Key.Key_Return, sheet.fixed.writing(), CTRL)
    assert sheet._rows["resolution"].error().startswith("Say what fixed it.")
    QTest.keyClicks(sheet.fixed.writing(), "Other power strip")
    QTest.keyClicks(sheet.learned, "Look at the cart first")
    here.press(Qt.Key.Key_Return, sheet.learned, CTRL)
    kept = here.kept(here.tickets[CHROMEBOOK]).ticket
    assert (kept.status, kept.resolution, kept.learned) == (
        Status.RESOLVED,
        "Other power strip",
        "Look at the cart first",
    )
    assert kept.assignee == here.crew.maya


def test_words_of_a_sheet_that_was_left_come_back(here: Room) -> None:
    here.press("e")
    QTest.keyClicks(here.sheet().fixed.writing(), "Half of what fixed it")
    here.press(Qt.Key.Key_Escape, here.sheet())
    assert status(here) is Status.NEW
    here.press("e")
    assert here.sheet().fixed.text() == "Half of what fixed it"
    here.press(Qt.Key.Key_Return, here.sheet().fixed.writing(), CTRL)
    here.settle()
    assert here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts()) == {}


def test_handing_over_needs_somebody_and_takes_a_note(here: Room) -> None:
    here.press("h")
    sheet = here.sheet()
    sheet.send()
    here.settle()
    assert sheet._rows["person"].error() == "Choose who takes it."
    names = [sheet.to.itemText(at) for at in range(sheet.to.count())]
    assert "Deshawn K." in names
    assert "Mr. Okafor" not in names
    sheet.to.setCurrentText("Deshawn K.")
    QTest.keyClicks(sheet.note.writing(), "Charger is in drawer 3")
    here.click(sheet.main)
    kept = here.kept(here.tickets[CHROMEBOOK])
    assert kept.ticket.assignee == here.crew.deshawn
    assert [item.entry.body for item in kept.thread] == ["Charger is in drawer 3"]
    assert here.notes() == ["B-0001 handed to Deshawn K."]


def test_reopening_needs_a_reason(here: Room) -> None:
    here.do(lambda desk: desk.tickets.resolve(here.tickets[CHROMEBOOK], "Done"))
    here.page.doing.reopen(here.page.detail.ticket())  # type: ignore[arg-type]
    sheet = here.sheet()
    here.press(Qt.Key.Key_Return, sheet.reason)
    assert sheet._rows["reason"].error().startswith("Say why")
    QTest.keyClicks(sheet.reason, "It blinks again")
    here.press(Qt.Key.Key_Return, sheet.reason)
    assert status(here) is Status.ASSIGNED


def duplicate(here: Room) -> Any:
    here.page.doing.duplicate(here.page.detail.ticket())  # type: ignore[arg-type]
    return here.sheet()


def test_a_duplicate_is_found_by_its_number_however_it_is_typed(here: Room) -> None:
    sheet = duplicate(here)
    QTest.keyClicks(sheet.other, "b2")
    here.qtbot.waitUntil(lambda: "Printer jams" in sheet.row._help_label.text())
    here.click(sheet.main)
    kept = here.kept(here.tickets[CHROMEBOOK])
    assert (kept.ticket.status, kept.duplicate_of_number) == (Status.DUPLICATE, "B-0002")
    with here.qtbot.waitSignal(here.page.detail.other_asked):
        here.page.detail.head._callouts.itemAt(0).widget().click()  # type: ignore[union-attr]
    here.settle()
    assert here.page.detail.ticket().number == "B-0002"  # type: ignore[union-attr]


def test_a_duplicate_is_found_by_words(here: Room) -> None:
    sheet = duplicate(here)
    QTest.keyClicks(sheet.other, "duplex")
    here.qtbot.waitUntil(sheet.other.list_open)
    QTest.keyClick(sheet.other, Qt.Key.Key_Down)
    QTest.keyClick(sheet.other, Qt.Key.Key_Return)
    assert sheet.other.picked().title == "B-0002"
    here.click(sheet.main)
    assert here.kept(here.tickets[CHROMEBOOK]).duplicate_of_number == "B-0002"


@pytest.mark.parametrize(("typed", "said"), [("Z-99", "There is no ticket “Z-99”"), ("B-0001", "of itself")])
def test_a_duplicate_of_nothing_or_of_itself_is_said_beside_the_field(here: Room, typed: str, said: str) -> None:
    sheet = duplicate(here)
    QTest.keyClicks(sheet.other, typed)
    here.click(sheet.main)
    assert said in sheet.row.error()
    assert sheet.other.text() == typed
    sheet.reject()


def test_time_is_logged_for_oneself_or_for_somebody_who_worked_along(here: Room) -> None:
    here.press("l")
    sheet = here.sheet()
    sheet.minutes.setValue(25)
    here.click(sheet.main)
    here.press("l")
    sheet = here.sheet()
    sheet.person.setCurrentText("Deshawn K.")
    sheet.minutes.setValue(5)
    here.click(sheet.main)
    work = here.kept(here.tickets[CHROMEBOOK]).work
    assert [(item.name, item.work.minutes) for item in work] == [("Maya R.", 25), ("Deshawn K.", 5)]


def test_a_helper_is_credited_once(here: Room) -> None:
    ticket = here.page.detail.ticket()
    assert ticket is not None
    for again in (False, True):
        here.page.doing.help(ticket)
        sheet = here.sheet()
        sheet.person.setCurrentText("Deshawn K.")
        sheet.credit.set_value(Credit.PAIR)
        here.click(sheet.main)
        if again:
            assert "credited on this ticket already" in sheet._rows["person"].error()
            sheet.reject()
    assert [item.name for item in here.kept(here.tickets[CHROMEBOOK]).helpers] == ["Deshawn K."]


def test_trouble_that_belongs_to_no_field_is_said_in_the_sheet(here: Room) -> None:
    here.press("e")
    sheet = here.sheet()
    QTest.keyClicks(sheet.fixed.writing(), "Too late")
    here.elsewhere(here.crew.lead, lambda desk: desk.tickets.hand_over(here.tickets[CHROMEBOOK], here.crew.deshawn))
    here.click(sheet.main)
    assert "not yours to do" in sheet.trouble.text()
    assert sheet.fixed.text() == "Too late"
    sheet.reject()
