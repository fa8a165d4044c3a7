"""A wide column and a narrow one beside it where there is room, below it where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trellis.ui.theme import look, space

TOGETHER = 680
"""The least width, at 100 %, of both side by side."""
NARROW = 244


class Beside(QWidget):
    """Tab goes down the wide column first. `lead` stands at the head of the narrow one, or above all."""

    def __init__(
        self,
        wide: Sequence[QWidget],
        narrow: Sequence[QWidget],
        lead: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._line, gap=16)
        self._narrow = QWidget()
        self._lead = lead
        self._main, self._side = QVBoxLayout(), QVBoxLayout(self._narrow)
        for column, parts in ((self._main, wide), (self._side, narrow)):
            space(column, gap=16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._line.addLayout(self._main, 1)
        self._line.addWidget(self._narrow)
        look().changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or not."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: the other goes below it."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), look().px(280)), hint.height())

    def _arrange(self) -> None:
        together = self.width() >= look().px(TOGETHER)
        way = QBoxLayout.Direction.LeftToRight if together else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        if self._lead is not None:
            place, other = (self._side, self._main) if together else (self._main, self._side)
            if place.indexOf(self._lead) < 0:
                other.removeWidget(self._lead)
                place.insertWidget(0, self._lead)
        if together:
            self._narrow.setFixedWidth(look().px(NARROW))
        else:
            self._narrow.setMinimumWidth(0)
            self._narrow.setMaximumWidth(16_777_215)
