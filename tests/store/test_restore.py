"""Putting a backup back: checked first, swapped as a whole, the old file kept, a new station afterwards."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desks import START, Crew, acting, make_file, open_at
from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.tickets import Intake
from trellis.store import copying, migrations, restore
from trellis.store.backup import back_up, listing
from trellis.store.lock_note import Held
from trellis.store.opening import examine, open_desk_file
from trellis.store.restore import NotRestorable
from trellis.store.sqlite import Database, DiskFull, ReadOnly

LATER = START + timedelta(days=3)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "place" / "desk.trellis"


@pytest.fixture
def crew(desk: Path) -> Crew:
    return make_file(desk)


def opened(desk: Path, crew: Crew, *titles: str) -> list[str]:
    """Opens tickets; returns their numbers."""
    with open_at(desk) as there:
        acting(there, crew.maya)
        return [there.tickets.open(Intake(title)).value.number for title in titles]


def titles(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as file:
        return {row[0] for row in file.execute("select title from ticket")}


@pytest.fixture
def backup(desk: Path, crew: Crew) -> Path:
    """A backup with one ticket; the desk goes on to have two."""
    opened(desk, crew, "In the backup")
    with closing(Database(desk)) as database:
        path = back_up(database, desk.parent.parent, START).path
    opened(desk, crew, "Only later")
    return path


def test_the_desk_is_as_in_the_backup_and_the_old_file_is_kept(desk: Path, backup: Path) -> None:
    done = restore.restore(backup, desk, LATER)
    assert done.kept is not None
    assert done.kept.name == LATER.astimezone().strftime("desk-before-restore-%Y-%m-%d-%H%M%S.trellis")
    assert titles(desk) == {"In the backup"}
    assert titles(done.kept) == {"In the backup", "Only later"}
    open_desk_file(desk, LATER).close()
    assert {p.name for p in desk.parent.iterdir()} == {desk.name, desk.name + ".lock", done.kept.name}
    assert not examine(desk).checked, "it was checked already"


def test_a_new_station_begins_so_that_no_number_comes_twice(desk: Path, crew: Crew, backup: Path) -> None:
    lost = opened(desk, crew, "Number three")
    restore.restore(backup, desk, LATER)
    again = opened(desk, crew, "After the restore")
    assert lost[0][0] != again[0][0], "another letter"
    with closing(sqlite3.connect(desk)) as file:
        cites = file.execute("select cites from station order by pk desc limit 1").fetchone()[0]
        head = file.execute("select hash from history where station = 1 order by seq desc limit 1").fetchone()[0]
    assert cites == head


def test_progress_and_stop(desk: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 20)
    told: list[int] = []
    with pytest.raises(Cancelled):
        restore.restore(backup, desk, LATER, lambda done, _: told.append(done), lambda: len(told) > 1)
    assert len(told) == 2
    assert titles(desk) == {"In the backup", "Only later"}
    assert not list(desk.parent.glob(".*"))


def test_a_desk_that_is_open_is_not_replaced(desk: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trellis.store.lock_note.WAIT", 0.05)
    with closing(open_desk_file(desk, START)), pytest.raises(Held):
        restore.restore(backup, desk, LATER)
    assert titles(desk) == {"In the backup", "Only later"}


def test_a_desk_that_another_program_has_open_is_not_replaced(desk: Path, backup: Path) -> None:
    with closing(sqlite3.connect(desk)) as other:
        other.execute("select * from desk").fetchall()
        with pytest.raises(Held):
            restore.restore(backup, desk, LATER)
    assert titles(desk) == {"In the backup", "Only later"}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-12_000])


def overwrite(path: Path) -> None:
    path.write_bytes(b"holiday photos" * 1000)


def damage_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        root = file.execute("select rootpage from sqlite_master where name = 'ticket_status'").fetchone()[0]
    with path.open("r+b") as raw:
        raw.seek((root - 1) * 4096 + 8)
        raw.write(b"\xa5" * 4000)


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"pragma user_version = {migrations.NEWEST + 1}")


def drop_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("drop table work")


def take_away(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [cut, overwrite, damage_a_table, make_newer, drop_a_table, take_away])
def test_a_bad_backup_changes_nothing(desk: Path, backup: Path, spoil: Callable[[Path], None]) -> None:
    spoil(backup)
    before = desk.read_bytes()
    with pytest.raises((NotRestorable, Trouble)) as told:
        restore.restore(backup, desk, LATER)
    assert told.value.todo
    assert desk.read_bytes() == before
    assert desk.with_name(desk.name + ".station").exists()
    assert {p.name for p in desk.parent.iterdir()} <= {desk.name, desk.name + ".lock", desk.name + ".station"}


def test_a_damaged_desk_is_kept_byte_for_byte_with_its_log(desk: Path, backup: Path) -> None:
    log = desk.with_name(desk.name + "-wal")
    damage_a_table(desk)
    log.write_bytes(b"what was left of the log")
    bad = desk.read_bytes()
    done = restore.restore(backup, desk, LATER)
    assert done.kept is not None
    assert done.kept.read_bytes() == bad
    assert done.kept.with_name(done.kept.name + "-wal").read_bytes() == b"what was left of the log"
    assert not log.exists(), "an old log would be read into the new file"
    assert titles(desk) == {"In the backup"}


KILLED = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("update ticket set title = 'In the log' where title = 'Only later'")
os._exit(9)
"""


def test_what_a_killed_process_left_in_the_log_is_in_the_kept_file(desk: Path, backup: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, desk], check=False)
    done = restore.restore(backup, desk, LATER)
    assert done.kept is not None
    assert titles(done.kept) == {"In the backup", "In the log"}
    assert titles(desk) == {"In the backup"}


def test_a_desk_that_is_gone_comes_back(desk: Path, backup: Path) -> None:
    desk.unlink()
    desk.with_name(desk.name + "-wal").write_bytes(b"left over")
    assert restore.restore(backup, desk, LATER).kept is None
    assert titles(desk) == {"In the backup"}


def test_a_disk_without_hard_links(desk: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr(os, "link", refuses)
    done = restore.restore(backup, desk, LATER)
    assert done.kept is not None
    assert titles(done.kept) == {"In the backup", "Only later"}
    assert titles(desk) == {"In the backup"}


@pytest.mark.parametrize("links", [True, False])
def test_a_swap_that_fails_leaves_the_desk_as_it_was(
    desk: Path, backup: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refuses(*_: object) -> None:
        raise PermissionError(13, "in use by another program")

    def replaces(source: Path, target: Path) -> None:
        if source.name.endswith(".restoring"):
            refuses()
        replace(source, target)

    monkeypatch.setattr(os, "replace", replaces)
    if not links:
        monkeypatch.setattr(os, "link", refuses)
    with pytest.raises(ReadOnly):
        restore.restore(backup, desk, LATER)
    assert titles(desk) == {"In the backup", "Only later"}
    assert {p.name for p in desk.parent.iterdir()} == {desk.name, desk.name + ".lock"}


def test_permissions_stay_those_of_the_desk(desk: Path, backup: Path) -> None:
    if os.name == "nt":
        pytest.skip("files inherit from the folder")
    desk.chmod(0o660)
    restore.restore(backup, desk, LATER)
    assert desk.stat().st_mode & 0o777 == 0o660


def test_a_full_disk_leaves_the_desk_as_it_was(small_disk: Path, backup: Path) -> None:
    desk = small_disk / "desk.trellis"
    shutil.copyfile(backup, desk)
    (small_disk / "films").write_bytes(bytes(shutil.disk_usage(small_disk).free - 100_000))
    before = desk.read_bytes()
    with pytest.raises(DiskFull):
        restore.restore(backup, desk, LATER)
    assert desk.read_bytes() == before
    assert {p.name for p in small_disk.iterdir()} == {"desk.trellis", "desk.trellis.lock", "films"}


def test_an_older_backup_is_upgraded_on_the_way(desk: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = (*migrations.STEPS, lambda c: c.execute("create table later (pk integer primary key)"))
    monkeypatch.setattr(migrations, "STEPS", newer)
    monkeypatch.setattr(migrations, "NEWEST", len(newer))
    restore.restore(backup, desk, LATER)
    with closing(sqlite3.connect(desk)) as file:
        assert migrations.version_of(file) == len(newer)
        assert file.execute("select count(*) from later").fetchone() == (0,)
    with closing(sqlite3.connect(backup)) as file:
        assert migrations.version_of(file) == len(newer) - 1, "the backup itself stays as it was"


def test_a_kept_file_is_a_backup_one_can_go_back_to(desk: Path, backup: Path) -> None:
    kept = restore.restore(backup, desk, LATER).kept
    assert kept is not None
    (told,) = listing(desk.parent)
    assert told.path == kept
    assert told.before == "restore"
    restore.restore(kept, desk, LATER + timedelta(minutes=1))
    assert titles(desk) == {"In the backup", "Only later"}
