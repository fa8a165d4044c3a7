"""The interest profile: what a student says about themselves, in parts they alone decide who sees.

A part is written when its owner first says something, kept as plain text while the team may see it and sealed while
only they, or they and their advisor, may (`rules.sealing`). There is no score, level, rank or learning style, and
`read` refuses any key it does not know, so that none can be brought in from outside either.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.history import canonical
from trellis.rules.language import tr
from trellis.rules.people import clean_line, fold
from trellis.rules.tickets import words as clean_words

LINE_LIMIT = 120
TEXT_LIMIT = 4_000
MOST = 40
"""Most entries in one list; more is a paste gone wrong."""
CHECK_IN_EVERY = timedelta(weeks=4)


class Audience(StrEnum):
    """Who sees a part."""

    ME = "me"
    ADVISOR = "advisor"
    TEAM = "team"


class Strength(StrEnum):
    """How much somebody is into something, in their own judgement."""

    CURIOUS = "curious"
    INTO_IT = "into_it"
    COULD_TEACH = "could_teach"


class Wish(StrEnum):
    """What somebody wants to do with an interest."""

    DO = "do"
    LEARN = "learn"
    TEACH = "teach"


class PartName(StrEnum):
    """The parts of a profile, in the order of the page."""

    INTERESTS = "interests"
    TOOLS = "tools"
    WAYS = "ways"
    WORDS = "words"
    GOALS = "goals"
    HELP = "help"
    AVAILABILITY = "availability"
    SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest in its owner's words; `since` is the day it was first told."""

    words: str
    strength: Strength
    wish: Wish
    since: date


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to reach, and why it matters."""

    what: str
    why: str
    since: date


@dataclass(frozen=True, slots=True)
class Tools:
    """Tools somebody is at home with and tools they want to explore."""

    home: tuple[str, ...] = ()
    explore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Availability:
    """Blocks in which somebody can be at the desk (ids of `Block`), and what else there is to say about it."""

    blocks: tuple[UUID, ...] = ()
    note: str = ""


Content = tuple[Interest, ...] | Tools | tuple[str, ...] | str | tuple[Goal, ...] | Availability
"""What a part holds, by its field: see `EMPTY`."""

EMPTY: Mapping[PartName, Content] = {
    PartName.INTERESTS: (),
    PartName.TOOLS: Tools(),
    PartName.WAYS: (),
    PartName.WORDS: "",
    PartName.GOALS: (),
    PartName.HELP: (),
    PartName.AVAILABILITY: Availability(),
    PartName.SUPPORTS: "",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the file keeps it.

    `body` is canonical JSON while the team may see it, else empty; then `seal` is the SHA-256 of what was sealed
    (`mine` to its owner, `theirs` to their advisor), so that history explains sealed parts without telling them.
    """

    id: UUID
    person: UUID
    name: PartName
    audience: Audience
    body: str = ""
    seal: str = ""
    mine: bytes | None = field(default=None, repr=False)
    theirs: bytes | None = field(default=None, repr=False)
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """What belongs to a profile beside its parts.

    `advisor` is who shares what is for *me and my advisor*; `public` the hex of the owner's public exchange key and
    `wrapped` its private half under the owner's passphrase (empty and None until one is set). `visited` is when the
    first visit was made or skipped, `checked` the last check-in.
    """

    id: UUID
    person: UUID
    advisor: UUID | None = None
    public: str = ""
    wrapped: bytes | None = field(default=None, repr=False)
    visited: date | None = None
    checked: date | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as somebody sees it. `content` is None when it is there but closed to whoever looks."""

    name: PartName
    audience: Audience
    content: Content | None
    version: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return self.content == EMPTY[self.name]


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as one person sees it: parts they may not see are not in it."""

    person: UUID
    name: str
    pronouns: str
    parts: Mapping[PartName, Shown]

    def get(self, name: PartName) -> Content:
        """What a part says to whoever looks; empty when they may not see it."""
        shown = self.parts.get(name)
        return EMPTY[name] if shown is None or shown.content is None else shown.content

    @property
    def interests(self) -> tuple[Interest, ...]:
        """The interests whoever looks may see."""
        return self.get(PartName.INTERESTS)  # type: ignore[return-value]

    @property
    def tools(self) -> Tools:
        """The tools whoever looks may see."""
        return self.get(PartName.TOOLS)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own page: what one wrote, who shares it, and what is due.

    `has_passphrase` says whether private parts can be chosen, `unlocked` whether they are open now; `first` that the
    first visit was neither made nor skipped yet.
    """

    profile: Profile
    advisor: UUID | None
    advisor_name: str
    has_passphrase: bool
    unlocked: bool
    first: bool
    check_in_due: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """What making a part private did to the words it had before; `whole` is False while another window reads."""

    shown: Shown
    whole: bool


@dataclass(frozen=True, slots=True)
class Past:
    """One change to a profile, told to its owner. `part` is None for what concerns the whole page (`who` looked at it).

    `before` and `after` are what the part said; None where it was private, or its earlier words were erased.
    """

    at: datetime
    who: str
    part: PartName | None
    action: str
    before: Content | None = None
    after: Content | None = None


# As text and back


def write(content: Content) -> str:
    """A part as canonical JSON text."""
    return canonical(plain(content)).decode()


def read(name: PartName, text: str) -> Content:
    """A part from its JSON text; raises Invalid on anything but exactly what `write` makes."""
    try:
        return _READERS[name](json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Invalid(
            name.value, tr("This part of a profile cannot be read."), tr("Restore the newest backup.")
        ) from error


def plain(value: Any) -> Any:
    """A part as plain JSON values."""
    if dataclasses.is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def _interests(raw: Any) -> tuple[Interest, ...]:
    return tuple(
        Interest(_text(words), Strength(strength), Wish(wish), date.fromisoformat(since))
        for words, strength, wish, since in (_keys(r, "words", "strength", "wish", "since") for r in _listed(raw))
    )


def _goals(raw: Any) -> tuple[Goal, ...]:
    told = (_keys(r, "what", "why", "since") for r in _listed(raw))
    return tuple(Goal(_text(what), _text(why), date.fromisoformat(since)) for what, why, since in told)


def _tools(raw: Any) -> Tools:
    home, explore = _keys(raw, "home", "explore")
    return Tools(_texts(home), _texts(explore))


def _availability(raw: Any) -> Availability:
    blocks, note = _keys(raw, "blocks", "note")
    return Availability(tuple(UUID(hex=b) for b in _listed(blocks)), _text(note))


def _keys(raw: Any, *names: str) -> list[Any]:
    if not isinstance(raw, dict) or set(raw) != set(names):
        raise ValueError("unknown or missing keys")
    return [raw[n] for n in names]


def _listed(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError("a list is expected")
    return raw


def _texts(raw: Any) -> tuple[str, ...]:
    return tuple(_text(r) for r in _listed(raw))


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise TypeError("text is expected")
    return raw


_READERS: Mapping[PartName, Callable[[Any], Content]] = {
    PartName.INTERESTS: _interests,
    PartName.TOOLS: _tools,
    PartName.WAYS: _texts,
    PartName.WORDS: _text,
    PartName.GOALS: _goals,
    PartName.HELP: _texts,
    PartName.AVAILABILITY: _availability,
    PartName.SUPPORTS: _text,
}


# What people type


def checked(name: PartName, content: Content) -> Content:
    """A part with its words cleaned: empty entries and repetitions out; raises Invalid beyond the limits.

    The words as typed are kept (NFC, white space folded); two that differ in case or accents alone are one.
    """
    match content:
        case str():
            return _limited(name, clean_words(content), TEXT_LIMIT)
        case Tools():
            return Tools(_lines(name, content.home), _lines(name, content.explore))
        case Availability():
            return replace(content, note=_limited(name, clean_line(content.note), LINE_LIMIT))
    if name is PartName.INTERESTS:
        cleaned = [replace(i, words=_line(name, i.words)) for i in content if isinstance(i, Interest)]
        return _few(name, _once(cleaned, lambda i: i.words))
    if name is PartName.GOALS:
        goals = [replace(g, what=_line(name, g.what), why=_line(name, g.why)) for g in content if isinstance(g, Goal)]
        return _few(name, _once(goals, lambda g: g.what))
    return _lines(name, tuple(c for c in content if isinstance(c, str)))


def _lines(name: PartName, lines: tuple[str, ...]) -> tuple[str, ...]:
    return _few(name, _once([_line(name, line) for line in lines], str))


def _line(name: PartName, words: str) -> str:
    return _limited(name, clean_line(words), LINE_LIMIT)


def _limited(name: PartName, text: str, limit: int) -> str:
    if len(text) > limit:
        raise Invalid(name.value, tr("This has at most {most} characters.", most=limit), tr("Shorten it."))
    return text


def _once(entries: list[Any], told: Callable[[Any], str]) -> tuple[Any, ...]:
    found: dict[str, Any] = {}
    for entry in entries:
        if told(entry):
            found.setdefault(fold(told(entry)), entry)
    return tuple(found.values())


def _few(name: PartName, entries: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(entries) > MOST:
        raise Invalid(
            name.value, tr("A list has at most {most} entries.", most=MOST), tr("Keep what matters most to you.")
        )
    return entries


# Who sees what


def seen(part: Part, viewer: UUID, advisor: UUID | None) -> bool:
    """Whether a part is for this person's eyes: its owner's, their named advisor's, or the team's.

    (Who is in the team at all is decided in `rules.permissions`; a sealed part needs its key besides.)
    """
    if viewer == part.person or part.audience is Audience.TEAM:
        return True
    return part.audience is Audience.ADVISOR and advisor is not None and viewer == advisor


def check_in_due(card: Card | None, today: date) -> bool:
    """Whether the short check-in is to be offered: four weeks after the first visit or the last check-in."""
    last = max((d for d in (card.visited, card.checked) if d), default=None) if card else None
    return last is not None and today - last >= CHECK_IN_EVERY
