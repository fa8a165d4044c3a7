"""The slip somebody takes from the counter: the ticket's number, a QR code of it, and what was said.

One painting serves the preview, the printer and the PDF. Words are laid out as plain text and nothing is ever loaded;
the QR code holds the number and nothing else. Whoever asked is not named, because slips get lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import segno
from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPageSize, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QSizePolicy, QWidget

from trellis.rules.errors import Trouble
from trellis.rules.tickets import Ticket
from trellis.ui import paper
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.paper import INK, LINE, MUTED, NoPrinter, paint_text, paper_font
from trellis.ui.text import plain_label
from trellis.ui.theme import look

WIDTH, HEIGHT = 890.0, 1_320.0
"""The slip in tenths of a millimetre: an A6 page less 8 mm at each side."""
MARGIN = 80.0
QR_SIDE = 280.0
WORDS_CHARS = 2_000
"""How much of what was said is laid out at most; what does not fit ends in three dots."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on a slip. `words` are as typed, `opened` is when the ticket was logged."""

    number: str
    desk: str
    words: str
    opened: datetime

    @classmethod
    def of(cls, ticket: Ticket, desk: str) -> Slip:
        """The slip of a ticket of the desk of that name."""
        if ticket.created is None:
            raise ValueError("a ticket that was never logged has no slip")
        # A first line too long for a title stands whole in the body.
        whole = ticket.body.startswith(ticket.title.removesuffix("…"))
        words = ticket.body if whole else f"{ticket.title}\n{ticket.body}".rstrip()
        return cls(ticket.number, desk, words, ticket.created)


def _no_printer() -> NoPrinter:
    return NoPrinter(tr("The ticket is logged."), tr("Save the slip as PDF, or write the number on a piece of paper."))


def paint_slip(painter: QPainter, slip: Slip) -> None:
    """Paint the slip into 0, 0 to WIDTH, HEIGHT; the caller has scaled the painter to tenths of a millimetre."""
    beside = WIDTH - QR_SIDE - 30
    _paint_qr(painter, QRectF(WIDTH - QR_SIDE, 0, QR_SIDE, QR_SIDE), slip.number)
    top = paint_text(painter, slip.desk, QRectF(0, 0, beside, 100), 34, 600, INK)
    opened = QDateTime.fromMSecsSinceEpoch(int(slip.opened.timestamp() * 1000))
    day = QLocale().toString(opened, "ddd d MMM yyyy, H:mm")
    top = paint_text(painter, day, QRectF(0, top + 6, beside, 45), 32, 400, MUTED)
    paint_text(
        painter, slip.number, QRectF(0, QR_SIDE - 120, beside, 120), _fitting(slip.number, beside, 110), 700, INK
    )
    asked = tr("Ask for {number}").format(number=slip.number)
    top = paint_text(painter, asked, QRectF(0, QR_SIDE + 24, WIDTH, 70), 44, 600, INK)
    painter.fillRect(QRectF(0, top + 20, WIDTH, 3), LINE)
    paint_text(painter, slip.words[:WORDS_CHARS], QRectF(0, top + 46, WIDTH, HEIGHT - top - 46), 36, 400, INK)


def pdf_of(slip: Slip) -> bytes:
    """The slip as a PDF of one A6 page."""
    return paper.pdf_of(_title(slip), QPageSize.PageSizeId.A6, lambda painter: _paint_page(painter, slip))


def save_pdf(slip: Slip, path: str) -> None:
    """Write the PDF to `path`, whole or not at all; raises paper.NotSaved."""
    paper.save(path, pdf_of(slip), tr("The ticket is logged."))


def can_print() -> bool:
    """Whether this computer knows a printer it would use by itself."""
    return not QPrinterInfo.defaultPrinter().isNull()


def print_at_once(slip: Slip) -> None:
    """Print on the usual printer without a dialog (which would show files and printers); raises NoPrinter."""
    if not can_print():
        raise _no_printer()
    printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
    print_on(slip, printer)


def print_on(slip: Slip, printer: QPrinter) -> None:
    """Print on this printer, at the top left of whatever paper is in it; raises NoPrinter when it refuses."""
    if not paper.print_on(printer, _title(slip), lambda painter: _paint_page(painter, slip)):
        raise _no_printer()


class SlipPreview(QWidget):
    """The slip as it will be printed: white paper in every theme."""

    def __init__(self, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slip = slip
        said = self.tr("Slip {number}: {words}").format(number=slip.number, words=slip.words[:300])
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A page as large as A6 is on many screens."""
        return QSize(look().px(300), look().px(424))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small screen at a large zoom."""
        return QSize(180, 254)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper in the middle, the slip on it."""
        wide, high = WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN
        scale = min((self.width() - 2) / wide, (self.height() - 2) / high)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2)
        painter.fillRect(QRectF(0, 0, wide * scale, high * scale), Qt.GlobalColor.white)
        painter.setPen(look().theme.colour("line"))
        painter.drawRect(QRectF(0, 0, wide * scale, high * scale))
        painter.scale(scale, scale)
        painter.translate(MARGIN, MARGIN)
        paint_slip(painter, self._slip)


class SlipSheet(Sheet):
    """Look at the slip, then print it or save it as PDF."""

    def __init__(self, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Slip for {number}").format(number=slip.number))
        self._slip = slip
        self.preview = SlipPreview(slip)
        self.body.addWidget(self.preview, 1)
        self.trouble = plain_label(role="error")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        printers = paper.has_printers()
        if not printers:
            self.body.addWidget(plain_label(self.tr("This computer has no printer Trellis could use."), "muted"))
        self.add_button(self.tr("Close")).clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("Save as PDF"), "plain" if printers else "main")
        self.save_button.clicked.connect(self._choose)
        self.print_button = self.add_button(self.tr("Print"), "main") if printers else None
        if self.print_button is not None:
            self.print_button.clicked.connect(self._print)

    def save_to(self, path: str) -> None:
        """Save the PDF there and close, or say calmly why not."""
        try:
            save_pdf(self._slip, path)
        except Trouble as trouble:
            self._say(trouble)
        else:
            self.accept()

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the slip"), f"{self._slip.number}.pdf", self.tr("PDF files (*.pdf)")
        )
        if path:
            self.save_to(path if path.lower().endswith(".pdf") else f"{path}.pdf")

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        try:
            print_on(self._slip, printer)
        except Trouble as trouble:
            self._say(trouble)
        else:
            self.accept()

    def _say(self, trouble: Trouble) -> None:
        self.trouble.setText(str(trouble))
        self.trouble.show()


def _title(slip: Slip) -> str:
    return tr("Slip {number}").format(number=slip.number)


def _paint_page(painter: QPainter, slip: Slip) -> None:
    painter.translate(MARGIN, MARGIN)
    paint_slip(painter, slip)


def _paint_qr(painter: QPainter, box: QRectF, text: str) -> None:
    """The code on white with its quiet zone of four modules, runs of a row as one bar so that no gaps show."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    module = box.width() / (len(rows) + 8)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box, Qt.GlobalColor.white)
    for y, row in enumerate(rows):
        for start, length in _runs(row):
            left, top = box.left() + (start + 4) * module, box.top() + (y + 4) * module
            painter.fillRect(QRectF(left, top, length * module, module), Qt.GlobalColor.black)
    painter.restore()


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Where the dark runs of a row start, and how long they are."""
    start = 0
    for end in range(len(row) + 1):
        if end == len(row) or not row[end]:
            if end > start:
                yield start, end - start
            start = end + 1


def _fitting(text: str, width: float, largest: int) -> int:
    """The largest text size at which `text` is not wider than `width`."""
    wide = QFontMetricsF(paper_font(largest, 700)).horizontalAdvance(text)
    return largest if wide <= width else max(20, int(largest * width / wide))
