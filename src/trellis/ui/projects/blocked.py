"""One line about what is in the way; it reaches the advisor's Today, also from a draft nobody else may read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from trellis.rules.projects import Page, Stuck
from trellis.rules.proposal import LINE_LIMIT
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout, Muted
from trellis.ui.dates import school_day
from trellis.ui.language import tr
from trellis.ui.theme import size
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable


def in_the_way(words: str, since: datetime | None, today: date) -> str:
    """What somebody said is in the way, and since when."""
    day = school_day(since.astimezone().date() if since else today, today)
    return tr("In the way since {day}: {words}").format(day=day, words=breakable(words))


class StuckCard(Card):
    """All an advisor may know of a draft: who is stuck, since when, and in their own words."""

    def __init__(self, stuck: Stuck, names: Mapping[UUID, str], today: date, parent: QWidget | None = None) -> None:
        people = ", ".join(name for person in stuck.people if (name := names.get(person, "")))
        super().__init__(people, parent=parent)
        self.stuck = stuck
        self.body.addWidget(Callout(in_the_way(stuck.words, stuck.since, today), "amber"))
        theirs = tr("The draft is theirs alone until they hand it in, so nothing else of it is shown. Talk with them.")
        self.body.addWidget(Muted(theirs))


class BlockedCard(Card):
    """Says that something is in the way, or that nothing is any more."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Is something in the way?"), parent=parent)
        self._context = context
        self._project: UUID | None = None
        self.callout = Callout("", "amber")
        self._help = Muted(tr("One line is enough. Your advisor sees it on their first page."))
        self.line = QLineEdit()
        self.line.setMaxLength(LINE_LIMIT)
        self.line.setAccessibleName(tr("What is in the way"))
        self.line.setPlaceholderText(tr("For example: the sensors have not come"))
        self.line.returnPressed.connect(self._tell)
        self.tell, self.clear = Button(tr("Tell my advisor")), Button(tr("It is out of the way"))
        self.tell.clicked.connect(self._tell)
        self.clear.clicked.connect(lambda: self._set(""))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.tell, self.clear):
            flow.addWidget(button)
        self._buttons = buttons
        size(self.line, min_width=120)
        for part in (self.callout, self._help, self.line, buttons):
            self.body.addWidget(part)

    def show_page(self, page: Page, today: date) -> None:
        """What is in the way now; nothing at all for a reader while nothing is."""
        project = page.standing.project
        self._project = project.id
        may, blocked = "projects.block" in page.may, bool(project.blocked)
        if blocked:
            self.callout.set_text(in_the_way(project.blocked, project.blocked_since, today))
        held = self.tell.hasFocus() or self.clear.hasFocus() or self.line.hasFocus()
        self.callout.setVisible(blocked)
        for part in (self._help, self.line, self.tell):
            part.setVisible(may and not blocked)
        self.clear.setVisible(may and blocked)
        self._buttons.setVisible(may)
        if held and may:  # what had the keyboard may be gone
            (self.clear if blocked else self.line).setFocus()
        self.setVisible(may or blocked)

    def _tell(self) -> None:
        if self.line.text().strip():
            self._set(self.line.text())
        else:
            self.line.setFocus()

    def _set(self, words: str) -> None:
        project = self._project
        assert project is not None, "of a project"
        said = tr("Your advisor is told what is in the way") if words else tr("Nothing is in the way any more")
        self._context.do(
            lambda desk: desk.projects.block(project, words), said, while_alive(self, lambda _: self.line.clear())
        )
