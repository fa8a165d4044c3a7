"""What narrows the list: a row of fields behind the Filter button, and a chip for each filter that is on."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trellis.rules.people import Person
from trellis.rules.tickets import Filters, Query, Sort, Status
from trellis.ui.context import Context
from trellis.ui.controls import Button, ChipButton, FlowLayout, SearchField, SuggestField, Suggestion
from trellis.ui.dates import school_day
from trellis.ui.language import number_text, tr
from trellis.ui.rows import Row
from trellis.ui.shipped import Shipped, by_text, shown
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.sheets import OptionalDay, PersonPicker
from trellis.ui.tickets.words import now, word


class FilterRow(QFrame):
    """The fields. Every change is said at once as new `Filters`, words or order."""

    changed = Signal(object)
    """The `Filters` now."""
    searched = Signal(str)
    """Words to search for, a moment after typing stops."""
    sorted = Signal(object)
    """The `Sort` now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._context = context
        self._filters = Filters()
        self._filling = False
        self.words = SearchField(self.tr("Search in this list"), "")
        self._typed = QTimer(self, singleShot=True, interval=250)
        self._typed.timeout.connect(lambda: self.searched.emit(self.words.text().strip()))
        self.words.textEdited.connect(lambda _: self._typed.start())
        self.status = Choice([(self.tr("Any"), None), *((word(s), s) for s in Status)])
        categories = by_text(context.info.settings.categories, Shipped.CATEGORY)
        self.category = Choice([(self.tr("Any"), ""), *categories.items()])
        self.person = PersonPicker(context, self.tr("Anybody"))
        self.requester = SuggestField(self.tr("Anybody"))
        self.room, self.tag = SuggestField(self.tr("Any"), least=1), SuggestField(self.tr("Any"), least=1)
        today = now().astimezone().date()
        self.since, self.until = (OptionalDay(self.tr("a day"), today, quiet=True) for _ in range(2))
        self.order = Choice((word(s), s) for s in Sort)
        fields = (
            (self.tr("Words"), self.words, 200),
            (self.tr("Status"), self.status, 130),
            (self.tr("Category"), self.category, 150),
            (self.tr("Who has it"), self.person, 140),
            (self.tr("Who asked"), self.requester, 140),
            (self.tr("Room"), self.room, 90),
            (self.tr("Tag"), self.tag, 110),
            (self.tr("Opened from"), self.since, 0),
            (self.tr("Opened to"), self.until, 0),
            (self.tr("Order"), self.order, 190),
        )
        flow = QWidget()
        line = FlowLayout(flow, gap=12)
        for label, field, width in fields:
            row = Row(label, field)
            size(row, width=width or None, min_width=None if width else 110)
            line.addWidget(row)
        layout = QVBoxLayout(self)
        space(layout, 12, 16, gap=8)
        layout.addWidget(flow)
        self._connect()

    def show_query(self, query: Query) -> None:
        """Show what the list shows now, without saying anything."""
        self._filling = True
        filters = query.filters
        self._filters = filters
        if self.words.text().strip() != query.text:
            self.words.setText(query.text)
        self.status.set_value(filters.status)
        self.category.set_value(filters.category)
        self.person.set_value(filters.assignee)
        if filters.requester is None and self.requester.picked() is not None:
            self.requester.clear()
        for field, value in ((self.room, filters.room), (self.tag, filters.tag)):
            if field.text() != value and not field.hasFocus():
                field.setText(value)
        self.since.set_value(filters.since)
        self.until.set_value(filters.until)
        self.order.set_value(query.sort)
        self._filling = False

    def names(self) -> dict[str, str]:
        """The people the list is narrowed to, by filter."""
        picked = self.requester.picked()
        return {"assignee": self.person.currentText(), "requester": picked.title if picked else ""}

    def _connect(self) -> None:
        self.status.currentIndexChanged.connect(lambda _: self._say(status=self.status.value()))
        self.category.currentIndexChanged.connect(lambda _: self._say(category=self.category.value()))
        self.person.currentIndexChanged.connect(lambda _: self._say(assignee=self.person.value()))
        self.requester.chosen.connect(lambda one: self._say(requester=one.key))
        self.requester.cleared.connect(lambda: self._say(requester=None))
        self.requester.asked.connect(self._find_people)
        for name, field in (("room", self.room), ("tag", self.tag)):
            column = {"tag": "tags"}.get(name, name)
            field.asked.connect(lambda letters, c=column, f=field: self._find_values(c, f, letters))
            field.chosen.connect(lambda one, n=name: self._say(**{n: one.title}))
            field.editingFinished.connect(lambda n=name, f=field: self._say(**{n: f.text().strip()}))
        for name, day in (("since", self.since), ("until", self.until)):
            day.tick.toggled.connect(lambda _, n=name, d=day: self._say(**{n: d.value()}))
            day.day.dateChanged.connect(lambda _, n=name, d=day: self._say(**{n: d.value()}))
        self.order.currentIndexChanged.connect(self._order)

    def _say(self, **change: Any) -> None:
        if self._filling:
            return
        filters = dataclasses.replace(self._filters, **change)
        if filters != self._filters:
            self._filters = filters
            self.changed.emit(filters)

    def _order(self, _: int) -> None:
        if not self._filling:
            self.sorted.emit(self.order.value())

    def _find_people(self, letters: str) -> None:
        def offer(people: list[Person]) -> None:
            self.requester.offer([Suggestion(p.id, p.full_name, "", p.id.bytes) for p in people])

        self._context.worker.run(lambda desk: desk.people.find(letters), while_alive(self, offer))

    def _find_values(self, column: str, field: SuggestField, letters: str) -> None:
        def offer(found: list[str]) -> None:
            field.offer([Suggestion(value, value) for value in found])

        self._context.worker.run(lambda desk: desk.tickets.values_of(column, letters), while_alive(self, offer))


class FilterChips(QWidget):
    """What narrows the list now, each to be taken away; how many were found."""

    removed = Signal(str)
    """The name of a filter ("status", "room" ...), "text" for the words, or "" for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=8)
        self.found = plain_label(role="muted", wrap=False, parent=self)
        size(self.found, height=22)
        self.hide()

    def show_query(self, query: Query, names: dict[str, str]) -> None:
        """`names` are people's names by filter, where they are known."""
        self._flow.removeWidget(self.found)
        self._flow.clear()
        chips = self._words(query, names)
        for name, text in chips:
            chip = ChipButton(f"{elide(text, 40)} ×", tone="blue")
            chip.setObjectName(f"filter.{name}")
            chip.setAccessibleName(self.tr("Take away: {filter}").format(filter=text))
            chip.clicked.connect(lambda _=False, n=name: self.removed.emit(n))
            self._flow.addWidget(chip)
        if len(chips) > 1:
            clear = Button(self.tr("Clear"), "link")
            clear.clicked.connect(lambda: self.removed.emit(""))
            self._flow.addWidget(clear)
        self._flow.addWidget(self.found)
        self.found.show()
        self.updateGeometry()

    def show_found(self, count: int, capped: bool) -> None:
        """How many tickets there are; a capped search says so."""
        text = self.tr("Found {n}").format(n=number_text(count))
        if capped:
            text = self.tr("Showing the newest {n} hits").format(n=number_text(count))
        self.found.setText(text)

    def _words(self, query: Query, names: dict[str, str]) -> list[tuple[str, str]]:
        filters, today = query.filters, now().astimezone().date()

        def day(value: date | None) -> str:
            return school_day(value, today) if value else ""

        chips = (
            ("text", tr("Words: {value}"), query.text),
            ("status", tr("Status: {value}"), word(filters.status).lower() if filters.status else ""),
            ("category", tr("Category: {value}"), shown(filters.category, Shipped.CATEGORY)),
            ("assignee", tr("With {value}"), names.get("assignee", tr("somebody")) if filters.assignee else ""),
            ("requester", tr("Asked by {value}"), names.get("requester", tr("somebody")) if filters.requester else ""),
            ("room", tr("Room: {value}"), filters.room),
            ("tag", tr("Tag: {value}"), filters.tag),
            ("since", tr("From {value}"), day(filters.since)),
            ("until", tr("To {value}"), day(filters.until)),
        )
        return [(name, text.format(value=value)) for name, text, value in chips if value]
