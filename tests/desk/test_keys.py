"""Signing in and out, secrets, advisors' keys and recovery, on real desk files.

The cheap costs are for speed; `test_real_costs_from_making_the_desk_to_signing_out` uses the real ones.
"""

from __future__ import annotations

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
from trellis.desk.setup import create_desk
from trellis.rules import keys as rules
from trellis.rules.errors import Invalid, Refused, Trouble
from trellis.rules.keys import Argon, KdfCost, head_valid
from trellis.rules.people import Person, Role
from trellis.rules.permissions import Actor
from trellis.rules.sign_in import KeyChanged, Pinned, RecoverySheet, WrongSecret
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
    desk.keys.sign_out()
    assert school.pins == []
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
