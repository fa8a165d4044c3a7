"""What a ticket is about: chips that say why they stand there, and the sheet that corrects them.

The words of a ticket suggest its topics; what somebody says counts before that, until it is given back to the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.match import About, Kind
from trellis.rules.people import fold
from trellis.rules.tickets import Ticket
from trellis.rules.topics import EFFORTS, NO_GATE, NO_TOPIC, Gate, Suggestion, Topic, Where
from trellis.ui.context import Context
from trellis.ui.controls import Chip, ChipButton, FlowLayout, SuggestField
from trellis.ui.controls import Suggestion as Offer
from trellis.ui.language import tr
from trellis.ui.shipped import Shipped, shown
from trellis.ui.text import elide, plain_tip
from trellis.ui.theme import space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.sheets import TicketSheet

OFFERED = 8
"""Most topics offered for the letters that are typed."""


def gate_word(gate: Gate | None) -> str:
    """What a gate needs, in a few words."""
    if gate is None:
        return tr("None")
    return tr("Admin rights") if gate is Gate.ADMIN else tr("Somebody trained in safety")


def kind_word(kind: Kind) -> str:
    """What the work is to whoever is signed in."""
    return {
        Kind.WANTED: tr("a wish of yours"),
        Kind.STRETCH: tr("a stretch for you"),
        Kind.ROUTINE: tr("routine for you"),
    }[kind]


def because(suggestion: Suggestion) -> str:
    """Which word of the ticket led to a topic, and where it stands."""
    said = {
        Where.TITLE: tr("because of “{word}” in the title"),
        Where.TAG: tr("because of the tag “{word}”"),
        Where.CATEGORY: tr("because of the category “{word}”"),
        Where.BODY: tr("because of “{word}” in the description"),
    }[suggestion.where]
    word = shown(suggestion.word, Shipped.CATEGORY) if suggestion.where is Where.CATEGORY else suggestion.word
    return said.format(word=elide(word, 60))


class TopicChips(QWidget):
    """Topics, effort, gate and what the work is to oneself, each with its reason; a chip that changes them."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=8)
        self.change = ChipButton(self.tr("Topics…"), parent=self)
        self.change.setAccessibleName(self.tr("Correct topics, effort and gate"))
        self.change.clicked.connect(self.change_asked)
        self.change.hide()

    def show_about(self, about: About, may_change: bool, keys: str = "") -> None:
        """Show what this says; `keys` is the key that changes it."""
        self.change.setAccessibleDescription(self.tr("Key: {keys}").format(keys=keys) if keys else "")
        held = self.change.hasFocus()
        self._flow.removeWidget(self.change)
        self._flow.clear()
        reasons = {s.topic.key: because(s) for s in about.suggested}
        said = self.tr("somebody on the team said so")
        for topic in about.topics:
            why = said if about.said_topics else reasons.get(topic.key, "")
            name = shown(topic.name, Shipped.TOPIC)
            self._add(elide(name, 40), "accent", self.tr("Topic {name}").format(name=name), why)
        usual = self.tr("usual for its topics") if about.topics else self.tr("the usual")
        effort = self.tr("Effort {n}").format(n=about.effort)
        self._add(effort, "neutral", effort, said if about.said_effort else usual)
        if about.gate is not None:
            needs = self.tr("Needs admin rights") if about.gate is Gate.ADMIN else self.tr("Needs safety training")
            self._add(needs, "amber", needs, said if about.said_gate else self.tr("usual for its topics"))
        if about.kind is not None:
            self._add(kind_word(about.kind), "blue", kind_word(about.kind), _kind_reason(about.kind))
        self._flow.addWidget(self.change)
        self.change.setVisible(may_change)
        if held and may_change:
            self.change.setFocus()
        self.updateGeometry()

    def chips(self) -> list[Chip]:
        """The chips now shown."""
        widgets = [self._flow.itemAt(at).widget() for at in range(self._flow.count())]  # type: ignore[union-attr]
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def _add(self, text: str, tone: str, name: str, why: str) -> None:
        chip = Chip(text, tone)
        chip.setAccessibleName(name)
        chip.setAccessibleDescription(why)
        plain_tip(chip, why)
        self._flow.addWidget(chip)


def _kind_reason(kind: Kind) -> str:
    return {
        Kind.WANTED: tr("you told the team that you want this"),
        Kind.STRETCH: tr("you had work of this kind twice at most this term"),
        Kind.ROUTINE: tr("you had work of this kind more than twice this term"),
    }[kind]


class TopicsSheet(TicketSheet):
    """Corrects topics, effort and gate; what is left as suggested follows the ticket's words."""

    def __init__(self, context: Context, parent: QWidget, ticket: Ticket) -> None:
        super().__init__(context, parent, ticket, self.tr("Topics, effort and gate"), self.tr("Save"))
        self._about: About | None = None
        self.chosen: list[Topic] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=8)
        self.finder = TopicField(self.tr("Add a topic"))
        self.finder.asked.connect(self._offer)
        self.finder.chosen.connect(lambda _: self._take())
        self.finder.entered.connect(self._enter)
        both = QWidget()
        column = QVBoxLayout(both)
        space(column, gap=8)
        column.addWidget(self.finder)
        column.addWidget(self._chips)
        both.setFocusProxy(self.finder)
        self.field("topics", self.tr("What is it about?"), both, self.tr("Type to find a topic, Enter takes it."))
        self.effort, self.gate = Choice(), Choice()
        self.field("effort", self.tr("How much effort?"), self.effort)
        self.field("gate", self.tr("What does it need?"), self.gate)
        self.as_suggested = self.add_button(self.tr("As suggested"))
        self.buttons.removeWidget(self.as_suggested)
        self.buttons.insertWidget(0, self.as_suggested)
        self.as_suggested.clicked.connect(self._give_back)
        self.main.setEnabled(False)
        id_ = ticket.id
        context.worker.run(
            lambda desk: desk.interests.suggested(id_), while_alive(self, self._arrived), while_alive(self, self._gone)
        )

    def send(self) -> None:
        """Save what was corrected."""
        if self._about is None:
            return
        suggested = [s.topic for s in self._about.suggested]
        keys = [topic.key for topic in self.chosen] or [NO_TOPIC]
        if self.chosen == suggested:
            keys = []
        self._classify(keys, self.effort.value(), self.gate.value())

    def _give_back(self) -> None:
        self._classify([], None, "")

    def _classify(self, keys: Sequence[str], effort: int | None, gate: str) -> None:
        id_ = self.ticket.id
        self.do(
            lambda desk: desk.tickets.classify(id_, keys, effort, gate),
            lambda ticket: self.tr("Topics of {number} saved").format(number=ticket.number),
        )

    def _arrived(self, about: About) -> None:
        self._about = about
        self.chosen = list(about.topics)
        self.effort.add(self.tr("As suggested: {n}").format(n=about.suggested_effort), None)
        for effort in EFFORTS:
            self.effort.add(str(effort), effort)
        self.effort.set_value(about.effort if about.said_effort else None)
        self.gate.add(self.tr("As suggested: {what}").format(what=gate_word(about.suggested_gate)), "")
        self.gate.add(gate_word(None), NO_GATE)
        for gate in Gate:
            self.gate.add(gate_word(gate), gate.value)
        said = (about.gate.value if about.gate else NO_GATE) if about.said_gate else ""
        self.gate.set_value(said)
        self._show_chosen()
        self.main.setEnabled(True)

    def _gone(self, error: Exception) -> None:
        self.reject()
        self.context.trouble(error)

    def _show_chosen(self) -> None:
        self._flow.clear()
        for topic in self.chosen:
            name = shown(topic.name, Shipped.TOPIC)
            chip = ChipButton(f"{name} ×", tone="accent")
            chip.setAccessibleName(self.tr("Take the topic {name} off").format(name=name))
            plain_tip(chip, chip.accessibleName())
            chip.clicked.connect(lambda _=False, one=topic: self._drop(one))
            self._flow.addWidget(chip)
            chip.show()  # what is not shown yet would not count below
        # A form asks its fields for their height before they know how wide they are.
        self._chips.setMinimumHeight(self._flow.heightForWidth(self.finder.width()))
        self.grow()

    def _drop(self, topic: Topic) -> None:
        self.chosen.remove(topic)
        self._show_chosen()
        self.finder.setFocus()

    def _fitting(self, letters: str) -> list[Topic]:
        """Topics whose name or synonym has a word that begins with the letters, names first."""
        begun = fold(letters)
        offered = [t for t in self._about.offered if t not in self.chosen] if self._about and begun else []

        def has(words: Sequence[str]) -> bool:
            return any(f" {fold(word)}".find(f" {begun}") >= 0 for word in words)

        named = [topic for topic in offered if has([shown(topic.name, Shipped.TOPIC)])]
        return named + [topic for topic in offered if topic not in named and has(topic.words)]

    def _offer(self, letters: str) -> None:
        self.finder.offer(
            [
                Offer(topic, shown(topic.name, Shipped.TOPIC), shown(topic.area, Shipped.AREA))
                for topic in self._fitting(letters)[:OFFERED]
            ]
        )

    def _enter(self) -> None:
        """Enter takes the topic that is typed; with nothing typed it saves."""
        typed = self.finder.text().strip()
        if not typed:
            self.send()
            return
        found = self._fitting(typed)
        if found:
            self._choose(found[0])
        else:
            self.form.rows[0].set_error(self.tr("There is no topic “{words}”.").format(words=elide(typed, 40)))

    def _take(self) -> None:
        picked = self.finder.picked()
        if picked is not None:
            self._choose(picked.key)

    def _choose(self, topic: Topic) -> None:
        self.form.clear_errors()
        if topic not in self.chosen:
            self.chosen.append(topic)
        self._show_chosen()
        self.finder.clear()


class TopicField(SuggestField):
    """A field whose Enter is its own: it takes a topic instead of pressing the sheet's main button."""

    entered = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, 1, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, when no line of the list is meant."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and plain and not (self.list_open() and self._lines().currentRow() >= 0):
            self.entered.emit()
            return
        super().keyPressEvent(event)
