"""A table that is walked row by row. With a row chosen, the focus is a bar at that row; without one, the usual ring."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from trellis.ui.controls import styled
from trellis.ui.theme import look

Index = QModelIndex | QPersistentModelIndex
BAR = 3


class WalkedTable(QTableView):
    """The kit's table for lists that open what is chosen in them; `dress_table` dresses it as any other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._barred = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another row is the current one, or none."""
        super().currentChanged(current, previous)
        self._show_focus()

    def reset(self) -> None:
        """A new list has no current row yet."""
        super().reset()
        self._show_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming back chooses nothing by itself, as Qt would: what is open stays open."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            super(QAbstractItemView, self).focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The bar goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the bar."""
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.currentIndex().row()
            bar = QRect(0, self.rowViewportPosition(row), look().px(BAR), self.rowHeight(row) - 1)
            QPainter(self.viewport()).fillRect(bar, look().theme.colour("accent"))

    def _show_focus(self) -> None:
        barred = self.currentIndex().isValid()
        if barred is not self._barred:
            self._barred = barred
            styled(self, barred="true" if barred else "false")
