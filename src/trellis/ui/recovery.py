"""The recovery sheet: one calm page with the code that makes a new passphrase, and the fingerprint people compare.

It is shown once, when the desk was made; the code stands nowhere else. Nothing here logs it, copies it or keeps it
longer than the widget lives. The same page without a code is the fingerprint sheet, which may hang beside the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPageSize, QPainter, QPaintEvent, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.errors import Trouble
from trellis.rules.sign_in import RecoverySheet
from trellis.ui import paper
from trellis.ui.controls import Button, row
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.paper import INK, LINE, MUTED, NoPrinter, paint_text, paper_font
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space

WIDTH, HEIGHT = 1_700.0, 2_330.0
"""What is painted, in tenths of a millimetre: it fits A4 and Letter alike."""
MARGIN = 200.0
BOX = QColor("#F6F5F1")


def title_of(sheet: RecoverySheet) -> str:
    """What the page is called."""
    return tr("Recovery sheet") if sheet.code else tr("Fingerprint of this desk")


def code_lines(code: str) -> list[list[str]]:
    """The printed code as two lines of groups."""
    groups = code.split("-")
    half = -(-len(groups) // 2)
    return [groups[:half], groups[half:]]


def fingerprint_lines(fingerprint: str) -> list[list[str]]:
    """The fingerprint as two lines of groups."""
    groups = fingerprint.split()
    half = -(-len(groups) // 2)
    return [groups[:half], groups[half:]]


def spoken(groups: list[list[str]]) -> str:
    """Groups for a screen reader: letter by letter, a pause between groups."""
    return ", ".join(" ".join(group) for line in groups for group in line)


def paint_sheet(painter: QPainter, sheet: RecoverySheet) -> None:
    """Paint the page into 0, 0 to WIDTH, HEIGHT; the caller has scaled the painter to tenths of a millimetre."""
    top = _line(painter, 0, sheet.desk, 40, 600, MUTED)
    top = _line(painter, top + 8, title_of(sheet), 84, 700, INK)
    day = QLocale().toString(QDate(sheet.made.year, sheet.made.month, sheet.made.day), "d MMMM yyyy")
    said = tr("Made on {day} with {advisor}") if sheet.code else tr("Printed on {day} for {advisor}")
    top = _line(painter, top + 8, said.format(day=day, advisor=sheet.advisor), 40, 400, MUTED)
    painter.fillRect(QRectF(0, top + 40, WIDTH, 3), LINE)
    top += 90
    if sheet.code:
        top = _line(painter, top, tr("Recovery code"), 48, 700, INK)
        top = _groups(painter, top + 24, code_lines(sheet.code), 92)
        for words in (
            tr(
                "With this code an advisor who has lost their passphrase sets a new one: on the sign-in page choose"
                " your name, then “Passphrase forgotten?”."
            ),
            tr(
                "It is stored nowhere else: not in the desk, not in a backup. When it and every passphrase are lost,"
                " nobody can be made an advisor of this desk again."
            ),
            tr(
                "Whoever has this sheet and the desk can make themselves an advisor. Keep it as you keep the key to the"
                " room: on paper, locked away, not beside this computer, not as a photo."
            ),
        ):
            top = _line(painter, top + 22, words, 40, 400, INK)
        top += 60
    top = _line(painter, top, tr("Fingerprint"), 48, 700, INK)
    top = _groups(painter, top + 24, fingerprint_lines(sheet.fingerprint), 66)
    words = tr(
        "Compare it now and then with the one in Trellis (People, Me). If they differ, somebody put another desk in the"
        " place of yours: do not sign in, and ask whoever looks after Trellis. The fingerprint is no secret."
    )
    _line(painter, top + 22, words, 40, 400, INK)


def pdf_of(sheet: RecoverySheet) -> bytes:
    """The page as a PDF."""
    return paper.pdf_of(title_of(sheet), QPageSize.PageSizeId.A4, lambda painter: _paint_page(painter, sheet))


def save_pdf(sheet: RecoverySheet, path: str) -> None:
    """Write the PDF to `path`, whole or not at all; raises paper.NotSaved."""
    paper.save(path, pdf_of(sheet), tr("The desk is safe."))


def print_on(sheet: RecoverySheet, printer: QPrinter) -> None:
    """Print on this printer; raises NoPrinter when it refuses."""
    if not paper.print_on(printer, title_of(sheet), lambda painter: _paint_page(painter, sheet)):
        raise NoPrinter(tr("The desk is safe."), tr("Save the sheet as PDF, or write it by hand."))


class RecoveryPreview(QWidget):
    """The page as it will be printed: white paper in every theme."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setAccessibleName(title_of(sheet))
        said = [self.tr("Fingerprint: {groups}").format(groups=spoken(fingerprint_lines(sheet.fingerprint)))]
        if sheet.code:
            said.insert(0, self.tr("Recovery code: {groups}").format(groups=spoken(code_lines(sheet.code))))
        self.setAccessibleDescription(". ".join(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Large enough to read the code."""
        return QSize(look().px(420), look().px(546))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(look().px(300), look().px(390))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper in the middle, the page on it."""
        wide, high = WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN
        scale = min((self.width() - 2) / wide, (self.height() - 2) / high)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2)
        page = QRectF(0.5, 0.5, wide * scale, high * scale)
        painter.fillRect(page, QColor("white"))
        painter.setPen(QPen(look().theme.colour("line"), 1))
        painter.drawRect(page)
        painter.scale(scale, scale)
        painter.translate(MARGIN, MARGIN)
        paint_sheet(painter, self._sheet)


class SheetButtons(QWidget):
    """Print and Save as PDF for one sheet, with what went wrong below them."""

    done = Signal()
    """The sheet was printed or saved."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        printers = paper.has_printers()
        self.print_button = Button(self.tr("Print"), icon="print")
        self.print_button.clicked.connect(self._print)
        self.save_button = Button(self.tr("Save as PDF"))
        self.save_button.clicked.connect(self._choose)
        self.told = plain_label("", "muted")
        if printers:
            self.told.hide()
        else:
            self.print_button.hide()
            self.told.setText(self.tr("This computer has no printer Trellis could use."))
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addLayout(row(self.print_button, self.save_button, None))
        layout.addWidget(self.told)

    def save_to(self, path: str) -> None:
        """Save the PDF there, or say calmly why not."""
        try:
            save_pdf(self._sheet, path)
        except Trouble as trouble:
            self._say(str(trouble), "error")
        else:
            said = self.tr("Saved to {path}.").format(path=path)
            hint = self.tr("Put the file on a stick or print it elsewhere, then delete it here.")
            self._say(f"{said} {hint}" if self._sheet.code else said, "muted")
            self.done.emit()

    def _choose(self) -> None:
        name = f"{title_of(self._sheet)} {self._sheet.desk}.pdf".replace("/", "-").replace("\\", "-")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the sheet"), name, self.tr("PDF files (*.pdf)"))
        if path:
            self.save_to(path if path.lower().endswith(".pdf") else f"{path}.pdf")

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        try:
            print_on(self._sheet, printer)
        except Trouble as trouble:
            self._say(str(trouble), "error")
        else:
            self._say(self.tr("Sent to the printer."), "muted")
            self.done.emit()

    def _say(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text)
        self.told.show()


class FingerprintSheet(Sheet):
    """Look at the fingerprint sheet, print it or save it."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent, title_of(sheet))
        self.preview = RecoveryPreview(sheet)
        size(self.preview, min_height=360)
        self.parts = SheetButtons(sheet)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.parts)
        self.add_button(self.tr("Close"), "main").clicked.connect(self.accept)


def _paint_page(painter: QPainter, sheet: RecoverySheet) -> None:
    painter.translate(MARGIN, MARGIN)
    paint_sheet(painter, sheet)


def _line(painter: QPainter, top: float, text: str, pixels: int, weight: int, colour: QColor) -> float:
    return paint_text(painter, text, QRectF(0, top, WIDTH, HEIGHT - top), pixels, weight, colour)


def _groups(painter: QPainter, top: float, lines: list[list[str]], pixels: int) -> float:
    """Groups in columns on a quiet ground, each as wide as the widest, so that lines can be compared by eye."""
    font = paper_font(pixels, 600)
    metrics = QFontMetricsF(font)
    widest = max(metrics.horizontalAdvance(group) for line in lines for group in line)
    step = min(widest + 70, (WIDTH - 80) / max(len(line) for line in lines))
    high = metrics.height() * 1.25
    painter.fillRect(QRectF(0, top, WIDTH, high * len(lines) + 40), BOX)
    for down, line in enumerate(lines):
        for across, group in enumerate(line):
            box = QRectF(40 + across * step, top + 20 + down * high, step, high)
            paint_text(painter, group, box, pixels, 600, INK)
    return top + high * len(lines) + 40
