"""Undo and the history tab."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.desks import Clock, Crew, acting, make_file, open_at
from trellis.desk.desk import Desk
from trellis.rules.errors import Invalid, Refused
from trellis.rules.tickets import Intake, Query, Status, View


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew) -> Iterator[Desk]:
    with open_at(tmp_path / "school.trellis", Clock()) as desk:
        yield acting(desk, crew.maya)


def test_a_step_is_taken_back_and_can_be_taken_back_again(desk: Desk):
    t = desk.tickets.open(Intake("Title")).value
    done = desk.tickets.resolve(t.id, "A new battery")
    back = desk.history.undo(done.intent, done.seq)
    after = desk.tickets.detail(t.id).ticket
    assert (after.status, after.resolution, after.assignee) == (Status.NEW, "", None)
    desk.history.undo(back.intent, back.seq)
    assert desk.tickets.detail(t.id).ticket.status is Status.RESOLVED


def test_taking_back_an_intake_puts_it_into_the_trash_with_its_new_requester_left(desk: Desk):
    done = desk.tickets.open(Intake("Title", requester_name="Mr. Only-Once"))
    desk.history.undo(done.intent, done.seq)
    assert desk.tickets.counts()[View.TRASH] == 1
    assert desk.people.find("only") == []


def test_a_requester_made_on_the_fly_stays_when_another_ticket_is_theirs(desk: Desk):
    first = desk.tickets.open(Intake("Title", requester_name="Ms. Twice"))
    second = desk.tickets.open(Intake("Another", requester_name="Ms. Twice"))
    desk.history.undo(first.intent, first.seq)
    assert desk.tickets.counts()[View.TRASH] == 1
    assert [p.id for p in desk.people.find("twice")] == [second.value.requester]


def test_a_reply_with_minutes_goes_as_a_whole(desk: Desk):
    t = desk.tickets.open(Intake("Title")).value
    done = desk.tickets.reply(t.id, "words", minutes=6)
    assert desk.history.undo(done.intent, done.seq).value == 2
    detail = desk.tickets.detail(t.id)
    assert detail.thread == ()
    assert detail.work == ()


def test_only_ones_own(desk: Desk, crew: Crew):
    done = desk.tickets.open(Intake("Title"))
    with pytest.raises(Refused, match="own"):
        acting(desk, crew.lead).history.undo(done.intent, done.seq)


def test_only_until_lock(desk: Desk, crew: Crew):
    done = desk.tickets.open(Intake("Title"))
    desk.frame.leave()
    desk.frame.clock.pass_(minutes=1)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="before you signed in"):
        acting(desk, crew.maya).history.undo(done.intent, done.seq)


def test_only_while_nobody_touched_the_same_fields(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    done = desk.tickets.edit(t.id, t.version, replace(t, title="Second"))
    other = acting(desk, crew.deshawn).tickets.edit(t.id, done.value.version, replace(done.value, room="118")).value
    acting(desk, crew.maya)
    desk.frame.session_began = done.value.created
    desk.history.undo(done.intent, done.seq)
    assert desk.tickets.detail(t.id).ticket.room == "118"
    now = desk.tickets.detail(t.id).ticket
    third = desk.tickets.edit(t.id, now.version, replace(now, title="Third"))
    acting(desk, crew.deshawn).tickets.edit(t.id, third.value.version, replace(other, title="Fourth"))
    acting(desk, crew.maya)
    with pytest.raises(Invalid, match="changed this since"):
        desk.history.undo(third.intent, third.seq)
    assert desk.tickets.detail(t.id).ticket.title == "Fourth"


def test_merging_two_people_moves_everything_and_is_taken_back_whole(desk: Desk, crew: Crew):
    one = desk.tickets.open(Intake("One", requester_name="Mr. Okafor")).value
    two = desk.tickets.open(Intake("Two", requester_name="Okafor, Chike")).value
    acting(desk, crew.lead)
    gone = two.requester
    assert gone
    done = desk.people.merge(gone, crew.okafor)
    assert {r.requester_name for r in desk.tickets.page(Query(View.ALL))} == {"Mr. Okafor"}
    assert gone not in {p.id for p in desk.people.everybody()}
    desk.history.undo(done.intent, done.seq)
    assert desk.tickets.detail(two.id).ticket.requester == gone
    assert desk.tickets.detail(one.id).ticket.requester == crew.okafor
    assert gone in {p.id for p in desk.people.everybody()}


def test_history_tells_names_and_not_ids(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title", crew.okafor)).value
    desk.tickets.claim(t.id)
    line = desk.history.of_ticket(t.id)[0]
    assert (line.who, line.action) == ("Maya R.", "claim")
    assert ("assignee", "", "Maya R.") in line.changes


def test_adding_a_term_or_a_block_is_taken_back(desk: Desk, crew: Crew):
    acting(desk, crew.advisor)
    for done in (
        desk.people.add_term("Fall", date(2026, 9, 1), date(2026, 12, 18)),
        desk.people.add_block("C", "AB", time(10), time(10, 45)),
    ):
        desk.history.undo(done.intent, done.seq)
    assert (desk.people.terms(), desk.people.blocks()) == ([], [])


def test_a_ticket_wakes_by_itself_and_not_by_who_is_signed_in(desk: Desk):
    t = desk.tickets.open(Intake("Title")).value
    desk.tickets.wait(t.id, "parts", date(2026, 10, 14))
    desk.frame.clock.pass_(days=2)  # type: ignore[attr-defined]
    done = desk.tickets.wake_due()
    line = desk.history.of_ticket(t.id)[0]
    assert (line.action, line.who) == ("wake", "")
    with pytest.raises(Refused, match="own"):
        desk.history.undo(done.intent, done.seq)
