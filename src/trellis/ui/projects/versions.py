"""The versions of a project: what was handed in when, what was decided, and which decisions do not hold."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.projects import Appeal, Page, Submission
from trellis.rules.signoffs import Comment, Decision, Gate, Signoff, read_comments
from trellis.ui.controls import Button, Callout, Card, Chip, EmptyState, FlowLayout, row, scrolled
from trellis.ui.dates import exact
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.projects.doing import ProjectDoing
from trellis.ui.projects.reading import ProposalView
from trellis.ui.projects.said import CommentBox
from trellis.ui.projects.words import DECISION_TONES, decision_said, doubt_said, full_day, title_said
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import space
from trellis.ui.tickets.words import breakable


class Versions(QWidget):
    """A card for each version, the newest first."""

    def __init__(self, doing: ProjectDoing, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing, self._today = doing, today
        self._layout = QVBoxLayout(self)
        space(self._layout, gap=16)
        self.cards: list[VersionCard] = []
        self._told: object = None
        self.nothing = EmptyState(
            tr("Nothing was handed in yet"), tr("Each version that is handed in is kept here, with what was decided.")
        )
        self._layout.addWidget(self.nothing)
        self._layout.addStretch(1)

    def show_page(self, page: Page) -> None:
        """The versions by now."""
        standing = page.standing
        told = (standing.submissions, standing.signoffs, standing.doubts, page.answers)
        if told == self._told:
            return
        self._told = told
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [
            VersionCard(page, version, self._doing, self._today) for version in reversed(standing.submissions)
        ]
        for at, card in enumerate(self.cards):
            self._layout.insertWidget(at, card)
        self.nothing.setVisible(not self.cards)


class VersionCard(Card):
    """One version: who handed it in when, and every decision about it."""

    def __init__(
        self, page: Page, version: Submission, doing: ProjectDoing, today: date, parent: QWidget | None = None
    ) -> None:
        self.version = version
        in_force = page.standing.in_force
        chips = QWidget()
        holds = in_force is not None and in_force.id == version.id
        chips.setLayout(
            row(
                *([Chip(tr("in force"), "accent")] if holds else []),
                *([Chip(tr("for completion"), "blue")] if version.gate is Gate.COMPLETION else []),
            )
        )
        super().__init__(tr("Version {n}").format(n=version.number), chips, parent)
        when = plain_label(
            tr("Handed in by {name} on {day}").format(
                name=page.names.get(version.by, ""), day=full_day(version.at.astimezone().date())
            ),
            "muted",
        )
        plain_tip(when, exact(version.at))
        self.body.addWidget(when)
        if version.appeal is not None:
            how = {Appeal.ADVISOR: tr("Another advisor was asked for."), Appeal.TALK: tr("A talk was asked for.")}
            self.body.addWidget(plain_label(how[version.appeal], "muted"))
        if version.note:
            self.body.addWidget(plain_label(breakable(version.note)))
        for signoff in page.standing.signoffs:
            if signoff.submission == version.id:
                self.body.addWidget(_Decided(page, signoff, doing))
        flow = FlowLayout(gap=8)
        self.read = Button(tr("Read this version"))
        self.read.setAccessibleName(tr("Read version {n}").format(n=version.number))
        self.read.clicked.connect(lambda: read_version(self, version, today))
        flow.addWidget(self.read)
        earlier = [s for s in page.standing.submissions if s.number < version.number]
        if earlier:
            self.compare = Button(tr("Changes since version {n}").format(n=earlier[-1].number))
            self.compare.setAccessibleDescription(self.title.text())
            self.compare.clicked.connect(lambda: compare_versions(self, earlier[-1], version, today))
            flow.addWidget(self.compare)
        self.body.addLayout(flow)


class _Decided(QWidget):
    """One decision: what, its note and comments, whether it holds, and a file that vouches for it."""

    def __init__(self, page: Page, signoff: Signoff, doing: ProjectDoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        space(layout, gap=6)
        doubts = page.standing.doubts.get(signoff.id, ())
        who = page.names.get(signoff.signer, "")
        said = plain_label(decision_said(signoff, who), "strong")
        plain_tip(said, exact(signoff.at))
        line = row(said, Chip(tr("does not hold"), "red") if doubts else _chip(signoff))
        line.setStretch(0, 1)
        layout.addLayout(line)
        if doubts:
            layout.addWidget(Callout(doubt_said(signoff, doubts), "red"))
        if signoff.note:
            layout.addWidget(plain_label(breakable(signoff.note)))
        for comment in _comments(signoff):
            answers = [a.body for a in page.answers if (a.signoff, a.comment) == (signoff.id, comment.key)]
            layout.addWidget(CommentBox(comment, who, answers[-1] if answers else ""))
        if not doubts:
            self.save = Button(tr("Save the signed decision…"), "link")
            self.save.setAccessibleDescription(decision_said(signoff, who))
            self.save.clicked.connect(lambda: doing.export(page, signoff))
            layout.addLayout(row(self.save, None))


def _chip(signoff: Signoff) -> Chip:
    words = {
        Decision.APPROVE: tr("approved and signed"),
        Decision.CHANGES: tr("changes asked"),
        Decision.DECLINE: tr("declined"),
        Decision.REVOKE: tr("taken back"),
    }
    return Chip(words[signoff.decision], DECISION_TONES[signoff.decision])


def _comments(signoff: Signoff) -> tuple[Comment, ...]:
    try:
        return read_comments(signoff.comments)
    except ValueError:
        return ()


def compare_versions(parent: QWidget, before: Submission, after: Submission, today: date) -> None:
    """Show what a version says otherwise than the one before it."""
    from trellis.ui.projects.changes import ChangesSheet

    title = tr("Version {n}: what changed since version {before}").format(n=after.number, before=before.number)
    try:
        sheet: Sheet = ChangesSheet(parent, title, before.handed_in().proposal, after.handed_in().proposal, today)
    except ValueError:
        read_version(parent, after, today)
        return
    sheet.open()


def read_version(parent: QWidget, version: Submission, today: date) -> None:
    """Show a version word for word."""
    sheet = Sheet(parent.window(), tr("Version {n}").format(n=version.number), wide=True)
    try:
        proposal = version.handed_in().proposal
    except ValueError:
        sheet.body.addWidget(Callout(tr("This version cannot be read: it was changed outside of Trellis."), "red"))
    else:
        sheet.title.setText(tr("Version {n}: {title}").format(n=version.number, title=title_said(proposal.title)))
        sheet.body.addWidget(scrolled(ProposalView(proposal, today)), 1)
    sheet.add_button(tr("Close"), "main").clicked.connect(sheet.accept)
    sheet.open()
