"""Today: the first page, for every role; bench, what waits, what is picked and why; by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import approved, decided, keyed, opened, proposed
from tests.ui.seats import PROFILES, Seat, seat
from tests.ui.walker import problems, texts
from trellis.desk.desk import Desk
from trellis.desk.today import Todays
from trellis.rules.fairness import Alarm, Narrow
from trellis.rules.interests import Audience, Interest, PartName, Strength, Tools, Wish
from trellis.rules.signoffs import Decision
from trellis.rules.tickets import Chosen, Intake, View
from trellis.rules.today import Waits
from trellis.store.sqlite import Database
from trellis.ui.controls import Button, Chip
from trellis.ui.lines import Line, Sentence
from trellis.ui.tickets.page import TicketsPage
from trellis.ui.today.page import TodayPage
from trellis.ui.today.words import alarm_said, greeting

TITLES = (
    "Music lab: MIDI keyboards not seen by GarageBand",
    "Set up stream for the poetry slam",
    "Projector shows a pink tint",
    "Chromebook will not charge",
)


@dataclass
class Place:
    """A desk for Today: ids of the tickets in the order of `TITLES`."""

    path: Path
    crew: Crew
    clock: Clock
    tickets: list[UUID]

    @contextmanager
    def desk(self, person: UUID) -> Iterator[Desk]:
        """The desk from elsewhere, with this person."""
        desk = Desk(Database(self.path), clock=self.clock, resources=PROFILES.parent)
        try:
            yield acting(desk, person)
        finally:
            desk.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    clock = Clock(datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2))
    made = Place(tmp_path / "school.trellis", make_file(tmp_path / "school.trellis", clock.now), clock, [])
    with made.desk(made.crew.lead) as desk:
        for title in TITLES:
            made.tickets.append(desk.tickets.open(Intake(title, requester_name="Mr. Okafor")).value.id)
            clock.pass_(minutes=5)
    return made


def tell(place: Place, person: UUID, *told: tuple[str, Strength, Wish], explore: tuple[str, ...] = ()) -> None:
    with place.desk(person) as desk:
        day = place.clock.now.date()
        desk.interests.save(PartName.INTERESTS, tuple(Interest(words, how, wish, day) for words, how, wish in told))
        desk.interests.save(PartName.TOOLS, Tools((), explore))
        desk.interests.visited()


@contextmanager
def today(qtbot: QtBot, place: Place, who: str = "maya", width: int = 1072) -> Iterator[tuple[Seat, TodayPage]]:
    with seat(place.path, getattr(place.crew, who), place.clock) as here:
        page = TodayPage(here.context)
        here.context.actions.add(*page.records())
        here.show(page, width)
        quiet(qtbot, here, page)
        page.setFocus()
        yield here, page
        quiet(qtbot, here, page)


def quiet(qtbot: QtBot, here: Seat, page: TodayPage) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not here.context.worker.busy and not page._stale.isActive())
        QTest.qWait(1)


def press(qtbot: QtBot, here: Seat, page: TodayPage, key: Qt.Key) -> None:
    here.window.activateWindow()
    qtbot.waitUntil(here.window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or here.window, key)
    quiet(qtbot, here, page)


def said(line: Line) -> list[str]:
    """Every word on a row."""
    labels = [label.text() for label in line.findChildren(QLabel) if label.text()]
    return labels + [part.text() for part in line.findChildren(Chip) + line.findChildren(Sentence)]


def test_opening_it_asks_once_and_leaving_at_once_asks_nothing(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    page_of = Todays.page
    monkeypatch.setattr(Todays, "page", lambda *given: asked.append(given) or page_of(*given))
    with today(qtbot, place) as (here, page):
        assert len(asked) == 1
        page.hide()
        page.show()
        page.hide()
        quiet(qtbot, here, page)
        assert len(asked) == 1
        page.show()
        quiet(qtbot, here, page)
        assert len(asked) == 2


def test_the_bench_shows_what_one_has_and_opens_it(place: Place, qtbot: QtBot) -> None:
    with place.desk(place.crew.maya) as desk:
        desk.tickets.claim(place.tickets[2])
        desk.tickets.wait(place.tickets[2], "a lamp")
        desk.tickets.claim(place.tickets[3])
    with today(qtbot, place) as (here, page):
        assert set(page.bench.lines) == {place.tickets[2], place.tickets[3]}
        row = page.bench.lines[place.tickets[2]]
        assert {"B-0003", TITLES[2], "Waiting: a lamp", "1 h"} <= set(said(row))
        assert row.accessibleName() == f"B-0003, {TITLES[2]}, waiting, Maya R., 1 h"
        assert row.accessibleDescription().startswith("Opened ")
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        page.setFocus()
        press(qtbot, here, page, Qt.Key.Key_J)
        press(qtbot, here, page, Qt.Key.Key_Return)
        first = next(iter(page.bench.lines))
        assert here.went == [("tickets", place.tickets[2]), ("tickets", first)]


def test_an_empty_bench_says_what_to_do(place: Place, qtbot: QtBot) -> None:
    with today(qtbot, place) as (here, page):
        assert not page.bench.lines
        button = page.bench.findChild(Button)
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert here.went == [("tickets", View.UNCLAIMED)]


def test_the_line_below_the_greeting_leaves_out_what_is_unknown(place: Place, qtbot: QtBot) -> None:
    with today(qtbot, place) as (_, page):
        assert page.title.text().endswith(", Maya")
        assert page.subtitle.text() == "4 tickets open"
    with place.desk(place.crew.advisor) as desk:
        block = desk.people.add_block("C", "1234567", time(0), time(23, 59)).value.id
        for one in (place.crew.maya, place.crew.lead):
            known = desk.people.get(one)
            assert known is not None
            desk.people.edit(one, known.version, known.__class__(**{**_fields(known), "blocks": (block,)}))
    with today(qtbot, place) as (_, page):
        assert page.subtitle.text() == "Block C · 2 people on the desk · 4 tickets open"


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Good morning, Maya"), (11, "Good morning, Maya"), (12, "Good afternoon, Maya"), (17, "Good evening, Maya")],
)
def test_the_greeting_goes_with_the_time_of_day(hour: int, words: str) -> None:
    assert greeting(hour, "Maya") == words


def test_picks_say_why_in_ones_own_words(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO), explore=("<b>MIDI</b>", "MIDI"))
    with today(qtbot, place) as (_, page):
        row = page.picks.lines[place.tickets[0]]
        sentence = row.findChild(Sentence)
        assert sentence is not None
        assert sentence.text().startswith("Because you are into music production")
        assert sentence.text() in row.accessibleName()
        assert len(page.picks.lines) <= 3
        assert sum("Something new" in line.accessibleName() for line in page.picks.lines.values()) <= 1


def test_a_pick_is_claimed_by_key_and_history_knows_it_was_picked(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (here, page):
        ticket = place.tickets[0]
        page.picks.lines[ticket].setFocus()
        press(qtbot, here, page, Qt.Key.Key_C)
        assert ticket in page.bench.lines
        assert ticket not in page.picks.lines
        kept = here.ask(qtbot, lambda desk: desk.tickets.detail(ticket).ticket)
        assert (kept.assignee, kept.chosen) == (place.crew.maya, Chosen.PICKED)
        assert [note.text() for note in here.notes.shown()] == ["B-0001 claimed"]
        here.notes.undo_newest()
        quiet(qtbot, here, page)
        quiet(qtbot, here, page)
        assert ticket in page.picks.lines


def test_what_only_a_private_interest_picks_is_claimed_without_a_trace(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (here, page):
        here.ask(qtbot, lambda desk: desk.interests.set_passphrase("plum orbit lantern quiet"))
        here.ask(qtbot, lambda desk: desk.interests.share(PartName.INTERESTS, Audience.ME))
        page.hide()
        page.show()
        quiet(qtbot, here, page)
        ticket = place.tickets[0]
        page.picks.lines[ticket].setFocus()
        press(qtbot, here, page, Qt.Key.Key_C)
        kept = here.ask(qtbot, lambda desk: desk.tickets.detail(ticket).ticket)
        assert (kept.assignee, kept.chosen) == (place.crew.maya, Chosen.SELF)


def test_private_interests_closed_elsewhere_leave_today_and_the_way_back_is_offered(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (here, page):
        here.ask(qtbot, lambda desk: desk.interests.set_passphrase("plum orbit lantern quiet"))
        here.ask(qtbot, lambda desk: desk.interests.share(PartName.INTERESTS, Audience.ME))
        page.hide()
        here.ask(qtbot, lambda desk: desk.interests.lock())
        page.show()
        quiet(qtbot, here, page)
        assert not any("music production" in line.accessibleName() for line in page.picks.lines.values())
        way = next(b for b in page.picks.findChildren(Button) if b.text() == "Go to my page" and b.isVisible())
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
        assert here.went == [("profile", None)]


def test_claim_has_a_button(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (here, page):
        ticket = place.tickets[0]
        button = next(b for b in page.picks.lines[ticket].findChildren(Button) if b.text() == "Claim")
        assert button.accessibleName() == "Claim B-0001"
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        quiet(qtbot, here, page)
        assert ticket in page.bench.lines
        assert here.went == []


def test_a_pass_asks_nothing_and_is_kept_for_nobody(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    before = place.path.read_bytes()
    with today(qtbot, place) as (here, page):
        ticket = place.tickets[0]
        page.picks.lines[ticket].setFocus()
        press(qtbot, here, page, Qt.Key.Key_X)
        assert ticket not in page.picks.lines
        assert here.notes.shown() == []
        held = QApplication.focusWidget()
        assert held in page.picks.lines.values()
    assert place.path.read_bytes() == before
    with today(qtbot, place) as (_, page):
        assert ticket in page.picks.lines


def test_without_interests_the_profile_is_offered_quietly(place: Place, qtbot: QtBot) -> None:
    with today(qtbot, place) as (here, page):
        offer = next(b for b in page.picks.findChildren(Button) if b.text() == "Tell what you are into")
        qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
        page.waiting.lines[Waits.FIRST_VISIT].click()
        assert here.went == [("profile", "first-visit"), ("profile", "first-visit")]
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (_, page):
        assert not [b for b in page.picks.findChildren(Button) if b.text() == "Tell what you are into"]


def test_what_waits_leads_where_it_is_done(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.lead, ("video", Strength.INTO_IT, Wish.DO))
    with place.desk(place.crew.lead) as desk:
        desk.tickets.claim(place.tickets[0])
        desk.tickets.reply(place.tickets[0], "It works again")
    with place.desk(place.crew.maya) as desk:
        desk.tickets.claim(place.tickets[1])
        desk.tickets.hand_over(place.tickets[1], place.crew.lead)
    place.clock.pass_(days=29)
    with place.desk(place.crew.maya) as desk:
        desk.tickets.claim(place.tickets[2])
        desk.tickets.hand_over(place.tickets[2], place.crew.lead)
    with today(qtbot, place, "lead") as (here, page):
        assert list(page.waiting.lines) == [Waits.CHECK_IN, Waits.TO_TELL, Waits.HANDED, Waits.UNCLAIMED]
        for line in page.waiting.lines.values():
            line.click()
        assert here.went == [
            ("profile", "check-in"),
            ("tickets", View.TO_TELL),
            ("tickets", View.MINE),
            ("plan", None),
        ]
        assert "B-0001" in page.waiting.lines[Waits.TO_TELL].accessibleName()


def test_the_advisor_sees_what_needs_them_and_no_picks(place: Place, qtbot: QtBot) -> None:
    with place.desk(place.crew.maya) as desk:
        for n in range(7):
            ticket = desk.tickets.open(Intake(f"Chromebook will not charge {n}")).value.id
            desk.tickets.claim(ticket)
            desk.tickets.resolve(ticket, "A new cable")
    with today(qtbot, place, "advisor") as (here, page):
        assert not page.picks.isVisible()
        assert not page.bench.isVisible()
        assert Waits.FIRST_VISIT not in page.waiting.lines
        told = page.waiting.lines[Waits.NARROW].accessibleName()
        assert "Maya R. had 7 tickets in four weeks" in told
        page.waiting.lines[Waits.NARROW].click()
        page.waiting.lines[Waits.UNCLAIMED].click()
        assert here.went == [("fairness", None), ("plan", None)]


def test_alarms_are_kind_and_name_both_partners(place: Place) -> None:
    maya, deshawn = place.crew.maya, place.crew.deshawn
    alarm = Alarm(maya, Narrow.PARTNER, 6, partner=deshawn, together=5)
    words = alarm_said(alarm, {maya: "Maya R.", deshawn: "Deshawn K."})
    assert words == "Maya R. worked with Deshawn K. on 5 of 6 shared tickets. Another partner may do both good."


def test_j_and_k_walk_through_all_rows(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with place.desk(place.crew.maya) as desk:
        desk.tickets.claim(place.tickets[3])
    with today(qtbot, place) as (here, page):
        seen = []
        for _ in range(10):
            press(qtbot, here, page, Qt.Key.Key_J)
            seen.append(QApplication.focusWidget())
        assert seen[: len(page._lines())] == page._lines()
        assert seen[-1] is page._lines()[-1]
        press(qtbot, here, page, Qt.Key.Key_K)
        assert QApplication.focusWidget() is page._lines()[-2]


def test_what_others_do_is_shown_and_the_keyboard_stays(place: Place, qtbot: QtBot) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (here, page):
        page.picks.lines[place.tickets[0]].setFocus()
        here.context.worker.run(lambda desk: desk.tickets.claim(place.tickets[3]))
        quiet(qtbot, here, page)
        assert place.tickets[3] in page.bench.lines
        assert QApplication.focusWidget() is page.picks.lines[place.tickets[0]]


def test_rows_that_say_the_same_are_left_alone(place: Place, qtbot: QtBot) -> None:
    with place.desk(place.crew.maya) as desk:
        desk.tickets.claim(place.tickets[3])
    with today(qtbot, place) as (here, page):
        row = page.bench.lines[place.tickets[3]]
        page._changed()
        quiet(qtbot, here, page)
        assert page.bench.lines[place.tickets[3]] is row


def test_the_letters_of_today_and_of_tickets_do_not_meet(place: Place, qtbot: QtBot) -> None:
    """Claim is C in both rooms; the one on the screen takes it."""
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with today(qtbot, place) as (here, page):
        tickets = TicketsPage(here.context)
        here.context.actions.add(*tickets.records())
        here.show(tickets)
        tickets.hide()
        quiet(qtbot, here, page)
        page.picks.lines[place.tickets[0]].setFocus()
        press(qtbot, here, page, Qt.Key.Key_C)
        assert place.tickets[0] in page.bench.lines
        page.hide()
        tickets.show()
        tickets.open(place.tickets[1])
        quiet(qtbot, here, page)
        here.context.actions.refresh()
        press(qtbot, here, page, Qt.Key.Key_C)
        kept = here.ask(qtbot, lambda desk: desk.tickets.detail(place.tickets[1]).ticket)
        assert (kept.assignee, kept.chosen) == (place.crew.maya, Chosen.SELF)


@pytest.mark.parametrize("width", [1072, 816, 420])
def test_every_row_is_named_and_reached(place: Place, qtbot: QtBot, width: int) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with place.desk(place.crew.maya) as desk:
        desk.tickets.claim(place.tickets[3])
    with today(qtbot, place, width=width) as (here, page):
        assert problems(here.window) == []
        right = page.mapTo(here.window, page.rect().topRight()).x()
        for line in page._lines():
            assert line.mapTo(here.window, line.rect().topRight()).x() <= right


def test_peoples_words_are_never_markup(place: Place, qtbot: QtBot) -> None:
    evil = "<b>music</b> & <img src=x>"
    tell(place, place.crew.maya, (evil, Strength.INTO_IT, Wish.DO))
    with place.desk(place.crew.maya) as desk:
        ticket = desk.tickets.open(Intake(evil)).value.id
    with today(qtbot, place) as (here, page):
        assert f"Because you are into {evil}" in page.picks.lines[ticket].accessibleName()
        here.window.grab()
        assert any(evil in text for text in texts(page))


@pytest.mark.parametrize(("who", "queries"), [("maya", 21), ("lead", 21), ("advisor", 19)])
@pytest.mark.parametrize("rows", [1, 30])
def test_today_costs_the_same_queries_however_much_there_is(place: Place, rows: int, who: str, queries: int) -> None:
    tell(place, place.crew.maya, ("music production", Strength.INTO_IT, Wish.DO))
    with place.desk(place.crew.maya) as desk:
        for n in range(rows):
            desk.tickets.claim(desk.tickets.open(Intake(f"MIDI keyboard {n}")).value.id)
            desk.tickets.open(Intake(f"Audio driver {n}"))
        acting(desk, getattr(place.crew, who)).interests.topics()
        statements: list[str] = []
        event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
        desk.today.page()
        assert len(statements) == queries


def test_ones_own_project_is_on_the_page_with_what_comes_next(qtbot: QtBot, place: Place) -> None:
    with opened(place.path, place.clock) as desk:
        keyed(desk, place.crew)
        id_ = approved(desk, place.crew.maya, place.crew.advisor, title="A louder bell")
        desk.projects.reach(id_, "m1")
        desk.projects.block(id_, "No oscilloscope")
    with today(qtbot, place) as (here, page):
        line = page.project.lines[id_]
        said = line.accessibleName()
        assert [part for part in ("A louder bell", "Approved · v1 signed", "1 of 2") if part not in said] == []
        assert [
            part for part in ("Next: It can be rung from a phone", "Blocked: No oscilloscope") if part not in said
        ] == []
        line.click()
        assert here.went[-1] == ("projects", id_)
    with today(qtbot, place, "lead") as (here, page):
        assert not page.project.lines
        next(b for b in page.project.controls() if isinstance(b, Button)).click()
        assert here.went[-1] == ("projects", None)


def test_an_advisor_is_told_what_waits_and_reminded_when_it_waits_too_long(qtbot: QtBot, place: Place) -> None:
    with opened(place.path, place.clock) as desk:
        keyed(desk, place.crew)
        proposed(desk, place.crew.maya, title="A louder bell")
        acting(desk, place.crew.deshawn)
        blocked = approved(desk, place.crew.deshawn, place.crew.advisor, title="Radio")
        desk.projects.block(blocked, "The mast is locked")
        acting(desk, place.crew.advisor)
        waits = {one.what: one for one in desk.today.page().waiting}
        assert (waits[Waits.TO_SIGN].count, waits[Waits.TO_SIGN].since) == (1, None)
        assert waits[Waits.BLOCKED].projects == ((blocked, "Radio", "The mast is locked"),)
        place.clock.pass_(days=3)
        assert {one.what: one.since is not None for one in desk.today.page().waiting}[Waits.TO_SIGN]
    with today(qtbot, place, "advisor") as (here, page):
        assert not page.project.isVisible()
        page.waiting.lines[Waits.TO_SIGN].click()
        page.waiting.lines[Waits.BLOCKED].click()
        assert here.went[-2:] == [("signoffs", None), ("projects", blocked)]


def test_who_is_asked_to_join_or_has_an_answer_to_read_is_told(place: Place) -> None:
    with opened(place.path, place.clock) as desk:
        keyed(desk, place.crew)
        id_ = proposed(desk, place.crew.maya)
        desk.projects.ask(id_, place.crew.deshawn)
        decided(desk, id_, place.crew.advisor, Decision.CHANGES, "How loud is loud?")
        assert [w.projects[0][0] for w in desk.today.page().waiting if w.what is Waits.ANSWER] == [id_]
        acting(desk, place.crew.deshawn)
        assert [w.projects[0][0] for w in desk.today.page().waiting if w.what is Waits.JOIN] == [id_]
