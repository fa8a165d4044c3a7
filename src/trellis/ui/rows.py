"""Form rows: label, buddy, accessible name and description, help text and inline error from one call.

form = Form()
where = form.row("Where", QLineEdit(), help="Room or place")
where.set_error("Please say where.")
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from trellis.ui.controls import styled
from trellis.ui.text import plain_label
from trellis.ui.theme import space


class Row(QWidget):
    """One field with its words. The label names the field to screen readers, the help describes it."""

    def __init__(self, label: str, field: QWidget, help: str = "", parent: QWidget | None = None) -> None:
        """`label` may carry a mnemonic (`&Where`); `help` stands quietly below the field."""
        super().__init__(parent)
        name = label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.field, self._help = field, help
        layout = QVBoxLayout(self)
        space(layout, gap=4)
        if not isinstance(field, QCheckBox):
            self.label = plain_label(label, "label", wrap=False)
            self.label.setBuddy(field)
            layout.addWidget(self.label)
        target = field.focusProxy() or field
        target.setAccessibleName(name)
        field.setAccessibleName(name)
        target.setAccessibleDescription(help)
        self._target = target
        layout.addWidget(field)
        self._help_label = plain_label(help, "small")
        self._error = plain_label("", "error")
        self._error.hide()
        layout.addWidget(self._help_label)
        # Shown once it has a parent: before, it would be a window of its own for a moment and take the focus away.
        self._help_label.setVisible(bool(help))
        layout.addWidget(self._error)

    def set_error(self, text: str) -> None:
        """Say below the field what is wrong, in red and in words; empty takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._help_label.setVisible(bool(self._help) and not text)
        self._target.setAccessibleDescription(text or self._help)
        styled(self._target, wrong="true" if text else "false")

    def error(self) -> str:
        """What is said to be wrong, or empty."""
        return self._error.text()

    def set_help(self, text: str) -> None:
        """Another help text."""
        self._help = text
        self._help_label.setText(text)
        self._help_label.setVisible(bool(text) and not self._error.text())
        if not self._error.text():
            self._target.setAccessibleDescription(text)


class Form(QWidget):
    """Rows one below the other; `row` adds one and returns it, so that errors can be shown on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        space(self._layout, gap=12)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows: list[Row] = []

    def row(self, label: str, field: QWidget, help: str = "") -> Row:
        """Add a field."""
        row = Row(label, field, help)
        self.rows.append(row)
        self._layout.addWidget(row)
        return row

    def pair(self, *parts: tuple[str, QWidget] | tuple[str, QWidget, str]) -> list[Row]:
        """Add fields side by side, each as (label, field) or (label, field, help)."""
        from PySide6.QtWidgets import QHBoxLayout

        line = QHBoxLayout()
        space(line, gap=12)
        made = [Row(*part) for part in parts]
        for row in made:
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self.rows += made
        self._layout.addLayout(line)
        return made

    def add(self, widget: QWidget) -> None:
        """Add something that is not a field."""
        self._layout.addWidget(widget)

    def clear_errors(self) -> None:
        """Take back every error."""
        for row in self.rows:
            row.set_error("")

    def first_wrong(self) -> Row | None:
        """Put the focus on the first field with an error and return its row, or None when all is well."""
        wrong = next((row for row in self.rows if row.error()), None)
        if wrong is not None:
            wrong.field.setFocus()
        return wrong
