"""Goals, each with why: what is written stays a field, so that it can be changed where it stands."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trellis.rules.interests import LINE_LIMIT, MOST, Content, Goal, PartName
from trellis.rules.people import clean_line, fold
from trellis.ui.context import Context
from trellis.ui.controls import Button
from trellis.ui.language import tr
from trellis.ui.profile.card import PartCard
from trellis.ui.text import plain_label
from trellis.ui.theme import space


class GoalsCard(PartCard):
    """The goals, and "+ add"."""

    def __init__(self, context: Context, today: date, parent: QWidget | None = None) -> None:
        super().__init__(context, PartName.GOALS, parent)
        self._today = today
        self.goals: list[GoalFields] = []
        self._nothing = plain_label(
            tr("Something you want to reach, however small, and why it matters to you."), "muted"
        )
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        space(self._list, gap=12)
        self.add_button = Button(tr("Add a goal"), icon="plus")
        self.add_button.clicked.connect(self._begin)
        for part in (self._nothing, self._holder, self.add_button):
            self.layout_.addWidget(part)
        self._show_nothing()

    def fill(self, content: Content) -> None:
        """Two fields for each goal."""
        for fields in self.goals:
            self._list.removeWidget(fields)
            fields.hide()
            fields.deleteLater()
        self.goals = []
        for goal in cast("tuple[Goal, ...]", content):
            self._add_fields(goal)
        self._show_nothing()

    def content(self) -> Content:
        """The goals as they stand; one without words is none."""
        return tuple(fields.goal() for fields in self.goals)

    def add(self, what: str, why: str) -> bool:
        """Add a goal of today and save; False when there is nothing to add."""
        known = {fold(fields.goal().what) for fields in self.goals}
        if not clean_line(what) or self.is_closed() or fold(clean_line(what)) in known or len(self.goals) >= MOST:
            return False
        self._add_fields(Goal(clean_line(what), clean_line(why), self._today))
        self._show_nothing()
        self.keep()
        return True

    def typing(self) -> bool:
        """In one of the fields."""
        return any(field.hasFocus() for fields in self.goals for field in (fields.what, fields.why))

    def _begin(self) -> None:
        empty = next((fields for fields in self.goals if not fields.what.text().strip()), None)
        fields = empty or self._add_fields(Goal("", "", self._today))
        self._show_nothing()
        fields.what.setFocus()

    def _add_fields(self, goal: Goal) -> GoalFields:
        fields = GoalFields(goal)
        fields.edited.connect(self.touch)
        fields.finished.connect(self.flush)
        fields.gone.connect(lambda: self._remove(fields))
        self.goals.append(fields)
        self._list.addWidget(fields)
        fields.show()  # at once, so that it can take the focus
        return fields

    def _remove(self, fields: GoalFields) -> None:
        at = self.goals.index(fields)
        self.goals.remove(fields)
        self._list.removeWidget(fields)
        (self.goals[min(at, len(self.goals) - 1)].what if self.goals else self.add_button).setFocus()
        fields.hide()
        fields.deleteLater()
        self._show_nothing()
        self.keep()

    def _show_nothing(self) -> None:
        self._nothing.setVisible(not self.goals)
        self._holder.setVisible(bool(self.goals))


class GoalFields(QWidget):
    """What to reach, and why."""

    edited = Signal()
    finished = Signal()
    gone = Signal()

    def __init__(self, goal: Goal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal = goal
        self.what, self.why = QLineEdit(goal.what), QLineEdit(goal.why)
        self.what.setPlaceholderText(tr("What I want to reach"))
        self.what.setAccessibleName(tr("What I want to reach"))
        self.why.setPlaceholderText(tr("Why it matters to me"))
        self.why.setAccessibleName(tr("Why it matters to me"))
        for field in (self.what, self.why):
            field.setMaxLength(LINE_LIMIT)
            field.setCursorPosition(0)
            field.textEdited.connect(self.edited)
            field.editingFinished.connect(self.finished)
        self.remove = Button("", "quiet", icon="close")
        self.remove.setAccessibleName(tr("Take this goal away"))
        self.remove.clicked.connect(self.gone)
        first = QHBoxLayout()
        space(first, gap=4)
        first.addWidget(self.what, 1)
        first.addWidget(self.remove)
        layout = QVBoxLayout(self)
        space(layout, gap=6)
        layout.addLayout(first)
        layout.addWidget(self.why)

    def goal(self) -> Goal:
        """As it stands now."""
        return dataclasses.replace(self._goal, what=self.what.text(), why=self.why.text())
