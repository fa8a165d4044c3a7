"""My profile: typed, pressed and saved as a student does it, on a real desk file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems
from trellis.desk.desk import Desk
from trellis.rules.interests import Availability, Goal, Interest, PartName, Strength, Tools, Wish
from trellis.rules.proposal import From, Origin
from trellis.store.sqlite import Database
from trellis.ui.profile.checkin import Now, after
from trellis.ui.profile.goals import GoalsCard
from trellis.ui.profile.history import HistorySheet
from trellis.ui.profile.interests import InterestsCard
from trellis.ui.profile.lists import AvailabilityCard, ListCard, ToolsCard
from trellis.ui.profile.page import CHECK_IN, ProfilePage
from trellis.ui.profile.texts import SupportsCard, TextCard

TODAY = date(2026, 10, 12)
Place = tuple[Seat, ProfilePage]


def desk_at(path: Path, crew: Crew) -> Desk:
    """Another program on the same file, with Maya signed in."""
    return acting(Desk(Database(path), clock=Clock()), crew.maya)


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    made = make_file(tmp_path / "desk.trellis")
    desk = acting(Desk(Database(tmp_path / "desk.trellis"), clock=Clock()), made.advisor)
    desk.people.add_block("Block A", "12345", time(8), time(8, 45))
    desk.people.add_block("Block B", "12345", time(9), time(9, 45))
    acting(desk, made.maya).interests.visited()
    desk.close()
    return made


@pytest.fixture
def place(tmp_path: Path, crew: Crew, qtbot: QtBot) -> Iterator[Place]:
    """Maya on her page."""
    with seat(tmp_path / "desk.trellis", crew.maya) as here:
        page = ProfilePage(here.context, TODAY)
        here.show(page)
        here.window.activateWindow()
        qtbot.waitUntil(here.window.isActiveWindow)
        here.settle(qtbot)
        yield here, page


def interests_of(page: ProfilePage) -> InterestsCard:
    card = page.cards[PartName.INTERESTS]
    assert isinstance(card, InterestsCard)
    return card


def words_of(page: ProfilePage) -> TextCard:
    card = page.cards[PartName.WORDS]
    assert isinstance(card, TextCard)
    return card


def told(here: Seat, qtbot: QtBot, name: PartName) -> object:
    """What the desk has of a part."""
    return here.ask(qtbot, lambda desk: desk.interests.mine()).profile.get(name)


def test_interests_are_added_changed_and_taken_away_by_keyboard(place: Place, qtbot: QtBot) -> None:
    here, page = place
    card = interests_of(page)
    card.field.setFocus()
    qtbot.keyClicks(card.field, "Live  video")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert card.field.text() == ""
    here.settle(qtbot)
    assert told(here, qtbot, PartName.INTERESTS) == (Interest("Live video", Strength.CURIOUS, Wish.LEARN, TODAY),)
    assert [note.text() for note in here.notes.shown()] == ["Changed: Interests"]

    line = card.lines[0]
    line.strength.setFocus()
    qtbot.keyClick(line.strength, Qt.Key.Key_Return)
    qtbot.keyClick(line.wish, Qt.Key.Key_Left)
    assert line.strength.accessibleName() == "Live video: how much I am into it: into it"
    qtbot.waitUntil(lambda: card.told.text() == "Saved", timeout=3000)
    here.settle(qtbot)
    assert told(here, qtbot, PartName.INTERESTS) == (Interest("Live video", Strength.INTO_IT, Wish.DO, TODAY),)

    qtbot.keyClick(line.strength, Qt.Key.Key_Delete)
    here.settle(qtbot)
    assert told(here, qtbot, PartName.INTERESTS) == ()
    assert card.field.hasFocus()

    here.notes.shown()[-1].take_back()
    here.settle(qtbot)
    qtbot.waitUntil(lambda: len(card.lines) == 1)
    assert card.lines[0].interest.words == "Live video"


@pytest.mark.parametrize("by_key", [False, True])
def test_a_project_starts_from_an_interest(place: Place, qtbot: QtBot, by_key: bool) -> None:
    here, page = place
    card = interests_of(page)
    for words in ("Synths", "Bikes & <b>chains</b>"):
        card.add(words)
    here.settle(qtbot)
    start = card.lines[1].start
    assert start.isVisible()
    assert start.accessibleName() == "Start a project from Bikes & <b>chains</b>"
    if by_key:
        start.setFocus()
        qtbot.keyClick(start, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    here.settle(qtbot)
    (project,) = here.ask(qtbot, lambda desk: desk.projects.listing()).own
    assert here.went == [("projects", project.outline.project)]
    draft = here.ask(qtbot, lambda desk: desk.projects.page(project.outline.project)).proposal
    assert draft.origin == Origin(From.INTEREST, "Bikes & <b>chains</b>")
    assert draft.interests == ("Bikes & <b>chains</b>",)
    assert "Draft begun" in [note.text() for note in here.notes.shown()]


def test_the_same_interest_twice_is_one(place: Place, qtbot: QtBot) -> None:
    here, page = place
    card = interests_of(page)
    assert card.add("Robotics")
    assert not card.add("robotics")
    assert "already" in card.error.text()
    here.settle(qtbot)
    assert len(told(here, qtbot, PartName.INTERESTS)) == 1  # type: ignore[arg-type]


def test_interests_of_the_list_are_offered_while_typing(place: Place, qtbot: QtBot) -> None:
    here, page = place
    card = interests_of(page)
    card.field.setFocus()
    qtbot.keyClicks(card.field, "lapt")
    qtbot.waitUntil(card.field.list_open, timeout=3000)
    qtbot.keyClick(card.field, Qt.Key.Key_Down)
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    here.settle(qtbot)
    assert [line.interest.words for line in card.lines] == ["Laptops and Chromebooks"]


def test_chips_goals_and_blocks_are_saved(place: Place, qtbot: QtBot) -> None:
    here, page = place
    tools, ways = page.cards[PartName.TOOLS], page.cards[PartName.WAYS]
    goals, when = page.cards[PartName.GOALS], page.cards[PartName.AVAILABILITY]
    assert isinstance(tools, ToolsCard)
    assert isinstance(ways, ListCard)
    assert isinstance(goals, GoalsCard)
    assert isinstance(when, AvailabilityCard)
    tools.explore.add.click()
    qtbot.keyClicks(tools.explore.field, "OBS")
    qtbot.keyClick(tools.explore.field, Qt.Key.Key_Return)
    qtbot.keyClicks(tools.explore.field, "KiCad")
    qtbot.keyClick(tools.explore.field, Qt.Key.Key_Tab)
    ways.list.ideas()[0].click()
    goals.add_button.click()
    qtbot.keyClicks(goals.goals[0].what, "Run the sound")
    qtbot.keyClicks(goals.goals[0].why, "My sister is in it")
    first = next(iter(when.chips))
    when.chips[first].click()
    page.hide()
    here.settle(qtbot)
    assert told(here, qtbot, PartName.TOOLS) == Tools((), ("OBS", "KiCad"))
    assert told(here, qtbot, PartName.WAYS) == ("live demo",)
    assert told(here, qtbot, PartName.GOALS) == (Goal("Run the sound", "My sister is in it", TODAY),)
    assert told(here, qtbot, PartName.AVAILABILITY) == Availability((first,))

    page.show()
    chip = tools.explore.chips()[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert tools.explore.chips()[0].hasFocus()
    here.settle(qtbot)
    assert told(here, qtbot, PartName.TOOLS) == Tools((), ("KiCad",))


def test_words_are_saved_when_typing_rests_and_when_the_page_is_left(place: Place, qtbot: QtBot) -> None:
    here, page = place
    card = words_of(page)
    card.field.setFocus()
    qtbot.keyClicks(card.field, "I like noise")
    assert told(here, qtbot, PartName.WORDS) == ""
    qtbot.waitUntil(lambda: card.told.text() == "Saved", timeout=3000)
    assert told(here, qtbot, PartName.WORDS) == "I like noise"
    assert here.notes.shown() == [], "a field has its own undo while somebody types"
    qtbot.keyClicks(card.field, " and music ")
    assert card.field.toPlainText() == "I like noise and music ", "what is typed stays as it is"
    page.hide()
    here.settle(qtbot)
    assert told(here, qtbot, PartName.WORDS) == "I like noise and music"


def test_what_another_window_wrote_is_shown_beside_it(place: Place, qtbot: QtBot, tmp_path: Path, crew: Crew) -> None:
    here, page = place
    card = words_of(page)
    other = desk_at(tmp_path / "desk.trellis", crew)
    other.interests.save(PartName.WORDS, "from there")
    qtbot.keyClicks(card.field, "from here")
    card.flush()
    qtbot.waitUntil(lambda: card.conflict is not None)
    assert card.conflict is not None
    assert problems(page) == []
    assert card.field.toPlainText() == "from here"
    assert told(here, qtbot, PartName.WORDS) == "from there", "nothing is overwritten"
    card.conflict.mine.click()
    here.settle(qtbot)
    assert told(here, qtbot, PartName.WORDS) == "from here"

    version = other.interests.mine().profile.parts[PartName.WORDS].version
    other.interests.save(PartName.WORDS, "there again", version)
    other.close()
    card.field.setPlainText("here again")
    card.flush()
    qtbot.waitUntil(lambda: card.conflict is not None)
    card.conflict.theirs.click()
    here.settle(qtbot)
    assert card.field.toPlainText() == "there again"
    assert card.conflict is None


def test_what_helps_me_asks_who_may_read_it_before_the_first_word(place: Place) -> None:
    _, page = place
    card = page.cards[PartName.SUPPORTS]
    assert isinstance(card, SupportsCard)
    assert not card.field.isVisible()
    card.team.click()
    assert card.field.isVisible()
    assert card.field.hasFocus()


def test_the_first_visit_comes_by_itself_and_fills_the_page(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with seat(tmp_path / "desk.trellis", crew.deshawn) as here:
        page = ProfilePage(here.context, TODAY)
        here.show(page)
        here.settle(qtbot)
        qtbot.waitUntil(page.visit.isVisible)
        into = page.visit.questions[0].fields[0]
        qtbot.keyClicks(into.field, "Synths")  # type: ignore[attr-defined]
        assert problems(page) == []
        page.visit.next.click()
        page.visit.skip.click()
        tools = page.visit.questions[2].fields[0]
        qtbot.keyClicks(tools.field, "OBS")  # type: ignore[attr-defined]
        qtbot.keyClick(tools.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        page.visit.next.click()
        assert page.visit.at == 3
        page.visit.later.click()
        here.settle(qtbot)
        mine = here.ask(qtbot, lambda desk: desk.interests.mine())
        assert not mine.first
        assert mine.profile.interests == (Interest("Synths", Strength.INTO_IT, Wish.DO, TODAY),)
        assert mine.profile.tools == Tools((), ("OBS",))
        assert interests_of(page).isVisible()


def test_the_check_in_moves_lets_go_and_adds(place: Place, qtbot: QtBot) -> None:
    here, page = place
    card = interests_of(page)
    for words in ("Synths", "Robots", "Chess"):
        card.add(words)
    here.settle(qtbot)
    page.open(CHECK_IN)
    assert problems(page) == []
    first, second, third = page.check_in.lines
    first.chips[Now.MORE].click()
    second.chips[Now.LET_GO].click()
    assert third.now() is Now.STILL
    qtbot.keyClicks(page.check_in.new.field, "Film")
    page.check_in.done.click()
    here.settle(qtbot)
    kept = told(here, qtbot, PartName.INTERESTS)
    assert [(i.words, i.strength) for i in kept] == [  # type: ignore[attr-defined]
        ("Synths", Strength.INTO_IT),
        ("Chess", Strength.CURIOUS),
        ("Film", Strength.CURIOUS),
    ]
    assert any("four weeks" in note.text() for note in here.notes.shown())
    assert not page.due.isVisible()


def test_less_than_curious_is_curious_and_more_than_teaching_is_teaching() -> None:
    teach = Interest("Synths", Strength.COULD_TEACH, Wish.DO, TODAY)
    assert after(teach, Now.MORE) == teach
    assert after(teach, Now.LESS) == Interest("Synths", Strength.INTO_IT, Wish.DO, TODAY)
    assert after(teach, Now.LET_GO) is None


def test_the_page_as_the_team_sees_it_and_its_history(place: Place, qtbot: QtBot) -> None:
    _, page = place
    interests_of(page).add("Synths")
    page.as_team.click()
    qtbot.waitUntil(lambda: page.seen is not None)
    assert page.seen is not None
    assert page.title.text() == "As the team sees it"
    assert problems(page) == []
    page.seen.button.click()
    assert page.title.text() == "What I am about"
    page.history.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), HistorySheet))
    sheet = QApplication.activeModalWidget()
    assert problems(sheet) == []
    sheet.accept()  # type: ignore[union-attr]


@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_the_page_is_named_reached_and_never_wider_than_its_room(place: Place, qtbot: QtBot, zoom: int) -> None:
    from trellis.ui.theme import look

    here, page = place
    interests_of(page).add("Soldering and every other small electronics" * 2)
    look().set_zoom(zoom)
    here.window.resize(680, 590)
    here.settle(qtbot)
    qtbot.wait(20)
    assert problems(page) == []
    for card in page.cards.values():
        assert card.mapTo(page, card.rect().topRight()).x() < page.width()
