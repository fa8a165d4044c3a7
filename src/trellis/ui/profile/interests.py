"""Interests: one line each, with strength and wish to change by a press, and a field for the next one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trellis.rules.interests import (
    LINE_LIMIT,
    MOST,
    Audience,
    Content,
    Interest,
    Mine,
    PartName,
    Shown,
    Strength,
    Wish,
)
from trellis.rules.people import clean_line, fold
from trellis.rules.permissions import may
from trellis.rules.proposal import From, Origin
from trellis.ui.context import Context
from trellis.ui.controls import Button, ChipButton, Hairline, SuggestField, Suggestion
from trellis.ui.language import tr
from trellis.ui.profile.card import PartCard
from trellis.ui.profile.line import Cell, FactLine, since_cell, strength_cell, wish_cell
from trellis.ui.profile.words import STRENGTH_TONES, strength_said, wish_said
from trellis.ui.shipped import Shipped, shown
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive


class InterestsCard(PartCard):
    """The lines, and the field below them. A project can start from a line while the team sees this part."""

    def __init__(self, context: Context, today: date, parent: QWidget | None = None) -> None:
        super().__init__(context, PartName.INTERESTS, parent)
        self._today = today
        self.lines: list[InterestLine] = []
        self._nothing = plain_label(
            tr("What are you into, here or anywhere else? Use your own words; there are no wrong ones."), "muted"
        )
        self._lines = QWidget()
        self._list = QVBoxLayout(self._lines)
        space(self._list, 0, 0, 4, 0, gap=4)
        self.field = interest_field(context, tr("Add an interest in your own words…"))
        self.field.returnPressed.connect(self._typed)
        self.field.chosen.connect(lambda _: self._typed())
        for part in (self._nothing, self._lines, self.field):
            self.layout_.addWidget(part)
        self.setFocusProxy(self.field)
        self._show_nothing()

    def show_part(self, shown: Shown | None, mine: Mine) -> None:
        """As every part; what is private must not leave it, so no project starts from that."""
        super().show_part(shown, mine)
        for line in self.lines:
            line.offer_start(self._may_start())

    def fill(self, content: Content) -> None:
        """A line for each."""
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for interest in cast("tuple[Interest, ...]", content):
            self._add_line(interest)
        self._show_nothing()

    def content(self) -> Content:
        """The interests as they stand."""
        return tuple(line.interest for line in self.lines)

    def add(self, words: str, strength: Strength = Strength.CURIOUS, wish: Wish = Wish.LEARN) -> bool:
        """Add an interest of today and save; False when it is there already, or there is no room."""
        line = clean_line(words)
        if not line or self.is_closed():
            return False
        if fold(line) in (fold(known.interest.words) for known in self.lines):
            self.say_wrong(tr("That is in your list already."))
            return False
        if len(self.lines) >= MOST:
            self.say_wrong(tr("A list has at most {most} entries. Keep what matters most to you.").format(most=MOST))
            return False
        self._add_line(Interest(line, strength, wish, self._today))
        self._show_nothing()
        self.keep()
        return True

    def replace(self, interests: Sequence[Interest]) -> None:
        """These instead, and save (the check-in)."""
        self.fill(tuple(interests))
        self.keep()

    def _typed(self) -> None:
        words = self.field.text()
        if clean_line(words) and self.add(words):
            self.field.clear()

    def _add_line(self, interest: Interest) -> None:
        line = InterestLine(interest, self._today, first=not self.lines)
        line.changed.connect(self.touch)
        line.gone.connect(lambda: self._remove(line))
        line.start_asked.connect(lambda: self._start(line.interest.words))
        line.offer_start(self._may_start())
        self.lines.append(line)
        self._list.addWidget(line)

    def _may_start(self) -> bool:
        return self.shown.audience is Audience.TEAM and may(self.context.me, "projects.start")

    def _start(self, words: str) -> None:
        self.context.do(
            lambda desk: desk.projects.start(Origin(From.INTEREST, words)),
            tr("Draft begun"),
            lambda project: self.context.go("projects", project.id),
        )

    def _remove(self, line: InterestLine) -> None:
        at = self.lines.index(line)
        self.lines.remove(line)
        self._list.removeWidget(line)
        if self.lines:
            self.lines[0].hairline.hide()
            self.lines[min(at, len(self.lines) - 1)].strength.setFocus()
        else:
            self.field.setFocus()
        line.hide()
        line.deleteLater()
        self._show_nothing()
        self.keep()

    def _show_nothing(self) -> None:
        self._nothing.setVisible(not self.lines)
        self._lines.setVisible(bool(self.lines))

    def typing(self) -> bool:
        """Never: what is in the field is no interest yet."""
        return False


class CycleChip(ChipButton):
    """A value that changes to the next with each press; the arrow keys go both ways."""

    moved = Signal(int)
    """By how many places: 1 or -1."""
    gone = Signal()
    """Delete was pressed on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.clicked.connect(lambda: self.moved.emit(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Right: the next; Left: the one before; Delete: away with the line."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Right:
                self.moved.emit(1)
            case Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Delete:
                self.gone.emit()
            case _:
                super().keyPressEvent(event)


class InterestLine(QWidget):
    """One interest. `interest` is as it stands now."""

    changed = Signal()
    gone = Signal()
    start_asked = Signal()

    def __init__(self, interest: Interest, today: date, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interest = interest
        self.strength, self.wish = CycleChip(), CycleChip()
        self.strength.moved.connect(lambda by: self._set(strength=_next(Strength, self.interest.strength, by)))
        self.wish.moved.connect(lambda by: self._set(wish=_next(Wish, self.interest.wish, by)))
        self.remove = Button("", "quiet", icon="close")
        self.remove.setAccessibleName(tr("Take away {interest}").format(interest=interest.words))
        self.remove.clicked.connect(self.gone)
        self.start = Button("", "quiet", icon="sprout")
        self.start.setAccessibleName(tr("Start a project from {interest}").format(interest=interest.words))
        self.start.setToolTip(tr("Start a project from this"))
        self.start.clicked.connect(self.start_asked)
        self._starting = Cell(self.start, None)
        for chip in (self.strength, self.wish):
            chip.gone.connect(self.gone)
            chip.setAccessibleDescription(tr("Press to change"))
            chip.setToolTip(tr("Press to change"))
        facts = (
            strength_cell(self.strength),
            wish_cell(self.wish),
            since_cell(interest.since, today),
        )
        self.hairline = Hairline()
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        layout.addWidget(self.hairline)
        self.hairline.setVisible(not first)
        across = QHBoxLayout()
        space(across, gap=8)
        across.addWidget(FactLine(interest.words, facts), 1)
        across.addWidget(self._starting, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(Cell(self.remove, None), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(across)
        self._show()

    def offer_start(self, offered: bool) -> None:
        """Whether a project can start from it."""
        self._starting.setVisible(offered)

    def _set(self, **values: Any) -> None:
        self.interest = dataclasses.replace(self.interest, **values)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        now = self.interest
        self.strength.set_word(strength_said(now.strength))
        self.strength.set_tone(STRENGTH_TONES[now.strength])
        self.wish.set_word(wish_said(now.wish))
        names = tr("{interest}: how much I am into it: {value}"), tr("{interest}: what I want: {value}")
        values = strength_said(now.strength), wish_said(now.wish)
        for chip, name, value in zip((self.strength, self.wish), names, values, strict=True):
            chip.setAccessibleName(name.format(interest=now.words, value=value))


def interest_field(context: Context, placeholder: str) -> SuggestField:
    """A field for an interest that offers what others call it and what the list has; free words count as well."""
    field = SuggestField(placeholder)
    field.setMaxLength(LINE_LIMIT)
    offer_interests(context, field)
    return field


def offer_interests(context: Context, field: SuggestField) -> None:
    """Let a field offer interests while somebody types."""

    def offer(letters: str, found: list[str]) -> None:
        if field.text().strip() == letters:
            told = dict.fromkeys(shown(words, Shipped.TOPIC) for words in found)
            field.offer([Suggestion(words, words) for words in told if words != letters])

    def ask(letters: str) -> None:
        answer: Callable[[list[str]], None] = lambda found: offer(letters, found)  # noqa: E731
        context.worker.run(lambda desk: desk.interests.offered(letters), while_alive(field, answer))

    field.asked.connect(ask)


def _next(values: type[StrEnum], now: StrEnum, by: int) -> StrEnum:
    order = list(values)
    return order[(order.index(now) + by) % len(order)]
