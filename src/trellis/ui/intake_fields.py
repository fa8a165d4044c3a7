"""The fields of intake: who, what is wrong, where, which device, how urgent, and the drafts made of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.people import MEMBERS, Person
from trellis.rules.tickets import Impact, Intake, Source, Urgency, priority_of
from trellis.ui.context import Context
from trellis.ui.controls import Chip, FlowLayout, Segmented, SuggestField, Suggestion
from trellis.ui.rows import Form, Row
from trellis.ui.shipped import Shipped, by_text
from trellis.ui.text import WordsField
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import PRIORITY_TONES, word

SOURCES = (Source.WALK_UP, Source.PHONE, Source.EMAIL, Source.OWN)
URGENCIES = (Urgency.CAN_WAIT, Urgency.SLOWED, Urgency.BLOCKED)
IMPACTS = (Impact.PERSON, Impact.CLASS, Impact.SCHOOL)


class IntakeFields(QWidget):
    """The fields, their suggestions and the computed priority. Knows nothing of logging."""

    changed = Signal()
    """Somebody typed or chose something."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = context.info.settings.priorities
        self.form = Form()
        self.who = SuggestField(self.tr("Two letters find people"))
        self.words = WordsField()
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("In their words"))
        self.room, self.device = SuggestField(least=1), SuggestField(least=1)
        self.tags = SuggestField(self.tr("Separated by commas"), least=1)
        self.urgency = Segmented(self.tr("Urgency"), [(u.value, word(u)) for u in URGENCIES])
        self.impact = Segmented(self.tr("Impact"), [(i.value, word(i)) for i in IMPACTS])
        self.category, self.source = QComboBox(), QComboBox()
        for said, name in by_text(context.info.settings.categories, Shipped.CATEGORY).items():
            self.category.addItem(said[:1].upper() + said[1:], name)
        for source in SOURCES:
            self.source.addItem(word(source), source.value)
        self.priority = Chip("")
        self._rows = self._make_rows()
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addWidget(self.form)
        layout.addStretch(1)
        look().fit(self.words, lambda w: w.setFixedHeight(4 * w.fontMetrics().lineSpacing() + look().px(18)))
        self._connect()
        self.clear()

    def intake(self) -> Intake:
        """What is typed and chosen, as it is."""
        picked = self.who.picked()
        return Intake(
            words=self.words.toPlainText(),
            requester=picked.key if picked else None,
            requester_name="" if picked else self.who.text(),
            room=self.room.text(),
            device=self.device.text(),
            source=Source(self.source.currentData()),
            category=self.category.currentData(),
            urgency=Urgency(self.urgency.value()),
            impact=Impact(self.impact.value()),
            tags=tuple(self.tags.text().split(",")),
        )

    def is_empty(self) -> bool:
        """Whether nobody typed anything."""
        lines = (self.who, self.room, self.device, self.tags)
        return not self.words.toPlainText().strip() and not any(line.text().strip() for line in lines)

    def clear(self) -> None:
        """A new form: walk-up, can wait, a person, the category of no kind."""
        for line in (self.who, self.room, self.device, self.tags):
            line.clear()
        self.words.clear()
        self.urgency.set_value(URGENCIES[0].value)
        self.impact.set_value(IMPACTS[0].value)
        self.source.setCurrentIndex(0)
        self.category.setCurrentIndex(max(0, self.category.findData("other")))
        self.form.clear_errors()
        self._show_priority()

    def as_draft(self) -> str:
        """What is typed as JSON, empty when nothing is."""
        if self.is_empty():
            return ""
        picked = self.who.picked()
        kept = {
            "who": self.who.text(),
            "requester": picked.key.hex if picked else "",
            "words": self.words.toPlainText(),
            "room": self.room.text(),
            "device": self.device.text(),
            "tags": self.tags.text(),
            "source": self.source.currentData(),
            "category": self.category.currentData(),
            "urgency": self.urgency.value(),
            "impact": self.impact.value(),
        }
        return json.dumps(kept, ensure_ascii=False)

    def take_draft(self, draft: str) -> bool:
        """Show a draft; False when there is none or nobody can read it (written by another version)."""
        try:
            kept = json.loads(draft)
            texts = {name: str(kept[name]) for name in ("who", "words", "room", "device", "tags", "requester")}
            source, urgency, impact = Source(kept["source"]), Urgency(kept["urgency"]), Impact(kept["impact"])
            requester = UUID(texts["requester"]) if texts["requester"] else None
        except (ValueError, TypeError, KeyError):
            return False
        self.words.setPlainText(texts["words"])
        for line, name in ((self.who, "who"), (self.room, "room"), (self.device, "device"), (self.tags, "tags")):
            line.setText(texts[name])
        if requester:
            self.who.pick(Suggestion(requester, texts["who"], person_id=requester.bytes))
        self.source.setCurrentIndex(max(0, self.source.findData(source.value)))
        self.category.setCurrentIndex(max(0, self.category.findData(str(kept.get("category")))))
        self.urgency.set_value(urgency.value)
        self.impact.set_value(impact.value)
        self._show_priority()
        return True

    def show_error(self, error: Exception) -> bool:
        """Say the error beside its field and go there; False when it belongs to none."""
        found = self._rows.get(error.field) if isinstance(error, Invalid) else None
        if found is None or not isinstance(error, Invalid):
            return False
        found.set_error(f"{error.happened} {error.todo}".strip())
        self.form.first_wrong()
        return True

    def _make_rows(self) -> dict[str, Row]:
        """The rows in tab order, by the fields the rules name."""
        who = self.form.row(self.tr("Who"), self.who, self.tr("Not found? Type the whole name; it is added."))
        words = self.form.row(self.tr("What is wrong"), self.words)
        room, device = self.form.pair((self.tr("Where"), self.room), (self.tr("Device tag"), self.device))
        urgency = Row(self.tr("Urgency"), self.urgency)
        impact = Row(self.tr("Impact"), self.impact)
        self.form.add(_wrapping(urgency, impact))
        self.form.pair((self.tr("Category"), self.category), (self.tr("How it came"), self.source))
        tags = self.form.row(self.tr("Tags"), self.tags)
        return {
            "words": words,
            "body": words,
            "title": words,
            "preferred_name": who,
            "requester": who,
            "room": room,
            "device": device,
            "tags": tags,
        }

    def _connect(self) -> None:
        ask = self._context.worker.run
        self.who.asked.connect(
            lambda letters: ask(lambda desk: desk.people.find(letters), while_alive(self, self._people_found))
        )
        for line, name in ((self.room, "room"), (self.device, "device")):
            line.asked.connect(self._asking(line, name))
        self.tags.asked.connect(self._ask_tags)
        for line in (self.who, self.room, self.device, self.tags):
            line.textChanged.connect(self._typed)
            line.returnPressed.connect(self.focusNextChild)
        for line in (self.who, self.room, self.device):
            line.chosen.connect(lambda _: self.focusNextChild())
        self.words.textChanged.connect(self._typed)
        self.words.refused.connect(self._rows["words"].set_error)
        for switch in (self.urgency, self.impact):
            switch.picked.connect(self._switched)
        for box in (self.category, self.source):
            box.currentIndexChanged.connect(self.changed)

    def _asking(self, line: SuggestField, name: str) -> Callable[[str], None]:
        def found(values: list[str]) -> None:
            line.offer([Suggestion(value, value) for value in values if value != line.text()])

        def ask(letters: str) -> None:
            self._context.worker.run(lambda desk: desk.tickets.values_of(name, letters), while_alive(self, found))

        return ask

    def _ask_tags(self, typed: str) -> None:
        before, comma, letters = typed.rpartition(",")
        start = f"{before}{comma} " if comma else ""
        if not letters.strip():
            self.tags.close_list()
            return

        def found(values: list[str]) -> None:
            self.tags.offer([Suggestion(value, f"{start}{value}") for value in values if value != letters.strip()])

        ask = letters.strip()
        self._context.worker.run(lambda desk: desk.tickets.values_of("tags", ask), while_alive(self, found))

    def _people_found(self, people: list[Person]) -> None:
        self.who.offer(
            [
                Suggestion(p.id, p.short_name, self.tr("on the team") if p.role in MEMBERS else p.pronouns, p.id.bytes)
                for p in people
            ]
        )

    def _typed(self) -> None:
        for row_ in self._rows.values():
            if row_.error() and row_.field.hasFocus():
                row_.set_error("")
        self.changed.emit()

    def _switched(self) -> None:
        self._show_priority()
        self.changed.emit()

    def _show_priority(self) -> None:
        found = priority_of(Urgency(self.urgency.value()), Impact(self.impact.value()), self._table)
        self.priority.set(word(found), PRIORITY_TONES[found])
        self.priority.setAccessibleName(self.tr("Priority: {word}").format(word=word(found)))


def _wrapping(*parts: QWidget) -> QWidget:
    """Parts side by side, wrapped where there is no room."""
    whole = QWidget()
    flow = FlowLayout(whole, gap=12)
    for part in parts:
        flow.addWidget(part)
    return whole
