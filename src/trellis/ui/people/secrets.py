"""Sheets for secrets: a PIN set in front of an advisor, and a fellow advisor's passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trellis.rules.errors import Invalid
from trellis.rules.people import Person
from trellis.rules.sign_in import PIN_LONGEST, checked_passphrase, checked_pin
from trellis.ui.context import Context
from trellis.ui.controls import PinPad
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.passphrases import NewPassphrase
from trellis.ui.text import plain_label
from trellis.ui.tickets.later import while_alive


class PinSheet(Sheet):
    """A PIN typed twice. The digits live only here and are forgotten with the sheet."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None, name: str, again: bool) -> None:
        """`again` says that there was a PIN before."""
        super().__init__(parent, tr("A PIN for {name}").format(name=name))
        self._first = ""
        self._says = plain_label("", "muted")
        self._first_words = tr("{name} types it now, 4 to 8 digits that only they know. It cannot be undone.")
        if again:
            self._first_words = tr("The old PIN ends. {name} types a new one, 4 to 8 digits. It cannot be undone.")
        self._first_words = self._first_words.format(name=name)
        self.wrong = plain_label("", "error")
        self.pad = PinPad(4, PIN_LONGEST)
        self.pad.entered.connect(self._typed)
        self.body.addWidget(self._says)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.wrong)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self._say()

    def refuse(self, said: str) -> None:
        """The desk refused it."""
        self._first = ""
        self.pad.show_wrong()
        self.wrong.setText(said)
        self._say()

    def _say(self) -> None:
        self._says.setText(tr("And the same PIN once more.") if self._first else self._first_words)
        self.pad.setFocus()

    def _typed(self, pin: str) -> None:
        self.wrong.setText("")
        if not self._first:
            try:
                self._first = checked_pin(pin)
            except Invalid as wrong:
                self.refuse(f"{wrong.happened} {wrong.todo}")
                return
            self._say()
        elif pin != self._first:
            self.refuse(tr("The two were not the same. Please choose again."))
        else:
            self._first = ""
            self.chosen.emit(pin)


class PassphraseSheet(Sheet):
    """A new passphrase for a fellow advisor, typed by them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None, name: str, known: Callable[[], list[str]]) -> None:
        super().__init__(parent, tr("A passphrase for {name}").format(name=name))
        self._known = known
        said = tr(
            "{name} types it now; nobody else should know it. With it they get keys of their own, certified by yours."
            " This cannot be undone."
        )
        self.body.addWidget(plain_label(said.format(name=name)))
        self.secret = NewPassphrase(known)
        self.body.addWidget(self.secret)
        self.finish(tr("Set it")).clicked.connect(self._send)

    def refuse(self, said: str) -> None:
        """The desk refused it."""
        self.secret.refuse(said)

    def done(self, result: int) -> None:
        """Nothing of it stays."""
        self.secret.forget()
        super().done(result)

    def _send(self) -> None:
        if self.secret.check():
            self.chosen.emit(checked_passphrase(self.secret.first.text(), self._known()))


def certify(parent: QWidget, context: Context, person: Person) -> None:
    """A fellow advisor types a passphrase and gets keys of their own, certified by whoever is signed in."""
    id, name = person.id, person.full_name
    ask_secret(
        context,
        PassphraseSheet(parent, name, lambda: [name, context.info.name]),
        lambda desk, words: desk.keys.add_advisor_keys(id, words),
        tr("{name} has a passphrase and keys of their own").format(name=name),
    )


def ask_secret(context: Context, sheet: PinSheet | PassphraseSheet, work: Callable[[Any, str], Any], said: str) -> None:
    """Opens a sheet and does `work(desk, secret)` with what is typed; what the desk refuses is told in the sheet."""

    def failed(error: Exception) -> None:
        if isinstance(error, Invalid):
            sheet.refuse(f"{error.happened} {error.todo}")
        else:
            sheet.reject()
            context.trouble(error)

    def chosen(secret: str) -> None:
        context.do(lambda desk: work(desk, secret), said, while_alive(sheet, lambda _: sheet.accept()), failed)

    sheet.chosen.connect(chosen)
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()
