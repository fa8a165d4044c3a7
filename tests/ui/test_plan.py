"""Planning a block, clicked and typed in as by a lead, on a real desk file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems, texts
from trellis.desk.desk import Desk
from trellis.rules.deal import Why
from trellis.rules.interests import Availability, Interest, PartName, Strength, Wish
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Chosen, Impact, Intake, Status, Urgency
from trellis.rules.topics import Gate
from trellis.store.ids import new_id
from trellis.store.sqlite import Database
from trellis.ui.plan.cards import CARD, PileCard
from trellis.ui.plan.columns import PileColumn, PileList
from trellis.ui.plan.gates import GatesSheet
from trellis.ui.plan.moving import MoveSheet
from trellis.ui.plan.page import PlanPage
from trellis.ui.plan.words import place_said
from trellis.ui.theme import Look

RESOURCES = Path(__file__).parents[2] / "resources"
SONG = Intake("MIDI keyboard not seen by the music Macs")
POSTER = Intake("Make a poster for lost chargers, graphic design wanted")
FIRE = Intake("Projector dark in the middle of a lesson", urgency=Urgency.BLOCKED, impact=Impact.CLASS)
PASSWORD = Intake("Password reset for a whole class")
PLAIN = [Intake(f"Label box {n}") for n in range(3)]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


def before(path: Path, person: UUID, *intakes: Intake, wishes: dict[UUID, str] | None = None) -> list[UUID]:
    """What happened at the desk before: tickets logged, and what people told."""
    desk = Desk(Database(path), clock=Clock(), resources=RESOURCES)
    for who, words in (wishes or {}).items():
        told = Interest(words, Strength.INTO_IT, Wish.DO, date(2026, 9, 7))
        acting(desk, who).interests.save(PartName.INTERESTS, (told,))
    acting(desk, person)
    made = [desk.tickets.open(intake).value.id for intake in intakes]
    desk.close()
    return made


@pytest.fixture
def tickets(path: Path, crew: Crew) -> list[UUID]:
    """Maya wishes for the first, Deshawn for the second."""
    wishes = {crew.maya: "MIDI", crew.deshawn: "Graphic design"}
    return before(path, crew.lead, SONG, POSTER, FIRE, *PLAIN, wishes=wishes)


@pytest.fixture
def here(path: Path, crew: Crew, tickets: list[UUID]) -> Iterator[Seat]:
    with seat(path, crew.lead) as made:
        yield made


def room(here: Seat, qtbot: QtBot) -> PlanPage:
    page = PlanPage(here.context)
    here.context.actions.add(*page.records())
    here.show(page)
    here.window.activateWindow()
    settle(here, qtbot)
    return page


def settle(here: Seat, qtbot: QtBot) -> None:
    for _ in range(3):
        here.settle(qtbot)
        qtbot.wait(1)


def column(page: PlanPage, person: UUID) -> PileColumn:
    return next(c for c in page.board.columns if c.person == person)


def cards(page: PlanPage, person: UUID) -> dict[UUID, PileCard]:
    pile = column(page, person).list
    return {(card := pile.item(n).data(CARD)).ticket: card for n in range(pile.count())}


def choose(page: PlanPage, person: UUID, ticket: UUID) -> PileList:
    pile = column(page, person).list
    pile.setFocus()
    assert pile.choose(ticket)
    return pile


def press(top: QWidget, name: str) -> None:
    found = [b for b in top.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisibleTo(top)]
    assert found, [b.accessibleName() for b in top.findChildren(QAbstractButton)]
    found[0].click()


def said(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top))


def sheet(page: QWidget, kind: type[QDialog]) -> QDialog:
    found = [w for w in page.findChildren(kind) if w.isVisible()]
    assert len(found) == 1
    return found[0]


def move(page: PlanPage, here: Seat, qtbot: QtBot, why: str = "Deshawn asked for it") -> None:
    """Answers the sheet that is open, by keys."""
    asked = sheet(page, MoveSheet)
    assert isinstance(asked, MoveSheet)
    asked.reason.setFocus()
    qtbot.keyClicks(asked.reason, why)
    qtbot.keyClick(asked.reason, Qt.Key.Key_Return)
    settle(here, qtbot)


# The deal


def test_the_deal_is_there_at_once_with_order_and_reasons(here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]):
    page = room(here, qtbot)
    words = "3 people here · 6 tickets to deal · urgent ones first, then everyone picks in turn"
    assert page.subtitle.text() == words
    assert page.assign.text() == "Assign all 6"
    assert page.what.text() == "To deal: 6 tickets nobody has"
    assert [c.accessibleName() for c in page.board.columns] == ["Amara O.", "Deshawn K.", "Maya R."]
    song = cards(page, crew.maya)[tickets[0]]
    assert (song.number, song.reason) == ("B-0001", "into MIDI")
    assert song.spoken == "B-0001, MIDI keyboard not seen by the music Macs, into MIDI"
    assert cards(page, crew.deshawn)[tickets[1]].reason == "into Graphic design"
    everything = {t for p in (crew.lead, crew.deshawn, crew.maya) for t in cards(page, p)}
    assert everything == set(tickets)
    fire = next(c for p in (crew.lead, crew.deshawn, crew.maya) for c in cards(page, p).values() if c.urgent)
    assert (fire.ticket, fire.reason) == (tickets[2], "urgent")
    places = sorted(label.text() for label in page.board.findChildren(QLabel) if label.text().startswith("picks"))
    assert places == ["picks 1st", "picks 2nd", "picks 3rd"]
    told = said(page.told)
    assert "goes first" in told
    assert "ties drawn with seed 0" in told
    assert "nobody would rather have another's pile by more than one ticket" in told


def test_leads_see_no_shares_and_the_advisor_sees_bars_with_numbers(
    path: Path, qtbot: QtBot, crew: Crew, tickets: list[UUID]
):
    for who, bars in ((crew.lead, 0), (crew.advisor, 3)):
        with seat(path, who) as here:
            page = room(here, qtbot)
            shown = [b for b in page.findChildren(QProgressBar) if b.isVisibleTo(page)]
            assert len(shown) == bars
            assert not any("%" in text for text in texts(page))
            if bars:
                assert [b.accessibleName() for b in shown] == ["Amara O.", "Deshawn K.", "Maya R."]
                assert said(page.told).count("0 of 0") == 3
            else:
                assert "Maya R.: 2 tickets, 1 of them wished for" in said(page.told)


def test_dealing_again_draws_ties_with_another_seed(here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]):
    page = room(here, qtbot)
    press(page, "Deal again")
    settle(here, qtbot)
    assert "ties drawn with seed 1" in said(page.told)
    assert tickets[0] in cards(page, crew.maya)
    qtbot.keyClick(column(page, crew.maya).list, Qt.Key.Key_D)
    settle(here, qtbot)
    assert "ties drawn with seed 2" in said(page.told)


def test_what_is_to_deal_can_be_listed(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    assert not page.list.isVisible()
    page.list_button.click()
    assert "B-0003 · Projector dark in the middle of a lesson\nB-0001 · MIDI" in page.list.text()
    page.list_button.click()
    assert not page.list.isVisible()


# Assigning


def test_assigning_all_and_undo_takes_everything_back(
    path: Path, here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]
):
    page = room(here, qtbot)
    dealt = {d.ticket: d.person for d in page.plan.deal.dealt}  # type: ignore[union-attr]
    press(page, "Assign all 6")
    settle(here, qtbot)
    assert here.notes.shown()[-1].text() == "6 tickets assigned"
    held = [here.ask(qtbot, lambda desk, t=t: desk.tickets.detail(t).ticket) for t in tickets]
    assert {t.id: t.assignee for t in held} == dealt
    assert {t.chosen for t in held} == {Chosen.DEALT}
    assert "Nothing to deal" in said(page)
    assert not page.assign.isEnabled()
    undo = here.notes.shown()[-1].undo_button
    assert undo is not None
    undo.click()
    settle(here, qtbot)
    held = [here.ask(qtbot, lambda desk, t=t: desk.tickets.detail(t).ticket) for t in tickets]
    assert {(t.assignee, t.status, t.chosen) for t in held} == {(None, Status.NEW, None)}
    assert page.assign.text() == "Assign all 6"
    assert here.ask(qtbot, lambda desk: desk.plan.kept()) == []


def test_what_was_taken_meanwhile_is_told_as_left_out(
    path: Path, here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]
):
    page = room(here, qtbot)
    other = acting(Desk(Database(path), clock=Clock()), crew.maya)
    other.tickets.claim(tickets[5])
    other.close()
    qtbot.keyClick(column(page, crew.maya).list, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    settle(here, qtbot)
    assert here.notes.shown()[-1].text() == "5 tickets assigned · 1 left out: taken or changed meanwhile"


def test_earlier_deals_are_told_with_order_reasons_and_seed(here: Seat, qtbot: QtBot, crew: Crew):
    page = room(here, qtbot)
    press(page, "Earlier deals today")
    settle(here, qtbot)
    assert "Nothing was dealt today yet" in said(page.earlier)
    press(page, "Deal again")
    settle(here, qtbot)
    page.assign_all()
    settle(here, qtbot)
    told = said(page.earlier)
    assert "assigned by Amara O. · ties drawn with seed 1" in told
    assert "B-0001 MIDI keyboard not seen by the music Macs to Maya R.: into MIDI" in told
    assert "Order: " in told


# Who is here


def test_a_click_or_a_key_marks_absent_and_here_again(here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]):
    page = room(here, qtbot)
    chip = page.here.chips[crew.maya]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(here, qtbot)
    assert here.notes.shown()[-1].text() == "Maya R. is not here"
    assert chip.text() == "Maya R. · not here"
    assert page.here.chips[crew.maya] is chip
    assert [c.person for c in page.board.columns] == [crew.lead, crew.deshawn]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    settle(here, qtbot)
    assert len(page.board.columns) == 3
    choose(page, crew.maya, tickets[0])
    qtbot.keyClick(column(page, crew.maya).list, Qt.Key.Key_A)
    settle(here, qtbot)
    assert len(page.board.columns) == 2
    undo = here.notes.shown()[-1].undo_button
    assert undo is not None
    undo.click()
    settle(here, qtbot)
    assert len(page.board.columns) == 3


def test_an_urgent_ticket_of_who_is_absent_is_dealt_and_says_whose(
    here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]
):
    page = room(here, qtbot)
    here.context.do(lambda desk: desk.tickets.hand_over(tickets[2], crew.maya))
    settle(here, qtbot)
    assert page.subtitle.text().startswith("3 people here · 5 tickets")
    page.here.chips[crew.maya].click()
    settle(here, qtbot)
    assert page.what.text() == "To deal: 5 tickets nobody has and 1 that cannot wait, of Maya R. (not here)"
    page.list_button.click()
    assert "of Maya R., who is not here" in page.list.text()


def test_blocks_are_chosen_and_who_is_elsewhere_is_told(path: Path, qtbot: QtBot, crew: Crew, tickets: list[UUID]):
    desk = acting(Desk(Database(path), clock=Clock()), crew.advisor)
    local = Clock()().astimezone()
    now = desk.people.add_block("Block C", "12345", time(local.hour), time(local.hour, 59)).value
    late = desk.people.add_block("Block D", "12345", time(local.hour + 1), time(local.hour + 1, 59)).value
    acting(desk, crew.maya).interests.save(PartName.AVAILABILITY, Availability((now.id,)))
    desk.close()
    with seat(path, crew.lead) as here:
        page = room(here, qtbot)
        assert page.subtitle.text().startswith("Block C · 3 people here")
        page.here.chips[crew.deshawn].click()
        settle(here, qtbot)
        page.blocks.setFocus()
        qtbot.keyClick(page.blocks, Qt.Key.Key_Down)
        page.blocks.activated.emit(1)
        settle(here, qtbot)
        assert page.plan is not None
        assert page.plan.block == late
        assert page.subtitle.text().startswith("Block D · 3 people here")
        assert page.here.chips[crew.maya].text() == "Maya R. · says: not in this block"


# Moving


def test_a_card_is_moved_by_a_key_with_a_reason_and_stays_when_dealing_again(
    here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]
):
    page = room(here, qtbot)
    others = {p: set(cards(page, p)) - {tickets[0]} for p in (crew.lead, crew.deshawn, crew.maya)}
    qtbot.keyClick(choose(page, crew.maya, tickets[0]), Qt.Key.Key_M)
    asked = sheet(page, MoveSheet)
    assert isinstance(asked, MoveSheet)
    assert [asked.to.itemText(n) for n in range(asked.to.count())] == ["Amara O.", "Deshawn K."]
    asked.to.set_value(crew.deshawn)
    press(asked, "Move")
    assert "Please say why, in one line." in said(asked)
    move(page, here, qtbot)
    assert cards(page, crew.deshawn)[tickets[0]].reason == "moved: Deshawn asked for it"
    assert {p: set(cards(page, p)) - {tickets[0]} for p in others} == others
    press(page, "Deal again")
    settle(here, qtbot)
    assert cards(page, crew.deshawn)[tickets[0]].moved
    qtbot.keyClick(choose(page, crew.deshawn, tickets[0]), Qt.Key.Key_Backspace)
    settle(here, qtbot)
    assert cards(page, crew.maya)[tickets[0]].reason == "into MIDI"


def test_an_arrow_moves_to_the_next_person_and_the_focus_goes_along(
    here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]
):
    page = room(here, qtbot)
    pile = choose(page, crew.maya, tickets[0])
    qtbot.keyClick(pile, Qt.Key.Key_Right, CTRL)  # nobody is there
    assert not page.findChildren(MoveSheet)
    qtbot.keyClick(pile, Qt.Key.Key_Left, CTRL)
    asked = sheet(page, MoveSheet)
    assert isinstance(asked, MoveSheet)
    assert asked.to.value() == crew.deshawn
    move(page, here, qtbot)
    assert column(page, crew.deshawn).list.chosen() == cards(page, crew.deshawn)[tickets[0]]
    page.assign_all()
    settle(here, qtbot)
    kept = here.ask(qtbot, lambda desk: desk.plan.kept())
    line = next(x for x in kept[0].told.lines if x.ticket == tickets[0])
    assert (line.why, line.reason, line.person) == (Why.MOVED, "Deshawn asked for it", crew.deshawn)


def test_a_dropped_card_asks_and_is_not_moved_by_itself(here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]):
    page = room(here, qtbot)
    source = choose(page, crew.maya, tickets[0])

    class Dropped(QDropEvent):
        """A drop from the other column; Qt's own drag cannot be driven without a display."""

        def source(self) -> PileList:
            return source

    event = Dropped(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    column(page, crew.lead).list.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.IgnoreAction
    assert tickets[0] in cards(page, crew.maya)
    asked = sheet(page, MoveSheet)
    assert isinstance(asked, MoveSheet)
    assert asked.to.value() == crew.lead
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked.reason)
    qtbot.keyClick(asked.reason, Qt.Key.Key_Escape)
    assert tickets[0] in cards(page, crew.maya)
    column(page, crew.lead).list.dropEvent(event)
    move(page, here, qtbot)
    assert tickets[0] in cards(page, crew.lead)


def test_the_menu_of_a_card_offers_the_same(here: Seat, qtbot: QtBot, crew: Crew, tickets: list[UUID]):
    page = room(here, qtbot)
    pile = choose(page, crew.maya, tickets[0])
    pile.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    (menu,) = pile.findChildren(QMenu)
    assert [a.text() for a in menu.actions()] == ["Move to…", "Open the ticket"]
    menu.actions()[1].trigger()
    menu.close()
    assert here.went == [("tickets", tickets[0])]


def test_a_closed_gate_is_told_kindly_before_a_move(path: Path, qtbot: QtBot, crew: Crew):
    (locked, free) = before(path, crew.lead, PASSWORD, PLAIN[0])
    with seat(path, crew.lead) as here:
        page = room(here, qtbot)
        assert "needs admin rights, which nobody here has open" in page.left.words.text()
        assert page.assign.text() == "Assign all 1"
    desk = acting(Desk(Database(path), clock=Clock(), resources=RESOURCES), crew.advisor)
    desk.plan.open_gate(crew.maya, Gate.ADMIN)
    desk.plan.attend(crew.maya, absent=False)
    desk.close()
    with seat(path, crew.lead) as here:
        page = room(here, qtbot)
        assert not page.left.isVisible()
        qtbot.keyClick(choose(page, crew.maya, locked), Qt.Key.Key_M)
        asked = sheet(page, MoveSheet)
        assert isinstance(asked, MoveSheet)
        asked.to.set_value(crew.deshawn)
        assert "it is done beside Maya R." in said(asked)
        move(page, here, qtbot)
        assert cards(page, crew.deshawn)[locked].reason.endswith("pairs with Maya R.")
        # Nobody can come along any more: the move is taken back by itself, and said.
        page.here.chips[crew.maya].click()
        settle(here, qtbot)
        assert any("The move was taken back" in note.text() for note in here.notes.shown())
        assert "which nobody here has open" in page.left.words.text()
        assert page.assign.text() == "Assign all 1"
        assert page.wanted.placed == {}
        assert free


# Gates


def test_an_advisor_opens_and_closes_gates_and_leads_look(path: Path, qtbot: QtBot, crew: Crew):
    with seat(path, crew.advisor) as here:
        page = room(here, qtbot)
        press(page, "Gates")
        settle(here, qtbot)
        gates = sheet(page, GatesSheet)
        assert isinstance(gates, GatesSheet)
        assert "No gate is open to anybody yet." in said(gates)
        gates.who.set_value(crew.maya)
        gates.gate.set_value(Gate.SAFETY)
        gates.note.setFocus()
        qtbot.keyClicks(gates.note, "Battery course done")
        press(gates, "Open this gate")
        settle(here, qtbot)
        assert "Maya R. · safety training" in said(gates)
        assert "since 12 Oct 2026, by Julia Soto · Battery course done" in said(gates)
        assert gates.note.text() == ""
        press(gates, "Open this gate")
        settle(here, qtbot)
        assert "This gate is open to them already." in said(gates)
        assert problems(gates) == []
        gates.reject()
    with seat(path, crew.lead) as here:
        page = room(here, qtbot)
        page.show_gates()
        settle(here, qtbot)
        gates = sheet(page, GatesSheet)
        assert "Maya R. · safety training" in said(gates)
        offered = {b.accessibleName() for b in gates.findChildren(QAbstractButton) if b.isVisibleTo(gates)}
        assert offered == {"Close"}
        gates.reject()
    with seat(path, crew.advisor) as here:
        page = room(here, qtbot)
        own = GatesSheet(here.context, crew.maya, page)
        own.open()
        settle(here, qtbot)
        press(own, "Close the gate: Maya R. · safety training")
        settle(here, qtbot)
        assert "No gate is open to anybody yet." in said(own)
        own.reject()


# Empty, one, many


def test_nothing_to_deal_nobody_here_and_one_person(path: Path, qtbot: QtBot, crew: Crew):
    with seat(path, crew.lead) as here:
        page = room(here, qtbot)
        assert "Nothing to deal" in said(page)
        assert page.subtitle.text() == "3 people here"
        assert problems(page) == []
        here.context.do(lambda desk: desk.tickets.open(PLAIN[0]))
        settle(here, qtbot)
        page.here.chips[crew.maya].click()
        page.here.chips[crew.deshawn].click()
        settle(here, qtbot)
        assert "Only Amara O. is here, so there is no order to find." in said(page.told)
        choose(page, crew.lead, page.plan.cards[0].work.id)  # type: ignore[union-attr]
        page.move_chosen()
        assert here.notes.shown()[-1].text() == "Nobody else is here to move it to"
        page.here.chips[crew.lead].click()
        settle(here, qtbot)
        assert "Nobody is here" in said(page)
        assert "B-0001 · Label box 0" in page.list.text()
        assert not page.assign.isEnabled()
        assert problems(page) == []


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_page_is_walked_at_any_zoom(here: Seat, qtbot: QtBot, kit: Look, zoom: int):
    kit.set_zoom(zoom)
    page = room(here, qtbot)
    page.earlier_button.click()
    page.list_button.click()
    settle(here, qtbot)
    assert problems(page) == []


def test_forty_people_and_a_hundred_tickets_are_scrolled_sideways(path: Path, qtbot: QtBot, crew: Crew):
    desk = acting(Desk(Database(path), clock=Clock(), resources=RESOURCES), crew.advisor)
    for n in range(37):
        desk.people.add(Person(new_id(), f"Student {n}", "Able", role=Role.TECH))
    for n in range(103):
        desk.tickets.open(Intake(f"Label box {n}"))
    desk.close()
    with seat(path, crew.lead) as here:
        page = room(here, qtbot)
        qtbot.waitUntil(lambda: len(page.board.columns) == 40)
        assert page.assign.text() == "Assign all 100"
        assert "3 more tickets wait" in page.more.words.text()
        assert page.width() <= 1072
        bar = page.board._area.horizontalScrollBar()
        assert bar.maximum() > 0
        places = [c.geometry() for c in page.board.columns]
        assert all(left.right() < right.left() for left, right in pairwise(places))
        assert all(c.width() >= 184 for c in page.board.columns)
        last = page.board.columns[-1].list
        last.setFocus()
        qtbot.waitUntil(lambda: bar.value() > 0)
        before = [c.list for c in page.board.columns]
        press(page, "Deal again")
        settle(here, qtbot)
        assert [c.list for c in page.board.columns] == before
        assert last.hasFocus()


@pytest.mark.parametrize(
    ("place", "words"), [(1, "picks 1st"), (2, "picks 2nd"), (3, "picks 3rd"), (4, "picks 4th"), (11, "picks 11th"),
                         (12, "picks 12th"), (21, "picks 21st"), (33, "picks 33rd")],
)  # fmt: skip
def test_places_are_said(qtbot: QtBot, place: int, words: str):
    assert place_said(place) == words
