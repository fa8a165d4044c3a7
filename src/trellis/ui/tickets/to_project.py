"""A ticket one works on becomes evidence for one's own project: at once, or after choosing which project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.permissions import Actor, may
from trellis.rules.tickets import HelperItem, Ticket
from trellis.ui.context import Context
from trellis.ui.controls import Muted
from trellis.ui.language import tr
from trellis.ui.lines import Line
from trellis.ui.pages import Sheet
from trellis.ui.projects.ahead import next_step
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done
    from trellis.rules.projects import Evidence


def fits(me: Actor, ticket: Ticket | None, helpers: Sequence[HelperItem] = ()) -> bool:
    """Whether somebody has projects and held this ticket or helped with it."""
    if ticket is None or ticket.trashed is not None or not may(me, "projects.start"):
        return False
    return ticket.assignee == me.id or any(item.helper.person == me.id for item in helpers)


def add_to(context: Context, ticket: Ticket, project: UUID, title: str) -> None:
    """Add it to the next milestone of a project."""

    def work(desk: Desk) -> Done[Evidence]:
        ahead = next_step(desk.projects.page(project))
        return desk.projects.add_ticket(project, ticket.id, ahead.key if ahead else "")

    said = tr("{number} added to {project}").format(number=ticket.number, project=project_said(title))
    context.do(work, said)


def project_said(title: str) -> str:
    """A project's title in one line."""
    return elide(title, 60) or tr("your project")


class ProjectChoice(Sheet):
    """Which of one's projects; one press takes one."""

    chosen = Signal(object, str)
    """(id of a project, its title)"""

    def __init__(self, number: str, found: Sequence[tuple[UUID, str]], parent: QWidget) -> None:
        super().__init__(parent, tr("Add {number} to which project?").format(number=number))
        self.lines: dict[UUID, Line] = {}
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=0)
        for id_, title in found:
            line = Line(project_said(title), plain_label(breakable(project_said(title))))
            line.line.setStretch(0, 1)
            line.clicked.connect(lambda _=False, id_=id_, title=title: self._choose(id_, title))
            self.lines[id_] = line
            layout.addWidget(line)
        self.body.addWidget(Muted(tr("It goes to the next milestone, and can be moved there.")))
        self.body.addWidget(inside)
        self.body.addStretch(1)
        self.add_button(tr("Not now")).clicked.connect(self.reject)

    def _choose(self, id_: UUID, title: str) -> None:
        self.chosen.emit(id_, title)
        self.accept()


def ask_and_add(context: Context, host: QWidget, ticket: Ticket, opened: Callable[[Sheet], object]) -> None:
    """Add it to one's only project at once, or ask which. `opened` is told the sheet that asks."""

    def offered(found: list[tuple[UUID, str]]) -> None:
        if not found:
            said = tr("{number} is in your project already, or you have none that goes on")
            context.say(said.format(number=ticket.number))
        elif len(found) == 1:
            add_to(context, ticket, *found[0])
        else:
            sheet = ProjectChoice(ticket.number, found, host)
            sheet.chosen.connect(lambda id_, title: add_to(context, ticket, id_, title))
            opened(sheet)
            sheet.open()

    context.worker.run(lambda desk: desk.projects.mine_for(ticket.id), while_alive(host, offered))
