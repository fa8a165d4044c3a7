"""A profile at the desk: written, shared, looked at, merged; and the team's list of topics."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import START, Clock, Crew, acting, make_file
from trellis.desk.desk import Desk
from trellis.rules.errors import Gone, Invalid, Refused, Stale
from trellis.rules.interests import Audience, Goal, Interest, PartName, Strength, Tools, Wish
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Person, Role
from trellis.rules.sign_in import WrongSecret
from trellis.rules.topics import Gate, TeamTopic
from trellis.store import interests as store
from trellis.store.ids import new_id
from trellis.store.sqlite import Database
from trellis.store.verify import verify

RESOURCES = Path(__file__).parents[2] / "resources"
CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
OWN = "silver meadow candle ferry"
DAY = START.date()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "desk.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    with closing(Desk(Database(tmp_path / "desk.trellis"), clock=clock, cost=CHEAP, resources=RESOURCES)) as desk:
        yield acting(desk, crew.maya)


def likes(*words: str) -> tuple[Interest, ...]:
    return tuple(Interest(w, Strength.INTO_IT, Wish.DO, DAY) for w in words)


def parts_of(desk: Desk, person: UUID) -> dict[PartName, object]:
    return {n: s.content for n, s in desk.interests.look(person).value.parts.items()}


# One's own page


def test_the_first_word_makes_the_profile_and_the_team_sees_it(desk: Desk, crew: Crew):
    before = desk.interests.mine()
    assert (before.first, before.profile.parts, before.has_passphrase, before.advisor) == (True, {}, False, None)
    done = desk.interests.save(PartName.INTERESTS, likes(" Music  production", "music Production"))
    assert done.value.content == likes("Music production")
    assert [(c.noun, c.action) for c in done.changes] == [("profile", "create"), ("part", "create")]
    assert parts_of(acting(desk, crew.deshawn), crew.maya) == {PartName.INTERESTS: likes("Music production")}


def test_a_part_is_written_over_the_version_that_was_read(desk: Desk):
    first = desk.interests.save(PartName.HELP, ("Knots",)).value
    second = desk.interests.save(PartName.HELP, ("Ropes",), first.version).value
    assert second.version == first.version + 1
    with pytest.raises(Stale):
        desk.interests.save(PartName.HELP, ("Sails",), first.version)
    assert desk.interests.mine().profile.get(PartName.HELP) == ("Ropes",)


def test_what_says_nothing_new_makes_no_line(desk: Desk):
    version = desk.interests.save(PartName.HELP, ("Knots",)).value.version
    assert desk.interests.save(PartName.HELP, ("Knots", "knots"), version).changes == ()
    assert desk.interests.share(PartName.HELP, Audience.TEAM).changes == ()


def test_the_first_visit_is_made_once_and_the_check_in_comes_after_four_weeks(desk: Desk, clock: Clock):
    assert desk.interests.mine().first
    desk.interests.visited()
    seen = desk.interests.mine()
    assert (seen.first, seen.check_in_due) == (False, False)
    clock.pass_(weeks=4)
    assert desk.interests.mine().check_in_due
    desk.interests.checked_in()
    assert not desk.interests.mine().check_in_due


def test_private_parts_are_off_without_a_passphrase_and_say_why(desk: Desk, crew: Crew):
    desk.interests.save(PartName.WORDS, "Hello")
    with pytest.raises(Invalid, match="passphrase of your own"):
        desk.interests.share(PartName.WORDS, Audience.ME)
    desk.interests.set_passphrase(OWN)
    with pytest.raises(Invalid, match="No advisor is named"):
        desk.interests.share(PartName.WORDS, Audience.ADVISOR)
    with pytest.raises(Invalid, match="already"):
        desk.interests.set_passphrase(OWN)
    with pytest.raises(Invalid):
        desk.interests.name_advisor(crew.advisor)  # has no keys in this desk
    assert parts_of(desk, crew.maya) == {PartName.WORDS: "Hello"}
    desk.interests.share(PartName.WORDS, Audience.ME)
    assert parts_of(acting(desk, crew.lead), crew.maya) == {}


def test_a_part_can_be_private_before_its_first_word(desk: Desk):
    desk.interests.set_passphrase(OWN)
    shared = desk.interests.share(PartName.GOALS, Audience.ME).value
    goal = (Goal("Fix the printer room", "It is always me", DAY),)
    desk.interests.save(PartName.GOALS, goal, shared.shown.version)
    assert "printer room" not in repr(
        desk.frame.database.raw.execute("select body, changes from part, history").fetchall()
    )
    assert desk.interests.mine().profile.get(PartName.GOALS) == goal
    back = desk.interests.share(PartName.GOALS, Audience.TEAM).value
    assert (back.shown.content, back.whole) == (goal, True)


@pytest.mark.parametrize("weak", ["", "short", "Maya Rivera", "passwordpassword"])
def test_a_weak_passphrase_is_refused_and_nothing_is_kept(desk: Desk, weak: str):
    with pytest.raises(Invalid):
        desk.interests.set_passphrase(weak)
    mine = desk.interests.mine()
    assert (mine.has_passphrase, mine.unlocked) == (False, False)


def test_who_has_no_profile_yet_unlocks_nothing(desk: Desk):
    with pytest.raises(WrongSecret):
        desk.interests.unlock(OWN)
    desk.interests.visited()
    with pytest.raises(WrongSecret):
        desk.interests.unlock("")


# Others


def test_looking_at_somebody_is_told_to_them(desk: Desk, crew: Crew):
    desk.interests.look(crew.maya)
    acting(desk, crew.lead).interests.look(crew.maya)
    accesses = acting(desk, crew.maya).known.about_me().accesses
    assert [(a.who, a.action) for a in accesses] == [("Amara O.", "look")]
    with pytest.raises(Gone):
        desk.interests.look(new_id())


def test_words_of_those_who_left_are_offered_to_nobody(desk: Desk, crew: Crew):
    desk.interests.save(PartName.INTERESTS, likes("Zither repair"))
    assert acting(desk, crew.lead).interests.offered("zith") == ["Zither repair"]
    desk.people.deactivate(crew.maya)
    assert desk.interests.offered("zith") == []


# Two records of one person


@pytest.fixture
def twin(desk: Desk, crew: Crew) -> UUID:
    """Another record of Maya with a profile, a gate and an absence of its own."""
    id = acting(desk, crew.lead).people.add(Person(new_id(), "Maya", "R.", role=Role.TECH)).value.id
    acting(desk, id).interests.save(PartName.INTERESTS, likes("Sound"))
    desk.interests.save(PartName.TOOLS, Tools(("Pliers",)))
    desk.interests.visited()
    acting(desk, crew.advisor).plan.open_gate(id, Gate.SAFETY)
    desk.plan.attend(id, absent=True)
    return id


def test_a_merge_takes_along_what_the_kept_record_lacks_and_is_taken_back_whole(desk: Desk, crew: Crew, twin: UUID):
    acting(desk, crew.maya).interests.save(PartName.INTERESTS, likes("Video"))
    acting(desk, crew.lead)
    done = desk.people.merge(twin, crew.maya)
    assert parts_of(desk, crew.maya) == {PartName.INTERESTS: likes("Video"), PartName.TOOLS: Tools(("Pliers",))}
    assert parts_of(desk, twin) == {PartName.INTERESTS: likes("Sound")}
    assert [(g.person, g.gate) for g in desk.plan.gates()] == [(crew.maya, Gate.SAFETY)]
    assert {a.person for a in desk.plan.plan().attendance if a.absent} == {crew.maya}
    assert {p.person for p in desk_parts(desk)} == {crew.maya}

    desk.history.undo(done.intent, done.seq)
    assert parts_of(desk, crew.maya) == {PartName.INTERESTS: likes("Video")}
    assert parts_of(desk, twin) == {PartName.INTERESTS: likes("Sound"), PartName.TOOLS: Tools(("Pliers",))}
    assert [(g.person, g.gate) for g in desk.plan.gates()] == [(twin, Gate.SAFETY)]
    assert {a.person for a in desk.plan.plan().attendance if a.absent} == {twin}
    assert verify(desk.path).sound


def desk_parts(desk: Desk):
    with desk.frame.database.read() as connection:
        return store.open_parts(connection)


def test_a_record_without_a_profile_gets_the_whole_card(desk: Desk, crew: Crew, twin: UUID):
    acting(desk, crew.lead).people.merge(twin, crew.deshawn)
    assert not acting(desk, crew.deshawn).interests.mine().first
    assert set(desk.interests.mine().profile.parts) == {PartName.INTERESTS, PartName.TOOLS}


def test_a_record_with_private_parts_does_not_go(desk: Desk, crew: Crew, twin: UUID):
    acting(desk, twin).interests.set_passphrase(OWN)
    desk.interests.share(PartName.WORDS, Audience.ME)
    with pytest.raises(Invalid, match="cannot move") as told:
        acting(desk, crew.lead).people.merge(twin, crew.maya)
    assert "Keep that record" in told.value.todo
    desk.people.merge(crew.maya, twin)
    acting(desk, twin).interests.unlock(OWN)
    assert desk.interests.mine().profile.get(PartName.WORDS) == ""


def test_a_card_with_keys_stays_where_its_passphrase_opens_it(desk: Desk, crew: Crew, twin: UUID):
    acting(desk, twin).interests.set_passphrase(OWN)
    done = acting(desk, crew.lead).people.merge(twin, crew.maya)
    mine = acting(desk, crew.maya).interests.mine()
    assert (mine.has_passphrase, set(mine.profile.parts)) == (False, {PartName.INTERESTS, PartName.TOOLS})
    acting(desk, crew.lead).history.undo(done.intent, done.seq)
    acting(desk, twin).interests.unlock(OWN)


def test_what_its_owner_made_private_since_is_not_moved_back(desk: Desk, crew: Crew, twin: UUID):
    done = acting(desk, crew.lead).people.merge(twin, crew.maya)
    acting(desk, crew.maya).interests.set_passphrase(OWN)
    desk.interests.share(PartName.TOOLS, Audience.ME)
    with pytest.raises(Refused, match="erased"):
        acting(desk, crew.lead).history.undo(done.intent, done.seq)
    assert acting(desk, crew.maya).interests.mine().profile.tools == Tools(("Pliers",))


# Topics


def test_the_teams_list_is_added_to_changed_and_taken_back(desk: Desk, crew: Crew):
    shipped = desk.interests.topics()
    assert len(shipped) > 100
    with pytest.raises(Refused):
        desk.interests.save_topic(TeamTopic(new_id(), "", "Risograph", "Print shop"))
    acting(desk, crew.lead)
    added = desk.interests.save_topic(TeamTopic(new_id(), "", "Risograph", "Print shop", ("riso",)))
    assert {t.key for t in desk.interests.topics()} - {t.key for t in shipped} == {added.value.key}
    hidden = desk.interests.save_topic(replace(added.value, hidden=True))
    assert desk.interests.topics() == shipped
    desk.history.undo(hidden.intent, hidden.seq)
    assert "Risograph" in acting(desk, crew.maya).interests.offered("riso")
    with pytest.raises(Stale):
        acting(desk, crew.lead).interests.save_topic(replace(added.value, name="Else", version=1))
    assert verify(desk.path).sound
