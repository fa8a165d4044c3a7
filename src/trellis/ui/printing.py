"""A page for the wall or the safe: how it will look on paper, and the buttons that print it or save it as PDF."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPageSize, QPainter, QPaintEvent, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.errors import Trouble
from trellis.ui import paper
from trellis.ui.controls import Button, row
from trellis.ui.language import tr
from trellis.ui.paper import INK, NoPrinter, Paint, paint_text, paper_font
from trellis.ui.text import plain_label
from trellis.ui.theme import look, space

WIDTH, HEIGHT = 1_700.0, 2_330.0
"""What is painted, in tenths of a millimetre: it fits A4 and Letter alike."""
MARGIN = 200.0
BOX = QColor("#F6F5F1")


def pdf_of(title: str, paint: Paint) -> bytes:
    """The page as a PDF; `paint` draws into 0, 0 to WIDTH, HEIGHT."""
    return paper.pdf_of(title, QPageSize.PageSizeId.A4, lambda painter: _within_margin(painter, paint))


def save_pdf(title: str, paint: Paint, path: str) -> None:
    """Write the PDF to `path`, whole or not at all; raises paper.NotSaved."""
    paper.save(path, pdf_of(title, paint), tr("The desk is safe."))


def print_on(title: str, paint: Paint, printer: QPrinter) -> None:
    """Print on this printer; raises NoPrinter when it refuses."""
    if not paper.print_on(printer, title, lambda painter: _within_margin(painter, paint)):
        raise NoPrinter(tr("The desk is safe."), tr("Save the sheet as PDF, or write it by hand."))


def paint_line(painter: QPainter, top: float, text: str, pixels: int, weight: int, colour: QColor) -> float:
    """A paragraph across the page; returns where it ends."""
    return paint_text(painter, text, QRectF(0, top, WIDTH, HEIGHT - top), pixels, weight, colour)


def paint_groups(painter: QPainter, top: float, lines: list[list[str]], pixels: int) -> float:
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


class PagePreview(QWidget):
    """The page as it will be printed: white paper in every theme."""

    def __init__(self, title: str, said: str, paint: Paint, parent: QWidget | None = None) -> None:
        """`said` is what a screen reader says of the page."""
        super().__init__(parent)
        self._paint = paint
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Large enough to read what counts."""
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
        _within_margin(painter, self._paint)


class PageButtons(QWidget):
    """Print and Save as PDF for one page, with what went wrong below them."""

    done = Signal()
    """The page was printed or saved."""

    def __init__(self, title: str, desk: str, paint: Paint, hint: str = "", parent: QWidget | None = None) -> None:
        """`hint` is said once the PDF is saved."""
        super().__init__(parent)
        self._title, self._desk, self._paint, self._hint = title, desk, paint, hint
        self.print_button = Button(tr("Print"), icon="print")
        self.print_button.clicked.connect(self._print)
        self.save_button = Button(tr("Save as PDF"))
        self.save_button.clicked.connect(self._choose)
        self.told = plain_label("", "muted")
        if paper.has_printers():
            self.told.hide()
        else:
            self.print_button.hide()
            self.told.setText(tr("This computer has no printer Trellis could use."))
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addLayout(row(self.print_button, self.save_button, None))
        layout.addWidget(self.told)

    def save_to(self, path: str) -> None:
        """Save the PDF there, or say calmly why not."""
        try:
            save_pdf(self._title, self._paint, path)
        except Trouble as trouble:
            self._say(str(trouble), "error")
        else:
            said = tr("Saved to {path}.").format(path=path)
            self._say(f"{said} {self._hint}".rstrip(), "muted")
            self.done.emit()

    def _choose(self) -> None:
        name = f"{self._title} {self._desk}.pdf".replace("/", "-").replace("\\", "-")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the sheet"), name, tr("PDF files (*.pdf)"))
        if path:
            self.save_to(path if path.lower().endswith(".pdf") else f"{path}.pdf")

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        try:
            print_on(self._title, self._paint, printer)
        except Trouble as trouble:
            self._say(str(trouble), "error")
        else:
            self._say(tr("Sent to the printer."), "muted")
            self.done.emit()

    def _say(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text)
        self.told.show()


def _within_margin(painter: QPainter, paint: Paint) -> None:
    painter.translate(MARGIN, MARGIN)
    paint(painter)
