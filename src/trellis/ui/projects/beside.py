"""A wide column and a narrow one beside it where there is room, below it where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.ui.columns import Columns
from trellis.ui.theme import look, space

TOGETHER = 680
"""The least width, at 100 %, of both side by side."""
NARROW = 244


class Beside(Columns):
    """Tab goes down the wide column first. `lead` stands at the head of the narrow one, or above all."""

    def __init__(
        self,
        wide: Sequence[QWidget],
        narrow: Sequence[QWidget],
        lead: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
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
        self._begin()

    def _arrange(self) -> None:
        together = self._turn(TOGETHER)
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
