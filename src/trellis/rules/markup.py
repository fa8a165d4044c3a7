"""People's Markdown to safe HTML: limits first, then Python-Markdown, then nh3. No Qt here.

Screens and exported pages both show words this way. Three walls, each enough for itself against script: raw HTML is
not Markdown here but text (its parser is taken out of Python-Markdown), nh3 passes only an allow-list, and the view
(`ui.text.SafeText`) loads nothing. The limits stand before the parser, because Python-Markdown is quadratic or
recursive on some inputs, and Qt's layout on others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

MOST_CHARS = 10_000
MOST_LINES = 400
LONGEST_LINE = 4_000
DEEPEST = 8
"""Quote and list marks at the start of one line: `> > - ` is three. Each is a level of recursion."""
MOST_BARS = 250
"""`|` in the text: a table cell costs Qt about 0.2 ms."""
MOST_MARKS = 2_000
"""Inline marks in the whole text."""
MOST_SEARCH = 80_000
"""Characters Python-Markdown may walk looking for the end of a bracket: to the end of the paragraph for an open one."""

TAGS = set("p br strong em code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 hr table thead tbody tr th td a".split())
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
SCHEMES = {"http", "https", "mailto"}

NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})
_OF_PICTURES = {"src", "alt", "width"}
_KNOWN: ContextVar[Mapping[str, Picture]] = ContextVar("known pictures", default=NO_PICTURES)
_PARSER: ContextVar[Markdown | None] = ContextVar("the parser", default=None)
"""A parser holds what it is parsing, and a window and its worker may both want one: each thread has its own."""

_UNSEEN = {0: "\ufffd", 2: "\ufffd", 3: "\ufffd"}
"""NUL, and the two characters Python-Markdown marks its own places with."""
_LEAD = re.compile(r"(?:[ \t]+|>|[-+*][ \t]|\d{1,9}[.)][ \t])*")
_LEVEL = re.compile(r">|[-+*]|\d+")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2})+|(?:\* {0,2})+)\Z")
_BLANK = re.compile(r"\n[ \t]*\n")
_BRACKET = re.compile(r"\[|\]\(|\]|\(|\)")


class TooMuch(ValueError):
    """The text is beyond a limit and must be shown as plain text."""


def check_limits(text: str) -> None:
    """Raise TooMuch when rendering `text` could take long. Linear in the length, and stops at the first reason."""
    if len(text) > MOST_CHARS:
        raise TooMuch("length")
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise TooMuch("lines")
    if text.count("|") > MOST_BARS:
        raise TooMuch("table")
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise TooMuch("line length")
        lead = _LEAD.match(line)
        if lead and len(_LEVEL.findall(lead.group())) > DEEPEST and not _RULE.match(line):
            raise TooMuch("depth")
    if sum(map(text.count, "*_`<>&\\[")) > MOST_MARKS:
        raise TooMuch("marks")
    if sum(map(bracket_search, _BLANK.split(text))) > MOST_SEARCH:
        raise TooMuch("brackets")


def bracket_search(block: str) -> int:
    """How many characters are walked to find the end of every `[` and every `](` of a paragraph."""
    square: list[int] = []
    round_: list[int | None] = []
    walked = 0
    for found in _BRACKET.finditer(block):
        mark, at = found.group(), found.start()
        if mark == "[":
            square.append(at)
            continue
        if mark.startswith("]") and square:
            walked += at - square.pop()
        if mark == "](":
            round_.append(at)
        elif mark == "(":
            round_.append(None)
        elif mark == ")" and round_:
            opened = round_.pop()
            walked += at - opened if opened is not None else 0
    return walked + sum(len(block) - at for at in (*square, *round_) if at is not None)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be shown: a relative address whoever shows the page knows, and a width in pixels or 0."""

    address: str
    width: int = 0


def to_html(markdown: str, pictures: Mapping[str, Picture] = NO_PICTURES) -> str:
    """Safe HTML of people's Markdown. May be called on any thread.

    Raises TooMuch beyond the limits; ImportError when a part of the chain is missing (then nothing is shown as rich
    text at all). Images become their words and address as text, but for those whose address is a name in `pictures`;
    raw HTML stays visible as text.
    """
    import nh3

    text = markdown.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).expandtabs(4)
    check_limits(text)
    known = _KNOWN.set(pictures)
    try:
        html = _parser().reset().convert(text)
    except RecursionError as error:
        raise TooMuch("depth") from error
    finally:
        _KNOWN.reset(known)
    # The line feed that ends a code block would be shown as an empty line.
    html = html.replace("\n</code></pre>", "</code></pre>")
    tags, attributes = (TAGS | {"img"}, ATTRIBUTES | {"img": _OF_PICTURES}) if pictures else (TAGS, ATTRIBUTES)
    return nh3.clean(html, tags=tags, attributes=attributes, url_schemes=SCHEMES, link_rel=None, strip_comments=True)


def prepare() -> None:
    """Loads parser and sanitiser, on any thread, so that the first ticket somebody opens does not wait for them."""
    to_html("")


def _parser() -> Markdown:
    """The parser of this thread, made when it is first needed and never for a start: its import takes some 40 ms."""
    parser = _PARSER.get()
    if parser is None:
        parser = _made()
        _PARSER.set(parser)
    return parser


def _made() -> Markdown:
    import markdown
    from markdown.inlinepatterns import InlineProcessor
    from markdown.treeprocessors import Treeprocessor

    class PicturesAsWords(Treeprocessor):
        """`![words](address)` becomes "words (address)": nothing is ever loaded but the pictures that are known."""

        def run(self, root: Any) -> None:
            for image in root.iter("img"):
                words, address = image.get("alt", ""), image.get("src", "")
                tail = image.tail
                image.clear()
                if (picture := _KNOWN.get().get(address)) is not None:
                    image.attrib.update({"alt": words, "src": picture.address, "width": str(picture.width)})
                    if not picture.width:
                        del image.attrib["width"]
                    image.tail = tail
                    continue
                image.tag = "span"
                image.text = f"{words} ({address})".strip()
                image.tail = tail

    class BareAddress(InlineProcessor):
        """http and https addresses written as they are become links."""

        ANCESTOR_EXCLUDES = ("a",)

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
    # Links by reference are rare at a desk, walk every bracket four more times, and hide the lines that name them.
    parser.parser.blockprocessors.deregister("reference")
    for pattern in ("reference", "image_reference", "short_reference", "short_image_ref"):
        parser.inlinePatterns.deregister(pattern)
    parser.inlinePatterns.register(BareAddress(r"\bhttps?://[^\s<>()\[\]\x02\x03]{1,1000}", parser), "bare_address", 85)
    parser.treeprocessors.register(PicturesAsWords(parser), "pictures_as_words", 15)
    return parser
