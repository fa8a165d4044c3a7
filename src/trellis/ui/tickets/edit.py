"""Changing what describes a ticket; and when somebody else was faster, both versions side by side to choose from.

Life cycle: `EditSheet` remembers the ticket as it was read. A save that meets a newer version opens `ConflictSheet`
over it: every field in which the two differ is shown twice, nothing is taken by itself where both changed it, and
saving names the newer version. If that has changed again meanwhile, the sheet shows the newest.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.errors import Stale
from trellis.rules.people import Person
from trellis.rules.tickets import Impact, Ticket, Urgency, priority_of
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, Chip, SuggestField, Suggestion, row, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.shipped import Shipped, by_text
from trellis.ui.text import EDIT_CHARS, EDIT_LINE, MarkdownEditor, SafeText, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.sheets import TicketSheet
from trellis.ui.tickets.words import PRIORITY_TONES, breakable, word

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done

FIELDS = ("title", "body", "requester", "room", "device", "category", "urgency", "impact", "tags")
"""What editing can change, in the order it is shown."""


def field_words(name: str) -> str:
    """What a field is called on screen."""
    return {
        "title": tr("What is wrong"),
        "body": tr("The whole story"),
        "requester": tr("Who asked"),
        "room": tr("Room"),
        "device": tr("Device tag"),
        "category": tr("Category"),
        "urgency": tr("Urgency"),
        "impact": tr("Impact"),
        "tags": tr("Tags"),
    }[name]


class EditSheet(TicketSheet):
    """Everything that describes a ticket, in one form."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket, requester_name: str) -> None:
        super().__init__(context, parent, ticket, "", "", wide=True)
        self.about.hide()
        self.setWindowTitle(self.tr("Edit {number}").format(number=ticket.number))
        self.title.setText(self.windowTitle())
        self.setAccessibleName(self.windowTitle())
        self.main.setText(self.tr("Save"))
        self.main.setAccessibleName(self.tr("Save"))
        self._was_requester = requester_name
        self.body.removeWidget(self.form)
        self.body.insertWidget(1, scrolled(self.form), 1)
        self._make_fields(ticket, requester_name)
        self._show_priority()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what is wrong."""
        super().showEvent(event)
        self.headline.setFocus()

    def wanted(self) -> Ticket:
        """The ticket as the form says it."""
        return dataclasses.replace(
            self.ticket,
            title=self.headline.text(),
            body=self.story.text() if self.story else self.ticket.body,
            requester=self._requester_id(),
            room=self.room.text(),
            device=self.device.text(),
            category=self.category.value(),
            urgency=self.urgency.value(),
            impact=self.impact.value(),
            tags=tuple(self.tags.text().split(",")),
        )

    def send(self) -> None:
        """Save it, or show both versions when somebody was faster."""
        self._save(self.ticket.version)

    def _save(self, version: int) -> None:
        id_, wanted, name = self.ticket.id, self.wanted(), self._requester_name()
        self.do(
            lambda desk: desk.tickets.edit(id_, version, wanted, name),
            lambda ticket: self.tr("{number} changed").format(number=ticket.number),
        )

    def show_error(self, error: Exception) -> None:
        """A lost race is shown, never overwritten."""
        if not isinstance(error, Stale) or not isinstance(error.theirs, Ticket):
            super().show_error(error)
            return
        if not _touched_by_both(self.ticket, self.wanted(), error.theirs):
            # They changed something else (they claimed it, say): both changes stand.
            self._save(error.theirs.version)
            return
        self.main.setEnabled(True)
        conflict = ConflictSheet(self.context, self, self.ticket, self.wanted(), error.theirs, self._requester_name())
        conflict.accepted.connect(lambda: self._sent(None))
        conflict.open()

    def _make_fields(self, ticket: Ticket, requester_name: str) -> None:
        self.headline = QLineEdit(ticket.title)
        self.headline.setMaxLength(400)
        self.field("title", field_words("title"), self.headline)
        self.requester = SuggestField()
        self.requester.setText(requester_name)
        self.requester.asked.connect(self._find_people)
        self.room, self.device = SuggestField(least=1), SuggestField(least=1)
        for column, box in (("room", self.room), ("device", self.device)):
            box.setText(getattr(ticket, column))
            box.asked.connect(lambda words, c=column, b=box: self._find_values(c, b, words))
        self._pair(("requester", self.requester), ("room", self.room))
        names = dict.fromkeys((*self.context.info.settings.categories, ticket.category))
        self.category = Choice(by_text(names, Shipped.CATEGORY).items())
        self.category.set_value(ticket.category)
        self._pair(("device", self.device), ("category", self.category))
        self.urgency = Choice((word(one), one) for one in Urgency)
        self.impact = Choice((word(one), one) for one in Impact)
        for picker, value in ((self.urgency, ticket.urgency), (self.impact, ticket.impact)):
            picker.set_value(value)
            picker.currentIndexChanged.connect(self._show_priority)
        self._pair(("urgency", self.urgency), ("impact", self.impact))
        self.priority = Chip("")
        self.form.add(_held(row(plain_label(self.tr("Priority"), "label", wrap=False), self.priority, None)))
        self.tags = QLineEdit(", ".join(ticket.tags))
        self.field("tags", field_words("tags"), self.tags, self.tr("With commas between them."))
        self.story: MarkdownEditor | None = None
        if len(ticket.body) > EDIT_CHARS or max(map(len, ticket.body.split("\n"))) > EDIT_LINE:
            self.form.add(
                plain_label(self.tr("The text of this ticket is too long to be edited here; it stays."), "muted")
            )
        else:
            self.story = MarkdownEditor(name=field_words("body"), lines=6)
            size(self.story, min_height=190)
            self.story.set_text(ticket.body)
            self.story.submitted.connect(lambda _: self.send())
            self.field("body", field_words("body"), self.story)

    def _pair(self, *parts: tuple[str, QWidget]) -> None:
        rows = self.form.pair(*((field_words(name), field) for name, field in parts))
        for (name, _), made in zip(parts, rows, strict=True):
            self._rows[name] = made

    def _show_priority(self) -> None:
        table = self.context.info.settings.priorities
        priority = priority_of(self.urgency.value(), self.impact.value(), table)
        self.priority.set(word(priority), PRIORITY_TONES[priority])

    def _requester_id(self) -> UUID | None:
        picked = self.requester.picked()
        if picked is not None:
            return picked.key
        typed = self.requester.text().strip()
        return self.ticket.requester if typed and typed == self._was_requester else None

    def _requester_name(self) -> str:
        """The name of somebody typed and not picked: found or made on the fly by the desk."""
        return "" if self._requester_id() else self.requester.text().strip()

    def _find_people(self, letters: str) -> None:
        self.context.worker.run(
            lambda desk: desk.people.find(letters),
            while_alive(self, lambda people: self._offer_people(letters, people)),
        )

    def _offer_people(self, letters: str, people: list[Person]) -> None:
        if letters == self.requester.text().strip():
            offered = [Suggestion(p.id, p.full_name, p.pronouns, p.id.bytes) for p in people]
            self.requester.offer(offered)

    def _find_values(self, column: str, field: SuggestField, letters: str) -> None:
        self.context.worker.run(
            lambda desk: desk.tickets.values_of(column, letters),
            while_alive(self, lambda found: field.offer([Suggestion(v, v) for v in found if v != field.text()])),
        )


class ConflictSheet(Sheet):
    """Mine and theirs, field by field. Accepted when one of them, or a mixture, was saved over the newer version."""

    def __init__(
        self, context: Context, parent: QWidget, base: Ticket, mine: Ticket, theirs: Ticket, new_name: str = ""
    ) -> None:
        """`base` is the ticket both began with; `new_name` a requester typed by name in `mine`."""
        super().__init__(parent, self.tr("Somebody changed this ticket too"), wide=True)
        self.context, self._base, self._mine, self._new_name = context, base, mine, new_name
        self.body.addWidget(
            plain_label(self.tr("Nothing is overwritten. Choose what stays, for each part or for all."), "muted")
        )
        self._all_mine, self._all_theirs = Button(self.tr("Take all of mine")), Button(self.tr("Take all of theirs"))
        self._all_mine.clicked.connect(lambda: self.take_all(mine=True))
        self._all_theirs.clicked.connect(lambda: self.take_all(mine=False))
        self.body.addLayout(row(self._all_mine, self._all_theirs, None))
        self._inside = QWidget()
        self._cards = QVBoxLayout(self._inside)
        space(self._cards, gap=12)
        self.body.addWidget(scrolled(self._inside), 1)
        self.trouble = plain_label(role="error")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.main = self.finish(self.tr("Save what is chosen"), self.tr("Back to my words"))
        self.main.clicked.connect(self.save)
        self.choices: dict[str, _Choice] = {}
        self._show(theirs)

    def take_all(self, *, mine: bool) -> None:
        """Choose one side everywhere."""
        for choice in self.choices.values():
            choice.choose(mine=mine)

    def save(self) -> None:
        """Save over the newer version, once every part is chosen."""
        open_ = [choice for choice in self.choices.values() if choice.mine() is None]
        for choice in self.choices.values():
            choice.warn(choice in open_)
        if open_:
            open_[0].setFocus()
            return
        theirs, name = self._theirs, ""
        taken = {field: getattr(self._mine, field) for field, c in self.choices.items() if c.mine()}
        if "requester" in taken and taken["requester"] is None:
            name = self._new_name
        wanted = dataclasses.replace(theirs, **taken)
        self.main.setEnabled(False)

        def work(desk: Desk) -> Done[Ticket]:
            return desk.tickets.edit(theirs.id, theirs.version, wanted, name)

        self.context.do(
            work,
            lambda ticket: self.tr("{number} changed").format(number=ticket.number),
            while_alive(self, lambda _: self.accept()),
            while_alive(self, self._failed),
        )

    def _failed(self, error: Exception) -> None:
        self.main.setEnabled(True)
        if isinstance(error, Stale) and isinstance(error.theirs, Ticket):
            self._show(error.theirs)
            self._say(self.tr("It was changed once more. This is the newest version."))
        else:
            self._say(str(error))

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    def _show(self, theirs: Ticket) -> None:
        self._theirs = theirs
        for choice in self.choices.values():
            self._cards.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self.choices = {}
        for name in FIELDS:
            base, mine, other = (_plain(getattr(ticket, name)) for ticket in (self._base, self._mine, theirs))
            typed = name == "requester" and bool(self._new_name)
            if mine == other and not typed:
                continue
            values = getattr(self._mine, name), getattr(theirs, name)
            choice = _Choice(name, *(by_text(values, Shipped.CATEGORY) if name == "category" else values))
            # Where only one side changed something, that side stands chosen; where both did, a person decides.
            if other == base:
                choice.choose(mine=True)
            elif mine == base and not typed:
                choice.choose(mine=False)
            self.choices[name] = choice
            self._cards.addWidget(choice)
        self._cards.addStretch(1)
        if "requester" in self.choices:
            self._name_requesters(theirs)

    def _name_requesters(self, theirs: Ticket) -> None:
        ids = (self._mine.requester, theirs.requester)
        self.context.worker.run(
            lambda desk: [(p := desk.people.get(i)) and p.short_name if i else "" for i in ids],
            while_alive(self, self._named),
        )

    def _named(self, names: list[str]) -> None:
        if "requester" in self.choices:
            self.choices["requester"].show_names(self._new_name or names[0] or "", names[1] or "")


def _touched_by_both(base: Ticket, mine: Ticket, theirs: Ticket) -> bool:
    """Whether a field of theirs is neither as it was nor as I want it."""
    fields = ((_plain(getattr(ticket, name)) for ticket in (base, mine, theirs)) for name in FIELDS)
    return any(other not in (was, wanted) for was, wanted, other in fields)


def _plain(value: object) -> object:
    """A value as it is compared: tags as they will be kept."""
    return tuple(t.strip().lower() for t in value if t.strip()) if isinstance(value, tuple) else value


class _Choice(Card):
    """One field twice: mine at the left, theirs at the right."""

    def __init__(self, name: str, mine: object, theirs: object) -> None:
        super().__init__(field_words(name))
        self._group = QButtonGroup(self)
        self._texts: list[SafeText] = []
        sides = QHBoxLayout()
        space(sides, gap=16)
        for at, (side, value) in enumerate(((self.tr("Mine"), mine), (self.tr("Theirs"), theirs))):
            pick = QRadioButton(side)
            pick.setAccessibleName(self.tr("{side}: {field}").format(side=side, field=field_words(name)))
            pick.setAccessibleDescription(_shown(value)[:500])
            self._group.addButton(pick, at)
            text = SafeText(name=side)
            text.set_plain(breakable(_shown(value)) or self.tr("(empty)"))
            self._texts.append(text)
            box = QFrame()
            box.setProperty("kind", "inset")
            inside = QVBoxLayout(box)
            space(inside, 8, 12, gap=4)
            inside.addWidget(pick)
            inside.addWidget(text)
            inside.addStretch(1)
            size(box, min_width=120)
            sides.addWidget(box, 1)
        self._warning = plain_label(self.tr("Both of you changed this. Choose one."), "error")
        self._warning.hide()
        self.body.addLayout(sides)
        self.body.addWidget(self._warning)
        self.setFocusProxy(self._group.button(0))

    def mine(self) -> bool | None:
        """Which side is chosen, or None."""
        return None if self._group.checkedId() < 0 else self._group.checkedId() == 0

    def choose(self, *, mine: bool) -> None:
        """Choose a side."""
        self._group.button(0 if mine else 1).setChecked(True)
        self.warn(False)

    def warn(self, on: bool) -> None:
        """Say that this one is still to be chosen."""
        self._warning.setVisible(on)

    def texts(self) -> tuple[str, str]:
        """What is shown: mine, theirs."""
        return self._texts[0].text(), self._texts[1].text()

    def show_names(self, mine: str, theirs: str) -> None:
        """People by name."""
        for text, pick, name in zip(self._texts, self._group.buttons(), (mine, theirs), strict=True):
            text.set_plain(breakable(name) or self.tr("(empty)"))
            pick.setAccessibleDescription(name)


def _shown(value: object) -> str:
    if isinstance(value, Urgency | Impact):
        return word(value)
    if isinstance(value, tuple):
        return ", ".join(t.strip() for t in value)
    return "" if value is None or isinstance(value, UUID) else str(value)


def _held(layout: QHBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    look().fit(layout, lambda line: line.setContentsMargins(0, 0, 0, 0))
    return holder
