"""Today: the first page after sign-in, as it is told to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from trellis.rules.fairness import Alarm
from trellis.rules.match import Pick
from trellis.rules.projects import Listed
from trellis.rules.tickets import Row


class Waits(StrEnum):
    """What can wait for somebody."""

    FIRST_VISIT = "first_visit"
    CHECK_IN = "check_in"
    TO_TELL = "to_tell"
    HANDED = "handed"
    UNCLAIMED = "unclaimed"
    NARROW = "narrow"
    TO_SIGN = "to_sign"
    BLOCKED = "blocked"
    JOIN = "join"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, how many, and the tickets, people or projects it is about.

    `projects` are id, title and words; `since` is for how long the oldest waits, where that is longer than it should.
    """

    what: Waits
    count: int = 1
    tickets: tuple[Row, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    projects: tuple[tuple[UUID, str, str], ...] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The first page after sign-in. `names` are of everybody a pick or an alarm speaks of.

    `advisors` open gates themselves, others pair; `closed` says that something one is into is private and not open
    now. `projects` are one's own that go on, the one in force or begun last first.
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
    projects: tuple[Listed, ...] = ()
