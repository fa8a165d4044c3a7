"""The fairness table as CSV, for a spreadsheet: one row a person, ordered by name."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from trellis.exchange.cells import guarded
from trellis.exchange.safely import whole_file
from trellis.rules.fairness import Share

COLUMNS = ("name", "tickets", "wanted", "stretch", "routine", "effort", "kinds", "partners")


def write_shares(path: Path, shares: Iterable[tuple[str, Share]]) -> None:
    """Writes the table (`COLUMNS`; UTF-8 with byte order mark); raises Trouble when the file cannot be written."""
    with whole_file(path) as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for name, s in shares:
            tickets = s.wanted + s.stretch + s.routine
            writer.writerow([guarded(name), tickets, s.wanted, s.stretch, s.routine, s.effort, s.kinds, s.partners])
