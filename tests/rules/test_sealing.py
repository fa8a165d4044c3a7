"""Sealed parts: they open for whom they were sealed and for nobody else, and tell little by their length."""

from __future__ import annotations

import dataclasses
import os
from contextlib import closing
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules import sealing
from trellis.rules.errors import Invalid
from trellis.rules.interests import Audience, Part, PartName
from trellis.rules.keys import AdvisorKey, Pair, Trust, Trusted
from trellis.rules.sealing import STEP, Sealed, digest, fits, part_bound
from trellis.rules.sign_in import KeyChanged

DESK, OWNER = uuid4(), uuid4()
PART = Part(uuid4(), OWNER, PartName.WORDS, Audience.ME)
BOUND = part_bound(DESK, PART, OWNER)
MINE, OTHERS = Pair(bytes(range(64))), Pair(bytes(range(1, 65)))


def sealed(text: str, bound: bytes = BOUND, to: Pair = MINE) -> bytes:
    return sealing.seal(text, to.exchange_public, bound, ephemeral=os.urandom(32))


@given(st.text(max_size=300))
def test_it_opens_as_it_was_written(text: str):
    assert sealing.unseal(sealed(text), MINE, BOUND) == text


def test_lone_halves_of_characters_survive():
    assert sealing.unseal(sealed("a\ud83d"), MINE, BOUND) == "a\ud83d"


def test_the_length_tells_steps_alone_and_twice_the_same_is_not_the_same():
    assert {len(sealed("x" * n)) for n in range(STEP - 3)} == {len(sealed(""))}
    assert len(sealed("x" * (STEP - 3))) == len(sealed("")) + STEP
    assert sealed("same") != sealed("same")


def test_another_pair_opens_nothing():
    assert sealing.unseal(sealed("words"), OTHERS, BOUND) is None
    assert sealing.unseal(None, MINE, BOUND) is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        part_bound(uuid4(), PART, OWNER),
        part_bound(DESK, dataclasses.replace(PART, person=uuid4()), OWNER),
        part_bound(DESK, dataclasses.replace(PART, name=PartName.SUPPORTS), OWNER),
        part_bound(DESK, dataclasses.replace(PART, audience=Audience.ADVISOR), OWNER),
        part_bound(DESK, PART, uuid4()),
    ],
    ids=["desk", "person", "name", "audience", "reader"],
)
def test_moved_anywhere_else_it_does_not_open(elsewhere: bytes):
    assert sealing.unseal(sealed("words"), MINE, elsewhere) is None


def test_a_new_id_or_version_of_the_row_changes_nothing():
    again = dataclasses.replace(PART, id=uuid4(), version=9)
    assert sealing.unseal(sealed("words"), MINE, part_bound(DESK, again, OWNER)) == "words"


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_any_changed_byte_closes_it(place: int, by: int):
    raw = bytearray(sealed("words"))
    raw[place % len(raw)] ^= by
    opened = sealing.unseal(bytes(raw), MINE, BOUND)
    # The highest bit of an X25519 public key is not used; the salt of the key derivation covers it all the same.
    assert opened is None


@pytest.mark.parametrize("raw", [b"", b"x", bytes(31), bytes(32), bytes(48), bytes(304)])
def test_bytes_that_are_no_sealed_text_open_nothing(raw: bytes):
    assert sealing.unseal(raw, MINE, BOUND) is None


def test_the_seal_covers_both_copies_and_their_order():
    told = {
        digest(a, b) for a, b in ((b"a", b"b"), (b"b", b"a"), (b"ab", b""), (b"", b"ab"), (b"a", None), (None, b"a"))
    }
    assert len(told) == 6
    assert digest(None, None) == ""
    assert Sealed(b"a", None).seal == digest(b"a", None)


def test_a_part_fits_when_it_holds_what_its_audience_says():
    mine, theirs = b"mine", b"theirs"
    plain = Part(uuid4(), OWNER, PartName.WORDS, Audience.TEAM, body='"x"')
    own = dataclasses.replace(PART, mine=mine, seal=digest(mine, None))
    shared = dataclasses.replace(own, audience=Audience.ADVISOR, theirs=theirs, seal=digest(mine, theirs))
    assert all(map(fits, (plain, own, shared, dataclasses.replace(plain, body=""))))
    for wrong in (
        dataclasses.replace(plain, audience=Audience.ME),
        dataclasses.replace(plain, mine=mine),
        dataclasses.replace(plain, seal="x"),
        dataclasses.replace(own, body='"x"'),
        dataclasses.replace(own, mine=b"other"),
        dataclasses.replace(own, mine=None),
        dataclasses.replace(own, seal=""),
        dataclasses.replace(own, audience=Audience.ADVISOR),
        dataclasses.replace(own, theirs=theirs, seal=digest(mine, theirs)),
        dataclasses.replace(shared, theirs=b"other"),
        dataclasses.replace(shared, mine=theirs, theirs=mine),
        dataclasses.replace(shared, audience=Audience.ME),
        dataclasses.replace(shared, audience=Audience.TEAM),
    ):
        assert not fits(wrong)


def key(person: object, pair: Pair) -> AdvisorKey:
    return AdvisorKey(uuid4(), person, pair.signing_public, pair.exchange_public, b"", b"", None, None, 0, 0)  # type: ignore[arg-type]


def test_only_a_believed_key_in_use_is_sealed_to():
    advisor = uuid4()
    with closing(Pair(os.urandom(64))) as pair:
        good, newer = key(advisor, pair), key(advisor, OTHERS)
    trust = Trust(DESK, None, (good,), {good.id: Trusted(good)})
    assert sealing.reader(trust, advisor) is good
    with pytest.raises(Invalid, match="No advisor is named"):
        sealing.reader(trust, None)
    with pytest.raises(Invalid, match="no passphrase yet"):
        sealing.reader(trust, uuid4())
    for doubtful in (
        Trust(DESK, None, (good,), {}),
        Trust(DESK, None, (good,), {good.id: Trusted(good, retired_at=3)}),
        Trust(DESK, None, (good, newer), {good.id: Trusted(good)}),
    ):
        with pytest.raises(KeyChanged):
            sealing.reader(doubtful, advisor)
