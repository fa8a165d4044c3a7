"""The one safe view: nothing runs, nothing loads, nothing freezes."""

from __future__ import annotations

import gzip
import json
import random
import re
import time
from collections.abc import Callable
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from trellis.rules import markup
from trellis.rules.markup import ATTRIBUTES, SCHEMES, TAGS, TooMuch, bracket_search, check_limits, to_html
from trellis.ui.pages import Sheet
from trellis.ui.text import (
    MarkdownEditor,
    PlainReader,
    SafeText,
    ask_link,
    chopped,
    elide,
    menu_text,
    plain_label,
    plain_tip,
)

HOSTILE = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](vbscript:msgbox)",
    "[x](\\\\host\\share\\x)",
    "[x](//host/share)",
    "[x](jar:http://x!/y)",
    "[x](intent://x#Intent;end)",
    "<javascript:alert(1)>",
    "<file:///etc/passwd>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)</script>",
    "<img src=file:///etc/passwd onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "![a](file:///etc/passwd)",
    "![a](//host/share/x.png)",
    "![a](http://example.org/x.png)",
    "![a](javascript:alert(1))",
    "[![a](file:///etc/passwd)](file:///etc/shadow)",
    "<div style='background: url(file:///etc/passwd)'>x</div>",
    "<style>body { background-image: url(file:///etc/passwd) }</style>",
    "<link rel=stylesheet href=file:///etc/passwd>",
    "<a href='javascript:alert(1)' onclick='alert(1)'>x</a>",
    '<a href="http://x" style="background:url(file:///x)">x</a>',
    "<iframe src='file:///etc/passwd'></iframe><object data='x'></object><embed src='x'>",
    "<svg><script>alert(1)</script></svg><math><mtext></mtext></math>",
    "<table background='file:///etc/passwd'><tr><td>x</td></tr></table>",
    '[x](http://a "onmouseover=alert(1)")',
    '[x](http://a" onmouseover="alert(1))',
    "`<script>`\n\n    <script>alert(1)</script>\n",
    "| <script> | b |\n|---|---|\n| ![x](file:///y) | [z](javascript:1) |",
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02klzzwxh:0000\x03 <b>x</b> \x02wzxhzdk:0\x03",
]

SLOW = {
    "18 nested tables": "<table border=1><tr><td>" * 18,
    "18 nested tables in Markdown": "| a |\n|---|\n" * 18 + "<table><tr><td>" * 18,
    "20,000 list items": "- a\n" * 20_000,
    "as many list items as pass": "- a\n" * 400,
    "one line of 2 MB": "a" * 2_000_000,
    "words of 2 MB": "lorem ipsum " * 170_000,
    "2 MB of empty lines": "\n" * 2_000_000,
    "quotes in quotes": "> " * 5_000 + "a",
    "quotes in quotes, line by line": "\n".join("> " * depth + "a" for depth in range(90)),
    "lists in lists": "\n".join("    " * depth + "- a" for depth in range(60)),
    "lists in a line": "- " * 4_000,
    "lists by tabs": "-\t" * 2_000,
    "lists and quotes in a line": "> * " * 1_000,
    "open brackets": "[" * 9_000,
    "open brackets in paragraphs": ("[" * 300 + "\n\n") * 30,
    "open pictures": "![" * 4_000,
    "brackets in brackets": "[" * 3_000 + "]" * 3_000,
    "links never closed": "[a](" * 2_000,
    "stars": "*" * 9_000,
    "stars in pairs": "**a" * 3_000,
    "stars and lines": "*a _b " * 1_500,
    "backticks": "`" * 9_000,
    "backticks of every length": " ".join("`" * n for n in range(130)),
    "backslashes": "\\*" * 4_000,
    "entities": "&amp;" * 2_000,
    "opened tags": "<a " * 3_000,
    "opened comments": "<!--" * 2_500,
    "addresses": "http://a " * 1_100,
    "addresses in brackets": "<http://a> " * 900,
    "fences never closed": "```\na\n" * 200,
    "a table of many rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * 390,
    "a table of many columns": "|".join("a" * 1_000) + "\n" + "|".join("-" * 1_000),
    "underlines": "a\n===\n" * 190,
    "tabs": "\t" * 9_000,
    "accents upon accents": "a" + "\u0301" * 9_000,
    "families of faces": "👩‍👩‍👧‍👦" * 1_400,
    "directions": "\u202e\u202d" * 4_500,
    "NUL": "\0" * 9_000,
}


class Asked(HTMLParser):
    """Every tag and attribute of a piece of HTML, as a parser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_harmless(markdown: str) -> None:
    """The HTML of `markdown` has allowed tags, attributes and schemes only, or there is none."""
    try:
        html = to_html(markdown)
    except TooMuch:
        return
    for tag, attributes in Asked(html).tags:
        assert tag in TAGS, (tag, markdown)
        assert set(attributes) <= ATTRIBUTES.get(tag, set()), (attributes, markdown)
        href = attributes.get("href")
        if href is not None:
            # Relative addresses have no scheme; ask_link offers no Open for them.
            scheme = QUrl.fromEncoded(href.encode()).scheme().lower()
            assert scheme in SCHEMES | {""}, (href, markdown)
            assert not re.match(r"[\s\x00-\x20]*(javascript|data|file|vbscript)\s*:", href, re.I), (href, markdown)


class Counter:
    """Counts what Qt's text wants to load and what Python opens."""

    def __init__(self) -> None:
        self.asked: list[object] = []


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter:
    """Every loadResource call on any text view and every opened address during a test."""
    from trellis.ui import text

    counter = Counter()
    real = text._Browser.loadResource

    def load(self: object, kind: int, name: object) -> object:
        answer = real(self, kind, name)  # type: ignore[arg-type]
        counter.asked.append((name, answer))
        return answer

    monkeypatch.setattr(text._Browser, "loadResource", load)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: counter.asked.append((url, "opened")) or True)
    return counter


@pytest.fixture
def view(qtbot: QtBot) -> SafeText:
    """A safe view on screen, 500 wide."""
    shown = SafeText()
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


# What Markdown becomes


def test_everyday_markdown() -> None:
    html = to_html("Reset done, **no** change.\nThe *cart*, `strip 2`.\n\n1. one\n2. two\n\n> said")
    assert "<strong>no</strong>" in html
    assert "<br>" in html
    assert "<li>one</li>" in html
    assert "<blockquote>" in html


def test_tables_and_fences() -> None:
    html = to_html("| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\nx = <b>\n```")
    assert '<td align="right">' in html or "<td" in html
    assert "x = &lt;b&gt;</code></pre>" in html


def test_raw_html_stays_as_words() -> None:
    assert "&lt;b&gt;x&lt;/b&gt;" in to_html("<b>x</b>")


def test_a_picture_becomes_words_and_address() -> None:
    html = to_html("see ![the strip](file:///etc/passwd) here")
    assert "see the strip (file:///etc/passwd) here" in html


def test_addresses_become_links_without_their_full_stop() -> None:
    html = to_html("See https://example.org/a_b_c?x=1&y=2. Then <mailto:desk@example.org>.")
    assert '<a href="https://example.org/a_b_c?x=1&amp;y=2">https://example.org/a_b_c?x=1&amp;y=2</a>.' in html


def test_no_link_inside_a_link() -> None:
    html = to_html("[https://good.example](https://other.example)")
    assert re.findall(r'href="([^"]*)"', html) == ["https://other.example"]


def test_lines_that_look_like_references_stay() -> None:
    assert "[a]: /x" in to_html("[a]: /x")


# Nothing runs


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_become_harmless(words: str) -> None:
    assert_harmless(words)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_load_nothing(words: str, view: SafeText, counted: Counter, qtbot: QtBot) -> None:
    view.set_markdown(words)
    view.view().grab()
    view.set_plain(words)
    view.view().grab()
    assert counted.asked == []


def test_the_last_wall_stands_alone(view: SafeText, tmp_path: Path) -> None:
    secret, picture = tmp_path / "secret.txt", tmp_path / "red.png"
    secret.write_text("secret words")
    red = QImage(40, 40, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    assert red.save(str(picture))
    browser = view.view()
    # Straight into the document, past every filter.
    browser.setHtml(
        f"<p>x<img width=40 height=40 src='{picture.as_uri()}'><img src='{picture}'><img src='//host/share/x.png'></p>"
        f"<table background='{picture.as_uri()}'><tr><td style='background-image: url({picture.as_uri()})'>y"
    )
    QApplication.processEvents()
    shown = browser.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
    assert "#ff0000" not in colours
    for path in (secret, picture):
        for kind in QTextDocument.ResourceType:
            for answer in (
                browser.document().resource(kind.value, QUrl.fromLocalFile(str(path))),
                browser.document().resource(kind.value, QUrl(str(path))),
                browser.loadResource(kind.value, QUrl.fromLocalFile(str(path))),
            ):
                assert (answer.size().width() if isinstance(answer, QImage) else answer.size()) <= 1
    browser.setSource(QUrl.fromLocalFile(str(secret)))
    assert "secret words" not in browser.toPlainText()


def test_no_sanitiser_no_rich_text(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "nh3", None)
    with pytest.raises(ImportError):
        to_html("**x**")


def test_the_second_wall_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        def reset(self) -> Bare:
            return self

        def convert(self, text: str) -> str:
            return text

    monkeypatch.setattr(markup, "_parser", Bare)
    html = to_html("<b onclick=x>y</b><script>z</script><a href='javascript:1'>q</a><img src=x>")
    assert html == "y<a>q</a>"


def test_xss_lines(shared_data: Path) -> None:
    with gzip.open(shared_data / "hostile" / "xss_payloadbox_dev.txt.gz", "rt", encoding="utf-8") as lines:
        found = [line.rstrip("\n") for line in lines]
    assert len(found) > 4_000
    for line in found:
        assert_harmless(line)


def test_naughty_strings(shared_data: Path, view: SafeText, counted: Counter) -> None:
    strings = json.loads((shared_data / "hostile" / "blns.json").read_text(encoding="utf-8"))
    for string in strings:
        assert_harmless(string)
        view.set_markdown(string)
        assert view.text() == string
    assert counted.asked == []


def test_sanitizer_cases(shared_data: Path, view: SafeText, counted: Counter) -> None:
    cases = sorted((shared_data / "hostile" / "bleach").glob("*.test"))
    assert cases
    for case in cases:
        words = case.read_text(encoding="utf-8", errors="replace")
        assert_harmless(words)
        view.set_markdown(words)
        view.view().grab()
    assert counted.asked == []


def test_commonmark_examples(shared_data: Path, view: SafeText, counted: Counter) -> None:
    examples = json.loads((shared_data / "hostile" / "commonmark_spec_0.31.json").read_text(encoding="utf-8"))
    for example in examples:
        assert_harmless(example["markdown"])
        view.set_markdown(example["markdown"])
    assert counted.asked == []


def test_markdown_it_cases(shared_data: Path) -> None:
    files = sorted((shared_data / "hostile" / "markdown_it").glob("*.md"))
    assert files
    for file in files:
        for part in file.read_text(encoding="utf-8").split("\n.\n"):
            assert_harmless(part)


# Nothing freezes


def own_time(work: Callable[[], object]) -> float:
    """The least of three runs in seconds of this thread's own time, so that a busy machine does not matter."""
    runs = []
    for _ in range(3):
        start = time.thread_time()
        work()
        runs.append(time.thread_time() - start)
    return min(runs)


@pytest.mark.parametrize("name", SLOW)
def test_no_text_takes_longer_than_100_ms(name: str, view: SafeText) -> None:
    view.set_markdown("*warm*")

    def work() -> None:
        view.set_markdown(SLOW[name])
        QApplication.processEvents()
        view.view().viewport().repaint()

    assert own_time(work) < 0.1
    assert view.view().toPlainText() or not SLOW[name].strip("\n\t -")


def test_random_marks_are_fast_or_refused() -> None:
    to_html("warm")
    dice = random.Random(7)
    parts = [
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "<",
        ">",
        "!",
        "&amp;",
        "\\",
        "|",
        "~",
        "#",
        "- ",
        "1. ",
        "a",
        " ",
        "\n",
        "\n\n",
        "> ",
        "http://a",
        "    ",
        "\t",
        "```\n",
        "**",
        "![",
        "<http://a>",
    ]
    for _ in range(300):
        some = dice.sample(parts, dice.randint(1, 4))
        text = "".join(dice.choice(some) for _ in range(dice.choice([50, 400, 3_000])))
        start = time.thread_time()
        with suppress(TooMuch):
            to_html(text)
        assert time.thread_time() - start < 0.25, text[:80]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 10_001, "length"),
        ("a\n" * 401, "lines"),
        ("a" * 4_001, "line length"),
        ("> " * 9 + "a", "depth"),
        ("* " * 9 + "a", "depth"),
        ("|" * 251, "table"),
        (("`a` " * 300 + "\n") * 4, "marks"),
        ("[" * 500, "brackets"),
    ],
)
def test_limits_say_which(text: str, reason: str) -> None:
    with pytest.raises(TooMuch, match=reason):
        check_limits(text)


def test_ordinary_texts_are_within_the_limits() -> None:
    check_limits("- - - - - - - - - - - -\n\n* * * * * * * * * * *")
    check_limits("\n".join(f"- [link {n}](https://example.org/{n}) and **bold** `code`" for n in range(100)))
    check_limits("> > quoted twice\n> once\n" * 60)


def test_bracket_search_counts_the_way_to_the_end() -> None:
    assert bracket_search("[ab]") == 3
    assert bracket_search("[abc") == 4
    assert bracket_search("[a](bcd") == 2 + 5
    assert bracket_search("[a](b) (c) [d]") == 2 + 3 + 2


# Beyond the limits


def test_a_long_text_is_cut_and_can_be_read_whole(
    view: SafeText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = "".join(f"line {n}\n" for n in range(30_000))
    view.set_markdown(whole)
    assert view.is_cut()
    assert view.view().toPlainText().startswith("line 0\nline 1\n")
    seen: list[PlainReader] = []
    monkeypatch.setattr(Sheet, "exec", lambda sheet: seen.append(sheet.findChild(PlainReader)) or sheet.deleteLater())
    qtbot.mouseClick(view.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert len(seen) == 1
    view.set_markdown("short")
    assert not view.is_cut()
    assert view.view().toPlainText() == "short"


@pytest.mark.parametrize(
    "whole", ["a" * 200_000, "lorem ipsum " * 12_000, "\n" * 9_000, "", "x\r\ny\rz", "line\n" * 5_000]
)
def test_the_reader_shows_every_character(whole: str, qtbot: QtBot) -> None:
    reader = PlainReader(whole)
    qtbot.addWidget(reader)
    pages = [reader.page_text()]
    while reader.later.isEnabled():
        reader.later.click()
        pages.append(reader.page_text())
        assert len(pages[-1]) < 70_000
    flat = re.compile(r"[\r\n]")
    assert flat.sub("", "".join(pages)) == flat.sub("", whole)
    for _ in pages[1:]:
        reader.earlier.click()
    assert reader.page_text() == pages[0]
    assert not reader.earlier.isEnabled()


def test_the_reader_never_freezes(qtbot: QtBot) -> None:
    def work() -> None:
        reader = PlainReader("a" * 2_000_000)
        qtbot.addWidget(reader)
        reader.resize(600, 400)
        reader.show()
        reader.grab()

    assert own_time(work) < 0.1


def test_chopped_keeps_every_letter() -> None:
    assert list(chopped("abcde\nf\n\n", 2)) == ["ab", "cd", "e", "f", "", ""]


# Links


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], str]]:
    """What link questions show: their buttons and the address; each is answered with yes."""
    seen: list[tuple[list[str], str]] = []

    def answer(sheet: Sheet) -> int:
        buttons = [b.text() for b in sheet.findChildren(QPushButton)]
        shown = sheet.findChild(QPlainTextEdit)
        assert shown is not None
        seen.append((buttons, shown.toPlainText()))
        sheet.deleteLater()
        return 1 if "Open" in buttons else 0

    monkeypatch.setattr(Sheet, "exec", answer)
    return seen


def test_a_link_asks_and_shows_the_address(
    view: SafeText, counted: Counter, sheets: list[tuple[list[str], str]]
) -> None:
    view.set_markdown("[my bank](https://evil.example/%E2%80%AE?a=<b>)")
    view.view().anchorClicked.emit(QUrl("https://evil.example/\u202e?a=<b>"))
    assert sheets == [(["Copy the address", "Cancel", "Open"], "https://evil.example/%E2%80%AE?a=%3Cb%3E")]
    assert [what for _, what in counted.asked] == ["opened"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "//host/share",
        "relative/path",
        "smb://host/x",
        "ftp://host",
        "\\\\host\\x",
    ],
)
def test_other_schemes_can_only_be_copied(
    address: str, view: SafeText, counted: Counter, sheets: list[tuple[list[str], str]]
) -> None:
    assert not ask_link(view, address)
    assert sheets[0][0] == ["Copy the address", "Cancel"]
    assert counted.asked == []


def test_a_very_long_address_is_shown_in_pieces(
    view: SafeText, counted: Counter, sheets: list[tuple[list[str], str]]
) -> None:
    ask_link(view, "https://example.org/" + "a" * 100_000)
    assert max(map(len, sheets[0][1].split("\n"))) <= 200


# Lines, tips, menus


def test_labels_and_tips_show_words_as_they_are(qtbot: QtBot) -> None:
    words = "<b>x</b><img src=file:///etc/passwd>"
    label = plain_label(words)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain_tip(label, words)
    document = QTextDocument()
    document.setHtml(label.toolTip())
    assert document.toPlainText() == words
    plain_tip(label, "")
    assert label.toolTip() == ""


def test_elide_and_menu_text() -> None:
    assert elide("a\n b\t c") == "a b c"
    assert elide("abcdefghij", 5) == "abcd…"
    assert len(elide("x" * 1_000_000)) <= 80
    assert menu_text("salt & pepper") == "salt && pepper"


def test_the_view_is_as_high_as_its_words(view: SafeText) -> None:
    view.set_markdown("one line")
    low = view.view().height()
    view.set_markdown("many\n\nlines\n\nof\n\nwords")
    assert view.view().height() > 2 * low
    view.set_markdown("long words " * 60)
    QApplication.processEvents()
    wide = view.view().height()
    view.resize(250, 400)
    QApplication.processEvents()
    assert view.view().height() > wide


def test_the_view_follows_theme_and_zoom(view: SafeText, kit: object) -> None:
    from trellis.ui.theme import Look, Mode

    assert isinstance(kit, Look)
    view.set_markdown("some words with a [link](https://example.org)")
    low = view.view().height()
    kit.set_zoom(200)
    QApplication.processEvents()
    assert view.view().height() > low
    kit.set_mode(Mode.DARK)
    assert kit.theme.blue.lower() in view.view().toHtml().lower()


# Writing


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    """An editor on screen with the focus in it."""
    made = MarkdownEditor("Write what you did or found…")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    qtbot.wait_until(made.writing().hasFocus)
    return made


def test_control_enter_sends(editor: MarkdownEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.writing(), "it *works*")
    with qtbot.waitSignal(editor.submitted) as sent:
        qtbot.keyClick(editor.writing(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent.args == ["it *works*"]


def test_the_typing_rests_and_the_draft_is_told(editor: MarkdownEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.text_idle, timeout=3_000) as told:
        qtbot.keyClicks(editor.writing(), "abc")
    assert told.args == ["abc"]


def test_hiding_tells_the_draft_at_once(editor: MarkdownEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.writing(), "abc")
    with qtbot.waitSignal(editor.text_idle, timeout=100):
        editor.hide()


def test_setting_a_text_is_not_typing(editor: MarkdownEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.text_idle, wait=0), qtbot.assertNotEmitted(editor.changed):
        editor.set_text("draft")
        editor.flush()
    assert editor.text() == "draft"


def test_preview_by_key_and_back(editor: MarkdownEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.writing(), "**bold**")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor.writing(), Qt.Key.Key_P, keys)
    preview = editor.findChild(SafeText)
    assert preview.isVisible()
    assert preview.view().toPlainText() == "bold"
    qtbot.keyClick(preview.view(), Qt.Key.Key_P, keys)
    assert editor.writing().isVisible()
    assert editor.text() == "**bold**"


def test_a_paste_beyond_the_limit_is_refused_in_words(editor: MarkdownEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.writing(), "mine")
    paste = QMimeData()
    paste.setText("a" * 2_000_000)
    assert own_time(lambda: editor.writing().insertFromMimeData(paste)) < 0.1
    assert editor.text() == "mine"
    assert any("too long" in label.text() and label.isVisible() for label in editor.findChildren(QLabel))
    rich = QMimeData()
    rich.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    rich.setText(" words")
    editor.writing().insertFromMimeData(rich)
    assert editor.text() == "mine words"


def test_tab_leaves_the_editor(editor: MarkdownEditor, qtbot: QtBot) -> None:
    qtbot.keyClick(editor.writing(), Qt.Key.Key_Tab)
    assert not editor.writing().hasFocus()
