"""Real desk files for tests, made quickly.

`make_file` writes a desk with an advisor, a lead, techs and requesters; `open_at` opens it with a clock a test moves.
Secrets are not set here: a test that signs in says so itself; others enter as somebody with `acting`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from trellis.desk import stations
from trellis.desk.desk import Desk
from trellis.rules.people import Person, Role
from trellis.store import desk as desk_store
from trellis.store import migrations
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import PERSON
from trellis.store.sqlite import Database

START = datetime(2026, 10, 12, 13, 5, tzinfo=UTC)
"""A Monday in October, in the second block of the day."""


class Clock:
    """A clock that goes only when a test moves it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        """Moves on, for example `pass_(days=2)`."""
        self.now += timedelta(**time)


@dataclass(frozen=True)
class Crew:
    """Ids of the people `make_file` puts in."""

    advisor: UUID
    lead: UUID
    maya: UUID
    deshawn: UUID
    okafor: UUID
    soledad: UUID


NAMES = {
    "advisor": ("Julia", "Soto", Role.ADVISOR),
    "lead": ("Amara", "Obi", Role.LEAD),
    "maya": ("Maya", "Rivera", Role.TECH),
    "deshawn": ("Deshawn", "King", Role.TECH),
    "okafor": ("Mr. Okafor", "", Role.REQUESTER),
    "soledad": ("Soledad", "Núñez", Role.REQUESTER),
}


def make_file(path: Path, now: datetime = START) -> Crew:
    """Makes a desk file at `path` with six people."""
    path.parent.mkdir(parents=True, exist_ok=True)
    driver = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(driver)
    driver.close()
    database = Database(path)
    people = {key: Person(new_id(), a, b, role=role, created=now) for key, (a, b, role) in NAMES.items()}
    with database.write() as connection:
        desk_store.create(connection, new_id(), "Riverside High Help Desk", 0)
        station = desk_store.add_station(connection, new_id(), "B", 0)
        ledger = Ledger(connection, actor=None, station=(station, "B"), now=now)
        ledger.create_all(PERSON, list(people.values()))
        ledger.finish()
    stations.remember(database, station)
    database.close()
    return Crew(**{key: person.id for key, person in people.items()})


@contextmanager
def open_at(path: Path, clock: Callable[[], datetime] | None = None) -> Iterator[Desk]:
    """The desk at `path`, opened and closed again."""
    desk = Desk(Database(path), clock=clock or Clock())
    try:
        yield desk
    finally:
        desk.close()


def acting(desk: Desk, person: UUID) -> Desk:
    """The same desk with this person signed in, without asking for a secret."""
    desk.frame.enter(person)
    return desk
