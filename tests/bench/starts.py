"""Starting and memory, as whole processes, against a process that paints a bare QMainWindow."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from tests.bench.measure import Result

CHILD = Path(__file__).with_name("start_child.py")
ROUNDS = 7


def starts(desk_file: Path, person: UUID, at: str, *, list_too: bool) -> Iterator[Result]:
    """Window painted, names on screen and, where there are 50 tickets, the first of them; memory with the list open."""
    bare, ours = _rounds(desk_file, [str(person)] if list_too else [])
    base = _median(bare, "painted")
    yield Result("window painted", at, _median(ours, "painted"), base, 1.3)
    if not list_too:
        return
    yield Result("sign-in names on screen", at, _median(ours, "names"), base, 2)
    yield Result("first 50 tickets on screen", at, _median(ours, "tickets"), base, 4)
    yield Result("memory with the list open (MB)", at, _median(ours, "memory"), _median(bare, "memory"), 2.5)


def _rounds(desk_file: Path, person: list[str]) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    bare, ours = [], []
    for turn in range(ROUNDS + 1):
        one, other = _child(desk_file, "bare"), _child(desk_file, "trellis", str(desk_file), *person)
        if turn:
            bare.append(one)
            ours.append(other)
    return bare, ours


def _child(desk_file: Path, *words: str) -> dict[str, float]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TRELLIS_HOME": str(desk_file.parent / "home"),
        "TRELLIS_BENCH_BEGAN": str(time.monotonic_ns()),
        "PYTHONPATH": str(CHILD.parents[2]),
    }
    done = subprocess.run(
        [sys.executable, str(CHILD), *words], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _median(rounds: list[dict[str, float]], name: str) -> float:
    return statistics.median(r[name] for r in rounds)
