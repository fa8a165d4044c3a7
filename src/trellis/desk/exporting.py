"""Taking tickets and replies out of the desk for a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.looking import OWN, Progress, Stop
from trellis.exchange import tickets as files
from trellis.exchange.tickets import ReplyOut, TicketOut
from trellis.rules.errors import Cancelled
from trellis.rules.tickets import Helper, Ticket, Work
from trellis.store import transfer as store


class Exporter:
    """Reads what is exported, a batch at a time."""

    def __init__(
        self, connection: Connection, keys: Sequence[int], progress: Progress | None, stop: Stop | None
    ) -> None:
        self._connection, self._keys = connection, keys
        self._progress, self._stop = progress, stop
        self._names = store.full_names(connection)
        self._origins = {id: origin for origin, id in store.origins(connection, OWN).items()}
        self._done = 0

    def tickets(self) -> Iterator[TicketOut]:
        for batch in store.tickets(self._connection, self._keys):
            _, helpers, work = store.around(self._connection, batch)
            for ticket in batch:
                yield self._ticket(ticket, helpers, work)
            self._tell(len(batch))

    def replies(self) -> Iterator[ReplyOut]:
        for batch in store.tickets(self._connection, self._keys):
            for entry in store.around(self._connection, batch)[0]:
                source, legacy_id = self._origins[entry.ticket]
                yield ReplyOut(
                    ticket_source=source,
                    ticket_legacy_id=legacy_id,
                    legacy_id=entry.legacy_id or entry.id.hex,
                    body=entry.body,
                    kind=entry.kind,
                    author=self._name(entry.author),
                    created=entry.created,
                    told=entry.told,
                )

    def _tell(self, count: int) -> None:
        self._done += count
        if self._stop and self._stop():
            raise Cancelled
        if self._progress:
            self._progress(self._done, len(self._keys))

    def _name(self, person: UUID | None) -> str | None:
        return self._names.get(person) if person else None

    def _ticket(self, t: Ticket, helpers: Sequence[Helper], work: Sequence[Work]) -> TicketOut:
        source, legacy_id = self._origins[t.id]
        return TicketOut(
            source=source,
            legacy_id=legacy_id,
            number=t.number,
            title=t.title,
            body=t.body,
            status=t.status,
            requester=self._name(t.requester),
            assignee=self._name(t.assignee),
            opened_by=self._name(t.opened_by),
            room=t.room,
            device_tag=t.device,
            category=t.category,
            urgency=t.urgency,
            impact=t.impact,
            how=t.source,
            tags=t.tags,
            helpers=tuple(files.Helped(self._names[h.person], h.credit) for h in helpers if h.ticket == t.id),
            work=tuple(files.Worked(self._names[w.person], w.minutes, _at(w)) for w in work if w.ticket == t.id),
            created=t.created,
            updated=t.updated,
            resolved=t.resolved_at,
            closed=t.closed_at,
            trashed=t.trashed,
            resolution=t.resolution,
            learned=t.learned,
            waiting_reason=t.waiting_reason,
            wake_on=t.wake_on,
            duplicate_of=self._origins.get(t.duplicate_of) if t.duplicate_of else None,
            priority=t.priority,
        )


def _at(work: Work) -> datetime:
    assert work.created is not None, "work is logged at a time"
    return work.created
