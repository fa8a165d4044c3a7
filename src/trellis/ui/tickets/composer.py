"""Where a reply or an internal note is written: one line at rest, with everything about it once somebody writes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trellis.rules.tickets import EntryKind, Told
from trellis.ui.controls import Button, FlowLayout, KeyHint, NumberField, Segmented
from trellis.ui.text import MarkdownEditor, plain_label
from trellis.ui.theme import look, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.words import word

LEAST, LINES = 2, 5
"""Lines of the editor once somebody writes: at least, and where there is room."""


class Composer(QWidget):
    """Writes one entry. Its owner sends it, keeps drafts and empties it when it was sent."""

    sent = Signal(object, str, object, int)
    """(`EntryKind`, words, `Told`, minutes): Ctrl+Enter or the button."""
    draft = Signal(object, str)
    """(`EntryKind`, words): typing rests, or the editor is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = EntryKind.REPLY
        self.editor = MarkdownEditor(
            self.tr("Write what you did or found…"), self.tr("Write what you did or found"), lines=1
        )
        self.kinds = Segmented(
            self.tr("Who reads it"),
            [(EntryKind.REPLY.value, word(EntryKind.REPLY)), (EntryKind.NOTE.value, word(EntryKind.NOTE))],
        )
        self.told = Choice((word(told), told) for told in Told)
        self.told.setAccessibleName(self.tr("How the requester is told"))
        self.minutes = NumberField(0, 24 * 60, 0, self.tr("min"))
        self.minutes.setSpecialValueText(self.tr("No time"))
        self.minutes.setSingleStep(5)
        self.minutes.setAccessibleName(self.tr("Minutes worked"))
        self.send = Button(self.tr("Send"), hint="Ctrl ↵")
        self.trouble = plain_label(role="error")
        self.trouble.hide()
        self._options = QWidget()
        flow = FlowLayout(self._options, gap=8)
        for part in (self.kinds, self.told, self.minutes, self.send, *self._tools()):
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        space(layout, gap=6)
        layout.addWidget(self.editor)
        layout.addWidget(self.trouble)
        layout.addWidget(self._options)
        self._hint = KeyHint("Ctrl ↵", self.editor.writing())
        self.editor.writing().installEventFilter(self)
        self.editor.submitted.connect(lambda _: self._send())
        self.editor.text_idle.connect(lambda text: self.draft.emit(self._kind, text))
        self.kinds.picked.connect(self._switch)
        self.send.clicked.connect(self._send)
        self._open = True
        self.fold()
        look().fit(self, lambda composer: composer._measure())

    # What its owner asks

    def text(self) -> str:
        """What is written."""
        return self.editor.text()

    def kind(self) -> EntryKind:
        """Whether it is a reply or a note."""
        return self._kind

    def start(self, kind: EntryKind, text: str) -> None:
        """Begin with a draft, or empty and at rest."""
        self.set_kind(kind)
        self.trouble.hide()
        self.told.setCurrentIndex(0)
        self.minutes.setValue(0)
        self.editor.clear()
        self.editor.set_text(text)
        if text:
            self.unfold()
        else:
            self.fold()

    def set_kind(self, kind: EntryKind) -> None:
        """Reply or note, without a draft being said."""
        self._kind = kind
        self.kinds.set_value(kind.value)
        self.told.setVisible(kind is EntryKind.REPLY)
        note = kind is EntryKind.NOTE
        self.send.setText(self.tr("Keep note") if note else self.tr("Send"))
        self.send.setAccessibleName(self.send.text())

    def set_trouble(self, text: str) -> None:
        """Say below the words why they were not sent; the words stay."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def write(self) -> None:
        """Put the cursor into the editor."""
        self.unfold()
        self.editor.writing().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Say the draft now if it is still due."""
        self.editor.flush()

    # Folding

    def unfold(self) -> None:
        """Show everything about the entry."""
        if not self._open:
            self._open = True
            self._show()

    def fold(self) -> None:
        """One line again, if nothing is written."""
        if self._open and not self.text().strip():
            self._open = False
            self._show()

    def is_folded(self) -> bool:
        """Whether it is at rest."""
        return not self._open

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Unfold where somebody begins to write; fold when they leave without a word."""
        if event.type() == QEvent.Type.FocusIn:
            self.unfold()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._left)
        elif event.type() == QEvent.Type.Resize:
            self._place_hint()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves an empty editor."""
        if event.key() == Qt.Key.Key_Escape and not self.text().strip() and self._open:
            self.fold()
            self.editor.writing().clearFocus()
            return
        super().keyPressEvent(event)

    def _left(self) -> None:
        held = QApplication.focusWidget()
        if held is None or not (held is self or self.isAncestorOf(held)):
            self.fold()

    def _show(self) -> None:
        self._options.setVisible(self._open)
        self._hint.setVisible(not self._open)
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._open else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.editor.writing().setVerticalScrollBarPolicy(bars)
        self._measure()

    def _tools(self) -> list[Button]:
        """The editor's own buttons, taken into the line of everything else about the entry."""
        items = [self.editor.tools.itemAt(at) for at in range(self.editor.tools.count())]
        found = [item.widget() for item in items if item is not None]
        return [part for part in found if isinstance(part, Button)]

    def _measure(self) -> None:
        """The editor's height, folded and unfolded, at this zoom; in a low window it gives way."""
        field, frame = self.editor.writing(), look().px(22)
        stack = field.parentWidget() or field
        line = field.fontMetrics().lineSpacing()
        least, most = (LEAST * line, LINES * line) if self._open else (line, line)
        field.setMinimumHeight(least + frame)
        for part in (field, stack):
            part.setMaximumHeight(most + frame)
        self.editor.updateGeometry()
        self._place_hint()

    def _place_hint(self) -> None:
        field, size, px = self.editor.writing(), self._hint.sizeHint(), look().px
        self._hint.resize(size)
        self._hint.move(QPoint(field.width() - size.width() - px(12), (field.height() - size.height()) // 2))

    # Sending

    def _switch(self, key: str) -> None:
        """The words move with the kind: the old draft is forgotten, a new one kept."""
        text = self.text()
        self.draft.emit(self._kind, "")
        self.set_kind(EntryKind(key))
        self.draft.emit(self._kind, text)
        self.editor.writing().setFocus()

    def _send(self) -> None:
        self.flush()
        self.sent.emit(self._kind, self.text(), self.told.value(), self.minutes.value())
