"""Rows and dataclasses: how each kind of record is laid into its table and into history, decided once.

A `Kind` pairs a frozen dataclass of `rules` with its table. Field types alone decide how a value is stored (`_CODECS`),
so that a new field is a field in the dataclass, a column in the table and a migration, nothing more.
"""

from __future__ import annotations

import contextlib
import dataclasses
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter, index
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, select, update
from sqlmodel import SQLModel

from trellis.rules import interests, people, plan, projects, signoffs, tickets, topics
from trellis.rules.history import Plain
from trellis.store import tables
from trellis.store.prepared import Prepared

T = TypeVar("T")
SqlValue = bytes | str | int | None
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Codec:
    """Four directions of one type: to and from a column, to and from history. None is always None.

    `sql` is what SQLite gives back for it, `short_cut` the way from history to a column where there is a shorter one.
    """

    to_sql: Callable[[Any], Any]
    from_sql: Callable[[Any], Any]
    to_plain: Callable[[Any], Any]
    from_plain: Callable[[Any], Any]
    sql: type = str
    short_cut: Callable[[Any], Any] | None = None

    def encoder(self) -> Callable[[Any], Any]:
        """What a value of history is in a column; raises ValueError, TypeError or AttributeError when it is none."""
        return self.short_cut or (lambda plain: self.to_sql(self.from_plain(plain)))

    def reader(self) -> Callable[[Any], Any]:
        """`from_sql` that remembers what it read last: most columns of most rows say the same few things."""
        return lru_cache(512, typed=True)(self.from_sql)


def milliseconds(at: datetime) -> int:
    """Milliseconds since 1970 UTC; raises on a naive time."""
    delta = at - _EPOCH
    return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000


def moment(ms: int) -> datetime:
    """The UTC time of milliseconds since 1970; raises ValueError where it has no date."""
    try:
        return _EPOCH + timedelta(milliseconds=index(ms))
    except OverflowError as error:
        raise ValueError(f"no date is {ms} milliseconds from 1970") from error


def _same(value: Any) -> Any:
    return value


def _uuid(raw: bytes) -> UUID:
    return UUID(bytes=raw)


def _lines(value: Sequence[str]) -> str:
    return "\n".join(value)


def _from_lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _clock(value: time) -> str:
    return value.strftime("%H:%M")


_CODECS: dict[Any, Codec] = {
    str: Codec(_same, _same, _same, _same, str, _same),
    int: Codec(_same, _same, _same, _same, int, _same),
    bool: Codec(int, bool, bool, bool, int),
    bytes: Codec(_same, _same, bytes.hex, bytes.fromhex, bytes),
    UUID: Codec(lambda v: v.bytes, _uuid, lambda v: v.hex, UUID, bytes, bytes.fromhex),
    datetime: Codec(milliseconds, moment, milliseconds, moment, int, _same),
    date: Codec(date.isoformat, date.fromisoformat, date.isoformat, date.fromisoformat),
    time: Codec(_clock, time.fromisoformat, _clock, time.fromisoformat),
    tuple[str, ...]: Codec(_lines, _from_lines, list, tuple),
    tuple[UUID, ...]: Codec(
        lambda v: _lines([u.hex for u in v]),
        lambda t: tuple(UUID(x) for x in _from_lines(t)),
        lambda v: [u.hex for u in v],
        lambda v: tuple(UUID(x) for x in v),
    ),
}


def _codec(hint: Any) -> Codec:
    options = [o for o in typing.get_args(hint) if o is not type(None)]
    if hint not in _CODECS and len(options) == 1:
        hint = options[0]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Codec(str.__str__, hint, str.__str__, hint)
    return _CODECS[hint]


class Kind(Generic[T]):
    """A kind of record people edit. `quiet` fields are housekeeping: kept in the row, not in history or its version.

    `extra` computes columns that are looked up but never shown (folded names, compared device tags) from those it is
    `extra_of`.
    """

    def __init__(
        self,
        noun: str,
        cls: type[T],
        row: type[SQLModel],
        *,
        quiet: Iterable[str] = (),
        extra: Callable[[Mapping[str, Any]], Mapping[str, SqlValue]] | None = None,
        extra_of: Iterable[str] = (),
    ) -> None:
        self.noun = noun
        self.cls = cls
        self.table: Table = row.__table__  # type: ignore[attr-defined]
        self.derives = extra is not None
        self.extra: Callable[[Mapping[str, Any]], Mapping[str, SqlValue]] = extra or (lambda _: {})
        self.extra_of = frozenset(extra_of)
        self.quiet = frozenset(quiet)
        hints = typing.get_type_hints(cls)
        self.fields = tuple(f.name for f in dataclasses.fields(typing.cast(Any, cls)))
        self._mark = next((n for n in ("trashed", "removed", "left") if n in self.fields), "")
        self.codecs = {name: _codec(hints[name]) for name in self.fields}
        self.told = tuple(n for n in self.fields if n not in {"id", "version", *self.quiet})
        self.encoders = {n: self.codecs[n].encoder() for n in self.told}
        self.raw = tuple(n for n in self.told if self.codecs[n].sql is bytes)
        self.empty = tuple("" if self.codecs[n].sql is str else None for n in self.told)
        self.readers = tuple((n, c.reader()) for n, c in self.codecs.items() if c.from_sql is not _same and n != "id")
        self.columns = [self.table.c[name] for name in self.fields]
        self._types = [self.codecs[name].sql for name in self.fields]
        read = {"id": _uuid, **dict(self.readers)}
        self._decoders = tuple((place, read[name]) for place, name in enumerate(self.fields) if name in read)
        self._to_sql = {n: c.to_sql for n, c in self.codecs.items() if c.to_sql is not _same}
        self._to_plain = {n: self.codecs[n].to_plain for n in self.told if self.codecs[n].to_plain is not _same}
        self._values, self._told_values = attrgetter(*self.fields), attrgetter(*self.told)
        self._by_id = select(*self.columns).where(self.table.c.id == bindparam("wanted"))
        self._insert = Prepared(insert(self.table), [c.name for c in self.table.c if not c.primary_key])
        self._update = update(self.table).where(
            self.table.c.id == bindparam("_id"), self.table.c.version == bindparam("_version")
        )
        self._updates: dict[tuple[str, ...], Prepared] = {}

    def load(self, row: Sequence[Any]) -> T:
        """The dataclass of a row whose columns are `self.columns`."""
        values = list(row)
        for place, decode in self._decoders:
            if values[place] is not None:
                values[place] = decode(values[place])
        return self.cls(*values)

    def readable(self, rows: Iterable[Sequence[Any]]) -> Iterator[T]:
        """Records of the rows that can be read; of the others, which only other programs write, `replay` tells."""
        for row in rows:
            if all(value is None or type(value) is kind for value, kind in zip(row, self._types, strict=True)):
                with contextlib.suppress(ValueError, OverflowError):
                    yield self.load(row)

    def get(self, connection: Connection, id: UUID) -> T | None:
        """The record with this id, or None."""
        row = connection.execute(self._by_id, {"wanted": id.bytes}).first()
        return None if row is None else self.load(row)

    def row(self, record: T) -> dict[str, SqlValue]:
        """All columns of a record but its local number."""
        values = _encoded(zip(self.fields, self._values(record), strict=True), self._to_sql)
        values.update(self.extra(values))
        return values

    def add(self, connection: Connection, records: Sequence[T]) -> None:
        """Inserts rows."""
        if records:
            self._insert.run_all(connection, [self.row(r) for r in records])

    def replace(self, connection: Connection, before: T, after: T) -> bool:
        """Writes the columns that differ where the version is still `before`'s; False when it is not."""
        pairs = zip(self.fields, self._values(before), self._values(after), strict=True)
        changed = {name: new for name, (_, new) in _differing(pairs, self._to_sql).items()}
        if not changed:
            return True
        if not self.extra_of.isdisjoint(changed):
            changed |= self.extra(self.row(after))
        columns = tuple(changed)
        if columns not in self._updates:
            self._updates[columns] = Prepared(self._update, columns)
        at = {"_id": before.id.bytes, "_version": before.version}  # type: ignore[attr-defined]
        return self._updates[columns].run(connection, changed | at) == 1

    def plain(self, record: T) -> dict[str, Plain]:
        """What history tells of a record: every told field as plain JSON."""
        return _encoded(zip(self.told, self._told_values(record), strict=True), self._to_plain)

    def changes(self, before: T, after: T) -> dict[str, tuple[Plain, Plain]]:
        """What history tells of a change: every told field that differs, before and after as plain JSON."""
        pairs = zip(self.told, self._told_values(before), self._told_values(after), strict=True)
        return _differing(pairs, self._to_plain)

    def with_plain(self, record: T, fields: Mapping[str, Plain]) -> T:
        """The record with fields taken back from history."""
        values = {n: None if v is None else self.codecs[n].from_plain(v) for n, v in fields.items()}
        return typing.cast(T, dataclasses.replace(typing.cast(Any, record), **values))

    def taken_away(self, record: T, now: datetime) -> T:
        """The record marked as gone, as the undo of making it: in the trash, removed, or left."""
        value = now.astimezone().date() if self._mark == "left" else now
        return typing.cast(T, dataclasses.replace(typing.cast(Any, record), **{self._mark: value}))

    def is_gone(self, record: T) -> bool:
        """Whether the record is marked as gone."""
        return getattr(record, self._mark) is not None


def _encoded(values: Iterable[tuple[str, Any]], encoders: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    """Values by name, encoded where there is an encoder; None stays None."""
    found = dict(values)
    for name, encode in encoders.items():
        if found[name] is not None:
            found[name] = encode(found[name])
    return found


def _differing(
    pairs: Iterable[tuple[str, Any, Any]], encoders: Mapping[str, Callable[[Any], Any]]
) -> dict[str, tuple[Any, Any]]:
    """Both values of what differs when it is encoded; what is equal before is not encoded at all."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, old, new in pairs:
        if old is not new and old != new:
            encode = encoders.get(name, _same)
            pair = (None if old is None else encode(old), None if new is None else encode(new))
            if pair[0] != pair[1]:
                found[name] = pair
    return found


def _person_extra(row: Mapping[str, Any]) -> dict[str, SqlValue]:
    role = people.Role(row["role"])
    person = people.Person(_uuid(row["id"]), row["preferred_name"], row["family_name"], role=role)
    return {
        "shown": person.short_name,
        "folded": people.fold(f"{person.full_name} {person.family_name}"),
    }


def _ticket_extra(row: Mapping[str, Any]) -> dict[str, SqlValue]:
    return {"device_key": tickets.device_key(row["device"]), "title_key": people.fold(row["title"])}


PERSON = Kind(
    "person",
    people.Person,
    tables.PersonRow,
    extra=_person_extra,
    extra_of=("preferred_name", "family_name", "role"),
)
TERM = Kind("term", people.Term, tables.TermRow)
BLOCK = Kind("block", people.Block, tables.BlockRow)
TICKET = Kind(
    "ticket", tickets.Ticket, tables.TicketRow, quiet=("updated",), extra=_ticket_extra, extra_of=("device", "title")
)
ENTRY = Kind("entry", tickets.Entry, tables.EntryRow)
HELPER = Kind("helper", tickets.Helper, tables.HelperRow)
WORK = Kind("work", tickets.Work, tables.WorkRow)
CARD = Kind("profile", interests.Card, tables.CardRow, quiet=("wrapped",))
PART = Kind("part", interests.Part, tables.PartRow, quiet=("mine", "theirs"))
TOPIC = Kind("topic", topics.TeamTopic, tables.TopicRow)
GATE = Kind("gate", plan.GateOpening, tables.GateRow)
ABSENCE = Kind("absence", plan.Absence, tables.AbsenceRow)
DEAL = Kind("deal", plan.KeptDeal, tables.DealRow)
PROJECT = Kind("project", projects.Project, tables.ProjectRow, quiet=("draft", "showcase"))
PARTNER = Kind("partner", projects.Partner, tables.PartnerRow)
SUBMISSION = Kind("submission", projects.Submission, tables.SubmissionRow)
REACHED = Kind("reached", projects.Reached, tables.ReachedRow)
CHECK_IN = Kind("check_in", projects.CheckIn, tables.CheckInRow)
FILE = Kind("file", projects.File, tables.FileRow)
EVIDENCE = Kind("evidence", projects.Evidence, tables.EvidenceRow)
REFLECTION = Kind("reflection", projects.Reflection, tables.ReflectionRow)
SIGNOFF = Kind("signoff", signoffs.Signoff, tables.SignoffRow)
ANSWER = Kind("answer", signoffs.Answer, tables.AnswerRow)
PEER_REVIEW = Kind("peer_review", signoffs.PeerReview, tables.PeerReviewRow)

OF_SCHOOL = (PERSON, TERM, BLOCK)
OF_TICKETS = (TICKET, ENTRY, HELPER, WORK)
OF_INTERESTS = (CARD, PART, TOPIC, GATE, ABSENCE, DEAL)
OF_PROJECTS = (PROJECT, PARTNER, SUBMISSION, REACHED, CHECK_IN, FILE, EVIDENCE, REFLECTION)
OF_SIGNOFFS = (SIGNOFF, ANSWER, PEER_REVIEW)

KINDS: Mapping[str, Kind[Any]] = {
    k.noun: k for k in (*OF_SCHOOL, *OF_TICKETS, *OF_INTERESTS, *OF_PROJECTS, *OF_SIGNOFFS)
}
"""Every kind whose rows history explains."""
