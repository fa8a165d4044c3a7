"""Open tickets that look like what is being typed at intake, offered at its side while typing.

`Alikes.look_for` is told every change of words, room and device; it asks the desk when the typing rests and shows what
comes back. Enter or a click opens a ticket instead of logging the same problem twice.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.tickets import LookAlike
from trellis.ui.chips import paint_chip
from trellis.ui.controls import Muted, dress_list
from trellis.ui.dates import age
from trellis.ui.notes import announce
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import now, row_words, word
from trellis.ui.worker import Worker

REST_MS = 250
"""How long the typing rests before the desk is asked."""
ROW = 64


def why_words(why: str) -> str:
    """Why a ticket is offered, as people read it."""
    known = {
        "same device": QCoreApplication.translate("Alikes", "Same device"),
        "same words": QCoreApplication.translate("Alikes", "Same words"),
        "same room": QCoreApplication.translate("Alikes", "Same room"),
    }
    return known.get(why, why)


class Alikes(QWidget):
    """The list at the side of the intake form."""

    opened = Signal(object)
    """Somebody wants this ticket (its id) instead of a new one."""
    counted = Signal(int)
    """Another number of tickets is offered."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._asked = ("", "", "")
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.hint = Muted(self.tr("While you type, open tickets with the same device, words or room show up here."))
        self.list = QListWidget()
        dress_list(self.list, self.tr("Open tickets that look alike"))
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.list.hide()
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        layout.addStretch()

    def look_for(self, words: str, room: str, device: str) -> None:
        """What is typed now."""
        wanted = (words.strip()[:2_000], room.strip(), device.strip())
        if wanted != self._asked:
            self._asked = wanted
            self._rest.start()

    def clear(self) -> None:
        """Nothing is typed any more."""
        self._asked = ("", "", "")
        self._rest.stop()
        self._show([])

    def found(self) -> list[LookAlike]:
        """What is offered now."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def go_in(self) -> bool:
        """Put the focus on the first ticket; False when there is none."""
        if not self.list.count():
            return False
        self.list.setCurrentRow(max(0, self.list.currentRow()))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _ask(self) -> None:
        asked = self._asked
        if not any(asked):
            self._show([])
            return

        def answer(found: list[LookAlike]) -> None:
            if asked == self._asked:
                self._show(found)

        words, room, device = asked
        self._worker.run(lambda desk: desk.tickets.look_alikes(words, room, device), while_alive(self, answer))

    def _show(self, found: list[LookAlike]) -> None:
        if [one.row.id for one in found] == [one.row.id for one in self.found()]:
            return
        self.list.clear()
        for one in found:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{why_words(one.why)}: {row_words(one.row, now())}")
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self.hint.setVisible(not found)
        self.counted.emit(len(found))
        if found:
            announce(self, self.tr("Open tickets that look alike: {n}").format(n=len(found)))

    def _open(self, item: QListWidgetItem) -> None:
        one: LookAlike = item.data(Qt.ItemDataRole.UserRole)
        id: UUID = one.row.id
        self.opened.emit(id)


class _Painter(QStyledItemDelegate):
    """Two lines: number and title; below them why it is offered, where it stands, who has it and how old it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(look().px(160), look().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        one: LookAlike = index.data(Qt.ItemDataRole.UserRole)
        theme, px, row = look().theme, look().px, one.row
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, px(6), px(6))
        box.adjust(px(6), px(6), -px(6), -px(6))
        first, second = QRectF(box), QRectF(box)
        first.setHeight(box.height() / 2)
        second.setTop(first.bottom())
        number = _line(painter, first, row.number, "muted", 14, 400)
        _line(painter, first.adjusted(number + px(8), 0, 0, 0), row.title, "ink", 14, 500)
        left = paint_chip(painter, second.left(), second.center().y(), why_words(one.why), "blue") + px(8)
        parts = (word(row.status), row.room, row.assignee_name, age(row.created, now()))
        rest = " · ".join(part for part in parts if part)
        _line(painter, second.adjusted(left, 0, 0, 0), rest, "muted", 13, 400)
        painter.restore()


def _line(painter: QPainter, box: QRectF, text: str, colour: str, size: float, weight: int) -> float:
    """One line of plain text, cut where it does not fit. Returns how wide it is."""
    font = look().font(size, weight)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
    painter.setFont(font)
    painter.setPen(look().theme.colour(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return metrics.horizontalAdvance(shown)
