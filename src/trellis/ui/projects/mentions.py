"""Projects named elsewhere: at a ticket that is evidence for them, at somebody who works on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.projects import Mention
from trellis.ui.controls import Chip, column
from trellis.ui.language import tr
from trellis.ui.lines import Line, Sentence, own, unmarked
from trellis.ui.projects.words import state_said, state_tone, title_said
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.words import breakable


class Mentions(QWidget):
    """A line for each project, which opens it; hidden while there are none."""

    opened = Signal(object)
    """The id of a project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._list = QVBoxLayout(self)
        space(self._list, gap=0)
        self.hide()

    def show_evidence(self, mentions: Sequence[Mention]) -> None:
        """One quiet sentence each: what a ticket is evidence for."""
        self._clear()
        for one in mentions:
            title = own(elide(title_said(one.title), 90))
            said = tr("Evidence for the project {title}").format(title=title)
            self._add(one, Line(unmarked(said), Sentence(said), ruled=False))

    def show_work(self, mentions: Sequence[Mention]) -> None:
        """Under a heading, each with where it stands: what somebody works on."""
        self._clear()
        if mentions:
            self._list.addWidget(plain_label(tr("Projects"), "label"))
        for one in mentions:
            title, state = title_said(one.title), state_said(one.outline)
            chip = Chip(state, state_tone(one.outline))
            words = column(plain_label(breakable(elide(title, 90))), chip, gap=4)
            words.setAlignment(chip, Qt.AlignmentFlag.AlignLeft)
            self._add(one, Line(f"{title}, {state}", words))

    def _add(self, one: Mention, line: Line) -> None:
        space(line.line, 8, 4, gap=8)
        line.line.setStretch(0, 1)
        line.clicked.connect(lambda: self.opened.emit(one.outline.project))
        self.lines.append(line)
        self._list.addWidget(line)
        self.show()

    def _clear(self) -> None:
        self.lines = []
        self.hide()
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
