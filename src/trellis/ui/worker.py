"""The one thread on which a window talks to its desk.

A screen asks `run(work, then)`: `work` is called with the desk on the worker thread, `then` with its answer back on the
window's thread. When somebody locks the desk, answers still under way are dropped, so that nothing of the last person
arrives on the next one's screen. Trouble goes to `failed`, or to the window where a screen gives none.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

NEWS_SECONDS = 0.05
"""Progress is told to the window at most this often."""

T = TypeVar("T")
Work = Callable[["Desk"], T]
Progress = Callable[[int, int], None]
"""How far: (done, of); `of` is 0 where it is not known."""


class _Task:
    def __init__(self, work: Work[Any], then: Callable[[Any], None] | None, failed: Callable[[Exception], None] | None):
        self.work = work
        self.then = then
        self.failed = failed
        self.epoch = 0
        self.apart = False
        self.answer: Any = None
        self.error: Exception | None = None


class Job:
    """Long work under way: `cancel()` asks it to stop; the work looks at `cancelled` and reports through `progress`."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._stop = threading.Event()
        self.progress = report

    def cancel(self) -> None:
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; called on the worker thread."""
        return self._stop.is_set()


class Relay(QObject):
    """Carries progress from the worker's thread to the window's, not more often than anybody can see."""

    told = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0

    def report(self, done: int, of: int) -> None:
        """Called on the worker's thread, as often as it likes."""
        now = time.monotonic()
        if now - self._last >= NEWS_SECONDS or done == of:
            self._last = now
            self.told.emit(done, of)


class _Thread(QThread):
    answered = Signal(object)

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self.tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._open = open_desk

    def run(self) -> None:
        desk: Desk | None = None
        while (task := self.tasks.get()) is not None:
            try:
                if task.apart:
                    left, desk = desk, None
                    if left is not None:
                        left.close()
                    task.answer = task.work(None)  # type: ignore[arg-type]
                else:
                    desk = desk or self._open()
                    task.answer = task.work(desk)
            except Exception as error:  # the window decides: trouble is shown, a bug goes to the crash note
                task.error = error
            self.answered.emit(task)
        if desk is not None:
            desk.close()


class Worker(QObject):
    """Runs work on the desk, in order, one at a time. `failed` is emitted for errors no screen takes itself.

    The thread begins and the desk is opened with the first work; a desk that could not be opened is tried again with
    the next.
    """

    failed = Signal(object)
    changed = Signal(object)
    """What an intent changed: a tuple of `rules.history.Change`; screens decide whether they are stale."""

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._epoch = 0
        self._waiting = 0
        self._thread = _Thread(open_desk)
        self._thread.answered.connect(self._deliver)
        self._stopped = False

    @property
    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return self._waiting > 0

    def run(
        self,
        work: Work[T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Does `work` on the worker thread and hands its answer to `then`, or its error to `failed`."""
        self._put(_Task(work, then, failed))

    def apart(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Closes the desk and does `work` while this process does not have the file open, as a restore must.

        The next `run` opens the desk anew, with nobody signed in.
        """
        task = _Task(lambda _: work(), then, failed)
        task.apart = True
        self._put(task)

    def _put(self, task: _Task) -> None:
        if self._stopped:
            return
        if not self._thread.isRunning():
            self._thread.start()
        task.epoch = self._epoch
        self._waiting += 1
        self._thread.tasks.put(task)

    def forget(self) -> None:
        """Drops every answer still under way (somebody locked the desk)."""
        self._epoch += 1

    def stop(self) -> None:
        """Finishes what is queued, closes the desk and ends the thread, when the window goes; answers are dropped."""
        if self._stopped:
            return
        self._stopped = True
        self.forget()
        self._thread.tasks.put(None)
        self._thread.wait()

    @Slot(object)
    def _deliver(self, task: _Task) -> None:
        self._waiting -= 1
        if task.epoch != self._epoch:
            return
        if task.error is not None:
            (task.failed or self.failed.emit)(task.error)
            return
        changes = getattr(task.answer, "changes", None)
        if task.then is not None:
            task.then(task.answer)
        if changes:
            self.changed.emit(changes)
