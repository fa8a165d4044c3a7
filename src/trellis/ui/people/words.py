"""Roles, days and counts in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime

from trellis.rules.people import Block, Follows, Person, Role
from trellis.ui.dates import minutes_spent
from trellis.ui.language import number_text, tr

ROLE_TONES = {Role.TECH: "accent", Role.LEAD: "blue", Role.ADVISOR: "violet", Role.REQUESTER: "neutral"}


def many(n: int, one: str, more: str) -> str:
    """`one` for 1, else `more` with the number; both already marked for translation with `tr`."""
    return one if n == 1 else more.replace("%n", number_text(n))


def role_name(role: Role) -> str:
    """One of them: "Tech"."""
    return {
        Role.TECH: tr("Tech"),
        Role.LEAD: tr("Lead"),
        Role.ADVISOR: tr("Advisor"),
        Role.REQUESTER: tr("Requester"),
    }[role]


def role_names(role: Role) -> str:
    """All of them: "Techs"."""
    return {
        Role.TECH: tr("Techs"),
        Role.LEAD: tr("Leads"),
        Role.ADVISOR: tr("Advisors"),
        Role.REQUESTER: tr("Requesters"),
    }[role]


def weekday(number: int, long: bool = False) -> str:
    """The name of a weekday, Monday is 1."""
    kind = QLocale.FormatType.LongFormat if long else QLocale.FormatType.ShortFormat
    return QLocale().dayName(number, kind)


def days_said(days: str) -> str:
    """The days of a block: "Mon to Fri", "Mon, Wed", "A days"."""
    if not days.isdigit():
        return tr("{letters} days").format(letters="/".join(days))
    numbers = sorted({int(day) for day in days})
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return tr("{first} to {last}").format(first=weekday(numbers[0]), last=weekday(numbers[-1]))
    return ", ".join(weekday(number) for number in numbers)


def block_said(block: Block) -> str:
    """A block in one line: "Block C · Mon to Fri · 10:00 to 10:45"."""
    return f"{block.name} · {days_said(block.days)} · {times_said(block.starts, block.ends)}"


def times_said(starts: time, ends: time) -> str:
    """From when to when."""
    return tr("{starts} to {ends}").format(starts=f"{starts:%H:%M}", ends=f"{ends:%H:%M}")


def day_said(day: date) -> str:
    """A date with its year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def blocks_said(person: Person, blocks: Iterable[Block]) -> str:
    """The names of somebody's blocks, in the order of the day."""
    return ", ".join(block.name for block in blocks if block.id in person.blocks)


def follows_said(follows: Follows) -> str:
    """What goes along in a merge, in words."""
    told = [
        (follows.tickets, many(follows.tickets, tr("1 ticket"), tr("%n tickets"))),
        (follows.words, many(follows.words, tr("1 reply or note"), tr("%n replies and notes"))),
        (follows.credits, many(follows.credits, tr("1 credit as helper"), tr("%n credits as helper"))),
        (follows.minutes, tr("{time} of logged work").format(time=minutes_spent(follows.minutes))),
    ]
    found = [said for count, said in told if count]
    return ", ".join(found) if found else tr("nothing")


def qdate(day: date) -> QDate:
    """For Qt's fields."""
    return QDate(day.year, day.month, day.day)


def qtime(at: time) -> QTime:
    """For Qt's fields."""
    return QTime(at.hour, at.minute)
