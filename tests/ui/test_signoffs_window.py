"""Sign-off in the whole window: the count in the rail, the way there by keys, and nothing of it after a lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desks import Crew, acting
from tests.projects import opened, proposed
from tests.ui.walker import problems, texts
from tests.ui.windows import PASSPHRASE, PIN, held, make_desk, press, window_on, write
from trellis.rules.projects import State
from trellis.rules.proposal import PartName
from trellis.ui.signoffs.page import SignoffsPage
from trellis.ui.theme import Mode, look

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    """A desk where two projects wait."""
    made, _ = make_desk(tmp_path / "school.trellis")
    with opened(tmp_path / "school.trellis") as desk:
        proposed(desk, made.maya)
        proposed(desk, made.lead, title="A lamp for the stage")
    return made


def test_from_sign_in_to_signature_without_a_mouse_and_nothing_stays(tmp_path: Path, crew: Crew, qtbot: QtBot) -> None:
    path = tmp_path / "school.trellis"
    with window_on(path, qtbot) as here:
        shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
        assert shell.rail.entries["signoffs"].accessibleDescription() == "2 waiting"
        number = [room.key for room in shell._rooms.values() if room.rail].index("signoffs") + 1
        press(qtbot, getattr(Qt.Key, f"Key_{number}"), CONTROL)
        here.settle(qtbot)
        qtbot.wait(20)
        here.settle(qtbot)
        page = shell.stack.currentWidget()
        assert isinstance(page, SignoffsPage)
        press(qtbot, Qt.Key.Key_J)
        here.settle(qtbot)
        press(qtbot, Qt.Key.Key_K)
        here.settle(qtbot)
        press(qtbot, Qt.Key.Key_H)
        qtbot.waitUntil(page.word.note_field.hasFocus)
        write(qtbot, "Go on like this")
        press(qtbot, Qt.Key.Key_Return, CONTROL)
        assert held() is page.word.signing.secret.field
        write(qtbot, PASSPHRASE)
        press(qtbot, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: shell.rail.entries["signoffs"].accessibleDescription() == "1 waiting")
        here.settle(qtbot)
        assert "A lamp for the stage" in " ".join(texts(page.version))
        page.word.hold_button.click()
        qtbot.waitUntil(page.word.note_field.hasFocus)
        write(qtbot, "A secret thought")
        press(qtbot, Qt.Key.Key_L, CONTROL)
        qtbot.waitUntil(lambda: here.window.shell is None)
        here.settle(qtbot)
        said = " ".join(texts(here.window))
        assert "lamp" not in said
        assert "secret thought" not in said
        shell = here.enter(qtbot, crew.maya, PIN)
        assert "signoffs" not in shell.rail.entries
        assert shell.page("signoffs") is None
    with opened(path) as desk:
        acting(desk, crew.advisor)
        waiting = desk.signoffs.inbox().waiting
        assert [w.outline.state for w in waiting] == [State.IN_REVIEW]
        assert any("A secret thought" in words for words in desk.tickets.drafts().values())
        acting(desk, crew.maya)
        assert desk.tickets.drafts() == {}


@pytest.mark.parametrize("zoom", [80, 100, 200])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_version_being_decided_is_named_and_reached(
    tmp_path: Path, crew: Crew, qtbot: QtBot, zoom: int, mode: Mode
) -> None:
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        shell = here.enter(qtbot, crew.advisor, PASSPHRASE)
        look().set_zoom(zoom)
        look().set_mode(mode)
        with opened(tmp_path / "school.trellis") as desk:
            acting(desk, crew.advisor)
            project = desk.signoffs.inbox().waiting[0].outline.project
        shell.go("signoffs", project)
        here.settle(qtbot)
        page = shell.page("signoffs")
        assert isinstance(page, SignoffsPage)
        page.word.hold_button.click()
        qtbot.waitUntil(page.word.approve.isVisible)
        page.version.finish()
        page.version.parts[PartName.WHY].comment.click()
        assert problems(here.window) == []
        here.settle(qtbot)
