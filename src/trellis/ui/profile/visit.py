"""The first visit: five gentle questions, one at a time. Each can be skipped, all can wait.

What is answered goes straight into the cards of the page, so that it is saved as everything else there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.interests import LINE_LIMIT, PartName, Strength, Wish
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, FlowLayout, Heading, Muted, row
from trellis.ui.language import tr
from trellis.ui.profile.card import PartCard
from trellis.ui.profile.chips import ChipList
from trellis.ui.profile.goals import GoalsCard
from trellis.ui.profile.interests import InterestsCard, offer_interests
from trellis.ui.profile.lists import ListCard, ToolsCard
from trellis.ui.profile.words import common_ways
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space


@dataclass(frozen=True)
class Question:
    """`fields` are what answers it, `take` puts the answer into the card of `part`."""

    part: PartName
    title: str
    hint: str
    fields: tuple[QWidget, ...]
    take: Callable[[], None]


class FirstVisit(QWidget):
    """The questions in a card in the middle. `over` when the last was answered or skipped, or all were put away."""

    over = Signal()

    def __init__(self, context: Context, cards: Mapping[PartName, PartCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self.at = 0
        self.count, self.title, self.hint = Muted("", "small"), Heading("", "headline"), plain_label("", "muted")
        self._closed = plain_label(tr("This part is closed. You can unlock it on your page later."), "muted")
        self.questions = self._questions(context)
        card = Card()
        size(card, max_width=640)
        for part in (self.count, self.title, self.hint):
            card.body.addWidget(part)
        for question in self.questions:
            for field in question.fields:
                card.body.addWidget(field)
                field.hide()
        card.body.addWidget(self._closed)
        self.later, self.skip, self.next = Button(tr("Not now"), "quiet"), Button(tr("Skip")), Button("", "main")
        self.later.setAccessibleDescription(tr("Puts all questions away. You find them on your page."))
        self.later.clicked.connect(self.over)
        self.skip.clicked.connect(self._go_on)
        self.next.clicked.connect(self._answer)
        buttons = FlowLayout(gap=8)
        for button in (self.next, self.skip, self.later):
            buttons.addWidget(button)
        card.body.addSpacing(8)
        card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        space(layout, 12, 0, gap=0)
        layout.addLayout(row(card))
        layout.addStretch(1)
        self._show()

    def begin(self) -> None:
        """From the first question."""
        self.at = 0
        self._show()
        self._focus()

    def _answer(self) -> None:
        question = self.questions[self.at]
        if not self._cards[question.part].is_closed():
            question.take()
        self._go_on()

    def _go_on(self) -> None:
        if self.at + 1 == len(self.questions):
            self.over.emit()
            return
        self.at += 1
        self._show()
        self._focus()

    def _show(self) -> None:
        now, closed = self.questions[self.at], self._cards[self.questions[self.at].part].is_closed()
        said = tr("Question {n} of {all}. Answer as much or as little as you like.")
        self.count.setText(said.format(n=self.at + 1, all=len(self.questions)))
        self.title.setText(now.title)
        self.hint.setText(now.hint)
        for question in self.questions:
            for field in question.fields:
                field.setVisible(question is now and not closed)
        self._closed.setVisible(closed)
        last = self.at + 1 == len(self.questions)
        self.next.setText(tr("To my page") if last else tr("Next"))
        self.next.setAccessibleName(self.next.text())
        self.skip.setVisible(not last)

    def _focus(self) -> None:
        first = next((field for field in self.questions[self.at].fields if not field.isHidden()), self.next)
        inside = first.field if isinstance(first, ChipList | Row) else first
        inside.setFocus()

    # The questions

    def _questions(self, context: Context) -> tuple[Question, ...]:
        into, learn = (
            self._interests(context, tr("What I am into")),
            self._interests(context, tr("What I want to learn")),
        )
        tools = ChipList(tr("Tools I want to try"), "blue", open_field=True)
        ways = ChipList(tr("Ways to show what I know"), "violet", common_ways, open_field=True)
        what, why = QLineEdit(), QLineEdit()
        for field in (what, why):
            field.setMaxLength(LINE_LIMIT)
        what.returnPressed.connect(lambda: why.setFocus())
        why.returnPressed.connect(self._answer)
        return (
            Question(
                PartName.INTERESTS,
                tr("What are you into, at school or anywhere else?"),
                tr("One thing at a time, in your own words. Enter adds it."),
                (into,),
                lambda: self._take_interests(into, Strength.INTO_IT, Wish.DO),
            ),
            Question(
                PartName.INTERESTS,
                tr("What would you like to learn here?"),
                tr("It may have nothing to do with computers yet."),
                (learn,),
                lambda: self._take_interests(learn, Strength.CURIOUS, Wish.LEARN),
            ),
            Question(
                PartName.TOOLS,
                tr("Which tools would you like to try?"),
                tr("Programs, machines, anything the desk or you can lay hands on."),
                (tools,),
                lambda: self._take_chips(tools, PartName.TOOLS),
            ),
            Question(
                PartName.WAYS,
                tr("How do you like to show what you know?"),
                tr("Take some of these, or write your own."),
                (ways,),
                lambda: self._take_chips(ways, PartName.WAYS),
            ),
            Question(
                PartName.GOALS,
                tr("Is there something you want to reach this term?"),
                tr("Something small is fine. Why it matters to you says more than what it is."),
                (Row(tr("What I want to reach"), what), Row(tr("Why it matters to me"), why)),
                lambda: self._take_goal(what, why),
            ),
        )

    def _interests(self, context: Context, name: str) -> ChipList:
        chips = ChipList(name, "accent", open_field=True)
        offer_interests(context, chips.field)
        chips.field.chosen.connect(lambda _: chips.take_typed())
        return chips

    def _take_interests(self, chips: ChipList, strength: Strength, wish: Wish) -> None:
        chips.take_typed()
        card = self._cards[PartName.INTERESTS]
        assert isinstance(card, InterestsCard)
        for words in chips.entries():
            card.add(words, strength, wish)
        card.say_wrong("")
        chips.set_entries(())

    def _take_chips(self, chips: ChipList, part: PartName) -> None:
        chips.take_typed()
        card = self._cards[part]
        assert isinstance(card, ToolsCard | ListCard)
        target = card.explore if isinstance(card, ToolsCard) else card.list
        for words in chips.entries():
            target.add_entry(words)
        chips.set_entries(())

    def _take_goal(self, what: QLineEdit, why: QLineEdit) -> None:
        card = self._cards[PartName.GOALS]
        assert isinstance(card, GoalsCard)
        card.add(what.text(), why.text())
        what.clear()
        why.clear()
