"""A first or a new PIN, set in front of an advisor: who vouches, the new PIN, the new PIN again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.people import Role
from trellis.rules.sign_in import PIN_LONGEST, SignInName, WrongSecret, checked_pin
from trellis.ui.controls import Avatar, Button, ChipButton, FlowLayout, Heading, Muted, PinPad, row
from trellis.ui.signin.secret import Passphrase, Wait
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.ui.worker import Worker


def _check(person: UUID, secret: str, desk: Desk) -> None:
    desk.keys.check_secret(person, secret)


class FirstPin(QWidget):
    """Two steps. The passphrase is kept from the first to the last and then forgotten; leaving forgets it too."""

    done = Signal()
    """The PIN is set; the person can sign in with it."""
    left = Signal()

    def __init__(
        self, person: SignInName, advisors: Sequence[SignInName], worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.person, self._worker = person, worker
        self._advisors = [a for a in advisors if a.role is Role.ADVISOR and a.has_secret]
        self._vouching: UUID | None = self._advisors[0].id if self._advisors else None
        self._passphrase, self._first = "", ""
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title, self._words = Heading(person.shown, "headline"), Muted("")
        for label in (self.title, self._words):
            label.setAlignment(middle)
        self.message = plain_label("", "error")
        self.message.setAlignment(middle)
        self.wait = Wait()
        self.wait.over.connect(lambda: self._enable(True))
        self.pad = PinPad(4, PIN_LONGEST)
        self.pad.entered.connect(self._typed)
        self.field = Passphrase(self.tr("Passphrase"), self.tr("Go on"))
        size(self.field, width=340)
        self.field.entered.connect(self._vouch)
        self._steps = QWidget()
        self._pages = QStackedLayout(self._steps)
        self._pages.addWidget(self._vouch_page())
        self._pages.addWidget(self._centred(self.pad))
        back = Button(self.tr("Back"), "quiet", icon="back")
        back.clicked.connect(self.left.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addWidget(Avatar(person.shown, person.id.bytes, 64), 0, middle)
        for part in (self.title, self._words, self._steps, self.message, self.wait):
            layout.addWidget(part)
        layout.addLayout(row(None, back, None))
        layout.addStretch(1)
        self._say_step()

    def start(self) -> None:
        """Put the focus where typing begins."""
        (self.field if self._advisors else self).setFocus()

    def _enable(self, on: bool) -> None:
        self._steps.setEnabled(on)

    def _vouch_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        space(layout, gap=12)
        if len(self._advisors) > 1:
            chips, group = FlowLayout(), QButtonGroup(page)
            for advisor in self._advisors:
                chip = ChipButton(advisor.shown, checkable=True)
                chip.setChecked(advisor.id == self._vouching)
                chip.clicked.connect(lambda _=False, id_=advisor.id: self._choose(id_))
                group.addButton(chip)
                chips.addWidget(chip)
            layout.addLayout(chips)
        layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignHCenter)
        self.field.setVisible(bool(self._advisors))
        layout.addStretch(1)
        return page

    def _centred(self, inside: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        space(layout, gap=0)
        layout.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return page

    def _say_step(self) -> None:
        if not self._advisors:
            words = self.tr("An advisor sets the first PIN with you, and none can sign in yet. Please ask them first.")
        elif self._pages.currentIndex() == 0:
            said = self.tr("A PIN is set with an advisor beside you. {name}, please type your passphrase.")
            names = {a.id: a.shown for a in self._advisors}
            words = said.format(name=names[self._vouching])  # type: ignore[index]
        elif not self._first:
            words = self.tr("Now choose your PIN: 4 to 8 digits that only you know.")
        else:
            words = self.tr("And the same PIN once more.")
        self._words.setText(words)

    def _choose(self, advisor: UUID) -> None:
        self._vouching = advisor
        self._say_step()
        self.field.setFocus()

    def _vouch(self, passphrase: str) -> None:
        advisor = self._vouching
        self.message.setText("")
        self._enable(False)

        def right(_: object) -> None:
            self._passphrase = passphrase
            self._enable(True)
            self._pages.setCurrentIndex(1)
            self._say_step()
            self.pad.setFocus()

        assert advisor is not None
        check = partial(_check, advisor, passphrase)
        self._worker.run(check, while_alive(self, right), while_alive(self, self._refused))

    def _typed(self, pin: str) -> None:
        self.message.setText("")
        if not self._first:
            try:
                self._first = checked_pin(pin)
            except Invalid as wrong:
                self._again(f"{wrong.happened} {wrong.todo}")
                return
            self._say_step()
            return
        if pin != self._first:
            self._again(self.tr("The two were not the same. Please choose again."))
            return
        who, advisor, words = self.person.id, self._vouching, self._passphrase
        assert advisor is not None
        self._ask(lambda desk: desk.keys.set_first_pin(who, pin, advisor, words))

    def _ask(self, work: Callable[[Any], object]) -> None:
        self._passphrase = self._first = ""
        self._enable(False)
        self._worker.run(work, while_alive(self, lambda _: self.done.emit()), while_alive(self, self._refused))

    def _again(self, why: str) -> None:
        self._first = ""
        self.pad.show_wrong()
        self.message.setText(why)
        self._say_step()

    def _refused(self, error: Exception) -> None:
        self._enable(True)
        self.message.setText(self.tr("That did not match.") if isinstance(error, WrongSecret) else str(error))
        if self._pages.currentIndex() == 1:
            self._pages.setCurrentIndex(0)
            self._say_step()
        if isinstance(error, WrongSecret) and error.wait_until:
            self._enable(False)
            self.wait.begin(error.wait_until)
        self.field.setFocus()
