"""One's own page as the advisor or the team sees it: the very view they get, made by the same rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import Profile
from trellis.rules.people import Block
from trellis.ui.controls import Button, Callout, row
from trellis.ui.language import tr
from trellis.ui.profile.view import ProfileView
from trellis.ui.theme import space


class SeenAs(QWidget):
    """The view under a line that says whose eyes these are, and the way back."""

    back = Signal()

    def __init__(
        self, said: str, profile: Profile, blocks: Sequence[Block], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = ProfileView(profile, blocks, today)
        self.button = Button(tr("Back to my page"), icon="back")
        self.button.clicked.connect(self.back)
        self.words = Callout(said, "blue")
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addLayout(row(self.button, None))
        layout.addWidget(self.words)
        layout.addWidget(self.view)
        layout.addStretch(1)
