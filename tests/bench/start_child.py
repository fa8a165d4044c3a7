"""One start in a process of its own: prints milliseconds since the parent began it, and memory, as JSON.

`bare` paints an empty QMainWindow; `trellis DESK PERSON` starts the whole program on a desk file, signs that person in
without a secret (a script cannot type one), and waits until the first tickets are painted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

BEGAN = int(os.environ["TRELLIS_BENCH_BEGAN"])
told: dict[str, float] = {}


def note(name: str) -> None:
    told.setdefault(name, (time.monotonic_ns() - BEGAN) / 1e6)


def memory() -> float:
    """Resident megabytes of this process."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: object) -> None:
            note("painted")
            QTimer.singleShot(0, app.quit)

    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()
    told["memory"] = memory()


def trellis(desk_file: str, person: str) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    from trellis import app

    class Paints(QObject):
        """Calls `seen` at each paint of a viewport."""

        def __init__(self, seen: Callable[[], None]) -> None:
            super().__init__()
            self._seen = seen

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self._seen)
            return False

    kept: list[Paints] = []

    def watch(start: app.Start) -> None:
        start.window.painted.connect(lambda: note("painted"))
        start.named.connect(lambda: note("names"))
        start.ready.connect(lambda: enter(start))

    def enter(start: app.Start) -> None:
        assert start.worker is not None
        note("ready")

        def signed_in(desk):  # type: ignore[no-untyped-def]
            desk.frame.enter(UUID(person))
            with desk.frame.reading("tickets.read") as (_, actor):
                return actor

        def entered(actor: object) -> None:
            assert start.window.sign_in is not None
            start.window.sign_in.signed_in.emit(actor)
            find(start)

        start.worker.run(signed_in, entered)

    def find(start: app.Start) -> None:
        for table in start.window.findChildren(QTableView):
            if table.model() is not None and table.model().rowCount() and table.isVisible():
                paints = Paints(partial(listed, start, table))
                kept.append(paints)
                table.viewport().installEventFilter(paints)
                table.viewport().update()
                return
        QTimer.singleShot(1, lambda: find(start))

    def listed(start: app.Start, table: QTableView) -> None:
        model = table.model()
        if model.rowCount() >= 50 and model.index(0, 1).data() and "memory" not in told:
            note("tickets")
            QTimer.singleShot(1500, lambda: end(start))
            told["memory"] = 0

    def end(start: app.Start) -> None:
        told["memory"] = memory()
        start.window.close()

    app.main(Path(desk_file), watch=watch)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else trellis(*sys.argv[2:])
    print(json.dumps(told))
