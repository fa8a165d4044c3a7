"""Object-level access missing on side paths, and no intent without its check: every way into a desk is walked.

Search by number, look-alikes, suggestions, counts, drafts, history, export: whatever a screen can call is called here
by nobody, by a requester and by somebody who left.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import acting
from tests.threats.conftest import Copy
from tests.threats.world import INTENTS, OPEN, World, ways_in
from trellis.desk.desk import Desk
from trellis.rules.errors import Gone, Refused, Stale, Trouble
from trellis.rules.people import Person, Role
from trellis.rules.projects import Listed
from trellis.rules.tickets import Query, View
from trellis.store.ids import new_id

TABLES = (
    "desk station person term block ticket entry helper work draft secret key retirement root head history"
    " card part topic gate absence deal project partner submission reached check_in file file_data evidence reflection"
    " signoff answer peer_review"
).split()


def rows(copy: Copy) -> list[list[tuple]]:
    """Everything in the file but tries and counters."""
    driver = sqlite3.connect(f"{copy.path.as_uri()}?mode=ro", uri=True)
    try:
        return [driver.execute(f"select * from {table}").fetchall() for table in TABLES]
    finally:
        driver.close()


def test_every_way_in_is_known(desk: Desk):
    assert set(ways_in(desk)) == set(INTENTS) | set(OPEN)
    assert not set(INTENTS) & set(OPEN)


def test_nobody_is_let_in_anywhere(desk: Desk, copy: Copy, world: World):
    before = rows(copy)
    for person in (None, world.okafor, world.left, new_id()):
        desk.frame.leave()
        if person:
            acting(desk, person)
        for name, (_, call) in INTENTS.items():
            with pytest.raises((Refused, Trouble)) as told:
                call(desk, world)
            refused = isinstance(told.value, Refused) or (name.startswith("keys.change") and person)
            assert refused, f"{name}: {told.value!r}"
            assert not isinstance(told.value, Stale)
    assert rows(copy) == before
    assert sorted(file.name for file in copy.path.parent.iterdir()) == [
        "questions.csv",
        "school.trellis",
        "school.trellis-shm",
        "school.trellis-wal",
        "school.trellis.station",
    ]


def test_open_ways_tell_nobodys_words(desk: Desk, world: World):
    told = [
        desk.tickets.wake_due().value,
        desk.settings.info(),
        desk.backups.folder().name,
        desk.backups.due(),
        desk.checks.verify(),
        desk.transfer.profiles(),
        desk.keys.fingerprint(),
        [(n.shown, n.role, n.has_secret) for n in desk.keys.names()],
    ]
    said = repr(told)
    for words in ("secret of the desk", "Held", "Okafor", "half a sentence", "new cable", "Cables", "Written steps"):
        assert words not in said


def test_somebody_elses_drafts_are_never_read(desk: Desk, world: World):
    for person in (world.maya, world.lead, world.advisor):
        assert acting(desk, person).tickets.drafts() == {}
    assert acting(desk, world.deshawn).tickets.drafts() == {"reply": "half a sentence"}


def test_refusal_comes_before_what_stands_there(desk: Desk, world: World):
    """A version that is not the newest, or a ticket that is not there, tells nothing to who may not ask."""
    acting(desk, world.maya)
    with pytest.raises(Refused):
        desk.people.edit(world.lead, 99, Person(new_id(), "X", role=Role.TECH))
    with pytest.raises(Refused):
        desk.people.deactivate(world.lead)
    desk.frame.leave()
    with pytest.raises(Refused):
        desk.tickets.edit(world.held, 99, desk_ticket(world))
    with pytest.raises(Refused):
        desk.tickets.detail(new_id())


def desk_ticket(world: World):
    from trellis.rules.tickets import Ticket

    return Ticket(world.held, "", "Mine now")


def test_lists_counts_and_searches_agree(desk: Desk, world: World):
    """No path shows a ticket another one hides: what is in the trash is in no other view, hint or suggestion."""
    acting(desk, world.maya)
    counts = desk.tickets.counts()
    for view in View:
        found = desk.tickets.page(Query(view))
        assert len(found) == counts[view] == len(desk.tickets.listing(Query(view)).keys)
        assert (world.trashed in {row.id for row in found}) == (view is View.TRASH)
    assert desk.tickets.page(Query(View.OPEN, "old")) == []
    assert world.trashed not in {alike.row.id for alike in desk.tickets.look_alikes("Old old old")}


def test_a_project_nobody_shares_is_found_by_no_path(desk: Desk, world: World, tmp_path: Path):
    """Deshawn is neither in nor asked for the project that is in force: each way that names one is tried."""
    of = world.projects
    acting(desk, world.deshawn)
    known = {e.outline.project for e in everything_listed(desk)}
    assert known == {of.draft, of.fresh, of.waiting}, "the draft one is asked to join, and one's own"
    for project in (of.force, of.changes, of.declined, of.complete, new_id()):
        for read in (
            lambda p: desk.projects.page(p),
            lambda p: desk.projects.visit(p),
            lambda p: desk.projects.tickets_for(p),
            lambda p: desk.projects.file(p, of.photo),
            lambda p: desk.projects.name_for(p, of.photo),
            lambda p: desk.projects.save_file(p, of.photo, tmp_path / "taken"),
            lambda p: desk.projects.export_folder(p, tmp_path / "folder"),
            lambda p: desk.signoffs.signature(p, of.signoff),
            lambda p: desk.signoffs.export(p, of.signoff, tmp_path / "signed"),
        ):
            with pytest.raises((Refused, Gone)):
                read(project)
    assert list(tmp_path.glob("taken*")) + list(tmp_path.glob("folder*")) + list(tmp_path.glob("signed*")) == []
    mine = {id for id, _ in desk.projects.mine_for(world.free)}
    assert mine == {of.fresh, of.waiting}
    told = [desk.known.about_me(), desk.projects.listing(), desk.projects.offers(), desk.today.page()]
    told += [desk.projects.find(words) for words in ("in force", "complete", "declined", "maya")]
    told += [desk.projects.of(world.maya), desk.projects.with_ticket(world.free)]
    said = repr(told)
    for words in ("In force", "Complete", "Declined", "Soldered in private"):
        assert words not in said


def everything_listed(desk: Desk) -> list[Listed]:
    told = desk.projects.listing()
    return [*told.own, *told.asked, *told.others, *told.showcases]


def test_a_thing_of_one_project_is_reached_through_no_other(desk: Desk, world: World):
    """Ids of a file, a decision, a check-in and a piece of evidence, with a project one may read beside them."""
    of = world.projects
    acting(desk, world.maya)
    for read in (
        lambda: desk.projects.file(of.force, of.photo),
        lambda: desk.projects.name_for(of.force, of.photo),
        lambda: desk.signoffs.signature(of.force, of.signoff),
        lambda: desk.projects.describe(of.draft, of.link, "", "Mine"),
        lambda: desk.projects.remove_evidence(of.draft, of.link),
        lambda: desk.projects.remove_check_in(of.draft, of.check_in),
    ):
        with pytest.raises((Refused, Gone)):
            read()
    acting(desk, world.deshawn)
    for change in (
        lambda: desk.projects.describe(of.fresh, of.link, "", "Mine"),
        lambda: desk.projects.remove_evidence(of.fresh, of.link),
        lambda: desk.signoffs.signature(of.fresh, of.signoff),
        lambda: desk.projects.file(of.fresh, of.photo),
    ):
        with pytest.raises((Refused, Gone)):
            change()


def test_an_advisor_reads_what_was_handed_in_and_no_draft(desk: Desk, world: World, tmp_path: Path):
    of = world.projects
    acting(desk, world.advisor)
    assert of.draft not in {e.outline.project for e in everything_listed(desk)}
    for read in (desk.projects.page, desk.projects.visit, desk.signoffs.review):
        with pytest.raises(Refused):
            read(of.draft)
    desk.known.export(tmp_path / "me.json")
    told = (everything_listed(desk), desk.signoffs.inbox(), desk.signoffs.review(of.fresh), desk.today.page())
    assert "Nobody else reads this draft" not in repr(told) + (tmp_path / "me.json").read_text(encoding="utf-8")


def test_a_showcase_that_is_not_shown_any_more_is_closed(desk: Desk, world: World):
    of = world.projects
    acting(desk, world.maya).projects.show(of.complete, True)
    acting(desk, world.deshawn)
    assert desk.projects.visit(of.complete).title == "Complete"
    assert desk.projects.file(of.complete, of.photo)[0].id == of.photo
    with pytest.raises(Refused):
        desk.signoffs.signature(of.complete, of.signoff)
    acting(desk, world.maya).projects.show(of.complete, False)
    acting(desk, world.deshawn)
    for read in (lambda: desk.projects.visit(of.complete), lambda: desk.projects.file(of.complete, of.photo)):
        with pytest.raises(Refused):
            read()


def test_search_people_and_tickets_name_no_project_its_page_would_refuse(desk: Desk, world: World):
    """Found by words, at a person or at a ticket: never more than one may open, and nothing of a draft."""
    of = world.projects
    every = (of.draft, of.fresh, of.waiting, of.force, of.changes, of.declined, of.complete)
    evidence = {
        world.maya: {of.draft, of.force},
        world.deshawn: {of.draft},  # asked to join
        world.lead: {of.force},
        world.advisor: set(),  # not handed in yet
        world.third_advisor: set(),
    }
    acting(desk, world.maya)
    for project in (of.draft, of.force):
        desk.projects.add_ticket(project, world.held)
    desk.projects.show(of.complete, True)
    secret = "Nobody else reads this draft"
    for person, shown in evidence.items():
        acting(desk, person)
        open_ = {project for project in every if opens(desk, project)}
        words = ("how loud", "king", "maya", "in force", "fresh", "complete", "bell")
        found = [one for asked in words for one in desk.projects.find(asked, 50)]
        at_people = [one for who in (world.maya, world.deshawn, world.lead) for one in desk.projects.of(who)]
        at_ticket = desk.projects.with_ticket(world.held)
        assert {one.outline.project for one in found} == open_
        assert {one.outline.project for one in at_people} == open_
        assert {one.outline.project for one in at_ticket} == shown
        assert shown <= open_
        if of.draft not in shown:
            assert of.draft not in open_
            assert secret not in repr((found, at_people, at_ticket))


def opens(desk: Desk, project: UUID) -> bool:
    """Whether whoever is signed in may open the page or the showcase of a project."""
    for read in (desk.projects.page, desk.projects.visit):
        with contextlib.suppress(Refused):
            read(project)
            return True
    return False
