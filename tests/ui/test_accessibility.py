"""Every room and every page of the start is walked: each control has a name and Tab comes to it, at any zoom."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import acting, open_at
from tests.ui.walker import problems
from tests.ui.windows import PASSPHRASE, PIN, make_desk, window_on
from trellis.rules.errors import Trouble
from trellis.rules.tickets import Intake
from trellis.ui.trouble import HELPS, Choice, ChooseBackup, Ways, trouble_page

ROLES = {"maya": PIN, "lead": PIN, "advisor": PASSPHRASE}


@pytest.mark.parametrize("role", ROLES)
def test_every_room_is_named_and_reached(tmp_path: Path, qtbot: QtBot, role: str) -> None:
    crew, _ = make_desk(tmp_path / "school.trellis")
    with open_at(tmp_path / "school.trellis") as desk:
        acting(desk, crew.lead)
        ticket = desk.tickets.open(Intake("Projector hums", requester_name="Mr. Okafor", device="CB-1")).value
        desk.tickets.reply(ticket.id, "Reset done, no **change**.")
    with window_on(tmp_path / "school.trellis", qtbot) as here:
        shell = here.enter(qtbot, getattr(crew, role), ROLES[role])
        for key in list(shell._rooms):
            shell.go(key, ticket.id if key == "tickets" else None)
            here.settle(qtbot)
            qtbot.wait(60)
            here.settle(qtbot)
            assert problems(here.window) == [], f"in the room {key}"


@pytest.mark.parametrize("kind", [*HELPS, "another kind"])
def test_every_trouble_page_is_named_and_reached(qtbot: QtBot, kind: str) -> None:
    trouble = Trouble("What happened.", "What is safe.", "What to do.")
    trouble.kind = kind
    page = trouble_page(trouble, Path("/some/where.trellis"), Ways(*[lambda: None] * 5))
    qtbot.addWidget(page)
    page.show()
    assert problems(page) == []
    assert page.buttons


def test_choosing_a_backup_is_named_and_reached(qtbot: QtBot) -> None:
    choice = Choice(Path("b.trellis"), "2026-10-12 13:05", "Riverside", True)
    for choices in ([choice], []):
        page = ChooseBackup(choices)
        qtbot.addWidget(page)
        page.show()
        assert problems(page) == []


def test_the_walker_finds_what_is_wrong(qtbot: QtBot) -> None:
    """A combo box without a label tells its value as its name, and a field nobody can reach helps nobody."""
    top = QWidget()
    qtbot.addWidget(top)
    layout = QVBoxLayout(top)
    combo, field = QComboBox(), QLineEdit()
    combo.addItem("Hardware")
    field.setAccessibleName("Room")
    from PySide6.QtCore import Qt

    field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    layout.addWidget(combo)
    layout.addWidget(field)
    top.show()
    assert len(problems(top)) == 2
    assert "QComboBox" in problems(top)[0]
    assert "has no name" in problems(top)[0]
    assert "never reached" in problems(top)[1]
