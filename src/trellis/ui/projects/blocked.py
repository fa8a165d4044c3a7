"""One line about what is in the way; it reaches the advisor's Today."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from trellis.rules.projects import Page
from trellis.rules.proposal import LINE_LIMIT
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout, Muted
from trellis.ui.dates import school_day
from trellis.ui.language import tr
from trellis.ui.theme import size
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable


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
            since = project.blocked_since.astimezone().date() if project.blocked_since else today
            told = tr("In the way since {day}: {words}")
            self.callout.set_text(told.format(day=school_day(since, today), words=breakable(project.blocked)))
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
