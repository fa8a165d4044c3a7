"""Intake, as a person at the counter does it: by keyboard, with a draft that stays, and look-alikes at the side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, make_file
from tests.ui.seats import Seat, seat
from trellis.rules.tickets import Impact, Intake, Priority, Query, Source, Ticket, Urgency, View
from trellis.ui import intake
from trellis.ui.intake import IntakeForm

HOSTILE = '<img src="file:///etc/passwd"><b>loud</b> =1+1 \u202e'


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def here(tmp_path: Path, crew: Crew, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    monkeypatch.setattr(intake, "DRAFT_MS", 40)
    with seat(tmp_path / "school.trellis", crew.maya) as at:
        yield at


@pytest.fixture
def form(here: Seat, qtbot: QtBot) -> IntakeForm:
    return opened(here, qtbot)


def opened(here: Seat, qtbot: QtBot) -> IntakeForm:
    form = IntakeForm(here.context)
    here.show(form)
    qtbot.waitExposed(here.window)
    here.window.activateWindow()
    qtbot.waitUntil(lambda: form.fields.who.hasFocus())
    here.settle(qtbot)
    return form


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def write(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def tickets(here: Seat, qtbot: QtBot) -> list[Ticket]:
    return here.ask(qtbot, lambda d: [d.tickets.detail(r.id).ticket for r in d.tickets.page(Query(View.ALL))])


def draft(here: Seat, qtbot: QtBot) -> str:
    return here.ask(qtbot, lambda d: d.tickets.drafts().get("intake", ""))


def test_a_ticket_is_logged_by_keyboard_alone(here: Seat, form: IntakeForm, crew: Crew, qtbot: QtBot):
    write(qtbot, "ok")
    qtbot.waitUntil(form.fields.who.list_open)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert form.fields.words.hasFocus()
    write(qtbot, "Projector shows a pink tint")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "214")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "pj-0098")
    with qtbot.waitSignal(form.logged):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (ticket,) = tickets(here, qtbot)
    assert (ticket.title, ticket.room, ticket.device) == ("Projector shows a pink tint", "214", "pj-0098")
    assert ticket.requester == crew.okafor
    assert ticket.opened_by == crew.maya
    assert (ticket.source, ticket.priority, ticket.category) == (Source.WALK_UP, Priority.NORMAL, "other")
    assert [note.text() for note in here.notes.shown()] == [f"{ticket.number} logged"]
    assert form.after.number.text() == f"{ticket.number} logged"
    assert form.after.again.hasFocus()


def test_everything_chosen_is_kept_and_the_words_as_typed(here: Seat, form: IntakeForm, qtbot: QtBot):
    fields = form.fields
    write(qtbot, "Ms. New Person")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "First line")
    press(qtbot, Qt.Key.Key_Return)
    fields.words.insertPlainText(HOSTILE)
    qtbot.mouseClick(button(fields.urgency, "Blocked"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(fields.impact, "A class"), Qt.MouseButton.LeftButton)
    assert fields.priority.text() == "Now"
    fields.category.setCurrentIndex(fields.category.findData("printing"))
    fields.source.setCurrentIndex(fields.source.findData(Source.PHONE.value))
    fields.tags.setFocus()
    write(qtbot, "Carts, , exam")
    with qtbot.waitSignal(form.logged):
        qtbot.mouseClick(form.log_button, Qt.MouseButton.LeftButton)
    (ticket,) = tickets(here, qtbot)
    assert (ticket.title, ticket.body) == ("First line", HOSTILE)
    assert (ticket.urgency, ticket.impact, ticket.priority) == (Urgency.BLOCKED, Impact.CLASS, Priority.NOW)
    assert (ticket.category, ticket.source, ticket.tags) == ("printing", Source.PHONE, ("carts", "exam"))
    made = here.ask(qtbot, lambda d: d.people.get(ticket.requester))
    assert made.full_name == "Ms. New Person"


def test_the_priority_follows_the_table_of_the_desk(form: IntakeForm, qtbot: QtBot):
    fields = form.fields
    shown = {}
    for urgency in Urgency:
        for impact in Impact:
            fields.urgency.set_value(urgency.value)
            fields.impact.set_value(impact.value)
            fields.impact.picked.emit(impact.value)
            shown[urgency, impact] = fields.priority.accessibleName()
    assert shown[Urgency.CAN_WAIT, Impact.PERSON] == "Priority: Normal"
    assert shown[Urgency.SLOWED, Impact.CLASS] == "Priority: Soon"
    assert shown[Urgency.SLOWED, Impact.SCHOOL] == "Priority: Now"


def test_nothing_typed_is_said_beside_the_words_and_everything_stays(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.room.setText("118")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    words = form.fields._rows["words"]
    qtbot.waitUntil(lambda: bool(words.error()))
    assert "Say what is wrong" in words.error()
    assert form.fields.words.hasFocus()
    assert form.fields.room.text() == "118"
    assert tickets(here, qtbot) == []
    write(qtbot, "x")
    assert words.error() == ""


def test_a_draft_stays_for_its_author_alone(here: Seat, form: IntakeForm, crew: Crew, tmp_path: Path, qtbot: QtBot):
    write(qtbot, "so")
    qtbot.waitUntil(form.fields.who.list_open)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    form.fields.words.insertPlainText(HOSTILE)
    qtbot.waitUntil(lambda: not form.draft.isHidden())
    with qtbot.waitSignal(form.closed):
        press(qtbot, Qt.Key.Key_Escape)
    form.hide()
    again = opened(here, qtbot)
    assert again.fields.words.toPlainText() == HOSTILE
    assert again.fields.who.picked() is not None
    assert again.fields.intake() == form.fields.intake()
    assert again.draft.text() == "Draft kept"
    with seat(tmp_path / "school.trellis", crew.deshawn) as other:
        theirs = opened(other, qtbot)
        assert theirs.fields.is_empty()
        assert theirs.draft.isHidden()


def test_discard_empties_the_form_and_forgets_the_draft(here: Seat, form: IntakeForm, qtbot: QtBot):
    write(qtbot, "somebody")
    qtbot.waitUntil(lambda: not form.discard.isHidden())
    assert draft(here, qtbot)
    qtbot.mouseClick(form.discard, Qt.MouseButton.LeftButton)
    assert form.fields.is_empty()
    assert draft(here, qtbot) == ""
    assert form.discard.isHidden()


def test_leaving_at_once_keeps_the_draft(here: Seat, form: IntakeForm, qtbot: QtBot):
    write(qtbot, "half a na")
    form.hide()
    assert "half a na" in draft(here, qtbot)


def test_logging_forgets_the_draft(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.words.setPlainText("Wi-Fi drops in the gym")
    qtbot.waitUntil(lambda: not form.draft.isHidden())
    with qtbot.waitSignal(form.logged):
        form.log()
    assert draft(here, qtbot) == ""
    assert form.draft.isHidden()


@pytest.mark.parametrize("kept", ["", "{", "[]", "7", '{"words": "x"}', '{"words": 5, "who": null}'])
def test_a_draft_nobody_can_read_counts_as_none(form: IntakeForm, kept: str):
    assert not form.fields.take_draft(kept)
    assert form.fields.is_empty()


def test_a_draft_never_goes_to_somebody_else(here: Seat, form: IntakeForm, crew: Crew, qtbot: QtBot):
    here.ask(qtbot, lambda d: d.frame.enter(crew.deshawn) or True)
    form.fields.words.setPlainText("of Maya")
    form.keep_draft()
    assert draft(here, qtbot) == ""


def test_enter_twice_logs_once(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.words.setPlainText("Printer jams")
    form.log()
    form.log()
    qtbot.waitUntil(lambda: bool(form.after.number.text()))
    here.settle(qtbot)
    assert len(tickets(here, qtbot)) == 1


def test_look_alikes_are_offered_while_typing_and_open_instead(here: Seat, form: IntakeForm, qtbot: QtBot):
    same = here.ask(qtbot, lambda d: d.tickets.open(Intake("Screen is black", device="CB-2217"))).value
    form.fields.device.setFocus()
    write(qtbot, "cb 2217")
    qtbot.waitUntil(lambda: bool(form.alikes.found()))
    (found,) = form.alikes.found()
    assert (found.row.number, found.why) == (same.number, "same device")
    spoken = form.alikes.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Same device: {same.number}, Screen is black")
    press(qtbot, Qt.Key.Key_F6)
    assert form.alikes.list.hasFocus()
    with qtbot.waitSignal(form.closed):
        press(qtbot, Qt.Key.Key_Return)
    assert here.went == [("tickets", same.id)]
    assert "cb 2217" in draft(here, qtbot)


def test_a_click_on_a_look_alike_opens_it(here: Seat, form: IntakeForm, qtbot: QtBot):
    same = here.ask(qtbot, lambda d: d.tickets.open(Intake("Keyboard misses letters", room="118"))).value
    form.fields.words.setPlainText("keyboard misses the letter e")
    qtbot.waitUntil(lambda: bool(form.alikes.found()))
    where = form.alikes.list.visualItemRect(form.alikes.list.item(0)).center()
    qtbot.mouseClick(form.alikes.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert here.went == [("tickets", same.id)]


def test_a_narrow_window_shows_form_or_look_alikes(here: Seat, form: IntakeForm, qtbot: QtBot):
    here.ask(qtbot, lambda d: d.tickets.open(Intake("Projector is pink", room="214")))
    here.window.resize(640, 600)
    assert not form.alikes.isVisible()
    assert not form.similar.isVisible()
    form.fields.room.setFocus()
    write(qtbot, "214")
    qtbot.waitUntil(form.similar.isVisible)
    assert form.similar.accessibleName() == "Looks alike 1"
    qtbot.mouseClick(form.similar, Qt.MouseButton.LeftButton)
    assert form.alikes.list.hasFocus()
    assert not form.fields.isVisible()
    press(qtbot, Qt.Key.Key_F6)
    assert form.fields.words.hasFocus()
    here.window.resize(1072, 700)
    assert form.alikes.isVisible()
    assert form.fields.isVisible()


def test_without_look_alikes_the_side_says_what_comes_there(form: IntakeForm, qtbot: QtBot):
    assert form.alikes.hint.isVisible()
    assert not form.alikes.list.isVisible()
    press(qtbot, Qt.Key.Key_F6)
    assert form.fields.words.hasFocus()


def test_rooms_devices_and_tags_are_suggested(here: Seat, form: IntakeForm, qtbot: QtBot):
    here.ask(qtbot, lambda d: d.tickets.open(Intake("x", room="Gym", device="CB-1", tags=("exam", "carts"))))
    form.fields.room.setFocus()
    write(qtbot, "g")
    qtbot.waitUntil(form.fields.room.list_open)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert form.fields.room.text() == "Gym"
    assert form.fields.device.hasFocus()
    form.fields.tags.setFocus()
    write(qtbot, "carts, ex")
    qtbot.waitUntil(form.fields.tags.list_open)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert form.fields.tags.text() == "carts, exam"


def test_undo_of_the_logging_brings_the_words_back(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.words.setPlainText("Wrong counter")
    with qtbot.waitSignal(form.logged):
        form.log()
    assert here.notes.undo_newest()
    qtbot.waitUntil(lambda: form.fields.words.isVisible())
    assert form.fields.words.toPlainText() == "Wrong counter"
    assert tickets(here, qtbot) == []
    with qtbot.waitSignal(form.logged):
        form.log()
    assert len(tickets(here, qtbot)) == 1


def test_log_another_begins_empty(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.words.setPlainText("One")
    with qtbot.waitSignal(form.logged):
        form.log()
    press(qtbot, Qt.Key.Key_Return)
    assert form.fields.is_empty()
    assert form.fields.who.hasFocus()


def test_asked_for_again_after_logging_it_is_ready_for_the_next(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.words.setPlainText("One")
    with qtbot.waitSignal(form.logged):
        form.log()
    form.setFocus()
    assert form.fields.is_empty()
    assert form.fields.who.hasFocus()


def test_open_goes_to_the_ticket_and_print_shows_the_slip(here: Seat, form: IntakeForm, qtbot: QtBot):
    form.fields.words.setPlainText("One")
    with qtbot.waitSignal(form.logged) as logged:
        form.log()
    qtbot.mouseClick(form.after.slip, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert sheet.windowTitle() == f"Slip for {logged.args[0].number}"
    sheet.close()
    with qtbot.waitSignal(form.closed):
        qtbot.mouseClick(form.after.open, Qt.MouseButton.LeftButton)
    assert here.went == [("tickets", logged.args[0].id)]


def test_every_control_is_named_and_the_tab_order_is_that_of_the_eye(form: IntakeForm, qtbot: QtBot):
    nameless = [w for w in controls(form) if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)]
    assert not nameless
    fields, seen = form.fields, []
    fields.who.setFocus()
    for _ in range(11):
        seen.append(QApplication.focusWidget())
        press(qtbot, Qt.Key.Key_Tab)
    first = [fields.who, fields.words, fields.room, fields.device, button(fields.urgency, "Can wait")]
    then = [button(fields.impact, "A person"), fields.category, fields.source, fields.tags]
    assert seen == [*first, *then, form.log_button, form.close_button]


def controls(form: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    return [w for w in form.findChildren(QWidget) if w.focusPolicy() & tab and w.isVisibleTo(form)]


def button(switch: QWidget, text: str) -> QWidget:
    from trellis.ui.buttons import Button

    return next(b for b in switch.findChildren(Button) if b.text() == text)
