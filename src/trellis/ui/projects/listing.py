"""The list of projects under headings, painted by hand: title, where it stands, and what comes next or whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trellis.rules.projects import Listed, Projects, Stuck
from trellis.ui.controls import chip_size, dress_list, paint_chip, styled
from trellis.ui.language import tr
from trellis.ui.projects.words import blocked_said, next_said, state_said, state_tone, title_said, wrong_said
from trellis.ui.theme import look
from trellis.ui.tickets.words import breakable

LINE = Qt.ItemDataRole.UserRole
SIDE, TOP, GAP = 10, 8, 4
TITLE_LINES = 2

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a heading (`project` is None), or a project with its words."""

    title: str
    project: UUID | None = None
    state: str = ""
    tone: str = "neutral"
    under: str = ""


def lines(found: Projects, today: date) -> list[Line]:
    """All rows in their order, what asks for help first; headings only where there is something below."""
    groups = (
        (tr("My projects"), found.own, True),
        (tr("You are asked to join"), found.asked, False),
        (tr("Others I may read") if found.may_start else tr("Handed in"), found.others, False),
        (tr("Showcases"), [entry for entry in found.showcases if not entry.mine], False),
    )
    rows = [_stuck_line(stuck, found) for stuck in found.stuck]
    if rows:
        rows.insert(0, Line(tr("Stuck before handing in")))
    known: set[UUID] = set()
    for title, entries, own in groups:
        fresh = [e for e in entries if e.outline.project not in known]
        known |= {e.outline.project for e in fresh}
        if fresh:
            rows += [Line(title), *(_line(entry, found, own, today) for entry in fresh)]
    return rows


def _line(entry: Listed, found: Projects, own: bool, today: date) -> Line:
    outline = entry.outline
    names = _names(outline.people, found)
    under = next_said(entry, today) if own else wrong_said(outline) or blocked_said(outline) or names
    return Line(title_said(entry.title), outline.project, state_said(outline), state_tone(outline), under)


def _stuck_line(stuck: Stuck, found: Projects) -> Line:
    """A draft goes by its people: its title is theirs alone."""
    return Line(_names(stuck.people, found), stuck.project, tr("Blocked"), "amber", stuck.words)


def _names(people: Iterable[UUID], found: Projects) -> str:
    return ", ".join(name for person in people if (name := found.names.get(person, "")))


class ProjectPainter(QStyledItemDelegate):
    """Paints a heading or a project."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need at this width."""
        line, px = index.data(LINE), look().px
        width = self._width()
        if line.project is None:
            return QSize(width, px(34))
        title = len(_title_lines(line.title, width - 2 * px(SIDE))) * _title_height()
        words = title + px(22) + px(GAP) + 2 * px(TOP)
        under = QFontMetricsF(look().font(12)).height() + px(GAP) if line.under else 0
        return QSize(width, round(words + under))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading in small letters; a project as title, chip and what comes next."""
        line, theme, px = index.data(LINE), look().theme, look().px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if line.project is None:
            painter.setFont(look().font(12, 600))
            painter.setPen(theme.colour("muted"))
            room = box.adjusted(px(SIDE), px(8), -px(SIDE), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.title)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = box.adjusted(px(2), 1, -px(2), -1)
        if chosen or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(ground, px(8), px(8))
        view = self.parent()
        if chosen and isinstance(view, QListWidget) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), px(8), px(8))
        self._words(painter, box.adjusted(px(SIDE), px(TOP), -px(SIDE), 0), line, chosen)
        painter.restore()

    def _words(self, painter: QPainter, at: QRectF, line: Line, chosen: bool) -> None:
        theme, px = look().theme, look().px
        painter.setFont(look().font(13, 600))
        painter.setPen(theme.colour("ink"))
        top, high = at.top(), _title_height()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for words in _title_lines(line.title, at.width()):
            painter.drawText(QRectF(at.left(), top, at.width() + px(2), high), left, words)
            top += high
        top += px(GAP)
        if chosen:  # the ground of a chosen row is that of some chips
            width = min(float(chip_size(line.state).width()), at.width()) + 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(QRectF(at.left() - 1, top - 1, width, px(22) + 2), px(12), px(12))
        paint_chip(painter, at.left(), top + px(11), line.state, line.tone, at.width())
        if line.under:
            font = look().font(12)
            painter.setFont(font)
            painter.setPen(theme.colour("muted"))
            room = QRectF(at.left(), top + px(22) + px(GAP) / 2, at.width(), QFontMetricsF(font).height())
            shown = painter.fontMetrics().elidedText(line.under, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _width(self) -> int:
        view = self.parent()
        assert isinstance(view, QListWidget)
        return view.viewport().width()


def _title_height() -> float:
    return QFontMetricsF(look().font(13, 600)).lineSpacing()


def _title_lines(title: str, width: float) -> list[str]:
    """The title in at most two lines; what does not fit is cut with three dots."""
    font, words = look().font(13, 600), breakable(title)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid() and len(starts) <= TITLE_LINES:
        line.setLineWidth(max(width, 20))
        starts.append(line.textStart())
    layout.endLayout()
    shown = [words[a:b].strip() for a, b in zip(starts, [*starts[1:], len(words)], strict=True)][:TITLE_LINES]
    if len(starts) > TITLE_LINES:
        rest = words[starts[TITLE_LINES - 1] :]
        shown[-1] = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 20))
    return shown


class ProjectList(QListWidget):
    """The list with its keys: arrows walk over headings, Enter opens."""

    walked = Signal(object)
    """Another project is chosen: its id."""
    opened = Signal()
    """Enter or a double click on a project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._syncing = False
        dress_list(self, tr("Projects"))
        self.setItemDelegate(ProjectPainter(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda *_: self._chose())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def show_lines(self, rows: Iterable[Line]) -> None:
        """These rows; what was chosen stays chosen where it still is there."""
        chosen = self.chosen()
        self._syncing = True
        self.clear()
        for line in rows:
            item = QListWidgetItem()
            item.setData(LINE, line)
            said = ", ".join(filter(None, (line.title, line.state, line.under)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            if line.project is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self._syncing = False
        self.choose(chosen)

    def chosen(self) -> UUID | None:
        """The project that is chosen."""
        item = self.currentItem()
        return item.data(LINE).project if item is not None else None

    def projects(self) -> list[UUID]:
        """All that are listed, from top to bottom."""
        found = [self.item(row).data(LINE).project for row in range(self.count())]
        return [project for project in found if project is not None]

    def choose(self, project: UUID | None) -> None:
        """Choose this one, without a signal; nothing where it is not listed."""
        self._syncing = True
        row = next((r for r in range(self.count()) if project and self.item(r).data(LINE).project == project), -1)
        self.setCurrentRow(row)
        if row < 0:
            self.clearSelection()
        self._syncing = False
        styled(self, barred="true" if row >= 0 else "false")  # the ring is around the chosen row then

    def walk(self, step: int) -> None:
        """To the next or previous project."""
        listed = self.projects()
        if not listed:
            return
        chosen = self.chosen()
        at = listed.index(chosen) + step if chosen in listed else 0
        wanted = listed[max(0, min(at, len(listed) - 1))]
        if wanted != chosen:
            self.choose(wanted)
            self.walked.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters belong to shortcuts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.chosen() is not None:
                self.opened.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height of titles."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _chose(self) -> None:
        chosen = self.chosen()
        if not self._syncing and chosen is not None:
            styled(self, barred="true")
            self.walked.emit(chosen)
