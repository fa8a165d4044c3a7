"""The same work on a Trellis desk, through the same intents a person uses."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from uuid import UUID

from tests.bench.words import Made, people
from tests.desks import Clock, Crew, make_file
from trellis.desk.desk import Desk
from trellis.rules.people import Person
from trellis.rules.tickets import Entry, EntryKind, Status, Ticket
from trellis.store import desk as desk_store
from trellis.store.ledger import Ledger
from trellis.store.records import ENTRY, PERSON, TICKET
from trellis.store.sqlite import Database


def fill(path: Path, made: Iterable[Made]) -> Crew:
    """Makes a desk file with these tickets, written in one transaction with a line of history each."""
    crew = make_file(path)
    database = Database(path, synchronous="OFF")
    with database.write() as connection:
        number, _, letter = desk_store.stations(connection)[0]
        station = (number, letter)
        ledger = Ledger(connection, actor=crew.advisor, station=station, now=Clock().now)
        ledger.create_all(PERSON, [Person(p, f"P {p.hex[:6]}") for p in people()])
        tickets = iter(made)
        count = 0
        while batch := list(islice(tickets, 1000)):
            ledger.create_all(ENTRY, [_entry(t) for t in batch], "reply")
            ledger.create_all(TICKET, [_ticket(t) for t in batch], "open")
            ledger.finish()
            count += len(batch)
        desk_store.count_from(connection, number, count)
    database.close()
    return crew


def opened(path: Path, person: UUID, *, synchronous: str = "FULL") -> Desk:
    """The desk with this person signed in."""
    desk = Desk(Database(path, synchronous=synchronous))
    desk.frame.enter(person)
    return desk


def _entry(made: Made) -> Entry:
    return Entry(made.entry, made.id, EntryKind.REPLY, made.reply, author=made.requester, created=made.created)


def _ticket(made: Made) -> Ticket:
    return Ticket(
        id=made.id,
        number=made.number,
        title=made.title,
        body=made.body,
        status=Status(made.status),
        requester=made.requester,
        assignee=made.assignee,
        room=made.room,
        device=made.device,
        category=made.category,
        tags=(made.tag,) if made.tag else (),
        created=made.created,
        updated=made.created,
    )
