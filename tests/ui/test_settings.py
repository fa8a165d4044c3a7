"""Settings: what is this computer's counts at once and is kept; what is the desk's is an advisor's and an intent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.desks import Crew
from tests.ui.walker import texts
from tests.ui.windows import PASSPHRASE, Opened, make_desk, press, window_on, write
from trellis.rules.desk import DeskInfo
from trellis.rules.tickets import Impact, Priority, Urgency
from trellis.ui.personal import Personal, PersonalFile
from trellis.ui.settings import DeskCard, SettingsPage
from trellis.ui.theme import look


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_desk(tmp_path / "school.trellis")[0]


@pytest.fixture
def here(tmp_path: Path, crew: Crew, qtbot: QtBot) -> Iterator[Opened]:
    with window_on(tmp_path / "school.trellis", qtbot) as opened:
        yield opened


def opened(here: Opened) -> SettingsPage:
    here.shell.go("settings")
    page = here.shell.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def as_advisor(here: Opened, crew: Crew, qtbot: QtBot) -> DeskCard:
    here.enter(qtbot, crew.advisor, PASSPHRASE)
    card = opened(here).desk
    assert card is not None
    return card


def desk_info(here: Opened, qtbot: QtBot) -> DeskInfo:
    here.settle(qtbot)
    got: list[DeskInfo] = []
    here.worker.run(lambda desk: desk.settings.info(), got.append)
    here.settle(qtbot)
    return got[0]


def choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


# This computer


def test_theme_and_zoom_count_at_once_and_are_kept(here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    page = opened(here)
    choose(page.looks.theme, "dark")
    choose(page.looks.zoom, 150)
    assert look().theme.dark
    assert look().zoom == 150
    kept = PersonalFile(tmp_path / "settings.toml").now
    assert (kept.theme, kept.zoom) == ("dark", 150)
    here.shell.context.actions.run("zoom.reset")
    assert page.looks.zoom.currentData() == 100
    here.settle(qtbot)


def test_letters_can_be_switched_off(here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    page = opened(here)
    page.keys.letters.click()
    page.looks.theme.clearFocus()
    qtbot.keyClicks(here.shell.rail, "n")
    assert here.shell.stack.currentWidget() is page
    assert PersonalFile(tmp_path / "settings.toml").now.letters is False
    page.keys.letters.click()
    qtbot.keyClicks(here.shell.rail, "n")
    assert here.shell.stack.currentWidget() is here.shell.page("intake")
    here.settle(qtbot)


def test_a_key_can_be_changed_and_is_kept(here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    row = opened(here).keys.key_row("lock")
    row.edit.setFocus()
    press(qtbot, Qt.Key.Key_F9)
    row.edit.editingFinished.emit()
    assert here.shell.context.actions.keys("lock") == ("F9",)
    assert PersonalFile(tmp_path / "settings.toml").now.keys == {"lock": ("F9",)}
    qtbot.keyClick(here.shell, Qt.Key.Key_F9)
    assert here.window.shell is None
    here.settle(qtbot)
    here.enter(qtbot, crew.lead)
    assert here.shell.context.actions.keys("lock") == ("F9",)


def test_a_taken_key_is_refused_beside_it(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    keys = opened(here).keys
    keys._remap("lock", "Ctrl+K")
    assert "Search and commands" in keys.key_row("lock").edit.accessibleDescription()
    assert here.shell.context.actions.keys("lock") == ("Ctrl+L",)
    here.settle(qtbot)


def test_all_keys_go_back(here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    keys = opened(here).keys
    keys._remap("lock", "F9")
    keys._remap("help", "Ctrl+L")
    keys.back.click()
    book = here.shell.context.actions
    assert (book.keys("lock"), book.keys("help")) == (("Ctrl+L",), ("F1",))
    assert PersonalFile(tmp_path / "settings.toml").now.keys == {}
    here.settle(qtbot)


def test_a_key_given_by_hand_gives_way_to_a_newer_trellis(
    here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot
) -> None:
    here.personal.change(keys={"lock": ("Ctrl+K",), "gone.action": ("X",)})
    here.enter(qtbot, crew.maya)
    book = here.shell.context.actions
    assert "Ctrl+K" in book.keys("search")
    assert book.keys("lock") == ("Ctrl+L",)


@pytest.mark.parametrize("broken", ["zoom = [", "theme = 5\nzoom = 'x'\nkeys = 3", "\x00\xff", ""])
def test_a_file_nobody_can_read_counts_as_none(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(broken, encoding="latin-1")
    assert PersonalFile(file).now == Personal()


def test_settings_are_written_whole_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    written = PersonalFile(file).change(
        theme="dark", zoom=125, language="es", letters=False, keys={'odd "id"': ("Ctrl+\\", "ü")}
    )
    assert PersonalFile(file).now == written
    assert list(file.parent.iterdir()) == [file]


def test_a_disk_that_refuses_keeps_them_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    personal = PersonalFile(tmp_path / "settings.toml")
    assert personal.change(zoom=150).zoom == 150
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == []


# The desk


def test_only_advisors_see_the_desks_settings(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.enter(qtbot, crew.maya)
    assert opened(here).desk is None
    here.settle(qtbot)


def test_the_desk_gets_another_name(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    card = as_advisor(here, crew, qtbot)
    card.name.setText("  Hillside  desk ")
    card.name.editingFinished.emit()
    assert desk_info(here, qtbot).name == "Hillside desk"
    card.name.setText(" ")
    card.name.editingFinished.emit()
    here.settle(qtbot)
    assert "needs a name" in card._name_row.error()


def test_categories_are_kept_on_leaving_the_field(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    card = as_advisor(here, crew, qtbot)
    card.categories.setPlainText("hardware\n\n  3D printer \nhardware\n<b>odd</b>")
    card.categories.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert desk_info(here, qtbot).settings.categories == ("hardware", "3D printer", "<b>odd</b>")
    card.categories.setPlainText(" \n")
    card.categories.left.emit()
    here.settle(qtbot)
    assert "at least one" in card._categories_row.error()


def test_lock_time_and_priorities(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    card = as_advisor(here, crew, qtbot)
    card.lock.setValue(12)
    card.lock.editingFinished.emit()
    here.settle(qtbot)
    choose(card.table[(Urgency.CAN_WAIT, Impact.PERSON)], Priority.SOON)
    settings = desk_info(here, qtbot).settings
    assert settings.lock_minutes == 12
    assert settings.priorities[(Urgency.CAN_WAIT, Impact.PERSON)] is Priority.SOON
    assert settings.priorities[(Urgency.BLOCKED, Impact.CLASS)] is Priority.NOW


def test_where_backups_go_is_decided_in_backups_alone(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    assert not any("ackup" in words for words in texts(as_advisor(here, crew, qtbot)))


def test_what_changed_elsewhere_is_shown(here: Opened, crew: Crew, tmp_path: Path, qtbot: QtBot) -> None:
    from tests.desks import acting, open_at

    card = as_advisor(here, crew, qtbot)
    with open_at(tmp_path / "school.trellis") as other:
        acting(other, crew.advisor).settings.rename("Named elsewhere")
    for number in (1, 2):  # what the window is told when it looks whether the file was written elsewhere
        here.window._compare(number)
    qtbot.waitUntil(lambda: card.name.text() == "Named elsewhere")
    here.settle(qtbot)


def test_typing_a_name_reaches_the_desk(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    card = as_advisor(here, crew, qtbot)
    card.name.setFocus()
    card.name.selectAll()
    write(qtbot, "Typed desk")
    press(qtbot, Qt.Key.Key_Tab)
    assert desk_info(here, qtbot).name == "Typed desk"
