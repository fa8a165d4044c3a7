"""What a person does with one project, from wherever it is asked: head, side, menu or key.

A step that needs nothing more is done at once; one that needs a word opens its sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trellis.rules.errors import Invalid
from trellis.rules.people import Person, Role
from trellis.rules.projects import Offers, Page, State
from trellis.rules.proposal import PartName, fit_to_hand_in
from trellis.rules.signoffs import Gate, Signoff
from trellis.ui.context import Context
from trellis.ui.language import tr
from trellis.ui.pages import Sheet, confirm_irreversible
from trellis.ui.projects.finishing import HandInSheet
from trellis.ui.projects.sheets import AppealSheet, PersonSheet, ProposalSheet, ReopenSheet, WithdrawSheet
from trellis.ui.projects.words import title_said
from trellis.ui.text import elide
from trellis.ui.tickets.later import while_alive


def gates(page: Page) -> list[tuple[Gate, str, bool]]:
    """At which gates it can be handed in now, as (gate, what the button says, whether it is the main thing to do)."""
    standing = page.standing
    if "projects.submit" not in page.may:
        return []
    again = standing.state is State.CHANGES_ASKED
    if standing.in_force is None:
        return [(Gate.PROPOSAL, tr("Hand in again") if again else tr("Hand in"), True)]
    found: list[tuple[Gate, str, bool]] = []
    if page.changed or page.material or (again and standing.gate is Gate.PROPOSAL):
        found.append((Gate.PROPOSAL, tr("Hand in the new version"), bool(page.material) or again))
    if not page.material and not found:
        reached = {mark.milestone for mark in page.reached}
        done = all(step.key in reached for step in standing.proposal().milestones)
        found.append((Gate.COMPLETION, tr("Hand in for completion"), done or again))
    return found


class ProjectDoing(QObject):
    """The steps. `host` is the widget sheets belong to; they go when it goes."""

    sheet_opened = Signal(object)
    """A sheet was opened (for tests)."""
    part_wanted = Signal(object, str)
    """A `PartName` that needs an answer first, and why."""
    reverted = Signal()
    """The working draft is another one now."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host

    # Handing in

    def hand_in(self, page: Page, gate: Gate) -> None:
        """Ask for a note; where something is needed first, go there. For completion, show first what is handed in."""
        if gate is Gate.COMPLETION:
            project = page.standing.project.id
            self._context.worker.run(lambda desk: desk.projects.page(project), while_alive(self, self._finish))
            return
        try:
            fit_to_hand_in(page.proposal)
        except Invalid as wrong:
            self.part_wanted.emit(PartName(wrong.field), f"{wrong.happened} {wrong.todo}")
            return
        self._open(ProposalSheet(self._context, self._host, page))

    def take_back(self, page: Page) -> None:
        """Take back what was handed in."""
        project = page.standing.project.id
        self._context.do(lambda desk: desk.projects.take_back(project), tr("Taken back; it is yours to change"))

    def appeal(self, page: Page) -> None:
        """Ask for another look."""
        self._context.worker.run(
            lambda desk: [p for p in desk.people.everybody() if p.active and p.role is Role.ADVISOR],
            while_alive(self, lambda advisors: self._appeal(page, advisors)),
        )

    def withdraw(self, page: Page) -> None:
        """Ask why."""
        self._open(WithdrawSheet(self._context, self._host, page))

    def reopen(self, page: Page) -> None:
        """Ask why."""
        self._open(ReopenSheet(self._context, self._host, page))

    def see_changes(self, page: Page, today: date) -> None:
        """The working draft beside the version in force, or the one handed in last."""
        from trellis.ui.projects.changes import ChangesSheet

        of = page.standing.in_force or page.standing.newest
        assert of is not None, "there is something to compare with"
        title = tr("Changed since version {n}").format(n=of.number)
        self._open(ChangesSheet(self._host, title, page.standing.proposal(), page.proposal, today))

    def revert(self, page: Page) -> None:
        """Back to the version in force, or the one handed in last, after a question: drafts are not in history."""
        of = page.standing.in_force or page.standing.newest
        assert of is not None, "there is nothing to go back to"
        title = tr("Back to version {n}?").format(n=of.number)
        text = tr("What you changed since then is lost.")
        if not confirm_irreversible(self._host, title, text, tr("Go back")):
            return
        project = page.standing.project.id
        self._context.do(
            lambda desk: desk.projects.revert(project),
            tr("The draft is as in version {n} again").format(n=of.number),
            while_alive(self, lambda _: self.reverted.emit()),
        )

    # People

    def share(self, page: Page, shared: bool) -> None:
        """Let the team read it, or not any more."""
        project = page.standing.project.id
        said = tr("The team may read it") if shared else tr("Only its people and advisors read it")
        self._context.do(lambda desk: desk.projects.share(project, shared), said)

    def ask(self, page: Page) -> None:
        """Ask whom to ask."""
        self._context.worker.run(
            lambda desk: desk.projects.offers(), while_alive(self, lambda offers: self._ask(page, offers))
        )

    def unask(self, page: Page, person: UUID) -> None:
        """Take back that somebody was asked."""
        project, name = page.standing.project.id, page.names.get(person, "")
        said = tr("{name} is not asked any more").format(name=name)
        self._context.do(lambda desk: desk.projects.unask(project, person), said)

    def join(self, page: Page) -> None:
        """Say yes."""
        project = page.standing.project.id
        self._context.do(lambda desk: desk.projects.join(project), tr("You are part of it now"))

    def leave(self, page: Page) -> None:
        """Say no, or leave; what one wrote stays."""
        project, asked = page.standing.project.id, self._context.me.id in page.standing.asked
        said = tr("You said no") if asked else tr("You left “{title}”").format(title=elide(title_said(page.title), 40))
        self._context.do(lambda desk: desk.projects.leave(project), said)

    def hand_over(self, page: Page) -> None:
        """Ask to whom."""
        project = page.standing.project.id
        others = [(person, page.names.get(person, "")) for person in page.standing.people[1:]]

        def send(person: UUID) -> None:
            said = tr("{name} leads it now").format(name=page.names.get(person, ""))
            self._context.do(lambda desk: desk.projects.hand_over(project, person), said)

        text = tr("Who leads it hands over and withdraws. Only partners who joined can take it over.")
        self._open(PersonSheet(self._host, tr("Hand the project over"), text, tr("Hand over"), others, send))

    # What was decided

    def review(self, page: Page) -> None:
        """To the room where it is decided on."""
        self._context.go("signoffs", page.standing.project.id)

    def export(self, page: Page, signoff: Signoff, path: Path | None = None) -> None:
        """Write a signed decision as a small text file that verifies without the desk."""
        if path is None:
            name = tr("decision-{n}.txt").format(n=signoff.count)
            chosen, _ = QFileDialog.getSaveFileName(
                self._host, tr("Save the signed decision"), name, tr("Text files (*.txt)")
            )
            if not chosen:
                return
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(".txt")
        project, to, context = page.standing.project.id, path, self._context
        context.worker.run(
            lambda desk: desk.signoffs.export(project, signoff.id, to),
            lambda _: context.say(tr("Saved as {name}").format(name=to.name)),
            context.trouble,
        )

    # Parts

    def _finish(self, page: Page) -> None:
        self._open(HandInSheet(self._context, page, self._host))

    def _appeal(self, page: Page, advisors: Sequence[Person]) -> None:
        self._open(AppealSheet(self._context, self._host, page, advisors))

    def _ask(self, page: Page, offers: Offers) -> None:
        project, standing = page.standing.project.id, page.standing
        there = {*standing.people, *standing.asked}
        people = [(person, name) for person, name in offers.people if person not in there]

        def send(person: UUID) -> None:
            said = tr("{name} is asked").format(name=dict(people)[person])
            self._context.do(lambda desk: desk.projects.ask(project, person), said)

        text = tr("They find it in their projects, read the draft and join, or say no.")
        self._open(PersonSheet(self._host, tr("Ask a partner"), text, tr("Ask"), people, send))

    def _open(self, sheet: Sheet) -> None:
        self.sheet_opened.emit(sheet)
        sheet.open()
