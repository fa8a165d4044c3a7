"""Copying a database into a new file of its own: what backups and restoring have in common.

A copy is one whole file without a log beside it. It is written without care and made durable at the end, because until
it is renamed it is worth nothing; it is checked as the disk gives it back, not as memory remembers it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from trellis.rules.errors import Cancelled
from trellis.rules.language import tr
from trellis.store import looking
from trellis.store.looking import Facts, Progress, Stop
from trellis.store.sqlite import Broken

SUFFIX = ".trellis"
STAMP = "%Y-%m-%d-%H%M%S"
_PAGES = 500


def copy(source: sqlite3.Connection, target: Path, progress: Progress | None, stop: Stop | None) -> None:
    """Copies a whole database into an empty file, as one file without a log. Raises Cancelled, sqlite3.Error."""

    def told(_: int, remaining: int, total: int) -> None:
        if stop and stop():
            raise Cancelled
        if progress:
            progress(total - remaining, total)

    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=OFF")
        source.backup(connection, pages=_PAGES, progress=told, sleep=0.05)
        connection.execute("PRAGMA journal_mode=DELETE")


def settle(copied: Path, like: Path) -> None:
    """Makes a copy durable, with the permissions of the file it is a copy of. Raises OSError."""
    with contextlib.suppress(OSError):
        copied.chmod(0o600 | like.stat().st_mode & 0o060)
    file = os.open(copied, os.O_RDWR)
    try:
        os.fsync(file)
        if hasattr(os, "posix_fadvise"):
            # So that the check reads what the disk holds, not what memory remembers.
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def check_copy(copied: Path, wanted: Facts | None, stop: Stop | None) -> Facts:
    """Checks every page, reference and table of a copy, and that it is in the state wanted. Raises Trouble."""
    with looking.reading(copied) as connection:
        version = looking.desk_version(connection, copied)
        looking.check_pages(connection, stop=stop)
        looking.check_schema(connection, version)
        found = looking.facts(connection)
    if wanted is not None and found != wanted:
        raise Broken(tr("lines of history: {found} instead of {wanted}", found=found.lines, wanted=wanted.lines))
    return found


def sync_folder(folder: Path) -> None:
    """Makes a rename in a folder durable, where the system has such a thing."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def free_name(folder: Path, stem: str, now: datetime) -> Path:
    """A name with this moment in it that no file has yet."""
    when = now.astimezone()
    while (path := folder / f"{stem}-{when.strftime(STAMP)}{SUFFIX}").exists():
        when += timedelta(seconds=1)
    return path


def remove(path: Path) -> None:
    """Takes a file and what SQLite puts beside it away, if they are there and let themselves be."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()
