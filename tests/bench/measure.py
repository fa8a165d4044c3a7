"""Taking time: medians of repeated runs, side by side, as ratios."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: milliseconds of Trellis and of the floor, and the ratio to reach."""

    work: str
    at: str
    ours: float
    floor: float
    reach: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def held(self) -> bool:
        return self.ratio <= self.reach


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def side_by_side(ours: Callable[[], object], floor: Callable[[], object], runs: int = 31) -> tuple[float, float]:
    """Medians of the two, run in turn so that a slow moment hits both; the first turns warm up and do not count."""
    mine: list[float] = []
    base: list[float] = []
    gc.collect()
    for turn in range(runs + 3):
        a, b = milliseconds(ours), milliseconds(floor)
        if turn >= 3:
            mine.append(a)
            base.append(b)
    return statistics.median(mine), statistics.median(base)


def table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    rows = ["| work | at | Trellis | floor | ratio | to reach | |", "|---|---|---|---|---|---|---|"]
    for r in results:
        said = "held" if r.held else "**missed**"
        rows.append(f"| {r.work} | {r.at} | {r.ours:,.2f} | {r.floor:,.2f} | {r.ratio:.2f}x | {r.reach:g}x | {said} |")
    return "\n".join(rows)
