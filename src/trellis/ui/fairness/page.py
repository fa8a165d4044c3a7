"""The fairness room: the whole term with names for the advisor; one's own numbers beside the nameless rest for others.

Bars or a table of the same numbers. People stand in the order of their names; nothing is sorted by a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from trellis.rules.permissions import may
from trellis.ui.columns import TwoColumns
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, EmptyState, FlowLayout, Muted, scrolled
from trellis.ui.dates import exact
from trellis.ui.fairness import words
from trellis.ui.fairness.bars import Bar, Bars, Columns, Legend, Part
from trellis.ui.fairness.table import NumberTable
from trellis.ui.language import number_text, tr
from trellis.ui.pages import Page
from trellis.ui.people.words import day_said
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import now, word

if TYPE_CHECKING:
    from trellis.desk.fairness import OwnReport, TermReport

NOUNS = frozenset({"ticket", "helper", "person", "part", "topic", "term"})


class FairnessPage(Page):
    """Asks the desk when it is shown and something changed since."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("Fairness"))
        self._context = context
        self._all = may(context.me, "fairness.names")
        self._report: TermReport | OwnReport | None = None
        self._stale = True
        self.as_table = Button(tr("As a table"))
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleDescription(tr("Numbers in rows instead of bars"))
        self.as_table.toggled.connect(lambda _: self._show())
        self.save = Button(tr("Save as CSV…"))
        self.save.clicked.connect(self._choose)
        self.topics = Button(tr("Topics"), "quiet")
        self.topics.setAccessibleDescription(tr("The list kinds of work go by"))
        self.topics.clicked.connect(lambda: context.go("topics", None))
        self.buttons.addWidget(self.topics)
        self.buttons.addWidget(self.as_table)
        self.buttons.addWidget(self.save)
        self.save.setVisible(self._all)  # not before it has its place: it would be a window of its own for a moment
        self._inside = QWidget()
        layout = self._layout = QVBoxLayout(self._inside)
        space(layout, gap=16)
        self.body.addWidget(scrolled(self._inside), 1)
        context.worker.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is asked for now."""
        super().showEvent(event)
        self._ask()

    def save_to(self, path: Path) -> None:
        """Write the table of everybody to this file."""
        self._context.do(lambda desk: desk.fairness.export(path), tr("Saved in {path}").format(path=path))

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save fairness as CSV"), tr("fairness.csv"), tr("CSV files (*.csv)")
        )
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".csv"))

    def _changed(self, changes: Any) -> None:
        if any(change.noun in NOUNS for change in changes):
            self._stale = True
            if self.isVisible():
                self._ask()

    def _ask(self) -> None:
        if not self._stale:
            return
        self._stale = False
        everybody = self._all
        self._context.worker.run(
            lambda desk: desk.fairness.term() if everybody else desk.fairness.own(), while_alive(self, self._shown)
        )

    def _shown(self, report: TermReport | OwnReport) -> None:
        self._report = report
        self.set_title(tr("Fairness"), words.term_said(report.term, report.since, report.until))
        self._show()

    def _show(self) -> None:
        """The report, as bars or as a table."""
        report = self._report
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if report is None:
            return
        table = self.as_table.isChecked()
        made = _term(report, table) if self._all else _own(report, table)  # type: ignore[arg-type]
        for widget in made:
            self._layout.addWidget(widget)
        self._layout.addStretch(1)


def _term(report: TermReport, table: bool) -> list[QWidget]:
    if not report.shares:
        return [
            EmptyState(tr("Nobody to share work yet"), tr("Add techs and leads under People. Their work stands here."))
        ]
    return [
        _shares(report, table),
        TwoColumns([_effort(report, table), _trend(report.weeks, table)], _beside(report, table)),
    ]


def _beside(report: TermReport, table: bool) -> list[QWidget]:
    narrow = Card(tr("Work that became narrow"))
    for alarm in report.alarms:
        narrow.body.addWidget(Callout(words.alarm_said(alarm, report.names), "amber"))
    if not report.alarms:
        narrow.body.addWidget(Muted(tr("Nobody's work has become narrow.")))
    waiting = Card(tr("Until somebody has a ticket"))
    for waited in report.waited:
        said = plain_label(words.waited_said(waited, now()))
        if waited.oldest is not None:
            plain_tip(said, tr("the oldest since {time}").format(time=exact(waited.oldest)))
        waiting.body.addWidget(plain_label(word(waited.priority), "label"))
        waiting.body.addWidget(said)
    return [narrow, _kinds(report, table), waiting]


def _shares(report: TermReport, table: bool) -> Card:
    card = Card(tr("Who gets the interesting work"))
    if table:
        headings = (
            *(tr("Name"), tr("Tickets"), tr("Wanted"), tr("Stretch"), tr("Routine")),
            *(tr("Effort"), tr("Kinds"), tr("Partners")),
        )
        rows = [
            [
                report.names[s.person],
                *map(number_text, (s.given, s.wanted, s.stretch, s.routine, s.effort, s.kinds, s.partners)),
            ]
            for s in report.shares
        ]
        card.body.addWidget(NumberTable(card.title.text(), headings, rows))
    else:
        card.body.addLayout(_legend())
        bars = [words.share_bar(s, report.names[s.person]) for s in report.shares]
        card.body.addWidget(Bars(card.title.text(), bars))
    card.body.addWidget(Muted(words.meaning()))
    return card


def _effort(report: TermReport, table: bool) -> Card:
    card = Card(tr("Effort"))
    if table:
        rows = [[report.names[s.person], number_text(s.effort)] for s in report.shares]
        card.body.addWidget(NumberTable(card.title.text(), (tr("Name"), tr("Effort")), rows))
    else:
        bars = [words.number_bar(report.names[s.person], s.effort) for s in report.shares]
        card.body.addWidget(Bars(card.title.text(), bars))
    card.body.addWidget(Muted(words.gini_said(report.gini)))
    card.body.addWidget(Muted(words.min_share_said(report.min_share)))
    return card


def _kinds(report: TermReport, table: bool) -> Card:
    card = Card(tr("Kinds of work"))
    if table:
        rows = [[report.names[s.person], number_text(s.kinds)] for s in report.shares]
        card.body.addWidget(NumberTable(card.title.text(), (tr("Name"), tr("Kinds")), rows))
    else:
        bars = [words.number_bar(report.names[s.person], s.kinds) for s in report.shares]
        card.body.addWidget(Bars(card.title.text(), bars))
    return card


def _trend(weeks: Sequence[Any], table: bool, even: bool = True) -> Card:
    card = Card(tr("Week by week"))
    bars = [words.week_bar(week) for week in weeks]
    if table:
        headings = [tr("Week of"), tr("Wanted"), tr("Stretch"), tr("Routine"), tr("Effort")]
        rows = [[day_said(w.monday), *map(number_text, (w.wanted, w.stretch, w.routine, w.effort))] for w in weeks]
        card.body.addWidget(NumberTable(card.title.text(), headings, rows))
    elif any(bar.total for bar in bars):
        card.body.addLayout(_legend())
        card.body.addWidget(Columns(card.title.text(), bars))
    else:
        card.body.addWidget(Muted(tr("No tickets were given yet.")))
    if even and (trend := words.trend_said(weeks)):
        card.body.addWidget(Muted(trend))
    return card


def _legend() -> FlowLayout:
    flow = FlowLayout(gap=16)
    for part in Part:
        flow.addWidget(Legend(part, words.part_said(part)))
    return flow


def _own(report: OwnReport, table: bool) -> list[QWidget]:
    return [TwoColumns([_mine(report, table), _trend(report.weeks, table, even=False)], [_others(report, table)])]


def _mine(report: OwnReport, table: bool) -> Card:
    share, card = report.share, Card(tr("My tickets this term"))
    facts = [
        (tr("Wanted"), share.wanted),
        (tr("Stretch"), share.stretch),
        (tr("Routine"), share.routine),
        (tr("Effort in points"), share.effort),
        (tr("Kinds of work"), share.kinds),
        (tr("People I shared tickets with"), share.partners),
    ]
    if not share.given:
        card.body.addWidget(Muted(tr("No ticket was given to you yet. Claim one, and it stands here.")))
    elif table:
        rows = [[name, number_text(number)] for name, number in facts]
        card.body.addWidget(NumberTable(card.title.text(), (tr("What"), tr("How many")), rows))
    else:
        card.body.addLayout(_legend())
        card.body.addWidget(Bars(card.title.text(), [words.share_bar(share, tr("Tickets"))]))
        for name, number in facts[3:]:
            said = tr("{what}: {number}").format(what=name, number=number_text(number))
            card.body.addWidget(plain_label(said))
    if report.narrow is not None:
        card.body.addWidget(Callout(words.own_alarm_said(report.narrow), "amber"))
    card.body.addWidget(Muted(words.meaning()))
    return card


def _others(report: OwnReport, table: bool) -> Card:
    card, spread = Card(tr("The team, without names")), report.nameless
    if spread.too_few:
        said = tr("Too few people had work this term to show it without telling who is who.")
        card.body.addWidget(Muted(said))
        return card
    measures = [
        (tr("Tickets"), spread.given),
        (tr("Wanted"), spread.wanted),
        (tr("Effort in points"), spread.effort),
        (tr("Kinds of work"), spread.kinds),
    ]
    card.body.addWidget(Muted(words.people_said(spread)))
    if table:
        headings = (tr("What"), tr("Least"), tr("In the middle"), tr("Most"))
        rows = [[name, *map(number_text, words.spread_of(values))] for name, values in measures]
        card.body.addWidget(NumberTable(card.title.text(), headings, rows))
    else:
        for name, values in measures:
            card.body.addWidget(plain_label(name, "label"))
            bars = [Bar("", ((Part.ROUTINE, value),), number_text(value)) for value in values]
            card.body.addWidget(Columns(name, bars, low=True))
            card.body.addWidget(Muted(words.spread_said(values), "small"))
    said = tr("Each row is sorted by itself, so that no line of it belongs to one person.")
    card.body.addWidget(Muted(said))
    return card
