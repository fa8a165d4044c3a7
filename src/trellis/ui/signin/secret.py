"""Proving who one is: the PIN pad for techs and leads, the passphrase for advisors, and the wait after wrong tries."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.people import Role
from trellis.rules.sign_in import PASSPHRASE_LONGEST, PIN_LONGEST, SignInName, WrongSecret
from trellis.ui.controls import Avatar, Button, Heading, PinPad, row
from trellis.ui.notes import announce
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space


class Passphrase(QWidget):
    """A passphrase field with a button to show what is typed. It forgets the words as soon as they are sent."""

    entered = Signal(str)

    def __init__(self, label: str, send: str, help: str = "", parent: QWidget | None = None) -> None:
        """`send` is the button's word; without one Enter alone sends."""
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(PASSPHRASE_LONGEST)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.row = Row(label, self.field, help)
        self._eye = Button(self.tr("Show"), "quiet")
        self._eye.setCheckable(True)
        self._eye.setAccessibleDescription(label)
        self._eye.toggled.connect(self._show)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addWidget(self.row)
        self.send = Button(send, "main")
        layout.addLayout(row(self.send, self._eye, None))
        self.send.setVisible(bool(send))
        self.send.clicked.connect(self._enter)
        self.field.returnPressed.connect(self._enter)
        self.setFocusProxy(self.field)

    def take(self) -> str:
        """What is typed; the field is empty afterwards."""
        words = self.field.text()
        # `clear` could be undone: Show and Ctrl+Z would bring the secret back for whoever comes next.
        self.field.setText("")
        return words

    def _show(self, on: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self._eye.setText(self.tr("Hide") if on else self.tr("Show"))
        self.field.setFocus()

    def _enter(self) -> None:
        if self.field.text():
            self._eye.setChecked(False)
            self.entered.emit(self.take())


class Wait(QWidget):
    """The wait after wrong tries, as a calm countdown. `over` comes when the next try counts."""

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(self._words)
        self.hide()
        # Counted by a clock nobody can set: the time in the file only says how long the wait is.
        self._passed, self._length = QElapsedTimer(), 0.0
        self._ticks = QTimer(self, interval=250)
        self._ticks.timeout.connect(self._tick)

    def begin(self, until: datetime) -> None:
        """Count down to this time."""
        self._length = (until - datetime.now(UTC)).total_seconds()
        self._passed.start()
        self._ticks.start()
        self.show()
        self._tick()

    def on(self) -> bool:
        """Whether a try would not count yet."""
        return self._ticks.isActive()

    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def _tick(self) -> None:
        left = self._length - self._passed.elapsed() / 1000
        if left <= 0:
            self._ticks.stop()
            self._words.setText("")
            self.hide()
            self.over.emit()
            return
        minutes, seconds = divmod(int(left) + 1, 60)
        self._words.setText(self.tr("You can try again in {time}.").format(time=f"{minutes}:{seconds:02d}"))


class SecretPanel(QWidget):
    """One person's initials, name, and the pad or field for their secret."""

    entered = Signal(str)
    left = Signal()
    """Somebody else is here."""
    lost = Signal()
    """The secret is forgotten."""

    def __init__(self, person: SignInName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        middle = Qt.AlignmentFlag.AlignHCenter
        name = Heading(person.shown, "headline")
        name.setAlignment(middle)
        self.message = plain_label("", "error")
        self.message.setAlignment(middle)
        self.wait = Wait()
        self.wait.over.connect(self._again)
        self.pad: PinPad | None = None
        self.field: Passphrase | None = None
        self._entry = self._make_entry()
        forgotten = self.tr("Passphrase forgotten?") if self.field else self.tr("PIN forgotten?")
        self.back, self.forgot = Button(self.tr("Somebody else"), "quiet", icon="back"), Button(forgotten, "link")
        self.back.clicked.connect(self.left.emit)
        self.forgot.clicked.connect(self.lost.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=10)
        layout.addWidget(Avatar(person.shown, person.id.bytes, 64), 0, middle)
        layout.addWidget(name)
        # Above the pad, where a large zoom cannot push it off the screen.
        layout.addWidget(self.message)
        layout.addWidget(self.wait)
        layout.addWidget(self._entry, 0, middle)
        layout.addLayout(row(None, self.back, self.forgot, None))
        layout.addStretch(1)
        self.setFocusProxy(self._entry)
        if person.blocked_until and person.blocked_until > datetime.now(UTC):
            self._hold(person.blocked_until)

    def _make_entry(self) -> QWidget:
        if self.person.role is Role.ADVISOR:
            self.field = Passphrase(self.tr("Passphrase"), self.tr("Sign in"))
            size(self.field, width=340)
            self.field.entered.connect(self._send)
            return self.field
        self.pad = PinPad(4, PIN_LONGEST)
        self.pad.entered.connect(self._send)
        return self.pad

    def refuse(self, error: Exception) -> None:
        """Say calmly that it was not right, and wait when a wait is on."""
        until = error.wait_until if isinstance(error, WrongSecret) else None
        self.message.setText(self.tr("That did not match.") if isinstance(error, WrongSecret) else str(error))
        self._entry.setEnabled(True)
        if self.pad:
            self.pad.show_wrong()
        if until:
            self._hold(until)
        else:
            self._entry.setFocus()
        announce(self, f"{self.message.text()} {self.wait.words()}".strip())

    def _send(self, secret: str) -> None:
        self.message.setText("")
        self._entry.setEnabled(False)
        self.entered.emit(secret)

    def _hold(self, until: datetime) -> None:
        self._entry.setEnabled(False)
        self.back.setFocus()
        self.wait.begin(until)

    def _again(self) -> None:
        self._entry.setEnabled(True)
        if self.pad:
            self.pad.clear()
        self.message.setText("")
        self._entry.setFocus()
