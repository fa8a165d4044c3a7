"""The deal of a large desk: 40 students, 100 tickets, a third of them wished for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from tests.bench.measure import Result, milliseconds
from trellis.rules.deal import Card, Seat, deal, envies

STUDENTS, TICKETS = 40, 100
ALLOWED_MS = 50.0


def deals() -> Iterator[Result]:
    """The best of nine deals with everything told about them, against the time that is allowed."""
    chance = Random(7)
    day = datetime(2026, 10, 12, tzinfo=UTC)
    ids = [UUID(int=chance.getrandbits(128)) for _ in range(STUDENTS + TICKETS)]
    cards = [
        Card(id, f"B-{n:04d}", chance.choice((1, 2, 3, 5)), chance.random() < 0.1, day + timedelta(minutes=n))
        for n, id in enumerate(ids[STUDENTS:])
    ]
    may = frozenset(card.id for card in cards)
    seats = [
        Seat(id, {c.id: chance.randint(1, 5) for c in cards if chance.random() < 0.3}, may, given=9, wanted=n % 9)
        for n, id in enumerate(ids[:STUDENTS])
    ]
    took = min(milliseconds(lambda: envies(seats, deal(seats, cards, 1))) for _ in range(9))
    yield Result("deal, against what is allowed", f"{STUDENTS} students, {TICKETS} tickets", took, ALLOWED_MS, 1)
