"""Real input through the real window: `python -m tests.bench.real_input FOLDER [--every N]`.

Imports the support questions, answers and giant bodies of FOLDER (`../shared/data/tickets`) into a fresh desk, lists
them, searches, and opens the tickets one after another (each N-th), while a heartbeat of the window's thread notes its
longest pause. Prints what happened; exits with 1 when a pause was over 100 ms. Beside each long pause stands how much
of it this process worked: in the rest it was not given a processor, or waited for the disk.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from tests.desks import Crew, make_file
from trellis.rules.tickets import Query, View

LONGEST_PAUSE = 100
SEARCHES = (
    "email", "thunderbird not working", "pass", "imap server", '"can not send"', "calendar -google", "ubuntu", "zz",
    "status:closed calendar", "tag:spam", "ecran", "correo", "after:2025-04-01 outlook", "before:2023-06-01 sync",
)  # fmt: skip


class Pause(NamedTuple):
    """A time between two turns of the window's event loop, and how long all threads worked in it, in milliseconds."""

    ms: float
    worked: float

    def __str__(self) -> str:
        return f"{self.ms:.0f} ms (worked {self.worked:.0f})"


class Heartbeat:
    """Notes the longest time between two turns of the window's event loop, by what was going on."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.pauses: dict[str, list[Pause]] = {}
        self.doing = "start"
        self._last, self._worked = time.perf_counter(), time.process_time()
        self.timer = QTimer()
        self.timer.setInterval(2)
        self.timer.timeout.connect(self._beat)
        self.timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        pause = Pause((now - self._last) * 1000, (worked - self._worked) * 1000)
        self.pauses.setdefault(self.doing, []).append(pause)
        self._last, self._worked = now, worked

    def table(self) -> str:
        rows = ["| doing | longest pauses | 99.9 % under (ms) |", "|---|---|---|"]
        for doing, pauses in self.pauses.items():
            ranked = sorted(pauses)
            longest = ", ".join(map(str, ranked[:-4:-1]))
            rows.append(f"| {doing} | {longest} | {ranked[int(len(ranked) * 0.999) - 1].ms:.0f} |")
        return "\n".join(rows)


class Run:
    """The steps, each begun by the end of the one before. A step is a generator that yields what it waits for."""

    def __init__(self, start, crew: Crew, folder: Path, every: int) -> None:  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QTimer

        self.start, self.crew, self.folder, self.every = start, crew, folder, every
        self.said: list[str] = []
        self.heart: Heartbeat | None = None
        self._steps = deque(self._all())
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)
        self._waiting: Callable[[], bool] = lambda: True
        self._now: Iterator[Callable[[], bool]] = iter(())

    def begin(self) -> None:
        self._timer.start()

    def _turn(self) -> None:
        if not self._waiting():
            return
        try:
            self._waiting = next(self._now)
        except StopIteration:
            if not self._steps:
                self._timer.stop()
                self.start.window.close()
                return
            self._now = self._steps.popleft()()

    def _all(self) -> list[Callable[[], Iterator[Callable[[], bool]]]]:
        return [self.sign_in, self.import_all, self.import_giants, self.list_all, self.search, self.open_all]

    @property
    def shell(self):  # type: ignore[no-untyped-def]
        return self.start.window.shell

    def idle(self) -> bool:
        return not self.start.worker.busy

    def sign_in(self) -> Iterator[Callable[[], bool]]:
        def enter(desk):  # type: ignore[no-untyped-def]
            desk.frame.enter(self.crew.advisor)
            with desk.frame.reading("tickets.read") as (_, actor):
                return actor

        self.start.worker.run(enter, self.start.window.sign_in.signed_in.emit)
        yield lambda: self.shell is not None
        self.heart = Heartbeat()
        yield self.idle

    def import_all(self) -> Iterator[Callable[[], bool]]:
        questions = self.folder / "sumo_thunderbird_questions_2023-01_2025-06.csv.gz"
        yield from self._import("importing 24,479 questions and 10,197 answers", questions,
                                self.folder / "sumo_thunderbird_answers_2025-03_2025-06.csv.gz")  # fmt: skip

    def import_giants(self) -> Iterator[Callable[[], bool]]:
        yield from self._import("importing the 12 giants", self.folder / "giants_uncropped_12.csv.gz", None)

    def _import(self, doing: str, file: Path, replies: Path | None) -> Iterator[Callable[[], bool]]:
        assert self.heart is not None
        self.heart.doing = doing
        answers: list[str] = []
        began = time.perf_counter()
        self.shell.context.long(
            doing,
            lambda desk, job: desk.transfer.import_tickets(
                file, "support-questions", replies, job.progress, job.cancelled
            ),
            lambda done: answers.append(done.value.sentence()),
        )
        yield lambda: bool(answers)
        self.said.append(f"{answers[0]} In {time.perf_counter() - began:.1f} s.")
        yield self.idle

    def list_all(self) -> Iterator[Callable[[], bool]]:
        assert self.heart is not None
        self.heart.doing = "listing all, scrolling from end to end"
        self.shell.go("tickets")
        yield self.idle
        self.page = self.shell.page("tickets")
        self.page.show_view(View.ALL)
        yield self.idle
        from PySide6.QtWidgets import QTableView

        bar = max(self.page.findChildren(QTableView), key=lambda t: t.model().rowCount()).verticalScrollBar()
        for place in range(0, 400):
            bar.setValue(bar.maximum() * place // 399)
            yield self.idle

    def search(self) -> Iterator[Callable[[], bool]]:
        assert self.heart is not None
        self.heart.doing = f"searching, {len(SEARCHES)} times"
        for words in SEARCHES:
            self.page.set_search(words)
            yield self.idle
        self.page.set_search("")
        yield self.idle

    def open_all(self) -> Iterator[Callable[[], bool]]:
        assert self.heart is not None
        self.heart.doing = "opening tickets one after another"
        self.heart.pauses[self.heart.doing] = []
        found: list[UUID] = []

        def ids(desk) -> list[UUID]:  # type: ignore[no-untyped-def]
            keys = desk.tickets.listing(Query(View.ALL)).keys
            giants = [r.id for r in desk.tickets.rows(keys[:12])]
            picked = keys[:: self.every]
            parts = (desk.tickets.rows(picked[i : i + 128]) for i in range(0, len(picked), 128))
            return giants + [r.id for rows in parts for r in rows]

        self.start.worker.run(ids, found.extend)
        yield lambda: bool(found)
        began, slow = time.perf_counter(), []
        for id in found:
            beats = len(self.heart.pauses[self.heart.doing])
            self.page.open(id)
            yield lambda id=id: self.idle() and self.page.current() is not None and self.page.current().id == id  # type: ignore[misc]
            longest = max(self.heart.pauses[self.heart.doing][beats:], default=Pause(0, 0))
            slow.append((longest, self.page.current().number))
        took = time.perf_counter() - began
        self.said.append(f"Opened {len(found):,} tickets, {took / len(found) * 1000:.0f} ms each.")
        over = sorted((one for one in slow if one[0].ms > LONGEST_PAUSE), reverse=True)
        told = ", ".join(f"{number} {pause}" for pause, number in over or [max(slow)])
        self.said.append(
            f"{len(over)} of them paused the window for more than {LONGEST_PAUSE} ms; the longest: {told}."
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="trellis-real-") as folder:
        os.environ["TRELLIS_HOME"] = str(Path(folder) / "home")
        return _run(Path(folder) / "desk.trellis", options.folder, options.every)


def _run(desk_file: Path, folder: Path, every: int) -> int:
    crew = make_file(desk_file)
    from trellis import app

    runs: list[Run] = []

    def watch(start) -> None:  # type: ignore[no-untyped-def]
        runs.append(Run(start, crew, folder, every))
        start.window.resize(1280, 800)
        start.ready.connect(runs[0].begin)

    app.main(desk_file, watch=watch, lock_seconds=24 * 3600)  # nobody types here, and nobody is away
    heart = runs[0].heart
    assert heart is not None
    print("\n".join(runs[0].said), heart.table(), sep="\n")
    return int(max(max(p) for p in heart.pauses.values()).ms > LONGEST_PAUSE)


if __name__ == "__main__":
    sys.exit(main())
