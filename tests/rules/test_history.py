"""The bytes, hashes and stamps of history: the same everywhere, later than before, and never two things alike."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from trellis.rules.history import GENESIS, Fault, Line, Report, canonical, commit, link, next_stamp, stamp_time

NOW = datetime(2026, 11, 22, 13, 5, 9, 123456, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT | st.lists(TEXT, max_size=3)
FIELDS = st.dictionaries(st.sampled_from("title body room tags created wake_on".split()), st.tuples(PLAIN, PLAIN))
PART: dict[str, Any] = {
    "intent": UUID(int=1),
    "stamp": "20261122T130509123Z-0000-B",
    "actor": UUID(int=2),
    "noun": "ticket",
    "subject": UUID(int=3),
    "action": "claim",
    "commitment": bytes(32),
}


@given(FIELDS)
@example({"title": ('\x00\x1f\x7f\u2028"\\/', "é\U0001f600")})
def test_canonical_bytes_are_those_of_rfc_8785(changes: dict[str, tuple[Any, Any]]) -> None:
    assert canonical(changes) == rfc8785.dumps({name: list(pair) for name, pair in changes.items()})


def test_canonical_bytes_do_not_depend_on_the_order_things_were_put_in() -> None:
    assert (
        canonical({"b": [1, None], "a": True}) == canonical({"a": True, "b": [1, None]}) == b'{"a":true,"b":[1,null]}'
    )


def test_a_commitment_needs_salt_and_values() -> None:
    assert commit(b"salt", b"values") == hashlib.sha256(b"saltvalues").digest()
    assert commit(bytes(16), b"{}") != commit(bytes(15) + b"\x01", b"{}")


def test_a_line_is_hashed_by_a_fixed_recipe() -> None:
    """Written down once more by hand, because files must verify in every later Trellis too."""
    parts = (
        UUID(int=1).bytes,
        b"20261122T130509123Z-0000-B",
        UUID(int=2).bytes,
        b"ticket",
        UUID(int=3).bytes,
        b"claim",
    )
    told = GENESIS + b"".join(len(p).to_bytes(2, "big") + p for p in parts) + bytes(32)
    assert link(GENESIS, **PART) == hashlib.sha256(told).digest()


def test_every_part_of_a_line_and_the_line_before_change_its_hash() -> None:
    other: dict[str, Any] = {
        "intent": UUID(int=9),
        "stamp": "20261122T130509123Z-0001-B",
        "actor": None,
        "noun": "entry",
        "subject": UUID(int=9),
        "action": "release",
        "commitment": b"\x01" * 32,
    }
    hashes = {link(GENESIS, **PART), link(b"\x01" * 32, **PART)}
    hashes |= {link(GENESIS, **{**PART, name: value}) for name, value in other.items()}
    assert len(hashes) == 2 + len(other)


def test_words_cannot_slip_from_one_part_into_the_next() -> None:
    assert link(GENESIS, **{**PART, "noun": "tick", "action": "etclaim"}) != link(
        GENESIS, **{**PART, "noun": "ticket", "action": "claim"}
    )


# Hypothesis wants bounds without a zone and adds it.
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.lists(moments, min_size=2, max_size=40), st.sampled_from(["A", "B", "AA"]))
def test_stamps_go_up_as_text_whatever_the_clock_does(clock: list[datetime], letter: str) -> None:
    stamps: list[str] = []
    for now in clock:
        stamps.append(next_stamp(now, stamps[-1] if stamps else "", letter))
    assert stamps == sorted(stamps)
    assert len(set(stamps)) == len(stamps)
    assert all(stamp.endswith(f"-{letter}") for stamp in stamps)


@given(moments)
def test_a_stamp_tells_its_time_to_the_millisecond(now: datetime) -> None:
    assert stamp_time(next_stamp(now, "", "B")) == now.replace(microsecond=now.microsecond // 1000 * 1000)


def test_a_stamp_looks_as_documented_and_is_utc() -> None:
    assert next_stamp(NOW, "", "B") == "20261122T130509123Z-0000-B"
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    assert next_stamp(east, "", "B") == "20261122T130509123Z-0000-B"


def test_stamps_of_one_millisecond_are_counted_and_go_on_after_the_counter_is_full() -> None:
    first = next_stamp(NOW, "", "B")
    assert next_stamp(NOW, first, "B") == "20261122T130509123Z-0001-B"
    assert next_stamp(NOW, "20261122T130509123Z-ffff-B", "B") == "20261122T130509124Z-0000-B"


def test_stamps_of_two_stations_sort_by_time_first() -> None:
    mine = next_stamp(NOW, "", "B")
    theirs = next_stamp(NOW + timedelta(milliseconds=1), mine, "AA")
    assert mine < theirs


def test_a_line_knows_when_it_was_and_a_report_whether_all_is_sound() -> None:
    line = Line(1, UUID(int=0), changes={}, salt=b"", hash=b"", **PART)
    assert line.at == datetime(2026, 11, 22, 13, 5, 9, 123000, tzinfo=UTC)
    assert Report(1, 1, (), "").sound
    assert not Report(1, 1, (Fault("row", "A row."),), "").sound
