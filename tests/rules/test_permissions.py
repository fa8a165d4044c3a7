"""Who may do what: the whole table, role by role, and proof that dropping any check is noticed."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from trellis.rules import permissions
from trellis.rules.errors import Refused
from trellis.rules.interests import Card
from trellis.rules.people import Person, Role
from trellis.rules.permissions import RULES, Actor, Subject, may, require
from trellis.rules.tickets import Entry, EntryKind, Ticket, Work

ME, OTHER = uuid4(), uuid4()


def ticket(*, assignee: UUID | None = None, opened_by: UUID | None = None) -> Ticket:
    return Ticket(uuid4(), "B-0001", "A title", assignee=assignee, opened_by=opened_by)


SUBJECTS: dict[str, Subject] = {
    "nothing": None,
    "free ticket": ticket(),
    "own ticket": ticket(assignee=ME, opened_by=ME),
    "other's ticket": ticket(assignee=OTHER, opened_by=OTHER),
    "own entry": Entry(uuid4(), uuid4(), EntryKind.NOTE, "x", author=ME),
    "other's entry": Entry(uuid4(), uuid4(), EntryKind.NOTE, "x", author=OTHER),
    "other's work": Work(uuid4(), uuid4(), OTHER, 5),
    "tech": Person(OTHER, "Sam", role=Role.TECH),
    "requester": Person(OTHER, "Mr. Okafor", role=Role.REQUESTER),
    "lead": Person(OTHER, "Amara", role=Role.LEAD),
    "advisor": Person(OTHER, "Julia", role=Role.ADVISOR),
    "who shares with me": Card(uuid4(), OTHER, advisor=ME),
    "who shares with another": Card(uuid4(), ME, advisor=OTHER),
    "who shares with nobody": Card(uuid4(), OTHER),
    "oneself": ME,
    "another id": OTHER,
}

ALL = set(SUBJECTS)
PEOPLE = {"tech", "requester", "lead", "advisor"}
TICKETS = {"free ticket", "own ticket"}
# rule -> role -> subjects it says yes to. Requesters are never in it.
EXPECTED = {
    "member": {Role.TECH: ALL, Role.LEAD: ALL, Role.ADVISOR: ALL},
    "senior": {Role.TECH: set(), Role.LEAD: ALL, Role.ADVISOR: ALL},
    "advisor": {Role.TECH: set(), Role.LEAD: set(), Role.ADVISOR: ALL},
    "holder": {Role.TECH: TICKETS, Role.LEAD: ALL, Role.ADVISOR: ALL},
    "opener": {Role.TECH: {"own ticket"}, Role.LEAD: ALL, Role.ADVISOR: ALL},
    "author": {Role.TECH: {"own entry"}, Role.LEAD: ALL, Role.ADVISOR: ALL},
    "below": {Role.TECH: set(), Role.LEAD: {"tech", "requester"}, Role.ADVISOR: ALL},
    "oneself": {Role.TECH: {"oneself"}, Role.LEAD: {"oneself"}, Role.ADVISOR: {"oneself"}},
    "guardian": {Role.TECH: set(), Role.LEAD: set(), Role.ADVISOR: PEOPLE},
    "named_advisor": {Role.TECH: set(), Role.LEAD: set(), Role.ADVISOR: {"who shares with me"}},
}

# Written out a second time on purpose: a change in the table must be a change here too.
TABLE = {
    "member": """tickets.read tickets.open tickets.edit tickets.claim tickets.reopen tickets.reply tickets.note
        tickets.tell tickets.help tickets.log_work tickets.draft people.read people.sign_in
        desk.backup interests.read interests.look tickets.classify today.read fairness.own
        history.read history.undo""",
    "senior": "tickets.export people.merge interests.topics fairness.plan fairness.attend fairness.assign",
    "advisor": """tickets.import people.certify keys.read keys.retire keys.sign keys.stick desk.rename desk.settings
        desk.school desk.restore fairness.gate fairness.names""",
    "holder": "tickets.release tickets.hand_over tickets.start tickets.wait tickets.resolve tickets.close"
    " tickets.duplicate",
    "opener": "tickets.trash tickets.restore",
    "author": "tickets.unhelp",
    "below": "people.add people.edit people.deactivate",
    "oneself": "people.edit_self people.change_pin people.set_passphrase interests.edit interests.secret"
    " interests.known",
    "guardian": "people.set_pin",
    "named_advisor": "interests.reseal",
}
INTENTS = {intent: rule for rule, intents in TABLE.items() for intent in intents.split()}


def actor(role: Role) -> Actor:
    return Actor(ME, role, "Me")


def allowed(intent: str, role: Role, rules=RULES) -> set[str]:
    return {name for name, subject in SUBJECTS.items() if may(actor(role), intent, subject, rules=rules)}


def test_every_intent_in_the_table_is_expected_and_the_other_way_round():
    of_projects = {name for name in RULES if name.startswith(("projects.", "signoffs."))}  # test_project_permissions.py
    assert set(INTENTS) | of_projects == set(RULES)


@pytest.mark.parametrize("intent", sorted(INTENTS))
@pytest.mark.parametrize("role", list(Role))
def test_role_by_intent(intent: str, role: Role):
    assert allowed(intent, role) == EXPECTED[INTENTS[intent]].get(role, set())


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_dropping_any_one_check_is_noticed(intent: str):
    without = {**RULES, intent: lambda _actor, _subject: True}
    assert any(allowed(intent, r, without) != EXPECTED[INTENTS[intent]].get(r, set()) for r in Role)


def test_an_unknown_intent_is_refused_for_everybody():
    assert not any(may(actor(role), "tickets.burn") for role in Role)


def test_nobody_signed_in_may_do_nothing():
    assert not any(may(None, intent, subject) for intent in RULES for subject in SUBJECTS.values())
    with pytest.raises(Refused, match="Nobody is signed in"):
        require(None, "tickets.read")


def test_refusal_says_what_is_safe_and_what_to_do():
    with pytest.raises(Refused) as refused:
        permissions.require(actor(Role.TECH), "desk.restore")
    assert refused.value.safe
    assert refused.value.todo
