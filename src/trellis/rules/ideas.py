"""Starter ideas: ready-made beginnings of projects, for whoever wants something to push off from.

They ship in resources/ideas.toml, translated in resources/translations/CODE/ideas.toml, and are offered to a student by
what they are into. An idea taken up becomes a draft whose parts say that they came from a list, until the student
writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trellis.rules.proposal import Chooser, Content, From, Origin, PartName, Proposal, written
from trellis.rules.topics import folded


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea. `show` are ways to show the work; `words` and keys of `topics` are what interests meet it by."""

    key: str
    title: str
    question: str
    make: str
    show: tuple[str, ...]
    words: tuple[str, ...]
    topics: tuple[str, ...] = ()


def offered(ideas: Iterable[Idea], interests: Iterable[str], most: int = 6) -> tuple[Idea, ...]:
    """Ideas to offer: those that meet an interest, then the others, both in the order of the list. Nothing is scored.

    They meet when the words of the one stand in the other, whatever their case and accents, in singular or plural.
    """
    told = [phrase for interest in interests if (phrase := _phrase(interest))]
    listed = tuple(ideas)
    meeting = [idea for idea in listed if any(_meet(_phrase(word), t) for word in _words(idea) for t in told)]
    others = [idea for idea in listed if idea not in meeting]
    return tuple([*meeting, *others][: max(most, 0)])


def translated(ideas: Iterable[Idea], told: Iterable[Idea]) -> tuple[Idea, ...]:
    """The ideas as a translation tells those of the same key. Interests meet them by the words of both languages."""
    theirs = {idea.key: idea for idea in told}
    return tuple(
        replace(theirs[idea.key], words=(*theirs[idea.key].words, *idea.words), topics=idea.topics)
        if idea.key in theirs
        else idea
        for idea in ideas
    )


def as_proposal(idea: Idea) -> Proposal:
    """The draft an idea begins: each part it fills says that it was chosen from a list."""
    proposal = Proposal(Origin(From.IDEA, idea.key))
    parts: tuple[tuple[PartName, Content], ...] = (
        (PartName.TITLE, idea.title),
        (PartName.QUESTION, idea.question),
        (PartName.MAKE, idea.make),
        (PartName.SHOW, idea.show),
    )
    for name, content in parts:
        proposal = written(proposal, name, content, Chooser.LIST)
    return proposal


def _words(idea: Idea) -> tuple[str, ...]:
    return (*idea.words, *idea.topics)


def _phrase(words: str) -> str:
    """Words as they are compared, with a space on both sides, so that "art" does not stand in "start"."""
    return "".join(f" {word[:-1] if len(word) > 3 and word.endswith('s') else word}" for word in folded(words).split())


def _meet(one: str, other: str) -> bool:
    return f"{one} " in f"{other} " or f"{other} " in f"{one} "
