"""An advisor's stick: what is written is read back, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.exchange.stick import LARGEST, Stick, file_name, read_stick, stick_text, write_stick
from trellis.rules.errors import Trouble

STICK = Stick(
    UUID(int=7),
    "Riverside High Help Desk",
    "0123 4567 89ab cdef 0123 4567 89ab cdef",
    142,
    b"\xab" * 32,
    datetime(2026, 10, 12, 13, 5, tzinfo=UTC),
    datetime(2026, 10, 13, 8, 0, tzinfo=UTC),
)


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def test_a_person_can_read_it(tmp_path: Path):
    path = tmp_path / "stick.txt"
    write_stick(path, STICK)
    told = path.read_text("utf-8")
    assert told.isascii()
    for words in (
        "Desk: Riverside High Help Desk\n",
        "Fingerprint: 0123 4567 89ab cdef 0123 4567 89ab cdef\n",
        f"Newest signed line: 142:{'ab' * 32}\n",
        "Signed: 2026-10-12 13:05 UTC\n",
        "Written: 2026-10-13 08:00 UTC\n",
        "trellis verify --stick FILE",
    ):
        assert words in told
    assert max(map(len, told.splitlines())) <= 120
    assert len(told) < LARGEST / 2


def test_what_is_written_is_read_back(tmp_path: Path):
    path = tmp_path / "stick.txt"
    write_stick(path, STICK)
    assert read_stick(path) == STICK
    text = path.read_text("utf-8")
    for changed in (text.replace("\n", "\r\n"), "\ufeff" + text):
        assert read_stick(written(path, changed)) == STICK
    elsewhere = replace(STICK, signed=STICK.signed.astimezone(timezone(timedelta(hours=-5))))
    write_stick(path, elsewhere)
    assert read_stick(path) == STICK


@given(st.text(min_size=1, max_size=300))
def test_any_name_of_a_desk_comes_back_on_one_line(name: str):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stick.txt"
        write_stick(path, replace(STICK, name=name))
        kept = read_stick(path)
    assert replace(kept, name="") == replace(STICK, name="")
    assert "\n" not in kept.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trellis-stick-1", "trellis-stick-2"),
        ("142:", "0142:"),
        ("142:", "-142:"),
        ("142:", "x:"),
        ("abab", "abag"),
        ("0123 4567", "0123  4567"),
        ("0123 4567 89ab", "0123 4567"),
        ("cdef", "CDEF"),
        ("2026-10-12 13:05", "2026-13-12 13:05"),
        ("2026-10-12 13:05", "2026-10-12 13:05:00"),
        ("2026-10-12 13:05 UTC", "yesterday"),
        ("Fingerprint: ", "Fingerprint:"),
        ("Written: 2026-10-13 08:00 UTC\n", ""),
        ("To check", "Not to check"),
        ("Desk: River", "Desk: Other\nDesk: River"),
        ("\n\nTo check", "\n\nEvil: yes\n\nTo check"),
        ("00000000000000000000000000000007", "7"),
        ("00000000000000000000000000000007", "0000000000000000000000000000000g"),
        ("High", "Hi\x07gh"),
        ("High", "Hi\u202egh"),
        ("High", "Hi\ud800gh"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, old: str, new: str):
    text = stick_text(STICK)
    assert old in text
    path = written(tmp_path / "stick.txt", text.replace(old, new, 1))
    with pytest.raises(Trouble, match="not what Trellis writes"):
        read_stick(path)


@pytest.mark.parametrize("text", ["", "x", "\n" * 3, stick_text(STICK) + "\n", stick_text(STICK)[:-1]])
def test_half_a_file_and_other_files_are_refused(tmp_path: Path, text: str):
    with pytest.raises(Trouble, match="not what Trellis writes"):
        read_stick(written(tmp_path / "stick.txt", text))


def test_a_giant_file_is_not_read_to_its_end(tmp_path: Path):
    path = tmp_path / "stick.txt"
    with path.open("wb") as file:
        file.write(stick_text(STICK).encode())
        file.truncate(1 << 40)
    with pytest.raises(Trouble, match="not what Trellis writes"):
        read_stick(path)


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written(tmp_path: Path):
    with pytest.raises(Trouble, match="could not be read"):
        read_stick(tmp_path / "gone.txt")
    with pytest.raises(Trouble, match="could not be read"):
        read_stick(tmp_path)
    with pytest.raises(Trouble, match="could not be written"):
        write_stick(tmp_path / "gone" / "stick.txt", STICK)


@pytest.mark.parametrize(
    ("desk", "name"),
    [
        ("Riverside High Help Desk", "trellis-riverside-high-help-desk.txt"),
        ("../../etc/passwd", "trellis-etc-passwd.txt"),
        ("CON", "trellis-con.txt"),
        ("Écran\n 2", "trellis-cran-2.txt"),
        ("日本", "trellis-desk.txt"),
        ("", "trellis-desk.txt"),
        ("x" * 300, f"trellis-{'x' * 60}.txt"),
    ],
)
def test_the_file_is_named_after_the_desk(desk: str, name: str):
    assert file_name(desk) == name
