"""A private part that is closed: what it is, and the passphrase that opens all of them until the session ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.sign_in import PASSPHRASE_LONGEST, WrongSecret
from trellis.ui.context import Context
from trellis.ui.controls import Button, FlowLayout
from trellis.ui.language import tr
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive


def secret_field() -> QLineEdit:
    """A field for a passphrase that is there already."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(PASSPHRASE_LONGEST)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
    return field


class Closed(QWidget):
    """Unlock, then the field. What is typed lives only in it."""

    opened = Signal()
    """The passphrase was right: private parts are open."""

    def __init__(self, context: Context, part: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.words = plain_label(tr("This part is closed. Your passphrase opens it until you lock the desk."), "muted")
        self.unlock = Button(tr("Unlock"), icon="lock")
        self.unlock.setAccessibleDescription(part)
        self.unlock.clicked.connect(self._ask)
        self.secret = secret_field()
        self.row = Row(tr("Your passphrase"), self.secret)
        self.open = Button(self.tr("Open"))
        self.open.setAccessibleDescription(part)
        self.open.clicked.connect(self._send)
        self.secret.returnPressed.connect(self._send)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self.words)
        layout.addWidget(self.row)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.unlock)
        buttons.addWidget(self.open)
        layout.addLayout(buttons)
        self._show_field(False)

    def hideEvent(self, event: Any) -> None:
        """What was typed does not wait."""
        self.secret.clear()
        self.row.set_error("")
        self._show_field(False)
        super().hideEvent(event)

    def _show_field(self, on: bool) -> None:
        self.row.setVisible(on)
        self.open.setVisible(on)
        self.unlock.setVisible(not on)

    def _ask(self) -> None:
        self._show_field(True)
        self.secret.setFocus()

    def _send(self) -> None:
        words = self.secret.text()
        if not words or not self.open.isEnabled():
            return
        self.open.setEnabled(False)
        self._context.worker.run(
            lambda desk: desk.interests.unlock(words),
            while_alive(self, self._done),
            while_alive(self, self._refused),
        )

    def _done(self, _: object) -> None:
        self.open.setEnabled(True)
        self.secret.clear()
        self.row.set_error("")
        self.opened.emit()

    def _refused(self, error: Exception) -> None:
        self.open.setEnabled(True)
        if not isinstance(error, WrongSecret):
            self._context.trouble(error)
            return
        self.secret.clear()
        self.row.set_error(tr("That did not match. Check for capital letters and try again."))
        self.secret.setFocus()
