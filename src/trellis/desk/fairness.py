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
from trellis.rules.fairness import Alarm, Nameless, Share, Waited, Week
from trellis.store import fairness as store


@dataclass(frozen=True, slots=True)
class TermReport:
    """The whole term, for the advisor. Shares are ordered by name: nothing is a rank."""

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
    """One's own numbers beside the distribution without names."""

    since: date
    until: date
    term: str
    share: Share
    nameless: Nameless


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
            report = self._report(connection)
            own = next((s for s in report.shares if s.person == actor.id), Share(actor.id))
            return OwnReport(report.since, report.until, report.term, own, report.nameless)

    def export(self, path: Path) -> Done[Path]:
        """The advisor's table as CSV (columns are told in the help); cells a spreadsheet would run are guarded."""
        with self._frame.changing("fairness.names") as step:
            actor = step.permit()
            report = self._report(step.connection)
            write_shares(path, [(report.names.get(s.person, ""), s) for s in report.shares])
            step.ledger.note("fairness", actor.id, "export")
            return step.done(path)

    def _report(self, connection: Connection) -> TermReport:
        day = self._frame.today()
        term = matching.term_of(connection, day)
        since = matching.term_start(term, day)
        team = matching.team(connection, self._interests.index(connection))
        given = matching.given(connection, team.topics, since)
        wants = [team.wants[p.id] for p in team.students]
        mine = [g for g in given if g.person in {w.person for w in wants}]
        found = _by_name(rules.shares(mine, wants, team.topics, since=since, until=day), team)
        return TermReport(
            since,
            day,
            term.name if term else "",
            found,
            rules.narrowing(mine, day),
            rules.waiting(store.waits(connection, since)),
            rules.by_week(mine, wants, team.topics, since=since, until=day),
            rules.gini(s.effort for s in found),
            rules.min_share(s.effort for s in found),
            rules.nameless(found),
            team.names(),
        )


def _by_name(found: tuple[Share, ...], team: Team) -> tuple[Share, ...]:
    names = {p.id: p.full_name.casefold() for p in team.people}
    return tuple(sorted(found, key=lambda s: (names.get(s.person, ""), s.person)))
