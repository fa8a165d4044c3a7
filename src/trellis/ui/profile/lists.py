"""Parts that are words as chips: tools, ways to show what I know, what I could help with; and when I can be here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from trellis.rules.interests import LINE_LIMIT, Availability, Content, PartName, Tools
from trellis.rules.people import Block
from trellis.ui.context import Context
from trellis.ui.controls import FlowLayout
from trellis.ui.language import tr
from trellis.ui.people.words import block_said
from trellis.ui.profile.card import PartCard
from trellis.ui.profile.chips import ChipList, PressChip
from trellis.ui.profile.words import common_ways, part_name
from trellis.ui.text import plain_label, plain_tip


class ToolsCard(PartCard):
    """Tools somebody is at home with, and tools to explore."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, PartName.TOOLS, parent)
        self.home = ChipList(tr("At home with"), "neutral")
        self.explore = ChipList(tr("Want to explore"), "blue")
        for title, chips in ((tr("At home with"), self.home), (tr("Want to explore"), self.explore)):
            self.layout_.addWidget(plain_label(title, "label"))
            self.layout_.addWidget(chips)
            chips.changed.connect(self.keep)

    def fill(self, content: Content) -> None:
        """Both lists."""
        tools = cast(Tools, content)
        self.home.set_entries(tools.home)
        self.explore.set_entries(tools.explore)

    def content(self) -> Content:
        """Both lists."""
        return Tools(self.home.entries(), self.explore.entries())


class ListCard(PartCard):
    """One list: ways to show what I know, or what I could help others with."""

    def __init__(self, context: Context, name: PartName, parent: QWidget | None = None) -> None:
        super().__init__(context, name, parent)
        ways = name is PartName.WAYS
        self.list = ChipList(part_name(name), "violet" if ways else "accent", common_ways if ways else tuple)
        self.layout_.addWidget(self.list)
        self.list.changed.connect(self.keep)

    def fill(self, content: Content) -> None:
        """The words."""
        self.list.set_entries(cast("tuple[str, ...]", content))

    def content(self) -> Content:
        """The words."""
        return self.list.entries()


class AvailabilityCard(PartCard):
    """The blocks of the day to switch on and off, and a note."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, PartName.AVAILABILITY, parent)
        self.chips: dict[UUID, PressChip] = {}
        self._held: tuple[UUID, ...] = ()
        self._none = plain_label(tr("The desk has no blocks yet. A note says it too."), "muted")
        self._blocks = QWidget()
        self._flow = FlowLayout(self._blocks)
        self.remark = QLineEdit()
        self.remark.setMaxLength(LINE_LIMIT)
        self.remark.setPlaceholderText(tr("A note, such as: not on rehearsal days"))
        self.remark.setAccessibleName(tr("A note about when I can be here"))
        self.remark.textEdited.connect(self.touch)
        self.remark.editingFinished.connect(self.flush)
        for part in (self._none, self._blocks, self.remark):
            self.layout_.addWidget(part)
        self._blocks.hide()

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """The blocks there are."""
        self._flow.clear()
        self.chips = {}
        for block in blocks:
            chip = PressChip(block.name, checkable=True)
            plain_tip(chip, block_said(block))
            chip.setAccessibleName(block_said(block))
            chip.setChecked(block.id in self._held)
            chip.clicked.connect(self.touch)
            self._flow.addWidget(chip)
            self.chips[block.id] = chip
        self.block_names = {block.id: block.name for block in blocks}
        self._blocks.setVisible(bool(blocks))
        self._none.setVisible(not blocks)

    def fill(self, content: Content) -> None:
        """Switch the chips, write the note."""
        when = cast(Availability, content)
        self._held = when.blocks
        for id, chip in self.chips.items():
            chip.setChecked(id in when.blocks)
        self.remark.setText(when.note)

    def content(self) -> Content:
        """Blocks in the order of the day; those the desk does not have any more stay until somebody changes them."""
        others = tuple(id for id in self._held if id not in self.chips)
        on = tuple(id for id, chip in self.chips.items() if chip.isChecked())
        known = tuple(id for id in self._held if id in self.chips)
        same = set(on) == set(known)
        return Availability(self._held if same else on + others, self.remark.text())

    def typing(self) -> bool:
        """In the note."""
        return self.remark.hasFocus()
