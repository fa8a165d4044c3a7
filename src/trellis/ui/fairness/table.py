"""The numbers of a chart as a table, as high as its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from trellis.ui.controls import dress_table
from trellis.ui.theme import look

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, MOST_ROWS = 34, 12


class Rows(QAbstractTableModel):
    """Headings and rows of plain text; all but the first column are numbers."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings, self._rows = list(headings), [list(row) for row in rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # as Qt asks
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # as Qt asks
        """As many as headings."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text; a row is said whole to a screen reader in its first cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row[column]
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            told = [f"{heading} {cell}" for heading, cell in zip(self._headings[1:], row[1:], strict=True)]
            return ", ".join([row[0], *told])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headings[section]


class NumberTable(QTableView):
    """Up to twelve rows are seen at once, more are scrolled to."""

    def __init__(
        self, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(Rows(headings, rows, self))
        dress_table(self, name, ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(look().px(64))
        look().fit(self, lambda table: table.fit())

    def fit(self) -> None:
        """As high as its rows at the present zoom, with room for a scroll bar below."""
        rows = min(self.model().rowCount(), MOST_ROWS)
        high = self.horizontalHeader().sizeHint().height() + rows * look().px(ROW_HEIGHT)
        self.setFixedHeight(high + look().px(14))
