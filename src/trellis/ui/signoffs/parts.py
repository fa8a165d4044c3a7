"""One part of a version: what it says, who chose it, what was said about it before, and a comment pinned to it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trellis.rules.proposal import PartName
from trellis.rules.reviews import Said
from trellis.ui.controls import Button, row
from trellis.ui.language import tr
from trellis.ui.projects.words import part_name
from trellis.ui.signoffs.marked import Marked, plain
from trellis.ui.signoffs.writing import Pinned
from trellis.ui.text import WordsField, plain_label
from trellis.ui.theme import size, space

REST_MS = 800


class Pin(QFrame):
    """A comment on a part, being written. Escape in an empty one puts it away."""

    changed = Signal()
    gone = Signal()

    def __init__(self, part: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "inset")
        self.words = WordsField()
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("What should change here, or what do you wonder?"))
        self.words.setAccessibleName(self.tr("Comment on {part}").format(part=part))
        size(self.words, height=66)
        self.must = QCheckBox(self.tr("Must change"))
        self.must.setAccessibleDescription(self.tr("Not up for choice: {part}").format(part=part))
        self.remove = Button(self.tr("Remove"), "quiet")
        self.remove.setAccessibleName(self.tr("Remove the comment on {part}").format(part=part))
        layout = QVBoxLayout(self)
        space(layout, 8, gap=4)
        layout.addWidget(self.words)
        layout.addLayout(row(self.must, None, self.remove))
        self.setFocusProxy(self.words)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.changed)
        self.words.textChanged.connect(self._rest.start)
        self.must.toggled.connect(lambda _: self.changed.emit())
        self.remove.clicked.connect(self.gone)

    def value(self) -> Pinned:
        """What is written."""
        return Pinned(self.words.toPlainText(), self.must.isChecked())

    def show_value(self, pinned: Pinned) -> None:
        """Show this, as it was kept."""
        for field in (self.words, self.must):
            field.blockSignals(True)
        self.words.setPlainText(pinned.text)
        self.must.setChecked(pinned.must)
        for field in (self.words, self.must):
            field.blockSignals(False)

    def typing_at(self) -> int | None:
        """Where somebody is typing; None when nobody is."""
        return self.words.textCursor().position() if self.words.hasFocus() else None

    def go_on_at(self, place: int) -> None:
        """Typing goes on here."""
        cursor = self.words.textCursor()
        cursor.setPosition(min(place, len(self.words.toPlainText())))
        self.words.setTextCursor(cursor)
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts an empty comment away; one that says something is for the page to leave."""
        if event.key() == Qt.Key.Key_Escape and not self.words.toPlainText().strip():
            self.gone.emit()
            return
        super().keyPressEvent(event)


class Earlier(QFrame):
    """A comment of the decision before, and what the students answered."""

    def __init__(self, said: Said, names: Mapping[UUID, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "callout")
        layout = QVBoxLayout(self)
        space(layout, 0, 0, 0, 10, gap=2)
        who = names.get(said.signoff.signer, "") or tr("An advisor")
        must = " · " + tr("must change") if said.comment.must else ""
        layout.addWidget(
            plain_label(tr("{name} on version {n}").format(name=who, n=said.signoff.number) + must, "small")
        )
        layout.addWidget(Marked(plain(said.comment.text), 13))
        for answer in said.answers:
            by = names.get(answer.by, "") or tr("Somebody")
            layout.addWidget(plain_label(tr("{name} answered").format(name=by), "small"))
            layout.addWidget(Marked(plain(answer.body), 13))
        if not said.answers:
            layout.addWidget(plain_label(tr("No answer"), "small"))


class PartView(QWidget):
    """A part with its label. `commented` tells what is pinned to it (None: nothing any more)."""

    commented = Signal(object, object)
    """(the part, `Pinned` or None)"""
    to_see = Signal(object)
    """A widget in it that should be in sight."""

    def __init__(
        self,
        name: PartName,
        chosen: str,
        inside: Sequence[QWidget],
        said: Sequence[Said],
        names: Mapping[UUID, str],
        parent: QWidget | None = None,
    ) -> None:
        """`chosen` says who chose it; `inside` is what it says."""
        super().__init__(parent)
        self.name, self._label = name, part_name(name)
        self.setAccessibleName(self._label)
        self.pin: Pin | None = None
        self.comment = Button(tr("Comment"), "link")
        self.comment.setAccessibleName(tr("Comment on {part}").format(part=self._label))
        self.comment.clicked.connect(self.write)
        self.comment.hide()
        head = QHBoxLayout()
        space(head, gap=6)
        head.addWidget(plain_label(self._label, "label"))
        if chosen:
            head.addWidget(plain_label(f"· {chosen}", "small", wrap=False))
        head.addStretch(1)
        head.addWidget(self.comment)
        self._layout = QVBoxLayout(self)
        space(self._layout, gap=2)
        self._layout.addLayout(head)
        for widget in inside or (plain_label(tr("Nothing is said here."), "muted"),):
            self._layout.addWidget(widget)
        for one in said:
            self._layout.addSpacing(4)
            self._layout.addWidget(Earlier(one, names))

    def let_comment(self, on: bool) -> None:
        """Whether comments can be pinned now."""
        self.comment.setVisible(on and self.pin is None)
        if not on and self.pin is not None:
            self._take_away()

    def write(self) -> None:
        """A comment is begun, or gone on with."""
        self.show_pinned(Pinned())
        assert self.pin is not None
        self.pin.setFocus()
        self.to_see.emit(self.pin)

    def show_pinned(self, pinned: Pinned) -> None:
        """A comment as it was kept."""
        if self.pin is not None:
            return
        self.pin = Pin(self._label)
        self.pin.show_value(pinned)
        self.pin.changed.connect(self.keep)
        self.pin.gone.connect(self._remove)
        self._layout.addWidget(self.pin)
        self.pin.show()
        self.comment.hide()

    def keep(self) -> None:
        """Tell what is written now."""
        if self.pin is not None:
            self.commented.emit(self.name, self.pin.value())

    def _remove(self) -> None:
        self._take_away()
        self.comment.show()
        self.comment.setFocus()
        self.commented.emit(self.name, None)

    def _take_away(self) -> None:
        if self.pin is not None:
            self._layout.removeWidget(self.pin)
            self.pin.hide()
            self.pin.deleteLater()
            self.pin = None
