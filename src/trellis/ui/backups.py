"""Backups: the last one, one now, where they go, one put back; and the way to checking the desk.

Everything long runs with a bar and can be cancelled. Restoring ends the session: whoever is the composition root closes
the desk, swaps the files and opens it again (`Context.restore`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.permissions import may
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Callout,
    Card,
    Chip,
    ElidedLabel,
    FlowLayout,
    Heading,
    Muted,
    dress_table,
    paint_chip,
    row,
    scrolled,
)
from trellis.ui.dates import age, exact, moment
from trellis.ui.language import tr
from trellis.ui.pages import Page, confirm_irreversible
from trellis.ui.text import elide, plain_tip
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done
    from trellis.rules.desk import Settings


class Backup(Protocol):
    """One backup as the desk tells it; `before` names the occasion of a copy put aside (restore, upgrade)."""

    @property
    def path(self) -> Path: ...
    @property
    def when(self) -> datetime: ...
    @property
    def size(self) -> int: ...
    @property
    def ok(self) -> bool: ...
    @property
    def desk(self) -> UUID | None: ...
    @property
    def name(self) -> str: ...
    @property
    def before(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Told:
    """What the desk told: the backups in the folder, the folder, whether it was chosen and is there."""

    backups: tuple[Backup, ...]
    folder: str
    chosen: bool
    there: bool


def look_at(desk: Desk) -> Told:
    """On the worker's thread: what there is."""
    folder, chosen = desk.backups.folder(), bool(desk.settings.info().settings.backup_folder)
    return Told(tuple(desk.backups.listing()), str(folder), chosen, folder.is_dir() or not chosen)


def size_said(size: int) -> str:
    """A file's size: "12.3 MB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class BackupsPage(Page):
    """The room; three cards one below the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("Backups"))
        self._context = context
        self._busy = False
        self.now = Button(tr("Back up now"), "main")
        self.now.clicked.connect(self.back_up)
        self.buttons.addWidget(self.now)
        self.last = LastCard(context)
        self.last.elsewhere.clicked.connect(self.back_up_elsewhere)
        self.last.choose.clicked.connect(self.choose_folder)
        self.last.beside.clicked.connect(lambda: self._use_folder(""))
        self.list = ListCard(context)
        self.list.restore.clicked.connect(self._restore_chosen)
        self.list.other.clicked.connect(self.restore_file)
        self.check = CheckCard(context)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, 0, 8, 8, 0, gap=16)
        for card in (self.last, self.list, self.check):
            size(card, max_width=920)
            layout.addWidget(card)
        layout.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.setFocusProxy(self.now)
        context.worker.changed.connect(self._changed)
        self.refresh()

    def records(self) -> tuple[Action, ...]:
        """What the palette offers of this room."""
        section = tr("Backups")
        return (Action("backups.now", tr("Back up now"), self.back_up, section=section),)

    def refresh(self) -> None:
        """Ask the desk what there is."""
        self._context.worker.run(look_at, while_alive(self, self._shown))

    def back_up(self) -> None:
        """A backup into the usual folder."""
        self._back_up(None)

    def back_up_elsewhere(self) -> None:
        """A backup into a folder chosen this once, such as a stick."""
        folder = QFileDialog.getExistingDirectory(self, tr("Back up to this folder, once"))
        if folder:
            self._back_up(Path(folder))

    def choose_folder(self) -> None:
        """Another usual folder."""
        folder = QFileDialog.getExistingDirectory(self, tr("Backups go to this folder from now on"))
        if folder:
            self._use_folder(folder)

    def restore_file(self) -> None:
        """A backup that is not in the list, such as one on a stick."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Which backup?"), "", tr("Backups (*.trellis);;All files (*)"))
        if name:
            self._restore(Path(name), tr("the file {name}").format(name=Path(name).name))

    def _shown(self, told: Told) -> None:
        self.last.show_told(told)
        self.list.show_told(told)

    def _changed(self, changes: Any) -> None:
        if any(change.noun == "desk" for change in changes):
            self.refresh()

    def _back_up(self, folder: Path | None) -> None:
        if self._busy:
            return  # the bar says how far it is; a disabled button would lose the focus
        self._busy = True

        def made(backup: Backup) -> None:
            said = tr("Backed up: {size} in {folder}, read back and checked")
            self._context.say(said.format(size=size_said(backup.size), folder=elide(str(backup.path.parent), 60)))

        self._context.long(
            tr("Backing up"),
            lambda desk, job: desk.backups.back_up(job.progress, job.cancelled, folder=folder),
            while_alive(self, lambda done: made(done.value)),
        )
        # Comes after it, however it ends.
        self._context.worker.run(look_at, while_alive(self, self._backed_up), while_alive(self, self._backed_up))

    def _backed_up(self, told: Told | Exception) -> None:
        self._busy = False
        if isinstance(told, Told):
            self._shown(told)
        else:
            self._context.trouble(told)

    def _use_folder(self, folder: str) -> None:
        where = folder or tr("the folder beside the desk")

        def save(desk: Desk) -> Done[Settings]:
            read = desk.settings.info().settings
            return desk.settings.save(replace(read, backup_folder=folder), read)

        self._context.do(
            save,
            tr("Backups go to {folder} from now on").format(folder=elide(where, 60)),
        )

    def _restore_chosen(self) -> None:
        backup = self.list.chosen()
        if backup is None:
            return
        when = moment(backup.when, datetime.now(UTC))
        other = backup.name if backup.desk != self._context.info.id else ""
        self._restore(backup.path, tr("the backup of {when}").format(when=when), other)

    def _restore(self, path: Path, which: str, other: str = "") -> None:
        words = [
            tr("The desk becomes as it was in {which}. What was done since is not in it.").format(which=which),
            tr("The backup is copied and checked first; if that fails, nothing changes. The desk file of now is kept")
            + " "
            + tr("beside it, under a name with “before-restore”. Ticket numbers go on with a new letter."),
            tr("You are signed out meanwhile."),
        ]
        if other:
            words.insert(0, tr("Careful: this is a backup of another desk, {name}.").format(name=elide(other)))
        title, yes = tr("Restore this backup?"), tr("Restore it")
        if confirm_irreversible(self, title, "\n\n".join(words), yes, tr("restore") if other else ""):
            self._context.restore(path)


class LastCard(Card):
    """The newest sound backup of this desk, and where backups go."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("The last backup"))
        self._context = context
        self.when = Heading("", "headline")
        self.detail = Muted("")
        self.sound = Chip("")
        self.worry = Callout("")
        self.worry.hide()
        self.folder = ElidedLabel("", "muted")
        self.elsewhere = Button(tr("Back up to a stick…"))
        self.choose, self.beside = Button(tr("Choose another folder…")), Button(tr("Beside the desk again"))
        can = may(context.me, "desk.settings")
        if not can:
            self.choose.hide()
        self._can = can
        flow = FlowLayout(gap=8)
        for button in (self.elsewhere, self.choose, self.beside):
            flow.addWidget(button)
        line = row(self.when, self.sound, None, gap=12)
        self.body.addLayout(line)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.worry)
        self.body.addWidget(self.folder)
        self.body.addLayout(flow)
        self.body.addWidget(
            Muted(
                tr(
                    "Trellis backs up on each day of use and when it is closed, and keeps the newest of 7 days, 4 weeks"
                    " and 12 months. Backups beside the desk help against mistakes, not against a broken disk: use a"
                    " stick too."
                ),
                "small",
            )
        )
        self.when.setWordWrap(False)
        self.beside.hide()
        self.sound.hide()

    def show_told(self, told: Told) -> None:
        """This there is."""
        now = datetime.now(UTC)
        mine = [b for b in told.backups if b.desk == self._context.info.id and b.ok]
        newest = mine[0] if mine else None
        self.when.setText(moment(newest.when, now) if newest else tr("None yet"))
        self.sound.setVisible(newest is not None)
        if newest is not None:
            self.sound.set(tr("Sound"), "accent")
            old = age(newest.when, now)
            ago = tr("just now") if old == tr("now") else tr("{age} ago").format(age=old)
            self.detail.setText(f"{ago} · {size_said(newest.size)}")
            plain_tip(self.when, exact(newest.when))
        else:
            self.detail.setText("")
        self.detail.setVisible(newest is not None)
        self.worry.set_text(self._worry(told, newest, now))
        self.worry.setVisible(bool(self.worry.words.text()))
        where = tr("In {folder}") if told.chosen else tr("Beside the desk, in {folder}")
        self.folder.set_text(where.format(folder=told.folder))
        self.beside.setVisible(self._can and told.chosen)

    def _worry(self, told: Told, newest: Backup | None, now: datetime) -> str:
        if not told.there:
            return tr(
                "The chosen folder is not there: perhaps the stick was taken out. Until it is back, Trellis' own"
                " backups go beside the desk."
            )
        if newest is None:
            return tr("This desk has no backup yet. One takes a moment: press Back up now.")
        if (now - newest.when).days >= 7:
            return tr("That is a while ago. Press Back up now.")
        return ""


class ListCard(Card):
    """All backups in the folder; one can be chosen to be restored."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Backups in this folder"))
        self._context = context
        self._backups: Sequence[Backup] = ()
        self._filling = False
        self._picked: Path | None = None
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels([tr("When"), tr("Size"), tr("Checked"), tr("What")])
        dress_table(self.table, tr("Backups"), 36)
        self.table.setItemDelegateForColumn(2, _ChipPainter(self.table))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look().fit(self.table, _measure)
        self.empty = Muted(tr("No backups here yet."))
        self.restore = Button(tr("Restore the chosen one…"))
        self.other = Button(tr("Restore from a file…"))
        can = may(context.me, "desk.restore")
        for button in (self.restore, self.other):
            if not can:
                button.hide()
        self.restore.setEnabled(False)
        self.table.itemSelectionChanged.connect(self._chosen_changed)
        flow = FlowLayout(gap=8)
        flow.addWidget(self.restore)
        flow.addWidget(self.other)
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        self.body.addLayout(flow)
        look().changed.connect(self._fit_height)

    def show_told(self, told: Told) -> None:
        """These there are; an older one somebody chose stays chosen, else it is the newest."""
        self._filling = True
        self._backups = told.backups
        now = datetime.now(UTC)
        self.table.setRowCount(len(told.backups))
        for down, backup in enumerate(told.backups):
            texts = (moment(backup.when, now), size_said(backup.size), _checked(backup), self._what(backup))
            for across, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, "accent" if backup.ok else "red")
                self.table.setItem(down, across, item)
        self.table.setVisible(bool(told.backups))
        self.empty.setVisible(not told.backups)
        self._fit_height()
        if told.backups:
            self.table.selectRow(next((n for n, b in enumerate(told.backups) if b.path == self._picked), 0))
        self._filling = False
        self._chosen_changed()

    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        rows = {item.row() for item in self.table.selectedItems()}
        return self._backups[rows.pop()] if rows else None

    def _what(self, backup: Backup) -> str:
        told = {"restore": tr("the desk before a restore"), "upgrade": tr("the desk before an upgrade")}
        said = told.get(backup.before, "")
        if backup.ok and backup.desk != self._context.info.id:
            other = tr("another desk: {name}").format(name=elide(backup.name))
            return f"{other}, {said}" if said else other
        return said

    def _chosen_changed(self) -> None:
        if self._filling:
            return
        backup = self.chosen()
        self._picked = backup.path if backup is not None and backup is not self._backups[0] else None
        self.restore.setEnabled(backup is not None and backup.ok)

    def _fit_height(self) -> None:
        px = look().px
        rows = min(max(len(self._backups), 1), 6)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows * px(36) + px(8))


class CheckCard(Card):
    """The way to the check whether the desk is what its history says."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Is everything as it was?"))
        words = tr("A backup of a desk somebody changed is no help. Check now and then that the past was not changed.")
        self.button = Button(tr("Check this desk"))
        self.button.clicked.connect(lambda: _go_check(context))
        self.body.addWidget(Muted(words))
        self.body.addLayout(row(self.button, None))


class _ChipPainter(QStyledItemDelegate):
    """A chip in a cell, its tone in the user role."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and line as in other cells, then the chip."""
        theme = look().theme
        box = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.colour("accent_soft" if chosen else "surface"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        cell = QRectF(box).adjusted(look().px(8), 0, 0, -1)
        tone = str(index.data(Qt.ItemDataRole.UserRole))
        paint_chip(painter, cell.left(), cell.center().y(), str(index.data()), tone, cell.width())


def _go_check(context: Context) -> None:
    """Advisors find it among the keys, everybody else in a room of its own."""
    if may(context.me, "keys.read"):
        context.go("keys", "check")
    else:
        context.go("check", None)


def _checked(backup: Backup) -> str:
    return tr("sound") if backup.ok else tr("damaged")


def _measure(table: QTableWidget) -> None:
    for column, width in enumerate((170, 100, 110)):
        table.setColumnWidth(column, look().px(width))
