"""A finished project as a page: words with pictures of its own, who sees it, PDF and folder; nothing else is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock, Crew, make_file
from tests.projects import decided, keyed, opened, started
from tests.ui.seats import Seat, seat
from tests.ui.walker import problems
from trellis.rules.errors import Refused
from trellis.rules.projects import Page
from trellis.rules.signoffs import Decision, Gate
from trellis.ui.controls import scrolled
from trellis.ui.pages import Sheet
from trellis.ui.projects.showcase import Showcase
from trellis.ui.text import SafeText
from trellis.ui.theme import look

WORDS = "A bell you can *see*.\n\n![The bell](<the bell.png>) ![x](file:///etc/passwd) ![y](https://example.org/a.png)"


@dataclass
class Here:
    """Somebody who looks at a showcase."""

    qtbot: QtBot
    seat: Seat
    part: Showcase
    project: UUID
    crew: Crew

    def settle(self) -> None:
        for _ in range(3):
            self.seat.settle(self.qtbot)
            QTest.qWait(1)

    def page(self) -> Page:
        self.settle()
        found: Page = self.seat.ask(self.qtbot, lambda desk: _read(desk, self.project))
        return found

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def notes(self) -> list[str]:
        return [note.text() for note in self.seat.notes.shown()]

    def picture_sizes(self) -> list[tuple[float, float]]:
        """The pictures that stand in the words at the head, as they are laid out."""
        document, found = self.part.head.words.view().document(), []
        block = document.begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                form = at.fragment().charFormat()
                if form.isImageFormat():
                    image = form.toImageFormat()
                    found.append((image.name(), image.width()))
                at += 1
            block = block.next()
        return found  # type: ignore[return-value]


def _read(desk: Any, project: UUID) -> Page:
    try:
        found: Page = desk.projects.page(project)
    except Refused:
        found = desk.projects.visit(project)
    return found


class Host(QWidget):
    """What the projects room does: shows the page anew whenever something changed."""

    def __init__(self, place: Seat, part: Showcase, project: UUID) -> None:
        super().__init__()
        self._place, self._part, self._project = place, part, project
        QVBoxLayout(self).addWidget(scrolled(part))
        place.context.worker.changed.connect(self.load)
        self.load()

    def load(self, _: object = None) -> None:
        self._place.context.worker.run(lambda desk: _read(desk, self._project), self._part.show_page)


def finished(desk: Any, crew: Crew, folder: Path) -> UUID:
    """A complete project with a picture, one that is damaged, a text and a link."""
    image = QImage(1_600, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#2A5DA8"))
    assert image.save(str(folder / "the bell.png"))
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    (folder / "notes.txt").write_text("Nine volts")
    project = started(desk, crew.maya)
    desk.projects.submit(project, Gate.PROPOSAL)
    decided(desk, project, crew.advisor, Decision.APPROVE)
    desk.projects.reach(project, "m1")
    for name in ("the bell.png", "broken.png", "notes.txt"):
        desk.projects.add_file(project, folder / name, "m1", f"What {name} shows")
    desk.projects.add_link(project, "https://example.org/bell")
    desk.projects.reflect(project, "I would begin with the **phone**.")
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE, "Between us")
    desk.projects.write_showcase(project, WORDS, "")
    return project


@contextmanager
def showing(qtbot: QtBot, folder: Path, who: str = "maya", shown: bool = False) -> Iterator[Here]:
    path, clock = folder / "desk.trellis", Clock()
    crew = make_file(path, clock.now)
    with opened(path, clock) as desk:
        keyed(desk, crew)
        project = finished(desk, crew, folder)
        if shown:
            desk.projects.show(project, True)
    with seat(path, getattr(crew, who), clock) as place:
        part = Showcase(place.context)
        place.show(Host(place, part, project))
        place.window.activateWindow()
        qtbot.waitUntil(place.window.isActiveWindow)
        here = Here(qtbot, place, part, project, crew)
        here.settle()
        yield here
        here.settle()


pytestmark = pytest.mark.qt_log_ignore("libpng", extend=True)


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Here]:
    with showing(qtbot, tmp_path) as made:
        yield made


def said(widget: QWidget) -> list[str]:
    """The words of its labels."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and label.isVisibleTo(widget)]


def test_it_tells_the_whole_story(here: Here) -> None:
    part = here.part
    assert said(part.head)[:3] == [
        "A bell for the workshop",
        "by Maya R.",
        "How loud does a bell have to be to be heard over a saw?",
    ]
    assert part.path.lines == [("It rings", "12 Oct 2026")]
    assert said(part.thoughts) == ["Looking back", "Maya R."]
    assert [row.name for row in part.others.rows] == ["notes.txt", "https://example.org/bell"]
    assert [thumb.has_picture() for thumb in part.figures.thumbs] == [True, False]
    chips = [w.accessibleName() for w in part.head._signed.findChildren(QWidget)]
    assert chips == ["Julia Soto signed version 2 as complete · 12 Oct 2026", "Only its people and advisors see it"]


def test_only_the_desks_own_pictures_stand_in_the_words(here: Here) -> None:
    assert here.picture_sizes() == [("picture/0", 480.0)]
    view = here.part.head.words.view()
    assert "x (file:///etc/passwd)" in view.toPlainText()
    assert "y (https://example.org/a.png)" in view.toPlainText()
    image = QTextDocument.ResourceType.ImageResource.value
    loaded = view.loadResource(image, QUrl("picture/0"))
    assert isinstance(loaded, QImage)
    assert loaded.width() == 960
    for name in ("picture/1", "file:///etc/passwd", "picture/../picture/0", "https://example.org/a.png", ":/icons/x"):
        nothing = view.loadResource(image, QUrl(name))
        assert isinstance(nothing, QImage)
        assert (nothing.width(), nothing.height()) == (1, 1)


def test_pictures_are_never_wider_than_the_page(here: Here) -> None:
    here.seat.window.resize(420, 700)
    here.settle()
    here.qtbot.waitUntil(lambda: here.picture_sizes()[0][1] < 400)
    assert here.picture_sizes()[0][1] <= here.part.head.words.view().viewport().width()


def test_hostile_markdown_loads_nothing(here: Here, shared_data: Path) -> None:
    lines = [line for line in json.loads((shared_data / "hostile" / "blns.json").read_text("utf-8")) if line.strip()]
    words = here.part.head.words
    asked: list[str] = []
    real = words.view().loadResource

    def watch(kind: int, name: QUrl) -> object:
        asked.append(name.toString())
        return real(kind, name)

    words.view().loadResource = watch  # type: ignore[method-assign]
    tricks = [f"![x]({line})\n\n<img src='{line}'>\n\n[x]({line})" for line in lines]
    words.set_markdown(WORDS, here.part.head._images)
    words.view().grab()
    assert set(asked) == {"picture/0"}
    for text in tricks[::7]:
        words.set_markdown(text, here.part.head._images)
        words.view().grab()
    assert set(asked) == {"picture/0"}


def test_its_people_write_the_words(here: Here) -> None:
    head = here.part.head
    here.click(head.edit)
    assert head.editor is not None
    assert not head.edit.isVisible()
    head.editor.set_text("")
    QTest.keyClicks(head.editor.writing(), "It rings. ")
    menu = head.picture_menu()
    menu.actions()[0].trigger()
    menu.deleteLater()
    QTest.keyClick(head.editor.writing(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.settle()
    assert head.editor is None
    assert here.page().standing.project.showcase == "It rings. ![the bell](<the bell.png>)"
    assert here.picture_sizes() == [("picture/0", 480.0)]


def test_leaving_loses_no_words(here: Here) -> None:
    head = here.part.head
    here.click(head.edit)
    assert head.editor is not None
    QTest.keyClicks(head.editor.writing(), "Mind the saw. ")
    here.part.hide()
    assert here.page().standing.project.showcase.startswith("Mind the saw. ")


def test_words_a_partner_wrote_meanwhile_are_shown_beside_ones_own(here: Here) -> None:
    head = here.part.head
    here.click(head.edit)
    assert head.editor is not None
    here.seat.ask(here.qtbot, lambda desk: desk.projects.write_showcase(here.project, "Theirs", WORDS))
    head.editor.writing().setPlainText("Mine")
    here.click(head.done)
    assert head.conflict is not None
    assert "Theirs" in head.conflict.findChildren(SafeText)[0].text()
    assert here.page().standing.project.showcase == "Theirs"
    assert head.editor is not None, "done with what is not saved"
    here.click(head.conflict.mine)
    assert here.page().standing.project.showcase == "Mine"
    here.seat.ask(here.qtbot, lambda desk: desk.projects.write_showcase(here.project, "Theirs again", "Mine"))
    head.editor.writing().setPlainText("Mine again")
    here.click(head.done)
    here.click(head.conflict.theirs)
    assert head.editor.text() == "Theirs again"
    here.click(head.done)
    assert head.editor is None
    assert here.page().standing.project.showcase == "Theirs again"


def test_words_that_cannot_be_saved_stay_and_wait(here: Here) -> None:
    head = here.part.head
    here.click(head.edit)
    assert head.editor is not None
    long = "It rings. " * 500
    head.editor.writing().setPlainText(long)
    here.click(head.done)
    assert head.editor is not None, "done with what is not saved"
    assert "longer than 4,000" in head.error.text()
    assert here.page().standing.project.showcase == WORDS
    drafts = here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts())
    assert drafts[f"Showcase:{here.project.hex}"] == long
    head.editor.writing().setPlainText("It rings.")
    here.click(head.done)
    assert head.editor is None
    assert here.page().standing.project.showcase == "It rings."
    assert here.seat.ask(here.qtbot, lambda desk: desk.tickets.drafts()) == {}


def test_words_kept_aside_are_there_the_next_time(here: Here) -> None:
    place = f"Showcase:{here.project.hex}"
    here.seat.ask(here.qtbot, lambda desk: desk.tickets.save_draft(place, "From the last time"))
    here.click(here.part.head.edit)
    assert here.part.head.editor is not None
    assert here.part.head.editor.text() == "From the last time"


def test_the_team_sees_it_when_its_people_say_so(here: Here) -> None:
    assert not here.part.stop.isVisible()
    here.click(here.part.share)
    assert here.page().standing.project.shown
    assert here.notes() == ["The team sees it now"]
    assert not here.part.share.isVisible()
    here.click(here.part.stop)
    assert not here.page().standing.project.shown


def test_a_visitor_looks_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with showing(qtbot, tmp_path, "deshawn", shown=True) as here:
        part = here.part
        assert "A bell for the workshop" in said(part.head)
        assert [thumb.has_picture() for thumb in part.figures.thumbs] == [True, False]
        for hidden in (part.share, part.stop, part.folder, part.head.edit):
            assert not hidden.isVisible()
        assert part.pdf.isVisible()
        assert here.picture_sizes() == [("picture/0", 480.0)]
        assert [a.text() for a in part.others.rows[0].menu().actions()] == ["Save as…"]


def test_it_is_saved_as_pdf_with_its_pictures(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bell"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    here.click(here.part.pdf)
    here.settle()
    pdf = (tmp_path / "bell.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Subtype /Image") == 1
    assert here.notes() == [f"Saved in {tmp_path / 'bell.pdf'}"]


def test_it_is_saved_as_a_folder_and_never_over_another(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bell"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    here.click(here.part.folder)
    here.settle()
    assert (target / "index.html").is_file()
    assert sorted(p.name for p in (target / "files").iterdir()) == ["broken.png", "notes.txt", "the bell.png"]
    here.click(here.part.folder)
    here.settle()
    (sheet,) = [s for s in here.seat.window.findChildren(Sheet) if s.isVisible()]
    assert sheet.windowTitle() == "“bell” holds something already."
    sheet.reject()


def test_everything_is_plain_but_peoples_markdown(here: Here) -> None:
    labels = here.part.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())


@pytest.mark.parametrize(("zoom", "width"), [(80, 1072), (100, 500), (200, 816)])
def test_every_control_is_named_reached_and_inside_at_any_zoom(here: Here, zoom: int, width: int) -> None:
    look().set_zoom(zoom)
    here.seat.window.resize(width, 648)
    here.settle()
    here.qtbot.waitUntil(lambda: here.picture_sizes()[0][1] <= here.part.head.words.view().viewport().width())
    assert problems(here.part) == []
    here.part.head.begin()
    here.settle()
    assert problems(here.part) == []
    outside = [
        type(w).__name__
        for w in here.part.findChildren(QWidget)
        if w.isVisible() and w.mapTo(here.part, w.rect().topRight()).x() >= here.part.width()
    ]
    assert outside == []
