"""The kinds of answers in the conversation: a line, some sentences, words as chips, two lists of tools.

Every field has the same shape: `fill` shows a content without a signal, `content` is what it says, `edited` goes out
while somebody types, `finished` when a word or an entry is done and can be saved at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.interests import Tools
from trellis.rules.proposal import LINE_LIMIT, TEXT_LIMIT, Content
from trellis.ui.controls import DateField
from trellis.ui.language import tr
from trellis.ui.profile.chips import ChipList
from trellis.ui.profile.texts import TextField
from trellis.ui.text import plain_label
from trellis.ui.theme import space


class Field(QWidget):
    """What all kinds share."""

    edited = Signal()
    finished = Signal()
    refused = Signal(str)
    """Something could not be taken (a paste that is too long): why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_ = QVBoxLayout(self)
        space(self.layout_, gap=8)

    def fill(self, content: Content) -> None:
        """Show this, without a signal."""
        raise NotImplementedError

    def content(self) -> Content:
        """What it says."""
        raise NotImplementedError

    def settle(self) -> None:
        """What is typed and not entered yet counts."""

    def too_long(self) -> str:
        """What is too long to be kept, said while somebody types."""
        return ""


class LineAnswer(Field):
    """One line."""

    def __init__(self, name: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setMaxLength(LINE_LIMIT)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(example)
        self.field.textEdited.connect(lambda _: self.edited.emit())
        self.field.editingFinished.connect(self.finished)
        self.layout_.addWidget(self.field)
        self.setFocusProxy(self.field)

    def fill(self, content: Content) -> None:
        """The words."""
        self.field.setText(cast(str, content))
        self.field.setCursorPosition(0)

    def content(self) -> Content:
        """The words."""
        return self.field.text()


class TextAnswer(Field):
    """Some sentences."""

    def __init__(self, name: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(name, example)
        self.field.textChanged.connect(self.edited)
        self.field.left.connect(self.finished)
        self.field.refused.connect(self.refused)
        self.layout_.addWidget(self.field)
        self.setFocusProxy(self.field)

    def fill(self, content: Content) -> None:
        """The words."""
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(cast(str, content))
        self.field.blockSignals(blocked)

    def content(self) -> Content:
        """The words."""
        return self.field.toPlainText()

    def too_long(self) -> str:
        """Said before anything is lost."""
        over = len(self.field.toPlainText()) - TEXT_LIMIT
        return tr("This is {n} characters too long to be kept. Shorten it.").format(n=over) if over > 0 else ""


class ChipsAnswer(Field):
    """Words as chips, picked from what is offered or typed."""

    def __init__(
        self, name: str, tone: str, offered: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.list = ChipList(name, tone, offered)
        self.list.changed.connect(self.finished)
        self.layout_.addWidget(self.list)
        self.setFocusProxy(self.list.add)

    def fill(self, content: Content) -> None:
        """The words."""
        self.list.set_entries(cast("tuple[str, ...]", content))

    def content(self) -> Content:
        """The words."""
        return self.list.entries()

    def settle(self) -> None:
        """A word without its Enter."""
        self.list.take_typed()


class ToolsAnswer(Field):
    """Tools somebody is at home with, and tools to explore."""

    def __init__(
        self, home: Callable[[], Sequence[str]], explore: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.home = ChipList(tr("At home with"), "neutral", home)
        self.explore = ChipList(tr("Want to explore"), "blue", explore)
        for title, chips in ((tr("At home with"), self.home), (tr("Want to explore"), self.explore)):
            self.layout_.addWidget(plain_label(title, "label"))
            self.layout_.addWidget(chips)
            chips.changed.connect(self.finished)
        self.setFocusProxy(self.home.add)

    def fill(self, content: Content) -> None:
        """Both lists."""
        tools = cast(Tools, content)
        self.home.set_entries(tools.home)
        self.explore.set_entries(tools.explore)

    def content(self) -> Content:
        """Both lists."""
        return Tools(self.home.entries(), self.explore.entries())

    def settle(self) -> None:
        """A tool without its Enter."""
        self.home.take_typed()
        self.explore.take_typed()


class DayField(DateField):
    """A day that only a wheel meant for it turns: a page that scrolls below the mouse changes no dates."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
