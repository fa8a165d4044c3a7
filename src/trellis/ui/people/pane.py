"""One person, read: who they are, and what may be done with their record by whoever looks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trellis.rules.people import MEMBERS, Person, Role
from trellis.rules.permissions import Actor, may
from trellis.ui.controls import Avatar, Button, Chip, FlowLayout, Heading, column, row
from trellis.ui.people.listing import Everybody
from trellis.ui.people.words import ROLE_TONES, block_said, day_said, role_name
from trellis.ui.projects.mentions import Mentions
from trellis.ui.text import plain_label
from trellis.ui.theme import space


def may_merge(me: Actor, person: Person) -> bool:
    """Whether I may merge this record with another; leads' and advisors' records are for an advisor."""
    apart = person.role in (Role.LEAD, Role.ADVISOR) and me.role is not Role.ADVISOR
    return may(me, "people.merge", person) and not apart


class PersonCard(QWidget):
    """What is known, and buttons for what I may do. Each button is a signal; the page does it."""

    edit = Signal()
    leave = Signal()
    come_back = Signal()
    merge = Signal()
    set_pin = Signal()
    set_passphrase = Signal()
    about_me = Signal()
    profile = Signal()
    gates = Signal()
    lost_passphrase = Signal()
    hand_on = Signal()

    def __init__(self, person: Person, told: Everybody, me: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.setAccessibleName(person.full_name)
        layout = QVBoxLayout(self)
        space(layout, gap=14)
        name = Heading(person.full_name, "headline")
        called = plain_label(person.pronouns, "muted")
        if not person.pronouns:
            called.hide()
        head = row(Avatar(person.full_name, person.id.bytes, 48), column(name, called, gap=2), gap=12)
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addLayout(self._chips())
        layout.addLayout(self._facts(told))
        layout.addLayout(self._buttons(told, me))
        self.projects = Mentions()
        """What they work on, as far as I may know of it; the page fills it."""
        layout.addWidget(self.projects)
        layout.addStretch(1)

    def _chips(self) -> FlowLayout:
        person, chips = self.person, FlowLayout()
        chips.addWidget(Chip(role_name(person.role), ROLE_TONES[person.role]))
        if person.trainee:
            chips.addWidget(Chip(self.tr("Trainee"), "amber"))
        if person.left:
            chips.addWidget(Chip(self.tr("Left"), "neutral"))
        if person.placeholder:
            chips.addWidget(Chip(self.tr("From an import"), "neutral"))
        return chips

    def _facts(self, told: Everybody) -> QGridLayout:
        person = self.person
        shown = [(self.tr("Shown as"), person.short_name)]
        if person.role in MEMBERS:
            blocks = "\n".join(block_said(b) for b in told.blocks if b.id in person.blocks)
            shown.append((self.tr("Blocks"), blocks or self.tr("none chosen")))
            shown.append((self.tr("Signs in with"), told.sign_in_said(person)))
        if person.created:
            shown.append((self.tr("Here since"), day_said(person.created.astimezone().date())))
        if person.left:
            shown.append((self.tr("Left on"), day_said(person.left)))
        grid = QGridLayout()
        space(grid, gap=6)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for down, (name, words) in enumerate(shown):
            grid.addWidget(plain_label(name, "label", wrap=False), down, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain_label(words), down, 1)
        return grid

    def _buttons(self, told: Everybody, me: Actor) -> FlowLayout:
        person, flow = self.person, FlowLayout(gap=8)

        def offer(text: str, signal: object, allowed: bool, kind: str = "plain") -> None:
            if allowed:
                button = Button(text, kind)
                button.setAccessibleDescription(person.full_name)
                button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
                flow.addWidget(button)

        signs_in, has = person.role in MEMBERS and person.active, person.id in told.has_secret
        by_pin = signs_in and person.role is not Role.ADVISOR
        student = person.role in (Role.TECH, Role.LEAD) and person.active
        offer(self.tr("Profile"), self.profile, student and may(me, "interests.look"))
        offer(self.tr("Edit"), self.edit, may(me, "people.edit", person) and person.active)
        offer(self.tr("My sign-in"), self.about_me, person.id == me.id)
        offer(
            self.tr("Set a new PIN") if has else self.tr("Set a PIN"),
            self.set_pin,
            by_pin and may(me, "people.set_pin", person),
        )
        offer(
            self.tr("Set up their passphrase"),
            self.set_passphrase,
            signs_in and person.role is Role.ADVISOR and not has and may(me, "people.certify"),
        )
        offer(self.tr("Gates"), self.gates, student and may(me, "fairness.gate"))
        shared = person.id in told.share_with_me
        offer(self.tr("They lost their passphrase"), self.lost_passphrase, shared)
        offer(self.tr("Hand on to another advisor"), self.hand_on, shared)
        offer(self.tr("Merge with another record"), self.merge, person.active and may_merge(me, person))
        leaving = may(me, "people.deactivate", person) and person.id != me.id
        offer(self.tr("They left"), self.leave, leaving and person.active, "quiet")
        offer(self.tr("They are back"), self.come_back, leaving and person.left is not None)
        return flow
