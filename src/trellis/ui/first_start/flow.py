"""The page that holds the three steps, goes forward and back, and says what is being done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.people import clean_line
from trellis.ui.controls import Button, Callout, Card, Chip, Heading, Muted, ProgressStrip, row, scrolled
from trellis.ui.first_start.advisor import AdvisorStep
from trellis.ui.first_start.crew import CrewStep
from trellis.ui.first_start.keep import KeepStep
from trellis.ui.first_start.place import PlaceStep
from trellis.ui.first_start.told import Hands, Made, NewDesk, PlaceTold
from trellis.ui.notes import announce
from trellis.ui.pages import ask
from trellis.ui.signin.page import Mark
from trellis.ui.theme import size, space


class FirstStart(QWidget):
    """From nothing to a desk. See the package for the life cycle and how it is composed."""

    finished = Signal(object)
    """`Made`: the desk is open, its advisor signed in, and everything wanted is written."""
    sample_wanted = Signal()
    open_wanted = Signal(str)
    left = Signal()
    """Somebody left; there is no new desk."""

    def __init__(
        self,
        places: Sequence[PlaceTold],
        hands: Hands,
        words: Sequence[str],
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("First start"))
        self._hands = hands
        self._made: Made | None = None
        self.place = PlaceStep(places, hands.look)
        self.place.open_wanted.connect(self.open_wanted.emit)
        self.advisor = AdvisorStep(words, lambda: [self.place.name.text()])
        self.keep: KeepStep | None = None
        self.crew = CrewStep(today or date.today())  # noqa: DTZ011 # a day of this computer's calendar
        self._chips = [Chip("") for _ in range(3)]
        self.title, self.sentence = Heading("", "title"), Muted("")
        self.stack = QStackedWidget()
        steps: list[QWidget] = [self.place, self.advisor, self.crew]
        self._areas = {step: scrolled(step) for step in steps}
        for area in self._areas.values():
            self.stack.addWidget(area)
        self.trouble = Callout("")
        self.trouble.hide()
        self.strip = ProgressStrip(can_cancel=False)
        self.strip.hide()
        self.sample = Button(self.tr("Just look around: open the sample desk"), "link")
        self.sample.clicked.connect(self.sample_wanted.emit)
        self.cancel = Button(self.tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self.leave)
        self.back = Button(self.tr("Back"))
        self.back.clicked.connect(self.go_back)
        self.next = Button("", "main")
        self.next.clicked.connect(self.go_on)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)
        self._place_parts()
        self._show(self.place)

    def _place_parts(self) -> None:
        card = Card()
        size(card, max_width=800, min_width=320)
        inner = card.layout()
        assert inner is not None
        space(inner, 24, 28, gap=12)
        space(card.body, gap=14)
        card.body.addWidget(self.title)
        card.body.addWidget(self.sentence)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.trouble)
        card.body.addWidget(self.strip)
        card.body.addLayout(row(self.sample, self.cancel, None, self.back, self.next, gap=10))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        space(layout, 24, gap=16)
        layout.addLayout(row(None, Mark(26), Heading("Trellis", "headline"), *self._chips, None, gap=10))
        layout.addLayout(across, 1)

    # Going on and back

    def step(self) -> QWidget:
        """The step on the screen."""
        area = self.stack.currentWidget()
        return next((step for step, scroll in self._areas.items() if scroll is area), self.place)

    def go_on(self) -> None:
        """Next, when this step is done."""
        self.trouble.hide()
        step = self.step()
        if step is self.place and self.place.check():
            self._show(self.advisor)
        elif step is self.advisor and self.advisor.check():
            self._make()
        elif step is self.keep and self.keep is not None and self.keep.check():
            self._drop_sheet()
            self._show(self.crew)
        elif step is self.crew:
            self._bring_in()

    def go_back(self) -> None:
        """Back, where there is a way back."""
        if self.step() is self.advisor:
            self._show(self.place)

    def leave(self) -> None:
        """Leave without a desk; one that was just made is taken away again, after a question."""
        if self._made is None:
            self.advisor.forget()
            self.left.emit()
        elif self._surely():
            self._unmake(self.left.emit)

    def made(self) -> bool:
        """Whether there is a new desk by now (closing the window asks then)."""
        return self._made is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit) and self.next.isEnabled():
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _show(self, step: QWidget) -> None:
        number = 0 if step is self.place else 2 if step is self.crew else 1
        names = (self.tr("1 The desk"), self.tr("2 The advisor"), self.tr("3 People"))
        for at, (chip, name) in enumerate(zip(self._chips, names, strict=True)):
            chip.set(f"{name} ✓" if at < number else name, "accent" if at == number else "neutral")
        title, sentence, go_on = self._words(step)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.next.setText(go_on)
        self.next.setAccessibleName(go_on)
        self.sample.setVisible(step is self.place)
        self.back.setVisible(step is self.advisor)
        self.cancel.setVisible(step in (self.place, self.advisor))
        self.stack.setCurrentWidget(self._areas[step])
        step.setFocus()
        announce(self, title)

    def _words(self, step: QWidget) -> tuple[str, str, str]:
        if step is self.place:
            return (
                self.tr("Welcome"),
                self.tr("Three short steps. Nothing is written before the end of the second."),
                self.tr("Next"),
            )
        if step is self.advisor:
            return (
                self.tr("Who is the advisor?"),
                self.tr("The teacher who looks after the desk. Advisors sign in with a passphrase, never a PIN."),
                self.tr("Make the desk"),
            )
        if step is self.crew:
            return (
                self.tr("Who is on the team?"),
                self.tr("All of this can be done later under People, where each gets a PIN with you beside them."),
                self.tr("Open the desk"),
            )
        return (
            self.tr("Keep this sheet"),
            self.tr("The desk is made. One thing has to be kept on paper."),
            self.tr("Next"),
        )

    # Making

    def _make(self) -> None:
        told = self.place.place().told
        assert told is not None
        person = self.advisor.person()
        wanted = NewDesk(
            told.place,
            told.folder,
            clean_line(self.place.name.text()),
            person.preferred_name,
            person.family_name,
            person.pronouns,
            self.advisor.passphrase(),
        )
        self._busy(self.tr("Making the desk…"))
        self._hands.make(wanted, self._was_made, self._not_made)

    def _was_made(self, made: Made) -> None:
        self._busy("")
        self._made = made
        self.advisor.forget()
        self.keep = KeepStep(made.sheet)
        self.keep.unmake.connect(self._ask_unmake)
        self._areas[self.keep] = scrolled(self.keep)
        self.stack.addWidget(self._areas[self.keep])
        self._show(self.keep)

    def _not_made(self, error: Exception) -> None:
        self._busy("")
        if isinstance(error, Invalid) and error.field in ("passphrase", "preferred_name", "family_name"):
            self.advisor.refuse(error.field, f"{error.happened} {error.todo}")
        elif isinstance(error, Invalid):
            self._show(self.place)
            self.place.refuse(error.field, f"{error.happened} {error.todo}")
        else:
            self._tell(error)

    def _bring_in(self) -> None:
        crew = self.crew.crew()
        if crew is None:
            return
        made = self._made
        assert made is not None
        self._busy(self.tr("Writing it down…"))
        made.worker.run(crew.bring_in, lambda _: self.finished.emit(made), self._not_brought)

    def _not_brought(self, error: Exception) -> None:
        self._busy("")
        if isinstance(error, Invalid) and error.field in ("names", "preferred_name"):
            self.crew.refuse(f"{error.happened} {error.todo}")
        else:
            self._tell(error)

    def _surely(self) -> bool:
        return ask(
            self,
            self.tr("Take the new desk away again?"),
            self.tr("Nothing is in it yet. Without its recovery sheet it should not be kept."),
            self.tr("Take it away"),
            self.tr("Keep it"),
            danger=True,
        )

    def _ask_unmake(self) -> None:
        if self._surely():
            self._unmake(lambda: self._show(self.advisor))

    def _unmake(self, then: Callable[[], object]) -> None:
        def gone() -> None:
            self._busy("")
            self._made = None
            self._drop_sheet()
            then()

        self._busy(self.tr("Taking it away…"))
        self._hands.unmake(gone)

    def _drop_sheet(self) -> None:
        """The code leaves the screen and the memory with its widgets."""
        if self.keep is not None:
            area = self._areas.pop(self.keep)
            self.keep = None
            self.stack.removeWidget(area)
            area.hide()
            area.deleteLater()

    # Saying

    def _busy(self, text: str) -> None:
        self.strip.setVisible(bool(text))
        if text:
            self.strip.show_progress(text)
        for part in (self.next, self.back, self.cancel, self.stack, self.sample):
            part.setEnabled(not text)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self.trouble.set_text("\n".join(filter(None, (error.happened, error.safe, error.todo))))
        else:
            self.trouble.set_text(self.tr("Something went wrong inside Trellis and this was not done. Try again."))
        self.trouble.show()
        announce(self, self.trouble.words.text())
