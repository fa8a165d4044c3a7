"""Planning a block: who is here, which gates are open to whom, and deals as they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from trellis.rules.deal import Cause, Deal, Dealt, Envy, First, Seat, Why
from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.match import Liking, Work
from trellis.rules.people import Block, Person, Role
from trellis.rules.topics import Gate

NOTE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class GateOpening:
    """A gate (admin rights, safety) an advisor opened for somebody, on a day, with what was shown or agreed."""

    id: UUID
    person: UUID
    gate: Gate
    opened_by: UUID
    opened: date
    note: str = ""
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody who is not here on a day; `block` None means all day."""

    id: UUID
    person: UUID
    day: date
    block: UUID | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class KeptDeal:
    """A deal as it was assigned. `told` is canonical JSON (`read_told`): the order, each ticket with person and reason.

    The words of a wish are not in it: who closes a part of their profile leaves no copy of it here.
    """

    id: UUID
    day: date
    block: UUID | None
    seed: int
    told: str
    made_by: UUID
    created: datetime
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What a kept deal tells. `reasons` is why somebody would like a ticket, as far as it can be told now."""

    order: tuple[UUID, ...]
    lines: tuple[Dealt, ...]
    envies: tuple[Envy, ...] = ()
    reasons: Mapping[tuple[UUID, UUID], Liking] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EarlierDeal:
    """A kept deal ready to be read: with the name of its block, its tickets as they are now, and everybody's names."""

    deal: KeptDeal
    told: Told
    block: str
    works: Mapping[UUID, Work]
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody of the block. `absent` was marked; `unsure` when their own availability leaves this block out."""

    person: UUID
    name: str
    absent: bool = False
    unsure: bool = False


class Because(StrEnum):
    """Why a ticket is to deal."""

    UNCLAIMED = "unclaimed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class ToDeal:
    """A ticket to deal and why; `work.topics` and its effort follow from its words where nobody corrected them."""

    work: Work
    because: Because
    holder: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A block before and after the deal. `reasons` is why somebody would like a ticket, in their own words.

    `deal` is None while nobody is here or nothing is to deal.
    """

    day: date
    block: Block | None
    blocks: tuple[Block, ...]
    attendance: tuple[Attendance, ...]
    cards: tuple[ToDeal, ...]
    more: int
    deal: Deal | None
    reasons: dict[tuple[UUID, UUID], Liking]
    seats: tuple[Seat, ...]
    envies: tuple[Envy, ...]
    first: First | None
    names: dict[UUID, str]


def read_told(text: str) -> Told:
    """What a kept deal tells, from its JSON; raises Invalid when it is none."""
    try:
        raw = json.loads(text)
        lines = tuple(
            Dealt(
                UUID(hex=d["ticket"]),
                UUID(hex=d["person"]),
                Why(d["why"]),
                d["round"],
                UUID(hex=d["pair"]) if d["pair"] else None,
                d["reason"],
            )
            for d in raw["dealt"]
        )
        envies = tuple(
            Envy(UUID(hex=e["who"]), UUID(hex=e["whose"]), tuple(Cause(c) for c in e["causes"])) for e in raw["envies"]
        )
        return Told(tuple(UUID(hex=p) for p in raw["order"]), lines, envies)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Invalid("deal", tr("A kept deal cannot be read."), tr("Restore the newest backup.")) from error


def block_at(blocks: Iterable[Block], day: date, at: time) -> Block | None:
    """The block that runs now, or the next one of the day; None after the last. Cycle days (A, B) cannot be known."""
    weekday = str(day.isoweekday())
    today = [b for b in blocks if not b.days.isdigit() or weekday in b.days]
    return next((b for b in sorted(today, key=lambda b: b.ends) if at < b.ends), None)


def of_block(people: Sequence[Person], block: UUID | None) -> list[Person]:
    """The students who belong to a block; everybody on the team when there is no timetable for it."""
    students = [p for p in people if p.active and p.role in (Role.TECH, Role.LEAD)]
    there = [p for p in students if block is not None and block in p.blocks]
    return there or students
