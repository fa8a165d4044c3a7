"""Tickets in from a CSV file and out to one, from the menu.

An import looks first and changes nothing; what would happen stands on the page before the one button that does it,
whole or not at all. Both run as long work with a bar and cancel, and the page can be left meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from trellis.rules.permissions import may
from trellis.rules.tickets import Query
from trellis.ui.context import Context
from trellis.ui.controls import Muted, Segmented, scrolled
from trellis.ui.exporting import ExportPanel
from trellis.ui.importing import ImportPanel
from trellis.ui.pages import Page


class TransferPage(Page):
    """Import and export as two sides of one page; each is there for whoever may do it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TransferPage", "Import and export"), "", parent)
        self.imports = ImportPanel(context) if may(context.me, "tickets.import") else None
        self.exports = ExportPanel(context) if may(context.me, "tickets.export") else None
        self._stack = QStackedWidget()
        parts = []
        for key, text, panel in (
            ("import", self.tr("Import"), self.imports),
            ("export", self.tr("Export"), self.exports),
        ):
            if panel is not None:
                parts.append((key, text))
                self._stack.addWidget(scrolled(panel))
        self._keys = [key for key, _ in parts]
        self.body.addWidget(self._stack, 1)
        self.sides: Segmented | None = None
        if len(parts) > 1:
            self.sides = Segmented(self.tr("Import or export"), parts)
            self.sides.picked.connect(self.show_side)
            self.beside.addWidget(self.sides)
        if not parts:
            self.body.insertWidget(0, Muted(self.tr("Leads and advisors bring tickets in and out. Ask one of them.")))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come here, one can type or choose at once."""
        if self.imports is not None and self.imports.isVisible():
            self.imports.file.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.exports is not None:
            self.exports.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_side(self, key: str) -> None:
        """Show "import" or "export"."""
        if key in self._keys:
            self._stack.setCurrentIndex(self._keys.index(key))
            if self.sides is not None:
                self.sides.set_value(key)

    def show_export(self, query: Query) -> None:
        """Offer to export what a list shows."""
        if self.exports is not None:
            self.exports.offer(query)
            self.show_side("export")
