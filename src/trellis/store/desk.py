"""The desk's own row, its stations and settings."""

from __future__ import annotations

import json
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, text, update

from trellis.rules.desk import Settings
from trellis.rules.tickets import Impact, Priority, Urgency
from trellis.store.tables import DeskRow, HistoryRow, StationRow

_DESK = DeskRow.__table__  # type: ignore[attr-defined]
_STATION = StationRow.__table__  # type: ignore[attr-defined]
_HISTORY = HistoryRow.__table__  # type: ignore[attr-defined]
_LINE = select(_HISTORY.c.seq, _HISTORY.c.hash)
_ABOUT = select(_DESK.c.id, _DESK.c.name, _DESK.c.settings)
_SETTINGS = select(_DESK.c.settings)
_COUNT_ON = (
    update(_STATION)
    .where(_STATION.c.pk == bindparam("at"))
    .values(counter=_STATION.c.counter + bindparam("more"))
    .returning(_STATION.c.counter)
)


def settings_to_text(settings: Settings) -> str:
    """Settings as JSON text."""
    return json.dumps(
        {
            "lock_minutes": settings.lock_minutes,
            "categories": list(settings.categories),
            "priorities": [[u.value, i.value, p.value] for (u, i), p in settings.priorities.items()],
            "backup_folder": settings.backup_folder,
            "reminder_days": settings.reminder_days,
            "questions": list(settings.questions),
        },
        ensure_ascii=False,
    )


@lru_cache(maxsize=4)
def settings_from_text(text: str) -> Settings:
    """Settings from JSON text; what is missing has its default. Every intake asks, and the text seldom changes."""
    raw: dict[str, Any] = json.loads(text)
    plain = Settings()
    table = {(Urgency(u), Impact(i)): Priority(p) for u, i, p in raw.get("priorities", [])}
    return Settings(
        lock_minutes=raw.get("lock_minutes", plain.lock_minutes),
        categories=tuple(raw.get("categories", plain.categories)),
        priorities=MappingProxyType({**plain.priorities, **table}),
        backup_folder=raw.get("backup_folder", plain.backup_folder),
        reminder_days=raw.get("reminder_days", plain.reminder_days),
        questions=tuple(raw.get("questions", plain.questions)),
    )


def create(connection: Connection, id: UUID, name: str, now_ms: int) -> None:
    """Makes the desk's row; a file holds one desk."""
    connection.execute(
        insert(_DESK).values(pk=1, id=id.bytes, name=name, settings=settings_to_text(Settings()), created=now_ms)
    )


def about(connection: Connection) -> tuple[UUID, str, Settings] | None:
    """Id, name and settings of the desk; None in a file that holds none yet."""
    row = connection.execute(_ABOUT).first()
    return None if row is None else (UUID(bytes=row.id), row.name, settings_from_text(row.settings))


def settings(connection: Connection) -> Settings:
    """What the advisor decided for the desk; as Trellis comes in a file that holds no desk yet."""
    row = connection.execute(_SETTINGS).first()
    return Settings() if row is None else settings_from_text(row.settings)


def rename(connection: Connection, name: str) -> None:
    """Gives the desk another name."""
    connection.execute(update(_DESK).values(name=name))


def save_settings(connection: Connection, settings: Settings) -> None:
    """Writes all settings."""
    connection.execute(update(_DESK).values(settings=settings_to_text(settings)))


def add_station(connection: Connection, id: UUID, letter: str, now_ms: int, cites: bytes | None = None) -> int:
    """Adds a station; returns its local number."""
    made = connection.execute(
        insert(_STATION).values(id=id.bytes, letter=letter, counter=0, cites=cites, created=now_ms)
    )
    count_past_numbers(connection)
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def stations(connection: Connection) -> list[tuple[int, UUID, str]]:
    """Local number, id and letter of every station, oldest first."""
    rows = connection.execute(select(_STATION.c.pk, _STATION.c.id, _STATION.c.letter).order_by(_STATION.c.pk))
    return [(r.pk, UUID(bytes=r.id), r.letter) for r in rows]


def unused(connection: Connection, station: int) -> bool:
    """Whether nothing was ever written with a station: no number issued, no line in history."""
    counter = connection.execute(select(_STATION.c.counter).where(_STATION.c.pk == station)).scalar()
    return counter == 0 and newest_line(connection, station)[0] == 0


def newest_line(connection: Connection, station: int) -> tuple[int, bytes]:
    """Number and hash of the newest line of a station; 0 and nothing where it has none."""
    row = connection.execute(
        _LINE.where(_HISTORY.c.station == station).order_by(_HISTORY.c.seq.desc()).limit(1)
    ).first()
    return (row.seq, row.hash) if row else (0, b"")


def newest_head(connection: Connection) -> bytes | None:
    """Hash of the newest line of the file, which a new station cites."""
    return connection.execute(select(_HISTORY.c.hash).order_by(_HISTORY.c.seq.desc()).limit(1)).scalar()


def has_line(connection: Connection, station: int, seq: int, hash: bytes) -> bool:
    """Whether a station's line of this number has this hash."""
    row = connection.execute(_LINE.where(_HISTORY.c.seq == seq, _HISTORY.c.station == station)).first()
    return row is not None and row.hash == hash


def next_number(connection: Connection, station: int, letter: str, count: int = 1) -> str:
    """The first of `count` new ticket numbers of this station, for example B-0142."""
    counter = connection.execute(_COUNT_ON, {"at": station, "more": count}).scalar_one()
    return f"{letter}-{counter - count + 1:04d}"


def count_past_numbers(connection: Connection) -> None:
    """Lets every station go on after the highest number with its letter: tickets of another desk may have brought some.

    Numbers longer than a desk issues do not count.
    """
    connection.execute(_PAST)


_HIGHEST = (
    "(select max(cast(substr(t.number, length(letter) + 2) as integer)) from ticket t"
    " where rtrim(t.number, '0123456789') = letter || '-'"
    " and length(t.number) between length(letter) + 2 and length(letter) + 7)"
)
_PAST = text(f"update station set counter = {_HIGHEST} where counter < {_HIGHEST}")


def count_from(connection: Connection, station: int, counter: int) -> None:
    """Lets a station's ticket numbers go on after `counter` (for a desk filled with tickets that have numbers)."""
    connection.execute(update(_STATION).where(_STATION.c.pk == station).values(counter=counter))
