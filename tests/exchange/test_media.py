"""Files people hand in: types by bytes, names that lead nowhere, reading what is a file."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import re
import struct
import sys
import wave
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.exchange.media import LONGEST, PICTURES, TEXT, UNKNOWN, media_of, read_file, safe_name
from trellis.rules.errors import Invalid

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    return data.getvalue()


def sound() -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16))
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"GIF89a\x01\x00", "image/gif"),
        (b"RIFF\x1a\x00\x00\x00WEBPVP8L", "image/webp"),
        (b"%PDF-1.7\n", "application/pdf"),
        (zipped(), "application/zip"),
        (b"PK\x05\x06" + bytes(18), "application/zip"),
        (sound(), "audio/wav"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x00" + bytes(100), "audio/mpeg"),
        (b"OggS\x00\x02", "audio/ogg"),
        (struct.pack(">I", 24) + b"ftypisom" + bytes(12), "video/mp4"),
        (struct.pack(">I", 24) + b"ftypM4A " + bytes(12), "audio/mp4"),
        (struct.pack(">I", 24) + b"ftypheic" + bytes(12), UNKNOWN),
        ("Grüße\n".encode(), TEXT),
        (b"\xef\xbb\xbfa,b\r\n", TEXT),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", TEXT),
        (b"<!doctype html><script>1</script>", TEXT),
        (b"#!/bin/sh\nrm -rf /\n", TEXT),
        (b"MZ\x90\x00\x03", UNKNOWN),
        (b"\x7fELF\x02\x01\x01\x00", UNKNOWN),
        (b"caf\xe9", UNKNOWN),
        (b"a\x00b", UNKNOWN),
        (b"\xff\xfe\x00\x00", UNKNOWN),
        (b"RIFF", UNKNOWN),
        (b"", UNKNOWN),
        (b" \x89PNG\r\n\x1a\n", UNKNOWN),
    ],
)
def test_the_bytes_say_what_it_is(data: bytes, media: str):
    assert media_of(data) == media


def test_only_these_are_pictures():
    assert {media_of(d) for d in (PNG, b"\xff\xd8\xff", b"GIF87a", b"RIFF....WEBP")} == PICTURES
    assert "image/svg+xml" not in PICTURES


@given(st.binary(max_size=64))
def test_any_bytes_have_a_type(data: bytes):
    assert re.fullmatch(r"[a-z]+/[a-z0-9-]+", media_of(data))


@pytest.mark.parametrize(
    ("name", "media", "safe"),
    [
        ("map.png", "image/png", "map.png"),
        ("Sound map, final (2).PNG", "image/png", "Sound map, final (2).png"),
        ("Straßenkarte é.jpeg", "image/jpeg", "Straßenkarte é.jpeg"),
        ("plan.docx", "application/zip", "plan.docx"),
        ("data.csv", TEXT, "data.csv"),
        ("bracket.stl", UNKNOWN, "bracket.stl"),
        ("photo.png", "image/jpeg", "photo.png.jpg"),
        ("report.pdf.exe", UNKNOWN, "report.pdf.exe.bin"),
        ("run.bat", TEXT, "run.bat.txt"),
        ("page.html", TEXT, "page.html.txt"),
        ("drawing.svg", TEXT, "drawing.svg.txt"),
        ("setup", UNKNOWN, "setup.bin"),
        ("notes", TEXT, "notes.txt"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("..\\..\\x.png", "image/png", "x.png"),
        ("C:\\Windows\\x.png", "image/png", "x.png"),
        ("C:x.png", "image/png", "C_x.png"),
        ("\\\\host\\share\\x.png", "image/png", "x.png"),
        ("x.png:hidden", "image/png", "x.png_hidden.png"),
        ("..", TEXT, "file.txt"),
        ("", UNKNOWN, "file.bin"),
        ("/", "image/png", "file.png"),
        (".bashrc", TEXT, "bashrc.txt"),
        ("-rf.txt", TEXT, "rf.txt"),
        ("~root", TEXT, "root.txt"),
        ("CON", TEXT, "_CON.txt"),
        ("aux.png", "image/png", "_aux.png"),
        ("com1.tar.png", "image/png", "_com1.tar.png"),
        ("nul .txt", TEXT, "_nul.txt"),
        ("LPT¹.txt", TEXT, "_LPT¹.txt"),
        ("a.png. . ", "image/png", "a.png"),
        ("a\x00b.png", "image/png", "ab.png"),
        ("x\u202egnp.exe", "image/png", "xgnp.exe.png"),
        ("a\nb.png", "image/png", "ab.png"),
        ("=1+1.csv", TEXT, "1+1.csv"),
        ("a\ud800.png", "image/png", "a_.png"),
    ],
)
def test_names(name: str, media: str, safe: str):
    assert safe_name(name, media, set()) == safe


def test_a_long_name_is_cut_between_characters():
    for name in ("é" * 300 + ".png", "e\u0301\u0302" * 200 + ".png", "🏳️‍🌈" * 100, "x" * 400):
        made = safe_name(name, "image/png", set())
        assert len(made.encode()) <= LONGEST
        assert made.endswith(".png")


def test_one_name_each_whatever_its_case():
    taken: set[str] = set()
    made = []
    for name in ("Map.png", "map.PNG", "MAP.png", "map-2.png"):
        made.append(safe_name(name, "image/png", taken))
        taken.add(made[-1].casefold())
    assert made == ["Map.png", "map-2.png", "MAP-3.png", "map-2-2.png"]


NASTY = st.text(st.one_of(st.sampled_from("./\\:%$ \u202e\x00~-CONaux1"), st.characters()), max_size=120)
KINDS = st.sampled_from([TEXT, UNKNOWN, "image/png", "application/zip", "something/else"])


def stays_inside(made: str) -> None:
    assert made == Path(made).name
    assert not set(made) & set('/\\:*?"<>|%\x00')
    assert not made.startswith((".", "-", " ", "~"))
    assert not made.endswith((".", " "))
    assert not DEVICES.fullmatch(made.split(".")[0].strip())
    assert len(made.encode()) <= LONGEST
    assert made.rpartition(".")[2] not in {
        "exe",
        "bat",
        "cmd",
        "com",
        "sh",
        "html",
        "svg",
        "lnk",
        "url",
        "js",
        "desktop",
    }


@given(NASTY, KINDS)
def test_no_name_leads_out(name: str, media: str):
    made = safe_name(name, media, set())
    stays_inside(made)
    assert safe_name(made, media, set()) == made
    stays_inside(safe_name(name, media, {made.casefold()}))


@pytest.mark.shared_data
def test_hostile_strings_as_names(shared_data: Path, tmp_path: Path):
    lines = json.loads((shared_data / "hostile" / "blns.json").read_text(encoding="utf-8"))
    with gzip.open(
        shared_data / "hostile" / "xss_payloadbox_dev.txt.gz", "rt", encoding="utf-8", errors="replace"
    ) as file:
        lines += file.read().splitlines()[:2000]
    taken: set[str] = set()
    for line in lines:
        made = safe_name(line, TEXT, taken)
        stays_inside(made)
        taken.add(made.casefold())
        (tmp_path / made).write_bytes(b"x")
    assert len(list(tmp_path.iterdir())) == len(lines)


def test_a_file_is_read_up_to_the_limit(tmp_path: Path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 10)
    assert read_file(path, 10) == b"x" * 10
    with pytest.raises(Invalid, match="larger than 9 bytes") as caught:
        read_file(path, 9)
    assert caught.value.field == "file"


def test_what_is_no_file_is_told(tmp_path: Path):
    (tmp_path / "empty").touch()
    for name, said in (
        ("", "folder"),
        ("gone", "could not be read"),
        ("empty", "empty"),
        ("a\x00b", "could not be read"),
    ):
        with pytest.raises(Invalid, match=said) as caught:
            read_file(tmp_path / name, 10)
        assert caught.value.field == "file"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such devices there")
def test_a_device_or_pipe_is_never_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "good").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "good")
    for name in ("pipe", "zero.png"):
        with pytest.raises(Invalid, match="device"):
            read_file(tmp_path / name, 10)
    with pytest.raises(Invalid, match="could not be read"):
        read_file(tmp_path / "loop", 10)
    assert read_file(tmp_path / "link", 10) == b"x"
