"""Signing in and out, secrets, advisors' keys and recovery, on real desk files.

The cheap costs are for speed; `test_real_costs_from_making_the_desk_to_signing_out` uses the real ones.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.desks import START, Clock
from trellis.desk.desk import Desk
from trellis.desk.keys import Signer
from trellis.desk.setup import create_desk
from trellis.exchange.stick import read_stick
from trellis.rules import keys as rules
from trellis.rules.errors import Invalid, Refused, Trouble
from trellis.rules.keys import Argon, KdfCost, head_valid
from trellis.rules.people import Person, Role
from trellis.rules.permissions import Actor
from trellis.rules.sign_in import (
    ROUND,
    Certifier,
    KeyChanged,
    KeyRetired,
    KeyState,
    PassphraseNeeded,
    Pinned,
    RecoverySheet,
    WrongSecret,
)
from trellis.store import keys as store
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS = "plum orbit lantern quiet"
NEW_WORDS = "kettle saffron bicycle moss"
PIN = "2580"


@dataclass
class School:
    """A desk file with its people, a clock and what was pinned outside."""

    path: Path
    clock: Clock
    sheet: RecoverySheet
    pins: list[Pinned]
    julia: UUID
    ben: UUID
    lead: UUID
    maya: UUID
    okafor: UUID

    @contextmanager
    def open(self) -> Iterator[Desk]:
        desk = Desk(Database(self.path), clock=self.clock, pin=self.pins.append, cost=CHEAP)
        try:
            yield desk
        finally:
            desk.close()

    def sql(self, statement: str, *values: object) -> list[tuple]:
        """What somebody with another program does to the file."""
        driver = sqlite3.connect(self.path)
        with driver:
            rows = driver.execute(statement, values).fetchall()
        driver.close()
        return rows


@pytest.fixture
def school(tmp_path: Path) -> School:
    path, clock = tmp_path / "school.trellis", Clock()
    _, sheet = create_desk(path, "Riverside High", "Julia", "Soto", "she/her", WORDS, clock=clock, cost=CHEAP)
    database = Database(path)
    desk = Desk(database, clock=clock, cost=CHEAP)
    julia = desk.keys.names()[0].id
    desk.keys.sign_in(julia, WORDS)
    made = {
        key: desk.people.add(Person(new_id(), preferred, family, role=role)).value.id
        for key, preferred, family, role in (
            ("ben", "Ben", "Adler", Role.ADVISOR),
            ("lead", "Amara", "Obi", Role.LEAD),
            ("maya", "Maya", "Rivera", Role.TECH),
            ("okafor", "Mr. Okafor", "", Role.REQUESTER),
        )
    }
    desk.keys.set_pin(made["maya"], PIN)
    desk.keys.sign_out()
    desk.close()
    clock.pass_(minutes=10)
    return School(path, clock, sheet, [], julia, **made)


@pytest.fixture
def desk(school: School) -> Iterator[Desk]:
    with school.open() as desk:
        yield desk


def wrong(attempt: Callable[[], object]) -> WrongSecret:
    with pytest.raises(WrongSecret) as refused:
        attempt()
    return refused.value


def trust(desk: Desk):
    with desk.frame.database.read() as connection:
        return store.trust(connection)


def faults(desk: Desk) -> list[str]:
    with desk.frame.database.read() as connection:
        return [fault.kind for fault in store.faults(connection)]


# Names


def test_the_sign_in_page_shows_active_members_and_who_has_a_secret(school: School, desk: Desk):
    assert [(n.shown, n.role, n.has_secret) for n in desk.keys.names()] == [
        ("Amara O.", Role.LEAD, False),
        ("Ben Adler", Role.ADVISOR, False),
        ("Julia Soto", Role.ADVISOR, True),
        ("Maya R.", Role.TECH, True),
    ]
    desk.keys.sign_in(school.julia, WORDS)
    desk.people.deactivate(school.maya)
    assert school.maya not in {n.id for n in desk.keys.names()}
    assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until is None


# Signing in


def test_a_pin_signs_in_and_the_actor_may_act(school: School, desk: Desk):
    with pytest.raises(Refused):
        desk.people.everybody()
    done = desk.keys.sign_in(school.maya, PIN)
    assert done.value == Actor(school.maya, Role.TECH, "Maya R.")
    assert [(c.noun, c.subject, c.action) for c in done.changes] == [("person", school.maya, "sign in")]
    assert desk.people.everybody()
    desk.keys.sign_out()
    with pytest.raises(Refused):
        desk.people.everybody()


def test_a_right_secret_of_somebody_else_is_wrong(school: School, desk: Desk):
    wrong(lambda: desk.keys.sign_in(school.maya, WORDS))
    wrong(lambda: desk.keys.sign_in(school.julia, PIN))
    wrong(lambda: desk.keys.sign_in(school.lead, PIN))
    assert desk.frame.actor_id is None


def test_every_cause_gets_the_same_answer_and_the_same_wait(school: School, desk: Desk):
    causes = {"wrong": school.maya, "not set": school.lead, "no keys": school.ben, "no account": school.okafor}
    causes["nobody"] = uuid4()
    told = {}
    for cause, person in causes.items():
        tries = [wrong(lambda person=person: desk.keys.sign_in(person, "9999")) for _ in range(5)]
        told[cause] = [(t.wait_until, str(t)) for t in tries]
    assert len({str(t) for t in told.values()}) == 1
    assert [until for until, _ in told["wrong"]] == [None, None, *[START + timedelta(minutes=10, seconds=5)] * 3]


def test_the_wait_is_kept_in_the_file_and_grows(school: School):
    for seconds in (5, 10, 20):
        tries_left = 3 if seconds == 5 else 1
        with school.open() as desk:
            for _ in range(tries_left):
                until = wrong(lambda: desk.keys.sign_in(school.maya, "9999")).wait_until
            assert until == school.clock() + timedelta(seconds=seconds)
        with school.open() as desk:
            assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until == until, "the right PIN, too early"
            assert next(n for n in desk.keys.names() if n.id == school.maya).blocked_until == until
            assert next(n for n in desk.keys.names() if n.id == school.julia).blocked_until is None
        school.clock.pass_(seconds=seconds)
    with school.open() as desk:
        desk.keys.sign_in(school.maya, PIN)
        desk.keys.sign_out()
        assert wrong(lambda: desk.keys.sign_in(school.maya, "9999")).wait_until is None, "the count began anew"


def test_a_clock_moved_back_neither_opens_early_nor_locks_for_a_year(school: School, desk: Desk):
    for _ in range(3):
        wrong(lambda: desk.keys.sign_in(school.maya, "9999"))
    school.clock.pass_(days=-365)
    again = school.clock() + timedelta(seconds=5)
    assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until == again
    school.clock.pass_(seconds=4)
    assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until == again
    school.clock.pass_(seconds=1)
    desk.keys.sign_in(school.maya, PIN)


def test_two_windows_guessing_share_one_count(school: School, desk: Desk):
    with school.open() as other:
        wrong(lambda: desk.keys.sign_in(school.maya, "9991"))
        wrong(lambda: other.keys.sign_in(school.maya, "9992"))
        assert wrong(lambda: desk.keys.sign_in(school.maya, "9993")).wait_until
        assert wrong(lambda: other.keys.sign_in(school.maya, PIN)).wait_until


def test_a_program_killed_while_checking_has_used_up_a_try(school: School, monkeypatch: pytest.MonkeyPatch):
    with school.open() as desk:
        monkeypatch.setattr("trellis.rules.keys.pin_matches", _killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                desk.keys.sign_in(school.maya, "9999")
        monkeypatch.undo()
    with school.open() as desk:
        assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until


def _killed(*_: object) -> bool:
    raise KeyboardInterrupt


def test_checking_a_secret_lets_nobody_in(school: School, desk: Desk):
    desk.keys.check_secret(school.maya, PIN)
    desk.keys.check_secret(school.julia, WORDS)
    assert desk.frame.actor_id is None
    for _ in range(3):
        wrong(lambda: desk.keys.check_secret(school.maya, "9999"))
    assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until


def test_signing_in_over_somebody_signs_them_out(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.sign_in(school.maya, PIN)
    assert [p.seq for p in school.pins] == [school.sql("select seq from head order by pk desc")[0][0]]
    with pytest.raises(Refused):
        desk.keys.set_pin(school.lead, "8024")
    lines = school.sql("select subject, action from history order by seq desc limit 3")
    assert lines == [
        (school.maya.bytes, "sign in"),
        (school.julia.bytes, "sign out"),
        (school.julia.bytes, "sign in"),
    ]


# PINs and passphrases


def test_a_first_pin_is_set_in_front_of_an_advisor(school: School, desk: Desk):
    with pytest.raises(WrongSecret):
        desk.keys.set_first_pin(school.lead, "8024", school.julia, "plum orbit lantern")
    with pytest.raises(Refused):
        desk.keys.set_first_pin(school.lead, "8024", school.maya, PIN)
    wrong(lambda: desk.keys.sign_in(school.lead, "8024"))
    done = desk.keys.set_first_pin(school.lead, "8024", school.julia, WORDS)
    assert [(c.noun, c.subject, c.action) for c in done.changes] == [("person", school.lead, "set secret")]
    assert desk.frame.actor_id is None, "the advisor is not signed in by it"
    actor, changes = school.sql("select actor, changes from history order by seq desc limit 1")[0]
    assert (actor, changes) == (school.julia.bytes, "{}")
    assert desk.keys.sign_in(school.lead, "8024").value.role is Role.LEAD


def test_a_new_pin_ends_the_wait_at_the_old_one(school: School, desk: Desk):
    for _ in range(4):
        wrong(lambda: desk.keys.sign_in(school.maya, "9999"))
    desk.keys.set_first_pin(school.maya, "8024", school.julia, WORDS)
    desk.keys.sign_in(school.maya, "8024")


def test_an_advisor_sets_pins_and_nobody_else(school: School, desk: Desk):
    with pytest.raises(Refused):
        desk.keys.set_pin(school.lead, "8024")
    desk.keys.sign_in(school.maya, PIN)
    with pytest.raises(Refused):
        desk.keys.set_pin(school.maya, "8024")
    desk.keys.sign_in(school.julia, WORDS)
    for person in (school.ben, school.okafor, school.julia):
        with pytest.raises(Invalid):
            desk.keys.set_pin(person, "8024")
    with pytest.raises(Invalid):
        desk.keys.set_pin(school.lead, "1234")
    desk.keys.set_pin(school.lead, "8024")
    desk.keys.sign_in(school.lead, "8024")
    with pytest.raises(Refused):
        desk.keys.set_pin(school.maya, "8024")


def test_ones_own_pin_is_changed_with_the_old_one(school: School, desk: Desk):
    with pytest.raises(Refused):
        desk.keys.change_pin(PIN, "8024")
    desk.keys.sign_in(school.maya, PIN)
    wrong(lambda: desk.keys.change_pin("9999", "8024"))
    with pytest.raises(Invalid):
        desk.keys.change_pin(PIN, "0000")
    desk.keys.change_pin(PIN, "8024")
    wrong(lambda: desk.keys.sign_in(school.maya, PIN))
    desk.keys.sign_in(school.maya, "8024")
    with pytest.raises(Invalid):
        desk.keys.change_passphrase("8024", NEW_WORDS)


def test_a_changed_passphrase_opens_the_same_keys(school: School, desk: Desk):
    before = trust(desk).current(school.julia)
    desk.keys.sign_in(school.julia, WORDS)
    wrong(lambda: desk.keys.change_passphrase("plum", NEW_WORDS))
    with pytest.raises(Invalid):
        desk.keys.change_passphrase(WORDS, "soto riverside julia high")
    desk.keys.change_passphrase(WORDS, NEW_WORDS)
    desk.keys.sign_out()
    wrong(lambda: desk.keys.sign_in(school.julia, WORDS))
    desk.keys.sign_in(school.julia, NEW_WORDS)
    after = trust(desk).current(school.julia)
    assert before
    assert after
    assert (after.id, after.signing_public, after.certificate) == (before.id, before.signing_public, before.certificate)
    assert after.wrapped != before.wrapped
    assert faults(desk) == []


def test_an_advisor_who_becomes_a_tech_is_neither_in_nor_locked_out_for_good(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    ben = desk.people.get(school.ben)
    assert ben
    desk.people.edit(ben.id, ben.version, Person(ben.id, "Ben", "Adler", role=Role.TECH))
    wrong(lambda: desk.keys.sign_in(school.ben, NEW_WORDS))
    assert not next(n for n in desk.keys.names() if n.id == school.ben).has_secret
    desk.keys.set_pin(school.ben, "8024")
    desk.keys.sign_in(school.ben, "8024")


# Keys


def test_a_desk_has_one_root_record(school: School, desk: Desk):
    assert desk.keys.fingerprint() == school.sheet.fingerprint != ""
    assert (school.sheet.desk, school.sheet.advisor) == ("Riverside High", "Julia Soto")
    with pytest.raises(Refused):
        desk.keys.make_root(school.julia, NEW_WORDS)
    school.sql("delete from root")
    school.sql("delete from key")
    with pytest.raises(Refused):
        desk.keys.make_root(school.julia, NEW_WORDS)


def test_the_code_and_no_secret_stands_in_the_file_or_in_a_log(school: School, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    with school.open() as desk:
        desk.keys.sign_in(school.julia, WORDS)
        desk.keys.change_passphrase(WORDS, NEW_WORDS)
        desk.keys.sign_out()
        wrong(lambda: desk.keys.sign_in(school.maya, "730184"))
    code = school.sheet.code
    secrets = [code, code.replace("-", ""), WORDS, NEW_WORDS, "730184", "lantern"]
    files = b"".join(file.read_bytes() for file in school.path.parent.iterdir())
    assert not [secret for secret in secrets if secret.encode() in files or secret in caplog.text]


def test_a_fellow_advisor_is_certified(school: School, desk: Desk):
    with pytest.raises(Refused):
        desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    desk.keys.sign_in(school.maya, PIN)
    with pytest.raises(Refused):
        desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    desk.keys.sign_in(school.julia, WORDS)
    with pytest.raises(Invalid):
        desk.keys.add_advisor_keys(school.ben, "ben adler")
    with pytest.raises(Invalid):
        desk.keys.add_advisor_keys(school.lead, NEW_WORDS)
    desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    with pytest.raises(Invalid):
        desk.keys.add_advisor_keys(school.ben, WORDS)
    julias, bens = trust(desk).current(school.julia), trust(desk).current(school.ben)
    assert julias
    assert bens
    assert bens.certified_by == julias.id

    desk.keys.sign_in(school.ben, NEW_WORDS)
    third = desk.people.add(Person(new_id(), "Cleo", "Ruiz", role=Role.ADVISOR)).value.id
    desk.keys.add_advisor_keys(third, "walnut prairie umbrella zinc")
    desk.keys.sign_in(third, "walnut prairie umbrella zinc")
    desk.keys.sign_out()
    assert len(trust(desk).trusted) == 3
    assert faults(desk) == []


def test_somebody_entered_without_their_keys_certifies_nobody(school: School, desk: Desk):
    desk.frame.enter(school.julia)
    with pytest.raises(Refused, match="not open"):
        desk.keys.add_advisor_keys(school.ben, NEW_WORDS)


def test_a_swapped_public_key_is_refused(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    desk.keys.sign_out()
    ours = school.sql("select signing_public from key where person = ?", school.julia.bytes)[0][0]
    school.sql("update key set signing_public = ? where person = ?", ours, school.ben.bytes)
    with pytest.raises(KeyChanged):
        desk.keys.sign_in(school.ben, NEW_WORDS)
    wrong(lambda: desk.keys.sign_in(school.ben, WORDS))
    assert desk.frame.actor_id is None
    assert faults(desk) == ["key"]
    desk.keys.sign_in(school.julia, WORDS)


@pytest.mark.parametrize("column", ["exchange_public", "certificate", "created", "position", "id"])
def test_any_changed_column_of_a_key_is_refused(school: School, desk: Desk, column: str):
    value: object = 7 if column in ("created", "position") else bytes(16 if column == "id" else 32)
    school.sql(f"update key set {column} = ?", value)
    with pytest.raises(Trouble):
        desk.keys.sign_in(school.julia, WORDS)
    assert desk.frame.actor_id is None
    assert "key" in faults(desk)


def test_own_keys_wrapped_under_somebody_elses_certificate_are_refused(school: School, desk: Desk):
    """What binds a wrap is no secret: a student can wrap keys of their own for the advisor's row."""
    key = trust(desk).current(school.julia)
    assert key
    bound = rules.wrap_bound(trust(desk).desk, school.julia, key.id)
    mine = rules.wrap(b"m" * 64, NEW_WORDS, bound, salt=b"s" * 16, nonce=b"n" * 12, cost=CHEAP.passphrase)
    school.sql("update key set wrapped = ?", mine)
    with pytest.raises(KeyChanged):
        desk.keys.sign_in(school.julia, NEW_WORDS)
    with pytest.raises(KeyChanged):
        desk.keys.set_first_pin(school.lead, "8024", school.julia, NEW_WORDS)
    assert desk.frame.actor_id is None


def test_a_key_put_in_with_another_program_is_not_believed(school: School, tmp_path: Path, desk: Desk):
    """A student makes a desk of their own and carries its key over."""
    other = tmp_path / "own.trellis"
    create_desk(other, "Mine", "Julia", "Soto", "", NEW_WORDS, cost=CHEAP)
    driver = sqlite3.connect(other)
    columns = "signing_public, exchange_public, wrapped, recovery_wrapped, certificate"
    row = driver.execute(f"select {columns} from key").fetchone()
    driver.close()
    school.sql(
        f"insert into key (id, person, {columns}, position, created) values (?, ?, ?, ?, ?, ?, ?, 1, 1)",
        *(uuid4().bytes, school.julia.bytes, *row),
    )
    wrong(lambda: desk.keys.sign_in(school.julia, NEW_WORDS))
    assert faults(desk) == ["key"]
    desk.keys.sign_in(school.julia, WORDS)


def test_a_wholly_new_root_is_found_by_what_was_remembered(school: School, tmp_path: Path, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.sign_out()
    (pinned,) = school.pins
    assert desk.keys.against(pinned) == []

    school.sql("delete from root")
    assert desk.keys.fingerprint() == ""
    assert [f.kind for f in desk.keys.against(pinned)] == ["root"]
    assert "root" in faults(desk)
    with pytest.raises(KeyChanged):
        desk.keys.sign_in(school.julia, WORDS)

    school.sql("delete from history where seq = ?", pinned.seq)
    assert [f.kind for f in desk.keys.against(pinned)] == ["root", "head"]

    other = tmp_path / "other.trellis"
    create_desk(other, "Other", "Julia", "Soto", "", WORDS, cost=CHEAP)
    elsewhere = Desk(Database(other), cost=CHEAP)
    assert [f.kind for f in elsewhere.keys.against(pinned)] == ["desk"]
    elsewhere.close()


def test_checking_holds_the_file_against_what_was_remembered(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.sign_out()
    (pinned,) = school.pins
    with closing(Desk(Database(desk.path), cost=CHEAP, recall={pinned.desk: pinned}.get)) as remembering:
        assert remembering.checks.verify().sound
        school.sql("delete from head")
        school.sql("delete from history where seq = ?", pinned.seq)
        assert desk.checks.verify().sound, "by itself the file cannot know that its end was cut off"
        assert [f.kind for f in remembering.checks.verify().faults] == ["head"]


# Heads


def test_signing_out_signs_the_head_of_the_chain(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.people.add(Person(new_id(), "Sam", role=Role.TECH))
    desk.keys.sign_out()
    (pinned,) = school.pins
    with desk.frame.database.read() as connection:
        head = store.last_head(connection)
        assert head
        assert head_valid(store.trust(connection), head)
    assert (pinned.seq, pinned.hash, pinned.station) == (head.seq, head.hash, head.station)
    seq, hash, action = school.sql("select seq, hash, action from history order by seq desc limit 1")[0]
    assert (head.seq, head.hash, action) == (seq, hash, "sign out")
    assert pinned.fingerprint == school.sheet.fingerprint
    assert faults(desk) == []
    desk.keys.sign_out()
    assert len(school.pins) == 1


def test_a_tech_signs_no_head(school: School, desk: Desk):
    before = school.sql("select count(*) from head")
    desk.keys.sign_in(school.maya, PIN)
    desk.keys.sign_out()
    assert (school.sql("select count(*) from head"), school.pins) == (before, [])


def test_an_advisor_no_more_signs_no_head(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    with school.open() as other:
        other.keys.sign_in(school.ben, NEW_WORDS)
        desk.people.deactivate(school.ben)
        other.keys.sign_out()
    assert school.pins == []


def test_a_changed_head_is_named(school: School, desk: Desk):
    for _ in range(2):
        desk.keys.sign_in(school.julia, WORDS)
        desk.keys.sign_out()
    heads = school.sql("select seq from head order by seq")
    school.sql("update history set hash = ? where seq = ?", bytes(32), heads[-1][0])
    school.sql("update head set signature = ? where seq = ?", bytes(64), heads[0][0])
    with desk.frame.database.read() as connection:
        found = store.faults(connection)
        last = store.last_head(connection)
    assert [(f.kind, f.seq) for f in found] == [("head", heads[0][0]), ("head", heads[-1][0])]
    assert "not an advisor's" in found[0].said
    assert "not the one an advisor signed" in found[1].said
    assert last
    assert last.seq == heads[1][0]


def test_after_sign_out_the_keys_are_gone_even_when_the_file_cannot_be_written(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    proof = desk.keys._session
    assert proof
    assert proof.pair
    blocker = sqlite3.connect(school.path, isolation_level=None)
    blocker.execute("begin immediate")
    desk.frame.database.raw.execute("pragma busy_timeout=1")
    with pytest.raises(Trouble):
        desk.keys.sign_out()
    blocker.execute("rollback")
    blocker.close()
    assert (desk.frame.actor_id, desk.keys._session) == (None, None)
    with pytest.raises(ValueError, match="closed"):
        proof.pair.seeds()


# Retiring

THIRD_WORDS = "walnut prairie umbrella zinc"


@pytest.fixture
def two(school: School, desk: Desk) -> Desk:
    """Julia is signed in, and Ben has a key."""
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    return desk


def test_a_fellow_advisors_key_is_retired(school: School, two: Desk):
    two.keys.sign_in(school.ben, NEW_WORDS)
    two.keys.sign_in(school.julia, WORDS)
    bens = trust(two).current(school.ben)
    assert bens
    heads = school.sql("select count(*) from head")[0][0]
    school.pins.clear()
    done = two.keys.retire(school.ben, "  Moved to\nanother school ", WORDS)
    assert done.value == bens.id
    assert [(c.noun, c.subject, c.action) for c in done.changes] == [("key", bens.id, "retire key")]

    weighed = trust(two)
    (one,) = weighed.retirements
    assert (one.key, one.signer, one.reason) == (bens.id, weighed.current(school.julia).id, "Moved to another school")  # type: ignore[union-attr]
    assert weighed.current(school.ben) is None
    (pinned,) = school.pins
    assert pinned.seq == one.position == done.seq
    assert school.sql("select count(*) from head")[0][0] == heads + 1
    with two.frame.database.read() as connection:
        head = store.last_head(connection)
    assert head
    assert (head.seq, head.key) == (one.position, one.signer)
    assert two.frame.actor_id == school.julia
    two.keys.sign_out()

    assert faults(two) == []
    assert two.checks.verify().faults == ()
    with pytest.raises(KeyRetired):
        two.keys.sign_in(school.ben, NEW_WORDS)
    wrong(lambda: two.keys.sign_in(school.ben, WORDS))
    assert not next(n for n in two.keys.names() if n.id == school.ben).has_secret


def test_an_advisor_who_leaves_retires_their_own_key_and_is_signed_out(school: School, two: Desk):
    school.pins.clear()
    mine = trust(two).current(school.julia)
    assert mine
    done = two.keys.retire(mine.id, "I retire", WORDS)
    assert two.frame.actor_id is None
    assert two.keys.open_pair() is None
    assert [p.seq for p in school.pins] == [done.seq]
    lines = school.sql("select action from history order by seq desc limit 2")
    assert lines == [("sign out",), ("retire key",)]
    assert school.sql("select max(seq) from head")[0][0] == done.seq
    assert two.checks.verify().faults == ()
    with pytest.raises(KeyRetired):
        two.keys.sign_in(school.julia, WORDS)
    two.keys.sign_in(school.ben, NEW_WORDS)


@pytest.mark.parametrize("gone", ["", "left", "a tech now"])
def test_the_last_key_anybody_can_sign_with_stays(school: School, desk: Desk, gone: str):
    desk.keys.sign_in(school.julia, WORDS)
    if gone:
        desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
        ben = desk.people.get(school.ben)
        assert ben
        if gone == "left":
            desk.people.deactivate(school.ben)
        else:
            desk.people.edit(ben.id, ben.version, Person(ben.id, "Ben", "Adler", role=Role.TECH))
    lines = school.sql("select count(*) from history")
    with pytest.raises(Invalid, match="last key in use"):
        desk.keys.retire(school.julia, "I retire", WORDS)
    assert school.sql("select count(*) from history") == lines
    assert desk.frame.actor_id == school.julia
    if gone:
        desk.keys.retire(school.ben, "Not an advisor any more", WORDS)


def test_who_retires_and_with_what(school: School, two: Desk):
    wrong(lambda: two.keys.retire(school.ben, "Left", NEW_WORDS))
    two.keys.begin_round(WORDS)
    for reason in ("", " \n ", "x" * 301):
        with pytest.raises(Invalid):
            two.keys.retire(school.ben, reason, WORDS)
    for nobody in (school.maya, uuid4()):
        with pytest.raises(Trouble, match="This key is not in this desk"):
            two.keys.retire(nobody, "Left", WORDS)
    two.keys.retire(school.ben, "Left", WORDS)
    for subject in (school.ben, trust(two).newest(school.ben).id):  # type: ignore[union-attr]
        with pytest.raises(Invalid, match="not in use any more"):
            two.keys.retire(subject, "Again", WORDS)
    assert len(trust(two).retirements) == 1
    two.keys.sign_in(school.maya, PIN)
    with pytest.raises(Refused):
        two.keys.retire(school.julia, "Ha", PIN)
    two.keys.sign_out()
    with pytest.raises(Refused):
        two.keys.retire(school.julia, "Ha", WORDS)
    assert school.sql("select * from attempt") == [], "no try was counted for who may not"


def test_a_retired_advisor_still_at_another_window_signs_nothing(school: School, two: Desk):
    with school.open() as other:
        other.keys.sign_in(school.ben, NEW_WORDS)
        other.keys.begin_round(NEW_WORDS)
        two.keys.retire(school.ben, "Left", WORDS)
        school.pins.clear()
        with pytest.raises(KeyRetired), other.keys.signing(None):
            pass
        assert other.keys.round_until() is None
        with pytest.raises(KeyRetired), other.keys.signing(NEW_WORDS):
            pass
        third = other.people.add(Person(new_id(), "Cleo", "Ruiz", role=Role.ADVISOR)).value.id
        with pytest.raises(KeyRetired):
            other.keys.add_advisor_keys(third, THIRD_WORDS)
        other.keys.sign_out()
    assert school.pins == []
    assert faults(two) == []


def test_a_key_retired_while_its_owner_signs_undoes_what_was_being_signed(school: School, two: Desk):
    with school.open() as other:
        other.keys.sign_in(school.ben, NEW_WORDS)
        with other.keys.signing(NEW_WORDS) as signer:
            two.keys.retire(school.ben, "Left", WORDS)
            lines = school.sql("select count(*) from history")
            with pytest.raises(KeyRetired):
                write_and_sign(other, signer)
    assert school.sql("select count(*) from history") == lines


def test_after_retirement_a_fellow_or_the_recovery_code_gives_a_new_key(school: School, two: Desk):
    two.keys.retire(school.ben, "Lost the passphrase", WORDS)
    two.keys.add_advisor_keys(school.ben, THIRD_WORDS)
    two.keys.sign_in(school.ben, THIRD_WORDS)
    two.keys.retire(school.julia, "Lost the passphrase", THIRD_WORDS)
    two.keys.recover(school.sheet.code, school.julia, NEW_WORDS)
    two.keys.sign_in(school.julia, NEW_WORDS)
    two.keys.sign_out()
    assert two.checks.verify().faults == ()
    assert len([t for t in trust(two).trusted.values() if t.retired_at is None]) == 2


def test_retiring_is_not_taken_back_and_a_backup_keeps_it(school: School, two: Desk):
    done = two.keys.retire(school.ben, "Left", WORDS)
    with pytest.raises(Refused):
        two.history.undo(done.intent, done.seq)
    made = two.backups.back_up().value
    two.keys.sign_out()
    assert two.checks.verify().sound
    kept = sqlite3.connect(made.path)
    assert kept.execute("select reason from retirement").fetchall() == [("Left",)]
    kept.close()


def test_a_retirement_taken_out_or_altered_with_sql_is_named(school: School, two: Desk):
    two.keys.retire(school.ben, "Left", WORDS)
    two.keys.sign_out()
    school.sql("update retirement set position = position - 1")
    assert {f.kind for f in two.checks.verify().faults} == {"key"}
    school.sql("delete from retirement")
    (fault,) = two.checks.verify().faults
    assert "tells that a key was retired" in fault.said
    with pytest.raises(KeyChanged):
        two.keys.sign_in(school.ben, NEW_WORDS)
    two.keys.sign_in(school.julia, WORDS)
    assert [(t.name, t.state) for t in two.keys.listing()] == [
        ("Julia Soto", KeyState.IN_USE),
        ("Ben Adler", KeyState.RETIRED),
    ]


def test_a_retired_advisor_lets_nobody_in_by_a_key_dated_before(school: School, two: Desk):
    """They still have their file and passphrase: a key for a friend, certified with theirs at an earlier line."""
    two.keys.sign_in(school.ben, NEW_WORDS)
    third = two.people.add(Person(new_id(), "Cleo", "Ruiz", role=Role.ADVISOR)).value.id
    bens = two.keys.open_pair()
    assert bens
    kept = rules.Pair(bens.seeds())
    two.keys.sign_in(school.julia, WORDS)
    two.keys.retire(school.ben, "Left", WORDS)
    weighed = trust(two)
    old = weighed.newest(school.ben)
    assert old
    with closing(kept), closing(rules.Pair(b"c" * 64)) as crony, two.frame.database.write() as connection:
        id = new_id()
        bound = rules.wrap_bound(weighed.desk, third, id)
        wrapped = rules.wrap(crony.seeds(), THIRD_WORDS, bound, salt=b"s" * 16, nonce=b"n" * 12, cost=CHEAP.passphrase)
        made = rules.AdvisorKey(
            id, third, crony.signing_public, crony.exchange_public, wrapped, b"", old.id, None, old.position + 2, 1
        )
        store.add_key(connection, made.certified(weighed.desk, kept))
    with pytest.raises(KeyChanged):
        two.keys.sign_in(third, THIRD_WORDS)
    two.keys.sign_out()
    (fault,) = two.checks.verify().faults
    assert (fault.kind, fault.subject) == ("key", id)


def test_the_key_page_tells_every_key(school: School, two: Desk):
    school.clock.pass_(days=1)
    third = two.people.add(Person(new_id(), "Cleo", "Ruiz", role=Role.ADVISOR)).value.id
    two.keys.recover(school.sheet.code, third, THIRD_WORDS)
    two.keys.retire(school.ben, "Left", WORDS)
    two.keys.sign_out()
    school.clock.pass_(days=1)
    two.keys.recover(school.sheet.code, school.julia, "otter granite velvet ladder")
    two.keys.sign_in(school.julia, "otter granite velvet ladder")
    school.sql(
        "insert into key select null, randomblob(16), person, signing_public, exchange_public, wrapped,"
        " recovery_wrapped, certified_by, replaces, position, created, certificate from key where pk = 1"
    )
    told = two.keys.listing()
    day = START + timedelta(minutes=10)
    assert [(t.name, t.certifier, t.certified_by, t.state, t.ended, t.reason, t.ended_by) for t in told] == [
        ("Julia Soto", Certifier.ROOT, "", KeyState.REPLACED, day + timedelta(days=2), "", ""),
        ("Ben Adler", Certifier.ADVISOR, "Julia Soto", KeyState.RETIRED, day + timedelta(days=1), "Left", "Julia Soto"),
        ("Cleo Ruiz", Certifier.CODE, "", KeyState.IN_USE, None, "", ""),
        ("Julia Soto", Certifier.CODE, "", KeyState.IN_USE, None, "", ""),
        ("Julia Soto", Certifier.ADVISOR, "Julia Soto", KeyState.DOUBTFUL, None, "", ""),
    ]
    assert [t.made for t in told[:2]] == [START, day]
    assert [t.in_use for t in told] == [False, False, True, True, False]
    assert [t.fingerprint for t in told[:2]] == [
        rules.key_fingerprint(public) for (public,) in school.sql("select signing_public from key order by pk limit 2")
    ]
    two.keys.sign_in(school.maya, PIN)
    with pytest.raises(Refused):
        two.keys.listing()


# Signing


def sign(desk: Desk, passphrase: str | None) -> int:
    """An intent that signs, as deciding does; returns the line up to which it signed."""
    with desk.keys.signing(passphrase) as signer:
        pinned = write_and_sign(desk, signer)
    desk.keys.pin(pinned)
    with pytest.raises(ValueError, match="closed") if passphrase is not None else contextlib.nullcontext():
        signer.pair.seeds()
    return pinned.seq


def write_and_sign(desk: Desk, signer: Signer, lines: int = 1) -> Pinned:
    with desk.frame.changing("keys.sign") as step:
        step.permit()
        for _ in range(lines):
            step.ledger.note("desk", trust(desk).desk, "sign head")
        return desk.keys.head(step, signer)


def test_a_signature_asks_for_the_passphrase(school: School, desk: Desk):
    with pytest.raises(Refused), desk.keys.signing(WORDS):
        pass
    with pytest.raises(Refused), desk.keys.signing(None):
        pass
    desk.keys.sign_in(school.julia, WORDS)
    with pytest.raises(PassphraseNeeded):
        sign(desk, None)
    for empty in ("", "plum"):
        wrong(lambda empty=empty: sign(desk, empty))
    seq = sign(desk, WORDS)
    assert [p.seq for p in school.pins] == [seq]
    assert school.sql("select max(seq) from head") == [(seq,)]
    assert desk.keys.open_pair() is not None, "the session's own keys stay open"
    wrong(lambda: sign(desk, "plum"))
    wrong(lambda: sign(desk, "plum"))
    assert wrong(lambda: sign(desk, "plum")).wait_until == school.clock() + timedelta(seconds=5)
    wrong(lambda: sign(desk, WORDS))
    desk.keys.sign_out()
    assert faults(desk) == []


def test_a_tech_signs_nothing_and_nobody_with_anothers_passphrase(school: School, two: Desk):
    wrong(lambda: sign(two, NEW_WORDS))
    two.keys.sign_in(school.maya, PIN)
    for secret in (PIN, WORDS):
        with pytest.raises((Refused, WrongSecret)):
            sign(two, secret)
    for secret in (PIN, WORDS):
        with pytest.raises(Refused):
            two.keys.begin_round(secret)


def test_a_round_signs_without_the_passphrase_for_five_minutes(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    wrong(lambda: desk.keys.begin_round("plum"))
    assert desk.keys.round_until() is None
    until = desk.keys.begin_round(WORDS)
    assert until == desk.keys.round_until() == school.clock() + timedelta(minutes=5)
    first = sign(desk, None)
    school.clock.pass_(minutes=4, seconds=59)
    assert sign(desk, None) > first
    assert desk.keys.round_until() == until, "signing makes it no longer"
    open_ = desk.keys._round
    assert open_
    school.clock.pass_(seconds=1)
    assert desk.keys.round_until() is None
    with pytest.raises(ValueError, match="closed"):
        open_.signer.pair.seeds()
    with pytest.raises(PassphraseNeeded):
        sign(desk, None)
    assert desk.keys.open_pair() is not None
    desk.keys.begin_round(WORDS)
    assert desk.keys.begin_round(WORDS) == school.clock() + ROUND
    desk.keys.end_round()
    desk.keys.end_round()
    with pytest.raises(PassphraseNeeded):
        sign(desk, None)


def test_a_clock_set_back_makes_a_round_no_longer(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.begin_round(WORDS)
    school.clock.pass_(seconds=-1)
    assert desk.keys.round_until() is None
    desk.keys.begin_round(WORDS)
    school.clock.pass_(minutes=4)
    assert desk.keys.round_until()
    school.clock.pass_(minutes=-2)
    with pytest.raises(PassphraseNeeded):
        sign(desk, None)
    school.clock.pass_(minutes=2)
    with pytest.raises(PassphraseNeeded):
        sign(desk, None)


def leaves(school: School, desk: Desk) -> None:
    desk.frame.leave()
    desk.frame.enter(school.julia)


def signs_in_again(school: School, desk: Desk) -> None:
    desk.keys.sign_in(school.julia, WORDS)


def another_enters(school: School, desk: Desk) -> None:
    desk.frame.enter(school.ben)


def another_passphrase(_: School, desk: Desk) -> None:
    desk.keys.change_passphrase(WORDS, THIRD_WORDS)


def another_passphrase_elsewhere(school: School, _: Desk) -> None:
    with school.open() as other:
        other.keys.sign_in(school.julia, WORDS)
        other.keys.change_passphrase(WORDS, THIRD_WORDS)


def a_tech_now(school: School, _: Desk) -> None:
    with school.open() as other:
        other.keys.sign_in(school.ben, NEW_WORDS)
        julia = other.people.get(school.julia)
        assert julia
        other.people.edit(julia.id, julia.version, Person(julia.id, "Julia", "Soto", role=Role.TECH))


def replaced_elsewhere(school: School, _: Desk) -> None:
    with school.open() as other:
        other.keys.recover(school.sheet.code, school.julia, THIRD_WORDS)


def retired_elsewhere(school: School, _: Desk) -> None:
    with school.open() as other:
        other.keys.sign_in(school.ben, NEW_WORDS)
        other.keys.retire(school.julia, "Left", NEW_WORDS)


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (leaves, PassphraseNeeded),
        (signs_in_again, PassphraseNeeded),
        (another_enters, PassphraseNeeded),
        (another_passphrase, PassphraseNeeded),
        (another_passphrase_elsewhere, PassphraseNeeded),
        (a_tech_now, Refused),
        (replaced_elsewhere, KeyChanged),
        (retired_elsewhere, KeyRetired),
    ],
)
def test_a_round_ends_with_what_it_stood_on(school: School, two: Desk, happens, told: type[Trouble]):
    two.keys.begin_round(WORDS)
    sign(two, None)
    happens(school, two)
    with pytest.raises(told):
        sign(two, None)
    assert two.keys.round_until() is None
    assert faults(two) == []


def test_a_head_needs_a_line_of_its_own(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    with desk.keys.signing(WORDS) as signer, pytest.raises(ValueError, match="without a line"):
        write_and_sign(desk, signer, lines=0)


# The stick


def test_an_advisor_carries_fingerprint_and_newest_head_away(school: School, desk: Desk, tmp_path: Path):
    folder = tmp_path / "USB"
    folder.mkdir()
    with pytest.raises(Refused):
        desk.keys.write_stick(folder)
    desk.keys.sign_in(school.julia, WORDS)
    written = desk.keys.write_stick(folder)
    assert written == folder / "trellis-riverside-high.txt"
    assert [file.name for file in folder.iterdir()] == [written.name]
    kept = read_stick(written)
    (seq, hash) = school.sql("select seq, hash from head order by seq desc limit 1")[0]
    assert (kept.name, kept.fingerprint, kept.seq, kept.hash) == ("Riverside High", school.sheet.fingerprint, seq, hash)
    assert (kept.signed, kept.written) == (START, school.clock())
    assert desk.keys.write_stick(folder / "own name.txt").name == "own name.txt"
    assert read_stick(folder / "own name.txt") == kept
    before = desk.path.read_bytes()
    with pytest.raises(Trouble, match="is a desk"):
        desk.keys.write_stick(desk.path)
    assert desk.path.read_bytes() == before
    desk.keys.sign_in(school.maya, PIN)
    with pytest.raises(Refused):
        desk.keys.write_stick(folder)


def test_without_a_signed_head_there_is_nothing_to_carry(school: School, desk: Desk, tmp_path: Path):
    school.sql("delete from head")
    desk.keys.sign_in(school.julia, WORDS)
    with pytest.raises(Invalid, match="No advisor has signed"):
        desk.keys.write_stick(tmp_path / "stick.txt")
    assert not (tmp_path / "stick.txt").exists()


def test_a_head_whose_line_was_changed_is_not_carried(school: School, desk: Desk, tmp_path: Path):
    desk.keys.sign_in(school.julia, WORDS)
    first = read_stick(desk.keys.write_stick(tmp_path / "one.txt"))
    desk.keys.sign_in(school.julia, WORDS)
    school.sql("update head set signature = zeroblob(64) where seq = (select max(seq) from head)")
    assert read_stick(desk.keys.write_stick(tmp_path / "two.txt")) == first


def test_the_screen_checks_against_what_is_given(school: School, desk: Desk, tmp_path: Path):
    desk.keys.sign_in(school.julia, WORDS)
    stick = desk.keys.write_stick(tmp_path)
    desk.keys.sign_out()
    report = desk.checks.verify()
    assert report.sound
    fits = {"trust": report.fingerprint.upper(), "head": report.head, "stick": stick}
    assert desk.checks.verify(**fits).sound
    assert [f.kind for f in desk.checks.verify(trust="0" * 32).faults] == ["root"]
    assert [f.kind for f in desk.checks.verify(head=f"1:{'0' * 64}").faults] == ["head"]
    with pytest.raises(Invalid):
        desk.checks.verify(trust="0123")
    with pytest.raises(Invalid):
        desk.checks.verify(head="1")
    with pytest.raises(Trouble):
        desk.checks.verify(stick=desk.path)

    other = tmp_path / "other.trellis"
    create_desk(other, "Riverside High", "Julia", "Soto", "", WORDS, cost=CHEAP)
    with closing(Desk(Database(other), cost=CHEAP)) as elsewhere:
        assert [f.kind for f in elsewhere.checks.verify(stick=stick).faults] == ["desk"]


# Recovery


def test_the_recovery_code_gives_a_new_passphrase(school: School, desk: Desk):
    before = trust(desk).current(school.julia)
    assert before
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.sign_out()
    desk.keys.recover(school.sheet.code.lower(), school.julia, NEW_WORDS)
    assert desk.frame.actor_id is None
    wrong(lambda: desk.keys.sign_in(school.julia, WORDS))
    desk.keys.sign_in(school.julia, NEW_WORDS)
    after = trust(desk).current(school.julia)
    assert after
    assert (after.replaces, after.certified_by) == (before.id, None)
    assert after.signing_public != before.signing_public
    assert after.exchange_public == before.exchange_public
    desk.keys.add_advisor_keys(school.ben, WORDS)
    desk.keys.sign_out()
    assert faults(desk) == [], "heads signed before by the replaced key still count"

    desk.keys.recover(school.sheet.code, school.ben, "walnut prairie umbrella zinc")
    desk.keys.recover(school.sheet.code, school.julia, WORDS)
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.sign_in(school.ben, "walnut prairie umbrella zinc")
    assert faults(desk) == []
    assert desk.keys.fingerprint() == school.sheet.fingerprint


def test_a_replaced_key_signs_no_head_any_more(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    with school.open() as other:
        other.keys.recover(school.sheet.code, school.julia, NEW_WORDS)
    (by_the_new_one,) = school.pins
    desk.keys.sign_out()
    assert school.pins == [by_the_new_one]
    assert faults(desk) == []


def test_a_wrong_code_is_refused_and_waits(school: School, tmp_path: Path, desk: Desk):
    with pytest.raises(Invalid, match="7 groups"):
        desk.keys.recover("8W0B", school.julia, NEW_WORDS)
    _, other = create_desk(tmp_path / "other.trellis", "Other", "Julia", "Soto", "", WORDS, cost=CHEAP)
    waits = [wrong(lambda: desk.keys.recover(other.code, school.julia, NEW_WORDS)).wait_until for _ in range(3)]
    assert waits == [None, None, school.clock() + timedelta(seconds=5)]
    wrong(lambda: desk.keys.recover(school.sheet.code, school.julia, NEW_WORDS))
    school.clock.pass_(seconds=5)
    with pytest.raises(Invalid):
        desk.keys.recover(school.sheet.code, school.julia, "soto")
    desk.keys.recover(school.sheet.code, school.julia, NEW_WORDS)


def test_the_code_makes_no_advisor_of_anybody_else(school: School, desk: Desk):
    for person in (school.maya, school.okafor):
        with pytest.raises(Invalid):
            desk.keys.recover(school.sheet.code, person, NEW_WORDS)


def test_recovery_from_an_altered_file_stops(school: School, desk: Desk):
    school.sql("update key set recovery_wrapped = ?", bytes(80))
    with pytest.raises(KeyChanged):
        desk.keys.recover(school.sheet.code, school.julia, NEW_WORDS)
    school.sql("update root set record = replace(record, '1', '2')")
    with pytest.raises(KeyChanged):
        desk.keys.recover(school.sheet.code, school.julia, NEW_WORDS)


def test_another_exchange_key_sealed_to_the_code_is_refused(school: School, desk: Desk):
    """Anybody can seal to a public key, so what the code opens must fit the certified half."""
    believed = trust(desk)
    key = believed.current(school.julia)
    assert key
    assert believed.root
    bound = rules.wrap_bound(believed.desk, school.julia, key.id)
    sealed = rules.seal(b"m" * 32, believed.root.record.recovery_exchange, bound, ephemeral=b"e" * 32)
    school.sql("update key set recovery_wrapped = ?", sealed)
    with pytest.raises(KeyChanged):
        desk.keys.recover(school.sheet.code, school.julia, NEW_WORDS)
    desk.keys.sign_in(school.julia, WORDS)


def test_what_secrets_did_cannot_be_undone(school: School, desk: Desk):
    done = desk.keys.sign_in(school.julia, WORDS)
    pin = desk.keys.set_pin(school.lead, "8024")
    keys = desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    for intent in (done, pin, keys):
        with pytest.raises(Refused):
            desk.history.undo(intent.intent, intent.seq)


def test_real_costs_from_making_the_desk_to_signing_out(tmp_path: Path):
    path, pins = tmp_path / "school.trellis", []
    info, sheet = create_desk(path, "Riverside High", "Julia", "Soto", "", WORDS)
    desk = Desk(Database(path), pin=pins.append)
    (julia,) = desk.keys.names()
    desk.keys.sign_in(julia.id, WORDS)
    maya = desk.people.add(Person(new_id(), "Maya", role=Role.TECH)).value.id
    desk.keys.set_pin(maya, PIN)
    wrong(lambda: desk.keys.check_secret(maya, "9999"))
    desk.keys.check_secret(maya, PIN)
    desk.keys.sign_out()
    desk.close()
    driver = sqlite3.connect(path)
    (verifier,) = driver.execute("select verifier from secret where kind = 'pin'").fetchone()
    (header,) = driver.execute("select substr(wrapped, 1, 7) from key").fetchone()
    driver.close()
    assert verifier.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert header == b"\x01" + (65536).to_bytes(4, "big") + b"\x03\x04"
    assert (pins[0].desk, pins[0].fingerprint) == (info.id, sheet.fingerprint)


def test_a_record_merged_away_lets_nobody_in_until_the_merge_is_taken_back(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    merged = desk.people.merge(school.maya, school.okafor)
    assert school.maya not in {name.id for name in desk.keys.names()}
    assert wrong(lambda: desk.keys.sign_in(school.maya, PIN)).wait_until is None
    with pytest.raises(Invalid, match="active"):
        desk.keys.set_pin(school.maya, "3691")
    desk.history.undo(merged.intent, merged.seq)
    assert desk.keys.sign_in(school.maya, PIN).value.id == school.maya


def test_an_advisor_merged_away_signs_nothing_any_more(school: School, desk: Desk):
    desk.keys.sign_in(school.julia, WORDS)
    desk.keys.add_advisor_keys(school.ben, NEW_WORDS)
    desk.people.merge(school.ben, school.okafor)
    wrong(lambda: desk.keys.sign_in(school.ben, NEW_WORDS))
    with pytest.raises(Invalid, match="active"):
        desk.keys.recover(school.sheet.code, school.ben, WORDS)
    assert desk.frame.actor_id == school.julia
