"""Taking the rows of an import into the desk: in one transaction, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar
from uuid import UUID

from trellis.desk.intents import Frame, Step
from trellis.desk.looking import OWN, Files, Known
from trellis.exchange.tickets import ReplyIn, RowProblem, TicketIn
from trellis.rules import people as people_rules
from trellis.rules.errors import Trouble
from trellis.rules.people import Person, Role, fold
from trellis.rules.tickets import (
    Entry,
    EntryKind,
    Helper,
    Impact,
    Source,
    Status,
    Ticket,
    Told,
    Urgency,
    Work,
    clean_tags,
    priority_of,
)
from trellis.store import desk as desk_store
from trellis.store import transfer as store
from trellis.store.ids import new_id
from trellis.store.records import ENTRY, HELPER, PERSON, TICKET, WORK, Kind

BATCH = 500
T = TypeVar("T")


class NotImported(Trouble):
    """Rows of the file have problems; nothing was imported."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(f"Line {problem.row:,}, {problem.field}: {problem.said}.", "Nothing was imported.", problem.do)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    tickets: int
    replies: int
    people: int
    known: int

    def sentence(self) -> str:
        """What was done, in a sentence."""
        return (
            f"Imported {self.tickets:,} tickets, {self.replies:,} replies and {self.people:,} people;"
            f" {self.known:,} tickets were here already."
        )


@dataclass(slots=True)
class _Batch:
    """Records of some rows, written together: entries before their tickets, so that each is indexed once."""

    people: list[Person] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    work: list[Work] = field(default_factory=list)


class Importer:
    """Takes the rows of an import into the desk, a batch at a time, in one transaction."""

    def __init__(self, step: Step, frame: Frame) -> None:
        self._step = step
        self._frame = frame
        self._known = Known(step.connection)
        self._numbers = store.numbers(step.connection)
        self._table = frame.settings(step.connection).priorities
        self._replies: dict[tuple[str, str], list[ReplyIn]] = {}
        self._duplicates: dict[UUID, tuple[str, str]] = {}
        self._counts = {"tickets": 0, "replies": 0, "people": 0, "known": 0}

    def take(self, files_in: Files) -> Imported:
        for reply in map(_sound, files_in.replies()):
            self._replies.setdefault((reply.ticket_source, reply.ticket_legacy_id), []).append(reply)
        rows = map(_sound, files_in.tickets())
        while part := list(islice(rows, BATCH)):
            self._take(part)
        self._late_replies()
        return Imported(**self._counts)

    def _take(self, part: Sequence[TicketIn]) -> None:
        batch = _Batch()
        new = [row for row in part if (row.source, row.legacy_id) not in self._known.tickets]
        self._counts["known"] += len(part) - len(new)
        for row in new:
            self._known.tickets[row.source, row.legacy_id] = self._id(row.source, row.legacy_id)
        fresh = self._fresh_numbers(new)
        for row, number in zip(new, fresh, strict=True):
            self._ticket(batch, row, number)
        self._write(batch)

    def _late_replies(self) -> None:
        """Replies whose tickets were in the desk before this import."""
        batch = _Batch()
        for origin in list(self._replies):
            ticket = self._known.tickets.get(origin)
            if ticket:
                self._entries(batch, origin, ticket)
        self._write(batch)

    def _write(self, batch: _Batch) -> None:
        parts: tuple[tuple[Kind[object], list[object]], ...] = (
            (PERSON, batch.people), (ENTRY, batch.entries), (TICKET, batch.tickets),
            (HELPER, batch.helpers), (WORK, batch.work),
        )  # type: ignore[assignment] # fmt: skip
        for kind, records in parts:
            if records:
                self._step.ledger.create_all(kind, records, "import")
        self._step.ledger.finish()
        self._counts["tickets"] += len(batch.tickets)
        self._counts["replies"] += len(batch.entries)
        self._counts["people"] += len(batch.people)

    def _id(self, source: str, legacy_id: str) -> UUID:
        if source == OWN:
            try:
                return UUID(legacy_id)
            except ValueError:
                pass
        return new_id()

    def _fresh_numbers(self, rows: Sequence[TicketIn]) -> list[str]:
        kept = [row.number if row.number and row.number not in self._numbers else "" for row in rows]
        self._numbers.update(filter(None, kept))
        missing = kept.count("")
        if missing:
            first = desk_store.next_number(self._step.connection, *self._frame.station, missing)
            letter, _, counter = first.partition("-")
            fresh = (f"{letter}-{n:04d}" for n in range(int(counter), int(counter) + missing))
            kept = [number or next(fresh) for number in kept]
            self._numbers.update(kept)
        return kept

    def _ticket(self, batch: _Batch, row: TicketIn, number: str) -> None:
        now = self._step.now
        created = row.created or now
        urgency, impact = row.urgency or Urgency.CAN_WAIT, row.impact or Impact.PERSON
        origin = (row.source, row.legacy_id)
        id = self._known.tickets[origin]
        mine = row.source == OWN and id.hex == row.legacy_id
        status = row.status or Status.NEW
        ticket = Ticket(
            id=id,
            number=number,
            title=row.title,
            body=row.body,
            status=status,
            requester=self._person(batch, row.requester),
            assignee=self._person(batch, row.assignee),
            opened_by=self._person(batch, row.opened_by),
            room=row.room or "",
            device=row.device_tag or "",
            source=row.how or Source.IMPORT,
            category=row.category or "other",
            urgency=urgency,
            impact=impact,
            priority=priority_of(urgency, impact, self._table),
            tags=clean_tags(row.tags),
            created=created,
            updated=row.updated or created,
            waiting_reason=row.waiting_reason or "",
            wake_on=row.wake_on,
            resolution=row.resolution or "",
            learned=row.learned or "",
            resolved_at=row.resolved,
            closed_at=row.closed,
            duplicate_of=self._known.tickets.get(row.duplicate_of) if row.duplicate_of else None,
            trashed=row.trashed,
            legacy_source="" if mine else row.source,
            legacy_id="" if mine else row.legacy_id,
        )
        batch.tickets.append(ticket)
        self._entries(batch, origin, id)
        for helped in row.helpers:
            person = self._person(batch, helped.name)
            if person:
                batch.helpers.append(Helper(new_id(), id, person, helped.credit, created=created))
        for worked in row.work:
            person = self._person(batch, worked.name)
            if person:
                batch.work.append(Work(new_id(), id, person, worked.minutes, created=worked.when))

    def _entries(self, batch: _Batch, origin: tuple[str, str], ticket: UUID) -> None:
        for reply in self._replies.pop(origin, ()):
            if self._known.entry(reply):
                continue
            kind = reply.kind or EntryKind.REPLY
            legacy = reply.legacy_id or ""
            mine = origin[0] == OWN and len(legacy) == 32
            batch.entries.append(
                Entry(
                    id=self._id(OWN, legacy) if mine else new_id(),
                    ticket=ticket,
                    kind=kind,
                    body=reply.body,
                    author=self._person(batch, reply.author),
                    told=(reply.told or Told.EMAIL) if kind is EntryKind.REPLY else None,
                    created=reply.created or self._step.now,
                    legacy_id="" if mine else legacy,
                )
            )
            self._known.entries.add(legacy)

    def _person(self, batch: _Batch, name: str | None) -> UUID | None:
        """The person of a name; one the desk does not know becomes a placeholder."""
        if not name:
            return None
        known = self._known.people.get(key := fold(name))
        if known or not key:
            return known
        ((preferred, family),) = people_rules.parse_names(name) or [(name, "")]
        person = people_rules.checked(
            Person(new_id(), preferred[:80], family[:80], role=Role.REQUESTER, placeholder=True, created=self._step.now)
        )
        batch.people.append(person)
        self._known.people[key] = person.id
        return person.id


def _sound(row: T | RowProblem) -> T:
    if isinstance(row, RowProblem):
        raise NotImported(row)
    return row
