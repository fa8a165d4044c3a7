"""The projects room: begun, written, handed in, answered, shared and read, by clicks and keys on real desk files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests import projects as made
from tests.desks import Crew, acting, make_file
from tests.ui import windows
from tests.ui.projects_room import Room, room
from tests.ui.tickets_room import room as ticket_room
from tests.ui.walker import problems, texts
from trellis.desk.desk import Desk
from trellis.rules.interests import Interest, Strength, Tools, Wish
from trellis.rules.interests import PartName as ProfilePart
from trellis.rules.projects import State
from trellis.rules.proposal import Chooser, From, Milestone, Need, NeedKind, PartName, Proposal
from trellis.rules.signoffs import Comment, Decision, Gate
from trellis.rules.tickets import Intake
from trellis.rules.today import Waits
from trellis.ui.projects.entries import NeedEntry, StepEntry
from trellis.ui.projects.fields import ChipsAnswer, LineAnswer, TextAnswer, ToolsAnswer
from trellis.ui.projects.listing import LINE
from trellis.ui.projects.page import ProjectsPage
from trellis.ui.projects.pane import Tab
from trellis.ui.projects.parts import PartBox
from trellis.ui.projects.proposal import Conversation
from trellis.ui.theme import look


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


def desk_of(path: Path, person: UUID) -> Desk:
    """Another program on the same file, with somebody signed in; its owner closes it."""
    from tests.desks import Clock
    from trellis.store.sqlite import Database

    return acting(Desk(Database(path), clock=Clock(), cost=made.CHEAP, resources=made.RESOURCES), person)


def box(here: Room, name: PartName) -> PartBox:
    return here.talk().parts[name]


def write(here: Room, name: PartName, words: str) -> None:
    """Type into a part and leave it."""
    field = box(here, name).field
    assert isinstance(field, LineAnswer | TextAnswer)
    field.field.setFocus()
    here.qtbot.keyClick(field.field, Qt.Key.Key_End)
    here.qtbot.keyClicks(field.field, words)
    box(here, name).flush()
    here.settle()


# Beginning


def test_an_empty_room_offers_four_ways_and_a_blank_page_puts_the_keyboard_into_the_first_question(
    path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        start = here.page.start
        assert start is not None
        assert start.isVisible()
        assert start.title.text() == "A project of your own"
        assert problems(here.page) == []
        here.click(start.blank)
        assert box(here, PartName.TITLE).field.focusProxy().hasFocus()  # type: ignore[union-attr]
        qtbot.keyClicks(here.seat.window.focusWidget(), "Bike lights")
        project = here.page.list.projects()[0]
        assert here.kept(project).proposal.title == "", "nothing is saved while somebody types"
        qtbot.waitUntil(lambda: box(here, PartName.TITLE).told.text() == "Saved", timeout=3000)
        assert here.kept(project).proposal.title == "Bike lights"
        assert here.kept(project).proposal.chooser(PartName.TITLE) is Chooser.STUDENT
        assert here.page.pane is not None
        assert here.page.pane.head.title.text() == "Bike lights"
        found = here.page.list
        role = Qt.ItemDataRole.AccessibleTextRole
        qtbot.waitUntil(lambda: any("Bike lights" in (found.item(n).data(role) or "") for n in range(found.count())))


def test_a_project_begins_from_an_interest_of_ones_profile(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        into = Interest("Synths", Strength.INTO_IT, Wish.DO, date(2026, 9, 1))
        acting(desk, crew.maya).interests.save(ProfilePart.INTERESTS, (into,))
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.start is not None
        chips = [c for c in here.page.start._chips.children() if getattr(c, "text", lambda: "")() == "Synths"]
        here.click(chips[0])  # type: ignore[arg-type]
        proposal = here.kept(here.page.list.projects()[0]).proposal
        assert (proposal.origin.kind, proposal.origin.words) == (From.INTEREST, "Synths")
        assert proposal.interests == ("Synths",)


def test_a_typed_interest_and_a_ticket_begin_projects_too(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        ticket = acting(desk, crew.lead).tickets.open(Intake("Wi-Fi drops in the gym", crew.okafor)).value
    with room(qtbot, path, crew, crew.maya) as here:
        start = here.page.start
        assert start is not None
        start.interest.setFocus()
        qtbot.keyClicks(start.interest, "Bikes")
        qtbot.keyClick(start.interest, Qt.Key.Key_Return)
        here.settle()
        assert here.kept(here.page.list.projects()[0]).proposal.origin.words == "Bikes"

        here.click(here.page.new)
        start = here.page.start
        assert start is not None
        assert start.title.text() == "A new project"
        start.ticket.setFocus()
        qtbot.keyClicks(start.ticket, "zzz")
        qtbot.keyClick(start.ticket, Qt.Key.Key_Return)
        here.settle()
        assert start.wrong.isVisible()
        start.ticket.clear()
        qtbot.keyClicks(start.ticket, ticket.number)
        qtbot.keyClick(start.ticket, Qt.Key.Key_Return)
        here.settle()
        assert here.page.pane is not None
        proposal = here.kept(here.page.pane.project).proposal
        assert (proposal.origin.kind, proposal.origin.words) == (From.TICKET, ticket.number)
        assert proposal.title == "Wi-Fi drops in the gym"
        assert ticket.number in here.page.pane.head.about.text()


def test_a_starter_idea_fills_parts_from_a_list_until_they_are_written_anew(
    path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.start is not None
        first = here.page.start._ideas[0]
        button = here.page.start._list.itemAt(0).widget().findChild(type(here.page.new))  # type: ignore[union-attr]
        assert button is not None
        here.click(button)
        title = box(here, PartName.TITLE)
        assert title.chooser.chooser() is Chooser.LIST
        assert title.chooser.text() == "from a list"
        project = here.page.list.projects()[0]
        assert here.kept(project).proposal.title == first.title
        write(here, PartName.TITLE, " for us")
        assert here.kept(project).proposal.chooser(PartName.TITLE) is Chooser.STUDENT
        assert here.kept(project).proposal.chooser(PartName.MAKE) is Chooser.LIST


# Writing


@pytest.fixture
def draft(path: Path, crew: Crew) -> UUID:
    with made.opened(path) as desk:
        return acting(desk, crew.maya).projects.start().value.id


def test_chips_tools_needs_and_milestones_are_written_by_keys_and_clicks(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        show = box(here, PartName.SHOW).field
        assert isinstance(show, ChipsAnswer)
        here.click(show.list.ideas()[0])
        show.list.open_field()
        qtbot.keyClicks(show.list.field, "a zine")
        qtbot.keyClick(show.list.field, Qt.Key.Key_Return)
        tools = box(here, PartName.TOOLS).field
        assert isinstance(tools, ToolsAnswer)
        tools.explore.open_field()
        qtbot.keyClicks(tools.explore.field, "KiCad")
        qtbot.keyClick(tools.explore.field, Qt.Key.Key_Return)

        needs = box(here, PartName.NEEDS).field
        here.click(needs.add_button)  # type: ignore[attr-defined]
        need = needs.entries[0]  # type: ignore[attr-defined]
        assert isinstance(need, NeedEntry)
        assert need.what.hasFocus()
        qtbot.keyClicks(need.what, "Oscilloscope")
        here.click(need.when)
        need.first.setDate(QDate(2026, 10, 20))
        need.last.setDate(QDate(2026, 10, 22))
        box(here, PartName.NEEDS).flush()

        steps = box(here, PartName.MILESTONES).field
        for words, day in (("Second", QDate(2026, 11, 20)), ("First", QDate(2026, 11, 2))):
            here.click(steps.add_button)  # type: ignore[attr-defined]
            entry = next(e for e in steps.entries if e.is_empty())  # type: ignore[attr-defined]
            qtbot.keyClicks(entry.what, words)
            entry.due.setDate(day)
            entry.moved.emit()
        here.settle()
        proposal = here.kept(draft).proposal
        assert "a zine" in proposal.show
        assert len(proposal.show) == 2
        assert proposal.tools == Tools((), ("KiCad",))
        wanted = Need(NeedKind.EQUIPMENT, "Oscilloscope", date(2026, 10, 20), date(2026, 10, 22))
        assert proposal.needs == (wanted,)
        assert [(m.title, m.due) for m in proposal.milestones] == [
            ("First", date(2026, 11, 2)),
            ("Second", date(2026, 11, 20)),
        ]
        assert [e.what.text() for e in steps.entries] == ["First", "Second"], "they sort themselves"  # type: ignore[attr-defined]
        key = proposal.milestones[1].key
        here.click(steps.entries[0].cross)  # type: ignore[attr-defined]
        assert [m.key for m in here.kept(draft).proposal.milestones] == [key], "a key stays with its milestone"
        assert problems(here.page) == []


def test_the_last_day_of_a_need_is_never_before_the_first(path: Path, crew: Crew, qtbot: QtBot, draft: UUID) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        needs = box(here, PartName.NEEDS).field
        here.click(needs.add_button)  # type: ignore[attr-defined]
        need = needs.entries[0]  # type: ignore[attr-defined]
        qtbot.keyClicks(need.what, "Time in the lab")
        here.click(need.when)
        need.last.setDate(QDate(2026, 10, 20))
        need.first.setDate(QDate(2026, 11, 1))
        assert need.last.date() == QDate(2026, 11, 1)
        need.never.click()
        here.settle()
        assert here.kept(draft).proposal.needs == (Need(NeedKind.EQUIPMENT, "Time in the lab"),)


def test_who_chose_a_part_is_told_with_one_choice_of_a_menu(path: Path, crew: Crew, qtbot: QtBot, draft: UUID) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        why = box(here, PartName.WHY)
        assert not why.chooser.isVisible(), "nobody chose nothing"
        write(here, PartName.WHY, "I like light")
        assert why.chooser.isVisible()
        why.chooser.choices.actions()[2].trigger()
        here.settle()
        assert here.kept(draft).proposal.chooser(PartName.WHY) is Chooser.ADVISOR
        assert "with my advisor" in why.chooser.accessibleName()


def test_leaving_for_another_room_and_for_another_project_loses_no_word(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with made.opened(path) as desk:
        other = made.started(desk, crew.maya, title="A bell")
    with room(qtbot, path, crew, crew.maya) as here:
        here.open(draft)
        qtbot.keyClicks(box(here, PartName.WHY).field.field, "half a word")  # type: ignore[attr-defined]
        here.open(other)
        assert here.kept(draft).proposal.why == "half a word"
        here.open(draft)
        assert box(here, PartName.WHY).field.content() == "half a word"
        qtbot.keyClicks(box(here, PartName.RISKS).field.field, "rain")  # type: ignore[attr-defined]
        here.page.hide()
        assert here.kept(draft).proposal.risks == "rain"


def test_what_a_partner_wrote_meanwhile_is_shown_beside_it_and_nothing_is_overwritten(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        other = desk_of(path, crew.maya)
        other.projects.write(draft, PartName.WHY, "from there", Chooser.STUDENT, "")
        why = box(here, PartName.WHY)
        write(here, PartName.WHY, "from here")
        assert why.conflict is not None
        assert problems(here.page) == []
        assert "from there" in texts(why)
        assert here.kept(draft).proposal.why == "from there"
        assert why.field.content() == "from here"
        here.click(why.conflict.mine)
        assert why.conflict is None
        assert here.kept(draft).proposal.why == "from here"

        other.projects.write(draft, PartName.WHY, "there again", Chooser.STUDENT, "from here")
        other.close()
        write(here, PartName.WHY, " again")
        assert why.conflict is not None
        here.click(why.conflict.theirs)
        assert why.field.content() == "there again"
        assert here.kept(draft).proposal.why == "there again"


def test_a_text_that_is_too_long_is_said_and_not_lost(path: Path, crew: Crew, qtbot: QtBot, draft: UUID) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        why = box(here, PartName.WHY)
        why.field.field.setPlainText("x" * 6_001)  # type: ignore[attr-defined]
        why.flush()
        here.settle()
        assert why.error.isVisible()
        assert len(str(why.field.content())) == 6_001
        assert here.kept(draft).proposal.why == ""


# Handing in


def test_the_meter_names_what_is_missing_leads_there_and_handing_in_without_a_question_does_too(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        meter = here.talk().missing
        assert PartName.INTERESTS not in meter.chips
        here.click(meter.chips[PartName.RISKS])
        assert box(here, PartName.RISKS).field.focusProxy().hasFocus()  # type: ignore[union-attr]
        write(here, PartName.TITLE, "Bike lights")
        assert PartName.TITLE not in meter.chips
        assert here.page.pane is not None
        here.click(here.page.pane.head.buttons["submit.proposal"])
        assert box(here, PartName.QUESTION).error.text().startswith("A reviewer needs a driving question")
        assert not here.kept(draft).standing.submissions


def test_ctrl_enter_hands_in_with_a_note_and_it_can_be_taken_back(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        for name, words in (
            (PartName.TITLE, "Bike lights"),
            (PartName.QUESTION, "How bright is bright?"),
        ):
            write(here, name, words)
        make = box(here, PartName.MAKE).field.field  # type: ignore[attr-defined]
        make.setFocus()
        qtbot.keyClicks(make, "A light")  # not saved yet: handing in saves it first
        assert here.page.isVisible()
        here.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        sheet = here.sheet()
        assert problems(sheet) == []
        qtbot.keyClicks(sheet.field, "Please look soon")
        here.click(sheet.main)
        kept = here.kept(draft)
        assert kept.standing.state is State.SUBMITTED
        assert kept.standing.newest is not None
        assert kept.standing.newest.note == "Please look soon"
        assert kept.standing.newest.handed_in().proposal.make == "A light"
        assert here.page.pane is not None
        assert here.page.pane.head.state.text() == "Submitted"
        assert here.talk().waits.isVisible()
        here.click(here.page.pane.head.buttons["take_back"])
        assert here.kept(draft).standing.state is State.DRAFT


def test_each_pinned_comment_stands_at_its_part_and_is_answered_there(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya)
        comments = [
            Comment("a", "Say how loud a saw is.", PartName.QUESTION, must=True),
            Comment("b", "Who knows about it?"),
        ]
        made.decided(desk, project, crew.advisor, Decision.CHANGES, "Nearly there", comments=comments)
    with room(qtbot, path, crew, crew.maya) as here:
        talk = here.talk()
        assert box(here, PartName.QUESTION).isAncestorOf(talk.comments["a"])
        assert talk.decision.isAncestorOf(talk.comments["b"])
        assert "a must" in texts(talk.comments["a"])
        assert "a must" not in texts(talk.comments["b"])
        assert "2" in talk.decision.left.text()
        assert problems(here.page) == []
        field = talk.comments["a"].field
        assert field is not None
        assert not field.button.isVisible()
        field.setFocus()
        qtbot.keyClicks(field.field, "At most 100 dB")
        here.click(field.button)
        other = talk.comments["b"].field
        assert other is not None
        other.setFocus()
        qtbot.keyClicks(other.field, "Mr. Okafor")
        here.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert {(a.comment, a.body) for a in here.kept(project).answers} == {
            ("a", "At most 100 dB"),
            ("b", "Mr. Okafor"),
        }
        assert talk.decision.left.text() == "Every comment has an answer."
        assert not field.button.isVisible()
        assert here.page.pane is not None
        here.click(here.page.pane.head.buttons["submit.proposal"])
        here.click(here.sheet().main)
        assert here.kept(project).standing.state is State.SUBMITTED


def asked_why(path: Path, crew: Crew) -> UUID:
    """Maya's proposal, with one comment to answer."""
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya)
        made.decided(desk, project, crew.advisor, Decision.CHANGES, comments=[Comment("a", "Why?", PartName.MAKE)])
    return project


def test_an_answer_that_was_not_sent_is_there_next_time(path: Path, crew: Crew, qtbot: QtBot) -> None:
    asked_why(path, crew)
    with room(qtbot, path, crew, crew.maya) as here:
        field = here.talk().comments["a"].field
        assert field is not None
        qtbot.keyClicks(field.field, "Because I")
        here.page.hide()
        here.settle()
    with room(qtbot, path, crew, crew.maya) as here:
        field = here.talk().comments["a"].field
        assert field is not None
        assert field.field.toPlainText() == "Because I"
        assert field.button.isVisible()


def test_an_answer_that_comes_back_does_not_write_over_what_a_partner_said_since(
    path: Path, crew: Crew, qtbot: QtBot
) -> None:
    project = asked_why(path, crew)
    with room(qtbot, path, crew, crew.maya) as here:
        field = here.talk().comments["a"].field
        assert field is not None
        qtbot.keyClicks(field.field, "Because I")
        here.page.hide()
        here.settle()
    with made.opened(path) as desk:
        acting(desk, crew.maya).signoffs.answer(project, "a", "Theirs")
    with room(qtbot, path, crew, crew.maya) as here:
        field = here.talk().comments["a"].field
        assert field is not None
        assert field.field.toPlainText() == "Because I"
        here.click(field.button)
        assert field.conflict is not None, "both are shown first"
        assert [a.body for a in here.kept(project).answers] == ["Theirs"]


def test_the_words_of_a_showcase_are_the_team_s_once_it_is_shown(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.approved(desk, crew.maya, crew.advisor)
        desk.projects.share(project, True)
        desk.projects.reach(project, made.FIRST)
        desk.projects.reflect(project, "I would begin with the phone next time.")
        desk.projects.submit(project, Gate.COMPLETION, "Listen to it in room 3")
        made.decided(desk, project, crew.advisor, Decision.APPROVE)
        desk.projects.write_showcase(project, "It rings.", "")
    with room(qtbot, path, crew, crew.deshawn) as here:
        pane = here.open(project, Tab.PROPOSAL)
        assert "Showcase" not in [pane.tabs.tabText(n) for n in range(pane.tabs.count())]
        page = here.seat.ask(qtbot, lambda desk: desk.projects.page(project))
        assert page.standing.project.showcase == ""
    with made.opened(path) as desk:
        acting(desk, crew.maya).projects.show(project, True)
    with room(qtbot, path, crew, crew.deshawn) as here:
        pane = here.open(project, Tab.SHOWCASE)
        assert any("It rings." in said for said in texts(pane))


def test_handing_in_waits_for_an_answer_to_each_comment(path: Path, crew: Crew, qtbot: QtBot) -> None:
    project = asked_why(path, crew)
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.pane is not None
        here.click(here.page.pane.head.buttons["submit.proposal"])
        sheet = here.sheet()
        here.click(sheet.main)
        assert "no answer yet" in sheet.trouble.text()
        sheet.reject()
        assert here.kept(project).standing.state is State.CHANGES_ASKED


# What is in force


def test_a_correction_is_told_from_a_change_that_needs_a_new_look(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.approved(desk, crew.maya, crew.advisor)
    with room(qtbot, path, crew, crew.maya) as here:
        pane = here.open(project, Tab.PROPOSAL)
        talk = here.talk()
        assert pane.head.state.text() == "Approved · v1 signed"
        assert not talk.since.isVisible()
        write(here, PartName.WHY, " Never.")
        assert talk.since.isVisible()
        assert "small correction" in talk.since.means.text()
        write(here, PartName.MAKE, " And a horn.")
        here.click(talk.since.see)
        sheet = here.sheet()
        assert sheet.parts == [PartName.WHY, PartName.MAKE]
        assert problems(sheet) == []
        sheet.accept()
        assert "What I will make: an advisor takes a new look" in talk.since.means.text()
        assert "submit.proposal" in pane.head.buttons
        assert "submit.completion" not in pane.head.buttons
        here.click(pane.head.buttons["submit.proposal"])
        here.click(here.sheet().main)
        assert here.kept(project).standing.state is State.SUBMITTED
        assert pane.head.in_force.text() == "Version 1 stays in force"


def test_going_back_to_the_version_in_force_asks_first(
    path: Path, crew: Crew, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.approved(desk, crew.maya, crew.advisor)
    asked: list[str] = []
    answers = [False, True]

    def confirm(_: object, title: str, *__: object) -> bool:
        asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr("trellis.ui.projects.doing.confirm_irreversible", confirm)
    with room(qtbot, path, crew, crew.maya) as here:
        here.open(project, Tab.PROPOSAL)
        write(here, PartName.MAKE, " And a horn.")
        here.click(here.talk().since.revert)
        assert here.kept(project).proposal.make.endswith("horn.")
        here.click(here.talk().since.revert)
        assert asked == ["Back to version 1?"] * 2
        assert here.kept(project).proposal.make == made.PARTS[PartName.MAKE]
        assert box(here, PartName.MAKE).field.content() == made.PARTS[PartName.MAKE]
        assert not here.talk().since.isVisible()


def test_a_declined_project_can_be_appealed_once(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        ben = made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya)
        made.decided(desk, project, crew.advisor, Decision.DECLINE, "Too loud")
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.pane is not None
        assert "Too loud" in texts(here.talk().decision)
        here.click(here.page.pane.head.buttons["appeal"])
        sheet = here.sheet()
        assert problems(sheet) == []
        assert [sheet.who.itemText(n) for n in range(sheet.who.count())] == ["any other advisor", "Ben Adler"]
        here.click(sheet.main)
        assert "Say why" in sheet.row.error()
        qtbot.keyClicks(sheet.field, "It has a volume knob")
        sheet.who.setCurrentIndex(1)
        here.click(sheet.main)
        newest = here.kept(project).standing.newest
        assert newest is not None
        assert (newest.to, newest.note) == (ben, "It has a volume knob")
        assert "appeal" not in here.page.pane.head.buttons


def test_withdrawing_and_opening_again_tell_why(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        project = made.started(desk, crew.maya)
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.pane is not None
        head = here.page.pane.head
        next(a for a in head._last_menu.actions() if a.text() == "Withdraw…").trigger()  # type: ignore[union-attr]
        sheet = here.sheet()
        qtbot.keyClicks(sheet.field, "No time")
        here.click(sheet.main)
        assert here.kept(project).standing.state is State.WITHDRAWN
        assert head.in_force.text() == "Withdrawn: No time"
        assert problems(here.page) == []
        here.click(head.buttons["reopen"])
        sheet = here.sheet()
        here.click(sheet.main)
        assert "Say why" in sheet.row.error()
        qtbot.keyClicks(sheet.field, "Now I have")
        here.click(sheet.main)
        assert here.kept(project).standing.state is State.DRAFT
        assert here.talk().isVisible()


# Others


def test_a_partner_is_asked_joins_and_leads_it_and_the_first_one_leaves(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        project = made.started(desk, crew.maya)
    with room(qtbot, path, crew, crew.maya) as here:
        here.click(here.talk().people.ask)
        sheet = here.sheet()
        assert problems(sheet) == []
        sheet.who.set_value(crew.deshawn)
        here.click(sheet.main)
        assert here.kept(project).standing.asked == (crew.deshawn,)
    with room(qtbot, path, crew, crew.deshawn) as here:
        pane = here.open(project)
        assert pane.head.join.isVisible()
        assert problems(here.page) == []
        here.click(pane.head.join.yes)
        assert here.kept(project).standing.people == (crew.maya, crew.deshawn)
        assert here.talk().isVisible()
        assert not pane.head.join.isVisible()
    with room(qtbot, path, crew, crew.maya) as here:
        pane = here.open(project)
        next(a for a in pane.head._last_menu.actions() if a.text() == "Hand over…").trigger()  # type: ignore[union-attr]
        here.click(here.sheet().main)
        assert here.kept(project).standing.project.owner == crew.deshawn
        here.settle()
        next(a for a in pane.head._last_menu.actions() if a.text() == "Leave").trigger()  # type: ignore[union-attr]
        here.settle()
        assert here.page.list.projects() == []
        assert here.page.start is not None
        assert here.page.start.isVisible(), "the ways to begin another one"


def test_somebody_asked_can_say_no_and_be_unasked(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        project = made.started(desk, crew.maya)
        for person in (crew.deshawn, crew.lead):
            desk.projects.ask(project, person)
    with room(qtbot, path, crew, crew.deshawn) as here:
        here.click(here.open(project).head.join.no)
        assert here.page.list.projects() == []
    with room(qtbot, path, crew, crew.maya) as here:
        people = here.talk().people
        cross = next(b for b in people.findChildren(type(people.ask)) if "Amara" in b.accessibleName())
        here.click(cross)
        assert here.kept(project).standing.asked == ()


def test_the_team_reads_what_is_shared_and_drafts_a_review(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        project = made.proposed(desk, crew.maya, title="A louder bell")
    with room(qtbot, path, crew, crew.deshawn) as here:
        assert here.page.list.projects() == []
    with room(qtbot, path, crew, crew.maya) as here:
        here.click(here.talk().people.share)
        assert here.kept(project).standing.project.shared
    with room(qtbot, path, crew, crew.deshawn) as here:
        pane = here.open(project)
        reader = pane.parts[Tab.PROPOSAL]
        assert "A bell with a light that a phone can ring." in texts(reader)
        assert not reader.findChildren(PartBox), "nothing to write for others"
        assert problems(here.page) == []
        reader.field.setFocus()  # type: ignore[attr-defined]
        qtbot.keyClicks(reader.field.field, "I would use it")  # type: ignore[attr-defined]
        here.click(reader.field.button)  # type: ignore[attr-defined]
        assert [p.body for p in here.kept(project).peers] == ["I would use it"]
    with room(qtbot, path, crew, crew.maya) as here:
        said = texts(here.talk().peers)
        assert "I would use it" in said
        assert "not a decision" in said


def test_what_is_in_the_way_is_shown_to_an_advisor_and_to_no_reader_of_the_team(
    path: Path, crew: Crew, qtbot: QtBot
) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.approved(desk, crew.maya, crew.advisor, title="A louder bell")
        desk.projects.share(project, True)
        desk.projects.block(project, "My partner never comes")
    for who, told in ((crew.advisor, True), (crew.deshawn, False)):
        with room(qtbot, path, crew, who) as here:
            pane = here.open(project, Tab.WORK)
            under = [here.page.list.item(row).data(LINE).under for row in range(here.page.list.count())]
            assert ("Blocked: My partner never comes" in under) is told
            assert ("Maya R." in under) is not told
            assert any("My partner never comes" in said for said in texts(pane)) is told


def test_an_advisor_reads_what_was_handed_in_and_goes_to_the_review(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya, title="A louder bell")
        made.started(desk, crew.deshawn, title="A secret draft")
    with room(qtbot, path, crew, crew.advisor) as here:
        assert here.page.list.projects() == [project]
        assert not here.page.new.isVisible()
        assert not any("A secret draft" in said for said in texts(here.page))
        pane = here.open(project)
        here.click(pane.head.buttons["review"])
        assert here.seat.went == [("signoffs", project)]


# Versions and what does not hold


def test_versions_tell_what_was_decided_and_a_signed_decision_is_saved(
    path: Path, crew: Crew, qtbot: QtBot, tmp_path: Path
) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.approved(desk, crew.maya, crew.advisor)
        made.written(desk, project, {PartName.MAKE: "Another bell"})
        desk.projects.submit(project, Gate.PROPOSAL, "Look again")
    with room(qtbot, path, crew, crew.maya) as here:
        pane = here.open(project, Tab.VERSIONS)
        versions = pane.parts[Tab.VERSIONS]
        assert [card.title.text() for card in versions.cards] == ["Version 2", "Version 1"]  # type: ignore[attr-defined]
        said = texts(versions)
        assert "Look again" in said
        assert "Julia Soto approved version 1" in said
        assert "in force" in said
        assert problems(here.page) == []
        page = here.kept(project)
        here.page.doing.export(page, page.standing.signoffs[0], tmp_path / "signed.txt")
        here.settle()
        assert made.PARTS[PartName.TITLE] in (tmp_path / "signed.txt").read_text("utf-8")
        here.click(versions.cards[0].compare)  # type: ignore[attr-defined]
        sheet = here.sheet()
        assert sheet.parts == [PartName.MAKE]
        assert problems(sheet) == []
        sheet.accept()
        here.click(versions.cards[1].read)  # type: ignore[attr-defined]
        sheet = here.sheet()
        assert str(made.PARTS[PartName.MAKE]) in texts(sheet)
        assert "Another bell" not in texts(sheet)
        assert problems(sheet) == []
        sheet.accept()


def test_an_approval_that_was_tampered_with_is_named_in_red_words(path: Path, crew: Crew, qtbot: QtBot) -> None:
    import sqlite3

    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.approved(desk, crew.maya, crew.advisor)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE submission SET content = replace(content, 'A bell with', 'A gong with')")
    with room(qtbot, path, crew, crew.maya) as here:
        pane = here.open(project)
        assert pane.head.state.text() != "Approved · v1 signed"
        assert pane.head.state.tone() == "red"
        assert here.page.list.item(1).data(LINE).under == "A decision does not hold", "red never speaks alone"
        wrong = [label.text() for label in pane.head.findChildren(QLabel) if label.property("tone") == "red"]
        assert any(text.startswith("This approval does not hold: ") for text in wrong), wrong


# Keys, layout, language of the eye


def test_j_and_k_walk_the_list_and_enter_opens(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        first = made.started(desk, crew.maya, title="A")
        second = made.started(desk, crew.maya, title="B")
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.list.projects() == [first, second]
        assert here.page.list.chosen() == first
        here.page.list.setFocus()
        here.press(Qt.Key.Key_J)
        assert here.page.pane is not None
        assert here.page.pane.project == second
        here.press(Qt.Key.Key_K)
        assert here.page.pane.project == first
        here.press(Qt.Key.Key_Return)
        assert here.page.pane.tabs.hasFocus()


def test_a_narrow_window_shows_one_side_at_a_time(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        project = made.started(desk, crew.maya)
    with room(qtbot, path, crew, crew.maya, width=560) as here:
        assert here.page.list.isVisible()
        assert not here.page.right.isVisible()
        here.page.list.setCurrentRow(1)
        here.page.list.setFocus()
        here.press(Qt.Key.Key_Return)
        assert here.page.pane is not None
        assert here.page.pane.project == project
        assert here.page.right.isVisible()
        assert not here.page.list.isVisible()
        here.click(here.page.back)
        assert here.page.list.isVisible()


@pytest.mark.parametrize("zoom", [80, 200])
def test_nothing_is_wider_than_its_room_at_any_zoom(path: Path, crew: Crew, qtbot: QtBot, zoom: int) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya, title=long, why=long, show=(long,), needs=(Need(NeedKind.HELP, long),))
        comments = [Comment("a", long, PartName.WHY)]
        made.decided(desk, project, crew.advisor, Decision.CHANGES, long, comments=comments)
        acting(desk, crew.maya).projects.share(project, True)
    look().set_zoom(zoom)
    for who in (crew.maya, crew.lead):
        with room(qtbot, path, crew, who, width=688, height=596) as here:
            assert here.seat.window.width() == 688, "the room asks for no more than there is"
            pane = here.open(project)
            for tab in (Tab.PROPOSAL, Tab.VERSIONS):
                pane.show_tab(tab)
                here.settle()
                qtbot.wait(30)
                part = pane.parts[tab]
                assert part.mapTo(here.page, part.rect().topRight()).x() < here.page.width(), (zoom, tab)
                assert problems(here.page) == []


def test_people_s_words_are_never_rich_text(path: Path, crew: Crew, qtbot: QtBot) -> None:
    evil = "<img src=x><b>bold</b>"
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya, title=evil, why=evil, works=evil)
        made.decided(desk, project, crew.advisor, Decision.CHANGES, evil, comments=[Comment("a", evil, PartName.WHY)])
        acting(desk, crew.maya).projects.share(project, True)
    with room(qtbot, path, crew, crew.lead) as here:
        pane = here.open(project)
        pane.show_tab(Tab.VERSIONS)
        here.settle()
        shown = [label for label in here.page.findChildren(QLabel) if "<b>" in label.text()]
        assert shown
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown)


def test_what_another_window_changes_is_shown_without_losing_the_place(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya, title="A louder bell")
    with room(qtbot, path, crew, crew.maya) as here:
        here.open(project)
        why = box(here, PartName.WHY).field.field  # type: ignore[attr-defined]
        why.setFocus()
        qtbot.keyClicks(why, "x")
        with made.opened(path) as other:
            made.decided(other, project, crew.advisor, Decision.APPROVE)
        here.page.refresh()
        here.settle()
        assert here.page.pane is not None
        assert here.page.pane.head.state.text() == "Approved · v1 signed"
        assert QApplication.focusWidget() is why
        assert here.page.list.chosen() == project


def test_milestones_and_a_day_field_below_the_mouse(path: Path, crew: Crew, qtbot: QtBot) -> None:
    """A wheel over a date that has no focus scrolls the page and changes no date."""
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    with made.opened(path) as desk:
        made.started(desk, crew.maya, milestones=(Milestone("m", "One", date(2026, 11, 2)),))
    with room(qtbot, path, crew, crew.maya) as here:
        entry = box(here, PartName.MILESTONES).field.entries[0]  # type: ignore[attr-defined]
        assert isinstance(entry, StepEntry)
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(entry.due, wheel)
        assert entry.due.date() == QDate(2026, 11, 2)


# From elsewhere


def test_a_project_begins_from_the_menu_of_a_ticket(tmp_path: Path, qtbot: QtBot) -> None:
    with ticket_room(qtbot, tmp_path / "desk.trellis") as here:
        detail = here.open(here.tickets[0])
        action = next(a for a in here.page.detail.more_menu().actions() if a.text() == "Start a project from this")
        action.trigger()
        here.settle()
        assert here.seat.went[0][0] == "projects"
        project = here.seat.ask(qtbot, lambda desk: desk.projects.page(here.seat.went[0][1]))  # type: ignore[arg-type]
        assert project.proposal.origin.words == detail.ticket.number
        assert f"A project begins with {detail.ticket.number}" in here.notes()


def test_an_advisor_begins_no_projects_from_tickets(tmp_path: Path, qtbot: QtBot) -> None:
    with ticket_room(qtbot, tmp_path / "desk.trellis", "advisor") as here:
        here.open(here.tickets[0])
        assert "Start a project from this" not in [a.text() for a in here.page.detail.more_menu().actions()]


def test_new_project_is_one_key_from_anywhere_and_nothing_of_it_survives_a_lock(tmp_path: Path, qtbot: QtBot) -> None:
    crew, _ = windows.make_desk(tmp_path / "school.trellis")
    with windows.window_on(tmp_path / "school.trellis", qtbot) as here:
        shell = here.enter(qtbot, crew.maya)
        windows.press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
        here.settle(qtbot)
        page = shell.page("projects")
        assert isinstance(page, ProjectsPage)
        assert page.start is not None
        assert windows.held() is page.start.blank
        windows.press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.pane is not None and page.pane.page() is not None)
        here.settle(qtbot)
        windows.write(qtbot, "A secret lamp")
        here.window.lock()
        here.settle(qtbot)
        assert not any("secret lamp" in said for said in texts(here.window))
        shell = here.enter(qtbot, crew.maya)
        shell.go("projects")
        here.settle(qtbot)
        qtbot.waitUntil(lambda: "A secret lamp" in texts(here.window))


def test_a_part_that_cannot_be_saved_is_shown_before_any_step_is_taken(
    path: Path, crew: Crew, qtbot: QtBot, draft: UUID
) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        for name in (PartName.TITLE, PartName.QUESTION, PartName.MAKE):
            write(here, name, "x")
        why = box(here, PartName.WHY)
        why.field.field.setPlainText("x" * 6_001)  # type: ignore[attr-defined]
        assert here.page.pane is not None
        here.click(here.page.pane.head.buttons["submit.proposal"])
        assert why.field.focusProxy().hasFocus()  # type: ignore[union-attr]
        assert not here.kept(draft).standing.submissions
        why.field.field.setPlainText("short")  # type: ignore[attr-defined]
        here.click(here.page.pane.head.buttons["submit.proposal"])
        here.click(here.sheet().main)
        newest = here.kept(draft).standing.newest
        assert newest is not None
        assert newest.handed_in().proposal.why == "short"


def test_what_an_advisor_made_a_must_is_told_as_required(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya)
        comments = [Comment("a", "Ask the custodian first.", PartName.RISKS, must=True)]
        made.decided(desk, project, crew.advisor, Decision.CHANGES, comments=comments)
        acting(desk, crew.maya).signoffs.answer(project, "a", "I did")
        made.written(desk, project, {PartName.RISKS: "The custodian says no. I asked."})
        desk.projects.submit(project, Gate.PROPOSAL)
        desk.projects.share(project, True)
    with room(qtbot, path, crew, crew.lead) as here:
        here.open(project)
        assert "required" in texts(here.page)


def test_an_answer_a_partner_gave_meanwhile_is_not_written_over(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        made.keyed(desk, crew)
        project = made.proposed(desk, crew.maya)
        comments = [Comment("a", "How loud?", PartName.WORKS)]
        made.decided(desk, project, crew.advisor, Decision.CHANGES, comments=comments)
    with room(qtbot, path, crew, crew.maya) as here:
        here.open(project)
        assert here.page.pane is not None
        proposal = here.page.pane.parts[Tab.PROPOSAL]
        assert isinstance(proposal, Conversation)
        field = proposal.comments["a"].field
        assert field is not None
        other = desk_of(path, crew.maya)
        other.signoffs.answer(project, "a", "Theirs")
        field.field.setPlainText("Mine")
        here.click(field.button)
        assert field.conflict is not None
        assert "Theirs" in texts(field.conflict)
        assert [a.body for a in here.kept(project).answers] == ["Theirs"]
        here.click(field.conflict.mine)
        assert [a.body for a in here.kept(project).answers] == ["Mine"]
        other.signoffs.answer(project, "a", "Theirs again", "Mine")
        other.close()
        field.field.setPlainText("Mine again")
        here.click(field.button)
        here.click(field.conflict.theirs)
        assert field.field.toPlainText() == "Theirs again"
        assert [a.body for a in here.kept(project).answers] == ["Theirs again"]


def test_words_that_could_not_be_saved_are_there_again(path: Path, crew: Crew, qtbot: QtBot, draft: UUID) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        box(here, PartName.WHY).field.field.setPlainText("x" * 6_001)  # type: ignore[attr-defined]
        other = desk_of(path, crew.maya)
        other.projects.write(draft, PartName.MAKE, "from there", Chooser.STUDENT, "")
        other.close()
        write(here, PartName.MAKE, "from here")
        assert box(here, PartName.MAKE).conflict is not None
        here.page.hide()
        here.settle()
    with room(qtbot, path, crew, crew.maya) as here:
        why, make = box(here, PartName.WHY), box(here, PartName.MAKE)
        assert len(str(why.field.content())) == 6_001
        assert why.error.isVisible()
        assert make.field.content() == "from here"
        assert make.conflict is not None
        assert here.kept(draft).proposal.make == "from there"
        here.click(make.conflict.mine)
        why.field.field.setPlainText("short")  # type: ignore[attr-defined]
        why.flush()
        assert here.kept(draft).proposal.make == "from here"
        assert here.kept(draft).proposal.why == "short"
        assert here.seat.ask(qtbot, lambda desk: desk.tickets.drafts()) == {}


THEIRS = {
    PartName.SHOW: ("A video",),
    PartName.TOOLS: Tools(("Hammer",), ()),
    PartName.NEEDS: (Need(NeedKind.HELP, "Somebody tall"),),
    PartName.MILESTONES: (Milestone("t", "Theirs", date(2026, 11, 2)),),
}


def test_entries_beside_those_of_a_partner_are_there_again(path: Path, crew: Crew, qtbot: QtBot, draft: UUID) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        other = desk_of(path, crew.maya)
        for name, content in THEIRS.items():
            other.projects.write(draft, name, content, Chooser.STUDENT, Proposal().get(name))
        other.close()
        show, tools = box(here, PartName.SHOW).field, box(here, PartName.TOOLS).field
        assert isinstance(show, ChipsAnswer)
        assert isinstance(tools, ToolsAnswer)
        show.list.add_entry("A demonstration")
        here.settle()
        show.list.field.setText("A song")  # no Enter: it counts all the same
        tools.explore.add_entry("Saw")
        for name, said in ((PartName.NEEDS, "Glue"), (PartName.MILESTONES, "Mine")):
            field = box(here, name).field
            here.click(field.add_button)  # type: ignore[attr-defined]
            qtbot.keyClicks(field.entries[0].what, said)  # type: ignore[attr-defined]
            box(here, name).flush()
        here.settle()
        here.page.hide()
        here.settle()
        kept = here.kept(draft).proposal
        assert {name: kept.get(name) for name in THEIRS} == THEIRS, "nothing was written over"
    with room(qtbot, path, crew, crew.maya) as here:
        assert all(box(here, name).conflict is not None for name in THEIRS)
        assert problems(here.page) == []
        assert box(here, PartName.SHOW).field.content() == ("A demonstration", "A song")
        assert box(here, PartName.TOOLS).field.content() == Tools((), ("Saw",))
        for name in THEIRS:
            conflict = box(here, name).conflict
            assert conflict is not None
            here.click(conflict.mine if name is not PartName.TOOLS else conflict.theirs)
            assert box(here, PartName.SHOW).field.content() == ("A demonstration", "A song")
        kept = here.kept(draft).proposal
        assert kept.show == ("A demonstration", "A song")
        assert kept.tools == THEIRS[PartName.TOOLS]
        assert [need.what for need in kept.needs] == ["Glue"]
        assert [step.title for step in kept.milestones] == ["Mine"]
        assert here.seat.ask(qtbot, lambda desk: desk.tickets.drafts()) == {}


def test_a_draft_begun_by_mistake_is_taken_back_with_undo(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with room(qtbot, path, crew, crew.maya) as here:
        assert here.page.start is not None
        here.click(here.page.start.blank)
        assert len(here.page.list.projects()) == 1
        note = next(note for note in here.seat.notes.shown() if note.text() == "Draft begun")
        assert note.can_undo()
        here.seat.notes.undo_newest()
        here.settle()
        assert here.page.list.projects() == []
        assert here.page.start.isVisible()


def test_of_a_blocked_draft_an_advisor_sees_who_and_why_and_it_keeps_up(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        secret = made.started(desk, crew.deshawn, title="A secret lamp")
        desk.projects.block(secret, "The sensors <b>have not</b> come")
        waits = acting(desk, crew.advisor).today.page().waiting
        assert [one.projects[0][0] for one in waits if one.what is Waits.BLOCKED] == [secret]
    with room(qtbot, path, crew, crew.advisor) as here:
        here.page.open(secret)
        here.settle()
        assert problems(here.page) == []
        said = texts(here.page)
        assert "Deshawn K." in said
        assert any("The sensors <b>have not</b> come" in words for words in said)
        assert "This project cannot be read" not in said
        assert not any("secret" in words for words in said)
        assert (here.page.list.chosen(), here.page.current()) == (secret, None)
        rows = [here.page.list.item(n).data(LINE) for n in range(here.page.list.count())]
        assert [(r.title, r.state) for r in rows] == [("Stuck before handing in", ""), ("Deshawn K.", "Blocked")]

        other = desk_of(path, crew.deshawn)
        other.projects.block(secret, "No bulbs")
        here.page.refresh()
        here.settle()
        assert any("No bulbs" in words for words in texts(here.page))
        other.projects.submit(secret, Gate.PROPOSAL)
        other.close()
        here.page.refresh()
        here.settle()
        assert (here.page.stuck, here.page.list.chosen()) == (None, secret)
        assert here.page.current() is not None


def test_a_project_one_may_not_read_says_so(path: Path, crew: Crew, qtbot: QtBot) -> None:
    with made.opened(path) as desk:
        secret = made.started(desk, crew.deshawn, title="A secret lamp")
        mine = made.started(desk, crew.maya)
    with room(qtbot, path, crew, crew.maya) as here:
        here.page.open(secret)
        here.settle()
        said = texts(here.page)
        assert "This project cannot be read" in said
        assert not any("A secret lamp" in words for words in said)
        here.open(mine)
        assert here.talk().isVisible()
