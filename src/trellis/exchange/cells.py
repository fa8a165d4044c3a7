"""Single cells: what a text in a file means, and how a value is written so that it reads back the same.

Readers raise `BadCell`, which says what is wrong and what to do; a row with one is not read.

The guard: spreadsheets run a cell that begins like a formula, so on export such a cell gets a ' before it (OWASP, CSV
injection). A cell that begins with ' gets one more. Taking one ' off every cell that begins with it is therefore exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from trellis.exchange.profiles import DateFormat, Zone
from trellis.exchange.quoting import quoted
from trellis.rules.language import tr
from trellis.rules.people import clean_line

Choice = TypeVar("Choice", bound=StrEnum)

_FORMULA = re.compile(r"[\s\"'“”‘’«»\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫−]|'")
_UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")
_LIST_ITEM = re.compile(r"((?:[^\\;]++|\\.|\\\Z)*)(?:;|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BY_HAND = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})"
    r"(?:[ T,]{1,3}(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s?(?:([AaPp])\.?[Mm]\.?)?)?"
)


class BadCell(ValueError):
    """A cell that cannot be read: `said` is what is wrong with it, `do` what helps."""

    def __init__(self, said: str, do: str) -> None:
        super().__init__(said)
        self.said = said
        self.do = do


def guarded(text: str) -> str:
    """`text` as it may stand in a file that a spreadsheet opens. Raises BadCell for what no file can hold."""
    if _UNWRITABLE.search(text):
        raise BadCell(tr("has a broken character that no file can hold"), tr("Take it out of the text."))
    return "'" + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") else cell


def line(cell: str) -> str:
    """One line of people's words: NFC, no control characters, white space folded."""
    if cell.isprintable() and "  " not in cell:  # nothing to clean: by far the most
        cell = cell.strip()
        return cell if cell.isascii() else unicodedata.normalize("NFC", cell)
    return clean_line(cell)


def words(cell: str) -> str:
    """A text of many lines, in NFC."""
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)


def foreign_words(cell: str) -> str:
    """A text of many lines somebody else's program wrote: lines end in one character, and so does the text."""
    return words(cell.replace("\r\n", "\n")).strip()


def written_list(items: Iterable[str]) -> str:
    """Items with ; between them; one that has a ; itself keeps it behind a backslash."""
    return ";".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def read_list(cell: str) -> tuple[str, ...]:
    """What `written_list` was given, when no item was empty."""
    return tuple(_ESCAPED.sub(r"\1", item) for item in _LIST_ITEM.findall(cell) if item)


def list_reader(separator: str) -> Callable[[str], tuple[str, ...]]:
    """Items of somebody else's list: cleaned, each once, no empty ones."""

    @lru_cache(maxsize=4096)  # the same few lists, over and over
    def read(cell: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for item in map(line, cell.split(separator)) if item))

    return read


def choice_reader(
    kind: type[Choice], values: Mapping[str, StrEnum], unknown: StrEnum | None
) -> Callable[[str], Choice]:
    """One of a fixed set of values: by what the profile says it means, or by its own name ("In progress")."""
    known: dict[str, Choice] = {
        **{value.value: value for value in kind},
        **{said: kind(v) for said, v in values.items()},
    }
    names = ", ".join(value.value.replace("_", " ") for value in kind)

    def read(cell: str) -> Choice:
        key = cell.strip().casefold()
        found = known.get(key) or known.get(re.sub(r"[\s_-]+", "_", key[:80]))
        if found is not None:
            return found
        if unknown is not None:
            return kind(unknown)
        raise BadCell(
            tr("“{cell}” is not a value Trellis knows here", cell=quoted(cell)),
            tr("Use one of these: {names}.", names=names),
        )

    return read


def moment_reader(formats: Iterable[DateFormat], zone: Zone) -> Callable[[str], datetime]:
    """Times, as UTC. What has no offset was told in `zone`; a date alone is its first moment."""
    told = _told_reader(formats)

    def read(cell: str) -> datetime:
        try:
            moment = told(cell)
            if moment.tzinfo is UTC:
                return moment
            if moment.tzinfo is None and zone is Zone.UTC:
                return moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise _no_date(cell) from error

    return read


def day_reader(formats: Iterable[DateFormat]) -> Callable[[str], date]:
    """Days; a time behind one does not count."""
    told = _told_reader(formats)

    def read(cell: str) -> date:
        try:
            return told(cell).date()
        except ValueError as error:
            raise _no_date(cell) from error

    return read


def _told_reader(formats: Iterable[DateFormat]) -> Callable[[str], datetime]:
    """Times as they are told, with or without an offset; raises ValueError when a cell is none."""
    by_hand = DateFormat.DMY in formats or DateFormat.MDY in formats
    day_first = DateFormat.MDY not in formats
    if DateFormat.ISO not in formats:
        return lambda cell: _told_by_hand(cell.strip(), day_first)

    def read(cell: str) -> datetime:
        try:
            # Python reads every usual spelling but the one with a space before the offset.
            return datetime.fromisoformat(cell[:19] + cell[20:] if len(cell) == 25 and cell[19] == " " else cell)
        except ValueError:
            if by_hand:
                return _told_by_hand(cell.strip(), day_first)
            return datetime.fromisoformat(cell.strip())

    return read


def _told_by_hand(text: str, day_first: bool) -> datetime:
    """A date as people write it, perhaps with a time behind it; raises ValueError when it is none."""
    found = _BY_HAND.fullmatch(text)
    if not found:
        raise ValueError(text)
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    day, month = (first, second) if day_first else (second, first)
    hour, minute, seconds = int(found[4] or 0), int(found[5] or 0), int(found[6] or 0)
    if found[7]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if found[7] in "Pp" else 0)
    return datetime(year + 2000 if year < 100 else year, month, day, hour, minute, seconds)  # noqa: DTZ001 - told so


def _no_date(cell: str) -> BadCell:
    return BadCell(
        tr("“{cell}” is not a date in the form the profile names", cell=quoted(cell)),
        tr("Write it as 2026-09-30 14:35."),
    )
