"""The head of a project: its title, where it stands, whose it is, what does not hold, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trellis.rules.projects import Page, State
from trellis.rules.signoffs import Gate
from trellis.ui.controls import Button, Callout, Chip, FlowLayout, Heading, row
from trellis.ui.language import tr
from trellis.ui.projects.doing import ProjectDoing, gates
from trellis.ui.projects.words import (
    doubts_said,
    in_force_said,
    origin_said,
    state_said,
    state_tone,
    title_said,
)
from trellis.ui.text import plain_label
from trellis.ui.theme import space
from trellis.ui.tickets.words import breakable


class ProjectHead(QWidget):
    """Shown anew whenever something of the project changed; the focus stays where it was."""

    def __init__(
        self, doing: ProjectDoing, when_saved: Callable[[Callable[[Page], object]], None], parent: QWidget | None = None
    ) -> None:
        """`when_saved` saves what is being written, then takes a step with the page as it is by then."""
        super().__init__(parent)
        self._doing, self._with = doing, when_saved
        self.title, self.state = Heading("", "headline"), Chip("")
        self.about = plain_label("", "muted")
        self.in_force = plain_label("", "muted")
        self._wrong = QVBoxLayout()
        space(self._wrong, gap=8)
        self.join = _Join(lambda: self._with(doing.join), lambda: self._with(doing.leave))
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=8)
        self.buttons: dict[str, Button] = {}
        self._last_menu: QMenu | None = None
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        first = row(self.title, self.state, gap=12)
        first.setStretch(0, 1)
        first.setAlignment(self.state, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(first)
        layout.addWidget(self.about)
        layout.addWidget(self.in_force)
        layout.addLayout(self._wrong)
        layout.addWidget(self.join)
        layout.addWidget(self._buttons)

    def show_page(self, page: Page) -> None:
        """Show this project."""
        standing, outline = page.standing, page.standing.outline()
        self.title.setText(breakable(title_said(page.title)))
        self.state.set(state_said(outline), state_tone(outline))
        self.about.setText(_about(page))
        meanwhile = in_force_said(outline)
        if standing.state is State.WITHDRAWN and standing.project.why:
            meanwhile = tr("Withdrawn: {why}").format(why=standing.project.why)
        self.in_force.setText(breakable(meanwhile))
        self.in_force.setVisible(bool(meanwhile))
        self._show_wrong(page)
        self.join.setVisible("projects.join" in page.may)
        self._show_buttons(page)

    def _show_wrong(self, page: Page) -> None:
        while (item := self._wrong.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in (*doubts_said(page.standing), *page.faults):
            callout = Callout(sentence, "red")
            callout.setAccessibleName(sentence)
            self._wrong.addWidget(callout)

    def _show_buttons(self, page: Page) -> None:
        held = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        self._flow.clear()
        self.buttons = {}
        doing = self._doing
        main = False
        if {"signoffs.hold", "signoffs.take_over", "signoffs.release"} & page.may:
            self._offer("review", tr("Review it"), lambda: self._with(doing.review), "main")
        for gate, text, first in gates(page):
            if gate is Gate.COMPLETION and not first:
                continue  # offered with the work, where it belongs until all is reached
            kind = "main" if first and not main else "plain"
            main = main or first
            self._offer(f"submit.{gate.value}", text, partial(self._with, partial(_hand_in, doing, gate)), kind)
        if "projects.take_back" in page.may:
            self._offer("take_back", tr("Take it back"), lambda: self._with(doing.take_back))
        if "projects.appeal" in page.may:
            self._offer("appeal", tr("Ask for another look"), lambda: self._with(doing.appeal))
        if "projects.reopen" in page.may:
            self._offer("reopen", tr("Open it again"), lambda: self._with(doing.reopen))
        menu = self._menu(page)
        self._last_menu, old = menu, self._last_menu
        if old is not None:
            old.deleteLater()
        if menu.actions():
            more = self._offer("more", "", lambda: None, "quiet", "more")
            more.setAccessibleName(tr("More to do with this project"))
            more.clicked.connect(lambda: menu.popup(more.mapToGlobal(QPoint(0, more.height()))))
        self._buttons.setVisible(bool(self.buttons))
        if held:
            (self.buttons.get(held) or next(iter(self.buttons.values()), self)).setFocus()

    def _menu(self, page: Page) -> QMenu:
        menu, doing = QMenu(self._buttons), self._doing
        if "projects.edit" in page.may and page.changed and page.standing.handed_in_once:
            of = page.standing.in_force or page.standing.newest
            assert of is not None, "something was handed in"
            text = tr("Back to version {n}…").format(n=of.number)
            menu.addAction(text, lambda: self._with(doing.revert))
        if "projects.ask" in page.may:
            menu.addAction(tr("Ask a partner…"), lambda: self._with(doing.ask))
        if "projects.hand_over" in page.may and len(page.standing.people) > 1:
            menu.addAction(tr("Hand over…"), lambda: self._with(doing.hand_over))
        if "projects.leave" in page.may and "projects.join" not in page.may:
            menu.addAction(tr("Leave"), lambda: self._with(doing.leave))
        if "projects.withdraw" in page.may:
            menu.addAction(tr("Withdraw…"), lambda: self._with(doing.withdraw))
        return menu

    def _offer(self, key: str, text: str, run: Callable[[], object], kind: str = "plain", icon: str = "") -> Button:
        button = Button(text, kind, icon=icon)
        button.clicked.connect(lambda: run())
        self.buttons[key] = button
        self._flow.addWidget(button)
        button.show()
        return button


class _Join(Callout):
    """Somebody asks whether I want to be a partner."""

    def __init__(self, yes: Callable[[], object], no: Callable[[], object]) -> None:
        super().__init__(tr("You are asked to be a partner. Read it, then join or say no."), "blue")
        self.yes, self.no = Button(tr("Join"), "main"), Button(tr("No, thanks"))
        self.yes.clicked.connect(lambda: yes())
        self.no.clicked.connect(lambda: no())
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        layout = self.layout()
        assert layout is not None, "a callout has one"
        layout.addWidget(buttons)


def _hand_in(doing: ProjectDoing, gate: Gate, page: Page) -> None:
    doing.hand_in(page, gate)


def _about(page: Page) -> str:
    names = [name for name in page.partner_names() if name]
    people = names[0] if names else ""
    if len(names) > 1:
        people = tr("{owner} with {partners}").format(owner=names[0], partners=", ".join(names[1:]))
    origin = page.proposal.origin
    return " · ".join(filter(None, (people, breakable(origin_said(origin.kind, origin.words)))))
