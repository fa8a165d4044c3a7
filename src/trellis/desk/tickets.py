"""Intents on tickets: from intake to close, the thread, helpers, work and drafts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from trellis.desk.intents import Done, Frame, Step
from trellis.desk.people import requester_for
from trellis.rules import tickets as rules
from trellis.rules.errors import Gone, Invalid
from trellis.rules.language import tr
from trellis.rules.people import MEMBERS, Person, storable
from trellis.rules.permissions import Actor
from trellis.rules.tickets import (
    Credit,
    Detail,
    Entry,
    EntryKind,
    Helper,
    Intake,
    Listing,
    LookAlike,
    Query,
    Row,
    Status,
    Ticket,
    Told,
    View,
    Work,
)
from trellis.store import desk as desk_store
from trellis.store import drafts
from trellis.store import people as people_store
from trellis.store import tickets as store
from trellis.store.ids import new_id
from trellis.store.records import ENTRY, HELPER, PERSON, TICKET, WORK, milliseconds


class Tickets:
    """Everything a person does with tickets. Each method is one intent; see `rules.permissions` for who may."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    # Reading

    def page(self, query: Query, *, most: int = 50) -> list[Row]:
        """The first rows of a query."""
        with self._frame.reading("tickets.read") as (connection, actor):
            return store.page(connection, query, actor.id, most=most)

    def listing(self, query: Query) -> Listing:
        """Keys of all rows of a query, in order."""
        with self._frame.reading("tickets.read") as (connection, actor):
            return store.listing(connection, query, actor.id)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Rows by key, in the order asked; vanished ones are left out."""
        with self._frame.reading("tickets.read") as (connection, _):
            return store.rows(connection, keys)

    def counts(self) -> dict[View, int]:
        """How many tickets each view holds."""
        with self._frame.reading("tickets.read") as (connection, actor):
            return store.counts(connection, actor.id)

    def detail(self, ticket: UUID) -> Detail:
        """One ticket with its thread, helpers and work; raises Gone."""
        with self._frame.reading("tickets.read") as (connection, _):
            found = store.detail(connection, ticket)
            if found is None:
                raise Gone(tr("This ticket"))
            return found

    def by_number(self, number: str) -> Ticket | None:
        """The ticket with a number, however it is typed."""
        with self._frame.reading("tickets.read") as (connection, _):
            return store.by_number(connection, number)

    def key_of(self, ticket: UUID) -> int | None:
        """The local key of a ticket, for finding its place in a listing; None when it is not in this desk."""
        with self._frame.reading("tickets.read") as (connection, _):
            return store.key_of(connection, ticket)

    def board(self) -> dict[Status, list[Row]]:
        """The newest tickets of each state."""
        with self._frame.reading("tickets.read") as (connection, _):
            return store.board(connection)

    def look_alikes(self, words: str, room: str = "", device: str = "") -> list[LookAlike]:
        """Open tickets that may be the same problem as what is being typed."""
        with self._frame.reading("tickets.read") as (connection, _):
            return store.look_alikes(connection, words, room, device)

    def values_of(self, column: str, letters: str) -> list[str]:
        """Rooms, devices or tags used lately that begin with the letters."""
        with self._frame.reading("tickets.read") as (connection, _):
            return store.values_of(connection, column, letters)

    # Intake and description

    def open(self, intake: Intake) -> Done[Ticket]:
        """Logs a new ticket; a requester typed by name is found or made on the fly."""
        with self._frame.changing("tickets.open") as step:
            actor = step.permit()
            requester = requester_for(step, intake.requester, intake.requester_name)
            number = desk_store.next_number(step.connection, *self._frame.station)
            table = self._frame.settings(step.connection).priorities
            ticket = rules.opened(new_id(), number, intake, requester, actor.id, step.now, table)
            return step.done(step.ledger.create(TICKET, ticket, "open"))

    def edit(self, ticket: UUID, version: int, wanted: Ticket, requester_name: str = "") -> Done[Ticket]:
        """Changes the describing fields; raises Stale with the ticket as it is when somebody was faster.

        A requester typed by name is found or made on the fly, and then wins over `wanted.requester`.
        """
        with self._frame.changing("tickets.edit") as step:
            step.permit()
            before = step.ledger.load(TICKET, ticket, tr("This ticket"), version)
            if requester_name.strip():
                wanted = dataclasses.replace(wanted, requester=requester_for(step, None, requester_name))
            elif wanted.requester != before.requester:
                wanted = dataclasses.replace(wanted, requester=requester_for(step, wanted.requester, ""))
            after = rules.edited(before, wanted, step.now, self._frame.settings(step.connection).priorities)
            return step.done(step.ledger.change(TICKET, before, after, "edit"))

    def classify(
        self, ticket: UUID, topics: Sequence[str] = (), effort: int | None = None, gate: str = ""
    ) -> Done[Ticket]:
        """Says what a ticket is about, what it takes and which gate it needs; what is left empty follows its words."""
        return self._step("classify", ticket, lambda t, _, now: rules.classified(t, tuple(topics), effort, gate, now))

    # Steps

    def claim(self, ticket: UUID, *, picked: bool = False) -> Done[Ticket]:
        """Takes an unclaimed ticket; `picked` says that Trellis had picked it for them."""
        return self._step("claim", ticket, lambda t, a, now: rules.claimed(t, a.id, now, picked=picked))

    def release(self, ticket: UUID) -> Done[Ticket]:
        """Gives a ticket back for anybody to claim."""
        return self._step("release", ticket, lambda t, _, now: rules.released(t, now))

    def start(self, ticket: UUID) -> Done[Ticket]:
        """In progress, also from waiting. Starting an unclaimed ticket claims it."""

        def started(t: Ticket, actor: Actor, now: datetime) -> Ticket:
            return rules.started(t if t.assignee else rules.claimed(t, actor.id, now), now)

        return self._step("start", ticket, started)

    def wait(self, ticket: UUID, reason: str, wake_on: date | None = None) -> Done[Ticket]:
        """Waits for something; wakes by itself on a day."""
        today = self._frame.today()
        return self._step("wait", ticket, lambda t, _, now: rules.waiting(t, reason, wake_on, today, now))

    def resolve(self, ticket: UUID, resolution: str, learned: str = "") -> Done[Ticket]:
        """Resolved with what fixed it and, if told, what was learned."""
        return self._step("resolve", ticket, lambda t, a, now: rules.resolved(t, resolution, learned, a.id, now))

    def close(self, ticket: UUID) -> Done[Ticket]:
        """Closes a resolved ticket."""
        return self._step("close", ticket, lambda t, _, now: rules.closed(t, now))

    def trash(self, ticket: UUID) -> Done[Ticket]:
        """Puts a ticket into the trash, from where it can be restored."""
        return self._step("trash", ticket, lambda t, _, now: rules.trashed(t, now))

    def restore(self, ticket: UUID) -> Done[Ticket]:
        """Takes a ticket out of the trash."""
        return self._step("restore", ticket, lambda t, _, now: rules.restored(t, now))

    def hand_over(self, ticket: UUID, to: UUID, note: str = "") -> Done[Ticket]:
        """Gives a ticket to another member, with an internal note if one is written."""
        with self._frame.changing("tickets.hand_over") as step:
            before = step.ledger.load(TICKET, ticket, tr("This ticket"))
            actor = step.permit(before)
            _member(step, to)
            after = step.ledger.change(TICKET, before, rules.handed_over(before, to, step.now), "hand over")
            if note.strip():
                self._write(step, actor, before, EntryKind.NOTE, note)
            return step.done(after)

    def reopen(self, ticket: UUID, reason: str) -> Done[Ticket]:
        """Back to work; the reason is kept as an internal note."""
        with self._frame.changing("tickets.reopen") as step:
            actor = step.permit()
            before = step.ledger.load(TICKET, ticket, tr("This ticket"))
            after = step.ledger.change(TICKET, before, rules.reopened(before, reason, step.now), "reopen")
            self._write(step, actor, before, EntryKind.NOTE, reason)
            return step.done(after)

    def duplicate(self, ticket: UUID, of: UUID) -> Done[Ticket]:
        """Closes a ticket into another one."""
        with self._frame.changing("tickets.duplicate") as step:
            before = step.ledger.load(TICKET, ticket, tr("This ticket"))
            step.permit(before)
            original = step.ledger.load(TICKET, of, tr("The other ticket"))
            after = rules.duplicate(before, original, step.now)
            return step.done(step.ledger.change(TICKET, before, after, "duplicate"))

    def wake_due(self) -> Done[int]:
        """Wakes the waiting tickets whose day has come; anybody's session may be the one that notices.

        Nobody did it, says history: the day did.
        """
        with self._frame.changing("tickets.wake") as step:
            step.permit_open()
            step.ledger.actor = None
            due = store.due_to_wake(step.connection, self._frame.today())
            for ticket in due:
                step.ledger.change(TICKET, ticket, rules.woken(ticket, step.now), "wake")
            return step.done(len(due))

    # Thread, helpers, work

    def reply(self, ticket: UUID, body: str, told: Told = Told.NOT_YET, minutes: int = 0) -> Done[Entry]:
        """Writes to the requester's side of the thread, with how they were told and minutes worked."""
        return self._entry("tickets.reply", ticket, EntryKind.REPLY, body, told, minutes)

    def note(self, ticket: UUID, body: str, minutes: int = 0) -> Done[Entry]:
        """Writes an internal note."""
        return self._entry("tickets.note", ticket, EntryKind.NOTE, body, None, minutes)

    def tell(self, entry: UUID, told: Told) -> Done[Entry]:
        """Records how the requester was told of a reply."""
        with self._frame.changing("tickets.tell") as step:
            step.permit()
            before = step.ledger.load(ENTRY, entry, tr("This reply"))
            if before.kind is not EntryKind.REPLY:
                raise Invalid("told", tr("A note is for the team; nobody is told of it."))
            after = dataclasses.replace(before, told=told)
            return step.done(step.ledger.change(ENTRY, before, after, "tell"))

    def add_helper(self, ticket: UUID, person: UUID, credit: Credit) -> Done[Helper]:
        """Credits somebody who helped."""
        with self._frame.changing("tickets.help") as step:
            step.permit()
            before = rules.kept(step.ledger.load(TICKET, ticket, tr("This ticket")))
            _member(step, person)
            helpers = people_store.records_of(step.connection, HELPER, "ticket", ticket)
            if before.assignee == person or any(h.person == person and h.removed is None for h in helpers):
                raise Invalid("person", tr("They are credited on this ticket already."), tr("Choose somebody else."))
            helper = Helper(new_id(), ticket, person, credit, created=step.now)
            return step.done(step.ledger.create(HELPER, helper, "help"))

    def remove_helper(self, helper: UUID) -> Done[Helper]:
        """Takes a credit back."""
        with self._frame.changing("tickets.unhelp") as step:
            before = step.ledger.load(HELPER, helper, tr("This credit"))
            step.permit(before)
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(HELPER, before, after, "unhelp"))

    def log_work(self, ticket: UUID, minutes: int, person: UUID | None = None) -> Done[Work]:
        """Logs minutes, one's own or for somebody who worked along."""
        with self._frame.changing("tickets.log_work") as step:
            actor = step.permit()
            rules.kept(step.ledger.load(TICKET, ticket, tr("This ticket")))
            if person:
                _member(step, person)
            work = rules.worked(Work(new_id(), ticket, person or actor.id, minutes, created=step.now))
            store.touch(step.connection, ticket, milliseconds(step.now))
            return step.done(step.ledger.create(WORK, work, "log work"))

    # Drafts: no history, seen by their author alone

    def save_draft(self, place: str, words: str) -> None:
        """Keeps unsent words for their author; empty words forget the draft."""
        with self._frame.changing("tickets.draft") as step:
            actor = step.permit()
            drafts.save(step.connection, actor.id, place, storable(words), milliseconds(step.now))

    def drafts(self) -> dict[str, str]:
        """The actor's own unsent words by place."""
        with self._frame.reading("tickets.draft") as (connection, actor):
            return drafts.of(connection, actor.id)

    # Parts

    def _step(self, name: str, ticket: UUID, rule: Callable[[Ticket, Actor, datetime], Ticket]) -> Done[Ticket]:
        with self._frame.changing(f"tickets.{name}") as step:
            before = step.ledger.load(TICKET, ticket, tr("This ticket"))
            actor = step.permit(before)
            return step.done(step.ledger.change(TICKET, before, rule(before, actor, step.now), name))

    def _entry(
        self, intent: str, ticket: UUID, kind: EntryKind, body: str, told: Told | None, minutes: int
    ) -> Done[Entry]:
        with self._frame.changing(intent) as step:
            actor = step.permit()
            before = rules.kept(step.ledger.load(TICKET, ticket, tr("This ticket")))
            entry = self._write(step, actor, before, kind, body, told)
            if minutes:
                work = rules.worked(Work(new_id(), ticket, actor.id, minutes, created=step.now))
                step.ledger.create(WORK, work, "log work")
            return step.done(entry)

    def _write(
        self, step: Step, actor: Actor, ticket: Ticket, kind: EntryKind, body: str, told: Told | None = None
    ) -> Entry:
        entry = Entry(new_id(), ticket.id, kind, body, author=actor.id, told=told, created=step.now)
        store.touch(step.connection, ticket.id, milliseconds(step.now))
        return step.ledger.create(ENTRY, rules.written(entry), kind.value)


def _member(step: Step, person: UUID) -> Person:
    found = PERSON.get(step.connection, person)
    if found is None or not found.active or found.role not in MEMBERS:
        raise Invalid(
            "person", tr("This person is not on the team now."), tr("Choose an active tech, lead or advisor.")
        )
    return found
