"""What Undo asks before it takes back something about a project: that it is still open to whoever did it.

A version is taken back until a reviewer holds it, an answer while changes are asked for, work until the project is
complete or withdrawn; never by somebody who is none of its people any more, and never so that something is there twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from trellis.desk.intents import Step
from trellis.rules.errors import Invalid, Refused
from trellis.rules.language import tr
from trellis.rules.permissions import Actor, may, require
from trellis.rules.projects import (
    CheckIn,
    Evidence,
    File,
    Partner,
    Project,
    Reached,
    Reflection,
    Standing,
    Submission,
)
from trellis.rules.signoffs import Answer, PeerReview, Signoff
from trellis.store import projects as store
from trellis.store import signoffs as signoff_store
from trellis.store.records import ANSWER, EVIDENCE, PEER_REVIEW, REACHED, REFLECTION, Kind

Part = Partner | Submission | Reached | CheckIn | Evidence | File | Reflection | Answer | PeerReview
PARTS = (Partner, Submission, Reached, CheckIn, Evidence, File, Reflection, Answer, PeerReview)

FIELDS = {"shared": "projects.share", "shown": "projects.show", "blocked": "projects.block"}
"""Fields of a project, and what whoever takes their change back must still be allowed to do."""


def may_still(step: Step, actor: Actor, now: object, then: object) -> None:
    """Raises Refused or Invalid where a change to a project cannot be taken back any more; other things pass."""
    if isinstance(now, Signoff):
        raise Refused(tr("A signature cannot be taken back, only revoked."), tr("Nothing was changed."))
    if isinstance(now, Project) and isinstance(then, Project):
        _project(step, actor, now, then)
    elif isinstance(now, PARTS) and isinstance(then, PARTS):
        standing = signoff_store.standing(step.connection, now.project)
        intent = _intent(now, then)
        if standing is None or not may(actor, intent, standing) or not _of_this_round(standing, now):
            raise _too_late()
        if then.removed is None and now.removed is not None:
            _comes_back(step, standing, then)
        if isinstance(now, Partner) and now.joined and then.removed:
            raise Invalid("partner", tr("They joined since, so they were not unasked."), tr("Only they can leave."))


def _intent(now: Part, then: Part) -> str:
    if isinstance(now, Submission):
        back = "projects.appeal" if now.appeal else "projects.submit"
        return "projects.take_back" if then.removed else back
    names = {
        Partner: "projects.ask",
        Reached: "projects.work",
        CheckIn: "projects.work",
        Evidence: "projects.evidence",
        File: "projects.evidence",
        Reflection: "projects.reflect",
        Answer: "signoffs.answer",
        PeerReview: "signoffs.peer",
    }
    return names[type(now)]


def _of_this_round(standing: Standing, now: Part) -> bool:
    """Whether an answer is to the last decision, and a draft review of what waits."""
    if isinstance(now, Answer):
        return standing.last is not None and standing.last.id == now.signoff
    if isinstance(now, PeerReview):
        return standing.pending is not None and standing.pending.id == now.submission
    return True


def _project(step: Step, actor: Actor, now: Project, then: Project) -> None:
    if now.removed is not None:  # its beginning was taken back, and that is taken back now
        require(actor, "projects.start")
        if now.owner != actor.id:
            raise _too_late()
        return
    standing = signoff_store.standing(step.connection, now.id)
    changed = [FIELDS[name] for name in FIELDS if getattr(now, name) != getattr(then, name)]
    if then.removed is not None:
        changed.append("projects.withdraw")
    if now.withdrawn != then.withdrawn:
        changed.append("projects.reopen" if now.withdrawn else "projects.withdraw")
    if now.reopened != then.reopened:
        changed.append("projects.submit")
    if standing is None or not all(may(actor, intent, standing) for intent in changed):
        raise _too_late()
    if then.removed is not None and (standing.handed_in_once or standing.people[1:] or standing.asked):
        raise Invalid("project", tr("Others have to do with it by now."), tr("Withdraw it instead."))


def _comes_back(step: Step, standing: Standing, then: Part) -> None:
    """Raises Invalid where something else took the place of what would come back."""
    if isinstance(then, Partner):
        taken = then.person in (*standing.people, *standing.asked)
    elif isinstance(then, Submission):
        taken = standing.newest is not None and standing.newest.number > then.number
    else:
        found = _ALIKE.get(type(then))
        taken = found is not None and found(step, then)
    if taken:
        raise Invalid("version", tr("This was done anew since, so it was not taken back."), tr("Change it by hand."))


def _alike(kind: Kind[Any], *names: str) -> Callable[[Step, Part], bool]:
    """Whether another record of the project says the same in these fields."""

    def found(step: Step, then: Part) -> bool:
        others: Iterable[Part] = store.of_project(step.connection, kind, then.project)
        wanted = [getattr(then, name) for name in names]
        return any(o.id != then.id and [getattr(o, name) for name in names] == wanted for o in others)

    return found


def _one_ticket(step: Step, then: Part) -> bool:
    return isinstance(then, Evidence) and then.ticket is not None and _TICKET(step, then)


def _too_late() -> Refused:
    return Refused(
        tr("The project went on since, so this stays."), tr("Nothing was changed."), tr("Look at where it stands.")
    )


_TICKET = _alike(EVIDENCE, "ticket")
_ALIKE: dict[type, Callable[[Step, Part], bool]] = {
    Reached: _alike(REACHED, "milestone"),
    Reflection: _alike(REFLECTION, "person"),
    Answer: _alike(ANSWER, "signoff", "comment"),
    PeerReview: _alike(PEER_REVIEW, "submission", "author"),
    Evidence: _one_ticket,
}
