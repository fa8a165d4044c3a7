"""A ticket becomes evidence for one's own project with one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import FIRST, approved, keyed, opened, started
from tests.ui.tickets_room import Room, at
from trellis.rules.tickets import Credit, Intake


def world(path: Path, make: Callable[[Any, Crew], object]) -> tuple[Crew, Clock, list[UUID]]:
    clock = Clock()
    crew = make_file(path, clock.now)
    with opened(path, clock) as desk:
        keyed(desk, crew)
        make(desk, crew)
        acting(desk, crew.maya)
        ids = [desk.tickets.open(Intake(title, crew.okafor)).value.id for title in ("Bell is silent", "Lamp flickers")]
        desk.tickets.claim(ids[0])
    return crew, clock, ids


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    path = tmp_path / "desk.trellis"
    told = world(path, lambda desk, crew: approved(desk, crew.maya, crew.advisor))
    with at(qtbot, path, *told) as room:
        yield room


def evidence(here: Room) -> list[tuple[UUID | None, str]]:
    def read(desk: Any) -> list[tuple[UUID | None, str]]:
        pages = [desk.projects.page(entry.outline.project) for entry in desk.projects.listing().own]
        return [(e.ticket, e.milestone) for page in pages for e in page.evidence]

    found: list[tuple[UUID | None, str]] = here.seat.ask(here.qtbot, read)
    return found


def test_v_adds_it_to_the_next_milestone_with_undo(here: Room) -> None:
    here.open(here.tickets[0])
    here.page.list.setFocus()
    here.press(Qt.Key.Key_V)
    assert evidence(here) == [(here.tickets[0], FIRST)]
    assert here.notes() == ["B-0001 added to A bell for the workshop"]
    here.seat.notes.shown()[-1].take_back()
    here.settle()
    assert evidence(here) == []


def test_a_second_time_says_so(here: Room) -> None:
    here.open(here.tickets[0])
    here.page.list.setFocus()
    here.press(Qt.Key.Key_V)
    here.press(Qt.Key.Key_V)
    assert here.notes()[-1] == "B-0001 is in your project already, or you have none that goes on"
    assert len(evidence(here)) == 1


def test_only_tickets_one_holds_or_helped_with(here: Room) -> None:
    ticket = here.tickets[1]
    here.open(ticket)
    assert "Add to my project" not in [a.text() for a in here.page.detail.more_menu().actions()]
    here.page.list.setFocus()
    here.press(Qt.Key.Key_V)
    assert evidence(here) == []
    here.do(lambda desk: desk.tickets.add_helper(ticket, here.crew.maya, Credit.PAIR))
    here.open(ticket)
    assert "Add to my project" in [a.text() for a in here.page.detail.more_menu().actions()]
    here.page.list.setFocus()
    here.press(Qt.Key.Key_V)
    assert evidence(here) == [(ticket, FIRST)]


def test_with_several_projects_it_asks_which(qtbot: QtBot, tmp_path: Path) -> None:
    def two(desk: Any, crew: Crew) -> None:
        started(desk, crew.maya, title="A lamp")
        approved(desk, crew.maya, crew.advisor)

    path = tmp_path / "desk.trellis"
    with at(qtbot, path, *world(path, two)) as here:
        here.open(here.tickets[0])
        here.page.list.setFocus()
        here.press(Qt.Key.Key_V)
        sheet = here.sheet()
        names = [line.accessibleName() for line in sheet.lines.values()]
        assert sorted(names) == ["A bell for the workshop", "A lamp"]
        lamp = next(line for line in sheet.lines.values() if line.accessibleName() == "A lamp")
        lamp.setFocus()
        here.press(Qt.Key.Key_Return, lamp)
        assert here.notes() == ["B-0001 added to A lamp"]
        assert len(evidence(here)) == 1


def test_resolving_offers_it_quietly(here: Room) -> None:
    here.open(here.tickets[0])
    here.page.doing.resolve(here.page.detail.ticket())  # type: ignore[arg-type]
    sheet = here.sheet()
    assert sheet.project is not None
    assert sheet.project.value() is None
    sheet.project.setCurrentIndex(1)
    sheet.fixed.set_text("A new battery")
    sheet.learned.setText("Bells need nine volts")
    here.click(sheet.main)
    assert evidence(here) == [(here.tickets[0], FIRST)]
    assert "B-0001 added to A bell for the workshop" in here.notes()


def test_who_has_no_project_is_asked_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "desk.trellis"
    with at(qtbot, path, *world(path, lambda *_: None)) as here:
        here.open(here.tickets[0])
        here.page.doing.resolve(here.page.detail.ticket())  # type: ignore[arg-type]
        assert here.sheet().project is None
        here.sheet().reject()
        here.page.list.setFocus()
        here.press(Qt.Key.Key_V)
        assert here.notes() == ["B-0001 is in your project already, or you have none that goes on"]


def test_it_stands_among_the_keys(here: Room) -> None:
    lines = {line.id: line.keys for line in here.seat.context.actions.shortcuts_table()}
    assert lines["ticket.evidence"] == ("V",)
