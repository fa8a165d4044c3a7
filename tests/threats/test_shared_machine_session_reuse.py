"""Shared machine, session reuse: what the last person had open is not there for the next one."""

from __future__ import annotations

import pytest

from tests.desks import Clock
from tests.threats.conftest import Copy
from tests.threats.world import PIN, WORDS, World, opened
from trellis.desk.desk import Desk
from trellis.rules.errors import Refused
from trellis.rules.tickets import Intake, Query, View


@pytest.mark.parametrize("again", ["maya", "lead", "deshawn"])
def test_undo_ends_with_the_session_even_for_oneself(desk: Desk, world: World, clock: Clock, again: str):
    desk.keys.sign_in(world.maya, PIN)
    done = desk.tickets.claim(world.free)
    clock.pass_(seconds=2)
    desk.keys.sign_out()
    with pytest.raises(Refused):
        desk.history.undo(done.intent, done.seq)
    clock.pass_(seconds=2)
    desk.keys.sign_in(getattr(world, again), PIN)
    with pytest.raises(Refused):
        desk.history.undo(done.intent, done.seq)
    assert desk.tickets.detail(world.free).ticket.assignee == world.maya


def test_signing_in_over_somebody_ends_their_session(desk: Desk, world: World, clock: Clock):
    desk.keys.sign_in(world.advisor, WORDS)
    done = desk.settings.rename("Mine")
    clock.pass_(seconds=1)
    desk.keys.sign_in(world.maya, PIN)
    assert desk.frame.actor_id == world.maya
    for intent in (lambda: desk.settings.rename("Not mine"), lambda: desk.history.undo(done.intent, done.seq)):
        with pytest.raises(Refused):
            intent()
    with pytest.raises(Refused):
        desk.keys.add_advisor_keys(world.other_advisor, "kettle saffron bicycle moss")
    assert desk.settings.info().name == "Mine"


def test_an_advisors_keys_close_with_the_session(desk: Desk, world: World):
    desk.keys.sign_in(world.advisor, WORDS)
    desk.keys.sign_out()
    # Even when the same advisor is let in by another way, no key is open.
    desk.frame.enter(world.advisor)
    with pytest.raises(Refused, match="keys are not open"):
        desk.keys.add_advisor_keys(world.other_advisor, "kettle saffron bicycle moss")


def test_drafts_come_back_to_their_author_alone(desk: Desk, copy: Copy, world: World):
    desk.keys.sign_in(world.maya, PIN)
    desk.tickets.save_draft("intake", "About Mr. Okafor")
    desk.keys.sign_out()
    with pytest.raises(Refused):
        desk.tickets.drafts()
    for person, secret in ((world.lead, PIN), (world.advisor, WORDS)):
        desk.keys.sign_in(person, secret)
        assert desk.tickets.drafts() == {}
        desk.tickets.save_draft("intake", "")
        assert desk.tickets.page(Query(View.ALL, "about okafor")) == []
        desk.keys.sign_out()
    with opened(copy.path) as later:  # another process, as after a crash
        later.keys.sign_in(world.maya, PIN)
        assert later.tickets.drafts() == {"intake": "About Mr. Okafor"}
        later.tickets.open(Intake("About Mr. Okafor"))
        later.keys.sign_out()


def test_a_failed_sign_in_lets_nobody_act_for_the_one_before(desk: Desk, world: World):
    desk.keys.sign_in(world.maya, PIN)
    desk.keys.sign_out()
    with pytest.raises(Exception, match="did not match"):
        desk.keys.sign_in(world.lead, "9999")
    with pytest.raises(Refused):
        desk.tickets.counts()
