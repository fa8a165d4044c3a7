"""The fairness room, looked at and clicked by an advisor and by a student, on a real desk file."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import START, Clock, Crew, acting, make_file, open_at
from tests.ui.seats import PROFILES, Seat, seat
from tests.ui.walker import problems, texts
from trellis.desk.desk import Desk
from trellis.rules.interests import Interest, PartName, Strength, Wish
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Credit, Intake
from trellis.store.ids import new_id
from trellis.store.sqlite import Database
from trellis.ui.fairness.bars import Bars, Columns, Legend
from trellis.ui.fairness.page import FairnessPage
from trellis.ui.theme import Look, Mode

MORE = [("Wren", "Abara"), ("Ines", "Bauer"), ("Tomo", "Cerny"), ("Maximiliana-Antoinette", "Ölschläger von Dahl")]
PICTURES = os.environ.get("TRELLIS_PICTURES", "")


def give(desk: Desk, to: UUID, topic: str, *helpers: UUID) -> None:
    ticket = desk.tickets.open(Intake("It does not work", requester_name="Mr. Okafor")).value
    desk.tickets.classify(ticket.id, (topic,), 2, "")
    acting(desk, to).tickets.claim(ticket.id)
    for helper in helpers:
        desk.tickets.add_helper(ticket.id, helper, Credit.PAIR)


def a_term(path: Path, crew: Crew) -> None:
    """Six people with work over five weeks; Maya had two kinds, always with Deshawn."""
    clock = Clock(START - timedelta(weeks=5))
    desk = Desk(Database(path), clock=clock, resources=PROFILES.parent)
    acting(desk, crew.advisor)
    desk.people.add_term("Fall term", (START - timedelta(weeks=6)).date(), (START + timedelta(weeks=9)).date())
    people = [desk.people.add(Person(new_id(), a, b, role=Role.TECH)).value.id for a, b in MORE]
    wish = Interest("Laptops", Strength.INTO_IT, Wish.DO, START.date() - timedelta(weeks=9))
    for person in (crew.maya, people[0]):
        acting(desk, person).interests.save(PartName.INTERESTS, (wish,))
    for week in range(6):
        give(desk, crew.maya, "printers", crew.deshawn)
        give(desk, crew.maya, "laptops", crew.deshawn)
        for at, person in enumerate(people):
            for topic in ("laptops", "printers", "projectors")[: (week + at) % 4]:
                give(desk, person, topic)
        clock.pass_(weeks=1)
    desk.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path, START - timedelta(weeks=20))


@pytest.fixture
def advisor(path: Path, crew: Crew) -> Iterator[Seat]:
    a_term(path, crew)
    with seat(path, crew.advisor) as here:
        yield here


@pytest.fixture
def student(path: Path, crew: Crew) -> Iterator[Seat]:
    a_term(path, crew)
    with seat(path, crew.maya) as here:
        yield here


def room(here: Seat, qtbot: QtBot, width: int = 1072, height: int = 748) -> FairnessPage:
    page = FairnessPage(here.context)
    here.show(page, width, height)
    here.settle(qtbot)
    QApplication.processEvents()
    return page


def press(top: QWidget, name: str) -> None:
    next(b for b in top.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisibleTo(top)).click()
    QApplication.processEvents()  # what was put into a layout is shown by the next turn of the loop


def said_in(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top))


def charts(page: FairnessPage) -> dict[str, str]:
    found = [w for w in page.findChildren(QWidget) if isinstance(w, Bars | Columns) and w.isVisibleTo(page)]
    return {chart.accessibleName(): chart.accessibleDescription() for chart in found}


def rows(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_an_advisor_sees_everybody_by_name_and_by_the_alphabet(advisor: Seat, qtbot: QtBot):
    page = room(advisor, qtbot)
    told = charts(page)["Who gets the interesting work"].splitlines()
    assert [line.split(":")[0] for line in told] == sorted(line.split(":")[0] for line in told)
    assert "Maya R.: 6 of 12 wanted" in told
    assert "Deshawn K.: none yet" in told
    assert "Fall term, 31 Aug 2026 to 12 Oct 2026" in said_in(page)


def test_what_is_told_is_told_in_words(advisor: Seat, qtbot: QtBot):
    page = room(advisor, qtbot)
    said = said_in(page)
    assert "Maya R. had 2 kinds of work in 4 weeks: Computers and devices, Printing and making." in said
    assert "Maya R. was with Deshawn K. on 12 of 12 shared tickets." in said
    assert "0 means that everybody has the same" in said
    assert "0 that somebody has nothing" in said
    assert "half of them taken within" in said
    assert [w.accessibleName() for w in page.findChildren(Legend)][:3] == ["wanted", "stretch", "routine"]
    assert charts(page)["Week by week"].splitlines()[1].startswith("7 Sep: ")


def test_every_chart_is_a_table_as_well(advisor: Seat, qtbot: QtBot):
    page = room(advisor, qtbot)
    press(page, "As a table")
    assert not charts(page)
    tables = {t.accessibleName(): rows(t) for t in page.findChildren(QTableView) if t.isVisibleTo(page)}
    assert set(tables) == {"Who gets the interesting work", "Effort", "Kinds of work", "Week by week"}
    maya = next(row for row in tables["Who gets the interesting work"] if row[0] == "Maya R.")
    assert maya == ["Maya R.", "12", "6", "3", "3", "24", "2", "1"]
    assert problems(advisor.window) == []
    press(page, "As a table")
    assert charts(page)


def test_the_table_is_saved_for_a_spreadsheet(advisor: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch):
    page = room(advisor, qtbot)
    target = tmp_path / "shares"
    monkeypatch.setattr("trellis.ui.fairness.page.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    press(page, "Save as CSV…")
    advisor.settle(qtbot)
    with target.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        assert ["Maya R.", "12", "6", "3", "3", "24", "2", "1"] in list(csv.reader(file))
    assert "Saved in" in said_in(advisor.window)


def test_a_student_sees_their_own_numbers_and_nobody_s_name(student: Seat, qtbot: QtBot):
    page = room(student, qtbot)
    for _ in range(2):
        press(page, "As a table")
        everything = "\n".join(texts(page))
        for name in ("Deshawn", "Wren", "Ines", "Tomo", "Amara", "Ölschläger", "rank", "best", "%"):
            assert name not in everything
    assert not [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page) and "CSV" in b.text()]
    said = said_in(page)
    assert "You had 2 kinds of work in 4 weeks" in said
    assert "5 people had work this term" in said
    assert "People I shared tickets with: 1" in said
    assert charts(page)["My tickets this term"] == "Tickets: 6 of 12 wanted"
    assert problems(student.window) == []


def test_where_few_had_work_nothing_of_the_others_is_shown(path: Path, crew: Crew, qtbot: QtBot):
    with open_at(path) as desk:
        give(acting(desk, crew.maya), crew.maya, "printers")
    with seat(path, crew.maya) as here:
        page = room(here, qtbot)
        assert "Too few people had work this term" in said_in(page)
        assert set(charts(page)) == {"My tickets this term", "Week by week"}


def test_an_empty_term_says_what_will_stand_here(path: Path, crew: Crew, qtbot: QtBot):
    with seat(path, crew.deshawn) as here:
        said = said_in(room(here, qtbot))
        assert "No ticket was given to you yet" in said
        assert "No term is entered" in said
    with open_at(path) as desk:
        acting(desk, crew.advisor)
        for person in (crew.lead, crew.maya, crew.deshawn):
            desk.people.deactivate(person)
    with seat(path, crew.advisor) as here:
        assert "Add techs and leads under People" in said_in(room(here, qtbot))


def test_it_keeps_up_with_what_is_given(advisor: Seat, crew: Crew, qtbot: QtBot):
    page = room(advisor, qtbot)
    ticket = advisor.ask(qtbot, lambda desk: desk.tickets.open(Intake("New one", requester_name="Mr. Okafor"))).value
    advisor.context.do(lambda desk: desk.tickets.hand_over(ticket.id, crew.deshawn))
    qtbot.waitUntil(lambda: "Deshawn K.: 0 of 1 wanted" in charts(page).get("Who gets the interesting work", ""))


@pytest.mark.parametrize("zoom", [80, 150, 200])
def test_it_fits_at_every_zoom(advisor: Seat, qtbot: QtBot, kit: Look, zoom: int):
    kit.set_zoom(zoom)
    page = room(advisor, qtbot, 816, 640)
    press(page, "As a table")
    assert page.minimumSizeHint().width() <= max(816, page.width())
    assert problems(advisor.window) == []
    kit.set_zoom(100)


@pytest.mark.skipif(not PICTURES, reason="pictures are made when TRELLIS_PICTURES names a folder")
def test_pictures(path: Path, crew: Crew, qtbot: QtBot, kit: Look):
    a_term(path, crew)
    for who in ("advisor", "maya"):
        with seat(path, getattr(crew, who)) as here:
            page = room(here, qtbot)
            for name, mode, zoom in (("light", Mode.LIGHT, 100), ("dark", Mode.DARK, 100), ("150", Mode.LIGHT, 150)):
                kit.set_mode(mode)
                kit.set_zoom(zoom)
                for how in ("Table", "Bars"):
                    press(page, "As a table")
                    qtbot.wait(60)
                    page._inside.grab().save(f"{PICTURES}/fair-{who}-{name}-{how}.png")
                    here.window.grab().save(f"{PICTURES}/fair-{who}-{name}-{how}-window.png")
            kit.set_mode(Mode.LIGHT)
            kit.set_zoom(100)
