"""Reflections: one's own words, kept when the field is left, and those of partners to read."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.errors import Trouble
from trellis.rules.projects import Page
from trellis.ui.context import Context
from trellis.ui.controls import Avatar, Card, Muted, row
from trellis.ui.language import tr
from trellis.ui.profile.texts import TextField
from trellis.ui.projects.aside import or_aside
from trellis.ui.text import SafeText, plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive

REST_MS = 800


class ReflectionCard(Card):
    """What each of its people thinks about the project."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Looking back"), parent=parent)
        self._context = context
        self._project: UUID | None = None
        self._kept = self._told = ""
        self.field = TextField(tr("My reflection"), tr("What did you learn? What would you do another way next time?"))
        self.field.left.connect(self.flush)
        self.field.textChanged.connect(self._typed)
        self.field.refused.connect(self._say)
        self.error = plain_label("", "error")
        self.error.hide()
        self._help = Muted(
            tr("Only you write here. It is handed in with the project, and kept when you leave the field.")
        )
        self._nothing = Muted("")
        holder = QWidget()
        self._others = QVBoxLayout(holder)
        space(self._others, gap=12)
        self.others: dict[UUID, SafeText] = {}
        for part in (self._help, self.field, self.error, self._nothing, holder):
            self.body.addWidget(part)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._keep_draft)

    def show_page(self, page: Page) -> None:
        """The words of everybody. What somebody is writing here stays."""
        me, project = self._context.me.id, page.standing.project.id
        another, self._project = self._project != project, project
        writes = "projects.reflect" in page.may
        mine = next((r.body for r in page.reflections if r.person == me), "")
        if another or (self.field.toPlainText() == self._kept and mine != self._told):
            self._write(mine)
            # As the field says it: some blanks and line ends come out of it as others, and nobody typed those.
            self._kept, self._told = self.field.toPlainText(), mine
        self._help.setVisible(writes)
        self.field.setVisible(writes)
        told = {r.person: r.body for r in page.reflections if r.body and not (writes and r.person == me)}
        self._show_others(told, page)
        self._nothing.setText(tr("Nobody has written one yet.") if page.mine else tr("Nothing was handed in yet."))
        self._nothing.setVisible(not told and not writes)
        if another and writes:
            place = self._place()
            self._context.worker.run(
                lambda desk: desk.tickets.drafts().get(place, ""), while_alive(self, self._show_draft)
            )

    def flush(self) -> None:
        """Keep what is written, if it is another text than before."""
        self._rest.stop()
        project, text = self._project, self.field.toPlainText()
        if project is None or text == self._kept:
            return
        if self.field.isHidden():  # it is not to be written any more: what was typed waits
            self._keep_draft()
            return
        place, before, self._kept = self._place(), self._kept, text

        def failed(error: Exception) -> None:
            self._kept = before
            if isinstance(error, Trouble):
                self._say(str(error))
            else:
                self._context.trouble(error)

        self._context.do(
            lambda desk: or_aside(desk, place, text, lambda desk: desk.projects.reflect(project, text)),
            tr("Your reflection is kept"),
            None,
            while_alive(self, failed),
        )

    def hideEvent(self, event: object) -> None:
        """Leaving loses nothing."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _place(self) -> str:
        assert self._project is not None, "of a project"
        return f"Reflection:{self._project.hex}"

    def _typed(self) -> None:
        self.error.hide()
        self._rest.start()

    def _keep_draft(self) -> None:
        """A crash loses at most the last second of typing; history gets a line only when the field is left."""
        if self._project is not None and self.field.toPlainText() != self._kept:
            place, text = self._place(), self.field.toPlainText()
            self._context.worker.run(lambda desk: desk.tickets.save_draft(place, text))

    def _show_draft(self, text: str) -> None:
        if text and self.field.toPlainText() == self._kept:
            self._write(text)

    def _write(self, text: str) -> None:
        if text != self.field.toPlainText():
            blocked = self.field.blockSignals(True)
            self.field.setPlainText(text)
            self.field.blockSignals(blocked)

    def _show_others(self, told: dict[UUID, str], page: Page) -> None:
        if {person: view.text() for person, view in self.others.items()} == told:
            return
        while (item := self._others.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.others = {}
        for person, words in told.items():
            name = page.names.get(person, "")
            view = SafeText(name=tr("Reflection of {name}").format(name=name))
            view.set_markdown(words)
            self.others[person] = view
            block = QWidget()
            layout = QVBoxLayout(block)
            space(layout, gap=4)
            layout.addLayout(row(Avatar(name, person.bytes, 24), plain_label(name, "strong", wrap=False), None))
            layout.addWidget(view)
            self._others.addWidget(block)

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()
