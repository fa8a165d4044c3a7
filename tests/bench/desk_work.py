"""Lists, search and writes against the floor, at 10,000 and 100,000 tickets."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from tests.bench import trellis_desk, words
from tests.bench.floor import Floor
from tests.bench.measure import Result, side_by_side
from tests.bench.words import Made
from trellis.desk.desk import Desk
from trellis.rules.tickets import Filters, Intake, Query, Sort, Status, Told, View


class Pair:
    """The same tickets in a Trellis desk and in a desk by hand."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.path, self.by_hand = folder / f"desk-{count}.trellis", folder / f"floor-{count}.db"
        self.crew = trellis_desk.fill(self.path, words.tickets(count))
        self.floor = Floor(self.by_hand)
        self.floor.make()
        self.floor.db.execute("pragma synchronous=off")
        self.floor.fill(words.tickets(count))
        self.floor.db.execute("pragma synchronous=full")
        self.desk = trellis_desk.opened(self.path, self.crew.maya)

    def sizes(self) -> tuple[float, float]:
        """Megabytes of each file, with everything in it."""
        self.desk.frame.database.raw.execute("pragma wal_checkpoint(truncate)")
        self.floor.db.execute("pragma wal_checkpoint(truncate)")
        return os.path.getsize(self.path) / 1e6, os.path.getsize(self.by_hand) / 1e6

    def close(self) -> None:
        self.desk.close()
        self.floor.db.close()


def lists(pair: Pair) -> Iterator[Result]:
    """First page of 50 ready to paint: newest first, by an indexed filter, the next page."""
    at, tickets, floor = f"{pair.count:,}", pair.desk.tickets, pair.floor
    newest = Query(View.ALL)
    yield _result("first page, newest first", at, 8, lambda: tickets.page(newest), lambda: floor.page())
    closed = Query(View.ALL, filters=Filters(status=Status.CLOSED, category="printing"))
    where = "where t.status = ? and t.category = ?"
    yield _result(
        "first page, filtered", at, 8, lambda: tickets.page(closed), lambda: floor.page(where, ("closed", "printing"))
    )
    keys = tickets.listing(newest).keys  # a list holds the keys of all its rows and fetches rows as they are painted
    after = "where (t.created, t.pk) < (select created, pk from ticket where pk = ?)"
    yield _result("next page", at, 8, lambda: tickets.rows(keys[50:100]), lambda: floor.page(after, (keys[49],)))


def searches(pair: Pair) -> Iterator[Result]:
    """50 hits: a rare word, two words, three letters, the commonest word."""
    known = words.vocabulary()
    for name, typed, expression in (
        ("a rare word", known[9_000], f'"{known[9_000]}" *'),
        ("two words", f"{known[40]} {known[70]}", f'"{known[40]}" * AND "{known[70]}" *'),
        ("prefix of 3", known[300][:3], f'"{known[300][:3]}" *'),
        ("the commonest word", known[0], f'"{known[0]}" *'),
    ):
        query = Query(View.ALL, typed, sort=Sort.RELEVANCE)
        yield _result(
            f"search, {name}", f"{pair.count:,}", 3,
            lambda q=query: pair.desk.tickets.page(q), lambda e=expression: pair.floor.search(e),
        )  # fmt: skip


def writes(pair: Pair, synchronous: str, reach: float) -> Iterator[Result]:
    """Create, reply, change status: durable, with history and index."""
    desk = trellis_desk.opened(pair.path, pair.crew.maya, synchronous=synchronous)
    floor = Floor(pair.by_hand, synchronous)
    at = f"{pair.count:,}, synchronous={synchronous}"
    made, dice = list(words.tickets(400)), random.Random(5)
    ours, theirs = iter(made), iter(_renewed(made))
    known = [UUID(bytes=id) for (id,) in floor.db.execute("select id from ticket where pk <= 300")]
    yield _result("create", at, reach, lambda: _create(desk, next(ours)), lambda: floor.create(next(theirs)), 101)
    reply = made[0].reply
    yield _result(
        "reply", at, reach,
        lambda: desk.tickets.reply(dice.choice(known), reply, Told.SLIP),
        lambda: floor.reply(dice.choice(known).bytes, reply), 101,
    )  # fmt: skip
    mine = iter([desk.tickets.open(Intake(t.title)).value.id for t in made[:110]])
    yield _result(
        "change status", at, reach,
        lambda: desk.tickets.start(next(mine)),
        lambda: floor.change_status(dice.choice(known).bytes, dice.choice(("new", "waiting", "closed"))), 101,
    )  # fmt: skip
    desk.close()
    floor.db.close()


def _create(desk: Desk, made: Made) -> None:
    typed = f"{made.title}\n{made.body}"
    desk.tickets.open(
        Intake(typed, room=made.room, device=made.device, category=made.category, requester=made.requester)
    )


def _renewed(made: list[Made]) -> list[Made]:
    from dataclasses import replace

    dice = random.Random(os.urandom(8))
    return [replace(t, id=UUID(int=dice.getrandbits(128)), number="C-1") for t in made]


def _result(work: str, at: str, reach: float, ours, floor, runs: int = 31) -> Result:  # type: ignore[no-untyped-def]
    mine, base = side_by_side(ours, floor, runs)
    return Result(work, at, mine, base, reach)
