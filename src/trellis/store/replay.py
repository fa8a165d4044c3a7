"""Replaying history: what every row should be by its lines, held against what it is.

Rows of all kinds and the lines about them are read in the order of their ids, side by side, so that memory does not
grow with the desk. A field nobody's line explains, a row without lines and a line without its row are all told; no
value of anybody's is, because `verify` is open to everybody.
"""

from __future__ import annotations

import heapq
import itertools
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter, ne
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from trellis.rules.history import Fault
from trellis.rules.language import tr
from trellis.rules.recorded import field_word, noun_word
from trellis.rules.sealing import fits
from trellis.store.chain import EVERY, Findings
from trellis.store.records import KINDS, OF_PROJECTS, OF_SIGNOFFS, PART, PROJECT, Kind

_LINES = (
    "select subject, noun, seq, changes, salt from history indexed by history_subject"
    " where {subjects} order by subject, seq"
)
_decode = json.JSONDecoder(parse_float=str).raw_decode
_AT_ONCE = 500
"""Ids in one query when some projects are looked at."""
_ABOUT = (*OF_PROJECTS, *OF_SIGNOFFS)
_LASTING = {kind.noun for kind in _ABOUT}
"""Kinds whose lines Trellis never erases: what was handed in and signed is told for good."""
_NOTHING: tuple[Any, ...] = (None, "")
"""What a column holds that no line tells of."""
_EMPTY: tuple[Any, ...] = (*_NOTHING, [])
"""What history leaves out of the first line about a thing."""


@dataclass(slots=True)
class _Told:
    """One thing as its lines tell it. After an erased line nothing is known but what later lines say.

    `changes` counts lines that changed it, its making included, which is also its row's version.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    erased: bool = False
    seq: int = 0
    changes: int = 0


@dataclass(slots=True)
class _Row:
    """One row, by column name."""

    noun: str
    values: dict[str, Any]


def replay(connection: sqlite3.Connection, findings: Findings, tell: Callable[[int], None]) -> int:
    """Compares all rows with history; `tell` hears how many lines are done. Returns how many rows there are."""
    count = 0
    rows = heapq.merge(*(_rows(connection, kind, findings) for kind in KINDS.values()), key=itemgetter(0))
    things = _things(connection, findings, tell)
    for id, present, told in _side_by_side(_grouped(rows), things):
        count += len(present)
        _compare(id, present, told, findings)
    return count


def of_project(connection: Connection, project: UUID, kinds: Sequence[Kind[Any]] = _ABOUT) -> tuple[Fault, ...]:
    """What of one project was changed outside of Trellis: its own record and those that name it, of these kinds."""
    return _of_projects(connection, (project,), kinds)


def altered(connection: Connection, projects: Collection[UUID], kinds: Sequence[Kind[Any]]) -> set[UUID]:
    """Which of these projects have records of these kinds that were changed outside of Trellis.

    They are looked at together, and in halves only where something is wrong.
    """
    if not _of_projects(connection, projects, kinds):
        return set()
    listed = list(projects)
    if len(listed) == 1:
        return set(listed)
    middle = len(listed) // 2
    return altered(connection, listed[:middle], kinds) | altered(connection, listed[middle:], kinds)


def _of_projects(connection: Connection, projects: Collection[UUID], kinds: Sequence[Kind[Any]]) -> tuple[Fault, ...]:
    raw: Any = connection.connection.driver_connection
    findings = Findings()
    ids = {project.bytes for project in projects}
    wanted = sorted(ids)
    for kind in (kind for kind in kinds if kind is not PROJECT):
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            found = raw.execute(f"select id from {kind.table.name} where {_among('project', some)}", some)
            ids |= {id for (id,) in found}
    chosen = sorted(id for id in ids if isinstance(id, bytes))
    for start in range(0, len(chosen), _AT_ONCE):
        _replay_some(raw, kinds, chosen[start : start + _AT_ONCE], findings)
    return findings.all()


def _replay_some(
    connection: sqlite3.Connection, kinds: Sequence[Kind[Any]], ids: list[bytes], findings: Findings
) -> None:
    rows = heapq.merge(*(_rows(connection, kind, findings, ids) for kind in kinds), key=itemgetter(0))
    things = _things(connection, findings, lambda _: None, ids)
    for id, present, told in _side_by_side(_grouped(rows), things):
        _compare(id, present, told, findings)


def _compare(id: bytes, present: list[_Row], told: dict[str, _Told], findings: Findings) -> None:
    for row in present:
        thing = told.pop(row.noun, None)
        if thing is None:
            said = tr("{thing} is in the desk, but no line of history made it.", thing=_name(row, id))
            findings.add("row", said, None, UUID(bytes=id))
        elif said := _altered(id, row, thing):
            findings.add("row", said, thing.seq, UUID(bytes=id))
    for noun, thing in told.items():
        if thing.fields or thing.erased:
            gone = _numbered(noun, id)
            said = tr("History tells of something that is not in the desk any more: {thing}.", thing=gone)
            findings.add("missing", said, thing.seq, UUID(bytes=id))


def _altered(id: bytes, row: _Row, thing: _Told) -> str:
    """What is wrong with a row, in a sentence; empty when nothing is."""
    wrong = [field_word(name) for name in _differing(row.values, KINDS[row.noun], thing)]
    if row.noun in _LASTING and thing.erased:
        return tr("What history told of this was taken out of it: {thing}.", thing=_numbered(row.noun, id))
    if row.noun in _LASTING and not wrong and row.values["version"] != thing.changes:
        wrong = [field_word("version")]
    if not wrong and float in map(type, row.values.values()):  # equal to a whole number, but Trellis writes none
        wrong = [tr("a number in it is of another kind")]
    if not wrong and _derived_differs(row):
        wrong = [tr("what it is found by does not fit")]
    if not wrong and not _holds(row):
        wrong = [tr("what is sealed in it does not fit")]
    if not wrong:
        return ""
    return tr("{thing} was changed outside of Trellis: {what}.", thing=_name(row, id), what=", ".join(wrong))


def _differing(values: Mapping[str, Any], kind: Kind[Any], thing: _Told) -> list[str]:
    """Names of columns that are not what the lines tell; what no line tells is empty.

    Bytes are told in hex, so that the same text in their place is not the same.
    """
    told = thing.fields
    unlike = itertools.compress(kind.told, map(ne, map(values.get, kind.told), map(told.get, kind.told, kind.empty)))
    return [
        name
        for name in dict.fromkeys((*unlike, *kind.raw))
        if name in values and not _fits(values[name], kind, name, thing)
    ]


def _fits(raw: Any, kind: Kind[Any], name: str, thing: _Told) -> bool:
    if name not in thing.fields:
        return raw in _NOTHING or thing.erased
    plain = thing.fields[name]
    try:
        expected = None if plain is None else kind.encoders[name](plain)
    except (TypeError, ValueError, AttributeError):
        return False
    return bool(raw == expected and type(raw) is type(expected))


def _derived_differs(row: _Row) -> bool:
    """Whether columns worked out from others (folded names, compared device tags) are not what they should be."""
    kind, values = KINDS[row.noun], row.values
    if not kind.derives:
        return False
    try:
        for name, read in kind.readers:
            if (raw := values.get(name)) is not None:
                read(raw)
        extra = kind.extra(values)
    except (TypeError, ValueError, AttributeError):
        return True
    return any(values[name] != value for name, value in extra.items() if name in values)


def _holds(row: _Row) -> bool:
    """Whether quiet columns fit what history tells of them: sealed bytes have the digest that stands in it."""
    if row.noun != PART.noun:
        return True
    try:
        return fits(PART.load([row.values[name] for name in PART.fields]))
    except (TypeError, ValueError, AttributeError, KeyError):
        return False


def _rows(
    connection: sqlite3.Connection, kind: Kind[Any], findings: Findings, ids: Sequence[bytes] = ()
) -> Iterator[tuple[bytes, _Row]]:
    """Rows (of these ids, where any are named) in the order of their ids, with the columns this file has.

    An older desk has fewer columns.
    """
    table = kind.table.name
    there = {row[1] for row in connection.execute(f"pragma table_info({table})")}
    if not there:
        return  # a desk from before there was such a kind
    names = [column.name for column in kind.table.columns if column.name in there and column.name != "pk"]
    columns = ", ".join(f'"{name}"' for name in names)  # some are words of SQL
    for row in connection.execute(f"select {columns} from {table} where {_among('id', ids)} order by id", ids):
        values = dict(zip(names, row, strict=True))
        id = values["id"]
        if isinstance(id, bytes) and len(id) == 16:
            yield id, _Row(kind.noun, values)
        else:
            thing = noun_word(kind.noun)
            said = tr("Something in the desk has no proper id, so no line of history made it: {thing}.", thing=thing)
            findings.add("row", said)


def _among(column: str, ids: Sequence[bytes]) -> str:
    return f"{column} in ({', '.join('?' * len(ids))})" if ids else f"{column} is not null"


def _grouped(rows: Iterable[tuple[bytes, _Row]]) -> Iterator[tuple[bytes, list[_Row]]]:
    for id, group in itertools.groupby(rows, key=itemgetter(0)):
        yield id, [row for _, row in group]


def _things(
    connection: sqlite3.Connection, findings: Findings, tell: Callable[[int], None], ids: Sequence[bytes] = ()
) -> Iterator[tuple[bytes, dict[str, _Told]]]:
    """What history tells of each subject, in the order of their ids."""
    done = itertools.count(1)
    found = connection.execute(_LINES.format(subjects=_among("subject", ids)), ids)
    for subject, lines in itertools.groupby(found, key=itemgetter(0)):
        told: dict[str, _Told] = {}
        for _, noun, seq, changes, salt in lines:
            if (number := next(done)) % EVERY == 0:
                tell(number)
            if noun in KINDS:
                if noun not in told:
                    told[noun] = _Told()
                _apply(told[noun], noun, seq, changes, salt, findings)
        if isinstance(subject, bytes) and len(subject) == 16:
            yield subject, told


def _apply(thing: _Told, noun: str, seq: int, changes: Any, salt: Any, findings: Findings) -> None:
    thing.seq = seq
    if changes is None and salt is None:
        thing.fields.clear()
        thing.erased = True
        return
    try:
        told, end = _decode(changes)
        first = {name: after for name, (before, after) in told.items() if before is None}
        if end != len(changes):
            raise ValueError("more than one thing is told")
    except (TypeError, ValueError, AttributeError):
        # Trellis writes no such line; with a fitting hash somebody else did, and what it tells is not believed.
        findings.add("changed", tr("What line {seq} of history tells was changed.", seq=seq), seq)
        return
    thing.changes += bool(told) or not thing.changes
    if len(first) == len(told) and not thing.fields and not thing.erased:
        thing.fields = first
        return
    fields = thing.fields
    for name, (before, after) in told.items():
        known = fields.get(name)
        if before != known and _surprising(before, known) and not (thing.erased and name not in fields):
            said = tr(
                "Line {seq} of history changed something that somebody had changed outside of Trellis:"
                " {thing}, {field}.",
                seq=seq,
                thing=noun_word(noun),
                field=field_word(name),
            )
            findings.add("row", said, seq)
        fields[name] = after


def _surprising(before: Any, known: Any) -> bool:
    return not (before in _EMPTY and known in _EMPTY)


def _side_by_side(
    rows: Iterator[tuple[bytes, list[_Row]]], things: Iterator[tuple[bytes, dict[str, _Told]]]
) -> Iterator[tuple[bytes, list[_Row], dict[str, _Told]]]:
    """Both in one run, by id; what one of them lacks is empty."""
    row, thing = next(rows, None), next(things, None)
    while row or thing:
        if thing is None or (row is not None and row[0] < thing[0]):
            assert row is not None
            yield row[0], row[1], {}
            row = next(rows, None)
        elif row is None or thing[0] < row[0]:
            yield thing[0], [], thing[1]
            thing = next(things, None)
        else:
            yield row[0], row[1], thing[1]
            row, thing = next(rows, None), next(things, None)


def _name(row: _Row, id: bytes) -> str:
    number = row.values.get("number")
    if isinstance(number, str) and number:
        return tr("Ticket {number}", number=number)
    named = _numbered(row.noun, id)
    return named[:1].upper() + named[1:]


def _numbered(noun: str, id: bytes) -> str:
    return f"{noun_word(noun)} ({UUID(bytes=id)})"
