"""The one door to the small parts of a screen: buttons, chips, fields, and here cards, labels and layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QLayoutItem,
    QListView,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from trellis.ui.avatars import Avatar, paint_avatar
from trellis.ui.buttons import Button, KeyHint, RailButton, Segmented, key_size, paint_key
from trellis.ui.chips import Chip, ChipButton, chip_size, paint_chip
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import look, size, space

if TYPE_CHECKING:
    from trellis.ui.fields import DateField, NumberField, PinPad, SearchField, SuggestField, Suggestion, TimeField

__all__ = [
    "Avatar",
    "Button",
    "Callout",
    "Card",
    "Chip",
    "ChipButton",
    "DateField",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "Hairline",
    "Heading",
    "KeyHint",
    "Meter",
    "Muted",
    "NumberField",
    "PinPad",
    "ProgressStrip",
    "RailButton",
    "SearchField",
    "Segmented",
    "SuggestField",
    "Suggestion",
    "TimeField",
    "chip_size",
    "column",
    "dress_list",
    "dress_table",
    "in_range",
    "key_size",
    "paint_avatar",
    "paint_chip",
    "paint_key",
    "row",
    "scrolled",
    "styled",
]


_FIELDS = frozenset({"DateField", "NumberField", "PinPad", "SearchField", "SuggestField", "Suggestion", "TimeField"})


def __getattr__(name: str) -> Any:
    """The larger fields are loaded when somebody asks for them: the names on the first page need none."""
    if name in _FIELDS:
        from trellis.ui import fields

        return getattr(fields, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def styled(widget: QWidget, **properties: str) -> QWidget:
    """Set dynamic properties the style sheet knows (kind, role, tone, wrong, chosen) and dress the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
    return widget


class Heading(QLabel):
    """A heading in plain text. `role` is title (22 px), headline (18 px) or heading (14 px bold)."""

    def __init__(self, text: str, role: str = "heading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setText(text)


class Muted(QLabel):
    """Second text in plain text. `role` is muted (13 px) or small (12 px)."""

    def __init__(self, text: str, role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setText(text)


class ElidedLabel(QLabel):
    """One line of plain text that is cut with three dots; the whole text is its tooltip when it is cut."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.set_text(text)
        look().changed.connect(self._cut)

    def set_text(self, text: str) -> None:
        """Show this text, in one line."""
        self._whole = " ".join(text[:2000].split())
        self.setAccessibleName(self._whole)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        if shown != self.text():
            self.setText(shown)
        plain_tip(self, self._whole if shown != self._whole else "")

    def sizeHint(self) -> QSize:
        """As wide as the whole text, so that a layout gives what it can."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, max(super().sizeHint().height(), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few letters."""
        return QSize(look().px(24), self.fontMetrics().height())


class Hairline(QFrame):
    """One line across, one pixel high at every zoom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hairline")
        self.setFixedHeight(1)


class Card(QFrame):
    """A card: title, optional note or widget at the right, and a `body` layout for what it shows."""

    def __init__(self, title: str = "", note: str | QWidget = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        space(layout, 16, gap=12)
        self.title = Heading(title)
        self.note: QWidget = note if isinstance(note, QWidget) else Muted(note)
        if title or note:
            self.setAccessibleName(title)
            head = QHBoxLayout()
            space(head, gap=12)
            head.addWidget(self.title, 1)
            head.addWidget(self.note, 0, Qt.AlignmentFlag.AlignVCenter)
            if isinstance(self.note, QLabel):
                self.note.setWordWrap(False)
            layout.addLayout(head)
        else:
            self.title.setParent(self)
            self.title.hide()
            self.note.setParent(self)
            self.note.hide()
        self.body = QVBoxLayout()
        space(self.body, gap=8)
        layout.addLayout(self.body, 1)
        # What the body cannot use stays below it, not around the title.
        layout.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))

    def set_chosen(self, chosen: bool) -> None:
        """A ring around the card, for a card that is picked."""
        styled(self, chosen="true" if chosen else "false")


class Callout(QFrame):
    """A tinted block with a sentence: what to look at, said calmly. The tone never speaks alone."""

    def __init__(self, text: str, tone: str = "amber", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self.setProperty("tone", tone)
        layout = QVBoxLayout(self)
        space(layout, 8, 12, gap=4)
        self.words = plain_label(text)
        self.words.setProperty("tone", tone)
        layout.addWidget(self.words)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)


class EmptyState(QWidget):
    """What belongs here, in a title and a sentence, and one button for the first step."""

    def __init__(
        self,
        title: str,
        sentence: str,
        button: str = "",
        run: Callable[[], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        space(layout, 24, gap=8)
        layout.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title, self.sentence = Heading(title), Muted(sentence)
        for label in (self.title, self.sentence):
            label.setAlignment(middle)
            layout.addWidget(label)
        self.button: Button | None = None
        if button:
            self.button = Button(button, hint=hint)
            if run is not None:
                self.button.clicked.connect(lambda: run())
            layout.addSpacing(8)
            layout.addWidget(self.button, 0, middle)
        layout.addStretch(3)


class Meter(QWidget):
    """A word, how far as a bar, and how far as words: "My path, 3 of 6"."""

    def __init__(
        self, text: str, value: int, most: int, said: str, tone: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        words = QHBoxLayout()
        space(words, gap=8)
        self._text, self._said = Muted(text), Muted(said)
        words.addWidget(self._text, 1)
        words.addWidget(self._said)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", tone)
        layout.addLayout(words)
        layout.addWidget(self._bar)
        self.show_value(value, most, said)

    def show_value(self, value: int, most: int, said: str) -> None:
        """Show `value` of `most`, and say it as `said`."""
        self._bar.setRange(0, max(1, most))
        self._bar.setValue(max(0, min(value, most)))
        self._said.setText(said)
        self._bar.setAccessibleName(self._text.text())
        self._bar.setAccessibleDescription(said)


class ProgressStrip(QWidget):
    """Long work: what, how far, and a button that cancels."""

    cancelled = Signal()
    """Somebody wants the work to stop. The strip stays until its owner hides it."""

    def __init__(self, text: str = "", can_cancel: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        space(layout, gap=12)
        self._words = ElidedLabel(text, "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.clicked.connect(self._stop)
        words = QVBoxLayout()
        space(words, gap=6)
        words.addWidget(self._words)
        words.addWidget(self._bar)
        layout.addLayout(words, 1)
        layout.addWidget(self._cancel)
        self._cancel.setVisible(can_cancel)

    def show_progress(self, text: str, done: int = 0, of: int = 0) -> None:
        """Say what is done and how far; `of=0` means nobody knows."""
        self._words.set_text(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.set_text(self.tr("Stopping…"))
        self.cancelled.emit()


def in_range(done: int, of: int) -> tuple[int, int]:
    """What a Qt progress bar can count: at most 31 bits."""
    return (round(done / of * 10_000), 10_000) if of > 2**31 - 1 else (min(done, of) if of else 0, of)


class FlowLayout(QLayout):
    """Widgets in lines, wrapped like words; for chips."""

    def __init__(self, parent: QWidget | None = None, gap: float = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        space(self, gap=gap)

    def invalidate(self) -> None:
        """Something in it is of another size: measure again."""
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Qt asks for this name."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at that place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at that place, or None."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def clear(self) -> None:
        """Remove and delete all widgets."""
        while (item := self.takeAt(len(self._items) - 1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels needed at that width; Qt asks for the same many times."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place all."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(
            width + margins.left() + margins.right(),
            max((h.height() for h in hints), default=0) + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        """The widest single widget."""
        wanted = QSize(0, 0)
        for item in self._items:
            wanted = wanted.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return wanted + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, move: bool) -> int:
        margins, gap = self.contentsMargins(), self.spacing()
        area = rect.marginsRemoved(margins)
        x, y, line = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(area.width(), item.minimumSize().width()))
            if x > area.x() and x + width > area.right() + 1:
                x, y, line = area.x(), y + line + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + gap
            line = max(line, hint.height())
        return y + line - rect.y() + margins.bottom()


def row(*parts: QWidget | QLayout | None, gap: float = 8) -> QHBoxLayout:
    """Parts side by side, centred; None is a stretch."""
    layout = QHBoxLayout()
    space(layout, gap=gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return layout


def column(*parts: QWidget | QLayout | None, gap: float = 8) -> QVBoxLayout:
    """Parts one below the other; None is a stretch."""
    layout = QVBoxLayout()
    space(layout, gap=gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside` in a scroll area without frame or ground of its own."""
    area, window = QScrollArea(), QWidget()
    # Made here: asking Qt for its own would make PySide6 load every kind of widget there is, before the names are seen.
    area.setViewport(window)
    inside.setProperty("kind", "clear")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    window.setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    size(area, min_height=48)
    return area


def dress_table(table: QTableView, name: str, row_height: float = 38) -> None:
    """How tables look here: whole rows, no grid, left headings, rows of one height at every zoom.

    `name` tells screen readers what the table holds.
    """
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.ensurePolished()
    # A larger least height would be given to each row by itself, and such rows follow no default any more.
    table.verticalHeader().setMinimumSectionSize(1)
    look().fit(table, lambda target: target.verticalHeader().setDefaultSectionSize(look().px(row_height)))


def dress_list(view: QListView, name: str) -> None:
    """How lists look here. A list measured before it was polished would keep rows without padding."""
    view.setAccessibleName(name)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.ensurePolished()
    look().fit(view, lambda target: target.scheduleDelayedItemsLayout())
