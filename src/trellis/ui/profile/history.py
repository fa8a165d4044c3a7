"""The history of one's own page, for its owner alone: what changed when, with the words as they were before.

Private parts say that they changed, never what. Changes to one part within a quarter of an hour are told as one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trellis.rules.interests import Past
from trellis.ui.controls import Hairline, scrolled
from trellis.ui.dates import exact, moment
from trellis.ui.language import tr
from trellis.ui.pages import Sheet
from trellis.ui.profile.words import as_lines, part_name
from trellis.ui.text import SafeText, plain_label, plain_tip
from trellis.ui.theme import space

TOGETHER = timedelta(minutes=15)


class HistorySheet(Sheet):
    """The lines, newest first."""

    def __init__(
        self,
        parent: QWidget,
        lines: Sequence[Past],
        blocks: Mapping[UUID, str],
        now: datetime | None = None,
    ) -> None:
        """`blocks` are names of blocks by id."""
        super().__init__(parent, tr("History of this page"), wide=True)
        self._now = now or datetime.now(UTC)
        self.body.addWidget(
            plain_label(tr("Only you see this. Private parts say that they changed, not what."), "muted")
        )
        inside = QWidget()
        layout = QVBoxLayout(inside)
        space(layout, 0, 8, 0, 0, gap=8)
        told = gathered(lines)
        if not told:
            layout.addWidget(plain_label(tr("Nothing was written here yet.")))
        for at, line in enumerate(told):
            if at:
                layout.addWidget(Hairline())
            self._add(layout, line, blocks)
        layout.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.add_button(tr("Close"), "main").clicked.connect(self.accept)

    def _add(self, layout: QVBoxLayout, line: Past, blocks: Mapping[UUID, str]) -> None:
        layout.addWidget(plain_label(said(line)))
        when = plain_label(moment(line.at, self._now), "small")
        plain_tip(when, exact(line.at))
        layout.addWidget(when)
        if line.before is None or line.after is None:
            return
        before, after = as_lines(line.before, blocks), as_lines(line.after, blocks)
        parts = (
            (tr("new"), [entry for entry in after if entry not in before]),
            (tr("before"), [entry for entry in before if entry not in after]),
        )
        for name, entries in parts:
            if entries:
                words = SafeText(name=name)
                words.set_plain(tr("{what}: {words}").format(what=name, words="\n".join(entries)))
                layout.addWidget(words)


def gathered(lines: Sequence[Past]) -> list[Past]:
    """Changes to one part that follow each other closely as one; `lines` and the answer are newest first."""
    told: list[Past] = []
    for line in lines:
        last = told[-1] if told else None
        same = (
            last is not None
            and line.part is not None
            and (last.part, last.who, last.action) == (line.part, line.who, line.action)
            and last.before is not None
            and line.before is not None
            and last.at - line.at <= TOGETHER
        )
        if last is not None and same:
            told[-1] = dataclasses.replace(last, before=line.before)
        else:
            told.append(line)
    return told


def said(line: Past) -> str:
    """One line in words."""
    if line.part is not None:
        sentences = {
            "create": tr("“{part}” was begun"),
            "write": tr("“{part}” was changed"),
            "seal": tr("“{part}” became private"),
            "make private": tr("“{part}” became private: earlier words were erased"),
            "seal again": tr("“{part}” changed, or who sees it did"),
            "undo": tr("A change of “{part}” was taken back"),
        }
        return sentences.get(line.action, tr("“{part}” was changed")).format(part=part_name(line.part))
    sentences = {
        "create": tr("This page was begun"),
        "visited": tr("The five questions were answered or put away"),
        "checked": tr("A check-in was made"),
        "name advisor": tr("An advisor was named or changed"),
        "set secret": tr("The passphrase was set or changed"),
        "look": tr("{who} opened this page"),
        "export": tr("{who} exported or printed what is here"),
        "undo": tr("A change was taken back"),
    }
    return sentences.get(line.action, tr("Something about this page was changed")).format(
        who=line.who or tr("Somebody")
    )
