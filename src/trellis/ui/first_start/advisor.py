"""Step 2, first half: who the advisor is, and their passphrase."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.people import NAME_LIMIT, Person, Role, checked
from trellis.rules.sign_in import checked_passphrase
from trellis.ui.passphrases import NewPassphrase
from trellis.ui.rows import Form
from trellis.ui.theme import space


class AdvisorStep(QWidget):
    """Names, pronouns and a new passphrase. `words` are offered four at a time."""

    def __init__(self, words: Sequence[str], known: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        """`known` are further names anybody would try as a passphrase (the desk's)."""
        super().__init__(parent)
        self._known = known
        self.preferred, self.family, self.pronouns = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.preferred, self.family):
            field.setMaxLength(NAME_LIMIT)
        self.pronouns.setMaxLength(40)
        self.form = Form()
        self._preferred_row, _ = self.form.pair(
            (self.tr("Preferred name"), self.preferred, self.tr("As you want to be called at the desk.")),
            (self.tr("Family name"), self.family),
        )
        self.form.row(self.tr("Pronouns (if you like)"), self.pronouns)
        self.secret = NewPassphrase(self.known, lambda: [secrets.choice(words) for _ in range(4)] if words else [])
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addWidget(self.form)
        layout.addWidget(self.secret)
        layout.addStretch(1)
        self.setFocusProxy(self.preferred)

    def known(self) -> list[str]:
        """Names anybody would try."""
        return [self.preferred.text(), self.family.text(), *self._known()]

    def check(self) -> bool:
        """Whether this step is done; says beside the fields what is missing."""
        self.form.clear_errors()
        try:
            checked(self.person())
        except Invalid as wrong:
            self._preferred_row.set_error(f"{wrong.happened} {wrong.todo}")
        good = self.secret.check()
        if self.form.first_wrong():
            return False
        return good

    def person(self) -> Person:
        """The advisor as typed."""
        return Person(UUID(int=0), self.preferred.text(), self.family.text(), self.pronouns.text(), Role.ADVISOR)

    def passphrase(self) -> str:
        """The passphrase; `check` has said that it will do."""
        return checked_passphrase(self.secret.first.text(), self.known())

    def refuse(self, field: str, said: str) -> None:
        """Making the desk failed because of something in this step."""
        if field == "passphrase":
            self.secret.refuse(said)
        else:
            self._preferred_row.set_error(said)
            self.preferred.setFocus()

    def forget(self) -> None:
        """Forget the passphrase."""
        self.secret.forget()
