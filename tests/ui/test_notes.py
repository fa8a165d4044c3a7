"""The quiet note with Undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from trellis.ui import notes as notes_module
from trellis.ui.notes import Notes


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window with one field, away from the mouse of earlier tests."""
    QCursor.setPos(3_000, 3_000)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    window.resize(700, 400)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def notes(host: QWidget) -> Notes:
    """The notes of that window."""
    return Notes(host)


def test_a_note_is_there_for_15_seconds(notes: Notes) -> None:
    note = notes.say("B-0142 claimed", lambda: None)
    assert 14_000 < note.remaining() <= 15_800  # a coarse timer may take 5 % more
    assert note.text() == "B-0142 claimed"


def test_a_note_goes_by_itself(notes: Notes, qtbot: QtBot) -> None:
    note = notes.say("Backup made", seconds=0.05)
    with qtbot.waitSignal(note.gone):
        pass
    assert notes.shown() == []


def test_undo_by_click_once(notes: Notes, qtbot: QtBot) -> None:
    undone: list[str] = []
    note = notes.say("B-0142 claimed", lambda: undone.append("claim"))
    assert note.undo_button
    qtbot.mouseClick(note.undo_button, Qt.MouseButton.LeftButton)
    note.take_back()
    assert undone == ["claim"]
    assert notes.shown() == []


def test_undo_newest_skips_what_cannot_be_undone(notes: Notes) -> None:
    undone: list[str] = []
    notes.say("first", lambda: undone.append("first"))
    notes.say("second", lambda: undone.append("second"))
    notes.say("told")
    assert notes.undo_newest()
    assert notes.undo_newest()
    assert not notes.undo_newest()
    assert undone == ["second", "first"]


def test_at_most_three(notes: Notes) -> None:
    for n in range(5):
        notes.say(f"note {n}")
    assert [note.text() for note in notes.shown()] == ["note 2", "note 3", "note 4"]


def test_notes_stand_at_the_bottom_and_do_not_overlap(notes: Notes, host: QWidget) -> None:
    made = [notes.say(f"note {n}", lambda: None) for n in range(3)]
    boxes = [note.geometry() for note in made]
    assert all(host.rect().contains(box) for box in boxes)
    assert boxes[0].bottom() < boxes[1].top()
    assert boxes[1].bottom() < boxes[2].top()
    host.resize(500, 300)
    QApplication.processEvents()
    assert host.rect().contains(made[2].geometry())
    assert made[2].geometry().bottom() > 240


def test_a_note_waits_under_the_mouse(notes: Notes) -> None:
    note = notes.say("B-0142 claimed", lambda: None)
    middle = QPointF(note.rect().center())
    QApplication.sendEvent(note, QEnterEvent(middle, middle, middle))
    assert note.waits()
    QApplication.sendEvent(note, QEvent(QEvent.Type.Leave))
    assert not note.waits()
    assert note.remaining() <= 15_800  # a coarse timer may take 5 % more


def test_a_note_waits_while_its_button_has_the_focus(notes: Notes, host: QWidget, qtbot: QtBot) -> None:
    note = notes.say("B-0142 claimed", lambda: None)
    assert note.undo_button
    host.activateWindow()
    note.undo_button.setFocus()
    qtbot.wait_until(note.undo_button.hasFocus)
    assert note.waits()
    host.findChild(QLineEdit).setFocus()
    assert not note.waits()


def test_a_note_does_not_take_the_focus(notes: Notes, host: QWidget, qtbot: QtBot) -> None:
    field = host.findChild(QLineEdit)
    host.activateWindow()
    field.setFocus()
    qtbot.wait_until(field.hasFocus)
    notes.say("B-0142 claimed", lambda: None)
    assert field.hasFocus()


def test_screen_readers_are_told_once(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Ear:
        @staticmethod
        def updateAccessibility(event: object) -> None:
            told.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(notes_module, "QAccessible", Ear)
    notes.say("B-0142 claimed")
    assert told == ["B-0142 claimed"]


def test_a_real_announcement_is_accepted(host: QWidget) -> None:
    notes_module.announce(host, "told")
    assert QAccessible.queryAccessibleInterface(host) is not None


def test_lock_puts_everything_away(notes: Notes) -> None:
    notes.say("one", lambda: None)
    notes.say("two")
    notes.clear()
    assert notes.shown() == []
    assert not notes.undo_newest()


def test_people_s_words_stay_words(notes: Notes) -> None:
    note = notes.say("<b>x</b> claimed")
    assert note.words.textFormat() == Qt.TextFormat.PlainText
    assert note.words.text() == "<b>x</b> claimed"
    long = notes.say("word " * 500)
    assert len(long.words.text()) <= 160
