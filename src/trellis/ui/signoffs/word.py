"""The card *Your word*: holding a version, the note, what signs, and the decision.

Reading is free; a version is held by a button of its own, so that its students can still take it back while nobody
decides. The card only shows and tells; the page asks the desk.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.reviews import Review
from trellis.rules.signoffs import Decision, Gate
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout, Muted
from trellis.ui.dates import moment
from trellis.ui.language import tr
from trellis.ui.projects.words import decision_said
from trellis.ui.rows import Row
from trellis.ui.signoffs.marked import Marked, plain
from trellis.ui.signoffs.parts import REST_MS
from trellis.ui.signoffs.signing import Signing
from trellis.ui.text import WordsField
from trellis.ui.theme import size, space
from trellis.ui.tickets.words import breakable, now


class WordCard(Card):
    """What an advisor does with the version that is open."""

    hold = Signal()
    take_over = Signal()
    release = Signal()
    decide = Signal(object)
    """A `Decision` was pressed."""
    revoke = Signal()
    export = Signal()
    noted = Signal(str)
    """The note, when the typing rests."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your word"), parent=parent)
        self._sending = False
        self._able = True
        self.said = Muted("")
        self.note_said = Marked(text_size=13)
        self.hold_button = Button(tr("Hold and review"), "main")
        self.take_button = Button(tr("Take over"))
        self.note_field = WordsField()
        self.note_field.setTabChangesFocus(True)
        size(self.note_field, height=84)
        self.note_row = Row(tr("A note"), self.note_field)
        self.signing = Signing(context)
        self.approve = Button(tr("Approve and sign"), "main")
        self.changes = Button(tr("Ask for changes"))
        self.decline = Button(tr("Decline…"), "quiet")
        self.let_go = Button(tr("Let go"), "quiet")
        self.covers = Muted("")
        self.trouble = Callout("", "red")
        self.revoke_button = Button(tr("Take it back…"))
        self.export_button = Button(tr("Save the signed decision…"))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._place()
        self._connect()
        self.clear()

    # What the page asks

    def show_review(self, review: Review, note: str) -> None:
        """What can be done with this version now."""
        may, submission, names = review.may, review.submission, review.names
        deciding = "signoffs.decide" in may
        waits = review.standing.pending is not None
        self.trouble.hide()
        self.note_row.set_error("")
        owner = names.get(review.content.people[0], "") if review.content.people else ""
        self.note_field.setPlaceholderText(tr("A note to {name}").format(name=owner))
        if self.note_field.toPlainText() != note:
            self._show_note(note)
        complete = submission.gate is Gate.COMPLETION
        self.approve.setText(tr("Sign as complete") if complete else tr("Approve and sign"))
        self.approve.setAccessibleName(self.approve.text())
        self._fill_said(review, deciding)
        self.note_row.setVisible(deciding)
        self.signing.setVisible(deciding)
        self.signing.show_round(review.round_until)
        self._buttons.setVisible(deciding)
        self._quiet.setVisible(deciding)
        self.let_go.setVisible("signoffs.release" in may)
        self.covers.setVisible(deciding)
        self.covers.setText(
            tr("Your signature covers version {n}, word for word. Any later edit asks for a new one.").format(
                n=submission.number
            )
        )
        held = submission.held_by is not None
        self.hold_button.setVisible(waits and not deciding and "signoffs.hold" in may)
        self.take_button.setVisible(waits and not deciding and held and "signoffs.take_over" in may)
        self._done.setVisible(not waits and review.standing.last is not None)
        self.revoke_button.setVisible("signoffs.revoke" in may)
        last = review.standing.last
        self.export_button.setVisible(last is not None and last.id not in review.standing.doubts)
        self._tell_able()

    def clear(self) -> None:
        """Nothing is open."""
        self.setVisible(False)
        self._show_note("")
        self.signing.secret.clear()

    def begin_sending(self) -> None:
        """Something is being signed: nothing can be pressed twice."""
        self._sending = True
        self.trouble.hide()
        self.note_row.set_error("")
        self._tell_able()

    def end_sending(self) -> None:
        """It was signed, or not."""
        self._sending = False
        self._tell_able()

    def say_trouble(self, text: str) -> None:
        """What is wrong and is not about a field, calmly."""
        self.trouble.set_text(text)
        self.trouble.show()

    def flush(self) -> None:
        """Tell the note now."""
        if self._rest.isActive():
            self._rest.stop()
            self.noted.emit(self.note_field.toPlainText())

    # Parts

    def _place(self) -> None:
        self._buttons, self._quiet, self._done = QWidget(), QWidget(), QWidget()
        for holder, buttons in (
            (self._buttons, (self.approve, self.changes)),
            (self._quiet, (self.decline, self.let_go)),
            (self._done, (self.revoke_button, self.export_button)),
        ):
            flow = FlowLayout(holder, gap=8)
            for button in buttons:
                flow.addWidget(button)
        start = QWidget()
        flow = FlowLayout(start, gap=8)
        flow.addWidget(self.hold_button)
        flow.addWidget(self.take_button)
        decide = QVBoxLayout()
        space(decide, gap=10)
        for part in (self.note_row, self.signing, self.trouble, self._buttons, self.covers, self._quiet):
            decide.addWidget(part)
        for widget in (self.said, self.note_said, start):
            self.body.addWidget(widget)
        self.body.addLayout(decide)
        self.body.addWidget(self._done)
        self.approve.setAccessibleDescription(tr("Key: {keys}").format(keys="Ctrl+Enter"))
        self.hold_button.setAccessibleDescription(tr("Key: {keys}").format(keys="H"))

    def _connect(self) -> None:
        self.hold_button.clicked.connect(self.hold)
        self.take_button.clicked.connect(self.take_over)
        self.let_go.clicked.connect(self.release)
        self.revoke_button.clicked.connect(self.revoke)
        self.export_button.clicked.connect(self.export)
        for button, decision in (
            (self.approve, Decision.APPROVE),
            (self.changes, Decision.CHANGES),
            (self.decline, Decision.DECLINE),
        ):
            button.clicked.connect(lambda _=False, what=decision: self.decide.emit(what))
        self.signing.ready.connect(self._ready)
        # Enter in the passphrase signs nothing yet: it goes on to the button, and a second Enter presses that.
        self.signing.entered.connect(self.approve.setFocus)
        self._rest.timeout.connect(lambda: self.noted.emit(self.note_field.toPlainText()))
        self.note_field.textChanged.connect(self._rest.start)

    def _fill_said(self, review: Review, deciding: bool) -> None:
        standing, submission, names = review.standing, review.submission, review.names
        self.note_said.hide()
        self.said.setVisible(not deciding)
        last = standing.last
        if standing.pending is None and last is not None:
            who = names.get(last.signer, "")
            self.said.setText(breakable(f"{decision_said(last, who)} · {moment(last.at, now())}"))
            self.note_said.show_pieces(plain(last.note))
            self.note_said.setVisible(bool(last.note))
        elif standing.pending is None:
            self.said.setText(tr("Nothing of this project waits for a decision."))
        elif standing.project.withdrawn is not None:
            self.said.setText(tr("Its students withdrew it. It waits for you again when they open it again."))
        elif "signoffs.take_over" not in review.may:
            self.said.setText(
                tr("This one is not yours to decide: another advisor is asked, or you have a part in it.")
            )
        elif submission.held_by is not None and submission.held_since is not None:
            name, when = names.get(submission.held_by, ""), moment(submission.held_since, now())
            self.said.setText(
                tr("{name} holds it since {when}. Take it over only when you have agreed on that.").format(
                    name=name, when=when
                )
            )
        else:
            self.said.setText(
                tr(
                    "Reading is free. Hold it when you want to decide: then nobody else decides meanwhile, and its "
                    "students cannot take it back under your eyes."
                )
            )

    def _show_note(self, note: str) -> None:
        blocked = self.note_field.blockSignals(True)
        self.note_field.setPlainText(note)
        self.note_field.blockSignals(blocked)
        self._rest.stop()

    def _ready(self, on: bool) -> None:
        self._able = on
        self._tell_able()

    def _tell_able(self) -> None:
        able = self._able and not self._sending
        for button in (self.approve, self.changes, self.decline):
            button.setEnabled(able)
        for button in (self.hold_button, self.take_button, self.let_go):
            button.setEnabled(not self._sending)
