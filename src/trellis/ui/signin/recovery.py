"""An advisor's lost passphrase: the code from the printed recovery sheet and a new passphrase, twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.sign_in import PASSPHRASE_LONGEST, SignInName, WrongSecret, checked_passphrase, strength
from trellis.ui.controls import Button, Heading, Muted, row
from trellis.ui.rows import Form
from trellis.ui.signin.secret import Wait
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.ui.worker import Worker


class Recovery(QWidget):
    """One form. What is typed is forgotten as soon as it is sent or left."""

    done = Signal()
    left = Signal()

    def __init__(self, person: SignInName, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person, self._worker = person, worker
        title = Heading(self.tr("A new passphrase for {name}").format(name=person.shown), "headline")
        words = Muted(
            self.tr(
                "You need the recovery sheet that was printed when this desk was made. Its code stays valid."
                " Without the sheet, another advisor can still do everything an advisor does."
            )
        )
        self.code, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(PASSPHRASE_LONGEST)
        self.code.setMaxLength(120)
        self.form = Form()
        self._code_row = self.form.row(self.tr("Code on the recovery sheet"), self.code)
        self._new_row = self.form.row(
            self.tr("New passphrase"),
            self.new,
            self.tr("Three or more words that have nothing to do with each other."),
        )
        self._again_row = self.form.row(self.tr("The same once more"), self.again)
        self.new.textEdited.connect(self._tell_strength)
        self.set_it, back = Button(self.tr("Set the passphrase"), "main"), Button(self.tr("Back"), "quiet", icon="back")
        self.set_it.clicked.connect(self._send)
        self.again.returnPressed.connect(self._send)
        back.clicked.connect(self.left.emit)
        self.wait = Wait()
        self.wait.over.connect(lambda: self.set_it.setEnabled(True))
        inside = QWidget()
        size(inside, width=420)
        layout = QVBoxLayout(inside)
        space(layout, gap=12)
        for part in (title, words, self.form, self.wait):
            layout.addWidget(part)
        layout.addLayout(row(self.set_it, back, None))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.code)

    def _tell_strength(self, words: str) -> None:
        self._new_row.set_error("")
        self._new_row.set_help(strength(words, (self.person.shown,)).said if words else "")

    def _send(self) -> None:
        self.form.clear_errors()
        try:
            passphrase = checked_passphrase(self.new.text(), (self.person.shown,))
        except Invalid as wrong:
            self._new_row.set_error(f"{wrong.happened} {wrong.todo}")
        if self.new.text() != self.again.text():
            self._again_row.set_error(self.tr("This is not the same as above."))
        if not self.code.text().strip():
            self._code_row.set_error(self.tr("Please type the code."))
        if self.form.first_wrong():
            return
        code, person = self.code.text(), self.person.id
        self.set_it.setEnabled(False)
        self._worker.run(
            lambda desk: desk.keys.recover(code, person, passphrase),
            while_alive(self, self._recovered),
            while_alive(self, self._refused),
        )

    def _recovered(self, _: object) -> None:
        for field in (self.code, self.new, self.again):
            field.clear()
        self.done.emit()

    def _refused(self, error: Exception) -> None:
        self.set_it.setEnabled(True)
        row_ = self._new_row if isinstance(error, Invalid) and error.field == "passphrase" else self._code_row
        row_.set_error(self.tr("That did not match.") if isinstance(error, WrongSecret) else str(error))
        if isinstance(error, WrongSecret) and error.wait_until:
            self.set_it.setEnabled(False)
            self.wait.begin(error.wait_until)
        self.form.first_wrong()
