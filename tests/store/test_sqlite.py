"""The desk file as a database: whole writes, one moment's view, and errors people can act on."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.desks import make_file
from trellis.rules.errors import Trouble
from trellis.store.sqlite import (
    Broken,
    Busy,
    Database,
    DiskFull,
    DiskTrouble,
    ReadOnly,
    told,
    trouble_of,
    trouble_of_system,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.trellis"
    make_file(path)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database(path)
    yield database
    database.close()


def name(database: Database) -> str:
    with database.read() as connection:
        return str(connection.execute(text("select name from desk")).scalar())


def rename(database: Database, to: str) -> None:
    with database.write() as connection:
        connection.execute(text("update desk set name = :to"), {"to": to})


def test_a_file_is_opened_with_everything_that_keeps_it_safe(database: Database) -> None:
    asked = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    assert {name: database.raw.execute(f"pragma {name}").fetchone()[0] for name in asked} == asked


def test_a_write_is_all_or_nothing(database: Database) -> None:
    def half() -> None:
        with database.write() as connection:
            connection.execute(text("update desk set name = 'half'"))
            raise RuntimeError("power cut")

    before = name(database)
    with pytest.raises(RuntimeError):
        half()
    assert name(database) == before
    rename(database, "whole")
    assert name(database) == "whole"


def test_after_an_error_the_next_write_works(database: Database) -> None:
    for _ in range(3):
        with pytest.raises(IntegrityError), database.write() as connection:
            connection.execute(text("insert into desk (pk, id, name, settings, created) values (1, 'x', '', '', 1)"))
        rename(database, "again")


def test_errors_do_not_print_what_people_wrote(database: Database) -> None:
    with pytest.raises(IntegrityError) as error, database.write() as connection:
        connection.execute(
            text("insert into desk (pk, id, name, settings, created) values (1, 'x', :name, '', 1)"),
            {"name": "a secret"},
        )
    assert "a secret" not in str(error.value)


def test_a_reader_sees_one_moment(path: Path, database: Database) -> None:
    with closing(Database(path)) as other:
        with database.read() as connection:
            first = connection.execute(text("select name from desk")).scalar()
            rename(other, "meanwhile")
            assert connection.execute(text("select name from desk")).scalar() == first
        assert name(database) == "meanwhile"


def test_reading_inside_a_write_sees_the_write(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("update desk set name = 'mine'"))
        assert name(database) == "mine"


def test_a_read_then_write_waits_for_another_writer_instead_of_failing(path: Path) -> None:
    """BEGIN IMMEDIATE: a deferred transaction that reads first would fail at once here."""
    barrier = threading.Barrier(2)

    def add() -> None:
        with closing(Database(path)) as own:
            barrier.wait()
            for _ in range(20):
                with own.write() as connection:
                    counter = connection.execute(text("select counter from station")).scalar()
                    connection.execute(text("update station set counter = :n"), {"n": int(counter or 0) + 1})

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("select counter from station").fetchone() == (40,)


def test_a_writer_that_waits_too_long_is_told_who_is_in_the_way(path: Path, database: Database) -> None:
    with closing(Database(path, busy_ms=20)) as other, database.write(), pytest.raises(Busy) as trouble:
        rename(other, "never")
    assert "another program" in trouble.value.happened.lower()
    assert trouble.value.kind == "held"


def test_another_process_writing_is_noticed(path: Path, database: Database) -> None:
    before = database.written_elsewhere()
    rename(database, "mine")
    assert database.written_elsewhere() == before, "one's own writes are no news"
    with closing(Database(path)) as other:
        rename(other, "theirs")
    assert database.written_elsewhere() != before


def test_a_closed_file_is_one_file_and_says_so_once(path: Path) -> None:
    said: list[str] = []
    database = Database(path)
    rename(database, "x")
    database.after_close(lambda: said.append("closed"))
    assert path.with_name(path.name + "-wal").exists()
    database.close()
    database.close()
    assert said == ["closed"]
    assert not path.with_name(path.name + "-wal").exists()
    assert not path.with_name(path.name + "-shm").exists()


def test_a_file_that_is_no_database_is_trouble_and_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "letter.trellis"
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(Broken):
        Database(path)
    assert path.read_bytes() == b"Dear diary, " * 1000
    path.unlink()


def test_a_folder_that_is_gone_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(ReadOnly):
        Database(tmp_path / "gone" / "desk.trellis")


def error(code: int) -> sqlite3.Error:
    made = sqlite3.OperationalError("as SQLite says it")
    made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_BUSY, Busy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Busy),
        (sqlite3.SQLITE_LOCKED, Busy),
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR_SHMSIZE, DiskFull),
        (sqlite3.SQLITE_IOERR_WRITE, DiskTrouble),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskTrouble),
        (sqlite3.SQLITE_IOERR_SHORT_READ, Broken),
        (sqlite3.SQLITE_CORRUPT, Broken),
        (sqlite3.SQLITE_CORRUPT_INDEX, Broken),
        (sqlite3.SQLITE_NOTADB, Broken),
        (sqlite3.SQLITE_READONLY, ReadOnly),
        (sqlite3.SQLITE_CANTOPEN, ReadOnly),
        (sqlite3.SQLITE_PERM, ReadOnly),
    ],
)
def test_what_an_error_means_for_a_person(code: int, expected: type[Trouble]) -> None:
    trouble = trouble_of(error(code))
    assert type(trouble) is expected
    assert trouble is not None
    assert trouble.happened
    assert trouble.safe
    assert trouble.todo
    with pytest.raises(expected), told():
        raise error(code)


def test_our_own_mistakes_stay_mistakes() -> None:
    assert trouble_of(error(sqlite3.SQLITE_ERROR)) is None
    assert trouble_of(error(sqlite3.SQLITE_CONSTRAINT)) is None
    with pytest.raises(sqlite3.OperationalError), told():
        raise error(sqlite3.SQLITE_ERROR)


def test_what_the_system_refuses() -> None:
    for number, expected in (
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.EIO, DiskTrouble),
    ):
        assert type(trouble_of_system(OSError(number, "told by the system"))) is expected
