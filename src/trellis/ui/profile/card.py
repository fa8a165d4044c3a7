"""What every part of one's own page has in common: saving, who sees it, being closed, and two versions of it.

A part is filled from the desk, changed by its owner and saved a second after the last change, or at once when the page
is left or locked. `Kept` carries the version from one save to the next on the worker's thread, so that a save never
waits for the answer of the one before. What somebody changed in another window is shown beside what is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trellis.rules.errors import Gone, Invalid, Refused, Stale
from trellis.rules.interests import EMPTY, Audience, Content, Mine, PartName, Shown, checked
from trellis.ui.conflict import Conflict, oneself
from trellis.ui.context import Context
from trellis.ui.controls import Card, ChipButton, Muted, row
from trellis.ui.language import tr
from trellis.ui.profile.unlock import Closed
from trellis.ui.profile.words import AUDIENCE_TONES, as_lines, audience_said, part_name
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done

REST_MS = 1_000
"""Saved when nothing was changed for so long."""


@dataclass
class Kept:
    """The version the next save replaces; written where the desk is."""

    version: int = 0


class AudienceButton(ChipButton):
    """Who sees a part, and a menu to decide it."""

    wanted = Signal(object)
    """The `Audience` somebody chose, another one than now."""

    def __init__(self, part: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._part, self._audience = part, Audience.TEAM
        self.choices = QMenu(self)
        group = QActionGroup(self.choices)
        for audience in (Audience.TEAM, Audience.ADVISOR, Audience.ME):
            action = self.choices.addAction(audience_said(audience))
            action.setCheckable(True)
            action.setData(audience.value)
            group.addAction(action)
        self.choices.triggered.connect(lambda action: self._chosen(Audience(action.data())))
        self.clicked.connect(lambda: self.choices.popup(self.mapToGlobal(QPoint(0, self.height()))))
        self.show_audience(Audience.TEAM)

    def show_audience(self, audience: Audience) -> None:
        """Who sees it now."""
        self._audience = audience
        self.set_word(audience_said(audience))
        self.set_tone(AUDIENCE_TONES[audience])
        self.setAccessibleName(tr("Who sees {part}: {who}").format(part=self._part, who=audience_said(audience)))
        for action in self.choices.actions():
            action.setChecked(action.data() == audience.value)

    def _chosen(self, audience: Audience) -> None:
        now = self._audience
        self.show_audience(now)  # it changes when it is done
        if audience is not now:
            self.wanted.emit(audience)


class PartCard(Card):
    """One part. Kinds of parts add their fields to `inside`, fill them in `fill` and read them in `content`."""

    audience_wanted = Signal(object, object)
    """(`PartName`, `Audience`): somebody wants another audience for it."""
    unlocked = Signal()
    """Private parts were opened here; the page is to be read anew."""

    def __init__(self, context: Context, name: PartName, parent: QWidget | None = None) -> None:
        self.audience = AudienceButton(part_name(name))
        self.told = Muted("", "small")
        self.told.setWordWrap(False)
        head = QWidget()
        head.setLayout(row(self.told, self.audience))
        super().__init__(part_name(name), head, parent)
        self.context, self.name = context, name
        self.shown = Shown(name, Audience.TEAM, EMPTY[name])
        self.block_names: Mapping[UUID, str] = {}
        self._kept = Kept()
        self._under_way, self._touched = 0, False
        self._opened_here = False
        self.inside = QWidget()
        self.layout_ = QVBoxLayout(self.inside)
        space(self.layout_, gap=8)
        self.closed = Closed(context, self.title.text())
        self.closed.hide()
        self.closed.opened.connect(self._opened)
        self.error = plain_label("", "error")
        self.error.hide()
        self.conflict: Conflict | None = None
        for part in (self.inside, self.closed, self.error):
            self.body.addWidget(part)
        self.audience.wanted.connect(lambda audience: self.audience_wanted.emit(self.name, audience))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)

    # What kinds of parts say

    def fill(self, content: Content) -> None:
        """Show this content in the fields, without touching anything."""
        raise NotImplementedError

    def content(self) -> Content:
        """What the fields say."""
        raise NotImplementedError

    def _opened(self) -> None:
        self._opened_here = True
        self.unlocked.emit()

    def _into(self) -> None:
        """The keyboard goes to the first thing in the part: what it was in is gone."""
        tab = Qt.FocusPolicy.TabFocus
        inside = (w for w in self.inside.findChildren(QWidget) if w.isVisibleTo(self.inside) and w.focusPolicy() & tab)
        next(inside, self.audience).setFocus()

    # What the page asks

    def show_part(self, shown: Shown | None, mine: Mine) -> None:
        """The part as the desk has it now. What somebody is changing here stays."""
        if self._touched or self._under_way or self.conflict is not None:
            return  # it is read anew after the save
        shown = shown or Shown(self.name, Audience.TEAM, EMPTY[self.name])
        before, self.shown = self.shown, shown
        self._kept = Kept(shown.version)
        self.audience.show_audience(shown.audience)
        self.closed.setVisible(shown.content is None)
        self.inside.setVisible(shown.content is not None)
        if shown.content is None:
            self.fill(EMPTY[self.name])
        elif before.content is None or not self._says(shown.content):
            self.fill(shown.content)
        if self._opened_here and shown.content is not None:
            self._opened_here = False
            self._into()

    def is_closed(self) -> bool:
        """Whether it is private and not open now."""
        return self.shown.content is None

    def touch(self) -> None:
        """Something was changed here: save it when the typing rests."""
        self._touched = True
        self.told.setText("")
        self.error.hide()
        self._rest.start()

    def keep(self) -> None:
        """Something was changed here that is done: save it at once."""
        self._touched = True
        self.flush()

    def flush(self) -> None:
        """Save now what is still to be saved."""
        self._rest.stop()
        if not self._touched or self.is_closed() or self.conflict is not None:
            return
        try:
            wanted = checked(self.name, self.content())
        except Invalid as wrong:
            self.say_wrong(f"{wrong.happened} {wrong.todo}")
            return
        self._touched = False
        if wanted == self.shown.content and not self._under_way:
            return
        self._send(wanted)

    def say_wrong(self, text: str) -> None:
        """Say below the fields what is wrong; empty takes it back."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    # Saving

    def _send(self, wanted: Content) -> None:
        kept, name = self._kept, self.name

        def work(desk: Desk) -> Done[Shown]:
            done = desk.interests.save(name, wanted, kept.version)
            kept.version = done.value.version
            return done

        self._under_way += 1
        self.context.do(work, self._said(), while_alive(self, self._saved), while_alive(self, self._failed))

    def _said(self) -> str:
        """The note with Undo. None while somebody types, who has the field's own undo, and none for what is private."""
        if self.shown.audience is not Audience.TEAM or self.typing():
            return ""
        return tr("Changed: {part}").format(part=part_name(self.name))

    def typing(self) -> bool:
        """Whether somebody is in the middle of a text."""
        return False

    def _saved(self, shown: Shown) -> None:
        self._under_way -= 1
        self.shown = shown
        if not self._under_way and not self._touched:
            self.told.setText(tr("Saved"))

    def _failed(self, error: Exception) -> None:
        self._under_way -= 1
        self._touched = True
        match error:
            case Stale() | Gone():
                self.context.worker.run(lambda desk: desk.interests.mine(), while_alive(self, self._compare))
            case Invalid():
                self.say_wrong(f"{error.happened} {error.todo}")
            case Refused():
                self.say_wrong(str(error))
            case _:
                self.context.trouble(error)

    # Two versions

    def _compare(self, mine: Mine) -> None:
        theirs = mine.profile.parts.get(self.name) or Shown(self.name, Audience.TEAM, EMPTY[self.name])
        if theirs.content is None or self._says(theirs.content):
            self._touched = False
            self.show_part(theirs, mine)
            return
        self._end_conflict()
        self.conflict = Conflict(oneself(), as_lines(theirs.content, self.block_names))
        self.conflict.mine.clicked.connect(lambda: self._decide(theirs, own=True))
        self.conflict.theirs.clicked.connect(lambda: self._decide(theirs, own=False))
        self.body.addWidget(self.conflict)

    def _decide(self, theirs: Shown, *, own: bool) -> None:
        self._end_conflict()
        self.shown, self._kept = theirs, Kept(theirs.version)
        self.audience.show_audience(theirs.audience)
        self._touched = own
        if own:
            self.flush()
        elif theirs.content is not None:
            self.fill(theirs.content)

    def _end_conflict(self) -> None:
        if self.conflict is not None:
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None

    def _says(self, content: Content) -> bool:
        """Whether the fields say just this, apart from white space."""
        try:
            return checked(self.name, self.content()) == content
        except Invalid:
            return False

    def hideEvent(self, event: Any) -> None:
        """Leaving loses nothing."""
        self.flush()
        super().hideEvent(event)
