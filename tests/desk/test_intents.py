"""The frame of every intent: what it remembers holds as long as nobody writes, and not a moment longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.desks import Crew, acting, make_file, open_at
from trellis.desk.desk import Desk
from trellis.desk.intents import Step
from trellis.rules.errors import Refused
from trellis.rules.people import Role
from trellis.rules.tickets import Intake, Query, Sort, View
from trellis.store.records import PERSON
from trellis.store.sqlite import Database
from trellis.store.verify import verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def desk(path: Path, crew: Crew) -> Iterator[Desk]:
    with open_at(path) as desk:
        yield acting(desk, crew.maya)


@pytest.fixture
def other(path: Path, crew: Crew, desk: Desk) -> Iterator[Desk]:
    """The same file, open a second time."""
    with open_at(path) as desk:
        yield acting(desk, crew.deshawn)


def counted(desk: Desk) -> Callable[[Callable[[], object]], int]:
    """Tells how many statements something takes."""
    statements: list[str] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))

    def cost(work: Callable[[], object]) -> int:
        statements.clear()
        work()
        return len(statements)

    return cost


def taken_back(desk: Desk, work: Callable[[Step], None]) -> None:
    """Does something in a change that fails behind it."""

    def fail() -> None:
        with desk.frame.changing("tickets.open") as step:
            step.permit()
            work(step)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()


LEAVES = "update person set left = '2026-10-01' where id = ?"


@pytest.mark.parametrize("rows", [1, 30])
def test_a_change_costs_the_same_statements_however_much_there_is(desk: Desk, crew: Crew, rows: int):
    made = [desk.tickets.open(Intake(f"Problem {i}", crew.okafor)).value for i in range(rows)]
    cost = counted(desk)
    # Each asks who acts and ends with a line of history; where the chain goes on is known from the change before.
    assert cost(lambda: desk.tickets.open(Intake("Another", crew.okafor))) == 6  # requester, number, settings, ticket
    assert cost(lambda: desk.tickets.start(made[0].id)) == 4  # the ticket, read and written
    assert cost(lambda: desk.tickets.reply(made[0].id, "words")) == 5  # the ticket, read and touched, the entry


def test_statements_are_built_once(desk: Desk, crew: Crew):
    """A statement made anew for every call costs more than SQLite takes to run it."""
    built: list[list[object]] = []
    event.listen(desk.frame.database._engine, "before_execute", lambda *a: built[-1].append(a[1]))
    for i in range(2):
        built.append([])
        ticket = desk.tickets.open(Intake(f"Problem {i}", crew.okafor)).value
        desk.tickets.start(ticket.id)
        desk.tickets.reply(ticket.id, "words")
        desk.tickets.page(Query(View.ALL))
        desk.tickets.page(Query(View.ALL, "problem", sort=Sort.RELEVANCE))
    first, again = built
    assert len(again) == 11
    assert all(any(statement is known for known in first) for statement in again)


def test_who_acts_is_asked_once_until_somebody_writes(desk: Desk, other: Desk):
    cost = counted(desk)
    assert [cost(desk.tickets.counts) for _ in range(2)] == [2, 1]
    other.tickets.open(Intake("From the other process"))
    assert [cost(desk.tickets.counts) for _ in range(2)] == [2, 1]
    desk.tickets.open(Intake("From this one"))
    assert [cost(desk.tickets.counts) for _ in range(2)] == [2, 1]


def test_somebody_who_left_is_refused_at_once_whoever_wrote_it(desk: Desk, other: Desk, crew: Crew):
    desk.tickets.counts()
    acting(other, crew.advisor).people.deactivate(crew.maya)
    with pytest.raises(Refused):
        desk.tickets.counts()
    acting(desk, crew.deshawn).tickets.counts()
    desk.frame.database.raw.execute(LEAVES, (crew.deshawn.bytes,))
    with pytest.raises(Refused):
        desk.tickets.counts()


def test_signing_in_as_somebody_else_is_noticed_without_a_write(desk: Desk, crew: Crew):
    desk.tickets.counts()
    with desk.frame.reading("tickets.read") as (_, actor):
        assert actor.id == crew.maya
    acting(desk, crew.lead)
    with desk.frame.reading("tickets.read") as (_, actor):
        assert (actor.id, actor.role) == (crew.lead, Role.LEAD)
    desk.frame.leave()
    with pytest.raises(Refused):
        desk.tickets.counts()


def test_a_role_given_in_a_change_that_was_taken_back_is_forgotten(desk: Desk, crew: Crew):
    def role(connection: object) -> Role | None:
        actor = desk.frame.actor(connection)  # type: ignore[arg-type]
        return actor.role if actor else None

    def promote(step: Step) -> None:
        step.connection.exec_driver_sql("update person set role = 'advisor' where id = ?", (crew.maya.bytes,))
        assert role(step.connection) is Role.ADVISOR

    taken_back(desk, promote)
    with desk.frame.database.read() as connection:
        assert role(connection) is Role.TECH


def test_two_who_write_in_turn_make_one_sound_chain(desk: Desk, other: Desk, path: Path):
    for n in range(3):
        for who in (desk, other, desk, desk, other):
            who.tickets.open(Intake(f"Problem {n}"))
    report = verify(path)
    assert report.sound, report.faults


def test_a_line_that_was_taken_back_is_not_built_on(desk: Desk, path: Path):
    desk.tickets.open(Intake("Kept"))

    def write(step: Step) -> None:
        step.ledger.note("ticket", UUID(int=1), "never")
        step.ledger.finish()

    taken_back(desk, write)
    desk.tickets.open(Intake("Kept too"))
    report = verify(path)
    assert report.sound, report.faults


def test_a_line_written_elsewhere_right_behind_ones_own_is_built_on(
    desk: Desk, other: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Between the end of a write and the moment it is remembered another process may write."""
    real, late = Database.mark, [lambda: other.tickets.open(Intake("Right behind"))]

    def mark(database: Database, elsewhere: int | None = None) -> tuple[int, int, int]:
        if database is desk.frame.database and not database.raw.in_transaction and late:
            late.pop()()
        return real(database, elsewhere)

    monkeypatch.setattr(Database, "mark", mark)
    desk.tickets.open(Intake("First"))
    assert not late
    desk.tickets.open(Intake("Third"))
    report = verify(path)
    assert report.sound, report.faults


def test_a_mark_is_another_after_any_write(desk: Desk, other: Desk, crew: Crew):
    here, there = desk.frame.database, other.frame.database

    def mark() -> object:
        with here.read():
            return here.mark()

    def rename(database: Database) -> None:
        with database.write() as connection:
            person = PERSON.get(connection, crew.okafor)
            assert person is not None
            connection.exec_driver_sql("update person set pronouns = pronouns || 'x' where id = ?", (person.id.bytes,))

    first = mark()
    assert mark() == first
    rename(there)
    second = mark()
    assert second != first
    rename(here)
    third = mark()
    assert third != second
    with pytest.raises(RuntimeError), here.write():
        raise RuntimeError
    assert mark() != third
