"""Class *data loss on conflict*: two desks on one file edit one ticket, and nothing is overwritten unseen."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tickets_room import Room, room
from trellis.rules.tickets import Ticket
from trellis.ui.text import EDIT_CHARS
from trellis.ui.tickets.edit import ConflictSheet, EditSheet


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path / "desk.trellis") as made:
        made.open(made.tickets[0])
        yield made


def edit(here: Room) -> EditSheet:
    """The edit sheet of the ticket that is open."""
    here.press("E", held=_shift())
    sheet = here.sheet()
    assert isinstance(sheet, EditSheet)
    return sheet


def _shift() -> Any:
    from PySide6.QtCore import Qt

    return Qt.KeyboardModifier.ShiftModifier


def theirs(here: Room, **fields: Any) -> None:
    """The lead changes the ticket from another desk on the same file."""

    def work(desk: Any) -> None:
        now = desk.tickets.detail(here.tickets[0]).ticket
        desk.tickets.edit(now.id, now.version, dataclasses.replace(now, **fields))

    here.elsewhere(here.crew.lead, work)


def conflict(sheet: EditSheet) -> ConflictSheet:
    """The conflict that is shown over the edit sheet."""
    shown = [c for c in sheet.findChildren(ConflictSheet) if c.isVisible()]
    assert len(shown) == 1
    return shown[0]


def kept(here: Room) -> Ticket:
    return here.kept(here.tickets[0]).ticket


def test_an_edit_nobody_crossed_is_saved(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText("Chromebook cart does not charge")
    sheet.requester.setText("Ms. Patel")
    sheet.tags.setText("usb-c, Cart")
    here.click(sheet.main)
    found = here.kept(here.tickets[0])
    assert (found.ticket.title, found.requester_name) == ("Chromebook cart does not charge", "Ms. Patel")
    assert found.ticket.tags == ("usb-c", "cart")
    assert "It was fine yesterday." in found.ticket.body
    assert here.notes() == ["B-0001 changed"]


def test_an_empty_title_is_said_beside_it_and_the_rest_is_kept(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText(" ")
    sheet.room.setText("119")
    here.click(sheet.main)
    assert sheet._rows["title"].error().startswith("A ticket needs a title.")
    assert sheet.room.text() == "119"
    sheet.reject()


def test_both_versions_are_shown_and_a_person_chooses_field_by_field(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText("Mine: green light blinks")
    sheet.device.setText("CB-2218")
    theirs(here, title="Theirs: no light", room="119")
    here.click(sheet.main)
    shown = conflict(sheet)
    assert set(shown.choices) == {"title", "room", "device"}
    assert shown.choices["title"].texts() == ("Mine: green light blinks", "Theirs: no light")
    assert {name: c.mine() for name, c in shown.choices.items()} == {"title": None, "room": False, "device": True}
    here.click(shown.main)
    assert not shown.choices["title"]._warning.isHidden()
    assert kept(here).title == "Theirs: no light"
    shown.choices["title"].choose(mine=True)
    here.click(shown.main)
    now = kept(here)
    assert (now.title, now.room, now.device) == ("Mine: green light blinks", "119", "CB-2218")
    assert here.page.findChildren(EditSheet) == []


@pytest.mark.parametrize(
    ("mine", "title", "room"), [(True, "Mine", "120"), (False, "Theirs", "119")], ids=["mine", "theirs"]
)
def test_one_side_is_taken_whole(here: Room, mine: bool, title: str, room: str) -> None:
    sheet = edit(here)
    sheet.headline.setText("Mine")
    sheet.room.setText("120")
    theirs(here, title="Theirs", room="119")
    here.click(sheet.main)
    shown = conflict(sheet)
    here.click(shown._all_mine if mine else shown._all_theirs)
    here.click(shown.main)
    assert (kept(here).title, kept(here).room) == (title, room)


def test_a_third_change_meanwhile_is_shown_too(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText("Mine")
    theirs(here, title="Theirs")
    here.click(sheet.main)
    shown = conflict(sheet)
    theirs(here, title="Theirs once more")
    shown.take_all(mine=True)
    here.click(shown.main)
    assert shown.isVisible()
    assert "changed once more" in shown.trouble.text()
    assert shown.choices["title"].texts() == ("Mine", "Theirs once more")
    assert kept(here).title == "Theirs once more"
    shown.take_all(mine=True)
    here.click(shown.main)
    assert kept(here).title == "Mine"


def test_going_back_keeps_my_words(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText("Mine")
    theirs(here, title="Theirs")
    here.click(sheet.main)
    conflict(sheet).reject()
    here.settle()
    assert sheet.isVisible()
    assert sheet.headline.text() == "Mine"
    assert kept(here).title == "Theirs"
    sheet.reject()


def test_changes_that_do_not_meet_both_stand_without_a_question(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText("Mine")
    here.elsewhere(here.crew.lead, lambda desk: desk.tickets.hand_over(here.tickets[0], here.crew.deshawn))
    here.click(sheet.main)
    assert (kept(here).title, kept(here).assignee) == ("Mine", here.crew.deshawn)


def test_a_requester_typed_by_name_can_be_chosen_over_theirs(here: Room) -> None:
    sheet = edit(here)
    sheet.requester.setText("Ms. New")
    theirs(here, requester=here.crew.soledad)
    here.click(sheet.main)
    shown = conflict(sheet)
    here.settle()
    assert shown.choices["requester"].texts() == ("Ms. New", "Soledad Núñez")
    shown.choices["requester"].choose(mine=True)
    here.click(shown.main)
    assert here.kept(here.tickets[0]).requester_name == "Ms. New"


def test_a_body_too_long_for_the_editor_is_never_cut(here: Room) -> None:
    long = "word " * (EDIT_CHARS // 4)
    theirs(here, body=long)
    here.page.detail.refresh()
    here.settle()
    sheet = edit(here)
    assert sheet.story is None
    sheet.headline.setText("A shorter title")
    here.click(sheet.main)
    assert kept(here).body == long.strip()


def test_another_process_on_the_same_file_is_met_the_same_way(here: Room) -> None:
    sheet = edit(here)
    sheet.headline.setText("Mine")
    script = textwrap.dedent(
        """
        import dataclasses, sys
        from pathlib import Path
        from uuid import UUID
        from trellis.desk.desk import Desk
        from trellis.store.sqlite import Database
        desk = Desk(Database(Path(sys.argv[1])))
        desk.frame.enter(UUID(sys.argv[2]))
        now = desk.tickets.detail(UUID(sys.argv[3])).ticket
        desk.tickets.edit(now.id, now.version, dataclasses.replace(now, title="From another process"))
        desk.close()
        """
    )
    arguments = [str(here.path), here.crew.lead.hex, here.tickets[0].hex]
    subprocess.run([sys.executable, "-c", script, *arguments], check=True, timeout=60)
    here.click(sheet.main)
    shown = conflict(sheet)
    assert shown.choices["title"].texts() == ("Mine", "From another process")
    shown.take_all(mine=False)
    here.click(shown.main)
    assert kept(here).title == "From another process"
