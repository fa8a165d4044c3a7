"""The list of topics, read by a tech and changed by a lead, on a real desk file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, make_file
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems
from trellis.ui.topics import TopicSheet, TopicsPage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def here(path: Path, crew: Crew) -> Iterator[Seat]:
    with seat(path, crew.lead) as made:
        yield made


def said_in(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top)).replace("\u200b", "")


def room(here: Seat, qtbot: QtBot) -> TopicsPage:
    page = TopicsPage(here.context)
    here.show(page)
    qtbot.waitUntil(lambda: "Laptops and Chromebooks" in said_in(page))
    return page


def buttons(top: QWidget, name: str, about: str = "") -> list[QAbstractButton]:
    return [
        b
        for b in top.findChildren(QAbstractButton)
        if b.accessibleName() == name and about in b.accessibleDescription() and b.isVisibleTo(top)
    ]


def keys(here: Seat, qtbot: QtBot) -> set[str]:
    return {t.name for t in here.ask(qtbot, lambda desk: desk.interests.topics())}


def test_everybody_reads_and_searches_it_and_techs_change_nothing(path: Path, crew: Crew, qtbot: QtBot):
    with seat(path, crew.maya) as here:
        page = room(here, qtbot)
        qtbot.keyClicks(page.search, "cromebook")
        qtbot.waitUntil(lambda: "Laptops and Chromebooks" in said_in(page))
        assert "Printers" not in said_in(page)
        assert not buttons(page, "Add a topic")
        assert not buttons(page, "Change")
        assert not buttons(page, "Hide")
        qtbot.keyClicks(page.search, "zzz")
        qtbot.waitUntil(lambda: "No topic here" in said_in(page))
        assert problems(here.window) == []


def test_a_topic_is_hidden_and_brought_back(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    buttons(page, "Hide", "Laptops and Chromebooks")[0].click()
    qtbot.waitUntil(lambda: "Laptops and Chromebooks" not in said_in(page))
    assert page.search.hasFocus()
    assert "Laptops and Chromebooks" not in keys(here, qtbot)
    page.hidden.click()
    qtbot.waitUntil(lambda: bool(buttons(page, "Bring back")))
    buttons(page, "Bring back")[0].click()
    qtbot.waitUntil(lambda: not buttons(page, "Bring back"))
    assert "Laptops and Chromebooks" in keys(here, qtbot)


def test_one_s_own_topic_is_added_and_undone(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    buttons(page, "Add a topic")[0].click()
    sheet = page.findChildren(TopicSheet)[0]
    buttons(sheet, "Save")[0].click()
    qtbot.waitUntil(lambda: "A topic needs a name." in said_in(sheet))
    sheet.name.setText("Kiln")
    sheet.words.setPlainText("kiln\npottery oven\n")
    sheet.effort.set_value(5)
    buttons(sheet, "Save")[0].click()
    qtbot.waitUntil(lambda: "Kiln" in keys(here, qtbot))
    topic = next(t for t in here.ask(qtbot, lambda desk: desk.interests.topics()) if t.name == "Kiln")
    assert (topic.words, topic.effort, topic.gate) == (("kiln", "pottery oven"), 5, None)
    here.notes.undo_newest()
    qtbot.waitUntil(lambda: "Kiln" not in keys(here, qtbot))


def test_a_name_that_is_there_already_is_refused_and_changes_nothing(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    buttons(page, "Add a topic")[0].click()
    sheet = page.findChildren(TopicSheet)[0]
    sheet.name.setText("Laptops")
    buttons(sheet, "Save")[0].click()
    qtbot.waitUntil(lambda: "A topic of this name is in the list." in said_in(sheet))
    sheet.reject()


def test_words_effort_and_gate_are_changed(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    buttons(page, "Change", "Laptops and Chromebooks")[0].click()
    sheet = page.findChildren(TopicSheet)[0]
    sheet.words.setPlainText(sheet.words.toPlainText() + "\nlappy")
    buttons(sheet, "Save")[0].click()
    qtbot.waitUntil(lambda: "lappy" in said_in(page))
    assert "changed by the team" in "".join(w.accessibleName() for w in page.findChildren(QWidget))
    assert problems(here.window) == []
