"""*My profile*: what I am about, in cards I fill, share and close myself.

The page reads everything with one question (`desk.interests.mine`) and reads it anew when something of it changed here
or in another window. Cards save themselves; `hideEvent` sees to it that leaving and locking lose nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.errors import Cancelled
from trellis.rules.history import Change
from trellis.rules.interests import Audience, Erased, Mine, PartName
from trellis.rules.people import Block, Person
from trellis.ui.actions import Action
from trellis.ui.columns import TwoColumns
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Page, Sheet
from trellis.ui.profile.card import PartCard
from trellis.ui.profile.checkin import CheckIn
from trellis.ui.profile.goals import GoalsCard
from trellis.ui.profile.history import HistorySheet
from trellis.ui.profile.interests import InterestsCard
from trellis.ui.profile.lists import AvailabilityCard, ListCard, ToolsCard
from trellis.ui.profile.private import AdvisorSheet, ChangePassphraseSheet, PrivateSheet, TeamSheet
from trellis.ui.profile.seen import SeenAs
from trellis.ui.profile.texts import SupportsCard, TextCard
from trellis.ui.profile.visit import FirstVisit
from trellis.ui.profile.words import part_name
from trellis.ui.text import plain_label
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done
    from trellis.ui.worker import Job

NOUNS = frozenset({"part", "profile", "block", "person"})
BESIDE = 900
"""The least width, at 100 %, at which the buttons stand beside the title."""
CHECK_IN, FIRST_VISIT = "check-in", "first-visit"


class ProfilePage(Page):
    """The room. `open` takes "check-in" or "first-visit"; `records` is what can be done here."""

    def __init__(self, context: Context, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self._today = today or date.today()  # noqa: DTZ011 # a day of this computer's calendar
        self._mine: Mine | None = None
        self._blocks: Sequence[Block] = ()
        self._asked_first = False
        self._wanted = ""
        self.cards = self._make_cards()
        self.visit = FirstVisit(context, self.cards)
        self.visit.over.connect(self._end_visit)
        self.check_in = CheckIn(context, self._interests)
        self.check_in.over.connect(self._end_check_in)
        self.seen: SeenAs | None = None
        self.stack = QStackedWidget()
        self._head()
        self._areas = {part: scrolled(part) for part in (self._main(), self.visit, self.check_in)}
        for area in self._areas.values():
            self.stack.addWidget(area)
        self.body.addWidget(self.stack, 1)
        self.setFocusProxy(self._interests.field)
        context.worker.changed.connect(self._changed)
        look().changed.connect(self._fit_width)
        self._show_main()
        self.refresh()

    # What others ask

    def open(self, what: UUID | str) -> None:
        """ "check-in" or "first-visit"; anything else is the page itself."""
        if self._mine is None:
            self._wanted = str(what)
        elif what == CHECK_IN:
            self.start_check_in()
        elif what == FIRST_VISIT:
            self.start_first_visit()
        else:
            self._show_main()

    def records(self) -> tuple[Action, ...]:
        """What the palette offers of this room."""
        section = tr("My profile")
        return (
            Action("profile.check_in", tr("Check in with my interests"), self._go_check_in, section=section),
            Action("profile.questions", tr("The five questions about me"), self._go_questions, section=section),
            Action("profile.history", tr("History of my profile"), self.show_history, section=section),
        )

    def start_check_in(self) -> None:
        """Still, more, less, let go; anything new?"""
        self._flush()
        self._show(self.check_in, tr("Check-in"), tr("About a minute. Nobody but you sees that it was made."))
        self.check_in.begin()

    def start_first_visit(self) -> None:
        """The five questions."""
        self._asked_first = True
        self._flush()
        self._show(self.visit, tr("A few questions"), tr("They fill your page. You can change everything there."))
        self.visit.begin()

    def see_as(self, audience: Audience) -> None:
        """Show the page as the advisor or the team sees it."""
        self._flush()
        self._context.worker.run(
            lambda desk: desk.interests.seen_as(audience),
            while_alive(self, lambda profile: self._show_seen(audience, profile)),
        )

    def show_history(self) -> None:
        """What changed when."""
        self._flush()
        self._context.worker.run(lambda desk: desk.interests.history(), while_alive(self, self._show_lines))

    def refresh(self) -> None:
        """Read everything anew."""
        self._context.worker.run(
            lambda desk: (desk.interests.mine(), desk.people.blocks()), while_alive(self, self._shown)
        )

    # What stands on it

    def _make_cards(self) -> dict[PartName, PartCard]:
        context = self._context
        hint = tr("Whatever you want others to know about you. No grades, no scores; your words.")
        self._interests = InterestsCard(context, self._today)
        self._availability = AvailabilityCard(context)
        made: tuple[PartCard, ...] = (
            self._interests,
            TextCard(context, PartName.WORDS, hint),
            GoalsCard(context, self._today),
            ToolsCard(context),
            ListCard(context, PartName.WAYS),
            ListCard(context, PartName.HELP),
            self._availability,
            SupportsCard(context),
        )
        for card in made:
            card.audience_wanted.connect(self._want_audience)
            card.unlocked.connect(self.refresh)
        return {card.name: card for card in made}

    def _head(self) -> None:
        self.as_advisor = Button(tr("See it as my advisor sees it"))
        self.as_advisor.clicked.connect(lambda: self.see_as(Audience.ADVISOR))
        self.as_team = Button(tr("… as the team sees it"))
        self.as_team.setAccessibleName(tr("See it as the team sees it"))
        self.as_team.clicked.connect(lambda: self.see_as(Audience.TEAM))
        self._views = QWidget()
        flow = FlowLayout(self._views, gap=8)
        flow.addWidget(self.as_advisor)
        flow.addWidget(self.as_team)
        self.buttons.addWidget(self._views)

    def _main(self) -> QWidget:
        cards, inside = self.cards, QWidget()
        left = [cards[name] for name in (PartName.INTERESTS, PartName.WORDS, PartName.GOALS)]
        right = [cards[n] for n in (PartName.TOOLS, PartName.WAYS, PartName.HELP)]
        right += [self._availability, cards[PartName.SUPPORTS]]
        self.due = self._due()
        self.left_over = self._left_over()
        layout = QVBoxLayout(inside)
        space(layout, gap=16)
        for part in (self.left_over, self.due, TwoColumns(left, right), self._foot()):
            layout.addWidget(part)
        layout.addStretch(1)
        self._page = inside
        return inside

    def _due(self) -> Card:
        card = Card()
        words = plain_label(tr("It has been a few weeks. Are these still your interests? It takes about a minute."))
        begin, later = Button(tr("Check in")), Button(tr("Not now"), "quiet")
        begin.clicked.connect(self.start_check_in)
        later.clicked.connect(card.hide)
        flow = FlowLayout(gap=8)
        flow.addWidget(begin)
        flow.addWidget(later)
        card.body.addWidget(words)
        card.body.addLayout(flow)
        card.hide()
        return card

    def _left_over(self) -> Card:
        card = Card()
        said = tr(
            "Another window reads this desk, so what was erased may still stand in the file. Close the other windows of"
            " Trellis on this computer, then try again."
        )
        self.again = Button(tr("Try again"))
        self.again.clicked.connect(self._erase_again)
        card.body.addWidget(Callout(said))
        card.body.addWidget(self.again)
        card.hide()
        return card

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=8)
        self.history = Button(tr("History of this page"))
        self.history.clicked.connect(self.show_history)
        self.questions = Button(tr("The five questions"))
        self.questions.clicked.connect(self.start_first_visit)
        self.check = Button(tr("Check in"))
        self.check.clicked.connect(self.start_check_in)
        self.advisor = Button("")
        self.advisor.clicked.connect(self._ask_advisor)
        self.passphrase = Button(tr("Change passphrase"))
        self.passphrase.clicked.connect(self._change_passphrase)
        self.close_parts = Button(tr("Close my private parts"), icon="lock")
        self.close_parts.clicked.connect(self._close_parts)
        for button in (
            self.history,
            self.questions,
            self.check,
            self.advisor,
            self.passphrase,
            self.close_parts,
        ):
            flow.addWidget(button)
        return foot

    # Showing

    def _shown(self, answer: tuple[Mine, Sequence[Block]]) -> None:
        mine, blocks = answer
        first = self._mine is None
        self._mine = mine
        if list(blocks) != list(self._blocks):
            self._blocks = blocks
            self._availability.set_blocks(blocks)
        for name, card in self.cards.items():
            card.show_part(mine.profile.parts.get(name), mine)
        if first or not mine.check_in_due:
            self.due.setVisible(mine.check_in_due)
        who = mine.advisor_name or tr("nobody yet")
        self.advisor.setText(tr("Who shares it: {advisor}").format(advisor=who.replace("&", "&&")))
        self.advisor.setAccessibleName(tr("Who shares it: {advisor}").format(advisor=who))
        self.advisor.setVisible(mine.has_passphrase)
        self.passphrase.setVisible(mine.has_passphrase)
        self.close_parts.setVisible(mine.unlocked)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.open(wanted)
        elif mine.first and not self._asked_first:
            self.start_first_visit()

    def _show(self, part: QWidget, title: str, subtitle: str = "") -> None:
        self.set_title(title, subtitle)
        self.stack.setCurrentWidget(self._areas[part])
        self._views.setVisible(part is self._page)

    def _show_main(self) -> None:
        said = tr("This page is yours. There are no grades or scores in Trellis, and nobody can add them.")
        self._show(self._page, tr("What I am about"), said)
        if self.seen is not None:
            gone = self._areas.pop(self.seen)
            self.stack.removeWidget(gone)
            gone.deleteLater()
            self.seen = None
        self._fit_width()

    def _show_seen(self, audience: Audience, profile: Any) -> None:
        self._show_main()
        assert self._mine is not None
        if audience is Audience.TEAM:
            title, said = tr("As the team sees it"), tr("Everybody in the team can read this, and nothing else of you.")
        elif self._mine.advisor is not None:
            title = tr("As {advisor} sees it").format(advisor=self._mine.advisor_name)
            said = tr("Your advisor can read this and nothing else of your page. Its history says when they looked.")
        else:
            title = tr("As my advisor sees it")
            said = tr("You have named no advisor, so advisors see what the team sees.")
        self.seen = SeenAs(said, profile, self._blocks, self._today)
        self.seen.back.connect(self._back_to_main)
        area = scrolled(self.seen)
        self._areas[self.seen] = area
        self.stack.addWidget(area)
        self._show(self.seen, title)
        self.seen.button.setFocus()

    def _back_to_main(self) -> None:
        self._show_main()
        self.as_advisor.setFocus()

    def _show_lines(self, lines: Any) -> None:
        _open(HistorySheet(self.window(), lines, {block.id: block.name for block in self._blocks}))

    def _changed(self, changes: Sequence[Change]) -> None:
        mine = self._context.me.id
        if any(c.noun in NOUNS and (c.noun != "person" or c.subject == mine or not c.subject.int) for c in changes):
            self.refresh()

    # Fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the buttons of the head go above the cards."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        wide = self.width() >= look().px(BESIDE)
        inside = self._page.layout()
        assert isinstance(inside, QVBoxLayout)
        place, other = (self.buttons, inside) if wide else (inside, self.buttons)
        if place.indexOf(self._views) < 0:
            other.removeWidget(self._views)
            place.insertWidget(0, self._views)
        if wide:
            self._views.setFixedWidth(self._views.layout().sizeHint().width())  # type: ignore[union-attr]
        else:
            self._views.setMinimumWidth(0)
            self._views.setMaximumWidth(16_777_215)

    # Who sees it

    def _want_audience(self, name: PartName, audience: Audience) -> None:
        self._flush()
        card = self.cards[name]
        if audience is Audience.TEAM:
            sheet = TeamSheet(self.window(), part_name(name))
            sheet.accepted.connect(while_alive(self, lambda: self._share(name, audience)))
            _open(sheet)
            return
        erases = card.shown.audience is Audience.TEAM and bool(card.shown.version)
        self._context.worker.run(
            lambda desk: (desk.interests.mine(), desk.interests.advisors()),
            while_alive(self, lambda told: self._ask_private(name, audience, erases, told)),
        )

    def _ask_private(
        self, name: PartName, audience: Audience, erases: bool, told: tuple[Mine, Sequence[Person]]
    ) -> None:
        mine, advisors = told
        ready = mine.unlocked and (audience is Audience.ME or mine.advisor is not None) and not erases
        if ready:
            self._share(name, audience)
            return
        sheet = PrivateSheet(self._context, self.window(), part_name(name), audience, mine, advisors, erases)
        sheet.accepted.connect(while_alive(self, lambda: self._share(name, audience)))
        _open(sheet)

    def _share(self, name: PartName, audience: Audience) -> None:
        def work(desk: Desk, job: Job) -> Done[Erased]:
            if job.cancelled():
                raise Cancelled
            return desk.interests.share(name, audience)

        private = audience is not Audience.TEAM
        title = tr("Making a part private") if private else tr("Letting the team see a part")
        self._context.long(title, work, while_alive(self, lambda done: self._shared(name, done.value)))

    def _shared(self, name: PartName, erased: Erased) -> None:
        self.left_over.setVisible(not erased.whole)
        if erased.shown.audience is Audience.TEAM:
            self._context.say(tr("The team sees “{part}” now").format(part=part_name(name)))
        else:
            self._context.say(tr("“{part}” is private now").format(part=part_name(name)))

    def _erase_again(self) -> None:
        self._context.long(
            tr("Erasing once more"),
            lambda desk, _: desk.interests.erase_again(),
            while_alive(self, self._erased),
        )

    def _erased(self, whole: bool) -> None:
        self.left_over.setVisible(not whole)
        said = tr("Erased.") if whole else tr("Another window still reads this desk. Close it and try again.")
        self._context.say(said)

    def _ask_advisor(self) -> None:
        self._context.worker.run(
            lambda desk: (desk.interests.mine(), desk.interests.advisors()), while_alive(self, self._name_advisor)
        )

    def _name_advisor(self, told: tuple[Mine, Sequence[Person]]) -> None:
        _open(AdvisorSheet(self._context, self.window(), *told))

    def _change_passphrase(self) -> None:
        if self._mine is not None:
            _open(ChangePassphraseSheet(self._context, self.window(), self._mine))

    def _close_parts(self) -> None:
        self._flush()
        self._context.worker.run(lambda desk: desk.interests.lock(), while_alive(self, lambda _: self.refresh()))

    # Visits

    def _go_check_in(self) -> None:
        self._context.go("profile", CHECK_IN)

    def _go_questions(self) -> None:
        self._context.go("profile", FIRST_VISIT)

    def _end_visit(self) -> None:
        if self._mine is None or self._mine.first:
            self._context.do(lambda desk: desk.interests.visited())
        self._show_main()
        self._interests.field.setFocus()

    def _end_check_in(self, made: bool) -> None:
        if made:
            self.due.hide()
            self._context.worker.run(lambda desk: desk.interests.checked_in(), while_alive(self, self._thank))
        self._show_main()
        self._interests.field.setFocus()

    def _thank(self, _: object) -> None:
        self._context.say(tr("Thank you. The next check-in is in four weeks."))

    # Saving

    def _flush(self) -> None:
        for card in self.cards.values():
            card.flush()

    def hideEvent(self, event: Any) -> None:
        """Leaving and locking lose nothing."""
        self._flush()
        super().hideEvent(event)


def _open(sheet: Sheet) -> None:
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()
