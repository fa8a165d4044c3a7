"""One ticket: its thread, writing and drafts, how people were told, tags, work, history, and the steps on offer."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.tickets_room import Room, at, make_desk, room
from tests.ui.walker import problems
from trellis.desk.desk import Desk
from trellis.rules.proposal import Chooser, PartName
from trellis.rules.tickets import Credit, EntryKind, Told
from trellis.ui.controls import Chip
from trellis.ui.lines import Sentence
from trellis.ui.tickets.detail import HISTORY, WORK
from trellis.ui.tickets.thread import NEWEST

CHROMEBOOK, PRINTER, ALARM, CAMERA = range(4)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path / "desk.trellis") as made:
        yield made


def buttons(here: Room) -> list[str]:
    """The steps on offer as buttons."""
    steps = here.page.detail.findChildren(QAbstractButton)
    return [b.text() for b in steps if b.objectName().startswith("step.") and b.isVisible()]


def menu(here: Room) -> list[str]:
    """The steps on offer in More."""
    made = here.page.detail.more_menu()
    texts = [action.text() for action in made.actions() if action.text()]
    made.deleteLater()
    return texts


def test_what_a_ticket_shows_first(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    head = here.page.detail.head
    assert head._about._whole.startswith("B-0001 · opened ")
    assert head._about._whole.endswith("by Mr. Okafor · room 118")
    assert head._title.text() == "Chromebook will not charge"
    said = here.page.detail.thread_.views()[0].said()
    assert (said.name, said.body.strip().splitlines()[-1]) == ("Mr. Okafor", "It was fine yesterday.")


def test_the_projects_it_is_evidence_for_are_named_and_a_click_opens_one(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    projects = here.page.detail.head.projects
    assert not projects.isVisible()
    ticket = here.tickets[CHROMEBOOK]

    def evidence(desk: Desk, title: str) -> UUID:
        project: UUID = desk.projects.start().value.id
        desk.projects.write(project, PartName.TITLE, title, Chooser.STUDENT, "")
        desk.projects.add_ticket(project, ticket)
        return project

    here.elsewhere(here.crew.deshawn, lambda desk: evidence(desk, "Not for others"))
    mine = here.elsewhere(here.crew.maya, lambda desk: evidence(desk, "A <b>louder</b> bell"))
    here.page.detail.refresh()
    here.settle()
    assert [line.accessibleName() for line in projects.lines] == ["Evidence for the project A <b>louder</b> bell"]
    assert projects.lines[0].findChild(Sentence).text() == "Evidence for the project A <b>louder</b> bell"
    here.click(projects.lines[0])
    here.press(Qt.Key.Key_Return, projects.lines[0])
    assert here.seat.went == [("projects", mine)] * 2
    assert problems(here.page) == []
    here.open(here.tickets[PRINTER])
    assert not projects.isVisible()


def test_evidence_that_is_added_here_is_named_at_once(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    project = here.do(lambda desk: desk.projects.start()).value.id
    here.do(lambda desk: desk.projects.add_ticket(project, here.tickets[CHROMEBOOK]))
    lines = here.page.detail.head.projects.lines
    assert [line.accessibleName() for line in lines] == ["Evidence for the project Project without a title"]


def test_a_reply_is_sent_with_ctrl_enter_with_how_it_was_told_and_minutes(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    composer = here.page.detail.composer
    assert composer.is_folded()
    here.page.detail.reply()
    assert not composer.is_folded()
    QTest.keyClicks(composer.editor.writing(), "Swapped the **charger**")
    composer.told.set_value(Told.IN_PERSON)
    composer.minutes.setValue(6)
    here.press(Qt.Key.Key_Return, composer.editor.writing(), CTRL)
    kept = here.kept(here.tickets[CHROMEBOOK])
    assert [(e.entry.body, e.entry.told, e.minutes) for e in kept.thread] == [
        ("Swapped the **charger**", Told.IN_PERSON, 6)
    ]
    assert composer.text() == ""
    assert composer.is_folded()
    assert here.page.detail.thread_.views()[-1].text.text() == "Swapped the **charger**"
    assert here.page.detail.tabs.tabText(WORK) == "Work 6 min"


def test_a_note_says_in_words_that_it_is_internal(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    composer = here.page.detail.composer
    here.page.detail.reply()
    composer.kinds._group.button(1).click()
    assert not composer.told.isVisible()
    QTest.keyClicks(composer.editor.writing(), "The cart is the problem")
    here.click(composer.send)
    kept = here.kept(here.tickets[CHROMEBOOK])
    assert [(e.entry.kind, e.entry.told) for e in kept.thread] == [(EntryKind.NOTE, None)]
    view = here.page.detail.thread_.views()[-1]
    assert "internal note" in [chip.text() for chip in view.findChildren(Chip)]
    assert not view.told.isVisible()
    assert composer.kind() is EntryKind.REPLY


def test_nothing_written_is_said_below_the_editor_and_nothing_is_lost(here: Room) -> None:
    here.open(here.tickets[CHROMEBOOK])
    here.page.detail.reply()
    composer = here.page.detail.composer
    QTest.keyClicks(composer.editor.writing(), "   ")
    here.press(Qt.Key.Key_Return, composer.editor.writing(), CTRL)
    assert composer.trouble.isVisible()
    assert "Nothing is written yet." in composer.trouble.text()
    assert composer.text() == "   "


def test_how_the_requester_was_told_is_recorded_at_the_reply(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.do(lambda desk: desk.tickets.reply(ticket, "It works again"))
    here.open(ticket)
    view = here.page.detail.thread_.views()[-1]
    assert view.told.text() == "Not told yet"

    def choose() -> None:
        open_ = view.findChild(QMenu)
        assert open_ is not None
        next(a for a in open_.actions() if a.text() == "Told on a slip").trigger()
        open_.close()

    QTimer.singleShot(0, choose)
    here.click(view.told)
    assert here.kept(ticket).thread[0].entry.told is Told.SLIP
    assert here.page.detail.thread_.views()[-1] is view
    assert view.told.text() == "Told on a slip"


def test_a_draft_comes_back_to_its_author_and_to_nobody_else(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "desk.trellis"
    crew, clock, ids = make_desk(path)
    with at(qtbot, path, crew, clock, ids) as here:
        here.open(ids[0])
        here.page.detail.reply()
        QTest.keyClicks(here.page.detail.composer.editor.writing(), "Half a thought")
        here.page.hide()  # as a lock does
        here.settle()
    with at(qtbot, path, crew, clock, ids, "deshawn") as other:
        other.open(ids[0])
        assert other.page.detail.composer.text() == ""
    with at(qtbot, path, crew, clock, ids) as again:
        again.open(ids[1])
        assert again.page.detail.composer.text() == ""
        again.open(ids[0])
        assert again.page.detail.composer.text() == "Half a thought"
        assert not again.page.detail.composer.is_folded()
        again.press(Qt.Key.Key_Return, again.page.detail.composer.editor.writing(), CTRL)
        assert again.seat.ask(qtbot, lambda desk: desk.tickets.drafts()) == {}


def test_a_draft_of_a_note_comes_back_as_a_note(here: Room) -> None:
    here.open(here.tickets[0])
    here.page.detail.reply(EntryKind.NOTE)
    QTest.keyClicks(here.page.detail.composer.editor.writing(), "between us")
    here.open(here.tickets[1])
    assert here.page.detail.composer.kind() is EntryKind.REPLY
    here.open(here.tickets[0])
    assert here.page.detail.composer.kind() is EntryKind.NOTE
    assert here.page.detail.composer.text() == "between us"


def test_words_being_written_survive_a_change_by_somebody_else(here: Room) -> None:
    here.open(here.tickets[0])
    here.page.detail.reply()
    QTest.keyClicks(here.page.detail.composer.editor.writing(), "Still writing")
    here.do(lambda desk: desk.tickets.claim(here.tickets[0]))
    assert here.page.detail.composer.text() == "Still writing"


def test_steps_follow_where_the_ticket_stands(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.open(ticket)
    assert buttons(here) == ["Claim", "Resolve", "Wait for…", "Hand over", "Log time"]
    here.do(lambda desk: desk.tickets.claim(ticket))
    assert buttons(here) == ["Resolve", "Wait for…", "Hand over", "Log time"]
    assert menu(here)[:2] == ["Start work", "Release"]
    here.do(lambda desk: desk.tickets.resolve(ticket, "A new charger"))
    assert buttons(here) == ["Close", "Reopen", "Log time"]
    here.do(lambda desk: desk.tickets.close(ticket))
    assert buttons(here) == ["Reopen", "Log time"]


def test_what_is_somebody_elses_is_not_offered(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.elsewhere(here.crew.lead, lambda desk: desk.tickets.hand_over(ticket, here.crew.deshawn))
    here.open(ticket)
    assert buttons(here) == ["Log time"]
    assert "Put into the trash" not in menu(here)
    assert "Edit…" in menu(here)


def test_tags_are_added_and_taken_off_on_the_spot(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.open(ticket)
    head = here.page.detail.head
    here.click(head._plus_tag)
    QTest.keyClicks(head._tag, "USB-C")
    here.press(Qt.Key.Key_Return, head._tag)
    assert here.kept(ticket).ticket.tags == ("usb-c",)
    chip = next(b for b in head.findChildren(QAbstractButton) if b.text() == "usb-c ×")
    here.click(chip)
    assert here.kept(ticket).ticket.tags == ()
    here.click(head._plus_tag)
    here.press(Qt.Key.Key_Escape, head._tag)
    assert head._plus_tag.isVisible()
    assert here.kept(ticket).ticket.tags == ()


def test_the_work_tab_sums_by_person_and_credits_helpers(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.do(lambda desk: desk.tickets.log_work(ticket, 20))
    here.do(lambda desk: desk.tickets.log_work(ticket, 45))
    here.do(lambda desk: desk.tickets.log_work(ticket, 5, here.crew.deshawn))
    here.do(lambda desk: desk.tickets.add_helper(ticket, here.crew.deshawn, Credit.SHADOW))
    here.open(ticket)
    here.page.detail.tabs.setCurrentIndex(WORK)
    from PySide6.QtWidgets import QLabel

    texts = [label.text() for label in here.page.detail.work.findChildren(QLabel)]
    assert "1 h 5 min" in texts
    assert "5 min" in texts
    assert "Shadow" in texts


def test_the_history_is_told_in_sentences(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.do(lambda desk: desk.tickets.claim(ticket))
    here.do(lambda desk: desk.tickets.wait(ticket, "a charger"))
    here.do(lambda desk: desk.tickets.reply(ticket, "Ordered one", minutes=3))
    now = here.kept(ticket).ticket
    here.do(lambda desk: desk.tickets.edit(ticket, now.version, dataclasses.replace(now, room="119")))
    here.open(ticket)
    here.page.detail.tabs.setCurrentIndex(HISTORY)
    here.settle()
    assert here.page.detail.story.sentences() == [
        "Maya R. changed the room from “118” to “119”",
        "Maya R. logged 3 min",
        "Maya R. replied: “Ordered one”",
        "Maya R. set it waiting for “a charger”",
        "Maya R. claimed it",
        "Amara O. opened it: “Chromebook will not charge”",
    ]


def test_a_long_thread_shows_its_newest_entries_and_offers_the_earlier_ones(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]

    def many(desk: object) -> None:
        for n in range(40):
            desk.tickets.note(ticket, f"Note {n}")  # type: ignore[attr-defined]

    here.seat.ask(here.qtbot, many)
    here.open(ticket)
    thread = here.page.detail.thread_
    here.qtbot.waitUntil(lambda: not thread.waiting())
    assert len(thread.views()) == NEWEST + 1
    assert [v.text.text() for v in thread.views()][1] == f"Note {40 - NEWEST}"
    here.click(thread._earlier)
    here.qtbot.waitUntil(lambda: not thread.waiting())
    bodies = [v.text.text() for v in thread.views()]
    assert bodies[1:] == [f"Note {n}" for n in range(40 - 2 * NEWEST, 40)]

    # On screen they stand in that order too.
    def tops() -> list[int]:
        return [view.geometry().top() for view in thread.views()]

    here.qtbot.waitUntil(lambda: tops() == sorted(set(tops())))


@pytest.mark.parametrize(
    "body",
    ["x" * 300_000, "* a\n" * 20_000, "<table><tr><td>" * 18, "[" * 30_000, "> " * 5_000 + "deep", "word " * 60_000],
    ids=["one line", "list items", "nested tables", "brackets", "quotes", "many words"],
)
def test_no_body_stops_the_window(here: Room, body: str) -> None:
    ticket = here.tickets[CHROMEBOOK]
    here.seat.ask(here.qtbot, lambda desk: desk.tickets.note(ticket, body))
    worst = 0.0
    last = time.perf_counter()

    def tick() -> None:
        nonlocal worst, last
        worst, last = max(worst, time.perf_counter() - last), time.perf_counter()

    watch = QTimer(here.page, interval=1)
    watch.timeout.connect(tick)
    watch.start()
    here.open(ticket)
    here.qtbot.waitUntil(lambda: not here.page.detail.thread_.waiting())
    QTest.qWait(20)
    watch.stop()
    # A hundred milliseconds is what people may feel; a busy machine gets some more before this fails.
    assert worst < 0.5


def test_long_words_never_make_the_pane_wider(here: Room) -> None:
    ticket = here.tickets[CHROMEBOOK]
    now = here.kept(ticket).ticket
    wide = dataclasses.replace(
        now, title="w" * 190, room="r" * 80, device="d" * 80, tags=("t" * 40,), category="c" * 60
    )
    here.do(lambda desk: desk.tickets.edit(ticket, now.version, wide))
    here.do(lambda desk: desk.tickets.wait(ticket, "x" * 190))
    width = here.seat.window.width()
    here.open(ticket)
    assert here.seat.window.width() == width
    assert here.page.detail._body.width() <= here.page.detail.width()


def test_peoples_words_are_text_wherever_the_pane_shows_them(here: Room) -> None:
    from PySide6.QtWidgets import QLabel

    ticket = here.tickets[CHROMEBOOK]
    evil = "<b>bold</b><img src='file:///etc/passwd'>"
    now = here.kept(ticket).ticket
    wide = dataclasses.replace(now, title=evil, room=evil, device=evil, tags=(evil[:40],), body=evil)
    here.do(lambda desk: desk.tickets.edit(ticket, now.version, wide))
    here.do(lambda desk: desk.tickets.wait(ticket, evil))
    here.open(ticket)
    for tab in (WORK, HISTORY):
        here.page.detail.tabs.setCurrentIndex(tab)
        here.settle()
    shown = [label for label in here.page.findChildren(QLabel) if "<b>" in label.text()]
    assert shown
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)
