"""Help: every page opens, the shortcuts are those that work, and nothing in it goes anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from tests.desks import Crew
from tests.ui.walker import texts
from tests.ui.windows import Opened, make_desk, press, window_on, write
from trellis.ui.controls import KeyHint
from trellis.ui.help import ORDER, HelpPage, help_files


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_desk(tmp_path / "school.trellis")[0]


@pytest.fixture
def here(tmp_path: Path, crew: Crew, qtbot: QtBot) -> Iterator[Opened]:
    with window_on(tmp_path / "school.trellis", qtbot) as opened:
        opened.enter(qtbot, crew.maya)
        yield opened


def opened(here: Opened) -> HelpPage:
    page = here.shell.page("help")
    assert isinstance(page, HelpPage)
    return page


def views(page: HelpPage) -> list[QTextBrowser]:
    return [view for view in page.findChildren(QTextBrowser) if view.isVisible()]


def keys_shown(page: HelpPage) -> set[str]:
    return {hint.accessibleName() for hint in page.findChildren(KeyHint) if hint.isVisible()}


def test_f1_and_a_question_mark_open_it(here: Opened, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F1)
    assert here.shell.stack.currentWidget() is opened(here)
    here.shell.go("settings")
    here.shell.rail.entries["settings"].setFocus()
    write(qtbot, "?")
    assert here.shell.stack.currentWidget() is opened(here)
    assert "Ctrl+K" in keys_shown(opened(here))
    here.settle(qtbot)


def test_every_topic_opens_as_rich_text_of_our_own(here: Opened, qtbot: QtBot) -> None:
    here.shell.go("help")
    page = opened(here)
    files = help_files()
    assert {file.stem for file in files} >= set(ORDER)
    for file in files:
        page.show_topic(file.stem)
        qtbot.waitUntil(lambda: bool(views(page)))
        (view,) = views(page)
        title = file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
        assert view.toPlainText().startswith(title)
        assert "\n#" not in view.toPlainText(), "shown as Markdown, not as its source"


def test_the_shortcuts_are_those_that_work(here: Opened, qtbot: QtBot) -> None:
    book = here.shell.context.actions
    book.run("help.keys")
    page = opened(here)
    shown = "".join(texts(page))
    for shortcut in book.shortcuts_table():
        assert shortcut.text in shown
    assert {"N", "Ctrl+L", "/"} <= keys_shown(page)
    book.set_letters(False)
    qtbot.waitUntil(lambda: "N" not in keys_shown(page))
    book.remap("lock", ("Ctrl+Shift+L",))
    qtbot.waitUntil(lambda: "Ctrl+Shift+L" in keys_shown(page))
    assert "Ctrl+L" not in keys_shown(page)
    here.settle(qtbot)


def test_about_says_where_things_are(here: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    here.shell.go("help")
    opened(here).show_topic("about")
    here.settle(qtbot)
    said = "\n".join(texts(opened(here)))
    assert str(tmp_path / "school.trellis") in said
    assert str(tmp_path / "home" / "logs") in said


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (820, True), (560, False)])
def test_where_it_is_narrow_the_text_stands_below_the_topics(
    here: Opened, qtbot: QtBot, width: int, beside: bool
) -> None:
    here.shell.go("help")
    page = opened(here)
    here.window.resize(width, 640)
    here.settle(qtbot)
    topics, card = page.topics.parentWidget(), page.card
    qtbot.waitUntil(lambda: (topics.geometry().right() < card.x()) is beside)
    assert (topics.geometry().bottom() < card.y()) is not beside
    assert beside or card.width() == topics.width()
