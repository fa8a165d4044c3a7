"""PINs, passphrase strength and the growing wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules.errors import Invalid
from trellis.rules.sign_in import (
    LONGEST_WAIT,
    Level,
    RecoverySheet,
    Tries,
    blocking,
    checked_passphrase,
    checked_pin,
    counted,
    strength,
    typed,
    wait_after,
)

NOW = datetime(2026, 10, 12, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize("pin", ["2580", "92461", "19283746", " 2580 "])
def test_pins_that_will_do(pin: str):
    assert checked_pin(pin) == pin.strip()


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        ("123", "4 to 8 digits"),
        ("123456789", "4 to 8 digits"),
        ("12a4", "4 to 8 digits"),
        ("", "4 to 8 digits"),
        ("١٢٣٤", "4 to 8 digits"),
        ("0000", "over and over"),
        ("77777777", "over and over"),
        ("1234", "up or down"),
        ("8765", "up or down"),
        ("7890", "up or down"),
        ("1212", "same few digits"),
        ("123123", "same few digits"),
    ],
)
def test_pins_that_will_not(pin: str, said: str):
    with pytest.raises(Invalid, match=said) as refused:
        checked_pin(pin)
    assert refused.value.field == "pin"
    assert not pin or pin not in str(refused.value)


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", Level.EASY),
        ("password", Level.EASY),
        ("Password1!", Level.EASY),
        ("Sunshine2024!", Level.EASY),
        ("Tr0ub4dor&3", Level.EASY),
        ("cat dog sun", Level.EASY),
        ("plum plum plum plum", Level.EASY),
        ("qwertyuiop asdfghjkl zxcvbnm", Level.EASY),
        ("correct horse battery staple", Level.EASY),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Level.EASY),
        ("31415926535897932384", Level.FAIR),
        ("plum orbit lantern", Level.FAIR),
        ("plum orbit lantern quiet", Level.STRONG),
        ("plum-orbit-lantern-quiet", Level.STRONG),
        ("x7Kq!9fPzL2m#vRt", Level.STRONG),
        ("apfelbaum über straße zwölf", Level.STRONG),
        ("静かな夜に星を見る", Level.STRONG),
    ],
)
def test_strength(passphrase: str, level: Level):
    assert strength(passphrase).level is level


def test_strength_says_what_is_missing():
    assert strength("plum").said == "Easy to guess: add two more words."
    assert strength("plum orbit").said == "Easy to guess: add one more word."
    assert strength("plum orbit lantern").said == "Fair: one more word makes it strong."
    assert strength("plum orbit lantern quiet").said == "Strong."


def test_known_names_count_for_little():
    assert strength("riverside julia soto lantern").level is Level.STRONG
    assert strength("riverside julia soto lantern", ["Julia Soto", "Riverside High"]).level is Level.EASY


def test_a_weak_passphrase_is_refused_without_repeating_it():
    with pytest.raises(Invalid) as refused:
        checked_passphrase("lantern lantern")
    assert "lantern" not in str(refused.value)
    with pytest.raises(Invalid, match="at most 200"):
        checked_passphrase("plum orbit lantern quiet " * 10)
    assert checked_passphrase("  plum  orbit\tlantern quiet ") == "plum orbit lantern quiet"


@given(st.text(max_size=60))
def test_strength_takes_any_text_and_words_only_help(passphrase: str):
    assert strength(passphrase).said
    levels = list(Level)
    more = f"{passphrase} kettle"
    assert levels.index(strength(more).level) >= levels.index(strength(passphrase).level)
    assert typed(typed(passphrase)) == typed(passphrase)


def test_the_wait_grows_after_three_wrong_tries():
    seconds = [wait_after(n).total_seconds() for n in range(13)]
    assert seconds == [0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]
    assert wait_after(10_000) == LONGEST_WAIT


def test_tries_are_counted_and_block():
    tries: Tries | None = None
    for _ in range(2):
        tries = counted(tries, NOW)
        assert blocking(tries, NOW) is None
    tries = counted(tries, NOW)
    assert blocking(tries, NOW) == tries
    assert blocking(tries, NOW + timedelta(seconds=4.9)) == tries
    assert blocking(tries, NOW + timedelta(seconds=5)) is None
    assert blocking(None, NOW) is None


@given(st.integers(1, 40), st.timedeltas(timedelta(milliseconds=1), timedelta(days=4000)))
def test_a_clock_moved_back_starts_the_wait_again_and_no_longer(failures: int, back: timedelta):
    tries = Tries(failures, NOW, NOW + wait_after(failures))
    now = NOW - back
    blocked = blocking(tries, now)
    if wait_after(failures):
        assert blocked is not None
        assert blocked.until == now + wait_after(failures)
        assert blocking(blocked, blocked.until) is None
    else:
        assert blocked is None


def test_a_recovery_sheet_in_a_log_does_not_tell_the_code():
    sheet = RecoverySheet("Desk", "Julia", "abcd", "8W0B-W7VA", NOW.date())
    assert "8W0B" not in repr(sheet)
