"""Taking a decision back: a reason, and a signature like the one before."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.reviews import Review
from trellis.rules.signoffs import Decision
from trellis.ui.context import Context
from trellis.ui.controls import Callout
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.projects.words import decision_said, title_said
from trellis.ui.rows import Row
from trellis.ui.signoffs.signing import Signing
from trellis.ui.signoffs.words import signed_said
from trellis.ui.text import WordsField, elide, plain_label
from trellis.ui.theme import size
from trellis.ui.tickets.later import while_alive


class RevokeSheet(Sheet):
    """Why, and what signs it. What it was about waits for a decision again."""

    def __init__(self, context: Context, parent: QWidget, review: Review, until: datetime | None) -> None:
        super().__init__(parent, tr("Take the decision back"))
        self._context = context
        self._project: UUID = review.standing.project.id
        self._title = elide(title_said(review.content.proposal.title), 50)
        self._number = review.submission.number
        last = review.standing.last
        self._seen = last.id if last else None
        who = decision_said(last, review.names.get(last.signer, "")) if last else ""
        about = tr("{who}. Taking it back is signed too; version {n} then waits for a decision again.")
        self.body.addWidget(plain_label(about.format(who=who, n=self._number)))
        self.reason = WordsField()
        self.reason.setTabChangesFocus(True)
        size(self.reason, height=84)
        self.row = Row(tr("Why"), self.reason, tr("The students read it."))
        self.signing = Signing(context)
        self.trouble = Callout("", "red")
        self.trouble.hide()
        for widget in (self.row, self.signing, self.trouble):
            self.body.addWidget(widget)
        self.signing.show_round(until)
        self.main = self.finish(tr("Take it back and sign"))
        self.main.setDefault(False)
        self.main.clicked.connect(self.send)
        self.signing.ready.connect(self.main.setEnabled)
        self.signing.entered.connect(self.main.setFocus)

    def send(self) -> None:
        """Sign it."""
        note = self.reason.toPlainText().strip()
        self.row.set_error("")
        self.trouble.hide()
        if not note:
            self.row.set_error(tr("Give a reason. One sentence the student can do something with."))
            self.reason.setFocus()
            return
        able, words = self.signing.take()
        if not able:
            return
        self.main.setEnabled(False)
        project, title, number, seen = self._project, self._title, self._number, self._seen
        self._context.do(
            lambda desk: desk.signoffs.revoke(project, note, words, seen=seen),
            lambda _: signed_said(Decision.REVOKE, title, number),
            while_alive(self, lambda _: self.accept()),
            while_alive(self, self._failed),
        )

    def _failed(self, error: Exception) -> None:
        self.main.setEnabled(not self.signing.secret.wait.on())
        if self.signing.refuse(error):
            return
        if isinstance(error, Invalid) and error.field == "note":
            self.row.set_error(f"{error.happened} {error.todo}")
            self.reason.setFocus()
        elif isinstance(error, Trouble):
            self.trouble.set_text(str(error))
            self.trouble.show()
        else:
            self._context.trouble(error)
