"""Making a part private: what it is protected from, a passphrase where there is none, the advisor, and what is erased.

Everything that must be known beforehand stands in the one sheet; it only prepares (`PrivateSheet.accepted`). The part
itself is made private by the page, with a bar, because rewriting the file of a large desk takes a moment.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis import paths
from trellis.rules.errors import Invalid, Trouble
from trellis.rules.interests import Audience, Mine
from trellis.rules.people import Person
from trellis.rules.sign_in import WrongSecret, checked_passphrase
from trellis.ui.context import Context
from trellis.ui.controls import Callout, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.passphrases import NewPassphrase
from trellis.ui.profile.unlock import secret_field
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

OFFERED = 4


class PrivateSheet(Sheet):
    """Everything before a part becomes private. Accepted when keys are open and, where needed, an advisor is named."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        part: str,
        audience: Audience,
        mine: Mine,
        advisors: Sequence[Person],
        erases: bool,
    ) -> None:
        """`part` is the name of the part; `erases` says that the team sees words of it now."""
        title = tr("{part}: only me") if audience is Audience.ME else tr("{part}: my advisor and I")
        super().__init__(parent, title.format(part=part), wide=True)
        self._context, self._mine, self._audience = context, mine, audience
        self._has_passphrase = mine.has_passphrase
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        space(self._layout, 0, 8, 0, 0, gap=12)
        self.secret: NewPassphrase | None = None
        self.unlock: Row | None = None
        self.advisor: Choice | None = None
        self._needs_advisor = audience is Audience.ADVISOR and mine.advisor is None
        self._layout.addWidget(plain_label(self._protected()))
        if erases:
            self._layout.addWidget(Callout(_erases()))
        if self._needs_advisor:
            self._add_advisors(advisors)
        if not mine.has_passphrase:
            self._add_passphrase()
        elif not mine.unlocked:
            self.unlock = Row(tr("Your passphrase"), secret_field(), tr("Private parts are closed; this opens them."))
            self._layout.addWidget(self.unlock)
        self.error = plain_label("", "error")
        self.error.hide()
        self._layout.addWidget(self.error)
        self._layout.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.main = self.finish(tr("Make it private"))
        self.main.clicked.connect(self._send)
        self.main.setEnabled(not self._needs_advisor or bool(advisors))
        size(self, min_width=640, min_height=690 if self.secret is not None else 360)

    def showEvent(self, event: QShowEvent) -> None:
        """What has to be typed or chosen comes first."""
        super().showEvent(event)
        field = self.unlock.field if self.unlock is not None else self.secret or self.advisor
        if field is not None:
            field.setFocus()

    def done(self, result: int) -> None:
        """Nothing typed stays."""
        if self.secret is not None:
            self.secret.forget()
        if self.unlock is not None:
            self.unlock.field.clear()  # type: ignore[attr-defined]
        super().done(result)

    # What stands in it

    def _protected(self) -> str:
        if self._audience is Audience.ME:
            return tr(
                "Only you can read it then, with a passphrase of your own. No advisor can, no lead, and nobody who"
                " takes the file of the desk or a new backup."
            )
        if self._mine.advisor is not None:
            said = tr(
                "Only you and {advisor} can read it then. Not the team, not leads, and nobody who takes the file of the"
                " desk or a new backup."
            )
            return said.format(advisor=self._mine.advisor_name)
        return tr(
            "Only you and the advisor you name can read it then. Not the team, not leads, and nobody who takes the file"
            " of the desk or a new backup."
        )

    def _add_advisors(self, advisors: Sequence[Person]) -> None:
        self.advisor = Choice((person.full_name, person.id) for person in advisors)
        known = Row(tr("Which advisor"), self.advisor, tr("You can name another one later."))
        self._layout.addWidget(known)
        if not advisors:
            self.advisor.setEnabled(False)
            known.set_error(tr("No advisor has keys on this desk yet. Ask one to set a passphrase first."))

    def _add_passphrase(self) -> None:
        self._layout.addWidget(plain_label(_why_passphrase()))
        me = self._context
        self.secret = NewPassphrase(
            lambda: [me.me.name, me.info.name, self._mine.profile.name], offered_words, tr("A passphrase of your own")
        )
        self._layout.addWidget(Callout(_lost()))
        self._layout.addWidget(self.secret)

    # Sending

    def _send(self) -> None:
        if not self.main.isEnabled() or (self.secret is not None and not self.secret.check()):
            return
        self.error.hide()
        new = self.secret.first.text() if self.secret is not None and not self._has_passphrase else ""
        old = self.unlock.field.text() if self.unlock is not None else ""  # type: ignore[attr-defined]
        if self.unlock is not None and not old:
            self.unlock.set_error(tr("Type your passphrase."))
            return
        new = checked_passphrase(new, [self._context.me.name, self._context.info.name]) if new else ""
        advisor = self.advisor.value() if self.advisor is not None else None
        self.main.setEnabled(False)

        def work(desk: Desk) -> Any:
            done = None
            if new:
                done = desk.interests.set_passphrase(new)
                self._has_passphrase = True
            elif old:
                desk.interests.unlock(old)
            return desk.interests.name_advisor(advisor) if advisor is not None else done

        self._context.worker.run(work, while_alive(self, lambda _: self.accept()), while_alive(self, self._refused))

    def _refused(self, error: Exception) -> None:
        self.main.setEnabled(True)
        if isinstance(error, WrongSecret) and self.unlock is not None:
            self.unlock.field.clear()  # type: ignore[attr-defined]
            self.unlock.set_error(tr("That did not match. Check for capital letters and try again."))
            self.unlock.field.setFocus()
        elif isinstance(error, Invalid) and error.field == "passphrase" and self.secret is not None:
            self.secret.refuse(f"{error.happened} {error.todo}")
        elif isinstance(error, Trouble):
            self.error.setText(str(error))
            self.error.show()
        else:
            self._context.trouble(error)


class ChangePassphraseSheet(Sheet):
    """The passphrase until now, and another one; what is private stays as it is."""

    def __init__(self, context: Context, parent: QWidget, mine: Mine) -> None:
        super().__init__(parent, tr("Change my passphrase"))
        self._context = context
        self._names = [context.me.name, context.info.name, mine.profile.name]
        self.old = Row(tr("Passphrase until now"), secret_field())
        self.secret = NewPassphrase(lambda: self._names, offered_words, tr("New passphrase"))
        said = tr("Your private parts stay as they are. Backups made before still open with the old one.")
        self.body.addWidget(plain_label(said, "muted"))
        for part in (self.old, self.secret):
            self.body.addWidget(part)
        self.body.addWidget(Callout(_lost()))
        self.main = self.finish(tr("Change it"))
        self.main.clicked.connect(self._send)

    def done(self, result: int) -> None:
        """Nothing typed stays."""
        self.old.field.clear()  # type: ignore[attr-defined]
        self.secret.forget()
        super().done(result)

    def _send(self) -> None:
        old = self.old.field.text()  # type: ignore[attr-defined]
        self.old.set_error("" if old else tr("Type the passphrase you have now."))
        if not old:
            self.old.field.setFocus()
            return
        if not self.main.isEnabled() or not self.secret.check():
            return
        new = checked_passphrase(self.secret.first.text(), self._names)
        self.main.setEnabled(False)
        self._context.do(
            lambda desk: desk.interests.change_passphrase(old, new),
            tr("Your passphrase is changed"),
            while_alive(self, lambda _: self.accept()),
            while_alive(self, self._refused),
        )

    def _refused(self, error: Exception) -> None:
        self.main.setEnabled(True)
        if isinstance(error, WrongSecret):
            self.old.field.clear()  # type: ignore[attr-defined]
            self.old.set_error(tr("That did not match."))
            self.old.field.setFocus()
        elif isinstance(error, Invalid):
            self.secret.refuse(f"{error.happened} {error.todo}")
        else:
            self._context.trouble(error)


class AdvisorSheet(Sheet):
    """Who shares what is for *my advisor and I*."""

    def __init__(self, context: Context, parent: QWidget, mine: Mine, advisors: Sequence[Person]) -> None:
        super().__init__(parent, tr("Who shares it with me"))
        self._context = context
        self.advisor = Choice((person.full_name, person.id) for person in advisors)
        if mine.advisor in [person.id for person in advisors]:
            self.advisor.set_value(mine.advisor)
        self.row = Row(tr("My advisor"), self.advisor)
        said = tr(
            "What you keep between you and your advisor is closed for the one before and opened for the one you choose."
            " What somebody has read already they still know, and older backups stay as they are."
        )
        self.body.addWidget(self.row)
        self.body.addWidget(plain_label(said, "muted"))
        self.main = self.finish(tr("Share it with them"))
        self.main.clicked.connect(self._send)
        self.main.setEnabled(bool(advisors))
        if not advisors:
            self.advisor.setEnabled(False)
            self.row.set_error(tr("No advisor has keys on this desk yet. Ask one to set a passphrase first."))

    def _send(self) -> None:
        chosen = self.advisor.value()
        self.main.setEnabled(False)
        self._context.worker.run(
            lambda desk: desk.interests.name_advisor(chosen),
            while_alive(self, lambda _: self.accept()),
            while_alive(self, self._refused),
        )

    def _refused(self, error: Exception) -> None:
        self.main.setEnabled(True)
        if isinstance(error, Trouble):
            self.row.set_error(str(error))
        else:
            self._context.trouble(error)


class TeamSheet(Sheet):
    """Before a private part becomes the team's to see."""

    def __init__(self, parent: QWidget, part: str) -> None:
        super().__init__(parent, tr("Let the team see “{part}”?").format(part=part))
        said = tr(
            "Everybody in the team can read it from then on, and it may be used to offer you work you want."
            " You can make it private again later, but not what somebody has read by then."
        )
        self.body.addWidget(plain_label(said))
        self.main = self.finish(tr("Let the team see it"), tr("Leave it private"))
        self.main.clicked.connect(self.accept)


@cache
def _words() -> tuple[str, ...]:
    return tuple(paths.resource("words/passphrase.txt").read_text(encoding="utf-8").split())


def offered_words() -> list[str]:
    """Four words drawn by chance."""
    return [secrets.choice(_words()) for _ in range(OFFERED)]


def _why_passphrase() -> str:
    return tr(
        "For that you need a passphrase, because a computer guesses a PIN of a few digits in minutes. It opens your"
        " private parts until you lock the desk. It does not help against somebody who watches you type, or who has"
        " changed this computer."
    )


def _lost() -> str:
    return tr(
        "Nobody can look the passphrase up. If you lose it, what is only for you is lost for good. What you share with"
        " your advisor they can open for you again."
    )


def _erases() -> str:
    return tr(
        "The team sees words of this part now. They are erased from the file of this desk, with their history; this"
        " cannot be undone. Backups made before still hold them, and what somebody has read they still know."
    )
