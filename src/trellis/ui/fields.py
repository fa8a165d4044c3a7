"""Fields that do more than a line: search with its key hint, suggestions while typing, the PIN pad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from trellis.ui.avatars import paint_avatar
from trellis.ui.buttons import Button, key_size, paint_key
from trellis.ui.theme import look, space

HINTED = 100
"""The least room for words, at 100 %, beside which a key hint has its place."""


class SearchField(QLineEdit):
    """The search of the top bar: sunken ground, a key hint at the right while it is empty and there is room."""

    def __init__(self, placeholder: str, keys: str = "Ctrl K", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setProperty("kind", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("… ."))
        self.setAccessibleDescription(self.tr("Key: {keys}").format(keys=keys) if keys else "")
        self.setMaxLength(500)
        look().fit(self, SearchField._make_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the words need the place of the key hint."""
        super().resizeEvent(event)
        self._make_room()

    def _hints(self) -> bool:
        return bool(self._keys) and self.width() >= key_size(self._keys).width() + look().px(HINTED)

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, key_size(self._keys).width() + look().px(4) if self._hints() else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the key hint, which words never run under."""
        super().paintEvent(event)
        if self._hints() and not self.text():
            size, px = key_size(self._keys), look().px
            box = QRectF(
                self.width() - size.width() - px(12), (self.height() - size.height()) / 2, size.width(), size.height()
            )
            paint_key(QPainter(self), box, self._keys)


@dataclass(frozen=True)
class Suggestion:
    """One line offered under a field. `key` is the caller's; `person_id` paints initials; `note` is quieter text."""

    key: Any
    title: str
    note: str = ""
    person_id: bytes | str | None = None


class _SuggestionPainter(QStyledItemDelegate):
    """A line of the list: initials, title, quieter note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(look().px(160), look().px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        said: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        theme, px, box = look().theme, look().px, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box, px(6), px(6))
        left = box.left() + px(8)
        if said.person_id is not None:
            side = px(24)
            paint_avatar(painter, QRectF(left, box.center().y() - side / 2, side, side), said.title, said.person_id)
            left += side + px(8)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for text, colour, size in ((said.title, "ink", 14), (said.note, "muted", 13)):
            painter.setFont(look().font(size))
            painter.setPen(theme.colour(colour))
            room = box.right() - px(8) - left
            if text and room > px(24):
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
                painter.drawText(QRectF(left, box.top(), room, box.height()), middle, shown)
                left += painter.fontMetrics().horizontalAdvance(shown) + px(8)
        painter.restore()


class SuggestField(QLineEdit):
    """A line that offers suggestions from wherever they come, and always takes free text.

    `asked` goes out a moment after typing stops; whoever owns the field answers with `offer`, at once or later. Up and
    Down walk the list, Enter takes the line, Escape closes the list. With nothing picked the typed words count.
    """

    asked = Signal(str)
    """Suggestions are wanted for these words (at least `least` letters)."""
    chosen = Signal(object)
    """A `Suggestion` was taken from the list."""
    cleared = Signal()
    """The words were changed after a suggestion had been taken: nothing is picked now."""

    def __init__(self, placeholder: str = "", least: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._picked: Suggestion | None = None
        self._popup: QFrame | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("… ."))
        self.setMaxLength(500)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)

    def picked(self) -> Suggestion | None:
        """The suggestion taken, as long as the words have not been changed since."""
        return self._picked

    def pick(self, suggestion: Suggestion) -> None:
        """Take this suggestion, as if it had been chosen from the list, without a signal."""
        self._picked = suggestion
        self.setText(suggestion.title)
        self.close_list()

    def clear(self) -> None:
        """Empty the field and forget what was picked."""
        self._picked = None
        self.close_list()
        super().clear()

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these under the field; nothing closes the list. Ignored when the field has lost the focus."""
        if not suggestions or not self.hasFocus():
            self.close_list()
            return
        popup = self._popup or self._make_popup()
        lines = self._lines()
        lines.clear()
        for said in suggestions:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said.title} {said.note}".strip())
            lines.addItem(item)
        lines.setCurrentRow(-1)
        self._place(popup, len(suggestions))
        self.setAccessibleDescription(self.tr("%n suggestions; Down to reach them", "", len(suggestions)))

    def list_open(self) -> bool:
        """Whether suggestions are showing."""
        return self._popup is not None and self._popup.isVisible()

    def close_list(self) -> None:
        """Hide the suggestions."""
        self._wait.stop()
        if self._popup is not None:
            self._popup.hide()
            self.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and take lines while the list is open."""
        key = event.key()
        if self.list_open() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            lines = self._lines()
            step = 1 if key == Qt.Key.Key_Down else -1
            count = lines.count()
            row = lines.currentRow()
            lines.setCurrentRow((row + step) % count if row >= 0 else (0 if step > 0 else count - 1))
        elif self.list_open() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._lines().currentRow() >= 0:
            self._take(self._lines().currentItem())
        elif self.list_open() and key == Qt.Key.Key_Escape:
            self.close_list()
        elif key == Qt.Key.Key_Down and not self.list_open():
            self._ask()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving closes the list; the typed words stay."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_list()

    def hideEvent(self, event: Any) -> None:
        """A hidden field shows no list."""
        self.close_list()
        super().hideEvent(event)

    def _edited(self, text: str) -> None:
        if self._picked is not None:
            self._picked = None
            self.cleared.emit()
        self._wait.start()
        if len(text.strip()) < self._least:
            self.close_list()

    def _ask(self) -> None:
        words = self.text().strip()
        if len(words) >= self._least:
            self.asked.emit(words)

    def _take(self, item: QListWidgetItem) -> None:
        said = item.data(Qt.ItemDataRole.UserRole)
        self.pick(said)
        self.chosen.emit(said)

    def _lines(self) -> QListWidget:
        assert self._popup is not None
        found = self._popup.findChild(QListWidget)
        assert isinstance(found, QListWidget)
        return found

    def _make_popup(self) -> QFrame:
        # A child of the window, not a window of its own: it never takes the focus and is drawn wherever the window is.
        popup = QFrame(self.window())
        popup.setProperty("kind", "popup")
        popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines = QListWidget(popup)
        lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines.setAccessibleName(self.tr("Suggestions"))
        lines.setItemDelegate(_SuggestionPainter(lines))
        lines.setMouseTracking(True)
        lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.itemClicked.connect(self._take)
        layout = QVBoxLayout(popup)
        space(layout, 4, gap=0)
        layout.addWidget(lines)
        self.destroyed.connect(popup.deleteLater)
        self._popup = popup
        return popup

    def _place(self, popup: QFrame, count: int) -> None:
        window = self.window()
        if popup.parentWidget() is not window:
            popup.setParent(window)
        px = look().px
        top_left = self.mapTo(window, QPoint(0, self.height() + px(4)))
        height = px(38) * min(count, 7) + px(12)
        if top_left.y() + height > window.height():
            above = self.mapTo(window, QPoint(0, 0)).y() - height - px(4)
            top_left.setY(max(0, above))
        popup.setGeometry(top_left.x(), top_left.y(), max(self.width(), px(240)), height)
        popup.show()
        popup.raise_()


class NumberField(QSpinBox):
    """A whole number. Qt forgets the padding of a styled spin box, so the words inside keep their own margin."""

    def __init__(
        self, least: int = 0, most: int = 9_999, value: int = 0, unit: str = "", parent: QWidget | None = None
    ) -> None:
        """`unit` stands after the number ("min")."""
        super().__init__(parent)
        self.setRange(least, most)
        self.setValue(value)
        self.setSuffix(f" {unit}" if unit else "")
        look().fit(self, lambda field: field.lineEdit().setTextMargins(look().px(10), 0, look().px(8), 0))


class TimeField(QTimeEdit):
    """A time of day."""

    def __init__(self, time: QTime | None = None, parent: QWidget | None = None) -> None:
        super().__init__(time or QTime(8, 0), parent)
        self.setDisplayFormat("HH:mm")
        look().fit(self, lambda field: field.lineEdit().setTextMargins(look().px(10), 0, look().px(8), 0))


class DateField(QDateEdit):
    """A date of school life, with a calendar in the colours of the theme."""

    def __init__(self, day: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(day or QDate.currentDate(), parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd d MMM yyyy")
        look().fit(self.calendarWidget(), dress_calendar)


def dress_calendar(calendar: QCalendarWidget) -> None:
    """No week numbers, and no red for the weekend: red is for trouble."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(look().theme.colour("ink"))
    quiet.setForeground(look().theme.colour("muted"))
    calendar.setHeaderTextFormat(quiet)
    for day in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(day, plain)


class PinDots(QWidget):
    """The dots above the pad: full for a typed digit. Says nothing but how many."""

    def __init__(self, places: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places, self._typed, self._wrong = places, 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def show_typed(self, typed: int, wrong: bool = False) -> None:
        """Show this many full dots; `wrong` draws them in red."""
        self._typed, self._wrong = typed, wrong
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the dots."""
        return QSize(look().px(20) * max(self._places, self._typed), look().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Full dots for digits, rings for places still open."""
        theme, px, painter = look().theme, look().px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = max(self._places, self._typed)
        left = (self.width() - px(20) * shown) / 2
        for place in range(shown):
            full = place < self._typed
            painter.setPen(QPen(theme.colour("red" if self._wrong else "accent" if full else "field"), 1.5))
            painter.setBrush(theme.colour("red" if self._wrong else "accent") if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left + place * px(20) + px(4), self.height() / 2 - px(6), px(12), px(12)))


class PinPad(QWidget):
    """A pad for a PIN: digits by keys or clicks, dots instead of digits, Enter or the last place sends it.

    The digits live only in this widget and are forgotten as soon as they are sent.
    """

    entered = Signal(str)
    """The digits, when Enter or the tick is pressed, or `places` digits are in and `send_full` is on."""

    def __init__(
        self, places: int = 4, longest: int = 12, send_full: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._digits, self._places, self._longest, self._send_full = "", places, longest, send_full
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("PIN"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._dots = PinDots(places)
        grid = QGridLayout()
        space(grid, gap=8)
        for index, digit in enumerate("123456789"):
            grid.addWidget(self._key(digit, digit), index // 3, index % 3)
        self._back = self._key("", self.tr("Take the last digit back"), icon="backspace")
        self._send = self._key("", self.tr("Sign in"), icon="check", kind="main")
        grid.addWidget(self._back, 3, 0)
        grid.addWidget(self._key("0", "0"), 3, 1)
        grid.addWidget(self._send, 3, 2)
        layout = QVBoxLayout(self)
        space(layout, 8, gap=12)
        layout.addWidget(self._dots)
        layout.addLayout(grid)
        self._show()

    def clear(self) -> None:
        """Forget the digits."""
        self._digits = ""
        self._show()

    def show_wrong(self) -> None:
        """Forget the digits and say that they were wrong."""
        self._digits = ""
        self._show()
        self._dots.show_typed(self._places, wrong=True)
        self.setAccessibleDescription(self.tr("That was not it. Please try again."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Enter."""
        text = event.text()
        if len(text) == 1 and text in "0123456789":
            self._add(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits work wherever the focus is on the pad."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if (text and text in "0123456789") or event.key() == Qt.Key.Key_Backspace:
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The accent ring when the pad itself has the focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look().px(12), look().px(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Repaint the ring at its new place."""
        super().resizeEvent(event)
        self.update()

    def _key(self, text: str, name: str, icon: str = "", kind: str = "plain") -> Button:
        button = Button(text, kind if icon else "digit", icon=icon)
        button.setAccessibleName(name)
        button.installEventFilter(self)
        look().fit(button, lambda b: b.setFixedSize(look().px(72), look().px(48)))
        if text:
            button.clicked.connect(lambda _=False, digit=text: self._add(digit))
        else:
            button.clicked.connect(self._take_back if kind == "plain" else self._enter)
        return button

    def _add(self, digit: str) -> None:
        if len(self._digits) < self._longest:
            self._digits += digit
            self._show()
        if self._send_full and len(self._digits) == self._places:
            self._enter()

    def _take_back(self) -> None:
        self._digits = self._digits[:-1]
        self._show()

    def _enter(self) -> None:
        if self._digits:
            digits, self._digits = self._digits, ""
            self._show()
            self.entered.emit(digits)

    def _show(self) -> None:
        typed = len(self._digits)
        self._dots.show_typed(typed)
        self._dots.updateGeometry()
        self._back.setEnabled(typed > 0)
        self._send.setEnabled(typed > 0)
        self.setAccessibleDescription(self.tr("%n digits typed", "", typed))
