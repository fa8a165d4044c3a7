"""Who may do what: one table, deny by default.

Every intent of `trellis.desk` asks here by name before it does anything; a name that is not in the table is refused.
A rule sees the actor and, where it matters, the thing acted on. Requesters have no account and may do nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from trellis.rules.errors import Refused
from trellis.rules.interests import Card
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Entry, Helper, Ticket, Work


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the signed-in person, as the desk file knows them at this moment."""

    id: UUID
    role: Role
    name: str
    trainee: bool = False


Subject = Ticket | Entry | Helper | Work | Person | Card | UUID | None
Rule = Callable[[Actor, Subject], bool]


def member(actor: Actor, _: Subject) -> bool:
    """Techs, leads and advisors."""
    return actor.role in (Role.TECH, Role.LEAD, Role.ADVISOR)


def senior(actor: Actor, _: Subject) -> bool:
    """Leads and advisors."""
    return actor.role in (Role.LEAD, Role.ADVISOR)


def advisor(actor: Actor, _: Subject) -> bool:
    """Advisors alone."""
    return actor.role is Role.ADVISOR


def holder(actor: Actor, subject: Subject) -> bool:
    """Whoever has the ticket, a lead or an advisor; anybody in the team while nobody has it."""
    free_or_own = isinstance(subject, Ticket) and subject.assignee in (None, actor.id)
    return senior(actor, subject) or (member(actor, subject) and free_or_own)


def opener(actor: Actor, subject: Subject) -> bool:
    """Whoever logged the ticket or has it, a lead or an advisor."""
    own = isinstance(subject, Ticket) and actor.id in (subject.assignee, subject.opened_by)
    return senior(actor, subject) or (member(actor, subject) and own)


def author(actor: Actor, subject: Subject) -> bool:
    """Whoever wrote, logged or is credited, a lead or an advisor."""
    own = (isinstance(subject, Entry) and subject.author == actor.id) or (
        isinstance(subject, Work | Helper) and subject.person == actor.id
    )
    return senior(actor, subject) or (member(actor, subject) and own)


def below(actor: Actor, subject: Subject) -> bool:
    """An advisor over everybody; a lead over techs and requesters, never over leads, advisors or themselves."""
    if actor.role is Role.ADVISOR:
        return True
    lower = isinstance(subject, Person) and subject.role in (Role.TECH, Role.REQUESTER)
    return actor.role is Role.LEAD and lower


def oneself(actor: Actor, subject: Subject) -> bool:
    """A member, for what is their own; the subject is a person's id."""
    return member(actor, subject) and subject == actor.id


def guardian(actor: Actor, subject: Subject) -> bool:
    """An advisor, for anybody's PIN (a first PIN is set in front of an advisor)."""
    return actor.role is Role.ADVISOR and isinstance(subject, Person)


def named_advisor(actor: Actor, subject: Subject) -> bool:
    """The advisor a student named to share with, and nobody else."""
    return actor.role is Role.ADVISOR and isinstance(subject, Card) and subject.advisor == actor.id


RULES: Mapping[str, Rule] = {
    "tickets.read": member,
    "tickets.open": member,
    "tickets.edit": member,
    "tickets.claim": member,
    "tickets.release": holder,
    "tickets.hand_over": holder,
    "tickets.start": holder,
    "tickets.wait": holder,
    "tickets.resolve": holder,
    "tickets.close": holder,
    "tickets.reopen": member,
    "tickets.duplicate": holder,
    "tickets.trash": opener,
    "tickets.restore": opener,
    "tickets.reply": member,
    "tickets.note": member,
    "tickets.tell": member,
    "tickets.help": member,
    "tickets.unhelp": author,
    "tickets.log_work": member,
    "tickets.draft": member,
    "tickets.import": advisor,
    "tickets.export": senior,
    "people.read": member,
    "people.add": below,
    "people.edit": below,
    "people.edit_self": oneself,
    "people.deactivate": below,
    "people.merge": senior,
    "people.sign_in": member,
    "people.set_pin": guardian,
    "people.change_pin": oneself,
    "people.set_passphrase": oneself,
    "people.certify": advisor,
    "desk.rename": advisor,
    "desk.settings": advisor,
    "desk.school": advisor,
    "desk.backup": member,
    "desk.restore": advisor,
    "interests.read": member,
    "interests.edit": oneself,
    "interests.secret": oneself,
    "interests.look": member,
    "interests.reseal": named_advisor,
    "interests.topics": senior,
    "interests.known": oneself,
    "tickets.classify": member,
    "today.read": member,
    "fairness.plan": senior,
    "fairness.attend": senior,
    "fairness.assign": senior,
    "fairness.gate": advisor,
    "fairness.own": member,
    "fairness.names": advisor,
    "history.read": member,
    "history.undo": member,
}


def may(actor: Actor | None, intent: str, subject: Subject = None, *, rules: Mapping[str, Rule] = RULES) -> bool:
    """Whether the actor may do the intent to the subject. Nobody signed in, or a name not in the table: no."""
    rule = rules.get(intent)
    return actor is not None and rule is not None and rule(actor, subject)


def require(actor: Actor | None, intent: str, subject: Subject = None) -> Actor:
    """The actor, when they may; raises Refused otherwise."""
    if actor is None:
        raise Refused("Nobody is signed in.", "Nothing was changed.", "Sign in and try again.")
    if not may(actor, intent, subject):
        raise Refused("This is not yours to do.", "Nothing was changed.", "Ask a lead or an advisor.")
    return actor
