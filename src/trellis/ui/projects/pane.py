"""One project beside the list: its head, and below it the proposal, the work, the showcase or the versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from trellis.rules.errors import Refused
from trellis.rules.projects import Offers, Page, State
from trellis.rules.proposal import PartName
from trellis.ui.context import Context
from trellis.ui.controls import scrolled
from trellis.ui.language import tr
from trellis.ui.projects.doing import ProjectDoing, gates
from trellis.ui.projects.head import ProjectHead
from trellis.ui.projects.proposal import Conversation
from trellis.ui.projects.reader import Reader
from trellis.ui.projects.versions import Versions
from trellis.ui.projects.words import title_said
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive


class Tab(StrEnum):
    """What of a project can be looked at."""

    PROPOSAL = "proposal"
    WORK = "work"
    SHOWCASE = "showcase"
    VERSIONS = "versions"


class Shows(Protocol):
    """Every part below the tabs."""

    def show_page(self, page: Page) -> None:
        """The project as the desk has it now."""


class ProjectPane(QWidget):
    """Made for one project; `refresh` reads it anew."""

    loaded = Signal(object)
    """The `Page` that is shown now."""
    gone = Signal(object)
    """It cannot be read (any more): why."""

    def __init__(
        self, context: Context, doing: ProjectDoing, project: UUID, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._doing, self.project, self._today = context, doing, project, today
        self._page: Page | None = None
        self._offers = Offers((), (), (), (), ())
        self._tabs: list[Tab] = []
        self._wanted: Tab | None = None
        self.parts: dict[Tab, QWidget] = {}
        self.head = ProjectHead(doing, self.when_saved)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Parts of the project"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        space(self._layout, 0, 4, 0, 0, gap=12)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.tabs)
        self._layout.addStretch(1)
        self.area = scrolled(inside)
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(self.area)
        self.setFocusProxy(self.tabs)
        inside.hide()
        self._inside = inside
        self.refresh()

    # What others ask

    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def refresh(self) -> None:
        """Read it anew; a showcase is visited where the rest may not be read."""
        project = self.project

        def read(desk: object) -> tuple[Page, Offers]:
            projects = desk.projects  # type: ignore[attr-defined]
            try:
                page = projects.page(project)
            except Refused:
                page = projects.visit(project)
            return page, projects.offers()

        self._context.worker.run(
            read, while_alive(self, lambda told: self._shown(*told)), while_alive(self, self.gone.emit)
        )

    def flush(self) -> bool:
        """Save what is being written; whether everything could be."""
        saved = [part.flush() for part in self.parts.values() if hasattr(part, "flush")]
        return False not in saved

    def when_saved(self, run: Callable[[Page], object]) -> None:
        """Save what is being written, then take a step with the page as it is by then."""
        if self.flush():
            self._context.worker.run(
                lambda _: None, while_alive(self, lambda _: run(self._page) if self._page is not None else None)
            )

    def hand_in(self) -> None:
        """At the first gate that is open."""
        open_ = gates(self._page) if self._page is not None else []
        if open_:
            gate = open_[0][0]
            self.when_saved(lambda page: self._doing.hand_in(page, gate))

    def go_to(self, name: PartName, why: str = "") -> None:
        """To a part of the proposal."""
        part = self.parts.get(Tab.PROPOSAL)
        if isinstance(part, Conversation):
            self.show_tab(Tab.PROPOSAL)
            part.go_to(name, why)
            self.area.ensureWidgetVisible(part.parts[name], 0, look().px(40))

    def show_tab(self, tab: Tab) -> None:
        """Look at this part, once it is there."""
        if tab in self._tabs:
            self.tabs.setCurrentIndex(self._tabs.index(tab))
        else:
            self._wanted = tab

    def tab(self) -> Tab | None:
        """What is looked at."""
        at = self.tabs.currentIndex()
        return self._tabs[at] if 0 <= at < len(self._tabs) else None

    # Showing

    def _shown(self, page: Page, offers: Offers) -> None:
        self._page, self._offers = page, offers
        self.setAccessibleName(title_said(page.title))
        self.head.show_page(page)
        self._show_tabs(page)
        self._show_tab()
        self._inside.show()
        self.loaded.emit(page)

    def _show_tabs(self, page: Page) -> None:
        wanted = _tabs(page)
        if wanted == self._tabs:
            return
        chosen = self.tab() or self._wanted or _first(page, wanted)
        blocked = self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for tab in wanted:
            self.tabs.addTab(_tab_name(tab))
        self._tabs = wanted
        self.tabs.setCurrentIndex(wanted.index(chosen) if chosen in wanted else 0)
        self.tabs.setVisible(len(wanted) > 1)
        self.tabs.blockSignals(blocked)

    def _show_tab(self) -> None:
        tab, page = self.tab(), self._page
        if tab is None or page is None:
            return
        part = self._part(tab, page)
        for other in self.parts.values():
            other.setVisible(other is part)
        self._fill(part, page)

    def _fill(self, part: QWidget, page: Page) -> None:
        if isinstance(part, Conversation):
            part.show_page(page, self._offers)
        else:
            part.show_page(page)  # type: ignore[attr-defined]

    def _part(self, tab: Tab, page: Page) -> QWidget:
        writes = "projects.edit" in page.may
        known = self.parts.get(tab)
        if known is not None and (tab is not Tab.PROPOSAL or isinstance(known, Conversation) is writes):
            return known
        if known is not None:
            known.hide()
            known.deleteLater()
        made = self._make(tab, writes=writes)
        self.parts[tab] = made
        self._layout.insertWidget(self._layout.count() - 1, made)
        return made

    def _make(self, tab: Tab, *, writes: bool) -> QWidget:
        if tab is Tab.PROPOSAL and writes:
            conversation = Conversation(self._context, self._doing, self.project, self._today)
            conversation.changed.connect(self._drafted)
            return conversation
        if tab is Tab.PROPOSAL:
            return Reader(self._context, self._doing, self.project, self._today)
        if tab is Tab.WORK:
            from trellis.ui.projects.work import WorkPart

            return WorkPart(self._context, self)
        if tab is Tab.SHOWCASE:
            from trellis.ui.projects.showcase import Showcase

            return Showcase(self._context, self)
        return Versions(self._doing, self._today)

    def _drafted(self, page: Page) -> None:
        """The draft was saved: what hangs on it is shown without reading all anew."""
        self._page = page
        self.head.show_page(page)
        self.loaded.emit(page)


def _tabs(page: Page) -> list[Tab]:
    standing = page.standing
    if "projects.read" not in page.may:
        return [Tab.SHOWCASE]
    tabs = [Tab.PROPOSAL]
    if page.mine or standing.in_force or page.evidence:
        tabs.append(Tab.WORK)
    if standing.state is State.COMPLETE and "projects.showcase" in page.may:
        tabs.append(Tab.SHOWCASE)
    if standing.handed_in_once:
        tabs.append(Tab.VERSIONS)
    return tabs


def _first(page: Page, tabs: list[Tab]) -> Tab:
    """What somebody most likely came for."""
    state = page.standing.state
    if state is State.COMPLETE and Tab.SHOWCASE in tabs:
        return Tab.SHOWCASE
    if page.mine and state is State.APPROVED and Tab.WORK in tabs:
        return Tab.WORK
    return tabs[0]


def _tab_name(tab: Tab) -> str:
    return {
        Tab.PROPOSAL: tr("Proposal"),
        Tab.WORK: tr("Work"),
        Tab.SHOWCASE: tr("Showcase"),
        Tab.VERSIONS: tr("Versions"),
    }[tab]
