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
from trellis.rules.tickets import Query, Status, Ticket, View
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
