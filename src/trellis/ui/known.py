"""What the desk knows about me: one page with everything, to keep as a JSON file or as PDF.

Asked for anew each time it is shown, so that private parts are told only while they are open. Nothing of it survives a
lock: the page goes with the session.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPageSize, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from trellis.ui import paper
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, FlowLayout, Muted, scrolled
from trellis.ui.known_words import Section, sections
from trellis.ui.language import number_text, tr
from trellis.ui.pages import Page
from trellis.ui.text import chopped, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable
from trellis.ui.worker import Job

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

AT_ONCE = 60
"""Lines of a section on the screen; the files have all of them."""
LONGEST = 2_000
"""Characters of one line on the screen."""


class KnownPage(Page):
    """The sections as cards, and two ways to take them along."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(
            tr("What the desk knows about me"),
            tr("Everything stored about you in this desk. Nobody else can open this page."),
        )
        self._context = context
        self.as_pdf, self.as_json = Button(tr("Save as PDF…")), Button(tr("Save as JSON…"))
        self.as_pdf.clicked.connect(lambda: self._choose("pdf"))
        self.as_json.clicked.connect(lambda: self._choose("json"))
        ways = FlowLayout(gap=10)  # below the title, which has no room beside itself at a high zoom
        ways.addWidget(self.as_pdf)
        ways.addWidget(self.as_json)
        self.body.addLayout(ways)
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        space(self._cards, gap=16)
        size(inside, max_width=860)
        self.body.addWidget(scrolled(inside), 1)

    def showEvent(self, event: QShowEvent) -> None:
        """As it is now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk."""
        self._context.worker.run(_told, while_alive(self, self._show))

    def save_json(self, path: Path) -> None:
        """Everything as one file; that it was saved is told on the page."""
        self._context.do(
            lambda desk: desk.known.export(path),
            tr("Saved in {path}").format(path=path),
            while_alive(self, lambda _: self.refresh()),
        )

    def save_pdf(self, path: Path) -> None:
        """Everything on paper, page by page; that it was saved is told on the page."""
        title = tr("What the desk knows about me")

        def work(desk: Desk, job: Job) -> None:
            lines = _on_paper(title, _told(desk))
            whole = paper.pdf_of_lines(title, QPageSize.PageSizeId.A4, lines, job.progress, job.cancelled)
            paper.save(str(path), whole, tr("Everything in the desk is safe."))
            desk.known.printed()

        def saved(_: object) -> None:
            self._context.say(tr("Saved in {path}").format(path=path))
            self.refresh()

        self._context.long(tr("Saving {name}").format(name=path.name), work, while_alive(self, saved))

    def _choose(self, kind: str) -> None:
        kinds = {"pdf": tr("PDF files (*.pdf)"), "json": tr("JSON files (*.json)")}
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save what the desk knows about me"), tr("about-me") + f".{kind}", kinds[kind]
        )
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(f".{kind}")
            (self.save_pdf if kind == "pdf" else self.save_json)(path)

    def _show(self, told: list[Section]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._cards.addWidget(
            Muted(
                tr(
                    "Private words stand here, and in a file you save, only while your private parts are open. Look "
                    "after such a file: whoever has it can read it."
                )
            )
        )
        for section in told:
            self._cards.addWidget(_card(section))
        self._cards.addStretch(1)


def _told(desk: Any) -> list[Section]:
    """On the worker's thread."""
    return sections(desk.known.about_me(), {block.id: block.name for block in desk.people.blocks()})


def _card(section: Section) -> Card:
    card = Card(section.title)
    for line in section.lines[:AT_ONCE]:
        cut = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
        card.body.addWidget(plain_label(breakable(cut)))
    more = len(section.lines) - AT_ONCE
    if more > 0:
        said = tr("And {n} more, all of them in the files you can save.").format(n=number_text(more))
        card.body.addWidget(Muted(said))
    if not section.lines:
        card.body.addWidget(Muted(section.empty))
    return card


def _on_paper(title: str, told: list[Section]) -> list[paper.PaperLine]:
    lines = [paper.PaperLine(title, 56, 700)]
    for section in told:
        lines.append(paper.PaperLine(section.title, 40, 700, above=40))
        for line in section.lines or (section.empty,):
            lines += [
                paper.PaperLine(piece, 34, 400, above=10 if at == 0 else 0)
                for at, piece in enumerate(chopped(line, 2_000))
            ]
    return lines
