"""Making a desk: whole or not at all, and never over another file."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.desks import Clock
from trellis import paths
from trellis.desk import setup
from trellis.desk.desk import Desk
from trellis.desk.setup import DeskThere, create_desk
from trellis.rules.desk import DeskInfo
from trellis.rules.errors import Invalid, Trouble
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Role
from trellis.rules.sign_in import RecoverySheet
from trellis.store.sqlite import Database

CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS = "plum orbit lantern quiet"


def make(path: Path, name: str = "Riverside High", passphrase: str = WORDS, **more) -> tuple[DeskInfo, RecoverySheet]:
    return create_desk(path, name, "Julia", "Soto", "she/her", passphrase, clock=Clock(), cost=CHEAP, **more)


def test_a_new_desk_has_an_advisor_a_station_and_a_root_record(tmp_path: Path):
    path = tmp_path / "50% #1?.trellis"
    info, sheet = make(path, "  Riverside   High ")
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name, path.name + ".station"]
    assert (sheet.desk, sheet.advisor, sheet.made) == ("Riverside High", "Julia Soto", date(2026, 10, 12))
    desk = Desk(Database(path), clock=Clock(), cost=CHEAP)
    assert desk.settings.info().id == info.id
    assert desk.settings.info().station == info.station
    assert info.station.letter == "A"
    assert desk.keys.fingerprint() == info.fingerprint == sheet.fingerprint
    (name,) = desk.keys.names()
    desk.keys.sign_in(name.id, WORDS)
    person = desk.people.get(name.id)
    desk.close()
    assert person
    assert (person.full_name, person.pronouns, person.role) == ("Julia Soto", "she/her", Role.ADVISOR)
    assert person.created == Clock()()


@pytest.mark.skipif(sys.platform == "win32", reason="files of Windows inherit from their folder")
def test_a_desk_is_private_unless_it_is_settled_in_a_shared_folder(tmp_path: Path):
    make(tmp_path / "own.trellis")
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o770)
    make(shared / "desk.trellis", settle=paths.settle)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (*tmp_path.iterdir(), *shared.iterdir())}
    assert (modes["own.trellis"], modes["own.trellis.station"]) == (0o600, 0o600)
    assert (modes["desk.trellis"], modes["desk.trellis.station"]) == (0o660, 0o660)


def test_no_file_is_replaced(tmp_path: Path):
    path = tmp_path / "desk.trellis"
    path.write_bytes(b"something dear")
    with pytest.raises(DeskThere):
        make(path)
    assert path.read_bytes() == b"something dear"


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool):
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    path = tmp_path / "desk.trellis"
    with pytest.raises(DeskThere):
        make(path, settle=lambda _: path.write_bytes(b"something dear"))
    assert [file.name for file in tmp_path.iterdir()] == ["desk.trellis"]
    assert path.read_bytes() == b"something dear"


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "link", _no_links)
    make(tmp_path / "desk.trellis")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["desk.trellis", "desk.trellis.station"]


def _no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": "  "}, "name"), ({"name": "x" * 81}, "name"), ({"passphrase": "soto riverside high"}, "passphrase")],
)
def test_what_will_not_do_leaves_nothing_behind(tmp_path: Path, wrong: dict[str, str], field: str):
    with pytest.raises(Invalid) as refused:
        make(tmp_path / "desk.trellis", **wrong)
    assert refused.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(setup.Keys, "make_root", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "desk.trellis")
    assert list(tmp_path.iterdir()) == []


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(Trouble):
        make(tmp_path / "none" / "desk.trellis")


def test_the_file_is_complete_before_it_has_its_name(tmp_path: Path):
    seen = {}

    def look(draft: Path) -> None:
        seen["beside"] = sorted(file.name for file in tmp_path.iterdir())
        driver = sqlite3.connect(f"file:{draft}?mode=ro", uri=True)
        seen["root"] = driver.execute("select count(*) from root").fetchone()[0]
        driver.close()

    make(tmp_path / "desk.trellis", settle=look)
    assert seen["root"] == 1
    assert len(seen["beside"]) == 1, "all of it in one file, no log beside it"
    assert "desk.trellis" not in seen["beside"]
