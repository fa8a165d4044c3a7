"""The desk file as a SQLite database: how it is opened, read and written.

One `Database` is one connection, used by one thread at a time. Reading happens in a short snapshot; every write begins
with BEGIN IMMEDIATE, because a deferred transaction that reads first and writes later fails at once when another
process wrote in between, whatever busy_timeout says. synchronous=FULL makes an answered write survive a power cut.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from trellis.rules.errors import Trouble
from trellis.rules.language import tr

BUSY_MS = 5_000


class DiskFull(Trouble):
    """There is no room for what was to be written."""

    kind = "disk full"

    def __init__(self) -> None:
        super().__init__(
            tr("The disk is full, so this could not be saved."),
            tr("Everything saved before is safe and what you typed is still on the screen."),
            tr("Free some space on this computer, then try again."),
        )


class DiskTrouble(Trouble):
    """The disk refused to read or write (a stick was taken out, a cable is loose, the disk is failing)."""

    kind = "disk"

    def __init__(self, detail: str) -> None:
        super().__init__(
            tr("The disk did not answer: {detail}.", detail=detail[:200]),
            tr("This was not saved; everything saved before is left as it was."),
            tr("Check that the disk is there and try again. If it stays like this, make a backup to another disk."),
        )


class Busy(Trouble):
    """Another process held the desk file longer than we wait."""

    kind = "held"

    def __init__(self) -> None:
        super().__init__(
            tr("Another program is writing to the desk file just now."),
            tr("Nothing was changed and nothing is lost."),
            tr("Try again in a moment. If it stays like this, close other copies of Trellis."),
        )


class Broken(Trouble):
    """The file is damaged or is not a desk."""

    kind = "corrupt"

    def __init__(self, detail: str) -> None:
        super().__init__(
            tr("The desk file cannot be read: {detail}.", detail=detail[:200]),
            tr("Nothing was written to it."),
            tr("Restore the newest backup; the damaged file is kept beside it."),
        )


class ReadOnly(Trouble):
    """The file or its folder cannot be written."""

    kind = "read-only"

    def __init__(self) -> None:
        super().__init__(
            tr("The desk file cannot be written here."),
            tr("Nothing is lost; everything saved before is in the file."),
            tr("Ask whoever looks after this computer for permission to write to the folder."),
        )


_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})
_DAMAGED = frozenset({sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS})


def trouble_of(error: sqlite3.Error) -> Trouble | None:
    """What a SQLite error means for a person; None when it is a bug of ours."""
    exact = getattr(error, "sqlite_errorcode", 0)
    code = exact & 0xFF
    if exact in _NO_ROOM:
        return DiskFull()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy()
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or exact in _DAMAGED:
        return Broken(str(error))
    if code == sqlite3.SQLITE_IOERR:
        return DiskTrouble(str(error))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ReadOnly()
    return None


def trouble_of_system(error: OSError) -> Trouble:
    """What the system's refusal to read or write a file means for a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly()
    return DiskTrouble(error.strerror or str(error))


@contextmanager
def told() -> Iterator[None]:
    """Turns SQLite's errors that people can act on into `Trouble`; lets bugs pass."""
    try:
        yield
    except DBAPIError as error:
        trouble = trouble_of(error.orig) if isinstance(error.orig, sqlite3.Error) else None
        if trouble is None:
            raise
        raise trouble from error
    except sqlite3.Error as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error


class Database:
    """One open desk file.

    `synchronous` is FULL except in measurements and while a sample is made; `busy_ms` is how long a write waits.
    """

    def __init__(self, path: Path, *, synchronous: str = "FULL", busy_ms: int = BUSY_MS) -> None:
        self.path = path
        self._after_close: list[Callable[[], None]] = []
        self._busy = False
        self._undone = 0
        # No URL with the path in it: a folder may be called "50% #1?".
        self._engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: _connect(path, synchronous, busy_ms),
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
        with told():
            self._connection = self._engine.connect()

    def read(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment of the desk. Inside a write it is that write's own view."""
        return nullcontext(self._connection) if self._busy else self._transaction("BEGIN")

    def write(self) -> AbstractContextManager[Connection]:
        """A connection that alone may write, until the block ends: then all of it is durable, or none."""
        return self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        driver = self.raw
        with told():
            driver.execute(begin)
            self._busy = True
            try:
                yield self._connection
                driver.execute("COMMIT")
            except BaseException:
                self._undone += 1
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
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

    def mark(self, elsewhere: int | None = None) -> tuple[int, int, int]:
        """Equal to an earlier one when nothing was written between the two, and nothing that was written taken back.

        Taken in a transaction, whose moment it belongs to. After a write of one's own it is taken with what
        `written_elsewhere` was in that write: behind its end another process may have written already.
        """
        other = self.written_elsewhere() if elsewhere is None else elsewhere
        return other, self.raw.total_changes, self._undone

    def after_close(self, action: Callable[[], None]) -> None:
        """Have `action` called once the file is closed (the note of who has it open is taken back there)."""
        self._after_close.append(action)

    def close(self) -> None:
        """Closes the file; closing twice is the same as once."""
        self._connection.close()
        self._engine.dispose()
        while self._after_close:
            self._after_close.pop()()


def _connect(path: Path, synchronous: str, busy_ms: int) -> sqlite3.Connection:
    driver = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000, cached_statements=256
    )
    try:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute("PRAGMA journal_mode=WAL")
        driver.execute(f"PRAGMA synchronous={'OFF' if synchronous == 'OFF' else 'FULL'}")
        driver.execute("PRAGMA secure_delete=ON")
        driver.execute("PRAGMA cache_size=-16000")
    except BaseException:
        driver.close()
        raise
    return driver
