"""Evidence: files, tickets and links that show the work, by the milestone they belong to.

Files come by a button or are dropped here; what they are is told by their bytes. Nothing is opened inside Trellis:
a file is saved somewhere, a link asks first. What is taken out can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Cancelled, Invalid, Stale, Trouble
from trellis.rules.history import Change
from trellis.rules.projects import Evidence, Page
from trellis.rules.proposal import Milestone
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, FlowLayout, Muted, scrolled
from trellis.ui.language import tr
from trellis.ui.lines import Line
from trellis.ui.pages import Sheet
from trellis.ui.people.words import many
from trellis.ui.projects.ahead import next_step, steps
from trellis.ui.projects.order import put_in_order
from trellis.ui.projects.pictures import SMALL, Pictures
from trellis.ui.projects.pieces import PieceEditor, PieceRow, open_piece, save_piece, unkept
from trellis.ui.projects.unkept import Unkept
from trellis.ui.rows import Row
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.ui.worker import Job

EACH = 3
"""So many files are added each with a note and Undo of its own; more come with one note."""


@dataclass(frozen=True)
class Added:
    """What came of adding many files: how many did, and the first thing that went wrong."""

    count: int
    trouble: Trouble | None
    changes: tuple[Change, ...]


class EvidenceCard(Card):
    """The pieces, and ways to add more."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Evidence"), "", parent)
        self._context = context
        self._page: Page | None = None
        self._told: object = None
        self._pictures = Pictures(context, SMALL, self)
        self.rows: dict[UUID, PieceRow] = {}
        self.editor: PieceEditor | None = None
        self.link: LinkForm | None = None
        self.tickets: TicketSheet | None = None
        self.files = Button(tr("Add files…"), icon="clip")
        self.ticket, self.address = Button(tr("Add a ticket…")), Button(tr("Add a link…"))
        self.files.clicked.connect(self._choose_files)
        self.ticket.clicked.connect(self.choose_ticket)
        self.address.clicked.connect(self.begin_link)
        self._adding = QWidget()
        flow = FlowLayout(self._adding, gap=8)
        for button in (self.files, self.ticket, self.address):
            flow.addWidget(button)
        self._nothing = Muted("")
        self._where = Muted("", "small")
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        space(self._list, gap=12)
        for part in (self._adding, self._where, self._nothing, holder):
            self.body.addWidget(part)

    def show_page(self, page: Page) -> None:
        """The pieces of this project. What somebody is writing here stays."""
        another = self._page is None or self._page.standing.project.id != page.standing.project.id
        self._page = page
        may = "projects.evidence" in page.may
        self.setAcceptDrops(may)
        self._adding.setVisible(may)
        ahead = next_step(page)
        said = tr("New pieces go to the next milestone: {title}").format(title=breakable(ahead.title)) if ahead else ""
        self._where.setText(said)
        self._where.setVisible(may and bool(said))
        self._nothing.setText(
            tr("Nothing yet. Drop a photo, a sound or a file here, or add a ticket you resolved on the way.")
            if may
            else tr("Nothing was added yet.")
            if page.mine
            else tr("Nothing was handed in yet. What is added stays with its people until then.")
        )
        self._nothing.setVisible(not page.evidence)
        told = (page.evidence, page.files, page.tickets, steps(page), page.may, page.standing.people)
        if another or told != self._told:
            self._told = told
            self._fill()
        if another:
            self._context.worker.run(lambda desk: desk.tickets.drafts(), while_alive(self, self._bring_back))

    # Adding

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take files into the desk, for the next milestone."""
        if len(paths) > EACH:
            self._add_many(paths)
            return
        project, milestone = self._target()
        for path in paths:
            self._context.do(
                lambda desk, path=path: desk.projects.add_file(project, path, milestone),  # type: ignore[misc]
                tr("{number} added").format(number=elide(path.name, 60)),
            )

    def add_link(self, address: str, what: str = "") -> None:
        """Take an address as evidence, for the next milestone."""
        project, milestone = self._target()
        form = self.link

        def failed(error: Exception) -> None:
            if form is not None and isinstance(error, Invalid):
                form.say(f"{error.happened} {error.todo}".strip())
            else:
                self._context.trouble(error)

        self._context.do(
            lambda desk: desk.projects.add_link(project, address, milestone, what),
            tr("Link added"),
            while_alive(self, lambda _: self._end_link()),
            while_alive(self, failed),
        )

    def begin_link(self) -> None:
        """Ask for an address."""
        if self.link is None:
            self.link = LinkForm()
            self.link.sent.connect(self.add_link)
            self.link.left.connect(self._end_link)
            self.body.insertWidget(1, self.link)
            self.link.show()
            put_in_order(self)
        self.link.address.setFocus()

    def choose_ticket(self) -> None:
        """Choose from the tickets one resolved or helped on."""
        project, milestone = self._target()

        def offer(found: list[tuple[UUID, str, str]]) -> None:
            self.tickets = TicketSheet(found, self)
            self.tickets.chosen.connect(lambda id_, number: self._add_ticket(project, id_, number, milestone))
            self.tickets.open()

        self._context.worker.run(lambda desk: desk.projects.tickets_for(project), while_alive(self, offer))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and links may be dropped here."""
        if any(True for _ in _dropped(event.mimeData())):
            event.acceptProposedAction()
            self.set_chosen(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Not here after all."""
        self.set_chosen(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self.set_chosen(False)
        dropped = list(_dropped(event.mimeData()))
        event.acceptProposedAction()
        if paths := [one for one in dropped if isinstance(one, Path)]:
            self.add_paths(paths)
        for address in (one for one in dropped if isinstance(one, str)):
            self.add_link(address)

    # Each piece

    def _chosen(self, what: str, piece: Evidence) -> None:
        if what == "open":
            open_piece(self._context, self, piece)
        elif what == "save":
            save_piece(self._context, self, piece)
        elif what == "describe":
            self._describe(piece)
        elif what == "remove":
            self._remove(piece)
        elif what.startswith("move:"):
            key = what.removeprefix("move:")
            if key != piece.milestone:
                self._context.do(
                    lambda desk: desk.projects.describe(piece.project, piece.id, key),
                    tr("Moved"),
                )

    def _describe(self, piece: Evidence) -> None:
        def found(kept: dict[str, str]) -> None:
            if self._edit(piece, unkept(kept, piece)) and self.editor is not None:
                self.editor.words.setFocus()

        self._context.worker.run(lambda desk: desk.tickets.drafts(), while_alive(self, found))

    def _edit(self, piece: Evidence, draft: Unkept) -> bool:
        """In place of its row; whether it is there."""
        row = self.rows.get(piece.id)
        if row is None or self._page is None:
            return False
        self._end_editor()
        editor = PieceEditor(self._context, row.name, piece, steps(self._page), draft)
        editor.kept.connect(lambda: self._keep(editor))
        editor.left.connect(lambda: self._done(editor))
        self.editor = editor
        self._list.insertWidget(self._list.indexOf(row), editor)
        row.hide()
        editor.show()
        put_in_order(self)
        return True

    def _bring_back(self, kept: dict[str, str]) -> None:
        """Words that were not kept when the page was left stand there again."""
        page = self._page
        if page is None or self.editor is not None or "projects.evidence" not in page.may:
            return
        drafts = ((piece, unkept(kept, piece)) for piece in page.evidence)
        piece, draft = next(((piece, draft) for piece, draft in drafts if draft.tells(piece.said)), (None, Unkept()))
        if piece is not None:
            self._edit(piece, draft)

    def _keep(self, editor: PieceEditor) -> None:
        piece, milestone, words, read = editor.piece, editor.step(), editor.words.toPlainText(), editor.read

        def failed(error: Exception) -> None:
            if isinstance(error, Stale) and isinstance(error.theirs, Evidence):
                editor.compare(error.theirs.said)
            elif isinstance(error, Invalid):
                editor.say(f"{error.happened} {error.todo}".strip())
            else:
                self._context.trouble(error)

        self._context.do(
            lambda desk: desk.projects.describe(piece.project, piece.id, milestone, words, read),
            tr("Kept"),
            while_alive(editor, lambda _: self._done(editor)),
            while_alive(editor, failed),
        )

    def _done(self, editor: PieceEditor) -> None:
        editor.forget()
        if editor is self.editor:
            self._end_editor()

    def _remove(self, piece: Evidence) -> None:
        self.files.setFocus()  # the row goes, and the keyboard must not go with it
        name = elide(self.rows[piece.id].name, 60) if piece.id in self.rows else tr("Evidence")
        self._context.do(
            lambda desk: desk.projects.remove_evidence(piece.project, piece.id),
            tr("{name} taken out").format(name=name),
        )

    # How

    def _target(self) -> tuple[UUID, str]:
        assert self._page is not None, "of a project"
        ahead = next_step(self._page)
        return self._page.standing.project.id, ahead.key if ahead else ""

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add files"))
        if names:
            self.add_paths([Path(name) for name in names])

    def _add_many(self, paths: Sequence[Path]) -> None:
        project, milestone = self._target()
        title = tr("Adding files")

        def work(desk: Desk, job: Job) -> Added:
            changes: list[Change] = []
            count = 0
            trouble: Trouble | None = None
            for at, path in enumerate(paths):
                if job.cancelled():
                    trouble = trouble or Cancelled()
                    break
                try:
                    changes += desk.projects.add_file(project, path, milestone).changes
                    count += 1
                except Trouble as error:
                    trouble = trouble or error
                job.progress(at + 1, len(paths))
            return Added(count, trouble, tuple(changes))

        self._context.long(title, work, while_alive(self, self._added))

    def _added(self, added: Added) -> None:
        if added.count:
            self._context.say(many(added.count, tr("1 file added"), tr("%n files added")))
        if added.trouble is not None and not isinstance(added.trouble, Cancelled):
            self._context.trouble(added.trouble)

    def _add_ticket(self, project: UUID, ticket: UUID, number: str, milestone: str) -> None:
        self._context.do(
            lambda desk: desk.projects.add_ticket(project, ticket, milestone),
            tr("{number} added").format(number=number),
        )

    def _end_link(self) -> None:
        if self.link is not None:
            self.link.hide()
            self.link.deleteLater()
            self.link = None
            self.address.setFocus()

    def _end_editor(self) -> None:
        if self.editor is not None:
            row = self.rows.get(self.editor.piece.id)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            if row is not None:
                row.show()
                row.more.setFocus()

    def _fill(self) -> None:
        page = self._page
        assert page is not None, "filled from a page"
        held = next((id_ for id_, row in self.rows.items() if row.more.hasFocus()), None)
        editor = self.editor if self.editor and self.editor.piece.id in {e.id for e in page.evidence} else None
        if self.editor is not None and editor is None:
            self._end_editor()
        self._clear(editor)
        for title, pieces in _grouped(page):
            if title:
                label = plain_label(breakable(title), "label")
                look().fit(label, lambda target: target.setContentsMargins(0, look().px(6), 0, 0))
                self._list.addWidget(label)
            for piece in pieces:
                row = PieceRow(self._context, page, piece, self._pictures)
                row.chosen.connect(self._chosen)
                self.rows[piece.id] = row
                if editor is not None and editor.piece.id == piece.id:
                    self._list.addWidget(editor)
                self._list.addWidget(row)
                row.setVisible(editor is None or editor.piece.id != piece.id)
        if held in self.rows:
            self.rows[held].more.setFocus()

    def _clear(self, keep: QWidget | None) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not keep:
                widget.hide()
                widget.deleteLater()
        self.rows = {}


class LinkForm(QWidget):
    """An address, and what it shows."""

    sent = Signal(str, str)
    """(address, words)"""
    left = Signal()
    """Not now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address, self.words = QLineEdit(), QLineEdit()
        self.address.setMaxLength(2_000)
        self.address.setPlaceholderText("https://")
        self.words.setMaxLength(500)
        self._row = Row(tr("Address"), self.address, tr("Copy it from the browser. Trellis opens nothing by itself."))
        self.keep, leave = Button(tr("Add")), Button(tr("Not now"))
        self.keep.clicked.connect(self._send)
        leave.clicked.connect(self.left)
        for field in (self.address, self.words):
            field.returnPressed.connect(self._send)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.keep, leave):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        space(layout, 0, 0, 8, 0, gap=10)
        for part in (self._row, Row(tr("What it shows (if you like)"), self.words), buttons):
            layout.addWidget(part)

    def say(self, text: str) -> None:
        """What is wrong with the address."""
        self._row.set_error(text)
        self.address.setFocus()

    def _send(self) -> None:
        self._row.set_error("")
        self.sent.emit(self.address.text(), self.words.text())


class TicketSheet(Sheet):
    """Tickets somebody resolved or helped on; one press adds one."""

    chosen = Signal(object, str)
    """(id of a ticket, its number)"""

    def __init__(self, found: Sequence[tuple[UUID, str, str]], parent: QWidget) -> None:
        super().__init__(parent, tr("Add a ticket"))
        self.lines: dict[UUID, Line] = {}
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, gap=0)
        for id_, number, title in found:
            line = Line(f"{number}, {title}", plain_label(number, "muted", wrap=False), plain_label(breakable(title)))
            line.line.setStretch(1, 1)
            line.clicked.connect(lambda _=False, id_=id_, number=number: self._choose(id_, number))
            self.lines[id_] = line
            layout.addWidget(line)
        layout.addStretch(1)
        words = (
            tr("Tickets you resolved or helped with. What you learned on it comes along.")
            if found
            else tr("There is none yet. Tickets you resolve or help with show up here.")
        )
        self.body.addWidget(Muted(words))
        if found:
            area = scrolled(inside)
            size(area, min_height=min(360, 24 + 44 * len(found)))
            self.body.addWidget(area, 1)
        self.add_button(tr("Close")).clicked.connect(self.reject)

    def _choose(self, id_: UUID, number: str) -> None:
        self.chosen.emit(id_, number)
        self.accept()


def _grouped(page: Page) -> Iterator[tuple[str, Sequence[Evidence]]]:
    """Pieces by milestone in the order of the path, those without one last; the title of each group."""
    plan: Sequence[Milestone] = steps(page)
    known = {step.key for step in plan}
    for step in plan:
        if found := [piece for piece in page.evidence if piece.milestone == step.key]:
            yield step.title, found
    if rest := [piece for piece in page.evidence if piece.milestone not in known]:
        yield tr("For no milestone") if len(rest) < len(page.evidence) else "", rest


def _dropped(data: QMimeData) -> Iterator[Path | str]:
    """Files of this computer and web addresses."""
    for url in data.urls() if data.hasUrls() else ():
        if url.isLocalFile():
            yield Path(url.toLocalFile())
        elif url.scheme().lower() in ("http", "https"):
            yield bytes(url.toEncoded().data()).decode("ascii", "replace")
