"""Starter ideas: which are offered, and the drafts they begin."""

from __future__ import annotations

import pytest

from trellis.rules.ideas import Idea, as_proposal, offered, translated
from trellis.rules.proposal import Chooser, From, Origin, PartName, draft_text, read_draft


def idea(key: str, *words: str, topics: tuple[str, ...] = ()) -> Idea:
    return Idea(key, key.title(), f"Why {key}?", f"A {key}.", ("poster",), words, topics)


IDEAS = (
    idea("scoreboard", "sports", "basketball"),
    idea("comic", "art", "drawing"),
    idea("studio", "música", "singing", topics=("sound-recording",)),
    idea("garden", "gardens"),
)


def keys(*interests: str, most: int = 6) -> list[str]:
    return [found.key for found in offered(IDEAS, interests, most)]


@pytest.mark.parametrize(
    ("interest", "first"),
    [
        ("Basketball", "scoreboard"),
        ("playing basketball", "scoreboard"),
        ("ARTS", "comic"),
        ("musica", "studio"),
        ("sound recording", "studio"),
        ("garden", "garden"),
        ("my garden at home", "garden"),
    ],
)
def test_what_meets_an_interest_comes_first(interest: str, first: str):
    assert keys(interest)[0] == first


def test_both_groups_keep_the_order_of_the_list():
    assert keys("garden", "drawing") == ["comic", "garden", "scoreboard", "studio"]
    assert keys("drawing", "garden") == keys("garden", "drawing")


@pytest.mark.parametrize("interest", ["", "...", "smart watches", "starting over", "transport"])
def test_half_a_word_meets_nothing(interest: str):
    assert keys(interest) == ["scoreboard", "comic", "studio", "garden"]


def test_no_more_than_asked_for():
    assert keys("garden", most=2) == ["garden", "scoreboard"]
    assert keys("garden", most=0) == []


def test_an_idea_becomes_a_draft_that_says_where_it_came_from():
    proposal = as_proposal(IDEAS[1])
    assert proposal.origin == Origin(From.IDEA, "comic")
    assert (proposal.title, proposal.question, proposal.make) == ("Comic", "Why comic?", "A comic.")
    filled = {PartName.TITLE, PartName.QUESTION, PartName.MAKE, PartName.SHOW}
    assert proposal.chosen == dict.fromkeys(filled, Chooser.LIST)
    assert {name for name in PartName if not proposal.empty(name)} == filled
    assert read_draft(draft_text(proposal)) == proposal


def test_a_translation_changes_words_only_and_interests_meet_both():
    told = Idea("comic", "Cómic", "¿Por qué?", "Un cómic.", ("cartel",), ("historietas",))
    ideas = translated(IDEAS, [told, idea("unknown")])
    assert [one.key for one in ideas] == [one.key for one in IDEAS]
    assert ideas[1] == Idea("comic", "Cómic", "¿Por qué?", "Un cómic.", ("cartel",), ("historietas", "art", "drawing"))
    assert ideas[2] == IDEAS[2], "without a translation it stays"
    assert offered(ideas, ["Historieta"])[0] == offered(ideas, ["art"])[0] == ideas[1]
    assert translated(IDEAS, [idea("studio")])[2].topics == ("sound-recording",)
