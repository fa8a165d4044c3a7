"""What the desk knows about me, read and saved by a student on a real desk file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting, open_at
from tests.ui.seats import Seat, seat
from tests.ui.test_slips import text_in
from tests.ui.walker import problems
from tests.ui.windows import make_desk
from trellis.rules.interests import Audience, Interest, PartName, Strength, Wish
from trellis.rules.tickets import Intake
from trellis.ui.known import KnownPage
from trellis.ui.theme import Look, Mode

PICTURES = os.environ.get("TRELLIS_PICTURES", "")
OWN = "violet ladder winter drums"
PRIVATE = "I am thinking about another club"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    crew = make_desk(path)[0]
    with open_at(path) as desk:
        acting(desk, crew.maya)
        desk.interests.save(PartName.INTERESTS, (Interest("Tap dance", Strength.CURIOUS, Wish.DO, date(2026, 10, 1)),))
        ticket = desk.tickets.open(Intake("<b>MIDI</b> keyboards not seen", requester_name="Mr. Okafor")).value
        desk.tickets.reply(ticket.id, "<img src='x'> I *swapped* the cable.", minutes=80)
        desk.tickets.save_draft("reply:x", "half a thought")
        acting(desk, crew.advisor).interests.look(crew.maya)
    return crew


@pytest.fixture
def here(path: Path, crew: Crew) -> Iterator[Seat]:
    with seat(path, crew.maya) as made:
        yield made


def room(here: Seat, qtbot: QtBot) -> KnownPage:
    page = KnownPage(here.context)
    here.show(page)
    qtbot.waitUntil(lambda: "My record" in said_in(page))
    return page


def said_in(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top)).replace("\u200b", "")


def press(top: QWidget, name: str) -> None:
    next(b for b in top.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisibleTo(top)).click()


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr("trellis.ui.known.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))


def words_of_pdf(path: Path) -> tuple[str, int]:
    pdf = path.read_bytes()
    return text_in(pdf).replace("\n", " "), len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_everything_stands_on_the_page_as_plain_text(here: Seat, qtbot: QtBot):
    page = room(here, qtbot)
    said = said_in(page)
    for words in (
        "Name: Maya Rivera",
        "The PIN itself is not stored",
        "Tap dance (curious, to do)",
        "<b>MIDI</b> keyboards not seen",
        "<img src='x'> I *swapped* the cable.",
        "half a thought",
        "1 h 20 min",
        "Julia Soto opened my profile",
        "Backups hold copies of all this",
    ):
        assert words in said
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert problems(here.window) == []


def test_private_words_stand_there_only_while_they_are_open(here: Seat, qtbot: QtBot, tmp_path: Path):
    def make_private(desk):
        desk.interests.set_passphrase(OWN)
        desk.interests.share(PartName.WORDS, Audience.ME)
        shown = desk.interests.mine().profile.parts[PartName.WORDS]
        return desk.interests.save(PartName.WORDS, PRIVATE, shown.version)

    here.ask(qtbot, make_private)
    page = room(here, qtbot)
    assert PRIVATE in said_in(page)
    here.ask(qtbot, lambda desk: desk.interests.lock())
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: "it is locked; type your passphrase" in said_in(page))
    assert PRIVATE not in said_in(page)
    page.save_pdf(tmp_path / "locked.pdf")
    here.settle(qtbot)
    assert PRIVATE not in words_of_pdf(tmp_path / "locked.pdf")[0]


def test_it_is_saved_as_json_and_told_on_the_page(here: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch):
    page = room(here, qtbot)
    chosen(monkeypatch, tmp_path / "me")
    press(page, "Save as JSON…")
    qtbot.waitUntil(lambda: "Maya R. saved this page" in said_in(page))
    told = json.loads((tmp_path / "me.json").read_text(encoding="utf-8"))
    assert told["person"]["preferred_name"] == "Maya"


def test_it_is_saved_as_pdf_page_by_page(path: Path, crew: Crew, qtbot: QtBot, tmp_path: Path, monkeypatch):
    with open_at(path) as desk:
        ticket = acting(desk, crew.maya).tickets.open(Intake("Many words", requester_name="Mr. Okafor")).value
        for number in range(90):
            desk.tickets.note(ticket.id, f"Note number {number}, with enough words to fill a line of the page.")
    with seat(path, crew.maya) as here:
        page = room(here, qtbot)
        assert "more, all of them in the files you can save" in said_in(page)
        chosen(monkeypatch, tmp_path / "me")
        press(page, "Save as PDF…")
        qtbot.waitUntil(lambda: "Maya R. saved this page" in said_in(page))
    words, pages = words_of_pdf(tmp_path / "me.pdf")
    assert pages >= 3
    assert "Note number 0," in words
    assert "Note number 89," in words
    assert "Backups hold copies" in words


def test_a_folder_that_is_not_there_is_told_and_nothing_is_noted(here: Seat, qtbot: QtBot, tmp_path: Path):
    page = room(here, qtbot)
    page.save_pdf(tmp_path / "nowhere" / "me.pdf")
    here.settle(qtbot)
    assert "saved this page" not in said_in(page)
    assert here.ask(qtbot, lambda desk: [a.action for a in desk.known.about_me().accesses]) == ["look"]


@pytest.mark.skipif(not PICTURES, reason="pictures are made when TRELLIS_PICTURES names a folder")
def test_pictures(here: Seat, qtbot: QtBot, kit: Look):
    room(here, qtbot)
    for name, mode, zoom in (("light", Mode.LIGHT, 100), ("dark", Mode.DARK, 150)):
        kit.set_mode(mode)
        kit.set_zoom(zoom)
        qtbot.wait(60)
        here.window.grab().save(f"{PICTURES}/known-{name}.png")
