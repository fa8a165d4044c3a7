"""The work tab: minutes by person, who helped, and what was logged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.permissions import Actor, may
from trellis.rules.tickets import Detail, HelperItem
from trellis.ui.controls import Avatar, Button, ElidedLabel, row
from trellis.ui.dates import minutes_spent, moment
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.words import now, word

LATEST = 30
"""Entries of the log that are listed; sums count all."""


class WorkView(QWidget):
    """Who worked how long, and who is credited beside them."""

    log_asked = Signal()
    helper_asked = Signal()
    helper_removed = Signal(object, str)
    """(helper id, name): the credit is taken back."""

    def __init__(self, me: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._rows = QVBoxLayout()
        space(self._rows, gap=8)
        self._made: list[QWidget] = []
        self.log, self.add = Button(self.tr("Log time")), Button(self.tr("Add a helper"))
        self.log.clicked.connect(self.log_asked)
        self.add.clicked.connect(self.helper_asked)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addLayout(self._rows)
        layout.addLayout(row(self.log, self.add, None))

    def show_work(self, detail: Detail, may_add: bool) -> None:
        """Show what was worked on this ticket."""
        for made in self._made:
            self._rows.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._made = []
        sums: dict[tuple[str, bytes], int] = {}
        for item in detail.work:
            who = (item.name, item.work.person.bytes)
            sums[who] = sums.get(who, 0) + item.work.minutes
        for (name, id_), minutes in sorted(sums.items(), key=lambda one: -one[1]):
            self._add(
                Avatar(name, id_, 24), ElidedLabel(name), plain_label(minutes_spent(minutes), "strong", wrap=False)
            )
        if not sums:
            self._add(plain_label(self.tr("No time was logged yet."), "muted"))
        for helper in detail.helpers:
            self._add_helper(helper)
        for item in detail.work[-LATEST:][::-1] if len(detail.work) > 1 else ():
            when = moment(item.work.created, now()) if item.work.created else ""
            words = self.tr("{when} · {name} · {time}")
            said = words.format(when=when, name=item.name, time=minutes_spent(item.work.minutes))
            self._add(ElidedLabel(said, "small"))
        self.log.setVisible(may_add)
        self.add.setVisible(may_add)

    def _add_helper(self, item: HelperItem) -> None:
        credit = plain_label(word(item.helper.credit), "muted", wrap=False)
        parts: list[QWidget] = [Avatar(item.name, item.helper.person.bytes, 24), ElidedLabel(item.name), credit]
        if may(self._me, "tickets.unhelp", item.helper):
            remove = Button("", "quiet", icon="close")
            remove.setAccessibleName(self.tr("Take back the credit of {name}").format(name=item.name))
            remove.clicked.connect(lambda: self.helper_removed.emit(item.helper.id, item.name))
            parts.append(remove)
        self._add(*parts)

    def _add(self, *parts: QWidget) -> None:
        holder = QWidget()
        line = row(*parts, gap=10)
        for at, part in enumerate(parts):
            if isinstance(part, ElidedLabel) or len(parts) == 1:
                line.setStretch(at, 1)
        holder.setLayout(line)
        self._rows.addWidget(holder)
        self._made.append(holder)
