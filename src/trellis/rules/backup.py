"""Backups: what is known of one, when the next is due and which are kept when they get many.

A backup is made on each day of use and on quit. They are thinned to the newest of each of 7 days, 4 weeks and 12 months
(architecture.md, *Habits*). Days without a backup do not count, so a summer without anybody deletes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

DAILY = 7
WEEKLY = 4
MONTHLY = 12

CLOCK_ERROR = timedelta(days=1)
"""A backup dated later than this after now was made while the clock was wrong; it is kept and takes nobody's place."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A backup as thinning sees it: when it was made, in the computer's time, and whether it is known to be sound."""

    when: datetime
    sound: bool = True


def to_keep(backups: Iterable[Dated], now: datetime) -> set[Dated]:
    """Which backups stay: the newest sound one of each of the last 7 days, 4 weeks and 12 months that have one.

    Times are all aware. Damaged ones go, unless there is no sound one at all: then everything stays, because something
    may still be saved from them. Backups from a wrong clock in the future stay.
    """
    everything = set(backups)
    future = {b for b in everything if b.when > now + CLOCK_ERROR}
    sound = sorted((b for b in everything - future if b.sound), key=lambda b: b.when, reverse=True)
    if not sound:
        return everything
    kept = set(future)
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept |= _newest_of_each(sound, period, count)
    return kept


def due(made: Iterable[datetime], now: datetime) -> bool:
    """Whether none of the backups was made on this day of the computer's calendar; times are all aware."""
    return all(when.astimezone(now.tzinfo).date() != now.date() for when in made)


def _newest_of_each(newest_first: list[Dated], period: Callable[[datetime], Hashable], count: int) -> set[Dated]:
    found: dict[Hashable, Dated] = {}
    for backup in newest_first:
        found.setdefault(period(backup.when), backup)
        if len(found) == count:
            break
    return set(found.values())


def _day(when: datetime) -> Hashable:
    return when.date()


def _week(when: datetime) -> Hashable:
    return when.isocalendar()[:2]


def _month(when: datetime) -> Hashable:
    return when.year, when.month
