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
    f"{_LINE} where (h.subject = :id or h.subject in (select id from entry where ticket = :id union all"
    " select id from helper where ticket = :id union all select id from work where ticket = :id))"
    " and h.noun in ('ticket', 'entry', 'helper', 'work') order by h.seq desc limit :most"
)
_EARLIER = text("select 1 from history where subject = :id and noun = :noun and seq < :seq limit 1")
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
    """Lines about a ticket and what belongs to it, newest first; nothing for the id of anything else."""
    return [line(row) for row in connection.execute(_AROUND, {"id": ticket.bytes, "most": most})]


def is_making(connection: Connection, line: Line) -> bool:
    """Whether this line is the first about its subject: then it tells of its making."""
    values = {"id": line.subject.bytes, "noun": line.noun, "seq": line.seq}
    return connection.execute(_EARLIER, values).first() is None


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
