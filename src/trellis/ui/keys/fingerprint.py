"""The desk's fingerprint, large enough for two people to compare aloud, on the screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.sign_in import KeyTold
from trellis.ui.context import Context
from trellis.ui.controls import Button, Callout, Card, FlowLayout
from trellis.ui.keys.words import ending, origin, state_said
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.paper import INK, LINE, MUTED
from trellis.ui.printing import HEIGHT, WIDTH, PageButtons, PagePreview, paint_groups, paint_line
from trellis.ui.recovery import fingerprint_lines, spoken
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import look, size, space

TEXT, STEP, DOWN = 28, 92, 44
"""A group's size, and how far groups and lines are apart, in 100 % pixels."""
NARROW = 700
"""Below this width of the card the words stand below the groups."""


class Groups(QWidget):
    """Groups of four in columns, two lines where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[str] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self.updateGeometry)

    def show_fingerprint(self, fingerprint: str) -> None:
        """Show this one."""
        self._groups = fingerprint.split()
        self.setAccessibleName(tr("Fingerprint: {groups}").format(groups=spoken(fingerprint_lines(fingerprint))))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels needed at that width."""
        return look().px(DOWN) * -(-len(self._groups) // self._across(width))

    def sizeHint(self) -> QSize:
        """Two lines of four."""
        return QSize(look().px(4 * STEP), look().px(2 * DOWN))

    def minimumSizeHint(self) -> QSize:
        """Two in a line."""
        return QSize(look().px(2 * STEP), look().px(DOWN))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each group at its place."""
        painter, px = QPainter(self), look().px
        font = look().font(TEXT, 600)
        metrics, across = QFontMetricsF(font), self._across(self.width())
        painter.setFont(font)
        painter.setPen(look().theme.colour("ink"))
        for number, group in enumerate(self._groups):
            top = number // across * px(DOWN) + (px(DOWN) - metrics.height()) / 2
            painter.drawText(QRectF(number % across * px(STEP), top, px(STEP), metrics.height()), group)

    def _across(self, width: int) -> int:
        """Four or two, so that a line ends where half of it ends."""
        return 4 if width >= 4 * look().px(STEP) - look().px(16) else 2


class FingerprintCard(Card):
    """The fingerprint, what to compare it with, copy and print."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Fingerprint of this desk"))
        self._context = context
        self._fingerprint = ""
        self._keys: tuple[KeyTold, ...] = ()
        self.groups = Groups()
        self.words = plain_label(
            tr(
                "One of you reads it from the recovery sheet, the other looks here. It is the same for every advisor"
                " and never changes. If one group differs, somebody put another desk in the place of yours."
            ),
            "muted",
        )
        self.missing = Callout(
            tr(
                "The root record of this desk is missing or was changed, so no key in it can be believed. Check this"
                " desk, and restore the newest backup from before."
            ),
            "red",
        )
        self.missing.hide()
        self.copy = Button(tr("Copy"))
        self.copy.setAccessibleDescription(self.title.text())
        self.copy.clicked.connect(self._copy)
        self.print = Button(tr("Print or save…"), icon="print")
        self.print.setAccessibleDescription(self.title.text())
        self.print.clicked.connect(self._show_sheet)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.print)
        buttons.addWidget(self.copy)
        words = QVBoxLayout()
        space(words, gap=12)
        words.addWidget(self.words)
        words.addLayout(buttons)
        self._inside = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        space(self._line, gap=24)
        self._line.addWidget(self.groups, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(words, 1)
        self.body.addWidget(self._inside)
        self.body.addWidget(self.missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words stand beside the groups where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= look().px(NARROW)
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_keys(self, fingerprint: str, keys: tuple[KeyTold, ...]) -> None:
        """This is the desk's, and these keys go onto the paper with it."""
        self._fingerprint, self._keys = fingerprint, keys
        self.groups.show_fingerprint(fingerprint)
        self._inside.setVisible(bool(fingerprint))
        self.missing.setVisible(not fingerprint)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._fingerprint)
        self._context.say(tr("The fingerprint is copied. It is no secret."))

    def _show_sheet(self) -> None:
        page = KeyPage(self._context.info.name, self._fingerprint, self._keys, date.today())  # noqa: DTZ011
        sheet = KeySheet(page, self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()


@dataclass(frozen=True)
class KeyPage:
    """What stands on the page: `day` is when it was made."""

    desk: str
    fingerprint: str
    keys: tuple[KeyTold, ...]
    day: date


def title_of() -> str:
    """What the page is called."""
    return tr("Fingerprint and keys")


def paint_keys(painter: QPainter, page: KeyPage) -> None:
    """Paint the page into 0, 0 to WIDTH, HEIGHT of `trellis.ui.printing`."""
    top = paint_line(painter, 0, page.desk, 40, 600, MUTED)
    top = paint_line(painter, top + 8, title_of(), 84, 700, INK)
    day = QLocale().toString(QDate(page.day.year, page.day.month, page.day.day), "d MMMM yyyy")
    top = paint_line(painter, top + 8, tr("Written on {day}").format(day=day), 40, 400, MUTED)
    painter.fillRect(QRectF(0, top + 40, WIDTH, 3), LINE)
    top = paint_line(painter, top + 90, tr("Fingerprint of the desk"), 48, 700, INK)
    top = paint_groups(painter, top + 24, fingerprint_lines(page.fingerprint), 66)
    words = tr(
        "Compare it with the one in Trellis (Keys) and on the recovery sheet. If they differ, somebody put another desk"
        " in the place of yours: do not sign in. The fingerprint is no secret."
    )
    top = paint_line(painter, top + 22, words, 38, 400, INK)
    top = paint_line(painter, top + 60, tr("Keys of the advisors"), 48, 700, INK)
    for number, key in enumerate(page.keys):
        if top > HEIGHT - 330:
            more = tr("and {n} more, in Trellis").format(n=len(page.keys) - number)
            paint_line(painter, top + 24, more, 38, 400, MUTED)
            return
        top = _paint_key(painter, top + 30, key)


def _paint_key(painter: QPainter, top: float, key: KeyTold) -> float:
    name = f"{elide(key.name, 60)} · {state_said(key.state)}"
    top = paint_line(painter, top, name, 40, 600, INK)
    top = paint_line(painter, top + 4, key.fingerprint, 40, 400, INK)
    said = "\n".join(filter(None, (origin(key), elide(ending(key), 160))))
    return paint_line(painter, top + 4, said, 34, 400, MUTED)


class KeySheet(Sheet):
    """Look at the page, print it or save it."""

    def __init__(self, page: KeyPage, parent: QWidget | None = None) -> None:
        super().__init__(parent, title_of())
        paint = partial(paint_keys, page=page)
        said = tr("Fingerprint: {groups}").format(groups=spoken(fingerprint_lines(page.fingerprint)))
        self.preview = PagePreview(title_of(), said, paint)
        size(self.preview, min_height=360)
        self.parts = PageButtons(title_of(), page.desk, paint)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.parts)
        self.add_button(tr("Close"), "main").clicked.connect(self.accept)
