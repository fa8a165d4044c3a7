"""Who could take one ticket: the guarded rule as a short list with three facts a name. Nobody is chosen by itself."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import Strength, Wish
from trellis.rules.match import Arrival, Candidate, Hindrance, Liking
from trellis.ui.controls import Avatar, Muted, column
from trellis.ui.language import number_text, tr
from trellis.ui.lines import Line, Sentence, own, unmarked
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.choice import Choice

MOST = 5


def wish_said(liking: Liking | None) -> str:
    """What somebody told of it, in words that fit after a name; their own words are marked."""
    if liking is None:
        return tr("told no wish for this")
    if liking.strength is None:
        said = tr("wants to explore {interest}")
    elif liking.wish is Wish.LEARN:
        said = tr("wants to learn {interest}")
    elif liking.wish is Wish.TEACH:
        said = tr("would like to teach {interest}")
    else:
        said = {
            Strength.CURIOUS: tr("curious about {interest}"),
            Strength.INTO_IT: tr("into {interest}"),
            Strength.COULD_TEACH: tr("knows their way around {interest}"),
        }[liking.strength]
    return said.format(interest=own(elide(liking.interest, 60)))


def load_said(over: int) -> str:
    """The load of the term against the lightest of those here."""
    return tr("load {n} above the lightest").format(n=number_text(over)) if over else tr("the lightest load")


def last_said(last: date | None, today: date) -> str:
    """When this kind of work was last given to somebody."""
    if last is None:
        return tr("never done this kind")
    days = max(0, (today - last).days)
    if days == 0:
        return tr("last done today")
    if days == 1:
        return tr("last done yesterday")
    if days < 14:
        return tr("last done {n} days ago").format(n=days)
    return tr("last done {n} weeks ago").format(n=days // 7)


class ArrivalList(QWidget):
    """Up to five names; a click or Enter chooses one in `picker`, where anybody else can be chosen as well."""

    def __init__(self, picker: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = picker
        self.lines: dict[UUID, Line] = {}
        self.apart = Muted("", "small")
        self._layout = QVBoxLayout(self)
        space(self._layout, gap=0)
        self.setAccessibleName(self.tr("Who could take it"))
        picker.currentIndexChanged.connect(lambda _: self._mark())

    def show_arrival(self, arrival: Arrival, today: date) -> None:
        """Show this; called once."""
        names = {one.person: one.name for one in arrival.candidates} | {one.person: one.name for one in arrival.apart}
        title = self.tr("Who could take it: those who want it most first. You choose.")
        self._layout.addWidget(Muted(title))
        before: QWidget = self
        for one in arrival.candidates[:MOST]:
            line = self._line(one, names, today)
            self._layout.addWidget(line)
            self.lines[one.person] = line
            QWidget.setTabOrder(before, line)
            before = line
        if self.lines:
            QWidget.setTabOrder(before, self._picker)
        self._layout.addWidget(self.apart)
        self._layout.addStretch(1)
        self.apart.setText(self._apart(arrival))
        self.apart.setVisible(bool(arrival.apart))
        self._mark()

    def _line(self, one: Candidate, names: dict[UUID, str], today: date) -> Line:
        facts = [wish_said(one.liking), load_said(one.over), last_said(one.last, today)]
        if one.pair is not None:
            facts.append(self.tr("as a pair with {name}").format(name=names.get(one.pair, self.tr("somebody here"))))
        said = " · ".join(facts)
        words = column(plain_label(one.name, "strong"), Sentence(said), gap=2)
        line = Line(f"{one.name}: {unmarked(said)}", Avatar(one.name, one.person.bytes), words)
        line.setAccessibleDescription(self.tr("Chooses {name}").format(name=one.name))
        line.setCheckable(True)
        line.line.setStretch(1, 1)
        line.clicked.connect(lambda: self._choose(one.person))
        return line

    def _choose(self, person: UUID) -> None:
        self._picker.set_value(person)
        self._mark()

    def _mark(self) -> None:
        for person, line in self.lines.items():
            line.setChecked(self._picker.value() == person)

    def _apart(self, arrival: Arrival) -> str:
        why = {
            Hindrance.LOAD: self.tr("{names} (enough work already)"),
            Hindrance.GATE: self.tr("{names} (nobody here opens what it needs)"),
        }
        parts = []
        for hindrance, said in why.items():
            names = [one.name for one in arrival.apart if one.why is hindrance]
            if names:
                parts.append(said.format(names=", ".join(names)))
        return self.tr("Not in the list: {reasons}").format(reasons=", ".join(parts)) if parts else ""
