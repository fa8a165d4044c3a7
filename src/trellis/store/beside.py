"""Looking at a file on a second connection and thread, beside what is looked at on the first.

SQLite's own work takes none of Python's time, so a check that has it done beside does not wait for it. The second
connection looks at a moment of the file that is the first one's or later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Generic, TypeVar

from trellis.rules.errors import Cancelled
from trellis.store import looking
from trellis.store.looking import Stop
from trellis.store.sqlite import Broken

_Found = TypeVar("_Found")
_NEWS_S = 0.1
"""Seconds between two words about progress when only this part is left."""


class Beside(Generic[_Found]):
    """Runs `look` with a connection of its own while the block runs; leaving the block ends it.

    `stop` is asked on its thread. It comes to an end at the next statement or step of SQLite's. `strict` is as in
    `looking.reading`.
    """

    def __init__(
        self, path: Path, look: Callable[[sqlite3.Connection], _Found], stop: Stop | None, *, strict: bool
    ) -> None:
        self._path = path
        self._strict = strict
        self._look = look
        self._stop = stop
        self._left = Event()
        self._thread = ThreadPoolExecutor(1, "beside")

    def __enter__(self) -> Beside[_Found]:
        self._found = self._thread.submit(self._run)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        self._thread.shutdown()

    def found(self, tell: Callable[[], None]) -> _Found:
        """Waits for what is found, calling `tell` meanwhile; raises what looking raised, Cancelled when stopped."""
        while True:
            try:
                return self._found.result(_NEWS_S)
            except NotYet:
                tell()

    def _run(self) -> _Found:
        reading = looking.reading(self._path, strict=self._strict)
        try:
            with reading as connection, looking.stopping(connection, self._ended):
                return self._look(connection)
        except Broken as broken:
            if self._ended():  # what was stopped may look like damage
                raise Cancelled from broken
            raise

    def _ended(self) -> bool:
        return self._left.is_set() or (self._stop is not None and self._stop())
