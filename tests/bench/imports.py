"""Rows a second from a CSV file into a desk with history and index, told apart by plain text and HTML bodies.

The floor reads the same file with csv.DictReader and inserts its cells as they stand: no look at encoding or columns,
no cleaning, no people, no HTML to Markdown.
"""

from __future__ import annotations

import csv
import gc
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

from tests.bench import words
from tests.bench.floor import Floor
from tests.bench.measure import Result
from tests.bench.words import END, Made
from tests.desks import make_file
from trellis.desk.desk import Desk
from trellis.store.sqlite import Database

REACH = 1 / 0.30
PROFILES = Path(__file__).parents[2] / "resources" / "profiles"
COLUMNS = ("id", "created", "updated", "title", "content_html", "topic", "tags", "creator")


def write_file(path: Path, count: int, *, html: bool) -> None:
    """A file of the profile support-questions with made-up tickets."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number, made in enumerate(words.tickets(count)):
            at = made.created.isoformat()
            body = _html(made) if html else f"{made.body} {made.reply}"
            tags, creator = f"audio;{made.tag}", f"person {number % 300}"
            writer.writerow([number, at, at, made.title, body, made.category, tags, creator])


def _html(made: Made) -> str:
    first, rest = made.body[:60], made.body[60:]
    return (
        f"<p>{first} <strong>{rest}</strong></p>\n<ul><li>{made.reply}</li><li><a href='https://x.org'>x</a></li></ul>"
    )


def rows_a_second(folder: Path, count: int) -> Iterator[Result]:
    """Seconds for the whole file, as milliseconds for each thousand rows."""
    for name, html in (("plain text", False), ("HTML bodies", True)):
        path = folder / f"import-{html}.csv"
        write_file(path, count, html=html)
        ours, floor = _ours(folder / f"import-{html}.trellis", path), _floor(folder / f"import-{html}.db", path)
        work = f"import, {name} (ms per 1,000 rows; {count / ours:,.0f} rows/s)"
        yield Result(work, f"{count:,}", ours / count * 1e6, floor / count * 1e6, REACH)


def _ours(desk_file: Path, path: Path) -> float:
    crew = make_file(desk_file)
    desk = Desk(Database(desk_file), resources=PROFILES.parent)
    desk.frame.enter(crew.advisor)
    gc.collect()
    started = time.perf_counter()
    desk.transfer.import_tickets(path, "support-questions")
    took = time.perf_counter() - started
    desk.close()
    return took


def _floor(db: Path, path: Path) -> float:
    floor = Floor(db)
    floor.make()
    people = [UUID(bytes=id) for (id,) in floor.db.execute("select id from person")]
    gc.collect()
    started = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        floor.fill_tickets(_made(row, people[n % len(people)]) for n, row in enumerate(csv.DictReader(file)))
    took = time.perf_counter() - started
    floor.db.close()
    return took


def _made(row: dict[str, str], person: UUID) -> Made:
    return Made(uuid4(), row["id"], row["title"], row["content_html"], "new", person, None, "", "", row["topic"],
                row["tags"], END, person, "")  # fmt: skip
