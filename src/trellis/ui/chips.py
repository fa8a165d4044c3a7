"""Chips: small round words with a tone. One paint function serves the widgets and the delegates of lists."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trellis.ui.language import number_text
from trellis.ui.theme import look

HEIGHT, SIDE, TEXT = 22, 8, 12


def chip_size(text: str) -> QSize:
    """The size of a chip with this text at the present zoom, in pixels."""
    width = QFontMetricsF(look().font(TEXT, 500)).horizontalAdvance(text)
    return QSize(round(width) + 2 * look().px(SIDE) + 1, look().px(HEIGHT))


def paint_chip(
    painter: QPainter, x: float, middle: float, text: str, tone: str = "neutral", room: float | None = None
) -> float:
    """Paint a chip with its left edge at `x`, centred on `middle`; at most `room` pixels wide. Returns its width."""
    wanted = chip_size(text)
    width = wanted.width() if room is None else min(float(wanted.width()), room)
    if width < 2 * look().px(SIDE):
        return 0.0
    box = QRectF(x, middle - wanted.height() / 2, width, wanted.height())
    ink, ground = look().theme.tone(tone)
    _paint(painter, box, text, ink, ground)
    return width


def _paint(painter: QPainter, box: QRectF, text: str, ink: QColor, ground: QColor, ring: QColor | None = None) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    if ring is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ring, 2))
        inner = box.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    font = look().font(TEXT, 500)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink)
    room = box.width() - 2 * look().px(SIDE) + 1
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    start = box.left() + (box.width() - metrics.horizontalAdvance(shown)) / 2
    painter.drawText(QPointF(start, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), shown)
    painter.restore()


class Chip(QWidget):
    """A word with a tone, not clickable: a status, a topic, a date. Read to screen readers by its accessible name."""

    def __init__(self, text: str, tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def text(self) -> str:
        """The word shown."""
        return self._text

    def tone(self) -> str:
        """The tone shown."""
        return self._tone

    def set(self, text: str, tone: str | None = None) -> None:
        """Show this word, and this tone if given."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return chip_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """A chip may shrink; its word is then cut with three dots."""
        return QSize(min(look().px(48), chip_size(self._text).width()), look().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip over the whole width."""
        ink, ground = look().theme.tone(self._tone)
        _paint(QPainter(self), QRectF(self.rect()), self._text, ink, ground)


class ChipButton(QAbstractButton):
    """A chip to press: "+ tag", "Lock", or with `checkable` and a count a view such as "Open 12"."""

    def __init__(
        self,
        text: str,
        count: int | None = None,
        tone: str = "neutral",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word, self._count, self._tone = text, count, tone
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look().changed.connect(self.updateGeometry)
        self._tell()

    def count(self) -> int | None:
        """The count shown after the word."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show another count; None shows none."""
        if count != self._count:
            self._count = count
            self._tell()

    def set_word(self, text: str) -> None:
        """Show another word."""
        self._word = text
        self._tell()

    def set_tone(self, tone: str) -> None:
        """Show another tone."""
        self._tone = tone
        self.update()

    def _tell(self) -> None:
        # The text carries the count too; it is painted by hand, so no mnemonic can come out of people's words.
        label = self._word if self._count is None else f"{self._word} {number_text(self._count)}"
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self._label = label
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as word and count."""
        return chip_size(self._label)

    def minimumSizeHint(self) -> QSize:
        """Chips that can be pressed never lose their word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Checked speaks by colour and by a ring, focus by the accent ring."""
        theme = look().theme
        ink, ground = theme.tone("accent" if self.isChecked() else self._tone)
        ring = theme.colour("accent") if self.hasFocus() else None
        if self.underMouse() and not self.isChecked() and self._tone == "neutral":
            ink = theme.colour("ink")
        if not self.isEnabled():
            ink = theme.colour("faint")
        _paint(QPainter(self), QRectF(self.rect()), self._label, ink, ground, ring)
