"""The match between interests and work: what somebody would like, what is picked for them, who could take a ticket.

Only `Wants` go in, which hold what may be used: for everybody else's eyes the parts of a profile the team may see, for
one's own Today also private parts while they are open (product.md, *Match*). What work somebody was given may be used;
how it went never is, and nothing here is stored. The same input always gives the same answer, whatever its order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from trellis.rules.interests import Interest, Strength, Wish
from trellis.rules.people import fold
from trellis.rules.tickets import Priority
from trellis.rules.topics import Gate, Suggestion, Topic, Topics

STRETCH_UNTIL = 2
"""Work of one kind is a stretch until it was given to somebody more often than this."""
QUICK = 1
"""The effort of a quick win."""
SLACK = 3
"""Effort points above the lightest load within which somebody is near it."""
MOST_PICKS = 3
SHORTEST_WORD = 3

WISH_WEIGHT: Mapping[Wish, int] = {Wish.LEARN: 3, Wish.DO: 3, Wish.TEACH: 2}
"""Learning and doing come from the ticket itself; teaching needs somebody beside it, so it weighs a little less."""
STRENGTH_WEIGHT: Mapping[Strength | None, int] = {
    None: 0,  # a tool to explore
    Strength.CURIOUS: 0,
    Strength.INTO_IT: 1,
    Strength.COULD_TEACH: 1,  # as much as into it: who knows a thing already does not come before who is into it
}

_URGENT_FIRST = {priority: place for place, priority in enumerate(Priority)}
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(
    "about all and any are but can does for from get had has have her him his how into its just like love more my new "
    "not one our out she some than that the their them they things this use using very want was what when who why will "
    "with work you your".split()
)


class Kind(StrEnum):
    """What a piece of work is to somebody: routine for one is a stretch for another."""

    WANTED = "wanted"
    STRETCH = "stretch"
    ROUTINE = "routine"


class Reason(StrEnum):
    """Why a ticket is picked for somebody."""

    LIKES = "likes"
    QUICK = "quick"
    NEW = "new"


class Hindrance(StrEnum):
    """Why somebody here is not among those for an arriving ticket: a gate nobody here opens, or enough work already."""

    GATE = "gate"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Work:
    """An open ticket as the match sees it. `words` are those of its title and tags (`words_of`)."""

    id: UUID
    number: str
    title: str
    topics: tuple[str, ...]
    category: str
    priority: Priority
    effort: int
    gate: Gate | None
    created: datetime
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """A ticket given to somebody on a day, with whom; nothing of how it went. `words` as in `Work`.

    `area` is its broad kind, by which narrowing is noticed: the area of its first topic, or its category.
    """

    person: UUID
    ticket: UUID
    topics: tuple[str, ...]
    category: str
    effort: int
    on: date
    partners: tuple[UUID, ...] = ()
    words: frozenset[str] = frozenset()
    priority: Priority = Priority.NORMAL
    area: str = ""


@dataclass(frozen=True, slots=True)
class Wants:
    """What somebody wants, as far as it may be used here: interests, tools to explore, and the gates open to them."""

    person: UUID
    name: str
    interests: tuple[Interest, ...] = ()
    explore: tuple[str, ...] = ()
    gates: frozenset[Gate] = frozenset()


@dataclass(frozen=True, slots=True)
class Liking:
    """Why somebody would like a piece of work: `interest` in their own words. `weight` (1 to 5) is never shown.

    A tool to explore is a wish to learn, without a strength.
    """

    weight: int
    interest: str
    strength: Strength | None
    wish: Wish


@dataclass(frozen=True, slots=True)
class Pick:
    """A ticket picked for somebody and why.

    `likings` are for the sentence: the strongest, and a wish to learn when that is another one. `pair` is somebody here
    who could pair; `gate` is set when the gate has to be opened for them. `new_to_me`: none was given to them yet.
    `private`: of what they are into nothing speaks for it that the team may see, so that no trace of the pick is kept.
    """

    work: Work
    reason: Reason
    kind: Kind
    likings: tuple[Liking, ...] = ()
    pair: UUID | None = None
    gate: Gate | None = None
    new_to_me: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody here for an arriving ticket, with the facts.

    `load` is the effort given to them this term and `over` how much that is above the lightest, `last` when this kind
    was last given to them (None: never), `pair` who opens the gate when it is closed to them.
    """

    person: UUID
    name: str
    liking: Liking | None
    load: int
    over: int
    last: date | None
    pair: UUID | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Somebody here who is not among the candidates, and why not."""

    person: UUID
    name: str
    why: Hindrance
    load: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who could take an arriving ticket, who wants it most first, and who is left out."""

    candidates: tuple[Candidate, ...]
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a ticket is about, what it takes, and what it is to whoever asks (None: the work is not theirs to do).

    `topics`, `effort` and `gate` count now; they were said by somebody where `said_topics`, `said_effort` and
    `said_gate` are true, else they follow from the ticket's words: `suggested` says from which. `offered` is the list
    to choose from.
    """

    topics: tuple[Topic, ...]
    effort: int
    gate: Gate | None
    kind: Kind | None
    suggested: tuple[Suggestion, ...]
    suggested_effort: int
    suggested_gate: Gate | None
    said_topics: bool
    said_effort: bool
    said_gate: bool
    offered: tuple[Topic, ...]


def words_of(*texts: str) -> frozenset[str]:
    """The folded words of texts that say something: at least three letters, and no small words."""
    found = (fold(word) for text in texts for word in _WORD.findall(unicodedata.normalize("NFC", text)))
    return frozenset(w for w in found if len(w) >= SHORTEST_WORD and w not in _SMALL_WORDS)


def kinds(work: Work | Given) -> tuple[str, ...]:
    """The kinds of work it is: its topics, or its category when it has none."""
    return work.topics or (work.category,)


class Likings:
    """What one person likes, looked up in the topics once to be asked of much work.

    Made for one calculation and then dropped: private words may be in it, so no cache keeps it.
    """

    def __init__(self, wants: Wants, topics: Topics) -> None:
        wishes = [(i.words, i.strength, i.wish, i.since) for i in wants.interests]
        tools = [(tool, None, Wish.LEARN, date.min) for tool in wants.explore]
        entries = []
        for said, strength, wish, since in [*wishes, *tools]:
            topic = topics.named(said)
            found = Liking(WISH_WEIGHT[wish] + STRENGTH_WEIGHT[strength], said, strength, wish)
            entries.append((found, since, topic.key if topic else None, frozenset() if topic else words_of(said)))
        self._entries = sorted(entries, key=lambda e: -e[0].weight)

    def all(self, work: Work | Given) -> tuple[Liking, ...]:
        """Every liking for this work, the strongest first, then in their own order.

        For work given in the past, interests told later do not count; tools have no such day.
        """
        day = work.on if isinstance(work, Given) else date.max
        return tuple(
            found
            for found, since, key, words in self._entries
            if since <= day and (key in work.topics if key is not None else bool(words) and words <= work.words)
        )

    def best(self, work: Work | Given) -> Liking | None:
        """The strongest liking for this work, or None."""
        return next(iter(self.all(work)), None)

    def could_teach(self, work: Work) -> bool:
        """Whether they teach, or say that they could teach, something this work is about."""
        return any(li.strength is Strength.COULD_TEACH or li.wish is Wish.TEACH for li in self.all(work))


def liking(wants: Wants, work: Work | Given, topics: Topics) -> Liking | None:
    """Why somebody would like this work, by their strongest interest in it; None when nothing they want matches.

    An interest matches when it names one of the work's topics, or, outside the list of topics, when all its words are
    among the work's. Past results have no say. For much work make `Likings` once.
    """
    return Likings(wants, topics).best(work)


def kind_of(wants: Wants, work: Work | Given, topics: Topics, before: Iterable[Given]) -> Kind:
    """What this work is to somebody, after what was given to them before (`before` of other people does not count)."""
    return kind_after(liking(wants, work, topics), work, times(g for g in before if g.person == wants.person))


def kind_after(liked: Liking | None, work: Work | Given, given: Mapping[str, int]) -> Kind:
    """Wanted when it is liked; a stretch when none of its kinds was given more than twice (`times`); else routine."""
    if liked is not None:
        return Kind.WANTED
    known = any(given.get(kind, 0) > STRETCH_UNTIL for kind in kinds(work))
    return Kind.ROUTINE if known else Kind.STRETCH


def times(given: Iterable[Given]) -> Counter[str]:
    """How often each kind of work was given."""
    return Counter(kind for g in given for kind in set(kinds(g)))


def shared(given: Iterable[Given]) -> dict[UUID, dict[UUID, set[UUID]]]:
    """For everybody the tickets they shared, each with the others on it; it does not matter to whom it was given."""
    found: dict[UUID, dict[UUID, set[UUID]]] = {}
    for g in given:
        on_it = {g.person, *g.partners}
        for person in on_it if len(on_it) > 1 else ():
            found.setdefault(person, {}).setdefault(g.ticket, set()).update(on_it - {person})
    return found


def together(tickets: Mapping[UUID, set[UUID]]) -> Counter[UUID]:
    """How many of the tickets somebody shared (`shared`) were with each other person."""
    return Counter(other for others in tickets.values() for other in others)


def picked_for(
    me: Wants,
    open_work: Iterable[Work],
    *,
    here: Sequence[Wants],
    before: Sequence[Given],
    topics: Topics,
    new_due: bool,
    most: int = MOST_PICKS,
    passed: frozenset[UUID] = frozenset(),
) -> tuple[Pick, ...]:
    """Up to three tickets this person would want, and why (product.md, *Match*).

    What they like comes first: by weight, urgency, then age, different kinds before more of the same. Quick wins fill
    up. At most one is something new, outside what they declared: it has a place of its own when `new_due`, else what
    room is left; of all that is new, the kind given to them longest ago. Work behind a gate closed to them is picked
    only when somebody here opens it. `here` are those at the desk as the team may see them, `before` what was given to
    `me` this term, `passed` what they passed today.
    """
    mine = [g for g in before if g.person == me.person]
    team = _Team(here, topics)
    likes = Likings(me, topics)
    open_to_me = sorted((w for w in open_work if w.id not in passed and team.can_take(me, w)), key=_urgent_then_old)
    liked = {w.id: found for w in open_to_me if (found := likes.all(w))}
    wanted = sorted((w for w in open_to_me if w.id in liked), key=lambda w: -liked[w.id][0].weight)
    other = [w for w in open_to_me if w.id not in liked]
    last = _last_given(mine)
    by_newness = sorted(other, key=lambda w: _last_of(w, last) or date.min)

    chosen: list[tuple[Work, Reason]] = []
    new_place = 1 if new_due and by_newness and most > 0 else 0
    _fill(chosen, wanted, Reason.LIKES, most - new_place)
    _fill(chosen, by_newness, Reason.NEW, len(chosen) + new_place)
    _fill(chosen, [w for w in other if w.effort <= QUICK], Reason.QUICK, most)
    if not new_place:
        _fill(chosen, by_newness, Reason.NEW, min(most, len(chosen) + 1))
    with_me = together(shared(before).get(me.person, {}))
    often = times(mine)
    return tuple(
        Pick(
            work,
            reason,
            kind_after(likes.best(work), work, often),
            _for_the_sentence(liked.get(work.id, ())),
            team.pair(me, work, with_me, teach=not likes.could_teach(work)),
            _closed(me, work),
            not any(kind in often for kind in kinds(work)),
        )
        for work, reason in chosen
    )


def candidates(
    work: Work, seats: Sequence[Wants], given: Sequence[Given], topics: Topics, slack: int = SLACK
) -> Arrival:
    """Who of those here could take one arriving ticket: the guarded rule of product.md, *Match*.

    Among those who may take it (alone, or with a pair who opens the gate) and whose load this term is within `slack`
    effort points of the lightest of them, who wants it most; then the lighter load, then who had this kind longest ago,
    then by name. `given` is everybody's of the term.
    """
    team = _Team(seats, topics)
    load = Counter[UUID]()
    for g in given:
        load[g.person] += g.effort
    may = [seat for seat in seats if team.can_take(seat, work)]
    lightest = min((load[seat.person] for seat in may), default=0)
    near = [seat for seat in may if load[seat.person] - lightest <= slack]
    with_others = shared(given)
    found = []
    for seat in near:
        had = load[seat.person]
        liked = team.likings[seat.person].best(work)
        last = _last_of(work, _last_given(g for g in given if g.person == seat.person))
        pair = team.pair(seat, work, together(with_others.get(seat.person, {})), teach=False)
        found.append(Candidate(seat.person, seat.name, liked, had, had - lightest, last, pair))
    apart = [Apart(s.person, s.name, Hindrance.LOAD, load[s.person]) for s in may if s not in near]
    apart += [Apart(s.person, s.name, Hindrance.GATE, load[s.person]) for s in seats if s not in may]
    return Arrival(
        tuple(sorted(found, key=_wish_load_last_name)),
        tuple(sorted(apart, key=lambda a: (fold(a.name), a.person))),
    )


def _wish_load_last_name(candidate: Candidate) -> tuple[int, int, date, str, UUID]:
    weight = candidate.liking.weight if candidate.liking else 0
    return -weight, candidate.load, candidate.last or date.min, fold(candidate.name), candidate.person


class _Team:
    """Those here, with what they like looked up once."""

    def __init__(self, here: Iterable[Wants], topics: Topics) -> None:
        self.here = sorted(here, key=lambda w: (fold(w.name), w.person))
        self.likings = {w.person: Likings(w, topics) for w in self.here}

    def can_take(self, wants: Wants, work: Work) -> bool:
        """Whether the gate is open to them, or somebody else here opens it."""
        gate = _closed(wants, work)
        return gate is None or any(gate in w.gates for w in self.here if w.person != wants.person)

    def pair(self, wants: Wants, work: Work, with_them: Mapping[UUID, int], *, teach: bool) -> UUID | None:
        """Who here could pair: must open the gate when it is closed; else, with `teach`, could teach it.

        Of several, who could teach it, then whom they shared the fewest tickets with (narrowing), then by name.
        """
        gate = _closed(wants, work)
        others = [w for w in self.here if w.person != wants.person and (gate is None or gate in w.gates)]
        teachers = {w.person for w in others if self.likings[w.person].could_teach(work)}
        if gate is None:
            others = [w for w in others if teach and w.person in teachers]
        chosen = min(others, key=lambda w: (w.person not in teachers, with_them.get(w.person, 0)), default=None)
        return chosen.person if chosen else None


def _closed(wants: Wants, work: Work) -> Gate | None:
    """The gate of this work when it is closed to them."""
    return None if work.gate in wants.gates else work.gate


def _urgent_then_old(work: Work) -> tuple[int, datetime, UUID]:
    return _URGENT_FIRST[work.priority], work.created, work.id


def _last_given(given: Iterable[Given]) -> dict[str, date]:
    """When each kind of work was last given."""
    last: dict[str, date] = {}
    for g in given:
        for kind in kinds(g):
            last[kind] = max(g.on, last.get(kind, g.on))
    return last


def _last_of(work: Work, last: Mapping[str, date]) -> date | None:
    """When something of a kind with this work was last given; None when never."""
    return max((last[kind] for kind in kinds(work) if kind in last), default=None)


def _fill(chosen: list[tuple[Work, Reason]], offered: Sequence[Work], reason: Reason, until: int) -> None:
    """Choose from `offered`, in its order, until so many are chosen: different kinds before more of the same."""
    left = [w for w in offered if all(w.id != c.id for c, _ in chosen)]
    while left and len(chosen) < until:
        had = {kind for c, _ in chosen for kind in kinds(c)}
        work = next((w for w in left if had.isdisjoint(kinds(w))), left[0])
        chosen.append((work, reason))
        left.remove(work)


def _for_the_sentence(found: tuple[Liking, ...]) -> tuple[Liking, ...]:
    """The strongest liking, and the strongest wish to learn when it is about something else."""
    if not found:
        return ()
    learn = next((li for li in found if li.wish is Wish.LEARN), found[0])
    return found[:1] if fold(learn.interest) == fold(found[0].interest) else (found[0], learn)
