"""Secrets, tries, keys and heads as the file keeps them, and what `faults` says of a file somebody altered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from tests.desks import START, Clock, Crew, make_file
from trellis.desk.desk import Desk
from trellis.desk.intents import Frame
from trellis.desk.keys import Keys
from trellis.rules.keys import Argon, Head, KdfCost, Pair, Retirement, unwrap, wrap_bound
from trellis.rules.people import Person, Role
from trellis.rules.sign_in import Tries
from trellis.store import desk as desk_store
from trellis.store import keys as store
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

WORDS, OTHER_WORDS = "plum orbit lantern quiet", "kettle saffron bicycle moss"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def connection(path: Path, crew: Crew) -> Iterator[Connection]:
    with closing(Database(path)) as database, database.write() as connection:
        yield connection


@pytest.fixture
def rooted(path: Path, crew: Crew) -> Path:
    """The file with a root record and a head signed by its advisor."""
    with closing(Database(path)) as database:
        cheap = Argon(8, 1, 1)
        keys = Keys(Frame(database, clock=Clock()), cost=KdfCost(cheap, cheap))
        keys.make_root(crew.advisor, WORDS)
        keys.sign_in(crew.advisor, WORDS)
        keys.sign_out()
    return path


@pytest.fixture
def retiring(rooted: Path, crew: Crew) -> Path:
    """The same with a second advisor's key, retired by the first's."""
    with closing(Database(rooted)) as database:
        cheap = Argon(8, 1, 1)
        desk = Desk(database, clock=Clock(), cost=KdfCost(cheap, cheap))
        desk.keys.sign_in(crew.advisor, WORDS)
        ben = desk.people.add(Person(new_id(), "Ben", "Adler", role=Role.ADVISOR)).value.id
        desk.keys.add_advisor_keys(ben, OTHER_WORDS)
        desk.keys.sign_in(ben, OTHER_WORDS)
        desk.keys.sign_in(crew.advisor, WORDS)
        desk.keys.retire(ben, "Moved away", WORDS)
        desk.keys.sign_out()
    return rooted


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute(statement)
        driver.commit()


def found(path: Path) -> list[tuple[str, str]]:
    with closing(Database(path)) as database, database.read() as connection:
        return [(fault.kind, fault.said) for fault in store.faults(connection)]


def test_secrets_are_kept_changed_and_of_one_kind(connection: Connection, crew: Crew):
    assert store.verifier(connection, crew.maya) == ""
    store.set_secret(connection, crew.maya, store.PIN, "one", START)
    store.set_secret(connection, crew.maya, store.PIN, "two", START)
    assert store.verifier(connection, crew.maya) == "two"
    store.set_secret(connection, crew.maya, store.PASSPHRASE, "", START)
    assert store.verifier(connection, crew.maya) == ""


def test_tries_are_kept_to_the_millisecond_and_forgotten(connection: Connection, crew: Crew):
    tries = Tries(3, START + timedelta(milliseconds=7), START + timedelta(seconds=5))
    store.keep_tries(connection, crew.maya, Tries(1, START, START))
    store.keep_tries(connection, crew.maya, tries)
    assert store.tries(connection, crew.maya) == tries
    assert store.tries(connection, crew.lead) is None
    store.forget_tries(connection, crew.maya)
    assert store.tries(connection, crew.maya) is None


def test_a_new_secret_forgets_the_tries_at_the_old_one(connection: Connection, crew: Crew):
    store.keep_tries(connection, crew.maya, Tries(5, START, START + timedelta(seconds=20)))
    store.set_secret(connection, crew.maya, store.PIN, "one", START)
    assert store.tries(connection, crew.maya) is None


def test_names_are_of_active_members_in_order_with_one_query(connection: Connection, crew: Crew):
    store.keep_tries(connection, crew.maya, Tries(3, START, START + timedelta(seconds=5)))
    connection.execute(text("update person set left = '2026-01-01' where id = :id"), {"id": crew.deshawn.bytes})
    names = store.names(connection, START)
    assert [n.shown for n in names] == ["Amara O.", "Julia Soto", "Maya R."]
    assert [n.blocked_until for n in names] == [None, None, START + timedelta(seconds=5)]
    assert store.names(connection, START + timedelta(seconds=5))[2].blocked_until is None


def test_a_file_nobody_altered_has_no_faults(rooted: Path, crew: Crew):
    assert found(rooted) == []


def test_a_desk_without_keys_yet_has_no_faults(path: Path, crew: Crew):
    assert found(path) == []


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("delete from root", {"root", "key", "head"}),
        ("update root set record = replace(record, 'created', 'Created')", {"root", "key", "head"}),
        ("update root set record = 'x'", {"root", "key", "head"}),
        ("update root set advisor_signature = 'text'", {"root", "key", "head"}),
        ("delete from key", {"key", "head"}),
        ("update key set id = x'00'", {"key", "head"}),
        ("update key set signing_public = 'text'", {"key", "head"}),
        ("update key set signing_public = x'00'", {"key", "head"}),
        ("update key set position = 'text'", {"key", "head"}),
        ("update head set key = x'00'", {"head"}),
        ("update head set hash = 'text'", {"head"}),
        ("update head set station = 99", {"head"}),
        ("update head set seq = seq - 1", {"head"}),
        ("update head set signed = signed + 1", {"head"}),
        ("update head set hash = zeroblob(32)", {"head"}),
        ("update history set hash = zeroblob(32) where seq = (select max(seq) from history)", {"head"}),
        ("update history set subject = zeroblob(16) where noun = 'key'", {"key", "head"}),
        ("update history set action = 'made key' where noun = 'key'", {"key", "head"}),
    ],
)
def test_what_was_altered_is_named(rooted: Path, statement: str, kinds: set[str]):
    alter(rooted, statement)
    faults = found(rooted)
    assert {kind for kind, _ in faults} == kinds
    assert all(said.endswith(".") for _, said in faults)


def test_a_retirement_nobody_altered_has_no_faults(retiring: Path):
    assert found(retiring) == []


RETIRE_LINE = "where noun = 'key' and action = 'retire key'"


@pytest.mark.parametrize(
    "statement",
    [
        "delete from retirement",
        "update retirement set id = x'00'",
        "update retirement set id = randomblob(16)",
        "update retirement set id = 'sixteen letters.'",
        "update retirement set key = (select key.id from key where key.id <> retirement.key)",
        "update retirement set signer = null",
        "update retirement set signer = key",
        "update retirement set signer = 7",
        "update retirement set position = position + 1",
        "update retirement set position = position - 1",
        "update retirement set position = 'text'",
        "update retirement set reason = 'Another'",
        "update retirement set reason = x'00'",
        "update retirement set created = created + 1",
        "update retirement set signature = zeroblob(64)",
        "insert into retirement select null, randomblob(16), k.id, r.signer, r.position, r.reason, r.created,"
        " r.signature from retirement r, key k where k.id = r.signer",
        f"update history set subject = zeroblob(16) {RETIRE_LINE}",
        f"update history set action = 'retired key' {RETIRE_LINE}",
        f"update history set seq = 900 {RETIRE_LINE}",
        f"delete from history {RETIRE_LINE}",
    ],
)
def test_what_was_altered_about_a_retirement_is_named(retiring: Path, statement: str):
    alter(retiring, statement)
    faults = found(retiring)
    assert "key" in {kind for kind, _ in faults}
    assert all(said.endswith(".") for _, said in faults)


@pytest.mark.parametrize(
    "statement", ["delete from retirement", "update retirement set signature = zeroblob(64)"]
)  # fmt: skip
def test_a_key_stays_retired_when_what_tells_of_it_is_gone(retiring: Path, statement: str):
    """The line of history still tells it; what the key signed up to there still counts."""
    with closing(Database(retiring)) as database, database.read() as connection:
        before = {id: one.retired_at for id, one in store.trust(connection).trusted.items()}
    alter(retiring, statement)
    with closing(Database(retiring)) as database, database.read() as connection:
        assert {id: one.retired_at for id, one in store.trust(connection).trusted.items()} == before
        assert {fault.kind for fault in store.faults(connection)} == {"key"}


def test_a_second_retirement_put_in_by_the_retired_key_is_named(retiring: Path):
    """Whoever was retired still has the key and can sign with it, at a line before the retirement even."""
    with closing(Database(retiring)) as database, database.write() as connection:
        trust = store.trust(connection)
        (one,) = trust.retirements
        gone = trust.trusted[one.key].key
        seeds = unwrap(gone.wrapped, OTHER_WORDS, wrap_bound(trust.desk, gone.person, gone.id))
        assert seeds
        with closing(Pair(seeds)) as theirs:
            for position in (one.position - 1, one.position + 1):
                made = Retirement(new_id(), one.signer or one.key, one.key, position, "Revenge", 1)
                store.add_retirement(connection, made.signed_by(trust.desk, theirs))
        said = [fault.said for fault in store.faults(connection)]
    assert "A key was not retired where history says." in said
    assert any(told.startswith("A key was retired by nobody who could") for told in said)


def test_what_a_retired_key_signs_is_named_however_it_is_dated(retiring: Path):
    """Backdating: a head after the retirement, one before it over lines of one's own, and a key certified before it."""
    with closing(Database(retiring)) as database, database.write() as connection:
        trust = store.trust(connection)
        (one,) = trust.retirements
        gone = trust.trusted[one.key].key
        seeds = unwrap(gone.wrapped, OTHER_WORDS, wrap_bound(trust.desk, gone.person, gone.id))
        assert seeds
        (number, station, _), *_ = desk_store.stations(connection)
        with closing(Pair(seeds)) as theirs, closing(Pair(b"e" * 64)) as crony:
            late = Head(station, one.position + 1, b"h" * 32, 1, gone.id).signed_by(trust.desk, theirs)
            early = Head(station, one.position - 1, b"h" * 32, 1, gone.id).signed_by(trust.desk, theirs)
            store.add_head(connection, number, late)
            store.add_head(connection, number, early)
            made = replace(
                gone, id=new_id(), person=new_id(), signing_public=crony.signing_public, certified_by=gone.id,
                position=one.position - 2,
            )  # fmt: skip
            store.add_key(connection, made.certified(trust.desk, theirs))
        told = {(fault.kind, fault.seq) for fault in store.faults(connection)}
        weighed = store.trust(connection)
    assert told == {("head", late.seq), ("head", early.seq), ("key", made.position + 1)}
    assert made.id in {key.id for key in weighed.keys}
    assert made.id not in weighed.trusted, "nothing it signs is believed in the meantime either"


def test_the_promise_ends_at_the_last_good_head(rooted: Path):
    with closing(Database(rooted)) as database, database.read() as connection:
        head = store.last_head(connection)
    assert head
    alter(rooted, "update head set signature = zeroblob(64)")
    with closing(Database(rooted)) as database, database.read() as connection:
        assert store.last_head(connection) is None
