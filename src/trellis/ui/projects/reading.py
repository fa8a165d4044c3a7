"""A proposal to read: for others than its people, for versions that were handed in, and when nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import Tools
from trellis.rules.proposal import Chooser, Milestone, Need, PartName, Proposal
from trellis.ui.controls import Chip, FlowLayout, row
from trellis.ui.language import tr
from trellis.ui.projects.words import chooser_told, full_day, need_said, part_name
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.words import breakable


class ProposalView(QWidget):
    """Every part that says something, with who chose it where that is not the student alone.

    `below` may add a widget under a part (what a reviewer said of it).
    """

    def __init__(
        self,
        proposal: Proposal,
        today: date,
        below: Callable[[PartName], QWidget | None] = lambda _: None,
        *,
        titled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`titled` shows the title too, where no heading says it."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        for name in PartName:
            under = below(name)
            hidden = proposal.empty(name) or (name is PartName.TITLE and not titled)
            if hidden and under is None:
                continue
            layout.addWidget(_part(proposal, name, today, under, shown=not hidden))


def _part(proposal: Proposal, name: PartName, today: date, under: QWidget | None, *, shown: bool) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    space(layout, gap=4)
    chooser = proposal.chooser(name)
    label = plain_label(part_name(name), "label")
    beside = []
    if shown and chooser is not Chooser.STUDENT:
        beside.append(Chip(chooser_told(chooser), "amber" if chooser is Chooser.REQUIRED else "neutral"))
    head = row(label, *beside)
    head.setStretch(0, 1)
    layout.addLayout(head)
    if shown:
        layout.addWidget(content_view(proposal, name, today))
    if under is not None:
        layout.addWidget(under)
    return holder


def content_view(proposal: Proposal, name: PartName, today: date) -> QWidget:
    """What one part says."""
    match proposal.get(name):
        case str() as words:
            return plain_label(breakable(words))
        case Tools(home, explore):
            return _tools(home, explore)
        case entries:
            first = entries[0] if entries else ""
            if isinstance(first, str):
                return _chips([str(entry) for entry in entries], "violet")
            return _lines([_line(at, entry, today) for at, entry in enumerate(entries, 1)])


def _line(number: int, entry: object, today: date) -> str:
    match entry:
        case Milestone(_, title, due):
            return tr("{n} · {title}, {day}").format(n=number, title=title, day=full_day(due))
        case Need():
            return need_said(entry, today)
    return str(entry)


def _lines(lines: list[str]) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    space(layout, gap=2)
    for line in lines:
        layout.addWidget(plain_label(breakable(line)))
    return holder


def _tools(home: tuple[str, ...], explore: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    space(layout, gap=4)
    for title, entries, tone in ((tr("At home with"), home, "neutral"), (tr("Want to explore"), explore, "blue")):
        if entries:
            layout.addWidget(plain_label(title, "small"))
            layout.addWidget(_chips(list(entries), tone))
    return holder


def _chips(entries: list[str], tone: str) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for entry in entries:
        flow.addWidget(Chip(entry, tone))
    return holder
