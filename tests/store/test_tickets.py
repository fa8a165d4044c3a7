"""Reading tickets from a real file: look-alikes, counts and orders, also where there are many."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desks import START, make_file
from trellis.rules.tickets import Query, Sort, Status, Ticket, View
from trellis.store import tickets as store
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import TICKET
from trellis.store.sqlite import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    make_file(tmp_path / "desk.trellis")
    with closing(Database(tmp_path / "desk.trellis", synchronous="OFF")) as opened:
        yield opened


def add(database: Database, tickets: Sequence[dict[str, Any]]) -> None:
    """Tickets with these fields, each a minute after the one before."""
    made = [
        Ticket(
            **{
                "id": new_id(),
                "number": f"B-{n:04d}",
                "title": "Something is broken",
                "created": START + timedelta(minutes=n),
                "updated": START + timedelta(minutes=n),
                **fields,
            }
        )
        for n, fields in enumerate(tickets, 1)
    ]
    with database.write() as connection:
        ledger = Ledger(connection, actor=None, station=(1, "B"), now=START)
        ledger.create_all(TICKET, made)
        ledger.finish()


def alike(database: Database, words: str, room: str = "", device: str = "") -> list[tuple[str, str]]:
    with database.read() as connection:
        return [(a.row.number, a.why) for a in store.look_alikes(connection, words, room, device)]


def test_look_alikes_are_open_and_have_device_words_or_room(database: Database) -> None:
    add(
        database,
        [
            {"title": "The projector flickers", "room": "104"},
            {"title": "Projector without sound", "status": Status.CLOSED, "closed_at": START},
            {"title": "Laptop does not charge", "device": "A-0333"},
            {"title": "Wrong room on the sign", "room": "B 12"},
            {"title": "The projector hums", "trashed": START},
        ],
    )
    assert alike(database, "projector broken") == [("B-0001", "same words")]
    assert alike(database, "", device="ao333") == [("B-0003", "same device")]
    assert alike(database, "", room="b 12") == [("B-0004", "same room")]
    assert alike(database, "the projector", room="104", device="A0333") == [
        ("B-0003", "same device"),
        ("B-0001", "same words"),
    ]
    assert alike(database, 'no "words- (like* this') == []


def test_a_rare_word_makes_tickets_more_alike_than_words_everybody_says(database: Database) -> None:
    add(database, [{"title": "Please help with this wobblescope"}, *([{"title": "Please help with this thing"}] * 20)])
    assert alike(database, "please help with the wobblescope")[0] == ("B-0001", "same words")


def test_look_alikes_among_many_open_tickets_take_no_longer_than_searching(database: Database) -> None:
    add(database, [{"title": "the screen will not charge when class starts today please help"}] * 3000)
    sentence = "the screen will not charge when class starts today please help"
    started = time.perf_counter()
    with database.read() as connection:
        store.listing(connection, Query(View.OPEN, sentence), new_id())
    searched = time.perf_counter() - started
    started = time.perf_counter()
    assert len(alike(database, sentence)) == 5
    assert time.perf_counter() - started < 10 * searched + 0.1


def numbers(database: Database, sort: Sort, *, descending: bool = False) -> list[str]:
    query = Query(View.ALL, sort=sort, descending=descending)
    with database.read() as connection:
        found = store.rows(connection, store.listing(connection, query, new_id()).keys)
        assert store.page(connection, query, new_id()) == found[:50]
    return [row.number for row in found]


def test_numbers_are_sorted_as_numbers(database: Database) -> None:
    order = ["A-0002", "A-9999", "A-10000", "AA-0001", "B-0001", "B-12345"]
    add(database, [{"number": number} for number in reversed(order)])
    assert numbers(database, Sort.NUMBER) == order
    assert numbers(database, Sort.NUMBER, descending=True) == order[::-1]


def test_titles_are_sorted_with_accents_and_case_folded(database: Database) -> None:
    order = ["apple pencil", "Écran noir", "Élan", "earbuds", "zoom"]
    add(database, [{"title": title, "number": f"B-{n:04d}"} for n, title in enumerate(order)])
    assert numbers(database, Sort.TITLE) == ["B-0000", "B-0003", "B-0001", "B-0002", "B-0004"]


def test_a_ticket_is_found_by_its_number_however_it_is_typed(database: Database) -> None:
    add(database, [{"number": "B-0142"}, {"number": "B-10142"}])
    with database.read() as connection:
        for typed, number in (("b142", "B-0142"), ("B-0142", "B-0142"), (" b 10142", "B-10142")):
            found = store.by_number(connection, typed)
            assert found is not None
            assert found.number == number
        assert store.by_number(connection, "B-42") is None


def test_views_are_counted_from_their_indexes(database: Database) -> None:
    me = new_id()
    add(
        database,
        [
            {},
            {"assignee": me, "status": Status.ASSIGNED},
            {"assignee": me, "status": Status.CLOSED},
            {"status": Status.WAITING, "waiting_reason": "parts"},
            {"trashed": START},
        ],
    )
    asked: list[str] = []
    with database.read() as connection:
        database.raw.set_trace_callback(asked.append)
        found = store.counts(connection, me)
        database.raw.set_trace_callback(None)
        steps = [row[3] for row in database.raw.execute(f"explain query plan {asked[-1]}")]
    assert found == {
        View.OPEN: 3,
        View.MINE: 1,
        View.UNCLAIMED: 2,
        View.WAITING: 1,
        View.TO_TELL: 0,
        View.ALL: 4,
        View.TRASH: 1,
    }
    looked = [step for step in steps if " t " in f"{step} "]
    assert len(looked) == len(View)
    assert not [step for step in looked if " INDEX " not in step]
    # Not all that one person ever had, and not all that nobody has any more.
    assert looked.count("SEARCH t USING INDEX ticket_open_assignee (assignee=?)") == 2
