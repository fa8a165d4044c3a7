"""The work on a project by clicks and keys: path, check-ins, evidence with real files, reflections, handing in."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import FIRST, SECOND, approved, decided, keyed, opened, proposed, started
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems, tab_chain, texts
from trellis.rules.projects import EvidenceKind, Page, State
from trellis.rules.proposal import Chooser, Milestone, PartName
from trellis.rules.signoffs import Decision, Gate
from trellis.rules.tickets import Intake
from trellis.ui.controls import scrolled
from trellis.ui.pages import Sheet
from trellis.ui.projects.path import PathView
from trellis.ui.projects.pictures import LARGE, decoded
from trellis.ui.projects.pieces import place_of, save_to
from trellis.ui.projects.work import WorkPart
from trellis.ui.theme import look

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
"""After the first milestone of the maker's proposal (26 Oct) and before the second (16 Nov)."""


@dataclass
class Here:
    """Somebody at the work part of one project."""

    qtbot: QtBot
    seat: Seat
    part: WorkPart
    project: UUID
    crew: Crew

    def settle(self) -> None:
        """Until the desk has answered and the page was shown anew."""
        for _ in range(3):
            self.seat.settle(self.qtbot)
            QTest.qWait(1)

    def page(self) -> Page:
        """The project as the desk has it."""
        self.settle()
        found: Page = self.seat.ask(self.qtbot, lambda desk: desk.projects.page(self.project))
        return found

    def click(self, widget: QWidget) -> None:
        """A click, then everything settles."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """A key, then everything settles."""
        QTest.keyClick(widget, key)
        self.settle()

    def notes(self) -> list[str]:
        """The quiet notes on screen."""
        return [note.text() for note in self.seat.notes.shown()]

    def undo(self) -> None:
        """Take back what the newest note tells."""
        self.seat.notes.shown()[-1].take_back()
        self.settle()

    def rows(self) -> list[str]:
        """What pieces of evidence are called, from top to bottom."""
        return [row.name for row in self.part.evidence.rows.values()]

    def choose(self, row_name: str, *path: str) -> None:
        """Choose from the menu of a piece."""
        row = next(r for r in self.part.evidence.rows.values() if r.name == row_name)
        actions = row.menu().actions()
        for text in path[:-1]:
            actions = next(a for a in actions if a.text() == text).menu().actions()  # type: ignore[union-attr]
        next(a for a in actions if a.text() == path[-1]).trigger()
        self.settle()


class Host(QWidget):
    """What the projects room does: shows the page anew whenever something changed."""

    def __init__(self, place: Seat, part: WorkPart, project: UUID) -> None:
        super().__init__()
        self._place, self._part, self._project = place, part, project
        QVBoxLayout(self).addWidget(scrolled(part))
        place.context.worker.changed.connect(self.load)
        self.load()

    def load(self, _: object = None) -> None:
        self._place.context.worker.run(lambda desk: desk.projects.page(self._project), self._part.show_page)


@contextmanager
def at_work(
    qtbot: QtBot, path: Path, make: Callable[[Any, Crew], UUID], who: str = "maya", width: int = 1072
) -> Iterator[Here]:
    clock = Clock(NOON)
    crew = make_file(path, clock.now)
    with opened(path, clock) as desk:
        keyed(desk, crew)
        project = make(desk, crew)
    with seat(path, getattr(crew, who), clock) as place:
        part = WorkPart(place.context, today=NOON.date())
        place.show(Host(place, part, project), width)
        place.window.activateWindow()
        qtbot.waitUntil(place.window.isActiveWindow)
        here = Here(qtbot, place, part, project, crew)
        here.settle()
        yield here
        here.settle()


def of_maya(desk: Any, crew: Crew) -> UUID:
    return approved(desk, crew.maya, crew.advisor)


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Here]:
    with at_work(qtbot, tmp_path / "desk.trellis", of_maya) as made:
        yield made


def picture(path: Path, width: int = 60, height: int = 40) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#1F6F54"))
    assert image.save(str(path))
    return path


# The path


def test_the_path_tells_what_is_late_what_is_next_and_where_today_is(here: Here) -> None:
    view = here.part.path.view
    first, second = view.stops
    assert first.accessibleName() == "It rings, was due 26 Oct, 7 days ago"
    assert second.accessibleName() == "It can be rung from a phone, due 16 Nov"
    assert (first.next, first.late, second.next) == (True, True, False)
    assert view.today_at() == pytest.approx(1 + 7 / 21)


def test_a_milestone_is_reached_by_a_click_and_taken_back_by_a_key(here: Here) -> None:
    stop = here.part.path.view.stops[0]
    here.click(stop)
    assert [m.milestone for m in here.page().reached] == [FIRST]
    assert stop.isChecked()
    assert stop.accessibleName() == "It rings, reached today"
    assert here.part.path.view.stops[1].next
    assert here.notes() == ["Reached: It rings"]
    stop.setFocus()
    here.press(stop, Qt.Key.Key_Return)
    assert here.page().reached == ()
    assert not stop.isChecked()
    here.undo()
    assert [m.milestone for m in here.page().reached] == [FIRST]
    assert QApplication.focusWidget() is stop


def test_arrows_walk_the_path(here: Here) -> None:
    first, second = here.part.path.view.stops
    first.setFocus()
    here.press(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    here.press(second, Qt.Key.Key_Right)
    here.press(second, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_a_reader_cannot_press_a_milestone(qtbot: QtBot, tmp_path: Path) -> None:
    with at_work(qtbot, tmp_path / "desk.trellis", of_maya, "advisor") as here:
        stop = here.part.path.view.stops[0]
        assert stop.focusPolicy() is Qt.FocusPolicy.NoFocus
        here.click(stop)
        assert here.page().reached == ()
        part = here.part
        for hidden in (part.check_ins, part.evidence.files, part.reflections.field, part.blocked, part.finishing):
            assert not hidden.isVisible()


def test_a_draft_shows_its_path_and_says_why_it_cannot_be_walked(qtbot: QtBot, tmp_path: Path) -> None:
    with at_work(qtbot, tmp_path / "desk.trellis", lambda desk, crew: started(desk, crew.maya)) as here:
        assert [s.step.title for s in here.part.path.view.stops] == ["It rings", "It can be rung from a phone"]
        assert not here.part.path.view.stops[0].isCheckable()
        said = [label.text() for label in here.part.path.findChildren(QLabel) if label.isVisible()]
        assert "Steps can be marked as reached once the proposal is approved." in said


def test_many_milestones_stand_one_below_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    steps = tuple(Milestone(f"s{n}", f"Step {n} " + "word " * 25, date(2026, 11, 3 + n)) for n in range(12))

    def many(desk: Any, crew: Crew) -> UUID:
        return approved(desk, crew.maya, crew.advisor, milestones=steps)

    with at_work(qtbot, tmp_path / "desk.trellis", many, width=700) as here:
        view: PathView = here.part.path.view
        tops = [stop.y() for stop in view.stops]
        assert tops == sorted(set(tops))
        ends = [stop.geometry().bottom() for stop in view.stops]
        assert all(end < top for end, top in zip(ends, tops[1:], strict=False))
        assert view.height() > ends[-1]


# Check-ins


def test_todays_work_is_logged_by_keyboard(here: Here) -> None:
    card = here.part.check_ins
    card.log.setFocus()
    here.press(card.log, Qt.Key.Key_Space)
    form = card.form
    assert form is not None
    assert QApplication.focusWidget() is form.did
    QTest.keyClicks(form.did, "Soldered the pedal")
    QTest.keyClick(form.did, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.found
    QTest.keyClicks(form.found, "It hums")
    QTest.keyClicks(form.ahead, "Shield the cable")
    form.minutes.setValue(35)
    assert form.milestone.value() == FIRST
    here.press(form.keep, Qt.Key.Key_Return)
    (one,) = here.page().check_ins
    assert (one.did, one.found, one.ahead, one.minutes, one.milestone, one.person) == (
        "Soldered the pedal",
        "It hums",
        "Shield the cable",
        35,
        FIRST,
        here.crew.maya,
    )
    assert card.form is None
    assert QApplication.focusWidget() is card.log
    words = [label.text() for label in card.rows[one.id].findChildren(QLabel)]
    assert words == [
        "Maya R. · today · 35 min · It rings",
        "Soldered the pedal",
        "Found: It hums",
        "Next: Shield the cable",
    ]


def test_an_empty_check_in_is_refused_beside_its_field_and_drafts_come_back(here: Here) -> None:
    card = here.part.check_ins
    here.click(card.log)
    assert card.form is not None
    QTest.keyClicks(card.form.found, "Something odd")
    here.click(card.form.keep)
    assert card.form._rows["did"].error() == "Say what you did. A few words are enough."
    assert card.form.found.toPlainText() == "Something odd"
    card._end()
    here.settle()
    here.click(card.log)
    assert card.form.found.toPlainText() == "Something odd"


def test_the_newest_check_in_is_first_and_only_ones_own_can_be_taken_out(qtbot: QtBot, tmp_path: Path) -> None:
    def two(desk: Any, crew: Crew) -> UUID:
        project = started(desk, crew.maya)
        desk.projects.ask(project, crew.deshawn)
        acting(desk, crew.deshawn)
        desk.projects.join(project)
        acting(desk, crew.maya)
        desk.projects.submit(project, Gate.PROPOSAL)
        decided(desk, project, crew.advisor, Decision.APPROVE)
        desk.projects.check_in(project, "First")
        acting(desk, crew.deshawn)
        desk.projects.check_in(project, "Second")
        return project

    with at_work(qtbot, tmp_path / "desk.trellis", two) as here:
        rows = list(here.part.check_ins.rows.values())
        assert [row.findChildren(QLabel)[1].text() for row in rows] == ["Second", "First"]
        assert rows[0].remove is None
        assert rows[1].remove is not None
        here.click(rows[1].remove)
        assert [c.did for c in here.page().check_ins] == ["Second"]
        here.undo()
        assert [c.did for c in here.page().check_ins] == ["First", "Second"]


# Evidence


def test_files_are_taken_in_for_the_next_milestone_and_shown_by_their_bytes(here: Here, tmp_path: Path) -> None:
    liar = tmp_path / "photo.png"
    liar.write_bytes(b"MZ this is a program")
    here.part.evidence.add_paths([picture(tmp_path / "bell.png"), liar])
    page = here.page()
    assert [(page.files[e.file].name, page.files[e.file].media, e.milestone) for e in page.evidence if e.file] == [
        ("bell.png", "image/png", FIRST),
        ("photo.png", "text/plain", FIRST),
    ]
    good, bad = here.part.evidence.rows.values()
    assert good.thumb.has_picture()
    assert not bad.thumb.has_picture()
    assert bad._about() == "Text · 20 bytes"
    assert here.notes() == ["bell.png added", "photo.png added"]
    here.undo()
    assert here.rows() == ["bell.png"]


def test_the_button_asks_for_files(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [str(picture(tmp_path / f"{n}.png")) for n in range(5)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    here.click(here.part.evidence.files)
    assert here.rows() == [f"{n}.png" for n in range(5)]
    assert here.notes() == ["5 files added"]


def test_files_and_links_can_be_dropped(here: Here, tmp_path: Path) -> None:
    data = QMimeData()
    path = picture(tmp_path / "dropped.png")
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/a%20b"), QUrl("javascript:alert(1)")])
    card = here.part.evidence
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    card.dropEvent(drop)
    assert [(e.kind, e.url) for e in here.page().evidence] == [
        (EvidenceKind.FILE, ""),
        (EvidenceKind.LINK, "https://example.org/a%20b"),
    ]


def test_what_cannot_be_read_is_told_and_the_others_are_kept(here: Here, tmp_path: Path) -> None:
    good = [picture(tmp_path / f"{n}.png") for n in range(4)]
    here.part.evidence.add_paths([good[0], tmp_path / "gone.png", *good[1:], tmp_path])
    here.settle()
    assert here.rows() == ["0.png", "1.png", "2.png", "3.png"]
    (sheet,) = [s for s in here.seat.window.findChildren(Sheet) if s.isVisible()]
    assert "gone.png" in sheet.windowTitle()
    sheet.reject()


def test_a_link_is_checked_beside_its_field_and_asks_before_it_opens(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("trellis.ui.projects.pieces.ask_link", lambda _, address: asked.append(address))
    card = here.part.evidence
    here.click(card.address)
    assert card.link is not None
    QTest.keyClicks(card.link.address, "file:///etc/passwd")
    here.press(card.link.address, Qt.Key.Key_Return)
    assert card.link._row.error() == "A link begins with https:// or http://. Copy it from the browser."
    card.link.address.setText("https://example.org/bell")
    QTest.keyClicks(card.link.words, "The plans")
    here.press(card.link.words, Qt.Key.Key_Return)
    assert card.link is None
    assert [(e.url, e.said) for e in here.page().evidence] == [("https://example.org/bell", "The plans")]
    here.choose("https://example.org/bell", "Open the link…")
    assert asked == ["https://example.org/bell"]


def test_a_ticket_one_resolved_becomes_evidence(qtbot: QtBot, tmp_path: Path) -> None:
    def with_tickets(desk: Any, crew: Crew) -> UUID:
        project = approved(desk, crew.maya, crew.advisor)
        for title in ("Bell is broken", "Not mine"):
            ticket = desk.tickets.open(Intake(title, crew.okafor)).value
            acting(desk, crew.maya if title.startswith("Bell") else crew.deshawn)
            desk.tickets.claim(ticket.id)
            desk.tickets.resolve(ticket.id, "New battery", "Bells need nine volts")
        acting(desk, crew.maya)
        desk.tickets.open(Intake("Still open", crew.okafor))
        return project

    with at_work(qtbot, tmp_path / "desk.trellis", with_tickets) as here:
        here.click(here.part.evidence.ticket)
        sheet = here.part.evidence.tickets
        assert sheet is not None
        assert [line.accessibleName() for line in sheet.lines.values()] == ["B-0001, Bell is broken"]
        here.click(next(iter(sheet.lines.values())))
        (piece,) = here.page().evidence
        assert (piece.kind, piece.said, piece.milestone) == (EvidenceKind.TICKET, "Bells need nine volts", FIRST)
        here.choose("B-0001 Bell is broken", "Open the ticket")
        assert here.seat.went == [("tickets", piece.ticket)]
        here.click(here.part.evidence.ticket)
        assert here.part.evidence.tickets is not None
        assert not here.part.evidence.tickets.lines
        here.part.evidence.tickets.reject()


def test_words_about_evidence_stand_beside_those_of_a_partner_and_are_there_again(here: Here) -> None:
    def elsewhere(words: str, read: str) -> None:
        piece = here.page().evidence[0]
        here.seat.ask(here.qtbot, lambda desk: desk.projects.describe(here.project, piece.id, None, words, read))
        here.settle()

    here.part.evidence.add_link("https://example.org", "Plans")
    here.settle()
    here.choose("https://example.org", "Say what it shows…")
    editor = here.part.evidence.editor
    assert editor is not None
    editor.words.setPlainText("Plans of the lamp")
    elsewhere("Plans of the bell", "Plans")
    here.click(editor.keep)
    assert editor.conflict is not None
    assert "Plans of the bell" in texts(editor.conflict)
    assert problems(here.part) == []
    assert here.page().evidence[0].said == "Plans of the bell", "nothing is written over"

    here.part.hide()
    here.settle()
    with at_another(here) as again:
        other = again.evidence.editor
        assert other is not None, "the words are there again"
        assert other.words.toPlainText() == "Plans of the lamp"
        assert other.conflict is not None, "and beside them what a partner wrote meanwhile"
        assert "Plans of the bell" in texts(other.conflict)
    here.part.show()
    here.click(editor.conflict.mine)
    assert here.page().evidence[0].said == "Plans of the lamp"
    assert here.part.evidence.editor is None
    assert here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts()) == {}

    here.choose("https://example.org", "Say what it shows…")
    editor = here.part.evidence.editor
    assert editor is not None
    editor.words.setPlainText("Mine again")
    elsewhere("Theirs again", "Plans of the lamp")
    here.click(editor.keep)
    assert editor.conflict is not None
    here.click(editor.conflict.theirs)
    assert editor.words.toPlainText() == "Theirs again"
    here.click(editor.keep)
    assert here.page().evidence[0].said == "Theirs again"


def test_words_brought_back_stand_beside_what_a_partner_wrote_while_one_was_away(here: Here) -> None:
    here.part.evidence.add_link("https://example.org", "Plans")
    here.settle()
    here.choose("https://example.org", "Say what it shows…")
    editor = here.part.evidence.editor
    assert editor is not None
    editor.words.setPlainText("Plans of the lamp")
    here.part.hide()
    here.settle()
    with at_another(here) as again:
        assert again.evidence.editor is not None
        assert again.evidence.editor.words.toPlainText() == "Plans of the lamp"
        assert again.evidence.editor.conflict is None, "nobody wrote anything else"
    piece = here.page().evidence[0]
    here.seat.ask(
        here.qtbot, lambda desk: desk.projects.describe(here.project, piece.id, None, "Plans of the bell", "Plans")
    )
    with at_another(here) as again:
        other = again.evidence.editor
        assert other is not None
        assert other.words.toPlainText() == "Plans of the lamp"
        assert other.conflict is not None
        assert "Plans of the bell" in texts(other.conflict)
        assert problems(again) == []
        here.click(other.keep)
        assert here.page().evidence[0].said == "Plans of the bell", "nothing is written over before they chose"
        assert other.conflict is not None
        here.click(other.conflict.theirs)
        assert other.words.toPlainText() == "Plans of the bell"
        other.words.setPlainText("Plans of the bell and the lamp")
        here.click(other.keep)
        assert here.page().evidence[0].said == "Plans of the bell and the lamp"
    assert here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts()) == {}


def test_a_draft_about_evidence_from_an_earlier_version_stands_beside_the_words_of_now(here: Here) -> None:
    """Then it was the bare words, without those it was written over."""
    here.part.evidence.add_link("https://example.org", "Plans")
    piece = here.page().evidence[0]
    here.seat.ask(here.qtbot, lambda desk: desk.tickets.save_draft(place_of(piece), '"Plans" of the lamp'))
    with at_another(here) as again:
        other = again.evidence.editor
        assert other is not None
        assert other.words.toPlainText() == '"Plans" of the lamp'
        assert other.conflict is not None
        here.click(other.conflict.mine)
    assert here.page().evidence[0].said == '"Plans" of the lamp'


@contextmanager
def at_another(here: Here) -> Iterator[WorkPart]:
    """The same work, opened anew."""
    part = WorkPart(here.seat.context, today=NOON.date())
    host = Host(here.seat, part, here.project)
    host.show()
    here.settle()
    yield part
    host.hide()
    here.settle()
    host.deleteLater()


def test_evidence_is_described_moved_and_taken_out(here: Here, tmp_path: Path) -> None:
    here.part.evidence.add_paths([picture(tmp_path / "bell.png")])
    here.settle()
    here.choose("bell.png", "Say what it shows…")
    editor = here.part.evidence.editor
    assert editor is not None
    assert QApplication.focusWidget() is editor.words
    QTest.keyClicks(editor.words, "The bell at last")
    # What somebody writes stays while something else changes.
    here.seat.ask(here.qtbot, lambda desk: desk.projects.add_link(here.project, "https://example.org"))
    here.settle()
    assert here.part.evidence.editor is editor
    assert editor.isVisible()
    assert editor.words.toPlainText() == "The bell at last"
    here.click(editor.keep)
    assert here.page().evidence[0].said == "The bell at last"
    here.choose("bell.png", "Belongs to", "It can be rung from a phone")
    assert here.page().evidence[0].milestone == SECOND
    # Moving one piece leaves alone what is being written about another.
    here.choose("https://example.org", "Say what it shows…")
    editor = here.part.evidence.editor
    assert editor is not None
    QTest.keyClicks(editor.words, "Where I read")
    here.choose("bell.png", "Belongs to", "It rings")
    assert here.part.evidence.editor is editor
    assert editor.words.toPlainText() == "Where I read"
    assert (here.page().evidence[0].milestone, here.page().evidence[0].said) == (FIRST, "The bell at last")
    editor.left.emit()
    here.settle()
    assert here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts()) == {}, "they were not wanted"
    here.choose("bell.png", "Take out")
    assert here.rows() == ["https://example.org"]
    here.undo()
    assert sorted(here.rows()) == ["bell.png", "https://example.org"]


def test_a_file_is_saved_byte_for_byte_under_a_name_that_fits_its_bytes(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "run me.exe"
    source.write_bytes(b"MZ\x00\x01")
    here.part.evidence.add_paths([source])
    here.settle()
    offered: list[str] = []

    def ask(_parent: object, _title: str, name: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "out.bin"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    here.choose("run me.exe", "Save as…")
    here.settle()
    assert offered == ["run me.exe.bin"]
    assert (tmp_path / "out.bin").read_bytes() == b"MZ\x00\x01"
    assert here.notes()[-1].endswith("out.bin")


def test_a_place_that_cannot_be_written_is_told(here: Here, tmp_path: Path) -> None:
    here.part.evidence.add_paths([picture(tmp_path / "bell.png")])
    here.settle()
    save_to(here.seat.context, here.page().evidence[0], tmp_path / "no" / "where.png")
    here.settle()
    (sheet,) = [s for s in here.seat.window.findChildren(Sheet) if s.isVisible()]
    assert "could not be written" in sheet.windowTitle()
    sheet.reject()


# Pictures


@pytest.mark.qt_log_ignore("libpng", "Not a JPEG file", extend=True)
def test_a_picture_is_made_small_and_one_that_is_broken_is_none(tmp_path: Path) -> None:
    data = picture(tmp_path / "big.png", 2_000, 1_000).read_bytes()
    image = decoded(data, "image/png", LARGE)
    assert image is not None
    assert (image.width(), image.height()) == (960, 480)
    assert decoded(data[:60], "image/png", LARGE) is None
    assert decoded(data, "image/jpeg", LARGE) is None
    assert decoded(data, "text/plain", LARGE) is None
    assert decoded(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", LARGE) is None


def test_a_picture_that_unpacks_to_gigabytes_is_not_unpacked(here: Here, tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    body = zlib.compress(bytes(30_000 * 200), 9)
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))
    here.part.evidence.add_paths([bomb])
    here.settle()
    (row,) = here.part.evidence.rows.values()
    here.qtbot.waitUntil(lambda: row.thumb.word() == "Not shown")
    assert not row.thumb.has_picture()
    assert row.thumb.accessibleName() == "Picture that cannot be shown"


# Hostile words


def test_names_and_words_are_never_markup(here: Here, tmp_path: Path) -> None:
    words = "<b onclick=x>bold</b> <img src=file:///etc/passwd>"
    here.part.evidence.add_paths([picture(tmp_path / "<img src=x>&nbsp.png")])
    here.seat.ask(here.qtbot, lambda desk: desk.projects.check_in(here.project, words, words, words))
    here.seat.ask(here.qtbot, lambda desk: desk.projects.block(here.project, words[:80]))
    here.settle()
    labels = [label for label in here.part.findChildren(QLabel) if label.text()]
    assert any("<b onclick=x>bold</b>" in label.text() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_hostile_lines_are_taken_as_words(here: Here, shared_data: Path) -> None:
    lines = json.loads((shared_data / "hostile" / "blns.json").read_text(encoding="utf-8"))
    long = "\n".join(line for line in lines if line.strip())[:3_900]
    here.seat.ask(here.qtbot, lambda desk: desk.projects.check_in(here.project, long))
    here.seat.ask(here.qtbot, lambda desk: desk.projects.reflect(here.project, long))
    here.settle()
    (one,) = here.page().check_ins
    before = here.page().reflections
    here.part.reflections.field.setFocus()
    here.press(here.part.reflections.field, Qt.Key.Key_Tab)
    assert here.page().reflections == before
    assert not here.notes()
    assert one.id in here.part.check_ins.rows


# Reflections


def test_a_reflection_is_kept_when_the_field_is_left(here: Here) -> None:
    field = here.part.reflections.field
    field.setFocus()
    QTest.keyClicks(field, "Next time I begin with the phone.")
    assert here.page().reflections == ()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    here.settle()
    assert [r.body for r in here.page().reflections] == ["Next time I begin with the phone."]
    assert here.notes() == ["Your reflection is kept"]
    here.undo()
    assert field.toPlainText() == ""


def test_words_are_kept_when_the_page_goes_and_after_a_crash(here: Here) -> None:
    field = here.part.reflections.field
    field.setFocus()
    QTest.keyClicks(field, "Typed before the power went")
    here.qtbot.waitUntil(lambda: not here.part.reflections._rest.isActive())
    here.settle()
    drafts = here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts())
    assert drafts[f"Reflection:{here.project.hex}"] == "Typed before the power went"
    again = WorkPart(here.seat.context, today=NOON.date())
    here.qtbot.addWidget(again)
    again.show_page(here.page())
    here.settle()
    assert again.reflections.field.toPlainText() == "Typed before the power went"
    here.part.hide()
    here.settle()
    assert [r.body for r in here.page().reflections] == ["Typed before the power went"]


@pytest.mark.parametrize("known", [False, True], ids=["not known yet", "the field is gone by then"])
def test_a_reflection_that_cannot_be_kept_waits_as_a_draft(here: Here, known: bool) -> None:
    field = here.part.reflections.field
    field.setFocus()
    QTest.keyClicks(field, "Typed too late")
    here.seat.ask(here.qtbot, lambda desk: desk.projects.withdraw(here.project))
    if known:
        here.qtbot.waitUntil(field.isHidden)
    here.part.reflections.flush()
    here.settle()
    assert here.page().reflections == ()
    drafts = here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts())
    assert drafts[f"Reflection:{here.project.hex}"] == "Typed too late"


def test_a_partners_reflection_is_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    def two(desk: Any, crew: Crew) -> UUID:
        project = started(desk, crew.maya)
        desk.projects.ask(project, crew.deshawn)
        acting(desk, crew.deshawn)
        desk.projects.join(project)
        desk.projects.reflect(project, "I liked **soldering**")
        return project

    with at_work(qtbot, tmp_path / "desk.trellis", two) as here:
        card = here.part.reflections
        assert card.field.toPlainText() == ""
        (view,) = card.others.values()
        assert view.view().toPlainText() == "I liked soldering"
        assert view.view().isReadOnly()


# In the way


def test_what_is_in_the_way_is_told_and_cleared(here: Here) -> None:
    card = here.part.blocked
    card.line.setFocus()
    QTest.keyClicks(card.line, "The sensors have not come")
    here.press(card.line, Qt.Key.Key_Return)
    assert here.page().standing.project.blocked == "The sensors have not come"
    assert card.callout.words.text() == "In the way since today: The sensors have not come"
    assert not card.line.isVisible()
    assert QApplication.focusWidget() is card.clear
    here.click(card.clear)
    assert here.page().standing.project.blocked == ""
    assert card.line.isVisible()
    assert card.line.text() == ""


# Handing in


def test_what_is_handed_in_is_listed_first(here: Here, tmp_path: Path) -> None:
    here.part.evidence.add_paths([picture(tmp_path / "bell.png")])
    here.click(here.part.path.view.stops[0])
    here.part.reflections.field.setFocus()
    QTest.keyClicks(here.part.reflections.field, "Loud enough")
    here.click(here.part.finishing.hand_in)
    sheet = here.part.finishing.sheet
    assert sheet is not None
    said = [label.text() for label in sheet.findChildren(QLabel)]
    for line in (
        "Milestones: 1 of 2 reached",
        "Not reached: It can be rung from a phone",
        "1 piece of evidence",
        "bell.png",
        "Maya R.: written",
    ):
        assert line in said
    QTest.keyClicks(sheet.note, "Listen in room 3")
    here.click(sheet.main)
    page = here.page()
    assert page.standing.state is State.SUBMITTED
    assert page.standing.newest is not None
    assert (page.standing.newest.gate, page.standing.newest.note) == (Gate.COMPLETION, "Listen in room 3")
    assert not here.part.finishing.hand_in.isVisible()


def test_a_changed_plan_is_handed_in_before_the_work(here: Here) -> None:
    here.seat.ask(here.qtbot, lambda desk: _another_question(desk, here.project))
    here.seat.window.findChild(Host).load()
    here.settle()
    assert not here.part.finishing.hand_in.isVisible()
    assert here.part.finishing._words.text().startswith("The plan was changed since it was approved.")


def _another_question(desk: Any, project: UUID) -> object:
    before = desk.projects.page(project).proposal.question
    return desk.projects.write(project, PartName.QUESTION, "Another question altogether?", Chooser.STUDENT, before)


def test_nothing_is_offered_while_a_proposal_waits(qtbot: QtBot, tmp_path: Path) -> None:
    with at_work(qtbot, tmp_path / "desk.trellis", lambda desk, crew: proposed(desk, crew.maya)) as here:
        assert not here.part.finishing.isVisible()
        assert not here.part.check_ins.log.isVisible()
        assert here.part.evidence.files.isVisible()


# For everybody


@pytest.mark.parametrize(("zoom", "width"), [(80, 1072), (100, 780), (150, 1072), (200, 816)])
def test_every_control_is_named_reached_and_inside_at_any_zoom(
    here: Here, tmp_path: Path, zoom: int, width: int
) -> None:
    look().set_zoom(zoom)
    here.part.evidence.add_paths([picture(tmp_path / f"{'a-long-name-' * 12}.png")])
    here.seat.ask(here.qtbot, lambda desk: desk.projects.check_in(here.project, "x" * 300, "Found", "Next", 5))
    here.part.log_work()
    here.part.evidence.begin_link()
    here.seat.window.resize(width, 648)
    here.settle()
    here.part.evidence._describe(here.page().evidence[0])
    here.settle()
    assert problems(here.part) == []
    wide = here.part.width()
    outside = [
        (type(w).__name__, w.mapTo(here.part, w.rect().topRight()).x())
        for w in here.part.findChildren(QWidget)
        if w.isVisible() and w.mapTo(here.part, w.rect().topRight()).x() >= wide
    ]
    assert outside == []
    assert here.part.minimumSizeHint().width() <= here.seat.window.width()


def test_tab_goes_down_the_page(here: Here) -> None:
    part = here.part
    chain = [w for w in tab_chain(part) if w.isVisible() and w.isEnabled()]
    wanted = [
        *part.path.view.stops,
        part.check_ins.log,
        part.reflections.field,
        part.blocked.line,
        part.blocked.tell,
        part.evidence.files,
        part.evidence.ticket,
        part.evidence.address,
        part.finishing.hand_in,
    ]
    found = [w.accessibleName() for w in chain if w in wanted]
    start = found.index(wanted[0].accessibleName())  # Tab goes in a ring, and nothing else is in this window
    assert found[start:] + found[:start] == [w.accessibleName() for w in wanted]
