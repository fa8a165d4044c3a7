"""Answers that are lists of small forms: what is needed, and the milestones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast
from uuid import uuid4

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from trellis.rules.proposal import LINE_LIMIT, MOST, Content, Milestone, Need, NeedKind
from trellis.ui.controls import Button, FlowLayout, row
from trellis.ui.language import tr
from trellis.ui.projects.fields import DayField, Field
from trellis.ui.projects.words import need_kind_said
from trellis.ui.text import plain_label, plain_tip
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.choice import Choice

IN_LINE = 420
"""The least width, at 100 %, at which title and day of a milestone stand side by side."""
A_WEEK = timedelta(days=7)


def day_of(field: DayField) -> date:
    """The day a field shows."""
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())


def as_qdate(day: date) -> QDate:
    """For Qt's fields."""
    return QDate(day.year, day.month, day.day)


def _beside(word: str, field: QWidget) -> QWidget:
    """A word and its field, which stay together."""
    holder = QWidget()
    holder.setLayout(row(plain_label(word, "muted", wrap=False), field, gap=6))
    return holder


class Entry(QFrame):
    """One entry of a list: its fields and a cross. `where` is what it is called for screen readers."""

    edited = Signal()
    finished = Signal()
    gone = Signal()

    def __init__(self, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = QLineEdit()
        self.what.setMaxLength(LINE_LIMIT)
        self.what.setPlaceholderText(example)
        self.what.textEdited.connect(lambda _: self.edited.emit())
        self.what.editingFinished.connect(self.finished)
        self.cross = Button("", "quiet", icon="close")
        self.cross.clicked.connect(self.gone)
        plain_tip(self.cross, tr("Take it out"))

    def is_empty(self) -> bool:
        """Whether it says nothing, so that it is no entry."""
        return not self.what.text().strip()

    def called(self, number: int) -> None:
        """Its number in the list, for screen readers."""
        raise NotImplementedError


class NeedEntry(Entry):
    """What is needed: of which kind, what, and from when to when where that matters."""

    def __init__(self, need: Need, example: str, parent: QWidget | None = None) -> None:
        super().__init__(example, parent)
        self.setProperty("kind", "inset")
        self.kind = Choice((need_kind_said(kind), kind) for kind in NeedKind)
        self.kind.set_value(need.kind)
        self.kind.activated.connect(lambda _: self.finished.emit())
        self.what.setText(need.what)
        self.what.setCursorPosition(0)
        self.first, self.last = DayField(), DayField()
        self.when = Button(tr("Add days"), "quiet")
        self.never = Button(tr("No days"), "quiet")
        self._dated = QWidget()
        dates = FlowLayout(self._dated, gap=8)
        for part in (_beside(tr("from"), self.first), _beside(tr("to"), self.last), self.never):
            dates.addWidget(part)
        layout = QVBoxLayout(self)
        space(layout, 8, gap=8)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(head, gap=8)
        head.addWidget(self.kind)
        head.addWidget(self.what, 1)
        head.addWidget(self.cross)
        layout.addLayout(head)
        layout.addWidget(self.when, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._dated)
        size(self.what, min_width=100)
        today = QDate.currentDate()
        first, last = need.starts or need.ends, need.ends or need.starts
        self.first.setDate(as_qdate(first) if first else today)
        self.last.setDate(as_qdate(last) if last else today)
        self._show_days(first is not None)
        self.when.clicked.connect(lambda: self._set_days(on=True))
        self.never.clicked.connect(lambda: self._set_days(on=False))
        self.first.dateChanged.connect(self._follow)
        self.last.dateChanged.connect(lambda _: self.edited.emit())

    def need(self) -> Need:
        """What it says."""
        starts, ends = (day_of(self.first), day_of(self.last)) if self._has_days else (None, None)
        return Need(self.kind.value(), self.what.text(), starts, ends)

    def called(self, number: int) -> None:
        """Its number in the list."""
        texts = (
            (self.kind, tr("Kind of need {n}")),
            (self.what, tr("Need {n}")),
            (self.first, tr("Need {n}: first day")),
            (self.last, tr("Need {n}: last day")),
            (self.when, tr("Add days to need {n}")),
            (self.never, tr("No days for need {n}")),
            (self.cross, tr("Take out need {n}")),
        )
        for widget, text in texts:
            widget.setAccessibleName(text.format(n=number))

    def _follow(self, first: QDate) -> None:
        """The last day is never before the first."""
        if self.last.date() < first:
            self.last.setDate(first)
        self.edited.emit()

    def _set_days(self, *, on: bool) -> None:
        self._show_days(on)
        (self.first if on else self.when).setFocus()
        self.finished.emit()

    def _show_days(self, on: bool) -> None:
        self._has_days = on
        self._dated.setVisible(on)
        self.when.setVisible(not on)


class StepEntry(Entry):
    """A milestone: what, and by when. Its key stays with it through all versions."""

    moved = Signal()
    """It has another day, and may stand elsewhere in the list."""

    def __init__(self, step: Milestone, example: str, parent: QWidget | None = None) -> None:
        super().__init__(example, parent)
        self.key = step.key
        self.what.setText(step.title)
        self.what.setCursorPosition(0)
        self.due = DayField(as_qdate(step.due))
        self.due.dateChanged.connect(lambda _: self.edited.emit())
        self.due.editingFinished.connect(self.moved)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._line, gap=8)
        self._day = QWidget()
        day = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._day)
        space(day, gap=8)
        day.addWidget(self.due)
        day.addWidget(self.cross)
        day.addStretch(1)
        self._line.addWidget(self.what, 1)
        self._line.addWidget(self._day)
        size(self.what, min_width=100)
        look().changed.connect(self._arrange)

    def step(self) -> Milestone:
        """What it says."""
        return Milestone(self.key, self.what.text(), day_of(self.due))

    def called(self, number: int) -> None:
        """Its number in the list."""
        self.what.setAccessibleName(tr("Milestone {n}").format(n=number))
        self.due.setAccessibleName(tr("Milestone {n}: by when").format(n=number))
        self.cross.setAccessibleName(tr("Take out milestone {n}").format(n=number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or not."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its day: the title goes above it."""
        return QSize(self._day.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        wide = self.width() >= look().px(IN_LINE)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class Entries(Field):
    """A list of entries with a button that adds one."""

    def __init__(self, example: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = example
        self.entries: list[Entry] = []
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        space(self._list, gap=8)
        self.add_button = Button(add, icon="plus")
        self.add_button.clicked.connect(self.begin)
        self.layout_.addWidget(self._holder)
        self.layout_.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)
        self._holder.hide()

    def begin(self) -> None:
        """Another entry, or the one that is still empty; the focus goes there."""
        entry = next((e for e in self.entries if e.is_empty()), None)
        if entry is None and len(self.entries) < MOST:
            entry = self.fresh()
            self.put(entry)
        if entry is not None:
            entry.what.setFocus()

    def fresh(self) -> Entry:
        """An entry that says nothing yet."""
        raise NotImplementedError

    def put(self, entry: Entry) -> None:
        """One more at the end."""
        entry.edited.connect(self.edited)
        entry.finished.connect(self.finished)
        entry.gone.connect(lambda: self._remove(entry))
        self.entries.append(entry)
        self._list.addWidget(entry)
        self._holder.show()
        entry.show()  # at once, so that it can take the focus
        self.number()

    def replace(self, entries: Sequence[Entry]) -> None:
        """These instead of all that are there."""
        for entry in self.entries:
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = []
        for entry in entries:
            self.put(entry)
        self._holder.setVisible(bool(entries))

    def number(self) -> None:
        """Tell screen readers which is which."""
        for number, entry in enumerate(self.entries, 1):
            entry.called(number)

    def _remove(self, entry: Entry) -> None:
        at = self.entries.index(entry)
        self.entries.remove(entry)
        self._list.removeWidget(entry)
        (self.entries[min(at, len(self.entries) - 1)].what if self.entries else self.add_button).setFocus()
        entry.hide()
        entry.deleteLater()
        self._holder.setVisible(bool(self.entries))
        self.number()
        self.finished.emit()


class NeedsAnswer(Entries):
    """What is needed."""

    def __init__(self, example: str, parent: QWidget | None = None) -> None:
        super().__init__(example, tr("Add a need"), parent)

    def fill(self, content: Content) -> None:
        """An entry for each."""
        self.replace([NeedEntry(need, self.example) for need in cast("tuple[Need, ...]", content)])

    def content(self) -> Content:
        """What they say."""
        return tuple(e.need() for e in self.entries if isinstance(e, NeedEntry) and not e.is_empty())

    def fresh(self) -> Entry:
        """Equipment is asked for most."""
        return NeedEntry(Need(NeedKind.EQUIPMENT, ""), self.example)


class StepsAnswer(Entries):
    """The milestones, in the order of their days."""

    def __init__(self, example: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(example, tr("Add a milestone"), parent)
        self._today = today

    def fill(self, content: Content) -> None:
        """An entry for each."""
        self.replace([StepEntry(step, self.example) for step in cast("tuple[Milestone, ...]", content)])

    def content(self) -> Content:
        """What they say; one without a title is none yet."""
        return tuple(sorted((e.step() for e in self._steps() if not e.is_empty()), key=lambda step: step.due))

    def put(self, entry: Entry) -> None:
        """One more; it moves when its day does."""
        super().put(entry)
        if isinstance(entry, StepEntry):
            entry.moved.connect(self._sort)

    def fresh(self) -> Entry:
        """A week after the last one."""
        last = max((e.step().due for e in self._steps()), default=self._today)
        return StepEntry(Milestone(uuid4().hex[:12], "", max(last, self._today) + A_WEEK), self.example)

    def _steps(self) -> list[StepEntry]:
        return [entry for entry in self.entries if isinstance(entry, StepEntry)]

    def _sort(self) -> None:
        ordered = sorted(self._steps(), key=lambda entry: entry.step().due)
        if ordered != self.entries:
            self.entries = list(ordered)
            for at, entry in enumerate(ordered):
                self._list.removeWidget(entry)
                self._list.insertWidget(at, entry)
            self._order_tab()
            self.number()
        self.finished.emit()

    def _order_tab(self) -> None:
        line: list[QWidget] = [part for e in self._steps() for part in (e.what, e.due, e.cross)]
        for first, second in zip(line, [*line[1:], self.add_button], strict=True):
            QWidget.setTabOrder(first, second)
