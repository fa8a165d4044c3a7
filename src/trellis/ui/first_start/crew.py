"""Step 3: the team's names, and the school day now or later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trellis.rules.people import Role, fold, parse_names
from trellis.ui.controls import Button, Segmented, row
from trellis.ui.people.forms import NamesPreview
from trellis.ui.people.school_fields import BlockFields, BlockValues, TermFields, TermValues, next_times
from trellis.ui.people.words import qtime
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space

if TYPE_CHECKING:
    from trellis.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Crew:
    """What step 3 writes."""

    techs: str
    leads: str
    term: TermValues | None
    blocks: tuple[BlockValues, ...]

    def bring_in(self, desk: Desk) -> int:
        """Writes it, as the advisor who is signed in; what is there already is passed over. Returns how many people."""
        known = {fold(person.full_name) for person in desk.people.everybody()}
        added = 0
        for names, role in ((self.techs, Role.TECH), (self.leads, Role.LEAD)):
            if any(fold(f"{a} {b}".strip()) not in known for a, b in parse_names(names)):
                added += len(desk.people.add_many(names, role).value)
        if self.term and self.term[0] not in {term.name for term in desk.people.terms()}:
            desk.people.add_term(*self.term)
        there = {block.name for block in desk.people.blocks()}
        for block in self.blocks:
            if block[0] not in there:
                desk.people.add_block(*block)
        return added


class CrewStep(QWidget):
    """Two boxes for names, how they were understood, and the school day."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.techs, self.leads = QPlainTextEdit(), QPlainTextEdit()
        self._techs_row = Row(self.tr("Techs"), self.techs, self.tr("One name a line, typed or pasted."))
        self._leads_row = Row(self.tr("Leads"), self.leads, self.tr("Leads also deal out work."))
        for field, example in ((self.techs, "Maya Rivera\nKing, Deshawn"), (self.leads, "Amara Obi")):
            field.setPlaceholderText(example)
            field.setTabChangesFocus(True)
            field.textChanged.connect(self._preview)
            size(field, height=104)
        boxes = QHBoxLayout()
        space(boxes, gap=12)
        boxes.addWidget(self._techs_row, 1)
        boxes.addWidget(self._leads_row, 1)
        self.preview = NamesPreview()
        self.when = Segmented(self.tr("Term and blocks"), [("later", self.tr("Later")), ("now", self.tr("Now"))])
        self.when.picked.connect(self._show_school)
        self._later = plain_label(
            self.tr("Without term dates Trellis looks at the last 12 weeks, and blocks are chosen by hand."), "small"
        )
        self.term = TermFields(today)
        self.blocks: list[BlockFields] = []
        self._block_lines = QVBoxLayout()
        space(self._block_lines, gap=8)
        self.add_block = Button(self.tr("Add a block"), icon="plus")
        self.add_block.clicked.connect(self._add_block)
        self._school = QWidget()
        school = QVBoxLayout(self._school)
        space(school, gap=10)
        school.addWidget(self.term)
        school.addLayout(self._block_lines)
        school.addLayout(row(self.add_block, None))
        layout = QVBoxLayout(self)
        space(layout, gap=10)
        layout.addLayout(boxes)
        layout.addWidget(self.preview)
        layout.addSpacing(look().px(6))
        layout.addLayout(row(plain_label(self.tr("Term and blocks"), "label"), self.when, None, gap=12))
        layout.addWidget(self._later)
        layout.addWidget(self._school)
        layout.addStretch(1)
        self.setFocusProxy(self.techs)
        self._preview()
        self._show_school()

    def check(self) -> bool:
        """Whether everything can be written; says beside the fields what is wrong."""
        return self.crew() is not None

    def crew(self) -> Crew | None:
        """What is wanted; None after saying what is wrong."""
        self._leads_row.set_error("")
        techs = {fold(f"{a} {b}") for a, b in parse_names(self.techs.toPlainText())}
        both = [f"{a} {b}".strip() for a, b in parse_names(self.leads.toPlainText()) if fold(f"{a} {b}") in techs]
        if both:
            said = self.tr("{name} is on both lists. A lead may do all a tech does, so once is enough.")
            self._leads_row.set_error(said.format(name=both[0]))
            self.leads.setFocus()
            return None
        if self.when.value() == "later":
            return Crew(self.techs.toPlainText(), self.leads.toPlainText(), None, ())
        term = self.term.values() if self.term.name.text().strip() else None
        blocks = [fields.values() for fields in self.blocks]
        if None in blocks or (self.term.name.text().strip() and term is None):
            return None
        found = tuple(block for block in blocks if block)
        return Crew(self.techs.toPlainText(), self.leads.toPlainText(), term, found)

    def refuse(self, said: str) -> None:
        """Writing failed because of the names."""
        self._techs_row.set_error(said)
        self.techs.setFocus()

    def _preview(self) -> None:
        self._leads_row.set_error("")
        self._techs_row.set_error("")
        self.preview.show_names((self.techs.toPlainText(), Role.TECH), (self.leads.toPlainText(), Role.LEAD))

    def _show_school(self, _: str = "") -> None:
        now = self.when.value() == "now"
        self._later.setVisible(not now)
        self._school.setVisible(now)
        if now and not self.blocks:
            self._add_block()
            self.term.name.setFocus()

    def _add_block(self) -> None:
        fields = BlockFields(removable=True)
        starts, ends = next_times(self.blocks)
        fields.starts.setTime(qtime(starts))
        fields.ends.setTime(qtime(ends))
        fields.removed.connect(lambda: self._drop(fields))
        self.blocks.append(fields)
        self._block_lines.addWidget(fields)
        fields.name.setFocus()

    def _drop(self, fields: BlockFields) -> None:
        self.blocks.remove(fields)
        fields.hide()
        fields.deleteLater()
        self.add_block.setFocus()
