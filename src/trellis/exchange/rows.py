"""The one place that writes CSV: every cell is guarded against spreadsheets that would run it (`cells.guarded`)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from trellis.exchange.cells import BadCell, guarded
from trellis.exchange.safely import whole_file
from trellis.rules.errors import Trouble
from trellis.rules.language import tr


def write_rows(path: Path, header: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> int:
    """Writes a header and the rows (RFC 4180, UTF-8 with byte order mark); returns how many.

    Each row comes with what a trouble about it begins with, such as "The ticket “B-0142”". Raises Trouble when a cell
    holds what no file can hold, or the file cannot be written; then there is no file.
    """
    count = 0
    with whole_file(path) as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        for named, row in rows:
            try:
                writer.writerow([guarded(cell) for cell in row])
            except BadCell as bad:
                raise Trouble(f"{named} {bad.said}.", tr("No file was written."), bad.do) from bad
            count += 1
    return count
