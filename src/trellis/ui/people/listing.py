"""The list of people: a model over what the desk told, narrowed by letters, role and whether they left; its view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trellis.rules.people import MEMBERS, Block, Person, Role, fold
from trellis.ui.controls import dress_table, paint_avatar, paint_chip
from trellis.ui.language import tr
from trellis.ui.people.words import ROLE_TONES, blocks_said, day_said, role_name
from trellis.ui.theme import look
from trellis.ui.walked import WalkedTable

ROW_HEIGHT, AVATAR, SIDE = 42, 26, 10
PERSON = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    NAME = 0
    ROLE = 1
    PRONOUNS = 2
    BLOCKS = 3
    SIGN_IN = 4
    SINCE = 5


@dataclass(frozen=True, slots=True)
class Everybody:
    """What the desk told: people who are here and who left, the blocks, who can sign in, who shares with me."""

    people: tuple[Person, ...] = ()
    blocks: tuple[Block, ...] = ()
    has_secret: frozenset[UUID] = frozenset()
    share_with_me: frozenset[UUID] = frozenset()

    def get(self, person: UUID) -> Person | None:
        """Somebody by id."""
        return next((p for p in self.people if p.id == person), None)

    def sign_in_said(self, person: Person) -> str:
        """How somebody signs in, in a word or two."""
        if person.role not in MEMBERS:
            return ""
        if person.id not in self.has_secret:
            return tr("not yet")
        return tr("passphrase") if person.role is Role.ADVISOR else tr("PIN")


class PeopleModel(QAbstractTableModel):
    """People in rows. `narrow` shows those one of whose names begins with each of the letters typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told = Everybody()
        self._rows: list[Person] = []
        self._folded: dict[UUID, list[str]] = {}
        self._letters, self._left = "", False
        self._role: Role | None = None
        self._sort, self._descending = Column.NAME, False

    def show_told(self, told: Everybody) -> None:
        """This is what the desk says now."""
        self.told = told
        self._folded = {p.id: fold(f"{p.full_name} {p.pronouns}").split() for p in told.people}
        self._again()

    def narrow(self, letters: str, role: Role | None, left: bool) -> None:
        """Show only these; `left` shows those who left instead of those who are here."""
        self._letters, self._role, self._left = letters, role, left
        self._again()

    def counts(self, left: bool) -> dict[Role, int]:
        """How many of each role are here, or have left."""
        found = dict.fromkeys(Role, 0)
        for person in self.told.people:
            if person.active is not left:
                found[person.role] += 1
        return found

    def row_of(self, person: UUID) -> int | None:
        """Where somebody stands."""
        return next((row for row, p in enumerate(self._rows) if p.id == person), None)

    def person_at(self, row: int) -> Person:
        """Who stands there."""
        return self._rows[row]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; names break ties."""
        self._sort, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._again()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # as Qt asks
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 # as Qt asks
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the eye and the ear; the person for the painter."""
        if not index.isValid():
            return None
        person = self._rows[index.row()]
        if role == PERSON:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(person, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.NAME:
            told = [self._text(person, column) for column in Column]
            return ", ".join(text for text in told if text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return [tr("Name"), tr("Role"), tr("Pronouns"), tr("Blocks"), tr("Sign-in"), tr("Since")][section]

    def _text(self, person: Person, column: Column) -> str:
        if column is Column.NAME:
            return person.full_name
        if column is Column.ROLE:
            return role_name(person.role)
        if column is Column.PRONOUNS:
            return person.pronouns
        if column is Column.BLOCKS:
            return blocks_said(person, self.told.blocks)
        if column is Column.SIGN_IN:
            return self.told.sign_in_said(person)
        day = person.left or (person.created.astimezone().date() if person.created else None)
        said = day_said(day) if day else ""
        return tr("left {day}").format(day=said) if person.left else said

    def _again(self) -> None:
        self.beginResetModel()
        wanted = fold(self._letters).split()
        self._rows = sorted(
            (
                p
                for p in self.told.people
                if p.active is not self._left
                and self._role in (None, p.role)
                and all(any(word.startswith(piece) for word in self._folded[p.id]) for piece in wanted)
            ),
            key=self._key(),
            reverse=self._descending,
        )
        self.endResetModel()

    def _key(self) -> Callable[[Person], tuple[Any, ...]]:
        order = {role: number for number, role in enumerate((Role.ADVISOR, Role.LEAD, Role.TECH, Role.REQUESTER))}

        def key(person: Person) -> tuple[Any, ...]:
            name = fold(person.full_name)
            if self._sort is Column.ROLE:
                return order[person.role], name
            if self._sort is Column.SINCE:
                return (str(person.left or person.created or ""), name)
            return fold(self._text(person, self._sort)), name

        return key


class _Painter(QStyledItemDelegate):
    """One cell: initials and name, role chip, quiet words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell; who left is dim."""
        theme, px, person = look().theme, look().px, index.data(PERSON)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.colour("accent_soft" if chosen else "surface"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        cell = QRectF(box).adjusted(px(SIDE), 0, -px(4), -1)
        column = Column(index.column())
        if column is Column.NAME:
            side = px(AVATAR)
            circle = QRectF(cell.left(), cell.center().y() - side / 2, side, side)
            paint_avatar(painter, circle, person.full_name, person.id.bytes)
            self._words(painter, cell.adjusted(side + px(10), 0, 0, 0), person.full_name, "ink", 500)
        elif column is Column.ROLE:
            tone = ROLE_TONES[person.role]
            paint_chip(painter, cell.left(), cell.center().y(), role_name(person.role), tone, cell.width())
        else:
            missing = column is Column.SIGN_IN and person.role in MEMBERS and index.data() == tr("not yet")
            self._words(painter, cell, str(index.data() or ""), "amber" if missing else "muted", 400)
        painter.restore()

    def _words(self, painter: QPainter, cell: QRectF, text: str, colour: str, weight: int) -> None:
        painter.setFont(look().font(13, weight))
        painter.setPen(look().theme.colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(cell.width()))
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class PeopleTable(WalkedTable):
    """The list; as many columns as there is room for."""

    picked = Signal(object)
    """The `Person` who is chosen now."""
    opened = Signal()
    """Enter or a double click: whoever is chosen is wanted in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self.setItemDelegate(_Painter(self))
        dress_table(self, tr("People"), ROW_HEIGHT)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column in list(Column)[1:]:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look().fit(self, lambda table: table.measure())
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.activated.connect(lambda _: self.opened.emit())

    def choose(self, person: UUID | None) -> None:
        """Put the selection on somebody, if they are shown, without a signal."""
        row = self.people.row_of(person) if person else None
        self._quiet = True
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.selectRow(row)
        self._quiet = False

    def measure(self) -> None:
        """Widths at the present zoom; narrow lists leave out what is wanted least."""
        px = look().px
        widths = {
            Column.ROLE: 100,
            Column.PRONOUNS: 92,
            Column.BLOCKS: 80,
            Column.SIGN_IN: 98,
            Column.SINCE: 112,
        }
        for column, width in widths.items():
            self.setColumnWidth(column, px(width))
        room = self.viewport().width() - px(160)
        shown = 0
        for column in (Column.ROLE, Column.SIGN_IN, Column.BLOCKS, Column.PRONOUNS, Column.SINCE):
            shown += px(widths[column])
            self.setColumnHidden(column, shown > room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit now."""
        super().resizeEvent(event)
        self.measure()

    def _tell(self, now: Index, _: Index) -> None:
        if now.isValid() and not self._quiet:
            self.picked.emit(self.people.person_at(now.row()))
