"""Which steps make sense for a ticket and a person: asked of the rules themselves, so that nothing is decided twice.

A step is offered when the person may take it (`rules.permissions`) and the rule would take it from where the ticket
stands. The desk asks both again when the step is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from trellis.rules import tickets as rules
from trellis.rules.errors import Invalid
from trellis.rules.permissions import Actor, may
from trellis.rules.tickets import Ticket

_SOMEBODY = UUID(int=0)
_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
_DAY = date(2000, 1, 1)
_OTHER = Ticket(UUID(int=1), "", "")


def _started(ticket: Ticket, me: Actor) -> Ticket:
    return rules.started(ticket if ticket.assignee else rules.claimed(ticket, me.id, _ONCE), _ONCE)


_STEPS: Mapping[str, Callable[[Ticket, Actor], object]] = {
    "claim": lambda t, me: rules.claimed(t, me.id, _ONCE),
    "release": lambda t, _: rules.released(t, _ONCE),
    "start": _started,
    "wait": lambda t, _: rules.waiting(t, "?", None, _DAY, _ONCE),
    "resolve": lambda t, me: rules.resolved(t, "?", "", me.id, _ONCE),
    "close": lambda t, _: rules.closed(t, _ONCE),
    "reopen": lambda t, _: rules.reopened(t, "?", _ONCE),
    "hand_over": lambda t, _: rules.handed_over(t, _SOMEBODY, _ONCE),
    "duplicate": lambda t, _: rules.duplicate(t, _OTHER, _ONCE),
    "trash": lambda t, _: rules.trashed(t, _ONCE),
    "restore": lambda t, _: rules.restored(t, _ONCE),
}
"""The steps of a ticket's life, tried on the ticket with harmless answers."""

_KEPT_ONLY = frozenset({"edit", "classify", "reply", "note", "log_work", "help", "reopen", "close"})
"""Not offered for a ticket in the trash: restore it first."""


def can(me: Actor, step: str, ticket: Ticket | None) -> bool:
    """Whether this person can take the step with this ticket now. `step` is the intent's name without "tickets."."""
    if ticket is None or not may(me, f"tickets.{step}", ticket):
        return False
    if step in _KEPT_ONLY and ticket.trashed is not None:
        return False
    tried = _STEPS.get(step)
    if tried is None:
        return True
    try:
        tried(ticket, me)
    except Invalid:
        return False
    return True
