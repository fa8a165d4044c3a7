"""One part of the conversation: a question, a sentence of help, the answer, and who chose it.

A part saves itself a moment after the typing rests, and at once when it is left. `Kept` carries what the desk has from
one save to the next on the worker's thread, so that a save never waits for the answer of the one before. What a partner
wrote meanwhile is shown beside what is here; nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Refused, Stale
from trellis.rules.interests import Tools
from trellis.rules.projects import Offers
from trellis.rules.proposal import Chooser, Content, Milestone, Need, PartName, Proposal, part_text, read_part, written
from trellis.ui.conflict import Conflict, somebody_else
from trellis.ui.context import Context
from trellis.ui.controls import ChipButton, row
from trellis.ui.language import tr
from trellis.ui.profile.words import common_ways
from trellis.ui.projects.entries import NeedsAnswer, StepsAnswer
from trellis.ui.projects.fields import ChipsAnswer, Field, LineAnswer, TextAnswer, ToolsAnswer
from trellis.ui.projects.words import asked, chooser_said, full_day, need_said, part_name
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done

REST_MS = 800
"""Saved when nothing was changed for so long."""
CHOSEN_BY = (Chooser.STUDENT, Chooser.LIST, Chooser.ADVISOR)


@dataclass
class Kept:
    """What the next save replaces; written where the desk is."""

    read: Content


class ChooserChip(ChipButton):
    """Who chose what a part says, and a menu to say otherwise. What is required says so and has no menu."""

    wanted = Signal(object)
    """The `Chooser` somebody told."""

    def __init__(self, part: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._part, self._chooser = part, Chooser.STUDENT
        self.choices = QMenu(self)
        group = QActionGroup(self.choices)
        for chooser in CHOSEN_BY:
            action = self.choices.addAction(chooser_said(chooser))
            action.setCheckable(True)
            action.setData(chooser.value)
            group.addAction(action)
        self.choices.triggered.connect(lambda action: self._told(Chooser(action.data())))
        self.clicked.connect(self._open)
        self.show_chooser(Chooser.STUDENT)

    def chooser(self) -> Chooser:
        """Who it is now."""
        return self._chooser

    def show_chooser(self, chooser: Chooser) -> None:
        """Who it is."""
        self._chooser = chooser
        self.set_word(chooser_said(chooser))
        self.set_tone("amber" if chooser is Chooser.REQUIRED else "neutral")
        told = tr("Who chose “{part}”: {who}").format(part=self._part, who=chooser_said(chooser))
        self.setAccessibleName(told)
        for action in self.choices.actions():
            action.setChecked(action.data() == chooser.value)

    def _open(self) -> None:
        if self._chooser is not Chooser.REQUIRED:
            self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _told(self, chooser: Chooser) -> None:
        self.show_chooser(chooser)
        self.wanted.emit(chooser)


class PartBox(QWidget):
    """One part of one project. `show_proposal` fills it; `comments` is where what a reviewer said of it stands."""

    saved = Signal(object)
    """The whole draft as the desk has it after a save."""
    taken = Signal(object)
    """A draft this part was taken from as somebody else wrote it; of other parts it may be an old one."""

    def __init__(
        self,
        context: Context,
        project: UUID,
        name: PartName,
        offers: Callable[[], Offers],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._project, self.name, self._today = context, project, name, today
        words = asked(name)
        self.setAccessibleName(part_name(name))
        self._kept = Kept(Proposal().get(name))
        self._under_way, self._touched, self._by_hand = 0, False, False
        self.place, self._put_away = f"part:{project.hex}:{name.value}", False
        self.field = _field(name, words.example, offers, today)
        self.field.edited.connect(self.touch)
        self.field.finished.connect(self.keep)
        self.field.refused.connect(self.say_wrong)
        self.chooser = ChooserChip(part_name(name))
        self.chooser.wanted.connect(self._choose)
        self.told = plain_label("", "small", wrap=False)
        self.error = plain_label("", "error")
        self.error.hide()
        self.comments = QVBoxLayout()
        space(self.comments, gap=8)
        self.conflict: Conflict | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)
        layout = QVBoxLayout(self)
        space(layout, gap=6)
        question = plain_label(words.question, "heading")
        head = row(question, self.told, self.chooser, gap=8)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(plain_label(words.help, "muted"))
        layout.addWidget(self.field)
        layout.addWidget(self.error)
        layout.addLayout(self.comments)
        self._layout = layout
        self._show_chooser()

    # What the page asks

    def show_proposal(self, proposal: Proposal) -> None:
        """What the desk has now. What somebody is changing here stays."""
        if self._touched or self._under_way or self.conflict is not None:
            return
        self._take(proposal)

    def flush(self) -> None:
        """Save now what is still to be saved."""
        self._rest.stop()
        if not self._touched or self.conflict is not None:
            return
        wanted, chooser = self.field.content(), self.chooser.chooser()
        try:
            cleaned = written(Proposal(), self.name, wanted, chooser).get(self.name)
        except Invalid as wrong:
            self.say_wrong(f"{wrong.happened} {wrong.todo}")
            return
        self._touched = False
        if self._under_way or self._by_hand or cleaned != self._kept.read:
            self._send(cleaned, chooser)

    def unsaved(self) -> bool:
        """Whether something is here that could not be saved: it is too long, or two versions wait for a choice."""
        return self._touched or self.conflict is not None

    def touch(self) -> None:
        """Something was changed here: save it when the typing rests."""
        self._touched = True
        self.told.setText("")
        self.say_wrong(self.field.too_long())
        if self.chooser.chooser() is Chooser.LIST and not self._by_hand:
            self.chooser.show_chooser(Chooser.STUDENT)  # written anew, so it is not from the list any more
        self._show_chooser()
        self._rest.start()

    def keep(self) -> None:
        """Something is done: save it at once, if it is another content."""
        if self._touched or not self._says(self._kept.read):
            self.touch()
            self.flush()

    def say_wrong(self, text: str) -> None:
        """Say below the answer what is wrong; empty takes it back."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def bring_back(self, text: str, proposal: Proposal) -> None:
        """What could not be saved when the page was left: too long still, or beside another version."""
        if self._touched:
            return
        try:
            content = read_part(self.name, text)
        except ValueError:  # changed outside of Trellis: there is nothing to show
            return
        self._put_away = True
        self.field.fill(content)
        self.touch()
        if self.field.too_long():
            return
        self._rest.stop()
        self._compare(proposal)

    def hideEvent(self, event: Any) -> None:
        """Leaving loses nothing, not even what cannot be saved as it is."""
        self.field.settle()
        self.flush()
        if self.unsaved():
            self._put_away = True
            self._keep_aside(part_text(self.name, self.field.content()))
        super().hideEvent(event)

    def _keep_aside(self, text: str) -> None:
        place = self.place
        self._context.worker.run(lambda desk: desk.tickets.save_draft(place, text))

    # Saving

    def _send(self, wanted: Content, chooser: Chooser) -> None:
        kept, project, name = self._kept, self._project, self.name

        def work(desk: Desk) -> Done[Proposal]:
            done = desk.projects.write(project, name, wanted, chooser, kept.read)
            kept.read = done.value.get(name)
            return done

        self._under_way += 1
        self._by_hand = False
        self._context.do(work, "", while_alive(self, self._saved), while_alive(self, self._failed))

    def _saved(self, proposal: Proposal) -> None:
        self._under_way -= 1
        if not self._under_way and not self._touched:
            self.told.setText(tr("Saved"))
            self._forget_aside()
        self.saved.emit(proposal)

    def _failed(self, error: Exception) -> None:
        self._under_way -= 1
        self._touched = True
        match error:
            case Stale() if isinstance(error.theirs, Proposal):
                self._compare(error.theirs)
            case Invalid():
                self.say_wrong(f"{error.happened} {error.todo}")
            case Refused():
                self.say_wrong(str(error))
            case _:
                self._context.trouble(error)

    def _choose(self, _: Chooser) -> None:
        self._by_hand = self._touched = True
        self.flush()

    def _take(self, proposal: Proposal) -> None:
        content = proposal.get(self.name)
        self._kept = Kept(content)
        if not self._says(content):
            self.field.fill(content)
        self.chooser.show_chooser(proposal.chooser(self.name))
        self._show_chooser()

    def _says(self, content: Content) -> bool:
        """Whether the field says just this, apart from white space."""
        try:
            return written(Proposal(), self.name, self.field.content(), Chooser.STUDENT).get(self.name) == content
        except Invalid:
            return False

    def _show_chooser(self) -> None:
        self.chooser.setVisible(not self._says(Proposal().get(self.name)))

    # Two versions

    def _compare(self, theirs: Proposal) -> None:
        if self._says(theirs.get(self.name)):
            self._touched = False
            self._take(theirs)
            self._forget_aside()
            self.taken.emit(theirs)
            return
        self._end_conflict()
        self.conflict = Conflict(somebody_else(), as_lines(theirs.get(self.name), self._today))
        self.conflict.mine.clicked.connect(lambda: self._decide(theirs, own=True))
        self.conflict.theirs.clicked.connect(lambda: self._decide(theirs, own=False))
        self._layout.insertWidget(self._layout.indexOf(self.error), self.conflict)

    def _decide(self, theirs: Proposal, *, own: bool) -> None:
        self._end_conflict()
        self._kept = Kept(theirs.get(self.name))
        self._touched = own
        if own:
            self.flush()
        else:
            self._take(theirs)
            self._forget_aside()
            self.taken.emit(theirs)
        self.field.setFocus()

    def _forget_aside(self) -> None:
        if self._put_away:
            self._put_away = False
            self._keep_aside("")

    def _end_conflict(self) -> None:
        if self.conflict is not None:
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None


def as_lines(content: Content, today: date) -> list[str]:
    """What a part says, one entry a line."""
    match content:
        case str() as words:
            return words.split("\n") if words else []
        case Tools(home, explore):
            known = [tr("At home with {tool}").format(tool=tool) for tool in home]
            return known + [tr("Want to explore {tool}").format(tool=tool) for tool in explore]
    return [_entry(entry, today) for entry in content]


def _entry(entry: object, today: date) -> str:
    match entry:
        case Milestone(_, title, due):
            return f"{title} · {full_day(due)}"
        case Need() as need:
            return need_said(need, today)
    return str(entry)


def _field(name: PartName, example: str, offers: Callable[[], Offers], today: date) -> Field:
    match name:
        case PartName.TITLE:
            return LineAnswer(part_name(name), example)
        case PartName.INTERESTS:
            return ChipsAnswer(part_name(name), "violet", lambda: offers().interests)
        case PartName.SHOW:
            return ChipsAnswer(part_name(name), "violet", lambda: (*offers().ways, *_other_ways(offers().ways)))
        case PartName.TOOLS:
            return ToolsAnswer(lambda: offers().home, lambda: offers().explore)
        case PartName.NEEDS:
            return NeedsAnswer(example)
        case PartName.MILESTONES:
            return StepsAnswer(example, today)
    return TextAnswer(part_name(name), example)


def _other_ways(known: Sequence[str]) -> Sequence[str]:
    return [way for way in common_ways() if way not in known]
