"""Sealed parts: a student's own passphrase, and what only they, or they and their advisor, can read.

A student who wants private parts has a pair of keys like an advisor's, wrapped by a passphrase of their own; the PIN
opens nothing. A part is sealed to the owner's pair as it is open in their session, never to a public key merely read
from the file, and to the named advisor's key, which must be certified up to the root (`rules.keys.Trust`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from trellis.rules import keys
from trellis.rules.errors import Invalid, Trouble
from trellis.rules.history import canonical
from trellis.rules.interests import Audience, Part
from trellis.rules.keys import AdvisorKey, Pair, Trust
from trellis.rules.language import tr
from trellis.rules.sign_in import KeyChanged

FORMAT = "trellis-part-1"
CARD_FORMAT = "trellis-own-1"
STEP = 256
"""Sealed text is filled up to a multiple of so many bytes, so that its length tells little."""


class PartChanged(Trouble):
    """A private part, or the keys it is sealed to, are not what its owner left in the file."""

    def __init__(self) -> None:
        super().__init__(
            tr("A private part of this profile, or its keys, were changed outside Trellis."),
            tr("Nothing was changed now."),
            tr("Restore the newest backup from before the change; verify names what was changed."),
        )


@dataclass(frozen=True, slots=True)
class Sealed:
    """One text, sealed to its owner and, where it is shared, to their advisor."""

    mine: bytes
    theirs: bytes | None

    @property
    def seal(self) -> str:
        """What history tells of it: SHA-256 over both, in hex."""
        return digest(self.mine, self.theirs)


def digest(mine: bytes | None, theirs: bytes | None) -> str:
    """SHA-256 of sealed bytes in hex; empty when there are none."""
    if mine is None and theirs is None:
        return ""
    hashed = hashlib.sha256()
    for part in (mine or b"", theirs or b""):
        hashed.update(len(part).to_bytes(4, "big"))
        hashed.update(part)
    return hashed.hexdigest()


def own_bound(desk: UUID, person: UUID) -> bytes:
    """What a student's wrapped keys are bound to."""
    return canonical({"format": CARD_FORMAT, "desk": desk.hex, "person": person.hex})


def part_bound(desk: UUID, part: Part, reader: UUID) -> bytes:
    """What a sealed part is bound to: moved to another person, name, audience or reader it does not open.

    (With the audience in it, nobody who writes to the file can have what was for the owner alone shared at the owner's
    next edit.)
    """
    told = {
        "format": FORMAT,
        "desk": desk.hex,
        "person": part.person.hex,
        "part": part.name.value,
        "audience": part.audience.value,
        "reader": reader.hex,
    }
    return canonical(told)


def fits(part: Part) -> bool:
    """Whether a part holds what its audience says: plain words for the team, else sealed bytes with their digest."""
    if part.audience is Audience.TEAM:
        return not part.seal and part.mine is None and part.theirs is None
    shared = part.theirs is not None
    sealed = not part.body and part.mine is not None and shared == (part.audience is Audience.ADVISOR)
    return sealed and part.seal == digest(part.mine, part.theirs)


def seal(text: str, public: bytes, bound: bytes, *, ephemeral: bytes) -> bytes:
    """The text, readable only with the private half of `public`. `ephemeral` is 32 random bytes, used once."""
    raw = text.encode("utf-8", "surrogatepass")
    filled = len(raw).to_bytes(4, "big") + raw
    filled += bytes(-len(filled) % STEP)
    return keys.seal(filled, public, bound, ephemeral=ephemeral)


def unseal(sealed: bytes | None, owner: Pair, bound: bytes) -> str | None:
    """What was sealed to these keys; None when it was not, or was changed."""
    filled = keys.unseal(sealed, owner, bound) if sealed else None
    if filled is None:
        return None
    length = int.from_bytes(filled[:4], "big")
    return filled[4 : 4 + length].decode("utf-8", "surrogatepass")


def reader(trust: Trust, advisor: UUID | None) -> AdvisorKey:
    """The key of the named advisor, when it is certified up to the root.

    Raises Invalid when nobody is named or they have no keys yet, KeyChanged when the file shows another key for them.
    """
    if advisor is None:
        raise Invalid(
            "advisor", tr("No advisor is named yet."), tr("Choose who shares what is for you and your advisor.")
        )
    key, newest = trust.current(advisor), trust.newest(advisor)
    if newest is None:
        raise Invalid(
            "advisor", tr("This advisor has no passphrase yet."), tr("Choose another, or ask them to set one.")
        )
    if key is None or key.id != newest.id:
        raise KeyChanged()
    return key
