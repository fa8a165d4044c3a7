"""Counter mode: what the person at the counter can do, what they can never see, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting, make_file, open_at
from tests.ui.seats import Seat, seat
from trellis.rules.tickets import Intake, Query, Source, Ticket, Urgency, View
from trellis.ui import counter_pages, slips
from trellis.ui.controls import SuggestField
from trellis.ui.counter import CounterMode
from trellis.ui.signin.secret import Passphrase

PINS = {"maya": "2580", "deshawn": "7193"}


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    crew = make_file(tmp_path / "school.trellis")
    with open_at(tmp_path / "school.trellis") as desk:
        acting(desk, crew.advisor)
        for name, pin in PINS.items():
            desk.keys.set_pin(getattr(crew, name), pin)
        desk.tickets.open(Intake("A secret ticket", crew.okafor, room="214", device="CB-2217"))
    return crew


@pytest.fixture
def here(tmp_path: Path, crew: Crew) -> Iterator[Seat]:
    with seat(tmp_path / "school.trellis", crew.maya) as at:
        yield at


class Left:
    """Whom counter mode was left with."""

    def __init__(self) -> None:
        self.members: list[UUID] = []

    def __call__(self, member: UUID) -> None:
        self.members.append(member)


@pytest.fixture
def left() -> Left:
    return Left()


def begun(here: Seat, left: Left, qtbot: QtBot, **timing: int) -> CounterMode:
    mode = CounterMode(here.context.worker, here.context.info, left, **timing)
    mode.start()
    qtbot.waitExposed(mode)
    mode.activateWindow()
    qtbot.waitUntil(mode.form.name.hasFocus)
    return mode


@pytest.fixture
def mode(here: Seat, left: Left, qtbot: QtBot) -> Iterator[CounterMode]:
    mode = begun(here, left, qtbot)
    yield mode
    end(mode, left)


def end(mode: CounterMode, left: Left) -> None:
    """Close as leaving does."""
    if not left.members:
        mode._over = True
        mode.close()
        mode.deleteLater()


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def write(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def newest(here: Seat, qtbot: QtBot) -> Ticket:
    return here.ask(qtbot, lambda d: d.tickets.detail(d.tickets.page(Query(View.ALL))[0].id).ticket)


def send_one(mode: CounterMode, qtbot: QtBot) -> None:
    write(qtbot, "Rosa Vega")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "The printer jams")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(mode.sent.number.isVisible)


def test_a_ticket_is_sent_by_keyboard_and_the_number_is_large(here: Seat, mode: CounterMode, crew: Crew, qtbot: QtBot):
    write(qtbot, "Rosa Vega")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "The printer jams")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "Library")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "PR-4")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    assert mode.form.urgency.value() is Urgency.BLOCKED
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(mode.sent.number.isVisible)
    ticket = newest(here, qtbot)
    assert (ticket.title, ticket.room, ticket.device) == ("The printer jams", "Library", "PR-4")
    assert (ticket.opened_by, ticket.source, ticket.urgency) == (crew.maya, Source.WALK_UP, Urgency.BLOCKED)
    asked = here.ask(qtbot, lambda d: d.people.get(ticket.requester))
    assert asked.full_name == "Rosa Vega"
    assert mode.sent.number.text() == ticket.number
    assert mode.sent.number.font().pixelSize() >= 72
    assert mode.sent.close_button.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert mode.form.is_empty()
    assert mode.form.name.hasFocus()


def test_what_is_missing_is_said_beside_its_field(here: Seat, mode: CounterMode, qtbot: QtBot):
    write(qtbot, "Rosa")
    qtbot.mouseClick(mode.form.button, Qt.MouseButton.LeftButton)
    assert "say what is wrong" in mode.form._rows["words"].error()
    assert mode.form._rows["name"].error() == ""
    assert mode.form.words.hasFocus()
    assert mode.form.name.text() == "Rosa"
    assert newest(here, qtbot).title == "A secret ticket"


def test_no_names_and_no_tickets_are_ever_shown(mode: CounterMode, qtbot: QtBot):
    assert not mode.findChildren(SuggestField)
    for letters in ("ma", "ok", "secret", "214", "CB-2217"):
        for field in (mode.form.name, mode.form.words, mode.form.where, mode.form.device):
            field.setFocus()
            write(qtbot, letters)
    qtbot.wait(200)
    mode.ask_to_leave()
    shown = " ".join(said(mode)).casefold()
    for word in ("maya", "okafor", "deshawn", "soto", "secret", "b-0001"):
        assert word not in shown, word


def said(mode: QWidget) -> list[str]:
    """Every word the window shows or tells a screen reader, but what was typed into it."""
    labels = [label.text() for label in mode.findChildren(QLabel)]
    buttons = [button.text() for button in mode.findChildren(QAbstractButton)]
    names = [w.accessibleName() + w.accessibleDescription() + w.toolTip() for w in mode.findChildren(QWidget)]
    return [mode.windowTitle(), *labels, *buttons, *names]


def test_it_is_a_window_of_its_own_without_the_members_actions(mode: CounterMode, here: Seat):
    assert mode.parent() is None
    assert mode.isWindow()
    assert mode.isFullScreen()
    assert mode.actions() == []


def test_nothing_of_the_last_person_comes_back(mode: CounterMode, qtbot: QtBot):
    write(qtbot, "Rosa Vega")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "private words")
    mode.form.words.selectAll()
    mode.form.words.copy()
    qtbot.mouseClick(mode.form.again, Qt.MouseButton.LeftButton)
    for field in (mode.form.name, mode.form.words, mode.form.where, mode.form.device):
        field.setFocus()
        press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        press(qtbot, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert mode.form.is_empty()
    assert all(f.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu for f in fields(mode))


def test_what_was_copied_here_leaves_the_clipboard(mode: CounterMode, qtbot: QtBot):
    write(qtbot, "private words")
    mode.form.name.selectAll()
    mode.form.name.copy()
    assert QGuiApplication.clipboard().text() == "private words"
    mode.clear()
    assert QGuiApplication.clipboard().text() == ""


def fields(mode: CounterMode) -> list[QWidget]:
    form = mode.form
    return [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)]


def test_it_clears_itself_when_nobody_is_there_and_says_so_before(here: Seat, left: Left, qtbot: QtBot):
    mode = begun(here, left, qtbot, idle_seconds=12, second_ms=15)
    try:
        write(qtbot, "Rosa")
        qtbot.waitUntil(lambda: "clears itself in" in mode.countdown.text())
        assert mode.form.name.text() == "Rosa"
        with qtbot.waitSignal(mode.cleared):
            pass
        assert mode.form.is_empty()
        assert mode.countdown.text() == ""
    finally:
        end(mode, left)


def test_a_touch_keeps_what_is_typed(here: Seat, left: Left, qtbot: QtBot):
    mode = begun(here, left, qtbot, idle_seconds=12, second_ms=1_000_000)
    try:
        write(qtbot, "Rosa")
        for _ in range(11):
            mode._tick()
        assert mode.countdown.text() != ""
        press(qtbot, Qt.Key.Key_Right)
        assert mode.countdown.text() == ""
        for _ in range(11):
            mode._tick()
        assert mode.form.name.text() == "Rosa"
        mode._tick()
        assert mode.form.is_empty()
    finally:
        end(mode, left)


@pytest.mark.parametrize("page", ["sent", "out"])
def test_number_and_way_out_clear_themselves_too(here: Seat, left: Left, qtbot: QtBot, page: str):
    mode = begun(here, left, qtbot, idle_seconds=5, second_ms=1_000_000)
    try:
        if page == "sent":
            send_one(mode, qtbot)
        else:
            mode.ask_to_leave()
            write(qtbot, "25")
        for _ in range(5):
            mode._tick()
        assert mode.form.isVisible()
        assert mode.sent.number.text() == ""
        assert mode.out.secret.field.text() == ""
    finally:
        end(mode, left)


def test_closing_by_any_way_asks_for_the_secret(mode: CounterMode, left: Left, qtbot: QtBot):
    mode.close()
    assert mode.isVisible()
    assert mode.out.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert mode.form.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert mode.out.isVisible()
    qtbot.mouseClick(mode.out.back, Qt.MouseButton.LeftButton)
    assert mode.form.isVisible()
    qtbot.mouseClick(mode.team, Qt.MouseButton.LeftButton)
    assert mode.out.secret.field.hasFocus()
    assert left.members == []


def leave_as(mode: CounterMode, qtbot: QtBot, secret: str, name: str = "") -> None:
    mode.ask_to_leave()
    mode.out.name.setText(name)
    mode.out.secret.field.setFocus()
    write(qtbot, secret)
    press(qtbot, Qt.Key.Key_Return)


def test_who_started_it_leaves_with_their_pin(mode: CounterMode, left: Left, crew: Crew, qtbot: QtBot):
    gone = []
    mode.destroyed.connect(lambda: gone.append(True))
    leave_as(mode, qtbot, PINS["maya"])
    qtbot.waitUntil(lambda: bool(gone))
    assert left.members == [crew.maya]


@pytest.mark.parametrize("name", ["Deshawn King", "deshawn k", "DESHAWN"])
def test_another_member_types_their_name(mode: CounterMode, left: Left, crew: Crew, qtbot: QtBot, name: str):
    leave_as(mode, qtbot, PINS["deshawn"], name)
    qtbot.waitUntil(lambda: left.members == [crew.deshawn])


@pytest.mark.parametrize(
    ("secret", "name"),
    [("1111", ""), (PINS["deshawn"], ""), (PINS["maya"], "Deshawn"), ("2580", "Nobody Here"), ("x", "Mr. Okafor")],
)
def test_every_wrong_secret_gets_the_same_answer(mode: CounterMode, left: Left, qtbot: QtBot, secret: str, name: str):
    leave_as(mode, qtbot, secret, name)
    qtbot.waitUntil(lambda: mode.out.message.text() == "That did not match.")
    assert left.members == []
    assert mode.out.secret.field.text() == ""
    assert mode.out.secret.isEnabled()


def test_wrong_secrets_wait(mode: CounterMode, left: Left, qtbot: QtBot, here: Seat, monkeypatch: pytest.MonkeyPatch):
    begun_at = []
    monkeypatch.setattr(mode.out.wait, "begin", begun_at.append)
    for _ in range(3):
        mode.out.message.setText("")
        leave_as(mode, qtbot, "9999")
        qtbot.waitUntil(lambda: bool(mode.out.message.text()))
    assert len(begun_at) == 1
    assert not mode.out.secret.isEnabled()


def test_trouble_keeps_the_words_and_tells_nothing_of_the_desk(here: Seat, mode: CounterMode, qtbot: QtBot):
    here.ask(qtbot, lambda d: d.frame.leave() or True)
    write(qtbot, "Rosa")
    mode.form.words.setPlainText("It smokes")
    mode.form.send()
    qtbot.waitUntil(mode.form.trouble.isVisible)
    assert "Your words are still here" in mode.form.trouble.words.text()
    assert mode.form.words.toPlainText() == "It smokes"


def test_the_slip_goes_to_the_printer_without_a_dialog(
    mode: CounterMode, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    printed = []
    monkeypatch.setattr(counter_pages, "can_print", lambda: True)
    monkeypatch.setattr(counter_pages, "print_at_once", printed.append)
    send_one(mode, qtbot)
    qtbot.mouseClick(mode.sent.slip_button, Qt.MouseButton.LeftButton)
    assert [slip.number for slip in printed] == [mode.sent.number.text()]
    assert mode.sent.close_button.hasFocus()


def test_a_printer_that_does_not_answer_is_told_calmly(
    mode: CounterMode, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(counter_pages, "can_print", lambda: True)
    monkeypatch.setattr(slips, "can_print", lambda: False)
    send_one(mode, qtbot)
    qtbot.mouseClick(mode.sent.slip_button, Qt.MouseButton.LeftButton)
    assert "write the number down" in mode.sent.trouble.words.text()


def test_without_a_printer_no_slip_is_offered(mode: CounterMode, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(counter_pages, "can_print", lambda: False)
    send_one(mode, qtbot)
    assert not mode.sent.slip_button.isVisible()


def test_every_control_is_named(mode: CounterMode, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(counter_pages, "can_print", lambda: True)
    mode.ask_to_leave()
    for page in (mode.form, mode.sent, mode.out):
        for control in page.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control


def test_a_sent_secret_cannot_be_brought_back(qtbot: QtBot):
    entry = Passphrase("Passphrase", "Go")
    qtbot.addWidget(entry)
    entry.show()
    qtbot.keyClicks(entry.field, "plum orbit lantern")
    entry._enter()
    entry._eye.setChecked(True)
    entry.field.undo()
    assert entry.field.text() == ""
