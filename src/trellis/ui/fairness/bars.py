"""Bars, painted: one line a person, one column a week. Colour, pattern and words each say what a part is.

A chart is for the eye; its accessible description says every line, and the page has a table with the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trellis.ui.theme import look

LINE, THICK, GAP = 30, 14, 2
COLUMN_HEIGHT, WIDEST_COLUMN = 112, 34


class Part(Enum):
    """How a part of a bar is painted: solid, striped, or empty within its outline."""

    WANTED = "wanted"
    STRETCH = "stretch"
    ROUTINE = "routine"


@dataclass(frozen=True)
class Bar:
    """One bar: whose it is, its parts, and what it says in words."""

    label: str
    parts: tuple[tuple[Part, int], ...]
    said: str

    @property
    def total(self) -> int:
        """How long it is."""
        return sum(value for _, value in self.parts)


def _line(bar: Bar) -> str:
    return f"{bar.label}: {bar.said}" if bar.label else bar.said


def paint_part(painter: QPainter, box: QRectF, part: Part) -> None:
    """One part of a bar. All three have an outline that can be told from the ground."""
    theme = look().theme
    ink = theme.colour("field" if part is Part.ROUTINE else "accent")
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(theme.colour({Part.WANTED: "accent", Part.STRETCH: "accent_soft"}.get(part, "sunken")))
    painter.drawRoundedRect(box, look().px(2), look().px(2))
    if part is Part.STRETCH:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, look().px(2), look().px(2))
    painter.restore()


class Bars(QWidget):
    """Lines of bars to one scale, in the order they are given."""

    def __init__(self, name: str, bars: Sequence[Bar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = list(bars)
        self._most = max((bar.total for bar in bars), default=0)
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(map(_line, bars)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(look().px(360), len(self._bars) * look().px(LINE))

    def minimumSizeHint(self) -> QSize:
        """Narrower bars say as much."""
        return QSize(look().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names at the left, what they say right after the bars."""
        painter, theme, px = QPainter(self), look().theme, look().px
        painter.setFont(look().font(13))
        metrics = QFontMetricsF(painter.font())
        beside = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0) + 1
        names = min(beside, self.width() * 0.3)
        said = max((metrics.horizontalAdvance(bar.said) for bar in self._bars), default=0) + 1
        said = min(said, self.width() * 0.36)
        room = self.width() - names - said - 2 * px(12) - len(Part) * (GAP + px(4))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for at, bar in enumerate(self._bars):
            line = QRectF(0, at * px(LINE), self.width(), px(LINE))
            painter.setPen(theme.colour("ink"))
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, names)
            painter.drawText(line.adjusted(0, 0, names - line.width(), 0), middle, label)
            x = self._paint_bar(painter, bar, QRectF(names + px(12), line.top(), room, line.height()))
            painter.setPen(theme.colour("muted"))
            left = x + px(12)
            shown = metrics.elidedText(bar.said, Qt.TextElideMode.ElideRight, self.width() - left + 1)
            painter.drawText(QRectF(left, line.top(), self.width() - left, line.height()), middle, shown)

    def _paint_bar(self, painter: QPainter, bar: Bar, line: QRectF) -> float:
        """Paints its parts; returns where they end."""
        thick, x = look().px(THICK), line.left()
        for part, value in bar.parts:
            if value:
                width = max(line.width() * value / self._most, look().px(4))
                paint_part(painter, QRectF(x, line.center().y() - thick / 2, width, thick), part)
                x += width + GAP
        return x


class Columns(QWidget):
    """Columns to one scale, oldest first, each with its words below; where it gets narrow some words are left out."""

    def __init__(self, name: str, bars: Sequence[Bar], low: bool = False, parent: QWidget | None = None) -> None:
        """`low` for several charts below each other, without words under the columns."""
        super().__init__(parent)
        self._bars, self._high = list(bars), 40 if low else COLUMN_HEIGHT
        self._most = max((bar.total for bar in bars), default=0)
        self._labelled = any(bar.label for bar in bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(map(_line, bars)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the columns, a number above and words below."""
        return QSize(look().px(360), look().px(self._high + (44 if self._labelled else 22)))

    def minimumSizeHint(self) -> QSize:
        """Narrower columns say as much."""
        return QSize(look().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns from a common ground line."""
        if not self._bars:
            return
        painter, theme, px = QPainter(self), look().theme, look().px
        painter.setFont(look().font(12))
        metrics = QFontMetricsF(painter.font())
        step = min(self.width() / len(self._bars), px(WIDEST_COLUMN * 2.2))
        wide = min(step * 0.6, px(WIDEST_COLUMN))
        ground = px(self._high + 20)
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self._bars) + px(8)
        every = max(1, -int(-widest // step))
        painter.fillRect(QRectF(0, ground, step * len(self._bars), 1), theme.colour("line"))
        for at, bar in enumerate(self._bars):
            middle = step * (at + 0.5)
            top = self._paint_column(painter, bar, middle - wide / 2, wide, ground)
            painter.setPen(theme.colour("muted"))
            if bar.total:
                self._say(painter, metrics, str(bar.total), middle, top - px(4))
            if at % every == 0:
                half = metrics.horizontalAdvance(bar.label) / 2
                self._say(painter, metrics, bar.label, max(middle, half), ground + metrics.height() + px(2))

    def _paint_column(self, painter: QPainter, bar: Bar, x: float, wide: float, ground: float) -> float:
        top = ground
        for part, value in bar.parts:
            if value:
                high = max(look().px(self._high) * value / self._most, look().px(3))
                paint_part(painter, QRectF(x, top - high, wide, high - 1), part)
                top -= high
        return top

    def _say(self, painter: QPainter, metrics: QFontMetricsF, text: str, middle: float, base: float) -> None:
        painter.drawText(QPointF(middle - metrics.horizontalAdvance(text) / 2, base), text)


class Legend(QWidget):
    """A part and its word, as painted in the bars."""

    def __init__(self, part: Part, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part, self._word = part, word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The swatch and the word."""
        metrics = QFontMetricsF(look().font(13))
        return QSize(round(metrics.horizontalAdvance(self._word)) + look().px(34), look().px(22))

    def minimumSizeHint(self) -> QSize:
        """Never without its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The swatch, then the word."""
        painter, px = QPainter(self), look().px
        paint_part(painter, QRectF(0, self.height() / 2 - px(6), px(20), px(12)), self._part)
        painter.setFont(look().font(13))
        painter.setPen(look().theme.colour("muted"))
        box = QRectF(px(28), 0, self.width() - px(28), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
