"""Parts that are a few sentences: in my words, and what helps me."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from trellis.rules.interests import TEXT_LIMIT, Audience, Content, Mine, PartName, Shown
from trellis.ui.context import Context
from trellis.ui.controls import Button, FlowLayout
from trellis.ui.language import tr
from trellis.ui.profile.card import PartCard
from trellis.ui.profile.words import part_name
from trellis.ui.text import WordsField, plain_label
from trellis.ui.theme import look

LEAST, MOST = 2, 9
"""Lines of the field at rest, and the most before it scrolls."""


class TextField(WordsField):
    """As high as its words, within limits; says when it is left."""

    left = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        look().fit(self, lambda field: field._fit())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        lines = max(LEAST, min(MOST, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + look().px(24))


class TextCard(PartCard):
    """A few sentences in a field."""

    def __init__(self, context: Context, name: PartName, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(context, name, parent)
        self.field = TextField(part_name(name), placeholder)
        self.field.textChanged.connect(self.touch)
        self.field.left.connect(self.flush)
        self.field.refused.connect(self.say_wrong)
        self.layout_.addWidget(self.field)

    def fill(self, content: Content) -> None:
        """The words."""
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(cast(str, content))
        self.field.blockSignals(blocked)

    def content(self) -> Content:
        """The words."""
        return self.field.toPlainText()

    def typing(self) -> bool:
        """In the field."""
        return self.field.hasFocus()

    def touch(self) -> None:
        """Too long is said while somebody types, before anything is lost."""
        super().touch()
        over = len(self.field.toPlainText()) - TEXT_LIMIT
        if over > 0:
            self.say_wrong(tr("This is {n} characters too long to be kept. Shorten it.").format(n=over))


class SupportsCard(TextCard):
    """What helps me: asks who may see it before the first word is written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        hint = tr("For example: mornings are hard; text me before calling on me.")
        super().__init__(context, PartName.SUPPORTS, hint, parent)
        self._ask = plain_label(
            tr(
                "What helps you at work, and what others should know. Choose first who may read it:"
                " it can stay between you and your advisor, or just with you."
            ),
            "muted",
        )
        self.private = Button(tr("For my advisor and me"), icon="lock")
        self.private.clicked.connect(self._for_advisor)
        self.team = Button(tr("The team may read it"))
        self.team.clicked.connect(self._for_team)
        self._choice = QWidget()
        choices = FlowLayout(self._choice, gap=8)
        choices.addWidget(self.private)
        choices.addWidget(self.team)
        self.layout_.insertWidget(0, self._ask)
        self.layout_.insertWidget(1, self._choice)
        self._decided = self._asked = False
        self._show()

    def show_part(self, shown: Shown | None, mine: Mine) -> None:
        """As long as nothing was ever written nobody is chosen to read it."""
        chosen = self._asked and shown is not None
        self._decided = self._decided or shown is not None
        super().show_part(shown, mine)
        self._show()
        if chosen:
            self._asked = False
            self.field.setFocus()  # what was clicked is gone, and the next thing is to write

    def _for_advisor(self) -> None:
        self._asked = True
        self.audience_wanted.emit(self.name, Audience.ADVISOR)

    def _for_team(self) -> None:
        self._decided = True
        self._show()
        self.field.setFocus()

    def _show(self) -> None:
        for part in (self._ask, self._choice):
            part.setVisible(not self._decided)
        self.field.setVisible(self._decided)
        self.audience.setVisible(self._decided)
        titles = {Audience.ADVISOR: tr("Just for me and my advisor"), Audience.ME: tr("Just for me")}
        self.title.setText(titles.get(self.shown.audience, part_name(self.name)))
        self.setAccessibleName(self.title.text())
