"""The advisors' keys: whose, since when, certified by whom, and what became of them; and who has none yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.people import Person, Role
from trellis.rules.sign_in import KeyTold
from trellis.ui.context import Context
from trellis.ui.controls import Avatar, Button, Callout, Card, Chip, ElidedLabel, Hairline, column, row
from trellis.ui.dates import exact
from trellis.ui.keys.words import TONES, ending, origin, state_said
from trellis.ui.language import tr
from trellis.ui.people.secrets import certify
from trellis.ui.recovery import spoken
from trellis.ui.text import elide, plain_label, plain_tip
from trellis.ui.theme import space

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

LONGEST_NAME = 60


@dataclass(frozen=True)
class Told:
    """What the desk told: its fingerprint, every key, and the advisors who have none in use."""

    fingerprint: str
    keys: tuple[KeyTold, ...]
    without: tuple[Person, ...]


def look_at(desk: Desk) -> Told:
    """On the worker's thread: what there is. Keys in use come first, the oldest first."""
    keys = sorted(desk.keys.listing(), key=lambda key: not key.in_use)
    have = {key.person for key in keys if key.in_use}
    without = (p for p in desk.people.everybody() if p.role is Role.ADVISOR and p.id not in have)
    return Told(desk.keys.fingerprint(), tuple(keys), tuple(without))


class KeyRow(QWidget):
    """One key. `retire` is wanted."""

    retire = Signal()

    def __init__(self, key: KeyTold, mine: bool, may_retire: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = elide(key.name, LONGEST_NAME)
        self.setAccessibleName(f"{name}, {state_said(key.state)}")
        shown = tr("{name} (you)").format(name=name) if mine else name
        called = ElidedLabel(shown, "strong")
        called.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        head = row(called, Chip(state_said(key.state), TONES[key.state]), None)
        print_ = plain_label(key.fingerprint)
        print_.setAccessibleName(
            tr("Fingerprint of the key: {groups}").format(groups=spoken([key.fingerprint.split()]))
        )
        since = plain_label(origin(key), "small")
        plain_tip(since, exact(key.made))
        words = column(head, print_, since, gap=3)
        if said := ending(key):
            words.addWidget(plain_label(said, "small"))
        face = Avatar(key.name, key.person.bytes, 32)
        line = row(face, words, gap=12)
        line.setAlignment(face, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        space(line, 8, 0, gap=12)
        self.button: Button | None = None
        if may_retire:
            self.button = Button(tr("Retire…"), "quiet")
            self.button.setAccessibleDescription(name)
            self.button.clicked.connect(self.retire.emit)
            line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)


class KeysCard(Card):
    """All of them, one below the other. `retire` brings the key somebody wants out of use."""

    retire = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Keys of the advisors"))
        self._context = context
        self.rows: list[KeyRow] = []
        self._lines = QVBoxLayout()
        space(self._lines, gap=0)
        self.body.addLayout(self._lines)

    def show_told(self, told: Told) -> None:
        """These there are."""
        self.rows = []
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        in_use = sum(key.in_use for key in told.keys)
        for key in told.keys:
            self._add(self._row(key, in_use))
        for person in told.without:
            self._add(self._without(person))
        if in_use == 1:
            said = tr(
                "This is the last key in use, so it cannot be retired: without it nobody could sign. With a fellow"
                " advisor certified, one lost passphrase stops nobody."
            )
            self._lines.addSpacing(8)
            self._lines.addWidget(Callout(said))

    def _row(self, key: KeyTold, in_use: int) -> KeyRow:
        made = KeyRow(key, key.person == self._context.me.id, key.in_use and in_use > 1)
        made.retire.connect(lambda: self.retire.emit(key))
        self.rows.append(made)
        return made

    def _without(self, person: Person) -> QWidget:
        holder = QWidget()
        name = elide(person.full_name, LONGEST_NAME)
        holder.setAccessibleName(name)
        said = tr("No key in use. To certify them, have them beside you: they type a passphrase of their own.")
        words = column(ElidedLabel(name, "strong"), plain_label(said, "small"), gap=3)
        button = Button(tr("Certify…"))
        button.setAccessibleDescription(name)
        button.clicked.connect(lambda: certify(self.window(), self._context, person))
        line = row(Avatar(person.full_name, person.id.bytes, 32), words, button, gap=12)
        line.setStretch(1, 1)
        space(line, 8, 0, gap=12)
        holder.setLayout(line)
        return holder

    def _add(self, part: QWidget) -> None:
        if self._lines.count():
            self._lines.addWidget(Hairline())
        self._lines.addWidget(part)
