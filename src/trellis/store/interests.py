"""Profiles, topics and what is known about a person, in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, select, text, update

from trellis.rules.history import Line
from trellis.rules.interests import Audience, Card, Part, PartName
from trellis.rules.topics import TeamTopic
from trellis.store import history
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import CARD, PART, PERSON, TOPIC
from trellis.store.sqlite import Busy, Database, DiskFull, DiskTrouble, ReadOnly, told
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
    table, people = PART.table, PERSON.table
    here = select(people.c.id).where(people.c.left.is_(None), people.c.merged_into.is_(None))
    query = select(*PART.columns).where(
        table.c.audience == Audience.TEAM.value, table.c.removed.is_(None), table.c.person.in_(here)
    )
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
    """Takes a part's plain words out of the file and puts a sealed part in its place.

    Every plain copy goes: the row, rows that were taken back earlier, and those of records merged into this person.
    They stay as empty marks and their lines of history lose their values; the chain holds without them. What earlier
    pages of the file still hold goes with `scrub`, what older backups hold stays.
    """
    connection = ledger.connection
    for part in _plain(connection, _same_person(connection, before.person), before.name):
        _erase(connection, part.id)
        if part.removed is None:
            blank = replace(part, body="")
            ledger.change(PART, blank, replace(blank, removed=ledger.now), "make private")
    return ledger.create(PART, replace(after, id=new_id(), version=before.version + 1), "seal")


def _same_person(connection: Connection, person: UUID) -> list[UUID]:
    """A person's record and those that were merged into it."""
    return [UUID(bytes=row.id) for row in connection.execute(_SAME, {"id": person.bytes})]


def _plain(connection: Connection, people: Iterable[UUID], name: PartName) -> list[Part]:
    table = PART.table
    theirs = table.c.person.in_([p.bytes for p in people])
    query = select(*PART.columns).where(theirs, table.c.name == name.value, table.c.body != "")
    return [PART.load(row) for row in connection.execute(query.order_by(table.c.id))]


def _erase(connection: Connection, part: UUID) -> None:
    """Empties a plain row and destroys the values of its lines of history."""
    connection.execute(update(PART.table).where(PART.table.c.id == part.bytes).values(body=""))
    erased = {"changes": None, "salt": None}
    connection.execute(update(_HISTORY).where(_HISTORY.c.subject == part.bytes).values(erased))


def scrub(database: Database) -> bool:
    """Rewrites the file so that no page keeps erased words, and empties the log.

    False while another process reads or writes, or while there is no room for it: then it is to be tried again. Takes
    about as long as copying the file (SQLite's VACUUM; deleted content is overwritten by secure_delete).
    """
    try:
        with told():
            database.raw.execute("VACUUM")
            busy, *_ = database.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except (Busy, DiskFull, DiskTrouble, ReadOnly):
        return False
    return not busy


def looked_at(connection: Connection, person: UUID, most: int = 500) -> list[Line]:
    """Lines that tell who opened or exported what is about somebody, newest first."""
    return [history.line(row) for row in connection.execute(_LOOKED, {"id": person.bytes, "most": most})]


def lines_of_parts(connection: Connection, person: UUID, most: int = 500) -> list[Line]:
    """What happened to somebody's profile, newest first."""
    return [history.line(row) for row in connection.execute(_PROFILE, {"id": person.bytes, "most": most})]


def part_names(connection: Connection, person: UUID) -> dict[UUID, PartName]:
    """Which part each of somebody's parts is or was, those taken out too."""
    query = select(PART.table.c.id, PART.table.c.name).where(PART.table.c.person == person.bytes)
    return {UUID(bytes=id): PartName(name) for id, name in connection.execute(query)}


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
_SAME = text(
    "with recursive same(id) as (select :id union select p.id from person p join same on p.merged_into = same.id)"
    " select id from same"
)
