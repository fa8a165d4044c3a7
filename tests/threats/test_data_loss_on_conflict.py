"""Data loss on conflict or error: the slower one is shown both versions, and no import overwrites what people did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.desks import acting
from tests.threats.conftest import Copy
from tests.threats.world import World, opened
from trellis.desk.desk import Desk
from trellis.rules.errors import Invalid, Stale
from trellis.rules.people import Person
from trellis.rules.tickets import Query, Ticket, View
from trellis.store.verify import verify


@pytest.fixture
def other(copy: Copy, world: World) -> Iterator[Desk]:
    """Somebody else's window on the same desk."""
    with opened(copy.path, world.lead) as desk:
        yield desk


def test_the_second_of_two_edits_sees_both(desk: Desk, other: Desk, world: World):
    acting(desk, world.maya)
    mine, theirs = desk.tickets.detail(world.free).ticket, other.tickets.detail(world.free).ticket
    other.tickets.edit(world.free, theirs.version, replace(theirs, title="Theirs", room="118"))
    with pytest.raises(Stale) as told:
        desk.tickets.edit(world.free, mine.version, replace(mine, title="Mine", body="My words"))
    assert isinstance(told.value.theirs, Ticket)
    assert (told.value.theirs.title, told.value.theirs.room) == ("Theirs", "118")
    now = desk.tickets.edit(world.free, told.value.theirs.version, replace(told.value.theirs, body="My words")).value
    assert (now.title, now.room, now.body) == ("Theirs", "118", "My words")


def test_people_terms_and_blocks_too(desk: Desk, other: Desk, world: World):
    acting(desk, world.advisor)
    before = desk.people.get(world.deshawn)
    assert before
    other.people.edit(world.deshawn, before.version, replace(before, pronouns="he/him"))
    with pytest.raises(Stale) as told:
        desk.people.edit(world.deshawn, before.version, replace(before, family_name="Kingston"))
    assert isinstance(told.value.theirs, Person)
    assert told.value.theirs.pronouns == "he/him"
    (term,) = desk.people.terms()
    desk.people.save_term(replace(term, name="Autumn"))
    with pytest.raises(Stale):
        desk.people.save_term(replace(term, name="Fall again"))


def test_steps_of_two_at_once_leave_one_owner_and_tell_the_other(desk: Desk, other: Desk, world: World):
    acting(desk, world.maya).tickets.claim(world.free)
    with pytest.raises(Invalid, match="Somebody has this ticket already"):
        other.tickets.claim(world.free)
    assert other.tickets.detail(world.free).ticket.assignee == world.maya


def test_housekeeping_of_others_makes_no_conflict(desk: Desk, other: Desk, world: World):
    """Replies, notes, work and sign-ins by others do not touch the version somebody is editing."""
    acting(desk, world.maya)
    mine = desk.tickets.detail(world.free).ticket
    other.tickets.reply(world.free, "Hello", minutes=5)
    other.tickets.note(world.free, "Hm")
    other.tickets.log_work(world.free, 5)
    other.tickets.save_draft("x", "half")
    assert desk.tickets.edit(world.free, mine.version, replace(mine, title="Mine")).value.title == "Mine"


def test_an_error_in_the_middle_leaves_nothing_half(desk: Desk, world: World):
    acting(desk, world.deshawn)
    before = desk.tickets.detail(world.held)
    for wrong in (
        lambda: desk.tickets.hand_over(world.held, world.maya, "x" * 400_001),
        lambda: desk.tickets.reply(world.held, "Fine", minutes=99_999),
        lambda: desk.tickets.resolve(world.held, "Fine", "x" * 400_001),
        lambda: desk.tickets.wait(world.held, "Parts", desk.frame.today()),
    ):
        with pytest.raises(Invalid):
            wrong()
    assert desk.tickets.detail(world.held) == before
    assert verify(desk.path).sound


def test_an_import_deletes_and_overwrites_nothing(desk: Desk, world: World):
    acting(desk, world.advisor).transfer.import_tickets(world.file, "support-questions")
    (row,) = desk.tickets.page(Query(View.ALL, "slow"))
    ticket = desk.tickets.detail(row.id).ticket
    desk.tickets.edit(row.id, ticket.version, replace(ticket, title="It is slow in 118", room="118"))
    desk.tickets.resolve(row.id, "A new disk")
    everything = [desk.tickets.detail(r.id) for r in desk.tickets.page(Query(View.ALL))]
    people = desk.people.everybody(left=True)
    world.file.write_text("id,title,content_html\n1,Changed outside,y\n", "utf-8")
    desk.transfer.import_tickets(world.file, "support-questions")
    world.file.write_text("id,title,content_html\n", "utf-8")
    desk.transfer.import_tickets(world.file, "support-questions")
    assert [desk.tickets.detail(r.id) for r in desk.tickets.page(Query(View.ALL))] == everything
    assert desk.people.everybody(left=True) == people
