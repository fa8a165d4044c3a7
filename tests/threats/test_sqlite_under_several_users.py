"""SQLite under several users: numbers are unique, who waits too long is told, an import is whole beside others.

Processes that are killed in the middle are in `tests/process`.
"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.desks import Clock, acting
from tests.threats.conftest import Copy
from tests.threats.world import CHEAP, PROFILES, World, opened
from trellis.desk.desk import Desk
from trellis.rules.tickets import Intake, Query, View
from trellis.store.sqlite import Busy, Database
from trellis.store.verify import verify


def test_numbers_are_unique_and_the_chain_holds(copy: Copy, world: World):
    with opened(copy.path):
        pass  # this computer's station is made once, by the first to come
    numbers: list[str] = []
    errors: list[BaseException] = []

    def work(person: object) -> None:
        try:
            with opened(copy.path, person) as desk:  # type: ignore[arg-type]
                numbers.extend(desk.tickets.open(Intake(f"Ticket {n}")).value.number for n in range(15))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(who,)) for who in (world.maya, world.deshawn, world.lead)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(numbers) == len(set(numbers)) == 45
    assert verify(copy.path).sound


def test_who_waits_too_long_is_told_and_nothing_is_lost(desk: Desk, copy: Copy, world: World, tmp_path: Path):
    """While an import writes, another's write waits, then says so; reading goes on; the import is whole."""
    rows = "".join(f"{n},Row {n},x\n" for n in range(600))
    world.file.write_text(f"id,title,content_html\n{rows}", "utf-8")
    database = Database(copy.path, busy_ms=50)
    other = acting(Desk(database, clock=Clock(), cost=CHEAP, resources=PROFILES.parent), world.maya)
    told: list[str] = []

    def meanwhile(done: int, of: int) -> None:
        if of == 600 and done:
            assert other.tickets.counts()[View.ALL] == 3
            with pytest.raises(Busy) as busy:
                other.tickets.open(Intake("Meanwhile"))
            told.append(str(busy.value))

    try:
        acting(desk, world.advisor).transfer.import_tickets(world.file, "support-questions", progress=meanwhile)
        assert told
        assert "Nothing was changed and nothing is lost." in told[0]
        other.tickets.open(Intake("Afterwards"))
    finally:
        other.close()
    assert desk.tickets.counts()[View.ALL] == 604
    assert len(desk.tickets.page(Query(View.ALL, "afterwards"))) == 1
    assert verify(copy.path).sound
