"""The quiet note at the bottom: "B-0142 claimed  Undo", for 15 seconds, at most three of them.

A window makes one `Notes(central widget)` and says things with it. A note waits while the mouse or the focus is on it,
and is announced to screen readers once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from trellis.ui.buttons import Button
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import look, space

SECONDS = 15
MOST = 3


class Note(QFrame):
    """One note. Goes by itself, by its cross, or after Undo."""

    gone = Signal()
    """The note has left; it deletes itself."""

    def __init__(self, text: str, undo: Callable[[], object] | None, seconds: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._undo = undo
        self._left = int(seconds * 1000)
        self.setProperty("kind", "note")
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        space(layout, 6, 8, 6, 16, gap=8)
        self.words = plain_label(elide(text, 160), wrap=False)
        layout.addWidget(self.words, 1)
        self.undo_button: Button | None = None
        if undo is not None:
            self.undo_button = Button(self.tr("Undo"), "link")
            self.undo_button.setAccessibleDescription(text)
            self.undo_button.clicked.connect(self.take_back)
            layout.addWidget(self.undo_button)
        self._close = Button("", "quiet", icon="close")
        self._close.setAccessibleName(self.tr("Put this note away"))
        self._close.clicked.connect(self.go)
        layout.addWidget(self._close)
        for button in filter(None, (self.undo_button, self._close)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with what people were doing
            button.installEventFilter(self)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.go)
        self._clock.start(self._left)

    def text(self) -> str:
        """What the note says."""
        return self.accessibleName()

    def remaining(self) -> int:
        """Milliseconds until it goes; stands still while the note is looked at."""
        return self._clock.remainingTime() if self._clock.isActive() else self._left

    def waits(self) -> bool:
        """Whether mouse or focus holds it."""
        return not self._clock.isActive()

    def can_undo(self) -> bool:
        """Whether it offers Undo."""
        return self._undo is not None

    def take_back(self) -> None:
        """Undo, once, and go."""
        undo, self._undo = self._undo, None
        self.go()
        if undo is not None:
            undo()

    def go(self) -> None:
        """Leave now."""
        self._clock.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Stand still under the mouse."""
        if event.type() == QEvent.Type.Enter:
            self._hold()
        elif event.type() == QEvent.Type.Leave and not self._focused():
            self._resume()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand still while one of its buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._hold()
        elif event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self._resume()
        return super().eventFilter(watched, event)

    def _focused(self) -> bool:
        held = QApplication.focusWidget()
        return held is not None and self.isAncestorOf(held)

    def _hold(self) -> None:
        if self._clock.isActive():
            self._left = max(1000, self._clock.remainingTime())
            self._clock.stop()

    def _resume(self) -> None:
        if not self._clock.isActive() and self.isVisible():
            self._clock.start(self._left)


class Notes(QObject):
    """The notes of one window, drawn over the bottom of `host`, the newest lowest."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._notes: list[Note] = []
        host.installEventFilter(self)
        look().changed.connect(self._place)

    def say(self, text: str, undo: Callable[[], object] | None = None, seconds: float = SECONDS) -> Note:
        """Show a note. `undo` is called when the person takes the change back in time."""
        while len(self._notes) >= MOST:
            self._notes[0].go()
        note = Note(text, undo, seconds, self._host)
        self._notes.append(note)
        note.gone.connect(lambda: self._forget(note))
        note.show()
        self._place()
        announce(self._host, text)
        return note

    def shown(self) -> list[Note]:
        """The notes now on screen, oldest first."""
        return list(self._notes)

    def undo_newest(self) -> bool:
        """Take back the newest change that still can be (for Ctrl+Z). False when there is none."""
        note = next((n for n in reversed(self._notes) if n.can_undo()), None)
        if note is not None:
            note.take_back()
        return note is not None

    def clear(self) -> None:
        """Put all away, as at a lock: the next person sees nothing of the last."""
        for note in list(self._notes):
            note.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the bottom of the host."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _forget(self, note: Note) -> None:
        if note in self._notes:
            self._notes.remove(note)
        self._place()

    def _place(self) -> None:
        px, host = look().px, self._host
        bottom = host.height() - px(20)
        for note in self._notes:
            note.ensurePolished()
        widest = max((note.sizeHint().width() for note in self._notes), default=0)
        width = min(max(widest, px(320)), host.width() - px(40))
        for note in reversed(self._notes):
            wanted = note.sizeHint()
            note.setGeometry(
                QRect(QPoint((host.width() - width) // 2, bottom - wanted.height()), QSize(width, wanted.height()))
            )
            note.raise_()
            bottom -= wanted.height() + px(8)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text` when it has a moment."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
