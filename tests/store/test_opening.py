"""Opening a desk file: every trouble of a start, met with real files, and none of them written to."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.desks import START, make_file, open_at
from trellis.rules.errors import Trouble
from trellis.store import lock_note, looking, migrations, opening
from trellis.store.backup import listing
from trellis.store.lock_note import Held, note_of
from trellis.store.looking import NotADesk, TooNew
from trellis.store.opening import examine, open_desk_file
from trellis.store.sqlite import Broken, Busy, Database, DiskFull, ReadOnly

LINUX = sys.platform.startswith("linux")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "place" / "desk.trellis"
    make_file(path)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what is in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Fails when anything in the folder changed, came or went."""
    before = contents(folder)
    yield
    assert contents(folder) == before


def test_a_sound_desk_opens_and_can_be_written(desk: Path) -> None:
    with untouched(desk.parent):
        assert examine(desk).checked, "never opened here before, so every page is looked at"
    database = open_desk_file(desk, START)
    with database.write() as connection:
        connection.exec_driver_sql("update desk set name = 'Room 12'")
    database.close()
    assert not examine(desk).checked, "closed properly, so the start need not look at every page"


def test_a_name_full_of_signs_is_just_a_name(tmp_path: Path) -> None:
    path = tmp_path / "50% #1? & więcej" / "desk ü#?.trellis"
    make_file(path)
    open_desk_file(path, START).close()
    assert [p.name for p in path.parent.iterdir() if p.suffix == ".trellis"] == [path.name]


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(opening.FolderMissing) as told:
        open_desk_file(tmp_path / "gone" / "desk.trellis", START)
    assert "gone" in told.value.happened
    assert list(tmp_path.iterdir()) == [], "no new folder, no new desk"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(looking.FileMissing):
        open_desk_file(tmp_path / "desk.trellis", START)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "desk.trellis").mkdir()
    with pytest.raises(looking.NotAFile):
        open_desk_file(tmp_path / "desk.trellis", START)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_its_place_does_not_hang_the_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "desk.trellis")
    with pytest.raises(looking.NotAFile):
        open_desk_file(tmp_path / "desk.trellis", START)


def test_an_empty_file_and_a_text_file_are_no_desks(tmp_path: Path) -> None:
    for name, text in (("a.trellis", b""), ("b.trellis", b"Dear diary, " * 400)):
        (tmp_path / name).write_bytes(text)
        with untouched(tmp_path), pytest.raises(NotADesk):
            open_desk_file(tmp_path / name, START)


def test_a_database_of_another_program_is_no_desk(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.trellis"
    with sqlite3.connect(path) as other:
        other.execute("create table bookmark (title)")
    other.close()
    with untouched(tmp_path), pytest.raises(NotADesk):
        open_desk_file(path, START)


def test_a_newer_desk_is_refused_with_both_versions(desk: Path) -> None:
    other = sqlite3.connect(desk)
    other.execute(f"pragma user_version = {migrations.NEWEST + 3}")
    other.close()
    with untouched(desk.parent), pytest.raises(TooNew) as told:
        open_desk_file(desk, START)
    assert str(migrations.NEWEST + 3) in told.value.happened
    assert f"up to {migrations.NEWEST}" in told.value.happened


def test_a_network_share_is_refused_before_the_file_is_opened(desk: Path) -> None:
    with untouched(desk.parent), pytest.raises(opening.NetworkShare) as told:
        open_desk_file(desk, START, network_mount=lambda folder: f"//server/lab ({folder.name})")
    assert "//server/lab (place)" in told.value.happened


@pytest.mark.skipif(not LINUX, reason="mounts a small disk, which only Linux does without asking")
def test_a_read_only_disk(tmp_path: Path, small_disk: Path) -> None:
    make_file(small_disk / "desk.trellis")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with untouched(small_disk), pytest.raises(ReadOnly):
        open_desk_file(small_disk / "desk.trellis", START)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not stop this account")
def test_a_read_only_or_unreadable_file_and_folder(desk: Path) -> None:
    for path, mode, expected in (
        (desk, 0o400, ReadOnly),
        (desk.parent, 0o500, ReadOnly),
        (desk, 0o000, looking.Unreadable),
        (desk.parent, 0o000, looking.Unreadable),
    ):
        usual = path.stat().st_mode
        path.chmod(mode)
        try:
            with pytest.raises(expected):
                open_desk_file(desk, START)
        finally:
            path.chmod(usual)


@contextmanager
def another(script: str, desk: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", script, desk], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            with suppress(BrokenPipeError):
                other.communicate()


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("pragma locking_mode=exclusive")
held.execute("begin exclusive")
print("held", flush=True)
sys.stdin.read()
"""


def test_held_by_another_program(desk: Path) -> None:
    with another(HOLD, desk), pytest.raises(Held) as told:
        open_desk_file(desk, START, busy_ms=50)
    assert told.value.holder is None
    assert "Another program" in told.value.happened
    open_desk_file(desk, START).close()


RESTORING = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from trellis.store import lock_note
note = lock_note.hold(Path(sys.argv[1]), datetime(2026, 10, 12, 13, 5, tzinfo=UTC), alone=True, doing="restore")
print("held", flush=True)
sys.stdin.read()
"""


def test_held_by_a_restore_says_since_when_and_by_whom(desk: Path) -> None:
    with another(RESTORING, desk) as other, pytest.raises(Held) as told:
        lock_note.hold(desk, START, wait=0.05)
    assert told.value.holder is not None
    assert told.value.holder.pid == other.pid
    local = START.astimezone().strftime("%Y-%m-%d %H:%M")
    assert f"process {other.pid}" in told.value.happened
    assert local in told.value.happened
    assert "restoring a backup" in told.value.happened


def test_a_note_left_by_kill_9_holds_nobody_up_and_has_the_file_checked(desk: Path) -> None:
    with another(RESTORING.replace("alone=True, ", ""), desk) as other:
        other.kill()
        other.wait()
    assert str(other.pid) in note_of(desk).read_text()
    assert examine(desk).checked
    open_desk_file(desk, START).close()
    assert not examine(desk).checked


def test_a_note_with_a_reused_process_number_holds_nobody_up(desk: Path) -> None:
    lie = {
        "pid": os.getpid(),
        "started": "1",
        "host": socket.gethostname(),
        "user": "ada",
        "since": "x",
        "doing": "open",
    }
    note_of(desk).write_text(json.dumps(lie) + "\n{half a li")
    open_desk_file(desk, START).close()


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe\x00", b"[1, 2]\n", b'{"pid": "rm -rf"}\n', b'{"closed": 7}', b"{" * 5000]
)
def test_a_note_with_rubbish_in_it_is_no_trouble(desk: Path, text: bytes) -> None:
    note_of(desk).write_bytes(text)
    assert lock_note.holder_of(desk) is None
    open_desk_file(desk, START).close()


def test_two_at_once_share_the_desk_and_only_the_last_leaves_the_mark(desk: Path) -> None:
    first, second = open_desk_file(desk, START), open_desk_file(desk, START)
    with pytest.raises(Held):
        lock_note.hold(desk, START, alone=True, wait=0)
    first.close()
    assert '"closed"' in note_of(desk).read_text()
    second.close()
    assert '"clean"' in note_of(desk).read_text()
    assert not examine(desk).checked


def test_a_file_put_in_place_by_hand_is_checked_though_the_last_close_was_clean(desk: Path) -> None:
    open_desk_file(desk, START).close()
    damage(desk)
    with pytest.raises(Broken):
        open_desk_file(desk, START)


def test_the_note_may_be_used_by_whoever_may_use_the_desk(desk: Path) -> None:
    if os.name == "nt":
        pytest.skip("files inherit from the folder")
    desk.chmod(0o660)
    open_desk_file(desk, START).close()
    assert note_of(desk).stat().st_mode & 0o777 == 0o660


def damage(path: Path) -> None:
    """Writes nonsense over the middle of a file."""
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = b"\xa5" * 3000
    path.write_bytes(data)


def test_a_damaged_desk_is_named_and_left_as_it_is(desk: Path) -> None:
    damage(desk)
    with untouched(desk.parent), pytest.raises(Broken) as told:
        open_desk_file(desk, START)
    assert "backup" in told.value.todo


def test_a_desk_without_one_of_its_tables_is_damaged(desk: Path) -> None:
    other = sqlite3.connect(desk)
    other.execute("drop table work")
    other.close()
    with untouched(desk.parent), pytest.raises(Broken, match="work"):
        open_desk_file(desk, START)


def test_what_was_saved_last_is_in_the_log_and_is_looked_at(desk: Path) -> None:
    """A desk killed on its first day has its tables in the log only, and a header that says nothing yet."""
    path = desk.with_name("first-day.trellis")
    script = (
        "import sqlite3, os, sys; from trellis.store import migrations;"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('pragma journal_mode=wal');"
        "migrations.migrate(c); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, path], check=False)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    assert path.read_bytes()[68:72] == bytes(4), "no application id in the file itself yet"
    examine(path)
    open_desk_file(path, START).close()


@pytest.fixture(scope="session")
def corrupt_samples(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corrupt")
    with tarfile.open(shared_data / "hostile/sqlite_corrupt/sqlite_corrupt.tar.gz") as tar:
        for member in tar:
            content = tar.extractfile(member)
            if content is not None:
                (folder / Path(member.name).name).write_bytes(content.read())
    return folder


EXAMINE_ALL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from trellis.rules.errors import Trouble
from trellis.store.opening import open_desk_file
for path in sorted(Path(sys.argv[1]).rglob("*.db")):
    try:
        open_desk_file(path, datetime(2026, 10, 12, tzinfo=UTC))
        print(path.name, "OPENED")
    except Trouble as trouble:
        assert trouble.happened and trouble.safe and trouble.todo and trouble.kind, trouble
        print(path.name, trouble.kind)
"""


@pytest.mark.parametrize("disguised", [False, True])
def test_200_corrupt_samples_are_all_told_and_none_is_written_to(
    corrupt_samples: Path, disguised: bool, tmp_path: Path
) -> None:
    """As they are, and dressed up as desks of the newest schema, so that the checks behind the header meet them too."""
    samples = sorted(corrupt_samples.rglob("*.db"))
    assert len(samples) == 200
    for sample in samples:
        data = bytearray(sample.read_bytes())
        if disguised:
            data[60:64] = migrations.NEWEST.to_bytes(4, "big")
            data[68:72] = migrations.APPLICATION_ID.to_bytes(4, "big")
        (tmp_path / sample.name).write_bytes(data)
    with untouched(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", EXAMINE_ALL, tmp_path], capture_output=True, text=True, timeout=120, check=False
        )
    assert done.returncode == 0, done.stderr[-2000:]
    kinds = [line.split(" ", 1)[1] for line in done.stdout.splitlines()]
    assert len(kinds) == 200
    assert set(kinds) <= {"corrupt", "not a desk"}
    assert not disguised or kinds.count("corrupt") > 190, "the checks behind the header found it"


def test_a_desk_cut_short_anywhere_is_damaged_and_never_a_crash(desk: Path, tmp_path: Path) -> None:
    whole = desk.read_bytes()
    copy = tmp_path / "copy.trellis"
    for n in range(60):
        copy.write_bytes(whole[: n * len(whole) // 60])
        with untouched(tmp_path), pytest.raises(Trouble) as told:
            examine(copy)
        assert told.value.kind in ("corrupt", "not a desk")


def test_a_desk_with_flipped_bits_opens_or_is_trouble_and_is_never_a_crash(desk: Path, tmp_path: Path) -> None:
    whole = desk.read_bytes()
    copy = tmp_path / "copy.trellis"
    for n in range(60):
        place = n * len(whole) // 60
        copy.write_bytes(whole[:place] + bytes(b ^ 0xFF for b in whole[place : place + 60]) + whole[place + 60 :])
        with untouched(tmp_path), suppress(Trouble):
            examine(copy)


def test_an_older_desk_is_backed_up_then_upgraded(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = (*migrations.STEPS, lambda c: c.execute("create table later (pk integer primary key)"))
    monkeypatch.setattr(migrations, "STEPS", newer)
    monkeypatch.setattr(migrations, "NEWEST", len(newer))
    database = open_desk_file(desk, START)
    assert migrations.version_of(database.raw) == len(newer)
    database.raw.execute("select * from later")
    database.close()
    (kept,) = listing(desk.parent / "backups")
    assert kept.ok
    assert kept.before == "upgrade"
    with sqlite3.connect(kept.path) as old:
        assert migrations.version_of(old) == len(newer) - 1
    old.close()


def test_an_upgrade_that_fails_leaves_the_desk_as_it_was(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(connection: sqlite3.Connection) -> None:
        connection.execute("create table later (pk integer primary key)")
        connection.execute("insert into nowhere values (1)")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, breaks))
    monkeypatch.setattr(migrations, "NEWEST", len(migrations.STEPS))
    with pytest.raises((sqlite3.Error, Trouble)):
        open_desk_file(desk, START)
    with sqlite3.connect(desk) as left:
        assert migrations.version_of(left) == len(migrations.STEPS) - 1
        assert not left.execute("select 1 from sqlite_master where name = 'later'").fetchone()
    left.close()
    lock_note.hold(desk, START, alone=True, wait=0).release()


def test_nobody_may_have_the_desk_open_during_an_upgrade(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = open_desk_file(desk, START)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, lambda c: c.execute("create table later (pk)")))
    monkeypatch.setattr(migrations, "NEWEST", len(migrations.STEPS))
    monkeypatch.setattr(lock_note, "WAIT", 0.05)
    with pytest.raises(Held):
        open_desk_file(desk, START)
    other.close()


def test_a_disk_without_room_is_not_called_read_only(small_disk: Path) -> None:
    path = small_disk / "desk.trellis"
    make_file(path)
    fill(small_disk)
    with pytest.raises(DiskFull, match="cannot be opened"):
        open_desk_file(path, START)
    (small_disk / "filler").unlink()
    open_desk_file(path, START).close()


def fill(folder: Path) -> None:
    """Writes until the disk is full."""
    with (folder / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def test_a_busy_desk_is_waited_for_then_told(desk: Path) -> None:
    first, second = Database(desk), Database(desk, busy_ms=30)
    with first.write(), pytest.raises(Busy), second.write():
        pass
    first.close()
    second.close()


def test_the_desk_opens_as_a_whole(desk: Path) -> None:
    database = open_desk_file(desk, START)
    with open_at(desk) as second:
        assert second.path == desk
    database.close()
