"""Intake: one short form that logs a ticket in a few seconds, by keyboard.

The window opens it with N. Tab and Enter walk the fields, Ctrl+Enter logs, Escape puts what was typed aside as a draft
that comes back to its author alone. After logging the form makes room for the number, with the slip one key away; when
the person takes it back, the words are in the form again.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.errors import Refused
from trellis.rules.history import Change
from trellis.rules.tickets import Ticket
from trellis.ui.alikes import Alikes
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Card,
    ChipButton,
    Heading,
    KeyHint,
    Muted,
    row,
    scrolled,
)
from trellis.ui.intake_fields import IntakeFields
from trellis.ui.pages import Page
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive

DRAFT = "intake"
"""The place of the draft; there is one for each person."""
DRAFT_MS = 800
NARROW = 760
"""Below this width, in 100 % pixels, there is no room for form and look-alikes side by side."""


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
        look().changed.connect(self._arrange)
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
