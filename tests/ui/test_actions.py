"""One record feeds menu, shortcut, button and palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from trellis.ui.actions import Action, Actions, KeysTaken, is_field
from trellis.ui.text import SafeText


class Desk:
    """What the actions of these tests do: they are noted."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open = True

    def does(self, what: str) -> None:
        self.done.append(what)


@pytest.fixture
def desk() -> Desk:
    """A fresh note of what was done."""
    return Desk()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A shown, active window with an empty column."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.wait_until(made.hasFocus)
    return made


@pytest.fixture
def book(window: QWidget, desk: Desk) -> Actions:
    """A book with an intake, a claim and a search."""
    made = Actions(window)
    made.add(
        Action("ticket.new", "New ticket", lambda: desk.does("new"), ("N",), section="Tickets", single_letter=True),
        Action("ticket.claim", "Claim", lambda: desk.does("claim"), ("C",), lambda: desk.open, "Tickets", True),
        Action("search", "Search", lambda: desk.does("search"), ("Ctrl+K", "/"), section="All", single_letter=True),
        Action("lock", "Lock", lambda: desk.does("lock"), ("Ctrl+L",), section="All", palette=False),
    )
    return made


def test_a_letter_runs_its_action(book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.ran) as ran:
        qtbot.keyClick(window, Qt.Key.Key_N)
    assert ran.args == ["ticket.new"]
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["new", "search", "search"]


def test_what_cannot_be_done_now_is_not_done(book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    desk.open = False
    qtbot.keyClick(window, Qt.Key.Key_C)
    assert not book.run("ticket.claim")
    assert desk.done == []
    assert [a.id for a in book.offered()] == ["ticket.new", "search"]


FIELDS = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "number": QSpinBox,
    "date": lambda: QDateEdit(QDate(2025, 12, 12)),
    "choice": QComboBox,
    "choice that is written": lambda: _editable(),
}


def _editable() -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    return combo


@pytest.mark.parametrize("kind", FIELDS)
def test_letters_belong_to_the_field(kind: str, book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    field = FIELDS[kind]()
    window.layout().addWidget(field)
    field.show()
    field.setFocus()
    target = window.focusWidget()
    qtbot.wait_until(target.hasFocus)
    for key in (Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_Slash):
        qtbot.keyClick(target, key)
    assert desk.done == []
    assert is_field(target)
    qtbot.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["lock"]


def test_letters_work_in_lists_and_in_shown_text(book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    lines, text = QListWidget(), SafeText()
    lines.addItems(["new", "claim"])
    text.set_markdown("words")
    for widget in (lines, text.view()):
        window.layout().addWidget(widget if widget is lines else text)
        widget.setFocus()
        qtbot.wait_until(widget.hasFocus)
        qtbot.keyClick(widget, Qt.Key.Key_N)
    assert desk.done == ["new", "new"]


def test_letters_can_be_switched_off(book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.letters_changed):
        book.set_letters(False)
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    assert desk.done == []
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["search"]
    assert [s.id for s in book.shortcuts_table()] == ["search", "lock"]
    book.set_letters(True)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert desk.done == ["search", "new"]


def test_keys_can_be_changed_and_given_back(book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.mapping_changed) as changed:
        book.remap("ticket.new", ["Ctrl+Shift+N"])
    assert changed.args == [{"ticket.new": ("Ctrl+Shift+N",)}]
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert desk.done == []
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.done == ["new"]
    with qtbot.waitSignal(book.mapping_changed) as changed:
        book.remap("ticket.new", ["N"])
    assert changed.args == [{}]


def test_changed_keys_come_back_in(window: QWidget, desk: Desk) -> None:
    book = Actions(window, {"a": ["Ctrl+J"]}, letters=False)
    book.add(Action("a", "A", lambda: None, ("A",), single_letter=True))
    assert book.keys("a") == ("Ctrl+J",)


def test_two_actions_cannot_have_one_key(book: Actions) -> None:
    with pytest.raises(KeysTaken) as taken:
        book.add(Action("other", "Other", lambda: None, ("ctrl+k",)))
    assert (taken.value.first, taken.value.second) == ("search", "other")
    with pytest.raises(KeysTaken):
        book.remap("lock", ["N"])
    assert book.keys("lock") == ("Ctrl+L",)
    with pytest.raises(ValueError, match="there already"):
        book.add(Action("lock", "Again", lambda: None))
    book.remap("search", ["Ctrl+F"])
    book.remap("lock", ["Ctrl+K"])
    assert book.keys_text("lock") == "Ctrl+K"


def test_menus_and_buttons_follow(book: Actions, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    menu = book.menu(QMenu(window), "ticket.new", "", "ticket.claim")
    button = book.button("ticket.new", "main", hint=True)
    claim = book.button("ticket.claim")
    window.layout().addWidget(button)
    assert [a.text() for a in menu.actions()] == ["New ticket", "", "Claim"]
    assert button.accessibleDescription() == "Key: N"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.done == ["new"]
    desk.open = False
    menu.aboutToShow.emit()
    assert not menu.actions()[2].isEnabled()
    assert not claim.isEnabled()
    claim.deleteLater()
    book.remap("ticket.new", ["Ctrl+N"])
    assert button.accessibleDescription() == "Key: Ctrl+N"


def test_a_button_that_is_gone_is_forgotten(book: Actions, qtbot: QtBot) -> None:
    import shiboken6

    button = book.button("ticket.claim")
    shiboken6.delete(button)
    book.refresh()
    assert book.record("ticket.claim").text == "Claim"


def test_the_table_of_the_help_page(book: Actions) -> None:
    lines = [(s.section, s.text, s.keys) for s in book.shortcuts_table()]
    assert lines == [
        ("Tickets", "New ticket", ("N",)),
        ("Tickets", "Claim", ("C",)),
        ("All", "Search", ("Ctrl+K", "/")),
        ("All", "Lock", ("Ctrl+L",)),
    ]


def test_the_palette_leaves_out_what_is_not_for_it(book: Actions) -> None:
    assert "lock" not in [a.id for a in book.offered()]
    assert [a.id for a in book.all()] == ["ticket.new", "ticket.claim", "search", "lock"]


def test_two_rooms_may_have_one_key_and_the_one_on_screen_takes_it(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    here = "first"
    book = Actions(window)
    for room in ("first", "second"):
        run, enabled = (lambda r=room: done.append(r)), (lambda r=room: here == r)
        book.add(Action(f"{room}.claim", "Claim", run, ("C",), enabled, single_letter=True, room=room))
    book.refresh()
    qtbot.keyClick(window, Qt.Key.Key_C)
    here = "second"
    for room in ("first", "second"):
        book.refresh(room)
    qtbot.keyClick(window, Qt.Key.Key_C)
    assert done == ["first", "second"]
    here = "first"
    book.enter("first")
    qtbot.keyClick(window, Qt.Key.Key_C)
    assert done == ["first", "second", "first"]
    with pytest.raises(KeysTaken):
        book.add(Action("other", "Other", lambda: None, ("C",), room="first"))
    with pytest.raises(KeysTaken):
        book.add(Action("everywhere", "Everywhere", lambda: None, ("C",)))
