"""The keys room in a whole window on a real desk: fingerprint, certifying, retiring, stick, and checking the desk."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting, make_file, open_at
from tests.projects import approved, keyed, opened
from tests.ui.flashes import no_flash
from tests.ui.seats import seat
from tests.ui.test_slips import text_in
from tests.ui.walker import problems
from tests.ui.windows import CHEAP, PASSPHRASE, PIN, Opened, held, make_desk, window_on
from trellis.desk.desk import Desk
from trellis.rules.history import Fault, Report
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Intake
from trellis.store.ids import new_id
from trellis.store.sqlite import Database
from trellis.ui import printing
from trellis.ui.actions import Action
from trellis.ui.controls import Chip
from trellis.ui.keys.check import MOST_FAULTS, CheckPage, CheckView
from trellis.ui.keys.decision import DecisionCard
from trellis.ui.keys.fingerprint import KeyPage, KeySheet, paint_keys
from trellis.ui.keys.page import KeysPage
from trellis.ui.keys.retiring import RetireSheet
from trellis.ui.pages import Sheet
from trellis.ui.people.secrets import PassphraseSheet
from trellis.ui.text import SafeText
from trellis.ui.theme import Look

T = TypeVar("T", bound=QWidget)
OTHER = "walnut prairie umbrella zinc"
ROBOT = "nobody typed these words"


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(desk_file: Path) -> Crew:
    return make_desk(desk_file)[0]


@pytest.fixture
def here(desk_file: Path, crew: Crew, qtbot: QtBot) -> Iterator[Opened]:
    with window_on(desk_file, qtbot) as made:
        made.enter(qtbot, crew.advisor, PASSPHRASE)
        yield made


def ben_joins(desk_file: Path, crew: Crew, *, certified: bool = True):
    """A second advisor, with a key unless told."""
    desk = Desk(Database(desk_file), cost=CHEAP)
    desk.keys.sign_in(crew.advisor, PASSPHRASE)
    ben = desk.people.add(Person(new_id(), "Ben", "Adler", role=Role.ADVISOR)).value.id
    if certified:
        desk.keys.add_advisor_keys(ben, OTHER)
    desk.keys.sign_out()
    desk.close()
    return ben


def room(here: Opened, qtbot: QtBot, part: str = "keys") -> KeysPage:
    here.shell.go("keys", part)
    here.settle(qtbot)
    page = here.shell.page("keys")
    assert isinstance(page, KeysPage)
    return page


def the(top: QWidget, kind: type[T]) -> T:
    (found,) = [widget for widget in top.findChildren(kind) if widget.isVisible()]
    return found


def press(top: QWidget, name: str, about: str = "") -> None:
    QApplication.processEvents()  # what was just added is shown with the next turn of the loop
    next(
        b
        for b in top.findChildren(QAbstractButton)
        if b.accessibleName() == name and b.isVisibleTo(top) and about in b.accessibleDescription()
    ).click()


def offered(top: QWidget, name: str) -> list[str]:
    """Who a button of this name is about, for each there is."""
    QApplication.processEvents()
    buttons = top.findChildren(QAbstractButton)
    return [b.accessibleDescription() for b in buttons if b.accessibleName() == name and b.isVisibleTo(top)]


def said_in(top: QWidget) -> str:
    QApplication.processEvents()
    labels = "\n".join(label.text() for label in top.findChildren(QLabel) if label.isVisibleTo(top))
    return labels.replace("\u200b", "")


def chips(top: QWidget) -> list[str]:
    QApplication.processEvents()
    return [chip.text() for chip in top.findChildren(Chip) if chip.isVisibleTo(top)]


def check(here: Opened, qtbot: QtBot) -> CheckView:
    """The check, done."""
    page = room(here, qtbot, "check")
    press(page, "Check now")
    here.settle(qtbot)
    return page.check


# Fingerprint


def test_the_fingerprint_is_shown_copied_and_goes_onto_paper(here: Opened, qtbot: QtBot, tmp_path: Path):
    page = room(here, qtbot)
    with open_at(tmp_path / "school.trellis") as desk:
        fingerprint = desk.keys.fingerprint()
    assert page.fingerprint.groups._groups == fingerprint.split()
    assert " ".join(fingerprint[:4]) in page.fingerprint.groups.accessibleName()
    press(page, "Copy")
    assert QGuiApplication.clipboard().text() == fingerprint
    press(page, "Print or save…")
    sheet = the(here.window, KeySheet)
    sheet.parts.save_to(str(tmp_path / "keys.pdf"))
    said = " ".join(text_in((tmp_path / "keys.pdf").read_bytes()).split())
    for wanted in (*fingerprint.split(), "Julia Soto", "Riverside High Help Desk", "when this desk was made", "In use"):
        assert wanted in said
    sheet.reject()


def test_many_keys_stay_on_the_page(here: Opened, qtbot: QtBot):
    page = room(here, qtbot)
    key = page.fingerprint._keys[0]
    many = KeyPage("W" * 80, page.fingerprint._fingerprint, (key,) * 40, key.made.date())
    said = " ".join(text_in(printing.pdf_of("Keys", lambda painter: paint_keys(painter, many))).split())
    told = said.count("In use")
    assert 5 < told < 40
    assert f"and {40 - told} more, in Trellis" in said


def test_a_desk_without_its_root_record_says_so_and_shows_no_fingerprint(
    desk_file: Path, crew: Crew, here: Opened, qtbot: QtBot
):
    driver = sqlite3.connect(desk_file)
    driver.execute("delete from root")
    driver.commit()
    driver.close()
    page = room(here, qtbot)
    assert "no key in it can be believed" in said_in(page.fingerprint)
    assert not page.fingerprint.groups.isVisibleTo(page)
    assert chips(page.keys) == ["Not certified"]
    assert offered(page, "Retire…") == []


# Certifying and retiring


def test_a_fellow_advisor_is_certified_beside_one(desk_file: Path, crew: Crew, qtbot: QtBot):
    ben_joins(desk_file, crew, certified=False)
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        page = room(here, qtbot)
        assert "last key in use" in said_in(page.keys)
        assert offered(page, "Retire…") == []
        press(page, "Certify…", "Ben Adler")
        sheet = the(here.window, PassphraseSheet)
        qtbot.keyClicks(sheet.secret.first, OTHER)
        qtbot.keyClicks(sheet.secret.again, OTHER)
        press(sheet, "Set it")
        here.settle(qtbot)
        here.settle(qtbot)
        assert chips(page.keys) == ["In use", "In use"]
        assert "certified by Julia Soto" in said_in(page.keys)
        assert offered(page, "Certify…") == []
        assert offered(page, "Retire…") == ["Julia Soto", "Ben Adler"]
        assert "last key in use" not in said_in(page.keys)
    desk = Desk(Database(desk_file), cost=CHEAP)
    ben = next(n.id for n in desk.keys.names() if n.shown == "Ben Adler")
    desk.keys.sign_in(ben, OTHER)
    desk.close()


def test_another_s_key_is_retired_with_a_reason_and_a_passphrase(desk_file: Path, crew: Crew, qtbot: QtBot):
    ben_joins(desk_file, crew)
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        page = room(here, qtbot)
        press(page, "Retire…", "Ben Adler")
        sheet = the(here.window, RetireSheet)
        said = said_in(sheet)
        for told in ("still counts", "This cannot be undone.", "Ben Adler cannot sign in any more"):
            assert told in said
        press(sheet, "Retire this key")
        assert "Say why" in said_in(sheet)
        qtbot.keyClicks(sheet.reason, "Left the <b>school</b>")
        press(sheet, "Retire this key")
        assert "Type your passphrase" in said_in(sheet)
        qtbot.keyClicks(sheet.secret.field, ROBOT)
        qtbot.keyClick(sheet.secret.field, Qt.Key.Key_Return)
        here.settle(qtbot)
        assert "That did not match." in said_in(sheet)
        assert sheet.secret.field.text() == ""
        qtbot.keyClicks(sheet.secret.field, PASSPHRASE)
        qtbot.keyClick(sheet.secret.field, Qt.Key.Key_Return)
        here.settle(qtbot)
        here.settle(qtbot)
        assert chips(page.keys) == ["In use", "Retired"]
        assert "by Julia Soto: Left the <b>school</b>" in said_in(page.keys)
        assert not here.shell.notes.shown()[-1].can_undo()
        assert offered(page, "Retire…") == []
        assert offered(page, "Certify…") == ["Ben Adler"], "who is still an advisor can be certified anew"


def test_one_s_own_key_ends_the_session_at_once(desk_file: Path, crew: Crew, qtbot: QtBot):
    ben_joins(desk_file, crew)
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        page = room(here, qtbot)
        press(page, "Retire…", "Julia Soto")
        sheet = the(here.window, RetireSheet)
        assert "You are signed out at once" in said_in(sheet)
        qtbot.keyClicks(sheet.reason, "My laptop was stolen")
        qtbot.keyClicks(sheet.secret.field, PASSPHRASE)
        press(sheet, "Retire this key")
        qtbot.waitUntil(lambda: here.window.shell is None)
        here.settle(qtbot)
        assert here.window.sign_in is not None
        assert "Nobody is signed in" not in said_in(here.window)
    desk = Desk(Database(desk_file), cost=CHEAP)
    told = acting(desk, crew.advisor).keys.listing()
    assert [(key.name, key.in_use, key.reason) for key in told] == [
        ("Julia Soto", False, "My laptop was stolen"),
        ("Ben Adler", True, ""),
    ]
    desk.close()


def test_a_key_made_with_the_recovery_sheet_takes_the_place_of_the_old_one(desk_file: Path, qtbot: QtBot):
    crew, code = make_desk(desk_file)
    desk = Desk(Database(desk_file), cost=CHEAP)
    desk.keys.recover(code, crew.advisor, OTHER)
    desk.close()
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.advisor, OTHER)
        page = room(here, qtbot)
        assert chips(page.keys) == ["In use", "Replaced"]
        said = said_in(page.keys)
        assert "certified by the code on the recovery sheet" in said
        assert "with the recovery sheet. What it signed before counts." in said
        assert "last key in use" in said


def test_wrong_passphrases_wait_and_a_key_that_became_the_last_stays(desk_file: Path, crew: Crew, qtbot: QtBot):
    ben = ben_joins(desk_file, crew)
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        page = room(here, qtbot)
        with open_at(desk_file) as other:
            acting(other, crew.advisor).people.deactivate(ben)
        press(page, "Retire…", "Julia Soto")
        sheet = the(here.window, RetireSheet)
        qtbot.keyClicks(sheet.reason, "Leaving")
        qtbot.keyClicks(sheet.secret.field, PASSPHRASE)
        press(sheet, "Retire this key")
        here.settle(qtbot)
        assert "last key in use" in said_in(sheet)
        for _ in range(3):
            qtbot.keyClicks(sheet.secret.field, ROBOT)
            press(sheet, "Retire this key")
            here.settle(qtbot)
        assert sheet.wait.on()
        assert not sheet.go.isEnabled()
        sheet.reject()
        assert here.window.shell is not None


# Outside this computer, and the check


def write_stick(here: Opened, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> KeysPage:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page = room(here, qtbot)
    press(page, "Write to a stick…")
    here.settle(qtbot)
    return page


def test_before_anything_is_signed_there_is_nothing_for_a_stick(
    here: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stick = tmp_path / "stick"
    stick.mkdir()
    page = write_stick(here, qtbot, stick, monkeypatch)
    assert "Sign out once" in said_in(page.stick)
    assert list(stick.iterdir()) == []


def test_an_older_copy_of_the_desk_is_found_by_the_stick(
    desk_file: Path, crew: Crew, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    ben_joins(desk_file, crew)  # at the end an advisor signs the head
    older = tmp_path / "older" / "school.trellis"
    older.parent.mkdir()
    older.write_bytes(desk_file.read_bytes())
    ben_signs_out(desk_file, crew)
    stick = tmp_path / "stick"
    stick.mkdir()
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        page = write_stick(here, qtbot, stick, monkeypatch)
        (file,) = stick.iterdir()
        assert str(file) in said_in(page.stick)
        page.open("check")
        page.check.check.stick.choose(file)
        view = check(here, qtbot)
        assert chips(view) == ["Sound"]
        assert "Held against: the file on the stick" in said_in(view)
        page.check.check.stick.choose(older)
        press(page, "Check now")
        here.settle(qtbot)
        assert "is not what Trellis writes to a stick" in said_in(view.check)
    with window_on(older, qtbot) as here:
        here.enter(qtbot, crew.advisor, PASSPHRASE)
        view = check(here, qtbot)
        assert chips(view) == ["Sound"], "by itself an older copy is sound"
        view.check.stick.choose(file)
        check(here, qtbot)
        assert chips(view) == ["1 thing found"]
        assert "Nothing is promised" in said_in(view)


def ben_signs_out(desk_file: Path, crew: Crew) -> None:
    """Another head is signed."""
    desk = Desk(Database(desk_file), cost=CHEAP)
    desk.keys.sign_in(crew.advisor, PASSPHRASE)
    desk.keys.sign_out()
    desk.close()


def test_another_fingerprint_is_told_and_a_wrong_one_refused_beside_its_field(here: Opened, qtbot: QtBot):
    page = room(here, qtbot, "check")
    mine = page.fingerprint._fingerprint
    view = page.check
    qtbot.keyClicks(view.check.trust, "not a fingerprint")
    qtbot.keyClick(view.check.trust, Qt.Key.Key_Return)
    here.settle(qtbot)
    assert "8 groups of 4" in said_in(view.check)
    assert view.check.trust.hasFocus()
    assert not view.found.isVisibleTo(page)
    for typed, told in ((mine.upper().replace(" ", ""), "Sound"), (mine[::-1], "1 thing found")):
        view.check.trust.clear()
        qtbot.keyClicks(view.check.trust, typed)
        check(here, qtbot)
        assert chips(view) == [told]
    view.check.trust.clear()
    qtbot.keyClicks(view.check.head, "12")
    check(here, qtbot)
    assert "Copy all of it" in said_in(view.check)


def test_a_sound_desk_is_told_with_its_promise_and_fingerprint(here: Opened, qtbot: QtBot):
    view = check(here, qtbot)
    said = said_in(view)
    assert "lines of history and" in said
    assert "nothing is promised yet" in said
    assert all(group in said for group in room(here, qtbot).fingerprint._fingerprint.split())
    room(here, qtbot, "check")
    view.check.button.click()
    view.check.button.click()
    assert here.worker.busy
    here.settle(qtbot)
    assert chips(view) == ["Sound"]


def test_a_check_that_is_stopped_says_so_and_can_be_done_again(here: Opened, qtbot: QtBot):
    page = room(here, qtbot, "check")
    gate = threading.Event()
    here.worker.run(lambda _: gate.wait(10))
    press(page, "Check now")
    press(here.window, "Cancel")
    gate.set()
    here.settle(qtbot)
    assert "stopped" in here.shell.notes.shown()[-1].text()
    assert not page.check.found.isVisibleTo(page)
    assert chips(check(here, qtbot)) == ["Sound"]


def test_the_room_works_by_keys_alone(here: Opened, qtbot: QtBot):
    page = room(here, qtbot)
    assert held() is page.fingerprint.print
    page.parts.setFocus()
    here.shell.go("keys", "check")
    assert held() is page.check.check.button
    qtbot.keyClick(held(), Qt.Key.Key_Return)
    here.settle(qtbot)
    assert chips(page.check) == ["Sound"]


def test_a_changed_row_is_named(desk_file: Path, crew: Crew, qtbot: QtBot):
    with open_at(desk_file) as desk:
        ticket = acting(desk, crew.maya).tickets.open(Intake("Dim projector")).value
    spoil(desk_file, "update ticket set title = 'Bright projector'")
    with window_on(desk_file, qtbot) as here:
        here.enter(qtbot, crew.maya)
        here.shell.go("check")
        here.settle(qtbot)
        press(here.shell, "Check now")
        here.settle(qtbot)
        said = said_in(here.shell)
        assert ticket.number in said or "ticket" in said.lower()
        assert "Nothing is promised" in said
        assert "Restore the newest backup from before" in said
        assert "keys" not in here.shell._rooms


def spoil(path: Path, statement: str) -> None:
    """What somebody with another program does to the file."""
    driver = sqlite3.connect(path)
    driver.execute(statement)
    driver.commit()
    driver.close()


def test_a_forged_project_is_named_with_its_title_and_the_way_there(
    desk_file: Path, crew: Crew, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "projects.trellis"
    owners = make_file(path)
    with opened(path) as desk:
        keyed(desk, owners)
        project = approved(desk, owners.maya, owners.advisor, title="A <b>louder</b> bell")
    spoil(path, "update submission set content = replace(content, 'louder', 'cheaper')")
    with seat(path, owners.advisor) as here:
        page = KeysPage(here.context)
        here.show(page)
        page.open("check")
        here.settle(qtbot)
        press(page, "Check now")
        here.settle(qtbot)
        here.settle(qtbot)
        said = said_in(page.check)
        assert "does not hold: what was signed is not what stands in the file now" in said
        assert str(project) not in said
        assert "<b>" in said
        press(page.check, "Open the project")
        assert here.went == [("projects", project)]
        saved = tmp_path / "report"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), "JSON (*.json)"))
        press(page.check, "Save the report…")
        told = json.loads((tmp_path / "report.json").read_text("utf-8"))
        assert not told["sound"]
        assert str(project) in {fault["subject"] for fault in told["faults"]}
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r.txt"), "Text (*.txt)"))
        press(page.check, "Save the report…")
        words = (tmp_path / "r.txt").read_text("utf-8")
        assert "Riverside High Help Desk" in words
        assert f"of project {project} does not hold" in words
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "r.txt"), ""))
        press(page.check, "Save the report…")
        assert "could not be saved" in the(here.window, Sheet).title.text()
        the(here.window, Sheet).accept()


def test_very_many_faults_are_cut(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.maya) as here:
        page = CheckPage(here.context)
        here.show(page)
        faults = tuple(Fault("row", f"<b>Row {n}</b> was changed.") for n in range(MOST_FAULTS + 1_234))
        page.view.found.show_report(Report(9, 9, faults, "Nothing is promised."))
        said = said_in(page)
        assert chips(page) == ["1,284 things found"]
        assert "and 1,234 more" in said
        assert "<b>Row 0</b> was changed." in said


# Signed decisions


@pytest.fixture
def signed(tmp_path: Path) -> tuple[Path, Crew, Path]:
    """A desk with an approved project, its advisor, and the approval as a file."""
    path, file = tmp_path / "signed" / "desk.trellis", tmp_path / "approval.txt"
    owners = make_file(path)
    with opened(path) as desk:
        keyed(desk, owners)
        project = approved(desk, owners.maya, owners.advisor, title="A <b>louder</b> bell")
        (signoff,) = desk.projects.page(project).standing.signoffs
        desk.signoffs.export(project, signoff.id, file)
    return path, owners, file


def choose_decision(page: KeysPage, file: Path, monkeypatch: pytest.MonkeyPatch) -> DecisionCard:
    page.open("check")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(page, "Check a signed decision…")
    return page.check.decision


def test_a_decision_of_this_desk_is_read_and_leads_to_its_project(
    signed: tuple[Path, Crew, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    path, owners, file = signed
    with seat(path, owners.advisor) as here:
        page = KeysPage(here.context)
        here.show(page)
        here.settle(qtbot)
        card = choose_decision(page, file, monkeypatch)
        here.settle(qtbot)
        assert chips(card) == ["Holds"]
        assert "signed at this desk" in said_in(card)
        said = card.findChildren(SafeText)[0].text()
        assert "Project: A <b>louder</b> bell" in said
        assert "Decision: Approved. The project may begin." in said
        press(card, "Open the project")
        ((went, _),) = here.went
        assert went == "projects"
        assert problems(card) == []


def test_a_changed_decision_and_another_file_are_told_apart_from_a_sound_one(
    signed: tuple[Path, Crew, Path], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path, owners, file = signed
    text = file.read_text("utf-8")
    forged = tmp_path / "forged.txt"
    with seat(path, owners.advisor) as here:
        page = KeysPage(here.context)
        here.show(page)
        here.settle(qtbot)
        for content, told in (
            (text.replace("louder", "cheaper"), "what was signed is not what stands in this file"),
            (text.replace("Approved. The project", "Declined. The project"), "The readable part was changed"),
            ("Dear advisor, this is approved.", "This is no signed decision"),
            ("\x00" * 3_000_000, "This is no signed decision"),
        ):
            forged.write_text(content, "utf-8")
            card = choose_decision(page, forged, monkeypatch)
            here.settle(qtbot)
            assert chips(card) == ["Does not hold"]
            assert told in said_in(card)
            assert not [text for text in card.findChildren(SafeText) if text.isVisibleTo(card)]
        forged.unlink()
        card = choose_decision(page, forged, monkeypatch)
        here.settle(qtbot)
        assert chips(card) == []
        assert "could not be read" in said_in(card)


def test_a_decision_of_another_desk_counts_with_its_fingerprint_only(
    signed: tuple[Path, Crew, Path], desk_file: Path, crew: Crew, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    path, _, file = signed
    with open_at(path) as desk:
        theirs = desk.keys.fingerprint()
    with seat(desk_file, crew.advisor) as here:
        page = KeysPage(here.context)
        here.show(page)
        here.settle(qtbot)
        card = choose_decision(page, file, monkeypatch)
        here.settle(qtbot)
        assert chips(card) == ["Holds by itself"]
        assert "another desk's" in said_in(card)
        assert offered(card, "Open the project") == []
        for typed, told in (
            (theirs, "Holds"),
            (here.ask(qtbot, lambda desk: desk.keys.fingerprint()), "Does not hold"),
            ("x", None),
        ):
            card.trust.clear()
            qtbot.keyClicks(card.trust, typed)
            choose_decision(page, file, monkeypatch)
            here.settle(qtbot)
            assert chips(card) == ([told] if told else [])
        assert "8 groups of 4" in said_in(card)


# Everywhere


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
@pytest.mark.parametrize("part", ["keys", "check"])
def test_every_control_has_a_name_and_room(desk_file: Path, crew: Crew, qtbot: QtBot, kit: Look, zoom: int, part: str):
    ben_joins(desk_file, crew, certified=False)
    kit.set_zoom(zoom)
    with seat(desk_file, crew.advisor) as here, no_flash(here.window):
        page = KeysPage(here.context)
        here.show(page, 816, 640)
        page.open(part)
        here.settle(qtbot)
        if part == "check":
            press(page, "Check now")
            here.settle(qtbot)
        assert here.window.width() == 816
        assert problems(page) == []
        for area in page.findChildren(QScrollArea):
            if area.isVisibleTo(page):
                assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_the_ways_on_when_a_passphrase_is_lost(desk_file: Path, crew: Crew, qtbot: QtBot):
    with seat(desk_file, crew.advisor) as here:
        page = KeysPage(here.context)
        here.show(page)
        here.settle(qtbot)
        locked: list[bool] = []
        here.context.actions.add(Action("lock", "Lock", lambda: locked.append(True)))
        for name in ("Change my passphrase", "Lock and go to sign-in", "Read more"):
            press(page.lost, name)
        assert here.went == [("people", "me"), ("help", "signing")]
        assert locked == [True]


def test_the_help_page_opens(here: Opened, qtbot: QtBot):
    press(room(here, qtbot).lost, "Read more")
    page = here.shell.page("help")
    assert page is not None
    assert page.topics.currentItem().text() == "Keys, signatures and checking"  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ["maya", "lead"])
def test_nobody_but_advisors_has_the_room(desk_file: Path, crew: Crew, qtbot: QtBot, role: str):
    with window_on(desk_file, qtbot) as here:
        shell = here.enter(qtbot, getattr(crew, role), PIN)
        assert "keys" not in shell.rail.entries
        shell.go("keys")
        assert shell.page("keys") is None


def test_the_rail_ends_with_keys(here: Opened):
    entries = list(here.shell.rail.entries)
    assert entries[entries.index("keys") + 1 :] == ["help", "settings"]
