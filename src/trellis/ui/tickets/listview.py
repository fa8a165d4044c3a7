"""The list: rows of one height, painted by hand, walked by keys. It never loops over what it does not show."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from trellis.rules.tickets import Priority, Row, Sort, Status
from trellis.ui.controls import chip_size, dress_table, paint_avatar, paint_chip
from trellis.ui.dates import age
from trellis.ui.language import tr
from trellis.ui.text import plain_tip
from trellis.ui.theme import look
from trellis.ui.tickets.listmodel import GONE, ROW, Column, TicketModel, tip
from trellis.ui.tickets.words import PRIORITY_COLOURS, STATUS_TONES, now, word
from trellis.ui.walked import WalkedTable

ROW_HEIGHT = 44
AVATAR = 28
SIDE = 10
"""Room left and right of what a cell shows."""

SORTS = {
    Column.NUMBER: Sort.NUMBER,
    Column.TITLE: Sort.TITLE,
    Column.STATUS: Sort.STATUS,
    Column.WHO: Sort.ASSIGNEE,
    Column.AGE: Sort.CREATED,
}
Index = QModelIndex | QPersistentModelIndex


def paint_priority(painter: QPainter, centre: QPointF, priority: Priority) -> None:
    """The dot before a title. Shape speaks too: now is a diamond, soon a dot, normal a small dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().theme.colour(PRIORITY_COLOURS[priority]))
    half = look().px(10) / 2
    if priority is Priority.NOW:
        corners = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    else:
        radius = half * (0.8 if priority is Priority.SOON else 0.55)
        painter.drawEllipse(centre, radius, radius)


def paint_holder(painter: QPainter, circle: QRectF, row: Row) -> None:
    """The initials of who has it, in a ring that keeps them apart from the ground of a chosen row."""
    if row.assignee is not None:
        ring = look().px(2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().theme.colour("surface"))
        painter.drawEllipse(circle.adjusted(-ring, -ring, ring, ring))
        paint_avatar(painter, circle, row.assignee_name, row.assignee.bytes)


class TicketPainter(QStyledItemDelegate):
    """Paints one cell: number, dot and title, status chip, initials, age."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell; a row not fetched yet is a quiet bar, one that is gone is dim."""
        theme, row = look().theme, index.data(ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.colour("accent_soft" if chosen else "surface"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        cell = QRectF(box).adjusted(look().px(SIDE), 0, 0, -1)
        if row is None:
            self._wait(painter, cell, Column(index.column()))
        else:
            if index.data(GONE):
                painter.setOpacity(0.45)
            self._cell(painter, cell, Column(index.column()), row)
        painter.restore()

    def _wait(self, painter: QPainter, cell: QRectF, column: Column) -> None:
        if column is Column.TITLE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().theme.colour("sunken"))
            width, height = cell.width() * 0.6, look().px(10)
            bar = QRectF(cell.left(), cell.center().y() - height / 2, width, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)

    def _cell(self, painter: QPainter, cell: QRectF, column: Column, row: Row) -> None:
        theme, px = look().theme, look().px
        if column is Column.NUMBER:
            _text(painter, cell, row.number, theme.colour("muted"))
        elif column is Column.TITLE:
            paint_priority(painter, QPointF(cell.left() + px(5), cell.center().y()), row.priority)
            _text(painter, cell.adjusted(px(16), 0, 0, 0), row.title, theme.colour("ink"))
        elif column is Column.STATUS:
            paint_chip(
                painter, cell.left(), cell.center().y(), word(row.status), STATUS_TONES[row.status], cell.width()
            )
        elif column is Column.WHO and row.assignee is not None:
            side = px(AVATAR)
            circle = QRectF(cell.left(), cell.center().y() - side / 2, side, side)
            paint_holder(painter, circle, row)
        elif column is Column.AGE:
            _text(painter, cell, age(row.created, now()), theme.colour("muted"))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole title, the name, the exact time, as plain text."""
        row = index.data(ROW) if index.isValid() else None
        said = ""
        if row is not None:
            said = {
                Column.TITLE: tr("{title} · priority {priority}").format(
                    title=row.title, priority=word(row.priority).lower()
                ),
                Column.STATUS: row.waiting_reason,
                Column.WHO: row.assignee_name,
                Column.AGE: tip(row),
            }.get(Column(index.column()), "")
        plain_tip(view.viewport(), said)
        QToolTip.showText(event.globalPos(), view.viewport().toolTip(), view.viewport())
        return True


def _text(painter: QPainter, cell: QRectF, words: str, colour: QColor) -> None:
    painter.setFont(look().font(13))
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(cell.width()))
    painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class TicketList(WalkedTable):
    """The list with its keys: arrows walk, Enter opens, a click on a heading sorts."""

    opened = Signal()
    """Enter or a double click on a ticket."""
    sort_asked = Signal(object, bool)
    """A heading was clicked: the `Sort` and whether it descends."""

    def __init__(self, model: TicketModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        dress_table(self, self.tr("Tickets"), ROW_HEIGHT)
        self.setItemDelegate(TicketPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._sort)
        self._sorted: tuple[Sort, bool] = (Sort.CREATED, True)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        look().fit(self, lambda view: view.fit_columns())

    def show_sort(self, sort: Sort, descending: bool) -> None:
        """Show in the headings how the list is sorted. An age rises when times descend."""
        self._sorted = (sort, descending)
        column = next((c for c, s in SORTS.items() if s is sort), None)
        rising = descending if sort is Sort.CREATED else not descending
        order = Qt.SortOrder.AscendingOrder if rising else Qt.SortOrder.DescendingOrder
        self.horizontalHeader().setSortIndicator(-1 if column is None else int(column), order)

    def fit_columns(self) -> None:
        """Give every column what its longest word needs and the title the rest; drop columns where there is no room."""
        px = look().px
        text = QFontMetricsF(look().font(13))
        head = QFontMetricsF(look().font(12, 500))
        pad = px(SIDE)
        chips = max(chip_size(word(status)).width() for status in Status)
        ages = max(text.horizontalAdvance(a) for a in (tr("59 min"), tr("364 d"), tr("Age")))
        widths = {
            Column.NUMBER: text.horizontalAdvance("W-00000") + pad + px(6),
            Column.STATUS: chips + pad + px(4),
            Column.WHO: max(px(AVATAR), round(head.horizontalAdvance(tr("Who")))) + pad + px(10),
            Column.AGE: ages + pad + px(14),
        }
        room = self.viewport().width() - px(150)
        for column in (Column.NUMBER, Column.STATUS, Column.AGE, Column.WHO):
            room -= round(widths[column])
            self.setColumnHidden(column, room < 0 and column in (Column.WHO, Column.AGE, Column.STATUS))
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, round(widths[column]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another choice of columns."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End go to the first and last row; letters belong to shortcuts."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit()
        elif key == Qt.Key.Key_Home:
            self.walk_to(0)
        elif key == Qt.Key.Key_End:
            self.walk_to(self.model().rowCount() - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not search here: Qt would read every row to do it."""

    def walk_to(self, row: int) -> None:
        """Make this row the current one, if there is one, and show it."""
        if self.model().rowCount():
            row = max(0, min(row, self.model().rowCount() - 1))
            self.setCurrentIndex(self.model().index(row, 0))

    def _sort(self, section: int) -> None:
        sort = SORTS[Column(section)]
        now_sorted, descending = self._sorted
        first = sort is Sort.CREATED
        self.sort_asked.emit(sort, not descending if sort is now_sorted else first)
