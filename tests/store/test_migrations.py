"""Schema changes: whole or not at all, once, and the same schema the table classes tell."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from trellis.store import migrations, tables


@pytest.fixture
def file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "desk.trellis", isolation_level=None)) as connection:
        yield connection


def names(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("select name from sqlite_master")}


def test_an_empty_file_becomes_a_desk_of_today(file: sqlite3.Connection) -> None:
    assert migrations.migrate(file) == migrations.NEWEST
    assert migrations.version_of(file) == migrations.NEWEST
    assert file.execute("pragma application_id").fetchone() == (migrations.APPLICATION_ID,)
    assert migrations.migrate(file) == 0


def test_tables_are_what_their_classes_tell(file: sqlite3.Connection) -> None:
    """Names, order of meaning, types and what may be empty; the classes are not used to make tables."""
    migrations.migrate(file)
    kinds = {"INTEGER": "INTEGER", "VARCHAR": "TEXT", "BLOB": "BLOB"}
    assert tables.HistoryRow.metadata is SQLModel.metadata
    for table in SQLModel.metadata.tables.values():
        told = {c.name: (kinds[str(c.type).split("(")[0]], c.nullable or c.primary_key) for c in table.columns}
        made = {
            row[1]: (row[2].upper(), not row[3] or bool(row[5]))
            for row in file.execute(f"pragma table_info({table.name})")
        }
        assert made == told, table.name
    made_tables = {n for n in names(file) if n in SQLModel.metadata.tables}
    assert made_tables == set(SQLModel.metadata.tables)


def test_a_step_that_fails_leaves_nothing_behind(file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations.migrate(file)
    before = names(file)

    def breaks(connection: sqlite3.Connection) -> None:
        connection.execute("create table half (pk integer primary key)")
        raise RuntimeError("power cut")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, breaks))
    monkeypatch.setattr(migrations, "NEWEST", len(migrations.STEPS))
    with pytest.raises(RuntimeError):
        migrations.migrate(file)
    assert names(file) == before
    assert migrations.version_of(file) == migrations.NEWEST - 1
    assert not file.in_transaction


MIGRATE = """
import sqlite3, sys
from trellis.store import migrations
c = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=20)
c.execute("pragma journal_mode=wal")
print("ready", flush=True)
sys.stdin.readline()
print(migrations.migrate(c))
"""


def test_two_processes_that_migrate_at_once_take_each_step_once(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.trellis")) as file:
        file.execute("pragma journal_mode=wal")
    command = [sys.executable, "-c", MIGRATE, tmp_path / "desk.trellis"]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    taken = [int(process.communicate(timeout=60)[0]) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert sum(taken) == migrations.NEWEST


def test_migrations_know_no_table_class() -> None:
    """A step tells the schema of its own day; the classes tell today's."""
    for path in Path(migrations.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in ("tables", "records", "sqlmodel", "sqlalchemy"):
            assert f"import {word}" not in text
            assert f"trellis.store.{word}" not in text
            assert f"from {word}" not in text
