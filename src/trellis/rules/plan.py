"""Planning a block: who is here, which gates are open to whom, and deals as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from trellis.rules.deal import Deal, Envy, First, Seat
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
    """A deal as it was assigned. `told` is canonical JSON: the order, and each ticket with its person and reason."""

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
