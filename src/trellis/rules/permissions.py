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
from trellis.rules.language import tr
from trellis.rules.people import Person, Role
from trellis.rules.projects import Standing, State
from trellis.rules.tickets import Entry, Helper, Ticket, Work


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the signed-in person, as the desk file knows them at this moment."""

    id: UUID
    role: Role
    name: str
    trainee: bool = False


Subject = Ticket | Entry | Helper | Work | Person | Card | Standing | UUID | None
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


# Projects: each asks who somebody is to it, and what state it is in


def student(actor: Actor, _: Subject) -> bool:
    """Techs and leads: projects are theirs, so that nobody ever decides on their own."""
    return actor.role in (Role.TECH, Role.LEAD)


def _own(actor: Actor, subject: Subject) -> bool:
    return isinstance(subject, Standing) and student(actor, subject) and actor.id in subject.people


def _going_on(subject: Subject) -> bool:
    return isinstance(subject, Standing) and subject.state not in (State.WITHDRAWN, State.COMPLETE)


def reader(actor: Actor, subject: Subject) -> bool:
    """Its people and whoever is asked to join; advisors once it was handed in; the team where its people share it."""
    if not isinstance(subject, Standing) or not member(actor, subject):
        return False
    if actor.id in (*subject.people, *subject.asked):
        return True
    return subject.handed_in_once and (actor.role is Role.ADVISOR or subject.project.shared)


def visitor(actor: Actor, subject: Subject) -> bool:
    """Its people and advisors; the team once it is complete and they show it."""
    if not isinstance(subject, Standing) or not member(actor, subject):
        return False
    if actor.id in subject.people or (actor.role is Role.ADVISOR and subject.handed_in_once):
        return True
    return subject.project.shown and subject.state is State.COMPLETE


def helper(actor: Actor, subject: Subject) -> bool:
    """An advisor, where people who never handed in say what is in the way: of that, not of what they write."""
    if not isinstance(subject, Standing) or actor.role is not Role.ADVISOR or subject.handed_in_once:
        return False
    return bool(subject.project.blocked) and _going_on(subject)


def maker(actor: Actor, subject: Subject) -> bool:
    """Its people, until it is complete or withdrawn."""
    return _own(actor, subject) and _going_on(subject)


def owner(actor: Actor, subject: Subject) -> bool:
    """Its owner, until it is complete or withdrawn."""
    return maker(actor, subject) and isinstance(subject, Standing) and subject.project.owner == actor.id


def invited(actor: Actor, subject: Subject) -> bool:
    """Whoever was asked to join."""
    return _going_on(subject) and isinstance(subject, Standing) and student(actor, None) and actor.id in subject.asked


def parting(actor: Actor, subject: Subject) -> bool:
    """A partner, or whoever was asked; the owner hands over first."""
    if not isinstance(subject, Standing):
        return False
    return actor.id in (*subject.people[1:], *subject.asked) and member(actor, subject)


def giver(actor: Actor, subject: Subject) -> bool:
    """Its owner, or an advisor (an owner can leave the school)."""
    seen = isinstance(subject, Standing) and subject.handed_in_once and actor.role is Role.ADVISOR
    return owner(actor, subject) or (seen and _going_on(subject))


def worker(actor: Actor, subject: Subject) -> bool:
    """Its people, once a version is in force."""
    return maker(actor, subject) and isinstance(subject, Standing) and subject.in_force is not None


def asker(actor: Actor, subject: Subject) -> bool:
    """Its people, while nothing waits for a decision and it was not declined."""
    if not isinstance(subject, Standing) or not maker(actor, subject) or subject.pending is not None:
        return False
    return subject.state is not State.DECLINED or subject.in_force is not None


def appellant(actor: Actor, subject: Subject) -> bool:
    """Its people, once after it was declined."""
    declined = isinstance(subject, Standing) and subject.state is State.DECLINED and not subject.appealed
    return declined and maker(actor, subject)


def taker_back(actor: Actor, subject: Subject) -> bool:
    """Its people, while nobody holds what they handed in."""
    return maker(actor, subject) and isinstance(subject, Standing) and subject.state is State.SUBMITTED


def reopener(actor: Actor, subject: Subject) -> bool:
    """Its people, when it is withdrawn or complete."""
    return _own(actor, subject) and not _going_on(subject)


def finisher(actor: Actor, subject: Subject) -> bool:
    """Its people, when it is complete."""
    return _own(actor, subject) and isinstance(subject, Standing) and subject.state is State.COMPLETE


def answerer(actor: Actor, subject: Subject) -> bool:
    """Its people, while changes are asked for."""
    return maker(actor, subject) and isinstance(subject, Standing) and subject.state is State.CHANGES_ASKED


def peer(actor: Actor, subject: Subject) -> bool:
    """Techs and leads who may read what waits and have no part in it."""
    if not isinstance(subject, Standing) or subject.pending is None or actor.id in (*subject.people, *subject.asked):
        return False
    return student(actor, subject) and reader(actor, subject) and _going_on(subject)


def judge(actor: Actor, subject: Subject) -> bool:
    """An advisor with no part in it, while it waits; never who declined, when another advisor was asked for."""
    waits = isinstance(subject, Standing) and subject.pending is not None and _going_on(subject)
    return waits and _no_part(actor, subject)


def _no_part(actor: Actor, subject: Subject) -> bool:
    """An advisor who is none of its people (a lead can become one) and did not decline what is looked at again."""
    if not isinstance(subject, Standing) or actor.role is not Role.ADVISOR:
        return False
    return actor.id not in (*subject.people, *subject.asked) and actor.id != subject.recused()


def free_judge(actor: Actor, subject: Subject) -> bool:
    """Whoever may decide, while no other holds it."""
    return judge(actor, subject) and isinstance(subject, Standing) and _held(subject) in (None, actor.id)


def holding_judge(actor: Actor, subject: Subject) -> bool:
    """Whoever may decide and holds it."""
    return judge(actor, subject) and isinstance(subject, Standing) and _held(subject) == actor.id


def _held(subject: Standing) -> UUID | None:
    return subject.pending.held_by if subject.pending else None


def revoker(actor: Actor, subject: Subject) -> bool:
    """An advisor with no part in it, where the version handed in last is decided."""
    return isinstance(subject, Standing) and subject.last is not None and _no_part(actor, subject)


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
    "keys.read": advisor,
    "keys.retire": advisor,
    "keys.sign": advisor,
    "keys.stick": advisor,
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
    "projects.list": member,
    "projects.read": reader,
    "projects.showcase": visitor,
    "projects.help": helper,
    "projects.start": student,
    "projects.edit": maker,
    "projects.share": maker,
    "projects.ask": maker,
    "projects.join": invited,
    "projects.leave": parting,
    "projects.hand_over": giver,
    "projects.submit": asker,
    "projects.take_back": taker_back,
    "projects.appeal": appellant,
    "projects.withdraw": owner,
    "projects.reopen": reopener,
    "projects.work": worker,
    "projects.evidence": maker,
    "projects.reflect": maker,
    "projects.block": maker,
    "projects.show": finisher,
    "signoffs.inbox": advisor,
    "signoffs.read": reader,
    "signoffs.hold": free_judge,
    "signoffs.take_over": judge,
    "signoffs.release": holding_judge,
    "signoffs.decide": holding_judge,
    "signoffs.revoke": revoker,
    "signoffs.answer": answerer,
    "signoffs.peer": peer,
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
        raise Refused(tr("Nobody is signed in."), tr("Nothing was changed."), tr("Sign in and try again."))
    if not may(actor, intent, subject):
        raise Refused(tr("This is not yours to do."), tr("Nothing was changed."), tr("Ask a lead or an advisor."))
    return actor
