"""Reading tickets: lists by view, filter, search and order; one ticket with all around it.

Lists hold local keys in order (`listing`) and fetch rows a page at a time (`rows`). `page` is the first page alone, for
the moment a list opens.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, TextClause, TextualSelect, bindparam, column, select, text

from trellis.rules import search as language
from trellis.rules.people import storable
from trellis.rules.tickets import (
    OPEN,
    Detail,
    Filters,
    HelperItem,
    Listing,
    LookAlike,
    Query,
    Row,
    Sort,
    Status,
    ThreadItem,
    Ticket,
    View,
    WorkItem,
    device_key,
)
from trellis.store.records import ENTRY, HELPER, TICKET, WORK, moment
from trellis.store.search_sqlite import (
    CAP,
    Where,
    alike,
    conditions_of,
    day_end,
    day_start,
    hits,
    like,
    without,
    words_of,
)

_OPEN = "t.status in ('new', 'assigned', 'in_progress', 'waiting')"
_KEPT = "t.trashed is null"

_CELLS = (
    *("t.pk", "t.id", "t.number", "t.title", "t.status", "t.priority", "t.created", "t.updated", "t.assignee"),
    *("a.shown", "r.shown", "t.room", "t.device", "t.category", "t.wake_on", "t.waiting_reason", "t.version"),
)
_FROM = "from ticket t left join person a on a.id = t.assignee left join person r on r.id = t.requester"

_NUMBER = ("rtrim(t.number, '0123456789')", "length(t.number)", "t.number")
"""A number as it is looked up and sorted: by letter, then by counter, so that A-10000 comes after A-9999."""
_ORDER = {
    Sort.CREATED: ("t.created",),
    Sort.NUMBER: _NUMBER,
    Sort.TITLE: ("t.title_key",),
    Sort.STATUS: (
        "case t.status when 'new' then 0 when 'assigned' then 1 when 'in_progress' then 2"
        " when 'waiting' then 3 when 'resolved' then 4 when 'closed' then 5 else 6 end",
    ),
    Sort.PRIORITY: ("case t.priority when 'now' then 2 when 'soon' then 1 else 0 end",),
    Sort.ASSIGNEE: ("(select p.folded from person p where p.id = t.assignee)",),
    Sort.REQUESTER: ("(select p.folded from person p where p.id = t.requester)",),
    Sort.ROOM: ("lower(t.room)",),
    Sort.UPDATED: ("t.updated",),
    Sort.RELEVANCE: ("hit.score",),
}


def _views(me: UUID) -> dict[View, Where]:
    told = "t.id in (select e.ticket from entry e where e.told = 'not_yet' and e.removed is null)"
    return {
        View.OPEN: (f"{_KEPT} and {_OPEN}", {}),
        View.MINE: (f"{_KEPT} and {_OPEN} and t.assignee = :me", {"me": me.bytes}),
        View.UNCLAIMED: (f"{_KEPT} and {_OPEN} and t.assignee is null", {}),
        View.WAITING: (f"{_KEPT} and t.status = 'waiting'", {}),
        View.TO_TELL: (f"{_KEPT} and {told}", {}),
        View.ALL: (_KEPT, {}),
        View.TRASH: ("t.trashed is not null", {}),
    }


def _filtered(filters: Filters) -> list[Where]:
    found: list[Where] = []
    if filters.status:
        found.append(("t.status = :f_status", {"f_status": filters.status.value}))
    if filters.category:
        found.append(("t.category = :f_category", {"f_category": storable(filters.category)}))
    if filters.assignee:
        found.append(("t.assignee = :f_assignee", {"f_assignee": filters.assignee.bytes}))
    if filters.requester:
        found.append(("t.requester = :f_requester", {"f_requester": filters.requester.bytes}))
    if filters.room:
        found.append(("lower(t.room) = lower(:f_room)", {"f_room": storable(filters.room)}))
    if filters.tag:
        # One tag a line.
        wanted = f"%\n{like(storable(filters.tag))}\n%"
        found.append((":f_line || t.tags || :f_line like :f_tag escape '\\'", {"f_line": "\n", "f_tag": wanted}))
    if filters.since:
        found.append(("t.created >= :f_since", {"f_since": day_start(filters.since)}))
    if filters.until:
        found.append(("t.created < :f_until", {"f_until": day_end(filters.until)}))
    return found


class _Plan:
    """A query of `rules` as SQL: `where`, `join`, `order` and their parameters."""

    def __init__(self, query: Query, me: UUID) -> None:
        found = language.parse(query.text)
        wanted, unwanted = words_of(found)
        parts = [_views(me)[query.view], *_filtered(query.filters), *conditions_of(found, me)]
        if unwanted:
            parts.append(without(unwanted))
        self.where = " and ".join(f"({sql})" for sql, _ in parts)
        self.values: dict[str, Any] = {name: value for _, values in parts for name, value in values.items()}
        self.searched = bool(wanted)
        self._narrow = query.view is not View.ALL
        self._passing = "" if self.where == f"({_KEPT})" else self.where
        if wanted:
            self.values["match"] = wanted
        self._way = "desc" if query.descending else "asc"
        self._ranked = self.searched and query.sort is Sort.RELEVANCE
        self.order = self._order(query.sort)

    def _order(self, sort: Sort) -> str:
        if sort is Sort.RELEVANCE and not self.searched:
            sort = Sort.CREATED
        way = self._way
        ways = ["asc" if sort is Sort.RELEVANCE else way] * len(_ORDER[sort])
        return "order by " + ", ".join(
            f"{what} {w}" for what, w in zip((*_ORDER[sort], "t.pk"), (*ways, way), strict=True)
        )

    @property
    def hits(self) -> str:
        """SQL to join: the newest `CAP` hits of a search that pass everything else; empty where nothing is searched."""
        if not self.searched:
            return ""
        return f"join ({self._hits}) hit on hit.pk = t.pk"

    @property
    def best_hits(self) -> str:
        """The same, of a list by relevance the best :most alone: rows are made of those that are shown, not of all."""
        if not self._ranked:
            return self.hits
        best = f"select pk, score from ({self._hits}) order by score, pk {self._way} limit :most"
        return f"join ({best}) hit on hit.pk = t.pk"

    @property
    def _hits(self) -> str:
        return hits(self._passing, narrow=self._narrow)

    @property
    def narrowed(self) -> str:
        """SQL for what is not joined."""
        return "1" if self.searched else self.where


@lru_cache(maxsize=256)
def _statement(sql: str) -> TextClause:
    """SQL read once for its parameters; the same few views and filters are asked for all day."""
    return text(sql)


@lru_cache(maxsize=256)
def _rows_where(sql: str) -> TextualSelect:
    """Rows of a list by what follows on `_FROM`. SQLAlchemy works out once what comes back, as its columns are told."""
    return text(f"select {', '.join(_CELLS)} {_FROM} {sql}").columns(*map(column, _CELLS))


def listing(connection: Connection, query: Query, me: UUID) -> Listing:
    """Keys of everything the query shows, in its order."""
    plan = _Plan(query, me)
    sql = f"select t.pk from ticket t {plan.hits} where {plan.narrowed} {plan.order}"
    found = connection.execute(_statement(sql), plan.values)
    keys = array("q", found.scalars())
    return Listing(keys, capped=plan.searched and len(keys) >= CAP)


def page(connection: Connection, query: Query, me: UUID, *, most: int = 50) -> list[Row]:
    """The first rows of a query, for the moment a list opens; `listing` and `rows` give the others."""
    plan = _Plan(query, me)
    sql = f"{plan.best_hits} where {plan.narrowed} {plan.order} limit :most"
    return [_row(r) for r in connection.execute(_rows_where(sql), {**plan.values, "most": most}).all()]


def rows(connection: Connection, keys: Sequence[int]) -> list[Row]:
    """The rows with these keys, in their order; vanished ones are left out."""
    if not keys:
        return []
    found = connection.execute(_ROWS, {"keys": list(keys)}).all()
    by_key = {r[0]: _row(r) for r in found}
    return [by_key[k] for k in keys if k in by_key]


_ROWS = _rows_where("where t.pk in :keys").bindparams(bindparam("keys", expanding=True))


def _row(r: Sequence[Any]) -> Row:
    key, id, number, title, status, priority, created, updated, assignee, has, asked, *rest = r
    room, device, category, wake_on, waiting_reason, version = rest
    return Row(
        key,
        UUID(bytes=id),
        number,
        title,
        _READ["status"](status),
        _READ["priority"](priority),
        moment(created),
        moment(updated),
        _READ["assignee"](assignee) if assignee else None,
        has or "",
        asked or "",
        room,
        device,
        category,
        date.fromisoformat(wake_on) if wake_on else None,
        waiting_reason,
        version,
    )


_READ = dict(TICKET.readers)


def counts(connection: Connection, me: UUID) -> dict[View, int]:
    """How many tickets each view holds; asked after every change, so it is counted from indexes, not from tickets."""
    views = _views(me)
    # The longest view without looking at it: everything but the trash.
    wheres = {view: where for view, (where, _) in views.items()} | {View.ALL: "true"}
    sql = ", ".join(f"(select count(*) from ticket t where {where})" for where in wheres.values())
    values = {name: value for _, given in views.values() for name, value in given.items()}
    found = dict(zip(wheres, connection.execute(_statement(f"select {sql}"), values).one(), strict=True))
    return found | {View.ALL: found[View.ALL] - found[View.TRASH]}


def key_of(connection: Connection, id: UUID) -> int | None:
    """The local key of a ticket, for finding its place in a list."""
    return connection.execute(select(TICKET.table.c.pk).where(TICKET.table.c.id == id.bytes)).scalar()


def by_number(connection: Connection, number: str) -> Ticket | None:
    """The ticket with this number, however it is typed ("b142" and "B-0142" are one)."""
    letter, digits = (
        "".join(c for c in number if c.isalpha()).upper(),
        "".join(c for c in number if c.isdecimal()),
    )
    if not letter or not digits or len(number) > 40:
        return None
    wanted = f"{letter}-{int(digits):04d}"
    found = connection.execute(_BY_NUMBER, {"letter": f"{letter}-", "length": len(wanted), "number": wanted}).scalar()
    return None if found is None else TICKET.get(connection, UUID(bytes=found))


_BY_NUMBER = text(
    "select t.id from ticket t where {} = :letter and {} = :length and {} = :number order by t.pk limit 1".format(
        *_NUMBER
    )
)


def detail(connection: Connection, id: UUID) -> Detail | None:
    """One ticket with its thread, helpers and work, oldest first."""
    ticket = TICKET.get(connection, id)
    if ticket is None:
        return None
    people = _people(connection, id)
    thread = _of(connection, ENTRY, id)
    work = _of(connection, WORK, id)
    helpers = _of(connection, HELPER, id)
    original = TICKET.get(connection, ticket.duplicate_of) if ticket.duplicate_of else None
    # Minutes given with a reply are logged in its transaction, so they carry its time and its author.
    minutes = {(w.person, w.created): w.minutes for w in work}
    return Detail(
        ticket=ticket,
        requester_name=people.get(ticket.requester, ""),
        assignee_name=people.get(ticket.assignee, ""),
        opened_by_name=people.get(ticket.opened_by, ""),
        duplicate_of_number=original.number if original else "",
        thread=tuple(ThreadItem(e, people.get(e.author, ""), minutes.get((e.author, e.created), 0)) for e in thread),
        helpers=tuple(HelperItem(h, people.get(h.person, "")) for h in helpers),
        work=tuple(WorkItem(w, people.get(w.person, "")) for w in work),
    )


_PEOPLE = text(
    "select id, shown from person where id in (select requester from ticket where id = :id union"
    " select assignee from ticket where id = :id union select opened_by from ticket where id = :id union"
    " select author from entry where ticket = :id union select person from helper where ticket = :id union"
    " select person from work where ticket = :id)"
)


def _people(connection: Connection, ticket: UUID) -> dict[UUID | None, str]:
    found = connection.execute(_PEOPLE, {"id": ticket.bytes})
    return {UUID(bytes=r.id): r.shown for r in found}


def _of(connection: Connection, kind: Any, ticket: UUID) -> list[Any]:
    table = kind.table
    query = (
        select(*kind.columns)
        .where(table.c.ticket == ticket.bytes, table.c.removed.is_(None))
        .order_by(table.c.created, table.c.pk)
    )
    return [kind.load(row) for row in connection.execute(query)]


def look_alikes(connection: Connection, words: str, room: str, device: str, *, most: int = 5) -> list[LookAlike]:
    """Open tickets that may be the same problem: same device first, then same words, then same room.

    Words are looked for in the newest open tickets only.
    """
    reasons: dict[int, str] = {}
    words, room = storable(words), storable(room)
    still_open = f"select t.pk from ticket t where {_KEPT} and {_OPEN}"
    newest = "order by t.created desc, t.pk desc limit :most"

    def add(keys: Iterable[int], why: str) -> None:
        for key in keys:
            reasons.setdefault(key, why)

    def asked(sql: str, **values: object) -> Sequence[int]:
        return connection.execute(_statement(f"{still_open} {sql} {newest}"), {"most": most, **values}).scalars().all()

    if device_key(device):
        add(asked("and t.device_key = :device", device=device_key(device)), "same device")
    said = list(dict.fromkeys(w for w in words.split() if sum(c.isalnum() for c in w) >= 4))[:12]
    if said:
        add(alike(connection, said, asked("", most=_COMPARED))[:most], "same words")
    if room.strip():
        add(asked("and lower(t.room) = lower(:room)", room=room.strip()), "same room")
    return [LookAlike(r, reasons[r.key]) for r in rows(connection, list(reasons)[:most])]


_COMPARED = 500


def due_to_wake(connection: Connection, today: date) -> list[Ticket]:
    """Waiting tickets whose wake-up day has come; what is in the trash sleeps on."""
    table = TICKET.table
    query = select(*TICKET.columns).where(
        table.c.wake_on <= today.isoformat(),
        table.c.wake_on.is_not(None),
        table.c.status == Status.WAITING.value,
        table.c.trashed.is_(None),
    )
    return [TICKET.load(row) for row in connection.execute(query)]


def values_of(connection: Connection, column: str, letters: str, *, most: int = 8) -> list[str]:
    """Rooms, devices or tags used lately that begin with the letters, most used first."""
    if column not in ("room", "device", "tags"):
        raise ValueError(column)
    lately = f"select {column} as value from ticket order by pk desc limit 5000"
    rows = connection.execute(
        text(f"select value, count(*) n from ({lately}) as lately where value <> '' group by 1 order by n desc")
    )
    start, found = letters.casefold(), dict[str, None]()
    for row in rows:
        for value in row.value.split("\n"):
            if value.casefold().startswith(start):
                found.setdefault(value)
    return list(found)[:most]


def of_person(connection: Connection, person: UUID) -> list[Ticket]:
    """Every ticket a person asked for, has, or logged (for merging two records)."""
    table = TICKET.table
    mine = (
        (table.c.requester == person.bytes) | (table.c.assignee == person.bytes) | (table.c.opened_by == person.bytes)
    )
    return [TICKET.load(row) for row in connection.execute(select(*TICKET.columns).where(mine))]


def touch(connection: Connection, ticket: UUID, now_ms: int) -> None:
    """Moves `updated`, which is housekeeping: no version, no history."""
    connection.execute(_TOUCH, {"id": ticket.bytes, "now": now_ms})


_TOUCH = text("update ticket set updated = :now where id = :id")


def board(connection: Connection, *, most: int = 60) -> dict[Status, list[Row]]:
    """The newest tickets of each state a board shows."""
    columns: dict[Status, list[Row]] = {}
    for status in (*sorted(OPEN, key=list(Status).index), Status.RESOLVED):
        found = connection.execute(_COLUMN, {"status": status.value, "most": most}).all()
        columns[status] = [_row(r) for r in found]
    return columns


_COLUMN = _rows_where(f"where {_KEPT} and t.status = :status order by t.created desc, t.pk desc limit :most")


def finished_by(connection: Connection, person: UUID, *, most: int = 60) -> list[tuple[UUID, str, str]]:
    """Tickets somebody resolved or helped with, the newest first: id, number and title."""
    found = connection.execute(_FINISHED, {"person": person.bytes, "most": most})
    return [(UUID(bytes=row.id), row.number, row.title) for row in found]


_FINISHED = text(
    f"select t.id, t.number, t.title from ticket t where {_KEPT} and t.status in ('resolved', 'closed')"
    " and (t.assignee = :person or t.id in (select ticket from helper where person = :person and removed is null))"
    " order by t.resolved_at desc, t.pk desc limit :most"
)
