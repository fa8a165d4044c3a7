"""The three pages of counter mode: the form, the number after sending, and the way out with a member's secret."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.people import NAME_LIMIT, Person, fold
from trellis.rules.sign_in import WrongSecret
from trellis.rules.tickets import Intake, Source, Urgency
from trellis.ui.controls import Button, Callout, Card, FlowLayout, Heading, Muted, column, row
from trellis.ui.notes import announce
from trellis.ui.rows import Form, Row
from trellis.ui.signin.secret import Passphrase, Wait
from trellis.ui.slips import Slip, can_print, print_at_once
from trellis.ui.text import WordsField, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.worker import Worker

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

NOBODY = UUID(int=0)
"""Whose secret is asked for when nobody has the typed name: the same answer, after the same time."""


class CounterForm(QWidget):
    """Five large fields. Suggests nothing: whatever it knew, the next person would see."""

    asked = Signal(object)
    """An `Intake` to log."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form()
        self.name, self.where, self.device = _line(NAME_LIMIT), _line(80), _line(80)
        self.words = WordsField()
        self.words.setTabChangesFocus(True)
        self.words.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        look().fit(self.words, _large)
        look().fit(self.words, lambda w: w.setFixedHeight(4 * w.fontMetrics().lineSpacing() + look().px(18)))
        self.urgency = _Choice(
            [
                (Urgency.CAN_WAIT, self.tr("It can wait")),
                (Urgency.SLOWED, self.tr("It slows me down")),
                (Urgency.BLOCKED, self.tr("I cannot go on")),
            ]
        )
        self.trouble = Callout("", "amber")
        self.trouble.hide()
        self._rows = self._make_rows()
        self.button = Button(self.tr("Send to the help desk"), "main", hint="Ctrl ↵")
        self.again = Button(self.tr("Start over"))
        self.button.clicked.connect(self.send)
        self.again.clicked.connect(self.clear)
        head = Heading(self.tr("What can we help with?"), "title")
        look().fit(head, lambda label: label.setFont(look().font(22, 700)))
        card = Card()
        card.body.addWidget(head)
        card.body.addWidget(Snug(self.form))
        card.body.addWidget(self.trouble)
        card.body.addSpacing(look().px(8))
        card.body.addLayout(row(self.button, self.again, None, gap=12))
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(card)

    def send(self) -> None:
        """Hand over what was typed, or say what is missing."""
        self.form.clear_errors()
        self.trouble.hide()
        if not self.words.toPlainText().strip():
            self._rows["words"].set_error(self.tr("Please say what is wrong. One short sentence is enough."))
        if not self.name.text().strip():
            self._rows["name"].set_error(self.tr("Please type your name, so that we can find you."))
        if self.form.first_wrong() is None:
            self.asked.emit(
                Intake(
                    words=self.words.toPlainText(),
                    requester_name=self.name.text(),
                    room=self.where.text(),
                    device=self.device.text(),
                    source=Source.WALK_UP,
                    urgency=self.urgency.value(),
                )
            )

    def is_empty(self) -> bool:
        """Whether nothing is typed or chosen."""
        lines = (self.name, self.where, self.device)
        typed = any(line.text() for line in lines) or bool(self.words.toPlainText())
        return not typed and self.urgency.value() is Urgency.CAN_WAIT

    def clear(self) -> None:
        """Empty, also what Ctrl+Z could bring back: `setText` and `setPlainText` start a new undo history."""
        for line in (self.name, self.where, self.device):
            line.setText("")
        self.words.setPlainText("")
        self.urgency.reset()
        self.form.clear_errors()
        self.trouble.hide()
        self.name.setFocus()

    def show_error(self, error: Exception) -> None:
        """Say calmly that it was not sent; everything typed stays."""
        field = {"words": "words", "body": "words", "preferred_name": "name"}.get(getattr(error, "field", ""))
        if field and isinstance(error, Invalid):
            self._rows[field].set_error(f"{error.happened} {error.todo}".strip())
            self.form.first_wrong()
            return
        said = self.tr("This could not be sent. Your words are still here. Please ask somebody of the team.")
        self.trouble.set_text(said)
        self.trouble.show()
        announce(self, said)

    def _make_rows(self) -> dict[str, Row]:
        name = self.form.row(self.tr("Your name"), self.name)
        words = self.form.row(self.tr("What is wrong?"), self.words)
        where, device = self.form.pair(
            (self.tr("Where is it?"), self.where, self.tr("A room, if it stays there")),
            (self.tr("Which device?"), self.device, self.tr("The tag on its sticker, if it has one")),
        )
        urgency = self.form.row(self.tr("How urgent is it?"), self.urgency)
        for one in (name, words, where, device, urgency):
            look().fit(one.label, lambda label: label.setFont(look().font(15, 600)))
            one.label.setProperty("role", "strong")
        self.words.refused.connect(words.set_error)
        return {"name": name, "words": words}


class Sent(QWidget):
    """The number, large, and the slip."""

    done = Signal()
    touched_printer = Signal()
    """The printer took a while: idle time starts again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slip: Slip | None = None
        middle = Qt.AlignmentFlag.AlignHCenter
        self.thanks = Heading(self.tr("Thank you. Your number is"), "headline")
        self.number = plain_label(wrap=False)
        look().fit(self.number, lambda label: label.setFont(look().font(72, 700)))
        self.ask = plain_label()
        for label in (self.thanks, self.number, self.ask):
            label.setAlignment(middle)
        self.slip_button = Button(self.tr("Print a slip"), icon="print")
        self.close_button = Button(self.tr("Done"), "main")
        for button in (self.slip_button, self.close_button):
            size(button, min_width=140)
        self.trouble = Callout("", "amber")
        self.slip_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.done)
        layout = QVBoxLayout(self)
        space(layout, 48, 0, 0, 0, gap=12)
        for part in (self.thanks, self.number, self.ask):
            layout.addWidget(part)
        layout.addSpacing(look().px(12))
        layout.addLayout(row(None, self.slip_button, self.close_button, None, gap=12))
        layout.addWidget(self.trouble)

    def show_slip(self, slip: Slip) -> None:
        """Show this number; a slip is offered where a printer is at hand."""
        self._slip = slip
        self.number.setText(slip.number)
        self.number.setAccessibleName(self.tr("Your number is {number}").format(number=slip.number))
        self.ask.setText(self.tr("Ask for {number} when you come back.").format(number=slip.number))
        self.slip_button.setVisible(can_print())
        self.trouble.hide()

    def clear(self) -> None:
        """Forget the number and the slip."""
        self._slip = None
        for label in (self.number, self.ask):
            label.setText("")
        self.number.setAccessibleName("")
        self.trouble.hide()

    def _print(self) -> None:
        if self._slip is None:
            return
        try:
            print_at_once(self._slip)
        except Trouble:
            self.trouble.set_text(self.tr("The printer did not answer. Please write the number down."))
            self.trouble.show()
        else:
            self.trouble.hide()
            self.close_button.setFocus()
        self.touched_printer.emit()


class WayOut(QWidget):
    """Asks for the secret of a member. Shows no names; somebody else than who started it types theirs."""

    proved = Signal(object)
    """The id of the member whose secret was right."""
    stay = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self.secret = Passphrase(self.tr("PIN or passphrase"), self.tr("Leave counter mode"))
        self.name = _line(NAME_LIMIT)
        self.back = Button(self.tr("Back to the form"))
        self.message, self.wait = plain_label(role="error"), Wait()
        card = Card(self.tr("For the team"))
        size(card, max_width=460)
        said = self.tr(
            "Whoever started counter mode types their PIN or passphrase. Somebody else types their name too."
        )
        card.body.addWidget(Muted(said))
        card.body.addWidget(Row(self.tr("Name, if you did not start it"), self.name))
        card.body.addWidget(self.secret)
        card.body.addWidget(self.message)
        card.body.addWidget(self.wait)
        card.body.addLayout(row(self.back, None))
        layout = QVBoxLayout(self)
        space(layout, 48, 0, 0, 0, gap=0)
        layout.addLayout(row(None, column(card), None))
        self.secret.entered.connect(self._try)
        self.back.clicked.connect(self.stay)
        self.wait.over.connect(lambda: self._enable(True))

    def clear(self) -> None:
        """Forget name and secret; a wait that is on goes on."""
        self.name.setText("")
        self.secret.field.setText("")
        self.message.setText("")

    def _try(self, secret: str) -> None:
        if self.wait.on():
            return
        name = self.name.text()
        self.message.setText("")
        self._enable(False)

        def check(desk: Desk) -> UUID:
            person = _member(desk, name)
            desk.keys.check_secret(person, secret)
            return person

        self._worker.run(check, while_alive(self, self._right), while_alive(self, self._wrong))

    def _right(self, member: UUID) -> None:
        self._enable(True)
        self.proved.emit(member)

    def _wrong(self, error: Exception) -> None:
        until = error.wait_until if isinstance(error, WrongSecret) else None
        said = self.tr("That did not match.") if isinstance(error, WrongSecret) else str(error)
        if not isinstance(error, Trouble):
            said = self.tr("Something went wrong inside Trellis. Please try again.")
            self._worker.failed.emit(error)
        self.message.setText(said)
        if until:
            self.wait.begin(until)
        else:
            self._enable(True)
        announce(self, f"{said} {self.wait.words()}".strip())

    def _enable(self, able: bool) -> None:
        for widget in (self.secret, self.name):
            widget.setEnabled(able)
        if able and self.isVisible():
            self.secret.field.setFocus()


class _Choice(QWidget):
    """One of a few answers, as radio buttons in large type; the first is the usual one."""

    def __init__(self, answers: list[tuple[Urgency, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = [answer for answer, _ in answers]
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, gap=16)
        for index, (_, text) in enumerate(answers):
            button = QRadioButton(text)
            look().fit(button, _large)
            self._group.addButton(button, index)
            flow.addWidget(button)
        self.reset()

    def value(self) -> Urgency:
        """The answer chosen."""
        return self._answers[self._group.checkedId()]

    def choose(self, answer: Urgency) -> None:
        """Choose this answer."""
        self._group.button(self._answers.index(answer)).setChecked(True)

    def reset(self) -> None:
        """Back to the usual answer."""
        self._group.button(0).setChecked(True)


def _member(desk: Desk, name: str) -> UUID:
    """Who wants to leave: who started it, or the one member of that name. Called on the worker's thread."""
    if not name.strip():
        return desk.frame.actor_id or NOBODY
    wanted = fold(name)

    def names(person: Person) -> set[str]:
        return {fold(person.full_name), fold(person.short_name), fold(person.preferred_name)}

    found = [person.id for person in desk.people.everybody() if wanted in names(person)]
    return found[0] if len(found) == 1 else NOBODY


def _line(most: int) -> QLineEdit:
    """A large line without suggestions and without a menu."""
    line = QLineEdit()
    line.setMaxLength(most)
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    look().fit(line, _large)
    return line


def _large(widget: QWidget) -> None:
    widget.setFont(look().font(17))


class Snug(QScrollArea):
    """Scrolls only when there is less room than its content wants, and never takes more than that."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setProperty("kind", "clear")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As large as the content."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """One field is seen at the largest zoom on the smallest screen."""
        return QSize(self._inside.minimumSizeHint().width(), look().px(80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content that grew (an error below a field) is given its room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
