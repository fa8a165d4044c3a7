"""The inbox at the left: what waits, the oldest first, and what was decided since one sits here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trellis.rules.reviews import Inbox
from trellis.ui.controls import Chip, EmptyState, FlowLayout, Muted, column, scrolled
from trellis.ui.dates import exact
from trellis.ui.language import tr
from trellis.ui.lines import Line
from trellis.ui.projects.words import title_said, wrong_said
from trellis.ui.signoffs.words import marks, waits_said
from trellis.ui.text import elide, plain_label, plain_tip
from trellis.ui.theme import look, space
from trellis.ui.tickets.words import breakable

TITLE = 160
"""Letters of a title in a row; the version beside it has all of them."""


class InboxRow(Line):
    """One that waits: title, who, version, how long, and what is to be known of it."""

    def __init__(self, title: str, said: str, told: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        words = plain_label(breakable(elide(title, TITLE), 16, 8), "strong")
        self.said = Muted(breakable(said, 20, 8))
        inside = column(words, self.said, gap=2)
        if told:
            holder = QWidget()
            flow = FlowLayout(holder, gap=4)
            for mark, tone in told:
                flow.addWidget(Chip(mark, tone))
            inside.addWidget(holder)
        super().__init__(", ".join([title, said, *(mark for mark, _ in told)]), inside, parent=parent)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tint when open, a shade under the mouse, a ring with the focus."""
        theme, px, painter = look().theme, look().px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(box, px(8), px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, px(8), px(8))


class InboxCard(QFrame):
    """The rows. `opened` tells which project somebody wants to see."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("What waits"))
        self.rows: dict[UUID, InboxRow] = {}
        self._done: dict[UUID, tuple[str, str]] = {}
        self._chosen: UUID | None = None
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        space(self._list, 8, gap=6)
        self.empty = EmptyState(
            tr("Nothing waits"), tr("What students hand in comes here by itself, the oldest on top.")
        )
        self.empty.setParent(inside)
        layout = QVBoxLayout(self)
        space(layout, 1, gap=0)
        self._area = scrolled(inside)
        layout.addWidget(self._area)

    def show_inbox(self, inbox: Inbox, me: UUID, now: datetime) -> None:
        """Show these; the row somebody is in keeps the keyboard."""
        held = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        self._clear()
        for waiting in inbox.waiting:
            told = marks(waiting.submission, inbox.names, me)
            if wrong := wrong_said(waiting.outline):
                told.insert(0, (wrong, "red"))
            if not waiting.mine:
                told.append((tr("for another advisor"), "neutral"))
            row = InboxRow(title_said(waiting.title), waits_said(waiting, inbox.names, now), told)
            plain_tip(row, exact(waiting.submission.at))
            self._add(waiting.outline.project, row)
        self.empty.setVisible(not inbox.waiting)
        if not inbox.waiting:
            self._list.addWidget(self.empty)
        waiting_ids = {w.outline.project for w in inbox.waiting}
        done = {key: told for key, told in self._done.items() if key not in waiting_ids}
        if done:
            self._list.addSpacing(8)
            self._list.addWidget(plain_label(tr("Decided just now"), "label"))
            for key, (title, said) in done.items():
                self._add(key, InboxRow(title_said(title), said, []))
        self._list.addStretch(1)
        self.choose(self._chosen)
        if held is not None:
            self.go_to(held)

    def tell_decided(self, project: UUID, title: str, said: str) -> None:
        """Keep what was decided within reach until the lock, the newest first."""
        self._done = {project: (title, said), **{k: v for k, v in self._done.items() if k != project}}

    def choose(self, project: UUID | None) -> None:
        """This one is open at the right."""
        self._chosen = project
        for key, row in self.rows.items():
            row.setAutoExclusive(False)
            row.setChecked(key == project)
            row.setAutoExclusive(True)

    def chosen(self) -> UUID | None:
        """The one that is open, or about to be."""
        return self._chosen

    def order(self) -> list[UUID]:
        """The projects, from top to bottom."""
        return list(self.rows)

    def go_to(self, project: UUID) -> None:
        """Put the keyboard on a row."""
        if project in self.rows:
            self.rows[project].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[project])

    def _add(self, project: UUID, row: InboxRow) -> None:
        row.clicked.connect(lambda: self._press(project))
        self.rows[project] = row
        self._list.addWidget(row)
        row.show()

    def _press(self, project: UUID) -> None:
        self.choose(project)
        self.opened.emit(project)

    def _clear(self) -> None:
        self.rows = {}
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.empty:
                widget.hide()
                widget.deleteLater()
