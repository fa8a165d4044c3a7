"""The first start, clicked and typed as by a person, making a real desk file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Clock
from tests.ui.flashes import no_flash
from tests.ui.walker import problems
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules.errors import Trouble
from trellis.rules.keys import Argon, KdfCost, code_bytes
from trellis.rules.people import Role
from trellis.rules.sign_in import RecoverySheet
from trellis.store.sqlite import Database
from trellis.ui.first_start import FirstStart, Made, NewDesk, Place, PlaceTold, Problem
from trellis.ui.pages import Sheet
from trellis.ui.theme import Look
from trellis.ui.worker import Worker

CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS = ["plum", "orbit", "lantern", "quiet", "kettle", "saffron"]
GOOD = "plum orbit lantern quiet"


class Maker:
    """What app.py does, with cheap costs: makes a real file on the worker's thread."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.trellis"
        self.worker: Worker | None = None
        self.wanted: list[NewDesk] = []
        self.next_look: PlaceTold | None = None
        self.error: Exception | None = None

    def look(self, place: Place, folder: str, then: Callable[[PlaceTold], None]) -> None:
        then(self.next_look or PlaceTold(place, folder))

    def make(self, wanted: NewDesk, then: Callable[[Made], None], failed: Callable[[Exception], None]) -> None:
        self.wanted.append(wanted)
        worker = self.worker = Worker(lambda: Desk(Database(self.path), clock=Clock(), cost=CHEAP))

        def create() -> RecoverySheet:
            if self.error:
                raise self.error
            names = (wanted.name, wanted.preferred_name, wanted.family_name, wanted.pronouns)
            return create_desk(self.path, *names, wanted.passphrase, clock=Clock(), cost=CHEAP)[1]

        def made(sheet: RecoverySheet) -> None:
            worker.run(
                lambda desk: desk.keys.sign_in(desk.keys.names()[0].id, wanted.passphrase),
                lambda _: then(Made(sheet, worker)),
                failed,
            )

        worker.apart(create, made, failed)

    def unmake(self, then: Callable[[], None]) -> None:
        self.stop()
        for file in self.path.parent.glob(f"{self.path.name}*"):
            file.unlink()
        then()

    def stop(self) -> None:
        if self.worker is not None:
            self.worker.stop()


@pytest.fixture
def maker(tmp_path: Path) -> Iterator[Maker]:
    made = Maker(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def page(qtbot: QtBot, maker: Maker, tmp_path: Path) -> FirstStart:
    places = [
        PlaceTold(Place.EVERYONE, "/var/lib/trellis", Problem.MISSING, command="sudo install -d /var/lib/trellis"),
        PlaceTold(Place.ACCOUNT, str(tmp_path)),
    ]
    with no_flash():
        shown = FirstStart(places, maker, WORDS, today=date(2026, 9, 1))
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    return shown


def type_into(qtbot: QtBot, field: QWidget, words: str) -> None:
    field.setFocus()
    for number, line in enumerate(words.split("\n")):
        if number:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClicks(field, line)


def to_advisor(qtbot: QtBot, page: FirstStart) -> None:
    type_into(qtbot, page.place.name, "Hill School Desk")
    qtbot.keyClick(page.place.name, Qt.Key.Key_Return)
    assert page.step() is page.advisor


def to_sheet(qtbot: QtBot, page: FirstStart) -> None:
    to_advisor(qtbot, page)
    type_into(qtbot, page.advisor.preferred, "Julia")
    type_into(qtbot, page.advisor.family, "Soto")
    type_into(qtbot, page.advisor.secret.first, GOOD)
    type_into(qtbot, page.advisor.secret.again, GOOD)
    qtbot.keyClick(page.advisor.secret.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.keep is not None and page.step() is page.keep)


def to_crew(qtbot: QtBot, page: FirstStart) -> None:
    to_sheet(qtbot, page)
    assert page.keep is not None
    page.keep.kept.setFocus()
    qtbot.keyClick(page.keep.kept, Qt.Key.Key_Space)
    page.next.click()
    assert page.step() is page.crew


def said_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def answer_next(qtbot: QtBot, button: str) -> None:
    """Presses a button of the question that opens next."""
    from PySide6.QtCore import QTimer

    def press() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        next(b for b in sheet.findChildren(QWidget) if b.accessibleName() == button).click()  # type: ignore[attr-defined]

    QTimer.singleShot(0, press)


def test_a_whole_first_start_by_keyboard_makes_a_desk_with_its_people(qtbot: QtBot, page: FirstStart, maker: Maker):
    to_crew(qtbot, page)
    type_into(qtbot, page.crew.techs, "Maya Rivera\nKing, Deshawn")
    type_into(qtbot, page.crew.leads, "Amara Obi")
    shown = [page.crew.preview.table.item(row, 0).text() for row in range(page.crew.preview.table.rowCount())]
    assert shown == ["Maya R.", "Deshawn K.", "Amara O."]
    page.crew.when._group.buttons()[1].click()
    type_into(qtbot, page.crew.term.name, "Fall term")
    block = page.crew.blocks[0]
    type_into(qtbot, block.name, "C")
    block.days.cycle.click()
    page.crew.add_block.click()
    type_into(qtbot, page.crew.blocks[1].name, "D")
    with qtbot.waitSignal(page.finished) as done:
        page.next.click()
    made = done.args[0]
    told: list[tuple[object, ...]] = []
    made.worker.run(
        lambda desk: (
            {(p.full_name, p.role) for p in desk.people.everybody()},
            [(t.name, t.starts) for t in desk.people.terms()],
            [(b.name, b.days, b.starts.isoformat("minutes")) for b in desk.people.blocks()],
            desk.settings.info().name,
            desk.frame.actor_id is not None,
        ),
        told.append,
    )
    qtbot.waitUntil(lambda: bool(told))
    people, terms, blocks, name, signed_in = told[0]
    assert people == {
        ("Julia Soto", Role.ADVISOR),
        ("Maya Rivera", Role.TECH),
        ("Deshawn King", Role.TECH),
        ("Amara Obi", Role.LEAD),
    }
    assert terms == [("Fall term", date(2026, 9, 1))]
    assert blocks == [("C", "A", "08:00"), ("D", "12345", "08:50")]
    assert (name, signed_in) == ("Hill School Desk", True)


def test_nothing_typed_in_the_last_step_is_fine(qtbot: QtBot, page: FirstStart):
    to_crew(qtbot, page)
    assert "last 12 weeks" in said_in(page.crew)
    with qtbot.waitSignal(page.finished):
        page.next.click()


def test_a_place_with_a_problem_says_what_to_do_and_can_be_looked_at_again(
    qtbot: QtBot, page: FirstStart, maker: Maker
):
    everyone = page.place.cards[Place.EVERYONE]
    assert page.place.place() is page.place.cards[Place.ACCOUNT]
    assert "sudo install -d /var/lib/trellis" in said_in(everyone)
    qtbot.mouseClick(everyone, Qt.MouseButton.LeftButton)
    assert everyone.radio.isChecked()
    type_into(qtbot, page.place.name, "Desk")
    page.next.click()
    assert page.step() is page.place
    assert "cannot be made in this place" in said_in(page.place)
    everyone._again.click()
    page.next.click()
    assert page.step() is page.advisor


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem.NOT_WRITABLE, "may not write here (read-only)"),
        (Problem.NETWORK_SHARE, "on another computer (read-only)"),
        (Problem.NOT_A_FOLDER, "a file, not a folder"),
        (Problem.MISSING, "not there"),
    ],
)
def test_another_folder_is_looked_at(
    qtbot: QtBot, page: FirstStart, maker: Maker, monkeypatch: pytest.MonkeyPatch, problem: Problem, said: str
):
    other = page.place.cards[Place.OTHER]
    other.radio.click()
    type_into(qtbot, page.place.name, "Desk")
    page.next.click()
    assert "choose a folder" in said_in(page.place)
    maker.next_look = PlaceTold(Place.OTHER, "/media/stick", problem, "read-only")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/media/stick")
    other.choose_button.click()
    assert said in said_in(other)
    page.next.click()
    assert page.step() is page.place


def test_a_folder_that_has_a_desk_offers_to_open_it(qtbot: QtBot, page: FirstStart, maker: Maker):
    other = page.place.cards[Place.OTHER]
    other.radio.click()
    other.show_told(PlaceTold(Place.OTHER, "/srv", Problem.HAS_DESK, desk="/srv/desk.trellis"))
    with qtbot.waitSignal(page.open_wanted) as wanted:
        other._open.click()
    assert wanted.args == ["/srv/desk.trellis"]


def test_errors_stand_beside_their_fields(qtbot: QtBot, page: FirstStart, maker: Maker):
    page.next.click()
    assert "needs a name" in said_in(page.place)
    to_advisor(qtbot, page)
    page.next.click()
    assert "A person needs a name" in said_in(page.advisor)
    type_into(qtbot, page.advisor.preferred, "Julia")
    type_into(qtbot, page.advisor.secret.first, "julia")
    assert "Easy to guess" in said_in(page.advisor)
    page.next.click()
    assert page.step() is page.advisor
    page.advisor.secret.first.clear()
    type_into(qtbot, page.advisor.secret.first, GOOD)
    assert page.advisor.secret.strength.text() == "Strong"
    type_into(qtbot, page.advisor.secret.again, "something else")
    page.next.click()
    assert "not the same" in said_in(page.advisor)
    assert not maker.wanted
    assert not maker.path.exists()


def test_four_words_are_offered_and_have_to_be_typed_once(qtbot: QtBot, page: FirstStart):
    to_advisor(qtbot, page)
    secret = page.advisor.secret
    secret.offer_button.click()
    words = secret.first.text().split()
    assert len(words) == 4
    assert set(words) <= set(WORDS)
    assert secret.again.hasFocus()
    assert " ".join(words) in said_in(secret)
    assert not secret.check()


def test_the_sheet_has_to_be_put_away_before_going_on_and_is_shown_once(qtbot: QtBot, page: FirstStart):
    to_sheet(qtbot, page)
    assert page.keep is not None
    code = "-".join(
        label.text().replace("   ", "-")
        for label in page.keep.findChildren(QLabel)
        if label.property("role") == "headline"
    )
    assert len(code_bytes(code)) == 16
    page.next.click()
    assert page.step() is page.keep
    assert "safe place first" in said_in(page.keep)
    page.keep.kept.click()
    page.next.click()
    assert page.step() is page.crew
    assert page.keep is None
    qtbot.waitUntil(lambda: code.split("-")[0] not in "\n".join(x.text() for x in page.findChildren(QLabel)))
    page.go_back()
    assert page.step() is page.crew


def test_the_passphrase_is_forgotten_once_the_desk_is_made(qtbot: QtBot, page: FirstStart):
    to_sheet(qtbot, page)
    assert not page.advisor.secret.first.text()
    assert not page.advisor.secret.again.text()


def test_leaving_before_the_desk_is_made_leaves_nothing(qtbot: QtBot, page: FirstStart, maker: Maker):
    to_advisor(qtbot, page)
    with qtbot.waitSignal(page.left):
        page.cancel.click()
    assert list(maker.path.parent.glob("desk*")) == []


def test_taking_the_new_desk_away_again_leaves_nothing(qtbot: QtBot, page: FirstStart, maker: Maker):
    to_sheet(qtbot, page)
    assert maker.path.exists()
    assert page.made()
    answer_next(qtbot, "Take it away")
    assert page.keep is not None
    page.keep.unmake.emit()
    qtbot.waitUntil(lambda: page.step() is page.advisor)
    assert list(maker.path.parent.glob("desk*")) == []
    assert not page.made()


def test_leaving_at_the_sheet_asks_first(qtbot: QtBot, page: FirstStart, maker: Maker):
    to_sheet(qtbot, page)
    answer_next(qtbot, "Keep it")
    page.leave()
    assert maker.path.exists()
    answer_next(qtbot, "Take it away")
    with qtbot.waitSignal(page.left):
        page.leave()
    assert list(maker.path.parent.glob("desk*")) == []


def test_a_disk_that_refuses_is_told_and_one_can_try_again(qtbot: QtBot, page: FirstStart, maker: Maker):
    maker.error = Trouble("The disk is full.", "Nothing was made.", "Free some space.")
    to_advisor(qtbot, page)
    type_into(qtbot, page.advisor.preferred, "Julia")
    type_into(qtbot, page.advisor.secret.first, GOOD)
    type_into(qtbot, page.advisor.secret.again, GOOD)
    page.next.click()
    qtbot.waitUntil(lambda: page.trouble.isVisible())
    assert "The disk is full." in said_in(page.trouble)
    assert page.next.isEnabled()
    maker.stop()
    maker.error = None
    page.next.click()
    qtbot.waitUntil(lambda: page.keep is not None)


def test_a_name_on_both_lists_is_told_beside_the_list(qtbot: QtBot, page: FirstStart):
    to_crew(qtbot, page)
    type_into(qtbot, page.crew.techs, "Maya Rivera")
    type_into(qtbot, page.crew.leads, "rivera, maya")
    with qtbot.assertNotEmitted(page.finished, wait=100):
        page.next.click()
    assert "is on both lists" in said_in(page.crew)


def test_a_block_without_a_name_is_told_and_nothing_is_written(qtbot: QtBot, page: FirstStart, maker: Maker):
    to_crew(qtbot, page)
    type_into(qtbot, page.crew.techs, "Maya Rivera")
    page.crew.when._group.buttons()[1].click()
    with qtbot.assertNotEmitted(page.finished, wait=100):
        page.next.click()
    assert "A block needs a name" in said_in(page.crew)
    page.crew.blocks[0].removed.emit()
    with qtbot.waitSignal(page.finished):
        page.next.click()


def test_the_sample_desk_is_offered_at_once(qtbot: QtBot, page: FirstStart):
    with qtbot.waitSignal(page.sample_wanted):
        page.sample.click()


def test_back_by_button_and_by_key(qtbot: QtBot, page: FirstStart):
    to_advisor(qtbot, page)
    page.back.click()
    assert page.step() is page.place
    page.next.click()
    qtbot.keyClick(page.advisor.preferred, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step() is page.place
    assert page.place.name.text() == "Hill School Desk"


def test_every_step_has_room_at_the_largest_zoom(qtbot: QtBot, page: FirstStart, kit: Look):
    kit.set_zoom(200)
    page.resize(1024, 700)
    to_crew(qtbot, page)
    assert page.width() == 1024
    for step in (page.place, page.advisor, page.crew):
        assert step.minimumSizeHint().width() <= page._areas[step].viewport().width() or step is not page.step()
    assert page.minimumSizeHint().width() <= 1024


@pytest.mark.parametrize("step", ["place", "advisor", "keep", "crew"])
def test_every_control_has_a_name_and_a_place_in_the_tab_order(qtbot: QtBot, page: FirstStart, step: str):
    go = {"place": lambda *_: None, "advisor": to_advisor, "keep": to_sheet, "crew": to_crew}[step]
    with no_flash():
        go(qtbot, page)
        if step == "crew":
            page.crew.techs.setPlainText("Maya Rivera")
            page.crew.when._group.buttons()[1].click()
    assert problems(page) == []
