"""Step 2, second half: the recovery sheet, shown once, put in a safe place before going on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from trellis.rules.sign_in import RecoverySheet
from trellis.ui.controls import Button, Card, row
from trellis.ui.recovery import RecoveryPreview, SheetButtons, code_lines, spoken
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space


class KeepStep(QWidget):
    """The sheet at the left; the code, what it is for and the box to tick at the right."""

    unmake = Signal()
    """The new desk should be taken away again."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        groups = code_lines(sheet.code)
        code = Card(self.tr("Recovery code"))
        for line in groups:
            shown = plain_label("   ".join(line), "headline", wrap=False)
            shown.setAccessibleName(spoken([line]))
            code.body.addWidget(shown)
        self.buttons = SheetButtons(sheet)
        self.kept = QCheckBox(self.tr("I have put it in a safe place"))
        self.kept.setAccessibleName(self.kept.text())
        self._wrong = plain_label("", "error")
        self._wrong.hide()
        self.kept.toggled.connect(self._wrong.hide)
        away = Button(self.tr("Take this desk away again"), "quiet")
        away.clicked.connect(self.unmake.emit)
        side = QVBoxLayout()
        space(side, gap=12)
        side.addWidget(code)
        side.addWidget(
            plain_label(
                self.tr(
                    "The code is shown this once and stored nowhere. Print the sheet, save it to a stick, or write"
                    " the code on paper. With it you can set a new passphrase if you ever lose yours."
                )
            )
        )
        side.addWidget(self.buttons)
        side.addWidget(self.kept)
        side.addWidget(self._wrong)
        side.addStretch(1)
        side.addLayout(row(away, None))
        preview = self._preview = RecoveryPreview(sheet)
        size(preview, width=300, height=390)
        layout = QHBoxLayout(self)
        space(layout, gap=20)
        layout.addWidget(preview, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(side, 1)
        first = self.buttons.print_button
        self.setFocusProxy(self.buttons.save_button if first.isHidden() else first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture of the sheet is shown where there is room; the code always."""
        super().resizeEvent(event)
        self._preview.setVisible(self.width() >= look().px(620))

    def check(self) -> bool:
        """Whether the box is ticked; says so beside it otherwise."""
        if not self.kept.isChecked():
            self._wrong.setText(self.tr("Please put the sheet in a safe place first, then tick the box."))
            self._wrong.show()
            self.kept.setFocus()
        return self.kept.isChecked()
