"""Parts, strengths, wishes and audiences in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale

from trellis.rules.interests import Audience, PartName, Strength, Wish
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
    return {Wish.DO: tr("want to do it"), Wish.LEARN: tr("want to learn"), Wish.TEACH: tr("want to teach")}[wish]


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
