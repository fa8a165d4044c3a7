"""What changed between two versions of a text, word by word, as a person would mark it with a pen.

Each text is split into words; white space stays where it is. Words both versions have are found in time that grows
with the length of the texts, whatever they say: common ends first, then Myers' algorithm (a shortest way) with as many
steps as a stretch earns by its length; a stretch that needs more is parted at words, or runs of four words, that occur
once on either side (patience diff), and its parts are looked at in the same way. What is not settled then is told as
removed and added whole. At last the result is made to read well. Nothing is kept between calls.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from math import isqrt
from typing import NamedTuple, TypeVar

_Thing = TypeVar("_Thing", bound=Hashable)

ROUNDS = 4
"""How often a stretch is looked at again between words that occur once."""
STEPS_AT_FIRST = 2
"""Steps of Myers' algorithm that each word of a stretch earns it before it is looked at in another way."""
STEPS_AT_LAST = 4
"""The same when there is no other way."""
LITTLE = 3
"""Letters of the longest word ("a", "the") that is not left standing alone between two changes; also most signs."""
DROWNED = 4
"""A longer word or two go as well when the changes on both sides are this many times as long."""

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Scripts written without spaces: each letter is a word.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b"
    "\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\uff66-\uff9f\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_EXTENDING = frozenset("\u0e33\u0eb3\u200c\u200d\uff9e\uff9f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_SENTENCE_ENDS = frozenset(".!?…。！？")


class Was(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A stretch of text, never empty, and what became of it."""

    was: Was
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both versions in reading order, what was removed before what was added in its place.

    All pieces that were not added make `before`, all that were not removed make `after`, letter for letter. Two
    neighbours are never of one kind. A letter is never parted from its marks, nor an emoji from what it is joined to.
    """
    if before == after:
        return (Piece(Was.SAME, before),) if before else ()
    word = _what_a_word_is(before, after)
    old, new = _Text.of(before, word), _Text.of(after, word)
    runs = _runs(_alike(old.words, new.words), len(old.words), len(new.words))
    runs = _without_little(_at_good_places(runs, old, new), old, new)
    return _told(runs, old, new)


# Words


def _what_a_word_is(before: str, after: str) -> re.Pattern[str]:
    """Letters with marks, apostrophes, hyphens and decimal points inside; one letter of a script without spaces; or
    signs alike in a row. Marks and invisible characters belong to what they follow, so that no change is invisible.

    The signs that need to be told to a pattern are those of these texts: most texts have none.
    """
    foreign = [c for c in set(before).union(after) if not c.isascii()]
    marks = _one_of({"\u200d", *(c for c in foreign if _is_mark(c))})
    joined = _one_of({"\u200d", *(c for c in foreign if _is_mark(c) or unicodedata.category(c) == "Cf")})
    letters = rf"[^\W{_UNSPACED}]+"
    word = f"{letters}(?:{joined}+{letters})*"
    inside = r"(?:['’\-‐‑]|(?<=\d)[.,:](?=\d))"
    signs = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|([^\w\s])\1*){joined}*(?:(?<=\u200d)[^\w\s]{joined}*)*"
    seen = rf"{joined}*(?:{word}(?:{joined}*{inside}{word})*{joined}*|[{_UNSPACED}]{joined}*|{signs})|{joined}+"
    return re.compile(rf"(?!\s)(?:{seen})|[^\S\t{_LINE_ENDS}]{marks}{joined}*")


def _is_mark(character: str) -> bool:
    """Whether a character extends the one before it (UAX 29, Extend and SpacingMark)."""
    return (
        unicodedata.category(character)[0] == "M"
        or character in _EXTENDING
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _one_of(characters: set[str]) -> str:
    """A pattern for one of these; neighbours as a range, for there may be thousands."""
    numbers = sorted(map(ord, characters))
    begins = [n for n, before in zip(numbers, [-1, *numbers], strict=False) if n - 1 != before]
    ends = [n for n, following in zip(numbers, [*numbers[1:], -1], strict=True) if n + 1 != following]
    return f"[{''.join(f'{re.escape(chr(a))}-{re.escape(chr(b))}' for a, b in zip(begins, ends, strict=True))}]"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and its words. The white space before word n is `text[closes[n] : opens[n]]`, also after the last."""

    text: str
    words: list[str]
    opens: list[int]
    closes: list[int]

    @classmethod
    def of(cls, text: str, word: re.Pattern[str]) -> _Text:
        spans = [found.span() for found in word.finditer(text)]
        return cls(
            text,
            [text[opens:closes] for opens, closes in spans],
            [*(opens for opens, _ in spans), len(text)],
            [0, *(closes for _, closes in spans)],
        )

    def gap(self, n: int) -> int:
        """How long the white space before a word is."""
        return self.opens[n] - self.closes[n]

    def begins_line(self, n: int) -> bool:
        """Whether a word is the first of the text or of a line."""
        return n == 0 or "\n" in self.text[self.closes[n] : self.opens[n]]


# Words both have


class _Run(NamedTuple):
    """Words both have in a row: where they begin in either text, and how many."""

    old: int
    new: int
    size: int


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the same words in both, rising on both sides."""
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(word, len(numbers)) for word in old]
    b = [numbers.setdefault(word, len(numbers)) for word in new]
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(a), 0, len(b), ROUNDS)]
    while waiting:
        left, right, low, high, rounds = waiting.pop()
        while left < right and low < high and a[left] == b[low]:
            pairs.append((left, low))
            left, low = left + 1, low + 1
        while left < right and low < high and a[right - 1] == b[high - 1]:
            right, high = right - 1, high - 1
            pairs.append((right, high))
        both = set(a[left:right]).intersection(b[low:high])
        if not both:
            continue
        # Words the other side lacks cannot meet, so neither way of looking needs them.
        mine = [place for place in range(left, right) if a[place] in both]
        theirs = [place for place in range(low, high) if b[place] in both]
        x, y = [a[place] for place in mine], [b[place] for place in theirs]
        words = len(x) + len(y)
        met = _shortest(x, y, words * STEPS_AT_FIRST)
        anchors = _anchors(x, y) if met is None and rounds else []
        if not anchors:
            met = met or _shortest(x, y, words * STEPS_AT_LAST) or []
            pairs += ((mine[i], theirs[j]) for i, j in met)
            continue
        for i, j in anchors:
            waiting.append((left, mine[i], low, theirs[j], rounds - 1))
            left, low = mine[i], theirs[j]
        waiting.append((left, right, low, high, rounds - 1))
    return sorted(pairs)


def _anchors(x: list[int], y: list[int]) -> list[tuple[int, int]]:
    """Words that occur once on either side, or else runs of four, as many as stand in one order on both."""
    here, there = _once(x), _once(y)
    met = [(place, there[word]) for word, place in here.items() if word in there]
    if not met:
        fours, others = _once(_fours(x)), _once(_fours(y))
        met = [(place, others[four]) for four, place in fours.items() if four in others]
    return _longest_rising(met)


def _fours(x: list[int]) -> list[tuple[int, int, int, int]]:
    return list(zip(x, x[1:], x[2:], x[3:], strict=False))


def _once(things: Sequence[_Thing]) -> dict[_Thing, int]:
    """Things that occur once and their places, in order."""
    counts = Counter(things)
    return {thing: place for place, thing in enumerate(things) if counts[thing] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs whose first numbers rise, a longest row in which the second rise too."""
    ends: list[int] = []
    holders: list[int] = []
    befores: list[int] = []
    for n, (_, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        befores.append(holders[place - 1] if place else -1)
        ends[place : place + 1] = [second]
        holders[place : place + 1] = [n]
    row = []
    n = holders[-1] if holders else -1
    while n >= 0:
        row.append(pairs[n])
        n = befores[n]
    return row[::-1]


def _shortest(x: list[int], y: list[int], steps: int) -> list[tuple[int, int]] | None:
    """The places that stay in a shortest way from x to y (Myers 1986), or None when that takes more than `steps`."""
    wide, high = len(x), len(y)
    most = min(wide + high, isqrt(2 * steps))
    reach = [-1] * (2 * most + 3)  # how far in x each diagonal is known; those below the middle count from the end
    reach[1] = 0
    trace: list[list[int]] = []
    for changes in range(most + 1):
        trace.append(reach[:])
        # Diagonals that have left the square come to nothing.
        lowest, highest = -changes + 2 * max(0, changes - high), changes - 2 * max(0, changes - wide)
        for diagonal in range(lowest, highest + 1, 2):
            above, below = reach[diagonal + 1], reach[diagonal - 1] + 1
            i = start = above if diagonal == -changes or (diagonal != changes and above >= below) else below
            j = i - diagonal
            while i < wide and j < high and x[i] == y[j]:
                i += 1
                j += 1
            if i == wide and j == high:
                return _way_back(trace, i, j)
            reach[diagonal] = i
            steps -= i - start
        steps -= changes
        if steps < 0:
            break
    return None


def _way_back(trace: list[list[int]], i: int, j: int) -> list[tuple[int, int]]:
    """The places met on the way that the trace tells of, from its end."""
    pairs: list[tuple[int, int]] = []
    for changes in range(len(trace) - 1, -1, -1):
        diagonal = i - j
        above, below = trace[changes][diagonal + 1], trace[changes][diagonal - 1] + 1
        down = diagonal == -changes or (diagonal != changes and above >= below)
        entered = above if down else below
        pairs += ((n, n - diagonal) for n in range(i - 1, entered - 1, -1))
        i = entered if down else entered - 1
        j = i - diagonal - 1 if down else i - diagonal + 1
    return pairs


def _runs(pairs: Sequence[tuple[int, int]], old: int, new: int) -> list[_Run]:
    """The pairs as runs, with an empty one at the beginning and at the end of the texts (of so many words)."""
    runs: list[_Run] = []
    begun, following = (0, 0), (0, 0)
    for pair in pairs:
        if pair != following:
            runs.append(_Run(*begun, following[0] - begun[0]))
            begun = pair
        following = pair[0] + 1, pair[1] + 1
    return [*runs, _Run(*begun, following[0] - begun[0]), _Run(old, new, 0)]


# Reading well


def _at_good_places(runs: Sequence[_Run], old: _Text, new: _Text) -> list[_Run]:
    """Moves what was only added or only removed to where a line or a sentence begins, if it says the same there."""
    moved = [*runs]
    for n in range(1, len(moved)):
        here, following = moved[n - 1], moved[n]
        added = following.new - here.new - here.size
        removed = following.old - here.old - here.size
        if added and not removed:
            by = _good_move(new, here.new + here.size, added, here.size, following.size)
        elif removed and not added:
            by = _good_move(old, here.old + here.size, removed, here.size, following.size)
        else:
            by = 0
        if by:
            moved[n - 1] = here._replace(size=here.size + by)
            moved[n] = _Run(following.old + by, following.new + by, following.size - by)
    return [moved[0], *(run for run in moved[1:] if run.size), runs[-1]]


def _good_move(text: _Text, first: int, count: int, room_before: int, room_after: int) -> int:
    """By how many words a change of `count` words from `first` on is best moved."""
    words, by = text.words, 0
    ahead = room_after and words[first] == words[first + count]
    if not ahead and not (room_before and words[first - 1] == words[first + count - 1]):
        return 0
    best = _goodness(text, first)
    for step in range(1, room_after + 1):
        if words[first + step - 1] != words[first + count + step - 1]:
            break
        if (goodness := _goodness(text, first + step)) > best:
            best, by = goodness, step
    for step in range(1, room_before + 1):
        if words[first - step] != words[first + count - step]:
            break
        if (goodness := _goodness(text, first - step)) > best:
            best, by = goodness, -step
    return by


def _goodness(text: _Text, n: int) -> int:
    """How good a place it is for a change to begin: a line, a sentence, or elsewhere."""
    if text.begins_line(n):
        return 2
    return 1 if text.words[n - 1][-1] in _SENTENCE_ENDS and text.gap(n) else 0


def _without_little(runs: Sequence[_Run], old: _Text, new: _Text) -> list[_Run]:
    """Without the runs that would only break up a change: a lone short word, a sign, a word or two between long ones.

    A run at a line's end or beginning stays: lines are what the eye holds on to. One stays, too, when neither change
    puts one thing in the place of another: nobody would see why it is struck out.
    """
    weights = _weights(old.words), _weights(new.words)
    for drowned in (False, True):
        kept = [runs[0]]
        for run, following in pairwise(runs[1:]):
            letters = weights[0][run.old + run.size] - weights[0][run.old]
            little = run.size <= LITTLE and letters <= LITTLE
            if drowned and run.size <= 2:
                around = _between(weights, kept[-1], run), _between(weights, run, following)
                little = letters * DROWNED <= min(around)
            if not little or not _breaks_up(kept[-1], run, following) or _has_line_end(run, old, new):
                kept.append(run)
        runs = [*kept, runs[-1]]
    return [*runs]


def _weights(words: Iterable[str]) -> list[int]:
    """The letters in the first n words, for each n; a sign has none, a letter of a script without spaces is two."""
    return [0, *accumulate((2 if word[0] > "\u0e00" else len(word)) if word[0].isalnum() else 0 for word in words)]


def _between(weights: tuple[list[int], list[int]], here: _Run, there: _Run) -> int:
    """Letters removed or added between two runs, the more of both."""
    old, new = weights
    return max(old[there.old] - old[here.old + here.size], new[there.new] - new[here.new + here.size])


def _breaks_up(before: _Run, run: _Run, after: _Run) -> bool:
    removed = run.old - before.old - before.size, after.old - run.old - run.size
    added = run.new - before.new - before.size, after.new - run.new - run.size
    changes = list(zip(removed, added, strict=True))
    return all(map(any, changes)) and any(map(all, changes))


def _has_line_end(run: _Run, old: _Text, new: _Text) -> bool:
    return all(
        "\n" in text.text[text.closes[first] : text.opens[first + run.size]]
        for text, first in ((old, run.old), (new, run.new))
    )


# Telling


class _Telling:
    """Gathers pieces and merges neighbours of a kind."""

    def __init__(self, old: _Text, new: _Text) -> None:
        self.old, self.new = old, new
        self._pieces: list[Piece] = []
        self._was, self._texts = Was.SAME, list[str]()

    def same(self, run: _Run) -> None:
        """A run of words, whose white space may yet differ."""
        old, new, last = self.old, self.new, run.size - 1
        text = old.text[old.opens[run.old] : old.closes[run.old + run.size]]
        if text == new.text[new.opens[run.new] : new.closes[run.new + run.size]]:
            self._tell(Was.SAME, text)
            return
        for n in range(run.size):
            self._tell(Was.SAME, old.words[run.old + n])
            if n < last:
                self.change((run.old + n + 1,) * 2, (run.new + n + 1,) * 2)

    def change(self, removed: tuple[int, int], added: tuple[int, int]) -> None:
        """Words from a place to before another in either text, and the white space around them.

        White space they begin or end with alike did not change.
        """
        old, new = self.old, self.new
        (first, last), (low, high) = removed, added
        before, after = old.text[old.closes[first] : old.opens[last]], new.text[new.closes[low] : new.opens[high]]
        if before == after:
            self._tell(Was.SAME, before)
            return
        lead = tail = 0
        if before[:1] == after[:1]:
            lead = _same_lead(before, after, min(old.gap(first), new.gap(low)))
        if before[-1:] == after[-1:]:
            left = min(len(before), len(after)) - lead
            tail = _same_tail(before, after, min(old.gap(last), new.gap(high), left))
        self._tell(Was.SAME, before[:lead])
        self._tell(Was.REMOVED, before[lead : len(before) - tail])
        self._tell(Was.ADDED, after[lead : len(after) - tail])
        self._tell(Was.SAME, before[len(before) - tail :])

    def pieces(self) -> tuple[Piece, ...]:
        """All that was told."""
        self._finish()
        return tuple(self._pieces)

    def _tell(self, was: Was, text: str) -> None:
        if not text:
            return
        if was is not self._was:
            self._finish()
            self._was = was
        self._texts.append(text)

    def _finish(self) -> None:
        if self._texts:
            self._pieces.append(Piece(self._was, "".join(self._texts)))
            self._texts.clear()


def _same_lead(before: str, after: str, most: int) -> int:
    """How many characters both begin with, `most` at most; the two of a line end stay together."""
    lead = most
    if before[:most] != after[:most]:
        lead = bisect_left(range(1, most), True, key=lambda n: before[:n] != after[:n])
    if lead and before[lead - 1] == "\r" and "\n" in (before[lead : lead + 1], after[lead : lead + 1]):
        return lead - 1
    return lead


def _same_tail(before: str, after: str, most: int) -> int:
    """How many characters both end with, `most` at most; the two of a line end stay together."""
    tail = most
    if before[len(before) - most :] != after[len(after) - most :]:
        tail = bisect_left(range(1, most), True, key=lambda n: before[-n:] != after[-n:])
    if tail and before[-tail] == "\n" and "\r" in (before[-tail - 1 : -tail], after[-tail - 1 : -tail]):
        return tail - 1
    return tail


def _told(runs: Sequence[_Run], old: _Text, new: _Text) -> tuple[Piece, ...]:
    """The runs and what lies between them as pieces."""
    telling = _Telling(old, new)
    for here, there in pairwise(runs):
        telling.same(here)
        telling.change((here.old + here.size, there.old), (here.new + here.size, there.new))
    return telling.pieces()
