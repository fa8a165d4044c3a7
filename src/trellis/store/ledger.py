"""The one door through which people's records change: the row and its line of history, together.

A `Ledger` lives as long as one write transaction. The desk loads records, applies rules and hands before and after
here; the ledger writes the changed columns, bumps the version and links a line to the station's chain.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select

from trellis.rules import history
from trellis.rules.errors import Gone, Stale
from trellis.rules.history import Change
from trellis.store.ids import new_id
from trellis.store.prepared import Prepared
from trellis.store.records import Kind
from trellis.store.tables import HistoryRow, StationRow

T = TypeVar("T")

_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_STATION = StationRow.__table__  # type: ignore[attr-defined]
_INSERT = Prepared(insert(_HISTORY), [column.name for column in _HISTORY.c])
_LAST = (
    select(_HISTORY.c.seq, _HISTORY.c.hash, _HISTORY.c.stamp, _HISTORY.c.station)
    .order_by(_HISTORY.c.seq.desc())
    .limit(1)
)
_LAST_OF = (
    select(_HISTORY.c.seq, _HISTORY.c.hash, _HISTORY.c.stamp, _HISTORY.c.station)
    .where(_HISTORY.c.station == bindparam("at"))
    .order_by(_HISTORY.c.seq.desc())
    .limit(1)
)
_CITES = select(_STATION.c.cites).where(_STATION.c.pk == bindparam("at"))


class Tip(NamedTuple):
    """Where a station's chain goes on: number and stamp of the file's newest line, hash of the station's newest."""

    seq: int
    hash: bytes
    stamp: str


class Ledger:
    """Writes of one intent. `now` is the time of the intent; `station` its local number and letter.

    `tip` is where the chain goes on, when that is known already; otherwise it is looked up.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        actor: UUID | None,
        station: tuple[int, str],
        now: datetime,
        tip: Tip | None = None,
    ) -> None:
        self.connection = connection
        self.intent = new_id()
        self.actor = actor
        self.now = now
        self.changes: list[Change] = []
        self.first_seq = 0
        self._station, self._letter = station
        self._seq, self._hash, self._stamp = tip or self._looked_up()
        self._lines: list[dict[str, Any]] = []

    def _looked_up(self) -> Tip:
        last = self.connection.execute(_LAST).first()
        if last is None:
            return Tip(0, history.GENESIS, "")
        if last.station == self._station:
            return Tip(last.seq, last.hash, last.stamp)
        own = self.connection.execute(_LAST_OF, {"at": self._station}).first()
        return Tip(last.seq, own.hash if own else self._cited(), last.stamp)

    def _cited(self) -> bytes:
        """What a station's first line follows: the head the station cites, or nothing."""
        cites = self.connection.execute(_CITES, {"at": self._station}).scalar()
        return cites or history.GENESIS

    @property
    def head(self) -> tuple[int, bytes]:
        """Number of the file's newest line and hash of this station's newest, lines of this intent included."""
        return self._seq, self._hash

    @property
    def tip(self) -> Tip:
        """Where the chain goes on after the lines of this intent."""
        return Tip(self._seq, self._hash, self._stamp)

    def create(self, kind: Kind[T], record: T, action: str = "create") -> T:
        """Writes a new record and its line."""
        self.create_all(kind, [record], action)
        return record

    def create_all(self, kind: Kind[T], records: Sequence[T], action: str = "create") -> None:
        """Writes many new records and a line for each."""
        kind.add(self.connection, records)
        for record in records:
            told = {name: (None, value) for name, value in kind.plain(record).items() if value not in (None, "", [])}
            self._line(kind.noun, record.id, action, told)  # type: ignore[attr-defined]

    def change(self, kind: Kind[T], before: T, after: T, action: str) -> T:
        """Writes what differs, with the next version, and its line; returns the record as it is now stored.

        Housekeeping fields alone make no line and no version. Raises Stale when somebody else was faster.
        """
        told = kind.changes(before, after)
        if told:
            after = dataclasses.replace(after, version=before.version + 1)  # type: ignore[type-var, attr-defined]
        if not kind.replace(self.connection, before, after):
            raise Stale(kind.get(self.connection, before.id))  # type: ignore[attr-defined]
        if told:
            self._line(kind.noun, before.id, action, told)  # type: ignore[attr-defined]
        return after

    def note(self, noun: str, subject: UUID, action: str) -> None:
        """A line about something whose values stay out of history (a secret was set, a backup was restored)."""
        self._line(noun, subject, action, {})

    def load(self, kind: Kind[T], id: UUID, what: str, version: int | None = None) -> T:
        """The record to change; raises Gone when there is none, Stale when it is not at `version` any more."""
        record = kind.get(self.connection, id)
        if record is None:
            raise Gone(what)
        if version is not None and record.version != version:  # type: ignore[attr-defined]
            raise Stale(record)
        return record

    def finish(self) -> None:
        """Writes the lines; called at the end of the transaction, and between batches of a long one."""
        if self._lines:
            _INSERT.run_all(self.connection, self._lines)
            self._lines = []

    def _line(self, noun: str, subject: UUID, action: str, told: history.Changes) -> None:
        self._stamp = history.next_stamp(self.now, self._stamp, self._letter)
        values = history.canonical(told)
        salt = os.urandom(16)
        commitment = history.commit(salt, values)
        self._hash = history.link(
            self._hash,
            intent=self.intent,
            stamp=self._stamp,
            actor=self.actor,
            noun=noun,
            subject=subject,
            action=action,
            commitment=commitment,
        )
        self._seq += 1
        self.first_seq = self.first_seq or self._seq
        self._lines.append(
            {
                "seq": self._seq,
                "station": self._station,
                "intent": self.intent.bytes,
                "stamp": self._stamp,
                "actor": self.actor.bytes if self.actor else None,
                "noun": noun,
                "subject": subject.bytes,
                "action": action,
                "changes": values.decode("utf-8", "surrogatepass"),
                "salt": salt,
                "commitment": commitment,
                "hash": self._hash,
            }
        )
        self.changes.append(Change(noun, subject, action))
