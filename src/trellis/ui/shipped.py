"""Words that ship with Trellis in English: categories, topics, areas, import profiles, questions worth asking.

A desk is read in many languages, so it keeps these words as they ship, and each window tells them in its own. What
somebody wrote or changed is theirs and is told as it stands. Topics and areas are translated in
`resources/translations/CODE/topics.toml`, the others with the texts of the window.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from trellis import paths
from trellis.ui.language import spoken, tr


def shown(words: str) -> str:
    """Words of a desk in the language of the window, where they are ours."""
    return _in(spoken()).get(words, words)


def kept(words: str) -> str:
    """What a desk keeps of words somebody saw or typed in this window: ours as they ship."""
    return _shipped(spoken()).get(words, words)


@cache
def _in(language: str) -> Mapping[str, str]:
    return _topics(language) | _categories() | _profiles() | _questions()


@cache
def _shipped(language: str) -> Mapping[str, str]:
    return {theirs: ours for ours, theirs in _in(language).items()}


def _topics(language: str) -> dict[str, str]:
    try:
        file = paths.resource(f"translations/{language}/topics.toml")
    except FileNotFoundError:
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))


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
