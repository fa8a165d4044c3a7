"""What a part of a proposal says, as widgets: text, chips or lines, with marks against the version before.

A text that is long shows its beginning, and tells how many changes are behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import Tools
from trellis.rules.proposal import Milestone, Need, PartName, Proposal
from trellis.rules.worddiff import Piece, Was, differences
from trellis.ui.controls import Button, Chip, FlowLayout
from trellis.ui.language import number_text, tr
from trellis.ui.people.words import many
from trellis.ui.projects.words import need_kind_said
from trellis.ui.signoffs.marked import Marked, compared, cut, plain
from trellis.ui.signoffs.words import day_said
from trellis.ui.text import plain_label
from trellis.ui.theme import space

AT_ONCE = 1_400
"""Characters of a text that are shown before somebody asks for all of it."""
CHIP = 40
"""Letters of the longest words a chip shows; longer ones stand in lines, where they wrap."""


class Text(QWidget):
    """One text with marks; a long one shows its beginning and a button."""

    def __init__(self, pieces: Sequence[Piece], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = tuple(pieces)
        shown, behind = cut(self._pieces, AT_ONCE)
        self.words = Marked(shown)
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        layout.addWidget(self.words)
        self.more: Button | None = None
        if len(shown) != len(self._pieces) or shown != self._pieces:
            length = number_text(sum(len(p.text) for p in self._pieces))
            said = tr("Show all of it, {n} characters").format(n=length)
            if behind:
                changes = many(behind, tr("1 change"), tr("%n changes"))
                said = tr("Show all of it, with {changes} more").format(changes=changes)
            self.more = Button(said, "link")
            self.more.setAccessibleDescription(name)
            self.more.clicked.connect(self._show_all)
            layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self.words.show_pieces(self._pieces)
        if self.more is not None:
            self.more.hide()


def widgets_of(
    name: PartName, before: Proposal | None, after: Proposal, reached: Mapping[str, date], today: date
) -> list[QWidget]:
    """What a part says, with marks where there is a version before."""
    old, new = before.get(name) if before else None, after.get(name)
    match new:
        case str():
            return _text(old, new, name)
        case Tools():
            earlier = old if isinstance(old, Tools) else None
            home = _list(earlier.home if earlier else None, new.home)
            explore = _list(earlier.explore if earlier else None, new.explore)
            return [
                *([plain_label(tr("At home with"), "small"), *home] if home else []),
                *([plain_label(tr("To explore"), "small"), *explore] if explore else []),
            ]
    if name is PartName.MILESTONES:
        return _milestones(before.milestones if before else None, after.milestones, reached, today)
    if name is PartName.NEEDS:
        needed = [_need(need, today) for need in before.needs] if before else None
        return _lines(needed, [_need(need, today) for need in after.needs])
    return _list(old, new)  # type: ignore[arg-type]


def _text(old: object, new: str, name: PartName) -> list[QWidget]:
    pieces = compared(old if isinstance(old, str) else None, new)
    return [Text(pieces, name.value)] if pieces else []


def _list(old: Sequence[str] | None, new: Sequence[str]) -> list[QWidget]:
    """Chips for short entries, lines for those that need more room."""
    if any(len(entry) > CHIP for entry in (*new, *(old or ()))):
        return _lines(old, new)
    if not new and not old:
        return []
    holder = QWidget()
    flow = FlowLayout(holder)
    for entry in new:
        added = old is not None and entry not in old
        flow.addWidget(_chip(entry, Was.ADDED if added else Was.SAME))
    for entry in old or ():
        if entry not in new:
            flow.addWidget(_chip(entry, Was.REMOVED))
    return [holder]


def _chip(entry: str, was: Was) -> Chip:
    sign, tone = {Was.SAME: ("", "violet"), Was.ADDED: ("+ ", "accent"), Was.REMOVED: ("− ", "red")}[was]
    chip = Chip(f"{sign}{entry}", tone)
    said = {Was.SAME: "{words}", Was.ADDED: tr("added: {words}"), Was.REMOVED: tr("removed: {words}")}[was]
    chip.setAccessibleName(said.format(words=entry))
    return chip


def _lines(old: Sequence[str] | None, new: Sequence[str]) -> list[QWidget]:
    """Whole lines: those of both, those that came or say something else by now, and at the end those that went."""
    gone = [line for line in old or () if line not in new]
    found: list[QWidget] = []
    for line in new:
        if old is None or line in old:
            found.append(Marked(plain(line)))
            continue
        before = next((other for other in gone if _much_alike(other, line)), None)
        if before is None:
            found.append(Marked([Piece(Was.ADDED, line)]))
        else:
            gone.remove(before)
            found.append(Marked(differences(before, line)))
    return [*found, *(Marked([Piece(Was.REMOVED, line)]) for line in gone)]


def _much_alike(before: str, after: str) -> bool:
    """Whether two thirds of a line are as they were."""
    same = sum(len(p.text.strip()) for p in differences(before, after) if p.was is Was.SAME)
    return 3 * same >= 2 * max(len(before), len(after))


def _need(need: Need, today: date) -> str:
    said = f"{need_kind_said(need.kind)}: {need.what}"
    days = " – ".join(day_said(day, today) for day in (need.starts, need.ends) if day)
    return f"{said}, {days}" if days else said


def _milestones(
    old: Sequence[Milestone] | None, new: Sequence[Milestone], reached: Mapping[str, date], today: date
) -> list[QWidget]:
    """Each step by its key: one that moved or was renamed shows what of it is another."""
    earlier = {m.key: m for m in old or ()}
    found: list[QWidget] = []
    for number, step in enumerate(new, 1):
        count, now = f"{number} · ", _step(step, today)
        if old is None:
            pieces = plain(count + now)
        elif step.key in earlier:
            pieces = (*plain(count), *compared(_step(earlier[step.key], today), now))
        else:
            pieces = (Piece(Was.ADDED, count + now),)
        if step.key in reached:
            told = tr("reached {day}").format(day=day_said(reached[step.key], today))
            pieces = (*pieces, Piece(Was.SAME, f" · {told}"))
        found.append(Marked(pieces))
    kept = {m.key for m in new}
    return found + [Marked([Piece(Was.REMOVED, _step(m, today))]) for m in old or () if m.key not in kept]


def _step(step: Milestone, today: date) -> str:
    return f"{step.title} — {day_said(step.due, today)}"


def says_another(name: PartName, before: Proposal | None, after: Proposal) -> bool:
    """Whether a part is another one than in the version before."""
    return before is not None and before.get(name) != after.get(name)
