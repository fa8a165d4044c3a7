"""The tickets room: views with their counts, the list or the board at the left, one ticket at the right.

What the list shows is one `Query`; every chip, filter, heading and search changes it and asks anew. The first rows are
asked for by themselves, so that they are on screen before the rest is counted. When something changes, the list is
asked again and rows move in place; what is open at the right stays open even when it leaves the list.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.history import Change
from trellis.rules.tickets import Detail, Filters, Listing, Query, Row, Sort, Ticket, View
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import Button, ChipButton, EmptyState, FlowLayout, Segmented
from trellis.ui.language import tr
from trellis.ui.pages import Page
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.board import Board
from trellis.ui.tickets.detail import DetailPane
from trellis.ui.tickets.doing import Doing, ticket_of
from trellis.ui.tickets.filters import FilterChips, FilterRow
from trellis.ui.tickets.hug import Hug
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.listmodel import TicketModel
from trellis.ui.tickets.listview import TicketList
from trellis.ui.tickets.words import word

FIRST = 50
NARROW = 760
"""Below this width (at 100 %) list and ticket take turns."""
NOUNS = frozenset({"ticket", "entry", "helper", "work", "person", "evidence"})
MINUTE = 30_000
PREPARE_MS = 400
"""How long after the list is there the parts of a ticket are made: once it is read, before a ticket is opened."""


class TicketsPage(Page):
    """The room. `open` shows one ticket, `set_search` the hits of a search, `records` what can be done here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Tickets"))
        self._context = context
        self._query = Query()
        self._asked = 0
        self._syncing = False
        self._pending = False
        self._old = False
        self._was_narrow = False
        look().changed.connect(self._fit_width)
        self._key: int | None = None
        self._last_row = -1
        self.doing = Doing(context, self)
        self._make_head()
        self._make_list()
        self._make_body()
        self._select = QTimer(self, singleShot=True, interval=40)
        self._select.timeout.connect(self._open_selected)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._refresh)
        self._ages = QTimer(self, interval=MINUTE)
        self._ages.timeout.connect(self._tick)
        self._ages.start()
        context.worker.changed.connect(self._changed)
        self._show_query()
        self._load()
        self._count()

    # What others ask

    def open(self, ticket: UUID | View) -> None:
        """Show this ticket, and where it stands in the list if it is in the present view; or show one of the views."""
        if isinstance(ticket, View):
            self.show_view(ticket)
            return
        self._select.stop()
        self.detail.show_ticket(ticket)
        self._show_detail(True)
        if self.board is not None:
            self.board.choose(ticket)
        self._context.worker.run(
            lambda desk: desk.tickets.key_of(ticket), while_alive(self, lambda key: self._mark(ticket, key))
        )

    def set_search(self, text: str) -> None:
        """Show what a search finds in all tickets; empty words end the search."""
        text = text.strip()
        if text:
            self._set(Query(View.ALL, text, self._query.filters, Sort.RELEVANCE))
        elif self._query.text:
            self._set(dataclasses.replace(self._query, text="", sort=Sort.CREATED, descending=True))
        self.show_mode("list")

    def query(self) -> Query:
        """What the list shows."""
        return self._query

    def show_view(self, view: View) -> None:
        """Show one of the views."""
        self._set(dataclasses.replace(self._query, view=view))
        self.show_mode("list")

    def show_mode(self, mode: str) -> None:
        """The "list" or the "board"."""
        board = mode == "board"
        self.modes.set_value(mode)
        if board is not self._on_board():
            self.left.setCurrentWidget((self.board or self._make_board()) if board else self.card)
            if self.board is not None and board:
                self.board.refresh()
            self._show_detail(False)
            self.filter.setVisible(not board)
            self._show_filters(self.filter.isChecked())
            self._show_query()
        self._left_widget().setFocus()
        self._context.actions.refresh()

    def flush(self) -> None:
        """Keep what is being written as a draft, now."""
        self.detail.flush()

    def current(self) -> Ticket | None:
        """The ticket that keys and the palette act on: chosen in the list or on the board, else the open one."""
        chosen = self._chosen()
        shown = self.detail.ticket()
        if chosen is None or (shown is not None and shown.id == chosen.id):
            return shown
        return ticket_of(chosen)

    def records(self) -> list[Action]:
        """What can be done here, for the window's book of actions: keys, palette, help."""
        section = tr("Tickets")

        def step(name: str, text: str, run: Callable[[Ticket], None], *keys: str, id_: str = "") -> Action:
            return Action(
                f"ticket.{id_ or name}",
                text,
                lambda: self._with(run),
                keys,
                lambda: self._able(name),
                section,
                single_letter=any(len(key) == 1 for key in keys),
                room="tickets",
            )

        def go(id_: str, text: str, run: Callable[[], object], *keys: str) -> Action:
            letter = any(len(key) == 1 for key in keys)
            return Action(
                f"tickets.{id_}", text, run, keys, self.isVisible, section, single_letter=letter, room="tickets"
            )

        doing = self.doing
        return [
            go("next", tr("Next ticket"), lambda: self._walk(1), "J"),
            go("previous", tr("Previous ticket"), lambda: self._walk(-1), "K"),
            step("read", tr("Open the ticket (or Enter)"), lambda _: self._enter(), "O", id_="open"),
            step("claim", tr("Claim"), doing.claim, "C"),
            step("start", tr("Start work"), doing.start, "S"),
            step("reply", tr("Reply"), lambda t: self._then(t, self.detail.reply), "R"),
            step("wait", tr("Wait for…"), doing.wait, "W"),
            step("resolve", tr("Resolve"), doing.resolve, "E"),
            step("hand_over", tr("Hand over"), doing.hand_over, "H"),
            step("log_work", tr("Log time"), doing.log_work, "L"),
            step("edit", tr("Edit the ticket"), lambda t: self._then(t, self._edit_shown), "Shift+E"),
            step("edit", tr("Add a tag"), lambda t: self._then(t, self._add_tag), "Shift+T", id_="tag"),
            step("classify", tr("Topics, effort and gate"), doing.classify, "T", id_="topics"),
            step("help", tr("Add a helper"), doing.help),
            Action(
                "ticket.evidence",
                tr("Add to my project"),
                lambda: self._with(doing.to_project),
                ("V",),
                lambda: self.isVisible() and self.detail.fits_project(self.current()),
                section,
                single_letter=True,
                room="tickets",
            ),
            step("release", tr("Release"), doing.release),
            step("close", tr("Close"), doing.close),
            step("reopen", tr("Reopen"), doing.reopen),
            step("duplicate", tr("Duplicate of…"), doing.duplicate),
            step("project", tr("Start a project from this"), doing.project),
            step("read", tr("Copy the number"), doing.copy_number, id_="copy"),
            step("trash", tr("Put into the trash"), doing.trash, "Del"),
            step("restore", tr("Restore from the trash"), doing.restore),
            go("board", tr("List or board"), self._other_mode, "B"),
            go("filter", tr("Filter"), self.filter.toggle, "F"),
            *(
                go(f"view.{view.value}", tr("Tickets: {view}").format(view=word(view)), partial(self.show_view, view))
                for view in View
            ),
        ]

    def _able(self, step: str) -> bool:
        """Whether a step can be taken now. Delete in a list of choices is not meant for the ticket."""
        meant = step != "trash" or not isinstance(QApplication.focusWidget(), QComboBox)
        return meant and self.isVisible() and self.doing.can(step, self.current())

    # Parts

    def _make_head(self) -> None:
        self.views: dict[View, ChipButton] = {}
        self._view_chips = QWidget()
        flow = FlowLayout(self._view_chips, gap=8)
        for view in View:
            chip = ChipButton(word(view), checkable=True)
            chip.clicked.connect(lambda _=False, v=view: self.show_view(v))
            self.views[view] = chip
            flow.addWidget(chip)
        self.beside.addWidget(self._view_chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self.filter = Button(self.tr("Filter"))
        self.filter.setCheckable(True)
        self.modes = Segmented(
            self.tr("How tickets are shown"), [("list", self.tr("List")), ("board", self.tr("Board"))]
        )
        self.modes.picked.connect(self.show_mode)
        self.buttons.addWidget(self.filter)
        self.buttons.addWidget(self.modes)
        self.filters: FilterRow | None = None
        self._filter_area: Hug | None = None
        self.filter.toggled.connect(self._show_filters)
        self.chips = FilterChips()
        self.chips.removed.connect(self._unfilter)
        self.body.addWidget(self.chips)

    def _make_list(self) -> None:
        self.model = TicketModel(self._fetch, self)
        self.list = TicketList(self.model)
        self.list.sort_asked.connect(self._sort)
        self.list.opened.connect(self._enter)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._walked())
        self.model.dataChanged.connect(self._row_came)
        self.empty = EmptyState("", "")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self._inside = QStackedWidget()
        self._inside.addWidget(self.list)
        self._inside.addWidget(self.empty)
        layout = QVBoxLayout(self.card)
        space(layout, 4, 1, 6, 1, gap=0)
        layout.addWidget(self._inside)
        self.card.setFocusProxy(self.list)
        size(self.card, min_width=260)

    def _make_body(self) -> None:
        self.board: Board | None = None
        self.detail = DetailPane(self._context, self.doing)
        self.detail.left.connect(self._back)
        self.detail.other_asked.connect(self.open)
        self.detail.loaded.connect(self._loaded)
        self.left = QStackedWidget()
        self.left.addWidget(self.card)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 11)
        self.splitter.setStretchFactor(1, 9)
        self.splitter.setSizes([543, 473])
        look().fit(self.splitter, lambda s: s.setHandleWidth(look().px(16)))
        line = QHBoxLayout()
        line.addWidget(self.splitter)
        self.body.addLayout(line, 1)
        self.setFocusProxy(self.list)

    def _make_filters(self) -> FilterRow:
        """The filter row, made when somebody wants it: its calendars cost a third of the room's start."""
        filters = FilterRow(self._context)
        filters.changed.connect(self._filtered)
        filters.searched.connect(lambda text: self._set(_searching(self._query, text)))
        filters.sorted.connect(lambda sort: self._sort(sort, sort in _NEWEST_FIRST))
        filters.show_query(self._query)
        self.filters, self._filter_area = filters, Hug(filters)
        self.body.insertWidget(self.body.indexOf(self.chips), self._filter_area)
        return filters

    def _make_board(self) -> Board:
        """The board, made when somebody looks at it."""
        board = Board(self._context, self.doing)
        board.opened.connect(self.open)
        board.chosen_changed.connect(self._context.actions.refresh)
        self.left.addWidget(board)
        self.board = board
        return board

    def _left_widget(self) -> QWidget:
        return self.board if self.board is not None and self._on_board() else self.list

    def _on_board(self) -> bool:
        return self.board is not None and self.left.currentWidget() is self.board

    # The query

    def _set(self, query: Query) -> None:
        if query != self._query:
            self._query = query
            self._show_query()
            self._load()

    def _show_query(self) -> None:
        query, board = self._query, self._on_board()
        for view, chip in self.views.items():
            chip.setChecked(view is query.view and not board)
        self.list.show_sort(query.sort, query.descending)
        if self.filters is not None:
            self.filters.show_query(query)
        self.chips.show_query(query, self.filters.names() if self.filters else {})
        self.chips.setVisible(not board and (query.filters != Filters() or bool(query.text)))

    def _load(self) -> None:
        """The first rows, then all keys."""
        self._asked += 1
        asked, query = self._asked, self._query
        run = self._context.worker.run

        def first(rows: list[Row]) -> None:
            if asked == self._asked:
                self._sync(lambda: self.model.show_first(rows))
                self.list.scrollToTop()

        run(lambda desk: desk.tickets.page(query, most=FIRST), while_alive(self, first))
        run(lambda desk: desk.tickets.listing(query), while_alive(self, lambda found: self._listed(asked, found)))

    def _refresh(self) -> None:
        """Something changed: ask the list, the counts, the board and the open ticket anew, in place."""
        asked, query = self._asked, self._query
        self._old = False
        self.detail.refresh()
        self.model.refresh()
        self._count()
        self._context.worker.run(
            lambda desk: desk.tickets.listing(query), while_alive(self, lambda found: self._listed(asked, found))
        )
        if self.board is not None and self._on_board():
            self.board.refresh()

    def _listed(self, asked: int, found: Listing) -> None:
        if asked != self._asked:
            return
        self._sync(lambda: self.model.show_keys(found.keys))
        self.chips.show_found(len(found.keys), found.capped)
        self._show_empty(len(found.keys))
        QTimer.singleShot(PREPARE_MS, self.detail, self.detail.prepare)

    def _show_empty(self, count: int) -> None:
        self._inside.setCurrentWidget(self.list if count else self.empty)
        if count:
            return
        narrowed = self._query.text or self._query.filters != Filters()
        title, words = (
            (self.tr("Nothing fits"), self.tr("Take a filter or a word away to see more."))
            if narrowed
            else self._empty_words(self._query.view)
        )
        self.empty.title.setText(title)
        self.empty.sentence.setText(words)

    def _empty_words(self, view: View) -> tuple[str, str]:
        return {
            View.OPEN: (self.tr("No open tickets"), self.tr("What people bring to the desk shows up here.")),
            View.MINE: (self.tr("You have no tickets"), self.tr("Claim one from Unclaimed: choose it and press C.")),
            View.UNCLAIMED: (self.tr("Every ticket has somebody"), self.tr("New ones show up here until claimed.")),
            View.WAITING: (self.tr("Nothing is waiting"), self.tr("Tickets that wait for parts or a reply come here.")),
            View.TO_TELL: (self.tr("Everybody was told"), self.tr("Replies nobody was told of yet show up here.")),
            View.ALL: (self.tr("No tickets yet"), self.tr("The first one is logged with New ticket.")),
            View.TRASH: (self.tr("The trash is empty"), self.tr("What is put here can be restored.")),
        }[view]

    def _fetch(self, keys: Sequence[int], then: Callable[[list[Row]], None]) -> None:
        def failed(error: Exception) -> None:
            self.model.fetch_failed()
            self._context.trouble(error)

        self._context.worker.run(
            lambda desk: desk.tickets.rows(keys), while_alive(self, then), while_alive(self, failed)
        )

    def _count(self) -> None:
        self._context.worker.run(lambda desk: desk.tickets.counts(), while_alive(self, self._counted))

    def _counted(self, counts: dict[View, int]) -> None:
        for view, chip in self.views.items():
            chip.set_count(counts.get(view, 0))

    def _sort(self, sort: Sort, descending: bool) -> None:
        self._set(dataclasses.replace(self._query, sort=sort, descending=descending))

    def _filtered(self, filters: Filters) -> None:
        self._set(dataclasses.replace(self._query, filters=filters))

    def _unfilter(self, name: str) -> None:
        query = self._query
        if name in ("", "text") and query.text:
            query = _searching(query, "")
        if name == "":
            query = dataclasses.replace(query, filters=Filters())
        elif name != "text":
            empty = getattr(Filters(), name)
            query = dataclasses.replace(query, filters=dataclasses.replace(query.filters, **{name: empty}))
        self._set(query)

    def _show_filters(self, on: bool) -> None:
        """Show the fields, or put them away; the board has none."""
        on = on and not self._on_board()
        if on:
            filters = self.filters or self._make_filters()
            filters.words.setFocus()
        if self._filter_area is not None:
            self._filter_area.setVisible(on)

    # Choosing and opening

    def _chosen(self) -> Row | None:
        if self.board is not None and self._on_board():
            return self.board.chosen()
        index = self.list.currentIndex()
        chosen = index.isValid() and self.list.selectionModel().isRowSelected(index.row())
        return self.model.row_at(index.row()) if chosen else None

    def _walked(self) -> None:
        if not self._syncing and self.list.currentIndex().isValid():
            self._last_row = self.list.currentIndex().row()
            self._key = self.model.key_at(self._last_row)
            self._select.start()
            self._context.actions.refresh()

    def _open_selected(self) -> None:
        """Show the chosen ticket at the right, once its row is there; a narrow window waits for Enter."""
        chosen = self._chosen()
        self._pending = chosen is None
        if chosen is not None and not self._narrow() and chosen.id != self.detail.wanted():
            self.detail.show_ticket(chosen.id)

    def _row_came(self) -> None:
        if self._pending:
            self._open_selected()

    def _enter(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.detail.show_ticket(chosen.id)
            self._show_detail(True)
            self.detail.tabs.setFocus()

    def _walk(self, step: int) -> None:
        if self.board is not None and self._on_board():
            self.board.walk(step)
            return
        index = self.list.currentIndex()
        row = index.row() + step if index.isValid() else max(0, self._last_row + (step if step < 0 else 0))
        self.list.walk_to(row)
        if self._narrow() and self.detail.isVisible() and (chosen := self._chosen()) is not None:
            self.detail.show_ticket(chosen.id)

    def _sync(self, change: Callable[[], None] = lambda: None) -> None:
        """Change the list and choose again what was chosen, if it is still there.

        When a row leaves, what Qt chooses instead is not what a person chose.
        """
        self._syncing = True
        change()
        row = self.model.row_of(self._key) if self._key is not None else None
        if row is not None:
            self._last_row = row
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.list.clearSelection()
            self.list.selectionModel().clearCurrentIndex()
        self._syncing = False

    def _mark(self, ticket: UUID, key: int | None) -> None:
        """Choose the ticket that was opened in the list, if it is there."""
        if ticket == self.detail.wanted():
            self._key = key
            self._sync()
            self._context.actions.refresh()

    def _loaded(self, _: Detail) -> None:
        self._context.actions.refresh()

    def _with(self, run: Callable[[Ticket], None]) -> None:
        ticket = self.current()
        if ticket is not None:
            run(ticket)

    def _add_tag(self) -> None:
        self.detail.head.add_tag()

    def _edit_shown(self) -> None:
        detail = self.detail.detail()
        if detail is not None:
            self.doing.edit(detail.ticket, detail.requester_name)

    def _then(self, ticket: Ticket, run: Callable[[], object]) -> None:
        """Do this with the ticket at the right, once it is there."""
        self._show_detail(True)
        shown = self.detail.ticket()
        if shown is not None and shown.id == ticket.id:
            run()
            return

        def arrived(detail: Detail) -> None:
            self.detail.loaded.disconnect(arrived)
            if detail.ticket.id == ticket.id:
                run()

        self.detail.loaded.connect(arrived)
        self.detail.show_ticket(ticket.id)

    # Layout

    def _other_mode(self) -> None:
        self.show_mode("list" if self._on_board() else "board")

    def _narrow(self) -> bool:
        return self.width() < look().px(NARROW)

    def _show_detail(self, on: bool) -> None:
        """Wide: the ticket stands beside the list; beside the board it comes when opened. Narrow: they take turns."""
        board, narrow = self._on_board(), self._narrow()
        self.detail.setVisible(on or not (board or narrow))
        self.left.setVisible(not (narrow and self.detail.isVisibleTo(self)))
        self._view_chips.setVisible(self.left.isVisibleTo(self))
        self.detail.show_back(self.tr("Close") if board else self.tr("Back to the list") if narrow else "")

    def _back(self) -> None:
        self._show_detail(False)
        self._left_widget().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows one side at a time."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        if self._narrow() != self._was_narrow:
            self._was_narrow = self._narrow()
            self._place_views()
            self._show_detail(False)

    def _place_views(self) -> None:
        """The views stand beside the title, or below it where that is too narrow."""
        if self._was_narrow:
            self.beside.removeWidget(self._view_chips)
            self.body.insertWidget(0, self._view_chips)
        else:
            self.body.removeWidget(self._view_chips)
            self.beside.addWidget(self._view_chips, 1, Qt.AlignmentFlag.AlignVCenter)

    # Keeping up

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if not changes or any(change.noun in NOUNS for change in changes):
            self._old = True
            if self.isVisible():
                self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another room was open is asked for now."""
        super().showEvent(event)
        if self._old:
            self._stale.start()
        self._context.actions.refresh("tickets")

    def hideEvent(self, event: QHideEvent) -> None:
        """The keys belong to the next room."""
        super().hideEvent(event)
        self._context.actions.refresh("tickets")

    def _tick(self) -> None:
        """Ages grow."""
        self.list.viewport().update()
        if self.board is not None:
            self.board.update_ages()


_NEWEST_FIRST = frozenset({Sort.CREATED, Sort.UPDATED, Sort.PRIORITY, Sort.RELEVANCE})


def _searching(query: Query, text: str) -> Query:
    """The same list narrowed by words; the best hits come first while there are words."""
    if text:
        return dataclasses.replace(query, text=text, sort=Sort.RELEVANCE if not query.text else query.sort)
    sort = Sort.CREATED if query.sort is Sort.RELEVANCE else query.sort
    return dataclasses.replace(query, text="", sort=sort)
