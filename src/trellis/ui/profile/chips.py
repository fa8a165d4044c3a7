"""Words as chips: a chip is taken away with a click or Delete, "+ add" becomes a field, Enter adds and stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import LINE_LIMIT, MOST
from trellis.rules.people import clean_line, fold
from trellis.ui.controls import ChipButton, FlowLayout, SuggestField
from trellis.ui.language import tr
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import size, space


class EntryChip(ChipButton):
    """One word of a list. Pressing it, or Delete on it, takes it away."""

    gone = Signal()

    def __init__(self, entry: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{elide(entry, 48)}  ×", tone=tone, parent=parent)
        self.entry = entry
        self.setAccessibleName(tr("{entry}, press to take it away").format(entry=entry))
        self.clicked.connect(self.gone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Enter do as a click."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone.emit()
            return
        super().keyPressEvent(event)


class PressChip(ChipButton):
    """A chip that Enter presses as the space bar does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class ChipList(QWidget):
    """The words, "+ add", and what is offered while somebody adds."""

    changed = Signal()
    """A word came or went."""

    def __init__(
        self,
        name: str,
        tone: str = "neutral",
        offered: Callable[[], Sequence[str]] = tuple,
        placeholder: str = "",
        open_field: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` says to screen readers what is listed; `offered` are words to take with one press.

        With `open_field` the field is there from the start, as a question wants it.
        """
        super().__init__(parent)
        self._name, self._tone, self._offered, self._always = name, tone, offered, open_field
        self._entries: list[str] = []
        self.setAccessibleName(name)
        self.field = _AddField(placeholder or tr("Type and press Enter"))
        self.field.setAccessibleName(tr("Add to: {list}").format(list=name))
        self.field.setMaxLength(LINE_LIMIT)
        self.field.returnPressed.connect(self._typed)
        self.field.left.connect(self._left)
        self.field.given_up.connect(self._close_field)
        self.add = PressChip(tr("+ add"))
        self.add.setAccessibleName(tr("Add to: {list}").format(list=name))
        self.add.clicked.connect(self.open_field)
        self._chips, self._more = QWidget(), QWidget()
        self._flow, self._ideas = FlowLayout(self._chips), FlowLayout(self._more)
        self._idea_label = plain_label(tr("Ideas"), "small")
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        for part in (self._chips, self.field, self._idea_label, self._more):
            layout.addWidget(part)
        size(self.field, max_width=340)
        self.field.setVisible(open_field)
        self._show()

    def entries(self) -> tuple[str, ...]:
        """The words, in order."""
        return tuple(self._entries)

    def set_entries(self, entries: Sequence[str]) -> None:
        """Show these, without a signal."""
        self._entries = list(entries)
        self._show()

    def add_entry(self, words: str) -> bool:
        """Add a word unless it is there already; whether it was added."""
        line = clean_line(words)
        if not line or len(self._entries) >= MOST or fold(line) in map(fold, self._entries):
            return False
        self._entries.append(line)
        self._show()
        self.changed.emit()
        return True

    def chips(self) -> list[EntryChip]:
        """The chips of the words, in order."""
        return [chip for chip in self._chips.findChildren(EntryChip) if not chip.isHidden()]

    def ideas(self) -> list[ChipButton]:
        """The chips of what is offered now."""
        return [chip for chip in self._more.findChildren(PressChip) if not chip.isHidden()]

    def open_field(self) -> None:
        """Type words."""
        self.field.show()
        self._show()
        self.field.setFocus()

    def take_typed(self) -> None:
        """What stands in the field counts, as if Enter had been pressed."""
        words = self.field.text()
        self.field.clear()
        self.add_entry(words)

    def _typed(self) -> None:
        if self.field.text().strip():
            self.take_typed()
        elif not self._always:
            self._close_field()

    def _left(self) -> None:
        self.take_typed()
        if not self._always and not self._held():
            self.field.hide()
            self._show()

    def _held(self) -> bool:
        """Whether the focus went on to an idea of this list."""
        held = self.window().focusWidget()
        return held is not None and self._more.isAncestorOf(held)

    def _close_field(self) -> None:
        self.field.clear()
        if not self._always:
            self.add.setFocus()
            self.field.hide()
            self._show()
            self.add.setFocus()

    def _remove(self, chip: EntryChip) -> None:
        chips = self.chips()
        at = chips.index(chip)
        held = chip.hasFocus()
        self._entries.remove(chip.entry)
        self._show()
        if held:
            left = self.chips()
            (left[min(at, len(left) - 1)] if left else self.field if self.field.isVisible() else self.add).setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._flow.removeWidget(self.add)
        self._flow.clear()
        for entry in self._entries:
            chip = EntryChip(entry, self._tone)
            chip.gone.connect(lambda chip=chip: self._remove(chip))
            self._flow.addWidget(chip)
            chip.show()  # at once, so that it can take the focus
        self._flow.addWidget(self.add)
        typing = not self.field.isHidden()
        self.add.setVisible(not typing)
        self._chips.setVisible(bool(self._entries) or not typing)
        self._flow.invalidate()
        self._chips.updateGeometry()
        self._show_ideas(typing)

    def _show_ideas(self, typing: bool) -> None:
        self._ideas.clear()
        known = set(map(fold, self._entries))
        ideas = [idea for idea in self._offered() if fold(idea) not in known] if typing or not self._entries else []
        for idea in ideas:
            chip = PressChip(tr("+ {idea}").format(idea=idea))
            chip.clicked.connect(lambda _=False, words=idea: self._take(words))
            self._ideas.addWidget(chip)
            chip.show()
        self._idea_label.setVisible(bool(ideas))
        self._more.setVisible(bool(ideas))

    def _take(self, idea: str) -> None:
        self.add_entry(idea)
        (self.field if self.field.isVisible() else self.add).setFocus()


class _AddField(SuggestField):
    """The field of a chip list: says when it is left and when somebody gives up."""

    left = Signal()
    given_up = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape and not self.list_open():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        """What was typed is not lost."""
        super().focusOutEvent(event)
        self.left.emit()
