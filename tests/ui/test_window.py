"""The window: going places, notes and undo, long work, and a lock that leaves nothing of the last person behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew
from tests.ui.walker import texts
from tests.ui.windows import PASSPHRASE, Opened, make_desk, press, window_on, write
from trellis.desk.desk import Desk
from trellis.rules.errors import Invalid, Trouble
from trellis.rules.tickets import Intake, Query, View
from trellis.ui.context import Context
from trellis.ui.pages import Sheet, ask
from trellis.ui.rooms import Room
from trellis.ui.text import MarkdownEditor
from trellis.ui.theme import look
from trellis.ui.window import Window
from trellis.ui.worker import Job

MARK = "xylophonequartz"
"""A word nobody else would say: where it is found after a switch, something of the last person stayed."""


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_desk(tmp_path / "school.trellis")[0]


@pytest.fixture
def here(tmp_path: Path, crew: Crew, qtbot: QtBot) -> Iterator[Opened]:
    with window_on(tmp_path / "school.trellis", qtbot) as opened:
        yield opened


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def notes(here: Opened) -> list[str]:
    return [note.text() for note in here.shell.notes.shown()]


def log_ticket(here: Opened, qtbot: QtBot, words: str) -> None:
    here.shell.context.do(lambda desk: desk.tickets.open(Intake(words)), lambda ticket: f"{ticket.number} logged")
    here.settle(qtbot)


class Scribbles(QWidget):
    """A room of the test: a field, an editor that keeps drafts, and whatever it was told about."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.field, self.editor, self.told = (
            QLineEdit(),
            MarkdownEditor("Write here", "Scribble"),
            QLabel(context.me.name),
        )
        self.field.setAccessibleName("Field")
        layout = QVBoxLayout(self)
        for part in (self.field, self.editor, self.told):
            layout.addWidget(part)
        self.opened: list[object] = []
        self.editor.text_idle.connect(lambda text: context.worker.run(lambda d: d.tickets.save_draft("scribble", text)))
        context.worker.run(lambda d: d.tickets.drafts().get("scribble", ""), self.editor.set_text)

    def open(self, what: object) -> None:
        self.opened.append(what)


@pytest.fixture
def scribbles(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room("scribbles", "Scribbles", Scribbles, lambda _: True)
    from trellis.ui import shell

    usual = shell.rooms
    monkeypatch.setattr(shell, "rooms", lambda personal: [*usual(personal), room])


def scribble_page(here: Opened) -> Scribbles:
    page = here.shell.page("scribbles")
    assert isinstance(page, Scribbles)
    return page


# Going places


def test_rail_and_keys_go_to_the_rooms(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    rail = shell.rail.entries
    assert next(iter(rail)) == "today"
    assert rail["today"].isChecked()
    rail["settings"].click()
    assert rail["settings"].isChecked()
    assert shell.stack.currentWidget() is shell.page("settings")
    qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shell.stack.currentWidget() is shell.page("today")
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.stack.currentWidget() is shell.page("tickets")
    here.settle(qtbot)


def test_pages_are_made_when_somebody_goes_there(here: Opened, crew: Crew, qtbot: QtBot, scribbles: None) -> None:
    shell = here.enter(qtbot, crew.maya)
    assert not shell.findChildren(Scribbles)
    ticket = uuid4()
    shell.context.go("scribbles", ticket)
    assert scribble_page(here).opened == [ticket]
    assert len(shell.findChildren(Scribbles)) == 1
    here.settle(qtbot)


def test_a_room_for_others_stays_closed(
    here: Opened, crew: Crew, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trellis.ui import shell as module

    usual = module.rooms
    room = Room("secret", "Secret", Scribbles, lambda actor: actor.role == "advisor")
    monkeypatch.setattr(module, "rooms", lambda personal: [*usual(personal), room])
    shell = here.enter(qtbot, crew.maya)
    assert "secret" not in shell.rail.entries
    before = shell.stack.currentWidget()
    shell.context.go("secret")  # type: ignore[call-arg]
    assert shell.stack.currentWidget() is before
    assert not any(record.id == "go.secret" for record in shell.context.actions.all())


def test_a_low_rail_gives_its_name_and_its_foot_up_for_the_rooms(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    rail = here.enter(qtbot, crew.lead).rail

    def there(height: int) -> tuple[bool, bool]:
        rail.resize(rail.width(), height)
        return rail.mark.isVisible(), rail.foot.isVisible()

    told = [there(height) for height in range(800, 100, -1)]
    assert list(dict.fromkeys(told)) == [(True, True), (False, True), (False, False)]
    assert told == sorted(told, reverse=True), "what is gone does not come back further down"
    assert there(800) == (True, True)


def test_a_rail_too_low_for_its_rooms_scrolls_to_them(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.lead)
    rail, first, last = shell.rail, shell.rail.entries["today"], shell.rail.entries["settings"]

    def in_sight(entry: QWidget) -> bool:
        return entry.visibleRegion().boundingRect() == entry.rect()

    assert in_sight(first)
    assert in_sight(last)
    look().set_zoom(200)
    here.window.resize(1280, 600)
    qtbot.waitUntil(lambda: not in_sight(last))
    assert in_sight(first)
    assert {entry.height() for entry in rail.entries.values()} == {look().px(26)}
    last.setFocus()
    qtbot.waitUntil(lambda: in_sight(last))
    shell.go("today")
    qtbot.waitUntil(lambda: in_sight(first))
    here.settle(qtbot)


def test_the_rail_counts_open_tickets(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    log_ticket(here, qtbot, "Projector hums")
    log_ticket(here, qtbot, "Keyboard sticks")
    qtbot.waitUntil(lambda: "2" in shell.rail.entries["tickets"].accessibleDescription())


def test_new_ticket_is_one_key_and_leads_back(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    shell.go("settings")
    shell.setFocus()
    shell.context.actions.run("ticket.new")
    intake = shell.page("intake")
    assert shell.stack.currentWidget() is intake
    here.settle(qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shell.stack.currentWidget() is shell.page("settings"))
    here.settle(qtbot)


# What screens may ask for


def test_undo_takes_the_newest_change_back(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    log_ticket(here, qtbot, "Projector hums")
    assert notes(here) == ["B-0001 logged"]
    shell.context.actions.run("undo")
    here.settle(qtbot)
    assert notes(here) == ["Taken back"]
    got: list[object] = []
    here.worker.run(lambda desk: desk.tickets.page(Query(View.OPEN)), got.append)
    here.settle(qtbot)
    assert got == [[]]


def test_ctrl_z_in_a_field_is_the_fields_while_it_has_something(
    here: Opened, crew: Crew, qtbot: QtBot, scribbles: None
) -> None:
    shell = here.enter(qtbot, crew.maya)
    shell.go("scribbles")
    field = scribble_page(here).field
    log_ticket(here, qtbot, "Projector hums")
    field.setFocus()
    write(qtbot, "words")
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    here.settle(qtbot)
    assert field.text() == ""
    assert notes(here) == ["B-0001 logged"]
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    here.settle(qtbot)
    assert notes(here) == ["Taken back"]


def test_what_undo_does_not_cover_offers_none(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
    shell.context.do(lambda desk: desk.settings.rename("Another name"), "Renamed")
    here.settle(qtbot)
    assert [note.can_undo() for note in shell.notes.shown()] == [False]


def test_an_error_goes_to_whoever_asked(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    got: list[Exception] = []
    shell.context.do(lambda desk: desk.tickets.open(Intake("")), "never", failed=got.append)
    here.settle(qtbot)
    assert isinstance(got[0], Invalid)
    assert notes(here) == []
    assert dialogs() == []


def test_trouble_is_told_calmly_and_as_text(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    shell.context.trouble(Trouble("The <b>disk</b> is full.", "Nothing is lost.", "Free some space."))
    (sheet,) = dialogs()
    said = [label for label in sheet.findChildren(QLabel) if label.text()]
    assert [label.text() for label in said] == ["The <b>disk</b> is full.", "Nothing is lost.", "Free some space."]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in said)
    qtbot.waitUntil(sheet.isActiveWindow)
    press(qtbot, Qt.Key.Key_Return)
    assert dialogs() == []


def test_a_bug_is_written_down_and_told_once(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    for _ in range(2):
        shell.context.do(lambda desk: desk.nothing_of_that_name())
    here.settle(qtbot)
    assert [type(bug) for bug in here.bugs] == [AttributeError, AttributeError]
    here.bugs.clear()
    (sheet,) = dialogs()
    assert "went wrong inside Trellis" in sheet.windowTitle()
    assert "nothing_of_that_name" not in "".join(texts(sheet))
    sheet.accept()


def test_long_work_shows_how_far_and_can_be_stopped(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    go_on = threading.Event()

    def work(desk: Desk, job: Job) -> str:
        job.progress(1, 2)
        go_on.wait(5)
        from trellis.rules.errors import Cancelled

        if job.cancelled():
            raise Cancelled
        return "done"

    done: list[str] = []
    shell.context.long("Counting sheep", work, done.append)
    qtbot.waitUntil(lambda: any("1 of 2" in text for text in texts(shell)))
    stop = next(b for b in shell.findChildren(QWidget) if b.accessibleName() == "Cancel" and b.isVisible())
    stop.click()  # type: ignore[attr-defined]
    go_on.set()
    here.settle(qtbot)
    assert done == []
    assert notes(here) == ["This was stopped. Nothing was changed."]
    assert shell.session.title_under_way == ""


# The lock


def test_a_switch_leaves_nothing_of_the_last_person(here: Opened, crew: Crew, qtbot: QtBot, scribbles: None) -> None:
    """The marker is put everywhere a person can put words; after the switch no widget, no accessible tree and no
    clipboard has it."""
    QApplication.setCursorFlashTime(0)
    fresh = here.window.grab().toImage()
    shell = here.enter(qtbot, crew.maya)
    log_ticket(here, qtbot, f"{MARK} in the ticket")
    shell.go("scribbles")
    page = scribble_page(here)
    here.settle(qtbot)
    page.field.setText(f"{MARK} in a field")
    page.told.setText(MARK)
    write_in = page.editor.writing()
    write_in.setFocus()
    write(qtbot, f"{MARK} in a draft")
    write_in.selectAll()
    write_in.copy()
    shell.context.say(f"{MARK} in a note")
    shell.context.trouble(Trouble(f"{MARK} in trouble"))
    shell.palette_.open()
    shell.top.search.setText(MARK)
    shell.palette_._ask()
    here.settle(qtbot)
    menu = QMenu(shell)
    menu.addAction(MARK)
    menu.popup(here.window.pos())
    before = "".join(text for widget in QApplication.topLevelWidgets() for text in texts(widget))
    assert before.count(MARK) > 8
    assert MARK in QGuiApplication.clipboard().text()

    shell.context.actions.run("lock")
    assert here.window.shell is None
    here.settle(qtbot)
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))
    nothing_left(MARK)
    qtbot.waitUntil(lambda: here.window.grab().toImage() == fresh)  # not one pixel tells that she was here
    here.enter(qtbot, crew.lead)
    here.shell.go("scribbles")
    here.settle(qtbot)
    assert scribble_page(here).editor.text() == ""
    # The ticket is the desk's and not Maya's; everything else is gone for good.
    here.shell.go("settings")
    here.shell.context.actions.run("undo")
    here.settle(qtbot)
    assert notes(here) == []
    here.shell.palette_.open()
    assert here.shell.top.search.text() == ""
    assert not any(MARK in text for text in texts(here.shell.top))
    assert not any(MARK in text for text in texts(scribble_page(here)))

    here.window.lock()
    here.settle(qtbot)
    here.enter(qtbot, crew.maya)
    here.shell.go("scribbles")
    here.settle(qtbot)
    assert scribble_page(here).editor.text() == f"{MARK} in a draft"


def nothing_left(word: str) -> None:
    for top in QApplication.topLevelWidgets():
        found = [text for text in texts(top) if word in text]
        assert not found, (top, found)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        assert word not in QGuiApplication.clipboard().text(mode)


def test_a_lock_takes_undo_with_it(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    """The desk refuses too: what was done before the lock stays, whoever asks."""
    here.enter(qtbot, crew.maya)
    done: list[object] = []
    here.worker.run(lambda desk: desk.tickets.open(Intake("Projector hums")), done.append)
    here.settle(qtbot)
    here.window.lock()
    here.enter(qtbot, crew.maya)
    got: list[Exception] = []
    change = done[0]
    here.worker.run(lambda desk: desk.history.undo(change.intent, change.seq), failed=got.append)  # type: ignore[attr-defined]
    here.settle(qtbot)
    assert "before you signed in" in str(got[0])


def test_answers_under_way_do_not_arrive_after_a_lock(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    hold, got = threading.Event(), []
    here.worker.run(lambda _: hold.wait(5), got.append)
    shell.context.do(lambda desk: desk.tickets.open(Intake(MARK)), MARK, got.append)
    here.window.lock()
    hold.set()
    here.settle(qtbot)
    assert got == []
    nothing_left(MARK)


def test_what_others_put_on_the_clipboard_stays(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(MARK)
    clipboard.blockSignals(True)  # Trellis is not in front and does not look
    clipboard.setText("from another program")
    clipboard.blockSignals(False)
    here.window.lock()
    here.settle(qtbot)
    assert QGuiApplication.clipboard().text() == "from another program"
    QGuiApplication.clipboard().clear()


def test_a_question_that_is_open_is_answered_with_no(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.enter(qtbot, crew.maya)
    answers: list[bool] = []

    class Locker(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, Sheet):
                from PySide6.QtCore import QTimer

                QTimer.singleShot(0, here.window.lock)
            return False

    locker = Locker()
    QApplication.instance().installEventFilter(locker)  # type: ignore[union-attr]
    answers.append(ask(shell, f"Delete {MARK}?", "Really?", "Yes", "No"))
    QApplication.instance().removeEventFilter(locker)  # type: ignore[union-attr]
    assert answers == [False]
    here.settle(qtbot)
    nothing_left(MARK)


def test_the_desk_locks_itself_when_nobody_touches_it(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot, lock_seconds=0.4) as here:
        here.enter(qtbot, crew.maya)
        with qtbot.waitSignal(here.window.left, timeout=3000):
            pass
        assert here.window.shell is None
        here.settle(qtbot)


def test_touching_it_keeps_it_open(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot, lock_seconds=0.6) as here:
        shell = here.enter(qtbot, crew.maya)
        for _ in range(12):
            qtbot.wait(100)
            qtbot.mouseMove(shell.rail)
            qtbot.keyClick(shell, Qt.Key.Key_Shift)
        assert here.window.shell is shell
        qtbot.waitUntil(lambda: here.window.shell is None, timeout=3000)
        here.settle(qtbot)


def test_the_time_is_the_advisors(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    assert here.window._idle._clock.interval() * 4 == 5 * 60 * 1000


# Beside and after


def test_another_process_is_noticed(
    here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.desks import acting, open_at

    shell = here.enter(qtbot, crew.maya)
    here.window._elsewhere.setInterval(30)
    qtbot.waitUntil(lambda: here.window._seen is not None)
    with open_at(tmp_path / "school.trellis") as other:
        acting(other, crew.lead).tickets.open(Intake("Written elsewhere"))
    qtbot.waitUntil(lambda: "1" in shell.rail.entries["tickets"].accessibleDescription(), timeout=4000)
    here.settle(qtbot)


def test_closing_signs_out_says_goodbye_and_closes(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        here.enter(qtbot, crew.maya)
        with qtbot.waitSignal(here.window.finished, timeout=5000):
            here.window.close()
        here.window.setProperty("gone", True)
    assert here.farewells == [True]
    assert not here.window.isVisible()
    assert not (tmp_path / "school.trellis-wal").exists()


def test_a_farewell_that_fails_is_told_before_closing(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:

        def full(desk: Desk, job: Job) -> None:
            raise Trouble("No room for a backup.", "The desk itself is safe.", "Free some space.")

        here.window.use(here.worker, full)
        here.window.close()
        qtbot.waitUntil(lambda: any("No room for a backup." in text for text in texts(here.window)))
        assert here.window.isVisible()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        with qtbot.waitSignal(here.window.finished, timeout=5000):
            press(qtbot, Qt.Key.Key_Return)
        here.window.setProperty("gone", True)


def test_no_window_flashes_by(here: Opened, crew: Crew, qtbot: QtBot, scribbles: None) -> None:
    """A part that is shown before it has a parent is a window of its own for a moment and takes the focus away."""
    flashed: list[str] = []

    class Look(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
            if shown and not isinstance(watched, (Window, QDialog, QMenu)):
                flashed.append(repr(watched))
            return False

    look = Look()
    QApplication.instance().installEventFilter(look)  # type: ignore[union-attr]
    for person, secret in ((crew.maya, "2580"), (crew.advisor, PASSPHRASE)):
        shell = here.enter(qtbot, person, secret)
        for key in list(shell._rooms):
            shell.go(key)
            here.settle(qtbot)
        shell.palette_.open()
        here.window.lock()
        here.settle(qtbot)
    here.choose(crew.deshawn)
    here.page.back()
    here.settle(qtbot)
    QApplication.instance().removeEventFilter(look)  # type: ignore[union-attr]
    assert flashed == []


def test_zoom_works_before_and_after_signing_in_and_is_kept(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    from trellis.ui.theme import look

    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, Qt.Key.Key_Plus, control)
    assert look().zoom == 110
    shell = here.enter(qtbot, crew.maya)
    qtbot.keyClick(shell, Qt.Key.Key_Plus, control)
    assert look().zoom == here.personal.now.zoom == 125
    qtbot.keyClick(shell, Qt.Key.Key_0, control)
    assert look().zoom == 100
    shell.context.actions.run("theme.dark")
    assert look().theme.dark
    assert here.personal.now.theme == "dark"
    here.settle(qtbot)


def test_plain_text_edits_of_the_kit_hand_in_drafts_at_the_lock(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    """Intake keeps what was typed when the lock comes in the middle of a word, for its author alone."""
    shell = here.enter(qtbot, crew.maya)
    shell.go("intake")
    here.settle(qtbot)
    intake = shell.page("intake")
    assert intake is not None
    words = next(field for field in intake.findChildren(QPlainTextEdit) if field.isVisible())
    words.setFocus()
    write(qtbot, f"{MARK} half a sen")
    here.window.lock()
    here.settle(qtbot)
    nothing_left(MARK)
    here.enter(qtbot, crew.lead).go("intake")
    here.settle(qtbot)
    nothing_left(MARK)
    here.window.lock()
    here.enter(qtbot, crew.maya).go("intake")
    here.settle(qtbot)
    assert any(f"{MARK} half a sen" in text for text in texts(here.shell))
