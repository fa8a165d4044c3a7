"""Measures over the term: with names for the advisor, one's own for each student, without names for the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk import matching
from trellis.desk.intents import Done, Frame
from trellis.desk.interests import Interests
from trellis.desk.matching import Team
from trellis.exchange.shares import write_shares
from trellis.rules import fairness as rules
from trellis.rules.fairness import Alarm, Nameless, Narrow, Share, Waited, Week
from trellis.rules.match import Given, Wants
from trellis.rules.people import fold
from trellis.store import fairness as store


@dataclass(frozen=True, slots=True)
class TermReport:
    """The whole term, for the advisor. Shares and alarms are ordered by name: nothing is a rank."""

    since: date
    until: date
    term: str
    shares: tuple[Share, ...]
    alarms: tuple[Alarm, ...]
    waited: tuple[Waited, ...]
    weeks: tuple[Week, ...]
    gini: float
    min_share: float
    nameless: Nameless
    names: dict[UUID, str]


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One's own numbers beside the distribution without names.

    `narrow` is told when one's own kinds of work have become few (with whom one works would name somebody); `weeks`
    are one's own.
    """

    since: date
    until: date
    term: str
    share: Share
    nameless: Nameless
    narrow: Alarm | None
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class _Measured:
    """What both reports are made from: the days, the team, and what was given to its students."""

    since: date
    until: date
    term: str
    team: Team
    wants: list[Wants]
    given: list[Given]

    def shares(self) -> tuple[Share, ...]:
        """Everybody's, in the order of their names."""
        names = {p.id: (fold(p.full_name), p.id) for p in self.team.people}
        found = rules.shares(self.given, self.wants, self.team.topics, since=self.since, until=self.until)
        return tuple(sorted(found, key=lambda share: names[share.person]))

    def weeks(self, given: list[Given]) -> tuple[Week, ...]:
        """The trend of these."""
        return rules.by_week(given, self.wants, self.team.topics, since=self.since, until=self.until)


class Fairness:
    """Each method is one intent."""

    def __init__(self, frame: Frame, interests: Interests) -> None:
        self._frame = frame
        self._interests = interests

    def term(self) -> TermReport:
        """Everybody's shares this term, with names; for advisors."""
        with self._frame.reading("fairness.names") as (connection, _):
            return self._report(connection)

    def own(self) -> OwnReport:
        """One's own shares, and the team's without names."""
        with self._frame.reading("fairness.own") as (connection, actor):
            measured = self._measured(connection)
            everybody = measured.shares()
            alarms = rules.narrowing(measured.given, measured.until)
            own = [a for a in alarms if a.person == actor.id and a.narrow is Narrow.KINDS]
            return OwnReport(
                measured.since,
                measured.until,
                measured.term,
                next((s for s in everybody if s.person == actor.id), Share(actor.id)),
                rules.nameless(everybody),
                own[0] if own else None,
                measured.weeks([g for g in measured.given if g.person == actor.id]),
            )

    def export(self, path: Path) -> Done[Path]:
        """The advisor's table as CSV (columns are told in the help); cells a spreadsheet would run are guarded."""
        with self._frame.changing("fairness.names") as step:
            actor = step.permit()
            report = self._report(step.connection)
            write_shares(path, [(report.names[s.person], s) for s in report.shares])
            step.ledger.note("fairness", actor.id, "export")
            return step.done(path)

    def _measured(self, connection: Connection) -> _Measured:
        day = self._frame.today()
        term = matching.term_of(connection, day)
        since = matching.term_start(term, day)
        team = matching.team(connection, self._interests.index(connection))
        students = {p.id for p in team.students}
        given = [g for g in matching.given(connection, team.topics, since) if g.person in students]
        return _Measured(since, day, term.name if term else "", team, [team.wants[p] for p in students], given)

    def _report(self, connection: Connection) -> TermReport:
        measured = self._measured(connection)
        found, names = measured.shares(), measured.team.names()
        order = {share.person: place for place, share in enumerate(found)}
        # Whoever only helped (an advisor, somebody who left) is nobody's student any more.
        alarms = [a for a in rules.narrowing(measured.given, measured.until) if a.person in order]
        return TermReport(
            measured.since,
            measured.until,
            measured.term,
            found,
            tuple(sorted(alarms, key=lambda alarm: order[alarm.person])),
            rules.waiting(store.waits(connection, measured.since)),
            measured.weeks(measured.given),
            rules.gini(s.effort for s in found),
            rules.min_share(s.effort for s in found),
            rules.nameless(found),
            names,
        )
