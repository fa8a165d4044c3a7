"""The one door through which records change: row and line together, or neither."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from tests.desks import START, Crew, make_file
from trellis.rules import history
from trellis.rules.errors import Gone, Stale
from trellis.rules.tickets import Ticket
from trellis.store import desk as desk_store
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import TICKET
from trellis.store.sqlite import Database
from trellis.store.verify import verify

Write = Callable[[Callable[[Ledger], Any]], Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def database(path: Path, crew: Crew) -> Iterator[Database]:
    database = Database(path)
    yield database
    database.close()


@pytest.fixture
def write(database: Database, crew: Crew) -> Write:
    """Does something with a ledger in one transaction."""

    def write(do: Callable[[Ledger], Any]) -> Any:
        with database.write() as connection:
            ledger = Ledger(connection, actor=crew.maya, station=(1, "B"), now=START)
            answer = do(ledger)
            ledger.finish()
            return answer

    return write


def ticket(title: str = "Printer is jammed") -> Ticket:
    return Ticket(new_id(), "B-0001", title, created=START, updated=START, tags=("printer",))


def lines(database: Database, subject: UUID) -> list[Any]:
    with database.read() as connection:
        found = connection.execute(
            text("select * from history where subject = :id order by seq"), {"id": subject.bytes}
        )
        return list(found)


def test_a_new_record_has_a_line_with_what_is_not_empty(database: Database, write: Write, crew: Crew) -> None:
    made = ticket()
    write(lambda ledger: ledger.create(TICKET, made, "open"))
    (line,) = lines(database, made.id)
    told = json.loads(line.changes)
    assert told["title"] == [None, "Printer is jammed"]
    assert told["tags"] == [None, ["printer"]]
    assert told["created"] == [None, int(START.timestamp() * 1000)]
    assert "body" not in told
    assert "updated" not in told, "housekeeping stays out of history"
    assert (line.action, line.noun, line.actor) == ("open", "ticket", crew.maya.bytes)
    assert line.commitment == history.commit(line.salt, line.changes.encode())


def test_a_change_has_a_line_with_before_and_after_and_the_next_version(database: Database, write: Write) -> None:
    made = ticket()
    write(lambda ledger: ledger.create(TICKET, made))
    changed = write(lambda ledger: ledger.change(TICKET, made, replace(made, room="12", tags=()), "edit"))
    assert changed.version == 2
    assert json.loads(lines(database, made.id)[1].changes) == {"room": ["", "12"], "tags": [["printer"], []]}


def test_housekeeping_alone_makes_no_line_and_no_version(database: Database, write: Write) -> None:
    made = ticket()
    write(lambda ledger: ledger.create(TICKET, made))
    later = replace(made, updated=START + timedelta(hours=1))
    assert write(lambda ledger: ledger.change(TICKET, made, later, "touch")).version == 1
    assert len(lines(database, made.id)) == 1
    with database.read() as connection:
        assert TICKET.get(connection, made.id) == later


def test_a_change_of_nothing_makes_no_line(database: Database, write: Write) -> None:
    made = ticket()
    write(lambda ledger: ledger.create(TICKET, made))
    assert write(lambda ledger: ledger.change(TICKET, made, made, "edit")) == made
    assert len(lines(database, made.id)) == 1


def test_a_lost_race_is_told_with_their_version_and_leaves_nothing(database: Database, write: Write) -> None:
    made = ticket()
    write(lambda ledger: ledger.create(TICKET, made))
    theirs = write(lambda ledger: ledger.change(TICKET, made, replace(made, title="Theirs"), "edit"))
    with pytest.raises(Stale) as stale:
        write(lambda ledger: ledger.change(TICKET, made, replace(made, title="Mine"), "edit"))
    assert stale.value.theirs == theirs
    with pytest.raises(Stale):
        write(lambda ledger: ledger.load(TICKET, made.id, "This ticket", version=1))
    assert len(lines(database, made.id)) == 2


def test_what_is_not_there_is_gone(write: Write) -> None:
    with pytest.raises(Gone, match="This ticket"):
        write(lambda ledger: ledger.load(TICKET, new_id(), "This ticket"))


def test_a_row_without_its_line_is_never_kept(database: Database, path: Path, crew: Crew) -> None:
    made = ticket()

    def half() -> None:
        with database.write() as connection:
            ledger = Ledger(connection, actor=crew.maya, station=(1, "B"), now=START)
            ledger.create(TICKET, made)
            raise RuntimeError("power cut before the lines are written")

    with pytest.raises(RuntimeError):
        half()
    with database.read() as connection:
        assert TICKET.get(connection, made.id) is None
    assert verify(path).faults == ()


def test_lines_of_one_intent_share_its_id_and_stand_together(database: Database, write: Write) -> None:
    made = [ticket(f"Ticket {n}") for n in range(3)]

    def do(ledger: Ledger) -> tuple[UUID, int]:
        ledger.create_all(TICKET, made)
        ledger.note("desk", new_id(), "settings")
        return ledger.intent, ledger.first_seq

    intent, first = write(do)
    with database.read() as connection:
        rows = connection.execute(text("select seq from history where intent = :i order by seq"), {"i": intent.bytes})
        assert [row.seq for row in rows] == [first, first + 1, first + 2, first + 3]


def test_batches_of_one_intent_go_on_in_one_chain(database: Database, path: Path, write: Write) -> None:
    def do(ledger: Ledger) -> None:
        for n in range(3):
            ledger.create_all(TICKET, [ticket(f"{n} {i}") for i in range(4)])
            ledger.finish()

    write(do)
    assert verify(path).faults == ()


def test_a_note_tells_no_values(database: Database, write: Write, crew: Crew) -> None:
    write(lambda ledger: ledger.note("person", crew.maya, "set secret"))
    assert lines(database, crew.maya)[-1].changes == "{}"


def test_a_new_station_goes_on_from_the_head_it_cites(database: Database, path: Path, write: Write, crew: Crew) -> None:
    write(lambda ledger: ledger.create(TICKET, ticket()))
    with database.write() as connection:
        head = desk_store.newest_head(connection)
        number = desk_store.add_station(connection, new_id(), "C", 0, head)
    for turn, station in enumerate([(number, "C"), (1, "B"), (number, "C"), (1, "B")]):
        with database.write() as connection:
            ledger = Ledger(connection, actor=crew.maya, station=station, now=START)
            ledger.create(TICKET, ticket(f"Turn {turn}"))
            ledger.finish()
    with database.read() as connection:
        row = connection.execute(text("select * from history where station = 2 order by seq limit 1")).one()
    assert head is not None
    parts = {name: getattr(row, name) for name in ("stamp", "noun", "action", "commitment")}
    ids = {name: UUID(bytes=getattr(row, name)) for name in ("intent", "actor", "subject")}
    assert history.link(head, **parts, **ids) == row.hash
    assert verify(path).faults == ()


def test_words_of_every_script_are_told_as_typed(database: Database, path: Path, write: Write) -> None:
    made = ticket("Le projecteur de José 🎬 “ne marche pas”\u2028 \x7f")
    write(lambda ledger: ledger.create(TICKET, made))
    assert json.loads(lines(database, made.id)[0].changes)["title"][1] == made.title
    assert verify(path).faults == ()


class Walk(RuleBasedStateMachine):
    """Whatever is done through the door, in whatever order: history explains every row, and the chain holds."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        self.path = self.folder / f"{new_id().hex}.trellis"
        self.crew = make_file(self.path)
        self.database = Database(self.path, synchronous="OFF")
        self.tickets: list[Ticket] = []
        self.now = START

    def write(self, do: Callable[[Ledger], Any], station: tuple[int, str] = (1, "B")) -> Any:
        with self.database.write() as connection:
            ledger = Ledger(connection, actor=self.crew.maya, station=station, now=self.now)
            answer = do(ledger)
            ledger.finish()
            return answer

    @rule(title=st.text(st.characters(exclude_categories=["Cs"]), max_size=20), room=st.sampled_from(["", "12"]))
    def create(self, title: str, room: str) -> None:
        made = replace(ticket(title), room=room)
        self.tickets.append(self.write(lambda ledger: ledger.create(TICKET, made, "open")))

    @precondition(lambda self: bool(getattr(self, "tickets", None)))
    @rule(
        pick=st.integers(0, 99), room=st.sampled_from(["", "12", "14"]), tags=st.sampled_from([(), ("a",), ("b", "c")])
    )
    def change(self, pick: int, room: str, tags: tuple[str, ...]) -> None:
        at = pick % len(self.tickets)
        after = replace(self.tickets[at], room=room, tags=tags, assignee=self.crew.lead if pick % 2 else None)
        self.tickets[at] = self.write(lambda ledger: ledger.change(TICKET, self.tickets[at], after, "edit"))

    @rule()
    def note(self) -> None:
        self.write(lambda ledger: ledger.note("person", self.crew.maya, "sign in"))

    @rule(minutes=st.integers(-60, 60))
    def clock_moves(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @precondition(lambda self: hasattr(self, "database"))
    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.database = Database(self.path, synchronous="OFF")

    @invariant()
    def rows_are_what_was_answered(self) -> None:
        for made in getattr(self, "tickets", []):
            with self.database.read() as connection:
                assert TICKET.get(connection, made.id) == made

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            assert verify(self.path).faults == ()


def test_a_random_walk_through_the_door(tmp_path: Path) -> None:
    Walk.folder = tmp_path
    run_state_machine_as_test(Walk, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
