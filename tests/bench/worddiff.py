"""What changed between two texts of 5,000 words: as people edit, and as nobody should."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, cycle
from operator import eq
from random import Random

from tests.bench.measure import Result, side_by_side
from tests.bench.words import vocabulary
from trellis.rules.worddiff import differences

WORDS = 5_000
ALLOWED_MS = 50.0
KNOWN = vocabulary()
WEIGHTS = list(accumulate(1 / (rank + 1) for rank in range(len(KNOWN))))
_WORD = re.compile(r"\w+|[^\w\s]")


def word_changes() -> Iterator[Result]:
    """A usual revision and the worst of many, against the floor; then the worst against the time that is allowed."""
    usual = _edited(60)
    yield Result("what changed, 60 edits", f"{WORDS:,} words", *_against_floor(*usual, runs=31), 12)
    hostile = _hostile()
    took = {name: _against_floor(*texts, runs=7) for name, texts in hostile.items()}
    worst = max(took, key=lambda name: took[name][0])
    ours, floor = _against_floor(*hostile[worst], runs=31)
    yield Result(f"what changed, worst of {len(hostile)}: {worst}", f"{WORDS:,} words", ours, floor, 25)
    yield Result("the same, against what is allowed", f"{WORDS:,} words", ours, ALLOWED_MS, 1)


def _against_floor(before: str, after: str, runs: int) -> tuple[float, float]:
    return side_by_side(lambda: differences(before, after), lambda: _floor(before, after), runs)


def _floor(before: str, after: str) -> tuple[int, int]:
    """The least a comparison does: both texts split, their words counted and compared place by place."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    return (Counter(old) & Counter(new)).total(), sum(map(eq, old, new))


def _said(dice: Random, count: int) -> list[str]:
    return dice.choices(KNOWN, cum_weights=WEIGHTS, k=count)


def _edited(edits: int) -> tuple[str, str]:
    """A text, and the same with words changed, put in and taken out."""
    dice = Random(5)
    before = _said(dice, WORDS)
    after = [*before]
    for _ in range(edits):
        place = dice.randrange(len(after))
        after[place : place + dice.randint(0, 3)] = _said(dice, dice.randint(0, 3))
    return " ".join(before), " ".join(after)


def _hostile() -> dict[str, tuple[str, str]]:
    dice = Random(6)
    said, distinct = _said(dice, WORDS), [f"w{n}" for n in range(WORDS)]
    half = WORDS // 2
    abc = dice.choices("abcdefghijklmnopqrstuvwxyz", k=WORDS)
    kanji = [chr(0x4E00 + n) for n in range(3_000)]
    chinese = dice.choices(kanji, [1 / (rank + 1) for rank in range(len(kanji))], k=WORDS)
    marked = [letter + chr(mark) for letter, mark in zip(abc, cycle(range(0x300, 0x370)), strict=False)]
    lists = {
        "all words equal": (["a"] * WORDS, ["a"] * (WORDS - 9)),
        "all equal but the ends": (["x", *["a"] * WORDS, "y"], ["y", *["a"] * WORDS, "x"]),
        "two words": (dice.choices("ab", k=WORDS), dice.choices("ab", k=WORDS)),
        "nothing alike": (distinct, [f"z{n}" for n in range(WORDS)]),
        "every second": (distinct, [word if n % 2 else f"z{n}" for n, word in enumerate(distinct)]),
        "another text": (said, _said(dice, WORDS)),
        "shuffled": (said, dice.sample(said, WORDS)),
        "backwards": (distinct, distinct[::-1]),
        "halves swapped": (said, said[half:] + said[:half]),
        "interleaved": ([w for pair in zip(distinct[:half], distinct[half:], strict=True) for w in pair], distinct),
        "doubled": ([w for w in distinct[:half] for _ in range(2)], distinct[:half] * 2),
        "periods of 10 and 7": (said[:10] * (WORDS // 10), said[:7] * (WORDS // 7)),
        "one-letter words": (abc, dice.choices(abc, k=WORDS)),
        "one-letter words, a fifth changed": (abc, [w if dice.random() > 0.2 else "q" for w in abc]),
        "letters with marks": (marked, [w if dice.random() > 0.1 else "q" for w in marked]),
    }
    texts = {name: (" ".join(before), " ".join(after)) for name, (before, after) in lists.items()}
    return texts | {
        "3,000 edits": _edited(3_000),
        "spaces into line breaks": (" ".join(said), "\n".join(said)),
        "one word of 200 kB": ("x" * 200_000, "x" * 199_999 + "y"),
        "a letter with 200 kB of marks": ("a" + "\u0301" * 100_000, "a" + "\u0301" * 99_999),
        "a gap of 200 kB": (f"a{' ' * 200_000}b", f"a{' ' * 199_999}b"),
        "Chinese": ("".join(chinese), "".join(dice.sample(chinese, WORDS))),
        "emoji": ("👨‍👩‍👧👍🏽x" * (WORDS // 3), "👨‍👩‍👧x👍🏽" * (WORDS // 3)),
    }
