"""Intents on history: what happened to one thing, and taking one's own last change back."""

from __future__ import annotations

from uuid import UUID

from trellis.desk.intents import Done, Frame, Step
from trellis.rules.errors import Invalid, Refused
from trellis.rules.history import FINAL, Line, Told
from trellis.rules.people import Block, Person, Role, Term
from trellis.rules.permissions import Actor, require
from trellis.store import history as store
from trellis.store import people as people_store
from trellis.store.records import KINDS


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
                raise Refused("Only your own changes can be taken back.", "Nothing was changed.")
            if began is None or lines[0].at < began:
                raise Refused("This was done before you signed in, so it stays.", "Nothing was changed.")
            if any(line.action in FINAL or line.noun not in KINDS for line in lines):
                raise Refused("This cannot be taken back.", "Nothing was changed.")
            for line in reversed(lines):
                _put_back(step, actor, line)
            return step.done(len(lines))


_MAKING = frozenset({"open", "reply", "note", "help", "log work"})


def _put_back(step: Step, actor: Actor, line: Line) -> None:
    kind = KINDS[line.noun]
    now = step.ledger.load(kind, line.subject, "What was changed")
    told, changes = kind.plain(now), line.changes or {}
    # Terms and blocks have no time of making; "create" is nobody's word for a change.
    created = line.action == "create" or (line.action in _MAKING and "created" in changes)
    if any((told[name] or None) != (after or None) for name, (_, after) in changes.items()):
        raise Invalid("version", "Somebody changed this since, so it was not taken back.", "Change it by hand.")
    if created and isinstance(now, Person) and people_store.asked_for(step.connection, now.id):
        return  # made on the fly for this, but others count on them by now
    before = {name: was for name, (was, _) in changes.items()}
    then = kind.taken_away(now, step.now) if created else kind.with_plain(now, before)
    _may_still(actor, now, then)
    step.ledger.change(kind, now, then, "undo")


def _may_still(actor: Actor, now: object, then: object) -> None:
    """Who lost a role since they did it cannot use Undo for what needs the role; raises Refused."""
    if isinstance(now, Person) and isinstance(then, Person):
        own = now.id == actor.id and now.role is then.role
        on_the_fly = now.role is then.role is Role.REQUESTER
        if not own and not on_the_fly:
            require(actor, "people.edit", now)
            require(actor, "people.edit", then)
    elif isinstance(now, Term | Block):
        require(actor, "desk.school")


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
