"""Stored XSS in every text field: markup typed anywhere is shown as typed, in every room, hint, message and on paper.

A desk is filled with markup wherever a person can type, then whole windows are walked: no label guesses rich text, no
tooltip holds a tag, no text view has a picture, nothing asks for a file or an address.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, acting, make_file
from tests.threats.world import PROFILES
from tests.ui.conftest import kit  # noqa: F401 - every window needs its look
from tests.ui.tickets_room import at as tickets_room
from tests.ui.windows import PASSPHRASE, Opened, make_desk, window_on
from trellis.desk.desk import Desk
from trellis.rules.desk import Settings
from trellis.rules.errors import Trouble
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Credit, Intake, Query, Told, View
from trellis.store.ids import new_id
from trellis.store.sqlite import Database
from trellis.ui import text as ui_text
from trellis.ui.slips import Slip, SlipSheet
from trellis.ui.slips import pdf_of as slip_pdf
from trellis.ui.tickets.detail import HISTORY, THREAD, WORK

MARK = "<b>X</b><img src=file:///etc/passwd>"
"""Short enough for every field; what would be bold and load a file if anything took it for markup."""
LONG = (
    f"{MARK} <script>alert(1)</script> [x](javascript:alert(1)) ![y](file:///etc/passwd) <scr<script>ipt>"
    "\n\n<table><tr><td>"
)


def fill(desk: Desk, person: UUID, requester: UUID) -> list[UUID]:
    """Markup in every field of tickets and people; `person` is an advisor. Returns the tickets."""
    acting(desk, person)
    friend = desk.people.add(Person(new_id(), MARK, MARK, pronouns=MARK, role=Role.TECH)).value.id
    desk.people.add(Person(new_id(), f"{MARK} other", MARK, role=Role.REQUESTER))
    desk.people.add_term(MARK, date(2026, 9, 1), date(2026, 12, 18))
    desk.people.add_block(MARK, "12345", time(8), time(9))
    desk.settings.rename(f"{MARK} desk")
    desk.settings.save(dataclasses.replace(Settings(), categories=(MARK, "other"), lock_minutes=60))
    made = []
    for n in range(3):
        words = f"{MARK} {n}\n{LONG}"
        intake = Intake(words, None, f"{MARK} who", MARK, MARK, category=MARK, tags=(MARK, f"t{n}"))
        ticket = desk.tickets.open(intake).value.id
        made.append(ticket)
        desk.tickets.hand_over(ticket, friend, LONG)
        desk.tickets.reply(ticket, LONG, Told.NOT_YET, 5)
        desk.tickets.note(ticket, MARK)
        desk.tickets.add_helper(ticket, person, Credit.PAIR)
        desk.tickets.log_work(ticket, 5, friend)
        if n == 0:
            desk.tickets.wait(ticket, MARK)
        if n == 1:
            desk.tickets.resolve(ticket, LONG, LONG)
    desk.tickets.duplicate(made[2], made[0])
    desk.tickets.save_draft("intake", MARK)
    desk.frame.leave()
    return made


# Looking at windows


def rich_leaks(top: QWidget) -> list[str]:
    """Every place in a window where words somebody typed may be taken for markup."""
    return list(_leaks(top))


def _leaks(top: QWidget) -> Iterator[str]:
    for widget in [top, *top.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}"
        if isinstance(widget, QLabel) and "<" in widget.text() and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {where}: {widget.text()[:80]}"
        for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            if "<img" in tip or "<b>" in tip:
                yield f"tip {where}: {tip[:80]}"
        if isinstance(widget, QTextEdit) and "<img" in widget.document().toHtml():
            yield f"picture {where}"
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            columns = model.columnCount() if isinstance(widget, QTableView) else 1
            yield from (f"tip {where}: {tip}" for tip in _tips(model, columns))
        for action in widget.actions():
            if "<" in action.toolTip() and Qt.mightBeRichText(action.toolTip()):
                yield f"action {where}: {action.toolTip()[:80]}"


def _tips(model: QAbstractItemModel, columns: int) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 50)):
        for column in range(columns):
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole):
                told = model.index(row, column).data(role)
                if isinstance(told, str) and ("<img" in told or "<b>" in told):
                    yield told[:80]


def words_on(top: QWidget) -> str:
    """What stands in the labels and texts of a window."""
    labels = [label.text() for label in top.findChildren(QLabel)]
    return "\n".join(labels + [view.toPlainText() for view in top.findChildren(QTextEdit)])


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Everything a text view wants to load, and every address that is opened."""
    asked: list[object] = []
    real = ui_text._Browser.loadResource
    monkeypatch.setattr(
        ui_text._Browser, "loadResource", lambda self, kind, name: asked.append(name) or real(self, kind, name)
    )
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or True)
    return asked


def test_the_walk_would_find_it(qtbot: QtBot):
    """A test that cannot fail is a defect: a careless window is caught."""
    top = QWidget()
    qtbot.addWidget(top)
    label, edit = QLabel(MARK, top), QTextEdit(top)
    edit.setHtml("<img src=':/none.png'>")
    edit.setToolTip(MARK)
    label.setToolTip("<qt>fine</qt>")
    assert [leak.split()[0] for leak in rich_leaks(top)] == ["label", "tip", "picture"]


# Rooms


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, Any]:
    path = tmp_path / "desk.trellis"
    crew, _ = make_desk(path)
    desk = Desk(Database(path), resources=PROFILES.parent)
    fill(desk, crew.advisor, crew.okafor)
    desk.close()
    return path, crew


def test_every_room_of_the_window(hostile: tuple[Path, Any], qtbot: QtBot, loads: list[object]):
    path, crew = hostile
    with window_on(path, qtbot) as here:
        assert rich_leaks(here.window) == []
        assert MARK in words_on(here.window), "the desk's name is on the sign-in page"
        shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
        for room in [*shell._rooms]:
            shell.go(room)
            here.settle(qtbot)
            assert rich_leaks(here.window) == [], room
        _search_and_people(here, qtbot)
        assert rich_leaks(here.window) == []
    assert loads == []


def _search_and_people(here: Opened, qtbot: QtBot) -> None:
    """One person's form, and what the search finds."""
    shell: Any = here.shell
    shell.go("people")
    here.settle(qtbot)
    shell.page("people")._first()
    here.settle(qtbot)
    shell.palette_.open()
    qtbot.keyClicks(shell.palette_.field, "img")
    qtbot.waitUntil(lambda: not shell.palette_._rest.isActive())
    here.settle(qtbot)
    assert any(MARK in repr(found) for found in shell.palette_.found())


def test_a_ticket_its_tabs_menus_and_sheets(tmp_path: Path, qtbot: QtBot, loads: list[object]):
    path = tmp_path / "desk.trellis"
    clock = Clock()
    crew = make_file(path, clock.now)
    desk = Desk(Database(path), clock=clock)
    ids = fill(desk, crew.advisor, crew.okafor)
    desk.close()
    with tickets_room(qtbot, path, crew, clock, ids, "advisor") as here:
        for ticket in ids:
            here.open(ticket)
            for tab in (THREAD, WORK, HISTORY):
                here.page.detail.tabs.setCurrentIndex(tab)
                here.settle()
                assert rich_leaks(here.seat.window) == []
            menu: QMenu = here.page.detail.more_menu()
            assert rich_leaks(menu) == []
            menu.deleteLater()
        said = words_on(here.seat.window)
        assert said.count("<b>X</b>") > 3
        doing, ticket = here.page.doing, here.open(ids[0]).ticket
        for ask in (
            doing.wait,
            doing.resolve,
            doing.hand_over,
            doing.duplicate,
            doing.log_work,
            doing.help,
            doing.slip,
        ):
            ask(ticket)
            sheet = here.sheet()
            assert rich_leaks(sheet) == [], ask
            sheet.reject()
            here.settle()
        doing.edit(ticket, MARK)
        sheet = here.sheet()
        assert rich_leaks(sheet) == []
        sheet.reject()
        doing.tell(here.open(ids[0]).thread[0].entry.id, Told.SLIP, MARK)
        doing.remove_helper(here.open(ids[0]).helpers[0].helper.id, MARK)
        here.settle()
        assert here.notes()
        assert rich_leaks(here.seat.window) == []
    assert loads == []


def test_sentences_of_trouble_and_notes(qtbot: QtBot):
    """Error sentences, callouts, questions and notes show words as they are."""
    from trellis.ui.controls import Callout, ElidedLabel, EmptyState, Heading, Muted
    from trellis.ui.notes import Notes
    from trellis.ui.pages import TroublePage
    from trellis.ui.rows import Form
    from trellis.ui.trouble import Ways, trouble_page

    top = QWidget()
    qtbot.addWidget(top)
    for made in (Callout(MARK), ElidedLabel(MARK), EmptyState(MARK, MARK), Heading(MARK), Muted(MARK)):
        made.setParent(top)
    note = Notes(top).say(MARK)
    form = Form(top)
    form.row(MARK, QLabel("", top), MARK).set_error(MARK)
    nothing = lambda *_: None  # noqa: E731
    page = trouble_page(Trouble(MARK, MARK, MARK), Path("/") / MARK, Ways(*[nothing] * len(dataclasses.fields(Ways))))
    page.setParent(top)
    assert isinstance(page, TroublePage)
    assert rich_leaks(top) == []
    assert words_on(top).count(MARK) >= 6
    note.go()


# Paper, files, the desk itself


def test_slips_are_words(tmp_path: Path, qtbot: QtBot, loads: list[object]):
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    desk = Desk(Database(path), clock=Clock())
    ids = fill(desk, crew.advisor, crew.okafor)
    ticket = acting(desk, crew.maya).tickets.detail(ids[0]).ticket
    slip = Slip.of(ticket, desk.settings.info().name)
    desk.close()
    assert slip.words.startswith(MARK)
    pdf = slip_pdf(slip)
    assert b"/Subtype /Image" not in pdf
    assert b"/URI" not in pdf
    sheet = SlipSheet(slip)
    qtbot.addWidget(sheet)
    assert rich_leaks(sheet) == []
    assert loads == []


def test_history_hints_and_files_tell_it_as_typed(tmp_path: Path):
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    desk = Desk(Database(path), clock=Clock(), resources=PROFILES.parent)
    ids = fill(desk, crew.advisor, crew.okafor)
    acting(desk, crew.lead)
    told = [change for line in desk.history.of_ticket(ids[0]) for change in line.changes]
    assert any(MARK in after for _, _, after in told)
    assert {alike.row.title for alike in desk.tickets.look_alikes(MARK, MARK, MARK)} == {f"{MARK} 0"}
    assert MARK in desk.tickets.values_of("room", "<")
    assert desk.people.find("<b>")
    desk.transfer.export_tickets(tmp_path / "out.csv", Query(View.ALL), tmp_path / "said.csv")
    assert MARK in (tmp_path / "out.csv").read_text("utf-8")
    with pytest.raises(Trouble) as told_trouble:
        desk.transfer.export_tickets(tmp_path / MARK.replace("/", "_") / "x.csv", Query(View.ALL))
    assert told_trouble.value.happened
    desk.close()
