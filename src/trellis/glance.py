"""A quick look into a desk file before the store is loaded: the names for the first paint.

Plain sqlite3, read-only, nothing is created or locked for long. Whatever is wrong with the file, the answer is None and
the window paints without names; the store then says what is wrong. What is shown here is replaced by the store's answer
a moment later.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from trellis.rules.people import Role
from trellis.rules.sign_in import SignInName

HEADER = b"SQLite format 3\x00"
APPLICATION_ID = b"TRLS"
_ID_AT = 68

_DESK = "select name from desk"
_STATIONS = "select id, letter from station order by pk"
_NAMES = (
    "select p.id, p.shown, p.role, s.kind = case p.role when 'advisor' then 'passphrase' else 'pin' end"
    " from person p left join secret s on s.person = p.id where p.left is null and p.merged_into is null"
    " and p.role in ('tech', 'lead', 'advisor') order by p.folded, p.pk"
)


@dataclass(frozen=True, slots=True)
class Glance:
    """The desk's name, this computer's station letter, and who may sign in."""

    desk: str
    letter: str
    names: tuple[SignInName, ...]


def glance(path: Path) -> Glance | None:
    """What the first page shows of the desk at `path`; None when that cannot be told."""
    with suppress(OSError, sqlite3.Error, ValueError, TypeError, IndexError):
        if not _looks_like_a_desk(path):
            return None
        with closing(_connect(path)) as connection:
            names = [
                SignInName(UUID(bytes=id_), shown, Role(role), bool(secret))
                for id_, shown, role, secret in connection.execute(_NAMES)
            ]
            stations = {id_.hex(): letter for id_, letter in connection.execute(_STATIONS)}
            (desk,) = connection.execute(_DESK).fetchone()
        letter = stations.get(_own_station(path)) or list(stations.values())[-1]
        return Glance(str(desk), str(letter), tuple(names))
    return None


def _looks_like_a_desk(path: Path) -> bool:
    if not path.is_file():  # opening a pipe would wait for ever
        return False
    with path.open("rb") as file:
        header = file.read(100)
    return header.startswith(HEADER) and header[_ID_AT : _ID_AT + 4] == APPLICATION_ID


def _connect(path: Path) -> sqlite3.Connection:
    # Without a log nobody is writing, and `immutable` keeps SQLite from making files beside the desk.
    still = "" if _has_log(path) else "&immutable=1"
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro{still}", uri=True, timeout=0.05)


def _has_log(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def _own_station(path: Path) -> str:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        return str(json.loads(path.with_name(path.name + ".station").read_text(encoding="utf-8"))["station"])
    return ""
