"""Signing in as people do it: letters, arrows, Enter, digits; and what the page says when it does not go well."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desks import Crew
from tests.ui.walker import problems, texts
from tests.ui.windows import PASSPHRASE, PIN, Opened, make_desk, press, window_on, write
from trellis.rules.people import Person, Role
from trellis.rules.sign_in import WrongSecret
from trellis.store.ids import new_id
from trellis.ui.signin.first_pin import FirstPin
from trellis.ui.signin.names import NameTile
from trellis.ui.signin.recovery import Recovery
from trellis.ui.signin.secret import SecretPanel


@pytest.fixture
def made(tmp_path: Path) -> tuple[Crew, str]:
    return make_desk(tmp_path / "school.trellis")


@pytest.fixture
def crew(made: tuple[Crew, str]) -> Crew:
    return made[0]


@pytest.fixture
def here(tmp_path: Path, crew: Crew, qtbot: QtBot) -> Iterator[Opened]:
    with window_on(tmp_path / "school.trellis", qtbot) as opened:
        yield opened


def shown(here: Opened) -> list[str]:
    return [tile.person.shown for tile in here.page.names.tiles()]


def secret_panel(here: Opened) -> SecretPanel:
    panel = here.page.panel()
    assert isinstance(panel, SecretPanel)
    return panel


def test_members_are_shown_and_requesters_are_not(here: Opened) -> None:
    assert shown(here) == ["Amara O.", "Deshawn K.", "Julia Soto", "Maya R."]


def test_four_keys_and_a_pin_sign_in(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    """Nothing but the keyboard, from the first key on: letters, Enter, digits, Enter."""
    write(qtbot, "ma")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, PIN)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here.window.shell is not None)
    assert here.shell.context.me.id == crew.maya


def test_letters_narrow_whatever_their_accents(here: Opened, qtbot: QtBot) -> None:
    write(qtbot, "DÉ")
    assert shown(here) == ["Deshawn K."]
    here.page.names.field.clear()
    write(qtbot, "xyz")
    assert shown(here) == []
    assert any("Nobody's name" in text for text in texts(here.page))


def test_arrows_walk_and_letters_go_back_to_the_field(here: Opened, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Right)
    held = QApplication.focusWidget()
    assert isinstance(held, NameTile)
    assert held.person.shown == "Deshawn K."
    write(qtbot, "j")
    assert QApplication.focusWidget() is here.page.names.field
    assert shown(here) == ["Julia Soto"]
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is here.page.names.field


def test_escape_goes_back_to_the_names(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.choose(crew.maya)
    write(qtbot, "25")
    press(qtbot, Qt.Key.Key_Escape)
    assert here.page.panel() is here.page.names
    here.settle(qtbot)
    here.choose(crew.maya)
    press(qtbot, Qt.Key.Key_Return)  # the digits from before are gone, so there is nothing to send
    assert not here.worker.busy
    assert secret_panel(here).message.text() == ""


def test_wrong_tries_wait_longer_and_the_wait_is_counted_down(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.choose(crew.maya)
    panel = secret_panel(here)
    for _ in range(3):
        panel.message.setText("")
        write(qtbot, "9999")
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(panel.message.text()))
    assert panel.message.text() == "That did not match."
    assert panel.wait.on()
    assert panel.wait.words() == "You can try again in 0:05."
    assert panel.pad is not None
    assert not panel.pad.isEnabled()
    # The right PIN does not help before the time: the file knows the wait, not the page.
    press(qtbot, Qt.Key.Key_Escape)
    here.settle(qtbot)
    here.choose(crew.maya)
    assert secret_panel(here).wait.on()


def test_after_the_wait_the_pad_is_there_again(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.choose(crew.maya)
    panel = secret_panel(here)
    panel.refuse(WrongSecret(datetime.now(UTC) + timedelta(seconds=0.3)))
    assert QApplication.focusWidget() is not panel.pad
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.pad)
    write(qtbot, PIN)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here.window.shell is not None)


def test_whoever_leaves_while_the_pin_is_checked_is_not_let_in(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.choose(crew.maya)
    hold, who = threading.Event(), []
    here.worker.run(lambda _: hold.wait(5))
    write(qtbot, PIN)
    press(qtbot, Qt.Key.Key_Return)
    here.page.back()
    hold.set()
    here.settle(qtbot)
    assert here.window.shell is None
    here.worker.run(lambda desk: desk.frame.actor_id, who.append)
    here.settle(qtbot)
    assert who == [None]


def test_closing_while_the_pin_is_checked_closes(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        here.choose(crew.maya)
        hold = threading.Event()
        here.worker.run(lambda _: hold.wait(5))
        write(qtbot, PIN)
        press(qtbot, Qt.Key.Key_Return)
        with qtbot.waitSignal(here.window.finished, timeout=5000):
            here.window.close()
            hold.set()
        here.window.setProperty("gone", True)
    assert here.farewells == [False], "the farewell signs out"


def test_an_advisor_signs_in_with_a_passphrase(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.choose(crew.advisor)
    field = secret_panel(here).field
    assert field is not None
    assert field.field.echoMode() is field.field.EchoMode.Password
    write(qtbot, "not this one at all")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(secret_panel(here).message.text()))
    assert field.field.text() == ""
    write(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here.window.shell is not None)
    assert here.shell.context.me.role is Role.ADVISOR


def test_a_first_pin_is_set_in_front_of_an_advisor(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    here.choose(crew.deshawn)
    panel = here.page.panel()
    assert isinstance(panel, FirstPin)
    write(qtbot, "wrong words typed here")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.message.text() == "That did not match.")
    write(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.pad)
    for pin, said in (("1234", "easy to guess"), ("7391", ""), ("7390", "not the same"), ("7391", ""), ("7391", "")):
        write(qtbot, pin)
        press(qtbot, Qt.Key.Key_Return)
        assert said in panel.message.text()
    qtbot.waitUntil(lambda: isinstance(here.page.panel(), SecretPanel))
    write(qtbot, "7391")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here.window.shell is not None)
    assert here.shell.context.me.id == crew.deshawn


def test_nobody_sets_a_pin_without_an_advisor(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    """The way through "PIN forgotten?" asks for the passphrase too, and leaving forgets what was typed."""
    here.choose(crew.maya)
    secret_panel(here).forgot.click()
    panel = here.page.panel()
    assert isinstance(panel, FirstPin)
    write(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.pad)
    press(qtbot, Qt.Key.Key_Escape)
    here.choose(crew.maya)
    secret_panel(here).forgot.click()
    again = here.page.panel()
    assert isinstance(again, FirstPin)
    assert QApplication.focusWidget() is again.field.field
    assert again.field.field.text() == ""


def test_the_recovery_code_makes_a_new_passphrase(here: Opened, made: tuple[Crew, str], qtbot: QtBot) -> None:
    crew, code = made
    here.choose(crew.advisor)
    secret_panel(here).forgot.click()
    panel = here.page.panel()
    assert isinstance(panel, Recovery)
    write(qtbot, code)
    panel.new.setText("short")
    panel.set_it.click()
    assert "Easy to guess" in "".join(texts(panel))
    panel.new.setText("seven green lanterns whisper")
    panel.again.setText("seven green lanterns whisper")
    panel.set_it.click()
    qtbot.waitUntil(lambda: isinstance(here.page.panel(), SecretPanel))
    write(qtbot, "seven green lanterns whisper")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here.window.shell is not None)


def test_an_advisor_without_a_passphrase_is_told_who_helps(
    tmp_path: Path, here: Opened, crew: Crew, qtbot: QtBot
) -> None:
    def add(desk):
        desk.frame.enter(crew.advisor)
        added = desk.people.add(Person(new_id(), "Tomás", "Vega", role=Role.ADVISOR)).value
        desk.frame.leave()
        return added.id, desk.keys.names()

    got = []
    here.worker.run(add, got.append)
    qtbot.waitUntil(lambda: bool(got))
    here.window.show_names(got[0][1])
    here.choose(got[0][0])
    assert any("Another advisor" in text for text in texts(here.page))
    press(qtbot, Qt.Key.Key_Return)
    assert here.page.panel() is here.page.names


def test_hostile_names_are_text(tmp_path: Path, here: Opened, crew: Crew, qtbot: QtBot) -> None:
    name = '<b>&Loud</b><img src="file:///etc/passwd">'

    def add(desk):
        desk.frame.enter(crew.advisor)
        desk.people.add(Person(new_id(), name, role=Role.TECH))
        desk.frame.leave()
        return desk.keys.names()

    got = []
    here.worker.run(add, got.append)
    qtbot.waitUntil(lambda: bool(got))
    here.window.show_names(got[0])
    tile = next(t for t in here.page.names.tiles() if "Loud" in t.person.shown)
    assert name in tile.accessibleName()
    assert "<b>" not in tile.toolTip()
    here.window.grab()


def test_every_panel_is_reached_by_keyboard_and_has_names(here: Opened, crew: Crew, qtbot: QtBot) -> None:
    assert problems(here.window) == []
    here.choose(crew.maya)
    assert problems(here.window) == []
    secret_panel(here).forgot.click()
    assert problems(here.window) == []
    here.page.back()
    here.choose(crew.advisor)
    assert problems(here.window) == []
    secret_panel(here).forgot.click()
    assert problems(here.window) == []
    here.settle(qtbot)
