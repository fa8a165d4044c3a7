"""What one version of a proposal says otherwise than another, word by word."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.proposal import PartName, Proposal
from trellis.ui.controls import scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.projects.words import part_name
from trellis.ui.signoffs.contents import widgets_of
from trellis.ui.text import plain_label
from trellis.ui.theme import space


class ChangesSheet(Sheet):
    """The parts that say something else, with what was taken out and what came."""

    def __init__(self, parent: QWidget, title: str, before: Proposal, after: Proposal, today: date) -> None:
        super().__init__(parent.window(), title, wide=True)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=4)
        self.parts = [name for name in PartName if before.get(name) != after.get(name)]
        for name in self.parts:
            layout.addWidget(plain_label(part_name(name), "label"))
            for widget in widgets_of(name, before, after, {}, today):
                layout.addWidget(widget)
            layout.addSpacing(10)
        if not self.parts:
            layout.addWidget(plain_label(tr("Every part says the same."), "muted"))
        layout.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.add_button(tr("Close"), "main").clicked.connect(self.accept)
