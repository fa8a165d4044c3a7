"""Fairness over the term: who was given which work, how evenly, and what narrows (product.md, *Fair to everyone*).

Measures of what was given and wanted, never of how it went. Nothing here is a rank: people stand in the order of their
names, and what the team sees has no names. Days are days of school life; `since` and `until` are both included.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from trellis.rules.match import Given, Kind, Likings, Wants, kind_after, kinds, shared, together
from trellis.rules.people import fold
from trellis.rules.tickets import Priority
from trellis.rules.topics import Topics

NARROW_AFTER = timedelta(weeks=4)
FEWEST_KINDS = 3
FEWEST_TICKETS = 6
"""Below this many tickets in four weeks few kinds are no alarm: a beginner, or somebody who was away."""
SAME_PARTNER = 0.6
FEWEST_SHARED = 5
FEWEST_PEOPLE = 5
"""Below this many people with work a distribution without names would still tell who is who."""


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody was given over a time: tickets by what they were to them, effort in points, kinds, partners."""

    person: UUID
    wanted: int = 0
    stretch: int = 0
    routine: int = 0
    effort: int = 0
    kinds: int = 0
    partners: int = 0

    @property
    def given(self) -> int:
        """All tickets given to them."""
        return self.wanted + self.stretch + self.routine

    @property
    def liked(self) -> float | None:
        """The part of their tickets that they wanted, 0 to 1; None when nothing was given to them."""
        return self.wanted / self.given if self.given else None


class Narrow(StrEnum):
    """What has become narrow: the kinds of work, or with whom."""

    KINDS = "kinds"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody's work has become narrow, and the facts.

    KINDS: of `tickets` given in four weeks all were of `kinds` (areas of topics, or categories). PARTNER: of `tickets`
    shared `together` were shared with `partner`.
    """

    person: UUID
    narrow: Narrow
    tickets: int
    kinds: tuple[str, ...] = ()
    partner: UUID | None = None
    together: int = 0


@dataclass(frozen=True, slots=True)
class Waited:
    """How long tickets of one priority waited from being opened to being given.

    `median` and `longest` are of the `given` ones (None without any); `still` wait, the oldest since `oldest`.
    """

    priority: Priority
    given: int = 0
    median: timedelta | None = None
    longest: timedelta | None = None
    still: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """What was given in one week from its Monday on; `gini` is of the effort of those who had work that week."""

    monday: date
    wanted: int = 0
    stretch: int = 0
    routine: int = 0
    effort: int = 0
    gini: float = 0.0


@dataclass(frozen=True, slots=True)
class Nameless:
    """The distribution without names: each column is sorted by itself, so that no line belongs to one person.

    `people` had work. The columns are empty when they are `too_few`.
    """

    people: int
    given: tuple[int, ...] = ()
    wanted: tuple[int, ...] = ()
    effort: tuple[int, ...] = ()
    kinds: tuple[int, ...] = ()

    @property
    def too_few(self) -> bool:
        """Whether so few people had work that everybody would know who is who."""
        return self.people < FEWEST_PEOPLE


def shares(
    given: Iterable[Given], wants: Iterable[Wants], topics: Topics, *, since: date, until: date
) -> tuple[Share, ...]:
    """What everybody was given between two days, by name; also who was given nothing, or whose wants are unknown.

    What a ticket was to somebody (`match.kind_of`) follows from all that was given to them before, in order of time.
    """
    known, everything = tuple(wants), tuple(given)
    named = {w.person: (fold(w.name), w.person) for w in known}
    mine: dict[UUID, list[tuple[Given, Kind]]] = {person: [] for person in named}
    for g, kind in _in_order(everything, known, topics):
        if since <= g.on <= until:
            mine.setdefault(g.person, []).append((g, kind))
    with_others = shared(g for g in everything if since <= g.on <= until)
    unnamed = sorted(mine.keys() - named.keys())
    people = [*sorted(named, key=lambda person: named[person]), *unnamed]
    return tuple(_share(p, mine[p], len(together(with_others.get(p, {})))) for p in people)


def _share(person: UUID, mine: Sequence[tuple[Given, Kind]], partners: int) -> Share:
    count = Counter(kind for _, kind in mine)
    return Share(
        person,
        count[Kind.WANTED],
        count[Kind.STRETCH],
        count[Kind.ROUTINE],
        effort=sum(g.effort for g, _ in mine),
        kinds=len({g.area for g, _ in mine}),
        partners=partners,
    )


def _in_order(given: Iterable[Given], wants: Iterable[Wants], topics: Topics) -> Iterable[tuple[Given, Kind]]:
    """Everything given, in order of time (of one day: by ticket), with what it was to whom it was given."""
    likings = {w.person: Likings(w, topics) for w in wants}
    before: defaultdict[UUID, Counter[str]] = defaultdict(Counter)
    for g in sorted(given, key=lambda g: (g.on, g.ticket, g.person)):
        liked = likings[g.person].best(g) if g.person in likings else None
        yield g, kind_after(liked, g, before[g.person])
        before[g.person].update(set(kinds(g)))


def gini(values: Iterable[float]) -> float:
    """How uneven the values are: 0 when all have the same, near 1 when one has everything.

    Half the mean difference of all pairs, divided by the mean; 0 for no values or only zeros. Raises ValueError on a
    value below zero.
    """
    ordered = sorted(values)
    if ordered and ordered[0] < 0:
        raise ValueError("a share cannot be below zero")
    total = math.fsum(ordered)
    if total == 0:
        return 0.0
    n = len(ordered)
    weighted = math.fsum((2 * place - n - 1) * value for place, value in enumerate(ordered, 1))
    return min(1.0, max(0.0, weighted / (n * total)))


def min_share(values: Iterable[float]) -> float:
    """How much of an equal share the one with least has: 1 when all have the same, 0 when somebody has nothing.

    The smallest value divided by the mean; 1 for no values or only zeros, where nobody has less than anybody else.
    Raises ValueError on a value below zero.
    """
    given = list(values)
    if any(value < 0 for value in given):
        raise ValueError("a share cannot be below zero")
    total = math.fsum(given)
    return min(1.0, min(given) * len(given) / total) if total else 1.0


def narrowing(given: Iterable[Given], today: date) -> tuple[Alarm, ...]:
    """Whose work has become narrow: few kinds in the last four weeks, or mostly the same partner in all shared tickets.

    Kinds are broad here (`Given.area`): paper jams, toner and printers are one.
    Fewer than 3 kinds is an alarm from 6 tickets in these weeks on, so that a beginner or somebody who was away is
    none; more than 60 % with one partner from 5 shared tickets on. By person; nothing is said of days after `today`.
    """
    known = [g for g in given if g.on <= today]
    recent = [g for g in known if g.on > today - NARROW_AFTER]
    with_others = shared(known)
    found: list[Alarm] = []
    for person in sorted({g.person for g in known} | with_others.keys()):
        found += _few_kinds(person, [g for g in recent if g.person == person])
        found += _same_partner(person, with_others.get(person, {}))
    return tuple(found)


def _few_kinds(person: UUID, mine: Sequence[Given]) -> list[Alarm]:
    tickets = len({g.ticket for g in mine})
    had = {g.area for g in mine}
    if tickets < FEWEST_TICKETS or len(had) >= FEWEST_KINDS:
        return []
    return [Alarm(person, Narrow.KINDS, tickets, kinds=tuple(sorted(had)))]


def _same_partner(person: UUID, mine: Mapping[UUID, set[UUID]]) -> list[Alarm]:
    if len(mine) < FEWEST_SHARED:
        return []
    return [
        Alarm(person, Narrow.PARTNER, len(mine), partner=other, together=often)
        for other, often in sorted(together(mine).items())
        if often > SAME_PARTNER * len(mine)
    ]


def waiting(tickets: Iterable[tuple[Priority, datetime, datetime | None]]) -> tuple[Waited, ...]:
    """How long tickets waited to be given to somebody, for each priority, from (priority, opened, given or None).

    Those nobody has yet are counted apart, so that they do not look short. A clock set back counts as no wait.
    """
    spans: dict[Priority, list[timedelta]] = {priority: [] for priority in Priority}
    open_since: dict[Priority, list[datetime]] = {priority: [] for priority in Priority}
    for priority, opened, given in tickets:
        if given is None:
            open_since[priority].append(opened)
        else:
            spans[priority].append(max(timedelta(0), given - opened))
    return tuple(_waited(priority, sorted(spans[priority]), open_since[priority]) for priority in Priority)


def _waited(priority: Priority, spans: Sequence[timedelta], open_since: Sequence[datetime]) -> Waited:
    n, still, oldest = len(spans), len(open_since), min(open_since, default=None)
    if not n:
        return Waited(priority, still=still, oldest=oldest)
    median = (spans[(n - 1) // 2] + spans[n // 2]) / 2
    return Waited(priority, n, median, spans[-1], still, oldest)


def by_week(
    given: Iterable[Given], wants: Iterable[Wants], topics: Topics, *, since: date, until: date
) -> tuple[Week, ...]:
    """The trend: every week from that of `since` to that of `until`, also weeks in which nothing was given."""
    first, last = _monday(since), _monday(until)
    weeks: dict[date, list[tuple[Given, Kind]]] = {
        first + timedelta(weeks=n): [] for n in range((last - first).days // 7 + 1)
    }
    for g, kind in _in_order(given, wants, topics):
        if since <= g.on <= until:
            weeks[_monday(g.on)].append((g, kind))
    return tuple(_week(monday, work) for monday, work in weeks.items())


def _week(monday: date, work: Sequence[tuple[Given, Kind]]) -> Week:
    count = Counter(kind for _, kind in work)
    effort = Counter[UUID]()
    for g, _ in work:
        effort[g.person] += g.effort
    return Week(
        monday,
        count[Kind.WANTED],
        count[Kind.STRETCH],
        count[Kind.ROUTINE],
        effort.total(),
        gini(effort.values()),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def nameless(everybody: Iterable[Share]) -> Nameless:
    """The distribution without names, for the team; nothing but the number of people when those are too few."""
    with_work = [share for share in everybody if share.given]
    if len(with_work) < FEWEST_PEOPLE:
        return Nameless(len(with_work))
    columns = ([s.given, s.wanted, s.effort, s.kinds] for s in with_work)
    return Nameless(len(with_work), *(tuple(sorted(column)) for column in zip(*columns, strict=True)))
