"""One interest in one line: its words, then facts in columns that stand below each other in every line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from trellis.rules.interests import Strength, Wish
from trellis.ui.controls import FlowLayout, chip_size
from trellis.ui.language import tr
from trellis.ui.profile.words import since_said, strength_said, wish_said
from trellis.ui.text import plain_label
from trellis.ui.theme import look, space
from trellis.ui.tickets.words import breakable

HIGH = 34
IN_LINE = 420
"""The least width, at 100 %, at which the facts stand beside the words and not below them."""


class FactLine(QWidget):
    """The words at the left, the facts at the right; below each other where it is narrow."""

    def __init__(self, words: str, facts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label(breakable(words))
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tail = QWidget()
        flow = FlowLayout(self._tail, gap=8)
        for fact in facts:
            flow.addWidget(fact)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._line, gap=8)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self._tail)
        look().changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or not."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest fact: the words break, the facts go below them."""
        return QSize(self._tail.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        wide = self.width() >= look().px(IN_LINE)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._tail.setSizePolicy(
            QSizePolicy.Policy.Fixed if wide else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )


class Cell(QWidget):
    """A fact with the room its longest word would need, so that facts of several lines stand in columns."""

    def __init__(self, inside: QWidget, width: float | None, parent: QWidget | None = None) -> None:
        """`width` is of the longest word in pixels of now, asked anew at each zoom by whoever made it; None fits."""
        super().__init__(parent)
        line = QHBoxLayout(self)
        space(line, gap=0)
        # A label may need its second line, for which it wants the whole width; a chip stays as small as its word.
        side = Qt.AlignmentFlag(0) if isinstance(inside, QLabel) else Qt.AlignmentFlag.AlignLeft
        line.addWidget(inside, 0, side | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        scale = None if width is None else width / look().px(100)

        def fit(cell: QWidget) -> None:
            cell.setFixedHeight(look().px(HIGH))
            if scale is not None:
                cell.setFixedWidth(round(scale * look().px(100)) + 1)

        look().fit(self, fit)


def strength_cell(inside: QWidget) -> Cell:
    """Room for any strength."""
    return Cell(inside, max(chip_size(strength_said(s)).width() for s in Strength))


def wish_cell(inside: QWidget) -> Cell:
    """Room for any wish."""
    return Cell(inside, max(chip_size(wish_said(w)).width() for w in Wish))


def since_cell(since: date, today: date) -> Cell:
    """Since when, in room for any month of this year; another year stands in a second line."""
    said = plain_label(since_said(since, today), "muted")
    metrics = QFontMetricsF(look().font(13))
    months = [tr("since {month}").format(month=QLocale().standaloneMonthName(m)) for m in range(1, 13)]
    width = max(metrics.horizontalAdvance(text) for text in months) + 4
    return Cell(said, width)
