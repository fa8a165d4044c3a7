"""Which backups stay when they get many, and when the next is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from trellis.rules.backup import DAILY, MONTHLY, WEEKLY, Dated, due, to_keep

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
times = st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 22, 13, 5), timezones=st.just(UTC))  # noqa: DTZ001
backups = st.sets(st.builds(Dated, when=times, sound=st.booleans()), max_size=200)


def test_a_year_of_daily_use_keeps_seven_days_four_weeks_twelve_months() -> None:
    made = [Dated(NOW - timedelta(days=d, hours=h)) for d in range(400) for h in (0, 3)]
    kept = sorted((b.when for b in to_keep(made, NOW)), reverse=True)
    assert [w.date().isoformat() for w in kept] == [
        *("2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16"),
        *("2026-11-15", "2026-11-08", "2026-11-01", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31"),
        *("2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"),
    ]
    assert all(w.hour == 13 for w in kept), "the newest of each period stays"


def test_a_long_break_deletes_nothing() -> None:
    before_summer = {Dated(NOW - timedelta(days=120 + d)) for d in range(DAILY - 1)}
    back = Dated(NOW)
    assert to_keep(before_summer | {back}, NOW) == before_summer | {back}


def test_a_damaged_backup_takes_nobodys_place() -> None:
    good, later_but_damaged = Dated(NOW - timedelta(hours=2)), Dated(NOW, sound=False)
    assert to_keep([good, later_but_damaged], NOW) == {good}


def test_when_none_is_sound_everything_stays() -> None:
    damaged = {Dated(NOW - timedelta(hours=h), sound=False) for h in range(50)}
    assert to_keep(damaged, NOW) == damaged


def test_backups_from_a_wrong_clock_push_nothing_out() -> None:
    future = {Dated(NOW + timedelta(days=400 * n)) for n in range(1, 20)}
    past = {Dated(NOW - timedelta(days=n)) for n in range(DAILY)}
    assert to_keep(future | past, NOW) == future | past


@given(backups)
def test_whatever_there_is_the_newest_sound_one_stays_and_few_are_kept(made: set[Dated]) -> None:
    kept = to_keep(made, NOW)
    sound = [b for b in made if b.sound]
    assert kept <= made
    if not sound:
        assert kept == made
        return
    assert max(sound, key=lambda b: b.when) in kept
    assert all(b.sound for b in kept)
    assert (
        min(len(sound), DAILY) <= len(kept) <= DAILY + WEEKLY + MONTHLY or len({b.when.date() for b in sound}) < DAILY
    )


@given(backups)
def test_thinning_again_changes_nothing(made: set[Dated]) -> None:
    kept = to_keep(made, NOW)
    assert to_keep(kept, NOW) == kept


@given(backups)
def test_every_recent_period_that_had_a_backup_still_has_one(made: set[Dated]) -> None:
    sound = [b for b in made if b.sound]
    kept = to_keep(sound, NOW)
    days = sorted({b.when.date() for b in sound})[-DAILY:]
    months = sorted({(b.when.year, b.when.month) for b in sound})[-MONTHLY:]
    assert set(days) <= {b.when.date() for b in kept}
    assert set(months) <= {(b.when.year, b.when.month) for b in kept}


def test_due_once_a_day_by_the_computers_own_calendar() -> None:
    here = timezone(timedelta(hours=-8))
    evening = datetime(2026, 11, 4, 17, 0, tzinfo=here)
    assert due([], evening)
    assert not due([datetime(2026, 11, 4, 7, 30, tzinfo=here)], evening)
    assert not due([datetime(2026, 11, 5, 0, 30, tzinfo=UTC)], evening), "16:30 here, though tomorrow in UTC"
    assert due([evening], evening + timedelta(hours=8)), "after midnight"


def test_a_backup_from_a_wrong_clock_does_not_stop_the_next() -> None:
    assert due([NOW + timedelta(days=3000)], NOW)
