"""Disclosure by helpful features: hints, suggestions and the sign-in page show only what may be seen there."""

from __future__ import annotations

import dataclasses

import pytest

from tests.desks import acting
from tests.threats.world import World
from trellis.desk.desk import Desk
from trellis.rules.errors import Refused
from trellis.rules.sign_in import SignInName
from trellis.rules.tickets import Intake


def test_look_alikes_are_open_tickets_and_for_members(desk: Desk, world: World):
    acting(desk, world.maya)
    for title in ("Zebra one", "Zebra two", "Zebra three"):
        made = desk.tickets.open(Intake(title, device="CB-1", room="118")).value
        if title.endswith("two"):
            desk.tickets.trash(made.id)
        if title.endswith("three"):
            desk.tickets.resolve(made.id, "Done")
    found = desk.tickets.look_alikes("Zebra again", "118", "cb1")
    assert [alike.row.title for alike in found] == ["Zebra one"]
    desk.frame.leave()
    with pytest.raises(Refused):
        desk.tickets.look_alikes("Zebra again", "118", "cb1")


def test_a_list_row_and_a_hint_hold_no_bodies(desk: Desk, world: World):
    acting(desk, world.maya).tickets.open(Intake("Short\nA long secret about somebody"))
    for row in (desk.tickets.look_alikes("Short", "", "") or [None])[:1]:
        assert row is not None
        assert "long secret" not in repr(dataclasses.asdict(row))


def test_the_sign_in_page_knows_names_and_nothing_else():
    assert {field.name for field in dataclasses.fields(SignInName)} == {
        "id", "shown", "role", "has_secret", "blocked_until",
    }  # fmt: skip


def test_the_sign_in_page_shows_no_family_names_of_students(desk: Desk):
    shown = {"Amara K.", "Ben King", "Cleo King", "Deshawn K.", "Julia Soto", "Maya K."}
    assert {name.shown for name in desk.keys.names()} == shown
