"""Signing in, as people see it: PINs, passphrases, wrong tries, and what the sign-in page shows.

The cryptography stands apart in `rules.keys`, so that the window can paint its first page without loading it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.language import tr
from trellis.rules.people import Role, clean_line, fold

PIN_SHORTEST, PIN_LONGEST = 4, 8
PASSPHRASE_LONGEST = 200

FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)

ROUND = timedelta(minutes=5)
"""How long an advisor signs without the passphrase once a review round was begun with it."""


class WrongSecret(Trouble):
    """Sign-in was refused. Every cause gets this same answer: wrong, not set, unknown, left, or too early.

    `wait_until` is when the next try counts; None when it may be made at once.
    """

    def __init__(self, wait_until: datetime | None) -> None:
        todo = tr("Try again.") if wait_until is None else tr("Wait until the time shown, then try again.")
        super().__init__(tr("That did not match."), tr("Nothing was changed."), todo)
        self.wait_until = wait_until


class KeyChanged(Trouble):
    """The root record or an advisor's key in the file is not what was signed."""

    def __init__(self) -> None:
        super().__init__(
            tr("An advisor's key in this desk file was changed outside Trellis."),
            tr("Nothing was signed with it and nothing was changed now."),
            tr("Restore the newest backup from before the change; verify names the key."),
        )


class KeyRetired(Trouble):
    """The key that the passphrase opens was taken out of use."""

    def __init__(self) -> None:
        super().__init__(
            tr("Your key was retired, so it signs nothing and lets nobody in any more."),
            tr("What it signed before still counts."),
            tr("Ask a fellow advisor to give you a new passphrase, or use the recovery sheet."),
        )


class PassphraseNeeded(Trouble):
    """A signature was asked for without the passphrase, and no review round is open."""

    def __init__(self) -> None:
        super().__init__(
            tr("Signing needs your passphrase."),
            tr("Nothing was signed."),
            tr("Type it, or begin a review round of five minutes."),
        )


@dataclass(frozen=True, slots=True)
class SignInName:
    """One face on the sign-in page. `has_secret` is False until a PIN or passphrase was set."""

    id: UUID
    shown: str
    role: Role
    has_secret: bool
    blocked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed once and kept in a safe place. The code stands nowhere else, so keep the sheet out of logs."""

    desk: str
    advisor: str
    fingerprint: str
    code: str = field(repr=False)
    made: date


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is remembered outside the file at sign-out: later the file is held against it (`desk.Keys.against`)."""

    desk: UUID
    fingerprint: str
    station: UUID
    seq: int
    hash: bytes


class Source(StrEnum):
    """Who remembered what a file is held against: this computer, the person who asks, or an advisor's stick."""

    COMPUTER = "computer"
    GIVEN = "given"
    STICK = "stick"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file is held against: a fingerprint, a line of history by its hash, or both; what is missing is not asked.

    `station` is None where the line may be any station's.
    """

    source: Source
    desk: UUID | None = None
    fingerprint: str = ""
    seq: int = 0
    hash: bytes = b""
    station: UUID | None = None


class KeyState(StrEnum):
    """What became of an advisor's key."""

    IN_USE = "in use"
    REPLACED = "replaced"
    RETIRED = "retired"
    DOUBTFUL = "doubtful"


class Certifier(StrEnum):
    """Who says that a key is an advisor's."""

    ROOT = "root"
    CODE = "recovery code"
    ADVISOR = "advisor"


@dataclass(frozen=True, slots=True)
class KeyTold:
    """One advisor's key as the key page tells it; `key` and `person` are ids.

    `certified_by` is the name of the advisor who did, empty for the root and the recovery code. `ended` is when it was
    replaced or retired; `reason` and `ended_by` (empty: the recovery code) say why and by whom it was retired.
    `DOUBTFUL` is a key no certificate leads up to.
    """

    key: UUID
    person: UUID
    name: str
    fingerprint: str
    made: datetime
    certifier: Certifier
    certified_by: str
    state: KeyState
    ended: datetime | None = None
    reason: str = ""
    ended_by: str = ""

    @property
    def in_use(self) -> bool:
        """Whether it signs."""
        return self.state is KeyState.IN_USE


REASON_LIMIT = 300


def checked_reason(reason: str) -> str:
    """Why a key is retired, on one line; raises Invalid when nothing is said or too much."""
    cleaned = clean_line(reason)
    if not cleaned:
        raise Invalid("reason", tr("Say why the key is retired."), tr("Whoever looks at it later will want to know."))
    if len(cleaned) > REASON_LIMIT:
        raise Invalid("reason", tr("A reason has at most {most} characters.", most=REASON_LIMIT), tr("Shorten it."))
    return cleaned


def round_open(began: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a review round is open at `now`. `seen` is when it was last looked at.

    A clock that went back since ends the round: set back, it would make it longer.
    """
    return began <= seen <= now < began + ROUND


# Secrets as typed


def typed(secret: str) -> str:
    """A secret as it is compared: NFC, white space folded and trimmed, so that keyboards differ without harm."""
    return unicodedata.normalize("NFC", " ".join(secret.split()))


def checked_pin(pin: str) -> str:
    """The PIN, when it has 4 to 8 digits and is not among the first anybody tries; raises Invalid."""
    cleaned = typed(pin)
    if not (PIN_SHORTEST <= len(cleaned) <= PIN_LONGEST and cleaned.isascii() and cleaned.isdigit()):
        raise Invalid(
            "pin",
            tr("A PIN has {least} to {most} digits.", least=PIN_SHORTEST, most=PIN_LONGEST),
            tr("Choose digits only."),
        )
    if len(set(cleaned)) == 1:
        raise Invalid("pin", tr("One digit over and over is easy to guess."), tr("Mix different digits."))
    if cleaned in _COUNTING or cleaned in _COUNTING[::-1]:
        raise Invalid("pin", tr("Counting up or down is easy to guess."), tr("Mix the digits."))
    if any(len(cleaned) % n == 0 and cleaned == cleaned[:n] * (len(cleaned) // n) for n in (2, 3)):
        raise Invalid("pin", tr("The same few digits twice are easy to guess."), tr("Mix the digits more."))
    return cleaned


_COUNTING = "01234567890123456789"


class Level(StrEnum):
    """How hard a passphrase is to guess."""

    EASY = "easy"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Strength:
    """A level and the sentence shown beside the field."""

    level: Level
    said: str


# A word people choose is one of about 2,000 they think of: 11 bits. At the 64 MiB and 3 rounds of `rules.keys` a guess
# costs a core about 0.15 s: three words stand for more than thirty years of one core, four for some 80,000.
WORD_BITS = 11.0
FAIR_BITS = 3 * WORD_BITS
STRONG_BITS = 4 * WORD_BITS

_EXPECTED = frozenset(
    "password passwort passphrase contraseña secret letmein welcome hello iloveyou admin teacher advisor school student"
    " trellis helpdesk desk sunshine princess football baseball dragon monkey master shadow michael jordan superman"
    " correct horse battery staple".split()
)
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", _COUNTING)
_PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


def strength(passphrase: str, known: Iterable[str] = ()) -> Strength:
    """How hard a passphrase is to guess, told in words. `known` are names anybody would try (the desk's, one's own).

    An estimate from words, length and kinds of characters; a word said twice or expected by everybody adds little.
    """
    bits = _bits(typed(passphrase), known)
    if bits >= STRONG_BITS:
        return Strength(Level.STRONG, tr("Strong."))
    if bits >= FAIR_BITS:
        return Strength(Level.FAIR, tr("Fair: {words} makes it strong.", words=_missing(STRONG_BITS - bits)))
    return Strength(Level.EASY, tr("Easy to guess: add {words}.", words=_missing(FAIR_BITS - bits)))


def checked_passphrase(passphrase: str, known: Iterable[str] = ()) -> str:
    """The passphrase as it is kept in mind, when it is at least fair; raises Invalid."""
    cleaned = typed(passphrase)
    told = strength(cleaned, known)
    if len(cleaned) > PASSPHRASE_LONGEST:
        raise Invalid(
            "passphrase",
            tr("A passphrase has at most {most} characters.", most=PASSPHRASE_LONGEST),
            tr("Shorten it."),
        )
    if told.level is Level.EASY:
        raise Invalid("passphrase", told.said, tr("Use at least three words that have nothing to do with each other."))
    return cleaned


def _missing(bits: float) -> str:
    words = (tr("one more word"), tr("two more words"), tr("three more words"))
    return words[min(3, math.ceil(bits / WORD_BITS)) - 1]


def _bits(passphrase: str, known: Iterable[str]) -> float:
    expected = _EXPECTED | {word for name in known for word in fold(name).split()}
    pieces = {fold(piece): piece for piece in _PIECES.findall(passphrase)}
    return sum(2.0 if folded in expected else _piece_bits(piece) for folded, piece in pieces.items())


def _piece_bits(piece: str) -> float:
    lowered = piece.casefold()
    if len(set(lowered)) <= 2 or any(lowered in row or lowered in row[::-1] for row in _ROWS if len(lowered) > 2):
        return 3.0
    if piece.isdigit():
        return 1.7 * len(piece)
    if any(ord(letter) >= 0x2E80 for letter in piece):
        return 6.0 * len(piece)  # scripts that write words without spaces
    if piece not in (lowered, piece.upper(), piece.capitalize()):
        return 4.0 * len(piece)  # capitals inside: made by a generator rather than a word
    return min(WORD_BITS, 3.0 * len(piece)) + 1.5 * max(0, len(piece) - 8)


# Wrong tries


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries since the last right one; the next counts from `until` on. Kept in the file, so closing it helps nobody."""

    failures: int
    since: datetime
    until: datetime


def counted(tries: Tries | None, now: datetime) -> Tries:
    """The tries with one more. Counted before the secret is checked, so that stopping the program is no way out."""
    failures = (tries.failures if tries else 0) + 1
    return Tries(failures, now, now + wait_after(failures))


def wait_after(failures: int) -> timedelta:
    """How long the next try waits: nothing up to two failures, 5 s after the third, then doubling up to 15 minutes."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doublings: int = min(failures - FREE_TRIES, 20)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def blocking(tries: Tries | None, now: datetime) -> Tries | None:
    """The wait that is on at `now`, None when a try may be made.

    A clock moved back starts the wait again from the new time: it neither opens early nor locks anybody out for longer
    than the wait itself. (Whoever may set the computer's clock forward can shorten a wait; the file cannot know.)
    """
    if tries is None:
        return None
    if now < tries.since:
        tries = Tries(tries.failures, now, now + (tries.until - tries.since))
    return tries if now < tries.until else None
