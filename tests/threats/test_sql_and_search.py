"""SQL injection and search operators: whatever is typed is a value, wildcards are letters, nothing raises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import acting
from tests.threats.conftest import Copy
from tests.threats.world import World, opened
from trellis.desk.desk import Desk
from trellis.rules.tickets import Filters, Intake, Query, Sort, View

NASTY = [
    "'; drop table ticket; --",
    '" OR 1=1 --',
    "x' union select verifier from secret --",
    "CB-12345",
    'foo"bar',
    "printer AND",
    "NOT",
    "NEAR(a b)",
    "title:secret",
    "^held",
    "{title body}: x",
    "held*",
    '"',
    '""""',
    "-",
    "--",
    "*",
    "()",
    ":",
    "room:",
    'room:"',
    "room:*",
    "room:!!",
    "tag:%",
    "for:_",
    "for:%",
    "by:\\",
    "status:open' or 1=1",
    "before:2026-13-99",
    "before:0001-01-01",
    "after:9999-12-31",
    "ab\x00cd",
    "room:ab\x00cd",
    "\ud800\ud800",
    "for:\udfff",
    "½½",
    "a" * 100_000,
    "- " * 1_000,
    "\u202eheld",
]
MARKS = "\"'*:-()^{}+%_\\~<>=!\x00 abANDORNTEroomf"


@pytest.fixture
def mine(desk: Desk, world: World) -> Desk:
    return acting(desk, world.maya)


def everywhere(desk: Desk, words: str) -> None:
    """Words in every place that looks something up."""
    for query in (
        Query(View.ALL, words),
        Query(View.OPEN, words, sort=Sort.RELEVANCE),
        Query(View.MINE, f'-"{words}" {words} room:{words} for:{words}'),
        Query(View.ALL, filters=Filters(category=words, room=words, tag=words)),
    ):
        assert len(desk.tickets.page(query)) == len(desk.tickets.listing(query).keys)
    desk.tickets.look_alikes(words, words, words)
    desk.tickets.by_number(words)
    desk.tickets.values_of("room", words)
    desk.people.find(words)


@pytest.mark.parametrize("words", NASTY, ids=lambda words: ascii(words[:20]))
def test_nothing_typed_raises_or_finds_what_is_not_there(mine: Desk, words: str):
    everywhere(mine, words)
    assert mine.tickets.counts()[View.ALL] == 3


def test_any_words_and_marks(copy: Copy, world: World):
    with opened(copy.path, world.maya) as desk:

        @given(st.text(st.one_of(st.sampled_from(MARKS), st.characters(codec=None))))
        @settings(max_examples=40, suppress_health_check=list(HealthCheck))
        def search(words: str) -> None:
            everywhere(desk, words)

        search()


def test_the_collection_of_naughty_strings(mine: Desk, shared_data: Path):
    for words in json.loads((shared_data / "hostile" / "blns.json").read_text("utf-8"))[::3]:
        everywhere(mine, words)


def test_wildcards_are_letters(mine: Desk, world: World):
    mine.tickets.open(Intake("Per cent", requester_name="100% Real", room="1_8", category="soft_ware"))
    mine.tickets.open(Intake("Plain", requester_name="100x Real", room="118", category="softxware"))
    for words in ("for:0%", 'category:"soft_"'):
        assert [row.title for row in mine.tickets.page(Query(View.ALL, words))] == ["Per cent"]
    assert [row.title for row in mine.tickets.page(Query(View.ALL, filters=Filters(room="1_8")))] == ["Per cent"]
    assert mine.people.find("%") == mine.people.find("_") == []
    for words in ("for:%", "for:_", "category:%", "room:%%"):
        assert {row.title for row in mine.tickets.page(Query(View.ALL, words))} <= {"Per cent"}


def test_words_with_broken_letters_are_kept_without_them(mine: Desk):
    """A lone surrogate, which Qt can hand over and no file can hold, neither raises nor loses the rest."""
    made = mine.tickets.open(
        Intake("A\ud800B", None, "N\udfffM", "R\ud800", "D\ud800", category="c\ud800", tags=("t\ud800",))
    ).value
    mine.tickets.claim(made.id)
    mine.tickets.reply(made.id, "x\ud800")
    mine.tickets.save_draft("reply", "x\ud800")
    mine.tickets.wait(made.id, "w\ud800")
    mine.tickets.resolve(made.id, "r\ud800", "l\ud800")
    found = mine.tickets.detail(made.id)
    assert (found.ticket.title[0], found.ticket.title[-1]) == ("A", "B")
    assert found.requester_name[0] == "N"
    assert found.ticket.room[0] == "R"
