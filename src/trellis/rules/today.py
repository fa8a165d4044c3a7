"""Today: the first page after sign-in, as it is told to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from trellis.rules.fairness import Alarm
from trellis.rules.match import Pick
from trellis.rules.tickets import Row


class Waits(StrEnum):
    """What can wait for somebody."""

    FIRST_VISIT = "first_visit"
    CHECK_IN = "check_in"
    TO_TELL = "to_tell"
    HANDED = "handed"
    UNCLAIMED = "unclaimed"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, how many, and the tickets or people it is about."""

    what: Waits
    count: int = 1
    tickets: tuple[Row, ...] = ()
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Today:
    """The first page after sign-in. `names` are of everybody a pick or an alarm speaks of.

    `advisors` open gates themselves, others pair; `closed` says that something one is into is private and not open now.
    """

    name: str
    block: str
    here: int
    open: int
    bench: tuple[Row, ...]
    on_bench: int
    waiting: tuple[Waiting, ...]
    picks: tuple[Pick, ...]
    names: dict[UUID, str]
    has_interests: bool
    advisors: frozenset[UUID] = frozenset()
    closed: bool = False
