"""Profiles, topics and what is known about a person, in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text, update

from trellis.rules.history import Line
from trellis.rules.interests import Audience, Card, Part, PartName
from trellis.rules.topics import TeamTopic
from trellis.store import history
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import CARD, PART, TOPIC
from trellis.store.sqlite import Database
from trellis.store.tables import HistoryRow

_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]


def card(connection: Connection, person: UUID) -> Card | None:
    """The card of somebody's profile; None before they first opened their page."""
    table = CARD.table
    query = select(*CARD.columns).where(table.c.person == person.bytes, table.c.removed.is_(None)).order_by(table.c.id)
    row = connection.execute(query.limit(1)).first()
    return None if row is None else CARD.load(row)


def parts(connection: Connection, person: UUID) -> dict[PartName, Part]:
    """The parts of somebody's profile. Where two copies of a desk made one each, the older stands."""
    table = PART.table
    query = select(*PART.columns).where(table.c.person == person.bytes, table.c.removed.is_(None))
    found: dict[PartName, Part] = {}
    for row in connection.execute(query.order_by(table.c.id)):
        part = PART.load(row)
        found.setdefault(part.name, part)
    return found


def open_parts(connection: Connection, names: Iterable[PartName] | None = None) -> list[Part]:
    """Every part the team may see, of people who are here: what deals, pairs and fairness are made from."""
    table = PART.table
    query = select(*PART.columns).where(table.c.audience == Audience.TEAM.value, table.c.removed.is_(None))
    if names is not None:
        query = query.where(table.c.name.in_([n.value for n in names]))
    return [PART.load(row) for row in connection.execute(query.order_by(table.c.id))]


def shared_with(connection: Connection, advisor: UUID) -> list[Card]:
    """The cards that name this advisor."""
    table = CARD.table
    query = select(*CARD.columns).where(table.c.advisor == advisor.bytes, table.c.removed.is_(None))
    return [CARD.load(row) for row in connection.execute(query)]


def team_topics(connection: Connection) -> list[TeamTopic]:
    """The team's own topics and its changes to the shipped ones, the oldest first."""
    table = TOPIC.table
    query = select(*TOPIC.columns).where(table.c.removed.is_(None)).order_by(table.c.id)
    return [TOPIC.load(row) for row in connection.execute(query)]


def replace_open(ledger: Ledger, before: Part, after: Part) -> Part:
    """Takes a plain part out of the file and puts a sealed one in its place.

    The old row stays as an empty mark and its lines of history lose their values; the chain holds without them. What
    earlier pages of the file still hold goes with `scrub`, what older backups hold stays.
    """
    connection = ledger.connection
    blank = replace(before, body="")
    connection.execute(update(PART.table).where(PART.table.c.id == before.id.bytes).values(body=""))
    erased = {"changes": None, "salt": None}
    connection.execute(update(_HISTORY).where(_HISTORY.c.subject == before.id.bytes).values(erased))
    ledger.change(PART, blank, replace(blank, removed=ledger.now), "make private")
    return ledger.create(PART, replace(after, id=new_id(), version=1), "seal")


def scrub(database: Database) -> bool:
    """Rewrites the file so that no page keeps erased words, and empties the log; False while another process reads.

    Takes about as long as copying the file (SQLite's VACUUM; deleted content is overwritten by secure_delete).
    """
    database.raw.execute("VACUUM")
    busy, *_ = database.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def looked_at(connection: Connection, person: UUID, most: int = 500) -> list[Line]:
    """Lines that tell who opened or exported what is about somebody, newest first."""
    return [history.line(row) for row in connection.execute(_LOOKED, {"id": person.bytes, "most": most})]


def lines_of_parts(connection: Connection, person: UUID, most: int = 500) -> list[Line]:
    """What happened to somebody's profile, newest first."""
    return [history.line(row) for row in connection.execute(_PROFILE, {"id": person.bytes, "most": most})]


def counted(connection: Connection, person: UUID) -> dict[str, int]:
    """How much there is about somebody, by kind."""
    row = connection.execute(_COUNTS, {"id": person.bytes}).mappings().one()
    return dict(row)


def tickets_of(connection: Connection, person: UUID) -> Sequence[Any]:
    """Tickets somebody asked for, logged, has or helped with: number, title, status, created, how."""
    return connection.execute(_TICKETS, {"id": person.bytes}).all()


def words_of(connection: Connection, person: UUID) -> Sequence[Any]:
    """Replies and notes somebody wrote: ticket number, kind, words, created."""
    return connection.execute(_WORDS, {"id": person.bytes}).all()


_LINES = (
    "select h.seq, s.id as station, h.intent, h.stamp, h.actor, h.noun, h.subject, h.action, h.changes, h.salt,"
    " h.commitment, h.hash from history h indexed by history_subject join station s on s.pk = h.station"
)
_LOOKED = text(
    f"{_LINES} where h.subject = :id and h.noun = 'profile' and h.action in ('look', 'export')"
    " order by h.seq desc limit :most"
)
_PROFILE = text(
    f"{_LINES} where h.subject in (select id from part where person = :id union all select id from card"
    " where person = :id union all select :id) and h.noun in ('part', 'profile') order by h.seq desc limit :most"
)
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
    " (select count(*) from gate where person = :id and removed is null) as gates"
)
_TICKETS = text(
    "select t.number, t.title, t.status, t.created, case when t.assignee = :id then 'had' when t.requester = :id"
    " then 'asked' when t.opened_by = :id then 'logged' else 'helped' end as how from ticket t"
    " where t.requester = :id or t.opened_by = :id or t.assignee = :id"
    " or t.id in (select ticket from helper where person = :id and removed is null) order by t.created desc, t.pk desc"
)
_WORDS = text(
    "select t.number, e.kind, e.body, e.created from entry e join ticket t on t.id = e.ticket"
    " where e.author = :id and e.removed is null order by e.created desc"
)
