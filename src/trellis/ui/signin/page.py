"""The sign-in page: the desk's name, the names, and one panel at a time for what a name needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from trellis.rules.people import Role
from trellis.rules.sign_in import SignInName
from trellis.ui.controls import Button, Callout, Heading, Muted, ProgressStrip, row, scrolled
from trellis.ui.signin.names import Names
from trellis.ui.theme import look, size, space
from trellis.ui.worker import Worker

if TYPE_CHECKING:
    from uuid import UUID

    from trellis.desk.desk import Desk


def _sign_in(person: UUID, secret: str, desk: Desk) -> Any:
    return desk.keys.sign_in(person, secret)


class Mark(QLabel):
    """Trellis' own mark, for the eye only."""

    def __init__(self, side: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setAccessibleName("Trellis")
        look().fit(self, lambda mark: mark.setPixmap(look().pixmap("mark", "accent", mark._side)))


class SignIn(QWidget):
    """Pick a name, type the secret. Everything goes through the worker, which may still be opening the desk."""

    signed_in = Signal(object)
    """The `Actor` who was let in."""

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._worker = worker
        self._names: tuple[SignInName, ...] = ()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._desk, self._where = Heading("Trellis", "title"), Muted("", "small")
        self._desk.setWordWrap(True)
        self.names = Names()
        self.names.picked.connect(self.choose)
        self._foot = Muted(self.tr("Not on the list? Ask a lead or an advisor to add you."))
        for label in (self._desk, self._where, self._foot):
            label.setAlignment(middle)
        holder = QWidget()
        self._panels = QStackedLayout(holder)
        self._panels.addWidget(self.names)
        self._panel: QWidget = self.names
        self._strip = ProgressStrip(can_cancel=False)
        self._strip.hide()
        size(self._strip, max_width=520)
        self._layout = QVBoxLayout(self)
        space(self._layout, 28, 24, 16, 24, gap=14)
        self._layout.addLayout(row(None, Mark(26), None))
        self._layout.addWidget(self._desk)
        self._layout.addWidget(holder, 1)
        self._layout.addWidget(self._strip, 0, middle)
        self._layout.addWidget(self._foot)
        self._layout.addWidget(self._where)
        self.setFocusProxy(self.names)
        self.setAccessibleName(self.tr("Sign in"))

    def show_desk(self, name: str, letter: str) -> None:
        """Whose desk this is, and which station."""
        self._desk.setText(name)
        self._where.setText(self.tr("Station {letter} · saved on this computer").format(letter=letter))

    def show_names(self, names: Sequence[SignInName]) -> None:
        """Who may sign in."""
        self._names = tuple(names)
        self.names.set_names(names)

    def show_under_way(self, text: str, done: int = 0, of: int = 0) -> None:
        """Long work that goes on behind the lock; empty text when there is none."""
        self._strip.setVisible(bool(text))
        if text:
            self._strip.show_progress(text, done, of)

    def explain(self, text: str, buttons: Sequence[Button] = (), tone: str = "amber") -> Callout:
        """Something to know before signing in, put away by its owner."""
        callout = Callout(text, tone)
        size(callout, width=620)
        if buttons:
            line = row(*buttons, None)
            callout.layout().addLayout(line)  # type: ignore[union-attr]
        self._layout.insertWidget(2, callout, 0, Qt.AlignmentFlag.AlignHCenter)
        callout.show()
        return callout

    def choose(self, person: SignInName) -> None:
        """Ask this person for their secret, or set one where there is none."""
        if person.has_secret:
            self._ask_secret(person)
        elif person.role is Role.ADVISOR:
            self._tell_advisor(person)
        else:
            self._set_pin(person)

    def back(self) -> None:
        """Back to the names; whatever was typed is gone."""
        self._drop_panel()
        self.names.field.clear()
        self.names.setFocus()
        from trellis.ui.tickets.later import while_alive

        self._worker.run(lambda desk: desk.keys.names(), while_alive(self, self.show_names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the names."""
        if event.key() == Qt.Key.Key_Escape and self._panel is not self.names:
            self.back()
            return
        super().keyPressEvent(event)

    def panel(self) -> QWidget:
        """What is shown now."""
        return self._panel

    def _open(self, panel: QWidget) -> None:
        self._drop_panel()
        area = scrolled(panel)
        self._panels.addWidget(area)
        self._panels.setCurrentWidget(area)
        self._panel = panel
        self._foot.hide()
        panel.setFocus()

    def _drop_panel(self) -> None:
        area, self._panel = self._panels.currentWidget(), self.names
        if area is not None and area is not self.names:
            self._panels.setCurrentWidget(self.names)
            self._panels.removeWidget(area)
            area.deleteLater()
        self._foot.show()

    def _ask_secret(self, person: SignInName) -> None:
        from trellis.ui.signin.secret import SecretPanel
        from trellis.ui.tickets.later import while_alive

        panel = SecretPanel(person)
        panel.left.connect(self.back)
        panel.lost.connect(lambda: self._lost(person))

        def let_in(done: Any) -> None:
            if self._panel is panel:
                self.signed_in.emit(done.value)
            else:  # they left while the secret was being checked
                self._worker.run(lambda desk: desk.keys.sign_out())

        def ask(secret: str) -> None:
            work = partial(_sign_in, person.id, secret)
            self._worker.run(work, while_alive(self, let_in), while_alive(panel, panel.refuse))

        panel.entered.connect(ask)
        self._open(panel)

    def _set_pin(self, person: SignInName) -> None:
        from trellis.ui.signin.first_pin import FirstPin

        panel = FirstPin(person, self._names, self._worker)
        panel.left.connect(self.back)
        panel.done.connect(lambda: self._ask_secret(person))
        self._open(panel)
        panel.start()

    def _lost(self, person: SignInName) -> None:
        if person.role is not Role.ADVISOR:
            self._set_pin(person)
            return
        from trellis.ui.signin.recovery import Recovery

        panel = Recovery(person, self._worker)
        panel.left.connect(self.back)
        panel.done.connect(lambda: self._ask_secret(person))
        self._open(panel)

    def _tell_advisor(self, person: SignInName) -> None:
        panel = QWidget()
        middle = Qt.AlignmentFlag.AlignHCenter
        name = Heading(person.shown, "headline")
        words = Muted(self.tr("There is no passphrase yet. Another advisor opens People and sets it with you."))
        back = Button(self.tr("Back"), icon="back")
        back.clicked.connect(self.back)
        for label in (name, words):
            label.setAlignment(middle)
        layout = QVBoxLayout(panel)
        space(layout, gap=12)
        layout.addStretch(1)
        layout.addWidget(name)
        layout.addWidget(words)
        layout.addWidget(back, 0, middle)
        layout.addStretch(2)
        panel.setFocusProxy(back)
        self._open(panel)
