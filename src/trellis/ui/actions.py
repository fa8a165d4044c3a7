"""Actions: one record feeds menu, shortcut, button and palette.

The window makes one `Actions` book, adds its records and hands the book to whoever shows them. Single letters (`N`,
`C`) never fire while a field has the focus, and can be switched off or given other keys (WCAG 2.1.4); the mapping is
handed in by the window and handed out by `mapping_changed`, the book itself stores nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from trellis.ui.buttons import Button


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """Something a person can do.

    `id` is stable ("ticket.claim"); `text` is what menus and the palette say; `keys` are Qt key sequences ("Ctrl+K",
    "/"); `run` does it; `enabled` says whether it can be done now; `section` groups menu, palette and help page;
    `single_letter` marks keys without Ctrl or Alt; `palette` says whether the palette offers it. `room` is the page it
    belongs to: actions of two rooms may have the same key, because only one of them is on the screen (`enabled`).
    """

    id: str
    text: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    enabled: Callable[[], bool] = _always
    section: str = ""
    single_letter: bool = False
    palette: bool = True
    room: str = ""


@dataclass(frozen=True)
class Shortcut:
    """A line of the help page: keys as people read them ("Ctrl+K", "C")."""

    section: str
    text: str
    keys: tuple[str, ...]
    id: str
    single_letter: bool


class KeysTaken(ValueError):
    """Two actions want the same key. `first` and `second` are their ids."""

    def __init__(self, keys: str, first: str, second: str) -> None:
        super().__init__(f"{keys} belongs to {first} and cannot be given to {second}")
        self.keys, self.first, self.second = keys, first, second


def is_field(widget: QWidget | None) -> bool:
    """Whether letters typed now belong to a field."""
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return not widget.isReadOnly()
    return isinstance(widget, (QLineEdit, QAbstractSpinBox, QComboBox, QKeySequenceEdit))


class Actions(QObject):
    """The book of what can be done in one window."""

    mapping_changed = Signal(dict)
    """The keys people changed, as {id: (keys, ...)}, for the window to keep."""
    letters_changed = Signal(bool)
    """Single letters were switched on or off."""
    ran = Signal(str)
    """The id of an action that just ran."""

    def __init__(
        self, window: QWidget, mapping: Mapping[str, Iterable[str]] | None = None, letters: bool = True
    ) -> None:
        """`mapping` are keys changed earlier; `letters` is whether single letters work."""
        super().__init__(window)
        self._window = window
        self._mapping = {id_: tuple(keys) for id_, keys in (mapping or {}).items()}
        self._letters = letters
        self._records: dict[str, Action] = {}
        self._qt: dict[str, QAction] = {}
        self._buttons: dict[str, list[Button]] = {}
        window.installEventFilter(self)

    def add(self, *records: Action) -> None:
        """Add actions. Raises KeysTaken when two want one key, ValueError when an id comes twice."""
        for record in records:
            if record.id in self._records:
                raise ValueError(f"the action {record.id} is there already")
            self._make_room(record)
            self._check(record, self._wanted(record))
            self._records[record.id] = record
            action = QAction(record.text.replace("&", "&&"), self)
            # What belongs to a room waits until the room is shown.
            action.setEnabled(not record.room or record.enabled())
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _=False, id_=record.id: self._fire(id_))
            self._qt[record.id] = action
            self._window.addAction(action)
            self._give_keys(record.id)

    def record(self, id_: str) -> Action:
        """The record of that id. Raises KeyError."""
        return self._records[id_]

    def all(self) -> list[Action]:
        """All records in the order they were added."""
        return list(self._records.values())

    def offered(self) -> list[Action]:
        """What the palette offers now."""
        return [record for record in self._records.values() if record.palette and record.enabled()]

    def run(self, id_: str) -> bool:
        """Do it if it can be done now. Returns whether it was done."""
        record = self._records[id_]
        if not record.enabled():
            return False
        record.run()
        self.ran.emit(id_)
        return True

    def refresh(self, room: str = "") -> None:
        """Ask every `enabled` anew, or those of one room, after the selection or the person has changed."""
        for id_, record in self._records.items():
            if room and record.room != room:
                continue
            able = record.enabled()
            self._qt[id_].setEnabled(able)
            for button in self._buttons.get(id_, []):
                button.setEnabled(able)

    def enter(self, room: str) -> None:
        """The keys of this room work, those of the others wait; what can be done now is asked when a key is pressed."""
        for id_, record in self._records.items():
            if record.room:
                self._qt[id_].setEnabled(record.room == room)

    def qaction(self, id_: str) -> QAction:
        """The Qt action, for menus and tool buttons."""
        return self._qt[id_]

    def menu(self, menu: QMenu, *ids: str) -> QMenu:
        """Fill a menu with these actions; an empty id is a line. They are asked anew whenever it opens."""
        for id_ in ids:
            if id_:
                menu.addAction(self._qt[id_])
            else:
                menu.addSeparator()
        menu.aboutToShow.connect(lambda: self.refresh())
        return menu

    def button(self, id_: str, kind: str = "plain", hint: bool = False, text: str = "") -> Button:
        """A button for this action; `hint` shows its first key after the text; `text` overrides the words."""
        record = self._records[id_]
        made = Button((text or record.text).replace("&", "&&"), kind, hint=self.keys_text(id_) if hint else "")
        made.setProperty("hinted", hint)
        made.setEnabled(record.enabled())
        made.clicked.connect(lambda: self.run(id_))
        made.destroyed.connect(lambda: self._forget(id_))
        self._buttons.setdefault(id_, []).append(made)
        return made

    def keys(self, id_: str) -> tuple[str, ...]:
        """The keys that work now, in Qt's portable writing."""
        record = self._records[id_]
        if record.single_letter and not self._letters:
            return tuple(k for k in self._wanted(record) if not _is_letter(k))
        return self._wanted(record)

    def mapped(self, id_: str) -> tuple[str, ...]:
        """The keys an action has, whether or not single letters work now."""
        return self._wanted(self._records[id_])

    def keys_text(self, id_: str) -> str:
        """The first key that works now, as people read it, or empty."""
        keys = self.keys(id_)
        return _readable(keys[0]) if keys else ""

    @property
    def letters(self) -> bool:
        """Whether single letters work."""
        return self._letters

    def set_letters(self, on: bool) -> None:
        """Switch single letters on or off."""
        if on != self._letters:
            self._letters = on
            for id_ in self._records:
                self._give_keys(id_)
            self.letters_changed.emit(on)

    def remap(self, id_: str, keys: Iterable[str]) -> None:
        """Give other keys; the record's own keys take the change back. Raises KeysTaken."""
        wanted = tuple(QKeySequence(k).toString(QKeySequence.SequenceFormat.PortableText) for k in keys)
        self._check(self._records[id_], wanted)
        if wanted == self._records[id_].keys:
            self._mapping.pop(id_, None)
        else:
            self._mapping[id_] = wanted
        self._give_keys(id_)
        self.mapping_changed.emit(dict(self._mapping))

    def shortcuts_table(self) -> list[Shortcut]:
        """What the help page lists: every action with keys, in order."""
        return [
            Shortcut(r.section, r.text, tuple(_readable(k) for k in self.keys(r.id)), r.id, r.single_letter)
            for r in self._records.values()
            if self.keys(r.id)
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters belong to the field that has the focus: taking the override keeps every shortcut from them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isprintable() and event.text() and is_field(QApplication.focusWidget()):
                event.accept()
                return True
        return False

    def _fire(self, id_: str) -> None:
        self.run(id_)

    def _wanted(self, record: Action) -> tuple[str, ...]:
        return self._mapping.get(record.id, record.keys)

    def _make_room(self, record: Action) -> None:
        """A key given by hand gives way where a newer Trellis needs it: a start never fails over a mapping."""
        if not self._mapping:
            return
        for other in self._records.values():
            if _meet(record, other) and _clash(self._wanted(record), self._wanted(other)):
                loser = record.id if record.id in self._mapping else other.id
                if self._mapping.pop(loser, None) is not None and loser in self._qt:
                    self._give_keys(loser)

    def _check(self, record: Action, keys: Iterable[str]) -> None:
        others = [other for other in self._records.values() if other.id != record.id and _meet(record, other)]
        for key in keys:
            for other in others:
                if _clash((key,), self._wanted(other)):
                    raise KeysTaken(key, other.id, record.id)

    def _give_keys(self, id_: str) -> None:
        self._qt[id_].setShortcuts([QKeySequence(k) for k in self.keys(id_)])
        for button in self._buttons.get(id_, []):
            if button.property("hinted"):
                button.set_hint(self.keys_text(id_))

    def _forget(self, id_: str) -> None:
        # Also called while the window goes, book and all.
        self._buttons[id_] = [button for button in self._buttons.get(id_, []) if shiboken6.isValid(button)]


def _meet(first: Action, second: Action) -> bool:
    """Whether two actions can be on the screen at the same time."""
    return not first.room or not second.room or first.room == second.room


def _clash(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether two actions want one key."""
    taken = [_sequence(key) for key in second]
    return any(_sequence(key) in taken for key in first)


@cache
def _sequence(keys: str) -> QKeySequence:
    """Keys as Qt compares them; each action of a book is compared with every other one."""
    return QKeySequence(keys)


def _is_letter(keys: str) -> bool:
    """Whether this is one printable key without Ctrl, Alt or Meta."""
    return not any(held in keys for held in ("Ctrl+", "Alt+", "Meta+")) and len(keys.replace("Shift+", "")) == 1


def _readable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
