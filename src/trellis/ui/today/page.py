"""The page Today. It asks the desk one question, and again whenever anything changed or a minute went by.

Rows are made anew only when what they say is another thing; the keyboard stays where it was. What somebody passed is
kept here for as long as the page lives, which is until the lock, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from trellis.rules.history import Change
from trellis.rules.match import Pick
from trellis.rules.people import Role
from trellis.rules.tickets import View
from trellis.rules.today import Today, Waits
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import column, scrolled
from trellis.ui.language import tr
from trellis.ui.lines import Line
from trellis.ui.pages import Page
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import now
from trellis.ui.today.cards import BenchCard, PicksCard, ProjectCard, RowsCard, WaitingCard
from trellis.ui.today.words import greeting, where_we_are

NARROW = 700
"""Below this width (at 100 %) the cards stand below each other."""
MINUTE = 60_000


class TodayPage(Page):
    """What one sees first after signing in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today"), " ", parent)
        self._context = context
        self._today: Today | None = None
        self._passed: set[UUID] = set()
        self._advises = context.me.role is Role.ADVISOR
        self.bench = BenchCard(self.tr("On your bench"))
        self.waiting = WaitingCard(self.tr("What needs you") if self._advises else self.tr("Waiting for you"))
        self.picks = PicksCard(self.tr("Picked for you"))
        self.project = ProjectCard(self.tr("My project"))
        self.project.opened.connect(lambda project: context.go("projects", project))
        self.bench.opened.connect(self._open)
        self.picks.opened.connect(self._open)
        self.picks.claimed.connect(self._claim)
        self.picks.passed.connect(self._pass)
        self.waiting.taken.connect(self._take)
        self._place()
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._ask_if_shown)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._changed)
        self._minute.start()
        context.worker.changed.connect(self._changed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # What others ask

    def records(self) -> list[Action]:
        """What can be done here by key."""
        section = tr("Today")

        def letter(id_: str, text: str, run: Callable[[], object], key: str, enabled: Callable[[], bool]) -> Action:
            return Action(
                f"today.{id_}", text, run, (key,), enabled, section, single_letter=True, palette=False, room="today"
            )

        return [
            letter("next", tr("Next row"), lambda: self._walk(1), "J", self.isVisible),
            letter("previous", tr("Previous row"), lambda: self._walk(-1), "K", self.isVisible),
            letter("open", tr("Open the row (or Enter)"), self._press, "O", lambda: self._line() is not None),
            letter("claim", tr("Claim what is picked"), lambda: self._with_pick(self._claim), "C", self._has_pick),
            letter(
                "pass",
                tr("Pass what is picked"),
                lambda: self._with_pick(lambda pick: self._pass(pick.work.id)),
                "X",
                self._has_pick,
            ),
        ]

    def cards(self) -> list[RowsCard]:
        """The cards on the page, in the order they are read."""
        order = [self.waiting, self.bench] if self._advises else [self.bench, self.picks, self.project, self.waiting]
        return [card for card in order if card.isVisibleTo(self)]

    # Layout

    def _place(self) -> None:
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        space(self._columns, gap=16)
        left = column(self.waiting, None) if self._advises else column(self.bench, self.picks, None, gap=16)
        right = column(self.bench, None) if self._advises else column(self.project, self.waiting, None, gap=16)
        self._columns.addLayout(left, 65)
        self._columns.addLayout(right, 35)
        if self._advises:
            for card in (self.picks, self.project):
                card.setParent(inside)
                card.hide()
        self.body.addWidget(scrolled(inside), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts its cards below each other."""
        super().resizeEvent(event)
        narrow = self.width() < look().px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._columns.direction():
            self._columns.setDirection(direction)

    # Asking and showing

    def _changed(self, _: tuple[Change, ...] = ()) -> None:
        if self.isVisible():
            self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Asked anew, also for private parts opened or closed on one's page; the keys of this room work."""
        super().showEvent(event)
        self._stale.start()
        self._context.actions.refresh("today")

    def hideEvent(self, event: QHideEvent) -> None:
        """The keys belong to the next room."""
        super().hideEvent(event)
        self._context.actions.refresh("today")

    def _ask_if_shown(self) -> None:
        """Who went on to another room at once does not wait there for what this one would show."""
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        passed = frozenset(self._passed)
        self._context.worker.run(lambda desk: desk.today.page(passed), while_alive(self, self._arrived))

    def _arrived(self, today: Today) -> None:
        moment = now()
        hour = moment.astimezone().hour
        self.set_title(greeting(hour, today.name), where_we_are(today))
        if today == self._today:
            for card in self.cards():
                card.tell_ages(moment)
            return
        self._today = today
        place = self._place_of_focus()
        self.bench.show_today(today, moment, lambda: self._context.go("tickets", View.UNCLAIMED))
        self.bench.setVisible(bool(today.bench) or not self._advises)
        self.waiting.show_today(today, moment)
        if not self._advises:
            self.project.show_today(today, moment.astimezone().date())
            book = self._context.actions
            self.picks.show_today(today, self._tell, (book.keys_text("today.claim"), book.keys_text("today.pass")))
        self._order_tabs()
        self._return_focus(place)
        self._context.actions.refresh("today")

    def _order_tabs(self) -> None:
        before: QWidget = self
        for card in self.cards():
            for control in card.controls():
                QWidget.setTabOrder(before, control)
                before = control

    # The keyboard

    def _lines(self) -> list[Line]:
        return [line for card in self.cards() for line in card.lines.values()]

    def _line(self) -> Line | None:
        """The row the keyboard is in."""
        held = QApplication.focusWidget()
        if held is None or not self.isAncestorOf(held):
            return None
        return next((line for line in self._lines() if line is held or line.isAncestorOf(held)), None)

    def _walk(self, step: int) -> None:
        lines, here = self._lines(), self._line()
        if lines:
            at = lines.index(here) + step if here is not None else (0 if step > 0 else len(lines) - 1)
            lines[max(0, min(len(lines) - 1, at))].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self) -> None:
        if (line := self._line()) is not None:
            line.click()

    def _has_pick(self) -> bool:
        return self._pick() is not None

    def _pick(self) -> Pick | None:
        line = self._line()
        lines = self.picks.lines
        return next((pick for id_, pick in self.picks.picks.items() if line and lines.get(id_) is line), None)

    def _with_pick(self, run: Callable[[Pick], object]) -> None:
        if (pick := self._pick()) is not None:
            run(pick)

    def _focus_moved(self, before: QWidget | None, after: QWidget | None) -> None:
        if after is not None and self.isAncestorOf(after):
            self._context.actions.refresh("today")

    def _place_of_focus(self) -> tuple[RowsCard, object, int] | None:
        """The card, what the row is about, and which row from the top it is."""
        line = self._line()
        for card in self.cards():
            for at, (key, one) in enumerate(card.lines.items()):
                if one is line:
                    return card, key, at
        return None

    def _return_focus(self, place: tuple[RowsCard, object, int] | None) -> None:
        """Back to the same row; when it is gone to the one in its place, or to the page."""
        if place is None:
            return
        card, key, at = place
        lines = list(card.lines.values())
        found = card.lines.get(key) or (lines[min(at, len(lines) - 1)] if lines else None)  # type: ignore[call-overload]
        (found or self).setFocus(Qt.FocusReason.OtherFocusReason)

    # Doing

    def _open(self, ticket: UUID) -> None:
        self._context.go("tickets", ticket)

    def _claim(self, pick: Pick) -> None:
        id_, picked = pick.work.id, not pick.private
        self._context.do(
            lambda desk: desk.tickets.claim(id_, picked=picked),
            lambda ticket: self.tr("{number} claimed").format(number=ticket.number),
        )

    def _pass(self, ticket: UUID) -> None:
        self._passed.add(ticket)
        self._ask()

    def _tell(self) -> None:
        waits = [one.what for one in self._today.waiting] if self._today else []
        self._context.go("profile", "first-visit" if Waits.FIRST_VISIT in waits else None)

    def _take(self, what: Waits) -> None:
        about = [one.projects for one in self._today.waiting if one.what is what] if self._today else []
        project = about[0][0][0] if about and about[0] else None
        where: dict[Waits, tuple[str, UUID | str | None]] = {
            Waits.FIRST_VISIT: ("profile", "first-visit"),
            Waits.CHECK_IN: ("profile", "check-in"),
            Waits.TO_TELL: ("tickets", View.TO_TELL),
            Waits.HANDED: ("tickets", View.MINE),
            Waits.UNCLAIMED: ("plan", None),
            Waits.NARROW: ("fairness", None),
            Waits.TO_SIGN: ("signoffs", None),
            Waits.BLOCKED: ("projects", project),
            Waits.JOIN: ("projects", project),
            Waits.ANSWER: ("projects", project),
        }
        self._context.go(*where[what])
