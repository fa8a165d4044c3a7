"""The keys room, for advisors: fingerprint, keys and stick, and beside them the check of this desk."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from trellis.rules.history import Change
from trellis.rules.sign_in import KeyTold
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import Segmented
from trellis.ui.keys.check import CheckView, card_column
from trellis.ui.keys.fingerprint import FingerprintCard
from trellis.ui.keys.listing import KeysCard, Told, look_at
from trellis.ui.keys.outside import LostCard, StickCard
from trellis.ui.keys.retiring import RetireSheet
from trellis.ui.language import tr
from trellis.ui.pages import Page
from trellis.ui.tickets.later import while_alive

NOUNS = frozenset({"key", "person", "desk"})


class KeysPage(Page):
    """The room. `open("check")` shows the check, `open("keys")` the keys."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("Keys"))
        self._context = context
        self.parts = Segmented(
            tr("What to look at"), [("keys", tr("Advisors' keys")), ("check", tr("Check this desk"))]
        )
        self.parts.picked.connect(self.show_part)
        self.beside.addWidget(self.parts)
        self.fingerprint, self.keys = FingerprintCard(context), KeysCard(context)
        self.stick, self.lost = StickCard(context), LostCard(context)
        self.keys.retire.connect(self._retire)
        self.check = CheckView(context)
        self.stack = QStackedWidget()
        self.stack.addWidget(card_column(self.fingerprint, self.keys, self.stick, self.lost))
        self.stack.addWidget(self.check)
        self.body.addWidget(self.stack, 1)
        self.setFocusProxy(self.fingerprint.print)
        context.worker.changed.connect(self._changed)
        self.refresh()

    def open(self, part: UUID | str) -> None:
        """Show the part of this name."""
        if part in ("keys", "check"):
            self.show_part(str(part))

    def records(self) -> tuple[Action, ...]:
        """What the palette offers of this room."""
        section = tr("Keys")
        return (
            Action("keys.check", tr("Check this desk"), lambda: self.show_part("check"), section=section),
            Action("keys.stick", tr("Write to a stick"), self.stick.choose, section=section),
        )

    def show_part(self, part: str) -> None:
        """ "keys" or "check"."""
        self.parts.set_value(part)
        self.stack.setCurrentIndex(1 if part == "check" else 0)
        self.setFocusProxy(self.check if part == "check" else self.fingerprint.print)

    def refresh(self) -> None:
        """Ask the desk what there is."""
        self._context.worker.run(look_at, while_alive(self, self._shown))

    def _shown(self, told: Told) -> None:
        self.fingerprint.show_keys(told.fingerprint, told.keys)
        self.keys.show_told(told)

    def _changed(self, changes: Iterable[Change]) -> None:
        if any(change.noun in NOUNS for change in changes):
            self.refresh()

    def _retire(self, key: KeyTold) -> None:
        RetireSheet(self._context, key, self).open()
