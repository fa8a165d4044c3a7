"""Secrets, wrong tries, the root record, advisors' keys and signed heads in the file.

Nothing here is believed because it stands in the file: `trust` works out from the certificates what is, and `faults`
names what is not, for `verify`.
"""

from __future__ import annotations

import contextlib
import operator
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select, text, update

from trellis.rules.history import Fault
from trellis.rules.keys import AdvisorKey, Head, Retirement, Root, Trust, Trusted, head_valid, read_root, weigh
from trellis.rules.language import tr
from trellis.rules.people import Role
from trellis.rules.sign_in import Expected, Pinned, SignInName, Source, Tries, blocking
from trellis.store import desk as desk_store
from trellis.store.records import milliseconds, moment
from trellis.store.tables import AttemptRow, HeadRow, HistoryRow, KeyRow, RetirementRow, RootRow, SecretRow, StationRow

_SECRET = SecretRow.__table__  # type: ignore[attr-defined]
_ATTEMPT = AttemptRow.__table__  # type: ignore[attr-defined]
_KEY = KeyRow.__table__  # type: ignore[attr-defined]
_RETIREMENT = RetirementRow.__table__  # type: ignore[attr-defined]
_ROOT = RootRow.__table__  # type: ignore[attr-defined]
_HEAD = HeadRow.__table__  # type: ignore[attr-defined]
_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_STATION = StationRow.__table__  # type: ignore[attr-defined]

PIN, PASSPHRASE = "pin", "passphrase"

_NAMES = text(
    "select p.id, p.shown, p.role, a.failures, a.since, a.blocked_until,"
    " case p.role when 'advisor' then exists (select 1 from key k where k.person = p.id"
    "  and not exists (select 1 from retirement r where r.key = k.id))"
    f" else exists (select 1 from secret s where s.person = p.id and s.kind = '{PIN}') end as has_secret"
    " from person p left join attempt a on a.person = p.id"
    " where p.left is null and p.merged_into is null and p.role in ('tech', 'lead', 'advisor') order by p.folded, p.pk"
)
_HEAD_LINES = text(
    "select distinct s.id as at, h.seq, h.hash from head d join history h on h.seq = d.seq"
    " join station s on s.pk = h.station"
)
_MAKE, _RETIRE = "make key", "retire key"
_KEY_LINES = text(f"select distinct subject from history where noun = 'key' and action = '{_MAKE}'")
_RETIRE_LINES = text(f"select seq, subject from history where noun = 'key' and action = '{_RETIRE}' order by seq")


# Sign-in


def names(connection: Connection, now: datetime) -> list[SignInName]:
    """Everybody who may sign in, by name, with the wait that is on."""
    found = []
    for row in connection.execute(_NAMES):
        role = Role(row.role)
        tries = _tries(row) if row.failures is not None else None
        wait = blocking(tries, now)
        until = wait.until if wait else None
        found.append(SignInName(UUID(bytes=row.id), row.shown, role, bool(row.has_secret), until))
    return found


def verifier(connection: Connection, person: UUID) -> str:
    """The argon2id string of a PIN; empty when none is set."""
    query = select(_SECRET.c.verifier).where(_SECRET.c.person == person.bytes, _SECRET.c.kind == PIN)
    return connection.execute(query).scalar() or ""


def set_secret(connection: Connection, person: UUID, kind: str, verifier: str, now: datetime) -> None:
    """How somebody signs in from now on. An earlier secret is gone, and the wrong tries at it with it."""
    connection.execute(delete(_SECRET).where(_SECRET.c.person == person.bytes))
    values = {"kind": kind, "verifier": verifier, "changed": milliseconds(now)}
    connection.execute(insert(_SECRET).values(person=person.bytes, **values))
    forget_tries(connection, person)


def tries(connection: Connection, person: UUID) -> Tries | None:
    """Tries since the last right one."""
    row = connection.execute(select(_ATTEMPT).where(_ATTEMPT.c.person == person.bytes)).first()
    return _tries(row) if row else None


def keep_tries(connection: Connection, person: UUID, kept: Tries) -> None:
    """Writes the tries down."""
    forget_tries(connection, person)
    values = {
        "failures": kept.failures,
        "since": milliseconds(kept.since),
        "blocked_until": milliseconds(kept.until),
    }
    connection.execute(insert(_ATTEMPT).values(person=person.bytes, **values))


def forget_tries(connection: Connection, person: UUID) -> None:
    """A right secret ends the count."""
    connection.execute(delete(_ATTEMPT).where(_ATTEMPT.c.person == person.bytes))


def _tries(row: Any) -> Tries:
    return Tries(row.failures, moment(row.since), moment(row.blocked_until))


# Root record and keys


def add_root(connection: Connection, root: Root) -> None:
    """Writes the root record; a desk has one."""
    connection.execute(
        insert(_ROOT).values(
            pk=1,
            record=root.record.statement().decode(),
            advisor_signature=root.advisor_signature,
            recovery_signature=root.recovery_signature,
        )
    )


def had_root(connection: Connection) -> bool:
    """Whether this desk has a root record or history tells that it had one."""
    line = select(_HISTORY.c.seq).where(_HISTORY.c.noun == "desk", _HISTORY.c.action == "make root").limit(1)
    return (
        connection.execute(select(_ROOT.c.pk)).first() is not None
        or connection.execute(select(_KEY.c.pk).limit(1)).first() is not None
        or connection.execute(line).first() is not None
    )


def add_key(connection: Connection, key: AdvisorKey) -> None:
    """Writes a new key with its certificate."""
    connection.execute(
        insert(_KEY).values(
            id=key.id.bytes,
            person=key.person.bytes,
            signing_public=key.signing_public,
            exchange_public=key.exchange_public,
            wrapped=key.wrapped,
            recovery_wrapped=key.recovery_wrapped,
            certified_by=key.certified_by.bytes if key.certified_by else None,
            replaces=key.replaces.bytes if key.replaces else None,
            position=key.position,
            created=key.created,
            certificate=key.certificate,
        )
    )


def rewrap(connection: Connection, key: UUID, wrapped: bytes) -> None:
    """Replaces the wrapped private halves of a key (its passphrase was changed)."""
    connection.execute(update(_KEY).where(_KEY.c.id == key.bytes).values(wrapped=wrapped))


def add_retirement(connection: Connection, retirement: Retirement) -> None:
    """Keeps that a key counts no more."""
    connection.execute(
        insert(_RETIREMENT).values(
            id=retirement.id.bytes,
            key=retirement.key.bytes,
            signer=retirement.signer.bytes if retirement.signer else None,
            position=retirement.position,
            reason=retirement.reason,
            created=retirement.created,
            signature=retirement.signature,
        )
    )


def trust(connection: Connection) -> Trust:
    """What of the root record, keys and retirements is to be believed.

    A key is believed only with its line of history, so that a retired one cannot certify another one at a line before
    its end; and a key that history tells was retired is, also when what was signed about it is gone.
    """
    about = desk_store.about(connection)
    desk = about[0] if about else UUID(int=0)
    keys = _keys(connection)
    lines = _lines_about(connection, keys)
    placed = [key for key in keys if (key.position + 1, key.id, _MAKE) in lines]
    weighed = weigh(desk, _root(connection), placed, _retirements(connection))
    trusted = dict(weighed.trusted)
    for seq, key, action in sorted(lines):
        if action == _RETIRE and key in trusted and trusted[key].retired_at is None:
            trusted[key] = replace(trusted[key], retired_at=seq)
    return replace(weighed, keys=tuple(keys), trusted=trusted)


def _lines_about(connection: Connection, keys: list[AdvisorKey]) -> set[tuple[int, UUID, str]]:
    """Number, key and action of every line about these keys."""
    query = select(_HISTORY.c.seq, _HISTORY.c.subject, _HISTORY.c.action).where(
        _HISTORY.c.subject.in_([key.id.bytes for key in keys]),
        _HISTORY.c.noun == "key",
        _HISTORY.c.action.in_((_MAKE, _RETIRE)),
    )
    return {(row.seq, _id(row.subject), row.action) for row in connection.execute(query)}


def _root(connection: Connection) -> Root | None:
    row = connection.execute(select(_ROOT)).first()
    record = read_root(row.record) if row else None
    return Root(record, row.advisor_signature, row.recovery_signature) if row and record else None


def _keys(connection: Connection) -> list[AdvisorKey]:
    """Every key that can be read; a row of wrong shape is no key, and `faults` tells of it."""
    found = []
    for row in connection.execute(select(_KEY).order_by(_KEY.c.pk)):
        with contextlib.suppress(ValueError, TypeError):
            found.append(
                AdvisorKey(
                    id=_id(row.id),
                    person=_id(row.person),
                    signing_public=bytes(memoryview(row.signing_public)),
                    exchange_public=bytes(memoryview(row.exchange_public)),
                    wrapped=bytes(memoryview(row.wrapped)),
                    recovery_wrapped=bytes(memoryview(row.recovery_wrapped)),
                    certified_by=_id(row.certified_by) if row.certified_by else None,
                    replaces=_id(row.replaces) if row.replaces else None,
                    position=operator.index(row.position),
                    created=operator.index(row.created),
                    certificate=bytes(memoryview(row.certificate)),
                )
            )
    return found


def _retirements(connection: Connection) -> list[Retirement]:
    """Every retirement that can be read; none in a file of an older schema, which has no table for them."""
    found: list[Retirement] = []
    if not inspect(connection).has_table(_RETIREMENT.name):
        return found
    for row in connection.execute(select(_RETIREMENT).order_by(_RETIREMENT.c.pk)):
        with contextlib.suppress(ValueError, TypeError, AttributeError):
            found.append(
                Retirement(
                    id=_id(row.id),
                    key=_id(row.key),
                    signer=None if row.signer is None else _id(row.signer),
                    position=operator.index(row.position),
                    reason=_text(row.reason),
                    created=operator.index(row.created),
                    signature=bytes(memoryview(row.signature)),
                )
            )
    return found


def _id(value: Any) -> UUID:
    """An id of a row; raises TypeError or ValueError for what is none, text of 16 letters too."""
    return UUID(bytes=bytes(memoryview(value)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("this is no text")
    return value


# Signed heads


def add_head(connection: Connection, station: int, head: Head) -> None:
    """Keeps a signed head; `station` is the local number of the station it names."""
    connection.execute(
        insert(_HEAD).values(
            station=station,
            seq=head.seq,
            hash=head.hash,
            key=head.key.bytes,
            signed=head.time,
            signature=head.signature,
        )
    )


def heads(connection: Connection) -> list[Head]:
    """All signed heads that can be read, oldest first."""
    return list(_heads_from(connection, 0))


def _heads_from(connection: Connection, seq: int) -> Iterator[Head]:
    """Signed heads of this line and later ones, oldest first."""
    query = select(_HEAD, _STATION.c.id.label("at")).join(_STATION, _STATION.c.pk == _HEAD.c.station)
    for row in connection.execute(query.where(_HEAD.c.seq >= seq).order_by(_HEAD.c.seq, _HEAD.c.pk)):
        with contextlib.suppress(ValueError, TypeError):
            hash, signature = bytes(memoryview(row.hash)), bytes(memoryview(row.signature))
            at, key = _id(row.at), _id(row.key)
            yield Head(at, operator.index(row.seq), hash, operator.index(row.signed), key, signature)


def loose(connection: Connection, believed: Trust) -> set[UUID]:
    """Keys that were retired or replaced, and no head that somebody else signed since stands over where.

    Whoever still holds such a key could write history up to its end anew and sign it with dates of before. Who retired
    their own key is taken at their word.
    """
    ended = {id: t for id, t in believed.trusted.items() if t.retired_at is not None}
    return {id for id, one in ended.items() if not _ends_under_a_head(connection, believed, one)}


def _ends_under_a_head(connection: Connection, believed: Trust, one: Trusted) -> bool:
    if one.retirement and one.retirement.signer == one.key.id:
        return True
    later = (head for head in _heads_from(connection, one.retired_at or 0) if head.key != one.key.id)
    return any(head_valid(believed, h) and holds(connection, h.station, h.seq, h.hash) for h in later)


def holds(connection: Connection, station: UUID, seq: int, hash: bytes) -> bool:
    """Whether the file's line of this station and number has this hash."""
    number = next((s[0] for s in desk_store.stations(connection) if s[1] == station), None)
    return number is not None and desk_store.has_line(connection, number, seq, hash)


def last_head(connection: Connection) -> Head | None:
    """The newest head with a good signature whose line stands in history unchanged: how far `verify` can promise."""
    believed = trust(connection)
    good = (h for h in reversed(heads(connection)) if head_valid(believed, h))
    return next((h for h in good if holds(connection, h.station, h.seq, h.hash)), None)


# What verify finds


def _other_desk(source: Source) -> str:
    return {
        Source.COMPUTER: tr("This is not the desk this computer remembers."),
        Source.GIVEN: tr("This is not the desk that was meant."),
        Source.STICK: tr("This is not the desk the stick was written for."),
    }[source]


def _other_root(source: Source) -> str:
    return {
        Source.COMPUTER: tr("The root record is not the one this computer remembers."),
        Source.GIVEN: tr("The root record is not the one whose fingerprint was given."),
        Source.STICK: tr("The root record is not the one the stick remembers."),
    }[source]


def _other_line(source: Source, seq: int) -> str:
    return {
        Source.COMPUTER: tr("Line {seq} of history, remembered on this computer, is missing or was changed.", seq=seq),
        Source.GIVEN: tr("Line {seq} of history, given to check against, is missing or was changed.", seq=seq),
        Source.STICK: tr("Line {seq} of history, kept on the stick, is missing or was changed.", seq=seq),
    }[source]


def remembered(pinned: Pinned) -> Expected:
    """What this computer remembers, as something to hold a file against."""
    return Expected(Source.COMPUTER, pinned.desk, pinned.fingerprint, pinned.seq, pinned.hash, pinned.station)


def against(connection: Connection, expected: Expected) -> list[Fault]:
    """Holds the file against what was remembered outside it; empty when nothing went back or was replaced."""
    believed = trust(connection)
    if expected.desk not in (None, believed.desk):
        return [Fault("desk", _other_desk(expected.source))]
    found = []
    if expected.fingerprint and believed.fingerprint != expected.fingerprint:
        found.append(Fault("root", _other_root(expected.source)))
    if expected.seq and not _stands(connection, expected):
        found.append(Fault("head", _other_line(expected.source, expected.seq), expected.seq))
    return found


def _stands(connection: Connection, expected: Expected) -> bool:
    if expected.station:
        return holds(connection, expected.station, expected.seq, expected.hash)
    return any(
        desk_store.has_line(connection, number, expected.seq, expected.hash)
        for number, _, _ in desk_store.stations(connection)
    )


def faults(connection: Connection) -> list[Fault]:
    """What is wrong with root record, keys and signed heads, each told in a sentence."""
    believed = trust(connection)
    found = [*_key_faults(connection, believed), *_retirement_faults(connection, believed)]
    signed = heads(connection)
    if _count(connection, _HEAD) != len(signed):
        found.append(Fault("head", tr("A signed head cannot be read.")))
    there = {(row.at, row.seq, row.hash) for row in connection.execute(_HEAD_LINES)}
    for head in signed:
        if not head_valid(believed, head):
            found.append(
                Fault("head", tr("The signature under line {seq} is not an advisor's.", seq=head.seq), head.seq)
            )
        elif (head.station.bytes, head.seq, head.hash) not in there:
            found.append(
                Fault("head", tr("Line {seq} of history is not the one an advisor signed.", seq=head.seq), head.seq)
            )
    return found


def _key_faults(connection: Connection, believed: Trust) -> Iterator[Fault]:
    if believed.root is None and had_root(connection):
        yield Fault("root", tr("The root record is missing or was changed, so no advisor's key can be believed."))
    if _count(connection, _KEY) != len(believed.keys):
        yield Fault("key", tr("A key cannot be read."))
    for key in believed.keys:
        if not _made_at(connection, key):
            yield Fault("key", tr("A key is not where history says it was made."), key.position + 1, key.id)
        elif key.id not in believed.trusted:
            yield Fault("key", tr("A key is not certified by an advisor of this desk."), subject=key.id)
    listed = {key.id for key in believed.keys}
    for (raw,) in connection.execute(_KEY_LINES):
        if _id(raw) not in listed:
            yield Fault("key", tr("A key that history tells of is missing."), subject=_id(raw))


def _retirement_faults(connection: Connection, believed: Trust) -> Iterator[Fault]:
    every = (*believed.retirements, *believed.doubtful)
    if inspect(connection).has_table(_RETIREMENT.name) and _count(connection, _RETIREMENT) != len(every):
        yield Fault("key", tr("What tells that a key was retired cannot be read."))
    for one in believed.doubtful:
        yield Fault(
            "key", tr("A key was retired by nobody who could, or what tells of it was changed."), subject=one.key
        )
    lines = {seq: _id(raw) for seq, raw in connection.execute(_RETIRE_LINES)}
    for one in believed.retirements:
        if lines.get(one.position) != one.key:
            said = tr("A key was not retired where history says.")
            yield Fault("key", said, one.position, one.key)
    unheld = loose(connection, believed)
    for one in believed.retirements:
        if one.key in unheld:
            said = tr("No signed head stands over the retirement of a key any more, so nothing it signed counts.")
            yield Fault("key", said, one.position, one.key)
    told = {(one.position, one.key) for one in believed.retirements}
    for seq, key in lines.items():
        if (seq, key) not in told:
            gone = tr(
                "Line {seq} of history tells that a key was retired, but nothing in the file says so any more.", seq=seq
            )
            yield Fault("key", gone, seq, key)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _made_at(connection: Connection, key: AdvisorKey) -> bool:
    line = select(_HISTORY.c.subject, _HISTORY.c.action).where(_HISTORY.c.seq == key.position + 1)
    row = connection.execute(line).first()
    return row is not None and row.subject == key.id.bytes and row.action == _MAKE
