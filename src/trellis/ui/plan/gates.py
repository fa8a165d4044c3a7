"""Gates: who may take work that needs admin rights or safety training. Advisors open and close them, leads look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Trouble
from trellis.rules.people import Person, Role
from trellis.rules.permissions import may
from trellis.rules.plan import NOTE_LIMIT, GateOpening
from trellis.rules.topics import Gate
from trellis.ui.context import Context
from trellis.ui.controls import Button, Hairline, Muted, row, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.people.words import day_said
from trellis.ui.plan.words import gate_name
from trellis.ui.rows import Form
from trellis.ui.text import plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive

Told = tuple[list[GateOpening], list[Person]]


class GatesSheet(Sheet):
    """What is open to whom, and for an advisor the way to open more. `person` shows one person alone."""

    def __init__(self, context: Context, person: UUID | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Gates"))
        self._context, self._person = context, person
        self.can = may(context.me, "fairness.gate")
        self.body.addWidget(
            plain_label(
                tr(
                    "Some work needs admin rights or safety training. Who has a gate open takes it alone and can come"
                    " along with others."
                ),
                "muted",
            )
        )
        self._names: dict[UUID, str] = {}
        self.who = Choice()
        self.gate = Choice((_titled(gate), gate) for gate in Gate)
        self.note = QLineEdit()
        self.note.setMaxLength(NOTE_LIMIT)
        self.open_button = Button(tr("Open this gate"))
        self.open_button.clicked.connect(self.open_it)
        self._form = Form()
        self._who_row = self._form.row(tr("For whom"), self.who)
        self._gate_row = self._form.row(tr("Gate"), self.gate)
        self._form.row(tr("What you showed or agreed"), self.note, tr("Leads can read it."))
        self._form.add(self.open_button)
        self._form.setVisible(self.can)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        space(self._lines, gap=8)
        area = scrolled(inside)
        size(area, min_height=104)
        self.body.addWidget(area, 1)
        if self.can:
            self.body.addWidget(self._form)
        else:
            self._form.setParent(self)
        close = self.add_button(tr("Close"), "main")
        close.setDefault(False)
        close.clicked.connect(self.accept)
        context.worker.changed.connect(self._changed)
        self._load()

    def open_it(self) -> None:
        """Open the chosen gate for the chosen person."""
        self._form.clear_errors()
        who, gate, note = self.who.value(), self.gate.value(), self.note.text()
        if who is None:
            self._who_row.set_error(tr("Choose somebody."))
            return
        name = self._names.get(who, "")
        said = tr("{gate}: open to {name}").format(gate=_titled(gate), name=name)
        self._context.do(
            lambda desk: desk.plan.open_gate(who, gate, note),
            said,
            while_alive(self, lambda _: self.note.clear()),
            while_alive(self, self._failed),
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self._gate_row.set_error(error.happened)
        else:
            self._context.trouble(error)

    def _load(self) -> None:
        self._context.worker.run(
            lambda desk: (desk.plan.gates(), desk.people.everybody()), while_alive(self, self._shown)
        )

    def _changed(self, changes: Any) -> None:
        if any(change.noun in ("gate", "person") for change in changes):
            self._load()

    def _shown(self, told: Told) -> None:
        openings, people = told
        students = [p for p in people if p.active and p.role in (Role.TECH, Role.LEAD)]
        wanted = [p for p in students if self._person in (None, p.id)]
        self._names = {p.id: p.short_name for p in people}
        self.who.fill((p.short_name, p.id) for p in wanted)
        shown = [o for o in openings if self._person in (None, o.person)]
        self._show_lines(sorted(shown, key=lambda o: (self._names.get(o.person, "").casefold(), o.gate)))

    def _show_lines(self, openings: Sequence[GateOpening]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for opening in openings:
            self._lines.addWidget(self._line(opening))
            self._lines.addWidget(Hairline())
        if not openings:
            self._lines.addWidget(Muted(tr("No gate is open to anybody yet.")))
        self._lines.addStretch(1)

    def _line(self, opening: GateOpening) -> QWidget:
        name = self._names.get(opening.person, "")
        said = tr("{name} · {gate}").format(name=name, gate=gate_name(opening.gate))
        since = tr("since {day}, by {who}").format(
            day=day_said(opening.opened), who=self._names.get(opening.opened_by, "")
        )
        words = QWidget()
        inner = QVBoxLayout(words)
        space(inner, gap=2)
        inner.addWidget(plain_label(said, "strong"))
        inner.addWidget(plain_label(" · ".join(filter(None, (since, opening.note))), "muted"))
        part = QWidget()
        line = row(gap=12)
        line.addWidget(words, 1)
        if self.can:
            shut = Button(tr("Close the gate"))
            shut.setAccessibleName(tr("Close the gate: {what}").format(what=said))
            shut.clicked.connect(lambda: self._close_it(opening, said))
            line.addWidget(shut)
        part.setLayout(line)
        return part

    def _close_it(self, opening: GateOpening, said: str) -> None:
        self._context.do(lambda desk: desk.plan.close_gate(opening.id), tr("{what}: closed").format(what=said))


def _titled(gate: Gate) -> str:
    words = gate_name(gate)
    return words[:1].upper() + words[1:]
