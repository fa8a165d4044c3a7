"""History: one line for every change, and the chain that makes a missing or altered line visible.

A line is made by the desk in the transaction of the change itself and is never altered. Erasing a person's words later
destroys `salt` and `changes` of a line but not its `commitment`, so that the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

Plain = str | int | bool | None | list[str]
"""What a field is in history: plain JSON values; ids are hex, enums their value, times milliseconds since 1970 UTC."""

Changes = Mapping[str, tuple[Plain, Plain]]
"""Field name -> (before, after)."""

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of history: who did what to one subject, where and when."""

    seq: int
    station: UUID
    intent: UUID
    stamp: str
    actor: UUID | None
    noun: str
    subject: UUID
    action: str
    changes: Changes | None
    salt: bytes | None
    commitment: bytes
    hash: bytes

    @property
    def at(self) -> datetime:
        """When it was written, in UTC to the millisecond."""
        return stamp_time(self.stamp)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of history as people read it: ids are names; `changes` are (field, before, after)."""

    at: datetime
    who: str
    noun: str
    action: str
    changes: tuple[tuple[str, str, str], ...]
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What an intent touched, told to screens so that they can decide whether they are stale."""

    noun: str
    subject: UUID
    action: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing `verify` found: `kind` for scripts, `said` for people."""

    kind: str
    said: str
    seq: int | None = None
    subject: UUID | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What `verify` found, and up to where its promise reaches."""

    lines: int
    rows: int
    faults: tuple[Fault, ...]
    promise: str
    head: str = ""
    fingerprint: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults

    def told(self) -> dict[str, object]:
        """The report as plain JSON values, for scripts; `subject` is the id of what a fault is about."""
        faults = [
            {"kind": f.kind, "said": f.said, "line": f.seq, "subject": f.subject and str(f.subject)}
            for f in self.faults
        ]
        return {
            "sound": self.sound,
            "lines": self.lines,
            "rows": self.rows,
            "promise": self.promise,
            "fingerprint": self.fingerprint,
            "head": self.head,
            "faults": faults,
        }


def canonical(value: object) -> bytes:
    """JSON bytes with sorted keys and no spaces: equal values give equal bytes.

    Only strings, integers, booleans, None, lists and dicts with ASCII keys are put in, for which this is RFC 8785.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def commit(salt: bytes, changes: bytes) -> bytes:
    """The salted commitment of a line's values (SHA-256 of salt and canonical bytes)."""
    return hashlib.sha256(salt + changes).digest()


def link(
    before: bytes,
    *,
    intent: UUID,
    stamp: str,
    actor: UUID | None,
    noun: str,
    subject: UUID,
    action: str,
    commitment: bytes,
) -> bytes:
    """The hash of a line: over the hash before it and everything the line says, its values as a commitment."""
    who = actor.bytes if actor else b""
    said = (intent.bytes, stamp.encode(), who, noun.encode(), subject.bytes, action.encode())
    return link_of(before, said, commitment)


def link_of(before: bytes, said: Sequence[bytes], commitment: bytes) -> bytes:
    """The same of a line as bytes: intent, stamp, actor (empty for none), noun, subject and action."""
    sized = b"".join([len(part).to_bytes(2, "big") + part for part in said])
    return hashlib.sha256(before + sized + commitment).digest()


def next_stamp(now: datetime, last: str, station_letter: str) -> str:
    """The next hybrid logical clock stamp: sorts as text and is later than `last` even when the clock went back.

    Form: `20261122T130509123Z-0000-B` (UTC to the millisecond, a counter in hex, the station's letter).
    """
    wall = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S") + f"{now.microsecond // 1000:03d}Z"
    if not last or wall > last[:19]:
        return f"{wall}-0000-{station_letter}"
    counter = int(last[20:24], 16) + 1
    if counter > 0xFFFF:
        later = stamp_time(last) + timedelta(milliseconds=1)
        return next_stamp(later, "", station_letter)
    return f"{last[:19]}-{counter:04x}-{station_letter}"


def stamp_time(stamp: str) -> datetime:
    """The UTC time in a stamp, to the millisecond."""
    whole = datetime.strptime(stamp[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return whole + timedelta(milliseconds=int(stamp[15:18]))


FINAL = frozenset(
    {
        *("sign in", "sign out", "set secret", "make root", "sign head", "export", "import", "back up", "restore"),
        *("retire key", "make private", "seal", "seal again", "show to team", "name advisor", "look"),
    }
)
"""Actions no undo can take back (architecture.md, *Undo*); the screen says so beforehand."""

FINAL_OF: Mapping[str, frozenset[str]] = {
    "signoff": frozenset({"sign", "revoke"}),
    "submission": frozenset({"hold", "release"}),
    "partner": frozenset({"join", "leave", "hand over"}),
    "project": frozenset({"hand over"}),
}
"""The same by noun: a ticket can be let go of and taken back, a version a reviewer held cannot."""


def is_final(noun: str, action: str) -> bool:
    """Whether no undo can take this back."""
    return action in FINAL or action in FINAL_OF.get(noun, ())
