"""What of a change to an approved project is material: worth a new look by an advisor, and not a small correction.

Question, product, milestones (their dates by more than a week), partners and needs are material; the other parts are
the students' to write anew. Without a dictionary nobody can tell a mended word from another word for sure, so the rule
for corrections errs on the safe side: what it does not know to be one is material.

A correction is white space, case, accents of Latin letters, punctuation between words, and in each word of letters
that are five or more one slip, never at its first or last letter: two neighbours swapped, a letter missing or doubled,
or (in words of seven letters or more, after the first vowel and before the last two letters) a vowel for another.
Number words are never corrected, nor are words that are one slip apart and both right (`_BOTH_RIGHT`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from trellis.rules.proposal import Milestone, Need, Proposal

T = TypeVar("T")

A_WEEK = timedelta(days=7)
SHORTEST = 5
"""Letters of the shortest word a slip may be mended in: below, most slips make another word ("form", "from")."""
SHORTEST_FOR_VOWELS = 7


class Material(StrEnum):
    """What needs a new look."""

    QUESTION = "question"
    MAKE = "make"
    MILESTONES = "milestones"
    PARTNERS = "partners"
    NEEDS = "needs"


def material(
    approved: Proposal, now: Proposal, people_before: tuple[UUID, ...] = (), people_now: tuple[UUID, ...] = ()
) -> tuple[Material, ...]:
    """What changed between the version in force and `now` that an advisor has to look at; empty for corrections.

    People are the owner first, then partners in any order.
    """
    changed = {
        Material.QUESTION: not only_corrected(approved.question, now.question),
        Material.MAKE: not only_corrected(approved.make, now.make),
        Material.MILESTONES: not _paired(approved.milestones, now.milestones, _same_milestone),
        Material.PARTNERS: people_before[:1] != people_now[:1] or set(people_before) != set(people_now),
        Material.NEEDS: not _paired(approved.needs, now.needs, _same_need),
    }
    return tuple(name for name in Material if changed[name])


def _same_milestone(one: Milestone, other: Milestone) -> bool:
    return one.key == other.key and _near(one.due, other.due) and only_corrected(one.title, other.title)


def _same_need(one: Need, other: Need) -> bool:
    dates = _near(one.starts, other.starts) and _near(one.ends, other.ends)
    return one.kind is other.kind and dates and only_corrected(one.what, other.what)


def _near(one: date | None, other: date | None) -> bool:
    """Whether a day moved by no more than a week; one that was set or taken away has moved further."""
    return one == other if one is None or other is None else abs(one - other) <= A_WEEK


def _paired(before: Sequence[T], after: Sequence[T], same: Callable[[T, T], bool]) -> bool:
    """Whether each entry finds one of the others that is the same, in any order (augmenting paths; lists are short)."""
    partner: dict[int, int] = {}

    def pairs(at: int, tried: set[int]) -> bool:
        for n, other in enumerate(after):
            if n not in tried and same(before[at], other):
                tried.add(n)
                if n not in partner or pairs(partner[n], tried):
                    partner[n] = at
                    return True
        return False

    return len(before) == len(after) and all(pairs(at, set()) for at in range(len(before)))


# Corrections

_APOSTROPHES = str.maketrans("’‘ʼ＇", "''''")
_HARD = frozenset("%‰&@#/\\§′″")
"""Punctuation that says something by itself."""
_BEFORE_NUMBER = "([{\"'“„«¿¡"
_AFTER_NUMBER = ".,;:!?)]}”»"
_AROUND_WORDS = "\"'()[]{}“”„«»¿¡.,;:!?*_`"
_SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ")
"""Alphabets in which a word stands between spaces; elsewhere one letter may be a whole word ("not")."""
_VOWELS = frozenset("aeiouy")
_NUMBER = re.compile(
    "three|seven|eigh|eleven|twel|twent|thir(d|te|ty)|fort|four|fif|six|nine|ninth|hundred|thousand|.illion|dozen"
    "|first|second|"
    "cuatro|cinco|siete|ocho|nueve|quatre|quatorze|quinze|vingt|trente|sieben|achtz|neunz|zwanzig"
)  # fmt: skip
_BOTH_RIGHT = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "aboard/abroad adverse/averse barely/barley basics/basis beach/breach bother/brother bought/brought "
        "cases/causes casual/causal chargers/charges chose/choose cloths/clothes complement/compliment "
        "conta/contra contact/contract contacts/contracts copiers/copies county/country desert/dessert diary/dairy "
        "diner/dinner drivers/drives except/excerpt existing/exiting failed/filed failing/filing field/filed "
        "fiend/friend fight/flight filed/filled files/filles filing/filling fired/fried forms/forums "
        "hoping/hopping indeed/indexed later/latter leaned/learned liked/linked making/marking marital/martial "
        "models/modes moping/mopping morning/mourning overcame/overcome overwrite/overwrote panels/panes "
        "parties/parities paying/playing perfect/prefect place/palace planed/planned planet/plant planing/planning "
        "planter/planer power/powder providers/provides pubic/public rating/ratting refuse/reuse retired/retried "
        "sacred/scared salve/slave scraped/scrapped scraping/scrapping servers/serves sever/server severs/servers "
        "shorts/shots sides/slides silver/sliver solider/soldier split/spilt sports/spots stared/started "
        "staring/starring started/stated starting/stating stationary/stationery steam/stream steaming/streaming "
        "stores/stories storing/string striped/stripped stripes/strips super/supper suppliers/supplies "
        "tables/tablets taking/talking taped/tapped taping/tapping thorough/through though/through threat/treat "
        "timers/times tired/tried trail/trial trails/trials unite/untie united/untied weken/werken winning/wining "
        "words/worlds"
    ).split()
)
"""Words one slip apart among those of many real tickets, and words that are often confused."""


def only_corrected(before: str, after: str) -> bool:
    """Whether no more than spelling, white space, case, accents or punctuation was corrected."""
    old, new = _words(before), _words(after)
    return len(old) == len(new) and all(a == b or _one_slip(a, b) for a, b in zip(old, new, strict=True))


def _words(text: str) -> list[str]:
    """The words without what a correction may change. A sign that says something is a word, or part of one."""
    chunks = _folded(text).split()
    found: list[str] = []
    for n, chunk in enumerate(chunks):
        beside = "".join(chunks[max(0, n - 1) : n + 2])
        if _has_digit(chunk) or (_has_digit(beside) and all(_soft(c) for c in chunk)):
            # In and before numbers a sign counts: 1.5, -5, 5 - 6. Only what closes a sentence or bracket goes.
            found.append(chunk.lstrip(_BEFORE_NUMBER).rstrip(_AFTER_NUMBER) or chunk)
            continue
        plain = "".join(" " if _soft(c) and c != "'" else c for c in chunk)
        if all(c in " '" or c.isalpha() for c in plain):
            found += filter(None, (_without_quotes(word) for word in plain.split()))
        else:
            # Between signs a comma may say something as well ("!=").
            found.append(chunk.strip(_AROUND_WORDS) if any(c.isalpha() for c in chunk) else chunk)
    return [word for word in found if word]


def _folded(text: str) -> str:
    """Small letters without accents; marks of other scripts, where they are letters, stay."""
    kept: list[str] = []
    for c in unicodedata.normalize("NFD", text.casefold().translate(_APOSTROPHES)):
        if not ("\u0300" <= c <= "\u036f" and kept and kept[-1].isascii() and kept[-1].isalpha()):
            kept.append(c)
    return unicodedata.normalize("NFC", "".join(kept))


def _soft(c: str) -> bool:
    """Whether it is punctuation a correction may change."""
    return c == "`" or (unicodedata.category(c)[0] == "P" and c not in _HARD)


def _has_digit(chunk: str) -> bool:
    return any(unicodedata.category(c)[0] == "N" for c in chunk)


def _without_quotes(word: str) -> str:
    """A word without quotes around it; "dont" is how "don't" is often typed, and both say no."""
    inner = word.strip("'")
    return inner[:-2] + "t" if inner.endswith("n't") else inner


def _one_slip(one: str, other: str) -> bool:
    """Whether one of two different words may be the other as it was meant."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or len(long) - len(short) > 1 or {one, other} in _BOTH_RIGHT:
        return False
    if any(_NUMBER.match(w) or not _spelled(w) for w in (one, other)):
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if at == 0:
        return False
    if len(short) < len(long):
        return at < len(short) and short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return (swapped and at + 2 < len(short)) or _one_vowel(short, long, at)


def _one_vowel(one: str, other: str, at: int) -> bool:
    """Whether two words of one length differ from `at` on in one vowel nobody hears ("seperate", "definate")."""
    first = next((n for n, c in enumerate(one) if c in _VOWELS), at)
    late = len(one) >= SHORTEST_FOR_VOWELS and first < at < len(one) - 2
    return late and {one[at], other[at]} <= _VOWELS and one[at + 1 :] == other[at + 1 :]


def _spelled(word: str) -> bool:
    return all(c.isalpha() and unicodedata.name(c, "").startswith(_SCRIPTS) for c in word)
