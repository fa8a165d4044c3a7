"""A new passphrase: typed twice, its strength told in words, four words offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.sign_in import PASSPHRASE_LONGEST, Level, checked_passphrase, strength, typed
from trellis.ui.controls import Button, Callout, Chip, row
from trellis.ui.rows import Row
from trellis.ui.theme import space

TONES = {Level.EASY: "red", Level.FAIR: "amber", Level.STRONG: "accent"}


class NewPassphrase(QWidget):
    """The two fields. What is typed lives only in them; `forget` empties them."""

    def __init__(
        self,
        known: Callable[[], Sequence[str]],
        offer: Callable[[], Sequence[str]] | None = None,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`known` are names anybody would try; `offer` gives four words drawn by chance (none: nothing is offered)."""
        super().__init__(parent)
        self._known, self._offer = known, offer
        self.first, self.again = QLineEdit(), QLineEdit()
        for field in (self.first, self.again):
            field.setMaxLength(PASSPHRASE_LONGEST)
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData
                | Qt.InputMethodHint.ImhNoPredictiveText
                | Qt.InputMethodHint.ImhNoAutoUppercase
            )
        self._help = self.tr("Three words are the least, four are strong. Spaces are fine.")
        self._first_row = Row(label or self.tr("Passphrase"), self.first, self._help)
        self._again_row = Row(self.tr("The same once more"), self.again)
        self.strength = Chip("")
        self.strength.hide()
        self.eye = Button(self.tr("Show"), "quiet")
        self.eye.setCheckable(True)
        self.eye.setAccessibleDescription(self.tr("Passphrase"))
        self.eye.toggled.connect(self._show)
        self.offer_button = Button(self.tr("Offer me four words"))
        if offer is None:
            self.offer_button.hide()
        self.offer_button.clicked.connect(self._offer_words)
        self.offered = Callout("", "accent")
        self.offered.hide()
        self.first.textChanged.connect(self._tell)
        self.again.textChanged.connect(lambda: self._again_row.set_error(""))
        layout = QVBoxLayout(self)
        space(layout, gap=10)
        for part in (self._first_row, self.offered):
            layout.addWidget(part)
        layout.addLayout(row(self.offer_button, self.eye, self.strength, None))
        layout.addWidget(self._again_row)
        self.setFocusProxy(self.first)

    def check(self) -> bool:
        """Whether both are the same and hard enough to guess; says beside the fields what is wrong."""
        try:
            checked_passphrase(self.first.text(), self._known())
        except Invalid as wrong:
            self.refuse(f"{wrong.happened} {wrong.todo}")
            return False
        if typed(self.first.text()) != typed(self.again.text()):
            self._again_row.set_error(self.tr("This is not the same as above."))
            self.again.setFocus()
            return False
        return True

    def refuse(self, said: str) -> None:
        """The passphrase will not do."""
        self._first_row.set_error(said)
        self.first.setFocus()

    def forget(self) -> None:
        """Nothing of it stays."""
        self.first.clear()
        self.again.clear()
        self.offered.set_text("")
        self.offered.hide()
        self.eye.setChecked(False)

    def _tell(self, words: str) -> None:
        self._first_row.set_error("")
        told = strength(words, self._known()) if words else None
        self.strength.setVisible(told is not None)
        if told is not None:
            self.strength.set(self._level(told.level), TONES[told.level])
        self._first_row.set_help(told.said if told else self._help)

    def _level(self, level: Level) -> str:
        names = {Level.EASY: self.tr("Easy to guess"), Level.FAIR: self.tr("Fair"), Level.STRONG: self.tr("Strong")}
        return names[level]

    def _offer_words(self) -> None:
        assert self._offer is not None
        words = " ".join(self._offer())
        if not words:
            return
        said = self.tr("{words}\nWrite it down until you know it by heart. Now type it once more below.")
        self.offered.set_text(said.format(words=words))
        self.offered.show()
        self.first.setText(words)
        self.again.clear()
        self.again.setFocus()

    def _show(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for field in (self.first, self.again):
            field.setEchoMode(mode)
        self.eye.setText(self.tr("Hide") if on else self.tr("Show"))
