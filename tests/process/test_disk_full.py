"""A disk that gets full in the middle of a write: told, nothing lost, and it works again once there is room."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desks import Clock, acting, make_file, open_at
from tests.disks import fill
from trellis.desk.desk import Desk
from trellis.rules.tickets import Intake
from trellis.store.sqlite import DiskFull
from trellis.store.verify import verify

LONG = "It blinks and then it is dark. " * 2000


def open_many(desk: Desk, titles: list[str]) -> None:
    for n in range(500):
        titles.append(desk.tickets.open(Intake(f"Ticket {n}\n{LONG}")).value.title)


def open_until_full(desk: Desk) -> list[str]:
    """Opens tickets until the disk is full; returns the titles that were answered."""
    titles: list[str] = []
    with pytest.raises(DiskFull) as told:
        open_many(desk, titles)
    assert "disk is full" in told.value.happened
    assert "safe" in told.value.safe
    assert told.value.todo
    return titles


def titles_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
        return [title for (title,) in file.execute("select title from ticket order by pk")]


def test_a_real_disk_that_gets_full(small_disk: Path) -> None:
    path = small_disk / "desk.trellis"
    crew = make_file(path)
    with open_at(path, Clock()) as desk:
        acting(desk, crew.maya)
        filler = fill(small_disk, leave=700_000)
        saved = open_until_full(desk)
        assert saved, "there was room for some"
        filler.unlink()
        saved.append(desk.tickets.open(Intake("Room again")).value.title)
    assert titles_in(path) == saved
    assert verify(path).faults == ()


def test_full_again_and_again(small_disk: Path) -> None:
    path = small_disk / "desk.trellis"
    crew = make_file(path)
    saved: list[str] = []
    for room in (300_000, 200_000, 100_000):
        with open_at(path, Clock()) as desk:
            acting(desk, crew.maya)
            filler = fill(small_disk, leave=room)
            saved += open_until_full(desk)
            filler.unlink()
    assert titles_in(path) == saved
    assert verify(path).faults == ()


def test_a_desk_as_large_as_it_may_get(tmp_path: Path) -> None:
    """The same without a small disk: SQLite says `full` at a number of pages."""
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    with open_at(path, Clock()) as desk:
        acting(desk, crew.maya)
        raw = desk.frame.database.raw
        pages = raw.execute("pragma page_count").fetchone()[0]
        raw.execute(f"pragma max_page_count = {pages + 150}")
        saved = open_until_full(desk)
        assert saved
        with pytest.raises(DiskFull):
            desk.tickets.open(Intake(f"Still full\n{LONG}"))
        raw.execute("pragma max_page_count = 1000000")
        saved.append(desk.tickets.open(Intake("Room again")).value.title)
    assert titles_in(path) == saved
    assert verify(path).faults == ()
