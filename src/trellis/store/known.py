"""Everything a desk file holds about one person, table by table.

`ABOUT` names every column that can hold a person, and as what it is told on their page; `APART` the tables that hold
nobody. A test walks a full file and fails when a column or a table turns up that is in neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from trellis.rules.history import Line
from trellis.store import history

ABOUT: Mapping[str, str] = {
    "person.id": "person",
    "person.merged_into": "merged",
    "ticket.requester": "tickets",
    "ticket.opened_by": "tickets",
    "ticket.assignee": "tickets",
    "entry.author": "words",
    "helper.person": "tickets",
    "work.person": "work",
    "card.person": "profile",
    "card.advisor": "counts.named_me",
    "part.person": "profile",
    "gate.person": "gates",
    "gate.opened_by": "counts.gates_opened",
    "absence.person": "absences",
    "deal.made_by": "counts.deals_made",
    "deal.told": "deals",
    "draft.person": "drafts",
    "secret.person": "sign_in",
    "attempt.person": "sign_in",
    "key.person": "counts.keys",
    "history.actor": "did",
    "history.subject": "lines",
    "history.changes": "lines",  # of what is about others the page says that such lines exist, and when one's own were
}
"""Column that can hold a person, and the field of `desk.known.Known` that tells it."""

APART = frozenset({"desk", "station", "term", "block", "topic", "root", "head"})
"""Tables that hold nobody: the desk itself, its school day, its list of topics, and what signs its history."""


def counted(connection: Connection, person: UUID) -> dict[str, int]:
    """How much there is about somebody, by kind."""
    return dict(connection.execute(_COUNTS, {"id": person.bytes}).mappings().one())


def merged(connection: Connection, person: UUID) -> list[str]:
    """Names of records that were merged into somebody's, which are kept."""
    return [row.shown for row in connection.execute(_MERGED, {"id": person.bytes})]


def tickets(connection: Connection, person: UUID) -> Sequence[Any]:
    """Tickets that name somebody, newest first: number, title, status, created, trashed, asked, logged, had, helped."""
    return connection.execute(_TICKETS, {"id": person.bytes}).all()


def words(connection: Connection, person: UUID) -> Sequence[Any]:
    """Replies and notes somebody wrote, newest first: number, kind, body, created, removed."""
    return connection.execute(_WORDS, {"id": person.bytes}).all()


def work(connection: Connection, person: UUID) -> Sequence[Any]:
    """Work logged for somebody, newest first: number, minutes, created, removed."""
    return connection.execute(_WORK, {"id": person.bytes}).all()


def drafts(connection: Connection, person: UUID) -> Sequence[Any]:
    """Words somebody typed and did not send: place, text, updated."""
    return connection.execute(_DRAFTS, {"id": person.bytes}).all()


def gates(connection: Connection, person: UUID) -> Sequence[Any]:
    """Gates that are or were open to somebody: gate, opened, note, removed."""
    return connection.execute(_GATES, {"id": person.bytes}).all()


def absences(connection: Connection, person: UUID) -> Sequence[Any]:
    """Days on which somebody was marked absent: day, block (a name, empty for all day), removed."""
    return connection.execute(_ABSENCES, {"id": person.bytes}).all()


def deals(connection: Connection, person: UUID) -> Sequence[Any]:
    """What deals gave to somebody, newest first: day, number, reason, paired.

    Without a number they were there and got nothing.
    """
    return connection.execute(_DEALS, {"hex": person.hex}).all()


def sign_in(connection: Connection, person: UUID) -> Any:
    """How somebody signs in, never the secret itself: kind, changed, failures; None when they cannot."""
    return connection.execute(_SIGN_IN, {"id": person.bytes}).first()


def did(connection: Connection, person: UUID) -> Sequence[Any]:
    """What somebody did, by kind, as history keeps it: noun, action, times, first and last stamp."""
    return connection.execute(_DID, {"id": person.bytes}).all()


def lines(connection: Connection, person: UUID) -> list[Line]:
    """History of somebody's own record, profile, gates and absences, newest first."""
    return [history.line(row) for row in connection.execute(_ABOUT_THEM, {"id": person.bytes})]


_COUNTS = text(
    "select (select count(*) from ticket where requester = :id) as asked,"
    " (select count(*) from ticket where opened_by = :id) as logged,"
    " (select count(*) from ticket where assignee = :id) as had,"
    " (select count(*) from helper where person = :id and removed is null) as helped,"
    " (select count(*) from entry where author = :id and removed is null) as written,"
    " (select coalesce(sum(minutes), 0) from work where person = :id and removed is null) as minutes,"
    " (select count(*) from draft where person = :id) as drafts,"
    " (select count(*) from secret where person = :id) as secrets,"
    " (select count(*) from absence where person = :id and removed is null) as absences,"
    " (select count(*) from gate where person = :id and removed is null) as gates,"
    " (select count(*) from card where advisor = :id and removed is null) as named_me,"
    " (select count(*) from gate where opened_by = :id) as gates_opened,"
    " (select count(*) from deal where made_by = :id) as deals_made,"
    ' (select count(*) from "key" where person = :id) as keys'
)
_MERGED = text("select shown from person where merged_into = :id order by pk")
_TICKETS = text(
    "select t.number, t.title, t.status, t.created, t.trashed, t.requester = :id as asked, t.opened_by = :id as logged,"
    " t.assignee = :id as had, t.id in (select ticket from helper where person = :id) as helped from ticket t"
    " where t.requester = :id or t.opened_by = :id or t.assignee = :id"
    " or t.id in (select ticket from helper where person = :id) order by t.created desc, t.pk desc"
)
_WORDS = text(
    "select t.number, e.kind, e.body, e.created, e.removed from entry e join ticket t on t.id = e.ticket"
    " where e.author = :id order by e.created desc, e.pk desc"
)
_WORK = text(
    "select t.number, w.minutes, w.created, w.removed from work w join ticket t on t.id = w.ticket"
    " where w.person = :id order by w.created desc, w.pk desc"
)
_DRAFTS = text("select place, text, updated from draft where person = :id order by place")
_GATES = text("select gate, opened, note, removed from gate where person = :id order by opened, pk")
_ABSENCES = text(
    "select a.day, coalesce(b.name, '') as block, a.removed from absence a left join block b on b.id = a.block"
    " where a.person = :id order by a.day, a.pk"
)
_DEALS = text(
    "select d.day, t.number, j.value ->> 'reason' as reason, j.value ->> 'pair' = :hex as paired"
    " from deal d left join json_each(d.told, '$.dealt') j on :hex in (j.value ->> 'person', j.value ->> 'pair')"
    " left join ticket t on lower(hex(t.id)) = j.value ->> 'ticket'"
    " where instr(d.told, :hex) order by d.day desc, d.pk desc"
)
_SIGN_IN = text(
    "select s.kind, s.changed, coalesce(a.failures, 0) as failures from secret s"
    " left join attempt a on a.person = s.person where s.person = :id"
)
_DID = text(
    "select noun, action, count(*) as times, min(stamp) as first, max(stamp) as last from history"
    " where actor = :id group by noun, action order by noun, action"
)
_ABOUT_THEM = text(
    "select h.seq, s.id as station, h.intent, h.stamp, h.actor, h.noun, h.subject, h.action, h.changes, h.salt,"
    " h.commitment, h.hash from history h indexed by history_subject join station s on s.pk = h.station"
    " where h.subject in (select :id union all select id from card where person = :id"
    " union all select id from part where person = :id union all select id from gate where person = :id"
    " union all select id from absence where person = :id)"
    " and not (h.noun = 'profile' and h.action in ('look', 'export')) order by h.seq desc"
)
