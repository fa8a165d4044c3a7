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
    """Tab goes down the wide column first."""

    def __init__(self, wide: Sequence[QWidget], narrow: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._line, gap=16)
        self._narrow = QWidget()
        side = QVBoxLayout(self._narrow)
        main = QVBoxLayout()
        for column, parts in ((main, wide), (side, narrow)):
            space(column, gap=16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._line.addLayout(main, 1)
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
        if together:
            self._narrow.setFixedWidth(look().px(NARROW))
        else:
            self._narrow.setMinimumWidth(0)
            self._narrow.setMaximumWidth(16_777_215)
