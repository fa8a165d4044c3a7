"""A copied or restored desk is another station: new letter, new chain, no number issued twice."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.desks import START, Crew, acting, make_file, open_at
from trellis.desk import stations
from trellis.desk.desk import Desk
from trellis.desk.intents import Frame
from trellis.desk.stations import identity_file, letter_after, own_station
from trellis.rules.history import link
from trellis.rules.people import Person
from trellis.store import desk as store
from trellis.store import history, migrations
from trellis.store.ids import new_id
from trellis.store.sqlite import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school" / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@contextmanager
def desk_at(path: Path, crew: Crew) -> Iterator[Desk]:
    with open_at(path) as desk:
        yield acting(desk, crew.advisor)


def letter(path: Path) -> str:
    with open_at(path) as desk:
        return desk.frame.station[1]


def rows(path: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as driver:
        return driver.execute(statement).fetchall()


def add_somebody(path: Path, crew: Crew) -> None:
    with desk_at(path, crew) as desk:
        desk.people.add(Person(new_id(), "Sam"))


def test_the_same_file_in_the_same_place_is_the_same_station(path: Path, crew: Crew):
    assert letter(path) == "B"
    add_somebody(path, crew)
    assert letter(path) == "B"
    assert rows(path, "select count(*) from station") == [(1,)]


def test_a_copy_gets_a_letter_and_a_chain_that_cites_the_newest_head(path: Path, crew: Crew, tmp_path: Path):
    copy = tmp_path / "stick" / "school.trellis"
    shutil.copytree(path.parent, copy.parent)
    newest = rows(path, "select hash from history order by seq desc limit 1")[0][0]
    assert (letter(copy), letter(copy)) == ("C", "C")
    assert letter(path) == "B"
    assert rows(copy, "select letter, cites from station order by pk") == [("B", None), ("C", newest)]
    add_somebody(copy, crew)
    stamp, station = rows(copy, "select stamp, station from history order by seq desc limit 1")[0]
    assert (stamp[-2:], station) == ("-C", 2)


def test_a_copy_without_its_identity_is_another_station(path: Path, crew: Crew):
    identity_file(path).unlink()
    assert letter(path) == "C"


def test_on_another_computer_it_is_another_station(path: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stations, "_machine_id", lambda: "another computer")
    assert letter(path) == "C"


def test_an_older_copy_put_in_its_place_is_noticed(path: Path, crew: Crew, tmp_path: Path):
    shutil.copy(path, tmp_path / "backup.trellis")
    add_somebody(path, crew)
    shutil.copy(tmp_path / "backup.trellis", path)
    assert letter(path) == "C"


def test_a_copy_put_back_with_nothing_lost_stays_the_station(path: Path, crew: Crew, tmp_path: Path):
    add_somebody(path, crew)
    shutil.copy(path, tmp_path / "backup.trellis")
    shutil.copy(tmp_path / "backup.trellis", path)
    assert letter(path) == "B"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "\x00", '{"station": 1}', '{"format": "trellis-station-1", "station": "x"}']
)
def test_a_damaged_identity_counts_as_none(path: Path, crew: Crew, text: str):
    identity_file(path).write_text(text)
    assert letter(path) == "C"


@pytest.mark.parametrize("change", [{"seq": "1"}, {"hash": "zz"}, {"hash": 5}, {"seq": 1 << 70}, {"station": None}])
def test_an_identity_with_a_wrong_value_counts_as_none(path: Path, crew: Crew, change: dict[str, object]):
    told = json.loads(identity_file(path).read_text())
    identity_file(path).write_text(json.dumps({**told, **change}))
    assert letter(path) == "C"


def test_a_desk_just_made_has_nothing_to_collide_with(path: Path):
    path.parent.mkdir()
    with closing(Database(path)) as database:
        migrations.migrate(database.raw)
        with database.write() as connection:
            store.create(connection, new_id(), "Riverside", 0)
            store.add_station(connection, new_id(), "A", 0)
        assert own_station(database, identity_file(path), START) == (1, "A")
        assert identity_file(path).exists()


def test_two_processes_opening_a_copy_make_one_station(path: Path, crew: Crew):
    identity_file(path).unlink()
    with open_at(path) as first, open_at(path) as second:
        assert first.frame.station == second.frame.station
    assert rows(path, "select count(*) from station") == [(2,)]


def test_when_the_identity_cannot_be_written_no_station_is_made(
    path: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
):
    identity_file(path).unlink()
    monkeypatch.setattr(Path, "replace", _full)
    with closing(Database(path)) as database, pytest.raises(Exception, match="disk is full"):
        Frame(database)
    assert rows(path, "select count(*) from station") == [(1,)]
    assert sorted(file.name for file in path.parent.iterdir()) == ["school.trellis"]


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.skipif(os.name == "nt", reason="files of Windows inherit from their folder")
def test_whoever_may_use_the_desk_may_use_its_identity(path: Path, crew: Crew):
    path.chmod(0o660)
    with open_at(path):
        pass
    assert stat.S_IMODE(identity_file(path).stat().st_mode) == 0o660


def test_the_computers_own_id_is_not_written_down(path: Path, crew: Crew):
    told = json.loads(identity_file(path).read_text())
    assert stations._machine_id()
    assert stations._machine_id() not in told["machine"]


def test_letters():
    assert letter_after([]) == "A"
    assert letter_after(["A"]) == "B"
    assert letter_after(["A", "C"]) == "D", "a letter once used is not used again"
    assert letter_after(["Z"]) == "AA"
    assert letter_after(["AZ", "B"]) == "BA"
    assert letter_after(["ZZ"]) == "AAA"


def test_letters_go_on_without_repeating():
    used: list[str] = []
    for _ in range(800):
        used.append(letter_after(used[-1:]))
    assert len(set(used)) == 800
    assert sorted(used, key=lambda letters: (len(letters), letters)) == used


def test_a_new_stations_first_line_follows_the_head_it_cites(path: Path, crew: Crew):
    """A chain that pretends to begin from nothing does not verify."""
    identity_file(path).unlink()
    with desk_at(path, crew) as desk:
        done = desk.people.add(Person(new_id(), "Sam"))
    cites = rows(path, "select cites from station order by pk desc limit 1")[0][0]
    (cited,), (new,) = rows(path, "select hash from history order by seq desc limit 2")[::-1]
    assert cites == cited
    with closing(Database(path)) as database, database.read() as connection:
        (line,) = history.of_intent(connection, done.intent, done.seq)
    linked = link(
        cites,
        intent=line.intent,
        stamp=line.stamp,
        actor=line.actor,
        noun=line.noun,
        subject=line.subject,
        action=line.action,
        commitment=line.commitment,
    )
    assert linked == new
