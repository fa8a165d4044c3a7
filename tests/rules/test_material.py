"""What of a change needs a new look, and what is a correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules.material import Material, material, only_corrected
from trellis.rules.proposal import Milestone, Need, NeedKind, PartName, Proposal

DAY = date(2026, 11, 2)
MAYA, LINH, OMAR = UUID(int=1), UUID(int=2), UUID(int=3)
APPROVED = Proposal(
    title="Quiet room",
    question="How loud is the library at lunch?",
    why="I read there.",
    make="A sound map of four rooms.",
    needs=(Need(NeedKind.EQUIPMENT, "Sound meter", DAY, DAY + timedelta(7)), Need(NeedKind.HELP, "Ms. Soto")),
    milestones=(Milestone("a", "Measure", DAY), Milestone("b", "Draw the map", DAY + timedelta(14))),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("recieve", "receive"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("definatly", "definately"),
        ("a keybord", "a keyboard"),
        ("writting code", "writing code"),
        ("Chromebok", "chromebook"),
        ("the existance of it", "the existence of it"),
        ("how do i fix it", "How do I fix it?"),
        ("a  b\n\nc", "a b c"),
        ("the “quiet” room", 'the "quiet" room'),
        ("help-desk", "help desk"),
        ("cafe", "café"),
        ("dont touch", "don't touch"),
        ("don’t touch", "don't touch"),
        ("Read it, twice.", "Read it (twice)"),
        ("in 5 weeks.", "in 5 weeks"),
        ("take 5.", "take 5"),
        ("- one\n- two", "one, two"),
        ("проэкт школьый", "проэкт школьный"),
        ("STRASSE", "straße"),
    ],
)
def test_corrections(before: str, after: str):
    assert only_corrected(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("four rooms", "six rooms"),
        ("cable", "table"),
        ("we can fix it", "we can't fix it"),
        ("we can fix it", "we cant fix it"),
        ("we will go", "we will not go"),
        ("could", "couldn't"),
        ("a screen", "screens"),
        ("one student", "one students"),
        ("the princes", "the princess"),
        ("form", "from"),
        ("now here", "nowhere"),
        ("room 214", "room 241"),
        ("room 2144", "room 214"),
        ("1.5 m", "15 m"),
        ("-5 degrees", "5 degrees"),
        ("5 - 6 weeks", "5 6 weeks"),
        (".5 V", "5 V"),
        ("5%", "5"),
        ("10² m", "102 m"),
        ("three steps", "there steps"),
        ("eighty", "eight"),
        ("seventeen", "seventen"),
        ("typical", "atypical"),
        ("the server", "the sever"),
        ("quiet", "quite"),
        ("angel", "angle"),
        ("tables", "tablets"),
        ("the drivers", "the drives"),
        ("contact the school", "contract the school"),
        ("freshman", "freshmen"),
        ("hypothesis", "hypotheses"),
        ("farming", "forming"),
        ("progetto", "progetti"),
        ("C++ code", "C code"),
        ("a != b", "a = b"),
        ("and/or", "and or"),
        ("music & art", "music art"),
        ("his", "her"),
        ("我不喜欢音乐", "我喜欢音乐"),
        ("がっこうです", "かっこうです"),
        ("לבית ספרנו", "בית ספרנו"),
        ("word", ""),
        ("", "word"),
        ("a\u202eb", "ab"),
    ],
)
def test_changes(before: str, after: str):
    assert not only_corrected(before, after)
    assert not only_corrected(after, before)


def test_nothing_changed_or_only_the_students_own_parts():
    assert material(APPROVED, APPROVED) == ()
    free = {p.value: "Something else" for p in PartName if p.value in ("title", "why", "works", "risks", "helps")}
    assert material(APPROVED, replace(APPROVED, **free, show=("A poster",), interests=("maps",))) == ()


def test_each_reason_is_named():
    meter, help_ = APPROVED.needs
    first, last = APPROVED.milestones
    now = replace(
        APPROVED,
        question="How loud is the gym at lunch?",
        make="A sound map of six rooms.",
        needs=(meter,),
        milestones=(first,),
    )
    assert material(APPROVED, now, (MAYA,), (MAYA, LINH)) == tuple(Material)
    assert help_ not in now.needs
    assert last not in now.milestones


def test_milestones():
    first, last = APPROVED.milestones

    def moved(*steps: Milestone) -> tuple[Material, ...]:
        return material(APPROVED, replace(APPROVED, milestones=steps))

    assert moved(first, replace(last, due=last.due + timedelta(7))) == ()
    assert moved(first, replace(last, due=last.due - timedelta(7))) == ()
    assert moved(first, replace(last, due=last.due + timedelta(8))) == (Material.MILESTONES,)
    assert moved(first, replace(last, title="draw the map.")) == ()
    assert moved(first, replace(last, title="Draw two maps")) == (Material.MILESTONES,)
    assert moved(first, last, Milestone("c", "Show it", DAY)) == (Material.MILESTONES,)
    assert moved(first, replace(last, key="c")) == (Material.MILESTONES,)


def test_needs():
    meter, help_ = APPROVED.needs

    def needing(*needs: Need) -> tuple[Material, ...]:
        return material(APPROVED, replace(APPROVED, needs=needs))

    assert needing(help_, meter) == ()
    assert needing(replace(meter, starts=DAY + timedelta(7)), help_) == ()
    assert needing(replace(meter, starts=DAY + timedelta(8), ends=None), help_) == (Material.NEEDS,)
    assert needing(replace(meter, ends=None), help_) == (Material.NEEDS,)
    assert needing(meter, replace(help_, kind=NeedKind.TIME)) == (Material.NEEDS,)
    assert needing(meter, replace(help_, what="Mr. Okafor")) == (Material.NEEDS,)
    assert needing(meter, help_, help_) == (Material.NEEDS,)


def test_needs_alike_are_paired_whatever_their_order():
    """A week apart each: only one way to pair them holds, and the first that fits is not it."""
    days = [Need(NeedKind.EQUIPMENT, "Camera", DAY + timedelta(n)) for n in (0, 7, 14)]
    before, after = replace(APPROVED, needs=(days[0], days[1])), replace(APPROVED, needs=(days[1], days[2]))
    assert material(before, after) == ()
    assert material(after, before) == ()
    assert material(before, replace(APPROVED, needs=(days[2], days[2]))) == (Material.NEEDS,)


def test_partners():
    assert material(APPROVED, APPROVED, (MAYA, LINH, OMAR), (MAYA, OMAR, LINH)) == ()
    assert material(APPROVED, APPROVED, (MAYA, LINH), (MAYA,)) == (Material.PARTNERS,)
    assert material(APPROVED, APPROVED, (MAYA, LINH), (LINH, MAYA)) == (Material.PARTNERS,)


TEXTS = st.one_of(st.text(max_size=60), st.text("abrecive rn't15.- \"ñé\n", max_size=30))
WORDS = st.text(st.characters(categories=("Ll", "Lu", "Lo", "Nd")), min_size=1, max_size=8)


@given(TEXTS)
def test_a_text_is_itself(text: str):
    assert only_corrected(text, text)


@given(TEXTS, TEXTS)
def test_it_is_the_same_both_ways(one: str, other: str):
    assert only_corrected(one, other) == only_corrected(other, one)


@given(st.lists(WORDS, max_size=6), WORDS, st.integers(0, 6))
def test_a_word_more_is_material(words: list[str], word: str, at: int):
    more = [*words[:at], word, *words[at:]]
    assert not only_corrected(" ".join(words), " ".join(more))


@given(TEXTS, WORDS)
def test_a_word_more_after_any_text_is_material(text: str, word: str):
    assert not only_corrected(text, f"{text} {word}")


@given(st.text("abceirst5", min_size=1, max_size=7), st.text("abceirst5", min_size=1, max_size=7))
def test_a_short_word_or_one_with_a_number_is_never_mended(one: str, other: str):
    if one != other and (min(len(one), len(other)) < 5 or "5" in one + other):
        assert not only_corrected(one, other)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5), st.randoms())
def test_needs_are_weighed_alike_both_ways(days: list[tuple[int, int]], random):
    before = tuple(Need(NeedKind.TIME, "Lab", DAY + timedelta(a)) for a, _ in days)
    after = [Need(NeedKind.TIME, "Lab", DAY + timedelta(b)) for _, b in days]
    random.shuffle(after)
    one, other = Proposal(needs=before), Proposal(needs=tuple(after))
    assert material(one, other) == material(other, one)
    # Days on a line: sorted pairs are the best there are.
    best = all(abs(a - b) <= 7 for a, b in zip(sorted(a for a, _ in days), sorted(b for _, b in days), strict=True))
    assert (material(one, other) == ()) == best
