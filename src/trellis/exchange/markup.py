"""HTML bodies of imported texts to Markdown.

An own converter, because what there is does not fit: html2text is GPL, markdownify converts some 4,000 real bodies a
second (this one over five times as many), html-to-markdown lets `&lt;script&gt;` become a tag and keeps `javascript:`
links and local pictures, and the standard library's HTMLParser is quadratic on broken tags in Python 3.11.

One pass over the tags, in linear time: no tag is looked for beyond the next `<`, depth is limited, and nothing is
repeated that a file can make long. The text is escaped, so that it reads as it did and no tag comes out of it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

DEEPEST = 12
"""Lists, their items and quotes inside each other; what is deeper stays at this depth."""

LONGEST_ADDRESS = 2_000

# No possessive groups: Python before 3.11.5, which Debian 12 has, matches them wrongly (CPython gh-106052).
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*+(?:[:-][a-zA-Z0-9]++)*)(?=[\s/>])"
    r"((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*|[^<>]*+)>"
    r"|<[!?/][^<>]*+>"
)
_UNSEEN = re.compile(r"<!--|<(script|style|title|iframe)(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?")
_LONG_NUMBER = re.compile(r"&#\d{8,};?")

_ENTITY = re.compile(r"&(?=#?\w{0,32}(?:;|$))")
_OPENING = re.compile(r"<(?!\s)")
_MARKS = re.compile(r"(https?://[^\s<>()\[\]`*\\]{1,1000})|[`*\[]|\\(?=[!-/:-@\[-`{-~]|$)|(?<![^\W_])_|_(?![^\W_])")
_NEEDS_ESCAPE = re.compile(r"[`*\[\\_]")
_UNDERLINE = re.compile(r"[-=~|:][-=~|: ]*")
_BULLET = re.compile(r"[-+](?=\s|$)")
_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BACKTICKS = re.compile(r"`+")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\x00-\x20]+", re.IGNORECASE)
_LABEL_END = re.compile(r"\\.|\]")
_ADDRESS_MARKS = str.maketrans({c: f"%{ord(c):02X}" for c in " ()<>[]\"'\\`*"})

_STRONG, _EMPHASIS, _CODE, _LINK = "**", "*", "`", "link"
_INLINE = {
    "b": _STRONG, "strong": _STRONG, "i": _EMPHASIS, "em": _EMPHASIS, "cite": _EMPHASIS, "dfn": _EMPHASIS,
    "code": _CODE, "kbd": _CODE, "samp": _CODE, "tt": _CODE, "a": _LINK,
}  # fmt: skip
_BLOCKS = frozenset(
    "address article aside body caption center dd details div dl dt fieldset figcaption figure footer form header"
    " html legend main nav p section summary table".split()
)


def html_to_markdown(html_text: str) -> str:
    """Markdown that reads as `html_text` does: links (http, https, mailto), lists, code, quotes, emphasis, headings.

    Pictures become their words in brackets, with a link where they have a web address; tables become lines with bars.
    Scripts, styles and comments are dropped, all other text is kept. Never raises; time is linear in the length.
    """
    if "<!--" in html_text or _UNSEEN.search(html_text):
        html_text = _without_unseen(html_text)
    parts = _TAG.split(html_text)
    writer = _Writer()
    writer.text(parts[0])
    for at in range(1, len(parts), 4):
        name = parts[at + 1]
        if name:
            writer.tag(name.lower(), bool(parts[at]), parts[at + 2])
        text = parts[at + 3]
        if text:
            writer.text(text)
    return writer.finished()


def text_to_markdown(text: str) -> str:
    """Markdown that reads as the plain `text` does, line by line."""
    lines = [_line_escaped(_escaped(line)) if line else "" for line in map(str.strip, text.split("\n"))]
    return "  \n".join(lines)


def _without_unseen(text: str) -> str:
    """`text` without comments, scripts and styles; of one that never ends only the opening goes."""
    kept: list[str] = []
    endless: set[str] = set()
    done = 0
    while found := _UNSEEN.search(text, done):
        kept.append(text[done : found.start()])
        done = found.end()
        name = (found[1] or "").lower()
        if name not in endless:
            end = re.compile(rf"</{name}(?=[\s/>])[^<>]*+>" if name else "-->", re.IGNORECASE).search(text, done)
            if end:
                done = end.end()
                continue
            endless.add(name)
        if name:
            kept.append(found[0])
    kept.append(text[done:])
    return "".join(kept)


def _unescaped(text: str) -> str:
    """Entities resolved, once. Numbers too long for a character (Python refuses some) become U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _escaped(text: str) -> str:
    """Text as Markdown that reads the same; addresses in it stay as they are, so that they can become links."""
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    if "<" in text:
        text = _OPENING.sub("&lt;", text)
    if _NEEDS_ESCAPE.search(text):
        text = _MARKS.sub(lambda m: m[1] or "\\" + m[0], text)
    return text


def _line_escaped(line: str) -> str:
    """A line that begins like a heading, quote, list, table or rule, made to read as text."""
    first = line[0]
    if first in "#>":
        return "\\" + line
    if _UNDERLINE.fullmatch(line):
        return f"&#{ord(first)};{line[1:]}"
    if line.startswith("~~~"):
        return "&#126;" + line[1:]
    if first in "-+":
        return "\\" + line if _BULLET.match(line) else line
    return _NUMBER.sub(r"\1\\\2", line, count=1) if first.isdecimal() and _NUMBER.match(line) else line


def _address(raw: str) -> str:
    """A web or mail address fit for a link, or nothing."""
    address = re.sub(r"[\t\n\r]", "", _unescaped(raw).strip()).translate(_ADDRESS_MARKS)
    if len(address) > LONGEST_ADDRESS or not _SAFE_ADDRESS.fullmatch(address):
        return ""
    return address


def _link(label: str, address: str) -> str:
    """A link, short where its words are its address. `label` is Markdown, `address` is as `_address` gives it."""
    if label in (_escaped(address), address.removeprefix("mailto:")):
        return f"<{address.removeprefix('mailto:')}>"
    label = _LABEL_END.sub(lambda m: m[0] if len(m[0]) == 2 else "\\]", label)
    return f"[{label}]({_ENTITY.sub('&amp;', address)})"


def _code_span(text: str) -> str:
    """`text` in as many backticks as it needs."""
    fence = "`" * (_longest_run(text) + 1)
    return f"{fence}{text}{fence}" if fence == "`" else f"{fence} {text} {fence}"


def _longest_run(text: str) -> int:
    """How many backticks stand in a row at most."""
    return max(map(len, _BACKTICKS.findall(text)), default=0)


def _marked(mark: _Open, content: str, before: str) -> str:
    """`content` inside its mark, white space outside of it, each line for itself. `before` is the character before."""
    if mark.kind is _LINK and not mark.address:
        return content
    if before == "*" and mark.kind in (_STRONG, _EMPHASIS):
        return content  # a third star in a row would be read as part of the mark before
    if before == "`" and mark.kind is _CODE:
        content = " " + content  # and so would one more backtick
    lines = [" ".join(content.split())] if mark.kind is _LINK else content.split("\n")
    marked = [_mark_line(mark, line.strip()) if line.strip() else "" for line in lines]
    lead, trail = (" " if content[0] == " " else ""), (" " if content[-1] == " " else "")
    return lead + "\n".join(marked) + trail


def _mark_line(mark: _Open, text: str) -> str:
    if mark.kind is _LINK:
        return _link(text, mark.address)
    return _code_span(text) if mark.kind is _CODE else f"{mark.kind}{text}{mark.kind}"


@dataclass(slots=True)
class _Open:
    """An inline mark that is open: its kind, where its text begins in the line buffer, its address."""

    kind: str
    start: int
    address: str = ""


@dataclass(slots=True)
class _Box:
    """What blocks stand in: a quote, a list (which counts) or an item (whose marker the first block takes)."""

    kind: str
    ordered: bool = False
    count: int = 0
    marker: str = ""


class _Writer:
    """Takes text and tags in order and writes blocks of Markdown."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._buffer: list[str] = []
        self._open: list[_Open] = []
        self._boxes: list[_Box] = []
        self._too_deep = 0
        self._heading = 0
        self._pre = False
        self._last_prefix = ""
        self._last_list: _Box | None = None

    def text(self, raw: str) -> None:
        """Text between two tags, entities not yet resolved."""
        if self._pre:
            self._buffer.append(_unescaped(raw))
            return
        text = _unescaped(raw)
        folded = " ".join(text.split())
        if not folded:
            if text and self._buffer:
                self._buffer.append(" ")
            return
        if not self._open or not any(mark.kind is _CODE for mark in self._open):
            folded = _escaped(folded)
        lead = " " if text[0].isspace() else ""
        self._buffer.append(f"{lead}{folded} " if text[-1].isspace() else lead + folded)

    def tag(self, name: str, closing: bool, attributes: str) -> None:
        """A tag, `name` in lower case; unknown ones do nothing."""
        if self._pre:
            self._tag_in_pre(name, closing)
        elif name == "p" or name in _BLOCKS:
            self._flush()
        elif name == "br":
            self._buffer.append("\n")
        elif name in _INLINE:
            self._inline(_INLINE[name], closing, attributes)
        elif name in ("ul", "ol", "blockquote"):
            self._flush()
            self._leave(name) if closing else self._enter(_Box(name, ordered=name == "ol"))
        elif name == "li":
            self._flush()
            self._item(closing)
        elif name == "pre" and not closing:
            self._flush()
            self._pre = True
        elif name == "img":
            self._image(_attributes(attributes))
        elif name == "tr" and not closing:
            if self._buffer:
                self._buffer.append("\n")
        elif name in ("td", "th") and not closing:
            line = "".join(self._buffer[-3:]).rstrip(" ")
            if line and line[-1] != "\n":
                self._buffer.append(" | ")
        elif name == "hr":
            self._flush()
            self._emit(["---"])
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._flush()
            self._heading = 0 if closing else int(name[1])
        elif name == "q":
            self._buffer.append("”" if closing else "“")

    def finished(self) -> str:
        """The Markdown of everything taken."""
        if self._pre:
            self._end_pre()
        self._flush()
        text = "\n".join(self._out)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return _CONTROL.sub("", text) if _CONTROL.search(text) else text

    # inline

    def _inline(self, kind: str, closing: bool, attributes: str) -> None:
        kinds = [mark.kind for mark in self._open]
        if closing:
            if kind in kinds:
                self._close(kinds.index(kind))
            return
        if kind is _LINK and kind in kinds:
            self._close(kinds.index(kind))
        elif kind in kinds or _CODE in kinds:
            return
        address = _address(_attributes(attributes).get("href", "")) if kind is _LINK else ""
        self._open.append(_Open(kind, len(self._buffer), address))

    def _close(self, at: int) -> None:
        """Close the mark `self._open[at]`; marks opened inside it are closed and opened again behind it."""
        inner = self._open[at + 1 :]
        for mark in reversed(self._open[at:]):
            content = "".join(self._buffer[mark.start :])
            del self._buffer[mark.start :]
            if content:
                before = self._buffer[-1][-1:] if self._buffer else ""
                self._add_marked(_marked(mark, content, before))
        del self._open[at:]
        self._open += [_Open(mark.kind, len(self._buffer)) for mark in inner if mark.kind is not _LINK]

    def _add_marked(self, text: str) -> None:
        """Add text with its marks; an exclamation mark before a link would make a picture of it."""
        if text.startswith("[") and self._buffer and self._buffer[-1].endswith("!"):
            self._buffer[-1] = self._buffer[-1][:-1] + "\\!"
        self._buffer.append(text)

    def _image(self, attributes: dict[str, str]) -> None:
        words = " ".join(_unescaped(attributes.get("alt", "")).split())
        label = f"image: {_escaped(words)}" if words else "image"
        address = _address(attributes.get("src", ""))
        linked = any(mark.kind is _LINK and mark.address for mark in self._open)
        if any(mark.kind is _CODE for mark in self._open):
            self._buffer.append(words)
        elif linked or not address or address[:7].lower() == "mailto:":
            self._buffer.append(f"\\[{label}]")
        else:
            self._add_marked(_link(label, address))

    # blocks

    def _flush(self) -> None:
        """Write the buffered line or lines as one paragraph (an empty line between two breaks parts it)."""
        if not self._buffer:
            return
        open_kinds = [mark.kind for mark in self._open if mark.kind is not _LINK]
        if self._open:
            self._close(0)
        text = "".join(self._buffer)
        self._buffer.clear()
        self._open = [_Open(kind, 0) for kind in open_kinds]
        if self._heading:
            text = " ".join(text.split())
            if text.endswith("#"):
                text = text[:-1] + "\\#"
            if text:
                self._emit([f"{'#' * self._heading} {text}"])
            return
        paragraph: list[str] = []
        for raw in text.split("\n"):
            line = " ".join(raw.split()) if "  " in raw else raw.strip()
            if line:
                paragraph.append(_line_escaped(line))
            elif paragraph:
                self._emit_paragraph(paragraph)
                paragraph = []
        if paragraph:
            self._emit_paragraph(paragraph)

    def _emit_paragraph(self, lines: list[str]) -> None:
        self._emit([line + "  " for line in lines[:-1]] + lines[-1:])

    def _emit(self, lines: Iterable[str], code: bool = False) -> None:
        """Write the lines of one block behind the quotes and items it stands in, with what parts it from the last."""
        first, prefix, took_marker = self._prefixes()
        outer = next((box for box in self._boxes if box.kind != "blockquote"), None)
        if self._out and not (took_marker and outer is self._last_list):
            self._out.append(_common(self._last_prefix, prefix).rstrip())
        for number, line in enumerate(lines):
            lead = prefix if number else first
            self._out.append(f"{lead}{line}" if line else lead.rstrip())
        self._last_prefix = prefix
        self._last_list = outer if took_marker else None

    def _prefixes(self) -> tuple[str, str, bool]:
        """What stands before the first line and before the others, and whether an item's marker is in the first."""
        if not self._boxes:
            return "", "", False
        first = prefix = ""
        took = False
        for box in self._boxes:
            if box.kind == "blockquote":
                first += "> "
                prefix += "> "
            elif box.kind == "item":
                took = took or bool(box.marker)
                first += box.marker or "    "
                prefix += "    "
                box.marker = ""
        return first, prefix, took

    def _enter(self, box: _Box) -> None:
        if len(self._boxes) >= DEEPEST:
            self._too_deep += 1
        else:
            self._boxes.append(box)

    def _leave(self, kind: str) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        for at in range(len(self._boxes) - 1, -1, -1):
            if self._boxes[at].kind == kind:
                del self._boxes[at:]
                return

    def _item(self, closing: bool) -> None:
        """A list item begins (which ends the one before) or ends. Outside a list it is a paragraph."""
        if self._too_deep:
            return
        at = next((n for n in range(len(self._boxes) - 1, -1, -1) if self._boxes[n].kind in ("ul", "ol")), None)
        if at is None:
            return
        del self._boxes[at + 1 :]
        if not closing and len(self._boxes) < DEEPEST:
            self._boxes[at].count += 1
            marker = f"{min(self._boxes[at].count, 999_999_999)}. " if self._boxes[at].ordered else "- "
            self._boxes.append(_Box("item", marker=marker))

    def _tag_in_pre(self, name: str, closing: bool) -> None:
        if name == "br" or (name in _BLOCKS and closing):
            self._buffer.append("\n")
        elif name == "pre" and closing:
            self._end_pre()

    def _end_pre(self) -> None:
        self._pre = False
        lines = [line.rstrip().expandtabs(4) for line in "".join(self._buffer).splitlines()]
        self._buffer.clear()
        while lines and not lines[0]:
            lines.pop(0)
        while lines and not lines[-1]:
            lines.pop()
        if lines:
            self._emit_code(lines)

    def _emit_code(self, lines: list[str]) -> None:
        """Code as a block; as the first thing of a list item, where Markdown has no block, line by line."""
        if any(box.kind == "item" and box.marker for box in self._boxes):
            self._emit_paragraph([_code_span(line.strip()) for line in lines if line.strip()])
        elif self._boxes:
            self._emit(["    " + line if line else "" for line in lines])
        else:
            fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
            self._emit([fence, *lines, fence])


def _common(one: str, other: str) -> str:
    """What both begin with."""
    return one[: next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))]


def _attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), double or single or bare)
    return found
