"""The starter ideas as they ship: reading `resources/ideas.toml`, and translations of it.

The form is told at the top of that file; a translation leaves the topics out. It is read whole or not at all, so that a
mistake in it is met by whoever changed it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from trellis.exchange.quoting import quoted
from trellis.rules.errors import Invalid, Trouble
from trellis.rules.ideas import Idea, as_proposal
from trellis.rules.language import tr

_TEXTS = ("key", "title", "question", "make")
_LISTS = ("show", "words", "topics")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_ideas(path: Path) -> tuple[Idea, ...]:
    """The ideas of a file, in its order; raises Trouble on anything that is not exactly of its form."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _trouble(f"{quoted(error.strerror or str(error))}.") from error
    except UnicodeDecodeError as error:
        raise _trouble(tr("It is not UTF-8 text.")) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _trouble(tr("It is not TOML: {error}.", error=quoted(str(error)))) from error
    entries = told.get("idea")
    if set(told) != {"idea"} or not isinstance(entries, list):
        raise _trouble(tr("It has to hold [[idea]] entries and nothing else."))
    ideas = tuple(_idea(entry, tr("Idea {count}", count=count)) for count, entry in enumerate(entries, start=1))
    for key, count in Counter(idea.key for idea in ideas).items():
        if count > 1:
            raise _trouble(tr("The key “{key}” stands there twice.", key=key))
    return ideas


def _idea(told: Any, called: str) -> Idea:
    if not isinstance(told, dict):
        raise _trouble(tr("{called} is not an entry of its own.", called=called))
    if isinstance(told.get("key"), str):
        called = f"{called} (“{quoted(told['key'], 40)}”)"
    told = {"topics": []} | told
    unknown, missing = sorted(set(told) - {*_TEXTS, *_LISTS}), sorted({*_TEXTS, *_LISTS} - set(told))
    if unknown or missing:
        raise _trouble(
            tr("{called} lacks “{missing}”.", called=called, missing=missing[0])
            if missing
            else tr("{called} has an unknown “{unknown}”.", called=called, unknown=quoted(unknown[0]))
        )
    for name in _TEXTS:
        if not isinstance(told[name], str) or not told[name].strip():
            raise _trouble(tr("{called}: “{name}” has to be a text.", called=called, name=name))
    for name in _LISTS:
        if not isinstance(told[name], list) or not all(isinstance(word, str) and word.strip() for word in told[name]):
            raise _trouble(tr("{called}: “{name}” has to be a list of texts.", called=called, name=name))
    if not _KEY.fullmatch(told["key"]):
        raise _trouble(tr("{called}: “key” has to be small letters, digits and hyphens.", called=called))
    show, words, topics = (tuple(told[name]) for name in _LISTS)
    idea = Idea(told["key"], told["title"], told["question"], told["make"], show, words, topics)
    try:
        proposal = as_proposal(idea)
    except Invalid as error:
        raise _trouble(f"{called}: {error.happened}") from error
    begun = (proposal.title, proposal.question, proposal.make, proposal.show)
    if begun != (idea.title, idea.question, idea.make, idea.show):
        raise _trouble(tr("{called} has needless spaces, or a way to show twice.", called=called))
    return idea


def _trouble(why: str) -> Trouble:
    return Trouble(
        tr("The list of ideas cannot be read. {why}", why=why),
        tr("Nothing was changed."),
        tr("Mend it, or install Trellis anew."),
    )
