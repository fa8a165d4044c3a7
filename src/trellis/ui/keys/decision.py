"""A signed decision in a text file: whether it holds, which desk's it is, and what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout

from trellis.rules.errors import Invalid, Trouble
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Chip, Muted, row
from trellis.ui.language import tr
from trellis.ui.notes import announce
from trellis.ui.recovery import fingerprint_lines, spoken
from trellis.ui.rows import Row
from trellis.ui.text import SafeText, elide, plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.checking import SignedDecision


class DecisionCard(Card):
    """Opens a file and says what it is worth. `shown` comes when that is on the page."""

    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("A signed decision"))
        self._context = context
        words = tr(
            "A decision that was saved as a text file is checked here without the project it is about, also one of"
            " another desk."
        )
        self.trust = QLineEdit()
        self.trust.setMaxLength(100)
        self.trust_row = Row(
            tr("Fingerprint of its desk"),
            self.trust,
            tr("As its advisors gave it to you. Leave it empty for a decision of this desk."),
        )
        self.button = Button(tr("Check a signed decision…"))
        self.button.clicked.connect(self._choose)
        self._lines = QVBoxLayout()
        space(self._lines, gap=8)
        self.body.addWidget(Muted(words))
        self.body.addWidget(self.trust_row)
        self.body.addLayout(row(self.button, None))
        self.body.addLayout(self._lines)

    def look_at(self, path: Path) -> None:
        """Check this file."""
        self.trust_row.set_error("")
        typed = self.trust.text().strip()
        self._context.worker.run(
            lambda desk: desk.checks.signature(path, typed),
            while_alive(self, lambda found: self._show(found, path.name, not typed)),
            while_alive(self, self._failed),
        )

    def _choose(self) -> None:
        kinds = tr("Text (*.txt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Which signed decision?"), "", kinds)
        if name:
            self.look_at(Path(name))

    def _failed(self, error: Exception) -> None:
        self._clear()
        if isinstance(error, Invalid):
            self.trust_row.set_error(f"{error.happened} {error.todo}")
            self.trust.setFocus()
        elif isinstance(error, Trouble):
            self._lines.addWidget(Callout(breakable(str(error)), "red"))
            self.shown.emit()
        else:
            self._context.trouble(error)

    def _show(self, found: SignedDecision, name: str, here: bool) -> None:
        """`here` says that no other desk's fingerprint was typed."""
        self._clear()
        verdict, tone = _verdict(found)
        line = row(Chip(verdict, tone), plain_label(breakable(elide(name)), "muted"), gap=10)
        line.setStretch(1, 1)
        self._lines.addLayout(line)
        for said in found.wrong:
            self._lines.addWidget(Callout(breakable(elide(said, 400)), "red"))
        if found.holds:
            self._show_good(found, here)
        elif found.fingerprint:
            self._fingerprint(tr("The fingerprint in it"), found.fingerprint)
        announce(self, verdict)
        self.shown.emit()

    def _show_good(self, found: SignedDecision, here: bool) -> None:
        if not found.compared:
            said = tr(
                "Nothing in it was changed, but it is another desk's. It counts only when this is the fingerprint that"
                " desk's advisors gave you; type it above and check again."
            )
            self._lines.addWidget(Callout(said))
        elif here:
            said = tr("It was signed at this desk. Whether it was taken back later stands with the project.")
            self._lines.addWidget(plain_label(said))
        else:
            self._lines.addWidget(plain_label(tr("It was signed at the desk of the fingerprint you typed.")))
        self._fingerprint(tr("Its fingerprint"), found.fingerprint)
        reading = SafeText(name=tr("What the decision says"))
        reading.set_plain(_in_words(found.readable))
        self._lines.addWidget(reading)
        if here and found.compared and found.project is not None:
            button = Button(tr("Open the project"))
            project: UUID = found.project
            button.clicked.connect(lambda: self._context.go("projects", project))
            self._lines.addLayout(row(button, None))

    def _fingerprint(self, name: str, fingerprint: str) -> None:
        label = plain_label(f"{name}: {fingerprint}", "muted")
        label.setAccessibleName(f"{name}: {spoken(fingerprint_lines(fingerprint))}")
        self._lines.addWidget(label)

    def _clear(self) -> None:
        _empty(self._lines)


def _in_words(readable: str) -> str:
    """The text without the spaces that make columns in a file; lines of people's words are kept as they are."""
    return re.sub(r"(?m)^(\w[\w ]*:) {2,}", r"\1 ", readable).rstrip()


def _verdict(found: SignedDecision) -> tuple[str, str]:
    if not found.holds:
        return tr("Does not hold"), "red"
    return (tr("Holds"), "accent") if found.compared else (tr("Holds by itself"), "amber")


def _empty(lines: QVBoxLayout) -> None:
    """Takes everything out, the parts of lines too."""
    while (item := lines.takeAt(0)) is not None:
        inner = item.layout()
        parts = [item] if inner is None else [part for n in range(inner.count()) if (part := inner.itemAt(n))]
        for part in parts:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if inner is not None:
            inner.deleteLater()
