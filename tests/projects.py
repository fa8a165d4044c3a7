"""Projects for tests, made through the desk's own intents: handed in, approved, complete.

`keyed` gives the advisor of a desk of `tests.desks` a passphrase (`WORDS`) and makes a second advisor with one of
their own (`OTHER_WORDS`). Then `proposed`, `approved` and `complete` each bring a project of a student that far and
leave that student signed in:

    with opened(path, clock) as desk:
        ben = keyed(desk, crew)
        project = approved(desk, crew.maya, crew.advisor, title="A louder bell")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.desks import Clock, Crew, acting
from trellis.desk.desk import Desk
from trellis.rules.interests import Tools
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Person, Role
from trellis.rules.projects import Submission
from trellis.rules.proposal import Chooser, Content, Milestone, Need, NeedKind, PartName
from trellis.rules.signoffs import Decision, Gate, Signoff
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS, OTHER_WORDS = "plum orbit lantern quiet", "walnut prairie umbrella zinc"
"""Passphrases of the first and the second advisor."""
RESOURCES = Path(__file__).parents[1] / "resources"

FIRST, SECOND = "m1", "m2"
"""Keys of the two milestones of `PARTS`."""
PARTS: Mapping[PartName, Content] = {
    PartName.TITLE: "A bell for the workshop",
    PartName.QUESTION: "How loud does a bell have to be to be heard over a saw?",
    PartName.WHY: "I never hear the bell.",
    PartName.MAKE: "A bell with a light that a phone can ring.",
    PartName.SHOW: ("A demonstration",),
    PartName.TOOLS: Tools(("Soldering iron",), ("Oscilloscope",)),
    PartName.WORKS: "Ten people look up.",
    PartName.RISKS: "It may annoy everybody.",
    PartName.HELPS: "Everybody in the workshop.",
    PartName.NEEDS: (Need(NeedKind.EQUIPMENT, "Oscilloscope", date(2026, 10, 19), date(2026, 10, 23)),),
    PartName.MILESTONES: (
        Milestone(FIRST, "It rings", date(2026, 10, 26)),
        Milestone(SECOND, "It can be rung from a phone", date(2026, 11, 16)),
    ),
}
"""A proposal that says something in every part but the interests."""


@contextmanager
def opened(path: Path, clock: Clock | None = None) -> Iterator[Desk]:
    """The desk at `path` with cheap secrets and what ships with Trellis, opened and closed again."""
    desk = Desk(Database(path), clock=clock or Clock(), cost=CHEAP, resources=RESOURCES)
    try:
        yield desk
    finally:
        desk.close()


def keyed(desk: Desk, crew: Crew) -> UUID:
    """Passphrases for the advisor and for a second one, who is made here; returns the second. Nobody is signed in."""
    desk.keys.make_root(crew.advisor, WORDS)
    desk.keys.sign_in(crew.advisor, WORDS)
    other = desk.people.add(Person(new_id(), "Ben", "Adler", role=Role.ADVISOR)).value.id
    desk.keys.add_advisor_keys(other, OTHER_WORDS)
    desk.keys.sign_out()
    return other


def written(desk: Desk, project: UUID, parts: Mapping[PartName, Content], chooser: Chooser = Chooser.STUDENT) -> None:
    """Writes parts of a working draft, as whoever is signed in."""
    draft = desk.projects.page(project).proposal
    for name, content in parts.items():
        desk.projects.write(project, name, content, chooser, draft.get(name))


def started(desk: Desk, owner: UUID, parts: Mapping[PartName, Content] = PARTS, **said: Content) -> UUID:
    """A project of somebody with a full working draft; `said` replaces parts by name (`title="A lamp"`)."""
    acting(desk, owner)
    project = desk.projects.start().value.id
    written(desk, project, {**parts, **{PartName(name): content for name, content in said.items()}})
    return project


def proposed(desk: Desk, owner: UUID, **said: Content) -> UUID:
    """A project that was handed in and waits; its owner is signed in."""
    project = started(desk, owner, **said)
    desk.projects.submit(project, Gate.PROPOSAL)
    return project


def decided(
    desk: Desk,
    project: UUID,
    advisor: UUID,
    decision: Decision,
    note: str = "",
    passphrase: str | None = WORDS,
    **more: Any,
) -> Signoff:
    """What an advisor decides about the version that waits, held first; whoever was signed in is so again."""
    before = desk.frame.actor_id
    acting(desk, advisor)
    pending: Submission = desk.signoffs.hold(project).value
    made = desk.signoffs.decide(pending.id, decision, note, passphrase=passphrase, **more).value
    if before:
        acting(desk, before)
    return made


def approved(desk: Desk, owner: UUID, advisor: UUID, passphrase: str = WORDS, **said: Content) -> UUID:
    """A project whose proposal is approved; its owner is signed in."""
    project = proposed(desk, owner, **said)
    decided(desk, project, advisor, Decision.APPROVE, passphrase=passphrase)
    return project


def complete(desk: Desk, owner: UUID, advisor: UUID, passphrase: str = WORDS, **said: Content) -> UUID:
    """A project that was worked on, handed in for completion and approved; its owner is signed in."""
    project = approved(desk, owner, advisor, passphrase, **said)
    desk.projects.reach(project, FIRST)
    desk.projects.check_in(project, "Soldered the bell", "It rings", "Next the phone", 40, FIRST)
    desk.projects.add_link(project, "https://example.org/bell", FIRST, "Plans")
    desk.projects.reflect(project, "I would begin with the phone next time.")
    desk.projects.submit(project, Gate.COMPLETION, "Listen to it in room 3")
    decided(desk, project, advisor, Decision.APPROVE, "Loud and clear", passphrase)
    return project
