"""Somebody's profile to read beside the list, and what the advisor they share it with can do for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.interests import Profile
from trellis.rules.people import Block, Person
from trellis.rules.sign_in import checked_passphrase
from trellis.ui.controls import Button, Callout, Heading, row
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.passphrases import NewPassphrase
from trellis.ui.profile.view import ProfileView
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.choice import Choice


class ProfilePane(QWidget):
    """What whoever looks may see of a profile, and that its owner is told of it."""

    left = Signal()

    def __init__(self, profile: Profile, blocks: Sequence[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(tr("Back"), "quiet", icon="back")
        self.back.setAccessibleDescription(profile.name)
        self.back.clicked.connect(self.left.emit)
        title = Heading(tr("Profile of {name}").format(name=profile.name), "headline")
        self.note = plain_label(tr("They can see that you looked."), "muted")
        self.view = ProfileView(profile, blocks)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addLayout(row(self.back, None))
        for part in (title, self.note, self.view):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setFocusProxy(self.back)


class LostPassphraseSheet(Sheet):
    """A student chooses another passphrase beside their advisor. The words live only here and go with the sheet."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None, name: str, known: Callable[[], list[str]]) -> None:
        super().__init__(parent, tr("A new passphrase for {name}").format(name=name))
        self._known = known
        said = tr(
            "{name} types it now, beside you; nobody else should know it. It opens the private parts of their profile."
        )
        self.body.addWidget(plain_label(said.format(name=name)))
        lost = tr(
            "What they share with you is kept. What was for them alone is lost: nobody can open it without the old"
            " passphrase. This cannot be undone."
        )
        self.body.addWidget(Callout(lost, "amber"))
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


class HandOnSheet(Sheet):
    """To which advisor what a student shares with me goes."""

    chosen = Signal(object)
    """The id of the other advisor."""

    def __init__(self, parent: QWidget | None, name: str, advisors: Sequence[Person]) -> None:
        super().__init__(parent, tr("Hand {name} on").format(name=name))
        said = tr(
            "What {name} shares with you is shared with the other advisor from now on, and no longer with you. {name}"
            " sees it in their profile. This cannot be undone."
        )
        self.body.addWidget(plain_label(said.format(name=name)))
        self.who: Choice = Choice((advisor.full_name, advisor.id) for advisor in advisors)
        if advisors:
            self.body.addWidget(Row(tr("To which advisor"), self.who))
            self.finish(tr("Hand on")).clicked.connect(self._send)
        else:
            self.who.hide()
            self.who.setParent(self)
            self.body.addWidget(plain_label(tr("There is no other advisor with keys of their own here.")))
            self.add_button(tr("Close"), "main").clicked.connect(self.reject)

    def _send(self) -> None:
        other: UUID | None = self.who.value()
        if other is not None:
            self.chosen.emit(other)


def refused(sheet: LostPassphraseSheet, error: Exception, trouble: Callable[[Exception], Any]) -> None:
    """Beside the field where it is about the words, calmly told otherwise."""
    if isinstance(error, Invalid):
        sheet.refuse(f"{error.happened} {error.todo}")
    else:
        sheet.reject()
        trouble(error)
