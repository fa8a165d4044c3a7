"""A desk file of every released schema is still what it was: it opens, is upgraded, verifies and can be worked in."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.data.make import CHEAP, FOLDER, OTHER_WORDS, OWN_WORDS, PIN, PROFILES, WORDS, make
from tests.desks import START, Clock
from trellis.desk.desk import Desk
from trellis.exchange import signature
from trellis.rules.interests import PartName, Tools
from trellis.rules.projects import State
from trellis.rules.tickets import Intake, Query, Status, View
from trellis.rules.topics import Gate
from trellis.store import looking, migrations
from trellis.store.backup import default_folder, listing
from trellis.store.opening import open_desk_file
from trellis.store.sqlite import Database
from trellis.store.verify import verify

RELEASED = {number: FOLDER / f"schema-{number}.trellis" for number in range(1, migrations.NEWEST + 1)}


@pytest.fixture(params=RELEASED.items(), ids=lambda item: f"schema {item[0]}")
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, Path]:
    """A schema and a copy of its file."""
    number, kept = request.param
    return number, Path(shutil.copy(kept, tmp_path / "desk.trellis"))


def test_a_released_step_was_never_edited(released: tuple[int, Path]) -> None:
    number, path = released
    with looking.reading(path) as connection:
        assert looking.desk_version(connection, path) == number
        assert looking.schema(connection) == looking.expected_schema(number)


def test_a_released_desk_verifies_before_and_after_its_upgrade(released: tuple[int, Path]) -> None:
    number, path = released
    before = verify(path)
    assert before.faults == ()
    with closing(open_desk_file(path, Clock()())) as database:
        assert migrations.version_of(database.raw) == migrations.NEWEST
    after = verify(path)
    assert (after.faults, after.head, after.fingerprint) == ((), before.head, before.fingerprint)
    assert [b.before for b in listing(default_folder(path))] == ["upgrade"] * (number < migrations.NEWEST)


def test_a_released_desk_is_worked_in(released: tuple[int, Path]) -> None:
    clock = Clock()
    clock.pass_(days=30)
    with closing(Desk(open_desk_file(released[1], clock()), clock=clock, cost=CHEAP)) as desk:
        who = {name.shown: name.id for name in desk.keys.names()}
        assert {"Julia Soto", "Ben Adler", "Amara O.", "Maya R.", "Deshawn K."} == set(who)
        for shown, secret in (("Julia Soto", WORDS), ("Ben Adler", OTHER_WORDS), ("Maya R.", PIN)):
            desk.keys.sign_in(who[shown], secret)
        assert desk.settings.info().settings.lock_minutes == 7
        assert [(t.name, b.name) for t in desk.people.terms() for b in desk.people.blocks()] == [("Fall", "C")]
        assert desk.tickets.drafts() == {"intake": "Half a sente"}
        assert desk.tickets.counts()[View.ALL] == 11
        (dark,) = desk.tickets.page(Query(View.ALL, "ecran"))
        detail = desk.tickets.detail(dark.id)
        assert (detail.ticket.body, detail.ticket.legacy_id) == ("Why is it **dark**?", "41")
        assert [item.entry.body for item in detail.thread] == ["Try `Win+P`"]
        (fuser,) = desk.tickets.page(Query(View.ALL, "fuser for:okafor"))
        told = desk.tickets.detail(fuser.id)
        assert (told.minutes, [h.name for h in told.helpers]) == (9, ["Deshawn K."])
        assert told.ticket.status is Status.IN_PROGRESS
        assert desk.tickets.wake_due().value == 1
        assert desk.tickets.open(Intake("One more")).value.number == "C-0001"
        assert len(desk.history.of_ticket(fuser.id)) == 7
        desk.keys.sign_out()
    assert verify(released[1]).faults == ()


def test_profiles_topics_gates_absences_and_deals_are_still_what_they_were(released: tuple[int, Path]) -> None:
    number, path = released
    if number < 2:
        pytest.skip("a desk from before profiles")
    clock = Clock()
    resources = PROFILES.parent
    with closing(Desk(open_desk_file(path, clock()), clock=clock, cost=CHEAP, resources=resources)) as desk:
        who = {name.shown: name.id for name in desk.keys.names()}
        desk.keys.sign_in(who["Maya R."], PIN)
        closed = desk.interests.mine()
        assert (closed.advisor_name, closed.first, closed.unlocked) == ("Julia Soto", False, False)
        assert [i.words for i in closed.profile.interests] == ["Sound", "Łódź"]
        assert closed.profile.tools == Tools(("Pliers",), ("Soldering",))
        assert closed.profile.parts[PartName.WORDS].content is None
        desk.interests.unlock(OWN_WORDS)
        assert desk.interests.mine().profile.get(PartName.WORDS) == "Nobody reads this"
        desk.keys.sign_in(who["Julia Soto"], WORDS)
        seen = desk.interests.look(who["Maya R."]).value
        assert set(seen.parts) == {PartName.INTERESTS, PartName.TOOLS, PartName.GOALS}
        assert [g.what for g in seen.get(PartName.GOALS)] == ["Fix an amplifier"]  # type: ignore[union-attr]
        assert [(g.person, g.gate) for g in desk.plan.gates()] == [(who["Deshawn K."], Gate.SAFETY)]
        assert "Risograph" in {topic.name for topic in desk.interests.topics()}
        (deal,) = desk.plan.kept(START.date())
        assert deal.deal.seed == 7
        assert deal.told.lines
        assert {line.person for line in deal.told.lines} <= {who["Amara O."], who["Maya R."]}
        block = desk.people.blocks()[0].id
        assert {a.name for a in desk.plan.plan(block).attendance if a.absent} == {"Maya R."}
        desk.keys.sign_out()
    assert verify(path).faults == ()


def test_projects_and_signatures_are_still_what_they_were(released: tuple[int, Path]) -> None:
    number, path = released
    if number < 3:
        pytest.skip("a desk from before projects")
    clock = Clock()
    with closing(Desk(open_desk_file(path, clock()), clock=clock, cost=CHEAP, resources=PROFILES.parent)) as desk:
        who = {name.shown: name.id for name in desk.keys.names()}
        desk.keys.sign_in(who["Maya R."], PIN)
        bell, siren = sorted(desk.projects.listing().own, key=lambda entry: entry.title)
        assert (bell.title, bell.outline.state, bell.reached) == ("A louder bell", State.COMPLETE, 1)
        assert (siren.title, siren.outline.state, siren.outline.doubtful) == ("A siren", State.SUBMITTED, False)
        page = desk.projects.page(bell.outline.project)
        assert (page.faults, page.minutes, len(page.standing.signoffs)) == ((), 30, 3)
        file = next(e.file for e in page.evidence if e.file)
        assert desk.projects.file(bell.outline.project, file)[1] == b"a bell, six lamps"
        desk.keys.sign_in(who["Julia Soto"], WORDS)
        assert [waits.title for waits in desk.signoffs.inbox().waiting] == ["A siren"]
        last = page.standing.signoffs[-1]
        text = desk.signoffs.signature(bell.outline.project, last.id)
        assert signature.check(signature.read(text), desk.keys.fingerprint()) == ()
        desk.keys.sign_out()
    assert verify(path).faults == ()


def test_the_script_that_makes_them_makes_one_of_today(tmp_path: Path) -> None:
    with closing(Database(make(tmp_path))) as database:
        assert migrations.version_of(database.raw) == migrations.NEWEST
