"""Who may do what with projects and decisions: every intent, by role, by who somebody is to a project, by its state.

The table names what is allowed and nothing else; what it does not name is refused. It is written out a second time on
purpose: a change of a rule must be a change here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from trellis.rules.people import Role
from trellis.rules.permissions import RULES, Actor, Rule, may
from trellis.rules.projects import Appeal, Partner, Project, Standing, State, Submission, stand
from trellis.rules.proposal import HandedIn, Proposal, as_text
from trellis.rules.signoffs import Decision, Gate, Signoff

NOW = datetime(2026, 10, 12, 13, 5, tzinfo=UTC)
OWNER, PARTNER, ASKED, STRANGER, HOLDER, DECLINER = (uuid4() for _ in range(6))
PEOPLE = {
    "owner": OWNER,
    "partner": PARTNER,
    "asked": ASKED,
    "stranger": STRANGER,
    "holder": HOLDER,
    "decliner": DECLINER,
}


class Story:
    """A project told step by step, so that its state is worked out as it is at the desk."""

    def __init__(self) -> None:
        self.project = Project(uuid4(), OWNER)
        self.submissions: list[Submission] = []
        self.signoffs: list[Signoff] = []

    def hand_in(self, gate: Gate = Gate.PROPOSAL, appeal: Appeal | None = None, held_by: UUID | None = None) -> Story:
        text, number = as_text(HandedIn(Proposal(title="A bell"), (OWNER, PARTNER))), len(self.submissions) + 1
        self.submissions.append(
            Submission(uuid4(), self.project.id, number, gate, text, OWNER, NOW, appeal=appeal, held_by=held_by)
        )
        return self

    def decide(self, decision: Decision, signer: UUID = HOLDER) -> Story:
        of = self.submissions[-1]
        revokes = len(self.signoffs) if decision is Decision.REVOKE else 0
        self.signoffs.append(
            Signoff(
                uuid4(), self.project.id, of.id, of.gate, of.number, decision, "", "[]", len(self.signoffs) + 1, "",
                revokes, signer, uuid4(), NOW, (),
            )
        )  # fmt: skip
        return self

    def now(self, **project: object) -> Standing:
        there = [
            Partner(uuid4(), self.project.id, PARTNER, OWNER, NOW, joined=NOW),
            Partner(uuid4(), self.project.id, ASKED, OWNER, NOW),
        ]
        told = replace(self.project, **project)  # type: ignore[arg-type]
        return stand(told, there, self.submissions, self.signoffs)


def approved() -> Story:
    return Story().hand_in().decide(Decision.APPROVE)


def finished() -> Story:
    return approved().hand_in(Gate.COMPLETION).decide(Decision.APPROVE)


def declined() -> Story:
    return Story().hand_in().decide(Decision.DECLINE, DECLINER)


SCENES: Mapping[str, Standing] = {
    "draft": Story().now(),
    "stuck": Story().now(blocked="No saw"),
    "stuck_withdrawn": Story().now(blocked="No saw", withdrawn=NOW),
    "submitted": Story().hand_in().now(),
    "shared": Story().hand_in().now(shared=True),
    "in_review": Story().hand_in(held_by=HOLDER).now(),
    "approved": approved().now(),
    "changed": approved().hand_in().now(),
    "finishing": approved().hand_in(Gate.COMPLETION).now(),
    "changes_asked": Story().hand_in().decide(Decision.CHANGES).now(),
    "declined": declined().now(),
    "appealed": declined().hand_in(appeal=Appeal.ADVISOR).now(),
    "appeal_held": declined().hand_in(appeal=Appeal.ADVISOR, held_by=DECLINER).now(),
    "appeal_answered": declined().hand_in(appeal=Appeal.ADVISOR).decide(Decision.CHANGES).hand_in().now(),
    "talk": declined().hand_in(appeal=Appeal.TALK).now(),
    "declined_again": declined().hand_in(appeal=Appeal.ADVISOR).decide(Decision.DECLINE).now(),
    "revoked": approved().decide(Decision.REVOKE).now(),
    "complete": finished().now(),
    "shown": finished().now(shown=True),
    "opened_again": finished().now(reopened=2),
    "shown_and_opened": finished().now(shown=True, reopened=2),
    "withdrawn": approved().now(withdrawn=NOW),
    "withdrawn_waiting": Story().hand_in(held_by=HOLDER).now(withdrawn=NOW, shared=True),
}
STATES = {
    State.DRAFT: "draft stuck",
    State.SUBMITTED: "submitted shared changed finishing appealed appeal_answered talk revoked",
    State.IN_REVIEW: "in_review appeal_held",
    State.APPROVED: "approved opened_again shown_and_opened",
    State.CHANGES_ASKED: "changes_asked",
    State.DECLINED: "declined declined_again",
    State.COMPLETE: "complete shown",
    State.WITHDRAWN: "withdrawn withdrawn_waiting stuck_withdrawn",
}

# The table. Students are techs and leads alike; requesters are nowhere in it.

EVERY = " ".join(SCENES)
DRAFTS = ("draft", "stuck", "stuck_withdrawn")
HANDED_IN = " ".join(scene for scene in SCENES if scene not in DRAFTS)
OVER = "complete shown withdrawn withdrawn_waiting stuck_withdrawn"
GOING = " ".join(scene for scene in SCENES if scene not in OVER.split())
FREE = "submitted shared changed finishing talk revoked"
"""What waits for whoever looks first."""
APPEALS = "appealed appeal_answered"
WAITS = f"{FREE} {APPEALS} in_review appeal_held"
IN_FORCE = "approved changed finishing opened_again shown_and_opened"
DECIDED = "approved changes_asked declined complete shown opened_again shown_and_opened withdrawn"

THEIRS = ("owner", "partner")
OTHERS = ("advisor", "holder", "decliner")
"""Advisors with no part in it: whoever held it, whoever declined it, and another."""


def both(names: tuple[str, ...], scenes: str) -> dict[str, str]:
    return dict.fromkeys(names, scenes)


ANYBODY = ("owner", "partner", "asked", "mate", *OTHERS, "own_advisor")
TABLE: Mapping[str, Mapping[str, str]] = {
    "projects.list": both(ANYBODY, f"{EVERY} nothing"),
    "projects.start": both(("owner", "partner", "asked", "mate"), f"{EVERY} nothing"),
    "projects.read": {
        **both((*THEIRS, "asked", "own_advisor"), EVERY),
        **both(OTHERS, HANDED_IN),
        "mate": "shared withdrawn_waiting",
    },
    "projects.showcase": {
        **both(THEIRS, EVERY),
        **both(OTHERS, HANDED_IN),
        "own_advisor": EVERY,
        **both(("asked", "mate"), "shown"),
    },
    "projects.help": both((*OTHERS, "own_advisor"), "stuck"),
    "projects.edit": both(THEIRS, GOING),
    "projects.share": both(THEIRS, GOING),
    "projects.ask": both(THEIRS, GOING),
    "projects.join": {"asked": GOING},
    "projects.leave": {**both(("partner", "asked"), EVERY), "own_advisor": EVERY},
    "projects.hand_over": {
        "owner": GOING,
        **both((*OTHERS, "own_advisor"), " ".join(s for s in GOING.split() if s not in DRAFTS)),
    },
    "projects.submit": both(THEIRS, "draft stuck approved changes_asked opened_again shown_and_opened"),
    "projects.take_back": both(THEIRS, f"{FREE} {APPEALS}"),
    "projects.appeal": both(THEIRS, "declined"),
    "projects.withdraw": {"owner": GOING},
    "projects.reopen": both(THEIRS, OVER),
    "projects.work": both(THEIRS, IN_FORCE),
    "projects.evidence": both(THEIRS, GOING),
    "projects.reflect": both(THEIRS, GOING),
    "projects.block": both(THEIRS, GOING),
    "projects.show": both(THEIRS, "complete shown"),
    "signoffs.inbox": both((*OTHERS, "own_advisor"), f"{EVERY} nothing"),
    "signoffs.read": {
        **both((*THEIRS, "asked", "own_advisor"), EVERY),
        **both(OTHERS, HANDED_IN),
        "mate": "shared withdrawn_waiting",
    },
    "signoffs.hold": {
        "advisor": f"{FREE} {APPEALS}",
        "holder": f"{FREE} {APPEALS} in_review",
        "decliner": FREE,
    },
    "signoffs.take_over": {**both(("advisor", "holder"), WAITS), "decliner": f"{FREE} in_review"},
    "signoffs.release": {"holder": "in_review"},
    "signoffs.decide": {"holder": "in_review"},
    "signoffs.revoke": {
        **both(("advisor", "holder"), f"{DECIDED} declined_again"),
        "decliner": DECIDED,
    },
    "signoffs.answer": both(THEIRS, "changes_asked"),
    "signoffs.peer": {"mate": "shared"},
}

WHO: list[tuple[Role, str, str]] = [
    *((role, at, at if at != "stranger" else "mate") for role in (Role.TECH, Role.LEAD) for at in
      ("owner", "partner", "asked", "stranger")),
    *((Role.ADVISOR, at, "advisor" if at == "stranger" else at) for at in ("stranger", "holder", "decliner")),
    *((Role.REQUESTER, at, "nobody") for at in PEOPLE),
]  # fmt: skip
"""Role, who they are to the project, and their row in the table."""


def allowed(intent: str, role: Role, at: str, rules: Mapping[str, Rule] = RULES) -> set[str]:
    actor = Actor(PEOPLE[at], role, "Me")
    scenes = {name for name, standing in SCENES.items() if may(actor, intent, standing, rules=rules)}
    return scenes | ({"nothing"} if may(actor, intent, None, rules=rules) else set())


def expected(intent: str, row: str) -> set[str]:
    return set(TABLE[intent].get(row, "").split())


def test_every_intent_on_projects_and_decisions_is_in_the_table():
    assert set(TABLE) == {name for name in RULES if name.startswith(("projects.", "signoffs."))}


def test_the_scenes_are_what_they_are_called():
    assert {scene for scenes in STATES.values() for scene in scenes.split()} == set(SCENES)
    for state, scenes in STATES.items():
        assert {SCENES[scene].state for scene in scenes.split()} == {state}


@pytest.mark.parametrize("intent", sorted(TABLE))
@pytest.mark.parametrize(("role", "at", "row"), WHO)
def test_role_by_relation_by_state(intent: str, role: Role, at: str, row: str):
    assert allowed(intent, role, at) == expected(intent, row)


@pytest.mark.parametrize("intent", sorted(TABLE))
def test_who_became_an_advisor_reads_what_was_theirs_and_decides_nothing_of_it(intent: str):
    said = allowed(intent, Role.ADVISOR, "owner"), allowed(intent, Role.ADVISOR, "partner")
    if intent == "projects.leave":
        assert said == (set(), set(SCENES))
    else:
        assert said == (expected(intent, "own_advisor"),) * 2


@pytest.mark.parametrize("intent", sorted(TABLE))
def test_dropping_any_check_is_noticed(intent: str):
    without = {**RULES, intent: lambda _actor, _subject: True}
    assert any(allowed(intent, role, at, without) != expected(intent, row) for role, at, row in WHO)


@pytest.mark.parametrize("intent", sorted(TABLE))
def test_nobody_signed_in_may_do_nothing(intent: str):
    assert not any(may(None, intent, subject) for subject in (None, *SCENES.values()))


@pytest.mark.parametrize("intent", sorted(set(TABLE) - {"projects.list", "projects.start", "signoffs.inbox"}))
def test_a_thing_that_is_no_project_is_refused(intent: str):
    for role in Role:
        assert not any(may(Actor(OWNER, role, "Me"), intent, subject) for subject in (None, OWNER))
