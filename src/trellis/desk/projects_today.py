"""What Today says of projects: one's own that go on, and what waits for an advisor or for oneself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

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

FRESH = timedelta(minutes=10)
"""For how long projects that were sound are not weighed again: it is all signatures of all of them."""
_OVER = (State.WITHDRAWN, State.COMPLETE)


@dataclass(frozen=True, slots=True)
class OnToday:
    """Projects for the first page."""

    own: tuple[Listed, ...]
    waiting: tuple[Waiting, ...]


class ProjectsToday:
    """Projects on Today, for as long as the desk is open."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._unsound: tuple[datetime, frozenset[UUID]] | None = None

    def on_today(self, connection: Connection, actor: Actor) -> OnToday:
        """What Today says of projects to whoever is signed in; few queries, however many projects there are."""
        if actor.role is Role.ADVISOR:
            return OnToday((), self._for_advisor(connection))
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

    def _for_advisor(self, connection: Connection) -> tuple[Waiting, ...]:
        known = signoff_store.open_ids(connection)
        ids = {id for id, open_ in known.items() if open_} | self._not_sound(connection, known)
        standings = list(signoff_store.standings(connection, ids, replayed=True).values()) if ids else []
        going = [s for s in standings if s.state not in _OVER]
        pending = sorted(s.pending.at for s in going if s.pending)
        found = []
        if pending:
            oldest, late = pending[0], timedelta(days=self._frame.settings(connection).reminder_days)
            since = oldest if self._frame.clock() - oldest >= late else None
            found.append(Waiting(Waits.TO_SIGN, len(pending), since=since))
        return (*found, *_blocked(connection, [s for s in going if s.project.blocked]))

    def _not_sound(self, connection: Connection, ids: Collection[UUID]) -> frozenset[UUID]:
        """Projects with a decision that does not hold: what it was about waits again, as the inbox tells.

        All signatures are weighed for it, so what was found counts for a while.
        """
        now = self._frame.clock()
        if ids and (self._unsound is None or not timedelta(0) <= now - self._unsound[0] < FRESH):
            standings = signoff_store.standings(connection, replayed=True)
            self._unsound = now, frozenset(id for id, standing in standings.items() if standing.doubts)
        return self._unsound[1] if self._unsound else frozenset()


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
