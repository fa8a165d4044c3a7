"""People's Markdown to safe HTML: limits first, then Python-Markdown, then nh3. No Qt here.

Three walls, each enough for itself against script: raw HTML is not Markdown here but text (its parser is taken out of
Python-Markdown), nh3 passes only an allow-list, and the view (`text.SafeText`) loads nothing. The limits stand before
the parser, because Python-Markdown is quadratic or recursive on some inputs, and Qt's layout on others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

MOST_CHARS = 12_000
MOST_LINES = 400
LONGEST_LINE = 4_000
DEEPEST = 6
MOST_MARKS = dict.fromkeys("()*_`<!&\\~", 400) | {">": 1_500, "|": 1_500}
"""Marks of one kind in one paragraph."""
MOST_BRACKETS = 150_000
"""Sum over the paragraphs of the square of their `[`: looking for the closing one is quadratic in Python-Markdown."""

TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
SCHEMES = {"http", "https", "mailto"}

_QUOTES = re.compile(r"^[ \t>]*")


class TooMuch(ValueError):
    """The text is beyond a limit and must be shown as plain text."""


def check_limits(text: str) -> None:
    """Raise TooMuch when rendering `text` could take long. Linear in the length, and stops at the first reason."""
    if len(text) > MOST_CHARS:
        raise TooMuch("length")
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise TooMuch("lines")
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise TooMuch("line length")
        lead = _QUOTES.match(line)
        if lead and lead.group().count(">") > DEEPEST:
            raise TooMuch("quotes in quotes")
    brackets = 0
    for block in re.split(r"\n[ \t]*\n", text):
        brackets += block.count("[") ** 2
        if brackets > MOST_BRACKETS or any(block.count(mark) > most for mark, most in MOST_MARKS.items()):
            raise TooMuch("marks")


def to_html(markdown: str) -> str:
    """Safe HTML of people's Markdown.

    Raises TooMuch beyond the limits; ImportError when a part of the chain is missing (then nothing is shown as rich
    text at all). Images become their words and address as text; raw HTML stays visible as text.
    """
    import nh3

    text = markdown.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    check_limits(text)
    try:
        html = _parser().reset().convert(text)
    except RecursionError as error:
        raise TooMuch("depth") from error
    # The line feed that ends a code block would be shown as an empty line.
    html = html.replace("\n</code></pre>", "</code></pre>")
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True)


@cache
def _parser() -> Markdown:
    """The one parser, made at the first text that needs it (its import costs a start some 40 ms)."""
    import markdown
    from markdown.inlinepatterns import InlineProcessor
    from markdown.treeprocessors import Treeprocessor

    class PicturesAsWords(Treeprocessor):
        """`![words](address)` becomes "words (address)": nothing is ever loaded."""

        def run(self, root: Any) -> None:
            for image in root.iter("img"):
                words, address = image.get("alt", ""), image.get("src", "")
                tail = image.tail
                image.clear()
                image.tag = "span"
                image.text = f"{words} ({address})".strip()
                image.tail = tail

    class BareAddress(InlineProcessor):
        """http and https addresses written as they are become links."""

        def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
            import xml.etree.ElementTree as etree

            from markdown.util import AtomicString

            address = m.group(0).rstrip(".,;:!?'\")")
            link = etree.Element("a", href=address)
            link.text = AtomicString(address)
            return link, m.start(0), m.start(0) + len(address)

    parser = markdown.Markdown(extensions=["sane_lists", "nl2br", "tables", "fenced_code"], output_format="html")
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.inlinePatterns.register(BareAddress(r"\bhttps?://[^\s<>()\[\]\x02\x03]{1,1000}", parser), "bare_address", 85)
    parser.treeprocessors.register(PicturesAsWords(parser), "pictures_as_words", 15)
    return parser
