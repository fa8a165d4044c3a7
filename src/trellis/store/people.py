"""Reading people, terms and blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select, text

from trellis.rules.people import NAME_LIMIT, Block, Follows, Person, Term, fold
from trellis.store.records import BLOCK, PERSON, TERM, Kind
from trellis.store.search_sqlite import like

T = TypeVar("T")
CHUNK = 500
"""Ids in one query: short lists are prepared once."""

_FIND = text(
    "select pk from person where merged_into is null and left is null"
    " and (folded like :start escape '\\' or folded like :inside escape '\\') order by folded limit :most"
)

_MERGED = text("select id, merged_into from person where merged_into is not null order by pk")
_FOLLOWS = text(
    "select (select count(*) from ticket where requester = :person or assignee = :person or opened_by = :person),"
    " (select count(*) from entry where author = :person), (select count(*) from helper where person = :person),"
    " (select coalesce(sum(minutes), 0) from work where person = :person)"
)


def everybody(connection: Connection, *, left: bool = False) -> list[Person]:
    """All people by name; those who left only when asked for, merged records never."""
    table = PERSON.table
    query = select(*PERSON.columns).where(table.c.merged_into.is_(None)).order_by(table.c.folded)
    if not left:
        query = query.where(table.c.left.is_(None))
    return [PERSON.load(row) for row in connection.execute(query)]


def find(connection: Connection, letters: str, *, most: int = 8) -> list[Person]:
    """Active people one of whose names begins with the letters, accents and case folded."""
    start = like(fold(letters[: 2 * NAME_LIMIT]))
    if not start:
        return []
    values = {"start": f"{start}%", "inside": f"% {start}%", "most": most}
    keys = [row.pk for row in connection.execute(_FIND, values)]
    table = PERSON.table
    query = select(*PERSON.columns).where(table.c.pk.in_(keys)).order_by(table.c.folded)
    return [PERSON.load(row) for row in connection.execute(query)]


def named(connection: Connection, name: str) -> Person | None:
    """The active person with exactly this full name (folded), the oldest record first."""
    wanted = fold(name)
    return next((p for p in find(connection, name, most=20) if fold(p.full_name) == wanted), None)


def names(connection: Connection) -> dict[UUID, str]:
    """Shown name of everybody, also of those who left; of merged records the name of the record that was kept."""
    table = PERSON.table
    rows = connection.execute(select(table.c.id, table.c.shown, table.c.merged_into)).all()
    shown, now = {UUID(bytes=row.id): row.shown for row in rows}, _kept(rows)
    return {id: shown.get(now.get(id, id), name) for id, name in shown.items()}


def spelled(connection: Connection, people: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Of each of these people the shown name, and the whole name folded, to look for."""
    table, listed = PERSON.table, [id.bytes for id in people]
    query = select(table.c.id, table.c.shown, table.c.folded)
    found: dict[UUID, tuple[str, str]] = {}
    for start in range(0, len(listed), CHUNK):
        rows = connection.execute(query.where(table.c.id.in_(listed[start : start + CHUNK])))
        found |= {UUID(bytes=row.id): (row.shown, row.folded) for row in rows}
    return found


def merged(connection: Connection) -> dict[UUID, UUID]:
    """Of every record that was merged, the record that was kept in the end. Signed texts keep the ids they have."""
    return _kept(connection.execute(_MERGED))


def _kept(rows: Iterable[Any]) -> dict[UUID, UUID]:
    into = {UUID(bytes=row.id): UUID(bytes=row.merged_into) for row in rows if row.merged_into}
    return {id: _last(into, id) for id in into}


def _last(into: Mapping[UUID, UUID], id: UUID) -> UUID:
    seen = {id}
    while (following := into.get(id)) is not None and following not in seen:
        seen.add(id := following)
    return id


def terms(connection: Connection) -> list[Term]:
    """Terms that were not removed, the earliest first."""
    table = TERM.table
    query = select(*TERM.columns).where(table.c.removed.is_(None)).order_by(table.c.starts)
    return [TERM.load(row) for row in connection.execute(query)]


def blocks(connection: Connection) -> list[Block]:
    """Blocks that were not removed, by when they start."""
    table = BLOCK.table
    query = select(*BLOCK.columns).where(table.c.removed.is_(None)).order_by(table.c.starts, table.c.name)
    return [BLOCK.load(row) for row in connection.execute(query)]


def records_of(connection: Connection, kind: Kind[T], column: str, id: UUID) -> list[T]:
    """Records of a kind in which a column names this person or ticket, those taken back too."""
    query = select(*kind.columns).where(kind.table.c[column] == id.bytes)
    return [kind.load(row) for row in connection.execute(query)]


def asked_for(connection: Connection, person: UUID) -> bool:
    """Whether a ticket outside the trash was asked for by this person or is theirs to work on."""
    return connection.execute(_ASKED_FOR, {"person": person.bytes}).first() is not None


_ASKED_FOR = text("select 1 from ticket where (requester = :person or assignee = :person) and trashed is null limit 1")


def follows(connection: Connection, person: UUID) -> Follows:
    """How much names this person."""
    return Follows(*connection.execute(_FOLLOWS, {"person": person.bytes}).one())
