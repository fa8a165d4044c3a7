"""The head of the detail pane: what, by whom, where it stands, its chips and tags, and what must not be overlooked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trellis.rules.match import About
from trellis.rules.projects import Mention
from trellis.rules.tickets import Detail, Priority, Status, Ticket
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Callout,
    Chip,
    ChipButton,
    ElidedLabel,
    FlowLayout,
    Heading,
    SuggestField,
    Suggestion,
    row,
)
from trellis.ui.dates import exact, moment, school_day
from trellis.ui.projects.mentions import Mentions
from trellis.ui.shipped import Shipped, shown
from trellis.ui.text import SafeText, elide, plain_label, plain_tip
from trellis.ui.theme import size, space
from trellis.ui.tickets.doing import Doing
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.topics import TopicChips
from trellis.ui.tickets.words import PRIORITY_TONES, STATUS_TONES, breakable, now, word


class TicketHead(QWidget):
    """Shows what describes one ticket; tags are added and taken off right here."""

    other_asked = Signal(object)
    """The id of the ticket this one is a duplicate of."""

    def __init__(self, context: Context, doing: Doing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._doing = context, doing
        self._detail: Detail | None = None
        self._about = ElidedLabel("", "muted")
        self._status = Chip("")
        self._title = Heading("", "headline")
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, gap=8)
        self._plus_tag = ChipButton(self.tr("+ tag"), parent=self._chips)
        self._plus_tag.setAccessibleName(self.tr("Add a tag"))
        self._plus_tag.clicked.connect(self._begin_tag)
        self._tag = SuggestField(self.tr("tag"), least=1, parent=self._chips)
        self._tag.setAccessibleName(self.tr("New tag"))
        self._tag.asked.connect(self._find_tags)
        self._tag.chosen.connect(lambda _: self._take_tag())
        self._tag.returnPressed.connect(self._take_tag)
        self._tag.installEventFilter(self)
        size(self._tag, width=120, height=30)
        for kept in (self._plus_tag, self._tag):
            kept.hide()
        self.topics = TopicChips()
        self.topics.change_asked.connect(self._classify)
        self._callouts = QVBoxLayout()
        space(self._callouts, gap=8)
        self.projects = Mentions()
        self.projects.opened.connect(lambda project: context.go("projects", project))
        layout = QVBoxLayout(self)
        space(layout, gap=10)
        line = row(self._about, self._status, gap=8)
        line.setStretch(0, 1)
        layout.addLayout(line)
        layout.addWidget(self._title)
        layout.addWidget(self._chips)
        layout.addWidget(self.topics)
        layout.addLayout(self._callouts)
        layout.addWidget(self.projects)

    def show_detail(self, detail: Detail, about: About, projects: Sequence[Mention]) -> None:
        """Show this ticket, what it is about, and the projects it is evidence for."""
        self._detail = detail
        book = self._context.actions
        known = any(record.id == "ticket.topics" for record in book.all())
        keys = book.keys_text("ticket.topics") if known else ""
        self.topics.show_about(about, self._doing.can("classify", detail.ticket), keys)
        self._show_head(detail)
        self._show_chips(detail)
        self._show_callouts(detail)
        self.projects.show_evidence(projects)

    def _classify(self) -> None:
        if self._detail is not None:
            self._doing.classify(self._detail.ticket)

    def add_tag(self) -> None:
        """Write a tag."""
        if self._plus_tag.isVisible():
            self._begin_tag()

    def _show_head(self, detail: Detail) -> None:
        ticket = detail.ticket
        parts = [ticket.number]
        if ticket.created is not None:
            when, by = moment(ticket.created, now()), detail.requester_name or detail.opened_by_name
            said = self.tr("opened {when} by {name}") if by else self.tr("opened {when}")
            parts.append(said.format(when=when, name=by))
        if ticket.room:
            parts.append(self.tr("room {room}").format(room=ticket.room))
        self._about.set_text(" · ".join(parts))
        if ticket.created is not None:
            self._about.setAccessibleDescription(exact(ticket.created))
        self._status.set(word(ticket.status), STATUS_TONES[ticket.status])
        self._title.setText(breakable(ticket.title))
        self._title.setAccessibleName(ticket.title)

    def _show_chips(self, detail: Detail) -> None:
        ticket, may_edit = detail.ticket, self._doing.can("edit", detail.ticket)
        for kept in (self._plus_tag, self._tag):
            self._chip_flow.removeWidget(kept)
        self._chip_flow.clear()
        chips: list[QWidget] = []
        if detail.assignee_name:
            chips.append(Chip(self.tr("With {name}").format(name=elide(detail.assignee_name, 30)), "blue"))
        if ticket.device:
            chips.append(Chip(elide(ticket.device, 40)))
        priority = Chip(word(ticket.priority), PRIORITY_TONES[ticket.priority])
        priority.setAccessibleName(self.tr("Priority {word}").format(word=word(ticket.priority).lower()))
        if ticket.priority is not Priority.NORMAL:
            chips.append(priority)
        chips.append(Chip(elide(shown(ticket.category, Shipped.CATEGORY), 30)))
        for tag in ticket.tags:
            chips.append(self._tag_chip(ticket, tag, may_edit))
        for chip in (*chips, self._plus_tag, self._tag):
            self._chip_flow.addWidget(chip)
        self._plus_tag.setVisible(may_edit)
        self._tag.hide()
        self._chips.updateGeometry()

    def _tag_chip(self, ticket: Ticket, tag: str, may_edit: bool) -> QWidget:
        if not may_edit:
            return Chip(tag, "violet")
        chip = ChipButton(f"{tag} ×", tone="violet")
        chip.setAccessibleName(self.tr("Take the tag {tag} off").format(tag=tag))
        plain_tip(chip, chip.accessibleName())
        chip.clicked.connect(lambda: self._doing.remove_tag(ticket, tag))
        return chip

    def _show_callouts(self, detail: Detail) -> None:
        while (item := self._callouts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        ticket = detail.ticket
        if ticket.trashed is not None:
            said = self.tr("In the trash since {when}. It can be restored.")
            self._callouts.addWidget(Callout(said.format(when=moment(ticket.trashed, now())), "red"))
        if ticket.status is Status.WAITING:
            self._callouts.addWidget(Callout(breakable(self._waits(ticket)), "amber"))
        if ticket.status is Status.DUPLICATE and ticket.duplicate_of is not None:
            other = ticket.duplicate_of
            link = Button(self.tr("Duplicate of {number}").format(number=detail.duplicate_of_number), "link")
            link.clicked.connect(lambda: self.other_asked.emit(other))
            self._callouts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if ticket.resolution and ticket.status in (Status.RESOLVED, Status.CLOSED):
            self._callouts.addWidget(_words_block(self.tr("What fixed it"), ticket.resolution))
            if ticket.learned:
                self._callouts.addWidget(_words_block(self.tr("What was learned"), ticket.learned))

    def _waits(self, ticket: Ticket) -> str:
        said = self.tr("Waiting for: {reason}").format(reason=ticket.waiting_reason)
        if ticket.wake_on is None:
            return said
        day = school_day(ticket.wake_on, now().astimezone().date())
        return self.tr("{said} · wakes {day}").format(said=said, day=day)

    def _begin_tag(self) -> None:
        self._plus_tag.hide()
        self._tag.clear()
        self._tag.show()
        self._tag.setFocus()

    def _take_tag(self) -> None:
        tag = self._tag.text().strip()
        self._end_tag()
        if tag and self._detail is not None:
            self._doing.add_tag(self._detail.ticket, tag)

    def _end_tag(self) -> None:
        self._tag.close_list()
        if self._tag.isVisible():
            self._tag.hide()
            self._plus_tag.show()
            self._plus_tag.setFocus()

    def _find_tags(self, letters: str) -> None:
        self._context.worker.run(
            lambda desk: desk.tickets.values_of("tags", letters),
            while_alive(self, lambda found: self._tag.offer([Suggestion(t, t) for t in found])),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the tag field without a tag."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and not self._tag.list_open():
                self._end_tag()
                return True
        elif event.type() == QEvent.Type.FocusOut and not self._tag.text().strip():
            QTimer.singleShot(0, self, self._leave_empty_tag)
        return False

    def _leave_empty_tag(self) -> None:
        if not self._tag.hasFocus() and self._tag.isVisible():
            self._tag.hide()
            self._plus_tag.show()


def _words_block(name: str, words: str) -> QFrame:
    """People's words under a small heading, on a quiet ground."""
    block = QFrame()
    block.setProperty("kind", "tint")
    block.setProperty("tone", "accent")
    inside = QVBoxLayout(block)
    space(inside, 8, 12, 0, 12, gap=2)
    label = plain_label(name, "label")
    label.setContentsMargins(2, 0, 0, 0)  # as far in as the words, which leave room for their ring
    inside.addWidget(label)
    text = SafeText(name=name)
    text.set_markdown(words)
    inside.addWidget(text)
    return block
