"""The starter ideas that ship: their form, and what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from trellis import paths
from trellis.exchange.ideas import read_ideas
from trellis.exchange.topics import read_topics
from trellis.rules.errors import Trouble
from trellis.rules.ideas import Idea, offered

SHIPPED = read_ideas(paths.resource("ideas.toml"))
TOPICS = {topic.key for topic in read_topics(paths.resource("topics.toml").read_text(encoding="utf-8"))}
ONE = """[[idea]]
key = "map"
title = "A map"
question = "Where?"
make = "A map."
show = ["poster"]
topics = []
words = ["maps"]
"""


def test_enough_to_choose_from():
    assert 20 <= len(SHIPPED) <= 30
    assert len({idea.title for idea in SHIPPED}) == len(SHIPPED)


@pytest.mark.parametrize("idea", SHIPPED, ids=lambda idea: idea.key)
def test_a_shipped_idea(idea: Idea):
    assert idea.question.endswith("?")
    assert idea.make.endswith(".")
    assert not idea.title.endswith(".")
    assert 2 <= len(idea.show) <= 3
    assert len(idea.words) >= 5
    assert set(idea.topics) <= TOPICS
    assert "!" not in idea.title + idea.question + idea.make


@pytest.mark.parametrize(
    ("interest", "key"),
    [
        ("music", "practice-room-studio"),
        ("Writing", "desk-podcast"),
        ("gardening", "school-garden"),
        ("sports", "scoreboard"),
        ("film", "short-film"),
        ("sewing", "device-sleeves"),
        ("cooking", "recipe-lab"),
        ("languages", "desk-in-two-languages"),
        ("accessibility", "read-it-to-me"),
        ("hardware", "second-life-laptops"),
        ("networks", "wifi-weather"),
        ("video games", "game-for-two"),
        ("art", "comic-manual"),
        ("teaching", "ten-minute-classes"),
    ],
)
def test_interests_are_met(interest: str, key: str):
    assert key in [idea.key for idea in offered(SHIPPED, [interest], most=3)]


def test_the_form(tmp_path: Path):
    path = tmp_path / "ideas.toml"
    path.write_text(ONE, encoding="utf-8")
    read = read_ideas(path)
    assert read == (Idea("map", "A map", "Where?", "A map.", ("poster",), ("maps",)),)
    path.write_text(ONE.replace("topics = []\n", ""), encoding="utf-8")
    assert read_ideas(path) == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[idea", "not TOML"),
        ("", "entries and nothing else"),
        ("idea = 5", "entries and nothing else"),
        ("idea = [5]", "Idea 1 is not an entry"),
        (ONE + ONE, "“map” stands there twice"),
        (ONE + 'more = "x"', "unknown “more”"),
        (ONE.replace('key = "map"\n', ""), "lacks “key”"),
        (ONE.replace('"map"', '"A Map"'), "small letters"),
        (ONE.replace('"A map"', "5"), "“title” has to be a text"),
        (ONE.replace('"A map"', '" "'), "“title” has to be a text"),
        (ONE.replace('"A map"', '"A  map"'), "needless spaces"),
        (ONE.replace('"A map"', f'"{"a" * 200}"'), "longer than"),
        (ONE.replace('["maps"]', '["maps", 5]'), "“words” has to be a list"),
        (ONE.replace('["poster"]', '["poster", "poster"]'), "needless spaces, or a way to show twice"),
        ("a = " + "[" * 5000, "not TOML"),
    ],
)
def test_what_is_not_of_the_form_is_told(tmp_path: Path, text: str, said: str):
    path = tmp_path / "ideas.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble, match="The list of ideas cannot be read") as caught:
        read_ideas(path)
    assert said in caught.value.happened


def test_no_file_and_no_text(tmp_path: Path):
    with pytest.raises(Trouble):
        read_ideas(tmp_path / "ideas.toml")
    (tmp_path / "ideas.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Trouble, match="not UTF-8"):
        read_ideas(tmp_path / "ideas.toml")
