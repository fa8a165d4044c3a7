"""Help: the pages Trellis brings along, the shortcuts as they are now, the words, and where things are kept.

The pages are `resources/help/*.md`, each in the language of the window where it has been translated, read when they are
opened and shown through the same safe view as people's words.
The shortcuts come from the actions themselves, so that the page cannot say anything else than what works.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trellis import __version__, paths
from trellis.ui.context import Context
from trellis.ui.controls import Card, Heading, KeyHint, Muted, dress_list, row, scrolled
from trellis.ui.language import spoken
from trellis.ui.pages import Page
from trellis.ui.text import SafeText, plain_label
from trellis.ui.theme import look, space

ORDER = (
    "start",
    "tickets",
    "interests",
    "projects",
    "fairness",
    "people",
    "import-export",
    "backup",
    "signing",
    "privacy",
    "trouble",
    "words",
)
_ANY = (1 << 24) - 1
"""No limit, as Qt says it."""


class HelpPage(Page):
    """Topics at the left, the chosen one at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Help"))
        self._context = context
        self._shown: QWidget | None = None
        self.topics = QListWidget()
        dress_list(self.topics, self.tr("Topics"))
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        for file in help_files():
            self._add(file.stem, _title(file), partial(_reading, file))
        self._add("keys", self.tr("Shortcuts"), self._shortcuts)
        self._add("about", self.tr("About Trellis"), self._about)
        self.card = Card()
        self._body = QVBoxLayout()
        self.card.body.addLayout(self._body, 1)
        self._line = QHBoxLayout()
        space(self._line, gap=16)
        left = Card()
        left.body.addWidget(self.topics, 1)
        self._line.addWidget(left)
        self._line.addWidget(self.card, 1)
        self.body.addLayout(self._line, 1)
        self.topics.currentItemChanged.connect(self._show)
        self.topics.setCurrentRow(0)
        self.setFocusProxy(self.topics)
        context.actions.mapping_changed.connect(self._stale)
        context.actions.letters_changed.connect(self._stale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the text gets the room, where it is narrower still it stands below the topics."""
        super().resizeEvent(event)
        beside, width = self.width() >= look().px(480), look().px(220 if self.width() >= look().px(660) else 132)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.topics.setMinimumWidth(width if beside else 0)
        self.topics.setMaximumSize(width if beside else _ANY, _ANY if beside else look().px(72))

    def open(self, key: UUID | str) -> None:
        """Open the topic of that key."""
        self.show_topic(str(key))

    def show_topic(self, key: str) -> None:
        """Open the topic of that key: a help file's name, `keys` or `about`."""
        for number in range(self.topics.count()):
            item = self.topics.item(number)
            if item.data(Qt.ItemDataRole.UserRole) == key:
                self.topics.setCurrentItem(item)

    def _add(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.topics.addItem(item)
        self._makers[key] = make

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key = str(item.data(Qt.ItemDataRole.UserRole))
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = scrolled(self._makers[key]())
        self._body.addWidget(self._shown)
        self._shown.show()

    def _stale(self) -> None:
        if self.topics.currentItem() is not None and self.topics.currentItem().data(Qt.ItemDataRole.UserRole) == "keys":
            self._show(self.topics.currentItem())

    def _shortcuts(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        space(layout, 4, 12, 12, 4, gap=16)
        layout.addWidget(Heading(self.tr("Shortcuts"), "headline"))
        words = self.tr(
            "Single letters work when you are not typing. Settings has a switch for them and lets you change any key."
        )
        layout.addWidget(Muted(words))
        table = sorted(self._context.actions.shortcuts_table(), key=lambda shortcut: shortcut.section)
        for section, shortcuts in groupby(table, key=lambda shortcut: shortcut.section):
            layout.addWidget(Heading(section))
            grid = QGridLayout()
            space(grid, gap=6)
            grid.setColumnStretch(1, 1)
            for line, shortcut in enumerate(shortcuts):
                keys = row(*(KeyHint(key) for key in shortcut.keys), None, gap=4)
                holder = QWidget()
                holder.setLayout(keys)
                look().fit(holder, lambda h: h.setFixedWidth(look().px(136)))
                grid.addWidget(holder, line, 0)
                grid.addWidget(plain_label(shortcut.text), line, 1)
            layout.addLayout(grid)
        layout.addStretch(1)
        return page

    def _about(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        space(layout, 4, 12, 12, 4, gap=8)
        layout.addWidget(Heading(self.tr("About Trellis"), "headline"))
        layout.addWidget(plain_label(self.tr("Version {version}").format(version=__version__)))
        info = self._context.info
        self._fact(layout, self.tr("This desk"), info.name)
        where = self._fact(layout, self.tr("The desk file"), "")
        self._context.worker.run(lambda desk: str(desk.path), where.setText)
        if info.fingerprint:
            self._fact(layout, self.tr("Fingerprint of its keys"), info.fingerprint)
        self._fact(layout, self.tr("Crash notes"), str(paths.log_dir()))
        layout.addWidget(
            Muted(self.tr("Nothing of this ever leaves this computer by itself: Trellis does not use the internet."))
        )
        layout.addStretch(1)
        return page

    def _fact(self, layout: QVBoxLayout, name: str, value: str) -> QLabel:
        layout.addWidget(plain_label(name, "label"))
        label = plain_label(value)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(f"{name}: {value}" if value else name)
        layout.addWidget(label)
        return label


def help_files() -> list[Path]:
    """The help pages in the language of the window, the known ones in reading order, others after them."""
    language, pages = spoken(), sorted(paths.resource("help").glob("*.md"))
    files = {page.stem: paths.resource(f"help/{page.name}", language) for page in pages}
    return [files.pop(key) for key in ORDER if key in files] + list(files.values())


def _title(file: Path) -> str:
    with file.open(encoding="utf-8") as lines:
        return lines.readline().lstrip("# ").strip()


def _reading(file: Path) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    space(layout, 4, 12, 12, 4, gap=0)
    text = SafeText(name=_title(file))
    text.set_markdown(file.read_text(encoding="utf-8"))
    look().fit(text, lambda t: t.setMaximumWidth(look().px(760)))
    layout.addWidget(text)
    layout.addStretch(1)
    return page
