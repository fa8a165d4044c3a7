"""What of projects follows when two records of one person are merged.

Every record that names the record that goes is moved to the one that is kept, but for what is signed: versions and
decisions keep the people they were signed with, and who that is now is looked up (`Standing.same`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from trellis.desk.intents import Step
from trellis.rules.projects import Partner, Project
from trellis.store import people as people_store
from trellis.store import projects as store
from trellis.store.records import (
    ANSWER,
    CHECK_IN,
    EVIDENCE,
    FILE,
    PARTNER,
    PEER_REVIEW,
    PROJECT,
    REACHED,
    REFLECTION,
    SUBMISSION,
    Kind,
)

NAMING: tuple[tuple[Kind[Any], tuple[str, ...]], ...] = (
    (PROJECT, ("owner",)),
    (SUBMISSION, ("by", "held_by", "to")),
    (REACHED, ("by",)),
    (CHECK_IN, ("person",)),
    (FILE, ("by",)),
    (EVIDENCE, ("by",)),
    (ANSWER, ("by",)),
)
"""Kinds of which any number may name one person, with the fields that do."""


def projects_follow(step: Step, gone: UUID, kept: UUID) -> None:
    """Moves what names the record that goes. Of what each has one, what the kept record lacks follows."""
    _partners(step, gone, kept)
    for kind, names in NAMING:
        for record in _naming(step, kind, names, gone):
            _move(step, kind, record, names, gone, kept)
    for kind, name, one_of in ((REFLECTION, "person", "project"), (PEER_REVIEW, "author", "submission")):
        theirs = _naming(step, kind, (name,), kept)
        there = {getattr(record, one_of) for record in theirs if record.removed is None}
        for record in _naming(step, kind, (name,), gone):
            if record.removed is not None or getattr(record, one_of) not in there:
                _move(step, kind, record, (name,), gone, kept)


def _naming(step: Step, kind: Kind[Any], names: Iterable[str], person: UUID) -> list[Any]:
    """Records that name somebody in one of these fields, each once, those taken back too."""
    found = (record for name in names for record in people_store.records_of(step.connection, kind, name, person))
    return list({record.id: record for record in found}.values())


def _move(step: Step, kind: Kind[Any], record: Any, names: Iterable[str], gone: UUID, kept: UUID) -> None:
    moved = {name: kept for name in names if getattr(record, name) == gone}
    step.ledger.change(kind, record, dataclasses.replace(record, **moved), "merge")


def _partners(step: Step, gone: UUID, kept: UUID) -> None:
    """Partners follow; where both are partners of one project, or one is its owner, one of the two is enough."""
    both = {p.id: p for person in (gone, kept) for p in _naming(step, PARTNER, ("person", "asked_by"), person)}
    names = ("person", "asked_by")
    for project, partners in store.by_project(both.values()).items():
        mine = [p for p in partners if p.removed is None and p.person in (gone, kept)]
        owner = PROJECT.get(step.connection, project)
        stays = _stays(mine, owner, (gone, kept))
        for partner in partners:
            moved: dict[str, object] = {name: kept for name in names if getattr(partner, name) == gone}
            if partner in mine and partner is not stays:
                moved["removed"] = step.now
            step.ledger.change(PARTNER, partner, dataclasses.replace(partner, **moved), "merge")


def _stays(mine: list[Partner], project: Project | None, people: tuple[UUID, UUID]) -> Partner | None:
    """The one that is kept: none beside the owner, else one who joined before one who was asked."""
    if project is None or project.owner in people:
        return None
    return next((p for p in mine if p.joined), mine[0] if mine else None)
