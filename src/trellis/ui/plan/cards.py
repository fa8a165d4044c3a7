"""One card of the deal and how it is painted: number, title, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trellis.ui.theme import look

CARD = Qt.ItemDataRole.UserRole
GAP = 8
TITLE_LINES, REASON_LINES = 3, 3
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PileCard:
    """A ticket in somebody's pile, in words."""

    ticket: UUID
    number: str
    title: str
    reason: str
    urgent: bool = False
    moved: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.number}, {self.title}, {self.reason}"


def lines_of(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The text in at most so many lines of a width; the last is cut with three dots."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    begin = 0
    while len(found) < most - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        found.append(text[begin : begin + line.textLength()].strip())
        begin += line.textLength()
    layout.endLayout()
    rest = text[begin:].strip()
    if rest:
        found.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return found


class CardPainter(QStyledItemDelegate):
    """Cards as high as their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Number, title and reason, one below the other, at the width of the column."""
        px, card = look().px, index.data(CARD)
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        words = self._words(card, width - 2 - 2 * px(11))
        height = sum(QFontMetricsF(font).lineSpacing() * len(lines) for font, _, lines in words)
        return QSize(px(80), round(height) + px(8 + 4 + 4 + 8 + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card; the chosen one has a ring while the column has the focus."""
        theme, px, card = look().theme, look().px, index.data(CARD)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1 - px(GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if active else "line"), 2 if active else 1))
        painter.setBrush(theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box, px(8), px(8))
        inner = box.adjusted(px(11), px(8), -px(11), -px(8))
        top = inner.top()
        for font, colour, lines in self._words(card, inner.width()):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            for line in lines:
                painter.drawText(QPointF(inner.left(), top + metrics.ascent()), line)
                top += metrics.lineSpacing()
            top += px(4)
        painter.restore()

    def _words(self, card: PileCard, width: float) -> list[tuple[QFont, str, list[str]]]:
        title, small, number = look().font(14), look().font(13), look().font(12)
        tone = "amber" if card.urgent else "blue" if card.moved else "muted"
        return [
            (number, "muted", [card.number]),
            (title, "ink", lines_of(card.title, title, width, TITLE_LINES)),
            (small, tone, lines_of(card.reason, small, width, REASON_LINES)),
        ]
