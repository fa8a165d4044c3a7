"""Intents on people, terms and blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.desks import Crew, acting, make_file, open_at
from trellis.desk.desk import Desk
from trellis.desk.keys import Keys
from trellis.rules.errors import Invalid, Refused, Stale
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Block, Follows, Person, Role, Term
from trellis.rules.tickets import Impact, Intake, Priority, Urgency
from trellis.store.ids import new_id


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew) -> Iterator[Desk]:
    with open_at(tmp_path / "school.trellis") as desk:
        yield acting(desk, crew.advisor)


def test_pasted_names_become_people_once(desk: Desk):
    added = desk.people.add_many("Linh Tran\nTran, Linh\nSam\tBauer\nMaya Rivera").value
    assert [p.full_name for p in added] == ["Linh Tran", "Sam Bauer"]
    with pytest.raises(Invalid, match="No new names"):
        desk.people.add_many("linh tran")


@pytest.mark.parametrize("letters", ["nu", "NÚ", "so", "soledad n"])
def test_people_are_found_by_two_letters_of_any_name(desk: Desk, crew: Crew, letters: str):
    assert crew.soledad in {p.id for p in desk.people.find(letters)}


@pytest.mark.parametrize("letters", ["", "%", "_", "zz", "\\"])
def test_nobody_is_found_by_nothing_or_wildcards(desk: Desk, letters: str):
    assert desk.people.find(letters) == []


def test_a_tech_cannot_make_themselves_a_lead(desk: Desk, crew: Crew):
    maya = desk.people.get(crew.maya)
    assert maya
    for actor in (crew.maya, crew.lead):
        acting(desk, actor)
        with pytest.raises(Refused):
            desk.people.edit(maya.id, maya.version, replace(maya, role=Role.LEAD))
        with pytest.raises(Refused):
            desk.people.add(Person(new_id(), "Friend", role=Role.ADVISOR))
    acting(desk, crew.maya).people.edit_self(maya.version, "May", "they/them")
    after = desk.people.get(crew.maya)
    assert after
    assert (after.preferred_name, after.role) == ("May", Role.TECH)


def test_a_desk_keeps_an_advisor(desk: Desk, crew: Crew):
    me = desk.people.get(crew.advisor)
    assert me
    with pytest.raises(Invalid, match="only one"):
        desk.people.edit(me.id, me.version, replace(me, role=Role.TECH))
    with pytest.raises(Invalid, match="yourself"):
        desk.people.deactivate(me.id)


def test_who_left_is_not_offered_and_can_come_back(desk: Desk, crew: Crew):
    desk.people.deactivate(crew.maya)
    assert crew.maya not in {p.id for p in desk.people.everybody()}
    assert desk.people.find("maya") == []
    assert crew.maya in {p.id for p in desk.people.everybody(left=True)}
    desk.people.reactivate(crew.maya)
    assert crew.maya in {p.id for p in desk.people.everybody()}


def test_edits_name_the_version_they_read(desk: Desk, crew: Crew):
    maya = desk.people.get(crew.maya)
    assert maya
    desk.people.edit(maya.id, maya.version, replace(maya, pronouns="she/her"))
    with pytest.raises(Stale):
        desk.people.edit(maya.id, maya.version, replace(maya, pronouns="they/them"))


def test_merging_with_oneself_or_a_lead_by_a_lead_is_refused(desk: Desk, crew: Crew):
    acting(desk, crew.lead)
    with pytest.raises(Invalid):
        desk.people.merge(crew.okafor, crew.okafor)
    with pytest.raises(Refused):
        desk.people.merge(crew.okafor, crew.advisor)
    with pytest.raises(Refused):
        desk.people.merge(crew.lead, crew.maya)


def test_nobody_merges_away_the_record_they_are_signed_in_with(desk: Desk, crew: Crew):
    with pytest.raises(Invalid, match="signed in"):
        desk.people.merge(crew.advisor, crew.okafor)
    assert desk.people.merge(crew.okafor, crew.advisor).value.id == crew.advisor


def test_an_advisor_without_a_passphrase_is_not_the_one_a_desk_keeps(desk: Desk, crew: Crew):
    me = desk.people.get(crew.advisor)
    desk.people.add(Person(new_id(), "Ben", "King", role=Role.ADVISOR))
    with pytest.raises(Invalid, match="only one"):
        desk.people.edit(me.id, me.version, replace(me, role=Role.TECH))


def test_an_advisor_may_step_back_when_another_can_sign_in(desk: Desk, crew: Crew):
    cost = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
    keys, me = Keys(desk.frame, cost=cost), desk.people.get(crew.advisor)
    ben = desk.people.add(Person(new_id(), "Ben", "King", role=Role.ADVISOR)).value
    keys.make_root(ben.id, "plum orbit lantern quiet")
    assert desk.people.edit(me.id, me.version, replace(me, role=Role.TECH)).value.role is Role.TECH


def test_pasting_names_asks_first(desk: Desk, crew: Crew):
    acting(desk, crew.lead)
    for pasted in ("", "Linh Tran"):
        with pytest.raises(Refused):
            desk.people.add_many(pasted, Role.ADVISOR)


def test_terms_and_blocks_are_kept_changed_and_removed(desk: Desk, crew: Crew):
    term = desk.people.save_term(Term(new_id(), "Fall", date(2026, 9, 1), date(2026, 12, 18))).value
    block = desk.people.save_block(Block(new_id(), "C", "12345", time(10), time(10, 45))).value
    changed = desk.people.save_block(replace(block, name="C2")).value
    assert [b.name for b in desk.people.blocks()] == ["C2"]
    with pytest.raises(Stale):
        desk.people.save_block(replace(block, name="C3"))
    gone = desk.people.remove_block(changed.id)
    assert desk.people.blocks() == []
    desk.history.undo(gone.intent, gone.seq)
    assert [b.name for b in desk.people.blocks()] == ["C2"]
    assert desk.people.terms() == [term]
    with pytest.raises(Refused):
        acting(desk, crew.maya).people.save_term(term)


def test_settings_are_the_advisors(desk: Desk, crew: Crew):
    info = desk.settings.info()
    desk.settings.save(replace(info.settings, lock_minutes=3, categories=("printing", "other")))
    desk.settings.rename("  Hill  School Desk ")
    info = desk.settings.info()
    assert (info.name, info.settings.lock_minutes, info.settings.categories[0]) == ("Hill School Desk", 3, "printing")
    for bad in (replace(info.settings, lock_minutes=0), replace(info.settings, categories=())):
        with pytest.raises(Invalid):
            desk.settings.save(bad)
    acting(desk, crew.lead)
    with pytest.raises(Refused):
        desk.settings.rename("Ours")


def test_settings_two_advisors_change_at_once_are_both_kept(desk: Desk, crew: Crew):
    read = desk.settings.info().settings
    where, other = (Urgency.BLOCKED, Impact.PERSON), (Urgency.SLOWED, Impact.PERSON)
    desk.settings.save(replace(read, lock_minutes=9, priorities={**read.priorities, where: Priority.NOW}), read)
    wanted = replace(read, categories=("printing",), priorities={**read.priorities, other: Priority.SOON})
    now = desk.settings.save(wanted, read).value
    assert now == desk.settings.info().settings
    assert (now.lock_minutes, now.categories) == (9, ("printing",))
    assert (now.priorities[where], now.priorities[other]) == (Priority.NOW, Priority.SOON)


def test_a_new_person_gets_an_id_of_the_desks(desk: Desk, crew: Crew):
    added = desk.people.add(Person(crew.maya, "Linh", "Tran", role=Role.TECH)).value
    assert added.id != crew.maya
    assert desk.people.get(crew.maya).preferred_name == "Maya"


def test_new_terms_and_blocks_are_added_and_a_term_removed(desk: Desk, crew: Crew):
    term = desk.people.add_term("Fall", date(2026, 9, 1), date(2026, 12, 18)).value
    block = desk.people.add_block("C", "AB", time(10), time(10, 45)).value
    assert (desk.people.terms(), desk.people.blocks()) == ([term], [block])
    gone = desk.people.remove_term(term.id)
    assert desk.people.terms() == []
    desk.history.undo(gone.intent, gone.seq)
    assert [t.name for t in desk.people.terms()] == ["Fall"]
    acting(desk, crew.lead)
    for refused in (
        lambda: desk.people.add_term("X", term.starts, term.ends),
        lambda: desk.people.add_block("X", "1", block.starts, block.ends),
        lambda: desk.people.remove_term(term.id),
    ):
        with pytest.raises(Refused):
            refused()


def test_what_follows_a_merge_is_counted(desk: Desk, crew: Crew):
    ticket = desk.tickets.open(Intake(words="Projector is dim", requester=crew.okafor)).value
    desk.tickets.reply(ticket.id, "Lamp ordered", minutes=7)
    assert desk.people.follows(crew.okafor) == Follows(tickets=1)
    assert desk.people.follows(crew.advisor) == Follows(tickets=1, words=1, minutes=7)
    assert desk.people.follows(crew.soledad) == Follows()
    desk.frame.leave()
    with pytest.raises(Refused):
        desk.people.follows(crew.okafor)
