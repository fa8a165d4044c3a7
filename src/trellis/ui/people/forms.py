"""Forms of the pane: one person added or edited, many pasted, and two versions of one record side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.errors import Invalid
from trellis.rules.people import MEMBERS, NAME_LIMIT, Block, Person, Role, checked, parse_names
from trellis.rules.permissions import Actor, may
from trellis.ui.controls import Button, ChipButton, FlowLayout, Hairline, Heading, dress_table, row
from trellis.ui.language import tr
from trellis.ui.people.school_fields import NEW
from trellis.ui.people.words import block_said, blocks_said, many, role_name
from trellis.ui.rows import Form, Row
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import size, space

MOST_NAMES = 2_000
"""Names are shown up to this many lines; a school's team is far smaller."""


def roles_for(me: Actor, intent: str) -> list[Role]:
    """The roles I may give somebody."""
    return [role for role in Role if may(me, intent, Person(NEW, "x", role=role))]


class RoleField(QComboBox):
    """One of some roles."""

    def __init__(self, roles: Sequence[Role], now: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles = list(roles)
        self.addItems([role_name(role) for role in roles])
        self.set_value(now)

    def value(self) -> Role:
        """The role chosen."""
        return self._roles[self.currentIndex()]

    def set_value(self, role: Role) -> None:
        """Choose a role, or the first where it is not among them."""
        self.setCurrentIndex(self._roles.index(role) if role in self._roles else 0)

    def roles(self) -> list[Role]:
        """What there is to choose."""
        return list(self._roles)


class PersonForm(QWidget):
    """Names, pronouns, role, blocks. `wanted` goes out only when the rules find nothing wrong."""

    wanted = Signal(object)
    """The `Person` as it should be."""
    left = Signal()

    def __init__(
        self, me: Actor, blocks: Sequence[Block], person: Person | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._base = person or Person(NEW, "", role=Role.TECH)
        self.title = Heading(
            tr("Edit {name}").format(name=person.full_name) if person else tr("Add somebody"), "headline"
        )
        self.preferred, self.family = QLineEdit(self._base.preferred_name), QLineEdit(self._base.family_name)
        self.pronouns = QLineEdit(self._base.pronouns)
        for field in (self.preferred, self.family):
            field.setMaxLength(NAME_LIMIT)
        self.pronouns.setMaxLength(40)
        self.role = RoleField(roles_for(me, "people.edit" if person else "people.add"), self._base.role)
        self.role.currentIndexChanged.connect(self._show_role)
        self.trainee = QCheckBox(tr("Trainee: new to the team"))
        self.trainee.setChecked(self._base.trainee)
        self.form = Form()
        self._preferred_row = self.form.row(tr("Preferred name"), self.preferred, tr("As they want to be called."))
        self.form.row(tr("Family name"), self.family)
        self.form.row(tr("Pronouns"), self.pronouns)
        self._role_row = self.form.row(tr("Role"), self.role)
        self._trainee_row = self.form.row(self.trainee.text(), self.trainee)
        self._blocks = blocks
        self.chips: list[ChipButton] = []
        self._block_part = self._make_blocks()
        self.save = Button(tr("Save") if person else tr("Add"), "main")
        self.save.clicked.connect(self._send)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.left.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        for part in (self.title, self.form, self._block_part):
            layout.addWidget(part)
        layout.addLayout(row(self.save, cancel, None, gap=10))
        layout.addStretch(1)
        self.setFocusProxy(self.preferred)
        self._show_role()
        self._begun = self.person()

    def refuse(self, error: Invalid) -> None:
        """The desk found something wrong."""
        target = self._role_row if error.field in ("role", "left") else self._preferred_row
        target.set_error(f"{error.happened} {error.todo}")
        target.field.setFocus()

    def person(self) -> Person:
        """As typed."""
        member = self.role.value() in MEMBERS
        chosen = {block.id for block, chip in zip(self._blocks, self.chips, strict=True) if chip.isChecked()}
        return replace(
            self._base,
            preferred_name=self.preferred.text(),
            family_name=self.family.text(),
            pronouns=self.pronouns.text(),
            role=self.role.value(),
            trainee=member and self.trainee.isChecked(),
            blocks=tuple(block.id for block in self._blocks if block.id in chosen) if member else (),
        )

    def touched(self) -> bool:
        """Whether anything was typed or chosen."""
        return self.person() != self._begun

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line saves, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            self._send()
        else:
            super().keyPressEvent(event)

    def _make_blocks(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        space(layout, gap=6)
        layout.addWidget(plain_label(tr("Blocks"), "label"))
        flow = FlowLayout()
        for block in self._blocks:
            chip = ChipButton(block.name, checkable=True)
            chip.setAccessibleName(block_said(block))
            plain_tip(chip, block_said(block))
            chip.setChecked(block.id in self._base.blocks)
            self.chips.append(chip)
            flow.addWidget(chip)
        layout.addLayout(flow)
        if not self._blocks:
            layout.addWidget(plain_label(tr("The school day has no blocks yet."), "small"))
        return part

    def _show_role(self, *_: object) -> None:
        member = self.role.value() in MEMBERS
        self._block_part.setVisible(member)
        self._trainee_row.setVisible(member)

    def _send(self) -> None:
        self.form.clear_errors()
        try:
            checked(self.person())
        except Invalid as wrong:
            self.refuse(wrong)
            return
        self.wanted.emit(self.person())


class NamesPreview(QWidget):
    """How pasted names were understood: preferred and family name; with `whole` also the name shown, and the role."""

    def __init__(self, whole: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = plain_label("", "label")
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels([tr("Shown as"), tr("Preferred name"), tr("Family name"), tr("Role")])
        dress_table(self.table, tr("How the names were understood"), 32)
        for column in (0, 3):
            self.table.setColumnHidden(column, not whole)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.horizontalHeader().setSectionResizeMode(self.table.horizontalHeader().ResizeMode.Stretch)
        size(self.table, height=166)
        layout = QVBoxLayout(self)
        space(layout, gap=6)
        layout.addWidget(self.count)
        layout.addWidget(self.table)
        self.hide()

    def show_names(self, *lists: tuple[str, Role]) -> int:
        """Show these pasted names, each list with its role; returns how many there are."""
        found = [
            (Person(NEW, preferred, family, role=role), preferred, family)
            for text, role in lists
            for preferred, family in parse_names(text)[:MOST_NAMES]
        ]
        self.table.setRowCount(len(found))
        for down, (person, preferred, family) in enumerate(found):
            for across, text in enumerate((person.short_name, preferred, family, role_name(person.role))):
                self.table.setItem(down, across, QTableWidgetItem(text))
        self.count.setText(many(len(found), tr("1 person, understood as"), tr("%n people, understood as")))
        self.setVisible(bool(found))
        return len(found)


class PasteForm(QWidget):
    """Many names at once, all of one role."""

    wanted = Signal(str, object)
    """The text and the `Role`."""
    left = Signal()

    def __init__(self, me: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setPlaceholderText("Maya Rivera\nKing, Deshawn")
        self.names.textChanged.connect(self._preview)
        size(self.names, height=140)
        self._names_row = Row(tr("Names"), self.names, tr("One a line. Names that are here already are passed over."))
        self.role = RoleField(roles_for(me, "people.add"), Role.TECH)
        self.role.currentIndexChanged.connect(self._preview)
        self.preview = NamesPreview(whole=False)
        self.save = Button(tr("Add"), "main")
        self.save.clicked.connect(self._send)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.left.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addWidget(Heading(tr("Paste many"), "headline"))
        layout.addWidget(self._names_row)
        layout.addWidget(Row(tr("All of them are"), self.role))
        layout.addWidget(self.preview)
        layout.addLayout(row(self.save, cancel, None, gap=10))
        layout.addStretch(1)
        self.setFocusProxy(self.names)
        self._preview()

    def refuse(self, said: str) -> None:
        """The desk found something wrong."""
        self._names_row.set_error(said)
        self.names.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter adds, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self._send()
        else:
            super().keyPressEvent(event)

    def _preview(self, *_: object) -> None:
        self._names_row.set_error("")
        count = self.preview.show_names((self.names.toPlainText(), self.role.value()))
        self.save.setText(many(count, tr("Add 1 person"), tr("Add %n people")) if count else tr("Add"))
        self.save.setAccessibleName(self.save.text())

    def _send(self) -> None:
        if not parse_names(self.names.toPlainText()):
            self.refuse(tr("Type or paste one name on each line."))
            return
        self.wanted.emit(self.names.toPlainText(), self.role.value())


class Conflict(QWidget):
    """Somebody was faster: both versions, field by field where they differ, and the choice."""

    mine = Signal(object)
    """The `Person` to write over theirs, with the version it read."""
    theirs = Signal()

    def __init__(self, mine: Person, theirs: Person, blocks: Sequence[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        space(grid, gap=8)
        for across, words in enumerate(("", tr("Yours"), tr("Now in the desk"))):
            grid.addWidget(plain_label(words, "label"), 0, across)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        told = [
            (tr("Preferred name"), mine.preferred_name, theirs.preferred_name),
            (tr("Family name"), mine.family_name, theirs.family_name),
            (tr("Pronouns"), mine.pronouns, theirs.pronouns),
            (tr("Role"), role_name(mine.role), role_name(theirs.role)),
            (tr("Trainee"), _yes(mine.trainee), _yes(theirs.trainee)),
            (tr("Blocks"), blocks_said(mine, blocks), blocks_said(theirs, blocks)),
        ]
        for down, (name, ours, other) in enumerate(told, 1):
            differs = ours != other
            grid.addWidget(plain_label(name, "label", wrap=False), down, 0)
            grid.addWidget(plain_label(ours or "–", "strong" if differs else "muted"), down, 1)
            grid.addWidget(plain_label(other or "–", "strong" if differs else "muted"), down, 2)
        keep, take = Button(tr("Keep mine"), "main"), Button(tr("Keep what is there"))
        keep.clicked.connect(lambda: self.mine.emit(replace(mine, version=theirs.version)))
        take.clicked.connect(self.theirs.emit)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addWidget(Heading(tr("Somebody changed this person too"), "headline"))
        layout.addWidget(plain_label(tr("Nothing was overwritten. Look at both and choose.")))
        layout.addWidget(Hairline())
        layout.addLayout(grid)
        layout.addLayout(row(keep, take, None, gap=10))
        layout.addStretch(1)
        self.setFocusProxy(keep)


def _yes(value: bool) -> str:
    return tr("yes") if value else tr("no")
