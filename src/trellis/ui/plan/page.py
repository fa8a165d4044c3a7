"""Plan the block: a lead sees who is here and what is to deal, looks at the deal, moves a card, assigns all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trellis.rules.deal import Dealt, Moved, Why
from trellis.rules.errors import Invalid
from trellis.rules.permissions import may
from trellis.rules.plan import Attendance, Plan
from trellis.rules.tickets import Ticket
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, EmptyState, Muted, row, scrolled
from trellis.ui.language import number_text, tr
from trellis.ui.pages import Page
from trellis.ui.people.words import block_said, many
from trellis.ui.plan.cards import PileCard
from trellis.ui.plan.columns import Pile, PileBoard
from trellis.ui.plan.earlier import Earlier
from trellis.ui.plan.gates import GatesSheet
from trellis.ui.plan.here import WhoIsHere
from trellis.ui.plan.moving import MoveSheet
from trellis.ui.plan.told import Told
from trellis.ui.plan.words import (
    card_said,
    gate_name,
    head_said,
    load_said,
    more_said,
    place_said,
    todeal_said,
    why_said,
)
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

NOUNS = frozenset({"ticket", "person", "block", "term", "absence", "gate", "part", "topic", "helper", "deal"})
TIGHT = 680
"""Below this width the buttons stand below the title."""


@dataclass
class Wanted:
    """What the lead wants of the next deal: the block, the seed, and what goes where for a reason.

    `placed` is moved after the deal, which leaves the others alone; dealing again takes it into `moved`.
    """

    block: UUID | None = None
    seed: int = 0
    moved: dict[UUID, Moved] = field(default_factory=dict)
    placed: dict[UUID, Moved] = field(default_factory=dict)


class PlanPage(Page):
    """The room. `plan` is what is on the screen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("Plan the block"))
        self._context = context
        self.wanted = Wanted()
        self.plan: Plan | None = None
        self._asked = 0
        self._busy = False
        self.again = Button(tr("Deal again"))
        self.again.clicked.connect(self.deal_again)
        self.assign = Button(tr("Assign all"), "main")
        self.assign.clicked.connect(self.assign_all)
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        space(both, gap=10)
        both.addWidget(self.again)
        both.addWidget(self.assign)
        self.buttons.addWidget(self._both)
        self._tight = False
        self.body.addWidget(scrolled(self._inside()), 1)
        self.setFocusProxy(self.blocks)
        context.worker.changed.connect(self._changed)
        look().changed.connect(self._fit_width)
        self._show_nothing()
        self.refresh()

    # What others ask

    def records(self) -> tuple[Action, ...]:
        """Keys, palette and help."""
        section = tr("Plan the block")

        def dealt() -> bool:
            return self.isVisible() and self.plan is not None and self.plan.deal is not None

        def letter(id_: str, text: str, run: Any, key: str) -> Action:
            return Action(f"plan.{id_}", text, run, (key,), dealt, section, single_letter=True, room="plan")

        return (
            letter("again", tr("Deal again"), self.deal_again, "D"),
            letter("assign", tr("Assign all"), self.assign_all, "Shift+A"),
            letter("move", tr("Move the chosen ticket to…"), self.move_chosen, "M"),
            letter("absent", tr("Mark the person of this column absent"), self.mark_absent, "A"),
            Action("plan.gates", tr("Gates"), self.show_gates, enabled=self.isVisible, section=section),
        )

    def refresh(self) -> None:
        """Ask the desk for the plan as it is wanted; an answer that was overtaken is passed over."""
        self._asked += 1
        number, block, seed = self._asked, self.wanted.block, self.wanted.seed
        moved, placed = tuple(self.wanted.moved.values()), tuple(self.wanted.placed.values())

        def work(desk: Desk) -> Plan:
            return desk.plan.plan(block, seed=seed, moved=moved, placed=placed)

        def shown(plan: Plan) -> None:
            if number == self._asked:
                self._show(plan)

        self._context.worker.run(work, while_alive(self, shown), while_alive(self, self._failed))
        if self.earlier.isVisibleTo(self):
            self._load_earlier()

    def deal_again(self) -> None:
        """Another seed for ties; what was moved stays moved, the others are dealt around it."""
        self.wanted.seed += 1
        self.wanted.moved |= self.wanted.placed
        self.wanted.placed = {}
        self.refresh()

    def assign_all(self) -> None:
        """Assign the deal that is on the screen."""
        plan = self.plan
        if plan is None or plan.deal is None or not plan.deal.dealt or self._busy:
            return
        self._busy = True
        self.assign.setEnabled(False)
        count = len(plan.deal.dealt)

        def over(*_: object) -> None:
            self._busy = False
            self.refresh()

        def failed(error: Exception) -> None:
            over()
            self._context.trouble(error)

        self._context.do(
            lambda desk: desk.plan.assign(plan),
            lambda done: _assigned_said(done, count),
            while_alive(self, over),
            while_alive(self, failed),
        )

    def move_chosen(self) -> None:
        """Ask where the chosen card goes."""
        card = self.board.chosen()
        if card is not None:
            self.ask_move(card, None)

    def ask_move(self, card: PileCard, to: UUID | None) -> None:
        """The sheet for a move."""
        plan = self.plan
        if plan is None or plan.deal is None or not any(c.work.id == card.ticket for c in plan.cards):
            return
        if len(plan.deal.order) < 2:
            self._context.say(tr("Nobody else is here to move it to"))
            return
        sheet = MoveSheet(self, plan, card.ticket, to)
        sheet.moved.connect(lambda person, reason: self._move(card.ticket, person, reason))
        sheet.open()

    def take_back(self, card: PileCard) -> None:
        """A move is taken back: the ticket is dealt like the others."""
        placed = self.wanted.placed.pop(card.ticket, None)
        if placed is None and self.wanted.moved.pop(card.ticket, None) is None:
            return
        self.board.follow(card.ticket)
        self.refresh()

    def mark_absent(self) -> None:
        """Whose column has the focus is not here."""
        person = self.board.current_person()
        found = [a for a in (self.plan.attendance if self.plan else ()) if a.person == person]
        for one in found:
            self._attend(one)

    def show_gates(self) -> None:
        """Who may take what needs a gate."""
        GatesSheet(self._context, parent=self).open()

    # Parts

    def _inside(self) -> QWidget:
        self.blocks = Choice()
        self.blocks.setAccessibleName(tr("Block"))
        self.blocks.activated.connect(lambda _: self._choose_block())
        size(self.blocks, min_width=160, max_width=320)
        self.here = WhoIsHere()
        self.here.pressed.connect(self._attend)
        self.what = plain_label("", "muted")
        self.list_button = Button(tr("Show the list"), "link")
        self.list_button.setCheckable(True)
        self.list_button.toggled.connect(lambda _: self._show_list())
        self.list = plain_label("", "muted")
        self.more, self.left = Callout(""), Callout("")
        self.board = PileBoard()
        self.board.opened.connect(lambda ticket: self._context.go("tickets", ticket))
        self.board.moved.connect(self.ask_move)
        self.board.taken_back.connect(self.take_back)
        self.keys = Muted("", "small")
        self.empty = EmptyState("", "")
        self.told = Told(may(self._context.me, "fairness.names"))
        self.earlier_button = Button(tr("Earlier deals today"))
        self.earlier_button.setCheckable(True)
        self.earlier_button.toggled.connect(self._toggle_earlier)
        self.gates_button = Button(tr("Gates"))
        self.gates_button.clicked.connect(self.show_gates)
        self.earlier = Earlier()
        self.earlier.hide()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, 0, 0, 8, 0, gap=12)
        self._tight_place = QHBoxLayout()
        layout.addLayout(self._tight_place)
        who = row(gap=12)
        who.addWidget(self.blocks, 0, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.here, 1)
        layout.addLayout(who)
        line = row(gap=8)
        line.addWidget(self.what, 1)
        line.addWidget(self.list_button)
        layout.addLayout(line)
        for part in (self.list, self.more, self.left, self.board, self.keys, self.empty, self.told):
            layout.addWidget(part)
        layout.addLayout(row(self.earlier_button, self.gates_button, None, gap=10))
        layout.addWidget(self.earlier)
        layout.addStretch(1)
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go where there is room."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        tight = self.width() < look().px(TIGHT)
        if tight is not self._tight:
            self._tight = tight
            (self._tight_place if tight else self.buttons).addWidget(self._both, 0, Qt.AlignmentFlag.AlignLeft)

    # What is shown

    def _show_nothing(self) -> None:
        for part in (self.list, self.list_button, self.more, self.left, self.board, self.keys, self.empty, self.told):
            part.hide()
        self.again.setEnabled(False)
        self.assign.setEnabled(False)

    def _show(self, plan: Plan) -> None:
        self.plan = plan
        self._show_blocks(plan)
        self.set_title(tr("Plan the block"), head_said(plan))
        self.here.show_people(plan.attendance)
        self.what.setText(todeal_said(plan))
        self.what.setVisible(bool(plan.cards))
        self.list_button.setVisible(plan.deal is not None)
        self._show_list()
        self.more.set_text(more_said(plan.more) if plan.more else "")
        self.more.setVisible(plan.more > 0)
        self._show_left(plan)
        count = len(plan.deal.dealt) if plan.deal else 0
        self.again.setEnabled(count > 0)
        self.assign.setEnabled(count > 0 and not self._busy)
        self.assign.setText(tr("Assign all {n}").format(n=number_text(count)) if count else tr("Assign all"))
        self.assign.setAccessibleName(self.assign.text())
        self.board.setVisible(count > 0)
        self.keys.setVisible(count > 0)
        self.told.setVisible(count > 0)
        self.empty.setVisible(plan.deal is None)
        if plan.deal is None:
            self._say_empty(plan)
        else:
            self.keys.setText(self._keys_said())
            self.board.show_piles(_piles(plan))
            self.told.show_plan(plan)
        self._context.actions.refresh()

    def _show_blocks(self, plan: Plan) -> None:
        # Between blocks everybody is dealt to, until somebody chooses a block.
        offered: list[tuple[str, UUID | None]] = [] if plan.block or not plan.blocks else [(tr("No block now"), None)]
        offered += [(b.name, b.id) for b in plan.blocks]
        if [self.blocks.itemText(n) for n in range(self.blocks.count())] != [name for name, _ in offered]:
            self.blocks.fill(offered)
            for at, block in enumerate(plan.blocks, len(offered) - len(plan.blocks)):
                self.blocks.setItemData(at, block_said(block), Qt.ItemDataRole.AccessibleTextRole)
        self.blocks.setVisible(bool(offered))
        self.blocks.set_value(plan.block.id if plan.block else None)

    def _show_list(self) -> None:
        plan = self.plan
        # While there is no deal, what waits is the page.
        wanted = plan is not None and bool(plan.cards) and (self.list_button.isChecked() or plan.deal is None)
        if plan is not None and wanted:
            self.list.setText("\n".join(card_said(plan, at) for at in range(len(plan.cards))))
        self.list.setVisible(wanted)
        self.list_button.setText(tr("Hide the list") if self.list_button.isChecked() else tr("Show the list"))
        self.list_button.setAccessibleName(self.list_button.text())

    def _show_left(self, plan: Plan) -> None:
        left = set(plan.deal.left) if plan.deal else set()
        lines = [
            tr("{number} {title} needs {gate}, which nobody here has open. An advisor opens it under Gates.").format(
                number=c.work.number, title=elide(c.work.title, 60), gate=gate_name(c.work.gate)
            )
            for c in plan.cards
            if c.work.id in left and c.work.gate is not None
        ]
        self.left.set_text("\n".join(lines))
        self.left.setVisible(bool(lines))

    def _say_empty(self, plan: Plan) -> None:
        if not plan.attendance:
            title, words = tr("No students yet"), tr("Add techs and leads under People, and they are dealt to here.")
        elif not plan.cards:
            title = tr("Nothing to deal")
            words = tr("Every open ticket has somebody. New ones come here by themselves.")
        else:
            title, words = tr("Nobody is here"), tr("Press a name above when somebody has come.")
        self.empty.title.setText(title)
        self.empty.sentence.setText(words)

    def _keys_said(self) -> str:
        book = self._context.actions
        key = book.keys_text("plan.move") if any(a.id == "plan.move" for a in book.all()) else ""
        if not key:
            return tr("Drag a card to somebody else, or press Ctrl and an arrow.")
        return tr("Drag a card to somebody else, or press {key}. Ctrl and an arrow moves it too.").format(key=key)

    def _toggle_earlier(self, on: bool) -> None:
        self.earlier.setVisible(on)
        if on:
            self._load_earlier()

    def _load_earlier(self) -> None:
        self._context.worker.run(lambda desk: desk.plan.kept(), while_alive(self, self.earlier.show_deals))

    # What is done

    def _choose_block(self) -> None:
        self.wanted = Wanted(self.blocks.value())
        self.refresh()

    def _attend(self, one: Attendance) -> None:
        block = self.plan.block.id if self.plan and self.plan.block else None
        absent = not one.absent
        said = tr("{name} is not here") if absent else tr("{name} is here")
        self._context.do(
            lambda desk: desk.plan.attend(one.person, absent=absent, block=block), said.format(name=one.name)
        )

    def _move(self, ticket: UUID, to: UUID, reason: str) -> None:
        self.wanted.placed[ticket] = Moved(ticket, to, reason)
        self.board.follow(ticket)
        self.refresh()

    def _changed(self, changes: Sequence[Any]) -> None:
        if any(change.noun in NOUNS for change in changes):
            self.refresh()

    def _failed(self, error: Exception) -> None:
        """A move that can no longer be made goes, and the lead is told; without moves it is trouble."""
        moves = self.wanted.placed or self.wanted.moved
        if not isinstance(error, Invalid) or not moves:
            self._context.trouble(error)
            return
        moves.popitem()
        self._context.say(error.happened + " " + tr("The move was taken back."))
        self.refresh()


def _piles(plan: Plan) -> list[Pile]:
    assert plan.deal is not None
    places = {person: at for at, person in enumerate(plan.deal.order, 1)}
    works = {c.work.id: c.work for c in plan.cards}
    piles = []
    for one in plan.attendance:
        if one.absent:
            continue
        mine = [d for d in plan.deal.dealt if d.person == one.person]
        load = load_said(len(mine), sum(works[d.ticket].effort for d in mine))
        cards = tuple(_card(plan, d) for d in mine)
        piles.append(Pile(one.person, one.name, place_said(places[one.person]), load, cards))
    return piles


def _card(plan: Plan, dealt: Dealt) -> PileCard:
    work = next(c.work for c in plan.cards if c.work.id == dealt.ticket)
    liked = plan.reasons.get((dealt.person, dealt.ticket))
    pair = plan.names.get(dealt.pair, "") if dealt.pair else ""
    words = why_said(dealt, liked, work, pair)
    urgent, moved = dealt.why is Why.URGENT, dealt.why is Why.MOVED
    return PileCard(work.id, work.number, " ".join(work.title.split()), words, urgent, moved)


def _assigned_said(done: list[Ticket], count: int) -> str:
    said = many(len(done), tr("1 ticket assigned"), tr("%n tickets assigned"))
    left = count - len(done)
    if not left:
        return said
    out = many(left, tr("1 left out: taken or changed meanwhile"), tr("%n left out: taken or changed meanwhile"))
    return f"{said} · {out}"
