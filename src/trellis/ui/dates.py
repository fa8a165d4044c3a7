"""Ages and times in words: "18 min", "3 h", "2 d"; the exact time for the tooltip; dates of school life.

Pure functions: `now` is always an argument, times carry their offset, dates of school life are dates.
"""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from trellis.ui.language import tr


def age(then: datetime, now: datetime) -> str:
    """How long ago, as short as the lists show it. A time in the future (a clock set back) counts as now."""
    minutes = int(max(0.0, (now - then).total_seconds()) // 60)
    if minutes < 1:
        return tr("now")
    if minutes < 60:
        return tr("{n} min").format(n=minutes)
    if minutes < 24 * 60:
        return tr("{n} h").format(n=minutes // 60)
    if minutes < 365 * 24 * 60:
        return tr("{n} d").format(n=minutes // (24 * 60))
    return tr("{n} y").format(n=minutes // (365 * 24 * 60))


def spoken_age(then: datetime, now: datetime) -> str:
    """As `age`, in whole words for screen readers: "18 minutes ago"."""
    words = {
        "min": tr("{n} minutes ago"),
        "h": tr("{n} hours ago"),
        "d": tr("{n} days ago"),
        "y": tr("{n} years ago"),
    }
    minutes = int(max(0.0, (now - then).total_seconds()) // 60)
    if minutes < 1:
        return tr("just now")
    for unit, length in (("y", 365 * 24 * 60), ("d", 24 * 60), ("h", 60), ("min", 1)):
        if minutes >= length:
            return words[unit].format(n=minutes // length)
    return tr("just now")


def exact(then: datetime) -> str:
    """The exact time on this computer's clock with its offset: "Tue 14 Oct 2025, 09:12 (UTC+02:00)"."""
    local = then.astimezone()
    offset = local.strftime("%z")
    day = QLocale().toString(_qdate(local.date()), "ddd d MMM yyyy")
    return f"{day}, {local:%H:%M} (UTC{offset[:3]}:{offset[3:5]})"


def clock(then: datetime) -> str:
    """The time of day on this computer's clock: "9:12"."""
    local = then.astimezone()
    return f"{local.hour}:{local.minute:02d}"


def moment(then: datetime, now: datetime) -> str:
    """The time of day today, else with the day: "9:12", "14 Oct 9:12"."""
    if then.astimezone().date() == now.astimezone().date():
        return clock(then)
    return f"{school_day(then.astimezone().date(), now.astimezone().date())} {clock(then)}"


def school_day(day: date, today: date) -> str:
    """A date of school life: "today", "tomorrow", "Friday" within six days, else "12 Dec" (and another year)."""
    ahead = (day - today).days
    if ahead == 0:
        return tr("today")
    if ahead == 1:
        return tr("tomorrow")
    if 1 < ahead < 7:
        return QLocale().toString(_qdate(day), "dddd")
    return QLocale().toString(_qdate(day), "d MMM" if day.year == today.year else "d MMM yyyy")


def minutes_spent(minutes: int) -> str:
    """Work time: "6 min", "1 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{n} min").format(n=rest)
    return tr("{h} h").format(h=hours) if not rest else tr("{h} h {n} min").format(h=hours, n=rest)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
