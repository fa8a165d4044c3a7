"""The interest profile: as text and back, what people type, who sees what, and what no profile can hold."""

from __future__ import annotations

import dataclasses
import inspect
import json
import typing
from datetime import date, timedelta
from enum import Enum
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules import interests as rules
from trellis.rules.errors import Invalid
from trellis.rules.interests import (
    EMPTY,
    LINE_LIMIT,
    MOST,
    TEXT_LIMIT,
    Audience,
    Availability,
    Card,
    Content,
    Goal,
    Interest,
    Part,
    PartName,
    Profile,
    Shown,
    Strength,
    Tools,
    Wish,
)
from trellis.store import tables

DAY = date(2026, 10, 12)
OWNER, ADVISOR, OTHER = uuid4(), uuid4(), uuid4()
WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
LINES = st.lists(WORDS, max_size=4).map(tuple)
CONTENTS: dict[PartName, st.SearchStrategy[Content]] = {
    PartName.INTERESTS: st.lists(
        st.builds(Interest, WORDS, st.sampled_from(Strength), st.sampled_from(Wish), st.dates()), max_size=4
    ).map(tuple),
    PartName.TOOLS: st.builds(Tools, LINES, LINES),
    PartName.WAYS: LINES,
    PartName.WORDS: WORDS,
    PartName.GOALS: st.lists(st.builds(Goal, WORDS, WORDS, st.dates()), max_size=4).map(tuple),
    PartName.HELP: LINES,
    PartName.AVAILABILITY: st.builds(Availability, st.lists(st.uuids(), max_size=3).map(tuple), WORDS),
    PartName.SUPPORTS: WORDS,
}


def interest(words: str) -> Interest:
    return Interest(words, Strength.CURIOUS, Wish.DO, DAY)


def part(audience: Audience) -> Part:
    return Part(uuid4(), OWNER, PartName.WORDS, audience)


# No score


FORBIDDEN = (
    "score level rank grade mark rating rated points percent stars badge learning_style style modality gpa performance"
    " ability proficiency outcome speed reopen behaviour behavior tier group_label"
).split()
"""Nothing in a profile is called so, whole or as a word of a longer name."""


def names_of(cls: type) -> set[str]:
    if dataclasses.is_dataclass(cls):
        return {f.name for f in dataclasses.fields(cls)}
    return {str(member.value) for member in cls} if issubclass(cls, Enum) else set()  # type: ignore[attr-defined]


def test_no_field_for_a_score_level_rank_learning_style_or_rating_exists():
    classes = [c for _, c in inspect.getmembers(rules, inspect.isclass) if c.__module__ == rules.__name__]
    assert {Interest, Goal, Tools, Availability, Part, Card, Profile} <= set(classes)
    found = {name for cls in classes for name in names_of(cls)}
    rows = (tables.CardRow, tables.PartRow, tables.TopicRow, tables.GateRow, tables.AbsenceRow, tables.DealRow)
    found |= {column.name for row in rows for column in row.__table__.columns}  # type: ignore[attr-defined]
    assert {"words", "strength", "wish", "audience"} <= found
    told = {name: set(name.lower().split("_")) | {name} for name in found}
    assert {name for name, words in told.items() if words & set(FORBIDDEN)} == set()


@pytest.mark.parametrize("name", PartName)
@pytest.mark.parametrize("key", [*FORBIDDEN[:12], "learning_style", "id", "__class__"])
def test_no_such_key_can_be_brought_in(name: PartName, key: str):
    full = {
        PartName.INTERESTS: [rules.plain(interest("Cables"))],
        PartName.GOALS: [rules.plain(Goal("a", "b", DAY))],
    }
    raw = full.get(name, rules.plain(EMPTY[name]))
    rules.read(name, json.dumps(raw))
    for thing in raw if isinstance(raw, list) else [raw]:
        if isinstance(thing, dict):
            with pytest.raises(Invalid):
                rules.read(name, json.dumps([{**thing, key: 5}] if isinstance(raw, list) else {**thing, key: 5}))
    with pytest.raises(Invalid):
        rules.read(name, json.dumps({key: 5}))
    with pytest.raises(Invalid):
        rules.read(name, json.dumps([{key: 5}]))


def test_strength_is_what_somebody_says_and_counts_nothing():
    assert [s.value for s in Strength] == ["curious", "into_it", "could_teach"]
    assert typing.get_type_hints(Interest) == {"words": str, "strength": Strength, "wish": Wish, "since": date}


# As text and back


@pytest.mark.parametrize("name", PartName)
def test_a_part_is_read_as_it_was_written(name: PartName):
    @given(CONTENTS[name])
    def both_ways(content: Content) -> None:
        assert rules.read(name, rules.write(content)) == content

    both_ways()
    assert rules.read(name, rules.write(EMPTY[name])) == EMPTY[name]


@pytest.mark.parametrize("name", PartName)
@pytest.mark.parametrize("text", ["", "{", "null", "7", "[7]", "{}", '[["a"]]', '{"home": []}', "NaN"])
def test_anything_else_is_refused(name: PartName, text: str):
    with pytest.raises(Invalid, match="cannot be read"):
        rules.read(name, text)


@pytest.mark.parametrize(
    "text",
    [
        '[{"words":"a","strength":"expert","wish":"do","since":"2026-10-12"}]',
        '[{"words":"a","strength":"curious","wish":"rate","since":"2026-10-12"}]',
        '[{"words":"a","strength":"curious","wish":"do","since":"yesterday"}]',
        '[{"words":1,"strength":"curious","wish":"do","since":"2026-10-12"}]',
        '[{"words":"a","strength":"curious","wish":"do"}]',
    ],
)
def test_an_interest_with_another_value_is_refused(text: str):
    with pytest.raises(Invalid):
        rules.read(PartName.INTERESTS, text)


# What people type


def test_words_are_cleaned_and_two_alike_are_one():
    told = (interest("  Music   Production "), interest("music production"), interest(" "), interest("Módems"))
    assert rules.checked(PartName.INTERESTS, told) == (interest("Music Production"), interest("Módems"))
    assert rules.checked(PartName.HELP, ("Knots", "", "knots ", "Ropes")) == ("Knots", "Ropes")
    assert rules.checked(PartName.TOOLS, Tools(("a", "A"), ("a",))) == Tools(("a",), ("a",))
    goals = (Goal(" Fix ", " why ", DAY), Goal("", "lost", DAY), Goal("fix", "again", DAY))
    assert rules.checked(PartName.GOALS, goals) == (Goal("Fix", "why", DAY),)
    blocks = (uuid4(),)
    assert rules.checked(PartName.AVAILABILITY, Availability(blocks, " not\n Friday ")) == Availability(
        blocks, "not Friday"
    )


@pytest.mark.parametrize(
    ("name", "fits", "too_much"),
    [
        (PartName.WORDS, "a" * TEXT_LIMIT, "a" * (TEXT_LIMIT + 1)),
        (PartName.SUPPORTS, "a" * TEXT_LIMIT, "a" * (TEXT_LIMIT + 1)),
        (PartName.HELP, ("a" * LINE_LIMIT,), ("a" * (LINE_LIMIT + 1),)),
        (PartName.WAYS, tuple(map(str, range(MOST))), tuple(map(str, range(MOST + 1)))),
        (PartName.INTERESTS, (interest("a" * LINE_LIMIT),), (interest("a" * (LINE_LIMIT + 1)),)),
        (PartName.GOALS, (Goal("a", "a" * LINE_LIMIT, DAY),), (Goal("a", "a" * (LINE_LIMIT + 1), DAY),)),
        (PartName.TOOLS, Tools((), ("a",)), Tools((), ("a" * (LINE_LIMIT + 1),))),
        (PartName.AVAILABILITY, Availability((), "a" * LINE_LIMIT), Availability((), "a" * (LINE_LIMIT + 1))),
    ],
)
def test_there_is_a_limit_and_it_is_said(name: PartName, fits: Content, too_much: Content):
    assert rules.checked(name, fits) == fits
    with pytest.raises(Invalid, match="at most") as told:
        rules.checked(name, too_much)
    assert told.value.todo


# Who sees what


@pytest.mark.parametrize(
    ("audience", "viewers"),
    [
        (Audience.ME, {OWNER}),
        (Audience.ADVISOR, {OWNER, ADVISOR}),
        (Audience.TEAM, {OWNER, ADVISOR, OTHER}),
    ],
)
def test_each_audience_sees_what_is_for_it(audience: Audience, viewers: set[UUID]):
    assert {v for v in (OWNER, ADVISOR, OTHER) if rules.seen(part(audience), v, ADVISOR)} == viewers
    without = {v for v in (OWNER, ADVISOR, OTHER) if rules.seen(part(audience), v, None)}
    assert without == (viewers - {ADVISOR} if audience is Audience.ADVISOR else viewers)


def test_a_profile_says_nothing_where_a_part_is_missing_or_closed():
    closed = Shown(PartName.INTERESTS, Audience.ME, None)
    profile = Profile(OWNER, "Maya", "", {PartName.INTERESTS: closed})
    assert (profile.interests, profile.tools, closed.empty) == ((), Tools(), False)
    assert Shown(PartName.TOOLS, Audience.TEAM, Tools()).empty


def test_sealed_bytes_and_keys_are_not_told_by_a_repr():
    sealed = dataclasses.replace(part(Audience.ME), mine=b"bytes of mine", theirs=b"bytes of theirs")
    assert "bytes of" not in repr(sealed)
    assert "bytes of" not in repr(Card(uuid4(), OWNER, wrapped=b"bytes of a key"))


def test_the_check_in_comes_four_weeks_after_the_last():
    card = Card(uuid4(), OWNER)
    four = timedelta(weeks=4)
    assert not rules.check_in_due(None, DAY)
    assert not rules.check_in_due(card, DAY)
    assert rules.check_in_due(dataclasses.replace(card, visited=DAY - four), DAY)
    assert not rules.check_in_due(dataclasses.replace(card, visited=DAY - four, checked=DAY - timedelta(27)), DAY)
