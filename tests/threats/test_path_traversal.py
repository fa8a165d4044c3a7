"""Path traversal: names people choose lead where they say, and names Trellis makes hold nothing of theirs."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.desks import Clock, acting
from tests.threats.conftest import Copy
from tests.threats.world import CHEAP, WORDS, World, opened
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules.errors import Trouble
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Intake, Query, View
from trellis.store.ids import new_id
from trellis.store.restore import restore

NAMES = [
    "../../x",
    "..",
    "/etc/x",
    "C:\\x",
    "\\\\host\\share",
    "CON",
    "a\x00b",
    "-rf",
    "~root",
    "%2e%2e",
    "x\u202ecod",
    ".",
]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_names_of_people_desks_and_tickets_name_no_file(desk: Desk, copy: Copy, world: World):
    """Whatever people are called, files are called after the desk file and the time."""
    acting(desk, world.advisor)
    before = files(copy.path.parent)
    for name in NAMES:
        if name != "\x00":
            desk.settings.rename(f"{name} desk")
        desk.people.add(Person(new_id(), name, name, role=Role.REQUESTER))
        desk.tickets.open(Intake(name, requester_name=name, room=name, device=name, category=name))
    desk.backups.back_up()
    (made,) = files(copy.path.parent) - before
    assert made.startswith(f"backups{os.sep}school-20")
    assert made.endswith(".trellis")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", ["-rf", "~root", "a b'\"c", "x\u202ecod", "new\nline", "per%cent", "..dots", "glob[*]?"]
)
def test_a_desk_file_of_any_name_keeps_its_backups_beside_it(tmp_path: Path, name: str):
    path = tmp_path / "here" / f"{name}.trellis"
    path.parent.mkdir()
    create_desk(path, "Desk", "Julia", "Soto", "", WORDS, cost=CHEAP)
    with opened(path) as desk:
        desk.keys.sign_in(desk.keys.names()[0].id, WORDS)
        made = desk.backups.back_up().value
        assert made.path.parent == path.parent / "backups"
        assert [backup.path for backup in desk.backups.listing()] == [made.path]
        desk.keys.sign_out()
    assert {Path(file).parts[0] for file in files(tmp_path)} == {"here"}


@pytest.mark.parametrize(
    "name", ["a\x00b.csv", "x" * 300 + ".csv", "", ".", "..", "gone/x.csv", "school.trellis/x.csv"]
)
def test_an_export_that_cannot_be_named_so_is_told(desk: Desk, copy: Copy, world: World, name: str):
    before = files(copy.path.parent)
    with pytest.raises(Trouble):
        acting(desk, world.lead).transfer.export_tickets(copy.path.parent / name, Query(View.ALL))
    assert files(copy.path.parent) == before


def test_an_export_replaces_a_link_and_not_what_it_points_to(desk: Desk, copy: Copy, world: World, tmp_path: Path):
    victim, link = tmp_path / "victim.txt", tmp_path / "out.csv"
    victim.write_text("precious")
    link.symlink_to(victim)
    acting(desk, world.lead).transfer.export_tickets(link, Query(View.ALL))
    assert victim.read_text() == "precious"
    assert not link.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_links_put_where_trellis_writes_lead_nowhere(copy: Copy, world: World, tmp_path: Path):
    """In a shared folder somebody may put a link where the next file will be."""
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    folder, pid = copy.path.parent, os.getpid()
    for name in (f"school.trellis.station.{pid}", "school.trellis.lock", ".school.trellis.restoring"):
        (folder / name).symlink_to(victim)
    with pytest.raises(Trouble), opened(copy.path, world.advisor) as desk:
        desk.backups.back_up()
    (folder / f"school.trellis.station.{pid}").unlink(missing_ok=True)
    with opened(copy.path, world.advisor) as desk:
        backup = desk.backups.back_up().value.path
    with pytest.raises(Trouble):  # the note of who has it open is a link
        restore(backup, copy.path, Clock()())
    (folder / "school.trellis.lock").unlink()
    restore(backup, copy.path, Clock()())
    assert victim.read_text() == "precious"
    assert sqlite3.connect(f"{copy.path.as_uri()}?mode=ro", uri=True).execute("select count(*) from ticket").fetchone()


def test_a_backup_is_only_what_is_named_like_one_and_is_a_desk(desk: Desk, copy: Copy, world: World):
    made = acting(desk, world.advisor).backups.back_up().value.path
    for name in ("evil.trellis", "school-2026-13-45-999999.trellis", "school-2026-10-12-130500.trellis.exe", ".hidden"):
        (made.parent / name).write_bytes(b"SQLite format 3\x00" + b"x" * 200)
    (made.parent / "school-2026-10-11-130500.trellis").mkdir()
    (made.parent / "school-2026-10-10-130500.trellis").symlink_to("/etc/passwd")
    told = {backup.path.name: backup.ok for backup in desk.backups.listing()}
    assert told.pop(made.name)
    assert not any(told.values())
    assert "evil.trellis" not in told
