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

    A clock rings four times in that time. From one ring to the first touch after it every event of the application is
    looked at, those of dialogs and menus too, and then none until the next ring: looking makes every event dearer.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._ring)
        self._rings = 0

    def start(self, seconds: float) -> None:
        """Begin to count, from now; whoever signs in touches."""
        self._touch()
        # Four rings make the time: a lock comes at most a quarter late, and never early.
        self._clock.start(max(10, round(seconds * 1000 / 4)))

    def stop(self) -> None:
        """Count no more."""
        self._clock.stop()
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a touch; every event goes on its way."""
        if event.type() in TOUCHES:
            self._touch()
        return False

    def _touch(self) -> None:
        """The time begins anew with the next ring; until then one touch is as good as a thousand."""
        self._touched, self._rings = True, 0
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def _ring(self) -> None:
        if self._touched:
            self._touched = False
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            return
        self._rings += 1
        if self._rings >= 4:
            self.stop()
            self.idle.emit()
