"""Reading history."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from trellis.rules.history import Line

_LINE = (
    "select h.seq, s.id as station, h.intent, h.stamp, h.actor, h.noun, h.subject, h.action, h.changes, h.salt,"
    " h.commitment, h.hash from history h join station s on s.pk = h.station "
)
_AROUND = text(
    f"{_LINE} where h.subject = :id or h.subject in (select id from entry where ticket = :id union all"
    " select id from helper where ticket = :id union all select id from work where ticket = :id)"
    " order by h.seq desc limit :most"
)
_FROM = text(f"{_LINE} where h.seq >= :seq order by h.seq limit :most")


def line(row: Any) -> Line:
    """A line of history from its columns."""
    changes = None if row.changes is None else {k: (v[0], v[1]) for k, v in json.loads(row.changes).items()}
    return Line(
        seq=row.seq,
        station=UUID(bytes=row.station),
        intent=UUID(bytes=row.intent),
        stamp=row.stamp,
        actor=UUID(bytes=row.actor) if row.actor else None,
        noun=row.noun,
        subject=UUID(bytes=row.subject),
        action=row.action,
        changes=changes,
        salt=row.salt,
        commitment=row.commitment,
        hash=row.hash,
    )


def around(connection: Connection, ticket: UUID, *, most: int = 500) -> list[Line]:
    """Lines about a ticket and what belongs to it, newest first."""
    return [line(row) for row in connection.execute(_AROUND, {"id": ticket.bytes, "most": most})]


def of_intent(connection: Connection, intent: UUID, seq: int) -> list[Line]:
    """The lines of one intent, which stand together from `seq` on."""
    found: list[Line] = []
    while True:
        start = found[-1].seq + 1 if found else seq
        rows = [line(r) for r in connection.execute(_FROM, {"seq": start, "most": 500})]
        same = [r for r in rows if r.intent == intent]
        found += same
        if len(same) < 500:
            return found
