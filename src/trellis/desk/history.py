"""Intents on history: what happened to one thing, and taking one's own last change back."""

from __future__ import annotations

from uuid import UUID

from trellis.desk.intents import Done, Frame, Step
from trellis.rules.errors import Invalid, Refused
from trellis.rules.history import Line, Told, is_final
from trellis.rules.interests import Card, Part
from trellis.rules.language import tr
from trellis.rules.people import Block, Person, Role, Term
from trellis.rules.permissions import Actor, require
from trellis.rules.plan import Absence, GateOpening, KeptDeal
from trellis.rules.topics import TeamTopic
from trellis.store import history as store
from trellis.store import interests as interest_store
from trellis.store import people as people_store
from trellis.store.records import KINDS, OF_PROJECTS, OF_SIGNOFFS

_OF_PROJECTS = frozenset(kind.noun for kind in (*OF_PROJECTS, *OF_SIGNOFFS))


class History:
    """The history tab and Undo."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def of_ticket(self, ticket: UUID) -> list[Told]:
        """What happened to a ticket, its thread, helpers and work, newest first, with names as shown."""
        with self._frame.reading("history.read") as (connection, _):
            names = people_store.names(connection)
            return [_told(line, names) for line in store.around(connection, ticket)]

    def undo(self, intent: UUID, seq: int) -> Done[int]:
        """Takes back one's own intent of this session, when nobody touched the same fields since.

        `intent` and `seq` come from its `Done`. Returns how many things were put back; raises Refused or Invalid.
        """
        with self._frame.changing("history.undo") as step:
            actor = step.permit()
            lines = store.of_intent(step.connection, intent, seq)
            began = self._frame.session_began
            if not lines or any(line.actor != actor.id for line in lines):
                raise Refused(tr("Only your own changes can be taken back."), tr("Nothing was changed."))
            if began is None or lines[0].at < began:
                raise Refused(tr("This was done before you signed in, so it stays."), tr("Nothing was changed."))
            if any(is_final(line.noun, line.action) or line.noun not in KINDS for line in lines):
                raise Refused(tr("This cannot be taken back."), tr("Nothing was changed."))
            if any(line.changes is None for line in lines):
                raise Refused(tr("What it said was erased since, so it stays."), tr("Nothing was changed."))
            for line in reversed(lines):
                _put_back(step, actor, line)
            return step.done(len(lines))


def _put_back(step: Step, actor: Actor, line: Line) -> None:
    kind = KINDS[line.noun]
    now = step.ledger.load(kind, line.subject, tr("What was changed"))
    told, changes = kind.plain(now), line.changes or {}
    created = store.is_making(step.connection, line)
    other = any((told[name] or None) != (after or None) for name, (_, after) in changes.items())
    if other or (created and kind.is_gone(now)):
        raise Invalid("version", tr("Somebody changed this since, so it was not taken back."), tr("Change it by hand."))
    if created and isinstance(now, Person) and people_store.asked_for(step.connection, now.id):
        return  # made on the fly for this, but others count on them by now
    if created and isinstance(now, Card):
        return  # it says nothing yet; a passphrase may hang on it by now
    before = {name: was for name, (was, _) in changes.items()}
    then = kind.taken_away(now, step.now) if created else kind.with_plain(now, before)
    if line.action != "merge" or isinstance(now, Person):
        _may_still(actor, now, then)
        if line.noun in _OF_PROJECTS:
            from trellis.desk.projects_history import may_still  # not needed before the first screen

            may_still(step, actor, now, then)
    if isinstance(now, Part) and isinstance(then, Part):
        _alone(step, now, then)
    step.ledger.change(kind, now, then, "undo")


def _may_still(actor: Actor, now: object, then: object) -> None:
    """Who lost a role since they did it cannot use Undo for what needs the role; raises Refused."""
    match now, then:
        case Person(), Person():
            own = now.id == actor.id and now.role is then.role
            on_the_fly = now.role is then.role is Role.REQUESTER
            if not own and not on_the_fly:
                require(actor, "people.edit", now)
                require(actor, "people.edit", then)
        case Term() | Block(), _:
            require(actor, "desk.school")
        case Part() | Card(), _:
            require(actor, "interests.edit", now.person)
        case TeamTopic(), _:
            require(actor, "interests.topics")
        case GateOpening(), _:
            require(actor, "fairness.gate")
        case Absence(), _:
            require(actor, "fairness.attend")
        case KeptDeal(), _:
            require(actor, "fairness.assign")


def _alone(step: Step, now: Part, then: Part) -> None:
    """Refuses to bring a part back where its owner has written another one since; raises Invalid."""
    there = interest_store.parts(step.connection, then.person).get(then.name)
    if then.removed is None and there is not None and there.id != now.id:
        raise Invalid("version", tr("This was written anew since, so it was not taken back."), tr("Change it by hand."))


def _told(line: Line, names: dict[UUID, str]) -> Told:
    who = names.get(line.actor, "") if line.actor else ""
    changes = tuple((n, _named(b, names), _named(a, names)) for n, (b, a) in (line.changes or {}).items())
    return Told(line.at, who, line.noun, line.action, changes, erased=line.changes is None)


def _named(value: object, names: dict[UUID, str]) -> str:
    if isinstance(value, str) and len(value) == 32:
        try:
            return names.get(UUID(value), value)
        except ValueError:
            return value
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    return "" if value is None else str(value)
