"""Username discovery, timing and throttling: one answer for every cause, and a wait that is kept in the file."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.desks import Clock
from tests.threats.conftest import Copy
from tests.threats.world import PIN, World, opened
from trellis.desk.desk import Desk
from trellis.rules import keys as rules
from trellis.rules.sign_in import WrongSecret
from trellis.store.ids import new_id


def told(desk: Desk, person: UUID, secret: str = "9999") -> WrongSecret:
    with pytest.raises(WrongSecret) as wrong:
        desk.keys.sign_in(person, secret)
    return wrong.value


def test_every_cause_has_the_same_answer_wait_and_work(desk: Desk, world: World, monkeypatch: pytest.MonkeyPatch):
    """Wrong, not set, requester, left, nobody: the same sentence, the same wait, one derivation each."""
    derived: list[str] = []
    for name in ("pin_matches", "unwrap"):
        real = getattr(rules, name)
        monkeypatch.setattr(rules, name, lambda *a, real=real, name=name: derived.append(name) or real(*a))
    causes = {
        "wrong PIN": world.maya,
        "wrong passphrase": world.advisor,
        "nothing set": world.other_advisor,
        "requester": world.okafor,
        "left": world.left,
        "nobody": new_id(),
    }
    answers = set()
    for cause, person in causes.items():
        derived.clear()
        tries = [told(desk, person) for _ in range(4)]
        assert len(derived) == 3, cause  # the fourth comes too early
        answers.add(tuple((str(wrong), wrong.wait_until) for wrong in tries))
    assert len(answers) == 1
    assert next(iter(answers))[-1][1]


def test_the_wait_outlives_the_window_and_the_right_secret(copy: Copy, world: World):
    clock = Clock()
    for _ in range(4):  # each try from another process
        with opened(copy.path, clock=clock) as desk:
            told(desk, world.maya)
    with opened(copy.path, clock=clock) as desk:
        assert told(desk, world.maya, PIN).wait_until
        assert desk.keys.sign_in(world.lead, PIN), "others are not held up"
        desk.keys.sign_out()
        clock.pass_(minutes=20)
        desk.keys.sign_in(world.maya, PIN)
        desk.keys.sign_out()


def test_checking_a_secret_in_passing_counts_as_a_try(desk: Desk, world: World):
    for _ in range(4):
        with pytest.raises(WrongSecret):
            desk.keys.check_secret(world.maya, "9999")
    assert told(desk, world.maya, PIN).wait_until


def test_a_thousand_guesses_take_days(desk: Desk, world: World, clock: Clock):
    """Whoever waits as told and guesses again gets about a hundred PINs of ten thousand in a day."""
    began, guesses = clock.now, 0
    while (clock.now - began).total_seconds() < 24 * 3600:
        wait = told(desk, world.maya, f"{guesses:04d}").wait_until
        guesses += 1
        clock.now = max(clock.now, wait or clock.now)
    assert guesses < 150
