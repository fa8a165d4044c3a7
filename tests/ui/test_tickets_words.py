"""Words and steps: every value has a word, and a step is offered exactly when the desk would take it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID

import pytest

from trellis.rules import tickets as rules
from trellis.rules.history import Told as Line
from trellis.rules.people import Role
from trellis.rules.permissions import Actor
from trellis.rules.tickets import (
    Credit,
    EntryKind,
    Impact,
    Priority,
    Sort,
    Source,
    Status,
    Ticket,
    Told,
    Urgency,
    View,
)
from trellis.ui.tickets.steps import can
from trellis.ui.tickets.story import sentence
from trellis.ui.tickets.words import breakable, word

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
ME, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    "kind", [Status, Urgency, Impact, Priority, Source, EntryKind, Told, Credit, View, Sort], ids=lambda k: k.__name__
)
def test_every_value_has_its_own_word(kind: type) -> None:
    words = [word(value) for value in kind]  # type: ignore[attr-defined]
    assert all(words)
    assert len(set(words)) == len(words)


def test_equal_values_of_two_kinds_keep_their_own_words() -> None:
    assert Source.EMAIL == Told.EMAIL
    assert (word(Source.EMAIL), word(Told.EMAIL)) == ("E-mail", "Copied to e-mail")


def test_long_words_can_break_and_say_the_same() -> None:
    text = "short " + "w" * 100
    assert breakable(text).replace("\u200b", "") == text
    assert max(map(len, breakable(text).replace("\u200b", " ").split(" "))) <= 24
    assert breakable("nothing to do here") == "nothing to do here"


STEPS = (
    "claim",
    "release",
    "start",
    "wait",
    "resolve",
    "close",
    "reopen",
    "hand_over",
    "duplicate",
    "trash",
    "restore",
)


def allowed(step: str, ticket: Ticket, me: Actor) -> bool:
    """What product.md says, written out by hand."""
    kept, open_ = ticket.trashed is None, ticket.status in rules.OPEN
    senior = me.role is not Role.TECH
    holder = senior or ticket.assignee in (None, me.id)
    done = ticket.status in (Status.RESOLVED, Status.CLOSED, Status.DUPLICATE)
    return {
        "claim": kept and open_ and ticket.assignee is None,
        "release": kept and open_ and ticket.assignee is not None and holder,
        "start": kept and open_ and holder and ticket.status is not Status.IN_PROGRESS,
        "wait": kept and open_ and holder,
        "resolve": kept and open_ and holder,
        "close": kept and ticket.status is Status.RESOLVED and holder,
        "reopen": kept and done,
        "hand_over": kept and open_ and holder,
        "duplicate": kept and open_ and holder,
        "trash": kept and (senior or ticket.assignee == me.id),
        "restore": not kept and (senior or ticket.assignee == me.id),
    }[step]


def test_steps_are_offered_by_role_holder_and_state() -> None:
    for role, status, assignee, trashed in product((Role.TECH, Role.LEAD), Status, (None, ME, OTHER), (None, NOW)):
        me = Actor(ME, role, "Maya R.")
        ticket = Ticket(UUID(int=9), "B-0009", "Title", status=status, assignee=assignee, trashed=trashed)
        if status in (Status.ASSIGNED, Status.IN_PROGRESS) and assignee is None:
            continue
        for step in STEPS:
            assert can(me, step, ticket) == allowed(step, ticket, me), (role, status, assignee, trashed, step)


def test_nothing_is_offered_without_a_ticket_or_to_a_requester() -> None:
    ticket = Ticket(UUID(int=9), "B-0009", "Title")
    assert not can(Actor(ME, Role.TECH, "Maya R."), "claim", None)
    assert not any(can(Actor(ME, Role.REQUESTER, "Mr. O"), step, ticket) for step in (*STEPS, "reply", "edit"))
    gone = dataclasses.replace(ticket, trashed=NOW)
    assert not any(can(Actor(ME, Role.LEAD, "Amara"), step, gone) for step in ("reply", "edit", "log_work"))


@pytest.mark.parametrize(
    ("noun", "action", "changes", "said"),
    [
        ("ticket", "hand over", {"assignee": ("Maya R.", "Deshawn K.")}, "handed it to Deshawn K."),
        (
            "ticket",
            "wait",
            {"waiting_reason": ("", "parts"), "wake_on": ("", "2026-10-13")},
            "set it waiting for “parts” until tomorrow",
        ),
        ("ticket", "wake", {"status": ("waiting", "assigned")}, "woke it: its day has come"),
        ("ticket", "edit", {"body": ("a", "b"), "tags": ("", "usb")}, "changed the text; set the tags to “usb”"),
        ("ticket", "edit", {"urgency": ("can_wait", "blocked")}, "changed the urgency from “can wait” to “blocked”"),
        ("ticket", "edit", {"room": ("118", "")}, "took the room “118” away"),
        ("ticket", "merge", {"requester": ("Mr O", "Mr. Okafor")}, "changed who asked from “Mr O” to “Mr. Okafor”"),
        ("entry", "tell", {"told": ("not_yet", "slip")}, "recorded how the requester was told: told on a slip"),
        ("helper", "help", {"person": ("", "Deshawn K."), "credit": ("", "pair")}, "credited Deshawn K. as pair"),
        ("work", "log work", {"person": ("", "Maya R."), "minutes": ("", "6")}, "logged 6 min"),
        ("work", "log work", {"person": ("", "Deshawn K."), "minutes": ("", "6")}, "logged 6 min for Deshawn K."),
        ("ticket", "claim", {"assignee": ("", "Maya R.")}, "claimed it"),
        ("ticket", "undo", {"status": ("resolved", "new")}, "took the last change back"),
        ("ticket", "something of a later version", {}, "changed it"),
    ],
)
def test_history_speaks_plainly(noun: str, action: str, changes: dict[str, tuple[str, str]], said: str) -> None:
    line = Line(NOW, "Maya R.", noun, action, tuple((k, *v) for k, v in changes.items()))
    assert sentence(line, date(2026, 10, 12)) == said


def test_erased_words_leave_a_sentence() -> None:
    line = Line(NOW, "Maya R.", "entry", "reply", (), erased=True)
    assert sentence(line, date(2026, 10, 12)) == "changed something; the words were erased since"
