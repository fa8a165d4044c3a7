"""The proposal of a project: what a student wants to find out and make, in parts, each with who chose it.

A proposal is written in a working draft that belongs to its students alone. Handing it in freezes everything into a
`HandedIn`, whose canonical JSON (`as_text`) is what an advisor reads, decides on and signs: `read` takes exactly that
text and nothing that only looks like it. There is no field for a mark, a level or anything about the past.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.history import canonical
from trellis.rules.interests import Tools
from trellis.rules.language import tr
from trellis.rules.people import clean_line
from trellis.rules.tickets import words as clean_words

NO_TOOLS = Tools()
LINE_LIMIT = 160
TEXT_LIMIT = 6_000
MOST = 40
"""Most entries in one list; more is a paste gone wrong."""


class PartName(StrEnum):
    """The parts of a proposal, in the order of the conversation."""

    TITLE = "title"
    QUESTION = "question"
    INTERESTS = "interests"
    WHY = "why"
    MAKE = "make"
    SHOW = "show"
    TOOLS = "tools"
    WORKS = "works"
    RISKS = "risks"
    HELPS = "helps"
    NEEDS = "needs"
    MILESTONES = "milestones"


LINES = (PartName.TITLE,)
TEXTS = (PartName.QUESTION, PartName.WHY, PartName.MAKE, PartName.WORKS, PartName.RISKS, PartName.HELPS)
LISTS = (PartName.INTERESTS, PartName.SHOW)


class Chooser(StrEnum):
    """Who chose what a part says (product.md: every item records who chose it)."""

    STUDENT = "student"
    LIST = "list"
    ADVISOR = "advisor"
    REQUIRED = "required"


class From(StrEnum):
    """What a project started from."""

    BLANK = "blank"
    INTEREST = "interest"
    TICKET = "ticket"
    IDEA = "idea"


class NeedKind(StrEnum):
    """What can be needed."""

    EQUIPMENT = "equipment"
    TIME = "time"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a project started from: the words of an interest the team may see, a ticket's number, or an idea's key."""

    kind: From = From.BLANK
    words: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something needed, from one day to another where that matters."""

    kind: NeedKind
    what: str
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the path. `key` stays the same through all versions, so that evidence stays tied to it."""

    key: str
    title: str
    due: date


Content = str | tuple[str, ...] | Tools | tuple[Need, ...] | tuple[Milestone, ...]
"""What a part holds: text, a list of lines, tools, needs or milestones."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """All parts; `chosen` says of each that is not empty who chose it (the student, where it says nothing)."""

    origin: Origin = Origin()
    title: str = ""
    question: str = ""
    interests: tuple[str, ...] = ()
    why: str = ""
    make: str = ""
    show: tuple[str, ...] = ()
    tools: Tools = NO_TOOLS
    works: str = ""
    risks: str = ""
    helps: str = ""
    needs: tuple[Need, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    chosen: Mapping[PartName, Chooser] = field(default_factory=dict)

    def get(self, name: PartName) -> Content:
        """What a part says."""
        return getattr(self, name.value)  # type: ignore[no-any-return]

    def chooser(self, name: PartName) -> Chooser:
        """Who chose it."""
        return self.chosen.get(name, Chooser.STUDENT)

    def empty(self, name: PartName) -> bool:
        """Whether nothing was said."""
        return self.get(name) in ("", (), NO_TOOLS)

    def milestone(self, key: str) -> Milestone | None:
        """The milestone of a key."""
        return next((m for m in self.milestones if m.key == key), None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence as it is handed in: `ref` is a file's name, a ticket's number or a link.

    `digest` is the SHA-256 of a file in hex and empty for the others; `milestone` the key it belongs to, or empty.
    """

    kind: str
    ref: str
    said: str
    milestone: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a version is: the proposal, its people (the owner first), and the work handed in with it.

    `reached` is milestone key -> day; `reflections` person -> words.
    """

    proposal: Proposal
    people: tuple[UUID, ...]
    reached: Mapping[str, date] = field(default_factory=dict)
    evidence: tuple[Shown, ...] = ()
    reflections: Mapping[UUID, str] = field(default_factory=dict)


# What may be written


def written(proposal: Proposal, name: PartName, content: Content, chooser: Chooser) -> Proposal:
    """The proposal with one part written anew and cleaned; raises Invalid where it is of the wrong kind or too long."""
    cleaned = _CLEAN.get(name, _clean_text)(name, content)
    chosen = {**proposal.chosen, name: chooser}
    changed: Proposal = replace(proposal, **{name.value: cleaned}, chosen=chosen)
    if changed.empty(name):
        del chosen[name]
    return changed


def _clean_text(name: PartName, content: Content) -> str:
    if not isinstance(content, str):
        raise TypeError(f"{name} is text")
    text = clean_line(content) if name in LINES else clean_words(content)
    limit = LINE_LIMIT if name in LINES else TEXT_LIMIT
    if len(text) > limit:
        raise Invalid(name.value, tr("This is longer than {most} characters.", most=limit), tr("Shorten it."))
    return text


def _clean_list(name: PartName, content: Content) -> tuple[str, ...]:
    if not isinstance(content, tuple):
        raise TypeError(f"{name} is a list")
    return tuple(dict.fromkeys(line for line in (_line(name, str(entry)) for entry in _few(name, content)) if line))


def _clean_tools(name: PartName, content: Content) -> Tools:
    if not isinstance(content, Tools):
        raise TypeError(f"{name} are tools")
    return Tools(_clean_list(name, content.home), _clean_list(name, content.explore))


def _clean_needs(name: PartName, content: Content) -> tuple[Need, ...]:
    if not isinstance(content, tuple) or not all(isinstance(need, Need) for need in content):
        raise TypeError(f"{name} are needs")
    needs = [replace(n, what=_line(name, n.what)) for n in _few(name, content)]
    for need in needs:
        if need.starts and need.ends and need.ends < need.starts:
            raise Invalid(
                name.value, tr("“{what}” ends before it begins.", what=need.what), tr("Change one of the days.")
            )
    return tuple(need for need in needs if need.what)


def _clean_milestones(name: PartName, content: Content) -> tuple[Milestone, ...]:
    if not isinstance(content, tuple) or not all(isinstance(step, Milestone) for step in content):
        raise TypeError(f"{name} are milestones")
    steps = [replace(m, title=_line(name, m.title)) for m in _few(name, content)]
    kept = [m for m in steps if m.title]
    if len({m.key for m in kept}) < len(kept):
        raise ValueError("two milestones share a key")
    return tuple(sorted(kept, key=lambda m: m.due))


def _line(name: PartName, text: str) -> str:
    cleaned = clean_line(text)
    if len(cleaned) > LINE_LIMIT:
        raise Invalid(name.value, tr("One entry is longer than {most} characters.", most=LINE_LIMIT), tr("Shorten it."))
    return cleaned


def _few(name: PartName, content: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(content) > MOST:
        raise Invalid(
            name.value, tr("There are more than {most} entries.", most=MOST), tr("Keep the ones that matter.")
        )
    return content


_CLEAN: Mapping[PartName, Any] = {
    **dict.fromkeys(LISTS, _clean_list),
    PartName.TOOLS: _clean_tools,
    PartName.NEEDS: _clean_needs,
    PartName.MILESTONES: _clean_milestones,
}


# What a reviewer will miss

NEEDED = (PartName.TITLE, PartName.QUESTION, PartName.MAKE)
"""Without these there is nothing to decide on."""


def missing(proposal: Proposal) -> tuple[PartName, ...]:
    """Parts that say nothing yet, in their order: what a reviewer will miss. Interests are the student's to tell."""
    return tuple(name for name in PartName if name is not PartName.INTERESTS and proposal.empty(name))


def fit_to_hand_in(proposal: Proposal) -> None:
    """Raises Invalid, naming the first part, while there is nothing to decide on."""
    for name in NEEDED:
        if proposal.empty(name):
            said = {
                PartName.TITLE: tr("A reviewer needs a title."),
                PartName.QUESTION: tr("A reviewer needs a driving question."),
                PartName.MAKE: tr("A reviewer needs to know what you will make."),
            }
            raise Invalid(name.value, said[name], tr("Write a sentence; it can change later."))


# Canonical text


def as_text(content: HandedIn) -> str:
    """The canonical JSON (RFC 8785) of what is handed in."""
    return canonical(plain(content)).decode("utf-8")


def draft_text(proposal: Proposal) -> str:
    """The canonical JSON of a working draft."""
    return canonical(_proposal_plain(proposal)).decode("utf-8")


def plain(content: HandedIn) -> dict[str, Any]:
    """What is handed in as plain JSON values: days as ISO text, ids in hex."""
    return {
        "proposal": _proposal_plain(content.proposal),
        "people": [person.hex for person in content.people],
        "reached": {key: day.isoformat() for key, day in content.reached.items()},
        "evidence": [
            {"kind": e.kind, "ref": e.ref, "said": e.said, "milestone": e.milestone, "digest": e.digest}
            for e in content.evidence
        ],
        "reflections": {person.hex: text for person, text in content.reflections.items()},
    }


def _proposal_plain(proposal: Proposal) -> dict[str, Any]:
    return {
        "origin": {"kind": proposal.origin.kind.value, "words": proposal.origin.words},
        **{name.value: proposal.get(name) for name in (*LINES, *TEXTS)},
        **{name.value: list(proposal.get(name)) for name in LISTS},  # type: ignore[arg-type]
        "tools": {"home": list(proposal.tools.home), "explore": list(proposal.tools.explore)},
        "needs": [
            {"kind": n.kind.value, "what": n.what, "starts": _day_text(n.starts), "ends": _day_text(n.ends)}
            for n in proposal.needs
        ],
        "milestones": [{"key": m.key, "title": m.title, "due": m.due.isoformat()} for m in proposal.milestones],
        "chosen": {name.value: who.value for name, who in proposal.chosen.items()},
    }


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def read(text: str) -> HandedIn:
    """What was handed in, from its canonical text; raises ValueError for any other text."""
    try:
        raw = json.loads(text)
        content = HandedIn(
            _read_proposal(raw["proposal"]),
            tuple(UUID(hex=person) for person in raw["people"]),
            {key: date.fromisoformat(day) for key, day in raw["reached"].items()},
            tuple(Shown(**evidence) for evidence in raw["evidence"]),
            {UUID(hex=person): said for person, said in raw["reflections"].items()},
        )
        if as_text(content) == text:
            return content
    except (KeyError, TypeError, AttributeError, UnicodeError, RecursionError) as error:
        raise ValueError("this is no version of a project") from error
    raise ValueError("this is not the canonical text of a version")


def part_text(name: PartName, content: Content) -> str:
    """What somebody wrote in one part, kept aside as it is until it can be saved; `read_part` reads it."""
    if isinstance(content, str):
        return content
    alone: Proposal = replace(Proposal(), **{name.value: content})  # type: ignore[arg-type]
    return canonical(_proposal_plain(alone)).decode("utf-8", "replace")


def read_part(name: PartName, text: str) -> Content:
    """What was kept aside of one part; raises ValueError when it is nothing of the kind."""
    return text if name in (*LINES, *TEXTS) else read_draft(text).get(name)


def read_draft(text: str) -> Proposal:
    """A working draft from its text; an empty one from an empty text; raises ValueError when it is none."""
    if not text:
        return Proposal()
    try:
        return _read_proposal(json.loads(text))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("this is no draft of a project") from error


def _read_proposal(raw: Mapping[str, Any]) -> Proposal:
    lines: dict[str, Any] = {name.value: raw[name.value] for name in (*LINES, *TEXTS)}
    lines |= {name.value: tuple(raw[name.value]) for name in LISTS}
    return Proposal(
        origin=Origin(From(raw["origin"]["kind"]), raw["origin"]["words"]),
        **lines,
        tools=Tools(tuple(raw["tools"]["home"]), tuple(raw["tools"]["explore"])),
        needs=tuple(
            Need(NeedKind(n["kind"]), n["what"], _read_day(n["starts"]), _read_day(n["ends"])) for n in raw["needs"]
        ),
        milestones=tuple(Milestone(m["key"], m["title"], date.fromisoformat(m["due"])) for m in raw["milestones"]),
        chosen={PartName(name): Chooser(who) for name, who in raw["chosen"].items()},
    )


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
