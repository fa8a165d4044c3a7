"""Taking tickets and replies out of the desk for a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.looking import OWN, Progress, Stop
from trellis.exchange.quoting import quoted
from trellis.exchange.tickets import Helped, ReplyOut, TicketOut, Worked
from trellis.rules.errors import Cancelled, Invalid, Trouble
from trellis.rules.language import tr
from trellis.rules.tickets import Helper, Ticket, Work
from trellis.store import transfer as store
from trellis.store.looking import MAGIC


class NotWritten(Trouble):
    """The place chosen for a file will not do; nothing there was changed."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            tr("The file “{name}” {why}.", name=quoted(path.name), why=why),
            tr("Nothing at that place was changed."),
            tr("Choose another name."),
        )


def require_place(path: Path, replies: Path | None) -> None:
    """Raises when an export to these places would destroy something: one another, a desk, a backup, a device."""
    if replies and os.path.realpath(path) == os.path.realpath(replies):
        raise Invalid(
            "replies", tr("Tickets and replies cannot go into one file."), tr("Choose another name for one of them.")
        )
    for place in filter(None, (path, replies)):
        if "\0" in str(place):
            raise NotWritten(place, tr("has a name no file can have"))
        try:
            if not place.exists():
                continue
            if not place.is_file():
                raise NotWritten(place, tr("is a folder or a device"))
            with place.open("rb") as file:
                if file.read(len(MAGIC)) == MAGIC:
                    raise NotWritten(place, tr("is a desk, a backup or another database"))
        except OSError as error:
            raise NotWritten(
                place, tr("cannot be written ({why})", why=quoted(error.strerror or tr("unknown reason")))
            ) from error


@contextmanager
def both_whole(replies: Path | None) -> Iterator[Path | None]:
    """Another place for the file of replies, which takes its own when the block, and with it the other file, ends well.

    Raises Trouble when it cannot.
    """
    if replies is None:
        yield None
        return
    try:
        with TemporaryDirectory(prefix=".trellis-", dir=replies.parent) as folder:
            draft = Path(folder) / replies.name
            yield draft
            os.replace(draft, replies)
    except OSError as error:
        raise NotWritten(
            replies, tr("cannot be written ({why})", why=quoted(error.strerror or tr("unknown reason")))
        ) from error


class Exporter:
    """Reads what is exported, a batch at a time. Progress is told in tickets, those of both files."""

    def __init__(
        self, connection: Connection, keys: Sequence[int], progress: Progress | None, stop: Stop | None
    ) -> None:
        self._connection, self._keys = connection, keys
        self._progress, self._stop = progress, stop
        self._names = store.full_names(connection)
        self._origins = {id: origin for origin, id in store.origins(connection, OWN).items()}

    def tickets(self) -> Iterator[TicketOut]:
        """Tickets, in order."""
        for batch in self._batches():
            helpers, work = store.helpers(self._connection, batch), store.work(self._connection, batch)
            for ticket in batch:
                yield self._ticket(ticket, helpers.get(ticket.id, ()), work.get(ticket.id, ()))

    def replies(self) -> Iterator[ReplyOut]:
        """Replies and notes, ticket by ticket, oldest first."""
        for batch in self._batches():
            entries = store.entries(self._connection, batch)
            for entry in (entry for ticket in batch for entry in entries.get(ticket.id, ())):
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

    def _batches(self) -> Iterator[list[Ticket]]:
        done = 0
        for batch in store.tickets(self._connection, self._keys):
            if self._stop and self._stop():
                raise Cancelled
            yield batch
            done += len(batch)
            if self._progress:
                self._progress(done, len(self._keys))

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
            helpers=tuple(Helped(self._names[h.person], h.credit) for h in helpers),
            work=tuple(Worked(self._names[w.person], w.minutes, _at(w)) for w in work),
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
