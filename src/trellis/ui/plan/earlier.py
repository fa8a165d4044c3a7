"""Deals assigned earlier today, as they were: order, who got what and why, and the seed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.plan import EarlierDeal
from trellis.ui.controls import Card, Muted
from trellis.ui.dates import clock
from trellis.ui.language import tr
from trellis.ui.plan.words import listed, seed_said, why_said
from trellis.ui.text import elide, plain_label
from trellis.ui.theme import space


class Earlier(Card):
    """One block of words a deal, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Earlier deals today"), parent=parent)
        self._deals = QVBoxLayout()
        space(self._deals, gap=16)
        self.body.addLayout(self._deals)
        self.words: list[str] = []

    def show_deals(self, deals: Sequence[EarlierDeal]) -> None:
        """These were assigned."""
        while (item := self._deals.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.words = [_said(deal) for deal in deals]
        for words in self.words:
            head, _, rest = words.partition("\n")
            part = QWidget()
            layout = QVBoxLayout(part)
            space(layout, gap=4)
            layout.addWidget(plain_label(head, "strong"))
            layout.addWidget(plain_label(rest, "muted"))
            self._deals.addWidget(part)
        if not deals:
            self._deals.addWidget(
                Muted(tr("Nothing was dealt today yet. What is assigned here is kept with its reasons."))
            )


def _said(earlier: EarlierDeal) -> str:
    deal, told, names = earlier.deal, earlier.told, earlier.names
    by = tr("assigned by {name}").format(name=names.get(deal.made_by, ""))
    lines = [" · ".join(filter(None, (clock(deal.created), earlier.block, by, seed_said(deal.seed))))]
    lines.append(tr("Order: {names}").format(names=listed(names.get(p, "") for p in told.order)))
    for line in told.lines:
        work = earlier.works.get(line.ticket)
        pair = names.get(line.pair, "") if line.pair else ""
        why = why_said(line, told.reasons.get((line.person, line.ticket)), work, pair)
        ticket = f"{work.number} {elide(work.title, 60)}" if work else tr("a ticket that is gone")
        lines.append(tr("{ticket} to {name}: {why}").format(ticket=ticket, name=names.get(line.person, ""), why=why))
    return "\n".join(lines)
