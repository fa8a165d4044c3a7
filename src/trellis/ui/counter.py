"""Counter mode: the whole screen for the person at the counter, who sees no names and no tickets.

The member who starts it stays signed in and is the one who logs. The window hides itself, makes a `CounterMode` and
calls `start`; from then on nothing of the member can be reached: this is a window of its own without actions, palette
or notes. It clears itself when nobody touches it, and after each ticket. Closing it by any key or button asks for the
secret of a member; then `leave` is called with who that is, and the window decides whether their session goes on or
the desk is locked. Trellis cannot lock the computer itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trellis.rules.desk import DeskInfo
from trellis.rules.errors import Trouble
from trellis.rules.tickets import Intake, Ticket
from trellis.ui.clipboard import ClipboardWatch
from trellis.ui.controls import Button, Muted, row
from trellis.ui.counter_pages import CounterForm, Sent, Snug, WayOut
from trellis.ui.idle import TOUCHES
from trellis.ui.notes import announce
from trellis.ui.slips import Slip
from trellis.ui.theme import size, space
from trellis.ui.tickets.later import while_alive
from trellis.ui.worker import Worker

if TYPE_CHECKING:
    pass

IDLE_SECONDS = 60
WARN_SECONDS = 10
"""How long before clearing the countdown shows."""


class CounterMode(QWidget):
    """The three pages of counter mode: the form, the number after sending, and the way out."""

    cleared = Signal()
    """Everything typed is gone and the form is empty."""

    def __init__(
        self,
        worker: Worker,
        info: DeskInfo,
        leave: Callable[[UUID], object],
        idle_seconds: int = IDLE_SECONDS,
        second_ms: int = 1000,
    ) -> None:
        """`leave` is told which member proved who they are. `second_ms` is how long a second takes, for tests."""
        super().__init__(None, Qt.WindowType.Window)
        self._worker, self._info, self._leave, self._idle_seconds = worker, info, leave, idle_seconds
        self._left = idle_seconds
        self._sending = self._over = False
        self.setWindowTitle(info.name)
        self.setAccessibleName(self.tr("Counter"))
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form, self.sent, self.out = CounterForm(), Sent(), WayOut(worker)
        self._stack = QStackedWidget()
        for page in (self.form, Snug(self.sent), Snug(self.out)):
            self._stack.addWidget(_centred(page))
        self.countdown = Muted("")
        self.countdown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.team = Button(self.tr("For the team"), "quiet", icon="lock")
        self.team.setAccessibleDescription(self.tr("Leave counter mode with a PIN or passphrase"))
        self._place()
        self._clipboard = ClipboardWatch(self)
        self._seconds = QTimer(self, interval=second_ms)
        self._seconds.timeout.connect(self._tick)
        self.form.asked.connect(self._send)
        self.sent.done.connect(self.clear)
        self.sent.touched_printer.connect(self._touch)
        self.team.clicked.connect(self.ask_to_leave)
        self.out.stay.connect(self.clear)
        self.out.proved.connect(self._go)

    def start(self) -> None:
        """Fill the screen, empty."""
        self.clear()
        self.showFullScreen()
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._seconds.start()
        self.form.name.setFocus()

    def clear(self) -> None:
        """Forget everything typed, in the fields, in what they could take back, and on the clipboard."""
        self.form.clear()
        self.sent.clear()
        self.out.clear()
        self._clipboard.clear()
        self._touch()
        self._show(self.form, self.form.name)
        self.cleared.emit()

    def ask_to_leave(self) -> None:
        """Show the way out."""
        self._show(self.out, self.out.secret.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends, Enter presses a button, Escape asks whether the team wants to leave, or goes back."""
        key, held = event.key(), self.focusWidget()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape and self._shown() is self.form:
            self.ask_to_leave()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._shown() is self.form:
            self.form.send()
        elif enter and isinstance(held, QAbstractButton):
            held.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch starts the idle time again."""
        if event.type() in TOUCHES:
            self._touch()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing leads to the way out; only the end of the computer's session closes without a secret."""
        app = QGuiApplication.instance()
        if self._over or (isinstance(app, QGuiApplication) and app.isSavingSession()):
            QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self._seconds.stop()
            event.accept()
        else:
            event.ignore()
            self.ask_to_leave()

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, 16, 24, gap=8)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.countdown)
        layout.addLayout(row(Muted(self._info.name, "small"), None, self.team))

    def _shown(self) -> QWidget:
        return (self.form, self.sent, self.out)[self._stack.currentIndex()]

    def _show(self, page: QWidget, first: QWidget) -> None:
        self._stack.setCurrentIndex((self.form, self.sent, self.out).index(page))
        self.team.setVisible(page is not self.out)
        first.setFocus()

    def _touch(self) -> None:
        self._left = self._idle_seconds
        if self.countdown.text():
            self.countdown.setText("")

    def _tick(self) -> None:
        if self._sending or (self._shown() is self.form and self.form.is_empty()):
            self._touch()
            return
        self._left -= 1
        if self._left <= 0:
            self.clear()
        elif self._left <= WARN_SECONDS:
            said = self.tr("Is somebody here? This page clears itself in {n} s. Any key keeps it.").format(n=self._left)
            self.countdown.setText(said)

    def _send(self, intake: Intake) -> None:
        if self._sending:
            return
        self._sending = True
        self._worker.run(
            lambda desk: desk.tickets.open(intake),
            while_alive(self, lambda done: self._logged(done.value)),
            while_alive(self, self._refused),
        )

    def _logged(self, ticket: Ticket) -> None:
        self._sending = False
        slip = Slip.of(ticket, self._info.name)
        self.form.clear()
        self._touch()
        self.sent.show_slip(slip)
        self._show(self.sent, self.sent.close_button)
        announce(self, self.sent.number.text())

    def _refused(self, error: Exception) -> None:
        self._sending = False
        self.form.show_error(error)
        if not isinstance(error, Trouble):
            # A bug of ours is written down where the window does that; nothing of it is told at the counter.
            self._worker.failed.emit(error)

    def _go(self, member: UUID) -> None:
        self._over = True
        self.clear()
        self._leave(member)
        self.close()
        self.deleteLater()


def _centred(page: QWidget) -> QWidget:
    """The page in the middle of the screen, not wider than a sheet of paper."""
    size(page, max_width=760)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    whole = QWidget()
    layout = QVBoxLayout(whole)
    space(layout, gap=0)
    layout.addStretch(1)
    layout.addLayout(across)
    layout.addStretch(2)
    return whole
