"""Import profiles: which column of whose file means what.

A profile is a TOML file in a folder the caller names. It says, for a file of tickets and one of replies, the column of
each field, what values mean, how dates are written and what bodies are. `load` checks it whole, so that reading rows
needs no checks; a mistake in a profile is Trouble that names the profile and the line to mend.

Columns of scores, grades, marks, ratings and votes are never read: a profile that asks for one is refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trellis.exchange.quoting import quoted
from trellis.rules.errors import Trouble
from trellis.rules.language import tr
from trellis.rules.tickets import EntryKind, Impact, Source, Status, Told, Urgency

if TYPE_CHECKING:
    from trellis.exchange.sheets import Sheet

CHOICES: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "urgency": Urgency,
    "impact": Impact,
    "how": Source,
    "kind": EntryKind,
    "told": Told,
}
"""Fields with a fixed set of values."""

TICKET_FIELDS = frozenset(
    "source legacy_id number title body status requester assignee opened_by room device_tag category urgency impact how"
    " tags helpers work created updated resolved closed trashed resolution learned waiting_reason wake_on"
    " duplicate_of".split()
)
REPLY_FIELDS = frozenset("ticket_source ticket_legacy_id legacy_id kind author body created told".split())

_NEVER_READ = frozenset(
    "score scores grade grades grading mark marks gpa vote votes rating ratings points percentile helpful unhelpful"
    " satisfaction csat".split()
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[^\W\d_a-zA-Z]+")


class BodyFormat(StrEnum):
    PLAIN = "plain"
    HTML = "html"
    MARKDOWN = "markdown"


class DateFormat(StrEnum):
    """ISO 8601 in its usual spellings, day first, or month first."""

    ISO = "iso"
    DMY = "dmy"
    MDY = "mdy"


class Zone(StrEnum):
    """Where times without an offset were told: UTC or this computer's zone."""

    UTC = "utc"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class When:
    """Where `column` says `value`, the ticket gets this status or tag ("" for neither). Later ones win."""

    column: str
    value: str
    status: Status | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class FileMap:
    """How one kind of file is read.

    `columns` maps field to column name, `values` what values (in small letters) mean, by field, `defaults` what an
    empty or missing cell means, `unknown` what any other value means (without it, an unknown value is a problem).
    `computed` columns are known and not read, because Trellis makes them itself.
    """

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, StrEnum]]
    defaults: Mapping[str, StrEnum]
    unknown: Mapping[str, StrEnum]
    when: tuple[When, ...] = ()
    computed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """How the files of one source are read. `guarded`: Trellis wrote them, with guards before formulas."""

    name: str
    label: str
    source: str
    tickets: FileMap
    replies: FileMap | None
    body_format: BodyFormat
    dates: tuple[DateFormat, ...]
    zone: Zone
    tags_separator: str
    guarded: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Columns of a file that are not read: nobody asked for `unknown` ones; `on_purpose` ones are scores and votes."""

    unknown: tuple[str, ...]
    on_purpose: tuple[str, ...]

    def __str__(self) -> str:
        said = []
        if self.unknown:
            said.append(tr("Columns left out: {columns}.", columns=listed(self.unknown)))
        if self.on_purpose:
            columns = listed(self.on_purpose)
            said.append(tr("Left out on purpose, because Trellis keeps no scores: {columns}.", columns=columns))
        return " ".join(said)


def listed(columns: Sequence[str], most: int = 40) -> str:
    """Names of columns for a sentence: each cut and plain, and not too many of them."""
    said = ", ".join(quoted(name, 40) for name in columns[:most])
    if len(columns) <= most:
        return said
    return tr("{columns} and {count} more", columns=said, count=len(columns) - most)


def names(folder: Path) -> tuple[str, ...]:
    """The names of the profiles in `folder`, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def load(folder: Path, name: str) -> Profile:
    """The profile `name` in `folder`; raises Trouble when it is not there or has a mistake."""
    known = names(folder)
    if name not in known:
        raise Trouble(
            tr("There is no import profile called “{name}”.", name=quoted(name)),
            tr("Nothing was imported."),
            tr("Choose one of these: {known}.", known=", ".join(known)) if known else "",
        )
    try:
        told = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
        return _profile(name, told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Trouble(
            tr("The import profile “{name}” has a mistake: {error}.", name=name, error=quoted(str(error))),
            tr("Nothing was imported."),
            tr("Mend the profile, or choose another."),
        ) from error


def detect(folder: Path, sheet: Sheet) -> Profile | None:
    """The profile in `folder` whose ticket columns `sheet` has best: the id, the title and three of four columns."""
    found: Profile | None = None
    best = 0.75
    for name in names(folder):
        profile = load(folder, name)
        share = fit(sheet, profile.tickets, ("legacy_id", "title"))
        if share >= best:
            found, best = profile, share
    return found


def fit(sheet: Sheet, file_map: FileMap, needed: tuple[str, ...]) -> float:
    """Which share of the columns in `file_map` the sheet has; 0 where one of the `needed` fields is missing."""
    there = places(sheet, file_map)
    if not all(field in there for field in needed):
        return 0.0
    return len(there) / len(file_map.columns)


def places(sheet: Sheet, file_map: FileMap) -> dict[str, int]:
    """Where each field's column stands in `sheet`; fields without a column are not in the answer."""
    at = {column_key(name): place for place, name in enumerate(sheet.columns)}
    keys = {field: column_key(column) for field, column in file_map.columns.items()}
    return {field: at[key] for field, key in keys.items() if key in at}


def left_out(sheet: Sheet, file_map: FileMap) -> LeftOut:
    """The columns of `sheet` that are not read with `file_map`."""
    read = {column_key(column) for column in file_map.columns.values()}
    read |= {column_key(when.column) for when in file_map.when} | file_map.computed
    others = [name for name in sheet.columns if column_key(name) not in read]
    return LeftOut(
        tuple(name for name in others if not never_read(name)), tuple(name for name in others if never_read(name))
    )


def never_read(column: str) -> bool:
    """Whether a column is called like a score, grade, mark, rating or vote (product.md: no tracking)."""
    return any(word.casefold() in _NEVER_READ for word in _WORD.findall(column))


def column_key(name: str) -> str:
    """A column's name as compared: case and spacing do not count."""
    return " ".join(name.split()).casefold()


def _profile(name: str, told: dict[str, Any]) -> Profile:
    _only(told, "label source body_format dates zone tags_separator guarded tickets replies", "the profile")
    dates = tuple(DateFormat(one) for one in told["dates"])
    if DateFormat.DMY in dates and DateFormat.MDY in dates:
        raise ValueError("dates cannot be day first and month first at once")
    tickets = _file_map(told["tickets"], TICKET_FIELDS, ("legacy_id", "title"))
    replies = told.get("replies")
    return Profile(
        name=name,
        label=_text(told["label"]),
        source=_text(told["source"]),
        tickets=tickets,
        replies=_file_map(replies, REPLY_FIELDS, ("ticket_legacy_id", "body")) if replies is not None else None,
        body_format=BodyFormat(told["body_format"]),
        dates=dates,
        zone=Zone(told["zone"]),
        tags_separator=_text(told.get("tags_separator", ";")),
        guarded=told.get("guarded", False) is True,
    )


def _file_map(told: dict[str, Any], fields: frozenset[str], needed: tuple[str, ...]) -> FileMap:
    _only(told, "columns values defaults unknown when computed", "a file")
    columns = {field: _text(column) for field, column in told["columns"].items()}
    _only(columns, " ".join(fields), "columns")
    for field in needed:
        if field not in columns:
            raise ValueError(f"it names no column for {field}")
    when = tuple(
        When(
            _text(one["column"]),
            _folded(one["is"]),
            Status(one["status"]) if "status" in one else None,
            one.get("tag", ""),
        )
        for one in told.get("when", ())
    )
    for column in (*columns.values(), *(one.column for one in when)):
        if never_read(column):
            raise ValueError(f"Trellis never reads a column like {column}")
    return FileMap(
        columns=columns,
        values={
            field: {_folded(said): CHOICES[field](meant) for said, meant in pairs.items()}
            for field, pairs in told.get("values", {}).items()
        },
        defaults={field: CHOICES[field](value) for field, value in told.get("defaults", {}).items()},
        unknown={field: CHOICES[field](value) for field, value in told.get("unknown", {}).items()},
        when=when,
        computed=frozenset(column_key(column) for column in told.get("computed", ())),
    )


def _only(told: Mapping[str, Any], allowed: str, where: str) -> None:
    strange = set(told) - set(allowed.split())
    if strange:
        raise ValueError(f"{where} cannot have {', '.join(sorted(strange))}")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"{value!r} is not a text")
    return value


def _folded(value: Any) -> str:
    return _text(value).strip().casefold()
