"""Step 1: where the desk lives, and its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from trellis.rules.people import clean_line
from trellis.ui.controls import Button, Callout, Card, ElidedLabel, Muted, row
from trellis.ui.first_start.told import Place, PlaceTold, Problem
from trellis.ui.rows import Row
from trellis.ui.text import plain_label
from trellis.ui.theme import look, space

NAME_LONGEST = 80

Look = Callable[[Place, str, Callable[[PlaceTold], None]], None]


class PlaceCard(Card):
    """One answer: a radio button, what it means, the folder, and what is wrong with it."""

    open_wanted = Signal(str)
    again = Signal()
    """The folder should be looked at once more."""
    choose = Signal()
    """Another folder is wanted (only for *another folder*)."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.place = place
        self.told: PlaceTold | None = None
        title, means = self._words()
        self.radio = QRadioButton(title)
        self.radio.setAccessibleName(title)
        self.radio.setAccessibleDescription(means)
        self._folder = ElidedLabel("", "small")
        self.choose_button = Button(self.tr("Choose…"))
        self.choose_button.setAccessibleDescription(title)
        if place is not Place.OTHER:
            self.choose_button.hide()
        self.choose_button.clicked.connect(self.choose.emit)
        self._callout = Callout("")
        self._command = plain_label("", "strong")
        self._command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._open = Button(self.tr("Open this desk"))
        self._open.clicked.connect(lambda: self.open_wanted.emit(self.told.desk if self.told else ""))
        self._again = Button(self.tr("Look again"), "quiet")
        self._again.setAccessibleDescription(title)
        self._again.clicked.connect(self.again.emit)
        words = QVBoxLayout()
        space(words, 0, 0, 0, 28, gap=2)
        words.addWidget(Muted(means))
        words.addWidget(self._folder)
        below = QVBoxLayout()
        space(below, 4, 0, 0, 28, gap=8)
        inside = self._callout.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(self._command)
        below.addWidget(self._callout)
        below.addLayout(row(self._open, self._again, None))
        self._below = QWidget()
        self._below.setLayout(below)
        self.body.addLayout(row(self.radio, None, self.choose_button))
        self.body.addLayout(words)
        self.body.addWidget(self._below)
        outer = self.layout()
        assert outer is not None
        space(outer, 10, 14, gap=4)
        space(self.body, gap=2)
        self.radio.toggled.connect(self._show)
        self._show()

    def show_told(self, told: PlaceTold) -> None:
        """This is the folder, and this is wrong with it."""
        self.told = told
        self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole card is the radio button."""
        self.radio.setChecked(True)
        self.radio.setFocus()

    def _words(self) -> tuple[str, str]:
        return {
            Place.EVERYONE: (
                self.tr("Everyone on this computer"),
                self.tr("Whoever signs in to this computer opens the same desk. Right for a lab with student logins."),
            ),
            Place.ACCOUNT: (
                self.tr("This account only"),
                self.tr("Only this login of this computer sees the desk. Right when everybody uses one login."),
            ),
            Place.OTHER: (
                self.tr("Another folder"),
                self.tr("For example on a second disk. Trellis is then started with that file."),
            ),
        }[self.place]

    def _show(self, *_: object) -> None:
        self.set_chosen(self.radio.isChecked())
        told = self.told
        self._folder.set_text(told.folder if told else self.tr("No folder chosen yet"))
        wrong = told is not None and told.problem is not None
        self._below.setVisible(wrong and (self.radio.isChecked() or self.place is not Place.OTHER))
        if told is not None and told.problem is not None:
            self._callout.set_text(self._problem(told))
            self._command.setText(told.command)
            self._command.setVisible(bool(told.command))
            self._open.setVisible(told.problem is Problem.HAS_DESK)
            self._again.setVisible(told.problem is not Problem.HAS_DESK)

    def _problem(self, told: PlaceTold) -> str:
        detail = f" ({told.detail})" if told.detail else ""
        if told.command:
            return self.tr(
                "This folder has to be made once by an administrator of the computer, with this line in a terminal."
                " Then press Look again."
            )
        return {
            Problem.MISSING: self.tr("This folder is not there. Make it, or choose another."),
            Problem.NOT_A_FOLDER: self.tr("This is a file, not a folder. Choose another."),
            Problem.NOT_WRITABLE: self.tr(
                "This account may not write here{detail}. Ask whoever looks after this computer, or choose another"
                " place."
            ).format(detail=detail),
            Problem.NETWORK_SHARE: self.tr(
                "This folder is on another computer{detail}. A desk has to be on a disk of this one, or it is damaged"
                " when two write at once. Choose a folder on this computer; backups may go to the share."
            ).format(detail=detail),
            Problem.HAS_DESK: self.tr("There is a desk in this folder already. Open it, or choose another place."),
        }[told.problem]  # type: ignore[index]


class PlaceStep(QWidget):
    """The three cards and the name."""

    open_wanted = Signal(str)

    def __init__(self, places: Sequence[PlaceTold], look_at: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look_at
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LONGEST)
        self.name.setPlaceholderText(self.tr("Riverside High Help Desk"))
        self._name_row = Row(
            self.tr("What is the desk called?"), self.name, self.tr("It stands on slips and on the sign-in page.")
        )
        self._wrong = plain_label("", "error")
        self._wrong.hide()
        self.cards = {place: PlaceCard(place) for place in Place}
        group = QButtonGroup(self)
        for card in self.cards.values():
            group.addButton(card.radio)
            card.open_wanted.connect(self.open_wanted.emit)
            card.again.connect(lambda card=card: self._look_again(card))
            card.choose.connect(self.choose_folder)
        group.buttonToggled.connect(lambda *_: self._wrong.hide())
        for told in places:
            self.cards[told.place].show_told(told)
        good = [told.place for told in places if told.problem is None]
        self.cards[good[0] if good else Place.OTHER].radio.setChecked(True)
        layout = QVBoxLayout(self)
        space(layout, gap=10)
        layout.addWidget(self._name_row)
        layout.addSpacing(look().px(6))
        layout.addWidget(plain_label(self.tr("Where does it live?"), "label"))
        for card in self.cards.values():
            layout.addWidget(card)
        layout.addWidget(self._wrong)
        layout.addStretch(1)
        self.setFocusProxy(self.name)

    def place(self) -> PlaceCard:
        """The card that is chosen."""
        return next(card for card in self.cards.values() if card.radio.isChecked())

    def check(self) -> bool:
        """Whether this step is done; says beside the fields what is missing."""
        self._name_row.set_error("" if clean_line(self.name.text()) else self.tr("The desk needs a name."))
        card = self.place()
        said = ""
        if card.told is None:
            said = self.tr("Please choose a folder.")
        elif card.told.problem is not None:
            said = self.tr("A desk cannot be made in this place. Choose another, or do what is said there.")
        self._wrong.setText(said)
        self._wrong.setVisible(bool(said))
        if self._name_row.error():
            self.name.setFocus()
        elif said:
            (card.choose_button if card.told is None else card.radio).setFocus()
        return not said and not self._name_row.error()

    def refuse(self, field: str, said: str) -> None:
        """Making the desk failed because of something in this step."""
        if field == "name":
            self._name_row.set_error(said)
            self.name.setFocus()
        else:
            self._wrong.setText(said)
            self._wrong.show()

    def choose_folder(self) -> None:
        """Let the person choose, and look at what they chose."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder for the desk"))
        if folder:
            self.cards[Place.OTHER].radio.setChecked(True)
            self._look(Place.OTHER, folder, self.cards[Place.OTHER].show_told)

    def _look_again(self, card: PlaceCard) -> None:
        if card.told is not None:
            self._look(card.place, card.told.folder, card.show_told)
