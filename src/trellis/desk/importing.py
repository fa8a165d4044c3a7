"""Taking the rows of an import into the desk: in one transaction, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from trellis.desk.intents import Frame, Step
from trellis.desk.looking import OWN, Known, News, Progress, Rows, Stop, name_of, sentence
from trellis.exchange.tickets import ReplyIn, RowProblem, TicketIn
from trellis.rules import people as people_rules
from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.language import tr
from trellis.rules.people import Person, Role
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
from trellis.store.transfer import name_key

BATCH = 500
_NUMBER = re.compile(r"[A-Z]{1,3}-\d{4,6}")
"""Numbers that are kept: such as a desk issues."""
_ID = re.compile(r"[0-9a-f]{32}")


class NotImported(Trouble):
    """Rows of the file have problems; nothing was imported. `problem` is the first of them."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(sentence(problem), tr("Nothing was imported."), problem.do)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `left_out` counts replies whose tickets are in neither file nor desk."""

    tickets: int
    replies: int
    people: int
    known: int
    left_out: int = 0

    def sentence(self) -> str:
        """What was done, in a sentence or two."""
        said = tr(
            "Imported {tickets} tickets, {replies} replies and {people} people; {known} tickets were here already.",
            tickets=self.tickets,
            replies=self.replies,
            people=self.people,
            known=self.known,
        )
        if not self.left_out:
            return said
        count = self.left_out
        left = tr("Replies left out, because their tickets are in neither file nor desk: {count}.", count=count)
        return f"{said} {left}"


@dataclass(slots=True)
class _Batch:
    """Records of some rows, written together: entries before their tickets, so that each is indexed once."""

    people: list[Person] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    work: list[Work] = field(default_factory=list)


class Importer:
    """Takes the rows of an import into the desk, a batch at a time, in one transaction.

    `own`: Trellis wrote the files. Progress is told in tickets.
    """

    def __init__(
        self, step: Step, frame: Frame, *, own: bool, progress: Progress | None = None, stop: Stop | None = None
    ) -> None:
        self._step = step
        self._frame = frame
        self._own = own
        self._progress, self._stop = progress, stop
        self._known = Known(step.connection)
        self._entry_ids = set(self._known.entries.values())
        self._ids = set(self._known.tickets.values())
        self._numbers = store.numbers(step.connection)
        self._table = frame.settings(step.connection).priorities
        self._counts = {"tickets": 0, "replies": 0, "people": 0}

    def take(self, rows: Rows) -> Imported:
        """Writes what is new."""
        news = self._known.news(rows)
        late = [origin for origin in news.replies if origin in self._known.tickets]
        # Every ticket has its id before any is written, so that a duplicate finds the other one wherever it stands.
        for row in news.tickets:
            self._known.tickets[row.source, row.legacy_id] = self._id(row)
        numbered = list(zip(news.tickets, self._number_all(news.tickets), strict=True))
        for start in range(0, len(numbered), BATCH):
            self._tell(start, len(numbered))
            self._take(news, numbered[start : start + BATCH])
        for start in range(0, len(late), BATCH):
            self._tell(len(numbered), len(numbered))
            batch = _Batch()
            for origin in late[start : start + BATCH]:
                self._entries(batch, news.replies[origin], self._known.tickets[origin])
            self._write(batch)
        desk_store.count_past_numbers(self._step.connection)
        return Imported(**self._counts, known=news.known, left_out=news.left_out)

    def _tell(self, done: int, of: int) -> None:
        if self._stop and self._stop():
            raise Cancelled
        if self._progress:
            self._progress(done, of)

    def _take(self, news: News, part: Sequence[tuple[TicketIn, str]]) -> None:
        batch = _Batch()
        for row, number in part:
            ticket = self._ticket(batch, row, number)
            self._entries(batch, news.replies.get((row.source, row.legacy_id), ()), ticket.id)
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

    def _id(self, row: TicketIn) -> UUID:
        """Its own id for a ticket logged in a desk, unless a file claims an id that is taken; a new one for others."""
        id = UUID(row.legacy_id) if row.source == OWN and _ID.fullmatch(row.legacy_id) else new_id()
        id = new_id() if id in self._ids else id
        self._ids.add(id)
        return id

    def _number_all(self, rows: Sequence[TicketIn]) -> list[str]:
        """A number for each row: its own where that is one and free, the next one of this station otherwise."""
        kept = [self._kept(row.number or "") for row in rows]
        fresh = self._fresh(kept.count(""))
        return [number or next(fresh) for number in kept]

    def _kept(self, number: str) -> str:
        if number in self._numbers or not _NUMBER.fullmatch(number):
            return ""
        self._numbers.add(number)
        return number

    def _fresh(self, count: int) -> Iterator[str]:
        while count:
            first = desk_store.next_number(self._step.connection, *self._frame.station, count)
            letter, _, counter = first.partition("-")
            for n in range(int(counter), int(counter) + count):
                number = f"{letter}-{n:04d}"
                if number not in self._numbers:
                    count -= 1
                    yield number

    def _ticket(self, batch: _Batch, row: TicketIn, number: str) -> Ticket:
        created = row.created or self._step.now
        urgency, impact = row.urgency or Urgency.CAN_WAIT, row.impact or Impact.PERSON
        id = self._known.tickets[row.source, row.legacy_id]
        mine = row.source == OWN and id.hex == row.legacy_id
        ticket = Ticket(
            id=id,
            number=number,
            title=row.title,
            body=row.body,
            status=row.status or Status.NEW,
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
        for helped in row.helpers:
            person = self._person(batch, helped.name)
            if person:
                batch.helpers.append(Helper(new_id(), id, person, helped.credit, created=created))
        for worked in row.work:
            person = self._person(batch, worked.name)
            if person:
                batch.work.append(Work(new_id(), id, person, worked.minutes, created=worked.when))
        return ticket

    def _entries(self, batch: _Batch, replies: Sequence[ReplyIn], ticket: UUID) -> None:
        for reply in replies:
            kind = reply.kind or EntryKind.REPLY
            legacy = reply.legacy_id or ""
            id = UUID(legacy) if reply.ticket_source == OWN and _ID.fullmatch(legacy) else new_id()
            id = new_id() if id in self._entry_ids else id
            self._entry_ids.add(id)
            batch.entries.append(
                Entry(
                    id=id,
                    ticket=ticket,
                    kind=kind,
                    body=reply.body,
                    author=self._person(batch, reply.author),
                    told=(reply.told or Told.EMAIL) if kind is EntryKind.REPLY else None,
                    created=reply.created or self._step.now,
                    legacy_id="" if id.hex == legacy else legacy,
                )
            )

    def _person(self, batch: _Batch, name: str | None) -> UUID | None:
        """The person of a name; one the desk does not know becomes a placeholder."""
        if not name:
            return None
        preferred, family = name_of(name, self._own)
        key = name_key(f"{preferred} {family}")
        known = self._known.people.get(key)
        if known:
            return known
        person = people_rules.checked(
            Person(new_id(), preferred, family, role=Role.REQUESTER, placeholder=True, created=self._step.now)
        )
        batch.people.append(person)
        self._known.people[key] = person.id
        return person.id


def require_sound(rows: Rows) -> Rows:
    """The rows; raises NotImported when any has a problem."""
    if rows.problems:
        raise NotImported(rows.problems[0])
    return rows
