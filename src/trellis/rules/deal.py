"""The deal of a block: which ticket goes to whom, by rules everybody can check.

Three steps, each a sentence a lead can say aloud. What the lead moved stays where it was put. Urgent tickets go to
whoever can take them and wants them most. The rest is a draft: everyone picks in turn, the least served first, the
order reversed each round; who wishes for nothing that is left picks at the end of the round, so that no wish is taken
as routine work and nobody gets more of that for having told no wish. Nothing is drawn by chance: where a rule leaves a
tie, SHA-256 of the seed and of the ids decides, so that the same people, tickets and seed always deal the same way, in
whatever order they are handed in.

What somebody picks in one round is at least as dear to them as what anybody picks in the next, so nobody prefers
another's pile by more than one ticket. Urgent and moved tickets, something new and the load limit can break that;
`envies` computes it afterwards and names the cause. Pairs cannot: what one may take beside a pair is there to pick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.people import clean_line
from trellis.rules.tickets import TITLE_LIMIT

LIMIT = 5
"""Effort points of this deal somebody may be above the lightest before they pass."""
NEW_EVERY = 4
"""Every so many picks of a person over the term is something new."""


class Why(StrEnum):
    """Why a ticket went to somebody."""

    URGENT = "urgent"
    WISH = "wish"
    NEW = "new"
    """Every fourth pick: outside their interests."""
    TURN = "turn"
    """Nothing they wish for was left: their share of routine work."""
    MOVED = "moved"
    """By the lead."""


class Cause(StrEnum):
    """What can leave somebody preferring another's pile by more than one ticket."""

    URGENT = "urgent"
    MOVED = "moved"
    NEW = "new"
    """They took something new while what they wish for was still there."""
    LIMIT = "limit"
    """They passed because their pile was heavy."""


class Ground(StrEnum):
    """What decided who picks first."""

    SERVED = "served"
    """The lowest share of tickets they wanted, over the last 4 weeks."""
    NOTHING = "nothing"
    """They alone had no such ticket, because they had no ticket."""
    LOAD = "load"
    """Served as little as others, and the lightest load this term among them."""
    DRAW = "draw"
    """Equal in both: by the seed."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One person who is here.

    `likes` holds an inner weight from 1 up for each ticket they wish for, from wishes the team may see only; what is
    absent is 0. `may` are tickets they may take alone; `with_pair` gated tickets they may take only beside one of the
    people named, who are here too. `wanted` of `given` tickets in the last 4 weeks were ones they wanted. `load` is
    effort this term. `picks` is how often they picked in drafts this term (dealt with a round above 0).
    """

    person: UUID
    likes: Mapping[UUID, int]
    may: frozenset[UUID]
    with_pair: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    wanted: int = 0
    given: int = 0
    load: int = 0
    picks: int = 0

    @property
    def served(self) -> float:
        """The share of tickets they wanted; 0 when they were given none, so that they are among the first."""
        return self.wanted / self.given if self.given else 0.0

    def may_pick(self, ticket: UUID) -> bool:
        """Whether they may take it alone, or wish for it and there is a pair."""
        return ticket in self.may or bool(self.likes.get(ticket) and self.with_pair.get(ticket))

    def wish(self, ticket: UUID) -> int:
        """The weight of their wish for a ticket; 0 when they may not pick it."""
        return self.likes.get(ticket, 0) if self.may_pick(ticket) else 0


@dataclass(frozen=True, slots=True)
class Card:
    """One ticket to deal. `effort` is 1, 2, 3 or 5."""

    id: UUID
    number: str
    effort: int
    urgent: bool
    created: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """The lead put this ticket there, for a reason of one line."""

    ticket: UUID
    to: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class Dealt:
    """Where a ticket went. `round` counts the rounds of the draft from 1; moved and urgent tickets have 0."""

    ticket: UUID
    person: UUID
    why: Why
    round: int
    pair: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """A whole deal: who picks first, second and so on; every ticket in the order it was dealt; what nobody may take."""

    seed: int
    order: tuple[UUID, ...]
    dealt: tuple[Dealt, ...]
    left: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Envy:
    """`who` would rather have the pile of `whose`, even after any one ticket was taken out of it, and why."""

    who: UUID
    whose: UUID
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class First:
    """Who picks first and what decided it. `level` are the others who are served as little, in picking order."""

    person: UUID
    wanted: int
    given: int
    ground: Ground
    level: tuple[UUID, ...] = ()


def deal(seats: Sequence[Seat], cards: Sequence[Card], seed: int, moved: Sequence[Moved] = ()) -> Deal:
    """Deal every ticket that somebody here may take, once.

    - Moved tickets are placed first. They count in the load of this deal, not as picks.
    - Urgent tickets, the oldest first, go to those who may take them alone before those who need a pair, then to the
      strongest wish, to who has the fewest urgent ones in this deal, to the lighter load (term and this deal). They
      count in the load, not as picks.
    - Who picks first: of those who wish for a ticket of the draft, the lowest share of wanted tickets in the last
      4 weeks, then the lighter load this term. In each round everybody picks at most once: first, in this order and
      every second round in the reverse, who wishes for something still there; then, the lightest load (term and this
      deal) first, who does not.
    - A pick takes the strongest wish. Every `NEW_EVERY`th pick over the term takes a ticket outside their wishes
      instead when there is one; a turn without one is not made up for.
    - Between equal wishes: first what nobody else here wishes for. Then, to keep loads near each other, whoever has at
      most the average effort of this deal (of those who can still pick) takes the largest ticket, whoever has more
      takes the smallest. Then the oldest.
    - Who is more than `LIMIT` effort points of this deal above the lightest who can still pick passes this round; who
      has nothing to take passes.
    - A ticket that needs a pair is picked only by who wishes for it; beside them comes who was paired least in this
      deal.

    Raises Invalid when a move has no reason, names somebody who is not here, a ticket that is not dealt, or a person
    who may not take it.
    """
    table = _Table(seats, cards, seed)
    table.place(moved)
    table.urgent()
    order = table.order()
    table.draft(order)
    return Deal(seed, order, tuple(table.dealt), tuple(table.left))


def moved_in(seats: Iterable[Seat], deal: Deal, moved: Sequence[Moved]) -> Deal:
    """The same deal with these tickets where the lead put them, and every other ticket left where it was.

    (Dealing again with the moves keeps them and deals the others anew.) Raises Invalid as `deal` does.
    """
    here = {s.person: s for s in seats}
    after = {d.ticket: d for d in deal.dealt}
    paired = Counter(d.pair for d in deal.dealt if d.pair)
    for move in moved:
        reason = _checked(move, here, after.keys() | set(deal.left))
        seat = here[move.to]
        pair = None if move.ticket in seat.may else _pair(seat, move.ticket, paired, deal.seed)
        after[move.ticket] = Dealt(move.ticket, move.to, Why.MOVED, 0, pair, reason)
    return replace(deal, dealt=tuple(after.values()), left=tuple(t for t in deal.left if t not in after))


def envies(seats: Iterable[Seat], deal: Deal) -> tuple[Envy, ...]:
    """Everybody who would rather have another's pile even after any one ticket was taken out of it.

    Piles are compared over the wishes the team may see and tickets one may pick: a sum of weights. Empty for a draft
    without urgent and moved tickets in which nobody took something new or passed because of the limit.
    """
    here = {s.person: s for s in seats}
    return tuple(e for person in deal.order for e in _envies_of(here[person], deal))


def first_why(seats: Iterable[Seat], deal: Deal) -> First | None:
    """What decided who picks first; None when fewer than two are here."""
    here = {s.person: s for s in seats}
    if len(deal.order) < 2:
        return None
    first, *others = (here[p] for p in deal.order)
    picked = [d.ticket for d in deal.dealt if d.round]
    level = [s for s in others if s.served == first.served and _wishes(s, picked) == _wishes(first, picked)]
    if not level:
        ground = Ground.SERVED if first.given else Ground.NOTHING
    else:
        ground = Ground.DRAW if any(s.load == first.load for s in level) else Ground.LOAD
    return First(first.person, first.wanted, first.given, ground, tuple(s.person for s in level))


class _Table:
    """A deal in the making: what is left, for whom, and what everybody has so far."""

    def __init__(self, seats: Sequence[Seat], cards: Sequence[Card], seed: int) -> None:
        self.seed = seed
        self.seats = {s.person: s for s in seats}
        oldest_first = sorted(cards, key=lambda c: (c.created, _draw(seed, c.id)))
        self.left = {c.id: c for c in oldest_first}
        if len(self.seats) < len(seats) or len(self.left) < len(cards):
            raise ValueError("a person or a ticket is there twice")
        self.age = {c.id: n for n, c in enumerate(oldest_first)}
        self.open = {s.person: {c: s.wish(c) for c in self.left if s.may_pick(c)} for s in seats}
        self.wishers = Counter(c for wishes in self.open.values() for c, wish in wishes.items() if wish)
        self.load = dict.fromkeys(self.seats, 0)
        self.picks = {s.person: s.picks for s in seats}
        self.paired: Counter[UUID] = Counter()
        self.dealt: list[Dealt] = []

    def place(self, moved: Sequence[Moved]) -> None:
        """What the lead moved."""
        if len({m.ticket for m in moved}) < len(moved):
            raise ValueError("a ticket is moved twice")
        checked = [(m, _checked(m, self.seats, self.left.keys())) for m in moved]
        for move, reason in sorted(checked, key=lambda m: self.age[m[0].ticket]):
            self._give(move.ticket, move.to, Why.MOVED, 0, reason)

    def urgent(self) -> None:
        """Urgent tickets, the oldest first."""
        had: Counter[UUID] = Counter()
        for card in [c for c in self.left.values() if c.urgent]:
            able = [s for s in self.seats.values() if card.id in self.open[s.person]]
            if not able:
                continue
            best = min(
                able,
                key=lambda s: (
                    card.id not in s.may,
                    -s.wish(card.id),
                    had[s.person],
                    self._term_load(s.person)[0],
                    _draw(self.seed, s.person, card.id),
                ),
            )
            had[best.person] += 1
            self._give(card.id, best.person, Why.URGENT, 0)

    def order(self) -> tuple[UUID, ...]:
        """Who picks first, second and so on."""

        def key(seat: Seat) -> tuple[bool, float, int, bytes]:
            return not _wishes(seat, self.left), seat.served, seat.load, _draw(self.seed, seat.person)

        return tuple(s.person for s in sorted(self.seats.values(), key=key))

    def draft(self, order: Sequence[UUID]) -> None:
        """Rounds until nothing is left that anybody may pick.

        Every round ends nearer to that: whoever is the lightest of those who can pick does not pass.
        """
        number = 0
        while any(self.open.values()):
            number += 1
            without: list[UUID] = []
            for person in order if number % 2 else reversed(order):
                if any(self.open[person].values()):
                    self._turn(person, number)
                else:
                    without.append(person)
            for person in sorted(without, key=self._term_load):
                self._turn(person, number)

    def _term_load(self, person: UUID) -> tuple[int, bytes]:
        return self.seats[person].load + self.load[person], _draw(self.seed, person)

    def _turn(self, person: UUID, number: int) -> None:
        if self.open[person] and not self._too_heavy(person):
            self._pick(person, number)

    def _loads(self) -> list[int]:
        """Effort in this deal of those who can still pick."""
        return [self.load[person] for person, left in self.open.items() if left]

    def _too_heavy(self, person: UUID) -> bool:
        return self.load[person] - min(self._loads()) > LIMIT

    def _pick(self, person: UUID, number: int) -> None:
        wishes, loads = self.open[person], self._loads()
        new = self.picks[person] % NEW_EVERY == NEW_EVERY - 1
        outside = [t for t, wish in wishes.items() if not wish] if new else []
        size = 1 if self.load[person] * len(loads) > sum(loads) else -1

        def worth(ticket: UUID) -> tuple[int, bool, int, int]:
            wish = wishes[ticket]
            others = self.wishers[ticket] > (1 if wish else 0)
            return -wish, others, size * self.left[ticket].effort, self.age[ticket]

        ticket = min(outside or wishes, key=worth)
        unwished = Why.NEW if new else Why.TURN
        self.picks[person] += 1
        self._give(ticket, person, Why.WISH if wishes[ticket] else unwished, number)

    def _give(self, ticket: UUID, person: UUID, why: Why, number: int, reason: str = "") -> None:
        seat = self.seats[person]
        pair = None if ticket in seat.may else _pair(seat, ticket, self.paired, self.seed)
        self.load[person] += self.left.pop(ticket).effort
        for wishes in self.open.values():
            wishes.pop(ticket, None)
        self.dealt.append(Dealt(ticket, person, why, number, pair, reason))


def _checked(move: Moved, seats: Mapping[UUID, Seat], tickets: Set[UUID]) -> str:
    """The reason of a move that can be made."""
    reason = clean_line(move.reason)[:TITLE_LIMIT]
    if not reason:
        raise Invalid("reason", tr("Say why this ticket goes to somebody else."), tr("One line is enough."))
    if move.ticket not in tickets:
        raise Invalid("ticket", tr("A ticket you moved is not to be dealt any more."), tr("Deal again without it."))
    seat = seats.get(move.to)
    if seat is None:
        raise Invalid("to", tr("Somebody you moved a ticket to is not here."), tr("Move it to somebody who is here."))
    if move.ticket not in seat.may and not seat.with_pair.get(move.ticket):
        raise Invalid("to", tr("They may not take this ticket."), tr("Choose somebody who may, or a time with a pair."))
    return reason


def _pair(seat: Seat, ticket: UUID, paired: Counter[UUID], seed: int) -> UUID:
    """Who comes beside them: whoever was paired least in this deal."""
    pair = min(seat.with_pair[ticket], key=lambda p: (paired[p], _draw(seed, p, ticket)))
    paired[pair] += 1
    return pair


def _draw(seed: int, *ids: UUID) -> bytes:
    """Decides ties: the same for the same seed and ids, and nobody's favourite over many."""
    return sha256(b"".join([str(seed).encode(), *(b":" + i.bytes for i in ids)])).digest()


def _wishes(seat: Seat, tickets: Iterable[UUID]) -> bool:
    """Whether they wish for any of these tickets."""
    return any(map(seat.wish, tickets))


def _envies_of(seat: Seat, deal: Deal) -> Iterable[Envy]:
    """Weights of what this person wishes for in every pile, their own against each other's."""
    own = 0
    piles: dict[UUID, list[Dealt]] = {}
    for dealt in deal.dealt:
        if wish := seat.wish(dealt.ticket):
            if dealt.person == seat.person:
                own += wish
            else:
                piles.setdefault(dealt.person, []).append(dealt)
    for whose, pile in piles.items():
        weights = [seat.wish(d.ticket) for d in pile]
        if sum(weights) - max(weights) > own:
            yield Envy(seat.person, whose, tuple(_causes(seat.person, pile, deal)))


def _causes(who: UUID, pile: Sequence[Dealt], deal: Deal) -> Iterable[Cause]:
    """What set the draft aside between `who` and a pile, of which only what they wish for is given.

    Something new or a pass matters only when something they wish for was picked into that pile in a later round; a
    pass with such a ticket still there was one for the limit.
    """
    if any(d.why is Why.URGENT for d in pile):
        yield Cause.URGENT
    if any(d.why is Why.MOVED for d in pile):
        yield Cause.MOVED
    mine = {d.round: d.why for d in deal.dealt if d.person == who and d.round}
    before = range(1, max(d.round for d in pile))
    if any(mine.get(n) is Why.NEW for n in before):
        yield Cause.NEW
    if any(n not in mine for n in before):
        yield Cause.LIMIT
