"""Keys: PIN verifiers, wrapped private keys, the recovery code, the root record, certificates and signed heads.

A desk begins with a *root record*: the first advisor's public signing key and two public keys derived from a recovery
code that is printed and stored nowhere. Every further key is believed only when its certificate was signed by the
recovery key or by a believed advisor's key (`weigh`), and counts until it is replaced or retired. Private keys stand in
the file wrapped by the advisor's passphrase. Whoever holds a believed key signs heads of the history.

A retired key is judged by where in history something stands, never by the clock: what it signed up to the line of its
retirement counts for good, what comes later does not, and nothing can be slipped in earlier, because lines of history
stand under heads that were signed since. (Who retires their own key signs that line themselves: until a colleague has
signed a later one, only what is remembered outside the file holds them to it.)

Everything here is pure: salts, nonces and seeds are arguments. Every signed statement is the canonical JSON of what the
columns show, with a format tag of its own, so that a signature for one thing never fits another.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from cryptography.exceptions import InvalidKey, InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from trellis.rules.errors import Invalid
from trellis.rules.history import canonical
from trellis.rules.language import tr
from trellis.rules.sign_in import typed

ROOT_FORMAT = "trellis-root-1"
KEY_FORMAT = "trellis-key-1"
RETIRE_FORMAT = "trellis-retire-1"
HEAD_FORMAT = "trellis-head-1"
WRAP_FORMAT = "trellis-wrap-1"

SALT_BYTES = 16
NONCE_BYTES = 12
SEED_BYTES = 32
CODE_BYTES = 16


# Costs


@dataclass(frozen=True, slots=True)
class Argon:
    """What one argon2id guess costs: memory in KiB, rounds and lanes."""

    memory_kib: int
    rounds: int
    lanes: int


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What guessing a secret costs. Only tests pass cheaper ones; each verifier and wrap says which it was made with.

    PIN: 19 MiB, 2 rounds, 1 lane (architecture.md, *Keys*): quick at the counter; no cost makes 4 digits safe in a
    copied file, so a PIN protects no key. Passphrase: RFC 9106 section 4, second recommended option (64 MiB, 3 rounds,
    4 lanes, 128-bit salt, 256-bit tag).
    """

    pin: Argon = Argon(19 * 1024, 2, 1)
    passphrase: Argon = Argon(64 * 1024, 3, 4)


def _argon2id(salt: bytes, cost: Argon) -> Argon2id:
    return Argon2id(salt=salt, length=32, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory_kib)


# PINs


def pin_verifier(pin: str, salt: bytes, cost: Argon) -> str:
    """The argon2id string (PHC form) that proves a PIN."""
    return _argon2id(salt, cost).derive_phc_encoded(_bytes(pin))


def pin_matches(pin: str, verifier: str) -> bool:
    """Whether the PIN made this verifier. A damaged verifier matches nothing."""
    try:
        Argon2id.verify_phc_encoded(_bytes(pin), verifier)
    except (InvalidKey, ValueError):
        return False
    return True


def _bytes(secret: str) -> bytes:
    return typed(secret).encode("utf-8", "surrogatepass")


# Private keys


class Pair:
    """An Ed25519 key that signs and an X25519 key that opens what was sealed to it, from 64 secret bytes.

    It is alive only while its owner is signed in; `close` overwrites the bytes held here. (Copies that Python or the
    library made on the way are freed, not overwritten.)
    """

    def __init__(self, seeds: bytes) -> None:
        if len(seeds) != 2 * SEED_BYTES:
            raise ValueError("a pair of keys is made from 64 bytes")
        self._seeds = bytearray(seeds)
        self.signing_public = self._signing().public_key().public_bytes_raw()
        self.exchange_public = self._exchange().public_key().public_bytes_raw()

    def seeds(self) -> bytes:
        """The 64 secret bytes, to be wrapped."""
        return bytes(self._alive())

    def exchange_seed(self) -> bytes:
        """The 32 secret bytes of the exchange key alone."""
        return self.seeds()[SEED_BYTES:]

    def sign(self, statement: bytes) -> bytes:
        """The Ed25519 signature of a statement, 64 bytes."""
        return self._signing().sign(statement)

    def agree(self, public: bytes) -> bytes:
        """The X25519 secret shared with the owner of another public key."""
        return self._exchange().exchange(X25519PublicKey.from_public_bytes(public))

    def close(self) -> None:
        """Overwrites the secret bytes; asking for them raises ValueError from then on."""
        self._seeds[:] = bytes(len(self._seeds))
        self._seeds.clear()

    def _alive(self) -> bytearray:
        if not self._seeds:
            raise ValueError("these keys were closed")
        return self._seeds

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._alive()[:SEED_BYTES])

    def _exchange(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self._alive()[SEED_BYTES:])


def signed(statement: bytes, signature: bytes, public: bytes) -> bool:
    """Whether the Ed25519 signature fits; False for anything malformed."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, statement)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


_HEADER = struct.Struct(">BIBB")
_LARGEST = Argon(1024 * 1024, 64, 64)


def wrap_bound(desk: UUID, person: UUID, key: UUID) -> bytes:
    """What wrapped and sealed bytes are bound to: moved to another desk, person or key they do not open."""
    return canonical({"format": WRAP_FORMAT, "desk": desk.hex, "person": person.hex, "key": key.hex})


def wrap(secret: bytes, passphrase: str, bound: bytes, *, salt: bytes, nonce: bytes, cost: Argon) -> bytes:
    """The secret, encrypted with a key from the passphrase (argon2id, ChaCha20-Poly1305).

    Form: a header with format 1 and the costs, 16 bytes of salt, 12 of nonce, ciphertext with tag.
    """
    header = _HEADER.pack(1, cost.memory_kib, cost.rounds, cost.lanes) + salt
    key = _argon2id(salt, cost).derive(_bytes(passphrase))
    return header + nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, header + bound)


def unwrap(wrapped: bytes, passphrase: str, bound: bytes) -> bytes | None:
    """What was wrapped, or None when passphrase, binding or bytes are not the ones it was made with."""
    body = _HEADER.size + SALT_BYTES
    if len(wrapped) < body + NONCE_BYTES + 16:
        return None
    form, memory, rounds, lanes = _HEADER.unpack_from(wrapped)
    cost = Argon(memory, rounds, lanes)
    if form != 1 or memory > _LARGEST.memory_kib or rounds > _LARGEST.rounds or lanes > _LARGEST.lanes:
        return None
    header, nonce = wrapped[:body], wrapped[body : body + NONCE_BYTES]
    try:
        key = _argon2id(header[_HEADER.size :], cost).derive(_bytes(passphrase))
        return ChaCha20Poly1305(key).decrypt(nonce, wrapped[body + NONCE_BYTES :], header + bound)
    except (InvalidTag, ValueError):
        return None


def seal(secret: bytes, public: bytes, bound: bytes, *, ephemeral: bytes) -> bytes:
    """The secret, readable only by the owner of an X25519 public key. `ephemeral` is 32 random bytes, used once."""
    once = X25519PrivateKey.from_private_bytes(ephemeral)
    ours = once.public_key().public_bytes_raw()
    key = _seal_key(once.exchange(X25519PublicKey.from_public_bytes(public)), ours, public)
    return ours + ChaCha20Poly1305(key).encrypt(bytes(NONCE_BYTES), secret, bound)


def unseal(sealed: bytes, owner: Pair, bound: bytes) -> bytes | None:
    """What was sealed to the owner's exchange key, or None when it was not, or was changed."""
    ours = sealed[:SEED_BYTES]
    try:
        key = _seal_key(owner.agree(ours), ours, owner.exchange_public)
        return ChaCha20Poly1305(key).decrypt(bytes(NONCE_BYTES), sealed[SEED_BYTES:], bound)
    except (InvalidTag, ValueError):
        return None


def _seal_key(shared: bytes, ephemeral: bytes, public: bytes) -> bytes:
    return _expand(shared, salt=ephemeral + public, purpose=b"trellis-seal-1", length=32)


def _expand(secret: bytes, *, salt: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=purpose).derive(secret)


# The recovery code

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011", " -\t\n\r\u2010\u2011\u2013")
_CODE_LETTERS = 28


def code_text(code: bytes) -> str:
    """The 128-bit code as it is printed: 7 groups of 4 letters and digits (Crockford's base 32), 12 bits of check."""
    number = int.from_bytes(code, "big") << 12 | _check(code)
    letters = "".join(_CROCKFORD[number >> 5 * n & 31] for n in reversed(range(_CODE_LETTERS)))
    return "-".join(letters[n : n + 4] for n in range(0, _CODE_LETTERS, 4))


def code_bytes(printed: str) -> bytes:
    """The code from what was typed: case, spaces and O/0, I/L/1 do not matter. Raises Invalid on a typing mistake."""
    letters = printed.upper().translate(_MISREAD)
    if len(letters) != _CODE_LETTERS or not set(letters) <= set(_CROCKFORD):
        raise Invalid(
            "code", tr("A recovery code has 7 groups of 4 letters and digits."), tr("Compare it with the sheet.")
        )
    number = 0
    for letter in letters:
        number = number << 5 | _CROCKFORD.index(letter)
    code = (number >> 12).to_bytes(CODE_BYTES, "big")
    if number & 0xFFF != _check(code):
        raise Invalid(
            "code", tr("There is a typing mistake in the recovery code."), tr("Compare each group with the sheet.")
        )
    return code


def _check(code: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"trellis-code-1" + code).digest()[:2], "big") >> 4


def recovery_pair(code: bytes, desk: UUID) -> Pair:
    """The keys the code stands for. 128 random bits need no slow hash: HKDF (RFC 5869) gives the seeds."""
    return Pair(_expand(code, salt=desk.bytes, purpose=b"trellis-recovery-1", length=2 * SEED_BYTES))


# The root record


@dataclass(frozen=True, slots=True)
class RootRecord:
    """What a desk's trust begins with; `created` is milliseconds since 1970 UTC, keys are raw public bytes."""

    desk: UUID
    created: int
    advisor: bytes
    recovery: bytes
    recovery_exchange: bytes

    def statement(self) -> bytes:
        """The exact bytes both keys sign and the fingerprint covers."""
        return canonical(
            {
                "format": ROOT_FORMAT,
                "desk": self.desk.hex,
                "created": self.created,
                "advisor": self.advisor.hex(),
                "recovery": self.recovery.hex(),
                "recovery_exchange": self.recovery_exchange.hex(),
            }
        )


@dataclass(frozen=True, slots=True)
class Root:
    """A root record with the signatures of both its signing keys."""

    record: RootRecord
    advisor_signature: bytes
    recovery_signature: bytes

    def valid(self, desk: UUID) -> bool:
        """Whether both signatures fit and it is this desk's."""
        statement = self.record.statement()
        return (
            self.record.desk == desk
            and signed(statement, self.advisor_signature, self.record.advisor)
            and signed(statement, self.recovery_signature, self.record.recovery)
        )


def make_root(record: RootRecord, advisor: Pair, recovery: Pair) -> Root:
    """The root record signed by both."""
    statement = record.statement()
    return Root(record, advisor.sign(statement), recovery.sign(statement))


def read_root(text: str) -> RootRecord | None:
    """The record from its text, None unless the text is exactly its canonical form."""
    try:
        told = json.loads(text)
        record = RootRecord(
            UUID(hex=told["desk"]),
            told["created"],
            bytes.fromhex(told["advisor"]),
            bytes.fromhex(told["recovery"]),
            bytes.fromhex(told["recovery_exchange"]),
        )
        return record if record.statement() == text.encode() else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def fingerprint(record: RootRecord) -> str:
    """What people compare: 8 groups of 4 hex digits, 128 bits of the record's SHA-256."""
    return _groups(hashlib.sha256(record.statement()).hexdigest())


def key_fingerprint(signing_public: bytes) -> str:
    """What people compare of one advisor's key, in the same groups: 128 bits of the public key's SHA-256."""
    return _groups(hashlib.sha256(signing_public).hexdigest())


def read_fingerprint(given: str) -> str:
    """A fingerprint as `fingerprint` writes it, from what was typed or read out; spaces and case do not matter.

    Raises Invalid when it is none.
    """
    digits = "".join(given.split()).lower()
    if not re.fullmatch("[0-9a-f]{32}", digits):
        raise Invalid(
            "trust", tr("A fingerprint has 8 groups of 4 digits and letters a to f."), tr("Compare each group.")
        )
    return _groups(digits)


def _groups(digits: str) -> str:
    return " ".join(digits[n : n + 4] for n in range(0, 32, 4))


# Certificates


@dataclass(frozen=True, slots=True)
class AdvisorKey:
    """An advisor's key as the file keeps it. Everything but the wrapped private halves stands under `certificate`.

    `certified_by` is the key that signed it: its own id for the first advisor's, None for the recovery key. `replaces`
    is the key it takes the place of; `position` the number of the history line before it, by which a replaced key is
    judged; `created` milliseconds since 1970 UTC.
    """

    id: UUID
    person: UUID
    signing_public: bytes
    exchange_public: bytes
    wrapped: bytes = field(repr=False)
    recovery_wrapped: bytes = field(repr=False)
    certified_by: UUID | None
    replaces: UUID | None
    position: int
    created: int
    certificate: bytes = b""

    def statement(self, desk: UUID) -> bytes:
        """The exact bytes the certificate signs."""
        return canonical(
            {
                "format": KEY_FORMAT,
                "desk": desk.hex,
                "key": self.id.hex,
                "person": self.person.hex,
                "signing": self.signing_public.hex(),
                "exchange": self.exchange_public.hex(),
                "certified_by": self.certified_by.hex if self.certified_by else None,
                "replaces": self.replaces.hex if self.replaces else None,
                "position": self.position,
                "created": self.created,
            }
        )

    def certified(self, desk: UUID, by: Pair) -> AdvisorKey:
        """The key with its certificate."""
        return replace(self, certificate=by.sign(self.statement(desk)))

    def holds(self, pair: Pair) -> bool:
        """Whether these are the private halves of the public ones."""
        return (pair.signing_public, pair.exchange_public) == (self.signing_public, self.exchange_public)


@dataclass(frozen=True, slots=True)
class Retirement:
    """That a key counts no more after line `position` of history, which is the line that tells of it.

    `signer` is the key that signed it, which may be the retired one itself (an advisor who leaves); None for the
    recovery key. `created` is milliseconds since 1970 UTC.
    """

    id: UUID
    key: UUID
    signer: UUID | None
    position: int
    reason: str
    created: int
    signature: bytes = b""

    def statement(self, desk: UUID) -> bytes:
        """The exact bytes that are signed."""
        return canonical(
            {
                "format": RETIRE_FORMAT,
                "desk": desk.hex,
                "retirement": self.id.hex,
                "key": self.key.hex,
                "signer": self.signer.hex if self.signer else None,
                "position": self.position,
                "reason": self.reason,
                "created": self.created,
            }
        )

    def signed_by(self, desk: UUID, pair: Pair) -> Retirement:
        """The retirement with its signature."""
        return replace(self, signature=pair.sign(self.statement(desk)))


@dataclass(frozen=True, slots=True)
class Trusted:
    """A key whose certificate leads up to the root. `retired_at` is the history line after which it counts no more.

    `retirement` says why, unless the key was replaced.
    """

    key: AdvisorKey
    retired_at: int | None = None
    retirement: Retirement | None = None

    def counts_at(self, seq: int) -> bool:
        """Whether what it signed at this line of history counts."""
        return self.retired_at is None or seq <= self.retired_at


@dataclass(frozen=True, slots=True)
class Trust:
    """What of the keys in a file is to be believed: `root` is None when it is missing or was changed.

    `doubtful` are retirements nobody entitled to signed; they take no key out of use.
    """

    desk: UUID
    root: Root | None
    keys: tuple[AdvisorKey, ...]
    trusted: Mapping[UUID, Trusted]
    retirements: tuple[Retirement, ...] = ()
    doubtful: tuple[Retirement, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The fingerprint of a valid root record, else empty."""
        return fingerprint(self.root.record) if self.root else ""

    def current(self, person: UUID) -> AdvisorKey | None:
        """The believed key of an advisor that is in use."""
        return next((t.key for t in self.trusted.values() if t.key.person == person and t.retired_at is None), None)

    def in_use(self, key: UUID) -> bool:
        """Whether a key is believed and neither replaced nor retired."""
        found = self.trusted.get(key)
        return found is not None and found.retired_at is None

    def newest(self, person: UUID) -> AdvisorKey | None:
        """The newest key the file names for a person, believed or not."""
        return next((key for key in reversed(self.keys) if key.person == person), None)


def weigh(desk: UUID, root: Root | None, keys: Iterable[AdvisorKey], retirements: Iterable[Retirement] = ()) -> Trust:
    """Which keys are to be believed, oldest first, and until when.

    A key is believed when it is the root's own advisor key certified by itself, or was certified by the recovery key,
    or by a believed key in use at that line of history. Only the recovery key replaces, and only the same person's key
    in use; apart from that a person with a key in use gets no second one. A retirement is believed when the recovery
    key signed it, or a believed key in use at its line; of two for one key the earlier stands.
    """
    listed, retired = tuple(keys), tuple(retirements)
    trusted: dict[UUID, Trusted] = {}
    good: list[Retirement] = []
    valid = root if root is not None and root.valid(desk) else None
    if valid is not None:
        things: list[AdvisorKey | Retirement] = [*retired, *listed]
        for thing in sorted(things, key=_place):
            if isinstance(thing, Retirement):
                if _retirement_valid(desk, valid.record, trusted, thing):
                    good.append(thing)
                    _retire(trusted, thing)
            elif thing.id not in trusted and _chain_valid(desk, valid.record, trusted, thing):
                if thing.replaces:
                    trusted[thing.replaces] = replace(trusted[thing.replaces], retired_at=thing.position)
                trusted[thing.id] = Trusted(thing)
    doubtful = tuple(one for one in retired if one not in good)
    return Trust(desk, valid, listed, trusted, tuple(good), doubtful)


def _place(thing: AdvisorKey | Retirement) -> tuple[int, int]:
    """Where in history it stands. A retirement's position is its own line, a key's the line before its own."""
    if isinstance(thing, Retirement):
        return thing.position, 0
    return thing.position, 1 if thing.certified_by is None else 2


def _retirement_valid(desk: UUID, record: RootRecord, trusted: Mapping[UUID, Trusted], one: Retirement) -> bool:
    if one.key not in trusted:
        return False
    if one.signer is None:
        public = record.recovery
    else:
        signer = trusted.get(one.signer)
        public = signer.key.signing_public if signer and signer.counts_at(one.position) else b""
    return signed(one.statement(desk), one.signature, public)


def _retire(trusted: dict[UUID, Trusted], one: Retirement) -> None:
    if trusted[one.key].retired_at is None:
        trusted[one.key] = replace(trusted[one.key], retired_at=one.position, retirement=one)


def _chain_valid(desk: UUID, record: RootRecord, trusted: Mapping[UUID, Trusted], key: AdvisorKey) -> bool:
    in_use = [t.key.id for t in trusted.values() if t.key.person == key.person and t.retired_at is None]
    if in_use != ([key.replaces] if key.replaces else []):
        return False
    if key.certified_by is None:
        public = record.recovery
    elif key.replaces:
        return False
    elif key.certified_by == key.id:
        public = key.signing_public if key.signing_public == record.advisor else b""
    else:
        # The key's own line is the one after its position.
        signer = trusted.get(key.certified_by)
        public = signer.key.signing_public if signer and signer.counts_at(key.position + 1) else b""
    return signed(key.statement(desk), key.certificate, public)


# Signed heads


@dataclass(frozen=True, slots=True)
class Head:
    """The newest line of a station's chain, signed: nothing up to `seq` changes unseen. `time` is in milliseconds."""

    station: UUID
    seq: int
    hash: bytes
    time: int
    key: UUID
    signature: bytes = b""

    def statement(self, desk: UUID) -> bytes:
        """The exact bytes that are signed."""
        return canonical(
            {
                "format": HEAD_FORMAT,
                "desk": desk.hex,
                "station": self.station.hex,
                "seq": self.seq,
                "hash": self.hash.hex(),
                "time": self.time,
                "key": self.key.hex,
            }
        )

    def signed_by(self, desk: UUID, pair: Pair) -> Head:
        """The head with its signature."""
        return replace(self, signature=pair.sign(self.statement(desk)))


def head_valid(trust: Trust, head: Head) -> bool:
    """Whether a believed key, neither replaced nor retired by then, signed this head."""
    signer = trust.trusted.get(head.key)
    if signer is None or not signer.counts_at(head.seq):
        return False
    return signed(head.statement(trust.desk), head.signature, signer.key.signing_public)


def read_head(given: str) -> tuple[int, bytes]:
    """Number and hash of a line of history from `SEQ:HASH`, as reports tell heads; raises Invalid when it is none."""
    found = re.fullmatch(r"([1-9][0-9]{0,17}):([0-9a-f]{64})", given.strip().lower())
    if found is None:
        raise Invalid(
            "head", tr("A head is the number of a line, a colon and 64 digits and letters."), tr("Copy all of it.")
        )
    return int(found[1]), bytes.fromhex(found[2])
