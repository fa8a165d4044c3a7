"""What a person does with one ticket, from wherever it is asked: list, detail, board or key.

A step that needs nothing more is done at once; one that needs a word opens its sheet.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from trellis.rules.permissions import may
from trellis.rules.tickets import Row, Status, Ticket, Told
from trellis.ui.context import Context
from trellis.ui.pages import Sheet
from trellis.ui.tickets.edit import EditSheet
from trellis.ui.tickets.sheets import (
    DuplicateSheet,
    HandOverSheet,
    HelperSheet,
    LogTimeSheet,
    ReopenSheet,
    ResolveSheet,
    WaitSheet,
)
from trellis.ui.tickets.steps import can

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done


def ticket_of(row: Row) -> Ticket:
    """As much of a ticket as a row knows: enough to offer steps and to open a sheet."""
    return Ticket(
        row.id,
        row.number,
        row.title,
        status=row.status,
        assignee=row.assignee,
        room=row.room,
        device=row.device,
        category=row.category,
        priority=row.priority,
        created=row.created,
        waiting_reason=row.waiting_reason,
        wake_on=row.wake_on,
        version=row.version,
    )


class Doing(QObject):
    """The steps of tickets. `host` is the widget sheets belong to; they go when it goes."""

    sheet_opened = Signal(object)
    """A sheet was opened (for tests, and for whoever must close it)."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host

    def can(self, step: str, ticket: Ticket | None) -> bool:
        """Whether the person signed in can take this step now."""
        if step == "project":
            return ticket is not None and ticket.trashed is None and may(self._context.me, "projects.start")
        return can(self._context.me, step, ticket)

    # At once

    def claim(self, ticket: Ticket) -> None:
        """Take it."""
        self._do(lambda desk: desk.tickets.claim(ticket.id), self.tr("{number} claimed"))

    def release(self, ticket: Ticket) -> None:
        """Give it back."""
        self._do(lambda desk: desk.tickets.release(ticket.id), self.tr("{number} released"))

    def start(self, ticket: Ticket) -> None:
        """Begin work."""
        self._do(lambda desk: desk.tickets.start(ticket.id), self.tr("{number} in progress"))

    def close(self, ticket: Ticket) -> None:
        """Close a resolved ticket."""
        self._do(lambda desk: desk.tickets.close(ticket.id), self.tr("{number} closed"))

    def to_project(self, ticket: Ticket) -> None:
        """Evidence for one's own project; with several it asks which."""
        from trellis.ui.tickets.to_project import ask_and_add

        ask_and_add(self._context, self._host, ticket, self.sheet_opened.emit)

    def trash(self, ticket: Ticket) -> None:
        """Into the trash."""
        self._do(lambda desk: desk.tickets.trash(ticket.id), self.tr("{number} put into the trash"))

    def restore(self, ticket: Ticket) -> None:
        """Out of the trash."""
        self._do(lambda desk: desk.tickets.restore(ticket.id), self.tr("{number} restored"))

    def tell(self, entry: UUID, told: Told, number: str) -> None:
        """Record how the requester was told."""
        said = self.tr("{number}: how it was told is recorded").format(number=number)
        self._context.do(lambda desk: desk.tickets.tell(entry, told), said)

    def remove_helper(self, helper: UUID, name: str) -> None:
        """Take a credit back."""
        said = self.tr("Credit of {name} taken back").format(name=name)
        self._context.do(lambda desk: desk.tickets.remove_helper(helper), said)

    def add_tag(self, ticket: Ticket, tag: str) -> None:
        """One tag more, whatever else changed meanwhile."""
        self._tags(ticket, lambda tags: (*tags, tag), self.tr("{number} tagged"))

    def remove_tag(self, ticket: Ticket, tag: str) -> None:
        """One tag less, whatever else changed meanwhile."""
        self._tags(ticket, lambda tags: tuple(t for t in tags if t != tag), self.tr("Tag taken off {number}"))

    def copy_number(self, ticket: Ticket) -> None:
        """The number onto the clipboard."""
        QGuiApplication.clipboard().setText(ticket.number)
        self._context.say(self.tr("{number} copied").format(number=ticket.number))

    def project(self, ticket: Ticket) -> None:
        """A problem that is bigger than a ticket: a draft of a project begins with it."""
        said = self.tr("A project begins with {number}").format(number=ticket.number)
        self._context.do(
            lambda desk: desk.projects.start(ticket=ticket.id),
            said,
            lambda project: self._context.go("projects", project.id),
        )

    def slip(self, ticket: Ticket) -> None:
        """The slip for whoever asked, to look at and print."""
        # Printing and QR codes are loaded when somebody wants a slip, not with the list.
        from trellis.ui.slips import Slip, SlipSheet

        sheet = SlipSheet(Slip.of(ticket, self._context.info.name), self._host)
        self._open(sheet)

    # With a sheet

    def wait(self, ticket: Ticket) -> None:
        """Ask what it waits for."""
        self._open(WaitSheet(self._context, self._host, ticket))

    def resolve(self, ticket: Ticket) -> None:
        """Ask what fixed it."""
        self._open(ResolveSheet(self._context, self._host, ticket))

    def hand_over(self, ticket: Ticket) -> None:
        """Ask who takes it."""
        self._open(HandOverSheet(self._context, self._host, ticket))

    def reopen(self, ticket: Ticket) -> None:
        """Ask why."""
        self._open(ReopenSheet(self._context, self._host, ticket))

    def duplicate(self, ticket: Ticket) -> None:
        """Ask of which."""
        self._open(DuplicateSheet(self._context, self._host, ticket))

    def log_work(self, ticket: Ticket) -> None:
        """Ask how long."""
        self._open(LogTimeSheet(self._context, self._host, ticket))

    def help(self, ticket: Ticket) -> None:
        """Ask who helped."""
        self._open(HelperSheet(self._context, self._host, ticket))

    def edit(self, ticket: Ticket, requester_name: str) -> None:
        """Everything that describes it. Needs the whole ticket, not one made from a row."""
        self._open(EditSheet(self._context, self._host, ticket, requester_name))

    def classify(self, ticket: Ticket) -> None:
        """What it is about, what it takes, which gate it has."""
        from trellis.ui.tickets.topics import TopicsSheet

        self._open(TopicsSheet(self._context, self._host, ticket))

    def move(self, ticket: Ticket, to: Status) -> None:
        """To another column of the board, asking what that needs."""
        if ticket.status is to:
            return
        if ticket.status is Status.RESOLVED:
            self.reopen(ticket)
        elif to is Status.NEW:
            self.release(ticket)
        elif to is Status.ASSIGNED and ticket.assignee is None:
            self.claim(ticket)
        elif to is Status.ASSIGNED:
            self.hand_over(ticket)
        elif to is Status.IN_PROGRESS:
            self.start(ticket)
        elif to is Status.WAITING:
            self.wait(ticket)
        else:
            self.resolve(ticket)

    # Parts

    def _do(self, work: Callable[[Desk], Done[Any]], said: str) -> None:
        self._context.do(work, lambda ticket: said.format(number=ticket.number))

    def _tags(self, ticket: Ticket, how: Callable[[tuple[str, ...]], tuple[str, ...]], said: str) -> None:
        def work(desk: Desk) -> Done[Ticket]:
            newest = desk.tickets.detail(ticket.id).ticket
            wanted = dataclasses.replace(newest, tags=how(newest.tags))
            return desk.tickets.edit(newest.id, newest.version, wanted)

        self._do(work, said)

    def _open(self, sheet: Sheet) -> None:
        self.sheet_opened.emit(sheet)
        sheet.open()
