"""What Today, the plan and the measures have in common: people, wishes and work, in a fixed number of queries.

Only parts of a profile the team may see are read here. What is private reaches nothing but one's own Today
(`desk.today`), in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from trellis.rules.match import Given, Wants, Work, words_of
from trellis.rules.people import Block, Person, Role, Term
from trellis.rules.plan import Attendance, block_at, of_block
from trellis.rules.tickets import Ticket
from trellis.rules.topics import Gate, Topics
from trellis.store import fairness as store
from trellis.store import people as people_store

WITHOUT_TERM = timedelta(weeks=12)
"""What counts as the term while no term is entered."""


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody on the team with what they told it, and the topics to match by."""

    people: tuple[Person, ...]
    wants: dict[UUID, Wants]
    topics: Topics

    @property
    def students(self) -> list[Person]:
        """Techs and leads: those who get work and whose shares are measured."""
        return [p for p in self.people if p.role in (Role.TECH, Role.LEAD)]

    def names(self) -> dict[UUID, str]:
        """Names as shown at the desk."""
        return {p.id: p.short_name for p in self.people}


def team(connection: Connection, topics: Topics) -> Team:
    """The team: four queries, however large it is (people, parts of profiles, gates; the topics came before)."""
    people = [p for p in people_store.everybody(connection) if p.role is not Role.REQUESTER]
    told = store.told_to_team(connection)
    opened: dict[UUID, set[Gate]] = {}
    for opening in store.gates(connection):
        opened.setdefault(opening.person, set()).add(opening.gate)
    wants = {}
    for person in people:
        said = told.get(person.id, store.Told())
        gates = frozenset(Gate) if person.role is Role.ADVISOR else frozenset(opened.get(person.id, ()))
        wants[person.id] = Wants(person.id, person.short_name, said.interests, said.explore, gates)
    return Team(tuple(people), wants, topics)


def work(ticket: Ticket, topics: Topics) -> Work:
    """A ticket as the match sees it."""
    assert ticket.created is not None, "a ticket in the desk has its day"
    return Work(
        ticket.id,
        ticket.number,
        ticket.title,
        topics.of(ticket),
        ticket.category,
        ticket.priority,
        topics.effort(ticket),
        topics.gate(ticket),
        ticket.created,
        words_of(ticket.title, " ".join(ticket.tags)),
    )


def given(connection: Connection, topics: Topics, since: date, person: UUID | None = None) -> list[Given]:
    """What was given to everybody, or to one person, from a day on, in order of time: two queries."""
    partners = store.partners(connection, since)
    found = []
    for ticket, at in store.given(connection, since, person):
        assert ticket.assignee is not None, "a ticket given to somebody has them"
        found.append(
            Given(
                ticket.assignee,
                ticket.id,
                topics.of(ticket),
                ticket.category,
                topics.effort(ticket),
                at.astimezone().date(),
                tuple(p for p in partners.get(ticket.id, ()) if p != ticket.assignee),
                words_of(ticket.title, " ".join(ticket.tags)),
                ticket.priority,
                _area(topics, ticket),
            )
        )
    return found


def _area(topics: Topics, ticket: Ticket) -> str:
    """The area of its first topic that is in the list, else its category."""
    first = next((topic for key in topics.of(ticket) if (topic := topics.get(key))), None)
    return first.area if first else ticket.category


def term_of(connection: Connection, day: date) -> Term | None:
    """The term a day is in; None between terms and while none is entered."""
    return next((t for t in people_store.terms(connection) if t.starts <= day <= t.ends), None)


def term_start(term: Term | None, day: date) -> date:
    """From when on work counts: the first day of the term, or twelve weeks back."""
    return term.starts if term else day - WITHOUT_TERM


def block_now(connection: Connection, now: datetime) -> Block | None:
    """The block that runs now by the timetable, or the next one today."""
    local = now.astimezone()
    return block_at(people_store.blocks(connection), local.date(), local.time())


def attendance(connection: Connection, people: tuple[Person, ...], block: UUID | None, day: date) -> list[Attendance]:
    """Who belongs to a block today, by name, with who was marked absent and who says they are not free then."""
    absent = {a.person for a in store.absences(connection, day) if a.block in (None, block)}
    free = store.availability(connection)
    return [
        Attendance(p.id, p.short_name, p.id in absent, unsure=_elsewhere(free.get(p.id, ()), block))
        for p in of_block(people, block)
    ]


def _elsewhere(free: tuple[UUID, ...], block: UUID | None) -> bool:
    return bool(free) and block is not None and block not in free
