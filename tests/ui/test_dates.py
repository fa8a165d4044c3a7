"""Ages, times and days in words; colours of people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from trellis.ui.avatars import AVATAR_TONES, tone_of
from trellis.ui.dates import age, clock, exact, minutes_spent, moment, school_day, spoken_age

NOW = datetime(2025, 10, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("back", "short", "spoken"),
    [
        (timedelta(seconds=-300), "now", "just now"),
        (timedelta(seconds=59), "now", "just now"),
        (timedelta(minutes=1), "1 min", "1 minutes ago"),
        (timedelta(minutes=18), "18 min", "18 minutes ago"),
        (timedelta(minutes=59, seconds=59), "59 min", "59 minutes ago"),
        (timedelta(hours=3), "3 h", "3 hours ago"),
        (timedelta(hours=23, minutes=59), "23 h", "23 hours ago"),
        (timedelta(days=2), "2 d", "2 days ago"),
        (timedelta(days=364), "364 d", "364 days ago"),
        (timedelta(days=800), "2 y", "2 years ago"),
    ],
)
def test_ages(back: timedelta, short: str, spoken: str) -> None:
    assert age(NOW - back, NOW) == short
    assert spoken_age(NOW - back, NOW) == spoken


def test_exact_time_has_day_and_offset() -> None:
    shown = exact(NOW)
    assert "2025" in shown
    assert "UTC" in shown
    assert f"{NOW.astimezone():%H:%M}" in shown


def test_moments() -> None:
    then = NOW.astimezone().replace(hour=9, minute=5)
    assert clock(then) == "9:05"
    assert moment(then, NOW) == "9:05"
    assert moment(then - timedelta(days=40), NOW).endswith(" 9:05")
    assert moment(then - timedelta(days=40), NOW) != "9:05"


def test_days_of_school_life() -> None:
    today = date(2025, 10, 14)
    assert school_day(today, today) == "today"
    assert school_day(date(2025, 10, 15), today) == "tomorrow"
    assert school_day(date(2025, 10, 17), today) == "Friday"
    assert school_day(date(2025, 12, 12), today) == "12 Dec"
    assert school_day(date(2026, 1, 9), today) == "9 Jan 2026"


@pytest.mark.parametrize(("minutes", "words"), [(6, "6 min"), (60, "1 h"), (80, "1 h 20 min"), (0, "0 min")])
def test_work_time(minutes: int, words: str) -> None:
    assert minutes_spent(minutes) == words


def test_one_person_has_one_colour_everywhere() -> None:
    assert tone_of(b"0123456789abcdef") == tone_of(b"0123456789abcdef")
    assert tone_of("maya") == tone_of(b"maya")
    assert {tone_of(str(n)) for n in range(100)} == set(AVATAR_TONES)
