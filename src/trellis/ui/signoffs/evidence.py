"""The evidence handed in with a version: files with what became of them, tickets and links.

Nothing is opened here: a file is saved to a place of one's choice, a link is shown before it opens.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trellis.rules.proposal import Shown
from trellis.rules.reviews import Review
from trellis.ui.context import Context
from trellis.ui.controls import Button, Chip, ElidedLabel, row
from trellis.ui.language import tr
from trellis.ui.projects.pictures import decoded
from trellis.ui.signoffs.marked import Marked, plain
from trellis.ui.text import ask_link, plain_label
from trellis.ui.theme import look, space
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

ROOM = QSize(280, 170)
"""The most a small picture takes, at 100 %."""


class EvidenceView(QFrame):
    """One piece of evidence: what it is, what it shows, whether it is what was handed in, and how to get at it."""

    def __init__(
        self, context: Context, review: Review, shown: Shown, new: bool, parent: QWidget | None = None
    ) -> None:
        """`new` says that it was not part of the version before."""
        super().__init__(parent)
        self.setProperty("kind", "inset")
        self.shown = shown
        self._context, self._project = context, review.standing.project.id
        self._file: UUID | None = review.files.get(shown.digest) if shown.digest else None
        self.setAccessibleName(f"{_kind(shown)}: {shown.ref}")
        layout = QVBoxLayout(self)
        space(layout, 8, 10, gap=4)
        layout.addLayout(self._head(review, new))
        layout.addWidget(Marked(plain(shown.ref or tr("Without a name"))))
        if shown.said:
            layout.addWidget(Marked(plain(shown.said), 13))
        self.picture: QLabel | None = None
        sound = shown.digest in review.sound
        if shown.digest:
            layout.addWidget(_soundness(sound))
        if sound and self._file is not None:
            self._ask_picture(layout)
        self.button = self._button(sound)
        if self.button is not None:
            self.button.setAccessibleDescription(shown.ref)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def save_to(self, path: Path) -> None:
        """Write the file there; that it was written is told below."""
        project, file = self._project, self._file
        if file is not None:
            said = tr("Saved in {path}").format(path=path)
            self._context.worker.run(
                lambda desk: desk.projects.save_file(project, file, path), lambda _: self._context.say(said)
            )

    def _head(self, review: Review, new: bool) -> QHBoxLayout:
        step = review.content.proposal.milestone(self.shown.milestone) if self.shown.milestone else None
        what = ElidedLabel(f"{_kind(self.shown)} · {step.title}" if step else _kind(self.shown), "small")
        head = row(what, gap=6)
        head.setStretch(0, 1)
        if new:
            head.addWidget(Chip(tr("new"), "accent"))
        return head

    def _button(self, sound: bool) -> Button | None:
        if self.shown.kind == "link":
            button = Button(tr("Open the link…"), "link")
            button.clicked.connect(lambda: ask_link(self, self.shown.ref))
            return button
        if self.shown.kind == "ticket":
            button = Button(tr("Look at the ticket"), "link")
            button.clicked.connect(self._open_ticket)
            return button
        if not sound or self._file is None:
            return None
        button = Button(tr("Save as…"), "link")
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        """Under a name that fits what the file is: people's names for files may be anything."""
        project, file = self._project, self._file
        if file is not None:
            self._context.worker.run(
                lambda desk: desk.projects.name_for(project, file), while_alive(self, self._ask_where)
            )

    def _ask_where(self, safe: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the file"), safe)
        if name:
            self.save_to(Path(name))

    def _open_ticket(self) -> None:
        number = self.shown.ref

        def found(ticket: object) -> None:
            id_ = getattr(ticket, "id", None)
            if id_ is None:
                self._context.say(tr("{number} is not in this desk.").format(number=number))
            else:
                self._context.go("tickets", id_)

        self._context.worker.run(lambda desk: desk.tickets.by_number(number), while_alive(self, found))

    def _ask_picture(self, layout: QVBoxLayout) -> None:
        project, file = self._project, self._file
        assert file is not None
        self.picture = QLabel()
        self.picture.hide()
        self.picture.setAccessibleName(tr("Picture {name}").format(name=self.shown.ref))
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        room = QSize(look().px(ROOM.width()), look().px(ROOM.height()))

        def read(desk: Desk) -> QImage | None:
            record, data = desk.projects.file(project, file)
            return decoded(data, record.media, room)

        # A file that cannot be read has no picture; whether it is sound is told above.
        self._context.worker.run(read, while_alive(self, self._show_picture), lambda _: None)

    def _show_picture(self, image: QImage | None) -> None:
        if image is not None and self.picture is not None:
            self.picture.setPixmap(QPixmap.fromImage(image))
            self.picture.show()


def _kind(shown: Shown) -> str:
    return {"file": tr("File"), "ticket": tr("Ticket"), "link": tr("Link")}.get(shown.kind, tr("Evidence"))


def _soundness(sound: bool) -> QLabel:
    if sound:
        return plain_label(tr("As it was handed in"), "small")
    return plain_label(tr("Missing, or not what was handed in"), "error")
