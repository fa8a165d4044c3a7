"""The deal as columns: a person each, cards that go elsewhere by mouse or by keys.

Arrow keys walk; Ctrl or Shift with Left or Right asks to move the card to the next person; Backspace takes a move back;
the menu key or a right click offers all of it. What is moved is decided outside: nothing moves by itself here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from trellis.ui.controls import Avatar, Card, ElidedLabel, Muted, column, dress_list, row, scrolled
from trellis.ui.language import tr
from trellis.ui.people.words import many
from trellis.ui.plan.cards import CARD, CardPainter, PileCard
from trellis.ui.theme import look, size, space

LEAST, MOST = 184, 340
"""Width of a column."""
TALLEST = 420
"""Height of the cards of a column, beyond which they scroll."""

AT_ONCE = 6
"""Columns made in one go: as many as a window shows."""


@dataclass(frozen=True)
class Pile:
    """Somebody's column in words."""

    person: UUID
    name: str
    place: str
    load: str
    cards: tuple[PileCard, ...]


class PileList(QListWidget):
    """The cards of one person."""

    opened = Signal(object)
    """The id of a ticket to open."""
    walked = Signal(int)
    """Left (-1) or Right (1): the focus goes to the next column."""
    pushed = Signal(object, int)
    """(`PileCard`, step): the card is to go to the next person on that side."""
    dropped = Signal(object)
    """The `PileCard` that was dropped here."""
    move_wanted = Signal(object)
    back_wanted = Signal(object)
    """A `PileCard` to move somewhere, or whose move is taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_list(self, "")
        self.setItemDelegate(CardPainter(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(CARD).ticket))

    def show_cards(self, name: str, cards: Sequence[PileCard]) -> None:
        """Show these cards; the chosen one stays chosen if it is still here."""
        chosen = self.chosen()
        self.clear()
        for card in cards:
            item = QListWidgetItem()
            item.setData(CARD, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.spoken)
            self.addItem(item)
        held = many(len(cards), tr("1 ticket"), tr("%n tickets"))
        self.setAccessibleName(f"{name}, {held}")
        if chosen is not None:
            self.choose(chosen.ticket)

    def chosen(self) -> PileCard | None:
        """The card that is chosen."""
        item = self.currentItem()
        found: PileCard | None = item.data(CARD) if item is not None and item.isSelected() else None
        return found

    def choose(self, ticket: UUID) -> bool:
        """Choose this card, if it is here."""
        for at in range(self.count()):
            if self.item(at).data(CARD).ticket == ticket:
                self.setCurrentRow(at)
                return True
        return False

    def wanted(self) -> int:
        """The height all its cards need, in pixels."""
        return sum(self.sizeHintForRow(at) for at in range(self.count())) + 2 * self.frameWidth() + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words elsewhere; Qt would keep the old heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk between people; with Ctrl or Shift they take the card along."""
        key, held = event.key(), event.modifiers()
        chosen = self.chosen()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and chosen is not None:
            self.back_wanted.emit(chosen)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            if not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                self.walked.emit(step)
            elif chosen is not None:
                self.pushed.emit(chosen, step)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody who comes by Tab finds a card chosen, and the column in view."""
        super().focusInEvent(event)
        if self.count() and not self.selectedItems():
            self.setCurrentRow(max(0, self.currentRow()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the card, by the menu key or a right click."""
        chosen = self.chosen()
        if chosen is None:
            return
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        middle = self.visualItemRect(self.currentItem()).center()
        menu = self.menu_of(chosen)
        menu.popup(self.viewport().mapToGlobal(middle if keys else QPoint(event.pos())))

    def menu_of(self, card: PileCard) -> QMenu:
        """The menu of a card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Move to…")).triggered.connect(lambda: self.move_wanted.emit(card))
        if card.moved:
            menu.addAction(tr("Take the move back")).triggered.connect(lambda: self.back_wanted.emit(card))
        menu.addAction(tr("Open the ticket")).triggered.connect(lambda: self.opened.emit(card.ticket))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards of other people may come."""
        self._may_drop(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the column."""
        self._may_drop(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The reason is asked first; the card moves when it was told, so nothing is moved here."""
        source = event.source()
        if isinstance(source, PileList) and (card := source.chosen()) is not None:
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.dropped.emit(card)

    def _may_drop(self, event: QDropEvent) -> None:
        source = event.source()
        if isinstance(source, PileList) and source is not self:
            event.acceptProposedAction()
        else:
            event.ignore()


class PileColumn(Card):
    """A person with their cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        inner = self.layout()
        assert inner is not None
        space(inner, 12, gap=0)
        size(self, min_width=LEAST, max_width=MOST)
        self.person: UUID | None = None
        self._avatar = Avatar("", b"")
        self._name, self._place = ElidedLabel("", "strong"), Muted("")
        self._place.setWordWrap(False)
        self._load = Muted("", "small")
        self.list = PileList()
        # The board says how high it is; the height a list likes by itself would cut off the end of the column.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        words = column(self._name, self._place, gap=0)
        head = row(self._avatar, gap=10)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._load)

    def show_pile(self, pile: Pile) -> None:
        """Show this person."""
        self.person = pile.person
        self.setAccessibleName(pile.name)
        self._avatar.set_person(pile.name, pile.person.bytes)
        self._name.set_text(pile.name)
        self._place.setText(pile.place)
        self._load.setText(pile.load)
        self.list.show_cards(f"{pile.name}, {pile.place}", pile.cards)


class PileBoard(QWidget):
    """All columns side by side, scrolled sideways when they are many."""

    opened = Signal(object)
    moved = Signal(object, object)
    """(`PileCard`, id of a person or None): a card is to go to somebody, or to whoever is chosen then."""
    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[PileColumn] = []
        self._shown = 0
        self._piles: tuple[Pile, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_more)
        self._last: UUID | None = None
        self._follow: UUID | None = None
        self._inside = QWidget()
        self._line = QHBoxLayout(self._inside)
        space(self._line, gap=12)
        self._line.addStretch(0)
        self._area: QScrollArea = scrolled(self._inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QHBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(self._area)
        look().changed.connect(self._fit)

    @property
    def columns(self) -> list[PileColumn]:
        """The columns that are shown."""
        return self._columns[: self._shown]

    def show_piles(self, piles: Sequence[Pile]) -> None:
        """Show these people; columns that are there already are used again, so that the focus stays."""
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        self._piles = tuple(piles)
        for made, pile in zip(self._columns, piles, strict=False):
            made.show_pile(pile)
        self._make_more()
        if self._follow is not None:
            self._go_after(self._follow, focus=inside)
        self._follow = None

    def _make_more(self) -> None:
        """Makes a few of the columns that are missing, and the rest when the window had time for other things."""
        missing = self._piles[len(self._columns) :]
        for pile in missing[:AT_ONCE]:
            self._add().show_pile(pile)
        self._shown = min(len(self._piles), len(self._columns))
        for at, made in enumerate(self._columns):
            made.setVisible(at < self._shown)
        self._fit()
        if len(missing) > AT_ONCE:
            self._soon.start()

    def follow(self, ticket: UUID) -> None:
        """This card is chosen wherever the next piles have it."""
        self._follow = ticket

    def chosen(self) -> PileCard | None:
        """The card that is chosen in the column last walked in."""
        return next((c.list.chosen() for c in self.columns if c.person == self._last), None)

    def current_person(self) -> UUID | None:
        """Whose column has the focus."""
        return next((c.person for c in self.columns if c.list.hasFocus()), None)

    def _add(self) -> PileColumn:
        made = PileColumn()
        at = len(self._columns)
        self._columns.append(made)
        self._line.insertWidget(at, made, 1)
        cards = made.list
        cards.opened.connect(self.opened)
        cards.walked.connect(lambda step: self._walk(at, step))
        cards.pushed.connect(lambda card, step: self._push(at, card, step))
        cards.dropped.connect(lambda card: self.moved.emit(card, made.person))
        cards.move_wanted.connect(lambda card: self.moved.emit(card, None))
        cards.back_wanted.connect(self.taken_back)
        cards.itemSelectionChanged.connect(lambda: self._selected(made))
        return made

    def _selected(self, made: PileColumn) -> None:
        """One card is chosen on the whole board."""
        if not made.list.selectedItems():
            return
        self._last = made.person
        self._area.ensureWidgetVisible(made, 0, 0)
        for other in self.columns:
            if other is not made and other.list.selectedItems():
                other.list.blockSignals(True)
                other.list.clearSelection()
                other.list.blockSignals(False)
                other.list.viewport().update()

    def _walk(self, at: int, step: int) -> None:
        if 0 <= at + step < self._shown:
            here, there = self._columns[at].list, self._columns[at + step].list
            if there.count():
                there.setCurrentRow(min(max(0, here.currentRow()), there.count() - 1))
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._columns[at + step], 0, 0)

    def _push(self, at: int, card: PileCard, step: int) -> None:
        if 0 <= at + step < self._shown:
            self.moved.emit(card, self._columns[at + step].person)

    def _go_after(self, ticket: UUID, *, focus: bool) -> None:
        for one in self.columns:
            if one.list.choose(ticket) and focus:
                one.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the fullest column, up to a limit; all columns alike, so that cards can be dropped anywhere."""
        if not self._shown:
            return
        room, gap = self._area.viewport().width(), self._line.spacing()
        each = (room - gap * (self._shown - 1)) // self._shown
        width = max(look().px(LEAST), min(look().px(MOST), each))
        for one in self.columns:
            one.list.scheduleDelayedItemsLayout()
        tallest = max(_wanted(one, width) for one in self.columns)
        height = max(look().px(72), min(look().px(TALLEST), tallest))
        for one in self.columns:
            one.list.setMinimumHeight(height)
        total = width * self._shown + gap * (self._shown - 1)
        wide = total > room
        self._inside.setMinimumWidth(total if wide else 0)
        self._line.activate()
        self._area.setFixedHeight(self._inside.minimumSizeHint().height() + (look().px(14) if wide else 0))


def _wanted(one: PileColumn, width: int) -> int:
    """The height of a column's cards at that width of the column."""
    inner = width - 2 * look().px(12) - 2
    if one.list.width() != inner:
        one.list.resize(inner, one.list.height())
    return one.list.wanted()
