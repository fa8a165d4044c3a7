"""One piece of evidence: what it is called, what kind it is by its bytes, its row, and changing what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtGui import QActionGroup, QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trellis.rules.projects import Evidence, EvidenceKind, File, Page
from trellis.rules.proposal import Milestone
from trellis.ui.conflict import Conflict, somebody_else
from trellis.ui.context import Context
from trellis.ui.controls import Button, ElidedLabel, FlowLayout
from trellis.ui.language import tr
from trellis.ui.profile.texts import TextField
from trellis.ui.projects.ahead import steps
from trellis.ui.projects.pictures import Pictures, Thumb, is_picture
from trellis.ui.projects.unkept import Unkept
from trellis.ui.rows import Form
from trellis.ui.text import ask_link, elide, menu_text, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable


def piece_name(page: Page, piece: Evidence) -> str:
    """What a piece is called: a file's name, a ticket's number and title, or an address."""
    if piece.file is not None and (file := page.files.get(piece.file)) is not None:
        return file.name
    if piece.ticket is not None:
        number, title = page.tickets.get(piece.ticket, ("", ""))
        return f"{number} {title}".strip() or tr("A ticket that is gone")
    return piece.url


def media_said(media: str) -> str:
    """What a file is, by its bytes."""
    return {
        "image/png": tr("PNG picture"),
        "image/jpeg": tr("JPEG picture"),
        "image/gif": tr("GIF picture"),
        "image/webp": tr("WebP picture"),
        "application/pdf": tr("PDF"),
        "application/zip": tr("ZIP or office file"),
        "audio/ogg": tr("Ogg sound"),
        "audio/mpeg": tr("MP3 sound"),
        "audio/mp4": tr("M4A sound"),
        "audio/wav": tr("WAV sound"),
        "video/mp4": tr("MP4 video"),
        "text/plain": tr("Text"),
    }.get(media, tr("Unknown kind"))


def tile_word(piece: Evidence, file: File | None) -> str:
    """The short word in place of a picture."""
    if piece.kind is EvidenceKind.TICKET:
        return tr("Ticket")
    if piece.kind is EvidenceKind.LINK:
        return tr("Link")
    short = {"application/pdf": tr("PDF"), "application/zip": tr("ZIP"), "text/plain": tr("Text")}
    if file is None:
        return tr("File")
    kinds = {"image": tr("Picture"), "audio": tr("Audio"), "video": tr("Video")}
    return short.get(file.media) or kinds.get(file.media.split("/")[0], tr("File"))


def size_said(count: int) -> str:
    """How large a file is: "240 KB"."""
    return QLocale().formattedDataSize(count, 0 if count < 1_000_000 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class PieceRow(QWidget):
    """A piece of evidence in the list, and a menu with what can be done with it."""

    chosen = Signal(str, object)
    """(what, `Evidence`): "open", "save", "describe", "remove", or "move:" and the key of a milestone."""

    def __init__(
        self, context: Context, page: Page, piece: Evidence, pictures: Pictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.piece, self._page = piece, page
        self._may = "projects.evidence" in page.may
        self.file = page.files.get(piece.file) if piece.file else None
        self.name = piece_name(page, piece)
        self.thumb = Thumb(tile_word(piece, self.file))
        if self.file is not None and is_picture(self.file):
            pictures.ask(self.file, self.thumb.show_picture)
        words = QVBoxLayout()
        space(words, gap=2)
        words.addWidget(ElidedLabel(self.name, "strong"))
        if piece.said:
            words.addWidget(plain_label(breakable(piece.said)))
        words.addWidget(plain_label(self._about(), "small"))
        words.addStretch(1)
        self.more = Button("", "quiet", icon="more")
        self.more.setAccessibleName(tr("What to do with {name}").format(name=self.name))
        self.more.clicked.connect(self.show_menu)
        line = QHBoxLayout(self)
        space(line, gap=12)
        for part in (self.thumb, self.more):
            column = QVBoxLayout()
            column.addWidget(part)
            column.addStretch(1)
            if part is self.more:
                line.addLayout(words, 1)
            line.addLayout(column)
        self.setAccessibleName(f"{self.name}. {piece.said}".strip())

    def menu(self) -> QMenu:
        """What can be done with it now."""
        menu = QMenu(self)
        for what, text in self._offered():
            if what:
                menu.addAction(text).triggered.connect(self._say(what))
            else:
                menu.addSeparator()
        if self._may and steps(self._page):
            self._add_moves(menu)
        return menu

    def show_menu(self) -> None:
        """Open the menu below its button."""
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _offered(self) -> Sequence[tuple[str, str]]:
        offered = {
            EvidenceKind.FILE: [("save", tr("Save as…"))],
            EvidenceKind.TICKET: [("open", tr("Open the ticket"))],
            EvidenceKind.LINK: [("open", tr("Open the link…"))],
        }[self.piece.kind]
        if self._may:
            offered += [("describe", tr("Say what it shows…")), ("remove", tr("Take out"))]
        return offered

    def _add_moves(self, menu: QMenu) -> None:
        moves = menu.addMenu(tr("Belongs to"))
        group = QActionGroup(moves)
        for key, title in (*((s.key, s.title) for s in steps(self._page)), ("", tr("No milestone"))):
            action = moves.addAction(menu_text(title))
            action.setCheckable(True)
            action.setChecked(key == self.piece.milestone)
            action.triggered.connect(self._say(f"move:{key}"))
            group.addAction(action)

    def _say(self, what: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(what, self.piece)

    def _about(self) -> str:
        parts = []
        if self.file is not None:
            parts = [media_said(self.file.media), size_said(self.file.size)]
        elif self.piece.kind is EvidenceKind.TICKET:
            parts = [tr("Ticket")]
        elif self.piece.kind is EvidenceKind.LINK:
            parts = [tr("Link, asks before it opens")]
        if len(self._page.standing.people) > 1:
            parts.append(tr("by {name}").format(name=self._page.names.get(self.piece.by, "")))
        return " · ".join(parts)


def place_of(piece: Evidence) -> str:
    """What words about a piece that were not kept yet are drafted under."""
    return f"piece:{piece.id.hex}"


def unkept(drafts: Mapping[str, str], piece: Evidence) -> Unkept:
    """The draft about a piece among all of one's own."""
    return Unkept.of(drafts.get(place_of(piece), ""))


class PieceEditor(QWidget):
    """What a piece shows and which milestone it belongs to, in place of its row.

    Whoever leaves the page finds the words there again: they are a draft until they are kept, or left as they were.
    What a partner wrote in the meantime stands beside them.
    """

    kept = Signal()
    """Keep what it says now."""
    left = Signal()
    """Leave it as it was."""

    def __init__(
        self,
        context: Context,
        name: str,
        piece: Evidence,
        plan: Sequence[Milestone],
        draft: Unkept,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        brought = draft if draft.tells(piece.said) else Unkept(piece.said, piece.said)
        self._context, self.piece, self.read, self._draft = context, piece, brought.read, draft.as_text()
        self.conflict: Conflict | None = None
        self.words = TextField(tr("What it shows"), tr("For example: the first pedal, before it was glued"))
        self.words.setPlainText(brought.words)
        self.milestone = Choice([(tr("No milestone"), ""), *((step.title, step.key) for step in plan)])
        self.milestone.set_value(piece.milestone)
        size(self.milestone, min_width=80)
        form = Form()
        form.add(plain_label(breakable(name), "strong"))
        self._row = form.row(tr("What it shows"), self.words)
        form.row(tr("Belongs to"), self.milestone)
        self.keep, leave = Button(tr("Keep")), Button(tr("Leave it"))
        self.keep.clicked.connect(self.kept)
        leave.clicked.connect(self.left)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.keep, leave):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        space(layout, gap=10)
        layout.addWidget(form)
        layout.addWidget(buttons)
        self._layout = layout
        if self.read != piece.said:
            self.compare(piece.said)

    def step(self) -> str | None:
        """The key of the milestone that was chosen, "" for none; None when it was left as it is."""
        chosen = self.milestone.value() or ""
        return None if chosen == self.piece.milestone else chosen

    def say(self, text: str) -> None:
        """What is wrong; the words stay."""
        self._row.set_error(text)

    def forget(self) -> None:
        """They are kept, or not wanted: no draft of them stays."""
        self.read = self.words.toPlainText()
        self._put_away()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving loses nothing."""
        self._put_away()
        super().hideEvent(event)

    def _put_away(self) -> None:
        words, place = self.words.toPlainText(), place_of(self.piece)
        draft = "" if words == self.read else Unkept(words, self.read).as_text()
        if draft != self._draft:
            self._draft = draft
            self._context.worker.run(lambda desk: desk.tickets.save_draft(place, draft))

    def compare(self, theirs: str) -> None:
        """A partner wrote something else meanwhile: both are shown, and whoever writes chooses."""
        self._end_conflict()
        self.conflict = Conflict(somebody_else(), theirs.split("\n") if theirs else [])
        self.conflict.mine.clicked.connect(lambda: self._decide(theirs, own=True))
        self.conflict.theirs.clicked.connect(lambda: self._decide(theirs, own=False))
        self._layout.insertWidget(1, self.conflict)

    def _decide(self, theirs: str, *, own: bool) -> None:
        self._end_conflict()
        self.read = theirs
        if own:
            self.kept.emit()
        else:
            self.words.setPlainText(theirs)
        self.words.setFocus()

    def _end_conflict(self) -> None:
        if self.conflict is not None:
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None


def open_piece(context: Context, host: QWidget, piece: Evidence) -> None:
    """To the ticket, or ask whether the link shall be opened; files are never opened here."""
    if piece.kind is EvidenceKind.TICKET:
        context.go("tickets", piece.ticket)
    elif piece.kind is EvidenceKind.LINK:
        ask_link(host, piece.url)


def save_piece(context: Context, host: QWidget, piece: Evidence) -> None:
    """Ask where a file shall be saved; the name that is offered fits its bytes."""
    assert piece.file is not None, "only files are saved"
    project, file = piece.project, piece.file

    def ask(name: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(host, tr("Save the file"), name)
        if chosen:
            save_to(context, piece, Path(chosen))

    context.worker.run(lambda desk: desk.projects.name_for(project, file), while_alive(host, ask))


def save_to(context: Context, piece: Evidence, path: Path) -> None:
    """Write a file to a place outside the desk."""
    assert piece.file is not None, "only files are saved"
    project, file = piece.project, piece.file
    said = tr("Saved in {path}").format(path=elide(str(path), 120))
    context.worker.run(lambda desk: desk.projects.save_file(project, file, path), lambda _: context.say(said))
