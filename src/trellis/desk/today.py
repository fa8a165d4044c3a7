"""Today: what is on one's bench, what waits for oneself, and up to three tickets one would want."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk import matching
from trellis.desk.intents import Frame
from trellis.desk.interests import Interests
from trellis.desk.projects_today import ProjectsToday
from trellis.rules import interests as interest_rules
from trellis.rules.deal import NEW_EVERY
from trellis.rules.fairness import Alarm, narrowing
from trellis.rules.interests import PartName
from trellis.rules.match import Likings, Pick, Wants, picked_for
from trellis.rules.people import Role
from trellis.rules.permissions import Actor
from trellis.rules.tickets import Chosen, Query, Sort, Ticket, View
from trellis.rules.today import Today, Waiting, Waits
from trellis.rules.topics import Gate
from trellis.store import fairness as store
from trellis.store import interests as interest_store
from trellis.store import tickets as ticket_store

FRESH = timedelta(minutes=10)
"""For how long what has become narrow over weeks is not looked at again."""
BENCH = 20
"""Most tickets on one's bench that are shown; the others are a click away in Tickets."""
_WISHES = (PartName.INTERESTS, PartName.TOOLS)


class Todays:
    """The one question Today asks."""

    def __init__(self, frame: Frame, interests: Interests) -> None:
        self._frame = frame
        self._interests = interests
        self._projects = ProjectsToday(frame)
        self._alarms: tuple[datetime, tuple[Alarm, ...]] | None = None

    def page(self, passed: Collection[UUID] = ()) -> Today:
        """Today of whoever is signed in. `passed` are picks they passed in this session; nobody keeps them.

        Private interests are used while they are open, for this page alone; nothing made from them is stored.
        """
        with self._frame.reading("today.read") as (connection, actor):
            team = matching.team(connection, self._interests.index(connection))
            block = matching.block_now(connection, self._frame.clock())
            day = self._frame.today()
            there = matching.attendance(connection, team.people, block.id if block else None, day)
            here = {a.person for a in there if not a.absent}
            if actor.role is not Role.ADVISOR:
                here.add(actor.id)
            counts = ticket_store.counts(connection, actor.id)
            bench = ticket_store.page(connection, Query(View.MINE, sort=Sort.PRIORITY), actor.id, most=BENCH)
            profile = self._interests.mine().profile
            wants = replace(team.wants[actor.id], interests=profile.interests, explore=profile.tools.explore)
            projects = self._projects.on_today(connection, actor)
            waiting = [*self._waiting(connection, actor, team, counts), *projects.waiting]
            return Today(
                next(p.preferred_name for p in team.people if p.id == actor.id),
                block.name if block else "",
                len(here),
                counts[View.OPEN],
                tuple(bench),
                counts[View.MINE],
                tuple(waiting),
                self._picks(connection, team, wants, here, frozenset(passed)) if actor.role is not Role.ADVISOR else (),
                team.names(),
                bool(wants.interests or wants.explore),
                frozenset(p.id for p in team.people if p.role is Role.ADVISOR),
                any(part.content is None for name, part in profile.parts.items() if name in _WISHES),
                projects.own,
            )

    def _picks(
        self, connection: Connection, team: matching.Team, me: Wants, here: set[UUID], passed: frozenset[UUID]
    ) -> tuple[Pick, ...]:
        day = self._frame.today()
        since = matching.term_start(matching.term_of(connection, day), day)
        before = matching.given(connection, team.topics, since, me.person)
        others = [team.wants[p] for p in here if p != me.person]
        others += _openers(team, others)
        free = [matching.work(t, team.topics) for t in store.unclaimed(connection)]
        new_due = len(before) % NEW_EVERY == NEW_EVERY - 1
        picks = picked_for(me, free, here=others, before=before, topics=team.topics, new_due=new_due, passed=passed)
        openly = Likings(team.wants[me.person], team.topics)
        return tuple(replace(p, private=bool(p.likings) and openly.best(p.work) is None) for p in picks)

    def _waiting(
        self, connection: Connection, actor: Actor, team: matching.Team, counts: dict[View, int]
    ) -> list[Waiting]:
        found: list[Waiting] = []
        if actor.role is not Role.ADVISOR:
            found += self._own_page(connection, actor.id)
        mine = Query(View.TO_TELL)
        to_tell = [r for r in ticket_store.page(connection, mine, actor.id, most=200) if r.assignee == actor.id]
        if to_tell:
            found.append(Waiting(Waits.TO_TELL, len(to_tell), tuple(to_tell[:3])))
        handed = [t for t in store.held_by(connection, [actor.id]) if self._new_from_others(t)]
        if handed:
            found.append(Waiting(Waits.HANDED, len(handed)))
        if actor.role is not Role.TECH and counts[View.UNCLAIMED]:
            found.append(Waiting(Waits.UNCLAIMED, counts[View.UNCLAIMED]))
        if actor.role is Role.ADVISOR:
            alarms = self._narrow(connection, team)
            if alarms:
                found.append(Waiting(Waits.NARROW, len(alarms), alarms=alarms))
        return found

    def _narrow(self, connection: Connection, team: matching.Team) -> tuple[Alarm, ...]:
        """Whose work has become narrow. All work of a term is read for it, so what was found counts for a while."""
        now = self._frame.clock()
        if self._alarms is None or not timedelta(0) <= now - self._alarms[0] < FRESH:
            day = self._frame.today()
            since = matching.term_start(matching.term_of(connection, day), day)
            self._alarms = now, narrowing(matching.given(connection, team.topics, since), day)
        return self._alarms[1]

    def _own_page(self, connection: Connection, person: UUID) -> list[Waiting]:
        card = interest_store.card(connection, person)
        if card is None or card.visited is None:
            return [Waiting(Waits.FIRST_VISIT)]
        return [Waiting(Waits.CHECK_IN)] if interest_rules.check_in_due(card, self._frame.today()) else []

    def _new_from_others(self, ticket: Ticket) -> bool:
        """Whether a lead dealt or handed it over since yesterday."""
        given = ticket.given
        recent = given is not None and (self._frame.today() - given.astimezone().date()).days <= 1
        return recent and ticket.chosen in (Chosen.DEALT, Chosen.HANDED)


def _openers(team: matching.Team, here: list[Wants]) -> list[Wants]:
    """An advisor for the gates that no student here opens; what advisors like themselves has no say."""
    closed = frozenset(Gate) - frozenset(gate for wants in here for gate in wants.gates)
    advisor = next((p for p in team.people if p.role is Role.ADVISOR and p.active), None)
    return [Wants(advisor.id, advisor.short_name, gates=closed)] if advisor and closed else []
