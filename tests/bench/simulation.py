"""A term at made-up desks: Trellis's deal beside two ways of dealing that it refuses, as a table for the help.

`python -m tests.bench.simulation [desks]` prints the means over 60 desks of each size. Everything comes from seeds, and
all three ways deal the same tickets to the same people on the same days, under the same gates:

- *Trellis* is `rules.deal`.
- *best match wins* gives every ticket to whoever wishes for it most; equal wishes go to the lighter load this term.
- *equal count* gives every ticket to whoever has the fewest in this deal and does not look at wishes.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from trellis.rules.deal import Card, Deal, Dealt, Seat, Why, deal, envies
from trellis.rules.fairness import gini, min_share

SIZES = (5, 12, 25, 40)
DESKS = 60
BLOCKS = 60
FOUR_WEEKS = 20
KINDS = 40
GATED = 5
BEGIN = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody made up: a weight from 1 to 5 for each kind of ticket they wish for, and whether they hold the gate."""

    id: UUID
    wishes: Mapping[int, int]
    gate: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A ticket and its kinds, the first of which is what it counts as."""

    card: Card
    kinds: tuple[int, ...]

    @property
    def gated(self) -> bool:
        return self.kinds[0] < GATED


@dataclass(frozen=True, slots=True)
class Block:
    """One day's tickets and who is here."""

    here: tuple[Student, ...]
    jobs: tuple[Job, ...]


@dataclass(slots=True)
class Past:
    """What one student had so far under one way of dealing; one entry of each list for each block they were here."""

    wanted: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    load: int = 0
    picks: int = 0
    kinds: list[set[int]] = field(default_factory=lambda: [set() for _ in range(BLOCKS // FOUR_WEEKS)])

    @property
    def share(self) -> float:
        """The share of their tickets that they wanted; nothing given is 0."""
        return sum(self.wanted) / max(sum(self.given), 1)


@dataclass(frozen=True, slots=True)
class Measures:
    """One way of dealing at one desk over the term, or the means of many desks.

    `liked` is the part of all tickets that went to somebody who wished for them. `least` is the liked share of the
    least served student, of those who told a wish, divided by the mean of these students. `gini` is of the effort for
    each block somebody was here. `envious` are pairs in a deal of whom one prefers the other's pile by more than one
    ticket. `kinds` are those a student had in 4 weeks.
    """

    liked: float
    least: float
    gini: float
    envious: float
    kinds: float


Way = Callable[[Sequence[Seat], Sequence[Card], int], Deal]


def best_match(seats: Sequence[Seat], cards: Sequence[Card], seed: int) -> Deal:
    dice = random.Random(seed)
    load = {s.person: s.load for s in seats}

    def best(able: list[Seat], card: Card) -> UUID:
        person = min(able, key=lambda s: (-s.wish(card.id), load[s.person], dice.random())).person
        load[person] += card.effort
        return person

    return _one_by_one(seats, cards, seed, best)


def equal_count(seats: Sequence[Seat], cards: Sequence[Card], seed: int) -> Deal:
    dice = random.Random(seed)
    count = {s.person: 0 for s in seats}

    def fewest(able: list[Seat], card: Card) -> UUID:
        person = min(able, key=lambda s: (count[s.person], dice.random())).person
        count[person] += 1
        return person

    return _one_by_one(seats, cards, seed, fewest)


def _one_by_one(
    seats: Sequence[Seat], cards: Sequence[Card], seed: int, choose: Callable[[list[Seat], Card], UUID]
) -> Deal:
    dealt, left = [], []
    for card in cards:
        if able := [s for s in seats if s.may_pick(card.id)]:
            dealt.append(Dealt(card.id, choose(able, card), Why.TURN, 0))
        else:
            left.append(card.id)
    return Deal(seed, tuple(s.person for s in seats), tuple(dealt), tuple(left))


WAYS: Mapping[str, Way] = {"Trellis": deal, "best match wins": best_match, "equal count": equal_count}


def main() -> int:
    desks = int(sys.argv[1]) if len(sys.argv) > 1 else DESKS
    print("| students | dealt by | liked share | min share | load Gini | envy beyond one | kinds in 4 weeks |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for size in SIZES:
        for name, m in means(size, desks).items():
            print(
                f"| {size} | {name} | {m.liked:.0%} | {m.least:.0%} | {m.gini:.3f} | {m.envious:.2f} | {m.kinds:.1f} |",
                flush=True,
            )
    return 0


def means(size: int, desks: int) -> dict[str, Measures]:
    """Each way of dealing over so many desks of one size."""
    found: dict[str, list[Measures]] = {name: [] for name in WAYS}
    for number in range(desks):
        dice = random.Random(f"{size} students, desk {number}")
        students = _students(dice, size)
        term = list(_term(dice, students))
        for name, way in WAYS.items():
            found[name].append(measured(way, students, term))
    names = Measures.__dataclass_fields__
    return {
        way: Measures(**{n: statistics.fmean(getattr(m, n) for m in measures) for n in names})
        for way, measures in found.items()
    }


def measured(way: Way, students: Sequence[Student], term: Sequence[Block]) -> Measures:
    """Deal a term in one way; what was dealt before decides what a deal knows of the last 4 weeks."""
    past = {s.id: Past() for s in students}
    envious = 0
    for number, block in enumerate(term):
        seats = [_seat(s, block, past[s.id]) for s in block.here]
        done = way(seats, [j.card for j in block.jobs], number)
        envious += len(envies(seats, done))
        _remember(past, block, seats, done, number)
    told = [past[s.id].share for s in students if s.wishes]
    return Measures(
        liked=sum(sum(p.wanted) for p in past.values()) / sum(sum(p.given) for p in past.values()),
        least=min_share(told),
        gini=gini([p.load / max(len(p.given), 1) for p in past.values()]),
        envious=envious / len(term),
        kinds=statistics.fmean(len(kinds) for p in past.values() for kinds in p.kinds),
    )


def _seat(student: Student, block: Block, past: Past) -> Seat:
    likes = {j.card.id: max(student.wishes.get(k, 0) for k in j.kinds) for j in block.jobs}
    holders = tuple(s.id for s in block.here if s.gate)
    return Seat(
        student.id,
        {ticket: weight for ticket, weight in likes.items() if weight},
        frozenset(j.card.id for j in block.jobs if student.gate or not j.gated),
        {} if student.gate or not holders else {j.card.id: holders for j in block.jobs if j.gated},
        wanted=sum(past.wanted[-FOUR_WEEKS:]),
        given=sum(past.given[-FOUR_WEEKS:]),
        load=past.load,
        picks=past.picks,
    )


def _remember(past: Mapping[UUID, Past], block: Block, seats: Sequence[Seat], done: Deal, number: int) -> None:
    jobs = {j.card.id: j for j in block.jobs}
    here = {s.person: s for s in seats}
    for person in here:
        past[person].wanted.append(0)
        past[person].given.append(0)
    for dealt in done.dealt:
        mine, job = past[dealt.person], jobs[dealt.ticket]
        mine.wanted[-1] += here[dealt.person].wish(dealt.ticket) > 0
        mine.given[-1] += 1
        mine.load += job.card.effort
        mine.picks += dealt.round > 0
        mine.kinds[number // FOUR_WEEKS].add(job.kinds[0])


def _students(dice: random.Random, size: int) -> list[Student]:
    """Popular interests, a lonely one here and there, one profile in seven empty; every third holds the gate."""
    popular = dice.sample(range(KINDS), KINDS)
    weights = [1 / (rank + 1) for rank in range(KINDS)]

    def wishes() -> dict[int, int]:
        if dice.random() < 1 / 7:
            return {}
        kinds = set(dice.choices(popular, weights, k=dice.randint(1, 6)))
        if dice.random() < 0.2:
            kinds.add(dice.randrange(KINDS))
        return {kind: dice.randint(1, 5) for kind in sorted(kinds)}

    return [Student(_id(dice), wishes(), n % 3 == 0) for n in range(size)]


def _term(dice: random.Random, students: Sequence[Student]) -> Iterator[Block]:
    """A block a day with 10 to 30 tickets; each student is here four days in five."""
    common = dice.sample(range(KINDS), KINDS)
    weights = [(rank + 1) ** -0.7 for rank in range(KINDS)]
    for day in range(BLOCKS):
        here = tuple(s for s in students if dice.random() < 0.8) or tuple(students[:1])
        jobs = (_job(dice, common, weights, day, n) for n in range(dice.randint(10, 30)))
        yield Block(here, tuple(jobs))


def _job(dice: random.Random, common: Sequence[int], weights: Sequence[float], day: int, number: int) -> Job:
    card = Card(
        _id(dice),
        f"B-{day:02d}{number:02d}",
        dice.choices((1, 2, 3, 5), (4, 3, 2, 1))[0],
        dice.random() < 0.08,
        BEGIN + timedelta(days=day, minutes=number),
    )
    return Job(card, tuple(dice.choices(common, weights, k=1 if dice.random() < 0.7 else 2)))


def _id(dice: random.Random) -> UUID:
    return UUID(int=dice.getrandbits(128))


if __name__ == "__main__":
    sys.exit(main())
