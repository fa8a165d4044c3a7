"""The third schema: projects, what is handed in of them, what advisors decide and sign, and keys that were retired."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    "create table retirement (pk integer primary key, id blob not null, key blob not null, signer blob,"
    " position integer not null, reason text not null, created integer not null, signature blob not null)",
)


def up(connection: sqlite3.Connection) -> None:
    """Adds it all; `connection` is inside a transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
