"""Pages and sheets: the frame of a screen, the calm page for trouble, the dialog, the question.

Dialogs are for what cannot be undone or needs a passphrase; everything else happens in the page with a note and Undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from trellis.ui.controls import Button, Card, Heading, Muted
from trellis.ui.language import tr
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space


class Page(QWidget):
    """A screen: title, chips beside it, subtitle, buttons at the right, and `body` below."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title, self.subtitle = Heading(title, "title"), Muted(subtitle)
        self.title.setWordWrap(False)
        self.beside, self.buttons = QHBoxLayout(), QHBoxLayout()
        words = QVBoxLayout()
        space(words, gap=2)
        first = QHBoxLayout()
        space(first, gap=12)
        first.addWidget(self.title)
        first.addLayout(self.beside)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.subtitle)
        space(self.beside, gap=8)
        space(self.buttons, gap=10)
        head = QHBoxLayout()
        space(head, gap=16)
        head.addLayout(words, 1)
        head.addLayout(self.buttons)
        self.body = QVBoxLayout()
        space(self.body, gap=16)
        layout = QVBoxLayout(self)
        space(layout, 20, gap=14)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)
        self.subtitle.setVisible(bool(subtitle))

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Another title and subtitle."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))


class TroublePage(QWidget):
    """A calm full page: what happened, what is safe, what to do, and the buttons that do it."""

    def __init__(
        self,
        happened: str,
        safe: str,
        todo: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """The first of `buttons` is the main one. `detail` is for whoever helps (a path, a message), selectable."""
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(happened)
        card = Card()
        size(card, max_width=640, min_width=320)
        self.happened = Heading(happened, "headline")
        card.body.addWidget(self.happened)
        for name, words in ((self.tr("What is safe"), safe), (self.tr("What to do"), todo)):
            if words:
                card.body.addSpacing(look().px(4))
                card.body.addWidget(plain_label(name, "label"))
                card.body.addWidget(plain_label(words))
        if detail:
            shown = plain_label(detail, "small")
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            card.body.addWidget(shown)
        line = QHBoxLayout()
        space(line, 8, 0, 0, 0, gap=10)
        self.buttons = [Button(text, "main" if index == 0 else "plain") for index, (text, _) in enumerate(buttons)]
        for button, (_, run) in zip(self.buttons, buttons, strict=True):
            button.clicked.connect(lambda _=False, call=run: call())
            line.addWidget(button)
        line.addStretch(1)
        card.body.addLayout(line)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 4)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        space(layout, 24, gap=0)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)

    def showEvent(self, event: QShowEvent) -> None:
        """The main button is one Enter away."""
        super().showEvent(event)
        if self.buttons:
            self.buttons[0].setFocus()


class Sheet(QDialog):
    """A modal dialog: title, `body`, buttons below. Escape leaves it; the first field has the focus."""

    def __init__(self, parent: QWidget | None, title: str, wide: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        size(self, min_width=720 if wide else 440, min_height=480 if wide else None)
        self.title = Heading(title, "headline")
        self.body = QVBoxLayout()
        space(self.body, gap=12)
        self.buttons = QHBoxLayout()
        space(self.buttons, 8, 0, 0, 0, gap=10)
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        space(layout, 20, 24, gap=16)
        layout.addWidget(self.title)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.buttons)
        self._main: Button | None = None

    def add_button(self, text: str, kind: str = "plain") -> Button:
        """Add a button at the right end. The one main button is what Enter presses."""
        button = Button(text, kind)
        if kind == "main":
            self._main = button
            button.setDefault(True)
        self.buttons.addWidget(button)
        return button

    def finish(self, main: str, cancel: str = "") -> Button:
        """Add Cancel, which leaves, and the main button, which is returned for its owner to connect."""
        leave = self.add_button(cancel or self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        return self.add_button(main, "main")

    def done(self, result: int) -> None:
        """Leave. A sheet is used once; it is deleted when its owner has read what it needs."""
        super().done(result)
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Focus on the first field; without one on the main button, or the last. Never wider than the window."""
        super().showEvent(event)
        behind = self.parentWidget()
        if behind is not None:
            room = behind.window().size() - QSize(look().px(32), look().px(32))
            self.setMinimumSize(self.minimumSize().boundedTo(room))
            self.resize(self.size().boundedTo(room.expandedTo(self.minimumSizeHint())))
        # Qt narrows a wide dialog to two thirds of the screen and forgets that its words then need more lines.
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        first = _first_field(self.body) or self._main or self.findChild(QAbstractButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, or the main one."""
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QAbstractButton):
            held.click()
            return
        super().keyPressEvent(event)


def ask(parent: QWidget | None, title: str, text: str, yes: str, no: str, danger: bool = False) -> bool:
    """Ask a question with two buttons that say what they do. True for `yes`; Escape is `no`."""
    sheet = Sheet(parent, title)
    sheet.body.addWidget(plain_label(text))
    stay = sheet.add_button(no)
    stay.clicked.connect(sheet.reject)
    go = sheet.add_button(yes, "danger" if danger else "main")
    go.clicked.connect(sheet.accept)
    if danger:
        stay.setDefault(True)
    return sheet.exec() == QDialog.DialogCode.Accepted


def confirm_irreversible(parent: QWidget | None, title: str, text: str, yes: str, word: str = "") -> bool:
    """Ask before something that cannot be undone, and say so. With `word` the person types it first."""

    sheet = Sheet(parent, title)
    sheet.body.addWidget(plain_label(text))
    sheet.body.addWidget(plain_label(tr("This cannot be undone."), "strong"))
    stay = sheet.add_button(tr("Leave it as it is"))
    stay.clicked.connect(sheet.reject)
    stay.setDefault(True)
    go = sheet.add_button(yes, "danger")
    go.clicked.connect(sheet.accept)
    if word:
        from trellis.ui.rows import Row

        typed = QLineEdit()
        sheet.body.addWidget(Row(tr("Type “{word}” to go on").format(word=word), typed))
        go.setEnabled(False)
        typed.textChanged.connect(lambda now: go.setEnabled(now.strip().casefold() == word.casefold()))
    return sheet.exec() == QDialog.DialogCode.Accepted


def _first_field(layout: QLayout) -> QWidget | None:
    """The first widget in this layout, at any depth, that takes the focus by Tab."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None and (found := _first_field(inner)) is not None:
            return found
        if widget is None or isinstance(widget, QLabel) or not widget.isVisibleTo(widget.window()):
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            return widget
        within = widget.layout()
        if within is not None and (found := _first_field(within)) is not None:
            return found
    return None
