"""What Trellis put on the clipboard, so that a lock can take it away again and leave everything else there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardWatch(QObject):
    """Remembers, as a hash, the last text that came onto the clipboard while a window of Trellis was in front.

    Some systems tell who owns the clipboard and some do not; a copy made while Trellis is in front is taken as ours.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours: dict[QClipboard.Mode, str] = {}
        QGuiApplication.clipboard().changed.connect(self._changed)

    def clear(self) -> None:
        """Empty the clipboard where it still holds what was copied here."""
        clipboard = QGuiApplication.clipboard()
        for mode in MODES:
            if mode in self._ours and _print(clipboard.text(mode)) == self._ours.pop(mode):
                clipboard.clear(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        if mode not in MODES or QGuiApplication.focusWindow() is None:
            return
        text = QGuiApplication.clipboard().text(mode)
        if text:
            self._ours[mode] = _print(text)


def _print(text: str) -> str:
    import hashlib  # only once something is copied: a start does without

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
