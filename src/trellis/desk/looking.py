"""Looking at files to import: what is new, what is here already, who is unknown, what is wrong, row by row.

Both the look before an import and the import itself read the files whole (`Files.read`) and hold them against the desk
(`Known.news`), so that what the look promises is what the import does.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from trellis.exchange import profiles
from trellis.exchange import tickets as files
from trellis.exchange.profiles import FileMap, Profile
from trellis.exchange.quoting import quoted
from trellis.exchange.sheets import Sheet, open_sheet
from trellis.exchange.tickets import ReplyIn, RowProblem, TicketIn
from trellis.rules.errors import Cancelled
from trellis.rules.language import tr
from trellis.rules.people import NAME_LIMIT, parse_names
from trellis.rules.tickets import TITLE_LIMIT, WORDS_LIMIT
from trellis.store import transfer as store
from trellis.store.transfer import Origin, name_key

OWN = "trellis"
"""Source of tickets that were logged in a desk of Trellis; their legacy id is their id."""
PROBLEMS_TOLD = 20

T = TypeVar("T")
In = TypeVar("In", bound=TicketIn | ReplyIn)
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_LONGEST = {
    "source": 60, "legacy_id": 200, "room": 80, "device_tag": 80, "category": 60, "waiting_reason": TITLE_LIMIT,
    "resolution": WORDS_LIMIT, "learned": WORDS_LIMIT, "ticket_source": 60, "ticket_legacy_id": 200,
}  # fmt: skip
"""Characters a desk keeps of a field (`rules.tickets`); what is longer is told and not cut."""
_TIMES = ("created", "updated", "resolved", "closed", "trashed", "wake_on")
_FIRST_DAY, _LAST_DAY = date(1980, 1, 1), date(2100, 1, 1)
_NO_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Look:
    """What an import would do. `problems` are the first of `problem_count`; `notes` are sentences on the files.

    `left_out` counts replies whose tickets are in neither file nor desk; `unknown_people` become placeholders.
    """

    tickets: int
    replies: int
    known: int
    known_replies: int
    unknown_people: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    problem_count: int
    notes: tuple[str, ...]
    left_out: int = 0

    def sentences(self) -> list[str]:
        """What would happen, in sentences."""
        told = [
            tr("New tickets: {new}. Here already: {known}.", new=self.tickets, known=self.known),
            tr("New replies: {new}. Here already: {known}.", new=self.replies, known=self.known_replies),
            tr("People not known here, who become placeholders: {count}.", count=len(self.unknown_people)),
            *self.notes,
        ]
        if self.left_out:
            count = self.left_out
            told.append(tr("Replies to tickets that are in neither file nor desk are left out: {count}.", count=count))
        if self.problem_count:
            count = self.problem_count
            told.append(tr("Problems: {count}. Nothing is imported until they are mended. The first:", count=count))
        return told + [f"{sentence(problem)} {problem.do}" for problem in self.problems]


def sentence(problem: RowProblem) -> str:
    """What is wrong, and where: file, line, column."""
    place = tr("Line {line}", line=problem.row)
    if problem.file:
        place = tr("“{file}”, line {line}", file=quoted(problem.file), line=problem.row)
    return f"{place}, {problem.field}: {problem.said}." if problem.field else f"{place}: {problem.said}."


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything read: tickets with the oldest first, replies in the order of their file, the first problems."""

    tickets: list[TicketIn]
    replies: list[ReplyIn]
    problems: list[RowProblem]
    problem_count: int


class Files:
    """The files of one import, read with progress in bytes over both."""

    def __init__(
        self, path: Path, profile: Profile, replies: Path | None, progress: Progress | None, stop: Stop | None
    ) -> None:
        self.profile = profile
        self.sheet = open_sheet(path)
        self.reply_sheet = open_sheet(replies) if replies else None
        self._progress, self._stop = progress, stop

    @property
    def bytes_total(self) -> int:
        """Bytes of all files together."""
        return self.sheet.bytes_total + (self.reply_sheet.bytes_total if self.reply_sheet else 0)

    def read(self) -> Rows:
        """Reads everything; raises Cancelled, or Trouble when a file stops being readable."""
        problems = _Problems()
        replies: list[ReplyIn] = []
        if self.reply_sheet and self.profile.replies:
            read = self._watched(self.reply_sheet, files.read_replies(self.reply_sheet, self.profile), 0)
            replies = list(_named(problems.sound(self.reply_sheet, _checked(read, self.profile.replies))))
        elif self.reply_sheet:
            files.read_replies(self.reply_sheet, self.profile)
        before = self.reply_sheet.bytes_total if self.reply_sheet else 0
        rows = self._watched(self.sheet, files.read_tickets(self.sheet, self.profile), before)
        tickets = list(problems.sound(self.sheet, _checked(rows, self.profile.tickets)))
        return Rows(_oldest_first(tickets), replies, problems.first, problems.count)

    def notes(self) -> tuple[str, ...]:
        """What was assumed about the files and which columns are left out; complete after reading."""
        told = _notes(self.sheet, self.profile.tickets)
        if self.reply_sheet and self.profile.replies:
            told = [f"“{quoted(self.sheet.path.name)}”: {note}" for note in told]
            name = quoted(self.reply_sheet.path.name)
            told += [f"“{name}”: {note}" for note in _notes(self.reply_sheet, self.profile.replies)]
        return tuple(told)

    def _watched(self, sheet: Sheet, rows: Iterable[T], before: int) -> Iterator[T]:
        for number, row in enumerate(rows):
            if number % 200 == 0:
                if self._stop and self._stop():
                    raise Cancelled
                if self._progress:
                    self._progress(before + sheet.bytes_done, self.bytes_total)
            yield row


def _notes(sheet: Sheet, file_map: FileMap) -> list[str]:
    return [*filter(None, (*sheet.notes, str(profiles.left_out(sheet, file_map))))]


class _Problems:
    """The first problems met, and how many there are."""

    def __init__(self) -> None:
        self.first: list[RowProblem] = []
        self.count = 0

    def sound(self, sheet: Sheet, rows: Iterable[T | RowProblem]) -> Iterator[T]:
        for row in rows:
            if not isinstance(row, RowProblem):
                yield row
                continue
            self.count += 1
            if len(self.first) < PROBLEMS_TOLD:
                self.first.append(replace(row, file=sheet.path.name))


def _checked(rows: Iterable[In | RowProblem], file_map: FileMap) -> Iterator[In | RowProblem]:
    """Rows that a desk can hold; of others, what is wrong with them."""
    for row in rows:
        wrong = [] if isinstance(row, RowProblem) else [*_limits(row)]
        if not wrong:
            yield row
        for line, field, said, do in wrong:
            yield RowProblem(line, quoted(file_map.columns.get(field, field)), said, do)


def _limits(row: TicketIn | ReplyIn) -> Iterator[tuple[int, str, str, str]]:
    """Line, field, what is wrong and what to do."""
    line = row.row
    for field, longest in _LONGEST.items():
        if len(getattr(row, field, None) or "") > longest:
            yield line, field, tr("has more than {most} characters", most=longest), tr("Shorten it.")
    for field in _TIMES:
        if _out_of_time(getattr(row, field, None)):
            yield line, field, tr("has a date no ticket can have"), tr("Check the year.")
    for worked in getattr(row, "work", ()):
        if not worked.name or not 1 <= worked.minutes <= 24 * 60 or _out_of_time(worked.when):
            told = quoted(f"{worked.minutes} {worked.name}")
            do = tr("Write it as: {example}.", example="15 2026-09-30T14:35:00+00:00 Ada")
            yield line, "work", tr("“{work}” cannot be logged as work", work=told), do


def _out_of_time(told: date | None) -> bool:
    day = told.date() if isinstance(told, datetime) else told
    return day is not None and not _FIRST_DAY <= day <= _LAST_DAY


def _named(replies: Iterable[ReplyIn]) -> Iterator[ReplyIn]:
    """Replies that all have an id: one that has none is known by what it says, so that twice makes no duplicates."""
    alike: Counter[bytes] = Counter()
    for reply in replies:
        if reply.legacy_id:
            yield reply
            continue
        said = (reply.ticket_source, reply.ticket_legacy_id, reply.kind, reply.author, reply.created, reply.body)
        digest = hashlib.sha256(repr(said).encode("utf-8", "replace")).digest()
        alike[digest] += 1
        yield replace(reply, legacy_id=f"no id {digest.hex()[:24]} {alike[digest]}")


def _oldest_first(tickets: list[TicketIn]) -> list[TicketIn]:
    """Tickets in the order they came about, so that local keys and new numbers follow time.

    Of tickets of one moment the one with the lower number was first; a list with the newest on top is turned round.
    """
    if tickets and (tickets[0].created or _NO_TIME) > (tickets[-1].created or _NO_TIME):
        tickets = tickets[::-1]
    return sorted(tickets, key=lambda t: (t.created or _NO_TIME, len(t.number or ""), t.number or ""))


@dataclass(frozen=True, slots=True)
class News:
    """What the rows hold that the desk does not: tickets, and replies by their ticket. Both keep their order."""

    tickets: list[TicketIn]
    replies: dict[Origin, list[ReplyIn]]
    known: int
    known_replies: int
    left_out: int

    @property
    def reply_count(self) -> int:
        """How many replies are new."""
        return sum(map(len, self.replies.values()))


class Known:
    """What a desk knows already; an import adds to it."""

    def __init__(self, connection: Connection) -> None:
        self.tickets = store.origins(connection, OWN)
        self.entries = store.entry_origins(connection, OWN)
        self.people = store.people_by_name(connection)

    def news(self, rows: Rows) -> News:
        """What of the rows is new."""
        tickets = [t for t in rows.tickets if (t.source, t.legacy_id) not in self.tickets]
        there = self.tickets.keys() | {(t.source, t.legacy_id) for t in tickets}
        replies: dict[Origin, list[ReplyIn]] = {}
        known = lost = 0
        for reply in rows.replies:
            origin = (reply.ticket_source, reply.ticket_legacy_id)
            if (*origin, reply.legacy_id) in self.entries:
                known += 1
            elif origin in there:
                replies.setdefault(origin, []).append(reply)
            else:
                lost += 1
        return News(tickets, replies, len(rows.tickets) - len(tickets), known, lost)


def look(connection: Connection, files_in: Files) -> Look:
    """What an import of the files would do."""
    rows, known = files_in.read(), Known(connection)
    news = known.news(rows)
    return Look(
        tickets=len(news.tickets),
        replies=news.reply_count,
        known=news.known,
        known_replies=news.known_replies,
        unknown_people=tuple(_unknown(news, known, files_in.profile.guarded)),
        problems=tuple(rows.problems),
        problem_count=rows.problem_count,
        notes=files_in.notes(),
        left_out=news.left_out,
    )


def _unknown(news: News, known: Known, own: bool) -> Sequence[str]:
    """Full names of those who would become placeholders, each once."""
    found: dict[str, str] = {}
    told = [name for ticket in news.tickets for name in names_of(ticket)]
    told += [reply.author for replies in news.replies.values() for reply in replies]
    for name in filter(None, told):
        full = " ".join(name_of(name, own)).strip()
        if name_key(full) not in known.people:
            found.setdefault(name_key(full), full)
    return list(found.values())


def names_of(ticket: TicketIn) -> list[str | None]:
    """Everybody a ticket names."""
    return [
        ticket.requester,
        ticket.assignee,
        ticket.opened_by,
        *(h.name for h in ticket.helpers),
        *(w.name for w in ticket.work),
    ]


def name_of(told: str, own: bool) -> tuple[str, str]:
    """Preferred and family name of a full name. `own`: as Trellis wrote it, where a comma is part of the name."""
    parsed = [] if own and ("," in told or ";" in told) else parse_names(told)
    preferred, family = parsed[0] if parsed else (told, "")
    if len(preferred) <= NAME_LIMIT and len(family) <= NAME_LIMIT:
        return preferred, family
    at = told.rfind(" ", 0, NAME_LIMIT + 1)
    at = at if at > 0 else NAME_LIMIT
    return told[:at].strip(), told[at : at + NAME_LIMIT + 1].strip()[:NAME_LIMIT].strip()
