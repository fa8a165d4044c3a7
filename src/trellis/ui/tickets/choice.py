"""A list of choices that gives back the very values it was given: Qt would turn an enum into its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """Choices of (text, value); `value` is the one that is chosen."""

    def __init__(self, items: Iterable[tuple[str, Any]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        for text, value in items:
            self.add(text, value)

    def add(self, text: str, value: Any) -> None:
        """One more at the end."""
        self._values.append(value)
        self.addItem(text)

    def fill(self, items: Iterable[tuple[str, Any]]) -> None:
        """These choices instead; what was chosen stays so where it is still offered."""
        chosen = self.value()
        self.clear()
        self._values.clear()
        for text, value in items:
            self.add(text, value)
        self.set_value(chosen)

    def value(self) -> Any:
        """What is chosen."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> bool:
        """Choose this value; the first one when it is not offered. Returns whether it is."""
        found = value in self._values
        self.setCurrentIndex(self._values.index(value) if found else 0)
        return found
