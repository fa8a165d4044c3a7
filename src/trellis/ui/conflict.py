"""Two people wrote in one place: what it says in the desk by now stands below what was typed, and a person chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trellis.ui.controls import Button, Callout, FlowLayout
from trellis.ui.language import tr
from trellis.ui.text import SafeText, plain_label
from trellis.ui.theme import space


def somebody_else() -> str:
    """That somebody else was faster."""
    return tr("Somebody wrote here too, in another window. Nothing is lost: look at both and choose.")


def oneself() -> str:
    """That one was faster oneself, in another window."""
    return tr("You changed this in another window too. Nothing is lost: look at both and choose.")


class Conflict(QFrame):
    """What stands there by now, line by line, and two buttons; `happened` says who was faster."""

    def __init__(self, happened: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(Callout(happened))
        layout.addWidget(plain_label(tr("There it says"), "label"))
        there = SafeText(name=tr("There it says"))
        there.set_plain("\n".join(lines) or tr("(empty)"))
        layout.addWidget(there)
        self.mine, self.theirs = Button(tr("Keep what is above")), Button(tr("Take what it says there"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.mine)
        flow.addWidget(self.theirs)
        layout.addWidget(buttons)
