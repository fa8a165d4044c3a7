"""One person's time at the desk, from sign-in to lock: what their screens may ask for.

A `Session` makes the `Context` every screen is handed. Intents go to the worker and come back as a quiet note with
Undo; long work shows a bar; trouble is told calmly. The shell owns it and it goes with the shell at a lock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.desk import DeskInfo
from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.history import is_final
from trellis.rules.permissions import Actor
from trellis.ui.actions import Actions
from trellis.ui.context import Context
from trellis.ui.controls import ProgressStrip, in_range
from trellis.ui.language import number_text
from trellis.ui.notes import Notes
from trellis.ui.pages import Sheet
from trellis.ui.text import plain_label
from trellis.ui.worker import Job, Relay, Worker

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done

KEPT = frozenset({"desk"})
"""Nouns whose changes Undo does not cover: what an advisor decides for the desk is decided again instead."""


class Session(QObject):
    """What `Context` offers. `bars` is the layout long work shows itself in."""

    restore_asked = Signal(object)
    """The path of a backup to put in the desk's place; the window locks, and opens the restored desk."""

    def __init__(
        self,
        worker: Worker,
        notes: Notes,
        bars: QVBoxLayout,
        window: QWidget,
        bug: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        """`bug` writes an error that is our fault into the crash note."""
        super().__init__(parent)
        self._worker, self._notes, self._bars, self._window, self._bug = worker, notes, bars, window, bug
        self._titles: list[str] = []
        worker.failed.connect(self.trouble)

    @property
    def title_under_way(self) -> str:
        """What long work is going on; empty when there is none."""
        return self._titles[0] if self._titles else ""

    def context(
        self, actions: Actions, me: Actor, info: DeskInfo, go: Callable[[str, UUID | str | None], None]
    ) -> Context:
        """The record every screen is handed."""
        return Context(
            worker=self._worker,
            actions=actions,
            me=me,
            info=info,
            do=self.do,
            long=self.long,
            go=go,
            say=self.say,
            trouble=self.trouble,
            restore=self.restore_asked.emit,
        )

    def do(
        self,
        work: Callable[[Desk], Done[Any]],
        said: Callable[[Any], str] | str = "",
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs an intent; says what was done, with Undo where Undo covers it."""

        def done(answer: Done[Any]) -> None:
            words = said(answer.value) if callable(said) else said
            if words:
                self._notes.say(words, self._way_back(answer))
            if then is not None:
                then(answer.value)

        self._worker.run(work, done, failed or self.trouble)

    def long(self, title: str, work: Callable[[Desk, Job], Any], then: Callable[[Any], None] | None = None) -> Job:
        """Runs long work with a bar and cancel; nothing else waits for it on screen."""
        relay, strip = Relay(), ProgressStrip(title)
        relay.setParent(self)
        job = Job(relay.report)
        strip.cancelled.connect(job.cancel)

        def told(done: int, of: int) -> None:
            if not job.cancelled():
                strip.show_progress(_so_far(title, done, of), *in_range(done, of))

        def over() -> None:
            strip.hide()
            strip.deleteLater()
            relay.deleteLater()
            self._titles.remove(title)

        def done(answer: Any) -> None:
            over()
            if then is not None:
                then(answer)

        def failed(error: Exception) -> None:
            over()
            self.trouble(error)

        relay.told.connect(told)
        self._bars.addWidget(strip)
        self._titles.append(title)
        self._worker.run(lambda desk: work(desk, job), done, failed)
        return job

    def say(self, text: str) -> None:
        """A note without Undo."""
        self._notes.say(text)

    def trouble(self, error: Exception, confession: bool = False) -> None:
        """Tells an error: what happened, what is safe, what to do. A bug of ours is written down first."""
        if isinstance(error, Cancelled):
            self.say(str(error))
            return
        if not isinstance(error, Trouble):
            self._bug(error)
            self.confess()
            return
        sheet = Sheet(self._window, error.happened)
        sheet.setProperty("confession", confession)
        for words in filter(None, (error.safe, error.todo)):
            sheet.body.addWidget(plain_label(words))
        sheet.add_button(self.tr("Close"), "main").clicked.connect(sheet.accept)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def confess(self) -> None:
        """Says that Trellis itself made a mistake (which is written down by now); once, however often it happens."""
        if any(isinstance(sheet, Sheet) and sheet.property("confession") for sheet in self._window.children()):
            return
        self.trouble(
            Trouble(
                self.tr("Something went wrong inside Trellis, and this was not done."),
                self.tr("Everything saved before is safe."),
                self.tr(
                    "Try again. If it happens again, show the crash note to whoever looks after Trellis (see Help)."
                ),
            ),
            confession=True,
        )

    def _way_back(self, done: Done[Any]) -> Callable[[], object] | None:
        final = any(is_final(change.noun, change.action) or change.noun in KEPT for change in done.changes)
        if final or not done.changes:
            return None

        def back() -> None:
            self._worker.run(
                lambda desk: desk.history.undo(done.intent, done.seq),
                lambda _: self.say(self.tr("Taken back")),
                self.trouble,
            )

        return back


def _so_far(title: str, done: int, of: int) -> str:
    if of:
        words = QCoreApplication.translate("Session", "{title}, {done} of {of}")
        return words.format(title=title, done=number_text(done), of=number_text(of))
    return f"{title}, {number_text(done)}" if done else title
