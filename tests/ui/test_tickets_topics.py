"""Topics on a ticket: chips that say why, one key to correct them; and who could take one ticket, with the facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desks import acting
from tests.ui.seats import PROFILES
from tests.ui.tickets_room import Room, at, make_desk
from tests.ui.walker import problems
from trellis.desk.desk import Desk
from trellis.rules.interests import Interest, PartName, Strength, Wish
from trellis.rules.tickets import Intake
from trellis.rules.topics import NO_GATE, NO_TOPIC
from trellis.store.sqlite import Database
from trellis.ui.tickets.arrival import last_said, load_said
from trellis.ui.tickets.topics import TopicsSheet


@contextmanager
def music_room(qtbot: QtBot, path: Path, who: str = "maya") -> Iterator[tuple[Room, UUID]]:
    """The tickets room with one ticket more, about MIDI; Maya told that she is into music production."""
    crew, clock, ids = make_desk(path)
    desk = Desk(Database(path), clock=clock, resources=PROFILES.parent)
    acting(desk, crew.maya)
    interest = Interest("music production", Strength.INTO_IT, Wish.DO, clock.now.date())
    desk.interests.save(PartName.INTERESTS, (interest,))
    acting(desk, crew.lead)
    ticket = desk.tickets.open(Intake("MIDI keyboards not seen by GarageBand", tags=("usb-c",))).value.id
    desk.close()
    with at(qtbot, path, crew, clock, ids, who) as here:
        yield here, ticket


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Room, UUID]]:
    with music_room(qtbot, tmp_path / "school.trellis") as made:
        yield made


def chips(here: Room) -> dict[str, str]:
    """What the chips say, and why."""
    return {chip.text(): chip.accessibleDescription() for chip in here.page.detail.head.topics.chips()}


def opened(here: Room) -> TopicsSheet:
    here.press("t")
    sheet: TopicsSheet = here.sheet()
    here.settle()
    return sheet


def test_chips_say_the_word_that_led_to_them(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    told = chips(room)
    name, why = next(iter(told.items()))
    assert why == "because of “MIDI keyboards” in the title"
    assert name in [t.name for t in room.seat.ask(room.qtbot, lambda desk: desk.interests.topics())]
    assert "a wish of yours" in told
    assert any(text.startswith("Effort ") for text in told)
    assert problems(room.seat.window) == []


def test_t_corrects_topics_by_keyboard_alone(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    sheet = opened(room)
    assert sheet.finder.hasFocus()
    room.settle()
    for n in range(sheet._flow.count()):
        assert sheet._chips.rect().contains(sheet._flow.itemAt(n).geometry())  # type: ignore[union-attr]
    for chip in [sheet._flow.itemAt(n).widget() for n in range(sheet._flow.count())]:  # type: ignore[union-attr]
        chip.click()  # type: ignore[union-attr]
    assert sheet.chosen == []
    sheet.finder.setFocus()
    QTest.keyClicks(sheet.finder, "projec")
    QTest.keyClick(sheet.finder, Qt.Key.Key_Return)
    assert [topic.name for topic in sheet.chosen] == ["Projectors"]
    assert sheet.finder.text() == ""
    sheet.effort.set_value(5)
    sheet.gate.set_value("admin")
    assert problems(sheet) == []
    room.press(Qt.Key.Key_Return, sheet.finder)
    kept = room.kept(ticket).ticket
    assert len(kept.topics) == 1
    assert (kept.effort, kept.gate) == (5, "admin")
    told = chips(room)
    assert told["Projectors"] == "somebody on the team said so"
    assert "Effort 5" in told
    assert "Needs admin rights" in told
    assert "a stretch for you" in told
    assert room.notes() == ["Topics of B-0005 saved"]
    room.seat.notes.undo_newest()
    room.settle()
    room.settle()
    assert room.kept(ticket).ticket.topics == ()
    assert "a wish of yours" in chips(room)


def test_as_suggested_gives_it_back_to_the_words(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.do(lambda desk: desk.tickets.classify(ticket, [NO_TOPIC], 3, NO_GATE))
    room.open(ticket)
    assert "because of “MIDI keyboards” in the title" not in chips(room).values()
    sheet = opened(room)
    assert sheet.chosen == []
    assert (sheet.effort.value(), sheet.gate.value()) == (3, NO_GATE)
    room.click(sheet.as_suggested)
    kept = room.kept(ticket).ticket
    assert (kept.topics, kept.effort, kept.gate) == ((), None, "")
    assert "because of “MIDI keyboards” in the title" in chips(room).values()


def test_saving_what_is_suggested_stays_with_the_words(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    sheet = opened(room)
    room.click(sheet.main)
    assert room.kept(ticket).ticket.topics == ()


def test_no_topic_at_all_can_be_said(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    sheet = opened(room)
    for topic in list(sheet.chosen):
        sheet._drop(topic)
    room.click(sheet.main)
    assert room.kept(ticket).ticket.topics == (NO_TOPIC,)


def test_a_word_outside_the_list_is_told_beside_the_field(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    sheet = opened(room)
    QTest.keyClicks(sheet.finder, "zzzz")
    QTest.keyClick(sheet.finder, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert sheet.form.rows[0].error() == "There is no topic “zzzz”."


def test_suggestions_come_while_typing(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    sheet = opened(room)
    sheet.activateWindow()
    QTest.keyClicks(sheet.finder, "print")
    room.qtbot.waitUntil(sheet.finder.list_open)
    QTest.keyClick(sheet.finder, Qt.Key.Key_Down)
    QTest.keyClick(sheet.finder, Qt.Key.Key_Return)
    assert any("rint" in topic.name for topic in sheet.chosen)


def test_the_lead_sees_who_could_take_it_with_three_facts(tmp_path: Path, qtbot: QtBot) -> None:
    with music_room(qtbot, tmp_path / "school.trellis", "lead") as (room, ticket):
        for n in range(3):
            room.elsewhere(
                room.crew.deshawn,
                lambda desk, n=n: desk.tickets.claim(desk.tickets.open(Intake(f"Something {n}")).value.id),
            )
        room.open(ticket)
        room.page.doing.hand_over(room.page.detail.ticket())
        sheet = room.sheet()
        lines = {line.accessibleName().split(":")[0]: line for line in sheet.arrival.lines.values()}
        assert next(iter(lines)) == "Maya R."
        assert (
            lines["Maya R."].accessibleName()
            == "Maya R.: into music production · the lightest load · never done this kind"
        )
        assert sheet.to.value() is None
        assert not any(line.isChecked() for line in lines.values())
        assert "Deshawn K." in sheet.arrival.apart.text()
        assert problems(sheet) == []
        QTest.keyClick(lines["Maya R."], Qt.Key.Key_Return)
        assert sheet.to.value() == room.crew.maya
        assert lines["Maya R."].isChecked()
        assert sheet.isVisible()
        sheet.to.set_value(room.crew.deshawn)
        assert not lines["Maya R."].isChecked()
        lines["Maya R."].click()
        room.click(sheet.main)
        assert room.kept(ticket).ticket.assignee == room.crew.maya


def test_a_tech_hands_over_without_it(tmp_path: Path, qtbot: QtBot) -> None:
    with music_room(qtbot, tmp_path / "school.trellis") as (room, ticket):
        room.do(lambda desk: desk.tickets.claim(ticket))
        room.open(ticket)
        room.press("h")
        assert room.sheet().arrival is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "never done this kind"), (0, "last done today"), (1, "last done yesterday"), (21, "last done 3 weeks ago")],
)
def test_when_this_kind_was_last_done(days: int | None, words: str) -> None:
    today = date(2026, 10, 12)
    assert last_said(None if days is None else today - timedelta(days=days), today) == words


def test_the_load_is_told_against_the_lightest() -> None:
    assert (load_said(0), load_said(2)) == ("the lightest load", "load 2 above the lightest")


def test_nothing_of_the_chooser_takes_the_letter_of_a_field(here: tuple[Room, UUID]) -> None:
    room, ticket = here
    room.open(ticket)
    room.page.detail.composer.write()
    QTest.keyClicks(QApplication.focusWidget(), "t")
    room.settle()
    assert room.page.detail.composer.text() == "t"
