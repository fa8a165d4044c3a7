"""The passphrase for a signature: a field that can show what is typed, the sentence beside it, and the wait."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trellis.rules.sign_in import PassphraseNeeded, WrongSecret
from trellis.ui.controls import Button
from trellis.ui.language import tr
from trellis.ui.notes import announce
from trellis.ui.profile.unlock import secret_field
from trellis.ui.rows import Row
from trellis.ui.signin.secret import Wait
from trellis.ui.theme import space


class Secret(QWidget):
    """What is typed lives only in the field, and is forgotten as soon as it is taken or left."""

    ready = Signal(bool)
    """Whether a try would count now: False while a wait is on."""
    entered = Signal()
    """Enter was pressed in the field. It decides nothing: there is more than one thing to sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = secret_field()
        self.eye = Button(tr("Show"), "quiet")
        self.eye.setCheckable(True)
        self.eye.setAccessibleName(tr("Show the passphrase"))
        self.eye.toggled.connect(self._show)
        line = QWidget()
        side = QHBoxLayout(line)
        space(side, gap=4)
        side.addWidget(self.field, 1)
        side.addWidget(self.eye)
        line.setFocusProxy(self.field)
        self.row = Row(tr("Passphrase"), line)
        self.row.label.setBuddy(self.field)
        self.wait = Wait()
        self.wait.over.connect(self._again)
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        layout.addWidget(self.row)
        layout.addWidget(self.wait)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self.entered)

    def take(self) -> str:
        """What is typed; the field is empty afterwards."""
        words = self.field.text()
        # `clear` could be undone: Show and Ctrl+Z would bring the secret back for whoever comes next.
        self.field.setText("")
        self.eye.setChecked(False)
        return words

    def ask(self) -> None:
        """Say that it is needed, and put the keyboard there."""
        self.row.set_error(tr("Type your passphrase: it signs."))
        self.field.setFocus()

    def refuse(self, error: Exception) -> bool:
        """Say beside the field what was wrong with it; False for errors that are about something else."""
        if isinstance(error, PassphraseNeeded):
            self.ask()
            return True
        if not isinstance(error, WrongSecret):
            return False
        self.row.set_error(tr("That did not match. Nothing was signed."))
        if error.wait_until is not None:
            self.field.setEnabled(False)
            self.wait.begin(error.wait_until)
            self.ready.emit(False)
        else:
            self.field.setFocus()
        announce(self, f"{self.row.error()} {self.wait.words()}".strip())
        return True

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.take()
        self.row.set_error("")

    def hideEvent(self, event: Any) -> None:
        """What was typed does not wait."""
        self.clear()
        super().hideEvent(event)

    def _show(self, on: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.eye.setText(tr("Hide") if on else tr("Show"))
        self.eye.setAccessibleName(tr("Hide the passphrase") if on else tr("Show the passphrase"))

    def _again(self) -> None:
        self.field.setEnabled(True)
        self.row.set_error("")
        self.ready.emit(True)
        if self.isVisible():
            self.field.setFocus()
