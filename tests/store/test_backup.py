"""Backups: verified before they count, nothing left behind when they fail, thinned without touching others' files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import START, acting, make_file, open_at
from trellis.rules.errors import Cancelled
from trellis.rules.tickets import Intake
from trellis.store import backup, copying, looking
from trellis.store import desk as desk_store
from trellis.store.backup import (
    BackupInfo,
    CopyDamaged,
    FolderMissing,
    FolderNotWritable,
    NoRoom,
    SourceDamaged,
    back_up,
    default_folder,
    due,
    listing,
    thin,
)
from trellis.store.sqlite import Broken, Database


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "place" / "desk.trellis"
    crew = make_file(path)
    with open_at(path) as opened:
        acting(opened, crew.maya)
        for n in range(40):
            opened.tickets.open(Intake(f"Projector {n} does not start. " + "It blinks. " * 200))
    return path


@pytest.fixture
def database(desk: Path) -> Iterator[Database]:
    database = Database(desk)
    yield database
    database.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def desk_id(database: Database) -> UUID:
    with database.read() as connection:
        about = desk_store.about(connection)
    assert about is not None
    return about[0]


def test_a_backup_holds_everything_also_what_is_still_in_the_log(database: Database, stick: Path) -> None:
    log = database.path.with_name(database.path.name + "-wal")
    with database.write() as connection:
        connection.exec_driver_sql("update desk set name = 'Just now'")
    assert log.stat().st_size > 0
    made = back_up(database, stick, START)
    assert made.path.name == START.astimezone().strftime("desk-%Y-%m-%d-%H%M%S.trellis")
    assert made.ok
    assert made.name == "Just now"
    assert [p.name for p in stick.iterdir()] == [made.path.name], "one file and nothing beside it"
    with closing(sqlite3.connect(f"{made.path.as_uri()}?mode=ro", uri=True)) as copy:
        assert copy.execute("select count(*) from ticket").fetchone() == (40,)
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
        assert copy.execute("pragma journal_mode").fetchone() == ("delete",)
    assert [p.name for p in stick.iterdir()] == [made.path.name]


def test_progress_is_told_in_pages_up_to_the_end(
    database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 20)
    told: list[tuple[int, int]] = []
    back_up(database, stick, START, lambda done, of: told.append((done, of)))
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 20


def test_stopping_leaves_nothing(database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 20)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        back_up(database, stick, START, stop=lambda: next(asked))
    assert list(stick.iterdir()) == []


def test_stopping_while_it_is_checked_leaves_nothing(
    database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checking: list[bool] = []
    check_pages = looking.check_pages

    def noticed(*args: object, **kwargs: object) -> None:
        checking.append(True)
        check_pages(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(looking, "check_pages", noticed)
    monkeypatch.setattr(looking, "_STEP", 10)
    with pytest.raises(Cancelled):
        back_up(database, stick, START, stop=lambda: bool(checking))
    assert list(stick.iterdir()) == []


WRITER = """
import sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
print("ready", flush=True)
for n in range(2000):
    c.execute("insert into draft values (randomblob(16), 'x', zeroblob(3000), 1)")
"""


def test_a_backup_is_of_one_moment_while_another_process_writes(
    database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 10)
    with subprocess.Popen([sys.executable, "-c", WRITER, database.path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        try:
            made = [back_up(database, stick, START + timedelta(seconds=n)) for n in range(4)]
        finally:
            other.kill()
    assert all(b.ok for b in made)
    assert listing(stick)[0] == made[-1]


def test_a_missing_stick(database: Database, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as told:
        back_up(database, tmp_path / "stick", START)
    assert "stick" in told.value.happened
    assert "USB stick" in told.value.todo
    assert not (tmp_path / "stick").exists(), "a chosen folder is never made: the stick may come back"


def test_a_stick_taken_out_in_the_middle(database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 20)
    with pytest.raises(FolderMissing):
        back_up(database, stick, START, lambda *_: shutil.rmtree(stick, ignore_errors=True))
    assert not stick.exists()


def test_a_file_where_the_folder_should_be(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderMissing):
        back_up(database, tmp_path / "file", START)


def test_a_stick_that_is_write_protected(database: Database, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(FolderNotWritable):
        back_up(database, small_disk, START)


def test_a_full_stick_is_noticed_before(database: Database, small_disk: Path) -> None:
    (small_disk / "films").write_bytes(bytes(2_500_000))
    with pytest.raises(NoRoom) as told:
        back_up(database, small_disk, START)
    assert "MB" in told.value.happened
    assert [p.name for p in small_disk.iterdir()] == ["films"]


def test_a_stick_that_fills_up_meanwhile(database: Database, small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 5)
    older = back_up(database, small_disk, START)
    monkeypatch.setattr(backup, "_SPARE", -(1 << 30))

    def fill(done: int, of: int) -> None:
        with (small_disk / "films").open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))

    with pytest.raises((NoRoom, FolderNotWritable)):
        back_up(database, small_disk, START + timedelta(hours=1), fill)
    assert sorted(p.name for p in small_disk.iterdir()) == sorted([older.path.name, "films"])


def test_a_damaged_desk_is_never_backed_up(desk: Path, stick: Path) -> None:
    with closing(Database(desk)) as sound:
        older = back_up(sound, stick, START)
    with closing(sqlite3.connect(desk)) as file:
        root = file.execute("select rootpage from sqlite_master where name = 'ticket_status'").fetchone()[0]
    with desk.open("r+b") as raw:
        raw.seek((root - 1) * 4096 + 8)
        raw.write(b"\xa5" * 4000)
    with closing(Database(desk)) as damaged, pytest.raises(SourceDamaged) as told:
        back_up(damaged, stick, START + timedelta(days=400))
    assert "older backups are untouched" in told.value.safe
    assert list(stick.iterdir()) == [older.path]


def test_a_copy_that_comes_back_damaged_does_not_count(
    database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = copying.settle

    def bad_stick(part: Path, like: Path) -> None:
        settle(part, like)
        with part.open("r+b") as raw:
            raw.seek(part.stat().st_size // 2)
            raw.write(b"\x5a" * 5000)

    monkeypatch.setattr(backup, "settle", bad_stick)
    with pytest.raises(CopyDamaged):
        back_up(database, stick, START)
    assert list(stick.iterdir()) == []


def test_a_copy_of_another_state_does_not_count(database: Database, stick: Path) -> None:
    made = back_up(database, stick, START)
    with database.read():
        facts = looking.facts(database.raw)
    with closing(sqlite3.connect(made.path, isolation_level=None)) as raw:
        raw.execute("delete from history where seq = (select max(seq) from history)")
    with pytest.raises(Broken, match="lines of history"):
        copying.check_copy(made.path, facts, None)


def test_the_desks_own_folder_is_made_with_the_permissions_of_its_place(database: Database) -> None:
    database.path.parent.chmod(0o2770)
    database.path.chmod(0o660)
    made = back_up(database, default_folder(database.path), START)
    assert made.path.parent == database.path.parent / "backups"
    if os.name != "nt":
        assert made.path.parent.stat().st_mode & 0o777 == 0o770
        assert made.path.stat().st_mode & 0o777 == 0o660


def test_a_backup_is_not_for_the_world_to_read(database: Database, stick: Path) -> None:
    if os.name == "nt":
        pytest.skip("files inherit from the folder")
    database.path.chmod(0o644)
    assert back_up(database, stick, START).path.stat().st_mode & 0o007 == 0


def test_two_in_one_second_have_two_names(database: Database, stick: Path) -> None:
    assert back_up(database, stick, START).path != back_up(database, stick, START).path


def test_due_once_a_day(database: Database, stick: Path) -> None:
    mine = desk_id(database)
    assert due(stick, mine, START)
    back_up(database, stick, START)
    assert not due(stick, mine, START + timedelta(hours=1))
    assert due(stick, mine, START + timedelta(days=1))
    assert due(stick, UUID(int=7), START), "another desk's backup is not ours"


def pretend(made: BackupInfo, when: datetime) -> Path:
    """The same backup, made at another time."""
    path = made.path.with_name(f"{made.path.name.split('-')[0]}-{when.astimezone().strftime(copying.STAMP)}.trellis")
    if not path.exists():
        shutil.copyfile(made.path, path)
    return path


def test_thinning_keeps_by_day_week_and_month_and_spares_whatever_is_not_ours(
    database: Database, stick: Path, tmp_path: Path
) -> None:
    made = back_up(database, stick, START)
    for days in range(1, 120):
        pretend(made, START - timedelta(days=days))
    put_aside = back_up(database, stick, START - timedelta(days=300), before="upgrade")
    spared = [stick / name for name in ("desk-2020-01-01-120000.trellis", "desk-notes.txt", "old.trellis", "photo.jpg")]
    for path in spared:
        path.write_bytes(b"not a backup of ours")
    other_path = tmp_path / "elsewhere" / "desk.trellis"
    make_file(other_path)
    with closing(Database(other_path)) as other:
        others = [back_up(other, stick, START - timedelta(days=200 + n)) for n in range(9)]
    gone = thin(stick, made, START)
    assert all(path.exists() for path in spared)
    assert all(b.path.exists() for b in others[-2:])
    assert put_aside.path.exists()
    mine = [b for b in listing(stick) if b.desk == made.desk and not b.before]
    assert len(mine) == 7 + 2 + 4, "7 days, the two weeks before, the four months before"
    assert len(gone) == 120 - len(mine)


def test_a_wrong_clock_never_costs_the_backup_just_made(database: Database, stick: Path) -> None:
    first = back_up(database, stick, START)
    for days in range(1, 400):
        pretend(first, START - timedelta(days=days))
    long_ago = back_up(database, stick, datetime(1999, 1, 1, tzinfo=START.tzinfo))
    assert long_ago.path.exists()
    assert first.path.exists()


def test_a_look_at_the_folder_tells_damaged_ones(database: Database, stick: Path) -> None:
    good = back_up(database, stick, START)
    cut = pretend(good, START + timedelta(days=1))
    cut.write_bytes(cut.read_bytes()[:-8192])
    rubbish = pretend(good, START + timedelta(days=2))
    rubbish.write_bytes(b"x" * 5000)
    told = {b.path: b.ok for b in listing(stick)}
    assert told == {good.path: True, cut: False, rubbish: False}
    assert listing(stick)[-1] == good
    assert listing(stick / "gone") == []


def test_left_overs_of_a_killed_backup_are_swept_after_a_day(database: Database, stick: Path) -> None:
    old, fresh = stick / ".desk-1-abc.part", stick / ".desk-2-abc.part"
    for path, age in ((old, timedelta(days=2)), (fresh, timedelta(hours=1))):
        path.write_bytes(b"x")
        os.utime(path, ((START - age).timestamp(), (START - age).timestamp()))
    back_up(database, stick, START)
    assert not old.exists()
    assert fresh.exists()
