"""Projects on a real file, from a spark to a showcase: each intent, who is refused, and what others get to see."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.desks import START, Clock, Crew, acting, make_file
from tests.projects import FIRST, PARTS, SECOND, approved, complete, decided, keyed, opened, proposed, started, written
from trellis.desk.desk import Desk
from trellis.rules.errors import Gone, Invalid, Refused, Stale
from trellis.rules.interests import Interest, Strength, Wish
from trellis.rules.interests import PartName as ProfilePart
from trellis.rules.material import Material
from trellis.rules.people import Person, Role
from trellis.rules.projects import Appeal, EvidenceKind, Listed, Outline, Page, State
from trellis.rules.proposal import Chooser, From, Milestone, Origin, PartName
from trellis.rules.signoffs import Comment, Decision, Gate
from trellis.rules.tickets import Intake
from trellis.rules.today import Waits
from trellis.store import projects as project_store
from trellis.store.ids import new_id
from trellis.store.verify import verify

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    with opened(path, clock) as desk:
        keyed(desk, crew)
        yield acting(desk, crew.maya)


def state(desk: Desk, project: UUID) -> State:
    return desk.projects.page(project).standing.state


def partner(desk: Desk, project: UUID, owner: UUID, person: UUID) -> None:
    """Somebody who was asked by the owner and joined; the owner is signed in."""
    acting(desk, owner).projects.ask(project, person)
    acting(desk, person).projects.join(project)
    acting(desk, owner)


def sql(path: Path, statement: str, *values: object) -> None:
    """What somebody with another program does to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        assert file.execute(statement, values).rowcount, "something was changed"


# A life


def test_a_life_from_a_blank_page_to_the_showcase(desk: Desk, crew: Crew, path: Path, tmp_path: Path):
    project = started(desk, crew.maya)
    assert state(desk, project) is State.DRAFT
    desk.projects.submit(project, Gate.PROPOSAL, "Please look at the risks")
    assert state(desk, project) is State.SUBMITTED
    acting(desk, crew.advisor).signoffs.hold(project)
    assert state(desk, project) is State.IN_REVIEW
    decided(desk, project, crew.advisor, Decision.APPROVE)
    acting(desk, crew.maya)
    assert state(desk, project) is State.APPROVED
    desk.projects.reach(project, FIRST)
    desk.projects.check_in(project, "Soldered", "It rings", "The phone", 30, FIRST)
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    desk.projects.add_file(project, photo, FIRST, "The bell")
    desk.projects.reflect(project, "I would begin with the phone.")
    desk.projects.submit(project, Gate.COMPLETION)
    page = desk.projects.page(project)
    assert (page.standing.state, page.standing.gate) == (State.SUBMITTED, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert state(desk, project) is State.COMPLETE
    content = desk.projects.page(project).standing.newest.handed_in()
    assert content.people == (crew.maya,)
    assert content.reached == {FIRST: START.date()}
    assert [(e.kind, e.ref, e.milestone) for e in content.evidence] == [("file", "bell.png", FIRST)]
    assert content.reflections == {crew.maya: "I would begin with the phone."}
    desk.projects.write_showcase(project, "# A bell", "")
    desk.projects.show(project, True)
    assert acting(desk, crew.deshawn).projects.visit(project).standing.project.showcase == "# A bell"
    assert verify(path).sound


def test_a_draft_belongs_to_its_people_until_it_is_handed_in(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    for other in (crew.deshawn, crew.lead, crew.advisor):
        assert acting(desk, other).projects.listing().others == ()
        with pytest.raises(Refused):
            desk.projects.page(project)
        with pytest.raises(Refused):
            desk.projects.visit(project)
    acting(desk, crew.maya).projects.submit(project, Gate.PROPOSAL)
    written(desk, project, {PartName.WHY: "A secret second thought"})
    page = acting(desk, crew.advisor).projects.page(project)
    assert page.proposal.why == PARTS[PartName.WHY]
    told = (page, desk.projects.listing(), desk.signoffs.inbox(), desk.signoffs.review(project))
    assert "secret second thought" not in repr(told)
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).projects.page(project)
    acting(desk, crew.maya).projects.share(project, True)
    assert "secret second thought" not in repr(acting(desk, crew.deshawn).projects.page(project))


def test_what_is_not_handed_in_stays_with_its_people_where_others_may_read(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    desk.projects.reopen(project, "One more try")
    desk.projects.share(project, True)
    desk.projects.check_in(project, "Late words in a check-in")
    desk.projects.add_link(project, "https://example.org/late")
    desk.projects.reflect(project, "Late words in a reflection")
    desk.projects.reach(project, SECOND)
    for other, reached in ((crew.deshawn, {FIRST}), (crew.advisor, {FIRST, SECOND})):
        page = acting(desk, other).projects.page(project)
        assert [e.url for e in page.evidence] == ["https://example.org/bell"]
        assert page.check_ins == ()
        assert "ate words" not in repr(page)
        assert {r.milestone for r in page.reached} == reached, "how far it is, an advisor who signed the path sees"


def test_what_is_in_the_way_and_why_it_ended_is_told_to_its_people_and_advisors_alone(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    desk.projects.share(project, True)
    desk.projects.ask(project, crew.lead)
    desk.projects.reach(project, FIRST)
    desk.projects.block(project, "My partner never comes")

    def told(who: UUID) -> tuple[Page, Listed, list[Outline]]:
        acting(desk, who)
        found = desk.projects.listing()
        (entry,) = (*found.own, *found.asked, *found.others)
        mentions = [*desk.projects.find("bell"), *desk.projects.of(crew.maya)]
        return desk.projects.page(project), entry, [entry.outline, *(one.outline for one in mentions)]

    def far(entry: Listed) -> tuple[str, int, int]:
        return entry.next, entry.reached, entry.of

    for who in (crew.maya, crew.lead, crew.advisor):
        page, entry, outlines = told(who)
        record = page.standing.project
        assert {record.blocked, *(one.blocked for one in outlines)} == {"My partner never comes"}
        assert record.blocked_since == START
        assert far(entry) == ("It can be rung from a phone", 1, 2)
    page, entry, outlines = told(crew.deshawn)
    assert "never comes" not in repr((page, entry, outlines))
    assert page.standing.project.blocked_since is None
    assert far(entry) == ("", 0, 0), "how far it is, its page tells them as it was handed in"
    acting(desk, crew.maya).projects.withdraw(project, "We fell out")
    for who, why in ((crew.maya, "We fell out"), (crew.advisor, "We fell out"), (crew.deshawn, "")):
        page, entry, outlines = told(who)
        assert page.standing.state is entry.outline.state is State.WITHDRAWN
        assert {page.standing.project.why, *(one.why for one in outlines)} == {why}


def test_what_was_handed_in_is_told_in_its_words_while_its_people_go_on(desk: Desk, crew: Crew, tmp_path: Path):
    project = approved(desk, crew.maya, crew.advisor)
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    pieces = [
        desk.projects.add_file(project, photo, FIRST, "The bell").value,
        desk.projects.add_ticket(project, desk.tickets.open(Intake("Old bell")).value.id, FIRST, "How it rang").value,
        desk.projects.add_link(project, "https://example.org", FIRST, "Plans").value,
    ]
    desk.projects.reflect(project, "I would begin with the phone.")
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.CHANGES, "Say more")
    for piece in pieces:
        desk.projects.describe(project, piece.id, SECOND, "Said better", piece.said)
    desk.projects.add_link(project, "https://example.org", SECOND, "Once more")
    desk.projects.reflect(project, "Or with the bell")
    page = acting(desk, crew.advisor).projects.page(project)
    assert [(e.id, e.said, e.milestone) for e in page.evidence] == [(e.id, e.said, FIRST) for e in pieces]
    assert [r.body for r in page.reflections] == ["I would begin with the phone."]
    assert page.tickets
    assert page.files
    own = acting(desk, crew.maya).projects.page(project)
    assert [e.said for e in own.evidence] == ["Said better"] * 3 + ["Once more"]
    assert [r.body for r in own.reflections] == ["Or with the bell"]


def test_of_two_pieces_that_are_one_thing_the_one_that_was_handed_in_is_told(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    first, second = (desk.projects.add_link(project, "https://example.org", FIRST, said).value for said in ("A", "B"))
    desk.projects.remove_evidence(project, first.id)
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.CHANGES, "Say more")
    third = desk.projects.add_link(project, "https://example.org", FIRST, "C").value
    told = [(e.id, e.said) for e in acting(desk, crew.advisor).projects.page(project).evidence]
    assert told == [(second.id, "B")]
    acting(desk, crew.maya).projects.remove_evidence(project, second.id)
    told = [(e.id, e.said) for e in acting(desk, crew.advisor).projects.page(project).evidence]
    assert told == [(third.id, "B")], "its words are its people's until they are handed in"


def test_a_showcase_tells_nothing_of_the_review(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    acting(desk, crew.deshawn)
    with pytest.raises(Refused):
        desk.projects.visit(project)
    assert desk.projects.listing().showcases == ()
    acting(desk, crew.maya).projects.show(project, True)
    visit = acting(desk, crew.deshawn).projects.visit(project)
    assert visit.standing.completed
    assert visit.proposal.title == PARTS[PartName.TITLE]
    assert [r.body for r in visit.reflections] == ["I would begin with the phone next time."]
    assert (visit.check_ins, visit.answers, visit.peers) == ((), (), ())
    told = repr((visit, desk.projects.listing()))
    for words in ("Loud and clear", "Listen to it", "Soldered the bell"):
        assert words not in told
    with pytest.raises(Refused):
        desk.projects.page(project)
    acting(desk, crew.maya).projects.show(project, False)
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).projects.visit(project)


# Beginning


def test_beginning_from_an_interest_an_idea_and_a_ticket(desk: Desk):
    desk.interests.save(ProfilePart.INTERESTS, (Interest("Loud bells", Strength.INTO_IT, Wish.DO, START.date()),))
    assert desk.projects.offers().interests == ("Loud bells",)
    project = desk.projects.start(Origin(From.INTEREST, "Loud bells")).value.id
    page = desk.projects.page(project)
    assert (page.proposal.origin, page.proposal.interests) == (Origin(From.INTEREST, "Loud bells"), ("Loud bells",))
    idea = desk.projects.ideas()[0]
    page = desk.projects.page(desk.projects.start(Origin(From.IDEA, idea.key)).value.id)
    assert page.proposal.origin == Origin(From.IDEA, idea.key)
    with pytest.raises(Gone):
        desk.projects.start(Origin(From.IDEA, "no such idea"))
    ticket = desk.tickets.open(Intake("Nobody hears the bell")).value
    page = desk.projects.page(desk.projects.start(ticket=ticket.id).value.id)
    assert (page.proposal.origin, page.title) == (Origin(From.TICKET, ticket.number), "Nobody hears the bell")
    with pytest.raises(Gone):
        desk.projects.start(ticket=new_id())


def test_an_idea_is_told_in_the_language_of_whoever_asks_and_stays_as_it_was_begun(desk: Desk):
    assert {idea.key for idea in desk.projects.ideas("es")} == {idea.key for idea in desk.projects.ideas()}
    assert desk.projects.ideas("xx") == desk.projects.ideas()
    idea = desk.projects.ideas("es")[0]
    assert idea.title == "Un rincón de grabación para todos"
    project = desk.projects.start(Origin(From.IDEA, idea.key), language="es").value.id
    assert desk.projects.page(project).title == idea.title
    assert desk.projects.page(project).proposal.origin == Origin(From.IDEA, idea.key)
    desk.interests.save(ProfilePart.INTERESTS, (Interest("Cocina", Strength.INTO_IT, Wish.DO, START.date()),))
    assert desk.projects.ideas("es")[0].title == "Recetas que se miden solas"


def test_two_people_at_one_part_do_not_lose_words(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    partner(desk, project, crew.maya, crew.deshawn)
    was = PARTS[PartName.WHY]
    desk.projects.write(project, PartName.WHY, "Maya's", Chooser.STUDENT, was)
    acting(desk, crew.deshawn)
    with pytest.raises(Stale) as told:
        desk.projects.write(project, PartName.WHY, "Deshawn's", Chooser.STUDENT, was)
    assert told.value.theirs.why == "Maya's"
    desk.projects.write(project, PartName.WHY, "Maya's", Chooser.STUDENT, was)  # the same words: nothing is lost
    desk.projects.write(project, PartName.RISKS, "Smoke", Chooser.ADVISOR, PARTS[PartName.RISKS])
    after = desk.projects.page(project).proposal
    assert (after.why, after.chooser(PartName.RISKS), after.chooser(PartName.WHY)) == (
        "Maya's",
        Chooser.ADVISOR,
        Chooser.STUDENT,
    )


def test_drafts_are_not_in_history(desk: Desk, crew: Crew, path: Path):
    started(desk, crew.maya, why="Nobody else reads this")
    with closing(sqlite3.connect(path)) as file:
        assert not file.execute("select count(*) from history where instr(changes, 'Nobody else')").fetchone()[0]


# Handing in


@pytest.mark.parametrize("part", ["title", "question", "make"])
def test_without_the_parts_there_is_nothing_to_decide_on(desk: Desk, crew: Crew, part: str):
    project = started(desk, crew.maya, **{part: ""})
    with pytest.raises(Invalid) as told:
        desk.projects.submit(project, Gate.PROPOSAL)
    assert told.value.field == part
    with pytest.raises(Invalid, match="approved first"):
        desk.projects.submit(started(desk, crew.maya), Gate.COMPLETION)


def test_only_one_version_waits_and_it_can_be_taken_back_until_it_is_held(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    with pytest.raises(Refused):
        desk.projects.submit(project, Gate.PROPOSAL)
    desk.projects.take_back(project)
    assert state(desk, project) is State.DRAFT
    assert desk.projects.submit(project, Gate.PROPOSAL).value.number == 2, "numbers are not used again"
    acting(desk, crew.advisor).signoffs.hold(project)
    with pytest.raises(Refused):
        acting(desk, crew.maya).projects.take_back(project)


def test_a_small_correction_needs_no_new_look_and_a_material_change_does(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    page = desk.projects.page(project)
    assert (page.changed, page.material) == ((), ())
    with pytest.raises(Invalid, match="Nothing in it differs"):
        desk.projects.submit(project, Gate.PROPOSAL)
    steps = PARTS[PartName.MILESTONES]
    nearly = (Milestone(FIRST, "It rings", steps[0].due + timedelta(days=6)), steps[1])  # type: ignore[union-attr, index]
    written(desk, project, {PartName.WHY: "Other words.", PartName.MILESTONES: nearly})
    page = desk.projects.page(project)
    assert (page.changed, page.material) == ((PartName.WHY, PartName.MILESTONES), ())
    written(desk, project, {PartName.QUESTION: "Is a light better than a bell?"})
    assert desk.projects.page(project).material == (Material.QUESTION,)
    with pytest.raises(Invalid, match="not approved yet"):
        desk.projects.submit(project, Gate.COMPLETION)
    desk.projects.submit(project, Gate.PROPOSAL)
    page = desk.projects.page(project)
    assert (page.standing.state, page.standing.in_force.number) == (State.SUBMITTED, 1), "the old one stays in force"
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert desk.projects.page(project).standing.in_force.number == 2


def test_a_partner_is_material_and_reverting_brings_the_plan_back(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    written(desk, project, {PartName.MAKE: "Something else entirely, made of glass"})
    assert desk.projects.page(project).material == (Material.MAKE,)
    desk.projects.revert(project)
    assert desk.projects.page(project).material == ()
    partner(desk, project, crew.maya, crew.deshawn)
    assert desk.projects.page(project).material == (Material.PARTNERS,)
    with pytest.raises(Invalid, match="not approved yet"):
        desk.projects.submit(project, Gate.COMPLETION)
    desk.projects.submit(project, Gate.PROPOSAL)
    assert desk.projects.page(project).standing.newest.handed_in().people == (crew.maya, crew.deshawn)


def test_each_comment_is_answered_and_a_must_is_told_as_required_from_then_on(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    comments = (
        Comment("a", "Test it with ear protection.", PartName.RISKS, must=True),
        Comment("b", "Ask the teacher too?", PartName.HELPS),
        Comment("c", "A must that is met already", PartName.TITLE, must=True),
    )
    decided(desk, project, crew.advisor, Decision.CHANGES, comments=comments)
    assert state(desk, project) is State.CHANGES_ASKED
    with pytest.raises(Invalid, match="3 comments have no answer"):
        desk.projects.submit(project, Gate.PROPOSAL)
    with pytest.raises(Gone):
        desk.signoffs.answer(project, "z", "To nobody")
    desk.signoffs.answer(project, "a", "Done")
    desk.signoffs.answer(project, "b", "No, because")
    with pytest.raises(Invalid, match="One comment has no answer"):
        desk.projects.submit(project, Gate.PROPOSAL)
    desk.signoffs.answer(project, "c", "It is")
    with pytest.raises(Stale) as stale:
        desk.signoffs.answer(project, "c", "A partner who saw no answer yet")
    assert stale.value.theirs.body == "It is"
    desk.signoffs.answer(project, "c", "It is so already", "It is")
    written(desk, project, {PartName.RISKS: "Ear protection for everybody."})
    desk.projects.submit(project, Gate.PROPOSAL)
    handed = desk.projects.page(project).standing.newest.handed_in().proposal
    assert handed.chooser(PartName.RISKS) is Chooser.REQUIRED
    assert handed.chooser(PartName.TITLE) is Chooser.STUDENT, "nothing was changed for it"
    answers = desk.projects.page(project).answers
    assert [(a.comment, a.body) for a in answers] == [("a", "Done"), ("b", "No, because"), ("c", "It is so already")]
    decided(desk, project, crew.advisor, Decision.APPROVE)
    with pytest.raises(Invalid, match="Nothing in it differs"):
        desk.projects.submit(project, Gate.PROPOSAL)
    desk.projects.submit(project, Gate.COMPLETION)
    handed = desk.projects.page(project).standing.newest.handed_in().proposal
    assert handed.chooser(PartName.RISKS) is Chooser.REQUIRED


# Declined


def test_a_decline_can_be_appealed_once_to_another_advisor_and_never_to_who_declined(desk: Desk, crew: Crew):
    ben = next(p.id for p in desk.people.everybody() if p.preferred_name == "Ben")
    project = proposed(desk, crew.maya)
    decided(desk, project, crew.advisor, Decision.DECLINE, "Too loud")
    assert state(desk, project) is State.DECLINED
    with pytest.raises(Refused):
        desk.projects.submit(project, Gate.PROPOSAL)
    with pytest.raises(Invalid, match="Say why"):
        desk.projects.appeal(project, Appeal.ADVISOR, " ")
    for wrong in (crew.advisor, crew.lead):
        with pytest.raises(Invalid, match="cannot look at it"):
            desk.projects.appeal(project, Appeal.ADVISOR, "It is not", wrong)
    made = desk.projects.appeal(project, Appeal.ADVISOR, "It is not", ben).value
    assert (made.appeal, made.to, made.note, made.number) == (Appeal.ADVISOR, ben, "It is not", 2)
    acting(desk, crew.advisor)
    for attempt in (desk.signoffs.hold, desk.signoffs.take_over):
        with pytest.raises(Refused):
            attempt(project)
    acting(desk, crew.maya)
    decided(desk, project, ben, Decision.CHANGES, "Quieter", passphrase="walnut prairie umbrella zinc")
    desk.projects.submit(project, Gate.PROPOSAL)
    with pytest.raises(Refused):
        acting(desk, crew.advisor).signoffs.hold(project)
    acting(desk, crew.maya)
    decided(desk, project, ben, Decision.DECLINE, "No", passphrase="walnut prairie umbrella zinc")
    with pytest.raises(Refused):
        desk.projects.appeal(project, Appeal.TALK, "Once more")
    with pytest.raises(Refused):
        acting(desk, crew.advisor).signoffs.revoke(project, "I say so", "plum orbit lantern quiet")


def test_after_an_appeal_was_decided_who_declined_may_decide_again(desk: Desk, crew: Crew):
    ben = next(p.id for p in desk.people.everybody() if p.preferred_name == "Ben")
    project = proposed(desk, crew.maya)
    decided(desk, project, crew.advisor, Decision.DECLINE, "Too loud")
    desk.projects.appeal(project, Appeal.ADVISOR, "It is not")
    decided(desk, project, ben, Decision.APPROVE, passphrase="walnut prairie umbrella zinc")
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert state(desk, project) is State.COMPLETE


def test_a_talk_is_with_who_declined(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    decided(desk, project, crew.advisor, Decision.DECLINE, "Too loud")
    desk.projects.appeal(project, Appeal.TALK, "Let me show you")
    decided(desk, project, crew.advisor, Decision.APPROVE, "After a talk")
    assert state(desk, project) is State.APPROVED


def test_where_there_is_no_other_advisor_a_talk_is_offered(desk: Desk, crew: Crew):
    ben = next(p.id for p in desk.people.everybody() if p.preferred_name == "Ben")
    acting(desk, crew.advisor).people.deactivate(ben)
    project = proposed(desk, crew.maya)
    decided(desk, project, crew.advisor, Decision.DECLINE, "Too loud")
    with pytest.raises(Invalid, match="no other advisor"):
        desk.projects.appeal(project, Appeal.ADVISOR, "It is not")


# Ending and opening again


def test_withdrawing_and_opening_again(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    with pytest.raises(Invalid, match="Say why"):
        desk.projects.reopen(project, " ")
    desk.projects.withdraw(project, "No time")
    assert state(desk, project) is State.WITHDRAWN
    with pytest.raises(Refused):
        desk.projects.check_in(project, "More")
    desk.projects.reopen(project, "There is time")
    assert state(desk, project) is State.APPROVED
    with pytest.raises(Refused):
        desk.projects.reopen(project, "Again")


def test_a_completed_project_opened_again_keeps_its_approval_and_can_be_completed_anew(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    with pytest.raises(Refused):
        desk.projects.add_link(project, "https://example.org")
    desk.projects.reopen(project, "It broke")
    page = desk.projects.page(project)
    assert (page.standing.state, page.standing.completed) == (State.APPROVED, None)
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert state(desk, project) is State.COMPLETE


# Partners


def test_a_partner_is_asked_joins_reflects_for_themselves_and_leaves(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    for nobody in (crew.okafor, crew.advisor):
        with pytest.raises(Invalid, match="students on the team"):
            desk.projects.ask(project, nobody)
    with pytest.raises(Invalid, match="already"):
        desk.projects.ask(project, crew.maya)
    desk.projects.ask(project, crew.deshawn)
    with pytest.raises(Invalid, match="already"):
        desk.projects.ask(project, crew.deshawn)
    acting(desk, crew.deshawn)
    assert [e.title for e in desk.projects.listing().asked] == [PARTS[PartName.TITLE]]
    with pytest.raises(Refused):
        desk.projects.reflect(project, "Not yet")
    desk.projects.join(project)
    desk.projects.reflect(project, "Mine")
    acting(desk, crew.maya).projects.reflect(project, "Hers")
    assert {r.person: r.body for r in desk.projects.page(project).reflections} == {
        crew.maya: "Hers",
        crew.deshawn: "Mine",
    }
    with pytest.raises(Refused):
        desk.projects.leave(project)
    with pytest.raises(Invalid, match="joined already"):
        desk.projects.unask(project, crew.deshawn)
    acting(desk, crew.deshawn).projects.leave(project)
    with pytest.raises(Refused):
        desk.projects.page(project)
    acting(desk, crew.maya).projects.submit(project, Gate.PROPOSAL)
    content = desk.projects.page(project).standing.newest.handed_in()
    assert (content.people, content.reflections) == ((crew.maya,), {crew.maya: "Hers"})


def test_who_is_asked_can_say_no_or_be_unasked(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    desk.projects.ask(project, crew.deshawn)
    acting(desk, crew.deshawn).projects.leave(project)
    with pytest.raises(Refused):
        desk.projects.join(project)
    acting(desk, crew.maya).projects.ask(project, crew.deshawn)
    desk.projects.unask(project, crew.deshawn)
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).projects.join(project)


def test_handing_over_makes_a_partner_the_owner(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    with pytest.raises(Invalid, match="Only a partner"):
        desk.projects.hand_over(project, crew.deshawn)
    partner(desk, project, crew.maya, crew.deshawn)
    desk.projects.hand_over(project, crew.deshawn)
    assert desk.projects.page(project).standing.people == (crew.deshawn, crew.maya)
    with pytest.raises(Refused):
        desk.projects.withdraw(project)
    desk.projects.leave(project)
    assert acting(desk, crew.deshawn).projects.page(project).standing.people == (crew.deshawn,)


def test_an_advisor_hands_over_what_its_owner_left_behind(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    partner(desk, project, crew.maya, crew.deshawn)
    acting(desk, crew.advisor).projects.hand_over(project, crew.deshawn)
    assert desk.projects.page(project).standing.people[0] == crew.deshawn


# Work


def test_work_begins_with_the_approval(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    with pytest.raises(Refused):
        desk.projects.check_in(project, "Too early")
    with pytest.raises(Refused):
        desk.projects.reach(project, FIRST)


def test_milestones_are_reached_once_and_can_be_unreached(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    with pytest.raises(Gone):
        desk.projects.reach(project, "m9")
    desk.projects.reach(project, FIRST)
    assert desk.projects.reach(project, FIRST).changes == ()
    entry = desk.projects.listing().own[0]
    assert (entry.reached, entry.of, entry.next, entry.due) == (1, 2, "It can be rung from a phone", date(2026, 11, 16))
    desk.projects.reach(project, FIRST, reached=False)
    assert desk.projects.page(project).reached == ()


def test_check_ins_are_ones_own(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    partner(desk, project, crew.maya, crew.deshawn)
    for minutes in (-1, 721):
        with pytest.raises(Invalid, match="0 to 720"):
            desk.projects.check_in(project, "Much", minutes=minutes)
    with pytest.raises(Invalid, match="Say what you did"):
        desk.projects.check_in(project, " ")
    with pytest.raises(Gone):
        desk.projects.check_in(project, "Work", milestone="m9")
    made = desk.projects.check_in(project, "Work", "A thing", "More", 45, SECOND).value
    assert desk.projects.page(project).minutes == 45
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).projects.remove_check_in(project, made.id)
    other = approved(desk, crew.maya, crew.advisor)
    with pytest.raises(Refused):
        desk.projects.remove_check_in(other, made.id)
    desk.projects.remove_check_in(project, made.id)
    assert desk.projects.page(project).check_ins == ()


def test_a_changed_file_is_told_to_those_who_know_of_it(desk: Desk, crew: Crew, path: Path, tmp_path: Path):
    project = proposed(desk, crew.maya)
    desk.projects.share(project, True)
    (tmp_path / "secret plan.txt").write_text("Nine volts")
    desk.projects.add_file(project, tmp_path / "secret plan.txt")
    assert desk.projects.page(project).faults == ()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("update file_data set data = 'Ten volts'")
    assert "secret plan.txt" in desk.projects.page(project).faults[0]
    assert acting(desk, crew.deshawn).projects.page(project).faults == ()


def test_bytes_are_read_again_only_when_another_program_wrote(desk: Desk, crew: Crew, path: Path, tmp_path: Path):
    project = started(desk, crew.maya)
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
        desk.projects.add_file(project, tmp_path / name)
    with desk.frame.database.read() as connection:
        rows = connection.exec_driver_sql("select d.pk, f.digest from file_data d join file f on f.id = d.file").all()
        assert [project_store.fits(connection, *row) for row in rows] == [True, True]
        assert not project_store.fits(connection, rows[0][0], rows[1][1])
    desk.projects.block(project, "Rain")
    before = desk.frame.database.written_elsewhere()
    assert desk.projects.page(project).faults == ()
    assert desk.frame.database.written_elsewhere() == before, "one's own writing is no reason to read them again"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("update file_data set data = 'else' where pk = ?", (rows[0][0],))
    with desk.frame.database.read() as connection:
        assert [project_store.fits(connection, *row) for row in rows] == [False, True]


def test_a_showcase_tells_nothing_of_the_way_there(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    desk.projects.reopen(project, "We argued about the saw")
    desk.projects.block(project, "Deshawn has the saw")
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    desk.projects.show(project, True)
    acting(desk, crew.deshawn)
    listed, visited = desk.projects.listing().showcases[0].outline, desk.projects.visit(project).standing.project
    assert (listed.why, listed.blocked) == ("", "")
    assert (visited.why, visited.blocked, visited.blocked_since, visited.draft) == ("", "", None, "")


def test_a_partner_does_not_write_over_words_of_the_showcase_unseen(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    desk.projects.write_showcase(project, "It rings", "")
    with pytest.raises(Stale) as stale:
        desk.projects.write_showcase(project, "It shines", "")
    assert stale.value.theirs == "It rings"
    desk.projects.write_showcase(project, "It rings", "")
    assert desk.projects.write_showcase(project, "It shines", "It rings").value.showcase == "It shines"


def test_a_block_reaches_advisors_without_words_of_a_draft(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    desk.projects.block(project, "No oscilloscope")
    waiting = acting(desk, crew.advisor).today.page().waiting
    assert [one.projects for one in waiting if one.what is Waits.BLOCKED] == [
        ((project, "Maya R.", "No oscilloscope"),)
    ]
    assert desk.signoffs.inbox().blocked == ((project, "", "No oscilloscope"),)


def test_of_a_blocked_draft_an_advisor_is_told_who_since_when_and_the_words(desk: Desk, crew: Crew, clock: Clock):
    earlier, later = started(desk, crew.deshawn, title="A secret lamp"), started(desk, crew.maya, title="A secret bell")
    desk.projects.block(later, "No oscilloscope")
    clock.pass_(days=1)
    acting(desk, crew.deshawn).projects.block(earlier, "No bulbs")
    told = acting(desk, crew.advisor).projects.listing()
    assert [(s.project, s.people, s.words, s.since) for s in told.stuck] == [
        (later, (crew.maya,), "No oscilloscope", START),
        (earlier, (crew.deshawn,), "No bulbs", START + timedelta(days=1)),
    ]
    assert "secret" not in repr(told)
    for other in (crew.lead, crew.deshawn, crew.maya):
        assert acting(desk, other).projects.listing().stuck == ()
    desk.projects.block(later, "")
    acting(desk, crew.deshawn).projects.submit(earlier, Gate.PROPOSAL)
    told = acting(desk, crew.advisor).projects.listing()
    assert told.stuck == ()
    assert [(e.title, e.outline.blocked) for e in told.others] == [("A secret lamp", "No bulbs")]


def test_blocked_reaches_the_inbox_until_it_is_over(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    desk.projects.block(project, "No oscilloscope")
    assert desk.projects.page(project).standing.project.blocked_since == START
    blocked = acting(desk, crew.advisor).signoffs.inbox().blocked
    assert blocked == ((project, PARTS[PartName.TITLE], "No oscilloscope"),)
    acting(desk, crew.maya).projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert acting(desk, crew.advisor).signoffs.inbox().blocked == ()
    other = approved(desk, crew.maya, crew.advisor)
    desk.projects.block(other, "Rain")
    desk.projects.block(other, "")
    assert acting(desk, crew.advisor).signoffs.inbox().blocked == ()


@pytest.mark.parametrize(
    "statement",
    [
        "update submission set content = replace(content, 'a saw', 'a car') where project = ?",
        "update signoff set note = 'I did not say this' where project = ?",
        "update project set reopened = 1 where id = ?",
    ],
)
def test_what_was_changed_after_its_approval_waits_on_today_as_in_the_inbox(
    desk: Desk, crew: Crew, clock: Clock, path: Path, statement: str
):
    def waiting() -> tuple[int, int]:
        acting(desk, crew.advisor)
        to_sign = [one.count for one in desk.today.page().waiting if one.what is Waits.TO_SIGN]
        return sum(to_sign), len(desk.signoffs.inbox().waiting)

    project = approved(desk, crew.maya, crew.advisor)
    approved(desk, crew.deshawn, crew.advisor)
    assert waiting() == (0, 0)
    sql(path, statement, project.bytes)
    clock.pass_(minutes=10)
    assert waiting() == (1, 1)
    proposed(desk, crew.maya)
    assert waiting() == (2, 2)


def test_today_weighs_all_signatures_once_in_a_while(desk: Desk, crew: Crew, clock: Clock):
    approved(desk, crew.maya, crew.advisor)
    acting(desk, crew.advisor)
    statements: list[str] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    weighed = []
    for minutes in (0, 9, 1):
        clock.pass_(minutes=minutes)
        statements.clear()
        desk.today.page()
        weighed.append(any("signoff.signature" in statement for statement in statements))
    assert weighed == [True, False, True]


# Evidence


def test_each_kind_of_evidence(desk: Desk, crew: Crew, tmp_path: Path):
    project = started(desk, crew.maya)
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    piece = desk.projects.add_file(project, photo, FIRST, "The bell").value
    ticket = desk.tickets.open(Intake("The old bell")).value
    assert (project, PARTS[PartName.TITLE]) in desk.projects.mine_for(ticket.id)
    desk.projects.add_ticket(project, ticket.id)
    assert desk.projects.mine_for(ticket.id) == []
    with pytest.raises(Invalid, match="evidence for it already"):
        desk.projects.add_ticket(project, ticket.id)
    for url in ("javascript:alert(1)", "file:///etc/passwd", "bell", "https://" + "x" * 2_000):
        with pytest.raises(Invalid, match="https://"):
            desk.projects.add_link(project, url)
    link = desk.projects.add_link(project, "HTTPS://example.org", what="Plans").value
    page = desk.projects.page(project)
    assert [e.kind for e in page.evidence] == [EvidenceKind.FILE, EvidenceKind.TICKET, EvidenceKind.LINK]
    assert page.tickets == {ticket.id: (ticket.number, "The old bell")}
    file = page.files[piece.file]
    assert (file.name, file.media, file.size) == ("bell.png", "image/png", len(PNG))
    assert desk.projects.file(project, file.id) == (file, PNG)
    desk.projects.save_file(project, file.id, tmp_path / "out.png")
    assert (tmp_path / "out.png").read_bytes() == PNG
    desk.projects.describe(project, link.id, SECOND, "Better plans", link.said)
    desk.projects.remove_evidence(project, piece.id)
    assert [(e.milestone, e.said) for e in desk.projects.page(project).evidence] == [("", ""), (SECOND, "Better plans")]


def test_a_partner_does_not_write_over_words_about_evidence_unseen(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    link = desk.projects.add_link(project, "https://example.org", FIRST, "Plans").value
    desk.projects.describe(project, link.id, None, "Plans of the bell", "Plans")
    with pytest.raises(Stale) as stale:
        desk.projects.describe(project, link.id, SECOND, "Better plans", "Plans")
    assert stale.value.theirs.said == "Plans of the bell"
    moved = desk.projects.describe(project, link.id, SECOND).value
    assert (moved.milestone, moved.said) == (SECOND, "Plans of the bell"), "a move leaves the words alone"
    made = desk.projects.describe(project, link.id, None, "Better plans", "Plans of the bell").value
    assert (made.milestone, made.said) == (SECOND, "Better plans")


def test_a_file_that_is_too_large_or_not_there_is_told(
    desk: Desk, crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = started(desk, crew.maya)
    monkeypatch.setattr("trellis.rules.projects.FILE_LIMIT", 30)
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    for path in (photo, tmp_path / "nothing.png", tmp_path):
        with pytest.raises(Invalid):
            desk.projects.add_file(project, path)
    assert desk.projects.page(project).evidence == ()


def test_a_file_is_no_way_into_another_project(desk: Desk, crew: Crew, tmp_path: Path):
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    mine, theirs = started(desk, crew.maya), started(desk, crew.deshawn)
    piece = acting(desk, crew.maya).projects.add_file(mine, photo).value
    acting(desk, crew.deshawn)
    with pytest.raises(Gone):
        desk.projects.file(theirs, piece.file)
    with pytest.raises(Refused):
        desk.projects.file(mine, piece.file)
    for touch in (desk.projects.remove_evidence, lambda p, e: desk.projects.describe(p, e, "", "Mine now")):
        with pytest.raises(Gone):
            touch(theirs, piece.id)


def test_all_files_of_a_project_together_have_a_limit(
    desk: Desk, crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = started(desk, crew.maya)
    monkeypatch.setattr("trellis.rules.projects.FILES_LIMIT", 2 * len(PNG) + 1)
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    first = desk.projects.add_file(project, photo).value
    one = tmp_path / "one.txt"
    one.write_bytes(b"1")
    desk.projects.add_file(project, photo)
    desk.projects.add_file(project, one)  # the limit itself
    with pytest.raises(Invalid, match="would have more than"):
        desk.projects.add_file(project, one)
    desk.projects.remove_evidence(project, first.id)
    with pytest.raises(Invalid, match="would have more than") as full:
        desk.projects.add_file(project, one)
    assert "taken out count too" in full.value.todo
    assert len(desk.projects.page(project).files) == 3
    desk.projects.add_file(started(desk, crew.maya), one)  # another project has room of its own


def test_files_are_open_as_far_as_they_were_handed_in(desk: Desk, crew: Crew, tmp_path: Path):
    """What was taken out again, or added since, is its people's; a showcase has what was approved."""
    project = approved(desk, crew.maya, crew.advisor)
    files = {}
    for name in ("kept", "taken out", "late"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        files[name] = desk.projects.add_file(project, path).value if name != "late" else None
    desk.projects.remove_evidence(project, files["taken out"].id)
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    desk.projects.show(project, True)
    for person in (crew.deshawn, crew.advisor):
        acting(desk, person)
        assert desk.projects.file(project, files["kept"].file)[1] == b"kept"
        with pytest.raises(Gone):
            desk.projects.file(project, files["taken out"].file)
    acting(desk, crew.maya).projects.reopen(project, "More")
    late = desk.projects.add_file(project, tmp_path / "late").value
    assert desk.projects.file(project, late.file)[1] == b"late"
    with pytest.raises(Gone):
        acting(desk, crew.advisor).projects.file(project, late.file)
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).projects.file(project, files["kept"].file)


# What was changed outside of Trellis


def test_the_page_names_what_was_changed_with_another_program(desk: Desk, crew: Crew, path: Path, tmp_path: Path):
    photo = tmp_path / "bell.png"
    photo.write_bytes(PNG)
    project = approved(desk, crew.maya, crew.advisor)
    desk.projects.add_file(project, photo)
    assert desk.projects.page(project).faults == ()
    sql(path, "update file_data set data = ?", b"another picture")
    faults = desk.projects.page(project).faults
    assert len(faults) == 1
    assert "bell.png" in faults[0]
    sql(path, "update evidence set said = 'I did not say this'")
    assert any("said" in fault for fault in desk.projects.page(project).faults)
    sql(path, "update project set owner = ?", crew.deshawn.bytes)
    faults = acting(desk, crew.deshawn).projects.page(project).faults
    assert any("owner" in fault for fault in faults)
    assert project.hex not in "".join(faults).replace("-", ""), "a number means nothing to anybody"


def test_a_version_that_is_none_any_more_is_told_and_nothing_falls_over(desk: Desk, crew: Crew, path: Path):
    project = proposed(desk, crew.maya)
    sql(path, "update submission set content = '{}'")
    page = desk.projects.page(project)
    assert page.faults
    with pytest.raises(Invalid):
        desk.projects.revert(project)
    with pytest.raises(Invalid):
        desk.projects.add_link(project, "https://example.org", FIRST)
    assert len(desk.projects.listing().own) == 1
    acting(desk, crew.advisor)
    assert desk.projects.listing().others[0].title == ""
    assert desk.projects.page(project).title == ""


# Queries


@pytest.mark.parametrize("many", [1, 3])
def test_it_costs_the_same_queries_however_many_projects_there_are(desk: Desk, crew: Crew, many: int):
    projects = [complete(desk, crew.maya, crew.advisor) for _ in range(many)]
    desk.projects.reopen(projects[0], "More")
    for n in range(many):
        proposed(desk, crew.maya)
        desk.projects.add_ticket(projects[0], desk.tickets.open(Intake(f"Bell {n}")).value.id)
    desk.projects.submit(projects[0], Gate.COMPLETION)
    statements: list[str] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))

    def cost(read: object) -> int:
        statements.clear()
        read()  # type: ignore[operator]
        return len(statements)

    costs = {  # the first of each person asks who they are
        "listing": cost(desk.projects.listing),
        "page": cost(lambda: desk.projects.page(projects[0])),
        "visit": cost(lambda: desk.projects.visit(projects[0])),
    }
    acting(desk, crew.advisor)
    costs["inbox"] = cost(desk.signoffs.inbox)
    costs["review"] = cost(lambda: desk.signoffs.review(projects[0]))
    assert costs == {"listing": 18, "page": 23, "visit": 23, "inbox": 18, "review": 38}


def test_projects_are_for_students(desk: Desk, crew: Crew):
    with pytest.raises(Refused):
        acting(desk, crew.advisor).projects.start()
    project = acting(desk, crew.lead).projects.start().value.id
    assert desk.projects.page(project).standing.people == (crew.lead,)


def test_who_became_an_advisor_decides_on_nothing_of_their_own(desk: Desk, crew: Crew):
    project = proposed(desk, crew.lead)
    decided(desk, project, crew.advisor, Decision.DECLINE, "No")
    acting(desk, crew.advisor)
    lead = desk.people.get(crew.lead)
    desk.people.edit(crew.lead, lead.version, Person(lead.id, "Amara", "Obi", role=Role.ADVISOR))
    desk.keys.sign_in(crew.advisor, "plum orbit lantern quiet")
    desk.keys.add_advisor_keys(crew.lead, "ocean pencil harbor violin")
    acting(desk, crew.lead)
    with pytest.raises(Refused):
        desk.signoffs.revoke(project, "It was mine", "ocean pencil harbor violin")
    with pytest.raises(Refused):
        desk.signoffs.hold(project)
