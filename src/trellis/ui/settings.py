"""Settings: how Trellis looks and answers on this computer, and for advisors what holds for the whole desk.

Everything counts at once. What is this computer's own goes to the personal settings; what an advisor decides goes to
the desk, as an intent with its line in history.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from trellis import paths
from trellis.rules.desk import Settings
from trellis.rules.errors import Invalid
from trellis.rules.people import clean_line
from trellis.rules.permissions import may
from trellis.rules.signoffs import DEFAULT_QUESTIONS
from trellis.rules.tickets import Impact, Priority, Urgency
from trellis.ui.actions import Action, KeysTaken
from trellis.ui.appearance import set_theme, set_zoom
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, Heading, Muted, row, scrolled
from trellis.ui.fields import NumberField
from trellis.ui.language import languages, tr
from trellis.ui.pages import Page
from trellis.ui.personal import THEMES, PersonalFile
from trellis.ui.rows import Form, Row
from trellis.ui.shipped import Shipped, by_text, kept
from trellis.ui.text import plain_label
from trellis.ui.theme import ZOOMS, look, size, space
from trellis.ui.tickets.later import while_alive


class SettingsPage(Page):
    """Cards one below the other."""

    def __init__(self, context: Context, personal: PersonalFile, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Settings"))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, 0, 8, 8, 0, gap=16)
        self.looks = LooksCard(personal)
        self.keys = KeysCard(context)
        self.desk: DeskCard | None = None
        self.review: ReviewCard | None = None
        layout.addWidget(self.looks)
        if may(context.me, "desk.settings"):
            self.desk = DeskCard(context)
            layout.addWidget(self.desk)
            self.review = ReviewCard(context)
            layout.addWidget(self.review)
        layout.addWidget(self.keys)
        layout.addStretch(1)
        self._area = scrolled(inside)
        self.body.addWidget(self._area, 1)
        self.setFocusProxy(self.looks.theme)

    def open(self, what: str) -> None:
        """Go to a part: "questions" are those worth asking about a project."""
        if what == "questions" and self.review is not None:
            field = self.review.questions
            # Once it has its place, and after the page took the focus.
            QTimer.singleShot(0, field, field.setFocus)
            QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, look().px(220)))


class LooksCard(Card):
    """Theme, zoom, language."""

    def __init__(self, personal: PersonalFile, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.body.addWidget(Heading(self.tr("How Trellis looks on this computer")))
        self._personal = personal
        self.theme, self.zoom, self.language = QComboBox(), QComboBox(), QComboBox()
        words = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        for theme in THEMES:
            self.theme.addItem(words[theme], theme)
        for zoom in ZOOMS:
            self.zoom.addItem(f"{zoom} %", zoom)
        self.language.addItem(self.tr("As the system"), "")
        for code, name in languages(_translations()).items():
            self.language.addItem(name, code)
        form = Form()
        form.pair((self.tr("Theme"), self.theme), (self.tr("Size of everything"), self.zoom))
        form.row(self.tr("Language"), self.language, self.tr("Counts from the next start of Trellis."))
        size(form, max_width=560)
        self.body.addWidget(form)
        self.language.setCurrentIndex(max(0, self.language.findData(personal.now.language)))
        self._show()
        look().changed.connect(self._show)
        self.theme.activated.connect(lambda _: set_theme(personal, self.theme.currentData()))
        self.zoom.activated.connect(lambda _: set_zoom(personal, self.zoom.currentData()))
        self.language.activated.connect(lambda _: personal.change(language=self.language.currentData()))

    def _show(self) -> None:
        self.theme.setCurrentIndex(self.theme.findData(look().mode.value))
        nearest = min(ZOOMS, key=lambda zoom: abs(zoom - look().zoom))
        self.zoom.setCurrentIndex(self.zoom.findData(nearest))


class KeysCard(Card):
    """The switch for single letters, and every key."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._book = context.actions
        self.body.addWidget(Heading(self.tr("Keys on this computer")))
        self.letters = QCheckBox(self.tr("Single letters work as keys"))
        self.letters.setChecked(self._book.letters)
        self.letters.toggled.connect(self._book.set_letters)
        self.body.addWidget(self.letters)
        self.body.addWidget(
            Muted(
                self.tr(
                    "N or C and the like, when you are not typing. Click a key below and press another to change it."
                )
            )
        )
        self._rows: dict[str, KeyRow] = {}
        self._sections: dict[str, QVBoxLayout] = {}
        self._all = QVBoxLayout()
        space(self._all, gap=12)
        self.body.addLayout(self._all)
        self.back = Button(self.tr("All keys as they were"))
        self.back.clicked.connect(self._reset)
        self.body.addLayout(row(self.back, None))
        self._fill()
        self._book.letters_changed.connect(lambda _: self._fill())

    def key_row(self, id_: str) -> KeyRow:
        """The row of an action."""
        return self._rows[id_]

    def showEvent(self, event: object) -> None:
        """Screens that were opened meanwhile have brought their own actions."""
        self._fill()
        super().showEvent(event)  # type: ignore[arg-type]

    def _fill(self) -> None:
        for record in self._book.all():
            if record.keys and record.id not in self._rows:
                self._rows[record.id] = made = KeyRow(record)
                made.wanted.connect(self._remap)
                self._section(record.section).addWidget(made)
        for id_, made in self._rows.items():
            made.show_keys(self._book.mapped(id_))

    def _section(self, name: str) -> QVBoxLayout:
        """Where the actions of a section stand, under its heading."""
        if name not in self._sections:
            self._sections[name] = made = QVBoxLayout()
            space(made, gap=6)
            if name:
                made.addWidget(plain_label(name, "label"))
            self._all.addLayout(made)
        return self._sections[name]

    def _remap(self, id_: str, keys: str) -> None:
        made = self._rows[id_]
        made.set_error("")
        try:
            self._book.remap(id_, (keys,) if keys else ())
        except KeysTaken as taken:
            other = self._book.record(taken.first).text
            made.set_error(self.tr("This key belongs to “{action}”.").format(action=other))
        made.show_keys(self._book.mapped(id_))

    def _reset(self) -> None:
        # Two may have changed places: what is in the way goes first.
        changed = [r for r in self._book.all() if self._book.mapped(r.id) != r.keys]
        for record in changed:
            self._book.remap(record.id, ())
        for record in changed:
            self._book.remap(record.id, record.keys)
        self._fill()


class KeyRow(QWidget):
    """One action and its first key."""

    wanted = Signal(str, str)
    """The action's id and the key in Qt's portable writing."""

    def __init__(self, record: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = record.id
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        said = f"{record.section}: {record.text}" if record.section else record.text
        self.edit.setAccessibleName(said)
        field = self.edit.findChild(QLineEdit)
        if field is not None:
            field.setAccessibleName(said)
            for action in field.findChildren(QAction):
                look().fit(action, lambda a: a.setIcon(look().icon("close", "muted", 12)))
        size(self.edit, width=150)
        self._error = plain_label("", "error")
        self._error.hide()
        layout = row(self.edit, gap=12)
        layout.addWidget(plain_label(record.text), 1)
        layout.addWidget(self._error, 1)
        self.setLayout(layout)
        self.edit.editingFinished.connect(self._finished)
        self._shown = ""

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show the first of these keys."""
        self._shown = keys[0] if keys else ""
        self.edit.setKeySequence(QKeySequence(self._shown))

    def set_error(self, text: str) -> None:
        """Say beside the key what is wrong with it."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)

    def _finished(self) -> None:
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys != self._shown:
            self.wanted.emit(self._id, keys)


class _Lines(QPlainTextEdit):
    """A line for each thing, ours in the language of the window; says when one has left it."""

    left = Signal()

    def __init__(self, kind: Shipped, longest: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._kind, self._longest = kind, longest
        self._read: dict[str, str] = {}

    def set_words(self, words: tuple[str, ...]) -> None:
        """Show these of the desk."""
        self._read = {clean_line(text): one for text, one in by_text(words, self._kind).items()}
        self.setPlainText("\n".join(self._read))

    def words(self) -> tuple[str, ...]:
        """What the desk is to keep, each once: a line left as it was is exactly what was read, whatever it says."""
        lines = filter(None, map(clean_line, self.toPlainText().splitlines()))
        return tuple(dict.fromkeys(self._read.get(line) or self._typed(line) for line in lines))

    def _typed(self, line: str) -> str:
        return kept(line, self._kind, self._read.values())[: self._longest]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it is done with it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class DeskCard(Card):
    """What an advisor decides for everybody."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context, self._settings, self._name = context, context.info.settings, context.info.name
        self.body.addWidget(Heading(self.tr("This desk, for everybody")))
        self.form = Form()
        self.name = QLineEdit()
        self.lock = NumberField(1, 60, unit=self.tr("min"))
        self.categories = _Lines(Shipped.CATEGORY, longest=40)
        self.name.setMaxLength(80)
        size(self.categories, height=190)
        self._name_row, self._lock_row = self.form.pair(
            (self.tr("Name of the desk"), self.name),
            (self.tr("Lock when nobody has touched it for"), self.lock),
        )
        self._categories_row = self.form.row(self.tr("Categories"), self.categories, self.tr("One on each line."))
        size(self.form, max_width=560)
        self.body.addWidget(self.form)
        self.body.addWidget(Heading(self.tr("Priority, from urgency and how many it touches")))
        self.table: dict[tuple[Urgency, Impact], QComboBox] = {}
        self.body.addLayout(self._priorities())
        self._show()
        self.name.editingFinished.connect(self._rename)
        self.lock.editingFinished.connect(lambda: self._save(self._lock_row, lock_minutes=self.lock.value()))
        self.categories.left.connect(self._save_categories)
        context.worker.changed.connect(self._changed)

    def _priorities(self) -> QGridLayout:
        grid = QGridLayout()
        space(grid, gap=8)
        urgencies, impacts, priorities = _words()
        for across, impact in enumerate(impacts, 1):
            grid.addWidget(plain_label(impacts[impact], "label", wrap=False), 0, across)
        for down, urgency in enumerate(urgencies, 1):
            grid.addWidget(plain_label(urgencies[urgency], wrap=False), down, 0)
            for across, impact in enumerate(impacts, 1):
                box = QComboBox()
                for priority in Priority:
                    box.addItem(priorities[priority], priority)
                box.setAccessibleName(f"{urgencies[urgency]}, {impacts[impact]}")
                box.activated.connect(lambda _, where=(urgency, impact): self._save_priority(where))
                self.table[(urgency, impact)] = box
                grid.addWidget(box, down, across)
        grid.setColumnStretch(4, 1)
        return grid

    def _show(self) -> None:
        self.name.setText(self._name)
        self.lock.setValue(self._settings.lock_minutes)
        self.categories.set_words(self._settings.categories)
        for where, box in self.table.items():
            box.setCurrentIndex(box.findData(self._settings.priorities[where]))

    def _changed(self, changes: tuple) -> None:
        if any(change.noun == "desk" and change.action == "elsewhere" for change in changes):
            self._context.worker.run(lambda desk: desk.settings.info(), self._fresh)

    def _fresh(self, info) -> None:
        if (info.name, info.settings) != (self._name, self._settings):
            self._name, self._settings = info.name, info.settings
            self._show()

    def _rename(self) -> None:
        name = clean_line(self.name.text())
        if name == self._name:
            return

        def renamed(now: str) -> None:
            self._name = now
            self._name_row.set_error("")

        said, failed = self.tr("The desk has a new name"), self._wrong(self._name_row)
        self._context.do(lambda desk: desk.settings.rename(name), said, renamed, failed)

    def _save_categories(self) -> None:
        self._save(self._categories_row, categories=self.categories.words())

    def _save_priority(self, where: tuple[Urgency, Impact]) -> None:
        table = {**self._settings.priorities, where: Priority(self.table[where].currentData())}
        self._save(None, priorities=table)

    def _save(self, shown_at: Row | None, **fields: object) -> None:
        read = self._settings
        wanted = dataclasses.replace(read, **fields)  # type: ignore[arg-type]
        if wanted == read:
            return

        def saved(now: Settings) -> None:
            self._settings = now
            self.form.clear_errors()

        failed = self._wrong(shown_at) if shown_at else None
        self._context.do(lambda desk: desk.settings.save(wanted, read), self.tr("Saved"), saved, failed)

    def _wrong(self, shown_at: Row):
        def failed(error: Exception) -> None:
            if isinstance(error, Invalid):
                shown_at.set_error(f"{error.happened} {error.todo}")
            else:
                self._context.trouble(error)

        return failed


class ReviewCard(Card):
    """How projects are reviewed here: when Today reminds, and questions worth asking."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context, self._settings = context, context.info.settings
        self.body.addWidget(Heading(self.tr("Projects and sign-off, for everybody")))
        self.days = NumberField(1, 30, unit=self.tr("days"))
        self.questions = _Lines(Shipped.QUESTION, longest=300)
        size(self.questions, height=190)
        form = Form()
        self._days_row = form.row(
            self.tr("Today reminds advisors of what has waited for"),
            self.days,
            self.tr("Students see nothing of it; it is about how long they wait for us."),
        )
        self._questions_row = form.row(
            self.tr("Questions worth asking"),
            self.questions,
            self.tr("One on each line. They stand beside each version, to think with. Empty brings ours back."),
        )
        size(form, max_width=560)
        self.body.addWidget(form)
        self._show()
        self.days.editingFinished.connect(lambda: self._save(self._days_row, reminder_days=self.days.value()))
        self.questions.left.connect(self._save_questions)
        context.worker.changed.connect(self._changed)

    def _show(self) -> None:
        self.days.setValue(self._settings.reminder_days)
        if not self.questions.hasFocus():
            self.questions.set_words(self._settings.questions)

    def _changed(self, changes: tuple) -> None:
        if any(change.noun == "desk" and change.action == "elsewhere" for change in changes):
            self._context.worker.run(lambda desk: desk.settings.info().settings, while_alive(self, self._fresh))

    def _fresh(self, settings: Settings) -> None:
        self._settings = settings
        self._show()

    def _save_questions(self) -> None:
        self._save(self._questions_row, questions=self.questions.words()[:40] or DEFAULT_QUESTIONS)

    def _save(self, shown_at: Row, **fields: object) -> None:
        read = self._settings
        wanted = dataclasses.replace(read, **fields)  # type: ignore[arg-type]
        shown_at.set_error("")
        if wanted == read:
            self._show()
            return

        def failed(error: Exception) -> None:
            if isinstance(error, Invalid):
                shown_at.set_error(f"{error.happened} {error.todo}")
            else:
                self._context.trouble(error)

        self._context.do(
            lambda desk: desk.settings.save(wanted, read), self.tr("Saved"), while_alive(self, self._fresh), failed
        )


def _words() -> tuple[dict[Urgency, str], dict[Impact, str], dict[Priority, str]]:
    return (
        {Urgency.BLOCKED: tr("Blocked"), Urgency.SLOWED: tr("Slowed"), Urgency.CAN_WAIT: tr("Can wait")},
        {Impact.PERSON: tr("A person"), Impact.CLASS: tr("A class"), Impact.SCHOOL: tr("The school")},
        {Priority.NOW: tr("Now"), Priority.SOON: tr("Soon"), Priority.NORMAL: tr("Normal")},
    )


def _translations() -> Path:
    return paths.resource("translations")
