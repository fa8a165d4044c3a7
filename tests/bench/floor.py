"""The floor: what the same work costs with nothing but the standard library and a schema written by hand.

FTS5 with the same prefix index, BLOB keys, one event row for each change, synchronous=FULL.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from tests.bench.words import Made, people

SCHEMA = """
create table person (pk integer primary key, id blob unique, name text);
create table ticket (pk integer primary key, id blob unique, number text, title text, body text, status text,
    requester blob, assignee blob, room text, device text, category text, tags text, created integer,
    updated integer, resolution text, version integer);
create table entry (pk integer primary key, id blob unique, ticket blob, kind text, body text, author blob,
    created integer);
create table event (seq integer primary key, intent blob, at integer, actor blob, subject blob, action text,
    changes text);
create index ticket_created on ticket (created, pk);
create index ticket_status on ticket (status, created, pk);
create index ticket_assignee on ticket (assignee, created, pk);
create index ticket_requester on ticket (requester, created, pk);
create index ticket_category on ticket (category, created, pk);
create index ticket_number on ticket (number);
create index ticket_device on ticket (device);
create index entry_ticket on entry (ticket);
create index event_subject on event (subject, seq);
create view words as select t.pk, t.number, t.title, t.body, (select group_concat(e.body, char(10)) from entry e
    where e.ticket = t.id) as thread, (select name from person p where p.id = t.requester) as requester, t.room,
    t.device, t.tags from ticket t;
create virtual table found using fts5(number, title, body, thread, requester, room, device, tags, content='words',
    content_rowid='pk', tokenize="unicode61 remove_diacritics 2", prefix='2 3');
"""
PARTS = "number, title, body, thread, requester, room, device, tags"
INDEX = f"insert into found (rowid, {PARTS}) select pk, {PARTS} from words where pk = ?"
UNINDEX = f"insert into found (found, rowid, {PARTS}) select 'delete', pk, {PARTS} from words where pk = ?"
TICKET = "insert into ticket values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
EVENT = "insert into event (intent, at, actor, subject, action, changes) values (?,?,?,?,?,?)"
PAGE = (
    "select t.pk, t.id, t.number, t.title, t.status, t.created, t.updated, t.assignee, a.name, r.name, t.room,"
    " t.device, t.category, t.version from ticket t left join person a on a.id = t.assignee"
    " left join person r on r.id = t.requester"
)


def ms(ticket: Made) -> int:
    return int(ticket.created.timestamp() * 1000)


class Floor:
    """A desk by hand."""

    def __init__(self, path: Path, synchronous: str = "FULL") -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("pragma journal_mode=wal")
        self.db.execute(f"pragma synchronous={synchronous}")
        self.db.execute("pragma cache_size=-16000")

    def make(self) -> None:
        self.db.executescript(SCHEMA)
        self.db.executemany(
            "insert into person (id, name) values (?, ?)", [(p.bytes, f"P {p.hex[:6]}") for p in people()]
        )

    def fill(self, tickets: Iterable[Made]) -> None:
        """Tickets with a reply each, in one transaction, rows in batches."""
        self._in_batches(tickets, self._fill_replies, self._fill_tickets)

    def fill_tickets(self, tickets: Iterable[Made]) -> None:
        """Tickets alone, in one transaction, rows in batches."""
        self._in_batches(tickets, self._fill_tickets)

    def _in_batches(self, tickets: Iterable[Made], *ways: Callable[[Sequence[Made]], None]) -> None:
        rows = iter(tickets)
        self.db.execute("begin immediate")
        while batch := list(islice(rows, 1000)):
            for fill in ways:
                fill(batch)
        self.db.execute("commit")

    def _fill_replies(self, batch: Sequence[Made]) -> None:
        run, intent = self.db.executemany, uuid.uuid4().bytes
        rows = [(t.entry.bytes, t.id.bytes, "reply", t.reply, t.requester.bytes, ms(t)) for t in batch]
        run("insert into entry (id, ticket, kind, body, author, created) values (?,?,?,?,?,?)", rows)
        told = [(intent, ms(t), None, t.entry.bytes, "reply", json.dumps({"body": t.reply})) for t in batch]
        run(EVENT, told)

    def _fill_tickets(self, batch: Sequence[Made]) -> None:
        run, intent = self.db.executemany, uuid.uuid4().bytes
        first = (self.db.execute("select max(pk) from ticket").fetchone()[0] or 0) + 1
        run(TICKET, [self._row(t, first + n) for n, t in enumerate(batch)])
        run(INDEX, [(first + n,) for n in range(len(batch))])
        run(EVENT, [(intent, ms(t), None, t.id.bytes, "open", json.dumps(self._told(t))) for t in batch])

    def _told(self, t: Made) -> dict[str, str]:
        return {"number": t.number, "title": t.title, "body": t.body, "status": t.status, "room": t.room,
                "device": t.device, "category": t.category, "tags": t.tag, "requester": t.requester.hex}  # fmt: skip

    def _row(self, t: Made, pk: int | None) -> tuple[object, ...]:
        assignee = t.assignee.bytes if t.assignee else None
        return (pk, t.id.bytes, t.number, t.title, t.body, t.status, t.requester.bytes, assignee, t.room, t.device,
                t.category, t.tag, ms(t), ms(t), "", 1)  # fmt: skip

    def create(self, ticket: Made) -> None:
        run = self.db.execute
        run("begin immediate")
        pk = run(TICKET, self._row(ticket, None)).lastrowid
        run(INDEX, (pk,))
        told = json.dumps(self._told(ticket))
        run(EVENT, (uuid.uuid4().bytes, ms(ticket), None, ticket.id.bytes, "open", told))
        run("commit")

    def reply(self, ticket: bytes, words: str) -> None:
        run = self.db.execute
        run("begin immediate")
        (pk,) = run("select pk from ticket where id = ?", (ticket,)).fetchone()
        run(UNINDEX, (pk,))
        entry = uuid.uuid4().bytes
        run(
            "insert into entry (id, ticket, kind, body, created) values (?,?,?,?,?)", (entry, ticket, "reply", words, 0)
        )
        run(INDEX, (pk,))
        run(EVENT, (uuid.uuid4().bytes, 0, None, entry, "reply", json.dumps({"body": words})))
        run("update ticket set updated = ? where pk = ?", (1, pk))
        run("commit")

    def change_status(self, ticket: bytes, status: str) -> None:
        run = self.db.execute
        run("begin immediate")
        (was,) = run("select status from ticket where id = ?", (ticket,)).fetchone()
        run("update ticket set status = ?, version = version + 1, updated = 2 where id = ?", (status, ticket))
        run(EVENT, (uuid.uuid4().bytes, 0, None, ticket, "status", json.dumps({"status": [was, status]})))
        run("commit")

    def page(self, where: str = "", values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return self.db.execute(f"{PAGE} {where} order by t.created desc, t.pk desc limit 50", values).fetchall()

    def search(self, expression: str) -> list[tuple[object, ...]]:
        """The newest 2,000 hits ranked, the best 50 as rows."""
        hits = "select rowid, rank r from found where found match ? order by rowid desc limit 2000"
        return self.db.execute(
            f"{PAGE} join (select rowid from ({hits}) order by r limit 50) f on f.rowid = t.pk", (expression,)
        ).fetchall()
