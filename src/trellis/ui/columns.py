"""Two columns of cards where there is room, one below the other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trellis.ui.theme import look, space

TOGETHER = 760
"""The least width, at 100 %, of two columns side by side."""


class Columns(QWidget):
    """What both arrangements share: one line of two columns, turned where there is no room. `_arrange` decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._line, gap=16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or not."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: the other goes below it."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), look().px(280)), hint.height())

    def _begin(self) -> None:
        """The columns are filled: arrange them, now and whenever the zoom changes."""
        look().changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        raise NotImplementedError

    def _turn(self, least: int) -> bool:
        """Side by side from this width on (at 100 %); whether they are."""
        together = self.width() >= look().px(least)
        way = QBoxLayout.Direction.LeftToRight if together else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        return together


class TwoColumns(Columns):
    """The left column is a little wider. Tab goes down the left one first."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: list[QVBoxLayout] = []
        for cards in (left, right):
            side = QVBoxLayout()
            space(side, gap=16)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.append(side)
            self._line.addLayout(side)
        self._begin()

    def _arrange(self) -> None:
        together = self._turn(TOGETHER)
        for side, stretch in zip(self._sides, (13, 10), strict=True):
            self._line.setStretchFactor(side, stretch if together else 0)
