"""The backups room on a real desk file: backing up, where to, putting one back, and the way to the check."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file, open_at
from tests.ui.flashes import no_flash
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems
from tests.ui.windows import make_desk
from trellis.ui.backups import BackupsPage, size_said
from trellis.ui.pages import Sheet
from trellis.ui.theme import Look


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(desk_file: Path) -> Crew:
    return make_desk(desk_file)[0]


@pytest.fixture
def here(desk_file: Path, crew: Crew) -> Iterator[Seat]:
    with seat(desk_file, crew.advisor) as made:
        yield made


def room(here: Seat, qtbot: QtBot) -> BackupsPage:
    page = BackupsPage(here.context)
    here.show(page)
    here.window.activateWindow()
    here.settle(qtbot)
    return page


def said_in(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top))


def rows(page: BackupsPage) -> list[tuple[str, str]]:
    table = page.list.table
    return [(table.item(row, 2).text(), table.item(row, 3).text()) for row in range(table.rowCount())]


def answer_next(answer: Callable[[Sheet], None]) -> list[str]:
    """Answers the question that opens next; what it said is in the list afterwards."""
    said: list[str] = []

    def act() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        said.append(said_in(sheet))
        answer(sheet)

    QTimer.singleShot(0, act)
    return said


def press(top: QWidget, name: str) -> None:
    next(b for b in top.findChildren(QAbstractButton) if b.accessibleName() == name).click()


def backups_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.trellis"))


def test_without_a_backup_the_page_says_so_and_one_press_makes_one(here: Seat, qtbot: QtBot, desk_file: Path):
    page = room(here, qtbot)
    assert "no backup yet" in said_in(page.last)
    assert "No backups here yet" in said_in(page.list)
    page.now.setFocus()
    page.now.click()
    page.now.click()
    here.settle(qtbot)
    assert page.now.hasFocus()
    assert len(backups_in(desk_file.parent / "backups")) == 1
    assert "read back and checked" in here.notes.shown()[-1].text()
    assert "no backup yet" not in said_in(page.last)
    assert page.last.sound.text() == "Sound"
    assert rows(page) == [("sound", "")]


def test_a_backup_that_is_cancelled_leaves_nothing(here: Seat, qtbot: QtBot, desk_file: Path):
    page = room(here, qtbot)
    # A desk this small is backed up before anybody could press a key, so the worker is held until it is pressed.
    gate = threading.Event()
    here.context.worker.run(lambda _: gate.wait(10))
    page.now.click()
    press(here.window, "Cancel")
    gate.set()
    here.settle(qtbot)
    assert backups_in(desk_file.parent / "backups") == []
    assert "stopped" in here.notes.shown()[-1].text()
    assert not page._busy


def test_one_backup_to_a_stick(here: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    page = room(here, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    page.last.elsewhere.click()
    here.settle(qtbot)
    assert len(backups_in(stick)) == 1
    assert "no backup yet" in said_in(page.last)


def test_another_folder_is_chosen_told_when_gone_and_given_back(
    here: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stick = tmp_path / "stick"
    stick.mkdir()
    page = room(here, qtbot)
    assert not page.last.beside.isVisibleTo(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    page.last.choose.click()
    here.settle(qtbot)
    page.now.click()
    here.settle(qtbot)
    (made,) = backups_in(stick)
    made.unlink()
    stick.rmdir()
    page.refresh()
    here.settle(qtbot)
    assert "stick was taken out" in said_in(page.last)
    page.now.click()
    here.settle(qtbot)
    qtbot.waitUntil(lambda: bool(here.window.findChildren(Sheet)))
    told = here.window.findChildren(Sheet)[0]
    assert "not there" in told.title.text()
    told.accept()
    assert not page._busy
    page.last.beside.click()
    here.settle(qtbot)
    assert here.ask(qtbot, lambda desk: desk.settings.info().settings.backup_folder) == ""
    assert not page.last.beside.isVisibleTo(page)


def test_damaged_and_strange_backups_are_told_apart(here: Seat, qtbot: QtBot, desk_file: Path, tmp_path: Path):
    folder = desk_file.parent / "backups"
    here.ask(qtbot, lambda desk: desk.backups.back_up())
    other = tmp_path / "other" / "other.trellis"
    other_crew = make_file(other)
    with open_at(other) as desk:
        acting(desk, other_crew.advisor)
        desk.settings.rename("<b>Other</b> desk")
        desk.backups.back_up(folder=folder)
    (folder / "school-2026-10-01-080000.trellis").write_bytes(b"no desk at all")
    page = room(here, qtbot)
    assert sorted(rows(page)) == [("damaged", ""), ("sound", ""), ("sound", "another desk: <b>Other</b> desk")]
    assert page.list.chosen() is page.list._backups[0]
    damaged = rows(page).index(("damaged", ""))
    page.list.table.selectRow(damaged)
    assert not page.list.restore.isEnabled()
    page.list.table.selectRow(rows(page).index(("sound", "")))
    assert page.list.restore.isEnabled()


def test_restoring_asks_first_and_says_what_happens(here: Seat, qtbot: QtBot, desk_file: Path):
    asked: list[Path] = []
    page = room(here, qtbot)
    here.context.do.__self__.restore_asked.connect(asked.append)  # type: ignore[attr-defined]
    page.now.click()
    here.settle(qtbot)
    said = answer_next(lambda sheet: press(sheet, "Leave it as it is"))
    page.list.restore.click()
    assert asked == []
    for told in ("What was done since is not in it", "is kept", "signed out", "This cannot be undone."):
        assert told in said[0]
    answer_next(lambda sheet: press(sheet, "Restore it"))
    page.list.restore.click()
    assert asked == backups_in(desk_file.parent / "backups")


def test_a_backup_of_another_desk_wants_a_word_typed(here: Seat, qtbot: QtBot, desk_file: Path, tmp_path: Path):
    asked: list[Path] = []
    other = tmp_path / "other" / "other.trellis"
    other_crew = make_file(other)
    with open_at(other) as desk:
        acting(desk, other_crew.advisor).backups.back_up(folder=desk_file.parent)
    with open_at(desk_file) as desk:
        settings = acting(desk, here.context.me.id).settings
        from dataclasses import replace

        settings.save(replace(settings.info().settings, backup_folder=str(desk_file.parent)))
    page = room(here, qtbot)
    here.context.do.__self__.restore_asked.connect(asked.append)  # type: ignore[attr-defined]
    page.list.table.selectRow(0)

    def type_it(sheet: Sheet) -> None:
        go = next(b for b in sheet.findChildren(QAbstractButton) if b.accessibleName() == "Restore it")
        assert not go.isEnabled()
        qtbot.keyClicks(sheet.findChildren(QLineEdit)[0], "restore")
        go.click()

    said = answer_next(type_it)
    page.list.restore.click()
    assert "another desk" in said[0]
    assert len(asked) == 1


def test_a_backup_from_a_file(here: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[Path] = []
    page = room(here, qtbot)
    here.context.do.__self__.restore_asked.connect(asked.append)  # type: ignore[attr-defined]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "x.trellis"), ""))
    said = answer_next(lambda sheet: press(sheet, "Restore it"))
    page.list.other.click()
    assert "the file x.trellis" in said[0]
    assert asked == [tmp_path / "x.trellis"]


def test_a_tech_backs_up_and_checks_but_is_not_offered_more(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.maya) as here:
        page = room(here, qtbot)
        offered = {b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)}
        assert offered == {"Back up now", "Back up to a stick…", "Check this desk"}
        page.now.click()
        here.settle(qtbot)
        assert len(backups_in(desk_file.parent / "backups")) == 1


@pytest.mark.parametrize(("who", "where"), [("advisor", ("keys", "check")), ("lead", ("check", None))])
def test_the_way_to_the_check(desk_file: Path, crew: Crew, qtbot: QtBot, who: str, where: tuple[str, str | None]):
    with seat(desk_file, getattr(crew, who)) as here:
        page = room(here, qtbot)
        page.check.button.click()
        assert here.went == [where]


def test_an_old_backup_is_worth_a_word(here: Seat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    here.ask(qtbot, lambda desk: desk.backups.back_up())
    page = room(here, qtbot)
    newest = page.list._backups[0]
    from dataclasses import replace

    from trellis.ui.backups import Told

    old = replace(newest, when=newest.when - timedelta(days=400))
    page.last.show_told(Told((old,), "/srv/backups", True, True))
    assert "a while ago" in said_in(page.last)
    assert "In /srv/backups" in said_in(page.last)


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name_and_room(here: Seat, qtbot: QtBot, kit: Look, zoom: int):
    here.ask(qtbot, lambda desk: desk.backups.back_up())
    kit.set_zoom(zoom)
    with no_flash(here.window):
        page = BackupsPage(here.context)
        here.show(page, 864, 640)
        here.settle(qtbot)
    assert here.window.width() == 864
    assert problems(page) == []


def test_what_can_be_done_here_is_offered_to_the_palette(here: Seat, qtbot: QtBot, desk_file: Path):
    page = room(here, qtbot)
    here.context.actions.add(*page.records())
    here.context.actions.run("backups.now")
    here.settle(qtbot)
    assert len(backups_in(desk_file.parent / "backups")) == 1


def test_sizes_in_words(kit: Look):
    assert [size_said(size) for size in (0, 900, 12_300_000)] == ["0 bytes", "900 bytes", "11.7 MB"]


def test_two_backups_in_one_second_have_two_names(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.advisor, Clock()) as here:
        page = room(here, qtbot)
        for _ in range(2):
            page.now.click()
            here.settle(qtbot)
        assert not page._busy
        assert backups_in(desk_file.parent / "backups")


def test_the_newest_is_chosen_until_somebody_chooses_an_older_one(desk_file: Path, crew: Crew, qtbot: QtBot):
    clock = Clock()
    with seat(desk_file, crew.advisor, clock) as here:
        page = room(here, qtbot)
        newest = []
        for row in (0, 1, 1):
            page.now.click()
            here.settle(qtbot)
            newest.append(page.list._backups[0].path)
            if row:
                page.list.table.selectRow(row)
            clock.pass_(days=1)
        assert page.list.chosen() is page.list._backups[1]
        page.now.click()
        here.settle(qtbot)
        chosen = page.list.chosen()
        assert chosen is not None
        assert chosen.path == newest[1]
