"""A finished project as a page: words at its head, pictures, the way it went, what its people think, and who signed.

Pictures come out of the desk's own bytes alone (`pictures`); in the words at the head `![what it is](name of the file)`
shows one of them, and nothing else is ever loaded.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from trellis.rules.errors import Cancelled, Stale, Trouble
from trellis.rules.projects import Evidence, File, Page
from trellis.ui import paper
from trellis.ui.conflict import Conflict, somebody_else
from trellis.ui.context import Context
from trellis.ui.controls import Avatar, Button, Card, Chip, FlowLayout, Heading, Muted, row
from trellis.ui.language import tr
from trellis.ui.projects.ahead import steps
from trellis.ui.projects.aside import or_aside
from trellis.ui.projects.order import put_in_order
from trellis.ui.projects.parts import Kept
from trellis.ui.projects.pictures import LARGE, Pictures, Thumb, is_picture, picture_of
from trellis.ui.projects.pieces import PieceRow, open_piece, piece_name, save_piece
from trellis.ui.projects.words import decision_said, full_day
from trellis.ui.text import MarkdownEditor, SafeText, chopped, menu_text, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.ui.worker import Job

FIGURE = (220, 165)
PRINTED = QSize(1600, 1200)
"""Pixels a picture is decoded to for paper."""


class Showcase(QWidget):
    """One project, to look at. Its people write the words at the head and decide whether the team sees it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page: Page | None = None
        self._pictures = Pictures(context, LARGE, self)
        self.head = HeadCard(context, self._pictures)
        self.share, self.stop = Button(tr("Show to the team")), Button(tr("Stop showing it"))
        self.pdf, self.folder = Button(tr("Save as PDF…"), icon="print"), Button(tr("Save as a folder…"))
        self.share.clicked.connect(lambda: self._show_to_team(shown=True))
        self.stop.clicked.connect(lambda: self._show_to_team(shown=False))
        self.pdf.clicked.connect(self._choose_pdf)
        self.folder.clicked.connect(self._choose_folder)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=8)
        for button in (self.share, self.stop, self.pdf, self.folder):
            flow.addWidget(button)
        self.figures = FiguresCard(self._pictures)
        self.path = ListCard(tr("The path"))
        self.thoughts = ThoughtsCard()
        self.others = OthersCard(context, self._pictures)
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        for part in (self._buttons, self.head, self.figures, self.path, self.thoughts, self.others):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Show this project. Words somebody is writing stay."""
        self._page = page
        may, shown = "projects.show" in page.may, page.standing.project.shown
        held = self.share.hasFocus() or self.stop.hasFocus()
        self.share.setVisible(may and not shown)
        self.stop.setVisible(may and shown)
        if held:
            (self.stop if shown else self.share).setFocus()
        self.folder.setVisible("projects.read" in page.may)
        self.head.show_page(page)
        self.figures.show_page(page)
        reached = {mark.milestone: mark.on for mark in page.reached}
        self.path.show_lines([(s.title, full_day(reached[s.key])) for s in steps(page) if s.key in reached])
        self.thoughts.show_page(page)
        self.others.show_page(page)
        put_in_order(self)

    def flush(self) -> None:
        """Keep what is being written, now."""
        self.head.flush()

    # Taking it along

    def save_pdf(self, path: Path) -> None:
        """Everything on paper, page by page, with its pictures."""
        page = self._page
        assert page is not None, "saved from a page"
        self.flush()
        project = page.standing.project.id

        def work(desk: Desk, job: Job) -> None:
            told = desk.projects.visit(project)
            lines = list(_on_paper(desk, told, job))
            whole = paper.pdf_of_lines(told.title, QPageSize.PageSizeId.A4, lines, job.progress, job.cancelled)
            paper.save(str(path), whole, tr("Everything in the desk is safe."))
            desk.projects.printed(project)

        self._context.long(
            tr("Saving {name}").format(name=path.name), work, lambda _: self._context.say(_saved_in(path))
        )

    def save_folder(self, folder: Path) -> None:
        """Everything its people made, in a folder that is read without Trellis."""
        page = self._page
        assert page is not None, "saved from a page"
        self.flush()
        project = page.standing.project.id
        self._context.long(
            tr("Saving {name}").format(name=folder.name),
            lambda desk, job: desk.projects.export_folder(project, folder, job.progress, job.cancelled),
            lambda _: self._context.say(_saved_in(folder)),
        )

    def _choose_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the showcase"), tr("showcase") + ".pdf", tr("PDF files (*.pdf)")
        )
        if name:
            path = Path(name)
            self.save_pdf(path if path.suffix else path.with_suffix(".pdf"))

    def _choose_folder(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save as a new folder"), tr("showcase"))
        if name:
            self.save_folder(Path(name))

    def _show_to_team(self, *, shown: bool) -> None:
        assert self._page is not None, "pressed on a page"
        project = self._page.standing.project.id
        said = tr("The team sees it now") if shown else tr("The team does not see it any more")
        self._context.do(lambda desk: desk.projects.show(project, shown), said)


class HeadCard(Card):
    """Title, people, question, and the words its people put first."""

    def __init__(self, context: Context, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context, self._pictures = context, pictures
        self._page: Page | None = None
        self._images: dict[str, QImage] = {}
        self._kept, self._sent = Kept(""), ""
        self._ending = False
        self.conflict: Conflict | None = None
        self.error = plain_label("", "error")
        self.error.hide()
        self._heading = Heading("", "title")
        self._people, self._question = Muted(""), plain_label("", "headline")
        self._signed = QWidget()
        self._chips = FlowLayout(self._signed, gap=8)
        self.words = SafeText(name=tr("Words at the head"))
        self.editor: MarkdownEditor | None = None
        self._nothing = Muted(tr("Say in a few sentences what it is, for somebody who has never heard of it."))
        self.edit = Button(tr("Edit the words"))
        self.edit.clicked.connect(self.begin)
        for part in (self._heading, self._people, self._question, self._signed, self._nothing, self.words, self.edit):
            self.body.addWidget(part)
        self.body.addWidget(self.error)

    def show_page(self, page: Page) -> None:
        """Show the head of this project."""
        self._page = page
        self._heading.setText(breakable(page.title))
        self._people.setText(tr("by {names}").format(names=", ".join(page.partner_names())))
        self._question.setText(breakable(_question(page)))
        self._question.setVisible(bool(_question(page)))
        self._show_chips(page)
        may = "projects.show" in page.may
        if self.editor is None:
            self._take(page.standing.project.showcase)
        self.edit.setVisible(may and self.editor is None)
        self._show_words()
        for file in {f.id: f for f in pictures_of(page)}.values():
            self._pictures.ask(file, lambda image, file=file: self._arrived(file, image))  # type: ignore[misc]

    def begin(self) -> None:
        """Write the words."""
        if self.editor is None:
            self.editor = MarkdownEditor(tr("What it is, in a few sentences"), tr("Words at the head"), lines=6)
            self.editor.set_text(self._sent)
            self.editor.set_pictures(self._images)
            self.editor.changed.connect(self._say_nothing)
            self.editor.text_idle.connect(self._keep)
            self.editor.submitted.connect(lambda _: self._end())
            done = Button(tr("Done"), "main")
            done.clicked.connect(self._end)
            self.done = done
            self.put_in = Button(tr("Put a picture in"))
            self.put_in.clicked.connect(self._offer_pictures)
            self.put_in.setVisible(bool(self._images))
            self.editor.tools.addWidget(self.put_in)
            self.editor.tools.addWidget(done)
            self.body.insertWidget(self.body.indexOf(self.error), self.editor)
            place = self._place()
            self._context.worker.run(
                lambda desk: desk.tickets.drafts().get(place, ""), while_alive(self, self._bring_back)
            )
        self.edit.hide()
        self._show_words()
        self.editor.show()
        self.editor.setFocus()

    def flush(self) -> None:
        """Keep what is being written, now."""
        if self.editor is not None:
            self.editor.flush()

    def picture_menu(self) -> QMenu:
        """The pictures that can stand in the words."""
        menu = QMenu(self)
        for name in self._images:
            menu.addAction(menu_text(name)).triggered.connect(lambda _=False, name=name: self._put_in(name))
        return menu

    def _offer_pictures(self) -> None:
        self.picture_menu().popup(self.put_in.mapToGlobal(self.put_in.rect().bottomLeft()))

    def _put_in(self, name: str) -> None:
        assert self.editor is not None, "put into what is being written"
        self.editor.writing().insertPlainText(f"![{_words_of(name)}](<{name}>)")
        self.editor.setFocus()

    def _bring_back(self, words: str) -> None:
        """Words that could not be saved the last time."""
        if words and self.editor is not None and self.editor.text() == self._sent:
            self.editor.writing().setPlainText(words)

    def _place(self) -> str:
        assert self._page is not None, "of a project"
        return f"Showcase:{self._page.standing.project.id.hex}"

    def _keep(self, text: str) -> None:
        page = self._page
        if page is None or text == self._sent or self.conflict is not None:
            return
        project, place, kept, self._sent = page.standing.project.id, self._place(), self._kept, text

        def write(desk: Desk) -> None:
            kept.read = desk.projects.write_showcase(project, text, str(kept.read)).value.showcase

        self._context.worker.run(lambda desk: or_aside(desk, place, text, write), None, while_alive(self, self._failed))

    def _failed(self, error: Exception) -> None:
        self._ending = False
        self._sent = str(self._kept.read)  # so that it is tried again
        if self.editor is None or not isinstance(error, Trouble):
            self._context.trouble(error)
        elif isinstance(error, Stale):
            self._compare(str(error.theirs))
        else:
            self.error.setText(str(error))
            self.error.show()

    def _compare(self, theirs: str) -> None:
        """Somebody else wrote here, too: both are shown, and whoever writes chooses."""
        self._end_conflict()
        self.conflict = Conflict(somebody_else(), theirs.split("\n") if theirs else [])
        self.conflict.mine.clicked.connect(lambda: self._decide(theirs, own=True))
        self.conflict.theirs.clicked.connect(lambda: self._decide(theirs, own=False))
        self.body.addWidget(self.conflict)

    def _decide(self, theirs: str, *, own: bool) -> None:
        assert self.editor is not None, "chosen while writing"
        self._end_conflict()
        words = self.editor.text() if own else theirs
        self._take(theirs)
        self.editor.set_text(words)
        if own:
            self._keep(words)
        else:
            place = self._place()
            self._context.worker.run(lambda desk: desk.tickets.save_draft(place, ""))
        self.editor.setFocus()

    def _end_conflict(self) -> None:
        if self.conflict is not None:
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None

    def _take(self, words: str) -> None:
        self._kept, self._sent = Kept(words), words

    def _say_nothing(self) -> None:
        self.error.hide()

    def _end(self) -> None:
        """Done, once what was written is saved; words that cannot be saved stay where they are."""
        if self.editor is None or self.conflict is not None:
            return
        self.editor.flush()
        self._keep(self.editor.text())
        self._ending = True
        self._context.worker.run(lambda _: None, while_alive(self, lambda _: self._ended()))

    def _ended(self) -> None:
        if self.editor is None or not self._ending:
            return
        self._ending = False
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = None
        self.edit.show()
        self.edit.setFocus()
        self._show_words()

    def _arrived(self, file: File, image: QImage | None) -> None:
        if image is not None and file.name not in self._images:
            self._images[file.name] = image
            self._show_words()
            if self.editor is not None:
                self.editor.set_pictures(self._images)
                self.put_in.show()

    def _show_words(self) -> None:
        writing, may = self.editor is not None, self._page is not None and "projects.show" in self._page.may
        self.words.setVisible(bool(self._sent) and not writing)
        self._nothing.setVisible(not self._sent and may and not writing)
        if not writing:
            self.words.set_markdown(self._sent, self._images)

    def _show_chips(self, page: Page) -> None:
        self._chips.clear()
        completed, standing = page.standing.completed, page.standing
        if completed is not None:
            said = decision_said(completed, page.names.get(completed.signer, ""))
            self._chips.addWidget(Chip(f"{said} · {full_day(completed.at.astimezone().date())}", "accent"))
        if page.mine or "projects.read" in page.may:
            team = standing.project.shown
            self._chips.addWidget(
                Chip(tr("The team sees it") if team else tr("Only its people and advisors see it"), "neutral")
            )
        self._signed.setVisible(self._chips.count() > 0)


class FiguresCard(Card):
    """All pictures, each with what it shows."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(tr("Pictures"), parent=parent)
        self._pictures = pictures
        self._told: object = None
        self.thumbs: list[Thumb] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=16)
        self.body.addWidget(holder)

    def show_page(self, page: Page) -> None:
        """The pictures of this project."""
        found = [(piece, file) for piece, file in _files(page) if is_picture(file)]
        self.setVisible(bool(found))
        if found == self._told:
            return
        self._told = found
        self._flow.clear()
        self.thumbs = []
        for piece, file in found:
            self._flow.addWidget(self._figure(piece, file))

    def _figure(self, piece: Evidence, file: File) -> QWidget:
        said = piece.said or file.name
        thumb = Thumb(tr("Picture"), *FIGURE)
        thumb.setAccessibleName(said)
        self._pictures.ask(file, thumb.show_picture)
        self.thumbs.append(thumb)
        words = plain_label(breakable(said), "muted")
        size(words, width=FIGURE[0])
        figure = QWidget()
        layout = QVBoxLayout(figure)
        space(layout, gap=4)
        layout.addWidget(thumb)
        layout.addWidget(words)
        layout.addStretch(1)
        return figure


class ListCard(Card):
    """Words and, beside them, when."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.lines: list[tuple[str, str]] = []
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        space(self._list, gap=8)
        self.body.addWidget(holder)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """These lines; without any there is no card."""
        self.setVisible(bool(lines))
        if list(lines) == self.lines:
            return
        self.lines = list(lines)
        _clear(self._list)
        for words, when in lines:
            holder = QWidget()
            line = row(plain_label(breakable(words)), plain_label(when, "muted", wrap=False), gap=16)
            line.setStretch(0, 1)
            holder.setLayout(line)
            self._list.addWidget(holder)


class ThoughtsCard(Card):
    """What its people think about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Looking back"), parent=parent)
        self._told: object = None
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        space(self._list, gap=12)
        self.body.addWidget(holder)

    def show_page(self, page: Page) -> None:
        """The reflections of this project."""
        told = [(r.person, page.names.get(r.person, ""), r.body) for r in page.reflections if r.body]
        self.setVisible(bool(told))
        if told == self._told:
            return
        self._told = told
        _clear(self._list)
        for person, name, body in told:
            words = SafeText(name=tr("Reflection of {name}").format(name=name))
            words.set_markdown(body)
            holder = QWidget()
            layout = QVBoxLayout(holder)
            space(layout, gap=4)
            layout.addLayout(row(Avatar(name, person.bytes, 24), plain_label(name, "strong", wrap=False), None))
            layout.addWidget(words)
            self._list.addWidget(holder)


class OthersCard(Card):
    """Files that are no pictures, tickets and links."""

    def __init__(self, context: Context, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(tr("Files, tickets and links"), parent=parent)
        self._context, self._pictures = context, pictures
        self._told: object = None
        self.rows: list[PieceRow] = []
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        space(self._list, gap=12)
        self.body.addWidget(holder)

    def show_page(self, page: Page) -> None:
        """What else shows this project."""
        pictures = {piece.id for piece, file in _files(page) if is_picture(file)}
        rest = [piece for piece in page.evidence if piece.id not in pictures]
        self.setVisible(bool(rest))
        told = (rest, page.files, page.tickets)
        if told == self._told:
            return
        self._told = told
        _clear(self._list)
        self.rows = []
        quiet = dataclasses.replace(page, may=page.may - {"projects.evidence"})
        for piece in rest:
            line = PieceRow(self._context, quiet, piece, self._pictures)
            line.chosen.connect(self._chosen)
            self.rows.append(line)
            self._list.addWidget(line)

    def _chosen(self, what: str, piece: Evidence) -> None:
        if what == "open":
            open_piece(self._context, self, piece)
        elif what == "save":
            save_piece(self._context, self, piece)


def pictures_of(page: Page) -> list[File]:
    """The files of its evidence that are pictures."""
    return [file for _, file in _files(page) if is_picture(file)]


def _files(page: Page) -> Iterator[tuple[Evidence, File]]:
    for piece in page.evidence:
        if piece.file is not None and (file := page.files.get(piece.file)) is not None:
            yield piece, file


def _question(page: Page) -> str:
    try:
        return page.standing.proposal().question
    except ValueError:  # changed outside of Trellis, which the page tells
        return ""


def _words_of(name: str) -> str:
    """A file's name as words, without what Markdown would take for a mark."""
    stem = name.rpartition(".")[0] or name
    return "".join(c for c in stem if c.isalnum() or c in " -.,")


def _saved_in(path: Path) -> str:
    return tr("Saved in {path}").format(path=path)


def _on_paper(desk: Desk, page: Page, job: Job) -> Iterator[paper.PaperLine | paper.PaperPicture]:
    """The showcase on paper. On the worker's thread."""
    yield paper.PaperLine(page.title, 56, 700)
    yield from _paragraph(", ".join(page.partner_names()), above=6)
    completed = page.standing.completed
    if completed is not None:
        said = decision_said(completed, page.names.get(completed.signer, ""))
        yield from _paragraph(f"{said} · {full_day(completed.at.astimezone().date())}")
    yield from _paragraph(_question(page), above=40, pixels=42)
    yield from _paragraph(page.standing.project.showcase, above=30)
    reached = {mark.milestone: mark.on for mark in page.reached}
    yield from _section(
        tr("The path"), [f"{s.title}, {full_day(reached[s.key])}" for s in steps(page) if s.key in reached]
    )
    for reflection in (r for r in page.reflections if r.body):
        yield from _section(page.names.get(reflection.person, ""), [reflection.body])
    pictures = [(piece, file) for piece, file in _files(page) if is_picture(file)]
    shown = {piece.id for piece, _ in pictures}
    rest = [piece for piece in page.evidence if piece.id not in shown]
    yield from _section(
        tr("Files, tickets and links"), [f"{piece_name(page, p)}{f': {p.said}' if p.said else ''}" for p in rest]
    )
    for piece, file in pictures:
        if job.cancelled():
            raise Cancelled
        image = picture_of(desk, file, PRINTED)
        if image is not None:
            yield paper.PaperPicture(image, above=40)
        yield from _paragraph(piece.said or file.name, above=6)


def _section(title: str, lines: Sequence[str]) -> Iterator[paper.PaperLine]:
    if lines:
        yield paper.PaperLine(title, 40, 700, above=50)
    for line in lines:
        yield from _paragraph(line, above=10)


def _paragraph(text: str, above: int = 0, pixels: int = 34) -> Iterator[paper.PaperLine]:
    for at, piece in enumerate(chopped(text, 2_000) if text else ()):
        yield paper.PaperLine(piece, pixels, 400, above=above if at == 0 else 0)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
