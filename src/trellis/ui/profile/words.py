"""Parts, strengths, wishes and audiences in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QLocale

from trellis.rules.interests import Audience, Availability, Content, Goal, Interest, PartName, Strength, Tools, Wish
from trellis.ui.language import tr

NEW_FOR = timedelta(days=14)

STRENGTH_TONES = {Strength.CURIOUS: "blue", Strength.INTO_IT: "accent", Strength.COULD_TEACH: "violet"}
AUDIENCE_TONES = {Audience.TEAM: "accent", Audience.ADVISOR: "amber", Audience.ME: "amber"}


def part_name(name: PartName) -> str:
    """What a part is called on the page."""
    return {
        PartName.INTERESTS: tr("Interests"),
        PartName.TOOLS: tr("Tools"),
        PartName.WAYS: tr("How I like to show what I know"),
        PartName.WORDS: tr("In my words"),
        PartName.GOALS: tr("Goals"),
        PartName.HELP: tr("What I could help others with"),
        PartName.AVAILABILITY: tr("When I can be here"),
        PartName.SUPPORTS: tr("What helps me"),
    }[name]


def strength_said(strength: Strength) -> str:
    """How much somebody is into it."""
    return {
        Strength.CURIOUS: tr("curious"),
        Strength.INTO_IT: tr("into it"),
        Strength.COULD_TEACH: tr("could teach it"),
    }[strength]


def wish_said(wish: Wish) -> str:
    """What somebody wants with it."""
    return {Wish.DO: tr("to do"), Wish.LEARN: tr("to learn"), Wish.TEACH: tr("to teach")}[wish]


def audience_said(audience: Audience) -> str:
    """Who sees a part, as its owner reads it."""
    return {
        Audience.TEAM: tr("the team sees this"),
        Audience.ADVISOR: tr("my advisor and I"),
        Audience.ME: tr("only me"),
    }[audience]


def since_said(since: date, today: date) -> str:
    """ "new", "since September", "since September 2025"."""
    if today - since < NEW_FOR:
        return tr("new")
    month = QLocale().standaloneMonthName(since.month)
    if since.year == today.year:
        return tr("since {month}").format(month=month)
    return tr("since {month} {year}").format(month=month, year=since.year)


def as_lines(content: Content, blocks: Mapping[UUID, str]) -> list[str]:
    """What a part says, one entry a line, for comparing two versions of it. `blocks` are names of blocks by id."""
    match content:
        case str() as words:
            return words.split("\n") if words else []
        case Tools(home, explore):
            known = [tr("At home with {tool}").format(tool=tool) for tool in home]
            return known + [tr("Want to explore {tool}").format(tool=tool) for tool in explore]
        case Availability(ids, note):
            return [blocks[id] for id in ids if id in blocks] + ([note] if note else [])
    return [_entry(entry) for entry in content]


def _entry(entry: Interest | Goal | str) -> str:
    match entry:
        case Interest(words, strength, wish):
            return f"{words} ({strength_said(strength)}, {wish_said(wish)})"
        case Goal(what, why):
            return f"{what} ({why})" if why else what
    return entry


def common_ways() -> tuple[str, ...]:
    """Ways to show what one knows that are offered; any others can be typed."""
    return (
        tr("live demo"),
        tr("build guide"),
        tr("podcast"),
        tr("short video"),
        tr("poster"),
        tr("showing somebody beside me"),
        tr("photos with a few words"),
        tr("a talk to the team"),
    )
