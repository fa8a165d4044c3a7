"""The language of the search field: words, "a phrase", -not, and operators such as `status:waiting` or `by:me`.

`parse` never raises: whatever is not understood is searched as words. How the terms are looked up is the store's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from trellis.rules.people import storable
from trellis.rules.tickets import Status

MAX_TERMS = 12
MIN_LETTERS = 2
OPERATORS = ("status", "for", "by", "before", "after", "room", "tag", "category", "device")

_PIECE = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for in the text; a word matches from its beginning, a phrase as it stands."""

    text: str
    phrase: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One operator, for example `for:okafor`; `value` is as typed, `day` is set for before and after."""

    name: str
    value: str
    negated: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, understood."""

    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for."""
        return not self.terms and not self.conditions


def parse(text: str) -> Search:
    """Terms and conditions of a search; words shorter than two letters and anything past 12 pieces are passed over."""
    terms: list[Term] = []
    conditions: list[Condition] = []
    for minus, name, phrase, word in _PIECE.findall(storable(text[:500]).replace("“", '"').replace("”", '"')):
        condition = _condition(name.lower(), phrase or word, bool(minus))
        if condition:
            conditions.append(condition)
            continue
        said = phrase or (f"{name}:{word}" if name else word)
        if sum(c.isalnum() for c in said) >= MIN_LETTERS:
            terms.append(Term(said, phrase=bool(phrase), negated=bool(minus)))
    return Search(tuple(terms[:MAX_TERMS]), tuple(conditions[:MAX_TERMS]))


def _condition(name: str, value: str, negated: bool) -> Condition | None:
    value = value.strip()
    if name not in OPERATORS or not value:
        return None
    if name in ("before", "after"):
        try:
            return Condition(name, value, negated, date.fromisoformat(value))
        except ValueError:
            return None
    if name == "status":
        status = value.lower().replace("-", "_").replace(" ", "_")
        return Condition(name, status, negated) if status in {*Status, "open"} else None
    return Condition(name, value, negated)
