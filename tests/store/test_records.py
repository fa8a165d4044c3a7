"""Rows and dataclasses: what is put in comes out, for every kind and for whatever people type."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import make_file
from trellis.rules import language
from trellis.rules.recorded import field_word, noun_word
from trellis.rules.tickets import Ticket
from trellis.store.ids import new_id
from trellis.store.records import KINDS, PERSON, TICKET, Kind, milliseconds, moment
from trellis.store.sqlite import Database

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
# Hypothesis wants bounds without a zone and adds it.
FIRST, LAST = datetime(1970, 1, 2), datetime(2200, 1, 1)  # noqa: DTZ001
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(0, 2**40),
    bool: st.booleans(),
    bytes: st.binary(max_size=40),
    UUID: st.uuids(),
    datetime: MOMENTS,
    date: st.dates(),
    time: st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    tuple[str, ...]: st.lists(LINES, max_size=4).map(tuple),
    tuple[UUID, ...]: st.lists(st.uuids(), max_size=3).map(tuple),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    if hint in VALUES:
        return VALUES[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    options = [option for option in typing.get_args(hint) if option is not type(None)]
    return st.none() | values(options[0])


def records(kind: Kind[Any]) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind.cls)
    return st.builds(kind.cls, **{name: values(hints[name]) for name in kind.fields})


ANY = st.sampled_from(list(KINDS.values())).flatmap(lambda kind: st.tuples(st.just(kind), records(kind)))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("records") / "desk.trellis"
    make_file(path)
    database = Database(path, synchronous="OFF")
    yield database
    database.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY)
def test_what_is_put_in_comes_out(database: Database, pair: tuple[Kind[Any], Any]) -> None:
    kind, record = pair
    record = dataclasses.replace(record, id=new_id())
    with database.write() as connection:
        kind.add(connection, [record])
        assert kind.get(connection, record.id) == record


@given(ANY)
def test_what_history_tells_makes_the_same_record_again(pair: tuple[Kind[Any], Any]) -> None:
    kind, record = pair
    blank = dataclasses.replace(record, **dict.fromkeys(kind.told))
    assert kind.with_plain(blank, kind.plain(record)) == record


@given(ANY)
def test_history_holds_plain_json_only(pair: tuple[Kind[Any], Any]) -> None:
    kind, record = pair
    for value in kind.plain(record).values():
        assert value is None or type(value) in (str, int, bool, list)


def test_every_field_has_its_column_and_no_column_is_forgotten() -> None:
    for kind in KINDS.values():
        columns = {column.name for column in kind.table.columns} - {"pk"}
        derived = columns - set(kind.fields)
        assert set(kind.fields) <= columns
        if kind in (PERSON, TICKET):
            row = {name: bytes(16) if name == "id" else "tech" for name in kind.fields}
            assert derived == set(kind.extra(row))
        else:
            assert derived == set()


def test_only_the_newest_version_is_replaced(database: Database) -> None:
    first = Ticket(new_id(), "B-0001", "One", created=datetime(2026, 1, 1, tzinfo=UTC), version=1)
    second = dataclasses.replace(first, title="Two", version=2)
    with database.write() as connection:
        TICKET.add(connection, [first])
        assert TICKET.replace(connection, first, second)
        assert not TICKET.replace(connection, first, dataclasses.replace(first, title="Lost race", version=2))
        assert TICKET.get(connection, first.id) == second
        assert TICKET.replace(connection, second, second), "nothing to write is not a lost race"
        assert TICKET.get(connection, new_id()) is None


def test_adding_nothing_adds_nothing(database: Database) -> None:
    with database.write() as connection:
        for kind in KINDS.values():
            before = connection.exec_driver_sql(f"select count(*) from {kind.table.name}").scalar()
            kind.add(connection, [])
            assert connection.exec_driver_sql(f"select count(*) from {kind.table.name}").scalar() == before


@given(MOMENTS)
def test_times_are_kept_to_the_millisecond(at: datetime) -> None:
    assert moment(milliseconds(at)) == at
    assert milliseconds(at.astimezone(timezone(timedelta(hours=-7)))) == milliseconds(at)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        milliseconds(datetime(2026, 1, 1))  # noqa: DTZ001


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id() for _ in range(200)]
    assert len(set(made)) == 200
    assert all(id.version == 7 and id.variant == "specified in RFC 4122" for id in made)
    assert [id.int >> 80 for id in made] == sorted(id.int >> 80 for id in made)


def test_the_file_is_not_needed_to_know_the_kinds(tmp_path: Path) -> None:
    assert set(KINDS) >= {"person", "term", "block", "ticket", "entry", "helper", "work"}
    assert list(tmp_path.iterdir()) == []


def test_people_have_a_word_for_every_kind_and_field() -> None:
    language.use(lambda text: f"<{text}>")
    try:
        unnamed = [noun for noun in KINDS if not noun_word(noun).startswith("<")]
        unnamed += [name for kind in KINDS.values() for name in kind.told if not field_word(name).startswith("<")]
    finally:
        language.use()
    assert unnamed == []
