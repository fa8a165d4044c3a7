"""Tickets in from a CSV file and out to one, from the menu.

An import looks first and changes nothing; what would happen stands on the page before the one button that does it,
whole or not at all. Both run as long work with a bar and cancel, and the page can be left meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.permissions import may
from trellis.rules.tickets import Query, View
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Heading, Muted, Segmented, dress_table, row, scrolled, styled
from trellis.ui.notes import announce
from trellis.ui.pages import Page, ask
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable, number_text, word
from trellis.ui.worker import Job

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.importing import Imported
    from trellis.desk.looking import Look

WIDEST = 880
"""In 100 % pixels; longer lines are hard to read."""
NAMES_TOLD = 5
"""How many of the unknown people are named."""


class TransferPage(Page):
    """Import and export as two sides of one page; each is there for whoever may do it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TransferPage", "Import and export"), "", parent)
        self.imports = ImportPanel(context) if may(context.me, "tickets.import") else None
        self.exports = ExportPanel(context) if may(context.me, "tickets.export") else None
        self._stack = QStackedWidget()
        parts = []
        for key, text, panel in (
            ("import", self.tr("Import"), self.imports),
            ("export", self.tr("Export"), self.exports),
        ):
            if panel is not None:
                parts.append((key, text))
                self._stack.addWidget(scrolled(panel))
        self._keys = [key for key, _ in parts]
        self.body.addWidget(self._stack, 1)
        self.sides: Segmented | None = None
        if len(parts) > 1:
            self.sides = Segmented(self.tr("Import or export"), parts)
            self.sides.picked.connect(self.show_side)
            self.beside.addWidget(self.sides)
        if not parts:
            self.body.insertWidget(0, Muted(self.tr("Leads and advisors bring tickets in and out. Ask one of them.")))

    def show_side(self, key: str) -> None:
        """Show "import" or "export"."""
        if key in self._keys:
            self._stack.setCurrentIndex(self._keys.index(key))
            if self.sides is not None:
                self.sides.set_value(key)

    def show_export(self, query: Query) -> None:
        """Offer to export what a list shows."""
        if self.exports is not None:
            self.exports.offer(query)
            self.show_side("export")


class ImportPanel(QWidget):
    """Choose a file, see what would happen, import it."""

    looked = Signal()
    """What would happen is on the page, or why it cannot be told."""
    imported = Signal()
    """The import has ended, well or not."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._round = 0
        self._busy = False
        self.file = FilePicker(self.tr("Choose the file of tickets"))
        self.profile = QComboBox()
        self.profile.setPlaceholderText(self.tr("Choose a profile"))
        self.replies = FilePicker(self.tr("Choose the file of replies"))
        self.found = Muted("")
        self.outcome = Outcome()
        self.said = Callout("", "accent")
        self.button = Button(self.tr("Import"), "main")
        self.tickets = Button(self.tr("Go to the tickets"))
        self._place()
        self.file.picked.connect(self._detect)
        self.profile.activated.connect(lambda _: self._look())
        self.replies.picked.connect(self._look)
        self.button.clicked.connect(self._import)
        self.tickets.clicked.connect(lambda: context.go("tickets", None))
        self._reset()
        self.found.hide()
        context.worker.run(lambda desk: desk.transfer.profiles(), while_alive(self, self._offer_profiles))

    def _place(self) -> None:
        files = Card(self.tr("The file"))
        self._file_row = Row(self.tr("Tickets"), self.file, self.tr("CSV and its kin, also packed as .gz"))
        self._replies_row = Row(
            self.tr("Replies, if they are in a file of their own"),
            self.replies,
            self.tr("They are joined by the ticket's old number."),
        )
        self._profile_row = Row(
            self.tr("Profile"), self.profile, self.tr("Says which column means what. The one that fits is chosen.")
        )
        files.body.addWidget(self._file_row)
        files.body.addWidget(self.found)
        side_by_side = QHBoxLayout()
        space(side_by_side, gap=16)
        for part in (self._profile_row, self._replies_row):
            side_by_side.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        files.body.addLayout(side_by_side)
        self._plan = Card(self.tr("What would happen"))
        self._plan.body.addWidget(self.outcome)
        self._warning = Muted(self.tr("It happens whole or not at all. An import cannot be taken back with Undo."))
        self._plan.body.addWidget(self._warning)
        self._plan.body.addLayout(row(self.button, None))
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        self.first = Muted(
            self.tr(
                "Bring tickets in from a CSV file. Trellis looks first and says what would happen; nothing changes."
            )
        )
        layout.addWidget(self.first)
        layout.addWidget(files)
        layout.addWidget(self.said)
        layout.addWidget(self._plan)
        layout.addLayout(row(self.tickets, None))
        layout.addStretch(1)
        size(self, max_width=WIDEST)

    def _offer_profiles(self, labels: dict[str, str]) -> None:
        for name, label in labels.items():
            self.profile.addItem(label, name)
        self.profile.setCurrentIndex(-1)

    def _reset(self) -> None:
        """Nothing is known of the files as they are chosen now."""
        self._round += 1
        for widget in (self._plan, self.said, self.tickets):
            widget.hide()
        self._file_row.set_error("")
        self._replies_row.set_error("")
        self._profile_row.set_error("")

    def _detect(self) -> None:
        self._reset()
        self.found.hide()
        path, asked = self.file.path(), self._round
        if path is None:
            return

        def found(answer: tuple[str, Sequence[str]]) -> None:
            if asked == self._round:
                self._detected(*answer)

        def failed(error: Exception) -> None:
            if asked == self._round:
                self._not_read(error)

        self._context.worker.run(
            lambda desk: desk.transfer.detect(path), while_alive(self, found), while_alive(self, failed)
        )

    def _detected(self, profile: str, notes: Sequence[str]) -> None:
        self.found.setText("\n".join(breakable(note) for note in notes))
        self.found.show()
        self.profile.setCurrentIndex(self.profile.findData(profile))
        if profile:
            self._look()
        else:
            self._profile_row.set_error(self.tr("No profile fits these columns. Choose one if you know better."))
            self.looked.emit()

    def _look(self) -> None:
        path, profile = self.file.path(), self.profile.currentData()
        if path is None or not profile or self._busy:
            return
        self._reset()
        asked, replies = self._round, self.replies.path()

        def work(desk: Desk, job: Job) -> Look:
            # Files chosen anew in the meantime stop this look.
            return desk.transfer.look(
                path, profile, replies, job.progress, lambda: job.cancelled() or asked != self._round
            )

        def then(answer: Any) -> None:
            if asked == self._round:
                self._show_look(answer)

        self._long(self.tr("Looking at {name}").format(name=path.name), work, then)

    def _show_look(self, answer: Any) -> None:
        if isinstance(answer, Exception):
            self._not_read(answer)
            return
        new = answer.tickets + answer.replies
        self.outcome.show_look(answer)
        self.button.setText(
            self.tr("Import {tickets}").format(tickets=_tickets(answer.tickets))
            if answer.tickets
            else self.tr("Import the replies")
        )
        for widget in (self.button, self._warning):
            widget.setVisible(bool(new) and not answer.problem_count)
        self._plan.show()
        announce(self, self.outcome.spoken())
        self.looked.emit()

    def _import(self) -> None:
        path, profile, replies = self.file.path(), self.profile.currentData(), self.replies.path()
        if path is None or self._busy:
            return
        self._set_busy(True)

        def work(desk: Desk, job: Job) -> Any:
            return desk.transfer.import_tickets(path, profile, replies, job.progress, job.cancelled)

        self._long(self.tr("Importing {name}").format(name=path.name), work, self._imported)

    def _imported(self, answer: Any) -> None:
        self._set_busy(False)
        if isinstance(answer, Cancelled):
            self._say(str(answer), "amber")
        elif isinstance(answer, Exception):
            self._not_read(answer)
        else:
            self._plan.hide()
            self._say(_done_words(answer.value), "accent")
            self.tickets.show()
            self.tickets.setFocus()
        self.imported.emit()

    def _not_read(self, error: Exception) -> None:
        """Said on the page; a bug of ours is told where all of them are."""
        if isinstance(error, Cancelled):
            self._say(str(error), "amber")
        elif isinstance(error, Trouble):
            self._say(str(error), "red")
        else:
            self._context.trouble(error)
        self.looked.emit()

    def _say(self, text: str, tone: str) -> None:
        tell(self.said, breakable(text), tone)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self.file, self.profile, self.replies, self.button):
            widget.setEnabled(not busy)

    def _long(self, title: str, work: Callable[[Desk, Job], Any], then: Callable[[Any], None]) -> None:
        """Long work whose error comes back as its answer, so that this page tells it."""

        def safely(desk: Desk, job: Job) -> Any:
            try:
                return work(desk, job)
            except Exception as error:
                return error

        self._context.long(title, safely, while_alive(self, then))


class Outcome(QWidget):
    """What a look found: how many of what, what is left out, and the first rows with problems."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        space(self._grid, gap=4)
        self._grid.setHorizontalSpacing(look().px(12))
        self._grid.setColumnStretch(1, 1)
        self._counts: list[tuple[str, str]] = []
        self.notes = Muted("")
        self.trouble = Callout("", "amber")
        self.problems = QTableWidget(0, 3)
        self.problems.setHorizontalHeaderLabels([self.tr("Line"), self.tr("Column"), self.tr("What is wrong")])
        dress_table(self.problems, self.tr("First rows with problems"))
        self.problems.setWordWrap(True)
        self.problems.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.problems.horizontalHeader().setStretchLastSection(True)
        look().changed.connect(self._measure)
        layout = QVBoxLayout(self)
        space(layout, gap=12)
        layout.addLayout(self._grid)
        for part in (self.notes, self.trouble, self.problems):
            layout.addWidget(part)

    def show_look(self, found: Look) -> None:
        """Show what an import would do."""
        unknown = found.unknown_people
        people = self.tr("people not known here; they become placeholders")
        if unknown:
            people = self.tr("{people}, for example {names}").format(
                people=people, names=", ".join(unknown[:NAMES_TOLD])
            )
        counts = (
            (found.known, self.tr("tickets that are here already and stay as they are")),
            (found.replies, self.tr("new replies")),
            (found.known_replies, self.tr("replies that are here already")),
            (len(unknown), breakable(people)),
        )
        self._counts = [(number_text(found.tickets), self.tr("new tickets"))]
        self._counts += [(number_text(count), what) for count, what in counts if count]
        self._show_counts()
        if not found.tickets + found.replies and not found.problem_count:
            self.notes.setText(self.tr("Everything in these files is here already. There is nothing to import."))
        else:
            self.notes.setText("\n".join(breakable(note) for note in found.notes))
        self.notes.setVisible(bool(self.notes.text()))
        self._show_problems(found)

    def spoken(self) -> str:
        """All of it in a sentence for screen readers."""
        return ", ".join(f"{count} {what}" for count, what in self._counts)

    def _show_counts(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.deleteLater()
        for line, (count, what) in enumerate(self._counts):
            number = Heading(count)
            number.setWordWrap(False)
            self._grid.addWidget(number, line, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(plain_label(what), line, 1)

    def _show_problems(self, found: Look) -> None:
        told = self.tr("Rows with problems: {count}. Nothing is imported until they are mended in the file.")
        self.trouble.set_text(told.format(count=number_text(found.problem_count)))
        self.trouble.setVisible(bool(found.problem_count))
        self.problems.setVisible(bool(found.problem_count))
        self.problems.setRowCount(len(found.problems))
        for line, problem in enumerate(found.problems):
            for column, text in enumerate((number_text(problem.row), problem.field, f"{problem.said}. {problem.do}")):
                self.problems.setItem(line, column, QTableWidgetItem(text))
        self._measure()

    def _measure(self) -> None:
        for column in range(self.problems.columnCount() - 1):
            self.problems.resizeColumnToContents(column)
        self.problems.setFixedHeight(look().px(46 * min(self.problems.rowCount(), 6) + 44))


class ExportPanel(QWidget):
    """Choose what, then where; one file of tickets and, if wanted, one of replies."""

    exported = Signal()
    """The export has ended, well or not."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query = Query()
        self.what = QComboBox()
        for view in View:
            self.what.addItem(word(view), Query(view))
        self.count = Muted("")
        self.replies = QCheckBox(self.tr("Also replies and notes, in a second file"))
        self.button = Button(self.tr("Save as CSV…"), "main")
        self.said = Callout("", "accent")
        self.said.hide()
        card = Card(self.tr("What to save"))
        for part in (Row(self.tr("Tickets"), self.what), self.count, self.replies):
            card.body.addWidget(part)
        keep = self.tr(
            "The file holds people's names and words. From then on you look after it: delete it when nobody needs it. "
            "Cells a spreadsheet could take for a formula get a sign in front; reading the file back takes it away."
        )
        card.body.addWidget(Muted(keep))
        card.body.addLayout(row(self.button, None))
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        for widget in (
            Muted(self.tr("Save what a view shows to a CSV file, for a spreadsheet or for another desk.")),
            card,
        ):
            layout.addWidget(widget)
        layout.addWidget(self.said)
        layout.addStretch(1)
        size(self, max_width=WIDEST)
        self.what.currentIndexChanged.connect(lambda _: self._chosen())
        self.button.clicked.connect(self._choose)
        context.worker.changed.connect(lambda _: self._ask_count())
        self._chosen()

    def offer(self, query: Query) -> None:
        """Offer what a list shows, above the whole views."""
        if self.what.count() > len(View):
            self.what.removeItem(0)
        self.what.insertItem(0, self.tr("As the list shows it: {what}").format(what=_query_words(query)), query)
        self.what.setCurrentIndex(0)
        self._chosen()

    def save_to(self, path: Path) -> None:
        """Write the file, and the replies beside it when they are wanted."""
        replies = path.with_name(f"{path.stem}-replies{path.suffix}") if self.replies.isChecked() else None
        if replies is not None and replies.exists():
            text = self.tr("{name} is there already.").format(name=replies.name)
            if not ask(self, self.tr("Replace the replies?"), text, self.tr("Replace"), self.tr("Leave it")):
                return
        query = self._query
        self.button.setEnabled(False)

        def work(desk: Desk, job: Job) -> Any:
            try:
                return desk.transfer.export_tickets(path, query, replies, job.progress, job.cancelled)
            except Exception as error:
                return error

        title = self.tr("Saving {name}").format(name=path.name)
        self._context.long(title, work, while_alive(self, lambda answer: self._saved(answer, path, replies)))

    def _chosen(self) -> None:
        self._query = self.what.currentData()
        self.said.hide()
        self._ask_count()

    def _ask_count(self) -> None:
        query = self._query

        def counted(count: int) -> None:
            if query == self._query:
                none = self.tr("There are no tickets in this view.")
                self.count.setText(_tickets(count) if count else none)
                self.button.setEnabled(count > 0)

        self._context.worker.run(lambda desk: len(desk.tickets.listing(query).keys), while_alive(self, counted))

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save tickets"), self.tr("tickets.csv"), self.tr("CSV files (*.csv)")
        )
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".csv"))

    def _saved(self, answer: Any, path: Path, replies: Path | None) -> None:
        self.button.setEnabled(True)
        if isinstance(answer, Trouble):
            tell(self.said, breakable(str(answer)), "amber" if isinstance(answer, Cancelled) else "red")
        elif isinstance(answer, Exception):
            self._context.trouble(answer)
        else:
            text = self.tr("Saved: {tickets} in {path}.").format(tickets=_tickets(answer.value), path=path)
            if replies is not None:
                text += " " + self.tr("Replies and notes are in {name}.").format(name=replies.name)
            tell(self.said, breakable(text, 60), "accent")
        self.exported.emit()


class FilePicker(QWidget):
    """A path to type or paste, and a button that opens the system's dialog."""

    picked = Signal()
    """Another file is chosen, or none."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._told = title, ""
        self.line = QLineEdit()
        self.line.setMaxLength(4_000)
        self.button = Button(self.tr("Choose…"))
        self.button.setAccessibleDescription(title)
        line = row(self.line, self.button)
        line.setStretch(0, 1)
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addLayout(line)
        self.setFocusProxy(self.line)
        self.button.clicked.connect(self._choose)
        self.line.editingFinished.connect(self._tell)

    def path(self) -> Path | None:
        """What is chosen; None while nothing is."""
        text = self.line.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def choose(self, path: Path) -> None:
        """Choose this file."""
        self.line.setText(str(path))
        self._tell()

    def _choose(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.txt *.gz);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self._title, self.line.text(), kinds)
        if name:
            self.choose(Path(name))

    def _tell(self) -> None:
        if self.line.text() != self._told:
            self._told = self.line.text()
            self.picked.emit()


def tell(callout: Callout, text: str, tone: str) -> None:
    """Say something on the page, in a tone, and to screen readers."""
    callout.set_text(text)
    for part in (callout, callout.words):
        styled(part, tone=tone)
    callout.show()
    announce(callout, text)


def _done_words(done: Imported) -> str:
    words = QCoreApplication.translate(
        "ImportPanel", "Imported. Tickets: {tickets}, replies: {replies}, people: {people}. Here already: {known}."
    )
    return words.format(
        tickets=number_text(done.tickets),
        replies=number_text(done.replies),
        people=number_text(done.people),
        known=number_text(done.known),
    )


def _query_words(query: Query) -> str:
    parts = (word(query.view), f"“{query.text}”" if query.text else "")
    return " · ".join(part for part in parts if part)


def _tickets(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("TransferPage", "1 ticket")
    return QCoreApplication.translate("TransferPage", "{count} tickets").format(count=number_text(count))
