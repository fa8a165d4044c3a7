"""Intake: one short form that logs a ticket in a few seconds, by keyboard.

The window opens it with N. Tab and Enter walk the fields, Ctrl+Enter logs, Escape puts what was typed aside as a draft
that comes back to its author alone. After logging the form makes room for the number, with the slip one key away; when
the person takes it back, the words are in the form again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Refused
from trellis.rules.history import Change
from trellis.rules.people import MEMBERS, Person
from trellis.rules.tickets import Impact, Intake, Source, Ticket, Urgency, priority_of
from trellis.ui.alikes import Alikes
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Card,
    Chip,
    ChipButton,
    FlowLayout,
    Heading,
    KeyHint,
    Muted,
    Segmented,
    SuggestField,
    Suggestion,
    row,
    scrolled,
)
from trellis.ui.pages import Page
from trellis.ui.rows import Form, Row
from trellis.ui.text import WordsField, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import PRIORITY_TONES, word

DRAFT = "intake"
"""The place of the draft; there is one for each person."""
DRAFT_MS = 800
NARROW = 760
"""Below this width, in 100 % pixels, there is no room for form and look-alikes side by side."""
SOURCES = (Source.WALK_UP, Source.PHONE, Source.EMAIL, Source.OWN)
URGENCIES = (Urgency.CAN_WAIT, Urgency.SLOWED, Urgency.BLOCKED)
IMPACTS = (Impact.PERSON, Impact.CLASS, Impact.SCHOOL)


class IntakeForm(Page):
    """The whole of intake: form, look-alikes at its side, and what is said after logging."""

    closed = Signal()
    """The person is done here or put the draft aside; the window shows what was there before."""
    logged = Signal(object)
    """A `Ticket` was logged."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("IntakeForm", "New ticket"), "", parent)
        self._context = context
        self._ticket: Ticket | None = None
        self._logging = False
        self.fields = IntakeFields(context)
        self.alikes = Alikes(context.worker)
        self.after = Logged(context)
        self.draft = plain_label(self.tr("Draft kept"), "muted", wrap=False)
        self.discard = Button(self.tr("Discard"), "link")
        self.discard.setAccessibleDescription(self.tr("Empties the form and forgets the draft"))
        self.similar = ChipButton(self.tr("Looks alike"), 0, tone="blue")
        self.beside.addWidget(self.similar)
        self.buttons.addWidget(self.draft)
        self.buttons.addWidget(self.discard)
        self._say_draft("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_form())
        self._stack.addWidget(self.after)
        self.body.addWidget(self._stack, 1)
        self._idle = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._idle.timeout.connect(self.keep_draft)
        self._kept = ""
        self._connect()
        context.worker.run(lambda desk: desk.tickets.drafts().get(DRAFT, ""), while_alive(self, self._restore))

    def keep_draft(self) -> None:
        """Keep what is typed now, if it is another draft than the one kept."""
        self._idle.stop()
        wanted = "" if self._ticket else self.fields.as_draft()
        if wanted == self._kept:
            return
        self._kept = wanted
        me = self._context.me.id

        def keep(desk: Any) -> None:
            # After a lock it is too late: a draft goes to its author or nowhere.
            if desk.frame.actor_id == me:
                desk.tickets.save_draft(DRAFT, wanted)

        said = self.tr("Draft kept") if wanted else ""
        self._context.worker.run(
            keep, while_alive(self, lambda _: self._say_draft(said)), while_alive(self, self._not_kept)
        )

    def log(self) -> None:
        """Log the ticket, once; what is wrong is said beside its field and everything typed stays."""
        if self._logging or self._ticket:
            return
        self._logging = True
        self._idle.stop()
        self.fields.form.clear_errors()
        intake = self.fields.intake()
        self._context.do(
            lambda desk: desk.tickets.open(intake),
            lambda ticket: self.tr("{number} logged").format(number=ticket.number),
            while_alive(self, self._done),
            while_alive(self, self._refused),
        )

    def start(self) -> None:
        """Empty the form for the next person and forget the draft."""
        self._ticket = None
        self.fields.clear()
        self.alikes.clear()
        self.keep_draft()
        self._say_draft("")
        self._stack.setCurrentIndex(0)
        self.fields.who.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The first field is ready to type into."""
        super().showEvent(event)
        if not event.spontaneous() and self._stack.currentIndex() == 0:
            self.fields.who.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Asked for once more (N), it is ready for the next ticket."""
        if self._ticket:
            self.start()
        self.fields.who.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving loses nothing; what was logged does not come back."""
        if not event.spontaneous():
            self.keep_draft()
            if self._ticket:
                self.start()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look-alikes stand at the side while there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter logs, Enter presses a button, Escape closes, F6 goes to the look-alikes and back."""
        key, held = event.key(), self.focusWidget()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.log()
        elif enter and isinstance(held, QAbstractButton):
            held.click()
        elif key == Qt.Key.Key_Escape:
            self.keep_draft()
            self.closed.emit()
        elif key == Qt.Key.Key_F6 and self._stack.currentIndex() == 0:
            self._cross()
        else:
            super().keyPressEvent(event)

    def _make_form(self) -> QWidget:
        self.log_button = Button(self.tr("Log ticket"), "main", hint="Ctrl ↵")
        self.close_button = Button(self.tr("Close"), hint="Esc")
        self.close_button.setAccessibleDescription(self.tr("What is typed is kept as a draft. Key: Esc"))
        priority = plain_label(self.tr("Priority"), "label", wrap=False)
        self._form = Card()
        self._form.body.addWidget(scrolled(self.fields), 1)
        self._form.body.addLayout(row(self.log_button, self.close_button, None, priority, self.fields.priority, gap=10))
        self._side = Card(self.tr("Looks alike"), KeyHint("F6"))
        self._side.body.addWidget(self.alikes, 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        space(across, gap=16)
        across.addWidget(self._form, 8)
        across.addWidget(self._side, 5)
        return whole

    def _arrange(self, aside: bool = False) -> None:
        """Form and look-alikes side by side; where there is no room for both, one of them."""
        narrow = self.width() < look().px(NARROW)
        count = len(self.alikes.found())
        self._side.setVisible(not narrow or (aside and count > 0))
        self._form.setVisible(not narrow or self._side.isHidden())
        self.similar.set_count(count)
        self.similar.setVisible(narrow and count > 0 and self._stack.currentIndex() == 0)

    def _cross(self) -> None:
        """From the form to the look-alikes, or back."""
        inside = self.alikes.list.hasFocus()
        self._arrange(aside=not inside)
        if inside or not self.alikes.go_in():
            self.fields.words.setFocus()

    def _connect(self) -> None:
        self.fields.changed.connect(self._typed)
        self.alikes.opened.connect(self._open_instead)
        self.alikes.counted.connect(lambda _: self._arrange())
        self.similar.clicked.connect(self._cross)
        self.log_button.clicked.connect(self.log)
        self.close_button.clicked.connect(self._close)
        self.discard.clicked.connect(self.start)
        self.after.again.clicked.connect(self.start)
        self.after.closed.connect(self.closed)
        self._context.worker.changed.connect(self._changed)

    def _typed(self) -> None:
        self.alikes.look_for(self.fields.words.toPlainText(), self.fields.room.text(), self.fields.device.text())
        self._idle.start()

    def _close(self) -> None:
        self.keep_draft()
        self.closed.emit()

    def _open_instead(self, ticket: UUID) -> None:
        self.keep_draft()
        self.closed.emit()
        self._context.go("tickets", ticket)

    def _restore(self, draft: str) -> None:
        # Whoever was faster than the desk keeps what they typed.
        if not self.fields.is_empty() or not self.fields.take_draft(draft):
            return
        self._kept = self.fields.as_draft()
        self._say_draft(self.tr("Draft kept"))
        self._typed()
        self._idle.stop()

    def _done(self, ticket: Ticket) -> None:
        self._logging, self._ticket = False, ticket
        self.keep_draft()
        self._say_draft("")
        self.alikes.clear()
        self.after.show_ticket(ticket)
        self._stack.setCurrentIndex(1)
        self._arrange()
        self.after.again.setFocus()
        self.logged.emit(ticket)

    def _refused(self, error: Exception) -> None:
        self._logging = False
        self._idle.start()
        if not self.fields.show_error(error):
            self._context.trouble(error)

    def _changed(self, changes: tuple[Change, ...]) -> None:
        """The logging was taken back: the words are in the form again."""
        if self._ticket and any(c.subject == self._ticket.id and c.action == "undo" for c in changes):
            self._ticket = None
            self._stack.setCurrentIndex(0)
            self.fields.words.setFocus()
            self._typed()

    def _say_draft(self, text: str) -> None:
        self.draft.setText(text)
        self.draft.setVisible(bool(text))
        self.discard.setVisible(bool(text))

    def _not_kept(self, error: Exception) -> None:
        self._kept = ""
        if not isinstance(error, Refused):
            self._say_draft(self.tr("The draft could not be kept"))


class IntakeFields(QWidget):
    """The fields, their suggestions and the computed priority. Knows nothing of logging."""

    changed = Signal()
    """Somebody typed or chose something."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = context.info.settings.priorities
        self.form = Form()
        self.who = SuggestField(self.tr("Two letters find people"))
        self.words = WordsField()
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("In their words"))
        self.room, self.device = SuggestField(least=1), SuggestField(least=1)
        self.tags = SuggestField(self.tr("Separated by commas"), least=1)
        self.urgency = Segmented(self.tr("Urgency"), [(u.value, word(u)) for u in URGENCIES])
        self.impact = Segmented(self.tr("Impact"), [(i.value, word(i)) for i in IMPACTS])
        self.category, self.source = QComboBox(), QComboBox()
        for name in context.info.settings.categories:
            self.category.addItem(name[:1].upper() + name[1:], name)
        for source in SOURCES:
            self.source.addItem(word(source), source.value)
        self.priority = Chip("")
        self._rows = self._make_rows()
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(self.form)
        layout.addStretch(1)
        look().fit(self.words, lambda w: w.setFixedHeight(4 * w.fontMetrics().lineSpacing() + look().px(18)))
        self._connect()
        self.clear()

    def intake(self) -> Intake:
        """What is typed and chosen, as it is."""
        picked = self.who.picked()
        return Intake(
            words=self.words.toPlainText(),
            requester=picked.key if picked else None,
            requester_name="" if picked else self.who.text(),
            room=self.room.text(),
            device=self.device.text(),
            source=Source(self.source.currentData()),
            category=self.category.currentData(),
            urgency=Urgency(self.urgency.value()),
            impact=Impact(self.impact.value()),
            tags=tuple(self.tags.text().split(",")),
        )

    def is_empty(self) -> bool:
        """Whether nobody typed anything."""
        lines = (self.who, self.room, self.device, self.tags)
        return not self.words.toPlainText().strip() and not any(line.text().strip() for line in lines)

    def clear(self) -> None:
        """A new form: walk-up, can wait, a person, the category of no kind."""
        for line in (self.who, self.room, self.device, self.tags):
            line.clear()
        self.words.clear()
        self.urgency.set_value(URGENCIES[0].value)
        self.impact.set_value(IMPACTS[0].value)
        self.source.setCurrentIndex(0)
        self.category.setCurrentIndex(max(0, self.category.findData("other")))
        self.form.clear_errors()
        self._show_priority()

    def as_draft(self) -> str:
        """What is typed as JSON, empty when nothing is."""
        if self.is_empty():
            return ""
        picked = self.who.picked()
        kept = {
            "who": self.who.text(),
            "requester": picked.key.hex if picked else "",
            "words": self.words.toPlainText(),
            "room": self.room.text(),
            "device": self.device.text(),
            "tags": self.tags.text(),
            "source": self.source.currentData(),
            "category": self.category.currentData(),
            "urgency": self.urgency.value(),
            "impact": self.impact.value(),
        }
        return json.dumps(kept, ensure_ascii=False)

    def take_draft(self, draft: str) -> bool:
        """Show a draft; False when there is none or nobody can read it (written by another version)."""
        try:
            kept = json.loads(draft)
            texts = {name: str(kept[name]) for name in ("who", "words", "room", "device", "tags", "requester")}
            source, urgency, impact = Source(kept["source"]), Urgency(kept["urgency"]), Impact(kept["impact"])
            requester = UUID(texts["requester"]) if texts["requester"] else None
        except (ValueError, TypeError, KeyError):
            return False
        self.words.setPlainText(texts["words"])
        for line, name in ((self.who, "who"), (self.room, "room"), (self.device, "device"), (self.tags, "tags")):
            line.setText(texts[name])
        if requester:
            self.who.pick(Suggestion(requester, texts["who"], person_id=requester.bytes))
        self.source.setCurrentIndex(max(0, self.source.findData(source.value)))
        self.category.setCurrentIndex(max(0, self.category.findData(str(kept.get("category")))))
        self.urgency.set_value(urgency.value)
        self.impact.set_value(impact.value)
        self._show_priority()
        return True

    def show_error(self, error: Exception) -> bool:
        """Say the error beside its field and go there; False when it belongs to none."""
        found = self._rows.get(error.field) if isinstance(error, Invalid) else None
        if found is None or not isinstance(error, Invalid):
            return False
        found.set_error(f"{error.happened} {error.todo}".strip())
        self.form.first_wrong()
        return True

    def _make_rows(self) -> dict[str, Row]:
        """The rows in tab order, by the fields the rules name."""
        who = self.form.row(self.tr("Who"), self.who, self.tr("Not found? Type the whole name; it is added."))
        words = self.form.row(self.tr("What is wrong"), self.words)
        room, device = self.form.pair((self.tr("Where"), self.room), (self.tr("Device tag"), self.device))
        urgency = Row(self.tr("Urgency"), self.urgency)
        impact = Row(self.tr("Impact"), self.impact)
        self.form.add(_wrapping(urgency, impact))
        self.form.pair((self.tr("Category"), self.category), (self.tr("How it came"), self.source))
        tags = self.form.row(self.tr("Tags"), self.tags)
        return {
            "words": words,
            "body": words,
            "title": words,
            "preferred_name": who,
            "requester": who,
            "room": room,
            "device": device,
            "tags": tags,
        }

    def _connect(self) -> None:
        ask = self._context.worker.run
        self.who.asked.connect(
            lambda letters: ask(lambda desk: desk.people.find(letters), while_alive(self, self._people_found))
        )
        for line, name in ((self.room, "room"), (self.device, "device")):
            line.asked.connect(self._asking(line, name))
        self.tags.asked.connect(self._ask_tags)
        for line in (self.who, self.room, self.device, self.tags):
            line.textChanged.connect(self._typed)
            line.returnPressed.connect(self.focusNextChild)
        for line in (self.who, self.room, self.device):
            line.chosen.connect(lambda _: self.focusNextChild())
        self.words.textChanged.connect(self._typed)
        self.words.refused.connect(self._rows["words"].set_error)
        for switch in (self.urgency, self.impact):
            switch.picked.connect(self._switched)
        for box in (self.category, self.source):
            box.currentIndexChanged.connect(self.changed)

    def _asking(self, line: SuggestField, name: str) -> Callable[[str], None]:
        def found(values: list[str]) -> None:
            line.offer([Suggestion(value, value) for value in values if value != line.text()])

        def ask(letters: str) -> None:
            self._context.worker.run(lambda desk: desk.tickets.values_of(name, letters), while_alive(self, found))

        return ask

    def _ask_tags(self, typed: str) -> None:
        before, comma, letters = typed.rpartition(",")
        start = f"{before}{comma} " if comma else ""
        if not letters.strip():
            self.tags.close_list()
            return

        def found(values: list[str]) -> None:
            self.tags.offer([Suggestion(value, f"{start}{value}") for value in values if value != letters.strip()])

        ask = letters.strip()
        self._context.worker.run(lambda desk: desk.tickets.values_of("tags", ask), while_alive(self, found))

    def _people_found(self, people: list[Person]) -> None:
        self.who.offer(
            [
                Suggestion(p.id, p.short_name, self.tr("on the team") if p.role in MEMBERS else p.pronouns, p.id.bytes)
                for p in people
            ]
        )

    def _typed(self) -> None:
        for row_ in self._rows.values():
            if row_.error() and row_.field.hasFocus():
                row_.set_error("")
        self.changed.emit()

    def _switched(self) -> None:
        self._show_priority()
        self.changed.emit()

    def _show_priority(self) -> None:
        found = priority_of(Urgency(self.urgency.value()), Impact(self.impact.value()), self._table)
        self.priority.set(word(found), PRIORITY_TONES[found])
        self.priority.setAccessibleName(self.tr("Priority: {word}").format(word=word(found)))


class Logged(QWidget):
    """After logging: the number, and what can be done with it."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ticket: Ticket | None = None
        self.number = Heading("", "title")
        self.title = plain_label()
        self.hint = Muted(self.tr("The slip has the number and a code, so that nobody has to remember it."))
        self.again = Button(self.tr("Log another"), "main")
        self.slip = Button(self.tr("Print slip"), icon="print")
        self.open = Button(self.tr("Open"))
        self.slip.clicked.connect(self.show_slip)
        self.open.clicked.connect(self._open)
        card = Card()
        size(card, max_width=560)
        for part in (self.number, self.title, self.hint):
            card.body.addWidget(part)
        card.body.addSpacing(look().px(8))
        card.body.addLayout(row(self.again, self.slip, self.open, None, gap=10))
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(card)
        layout.addStretch(1)

    def show_ticket(self, ticket: Ticket) -> None:
        """Say that this ticket was logged."""
        self._ticket = ticket
        self.number.setText(self.tr("{number} logged").format(number=ticket.number))
        self.title.setText(ticket.title)

    def show_slip(self) -> None:
        """Look at the slip, to print or save it."""
        from trellis.ui.slips import Slip, SlipSheet

        if self._ticket:
            sheet = SlipSheet(Slip.of(self._ticket, self._context.info.name), self.window())
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def _open(self) -> None:
        if self._ticket:
            ticket = self._ticket.id
            self.closed.emit()
            self._context.go("tickets", ticket)


def _wrapping(*parts: QWidget) -> QWidget:
    """Parts side by side, wrapped where there is no room."""
    whole = QWidget()
    flow = FlowLayout(whole, gap=12)
    for part in parts:
        flow.addWidget(part)
    return whole
