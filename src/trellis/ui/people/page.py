"""The people room: everybody in a list with one person beside it, the school day, and oneself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trellis.rules.errors import Invalid, Stale
from trellis.rules.interests import Profile
from trellis.rules.people import Person, Role
from trellis.ui.actions import Action
from trellis.ui.context import Context
from trellis.ui.controls import Button, Card, ChipButton, EmptyState, FlowLayout, Segmented, scrolled
from trellis.ui.language import tr
from trellis.ui.pages import Page
from trellis.ui.people.forms import Conflict, PasteForm, PersonForm, roles_for
from trellis.ui.people.listing import Everybody, PeopleTable
from trellis.ui.people.me import MySignIn
from trellis.ui.people.merging import MergeForm
from trellis.ui.people.pane import PersonCard
from trellis.ui.people.school import SchoolDay
from trellis.ui.people.secrets import PinSheet, ask_secret, certify
from trellis.ui.people.sharing import HandOnSheet, LostPassphraseSheet, ProfilePane, refused
from trellis.ui.people.words import many, role_names
from trellis.ui.plan.gates import GatesSheet
from trellis.ui.text import plain_label
from trellis.ui.theme import look, size, space
from trellis.ui.tickets.later import while_alive

NARROW = 776
"""Below this width (at 100 %) list and person take turns."""
TIGHT = 640
"""Below this width, or where the words of the head are too long, its buttons go down to the chips."""
NOUNS = frozenset({"person", "block", "profile"})
PROJECTS = frozenset({"project", "partner", "submission", "signoff"})


class PeoplePage(Page):
    """The room. `open` shows one person; `records` is what can be done here."""

    def __init__(self, context: Context, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(tr("People"))
        self._context = context
        self._today = today or date.today()  # noqa: DTZ011 # a day of this computer's calendar
        self._chosen: UUID | None = None
        self._writing = self._on_pane = False
        self._can_add = bool(roles_for(context.me, "people.add"))
        self.parts = Segmented(
            tr("What to look at"),
            [("everybody", tr("Everybody")), ("school", tr("School day")), ("me", tr("Me"))],
        )
        self.parts.picked.connect(self.show_part)
        self.add = Button(tr("Add somebody"), icon="plus")
        self.add.clicked.connect(self.add_somebody)
        self.paste = Button(tr("Paste many"))
        self.paste.clicked.connect(self.paste_many)
        self._tight = False
        for button in (self.paste, self.add):
            self.buttons.addWidget(button)
        self.beside.addWidget(self.parts)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._everybody())
        self.school: SchoolDay | None = None
        self.me: MySignIn | None = None
        self.body.addWidget(self.stack, 1)
        self.setFocusProxy(self.search)
        context.worker.changed.connect(self._changed)
        look().changed.connect(self._fit_width)
        self._show_buttons()
        self._show_nobody()
        self.refresh()

    # What others ask

    def open(self, person: UUID | str) -> None:
        """Show this person, or the part of this name."""
        if isinstance(person, str):
            self.show_part(person)
            return
        self.show_part("everybody")
        self._chosen, self._writing = person, False
        self._show_chosen()

    def records(self) -> tuple[Action, ...]:
        """What the palette offers of this room."""
        section = tr("People")

        def can() -> bool:
            return self._can_add

        return (
            Action("people.add", tr("Add somebody"), self.add_somebody, enabled=can, section=section),
            Action("people.paste", tr("Paste many names"), self.paste_many, enabled=can, section=section),
            Action("people.me", tr("My sign-in"), lambda: self.show_part("me"), section=section),
            Action("people.school", tr("School day"), lambda: self.show_part("school"), section=section),
        )

    def show_part(self, part: str) -> None:
        """ "everybody", "school" or "me"."""
        self.parts.set_value(part)
        if part == "school" and self.school is None:
            self.school = SchoolDay(self._context, self._today)
            self.stack.addWidget(self.school)
        if part == "me" and self.me is None:
            self.me = MySignIn(self._context, self._today)
            self.stack.addWidget(self.me)
        shown = {"school": self.school, "me": self.me}.get(part) or self.stack.widget(0)
        assert shown is not None
        self.stack.setCurrentWidget(shown)
        self._show_buttons()

    def refresh(self) -> None:
        """Ask the desk who there is."""
        self._context.worker.run(_everybody_told, while_alive(self, self._shown))

    def add_somebody(self) -> None:
        """The form for a new person."""
        if self._can_add:
            self.show_part("everybody")
            self._write(self._form(None))

    def paste_many(self) -> None:
        """The form for many."""
        if self._can_add:
            self.show_part("everybody")
            form = PasteForm(self._context.me)
            form.wanted.connect(lambda text, role: self._add_many(form, text, role))
            form.left.connect(self._back)
            self._write(form)

    # The list

    def _everybody(self) -> QWidget:
        part = QWidget()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find by name"))
        self.search.setAccessibleName(tr("Find by name"))
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(80)
        size(self.search, width=220)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._first)
        self.chips: dict[Role | None, ChipButton] = {None: ChipButton(tr("All"), 0, checkable=True)}
        for role in (Role.TECH, Role.LEAD, Role.ADVISOR, Role.REQUESTER):
            self.chips[role] = ChipButton(role_names(role), 0, checkable=True)
        group = QButtonGroup(self)
        self.gone = ChipButton(tr("Left"), 0, checkable=True)
        self.gone.setAccessibleDescription(tr("Shows who left instead of who is here"))
        flow = self._flow = FlowLayout(gap=8)
        space(flow, 7, 0, gap=8)
        for chip in self.chips.values():
            group.addButton(chip)
            flow.addWidget(chip)
        flow.addWidget(self.gone)
        self.chips[None].setChecked(True)
        group.buttonClicked.connect(self._look_for)
        self.gone.toggled.connect(self._look_for)
        self.table = PeopleTable()
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._open_picked)
        self.table.clicked.connect(self._clicked)
        self.empty = EmptyState("", "")
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.empty)
        self.card = Card()
        inner = self.card.layout()
        assert inner is not None
        space(inner, 1, gap=0)
        self.card.body.addWidget(self.list, 1)
        self.pane_card = Card()
        size(self.pane_card, min_width=320)
        self._pane = QVBoxLayout()
        space(self._pane, gap=8)
        self.back = Button(tr("Back to the list"), "quiet", icon="back")
        self.back.clicked.connect(self._back_to_list)
        self.back.hide()
        self.pane_card.body.addWidget(self.back)
        self.pane_card.body.addLayout(self._pane, 1)
        beside = QHBoxLayout()
        space(beside, gap=16)
        beside.addWidget(self.card, 2)
        beside.addWidget(self.pane_card, 1)
        layout = QVBoxLayout(part)
        space(layout, gap=12)
        self._top = QWidget()
        top = self._top_layout = QHBoxLayout(self._top)
        space(top, gap=12)
        top.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(flow, 1)
        layout.addWidget(self._top)
        layout.addLayout(beside, 1)
        return part

    def _shown(self, told: Everybody) -> None:
        self.table.people.show_told(told)
        self._count()
        self._narrow()
        if not self._writing:
            self._show_chosen()

    def _count(self) -> None:
        counts = self.table.people.counts(self.gone.isChecked())
        for role, chip in self.chips.items():
            chip.set_count(sum(counts.values()) if role is None else counts[role])
        self.gone.set_count(sum(self.table.people.counts(True).values()))

    def _look_for(self, *_: object) -> None:
        """Somebody else is looked for: the list comes forward."""
        self._narrow()
        if not self._writing:
            self._turn(False)

    def _narrow(self) -> None:
        role = next(role for role, chip in self.chips.items() if chip.isChecked())
        self.table.people.narrow(self.search.text(), role, self.gone.isChecked())
        self._count()
        self.table.choose(self._chosen)
        found = self.table.people.rowCount() > 0
        self.list.setCurrentWidget(self.table if found else self.empty)
        if not found:
            self._say_empty()

    def _say_empty(self) -> None:
        if self.search.text().strip():
            title, words = tr("Nobody of that name"), tr("Try fewer letters, or All.")
        elif self.gone.isChecked():
            title, words = tr("Nobody has left"), tr("Who leaves is kept here with everything they did.")
        else:
            title, words = tr("Nobody here yet"), tr("Add people one by one, or paste a list of names.")
        self.empty.title.setText(title)
        self.empty.sentence.setText(words)

    def _first(self) -> None:
        if self.table.people.rowCount():
            self.table.selectRow(0)
            self._open_picked()

    def _picked(self, person: Person) -> None:
        if self._unsaved():
            return
        self._chosen = person.id
        self._show_chosen(turn=False)

    def _clicked(self, *_: object) -> None:
        """Where list and person take turns, one click is enough."""
        if self.width() < look().px(NARROW):
            self._open_picked()

    def _open_picked(self) -> None:
        if self._unsaved():
            return
        index = self.table.currentIndex()
        if index.isValid():
            self._chosen = self.table.people.person_at(index.row()).id
            self._show_chosen()

    # The pane

    def _show_chosen(self, turn: bool = True) -> None:
        told = self.table.people.told
        person = told.get(self._chosen) if self._chosen else None
        if person is None:
            self._show_nobody()
            return
        self.table.choose(person.id)
        card = PersonCard(person, told, self._context.me)
        card.edit.connect(lambda: self._write(self._form(person)))
        card.leave.connect(lambda: self._leave(person))
        card.come_back.connect(lambda: self._come_back(person))
        card.merge.connect(lambda: self._write(self._merge_form(person)))
        card.set_pin.connect(lambda: self._set_pin(person))
        card.set_passphrase.connect(lambda: certify(self, self._context, person))
        card.about_me.connect(lambda: self.show_part("me"))
        card.profile.connect(lambda: self._look_at(person))
        card.gates.connect(lambda: GatesSheet(self._context, person.id, self).open())
        card.lost_passphrase.connect(lambda: self._lost_passphrase(person))
        card.hand_on.connect(lambda: self._hand_on(person))
        card.projects.opened.connect(lambda project: self._context.go("projects", project))
        self._put(card)
        self._tell_projects(card)
        self._writing = False
        if turn:
            self._turn(True)

    def _tell_projects(self, card: PersonCard) -> None:
        id = card.person.id
        self._context.worker.run(lambda desk: desk.projects.of(id), while_alive(card, card.projects.show_work))

    def _show_nobody(self) -> None:
        words = plain_label(tr("Choose somebody to see more about them."), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._put(words)
        self._turn(False)

    def _write(self, form: QWidget) -> None:
        self._writing = True
        self._put(form)
        self._turn(True)
        form.setFocus()

    def _back(self) -> None:
        """From a form to whoever was chosen."""
        self._writing = False
        self._show_chosen()
        self.table.setFocus()

    def _back_to_list(self) -> None:
        self._writing = False
        self._show_chosen(turn=False)
        self._turn(False)
        self.table.setFocus()

    def _put(self, widget: QWidget) -> None:
        while (item := self._pane.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        area = scrolled(widget)
        self._pane.addWidget(area)
        area.show()  # now, so that it can take the focus

    def _unsaved(self) -> bool:
        """Whether something typed would be lost by showing somebody else; says so then."""
        if not self._writing or not any(form.touched() for form in self.pane_card.findChildren(PersonForm)):
            self._writing = False
            return False
        self._context.say(tr("Save or cancel what you typed first"))
        return True

    # What is done

    def _form(self, person: Person | None) -> PersonForm:
        form = PersonForm(self._context.me, self.table.people.told.blocks, person)
        form.left.connect(self._back)
        form.wanted.connect(lambda wanted: self._save(wanted, person, form))
        return form

    def _save(self, wanted: Person, before: Person | None, form: QWidget) -> None:
        if before is None:
            self._do(lambda desk: desk.people.add(wanted), tr("{name} added"), form)
            return
        id, version = wanted.id, wanted.version
        self._do(lambda desk: desk.people.edit(id, version, wanted), tr("{name} changed"), form, wanted)

    def _do(
        self, work: Callable[[Any], Any], said: str, form: QWidget | None = None, wanted: Person | None = None
    ) -> None:
        """Does an intent on one person; `form` shows what is wrong, `wanted` is what was typed."""

        def done(person: Person) -> None:
            self._chosen, self._writing = person.id, False
            self.refresh()

        def failed(error: Exception) -> None:
            if isinstance(error, Stale) and isinstance(error.theirs, Person) and wanted is not None:
                self._show_conflict(wanted, error.theirs)
            elif isinstance(error, Invalid) and isinstance(form, PersonForm):
                form.refuse(error)
            else:
                self._context.trouble(error)

        self._context.do(
            work,
            lambda person: said.format(name=person.full_name),
            while_alive(self, done),
            while_alive(form or self, failed),
        )

    def _show_conflict(self, mine: Person, theirs: Person) -> None:
        conflict = Conflict(mine, theirs, self.table.people.told.blocks)
        conflict.mine.connect(lambda wanted: self._save(wanted, wanted, conflict))
        conflict.theirs.connect(self._take_theirs)
        self._write(conflict)

    def _take_theirs(self) -> None:
        self._writing = False
        self.refresh()

    def _add_many(self, form: PasteForm, text: str, role: Role) -> None:
        def done(added: list[Person]) -> None:
            self._chosen, self._writing = added[0].id, False
            self.refresh()

        def failed(error: Exception) -> None:
            if isinstance(error, Invalid):
                form.refuse(f"{error.happened} {error.todo}")
            else:
                self._context.trouble(error)

        self._context.do(
            lambda desk: desk.people.add_many(text, role),
            lambda added: many(len(added), tr("1 person added"), tr("%n people added")),
            while_alive(self, done),
            while_alive(form, failed),
        )

    def _leave(self, person: Person) -> None:
        id = person.id
        self._do(lambda desk: desk.people.deactivate(id), tr("{name} has left; what they did stays"))

    def _come_back(self, person: Person) -> None:
        id = person.id
        self._do(lambda desk: desk.people.reactivate(id), tr("{name} is back"))

    def _merge_form(self, person: Person) -> MergeForm:
        form = MergeForm(self._context, person, self.table.people.told.people)
        form.left.connect(self._back)
        form.wanted.connect(
            lambda gone, kept: self._do(lambda desk: desk.people.merge(gone, kept), tr("Merged into {name}"), form)
        )
        return form

    def _set_pin(self, person: Person) -> None:
        id, name = person.id, person.short_name
        sheet = PinSheet(self, name, id in self.table.people.told.has_secret)
        ask_secret(
            self._context,
            sheet,
            lambda desk, pin: desk.keys.set_pin(id, pin),
            tr("{name} has a new PIN").format(name=name),
        )

    # Profiles

    def _look_at(self, person: Person) -> None:
        """One's own page, or somebody's as far as I may see it; they are told that I looked."""
        if person.id == self._context.me.id:
            self._context.go("profile", None)
            return
        id = person.id

        def shown(profile: Profile) -> None:
            if self._chosen == id and not self._unsaved():
                pane = ProfilePane(profile, self.table.people.told.blocks)
                pane.left.connect(self._back)
                self._write(pane)

        self._context.do(lambda desk: desk.interests.look(id), then=while_alive(self, shown))

    def _lost_passphrase(self, person: Person) -> None:
        id, name = person.id, person.full_name
        sheet = LostPassphraseSheet(self, person.short_name, lambda: [name, self._context.info.name])

        def chosen(words: str) -> None:
            self._context.do(
                lambda desk: desk.interests.reset_passphrase(id, words),
                lambda lost: tr("{name} has a new passphrase. {lost}").format(
                    name=person.short_name, lost=many(lost, tr("1 private part is empty now."), _lost(lost))
                ),
                while_alive(sheet, lambda _: sheet.accept()),
                while_alive(sheet, lambda error: refused(sheet, error, self._context.trouble)),
            )

        sheet.chosen.connect(chosen)
        sheet.open()

    def _hand_on(self, person: Person) -> None:
        me = self._context.me.id

        def known(advisors: list[Person]) -> None:
            sheet = HandOnSheet(self, person.short_name, [a for a in advisors if a.id != me])
            sheet.chosen.connect(lambda other: self._handed_on(sheet, person, other))
            sheet.open()

        self._context.worker.run(lambda desk: desk.interests.advisors(), while_alive(self, known))

    def _handed_on(self, sheet: HandOnSheet, person: Person, other: UUID) -> None:
        id = person.id
        self._context.do(
            lambda desk: desk.interests.hand_on(id, other),
            tr("{name} was handed on").format(name=person.short_name),
            while_alive(self, lambda _: self.refresh()),
        )
        sheet.accept()

    # Keeping up

    def _changed(self, changes: Any) -> None:
        if any(change.noun in NOUNS for change in changes):
            self.refresh()
        elif any(change.noun in PROJECTS for change in changes):
            for card in self.pane_card.findChildren(PersonCard):
                self._tell_projects(card)

    def _show_buttons(self) -> None:
        here = self.parts.value() == "everybody"
        for button in (self.add, self.paste):
            button.setVisible(here and self._can_add)

    def _turn(self, to_pane: bool) -> None:
        """In a narrow window list and person take turns."""
        narrow = self.width() < look().px(NARROW)
        self.card.setVisible(not (narrow and to_pane))
        self.pane_card.setVisible(to_pane or not narrow)
        self.back.setVisible(narrow and to_pane)
        self._top.setVisible(not (narrow and to_pane))
        self._on_pane = to_pane

    def _fit_width(self) -> None:
        self._turn(self._on_pane)
        tight = self.width() < max(look().px(TIGHT), self._head_width())
        if tight is not self._tight:
            self._tight = tight
            way = QBoxLayout.Direction
            self._top_layout.setDirection(way.TopToBottom if tight else way.LeftToRight)
            for button in (self.paste, self.add):
                (self._flow if tight else self.buttons).addWidget(button)
                button.show()
            self._show_buttons()

    def _head_width(self) -> int:
        """What title, parts and buttons need side by side, with the room around and between them."""
        beside = (self.title, self.parts, *((self.paste, self.add) if self._can_add else ()))
        return sum(widget.sizeHint().width() for widget in beside) + look().px(90)

    def minimumSizeHint(self) -> QSize:
        """Narrower than what stands side by side now: it rearranges itself."""
        return QSize(look().px(400), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._fit_width()

    def showEvent(self, event: QShowEvent) -> None:
        """What another window did meanwhile is seen."""
        super().showEvent(event)
        self._fit_width()


def _everybody_told(desk: Any) -> Everybody:
    """On the worker's thread: people, blocks, who can sign in, and who shares a profile with me."""
    secrets = frozenset(name.id for name in desk.keys.names() if name.has_secret)
    sharing = frozenset(desk.interests.shared_with_me())
    return Everybody(tuple(desk.people.everybody(left=True)), tuple(desk.people.blocks()), secrets, sharing)


def _lost(count: int) -> str:
    return tr("%n private parts are empty now.") if count else tr("Nothing was lost.")
