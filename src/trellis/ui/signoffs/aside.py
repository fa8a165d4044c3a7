"""The small cards beside a version: how its path lies in the term, and questions worth asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.people import Term
from trellis.rules.reviews import Review
from trellis.ui.controls import Button, Callout, Card, Muted
from trellis.ui.language import tr
from trellis.ui.people.words import many
from trellis.ui.shipped import Shipped, shown
from trellis.ui.signoffs.words import path_said
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.words import breakable


class PathCard(Card):
    """Milestones by date against the end of the term, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Its path"), parent=parent)
        self.length = plain_label("")
        self.fits, self.beyond = Muted(""), Callout("")
        for widget in (self.length, self.fits, self.beyond):
            self.body.addWidget(widget)

    def show_review(self, review: Review, terms: Sequence[Term], today: date) -> None:
        """How far it reaches, and whether that is within the term."""
        length, said, well = path_said(review.content.proposal.milestones, terms, today)
        reached = sum(m.key in review.content.reached for m in review.content.proposal.milestones)
        if reached:
            told = many(reached, tr("1 reached"), tr("%n reached"))
            length = f"{length} · {told}"
        self.length.setText(length)
        self.fits.setText(said)
        self.fits.setVisible(well)
        self.beyond.set_text(said)
        self.beyond.setVisible(not well)


class QuestionsCard(Card):
    """Questions worth asking: a list that opens, for the head and not to be ticked off."""

    def __init__(self, edit: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._count = 0
        self.toggle = Button("", "quiet")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._show)
        self.list = QWidget()
        self._lines = QVBoxLayout(self.list)
        space(self._lines, gap=8)
        self.edit = Button(tr("Change them in Settings"), "link")
        self.edit.clicked.connect(lambda: edit())
        self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.list)
        self.body.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(False)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show these."""
        self._count = len(questions)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in questions:
            self._lines.addWidget(plain_label(breakable(shown(question, Shipped.QUESTION))))
        self._show(self.toggle.isChecked())

    def _show(self, on: bool) -> None:
        self.list.setVisible(on)
        self.edit.setVisible(on)
        sign = "▾" if on else "▸"
        said = many(self._count, tr("1 question worth asking"), tr("%n questions worth asking"))
        self.toggle.setText(f"{sign} {said}")
        self.toggle.setAccessibleName(said)
        self.toggle.setAccessibleDescription(tr("Unfolded") if on else tr("Folded"))
