"""Tickets: what they are, the states they go through and what each step asks for.

A ticket is opened at intake, claimed or dealt to a tech, worked on, resolved and closed. Every step is a function from
one frozen ticket to the next that raises `Invalid` when the step makes no sense from where the ticket stands; who may
take the step is decided in `rules.permissions`.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.people import clean_line, storable

TITLE_LIMIT = 200
WORDS_LIMIT = 400_000
"""Longest body or reply in characters (the longest seen in real support questions has 302,979)."""


class Status(StrEnum):
    """Where a ticket stands (product.md, *Rules worth stating once*)."""

    NEW = "new"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DUPLICATE = "duplicate"


OPEN = frozenset({Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING})


class Urgency(StrEnum):
    BLOCKED = "blocked"
    SLOWED = "slowed"
    CAN_WAIT = "can_wait"


class Impact(StrEnum):
    PERSON = "person"
    CLASS = "class"
    SCHOOL = "school"


class Priority(StrEnum):
    NOW = "now"
    SOON = "soon"
    NORMAL = "normal"


class Source(StrEnum):
    """How the ticket reached the desk."""

    WALK_UP = "walk_up"
    PHONE = "phone"
    EMAIL = "email"
    OWN = "own"
    IMPORT = "import"


class EntryKind(StrEnum):
    REPLY = "reply"
    NOTE = "note"


class Told(StrEnum):
    """How the requester was told of a reply."""

    NOT_YET = "not_yet"
    IN_PERSON = "in_person"
    SLIP = "slip"
    EMAIL = "email"


class Credit(StrEnum):
    PAIR = "pair"
    SHADOW = "shadow"


class Chosen(StrEnum):
    """Who chose that somebody has a ticket (product.md: every item records who chose it)."""

    SELF = "self"
    PICKED = "picked"
    DEALT = "dealt"
    HANDED = "handed"


PriorityTable = Mapping[tuple[Urgency, Impact], Priority]

DEFAULT_PRIORITIES: PriorityTable = {
    (Urgency.BLOCKED, Impact.PERSON): Priority.SOON,
    (Urgency.BLOCKED, Impact.CLASS): Priority.NOW,
    (Urgency.BLOCKED, Impact.SCHOOL): Priority.NOW,
    (Urgency.SLOWED, Impact.PERSON): Priority.NORMAL,
    (Urgency.SLOWED, Impact.CLASS): Priority.SOON,
    (Urgency.SLOWED, Impact.SCHOOL): Priority.NOW,
    (Urgency.CAN_WAIT, Impact.PERSON): Priority.NORMAL,
    (Urgency.CAN_WAIT, Impact.CLASS): Priority.NORMAL,
    (Urgency.CAN_WAIT, Impact.SCHOOL): Priority.SOON,
}

DEFAULT_CATEGORIES = (
    "hardware", "accounts", "printing", "network", "projector and sound", "software", "loaners", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket. `trashed` is when it went to the trash; `legacy_source` and `legacy_id` say where it came from.

    `topics`, `effort` and `gate` are what somebody said about it; left empty they follow from its words
    (`rules.topics`). `given` is when whoever has it got it, `chosen` who chose that (None: before Trellis noted it).
    """

    id: UUID
    number: str
    title: str
    body: str = ""
    status: Status = Status.NEW
    requester: UUID | None = None
    assignee: UUID | None = None
    opened_by: UUID | None = None
    room: str = ""
    device: str = ""
    source: Source = Source.WALK_UP
    category: str = "other"
    urgency: Urgency = Urgency.CAN_WAIT
    impact: Impact = Impact.PERSON
    priority: Priority = Priority.NORMAL
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    updated: datetime | None = None
    waiting_reason: str = ""
    wake_on: date | None = None
    resolution: str = ""
    learned: str = ""
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    duplicate_of: UUID | None = None
    trashed: datetime | None = None
    legacy_source: str = ""
    legacy_id: str = ""
    topics: tuple[str, ...] = ()
    effort: int | None = None
    gate: str = ""
    given: datetime | None = None
    chosen: Chosen | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether there is work left, and not in the trash."""
        return self.status in OPEN and self.trashed is None


@dataclass(frozen=True, slots=True)
class Entry:
    """A reply or an internal note in a ticket's thread. `removed` is when it was taken back."""

    id: UUID
    ticket: UUID
    kind: EntryKind
    body: str
    author: UUID | None = None
    told: Told | None = None
    created: datetime | None = None
    removed: datetime | None = None
    legacy_id: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helped beside the assignee, with credit."""

    id: UUID
    ticket: UUID
    person: UUID
    credit: Credit
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Work:
    """Minutes one person worked on a ticket, on one day."""

    id: UUID
    ticket: UUID
    person: UUID
    minutes: int
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


class View(StrEnum):
    """The chips above the list."""

    OPEN = "open"
    MINE = "mine"
    UNCLAIMED = "unclaimed"
    WAITING = "waiting"
    TO_TELL = "to_tell"
    ALL = "all"
    TRASH = "trash"


class Sort(StrEnum):
    """Columns a list can be sorted by."""

    CREATED = "created"
    NUMBER = "number"
    TITLE = "title"
    STATUS = "status"
    PRIORITY = "priority"
    ASSIGNEE = "assignee"
    REQUESTER = "requester"
    ROOM = "room"
    UPDATED = "updated"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None or empty means everything. Dates are days of school life, both included."""

    status: Status | None = None
    category: str = ""
    assignee: UUID | None = None
    requester: UUID | None = None
    room: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows: a view, narrowed by filters and search words, in an order."""

    view: View = View.OPEN
    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.CREATED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket as lists show it. `key` is the local number of the row, never shown or exported."""

    key: int
    id: UUID
    number: str
    title: str
    status: Status
    priority: Priority
    created: datetime
    updated: datetime
    assignee: UUID | None
    assignee_name: str
    requester_name: str
    room: str
    device: str
    category: str
    wake_on: date | None
    waiting_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Keys of the rows a list shows, in order. `capped` says that a search looked at the newest hits only."""

    keys: array[int]
    capped: bool = False


@dataclass(frozen=True, slots=True)
class LookAlike:
    """An open ticket that may be the same problem, and why it is offered ("same device", "same room", "same words")."""

    row: Row
    why: str


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """An entry with its author's name as shown."""

    entry: Entry
    author_name: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class HelperItem:
    """A credit with the name as shown."""

    helper: Helper
    name: str


@dataclass(frozen=True, slots=True)
class WorkItem:
    """Logged work with the name as shown."""

    work: Work
    name: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything the detail pane shows of one ticket."""

    ticket: Ticket
    requester_name: str
    assignee_name: str
    opened_by_name: str
    duplicate_of_number: str
    thread: tuple[ThreadItem, ...]
    helpers: tuple[HelperItem, ...]
    work: tuple[WorkItem, ...]

    @property
    def minutes(self) -> int:
        """Minutes worked by everybody together."""
        return sum(item.work.minutes for item in self.work)


@dataclass(frozen=True, slots=True)
class Intake:
    """What the intake form asks for. `words` is what is wrong, as typed; `requester` wins over `requester_name`."""

    words: str
    requester: UUID | None = None
    requester_name: str = ""
    room: str = ""
    device: str = ""
    source: Source = Source.WALK_UP
    category: str = "other"
    urgency: Urgency = Urgency.CAN_WAIT
    impact: Impact = Impact.PERSON
    tags: tuple[str, ...] = ()


def priority_of(urgency: Urgency, impact: Impact, table: PriorityTable = DEFAULT_PRIORITIES) -> Priority:
    """Priority = urgency x impact, by a table an advisor can edit (product.md, *Words*)."""
    return table[urgency, impact]


def words(text: str) -> str:
    """People's words as typed, in NFC, without NUL and lone surrogates (which no file can hold); limited in length."""
    kept = unicodedata.normalize("NFC", storable(text.replace("\r\n", "\n"))).strip()
    if len(kept) > WORDS_LIMIT:
        raise Invalid(
            "body",
            tr("This text is longer than {most} characters.", most=WORDS_LIMIT),
            tr("Split it or attach it as a file."),
        )
    return kept


def title_and_body(typed: str) -> tuple[str, str]:
    """A one-line title from the first line typed, and what it does not hold as the body: no word typed is lost."""
    text = words(typed)
    first, _, rest = text.partition("\n")
    title = clean_line(first)
    if len(title) > TITLE_LIMIT:
        title = title[: TITLE_LIMIT - 1].rsplit(" ", 1)[0].rstrip() + "…"
    return title, rest.strip("\n") if title == first.strip() else text


_LOOK_ALIKE = str.maketrans("OIL", "011")


def device_key(tag: str) -> str:
    """A device tag as compared: students type `ao333` for A0333, so O is 0, I and L are 1, punctuation is nothing."""
    return "".join(filter(str.isalnum, tag.upper())).translate(_LOOK_ALIKE)


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags in lower case, one line each, without commas, each once, in the order given."""
    cleaned = (clean_line(t.replace(",", " ")).lower()[:40] for t in tags)
    return tuple(dict.fromkeys(t for t in cleaned if t))


def opened(
    id: UUID,
    number: str,
    intake: Intake,
    requester: UUID | None,
    by: UUID | None,
    now: datetime,
    table: PriorityTable,
) -> Ticket:
    """A new ticket from what was typed at intake; raises Invalid when nothing was typed."""
    title, body = title_and_body(intake.words)
    if not title:
        raise Invalid("words", tr("Say what is wrong."), tr("One short sentence is enough."))
    return Ticket(
        id=id,
        number=number,
        title=title,
        body=body,
        requester=requester,
        opened_by=by,
        room=clean_line(intake.room)[:80],
        device=clean_line(intake.device)[:80],
        source=intake.source,
        category=clean_line(intake.category)[:60] or "other",
        urgency=intake.urgency,
        impact=intake.impact,
        priority=priority_of(intake.urgency, intake.impact, table),
        tags=clean_tags(intake.tags),
        created=now,
        updated=now,
    )


def edited(ticket: Ticket, wanted: Ticket, now: datetime, table: PriorityTable) -> Ticket:
    """The ticket with the describing fields of `wanted`; who has it and where it stands do not change here."""
    kept(ticket)
    title = clean_line(wanted.title)
    if not title:
        raise Invalid("title", tr("A ticket needs a title."), tr("Say in a few words what is wrong."))
    if len(title) > TITLE_LIMIT:
        raise Invalid(
            "title", tr("A title has at most {most} characters.", most=TITLE_LIMIT), tr("Put the rest into the text.")
        )
    return replace(
        ticket,
        title=title,
        body=words(wanted.body),
        requester=wanted.requester,
        room=clean_line(wanted.room)[:80],
        device=clean_line(wanted.device)[:80],
        category=clean_line(wanted.category)[:60] or "other",
        urgency=wanted.urgency,
        impact=wanted.impact,
        priority=priority_of(wanted.urgency, wanted.impact, table),
        tags=clean_tags(wanted.tags),
        updated=now,
    )


def claimed(ticket: Ticket, by: UUID, now: datetime, *, picked: bool = False) -> Ticket:
    """Claiming takes an unclaimed open ticket; a ticket somebody has is handed over, not taken.

    `picked` says that it was chosen from what Trellis had picked for them.
    """
    _must_be_open(ticket)
    if ticket.assignee == by:
        raise Invalid("assignee", tr("You have this ticket already."))
    if ticket.assignee is not None:
        raise Invalid(
            "assignee", tr("Somebody has this ticket already."), tr("Ask them to hand it over, or help as a pair.")
        )
    return given(ticket, by, now, Chosen.PICKED if picked else Chosen.SELF)


def released(ticket: Ticket, now: datetime) -> Ticket:
    """Back to new, for anybody to claim."""
    _must_be_open(ticket)
    if ticket.assignee is None:
        raise Invalid("assignee", tr("Nobody has this ticket."), tr("Claim it if you want it."))
    free = replace(ticket, assignee=None, given=None, chosen=None, status=Status.NEW)
    return replace(free, waiting_reason="", wake_on=None, updated=now)


def handed_over(ticket: Ticket, to: UUID, now: datetime) -> Ticket:
    """To another person; also how a lead assigns an unclaimed ticket."""
    _must_be_open(ticket)
    if ticket.assignee == to:
        raise Invalid("assignee", tr("They have this ticket already."), tr("Choose somebody else."))
    return given(ticket, to, now, Chosen.HANDED)


def started(ticket: Ticket, now: datetime) -> Ticket:
    """In progress; ends waiting."""
    _must_be_open(ticket)
    if ticket.assignee is None:
        raise Invalid("assignee", tr("Nobody has this ticket yet."), tr("Claim it first."))
    if ticket.status is Status.IN_PROGRESS:
        raise Invalid("status", tr("This ticket is in progress already."))
    return replace(ticket, status=Status.IN_PROGRESS, waiting_reason="", wake_on=None, updated=now)


def waiting(ticket: Ticket, reason: str, wake_on: date | None, today: date, now: datetime) -> Ticket:
    """Waiting for something, with a reason and an optional day after today on which it wakes by itself."""
    _must_be_open(ticket)
    said = clean_line(reason)[:TITLE_LIMIT]
    if not said:
        raise Invalid(
            "reason", tr("Say what this ticket waits for."), tr("For example: parts, a reply, the network team.")
        )
    if wake_on is not None and wake_on <= today:
        raise Invalid(
            "wake_on", tr("The wake-up date is not after today."), tr("Choose a later day or leave it empty.")
        )
    return replace(ticket, status=Status.WAITING, waiting_reason=said, wake_on=wake_on, updated=now)


def woken(ticket: Ticket, now: datetime) -> Ticket:
    """Back from waiting: to whoever has it, or to new."""
    status = Status.ASSIGNED if ticket.assignee else Status.NEW
    return replace(ticket, status=status, waiting_reason="", wake_on=None, updated=now)


def resolved(ticket: Ticket, resolution: str, learned: str, by: UUID, now: datetime) -> Ticket:
    """Resolved with what fixed it; an unclaimed ticket goes to who resolved it."""
    _must_be_open(ticket)
    fixed = words(resolution)
    if not fixed:
        raise Invalid(
            "resolution", tr("Say what fixed it."), tr("One line helps the next person with the same problem.")
        )
    had = ticket if ticket.assignee else given(ticket, by, now, Chosen.SELF)
    return replace(
        had,
        status=Status.RESOLVED,
        resolution=fixed,
        learned=words(learned),
        resolved_at=now,
        waiting_reason="",
        wake_on=None,
        updated=now,
    )


def closed(ticket: Ticket, now: datetime) -> Ticket:
    """Closed for good, after it was resolved."""
    kept(ticket)
    if ticket.status is not Status.RESOLVED:
        raise Invalid("status", tr("Only a resolved ticket can be closed."), tr("Resolve it first."))
    return replace(ticket, status=Status.CLOSED, closed_at=now, updated=now)


def reopened(ticket: Ticket, reason: str, now: datetime) -> Ticket:
    """Back to work; the reason is required and goes into the thread."""
    kept(ticket)
    if ticket.status not in (Status.RESOLVED, Status.CLOSED, Status.DUPLICATE):
        raise Invalid("status", tr("This ticket is open already."))
    if not clean_line(reason):
        raise Invalid(
            "reason", tr("Say why it is opened again."), tr("For example: the light blinks again since today.")
        )
    status = Status.ASSIGNED if ticket.assignee else Status.NEW
    return replace(ticket, status=status, resolved_at=None, closed_at=None, duplicate_of=None, updated=now)


def duplicate(ticket: Ticket, of: Ticket, now: datetime) -> Ticket:
    """Closed into another ticket; raises Invalid on itself and on one that was closed into another or trashed.

    So no ring of duplicates comes about, and from a duplicate it is one step to the ticket that is worked on.
    """
    _must_be_open(ticket)
    if of.id == ticket.id:
        raise Invalid("duplicate_of", tr("A ticket cannot be a duplicate of itself."), tr("Choose the other ticket."))
    if of.status is Status.DUPLICATE:
        raise Invalid(
            "duplicate_of",
            tr("{number} is a duplicate itself.", number=of.number),
            tr("Choose the ticket it was closed into."),
        )
    if of.trashed is not None:
        raise Invalid(
            "duplicate_of",
            tr("{number} is in the trash.", number=of.number),
            tr("Restore it first, or choose another ticket."),
        )
    return replace(ticket, status=Status.DUPLICATE, duplicate_of=of.id, closed_at=now, updated=now)


def classified(ticket: Ticket, topics: tuple[str, ...], effort: int | None, gate: str, now: datetime) -> Ticket:
    """With topics, effort and gate as somebody corrected them; what is left empty follows from its words."""
    return replace(kept(ticket), topics=tuple(dict.fromkeys(topics)), effort=effort, gate=gate, updated=now)


def kept(ticket: Ticket) -> Ticket:
    """The ticket, when it is not in the trash, where nothing happens to it; raises Invalid."""
    if ticket.trashed is not None:
        raise Invalid("status", tr("This ticket is in the trash."), tr("Restore it first."))
    return ticket


def trashed(ticket: Ticket, now: datetime) -> Ticket:
    """In the trash."""
    if ticket.trashed is not None:
        raise Invalid("trashed", tr("This ticket is in the trash already."))
    return replace(ticket, trashed=now, updated=now)


def restored(ticket: Ticket, now: datetime) -> Ticket:
    """Out of the trash, standing where it stood."""
    if ticket.trashed is None:
        raise Invalid("trashed", tr("This ticket is not in the trash."))
    return replace(ticket, trashed=None, updated=now)


def written(entry: Entry) -> Entry:
    """The entry with its words cleaned; raises Invalid when nothing was written. A note is told to nobody."""
    body = words(entry.body)
    if not body:
        raise Invalid("body", tr("Nothing is written yet."), tr("Write what you did or found."))
    told = (entry.told or Told.NOT_YET) if entry.kind is EntryKind.REPLY else None
    return replace(entry, body=body, told=told)


def worked(work: Work) -> Work:
    """Minutes worked, between one minute and a whole day."""
    if not 1 <= work.minutes <= 24 * 60:
        raise Invalid(
            "minutes",
            tr("Minutes are between 1 and {most}.", most=24 * 60),
            tr("Log longer work on each day it was done."),
        )
    return work


def given(ticket: Ticket, to: UUID, now: datetime, chosen: Chosen) -> Ticket:
    """The ticket with whoever has it now, since when, and who chose that."""
    status = Status.ASSIGNED if ticket.status is Status.NEW else ticket.status
    return replace(ticket, assignee=to, given=now, chosen=chosen, status=status, updated=now)


def _must_be_open(ticket: Ticket) -> None:
    kept(ticket)
    done = {
        Status.RESOLVED: tr("This ticket is resolved already."),
        Status.CLOSED: tr("This ticket is closed."),
        Status.DUPLICATE: tr("This ticket was closed as a duplicate."),
    }
    if ticket.status not in OPEN:
        raise Invalid("status", done[ticket.status], tr("Reopen it first."))
