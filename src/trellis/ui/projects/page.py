"""The projects room: one's own, those one is asked to join or may read, and showcases at the left; one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from trellis.rules.errors import Gone, Refused
from trellis.rules.history import Change
from trellis.rules.permissions import may
from trellis.rules.projects import Page as Shown
from trellis.rules.projects import Projects, Stuck
from trellis.rules.proposal import PartName
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import Button, EmptyState, column, row, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Page
from trellis.ui.projects.blocked import StuckCard
from trellis.ui.projects.doing import ProjectDoing, gates
from trellis.ui.projects.listing import ProjectList, lines
from trellis.ui.projects.pane import ProjectPane, Tab
from trellis.ui.projects.start import Start
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive

NARROW = 700
"""Below this width (at 100 %) list and project take turns."""
NOUNS = frozenset(
    {
        *("project", "partner", "submission", "reached", "check_in", "evidence", "file", "reflection"),
        *("signoff", "answer", "peer_review", "key", "person"),
    }
)
ELSEWHERE = "elsewhere"
NEW = "new"
WALK_MS = 40


class ProjectsPage(Page):
    """The room. `open` shows a project, or with "new" the ways to begin one; `records` is what can be done here."""

    def __init__(self, context: Context, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Projects"), parent=parent)
        self._context = context
        self._today = today or date.today()  # noqa: DTZ011 # a day of this computer's calendar
        self._found: Projects | None = None
        self.card = QFrame()
        self._old = self._was_narrow = self._showing_right = False
        self._wanted: UUID | str | None = None
        self.pane: ProjectPane | None = None
        self.start: Start | None = None
        self.stuck: StuckCard | None = None
        self.doing = ProjectDoing(context, self)
        self.doing.part_wanted.connect(self._go_to)
        self.doing.reverted.connect(self._reverted)
        self._make_list()
        self._make_right()
        self.new = Button(tr("New project"), icon="plus")
        self.new.clicked.connect(self.begin)
        self.new.hide()
        self.buttons.addWidget(self.new)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(self.right)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        look().fit(self.splitter, lambda s: s.setHandleWidth(look().px(16)))
        look().fit(self.splitter, lambda s: s.setSizes([look().px(238), look().px(780)]))
        self.body.addWidget(self.splitter, 1)
        self._select = QTimer(self, singleShot=True, interval=WALK_MS)
        self._select.timeout.connect(self._open_chosen)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self.refresh)
        look().changed.connect(self._fit_width)
        context.worker.changed.connect(self._changed)
        self.setFocusProxy(self.list)
        self.refresh()

    # What others ask

    def open(self, what: UUID | str) -> None:
        """Show this project; "new" shows the ways to begin one."""
        if what == NEW:
            self.begin()
        elif isinstance(what, UUID):
            self._select.stop()
            self.list.choose(what)
            self._show(what)
            self._show_right(True)

    def begin(self) -> None:
        """The four ways to begin a project."""
        if not may(self._context.me, "projects.start"):
            return
        self.list.choose(None)
        first = self._found is not None and not self._found.own
        self.start = Start(self._context, first=first)
        self.start.started.connect(self._started)
        self._put(scrolled(self.start))
        self._show_right(True)
        self.start.setFocus()
        self._context.actions.refresh("projects")

    def current(self) -> Shown | None:
        """The project keys and the palette act on."""
        return self.pane.page() if self.pane is not None else None

    def records(self) -> list[Action]:
        """What can be done here, for the window's book of actions."""
        section = tr("Projects")

        def go(id_: str, text: str, run: object, *keys: str, needs: str = "") -> Action:
            return Action(
                f"project.{id_}",
                text,
                run,  # type: ignore[arg-type]
                keys,
                lambda: self.isVisible() and (not needs or self._may(needs)),
                section,
                single_letter=any(len(key) == 1 for key in keys),
                room="projects",
            )

        doing, step = self.doing, self._step
        return [
            go("next", tr("Next project"), lambda: self.list.walk(1), "J"),
            go("previous", tr("Previous project"), lambda: self.list.walk(-1), "K"),
            go("hand_in", tr("Hand in the project"), self._hand_in, "Ctrl+Return", needs="projects.submit"),
            go("take_back", tr("Take the project back"), step(doing.take_back), needs="projects.take_back"),
            go("ask", tr("Ask a partner"), step(doing.ask), needs="projects.ask"),
            go("join", tr("Join the project"), step(doing.join), needs="projects.join"),
            go("appeal", tr("Ask for another look"), step(doing.appeal), needs="projects.appeal"),
            go("withdraw", tr("Withdraw the project"), step(doing.withdraw), needs="projects.withdraw"),
            go("reopen", tr("Open the project again"), step(doing.reopen), needs="projects.reopen"),
            go("proposal", tr("Proposal of the project"), lambda: self._tab(Tab.PROPOSAL)),
            go("work", tr("Work on the project"), lambda: self._tab(Tab.WORK)),
            go("versions", tr("Versions of the project"), lambda: self._tab(Tab.VERSIONS)),
        ]

    def refresh(self) -> None:
        """Ask the list anew, and the project that is shown."""
        self._old = False
        self._ask_list()
        if self.pane is not None:
            self.pane.refresh()

    def _ask_list(self) -> None:
        self._context.worker.run(lambda desk: desk.projects.listing(), while_alive(self, self._listed))

    def _titled(self, shown: Shown) -> None:
        """A title that was just typed stands in the list, too: working drafts change in silence."""
        own = self._found.own if self._found is not None else ()
        if any(e.outline.project == shown.standing.project.id and e.title != shown.title for e in own):
            self._ask_list()

    # Parts

    def _make_list(self) -> None:
        self.list = ProjectList()
        self.list.walked.connect(lambda _: self._select.start())
        self.list.opened.connect(self._enter)
        self.empty = EmptyState(tr("No projects yet"), tr("Projects people share or show come here."))
        self.empty.hide()
        self.card.setProperty("kind", "card")
        layout = QVBoxLayout(self.card)
        space(layout, 4, gap=0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        size(self.card, min_width=180)
        self.card.hide()  # until it is known what is listed, and whether there is room for both sides

    def _make_right(self) -> None:
        self.right = QWidget()
        self._place = QVBoxLayout(self.right)
        space(self._place, gap=8)
        self.back = Button(tr("Back to the list"), "quiet", icon="back")
        self.back.clicked.connect(self._back)
        self._back_line = QWidget()
        self._back_line.setLayout(row(self.back, None))
        self._back_line.hide()
        self._place.addWidget(self._back_line)
        self._content: QWidget | None = None
        size(self.right, min_width=300)

    def _put(self, widget: QWidget) -> None:
        """Show this at the right; what was there is saved and goes."""
        old, self._content = self._content, widget
        if old is not None:
            old.hide()  # parts hand in what is still to be saved
            self._place.removeWidget(old)
            old.deleteLater()
        if not isinstance(widget, ProjectPane):
            self.pane = None
        if self.start is not None and not widget.isAncestorOf(self.start):
            self.start = None  # it goes with what was there
        self.stuck = None
        self._place.addWidget(widget, 1)
        self.setFocusProxy(self.start or self.list)

    # Showing

    def _listed(self, found: Projects) -> None:
        first = self._found is None
        self._found = found
        self.new.setVisible(found.may_start)
        rows = lines(found, self._today)
        self.list.show_lines(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_right(self._showing_right)
        self.set_title(tr("Projects"), _subtitle(found))
        if self.stuck is not None:
            self._keep_stuck(self.stuck.stuck.project)
        elif self.pane is not None:
            self.list.choose(self.pane.project)
        elif first and self._content is None:
            self._begin_calmly(found)

    def _begin_calmly(self, found: Projects) -> None:
        """The first of one's own projects, or the ways to begin one; a narrow window shows the list first."""
        listed = self.list.projects()
        if listed and not self._narrow():
            self.list.choose(listed[0])
            self._show(listed[0])
        elif not listed and found.may_start:
            self.begin()
        elif not listed:
            self._put(EmptyState(tr("No projects yet"), tr("What students hand in, share or show comes here.")))

    def _show(self, project: UUID) -> None:
        if self.pane is not None and self.pane.project == project:
            return
        if (stuck := self._stuck_in(project)) is not None:
            self._show_stuck(stuck)
            return
        pane = ProjectPane(self._context, self.doing, project, self._today)
        self._put(pane)
        self.pane = pane
        pane.loaded.connect(lambda _: self._context.actions.refresh("projects"))
        pane.loaded.connect(self._titled)
        pane.gone.connect(self._gone)

    def _stuck_in(self, project: UUID) -> Stuck | None:
        """What an advisor may know of a draft."""
        return next((s for s in self._found.stuck if s.project == project), None) if self._found is not None else None

    def _show_stuck(self, stuck: Stuck) -> None:
        assert self._found is not None, "it is listed"
        if self.stuck is None or self.stuck.stuck != stuck:
            card, inside = StuckCard(stuck, self._found.names, self._today), QWidget()
            inside.setLayout(column(card, None))
            self._put(scrolled(inside))
            self.stuck = card

    def _keep_stuck(self, project: UUID) -> None:
        """It may say something else by now, be handed in, or out of the way."""
        self.list.choose(project)
        self._show(project)

    def _gone(self, error: Exception) -> None:
        """It may not be read any more, or is not there."""
        if not isinstance(error, Gone | Refused):
            self._context.trouble(error)
            return
        if self.pane is not None and (stuck := self._stuck_in(self.pane.project)) is not None:
            self._show_stuck(stuck)
            return
        was_there = self.pane is not None and self.pane.page() is not None
        self._put(EmptyState(tr("This project cannot be read"), tr("It is not shared with you, or not in this desk.")))
        self.list.choose(None)
        if was_there and self._found is not None:  # it was left, or taken back
            self._begin_calmly(self._found)

    def _started(self, project: UUID) -> None:
        self._show(project)
        assert self.pane is not None, "it was just made"
        self._wanted = project
        self.pane.loaded.connect(self._into_title)
        self.refresh()

    def _into_title(self, shown: Shown) -> None:
        """The first question of a new project has the keyboard."""
        if self._wanted == shown.standing.project.id and self.pane is not None:
            self._wanted = None
            empty = next((n for n in (PartName.TITLE, PartName.QUESTION) if shown.proposal.empty(n)), PartName.TITLE)
            self.pane.go_to(empty)

    def _open_chosen(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self._show(chosen)

    def _enter(self) -> None:
        self._open_chosen()
        self._show_right(True)
        if self.pane is not None:
            self.pane.setFocus()

    # Steps

    def _may(self, intent: str) -> bool:
        shown = self.current()
        return shown is not None and intent in shown.may

    def _step(self, run: object) -> object:
        def step() -> None:
            if self.pane is not None:
                self.pane.when_saved(run)  # type: ignore[arg-type]

        return step

    def _hand_in(self) -> None:
        if self.pane is not None and (shown := self.current()) is not None and gates(shown):
            self.pane.hand_in()

    def _go_to(self, name: PartName, why: str) -> None:
        if self.pane is not None:
            self.pane.go_to(name, why)

    def _reverted(self) -> None:
        if self.pane is not None:
            self.pane.refresh()

    def _tab(self, tab: Tab) -> None:
        if self.pane is not None:
            self.pane.show_tab(tab)
            self.pane.setFocus()

    # Layout

    def _narrow(self) -> bool:
        return self.width() < look().px(NARROW)

    def _show_right(self, on: bool) -> None:
        """Wide: side by side. Narrow: they take turns."""
        self._showing_right = on
        narrow, listed = self._narrow(), bool(self.list.count())
        self.right.setVisible(on or not narrow or not listed)
        self.card.setVisible(listed and not (narrow and self.right.isVisibleTo(self)))
        self._back_line.setVisible(narrow and listed)

    def _back(self) -> None:
        self._show_right(False)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows one side at a time."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        if self._narrow() != self._was_narrow:
            self._was_narrow = self._narrow()
            self._show_right(self._showing_right)

    # Keeping up

    def _changed(self, changes: Sequence[Change]) -> None:
        if any(change.noun in NOUNS or change.action == ELSEWHERE for change in changes):
            self._old = True
            if self.isVisible():
                self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another room was open is asked for now."""
        super().showEvent(event)
        if self._old:
            self._stale.start()
        self._context.actions.refresh("projects")

    def hideEvent(self, event: QHideEvent) -> None:
        """The keys belong to the next room."""
        super().hideEvent(event)
        self._context.actions.refresh("projects")


def _subtitle(found: Projects) -> str:
    if found.may_start:
        return tr("Your own questions, at your own pace. A draft is yours alone until you hand it in.")
    return tr("What students work on. Drafts are theirs alone until they are handed in.")
