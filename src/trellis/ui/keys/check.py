"""Check this desk: whether it is what its history says, up to where that can be promised, and what is wrong.

This is the one place where a desk is verified. Advisors find it in the keys room, everybody else by the palette and
from the backups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from trellis.rules.errors import Cancelled, Invalid, Trouble
from trellis.rules.history import Fault, Report
from trellis.ui import paper
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Chip, Muted, row, scrolled
from trellis.ui.keys.decision import DecisionCard
from trellis.ui.keys.report import as_json, as_text, checked_said, held_against
from trellis.ui.language import number_text, tr
from trellis.ui.notes import announce
from trellis.ui.pages import Page
from trellis.ui.recovery import fingerprint_lines, spoken
from trellis.ui.rows import Form
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable
from trellis.ui.transfer_parts import FilePicker, tell
from trellis.ui.worker import Job

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

MOST_FAULTS = 50
"""Faults are shown up to this many; a desk with more has one trouble, not many."""
WIDEST = 920
LONGEST_FAULT = 400


def card_column(*cards: Card) -> QScrollArea:
    """Cards one below the other, not wider than lines are read well, in a scroll area.

    The column is the one part with a greatest width: a card with one of its own would be asked for its height at
    the width of the page, and get too little.
    """
    inside, column = QWidget(), QWidget()
    size(column, max_width=WIDEST)
    layout = QVBoxLayout(column)
    space(layout, 0, 8, 8, 0, gap=16)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    across = QHBoxLayout(inside)
    space(across, gap=0)
    across.addWidget(column, 100)
    across.addStretch(1)
    return scrolled(inside)


class CheckPage(Page):
    """The check as a room of its own, for those who have no keys room."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("Check this desk"))
        self.view = CheckView(context)
        self.body.addWidget(self.view, 1)
        self.setFocusProxy(self.view)


class CheckView(QWidget):
    """What to check against, the check, and what it found."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = CheckCard(context)
        self.found = ReportCard(context)
        self.found.hide()
        self.check.reported.connect(self.found.show_report)
        self.found.shown.connect(lambda: self._come_forward(self.found))
        self.decision = DecisionCard(context)
        self.decision.shown.connect(lambda: self._come_forward(self.decision))
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        self._area = card_column(self.check, self.found, self.decision)
        outer.addWidget(self._area)
        self.setFocusProxy(self.check.button)

    def _come_forward(self, card: Card) -> None:
        """What was found is in sight, once its place is known."""
        card.show()
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(card, 0, 0))


class CheckCard(Card):
    """What the check does, what to hold the desk against, and the button.

    `reported` brings the report and, in words, what the desk was held against.
    """

    reported = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Is everything as it was?"))
        self._context = context
        self._busy = False
        words = tr(
            "The check reads the whole desk and compares every row with its history, every line with the one before,"
            " every file, and the signatures. It changes nothing, and others may work on meanwhile."
        )
        self.trust, self.head = QLineEdit(), QLineEdit()
        self.trust.setMaxLength(100)
        self.head.setMaxLength(120)
        self.stick = FilePicker(tr("The file on an advisor's stick"), kinds=tr("Text (*.txt);;All files (*)"))
        self.form = Form()
        self._trust_row, self._head_row = self.form.pair(
            (tr("Fingerprint"), self.trust, tr("From the recovery sheet, 8 groups of 4")),
            (tr("A signed line"), self.head, tr("Its number, a colon and its digits, as a check told it earlier")),
        )
        self._stick_row = self.form.row(tr("File on a stick"), self.stick, tr("It holds both."))
        self.button = Button(tr("Check now"), "main")
        self.button.clicked.connect(self.start)
        for field in (self.trust, self.head, self.stick.line):
            field.returnPressed.connect(self.start)
        self.said = Callout("", "red")
        self.said.hide()
        kept = tr(
            "By itself a file cannot show that it was replaced as a whole. If you kept something elsewhere, the desk is"
            " held against it too; what you leave empty is not asked."
        )
        for part in (Muted(words), plain_label(tr("What you kept elsewhere"), "strong"), Muted(kept), self.form):
            self.body.addWidget(part)
        self.body.addWidget(self.said)
        self.body.addLayout(row(self.button, None))
        self.setFocusProxy(self.button)

    def start(self) -> None:
        """Look through everything; the bar below says how far, and can stop it."""
        if self._busy:
            return
        self._busy = True
        self.said.hide()
        self.form.clear_errors()
        trust, head, stick = self.trust.text().strip(), self.head.text().strip(), self.stick.path()

        def work(desk: Desk, job: Job) -> Report | Trouble:
            try:
                return desk.checks.verify(job.progress, job.cancelled, trust=trust, head=head, stick=stick)
            except Cancelled:
                raise
            except Trouble as trouble:
                return trouble

        given = ((trust, tr("the fingerprint you typed")), (head, tr("the signed line you typed")))
        against = [said for typed, said in (*given, (stick, tr("the file on the stick"))) if typed]
        self._context.long(
            tr("Checking this desk"), work, while_alive(self, lambda answer: self._answered(answer, against))
        )
        # Comes after it, however it ends.
        self._context.worker.run(lambda _: None, while_alive(self, self._over))

    def _over(self, _: object) -> None:
        self._busy = False

    def _answered(self, answer: Report | Trouble, against: list[str]) -> None:
        if isinstance(answer, Report):
            self.reported.emit(answer, against)
            return
        rows = {"trust": self._trust_row, "head": self._head_row}
        wrong = rows.get(answer.field) if isinstance(answer, Invalid) else None
        if wrong is not None:
            wrong.set_error(f"{answer.happened} {answer.todo}")
            wrong.field.setFocus()
        else:
            tell(self.said, breakable(str(answer)), "red")


class ReportCard(Card):
    """What was found: a verdict, up to where the promise reaches, and each fault with the way to its project."""

    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("What was found"))
        self._context = context
        self._report: Report | None = None
        self._when, self._against = datetime.now(UTC), ""
        self._lines = QVBoxLayout()
        space(self._lines, gap=8)
        self.save = Button(tr("Save the report…"))
        self.save.clicked.connect(self._choose)
        self.body.addLayout(self._lines)
        self.body.addSpacing(4)
        self.body.addLayout(row(self.save, None))

    def show_report(self, report: Report, against: Sequence[str] = ()) -> None:
        """This was found, now; the desk was held against this too."""
        self._report, self._when, self._against = report, datetime.now(UTC), ", ".join(against)
        if not any(map(_of_project, report.faults)):
            self._fill(report, {})
            return
        self._context.worker.run(
            _titles, while_alive(self, lambda titles: self._fill(report, titles)), lambda _: self._fill(report, {})
        )

    def save_to(self, path: Path) -> None:
        """Write the report: JSON where the name ends so, else words."""
        assert self._report is not None
        form = as_json if path.suffix.lower() == ".json" else as_text
        text = form(self._report, self._context.info.name, self._when, self._against)
        try:
            paper.save(str(path), text.encode("utf-8", "replace"), tr("The desk is safe."))
        except Trouble as trouble:
            self._context.trouble(trouble)
        else:
            self._context.say(tr("The report is saved in {name}.").format(name=elide(path.name, 60)))

    def _choose(self) -> None:
        kinds = tr("Text (*.txt);;JSON (*.json)")
        name, kind = QFileDialog.getSaveFileName(self, tr("Save the report"), tr("check of the desk.txt"), kinds)
        if name:
            path, json = Path(name), "json" in kind and not name.lower().endswith(".json")
            self.save_to(path.with_suffix(".json") if json else path)

    def _fill(self, report: Report, titles: Mapping[UUID, str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines.addWidget(self._verdict(report))
        for fault in report.faults[:MOST_FAULTS]:
            self._lines.addWidget(self._fault(fault, titles))
        if len(report.faults) > MOST_FAULTS:
            more = tr("and {n} more").format(n=number_text(len(report.faults) - MOST_FAULTS))
            self._lines.addWidget(plain_label(more, "muted"))
        if report.faults:
            todo = tr("Nothing was changed by looking. Restore the newest backup from before, or ask for help.")
            self._lines.addWidget(plain_label(todo))
        self._lines.addWidget(plain_label(report.promise))
        if self._against:
            self._lines.addWidget(plain_label(held_against(self._against), "muted"))
        for name, words, spelled in _marks(report):
            label = plain_label(f"{name}: {breakable(words)}", "muted")
            label.setAccessibleName(f"{name}: {spelled}")
            self._lines.addWidget(label)
        self.shown.emit()
        announce(self, f"{_verdict(report)}. {report.promise}")

    def _verdict(self, report: Report) -> QWidget:
        chip = Chip(_verdict(report), "accent" if report.sound else "red")
        holder = QWidget()
        layout = row(chip, plain_label(checked_said(report), "muted"), gap=10)
        layout.setStretch(1, 1)
        holder.setLayout(layout)
        return holder

    def _fault(self, fault: Fault, titles: Mapping[UUID, str]) -> QWidget:
        said, subject = fault.said, fault.subject
        title = titles.get(subject, "") if subject else ""
        if subject and title:
            said = said.replace(str(subject), f"“{elide(title)}”")
        callout = Callout(elide(said, LONGEST_FAULT), "red")
        if subject and (title or _of_project(fault)):
            button = Button(tr("Open the project"), "link")
            button.setAccessibleDescription(elide(title) or elide(said))
            button.clicked.connect(lambda: self._context.go("projects", subject))
            layout = callout.layout()
            assert layout is not None
            layout.addWidget(button)
        return callout


def _verdict(report: Report) -> str:
    found = len(report.faults)
    if report.sound:
        return tr("Sound")
    return tr("1 thing found") if found == 1 else tr("{n} things found").format(n=number_text(found))


def _marks(report: Report) -> list[tuple[str, str, str]]:
    """Fingerprint and newest signed line: what each is called, how it is shown and how it is read out."""
    found = []
    if report.fingerprint:
        groups = fingerprint_lines(report.fingerprint)
        found.append((tr("Fingerprint"), "  ".join("  ".join(line) for line in groups), spoken(groups)))
    if report.head:
        found.append((tr("Newest signed line"), report.head, report.head))
    return found


def _of_project(fault: Fault) -> bool:
    """Whether its subject is a project, as `store.signoffs` tells faults."""
    return fault.subject is not None and (fault.kind in ("file", "version") or fault.kind.startswith("signoff-"))


def _titles(desk: Desk) -> dict[UUID, str]:
    """On the worker's thread: what the projects one may know of are called."""
    told = desk.projects.listing()
    return {entry.outline.project: entry.title for entry in (*told.own, *told.asked, *told.others)}
