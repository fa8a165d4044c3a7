"""What a reviewer says of a part and what is answered; what others of the team draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Refused, Stale
from trellis.rules.signoffs import Answer, Comment, PeerReview
from trellis.ui.conflict import Conflict, somebody_else
from trellis.ui.context import Context
from trellis.ui.controls import Button, Chip, row
from trellis.ui.language import tr
from trellis.ui.profile.texts import TextField
from trellis.ui.projects.unkept import Unkept
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done

REST_MS = 800


class SentField(QWidget):
    """Words that are said with a button or Ctrl+Enter. What is typed is kept as a draft until then."""

    def __init__(
        self,
        context: Context,
        name: str,
        example: str,
        button: str,
        place: str,
        send: Callable[[Desk, str, str], Done[Any]],
        parent: QWidget | None = None,
    ) -> None:
        """`place` is what the draft is kept under; `send` the intent, with the words and those they replace."""
        super().__init__(parent)
        self._context, self._place, self._send = context, place, send
        self._said = self._read = ""
        self.conflict: Conflict | None = None
        self.field = TextField(name, example)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.button = Button(button)
        self.button.setAccessibleDescription(name)
        self.button.clicked.connect(self.send)
        self.error = plain_label("", "error")
        self.error.hide()
        layout = QVBoxLayout(self)
        space(layout, gap=6)
        layout.addWidget(self.field)
        layout.addWidget(self.error)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.hide()
        self._layout = layout
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)
        self.setFocusProxy(self.field)
        context.worker.run(lambda desk: desk.tickets.drafts().get(place, ""), while_alive(self, self._found))

    def show_said(self, words: str) -> None:
        """What was said already; what is being typed stays."""
        if self.field.toPlainText() == self._said:
            blocked = self.field.blockSignals(True)
            self.field.setPlainText(words)
            self.field.blockSignals(blocked)
            self._read = words
        self._said = words
        self._show_button()

    def send(self) -> None:
        """Say it."""
        words, read, send = self.field.toPlainText(), self._read, self._send
        self.error.hide()
        self._end_conflict()
        self._context.do(
            lambda desk: send(desk, words, read),
            tr("Said"),
            while_alive(self, self._sent),
            while_alive(self, self._wrong),
        )

    def flush(self) -> None:
        """Keep what was typed and not said."""
        if self._rest.isActive():
            self._rest.stop()
        words, place = self.field.toPlainText(), self._place
        draft = "" if words == self._said else Unkept(words, self._read).as_text()
        self._context.worker.run(lambda desk: desk.tickets.save_draft(place, draft))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the field says it, and hands in nothing."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if held and event.type() == QEvent.Type.KeyPress:
                self.send()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: Any) -> None:
        """Leaving loses nothing."""
        if self._rest.isActive():
            self.flush()
        super().hideEvent(event)

    def _typed(self) -> None:
        self._rest.start()
        self._show_button()

    def _show_button(self) -> None:
        words = self.field.toPlainText()
        self.button.setVisible(bool(words.strip()) and words != self._said)

    def _found(self, draft: str) -> None:
        """Words typed another day. What they were typed over goes with them, so that sending tells what came since."""
        unkept = Unkept.of(draft)
        if unkept.words and self.field.toPlainText() == self._said:
            self._read = unkept.read
            self.field.setPlainText(unkept.words)

    def _sent(self, said: Answer | PeerReview) -> None:
        self._said, self._read = self.field.toPlainText(), said.body
        self._show_button()
        self.flush()

    def _wrong(self, error: Exception) -> None:
        if isinstance(error, Stale) and isinstance(error.theirs, Answer):
            self._compare(error.theirs.body)
        elif isinstance(error, Invalid | Refused):
            self.error.setText(str(error))
            self.error.show()
        else:
            self._context.trouble(error)

    # Two answers

    def _compare(self, theirs: str) -> None:
        """A partner said something else meanwhile: both are shown, and whoever writes chooses."""
        self._end_conflict()
        self.conflict = Conflict(somebody_else(), theirs.split("\n"))
        self.conflict.mine.clicked.connect(lambda: self._decide(theirs, own=True))
        self.conflict.theirs.clicked.connect(lambda: self._decide(theirs, own=False))
        self._layout.addWidget(self.conflict)

    def _decide(self, theirs: str, *, own: bool) -> None:
        self._end_conflict()
        self._read = theirs
        if own:
            self.send()
        else:
            self._said = theirs
            self.field.setPlainText(theirs)
            self.flush()
        self.field.setFocus()

    def _end_conflict(self) -> None:
        if self.conflict is not None:
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None


class CommentBox(QFrame):
    """One comment of a reviewer, and its answer: a field for who may answer, else the words."""

    def __init__(
        self,
        comment: Comment,
        who: str,
        answer: str,
        field: SentField | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.comment, self.field = comment, field
        self.setProperty("kind", "inset")
        layout = QVBoxLayout(self)
        space(layout, 8, 12, gap=6)
        says = plain_label(tr("{who} says").format(who=who), "label")
        head = row(says, *([Chip(tr("a must"), "amber")] if comment.must else []), gap=8)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(plain_label(breakable(comment.text)))
        if field is not None:
            field.show_said(answer)
            layout.addWidget(field)
        elif answer:
            layout.addWidget(plain_label(tr("Your answer"), "label"))
            layout.addWidget(plain_label(breakable(answer)))

    def show_answer(self, answer: str) -> None:
        """What was answered by now."""
        if self.field is not None:
            self.field.show_said(answer)
