"""Ctrl+Z in a field that has nothing to take back is meant for the last change, not for the field.

Qt gives the key to whatever field has the focus, also right after a reply was sent and the field is empty again.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class UndoKey(QObject):
    """Lets the window's shortcut have the key where the field has no use for it. Works for as long as it lives.

    It looks at the events of the field that has the keyboard, and of no other.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]
        self._moved(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A claim on the key that the field would make for nothing does not reach it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and not _can_take_back(watched):
            event.ignore()
            return True
        return False

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, (QLineEdit, QPlainTextEdit, QTextEdit)):
            now.installEventFilter(self)


def _can_take_back(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return not isinstance(field, (QPlainTextEdit, QTextEdit)) or field.document().isUndoAvailable()
