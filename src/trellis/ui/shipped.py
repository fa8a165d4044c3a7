"""Words that ship with Trellis in English: categories, topics, areas, import profiles, questions worth asking.

A desk is read in many languages, so it keeps these words as they ship, and each window tells them in its own. What
somebody wrote or changed is theirs and is told as it stands; so is what only reads like ours of another kind. Topics
and areas are translated in `resources/translations/CODE/topics.toml`, the others with the texts of the window.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from enum import Enum, auto
from functools import cache

from trellis import paths
from trellis.ui.language import spoken, tr


class Shipped(Enum):
    """The kinds of words that ship. "Chargers" is ours as a topic; as a category it is a team's own."""

    TOPIC = auto()
    AREA = auto()
    CATEGORY = auto()
    PROFILE = auto()
    QUESTION = auto()


def shown(words: str, kind: Shipped) -> str:
    """Words of a desk in the language of the window, where they are ours."""
    return _in(spoken(), kind).get(words, words)


def kept(words: str, kind: Shipped, held: Collection[str]) -> str:
    """What a desk keeps of words somebody typed in this window: what it holds stays, else ours as they ship."""
    return words if words in held else _shipped(spoken(), kind).get(words, words)


def by_text(held: Collection[str], kind: Shipped) -> dict[str, str]:
    """The words of a list a desk holds, in their order, each by the text that shows it and no other.

    Where a team also has our word in the language of the window, ours is told as it ships.
    """
    texts = ((shown(words, kind), words) for words in held)
    return {words if text in held else text: words for text, words in texts}


@cache
def _in(language: str, kind: Shipped) -> Mapping[str, str]:
    match kind:
        case Shipped.TOPIC | Shipped.AREA:
            areas, wanted = _areas(), kind is Shipped.AREA
            return {ours: theirs for ours, theirs in _names(language).items() if (ours in areas) is wanted}
        case Shipped.CATEGORY:
            return _categories()
        case Shipped.PROFILE:
            return _profiles()
        case Shipped.QUESTION:
            return _questions()


@cache
def _shipped(language: str, kind: Shipped) -> Mapping[str, str]:
    return {theirs: ours for ours, theirs in _in(language, kind).items()}


def _names(language: str) -> dict[str, str]:
    """Topics and areas; none where the language has no names of its own."""
    try:
        file = paths.resource(f"translations/{language}/topics.toml")
    except FileNotFoundError:
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _areas() -> set[str]:
    shipped = tomllib.loads(paths.resource("topics.toml").read_text(encoding="utf-8"))
    return {topic["area"] for topic in shipped["topic"]}


def _categories() -> dict[str, str]:
    """`rules.tickets.DEFAULT_CATEGORIES`."""
    return {
        "hardware": tr("hardware"),
        "accounts": tr("accounts"),
        "printing": tr("printing"),
        "network": tr("network"),
        "projector and sound": tr("projector and sound"),
        "software": tr("software"),
        "loaners": tr("loaners"),
        "other": tr("other"),
    }


def _profiles() -> dict[str, str]:
    """The labels in `resources/profiles`."""
    return {
        "Support questions and answers": tr("Support questions and answers"),
        "Trellis' own export": tr("Trellis' own export"),
    }


def _questions() -> dict[str, str]:
    """`rules.signoffs.DEFAULT_QUESTIONS`."""
    return {
        "Is it the student's own question?": tr("Is it the student's own question?"),
        "What will they know by the end that they do not know now?": tr(
            "What will they know by the end that they do not know now?"
        ),
        "Is the first step small enough to begin this week?": tr("Is the first step small enough to begin this week?"),
        "Who could help, and do they know about it?": tr("Who could help, and do they know about it?"),
        "What happens if the main idea does not work?": tr("What happens if the main idea does not work?"),
        "Who is it for, and how will they hear of it?": tr("Who is it for, and how will they hear of it?"),
        "Is anything in it unsafe, or somebody else's secret?": tr(
            "Is anything in it unsafe, or somebody else's secret?"
        ),
    }
