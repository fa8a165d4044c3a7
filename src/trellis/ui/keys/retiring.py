"""Taking a key out of use: what it means, why, and the passphrase of whoever does it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.sign_in import REASON_LIMIT, KeyTold, WrongSecret, checked_reason
from trellis.ui.context import Context
from trellis.ui.controls import Callout
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.rows import Row
from trellis.ui.signin.secret import Passphrase, Wait
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import size
from trellis.ui.tickets.later import while_alive


class RetireSheet(Sheet):
    """Says beforehand what happens and that it cannot be undone; the passphrase is forgotten as soon as it is sent."""

    def __init__(self, context: Context, key: KeyTold, parent: QWidget | None = None) -> None:
        self._own = key.person == context.me.id
        name = elide(key.name, 60)
        title = tr("Retire your own key?") if self._own else tr("Retire the key of {name}?").format(name=name)
        super().__init__(parent, title)
        self._context, self._key, self._name = context, key, name
        size(self, min_width=520)
        for words in self._meaning():
            self.body.addWidget(plain_label(words))
        self.body.addWidget(plain_label(tr("This cannot be undone."), "strong"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LIMIT)
        self.reason_row = Row(tr("Why"), self.reason, tr("It stays in the list of keys, for example: left the school."))
        self.secret = Passphrase(tr("Your passphrase"), "")
        self.wait = Wait()
        self.refused = Callout("", "red")
        self.refused.hide()
        for part in (self.reason_row, self.secret, self.wait, self.refused):
            self.body.addWidget(part)
        self.stay = self.add_button(tr("Leave it as it is"))
        self.stay.clicked.connect(self.reject)
        self.go = self.add_button(tr("Retire this key"), "danger")
        self.go.clicked.connect(self._send)
        self.wait.over.connect(lambda: self.go.setEnabled(True))
        # Enter in the passphrase sends, as the button does; what is typed is taken there.
        self.secret.field.returnPressed.disconnect()
        self.secret.field.returnPressed.connect(self._send)

    def done(self, result: int) -> None:
        """Nothing of the passphrase stays."""
        self.secret.take()
        super().done(result)

    def _meaning(self) -> tuple[str, ...]:
        counts = tr("Everything this key signed so far still counts. It signs nothing from now on.")
        if self._own:
            return (
                counts,
                tr(
                    "You are signed out at once and cannot sign in any more, until a fellow advisor gives you a new"
                    " passphrase or you use the recovery sheet."
                ),
                tr(
                    "What students shared with you alone can only be carried over with the recovery sheet. Without it"
                    " they share it again."
                ),
            )
        return (
            counts,
            tr("{name} cannot sign in any more, until you certify them anew or they use the recovery sheet.").format(
                name=self._name
            ),
            tr(
                "What students shared with them alone can only be carried over with the recovery sheet. Without it they"
                " share it again."
            ),
        )

    def _send(self) -> None:
        self.refused.hide()
        self.secret.row.set_error("")
        try:
            reason = checked_reason(self.reason.text())
            self.reason_row.set_error("")
        except Invalid as wrong:
            self._refuse(wrong)
            return
        if not self.secret.field.text():
            self.secret.row.set_error(tr("Type your passphrase: the retirement is signed with your key."))
            self.secret.setFocus()
            return
        if not self.go.isEnabled():
            return
        key, words = self._key.key, self.secret.take()
        self.go.setEnabled(False)
        failed = while_alive(self, self._failed)
        if self._own:
            # Nobody is signed in afterwards: the desk locks, and no screen asks it anything more.
            self._context.worker.run(
                lambda desk: desk.keys.retire(key, reason, words).value, while_alive(self, self._locked), failed
            )
        else:
            self._context.do(
                lambda desk: desk.keys.retire(key, reason, words),
                tr("The key of {name} is retired").format(name=self._name),
                while_alive(self, lambda _: self.accept()),
                failed,
            )

    def _locked(self, _: object) -> None:
        self.accept()
        self._context.actions.run("lock")

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        if isinstance(error, WrongSecret):
            self.secret.row.set_error(tr("That did not match."))
            self.secret.setFocus()
            if error.wait_until:
                self.go.setEnabled(False)
                self.wait.begin(error.wait_until)
        elif isinstance(error, Invalid):
            self._refuse(error)
        else:
            self.reject()
            self._context.trouble(error)

    def _refuse(self, wrong: Invalid) -> None:
        said = f"{wrong.happened} {wrong.todo}".strip()
        if wrong.field == "reason":
            self.reason_row.set_error(said)
            self.reason.setFocus()
        else:
            self.refused.set_text(said)
            self.refused.show()
