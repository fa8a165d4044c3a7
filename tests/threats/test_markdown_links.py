"""Markdown links: scheme tricks. What was imported as HTML goes all the way to the screen and stays harmless."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl

from trellis.exchange.markup import html_to_markdown, text_to_markdown
from trellis.rules.markup import ATTRIBUTES, SCHEMES, TAGS, TooMuch, to_html

TRICKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "javascript&#58;alert(1)",
    "jav&#x09;ascript:alert(1)",
    "%6Aavascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "FILE:/etc/passwd",
    "\\\\host\\share",
    "//host/share",
    "/etc/passwd",
    "jar:http://x!/y",
    "intent://x#Intent;end",
    "ms-msdt:/id",
    "search-ms:query=x",
    "blob:http://x/y",
    "view-source:http://x",
    "javascript:javascript:alert(1)",
    "http:javascript:alert(1)",
]


class Tags(HTMLParser):
    """Every tag and attribute a parser finds."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(markdown: str) -> None:
    try:
        html = to_html(markdown)
    except TooMuch:
        return  # shown as plain text
    for tag, attributes in Tags(html).found:
        assert tag in TAGS, (tag, markdown)
        assert set(attributes) <= ATTRIBUTES.get(tag, set()), (attributes, markdown)
        address = attributes.get("href")
        if address:
            assert QUrl.fromEncoded(address.encode()).scheme().lower() in SCHEMES | {""}, (address, markdown)
            assert not re.match(r"[\s\x00-\x20]*(java|vb)script\s*:", unquote(address), re.IGNORECASE) or (
                QUrl(address).scheme() == ""
            )


@pytest.mark.parametrize("address", TRICKS, ids=ascii)
def test_no_scheme_but_the_allowed_ones_in_any_form(address: str):
    for markdown in (
        f"[x]({address})",
        f"[x](<{address}>)",
        f"[x][1]\n\n[1]: {address}",
        f"<{address}>",
        f"![x]({address})",
        f"[![x]({address})]({address})",
        f"[[x]({address})]({address})",
        f"| a |\n|---|\n| [x]({address}) |",
        f"> - [x]({address} 'title')",
    ):
        assert_harmless(markdown)
    for html in (
        f'<a href="{address}">x</a>',
        f"<a href='{address}'>x</a>",
        f"<a href={address}>x</a>",
        f'<a HREF="{address}" href="http://ok">x</a>',
        f'<img src="{address}" alt="x">',
        f'<form action="{address}"><button formaction="{address}">x</button></form>',
        f'<a href="http://ok"><a href="{address}">x</a></a>',
    ):
        markdown = html_to_markdown(html)
        assert_harmless(markdown)
        assert "script:alert" not in re.sub(r"\\|`", "", markdown) or address in markdown


def test_no_link_of_an_import_leaves_the_allowed_schemes():
    for address in TRICKS:
        markdown = html_to_markdown(f'<p><a href="{address}">words</a></p>')
        assert "](" not in markdown or re.search(r"\]\((https?://|mailto:)", markdown), (address, markdown)


def test_collected_lines_from_file_to_screen(shared_data: Path):
    packed = (shared_data / "hostile" / "xss_payloadbox_dev.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8", "replace").splitlines()
    assert len(lines) > 4_000
    for line in lines[::3]:
        assert_harmless(html_to_markdown(line))
        assert_harmless(text_to_markdown(line))
