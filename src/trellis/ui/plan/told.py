"""Below the deal: who picks first and why, what each gets, and whether anybody would swap.

Leads see sentences. The advisor sees the share of wanted work as bars, with the numbers behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from trellis.rules.plan import Plan
from trellis.ui.controls import Card, ElidedLabel, Heading
from trellis.ui.language import tr
from trellis.ui.plan.words import first_said, gets_said, listed, seed_said, swap_said
from trellis.ui.text import plain_label
from trellis.ui.theme import look, space

NARROW = 640
"""Below this width the three stand one below the other."""


class Told(Card):
    """The three texts. `shares` shows bars instead of sentences: for the advisor alone."""

    def __init__(self, shares: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shares = shares
        self.first = _Text(tr("Who picks first, and why"))
        self.gets = _Bars(tr("Work people wanted, last 4 weeks")) if shares else _Text(tr("What each gets"))
        self.swap = _Text(tr("Nobody would swap"))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._across, gap=24)
        for part in (self.first, self.gets, self.swap):
            self._across.addWidget(part, 1)
        self.body.addLayout(self._across)

    def show_plan(self, plan: Plan) -> None:
        """Say it of this deal."""
        if plan.deal is None:
            return
        order = listed(plan.names.get(p, "") for p in plan.deal.order)
        after = [tr("Order: {names}").format(names=order)] if len(plan.deal.order) > 2 else []
        self.first.say([first_said(plan), *after], seed_said(plan.deal.seed))
        if isinstance(self.gets, _Bars):
            self.gets.show_plan(plan)
        else:
            self.gets.say(gets_said(plan))
        self.swap.title.setText(tr("Somebody would swap") if plan.envies else tr("Nobody would swap"))
        self.swap.say(swap_said(plan.envies, plan.names))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        narrow = self.width() < look().px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way is not self._across.direction():
            self._across.setDirection(way)


class _Text(QWidget):
    """A heading with a few sentences."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Heading(title)
        self.words = plain_label("", "muted")
        self.foot = plain_label("", "small")
        self.foot.hide()
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        for part in (self.title, self.words, self.foot):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)

    def say(self, sentences: Sequence[str], foot: str = "") -> None:
        """These sentences, each on its own line."""
        self.words.setText("\n".join(sentences))
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot))


class _Bars(QWidget):
    """A bar for everybody here, in the order of their names."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Heading(title)
        self._grid = QGridLayout()
        space(self._grid, gap=8)
        self._grid.setColumnStretch(1, 1)
        look().fit(self._grid, lambda grid: grid.setColumnMinimumWidth(0, look().px(96)))
        self.lines: list[tuple[ElidedLabel, QProgressBar, QWidget]] = []
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self.title)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Those who are here."""
        seats = {s.person: s for s in plan.seats}
        people = [a for a in plan.attendance if a.person in seats]
        while len(self.lines) < len(people):
            self._add()
        for at, (name, bar, numbers) in enumerate(self.lines):
            for part in (name, bar, numbers):
                part.setVisible(at < len(people))
            if at < len(people):
                seat = seats[people[at].person]
                said = tr("{wanted} of {given}").format(wanted=seat.wanted, given=seat.given)
                name.set_text(people[at].name)
                bar.setRange(0, max(1, seat.given))
                bar.setValue(seat.wanted)
                bar.setFormat(said)  # what screen readers say of it
                bar.setAccessibleName(people[at].name)
                bar.setAccessibleDescription(tr("{numbers} tickets were wanted").format(numbers=said))
                numbers.setText(said)  # type: ignore[attr-defined]

    def _add(self) -> None:
        name, bar, numbers = ElidedLabel("", "muted"), QProgressBar(), plain_label("", "muted", wrap=False)
        bar.setTextVisible(False)
        at = len(self.lines)
        for where, part in enumerate((name, bar, numbers)):
            self._grid.addWidget(part, at, where)
        self.lines.append((name, bar, numbers))
