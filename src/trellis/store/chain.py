"""Following the chains of history: one pass over all lines, in order, with little memory.

Each station has a chain of its own: a line's hash covers the hash of the station's line before it and everything the
line says, values as a commitment. A line whose commitment or hash does not fit was changed; a missing number is a line
removed; a line whose hash fits behind another line than the one before it was moved.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from trellis.rules import history
from trellis.rules.history import Fault
from trellis.rules.language import tr

_LINES = (
    "select seq, station, intent, stamp, actor, noun, subject, action, changes, salt, commitment, hash"
    " from history order by seq"
)
_MOST_FAULTS = 200
_MOST_TRACED = 8
"""Lines whose place is looked for: each costs a look at every other line."""
EVERY = 1000
"""Lines between two words about progress."""


class Findings:
    """What was found, the first faults in full and the rest as a number, so that a wrecked file needs no memory."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._more = 0

    def add(self, kind: str, said: str, seq: int | None = None, subject: UUID | None = None) -> None:
        if len(self._faults) == _MOST_FAULTS:
            self._more += 1
        elif all(fault.said != said for fault in self._faults):  # some are found in two ways
            self._faults.append(Fault(kind, said, seq, subject))

    def all(self) -> tuple[Fault, ...]:
        """All faults, with a last word about those left out."""
        more = [Fault("more", tr("And {count} more like these.", count=self._more))] if self._more else []
        return (*self._faults, *more)


@dataclass(slots=True)
class _Station:
    """A chain being followed: where it stands, and the newest stamp it has seen."""

    cites: bytes
    hash: bytes
    lines: int = 0
    stamp: str = ""
    gap: bool = False


@dataclass(slots=True)
class Walked:
    """How many lines there are, and how many of them had their values erased."""

    lines: int = 0
    erased: int = 0


@dataclass(frozen=True, slots=True)
class _Stray:
    """A line that does not follow the one before it."""

    seq: int
    hash: bytes
    stamp: str
    subject: bytes
    said: tuple[bytes, ...]
    commitment: bytes


@dataclass(slots=True)
class _Walk:
    connection: sqlite3.Connection
    findings: Findings
    stations: dict[int, _Station]
    cited: dict[bytes, bool]
    strays: list[_Stray] = field(default_factory=list)
    walked: Walked = field(default_factory=Walked)
    expected: int = 1


def follow(connection: sqlite3.Connection, findings: Findings, tell: Callable[[int], None]) -> Walked:
    """Follows every chain; `tell` hears how many lines are done."""
    walk = _begin(connection)
    walk.findings = findings
    for row in connection.execute(_LINES):
        walk.walked.lines += 1
        if walk.walked.lines % EVERY == 0:
            tell(walk.walked.lines)
        try:
            _line(walk, row)
        except (TypeError, ValueError, AttributeError):
            # A value of a kind no line has: only somebody with another program puts it there.
            said = tr("Line {seq} of history was changed: it holds what no line can hold.", seq=row[0])
            findings.add("changed", said, row[0])
            walk.expected = row[0] + 1
    _trace(walk)
    for hash, found in walk.cited.items():
        if not found:
            start = hash.hex()[:12]
            findings.add("removed", tr("A station cites line {start}… of history, which is not there.", start=start))
    tell(walk.walked.lines)
    return walk.walked


def _begin(connection: sqlite3.Connection) -> _Walk:
    stations, cited = {}, {}
    for pk, cites in connection.execute("select pk, cites from station order by pk"):
        start = cites if isinstance(cites, bytes) else history.GENESIS
        stations[pk] = _Station(start, start)
        if start != history.GENESIS:
            cited[start] = False
    return _Walk(connection, Findings(), stations, cited)


def _line(walk: _Walk, row: tuple[Any, ...]) -> None:
    seq, number, intent, stamp, actor, noun, subject, action, changes, salt, commitment, hash = row
    if seq != walk.expected:
        _gap(walk, seq)
    walk.expected = seq + 1
    station = walk.stations.get(number)
    if station is None:
        unknown = tr("Line {seq} of history is of a station this desk does not have.", seq=seq)
        walk.findings.add("changed", unknown, seq)
        return
    if changes is None and salt is None:
        walk.walked.erased += 1
    elif history.commit(salt, changes.encode("utf-8", "surrogatepass")) != commitment:
        walk.findings.add("changed", tr("What line {seq} of history tells was changed.", seq=seq), seq, _id(subject))
    if len(intent) != 16 or len(subject) != 16 or (actor and len(actor) != 16):
        raise ValueError("no id is that long")
    said = (intent, stamp.encode(), actor or b"", noun.encode(), subject, action.encode())
    if history.link_of(station.hash, said, commitment) != hash:
        _stray(walk, station, _Stray(seq, hash, stamp, subject, said, commitment))
    station.lines += 1
    station.gap = False
    station.stamp = max(station.stamp, stamp)
    station.hash = hash
    if hash in walk.cited:
        walk.cited[hash] = True


def _gap(walk: _Walk, seq: int) -> None:
    first, last = walk.expected, seq - 1
    if first == last:
        said = tr("Line {first} of history is missing.", first=first)
    else:
        said = tr("Lines {first} to {last} of history are missing.", first=first, last=last)
    walk.findings.add("removed", said, first)
    for station in walk.stations.values():
        station.gap = True


def _stray(walk: _Walk, station: _Station, stray: _Stray) -> None:
    if station.gap:
        return  # told already: what it followed is missing
    if len(walk.strays) < _MOST_TRACED:
        walk.strays.append(stray)
    elif stray.stamp <= station.stamp:
        _moved(walk.findings, stray)
    else:
        _changed(walk.findings, stray)


def _trace(walk: _Walk) -> None:
    """Looks for the line each stray follows: if there is one, the stray was moved, otherwise it was changed."""
    left = list(walk.strays)
    if left:
        starts = [(0, station.cites) for station in walk.stations.values()]
        for seq, hash in (*starts, *walk.connection.execute("select seq, hash from history")):
            for stray in [s for s in left if seq != s.seq and _follows(hash, s)]:
                left.remove(stray)
                _moved(walk.findings, stray)
    for stray in left:
        _changed(walk.findings, stray)


def _follows(hash: object, stray: _Stray) -> bool:
    return isinstance(hash, bytes) and history.link_of(hash, stray.said, stray.commitment) == stray.hash


def _moved(findings: Findings, stray: _Stray) -> None:
    said = tr("Line {seq} of history is not in its place: lines were moved or put in between.", seq=stray.seq)
    findings.add("reordered", said, stray.seq, _id(stray.subject))


def _changed(findings: Findings, stray: _Stray) -> None:
    said = tr("Line {seq} of history was changed, or the line before it was changed or removed.", seq=stray.seq)
    findings.add("changed", said, stray.seq, _id(stray.subject))


def _id(raw: object) -> UUID | None:
    return UUID(bytes=raw) if isinstance(raw, bytes) and len(raw) == 16 else None
