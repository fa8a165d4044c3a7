"""The fairness table as CSV, for a spreadsheet: one row a person, ordered by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trellis.exchange.quoting import quoted
from trellis.exchange.rows import write_rows
from trellis.rules.fairness import Share
from trellis.rules.language import tr

COLUMNS = ("name", "tickets", "wanted", "stretch", "routine", "effort", "kinds", "partners")


def write_shares(path: Path, shares: Iterable[tuple[str, Share]]) -> None:
    """Writes the table (`COLUMNS`); raises Trouble when the file cannot be written."""

    def row(name: str, s: Share) -> list[str]:
        numbers = (s.given, s.wanted, s.stretch, s.routine, s.effort, s.kinds, s.partners)
        return [name, *map(str, numbers)]

    write_rows(path, COLUMNS, ((tr("The row of “{name}”", name=quoted(name)), row(name, s)) for name, s in shares))
