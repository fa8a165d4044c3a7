"""The list's model: keys in order, rows fetched a page at a time when they are painted.

Life cycle: `show_first` puts the first rows on screen at once, `show_keys` brings all keys (8 bytes each) as soon as
they are there, `refresh` marks every row as perhaps old. A row not fetched yet is empty; an old one is shown until the
fresh one is there; one that is gone from the desk stays, dim. Sorting and filtering are done in SQL, never here, and
nothing here loops over all keys in Python.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from trellis.rules.tickets import Row
from trellis.ui.dates import age, exact
from trellis.ui.language import tr
from trellis.ui.tickets.words import now, row_words, word

PAGE = 128
KEPT = 8_192
"""Rows kept in memory; the ones fetched longest ago go first."""
MOVED = 256
"""Up to this many rows coming or going are told to the view one by one; more are a new list."""

Fetch = Callable[[Sequence[int], Callable[[list[Row]], None]], None]
Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The `Row` behind an index, or None while it is fetched."""
GONE = Qt.ItemDataRole.UserRole + 1
"""Whether the ticket is not in the desk any more."""


class Column(IntEnum):
    NUMBER = 0
    TITLE = 1
    STATUS = 2
    WHO = 3
    AGE = 4


class TicketModel(QAbstractTableModel):
    """Tickets by key. `fetch(keys, then)` asks for rows and hands them to `then` later."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._keys: array[int] = array("q")
        self._rows: dict[int, tuple[int, Row]] = {}
        self._gone: set[int] = set()
        self._age = 0
        self._wanted: dict[int, None] = {}
        self._under_way = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    # What is shown

    def show_first(self, rows: Sequence[Row]) -> None:
        """A new list begins with these rows; the rest follows with `show_keys`."""
        self.beginResetModel()
        self._age += 1
        self._gone.clear()
        self._wanted.clear()
        self._keys = array("q", [row.key for row in rows])
        self._keep(rows)
        self.endResetModel()

    def show_keys(self, keys: array[int]) -> None:
        """All keys in order. What is shown already stays where it is as far as it can."""
        old = self._keys
        head = _same_head(old, keys)
        tail = _same_tail(old, keys, head)
        leaving, coming = len(old) - head - tail, len(keys) - head - tail
        # Keys coming at the end only (the rest of a list that has begun) are no upheaval, however many they are.
        if leaving > MOVED or (coming > MOVED and tail):
            self.beginResetModel()
            self._keys = keys
            self.endResetModel()
            return
        if leaving:
            self.beginRemoveRows(QModelIndex(), head, head + leaving - 1)
            self._keys = old[:head] + old[head + leaving :]
            self.endRemoveRows()
        if coming:
            self.beginInsertRows(QModelIndex(), head, head + coming - 1)
            self._keys = keys
            self.endInsertRows()

    def refresh(self) -> None:
        """Rows may be old: they are shown as they are and fetched anew when painted."""
        self._age += 1
        self._gone.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(Column) - 1))

    def key_at(self, row: int) -> int:
        """The key of a row."""
        return self._keys[row]

    def row_of(self, key: int) -> int | None:
        """Where a key stands, or None."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def row_at(self, row: int) -> Row | None:
        """The ticket of a row if it is there, old or fresh; asks for it otherwise."""
        key = self._keys[row]
        kept = self._rows.get(key)
        if (kept is None or kept[0] < self._age) and key not in self._gone:
            self._want(row // PAGE)
        return kept[1] if kept else None

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (an index is a value)
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Number"), tr("What is wrong"), tr("Status"), tr("Who"), tr("Age"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == ROW:
            return row
        if role == GONE:
            return self._keys[index.row()] in self._gone
        if row is None:
            return tr("Loading…") if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(row, Column(index.column()), now())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, index)
        return None

    def _said(self, row: Row, index: Index) -> str:
        if index.column() != Column.NUMBER:
            return _shown(row, Column(index.column()), now())
        gone = tr("not in this desk any more") if self._keys[index.row()] in self._gone else ""
        return ", ".join(part for part in (row_words(row, now()), gone) if part)

    # Fetching

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._under_way:
            self._soon.start()

    def _ask(self) -> None:
        """Fetches the page painted last: on a fast scroll those that flew by are asked again only when they return."""
        if self._under_way or not self._wanted:
            return
        page, _ = self._wanted.popitem()
        for forgotten in list(self._wanted)[:-2]:
            del self._wanted[forgotten]
        keys = self._keys[page * PAGE : (page + 1) * PAGE]
        if not keys:
            return
        self._under_way = True
        age_asked = self._age
        self._fetch(list(keys), lambda rows: self._arrived(keys, age_asked, rows))

    def fetch_failed(self) -> None:
        """A page could not be read; the next paint asks again."""
        self._under_way = False

    def _arrived(self, keys: array[int], asked: int, rows: list[Row]) -> None:
        self._under_way = False
        self._keep(rows, asked)
        if asked == self._age:
            self._gone.update(set(keys) - {row.key for row in rows})
        first = self.row_of(keys[0])
        if first is not None:
            last = min(first + len(keys), len(self._keys)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        if self._wanted:
            self._soon.start()

    def _keep(self, rows: Sequence[Row], asked: int | None = None) -> None:
        for row in rows:
            self._rows.pop(row.key, None)
            self._rows[row.key] = (self._age if asked is None else asked, row)
        while len(self._rows) > KEPT:
            del self._rows[next(iter(self._rows))]


def tip(row: Row) -> str:
    """What the tooltip of an age says: the exact time."""
    return tr("Opened {when}").format(when=exact(row.created))


def _shown(row: Row, column: Column, at: datetime) -> str:
    return {
        Column.NUMBER: row.number,
        Column.TITLE: row.title,
        Column.STATUS: word(row.status),
        Column.WHO: row.assignee_name,
        Column.AGE: age(row.created, at),
    }[column]


def _same_head(one: array[int], two: array[int]) -> int:
    """How many keys are the same from the start; compares slices in C, halving."""
    low, high = 0, min(len(one), len(two))
    if one[:high] == two[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_tail(one: array[int], two: array[int], head: int) -> int:
    """How many keys are the same at the end, not counting the first `head`."""
    low, high = 0, min(len(one), len(two)) - head
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == two[len(two) - middle : len(two) - low]:
            low = middle
        else:
            high = middle - 1
    return low
