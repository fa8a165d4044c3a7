"""One start in a process of its own: prints milliseconds since the parent began it, and memory, as JSON.

`bare` paints an empty QMainWindow; `trellis DESK PERSON` starts the whole program on a desk file, signs that person in
without a secret (a script cannot type one), and waits until the first tickets are painted; without PERSON it ends when
the names are there.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from trellis.app import Start

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


def trellis(desk_file: str, person: str = "") -> None:
    from trellis.__main__ import main

    main(["--desk", desk_file], watch=partial(watch, UUID(person) if person else None))


def watch(person: UUID | None, start: Start) -> None:
    """Called before the event loop, when Trellis has imported what it imports before its first paint."""
    start.window.painted.connect(lambda: note("painted"))
    start.named.connect(lambda: note("names"))
    start.ready.connect(lambda: enter(start, person) if person else end(start))


def enter(start: Start, person: UUID) -> None:
    """Sign in; the names and the store are there."""
    assert start.worker is not None
    note("ready")

    def signed_in(desk):  # type: ignore[no-untyped-def]
        desk.frame.enter(person)
        with desk.frame.reading("tickets.read") as (_, actor):
            return actor

    def entered(actor: object) -> None:
        assert start.window.sign_in is not None
        start.window.sign_in.signed_in.emit(actor)
        find(start)

    start.worker.run(signed_in, entered)


def find(start: Start) -> None:
    """Past Today to the list, as somebody goes who wants it; wait for something in it, then for its paint."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, table, lambda: listed(start, table))
            return False

    shell = start.window.shell
    if shell is not None and not shell.rail.entries["tickets"].isChecked():
        shell.go("tickets")
    for table in start.window.findChildren(QTableView):
        if table.model() is not None and table.model().rowCount() and table.isVisible():
            table.viewport().installEventFilter(Paints(table))
            table.viewport().update()
            return
    QTimer.singleShot(1, start, lambda: find(start))


def listed(start: Start, table: QTableView) -> None:
    """The list was painted: with its tickets?"""
    from PySide6.QtCore import QTimer

    model = table.model()
    if model.rowCount() >= 50 and model.index(0, 1).data() and "tickets" not in told:
        note("tickets")
        QTimer.singleShot(1500, start, lambda: end(start))


def end(start: Start) -> None:
    told["memory"] = memory()
    start.window.close()


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else trellis(*sys.argv[2:])
    print(json.dumps(told))
