"""Looking at files to import: what is new, what is here already, who is unknown, what is wrong, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from trellis.exchange import profiles
from trellis.exchange import tickets as files
from trellis.exchange.profiles import Profile
from trellis.exchange.sheets import Sheet, open_sheet
from trellis.exchange.tickets import ReplyIn, RowProblem, TicketIn
from trellis.rules.errors import Cancelled
from trellis.rules.people import fold
from trellis.store import transfer as store

OWN = "trellis"
"""Source of tickets that were logged in a desk of Trellis; their legacy id is their id."""
PROBLEMS_TOLD = 20

T = TypeVar("T")
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Look:
    """What an import would do. `problems` are the first of `problem_count`; `left_out` are sentences on columns."""

    tickets: int
    replies: int
    known: int
    known_replies: int
    unknown_people: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    problem_count: int
    notes: tuple[str, ...]

    def sentences(self) -> list[str]:
        """What would happen, in sentences."""
        told = [
            f"New tickets: {self.tickets:,}. Here already: {self.known:,}.",
            f"New replies: {self.replies:,}. Here already: {self.known_replies:,}.",
            f"People not known here, who become placeholders: {len(self.unknown_people):,}.",
            *self.notes,
        ]
        if self.problem_count:
            told.append(f"Problems: {self.problem_count:,}. Nothing is imported until they are mended. The first:")
        return told + [f"Line {p.row:,}, {p.field}: {p.said}. {p.do}" for p in self.problems]


class Files:
    """The files of one import, read with progress in bytes over both."""

    def __init__(
        self, path: Path, profile: Profile, replies: Path | None, progress: Progress | None, stop: Stop | None
    ) -> None:
        self.profile = profile
        self.sheet = open_sheet(path)
        self.reply_sheet = open_sheet(replies) if replies else None
        self._progress, self._stop = progress, stop

    def tickets(self) -> Iterator[TicketIn | RowProblem]:
        done = self.reply_sheet.bytes_total if self.reply_sheet else 0
        return self._watched(self.sheet, files.read_tickets(self.sheet, self.profile), done)

    def replies(self) -> Iterator[ReplyIn | RowProblem]:
        if self.reply_sheet is None:
            return iter(())
        return self._watched(self.reply_sheet, files.read_replies(self.reply_sheet, self.profile), 0)

    def notes(self) -> tuple[str, ...]:
        """What was assumed about the files and which columns are left out; complete after reading."""
        left = str(profiles.left_out(self.sheet, self.profile.tickets))
        return tuple(filter(None, (*self.sheet.notes, *(self.reply_sheet.notes if self.reply_sheet else ()), left)))

    def _watched(self, sheet: Sheet, rows: Iterable[T], before: int) -> Iterator[T]:
        of = self.sheet.bytes_total + (self.reply_sheet.bytes_total if self.reply_sheet else 0)
        for number, row in enumerate(rows):
            if number % 200 == 0:
                if self._stop and self._stop():
                    raise Cancelled
                if self._progress:
                    self._progress(before + sheet.bytes_done, of)
            yield row


class Known:
    """What a desk knows already, and what the rows read so far add."""

    def __init__(self, connection: Connection) -> None:
        self.tickets = store.origins(connection, OWN)
        self.entries = store.entry_origins(connection)
        self.people = store.people_by_name(connection)

    def entry(self, reply: ReplyIn) -> bool:
        return bool(reply.legacy_id) and reply.legacy_id in self.entries


class Looker:
    """Counts what an import would do."""

    def __init__(self, connection: Connection) -> None:
        self._known = Known(connection)
        self._problems: list[RowProblem] = []
        self._count = 0
        self._unknown: dict[str, None] = {}

    def look(self, files_in: Files) -> Look:
        new, known, seen = 0, 0, set(self._known.tickets)
        replies = self._sound(files_in.replies())
        waiting: list[ReplyIn] = list(replies)
        for ticket in self._sound(files_in.tickets()):
            known += (ticket.source, ticket.legacy_id) in self._known.tickets
            new += (ticket.source, ticket.legacy_id) not in self._known.tickets
            seen.add((ticket.source, ticket.legacy_id))
            self._names(_names_of(ticket))
        known_replies = sum(self._known.entry(r) for r in waiting)
        lost = [r for r in waiting if (r.ticket_source, r.ticket_legacy_id) not in seen]
        self._names(r.author for r in waiting)
        notes = files_in.notes()
        if lost:
            notes += (f"Replies to tickets that are in neither file nor desk are left out: {len(lost):,}.",)
        return Look(
            tickets=new,
            replies=len(waiting) - known_replies - len(lost),
            known=known,
            known_replies=known_replies,
            unknown_people=tuple(self._unknown),
            problems=tuple(self._problems),
            problem_count=self._count,
            notes=notes,
        )

    def _sound(self, rows: Iterable[T | RowProblem]) -> Iterator[T]:
        for row in rows:
            if not isinstance(row, RowProblem):
                yield row
                continue
            self._count += 1
            if len(self._problems) < PROBLEMS_TOLD:
                self._problems.append(row)

    def _names(self, names: Iterable[str | None]) -> None:
        for name in names:
            if name and fold(name) and fold(name) not in self._known.people:
                self._unknown.setdefault(name)


def _names_of(ticket: TicketIn) -> list[str | None]:
    return [
        ticket.requester,
        ticket.assignee,
        ticket.opened_by,
        *(h.name for h in ticket.helpers),
        *(w.name for w in ticket.work),
    ]
