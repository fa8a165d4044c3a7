"""Who is here: a chip for everybody of the block, one press marks them absent or here again."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.plan import Attendance
from trellis.ui.controls import ChipButton, FlowLayout
from trellis.ui.language import tr
from trellis.ui.plan.words import unsure_said
from trellis.ui.theme import space


class PersonChip(ChipButton):
    """Somebody of the block. Enter presses it as the space bar does."""

    def __init__(self, one: Attendance) -> None:
        super().__init__("")
        self.show_person(one)

    def show_person(self, one: Attendance) -> None:
        """Show whether they are here."""
        self.one = one
        self.set_tone("neutral" if one.absent else "amber" if one.unsure else "accent")
        self.set_word(unsure_said(one))
        self.setAccessibleDescription(
            tr("Not here. Press when they have come.") if one.absent else tr("Here. Press to mark them absent.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class WhoIsHere(QWidget):
    """The chips; they stay the same while the people do, so that the focus stays."""

    pressed = Signal(object)
    """The `Attendance` of whom somebody pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Who is here"))
        self.chips: dict[UUID, PersonChip] = {}
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        self._flow = FlowLayout(gap=8)
        layout.addLayout(self._flow)

    def show_people(self, people: Sequence[Attendance]) -> None:
        """These belong to the block."""
        if list(self.chips) != [p.person for p in people]:
            self._flow.clear()
            self.chips = {p.person: self._chip(p) for p in people}
        for one in people:
            self.chips[one.person].show_person(one)

    def _chip(self, one: Attendance) -> PersonChip:
        chip = PersonChip(one)
        chip.clicked.connect(lambda: self.pressed.emit(chip.one))
        self._flow.addWidget(chip)
        return chip
