"""The fields of a term and of a block, for the school day's page and for the first start.

Both answer with plain values and show what is wrong beside the field; the rules themselves stand in `rules.people`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.people import Block, Term, checked_block, checked_term
from trellis.ui.controls import Button, ChipButton, DateField, FlowLayout, TimeField, column
from trellis.ui.language import tr
from trellis.ui.people.words import qdate, qtime, weekday
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space

NEW = UUID(int=0)
"""Stands for the id the desk will give."""

TermValues = tuple[str, date, date]
BlockValues = tuple[str, str, time, time]


class TermFields(QWidget):
    """Name, first day, last day."""

    def __init__(self, today: date, term: Term | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.term = term
        starts = term.starts if term else today
        self.name = QLineEdit(term.name if term else "")
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(self.tr("Fall term"))
        self.starts = DateField(qdate(starts))
        self.ends = DateField(qdate(term.ends if term else _in_weeks(starts, 15)))
        flow = FlowLayout(self, gap=12)
        self._name_row = Row(self.tr("Name of the term"), self.name)
        self._starts_row = Row(self.tr("First day"), self.starts)
        self._ends_row = Row(self.tr("Last day"), self.ends)
        for row_, wide in ((self._name_row, 220), (self._starts_row, 190), (self._ends_row, 190)):
            size(row_, width=wide)
            flow.addWidget(row_)

    def values(self) -> TermValues | None:
        """Name, first and last day; None after saying beside the field what is wrong."""
        for row_ in (self._name_row, self._starts_row, self._ends_row):
            row_.set_error("")
        starts, ends = self.starts.date().toPython(), self.ends.date().toPython()
        if not self.name.text().strip():
            self._wrong(self._name_row, self.tr("A term needs a name."))
            return None
        try:
            term = checked_term(Term(NEW, self.name.text(), starts, ends))  # type: ignore[arg-type]
        except Invalid as wrong:
            self._wrong(self._ends_row, f"{wrong.happened} {wrong.todo}")
            return None
        return term.name, term.starts, term.ends

    def _wrong(self, row_: Row, said: str) -> None:
        row_.set_error(said)
        row_.field.setFocus()


class DaysField(QWidget):
    """Weekdays as chips, or the letters of a cycle (A/B days)."""

    def __init__(self, days: str = "12345", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cycle = bool(days) and not days.isdigit()
        self._week = QWidget()
        line = QHBoxLayout(self._week)
        space(line, gap=3)
        self.chips = [ChipButton(weekday(number), checkable=True) for number in range(1, 8)]
        for number, chip in enumerate(self.chips, 1):
            chip.setAccessibleName(weekday(number, long=True))
            chip.setChecked(not cycle and str(number) in days)
            line.addWidget(chip)
        self.letters = QLineEdit(days if cycle else "A")
        self.letters.setMaxLength(8)
        self.letters.setAccessibleName(tr("Letters of the days"))
        size(self.letters, width=90)
        self.cycle = ChipButton("A/B", checkable=True)
        self.cycle.setAccessibleName(tr("A/B days instead of weekdays"))
        self.cycle.setChecked(cycle)
        self.cycle.toggled.connect(self._show)
        layout = QHBoxLayout(self)
        space(layout, gap=8)
        for part in (self._week, self.letters, self.cycle):
            layout.addWidget(part)
        layout.addStretch(1)
        look().fit(self, lambda field: field.setMinimumHeight(look().px(36)))
        self._show()

    def setFocus(self, *_: object) -> None:
        """On the first part. (A focus proxy would take over the row's name.)"""
        (self.letters if self.cycle.isChecked() else self.chips[0]).setFocus()

    def value(self) -> str:
        """Weekday numbers in order, or letters."""
        if self.cycle.isChecked():
            return "".join(sorted(set("".join(self.letters.text().split()).upper())))
        return "".join(str(number) for number, chip in enumerate(self.chips, 1) if chip.isChecked())

    def _show(self, *_: object) -> None:
        self._week.setVisible(not self.cycle.isChecked())
        self.letters.setVisible(self.cycle.isChecked())


class BlockFields(QWidget):
    """Name, days, from, to; as many on a line as there is room for."""

    removed = Signal()
    """Somebody wants this block gone (only with `removable`)."""

    def __init__(self, block: Block | None = None, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block
        self.name = QLineEdit(block.name if block else "")
        self.name.setMaxLength(30)
        self.name.setPlaceholderText("C")
        self.days = DaysField(block.days if block else "12345")
        self.starts = TimeField(qtime(block.starts if block else time(8)))
        self.ends = TimeField(qtime(block.ends if block else time(8, 45)))
        self._name_row = Row(self.tr("Block"), self.name)
        self._days_row = Row(self.tr("Days"), self.days)
        self._starts_row, self._ends_row = Row(self.tr("From"), self.starts), Row(self.tr("To"), self.ends)
        flow = FlowLayout(gap=8)
        for row_, wide in ((self._name_row, 80), (self._days_row, None), (self._starts_row, 90), (self._ends_row, 90)):
            if wide:
                size(row_, width=wide)
            flow.addWidget(row_)
        if removable:
            drop = Button("", "quiet", icon="close")
            drop.setAccessibleName(self.tr("Leave this block out"))
            drop.clicked.connect(self.removed.emit)
            holder = QWidget()
            holder.setLayout(column(plain_label(" ", "label"), drop, gap=4))
            flow.addWidget(holder)
        self._told = plain_label("", "error")
        self._told.hide()
        self.setLayout(column(flow, self._told, gap=4))
        self.setFocusProxy(self.name)

    def values(self) -> BlockValues | None:
        """Name, days, start and end; None after saying what is wrong."""
        self._told.hide()
        starts, ends = self.starts.time().toPython(), self.ends.time().toPython()
        try:
            block = checked_block(Block(NEW, self.name.text(), self.days.value(), starts, ends))  # type: ignore[arg-type]
        except Invalid as wrong:
            self._told.setText(f"{wrong.happened} {wrong.todo}")
            self._told.show()
            field = {"name": self.name, "days": self.days, "ends": self.ends}.get(wrong.field, self.name)
            field.setFocus()
            return None
        return block.name, block.days, block.starts, block.ends


def next_times(blocks: Sequence[BlockFields]) -> tuple[time, time]:
    """When the next block probably is: as long as the last, five minutes after it; 8:00 to 8:45 without one."""
    if not blocks:
        return time(8), time(8, 45)
    starts, ends = blocks[-1].starts.time(), blocks[-1].ends.time()
    begins = ends.addSecs(5 * 60)
    over = begins.addSecs(max(starts.secsTo(ends), 60))
    if over < begins:
        return time(8), time(8, 45)
    return begins.toPython(), over.toPython()  # type: ignore[return-value]


def _in_weeks(day: date, weeks: int) -> date:
    return qdate(day).addDays(7 * weeks).toPython()  # type: ignore[return-value]
