"""Sign-off as an advisor works it: read, held, commented, signed and taken back, by clicks and keys on a real desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import OTHER_WORDS, PARTS, SECOND, WORDS, decided, keyed, opened, proposed
from tests.projects import written as write
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems, texts
from trellis.desk.desk import Desk
from trellis.rules.projects import Appeal, State
from trellis.rules.proposal import Chooser, Milestone, Need, NeedKind, PartName
from trellis.rules.signoffs import Comment, Decision, Gate, read_comments
from trellis.rules.worddiff import Was
from trellis.ui.controls import Button, Callout
from trellis.ui.pages import Sheet
from trellis.ui.signoffs.evidence import EvidenceView
from trellis.ui.signoffs.marked import Marked
from trellis.ui.signoffs.page import SignoffsPage
from trellis.ui.signoffs.revoking import RevokeSheet
from trellis.ui.theme import look

CONTROL = Qt.KeyboardModifier.ControlModifier
MUST_BE = Comment("works", "Ten people is a lot. Begin with three?", PartName.WORKS, must=True)


@dataclass
class Room:
    """An advisor in the room, and the ids of what waits: the bell (second version) and the lamp (first version)."""

    here: Seat
    page: SignoffsPage
    path: Path
    crew: Crew
    ben: UUID
    bell: UUID
    lamp: UUID

    def desk(self, work: Callable[[Desk], object], qtbot: QtBot) -> object:
        return self.here.ask(qtbot, work)

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the desk has answered, and the page has asked what it wanted to ask then."""
        qtbot.waitUntil(lambda: not self.page._select.isActive())
        for _ in range(3):
            qtbot.wait(1)
            self.here.settle(qtbot)

    def open(self, project: UUID, qtbot: QtBot) -> None:
        self.page.open(project)
        self.settle(qtbot)
        self.page.version.finish()

    def hold(self, project: UUID, qtbot: QtBot) -> None:
        """Open it and press the button that holds it."""
        self.open(project, qtbot)
        self.page.word.hold_button.click()
        self.settle(qtbot)
        self.page.version.finish()

    def state(self, project: UUID, qtbot: QtBot) -> State:
        review = self.here.ask(qtbot, lambda desk: desk.signoffs.review(project))
        return review.standing.state  # type: ignore[no-any-return]

    def notes(self) -> list[str]:
        return [note.text() for note in self.here.notes.shown()]


def make_projects(path: Path, crew: Crew) -> tuple[UUID, UUID, UUID]:
    """The bell waits again after changes were asked for; a day later the lamp comes. Returns Ben's id and theirs."""
    clock = Clock()
    with opened(path, clock) as desk:
        ben = keyed(desk, crew)
        bell = proposed(desk, crew.maya)
        decided(desk, bell, crew.advisor, Decision.CHANGES, "Nearly there", comments=[MUST_BE])
        clock.pass_(hours=2)
        acting(desk, crew.maya)
        desk.signoffs.answer(bell, "works", "Three it is")
        steps = PARTS[PartName.MILESTONES]
        assert isinstance(steps, tuple)
        new = {
            PartName.MAKE: "A bell with a lamp that a phone can ring, and a guide.",
            PartName.MILESTONES: (*steps, Milestone("m3", "Somebody else builds one", date(2026, 12, 7))),
            PartName.SHOW: ("A demonstration", "A guide"),
        }
        write(desk, bell, new)
        desk.projects.submit(bell, Gate.PROPOSAL, "Shorter now")
        clock.pass_(days=1)
        lamp = proposed(desk, crew.deshawn, title="A lamp for the stage")
        write(desk, lamp, {PartName.TITLE: "A lamp for the stage"})
    return ben, bell, lamp


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    """Ms. Soto in the room, with two that wait."""
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    ben, bell, lamp = make_projects(path, crew)
    with seat(path, crew.advisor, lambda: datetime.now(UTC)) as here:
        page = SignoffsPage(here.context)
        here.context.actions.add(*page.records())
        here.show(page)
        here.window.activateWindow()
        qtbot.waitUntil(here.window.isActiveWindow)
        made = Room(here, page, path, crew, ben, bell, lamp)
        made.settle(qtbot)
        page.version.finish()
        yield made


def shown(top: QWidget) -> str:
    """Every word on the screen below a widget."""
    labels = [w.text() for w in top.findChildren(QLabel) if w.isVisibleTo(top)]
    return "\n".join(labels + [m.text() for m in top.findChildren(Marked) if m.isVisibleTo(top)])


def sheet_of(room: Room) -> Sheet:
    found = [s for s in room.here.window.findChildren(Sheet) if s.isVisible()]
    assert len(found) == 1
    return found[0]


def press_in_sheet(name: str) -> None:
    """Once a dialog is open, press its button of that name."""

    def press() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        next(b for b in sheet.findChildren(Button) if b.text() == name).click()

    QTimer.singleShot(0, press)


# Reading


def test_the_oldest_is_on_top_and_open_and_the_head_tells_how_long(room: Room) -> None:
    page = room.page
    assert page.inbox.order() == [room.bell, room.lamp]
    assert page.inbox.rows[room.bell].isChecked()
    said = page.inbox.rows[room.bell].accessibleName()
    assert "A bell for the workshop" in said
    assert "Maya R." in said
    assert "version 2" in said
    assert "first version" in page.inbox.rows[room.lamp].accessibleName()
    assert page.subtitle.text().startswith("2 versions wait for you · the oldest for ")
    assert "a decision usually takes 1 minute" in page.subtitle.text().replace("\u00a0", " ")


def test_reading_is_free_and_deciding_begins_with_holding(room: Room, qtbot: QtBot) -> None:
    assert room.state(room.bell, qtbot) is State.SUBMITTED
    word = room.page.word
    assert word.hold_button.isVisible()
    assert not word.approve.isVisible()
    assert not word.note_field.isVisible()
    assert not any(part.comment.isVisible() for part in room.page.version.parts.values())
    word.hold_button.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.IN_REVIEW
    assert word.approve.isVisible()
    assert word.note_field.hasFocus()
    assert "version 2, word for word" in word.covers.text()
    assert "you hold it" in room.page.inbox.rows[room.bell].accessibleName()
    word.let_go.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.SUBMITTED
    assert not word.approve.isVisible()
    assert word.hold_button.hasFocus()


def test_what_changed_is_marked_word_by_word_and_can_be_read_as_it_is(room: Room, qtbot: QtBot) -> None:
    make = room.page.version.parts[PartName.MAKE].findChildren(Marked)[0]
    marked = [(p.was, p.text.strip()) for p in make.pieces() if p.was is not Was.SAME]
    assert marked == [(Was.REMOVED, "light"), (Was.ADDED, "lamp"), (Was.ADDED, ", and a guide")]
    assert "removed: light;" in make.accessibleName()
    assert "added: lamp;" in make.accessibleName()
    steps = room.page.version.parts[PartName.MILESTONES].findChildren(Marked)
    assert [step.pieces()[0].was for step in steps] == [Was.SAME, Was.SAME, Was.ADDED]
    assert "added: A guide" in texts(room.page.version.parts[PartName.SHOW])
    mode = room.page.version.mode
    assert mode is not None
    mode.findChildren(Button)[1].click()
    room.page.version.finish()
    make = room.page.version.parts[PartName.MAKE].findChildren(Marked)[0]
    assert [p.was for p in make.pieces()] == [Was.SAME]
    assert make.text() == "A bell with a lamp that a phone can ring, and a guide."


def test_comments_of_the_decision_before_stand_at_their_part_with_the_answer(room: Room) -> None:
    said = shown(room.page.version.parts[PartName.WORKS])
    assert "Julia Soto on version 1 · must change" in said
    assert MUST_BE.text in said
    assert "Maya R. answered" in said
    assert "Three it is" in said
    assert "Shorter now" in shown(room.page.version)


def test_each_part_says_who_chose_it_and_what_is_not_said(tmp_path: Path, qtbot: QtBot, room: Room) -> None:
    assert "· own choice" in shown(room.page.version.parts[PartName.WHY])
    assert "Nothing is said here." in shown(room.page.version.parts[PartName.INTERESTS])
    with opened(room.path) as desk:
        acting(desk, room.crew.lead)
        project = desk.projects.start().value.id
        write(desk, project, PARTS, Chooser.REQUIRED)
        desk.projects.submit(project, Gate.PROPOSAL)
    room.open(project, qtbot)
    assert "· required" in shown(room.page.version.parts[PartName.QUESTION])
    assert room.page.version.mode is None


def test_equipment_asked_for_elsewhere_and_a_peers_draft_are_told(room: Room, qtbot: QtBot) -> None:
    with opened(room.path) as desk:
        acting(desk, room.crew.deshawn)
        desk.projects.share(room.lamp, True)
        acting(desk, room.crew.lead)
        desk.signoffs.peer_review(room.lamp, "I would build it with you")
    future = date.today() + timedelta(days=20)  # noqa: DTZ011 # a day of this computer's calendar
    need = (Need(NeedKind.EQUIPMENT, "An oscilloscope", None, future),)
    with opened(room.path) as desk:
        acting(desk, room.crew.deshawn)
        desk.projects.take_back(room.lamp)
        write(desk, room.lamp, {PartName.NEEDS: need})
        desk.projects.submit(room.lamp, Gate.PROPOSAL)
        acting(desk, room.crew.lead)
        desk.signoffs.peer_review(room.lamp, "I would build it with you")
        acting(desk, room.crew.lead)
        other = desk.projects.start().value.id
        write(desk, other, {**PARTS, PartName.TITLE: "Seeing sound", PartName.NEEDS: need})
        desk.projects.submit(other, Gate.PROPOSAL)
    room.open(room.lamp, qtbot)
    callouts = room.page.version.parts[PartName.NEEDS].findChildren(Callout)
    assert any("asked for by “Seeing sound” too, until" in c.words.text() for c in callouts)
    said = texts(room.page.version)
    assert "I would build it with you" in said
    assert "draft review" in said


def test_walking_with_j_and_k(room: Room, qtbot: QtBot) -> None:
    rows = room.page.inbox.rows
    rows[room.bell].setFocus()
    qtbot.keyClick(rows[room.bell], Qt.Key.Key_J)
    room.settle(qtbot)
    assert room.page.inbox.rows[room.lamp].isChecked()
    assert room.page.inbox.rows[room.lamp].hasFocus()
    assert "A lamp for the stage" in shown(room.page.version)
    qtbot.keyClick(room.page.inbox.rows[room.lamp], Qt.Key.Key_K)
    room.settle(qtbot)
    assert "A bell for the workshop" in shown(room.page.version)


# Signing


def test_by_keyboard_only_from_the_inbox_to_the_signature(room: Room, qtbot: QtBot) -> None:
    room.page.inbox.rows[room.bell].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H)
    room.settle(qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "Go ahead")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert room.page.word.signing.secret.field.hasFocus(), "it asks for the passphrase"
    assert "Type your passphrase" in room.page.word.signing.secret.row.error()
    qtbot.keyClicks(QApplication.focusWidget(), WORDS)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.APPROVED
    review = room.desk(lambda desk: desk.signoffs.review(room.bell), qtbot)
    assert (review.standing.last.note, review.standing.doubts) == ("Go ahead", {})  # type: ignore[attr-defined]
    assert room.notes()[-1] == (
        "Approved and signed: A bell for the workshop, version 2. There is no Undo, but it can be taken back."
    )
    assert not any(note.can_undo() for note in room.here.notes.shown())


def test_after_a_decision_the_next_opens_and_the_decided_one_stays_within_reach(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    assert room.page.inbox.rows[room.lamp].isChecked()
    assert "A lamp for the stage" in shown(room.page.version)
    assert room.page.word.hold_button.hasFocus()
    assert room.page.inbox.order() == [room.lamp, room.bell]
    assert "approved and signed" in room.page.inbox.rows[room.bell].accessibleName()
    assert room.page.word.signing.secret.field.text() == ""
    room.page.inbox.rows[room.bell].click()
    room.settle(qtbot)
    assert "Julia Soto approved version 2" in room.page.word.said.text()
    assert room.page.word.revoke_button.isVisible()
    assert not room.page.word.approve.isVisible()


def test_enter_in_the_passphrase_decides_nothing_yet(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    field = room.page.word.signing.secret.field
    field.setFocus()
    qtbot.keyClicks(field, WORDS)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.IN_REVIEW
    assert room.page.word.approve.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.APPROVED


def test_a_comment_pinned_to_a_part_goes_with_the_decision(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    part = room.page.version.parts[PartName.RISKS]
    qtbot.mouseClick(part.comment, Qt.MouseButton.LeftButton)
    assert part.pin is not None
    assert part.pin.words.hasFocus()
    qtbot.keyClicks(part.pin.words, "And if the phone is flat?")
    part.pin.must.click()
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.changes.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.CHANGES_ASKED
    review = room.desk(lambda desk: desk.signoffs.review(room.bell), qtbot)
    comments = read_comments(review.standing.last.comments)  # type: ignore[attr-defined]
    assert comments == (Comment("risks", "And if the phone is flat?", PartName.RISKS, must=True),)
    assert room.desk(lambda desk: desk.tickets.drafts(), qtbot) == {}


def test_what_is_being_written_is_there_again_after_a_lock(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    qtbot.keyClicks(room.page.word.note_field, "Half a tho")
    part = room.page.version.parts[PartName.RISKS]
    part.comment.click()
    assert part.pin is not None
    qtbot.keyClicks(part.pin.words, "What if")
    room.page.hide()
    room.settle(qtbot)
    again = SignoffsPage(room.here.context)
    room.here.show(again)
    qtbot.waitUntil(lambda: again.word.note_field.toPlainText() == "Half a tho")
    again.version.finish()
    pin = again.version.parts[PartName.RISKS].pin
    assert pin is not None
    assert pin.value().text == "What if"


def test_escape_puts_an_empty_comment_away_and_leaves_a_field_for_the_inbox(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    part = room.page.version.parts[PartName.RISKS]
    part.comment.click()
    assert part.pin is not None
    qtbot.keyClick(part.pin.words, Qt.Key.Key_Escape)
    assert part.pin is None
    assert part.comment.hasFocus()
    room.page.word.note_field.setFocus()
    qtbot.keyClick(room.page.word.note_field, Qt.Key.Key_Escape)
    assert room.page.inbox.rows[room.bell].hasFocus()


@pytest.mark.parametrize("button", ["changes", "decline"])
def test_a_decision_without_a_reason_is_refused_beside_the_note(room: Room, qtbot: QtBot, button: str) -> None:
    room.hold(room.bell, qtbot)
    room.page.word.signing.secret.field.setText(WORDS)
    getattr(room.page.word, button).click()
    room.settle(qtbot)
    assert room.page.word.note_row.error()
    assert room.page.word.note_field.hasFocus()
    assert room.page.word.signing.secret.field.text() == WORDS, "nothing was sent"
    assert room.state(room.bell, qtbot) is State.IN_REVIEW


def test_declining_asks_once_more(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    qtbot.keyClicks(room.page.word.note_field, "Not in this room")
    room.page.word.signing.secret.field.setText(WORDS)
    press_in_sheet("Leave it as it is")
    room.page.word.decline.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.IN_REVIEW
    assert room.page.word.signing.secret.field.text() == WORDS
    press_in_sheet("Decline and sign")
    room.page.word.decline.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.DECLINED


def test_a_wrong_passphrase_is_said_beside_the_field_and_waits(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    secret = room.page.word.signing.secret
    for _ in range(5):
        secret.field.setText("not the right words")
        room.page.word.approve.click()
        room.settle(qtbot)
        assert "That did not match" in secret.row.error()
        assert secret.field.text() == ""
        if secret.wait.on():
            break
    assert secret.wait.words().startswith("You can try again in 0:0")
    assert not secret.field.isEnabled()
    assert not room.page.word.approve.isEnabled()
    assert room.state(room.bell, qtbot) is State.IN_REVIEW


def test_what_is_typed_does_not_wait_when_the_room_is_left(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    secret = room.page.word.signing.secret
    secret.field.setText(WORDS)
    secret.eye.click()
    room.page.hide()
    room.page.show()
    assert secret.field.text() == ""
    assert secret.field.echoMode() is secret.field.EchoMode.Password
    room.settle(qtbot)


def test_a_round_signs_without_the_passphrase_until_it_ends(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    signing = room.page.word.signing
    signing.secret.field.setText(WORDS)
    signing.begin.click()
    room.settle(qtbot)
    assert signing.clock.isVisible()
    assert not signing.secret.isVisible()
    assert signing.clock.words.text() in ("Review round: 4:59", "Review round: 5:00")
    room.page.word.approve.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.APPROVED
    room.page.word.hold_button.click()
    room.settle(qtbot)
    assert signing.clock.isVisible(), "the round goes on"
    signing.clock.end.click()
    room.settle(qtbot)
    assert not signing.clock.isVisible()
    assert signing.secret.isVisible()
    room.page.word.approve.click()
    room.settle(qtbot)
    assert room.state(room.lamp, qtbot) is State.IN_REVIEW
    assert "Type your passphrase" in signing.secret.row.error()


def test_a_round_that_the_desk_ended_asks_for_the_passphrase(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    signing = room.page.word.signing
    signing.secret.field.setText(WORDS)
    signing.begin.click()
    room.settle(qtbot)
    room.desk(lambda desk: desk.keys.end_round(), qtbot)
    room.page.word.approve.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.IN_REVIEW
    assert signing.secret.isVisible()
    assert signing.secret.row.error()


# Others at the same time


def test_what_another_holds_can_be_taken_over(room: Room, qtbot: QtBot) -> None:
    with opened(room.path) as desk:
        acting(desk, room.ben)
        desk.signoffs.hold(room.bell)
    room.open(room.bell, qtbot)
    word = room.page.word
    assert "Ben Adler holds it since" in word.said.text()
    assert word.take_button.isVisible()
    assert not word.hold_button.isVisible()
    assert not word.approve.isVisible()
    word.take_button.click()
    room.settle(qtbot)
    assert word.approve.isVisible()


def test_what_another_decided_meanwhile_is_said_calmly(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    qtbot.keyClicks(room.page.word.note_field, "Fine")
    with opened(room.path) as desk:
        acting(desk, room.ben)
        desk.signoffs.take_over(room.bell)
        acting(desk, room.crew.maya)
        decided(desk, room.bell, room.ben, Decision.CHANGES, "Not yet", OTHER_WORDS)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.CHANGES_ASKED
    assert room.page.word.trouble.isVisible()
    assert "Ben Adler asks for changes to version 2" in room.page.word.said.text()
    assert not room.page.word.approve.isVisible()


def test_a_file_changed_outside_is_named_and_nothing_is_signed(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    sketch = tmp_path / "sketch.txt"
    sketch.write_text("the plan")
    with opened(room.path) as desk:
        acting(desk, room.crew.deshawn)
        desk.projects.take_back(room.lamp)
        desk.projects.add_file(room.lamp, sketch, what="My sketch")
        desk.projects.submit(room.lamp, Gate.PROPOSAL)
    room.open(room.lamp, qtbot)
    assert "As it was handed in" in shown(room.page.version)
    file = sqlite3.connect(room.path)
    table = "file_data" if _has(file, "file_data") else "project_file_data"
    file.execute(f"UPDATE {table} SET data = ?", (b"another plan",))
    file.commit()
    file.close()
    room.hold(room.lamp, qtbot)
    assert "Missing, or not what was handed in" in shown(room.page.version)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    assert "A file that was handed in is missing or was changed." in room.page.word.trouble.words.text()
    assert "Nothing was signed." in room.page.word.trouble.words.text()
    assert room.state(room.lamp, qtbot) is State.IN_REVIEW


def _has(file: sqlite3.Connection, table: str) -> bool:
    return bool(file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def test_a_version_that_cannot_be_read_is_told_in_its_place(room: Room, qtbot: QtBot) -> None:
    file = sqlite3.connect(room.path)
    file.execute("UPDATE submission SET content = '{}' WHERE content LIKE '%stage%'")
    file.commit()
    file.close()
    room.open(room.lamp, qtbot)
    assert "changed outside of Trellis" in room.page.trouble.words.text()
    assert room.page.trouble.isVisible()
    assert not room.page.word.isVisible()
    room.open(room.bell, qtbot)
    assert not room.page.trouble.isVisible()
    assert room.page.word.hold_button.isVisible()


def test_one_changed_letter_is_named_and_nothing_is_signed(room: Room, qtbot: QtBot) -> None:
    file = sqlite3.connect(room.path)
    file.execute("UPDATE submission SET content = replace(content, 'stage', 'cage')")
    file.commit()
    file.close()
    room.open(room.lamp, qtbot)
    room.page.word.hold_button.click()
    room.settle(qtbot)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    assert "Nothing was signed." in room.page.word.trouble.words.text()


# Afterwards


def test_a_decision_is_taken_back_for_a_reason_and_waits_again(room: Room, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    room.open(room.bell, qtbot)
    room.page.word.revoke_button.click()
    sheet = sheet_of(room)
    assert isinstance(sheet, RevokeSheet)
    assert problems(sheet) == []
    sheet.main.click()
    assert sheet.row.error()
    qtbot.keyClicks(sheet.reason, "I read the wrong one")
    sheet.main.click()
    assert "Type your passphrase" in sheet.signing.secret.row.error()
    sheet.signing.secret.field.setText(WORDS)
    sheet.main.click()
    room.settle(qtbot)
    assert room.state(room.bell, qtbot) is State.SUBMITTED
    assert room.page.inbox.order()[0] == room.bell
    assert room.notes()[-1].startswith("Taken back and signed: A bell for the workshop")


def test_another_decision_than_the_one_shown_is_neither_taken_back_nor_saved(
    room: Room, tmp_path: Path, qtbot: QtBot
) -> None:
    room.hold(room.bell, qtbot)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    room.open(room.bell, qtbot)
    room.page.inbox.choose(room.lamp)  # another row is chosen, and its version is not here yet
    room.page.word.revoke_button.click()
    room.page.save_decision(tmp_path / "decision.txt")
    room.settle(qtbot)
    assert not [s for s in room.here.window.findChildren(Sheet) if s.isVisible()]
    assert not (tmp_path / "decision.txt").exists()
    room.page.inbox.choose(room.bell)
    room.page.word.revoke_button.click()
    sheet = sheet_of(room)
    assert isinstance(sheet, RevokeSheet)
    with opened(room.path) as desk:  # another advisor was quicker, and changed their mind since
        acting(desk, room.ben).signoffs.revoke(room.bell, "Wait", OTHER_WORDS)
        decided(desk, room.bell, room.ben, Decision.APPROVE, "It is fine", OTHER_WORDS)
    qtbot.keyClicks(sheet.reason, "I read the wrong one")
    sheet.signing.secret.field.setText(WORDS)
    sheet.main.click()
    room.settle(qtbot)
    assert "decided anew" in shown(sheet.trouble)
    assert room.state(room.bell, qtbot) is State.APPROVED
    sheet.reject()


def test_a_signed_decision_is_saved_as_a_text(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    room.hold(room.bell, qtbot)
    room.page.word.signing.secret.field.setText(WORDS)
    room.page.word.approve.click()
    room.settle(qtbot)
    room.open(room.bell, qtbot)
    assert room.page.word.export_button.isVisible()
    room.page.save_decision(tmp_path / "decision.txt")
    room.settle(qtbot)
    assert "A bell for the workshop" in (tmp_path / "decision.txt").read_text()
    assert room.notes()[-1] == f"Saved in {tmp_path / 'decision.txt'}"


def test_an_appeal_is_told_and_not_for_who_declined(room: Room, qtbot: QtBot) -> None:
    with opened(room.path) as desk:
        acting(desk, room.crew.deshawn)
        decided(desk, room.lamp, room.crew.advisor, Decision.DECLINE, "Too hot")
        desk.projects.appeal(room.lamp, Appeal.ADVISOR, "It is an LED", room.ben)
    room.open(room.lamp, qtbot)
    said = shown(room.page.version)
    assert "Julia Soto declined it before. Ben Adler is asked to look at it again." in said
    assert "It is an LED" in said
    assert "appeal" in texts(room.page.version)
    assert "not yours to decide" in room.page.word.said.text()
    assert not room.page.word.hold_button.isVisible()
    room.here.context.worker.changed.emit(())
    room.settle(qtbot)
    row = room.page.inbox.rows[room.lamp].accessibleName()
    assert "appeal" in row
    assert "for another advisor" in row
    assert "1 is for another advisor" in room.page.subtitle.text()


def test_what_was_withdrawn_meanwhile_is_told(room: Room, qtbot: QtBot) -> None:
    with opened(room.path) as desk:
        acting(desk, room.crew.deshawn).projects.withdraw(room.lamp)
    room.open(room.lamp, qtbot)
    assert "Its students withdrew it." in room.page.word.said.text()
    assert not room.page.word.hold_button.isVisible()


def test_completion_shows_what_was_reached_and_the_reflections(room: Room, qtbot: QtBot) -> None:
    with opened(room.path) as desk:
        acting(desk, room.crew.maya)
        decided(desk, room.bell, room.crew.advisor, Decision.APPROVE)
        desk.projects.reach(room.bell, SECOND)
        desk.projects.add_link(room.bell, "https://example.org/bell", SECOND, "Plans")
        desk.projects.reflect(room.bell, "I would begin with the phone.")
        desk.projects.submit(room.bell, Gate.COMPLETION)
    room.hold(room.bell, qtbot)
    said = shown(room.page.version)
    assert "reached" in shown(room.page.version.parts[PartName.MILESTONES])
    assert "I would begin with the phone." in said
    assert "https://example.org/bell" in said
    assert "for completion" in texts(room.page.version)
    assert room.page.word.approve.text() == "Sign as complete"
    assert "1 reached" in room.page.path.length.text()


# The room


def test_nothing_waits(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    with seat(path, crew.advisor) as here:
        page = SignoffsPage(here.context)
        here.show(page)
        here.settle(qtbot)
        qtbot.wait(5)
        here.settle(qtbot)
        assert page.inbox.empty.isVisible()
        assert not page.word.isVisible()
        assert page.subtitle.text() == "Nothing waits for you"
        assert problems(page) == []


@pytest.mark.parametrize(("width", "zoom"), [(1072, 100), (816, 100), (1072, 80), (1072, 200), (816, 150)])
def test_everything_is_named_and_reached_at_any_size(room: Room, qtbot: QtBot, width: int, zoom: int) -> None:
    room.here.window.resize(width, 640)
    look().set_zoom(zoom)
    room.hold(room.bell, qtbot)
    room.page.version.parts[PartName.RISKS].comment.click()
    room.page.questions.toggle.click()
    qtbot.wait(1)
    assert problems(room.page) == []
    assert room.page.version.parts[PartName.RISKS].pin is not None
    # Nothing reaches beyond the right edge.
    edge = room.page.width()
    for widget in room.page.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 1:
            assert widget.mapTo(room.page, QPoint(0, 0)).x() < edge


def test_a_narrow_page_shows_inbox_and_version_by_turns(room: Room, qtbot: QtBot) -> None:
    room.here.window.resize(816, 640)
    qtbot.waitUntil(lambda: room.page.width() < 900)
    assert room.page.inbox.isVisible()
    assert not room.page.version.isVisible()
    qtbot.mouseClick(room.page.inbox.rows[room.lamp], Qt.MouseButton.LeftButton)
    room.settle(qtbot)
    assert room.page.version.isVisible()
    assert not room.page.inbox.isVisible()
    assert room.page.word.isVisible()
    room.page.version.back.setFocus()
    qtbot.keyClick(room.page.version.back, Qt.Key.Key_Escape)
    assert room.page.inbox.isVisible()
    assert room.page.inbox.rows[room.lamp].hasFocus()


def test_peoples_words_are_never_markup(room: Room, qtbot: QtBot) -> None:
    """Stored XSS: one hostile string in every part, and every label that shows it shows it as it is."""
    hostile = "<img src='file:///etc/passwd'><b>x</b>"
    said = {name.value: (hostile if isinstance(content, str) else content) for name, content in PARTS.items()}
    said |= {"show": (hostile,), "milestones": (Milestone("m9", hostile, date(2026, 12, 1)),)}
    with opened(room.path) as desk:
        project = proposed(desk, room.crew.lead, **said)
    room.hold(project, qtbot)
    for label in room.page.findChildren(QLabel):
        if label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    assert sum(hostile in m.text() for m in room.page.version.findChildren(Marked)) >= 8


def test_typing_goes_on_when_something_about_the_version_changes(room: Room, qtbot: QtBot) -> None:
    """A peer's draft arrives while a comment and a note are being written: not a letter is lost, nor the place."""
    room.hold(room.bell, qtbot)
    qtbot.keyClicks(room.page.word.note_field, "Half")
    room.page.version.parts[PartName.RISKS].comment.click()
    qtbot.keyClicks(QApplication.focusWidget(), "What of it")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    with opened(room.path) as desk:
        acting(desk, room.crew.maya)
        desk.projects.share(room.bell, True)
        acting(desk, room.crew.lead)
        desk.signoffs.peer_review(room.bell, "I like it")
    room.here.context.worker.changed.emit(())
    room.settle(qtbot)
    assert "I like it" in texts(room.page.version)
    qtbot.keyClicks(QApplication.focusWidget(), "s")
    pin = room.page.version.parts[PartName.RISKS].pin
    assert pin is not None
    assert pin.value().text == "What of ist"
    assert room.page.word.note_field.toPlainText() == "Half"


def test_a_file_is_saved_under_a_safe_name(
    room: Room, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketch = tmp_path / "invoice\u202etxt.exe"
    sketch.write_text("the plan")
    with opened(room.path) as desk:
        acting(desk, room.crew.deshawn)
        desk.projects.take_back(room.lamp)
        desk.projects.add_file(room.lamp, sketch)
        desk.projects.submit(room.lamp, Gate.PROPOSAL)
    room.open(room.lamp, qtbot)
    offered: list[str] = []

    def choose(_: object, __: str, name: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "saved.txt"), ""

    monkeypatch.setattr("trellis.ui.signoffs.evidence.QFileDialog.getSaveFileName", choose)
    view = room.page.version.findChildren(EvidenceView)[0]
    assert view.button is not None
    view.button.click()
    room.settle(qtbot)
    assert "\u202e" not in offered[0]
    assert not offered[0].endswith(".exe")
    assert (tmp_path / "saved.txt").read_text() == "the plan"
    assert room.notes()[-1] == f"Saved in {tmp_path / 'saved.txt'}"


def test_the_row_one_walks_to_is_in_sight(room: Room, qtbot: QtBot) -> None:
    with opened(room.path) as desk:
        for number in range(16):
            proposed(desk, room.crew.lead, title=f"Project {number}")
    room.here.context.worker.changed.emit(())
    room.settle(qtbot)
    assert room.page.inbox.order()[-1] == room.lamp
    assert room.page.inbox.rows[room.lamp].visibleRegion().isEmpty()
    room.page.inbox.rows[room.bell].setFocus()
    for _ in range(17):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    room.settle(qtbot)
    row = room.page.inbox.rows[room.lamp]
    assert row.hasFocus()
    assert not row.visibleRegion().isEmpty()
    assert "A lamp for the stage" in shown(room.page.version)
