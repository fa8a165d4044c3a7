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
"""Source and id by which a ticket is known outside this desk."""
EntryOrigin = tuple[str, str, str]
"""The same of a reply or note: the origin of its ticket, and its own id there."""


def origins(connection: Connection, own: str) -> dict[Origin, UUID]:
    """Every ticket by where it came from; those logged here by `own` and their id."""
    rows = connection.execute(select(_T.c.id, _T.c.legacy_source, _T.c.legacy_id))
    return {_origin(own, r.id, r.legacy_source, r.legacy_id): UUID(bytes=r.id) for r in rows}


def entry_origins(connection: Connection, own: str) -> dict[EntryOrigin, UUID]:
    """Every reply and note by where it came from, those taken back too."""
    columns = (_E.c.id, _E.c.ticket, _E.c.legacy_id, _T.c.legacy_source, _T.c.legacy_id.label("ticket_legacy_id"))
    rows = connection.execute(select(*columns).join(_T, _T.c.id == _E.c.ticket))
    found: dict[EntryOrigin, UUID] = {}
    for r in rows:
        origin = _origin(own, r.ticket, r.legacy_source, r.ticket_legacy_id)
        found[*origin, r.legacy_id or r.id.hex()] = UUID(bytes=r.id)
    return found


def _origin(own: str, id: bytes, source: str, legacy_id: str) -> Origin:
    return (source, legacy_id) if source else (own, id.hex())


def numbers(connection: Connection) -> set[str]:
    """Every ticket number in use."""
    return set(connection.execute(select(_T.c.number)).scalars())


def people_by_name(connection: Connection) -> dict[str, UUID]:
    """Everybody by `name_key`, whoever was there first; those who were merged are who they became."""
    rows = connection.execute(
        select(_P.c.id, _P.c.preferred_name, _P.c.family_name, _P.c.merged_into).order_by(_P.c.pk)
    ).all()
    merged = {row.id: row.merged_into for row in rows if row.merged_into}
    found: dict[str, UUID] = {}
    for row in rows:
        id = row.id
        for _ in merged:
            id = merged.get(id, id)
        found.setdefault(name_key(f"{row.preferred_name} {row.family_name}"), UUID(bytes=id))
    return found


def name_key(name: str) -> str:
    """A full name as compared; one of full stops alone is compared as it is."""
    return fold(name) or name.strip()


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


def entries(connection: Connection, batch: Sequence[Ticket]) -> dict[UUID, list[Entry]]:
    """Replies and notes by ticket, oldest first."""
    return _around(connection, ENTRY, batch)


def helpers(connection: Connection, batch: Sequence[Ticket]) -> dict[UUID, list[Helper]]:
    """Credits by ticket, oldest first."""
    return _around(connection, HELPER, batch)


def work(connection: Connection, batch: Sequence[Ticket]) -> dict[UUID, list[Work]]:
    """Work by ticket, oldest first."""
    return _around(connection, WORK, batch)


def _around(connection: Connection, kind: Kind[T], batch: Sequence[Ticket]) -> dict[UUID, list[T]]:
    table, found = kind.table, dict[UUID, list[T]]()
    wanted = table.c.ticket.in_([ticket.id.bytes for ticket in batch]) & table.c.removed.is_(None)
    for row in connection.execute(select(*kind.columns).where(wanted).order_by(table.c.created, table.c.pk)):
        record = kind.load(row)
        found.setdefault(record.ticket, []).append(record)  # type: ignore[attr-defined]
    return found
