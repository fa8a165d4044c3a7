"""Projects met elsewhere on a real file: found by words, at a ticket, at a person, and by nobody who may not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.desks import Crew, acting, make_file
from tests.projects import FIRST, SECOND, approved, complete, decided, keyed, opened, proposed, started, written
from trellis.desk.desk import Desk
from trellis.rules.errors import Refused
from trellis.rules.people import Person, Role
from trellis.rules.projects import Mention, State
from trellis.rules.proposal import PartName
from trellis.rules.signoffs import Decision, Gate
from trellis.rules.tickets import Intake
from trellis.store.ids import new_id

BELL = "How loud does a bell have to be to be heard over a saw?"


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew) -> Iterator[Desk]:
    with opened(tmp_path / "school.trellis") as desk:
        keyed(desk, crew)
        yield acting(desk, crew.maya)


def titles(found: list[Mention]) -> list[str]:
    return [one.title for one in found]


def found_by(desk: Desk, who: UUID, words: str) -> list[str]:
    return titles(acting(desk, who).projects.find(words))


# By words


@pytest.mark.parametrize(
    "words",
    ["bell", "WORK", "a bell for", "workshop be", "louder", "saw", "rivera", "maya bell", "r", "bell?", "¿bell"],
)
def test_words_of_title_question_and_people_find_it(desk: Desk, crew: Crew, words: str):
    project = started(desk, crew.maya, title="A bell for the wórkshop", question="¿Louder than a saw?")
    assert [one.outline.project for one in desk.projects.find(words)] == [project]


@pytest.mark.parametrize("words", ["", "  ", "?", "%", "_", "ell", "bell lamp", "'; drop table project", "king"])
def test_other_words_find_nothing(desk: Desk, crew: Crew, words: str):
    started(desk, crew.maya)
    assert desk.projects.find(words) == []


@pytest.mark.parametrize(("words", "title"), [("senal", "Señal de luz"), ("SEÑAL", "Señal de luz"), ("groß", "GROSS")])
def test_case_and_accents_are_folded_as_names_are(desk: Desk, crew: Crew, words: str, title: str):
    started(desk, crew.maya, title=title)
    assert found_by(desk, crew.maya, words) == [title]


def test_what_is_told(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    desk.projects.ask(project, crew.deshawn)
    acting(desk, crew.deshawn).projects.join(project)
    (one,) = acting(desk, crew.advisor).projects.find("bell")
    assert (one.title, one.people, one.outline.state) == (
        "A bell for the workshop",
        ("Maya R.", "Deshawn K."),
        State.SUBMITTED,
    )
    assert found_by(desk, crew.advisor, "king") == ["A bell for the workshop"]


def test_titles_come_before_questions_and_people_and_no_more_than_wanted(desk: Desk, crew: Crew):
    for title in ("Zither", "Kite", "Saw", "Ant", "Saw dust"):
        started(desk, crew.maya, title=title)
    assert titles(desk.projects.find("saw", 3)) == ["Saw", "Saw dust", "Ant"]
    assert titles(desk.projects.find("saw", 20)) == ["Saw", "Saw dust", "Ant", "Kite", "Zither"]


def test_a_draft_is_found_by_its_people_alone(desk: Desk, crew: Crew):
    project = started(desk, crew.maya, title="A secret lamp")
    for who in (crew.deshawn, crew.lead, crew.advisor):
        assert found_by(desk, who, "lamp") == found_by(desk, who, "maya") == found_by(desk, who, "saw") == []
    acting(desk, crew.maya).projects.ask(project, crew.deshawn)
    assert found_by(desk, crew.deshawn, "lamp") == ["A secret lamp"]


def test_others_find_what_was_handed_in_and_never_the_draft_after_it(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya, title="A lamp")
    written(desk, project, {PartName.TITLE: "A lantern", PartName.QUESTION: "Why do moths come?"})
    assert found_by(desk, crew.maya, "lantern moths") == ["A lantern"]
    assert found_by(desk, crew.maya, "lamp") == []
    assert found_by(desk, crew.advisor, "lamp") == ["A lamp"]
    assert found_by(desk, crew.advisor, "lantern") == found_by(desk, crew.advisor, "moths") == []
    assert found_by(desk, crew.deshawn, "lamp") == []
    acting(desk, crew.maya).projects.share(project, True)
    assert found_by(desk, crew.deshawn, "lamp") == ["A lamp"]
    assert found_by(desk, crew.deshawn, "lantern") == found_by(desk, crew.deshawn, "moths") == []
    acting(desk, crew.maya).projects.take_back(project)
    assert found_by(desk, crew.advisor, "lamp") == found_by(desk, crew.deshawn, "lamp") == []


def test_a_showcase_is_found_while_it_is_shown_and_tells_no_review(desk: Desk, crew: Crew):
    project = complete(desk, crew.maya, crew.advisor)
    assert found_by(desk, crew.deshawn, "bell") == []
    acting(desk, crew.maya).projects.show(project, True)
    (one,) = acting(desk, crew.deshawn).projects.find("bell")
    assert (one.outline.state, one.outline.why, one.outline.blocked) == (State.COMPLETE, "", "")
    acting(desk, crew.maya).projects.reopen(project, "More")
    assert found_by(desk, crew.deshawn, "bell") == []


def test_what_may_not_be_known_takes_no_place_from_what_may(desk: Desk, crew: Crew):
    """Showing is not enough to be visited; those that are not complete any more must not crowd the others out."""
    for n in range(3):
        project = complete(desk, crew.maya, crew.advisor, title=f"A bell {n}")
        desk.projects.show(project, True)
        desk.projects.reopen(project, "More")
    started(desk, crew.deshawn, title="My own bell")
    assert found_by(desk, crew.deshawn, "bell") == ["My own bell"]
    assert titles(acting(desk, crew.deshawn).projects.find("bell", 1)) == ["My own bell"]


@pytest.mark.parametrize("many", [1, 3])
def test_finding_costs_the_same_queries_however_many_there_are(desk: Desk, crew: Crew, many: int):
    for n in range(many):
        project = complete(desk, crew.maya, crew.advisor, title=f"A bell {n}")
        started(desk, crew.lead, title=f"A lamp {n}")
    ticket = desk.tickets.open(Intake("Bell")).value.id
    acting(desk, crew.maya)
    desk.projects.reopen(project, "More")
    desk.projects.add_ticket(project, ticket)
    statements: list[str] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))

    def cost(read: object) -> int:
        statements.clear()
        read()  # type: ignore[operator]
        return len(statements)

    assert cost(lambda: desk.projects.find("nothing")) == 5  # who asks, projects, partners, versions, names
    assert cost(lambda: desk.projects.with_ticket(new_id())) == 1  # evidence; who asks is known
    assert cost(lambda: desk.projects.of(crew.okafor)) == 1  # projects
    dear = [
        cost(lambda: desk.projects.find("bell")),
        cost(lambda: desk.projects.find("bell", 1)),
        cost(lambda: desk.projects.with_ticket(ticket)),
        cost(lambda: desk.projects.of(crew.maya)),
    ]
    assert dear == [19, 19, 17, 16]


# At a ticket


def test_a_ticket_names_the_projects_it_is_evidence_for_to_those_who_may_know(desk: Desk, crew: Crew):
    ticket = desk.tickets.open(Intake("The bell is too quiet")).value.id
    project = approved(desk, crew.maya, crew.advisor)
    desk.projects.share(project, True)

    def told(who: UUID) -> list[str]:
        return titles(acting(desk, who).projects.with_ticket(ticket))

    assert told(crew.maya) == []
    evidence = desk.projects.add_ticket(project, ticket, FIRST, "What I learned").value.id
    assert told(crew.maya) == ["A bell for the workshop"]
    assert told(crew.deshawn) == told(crew.advisor) == [], "others read what was handed in, and this was not"
    acting(desk, crew.maya).projects.submit(project, Gate.COMPLETION)
    assert told(crew.deshawn) == told(crew.advisor) == ["A bell for the workshop"]
    acting(desk, crew.maya).projects.describe(project, evidence, SECOND, "Said better", "What I learned")
    assert told(crew.deshawn) == told(crew.advisor) == ["A bell for the workshop"], "handed in it was, in other words"
    acting(desk, crew.maya).projects.share(project, False)
    assert told(crew.deshawn) == []
    decided(desk, project, crew.advisor, Decision.APPROVE)
    acting(desk, crew.maya).projects.show(project, True)
    assert told(crew.deshawn) == ["A bell for the workshop"]
    acting(desk, crew.maya).projects.reopen(project, "More")
    desk.projects.remove_evidence(project, evidence)
    assert told(crew.maya) == told(crew.advisor) == told(crew.deshawn) == []


def test_a_ticket_of_a_draft_is_told_to_its_people_alone(desk: Desk, crew: Crew):
    ticket = desk.tickets.open(Intake("The bell is too quiet")).value.id
    project = started(desk, crew.maya)
    desk.projects.add_ticket(project, ticket)
    assert titles(desk.projects.with_ticket(ticket)) == ["A bell for the workshop"]
    for who in (crew.deshawn, crew.lead, crew.advisor):
        assert acting(desk, who).projects.with_ticket(ticket) == []


# At a person


def test_projects_of_a_person_as_far_as_one_may_know_of_them(desk: Desk, crew: Crew):
    started(desk, crew.maya, title="Draft")
    handed_in = proposed(desk, crew.maya, title="Handed in")
    shared = proposed(desk, crew.maya, title="Shared")
    desk.projects.share(shared, True)
    shown = complete(desk, crew.maya, crew.advisor, title="Shown")
    desk.projects.show(shown, True)

    def told(who: UUID, of: UUID) -> list[str]:
        return titles(acting(desk, who).projects.of(of))

    assert told(crew.maya, crew.maya) == ["Shown", "Shared", "Handed in", "Draft"]
    assert told(crew.advisor, crew.maya) == ["Shown", "Shared", "Handed in"]
    assert told(crew.deshawn, crew.maya) == ["Shown", "Shared"]
    assert told(crew.maya, crew.deshawn) == []
    acting(desk, crew.maya).projects.ask(handed_in, crew.deshawn)
    assert told(crew.maya, crew.deshawn) == [], "asked is not joined"
    acting(desk, crew.deshawn).projects.join(handed_in)
    assert told(crew.advisor, crew.deshawn) == told(crew.deshawn, crew.deshawn) == ["Handed in"]


def test_projects_stay_with_the_person_through_a_merge(desk: Desk, crew: Crew):
    twin = acting(desk, crew.advisor).people.add(Person(new_id(), "Maya", "Rivera-Cruz", role=Role.TECH)).value.id
    proposed(desk, twin)
    acting(desk, crew.advisor).people.merge(twin, crew.maya)
    assert titles(desk.projects.of(crew.maya)) == ["A bell for the workshop"]
    assert titles(desk.projects.find("rivera")) == ["A bell for the workshop"]
    assert desk.projects.find("cruz") == []


def test_who_is_no_member_is_told_nothing(desk: Desk, crew: Crew):
    project = proposed(desk, crew.maya)
    acting(desk, crew.advisor)
    desk.people.deactivate(crew.deshawn)
    for who in (crew.okafor, crew.deshawn):
        acting(desk, who)
        for read in (
            lambda: desk.projects.find("bell"),
            lambda: desk.projects.with_ticket(project),
            lambda: desk.projects.of(crew.maya),
        ):
            with pytest.raises(Refused):
                read()
