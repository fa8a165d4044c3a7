"""Inserts and updates that are put together by SQLAlchemy once; only their values are new each time.

SQLAlchemy looks a statement up by everything it is made of and sorts its values into it whenever it is run. For the
few statements of every change this took longer than SQLite takes to do them. What is run is SQLAlchemy's own SQL, on
its own connection, with its values bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Insert, Update
from sqlalchemy.dialects import sqlite


class Prepared:
    """A statement that writes two or more columns and gives no rows back. It is put together when it is first run."""

    def __init__(self, statement: Insert | Update, columns: Sequence[str]) -> None:
        """`columns` are what it writes; values it looks for have names of their own."""
        self._statement = statement
        self._columns = columns

    @cached_property
    def _ready(self) -> tuple[str, itemgetter[Any]]:
        compiled: Any = self._statement.compile(dialect=sqlite.dialect(), column_keys=self._columns)
        return compiled.string, itemgetter(*compiled.positiontup)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Does it once; returns how many rows it touched."""
        sql, in_order = self._ready
        return connection.exec_driver_sql(sql, in_order(values)).rowcount

    def run_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Does it once for each of these, of which there is at least one."""
        sql, in_order = self._ready
        connection.exec_driver_sql(sql, [in_order(values) for values in rows])
