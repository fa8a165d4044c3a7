"""Measures over the term on a real file: the numbers, who may see which, and a fixed number of queries."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event, text

from tests.desks import START, Clock, Crew, acting, make_file
from trellis.desk.desk import Desk
from trellis.rules.errors import Refused
from trellis.rules.fairness import Narrow, Share
from trellis.rules.interests import Audience, Interest, PartName, Strength, Wish
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Credit, Impact, Intake, Urgency
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = START.date()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "desk.trellis", START - timedelta(weeks=20))


@pytest.fixture
def desk(tmp_path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    desk = Desk(Database(tmp_path / "desk.trellis"), clock=clock, resources=RESOURCES)
    acting(desk, crew.advisor).people.add_term("Fall term", TODAY - timedelta(weeks=6), TODAY + timedelta(weeks=9))
    yield desk
    desk.close()


def give(desk: Desk, to: UUID, topic: str, effort: int = 2, *helpers: UUID, urgent: bool = False) -> UUID:
    """A ticket about a topic, given to somebody now."""
    urgency = Urgency.BLOCKED if urgent else Urgency.CAN_WAIT
    intake = Intake("It does not work", requester_name="Mr. Okafor", urgency=urgency, impact=Impact.PERSON)
    ticket = desk.tickets.open(intake).value
    desk.tickets.classify(ticket.id, (topic,), effort, "")
    acting(desk, to).tickets.claim(ticket.id)
    for helper in helpers:
        desk.tickets.add_helper(ticket.id, helper, Credit.PAIR)
    return ticket.id


def likes(desk: Desk, person: UUID, words: str) -> None:
    wish = Interest(words, Strength.INTO_IT, Wish.DO, TODAY)
    acting(desk, person).interests.save(PartName.INTERESTS, (wish,))


def share_of(desk: Desk, crew: Crew, person: UUID) -> Share:
    shares = acting(desk, crew.advisor).fairness.term().shares
    return next(s for s in shares if s.person == person)


def test_tickets_are_wanted_stretch_or_routine_to_whom_they_were_given(desk: Desk, crew: Crew):
    likes(desk, crew.maya, "Printers")
    give(desk, crew.maya, "printers", 3)
    for _ in range(4):
        give(desk, crew.maya, "laptops", 1)
    give(desk, crew.deshawn, "printers", 5)
    assert share_of(desk, crew, crew.maya) == Share(crew.maya, wanted=1, stretch=3, routine=1, effort=7, kinds=2)
    assert share_of(desk, crew, crew.deshawn) == Share(crew.deshawn, stretch=1, effort=5, kinds=1)


def test_a_private_wish_counts_for_nothing(desk: Desk, crew: Crew):
    likes(desk, crew.maya, "Printers")
    desk.interests.set_passphrase("purple mountain forever tickets")
    desk.interests.share(PartName.INTERESTS, Audience.ME)
    give(desk, crew.maya, "printers")
    assert share_of(desk, crew, crew.maya).wanted == 0
    assert acting(desk, crew.maya).fairness.own().share.wanted == 0


def test_what_was_given_before_the_term_is_left_out(desk: Desk, crew: Crew, clock: Clock):
    clock.pass_(weeks=-8)
    give(desk, crew.maya, "printers")
    clock.pass_(weeks=8)
    give(desk, crew.maya, "printers")
    report = acting(desk, crew.advisor).fairness.term()
    assert [s.given for s in report.shares if s.person == crew.maya] == [1]
    assert (report.term, report.since, report.until) == ("Fall term", TODAY - timedelta(weeks=6), TODAY)


def test_between_terms_twelve_weeks_count(desk: Desk, crew: Crew):
    for term in desk.people.terms():
        desk.people.remove_term(term.id)
    report = desk.fairness.term()
    assert (report.term, report.since) == ("", TODAY - timedelta(weeks=12))


def test_everybody_stands_in_the_order_of_their_names_and_not_of_a_number(desk: Desk, crew: Crew):
    for _ in range(3):
        give(desk, crew.maya, "printers", 5)
    report = acting(desk, crew.advisor).fairness.term()
    assert [report.names[s.person] for s in report.shares] == ["Amara O.", "Deshawn K.", "Maya R."]
    assert (report.gini, report.min_share) == (pytest.approx(2 / 3), 0.0)


def test_narrowing_is_noticed_with_its_facts(desk: Desk, crew: Crew):
    for topic in ("printers", "laptops") * 3:
        give(desk, crew.maya, topic, 2, crew.deshawn)
    report = acting(desk, crew.advisor).fairness.term()
    kinds = next(a for a in report.alarms if a.person == crew.maya and a.narrow is Narrow.KINDS)
    assert (kinds.tickets, kinds.kinds) == (6, ("Computers and devices", "Printing and making"))
    partner = next(a for a in report.alarms if a.person == crew.maya and a.narrow is Narrow.PARTNER)
    assert (partner.partner, partner.together, partner.tickets) == (crew.deshawn, 6, 6)
    own = acting(desk, crew.maya).fairness.own()
    assert own.narrow == kinds
    assert acting(desk, crew.lead).fairness.own().narrow is None


def test_an_alarm_is_never_about_an_advisor_who_helped_or_somebody_who_left(desk: Desk, crew: Crew):
    for _ in range(6):
        give(desk, crew.maya, "printers", 2, crew.advisor, crew.deshawn)
    acting(desk, crew.advisor).people.deactivate(crew.deshawn)
    report = desk.fairness.term()
    assert {a.person for a in report.alarms} == {crew.maya}
    assert {a.partner for a in report.alarms} == {None, crew.advisor, crew.deshawn}


def test_waiting_is_told_by_priority_with_those_still_waiting_apart(desk: Desk, crew: Crew, clock: Clock):
    acting(desk, crew.maya)
    for hours in (1, 3):
        ticket = desk.tickets.open(Intake("It is late", requester_name="Mr. Okafor")).value
        clock.pass_(hours=hours)
        desk.tickets.claim(ticket.id)
    oldest = clock.now
    desk.tickets.open(Intake("It waits", requester_name="Mr. Okafor"))
    clock.pass_(hours=1)
    waited = {w.priority: w for w in acting(desk, crew.advisor).fairness.term().waited}
    told = waited[ticket.priority]
    assert (told.given, told.median, told.longest) == (2, timedelta(hours=2), timedelta(hours=3))
    assert (told.still, told.oldest) == (1, oldest)
    assert all(w.given == w.still == 0 for priority, w in waited.items() if priority is not ticket.priority)


def test_weeks_are_counted_from_monday_with_the_empty_ones(desk: Desk, crew: Crew, clock: Clock):
    clock.pass_(weeks=-2)
    give(desk, crew.maya, "printers", 3)
    clock.pass_(weeks=2)
    give(desk, crew.maya, "printers", 1)
    give(desk, crew.deshawn, "laptops", 5)
    weeks = acting(desk, crew.advisor).fairness.term().weeks
    assert [w.effort for w in weeks] == [0, 0, 0, 0, 3, 0, 6]
    assert weeks[0].monday == date(2026, 8, 31)
    assert [w.effort for w in acting(desk, crew.maya).fairness.own().weeks] == [0, 0, 0, 0, 3, 0, 1]


def students(desk: Desk, crew: Crew, count: int) -> list[UUID]:
    acting(desk, crew.advisor)
    names = [("Wren", "Abara"), ("Ines", "Bauer"), ("Tomo", "Cerny"), ("Ruth", "Dahl"), ("Kofi", "Eze")]
    made = [Person(new_id(), a, b, role=Role.TECH, created=START) for a, b in names[:count]]
    return [desk.people.add(person).value.id for person in made]


def test_students_get_their_own_numbers_and_nobody_s_name(desk: Desk, crew: Crew):
    others = students(desk, crew, 5)
    for person in (crew.maya, *others):
        give(desk, person, "printers", 2, crew.lead)
    for person in (crew.maya, crew.lead):
        own = acting(desk, person).fairness.own()
        assert own.share.person == person
        assert own.nameless.people == 6
        found = _ids(dataclasses.asdict(own))
        assert found <= {person}
        for intent in (desk.fairness.term, lambda: desk.fairness.export(Path("never.csv"))):
            with pytest.raises(Refused):
                intent()
    assert not Path("never.csv").exists()


def _ids(value: object) -> set[UUID]:
    if isinstance(value, dict):
        return set().union(*(_ids(v) for v in [*value.keys(), *value.values()]))
    if isinstance(value, list | tuple):
        return set().union(*map(_ids, value))
    return {value} if isinstance(value, UUID) else set()


def test_too_few_people_are_said_to_be_too_few(desk: Desk, crew: Crew):
    for person in (crew.maya, crew.deshawn, crew.lead):
        give(desk, person, "printers")
    nameless = acting(desk, crew.maya).fairness.own().nameless
    assert nameless.too_few
    assert (nameless.people, nameless.given, nameless.effort) == (3, (), ())


@pytest.mark.parametrize("rows", [2, 40])
def test_both_reports_cost_the_same_queries_however_much_there_is(desk: Desk, crew: Crew, rows: int):
    everybody = students(desk, crew, 1 if rows == 2 else 5)
    for n in range(rows):
        person = everybody[n % len(everybody)]
        give(desk, person, "printers", 2, crew.maya)
        if n < len(everybody):
            likes(desk, person, "Printers")
    statements: list[str] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    acting(desk, crew.advisor).fairness.term()
    assert len(statements) == 9
    statements.clear()
    acting(desk, crew.maya).fairness.own()
    assert len(statements) == 8


def test_the_table_is_a_file_of_names_and_numbers(desk: Desk, crew: Crew, tmp_path: Path):
    desk.people.edit(crew.maya, 1, dataclasses.replace(desk.people.get(crew.maya), preferred_name="=1+1"))
    give(desk, crew.maya, "printers", 3, crew.deshawn)
    path = tmp_path / "shares.csv"
    acting(desk, crew.advisor).fairness.export(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "tickets", "wanted", "stretch", "routine", "effort", "kinds", "partners"]
    assert sorted(row[0] for row in rows[1:]) == ["'=1+1 R.", "Amara O.", "Deshawn K."]
    assert next(row for row in rows if row[0].startswith("'"))[1:] == ["1", "0", "1", "0", "3", "1", "1"]
    with desk.frame.database.read() as connection:
        told = connection.execute(text("select noun, action, actor from history order by seq desc limit 1")).one()
    assert tuple(told) == ("fairness", "export", crew.advisor.bytes)
