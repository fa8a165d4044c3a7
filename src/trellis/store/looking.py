"""Looking at a desk file without changing it, its folder or anything in it.

Used before a desk is opened, on backups and on files of somebody else. A file without a write-ahead log is open
nowhere and is read as immutable, so that SQLite makes no file beside it; one with a log is opened read-only, because
what was saved last is in the log. Whatever is wrong with the file comes out as a `Trouble`, not as SQLite's error.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.language import tr
from trellis.store import migrations
from trellis.store.sqlite import BUSY_MS, Broken, DiskTrouble, trouble_of

MAGIC = b"SQLite format 3\x00"
Progress = Callable[[int, int], None]
"""Told how much is done of how much, as often as there is news."""
Stop = Callable[[], bool]
"""Asked now and then whether the person wants to stop."""

_STEP = 20_000
"""SQLite instructions between two looks at `Stop`: some milliseconds."""


class FileMissing(Trouble):
    kind = "missing"

    def __init__(self, path: Path) -> None:
        super().__init__(
            tr("There is no file {path}.", path=path),
            tr("Trellis wrote nothing and made no new desk."),
            tr("Choose where it is, or restore a backup."),
        )


class NotAFile(Trouble):
    kind = "not a file"

    def __init__(self, path: Path) -> None:
        super().__init__(
            tr("{path} is a folder or a device, not a desk file.", path=path),
            tr("Nothing was written to it."),
            tr("Choose the desk file; its name ends in .trellis."),
        )


class Unreadable(Trouble):
    kind = "unreadable"

    def __init__(self, path: Path) -> None:
        super().__init__(
            tr("This account may not read {path}.", path=path),
            tr("Nothing is lost; the file was not touched."),
            tr("Ask whoever looks after this computer for permission to read and write the desk's folder."),
        )


class NotADesk(Trouble):
    """The file is there and can be read, but it is no desk."""

    kind = "not a desk"

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            tr("{name} is not a desk: {why}.", name=path.name, why=why),
            tr("Nothing was written to it."),
            tr("Choose another file, or restore a backup of your desk."),
        )


class NotUtf8(Broken):
    """A text in the file is no text."""


class TooNew(Trouble):
    """The file was made by a newer Trellis, whose tables this one does not know."""

    kind = "too new"

    def __init__(self, path: Path, version: int) -> None:
        self.version = version
        super().__init__(
            tr(
                "{name} was made by a newer Trellis: its tables have version {version}, this Trellis knows up to"
                " {newest}.",
                name=path.name,
                version=version,
                newest=migrations.NEWEST,
            ),
            tr("Nothing was written to it."),
            tr("Install the newest Trellis on this computer, then open the desk again."),
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells one state of a desk from another: its schema, how many lines history has and the last one's hash."""

    version: int
    lines: int
    last: bytes


def require_file(path: Path) -> None:
    """Raises Trouble when there is no file that can be read and begins like a desk."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFile(path)
        with path.open("rb") as file:
            header = file.read(len(MAGIC))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path) from error
    except PermissionError as error:
        raise Unreadable(path) from error
    except OSError as error:
        raise DiskTrouble(error.strerror or str(error)) from error
    if header != MAGIC:
        raise NotADesk(path, tr("it does not begin like one") if header else tr("it is empty"))


@contextmanager
def reading(path: Path, *, busy_ms: int = BUSY_MS, strict: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that can only read. Errors of SQLite inside the block come out as Trouble.

    A text that is no UTF-8 comes with signs in place of what cannot be read, or, `strict`, as NotUtf8: that is faster.
    """
    mode = "mode=ro" if _log(path).exists() else "mode=ro&immutable=1"
    with telling():
        place = f"{path.absolute().as_uri()}?{mode}"
        connection = sqlite3.connect(place, uri=True, isolation_level=None, timeout=busy_ms / 1000)
        with closing(connection):
            if not strict:
                connection.text_factory = partial(str, encoding="utf-8", errors="replace")
            yield connection


@contextmanager
def telling() -> Iterator[None]:
    """Turns everything SQLite or a damaged value can raise into Trouble: here a file is judged, not our code."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        if isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode"):
            raise NotUtf8(str(error)) from error  # Python's own word: SQLite does not look at letters
        raise (trouble_of(error) if isinstance(error, sqlite3.Error) else None) or Broken(str(error)) from error
    except (UnicodeError, OverflowError, MemoryError) as error:
        raise Broken(tr("it holds values that no desk has")) from error


def desk_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of the file; raises NotADesk or TooNew."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
        raise NotADesk(path, tr("it was made by another program"))
    version = migrations.version_of(connection)
    if version > migrations.NEWEST:
        raise TooNew(path, version)
    if version < 1:
        raise NotADesk(path, tr("it was never finished"))
    return version


def check_pages(connection: sqlite3.Connection, *, quick: bool = False, stop: Stop | None = None) -> None:
    """Raises Broken when SQLite finds damage anywhere in the file; `quick` leaves out comparing indexes."""
    with stopping(connection, stop):
        found = connection.execute(f"PRAGMA {'quick_check' if quick else 'integrity_check'}(1)").fetchone()
        if found is None or found[0] != "ok":
            raise Broken(str(found[0]) if found else tr("it is damaged"))
        if not quick and connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Broken(tr("something in it points to what is not there"))


def check_schema(connection: sqlite3.Connection, version: int) -> None:
    """Raises Broken when tables, indexes or triggers of this version are missing or different."""
    lost = expected_schema(version).items() - schema(connection).items()
    if lost:
        raise Broken(tr("the part {name} is missing or was changed", name=min(lost)[0]))


def strangers(connection: sqlite3.Connection, version: int) -> list[str]:
    """Names of tables, indexes and triggers in the file that no Trellis made."""
    return sorted(schema(connection).keys() - expected_schema(version).keys())


def expected_schema(version: int) -> dict[str, str]:
    """Name and definition of everything a file of this version has, from the migrations themselves."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for step in migrations.STEPS[:version]:
            step(fresh)
        return schema(fresh)


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Name and definition of everything in a file but what SQLite makes for itself."""
    rows = connection.execute(
        "select name, sql from sqlite_master where name not like 'sqlite@_%' escape '@'"
        " and name not like 'ticket@_index@_%' escape '@'"
    )
    return {str(name): str(sql) for name, sql in rows}


def facts(connection: sqlite3.Connection) -> Facts:
    """What a backup must have in common with its desk."""
    lines = connection.execute("select count(*) from history").fetchone()[0]
    last = connection.execute("select hash from history order by seq desc limit 1").fetchone()
    return Facts(migrations.version_of(connection), int(lines), bytes(last[0]) if last else b"")


@contextmanager
def stopping(connection: sqlite3.Connection, stop: Stop | None) -> Iterator[None]:
    """Lets a person stop a long statement of SQLite: it ends with Cancelled."""
    if stop is None:
        yield
        return
    connection.set_progress_handler(stop, _STEP)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_INTERRUPT:
            raise
        raise Cancelled from error
    finally:
        connection.set_progress_handler(None, 0)


def state(path: Path) -> tuple[int, int, bool]:
    """Size and time of a file and whether it has a log: differs when somebody wrote to it meanwhile."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, False
    return found.st_size, found.st_mtime_ns, _log(path).exists()


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
