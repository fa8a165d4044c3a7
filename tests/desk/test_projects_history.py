"""Taking back what was done with projects: one's own, while it is still open, whole, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import FIRST, PARTS, WORDS, approved, complete, decided, keyed, opened, proposed, started, written
from trellis.desk.desk import Desk
from trellis.desk.intents import Done
from trellis.rules.errors import Invalid, Refused
from trellis.rules.people import Person, Role
from trellis.rules.projects import Appeal, State
from trellis.rules.signoffs import Comment, Decision, Gate
from trellis.rules.tickets import Intake
from trellis.store.verify import verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def desk(path: Path, crew: Crew) -> Iterator[Desk]:
    with opened(path, Clock()) as desk:
        keyed(desk, crew)
        yield acting(desk, crew.maya)


def undo(desk: Desk, done: Done) -> Done[int]:
    return desk.history.undo(done.intent, done.seq)


def state(desk: Desk, project: UUID) -> State:
    return desk.projects.page(project).standing.state


def test_handing_in_is_taken_back_until_it_is_held(desk: Desk, crew: Crew, path: Path):
    project = started(desk, crew.maya)
    done = desk.projects.submit(project, Gate.PROPOSAL)
    back = undo(desk, done)
    assert state(desk, project) is State.DRAFT
    undo(desk, back)
    assert state(desk, project) is State.SUBMITTED
    acting(desk, crew.advisor).signoffs.hold(project)
    with pytest.raises(Refused, match="went on since"):
        undo(acting(desk, crew.maya), done)
    assert state(desk, project) is State.IN_REVIEW
    assert verify(path).sound


def test_a_decided_version_stays_and_so_does_one_that_was_handed_in_anew(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    done = desk.projects.submit(project, Gate.PROPOSAL)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    with pytest.raises(Refused):
        undo(desk, done)
    other = proposed(desk, crew.maya)
    taken = desk.projects.take_back(other)
    desk.projects.submit(other, Gate.PROPOSAL)
    with pytest.raises(Refused):
        undo(desk, taken)
    desk.projects.take_back(other)
    undo(desk, taken)
    assert desk.projects.page(other).standing.pending.number == 1
    with pytest.raises(Invalid, match="changed this since"):
        undo(desk, taken)


def test_an_appeal_is_taken_back_and_may_be_made_then(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    decided(desk, project, crew.advisor, Decision.DECLINE, "No")
    back = undo(desk, desk.projects.appeal(project, Appeal.TALK, "Please"))
    assert state(desk, project) is State.DECLINED
    desk.projects.appeal(project, Appeal.TALK, "Please look")
    with pytest.raises(Refused):
        undo(desk, back)


def test_decisions_holding_joining_and_handing_over_are_final(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    desk.projects.ask(project, crew.deshawn)
    joined = acting(desk, crew.deshawn).projects.join(project)
    with pytest.raises(Refused, match="cannot be taken back"):
        undo(desk, joined)
    held = acting(desk, crew.advisor).signoffs.hold(project)
    released = desk.signoffs.release(project)
    pending = desk.signoffs.hold(project).value
    signed = desk.signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS)
    revoked = desk.signoffs.revoke(project, "Wait", WORDS)
    for done in (held, released, signed, revoked):
        with pytest.raises(Refused, match="cannot be taken back"):
            undo(desk, done)
    over = acting(desk, crew.maya).projects.hand_over(project, crew.deshawn)
    left = desk.projects.leave(project)
    for done in (over, left):
        with pytest.raises(Refused, match="cannot be taken back"):
            undo(desk, done)
    assert len(acting(desk, crew.deshawn).projects.page(project).standing.signoffs) == 2


def test_letting_go_of_a_ticket_and_marking_somebody_as_left_are_still_taken_back(desk: Desk, crew: Crew):
    ticket = desk.tickets.open(Intake("A bell")).value
    desk.tickets.claim(ticket.id)
    undo(desk, desk.tickets.release(ticket.id))
    assert desk.tickets.detail(ticket.id).ticket.assignee == crew.maya
    undo(acting(desk, crew.advisor), desk.people.deactivate(crew.deshawn))
    assert desk.people.get(crew.deshawn).active


def test_the_beginning_is_taken_back_while_nobody_else_has_to_do_with_it(desk: Desk, crew: Crew):
    done = desk.projects.start()
    back = undo(desk, done)
    assert desk.projects.listing().own == ()
    undo(desk, back)
    assert len(desk.projects.listing().own) == 1
    done = desk.projects.start()
    desk.projects.ask(done.value.id, crew.deshawn)
    with pytest.raises(Invalid, match="Others have to do"):
        undo(desk, done)


def test_a_beginning_stays_once_it_was_handed_in(desk: Desk, crew: Crew):
    done = desk.projects.start()
    written(desk, done.value.id, PARTS)
    desk.projects.submit(done.value.id, Gate.PROPOSAL)
    with pytest.raises(Invalid, match="Others have to do"):
        undo(desk, done)
    assert state(desk, done.value.id) is State.SUBMITTED


def test_asking_is_taken_back_until_they_join(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    undo(desk, desk.projects.ask(project, crew.deshawn))
    assert desk.projects.page(project).standing.asked == ()
    done = desk.projects.ask(project, crew.deshawn)
    acting(desk, crew.deshawn).projects.join(project)
    with pytest.raises(Invalid, match="joined since"):
        undo(acting(desk, crew.maya), done)
    other = started(desk, crew.maya)
    desk.projects.ask(other, crew.deshawn)
    unasked = desk.projects.unask(other, crew.deshawn)
    desk.projects.ask(other, crew.deshawn)
    with pytest.raises(Invalid, match="anew"):
        undo(desk, unasked)
    assert desk.projects.page(other).standing.asked == (crew.deshawn,)


def test_work_is_taken_back_until_the_project_is_complete(desk: Desk, crew: Crew, tmp_path: Path):
    project = approved(desk, crew.maya, crew.advisor)
    photo = tmp_path / "bell.png"
    photo.write_bytes(b"a picture")
    ticket = desk.tickets.open(Intake("A bell")).value

    def steps() -> list[Done]:
        return [
            desk.projects.reach(project, FIRST),
            desk.projects.check_in(project, "Soldered"),
            desk.projects.add_link(project, "https://example.org"),
            desk.projects.add_file(project, photo),
            desk.projects.add_ticket(project, ticket.id),
            desk.projects.reflect(project, "Mine"),
            desk.projects.block(project, "Rain"),
            desk.projects.share(project, True),
        ]

    for done in reversed(steps()):
        undo(desk, done)
    page = desk.projects.page(project)
    assert (page.reached, page.check_ins, page.evidence, page.reflections, page.files) == ((), (), (), (), {})
    assert (page.standing.project.blocked, page.standing.project.shared) == ("", False)
    done_again = steps()
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    for done in done_again:
        with pytest.raises(Refused, match="went on since"):
            undo(desk, done)
    page = desk.projects.page(project)
    assert (len(page.evidence), len(page.check_ins), page.faults) == (3, 1, ())


def test_a_file_is_taken_back_whole_or_not_at_all(desk: Desk, crew: Crew, tmp_path: Path, path: Path):
    project = started(desk, crew.maya)
    photo = tmp_path / "bell.png"
    photo.write_bytes(b"a picture")
    done = desk.projects.add_file(project, photo)
    back = undo(desk, done)
    assert (back.value, desk.projects.page(project).files) == (2, {})
    undo(desk, back)
    page = desk.projects.page(project)
    assert desk.projects.file(project, page.evidence[0].file)[1] == b"a picture"
    desk.projects.remove_evidence(project, page.evidence[0].id)
    with pytest.raises(Invalid, match="changed this since"):
        undo(desk, done)
    assert len(desk.projects.page(project).files) == 1
    assert verify(path).sound


def test_nothing_is_there_twice(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    ticket = desk.tickets.open(Intake("A bell")).value
    piece = desk.projects.add_ticket(project, ticket.id).value
    removed = desk.projects.remove_evidence(project, piece.id)
    desk.projects.add_ticket(project, ticket.id)
    desk.projects.reach(project, FIRST)
    unreached = desk.projects.reach(project, FIRST, reached=False)
    desk.projects.reach(project, FIRST)
    back = undo(desk, desk.projects.reflect(project, "First"))
    desk.projects.reflect(project, "Second")
    for done in (removed, unreached, back):
        with pytest.raises(Invalid, match="anew"):
            undo(desk, done)
    page = desk.projects.page(project)
    assert (len(page.evidence), len(page.reached), [r.body for r in page.reflections]) == (1, 1, ["Second"])


def test_answers_and_draft_reviews_are_taken_back_while_they_are_asked_for(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    desk.projects.share(project, True)
    review = acting(desk, crew.deshawn).signoffs.peer_review(project, "Nice")
    undo(desk, review)
    review = desk.signoffs.peer_review(project, "Nice")
    acting(desk, crew.maya)
    decided(desk, project, crew.advisor, Decision.CHANGES, comments=(Comment("a", "Why?"),))
    with pytest.raises(Refused):
        undo(acting(desk, crew.deshawn), review)
    acting(desk, crew.maya)
    undo(desk, desk.signoffs.answer(project, "a", "So"))
    assert desk.projects.page(project).answers == ()
    answer = desk.signoffs.answer(project, "a", "So that it rings")
    desk.projects.submit(project, Gate.PROPOSAL)
    with pytest.raises(Refused):
        undo(desk, answer)
    decided(desk, project, crew.advisor, Decision.CHANGES, comments=(Comment("a", "And how?"),))
    with pytest.raises(Refused):
        undo(desk, answer)
    assert len(desk.projects.page(project).answers) == 1


def test_who_left_takes_nothing_back(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    desk.projects.ask(project, crew.deshawn)
    acting(desk, crew.deshawn).projects.join(project)
    link = desk.projects.add_link(project, "https://example.org")
    shared = desk.projects.share(project, True)
    desk.projects.leave(project)
    for done in (link, shared):
        with pytest.raises(Refused):
            undo(desk, done)
    acting(desk, crew.maya)
    assert len(desk.projects.page(project).evidence) == 1


def test_withdrawing_and_opening_again_are_taken_back_by_who_still_may(desk: Desk, crew: Crew):
    project = approved(desk, crew.maya, crew.advisor)
    undo(desk, desk.projects.withdraw(project, "Rain"))
    assert state(desk, project) is State.APPROVED
    desk.projects.withdraw(project, "Rain")
    undo(desk, desk.projects.reopen(project, "Sun"))
    assert state(desk, project) is State.WITHDRAWN
    other = complete(desk, crew.maya, crew.advisor)
    done = desk.projects.reopen(other, "More")
    undo(desk, done)
    assert state(desk, other) is State.COMPLETE
    done = desk.projects.reopen(other, "More")
    desk.projects.submit(other, Gate.COMPLETION)
    with pytest.raises(Refused):
        undo(desk, done)
    assert state(desk, other) is State.SUBMITTED


def test_showing_is_taken_back_while_it_is_complete(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    done = desk.projects.show(project, True)
    desk.projects.reopen(project, "More")
    with pytest.raises(Refused):
        undo(desk, done)


def test_who_became_an_advisor_takes_back_nothing_of_their_project(desk: Desk, crew: Crew):
    project = started(desk, crew.lead)
    done = desk.projects.add_link(project, "https://example.org")
    lead = acting(desk, crew.advisor).people.get(crew.lead)
    desk.people.edit(crew.lead, lead.version, Person(lead.id, "Amara", "Obi", role=Role.ADVISOR))
    with pytest.raises(Refused):
        undo(acting(desk, crew.lead), done)
