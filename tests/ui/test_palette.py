"""Search and commands: everything by keyboard, in groups, and nothing anybody types makes it fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting, open_at
from tests.projects import proposed, started
from tests.ui.windows import PASSPHRASE, Opened, make_desk, press, window_on, write
from trellis.rules.tickets import Intake
from trellis.ui.palette import Palette


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    crew = make_desk(tmp_path / "school.trellis")[0]
    with open_at(tmp_path / "school.trellis") as desk:
        acting(desk, crew.lead)
        for words in ("Projector hums", "Chromebook will not charge", "Écran noir in 214", 'a <b>bold</b> "quote'):
            desk.tickets.open(Intake(words, requester_name="Mr. Okafor"))
        started(desk, crew.maya, title="A louder bell")
        started(desk, crew.maya, title="Señal de luz", question="")
        started(desk, crew.deshawn, title="A lantern and a bell")
        desk.projects.share(proposed(desk, crew.deshawn, title="Bell tower"), True)
    return crew


@pytest.fixture
def here(tmp_path: Path, crew: Crew, qtbot: QtBot) -> Iterator[Opened]:
    with window_on(tmp_path / "school.trellis", qtbot) as opened:
        opened.enter(qtbot, crew.maya)
        yield opened


def search(here: Opened, qtbot: QtBot, words: str) -> Palette:
    palette = here.shell.palette_
    palette.open()
    write(qtbot, words)
    qtbot.waitUntil(lambda: not palette._rest.isActive())
    here.settle(qtbot)
    return palette


def lines(palette: Palette, group: str) -> list[str]:
    """What is listed under a heading."""
    found = palette.found()
    start = next((n for n, line in enumerate(found) if line.run is None and line.title == group), None)
    if start is None:
        return []
    rest = found[start + 1 :]
    end = next((n for n, line in enumerate(rest) if line.run is None), len(rest))
    return [line.title for line in rest[:end]]


@pytest.mark.parametrize("key", ["Ctrl+K", "/"])
def test_a_key_opens_it_and_escape_leads_back(here: Opened, qtbot: QtBot, key: str) -> None:
    here.shell.go("help")
    before = QApplication.focusWidget()
    if key == "/":
        qtbot.keyClicks(before, "/")
    else:
        press(qtbot, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = here.shell.palette_
    assert palette.is_open()
    assert palette.field.hasFocus()
    assert "Lock" in lines(palette, "Commands")
    press(qtbot, Qt.Key.Key_Escape)
    assert not palette.is_open()
    assert QApplication.focusWidget() is before


def test_tickets_people_and_commands_from_the_second_letter(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "c")
    assert lines(palette, "Tickets") == []
    write(qtbot, "hro")
    qtbot.waitUntil(lambda: bool(lines(palette, "Tickets")))
    assert lines(palette, "Tickets") == ["Chromebook will not charge", "Show all hits in Tickets"]
    palette = search(here, qtbot, "oka")
    qtbot.waitUntil(lambda: bool(lines(palette, "People")))
    assert lines(palette, "People") == ["Mr. Okafor"]
    palette = search(here, qtbot, "dark")
    assert lines(palette, "Commands") == ["Dark theme"]


@pytest.mark.parametrize(("words", "title"), [("B-0002", "Chromebook will not charge"), ("ecran", "Écran noir in 214")])
def test_numbers_and_accents(here: Opened, qtbot: QtBot, words: str, title: str) -> None:
    palette = search(here, qtbot, words)
    assert lines(palette, "Tickets")[0] == title


def test_enter_opens_the_ticket(here: Opened, qtbot: QtBot) -> None:
    here.shell.go("help")
    palette = search(here, qtbot, "hums")
    press(qtbot, Qt.Key.Key_Return)
    here.settle(qtbot)
    tickets = here.shell.page("tickets")
    assert here.shell.stack.currentWidget() is tickets
    assert tickets.current().title == "Projector hums"  # type: ignore[union-attr]
    assert not palette.is_open()
    assert palette.field.text() == ""


def test_a_quick_typist_need_not_wait(here: Opened, qtbot: QtBot) -> None:
    here.shell.go("help")
    here.shell.palette_.open()
    write(qtbot, "hums")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here.shell.stack.currentWidget() is here.shell.page("tickets"))
    here.settle(qtbot)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bell", ["A louder bell", "Bell tower"]),
        ("LOUD", ["A louder bell", "Bell tower"]),  # the second by its question
        ("king bell", ["Bell tower"]),
        ("senal", ["Señal de luz"]),
        ("lantern", []),
    ],
)
def test_projects_by_title_question_and_names(here: Opened, qtbot: QtBot, words: str, found: list[str]) -> None:
    palette = search(here, qtbot, words)
    assert lines(palette, "Projects") == found


def test_enter_opens_the_project(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "bell tower")
    assert [line.note for line in palette.found() if line.title == "Bell tower"] == ["Submitted · Deshawn K."]
    press(qtbot, Qt.Key.Key_Return)
    here.settle(qtbot)
    room = here.shell.page("projects")
    assert here.shell.stack.currentWidget() is room
    assert room.current().title == "Bell tower"  # type: ignore[union-attr]
    assert not palette.is_open()


def test_a_click_opens_the_project(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "louder")
    row = next(n for n, line in enumerate(palette.found()) if line.title == "A louder bell")
    at = palette.lines.visualItemRect(palette.lines.item(row)).center()
    qtbot.mouseClick(palette.lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    here.settle(qtbot)
    assert here.shell.page("projects").current().title == "A louder bell"  # type: ignore[union-attr]


def test_arrows_walk_over_headings(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "hums")
    found = palette.found()
    seen = []
    for _ in range(len(found)):
        seen.append(found[palette.lines.currentRow()])
        press(qtbot, Qt.Key.Key_Down)
    assert all(line.run for line in seen)
    assert seen[0].title == "Projector hums"
    assert seen[1].title == "Show all hits in Tickets"
    press(qtbot, Qt.Key.Key_Escape)


def test_enter_runs_a_command(here: Opened, qtbot: QtBot) -> None:
    search(here, qtbot, "go to set")
    press(qtbot, Qt.Key.Key_Return)
    assert here.shell.stack.currentWidget() is here.shell.page("settings")


def test_all_hits_go_to_the_list(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "will")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    here.settle(qtbot)
    assert here.shell.page("tickets").query().text == "will"  # type: ignore[union-attr]
    assert not palette.is_open()


@pytest.mark.parametrize(
    "words",
    [
        'foo"bar',
        "CB-12345",
        "printer AND",
        "NEAR(",
        "status:",
        "before:yesterday",
        "-",
        "* ^ :",
        "'; drop table x",
        "\\",
    ],
)
def test_wrong_syntax_searches_the_words(here: Opened, qtbot: QtBot, words: str) -> None:
    palette = search(here, qtbot, words)
    assert palette.is_open()
    assert here.bugs == []


def test_words_are_never_markup(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "bold")
    assert lines(palette, "Tickets")[0] == 'a <b>bold</b> "quote'
    assert palette.lines.item(1).toolTip() == ""
    here.window.grab()


def test_leaving_the_field_puts_it_away(here: Opened, qtbot: QtBot) -> None:
    palette = search(here, qtbot, "hums")
    press(qtbot, Qt.Key.Key_Tab)
    assert not palette.is_open()
    assert palette.field.text() == ""


def test_what_cannot_be_done_now_is_not_offered(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    palette = here.shell.palette_
    palette.open()
    assert "Take the last change back" not in lines(palette, "Commands")
    press(qtbot, Qt.Key.Key_Escape)
    here.shell.context.do(lambda desk: desk.tickets.open(Intake("New one")), "Logged")
    here.settle(qtbot)
    palette.open()
    assert "Take the last change back" in lines(palette, "Commands")
    press(qtbot, Qt.Key.Key_Escape)


def test_nothing_of_a_search_is_left_for_the_next(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    search(here, qtbot, "hums")
    here.window.lock()
    here.settle(qtbot)
    here.enter(qtbot, crew.advisor, PASSPHRASE)
    palette = here.shell.palette_
    palette.open()
    assert palette.field.text() == ""
    assert lines(palette, "Tickets") == []
    press(qtbot, Qt.Key.Key_Escape)


def test_the_export_is_of_what_the_list_shows(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    shell = here.shell
    assert not any(record.id == "tickets.export" for record in shell.context.actions.all()), "a tech may not export"
    here.window.lock()
    shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
    shell._list_all("hums")
    shell.context.actions.run("tickets.export")
    here.settle(qtbot)
    page = shell.page("transfer")
    assert shell.stack.currentWidget() is page
    assert page.exports._query.text == "hums"  # type: ignore[union-attr]
