"""Backups at the desk: by itself once a day, when somebody asks, and who may put one back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desks import Clock, Crew, acting, make_file, open_at
from trellis.desk.desk import Desk
from trellis.rules.errors import Cancelled, Refused
from trellis.rules.tickets import Intake
from trellis.store.backup import FolderMissing, SourceDamaged, listing
from trellis.store.restore import restore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "place" / "desk.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    with open_at(path, clock) as desk:
        yield desk


def lines(desk: Desk) -> int:
    return int(desk.frame.database.raw.execute("select count(*) from history").fetchone()[0])


def choose(desk: Desk, crew: Crew, folder: Path) -> None:
    acting(desk, crew.advisor)
    desk.settings.save(replace(desk.settings.info().settings, backup_folder=str(folder)))
    desk.frame.leave()


def test_one_by_itself_on_each_day_of_use_and_on_quitting(desk: Desk, path: Path, clock: Clock) -> None:
    before = lines(desk)
    assert desk.backups.due()
    first = desk.backups.by_itself()
    assert first.made is not None
    assert first.trouble is None
    assert first.made.path.parent == path.parent / "backups"
    assert not desk.backups.due()
    assert desk.backups.by_itself().made is None
    clock.pass_(hours=6)
    assert desk.backups.by_itself(quitting=True).made is not None
    clock.pass_(days=1)
    assert desk.backups.due()
    assert lines(desk) == before, "nobody did anything"


def test_without_the_stick_the_backup_goes_beside_the_desk_and_that_is_told(
    desk: Desk, crew: Crew, path: Path, tmp_path: Path
) -> None:
    choose(desk, crew, tmp_path / "stick")
    done = desk.backups.by_itself()
    assert done.made is not None
    assert done.made.path.parent == path.parent / "backups"
    assert isinstance(done.trouble, FolderMissing)
    assert desk.backups.due(), "the stick still has none of today"


def test_the_chosen_folder_is_used(desk: Desk, crew: Crew, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    choose(desk, crew, tmp_path / "stick")
    done = desk.backups.by_itself()
    assert done.trouble is None
    assert [b.path.parent for b in listing(tmp_path / "stick")] == [tmp_path / "stick"]


def test_a_damaged_desk_is_told_and_nowhere_backed_up(desk: Desk, path: Path) -> None:
    desk.frame.database.raw.execute("insert into ticket_index(ticket_index) values ('delete-all')")
    desk.frame.database.raw.execute("drop table work")
    done = desk.backups.by_itself()
    assert done.made is None
    assert isinstance(done.trouble, SourceDamaged)
    assert list((path.parent / "backups").iterdir()) == []


def test_stopping_is_not_taken_for_trouble(desk: Desk) -> None:
    with pytest.raises(Cancelled):
        desk.backups.by_itself(stop=lambda: True)


def test_asking_for_one_leaves_a_line_once_it_is_made(desk: Desk, crew: Crew, tmp_path: Path) -> None:
    acting(desk, crew.maya)
    before = lines(desk)
    with pytest.raises(FolderMissing):
        desk.backups.back_up(folder=tmp_path / "stick")
    assert lines(desk) == before
    done = desk.backups.back_up(folder=tmp_path)
    assert [c.action for c in done.changes] == ["back up"]
    assert lines(desk) == before + 1
    assert [b.path for b in desk.backups.listing(tmp_path)] == [done.value.path]


def test_a_backup_cannot_be_undone(desk: Desk, crew: Crew, tmp_path: Path) -> None:
    acting(desk, crew.maya)
    done = desk.backups.back_up(folder=tmp_path)
    with pytest.raises(Refused):
        desk.history.undo(done.intent, done.seq)


def test_nobody_signed_in_may_neither_ask_nor_look(desk: Desk) -> None:
    for ask in (desk.backups.back_up, desk.backups.listing, desk.backups.permit_restore):
        with pytest.raises(Refused):
            ask()


def test_only_an_advisor_may_put_one_back(desk: Desk, crew: Crew) -> None:
    for person in (crew.maya, crew.lead):
        acting(desk, person)
        with pytest.raises(Refused):
            desk.backups.permit_restore()
    acting(desk, crew.advisor)
    assert desk.backups.permit_restore() == crew.advisor


def test_a_restored_desk_says_so_in_its_history(path: Path, crew: Crew, clock: Clock) -> None:
    with open_at(path, clock) as desk:
        acting(desk, crew.maya).tickets.open(Intake("Before"))
        acting(desk, crew.advisor)
        backup = desk.backups.back_up().value
        desk.tickets.open(Intake("After"))
        by = desk.backups.permit_restore()
    clock.pass_(hours=1)
    restore(backup.path, path, clock())
    with open_at(path, clock) as desk:
        done = desk.backups.note_restore(by)
        assert [c.action for c in done.changes] == ["restore"]
        actor = desk.frame.database.raw.execute("select actor from history where action = 'restore'").fetchone()
        assert actor == (crew.advisor.bytes,)
        report = desk.checks.verify()
        assert report.faults == ()
        assert [r.title for r in acting(desk, crew.maya).tickets.board()[next(iter(desk.tickets.board()))]] == [
            "Before"
        ]


def test_checking_is_open_to_everybody_while_the_desk_is_in_use(desk: Desk, crew: Crew) -> None:
    acting(desk, crew.maya).tickets.open(Intake("Now"))
    desk.frame.leave()
    told: list[tuple[int, int]] = []
    assert desk.checks.verify(lambda done, of: told.append((done, of))).sound
    assert told
