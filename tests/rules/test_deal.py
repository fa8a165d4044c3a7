"""The deal: its rules one by one, and what holds for any people and tickets."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trellis.rules.deal import (
    LIMIT,
    Card,
    Cause,
    Deal,
    Dealt,
    Envy,
    First,
    Ground,
    Moved,
    Seat,
    Why,
    deal,
    envies,
    first_why,
    moved_in,
)
from trellis.rules.errors import Invalid

AMARA, MAYA, SAM, LINH = (UUID(int=n) for n in range(1, 5))
BEGIN = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


def card(number: int, effort: int = 2, *, urgent: bool = False, age: int = 0) -> Card:
    """Ticket `number`; `age` days older than the others."""
    return Card(UUID(int=1000 + number), f"B-{number:04d}", effort, urgent, BEGIN - timedelta(days=age))


def cards(count: int, effort: int = 2) -> list[Card]:
    """Tickets 0, 1, 2 …, the oldest first."""
    return [card(n, effort, age=count - n) for n in range(count)]


def seat(person: UUID, all_cards: Sequence[Card], likes: Mapping[int, int] | None = None, **more: object) -> Seat:
    """Somebody who may take everything; likes by the number of the ticket."""
    wishes = {UUID(int=1000 + n): weight for n, weight in (likes or {}).items()}
    return Seat(person, wishes, **{"may": frozenset(c.id for c in all_cards), **more})  # type: ignore[arg-type]


def told(done: Deal) -> list[tuple[UUID, int, Why, int]]:
    """Who got which ticket, why and in which round, in order."""
    return [(d.person, d.ticket.int - 1000, d.why, d.round) for d in done.dealt]


# The draft


def test_everyone_picks_in_turn_and_the_order_turns_around():
    tickets = cards(6)
    likes = dict.fromkeys(range(6), 5)
    people = [
        seat(AMARA, tickets, likes, wanted=3, given=11),
        seat(MAYA, tickets, likes, wanted=2, given=5),
        seat(SAM, tickets, likes, wanted=6, given=11),
    ]
    done = deal(people, tickets, 1)
    assert done.order == (AMARA, MAYA, SAM)
    assert told(done) == [
        (AMARA, 0, Why.WISH, 1),
        (MAYA, 1, Why.WISH, 1),
        (SAM, 2, Why.WISH, 1),
        (SAM, 3, Why.WISH, 2),
        (MAYA, 4, Why.WISH, 2),
        (AMARA, 5, Why.WISH, 2),
    ]
    assert done.left == ()


def test_a_pick_takes_the_strongest_wish():
    tickets = cards(3)
    done = deal([seat(AMARA, tickets, {0: 1, 1: 5, 2: 3})], tickets, 1)
    assert [n for _, n, _, _ in told(done)] == [1, 2, 0]


def test_no_wish_is_taken_as_routine_work():
    tickets = cards(3)
    new_here = seat(AMARA, tickets)
    done = deal([new_here, seat(MAYA, tickets, {0: 1, 1: 1}, wanted=9, given=9)], tickets, 1)
    assert done.order == (MAYA, AMARA)
    assert told(done) == [(MAYA, 0, Why.WISH, 1), (AMARA, 2, Why.TURN, 1), (MAYA, 1, Why.WISH, 2)]


def test_between_equal_wishes_what_nobody_else_wishes_for():
    tickets = cards(3)
    done = deal([seat(AMARA, tickets, {0: 2, 2: 2}), seat(MAYA, tickets, {0: 5}, wanted=1, given=1)], tickets, 1)
    assert told(done)[:2] == [(AMARA, 2, Why.WISH, 1), (MAYA, 0, Why.WISH, 1)]


def test_routine_goes_to_the_lightest_load_of_the_term():
    tickets = cards(1)
    people = [
        seat(AMARA, tickets, load=30),
        seat(MAYA, tickets, wanted=5, given=5, load=12),
        seat(SAM, tickets, load=13),
    ]
    assert told(deal(people, tickets, 1)) == [(MAYA, 0, Why.TURN, 1)]


def test_between_equal_wishes_the_light_take_large_and_the_heavy_small():
    tickets = [card(0, 3), card(1, 1), card(2, 2), card(3, 5)]
    people = [seat(AMARA, tickets), seat(MAYA, tickets, load=9)]
    done = deal(people, tickets, 1, [Moved(tickets[0].id, AMARA, "she knows the room")])
    assert told(done)[1:3] == [(AMARA, 1, Why.TURN, 1), (MAYA, 3, Why.TURN, 1)]
    assert told(deal([seat(AMARA, tickets)], tickets, 1))[0] == (AMARA, 3, Why.TURN, 1)


def test_between_equal_wishes_of_one_size_the_oldest():
    tickets = [card(0, age=1), card(1, age=9), card(2, age=5)]
    assert [n for _, n, _, _ in told(deal([seat(AMARA, tickets)], tickets, 1))] == [1, 2, 0]


def test_every_fourth_pick_over_the_term_is_something_new():
    tickets = cards(6, effort=1)
    done = deal([seat(AMARA, tickets, {0: 1, 1: 1, 2: 1, 3: 1}, picks=2)], tickets, 1)
    assert told(done) == [
        (AMARA, 0, Why.WISH, 1),
        (AMARA, 4, Why.NEW, 2),
        (AMARA, 1, Why.WISH, 3),
        (AMARA, 2, Why.WISH, 4),
        (AMARA, 3, Why.WISH, 5),
        (AMARA, 5, Why.NEW, 6),
    ]


def test_nothing_new_when_there_is_nothing_new():
    tickets = cards(2)
    done = deal([seat(AMARA, tickets, {0: 1, 1: 2}, picks=3)], tickets, 1)
    assert [why for _, _, why, _ in told(done)] == [Why.WISH, Why.WISH]


def test_who_is_far_above_the_lightest_passes_until_they_caught_up():
    tickets = [card(0, 5), card(1, 3), *(card(n, 1) for n in range(2, 7))]
    heavy = seat(AMARA, tickets, {0: 9, 1: 8, 2: 7})
    light = seat(MAYA, tickets, {n: n for n in range(2, 7)}, wanted=1, given=1)
    done = deal([heavy, light], tickets, 1)
    assert [(n, number) for p, n, _, number in told(done) if p == AMARA] == [(0, 1), (1, 2), (2, 4)]
    assert [(n, number) for p, n, _, number in told(done) if p == MAYA] == [(6, 1), (5, 2), (4, 3), (3, 4)]


def test_what_nobody_here_may_take_is_left():
    tickets = cards(3)
    people = [seat(AMARA, tickets[:1]), seat(MAYA, tickets[:1])]
    done = deal(people, tickets, 1)
    assert len(done.dealt) == 1
    assert done.left == (tickets[1].id, tickets[2].id)


def test_nobody_is_here():
    tickets = cards(2)
    assert deal([], tickets, 1) == Deal(1, (), (), tuple(c.id for c in tickets))
    assert deal([seat(AMARA, [])], [], 1).order == (AMARA,)


def test_the_same_person_or_ticket_twice_is_a_bug():
    tickets = cards(1)
    with pytest.raises(ValueError, match="twice"):
        deal([seat(AMARA, tickets), seat(AMARA, tickets)], tickets, 1)
    with pytest.raises(ValueError, match="twice"):
        deal([seat(AMARA, tickets)], tickets * 2, 1)


def test_ties_turn_with_the_seed():
    tickets = cards(1)
    people = [seat(p, tickets) for p in (AMARA, MAYA, SAM, LINH)]
    assert {deal(people, tickets, seed).dealt[0].person for seed in range(40)} == {AMARA, MAYA, SAM, LINH}


# Urgent


def test_urgent_goes_to_whoever_wants_it_most_and_not_twice_to_one():
    tickets = [card(0, urgent=True, age=3), card(1, urgent=True, age=2), card(2, urgent=True, age=1), card(3)]
    people = [seat(AMARA, tickets, {0: 4}, load=9), seat(MAYA, tickets, {0: 5}, load=8), seat(SAM, tickets, load=7)]
    assert told(deal(people, tickets, 1))[:3] == [
        (MAYA, 0, Why.URGENT, 0),
        (SAM, 1, Why.URGENT, 0),
        (AMARA, 2, Why.URGENT, 0),
    ]


def test_urgent_without_a_wish_goes_around_before_loads_are_looked_at():
    tickets = [card(n, urgent=True) for n in range(2)]
    done = deal([seat(AMARA, tickets), seat(MAYA, tickets, load=50)], tickets, 1)
    assert [d.person for d in done.dealt] == [AMARA, MAYA]


def test_urgent_goes_to_who_may_take_it_alone_before_a_wish_with_a_pair():
    ticket = card(0, urgent=True)
    wisher = seat(AMARA, [], {0: 5}, with_pair={ticket.id: (MAYA,)})
    done = deal([wisher, seat(MAYA, [ticket])], [ticket], 1)
    assert [(d.person, d.pair) for d in done.dealt] == [(MAYA, None)]
    assert deal([wisher], [ticket], 1).dealt == (Dealt(ticket.id, AMARA, Why.URGENT, 0, MAYA),)


# Pairs


def test_a_gated_wish_is_picked_beside_who_was_paired_least():
    tickets = cards(3)
    beside = {c.id: (MAYA, SAM) for c in tickets[:2]}
    holders = [seat(MAYA, [], wanted=1, given=1), seat(SAM, [], wanted=1, given=1)]
    wisher = seat(AMARA, [], {0: 2, 1: 1}, with_pair=beside)
    for seed in range(20):
        done = deal([wisher, *holders], tickets, seed)
        assert [(d.person, d.ticket) for d in done.dealt] == [(AMARA, tickets[0].id), (AMARA, tickets[1].id)]
        assert {d.pair for d in done.dealt} == {MAYA, SAM}


def test_nobody_is_paired_for_what_they_do_not_wish_for():
    tickets = cards(1)
    done = deal([seat(AMARA, [], with_pair={tickets[0].id: (MAYA,)}), seat(MAYA, [])], tickets, 1)
    assert done.left == (tickets[0].id,)


# Moved


def test_what_the_lead_moved_stays_and_counts_in_the_load_but_not_as_a_pick():
    tickets = [card(0, 5), card(1, 3), card(2, 1)]
    people = [seat(AMARA, tickets, {0: 5}, picks=3), seat(MAYA, tickets, {0: 5})]
    done = deal(people, tickets, 1, [Moved(tickets[0].id, MAYA, " she  started it ")])
    assert done.dealt[0] == Dealt(tickets[0].id, MAYA, Why.MOVED, 0, None, "she started it")
    assert told(done)[1:] == [(AMARA, 1, Why.NEW, 1), (MAYA, 2, Why.TURN, 1)]


def test_a_moved_gated_ticket_comes_with_a_pair():
    tickets = cards(1)
    people = [seat(AMARA, [], with_pair={tickets[0].id: (MAYA,)}), seat(MAYA, tickets)]
    assert deal(people, tickets, 1, [Moved(tickets[0].id, AMARA, "to see it once")]).dealt[0].pair == MAYA


def test_one_ticket_moved_in_leaves_the_others_where_they_were():
    tickets = cards(4)
    people = [
        seat(AMARA, tickets, {0: 5, 1: 4}),
        seat(MAYA, tickets, {2: 5, 3: 4}),
        seat(SAM, [], with_pair={tickets[0].id: (MAYA,)}),
    ]
    before = deal(people, tickets, 1)
    after = moved_in(people, before, [Moved(tickets[0].id, SAM, "to see it once")])
    assert [d for d in after.dealt if d.ticket != tickets[0].id] == [
        d for d in before.dealt if d.ticket != tickets[0].id
    ]
    moved = next(d for d in after.dealt if d.ticket == tickets[0].id)
    assert moved == Dealt(tickets[0].id, SAM, Why.MOVED, 0, MAYA, "to see it once")
    with pytest.raises(Invalid):
        moved_in(people, before, [Moved(tickets[1].id, SAM, "may not")])


@pytest.mark.parametrize(
    ("move", "field"),
    [
        (Moved(card(0).id, AMARA, " \n "), "reason"),
        (Moved(card(7).id, AMARA, "hers"), "ticket"),
        (Moved(card(0).id, SAM, "his"), "to"),
        (Moved(card(0).id, MAYA, "hers"), "to"),
    ],
)
def test_moves_that_cannot_be(move: Moved, field: str):
    tickets = cards(1)
    with pytest.raises(Invalid) as caught:
        deal([seat(AMARA, tickets), seat(MAYA, [])], tickets, 1, [move])
    assert caught.value.field == field
    assert caught.value.todo


def test_a_ticket_is_moved_once():
    tickets = cards(1)
    moves = [Moved(tickets[0].id, AMARA, "a"), Moved(tickets[0].id, MAYA, "b")]
    with pytest.raises(ValueError, match="twice"):
        deal([seat(AMARA, tickets), seat(MAYA, tickets)], tickets, 1, moves)


# In words


def test_who_goes_first_and_why():
    tickets = cards(2)
    amara = seat(AMARA, tickets, {0: 1}, wanted=3, given=11, load=4)
    maya = seat(MAYA, tickets, {0: 1}, wanted=5, given=11, load=4)

    def why(*people: Seat) -> First | None:
        return first_why(people, deal(people, tickets, 1))

    assert why(amara, maya) == First(AMARA, 3, 11, Ground.SERVED)
    assert why(amara, replace(maya, wanted=0, given=0)) == First(MAYA, 0, 0, Ground.NOTHING)
    assert why(replace(amara, load=9), replace(maya, wanted=3)) == First(MAYA, 3, 11, Ground.LOAD, (AMARA,))
    even = why(amara, replace(amara, person=MAYA))
    assert even is not None
    assert even.ground is Ground.DRAW
    assert {even.person, *even.level} == {AMARA, MAYA}
    assert why(amara) is None
    without = replace(maya, likes={}, wanted=3)
    assert why(amara, without) == First(AMARA, 3, 11, Ground.SERVED)


def test_envy_is_named_with_its_cause():
    tickets = [card(0, urgent=True), card(1, urgent=True)]
    wisher = seat(AMARA, tickets, {0: 1, 1: 1})
    keener = Seat(MAYA, {c.id: 5 for c in tickets}, wisher.may)
    moves = [Moved(c.id, MAYA, "hers") for c in tickets]
    only_maya = replace(wisher, with_pair={}, load=3)
    assert envies([only_maya, keener], deal([only_maya, keener], tickets, 1, moves)) == (
        Envy(AMARA, MAYA, (Cause.MOVED,)),
    )
    three = [*tickets, card(2, urgent=True)]
    done = deal([seat(AMARA, three, {0: 1, 1: 1, 2: 1}), seat(MAYA, three, {0: 5, 1: 5, 2: 5})], three, 1)
    assert {d.person for d in done.dealt} == {MAYA}
    assert envies([seat(AMARA, three, {0: 1, 1: 1, 2: 1}), seat(MAYA, three)], done)[0].causes == (Cause.URGENT,)


def test_something_new_is_named_as_a_cause():
    tickets = cards(4)
    due = seat(AMARA, tickets, {1: 5, 2: 5, 3: 1}, picks=3)
    keen = seat(MAYA, tickets, {1: 5, 2: 5}, wanted=1, given=1)
    done = deal([due, keen], tickets, 1)
    assert told(done)[0] == (AMARA, 0, Why.NEW, 1)
    assert envies([due, keen], done) == (Envy(AMARA, MAYA, (Cause.NEW,)),)


def test_a_pass_for_the_limit_is_named_as_a_cause():
    tickets = [card(0, 5), card(1, 5), *(card(n, 1) for n in range(2, 12))]
    small = dict.fromkeys(range(2, 12), 2)
    heavy = seat(AMARA, tickets, {0: 3, 1: 3, **small})
    light = seat(MAYA, tickets, small, wanted=1, given=1)
    done = deal([heavy, light], tickets, 1)
    assert envies([heavy, light], done) == (Envy(AMARA, MAYA, (Cause.LIMIT,)),)


# Whatever the desk


EFFORTS = (1, 2, 3, 5)


@st.composite
def desks(draw: st.DrawFn, *, plain: bool = False) -> tuple[list[Seat], list[Card], list[Moved]]:
    """People, tickets and moves. `plain`: nothing urgent, moved or new, and efforts that keep the limit out of it."""
    people = [UUID(int=n) for n in range(1, draw(st.integers(1, 5)) + 1)]
    tickets = [
        Card(
            UUID(int=1000 + n),
            f"B-{n}",
            1 if plain else draw(st.sampled_from(EFFORTS)),
            not plain and draw(st.booleans()),
            BEGIN + timedelta(hours=draw(st.integers(0, 3))),
        )
        for n in range(draw(st.integers(0, 12)))
    ]
    seats = [draw(_seats(person, people, tickets)) for person in people]
    if plain:
        return [replace(s, picks=0) for s in seats], tickets, []
    able = [(c.id, s.person) for c in tickets for s in seats if c.id in s.may or c.id in s.with_pair]
    moves = draw(st.lists(st.sampled_from(able), max_size=3, unique_by=lambda m: m[0])) if able else []
    return seats, tickets, [Moved(ticket, to, "because") for ticket, to in moves]


@st.composite
def _seats(draw: st.DrawFn, person: UUID, people: Sequence[UUID], tickets: Sequence[Card]) -> Seat:
    likes = {c.id: draw(st.integers(0, 5)) for c in tickets}
    gate = {c.id: draw(st.sampled_from(("may", "may", "may", "pair", "no"))) for c in tickets}
    beside = tuple(p for p in people if p != person)
    given_before = draw(st.integers(0, 4))
    return Seat(
        person,
        {t: weight for t, weight in likes.items() if weight},
        frozenset(t for t, g in gate.items() if g == "may"),
        {t: beside for t, g in gate.items() if g == "pair" and beside},
        wanted=draw(st.integers(0, given_before)),
        given=given_before,
        load=draw(st.integers(0, 9)),
        picks=draw(st.integers(0, 7)),
    )


def worth(who: Seat, tickets: Sequence[UUID]) -> int:
    """What a pile is worth to somebody, straight from the words of the rule."""
    total = 0
    for ticket in tickets:
        if ticket in who.may or ticket in who.with_pair:
            total += who.likes.get(ticket, 0)
    return total


def beyond_one(seats: Sequence[Seat], done: Deal) -> set[tuple[UUID, UUID]]:
    """Who prefers whose pile whichever ticket is taken out of it, by trying each."""
    piles = {s.person: [d.ticket for d in done.dealt if d.person == s.person] for s in seats}
    return {
        (i.person, j.person)
        for i in seats
        for j in seats
        if i.person != j.person
        and piles[j.person]
        and all(
            worth(i, [t for t in piles[j.person] if t != gone]) > worth(i, piles[i.person]) for gone in piles[j.person]
        )
    }


@given(desks(plain=True), st.integers())
def test_a_plain_draft_leaves_nobody_preferring_a_pile_by_more_than_one_ticket(desk, seed: int):
    seats, tickets, _ = desk
    done = deal(seats, tickets, seed)
    assume(all(d.why is not Why.NEW for d in done.dealt))
    assert beyond_one(seats, done) == set()


@given(desks(), st.integers())
def test_envy_is_what_trying_every_ticket_finds_and_has_a_cause(desk, seed: int):
    seats, tickets, moves = desk
    done = deal(seats, tickets, seed, moves)
    found = envies(seats, done)
    assert {(e.who, e.whose) for e in found} == beyond_one(seats, done)
    assert len({(e.who, e.whose) for e in found}) == len(found)
    here = {d.why for d in done.dealt}
    for envy in found:
        assert envy.causes
        assert Cause.MOVED not in envy.causes or Why.MOVED in here
        assert Cause.URGENT not in envy.causes or Why.URGENT in here
        assert Cause.NEW not in envy.causes or Why.NEW in here
        assert Cause.LIMIT not in envy.causes or passed_for_the_limit(envy.who, tickets, done)


def passed_for_the_limit(who: UUID, tickets: Sequence[Card], done: Deal) -> bool:
    """Whether somebody's pile was ever over the limit above a lighter one."""
    effort = {c.id: c.effort for c in tickets}
    load = dict.fromkeys(done.order, 0)
    for dealt in done.dealt:
        load[dealt.person] += effort[dealt.ticket]
        if load[who] - min(load.values()) > LIMIT:
            return True
    return False


@given(desks(), st.integers())
def test_every_ticket_is_dealt_once_and_gates_hold(desk, seed: int):
    seats, tickets, moves = desk
    done = deal(seats, tickets, seed, moves)
    assert Counter([*(d.ticket for d in done.dealt), *done.left]) == Counter(c.id for c in tickets)
    assert Counter(done.order) == Counter(s.person for s in seats)
    here = {s.person: s for s in seats}
    for dealt in done.dealt:
        who = here[dealt.person]
        if dealt.ticket in who.may:
            assert dealt.pair is None
        else:
            assert dealt.pair in who.with_pair[dealt.ticket]
            assert dealt.why is Why.MOVED or who.likes[dealt.ticket]
    for ticket in done.left:
        assert not any(ticket in s.may or (ticket in s.with_pair and s.likes.get(ticket)) for s in seats)
    assert {(d.ticket, d.person) for d in done.dealt if d.why is Why.MOVED} == {(m.ticket, m.to) for m in moves}


@given(desks(), st.integers())
def test_everybody_picks_at_most_once_a_round_and_the_limit_holds(desk, seed: int):
    seats, tickets, moves = desk
    done = deal(seats, tickets, seed, moves)
    effort = {c.id: c.effort for c in tickets}
    load = dict.fromkeys(done.order, 0)
    open_to = {s.person: {c.id for c in tickets if c.id in s.may or worth(s, [c.id])} for s in seats}
    for dealt in done.dealt:
        if dealt.round:
            lightest = min(load[p] for p in load if open_to[p])
            assert load[dealt.person] - lightest <= LIMIT
        load[dealt.person] += effort[dealt.ticket]
        for tickets_left in open_to.values():
            tickets_left.discard(dealt.ticket)
    rounds = Counter((d.round, d.person) for d in done.dealt if d.round)
    assert set(rounds.values()) <= {1}


@given(desks(), st.integers(), st.randoms(use_true_random=False))
def test_the_same_desk_and_seed_deal_the_same_in_any_order(desk, seed: int, dice: random.Random):
    seats, tickets, moves = desk
    done = deal(seats, tickets, seed, moves)
    shuffled = [
        replace(
            s,
            likes=dict(_shuffled(dice, s.likes.items())),
            with_pair={t: tuple(_shuffled(dice, beside)) for t, beside in _shuffled(dice, s.with_pair.items())},
        )
        for s in _shuffled(dice, seats)
    ]
    again = deal(shuffled, _shuffled(dice, tickets), seed, _shuffled(dice, moves))
    assert again == done
    assert envies(shuffled, again) == envies(seats, done)
    assert first_why(shuffled, again) == first_why(seats, done)


def _shuffled(dice: random.Random, things: object) -> list:
    found = list(things)  # type: ignore[call-overload]
    dice.shuffle(found)
    return found
