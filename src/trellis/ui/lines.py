"""Rows to press and sentences with people's own words in them: what Today and the sheet for handing over are made of.

A `Line` is one thing on a card: the mouse, Enter and the space bar take it, and a screen reader says it whole. A
`Sentence` shows plain text in which people's own words stand out; it is painted by ranges, so that nothing anybody
wrote can become markup.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from trellis.ui.theme import look, space

OPENS, CLOSES = "\ue000", "\ue001"
"""Around words that stand out; from Unicode's private area, and taken out of what people wrote."""


def own(words: str) -> str:
    """People's own words, marked to stand out in a `Sentence`."""
    plain = words.replace(OPENS, "").replace(CLOSES, "")
    return f"{OPENS}{plain}{CLOSES}"


def unmarked(text: str) -> str:
    """A sentence as it is said, without the marks."""
    return text.replace(OPENS, "").replace(CLOSES, "")


class Sentence(QWidget):
    """Quiet words, wrapped; what `own` marked is bold. The accessible name is the sentence."""

    def __init__(self, text: str = "", text_size: float = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = text_size
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look().changed.connect(self.updateGeometry)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show this; parts marked by `own` stand out."""
        self._marked = text
        self.setAccessibleName(unmarked(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What is shown."""
        return unmarked(self._marked)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels needed at that width."""
        return round(_height(self._laid(width)))

    def sizeHint(self) -> QSize:
        """A line as long as lines are read well."""
        width = look().px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(look().px(80), look().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        painter.setPen(look().theme.colour("muted"))
        self._laid(self.width()).draw(painter, QPointF(0, 0))

    def _laid(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), look().font(self._size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._ranges())
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _ranges(self) -> list[QTextLayout.FormatRange]:
        # Qt counts in UTF-16, where a letter beyond the basic plane takes two places.
        found, at = [], 0
        for number, part in enumerate(self._marked.replace(CLOSES, OPENS).split(OPENS)):
            length = len(part.encode("utf-16-le")) // 2
            if number % 2 and length:
                one = QTextLayout.FormatRange()
                one.start, one.length = at, length
                one.format = QTextCharFormat()
                one.format.setFont(look().font(self._size, 600))
                found.append(one)
            at += length
        return found


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(n).height() for n in range(layout.lineCount()))


class Line(QAbstractButton):
    """One row of a card. Put parts into `line`; a click or Enter presses it."""

    def __init__(self, said: str, *parts: QWidget | QLayout, ruled: bool = True, parent: QWidget | None = None) -> None:
        """`said` is what a screen reader says of the whole row; `parts` stand side by side; `ruled`: a line below."""
        super().__init__(parent)
        self._ruled = ruled
        self.setText("")
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line = QHBoxLayout(self)
        space(self.line, 8, 10, gap=12)
        for part in parts:
            if isinstance(part, QLayout):
                self.line.addLayout(part)
            else:
                self.line.addWidget(part)

    def sizeHint(self) -> QSize:
        """What its parts need."""
        return self.line.sizeHint().expandedTo(QSize(0, look().px(38)))

    def minimumSizeHint(self) -> QSize:
        """What its parts need at least."""
        return self.line.minimumSize().expandedTo(QSize(0, look().px(38)))

    def hasHeightForWidth(self) -> bool:
        """When a part wraps."""
        return self.line.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """As high as its parts at that width."""
        return max(look().px(38), self.line.totalHeightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line below, a shade under the mouse, a ring with the focus, a tint when chosen."""
        theme, px, painter = look().theme, look().px, QPainter(self)
        if self._ruled:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(box, px(6), px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, px(6), px(6))
