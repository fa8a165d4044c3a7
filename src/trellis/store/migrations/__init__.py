"""Schema changes, in order, each in one transaction with its record (`PRAGMA user_version`).

Append only: a released step is never edited. No step imports table classes, which tell today's schema, not the one a
step was written for. Plain functions were chosen over Alembic: a desk is one SQLite file upgraded at start, and Alembic
alone would make the start a fifth slower.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from trellis.store.migrations import step_0001, step_0002, step_0003

STEPS: Sequence[Callable[[sqlite3.Connection], None]] = (step_0001.up, step_0002.up, step_0003.up)
NEWEST = len(STEPS)
APPLICATION_ID = 0x54524C53
"""`TRLS`, written into the file's header so that a desk is known from any other SQLite file."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of a file (0 for an empty one)."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> int:
    """Brings the file to the newest schema, step by step; returns how many steps were taken.

    `connection` is in autocommit mode. A step that fails leaves the file as it was before that step.
    """
    taken = 0
    for number in range(version_of(connection), NEWEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster.
            if version_of(connection) == number:
                STEPS[number](connection)
                connection.execute(f"PRAGMA user_version={number + 1}")
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                taken += 1
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return taken
