"""The frame every intent runs in: who acts, one transaction, permission first, history last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.stations import identity_file, own_station
from trellis.rules.desk import Settings
from trellis.rules.errors import Refused
from trellis.rules.history import Change
from trellis.rules.language import tr
from trellis.rules.people import MEMBERS, Person, Role
from trellis.rules.permissions import Actor, Subject, require
from trellis.store import desk as desk_store
from trellis.store.ledger import Ledger, Tip
from trellis.store.records import PERSON
from trellis.store.sqlite import Database

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an intent answers: its value, what it changed, and how to take it back (`history.undo(intent, seq)`)."""

    value: T
    changes: tuple[Change, ...]
    intent: UUID
    seq: int


def utc_now() -> datetime:
    """The computer's time in UTC, to the millisecond (what is stored)."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True)
class _Remembered(Generic[T]):
    """What was read from the file, and by what it is known to hold still."""

    key: object = None
    value: T | None = None


class Frame:
    """One open desk and who is signed in. Each noun's intents are built on it; it is used by one thread at a time.

    Who somebody is and where the chain goes on is remembered as long as nobody writes (`Database.mark`).
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime] = utc_now,
        station: tuple[int, str] | None = None,
    ) -> None:
        """`station` is the local number and letter to write as; this computer's own where it is not given."""
        self.database = database
        self.clock = clock
        self.actor_id: UUID | None = None
        self.session_began: datetime | None = None
        self._at_leave: list[Callable[[], None]] = []
        self._who: _Remembered[Actor] = _Remembered()
        self._tip: _Remembered[Tip] = _Remembered()
        self.station = station or own_station(database, identity_file(database.path), clock())

    def today(self) -> date:
        """The day on this computer's calendar."""
        return self.clock().astimezone().date()

    def settings(self, connection: Connection) -> Settings:
        """What the advisor decided for the desk."""
        return desk_store.settings(connection)

    def enter(self, person: UUID) -> None:
        """From now on this person acts (called once their secret was checked)."""
        self.actor_id, self.session_began = person, self.clock()

    def leave(self) -> None:
        """Nobody acts any more; what the last person did can no longer be undone."""
        self.actor_id, self.session_began = None, None
        for end in self._at_leave:
            end()

    def at_leave(self, end: Callable[[], None]) -> None:
        """Has `end` called whenever somebody leaves (keys that were open for them are closed there)."""
        self._at_leave.append(end)

    def actor(self, connection: Connection, proved: UUID | None = None) -> Actor | None:
        """Who is signed in, as the file knows them now: somebody who left or lost a role loses it at once.

        `proved` is somebody who has just shown their secret and acts this once instead.
        """
        id = proved or self.actor_id
        key = (id, self.database.mark())
        if self._who.key != key:
            self._who = _Remembered(key, _as_actor(PERSON.get(connection, id) if id else None))
        return self._who.value

    @contextmanager
    def reading(self, intent: str) -> Iterator[tuple[Connection, Actor]]:
        """A snapshot for an intent that only reads; raises Refused."""
        with self.database.read() as connection:
            yield connection, require(self.actor(connection), intent)

    @contextmanager
    def changing(self, intent: str, *, proved: UUID | None = None) -> Iterator[Step]:
        """A write transaction for an intent, which must pass `step.permit` before it leaves, or nothing is kept.

        `proved` is somebody who has just shown their secret and acts this once instead of who is signed in.
        """
        with self.database.write() as connection:
            actor = self.actor(connection, proved)
            station, elsewhere = self.station, self.database.written_elsewhere()
            tip = self._tip.value if self._tip.key == (station, self.database.mark(elsewhere)) else None
            by = actor.id if actor else None
            ledger = Ledger(connection, actor=by, station=station, now=self.clock(), tip=tip)
            step = Step(intent, actor, ledger)
            yield step
            if not step.permitted:
                raise Refused(tr("This was not asked for in the permitted way."), tr("Nothing was changed."))
            ledger.finish()
        self._tip = _Remembered((station, self.database.mark(elsewhere)), ledger.tip)


def _as_actor(person: Person | None) -> Actor | None:
    if person is None or not person.active or person.role not in MEMBERS:
        return None
    return Actor(person.id, person.role, person.short_name, person.trainee)


class Step:
    """One intent under way: `permit` first, then load, change and `done`."""

    def __init__(self, intent: str, actor: Actor | None, ledger: Ledger) -> None:
        self.intent = intent
        self.ledger = ledger
        self.connection = ledger.connection
        self.now = ledger.now
        self.permitted = False
        self._actor = actor

    def permit(self, subject: Subject = None) -> Actor:
        """The actor, when they may do this to the subject; raises Refused otherwise."""
        actor = require(self._actor, self.intent, subject)
        self.permitted = True
        return actor

    @property
    def actor_id(self) -> UUID | None:
        """Who acts; None when nobody does."""
        return self._actor.id if self._actor else None

    @property
    def actor_role(self) -> Role | None:
        """The role of who acts; None when nobody does."""
        return self._actor.role if self._actor else None

    def permit_open(self) -> None:
        """For the few intents that come before anybody can sign in (making a desk, signing in)."""
        self.permitted = True

    def done(self, value: T) -> Done[T]:
        """What the intent answers, with everything changed up to now."""
        return Done(value, tuple(self.ledger.changes), self.ledger.intent, self.ledger.first_seq)
