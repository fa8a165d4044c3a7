"""The desk file as a SQLite database: how it is opened, read and written.

One `Database` is one connection, used by one thread at a time. Reading happens in a short snapshot; every write begins
with BEGIN IMMEDIATE, because a deferred transaction that reads first and writes later fails at once when another
process wrote in between, whatever busy_timeout says. synchronous=FULL makes an answered write survive a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from trellis.rules.errors import Trouble

BUSY_MS = 5_000

DISK_FULL = Trouble(
    "The disk is full, so this could not be saved.",
    "Everything saved before is safe and what you typed is still on the screen.",
    "Free some space on this computer, then try again.",
)


class Busy(Trouble):
    """Another process held the desk file longer than we wait."""

    def __init__(self) -> None:
        super().__init__(
            "Another program is writing to the desk file just now.",
            "Nothing was changed and nothing is lost.",
            "Try again in a moment. If it stays like this, close other copies of Trellis.",
        )


class Broken(Trouble):
    """The file is damaged or is not a desk."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The desk file cannot be read: {detail[:200]}.",
            "Nothing was written to it.",
            "Restore the newest backup; the damaged file is kept beside it.",
        )


class ReadOnly(Trouble):
    """The file or its folder cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            "The desk file cannot be written here.",
            "Nothing is lost; everything saved before is in the file.",
            "Ask whoever looks after this computer for permission to write to the folder.",
        )


def _trouble(error: sqlite3.Error) -> Trouble | None:
    """What a SQLite error means for a person; None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy()
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return DISK_FULL if code == sqlite3.SQLITE_FULL else Broken(str(error))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Broken(str(error))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ReadOnly()
    return None


@contextmanager
def told() -> Iterator[None]:
    """Turns SQLite's errors that people can act on into `Trouble`; lets bugs pass."""
    try:
        yield
    except DBAPIError as error:
        trouble = _trouble(error.orig) if isinstance(error.orig, sqlite3.Error) else None
        if trouble is None:
            raise
        raise trouble from error
    except sqlite3.Error as error:
        trouble = _trouble(error)
        if trouble is None:
            raise
        raise trouble from error


class Database:
    """One open desk file. `synchronous` is FULL except in measurements."""

    def __init__(self, path: Path, *, synchronous: str = "FULL") -> None:
        self.path = path
        self._engine = create_engine(
            f"sqlite+pysqlite:///{path}",
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
            connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000, "cached_statements": 256},
        )
        event.listen(self._engine, "connect", _prepare(synchronous))
        self._busy = False
        with told():
            self._connection = self._engine.connect()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment of the desk. Inside a write it is that write's own view."""
        if self._busy:
            yield self._connection
            return
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that alone may write, until the block ends: then all of it is durable, or none."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection = self._connection
        with told():
            connection.exec_driver_sql(begin)
            self._busy = True
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                if self.raw.in_transaction:
                    connection.exec_driver_sql("ROLLBACK")
                raise
            finally:
                self._busy = False

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's own connection, for what SQLAlchemy has no words for (backup, checks)."""
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver

    def written_elsewhere(self) -> int:
        """A number that changes when another process writes (PRAGMA data_version, about 3 microseconds)."""
        return int(self.raw.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


def _prepare(synchronous: str):  # type: ignore[no-untyped-def]
    def prepare(driver: sqlite3.Connection, _: object) -> None:
        driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute("PRAGMA journal_mode=WAL")
        driver.execute(f"PRAGMA synchronous={'OFF' if synchronous == 'OFF' else 'FULL'}")
        driver.execute("PRAGMA secure_delete=ON")
        driver.execute("PRAGMA cache_size=-16000")

    return prepare
