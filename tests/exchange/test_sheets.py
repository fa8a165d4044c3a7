"""Files of rows are found by looking, read row by row, and never more than a Trouble away from a clear sentence."""

from __future__ import annotations

import csv
import gzip
import json
import os
import threading
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trellis.exchange import sheets
from trellis.exchange.quoting import quoted
from trellis.exchange.sheets import open_sheet
from trellis.exchange.sniff import Sure
from trellis.rules.errors import Trouble


def made(folder: Path, content: bytes | str, name: str = "rows.csv") -> Path:
    """Return a file with that content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path) -> list[dict[str, str]]:
    return [dict(row) for row in open_sheet(path).rows()]


@pytest.mark.parametrize(
    ("codec", "mark", "label", "sure"),
    [
        ("utf-8", b"\xef\xbb\xbf", "UTF-8", Sure.SURE),
        ("utf-8", b"", "UTF-8", Sure.SURE),
        ("utf-16-le", b"\xff\xfe", "UTF-16", Sure.SURE),
        ("utf-16-be", b"\xfe\xff", "UTF-16", Sure.SURE),
        ("utf-16-le", b"", "UTF-16", Sure.LIKELY),
        ("utf-16-be", b"", "UTF-16", Sure.LIKELY),
        ("cp1252", b"", "Windows-1252 (Western European)", Sure.GUESS),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_encoding_is_found(tmp_path: Path, codec: str, mark: bytes, label: str, sure: Sure, packed: bool) -> None:
    content = mark + "id,écran\r\n1,“cassé”\r\n".encode(codec)
    sheet = open_sheet(made(tmp_path, gzip.compress(content) if packed else content))
    assert (sheet.encoding.label, sheet.encoding.sure) == (label, sure)
    assert [dict(row) for row in sheet.rows()] == [{"id": "1", "écran": "“cassé”"}]
    assert any("does not say how its letters are written" in note for note in sheet.notes) is (sure is Sure.GUESS)


def test_a_late_letter_decides_the_encoding(tmp_path: Path) -> None:
    plain = "id,text\n" + "1,abc\n" * 400_000
    assert read(made(tmp_path, plain.encode() + "2,é\n".encode("cp1252")))[-1] == {"id": "2", "text": "é"}
    assert read(made(tmp_path, plain.encode() + "2,é\n".encode()))[-1] == {"id": "2", "text": "é"}


def test_a_few_broken_letters_do_not_make_utf8_something_else(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, "id,text\n1,éééééééééééé\n2,x".encode() + b"\xff\n"))
    assert sheet.encoding.broken == 1
    assert [row["text"] for row in sheet.rows()] == ["éééééééééééé", "x\ufffd"]
    assert any("Characters broken in the file: 1" in note for note in sheet.notes)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_behind_quotes_and_line_breaks(tmp_path: Path, delimiter: str) -> None:
    others = "".join(d for d in ",;\t|" if d != delimiter)
    rows = [["id", "text", "n"], *([str(n), f'a{others}\n"b"{others}{delimiter}\r\nc', "1,5"] for n in range(9))]
    with (tmp_path / "rows.csv").open("w", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    sheet = open_sheet(tmp_path / "rows.csv")
    assert sheet.delimiter == delimiter
    assert [row.cells for row in sheet.rows()] == rows[1:]


def test_a_named_delimiter_is_believed(tmp_path: Path) -> None:
    assert read(made(tmp_path, "sep=;\r\na;b,c\r\n1;2,3\r\n")) == [{"a": "1", "b,c": "2,3"}]


def test_header_is_found_below_titles_and_blank_rows(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, "\n,,\nTickets of October\n\nid,name,room\n1,Ada,B12\n"))
    assert (sheet.header_line, sheet.columns) == (5, ("id", "name", "room"))
    assert [(row.number, dict(row)) for row in sheet.rows()] == [(6, {"id": "1", "name": "Ada", "room": "B12"})]
    assert "What stands above the table is left out." in sheet.notes


@pytest.mark.parametrize("rows", ["1,ada\n2,bo\n", "ada,2026-10-01\nbo,2026-10-02\n", "a@b.org,x\nc@d.org,y\n"])
def test_a_file_without_header_loses_no_row(tmp_path: Path, rows: str) -> None:
    sheet = open_sheet(made(tmp_path, rows))
    assert (sheet.header_line, sheet.columns) == (0, ("column 1", "column 2"))
    assert len(list(sheet.rows())) == 2
    assert any("does not look like a header" in note for note in sheet.notes)


def test_years_can_be_names_of_columns(tmp_path: Path) -> None:
    assert open_sheet(made(tmp_path, "school,2025,2026\nnorth,12.5,13.5\nsouth,1.5,3\n")).header_line == 1


def test_column_names_are_each_once(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, 'id,,id,ID,column 2," a  \nb"\n1,2,3,4,5,6\n'))
    assert sheet.columns == ("id", "column 2 (2)", "id (2)", "ID (3)", "column 2", "a b")
    assert sum("Column " in note for note in sheet.notes) == 3
    assert next(sheet.rows())["column 2"] == "5"


def test_ragged_rows_are_padded_cut_and_told(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, "a,b,c\n1\n1,2,3,,\n1,2,3,4\n\n,,\n1,2,3\n"))
    assert [row.cells for row in sheet.rows()] == [["1", "", ""], *[["1", "2", "3"]] * 3]
    assert (sheet.short_rows, sheet.long_rows) == (1, 1)
    assert any("the first in line 4" in note for note in sheet.notes)


def test_rows_know_the_line_they_start_in(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, 'a,b\n1,"x\ny\n\nz"\n2,y\r\n3,"\r\n"\n4,z\n'))
    assert [row.number for row in sheet.rows()] == [2, 6, 7, 9]
    assert [row.number for row in sheet.rows()] == [2, 6, 7, 9], "a sheet can be read twice"


def test_old_line_ends_and_spaces_behind_delimiters(tmp_path: Path) -> None:
    assert read(made(tmp_path, 'a, "b"\r1, "x, y"\r2, z\r')) == [{"a": "1", "b": "x, y"}, {"a": "2", "b": "z"}]


def test_zero_bytes_are_left_out_and_told(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, "a,b\n" + "some words,more words\n" * 9 + "x\0y,\0z\n"))
    assert list(sheet.rows())[-1].cells == ["xy", "z"]
    assert "Zero bytes left out: 2." in sheet.notes


def test_a_quotation_mark_never_closed_is_told_with_its_row(tmp_path: Path) -> None:
    sheet = open_sheet(made(tmp_path, 'a,b\n1,x\n2,"y\n3,z\n4,z\n'))
    assert [row.cells for row in sheet.rows()] == [["1", "x"], ["2", "y\n3,z\n4,z\n"]]
    assert sheet.unclosed_line == 3
    closed = open_sheet(made(tmp_path, 'a,b\n1,x\n2,"y"'))
    assert [row.cells for row in closed.rows()] == [["1", "x"], ["2", "y"]]
    assert closed.unclosed_line == 0


def test_a_large_cell_is_read_and_a_huge_one_is_trouble(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    large = "x" * 1_000_000
    assert read(made(tmp_path, f"a,b\n1,{large}\n"))[0]["b"] == large
    huge = open_sheet(made(tmp_path, 'a,b\n1,y\n2,"' + "x\n" * (sheets.CELL_LIMIT // 2 + 1)))
    with pytest.raises(Trouble, match="more than 16,777,216 characters in the row of line 3"):
        list(huge.rows())
    assert csv.field_size_limit() == before


def test_readings_side_by_side_keep_the_cell_limit_up(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    path = made(tmp_path, "a,b\n1,2\n3," + "x" * 200_000 + "\n")
    one, other = open_sheet(path).rows(), open_sheet(path).rows()
    next(one), next(other)
    one.close()  # type: ignore[attr-defined]
    assert len(next(other)["b"]) == 200_000
    other.close()  # type: ignore[attr-defined]
    assert csv.field_size_limit() == before


def test_progress_grows_to_the_whole_and_stopping_closes_the_file(tmp_path: Path) -> None:
    body = "a,b\n" + "".join(f"{n},{os.urandom(12).hex()}\n" for n in range(50_000))
    sheet = open_sheet(made(tmp_path, gzip.compress(body.encode())))
    done = [sheet.bytes_done for _ in sheet.rows()]
    assert done == sorted(done)
    assert 0 < done[len(done) // 2] < sheet.bytes_total
    assert sheet.bytes_done == sheet.bytes_total
    rows = sheet.rows()
    assert len(list(islice(rows, 10))) == 10
    rows.close()  # type: ignore[attr-defined]
    assert sheet.bytes_done < sheet.bytes_total


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has nothing in it"),
        (b"\n \n\r\n", "has nothing in it"),
        (b",,\n,,\n", "has no rows in it"),
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04....", "a zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
        (b"SQLite format 3\x00", "a database"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"<!DOCTYPE html><table>", "a web page"),
        (bytes(range(256)) * 40, "is not a text file"),
        (b"\x1f\x8b\x08\x00broken", "compressed and damaged"),
        (gzip.compress(b"a,b\n1,2\n" * 9999)[:-9], "compressed and damaged"),
    ],
)
def test_what_is_no_file_of_rows_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(Trouble, match=said) as caught:
        open_sheet(made(tmp_path, content))
    assert "rows.csv" in caught.value.happened
    assert caught.value.safe
    assert caught.value.todo


def test_a_place_that_is_no_file_is_trouble_and_never_waited_for(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is not there"):
        open_sheet(tmp_path / "missing.csv")
    with pytest.raises(Trouble, match="is not a file"):
        open_sheet(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(Trouble, match="is not a file"):
            open_sheet(tmp_path / "pipe.csv")


def test_a_file_name_cannot_disguise_itself(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        open_sheet(tmp_path / "\u202egnp.csv\n")
    assert "\u202e" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "FILE_LIMIT", 8 * 2**20)
    bomb = made(tmp_path, gzip.compress(b"1,2\n" * 2**22))
    assert bomb.stat().st_size < 2**17
    with pytest.raises(Trouble, match="has more than 8 MB"):
        open_sheet(bomb)


def test_one_endless_line_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LINE_LIMIT", 3 * 2**20)
    with pytest.raises(Trouble, match="has a line of more than 3 MB"):
        open_sheet(made(tmp_path, b"a,b\n" + b"x" * (5 * 2**20)))
    with pytest.raises(Trouble, match="more than 2,000 columns"):
        open_sheet(made(tmp_path, "a," * 3000 + "\n"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=300), st.text(alphabet="a1,;\t|\"\n\r '=\x00é", max_size=60).map(str.encode))
)
def test_no_bytes_raise_anything_but_trouble(tmp_path: Path, content: bytes) -> None:
    path = made(tmp_path, content)
    try:
        sheet = open_sheet(path)
        for row in sheet.rows():
            assert len(row.cells) == len(sheet.columns)
        assert all(isinstance(note, str) for note in sheet.notes)
    except Trouble:
        pass


def test_two_threads_can_read(tmp_path: Path) -> None:
    path = made(tmp_path, "a,b\n" + "1,2\n" * 20_000)
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(read(path)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [20_000] * 3


def test_what_is_quoted_is_short_and_shows_what_is_hidden() -> None:
    assert quoted("plain") == "plain"
    assert quoted("a\x00b\r\n\u202ec\ud800") == "a\\x00b\\r\\n\\u202ec\\ud800"
    assert len(quoted("x" * 1_000_000)) == 80
    assert len(quoted("\n" * 79)) == 80


def test_csv_spectrum_reads_as_its_authors_say(shared_data: Path) -> None:
    folder = shared_data / "csv-torture" / "csv-spectrum"
    files = sorted((folder / "csvs").glob("*.csv"))
    assert len(files) == 12
    for path in files:
        expected = json.loads((folder / "json" / f"{path.stem}.json").read_text("utf-8"))
        found = read(path)
        if path.stem == "location_coordinates":  # one object, and a phone number that is not in the file
            expected = [{**expected, "Contact Phone Number": found[0]["Contact Phone Number"]}]
        assert found == expected, path.name


def test_no_torture_or_hostile_file_raises_anything_but_trouble(shared_data: Path) -> None:
    read_well = 0
    troubles: dict[str, str] = {}
    for folder in ("csv-torture", "hostile"):
        for path in sorted(one for one in (shared_data / folder).rglob("*") if one.is_file()):
            try:
                sheet = open_sheet(path)
                read_well += len(list(sheet.rows())) >= 0
            except Trouble as trouble:
                troubles[path.name] = trouble.happened
    assert read_well >= 120
    for name, happened in troubles.items():
        workbook = Path(name).suffix in (".xlsx", ".xls", ".zip", ".gz") or "zip" in name
        assert workbook or name == "empty.csv", happened


@pytest.mark.parametrize(
    ("name", "delimiter", "header", "rows"),
    [
        ("country-2.csv", ";", 2, 5),
        ("issue-1478__table.csv", "|", 0, 10),
        ("without-headers.csv", ",", 0, 3),
        ("numeric-labels.csv", ",", 1, 3),
        ("issue-825.csv", ",", 1, 2),
        ("table.tsv", "\t", 1, 3),
        ("bom.csv", ",", 1, 2),
        ("blank-rows-multiple.csv", ",", 1, 2),
        ("compression__implicit-gz.csv", ",", 1, 2),
        ("issue-1138.csv", ";", 1, 7),
    ],
)
def test_frictionless_files_are_seen_as_a_person_sees_them(
    shared_data: Path, name: str, delimiter: str, header: int, rows: int
) -> None:
    sheet = open_sheet(shared_data / "csv-torture" / "frictionless" / name)
    assert (sheet.delimiter, sheet.header_line, len(list(sheet.rows()))) == (delimiter, header, rows)
