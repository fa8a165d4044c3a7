"""Made-up tickets for measuring: the same ones for Trellis and for the floor, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

STATUSES = ("closed",) * 90 + ("resolved",) * 4 + ("new", "new", "assigned", "in_progress", "waiting", "assigned")
CATEGORIES = ("hardware", "accounts", "printing", "network", "software", "loaners", "other")
COMMON = "the screen is not working and it will not charge or print when we start class today please help".split()
END = datetime(2026, 10, 12, 13, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up ticket with one reply."""

    id: UUID
    number: str
    title: str
    body: str
    status: str
    requester: UUID
    assignee: UUID | None
    room: str
    device: str
    category: str
    tag: str
    created: datetime
    entry: UUID
    reply: str


def vocabulary(size: int = 20_000) -> list[str]:
    """Words that can be spoken, the commonest first."""
    dice = random.Random(7)
    parts = (
        "ba be bi bo bu da de do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te".split()
    )
    found = dict.fromkeys(COMMON)
    while len(found) < size:
        found["".join(dice.choice(parts) for _ in range(dice.randint(2, 4)))] = None
    return list(found)


def people(count: int = 300) -> list[UUID]:
    dice = random.Random(3)
    return [UUID(int=dice.getrandbits(128)) for _ in range(count)]


def tickets(count: int) -> Iterator[Made]:
    """`count` tickets, oldest first, about 400 characters of words each."""
    dice, known, crew = random.Random(11), vocabulary(), people()
    weights = [1 / (rank + 1) for rank in range(len(known))]
    words = iter(dice.choices(known, weights, k=count * 70))

    def say(length: int) -> str:
        return " ".join(next(words) for _ in range(length))

    for n in range(count):
        status = dice.choice(STATUSES)
        yield Made(
            id=UUID(int=dice.getrandbits(128)),
            number=f"B-{n + 1:04d}",
            title=say(7),
            body=say(40),
            status=status,
            requester=dice.choice(crew),
            assignee=None if status == "new" else crew[n % 12],
            room=str(100 + n % 60),
            device=f"CB-{n % 4000:04d}",
            category=CATEGORIES[n % 7],
            tag=("audio", "usb", "video", "")[n % 4],
            created=END - timedelta(minutes=3 * (count - n)),
            entry=UUID(int=dice.getrandbits(128)),
            reply=say(20),
        )
