"""What an advisor is told: what waits, one version with everything needed to decide on it, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from trellis.rules.people import fold
from trellis.rules.projects import Outline, Standing, Submission
from trellis.rules.proposal import HandedIn, Need, NeedKind
from trellis.rules.signoffs import Answer, Comment, PeerReview, Signoff


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version that waits for a decision; `mine` says that whoever looks may decide on it.

    Of what the version says only the title is told.
    """

    outline: Outline
    submission: Submission
    title: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits, the oldest first. `took` are the times to decision of this term, `remind` after how long Today tells.

    `blocked` are projects whose people say that something is in the way.
    """

    waiting: tuple[Waiting, ...]
    names: Mapping[UUID, str]
    took: tuple[timedelta, ...]
    remind: timedelta
    blocked: tuple[tuple[UUID, str, str], ...] = ()

    @property
    def usual(self) -> timedelta | None:
        """The middle one of the times to decision; None when nothing was decided yet."""
        ordered = sorted(self.took)
        return ordered[len(ordered) // 2] if ordered else None

    def overdue(self, now: datetime) -> tuple[Waiting, ...]:
        """What has waited longer than the reminder says."""
        return tuple(w for w in self.waiting if now - w.submission.at >= self.remind)


@dataclass(frozen=True, slots=True)
class Clash:
    """The same equipment asked for at the same time: by which project, and from when to when (None: not said)."""

    what: str
    project: UUID
    title: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """A comment of an earlier decision, and what the students answered."""

    signoff: Signoff
    comment: Comment
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A version to decide on. `before` is the one last decided on; `interests` the profile as the reviewer sees it.

    `sound` are digests of files whose bytes are there and fit.
    """

    standing: Standing
    submission: Submission
    content: HandedIn
    before: HandedIn | None
    before_number: int
    names: Mapping[UUID, str]
    may: frozenset[str]
    interests: tuple[str, ...]
    said: tuple[Said, ...]
    peers: tuple[PeerReview, ...]
    clashes: tuple[Clash, ...]
    questions: tuple[str, ...]
    files: Mapping[str, UUID]
    sound: frozenset[str]
    round_until: datetime | None = None


def clashes(
    needs: Sequence[Need], others: Sequence[tuple[UUID, str, Sequence[Need]]], today: date
) -> tuple[Clash, ...]:
    """Equipment that other projects ask for under the same name at an overlapping time; what is over is left out."""
    found = []
    for need in needs:
        if need.kind is not NeedKind.EQUIPMENT:
            continue
        for project, title, theirs in others:
            found += [
                Clash(other.what, project, title, other.starts, other.ends)
                for other in theirs
                if other.kind is NeedKind.EQUIPMENT and _same(need.what, other.what) and _overlap(need, other, today)
            ]
    return tuple(found)


def _same(one: str, other: str) -> bool:
    """Whether two people mean the same thing: the words without numbers, in any order, one within the other."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _words(text: str) -> frozenset[str]:
    return frozenset(
        w.removesuffix("s") for w in fold(text).replace(",", " ").split() if not w.isdigit() and len(w) > 2
    )


def _overlap(one: Need, other: Need, today: date) -> bool:
    if other.ends and other.ends < today:
        return False
    begins = max(one.starts or date.min, other.starts or date.min)
    return begins <= min(one.ends or date.max, other.ends or date.max)
