"""The version in the middle: its head, its parts with marks, what was handed in with it, and what peers wrote.

Parts are built between two events of the window, so that long texts never stop it. What is pinned to a part is told
through `commented` and kept by the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.proposal import HandedIn, PartName, Proposal
from trellis.rules.reviews import Review
from trellis.rules.signoffs import PeerReview
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Callout,
    Chip,
    ElidedLabel,
    FlowLayout,
    Hairline,
    Heading,
    Muted,
    Segmented,
    row,
)
from trellis.ui.dates import exact
from trellis.ui.language import tr
from trellis.ui.projects.words import doubts_said, origin_said, title_said
from trellis.ui.signoffs.contents import Text, says_another, widgets_of
from trellis.ui.signoffs.evidence import EvidenceView
from trellis.ui.signoffs.marked import Marked, compared, plain
from trellis.ui.signoffs.parts import Earlier, PartView
from trellis.ui.signoffs.words import appeal_said, chosen_said, clash_said, lasted, marks, people_said, version_said
from trellis.ui.signoffs.writing import Pinned, Writing
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import space
from trellis.ui.tickets.words import breakable

SLICE = 0.012
"""Seconds of building between two events."""
CHANGES, AS_IT_IS = "changes", "as it is"


class VersionView(QWidget):
    """One version to read. `show_review` shows another one, or the same one anew."""

    commented = Signal(object, object)
    """(part, `Pinned` or None): what is pinned to a part was changed."""
    back_asked = Signal()
    """Back to what waits, where the two take turns."""
    built = Signal()
    """All parts are there."""
    to_see = Signal(object)
    """A widget in it that should be in sight."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._review: Review | None = None
        self._writing = Writing()
        self._now = datetime.now().astimezone()
        self._deciding = False
        self._mode = CHANGES
        self._rest: Iterator[Callable[[], QWidget]] = iter(())
        self.parts: dict[PartName, PartView] = {}
        self.back = Button(tr("Back to what waits"), "quiet", icon="back")
        self.back.clicked.connect(self.back_asked)
        self.back.hide()
        self.mode: Segmented | None = None
        self._layout = QVBoxLayout(self)
        space(self._layout, 16, gap=12)
        self._head, self._body = QVBoxLayout(), QVBoxLayout()
        space(self._head, gap=6)
        space(self._body, gap=12)
        self._layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addLayout(self._head)
        self._layout.addLayout(self._body)
        self._layout.addStretch(1)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._build)

    # What the page asks

    def show_review(self, review: Review, writing: Writing, now: datetime) -> None:
        """Show this version; marks stay on or off as they were."""
        same = self._review is not None and self._review.submission.id == review.submission.id
        self._review, self._writing, self._now = review, writing, now
        if not same:
            self._mode = CHANGES
        self._deciding = "signoffs.decide" in review.may
        typed = {p.name: p.pin.typing_at() for p in self.parts.values() if p.pin}
        self._make()
        if same:
            self.finish()
            for name, at in typed.items():
                pin = self.parts[name].pin
                if at is not None and pin is not None:
                    pin.go_on_at(at)

    def clear(self) -> None:
        """Show nothing."""
        self._review = None
        self._next.stop()
        self._rest = iter(())
        self.parts = {}
        _empty(self._head)
        _empty(self._body)

    def show_mode(self, mode: str) -> None:
        """With marks against the version before, or as it is."""
        if mode != self._mode:
            self.keep()
            self._mode = mode
            self._make()
            if self.mode is not None:
                self.mode.setFocus()

    def keep(self) -> None:
        """Tell at once what is being written at the parts."""
        for part in self.parts.values():
            part.keep()

    def end_commenting(self) -> None:
        """It was decided: what is pinned went with the decision."""
        self._deciding = False
        for part in self.parts.values():
            part.let_comment(False)

    def waiting(self) -> bool:
        """Whether parts are still to be built."""
        return self._next.isActive()

    def finish(self) -> None:
        """Build all of it now."""
        while self._next.isActive():
            self._next.stop()
            self._build()

    # Making

    def _make(self) -> None:
        review = self._review
        assert review is not None
        self._next.stop()
        self.parts = {}
        _empty(self._head)
        _empty(self._body)
        self._make_head(review)
        self._rest = self._all(review)
        self._build()

    def _build(self) -> None:
        end = time.perf_counter() + SLICE
        for make in self._rest:
            self._body.addWidget(make())
            if time.perf_counter() > end:
                self._next.start()
                return
        self.built.emit()

    def _make_head(self, review: Review) -> None:
        proposal, standing, submission = review.content.proposal, review.standing, review.submission
        add = self._head.addWidget
        add(Heading(breakable(title_said(proposal.title)), "headline"))
        people = people_said(review.content.people, review.names)
        waited = tr("handed in {time} ago").format(time=lasted(self._now - submission.at))
        facts = Muted(breakable(f"{people} · {version_said(submission.number)} · {waited}"))
        plain_tip(facts, exact(submission.at))
        add(facts)
        if told := marks(submission, review.names, self._context.me.id):
            add(_chips(told))
        for doubt in doubts_said(standing):
            add(Callout(doubt, "red"))
        if said := appeal_said(submission, review.names, standing.decliner()):
            add(Callout(said))
        if origin := origin_said(proposal.origin.kind, proposal.origin.words):
            add(Muted(origin, "small"))
        if submission.note:
            add(_note(review))
        self._make_switch(review)
        if review.before is not None and (team := _team(review)):
            add(Callout(team, "blue"))

    def _make_switch(self, review: Review) -> None:
        self.mode = None
        if review.before is None:
            return
        since = tr("Changes since v{n}").format(n=review.before_number)
        self.mode = Segmented(tr("How the version is shown"), [(CHANGES, since), (AS_IT_IS, tr("As it is"))])
        self.mode.set_value(self._mode)
        self.mode.picked.connect(self.show_mode)
        self._head.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignLeft)

    def _before(self, review: Review) -> HandedIn | None:
        return review.before if self._mode == CHANGES else None

    def _all(self, review: Review) -> Iterator[Callable[[], QWidget]]:
        """What makes each part, in the order they are read."""
        before = self._before(review)
        content = review.content
        for said in review.said:
            if said.comment.part is None:
                yield partial(Earlier, said, review.names)
        for name in PartName:
            if name is not PartName.TITLE or self._title_matters(review, before):
                yield partial(self._part, review, before, name)
        if content.evidence:
            yield partial(_section, tr("Evidence handed in with it"))
            earlier = before.evidence if before else None
            for shown in content.evidence:
                yield partial(EvidenceView, self._context, review, shown, earlier is not None and shown not in earlier)
            if gone := [e.ref for e in earlier or () if e not in content.evidence]:
                words = tr("Not handed in any more: {what}").format(what=breakable(", ".join(gone)))
                yield partial(Muted, words)
        if content.reflections:
            yield partial(_section, tr("Reflections"))
            for person, words in content.reflections.items():
                old = before.reflections.get(person, "") if before else None
                yield partial(_reflection, review.names.get(person, ""), old, words)
        if review.peers:
            yield partial(_section, tr("What peers wrote"))
            for peer in review.peers:
                yield partial(_peer, peer, review)

    def _title_matters(self, review: Review, before: HandedIn | None) -> bool:
        """The title stands above; as a part it is told when it changed, was chosen otherwise, or is commented on."""
        proposal = review.content.proposal
        another = says_another(PartName.TITLE, before.proposal if before else None, proposal)
        said = any(s.comment.part is PartName.TITLE for s in review.said)
        return another or said or PartName.TITLE in self._writing.pinned or self._deciding

    def _part(self, review: Review, before: HandedIn | None, name: PartName) -> PartView:
        proposal: Proposal = review.content.proposal
        earlier = before.proposal if before else None
        today = self._now.date()
        inside = widgets_of(name, earlier, proposal, review.content.reached, today)
        if name is PartName.NEEDS:
            inside += [Callout(breakable(clash_said(c, today))) for c in review.clashes]
        if name is PartName.INTERESTS and review.interests:
            inside += _profile(review)
        chosen = "" if proposal.empty(name) else chosen_said(proposal.chooser(name))
        said = [s for s in review.said if s.comment.part is name]
        part = PartView(name, chosen, inside, said, review.names)
        part.let_comment(self._deciding)
        if self._deciding and name in self._writing.pinned:
            part.show_pinned(self._writing.pinned[name])
        part.commented.connect(partial(self._pinned, part))
        part.to_see.connect(self.to_see)
        self.parts[name] = part
        return part

    def _pinned(self, part: PartView, name: PartName, pinned: Pinned | None) -> None:
        """What is on the screen counts; a part that was just replaced says nothing more."""
        if self.parts.get(name) is part:
            self.commented.emit(name, pinned)


def _section(title: str) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    space(layout, gap=10)
    layout.addWidget(Hairline())
    layout.addWidget(Heading(title))
    return holder


def _chips(told: list[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for words, tone in told:
        flow.addWidget(Chip(words, tone))
    return holder


def _note(review: Review) -> QWidget:
    """What the students said beside it."""
    frame = QFrame()
    frame.setProperty("kind", "inset")
    layout = QVBoxLayout(frame)
    space(layout, 8, 10, gap=2)
    who = review.names.get(review.submission.by, "")
    why = tr("{name} on why to look again") if review.submission.appeal is not None else tr("{name} wrote with it")
    layout.addWidget(plain_label(why.format(name=who), "small"))
    layout.addWidget(Marked(plain(review.submission.note)))
    return frame


def _team(review: Review) -> str:
    """Who came and who went since the version before."""
    assert review.before is not None
    old, new = review.before.people, review.content.people
    parts = []
    if old[:1] != new[:1]:
        parts.append(tr("It is {name}'s project now").format(name=review.names.get(new[0], "")))
    came = [review.names.get(p, "") for p in new if p not in old]
    went = [review.names.get(p, "") for p in old if p not in new]
    if came:
        parts.append(tr("Came since version {n}: {names}").format(n=review.before_number, names=", ".join(came)))
    if went:
        parts.append(tr("Left since version {n}: {names}").format(n=review.before_number, names=", ".join(went)))
    return " · ".join(parts)


def _profile(review: Review) -> list[QWidget]:
    """Interests of the owner that the team may see, for the reviewer to hold beside it."""
    who = review.names.get(review.content.people[0], "") if review.content.people else ""
    holder = QWidget()
    flow = FlowLayout(holder)
    for words in review.interests:
        flow.addWidget(Chip(words, "neutral"))
    return [plain_label(tr("On {name}'s profile, as far as the team may see it").format(name=who), "small"), holder]


def _reflection(who: str, old: str | None, words: str) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    space(layout, gap=2)
    layout.addWidget(plain_label(who, "label"))
    layout.addWidget(Text(compared(old, words), who))
    return holder


def _peer(peer: PeerReview, review: Review) -> QWidget:
    frame = QFrame()
    frame.setProperty("kind", "callout")
    layout = QVBoxLayout(frame)
    space(layout, 0, 0, 0, 10, gap=4)
    name = ElidedLabel(review.names.get(peer.author, ""), "strong")
    name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    layout.addLayout(row(name, Chip(tr("draft review"), "neutral"), None))
    layout.addWidget(Text(plain(peer.body), review.names.get(peer.author, "")))
    return frame


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
