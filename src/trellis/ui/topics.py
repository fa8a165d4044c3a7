"""The team's list of topics: what tickets are about and what people are into. Everybody reads it, leads change it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Stale
from trellis.rules.people import clean_line, fold
from trellis.rules.permissions import may
from trellis.rules.topics import EFFORTS, NAME_LIMIT, Gate, TeamTopic
from trellis.ui.context import Context
from trellis.ui.controls import (
    Button,
    Card,
    Chip,
    ChipButton,
    EmptyState,
    FlowLayout,
    Hairline,
    Muted,
    column,
    row,
    scrolled,
)
from trellis.ui.language import number_text, tr
from trellis.ui.pages import Page, Sheet
from trellis.ui.people.words import many
from trellis.ui.plan.words import gate_name
from trellis.ui.rows import Form
from trellis.ui.shipped import Shipped, by_text, kept, shown
from trellis.ui.text import WordsField, plain_label
from trellis.ui.theme import size, space
from trellis.ui.tickets.choice import Choice
from trellis.ui.tickets.later import while_alive
from trellis.ui.tickets.words import breakable

if TYPE_CHECKING:
    pass

AT_ONCE = 60
"""Topics shown at first; searching finds the others."""
NOBODY = UUID(int=0)
"""Stands for the id the desk gives."""


class TopicsPage(Page):
    """The list by area with a search; a sheet to add or change one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("Topics"), tr("What tickets are about and what people are into, in one list."))
        self._context = context
        self._can = may(context.me, "interests.topics")
        self._all: tuple[TeamTopic, ...] = ()
        self.add = Button(tr("Add a topic"), "main", icon="plus")
        self.add.clicked.connect(lambda: self._write(None))
        self.buttons.addWidget(self.add)
        self.add.setVisible(self._can)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a topic or a word"))
        self.search.setAccessibleName(tr("Find a topic or a word"))
        self.search.setMaxLength(80)
        size(self.search, width=260)
        self.search.textChanged.connect(lambda _: self._show())
        self.hidden = ChipButton(tr("Hidden"), 0, checkable=True)
        self.hidden.setAccessibleDescription(tr("Shows the topics the team has hidden"))
        self.hidden.toggled.connect(lambda _: self._show())
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        space(self._list, gap=16)
        size(inside, max_width=920)
        self.body.addLayout(row(self.search, self.hidden, None))
        self.hidden.setVisible(self._can)
        self.body.addWidget(scrolled(inside), 1)
        self.setFocusProxy(self.search)
        context.worker.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk."""
        self._context.worker.run(lambda desk: desk.interests.all_topics(), while_alive(self, self._told))

    def _told(self, listed: tuple[TeamTopic, ...]) -> None:
        self._all = listed
        self._show()

    def _changed(self, changes: Any) -> None:
        if any(change.noun == "topic" for change in changes):
            self.refresh()

    def _show(self) -> None:
        """The areas with what fits the letters."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.hidden.set_count(sum(topic.hidden for topic in self._all))
        letters = fold(self.search.text())
        found = [t for t in self._all if t.hidden is self.hidden.isChecked() and _fits(t, letters)]
        areas: dict[str, list[TeamTopic]] = {}
        for topic in found[:AT_ONCE]:
            areas.setdefault(topic.area, []).append(topic)
        for area, topics in areas.items():
            self._list.addWidget(self._area(area, topics))
        if len(found) > AT_ONCE:
            said = tr("And {n} more. Type some letters to find them.").format(n=number_text(len(found) - AT_ONCE))
            self._list.addWidget(Muted(said))
        if not found:
            self._list.addWidget(EmptyState(tr("No topic here"), tr("Try fewer letters.")))
        self._list.addStretch(1)

    def _area(self, area: str, topics: Sequence[TeamTopic]) -> Card:
        card = Card(shown(area, Shipped.AREA), many(len(topics), tr("1 topic"), tr("%n topics")))
        for at, topic in enumerate(topics):
            if at:
                card.body.addWidget(Hairline())
            card.body.addWidget(self._topic(topic))
        return card

    def _topic(self, topic: TeamTopic) -> QWidget:
        facts = FlowLayout()
        facts.addWidget(Chip(tr("effort {n}").format(n=topic.effort)))
        if topic.gate is not None:
            facts.addWidget(Chip(tr("needs {gate}").format(gate=gate_name(topic.gate)), "amber"))
        if topic.id != NOBODY:
            facts.addWidget(Chip(tr("changed by the team"), "accent"))
        name = shown(topic.name, Shipped.TOPIC)
        words = plain_label(breakable(", ".join(topic.words)) or tr("no other words"), "muted")
        line = QWidget()
        told = column(plain_label(breakable(name), "strong"), words, facts, gap=4)
        across = row(gap=12)
        across.insertLayout(0, told, 1)
        if self._can:
            for text, do in self._ways(topic):
                button = Button(text, "quiet")
                button.setAccessibleDescription(name)
                button.clicked.connect(lambda _=False, run=do: run())
                across.addWidget(button)
        line.setLayout(across)
        return line

    def _ways(self, topic: TeamTopic) -> list[tuple[str, Any]]:
        if topic.hidden:
            return [(tr("Bring back"), lambda: self._hide(topic, False))]
        return [(tr("Change"), lambda: self._write(topic)), (tr("Hide"), lambda: self._hide(topic, True))]

    def _hide(self, topic: TeamTopic, hidden: bool) -> None:
        self.search.setFocus()  # the line that was clicked goes away
        wanted = dataclasses.replace(topic, hidden=hidden)
        said = tr("{name} is hidden") if hidden else tr("{name} is back in the list")
        told = said.format(name=shown(topic.name, Shipped.TOPIC))
        self._context.do(lambda desk: desk.interests.save_topic(wanted), told)

    def _write(self, topic: TeamTopic | None) -> None:
        sheet = TopicSheet(self, topic, self._all)

        def failed(error: Exception) -> None:
            if isinstance(error, Invalid):
                sheet.refuse(error)
            else:
                sheet.reject()
                self._context.trouble(error)
                if isinstance(error, Stale):
                    self.refresh()

        sheet.wanted.connect(
            lambda wanted: self._context.do(
                lambda desk: desk.interests.save_topic(wanted),
                lambda saved: tr("{name} is saved").format(name=shown(saved.name, Shipped.TOPIC)),
                while_alive(sheet, lambda _: sheet.accept()),
                while_alive(sheet, failed),
            )
        )
        sheet.open()


class TopicSheet(Sheet):
    """Name, area, words, effort, gate."""

    wanted = Signal(object)
    """The `TeamTopic` as it is to be."""

    def __init__(self, parent: QWidget | None, topic: TeamTopic | None, listed: Sequence[TeamTopic]) -> None:
        super().__init__(parent, tr("Change a topic") if topic else tr("Add a topic"))
        self._topic = topic
        self._names = {one.name for one in listed}
        self.name = QLineEdit(shown(topic.name, Shipped.TOPIC) if topic else "")
        self.name.setMaxLength(NAME_LIMIT)
        self.area = Choice(by_text(dict.fromkeys(one.area for one in listed), Shipped.AREA).items())
        if topic:
            self.area.set_value(topic.area)
        self.words = WordsField()
        self.words.setTabChangesFocus(True)
        self.words.setPlainText("\n".join(topic.words) if topic else "")
        size(self.words, height=132)
        self.effort = Choice((number_text(effort), effort) for effort in EFFORTS)
        self.effort.set_value(topic.effort if topic else 2)
        self.gate = Choice([(tr("nothing"), None), *((gate_name(gate), gate) for gate in Gate)])
        self.gate.set_value(topic.gate if topic else None)
        self.form = Form()
        words = tr(
            "One on each line, as people write them, in any language. A ticket with one of them gets this topic."
        )
        self._rows = {"name": self.form.row(tr("Name"), self.name), "area": self.form.row(tr("Area"), self.area)}
        self._rows["words"] = self.form.row(tr("Words"), self.words, words)
        self._rows["effort"], _ = self.form.pair((tr("Effort"), self.effort), (tr("Needs"), self.gate))
        self.body.addWidget(self.form)
        self.finish(tr("Save")).clicked.connect(self._send)

    def refuse(self, wrong: Invalid) -> None:
        """The desk refused it."""
        where = self._rows.get(wrong.field, self._rows["name"])
        where.set_error(f"{wrong.happened} {wrong.todo}")
        where.field.setFocus()

    def _send(self) -> None:
        self.form.clear_errors()
        before = self._topic or TeamTopic(NOBODY, "", "", "")
        name = clean_line(self.name.text())
        untouched = name == shown(before.name, Shipped.TOPIC)
        self.wanted.emit(
            dataclasses.replace(
                before,
                name=before.name if untouched else kept(name, Shipped.TOPIC, self._names),
                area=self.area.value() or "",
                words=tuple(filter(None, map(str.strip, self.words.toPlainText().split("\n")))),
                effort=self.effort.value(),
                gate=self.gate.value(),
            )
        )


def _fits(topic: TeamTopic, letters: str) -> bool:
    told = shown(topic.name, Shipped.TOPIC), shown(topic.area, Shipped.AREA)
    return any(letters in fold(text) for text in (*told, *topic.words))
