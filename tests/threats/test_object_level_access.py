"""Object-level access missing on side paths, and no intent without its check: every way into a desk is walked.

Search by number, look-alikes, suggestions, counts, drafts, history, export: whatever a screen can call is called here
by nobody, by a requester and by somebody who left.
"""

from __future__ import annotations

import sqlite3

import pytest

from tests.desks import acting
from tests.threats.conftest import Copy
from tests.threats.world import INTENTS, OPEN, World, ways_in
from trellis.desk.desk import Desk
from trellis.rules.errors import Refused, Stale, Trouble
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Query, View
from trellis.store.ids import new_id

TABLES = (
    "desk station person term block ticket entry helper work draft secret key retirement root head history"
    " card part topic gate absence deal"
).split()


def rows(copy: Copy) -> list[list[tuple]]:
    """Everything in the file but tries and counters."""
    driver = sqlite3.connect(f"{copy.path.as_uri()}?mode=ro", uri=True)
    try:
        return [driver.execute(f"select * from {table}").fetchall() for table in TABLES]
    finally:
        driver.close()


def test_every_way_in_is_known(desk: Desk):
    assert set(ways_in(desk)) == set(INTENTS) | set(OPEN)
    assert not set(INTENTS) & set(OPEN)


def test_nobody_is_let_in_anywhere(desk: Desk, copy: Copy, world: World):
    before = rows(copy)
    for person in (None, world.okafor, world.left, new_id()):
        desk.frame.leave()
        if person:
            acting(desk, person)
        for name, (_, call) in INTENTS.items():
            with pytest.raises((Refused, Trouble)) as told:
                call(desk, world)
            refused = isinstance(told.value, Refused) or (name.startswith("keys.change") and person)
            assert refused, f"{name}: {told.value!r}"
            assert not isinstance(told.value, Stale)
    assert rows(copy) == before
    assert sorted(file.name for file in copy.path.parent.iterdir()) == [
        "questions.csv",
        "school.trellis",
        "school.trellis-shm",
        "school.trellis-wal",
        "school.trellis.station",
    ]


def test_open_ways_tell_nobodys_words(desk: Desk, world: World):
    told = [
        desk.tickets.wake_due().value,
        desk.settings.info(),
        desk.backups.folder().name,
        desk.backups.due(),
        desk.checks.verify(),
        desk.transfer.profiles(),
        desk.keys.fingerprint(),
        [(n.shown, n.role, n.has_secret) for n in desk.keys.names()],
    ]
    said = repr(told)
    for words in ("secret of the desk", "Held", "Okafor", "half a sentence", "new cable", "Cables", "Written steps"):
        assert words not in said


def test_somebody_elses_drafts_are_never_read(desk: Desk, world: World):
    for person in (world.maya, world.lead, world.advisor):
        assert acting(desk, person).tickets.drafts() == {}
    assert acting(desk, world.deshawn).tickets.drafts() == {"reply": "half a sentence"}


def test_refusal_comes_before_what_stands_there(desk: Desk, world: World):
    """A version that is not the newest, or a ticket that is not there, tells nothing to who may not ask."""
    acting(desk, world.maya)
    with pytest.raises(Refused):
        desk.people.edit(world.lead, 99, Person(new_id(), "X", role=Role.TECH))
    with pytest.raises(Refused):
        desk.people.deactivate(world.lead)
    desk.frame.leave()
    with pytest.raises(Refused):
        desk.tickets.edit(world.held, 99, desk_ticket(world))
    with pytest.raises(Refused):
        desk.tickets.detail(new_id())


def desk_ticket(world: World):
    from trellis.rules.tickets import Ticket

    return Ticket(world.held, "", "Mine now")


def test_lists_counts_and_searches_agree(desk: Desk, world: World):
    """No path shows a ticket another one hides: what is in the trash is in no other view, hint or suggestion."""
    acting(desk, world.maya)
    counts = desk.tickets.counts()
    for view in View:
        found = desk.tickets.page(Query(view))
        assert len(found) == counts[view] == len(desk.tickets.listing(Query(view)).keys)
        assert (world.trashed in {row.id for row in found}) == (view is View.TRASH)
    assert desk.tickets.page(Query(View.OPEN, "old")) == []
    assert world.trashed not in {alike.row.id for alike in desk.tickets.look_alikes("Old old old")}
