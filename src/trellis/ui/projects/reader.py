"""A project as those see it who have no part in it, or can change nothing: the proposal, and draft reviews."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.projects import Page
from trellis.ui.context import Context
from trellis.ui.controls import Card, Chip
from trellis.ui.language import tr
from trellis.ui.projects.beside import Beside
from trellis.ui.projects.doing import ProjectDoing
from trellis.ui.projects.proposal import DecisionCard, PeersCard, PeopleCard
from trellis.ui.projects.reading import ProposalView
from trellis.ui.projects.said import SentField
from trellis.ui.text import plain_label
from trellis.ui.theme import space


class Reader(QWidget):
    """The proposal to read. Techs and leads who may say what they think of it have a field for a draft review."""

    def __init__(
        self, context: Context, doing: ProjectDoing, project: UUID, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self.project, self._today = context, project, today
        self._told: object = None
        self._view: ProposalView | None = None
        self.decision, self.people, self.peers = DecisionCard(), PeopleCard(context, doing), PeersCard()
        self.card = Card()
        self.review = self._review()
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addWidget(Beside([self.decision, self.card], [self.review, self.people, self.peers]))
        layout.addStretch(1)

    def show_page(self, page: Page) -> None:
        """The project as the desk has it now."""
        newest = page.standing.newest
        told = (page.proposal, newest.number if newest else 0)
        if told != self._told:
            self._told = told
            self._show(page)
        self.decision.show_page(page)
        self.people.show_page(page)
        self.peers.show_page(page)
        self.review.setVisible("signoffs.peer" in page.may)
        pending = page.standing.pending
        own = [p.body for p in page.peers if pending and (p.submission, p.author) == (pending.id, self._context.me.id)]
        self.field.show_said(own[-1] if own else "")

    def _show(self, page: Page) -> None:
        if self._view is not None:
            self.card.body.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = ProposalView(page.proposal, self._today)
        self.card.body.addWidget(self._view)

    def _review(self) -> Card:
        card = Card(tr("Your draft review"), Chip(tr("not a decision"), "neutral"))
        card.body.addWidget(
            plain_label(tr("What is clear, and what you wonder about. Its people and the advisor read it."), "muted")
        )
        project = self.project
        self.field = SentField(
            self._context,
            tr("Your draft review"),
            tr("I like the first step. Who tests it?"),
            tr("Send"),
            f"peer:{project.hex}",
            lambda desk, words, _: desk.signoffs.peer_review(project, words),
        )
        card.body.addWidget(self.field)
        return card
