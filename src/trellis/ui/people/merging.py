"""Two records of one person become one: both shown, which stays, what goes along."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from trellis.rules.people import Follows, Person, fold, same_name
from trellis.rules.permissions import Actor
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, ChipButton, FlowLayout, Heading, Muted, SuggestField, Suggestion, row
from trellis.ui.language import tr
from trellis.ui.people.pane import may_merge
from trellis.ui.people.words import day_said, follows_said, role_name
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive


class _Record(Card):
    """One of the two: name, role, since when, and what hangs on it."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.person = person
        self.radio = QRadioButton(tr("Keep this record"))
        self.radio.setAccessibleName(tr("Keep the record {name}").format(name=person.full_name))
        since = day_said(person.created.astimezone().date()) if person.created else ""
        told = " · ".join(filter(None, (role_name(person.role), since)))
        self.body.addWidget(Heading(person.full_name))
        self.body.addWidget(Muted(told))
        self.follows = plain_label("", "small")
        self.body.addWidget(self.follows)
        self.body.addWidget(self.radio)
        self.radio.toggled.connect(self.set_chosen)

    def tell(self, follows: Follows) -> None:
        """This hangs on it."""
        self.follows.setText(tr("On it: {what}").format(what=follows_said(follows)))


class MergeForm(QWidget):
    """Choose the other record, choose which stays, merge."""

    wanted = Signal(object, object)
    """Ids of the record that goes and of the one that stays."""
    left = Signal()

    def __init__(
        self, context: Context, person: Person, everybody: Sequence[Person], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._person = context, person
        self._others = mergeable(context.me, person, everybody)
        self.field = SuggestField(tr("Two letters of the name"))
        self.field.asked.connect(self._offer)
        self.field.chosen.connect(lambda said: self.choose(said.key))
        self._row = Row(tr("The other record of {name}").format(name=person.full_name), self.field)
        self._alike = FlowLayout()
        for other in [p for p in self._others if same_name(p, person)][:6]:
            chip = ChipButton(other.full_name)
            chip.setAccessibleName(tr("Merge with {name}").format(name=other.full_name))
            chip.clicked.connect(lambda _=False, id_=other.id: self.choose(id_))
            self._alike.addWidget(chip)
        self._pair = QVBoxLayout()
        space(self._pair, gap=10)
        self._group = QButtonGroup(self)
        self._records: list[_Record] = []
        self._says = plain_label("", "muted")
        self._says.hide()
        self.merge = Button(tr("Merge"), "main")
        self.merge.setEnabled(False)
        self.merge.clicked.connect(self._send)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.left.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addWidget(Heading(tr("Two records, one person"), "headline"))
        layout.addWidget(self._row)
        layout.addLayout(self._alike)
        layout.addLayout(self._pair)
        layout.addWidget(self._says)
        layout.addLayout(row(self.merge, cancel, None, gap=10))
        layout.addStretch(1)
        self.setFocusProxy(self.field)

    def choose(self, other: UUID) -> None:
        """This is the other record."""
        found = next((p for p in self._others if p.id == other), None)
        if found is None:
            return
        for record in self._records:
            self._group.removeButton(record.radio)
            record.hide()
            record.deleteLater()
        self._records = [_Record(self._person), _Record(found)]
        for record in self._records:
            self._group.addButton(record.radio)
            self._pair.addWidget(record)
            record.show()
            self._ask(record)
        self._group.buttonToggled.connect(self._tell)
        self._records[0].radio.setChecked(True)
        self.merge.setEnabled(True)
        self._records[0].radio.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer(self, letters: str) -> None:
        wanted = fold(letters).split()
        found = [
            Suggestion(p.id, p.full_name, role_name(p.role), p.id.bytes)
            for p in self._others
            if all(any(word.startswith(piece) for word in fold(p.full_name).split()) for piece in wanted)
        ]
        self._row.set_error("" if found else tr("Nobody of that name can be merged."))
        self.field.offer(found[:8])

    def _ask(self, record: _Record) -> None:
        person = record.person.id
        self._context.worker.run(lambda desk: desk.people.follows(person), while_alive(record, record.tell))

    def _tell(self, *_: object) -> None:
        gone, kept = self._two()
        said = tr(
            "Tickets, words, credits and logged work of {gone} go to {kept}. {gone} is not offered any more. Undo takes"
            " it back until you lock."
        )
        same = gone.full_name == kept.full_name
        names = (tr("the other record"), tr("the one that stays")) if same else (gone.full_name, kept.full_name)
        self._says.setText(said.format(gone=names[0], kept=names[1]))
        self._says.show()

    def _two(self) -> tuple[Person, Person]:
        first, second = self._records
        return (second.person, first.person) if first.radio.isChecked() else (first.person, second.person)

    def _send(self) -> None:
        gone, kept = self._two()
        self.wanted.emit(gone.id, kept.id)


def mergeable(me: Actor, person: Person, everybody: Sequence[Person]) -> list[Person]:
    """Who could be the other record."""
    return [p for p in everybody if p.active and p.id != person.id and may_merge(me, p)]
