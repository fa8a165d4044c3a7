"""The path: a project's milestones in the order of their days, with today on it.

Each milestone is a button that says everything about itself and is painted by hand: its dot is filled once it is
reached, the next one is drawn stronger. Side by side where there is room, else one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trellis.rules.projects import Page
from trellis.rules.proposal import Milestone
from trellis.ui.chips import chip_size, paint_chip
from trellis.ui.dates import school_day
from trellis.ui.language import tr
from trellis.ui.projects.ahead import next_step, steps
from trellis.ui.text import plain_tip
from trellis.ui.theme import look

CELL = 138
"""The least width of a milestone beside others, in pixels at 100 %."""
DOT, TITLE_LINES, WORD_LINES = 18, 3, 2


class Stop(QAbstractButton):
    """One milestone. Checked means reached; only whoever works on the project can press it."""

    walked = Signal(int)
    """An arrow key: to the next (1) or the one before (-1)."""

    def __init__(self, step: Milestone, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.next = self.late = self.below = False
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_step(self, step: Milestone, reached: date | None, is_next: bool, today: date, may: bool) -> None:
        """How it stands on a day."""
        self.step, self.next = step, is_next
        self.late = reached is None and step.due < today
        self._words = _words(step, reached, is_next, today)
        self.setCheckable(may)
        self.setChecked(may and reached is not None)
        self._reached = reached is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if may else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if may else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{step.title}, {self._words}")
        does = tr("Press to say that it is not reached after all") if self._reached else tr("Press when it is reached")
        self.setAccessibleDescription(does if may else "")
        plain_tip(self, f"{step.title}\n{self._words}" + (f"\n{does}" if may else ""))
        self.update()

    def reached(self) -> bool:
        """Whether it was reached."""
        return self._reached

    def words(self) -> str:
        """When it is due or was reached."""
        return self._words

    def needed(self, width: int) -> int:
        """Pixels of height at that width."""
        px = look().px
        return px(DOT) + px(10) + self._text_height(width) + px(8) if not self.below else self._row_height(width)

    def nextCheckState(self) -> None:
        """The desk decides whether it is reached; a press asks for it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as the space bar; arrows go along the path."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.walked.emit(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.walked.emit(-1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot, the title, and when."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        centre = self.dot()
        self._paint_dot(painter, centre)
        px = look().px
        if self.below:
            left = centre.x() + px(DOT) / 2 + px(12)
            self._paint_words(painter, QRectF(left, px(8), self.width() - left - px(6), 0), Qt.AlignmentFlag.AlignLeft)
        else:
            top = centre.y() + px(DOT) / 2 + px(8)
            room = QRectF(px(6), top, self.width() - px(12), 0)
            self._paint_words(painter, room, Qt.AlignmentFlag.AlignHCenter)

    def dot(self) -> QPointF:
        """Where the middle of its dot is, in its own pixels."""
        px = look().px
        if self.below:
            return QPointF(px(6) + px(DOT) / 2, px(8) + px(DOT) / 2)
        return QPointF(self.width() / 2, px(2) + px(DOT) / 2)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, px = look().theme, look().px
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() and self.isCheckable():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(box.adjusted(0, px(DOT), 0, 0) if not self.below else box, px(8), px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, px(8), px(8))

    def _paint_dot(self, painter: QPainter, centre: QPointF) -> None:
        theme, px = look().theme, look().px
        radius = px(DOT) / 2
        painter.setPen(QPen(self._ring(), px(3) if self.next else px(2)))
        painter.setBrush(theme.colour("accent" if self._reached else "surface"))
        painter.drawEllipse(centre, radius - px(2), radius - px(2))
        if self._reached:
            painter.setPen(QPen(theme.colour("on_accent"), max(1.5, px(2))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            size = radius * 0.42
            tick = [QPointF(-size, 0), QPointF(-size * 0.25, size * 0.75), QPointF(size, -size * 0.7)]
            painter.drawPolyline(QPolygonF([centre + point for point in tick]))
        elif self.next:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ring())
            painter.drawEllipse(centre, radius * 0.32, radius * 0.32)

    def _ring(self) -> QColor:
        return look().theme.colour(
            "accent" if self._reached else "amber" if self.late else "accent" if self.next else "field"
        )

    def _paint_words(self, painter: QPainter, room: QRectF, align: Qt.AlignmentFlag) -> None:
        theme, top = look().theme, room.top()
        parts = ((self._titled(room.width()), "ink"), (self._timed(room.width()), "amber" if self.late else "muted"))
        for (lines, font), colour in parts:
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            for line in lines:
                box = QRectF(room.left(), top, room.width(), metrics.height())
                painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)
                top += metrics.height()

    def _titled(self, width: float) -> tuple[list[str], QFont]:
        font = look().font(14 if self.below else 13, 600 if self.next else 500)
        return wrapped(self.step.title, font, width, TITLE_LINES), font

    def _timed(self, width: float) -> tuple[list[str], QFont]:
        font = look().font(12, 400)
        return wrapped(self._words, font, width, WORD_LINES), font

    def _text_height(self, width: int) -> int:
        room = width - look().px(12)
        parts = (self._titled(room), self._timed(room))
        return round(sum(len(lines) * QFontMetricsF(font).height() for lines, font in parts))

    def _row_height(self, width: int) -> int:
        px = look().px
        return self._text_height(width - px(DOT) - px(12)) + px(16)


class PathView(QWidget):
    """All milestones, the line between them, and today. `toggled` asks for a milestone to be reached or not."""

    toggled = Signal(str, bool)
    """(key of a milestone, reached): somebody says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("The path"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stops: list[Stop] = []
        self._today = date.min
        look().changed.connect(self._arrange)

    def show_path(self, page: Page, today: date) -> None:
        """The milestones of this project on a day. The one that has the keyboard keeps it."""
        self._today = today
        plan, ahead = steps(page), next_step(page)
        marks = {mark.milestone: mark.on for mark in page.reached}
        while len(self.stops) > len(plan):
            gone = self.stops.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.stops) < len(plan):
            self.stops.append(self._stop(plan[len(self.stops)]))
        for stop, step in zip(self.stops, plan, strict=True):
            is_next = ahead is not None and step.key == ahead.key
            stop.show_step(step, marks.get(step.key), is_next, today, "projects.work" in page.may)
        self._arrange()

    def sizeHint(self) -> QSize:
        """As high as it is arranged."""
        return QSize(look().px(360), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another way to lay it out."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line behind the dots, and the mark of today."""
        if not self.stops:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = look().theme, look().px
        dots = [QPointF(stop.pos()) + stop.dot() for stop in self.stops]
        start, end = self._ends(dots)
        painter.setPen(QPen(theme.colour("line"), px(3)))
        painter.drawLine(start, end)
        painter.setPen(QPen(theme.colour("accent"), px(3)))
        for before, after, stop, then in zip(dots, dots[1:], self.stops, self.stops[1:], strict=False):
            if stop.reached() and then.reached():
                painter.drawLine(before, after)
        self._paint_today(painter, start, dots, end)

    def today_at(self) -> float:
        """How far along the path today is: 0 at its beginning, 1 at the first milestone, and so on."""
        days = [stop.step.due for stop in self.stops]
        for at, (before, after) in enumerate(pairwise(days)):
            if before <= self._today < after:
                return at + 1 + (self._today - before).days / (after - before).days
        return 0.5 if not days or self._today < days[0] else len(days) + (0 if self._today == days[-1] else 0.5)

    def _paint_today(self, painter: QPainter, start: QPointF, dots: list[QPointF], end: QPointF) -> None:
        px = look().px
        along = [start, *dots, end]
        at = self.today_at()
        before, after = along[int(at)], along[min(int(at) + 1, len(along) - 1)]
        place = before + (after - before) * (at - int(at))
        words, wide = tr("Today"), chip_size(tr("Today")).width()
        painter.setPen(QPen(look().theme.colour("blue"), px(2)))
        if self._below():
            top = self._gap_top()
            painter.drawLine(QPointF(start.x() - px(7), top), QPointF(start.x() + px(7), top))
            paint_chip(painter, start.x() + px(DOT) / 2 + px(10), top, words, "blue")
        else:
            painter.drawLine(QPointF(place.x(), px(22)), QPointF(place.x(), place.y() + px(7)))
            left = min(max(0.0, place.x() - wide / 2), float(self.width() - wide))
            paint_chip(painter, left, px(11), words, "blue")

    def _ends(self, dots: list[QPointF]) -> tuple[QPointF, QPointF]:
        if self._below():
            return dots[0], QPointF(dots[-1].x(), max(dots[-1].y(), self._gap_top()))
        return QPointF(0, dots[0].y()), QPointF(self.width(), dots[-1].y())

    def _below(self) -> bool:
        return self.width() < len(self.stops) * look().px(CELL)

    def _gap(self) -> int:
        """Below which milestone today is told, where they stand one below the other."""
        return sum(stop.step.due <= self._today for stop in self.stops)

    def _gap_top(self) -> float:
        gap, half = self._gap(), look().px(14)
        return float(self.stops[gap].y() - half if gap < len(self.stops) else self.stops[-1].geometry().bottom() + half)

    def _stop(self, step: Milestone) -> Stop:
        stop = Stop(step, self)
        stop.clicked.connect(lambda: self._asked(stop))
        stop.walked.connect(lambda by: self._walk(stop, by))
        stop.show()
        return stop

    def _asked(self, stop: Stop) -> None:
        if stop.isCheckable():
            self.toggled.emit(stop.step.key, not stop.reached())

    def _walk(self, stop: Stop, by: int) -> None:
        at = self.stops.index(stop) + by
        if 0 <= at < len(self.stops):
            self.stops[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        height = self._stack() if self._below() else self._line_up()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
        self.update()

    def _line_up(self) -> int:
        count, top = max(1, len(self.stops)), look().px(26)
        width, high = self.width() // count, 0
        for stop in self.stops:
            stop.below = False
            high = max(high, stop.needed(width))
        for at, stop in enumerate(self.stops):
            stop.setGeometry(at * self.width() // count, top, width, high)
        return top + high if self.stops else 0

    def _stack(self) -> int:
        top, gap = 0, self._gap()
        for at, stop in enumerate(self.stops):
            stop.below = True
            top += look().px(28) if at == gap else 0
            high = stop.needed(self.width())
            stop.setGeometry(0, top, self.width(), high)
            top += high
        return top + (look().px(28) if gap == len(self.stops) else 0)


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The words in at most so many lines of that width; the last one is cut with three dots where they do not fit."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in UTF-16 units, Python in characters.
    units = text.encode("utf-16-le", "surrogatepass")
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * a : 2 * b].decode("utf-16-le", "replace").strip() for a, b in zip(starts, ends, strict=True)]
    if len(lines) > most:
        rest = units[2 * starts[most - 1] :].decode("utf-16-le", "replace")
        cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], cut]
    return lines


def _words(step: Milestone, reached: date | None, is_next: bool, today: date) -> str:
    if reached is not None:
        return tr("reached {day}").format(day=school_day(reached, today))
    if step.due < today:
        days = (today - step.due).days
        past = tr("1 day ago") if days == 1 else tr("{n} days ago").format(n=days)
        return tr("was due {day}, {past}").format(day=school_day(step.due, today), past=past)
    if is_next:
        return tr("next, due {day}").format(day=school_day(step.due, today))
    return tr("due {day}").format(day=school_day(step.due, today))


def progress_said(page: Page, plan: Sequence[Milestone]) -> str:
    """How many milestones were reached."""
    reached = {mark.milestone for mark in page.reached}
    return tr("{n} of {all} reached").format(n=sum(step.key in reached for step in plan), all=len(plan))
