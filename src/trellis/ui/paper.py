"""What goes on paper: text painted line by line, PDF files written whole or not at all, printers.

A page is drawn by one function onto a painter scaled to tenths of a millimetre, and that same function serves preview,
printer and PDF. Words are laid out as plain text; nothing is ever loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from trellis.rules.errors import Cancelled, Trouble
from trellis.ui.language import tr
from trellis.ui.text import chopped
from trellis.ui.theme import look

INK, MUTED, LINE = QColor("#1E2329"), QColor("#585F69"), QColor("#B9B5A8")
EDGE = 180.0
"""The margin of a page of text, in tenths of a millimetre."""
LONGEST = 2_000
"""The longest line laid out in one piece, in characters."""

Paint = Callable[[QPainter], None]
"""Draws a page; 0, 0 is the paper's top left corner, one unit a tenth of a millimetre."""


class NoPrinter(Trouble):
    """Nothing on this computer can print."""

    def __init__(self, safe: str, todo: str) -> None:
        super().__init__(tr("This computer has no printer Trellis could use."), safe, todo)


class NotSaved(Trouble):
    """The file could not be written. `why` comes from the system; `safe` says what is not lost."""

    def __init__(self, path: str, why: str, safe: str) -> None:
        kept = tr("A file that was there before is as it was.")
        super().__init__(
            tr("This could not be saved to {path}: {why}.").format(path=path, why=why.rstrip(".")),
            f"{safe} {kept}".lstrip(),
            tr("Choose another folder."),
        )


def has_printers() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def pdf_of(title: str, page: QPageSize.PageSizeId, paint: Paint) -> bytes:
    """One page as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Trellis")
    writer.setPageLayout(QPageLayout(QPageSize(page), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    _paint_on(writer, paint)
    return bytes(buffer.data().data())


@dataclass(frozen=True)
class PaperLine:
    """A paragraph of plain text on paper: size and room above in tenths of a millimetre."""

    text: str
    pixels: int
    weight: int = 400
    above: int = 0


@dataclass(frozen=True)
class PaperPicture:
    """A picture across the page, at most that high; sizes in tenths of a millimetre."""

    image: QImage
    most: int = 900
    above: int = 20


def pdf_of_lines(
    title: str,
    page: QPageSize.PageSizeId,
    lines: Sequence[PaperLine | PaperPicture],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> bytes:
    """As many pages as the lines need, as a PDF; raises Cancelled. May run on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Trellis")
    writer.setPageLayout(QPageLayout(QPageSize(page), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    scale = writer.logicalDpiX() / 254
    painter.scale(scale, scale)
    wide, bottom, top = writer.width() / scale - 2 * EDGE, writer.height() / scale - EDGE, EDGE
    for at, line in enumerate(lines):
        if cancelled():
            painter.end()
            raise Cancelled()
        top += line.above
        if isinstance(line, PaperPicture):
            box = _fitted(line, wide)
            if top + box.height() > bottom:
                writer.newPage()
                top = EDGE
            painter.drawImage(box.translated(EDGE, top), line.image)
            top += box.height()
            progress(at + 1, len(lines))
            continue
        font = paper_font(line.pixels, line.weight)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(INK)
        for words in _wrapped(line.text, font, wide):
            if top + metrics.height() > bottom:
                writer.newPage()
                top = EDGE
            painter.drawText(QPointF(EDGE, top + metrics.ascent()), words)
            top += metrics.height()
        progress(at + 1, len(lines))
    painter.end()
    return bytes(buffer.data().data())


def _fitted(picture: PaperPicture, wide: float) -> QRectF:
    """How large a picture is on paper: no larger than at 150 dots an inch, than the page and than it may be."""
    width, height = picture.image.width(), picture.image.height()
    scale = min(254 / 150, wide / max(1, width), picture.most / max(1, height))
    return QRectF(0, 0, width * scale, height * scale)


def save(path: str, content: bytes, safe: str) -> None:
    """Write `content` to `path`, whole or not at all; raises NotSaved, which says `safe`."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise NotSaved(path, file.errorString(), safe)
    file.write(content)
    if not file.commit():
        raise NotSaved(path, file.errorString(), safe)


def print_on(printer: QPrinter, title: str, paint: Paint) -> bool:
    """Print a page at the top left of whatever paper is in the printer; False when it refuses."""
    printer.setDocName(title)
    printer.setFullPage(True)
    return _paint_on(printer, paint)


def _paint_on(device: QPagedPaintDevice, paint: Paint) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(device.logicalDpiX() / 254, device.logicalDpiY() / 254)
    paint(painter)
    painter.end()
    return True


def paper_font(pixels: int, weight: int = 400) -> QFont:
    """A font of that size on paper, in tenths of a millimetre."""
    font = look().font(weight=weight)
    font.setPixelSize(pixels)
    # Tabular figures and contextual shapes are glyphs without a character: nobody could copy or search them in the PDF.
    font.clearFeatures()
    font.setFeature(QFont.Tag("calt"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paint_text(painter: QPainter, text: str, box: QRectF, pixels: int, weight: int, colour: QColor) -> float:
    """Plain text, wrapped inside `box` and cut with three dots where it is full. Returns where it ends."""
    font = paper_font(pixels, weight)
    metrics = QFontMetricsF(font)
    fit = max(1, int((box.height() + 0.5) // metrics.height()))
    lines = list(islice(_wrapped(text, font, box.width()), fit + 1))
    if len(lines) > fit:
        lines = lines[:fit]
        lines[-1] = metrics.elidedText(f"{lines[-1].rstrip()} …", Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(colour)
    for index, line in enumerate(lines):
        painter.drawText(QPointF(box.left(), box.top() + index * metrics.height() + metrics.ascent()), line)
    return box.top() + len(lines) * metrics.height()


def _wrapped(text: str, font: QFont, width: float) -> Iterator[str]:
    """The lines of `text` at this width; a word wider than a line is broken."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in chopped(text, LONGEST):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        ends = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            ends.append((line.textStart(), line.textStart() + line.textLength()))
        layout.endLayout()
        # Qt counts in UTF-16 units, Python in characters.
        units = paragraph.encode("utf-16-le", "surrogatepass")
        yield from (units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in ends)
