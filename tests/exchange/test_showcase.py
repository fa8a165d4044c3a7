"""A project as a folder: whole or not at all, and nothing people wrote runs, loads or leads out of it."""

from __future__ import annotations

import gzip
import os
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from trellis.exchange.showcase import Showcase, ShownFile, file_names, html_page, page, write_folder
from trellis.rules.errors import Cancelled, Invalid, Trouble
from trellis.rules.markup import to_html

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
SHOWCASE = Showcase(
    title="Quiet room",
    people=("Maya Rivera", "Linh Tran"),
    desk="Lincoln desk",
    question="How loud is the library?",
    sections=(("What we made", "A **map** of four rooms.\n\n- one\n- two"), ("What could go wrong", "")),
    path=(("Measure", "2 November 2026"), ("Draw the map", "16 November 2026")),
    files=(
        ShownFile("map.png", "image/png", lambda: PNG, "The map"),
        ShownFile("Map.png", "image/png", lambda: PNG),
        ShownFile("data.csv", "text/plain", lambda: b"room,dB\n=1+1,5\n", "What we measured"),
        ShownFile("../../run.exe", "application/octet-stream", lambda: b"MZ\x00"),
    ),
    links=(("https://example.org/a_b?c=1", "Where we read"), ("javascript:alert(1)", "A trick")),
    reflections=(("Maya Rivera", "I *learned* to ask."),),
    signed="Signed by Julia Soto on 20 November 2026.",
)
NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "![x](file:///etc/passwd)",
    "![x](https://example.org/p.png)",
    "[x](javascript:alert(1))",
    "a](javascript:alert(1)) [b",
    "</title></style></div></main><iframe src=//x>",
    "\u202egnp.exe",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
]


class Looked(HTMLParser):
    """What a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        told = dict(attrs)
        self.loads += [str(told[name]) for name in ("src", "srcset", "background", "data", "poster") if name in told]
        self.links += [str(told["href"])] if "href" in told else []
        self.handlers += [name for name in told if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def harmless(html: str) -> Looked:
    looked = Looked(html)
    assert not {"script", "iframe", "svg", "object", "embed", "form", "link", "base"} & set(looked.tags)
    assert not looked.handlers
    assert all(re.fullmatch(r"files/[^/]+", unquote(address)) for address in looked.loads)
    assert all(re.match(r"(https?:|mailto:|files/[^/]+\Z)", unquote(a), re.I) for a in looked.links), looked.links
    assert looked.tags.count("html") == looked.tags.count("main") == looked.tags.count("style") == 1
    return looked


def test_the_folder(tmp_path: Path):
    told: list[tuple[int, int]] = []
    write_folder(tmp_path / "quiet", SHOWCASE, {"2-approved.txt": "A decision\n{}\n"}, lambda *step: told.append(step))
    made = {str(p.relative_to(tmp_path / "quiet")): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert set(made) == {
        "index.html",
        "project.md",
        str(Path("files", "map.png")),
        str(Path("files", "Map-2.png")),
        str(Path("files", "data.csv")),
        str(Path("files", "run.exe.bin")),
        str(Path("signatures", "2-approved.txt")),
    }
    assert made[str(Path("files", "data.csv"))] == b"room,dB\n=1+1,5\n"
    assert made[str(Path("signatures", "2-approved.txt"))] == b"A decision\n{}\n"
    assert told == [(n, 7) for n in range(1, 8)]
    assert os.listdir(tmp_path) == ["quiet"]
    names = [f"files/{name}" for name in file_names(SHOWCASE)]
    looked = harmless(made["index.html"].decode())
    assert looked.loads == names[:2]
    assert set(looked.links) == {*names[2:], "https://example.org/a_b?c=1"}
    for words in (
        "Quiet room",
        "Maya Rivera, Linh Tran, Lincoln desk",
        "How loud",
        "What we made",
        "The path",
        "learned",
    ):
        assert words in looked.text
    assert "What could go wrong" not in looked.text
    if sys.platform != "win32":
        assert not any(p.stat().st_mode & 0o022 for p in (tmp_path / "quiet").rglob("*"))


def test_the_page_in_markdown():
    text = page(SHOWCASE, file_names(SHOWCASE))
    for line in (
        "# Quiet room",
        "> How loud is the library?",
        "## What we made",
        "A **map** of four rooms.",
        "- Measure (2 November 2026)",
        "![The map](files/map.png)",
        "- [data.csv](files/data.csv): What we measured",
        "- <https://example.org/a_b?c=1>: Where we read",
        "- javascript:alert(1): A trick",
        "## What Maya Rivera thinks about it",
        "I *learned* to ask.",
    ):
        assert line in text.splitlines()
    assert to_html(text)


def test_code_left_open_ends_with_its_words():
    sections = (("One", "```\ncode"), ("Two", "~~~\n```\n~~~\nwords"))
    lines = page(replace(SHOWCASE, sections=sections), file_names(SHOWCASE)).splitlines()
    assert lines[lines.index("## One") : lines.index("## Two")] == ["## One", "", "```", "code", "```", ""]
    assert lines[lines.index("words") + 1 :][:2] == ["", "## The path"]


@pytest.mark.parametrize("nasty", NASTY)
def test_words_of_people_do_nothing(nasty: str):
    showcase = Showcase(
        nasty, (nasty,), nasty, nasty, ((nasty, nasty),), ((nasty, nasty),),
        (ShownFile(nasty, "image/png", bytes, nasty), ShownFile(nasty, "text/plain", bytes, nasty)),
        ((nasty, nasty), (f"https://example.org/{nasty}", nasty)), ((nasty, nasty),), nasty,
    )  # fmt: skip
    names = file_names(showcase)
    harmless(html_page(showcase, names))
    bare = replace(showcase, sections=(), reflections=())
    links = Looked(to_html(page(bare, names))).links
    assert links
    assert all(a.startswith(("https://example.org/", "files/")) for a in links), links


@pytest.mark.parametrize("address", ["../../secret.txt", "//host/share", "/etc/passwd", "files/../../x", "#", "1", ""])
def test_a_link_in_their_words_leads_to_the_web_or_nowhere(address: str):
    words = f"[here]({address}) and [there](HTTPS://example.org/)"
    looked = harmless(html_page(replace(SHOWCASE, sections=(("Words", words),)), file_names(SHOWCASE)))
    assert address not in looked.links
    assert any(a.lower() == "https://example.org/" for a in looked.links)


@pytest.mark.shared_data
def test_hostile_strings_from_outside(shared_data: Path):
    with gzip.open(
        shared_data / "hostile" / "xss_payloadbox_dev.txt.gz", "rt", encoding="utf-8", errors="replace"
    ) as f:
        lines = f.read().splitlines()[::5]
    sections = tuple((line, line) for line in lines)
    harmless(html_page(replace(SHOWCASE, sections=sections, links=tuple(sections)), file_names(SHOWCASE)))


def test_words_beyond_the_limits_are_shown_as_they_are():
    html = html_page(replace(SHOWCASE, sections=(("Long", "> " * 500 + "<b>deep"),)), file_names(SHOWCASE))
    assert "&lt;b&gt;deep</pre>" in html
    harmless(html)


def test_never_into_what_holds_something(tmp_path: Path):
    full, empty, file = tmp_path / "full", tmp_path / "empty", tmp_path / "file"
    full.mkdir()
    empty.mkdir()
    (full / "mine.txt").write_text("precious")
    file.write_text("precious")
    for taken in (full, file):
        with pytest.raises(Invalid, match="holds something already") as caught:
            write_folder(taken, SHOWCASE, {})
        assert caught.value.field == "folder"
    assert os.listdir(full) == ["mine.txt"]
    assert file.read_text() == "precious"
    write_folder(empty, SHOWCASE, {})
    assert (empty / "index.html").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_a_link_is_not_followed(tmp_path: Path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    with pytest.raises(Invalid):
        write_folder(tmp_path / "link", SHOWCASE, {})
    assert os.listdir(tmp_path / "there") == []


@pytest.mark.parametrize("after", range(7))
def test_stopped_it_leaves_nothing(tmp_path: Path, after: int):
    asked = iter([False] * after + [True])
    with pytest.raises(Cancelled):
        write_folder(tmp_path / "quiet", SHOWCASE, {"a": "b"}, stop=lambda: next(asked))
    assert os.listdir(tmp_path) == []


def test_what_cannot_be_written_is_told(tmp_path: Path):
    for name in ("gone/quiet", "x" * 300, "a\x00b"):
        with pytest.raises(Trouble):
            write_folder(tmp_path / name, SHOWCASE, {})
    assert os.listdir(tmp_path) == []


def test_a_failure_on_the_way_leaves_nothing(tmp_path: Path):
    def fail(done: int, _: int) -> None:
        if done == 3:
            raise OSError(28, "No space left on device")

    with pytest.raises(Trouble, match="No space left"):
        write_folder(tmp_path / "quiet", SHOWCASE, {}, fail)
    assert os.listdir(tmp_path) == []
