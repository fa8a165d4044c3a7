"""What a text file of rows looks like: its encoding, its delimiter, its header row. Guesses, each told how sure.

`csv.Sniffer` is not used: it fails on quoted line breaks and takes letters for delimiters. Here each delimiter is tried
with a real CSV reader, and the one that gives rows of one width wins.
"""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from trellis.rules.language import tr

DELIMITERS = (",", ";", "\t", "|")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_ZIP = b"PK\x03\x04"
_PACKED = (b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd")
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype html|html|table)\b", re.IGNORECASE)


class Sure(StrEnum):
    """How sure a guess is."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become text: Python's name, the name people know, how sure, and how many characters are broken.

    `marked`: the file begins with a byte order mark, so it is text for certain.
    """

    codec: str
    label: str
    sure: Sure
    broken: int = 0
    marked: bool = False


def not_text(head: bytes) -> tuple[str, str] | None:
    """What a file is that begins with `head` and is no text, and what to do; None for a text file."""
    sheet = tr("Open it in a spreadsheet, save the sheet as CSV, and import that file.")
    rows = tr("Save its rows as CSV and import that file.")
    if head.startswith(_ZIP) and (b"xl/" in head or b"[Content_Types].xml" in head):
        return tr("an Excel workbook (xlsx)"), sheet
    if head.startswith(_PACKED):
        return tr("compressed in a way Trellis does not read"), tr("Unpack it first, or compress it with gzip.")
    kinds = {
        _ZIP: (tr("a zip file or a workbook (xlsx, ods)"), sheet),
        b"PK\x05\x06": (tr("an empty zip file"), tr("Choose the CSV file itself.")),
        b"\xd0\xcf\x11\xe0": (tr("an old Excel workbook (xls)"), sheet),
        b"SQLite format 3\x00": (tr("a database"), rows),
        b"%PDF": (tr("a PDF document"), rows),
    }
    found = next((told for magic, told in kinds.items() if head.startswith(magic)), None)
    return found or ((tr("a web page"), sheet) if _WEB_PAGE.match(head) else None)


class EncodingGuess:
    """Fed with all bytes of a file in order, says at the end how they become text. One pass, little memory."""

    def __init__(self) -> None:
        self._sure: Encoding | None = None
        self._begun = False
        self._strict = True
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._marks = 0
        self._broken = 0
        self._plain = True

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes; the first chunk must hold what a byte order mark needs."""
        if not self._begun:
            self._begun = True
            self._sure = _by_mark(chunk) or _by_zeros(chunk[:65536])
        if self._sure and self._sure.codec != "utf-8-sig":
            return
        if chunk.isascii() and not self._decoder.getstate()[0]:
            return
        self._plain = False
        self._decode(chunk, final=False)

    def result(self) -> Encoding:
        """The encoding of what was fed. UTF-8 with a few broken characters is still UTF-8."""
        if self._sure and self._sure.codec != "utf-8-sig":
            return self._sure
        self._decode(b"", final=True)
        if not self._broken:
            return self._sure or Encoding("utf-8", tr("plain ASCII") if self._plain else "UTF-8", Sure.SURE)
        if self._sure or self._broken * 10 <= self._marks:
            return replace(self._sure or Encoding("utf-8", "UTF-8", Sure.SURE), sure=Sure.LIKELY, broken=self._broken)
        return Encoding("cp1252", tr("Windows-1252 (Western European)"), Sure.GUESS)

    def _decode(self, chunk: bytes, final: bool) -> None:
        """Count characters beyond ASCII (at least one for each byte more than characters) and broken ones."""
        held = self._decoder.getstate()[0]
        try:
            text = self._decoder.decode(chunk, final)
        except UnicodeDecodeError:
            self._strict = False
            self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
            text = self._decoder.decode(held + chunk, final)
        if not self._strict:
            self._broken += text.count("\ufffd")
        self._marks += max(0, len(held) + len(chunk) - len(text))


def _by_mark(head: bytes) -> Encoding | None:
    for mark, codec, label in _BOMS:
        if head.startswith(mark):
            return Encoding(codec, label, Sure.SURE, marked=True)
    return None


def _by_zeros(head: bytes) -> Encoding | None:
    """UTF-16 without a mark: every other byte of Latin letters, digits and commas is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most * 20 < len(head) or least * 10 > most:
        return None
    return Encoding("utf-16-be" if even > odd else "utf-16-le", "UTF-16", Sure.LIKELY)


def looks_binary(sample: str) -> bool:
    """Whether text read from a file has so many control characters that it was no text."""
    controls = sum(sample.count(chr(c)) for c in range(32) if chr(c) not in "\t\n\r\f\v\x1a")
    return controls * 50 > len(sample)


def delimiter_of(sample: str, whole: bool) -> str:
    """The delimiter that gives `sample` rows of one width; a comma where none does. `whole`: nothing follows."""
    named = re.match(r"sep=([,;\t|:^~])\r?\n", sample, re.IGNORECASE)
    if named:
        return named[1]
    return max(DELIMITERS, key=lambda d: _evenness(first_rows(sample, d, whole)[0]))


def first_rows(
    sample: str, delimiter: str, whole: bool, spaced: bool = False, most: int = 200
) -> tuple[list[list[str]], list[int]]:
    """The first rows of `sample` that are not empty and the lines they start in; none that may be cut off."""
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=spaced)
    line = 1
    for row in reader:
        rows.append(row)
        lines.append(line)
        line = reader.line_num + 1
        if len(rows) > most:
            break
    if len(rows) > 1 and (not whole or len(rows) > most):
        rows.pop()
    kept = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
    return [rows[at] for at in kept], [lines[at] for at in kept]


def _evenness(rows: list[list[str]]) -> tuple[float, float]:
    """How many rows have the commonest width, of at least two columns, and that width."""
    if not rows:
        return 0.0, 0.0
    width, count = usual_width(rows)
    return (round(count / len(rows), 2), math.log2(width)) if width > 1 else (0.0, 0.0)


def usual_width(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The commonest number of columns, the larger of two equally common ones, and how many rows have it."""
    counts = Counter(map(len, rows))
    return max(counts.items(), key=lambda item: (item[1], item[0]))


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Which of `rows` can be the header: the first that is no title line. A title fills one cell of several."""
    width, _ = usual_width(rows)
    if width == 1:
        return 0
    return next((n for n, row in enumerate(rows) if sum(1 for cell in row if cell.strip()) > 1), 0)


def is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether `row` names columns. It does not where it has a number, date or address in a column of the same kind."""
    for at, cell in enumerate(row):
        kind = _kind(cell)
        if kind == "words":
            continue
        kinds = [_kind(other[at]) for other in below if at < len(other) and other[at].strip()]
        if kinds and kinds.count(kind) * 5 >= len(kinds) * 4:
            return False
    return True


_KINDS = (
    ("words", re.compile(r"\s*")),
    ("year", re.compile(r"(?:19|20)\d\d")),
    ("number", re.compile(r"[-+]?\d[\d .,' ]*%?")),
    ("date", re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T,].{0,30})?")),
    ("address", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|https?://\S+")),
)


def _kind(cell: str) -> str:
    text = cell.strip()[:200]
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), "words")


def spaced(rows: Sequence[Sequence[str]], header: int) -> bool:
    """Whether a space follows each delimiter, as in `"id", "name"`: every header cell but the first begins so."""
    cells = rows[header][1:] if header < len(rows) else []
    return bool(cells) and all(cell.startswith(" ") for cell in cells)


def column_names(cells: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Names for the columns, each once and none empty, and sentences about those that had to change."""
    names: list[str] = []
    notes: list[str] = []
    taken: set[str] = set()
    given = [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]
    reserved = {name.casefold() for name in given}
    for at, name in enumerate(given, start=1):
        unique, again = name or f"column {at}", 2
        if unique.casefold() in taken or (not name and unique.casefold() in reserved):
            base = unique
            while (unique := f"{base} ({again})").casefold() in taken | reserved:
                again += 1
            notes.append(
                tr("Column {at} has the same name as another and is called “{name}” here.", at=at, name=unique)
            )
        elif not name:
            notes.append(tr("Column {at} has no name and is called “{name}” here.", at=at, name=unique))
        taken.add(unique.casefold())
        names.append(unique)
    return tuple(names), notes
