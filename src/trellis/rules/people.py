"""People of a desk: who they are, the role they have, when they are here.

A person is made at first start, by an advisor or a lead, at intake (requesters) or by an import (placeholders). They
become inactive when they leave and may be merged into another record of the same person; they are never deleted.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.language import tr

NAME_LIMIT = 80


class Role(StrEnum):
    """What somebody is at the desk (product.md, *Who uses it*)."""

    TECH = "tech"
    LEAD = "lead"
    ADVISOR = "advisor"
    REQUESTER = "requester"


MEMBERS = frozenset({Role.TECH, Role.LEAD, Role.ADVISOR})
"""The roles that sign in."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `left` is the day they left (None while active); `blocks` are ids of `Block`."""

    id: UUID
    preferred_name: str
    family_name: str = ""
    pronouns: str = ""
    role: Role = Role.REQUESTER
    trainee: bool = False
    left: date | None = None
    blocks: tuple[UUID, ...] = ()
    merged_into: UUID | None = None
    placeholder: bool = False
    created: datetime | None = None
    version: int = 1

    @property
    def active(self) -> bool:
        """Whether they are here: neither left nor merged into another record."""
        return self.left is None and self.merged_into is None

    @property
    def full_name(self) -> str:
        """Preferred and family name, where there is one."""
        return f"{self.preferred_name} {self.family_name}".strip()

    @property
    def short_name(self) -> str:
        """Name as shown at the desk: members as "Maya R.", others in full ("Mr. Okafor")."""
        if self.role in (Role.TECH, Role.LEAD) and self.family_name:
            return f"{self.preferred_name} {self.family_name[0]}."
        return self.full_name


@dataclass(frozen=True, slots=True)
class Term:
    """A term of school life, first and last day included."""

    id: UUID
    name: str
    starts: date
    ends: date
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A class period. `days` are weekday numbers ("12345", Monday is 1) or the letters of a cycle ("A", "AB")."""

    id: UUID
    name: str
    days: str
    starts: time
    ends: time
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Follows:
    """What goes along when one record is merged into another; `minutes` is work logged."""

    tickets: int = 0
    words: int = 0
    credits: int = 0
    minutes: int = 0


TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sr", "sra", "coach", "mme", "m", "herr", "frau"})


def initials(name: str) -> str:
    """One or two letters for a coloured circle, of a name as shown: "Maya R." gives MR, "Ms. Soto" gives S."""
    words = [word for word in name.split() if any(map(_speaks, word))]
    named = [w for w in words if not (w.endswith(".") and w.rstrip(".").casefold() in TITLES)] or words
    picked = [named[0], named[-1]] if len(named) > 1 else named
    return "".join(next(filter(_speaks, word)) for word in picked).upper()[:2] or "?"


def _speaks(character: str) -> bool:
    """Whether a character is a letter or a number."""
    return unicodedata.category(character)[0] in "LN"


def storable(text: str) -> str:
    """Text without zero bytes and lone surrogates, which a screen can hand over and no file can hold."""
    text = text.replace("\x00", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def fold(text: str) -> str:
    """Text for looking people up: case, accents and full stops folded, so "jose" finds "José", "mr o" finds "Mr. O"."""
    plain = storable(text).casefold().replace(".", "")
    if plain.isascii():
        return " ".join(plain.split())
    decomposed = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def clean_line(text: str) -> str:
    """One line of people's words: NFC, control characters out, white space folded."""
    # What can be printed has none of these; most lines are so, and looking at each character takes the longest.
    shown = text if text.isprintable() else "".join(map(_without_control, text))
    return unicodedata.normalize("NFC", " ".join(storable(shown).split()))


def _without_control(character: str) -> str:
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character


def checked(person: Person) -> Person:
    """The person with cleaned names; raises Invalid when the name is empty or too long."""
    preferred, family = clean_line(person.preferred_name), clean_line(person.family_name)
    if not preferred:
        raise Invalid("preferred_name", tr("A person needs a name."), tr("Type the name they want to be called."))
    if len(preferred) > NAME_LIMIT or len(family) > NAME_LIMIT:
        raise Invalid("preferred_name", tr("A name has at most {most} characters.", most=NAME_LIMIT), tr("Shorten it."))
    pronouns = clean_line(person.pronouns)[:40]
    return replace(person, preferred_name=preferred, family_name=family, pronouns=pronouns)


def parse_names(pasted: str) -> list[tuple[str, str]]:
    """Preferred and family names from pasted lines: "Maya Rivera", "Rivera, Maya", a tab or semicolon between.

    Empty lines and repeated names are passed over; a title stays with the name ("Mr. Okafor" is one name).
    """
    found: dict[str, tuple[str, str]] = {}
    for line in pasted.splitlines():
        pair = _split_name(clean_line(line.replace("\t", ";")))
        if pair[0]:
            found.setdefault(fold(" ".join(pair)), pair)
    return list(found.values())


def _split_name(line: str) -> tuple[str, str]:
    if "," in line:
        family, _, preferred = line.partition(",")
        return (preferred.strip(), family.strip()) if preferred.strip() else (family.strip(), "")
    if ";" in line:
        preferred, _, family = line.partition(";")
        return preferred.strip(), family.split(";")[0].strip()
    words = line.split()
    if len(words) > 1 and words[0].rstrip(".").casefold() in TITLES:
        return line, ""
    return (" ".join(words[:-1]), words[-1]) if len(words) > 1 else (line, "")


def same_name(a: Person, b: Person) -> bool:
    """Whether two records look like one person (a hint for merging, never done by itself)."""
    return fold(a.full_name) == fold(b.full_name)


def checked_term(term: Term) -> Term:
    """The term with a cleaned name; raises Invalid when it ends before it starts."""
    if term.ends < term.starts:
        raise Invalid("ends", tr("The term ends before it starts."), tr("Check both dates."))
    return replace(term, name=clean_line(term.name) or "Term")


def checked_block(block: Block) -> Block:
    """The block with a cleaned name; raises Invalid on an empty name, no days, or an end before the start."""
    name = clean_line(block.name)
    if not name:
        raise Invalid("name", tr("A block needs a name."), tr("For example C, or Block 3."))
    if not block.days or not (set(block.days) <= set("1234567") or block.days.isalpha()):
        raise Invalid("days", tr("A block needs its weekdays or A/B days."), tr("For example Mon to Fri, or A."))
    if block.ends <= block.starts:
        raise Invalid("ends", tr("The block ends before it starts."), tr("Check both times."))
    return replace(block, name=name)
