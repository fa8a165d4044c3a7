"""Private parts on the page: choosing, erasing, closing, opening, and nothing of them after a lock."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting
from tests.ui.walker import problems, texts
from tests.ui.windows import CHEAP, Opened, make_desk, window_on
from trellis.desk.desk import Desk
from trellis.rules.interests import Audience, PartName
from trellis.store.sqlite import Database
from trellis.ui.profile.interests import InterestsCard
from trellis.ui.profile.page import ProfilePage
from trellis.ui.profile.private import AdvisorSheet, ChangePassphraseSheet, PrivateSheet, TeamSheet
from trellis.ui.profile.texts import SupportsCard, TextCard

PASSPHRASE = "quiet lantern seven bridges"
WORDS = "mornings are hard for me"
TODAY = date(2026, 10, 12)
S = TypeVar("S", bound=QWidget)


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    made, _ = make_desk(tmp_path / "school.trellis")
    desk = acting(Desk(Database(tmp_path / "school.trellis"), cost=CHEAP), made.maya)
    desk.interests.visited()
    desk.interests.save(PartName.WORDS, WORDS)
    desk.close()
    return made


def enter(here: Opened, qtbot: QtBot, crew: Crew) -> ProfilePage:
    """Maya signs in and goes to her page."""
    here.window.activateWindow()
    qtbot.waitUntil(here.window.isActiveWindow)
    shell = here.enter(qtbot, crew.maya)
    shell.go("profile")
    here.settle(qtbot)
    page = shell.page("profile")
    assert isinstance(page, ProfilePage)
    qtbot.waitUntil(lambda: page._mine is not None)
    return page


def card_of(page: ProfilePage, name: PartName) -> TextCard:
    card = page.cards[name]
    assert isinstance(card, TextCard)
    return card


def sheet_of(kind: type[S], qtbot: QtBot) -> S:
    """The sheet of this kind, once it is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=5000)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def choose(page: ProfilePage, name: PartName, audience: Audience) -> None:
    """Pick from the menu of the chip."""
    menu = page.cards[name].audience.choices
    next(a for a in menu.actions() if a.data() == audience.value).trigger()


def make_private(here: Opened, page: ProfilePage, qtbot: QtBot, name: PartName, audience: Audience) -> None:
    """As somebody without a passphrase does it."""
    choose(page, name, audience)
    sheet = sheet_of(PrivateSheet, qtbot)
    assert sheet.secret is not None
    qtbot.keyClicks(sheet.secret.first, PASSPHRASE)
    qtbot.keyClicks(sheet.secret.again, PASSPHRASE)
    sheet.main.click()
    qtbot.waitUntil(lambda: page.cards[name].shown.audience is audience, timeout=20_000)
    here.settle(qtbot)


def in_files(path: Path) -> bool:
    """Whether the words stand anywhere in the file or beside it."""
    return any(WORDS.encode() in file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_making_a_part_private_says_what_it_takes_and_erases_the_words(
    tmp_path: Path, crew: Crew, qtbot: QtBot
) -> None:
    assert in_files(tmp_path / "school.trellis")
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        choose(page, PartName.WORDS, Audience.ADVISOR)
        sheet = sheet_of(PrivateSheet, qtbot)
        assert problems(sheet) == []
        said = " ".join(texts(sheet))
        for words in ("cannot be undone", "Backups made before", "lost for good", "PIN", "Which advisor"):
            assert words in said
        assert sheet.secret is not None
        sheet.secret.offer_button.click()
        assert len(sheet.secret.first.text().split()) == 4
        sheet.main.click()
        assert sheet.isVisible(), "it has to be typed once more"
        sheet.reject()

        make_private(here, page, qtbot, PartName.WORDS, Audience.ADVISOR)
        assert card_of(page, PartName.WORDS).field.toPlainText() == WORDS
        assert page.cards[PartName.WORDS].audience.accessibleName().endswith("my advisor and I")
        assert not page.left_over.isVisible()
        assert not in_files(tmp_path / "school.trellis")
        assert "Julia Soto" in page.advisor.text()
        notes = here.shell.notes.shown()
        assert not any(note.can_undo() for note in notes)


def test_no_project_starts_from_a_private_interest(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        card = page.cards[PartName.INTERESTS]
        assert isinstance(card, InterestsCard)
        card.add("Synths")
        here.settle(qtbot)
        assert card.lines[0].start.isVisible()
        make_private(here, page, qtbot, PartName.INTERESTS, Audience.ME)
        qtbot.waitUntil(lambda: card.shown.audience is Audience.ME)
        card.add("Robots")
        here.settle(qtbot)
        assert [line.start.isVisible() for line in card.lines] == [False, False]
        choose(page, PartName.INTERESTS, Audience.TEAM)
        sheet_of(TeamSheet, qtbot).main.click()
        qtbot.waitUntil(lambda: card.shown.audience is Audience.TEAM)
        here.settle(qtbot)
        assert [line.start.isVisible() for line in card.lines] == [True, True]


def test_private_words_close_with_the_session_and_open_with_the_passphrase(
    tmp_path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        make_private(here, page, qtbot, PartName.WORDS, Audience.ME)
        card = card_of(page, PartName.WORDS)
        card.field.setFocus()
        card.field.selectAll()
        qtbot.keyClicks(card.field, "typed just before the lock")
        here.window.lock()
        here.settle(qtbot)
        said = " ".join(texts(here.window))
        assert WORDS not in said
        assert "typed just before" not in said

        page = enter(here, qtbot, crew)
        card = card_of(page, PartName.WORDS)
        assert card.is_closed()
        assert not card.field.isVisible()
        assert problems(page) == []
        card.closed.unlock.click()
        qtbot.keyClicks(card.closed.secret, "wrong words entirely now")
        qtbot.keyClick(card.closed.secret, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "did not match" in card.closed.row.error(), timeout=5000)
        assert card.closed.secret.text() == ""
        qtbot.keyClicks(card.closed.secret, PASSPHRASE)
        qtbot.keyClick(card.closed.secret, Qt.Key.Key_Return)
        qtbot.waitUntil(card.field.isVisible, timeout=5000)
        assert card.field.toPlainText() == "typed just before the lock"
        assert card.field.hasFocus()

        page.close_parts.click()
        qtbot.waitUntil(card.is_closed)
        assert card.field.toPlainText() == "", "what is closed is not kept in a field nobody sees"


def test_what_helps_me_is_written_at_once_when_it_was_made_private(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        card = page.cards[PartName.SUPPORTS]
        assert isinstance(card, SupportsCard)
        card.private.setFocus()
        card.private.click()
        sheet = sheet_of(PrivateSheet, qtbot)
        assert sheet.secret is not None
        qtbot.keyClicks(sheet.secret.first, PASSPHRASE)
        qtbot.keyClicks(sheet.secret.again, PASSPHRASE)
        sheet.main.click()
        qtbot.waitUntil(lambda: card.shown.audience is Audience.ADVISOR, timeout=20_000)
        here.settle(qtbot)
        here.window.activateWindow()
        qtbot.waitUntil(card.field.hasFocus)


def test_a_private_part_goes_to_the_team_after_a_question(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        make_private(here, page, qtbot, PartName.SUPPORTS, Audience.ME)
        card = card_of(page, PartName.SUPPORTS)
        assert card.title.text() == "Just for me"
        assert card.field.isVisible()
        qtbot.keyClicks(card.field, "Text me first")
        choose(page, PartName.SUPPORTS, Audience.TEAM)
        sheet = sheet_of(TeamSheet, qtbot)
        assert problems(sheet) == []
        sheet.main.click()
        qtbot.waitUntil(lambda: card.shown.audience is Audience.TEAM, timeout=5000)
        here.settle(qtbot)
        assert card.field.toPlainText() == "Text me first"


def test_the_passphrase_and_the_advisor_can_be_changed(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        assert not page.passphrase.isVisible()
        make_private(here, page, qtbot, PartName.WORDS, Audience.ME)
        page.passphrase.click()
        sheet = sheet_of(ChangePassphraseSheet, qtbot)
        assert problems(sheet) == []
        qtbot.keyClicks(sheet.old.field, "not that one at all")
        for field in (sheet.secret.first, sheet.secret.again):
            qtbot.keyClicks(field, "green window paper tiger")
        sheet.main.click()
        qtbot.waitUntil(lambda: bool(sheet.old.error()), timeout=5000)
        qtbot.keyClicks(sheet.old.field, PASSPHRASE)
        sheet.main.click()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=5000)
        assert [note.text() for note in here.shell.notes.shown()][-1] == "Your passphrase is changed"

        page.advisor.click()
        named = sheet_of(AdvisorSheet, qtbot)
        assert problems(named) == []
        named.main.click()
        qtbot.waitUntil(lambda: "Julia Soto" in page.advisor.text(), timeout=5000)


def test_another_window_that_reads_is_named_and_erasing_is_tried_again(
    tmp_path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        page = enter(here, qtbot, crew)
        other = Database(tmp_path / "school.trellis")
        other.raw.execute("begin")
        other.raw.execute("select count(*) from part").fetchone()
        make_private(here, page, qtbot, PartName.WORDS, Audience.ME)
        qtbot.waitUntil(page.left_over.isVisible, timeout=20_000)
        assert problems(page) == []
        other.raw.execute("commit")
        other.close()
        page.again.click()
        qtbot.waitUntil(lambda: not page.left_over.isVisible(), timeout=20_000)
        here.settle(qtbot)
    assert not in_files(tmp_path / "school.trellis")
