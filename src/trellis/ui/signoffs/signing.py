"""What signs: the passphrase each time, or a review round of five minutes with its clock in sight.

The round itself lives in the desk, which ends it at the lock; here its clock is shown and asked for again and again,
so that a round the desk ended early is not shown as open.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trellis.rules.sign_in import ROUND, PassphraseNeeded
from trellis.ui.context import Context
from trellis.ui.controls import Button, row
from trellis.ui.language import tr
from trellis.ui.notes import announce
from trellis.ui.signoffs.secret import Secret
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import now

TICK_MS = 500
ASK_EVERY = 10
"""Ticks between two times the desk is asked whether the round is still open."""
SOON = 60
"""Seconds before its end a round says so to screen readers."""


class RoundClock(QFrame):
    """A review round: how long it lasts yet, and a button that ends it."""

    over = Signal()
    """Its time has run out."""
    asked = Signal()
    """The desk should be asked whether it is still open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self.setProperty("tone", "blue")
        self.words = plain_label("", "strong", wrap=False)
        self.words.setProperty("tone", "blue")
        self.end = Button(tr("End"))
        self.end.setAccessibleName(tr("End the review round"))
        line = row(self.words, None, self.end, gap=10)
        space(line, 6, 8, 6, 12, gap=10)
        self.setLayout(line)
        self._passed, self._length, self._count, self._told = QElapsedTimer(), 0.0, 0, False
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._tick)

    def begin(self, until: datetime) -> None:
        """Count down to this time."""
        left = until - now()
        # Where the clocks of desk and screen part, the desk's word counts: it is asked again and again.
        self._length = (left if timedelta(0) < left <= ROUND else ROUND).total_seconds()
        self._passed.start()
        self._told = self._length <= SOON
        self._ticks.start()
        self._show(self._length)

    def stop(self) -> None:
        """Count no more."""
        self._ticks.stop()

    def _tick(self) -> None:
        left = self._length - self._passed.elapsed() / 1000
        self._count += 1
        if left <= 0:
            self.stop()
            self.over.emit()
            return
        self._show(left)
        if left <= SOON and not self._told:
            self._told = True
            announce(self, tr("The review round ends in a minute."))
        if self._count % ASK_EVERY == 0:
            self.asked.emit()

    def _show(self, left: float) -> None:
        minutes, seconds = divmod(max(0, int(left)), 60)
        self.words.setText(tr("Review round: {time}").format(time=f"{minutes}:{seconds:02d}"))


class Signing(QWidget):
    """The passphrase or the round, whichever is open. `ready` says whether something can be signed now."""

    ready = Signal(bool)
    entered = Signal()
    changed = Signal()
    """A round began or ended: what is on the screen needs another place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open = False
        self._until: datetime | None = None
        self.secret = Secret()
        self.secret.entered.connect(self.entered)
        self.secret.ready.connect(self._tell_ready)
        self.begin = Button(tr("Begin a five-minute round"), "link")
        self.begin.setAccessibleDescription(tr("Sign several without typing the passphrase again"))
        self.begin.clicked.connect(self.begin_round)
        self.clock = RoundClock()
        self.clock.end.clicked.connect(self.end_round)
        self.clock.over.connect(self._look)
        self.clock.asked.connect(self._look)
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        layout.addWidget(self.secret)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.clock)
        self.clock.hide()

    def in_round(self) -> bool:
        """Whether a round is open."""
        return self._open

    def until(self) -> datetime | None:
        """Until when a round is open; None when none is."""
        return self._until

    def take(self) -> tuple[bool, str | None]:
        """Whether something can be signed, and with which passphrase: none in a round. Asks for a missing one."""
        if self._open:
            return True, None
        if self.secret.wait.on():
            return False, None
        words = self.secret.take()
        if not words:
            self.secret.ask()
            return False, None
        self.secret.row.set_error("")
        return True, words

    def refuse(self, error: Exception) -> bool:
        """Take an error that is about the passphrase; False for all others."""
        if isinstance(error, PassphraseNeeded):
            self.show_round(None)
        return self.secret.refuse(error)

    def show_round(self, until: datetime | None) -> None:
        """A round is open until then, or none is."""
        was, self._open, self._until = self._open, until is not None, until
        if until is not None:
            self.secret.clear()
            self.clock.begin(until)
        else:
            self.clock.stop()
        self.clock.setVisible(self._open)
        self.secret.setVisible(not self._open)
        self.begin.setVisible(not self._open)
        if was != self._open:
            said = tr("The review round has begun.") if self._open else tr("The review round has ended.")
            announce(self, said)
            self.changed.emit()

    def begin_round(self) -> None:
        """Begin a round with the passphrase that is typed."""
        able, words = self.take()
        if not able or words is None:
            return
        self.begin.setEnabled(False)
        self._context.worker.run(
            lambda desk: desk.keys.begin_round(words),
            while_alive(self, self._begun),
            while_alive(self, self._not_begun),
        )

    def end_round(self) -> None:
        """End it now."""
        self._context.worker.run(lambda desk: desk.keys.end_round(), while_alive(self, lambda _: self.show_round(None)))

    def showEvent(self, event: Any) -> None:
        """A round may have ended while this was not on the screen."""
        super().showEvent(event)
        if self._open:
            self._look()

    def _begun(self, until: datetime) -> None:
        self.begin.setEnabled(True)
        self.show_round(until)
        self.entered.emit()

    def _not_begun(self, error: Exception) -> None:
        self.begin.setEnabled(True)
        if not self.refuse(error):
            self._context.trouble(error)

    def _look(self) -> None:
        self._context.worker.run(lambda desk: desk.keys.round_until(), while_alive(self, self._looked))

    def _looked(self, until: datetime | None) -> None:
        if until is None:
            self.show_round(None)

    def _tell_ready(self, on: bool) -> None:
        self.begin.setEnabled(on)
        self.ready.emit(on)
