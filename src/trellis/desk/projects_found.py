"""Projects met elsewhere: found by words, at a ticket that is evidence for them, at somebody who works on them.

Who asks is told of those alone that they may read or visit, and of each what they may know: of a working draft only its
people and whoever is asked to join. This is looked at before anything is compared, ordered or cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.projects import listed
from trellis.rules.people import fold
from trellis.rules.permissions import Actor, may
from trellis.rules.projects import Evidence, Mention, Standing, as_handed_in, stand
from trellis.rules.proposal import Proposal, read_draft
from trellis.store import people as people_store
from trellis.store import projects as store
from trellis.store import signoffs as signoff_store

_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A project the words fit, ordered: those come first whose title has them all."""

    elsewhere: bool
    title: str
    project: UUID


def by_words(connection: Connection, actor: Actor, words: str, most: int) -> list[Mention]:
    """Projects whose title, question or people have words that begin with each of these.

    Signatures are weighed only of what is told: nobody waits for those of all projects while they type.
    """
    wanted = _words(words)
    if not wanted:
        return []
    records = store.load(connection)
    bare = [
        stand(project, records.partners.get(id, ()), records.submissions.get(id, ()), ())
        for id, project in records.projects.items()
    ]
    # Without signatures no project is complete, so that whoever shows theirs may be visited is decided below.
    open_ = [s for s in bare if s.project.shown or may(actor, "projects.read", s)]
    named = people_store.spelled(connection, {person for s in open_ for person in s.people})
    hits = sorted(
        (hit for s in open_ if (hit := _hit(s, actor, wanted, named))),
        key=lambda hit: (hit.elsewhere, hit.title, hit.project),
    )
    found: list[Mention] = []
    for start in range(0, len(hits), most):
        ids = [hit.project for hit in hits[start : start + most]]
        standings = signoff_store.standings(connection, ids)
        found += _mentions(connection, actor, (standings[id] for id in ids))
        if len(found) >= most:
            break
    return found[:most]


def with_ticket(connection: Connection, actor: Actor, ticket: UUID) -> list[Mention]:
    """Projects this ticket is evidence for; to readers and visitors only where it was handed in as such."""
    evidence = store.of_ticket(connection, ticket)
    if not evidence:
        return []
    numbers = store.ticket_numbers(connection, {ticket})
    standings = signoff_store.standings(connection, {e.project for e in evidence})
    told = [s for e in evidence if (s := standings.get(e.project)) and _told_of(actor, s, e, numbers)]
    return _mentions(connection, actor, told)


def of_person(connection: Connection, actor: Actor, person: UUID) -> list[Mention]:
    """Projects somebody works on, the one begun last first."""
    ids = store.of_person(connection, person)
    if not ids:
        return []
    standings = [s for s in signoff_store.standings(connection, ids).values() if person in s.people]
    # Ids are in the order of time.
    return _mentions(connection, actor, sorted(standings, key=lambda s: s.project.id, reverse=True))


def _mentions(connection: Connection, actor: Actor, standings: Iterable[Standing]) -> list[Mention]:
    """Those of the projects whoever asks may read or visit, as they may know them."""
    seen = [s for s in standings if may(actor, "projects.read", s) or may(actor, "projects.showcase", s)]
    if not seen:
        return []
    names = people_store.spelled(connection, {person for s in seen for person in s.people})
    found = []
    for standing in seen:
        entry = listed(standing, actor, ())
        outline = entry.outline if may(actor, "projects.read", standing) else standing.visited().outline()
        people = tuple(names[person][0] for person in standing.people if person in names)
        found.append(Mention(outline, entry.title, people))
    return found


def _hit(standing: Standing, actor: Actor, wanted: list[str], named: Mapping[UUID, tuple[str, str]]) -> _Hit | None:
    title, question = _said(standing, actor)
    in_title = _words(title)
    names = [word for person in standing.people if person in named for word in _words(named[person][1])]
    if not _fit(wanted, [*in_title, *_words(question), *names]):
        return None
    return _Hit(not _fit(wanted, in_title), fold(title), standing.project.id)


def _said(standing: Standing, actor: Actor) -> tuple[str, str]:
    """Title and question whoever asks may look through: the draft's of one's own, else what was handed in last."""
    insider = actor.id in standing.people or (actor.id in standing.asked and not standing.newest)
    try:
        if insider:
            told = read_draft(standing.project.draft)
        else:
            told = standing.newest.handed_in().proposal if standing.newest else Proposal()
    except ValueError:
        return "", ""
    return told.title, told.question


def _told_of(actor: Actor, standing: Standing, evidence: Evidence, numbers: Mapping[UUID, str]) -> bool:
    """Whether its page tells of this evidence: all of it to its people, to others what was handed in."""
    if actor.id in (*standing.people, *standing.asked):
        return True
    try:
        version = standing.newest.handed_in().evidence if standing.newest else ()
    except ValueError:
        return False
    return bool(as_handed_in((evidence,), {}, numbers, version))


def _words(text: str) -> list[str]:
    return [word for word in _APART.split(fold(text)) if word]


def _fit(wanted: Iterable[str], words: Iterable[str]) -> bool:
    there = list(words)
    return all(any(word.startswith(begin) for word in there) for begin in wanted)
