"""Decisions on a real file: what waits, holding, deciding with a signature, and what does not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import (
    OTHER_WORDS,
    PARTS,
    WORDS,
    approved,
    complete,
    decided,
    keyed,
    opened,
    proposed,
    started,
    written,
)
from trellis.desk.desk import Desk
from trellis.desk.signoffs import NotSigned
from trellis.rules.errors import Gone, Invalid, Refused, Trouble
from trellis.rules.interests import Interest, Strength, Wish
from trellis.rules.interests import PartName as ProfilePart
from trellis.rules.projects import State
from trellis.rules.proposal import Need, NeedKind, PartName
from trellis.rules.sign_in import PassphraseNeeded, WrongSecret
from trellis.rules.signoffs import Comment, Decision, Doubt, Gate
from trellis.store.ids import new_id
from trellis.store.verify import verify


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


@pytest.fixture
def ben(desk: Desk) -> UUID:
    return next(p.id for p in desk.people.everybody() if p.preferred_name == "Ben")


def sql(path: Path, statement: str, *values: object) -> None:
    """What somebody with another program does to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        assert file.execute(statement, values).rowcount, "something was changed"


def signed(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("select count(*) from signoff").fetchone()[0])


# What waits


def test_the_inbox_is_what_waits_the_oldest_first(desk: Desk, crew: Crew, clock: Clock):
    first = proposed(desk, crew.maya, title="First")
    clock.pass_(hours=30)
    second = proposed(desk, crew.deshawn, title="Second")
    started(desk, crew.maya, title="A draft nobody waits for")
    clock.pass_(hours=20)
    acting(desk, crew.advisor)
    inbox = desk.signoffs.inbox()
    assert [(w.outline.project, w.title, w.mine) for w in inbox.waiting] == [
        (first, "First", True),
        (second, "Second", True),
    ]
    assert [w.title for w in inbox.overdue(clock.now)] == ["First"]
    assert (inbox.took, inbox.usual) == ((), None)
    decided(desk, first, crew.advisor, Decision.APPROVE)
    clock.pass_(hours=3)
    decided(desk, second, crew.advisor, Decision.DECLINE, "Not here")
    inbox = desk.signoffs.inbox()
    assert inbox.waiting == ()
    assert sorted(inbox.took) == [timedelta(hours=23), timedelta(hours=50)]
    for person in (crew.maya, crew.lead):
        with pytest.raises(Refused):
            acting(desk, person).signoffs.inbox()


@pytest.mark.parametrize("microseconds", [1, 499_999, 500_500, 500_501, 999_999])
def test_a_decision_holds_at_any_moment_of_a_second(desk: Desk, crew: Crew, clock: Clock, microseconds: int):
    """The file keeps milliseconds: what is signed is the time as it is read back."""
    project = proposed(desk, crew.maya)
    clock.pass_(microseconds=microseconds)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    standing = desk.projects.page(project).standing
    assert (standing.state, dict(standing.doubts)) == (State.APPROVED, {})


def test_what_was_withdrawn_waits_no_more(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    desk.projects.withdraw(project)
    assert acting(desk, crew.advisor).signoffs.inbox().waiting == ()
    with pytest.raises(Refused):
        desk.signoffs.hold(project)


def test_the_review_has_the_version_what_changed_and_nothing_of_the_past(desk: Desk, crew: Crew):
    desk.interests.save(ProfilePart.INTERESTS, (Interest("Loud bells", Strength.INTO_IT, Wish.DO, date(2026, 10, 1)),))
    complete(desk, crew.maya, crew.advisor, title="An older project")
    other = proposed(
        desk,
        crew.deshawn,
        title="A radio",
        needs=(Need(NeedKind.EQUIPMENT, "oscilloscope 2", date(2026, 10, 22), date(2026, 10, 30)),),
    )
    project = proposed(desk, crew.maya)
    acting(desk, crew.advisor)
    review = desk.signoffs.review(project)
    assert review.content.proposal.title == PARTS[PartName.TITLE]
    assert (review.before, review.before_number, review.said) == (None, 0, ())
    assert review.interests == ("Loud bells",)
    assert [(c.project, c.title) for c in review.clashes] == [(other, "A radio")]
    assert "An older project" not in repr(review)
    assert review.may >= {"signoffs.hold", "signoffs.read"}
    assert "signoffs.decide" not in review.may
    decided(desk, project, crew.advisor, Decision.CHANGES, comments=(Comment("a", "Why?", PartName.WHY),))
    acting(desk, crew.maya).signoffs.answer(project, "a", "Because")
    written(desk, project, {PartName.WHY: "Because nobody hears it."})
    desk.projects.submit(project, Gate.PROPOSAL)
    review = acting(desk, crew.advisor).signoffs.review(project)
    assert (review.before_number, review.before.proposal.why) == (1, "I never hear the bell.")
    assert [(s.comment.text, [a.body for a in s.answers]) for s in review.said] == [("Why?", ["Because"])]
    with pytest.raises(Refused):
        acting(desk, crew.lead).signoffs.review(project)


def test_a_review_of_nothing(desk: Desk, crew: Crew):
    project = started(desk, crew.maya)
    acting(desk, crew.advisor)
    with pytest.raises(Refused):
        desk.signoffs.review(project)
    with pytest.raises(Gone):
        desk.signoffs.review(new_id())


# Holding


def test_one_reviewer_holds_it_at_a_time(desk: Desk, crew: Crew, ben: UUID):
    project = proposed(desk, crew.maya)
    pending = acting(desk, crew.advisor).signoffs.hold(project).value
    acting(desk, ben)
    for attempt in (
        lambda: desk.signoffs.hold(project),
        lambda: desk.signoffs.release(project),
        lambda: desk.signoffs.decide(pending.id, Decision.APPROVE, passphrase=OTHER_WORDS),
    ):
        with pytest.raises(Refused):
            attempt()
    desk.signoffs.take_over(project)
    with pytest.raises(Refused):
        acting(desk, crew.advisor).signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS)
    acting(desk, ben).signoffs.release(project)
    assert desk.signoffs.inbox().waiting[0].submission.held_by is None
    acting(desk, crew.advisor).signoffs.hold(project)
    assert desk.signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS).value.signer == crew.advisor


def test_deciding_needs_holding(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    pending = desk.projects.page(project).standing.pending
    with pytest.raises(Refused):
        acting(desk, crew.advisor).signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS)


# Deciding


@pytest.mark.parametrize(
    ("decision", "note", "state"),
    [
        (Decision.APPROVE, "", State.APPROVED),
        (Decision.CHANGES, "Say more", State.CHANGES_ASKED),
        (Decision.DECLINE, "Unsafe", State.DECLINED),
    ],
)
def test_each_way_of_deciding(desk: Desk, crew: Crew, path: Path, decision: Decision, note: str, state: State):
    project = proposed(desk, crew.maya)
    made = decided(desk, project, crew.advisor, decision, note)
    page = desk.projects.page(project)
    assert (page.standing.state, page.standing.last, page.faults) == (state, made, ())
    assert (made.count, made.number, made.previous, made.note) == (1, 1, "", note)
    assert page.standing.newest.held_by is None
    assert verify(path).sound


def test_a_decision_without_a_reason_is_asked_for_one(desk: Desk, crew: Crew, path: Path):
    project = proposed(desk, crew.maya)
    acting(desk, crew.advisor)
    pending = desk.signoffs.hold(project).value
    for decision in (Decision.CHANGES, Decision.DECLINE):
        with pytest.raises(Invalid):
            desk.signoffs.decide(pending.id, decision, "  ", (Comment("a", " "),), passphrase=WORDS)
    with pytest.raises(ValueError, match="revoke"):
        desk.signoffs.decide(pending.id, Decision.REVOKE, "x", passphrase=WORDS)
    twice = (Comment("a", "One"), Comment("a", "Two"))
    with pytest.raises(ValueError, match="share a key"):
        desk.signoffs.decide(pending.id, Decision.CHANGES, "x", twice, passphrase=WORDS)
    assert signed(path) == 0


def test_the_passphrase_is_asked_for_each_time_or_once_a_round(desk: Desk, crew: Crew, clock: Clock, path: Path):
    projects = [proposed(desk, crew.maya) for _ in range(3)]
    acting(desk, crew.advisor)
    pending = [desk.signoffs.hold(p).value.id for p in projects]
    with pytest.raises(PassphraseNeeded):
        desk.signoffs.decide(pending[0], Decision.APPROVE)
    with pytest.raises(WrongSecret):
        desk.signoffs.decide(pending[0], Decision.APPROVE, passphrase=OTHER_WORDS)
    assert signed(path) == 0
    clock.pass_(minutes=5)
    desk.keys.begin_round(WORDS)
    desk.signoffs.decide(pending[0], Decision.APPROVE)
    desk.signoffs.decide(pending[1], Decision.APPROVE)
    assert desk.signoffs.review(projects[2]).round_until is not None
    clock.pass_(minutes=6)
    with pytest.raises(PassphraseNeeded):
        desk.signoffs.decide(pending[2], Decision.APPROVE)
    desk.signoffs.decide(pending[2], Decision.APPROVE, passphrase=WORDS)
    assert signed(path) == 3
    assert verify(path).sound


def test_who_may_not_decide_is_not_asked_for_a_passphrase(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    pending = acting(desk, crew.advisor).signoffs.hold(project).value
    for person in (crew.maya, crew.lead, crew.okafor):
        acting(desk, person)
        with pytest.raises(Refused):
            desk.signoffs.decide(pending.id, Decision.APPROVE)
        with pytest.raises(Refused):
            desk.signoffs.revoke(project, "No")
    desk.frame.leave()
    with pytest.raises(Refused):
        desk.signoffs.decide(pending.id, Decision.APPROVE)


def test_another_version_than_the_one_looked_at_is_not_decided(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    old = desk.projects.page(project).standing.pending
    desk.projects.take_back(project)
    desk.projects.submit(project, Gate.PROPOSAL)
    acting(desk, crew.advisor).signoffs.hold(project)
    with pytest.raises(Invalid, match="Another version waits"):
        desk.signoffs.decide(old.id, Decision.APPROVE, passphrase=WORDS)
    with pytest.raises(Gone):
        desk.signoffs.decide(new_id(), Decision.APPROVE, passphrase=WORDS)


def test_each_decision_cites_the_one_before(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    first = decided(desk, project, crew.advisor, Decision.CHANGES, "More")
    desk.projects.submit(project, Gate.PROPOSAL)
    second = decided(desk, project, crew.advisor, Decision.APPROVE)
    assert (first.count, second.count, second.number) == (1, 2, 2)
    assert len(second.previous) == 64


# Taking back


def test_a_revoked_decision_waits_again_and_is_decided_anew(desk: Desk, crew: Crew, ben: UUID, path: Path):
    project = approved(desk, crew.maya, crew.advisor)
    acting(desk, ben)
    with pytest.raises(Invalid, match="reason"):
        desk.signoffs.revoke(project, " ", OTHER_WORDS)
    made = desk.signoffs.revoke(project, "The saw is broken", OTHER_WORDS).value
    assert (made.decision, made.revokes, made.signer) == (Decision.REVOKE, 1, ben)
    page = desk.projects.page(project)
    assert (page.standing.state, page.standing.in_force, page.faults) == (State.SUBMITTED, None, ())
    with pytest.raises(Invalid, match="no decision"):
        desk.signoffs.revoke(project, "Again", OTHER_WORDS)
    decided(desk, project, crew.advisor, Decision.DECLINE, "Wait for the saw")
    assert desk.projects.page(project).standing.state is State.DECLINED
    desk.signoffs.revoke(project, "It is here", OTHER_WORDS)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    page = desk.projects.page(project)
    assert (page.standing.state, len(page.standing.signoffs)) == (State.APPROVED, 5)
    assert verify(path).sound


def test_another_decision_than_the_one_looked_at_is_not_taken_back(desk: Desk, crew: Crew, ben: UUID):
    project = proposed(desk, crew.maya)
    seen = decided(desk, project, crew.advisor, Decision.CHANGES, "More")
    desk.projects.submit(project, Gate.PROPOSAL)
    since = decided(desk, project, crew.advisor, Decision.APPROVE)
    acting(desk, ben)
    with pytest.raises(Invalid, match="decided anew"):
        desk.signoffs.revoke(project, "Not this", OTHER_WORDS, seen=seen.id)
    assert desk.projects.page(project).standing.state is State.APPROVED
    assert desk.signoffs.revoke(project, "This", OTHER_WORDS, seen=since.id).value.revokes == 2


def test_revoking_a_completion_leaves_the_approval(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    acting(desk, crew.advisor).signoffs.revoke(project, "It does not ring", WORDS)
    standing = desk.projects.page(project).standing
    assert (standing.state, standing.completed, standing.in_force.number) == (State.SUBMITTED, None, 1)


def test_what_was_revoked_and_taken_back_keeps_its_signatures(desk: Desk, crew: Crew, path: Path):
    project = approved(desk, crew.maya, crew.advisor)
    acting(desk, crew.advisor).signoffs.revoke(project, "Once more", WORDS)
    acting(desk, crew.maya).projects.take_back(project)
    standing = desk.projects.page(project).standing
    assert (standing.state, len(standing.signoffs), standing.doubts) == (State.DRAFT, 2, {})
    desk.projects.submit(project, Gate.PROPOSAL)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert desk.projects.page(project).standing.state is State.APPROVED
    assert verify(path).sound


# Peers


def test_peers_draft_where_they_may_read_and_never_decide(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).signoffs.peer_review(project, "Nice")
    with pytest.raises(Refused):
        acting(desk, crew.maya).signoffs.peer_review(project, "Mine is good")
    desk.projects.share(project, True)
    acting(desk, crew.deshawn)
    with pytest.raises(Invalid, match="what you think"):
        desk.signoffs.peer_review(project, " ")
    desk.signoffs.peer_review(project, "Nice")
    desk.signoffs.peer_review(project, "Nice, and how loud?")
    acting(desk, crew.lead).signoffs.peer_review(project, "Who pays?")
    with pytest.raises(Refused):
        acting(desk, crew.advisor).signoffs.peer_review(project, "I decide instead")
    review = desk.signoffs.review(project)
    assert [(p.author, p.body) for p in review.peers] == [
        (crew.deshawn, "Nice, and how loud?"),
        (crew.lead, "Who pays?"),
    ]
    decided(desk, project, crew.advisor, Decision.CHANGES, "Say how loud")
    with pytest.raises(Refused):
        acting(desk, crew.deshawn).signoffs.peer_review(project, "Late")
    acting(desk, crew.maya).projects.submit(project, Gate.PROPOSAL)
    assert acting(desk, crew.advisor).signoffs.review(project).peers == (), "they were about the version before"


# What does not hold


def _wrong_file(path: Path, project: UUID) -> None:
    sql(path, "update file_data set data = ?", b"another picture")


def _no_file(path: Path, project: UUID) -> None:
    sql(path, "delete from file_data")


def _other_text(path: Path, project: UUID) -> None:
    sql(path, "update submission set content = replace(content, 'bell', 'bomb')")


def _no_text(path: Path, project: UUID) -> None:
    sql(path, "update submission set content = 'x'")


def _other_evidence(path: Path, project: UUID) -> None:
    sql(path, "update evidence set said = 'It works'")


@pytest.mark.parametrize("change", [_wrong_file, _no_file, _other_text, _no_text, _other_evidence])
def test_what_is_not_what_was_handed_in_is_not_signed(
    desk: Desk, crew: Crew, path: Path, tmp_path: Path, change: Callable[[Path, UUID], None]
):
    project = started(desk, crew.maya)
    photo = tmp_path / "bell.png"
    photo.write_bytes(b"a picture")
    desk.projects.add_file(project, photo, what="It does not work yet")
    desk.projects.submit(project, Gate.PROPOSAL)
    pending = acting(desk, crew.advisor).signoffs.hold(project).value
    change(path, project)
    with pytest.raises(NotSigned):
        desk.signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS)
    assert signed(path) == 0
    assert desk.projects.page(project).standing.state is State.IN_REVIEW
    assert desk.projects.page(project).faults


@pytest.mark.parametrize(
    ("statement", "doubt"),
    [
        ("update submission set content = replace(content, 'a saw', 'a car')", Doubt.SIGNATURE),
        ("update signoff set note = 'Very well'", Doubt.SIGNATURE),
        ("update signoff set decision = 'decline'", Doubt.SIGNATURE),
        ("update signoff set at = at + 1", Doubt.SIGNATURE),
        ("update signoff set count = 2", Doubt.ORDER),
        ("update submission set gate = 'completion'", Doubt.VERSION),
        ("update submission set content = '{}'", Doubt.VERSION),
        ("delete from submission", Doubt.VERSION),
        ("delete from history where noun = 'signoff'", Doubt.HISTORY),
        ("update project set decisions = 2", Doubt.MISSING),
        ('update "key" set certificate = zeroblob(64)', Doubt.KEY),
    ],
)
def test_an_approval_that_does_not_hold_is_told_and_does_not_count(
    desk: Desk, crew: Crew, path: Path, statement: str, doubt: Doubt
):
    project = approved(desk, crew.maya, crew.advisor)
    sql(path, statement)
    page = desk.projects.page(project)
    assert doubt in page.standing.doubts[page.standing.signoffs[0].id]
    assert page.standing.in_force is None
    assert page.standing.state is not State.APPROVED
    with pytest.raises(Trouble):
        desk.signoffs.signature(project, page.standing.signoffs[0].id)
    with pytest.raises(Refused):
        desk.projects.check_in(project, "As if nothing were")
    assert not verify(path).sound


@pytest.mark.parametrize(
    "statement",
    [
        "update submission set content = replace(content, 'a saw', 'a car')",
        "update project set decisions = 0",
        "update project set reopened = 1",
        "update submission set held_by = by",
        "update project set withdrawn = 1",
    ],
)
def test_what_does_not_hold_shows_in_lists_as_on_the_page(desk: Desk, crew: Crew, path: Path, statement: str):
    sound, project = complete(desk, crew.deshawn, crew.advisor), complete(desk, crew.maya, crew.advisor)
    sql(path, f"{statement} where {'id' if ' project ' in statement else 'project'} = ?", project.bytes)
    own = desk.projects.listing().own[0].outline
    acting(desk, crew.advisor)
    told = {e.outline.project: e.outline for e in desk.projects.listing().others}
    shown = desk.projects.page(project).standing
    assert shown.doubts
    assert own == told[project] == shown.outline()
    assert told[sound].state is State.COMPLETE
    assert (told[sound].doubtful, told[sound].altered) == (False, False)


def test_what_waits_of_a_project_that_was_changed_says_so(desk: Desk, crew: Crew, path: Path):
    project = proposed(desk, crew.maya)
    assert not acting(desk, crew.advisor).signoffs.inbox().waiting[0].outline.altered
    sql(path, "update project set decisions = 1")
    (waiting,) = desk.signoffs.inbox().waiting
    assert (waiting.outline.project, waiting.outline.altered) == (project, True)
    assert desk.signoffs.inbox().waiting[0].submission.content == ""


def test_nothing_more_is_signed_over_a_decision_that_does_not_hold(desk: Desk, crew: Crew, path: Path):
    project = approved(desk, crew.maya, crew.advisor)
    written(desk, project, {PartName.QUESTION: "Is light better than sound?"})
    desk.projects.submit(project, Gate.PROPOSAL)
    pending = acting(desk, crew.advisor).signoffs.hold(project).value
    sql(path, "update signoff set note = 'Very well'")
    with pytest.raises(NotSigned, match="does not hold"):
        desk.signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS)


# Out


def test_a_decision_goes_out_only_to_who_may_read_it(desk: Desk, crew: Crew, tmp_path: Path):
    project = approved(desk, crew.maya, crew.advisor)
    other = approved(desk, crew.deshawn, crew.advisor)
    acting(desk, crew.maya)
    made = desk.projects.page(project).standing.signoffs[0]
    desk.signoffs.export(project, made.id, tmp_path / "decision.txt")
    assert PARTS[PartName.TITLE] in (tmp_path / "decision.txt").read_text(encoding="utf-8")
    with pytest.raises(Refused):
        desk.signoffs.signature(other, made.id)
    acting(desk, crew.deshawn)
    with pytest.raises(Refused):
        desk.signoffs.signature(project, made.id)
    with pytest.raises(Gone):
        desk.signoffs.signature(other, made.id)
    with pytest.raises(Gone):
        desk.signoffs.signature(new_id(), made.id)
