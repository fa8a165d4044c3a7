"""Import and export from the menu: a look first, then whole or not at all, and everything told on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting, make_file, open_at
from tests.ui.seats import PROFILES, Seat, seat
from trellis.rules.tickets import Intake, Query, View
from trellis.ui.controls import Button
from trellis.ui.transfer import TransferPage

TITLES = ("Projector is pink", "=1+1 in room 4", "Wi-Fi drops")


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def here(tmp_path: Path, crew: Crew) -> Iterator[Seat]:
    with seat(tmp_path / "school.trellis", crew.advisor) as at:
        yield at


@pytest.fixture
def page(here: Seat, qtbot: QtBot) -> TransferPage:
    page = TransferPage(here.context)
    here.show(page)
    here.settle(qtbot)
    return page


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Tickets and replies that another desk of Trellis wrote."""
    folder = tmp_path / "other"
    crew = make_file(folder / "other.trellis")
    with open_at(folder / "other.trellis") as desk:
        acting(desk, crew.advisor)
        for title in TITLES:
            ticket = desk.tickets.open(Intake(title, requester_name="Ms. Unknown <b>x</b>")).value
            desk.tickets.reply(ticket.id, f"about {title}")
        desk.transfer._folder = PROFILES
        desk.transfer.export_tickets(folder / "tickets.csv", Query(View.ALL), folder / "tickets-replies.csv")
    return folder / "tickets.csv"


def looked_at(page: TransferPage, qtbot: QtBot, path: Path, replies: Path | None = None) -> None:
    assert page.imports is not None
    if replies:
        page.imports.replies.choose(replies)
    with qtbot.waitSignal(page.imports.looked, timeout=10_000):
        page.imports.file.choose(path)


def titles(here: Seat, qtbot: QtBot) -> list[str]:
    return here.ask(qtbot, lambda d: [row.title for row in d.tickets.page(Query(View.ALL))])


def words(widget: QWidget) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_file_is_looked_at_and_nothing_changes(here: Seat, page: TransferPage, exported: Path, qtbot: QtBot):
    looked_at(page, qtbot, exported, exported.with_name("tickets-replies.csv"))
    panel = page.imports
    assert panel is not None
    assert panel.profile.currentData() == "trellis"
    assert "Read as UTF-8, columns separated by commas, header in line 1." in panel.found.text()
    assert panel.outcome._counts[:2] == [("3", "new tickets"), ("3", "new replies")]
    assert panel.outcome._counts[2][0] == "1"
    assert "Ms. Unknown <b>x</b>" in words(panel.outcome)
    assert panel.button.text() == "Import 3 tickets"
    assert panel.button.isVisible()
    assert titles(here, qtbot) == []


def test_labels_that_show_the_files_words_are_plain_text(page: TransferPage, exported: Path, qtbot: QtBot):
    looked_at(page, qtbot, exported)
    assert page.imports is not None
    loud = [label for label in page.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    assert not loud


def test_the_import_happens_and_says_what_it_did(here: Seat, page: TransferPage, exported: Path, qtbot: QtBot):
    looked_at(page, qtbot, exported, exported.with_name("tickets-replies.csv"))
    panel = page.imports
    assert panel is not None
    with qtbot.waitSignal(panel.imported, timeout=10_000):
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "Imported. Tickets: 3, replies: 3, people: 1." in panel.said.words.text()
    assert sorted(titles(here, qtbot)) == sorted(TITLES)
    assert not panel.button.isVisible()
    qtbot.mouseClick(panel.tickets, Qt.MouseButton.LeftButton)
    assert here.went == [("tickets", None)]


def test_the_same_file_again_has_nothing_to_import(here: Seat, page: TransferPage, exported: Path, qtbot: QtBot):
    looked_at(page, qtbot, exported)
    panel = page.imports
    assert panel is not None
    with qtbot.waitSignal(panel.imported, timeout=10_000):
        panel.button.click()
    panel.file.line.clear()
    panel.file._tell()
    looked_at(page, qtbot, exported)
    assert "here already" in panel.outcome.notes.text()
    assert not panel.button.isVisible()


def test_problems_are_told_by_row_and_nothing_can_be_imported(page: TransferPage, exported: Path, qtbot: QtBot):
    lines = exported.read_text(encoding="utf-8-sig").splitlines()
    bad = exported.with_name("bad.csv")
    bad.write_text("\n".join([lines[0], lines[1], lines[2].replace("2026-", "20x6-")]), encoding="utf-8")
    looked_at(page, qtbot, bad)
    panel = page.imports
    assert panel is not None
    outcome = panel.outcome
    assert outcome.problems.rowCount() >= 1
    assert [outcome.problems.item(0, column).text() for column in (0, 1)] == ["bad.csv", "3"]
    assert "20x6" in outcome.problems.item(0, 3).text()
    assert "Nothing is imported until they are mended" in outcome.trouble.words.text()
    assert not panel.button.isVisible()


def test_a_file_nobody_knows_asks_for_a_profile(page: TransferPage, tmp_path: Path, qtbot: QtBot):
    strange = tmp_path / "strange.csv"
    strange.write_text("a;b\n1;2\n", encoding="utf-8")
    looked_at(page, qtbot, strange)
    panel = page.imports
    assert panel is not None
    assert "No profile fits" in panel._profile_row.error()
    assert panel.profile.currentIndex() == -1
    assert not panel._plan.isVisible()
    with qtbot.waitSignal(panel.looked, timeout=10_000):
        panel.profile.setCurrentIndex(0)
        panel.profile.activated.emit(0)
    assert panel.said.isVisible()
    assert not panel._plan.isVisible()


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.4 nonsense \x00\x01", b"PK\x03\x04xl/"])
def test_what_is_no_table_is_told_calmly(page: TransferPage, tmp_path: Path, qtbot: QtBot, content: bytes | None):
    path = tmp_path / "input.csv"
    if content is not None:
        path.write_bytes(content)
    looked_at(page, qtbot, path)
    panel = page.imports
    assert panel is not None
    assert "input.csv" in panel.said.words.text()
    assert panel.said.property("tone") == "red"
    assert not panel._plan.isVisible()


def test_cancel_imports_nothing(here: Seat, page: TransferPage, exported: Path, qtbot: QtBot):
    looked_at(page, qtbot, exported)
    panel = page.imports
    assert panel is not None
    hold = holding(here)
    panel.button.click()
    qtbot.waitUntil(lambda: cancel_button(here) is not None)
    cancel_button(here).click()
    with qtbot.waitSignal(panel.imported, timeout=10_000):
        hold.set()
    assert "Nothing was changed" in panel.said.words.text()
    assert titles(here, qtbot) == []
    assert panel.button.isEnabled()


def holding(here: Seat) -> Event:
    """Keeps the desk's thread waiting until `set`."""
    hold = Event()
    here.context.worker.run(lambda _: hold.wait(10))
    return hold


def cancel_button(here: Seat) -> Button | None:
    return next((b for b in here.window.findChildren(Button) if b.text() == "Cancel" and b.isVisible()), None)


def test_the_dialog_fills_the_path(page: TransferPage, exported: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    panel = page.imports
    assert panel is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(exported), ""))
    with qtbot.waitSignal(panel.looked, timeout=10_000):
        qtbot.mouseClick(panel.file.button, Qt.MouseButton.LeftButton)
    assert panel.file.path() == exported


def test_export_saves_what_the_view_shows(
    here: Seat, page: TransferPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    for title in TITLES:
        here.ask(qtbot, lambda d, title=title: d.tickets.open(Intake(title)))
    panel = page.exports
    assert panel is not None
    page.show_side("export")
    page.show_export(Query(View.OPEN, "projector"))
    assert panel.what.currentText() == "As the list shows it: Open · “projector”"
    qtbot.waitUntil(lambda: panel.count.text() == "1 ticket")
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(panel.exported, timeout=10_000):
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    saved = (tmp_path / "mine.csv").read_text(encoding="utf-8-sig")
    assert "Projector is pink" in saved
    assert "Wi-Fi" not in saved
    assert "Saved: 1 ticket in" in panel.said.words.text()


def test_export_and_import_give_the_same_back(here: Seat, page: TransferPage, tmp_path: Path, crew: Crew, qtbot: QtBot):
    ticket = here.ask(qtbot, lambda d: d.tickets.open(Intake(TITLES[1], crew.okafor))).value
    here.ask(qtbot, lambda d: d.tickets.reply(ticket.id, "=cmd|x"))
    panel = page.exports
    assert panel is not None
    panel.replies.setChecked(True)
    with qtbot.waitSignal(panel.exported, timeout=10_000):
        panel.save_to(tmp_path / "out.csv")
    assert "=cmd" not in (tmp_path / "out-replies.csv").read_text(encoding="utf-8-sig").replace("'=cmd", "")
    looked_at(page, qtbot, tmp_path / "out.csv", tmp_path / "out-replies.csv")
    assert page.imports is not None
    known = "tickets that are here already and stay as they are"
    assert page.imports.outcome._counts[:2] == [("0", "new tickets"), ("1", known)]


def test_an_empty_view_has_nothing_to_save(page: TransferPage, here: Seat, qtbot: QtBot):
    panel = page.exports
    assert panel is not None
    panel.what.setCurrentIndex(panel.what.findText("Trash"))
    qtbot.waitUntil(lambda: "no tickets" in panel.count.text())
    assert not panel.button.isEnabled()


def test_a_folder_that_refuses_is_told(here: Seat, page: TransferPage, tmp_path: Path, qtbot: QtBot):
    here.ask(qtbot, lambda d: d.tickets.open(Intake("x")))
    panel = page.exports
    assert panel is not None
    with qtbot.waitSignal(panel.exported, timeout=10_000):
        panel.save_to(tmp_path / "nowhere" / "out.csv")
    assert "could not be written" in panel.said.words.text()
    assert panel.button.isEnabled()


@pytest.mark.parametrize(
    ("who", "imports", "exports"), [("maya", False, False), ("lead", False, True), ("advisor", True, True)]
)
def test_each_sees_what_they_may_do(tmp_path: Path, crew: Crew, qtbot: QtBot, who: str, imports: bool, exports: bool):
    with seat(tmp_path / "school.trellis", getattr(crew, who)) as at:
        page = TransferPage(at.context)
        at.show(page)
        at.settle(qtbot)
        assert (page.imports is not None, page.exports is not None) == (imports, exports)
        assert (page.sides is not None) == (imports and exports)


def test_coming_here_one_can_type_at_once(page: TransferPage, qtbot: QtBot):
    assert page.imports is not None
    assert page.exports is not None
    page.setFocus()
    assert page.imports.file.line.hasFocus()
    page.show_side("export")
    page.setFocus()
    assert page.exports.what.hasFocus()


def test_every_control_is_named(page: TransferPage, exported: Path, qtbot: QtBot):
    looked_at(page, qtbot, exported)
    for control in page.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(page):
            assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control


def test_leaving_while_it_looks_is_quiet(here: Seat, page: TransferPage, exported: Path, qtbot: QtBot):
    assert page.imports is not None
    page.imports.file.choose(exported)
    page.hide()
    page.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    here.settle(qtbot)
