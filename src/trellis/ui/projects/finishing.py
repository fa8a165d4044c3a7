"""Handing in for completion: what will be handed in is listed first, then it is one press."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.errors import Trouble
from trellis.rules.projects import Page, State
from trellis.rules.signoffs import Gate
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, Muted, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.people.words import many
from trellis.ui.profile.texts import TextField
from trellis.ui.projects.ahead import steps
from trellis.ui.projects.path import progress_said
from trellis.ui.projects.pieces import piece_name
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

LISTED = 12
"""Pieces of evidence named one by one before the rest is counted."""


class FinishingCard(Card):
    """The way to the second gate, once a proposal is in force."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("When it is done"), parent=parent)
        self._context = context
        self._page: Page | None = None
        self.sheet: HandInSheet | None = None
        self._words = Muted("")
        self.hand_in = Button(tr("Hand in for completion…"))
        self.hand_in.clicked.connect(self.begin)
        self.body.addWidget(self._words)
        self.body.addWidget(self.hand_in)

    def show_page(self, page: Page) -> None:
        """Offers it where it can be handed in."""
        self._page = page
        standing = page.standing
        may = "projects.submit" in page.may and standing.in_force is not None
        waits = page.mine and standing.pending is not None and standing.gate is Gate.COMPLETION
        self.hand_in.setVisible(may and not page.material)
        self._words.setText(_said(waits=waits, changed=bool(page.material)))
        self.setVisible(standing.state is not State.COMPLETE and (may or waits))

    def begin(self) -> None:
        """Show what would be handed in."""
        if self._page is None:
            return
        project = self._page.standing.project.id

        def arrived(page: Page) -> None:
            self.sheet = HandInSheet(self._context, page, self)
            self.sheet.open()

        # Read anew, so that words that were just kept are in it.
        self._context.worker.run(lambda desk: desk.projects.page(project), while_alive(self, arrived))


class HandInSheet(Sheet):
    """Everything that will be handed in, a word for the advisor, and the button that does it."""

    def __init__(self, context: Context, page: Page, parent: QWidget) -> None:
        super().__init__(parent, tr("Hand in for completion"))
        self._context, self._project = context, page.standing.project.id
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, 0, 8, 0, 0, gap=6)
        layout.addWidget(Muted(tr("This is what your advisor gets, as it is now:")))
        for title, lines in told(page):
            layout.addWidget(plain_label(title, "strong"))
            for line in lines:
                layout.addWidget(plain_label(breakable(line), "muted"))
            layout.addSpacing(6)
        self.note = TextField(tr("A word to your advisor"), tr("For example: listen to it in room 3"))
        layout.addWidget(Row(tr("A word to your advisor (if you like)"), self.note))
        layout.addStretch(1)
        area = scrolled(inside)
        size(area, min_height=360)
        self.body.addWidget(area, 1)
        self.trouble = plain_label("", "error")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.main = self.finish(tr("Hand in"))
        self.main.clicked.connect(self._send)

    def _send(self) -> None:
        project, note = self._project, self.note.toPlainText()
        self.main.setEnabled(False)
        self._context.do(
            lambda desk: desk.projects.submit(project, Gate.COMPLETION, note),
            tr("Handed in for completion"),
            while_alive(self, lambda _: self.accept()),
            while_alive(self, self._failed),
        )

    def _failed(self, error: Exception) -> None:
        self.main.setEnabled(True)
        if isinstance(error, Trouble):
            self.trouble.setText(str(error))
            self.trouble.show()
        else:
            self._context.trouble(error)


def _said(*, waits: bool, changed: bool) -> str:
    if waits:
        return tr("It is handed in. Your advisor looks at it and signs, or asks for changes.")
    if changed:
        return tr("The plan was changed since it was approved. Hand in the new version first, then the finished work.")
    return tr("An advisor looks at what you made and signs it. You see first what is handed in.")


def told(page: Page) -> list[tuple[str, list[str]]]:
    """What is handed in: a title and lines for each kind."""
    reached, plan = {mark.milestone for mark in page.reached}, steps(page)
    open_ = [tr("Not reached: {title}").format(title=step.title) for step in plan if step.key not in reached]
    pieces = [piece_name(page, piece) for piece in page.evidence]
    more = len(pieces) - LISTED
    shown = pieces[:LISTED] + ([tr("and {n} more").format(n=more)] if more > 0 else [])
    return [
        (tr("Milestones: {said}").format(said=progress_said(page, plan)), open_),
        (
            many(len(pieces), tr("1 piece of evidence"), tr("%n pieces of evidence")) if pieces else tr("No evidence"),
            shown or [tr("You can hand it in without, but your advisor sees nothing of what you made.")],
        ),
        (tr("Reflections"), [_reflected(page, person) for person in page.standing.people]),
    ]


def _reflected(page: Page, person: object) -> str:
    name = page.names.get(person, "")  # type: ignore[call-overload]
    wrote = any(r.person == person and r.body for r in page.reflections)
    said = tr("{name}: written") if wrote else tr("{name}: not written yet")
    return said.format(name=name)
