"""Another language, spoken for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from trellis.rules import language
from trellis.ui.language import speak
from trellis.ui.tickets import words as ticket_words


@contextmanager
def speaking(app: QApplication, folder: Path, code: str) -> Iterator[None]:
    """The language is spoken meanwhile."""
    before = QLocale()
    assert speak(app, folder, code) == code
    ticket_words._words.cache_clear()  # kept for the life of a process, which speaks one language
    yield
    ticket_words._words.cache_clear()
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
    language.use()
    QLocale.setDefault(before)
