"""A profile to read: what somebody may see of it, and nothing else. For its owner as others see it, and for others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import Audience, Availability, Goal, Interest, PartName, Profile, Shown, Tools
from trellis.rules.people import Block
from trellis.ui.columns import TwoColumns
from trellis.ui.controls import Card, Chip, EmptyState, FlowLayout, Hairline
from trellis.ui.language import tr
from trellis.ui.profile.line import FactLine, since_cell, strength_cell, wish_cell
from trellis.ui.profile.words import STRENGTH_TONES, part_name, strength_said, wish_said
from trellis.ui.text import SafeText, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.words import breakable

LEFT = (PartName.INTERESTS, PartName.WORDS, PartName.GOALS)
RIGHT = (PartName.TOOLS, PartName.WAYS, PartName.HELP, PartName.AVAILABILITY, PartName.SUPPORTS)


class ProfileView(QWidget):
    """The cards of a profile, without anything to press. It is as high as they are: put it into a scroll area."""

    def __init__(
        self,
        profile: Profile | None = None,
        blocks: Sequence[Block] = (),
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`blocks` name the class periods; a block that is not among them is left out."""
        super().__init__(parent)
        self._blocks = {block.id: block.name for block in blocks}
        self._today = today or date.today()  # noqa: DTZ011 # a day of this computer's calendar
        self._layout = QVBoxLayout(self)
        space(self._layout, gap=0)
        self._inside: QWidget | None = None
        if profile is not None:
            self.set_profile(profile)

    def set_profile(self, profile: Profile) -> None:
        """Show this one instead."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        told = {name: part for name, part in profile.parts.items() if not part.empty}
        self._inside = self._cards(told) if told else self._nothing()
        self._layout.addWidget(self._inside)

    def _nothing(self) -> QWidget:
        return EmptyState(tr("Nothing to see here yet"), tr("What is shared will stand here."))

    def _cards(self, told: dict[PartName, Shown]) -> QWidget:
        left, right = ([self._card(told[name]) for name in side if name in told] for side in (LEFT, RIGHT))
        return TwoColumns(left, right) if left and right else _one_below_the_other(left or right)

    def _card(self, part: Shown) -> Card:
        chip = Chip(tr("private"), "amber") if part.audience is not Audience.TEAM else ""
        card = Card(part_name(part.name), chip)
        if part.content is None:
            card.body.addWidget(plain_label(tr("This part is closed."), "muted"))
            return card
        match part.content:
            case str() as words:
                card.body.addWidget(_reading(words, part_name(part.name)))
            case Tools() as tools:
                _add_chips(card, tr("At home with"), tools.home, "neutral")
                _add_chips(card, tr("Want to explore"), tools.explore, "blue")
            case Availability() as when:
                self._add_availability(card, when)
            case entries if part.name is PartName.INTERESTS:
                self._add_interests(card, cast("tuple[Interest, ...]", entries))
            case entries if part.name is PartName.GOALS:
                for goal in cast("tuple[Goal, ...]", entries):
                    _add_goal(card, goal)
            case entries:
                tone = "violet" if part.name is PartName.WAYS else "accent"
                _add_chips(card, "", cast("tuple[str, ...]", entries), tone)
        return card

    def _add_interests(self, card: Card, interests: tuple[Interest, ...]) -> None:
        for at, interest in enumerate(interests):
            if at:
                card.body.addWidget(Hairline())
            strength = Chip(strength_said(interest.strength), STRENGTH_TONES[interest.strength])
            facts = (
                strength_cell(strength),
                wish_cell(Chip(wish_said(interest.wish))),
                since_cell(interest.since, self._today),
            )
            card.body.addWidget(FactLine(interest.words, facts))

    def _add_availability(self, card: Card, when: Availability) -> None:
        names = [self._blocks[id] for id in when.blocks if id in self._blocks]
        _add_chips(card, "", names, "accent")
        if when.note:
            card.body.addWidget(plain_label(breakable(when.note)))
        if not names and not when.note:
            card.body.addWidget(plain_label(tr("Nothing is said about it."), "muted"))


def _reading(words: str, name: str) -> SafeText:
    text = SafeText(name=name)
    text.set_plain(words)
    return text


def _add_chips(card: Card, title: str, entries: Sequence[str], tone: str) -> None:
    if not entries:
        return
    if title:
        card.body.addWidget(plain_label(title, "label"))
    flow = FlowLayout()
    for entry in entries:
        flow.addWidget(Chip(entry, tone))
    card.body.addLayout(flow)


def _add_goal(card: Card, goal: Goal) -> None:
    card.body.addWidget(plain_label(breakable(goal.what), "strong"))
    if goal.why:
        card.body.addWidget(plain_label(breakable(goal.why), "muted"))


def _one_below_the_other(cards: Sequence[Card]) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    space(layout, gap=16)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    size(holder, max_width=760)
    return holder
