"""The cards of Today: lists of a few rows that are made anew whenever something in them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trellis.rules.match import Pick
from trellis.rules.projects import Listed
from trellis.rules.tickets import Row, Status
from trellis.rules.today import Today, Waiting, Waits
from trellis.ui.controls import Button, Card, Chip, ElidedLabel, Meter, Muted, column
from trellis.ui.dates import age, exact
from trellis.ui.lines import Line, Sentence, own, unmarked
from trellis.ui.people.words import many
from trellis.ui.projects.words import in_force_said, state_said, state_tone, title_said
from trellis.ui.text import elide, plain_label, plain_tip
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.words import STATUS_TONES, row_words, word
from trellis.ui.today.words import alarm_said, comes_next, project_said, waiting_said, why

NUMBER, AGE, NOTED = 62, 48, 460
ALARMS = 3
"""Most alarms or projects told in words on Today; the others are a click away."""


class RowsCard(Card):
    """A card of rows. `lines` are those on it now, by what they are about."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, note or " ", parent)
        space(self.body, gap=0)
        self.lines: dict[UUID | Waits, Line] = {}
        self._ages: list[tuple[QLabel, datetime]] = []

    def clear(self) -> None:
        """Take everything off."""
        self.lines, self._ages = {}, []
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def say(self, text: str, button: str = "", run: Callable[[], object] | None = None) -> None:
        """A quiet sentence in place of rows, or above them, and what could be done."""
        said = QWidget()
        layout = QVBoxLayout(said)
        space(layout, 4, 0, gap=10)
        layout.addWidget(Muted(text))
        if button and run is not None:
            made = Button(button)
            made.clicked.connect(lambda: run())
            layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(said)

    def controls(self) -> Iterator[QWidget]:
        """What the keyboard comes to, from top to bottom."""
        for at in range(self.body.count()):
            item = self.body.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Line):
                yield widget
            if widget is not None:
                yield from widget.findChildren(Button)

    def tell_ages(self, now: datetime) -> None:
        """Ages grow."""
        for label, since in self._ages:
            label.setText(age(since, now))

    def _add(self, key: UUID | Waits, line: Line) -> None:
        self.body.addWidget(line)
        line.show()  # at once, because the keyboard may have to come back to it
        self.lines[key] = line

    def _note(self, text: str) -> None:
        assert isinstance(self.note, QLabel)
        self.note.setText(text)


class BenchCard(RowsCard):
    """The tickets one has."""

    opened = Signal(object)
    """The id of a ticket."""

    def show_today(self, today: Today, now: datetime, look_for_work: Callable[[], object]) -> None:
        """Show what is on the bench; an empty one offers what to do."""
        self.clear()
        self._note(many(today.on_bench, self.tr("1 ticket"), self.tr("%n tickets")) if today.on_bench else "")
        for one in today.bench:
            self._add(one.id, self._line(one, now))
        if not today.bench:
            self.say(
                self.tr("Nothing is on your bench. Claim what is picked for you, or see what nobody has yet."),
                self.tr("See unclaimed tickets"),
                look_for_work,
            )
        elif today.on_bench > len(today.bench):
            self.say(self.tr("The others stand in Tickets, under Mine."))

    def _line(self, one: Row, now: datetime) -> Line:
        number, title, since = _number(one.number), ElidedLabel(one.title), _quiet(age(one.created, now), AGE)
        said = self.tr("Opened {when}").format(when=exact(one.created))
        plain_tip(since, said)
        self._ages.append((since, one.created))
        line = Line(row_words(one, now), number, title, _state(one), since)
        line.setAccessibleDescription(said)
        line.line.setStretch(1, 1)
        line.clicked.connect(lambda: self.opened.emit(one.id))
        return line


class WaitingCard(RowsCard):
    """What waits for oneself, each with its click."""

    taken = Signal(object)
    """The `Waits` somebody wants to see to."""

    def show_today(self, today: Today, now: datetime) -> None:
        """Show what waits."""
        self.clear()
        for one in today.waiting:
            self._add(one.what, self._line(one, today, now))
        if not today.waiting:
            self.say(self.tr("Nothing waits for you."))

    def _line(self, one: Waiting, today: Today, now: datetime) -> Line:
        title, more, does = waiting_said(one, now)
        said = [alarm_said(alarm, today.names) for alarm in one.alarms]
        said += [project_said(called, words) for _, called, words in one.projects]
        if len(said) > ALARMS:
            said[ALARMS:] = [many(len(said) - ALARMS, self.tr("and 1 more"), self.tr("and %n more"))]
        sentences = [text for text in (more, *said) if text]
        words = column(plain_label(title, "strong"), *map(Sentence, sentences), gap=2)
        line = Line(". ".join([title, *sentences]), words, Chip(does, "accent"))
        line.setAccessibleDescription(does)
        line.line.setStretch(0, 1)
        line.clicked.connect(lambda: self.taken.emit(one.what))
        return line


class ProjectCard(RowsCard):
    """One's own project: where it stands, what comes next, how far the path is."""

    opened = Signal(object)
    """The id of a project; None for the page of all."""

    def show_today(self, today: Today, day: date) -> None:
        """Show the first of one's projects; others are named below it."""
        self.clear()
        if not today.projects:
            self.say(
                self.tr("A project of your own starts from something you are into."),
                self.tr("Start a project"),
                lambda: self.opened.emit(None),
            )
            return
        first, *others = today.projects
        self._note(in_force_said(first.outline))
        self._add(first.outline.project, self._line(first, day))
        if first.outline.in_force:
            self._button(self.tr("Log today's work"), first.outline.project)
        for other in others:
            self._add(other.outline.project, self._line(other, day, short=True))

    def _line(self, entry: Listed, day: date, *, short: bool = False) -> Line:
        called, state = title_said(entry.title), state_said(entry.outline)
        tone = state_tone(entry.outline)
        said = [text for text in (comes_next(entry, day), self._blocked(entry)) if text and not short]
        title = plain_label(called, "strong")
        title.setWordWrap(True)
        parts: list[QWidget | None] = [Chip(state, tone), title, *map(Sentence, said)]
        path = self.tr("{n} of {all}").format(n=entry.reached, all=entry.of)
        if entry.of and not short:
            parts.append(Meter(self.tr("My path"), entry.reached, entry.of, path))
        words = column(*parts, gap=6)
        words.setAlignment(parts[0], Qt.AlignmentFlag.AlignLeft)  # type: ignore[arg-type]
        id_ = entry.outline.project
        line = Line(". ".join([called, state, *map(unmarked, said), path if entry.of else ""]).rstrip(". "), words)
        line.line.setStretch(0, 1)
        line.clicked.connect(lambda: self.opened.emit(id_))
        return line

    def _blocked(self, entry: Listed) -> str:
        what = entry.outline.blocked
        return self.tr("Blocked: {what}").format(what=own(elide(what, 80))) if what else ""

    def _button(self, text: str, project: UUID) -> None:
        button = Button(text)
        button.clicked.connect(lambda: self.opened.emit(project))
        self.body.addSpacing(look().px(12))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class PicksCard(RowsCard):
    """Up to three tickets one would want, and why. A pass asks nothing and is kept for nobody."""

    opened = Signal(object)
    """The id of a ticket."""
    claimed = Signal(object)
    """The `Pick` somebody takes."""
    passed = Signal(object)
    """The id of a ticket somebody does not want now."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.picks: dict[UUID, Pick] = {}

    def show_today(self, today: Today, tell: Callable[[], object], keys: tuple[str, str]) -> None:
        """Show the picks; `tell` leads to the profile while nothing was told, `keys` are those of Claim and Pass."""
        self.clear()
        self.picks = {pick.work.id: pick for pick in today.picks}
        self._note(self.tr("from what you say you love and want to learn") if today.has_interests else "")
        for pick in today.picks:
            self._add(pick.work.id, self._line(pick, today, keys))
        if not today.picks and today.has_interests:
            self.say(self.tr("There is nothing to pick from now. New tickets show up here."))
        if today.closed:
            self.say(
                self.tr("Something you are into is closed. Open it on your page, and it is used here for you alone."),
                self.tr("Go to my page"),
                tell,
            )
        elif not today.has_interests:
            self.say(
                self.tr("Tell what you are into, and tickets you would want are picked for you."),
                self.tr("Tell what you are into"),
                tell,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the rows need the room."""
        super().resizeEvent(event)
        self.note.setVisible(self.width() >= look().px(NOTED))

    def _line(self, pick: Pick, today: Today, keys: tuple[str, str]) -> Line:
        work = pick.work
        reason = why(pick, today.names, today.advisors)
        words = column(ElidedLabel(work.title), Sentence(reason), gap=2)
        claim, pass_ = Button(self.tr("Claim")), Button(self.tr("Pass"), "quiet")
        claim.setAccessibleName(self.tr("Claim {number}").format(number=work.number))
        pass_.setAccessibleName(self.tr("Pass {number}").format(number=work.number))
        for button, key in zip((claim, pass_), keys, strict=True):
            button.setAccessibleDescription(self.tr("Key: {keys}").format(keys=key) if key else "")
        plain_tip(pass_, self.tr("Not for you now. Nobody is told, and it comes back next time."))
        claim.clicked.connect(lambda: self.claimed.emit(pick))
        pass_.clicked.connect(lambda: self.passed.emit(work.id))
        line = Line(f"{work.number}, {work.title}. {unmarked(reason)}", _number(work.number), words, claim, pass_)
        line.setAccessibleDescription(self.tr("Opened {when}").format(when=exact(work.created)))
        line.line.setStretch(1, 1)
        line.clicked.connect(lambda: self.opened.emit(work.id))
        return line


def _quiet(text: str, width: float) -> QLabel:
    label = plain_label(text, "muted", wrap=False)
    look().fit(label, lambda target: target.setMinimumWidth(look().px(width)))
    return label


def _number(number: str) -> QLabel:
    return _quiet(number, NUMBER)


def _state(one: Row) -> Chip:
    said = word(one.status)
    if one.status is Status.WAITING and one.waiting_reason:
        said = f"{said}: {elide(one.waiting_reason, 24)}"
    chip = Chip(said, STATUS_TONES[one.status])
    size(chip, max_width=200)
    return chip
