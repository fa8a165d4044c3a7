"""Undo that does not undo: one's own, once, whole, with everything that followed from it, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import Clock, acting
from tests.projects import started
from tests.threats.world import WORDS, World
from trellis.desk.desk import Desk
from trellis.rules.errors import Invalid, Refused
from trellis.rules.projects import State
from trellis.rules.signoffs import Decision, Gate
from trellis.rules.tickets import Intake, Query, Status, View
from trellis.store.ids import new_id
from trellis.store.verify import verify


def shown(desk: Desk, words: str, view: View = View.ALL) -> list[str]:
    return [row.title for row in desk.tickets.page(Query(view, words))]


def test_somebody_elses_is_refused_for_every_role(desk: Desk, world: World):
    done = acting(desk, world.maya).tickets.claim(world.free)
    for person in (world.deshawn, world.lead, world.advisor):
        with pytest.raises(Refused, match="Only your own"):
            acting(desk, person).history.undo(done.intent, done.seq)
    assert acting(desk, world.maya).tickets.detail(world.free).ticket.assignee == world.maya


def test_a_made_up_intent_is_refused(desk: Desk, world: World):
    acting(desk, world.maya)
    mine = desk.tickets.claim(world.free)
    for intent, seq in ((new_id(), mine.seq), (new_id(), 0), (mine.intent, mine.seq + 1), (mine.intent, 10**9)):
        with pytest.raises(Refused):
            desk.history.undo(intent, seq)
    assert desk.tickets.detail(world.free).ticket.assignee == world.maya


def test_it_takes_effects_back_too(desk: Desk, world: World):
    acting(desk, world.deshawn)
    desk.tickets.tell(world.reply, desk.tickets.detail(world.held).thread[0].entry.told)
    told = desk.tickets.counts()[View.TO_TELL]
    reply = desk.tickets.reply(world.free, "Xylophone")
    assert desk.tickets.counts()[View.TO_TELL] == told + 1
    assert shown(desk, "xylophone") == ["Free"]
    desk.history.undo(reply.intent, reply.seq)
    assert desk.tickets.counts()[View.TO_TELL] == told
    assert shown(desk, "xylophone") == []

    opened = desk.tickets.open(Intake("Zeppelin", requester_name="Nobody Yet"))
    desk.history.undo(opened.intent, opened.seq)
    assert shown(desk, "zeppelin") == []
    assert shown(desk, "zeppelin", View.TRASH) == ["Zeppelin"]
    assert desk.people.find("Nobody") == []

    over = desk.tickets.hand_over(world.held, world.maya, "Quagmire")
    desk.history.undo(over.intent, over.seq)
    assert desk.tickets.detail(world.held).ticket.assignee == world.deshawn
    assert shown(desk, "quagmire") == []

    again = desk.tickets.reopen(world.resolved, "Not yet")
    desk.history.undo(again.intent, again.seq)
    back = desk.tickets.detail(world.resolved)
    assert (back.ticket.status, len(back.thread)) == (Status.RESOLVED, 0)
    assert back.ticket.resolved_at
    assert verify(desk.path).sound


def test_twice_and_after_somebody_else_it_is_told_and_changes_nothing(desk: Desk, world: World):
    acting(desk, world.maya)
    done = desk.tickets.claim(world.free)
    desk.history.undo(done.intent, done.seq)
    with pytest.raises((Refused, Invalid)):
        desk.history.undo(done.intent, done.seq)
    assert desk.tickets.detail(world.free).ticket.assignee is None

    done = desk.tickets.claim(world.free)
    acting(desk, world.lead).tickets.hand_over(world.free, world.deshawn)
    desk.frame.enter(world.maya)
    with pytest.raises((Refused, Invalid)):
        desk.history.undo(done.intent, done.seq)
    assert desk.tickets.detail(world.free).ticket.assignee == world.deshawn


def test_what_cannot_be_undone_says_so(desk: Desk, world: World, tmp_path: Path, clock: Clock):
    acting(desk, world.advisor)
    for done in (
        desk.transfer.import_tickets(world.file, "support-questions"),
        desk.transfer.export_tickets(tmp_path / "out.csv", Query(View.ALL)),
        desk.keys.set_pin(world.maya, "9182"),
        desk.backups.back_up(),
        desk.settings.rename("Another"),
    ):
        with pytest.raises(Refused):
            desk.history.undo(done.intent, done.seq)
    assert shown(desk, "slow") == ["It is slow"]
    assert desk.settings.info().name == "Another"


def test_what_was_signed_is_never_undone_by_whoever(desk: Desk, world: World):
    """Neither the reviewer nor the student takes a decision, or what it was about, back by Undo."""
    project = started(desk, world.maya)
    handed_in = desk.projects.submit(project, Gate.PROPOSAL)
    held = acting(desk, world.advisor).signoffs.hold(project)
    signed = desk.signoffs.decide(held.value.id, Decision.APPROVE, passphrase=WORDS)
    for person, done in ((world.maya, handed_in), (world.advisor, held), (world.advisor, signed)):
        with pytest.raises(Refused):
            acting(desk, person).history.undo(done.intent, done.seq)
    standing = acting(desk, world.maya).projects.page(project).standing
    assert (standing.state, standing.doubts) == (State.APPROVED, {})
    assert verify(desk.path).sound
