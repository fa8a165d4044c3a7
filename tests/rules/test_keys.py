"""Verifiers, wraps, the recovery code, the root record and the chain of certificates."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules.errors import Invalid
from trellis.rules.keys import (
    AdvisorKey,
    Argon,
    Head,
    KdfCost,
    Pair,
    Retirement,
    Root,
    RootRecord,
    code_bytes,
    code_text,
    fingerprint,
    head_valid,
    key_fingerprint,
    make_root,
    pin_matches,
    pin_verifier,
    read_fingerprint,
    read_head,
    read_root,
    recovery_pair,
    seal,
    unseal,
    unwrap,
    weigh,
    wrap,
    wrap_bound,
)

CHEAP = Argon(8, 1, 1)
DESK, JULIA, BEN, EVE = (UUID(int=n) for n in (1, 2, 3, 4))
CODE = bytes(range(16))
SALT, NONCE = b"s" * 16, b"n" * 12


def pair(n: int) -> Pair:
    return Pair(bytes([n]) * 64)


RECOVERY = recovery_pair(CODE, DESK)
FIRST = pair(1)
RECORD = RootRecord(DESK, 1000, FIRST.signing_public, RECOVERY.signing_public, RECOVERY.exchange_public)
ROOT = make_root(RECORD, FIRST, RECOVERY)


def key(
    id: int, person: UUID, own: Pair, by: Pair, *, certified_by: int | None, position: int, replaces: int | None = None
) -> AdvisorKey:
    made = AdvisorKey(
        UUID(int=id),
        person,
        own.signing_public,
        own.exchange_public,
        b"",
        b"",
        UUID(int=certified_by) if certified_by else None,
        UUID(int=replaces) if replaces else None,
        position,
        1000 + position,
    )
    return made.certified(DESK, by)


ROOT_KEY = key(10, JULIA, FIRST, FIRST, certified_by=10, position=3)


# PINs and wraps


def test_a_pin_at_its_real_cost():
    verifier = pin_verifier("2580", SALT, KdfCost().pin)
    assert verifier.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert pin_matches(" 2580", verifier)
    assert not pin_matches("2581", verifier)


@pytest.mark.parametrize("verifier", ["", "x", "$argon2id$v=19$m=8,t=1,p=1$AAAA$BBBB", "$argon2id$v=19$m=9999999999"])
def test_a_damaged_verifier_matches_nothing(verifier: str):
    assert not pin_matches("2580", verifier)


def test_a_wrap_at_its_real_cost():
    cost = KdfCost().passphrase
    assert (cost.memory_kib, cost.rounds, cost.lanes) == (65536, 3, 4)
    bound = wrap_bound(DESK, JULIA, UUID(int=9))
    wrapped = wrap(b"secret" * 10, "plum orbit", bound, salt=SALT, nonce=NONCE, cost=cost)
    assert unwrap(wrapped, "plum  orbit ", bound) == b"secret" * 10
    assert unwrap(wrapped, "plum orbits", bound) is None


def test_a_wrap_is_bound_to_desk_person_and_key_and_every_byte():
    bound = wrap_bound(DESK, JULIA, UUID(int=9))
    wrapped = wrap(b"secret", "plum", bound, salt=SALT, nonce=NONCE, cost=CHEAP)
    for other in (
        wrap_bound(JULIA, JULIA, UUID(int=9)),
        wrap_bound(DESK, BEN, UUID(int=9)),
        wrap_bound(DESK, JULIA, DESK),
    ):
        assert unwrap(wrapped, "plum", other) is None
    for at in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[at] ^= 1
        assert unwrap(bytes(changed), "plum", bound) is None, at
    for length in range(len(wrapped)):
        assert unwrap(wrapped[:length], "plum", bound) is None


def test_a_wrap_that_asks_for_a_giant_computer_is_refused():
    bound = wrap_bound(DESK, JULIA, UUID(int=9))
    wrapped = bytearray(wrap(b"secret", "plum", bound, salt=SALT, nonce=NONCE, cost=CHEAP))
    wrapped[1:5] = b"\xff\xff\xff\xff"
    assert unwrap(bytes(wrapped), "plum", bound) is None


def test_sealed_bytes_open_for_their_owner_only():
    sealed = seal(b"words", RECOVERY.exchange_public, b"bound", ephemeral=b"e" * 32)
    assert unseal(sealed, RECOVERY, b"bound") == b"words"
    assert unseal(sealed, FIRST, b"bound") is None
    assert unseal(sealed, RECOVERY, b"else") is None
    assert unseal(sealed[:-1], RECOVERY, b"bound") is None
    assert unseal(b"", RECOVERY, b"bound") is None
    assert unseal(bytes(32) + sealed[32:], RECOVERY, b"bound") is None


def test_closed_keys_sign_nothing_and_show_nothing():
    closing = pair(7)
    closing.close()
    with pytest.raises(ValueError, match="closed"):
        closing.sign(b"x")
    with pytest.raises(ValueError, match="closed"):
        closing.seeds()


# The recovery code


@given(st.binary(min_size=16, max_size=16))
def test_the_code_survives_print_and_typing(code: bytes):
    printed = code_text(code)
    assert [len(group) for group in printed.split("-")] == [4] * 7
    assert code_bytes(printed) == code
    assert code_bytes(printed.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code


def test_every_single_mistyped_letter_is_noticed():
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    printed = code_text(CODE).replace("-", "")
    for at, right in enumerate(printed):
        for wrong in set(alphabet) - {right}:
            with pytest.raises(Invalid, match="typing mistake"):
                code_bytes(printed[:at] + wrong + printed[at + 1 :])


@pytest.mark.parametrize("typed", ["", "8W0B", "U" * 28, "é" * 28, code_text(CODE) + "0"])
def test_what_is_no_code_is_told_so(typed: str):
    with pytest.raises(Invalid, match="7 groups of 4"):
        code_bytes(typed)


def test_the_code_gives_other_keys_in_another_desk():
    assert recovery_pair(CODE, DESK).signing_public == RECOVERY.signing_public
    assert recovery_pair(CODE, JULIA).signing_public != RECOVERY.signing_public


# The root record


def test_a_root_record_holds_only_with_both_signatures():
    assert ROOT.valid(DESK)
    assert not ROOT.valid(JULIA)
    assert not Root(RECORD, ROOT.recovery_signature, ROOT.recovery_signature).valid(DESK)
    assert not Root(RECORD, ROOT.advisor_signature, ROOT.advisor_signature).valid(DESK)
    assert not Root(replace(RECORD, created=1001), ROOT.advisor_signature, ROOT.recovery_signature).valid(DESK)
    assert not Root(RECORD, b"", b"").valid(DESK)


def test_a_root_record_is_read_only_in_its_exact_form():
    text = RECORD.statement().decode()
    assert read_root(text) == RECORD
    for other in (
        " " + text,
        text.replace(":", ": "),
        text.replace("trellis-root-1", "trellis-root-2"),
        "",
        "[]",
        "{}",
        "1",
    ):
        assert read_root(other) is None


def test_the_fingerprint_is_eight_groups_and_covers_every_field():
    print_ = fingerprint(RECORD)
    assert [len(group) for group in print_.split(" ")] == [4] * 8
    others = [
        replace(RECORD, desk=JULIA),
        replace(RECORD, created=1001),
        replace(RECORD, advisor=pair(5).signing_public),
        replace(RECORD, recovery=pair(5).signing_public),
        replace(RECORD, recovery_exchange=pair(5).exchange_public),
    ]
    assert len({print_, *map(fingerprint, others)}) == 6


def test_a_key_has_a_fingerprint_of_its_own():
    told = key_fingerprint(FIRST.signing_public)
    assert [len(group) for group in told.split(" ")] == [4] * 8
    assert len({told, key_fingerprint(FIRST.exchange_public), fingerprint(RECORD)}) == 3


def test_a_fingerprint_is_read_however_it_was_typed():
    told = fingerprint(RECORD)
    for typed in (told, told.upper(), told.replace(" ", ""), f"  {told.replace(' ', '  ')}\n"):
        assert read_fingerprint(typed) == told


@pytest.mark.parametrize("typed", ["", "abcd", "g" * 32, "a" * 33, "a" * 64, "٣" * 32, "-" * 32])
def test_what_is_no_fingerprint_is_told_so(typed: str):
    with pytest.raises(Invalid, match="8 groups"):
        read_fingerprint(typed)


# Certificates


def trusted(*keys: AdvisorKey) -> set[int]:
    return {id.int for id in weigh(DESK, ROOT, keys).trusted}


BEN_PAIR, EVE_PAIR, NEW_PAIR = pair(2), pair(3), pair(4)
BEN_KEY = key(11, BEN, BEN_PAIR, FIRST, certified_by=10, position=8)
EVE_KEY = key(12, EVE, EVE_PAIR, BEN_PAIR, certified_by=11, position=12)


def test_certificates_lead_up_to_the_root_in_any_order():
    assert trusted(ROOT_KEY) == {10}
    assert trusted(ROOT_KEY, BEN_KEY, EVE_KEY) == {10, 11, 12}
    assert trusted(EVE_KEY, BEN_KEY, ROOT_KEY) == {10, 11, 12}


def test_a_broken_link_breaks_all_below_it():
    assert trusted(BEN_KEY, EVE_KEY) == set()
    assert trusted(ROOT_KEY, EVE_KEY) == {10}
    assert trusted(ROOT_KEY, replace(BEN_KEY, certificate=b"x" * 64), EVE_KEY) == {10}


@pytest.mark.parametrize(
    "change",
    [
        {"id": UUID(int=99)},
        {"person": EVE},
        {"signing_public": EVE_PAIR.signing_public},
        {"exchange_public": EVE_PAIR.exchange_public},
        {"certified_by": None},
        {"certified_by": UUID(int=11)},
        {"position": 9},
        {"created": 5},
        {"certificate": b""},
    ],
)
def test_every_certified_field_is_covered(change: dict[str, object]):
    assert trusted(ROOT_KEY, replace(BEN_KEY, **change)) == {10}  # type: ignore[arg-type]


def test_nobody_certifies_themselves_but_the_root():
    assert trusted(key(12, EVE, EVE_PAIR, EVE_PAIR, certified_by=12, position=4)) == set()
    one = key(12, EVE, EVE_PAIR, BEN_PAIR, certified_by=11, position=4)
    other = key(11, BEN, BEN_PAIR, EVE_PAIR, certified_by=12, position=5)
    assert trusted(ROOT_KEY, one, other) == {10}


def test_without_a_valid_root_nothing_is_believed():
    assert weigh(DESK, None, [ROOT_KEY]).trusted == {}
    changed = weigh(DESK, Root(RECORD, b"", ROOT.recovery_signature), [ROOT_KEY])
    assert (changed.root, changed.trusted, changed.fingerprint) == (None, {}, "")


def test_only_the_recovery_key_replaces_and_only_ones_own_key():
    by_code = key(20, JULIA, NEW_PAIR, RECOVERY, certified_by=None, replaces=10, position=15)
    trust = weigh(DESK, ROOT, [ROOT_KEY, BEN_KEY, by_code])
    assert trust.current(JULIA) == by_code
    assert trust.trusted[ROOT_KEY.id].retired_at == 15
    assert trust.current(BEN) == BEN_KEY

    by_ben = key(20, JULIA, NEW_PAIR, BEN_PAIR, certified_by=11, replaces=10, position=15)
    assert trusted(ROOT_KEY, BEN_KEY, by_ben) == {10, 11}
    second = key(20, JULIA, NEW_PAIR, BEN_PAIR, certified_by=11, position=15)
    assert trusted(ROOT_KEY, BEN_KEY, second) == {10, 11}
    other_person = key(20, BEN, NEW_PAIR, RECOVERY, certified_by=None, replaces=10, position=15)
    assert trusted(ROOT_KEY, other_person) == {10}


def test_a_replaced_key_certifies_nobody_after_its_time_but_what_it_did_stands():
    by_code = key(20, JULIA, NEW_PAIR, RECOVERY, certified_by=None, replaces=10, position=15)
    late = key(12, EVE, EVE_PAIR, FIRST, certified_by=10, position=16)
    assert trusted(ROOT_KEY, BEN_KEY, by_code, late) == {10, 11, 20}


# Heads


def test_a_head_is_signed_by_a_believed_key_in_its_time():
    by_code = key(20, JULIA, NEW_PAIR, RECOVERY, certified_by=None, replaces=10, position=15)
    trust = weigh(DESK, ROOT, [ROOT_KEY, by_code])
    head = Head(UUID(int=5), 15, b"h" * 32, 2000, ROOT_KEY.id)
    good = head.signed_by(DESK, FIRST)
    assert head_valid(trust, good)
    for change in (
        {"seq": 14},
        {"hash": b"x" * 32},
        {"time": 2001},
        {"station": BEN},
        {"key": BEN},
        {"signature": b""},
    ):
        assert not head_valid(trust, replace(good, **change))  # type: ignore[arg-type]
    assert not head_valid(trust, replace(head, seq=16).signed_by(DESK, FIRST))
    assert head_valid(trust, replace(head, seq=16, key=by_code.id).signed_by(DESK, NEW_PAIR))


@pytest.mark.parametrize("typed", ["", "7", "7:", f"0:{'a' * 64}", f"-1:{'a' * 64}", f"7:{'a' * 63}", f"7:{'g' * 64}",
                                   f"{'9' * 19}:{'a' * 64}", f"7:{'a' * 64}x", f"٧:{'a' * 64}"])  # fmt: skip
def test_what_is_no_head_is_told_so(typed: str):
    with pytest.raises(Invalid, match="number of a line"):
        read_head(typed)


def test_a_head_is_read_as_reports_tell_it():
    assert read_head(f" 142:{'AB' * 32}\n") == (142, b"\xab" * 32)


# Retirement


def retirement(key: int, by: Pair, *, signer: int | None, position: int, id: int = 50) -> Retirement:
    made = Retirement(UUID(int=id), UUID(int=key), UUID(int=signer) if signer else None, position, "Left", 5000)
    return made.signed_by(DESK, by)


CREW = (ROOT_KEY, BEN_KEY, EVE_KEY)


def retired(*retirements: Retirement, keys: tuple[AdvisorKey, ...] = CREW) -> dict[int, int]:
    trust = weigh(DESK, ROOT, keys, retirements)
    return {id.int: one.retired_at for id, one in trust.trusted.items() if one.retired_at is not None}


def test_a_retired_key_counts_up_to_its_line_and_no_further():
    one = retirement(11, FIRST, signer=10, position=20)
    trust = weigh(DESK, ROOT, CREW, [one])
    assert trust.current(BEN) is None
    assert trust.newest(BEN) == BEN_KEY
    assert not trust.in_use(BEN_KEY.id)
    assert trust.in_use(EVE_KEY.id), "whom it certified before stays"
    assert (trust.retirements, trust.doubtful, trust.trusted[BEN_KEY.id].retirement) == ((one,), (), one)
    for seq, good in ((19, True), (20, True), (21, False)):
        head = Head(UUID(int=5), seq, b"h" * 32, 2000, BEN_KEY.id).signed_by(DESK, BEN_PAIR)
        assert head_valid(trust, head) is good, seq


def test_a_key_is_retired_by_a_fellow_by_itself_or_by_the_recovery_key():
    assert retired(retirement(11, FIRST, signer=10, position=20)) == {11: 20}
    assert retired(retirement(11, BEN_PAIR, signer=11, position=20)) == {11: 20}
    assert retired(retirement(11, RECOVERY, signer=None, position=20)) == {11: 20}


@pytest.mark.parametrize(
    "one",
    [
        retirement(11, EVE_PAIR, signer=10, position=20),
        retirement(11, NEW_PAIR, signer=99, position=20),
        retirement(11, FIRST, signer=None, position=20),
        retirement(99, FIRST, signer=10, position=20),
        retirement(11, FIRST, signer=10, position=7),
        retirement(10, EVE_PAIR, signer=12, position=11),
    ],
    ids=["another signed", "no such signer", "no recovery key", "no such key", "before the key", "before the signer"],
)
def test_a_retirement_nobody_could_sign_takes_no_key_out_of_use(one: Retirement):
    trust = weigh(DESK, ROOT, CREW, [one])
    assert (retired(one), trust.retirements, trust.doubtful) == ({}, (), (one,))


@pytest.mark.parametrize(
    "change",
    [
        {"id": UUID(int=51)},
        {"key": UUID(int=12)},
        {"signer": UUID(int=12)},
        {"signer": None},
        {"position": 21},
        {"reason": "left"},
        {"created": 5001},
        {"signature": b""},
    ],
)
def test_every_field_of_a_retirement_is_covered(change: dict[str, object]):
    assert retired(replace(retirement(11, FIRST, signer=10, position=20), **change)) == {}  # type: ignore[arg-type]


def test_of_two_retirements_the_earlier_stands_and_a_retired_key_retires_nobody():
    first, second = retirement(11, FIRST, signer=10, position=20), retirement(11, EVE_PAIR, signer=12, position=25)
    assert retired(second, first) == {11: 20}
    back = retirement(10, BEN_PAIR, signer=11, position=21)
    assert retired(first, back) == {11: 20}
    assert weigh(DESK, ROOT, CREW, [first, back]).doubtful == (back,)


def test_a_retired_key_certifies_nobody_right_after():
    one = retirement(11, FIRST, signer=10, position=11)
    for position, good in ((10, True), (11, False), (12, False)):
        eve = key(12, EVE, EVE_PAIR, BEN_PAIR, certified_by=11, position=position)
        trust = weigh(DESK, ROOT, [ROOT_KEY, BEN_KEY, eve], [one])
        assert (eve.id in trust.trusted) is good, position


def test_somebody_whose_key_was_retired_is_certified_anew_by_a_fellow_or_by_the_code():
    one = retirement(11, FIRST, signer=10, position=20)
    for again in (
        key(21, BEN, NEW_PAIR, FIRST, certified_by=10, position=20),
        key(21, BEN, NEW_PAIR, RECOVERY, certified_by=None, position=30),
    ):
        assert weigh(DESK, ROOT, [*CREW, again], [one]).current(BEN) == again
        assert again.id not in weigh(DESK, ROOT, [*CREW, again]).trusted, "the old one is in use"
    replacing = key(21, BEN, NEW_PAIR, RECOVERY, certified_by=None, replaces=11, position=30)
    assert weigh(DESK, ROOT, [*CREW, replacing], [one]).current(BEN) is None


def test_a_replaced_key_that_is_retired_too_ended_at_the_earlier_of_both():
    by_code = key(20, BEN, NEW_PAIR, RECOVERY, certified_by=None, replaces=11, position=15)
    assert retired(retirement(11, FIRST, signer=10, position=20), keys=(*CREW, by_code)) == {11: 15}


def test_without_a_root_no_retirement_is_believed():
    one = retirement(11, FIRST, signer=10, position=20)
    trust = weigh(DESK, None, CREW, [one])
    assert (trust.retirements, trust.doubtful, trust.in_use(ROOT_KEY.id)) == ((), (one,), False)
