"""What an import has to know of a desk, and what an export takes out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, select

from trellis.rules.people import fold
from trellis.rules.tickets import Entry, Helper, Ticket, Work
from trellis.store.records import ENTRY, HELPER, PERSON, TICKET, WORK, Kind

T = TypeVar("T")
_T, _E, _P = TICKET.table, ENTRY.table, PERSON.table
Origin = tuple[str, str]


def origins(connection: Connection, own: str) -> dict[Origin, UUID]:
    """Every ticket by where it came from; those logged here by `own` and their id."""
    rows = connection.execute(select(_T.c.id, _T.c.legacy_source, _T.c.legacy_id))
    return {origin(own, UUID(bytes=r.id), r.legacy_source, r.legacy_id): UUID(bytes=r.id) for r in rows}


def origin(own: str, id: UUID, source: str, legacy_id: str) -> Origin:
    """Source and id by which a record is known outside this desk."""
    return (source, legacy_id) if source else (own, id.hex)


def entry_origins(connection: Connection) -> set[str]:
    """Every reply and note by its legacy id or its own."""
    rows = connection.execute(select(_E.c.id, _E.c.legacy_id))
    return {r.legacy_id or UUID(bytes=r.id).hex for r in rows}


def numbers(connection: Connection) -> set[str]:
    """Every ticket number in use."""
    return set(connection.execute(select(_T.c.number)).scalars())


def people_by_name(connection: Connection) -> dict[str, UUID]:
    """Everybody by folded full name, whoever was there first; those who were merged are who they became."""
    rows = connection.execute(
        select(_P.c.id, _P.c.preferred_name, _P.c.family_name, _P.c.merged_into).order_by(_P.c.pk)
    )
    found: dict[str, UUID] = {}
    for row in rows:
        id = UUID(bytes=row.merged_into or row.id)
        found.setdefault(fold(f"{row.preferred_name} {row.family_name}"), id)
    return found


def full_names(connection: Connection) -> dict[UUID, str]:
    """Full name of everybody."""
    rows = connection.execute(select(_P.c.id, _P.c.preferred_name, _P.c.family_name))
    return {UUID(bytes=r.id): f"{r.preferred_name} {r.family_name}".strip() for r in rows}


def tickets(connection: Connection, keys: Sequence[int], *, batch: int = 500) -> Iterator[list[Ticket]]:
    """Tickets with these local keys, in their order, a batch at a time."""
    for start in range(0, len(keys), batch):
        part = list(keys[start : start + batch])
        rows = connection.execute(select(_T.c.pk, *TICKET.columns).where(_T.c.pk.in_(part)))
        by_key = {row[0]: TICKET.load(row[1:]) for row in rows}
        yield [by_key[key] for key in part if key in by_key]


def around(connection: Connection, batch: Sequence[Ticket]) -> tuple[list[Entry], list[Helper], list[Work]]:
    """Replies, notes, credits and work of tickets, oldest first."""
    ids = [ticket.id.bytes for ticket in batch]

    def of(kind: Kind[T]) -> list[T]:
        table = kind.table
        wanted = table.c.ticket.in_(ids) & table.c.removed.is_(None)
        rows = connection.execute(select(*kind.columns).where(wanted).order_by(table.c.created, table.c.pk))
        return [kind.load(row) for row in rows]

    return of(ENTRY), of(HELPER), of(WORK)
