"""Tickets and their replies, in and out of files of rows.

`read_tickets` and `read_replies` give for each row what it says (`TicketIn`, `ReplyIn`) or what is wrong with it
(`RowProblem`, one for each cell). Nothing is looked up and nothing decided: people are names, replies know their ticket
by (source, legacy id), and who imports decides what a problem means for the rest.

`write_tickets` and `write_replies` write what the profile `trellis` reads back unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from trellis.exchange import cells
from trellis.exchange.cells import BadCell
from trellis.exchange.markup import html_to_markdown, text_to_markdown
from trellis.exchange.profiles import CHOICES, BodyFormat, FileMap, Profile, column_key, fit, places
from trellis.exchange.quoting import quoted
from trellis.exchange.rows import write_rows
from trellis.exchange.sheets import Row, Sheet
from trellis.rules.errors import Trouble
from trellis.rules.language import tr
from trellis.rules.tickets import (
    TITLE_LIMIT,
    WORDS_LIMIT,
    Credit,
    EntryKind,
    Impact,
    Priority,
    Source,
    Status,
    Told,
    Urgency,
)

PRIORITY_COLUMN = "Priority"

_TICKETS_NEED = ("legacy_id", "title")
_REPLIES_NEED = ("ticket_legacy_id", "body")


class Helped(NamedTuple):
    """Somebody who helped beside the assignee."""

    name: str
    credit: Credit


class Worked(NamedTuple):
    """Minutes somebody worked, and when that was written down."""

    name: str
    minutes: int
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFields:
    """A ticket as a file tells it. None is "not in the file". `source` and `legacy_id` together name it for good.

    Times are UTC. `duplicate_of` is the (source, legacy id) of the ticket this one was closed into.
    """

    source: str
    legacy_id: str
    title: str
    body: str = ""
    number: str | None = None
    status: Status | None = None
    requester: str | None = None
    assignee: str | None = None
    opened_by: str | None = None
    room: str | None = None
    device_tag: str | None = None
    category: str | None = None
    urgency: Urgency | None = None
    impact: Impact | None = None
    how: Source | None = None
    tags: tuple[str, ...] = ()
    helpers: tuple[Helped, ...] = ()
    work: tuple[Worked, ...] = ()
    created: datetime | None = None
    updated: datetime | None = None
    resolved: datetime | None = None
    closed: datetime | None = None
    trashed: datetime | None = None
    resolution: str | None = None
    learned: str | None = None
    waiting_reason: str | None = None
    wake_on: date | None = None
    duplicate_of: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIn(TicketFields):
    """A ticket read from line `row`."""

    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOut(TicketFields):
    """A ticket to be written. `priority` is for people who open the file; it is not read back."""

    priority: Priority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFields:
    """A reply or internal note, as a file tells it; it belongs to the ticket with that source and legacy id."""

    ticket_source: str
    ticket_legacy_id: str
    body: str
    legacy_id: str | None = None
    kind: EntryKind | None = None
    author: str | None = None
    created: datetime | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyIn(ReplyFields):
    """A reply read from line `row`."""

    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyOut(ReplyFields):
    """A reply to be written."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why line `row` cannot be read: in which column, what is wrong, what to do. All short and safe to show.

    `file` is told by who reads more than one.
    """

    row: int
    field: str
    said: str
    do: str
    file: str = ""


def read_tickets(sheet: Sheet, profile: Profile) -> Iterator[TicketIn | RowProblem]:
    """The tickets in `sheet`, in its order; a row with problems gives these instead.

    Raises Trouble at once when the columns for id and title are missing, later when the file stops being readable.
    """
    plan = _Plan(sheet, profile, profile.tickets, _TICKETS_NEED, {"source": profile.source, "body": ""})
    return _tickets(sheet, profile, plan)


def read_replies(sheet: Sheet, profile: Profile) -> Iterator[ReplyIn | RowProblem]:
    """The replies in `sheet`, in its order; a row with problems gives these instead.

    Raises Trouble at once when the profile reads no replies or the columns for ticket and text are missing.
    """
    if profile.replies is None:
        raise Trouble(
            tr("The import profile “{name}” reads no replies.", name=profile.name),
            tr("Nothing was imported."),
            tr("Leave the second file out."),
        )
    plan = _Plan(sheet, profile, profile.replies, _REPLIES_NEED, {"ticket_source": profile.source})
    return _replies(sheet, plan)


def write_tickets(path: Path, tickets: Iterable[TicketOut], profile: Profile) -> int:
    """Write tickets as CSV in the columns of `profile` (the one Trellis ships for itself); returns how many.

    The file is there whole or not at all. Raises Trouble when it cannot be written or a text cannot stand in a file.
    """
    columns = profile.tickets.columns
    header = [*columns.values(), PRIORITY_COLUMN]
    fields = [*columns, "priority"]
    return _write(path, header, fields, tickets, lambda ticket: ticket.number or ticket.legacy_id)


def write_replies(path: Path, replies: Iterable[ReplyOut], profile: Profile) -> int:
    """Write replies as CSV beside their tickets' file; as `write_tickets`."""
    assert profile.replies is not None, "Trellis' own profile has replies"
    columns = profile.replies.columns
    return _write(path, [*columns.values()], [*columns], replies, lambda reply: reply.ticket_legacy_id)


class _Plan:
    """Which cell goes through which reader into which field, made once for a file."""

    def __init__(
        self, sheet: Sheet, profile: Profile, file_map: FileMap, needed: tuple[str, ...], implied: dict[str, str]
    ) -> None:
        """`implied` is what a field is when no cell says anything."""
        at = places(sheet, file_map)
        missing = [file_map.columns[field] for field in needed if field not in at]
        if missing:
            raise _no_columns(sheet, profile, missing, file_map is profile.tickets)
        self.steps = [(field, place, _reader(field, profile, file_map)) for field, place in at.items()]
        self.defaults: dict[str, Any] = {**implied, **file_map.defaults}
        keys = {column_key(name): place for place, name in enumerate(sheet.columns)}
        self.when = [
            (keys[column_key(one.column)], one.value, one.status, one.tag)
            for one in file_map.when
            if column_key(one.column) in keys
        ]
        self.columns = sheet.columns
        self.guarded = profile.guarded
        self.names = file_map.columns
        self._seen: dict[tuple[str, str], int] = {}

    def values(self, row: Row) -> tuple[dict[str, Any], list[RowProblem]]:
        """The fields of one row that its cells fill, and what is wrong with others."""
        values = self.defaults.copy()
        problems: list[RowProblem] = []
        row_cells = row.cells
        for field, place, read in self.steps:
            cell = row_cells[place]
            if self.guarded:
                cell = cells.unguarded(cell)
            if not cell:
                continue
            try:
                value = read(cell)
            except BadCell as bad:
                problems.append(RowProblem(row.number, quoted(self.columns[place]), bad.said, bad.do))
                continue
            if value != "":
                values[field] = value
        for place, told, status, tag in self.when:
            cell = row_cells[place]
            if cell and cell.strip().casefold() == told:
                if status is not None:
                    values["status"] = status
                if tag:
                    values["tags"] = (*values.get("tags", ()), tag)
        return values, problems

    def repeated(self, row: int, origin: tuple[str, str]) -> list[RowProblem]:
        """A problem when an earlier row has the same source and id."""
        before = self._seen.setdefault(origin, row)
        if before == row:
            return []
        return [self.problem(row, "legacy_id", tr("has the same id as line {before}", before=before), _own_id())]

    def problem(self, row: int, field: str, said: str, do: str) -> RowProblem:
        return RowProblem(row, quoted(self.names.get(field, field)), said, do)


def _tickets(sheet: Sheet, profile: Profile, plan: _Plan) -> Iterator[TicketIn | RowProblem]:
    for row in sheet.rows():
        values, problems = plan.values(row)
        if sheet.unclosed_line:
            problems.append(_unclosed(sheet))
        body = values["body"]
        title = values.get("title") or _first_line(body)
        if len(title) > TITLE_LIMIT:
            title, body = _cut(title, body, profile.body_format)
            values["body"] = body
        values["title"] = title
        if not title:
            problems.append(plan.problem(row.number, "title", tr("has neither title nor text"), tr("Give it a title.")))
        if len(body) > WORDS_LIMIT:
            problems.append(_too_long(plan, row.number))
        legacy_id = values.get("legacy_id")
        if legacy_id is None:
            problems.append(plan.problem(row.number, "legacy_id", tr("has no id"), _own_id()))
        elif not problems:
            problems += plan.repeated(row.number, (values["source"], legacy_id))
        if problems:
            yield from problems
        else:
            yield TicketIn(row=row.number, **values)


def _replies(sheet: Sheet, plan: _Plan) -> Iterator[ReplyIn | RowProblem]:
    for row in sheet.rows():
        values, problems = plan.values(row)
        if sheet.unclosed_line:
            problems.append(_unclosed(sheet))
        if "ticket_legacy_id" not in values:
            said = tr("does not say which ticket it belongs to")
            problems.append(plan.problem(row.number, "ticket_legacy_id", said, tr("Fill in the id of its ticket.")))
        if "body" not in values:
            problems.append(plan.problem(row.number, "body", tr("has no text"), tr("Fill it in, or take the row out.")))
        elif len(values["body"]) > WORDS_LIMIT:
            problems.append(_too_long(plan, row.number))
        if not problems and "legacy_id" in values:
            problems += plan.repeated(row.number, (values["ticket_source"], values["legacy_id"]))
        if problems:
            yield from problems
        else:
            yield ReplyIn(row=row.number, **values)


def _reader(field: str, profile: Profile, file_map: FileMap) -> Callable[[str], Any]:
    """How a cell of `field` is read."""
    if field in CHOICES:
        return cells.choice_reader(CHOICES[field], file_map.values.get(field, {}), file_map.unknown.get(field))
    if field in ("created", "updated", "resolved", "closed", "trashed"):
        return cells.moment_reader(profile.dates, profile.zone)
    if field == "wake_on":
        return cells.day_reader(profile.dates)
    if field == "body" and profile.body_format is BodyFormat.HTML:
        return html_to_markdown
    if field in ("body", "resolution", "learned"):
        return cells.words if profile.guarded else cells.foreign_words
    if field == "tags":
        return cells.read_list if profile.guarded else cells.list_reader(profile.tags_separator)
    return _LIST_READERS.get(field, cells.line)


def _read_helpers(cell: str) -> tuple[Helped, ...]:
    """Written as "pair Ada;shadow Bo"."""
    return tuple(_helped(item) for item in cells.read_list(cell))


def _helped(item: str) -> Helped:
    credit, _, name = item.partition(" ")
    if credit not in tuple(Credit) or not name:
        raise BadCell(
            tr("“{item}” is not a helper", item=quoted(item)), tr("Write it as: {example}.", example="pair Ada")
        )
    return Helped(name, Credit(credit))


def _read_work(cell: str) -> tuple[Worked, ...]:
    """Written as "15 2026-09-30T14:35:00+00:00 Ada;..."."""
    return tuple(_worked(item) for item in cells.read_list(cell))


def _worked(item: str) -> Worked:
    minutes, _, rest = item.partition(" ")
    when, _, name = rest.partition(" ")
    try:
        told = datetime.fromisoformat(when)
        return Worked(name, int(minutes), told if told.tzinfo else told.replace(tzinfo=UTC))
    except ValueError as error:
        do = tr("Write it as: {example}.", example="15 2026-09-30T14:35:00+00:00 Ada")
        raise BadCell(tr("“{item}” is not a line of a work log", item=quoted(item)), do) from error


def _read_reference(cell: str) -> tuple[str, str]:
    """Written as "source;legacy id"."""
    parts = cells.read_list(cell)
    if len(parts) != 2:
        raise BadCell(
            tr("“{cell}” does not name a ticket", cell=quoted(cell)),
            tr("Write it as: {example}.", example="origin;origin id"),
        )
    return parts[0], parts[1]


_LIST_READERS: dict[str, Callable[[str], Any]] = {
    "helpers": _read_helpers,
    "work": _read_work,
    "duplicate_of": _read_reference,
}


def _first_line(body: str) -> str:
    """A title for a ticket that has none."""
    first = cells.line(body.split("\n", 1)[0][: 2 * TITLE_LIMIT])
    return first if len(first) <= 80 else first[:79].rstrip() + "…"


def _cut(title: str, body: str, body_format: BodyFormat) -> tuple[str, str]:
    """A title too long, cut at a word, and the body with the rest of it before it."""
    head = title[: TITLE_LIMIT - 1]
    if " " in head[TITLE_LIMIT // 2 :]:
        head = head.rsplit(" ", 1)[0]
    rest = "…" + title[len(head) :].lstrip()
    if body_format is not BodyFormat.PLAIN:
        rest = text_to_markdown(rest)
    return head.rstrip() + "…", f"{rest}\n\n{body}".rstrip()


def _unclosed(sheet: Sheet) -> RowProblem:
    return RowProblem(
        sheet.unclosed_line,
        tr("quotation mark"),
        tr("is never closed, so the rest of the file was taken for one cell"),
        tr("Close it in this row."),
    )


def _own_id() -> str:
    return tr("Give each row an id of its own.")


def _too_long(plan: _Plan, row: int) -> RowProblem:
    return plan.problem(
        row, "body", tr("has more than {most} characters", most=WORDS_LIMIT), tr("Shorten it or split it.")
    )


def _no_columns(sheet: Sheet, profile: Profile, missing: list[str], tickets: bool) -> Trouble:
    """Trouble about a file without the columns needed, with a guess when it is the other one of the two files."""
    other = profile.replies if tickets else profile.tickets
    todo = tr("Choose another profile, or name the columns as the profile has them.")
    if other is not None and fit(sheet, other, _REPLIES_NEED if tickets else _TICKETS_NEED) > 0.5:
        todo = tr("It looks like the file of replies.") if tickets else tr("It looks like the file of tickets.")
    columns = ", ".join(f"“{quoted(column)}”" for column in missing)
    said = tr(
        "The file “{name}” has no column {columns}, which the profile “{profile}” needs.",
        name=quoted(sheet.path.name),
        columns=columns,
        profile=profile.name,
    )
    return Trouble(said, tr("Nothing was imported."), todo)


def _write(path: Path, header: list[str], fields: list[str], records: Iterable[Any], name: Callable[[Any], str]) -> int:
    """Write a header and one row for each record; `name` says which record a trouble is about."""
    rows = (
        (tr("The ticket “{name}”", name=quoted(name(r))), [_written(getattr(r, field)) for field in fields])
        for r in records
    )
    return write_rows(path, header, rows)


def _written(value: Any) -> str:
    """A value as it stands in a cell, so that the readers above read it back."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        assert value.tzinfo is not None, "times are kept with an offset"
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return cells.written_list(_written_item(item) for item in value)


def _written_item(item: str | Helped | Worked) -> str:
    if isinstance(item, Helped):
        return f"{item.credit} {item.name}"
    if isinstance(item, Worked):
        return f"{item.minutes} {item.when.isoformat()} {item.name}"
    return item
