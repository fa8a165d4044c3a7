"""How a project begins: from an interest, from a ticket, from a starter idea, or from a blank page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.ideas import Idea
from trellis.rules.interests import LINE_LIMIT
from trellis.rules.projects import Offers
from trellis.rules.proposal import From, Origin
from trellis.rules.tickets import Query, Row, Sort, View
from trellis.ui.columns import TwoColumns
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Card,
    FlowLayout,
    Heading,
    SuggestField,
    Suggestion,
    column,
    row,
)
from trellis.ui.language import spoken, tr
from trellis.ui.profile.chips import PressChip
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

SHOWN_IDEAS = 4


class Start(QWidget):
    """Four ways to begin; each makes a draft only its owner sees. `first` says that there is no project yet."""

    started = Signal(object)
    """The id of the project that was begun."""

    def __init__(self, context: Context, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ideas: Sequence[Idea] = ()
        self._shown = SHOWN_IDEAS
        self.title = Heading(tr("A project of your own") if first else tr("A new project"), "headline")
        said = tr("Something you want to find out or make. It begins as a draft that only you can read.")
        blank, interest, ticket, idea = self._blank(), self._interest(), self._ticket(), self._idea()
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addWidget(column_of(self.title, plain_label(said, "muted")))
        layout.addWidget(TwoColumns([interest, idea], [blank, ticket]))
        layout.addStretch(1)
        self.setFocusProxy(self.blank)
        language = spoken()
        context.worker.run(
            lambda desk: (desk.projects.offers(), desk.projects.ideas(language)), while_alive(self, self._offer)
        )

    # The four

    def _blank(self) -> Card:
        card = Card(tr("From a blank page"))
        card.body.addWidget(plain_label(tr("You have something in mind already."), "muted"))
        self.blank = Button(tr("Begin with a blank page"), "main")
        self.blank.clicked.connect(lambda: self._begin(Origin()))
        card.body.addLayout(row(self.blank, None))
        return card

    def _interest(self) -> Card:
        card = Card(tr("From an interest"))
        self._interest_help = plain_label(tr("Take one of yours, or type another."), "muted")
        card.body.addWidget(self._interest_help)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._chips.hide()
        card.body.addWidget(self._chips)
        self.interest = SuggestField(tr("An interest, such as bikes"))
        self.interest.setAccessibleName(tr("An interest to begin with"))
        self.interest.setMaxLength(LINE_LIMIT)
        self.interest.returnPressed.connect(self._typed_interest)
        self.take_interest = Button(tr("Begin"))
        self.take_interest.setAccessibleName(tr("Begin with this interest"))
        self.take_interest.clicked.connect(self._typed_interest)
        size(self.interest, min_width=120)
        line = row(self.interest, self.take_interest)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def _ticket(self) -> Card:
        card = Card(tr("From a ticket"))
        card.body.addWidget(plain_label(tr("A problem that is bigger than a ticket."), "muted"))
        self.ticket = SuggestField(tr("Number or words of a ticket"), least=1)
        self.ticket.setAccessibleName(tr("A ticket to begin with"))
        self.ticket.asked.connect(self._find_tickets)
        self.ticket.chosen.connect(self._take_ticket)
        self.ticket.returnPressed.connect(self._typed_ticket)
        self.wrong = plain_label("", "error")
        self.wrong.hide()
        card.body.addWidget(self.ticket)
        card.body.addWidget(self.wrong)
        return card

    def _idea(self) -> Card:
        card = Card(tr("From a starter idea"))
        card.body.addWidget(plain_label(tr("Somewhere to push off from. Make it yours."), "muted"))
        self._list = QVBoxLayout()
        space(self._list, gap=12)
        card.body.addLayout(self._list)
        self.more = Button(tr("More ideas"), "quiet")
        self.more.clicked.connect(self._show_more)
        card.body.addLayout(row(self.more, None))
        self._idea_card = card
        card.hide()
        return card

    # Filling

    def _offer(self, told: tuple[Offers, Sequence[Idea]]) -> None:
        offers, self._ideas = told
        for words in offers.interests:
            chip = PressChip(elide(words, 48), tone="violet")
            chip.setAccessibleName(tr("Begin with {interest}").format(interest=words))
            chip.clicked.connect(lambda _=False, w=words: self._begin(Origin(From.INTEREST, w)))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(offers.interests))
        self._idea_card.setVisible(bool(self._ideas))
        self._show_ideas(0)

    def _show_ideas(self, begin: int) -> None:
        for idea in self._ideas[begin : self._shown]:
            self._list.addWidget(self._idea_line(idea))
        self.more.setVisible(len(self._ideas) > self._shown)

    def _show_more(self) -> None:
        before, self._shown = self._shown, len(self._ideas)
        self._show_ideas(before)
        first = self._list.itemAt(before)
        if first is not None and (inside := first.widget()) is not None and (button := inside.findChild(Button)):
            button.setFocus()

    def _idea_line(self, idea: Idea) -> QWidget:
        words = column(plain_label(breakable(idea.title), "strong"), plain_label(idea.question, "muted"), gap=2)
        button = Button(tr("Take it"))
        button.setAccessibleName(tr("Begin with the idea: {title}").format(title=idea.title))
        button.clicked.connect(lambda: self._begin(Origin(From.IDEA, idea.key)))
        holder = QWidget()
        line = row(words, button, gap=12)
        line.setStretch(0, 1)
        holder.setLayout(line)
        return holder

    # Beginning

    def _typed_interest(self) -> None:
        words = self.interest.text().strip()
        if words:
            self._begin(Origin(From.INTEREST, words))
        else:
            self.interest.setFocus()

    def _find_tickets(self, words: str) -> None:
        query = Query(View.ALL, words, sort=Sort.RELEVANCE)
        self._context.worker.run(
            lambda desk: desk.tickets.page(query, most=7), while_alive(self, lambda rows: self._found(words, rows))
        )

    def _found(self, words: str, rows: Sequence[Row]) -> None:
        if words == self.ticket.text().strip():
            self.ticket.offer([Suggestion(r.id, r.title, r.number) for r in rows])

    def _typed_ticket(self) -> None:
        """Enter without a choice: the best hit, when there is just one."""
        words = self.ticket.text().strip()
        if not words or self.ticket.picked() is not None:
            return
        query = Query(View.ALL, words, sort=Sort.RELEVANCE)

        def found(rows: Sequence[Row]) -> None:
            exact = [r for r in rows if r.number.casefold() == words.casefold()] or (rows if len(rows) == 1 else [])
            if exact:
                self._begin_ticket(exact[0].id)
            else:
                self.wrong.setText(tr("Choose a ticket from the list, or type its number."))
                self.wrong.show()

        self._context.worker.run(lambda desk: desk.tickets.page(query, most=7), while_alive(self, found))

    def _take_ticket(self, picked: Suggestion) -> None:
        if isinstance(picked.key, UUID):
            self._begin_ticket(picked.key)

    def _begin_ticket(self, ticket: UUID) -> None:
        self._do(lambda desk: desk.projects.start(ticket=ticket))

    def _begin(self, origin: Origin) -> None:
        language = spoken()
        self._do(lambda desk: desk.projects.start(origin, language=language))

    def _do(self, work: Any) -> None:
        self.setEnabled(False)
        self._context.do(work, tr("Draft begun"), while_alive(self, self._done), while_alive(self, self._failed))

    def _done(self, project: Any) -> None:
        self.started.emit(project.id)

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self._context.trouble(error)


def column_of(*parts: QWidget) -> QWidget:
    """Parts one below the other in a widget of their own."""
    holder = QWidget()
    holder.setLayout(column(*parts, gap=2))
    return holder
