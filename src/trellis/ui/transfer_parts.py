"""What import and export share: the file somebody chooses, and what is told on the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from trellis.ui.controls import Button, Callout, row, styled
from trellis.ui.language import number_text
from trellis.ui.notes import announce
from trellis.ui.theme import space

WIDEST = 880
"""In 100 % pixels; longer lines are hard to read."""


class FilePicker(QWidget):
    """A path to type or paste, and a button that opens the system's dialog."""

    picked = Signal()
    """Another file is chosen, or none."""

    def __init__(self, title: str, parent: QWidget | None = None, kinds: str = "") -> None:
        """`kinds` are the files the dialog offers first; tables unless told."""
        super().__init__(parent)
        self._title, self._told, self._kinds = title, "", kinds
        self.line = QLineEdit()
        self.line.setMaxLength(4_000)
        self.button = Button(self.tr("Choose…"))
        self.button.setAccessibleDescription(title)
        line = row(self.line, self.button)
        line.setStretch(0, 1)
        layout = QVBoxLayout(self)
        space(layout, gap=0)
        layout.addLayout(line)
        self.setFocusProxy(self.line)
        self.button.clicked.connect(self._choose)
        self.line.editingFinished.connect(self._tell)

    def path(self) -> Path | None:
        """What is chosen; None while nothing is."""
        text = self.line.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def choose(self, path: Path) -> None:
        """Choose this file."""
        self.line.setText(str(path))
        self._tell()

    def _choose(self) -> None:
        kinds = self._kinds or self.tr("Tables (*.csv *.tsv *.txt *.gz);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self._title, self.line.text(), kinds)
        if name:
            self.choose(Path(name))

    def _tell(self) -> None:
        if self.line.text() != self._told:
            self._told = self.line.text()
            self.picked.emit()


def tell(callout: Callout, text: str, tone: str) -> None:
    """Say something on the page, in a tone, and to screen readers."""
    callout.set_text(text)
    for part in (callout, callout.words):
        styled(part, tone=tone)
    callout.show()
    announce(callout, text)


def tickets_text(count: int) -> str:
    """A count of tickets in words."""
    if count == 1:
        return QCoreApplication.translate("TransferPage", "1 ticket")
    return QCoreApplication.translate("TransferPage", "{count} tickets").format(count=number_text(count))
