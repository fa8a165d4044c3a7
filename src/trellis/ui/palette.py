"""The search of the top bar, which is also the command palette: tickets, people, projects and all that can be done.

The field keeps the focus; results hang below it in groups. Actions are matched here; tickets, people and projects are
asked from the worker from the second letter on, a moment after typing stops. Nothing that was searched is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.people import Role, fold
from trellis.rules.projects import Mention
from trellis.rules.tickets import Query, Sort, View
from trellis.ui.avatars import paint_avatar
from trellis.ui.context import Context
from trellis.ui.controls import SearchField, key_size, paint_key
from trellis.ui.notes import announce
from trellis.ui.people.words import role_name
from trellis.ui.projects.words import state_said, title_said
from trellis.ui.theme import look, space

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

LEAST, TICKETS, PEOPLE, PROJECTS, ACTIONS = 2, 7, 5, 5, 40
TYPING_REST = 90


@dataclass(frozen=True)
class Found:
    """One line: what it says, what Enter does. Without `run` it is the heading of a group."""

    title: str
    run: Callable[[], object] | None = None
    lead: str = ""
    note: str = ""
    keys: str = ""
    person: UUID | None = None


@dataclass(frozen=True)
class _Hits:
    """What the desk has for some words."""

    tickets: tuple[tuple[UUID, str, str, str], ...]
    """Id, number, title and note."""
    people: tuple[tuple[UUID, str, Role], ...]
    projects: tuple[Mention, ...]


class _Line(QStyledItemDelegate):
    """Paints a heading or a result."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        found: Found = index.data(Qt.ItemDataRole.UserRole)
        return QSize(look().px(200), look().px(38 if found.run else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        found: Found = index.data(Qt.ItemDataRole.UserRole)
        theme, px, box = look().theme, look().px, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found.run is None:
            painter.setFont(look().font(12, 600))
            painter.setPen(theme.colour("muted"))
            painter.drawText(box.adjusted(px(8), px(6), 0, 0), Qt.AlignmentFlag.AlignVCenter, found.title)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_soft"))
                painter.drawRoundedRect(box, px(6), px(6))
            self._words(painter, box, found)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, found: Found) -> None:
        theme, px = look().theme, look().px
        left, right = box.left() + px(8), box.right() - px(8)
        if found.keys:
            wanted = key_size(found.keys)
            right -= wanted.width()
            paint_key(
                painter,
                QRectF(right, box.center().y() - wanted.height() / 2, wanted.width(), wanted.height()),
                found.keys,
            )
            right -= px(8)
        if found.person is not None:
            side = px(24)
            paint_avatar(
                painter, QRectF(left, box.center().y() - side / 2, side, side), found.title, found.person.bytes
            )
            left += side + px(8)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for text, colour, font in (
            (found.lead, "muted", look().font(13)),
            (found.title, "ink", look().font(14)),
            (found.note, "muted", look().font(13)),
        ):
            room = int(right - left)
            if not text or room < px(24):
                continue
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, box.top(), room, box.height()), middle, shown)
            left += painter.fontMetrics().horizontalAdvance(shown) + px(8)


class Palette(QObject):
    """Search and commands, hung under `field`."""

    def __init__(self, field: SearchField, context: Context, host: QWidget, list_all: Callable[[str], object]) -> None:
        """`host` is the widget the results are drawn over; `list_all` shows every ticket that words find."""
        super().__init__(host)
        self.field, self._context, self._host, self._list_all = field, context, host, list_all
        self._before: QWidget | None = None
        self._run_first = self._awaiting = False
        self._frame = QFrame(host)
        self._frame.setProperty("kind", "popup")
        self._frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines = QListWidget(self._frame)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setAccessibleName(self.tr("Results"))
        self.lines.setItemDelegate(_Line(self.lines))
        self.lines.setMouseTracking(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemClicked.connect(self._take)
        self.lines.itemEntered.connect(self._point)
        self.lines.currentItemChanged.connect(self._tell)
        layout = QVBoxLayout(self._frame)
        space(layout, 6, gap=0)
        layout.addWidget(self.lines)
        self._frame.hide()
        self._rest = QTimer(self, singleShot=True, interval=TYPING_REST)
        self._rest.timeout.connect(self._ask)
        field.textEdited.connect(self._edited)
        field.installEventFilter(self)
        host.installEventFilter(self)

    def open(self) -> None:
        """Put the focus into the field; what can be done is listed at once."""
        if not self.field.hasFocus():
            self._before = QApplication.focusWidget()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._edited(self.field.text())

    def close(self) -> None:
        """Put the results away and empty the field."""
        self._rest.stop()
        self._run_first = self._awaiting = False
        self._frame.hide()
        self.lines.clear()
        self.field.clear()

    def is_open(self) -> bool:
        """Whether results are showing."""
        return self._frame.isVisible()

    def found(self) -> list[Found]:
        """What is listed, headings included."""
        return [self.lines.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.lines.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field; the size of the host."""
        if watched is self._host:
            if event.type() == QEvent.Type.Resize and self.is_open():
                self._place()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.MouseButtonPress and not self.is_open():
            QTimer.singleShot(0, self, self.open)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and self.is_open():
            self.close()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in steps:
            if not self.is_open():
                self._edited(self.field.text())
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rest.isActive() or self._awaiting:
                # What is listed belongs to fewer letters than are typed by now.
                self._run_first = True
                if self._rest.isActive():
                    self._rest.stop()
                    self._ask()
            elif self.lines.currentItem() is not None:
                self._take(self.lines.currentItem())
        else:
            return False
        return True

    def _leave(self) -> None:
        self.close()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        else:
            self.field.clearFocus()

    def _edited(self, text: str) -> None:
        self._run_first = self._awaiting = False
        if len(text.strip()) < LEAST:
            self._rest.stop()
            self._show(self._actions(text.strip()))
        else:
            self._rest.start()

    def _ask(self) -> None:
        words = self.field.text().strip()

        def answer(hits: _Hits) -> None:
            if words == self.field.text().strip() and self.field.hasFocus():
                self._awaiting = False
                self._answer(words, hits)

        self._awaiting = True
        self._context.worker.run(lambda desk: _search(desk, words), answer)

    def _answer(self, words: str, hits: _Hits) -> None:
        go = self._context.go
        lines: list[Found] = []
        if hits.tickets:
            lines.append(Found(self.tr("Tickets")))
            lines += [
                Found(title, partial(go, "tickets", id_), lead=number, note=note)
                for id_, number, title, note in hits.tickets
            ]
            lines.append(Found(self.tr("Show all hits in Tickets"), partial(self._list_all, words)))
        if hits.people:
            lines.append(Found(self.tr("People")))
            lines += [
                Found(name, partial(go, "people", id_), note=role_name(role), person=id_)
                for id_, name, role in hits.people
            ]
        if hits.projects:
            lines.append(Found(self.tr("Projects")))
            lines += [
                Found(
                    title_said(one.title),
                    partial(go, "projects", one.outline.project),
                    note=" · ".join((state_said(one.outline), ", ".join(one.people))),
                )
                for one in hits.projects
            ]
        lines += self._actions(words)
        self._show(lines)
        if self._run_first and self.lines.currentItem() is not None:
            self._take(self.lines.currentItem())

    def _actions(self, words: str) -> list[Found]:
        book, wanted = self._context.actions, fold(words).split()
        offered = [
            record
            for record in book.offered()
            if record.id != "search"
            and all(any(w.startswith(p) for w in fold(f"{record.text} {record.section}").split()) for p in wanted)
        ]
        lines = [
            Found(
                record.text,
                partial(book.run, record.id),
                note=record.section,
                keys=book.keys_text(record.id),
            )
            for record in offered[:ACTIONS]
        ]
        return [Found(self.tr("Commands")), *lines] if lines else []

    def _show(self, lines: Sequence[Found]) -> None:
        self.lines.clear()
        shown = list(lines) or [Found(self.tr("Nothing was found."))]
        for found in shown:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, found)
            said = f"{found.lead} {found.title} {found.note} {found.keys}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(said.split()))
            if found.run is None:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.lines.addItem(item)
        self._place()
        self._frame.show()
        self._frame.raise_()
        count = sum(found.run is not None for found in shown)
        self.field.setAccessibleDescription(self.tr("%n results; Down to reach them", "", count))
        self.lines.setCurrentRow(next((n for n, found in enumerate(shown) if found.run), -1))

    def _place(self) -> None:
        px = look().px
        corner = self.field.mapTo(self._host, QPoint(0, self.field.height() + px(4)))
        wanted = sum(self.lines.sizeHintForRow(n) for n in range(self.lines.count())) + px(16)
        width = min(max(self.field.width(), px(520)), self._host.width() - corner.x() - px(12))
        height = min(wanted, px(520), self._host.height() - corner.y() - px(20))
        self._frame.setGeometry(corner.x(), corner.y(), width, height)

    def _step(self, by: int) -> None:
        rows = [n for n, found in enumerate(self.found()) if found.run]
        if not rows:
            return
        at = rows.index(self.lines.currentRow()) if self.lines.currentRow() in rows else -1
        wanted = (at + by) % len(rows) if abs(by) == 1 else max(0, min(len(rows) - 1, at + by))
        self.lines.setCurrentRow(rows[wanted])

    def _point(self, item: QListWidgetItem) -> None:
        if item.data(Qt.ItemDataRole.UserRole).run is not None:
            self.lines.setCurrentItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.field.text():
            announce(self.field, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _take(self, item: QListWidgetItem) -> None:
        found: Found = item.data(Qt.ItemDataRole.UserRole)
        if found.run is None:
            return
        self._leave()
        found.run()


def _search(desk: Desk, words: str) -> _Hits:
    """Tickets, people and projects for the words."""
    tickets: dict[UUID, tuple[UUID, str, str, str]] = {}
    exact = desk.tickets.by_number(words)
    if exact is not None:
        tickets[exact.id] = (exact.id, exact.number, exact.title, exact.room)
    query = Query(view=View.ALL, text=words, sort=Sort.RELEVANCE)
    for row in desk.tickets.page(query, most=TICKETS):
        tickets.setdefault(row.id, (row.id, row.number, row.title, row.requester_name))
    return _Hits(
        tuple(tickets.values())[:TICKETS],
        tuple((p.id, p.short_name, p.role) for p in desk.people.find(words, most=PEOPLE)),
        tuple(desk.projects.find(words, most=PROJECTS)),
    )
