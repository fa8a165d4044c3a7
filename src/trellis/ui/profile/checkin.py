"""The check-in: about a minute, every few weeks. Each interest is still one, more, less, or let go; and what is new?"""

from __future__ import annotations

import dataclasses
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from trellis.rules.interests import Interest, Strength, Wish
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, Chip, ChipButton, FlowLayout, Hairline, row
from trellis.ui.language import tr
from trellis.ui.profile.chips import ChipList, PressChip
from trellis.ui.profile.interests import InterestsCard, offer_interests
from trellis.ui.profile.line import Cell, FactLine, strength_cell
from trellis.ui.profile.words import STRENGTH_TONES, strength_said
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space


class Now(Enum):
    """What became of an interest."""

    STILL = 0
    MORE = 1
    LESS = -1
    LET_GO = None


def after(interest: Interest, now: Now) -> Interest | None:
    """The interest as it is after the check-in: a step more or less into it; None when it was let go."""
    if now is Now.LET_GO:
        return None
    order = list(Strength)
    at = max(0, min(len(order) - 1, order.index(interest.strength) + (now.value or 0)))
    return dataclasses.replace(interest, strength=order[at])


class CheckIn(QWidget):
    """All interests on one page. `over(True)` when it was made, `over(False)` when it can wait."""

    over = Signal(bool)

    def __init__(self, context: Context, card: InterestsCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self.lines: list[CheckLine] = []
        self._holder = Card(tr("How is it with your interests now?"))
        size(self._holder, max_width=760)
        self._closed = plain_label(
            tr("Your interests are private and closed. Unlock them on your page first."), "muted"
        )
        self._lines = QWidget()
        self._list = QVBoxLayout(self._lines)
        space(self._list, gap=4)
        self._nothing = plain_label(tr("There are none on your page yet."), "muted")
        self._new_words = plain_label(tr("Anything new?"), "strong")
        self.new = ChipList(tr("Anything new?"), "blue", open_field=True)
        offer_interests(context, self.new.field)
        self.new.field.chosen.connect(lambda _: self.new.take_typed())
        self.done, self.later = Button(tr("Done"), "main"), Button(tr("Not now"), "quiet")
        self.done.clicked.connect(self._finish)
        self.later.clicked.connect(lambda: self.over.emit(False))
        buttons = FlowLayout(gap=8)
        for button in (self.done, self.later):
            buttons.addWidget(button)
        for part in (self._closed, self._nothing, self._lines, Hairline(), self._new_words, self.new):
            self._holder.body.addWidget(part)
        self._holder.body.addSpacing(4)
        self._holder.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        space(layout, 12, 0, gap=0)
        layout.addLayout(row(self._holder))
        layout.addStretch(1)

    def begin(self) -> None:
        """With the interests as they are now."""
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        closed = self._card.is_closed()
        for interest_line in [] if closed else self._card.lines:
            line = CheckLine(interest_line.interest, first=not self.lines)
            self.lines.append(line)
            self._list.addWidget(line)
        self.new.set_entries(())
        self._closed.setVisible(closed)
        self._nothing.setVisible(not closed and not self.lines)
        self._lines.setVisible(bool(self.lines))
        self._new_words.setVisible(not closed)
        self.new.setVisible(not closed)
        self.done.setVisible(not closed)
        first = self.lines[0].chips[Now.STILL] if self.lines else self.later if closed else self.new.field
        first.setFocus()

    def _finish(self) -> None:
        self.new.take_typed()
        kept = [after(line.interest, line.now()) for line in self.lines]
        now = tuple(interest for interest in kept if interest is not None)
        if now != tuple(line.interest for line in self.lines):
            self._card.replace(now)
        for words in self.new.entries():
            self._card.add(words, Strength.CURIOUS, Wish.LEARN)
        self._card.say_wrong("")
        self.over.emit(True)


class CheckLine(QWidget):
    """One interest and four chips, of which one is down. The arrow keys go from chip to chip."""

    def __init__(self, interest: Interest, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interest = interest
        names = {Now.STILL: tr("still"), Now.MORE: tr("more"), Now.LESS: tr("less"), Now.LET_GO: tr("let go")}
        self.chips: dict[Now, ChipButton] = {}
        self._group = QButtonGroup(self)
        for now, name in names.items():
            chip = PressChip(name, checkable=True)
            chip.setProperty("byOtherKeys", True)  # Tab comes to the chip that is down, arrows to the others
            chip.setAccessibleName(tr("{interest}: {answer}").format(interest=interest.words, answer=name))
            self._group.addButton(chip)
            self.chips[now] = chip
        self.chips[Now.STILL].setChecked(True)
        now_is = Chip(strength_said(interest.strength), STRENGTH_TONES[interest.strength])
        facts = (strength_cell(now_is), *(Cell(chip, None) for chip in self.chips.values()))
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        hairline = Hairline()
        layout.addWidget(hairline)
        hairline.setVisible(not first)
        layout.addWidget(FactLine(interest.words, facts))

    def now(self) -> Now:
        """What was answered."""
        return next(now for now, chip in self.chips.items() if chip.isChecked())
