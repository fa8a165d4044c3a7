"""Buttons: the one main action, plain ones, quiet ones, dangerous ones; the two-way switch; the rail entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from trellis.ui.language import number_text
from trellis.ui.theme import look, space


class Button(QPushButton):
    """A push button. `kind` is main, plain, quiet, danger or link; `hint` is the key shown after the text ("N")."""

    def __init__(
        self, text: str, kind: str = "plain", hint: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._hint, self._icon = hint, icon
        self.setProperty("kind", kind)
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if hint:
            self.setAccessibleDescription(self.tr("Key: {keys}").format(keys=hint))
        look().fit(self, lambda button: button.dress())

    def kind(self) -> str:
        """main, plain, quiet, danger or link."""
        return str(self.property("kind"))

    def set_kind(self, kind: str) -> None:
        """Become another kind."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.dress()

    def set_hint(self, keys: str) -> None:
        """Show another key after the text; empty shows none."""
        self._hint = keys
        self.setAccessibleDescription(self.tr("Key: {keys}").format(keys=keys) if keys else "")
        self.updateGeometry()
        self.update()

    def dress(self) -> None:
        """Take icon and size from the present theme and zoom."""
        if self._icon:
            colour = {"main": "on_accent", "danger": "red", "plain": "ink"}.get(self.kind(), "muted")
            self.setIcon(look().icon(self._icon, colour))
            self.setIconSize(QSize(look().px(16), look().px(16)))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the text and the key hint."""
        hint = super().sizeHint()
        return QSize(hint.width() + round(self._hint_room()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A button never loses its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The styled button; the key hint after the text; a second ring where the accent ring would drown."""
        if not self._hint:
            super().paintEvent(event)
        else:
            self._paint_with_hint()
        if self.hasFocus() and self.kind() == "main":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().theme.colour("on_accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), look().px(6), look().px(6))

    def _hint_room(self) -> float:
        if not self._hint:
            return 0.0
        return QFontMetricsF(look().font(13, 400)).horizontalAdvance(self._hint) + look().px(8)

    def _paint_with_hint(self) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        main = self.kind() == "main" and self.isEnabled()
        theme = look().theme
        room, metrics = self._hint_room(), QFontMetricsF(self.font())
        left = (self.width() - metrics.horizontalAdvance(words.replace("&", "")) - room) / 2
        painter.setFont(self.font())
        painter.setPen(theme.colour("on_accent" if main else "ink" if self.isEnabled() else "faint"))
        box = QRectF(left, 0, self.width() - left, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, flags | Qt.TextFlag.TextHideMnemonic, words)
        painter.setFont(look().font(13, 400))
        painter.setPen(theme.colour("on_accent" if main else "muted"))
        box.setLeft(self.width() - left - room + look().px(8))
        painter.drawText(box, flags, self._hint)


class Segmented(QWidget):
    """Two or more buttons of which one is down, as List and Board."""

    picked = Signal(str)
    """The key of the part somebody picked."""

    def __init__(self, name: str, parts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`parts` are (key, text); the first is down. `name` says to screen readers what is chosen."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in parts]
        layout = QHBoxLayout(self)
        space(layout, gap=8)
        for index, (_, text) in enumerate(parts):
            button = Button(text)
            button.setCheckable(True)
            button.setAccessibleDescription(name)
            self._group.addButton(button, index)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda index: self.picked.emit(self._keys[index]))

    def value(self) -> str:
        """The key of the part that is down."""
        return self._keys[self._group.checkedId()]

    def set_value(self, key: str) -> None:
        """Put this part down, without a signal."""
        self._group.button(self._keys.index(key)).setChecked(True)


class RailButton(QAbstractButton):
    """An entry of the rail: a word, a count at the right; the one that is open looks like a card."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(text)
        look().changed.connect(self.updateGeometry)

    def set_count(self, count: int) -> None:
        """Show a count at the right; 0 shows none."""
        self._count = count
        self.setAccessibleDescription(self.tr("%n waiting", "", count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail lets it, 36 high."""
        return QSize(look().px(188), look().px(36))

    def minimumSizeHint(self) -> QSize:
        """Where the rail is low, 26 high."""
        return QSize(look().px(48), look().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card when open, a shade under the mouse, an accent ring on focus."""
        theme, px, painter = look().theme, look().px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        open_, hover = self.isChecked(), self.underMouse()
        painter.setPen(QPen(theme.colour("line"), 1) if open_ else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface" if open_ else "page") if open_ or hover else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(8), px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))
        painter.setFont(look().font(14, 600 if open_ else 400))
        painter.setPen(theme.colour("ink" if open_ or hover else "muted"))
        inner = box.adjusted(px(10), 0, -px(10), 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._count:
            painter.setFont(look().font(12, 500))
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number_text(self._count)
            )


def paint_key(painter: QPainter, box: QRectF, keys: str) -> None:
    """Paint a key hint such as "Ctrl K" in its little frame."""
    theme, px = look().theme, look().px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    font = look().font(12, 400)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    start = box.left() + (box.width() - metrics.horizontalAdvance(keys)) / 2
    painter.drawText(QPointF(start, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), keys)
    painter.restore()


def key_size(keys: str) -> QSize:
    """The size of a key hint at the present zoom, in pixels."""
    width = QFontMetricsF(look().font(12, 400)).horizontalAdvance(keys)
    return QSize(round(width) + look().px(13), look().px(20))


class KeyHint(QWidget):
    """A key in its little frame. For the eye only: the button it belongs to tells screen readers."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the keys."""
        return key_size(self._keys)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame and the keys."""
        paint_key(QPainter(self), QRectF(self.rect()), self._keys)
