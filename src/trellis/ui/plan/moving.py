"""The sheet that asks to whom a ticket goes and why. A gate that is closed to somebody is said before it is tried."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from trellis.rules.deal import Seat
from trellis.rules.plan import Plan, ToDeal
from trellis.rules.tickets import TITLE_LIMIT
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.plan.words import gate_name, listed
from trellis.ui.rows import Form
from trellis.ui.text import elide, plain_label
from trellis.ui.tickets.choice import Choice


class MoveSheet(Sheet):
    """To whom, and a reason of one line."""

    moved = Signal(object, str)
    """To whom (an id), and why."""

    def __init__(self, parent: QWidget, plan: Plan, ticket: UUID, to: UUID | None) -> None:
        self._card = next(c for c in plan.cards if c.work.id == ticket)
        super().__init__(parent, tr("Move {number}").format(number=self._card.work.number))
        self._plan = plan
        self._seats = {s.person: s for s in plan.seats}
        self.body.addWidget(plain_label(elide(self._card.work.title, 160), "muted"))
        holder = next((d.person for d in plan.deal.dealt if d.ticket == ticket), None) if plan.deal else None
        here = [a for a in plan.attendance if a.person in self._seats and a.person != holder]
        self.to = Choice((a.name, a.person) for a in here)
        self.reason = QLineEdit()
        self.reason.setMaxLength(TITLE_LIMIT)
        form = Form()
        self._to_row = form.row(tr("To whom"), self.to)
        self._reason_row = form.row(tr("Why"), self.reason, tr("One line. It is kept with the deal."))
        self.body.addWidget(form)
        self.to.currentIndexChanged.connect(lambda _: self._look())
        main = self.finish(tr("Move"))
        main.clicked.connect(self.send)
        if to is not None:
            self.to.set_value(to)
        self._preset = to is not None
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Who was chosen already needs only the reason."""
        super().showEvent(event)
        if self._preset and not self._to_row.error():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Move it, when both are told and the gate allows it."""
        reason = " ".join(self.reason.text().split())
        self._reason_row.set_error("" if reason else tr("Please say why, in one line."))
        to = self.to.value()
        if not reason or to is None or not self._look():
            (self.reason if not reason else self.to).setFocus()
            return
        self.moved.emit(to, reason)
        self.accept()

    def _look(self) -> bool:
        """Says what stands in the way of this person; whether nothing does."""
        seat = self._seats.get(self.to.value())
        problem = closed_said(self._plan, self._card, seat) if seat is not None else ""
        self._to_row.set_error(problem)
        if seat is not None and not problem:
            self._to_row.set_help(_beside(self._plan, self._card, seat))
        return not problem


def closed_said(plan: Plan, card: ToDeal, seat: Seat) -> str:
    """Why somebody may not take a ticket and how that is opened; empty when they may."""
    ticket = card.work.id
    if ticket in seat.may or seat.with_pair.get(ticket) or card.work.gate is None:
        return ""
    return tr(
        "This needs {gate}, which is not open to {name}, and nobody here can come along."
        " An advisor opens it under Gates."
    ).format(gate=gate_name(card.work.gate), name=plan.names.get(seat.person, ""))


def _beside(plan: Plan, card: ToDeal, seat: Seat) -> str:
    if card.work.id in seat.may or card.work.gate is None:
        return ""
    names = listed(plan.names.get(p, "") for p in seat.with_pair.get(card.work.id, ()))
    return tr("This needs {gate}: it is done beside {names}.").format(gate=gate_name(card.work.gate), names=names)
