"""`make bench`: everything measured in one run, printed and written to `tests/bench/README.md`.

`--quick` takes a tenth of the tickets, to see that the bench itself works; it writes nothing.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.bench import imports, signoffs, starts
from tests.bench.deals import deals
from tests.bench.desk_work import Pair, lists, searches, writes
from tests.bench.measure import Result, table
from tests.bench.worddiff import word_changes
from tests.desks import make_file

README = Path(__file__).with_name("README.md")
REASONS = "## What misses, and why"


def main() -> int:
    quick = "--quick" in sys.argv
    small, large = (1_000, 10_000) if quick else (10_000, 100_000)
    with tempfile.TemporaryDirectory(prefix="trellis-bench-") as folder:
        results = _measured(Path(folder), small, large)
    said = table(results)
    print(said)
    if not quick:
        README.write_text(_page(said), encoding="utf-8")
    return 0


def _measured(folder: Path, small: int, large: int) -> list[Result]:
    empty = make_file(folder / "empty.trellis")
    results = list(starts.starts(folder / "empty.trellis", empty.maya, "an empty desk", list_too=False))
    first = Pair(folder, small)
    results += [*lists(first), *searches(first)]
    first.close()
    second = Pair(folder, large)
    grown = [*lists(second), *searches(second)]
    results += grown
    results += _growth(results, grown, small)
    ours, floor = second.sizes()
    results.append(Result("file size (MB)", f"{large:,}", ours, floor, 2))
    results += [*writes(second, "FULL", 2.5), *writes(second, "OFF", 8)]
    second.close()
    results += starts.starts(second.path, second.crew.maya, f"{large:,}", list_too=True)
    results += signoffs.checks(folder, large // 20, large)
    return [*results, *deals(), *word_changes(), *imports.rows_a_second(folder, large // 4)]


def _growth(results: list[Result], grown: list[Result], small: int) -> list[Result]:
    """The same page at the larger desk against the smaller one, both Trellis."""
    before = {r.work: r.ours for r in results if r.at == f"{small:,}"}
    pages = [r for r in grown if "page" in r.work]
    return [Result(f"{r.work}, growth", f"{r.at} to {small:,}", r.ours, before[r.work], 2) for r in pages]


def _today() -> str:
    return f"{datetime.now().astimezone():%d %B %Y}"


def _page(said: str) -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return (
        "# Measured\n\n"
        f"{_today()}, {machine}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
        " Milliseconds, medians, Trellis and the floor in turn in one run; ratios matter, not milliseconds."
        " Written by `make bench`.\n\n"
        "The floor for starts and memory is a process that paints a bare QMainWindow; for what changed in a text it is"
        " splitting both versions and counting their words; for all else it is the standard library's sqlite3 with a"
        " schema written by hand (`floor.py`).\n\n"
        f"{said}\n\n{_reasons()}"
    )


def _reasons() -> str:
    """What was written about misses by hand, kept as it stands."""
    before = README.read_text(encoding="utf-8") if README.exists() else ""
    return REASONS + before.partition(REASONS)[2]


if __name__ == "__main__":
    sys.exit(main())
