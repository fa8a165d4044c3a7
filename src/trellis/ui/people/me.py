"""One's own: how I am called, my PIN or passphrase, and the fingerprint of the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Stale
from trellis.rules.people import NAME_LIMIT, Person, Role
from trellis.rules.sign_in import (
    PASSPHRASE_LONGEST,
    PIN_LONGEST,
    RecoverySheet,
    WrongSecret,
    checked_passphrase,
    checked_pin,
)
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout, column, row, scrolled
from trellis.ui.language import tr
from trellis.ui.passphrases import NewPassphrase
from trellis.ui.recovery import FingerprintSheet, fingerprint_lines, spoken
from trellis.ui.rows import Form
from trellis.ui.signin.secret import Wait
from trellis.ui.text import plain_label
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive


class MySignIn(QWidget):
    """Four cards, in two columns where there is room."""

    def __init__(self, context: Context, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = NameCard(context)
        self.secret: PinCard | PassphraseCard
        if context.me.role is Role.ADVISOR:
            self.secret = PassphraseCard(context)
        else:
            self.secret = PinCard(context)
        self.fingerprint = FingerprintCard(context, today)
        self.known = KnownCard(context)
        inside = QWidget()
        flow = FlowLayout(inside, gap=16)
        for cards in ((self.name, self.fingerprint), (self.secret, self.known)):
            part = _Column()
            part.setLayout(column(*cards, None, gap=16))
            flow.addWidget(part)
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(scrolled(inside))

    def hideEvent(self, event: Any) -> None:
        """What was typed for a secret does not wait."""
        self.secret.forget()
        super().hideEvent(event)


class _Column(QWidget):
    """As wide as two of them fit into a usual window; narrower where there is less room."""

    def sizeHint(self) -> QSize:
        """The width wanted, the height needed."""
        return QSize(look().px(496), super().sizeHint().height())


class NameCard(Card):
    """Preferred name and pronouns; everything else of oneself is changed by somebody else."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("How I am called"))
        self._context = context
        self._me: Person | None = None
        self.preferred, self.pronouns = QLineEdit(), QLineEdit()
        self.preferred.setMaxLength(NAME_LIMIT)
        self.pronouns.setMaxLength(40)
        self.form = Form()
        self._name_row, self._pronouns_row = self.form.pair(
            (tr("Preferred name"), self.preferred), (tr("Pronouns"), self.pronouns)
        )
        self.conflict = Callout("")
        self.conflict.hide()
        self.save = Button(tr("Save"))
        self.save.clicked.connect(self._send)
        self.preferred.returnPressed.connect(self._send)
        self.pronouns.returnPressed.connect(self._send)
        self.body.addWidget(self.form)
        self.body.addWidget(self.conflict)
        self.body.addLayout(row(self.save, None))
        context.worker.changed.connect(self._changed)
        self._ask()

    def _ask(self) -> None:
        me = self._context.me.id
        self._context.worker.run(lambda desk: desk.people.get(me), while_alive(self, self._shown))

    def _shown(self, me: Person | None) -> None:
        if me is not None:
            self._me = me
            self.preferred.setText(me.preferred_name)
            self.pronouns.setText(me.pronouns)

    def _changed(self, changes: Any) -> None:
        typing = self._me is not None and (self.preferred.text(), self.pronouns.text()) != (
            self._me.preferred_name,
            self._me.pronouns,
        )
        if not typing and any(change.subject == self._context.me.id for change in changes):
            self._ask()

    def _send(self) -> None:
        me = self._me
        if me is None:
            return
        self.form.clear_errors()
        self.conflict.hide()
        name, pronouns, version = self.preferred.text(), self.pronouns.text(), me.version
        self._context.do(
            lambda desk: desk.people.edit_self(version, name, pronouns),
            tr("Your name is changed. It is shown everywhere from your next sign-in."),
            while_alive(self, self._shown),
            while_alive(self, self._failed),
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Stale) and isinstance(error.theirs, Person):
            self._me = error.theirs
            said = tr("Somebody changed your record too: {name}, {pronouns}. Save again to keep what you typed.")
            theirs = error.theirs
            self.conflict.set_text(said.format(name=theirs.full_name, pronouns=theirs.pronouns or tr("no pronouns")))
            self.conflict.show()
        elif isinstance(error, Invalid):
            self._name_row.set_error(f"{error.happened} {error.todo}")
            self.preferred.setFocus()
        else:
            self._context.trouble(error)


class PinCard(Card):
    """The old PIN, a new one twice."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("My PIN"))
        self._context = context
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.old, self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(PIN_LONGEST)
            field.returnPressed.connect(self._send)
        self.form = Form()
        forgotten = tr("Forgotten? An advisor sets a new one with you.")
        self._old_row = self.form.row(tr("PIN until now"), self.old, forgotten)
        self._new_row, self._again_row = self.form.pair(
            (tr("New PIN"), self.new, tr("4 to 8 digits")), (tr("The same once more"), self.again)
        )
        self.save, self.wait = Button(tr("Change my PIN")), Wait()
        self.wait.over.connect(lambda: self.save.setEnabled(True))
        self.save.clicked.connect(self._send)
        self.body.addWidget(self.form)
        self.body.addWidget(self.wait)
        self.body.addLayout(row(self.save, None))

    def forget(self) -> None:
        """Nothing of it stays."""
        for field in (self.old, self.new, self.again):
            field.clear()
        self.form.clear_errors()

    def _send(self) -> None:
        self.form.clear_errors()
        if not self.old.text():
            self._old_row.set_error(tr("Type the PIN you have now."))
        try:
            checked_pin(self.new.text())
        except Invalid as wrong:
            self._new_row.set_error(f"{wrong.happened} {wrong.todo}")
        if self.new.text() != self.again.text():
            self._again_row.set_error(tr("This is not the same."))
        if self.form.first_wrong() or not self.save.isEnabled():
            return
        old, new = self.old.text(), self.new.text()
        self.forget()
        _change(self, self._context, lambda desk: desk.keys.change_pin(old, new), tr("Your PIN is changed"))

    def refuse(self, error: Exception) -> None:
        """The desk refused it."""
        _refuse(self._old_row if isinstance(error, WrongSecret) else self._new_row, error, self.wait, self.save)


class PassphraseCard(Card):
    """The old passphrase, a new one twice."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("My passphrase"))
        self._context = context
        self.old = QLineEdit()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        self.old.setMaxLength(PASSPHRASE_LONGEST)
        self.form = Form()
        self._old_row = self.form.row(tr("Passphrase until now"), self.old)
        self.secret = NewPassphrase(lambda: [context.me.name, context.info.name], label=tr("New passphrase"))
        self.secret.again.returnPressed.connect(self._send)
        self.save, self.wait = Button(tr("Change my passphrase")), Wait()
        self.wait.over.connect(lambda: self.save.setEnabled(True))
        self.save.clicked.connect(self._send)
        self.body.addWidget(self.form)
        self.body.addWidget(self.secret)
        self.body.addWidget(plain_label(tr("Backups made before still open with the old one."), "small"))
        self.body.addWidget(self.wait)
        self.body.addLayout(row(self.save, None))

    def forget(self) -> None:
        """Nothing of it stays."""
        self.old.clear()
        self.secret.forget()
        self.form.clear_errors()

    def _send(self) -> None:
        self.form.clear_errors()
        if not self.old.text():
            self._old_row.set_error(tr("Type the passphrase you have now."))
            self.old.setFocus()
            return
        if not self.secret.check() or not self.save.isEnabled():
            return
        me = self._context
        old, new = self.old.text(), checked_passphrase(self.secret.first.text(), [me.me.name, me.info.name])
        self.forget()
        _change(self, me, lambda desk: desk.keys.change_passphrase(old, new), tr("Your passphrase is changed"))

    def refuse(self, error: Exception) -> None:
        """The desk refused it."""
        if isinstance(error, WrongSecret):
            _refuse(self._old_row, error, self.wait, self.save)
        else:
            self.secret.refuse(str(error))


class KnownCard(Card):
    """The way to everything the desk knows about me."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("What the desk knows about me"))
        self.body.addWidget(plain_label(tr("Everything stored about you, and who opened it, on one page."), "muted"))
        self.show_it = Button(tr("Show it"))
        self.show_it.setAccessibleDescription(self.title.text())
        self.show_it.clicked.connect(lambda: context.go("known", None))
        self.body.addLayout(row(self.show_it, None))


class FingerprintCard(Card):
    """The fingerprint in groups, to compare with the recovery sheet."""

    def __init__(self, context: Context, today: date) -> None:
        super().__init__(tr("Fingerprint of this desk"))
        self._context, self._today = context, today
        self._fingerprint = ""
        self.groups = plain_label("", "headline", wrap=False)
        self.words = plain_label("", "muted")
        self.look = Button(tr("Look at it on paper"), icon="print")
        self.look.clicked.connect(self._show_sheet)
        self.body.addWidget(self.groups)
        self.body.addWidget(self.words)
        self.body.addLayout(row(self.look, None))
        context.worker.run(lambda desk: desk.keys.fingerprint(), while_alive(self, self._shown))

    def _shown(self, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        lines = fingerprint_lines(fingerprint)
        self.groups.setText("\n".join("   ".join(line) for line in lines))
        self.groups.setAccessibleName(spoken(lines) or tr("none"))
        self.groups.setVisible(bool(fingerprint))
        self.look.setVisible(bool(fingerprint))
        self.words.setText(
            tr("Compare it with the recovery sheet now and then. It is no secret.")
            if fingerprint
            else tr("This desk has no root record yet, or it was changed. Ask an advisor to verify the desk.")
        )

    def _show_sheet(self) -> None:
        me = self._context
        sheet = FingerprintSheet(RecoverySheet(me.info.name, me.me.name, self._fingerprint, "", self._today), self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()


def _change(card: PinCard | PassphraseCard, context: Context, work: Callable[[Any], Any], said: str) -> None:
    card.save.setEnabled(False)

    def over(_: object) -> None:
        card.save.setEnabled(True)

    def failed(error: Exception) -> None:
        card.save.setEnabled(True)
        if isinstance(error, WrongSecret | Invalid):
            card.refuse(error)
        else:
            context.trouble(error)

    context.do(work, said, while_alive(card, over), while_alive(card, failed))


def _refuse(row_: Any, error: Exception, wait: Wait, save: Button) -> None:
    row_.set_error(tr("That did not match.") if isinstance(error, WrongSecret) else str(error))
    row_.field.setFocus()
    if isinstance(error, WrongSecret) and error.wait_until:
        save.setEnabled(False)
        wait.begin(error.wait_until)
