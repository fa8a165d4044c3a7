"""The recovery sheet: one calm page with the code that makes a new passphrase, and the fingerprint people compare.

It is shown once, when the desk was made; the code stands nowhere else. Nothing here logs it, copies it or keeps it
longer than the widget lives. The same page without a code is the fingerprint sheet, which may hang beside the screen.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QLocale, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from trellis.rules.sign_in import RecoverySheet
from trellis.ui import printing
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.paper import INK, LINE, MUTED
from trellis.ui.printing import WIDTH, PageButtons, PagePreview, paint_groups, paint_line
from trellis.ui.theme import size


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
    top = paint_line(painter, 0, sheet.desk, 40, 600, MUTED)
    top = paint_line(painter, top + 8, title_of(sheet), 84, 700, INK)
    day = QLocale().toString(QDate(sheet.made.year, sheet.made.month, sheet.made.day), "d MMMM yyyy")
    said = tr("Made on {day} with {advisor}") if sheet.code else tr("Printed on {day} for {advisor}")
    top = paint_line(painter, top + 8, said.format(day=day, advisor=sheet.advisor), 40, 400, MUTED)
    painter.fillRect(QRectF(0, top + 40, WIDTH, 3), LINE)
    top += 90
    if sheet.code:
        top = paint_line(painter, top, tr("Recovery code"), 48, 700, INK)
        top = paint_groups(painter, top + 24, code_lines(sheet.code), 92)
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
            top = paint_line(painter, top + 22, words, 40, 400, INK)
        top += 60
    top = paint_line(painter, top, tr("Fingerprint"), 48, 700, INK)
    top = paint_groups(painter, top + 24, fingerprint_lines(sheet.fingerprint), 66)
    words = tr(
        "Compare it now and then with the one in Trellis (People, Me). If they differ, somebody put another desk in the"
        " place of yours: do not sign in, and ask whoever looks after Trellis. The fingerprint is no secret."
    )
    paint_line(painter, top + 22, words, 40, 400, INK)


def pdf_of(sheet: RecoverySheet) -> bytes:
    """The page as a PDF."""
    return printing.pdf_of(title_of(sheet), partial(paint_sheet, sheet=sheet))


def save_pdf(sheet: RecoverySheet, path: str) -> None:
    """Write the PDF to `path`, whole or not at all; raises paper.NotSaved."""
    printing.save_pdf(title_of(sheet), partial(paint_sheet, sheet=sheet), path)


def print_on(sheet: RecoverySheet, printer: QPrinter) -> None:
    """Print on this printer; raises NoPrinter when it refuses."""
    printing.print_on(title_of(sheet), partial(paint_sheet, sheet=sheet), printer)


class RecoveryPreview(PagePreview):
    """The page as it will be printed."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        said = [tr("Fingerprint: {groups}").format(groups=spoken(fingerprint_lines(sheet.fingerprint)))]
        if sheet.code:
            said.insert(0, tr("Recovery code: {groups}").format(groups=spoken(code_lines(sheet.code))))
        super().__init__(title_of(sheet), ". ".join(said), partial(paint_sheet, sheet=sheet), parent)


class SheetButtons(PageButtons):
    """Print and Save as PDF for one sheet."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        hint = tr("Put the file on a stick or print it elsewhere, then delete it here.") if sheet.code else ""
        super().__init__(title_of(sheet), sheet.desk, partial(paint_sheet, sheet=sheet), hint, parent)


class FingerprintSheet(Sheet):
    """Look at the fingerprint sheet, print it or save it."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent, title_of(sheet))
        self.preview = RecoveryPreview(sheet)
        size(self.preview, min_height=360)
        self.parts = SheetButtons(sheet)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.parts)
        self.add_button(tr("Close"), "main").clicked.connect(self.accept)
