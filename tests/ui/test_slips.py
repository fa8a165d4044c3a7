"""The slip: what it says, that hostile words stay words, and that its PDF and its code can be read."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from trellis.rules.tickets import DEFAULT_PRIORITIES, Intake, opened
from trellis.store.ids import new_id
from trellis.ui import slips
from trellis.ui.paper import NoPrinter, NotSaved
from trellis.ui.slips import (
    MARGIN,
    QR_SIDE,
    WIDTH,
    Slip,
    SlipSheet,
    paint_slip,
    pdf_of,
    print_at_once,
    print_on,
    save_pdf,
)

OPENED = datetime(2026, 10, 12, 13, 5, tzinfo=UTC)
HOSTILE = '<img src="file:///etc/passwd"><b>bold</b> ![x](http://example.org/x.png) &amp; \\evil'


def a_slip(words: str = "Chromebook will not charge") -> Slip:
    return Slip("B-0143", "Riverside High Help Desk", words, OPENED)


def text_in(pdf: bytes) -> str:
    """The text a reader finds in a PDF as Qt writes it: glyphs of each font, by its own map to characters."""
    objects = dict(re.findall(rb"(\d+) 0 obj\s(.*?)endobj", pdf, re.DOTALL))

    def stream(body: bytes) -> str:
        head, raw = body.split(b"stream\n", 1)
        return (zlib.decompress(raw) if b"/FlateDecode" in head else raw).decode("latin-1")

    maps: dict[str, dict[str, str]] = {}
    for fonts in re.findall(rb"/Font <<(.*?)>>", b" ".join(objects.values()), re.DOTALL):
        for name, number in re.findall(rb"/(\S+) (\d+) 0 R", fonts):
            told = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
            assert told is not None
            maps[name.decode()] = characters(stream(objects[told[1]]))
    found = []
    for body in objects.values():
        if b"stream\n" in body and b"/Length1" not in body:
            page = stream(body)
            for font, shown in re.findall(r"/(\S+) [\d.]+ Tf\b|<([0-9a-fA-F]+)> ?Tj", page):
                if font:
                    known = maps.get(font, {})
                    found.append("\n")
                else:
                    found += [known.get(shown[at : at + 4].upper(), "?") for at in range(0, len(shown), 4)]
    return "".join(found).replace("\t", " ")


def characters(cmap: str) -> dict[str, str]:
    """Glyph number in hex -> character, from a ToUnicode map."""
    found = {}
    for first, _, many, one in re.findall(r"<(\w{4})> <(\w{4})> (?:\[(.*?)\]|<(\w+)>)", cmap):
        for step, code in enumerate(re.findall(r"<(\w+)>", many) or [one]):
            found[f"{int(first, 16) + step:04X}"] = bytes.fromhex(code).decode("utf-16-be", "replace")
    return found


def test_the_pdf_can_be_searched_for_the_number(kit: object):
    text = text_in(pdf_of(a_slip()))
    assert "B-0143" in text
    assert "Ask for B-0143" in text
    assert "Riverside High Help Desk" in text
    assert "Chromebook will not charge" in text


def test_hostile_words_stay_words_and_nothing_is_loaded(kit: object):
    pdf = pdf_of(a_slip(HOSTILE))
    assert HOSTILE in text_in(pdf).replace("\n", "")
    assert b"/Subtype /Image" not in pdf
    assert b"/URI" not in pdf
    assert b"root:" not in pdf


def test_the_code_holds_the_number_and_nothing_else(kit: object):
    image = QImage(1070, 1480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(MARGIN, MARGIN)
    paint_slip(painter, a_slip())
    painter.end()
    wanted = [bytes(row) for row in segno.make("B-0143", error="m", micro=False).matrix]
    module = QR_SIDE / (len(wanted) + 8)

    def dark(x: int, y: int) -> int:
        left, top = MARGIN + WIDTH - QR_SIDE, MARGIN
        return int(image.pixelColor(int(left + (x + 4.5) * module), int(top + (y + 4.5) * module)).lightness() < 128)

    assert [bytes(dark(x, y) for x in range(len(wanted))) for y in range(len(wanted))] == wanted


@pytest.mark.parametrize("words", ["x" * 100_000, "word " * 20_000, "a\n" * 5_000, "😀" * 3_000, "", "\u202etfel"])
def test_any_words_fit_on_the_page(kit: object, words: str):
    text = text_in(pdf_of(a_slip(words)))
    assert "B-0143" in text
    assert len(text) < 3_000


@pytest.mark.parametrize("typed", ["One line", "Title\nand more", "word " * 60 + "end\nand more"])
def test_a_ticket_gives_its_number_and_the_words_as_typed(kit: object, typed: str):
    ticket = opened(new_id(), "B-0007", Intake(typed), new_id(), new_id(), OPENED, DEFAULT_PRIORITIES)
    assert Slip.of(ticket, "Desk") == Slip("B-0007", "Desk", typed, OPENED)


def test_a_printer_gets_the_slip_on_its_own_paper(kit: object, tmp_path: Path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(a_slip(), printer)
    assert "Ask for B-0143" in text_in((tmp_path / "printed.pdf").read_bytes())


def test_without_a_printer_printing_at_once_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(slips.QPrinterInfo, "defaultPrinter", QPrinterInfo)
    with pytest.raises(NoPrinter):
        print_at_once(a_slip())


def test_saving_writes_whole_or_says_why_not(kit: object, tmp_path: Path):
    save_pdf(a_slip(), str(tmp_path / "slip.pdf"))
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(NotSaved, match="could not be saved"):
        save_pdf(a_slip(), str(tmp_path / "nowhere" / "slip.pdf"))


def test_save_as_pdf_from_the_sheet(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sheet = SlipSheet(a_slip())
    qtbot.addWidget(sheet)
    sheet.show()
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(sheet.save_button, Qt.MouseButton.LeftButton)
    assert text_in((tmp_path / "mine.pdf").read_bytes()).count("B-0143") == 2
    assert not sheet.isVisible()


def test_a_folder_that_refuses_is_told_in_the_sheet(qtbot: QtBot, tmp_path: Path):
    sheet = SlipSheet(a_slip())
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.save_to(str(tmp_path / "nowhere" / "slip.pdf"))
    assert sheet.isVisible()
    assert "The ticket is logged" in sheet.trouble.text()
    assert "Choose another folder" in sheet.trouble.text()


def test_without_a_printer_the_sheet_says_so_and_offers_the_pdf(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(slips.QPrinterInfo, "availablePrinterNames", lambda: [])
    sheet = SlipSheet(a_slip())
    qtbot.addWidget(sheet)
    assert sheet.print_button is None
    assert sheet.save_button.kind() == "main"


def test_the_preview_is_named_for_screen_readers(qtbot: QtBot):
    sheet = SlipSheet(a_slip(HOSTILE))
    qtbot.addWidget(sheet)
    assert sheet.preview.accessibleName().startswith("Slip B-0143: <img")
