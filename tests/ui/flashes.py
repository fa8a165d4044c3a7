"""Watches for parts that are shown before they have a parent: each is a window of its own for a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget


class _Watch(QObject):
    def __init__(self, allowed: QWidget | None) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._allowed = allowed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._allowed and not isinstance(watched, (QDialog, QMenu)):
            self.seen.append(repr(watched))
        return False


@contextmanager
def no_flash(window: QWidget | None = None) -> Iterator[None]:
    """Fails when anything but `window`, a dialog or a menu becomes a window meanwhile."""
    app = QApplication.instance()
    assert app is not None
    watch = _Watch(window)
    app.installEventFilter(watch)
    try:
        yield
    finally:
        app.removeEventFilter(watch)
    assert watch.seen == []
