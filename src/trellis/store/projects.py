"""Projects in the file: loading what belongs to one, and the bytes of its files."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, text

from trellis.rules.projects import CheckIn, Evidence, File, Partner, Project, Reached, Reflection, Submission
from trellis.store.records import CHECK_IN, EVIDENCE, FILE, PARTNER, PROJECT, REACHED, REFLECTION, SUBMISSION, Kind
from trellis.store.tables import FileDataRow

T = TypeVar("T")
_DATA = FileDataRow.__table__  # type: ignore[attr-defined]
_HASHED = "hashed files"
CHUNK = 500
"""Ids in one query: SQLite takes 32,766 parameters, and short lists are prepared once."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of some projects, by project; gone ones are left out, but for versions that were taken back."""

    projects: Mapping[UUID, Project] = field(default_factory=dict)
    partners: Mapping[UUID, Sequence[Partner]] = field(default_factory=dict)
    submissions: Mapping[UUID, Sequence[Submission]] = field(default_factory=dict)


def load(connection: Connection, ids: Collection[UUID] | None = None) -> Records:
    """Projects (all of them where no ids are named) with partners and versions, in three queries for each chunk."""
    projects = {p.id: p for p in _of(connection, PROJECT, "id", ids) if p.removed is None}
    return Records(
        projects,
        by_project(p for p in _of(connection, PARTNER, "project", ids) if p.removed is None),
        by_project(_of(connection, SUBMISSION, "project", ids)),
    )


def _of(connection: Connection, kind: Kind[T], column: str, ids: Collection[UUID] | None) -> Iterable[T]:
    """Records whose column is one of the ids, oldest first; all when no ids are named."""
    query = select(*kind.columns).order_by(kind.table.c.id)
    if ids is None:
        yield from kind.readable(connection.execute(query))
        return
    listed = [id.bytes for id in ids]
    for start in range(0, len(listed), CHUNK):
        part = query.where(kind.table.c[column].in_(listed[start : start + CHUNK]))
        yield from kind.readable(connection.execute(part))


def of_project(connection: Connection, kind: Kind[T], project: UUID) -> list[T]:
    """Records of a kind that belong to a project and are not gone, oldest first."""
    return [record for record in _of(connection, kind, "project", (project,)) if record.removed is None]  # type: ignore[attr-defined]


def everything(connection: Connection, kind: Kind[T]) -> list[T]:
    """All records of a kind that are not gone, oldest first."""
    return [record for record in _of(connection, kind, "project", None) if record.removed is None]  # type: ignore[attr-defined]


def next_version(connection: Connection, project: UUID) -> int:
    """The number of the version that is handed in next; numbers of versions that were taken back are not used again."""
    highest = select(func.max(SUBMISSION.table.c.number)).where(SUBMISSION.table.c.project == project.bytes)
    return int(connection.execute(highest).scalar() or 0) + 1


def by_project(records: Iterable[T]) -> dict[UUID, list[T]]:
    """Records by the project they belong to."""
    found: dict[UUID, list[T]] = defaultdict(list)
    for record in records:
        found[record.project].append(record)  # type: ignore[attr-defined]
    return found


def of_person(connection: Connection, person: UUID) -> set[UUID]:
    """Projects somebody owns, works on or is asked to join."""
    return {UUID(bytes=row.id) for row in connection.execute(_OF_PERSON, {"person": person.bytes})}


def open_to_team(connection: Connection, person: UUID) -> set[UUID]:
    """Projects somebody of the team may know of: their own, those they are asked to join, and what is shared or shown.

    Permissions decide on each; this is only so that nobody's signatures are weighed in vain.
    """
    return {UUID(bytes=row.id) for row in connection.execute(_OPEN_TO_TEAM, {"person": person.bytes})}


def of_ticket(connection: Connection, ticket: UUID) -> list[Evidence]:
    """Where a ticket is evidence."""
    query = select(*EVIDENCE.columns).where(EVIDENCE.table.c.ticket == ticket.bytes, EVIDENCE.table.c.removed.is_(None))
    return [EVIDENCE.load(row) for row in connection.execute(query.order_by(EVIDENCE.table.c.id))]


@dataclass(frozen=True, slots=True)
class Work:
    """What was done on a project."""

    reached: Sequence[Reached]
    check_ins: Sequence[CheckIn]
    evidence: Sequence[Evidence]
    files: Mapping[UUID, File]
    reflections: Sequence[Reflection]


def work(connection: Connection, project: UUID) -> Work:
    """Everything done on one project, in five queries."""
    return Work(
        of_project(connection, REACHED, project),
        of_project(connection, CHECK_IN, project),
        of_project(connection, EVIDENCE, project),
        {file.id: file for file in of_project(connection, FILE, project)},
        of_project(connection, REFLECTION, project),
    )


def ticket_numbers(connection: Connection, tickets: Iterable[UUID]) -> dict[UUID, str]:
    """Numbers of tickets."""
    return {id: number for id, (number, _) in ticket_titles(connection, tickets).items()}


def ticket_titles(connection: Connection, tickets: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Numbers and titles of tickets, in one query for each chunk."""
    found: dict[UUID, tuple[str, str]] = {}
    listed = [id.bytes for id in tickets]
    for start in range(0, len(listed), CHUNK):
        rows = connection.execute(_TICKETS, {"ids": listed[start : start + CHUNK]})
        found |= {UUID(bytes=row.id): (row.number, row.title) for row in rows}
    return found


# Bytes of files


def add_data(connection: Connection, file: UUID, data: bytes) -> None:
    """Keeps the bytes of a file."""
    connection.execute(insert(_DATA).values(file=file.bytes, data=data))


def data(connection: Connection, file: UUID) -> bytes | None:
    """The bytes of a file; None when they are not there."""
    found = connection.execute(select(_DATA.c.data).where(_DATA.c.file == file.bytes)).scalar()
    return None if found is None else bytes(found)


def files_size(connection: Connection, project: UUID) -> int:
    """Bytes of all files of a project together, also of those taken out of its evidence."""
    total = select(func.sum(FILE.table.c.size)).where(FILE.table.c.project == project.bytes)
    return int(connection.execute(total).scalar() or 0)


def sound_digests(connection: Connection, projects: Collection[UUID] | None, *, read: bool) -> dict[UUID, set[str]]:
    """By project, digests of files that are there. `read` hashes the bytes; otherwise what the rows say is taken."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for row in _files(connection, projects):
        if not read or fits(connection, row.pk, row.digest):
            found[UUID(bytes=row.project)].add(row.digest)
    return found


def _files(connection: Connection, projects: Collection[UUID] | None) -> Iterable[Any]:
    """Project, digest and the row of the bytes, of each file that has bytes."""
    if projects is None:
        yield from connection.execute(_FILES)
        return
    listed = [id.bytes for id in projects]
    for start in range(0, len(listed), CHUNK):
        yield from connection.execute(_FILES_OF, {"projects": listed[start : start + CHUNK]})


def fits(connection: Connection, pk: int, digest: object) -> bool:
    """Whether the bytes in a row of `file_data` have this SHA-256.

    They are read once on a connection, and anew when another program has written to the file since: Trellis itself
    never changes them, and a page with large files is read again after every change.
    """
    raw: Any = connection.connection.driver_connection
    written = raw.execute("PRAGMA data_version").fetchone()[0]
    if connection.info.get(_HASHED, (None,))[0] != written:
        connection.info[_HASHED] = (written, {})
    known: dict[int, str] = connection.info[_HASHED][1]
    if pk not in known:
        try:
            known[pk] = _hash(raw, pk)
        except sqlite3.Error:
            return False  # no bytes at all: only somebody with another program puts that there
    return known[pk] == digest


def _hash(raw: sqlite3.Connection, pk: int) -> str:
    """SHA-256 of bytes, read in pieces."""
    with raw.blobopen("file_data", "data", pk, readonly=True) as blob:
        hashed = hashlib.sha256()
        while piece := blob.read(1 << 20):
            hashed.update(piece)
    return hashed.hexdigest()


_OF_PERSON = text(
    "select id from project where owner = :person and removed is null"
    " union select project from partner where person = :person and removed is null"
)
_OPEN_TO_TEAM = text(f"{_OF_PERSON.text} union select id from project where (shared or shown) and removed is null")
_TICKETS = text("select id, number, title from ticket where id in :ids order by pk").bindparams(
    bindparam("ids", expanding=True)
)
_FILES = text(
    "select f.project, f.digest, d.pk from file f join file_data d on d.file = f.id"
    " where typeof(f.project) = 'blob' and length(f.project) = 16 order by d.pk"
)
_FILES_OF = text(
    "select f.project, f.digest, d.pk from file f join file_data d on d.file = f.id where f.project in :projects"
).bindparams(bindparam("projects", expanding=True))
