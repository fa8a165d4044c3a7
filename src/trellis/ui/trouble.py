"""What is shown when the desk cannot be opened: a calm page for each kind of trouble, with the buttons that help.

What a button does is handed in; this file knows only which of them help with what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from trellis.rules.errors import Trouble
from trellis.ui.controls import Button, Card, Heading, Muted, dress_list, row
from trellis.ui.language import tr
from trellis.ui.pages import Page, TroublePage
from trellis.ui.theme import size

Do = Callable[[], object]


@dataclass(frozen=True)
class Ways:
    """What can be done about a desk that does not open."""

    again: Do
    other: Do
    restore: Do
    make: Do
    close: Do


# Which ways help with which kind (`Trouble.kind`), the best first. Kinds not named here: try again or close.
HELPS: dict[str, tuple[str, ...]] = {
    "missing": ("other", "restore", "make", "close"),
    "missing folder": ("again", "other", "close"),
    "read-only": ("again", "other", "close"),
    "unreadable": ("again", "other", "close"),
    "network share": ("other", "close"),
    "held": ("again", "close"),
    "too new": ("other", "close"),
    "corrupt": ("restore", "other", "close"),
    "not a desk": ("other", "restore", "close"),
    "not a file": ("other", "close"),
    "disk full": ("again", "close"),
    "disk": ("again", "restore", "close"),
    "backup": ("restore", "again", "close"),
}


def trouble_page(trouble: Trouble, path: Path, ways: Ways) -> TroublePage:
    """The page for this trouble with the desk at `path`."""

    words = {
        "again": tr("Try again"),
        "other": tr("Open another desk…"),
        "restore": tr("Restore a backup…"),
        "make": tr("Make a new desk here…"),
        "close": tr("Close Trellis"),
    }
    helps = HELPS.get(trouble.kind, ("again", "close"))
    buttons = [(words[way], getattr(ways, way)) for way in helps]
    return TroublePage(trouble.happened, trouble.safe, trouble.todo, buttons, detail=str(path))


@dataclass(frozen=True)
class Choice:
    """A backup to choose from: when it was made and what it is, in words."""

    path: Path
    said: str
    note: str
    sound: bool


class ChooseBackup(Page):
    """The backups that were found, newest first. Nothing happens to the desk before the button is pressed."""

    chosen = Signal(object)
    """The path of the backup to restore."""
    left = Signal()
    elsewhere = Signal()
    """The backup is somewhere else: ask for a file."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(
            self.tr("Which backup?"),
            self.tr("It is copied and checked first. The desk file that is there now is kept beside it."),
        )
        self.list = QListWidget()
        dress_list(self.list, self.tr("Backups, newest first"))
        for choice in choices:
            item = QListWidgetItem(f"{choice.said}   {choice.note}")
            item.setData(Qt.ItemDataRole.UserRole, choice.path)
            if not choice.sound:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        size(self.list, min_height=200)
        sound = next((n for n, choice in enumerate(choices) if choice.sound), -1)
        self.list.setCurrentRow(sound)
        self.restore = Button(self.tr("Restore this backup"), "main")
        self.restore.setEnabled(sound >= 0)
        self.restore.clicked.connect(self._restore)
        self.list.itemActivated.connect(lambda _: self._restore())
        other, back = Button(self.tr("Another file…")), Button(self.tr("Back"), "quiet", icon="back")
        other.clicked.connect(self.elsewhere.emit)
        back.clicked.connect(self.left.emit)
        card = Card()
        if choices:
            card.body.addWidget(self.list)
        else:
            card.body.addWidget(Heading(self.tr("No backups were found beside the desk.")))
            card.body.addWidget(Muted(self.tr("If they are on a stick, put it in and choose the file there.")))
            self.restore.hide()
            self.list.hide()
            self.list.setParent(card)
        card.body.addLayout(row(self.restore, other, back, None))
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.setFocusProxy(self.list if choices else other)

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
