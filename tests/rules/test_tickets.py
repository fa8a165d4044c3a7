"""The life of a ticket, step by step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules import tickets as rules
from trellis.rules.errors import Invalid
from trellis.rules.tickets import (
    DEFAULT_PRIORITIES,
    Entry,
    EntryKind,
    Impact,
    Intake,
    Priority,
    Status,
    Ticket,
    Told,
    Urgency,
    Work,
)

NOW = datetime(2026, 10, 12, 13, 5, tzinfo=UTC)
LATER = NOW + timedelta(minutes=7)
ME, SAM = uuid4(), uuid4()


def new(**fields: object) -> Ticket:
    return Ticket(uuid4(), "B-0001", "Will not charge", created=NOW, updated=NOW, **fields)  # type: ignore[arg-type]


def test_priority_is_urgency_by_impact_and_every_pair_has_one():
    assert set(DEFAULT_PRIORITIES) == {(u, i) for u in Urgency for i in Impact}
    assert rules.priority_of(Urgency.BLOCKED, Impact.CLASS) is Priority.NOW
    assert rules.priority_of(Urgency.CAN_WAIT, Impact.PERSON) is Priority.NORMAL


def test_words_as_typed_are_kept_when_the_title_cannot_hold_them():
    typed = "Projector pink\nIt was  fine yesterday é"
    assert rules.title_and_body(typed) == ("Projector pink", "It was  fine yesterday é")
    assert rules.title_and_body("Two  spaces\nrest") == ("Two spaces", "Two  spaces\nrest")
    assert rules.title_and_body("Projector pink") == ("Projector pink", "")
    long = "word " * 100
    title, body = rules.title_and_body(long)
    assert len(title) <= rules.TITLE_LIMIT
    assert body == long.strip()


@given(st.text(max_size=400))
def test_any_typed_text_gives_a_title_of_one_line(typed: str):
    title, body = rules.title_and_body(typed)
    assert "\n" not in title
    assert len(title) <= rules.TITLE_LIMIT
    (title + body).encode("utf-8")


@pytest.mark.parametrize(("typed", "written"), [("ao333", "A0333"), ("cb-2217", "CB 2217"), ("il1", "111")])
def test_a_device_is_known_as_students_type_it(typed: str, written: str):
    assert rules.device_key(typed) == rules.device_key(written)


def test_tags_are_clean_and_each_stands_once():
    assert rules.clean_tags(("Audio", " audio ", "a,b", "", "\n")) == ("audio", "a b")


def test_an_empty_intake_is_refused():
    with pytest.raises(Invalid) as refused:
        rules.opened(uuid4(), "B-1", Intake("  \n "), None, ME, NOW, DEFAULT_PRIORITIES)
    assert refused.value.field == "words"


def test_the_whole_way_and_back():
    t = rules.claimed(new(), ME, LATER)
    assert (t.status, t.assignee, t.updated) == (Status.ASSIGNED, ME, LATER)
    t = rules.started(t, LATER)
    t = rules.waiting(t, "parts", date(2026, 10, 14), date(2026, 10, 12), LATER)
    assert (t.status, t.waiting_reason) == (Status.WAITING, "parts")
    t = rules.woken(t, LATER)
    assert (t.status, t.waiting_reason, t.wake_on) == (Status.ASSIGNED, "", None)
    t = rules.resolved(t, "A new battery", "Batteries have a plug", ME, LATER)
    assert (t.status, t.resolved_at, t.learned) == (Status.RESOLVED, LATER, "Batteries have a plug")
    t = rules.closed(t, LATER)
    assert t.closed_at == LATER
    t = rules.reopened(t, "blinks again", LATER)
    assert (t.status, t.resolved_at, t.closed_at) == (Status.ASSIGNED, None, None)
    assert rules.released(t, LATER).status is Status.NEW


def test_what_somebody_has_is_handed_over_and_not_taken():
    t = rules.claimed(new(), ME, NOW)
    with pytest.raises(Invalid, match="Somebody has"):
        rules.claimed(t, SAM, NOW)
    assert rules.handed_over(t, SAM, NOW).assignee == SAM
    with pytest.raises(Invalid, match="already"):
        rules.handed_over(t, ME, NOW)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (lambda t: rules.waiting(t, " ", None, date(2026, 10, 12), NOW), "reason"),
        (lambda t: rules.waiting(t, "x", date(2026, 10, 12), date(2026, 10, 12), NOW), "wake_on"),
        (lambda t: rules.resolved(t, "", "", ME, NOW), "resolution"),
        (lambda t: rules.closed(t, NOW), "status"),
        (lambda t: rules.reopened(t, "x", NOW), "status"),
        (lambda t: rules.restored(t, NOW), "trashed"),
        (lambda t: rules.released(t, NOW), "assignee"),
        (lambda t: rules.started(t, NOW), "assignee"),
        (lambda t: rules.duplicate(t, t, NOW), "duplicate_of"),
    ],
)
def test_steps_that_make_no_sense_name_the_field(step, field: str):
    with pytest.raises(Invalid) as refused:
        step(new())
    assert refused.value.field == field
    assert refused.value.safe


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED, Status.DUPLICATE])
def test_nothing_but_reopening_moves_a_finished_ticket(status: Status):
    t = new(status=status, assignee=ME)
    for step in (rules.released, rules.started):
        with pytest.raises(Invalid):
            step(t, NOW)
    with pytest.raises(Invalid, match="Say why"):
        rules.reopened(t, " ", NOW)
    assert rules.reopened(t, "again", NOW).is_open


def test_a_ticket_in_the_trash_stays_as_it_is():
    t = rules.trashed(new(), NOW)
    with pytest.raises(Invalid, match="trash"):
        rules.claimed(t, ME, NOW)
    done = new(status=Status.RESOLVED, trashed=NOW)
    for step in (
        lambda: rules.closed(done, NOW),
        lambda: rules.reopened(done, "again", NOW),
        lambda: rules.edited(t, t, NOW, DEFAULT_PRIORITIES),
    ):
        with pytest.raises(Invalid, match="trash"):
            step()
    assert rules.restored(t, NOW).trashed is None


def test_a_duplicate_is_of_a_ticket_that_is_worked_on():
    one, two, three = new(), new(), new()
    second = rules.duplicate(two, one, NOW)
    with pytest.raises(Invalid, match="duplicate itself"):
        rules.duplicate(one, second, NOW)
    with pytest.raises(Invalid, match="duplicate itself"):
        rules.duplicate(three, second, NOW)
    with pytest.raises(Invalid, match="in the trash"):
        rules.duplicate(one, rules.trashed(three, NOW), NOW)


def test_replies_are_to_be_told_and_notes_are_not():
    entry = Entry(uuid4(), uuid4(), EntryKind.REPLY, " Reset done ", author=ME)
    assert rules.written(entry).told is Told.NOT_YET
    assert rules.written(entry).body == "Reset done"
    note = Entry(uuid4(), uuid4(), EntryKind.NOTE, "hm", told=Told.SLIP)
    assert rules.written(note).told is None
    with pytest.raises(Invalid):
        rules.written(Entry(uuid4(), uuid4(), EntryKind.NOTE, " \n"))


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_impossible_minutes_are_refused(minutes: int):
    with pytest.raises(Invalid, match="Minutes"):
        rules.worked(Work(uuid4(), uuid4(), ME, minutes))


def test_editing_recomputes_priority_and_moves_nothing_else():
    t = rules.claimed(new(), ME, NOW)
    from dataclasses import replace

    wanted = replace(t, title=" New  title ", urgency=Urgency.BLOCKED, impact=Impact.SCHOOL, status=Status.CLOSED)
    edited = rules.edited(t, wanted, LATER, DEFAULT_PRIORITIES)
    assert (edited.title, edited.priority, edited.status) == ("New title", Priority.NOW, Status.ASSIGNED)


def test_a_text_longer_than_the_limit_is_refused_with_the_limit_named():
    with pytest.raises(Invalid, match="400,000"):
        rules.words("x" * (rules.WORDS_LIMIT + 1))


def test_words_no_file_can_hold_are_replaced():
    assert rules.words("a\x00b\ud800c") == "ab?c"
