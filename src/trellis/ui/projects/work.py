"""The work on a project: the path with today on it, what was done, what shows it, and handing it in.

`WorkPart` is shown pages of one project by whoever owns it and asks the desk for every change; what somebody is
writing stays while another page is shown. It is as high as its cards, so that the page around it scrolls.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.projects import Page
from trellis.ui.columns import TwoColumns
from trellis.ui.context import Context
from trellis.ui.controls import Card, Muted
from trellis.ui.language import tr
from trellis.ui.projects.ahead import step_title, steps
from trellis.ui.projects.blocked import BlockedCard
from trellis.ui.projects.checkin import CheckInsCard
from trellis.ui.projects.evidence import EvidenceCard
from trellis.ui.projects.finishing import FinishingCard
from trellis.ui.projects.order import put_in_order
from trellis.ui.projects.path import PathView, progress_said
from trellis.ui.projects.reflection import ReflectionCard
from trellis.ui.text import elide
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import now


class WorkPart(QWidget):
    """Everything done on one project. `show_page` fills it, `log_work` begins a check-in, `flush` keeps words."""

    def __init__(self, context: Context, parent: QWidget | None = None, today: date | None = None) -> None:
        """`today` is the day on this computer's calendar where it is not given."""
        super().__init__(parent)
        self._context, self._today = context, today
        self._page: Page | None = None
        self.path = PathCard(context)
        self.check_ins = CheckInsCard(context)
        self.evidence = EvidenceCard(context)
        self.reflections = ReflectionCard(context)
        self.blocked = BlockedCard(context)
        self.finishing = FinishingCard(context)
        columns = TwoColumns((self.check_ins, self.reflections, self.blocked), (self.evidence, self.finishing))
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addWidget(self.path)
        layout.addWidget(columns)
        layout.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Show where the work stands."""
        today = self._today or now().astimezone().date()
        self._page = page
        self.path.show_page(page, today)
        self.check_ins.show_page(page, today)
        self.evidence.show_page(page)
        self.reflections.show_page(page)
        self.blocked.show_page(page, today)
        self.finishing.show_page(page)
        put_in_order(self)

    def log_work(self) -> None:
        """Begin to write what was done today, for whoever works on it."""
        self.check_ins.begin()

    def flush(self) -> None:
        """Keep what is being written, now."""
        self.check_ins.flush()
        self.reflections.flush()


class PathCard(Card):
    """The milestones and today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._count = Muted("")
        self._count.setWordWrap(False)
        super().__init__(tr("The path"), self._count, parent)
        self._context = context
        self._page: Page | None = None
        self.view = PathView()
        self.view.toggled.connect(self._reach)
        self._nothing = Muted(tr("There are no milestones yet. They are written in the proposal, each with a day."))
        self._later = Muted(tr("Steps can be marked as reached once the proposal is approved."))
        for part in (self._nothing, self.view, self._later):
            self.body.addWidget(part)

    def show_page(self, page: Page, today: date) -> None:
        """The path of this project on a day."""
        self._page = page
        plan = steps(page)
        self._count.setText(progress_said(page, plan) if page.standing.in_force is not None and plan else "")
        self._nothing.setVisible(not plan)
        self.view.setVisible(bool(plan))
        self._later.setVisible(bool(plan) and page.mine and page.standing.in_force is None)
        self.view.show_path(page, today)

    def _reach(self, key: str, reached: bool) -> None:
        page = self._page
        assert page is not None, "pressed on a path"
        project, title = page.standing.project.id, elide(step_title(page, key), 60)
        said = tr("Reached: {title}") if reached else tr("Not reached after all: {title}")
        again = while_alive(self, lambda _: self.view.update())
        self._context.do(lambda desk: desk.projects.reach(project, key, reached), said.format(title=title), again)
