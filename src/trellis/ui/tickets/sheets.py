"""The sheets: what a step needs to know before it is taken.

Each sheet asks as little as the rule asks, shows an error beside its field, keeps every word on error, and sends with
Enter or Ctrl+Enter. Longer words are kept as a draft while they are typed, so that a lock or a crash loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.match import Arrival
from trellis.rules.people import MEMBERS, Person
from trellis.rules.permissions import may
from trellis.rules.tickets import Credit, Query, Row, Sort, Ticket, View
from trellis.ui.context import Context
from trellis.ui.controls import DateField, NumberField, SuggestField, Suggestion, scrolled
from trellis.ui.pages import Sheet
from trellis.ui.rows import Form
from trellis.ui.rows import Row as FormRow
from trellis.ui.text import MarkdownEditor, elide, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.arrival import ArrivalList
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.to_project import add_to, fits, project_said
from trellis.ui.tickets.words import breakable, now, word

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done


class TicketSheet(Sheet):
    """A sheet about one ticket: a form, errors beside its fields, one main button. `send` does it."""

    def __init__(
        self, context: Context, parent: QWidget, ticket: Ticket, title: str, main: str, wide: bool = False
    ) -> None:
        super().__init__(parent, title, wide)
        self.context, self.ticket = context, ticket
        self.about = plain_label(breakable(f"{ticket.number} · {ticket.title}"), "muted")
        self.body.addWidget(self.about)
        self.form = Form()
        self.body.addWidget(self.form)
        self.trouble = plain_label(role="error")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.main = self.finish(main)
        self.main.clicked.connect(self.send)
        self._rows: dict[str, FormRow] = {}
        self._drafts: dict[str, MarkdownEditor] = {}

    def field(self, name: str, label: str, field: QWidget, help: str = "") -> FormRow:
        """A row of the form; `name` is the field an `Invalid` names."""
        row = self.form.row(label, field, help)
        self._rows[name] = row
        return row

    def words(self, name: str, label: str, help: str = "", lines: int = 4) -> MarkdownEditor:
        """A row for longer words, kept as a draft until they are sent."""
        editor = MarkdownEditor(name=label, lines=lines)
        size(editor, max_height=lines * 18 + 64)
        self.field(name, label, editor, help)
        place = f"{type(self).__name__}:{name}:{self.ticket.id.hex}"
        self._drafts[place] = editor
        editor.text_idle.connect(lambda text: self._keep(place, text))
        editor.submitted.connect(lambda _: self.send())
        self.context.worker.run(
            lambda desk: desk.tickets.drafts().get(place, ""),
            while_alive(self, lambda text: editor.set_text(text) if text and not editor.text() else None),
        )
        return editor

    def send(self) -> None:
        """Do what the sheet is for; a kind of sheet says what."""
        raise NotImplementedError

    def do(self, work: Callable[[Desk], Done[Any]], said: Callable[[Any], str]) -> None:
        """Run the intent; leave when it is done, else say beside the field what is wrong."""
        self.form.clear_errors()
        self.trouble.hide()
        self.main.setEnabled(False)
        self.context.do(work, said, while_alive(self, self._sent), while_alive(self, self.show_error))

    def show_error(self, error: Exception) -> None:
        """Say what is wrong where it is wrong; the words stay."""
        self.main.setEnabled(True)
        row = self._rows.get(error.field) if isinstance(error, Invalid) else None
        if row is not None and isinstance(error, Invalid):
            row.set_error(" ".join(part for part in (error.happened, error.todo) if part))
            self.form.first_wrong()
        elif isinstance(error, Trouble):
            self.trouble.setText(str(error))
            self.trouble.show()
        else:
            self.context.trouble(error)

    def grow(self) -> None:
        """Make room for what came later than the sheet, as far as the window has it."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            behind = self.parentWidget()
            room = behind.window().height() - look().px(32) if behind is not None else self.maximumHeight()
            wanted = max(layout.totalHeightForWidth(self.width()), self.minimumSizeHint().height())
            self.resize(self.width(), max(self.height(), min(wanted, room)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends from every field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
            return
        super().keyPressEvent(event)

    def _keep(self, place: str, text: str) -> None:
        self.context.worker.run(lambda desk: desk.tickets.save_draft(place, text))

    def _sent(self, _: object) -> None:
        for place, editor in self._drafts.items():
            editor.set_text("")
            self._keep(place, "")
        self.accept()


class OptionalDay(QWidget):
    """A day, or none: a tick with words and a date."""

    def __init__(self, words: str, day: date, quiet: bool = False, parent: QWidget | None = None) -> None:
        """`quiet` shows the date only once it is ticked."""
        super().__init__(parent)
        self.tick = QCheckBox(words)
        self.day = DateField(QDate(day.year, day.month, day.day))
        self.day.setAccessibleName(words)
        self.day.setEnabled(False)
        self.tick.toggled.connect(self.day.setEnabled)
        if quiet:
            self.day.hide()
            self.tick.toggled.connect(self.day.setVisible)
        line = QHBoxLayout(self)
        space(line, gap=12)
        line.addWidget(self.tick)
        line.addWidget(self.day, 1)
        size(self, min_height=36)
        self.setFocusProxy(self.tick)

    def value(self) -> date | None:
        """The day, when it is ticked."""
        picked = self.day.date()
        return date(picked.year(), picked.month(), picked.day()) if self.tick.isChecked() else None

    def set_value(self, day: date | None) -> None:
        """Show this day, or none."""
        self.tick.setChecked(day is not None)
        if day is not None:
            self.day.setDate(QDate(day.year, day.month, day.day))


class PersonPicker(Choice):
    """Members of the team by name; typing letters finds them."""

    def __init__(self, context: Context, first: str, but: Sequence[UUID | None] = ()) -> None:
        """`first` stands where nobody is chosen; the people in `but` are not offered."""
        super().__init__([(first, None)])
        self._but = set(but)
        self._wanted: UUID | None = None
        context.worker.run(lambda desk: desk.people.everybody(), while_alive(self, self._fill))

    def set_value(self, value: UUID | None) -> bool:
        """Choose somebody, as soon as the names are there."""
        found = super().set_value(value)
        self._wanted = None if found else value
        return found

    def _fill(self, people: list[Person]) -> None:
        for person in people:
            if person.role in MEMBERS and person.id not in self._but:
                self.add(person.short_name, person.id)
        if self._wanted is not None:
            self.set_value(self._wanted)


class WaitSheet(TicketSheet):
    """What it waits for, and the day on which it wakes by itself."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Wait for…"), self.tr("Set waiting"))
        self.reason = QLineEdit(ticket.waiting_reason)
        self.reason.setMaxLength(200)
        self.field("reason", self.tr("What does it wait for?"), self.reason, self.tr("For example: parts, a reply."))
        day = ticket.wake_on or now().astimezone().date() + timedelta(days=1)
        self.wake = OptionalDay(self.tr("Wakes by itself on"), day)
        self.wake.set_value(ticket.wake_on)
        self.field("wake_on", self.tr("Wake-up day"), self.wake, self.tr("It is open for work again on that morning."))

    def send(self) -> None:
        """Set it waiting."""
        id_, reason, wake = self.ticket.id, self.reason.text(), self.wake.value()
        self.do(
            lambda desk: desk.tickets.wait(id_, reason, wake),
            lambda ticket: self.tr("{number} is waiting").format(number=ticket.number),
        )


class ResolveSheet(TicketSheet):
    """What fixed it; what was learned, if anything."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Resolve"), self.tr("Resolve"))
        self.fixed = self.words(
            "resolution", self.tr("What fixed it?"), self.tr("One line helps the next person with the same problem.")
        )
        self.learned = QLineEdit()
        self.learned.setMaxLength(1_000)
        self.field("learned", self.tr("What did you learn? (if you like)"), self.learned)
        self.project: Choice | None = None
        if fits(context.me, ticket):
            id_ = ticket.id
            # Without it the sheet works as before.
            self.context.worker.run(
                lambda desk: desk.projects.mine_for(id_), while_alive(self, self._offer_projects), lambda _: None
            )

    def _offer_projects(self, found: list[tuple[UUID, str]]) -> None:
        """A ticket solved on the way can show what a project is about."""
        if found:
            self.project = Choice([(self.tr("Not this time"), None), *((project_said(t), (i, t)) for i, t in found)])
            size(self.project, min_width=80)
            self.field("project", self.tr("Add it to my project?"), self.project)
            self.grow()

    def _sent(self, done: object) -> None:
        chosen = self.project.value() if self.project is not None else None
        if chosen is not None:
            add_to(self.context, self.ticket, *chosen)
        super()._sent(done)

    def send(self) -> None:
        """Resolve it."""
        id_, fixed, learned = self.ticket.id, self.fixed.text(), self.learned.text()
        self.do(
            lambda desk: desk.tickets.resolve(id_, fixed, learned),
            lambda ticket: self.tr("{number} resolved").format(number=ticket.number),
        )


class HandOverSheet(TicketSheet):
    """To whom, and what they should know."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Hand over"), self.tr("Hand over"))
        self.to = PersonPicker(context, self.tr("Choose somebody"), (ticket.assignee,))
        self.field("person", self.tr("To whom?"), self.to)
        self.note = self.words("body", self.tr("What should they know? (if you like)"), lines=3)
        self.arrival: ArrivalList | None = None
        if may(context.me, "fairness.plan"):
            self._ask_who()

    def _ask_who(self) -> None:
        """The guarded rule shows who could take it; whoever hands it over picks."""
        arrival = ArrivalList(self.to)
        self.arrival, self._area = arrival, scrolled(arrival)
        self._area.hide()
        self.body.insertWidget(1, self._area)
        id_ = self.ticket.id

        def shown(told: Arrival) -> None:
            arrival.show_arrival(told, now().astimezone().date())
            size(self._area, min_height=min(260, 64 + 56 * len(arrival.lines)))
            self._area.setVisible(bool(told.candidates or told.apart))
            self.grow()

        # Without it the sheet works as before.
        self.context.worker.run(lambda desk: desk.plan.arrival(id_), while_alive(self, shown), lambda _: None)

    def send(self) -> None:
        """Hand it over."""
        to, id_, note = self.to.value(), self.ticket.id, self.note.text()
        if to is None:
            self.show_error(Invalid("person", self.tr("Choose who takes it.")))
            return
        name = self.to.currentText()
        self.do(
            lambda desk: desk.tickets.hand_over(id_, to, note),
            lambda ticket: self.tr("{number} handed to {name}").format(number=ticket.number, name=name),
        )


class ReopenSheet(TicketSheet):
    """Why it is opened again; kept as an internal note."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Reopen"), self.tr("Reopen"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(1_000)
        self.field(
            "reason", self.tr("Why is it opened again?"), self.reason, self.tr("It is kept as an internal note.")
        )

    def send(self) -> None:
        """Open it again."""
        id_, reason = self.ticket.id, self.reason.text()
        self.do(
            lambda desk: desk.tickets.reopen(id_, reason),
            lambda ticket: self.tr("{number} is open again").format(number=ticket.number),
        )


class DuplicateSheet(TicketSheet):
    """Of which ticket: by number, or by words that find it."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Duplicate of…"), self.tr("Mark as duplicate"))
        self.other = SuggestField(self.tr("Number or words, for example B-0142"))
        self.other.asked.connect(self._find)
        self.row = self.field("duplicate_of", self.tr("Of which ticket?"), self.other)
        self._look = QTimer(self, singleShot=True, interval=150)
        self._look.timeout.connect(self._name)
        self.other.textChanged.connect(lambda _: self._look.start())

    def send(self) -> None:
        """Close it into the other one."""
        picked, typed, id_ = self.other.picked(), self.other.text(), self.ticket.id

        def work(desk: Desk) -> Done[Ticket]:
            found = picked.key if picked else getattr(desk.tickets.by_number(typed), "id", None)
            if found is None:
                raise Invalid("duplicate_of", _NOT_FOUND.format(number=elide(typed, 40)), "")
            return desk.tickets.duplicate(id_, found)

        _NOT_FOUND = self.tr("There is no ticket “{number}” in this desk.")
        self.do(work, lambda ticket: self.tr("{number} marked as duplicate").format(number=ticket.number))

    def _find(self, words: str) -> None:
        query = Query(View.ALL, words, sort=Sort.RELEVANCE)
        self.context.worker.run(
            lambda desk: desk.tickets.page(query, most=7), while_alive(self, lambda rows: self._offer(words, rows))
        )

    def _offer(self, words: str, rows: list[Row]) -> None:
        if words == self.other.text().strip():
            others = [row for row in rows if row.id != self.ticket.id]
            self.other.offer([Suggestion(row.id, row.number, row.title) for row in others])

    def _name(self) -> None:
        """Say below the field which ticket the number means."""
        picked, typed = self.other.picked(), self.other.text()
        if picked is not None:
            self.row.set_help(f"{picked.title} · {picked.note}")
            return
        self.context.worker.run(
            lambda desk: desk.tickets.by_number(typed),
            while_alive(self, lambda found: self._found(typed, found)),
        )

    def _found(self, typed: str, found: Ticket | None) -> None:
        if typed == self.other.text():
            told = f"{found.number} · {breakable(found.title)} · {word(found.status)}" if found else ""
            self.row.set_help(told)


class LogTimeSheet(TicketSheet):
    """How many minutes, and who worked them."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Log time"), self.tr("Log time"))
        self.minutes = NumberField(1, 24 * 60, 10, self.tr("min"))
        self.minutes.setSingleStep(5)
        self.field("minutes", self.tr("How long?"), self.minutes)
        self.person = PersonPicker(context, self.tr("Me"), (context.me.id,))
        self.field("person", self.tr("Who worked?"), self.person)
        QTimer.singleShot(0, self.minutes, self.minutes.selectAll)

    def send(self) -> None:
        """Log it."""
        id_, minutes, person = self.ticket.id, self.minutes.value(), self.person.value()
        number = self.ticket.number
        self.do(
            lambda desk: desk.tickets.log_work(id_, minutes, person),
            lambda work: self.tr("{minutes} min logged on {number}").format(minutes=work.minutes, number=number),
        )


class HelperSheet(TicketSheet):
    """Who helped, and how: worked along as a pair, or watched to learn."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Add a helper"), self.tr("Add"))
        self.person = PersonPicker(context, self.tr("Choose somebody"), (ticket.assignee,))
        self.field("person", self.tr("Who helped?"), self.person)
        self.credit = Choice(
            [(self.tr("Pair: worked along"), Credit.PAIR), (self.tr("Shadow: watched to learn"), Credit.SHADOW)]
        )
        self.field("credit", self.tr("How?"), self.credit)

    def send(self) -> None:
        """Credit them."""
        person, id_, credit = self.person.value(), self.ticket.id, self.credit.value()
        if person is None:
            self.show_error(Invalid("person", self.tr("Choose who helped.")))
            return
        name, number = self.person.currentText(), self.ticket.number
        self.do(
            lambda desk: desk.tickets.add_helper(id_, person, credit),
            lambda _: self.tr("{name} credited on {number}").format(name=name, number=number),
        )
