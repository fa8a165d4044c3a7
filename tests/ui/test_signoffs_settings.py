"""What an advisor decides about reviews for the whole desk: the days until Today reminds, and the questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import make_file
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems
from trellis.rules.signoffs import DEFAULT_QUESTIONS
from trellis.ui.personal import PersonalFile
from trellis.ui.settings import ReviewCard, SettingsPage

Place = tuple[Seat, SettingsPage, ReviewCard]


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    """Ms. Soto in the settings."""
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    with seat(path, crew.advisor) as here:
        page = SettingsPage(here.context, PersonalFile(tmp_path / "settings.toml"))
        here.show(page)
        here.window.activateWindow()
        qtbot.waitUntil(here.window.isActiveWindow)
        here.settle(qtbot)
        assert page.review is not None
        yield here, page, page.review


def test_the_questions_are_edited_line_by_line(place: Place, qtbot: QtBot) -> None:
    here, page, card = place
    assert card.questions.toPlainText() == "\n".join(DEFAULT_QUESTIONS)
    page.open("questions")
    qtbot.waitUntil(card.questions.hasFocus)
    card.questions.setPlainText("Who  asked for it?\n\nWho asked for it?\nWhat if it rains?")
    page.looks.theme.setFocus()
    here.settle(qtbot)
    kept = here.ask(qtbot, lambda desk: desk.settings.info()).settings.questions
    assert kept == ("Who asked for it?", "What if it rains?")
    assert card.questions.toPlainText() == "Who asked for it?\nWhat if it rains?"


def test_no_questions_bring_ours_back(place: Place, qtbot: QtBot) -> None:
    here, page, card = place
    card.questions.setFocus()
    card.questions.setPlainText("Why?")
    page.looks.theme.setFocus()
    here.settle(qtbot)
    card.questions.setFocus()
    card.questions.setPlainText(" \n")
    page.looks.theme.setFocus()
    here.settle(qtbot)
    assert here.ask(qtbot, lambda desk: desk.settings.info()).settings.questions == DEFAULT_QUESTIONS
    assert card.questions.toPlainText() == "\n".join(DEFAULT_QUESTIONS)


def test_the_days_are_kept_and_nothing_else_is_changed(place: Place, qtbot: QtBot) -> None:
    here, page, card = place
    before = here.ask(qtbot, lambda desk: desk.settings.info()).settings
    card.days.setFocus()
    card.days.setValue(5)
    page.looks.theme.setFocus()
    here.settle(qtbot)
    after = here.ask(qtbot, lambda desk: desk.settings.info()).settings
    assert (before.reminder_days, after.reminder_days) == (2, 5)
    assert (after.questions, after.lock_minutes) == (before.questions, before.lock_minutes)
    assert problems(page) == []
