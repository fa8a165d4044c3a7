"""Reading what the match, the deal and the measures are made from: open work, work given, gates, absences, deals.

Each function is one query, whatever the number of rows. Of a text only its beginning is read, where topics are found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, TextClause, bindparam, select, text

from trellis.rules.interests import Audience, Availability, Content, Interest, PartName, Tools, read
from trellis.rules.plan import Absence, GateOpening, KeptDeal
from trellis.rules.tickets import Chosen, Priority, Status, Ticket
from trellis.rules.topics import LOOKED_AT
from trellis.store import interests as interest_store
from trellis.store.records import ABSENCE, DEAL, GATE, Kind, moment
from trellis.store.search_sqlite import day_start

MOST = 300
"""Most unclaimed tickets looked at: half of them the oldest, half the newest. Imports of thousands do not slow it."""

_OPEN = "t.trashed is null and t.status in ('new', 'assigned', 'in_progress', 'waiting')"
_COLUMNS = (
    f"t.id, t.number, t.title, substr(t.body, 1, {LOOKED_AT}) as body, t.status, t.assignee, t.room, t.category,"
    " t.priority, t.tags, t.created, t.wake_on, t.topics, t.effort, t.gate, t.given, t.chosen, t.version"
)
_SINCE = "(t.given >= :since or (t.given is null and t.created >= :since))"


def unclaimed(connection: Connection, most: int = MOST) -> list[Ticket]:
    """Open tickets nobody has and that wait for nothing, the oldest first."""
    return _tickets(connection.execute(_UNCLAIMED, {"half": most // 2}))


def held_by(connection: Connection, people: Iterable[UUID]) -> list[Ticket]:
    """Open tickets these people have, the oldest first."""
    return _tickets(connection.execute(_HELD, {"people": [p.bytes for p in people]}))


def one(connection: Connection, ticket: UUID) -> Ticket | None:
    """A ticket as the match sees it."""
    return next(iter(_tickets(connection.execute(_ONE, {"id": ticket.bytes}))), None)


def some(connection: Connection, tickets: Collection[UUID]) -> list[Ticket]:
    """These tickets as the match sees them, as far as they are there."""
    return _tickets(connection.execute(_SOME, {"ids": [t.bytes for t in tickets]}))


def helping(connection: Connection, tickets: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who helps on these tickets."""
    found: dict[UUID, set[UUID]] = {}
    for row in connection.execute(_HELPING, {"ids": [t.bytes for t in tickets]}):
        found.setdefault(UUID(bytes=row.ticket), set()).add(UUID(bytes=row.person))
    return found


def picks(connection: Connection, since: date) -> dict[UUID, int]:
    """How often people picked in deals kept from a day on: what was dealt in a round, neither urgent nor moved."""
    rows = connection.execute(_PICKS, {"since": since.isoformat()})
    return {UUID(hex=row.person): row.picks for row in rows}


def given(connection: Connection, since: date, person: UUID | None = None) -> list[tuple[Ticket, datetime]]:
    """Tickets given to somebody (or to `person`) from a day on, with when; in order of time.

    Where a desk did not note yet when a ticket was given, the day it was logged stands for it.
    """
    values: dict[str, Any] = {"since": day_start(since)}
    if person is not None:
        values["who"] = person.bytes
    rows = connection.execute(_GIVEN_TO if person else _GIVEN_ALL, values)
    return sorted(((t, t.given or t.created) for t in _tickets(rows)), key=lambda pair: (pair[1], pair[0].id))  # type: ignore[misc]


def partners(connection: Connection, since: date) -> dict[UUID, tuple[UUID, ...]]:
    """Who helped on tickets given from a day on."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    for row in connection.execute(_PARTNERS, {"since": day_start(since)}):
        ticket = UUID(bytes=row.ticket)
        found[ticket] = (*found.get(ticket, ()), UUID(bytes=row.person))
    return found


def waits(connection: Connection, since: date) -> Iterator[tuple[Priority, datetime, datetime | None]]:
    """Priority, when logged and when first noted as given (None while nobody has it), of tickets logged since a day."""
    for row in connection.execute(_WAITS, {"since": day_start(since)}):
        yield Priority(row.priority), moment(row.created), moment(row.given) if row.given else None


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told the team: interests and tools to explore."""

    interests: tuple[Interest, ...] = ()
    explore: tuple[str, ...] = ()


def told_to_team(connection: Connection) -> dict[UUID, Told]:
    """Interests and tools to explore the team may see, by person. Private parts are not even read."""
    interests: dict[UUID, tuple[Interest, ...]] = {}
    explore: dict[UUID, tuple[str, ...]] = {}
    for part in interest_store.open_parts(connection, (PartName.INTERESTS, PartName.TOOLS)):
        content = read(part.name, part.body)
        if isinstance(content, Tools):
            explore.setdefault(part.person, content.explore)
        elif isinstance(content, tuple):
            interests.setdefault(part.person, tuple(i for i in content if isinstance(i, Interest)))
    return {p: Told(interests.get(p, ()), explore.get(p, ())) for p in interests.keys() | explore.keys()}


def team_parts(connection: Connection, person: UUID) -> dict[PartName, Content]:
    """What somebody's profile tells the team, by part."""
    parts = interest_store.parts(connection, person)
    return {name: read(name, part.body) for name, part in parts.items() if part.audience is Audience.TEAM}


def availability(connection: Connection) -> dict[UUID, tuple[UUID, ...]]:
    """Blocks in which people say they are free, as far as the team may see it."""
    parts = interest_store.open_parts(connection, (PartName.AVAILABILITY,))
    told = ((part.person, read(part.name, part.body)) for part in parts)
    return {person: said.blocks for person, said in told if isinstance(said, Availability)}


def gates(connection: Connection) -> list[GateOpening]:
    """Gates that are open to somebody."""
    return _all(connection, GATE)


def absences(connection: Connection, day: date) -> list[Absence]:
    """Who was marked absent on a day."""
    return _all(connection, ABSENCE, day)


def deals(connection: Connection, day: date) -> list[KeptDeal]:
    """The deals of a day, the newest first."""
    return _all(connection, DEAL, day)[::-1]


def _all(connection: Connection, kind: Kind[Any], day: date | None = None) -> list[Any]:
    table = kind.table
    query = select(*kind.columns).where(table.c.removed.is_(None)).order_by(table.c.id)
    if day is not None:
        query = query.where(table.c.day == day.isoformat())
    return [kind.load(row) for row in connection.execute(query)]


def _tickets(rows: Iterable[Any]) -> list[Ticket]:
    return [
        Ticket(
            id=UUID(bytes=r.id),
            number=r.number,
            title=r.title,
            body=r.body,
            status=Status(r.status),
            assignee=UUID(bytes=r.assignee) if r.assignee else None,
            room=r.room,
            category=r.category,
            priority=Priority(r.priority),
            tags=tuple(r.tags.split("\n")) if r.tags else (),
            created=moment(r.created),
            wake_on=date.fromisoformat(r.wake_on) if r.wake_on else None,
            topics=tuple(r.topics.split("\n")) if r.topics else (),
            effort=r.effort,
            gate=r.gate,
            given=moment(r.given) if r.given else None,
            chosen=Chosen(r.chosen) if r.chosen else None,
            version=r.version,
        )
        for r in rows
    ]


def _many(sql: str, name: str) -> TextClause:
    return text(sql).bindparams(bindparam(name, expanding=True))


_FREE = f"from ticket t where {_OPEN} and t.assignee is null and t.status <> 'waiting'"
_UNCLAIMED = text(
    f"select {_COLUMNS} from ticket t where t.pk in"
    f" (select pk from (select t.pk {_FREE} order by t.created, t.pk limit :half) union"
    f" select pk from (select t.pk {_FREE} order by t.created desc, t.pk desc limit :half)) order by t.created, t.pk"
)
_HELD = _many(
    f"select {_COLUMNS} from ticket t where {_OPEN} and t.assignee in :people order by t.created, t.pk", "people"
)
_ONE = text(f"select {_COLUMNS} from ticket t where t.id = :id")
_SOME = _many(f"select {_COLUMNS} from ticket t where t.id in :ids order by t.created, t.pk", "ids")
_HELPING = _many("select ticket, person from helper where removed is null and ticket in :ids order by pk", "ids")
_PICKS = text(
    "select json_extract(e.value, '$.person') as person, count(*) as picks from deal d, json_each(d.told, '$.dealt') e"
    " where d.removed is null and d.day >= :since and json_extract(e.value, '$.round') > 0 group by 1"
)
_GIVEN_ALL = text(
    f"select {_COLUMNS} from ticket t where t.assignee is not null and t.trashed is null and t.given >= :since"
    f" union all select {_COLUMNS} from ticket t where t.assignee is not null and t.trashed is null"
    " and t.given is null and t.created >= :since"
)
_GIVEN_TO = text(f"select {_COLUMNS} from ticket t where t.assignee = :who and t.trashed is null and {_SINCE}")
_PARTNERS = text(
    "select h.ticket, h.person from helper h join ticket t on t.id = h.ticket where h.removed is null"
    f" and t.assignee is not null and t.trashed is null and {_SINCE} order by h.pk"
)
_WAITS = text(
    "select t.priority, t.created, coalesce(t.given, case when t.assignee is not null then t.created end) as given"
    " from ticket t where t.trashed is null and t.created >= :since and t.status <> 'duplicate'"
    " and (t.assignee is not null or t.status in ('new', 'waiting'))"
)
