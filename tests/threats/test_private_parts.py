"""Private parts of a profile: what the file, its log, backups and exports hold of them, and what tampering gets.

Each attack is made on a real file with plain SQL, as somebody with another program could: it opens nothing, it gets
nothing sealed to anybody else, and `verify` names it.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import START, Clock, acting
from tests.threats.conftest import Copy
from tests.threats.world import CHEAP, OWN, PIN, WORDS, World, opened
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules.errors import Gone, Invalid, Refused, Stale, Trouble
from trellis.rules.interests import Audience, Availability, Interest, PartName, Strength, Tools, Wish
from trellis.rules.keys import Pair
from trellis.rules.people import Person, Role
from trellis.rules.sealing import PartChanged
from trellis.rules.sign_in import KeyChanged, WrongSecret
from trellis.rules.tickets import Query, View
from trellis.store import interests as store
from trellis.store.ids import new_id
from trellis.store.verify import verify

SECRET = "Quetzalpapalotl"
OTHER = "kettle saffron bicycle moss"


def places(folder: Path, words: str = SECRET) -> set[str]:
    """Names of the files in which the words stand, in any case."""
    wanted = words.lower().encode()
    return {f.name for f in folder.rglob("*") if f.is_file() and wanted in f.read_bytes().lower()}


def wish(words: str) -> tuple[Interest, ...]:
    return (Interest(words, Strength.CURIOUS, Wish.LEARN, START.date()),)


def open_own(desk: Desk, world: World, passphrase: str = OWN) -> Desk:
    """The desk with Maya signed in and her private parts open."""
    desk.frame.leave()
    acting(desk, world.maya).interests.unlock(passphrase)
    return desk


def say(desk: Desk, name: PartName, words: str) -> None:
    """Writes a text into a part of whoever is signed in."""
    shown = desk.interests.mine().profile.parts.get(name)
    desk.interests.save(name, words, shown.version if shown else 0)


def told(desk: Desk, name: PartName) -> object:
    """What the owner's own page says; None while it is closed."""
    return desk.interests.mine().profile.parts[name].content


def sees(desk: Desk, viewer: UUID, person: UUID) -> str:
    return repr(acting(desk, viewer).interests.look(person).value.parts)


@contextmanager
def tampering(copy: Copy) -> Iterator[sqlite3.Connection]:
    """The closed file in the hands of another program."""
    with closing(sqlite3.connect(copy.path)) as driver:
        yield driver
        driver.commit()


def rows(path: Path, *but: str) -> dict[str, list[tuple]]:
    """Everything in the file, table by table."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as driver:
        tables = [t for (t,) in driver.execute("select name from sqlite_master where type = 'table'")]
        return {t: driver.execute(f"select * from {t}").fetchall() for t in tables if t not in but}


# What the file holds


def test_what_was_sealed_from_the_start_is_nowhere_in_plain_words(
    desk: Desk, copy: Copy, world: World, caplog: pytest.LogCaptureFixture
):
    folder = copy.path.parent
    with caplog.at_level(logging.DEBUG):
        open_own(desk, world)
        for name, audience in ((PartName.WORDS, Audience.ME), (PartName.SUPPORTS, Audience.ADVISOR)):
            desk.interests.share(name, audience)
            say(desk, name, f"{SECRET} first")
            say(desk, name, f"{SECRET} second")
        desk.today.page()
        desk.plan.gates()
        desk.interests.lock()
        desk.interests.unlock(OWN)
        assert told(desk, PartName.WORDS) == f"{SECRET} second"
        assert places(folder) == set()
        desk.backups.back_up()
        acting(desk, world.lead)
        desk.transfer.export_tickets(folder / "out.csv", Query(), None)
        assert SECRET not in repr(acting(desk, world.advisor).history.of_ticket(world.free))
    assert SECRET not in caplog.text
    assert verify(copy.path).sound


def test_closed_private_parts_are_not_in_ones_own_export_and_open_ones_are(desk: Desk, world: World, tmp_path: Path):
    open_own(desk, world)
    say(desk, PartName.WORDS, SECRET)
    desk.interests.lock()
    desk.known.export(tmp_path / "closed.json")
    desk.interests.unlock(OWN)
    desk.known.export(tmp_path / "open.json")
    assert places(tmp_path) == {"open.json"}


def test_making_a_part_private_takes_its_words_out_of_file_log_free_pages_and_new_backups(
    desk: Desk, copy: Copy, world: World
):
    folder = copy.path.parent
    open_own(desk, world)
    undone = desk.interests.save(PartName.GOALS, ())
    desk.history.undo(undone.intent, undone.seq)
    before = desk.interests.mine().profile.parts[PartName.INTERESTS].version
    for n, words in enumerate((f"{SECRET} cables", f"{SECRET} sound " * 5, "Cables")):
        desk.interests.save(PartName.INTERESTS, wish(words.strip()[:100]), before + n)
    first = desk.interests.save(PartName.HELP, (f"{SECRET} taken back",))
    desk.history.undo(first.intent, first.seq)
    second = desk.interests.save(PartName.HELP, (f"{SECRET} again",))
    old = desk.backups.back_up().value
    assert places(folder) >= {old.path.name}
    old.path.unlink()

    for name in (PartName.INTERESTS, PartName.HELP):
        assert desk.interests.share(name, Audience.ME).value.whole
    assert places(folder) == set()
    desk.backups.back_up()
    assert places(folder) == set()
    for done in (undone, first, second):
        with pytest.raises((Refused, Invalid)):
            desk.history.undo(done.intent, done.seq)
    assert told(desk, PartName.HELP) == (f"{SECRET} again",)
    assert places(folder) == set()
    assert verify(copy.path).sound


def test_a_deal_keeps_no_words_of_a_profile(desk: Desk, copy: Copy, world: World):
    open_own(desk, world)
    version = desk.interests.mine().profile.parts[PartName.INTERESTS].version
    desk.interests.save(PartName.INTERESTS, wish("Free"), version)
    ticket = acting(desk, world.lead).tickets.detail(world.free).ticket
    desk.tickets.edit(world.free, ticket.version, replace(ticket, title=f"The {SECRET} is loose"))
    open_own(desk, world)
    desk.interests.save(PartName.INTERESTS, wish(SECRET), version + 1)
    plan = acting(desk, world.lead).plan.plan()
    assert plan.reasons[world.maya, world.free].interest == SECRET
    desk.plan.assign(plan)
    deals = rows(copy.path)["deal"]
    assert deals
    assert SECRET not in repr(deals)


def test_while_another_window_reads_the_erasing_is_not_whole_and_later_it_is(desk: Desk, copy: Copy, world: World):
    folder = copy.path.parent
    open_own(desk, world)
    desk.interests.save(PartName.HELP, (SECRET,))
    desk.frame.database.raw.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(copy.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("select * from part").fetchall()
        assert not desk.interests.share(PartName.HELP, Audience.ME).value.whole
        assert places(folder)
        assert not desk.interests.erase_again()
        reader.execute("COMMIT")
    assert desk.interests.erase_again()
    assert places(folder) == set()


def test_while_another_window_writes_erasing_waits_for_another_time(desk: Desk, copy: Copy, world: World):
    open_own(desk, world)
    desk.frame.database.raw.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(copy.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert not store.scrub(desk.frame.database)
        writer.execute("ROLLBACK")
    assert store.scrub(desk.frame.database)


def test_words_of_a_record_that_was_merged_go_too(desk: Desk, copy: Copy, world: World):
    twin = acting(desk, world.advisor).people.add(Person(new_id(), "Maya", "K.", role=Role.TECH)).value.id
    acting(desk, twin).interests.save(PartName.INTERESTS, wish(SECRET))
    acting(desk, world.advisor).people.merge(twin, world.maya)
    open_own(desk, world).interests.share(PartName.INTERESTS, Audience.ME)
    assert places(copy.path.parent) == set()
    assert verify(copy.path).sound


def test_no_search_finds_words_of_a_profile(desk: Desk, world: World):
    open_own(desk, world)
    desk.interests.save(PartName.HELP, (SECRET,))
    say(desk, PartName.WORDS, SECRET)
    for person in (world.maya, world.lead, world.advisor):
        assert acting(desk, person).tickets.page(Query(View.ALL, SECRET)) == []
        assert desk.tickets.look_alikes(SECRET) == []
        assert desk.people.find(SECRET) == []


def test_words_offered_to_others_are_those_the_team_may_see(desk: Desk, world: World):
    open_own(desk, world)
    desk.interests.save(PartName.INTERESTS, wish(SECRET), 1)
    assert SECRET in acting(desk, world.deshawn).interests.offered(SECRET[:4])
    open_own(desk, world).interests.share(PartName.INTERESTS, Audience.ME)
    assert SECRET not in acting(desk, world.deshawn).interests.offered(SECRET[:4])
    assert SECRET not in open_own(desk, world).interests.offered(SECRET[:4])


# Who reads what


def test_each_sees_exactly_what_is_for_them(desk: Desk, world: World):
    acting(desk, world.advisor).keys.sign_in(world.advisor, WORDS)
    for viewer, parts in (
        (world.advisor, {PartName.INTERESTS, PartName.SUPPORTS}),
        (world.other_advisor, {PartName.INTERESTS}),
        (world.lead, {PartName.INTERESTS}),
        (world.deshawn, {PartName.INTERESTS}),
    ):
        shown = acting(desk, viewer).interests.look(world.maya).value
        assert set(shown.parts) == parts
        assert all(part.content is not None for part in shown.parts.values())
    open_own(desk, world)
    assert set(desk.interests.mine().profile.parts) == {PartName.INTERESTS, PartName.SUPPORTS, PartName.WORDS}


def test_as_my_advisor_and_the_team_see_it_is_what_they_see(desk: Desk, world: World):
    desk.keys.sign_in(world.advisor, WORDS)
    theirs, team = (acting(desk, p).interests.look(world.maya).value for p in (world.advisor, world.deshawn))
    open_own(desk, world)
    assert desk.interests.seen_as(Audience.ADVISOR) == theirs
    assert desk.interests.seen_as(Audience.TEAM) == team


def test_no_history_of_a_ticket_tells_of_a_profile_whatever_id_is_asked(desk: Desk, copy: Copy, world: World):
    acting(desk, world.deshawn).interests.look(world.maya)
    ids = {
        UUID(bytes=row[0])
        for table in ("part", "card", "person", "gate", "absence", "deal", "topic")
        for row in sqlite3.connect(copy.path).execute(f"select id from {table}")
    }
    assert len(ids) > 10
    for viewer in (world.deshawn, world.lead, world.advisor):
        acting(desk, viewer)
        assert [id for id in ids if desk.history.of_ticket(id)] == []
    assert acting(desk, world.deshawn).history.of_ticket(world.free)


def test_what_one_session_opened_is_closed_in_the_next(desk: Desk, world: World):
    open_own(desk, world)
    assert told(desk, PartName.WORDS) == "Nobody else reads this"
    acting(desk, world.deshawn)
    assert not desk.interests.mine().unlocked
    desk.keys.sign_in(world.maya, PIN)
    assert told(desk, PartName.WORDS) is None
    with pytest.raises(Refused, match="locked"):
        desk.interests.save(PartName.WORDS, "x", 2)
    desk.interests.unlock(OWN)
    desk.keys.sign_out()
    desk.keys.sign_in(world.maya, PIN)
    assert (desk.interests.mine().unlocked, told(desk, PartName.SUPPORTS)) == (False, None)


def test_a_wrong_passphrase_opens_nothing_writes_nothing_and_costs_as_much_as_the_right_one(
    desk: Desk, copy: Copy, world: World, monkeypatch: pytest.MonkeyPatch
):
    from trellis.rules import keys

    derived = []
    derive = keys._argon2id
    monkeypatch.setattr(keys, "_argon2id", lambda salt, cost: derived.append(cost) or derive(salt, cost))
    acting(desk, world.maya)
    before = rows(copy.path)
    for words in ("", "wrong", OWN.upper(), PIN, WORDS):
        with pytest.raises(WrongSecret):
            desk.interests.unlock(words)
    assert told(desk, PartName.WORDS) is None
    assert derived == [CHEAP.passphrase] * 5
    desk.interests.unlock(OWN)
    assert derived == [CHEAP.passphrase] * 6
    assert rows(copy.path) == before


def test_a_reset_pin_opens_nothing(desk: Desk, world: World):
    desk.keys.sign_in(world.advisor, WORDS)
    desk.keys.set_pin(world.maya, "9182")
    desk.keys.sign_in(world.maya, "9182")
    assert told(desk, PartName.WORDS) is None
    for secret in ("9182", PIN, ""):
        with pytest.raises(WrongSecret):
            desk.interests.unlock(secret)


def test_a_lost_passphrase_loses_what_was_for_oneself_alone(desk: Desk, copy: Copy, world: World):
    new = "purple lantern seven geese"
    desk.keys.sign_in(world.advisor, WORDS)
    desk.keys.add_advisor_keys(world.other_advisor, OTHER)
    for person in (world.other_advisor, world.lead, world.deshawn, world.maya):
        with pytest.raises(Refused):
            acting(desk, person).interests.reset_passphrase(world.maya, new)
    desk.keys.sign_in(world.advisor, WORDS)
    with pytest.raises(Gone):
        desk.interests.reset_passphrase(world.deshawn, new)
    assert desk.interests.reset_passphrase(world.maya, new).value == 1
    acting(desk, world.maya)
    with pytest.raises(WrongSecret):
        desk.interests.unlock(OWN)
    desk.interests.unlock(new)
    assert (told(desk, PartName.WORDS), told(desk, PartName.SUPPORTS)) == ("", "Written steps help me")
    desk.keys.sign_in(world.advisor, WORDS)
    assert "Written steps" in sees(desk, world.advisor, world.maya)
    assert verify(copy.path).sound


def test_another_passphrase_of_ones_own_opens_the_same(desk: Desk, copy: Copy, world: World):
    acting(desk, world.maya)
    with pytest.raises(WrongSecret):
        desk.interests.change_passphrase("wrong", OTHER)
    desk.interests.change_passphrase(OWN, OTHER)
    with pytest.raises(WrongSecret):
        desk.interests.unlock(OWN)
    desk.interests.unlock(OTHER)
    assert told(desk, PartName.WORDS) == "Nobody else reads this"
    assert verify(copy.path).sound


@pytest.mark.parametrize("by_owner", [True, False])
def test_a_change_of_advisor_seals_for_the_new_one_and_closes_for_the_old(
    desk: Desk, copy: Copy, world: World, by_owner: bool
):
    desk.keys.sign_in(world.advisor, WORDS)
    desk.keys.add_advisor_keys(world.other_advisor, OTHER)
    if by_owner:
        acting(desk, world.maya)
        with pytest.raises(Refused, match="locked"):
            desk.interests.name_advisor(world.other_advisor)
        done = open_own(desk, world).interests.name_advisor(world.other_advisor)
        with pytest.raises(Refused):
            desk.history.undo(done.intent, done.seq)
    else:
        desk.interests.hand_on(world.maya, world.other_advisor)
        with pytest.raises(Refused):
            desk.interests.hand_on(world.maya, world.advisor)
    desk.keys.sign_in(world.advisor, WORDS)
    assert "Written" not in sees(desk, world.advisor, world.maya)
    assert desk.interests.shared_with_me() == []
    desk.keys.sign_in(world.other_advisor, OTHER)
    assert "Written steps" in sees(desk, world.other_advisor, world.maya)
    assert desk.interests.shared_with_me() == [world.maya]
    open_own(desk, world)
    assert told(desk, PartName.SUPPORTS) == "Written steps help me"
    assert desk.interests.mine().advisor == world.other_advisor
    assert verify(copy.path).sound


def test_nothing_is_sealed_to_who_is_no_advisor_here_any_more(desk: Desk, world: World):
    desk.keys.sign_in(world.advisor, WORDS)
    desk.keys.add_advisor_keys(world.other_advisor, OTHER)
    desk.interests.hand_on(world.maya, world.other_advisor)
    desk.people.deactivate(world.other_advisor)
    open_own(desk, world)
    for who in (world.other_advisor, world.lead, new_id()):
        with pytest.raises(Invalid):
            desk.interests.name_advisor(who)
    with pytest.raises(Invalid, match="not an advisor"):
        say(desk, PartName.SUPPORTS, "New words")
    desk.interests.name_advisor(world.advisor)
    say(desk, PartName.SUPPORTS, "New words")


def test_an_advisor_who_recovered_by_code_still_opens_what_was_sealed_to_them(tmp_path: Path):
    path = tmp_path / "desk.trellis"
    _, sheet = create_desk(path, "Riverside High", "Julia", "Soto", "", WORDS, clock=Clock(), cost=CHEAP)
    with opened(path) as desk:
        advisor = desk.keys.names()[0].id
        desk.keys.sign_in(advisor, WORDS)
        maya = desk.people.add(Person(new_id(), "Maya", role=Role.TECH)).value.id
        acting(desk, maya).interests.set_passphrase(OWN)
        desk.interests.name_advisor(advisor)
        desk.interests.share(PartName.WORDS, Audience.ADVISOR)
        say(desk, PartName.WORDS, SECRET)
        desk.frame.leave()
        desk.keys.recover(sheet.code, advisor, OTHER)
        desk.keys.sign_in(advisor, OTHER)
        assert SECRET in sees(desk, advisor, maya)
        acting(desk, maya).interests.unlock(OWN)
        say(desk, PartName.WORDS, f"{SECRET} anew")
        desk.frame.leave()
        desk.keys.sign_in(advisor, OTHER)
        assert f"{SECRET} anew" in sees(desk, advisor, maya)


def test_words_meant_for_a_private_part_never_land_in_one_that_was_opened_meanwhile(desk: Desk, world: World):
    open_own(desk, world)
    version = desk.interests.mine().profile.parts[PartName.WORDS].version
    desk.interests.share(PartName.WORDS, Audience.TEAM)
    for read in (version, 0):
        with pytest.raises(Stale):
            desk.interests.save(PartName.WORDS, SECRET, read)
    with pytest.raises(Gone):
        desk.interests.save(PartName.GOALS, (), 3)


# Another program


def named(copy: Copy) -> str:
    return " ".join(fault.said for fault in verify(copy.path).faults)


MAYAS = "(select id from person where preferred_name = 'Maya')"
ATTACKS = {
    "a part moved to another person": "update part set person = (select id from person where preferred_name ="
    " 'Deshawn') where person = {maya} and name = 'supports'",
    "two parts swapped": "update part set mine = (select mine from part p where p.name = 'words' and p.person ="
    " part.person) where person = {maya} and name = 'supports'",
    "own and shared copy swapped": "update part set mine = theirs, theirs = mine where person = {maya} and name ="
    " 'supports'",
    "own copy replaced": "update part set mine = zeroblob(304) where person = {maya} and name = 'supports'",
    "own copy gone": "update part set mine = null where person = {maya} and name = 'supports'",
    "made for oneself alone": "update part set audience = 'me' where person = {maya} and name = 'supports'",
    "another public key": "update card set public = (select public from card c where c.person <> {maya}) where"
    " person = {maya}",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_changed_outside_opens_nothing_takes_no_new_words_and_is_named(copy: Copy, world: World, attack: str):
    with tampering(copy) as driver:
        assert driver.execute(ATTACKS[attack].format(maya=MAYAS)).rowcount == 1
    assert "changed outside of Trellis" in named(copy)
    with opened(copy.path) as desk:
        acting(desk, world.maya)
        if attack == "another public key":
            with pytest.raises(PartChanged):
                desk.interests.unlock(OWN)
        else:
            desk.interests.unlock(OWN)
        shown = desk.interests.mine().profile.parts.get(PartName.SUPPORTS)
        assert shown is None or shown.content is None
        if shown:
            with pytest.raises((PartChanged, Refused)):
                desk.interests.save(PartName.SUPPORTS, SECRET, shown.version)
        assert acting(desk, world.deshawn).interests.mine().profile.parts.get(PartName.SUPPORTS) is None or (
            desk.interests.mine().profile.parts[PartName.SUPPORTS].content is None
        )
    assert places(copy.path.parent) == set()


def test_a_part_for_oneself_alone_is_not_shared_by_changing_a_word_in_the_file(copy: Copy, world: World):
    """Only the audience is changed: the owner's next edit would otherwise seal it to the advisor too."""
    with tampering(copy) as driver:
        sql = f"update part set audience = 'advisor', theirs = mine where person = {MAYAS} and name = 'words'"
        assert driver.execute(sql).rowcount == 1
    assert "who may see it" in named(copy)
    with opened(copy.path) as desk:
        open_own(desk, world)
        with pytest.raises(PartChanged):
            say(desk, PartName.WORDS, SECRET)
        desk.keys.sign_in(world.advisor, WORDS)
        assert desk.interests.look(world.maya).value.parts[PartName.WORDS].content is None


def test_what_is_shared_is_closed_when_it_was_replaced(copy: Copy, world: World):
    with tampering(copy) as driver:
        driver.execute(f"update part set theirs = zeroblob(304) where person = {MAYAS} and name = 'supports'")
    assert "what is sealed in it does not fit" in named(copy)
    with opened(copy.path) as desk:
        desk.keys.sign_in(world.advisor, WORDS)
        assert desk.interests.look(world.maya).value.parts[PartName.SUPPORTS].content is None
        for attempt in (
            lambda: desk.interests.reset_passphrase(world.maya, OTHER),
            lambda: desk.interests.hand_on(world.maya, world.advisor),
        ):
            with pytest.raises(PartChanged):
                attempt()


def test_words_put_into_somebodys_mouth_are_named(copy: Copy):
    with tampering(copy) as driver:
        sql = f"""update part set audience = 'team', body = '"I am bad"', seal = '', mine = null, theirs = null
            where person = {MAYAS} and name = 'words'"""
        assert driver.execute(sql).rowcount == 1
    assert "who may see it, text" in named(copy)


@pytest.mark.parametrize("column", ["signing_public", "exchange_public"])
def test_nothing_is_sealed_to_a_swapped_key_of_an_advisor(copy: Copy, world: World, column: str):
    with closing(Pair(os.urandom(64))) as pair, tampering(copy) as driver:
        driver.execute(f"update key set {column} = ?", [getattr(pair, column)])
    assert verify(copy.path).faults[0].kind == "key"
    with opened(copy.path) as desk:
        open_own(desk, world)
        before = rows(copy.path)
        for attempt in (
            lambda: say(desk, PartName.SUPPORTS, SECRET),
            lambda: desk.interests.share(PartName.WORDS, Audience.ADVISOR),
            lambda: desk.interests.name_advisor(world.advisor),
        ):
            with pytest.raises(KeyChanged):
                attempt()
        assert rows(copy.path) == before
        assert desk.interests.advisors() == []


def test_another_advisor_written_into_the_card_opens_nothing_and_is_named(copy: Copy, world: World):
    with opened(copy.path) as desk:
        desk.keys.sign_in(world.advisor, WORDS)
        desk.keys.add_advisor_keys(world.other_advisor, OTHER)
    with tampering(copy) as driver:
        driver.execute(f"update card set advisor = ? where person = {MAYAS}", [world.other_advisor.bytes])
    assert "advisor" in named(copy)
    with opened(copy.path) as desk:
        desk.keys.sign_in(world.other_advisor, OTHER)
        assert desk.interests.look(world.maya).value.parts[PartName.SUPPORTS].content is None
        for attempt in (
            lambda: desk.interests.reset_passphrase(world.maya, OTHER),
            lambda: desk.interests.hand_on(world.maya, world.other_advisor),
        ):
            with pytest.raises(PartChanged):
                attempt()
        assert acting(desk, world.maya).interests.mine().advisor_name == "Ben King"


def test_another_wrapped_key_opens_nothing(copy: Copy, world: World):
    with tampering(copy) as driver:
        sql = f"update card set wrapped = (select wrapped from card c where c.person <> {MAYAS}) where person = {MAYAS}"
        assert driver.execute(sql).rowcount == 1
    with opened(copy.path) as desk:
        acting(desk, world.maya)
        with pytest.raises(WrongSecret):
            desk.interests.unlock(OWN)


def test_keys_taken_out_of_the_card_are_not_made_anew_over_private_parts(copy: Copy, world: World):
    with tampering(copy) as driver:
        driver.execute(f"update card set public = '', wrapped = null where person = {MAYAS}")
    assert "public" in named(copy)
    with opened(copy.path) as desk:
        acting(desk, world.maya)
        with pytest.raises(WrongSecret):
            desk.interests.unlock(OWN)
        with pytest.raises(PartChanged):
            desk.interests.set_passphrase(OTHER)


# What is private changes nothing

LINE = st.text("abc DéЖ", min_size=1, max_size=12)
INTEREST = st.builds(
    Interest,
    st.sampled_from(["Free", "Held", "Printers", "Cables"]) | LINE,
    st.sampled_from(Strength),
    st.sampled_from(Wish),
    st.just(START.date()),
)
LISTED = st.lists(INTEREST, max_size=3).map(tuple)
TOOLS = st.builds(Tools, st.just(()), st.lists(LINE | st.just("Free"), max_size=2).map(tuple))


def outcome(desk: Desk, world: World) -> tuple[object, ...]:
    """Everything deals, pairs and measures are."""
    lead = acting(desk, world.lead)
    told = (lead.plan.plan(seed=3), lead.plan.arrival(world.free), lead.fairness.own(), lead.plan.gates())
    return (*told, acting(desk, world.advisor).fairness.term(), desk.today.page())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(interests=LISTED, tools=TOOLS, free=st.booleans())
def test_whatever_is_private_no_deal_pair_or_measure_changes_and_nothing_else_is_stored(
    copy: Copy, world: World, interests: tuple[Interest, ...], tools: Tools, free: bool
):
    names = (PartName.INTERESTS, PartName.TOOLS, PartName.AVAILABILITY)
    contents = (interests, tools, Availability((world.block,) if free else (new_id(),)))
    own = ("part", "card", "history")
    with opened(copy.path) as desk:
        open_own(desk, world)
        for name in names:
            desk.interests.share(name, Audience.ME)
        base, before = outcome(desk, world), rows(copy.path, *own)
        open_own(desk, world)
        for name, content in zip(names, contents, strict=True):
            desk.interests.save(name, content, desk.interests.mine().profile.parts[name].version)
        assert outcome(desk, world) == base
        open_own(desk, world)
        everything = rows(copy.path)
        desk.today.page()
        assert rows(copy.path) == everything
        assert rows(copy.path, *own) == before


def test_today_uses_private_interests_while_they_are_open(desk: Desk, copy: Copy, world: World):
    open_own(desk, world)
    desk.interests.save(PartName.INTERESTS, wish("Free"), 1)
    desk.interests.share(PartName.INTERESTS, Audience.ME)
    before = rows(copy.path)
    assert "Free" in {liking.interest for pick in desk.today.page().picks for liking in pick.likings}
    desk.interests.lock()
    assert not any(pick.likings for pick in desk.today.page().picks)
    assert rows(copy.path) == before


# Undo


def test_undo_gives_back_team_parts_and_never_private_ones(desk: Desk, world: World):
    acting(desk, world.deshawn)
    first = desk.interests.save(PartName.HELP, ("Knots",))
    second = desk.interests.save(PartName.HELP, ("Ropes",), 1)
    desk.history.undo(second.intent, second.seq)
    assert told(desk, PartName.HELP) == ("Knots",)
    desk.history.undo(first.intent, first.seq)
    assert PartName.HELP not in desk.interests.mine().profile.parts

    open_own(desk, world)
    version = desk.interests.mine().profile.parts[PartName.WORDS].version
    for done in (
        desk.interests.save(PartName.WORDS, "Else", version),
        desk.interests.share(PartName.WORDS, Audience.ADVISOR),
        desk.interests.share(PartName.WORDS, Audience.TEAM),
        desk.interests.share(PartName.WORDS, Audience.ME),
        desk.interests.change_passphrase(OWN, OTHER),
    ):
        with pytest.raises((Refused, Invalid)):
            desk.history.undo(done.intent, done.seq)
    assert told(desk, PartName.WORDS) == "Else"


def test_taking_back_a_first_word_leaves_the_passphrase_that_came_after_it(desk: Desk, world: World):
    acting(desk, world.deshawn)
    done = desk.interests.save(PartName.HELP, ("Knots",))
    desk.interests.set_passphrase(OTHER)
    desk.interests.share(PartName.WORDS, Audience.ME)
    desk.history.undo(done.intent, done.seq)
    desk.interests.lock()
    desk.interests.unlock(OTHER)
    assert told(desk, PartName.WORDS) == ""


def test_what_was_taken_back_does_not_hide_what_was_written_since(desk: Desk, world: World):
    acting(desk, world.deshawn)
    done = desk.interests.save(PartName.HELP, ("Knots",))
    back = desk.history.undo(done.intent, done.seq)
    desk.interests.save(PartName.HELP, ("Ropes",))
    with pytest.raises(Invalid, match="anew"):
        desk.history.undo(back.intent, back.seq)
    assert told(desk, PartName.HELP) == ("Ropes",)


def test_nobody_else_and_no_later_session_takes_back_a_part(desk: Desk, world: World, clock: Clock):
    acting(desk, world.deshawn)
    done = desk.interests.save(PartName.HELP, ("Knots",))
    for person in (world.maya, world.lead, world.advisor):
        with pytest.raises(Refused, match="Only your own"):
            acting(desk, person).history.undo(done.intent, done.seq)
    clock.pass_(seconds=1)
    desk.frame.leave()
    acting(desk, world.deshawn)
    with pytest.raises(Refused, match="before you signed in"):
        desk.history.undo(done.intent, done.seq)
    assert told(desk, PartName.HELP) == ("Knots",)


def test_marking_absent_opening_a_gate_and_a_topic_are_taken_back(desk: Desk, copy: Copy, world: World):
    acting(desk, world.advisor)
    for done in (
        desk.plan.attend(world.maya, absent=True),
        desk.plan.open_gate(world.maya, desk.plan.gates()[0].gate),
        desk.plan.close_gate(world.gate),
    ):
        desk.history.undo(done.intent, done.seq)
    assert [g.id for g in desk.plan.gates()] == [world.gate]
    assert not any(a.absent for a in acting(desk, world.lead).plan.plan().attendance)
    assert verify(copy.path).sound


def test_who_lost_a_role_takes_back_no_gate_with_it(desk: Desk, world: World):
    acting(desk, world.advisor)
    done = desk.plan.close_gate(world.gate)
    with desk.frame.database.write() as connection:
        connection.exec_driver_sql("update person set role = 'tech' where id = ?", (world.advisor.bytes,))
    with pytest.raises(Refused):
        desk.history.undo(done.intent, done.seq)
    with pytest.raises(Trouble):
        desk.plan.open_gate(world.maya, desk.plan.gates()[0].gate if desk.plan.gates() else None)  # type: ignore[arg-type]
