"""Import and export of tickets, on real desk files and real CSV files."""

from __future__ import annotations

import contextlib
import csv
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import START, Clock, Crew, acting, make_file
from trellis.desk.desk import Desk
from trellis.desk.importing import NotImported
from trellis.rules.errors import Cancelled, Invalid, Refused, Trouble
from trellis.rules.people import Person, Role
from trellis.rules.tickets import (
    Credit,
    Filters,
    Impact,
    Intake,
    Query,
    Sort,
    Source,
    Status,
    Told,
    Urgency,
    View,
)
from trellis.store.sqlite import Database
from trellis.store.verify import verify

PROFILES = Path(__file__).parents[2] / "resources" / "profiles"
QUESTION = "id,title,content_html,creator,topic,tags,created,updated,is_solved,is_archived,is_locked,is_spam,num_votes"
REPLY = "id,question_id,creator,created,content_html"
WHOLE = Query(View.ALL)
NO_VOTES = "Left out on purpose, because Trellis keeps no scores: num_votes."


@contextmanager
def at(path: Path, clock: Clock | None = None) -> Iterator[Desk]:
    """The desk at `path` with the import profiles that ship."""
    desk = Desk(Database(path), clock=clock or Clock(), resources=PROFILES.parent)
    try:
        yield desk
    finally:
        desk.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    with at(tmp_path / "school.trellis", clock) as desk:
        yield acting(desk, crew.advisor)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(path: Path, header: str, *rows: str) -> Path:
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return path


def questions(folder: Path, *rows: str) -> Path:
    return written(folder / "questions.csv", QUESTION, *rows)


def replies(folder: Path, *rows: str) -> Path:
    return written(folder / "answers.csv", REPLY, *rows)


def many(count: int) -> list[str]:
    """So many rows of one moment."""
    return [question(1).replace("1,", f"{n},", 1) for n in range(count)]


def question(id: int, title: str = "It is slow", creator: str = "Ada Low", more: str = ",,,") -> str:
    """One row; its time goes with its id."""
    return f"{id},{title},<p>Why?</p>,{creator},network,,2025-01-{id:02d} 10:00:00 +0000,,{more},"


def sound(desk: Desk) -> None:
    """The desk file is what its history says."""
    report = verify(desk.path)
    assert report.sound, report.faults


def all_rows(desk: Desk) -> dict[str, list[tuple]]:
    """Every row of every table as it stands in the file."""
    driver = sqlite3.connect(f"{desk.path.as_uri()}?mode=ro", uri=True)
    try:
        tables = "desk station person ticket entry helper work draft history".split()
        return {table: driver.execute(f"select * from {table}").fetchall() for table in tables}
    finally:
        driver.close()


def shown(desk: Desk, query: Query = WHOLE) -> list[str]:
    return [row.title for row in desk.tickets.page(query)]


# Import


def test_a_look_counts_what_the_import_then_does(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, question(1), question(2, creator="Okafor"), question(3, creator="Mr. Okafor"))
    said = replies(
        tmp_path,
        "7,1,Maya Rivera,2025-01-05 10:00:00 +0000,<p>Try again</p>",
        "8,1,Bo Ek,2025-01-05 11:00:00 +0000,<p>And again</p>",
        "9,99,Cy Nix,2025-01-05 12:00:00 +0000,<p>To nobody</p>",
    )
    before = all_rows(desk)
    look = desk.transfer.look(asked, "support-questions", said)
    assert all_rows(desk) == before
    assert (look.tickets, look.known, look.replies, look.known_replies, look.left_out) == (3, 0, 2, 0, 1)
    assert look.unknown_people == ("Ada Low", "Okafor", "Bo Ek")
    told = " ".join(look.sentences())
    assert "New tickets: 3." in told
    assert "neither file nor desk are left out: 1." in told
    assert "num_votes" in told

    done = desk.transfer.import_tickets(asked, "support-questions", said).value
    assert (done.tickets, done.replies, done.people, done.known, done.left_out) == (3, 2, 3, 0, 1)
    assert "3 tickets, 2 replies and 3 people" in done.sentence()
    assert "left out" in done.sentence()
    sound(desk)


def test_columns_left_out_are_told_of_each_file(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, question(1))
    said = tmp_path / "answers.csv"
    said.write_text("id,question_id,creator,created,content_html,num_helpful,mood\n1,1,Bo,,<p>x</p>,3,fine\n", "utf-8")
    notes = desk.transfer.look(asked, "support-questions", said).notes
    (answers,) = [note for note in notes if note.startswith("“answers.csv”: Columns left out")]
    assert "Columns left out: mood." in answers
    assert "no scores: num_helpful." in answers
    assert [note for note in notes if "num_votes" in note] == [f"“{asked.name}”: {NO_VOTES}"]
    assert NO_VOTES in desk.transfer.look(asked, "support-questions").notes


def test_what_a_question_says_becomes_a_ticket(desk: Desk, tmp_path: Path):
    row = (
        '5,"  Mail is, slow ","<p>Why is it <b>slow</b>?</p><script>alert(1)</script>",José Núñez,Send-Mail,'
        "a;b;;A;,2025-01-19 18:42:23 +0000,2025-01-20 12:00:00 -0700,true,,,,12"
    )
    desk.transfer.import_tickets(questions(tmp_path, row), "support-questions")
    (found,) = desk.tickets.page(WHOLE)
    ticket = desk.tickets.detail(found.id).ticket
    assert (ticket.title, ticket.body) == ("Mail is, slow", "Why is it **slow**?")
    assert (ticket.status, ticket.category, ticket.tags) == (Status.RESOLVED, "Send-Mail", ("a", "b"))
    assert (ticket.source, ticket.legacy_source, ticket.legacy_id) == (Source.IMPORT, "support-questions", "5")
    assert ticket.created == datetime(2025, 1, 19, 18, 42, 23, tzinfo=UTC)
    assert ticket.updated == datetime(2025, 1, 20, 19, tzinfo=UTC)
    assert ticket.number == "B-0001"
    assert found.requester_name == "José Núñez"


@pytest.mark.parametrize(
    ("more", "status", "tags"),
    [
        (",,,", Status.NEW, ()),
        ("true,,,", Status.RESOLVED, ()),
        ("true,true,,", Status.CLOSED, ()),
        (",,true,", Status.CLOSED, ()),
        (",,,true", Status.CLOSED, ("spam",)),
    ],
)
def test_columns_say_where_a_ticket_stands(
    desk: Desk, tmp_path: Path, more: str, status: Status, tags: tuple[str, ...]
):
    desk.transfer.import_tickets(questions(tmp_path, question(1, more=more)), "support-questions")
    ticket = desk.tickets.by_number("B-0001")
    assert ticket
    assert (ticket.status, ticket.tags) == (status, tags)


def test_imported_html_is_markdown_without_html(desk: Desk, tmp_path: Path):
    asked = questions(
        tmp_path, '1,T,"<p onclick=x>A <img src=file:///etc/passwd> &lt;b&gt;</p><iframe src=x></iframe>",A B,,,,,,,,,'
    )
    said = replies(tmp_path, '1,1,A B,,"<ul><li><a href=""javascript:alert(1)"">x</a></li></ul><svg/onload=x>"')
    desk.transfer.import_tickets(asked, "support-questions", said)
    detail = desk.tickets.detail(desk.tickets.page(WHOLE)[0].id)
    for words in (detail.ticket.body, detail.thread[0].entry.body):
        assert "<" not in words.replace("&lt;", "")
        assert "javascript" not in words
        assert "file:" not in words


def test_people_are_found_again_whatever_the_case_accents_or_order(desk: Desk, crew: Crew, tmp_path: Path):
    names = ["soledad NUNEZ", '"Núñez, Soledad"', "Zoë Lund", "ZOE LUND", '"Lund, Zoë"', "Mr Okafor"]
    asked = questions(tmp_path, *(question(n + 1, creator=name) for n, name in enumerate(names)))
    assert desk.transfer.look(asked, "support-questions").unknown_people == ("Zoë Lund",)
    assert desk.transfer.import_tickets(asked, "support-questions").value.people == 1
    newest = desk.people.everybody()
    zoe = next(p for p in newest if p.full_name == "Zoë Lund")
    assert (zoe.role, zoe.placeholder) == (Role.REQUESTER, True)
    assert len(desk.tickets.page(Query(View.ALL, filters=Filters(requester=crew.soledad)))) == 2
    assert len(desk.tickets.page(Query(View.ALL, filters=Filters(requester=zoe.id)))) == 3
    assert len(desk.tickets.page(Query(View.ALL, filters=Filters(requester=crew.okafor)))) == 1


def test_somebody_merged_twice_is_who_they_became(desk: Desk, crew: Crew, tmp_path: Path):
    one, two, three = (
        desk.people.add(Person(crew.maya, name, role=Role.REQUESTER)).value.id for name in ("Al One", "Al Two", "Al T.")
    )
    desk.people.merge(one, two)
    desk.people.merge(two, three)
    desk.transfer.import_tickets(questions(tmp_path, question(1, creator="Al One")), "support-questions")
    assert len(desk.tickets.page(Query(View.ALL, filters=Filters(requester=three)))) == 1


@pytest.mark.parametrize("name", [",", ";", ".", "a" * 300, "a b " * 100, "\u202eAda", "=cmd|x", "Dr."])
def test_odd_names_come_in_once(desk: Desk, tmp_path: Path, name: str):
    asked = questions(tmp_path, question(1, creator=f'"{name}"'), question(2, creator=f'"{name}"'))
    look = desk.transfer.look(asked, "support-questions")
    assert len(look.unknown_people) == 1
    assert desk.transfer.import_tickets(asked, "support-questions").value.people == 1
    again = questions(tmp_path, question(3, creator=f'"{name}"'))
    assert desk.transfer.look(again, "support-questions").unknown_people == ()
    sound(desk)


def test_twice_makes_no_duplicates(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, question(1), question(2))
    said = replies(tmp_path, "7,1,A B,,<p>one</p>", ",1,A B,,<p>same</p>", ",1,A B,,<p>same</p>", ",2,A B,,<p>same</p>")
    first = desk.transfer.import_tickets(asked, "support-questions", said).value
    assert (first.tickets, first.replies) == (2, 4)
    before = all_rows(desk)
    look = desk.transfer.look(asked, "support-questions", said)
    assert (look.tickets, look.known, look.replies, look.known_replies) == (0, 2, 0, 4)
    again = desk.transfer.import_tickets(asked, "support-questions", said).value
    assert (again.tickets, again.replies, again.people, again.known) == (0, 0, 0, 2)
    assert all_rows(desk) == before
    sound(desk)


def test_a_second_import_adds_what_is_new_and_nothing_else(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, question(1))
    desk.transfer.import_tickets(asked, "support-questions", replies(tmp_path, "7,1,A B,,<p>one</p>"))
    number = desk.tickets.page(WHOLE)[0].number
    asked = questions(tmp_path, question(1, title="Another title"), question(2))
    said = replies(tmp_path, "7,1,A B,,<p>changed</p>", "8,1,A B,,<p>two</p>", "9,2,A B,,<p>three</p>")
    done = desk.transfer.import_tickets(asked, "support-questions", said).value
    assert (done.tickets, done.replies, done.known) == (1, 2, 1)
    old = desk.tickets.by_number(number)
    assert old
    assert old.title == "It is slow"
    assert [item.entry.body for item in desk.tickets.detail(old.id).thread] == ["one", "two"]
    assert [row.title for row in desk.tickets.page(Query(View.ALL, "two"))] == ["It is slow"]
    sound(desk)


def test_a_reply_taken_back_here_does_not_return(desk: Desk, tmp_path: Path):
    ticket = desk.tickets.open(Intake("It is slow")).value
    reply = desk.tickets.reply(ticket.id, "A secret by mistake")
    out, said = tmp_path / "tickets.csv", tmp_path / "replies.csv"
    desk.transfer.export_tickets(out, WHOLE, said)
    desk.history.undo(reply.intent, reply.seq)
    assert desk.transfer.import_tickets(out, "trellis", said).value.replies == 0
    assert desk.tickets.detail(ticket.id).thread == ()


def test_a_bad_row_imports_nothing_and_names_file_line_and_column(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, *map(question, range(1, 9)), question(9).replace("2025-01-09", "soon"))
    before = all_rows(desk)
    look = desk.transfer.look(asked, "support-questions")
    (problem,) = look.problems
    assert (problem.file, problem.row, problem.field) == ("questions.csv", 10, "created")
    with pytest.raises(NotImported) as refused:
        desk.transfer.import_tickets(asked, "support-questions")
    told = str(refused.value)
    assert "“questions.csv”, line 10, created: “soon 10:00:00 +0000” is not a date" in told
    assert "Nothing was imported." in told
    assert all_rows(desk) == before


def test_a_bad_row_in_the_second_file_names_that_file(desk: Desk, tmp_path: Path):
    said = replies(tmp_path, "7,1,A B,,", "8,1,A B,,<p>x</p>", "8,1,A B,,<p>y</p>")
    look = desk.transfer.look(questions(tmp_path, question(1)), "support-questions", said)
    assert [(p.file, p.row, p.field) for p in look.problems] == [
        ("answers.csv", 2, "content_html"),
        ("answers.csv", 4, "id"),
    ]


def test_only_the_first_problems_are_told_and_all_are_counted(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, *(row.replace("2025-01-01", "soon") for row in many(50)))
    look = desk.transfer.look(asked, "support-questions")
    assert look.problem_count == 50
    assert len(look.problems) == 20
    assert "Problems: 50. Nothing is imported" in " ".join(look.sentences())


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Room", "r" * 81, "has more than 80 characters"),
        ("Device", "d" * 5000, "has more than 80 characters"),
        ("Category", "c" * 61, "has more than 60 characters"),
        ("Origin", "o" * 61, "has more than 60 characters"),
        ("Origin id", "i" * 201, "has more than 200 characters"),
        ("Waiting for", "w" * 201, "has more than 200 characters"),
        ("Learned", "l" * 400_001, "has more than 400,000 characters"),
        ("Created", "0001-01-01T00:00:00+00:00", "has a date no ticket can have"),
        ("Wakes on", "9999-12-31", "has a date no ticket can have"),
        ("Work log", f"{10**30} 2026-01-01T00:00:00+00:00 Ada", "cannot be logged as work"),
        ("Work log", "-5 2026-01-01T00:00:00+00:00 Ada", "cannot be logged as work"),
        ("Work log", "5 0001-01-01T00:00:00+00:00 Ada", "cannot be logged as work"),
        ("Work log", "5 2026-01-01T00:00:00+00:00", "cannot be logged as work"),
        ("Status", "burnt", "is not a value Trellis knows here"),
    ],
)
def test_what_no_desk_can_hold_is_told_and_not_cut(desk: Desk, tmp_path: Path, column: str, value: str, said: str):
    path = tmp_path / "tickets.csv"
    header = ["Title", "Origin", "Origin id", "Text", *({column} - {"Origin", "Origin id"})]
    row = {"Title": "T", "Origin": "elsewhere", "Origin id": "1", "Text": "x", column: value}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerow(row)
    (problem,) = desk.transfer.look(path, "trellis").problems
    assert problem.field == column
    assert said in problem.said
    assert len(problem.said) < 200


def test_cancel_midway_leaves_nothing(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, *many(1200))
    before = all_rows(desk)
    calls = 0

    def after(most: int) -> bool:
        nonlocal calls
        calls += 1
        return calls > most

    # Stopped while reading, and stopped while the second batch of tickets is written.
    for most in (2, 8):
        calls = 0
        with pytest.raises(Cancelled):
            desk.transfer.import_tickets(asked, "support-questions", stop=lambda most=most: after(most))
        assert all_rows(desk) == before
    assert calls == 9
    assert desk.tickets.counts()[View.ALL] == 0
    assert desk.tickets.open(Intake("Next")).value.number == "B-0001"
    sound(desk)


def test_progress_goes_to_the_end_of_reading_and_of_writing(desk: Desk, tmp_path: Path):
    asked = questions(tmp_path, *many(1200))
    said = replies(tmp_path, *(f"{n},{n},A B,,<p>x</p>" for n in range(600)))
    told: list[tuple[int, int]] = []
    desk.transfer.look(asked, "support-questions", said, progress=lambda done, of: told.append((done, of)))
    size = asked.stat().st_size + said.stat().st_size
    assert {of for _, of in told} == {size}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] > said.stat().st_size
    told.clear()
    desk.transfer.import_tickets(asked, "support-questions", said, progress=lambda done, of: told.append((done, of)))
    assert [done for done, of in told if of == 1200] == [0, 500, 1000]


def test_only_advisors_import_and_seniors_export(desk: Desk, crew: Crew, tmp_path: Path):
    asked, out = questions(tmp_path, question(1)), tmp_path / "out.csv"
    for person in (crew.lead, crew.maya, crew.okafor):
        acting(desk, person)
        for intent in (desk.transfer.look, desk.transfer.import_tickets):
            with pytest.raises(Refused):
                intent(asked, "support-questions")
        with pytest.raises(Refused):
            desk.transfer.detect(asked)
    for person in (crew.maya, crew.okafor):
        with pytest.raises(Refused):
            acting(desk, person).transfer.export_tickets(out, WHOLE)
    assert not out.exists()
    assert acting(desk, crew.lead).transfer.export_tickets(out, WHOLE).value == 0


def test_each_record_has_its_line_and_undo_is_refused(desk: Desk, tmp_path: Path):
    asked, said = questions(tmp_path, question(1)), replies(tmp_path, "7,1,A B,,<p>one</p>")
    done = desk.transfer.import_tickets(asked, "support-questions", said)
    assert [change.noun for change in done.changes] == ["ticket"]
    lines = [row for row in all_rows(desk)["history"] if row[2] == done.intent.bytes]
    assert sorted((row[5], row[7]) for row in lines) == [
        ("entry", "import"),
        ("person", "import"),
        ("person", "import"),
        ("ticket", "import"),
    ]
    ticket = desk.tickets.page(WHOLE)[0].id
    assert {told.who for told in desk.history.of_ticket(ticket)} == {"Julia Soto"}
    with pytest.raises(Refused, match="cannot be taken back"):
        desk.history.undo(done.intent, done.seq)
    assert desk.tickets.counts()[View.ALL] == 1
    sound(desk)


def test_imported_tickets_are_searched_and_worked_on_like_others(desk: Desk, crew: Crew, tmp_path: Path):
    desk.transfer.import_tickets(questions(tmp_path, question(1, title="Écran noir")), "support-questions")
    acting(desk, crew.maya)
    (row,) = desk.tickets.page(Query(View.OPEN, "ecran"))
    desk.tickets.claim(row.id)
    desk.tickets.reply(row.id, "Try **another** cable", Told.SLIP, 5)
    desk.tickets.resolve(row.id, "A new cable")
    assert desk.tickets.detail(row.id).ticket.status is Status.RESOLVED
    sound(desk)


def test_local_keys_follow_time_whatever_the_order_of_the_file(desk: Desk, tmp_path: Path):
    days = [9, 2, 30, 1, 17]
    asked = questions(tmp_path, *(question(day, title=f"Day {day}") for day in days))
    desk.transfer.import_tickets(asked, "support-questions")
    by_key = sorted(desk.tickets.page(WHOLE), key=lambda row: row.key)
    assert [row.title for row in by_key] == [f"Day {day}" for day in sorted(days)]
    assert [row.number for row in by_key] == [f"B-{n:04d}" for n in range(1, 6)]


# Numbers


def own(path: Path, *rows: dict[str, str]) -> Path:
    """A file in Trellis' own columns."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["Number", "Title", "Text", "Created", "Duplicate of", "Origin", "Origin id"])
        writer.writeheader()
        writer.writerows(rows)
    return path


def row(n: int, **more: str) -> dict[str, str]:
    told = {"Title": f"Ticket {n}", "Origin": "elsewhere", "Origin id": str(n), "Created": f"2026-01-{n:02d}"}
    return told | more


def test_numbers_are_kept_when_free_and_fresh_when_taken(desk: Desk, tmp_path: Path):
    desk.tickets.open(Intake("Here first"))
    path = own(
        tmp_path / "tickets.csv",
        row(1, Number="B-0001"),  # taken
        row(2, Number="Q-0007"),
        row(3, Number="Q-0007"),  # the second of its name
        row(4, Number=""),
        row(5, Number="INC 5 <b>"),  # none that a desk issues
        row(6, Number="B-0002"),
    )
    desk.transfer.import_tickets(path, "trellis")
    numbers = {r.title: r.number for r in desk.tickets.page(WHOLE)}
    assert numbers == {
        "Here first": "B-0001",
        "Ticket 1": "B-0003",
        "Ticket 2": "Q-0007",
        "Ticket 3": "B-0004",
        "Ticket 4": "B-0005",
        "Ticket 5": "B-0006",
        "Ticket 6": "B-0002",
    }


def test_no_number_is_issued_twice_after_an_import(tmp_path: Path, crew: Crew):
    path = own(tmp_path / "tickets.csv", row(1, Number="B-0002"), row(2, Number="B-0950"), row(3, Number="C-0031"))
    with at(tmp_path / "school.trellis") as desk:
        acting(desk, crew.advisor).transfer.import_tickets(path, "trellis")
        assert desk.tickets.open(Intake("Next")).value.number == "B-0951"
    # A copied desk begins the next station, whose letter a ticket from elsewhere has already.
    copy = tmp_path / "copy.trellis"
    copy.write_bytes((tmp_path / "school.trellis").read_bytes())
    with at(copy) as other:
        assert acting(other, crew.maya).tickets.open(Intake("There")).value.number == "C-0032"


# What a file may claim


def test_an_id_that_is_taken_is_not_taken_over(desk: Desk, tmp_path: Path):
    mine = desk.tickets.open(Intake("Mine")).value
    desk.transfer.import_tickets(questions(tmp_path, question(1)), "support-questions")
    asked = next(r for r in desk.tickets.page(WHOLE) if r.title == "It is slow")
    note = desk.tickets.note(asked.id, "About it").value
    path = own(
        tmp_path / "forged.csv",
        row(1, Title="Known", Origin="trellis") | {"Origin id": mine.id.hex},
        row(2, Title="Taken", Origin="trellis") | {"Origin id": asked.id.hex},
        row(3, Title="Shouted", Origin="trellis") | {"Origin id": mine.id.hex.upper()},
        row(4, Title="No id", Origin="trellis") | {"Origin id": "x" * 32},
    )
    said = written(
        tmp_path / "said.csv",
        "Ticket origin,Ticket id,Reply id,Kind,Author,Created,Told,Text",
        f"trellis,{mine.id.hex},{note.id.hex},note,Ada,,,forged",
        f"trellis,{mine.id.hex},{'y' * 32},note,Ada,,,odd",
    )
    done = desk.transfer.import_tickets(path, "trellis", said).value
    assert (done.tickets, done.known, done.replies) == (3, 1, 2)
    assert desk.tickets.detail(asked.id).ticket.title == "It is slow"
    assert [i.entry.body for i in desk.tickets.detail(asked.id).thread] == ["About it"]
    again = desk.transfer.import_tickets(path, "trellis", said).value
    assert (again.tickets, again.replies) == (0, 0)
    sound(desk)


def test_a_duplicate_finds_the_other_ticket_before_or_behind_it(desk: Desk, tmp_path: Path):
    path = own(
        tmp_path / "tickets.csv",
        row(1) | {"Duplicate of": "elsewhere;2"},
        row(2),
        row(3) | {"Duplicate of": "elsewhere;2"},
        row(4) | {"Duplicate of": "elsewhere;99"},
    )
    desk.transfer.import_tickets(path, "trellis")
    found = {r.title: desk.tickets.detail(r.id) for r in desk.tickets.page(WHOLE)}
    other = found["Ticket 2"].ticket
    assert [found[f"Ticket {n}"].ticket.duplicate_of for n in (1, 3, 4)] == [other.id, other.id, None]
    assert found["Ticket 1"].duplicate_of_number == other.number


# Export


def worked_on(desk: Desk, crew: Crew, clock: Clock) -> None:
    """Five tickets that between them use every field."""
    acting(desk, crew.maya)
    first = desk.tickets.open(
        Intake(
            "=1+1 will not charge\nIt is dead.\r\n\n'quoted', \"twice\"; and\ttabbed",
            requester_name='Ms. Álvarez; the "second"',
            room="118, back",
            device="@AO-333",
            source=Source.PHONE,
            category="hardware",
            urgency=Urgency.BLOCKED,
            impact=Impact.CLASS,
            tags=("a;b", "+c", "d\\"),
        )
    ).value
    clock.pass_(minutes=3)
    second = desk.tickets.open(Intake("Écran noir", requester=crew.okafor)).value
    third = desk.tickets.open(Intake("The same moment", requester=crew.soledad)).value
    desk.tickets.claim(first.id)
    desk.tickets.reply(first.id, "-1 day\n\n**soon**", Told.SLIP, minutes=15)
    desk.tickets.note(first.id, "'guard")
    desk.tickets.add_helper(first.id, crew.deshawn, Credit.SHADOW)
    desk.tickets.add_helper(first.id, crew.lead, Credit.PAIR)
    desk.tickets.log_work(first.id, 30, crew.deshawn)
    desk.tickets.wait(first.id, "=parts", START.date() + timedelta(days=9))
    clock.pass_(hours=1)
    desk.tickets.duplicate(third.id, second.id)
    desk.tickets.claim(second.id)
    desk.tickets.reply(second.id, "Told nobody yet")
    desk.tickets.resolve(second.id, "+fixed", "learned @lot")
    desk.tickets.close(second.id)
    gone = desk.tickets.open(Intake("Into the trash")).value
    desk.tickets.trash(gone.id)
    old = desk.tickets.open(Intake("Opened again")).value
    desk.tickets.resolve(old.id, "Not really")
    clock.pass_(days=1)
    desk.tickets.reopen(old.id, "It blinks")


def test_the_whole_way_round_is_the_same_to_the_byte(desk: Desk, crew: Crew, clock: Clock, tmp_path: Path):
    acting(desk, crew.advisor).people.add(Person(crew.maya, "Kim", "Lee, MD", role=Role.REQUESTER))
    worked_on(desk, crew, clock)
    desk.tickets.open(Intake("From the doctor", requester_name="Kim Lee, MD"))
    acting(desk, crew.advisor)
    for view in (View.ALL, View.TRASH):
        one, two = tmp_path / f"{view}-1.csv", tmp_path / f"{view}-2.csv"
        said_one, said_two = tmp_path / f"{view}-said-1.csv", tmp_path / f"{view}-said-2.csv"
        count = desk.transfer.export_tickets(one, Query(view), said_one).value
        assert count == {View.ALL: 5, View.TRASH: 1}[view]
        other = make_file(tmp_path / view / "fresh.trellis")
        with at(tmp_path / view / "fresh.trellis", clock) as fresh:
            acting(fresh, other.advisor)
            look = fresh.transfer.look(one, "trellis", said_one)
            assert (look.tickets, look.problems, look.left_out) == (count, (), 0)
            fresh.transfer.import_tickets(one, "trellis", said_one)
            fresh.transfer.export_tickets(two, Query(view), said_two)
            sound(fresh)
        assert one.read_bytes() == two.read_bytes()
        assert said_one.read_bytes() == said_two.read_bytes()
        assert len(one.read_bytes()) > 300


def test_an_export_read_back_where_it_came_from_changes_nothing(desk: Desk, crew: Crew, clock: Clock, tmp_path: Path):
    worked_on(desk, crew, clock)
    acting(desk, crew.advisor)
    out, said = tmp_path / "tickets.csv", tmp_path / "replies.csv"
    desk.transfer.export_tickets(out, WHOLE, said)
    before = all_rows(desk)
    look = desk.transfer.look(out, "trellis", said)
    assert (look.tickets, look.replies, look.unknown_people) == (0, 0, ())
    desk.transfer.import_tickets(out, "trellis", said)
    assert all_rows(desk) == before


def test_the_file_says_what_the_screen_shows(desk: Desk, crew: Crew, clock: Clock, tmp_path: Path):
    worked_on(desk, crew, clock)
    acting(desk, crew.lead)
    out = tmp_path / "view.csv"
    queries = [
        Query(),
        Query(View.WAITING),
        Query(View.ALL, "ecran"),
        Query(View.ALL, sort=Sort.TITLE, descending=False),
        Query(View.ALL, "opened OR again", filters=Filters(category="other"), sort=Sort.NUMBER),
        Query(View.ALL, filters=Filters(status=Status.CLOSED, since=date(2026, 10, 1))),
        Query(View.ALL, "nothing like it"),
    ]
    for query in queries:
        assert desk.transfer.export_tickets(out, query).value == len(shown(desk, query))
        assert [r["Title"].removeprefix("'") for r in rows_of(out)] == shown(desk, query)
    assert len(shown(desk, queries[2])) == 1


def test_formulas_are_neutralised_in_the_file_and_nowhere_else(desk: Desk, crew: Crew, clock: Clock, tmp_path: Path):
    worked_on(desk, crew, clock)
    acting(desk, crew.lead)
    assert desk.tickets.page(Query(View.ALL, "charge"))[0].title == "=1+1 will not charge"
    out, said = tmp_path / "tickets.csv", tmp_path / "replies.csv"
    desk.transfer.export_tickets(out, WHOLE, said)
    for found in rows_of(out) + rows_of(said):
        for cell in found.values():
            assert cell[:1] not in set("=+-@\t\r"), cell
    assert any(found["Title"] == "'=1+1 will not charge" for found in rows_of(out))
    assert desk.tickets.page(Query(View.ALL, "charge"))[0].title == "=1+1 will not charge"


def test_an_export_leaves_its_line_and_cannot_be_undone(desk: Desk, crew: Crew, tmp_path: Path):
    done = acting(desk, crew.lead).transfer.export_tickets(tmp_path / "out.csv", WHOLE)
    with pytest.raises(Refused):
        desk.history.undo(done.intent, done.seq)
    assert [row[7] for row in all_rows(desk)["history"]][-1] == "export"
    sound(desk)


def test_an_export_that_is_stopped_or_fails_changes_neither_file(desk: Desk, crew: Crew, clock: Clock, tmp_path: Path):
    worked_on(desk, crew, clock)
    acting(desk, crew.lead)
    out, said = tmp_path / "tickets.csv", tmp_path / "replies.csv"
    out.write_text("old", "utf-8")
    said.write_text("old", "utf-8")
    lines = len(all_rows(desk)["history"])
    with pytest.raises(Cancelled):
        desk.transfer.export_tickets(out, WHOLE, said, stop=lambda: True)
    with pytest.raises(Trouble, match="nowhere"):
        desk.transfer.export_tickets(tmp_path / "nowhere" / "nowhere.csv", WHOLE, said)
    with pytest.raises(Trouble, match=r"replies\.csv"):
        desk.transfer.export_tickets(out, WHOLE, tmp_path / "nowhere" / "replies.csv")
    with pytest.raises(Invalid, match="one file"):
        desk.transfer.export_tickets(out, WHOLE, tmp_path / "." / "tickets.csv")
    assert (out.read_text("utf-8"), said.read_text("utf-8")) == ("old", "old")
    assert len(all_rows(desk)["history"]) == lines
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_an_export_never_replaces_a_desk_a_backup_or_a_folder(desk: Desk, crew: Crew, tmp_path: Path):
    acting(desk, crew.lead)
    link = tmp_path / "link.csv"
    link.symlink_to(desk.path)
    for place in (desk.path, link, tmp_path, Path(os.devnull)):
        before = desk.path.read_bytes()
        with pytest.raises(Trouble, match="Nothing at that place was changed"):
            desk.transfer.export_tickets(place, WHOLE)
        with pytest.raises(Trouble, match="Nothing at that place was changed"):
            desk.transfer.export_tickets(tmp_path / "fine.csv", WHOLE, place)
        assert desk.path.read_bytes() == before
    assert not (tmp_path / "fine.csv").exists()


def test_others_can_write_while_a_file_is_read(desk: Desk, crew: Crew, tmp_path: Path):
    asked = questions(tmp_path, *many(900))
    done: list[str] = []
    with at(desk.path) as other:
        acting(other, crew.maya)

        def write(_: int, of: int) -> None:
            if of > 900 and not done:
                done.append(other.tickets.open(Intake("Meanwhile")).value.number)

        desk.transfer.import_tickets(asked, "support-questions", progress=write)
    assert done == ["B-0001"]
    assert desk.tickets.counts()[View.ALL] == 901
    sound(desk)


# Any words

WORDS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\t\r\n,;\\|<>&*_#＝ \u200b\ufeff\u202eשלום é\u0301\u2028\x0b\x85\x01a1"),
        st.characters(),
    ),
    max_size=15,
)
TICKET = st.tuples(
    WORDS.filter(lambda words: words.replace("\x00", "").strip() != ""),
    WORDS,
    WORDS,
    WORDS,
    st.lists(WORDS, max_size=2),
)


@given(tickets=st.lists(TICKET, min_size=1, max_size=3), said=st.lists(WORDS, max_size=3), name=WORDS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_come_back_as_they_went(tickets: list[tuple], said: list[str], name: str):
    with TemporaryDirectory() as folder:
        home, clock = Path(folder), Clock()
        crew = make_file(home / "one.trellis")
        with at(home / "one.trellis", clock) as desk:
            acting(desk, crew.advisor)
            for words, room, device, category, tags in tickets:
                try:
                    made = desk.tickets.open(
                        Intake(words, None, name, room, device, category=category, tags=tuple(tags))
                    ).value
                except Invalid:
                    continue
                for body in said:
                    with contextlib.suppress(Invalid):
                        desk.tickets.reply(made.id, body)
            count = desk.transfer.export_tickets(home / "1.csv", WHOLE, home / "said-1.csv").value
        crew = make_file(home / "two.trellis")
        with at(home / "two.trellis", clock) as desk:
            acting(desk, crew.advisor)
            assert desk.transfer.import_tickets(home / "1.csv", "trellis", home / "said-1.csv").value.tickets == count
            desk.transfer.export_tickets(home / "2.csv", WHOLE, home / "said-2.csv")
            sound(desk)
        assert (home / "1.csv").read_bytes() == (home / "2.csv").read_bytes()
        assert (home / "said-1.csv").read_bytes() == (home / "said-2.csv").read_bytes()


# Real files


def test_the_sample_of_real_questions(desk: Desk, shared_data: Path, tmp_path: Path):
    path = shared_data / "tickets" / "sample_300_questions.csv"
    assert desk.transfer.detect(path)[0] == "support-questions"
    look = desk.transfer.look(path, "support-questions")
    assert (look.tickets, look.problems) == (300, ())
    assert desk.transfer.import_tickets(path, "support-questions").value.tickets == 300
    out, again = tmp_path / "1.csv", tmp_path / "2.csv"
    desk.transfer.export_tickets(out, WHOLE)
    crew = make_file(tmp_path / "fresh.trellis")
    with at(tmp_path / "fresh.trellis") as fresh:
        acting(fresh, crew.advisor).transfer.import_tickets(out, "trellis")
        fresh.transfer.export_tickets(again, WHOLE)
    assert out.read_bytes() == again.read_bytes()
    sound(desk)


def test_giant_bodies_come_in_whole(desk: Desk, shared_data: Path):
    path = shared_data / "tickets" / "giants_uncropped_12.csv.gz"
    assert desk.transfer.import_tickets(path, "support-questions").value.tickets == 12
    longest = max(len(desk.tickets.detail(r.id).ticket.body) for r in desk.tickets.page(WHOLE))
    assert longest > 100_000


def test_files_no_profile_fits_are_told(desk: Desk, shared_data: Path):
    """Every other file of rows in the collection: each profile gives a look or a sentence, and nothing is written."""
    wanted = ("tickets/it_*", "tickets/uci_*", "peers/**/*", "csv-torture/**/*", "hostile/*", "oneroster/**/*.csv")
    found = [path for pattern in wanted for path in sorted(shared_data.glob(pattern)) if path.is_file()]
    assert len(found) > 150
    before, told = all_rows(desk), []
    for path in found:
        for profile in ("trellis", "support-questions"):
            try:
                desk.transfer.look(path, profile)
            except Trouble as trouble:
                told.append(str(trouble))
    assert all("\n" not in said and 20 < len(said) < 600 for said in told)
    assert len(told) > 250
    assert all_rows(desk) == before


@pytest.mark.skipif(not os.environ.get("TRELLIS_FULL_IMPORT"), reason="asked for with TRELLIS_FULL_IMPORT=1")
def test_all_real_questions_and_answers(desk: Desk, shared_data: Path, tmp_path: Path):
    asked = shared_data / "tickets" / "sumo_thunderbird_questions_2023-01_2025-06.csv.gz"
    said = shared_data / "tickets" / "sumo_thunderbird_answers_2025-03_2025-06.csv.gz"
    look = desk.transfer.look(asked, "support-questions", said)
    assert (look.tickets, look.problem_count) == (24_479, 0)
    began = time.monotonic()
    done = desk.transfer.import_tickets(asked, "support-questions", said).value
    print(f"\nimported {done.tickets + done.replies:,} rows in {time.monotonic() - began:.1f} s")
    assert (done.tickets, done.replies + done.left_out) == (24_479, 10_197)
    assert desk.transfer.import_tickets(asked, "support-questions", said).value.tickets == 0
    out, again = (tmp_path / "1.csv", tmp_path / "said-1.csv"), (tmp_path / "2.csv", tmp_path / "said-2.csv")
    desk.transfer.export_tickets(out[0], WHOLE, out[1])
    crew = make_file(tmp_path / "fresh.trellis")
    with at(tmp_path / "fresh.trellis") as fresh:
        acting(fresh, crew.advisor).transfer.import_tickets(out[0], "trellis", out[1])
        fresh.transfer.export_tickets(again[0], WHOLE, again[1])
    assert [p.read_bytes() for p in out] == [p.read_bytes() for p in again]
    sound(desk)
