"""Notices when nobody has touched keyboard or mouse for a while, so that the desk locks itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emits `idle` after `seconds` without a touch. It begins with `start` (sign-in) and ends with `stop` (lock).

    While it runs it sees every event of the application, those of dialogs and menus too. The clock is looked at only
    when it rings, so that a touch costs one assignment.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._ring)
        self._rings = 0

    def start(self, seconds: float) -> None:
        """Begin to count, from now."""
        self._touched, self._rings = False, 0
        # Four rings make the time: a lock comes at most a quarter late, and never early.
        self._clock.start(max(10, round(seconds * 1000 / 4)))
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def stop(self) -> None:
        """Count no more."""
        self._clock.stop()
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a touch; every event goes on its way."""
        if event.type() in TOUCHES:
            self._touched = True
        return False

    def _ring(self) -> None:
        if self._touched:
            self._touched, self._rings = False, 0
            return
        self._rings += 1
        if self._rings >= 4:
            self.stop()
            self.idle.emit()
