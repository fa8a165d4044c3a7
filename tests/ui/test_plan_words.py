"""What is said of a deal: sentences with names, never a share, and every case of the rule has words."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from trellis.rules.deal import Cause, Deal, Dealt, Envy, First, Ground, Seat, Why
from trellis.rules.interests import Strength, Wish
from trellis.rules.match import Liking, Work
from trellis.rules.plan import Attendance, Because, Plan, ToDeal
from trellis.rules.tickets import Priority
from trellis.rules.topics import Gate
from trellis.ui.plan import words

MAYA, LINH, SAM = uuid4(), uuid4(), uuid4()
NAMES = {MAYA: "Maya R.", LINH: "Linh T.", SAM: "Sam B."}
TICKET = uuid4()
DAY = datetime(2026, 10, 12, tzinfo=UTC)


def work(effort: int = 2, gate: Gate | None = None) -> Work:
    return Work(TICKET, "B-0001", "Label the iPads", (), "other", Priority.NORMAL, effort, gate, DAY)


def plan(first: First | None, order: tuple[UUID, ...] = (MAYA, LINH, SAM), likes: UUID | None = None) -> Plan:
    here = tuple(Attendance(p, NAMES[p]) for p in order)
    seats = tuple(Seat(p, {TICKET: 3} if p == likes else {}, frozenset({TICKET})) for p in order)
    deal = Deal(0, order, (Dealt(TICKET, order[0], Why.WISH, 1),), ())
    cards = (ToDeal(work(), Because.UNCLAIMED, None, 1),)
    return Plan(date(2026, 10, 12), None, (), here, cards, 0, deal, {}, seats, (), first, NAMES)


@pytest.mark.parametrize(
    ("ground", "level", "begins"),
    [
        (Ground.SERVED, (), "Maya R. goes first: of what Maya R. was given in the last 4 weeks, the smallest part was "
         "asked for (3 of 11)."),
        (Ground.NOTHING, (), "Maya R. goes first: Maya R. was given nothing in the last 4 weeks."),
        (Ground.LOAD, (LINH,), "Maya R. goes first: in the last 4 weeks Linh T. got as little of what they asked for, "
         "and Maya R. has had the least work this term."),
        (Ground.DRAW, (LINH, SAM), "Maya R. goes first by draw: Linh T. and Sam B. got as little of what they asked "
         "for, and as much work."),
    ],
)  # fmt: skip
def test_who_picks_first_is_said_for_every_ground(kit: object, ground: Ground, level: tuple[UUID, ...], begins: str):
    said = words.first_said(plan(First(MAYA, 3, 11, ground, level), likes=MAYA))
    assert said.startswith(begins + " The order turns by itself.")
    assert said.endswith("Who wishes for none of these picks at the end of each round.")
    assert "%" not in said


def test_everybody_with_a_wish_and_one_alone(kit: object):
    both = plan(First(MAYA, 0, 1, Ground.SERVED), (MAYA,), likes=MAYA)
    assert words.first_said(both).endswith("The order turns by itself.")
    assert words.first_said(plan(None, (MAYA,))) == "Only Maya R. is here, so there is no order to find."
    assert words.first_said(dataclasses.replace(plan(None), deal=None)) == ""


@pytest.mark.parametrize(
    ("why", "liked", "effort", "pair", "said"),
    [
        (Why.URGENT, None, 2, "", "urgent"),
        (Why.URGENT, Liking(3, "hardware", Strength.INTO_IT, Wish.TEACH), 2, "", "urgent · can teach hardware"),
        (Why.WISH, Liking(4, "MIDI", Strength.INTO_IT, Wish.DO), 2, "", "into MIDI"),
        (Why.WISH, Liking(3, "MIDI", Strength.CURIOUS, Wish.DO), 2, "", "curious about MIDI"),
        (Why.WISH, Liking(3, "Blender", None, Wish.LEARN), 2, "Amara O.",
         "wants to learn Blender · pairs with Amara O."),
        (Why.WISH, None, 2, "", "wished for"),
        (Why.NEW, None, 1, "", "something new"),
        (Why.TURN, None, 1, "", "quick win"),
        (Why.TURN, None, 2, "", "balance of routine work"),
        (Why.MOVED, Liking(4, "MIDI", Strength.INTO_IT, Wish.DO), 2, "", "moved: asked for it"),
    ],
)  # fmt: skip
def test_every_reason_has_words(kit: object, why: Why, liked: Liking | None, effort: int, pair: str, said: str):
    dealt = Dealt(TICKET, MAYA, why, 1, SAM if pair else None, "asked for it" if why is Why.MOVED else "")
    assert words.why_said(dealt, liked, work(effort), pair) == said


def test_who_would_swap_is_named_with_the_cause(kit: object):
    assert words.swap_said((), NAMES) == [
        "With this deal, nobody would rather have another's pile by more than one ticket."
    ]
    causes = {
        Cause.URGENT: "urgent tickets went first",
        Cause.MOVED: "a ticket was moved",
        Cause.NEW: "it was the turn of Linh T. for something new",
        Cause.LIMIT: "Linh T. passed because of a large pile",
    }
    assert set(causes) == set(Cause)
    for cause, said in causes.items():
        told = words.swap_said([Envy(LINH, MAYA, (cause,))], NAMES)
        assert told == [f"Linh T. would rather have the pile of Maya R.: {said}."]
    both = words.swap_said([Envy(LINH, MAYA, (Cause.URGENT, Cause.MOVED))], NAMES)
    assert both[0].endswith("urgent tickets went first and a ticket was moved.")
    many = words.swap_said([Envy(LINH, MAYA, (Cause.URGENT,))] * 9, NAMES)
    assert (len(many), many[-1]) == (6, "4 more")


def test_names_and_titles_stay_as_they_were_typed(kit: object):
    odd = dataclasses.replace(work(gate=Gate.SAFETY), title="{name} & <b>%n</b>")
    made = dataclasses.replace(plan(None), cards=(ToDeal(odd, Because.AWAY, MAYA, 1),), names={MAYA: "{n} %n <i>"})
    said = words.card_said(made, 0)
    assert said == "B-0001 · {name} & <b>%n</b> · needs safety training · of {n} %n <i>, who is not here"
    assert words.todeal_said(made) == "To deal: 1 that cannot wait, of {n} %n <i> (not here)"
