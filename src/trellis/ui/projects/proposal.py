"""The proposal as a guided conversation: a question at a time, one below the other, each answer saved by itself.

The parts are made once for a project and filled anew whenever it changes; beside them stands what a reviewer will miss,
what changed since the version in force, and who takes part.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from trellis.rules.material import Material, material
from trellis.rules.projects import Offers, Page, State
from trellis.rules.proposal import PartName, Proposal, missing, written
from trellis.rules.signoffs import Comment, Decision, Signoff, read_comments
from trellis.ui.avatars import Avatar
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, Chip, FlowLayout, row
from trellis.ui.language import tr
from trellis.ui.profile.chips import PressChip
from trellis.ui.projects.beside import Beside
from trellis.ui.projects.doing import ProjectDoing
from trellis.ui.projects.parts import PartBox
from trellis.ui.projects.said import CommentBox, SentField
from trellis.ui.projects.words import DECISION_TONES, decision_said, material_said, part_name
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

NO_OFFERS = Offers((), (), (), (), ())


def groups() -> list[tuple[str, tuple[PartName, ...]]]:
    """The conversation in four turns."""
    return [
        (tr("The idea"), (PartName.TITLE, PartName.QUESTION, PartName.WHY, PartName.INTERESTS)),
        (tr("What comes of it"), (PartName.MAKE, PartName.SHOW, PartName.WORKS, PartName.HELPS)),
        (tr("The way there"), (PartName.MILESTONES, PartName.TOOLS, PartName.NEEDS, PartName.RISKS)),
    ]


class Conversation(QWidget):
    """The parts of one project, to write. `show_page` fills them; `flush` saves what is still to be saved."""

    changed = Signal(object)
    """The page with the draft as the desk has it after a save."""

    def __init__(
        self, context: Context, doing: ProjectDoing, project: UUID, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._doing, self.project = context, doing, project
        self._page: Page | None = None
        self.offers = NO_OFFERS
        self.parts: dict[PartName, PartBox] = {}
        self.comments: dict[str, CommentBox] = {}
        self._asked_for: tuple[object, ...] = ()
        cards = [self._group(title, names, today) for title, names in groups()]
        self.decision = DecisionCard()
        self.waits = Callout("", "blue")
        self.missing, self.since = MissingCard(self.go_to), SinceCard(doing, today)
        self.people, self.peers = PeopleCard(context, doing), PeersCard()
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addWidget(self.waits)
        layout.addWidget(Beside([self.decision, *cards], [self.since, self.people, self.peers], lead=self.missing))
        layout.addStretch(1)
        self.setFocusProxy(self.parts[PartName.TITLE])

    def show_page(self, page: Page, offers: Offers) -> None:
        """The project as the desk has it now."""
        first = self._page is None
        self._page, self.offers = page, offers
        self._show_comments(page)
        for part in self.parts.values():
            part.show_proposal(page.proposal)
        self._show_side(page)
        self.people.show_page(page)
        self.peers.show_page(page)
        self.decision.show_page(page, self._comment_box)
        if first:
            self._context.worker.run(lambda desk: desk.tickets.drafts(), while_alive(self, self._bring_back))

    def flush(self) -> bool:
        """Save now what is still to be saved; whether everything could be."""
        for part in self.parts.values():
            part.flush()
        unsaved = next((part for part in self.parts.values() if part.unsaved()), None)
        if unsaved is not None:
            unsaved.field.setFocus()
        return unsaved is None

    def go_to(self, name: PartName, why: str = "") -> None:
        """The keyboard goes to a part; `why` says what it needs."""
        part = self.parts[name]
        part.field.setFocus()
        if why:
            part.say_wrong(why)

    # Parts

    def _bring_back(self, kept: dict[str, str]) -> None:
        for part in self.parts.values():
            if part.place in kept and self._page is not None:
                part.bring_back(kept[part.place], self._page.proposal)

    def _group(self, title: str, names: tuple[PartName, ...], today: date) -> Card:
        card = Card(title)
        for name in names:
            part = PartBox(self._context, self.project, name, lambda: self.offers, today)
            part.saved.connect(self._saved)
            part.taken.connect(lambda theirs, name=name: self._taken(name, theirs))
            self.parts[name] = part
            card.body.addWidget(part)
            if name is not names[-1]:
                card.body.addSpacing(12)
        return card

    def _saved(self, proposal: Proposal) -> None:
        """Work out at once what the draft means now: the same rules the desk asks."""
        if self._page is None:
            return
        self._page = with_draft(self._page, proposal)
        for part in self.parts.values():
            part.show_proposal(proposal)
        self._show_side(self._page)
        self.changed.emit(self._page)

    def _taken(self, name: PartName, theirs: Proposal) -> None:
        if self._page is not None:
            self._saved(written(self._page.proposal, name, theirs.get(name), theirs.chooser(name)))

    def _show_side(self, page: Page) -> None:
        self.missing.show_page(page)
        self.since.show_page(page)
        pending = page.standing.pending
        self.waits.setVisible(pending is not None)
        if pending is not None:
            self.waits.set_text(
                tr("Version {n} waits for a decision. What you change here goes into the next version.").format(
                    n=pending.number
                )
            )

    # What a reviewer said

    def _show_comments(self, page: Page) -> None:
        """The boxes are made anew only when there are other comments: an answer may be under way."""
        told = page.standing.last
        key = (told.id if told else None, "signoffs.answer" in page.may)
        if key != self._asked_for:
            self._asked_for = key
            self._clear_comments()
            for comment in _comments(told):
                if comment.part is not None:
                    self.parts[comment.part].comments.addWidget(self._comment_box(comment, page))
        for comment_key, box in self.comments.items():
            box.show_answer(_answer(page, comment_key))

    def _comment_box(self, comment: Comment, page: Page) -> CommentBox:
        if comment.key in self.comments:
            return self.comments[comment.key]
        told, project = page.standing.last, self.project
        assert told is not None, "a comment belongs to a decision"
        field = None
        if "signoffs.answer" in page.may:
            field = SentField(
                self._context,
                tr("Your answer"),
                tr("What you changed, or why not."),
                tr("Answer"),
                f"answer:{told.id.hex}:{comment.key}",
                lambda desk, words, read: desk.signoffs.answer(project, comment.key, words, read),
            )
        box = CommentBox(comment, page.names.get(told.signer, ""), _answer(page, comment.key), field)
        self.comments[comment.key] = box
        return box

    def _clear_comments(self) -> None:
        for box in self.comments.values():
            box.hide()
            box.deleteLater()
        self.comments = {}
        self.decision.forget()


def with_draft(page: Page, proposal: Proposal) -> Page:
    """The page with another working draft, and what of it differs from the version in force."""
    standing = page.standing
    try:
        handed = standing.proposal()
        before = standing.now(standing.in_force.handed_in().people) if standing.in_force else ()
    except ValueError:
        return dataclasses.replace(page, proposal=proposal, title=proposal.title)
    changed = tuple(n for n in PartName if proposal.get(n) != handed.get(n)) if standing.newest else ()
    new_look: tuple[Material, ...] = ()
    if standing.in_force:
        new_look = material(handed, proposal, before, standing.people)
    return dataclasses.replace(page, proposal=proposal, title=proposal.title, changed=changed, material=new_look)


def _comments(told: Signoff | None) -> tuple[Comment, ...]:
    if told is None or told.decision is not Decision.CHANGES:
        return ()
    try:
        return read_comments(told.comments)
    except ValueError:
        return ()


def _answer(page: Page, comment: str) -> str:
    last = page.standing.last
    said = [a.body for a in page.answers if last and (a.signoff, a.comment) == (last.id, comment)]
    return said[-1] if said else ""


class DecisionCard(Card):
    """What an advisor decided last: who, what, their note, and comments that are about all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.said, self.chip = plain_label("", "heading"), Chip("")
        self.words = plain_label("")
        line = row(self.said, self.chip)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.words)
        self._boxes = QVBoxLayout()
        space(self._boxes, gap=8)
        self.body.addLayout(self._boxes)
        self.left = plain_label("", "muted")
        self.body.addWidget(self.left)
        self.hide()

    def show_page(self, page: Page, box: Callable[[Comment, Page], CommentBox] | None = None) -> None:
        """The last decision; nothing where there is none that says more than the state. `box` shows a comment."""
        told = page.standing.last
        shown = told is not None and (told.decision is not Decision.APPROVE or bool(told.note))
        self.setVisible(shown)
        if told is None or not shown:
            return
        self.said.setText(decision_said(told, page.names.get(told.signer, "")))
        words = {
            Decision.APPROVE: tr("Approved"),
            Decision.CHANGES: tr("Changes asked"),
            Decision.DECLINE: tr("Declined"),
        }
        self.chip.set(words.get(told.decision, ""), DECISION_TONES[told.decision])
        self.words.setText(breakable(told.note))
        self.words.setVisible(bool(told.note))
        comments = _comments(told)
        for comment in comments:
            if box and comment.part is None and self._boxes.indexOf(made := box(comment, page)) < 0:
                self._boxes.addWidget(made)
        open_ = [c for c in comments if not _answer(page, c.key)]
        self.left.setVisible(bool(comments and box) and page.standing.state is State.CHANGES_ASKED)
        self.left.setText(
            tr("Comments without an answer: {n}. You find them at their parts.").format(n=len(open_))
            if open_
            else tr("Every comment has an answer.")
        )

    def forget(self) -> None:
        """The boxes are gone."""
        while self._boxes.takeAt(0) is not None:
            pass


class MissingCard(Card):
    """The quiet meter: what a reviewer will miss, each a way to the part."""

    def __init__(self, go_to: Callable[[PartName], None], parent: QWidget | None = None) -> None:
        super().__init__(tr("A reviewer will miss"), parent=parent)
        self._go_to = go_to
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self.chips: dict[PartName, PressChip] = {}
        self.nothing = plain_label(tr("Nothing. Every part says something."), "muted")
        self.body.addWidget(self._holder)
        self.body.addWidget(self.nothing)

    def show_page(self, page: Page) -> None:
        """What is missing now."""
        left = missing(page.proposal)
        self.setVisible(bool(left) or page.standing.state in (State.DRAFT, State.CHANGES_ASKED))
        if tuple(self.chips) == left and (left or self.nothing.isVisibleTo(self)):
            return
        self._flow.clear()
        self.chips = {}
        for name in left:
            chip = PressChip(part_name(name), tone="amber" if name in _FIRST else "neutral")
            chip.setAccessibleName(tr("Go to: {part}").format(part=part_name(name)))
            chip.clicked.connect(lambda _=False, n=name: self._go_to(n))
            self._flow.addWidget(chip)
            chip.show()
            self.chips[name] = chip
        self._holder.setVisible(bool(left))
        self.nothing.setVisible(not left)


_FIRST = (PartName.TITLE, PartName.QUESTION, PartName.MAKE)


class SinceCard(Card):
    """What changed since the version in force, or handed in last, and whether an advisor looks at it anew."""

    def __init__(self, doing: ProjectDoing, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._page: Page | None = None
        self.see = Button(tr("See the changes"))
        self.see.clicked.connect(lambda: doing.see_changes(self._page, today) if self._page else None)
        self.head, self.what = plain_label("", "heading"), plain_label("")
        self.means = plain_label("", "muted")
        self.revert = Button("")
        self.revert.clicked.connect(lambda: doing.revert(self._page) if self._page else None)
        for part in (self.head, self.what, self.means):
            self.body.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.see)
        flow.addWidget(self.revert)
        self.body.addWidget(buttons)
        self._buttons = buttons
        self.hide()

    def show_page(self, page: Page) -> None:
        """What changed by now."""
        self._page = page
        standing = page.standing
        of = standing.in_force or standing.newest
        names = [part_name(name) for name in page.changed]
        if Material.PARTNERS in page.material:
            names.append(material_said(Material.PARTNERS))
        self.setVisible(of is not None and bool(names))
        if of is None or not names:
            return
        self.head.setText(tr("Changed since version {n}").format(n=of.number))
        self.what.setText(", ".join(names))
        if standing.in_force is None:
            said = tr("It goes into the version you hand in next.")
        elif page.material:
            said = tr("{parts}: an advisor takes a new look. Until then version {n} stays in force.").format(
                parts=", ".join(material_said(m) for m in page.material), n=of.number
            )
        else:
            said = tr("A small correction: the work goes on, no new look is needed.")
        self.means.setText(said)
        self.revert.setText(tr("Back to version {n}").format(n=of.number))
        self.revert.setAccessibleName(self.revert.text())
        self._buttons.setVisible(bool(page.changed))


class PeopleCard(Card):
    """Who takes part, who is asked, and whether the team may read it."""

    def __init__(self, context: Context, doing: ProjectDoing, parent: QWidget | None = None) -> None:
        super().__init__(tr("People"), parent=parent)
        self._context, self._doing = context, doing
        self._page: Page | None = None
        self._list = QVBoxLayout()
        space(self._list, gap=8)
        self.body.addLayout(self._list)
        self.ask = Button(tr("Ask a partner"))
        self.ask.clicked.connect(lambda: doing.ask(self._page) if self._page else None)
        self.body.addLayout(row(self.ask, None))
        self.share = QCheckBox(tr("The team may read it"))
        self.share.setAccessibleDescription(tr("What is handed in, to draft a review"))
        plain_tip(self.share, tr("What is handed in, to draft a review"))
        self.share.clicked.connect(lambda on: doing.share(self._page, on) if self._page else None)
        self.body.addWidget(self.share)

    def show_page(self, page: Page) -> None:
        """Who they are now."""
        self._page = page
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for person in page.standing.people:
            self._list.addWidget(self._person(page, person, asked=False))
        for person in page.standing.asked:
            self._list.addWidget(self._person(page, person, asked=True))
        self.ask.setVisible("projects.ask" in page.may)
        self.share.setVisible("projects.share" in page.may)
        self.share.setChecked(page.standing.project.shared)

    def _person(self, page: Page, person: UUID, *, asked: bool) -> QWidget:
        name = page.names.get(person, "")
        parts: list[QWidget] = [Avatar(name, person.bytes, 26), plain_label(breakable(name))]
        if asked:
            parts.append(Chip(tr("asked"), "amber"))
            if "projects.ask" in page.may:
                cross = Button("", "quiet", icon="close")
                cross.setAccessibleName(tr("Do not ask {name} any more").format(name=name))
                cross.clicked.connect(lambda: self._doing.unask(page, person))
                parts.append(cross)
        holder = QWidget()
        line = row(*parts)
        line.setStretch(1, 1)
        holder.setLayout(line)
        return holder


class PeersCard(Card):
    """Draft reviews of the team: hints, marked as such."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Draft reviews"), Chip(tr("not a decision"), "neutral"), parent=parent)
        self._list = QVBoxLayout()
        space(self._list, gap=10)
        self.body.addLayout(self._list)
        self.hide()

    def show_page(self, page: Page) -> None:
        """Those of the version handed in last."""
        newest = page.standing.newest
        told = [p for p in page.peers if newest is not None and p.submission == newest.id]
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for peer in told:
            self._list.addWidget(plain_label(page.names.get(peer.author, ""), "label"))
            self._list.addWidget(plain_label(breakable(peer.body)))
        self.setVisible(bool(told))
