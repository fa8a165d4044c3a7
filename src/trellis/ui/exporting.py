"""The export side: what a view shows, to one file of tickets and, if wanted, one of replies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.tickets import Query, View
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Muted, row
from trellis.ui.pages import ask
from trellis.ui.rows import Row
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable, word
from trellis.ui.transfer_parts import WIDEST, tell, tickets_text
from trellis.ui.worker import Job

if TYPE_CHECKING:
    from trellis.desk.desk import Desk


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
                self.count.setText(tickets_text(count) if count else none)
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
            text = self.tr("Saved: {tickets} in {path}.").format(tickets=tickets_text(answer.value), path=path)
            if replies is not None:
                text += " " + self.tr("Replies and notes are in {name}.").format(name=replies.name)
            tell(self.said, breakable(text, 60), "accent")
        self.exported.emit()


def _query_words(query: Query) -> str:
    parts = (word(query.view), f"“{query.text}”" if query.text else "")
    return " · ".join(part for part in parts if part)
