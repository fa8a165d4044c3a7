"""The school day: terms and blocks, read by everybody, changed by advisors.

Fields open in the card itself; each change is written when it is saved and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Stale
from trellis.rules.people import Block, Term
from trellis.rules.permissions import may
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Muted, row, scrolled
from trellis.ui.language import tr
from trellis.ui.people.school_fields import BlockFields, TermFields
from trellis.ui.people.words import block_said, day_said
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive

Record = Term | Block
NOUNS = frozenset({"term", "block"})


class SchoolDay(QWidget):
    """Two cards, one below the other."""

    def __init__(self, context: Context, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        can = may(context.me, "desk.school")
        self.terms = _Card(
            tr("Terms"),
            tr("No term yet. Trellis looks at the last 12 weeks until there is one."),
            tr("Add a term"),
            lambda term: TermFields(today, term),
            can,
        )
        self.blocks = _Card(
            tr("Blocks"),
            tr("No blocks yet. Until there are some, blocks are chosen by hand."),
            tr("Add a block"),
            BlockFields,
            can,
        )
        self.terms.wanted.connect(self._save_term)
        self.blocks.wanted.connect(self._save_block)
        self.terms.dropped.connect(self._remove)
        self.blocks.dropped.connect(self._remove)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, 0, 8, 8, 0, gap=16)
        for card in (self.terms, self.blocks):
            size(card, max_width=760)
            layout.addWidget(card)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(scrolled(inside))
        context.worker.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk."""
        self._context.worker.run(
            lambda desk: (desk.people.terms(), desk.people.blocks()), while_alive(self, self._shown)
        )

    def _shown(self, told: tuple[list[Term], list[Block]]) -> None:
        terms, blocks = told
        self.terms.show_records(terms)
        self.blocks.show_records(blocks)

    def _changed(self, changes: Any) -> None:
        if any(change.noun in NOUNS for change in changes):
            self.refresh()

    def _save_term(self, term: Term | None, values: Any) -> None:
        if term is None:
            self._do(self.terms, lambda desk: desk.people.add_term(*values), tr("{name} added"), None)
            return
        wanted = replace(term, name=values[0], starts=values[1], ends=values[2])
        self._do(self.terms, lambda desk: desk.people.save_term(wanted), tr("{name} changed"), wanted)

    def _save_block(self, block: Block | None, values: Any) -> None:
        if block is None:
            self._do(self.blocks, lambda desk: desk.people.add_block(*values), tr("{name} added"), None)
            return
        wanted = replace(block, name=values[0], days=values[1], starts=values[2], ends=values[3])
        self._do(self.blocks, lambda desk: desk.people.save_block(wanted), tr("{name} changed"), wanted)

    def _remove(self, record: Record) -> None:
        id, name = record.id, record.name
        if isinstance(record, Term):
            self._context.do(lambda desk: desk.people.remove_term(id), tr("{name} removed").format(name=name))
        else:
            self._context.do(lambda desk: desk.people.remove_block(id), tr("{name} removed").format(name=name))

    def _do(self, card: _Card, work: Callable[[Any], Any], said: str, wanted: Record | None) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Stale) and isinstance(error.theirs, Term | Block) and wanted is not None:
                card.show_conflict(wanted, error.theirs)
            elif isinstance(error, Invalid):
                card.refuse(f"{error.happened} {error.todo}")
            else:
                self._context.trouble(error)

        self._context.do(
            work, lambda value: said.format(name=value.name), while_alive(card, lambda _: card.close_fields()), failed
        )


class _Card(Card):
    """A list of records in words, and the fields of the one that is added or changed."""

    wanted = Signal(object, object)
    """The record (None for a new one) and what its fields say."""
    dropped = Signal(object)
    """The record somebody wants gone."""

    def __init__(
        self,
        title: str,
        empty: str,
        add: str,
        fields: Callable[[Any], TermFields | BlockFields],
        can: bool,
    ) -> None:
        super().__init__(title)
        self._make, self._can, self._add_text = fields, can, add
        self._empty = Muted(empty)
        self._lines = QVBoxLayout()
        space(self._lines, gap=4)
        self._place = QVBoxLayout()
        space(self._place, gap=8)
        self.add = Button(add, icon="plus")
        self.add.clicked.connect(lambda: self.open_fields(None))
        if not can:
            self.add.hide()
        self.fields: TermFields | BlockFields | None = None
        self._wrong = plain_label("", "error")
        self._wrong.hide()
        self.body.addWidget(self._empty)
        self.body.addLayout(self._lines)
        self.body.addLayout(self._place)
        self.body.addWidget(self._wrong)
        self.body.addLayout(row(self.add, None))

    def show_records(self, records: Sequence[Record]) -> None:
        """These there are now."""
        _empty_out(self._lines)
        for record in records:
            line = self._line(record)
            self._lines.addWidget(line)
            line.show()
        self._empty.setVisible(not records)

    def open_fields(self, record: Record | None) -> None:
        """The fields of a record, or of a new one."""
        self.close_fields()
        fields = self.fields = self._make(record)
        save, cancel = Button(tr("Save") if record else tr("Add"), "main"), Button(tr("Cancel"))
        save.clicked.connect(self.send)
        cancel.clicked.connect(self.close_fields)
        holder = _Fields(self.send, self.close_fields)
        layout = QVBoxLayout(holder)
        space(layout, 8, 0, gap=10)
        layout.addWidget(fields)
        layout.addLayout(row(save, cancel, None, gap=10))
        self._place.addWidget(holder)
        holder.show()  # now, so that it can take the focus
        self.add.hide()
        fields.name.setFocus()

    def close_fields(self) -> None:
        """Put the fields away."""
        _empty_out(self._place)
        self.fields = None
        self._wrong.hide()
        self.add.setVisible(self._can)

    def send(self) -> None:
        """Save what stands in the fields, when it is right."""
        values = self.fields.values() if self.fields else None
        if self.fields is not None and values is not None:
            record = self.fields.term if isinstance(self.fields, TermFields) else self.fields.block
            self.wanted.emit(record, values)

    def refuse(self, said: str) -> None:
        """The desk found something wrong."""
        self._wrong.setText(said)
        self._wrong.show()

    def show_conflict(self, mine: Record, theirs: Record) -> None:
        """Somebody was faster: both versions in words, and the choice."""
        self.close_fields()
        holder = QWidget()
        layout = QVBoxLayout(holder)
        space(layout, 8, 0, gap=8)
        layout.addWidget(Callout(tr("Somebody changed this too. Nothing was overwritten.")))
        layout.addWidget(plain_label(tr("Yours: {what}").format(what=record_said(mine))))
        layout.addWidget(plain_label(tr("Now in the desk: {what}").format(what=record_said(theirs))))
        keep, take = Button(tr("Keep mine"), "main"), Button(tr("Keep what is there"))
        keep.clicked.connect(lambda: self.wanted.emit(theirs, values_of(mine)))
        take.clicked.connect(self.close_fields)
        layout.addLayout(row(keep, take, None, gap=10))
        self._place.addWidget(holder)
        holder.show()
        keep.setFocus()

    def _line(self, record: Record) -> QWidget:
        line = QWidget()
        words = plain_label(record_said(record))
        edit, drop = Button(tr("Edit"), "quiet"), Button(tr("Remove"), "quiet")
        for button in (edit, drop):
            button.setAccessibleDescription(record.name)
            if not self._can:
                button.hide()
        edit.clicked.connect(lambda: self.open_fields(record))
        drop.clicked.connect(lambda: self.dropped.emit(record))
        layout = row(words, edit, drop)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        return line


class _Fields(QWidget):
    """Enter in a line saves, Escape leaves."""

    def __init__(self, save: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self._save, self._leave = save, leave

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As the class says."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            self._save()
        else:
            super().keyPressEvent(event)


def record_said(record: Record) -> str:
    """A term or a block in one line."""
    if isinstance(record, Block):
        return block_said(record)
    days = tr("{starts} to {ends}").format(starts=day_said(record.starts), ends=day_said(record.ends))
    return f"{record.name} · {days}"


def values_of(record: Record) -> tuple[Any, ...]:
    """What its fields would answer."""
    if isinstance(record, Block):
        return record.name, record.days, record.starts, record.ends
    return record.name, record.starts, record.ends


def _empty_out(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
