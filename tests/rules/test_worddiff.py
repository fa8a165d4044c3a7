"""Words changed between two versions of a text."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trellis.rules.worddiff import Piece, Was, differences

TraceFunction = Callable[[FrameType, str, Any], Any]
FAMILY, SISTERS = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f469\u200d\U0001f467"
WORDS = (
    *"the a of pads four six drums. drums, don't Wi-Fi 3.5 12:30 我 喜 欢 กำ שלום e\u0301 \u200fא क्षि".split(),
    *("1\ufe0f\u20e3", FAMILY, SISTERS, "👍", "👍🏽", "🇩🇪", "🇩", "...", "-", "\u0301", "\u200d", "\xad", "\x00"),
)
SPACES = (" ", " ", " ", "", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u2028")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=40).map(
    lambda parts: "".join(word + space for word, space in parts)
)
ANY = st.one_of(TEXTS, st.text())


def marked(before: str, after: str) -> str:
    """The pieces as one text: [what was removed], {what was added}."""
    signs = {Was.SAME: "{}", Was.REMOVED: "[{}]", Was.ADDED: "{{{}}}"}
    return "".join(signs[piece.was].format(piece.text) for piece in differences(before, after))


def checked(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces, which must make both texts and stand in order."""
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.was is not Was.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.was is not Was.REMOVED) == after
    assert all(piece.text for piece in pieces)
    for here, there in pairwise(pieces):
        assert here.was is not there.was
        assert (here.was, there.was) != (Was.ADDED, Was.REMOVED)
    return pieces


@given(ANY, ANY)
@example("\r\n", "\n")
@example("a\r\nb", "a\rb")
@example("a ", "a\u0301 ")
@example("B A", "B A C A")
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    checked(before, after)


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_pieces_make_both_texts_after_edits(before: str, chance: random.Random) -> None:
    words = before.split(" ")
    for _ in range(3):
        place = chance.randrange(len(words) + 1)
        words[place : place + chance.randint(0, 2)] = chance.choices(WORDS, k=chance.randint(0, 2))
    checked(before, " ".join(words))


@given(ANY)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert differences(text, text) == ((Piece(Was.SAME, text),) if text else ())


@given(ANY, ANY)
@example("a 👍", "a 👍🏽")
@example(f"a {FAMILY}", f"a {SISTERS}")
@example("🇩🇪🇩🇰", "🇩🇰🇩🇪")
@example(" \u0301b", " b")
def test_nothing_is_parted_from_what_it_belongs_to(before: str, after: str) -> None:
    for text, other in ((before, Was.ADDED), (after, Was.REMOVED)):
        place = 0
        for piece in differences(before, after):
            if piece.was is other:
                continue
            if place:
                assert not parts_a_letter(text, place)
            place += len(piece.text)


def parts_a_letter(text: str, place: int) -> bool:
    """Whether a mark, a joiner or a joined emoji follows its base here (UAX 29, without its rarer rules)."""
    here, there = text[place - 1], text[place]
    if here == "\r" and there == "\n":
        return True
    if here.isspace() and unicodedata.category(here) in ("Cc", "Zl", "Zp"):
        return False
    if unicodedata.category(there)[0] == "M" or there in "\u200d\u200c🏽\u0e33":
        return True
    flags = 0
    while place > flags and "\U0001f1e6" <= text[place - flags - 1] <= "\U0001f1ff":
        flags += 1
    return (here == "\u200d" and there in "👩👨👧") or ("\U0001f1e6" <= there <= "\U0001f1ff" and flags % 2 == 1)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("with four pads, wired", "with six pads, wired", "with [four]{six} pads, wired"),
        ("It sends MIDI.", "It sends MIDI. A guide follows.", "It sends MIDI.{ A guide follows.}"),
        ("1 Parts\n2 First", "1 Parts\n3 Test\n2 First", "1 Parts\n{3 Test\n}2 First"),
        ("The cat. The dog.", "The cat. The fox. The dog.", "The cat. {The fox. }The dog."),
        ("Old. New.", "New.", "[Old. ]New."),
        ("", "words", "{words}"),
        ("words\n", "", "[words\n]"),
        ("a b", "a\n\nb", "a[ ]{\n\n}b"),
        ("a\r\nb", "a\nb", "a[\r\n]{\n}b"),
        ("one  two three", "one two three", "one [ ]two three"),
        ("pads, drums", "pads. drums", "pads[,]{.} drums"),
    ],
)
def test_only_what_changed_is_told(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("I don't", "I don’t", "I [don't]{don’t}"),
        ("my Wi-Fi drops", "my Wi-Max drops", "my [Wi-Fi]{Wi-Max} drops"),
        ("3.5 V", "3.3 V", "[3.5]{3.3} V"),
        ("at 12:30.", "at 12:45.", "at [12:30]{12:45}."),
        ("re\u0301sume\u0301 ok", "re\u0301sume ok", "[re\u0301sume\u0301]{re\u0301sume} ok"),
        ("我喜欢吃苹果和香蕉", "我喜欢吃梨和香蕉。", "我喜欢吃[苹果]{梨}和香蕉{。}"),
        ("ดำน้ำ", "ดำนา", "ดำ[น้ำ]{นา}"),
        ("שלום עולם טוב", "שלום לעולם טוב", "שלום [עולם]{לעולם} טוב"),
        ("क्षमा करें", "क्षमा करो", "क्षमा [करें]{करो}"),
        (f"us {FAMILY} two", f"us {SISTERS} two", f"us [{FAMILY}]{{{SISTERS}}} two"),
        ("ok 👍", "ok 👍🏽", "ok [👍]{👍🏽}"),
    ],
)
def test_words_are_what_people_read_as_words(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


@pytest.mark.parametrize("unseen", ["\u200b", "\u200e", "\u202e", "\u2066", "\xad", "\ufeff", "\u200d", "\ufe0f"])
@pytest.mark.parametrize("after", ["pay {}Ms. Soto", "pay{} Ms. Soto", "pay Ms{}. Soto", "{}pay Ms. Soto"])
def test_no_change_is_invisible(unseen: str, after: str) -> None:
    added = [piece.text for piece in checked("pay Ms. Soto", after.format(unseen)) if piece.was is Was.ADDED]
    assert added
    assert all(any(c.isalnum() or c == "." for c in text) or text.startswith(" ") for text in added)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("build the lamp now", "mend the radio now", "[build the lamp]{mend the radio} now"),
        ("red, green", "blue, black", "[red, green]{blue, black}"),
        ("four loud pads", "six loud drums", "[four]{six} loud [pads]{drums}"),
        ("lamp ★ ☆ ♥ ♦ wire", "pad ★ ☆ ♥ ♦ sensor", "[lamp]{pad} ★ ☆ ♥ ♦ [wire]{sensor}"),
        # Where nothing takes the place of another thing, a word struck out and added again would only puzzle.
        ("the best of it", "all the best new of it", "{all }the best {new }of it"),
        ("big the old one", "big new the very old one", "big {new }the {very }old one"),
        # The lines of a list stay lines.
        ("1 lamp\n2 wire", "1 pad\n2 sensor", "1 [lamp]{pad}\n2 [wire]{sensor}"),
    ],
)
def test_a_little_word_does_not_stand_alone_between_changes(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


def test_a_word_drowned_in_changes_goes_with_them() -> None:
    before = "we solder seven sensors onto plywood with copper tape every single Monday morning"
    after = "nobody paints giant flowers with bright acrylic colours anywhere else"
    assert marked(before, after) == f"[{before}]{{{after}}}"


def words_of_many_kinds(count: int) -> dict[str, tuple[list[str], list[str]]]:
    """Pairs of long texts that other ways of comparing choke on."""
    chance = random.Random(4)
    distinct = [f"w{n}" for n in range(count)]
    letters = chance.choices("abcdefghij", k=count)
    shuffled = chance.sample(distinct, count)
    return {
        "all equal": (["a"] * count, ["a"] * (count - 7)),
        "all equal but the ends": (["x", *["a"] * count, "y"], ["y", *["a"] * count, "x"]),
        "sprinkled": (
            ["b" if n % 49 else "a" for n in range(count)],
            ["b" if n % 50 else "a" for n in range(count)],
        ),
        "nothing alike": (distinct, [f"z{n}" for n in range(count)]),
        "every second": (distinct, [word if n % 2 else "z" for n, word in enumerate(distinct)]),
        "periodic": (distinct[:10] * (count // 10), distinct[:7] * (count // 7)),
        "shuffled": (distinct, shuffled),
        "letters": (letters, chance.choices("abcdefghij", k=count)),
        "backwards": (distinct, distinct[::-1]),
        "doubled": ([w for w in distinct[: count // 2] for _ in "12"], distinct[: count // 2] * 2),
    }


@pytest.mark.parametrize("kind", words_of_many_kinds(10))
def test_hostile_texts_keep_their_promises(kind: str) -> None:
    before, after = words_of_many_kinds(1000)[kind]
    checked(" ".join(before), " ".join(after))
    checked("".join(before), "\n".join(after))


@pytest.mark.parametrize("kind", words_of_many_kinds(10))
def test_work_grows_with_the_length_alone(kind: str) -> None:
    """Four times the words are some four times the lines run, not sixteen times."""
    short, long = (lines_run(*map(" ".join, words_of_many_kinds(count)[kind])) for count in (400, 1600))
    assert long < 6 * short


def lines_run(before: str, after: str) -> int:
    """How many lines of the module it takes to tell two texts apart."""
    run = 0

    def line(frame: FrameType, event: str, argument: object) -> TraceFunction | None:
        nonlocal run
        if frame.f_globals["__name__"] != differences.__module__:
            return None
        run += event == "line"
        return line

    watching = sys.gettrace()
    sys.settrace(line)
    try:
        differences(before, after)
    finally:
        sys.settrace(watching)
    return run


def test_one_giant_word_and_one_giant_gap() -> None:
    assert [p.was for p in checked("x" * 200_000, "x" * 199_999 + "y")] == [Was.REMOVED, Was.ADDED]
    gap = " " * 200_000
    assert checked(f"a{gap}b", f"a{gap[1:]}b")[1:2] == (Piece(Was.REMOVED, " "),)


def test_a_few_edits_in_a_long_text_are_found_one_by_one() -> None:
    before = [f"w{n % 611}" for n in range(5000)]
    after = [*before]
    places = range(100, 5000, 100)
    for place in places:
        after[place] = f"new{place}"
    changed = [p.text for p in checked(" ".join(before), " ".join(after)) if p.was is Was.ADDED]
    assert changed == [f"new{place}" for place in places]


def test_a_sentence_that_moved_leaves_the_rest_alone() -> None:
    rest = " ".join(f"w{n}" for n in range(3000))
    told = checked(f"Start here now. {rest} end", f"{rest} Start here now. end")
    assert [p.was for p in told] == [Was.REMOVED, Was.SAME, Was.ADDED, Was.SAME]
