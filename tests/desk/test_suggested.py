"""What a ticket is about: suggested by its words, corrected by people, and routine for one is a stretch for another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks import Clock, Crew, acting, make_file
from trellis.desk.desk import Desk
from trellis.rules.errors import Gone
from trellis.rules.interests import Audience, Interest, PartName, Strength, Wish
from trellis.rules.match import Kind
from trellis.rules.tickets import Intake
from trellis.rules.topics import NO_GATE, NO_TOPIC, Gate, Where
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew) -> Iterator[Desk]:
    desk = Desk(Database(tmp_path / "school.trellis"), clock=Clock(), resources=RESOURCES)
    yield acting(desk, crew.maya)
    desk.close()


def test_words_suggest_topics_and_say_which(desk: Desk) -> None:
    ticket = desk.tickets.open(Intake("MIDI keyboards not seen by GarageBand")).value
    about = desk.interests.suggested(ticket.id)
    assert (about.suggested[0].word, about.suggested[0].where) == ("MIDI keyboards", Where.TITLE)
    assert about.topics == tuple(s.topic for s in about.suggested)
    assert (about.said_topics, about.said_effort, about.said_gate) == (False, False, False)
    assert len(about.offered) > 100


def test_what_somebody_said_counts_until_it_is_given_back(desk: Desk) -> None:
    ticket = desk.tickets.open(Intake("MIDI keyboards not seen by GarageBand")).value
    before = desk.interests.suggested(ticket.id)
    other = next(t for t in before.offered if t not in before.topics and not t.gate)
    desk.tickets.classify(ticket.id, [other.key], 5, Gate.ADMIN.value)
    about = desk.interests.suggested(ticket.id)
    assert (about.topics, about.effort, about.gate) == ((other,), 5, Gate.ADMIN)
    assert (about.suggested, about.suggested_effort) == (before.suggested, before.effort)
    assert (about.said_topics, about.said_effort, about.said_gate) == (True, True, True)
    desk.tickets.classify(ticket.id, [NO_TOPIC], None, NO_GATE)
    about = desk.interests.suggested(ticket.id)
    assert (about.topics, about.gate) == ((), None)
    desk.tickets.classify(ticket.id)
    assert desk.interests.suggested(ticket.id) == before


def test_routine_for_one_is_a_stretch_for_another(desk: Desk, crew: Crew) -> None:
    for n in range(3):
        desk.tickets.claim(desk.tickets.open(Intake(f"Projector pink {n}")).value.id)
    ticket = desk.tickets.open(Intake("Projector hums")).value.id
    assert desk.interests.suggested(ticket).kind is Kind.ROUTINE
    acting(desk, crew.deshawn)
    assert desk.interests.suggested(ticket).kind is Kind.STRETCH
    interest = Interest("projectors", Strength.CURIOUS, Wish.LEARN, Clock().now.date())
    version = desk.interests.save(PartName.INTERESTS, (interest,)).value.version
    assert desk.interests.suggested(ticket).kind is Kind.WANTED
    desk.interests.set_passphrase("plum orbit lantern quiet")
    assert version == 1
    desk.interests.share(PartName.INTERESTS, Audience.ME)
    assert desk.interests.suggested(ticket).kind is Kind.STRETCH  # what is private has no say here
    acting(desk, crew.advisor)
    assert desk.interests.suggested(ticket).kind is None


def test_a_ticket_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(Gone):
        desk.interests.suggested(new_id())
