"""The board: a column for each state a ticket goes through at the desk, cards moved by mouse or by keys.

Arrow keys walk; Ctrl or Shift with Left or Right moves the card to the next column, as dropping it there does. What a
column needs (a reason, what fixed it) is asked by the step itself, and the card moves when the step was taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.tickets import Row, Status
from trellis.ui.context import Context
from trellis.ui.controls import Heading, Muted, dress_list, row, scrolled, styled
from trellis.ui.dates import age
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.doing import Doing, ticket_of
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.listview import paint_holder, paint_priority
from trellis.ui.tickets.words import now, row_words, word

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

COLUMNS = (Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING, Status.RESOLVED)
CARD = 92
MOST = 60
"""Cards in a column; the rest is in the list."""
ROW = Qt.ItemDataRole.UserRole


class CardPainter(QStyledItemDelegate):
    """One card: number and age, two lines of title, who has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All cards are of one height."""
        return QSize(look().px(120), look().px(CARD + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The card on the column's ground."""
        ticket: Row = index.data(ROW)
        theme, px = look().theme, look().px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_HasFocus)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1 - px(8))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen and active else "line"), 2 if chosen and active else 1))
        painter.setBrush(theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box, px(8), px(8))
        inner = box.adjusted(px(10), px(8), -px(10), -px(8))
        self._first_line(painter, inner, ticket)
        side = px(24) if ticket.assignee else 0
        if ticket.assignee is not None:
            circle = QRectF(inner.right() - side, inner.bottom() - side, side, side)
            paint_holder(painter, circle, ticket)
        painter.setPen(theme.colour("ink"))
        words = inner.adjusted(0, px(22), -side - (px(6) if side else 0), 0)
        _two_lines(painter, words, ticket.title)
        painter.restore()

    def _first_line(self, painter: QPainter, inner: QRectF, ticket: Row) -> None:
        theme, px = look().theme, look().px
        font = look().font(12)
        line = QRectF(inner.left(), inner.top(), inner.width(), px(18))
        paint_priority(painter, QPointF(line.left() + px(5), line.center().y()), ticket.priority)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line.adjusted(px(16), 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, ticket.number)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, age(ticket.created, now()))


class Column(QListWidget):
    """The cards of one state."""

    opened = Signal(object)
    """The `Row` of a card: Enter or a double click."""
    walked = Signal(int)
    """Left (-1) or Right (1): the focus goes to the next column."""
    moved = Signal(object, object)
    """(`Row`, `Status`): a card is to go to another state."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        dress_list(self, word(status))
        self.setItemDelegate(CardPainter(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(ROW)))
        look().changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: list[Row]) -> None:
        """Show these cards; the chosen one stays chosen if it is still here."""
        chosen, at = self.chosen(), self.verticalScrollBar().value()
        self.clear()
        moment = now()
        for one in rows:
            item = QListWidgetItem()
            item.setData(ROW, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row_words(one, moment))
            self.addItem(item)
            if chosen is not None and one.id == chosen.id:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(at)
        self.setAccessibleName(f"{word(self.status)}, {len(rows)}")

    def chosen(self) -> Row | None:
        """The card that is chosen."""
        item = self.currentItem()
        found: Row | None = item.data(ROW) if item is not None and item.isSelected() else None
        return found

    def choose(self, id_: UUID) -> bool:
        """Choose this card, if it is here."""
        for at in range(self.count()):
            if self.item(at).data(ROW).id == id_:
                self.setCurrentRow(at)
                return True
        return False

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A chosen card has the ring of the focus; a column without one has it itself."""
        super().currentChanged(current, previous)
        barred = "true" if current.isValid() else "false"
        if self.property("barred") != barred:
            styled(self, barred=barred)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk between columns; with Ctrl or Shift they take the card along."""
        key, held = event.key(), event.modifiers()
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        step = 1 if key == Qt.Key.Key_Right else -1
        if not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.walked.emit(step)
            return
        chosen, at = self.chosen(), COLUMNS.index(self.status) + step
        if chosen is not None and 0 <= at < len(COLUMNS):
            self.moved.emit(chosen, COLUMNS[at])

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards of other columns may come."""
        self._may_drop(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the column."""
        self._may_drop(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The step decides; the card moves when it was taken, so nothing is moved here."""
        source = event.source()
        if isinstance(source, Column) and (card := source.chosen()) is not None:
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.moved.emit(card, self.status)

    def _may_drop(self, event: QDropEvent) -> None:
        source = event.source()
        if isinstance(source, Column) and source is not self:
            event.acceptProposedAction()
        else:
            event.ignore()


class Board(QWidget):
    """All columns. `refresh` loads the newest cards of each."""

    opened = Signal(object)
    """The id of a ticket to open."""
    chosen_changed = Signal()

    def __init__(self, context: Context, doing: Doing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._doing = context, doing
        self.columns = {status: Column(status) for status in COLUMNS}
        self._heads: dict[Status, Muted] = {}
        self._last = Status.NEW
        self._moving: tuple[UUID, Status] | None = None
        inside = QWidget()
        line = QHBoxLayout(inside)
        space(line, gap=12)
        for status, column in self.columns.items():
            line.addWidget(self._framed(status, column), 1)
            column.opened.connect(lambda card: self.opened.emit(card.id))
            column.walked.connect(lambda step, s=status: self._walk(s, step))
            column.moved.connect(self._move)
            column.itemSelectionChanged.connect(lambda s=status: self._selected(s))
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(area, 1)
        keys = self.tr("Arrow keys walk, Ctrl and an arrow moves the card, Enter opens it.")
        layout.addWidget(Muted(keys, "small"))
        self.setFocusProxy(self.columns[Status.NEW])

    def refresh(self) -> None:
        """Load the cards anew; the old ones stay until then."""

        def work(desk: Desk) -> Mapping[Status, list[Row]]:
            return desk.tickets.board()

        self._context.worker.run(work, while_alive(self, self._show))

    def update_ages(self) -> None:
        """Ages grow."""
        for column in self.columns.values():
            column.viewport().update()

    def chosen(self) -> Row | None:
        """The card that is chosen, in whichever column."""
        return self.columns[self._last].chosen()

    def choose(self, id_: UUID) -> None:
        """Choose this card where it is."""
        for column in self.columns.values():
            if column.choose(id_):
                return

    def walk(self, step: int) -> None:
        """The next or previous card of the column."""
        column = self.columns[self._last]
        column.setCurrentRow(max(0, min(column.count() - 1, column.currentRow() + step)))
        column.setFocus()

    def _framed(self, status: Status, column: Column) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "inset")
        size(frame, min_width=168)
        column.setStyleSheet(
            'QListView { background: transparent; } QListView[barred="true"]:focus { border-color: transparent; }'
        )
        name, count = Heading(word(status)), Muted("", "small")
        name.setWordWrap(False)
        self._heads[status] = count
        layout = QVBoxLayout(frame)
        space(layout, 12, 8, 8, 10, gap=8)
        layout.addLayout(row(name, count, None))
        layout.addWidget(column, 1)
        return frame

    def _show(self, cards: Mapping[Status, list[Row]]) -> None:
        moving = self._moving  # filling a column chooses in it
        for status, column in self.columns.items():
            rows = list(cards.get(status, []))
            column.show_rows(rows)
            self._heads[status].setText(f"{len(rows)}+" if len(rows) >= MOST else str(len(rows)))
        if moving is not None:
            self._follow(*moving)

    def _follow(self, card: UUID, to: Status) -> None:
        """A card that was moved stays the chosen one, in its new column."""
        if not self.columns[to].choose(card):
            self._moving = (card, to)
            return
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            self.columns[to].setFocus()

    def _walk(self, status: Status, step: int) -> None:
        at = COLUMNS.index(status) + step
        if not 0 <= at < len(COLUMNS):
            return
        here, there = self.columns[status], self.columns[COLUMNS[at]]
        if there.count():
            there.setCurrentRow(min(max(0, here.currentRow()), there.count() - 1))
        there.setFocus(Qt.FocusReason.OtherFocusReason)
        self._last = COLUMNS[at]
        self.chosen_changed.emit()

    def _selected(self, status: Status) -> None:
        """One card is chosen on the whole board."""
        if not self.columns[status].selectedItems():
            return
        self._moving = None
        self._last = status
        for other, column in self.columns.items():
            if other is not status and column.selectedItems():
                column.blockSignals(True)
                column.clearSelection()
                column.blockSignals(False)
        self.chosen_changed.emit()

    def _move(self, card: Row, to: Status) -> None:
        self._moving = (card.id, to)
        self._doing.move(ticket_of(card), to)


def _two_lines(painter: QPainter, box: QRectF, text: str) -> None:
    """At most two lines of a title; the second is cut with three dots."""
    font = look().font(13)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(box.width())
    layout.endLayout()
    length = first.textLength()
    top = box.top() + metrics.ascent()
    painter.drawText(QPointF(box.left(), top), text[:length])
    rest = metrics.elidedText(text[length:].strip(), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QPointF(box.left(), top + metrics.lineSpacing()), rest)
