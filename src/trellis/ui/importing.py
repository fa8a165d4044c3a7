"""The import side: choose a file, see what would happen, import it whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.errors import Cancelled, Trouble
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Heading, Muted, dress_table, row
from trellis.ui.language import number_text
from trellis.ui.notes import announce
from trellis.ui.rows import Row
from trellis.ui.shipped import Shipped, shown
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable
from trellis.ui.transfer_parts import WIDEST, FilePicker, tell, tickets_text
from trellis.ui.worker import Job

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.importing import Imported
    from trellis.desk.looking import Look

NAMES_TOLD = 5
"""How many of the unknown people are named."""


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
        said = self.tr("Bring tickets in from a CSV file. Trellis looks first and changes nothing until you say so.")
        layout.addWidget(Muted(said))
        layout.addWidget(files)
        layout.addWidget(self.said)
        layout.addWidget(self._plan)
        layout.addLayout(row(self.tickets, None))
        layout.addStretch(1)
        size(self, max_width=WIDEST)

    def _offer_profiles(self, labels: dict[str, str]) -> None:
        for name, label in labels.items():
            self.profile.addItem(shown(label, Shipped.PROFILE), name)
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
            self.tr("Import {tickets}").format(tickets=tickets_text(answer.tickets))
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
        self.problems = QTableWidget(0, 4)
        self.problems.setHorizontalHeaderLabels(
            [self.tr("File"), self.tr("Line"), self.tr("Column"), self.tr("What is wrong")]
        )
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
            (found.left_out, self.tr("replies to tickets that are in neither file nor desk; they are left out")),
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
            said = f"{problem.said}. {problem.do}".strip()
            for column, text in enumerate((problem.file, number_text(problem.row), problem.field, said)):
                self.problems.setItem(line, column, QTableWidgetItem(text))
        self._measure()

    def _measure(self) -> None:
        for column in range(self.problems.columnCount() - 1):
            self.problems.resizeColumnToContents(column)
        self.problems.setFixedHeight(look().px(46 * min(self.problems.rowCount(), 6) + 44))


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
