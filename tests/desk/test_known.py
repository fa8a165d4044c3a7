"""What the desk knows about me: a full file is walked, and whatever names a person must be told on their page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.desks import START, Clock, Crew, acting, make_file
from tests.projects import FIRST, approved, decided, proposed, started
from tests.ui.windows import CHEAP, PASSPHRASE, PIN
from trellis.desk.desk import Desk
from trellis.desk.known import Known
from trellis.rules.errors import Refused
from trellis.rules.interests import Audience, Interest, PartName, Strength, Wish
from trellis.rules.people import Person, Role
from trellis.rules.projects import Appeal
from trellis.rules.sign_in import WrongSecret
from trellis.rules.signoffs import Comment, Decision
from trellis.rules.signoffs import Gate as Handed
from trellis.rules.tickets import Credit, Intake
from trellis.rules.topics import Gate, TeamTopic
from trellis.store.ids import new_id
from trellis.store.known import ABOUT, APART
from trellis.store.sqlite import Database

RESOURCES = Path(__file__).parents[2] / "resources"
OTHER = "walnut prairie umbrella zinc"
OWN = "violet ladder winter drums"
SECRET_WORDS = "I want to leave the team quietly"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "desk.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    desk = Desk(Database(tmp_path / "desk.trellis"), clock=clock, resources=RESOURCES, cost=CHEAP)
    desk.keys.make_root(crew.advisor, PASSPHRASE)
    desk.keys.set_first_pin(crew.maya, PIN, crew.advisor, PASSPHRASE)
    yield desk
    desk.close()


@pytest.fixture
def full(desk: Desk, crew: Crew, tmp_path: Path) -> Desk:
    """Something in every table, and Maya in every one that can hold somebody."""
    acting(desk, crew.advisor)
    desk.people.add_term("Fall term", START.date(), START.date() + timedelta(weeks=9))
    block = desk.people.blocks()[0].id if desk.people.blocks() else None
    old = desk.people.add(Person(new_id(), "Maia", "Riviera", role=Role.TECH)).value
    desk.people.merge(old.id, crew.maya)
    desk.interests.save_topic(TeamTopic(new_id(), "", "Kiln", "Making things"))
    desk.plan.open_gate(crew.maya, Gate.SAFETY, "shown the ladder")
    acting(desk, crew.maya)
    asked = desk.tickets.open(Intake("My own laptop", requester=crew.maya)).value
    desk.tickets.claim(asked.id)
    desk.tickets.reply(asked.id, "I will look after lunch", minutes=7)
    desk.tickets.save_draft("reply:x", "half a thought")
    other = desk.tickets.open(Intake("A poster", requester_name="Mr. Okafor")).value
    acting(desk, crew.deshawn).tickets.claim(other.id)
    desk.tickets.add_helper(other.id, crew.maya, Credit.PAIR)
    acting(desk, crew.maya).interests.save(
        PartName.INTERESTS, (Interest("Tap dance", Strength.CURIOUS, Wish.DO, date(2026, 10, 1)),)
    )
    desk.interests.set_passphrase(OWN)
    desk.interests.share(PartName.WORDS, Audience.ME)
    shown = desk.interests.mine().profile.parts[PartName.WORDS]
    desk.interests.save(PartName.WORDS, SECRET_WORDS, shown.version)
    desk.interests.name_advisor(crew.advisor)
    acting(desk, crew.lead).tickets.open(Intake("Something to deal", requester_name="Mr. Okafor"))
    desk.plan.attend(crew.deshawn, absent=True, block=block)
    desk.plan.assign(desk.plan.plan(block))
    desk.plan.attend(crew.maya, absent=True, block=block)
    in_projects(desk, crew, tmp_path)
    with pytest.raises(WrongSecret):
        desk.keys.sign_in(crew.maya, "0000")
    desk.frame.leave()
    desk.keys.sign_in(crew.advisor, PASSPHRASE)
    desk.interests.look(crew.maya)
    desk.keys.sign_out()
    return acting(desk, crew.maya)


def in_projects(desk: Desk, crew: Crew, tmp_path: Path) -> None:
    """Maya in every table of projects, and the advisors in theirs; one of them retired."""
    desk.keys.sign_in(crew.advisor, PASSPHRASE)
    ben = desk.people.add(Person(new_id(), "Ben", "Adler", role=Role.ADVISOR)).value.id
    desk.keys.add_advisor_keys(ben, OTHER)
    photo = tmp_path / "bell.png"
    photo.write_bytes(b"a picture")
    project = approved(desk, crew.maya, crew.advisor, PASSPHRASE, title="My bell")
    desk.projects.ask(project, crew.deshawn)
    desk.projects.reach(project, FIRST)
    desk.projects.check_in(project, "I soldered", "It hums")
    desk.projects.add_file(project, photo, what="The bell itself")
    desk.projects.reflect(project, "I was too fast")
    desk.projects.submit(project, Handed.COMPLETION)
    decided(desk, project, crew.advisor, Decision.CHANGES, "Slower", PASSPHRASE, comments=(Comment("a", "How loud?"),))
    desk.signoffs.answer(project, "a", "Very loud")
    other = proposed(desk, crew.deshawn, title="A radio")
    desk.projects.share(other, True)
    acting(desk, crew.maya).signoffs.peer_review(other, "I like the radio")
    acting(desk, crew.deshawn)
    decided(desk, other, ben, Decision.DECLINE, "Too near", OTHER)
    desk.projects.appeal(other, Appeal.ADVISOR, "It is far", crew.advisor)
    acting(desk, crew.advisor).signoffs.hold(other)
    acting(desk, crew.deshawn)
    asked = started(desk, crew.deshawn, title="A lamp")
    desk.projects.ask(asked, crew.maya)
    desk.keys.sign_in(crew.advisor, PASSPHRASE)
    desk.keys.retire(ben, "Moved away", PASSPHRASE)
    desk.frame.leave()


def holding(desk: Desk, person: UUID) -> set[str]:
    """Every column of the file in which this person stands, as bytes or in a text."""
    found = set()
    with desk.frame.database.read() as connection:
        tables = [r.name for r in connection.execute(text("select name from sqlite_master where type = 'table'"))]
        for table in tables:
            for column in connection.execute(text(f'pragma table_info("{table}")')):
                where = f'"{column.name}" = :id or instr("{column.name}", :hex)'
                count = f'select count(*) from "{table}" where {where}'
                if connection.execute(text(count), {"id": person.bytes, "hex": person.hex}).scalar():
                    found.add(f"{table}.{column.name}")
    return found


def test_whatever_column_names_a_person_is_told_on_their_page(full: Desk, crew: Crew):
    maya, advisor = holding(full, crew.maya), holding(full, crew.advisor)
    assert maya | advisor <= set(ABOUT) | {"person.merged_into"}
    assert len(maya) >= 30, "the file is full enough for this test to mean something"
    fields = set(Known.__dataclass_fields__)
    counts = set(full.known.about_me().counts)
    for column, told in ABOUT.items():
        field, _, count = told.partition(".")
        assert field in fields, f"{column} is told as {told}, which is not on the page"
        assert not count or count in counts, f"{column} is told as {told}, which is not counted"


def test_a_new_table_is_noticed(full: Desk):
    with full.frame.database.read() as connection:
        tables = {r.name for r in connection.execute(text("select name from sqlite_master where type = 'table'"))}
        empty = {t for t in tables if not connection.execute(text(f'select count(*) from "{t}"')).scalar()}
    housekeeping = {t for t in tables if t.startswith(("sqlite_", "ticket_index"))}
    named = {column.split(".")[0] for column in ABOUT}
    assert tables - housekeeping == named | APART, "a table is neither told about in ABOUT nor named in APART"
    assert not empty - housekeeping - {"block"}, "this test needs a row in every table"


def test_everything_is_told(full: Desk, crew: Crew):
    known = full.known.about_me()
    assert known.person.id == crew.maya
    assert known.merged == ("Maia R.",)
    assert (known.sign_in.kind, known.sign_in.tries, known.sign_in.passphrase) == ("pin", 1, True)
    assert {(t.title, t.how) for t in known.tickets} >= {
        ("My own laptop", ("asked", "logged", "had")),
        ("A poster", ("logged", "helped")),
    }
    assert [(w.body, w.removed) for w in known.words] == [("I will look after lunch", False)]
    assert [(d.place, d.text) for d in known.drafts] == [("reply:x", "half a thought")]
    assert [(w.minutes, w.removed) for w in known.work] == [(7, False)]
    assert [(g.gate, g.note) for g in known.gates] == [("safety", "shown the ladder")]
    assert [a.day for a in known.absences] == [START.date()]
    assert {d.day for d in known.deals} == {START.date()}
    assert {(d.noun, d.action) for d in known.did} >= {("ticket", "claim"), ("entry", "reply")}
    assert ("person", "create") in {(line.noun, line.action) for line in known.lines}
    assert [(a.who, a.action) for a in known.accesses] == [("Julia Soto", "look")]
    assert {(p.title, p.how) for p in known.projects} == {("My bell", ("owns", "asking")), ("", ("asked",))}
    assert "I never hear the bell." in known.projects[-1].draft
    said = {w.kind: w for w in known.project_words}
    assert set(said) == {"check_in", "reflection", "answer", "peer_review", "evidence", "file", "reached", "version"}
    assert (said["check_in"].words, said["check_in"].title) == ("I soldered\nIt hums", "My bell")
    assert (said["reflection"].words, said["answer"].words) == ("I was too fast", "Very loud")
    assert (said["peer_review"].words, said["peer_review"].title) == ("I like the radio", "A radio")
    assert (said["evidence"].words, said["file"].words) == ("The bell itself", "bell.png")
    assert "How loud does a bell have to be" in said["version"].words
    assert [(s.decision, s.gate, s.note, s.comments, s.mine) for s in known.signoffs] == [
        ("changes", "completion", "Slower", ("How loud?",), False),
        ("approve", "proposal", "", (), False),
    ]
    assert known.profile.parts[PartName.WORDS].content is None, "nobody typed the passphrase in this session"
    full.interests.unlock(OWN)
    assert full.known.about_me().profile.get(PartName.WORDS) == SECRET_WORDS


def test_private_words_are_told_only_while_they_are_open(full: Desk, tmp_path: Path):
    full.interests.lock()
    assert SECRET_WORDS not in repr(full.known.about_me())
    full.known.export(tmp_path / "locked.json")
    assert SECRET_WORDS not in (tmp_path / "locked.json").read_text()
    full.interests.unlock(OWN)
    full.known.export(tmp_path / "open.json")
    assert SECRET_WORDS in (tmp_path / "open.json").read_text()


def test_secrets_are_told_as_there_and_never_by_their_value(full: Desk, crew: Crew, tmp_path: Path):
    full.known.export(tmp_path / "me.json")
    said = (tmp_path / "me.json").read_text() + repr(full.known.about_me())
    with full.frame.database.read() as connection:
        row = connection.execute(text("select verifier from secret where person = :id"), {"id": crew.maya.bytes}).one()
        card = connection.execute(
            text("select wrapped, public from card where person = :id"), {"id": crew.maya.bytes}
        ).one()
    for secret in (row.verifier, "argon2", card.wrapped.hex(), PIN, OWN):
        assert secret not in said


def test_the_export_has_all_of_the_page_and_is_told_on_it(full: Desk, crew: Crew, tmp_path: Path):
    full.known.export(tmp_path / "me.json")
    told = json.loads((tmp_path / "me.json").read_text(encoding="utf-8"))
    assert told["format"] == "trellis-about-me-1"
    for page, file in {
        "tickets": "tickets",
        "words": "words",
        "drafts": "unsent_words",
        "work": "work",
        "gates": "gates",
        "absences": "absences",
        "deals": "deals",
        "projects": "projects",
        "project_words": "in_projects",
        "signoffs": "signoffs",
        "retired": "retired_keys",
        "accesses": "opened_or_exported",
    }.items():
        assert len(told[file]) == len(getattr(full.known.about_me(), page)) - (file == "opened_or_exported")
    assert told["profile"]["interests"]["content"][0]["words"] == "Tap dance"
    assert [a.action for a in full.known.about_me().accesses] == ["export", "look"]
    full.known.printed()
    assert [a.action for a in full.known.about_me().accesses] == ["export", "export", "look"]


def test_it_is_for_oneself_alone(full: Desk, crew: Crew):
    assert acting(full, crew.advisor).known.about_me().person.id == crew.advisor
    full.frame.leave()
    with pytest.raises(Refused):
        full.known.about_me()
    with pytest.raises(Refused):
        full.known.printed()


def test_an_advisor_is_told_what_is_theirs(full: Desk, crew: Crew):
    counts = acting(full, crew.advisor).known.about_me().counts
    assert (counts["named_me"], counts["gates_opened"], counts["keys"]) == (1, 1, 1)


def test_an_advisor_is_told_what_they_signed_hold_and_were_asked(full: Desk, crew: Crew):
    known = acting(full, crew.advisor).known.about_me()
    assert [(s.title, s.decision, s.mine) for s in known.signoffs] == [
        ("My bell", "changes", True),
        ("My bell", "approve", True),
    ]
    assert {name: known.counts[name] for name in ("signed", "held", "asked_to_look", "projects", "keys")} == {
        "signed": 2,
        "held": 1,
        "asked_to_look": 1,
        "projects": 0,
        "keys": 1,
    }
    ben = next(p.id for p in full.people.everybody() if p.preferred_name == "Ben")
    assert [r.reason for r in acting(full, ben).known.about_me().retired] == ["Moved away"]


def test_who_left_is_told_their_own_words_and_no_draft_of_others(full: Desk, crew: Crew):
    project = started(full, crew.deshawn, title="Between us", why="Deshawn alone")
    full.projects.ask(project, crew.maya)
    acting(full, crew.maya).projects.join(project)
    full.projects.reflect(project, "Mine here")
    acting(full, crew.deshawn).projects.reflect(project, "His here")
    acting(full, crew.maya).projects.leave(project)
    known = full.known.about_me()
    assert "Mine here" in {w.words for w in known.project_words}
    assert "Deshawn alone" not in repr(known)
    assert "His here" not in repr(known)


def test_a_record_that_was_merged_is_told_what_was_signed_about_it(full: Desk, crew: Crew):
    maia = acting(full, crew.advisor).people.add(Person(new_id(), "Maia", "R.", role=Role.TECH)).value.id
    project = approved(full, maia, crew.advisor, PASSPHRASE, title="As Maia")
    acting(full, crew.advisor).people.merge(maia, crew.maya)
    known = acting(full, crew.maya).known.about_me()
    assert project
    assert "As Maia" in {s.title for s in known.signoffs} & {p.title for p in known.projects}
    assert "As Maia" in {w.title for w in known.project_words if w.kind == "version"}
