"""The recovery sheet: what stands on it, its PDF, and the fingerprint's own sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.test_slips import text_in
from trellis.rules import keys
from trellis.rules.sign_in import RecoverySheet
from trellis.ui.paper import NoPrinter, NotSaved
from trellis.ui.printing import HEIGHT, WIDTH
from trellis.ui.recovery import (
    FingerprintSheet,
    RecoveryPreview,
    SheetButtons,
    code_lines,
    paint_sheet,
    pdf_of,
    print_on,
    save_pdf,
    spoken,
)

CODE = keys.code_text(bytes(range(7, 23)))
FINGERPRINT = "1f3a 09bc 77de 1020 aa31 bc55 0d0e ff10"


def a_sheet(code: str = CODE, desk: str = "Riverside High Help Desk") -> RecoverySheet:
    return RecoverySheet(desk, "Julia Soto", FINGERPRINT, code, date(2026, 10, 12))


def words_of(sheet: RecoverySheet) -> str:
    return " ".join(text_in(pdf_of(sheet)).split())


def test_the_page_has_everything_one_needs_and_the_code_reads_back(kit: object):
    said = words_of(a_sheet())
    assert keys.code_bytes(" ".join(group for line in code_lines(CODE) for group in line)) == bytes(range(7, 23))
    groups = CODE.split("-") + FINGERPRINT.split()
    assert all(group in said for group in groups)
    for wanted in ("Riverside High Help Desk", "Julia Soto", "12 October 2026", "stored nowhere else", "locked away"):
        assert wanted in said


def test_the_fingerprint_sheet_says_nothing_of_a_code(kit: object):
    said = words_of(a_sheet(code=""))
    assert "1f3a" in said
    assert "ecovery" not in said
    assert not any(group in said for group in CODE.split("-"))


def test_hostile_names_stay_words(kit: object):
    assert "<b>Desk</b>" in words_of(a_sheet(desk='<b>Desk</b><img src="file:///etc/passwd">'))


def test_everything_fits_on_the_page(kit: object):
    page = QImage(int(WIDTH), int(HEIGHT) + 400, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFF)
    painter = QPainter(page)
    paint_sheet(painter, a_sheet(desk="W" * 80))
    painter.end()
    below = page.copy(0, int(HEIGHT), page.width(), 400)
    blank = below.copy()
    blank.fill(0xFFFFFF)
    assert below == blank


def test_screen_readers_hear_the_groups(qtbot: QtBot):
    preview = RecoveryPreview(a_sheet())
    qtbot.addWidget(preview)
    assert spoken(code_lines(CODE)) in preview.accessibleDescription()
    assert spoken([["1f3a", "09bc"]]) == "1 f 3 a, 0 9 b c"


def test_saving_writes_a_pdf_and_says_where(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    buttons = SheetButtons(a_sheet())
    qtbot.addWidget(buttons)
    buttons.show()
    wanted = tmp_path / "sheet"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    with qtbot.waitSignal(buttons.done):
        buttons.save_button.click()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "delete it here" in buttons.told.text()


def test_a_folder_that_refuses_is_told_calmly(qtbot: QtBot, tmp_path: Path):
    buttons = SheetButtons(a_sheet())
    qtbot.addWidget(buttons)
    with qtbot.assertNotEmitted(buttons.done):
        buttons.save_to(str(tmp_path / "nowhere" / "sheet.pdf"))
    assert "could not be saved" in buttons.told.text()
    assert "The desk is safe" in buttons.told.text()
    with pytest.raises(NotSaved):
        save_pdf(a_sheet(), str(tmp_path / "nowhere" / "sheet.pdf"))


@pytest.mark.qt_log_ignore("QPainter::begin\\(\\): Returned false", extend=True)
def test_printing_goes_to_paper_or_says_why_not(kit: object, tmp_path: Path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(a_sheet(), printer)
    assert (tmp_path / "printed.pdf").stat().st_size > 1000
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(NoPrinter):
        print_on(a_sheet(), printer)


def test_the_fingerprint_is_shown_in_a_sheet_that_closes(qtbot: QtBot):
    sheet = FingerprintSheet(a_sheet(code=""))
    qtbot.addWidget(sheet)
    sheet.show()
    assert spoken([FINGERPRINT.split()]) in sheet.preview.accessibleDescription()
    sheet.reject()
