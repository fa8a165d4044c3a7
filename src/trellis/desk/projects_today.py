"""What Today says of projects: one's own that go on, and what waits for an advisor or for oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from trellis.desk.intents import Frame
from trellis.desk.projects import listed, title
from trellis.rules.people import Role
from trellis.rules.permissions import Actor
from trellis.rules.projects import Listed, Standing, State
from trellis.rules.today import Waiting, Waits
from trellis.store import people as people_store
from trellis.store import projects as store
from trellis.store import signoffs as signoff_store
from trellis.store.records import REACHED

_OVER = (State.WITHDRAWN, State.COMPLETE)


@dataclass(frozen=True, slots=True)
class OnToday:
    """Projects for the first page."""

    own: tuple[Listed, ...]
    waiting: tuple[Waiting, ...]


def on_today(connection: Connection, actor: Actor, frame: Frame) -> OnToday:
    """What Today says of projects to whoever is signed in; few queries, however many projects there are."""
    if actor.role is Role.ADVISOR:
        return OnToday((), _for_advisor(connection, frame))
    ids = store.of_person(connection, actor.id)
    standings = signoff_store.standings(connection, ids, replayed=True).values() if ids else ()
    reached = store.by_project(store.everything(connection, REACHED)) if ids else {}
    mine = [s for s in standings if actor.id in s.people and s.state not in _OVER]
    # Ids are in the order of time: the one begun last stands first, unless another has a version in force.
    mine.sort(key=lambda s: (s.in_force is not None, s.project.id), reverse=True)
    asked = [s for s in standings if actor.id in s.asked and s.state not in _OVER]
    answer = [s for s in mine if s.state in (State.CHANGES_ASKED, State.DECLINED)]
    return OnToday(
        tuple(listed(s, actor, reached.get(s.project.id, ())) for s in mine),
        (*_about(Waits.ANSWER, answer), *_about(Waits.JOIN, asked)),
    )


def _for_advisor(connection: Connection, frame: Frame) -> tuple[Waiting, ...]:
    ids = signoff_store.open_ids(connection)
    standings = list(signoff_store.standings(connection, ids).values()) if ids else []
    going = [s for s in standings if s.state not in _OVER]
    pending = sorted(s.pending.at for s in going if s.pending)
    found = []
    if pending:
        oldest, late = pending[0], timedelta(days=frame.settings(connection).reminder_days)
        since = oldest if frame.clock() - oldest >= late else None
        found.append(Waiting(Waits.TO_SIGN, len(pending), since=since))
    return (*found, *_blocked(connection, [s for s in going if s.project.blocked]))


def _blocked(connection: Connection, standings: list[Standing]) -> tuple[Waiting, ...]:
    """What is in somebody's way; a project that was never handed in goes by its owner's name."""
    names = people_store.names(connection) if standings else {}
    told = tuple(
        (s.project.id, title(s, own=False) or names.get(s.project.owner, ""), s.project.blocked) for s in standings
    )
    return (Waiting(Waits.BLOCKED, len(told), projects=told),) if told else ()


def _about(what: Waits, standings: list[Standing]) -> tuple[Waiting, ...]:
    """What waits for its own people and whoever is asked to join, who know a working draft by its title."""
    told = tuple((s.project.id, title(s, own=not s.handed_in_once), s.project.blocked) for s in standings)
    return (Waiting(what, len(told), projects=told),) if told else ()
