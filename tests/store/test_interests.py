"""Profiles in the file: which rows stand, what making private leaves, and that erased words go from every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.desks import START, Crew, make_file
from trellis.rules.interests import Audience, Card, Part, PartName, write
from trellis.rules.sealing import digest
from trellis.store import interests as store
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import CARD, PART, PERSON
from trellis.store.sqlite import Database
from trellis.store.verify import verify

Write = Callable[[Callable[[Ledger], Any]], Any]
WORDS = "Quetzalpapalotl"


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "desk.trellis")


@pytest.fixture
def database(tmp_path: Path, crew: Crew) -> Iterator[Database]:
    with closing(Database(tmp_path / "desk.trellis")) as database:
        yield database


@pytest.fixture
def write_as(database: Database, crew: Crew) -> Write:
    def write_as(do: Callable[[Ledger], Any]) -> Any:
        with database.write() as connection:
            ledger = Ledger(connection, actor=crew.maya, station=(1, "B"), now=START)
            answer = do(ledger)
            ledger.finish()
            return answer

    return write_as


def part(person: UUID, name: PartName = PartName.WORDS, words: str = WORDS) -> Part:
    return Part(new_id(), person, name, Audience.TEAM, write(words))


def sealed(before: Part) -> Part:
    mine = b"sealed"
    return replace(before, audience=Audience.ME, body="", mine=mine, seal=digest(mine, None))


def test_the_older_of_two_parts_of_a_name_stands_and_what_was_removed_does_not(
    database: Database, write_as: Write, crew: Crew
) -> None:
    ids = sorted(new_id() for _ in range(3))
    gone, first, second = (replace(part(crew.maya, words=str(n)), id=id) for n, id in enumerate(ids))
    write_as(lambda ledger: ledger.create_all(PART, [replace(gone, removed=START), second, first]))
    with database.read() as connection:
        assert store.parts(connection, crew.maya) == {PartName.WORDS: first}
        assert store.parts(connection, crew.deshawn) == {}


def test_a_card_is_found_by_its_person_and_by_its_advisor(database: Database, write_as: Write, crew: Crew) -> None:
    card = write_as(lambda ledger: ledger.create(CARD, Card(new_id(), crew.maya, crew.advisor)))
    with database.read() as connection:
        assert store.card(connection, crew.maya) == card
        assert store.card(connection, crew.deshawn) is None
        assert store.shared_with(connection, crew.advisor) == [card]
        assert store.shared_with(connection, crew.lead) == []


def test_open_parts_are_plain_ones_of_people_who_are_here(database: Database, write_as: Write, crew: Crew) -> None:
    plain, private = part(crew.maya), sealed(part(crew.maya, PartName.SUPPORTS))
    left, merged = part(crew.deshawn), part(crew.soledad)
    write_as(lambda ledger: ledger.create_all(PART, [plain, private, left, merged]))

    def leave(ledger: Ledger) -> None:
        for person, changed in ((crew.deshawn, {"left": START.date()}), (crew.soledad, {"merged_into": crew.maya})):
            before = ledger.load(PERSON, person, "This person")
            ledger.change(PERSON, before, replace(before, **changed), "edit")  # type: ignore[arg-type]

    write_as(leave)
    with database.read() as connection:
        assert store.open_parts(connection) == [plain]
        assert store.open_parts(connection, [PartName.GOALS]) == []
        assert store.open_parts(connection, [PartName.WORDS, PartName.GOALS]) == [plain]


def test_making_private_leaves_marks_without_words_and_a_version_nobody_read(
    database: Database, write_as: Write, crew: Crew
) -> None:
    before, other = part(crew.maya), part(crew.maya, PartName.SUPPORTS, "stays")
    taken_back = replace(part(crew.maya), removed=START)
    write_as(lambda ledger: ledger.create_all(PART, [before, other, taken_back]))
    after = write_as(lambda ledger: store.replace_open(ledger, before, sealed(before)))
    with database.read() as connection:
        assert store.parts(connection, crew.maya) == {PartName.WORDS: after, PartName.SUPPORTS: other}
        for old in (before, taken_back):
            row = PART.get(connection, old.id)
            assert row
            assert (row.body, row.removed) == ("", START)
        told = connection.execute(text("select action, changes from history where noun = 'part' order by seq")).all()
    assert after.id != before.id
    assert after.version == before.version + 1
    assert [(row.action, row.changes is None) for row in told] == [
        *[("create", True), ("create", False), ("create", True)],
        *[("make private", False), ("seal", False)],
    ]
    assert WORDS not in repr(told)
    assert verify(database.path).faults == ()


def test_no_page_keeps_what_was_erased(database: Database, write_as: Write, crew: Crew) -> None:
    """Long words take pages of their own, which are free after they were overwritten."""
    before = part(crew.maya, words=WORDS * 200)
    write_as(lambda ledger: ledger.create(PART, before))
    database.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert WORDS.encode() in database.path.read_bytes()
    write_as(lambda ledger: store.replace_open(ledger, before, sealed(before)))
    assert store.scrub(database)
    for file in database.path.parent.iterdir():
        assert WORDS.encode() not in file.read_bytes(), file.name


@pytest.mark.parametrize("change", ["mine = zeroblob(6)", "mine = null", "theirs = mine", "seal = 'x'", "body = '1'"])
def test_verify_names_sealed_bytes_that_are_not_the_ones_history_knows(
    database: Database, write_as: Write, crew: Crew, change: str
) -> None:
    private = sealed(part(crew.maya))
    write_as(lambda ledger: ledger.create(PART, private))
    assert verify(database.path).faults == ()
    with database.write() as connection:
        connection.exec_driver_sql(f"update part set {change}")
    (fault,) = verify(database.path).faults
    assert (fault.kind, fault.subject) == ("row", private.id)
    assert str(private.id) in fault.said


def test_the_lines_of_a_profile_are_those_of_its_owner(database: Database, write_as: Write, crew: Crew) -> None:
    mine, theirs = part(crew.maya), part(crew.deshawn)

    def fill(ledger: Ledger) -> None:
        ledger.create_all(PART, [mine, theirs])
        ledger.note("profile", crew.maya, "look")
        ledger.note("person", crew.maya, "sign in")

    write_as(fill)
    with database.read() as connection:
        told = [(line.subject, line.action) for line in store.lines_of_parts(connection, crew.maya)]
        assert told == [(crew.maya, "look"), (mine.id, "create")]
        assert [line.action for line in store.looked_at(connection, crew.maya)] == ["look"]
        assert store.looked_at(connection, crew.deshawn) == []
