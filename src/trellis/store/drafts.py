"""Words not yet sent: one draft for each author and place, kept through a lock and a crash."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from trellis.store.tables import DraftRow

_DRAFT = DraftRow.__table__  # type: ignore[attr-defined]


def save(connection: Connection, person: UUID, place: str, words: str, now_ms: int) -> None:
    """Keeps a draft; empty words forget it."""
    own = (_DRAFT.c.person == person.bytes) & (_DRAFT.c.place == place)
    connection.execute(delete(_DRAFT).where(own))
    if words.strip():
        row = {"person": person.bytes, "place": place, "text": words, "updated": now_ms}
        connection.execute(insert(_DRAFT).values(row))


def of(connection: Connection, person: UUID) -> dict[str, str]:
    """A person's drafts by place."""
    query = select(_DRAFT.c.place, _DRAFT.c.text).where(_DRAFT.c.person == person.bytes)
    return {row.place: row.text for row in connection.execute(query)}
