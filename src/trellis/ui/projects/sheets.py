"""What a step with a project needs to know before it is taken: a note, a reason, a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.people import Person
from trellis.rules.projects import Appeal, Page
from trellis.rules.proposal import missing
from trellis.rules.signoffs import Gate
from trellis.ui.context import Context
from trellis.ui.controls import Callout
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.profile.texts import TextField
from trellis.ui.projects.words import part_name, title_said
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done


class ProjectSheet(Sheet):
    """A sheet about one project: words in a field kept as a draft, one main button. A kind says what `send` does."""

    def __init__(
        self, context: Context, parent: QWidget, page: Page, title: str, main: str, label: str, help: str = ""
    ) -> None:
        super().__init__(parent, title)
        self.context, self.page = context, page
        self.project = page.standing.project.id
        self._place = f"{type(self).__name__}:{self.project.hex}"
        self.body.addWidget(plain_label(breakable(title_said(page.title)), "muted"))
        self.field = TextField(label, "")
        self.row = Row(label, self.field, help)
        self.trouble = plain_label(role="error")
        self.trouble.hide()
        self.add_parts()
        self.body.addWidget(self.row)
        self.body.addWidget(self.trouble)
        self.main = self.finish(main)
        self.main.clicked.connect(self.send)
        self.field.left.connect(self._keep)
        place = self._place
        context.worker.run(lambda desk: desk.tickets.drafts().get(place, ""), while_alive(self, self._found))

    def add_parts(self) -> None:
        """What stands above the field."""

    def words(self) -> str:
        """What was typed."""
        return self.field.toPlainText()

    def send(self) -> None:
        """Do what the sheet is for."""
        raise NotImplementedError

    def do(self, work: Callable[[Desk], Done[Any]], said: str) -> None:
        """Run the intent; leave when it is done, else say what is wrong. The words stay."""
        self.row.set_error("")
        self.trouble.hide()
        self.main.setEnabled(False)
        self.context.do(work, said, while_alive(self, self._sent), while_alive(self, self.show_error))

    def show_error(self, error: Exception) -> None:
        """Beside the field where it is about the words."""
        self.main.setEnabled(True)
        if isinstance(error, Invalid) and error.field in ("note", "why", "body"):
            self.row.set_error(f"{error.happened} {error.todo}".strip())
            self.field.setFocus()
        elif isinstance(error, Trouble):
            self.trouble.setText(str(error))
            self.trouble.show()
        else:
            self.context.trouble(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Words that were not sent are there next time."""
        if not result:
            self._keep()
        super().done(result)

    def _found(self, words: str) -> None:
        if words and not self.words():
            self.field.setPlainText(words)

    def _keep(self) -> None:
        place, words = self._place, self.words()
        self.context.worker.run(lambda desk: desk.tickets.save_draft(place, words))

    def _sent(self, _: object) -> None:
        self.field.clear()
        self._keep()
        self.accept()


class ProposalSheet(ProjectSheet):
    """Hands in the proposal as a version, with a note for the reviewer."""

    def __init__(self, context: Context, parent: QWidget, page: Page) -> None:
        label, help = tr("A note to your reviewer"), tr("If you want to say something.")
        super().__init__(context, parent, page, tr("Hand in"), tr("Hand in"), label, help)

    def add_parts(self) -> None:
        """What happens, and what a reviewer will miss."""
        said = tr("What you wrote is frozen as a version, and an advisor looks at it. Until then you can take it back.")
        self.body.addWidget(plain_label(said))
        left = [part_name(name) for name in missing(self.page.proposal)]
        if left:
            text = tr("A reviewer will miss: {parts}. You can hand it in like this.")
            self.body.addWidget(Callout(text.format(parts=", ".join(left))))

    def send(self) -> None:
        """Hand it in."""
        project, note = self.project, self.words()
        self.do(lambda desk: desk.projects.submit(project, Gate.PROPOSAL, note), tr("Handed in"))


class WithdrawSheet(ProjectSheet):
    """Ends a project for now."""

    def __init__(self, context: Context, parent: QWidget, page: Page) -> None:
        super().__init__(
            context, parent, page, tr("Withdraw the project"), tr("Withdraw"), tr("Why"), tr("If you like.")
        )

    def add_parts(self) -> None:
        """What happens."""
        self.body.addWidget(plain_label(tr("It ends for now. Everything is kept, and it can be opened again.")))

    def send(self) -> None:
        """Withdraw it."""
        project, why = self.project, self.words()
        self.do(lambda desk: desk.projects.withdraw(project, why), tr("Project withdrawn"))


class ReopenSheet(ProjectSheet):
    """Opens a withdrawn or complete project again."""

    def __init__(self, context: Context, parent: QWidget, page: Page) -> None:
        super().__init__(context, parent, page, tr("Open it again"), tr("Open again"), tr("Why"))

    def send(self) -> None:
        """Open it."""
        project, why = self.project, self.words()
        self.do(lambda desk: desk.projects.reopen(project, why), tr("Project opened again"))


class AppealSheet(ProjectSheet):
    """Asks once that a declined project be looked at again."""

    def __init__(self, context: Context, parent: QWidget, page: Page, advisors: Sequence[Person]) -> None:
        self._others = [p for p in advisors if p.id != page.standing.decliner()]
        super().__init__(
            context,
            parent,
            page,
            tr("Ask for another look"),
            tr("Ask"),
            tr("Why it should be looked at again"),
            tr("One or two sentences. You can ask once."),
        )

    def add_parts(self) -> None:
        """How."""
        self.advisor = QRadioButton(tr("Another advisor looks at it"))
        self.talk = QRadioButton(tr("A talk with the advisor who declined it"))
        self.who: Choice = Choice([(tr("any other advisor"), None), *((p.full_name, p.id) for p in self._others)])
        self.who_row = Row(tr("Which advisor"), self.who)
        for part in (self.advisor, self.who_row, self.talk):
            self.body.addWidget(part)
        (self.advisor if self._others else self.talk).setChecked(True)
        self.advisor.setVisible(bool(self._others))
        self.advisor.toggled.connect(self.who_row.setVisible)
        self.who_row.setVisible(bool(self._others))

    def send(self) -> None:
        """Ask."""
        how = Appeal.ADVISOR if self.advisor.isChecked() else Appeal.TALK
        project, note, to = self.project, self.words(), self.who.value()
        self.do(lambda desk: desk.projects.appeal(project, how, note, to), tr("Asked for another look"))


class PersonSheet(Sheet):
    """Asks for one of a few people."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        main: str,
        people: Sequence[tuple[UUID, str]],
        send: Callable[[UUID], None],
    ) -> None:
        super().__init__(parent, title)
        self.body.addWidget(plain_label(text))
        self.who: Choice = Choice((name, person) for person, name in people)
        self._send = send
        if people:
            self.body.addWidget(Row(tr("Who"), self.who))
            self.main = self.finish(main)
            self.main.clicked.connect(self._chosen)
        else:
            self.who.setParent(self)
            self.who.hide()
            self.body.addWidget(plain_label(tr("There is nobody to choose."), "muted"))
            self.main = self.add_button(tr("Close"), "main")
            self.main.clicked.connect(self.reject)

    def _chosen(self) -> None:
        person: UUID | None = self.who.value()
        self.accept()
        if person is not None:
            self._send(person)
