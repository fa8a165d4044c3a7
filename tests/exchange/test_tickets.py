"""Tickets and replies come in as the profile says, and what Trellis writes it reads back unchanged."""

from __future__ import annotations

import csv
import dataclasses
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trellis.exchange import cells
from trellis.exchange.cells import BadCell, guarded, read_list, unguarded, written_list
from trellis.exchange.profiles import BodyFormat, DateFormat, Profile, Zone, load
from trellis.exchange.sheets import open_sheet
from trellis.exchange.tickets import (
    Helped,
    ReplyFields,
    ReplyIn,
    ReplyOut,
    RowProblem,
    TicketFields,
    TicketIn,
    TicketOut,
    Worked,
    read_replies,
    read_tickets,
    write_replies,
    write_tickets,
)
from trellis.rules.errors import Trouble
from trellis.rules.people import clean_line
from trellis.rules.tickets import (
    WORDS_LIMIT,
    Credit,
    EntryKind,
    Impact,
    Priority,
    Source,
    Status,
    Told,
    Urgency,
)

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"
OWN = load(FOLDER, "trellis")
QUESTIONS = load(FOLDER, "support-questions")
HEADER = "id,title,content_html,creator,topic,tags,created,updated,is_solved,is_archived,is_locked,is_spam,num_votes"

# Text that made trouble somewhere: formulas, guards, quotes, line ends, other directions, spaces nobody sees.
NASTY = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\t\r\n,;\\|＝＋ \u200b\ufeff\u202eשלוםé\u0301\u2028\x0b\x85a1"),
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"),
    ),
    max_size=12,
).map(lambda text: unicodedata.normalize("NFC", text))
LINES = NASTY.map(clean_line)
SOME = LINES.filter(bool)
TIMES = st.integers(0, 2**31).flatmap(
    lambda seconds: st.sampled_from([UTC, timezone(timedelta(hours=-7))]).map(
        lambda zone: datetime.fromtimestamp(seconds, zone).replace(microsecond=seconds % 1_000_000)
    )
)


def optional(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), values.filter(bool))


TICKETS = st.builds(
    TicketOut,
    source=SOME,
    legacy_id=SOME,
    title=SOME.filter(lambda title: len(title) <= 200),
    body=NASTY,
    number=optional(LINES),
    status=st.one_of(st.none(), st.sampled_from(Status)),
    requester=optional(LINES),
    assignee=optional(LINES),
    opened_by=optional(LINES),
    room=optional(LINES),
    device_tag=optional(LINES),
    category=optional(LINES),
    urgency=st.one_of(st.none(), st.sampled_from(Urgency)),
    impact=st.one_of(st.none(), st.sampled_from(Impact)),
    how=st.one_of(st.none(), st.sampled_from(Source)),
    tags=st.lists(SOME, max_size=3).map(tuple),
    helpers=st.lists(st.builds(Helped, SOME, st.sampled_from(Credit)), max_size=2).map(tuple),
    work=st.lists(st.builds(Worked, SOME, st.integers(1, 1440), TIMES), max_size=2).map(tuple),
    created=st.one_of(st.none(), TIMES),
    updated=st.one_of(st.none(), TIMES),
    resolved=st.one_of(st.none(), TIMES),
    closed=st.one_of(st.none(), TIMES),
    trashed=st.one_of(st.none(), TIMES),
    resolution=optional(NASTY),
    learned=optional(NASTY),
    waiting_reason=optional(LINES),
    wake_on=st.one_of(st.none(), st.dates()),
    duplicate_of=st.one_of(st.none(), st.tuples(SOME, SOME)),
    priority=st.one_of(st.none(), st.sampled_from(Priority)),
)
REPLIES = st.builds(
    ReplyOut,
    ticket_source=SOME,
    ticket_legacy_id=SOME,
    body=NASTY.filter(bool),
    legacy_id=optional(LINES),
    kind=st.one_of(st.none(), st.sampled_from(EntryKind)),
    author=optional(LINES),
    created=st.one_of(st.none(), TIMES),
    told=st.one_of(st.none(), st.sampled_from(Told)),
)


def told(record: object, kind: type) -> dict[str, object]:
    """Return the fields of a record that files hold."""
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(kind)}


def questions(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "questions.csv"
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def tickets(path: Path, profile: Profile = QUESTIONS) -> list[TicketIn | RowProblem]:
    return list(read_tickets(open_sheet(path), profile))


def one_ticket(path: Path, profile: Profile = QUESTIONS) -> TicketIn:
    (ticket,) = tickets(path, profile)
    assert isinstance(ticket, TicketIn)
    return ticket


def problems(path: Path, profile: Profile = QUESTIONS) -> list[tuple[int, str, str]]:
    found = tickets(path, profile)
    return [(one.row, one.field, one.said) for one in found if isinstance(one, RowProblem)]


def test_a_question_becomes_a_ticket(tmp_path: Path) -> None:
    row = (
        "7, It is  slow ,<p>Why is it <b>slow</b>?</p>,user_1,other,b;a;;b;,2025-01-19 18:42:23 +0000,"
        "2025-01-19 12:00:00 -0700,,,,,12"
    )
    assert one_ticket(questions(tmp_path, row)) == TicketIn(
        row=2,
        source="support-questions",
        legacy_id="7",
        title="It is slow",
        body="Why is it **slow**?",
        status=Status.NEW,
        how=Source.IMPORT,
        requester="user_1",
        category="other",
        tags=("b", "a"),
        created=datetime(2025, 1, 19, 18, 42, 23, tzinfo=UTC),
        updated=datetime(2025, 1, 19, 19, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("flags", "status", "tags"),
    [
        ("false,false,false,false", Status.NEW, ("x",)),
        ("true,,,", Status.RESOLVED, ("x",)),
        ("TRUE,true,,", Status.CLOSED, ("x",)),
        (",,true,", Status.CLOSED, ("x",)),
        ("true,,,true", Status.CLOSED, ("x", "spam")),
    ],
)
def test_flags_decide_the_status(tmp_path: Path, flags: str, status: Status, tags: tuple[str, ...]) -> None:
    ticket = one_ticket(questions(tmp_path, f"1,a,b,c,d,x,,,{flags},0"))
    assert (ticket.status, ticket.tags) == (status, tags)


def test_missing_columns_are_not_in_the_file(tmp_path: Path) -> None:
    ticket = one_ticket(questions(tmp_path, "1,a", header="id,title"))
    assert (ticket.body, ticket.requester, ticket.created, ticket.tags) == ("", None, None, ())


def test_a_long_title_goes_on_in_the_body(tmp_path: Path) -> None:
    title = " ".join(f"word{n}" for n in range(50)) + " *end*"
    ticket = one_ticket(questions(tmp_path, f"1,{title},<p>Body</p>"))
    assert len(ticket.title) <= 200
    assert ticket.title.endswith("…")
    rest, body = ticket.body.split("\n\n")
    assert body == "Body"
    assert ticket.title.removesuffix("…") + " " + rest.removeprefix("…") == title.replace("*", "\\*")
    endless = one_ticket(questions(tmp_path, f"1,{'x' * 450},"))
    assert (len(endless.title), len(endless.body)) == (200, 252)


def test_a_ticket_without_title_is_called_by_its_text(tmp_path: Path) -> None:
    assert one_ticket(questions(tmp_path, "1,,<p>No sound</p><p>at all</p>")).title == "No sound"


def test_titles_are_one_clean_line(tmp_path: Path) -> None:
    row = '1,"a\u0007\n b\u2028c\u00a0e\u0301",'
    assert one_ticket(questions(tmp_path, row)).title == "a b c é"


def test_what_cannot_be_read_is_told_by_row_and_column(tmp_path: Path) -> None:
    path = questions(
        tmp_path,
        "1,a,b,c,d,,2025-01-19 18:42:23 +0000,",
        "2,a,b,c,d,,yesterday,2025-13-45",
        ",a,b,c,d,,,",
        "4,,,c,d,,,",
        "1,again,b,c,d,,,",
        f"6,a,{'x' * (WORDS_LIMIT + 1)},c,d,,,",
    )
    assert problems(path) == [
        (3, "created", "“yesterday” is not a date in the form the profile names"),
        (3, "updated", "“2025-13-45” is not a date in the form the profile names"),
        (4, "id", "has no id"),
        (5, "title", "has neither title nor text"),
        (6, "id", "has the same id as line 2"),
        (7, "content_html", "has more than 400,000 characters"),
    ]
    assert sum(isinstance(one, TicketIn) for one in tickets(path)) == 1
    assert all(one.do for one in tickets(path) if isinstance(one, RowProblem))


def test_a_problem_never_echoes_much_or_what_hides(tmp_path: Path) -> None:
    (problem,) = tickets(questions(tmp_path, f'1,a,b,c,d,,"\u202e<b>\x07{"x" * 5000}",'))
    assert isinstance(problem, RowProblem)
    assert len(problem.said) < 150
    assert problem.said.isprintable()


def test_a_quotation_mark_never_closed_is_a_problem_not_a_ticket(tmp_path: Path) -> None:
    path = questions(tmp_path, "1,a,b", '2,a,"b', "3,a,b")
    found = tickets(path)
    assert [type(one) for one in found] == [TicketIn, RowProblem]
    assert found[1].row == 3


def test_unknown_values_are_a_problem_or_what_the_profile_says(tmp_path: Path) -> None:
    text = """
    label = "x"
    source = "x"
    body_format = "plain"
    dates = ["iso", "dmy"]
    zone = "utc"
    [tickets.columns]
    legacy_id = "id"
    title = "title"
    status = "state"
    urgency = "urgency"
    created = "made"
    [tickets.values.status]
    Erledigt = "resolved"
    [tickets.unknown]
    urgency = "can_wait"
    """
    (tmp_path / "x.toml").write_text(text)
    profile = load(tmp_path, "x")
    path = questions(
        tmp_path,
        "1,a,In progress,blocked,19.01.2025 18:42",
        "2,a,ERLEDIGT ,whatever,1/2/25",
        "3,a,gone,,",
        header="id,title,state,urgency,made",
    )
    first, second, third = tickets(path, profile)
    assert isinstance(first, TicketIn)
    assert isinstance(second, TicketIn)
    assert isinstance(third, RowProblem)
    assert (first.status, first.urgency) == (Status.IN_PROGRESS, Urgency.BLOCKED)
    assert first.created == datetime(2025, 1, 19, 18, 42, tzinfo=UTC)
    assert (second.status, second.urgency) == (Status.RESOLVED, Urgency.CAN_WAIT)
    assert second.created == datetime(2025, 2, 1, tzinfo=UTC)
    assert third.said == "“gone” is not a value Trellis knows here"
    assert "in progress" in third.do


def test_plain_bodies_keep_their_words(tmp_path: Path) -> None:
    plain = dataclasses.replace(QUESTIONS, body_format=BodyFormat.PLAIN)
    ticket = one_ticket(questions(tmp_path, '1,a," <b>e\u0301\r\n *b*\n"'), plain)
    assert ticket.body == "<b>é\n *b*"


def test_replies_know_their_ticket(tmp_path: Path) -> None:
    path = questions(
        tmp_path,
        "5,7,2025-03-01 02:43:07 +0000,user_2,<p>Try <i>this</i></p>",
        "6,,2025-03-01 02:43:07 +0000,user_2,x",
        "8,7,,user_2,<p></p>",
        "5,9,,user_3,again",
        header="id,question_id,created,creator,content_html",
    )
    first, *others = read_replies(open_sheet(path), QUESTIONS)
    assert first == ReplyIn(
        row=2,
        ticket_source="support-questions",
        ticket_legacy_id="7",
        legacy_id="5",
        kind=EntryKind.REPLY,
        author="user_2",
        body="Try *this*",
        created=datetime(2025, 3, 1, 2, 43, 7, tzinfo=UTC),
    )
    assert [(one.row, one.field) for one in others if isinstance(one, RowProblem)] == [
        (3, "question_id"),
        (4, "content_html"),
        (5, "id"),
    ]


def test_the_wrong_one_of_two_files_is_recognised(tmp_path: Path) -> None:
    replies = questions(tmp_path, "5,7,,user_2,x", header="id,question_id,created,creator,content_html")
    with pytest.raises(Trouble, match="has no column “title”") as caught:
        read_tickets(open_sheet(replies), QUESTIONS)
    assert caught.value.todo == "It looks like the file of replies."
    with pytest.raises(Trouble, match="has no column “question_id”") as caught:
        read_replies(open_sheet(questions(tmp_path, "1,a,b")), QUESTIONS)
    assert caught.value.todo == "It looks like the file of tickets."
    with pytest.raises(Trouble, match="reads no replies"):
        read_replies(open_sheet(replies), dataclasses.replace(QUESTIONS, replies=None))


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=st.lists(TICKETS, max_size=4, unique_by=lambda one: (one.source, one.legacy_id)))
def test_tickets_come_back_unchanged(tmp_path: Path, rows: list[TicketOut]) -> None:
    path = tmp_path / "tickets.csv"
    assert write_tickets(path, rows, OWN) == len(rows)
    back = tickets(path, OWN)
    assert [told(one, TicketFields) for one in back] == [told(one, TicketFields) for one in rows]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(REPLIES, max_size=4, unique_by=lambda one: (one.ticket_source, one.legacy_id or object())))
def test_replies_come_back_unchanged(tmp_path: Path, rows: list[ReplyOut]) -> None:
    path = tmp_path / "replies.csv"
    assert write_replies(path, rows, OWN) == len(rows)
    back = list(read_replies(open_sheet(path), OWN))
    assert [told(one, ReplyFields) for one in back] == [told(one, ReplyFields) for one in rows]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(row=TICKETS)
def test_no_written_cell_begins_a_formula(tmp_path: Path, row: TicketOut) -> None:
    path = tmp_path / "tickets.csv"
    write_tickets(path, [row], OWN)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for cell in next(iter(list(csv.reader(file))[1:])):
            assert cell.lstrip(' "\n\v\f\x85\u2028\u200b\ufeff')[:1] not in set("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "＝1", "＋1", "－1", "＠a", " =1", '"=1', "'=1", "\n=1", "'", "''", "'x",
     "\u200b=1", "\ufeff@x", "=cmd|' /C calc'!A0", "“=1”", "- a list"],
)  # fmt: skip
def test_formulas_get_a_guard_that_comes_off(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "a@b.org", "5", "é", "O'Neil", "(=1)"])
def test_other_text_has_no_guard(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@given(NASTY)
def test_the_guard_is_exact(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(st.text(min_size=1)))
def test_lists_come_back(items: list[str]) -> None:
    assert read_list(written_list(items)) == tuple(items)


def test_a_long_list_of_backslashes_is_quick() -> None:
    assert len(read_list("\\" * 200_001)) == 1


@pytest.mark.parametrize("broken", ["\ud800", "a\x00b"])
def test_what_no_file_can_hold_is_refused_and_nothing_written(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text("before")
    ticket = TicketOut(source="s", legacy_id="1", title="t", body=broken, number="B-0142")
    with pytest.raises(Trouble, match="The ticket “B-0142” has a broken character"):
        write_tickets(path, [ticket], OWN)
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["tickets.csv"]


def test_an_export_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text("before")

    def breaking() -> object:
        yield TicketOut(source="s", legacy_id="1", title="t")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tickets(path, breaking(), OWN)  # type: ignore[arg-type]
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["tickets.csv"]


def test_a_place_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="could not be written"):
        write_tickets(tmp_path / "missing" / "tickets.csv", [], OWN)
    (tmp_path / "folder").mkdir()
    with pytest.raises(Trouble, match="“folder” could not be written"):
        write_tickets(tmp_path / "folder", [], OWN)
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize(
    ("formats", "cell", "moment"),
    [
        ("iso", "2025-01-19 18:42:23 +0000", datetime(2025, 1, 19, 18, 42, 23, tzinfo=UTC)),
        ("iso", "2025-01-19T18:42:23.5Z", datetime(2025, 1, 19, 18, 42, 23, 500000, tzinfo=UTC)),
        ("iso", " 2025-01-19T18:42+02:00 ", datetime(2025, 1, 19, 16, 42, tzinfo=UTC)),
        ("iso", "2025-01-19", datetime(2025, 1, 19, tzinfo=UTC)),
        ("dmy", "19/01/2025 6:42 PM", datetime(2025, 1, 19, 18, 42, tzinfo=UTC)),
        ("dmy", "05-01-2026 16:24", datetime(2026, 1, 5, 16, 24, tzinfo=UTC)),
        ("mdy", "1/19/25 12:05:09 am", datetime(2025, 1, 19, 0, 5, 9, tzinfo=UTC)),
        ("iso dmy", "3.4.2025", datetime(2025, 4, 3, tzinfo=UTC)),
        ("iso mdy", "3/4/2025, 08:00", datetime(2025, 3, 4, 8, tzinfo=UTC)),
    ],
)
def test_dates_in_many_forms(formats: str, cell: str, moment: datetime) -> None:
    forms = [DateFormat(one) for one in formats.split()]
    assert cells.moment_reader(forms, Zone.UTC)(cell) == moment
    if "+02" not in cell:
        assert cells.day_reader(forms)(cell) == moment.date()


@pytest.mark.parametrize(
    ("formats", "cell"),
    [("iso", "19/01/2025"), ("dmy", "01/19/2025"), ("mdy", "19/01/2025"), ("dmy", "2025-01-19"), ("iso", "9" * 5000),
     ("dmy", "1/1/2025 13:00 PM"), ("iso", "0001-01-01T00:00:00+14:00"), ("iso dmy", "1/1"), ("iso", "١/١/٢٠٢٥")],
)  # fmt: skip
def test_other_dates_are_bad_cells(formats: str, cell: str) -> None:
    with pytest.raises(BadCell, match="is not a date"):
        cells.moment_reader([DateFormat(one) for one in formats.split()], Zone.UTC)(cell)


def test_a_time_without_offset_can_be_local() -> None:
    local = cells.moment_reader([DateFormat.ISO], Zone.LOCAL)("2025-01-19 12:00:00")
    assert local == datetime(2025, 1, 19, 12).astimezone(UTC)


def test_wake_up_days_come_back(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    write_tickets(path, [TicketOut(source="s", legacy_id="1", title="t", wake_on=date(2026, 10, 1))], OWN)
    assert one_ticket(path, OWN).wake_on == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("column", "cell"),
    [("Helpers", "Ada"), ("Helpers", "boss Ada"), ("Work log", "long Ada"), ("Work log", "15 today Ada"),
     ("Duplicate of", "7"), ("Wakes on", "soon"), ("Status", "lost")],
)  # fmt: skip
def test_a_hand_edited_export_is_told_where_it_is_wrong(tmp_path: Path, column: str, cell: str) -> None:
    (problem,) = tickets(questions(tmp_path, f"x,1,a,{cell}", header=f"Origin,Origin id,Title,{column}"), OWN)
    assert isinstance(problem, RowProblem)
    assert problem.field == column


def test_real_questions_and_answers_come_in_whole_and_come_back(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "tickets"
    plain = dataclasses.replace(QUESTIONS, body_format=BodyFormat.PLAIN)
    found = tickets(folder / "sumo_thunderbird_questions_2023-01_2025-06.csv.gz", plain)
    assert len(found) == 24_479
    assert all(isinstance(one, TicketIn) for one in found)
    out = [TicketOut(**told(one, TicketFields)) for one in found[::8]]
    write_tickets(tmp_path / "tickets.csv", out, OWN)
    back = tickets(tmp_path / "tickets.csv", OWN)
    assert [told(one, TicketFields) for one in back] == [told(one, TicketFields) for one in out]

    answers = list(read_replies(open_sheet(folder / "sumo_thunderbird_answers_2025-03_2025-06.csv.gz"), QUESTIONS))
    assert len(answers) == 10_197
    known = {one.legacy_id for one in found if isinstance(one, TicketIn)}
    assert all(isinstance(one, ReplyIn) and one.ticket_legacy_id in known for one in answers)


def test_giant_questions_come_in(shared_data: Path) -> None:
    found = tickets(shared_data / "tickets" / "giants_uncropped_12.csv.gz")
    assert len(found) == 12
    assert all(isinstance(one, TicketIn) for one in found)


def test_injection_payloads_come_back(shared_data: Path, tmp_path: Path) -> None:
    lines = (shared_data / "hostile" / "csv_injection_payloadbox.txt").read_text("utf-8").splitlines()
    out = [TicketOut(source="s", legacy_id=str(n), title=clean_line(one), body=one) for n, one in enumerate(lines)]
    write_tickets(tmp_path / "tickets.csv", out, OWN)
    back = tickets(tmp_path / "tickets.csv", OWN)
    assert [told(one, TicketFields) for one in back] == [told(one, TicketFields) for one in out]
