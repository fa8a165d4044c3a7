"""The desk as its member sees it: rail, top bar, pages, notes. Made at sign-in, gone at the lock with all it holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.desk import DeskInfo
from trellis.rules.history import Change
from trellis.rules.permissions import Actor, may
from trellis.rules.tickets import View
from trellis.ui import appearance
from trellis.ui.actions import Action, Actions
from trellis.ui.controls import (
    Avatar,
    ChipButton,
    Heading,
    Muted,
    RailButton,
    SearchField,
    row,
    scrolled,
)
from trellis.ui.language import tr
from trellis.ui.notes import Notes
from trellis.ui.palette import Palette
from trellis.ui.personal import PersonalFile
from trellis.ui.rooms import Room, rooms
from trellis.ui.session import Session
from trellis.ui.signin.page import Mark
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.undo_key import UndoKey
from trellis.ui.worker import Worker

RAIL, NARROW_RAIL, BAR = 208, 180, 52
MINUTE = 60_000
WAITED_FOR = frozenset({"project", "partner", "submission", "signoff"})
"""Nouns a sign-off that waits is made of."""


class Rail(QWidget):
    """Where one can go: an entry for each room, and at the bottom whose desk this is."""

    asked = Signal(str)
    """The key of the room somebody wants."""

    def __init__(self, all_rooms: list[Room], info: DeskInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Rooms"))
        self.entries: dict[str, RailButton] = {}
        self.mark, self._rooms, self.foot = QWidget(), QWidget(), QWidget()
        self._layout = layout = QVBoxLayout(self)
        space(layout, 12, 10, 16, 10, gap=4)
        mark = row(Mark(18), Heading("Trellis"), None)
        space(mark, 6, 10, 14, 10, gap=8)
        self.mark.setLayout(mark)
        layout.addWidget(self.mark)
        column = QVBoxLayout(self._rooms)
        space(column, gap=4)
        for apart in (False, True):
            for room in all_rooms:
                if room.rail and room.apart is apart:
                    column.addWidget(self._entry(room))
            if not apart:
                column.addSpacing(8)
        column.addStretch(1)
        self._area = scrolled(self._rooms)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_checked)
        layout.addWidget(self._area, 1)
        name, where = Muted(info.name, "small"), Muted("", "small")
        where.setText(self.tr("Station {letter} · saved on this computer").format(letter=info.station.letter))
        self.setAccessibleDescription(f"{name.text()}. {where.text()}")  # also where there is no place for it
        foot = QVBoxLayout(self.foot)
        space(foot, 0, 0, 0, 10, gap=4)
        foot.addWidget(name)
        foot.addWidget(where)
        layout.addWidget(self.foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has place for other parts."""
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Another zoom or a longer name, too."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The entry that has the keyboard is in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, RailButton):
            self._area.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)

    def show_room(self, key: str) -> None:
        """This room is open."""
        if key in self.entries:
            self.entries[key].setChecked(True)
            self._show_checked()

    def _make_room(self) -> None:
        """Where it gets low the rooms take the place of the mark, get lower, take that of the foot, and then scroll."""
        edges, gap = self._layout.contentsMargins(), self._layout.spacing()
        wide = self.width() - edges.left() - edges.right()
        left = self.height() - edges.top() - edges.bottom() - self.foot.heightForWidth(wide) - gap
        self.foot.setVisible(left >= self._rooms.minimumSizeHint().height())
        self.mark.setVisible(left >= self._rooms.sizeHint().height() + self.mark.sizeHint().height() + gap)

    def _show_checked(self) -> None:
        for entry in self.entries.values():
            if entry.isChecked():
                self._area.ensureWidgetVisible(entry, 0, 0)

    def _entry(self, room: Room) -> RailButton:
        entry = RailButton(room.title)
        entry.clicked.connect(lambda: self.asked.emit(room.key))
        entry.installEventFilter(self)
        self.entries[room.key] = entry
        return entry


class TopBar(QWidget):
    """Search, the one main button, who is here, and Lock."""

    def __init__(self, me: Actor, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        size(self, height=BAR)
        self.setAccessibleName(self.tr("Top bar"))
        self.search = SearchField(self.tr("Search tickets, people, projects…"), actions.keys_text("search"))
        size(self.search, min_width=72, max_width=460)
        self._who = plain_label(elide(me.name, 28), wrap=False)
        self._face = Avatar(me.name, me.id.bytes)
        self.lock = ChipButton(self.tr("Lock"))
        self.lock.setAccessibleDescription(self.tr("Key: {keys}").format(keys=actions.keys_text("lock")))
        self.lock.clicked.connect(lambda: actions.run("lock"))
        layout = QHBoxLayout(self)
        space(layout, 6, 20, gap=10)
        layout.addWidget(self.search, 4)
        layout.addStretch(1)
        if any(record.id == "ticket.new" for record in actions.all()):
            layout.addWidget(actions.button("ticket.new", "main", hint=True))
        layout.addWidget(self._face)
        layout.addWidget(self._who)
        layout.addWidget(self.lock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the name goes first, then the initials; searching, New ticket and Lock stay."""
        super().resizeEvent(event)
        self._who.setVisible(self.width() >= look().px(520))
        self._face.setVisible(self.width() >= look().px(360))


class Shell(QWidget):
    """Everything of one session. `locked` asks the window to end it, `counter_asked` for counter mode."""

    locked = Signal()
    counter_asked = Signal()

    def __init__(
        self,
        worker: Worker,
        me: Actor,
        info: DeskInfo,
        personal: PersonalFile,
        bug: Callable[[Exception], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._worker, self._personal = worker, personal
        self._rooms = {room.key: room for room in rooms(personal) if room.who(me)}
        self._pages: dict[str, QWidget] = {}
        self._here = self._came_from = next(room.key for room in self._rooms.values() if room.rail)
        self.notes = Notes(self)
        bars = QVBoxLayout()
        space(bars, 0, 20, gap=4)
        self.session = Session(worker, self.notes, bars, self, bug, self)
        self.actions_book = Actions(self, personal.now.keys, personal.now.letters)
        self.actions_book.mapping_changed.connect(lambda keys: personal.change(keys=keys))
        self.actions_book.letters_changed.connect(lambda on: personal.change(letters=on))
        self.context = self.session.context(self.actions_book, me, info, self.go)
        self._add_actions()
        self.rail = Rail(list(self._rooms.values()), info)
        self.rail.asked.connect(self.go)
        self.top = TopBar(me, self.actions_book)
        self.palette_ = Palette(self.top.search, self.context, self, self._list_all)
        self.stack = QStackedWidget()
        self._place(bars)
        UndoKey(self)
        worker.changed.connect(self._changed)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._wake)
        self._minute.start()
        self._wake()
        self.go(self._here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A high zoom in a small window leaves the room to the page."""
        super().resizeEvent(event)
        self.rail.setFixedWidth(look().px(RAIL if self.width() >= look().px(720) else NARROW_RAIL))

    def _place(self, bars: QVBoxLayout) -> None:
        right = QVBoxLayout()
        space(right, gap=0)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        right.addLayout(bars)
        layout = QHBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)

    # Going places

    def go(self, key: str, what: UUID | str | None = None) -> None:
        """Open a room; `what` is shown in it. A room this person may not enter stays closed."""
        page = self.page(key)
        if page is None:
            return
        if self.stack.currentWidget() is not page:
            self._came_from, self._here = self._here, key
            self.stack.setCurrentWidget(page)
        self.actions_book.enter(key)
        self.rail.show_room(key)
        if what is not None:
            page.open(what)  # type: ignore[attr-defined]
        page.setFocus()

    def page(self, key: str) -> QWidget | None:
        """The page of a room, made at the first call; None without such a room."""
        if key not in self._rooms:
            return None
        if key not in self._pages:
            page = self._rooms[key].make(self.context)
            if hasattr(page, "records"):
                own = (dataclasses.replace(record, room=record.room or key) for record in page.records())
                self.actions_book.add(*own)
            if hasattr(page, "closed"):
                page.closed.connect(lambda: self.go(self._came_from))
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def _list_all(self, words: str) -> None:
        self.go("tickets")
        self.page("tickets").set_search(words)  # type: ignore[union-attr]

    def _export(self) -> None:
        """What is exported is what the list shows."""
        query = self.page("tickets").query()  # type: ignore[union-attr]
        self.go("transfer")
        self.page("transfer").show_export(query)  # type: ignore[union-attr]

    # What can be done everywhere

    def _add_actions(self) -> None:
        book = self.actions_book
        everywhere = tr("Everywhere")
        if "intake" in self._rooms:
            new = tr("New ticket")
            book.add(
                Action("ticket.new", new, lambda: self.go("intake"), ("N",), section=tr("Tickets"), single_letter=True)
            )
        book.add(
            Action(
                "search",
                tr("Search and commands"),
                lambda: self.palette_.open(),
                ("Ctrl+K", "/"),
                section=everywhere,
                single_letter=True,
            ),
            Action(
                "undo",
                tr("Take the last change back"),
                self.notes.undo_newest,
                ("Ctrl+Z",),
                enabled=lambda: any(note.can_undo() for note in self.notes.shown()),
                section=everywhere,
            ),
            Action("lock", tr("Lock"), self.locked.emit, ("Ctrl+L",), section=everywhere),
            Action("counter", tr("Counter mode"), self.counter_asked.emit, section=everywhere),
            Action("quit", tr("Close Trellis"), lambda: self.window().close(), ("Ctrl+Q",), section=everywhere),
            Action("help", tr("Help"), lambda: self.go("help"), ("F1",), section=everywhere),
            Action(
                "help.keys",
                tr("All shortcuts"),
                self._show_keys,
                ("?",),
                section=everywhere,
                single_letter=True,
            ),
        )
        if "projects" in self._rooms and may(self.context.me, "projects.start"):
            begin = partial(self.go, "projects", "new")
            book.add(
                Action(
                    "project.new",
                    tr("New project"),
                    begin,
                    ("Shift+N",),
                    section=tr("Projects"),
                    single_letter=True,
                )
            )
        if {"tickets", "transfer"} <= self._rooms.keys():
            export = tr("Export what the list of tickets shows")
            book.add(Action("tickets.export", export, self._export, section=tr("Tickets")))
        inside = [room for room in self._rooms.values() if room.rail]
        for number, room in enumerate(inside, 1):
            keys = (f"Ctrl+{number}",) if number <= 9 and not room.apart else ()
            if room.key != "help":
                text = tr("Go to {room}").format(room=room.title)
                book.add(Action(f"go.{room.key}", text, partial(self.go, room.key), keys, section=tr("Rooms")))
        for room in self._rooms.values():
            if not room.rail and room.key != "intake":
                book.add(Action(f"go.{room.key}", room.title, partial(self.go, room.key), section=tr("Rooms")))
        book.add(*appearance.actions(self._personal))

    def _show_keys(self) -> None:
        self.go("help")
        self.page("help").show_topic("keys")  # type: ignore[union-attr]

    # Keeping up

    def _changed(self, changes: tuple[Change, ...]) -> None:
        nouns = {change.noun for change in changes}
        if "ticket" in nouns:
            self._count()
        if nouns & WAITED_FOR or any(change.action == "elsewhere" for change in changes):
            self._count_waiting()

    def _count(self) -> None:
        entry = self.rail.entries.get("tickets")
        if entry is not None:
            self._worker.run(
                lambda desk: desk.tickets.counts(), lambda counts: entry.set_count(counts.get(View.OPEN, 0))
            )

    def _count_waiting(self) -> None:
        """What waits for this advisor's sign-off."""
        entry = self.rail.entries.get("signoffs")
        if entry is not None:
            self._worker.run(
                lambda desk: sum(waiting.mine for waiting in desk.signoffs.inbox().waiting),
                while_alive(entry, entry.set_count),
            )

    def _wake(self) -> None:
        """Tickets whose day to wake has come are woken; with or without some, the count is told."""
        self._worker.run(lambda desk: desk.tickets.wake_due(), lambda _: self._count())
        self._count_waiting()
