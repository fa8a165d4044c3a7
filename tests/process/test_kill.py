"""`kill -9` in the middle of a thousand intents, fifty times: what was answered is there, and everything fits."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.desks import make_file
from tests.process.hands import Hand, hand, kill
from trellis.store.opening import examine
from trellis.store.verify import verify

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

ROUNDS = 50
INTENTS = 1000


def test_every_answered_intent_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    chance = random.Random(20261012)
    answered: set[tuple[int, int]] = set()
    with hand() as process:
        for turn in range(ROUNDS):
            pid = process.start(path, crew.maya, f"Round {turn} intent", INTENTS)
            words = killed_after(process, pid, chance.randrange(80), chance.uniform(0, 0.003))
            assert words[-1] == "gone 9", words[-3:]
            done = [int(word.split()[1]) for word in words if word.startswith("done")]
            assert 0 < len(done) < INTENTS
            assert done == list(range(len(done)))
            answered |= {(turn, n) for n in done}
            assert examine(path).checked, "the next start notices and looks at every page"
            everything_is_there(path, answered)
    report = verify(path)
    assert report.faults == ()
    assert report.lines > len(answered)


def killed_after(process: Hand, pid: int, answers: int, seconds: float) -> list[str]:
    """What a process said that is killed some moments after so many answers: in the middle of a later intent."""
    words: list[str] = []
    for word in process.words():
        words.append(word)
        if word == f"done {answers}":
            time.sleep(seconds)
            kill(pid)
    return words


def everything_is_there(path: Path, answered: set[tuple[int, int]]) -> None:
    """Holds the file against what was answered: at most one intent of each round may be there unanswered."""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
        assert file.execute("pragma foreign_key_check").fetchall() == []
        opened = {key(title) for (title,) in file.execute("select title from ticket")}
        replied = {key(body) for (body,) in file.execute("select body from entry")}
        taken = file.execute("select title from ticket where assignee is not null")
        claimed = {(turn, n + 1) for turn, n in (key(title) for (title,) in taken)}
        numbers = [number for (number,) in file.execute("select number from ticket")]
    there = opened | replied | claimed
    assert answered <= there
    assert len(there - answered) <= len({turn for turn, _ in there})
    assert len(numbers) == len(set(numbers))


def key(text: str) -> tuple[int, int]:
    """Round and intent out of `Round 3 intent 17`."""
    words = text.split()
    return int(words[1]), int(words[3])


def test_verify_after_a_kill_reads_what_only_the_log_has(tmp_path: Path) -> None:
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    with hand() as process:
        pid = process.start(path, crew.maya, "Round 0 intent", INTENTS)
        words: list[str] = []
        for word in process.words():
            words.append(word)
            if word == "done 30":
                kill(pid)
    done = sum(word.startswith("done") for word in words)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    report = verify(path)
    assert report.faults == ()
    assert report.lines >= done + 6
