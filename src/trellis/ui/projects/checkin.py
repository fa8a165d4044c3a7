"""Check-ins: what was done, found and comes next, in minutes of work. The newest stands first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.projects import MINUTES_LIMIT, CheckIn, Page
from trellis.ui.context import Context
from trellis.ui.controls import Avatar, Button, Card, FlowLayout, Muted, NumberField
from trellis.ui.dates import exact, minutes_spent, school_day
from trellis.ui.language import tr
from trellis.ui.profile.texts import TextField
from trellis.ui.projects.ahead import next_step, step_title, steps
from trellis.ui.projects.order import put_in_order
from trellis.ui.rows import Form, Row
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

AT_ONCE, MORE = 5, 20
"""Check-ins shown at first, and how many more at each press."""
REST_MS = 800


class CheckInsCard(Card):
    """The list, and above it the form for today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.log = Button(tr("Log today's work"))
        super().__init__(tr("What was done"), self.log, parent)
        self._context = context
        self._page: Page | None = None
        self._shown = AT_ONCE
        self._told: object = None
        self.form: CheckInForm | None = None
        self.rows: dict[UUID, CheckInRow] = {}
        self._minutes = Muted("", "small")
        self._nothing = Muted("")
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        space(self._list, gap=14)
        self.older = Button(tr("Show older ones"), "link")
        for part in (self._minutes, self._nothing, holder, self.older):
            self.body.addWidget(part)
        self.log.clicked.connect(self.begin)
        self.older.clicked.connect(self._more)

    def show_page(self, page: Page, today: date) -> None:
        """What was done on this project. A form somebody writes in stays."""
        self._page, self._today = page, today
        self.setVisible(page.mine or bool(page.check_ins))  # they stay with its people
        may = "projects.work" in page.may
        self.log.setVisible(may)
        if self.form is not None:
            self.form.show_page(page)
        self._minutes.setText(tr("{time} in all").format(time=minutes_spent(page.minutes)))
        self._minutes.setVisible(bool(page.minutes))
        self._nothing.setText(_nothing(page))
        self._nothing.setVisible(not page.check_ins)
        told = (page.check_ins, page.names, may, today, steps(page))
        if told != self._told:
            self._told = told
            self._fill()

    def begin(self) -> None:
        """Write what was done today."""
        if self._page is None or "projects.work" not in self._page.may:
            return
        if self.form is None:
            self.form = CheckInForm(self._context, self._page)
            self.form.over.connect(self._end)
            self.body.insertWidget(0, self.form)
            self.form.show()
            put_in_order(self)
        self.log.hide()
        self.form.did.setFocus()

    def flush(self) -> None:
        """Keep what is being written as a draft, now."""
        if self.form is not None:
            self.form.flush()

    def _end(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.log.show()
        self.log.setFocus()

    def _more(self) -> None:
        at = self._shown
        self._shown += MORE
        self._fill()
        later = list(self.rows.values())[at:]
        (later[0].remove if later and later[0].remove else self.log).setFocus()

    def _fill(self) -> None:
        page = self._page
        assert page is not None, "filled from a page"
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        newest = sorted(page.check_ins, key=lambda c: (c.on, c.id), reverse=True)
        for one in newest[: self._shown]:
            row = CheckInRow(one, page, self._today, self._context.me.id)
            row.removed.connect(self._remove)
            self.rows[one.id] = row
            self._list.addWidget(row)
            row.show()
        self.older.setVisible(len(newest) > self._shown)

    def _remove(self, one: CheckIn) -> None:
        self.log.setFocus()  # the button goes with its row
        self._context.do(lambda desk: desk.projects.remove_check_in(one.project, one.id), tr("Check-in taken out"))


class CheckInRow(QWidget):
    """One check-in: who, when, how long, for which milestone, and the words."""

    removed = Signal(object)
    """The `CheckIn` its writer takes out."""

    def __init__(self, one: CheckIn, page: Page, today: date, me: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = page.names.get(one.person, "")
        parts = [name, school_day(one.on, today)]
        parts += [minutes_spent(one.minutes)] if one.minutes else []
        title = step_title(page, one.milestone)
        parts += [title] if title else []
        words = QVBoxLayout()
        space(words, gap=3)
        head = plain_label(breakable(" · ".join(parts)), "small")
        if one.created:
            plain_tip(head, exact(one.created))
        words.addWidget(head)
        words.addWidget(plain_label(breakable(one.did)))
        for text, said in ((one.found, tr("Found: {words}")), (one.ahead, tr("Next: {words}"))):
            if text:
                words.addWidget(plain_label(breakable(said.format(words=text)), "muted"))
        line = QHBoxLayout(self)
        space(line, gap=10)
        top = QVBoxLayout()
        top.addWidget(Avatar(name, one.person.bytes, 24))
        top.addStretch(1)
        line.addLayout(top)
        line.addLayout(words, 1)
        self.remove: Button | None = None
        if one.person == me and "projects.work" in page.may:
            self.remove = Button("", "quiet", icon="close")
            self.remove.setAccessibleName(tr("Take out the check-in of {day}").format(day=school_day(one.on, today)))
            self.remove.clicked.connect(lambda: self.removed.emit(one))
            side = QVBoxLayout()
            side.addWidget(self.remove)
            side.addStretch(1)
            line.addLayout(side)


class CheckInForm(QWidget):
    """Three questions, minutes and a milestone. What is written is kept as a draft until it is logged."""

    over = Signal()
    """It was logged, or put away."""

    def __init__(self, context: Context, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._project = context, page.standing.project.id
        self.did = TextField(tr("What I did"), tr("For example: soldered the first pedal"))
        self.found = TextField(tr("What I found"), tr("For example: the cheap sensor is too slow"))
        self.ahead = TextField(tr("What is next"), tr("For example: test two other sensors"))
        self.minutes = NumberField(0, MINUTES_LIMIT, 0, tr("min"))
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText(tr("not told"))
        self.milestone = Choice()
        form = Form()
        self._rows: dict[str, Row] = {
            "did": form.row(tr("What I did"), self.did),
            "found": form.row(tr("What I found (if you like)"), self.found),
            "ahead": form.row(tr("What is next (if you like)"), self.ahead),
        }
        self._rows["minutes"], self._rows["milestone"] = form.pair(
            (tr("How long?"), self.minutes), (tr("For which milestone?"), self.milestone)
        )
        self._form = form
        self.keep, cancel = Button(tr("Log it"), "main"), Button(tr("Not now"))
        self.keep.clicked.connect(self.send)
        cancel.clicked.connect(self._put_away)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.keep, cancel):
            flow.addWidget(button)
        self.trouble = plain_label("", "error")
        self.trouble.hide()
        layout = QVBoxLayout(self)
        space(layout, 0, 0, 8, 0, gap=12)
        for part in (form, self.trouble, buttons):
            layout.addWidget(part)
        size(self.milestone, min_width=80)
        self._drafts = {f"CheckIn:{name}:{self._project.hex}": field for name, field in self._texts()}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._keep_drafts)
        for _, field in self._texts():
            field.textChanged.connect(self._rest.start)
            field.refused.connect(self._say)
        self.show_page(page, first=True)
        context.worker.run(lambda desk: desk.tickets.drafts(), while_alive(self, self._start))

    def show_page(self, page: Page, first: bool = False) -> None:
        """The milestones there are now; at first the next one is chosen."""
        self.milestone.fill([(tr("No milestone"), ""), *((step.title, step.key) for step in steps(page))])
        ahead = next_step(page)
        if first and ahead is not None:
            self.milestone.set_value(ahead.key)

    def send(self) -> None:
        """Log it; where something is wrong it is said beside the field, and the words stay."""
        self._form.clear_errors()
        self.trouble.hide()
        self.keep.setEnabled(False)
        project, minutes, milestone = self._project, self.minutes.value(), self.milestone.value() or ""
        did, found, ahead = (field.toPlainText() for _, field in self._texts())
        self._context.do(
            lambda desk: desk.projects.check_in(project, did, found, ahead, minutes, milestone),
            tr("Today's work is logged"),
            while_alive(self, self._sent),
            while_alive(self, self._failed),
        )

    def flush(self) -> None:
        """Keep the words as a draft, now."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep_drafts()

    def hideEvent(self, event: object) -> None:
        """Leaving loses nothing."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _texts(self) -> Sequence[tuple[str, TextField]]:
        return (("did", self.did), ("found", self.found), ("ahead", self.ahead))

    def _start(self, drafts: dict[str, str]) -> None:
        for place, field in self._drafts.items():
            if drafts.get(place) and not field.toPlainText():
                blocked = field.blockSignals(True)
                field.setPlainText(drafts[place])
                field.blockSignals(blocked)

    def _keep_drafts(self) -> None:
        told = {place: field.toPlainText() for place, field in self._drafts.items()}

        def work(desk: Desk) -> None:
            for place, text in told.items():
                desk.tickets.save_draft(place, text)

        self._context.worker.run(work)

    def _put_away(self) -> None:
        self.flush()
        self.over.emit()

    def _sent(self, _: object) -> None:
        for _name, field in self._texts():
            field.clear()
        self._rest.stop()
        self._keep_drafts()
        self.over.emit()

    def _failed(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        row = self._rows.get(error.field) if isinstance(error, Invalid) else None
        if row is not None and isinstance(error, Invalid):
            row.set_error(f"{error.happened} {error.todo}".strip())
            self._form.first_wrong()
        elif isinstance(error, Trouble):
            self._say(str(error))
        else:
            self._context.trouble(error)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()


def _nothing(page: Page) -> str:
    if "projects.work" in page.may:
        return tr("Nothing is logged yet. A line after each block is enough: what you did, found, and do next.")
    if page.standing.in_force is None:
        return tr("What you do is logged here, from the day the proposal is approved.")
    return tr("Nothing is logged yet.")
