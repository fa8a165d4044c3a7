"""Garbage is collected on the window's thread, between two events, while nobody waits for anything.

Left to itself Python collects wherever it happens to be: over all that a start loads that takes 70 ms, over the rows of
an import 0.7 s, and meanwhile the window stands still; on the worker's thread it would take apart widgets that belong
to the window's. So Python's own collecting is off. Only what refers to itself in a circle waits here (a closed screen,
an error with its frames); everything else goes at once, as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
YOUNG = 20_000
"""So many objects more than after the last time are worth a look, which takes some milliseconds."""


class Sweeper(QObject):
    """Sweeps for as long as it lives; `busy` says whether work is under way, whose objects are left in peace."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._busy = busy
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def keep(self) -> None:
        """What is there now stays as long as the program: it is not looked through again."""
        gc.freeze()

    def sweep(self) -> None:
        """Collect what is young, if there is enough of it and nothing is under way."""
        if gc.get_count()[0] > YOUNG and not self._busy():
            gc.collect(1)

    def sweep_all(self) -> None:
        """Collect everything that was made since `keep`: somebody left, and nothing of theirs stays."""
        gc.collect()
