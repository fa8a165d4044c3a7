"""Merging two records of one person: their projects follow, nothing doubles, and what was signed still holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import FIRST, OTHER_WORDS, WORDS, complete, decided, keyed, opened, proposed, started
from trellis.desk.desk import Desk
from trellis.rules.errors import Invalid, Refused
from trellis.rules.people import Person, Role
from trellis.rules.projects import Appeal, State
from trellis.rules.signoffs import Comment, Decision, Gate
from trellis.store.ids import new_id
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
        yield desk


@pytest.fixture
def maia(desk: Desk, crew: Crew) -> UUID:
    """A second record of Maya."""
    return acting(desk, crew.advisor).people.add(Person(new_id(), "Maia", "Riviera", role=Role.TECH)).value.id


def join(desk: Desk, project: UUID, owner: UUID, person: UUID) -> None:
    acting(desk, owner).projects.ask(project, person)
    acting(desk, person).projects.join(project)


def everything(desk: Desk, owner: UUID, crew: Crew, tmp_path: Path) -> UUID:
    """A complete project with something of its owner in every record."""
    photo = tmp_path / "bell.png"
    photo.write_bytes(b"a picture")
    project = proposed(desk, owner)
    decided(desk, project, crew.advisor, Decision.CHANGES, comments=(Comment("a", "Why?"),))
    desk.signoffs.answer(project, "a", "So")
    desk.projects.submit(project, Gate.PROPOSAL)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    desk.projects.reach(project, FIRST)
    desk.projects.check_in(project, "Soldered")
    desk.projects.add_file(project, photo)
    desk.projects.reflect(project, "Mine")
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    return project


def test_a_project_follows_whole_and_its_signatures_hold(
    desk: Desk, crew: Crew, maia: UUID, path: Path, tmp_path: Path
):
    project = everything(desk, maia, crew, tmp_path)
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    page = acting(desk, crew.maya).projects.page(project)
    standing = page.standing
    assert (standing.state, standing.people, standing.doubts, page.faults) == (State.COMPLETE, (crew.maya,), {}, ())
    assert {r.by for r in page.reached} | {e.by for e in page.evidence} | {a.by for a in page.answers} == {crew.maya}
    assert {c.person for c in page.check_ins} | {r.person for r in page.reflections} == {crew.maya}
    assert {f.by for f in page.files.values()} | {s.by for s in standing.submissions} == {crew.maya}
    signed = standing.newest.handed_in()
    assert signed.people == (maia,), "what was signed is never written anew"
    assert {page.names[p] for p in signed.people} == {"Maya R."}
    assert (page.changed, page.material) == ((), ()), "the same people under another record are no change"
    desk.projects.reopen(project, "More")
    with pytest.raises(Invalid, match="Nothing in it differs"):
        desk.projects.submit(project, Gate.PROPOSAL)
    desk.projects.submit(project, Gate.COMPLETION)
    assert desk.projects.page(project).standing.newest.handed_in().people == (crew.maya,)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    assert verify(path).sound


def test_a_merge_is_taken_back_whole(desk: Desk, crew: Crew, maia: UUID, path: Path, tmp_path: Path):
    project = everything(desk, maia, crew, tmp_path)
    shared = started(desk, crew.deshawn)
    for person in (maia, crew.maya):
        join(desk, shared, crew.deshawn, person)
    before = acting(desk, crew.deshawn).projects.page(shared).standing.people
    done = acting(desk, crew.advisor).people.merge(maia, crew.maya)
    desk.history.undo(done.intent, done.seq)
    assert acting(desk, crew.deshawn).projects.page(shared).standing.people == before
    page = acting(desk, maia).projects.page(project)
    assert (page.standing.people, page.standing.state) == ((maia,), State.COMPLETE)
    assert {c.person for c in page.check_ins} | {r.person for r in page.reflections} == {maia}
    assert page.names[maia] == "Maia R."
    with pytest.raises(Refused):
        acting(desk, crew.maya).projects.page(project)
    assert verify(path).sound


@pytest.mark.parametrize("first", ["maia", "maya"])
@pytest.mark.parametrize("joined", [True, False])
def test_two_partners_who_are_one_do_not_double(desk: Desk, crew: Crew, maia: UUID, first: str, joined: bool):
    one, other = (maia, crew.maya) if first == "maia" else (crew.maya, maia)
    project = started(desk, crew.deshawn)
    join(desk, project, crew.deshawn, one)
    acting(desk, crew.deshawn).projects.ask(project, other)
    if joined:
        acting(desk, other).projects.join(project)
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    standing = acting(desk, crew.deshawn).projects.page(project).standing
    assert (standing.people, standing.asked) == ((crew.deshawn, crew.maya), ())


@pytest.mark.parametrize("owner", ["maia", "maya"])
def test_an_owner_is_no_partner_of_their_own(desk: Desk, crew: Crew, maia: UUID, owner: str):
    one, other = (maia, crew.maya) if owner == "maia" else (crew.maya, maia)
    joins, asks = started(desk, one), started(desk, one)
    join(desk, joins, one, other)
    acting(desk, one).projects.ask(asks, other)
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    acting(desk, crew.maya)
    for project in (joins, asks):
        standing = desk.projects.page(project).standing
        assert (standing.people, standing.asked) == ((crew.maya,), ())


@pytest.mark.parametrize("since", [True, False])
@pytest.mark.parametrize("both", [True, False])
def test_reflections_that_were_handed_in_are_told_as_each_wrote_theirs(
    desk: Desk, crew: Crew, maia: UUID, both: bool, since: bool
):
    project = proposed(desk, crew.maya)
    join(desk, project, crew.maya, maia)
    written = {maia: "As Maia", crew.maya: "As Maya"} if both else {maia: "As Maia"}
    for person, words in written.items():
        acting(desk, person).projects.reflect(project, words)
    acting(desk, crew.maya).projects.take_back(project)
    desk.projects.submit(project, Gate.PROPOSAL)
    if since:
        desk.projects.reflect(project, "By now")
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    told = {r.person: r.body for r in acting(desk, crew.advisor).projects.page(project).reflections}
    assert told == (written if both or since else {crew.maya: "As Maia"})


def test_two_reflections_of_one_project_are_both_kept(desk: Desk, crew: Crew, maia: UUID):
    project = started(desk, crew.deshawn)
    for person, words in ((maia, "As Maia"), (crew.maya, "As Maya")):
        join(desk, project, crew.deshawn, person)
        acting(desk, person).projects.reflect(project, words)
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    page = acting(desk, crew.maya).projects.page(project)
    assert {r.person: r.body for r in page.reflections} == {maia: "As Maia", crew.maya: "As Maya"}
    desk.projects.submit(project, Gate.PROPOSAL)
    assert desk.projects.page(project).standing.newest.handed_in().reflections == {crew.maya: "As Maya"}


def test_a_draft_review_follows(desk: Desk, crew: Crew, maia: UUID):
    project = proposed(desk, crew.deshawn)
    desk.projects.share(project, True)
    acting(desk, maia).signoffs.peer_review(project, "Nice")
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    assert [p.author for p in acting(desk, crew.deshawn).projects.page(project).peers] == [crew.maya]


def test_advisors_who_are_one_hold_and_decline_as_one(desk: Desk, crew: Crew, path: Path):
    """Signed as Ben, who is Julia: the signature holds, and the appeal is not hers either."""
    ben = next(p.id for p in acting(desk, crew.maya).people.everybody() if p.preferred_name == "Ben")
    acting(desk, crew.advisor).people.add(Person(new_id(), "Cleo", "Third", role=Role.ADVISOR))
    project = proposed(desk, crew.maya)
    decided(desk, project, ben, Decision.DECLINE, "No", passphrase=OTHER_WORDS)
    held = proposed(desk, crew.deshawn)
    acting(desk, ben).signoffs.hold(held)
    acting(desk, crew.advisor).people.merge(ben, crew.advisor)
    with pytest.raises(Invalid, match="cannot look at it"):
        acting(desk, crew.maya).projects.appeal(project, Appeal.ADVISOR, "Yes", crew.advisor)
    desk.projects.appeal(project, Appeal.ADVISOR, "Yes")
    standing = desk.projects.page(project).standing
    assert (standing.doubts, standing.recused(), standing.signoffs[0].signer) == ({}, crew.advisor, ben)
    with pytest.raises(Refused):
        acting(desk, crew.advisor).signoffs.hold(project)
    pending = desk.projects.page(held).standing.pending
    desk.signoffs.decide(pending.id, Decision.APPROVE, passphrase=WORDS)
    assert verify(path).sound


def test_merging_what_has_no_projects_changes_nothing_of_others(desk: Desk, crew: Crew, maia: UUID):
    project = complete(desk, crew.deshawn, crew.advisor)
    acting(desk, crew.advisor).people.merge(maia, crew.maya)
    page = acting(desk, crew.deshawn).projects.page(project)
    assert (page.standing.people, page.faults) == ((crew.deshawn,), ())
