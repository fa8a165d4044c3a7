"""The thread: what was asked, replies and internal notes, oldest first, built a few at a time.

Long threads show their newest entries and offer the earlier ones; entries are built between two events of the window,
so that neither many entries nor giant bodies stop it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.tickets import Detail, EntryKind, ThreadItem, Told
from trellis.ui.controls import Avatar, Button, Chip, ChipButton, ElidedLabel, FlowLayout
from trellis.ui.dates import exact, minutes_spent, moment
from trellis.ui.text import SafeText, plain_label, plain_tip
from trellis.ui.theme import space
from trellis.ui.tickets.words import now, word

NEWEST = 12
"""Entries shown at first, and how many more each "earlier" brings."""
SLICE = 0.012
"""Seconds of building between two events."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in a thread, as it is shown. `told` is None for what nobody needs to be told."""

    id: UUID
    person: UUID | None
    name: str
    at: datetime | None
    body: str
    note: bool = False
    told: Told | None = None
    minutes: int = 0


def asked(detail: Detail, nobody: str) -> Said | None:
    """What was asked, as the first thing said; None where the title says it all."""
    ticket = detail.ticket
    if not ticket.body:
        return None
    person = ticket.requester or ticket.opened_by
    name = detail.requester_name or detail.opened_by_name or nobody
    return Said(ticket.id, person, name, ticket.created, ticket.body)


def said(item: ThreadItem, nobody: str) -> Said:
    """A reply or a note."""
    entry = item.entry
    return Said(
        entry.id,
        entry.author,
        item.author_name or nobody,
        entry.created,
        entry.body,
        entry.kind is EntryKind.NOTE,
        entry.told,
        item.minutes,
    )


class EntryView(QFrame):
    """One thing said: initials, name, when, how long, the words, and how the requester was told."""

    tell_asked = Signal(object, object)
    """(entry id, `Told`): how the requester was told was recorded."""

    def __init__(self, said: Said, may_tell: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = said
        kind = self.tr("Internal note") if said.note else self.tr("Reply")
        self.setAccessibleName(f"{kind}, {said.name}")
        if said.note:
            self.setProperty("kind", "inset")
        line = QHBoxLayout(self)
        space(line, *((8, 10) if said.note else (0,)), gap=10)
        line.addWidget(Avatar(said.name, said.person.bytes if said.person else said.name), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        space(words, gap=2)
        words.addLayout(self._head(said))
        self.text = SafeText(name=self.tr("What {name} wrote").format(name=said.name))
        self.text.set_markdown(said.body)
        words.addWidget(self.text)
        self.told = ChipButton("")
        self.told.setVisible(said.told is not None)
        self.told.setEnabled(may_tell)
        self.told.setAccessibleDescription(self.tr("How the requester was told. Press to record it."))
        self.told.clicked.connect(self._ask_told)
        words.addWidget(self.told, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        self._show_told(said.told)

    def said(self) -> Said:
        """What is shown."""
        return self._said

    def show_told(self, said: Said) -> None:
        """The same words; the requester was told in another way since."""
        self._said = said
        self._show_told(said.told)

    def _head(self, said: Said) -> FlowLayout:
        head = FlowLayout(gap=6)
        head.setContentsMargins(2, 0, 0, 0)  # as far in as the words, which leave room for their ring
        name = ElidedLabel(said.name, "strong")
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        head.addWidget(name)
        parts = [moment(said.at, now())] if said.at else []
        if said.minutes:
            parts.append(minutes_spent(said.minutes))
        when = plain_label(" · ".join(parts), "muted", wrap=False)
        if said.at:
            plain_tip(when, exact(said.at))
        head.addWidget(when)
        if said.note:
            head.addWidget(Chip(self.tr("internal note"), "violet"))
        return head

    def _show_told(self, told: Told | None) -> None:
        if told is not None:
            self.told.set_word(word(told))
            self.told.set_tone("amber" if told is Told.NOT_YET else "neutral")

    def _ask_told(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for told in Told:
            action = menu.addAction(word(told))
            action.setCheckable(True)
            action.setChecked(told is self._said.told)
            action.triggered.connect(lambda _=False, how=told: self.tell_asked.emit(self._said.id, how))
        menu.popup(self.told.mapToGlobal(QPoint(0, self.told.height())))


class ThreadView(QWidget):
    """The whole thread of one ticket."""

    tell_asked = Signal(object, object)
    built = Signal()
    """Everything that is to be seen now has been built."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticket: UUID | None = None
        self._asked: list[Said] = []
        self._all: list[Said] = []
        self._start = 0
        self._may_tell = False
        self._views: dict[UUID, EntryView] = {}
        self._earlier = Button("", "link")
        self._earlier.clicked.connect(self._show_earlier)
        self._empty = plain_label(self.tr("Nothing was written yet."), "muted")
        self._layout = QVBoxLayout(self)
        space(self._layout, gap=12)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._build)

    def show_thread(self, detail: Detail, may_tell: bool) -> None:
        """Show this ticket's thread; what is on screen already and has not changed stays."""
        nobody = self.tr("Nobody named")
        first = asked(detail, nobody)
        if detail.ticket.id != self._ticket:
            self._clear()
            self._ticket = detail.ticket.id
            self._start = max(0, len(detail.thread) - NEWEST)
        self._may_tell = may_tell
        self._all = [said(item, nobody) for item in detail.thread]
        self._start = min(self._start, len(self._all))
        self._asked = [first] if first else []
        self._drop()
        self._empty.setVisible(not self._wanted())
        self._show_button()
        self._build()

    def clear(self) -> None:
        """Show nothing."""
        self._clear()
        self._ticket = None

    def views(self) -> list[EntryView]:
        """What is built, in order."""
        return [self._views[one.id] for one in self._wanted() if one.id in self._views]

    def waiting(self) -> bool:
        """Whether entries are still to be built."""
        return self._next.isActive()

    def _clear(self) -> None:
        self._next.stop()
        for id_ in list(self._views):
            self._take(id_)
        self._asked, self._all, self._start = [], [], 0

    def _wanted(self) -> list[Said]:
        """What is to be on screen, in order."""
        return self._asked + self._all[self._start :]

    def _take(self, id_: UUID) -> None:
        view = self._views.pop(id_)
        self._layout.removeWidget(view)
        view.hide()
        view.deleteLater()

    def _drop(self) -> None:
        """Take away what is not wanted, or says something else now; a told reply keeps its place."""
        wanted = {one.id: one for one in self._wanted()}
        for id_, view in list(self._views.items()):
            one, shown = wanted.get(id_), view.said()
            if one == shown:
                continue
            if one is not None and (one.body, one.name, one.minutes) == (shown.body, shown.name, shown.minutes):
                view.show_told(one)
            else:
                self._take(id_)

    def _build(self) -> None:
        """Build what is missing, in order, for one slice of time; at least one."""
        end = time.perf_counter() + SLICE
        missing = False
        for place, one in enumerate(self._wanted()):
            if one.id in self._views:
                continue
            if missing and time.perf_counter() > end:
                self._next.start()
                return
            view = EntryView(one, self._may_tell)
            view.tell_asked.connect(self.tell_asked)
            self._views[one.id] = view
            # The empty label and the button for earlier ones stand before the entries; what was asked before both.
            asked_first = one.id == self._ticket
            self._layout.insertWidget(0 if asked_first else place + 2, view)
            missing = True
        self.built.emit()

    def _show_earlier(self) -> None:
        self._start = max(0, self._start - NEWEST)
        self._show_button()
        self._build()

    def _show_button(self) -> None:
        self._earlier.setVisible(self._start > 0)
        self._earlier.setText(self.tr("Show %n earlier", "", min(NEWEST, self._start)))
        self._earlier.setAccessibleName(self._earlier.text())
