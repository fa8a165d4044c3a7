"""Privilege escalation and self-edit of roles: through forms, intake, import, undo, merging, secrets and restore."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import acting
from tests.threats.world import PIN, WORDS, World
from trellis.desk.desk import Desk
from trellis.rules.errors import Invalid, Refused
from trellis.rules.people import Person, Role
from trellis.rules.sign_in import WrongSecret
from trellis.rules.tickets import Intake, Query, Status, Ticket, View
from trellis.store.ids import new_id

PAST = datetime(2000, 1, 1, tzinfo=UTC)


def role_of(desk: Desk, world: World, person: UUID) -> Role:
    found = acting(desk, world.advisor).people.get(person)
    assert found
    return found.role


@pytest.mark.parametrize(("who", "wanted"), [("maya", Role.LEAD), ("maya", Role.ADVISOR), ("lead", Role.ADVISOR)])
def test_nobody_raises_themselves_or_a_friend(desk: Desk, world: World, who: str, wanted: Role):
    me = getattr(world, who)
    for person in (me, world.deshawn, world.okafor):
        before = acting(desk, me).people.get(person)
        assert before
        with pytest.raises(Refused):
            desk.people.edit(person, before.version, replace(before, role=wanted))
        assert role_of(desk, world, person) is before.role
    with pytest.raises(Refused):
        acting(desk, me).people.add(Person(new_id(), "Friend", role=wanted))
    with pytest.raises(Refused):
        desk.people.add_many("Friend One\nFriend Two", wanted)
    with pytest.raises(Refused):
        desk.people.merge(world.twin, world.advisor)


def test_editing_oneself_changes_name_and_pronouns_only(desk: Desk, world: World):
    done = acting(desk, world.maya).people.edit_self(1, "Em", "they").value
    assert (done.role, done.trainee, done.left, done.blocks) == (Role.TECH, False, None, ())


def test_a_new_person_brings_nothing_along(desk: Desk, world: World):
    wanted = Person(
        world.maya, "New", role=Role.TECH, left=date(2000, 1, 1), merged_into=world.lead, created=PAST, version=9
    )
    made = acting(desk, world.lead).people.add(wanted).value
    assert made.id != world.maya
    assert (made.left, made.merged_into, made.version, made.created) == (None, None, 1, desk.frame.clock())


def test_a_form_for_a_ticket_sets_no_owner_state_author_or_time(desk: Desk, world: World):
    acting(desk, world.maya)
    before = desk.tickets.detail(world.free).ticket
    wanted = Ticket(
        new_id(), "Z-9999", "Another title", status=Status.CLOSED, assignee=world.maya, opened_by=world.maya,
        created=PAST, updated=PAST, resolved_at=PAST, closed_at=PAST, trashed=PAST, duplicate_of=world.held,
        resolution="mine", learned="mine", legacy_source="x", legacy_id="y", version=77,
    )  # fmt: skip
    after = desk.tickets.edit(world.free, before.version, wanted).value
    kept = "id number status assignee opened_by created resolved_at closed_at trashed duplicate_of resolution learned"
    for field in (*kept.split(), "legacy_source", "legacy_id"):
        assert getattr(after, field) == getattr(before, field), field
    assert (after.title, after.version) == ("Another title", before.version + 1)


def test_intake_makes_requesters_only_and_names_its_author(desk: Desk, world: World):
    acting(desk, world.maya)
    made = desk.tickets.open(Intake("New", requester_name="Julia Soto Advisor")).value
    assert made.opened_by == world.maya
    assert made.requester
    assert role_of(desk, world, made.requester) is Role.REQUESTER


def test_an_import_makes_placeholders_only(desk: Desk, world: World, tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text(
        "Title,Origin,Origin id,Requester,Assignee,Role,role,Passphrase\nT,else,1,Eve One,Eve Two,advisor,advisor,x\n"
    )
    acting(desk, world.advisor).transfer.import_tickets(path, "trellis")
    made = [p for p in desk.people.everybody() if p.preferred_name == "Eve"]
    assert [(p.role, p.placeholder) for p in made] == [(Role.REQUESTER, True)] * 2
    assert not {name.id for name in desk.keys.names()} & {p.id for p in made}


def test_undo_gives_no_role_back(desk: Desk, world: World):
    """Who was an advisor when they changed something and is none any more cannot take that change back."""
    desk.keys.sign_in(world.advisor, WORDS)
    desk.keys.add_advisor_keys(world.other_advisor, WORDS)
    desk.keys.sign_in(world.other_advisor, WORDS)
    before = desk.people.get(world.advisor)
    mine = desk.people.get(world.other_advisor)
    assert before
    assert mine
    demoted = desk.people.edit(world.advisor, before.version, replace(before, role=Role.TECH))
    left = desk.people.deactivate(world.deshawn)
    term = desk.people.remove_term(world.term)
    raised = desk.people.edit(world.lead, 1, replace(before, preferred_name="Amara", role=Role.ADVISOR))
    desk.keys.add_advisor_keys(world.lead, WORDS)
    stepped_down = desk.people.edit(world.other_advisor, mine.version, replace(mine, role=Role.TECH))
    for done in (stepped_down, raised, term, left, demoted):
        with pytest.raises(Refused):
            desk.history.undo(done.intent, done.seq)
    assert role_of(desk, world, world.other_advisor) is Role.TECH


def test_a_role_that_is_lost_is_lost_at_once(desk: Desk, world: World):
    desk.keys.sign_in(world.lead, PIN)
    acting(desk, world.advisor).people.deactivate(world.lead)
    with pytest.raises(Refused):
        acting(desk, world.lead).tickets.page(Query(View.ALL))
    with pytest.raises(WrongSecret):
        desk.keys.sign_in(world.lead, PIN)


@pytest.mark.parametrize("secret", ["", " ", "0000", PIN, WORDS, "\ud800"])
def test_nobody_gets_in_without_a_secret_that_was_set(desk: Desk, world: World, secret: str):
    acting(desk, world.advisor)
    nobody_set_one = desk.people.add(Person(new_id(), "Fresh", role=Role.TECH)).value.id
    desk.frame.leave()
    for person in (nobody_set_one, world.other_advisor, world.okafor, world.left, new_id()):
        with pytest.raises(WrongSecret):
            desk.keys.sign_in(person, secret)
    assert desk.frame.actor_id is None


def test_a_pin_never_opens_an_advisor(desk: Desk, world: World):
    acting(desk, world.advisor)
    for person in (world.advisor, world.okafor, world.left):
        with pytest.raises(Invalid):
            desk.keys.set_pin(person, PIN)
    with pytest.raises(Refused):
        acting(desk, world.lead).keys.set_pin(world.maya, PIN)


def test_only_an_advisor_puts_a_backup_back(desk: Desk, world: World):
    for person in (world.maya, world.lead):
        with pytest.raises(Refused):
            acting(desk, person).backups.permit_restore()
