"""Pages, trouble pages, sheets and questions, and form rows inside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trellis.ui.pages import Page, Sheet, TroublePage, ask, confirm_irreversible
from trellis.ui.rows import Form, Row
from trellis.ui.text import MarkdownEditor, plain_label


def answered(qtbot: QtBot, question: Callable[[], bool], answer: Callable[[Sheet], None]) -> bool:
    """Ask a modal question and answer it as soon as it is on screen."""

    def step() -> None:
        sheet = QApplication.activeModalWidget()
        if isinstance(sheet, Sheet) and sheet.isVisible():
            answer(sheet)
        else:
            QTimer.singleShot(5, step)

    QTimer.singleShot(0, step)
    return question()


def button(sheet: QWidget, text: str) -> QPushButton:
    """The button of that text."""
    return next(b for b in sheet.findChildren(QPushButton) if b.text() == text)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A shown window to ask in."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_page_has_title_and_subtitle(qtbot: QtBot) -> None:
    page = Page("Tickets")
    qtbot.addWidget(page)
    page.show()
    assert not page.subtitle.isVisible()
    page.set_title("<b>Good morning</b>", "Block C")
    assert page.subtitle.isVisible()
    assert page.title.text() == "<b>Good morning</b>"
    assert page.title.textFormat() == Qt.TextFormat.PlainText
    assert page.accessibleName() == "<b>Good morning</b>"


def test_trouble_page_says_three_things_and_acts(qtbot: QtBot) -> None:
    done: list[str] = []
    page = TroublePage(
        "The desk file <b>cannot</b> be opened",
        "Nothing was changed.",
        "Try again.",
        [("Try again", lambda: done.append("again")), ("Open a backup", lambda: done.append("backup"))],
        "/srv/x",
    )
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.wait_until(page.buttons[0].hasFocus)
    labels = page.findChildren(QLabel)
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}
    shown = [label.text() for label in labels]
    for words in ("The desk file <b>cannot</b> be opened", "Nothing was changed.", "Try again.", "/srv/x"):
        assert words in shown
    for made in page.buttons:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert done == ["again", "backup"]


def test_sheet_focuses_its_first_field_and_leaves_by_escape(parent: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet(parent, "Hand over")
    form = Form()
    first = QLineEdit()
    form.row("To whom", first)
    sheet.body.addWidget(form)
    sheet.finish("Hand over")
    sheet.open()
    qtbot.wait_until(first.hasFocus)
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(first, Qt.Key.Key_Escape)


def test_enter_in_a_field_presses_the_main_button(parent: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet(parent, "Hand over")
    field = QLineEdit()
    sheet.body.addWidget(field)
    main = sheet.finish("Hand over")
    sheet.open()
    qtbot.wait_until(field.hasFocus)
    with qtbot.waitSignal(main.clicked):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    cancel = button(sheet, "Cancel")
    cancel.setFocus()
    with qtbot.waitSignal(sheet.rejected), qtbot.assertNotEmitted(main.clicked):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)


def test_ask_yes_no_and_escape(parent: QWidget, qtbot: QtBot) -> None:
    def question() -> bool:
        return ask(parent, "Leave?", "<b>Two</b> people wait.", "Leave", "Stay")

    assert answered(qtbot, question, lambda s: button(s, "Leave").click()) is True
    assert answered(qtbot, question, lambda s: button(s, "Stay").click()) is False
    assert answered(qtbot, question, lambda s: qtbot.keyClick(s, Qt.Key.Key_Escape)) is False
    assert answered(qtbot, question, lambda s: qtbot.keyClick(s, Qt.Key.Key_Return)) is True


def test_ask_about_danger_stays_on_enter(parent: QWidget, qtbot: QtBot) -> None:
    def question() -> bool:
        return ask(parent, "Throw away?", "The draft goes.", "Throw away", "Keep", danger=True)

    assert answered(qtbot, question, lambda s: qtbot.keyClick(s, Qt.Key.Key_Return)) is False


def test_irreversible_wants_the_word(parent: QWidget, qtbot: QtBot) -> None:
    def question() -> bool:
        return confirm_irreversible(parent, "End the year?", "Everybody leaves.", "End the year", word="goodbye")

    def without(sheet: Sheet) -> None:
        assert not button(sheet, "End the year").isEnabled()
        assert any(label.text() == "This cannot be undone." for label in sheet.findChildren(QLabel))
        sheet.reject()

    def with_word(sheet: Sheet) -> None:
        qtbot.keyClicks(sheet.findChild(QLineEdit), "Goodbye")
        button(sheet, "End the year").click()

    assert answered(qtbot, question, without) is False
    assert answered(qtbot, question, with_word) is True


def test_questions_leave_nothing_behind(parent: QWidget, qtbot: QtBot) -> None:
    answered(qtbot, lambda: ask(parent, "a", "b", "c", "d"), lambda s: s.reject())
    qtbot.wait_until(lambda: not parent.findChildren(QDialog))


# Form rows


def test_a_row_names_its_field_for_eye_and_ear(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = Row("&Where", field, "Room or place")
    qtbot.addWidget(row)
    assert row.label.buddy() is field
    assert field.accessibleName() == "Where"
    assert field.accessibleDescription() == "Room or place"
    face = QAccessible.queryAccessibleInterface(field)
    assert face.text(QAccessible.Text.Name) == "Where"


def test_an_error_stands_at_the_field_and_goes(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    good, bad = QLineEdit(), QComboBox()
    form.row("Where", good)
    wrong = form.row("Kind", bad, "What it is about")
    form.show()
    form.activateWindow()
    wrong.set_error("Please pick one.")
    assert bad.accessibleDescription() == "Please pick one."
    assert bad.property("wrong") == "true"
    assert form.first_wrong() is wrong
    qtbot.wait_until(bad.hasFocus)
    form.clear_errors()
    assert bad.accessibleDescription() == "What it is about"
    assert form.first_wrong() is None
    wrong.set_help("Another")
    assert bad.accessibleDescription() == "Another"


def test_rows_side_by_side_and_rows_without_a_label(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    left, right = QLineEdit(), QLineEdit()
    form.pair(("Room", left), ("Tag", right, "On the sticker"))
    check = QCheckBox("Trainee")
    form.row("Trainee", check, "Replies wait for a lead")
    form.show()
    assert left.mapTo(form, left.rect().topLeft()).y() == right.mapTo(form, right.rect().topLeft()).y()
    assert check.accessibleName() == "Trainee"
    assert right.accessibleDescription() == "On the sticker"


def test_a_row_names_the_field_inside_an_editor(qtbot: QtBot) -> None:
    editor = MarkdownEditor("…")
    row = Row("What is wrong", editor)
    qtbot.addWidget(row)
    assert editor.writing().accessibleName() == "What is wrong"
    row.set_error("Please say what is wrong.")
    assert editor.writing().property("wrong") == "true"


def test_a_sheet_is_high_enough_for_its_words(parent: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet(parent, "Restore?")
    words = plain_label("What was done since is not in it, but it is kept beside it. " * 12)
    sheet.body.addWidget(words)
    sheet.add_button("Close")
    sheet.show()
    qtbot.waitExposed(sheet)
    assert words.height() >= words.heightForWidth(words.width())
    sheet.reject()
