"""The detail pane: one ticket with all that belongs to it, and what can be done with it now.

Its parts are built once and filled for each ticket. What takes long (the thread) fills itself bit by bit; what is not
looked at (work, history) is filled when its tab is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from trellis.rules.history import Told as Line
from trellis.rules.match import About
from trellis.rules.permissions import may
from trellis.rules.projects import Mention
from trellis.rules.tickets import Detail, EntryKind, Ticket, Told
from trellis.ui.context import Context
from trellis.ui.controls import Button, EmptyState, FlowLayout
from trellis.ui.dates import minutes_spent
from trellis.ui.theme import size, space
from trellis.ui.tickets.composer import Composer
from trellis.ui.tickets.doing import Doing
from trellis.ui.tickets.head import TicketHead
from trellis.ui.tickets.hug import Hug, Least
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.story import StoryView
from trellis.ui.tickets.thread import ThreadView
from trellis.ui.tickets.to_project import fits
from trellis.ui.tickets.work import WorkView

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

THREAD, WORK, HISTORY = range(3)
_Answer = tuple[Detail, dict[str, str], About, list[Mention]]
"""A ticket, what is being written on it, what it is about, and the projects it is evidence for."""
_MAIN = frozenset({"restore", "claim", "resolve", "close"})
"""The steps that may be the one main button, the first of them that makes sense."""


class DetailPane(QFrame):
    """One ticket at a time; `show_ticket` loads it, `refresh` loads it anew."""

    left = Signal()
    """Somebody wants to go back to the list."""
    other_asked = Signal(object)
    """The id of another ticket to open (the one this is a duplicate of)."""
    loaded = Signal(object)
    """The `Detail` now on screen."""

    def __init__(self, context: Context, doing: Doing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Ticket"))
        self._context, self._doing = context, doing
        self._detail: Detail | None = None
        self._wanted: UUID | None = None
        size(self, min_width=300)
        self.stack = QStackedWidget()
        self._empty = EmptyState(
            self.tr("No ticket is open"), self.tr("Choose one in the list, or press J for the next one.")
        )
        self.stack.addWidget(self._empty)
        self._way_back = ""
        self._made = False
        outer = QVBoxLayout(self)
        space(outer, 14, 2, 14, 2, gap=0)
        outer.addWidget(self.stack)

    # What it shows

    def detail(self) -> Detail | None:
        """What is on screen."""
        return self._detail

    def ticket(self) -> Ticket | None:
        """The ticket on screen."""
        return self._detail.ticket if self._detail else None

    def wanted(self) -> UUID | None:
        """The ticket asked for last: on screen, or on its way."""
        return self._wanted

    def show_ticket(self, id_: UUID) -> None:
        """Load this ticket and show it. What is written for the last one is kept as a draft."""
        if id_ != self._wanted:
            self.flush()
            self._wanted = id_
        self.prepare()
        self.refresh()

    def prepare(self) -> None:
        """Make the parts of the pane beforehand, so that the first ticket somebody opens does not wait for them."""
        if not self._made:
            self._make_parts()

    def refresh(self) -> None:
        """Load the ticket anew, with the drafts of whoever is signed in."""
        wanted = self._wanted
        if wanted is None:
            return

        def work(desk: Desk) -> _Answer:
            return (
                desk.tickets.detail(wanted),
                desk.tickets.drafts(),
                desk.interests.suggested(wanted),
                desk.projects.with_ticket(wanted),
            )

        self._context.worker.run(work, while_alive(self, self._arrived), while_alive(self, self._failed))

    def clear(self) -> None:
        """No ticket."""
        self.flush()
        self._wanted = self._detail = None
        if self._made:
            self.thread_.clear()
        self.stack.setCurrentWidget(self._empty)

    def flush(self) -> None:
        """Keep what is being written as a draft, now."""
        if self._made:
            self.composer.flush()

    def reply(self, kind: EntryKind = EntryKind.REPLY) -> None:
        """Put the cursor where a reply is written."""
        if self._detail is not None and self._doing.can("reply", self._detail.ticket):
            if not self.composer.text().strip():
                self.composer.set_kind(kind)
            self.tabs.setCurrentIndex(THREAD)
            self.composer.write()
            QTimer.singleShot(0, self, lambda: self._outer.ensureWidgetVisible(self.composer))

    def show_back(self, words: str) -> None:
        """Offer a way back in these words (a narrow window, or beside the board); empty words offer none."""
        self._way_back = words
        if self._made:
            self._back.setText(words)
            self._back.setAccessibleName(words)
            self._back.setVisible(bool(words))

    # Parts

    def _make_parts(self) -> None:
        """Everything but the empty pane, which is all a page that was just opened needs."""
        self._made = True
        self._body = QWidget()
        self._back = Button("", "quiet", icon="back")
        self._back.clicked.connect(self.left)
        self._back.hide()
        self.head = TicketHead(self._context, self._doing)
        self.head.other_asked.connect(self.other_asked)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Parts of this ticket"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in (self.tr("Thread"), self.tr("Work"), self.tr("History")):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self._show_tab)
        self.thread_ = ThreadView()
        self.thread_.tell_asked.connect(self._tell)
        self.work = WorkView(self._context.me)
        self.work.log_asked.connect(lambda: self._with_ticket(self._doing.log_work))
        self.work.helper_asked.connect(lambda: self._with_ticket(self._doing.help))
        self.work.helper_removed.connect(self._doing.remove_helper)
        self.story = StoryView()
        inside = QWidget()
        column = QVBoxLayout(inside)
        space(column, 0, 14, gap=10)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        for part in (self.thread_, self.work, self.story):
            column.addWidget(part)
        column.addStretch(1)
        self.area = Hug(inside)
        self.composer = Composer()
        self.composer.sent.connect(self._send)
        self.composer.draft.connect(self._keep_draft)
        self._steps = QWidget()
        self._step_flow = FlowLayout(self._steps, gap=10)
        self.more = Button("", "plain", icon="more", parent=self._steps)
        self.more.setAccessibleName(self.tr("More"))
        self.more.clicked.connect(self.show_more)
        layout = QVBoxLayout(self._body)
        space(layout, gap=12)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.area)
        bottom = QVBoxLayout()
        space(bottom, 0, 14, gap=12)
        bottom.addWidget(self.composer)
        bottom.addWidget(self._steps)
        layout.addLayout(bottom)
        layout.addStretch(1)
        # Where not even the smallest parts fit (a large zoom in a small window) everything scrolls together.
        self._outer = Least(self._body)
        self.stack.addWidget(self._outer)
        self.show_back(self._way_back)

    # Filling

    def _arrived(self, answer: _Answer) -> None:
        detail, drafts, about, projects = answer
        if detail.ticket.id != self._wanted:
            return
        another = self._detail is None or self._detail.ticket.id != detail.ticket.id
        self._detail = detail
        self.head.show_detail(detail, about, projects)
        self.setAccessibleName(f"{detail.ticket.number}, {detail.ticket.title}")
        self.thread_.show_thread(detail, may(self._context.me, "tickets.tell"))
        self.work.show_work(detail, self._doing.can("log_work", detail.ticket))
        self._show_steps(detail.ticket)
        self._name_tabs(detail)
        if another:
            self._begin_writing(detail, drafts)
            self.tabs.setCurrentIndex(THREAD)
            self.area.verticalScrollBar().setValue(0)
        self._show_tab()
        self.stack.setCurrentWidget(self._outer)
        self.loaded.emit(detail)

    def _failed(self, error: Exception) -> None:
        self.clear()
        self._context.trouble(error)

    def _name_tabs(self, detail: Detail) -> None:
        entries = len(detail.thread)
        self.tabs.setTabText(THREAD, self.tr("Thread {n}").format(n=entries) if entries else self.tr("Thread"))
        worked = detail.minutes
        self.tabs.setTabText(
            WORK, self.tr("Work {time}").format(time=minutes_spent(worked)) if worked else self.tr("Work")
        )

    def _show_tab(self, _: int = 0) -> None:
        at = self.tabs.currentIndex()
        for tab, view in ((THREAD, self.thread_), (WORK, self.work), (HISTORY, self.story)):
            view.setVisible(at == tab)
        if at == HISTORY and self._detail is not None:
            id_ = self._detail.ticket.id
            self._context.worker.run(
                lambda desk: desk.history.of_ticket(id_), while_alive(self, lambda lines: self._show_story(id_, lines))
            )

    def _show_story(self, id_: UUID, lines: list[Line]) -> None:
        if self._detail is not None and id_ == self._detail.ticket.id:
            self.story.show_lines(lines)

    # Steps

    def _show_steps(self, ticket: Ticket) -> None:
        """The buttons that make sense now: one main one, the usual others, the rest in More."""
        held = self.window().focusWidget()
        if held is not None and self._steps.isAncestorOf(held):
            self.tabs.setFocus()  # the button goes; the focus must not wander to whatever comes next, as an Undo
        self._step_flow.removeWidget(self.more)
        self._step_flow.clear()
        kind = "main"
        for step, text, run in (
            ("restore", self.tr("Restore"), self._doing.restore),
            ("claim", self.tr("Claim"), self._doing.claim),
            ("resolve", self.tr("Resolve"), self._doing.resolve),
            ("close", self.tr("Close"), self._doing.close),
            ("wait", self.tr("Wait for…"), self._doing.wait),
            ("hand_over", self.tr("Hand over"), self._doing.hand_over),
            ("reopen", self.tr("Reopen"), self._doing.reopen),
            ("log_work", self.tr("Log time"), self._doing.log_work),
        ):
            if self._doing.can(step, ticket):
                button = Button(text, kind if step in _MAIN else "plain")
                button.setObjectName(f"step.{step}")
                button.clicked.connect(lambda _=False, go=run: go(ticket))
                self._step_flow.addWidget(button)
                kind = "plain"
        self._step_flow.addWidget(self.more)
        self.more.show()
        self.composer.setVisible(self._doing.can("reply", ticket))
        self._steps.updateGeometry()

    def more_menu(self) -> QMenu:
        """Everything else that can be done with this ticket now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        detail = self._detail
        if detail is None:
            return menu
        doing, ticket = self._doing, detail.ticket
        for step, text, run in (
            ("claim", self.tr("Claim"), doing.claim),
            ("start", self.tr("Start work"), doing.start),
            ("release", self.tr("Release"), doing.release),
            ("close", self.tr("Close"), doing.close),
            ("reopen", self.tr("Reopen…"), doing.reopen),
            ("", "", None),
            ("classify", self.tr("Topics…"), doing.classify),
            ("edit", self.tr("Edit…"), lambda t: doing.edit(t, detail.requester_name)),
            ("help", self.tr("Add a helper…"), doing.help),
            ("duplicate", self.tr("Duplicate of…"), doing.duplicate),
            ("to_project", self.tr("Add to my project"), doing.to_project),
            ("project", self.tr("Start a project from this"), doing.project),
            ("", "", None),
            ("read", self.tr("Copy the number"), doing.copy_number),
            ("read", self.tr("Slip…"), doing.slip),
            ("", "", None),
            ("trash", self.tr("Put into the trash"), doing.trash),
            ("restore", self.tr("Restore"), doing.restore),
        ):
            if run is None:
                menu.addSeparator()
            elif self.fits_project(ticket) if step == "to_project" else doing.can(step, ticket):
                menu.addAction(text).triggered.connect(lambda _=False, go=run: go(ticket))
        return menu

    def show_more(self) -> None:
        """Open the menu above its button, where there is room."""
        menu = self.more_menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def fits_project(self, ticket: Ticket | None) -> bool:
        """Whether a ticket may be evidence for one's own project: one holds it or helped with it."""
        detail = self._detail
        shown = detail is not None and ticket is not None and detail.ticket.id == ticket.id
        return fits(self._context.me, ticket, detail.helpers if shown and detail else ())

    def _with_ticket(self, run: object) -> None:
        if self._detail is not None and callable(run):
            run(self._detail.ticket)

    def _tell(self, entry: UUID, told: Told) -> None:
        if self._detail is not None:
            self._doing.tell(entry, told, self._detail.ticket.number)

    # Writing

    def _begin_writing(self, detail: Detail, drafts: dict[str, str]) -> None:
        hex_ = detail.ticket.id.hex
        note = drafts.get(_place(EntryKind.NOTE, hex_), "")
        reply = drafts.get(_place(EntryKind.REPLY, hex_), "")
        self.composer.start(EntryKind.NOTE if note and not reply else EntryKind.REPLY, reply or note)

    def _keep_draft(self, kind: EntryKind, text: str) -> None:
        if self._detail is not None:
            place = _place(kind, self._detail.ticket.id.hex)
            self._context.worker.run(lambda desk: desk.tickets.save_draft(place, text))

    def _send(self, kind: EntryKind, text: str, told: Told, minutes: int) -> None:
        if self._detail is None:
            return
        ticket = self._detail.ticket
        self.composer.send.setEnabled(False)

        def work(desk: Desk) -> object:
            if kind is EntryKind.NOTE:
                return desk.tickets.note(ticket.id, text, minutes)
            return desk.tickets.reply(ticket.id, text, told, minutes)

        note = kind is EntryKind.NOTE
        said = self.tr("Note kept on {number}") if note else self.tr("Reply written on {number}")
        self._context.do(
            work,  # type: ignore[arg-type]
            said.format(number=ticket.number),
            while_alive(self, lambda _: self._was_sent(ticket, kind)),
            while_alive(self, self._not_sent),
        )

    def _was_sent(self, ticket: Ticket, kind: EntryKind) -> None:
        self.composer.send.setEnabled(True)
        place = _place(kind, ticket.id.hex)
        self._context.worker.run(lambda desk: desk.tickets.save_draft(place, ""))
        if self._detail is not None and self._detail.ticket.id == ticket.id:
            self.composer.start(EntryKind.REPLY, "")
            self.area.follow_end()

    def _not_sent(self, error: Exception) -> None:
        self.composer.send.setEnabled(True)
        self.composer.set_trouble(str(error))


def _place(kind: EntryKind, hex_: str) -> str:
    """Where a draft is kept: notes apart from replies, so that a note never comes back as a reply."""
    return f"{kind.value}:{hex_}"
