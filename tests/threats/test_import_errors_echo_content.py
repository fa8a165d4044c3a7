"""Import errors echo content: what stands in a file is cut, on one line and harmless when a message shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import acting
from tests.threats.world import World
from trellis.desk.desk import Desk
from trellis.desk.importing import NotImported
from trellis.rules.errors import Trouble

HOSTILE = '<img src="file:///etc/passwd" onerror=alert(1)>\x1b[2J\u202e\u2066\x00\x07\r\n' + "A" * 5_000
SECRET = "A" * 100


def assert_plain(told: str) -> None:
    assert told.isprintable(), ascii(told)
    assert SECRET not in told
    assert len(told) < 2_500


def own(path: Path, **cells: str) -> Path:
    row = {"Title": "T", "Origin": "else", "Origin id": "1", "Text": "x"} | cells
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in row.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(row) + "\n" + ",".join(quoted) + "\n")
    return path


COLUMNS = (
    "Status,Urgency,Impact,Source,Created,Updated,Resolved,Closed,Trashed,Room,Device,Category,Helpers,Origin,"
    "Wakes on,Work log,Duplicate of,Waiting for,Origin id"
).split(",")


@pytest.mark.parametrize("column", COLUMNS)
def test_a_cell_in_a_message_is_cut_and_plain(desk: Desk, world: World, tmp_path: Path, column: str):
    acting(desk, world.advisor)
    path = own(tmp_path / "t.csv", **{column: HOSTILE})
    look = desk.transfer.look(path, "trellis")
    assert look.problems, column
    for told in look.sentences():
        assert_plain(told)
    with pytest.raises(NotImported) as refused:
        desk.transfer.import_tickets(path, "trellis")
    assert_plain(str(refused.value))


def test_names_of_columns_and_files_are_cut_and_plain(desk: Desk, world: World, tmp_path: Path):
    acting(desk, world.advisor)
    odd = tmp_path / ("<b>\x1b[31m\u202e" + "n" * 200 + ".csv")
    header = HOSTILE.replace("\x00", "").replace("\r\n", " ").replace('"', "'")
    for content in (
        f"{header},b\n1,2\n",
        f"id,title,content_html,{header}\n1,T,x,y\n",
        "",
        "\x00\x01\x02" * 50,
        f'id,title,content_html\n1,"{HOSTILE}',
        "id,title,content_html," + ",".join(f"{HOSTILE[:40]}{n}" for n in range(1_500)).replace('"', "") + "\n1,T,x\n",
    ):
        odd.write_text(content, "utf-8")
        try:
            look = desk.transfer.look(odd, "support-questions")
        except Trouble as trouble:
            said = [str(trouble)]
        else:
            said = look.sentences()
            said += desk.transfer.detect(odd)[1]
        for told in said:
            assert_plain(told)


def test_names_of_unknown_people_are_one_line_each(desk: Desk, world: World, tmp_path: Path):
    path = own(tmp_path / "t.csv", Requester=HOSTILE)
    look = acting(desk, world.advisor).transfer.look(path, "trellis")
    (name,) = look.unknown_people
    assert "\n" not in name
    assert len(name) <= 161


@pytest.mark.parametrize("name", ["../../../etc/shadow", "\x1b]0;x\x07", "<script>" * 100])
def test_a_path_in_a_message_is_its_name(desk: Desk, world: World, tmp_path: Path, name: str):
    with pytest.raises(Trouble) as told:
        acting(desk, world.advisor).transfer.look(tmp_path / name, "trellis")
    assert_plain(str(told.value))
