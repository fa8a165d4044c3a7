"""Two processes at one desk at once: nothing lost, no number twice, no line out of its chain."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.desks import Clock, acting, make_file, open_at
from tests.process.hands import hand
from trellis.rules.tickets import Intake
from trellis.store.verify import verify

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

EACH = 90


def test_two_processes_write_tickets_at_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    with ExitStack() as stack:
        hands = [stack.enter_context(hand()) for _ in range(2)]
        for n, process in enumerate(hands):
            process.start(path, crew.maya, f"Hand {n} intent", EACH)
        for process in hands:
            words = list(process.words())
            assert words[-1] == "gone 0", words[-3:]
            assert sum(word.startswith("done") for word in words) == EACH
    with closing(sqlite3.connect(path)) as file:
        titles = {title for (title,) in file.execute("select title from ticket")}
        numbers = sorted(number for (number,) in file.execute("select number from ticket"))
        replies = {body for (body,) in file.execute("select body from entry")}
        stamps = [stamp for (stamp,) in file.execute("select stamp from history order by seq")]
    assert titles == {f"Hand {n} intent {i}" for n in range(2) for i in range(0, EACH, 3)}
    assert replies == {f"Hand {n} intent {i}" for n in range(2) for i in range(2, EACH, 3)}
    assert numbers == [f"B-{i:04d}" for i in range(1, len(titles) + 1)], "each number once and none left out"
    assert stamps == sorted(set(stamps))
    assert verify(path).faults == ()


def test_a_window_that_is_open_sees_what_another_process_wrote(tmp_path: Path) -> None:
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    with open_at(path, Clock()) as desk, hand() as process:
        acting(desk, crew.lead)
        before = desk.frame.database.written_elsewhere()
        process.start(path, crew.maya, "Elsewhere intent", 1)
        assert list(process.words())[-1] == "gone 0"
        assert desk.frame.database.written_elsewhere() != before
        assert desk.tickets.open(Intake("Here")).value.number == "B-0002"
    assert verify(path).faults == ()
