"""The list of topics as it ships: reading `resources/topics.toml`, and its names in other languages.

The form is told at the top of each file. It is read whole or not at all, so that a mistake in it is met by whoever
changed it and never by a desk.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from trellis.rules.errors import Invalid, Trouble
from trellis.rules.language import tr
from trellis.rules.topics import USUAL_EFFORT, Gate, Topic, checked_topic, folded

_NEEDED = frozenset({"key", "name", "area", "words"})
_ALLOWED = _NEEDED | {"gate", "effort"}


def read_topics(text: str) -> tuple[Topic, ...]:
    """The topics of a list, in its order; raises Trouble on anything that is not exactly of its form.

    A key and a word belong to one topic: a word that stands in two would make a ticket's topic a matter of chance.
    """
    told = _toml(text)
    entries = told.get("topic")
    if set(told) != {"topic"} or not isinstance(entries, list):
        raise _trouble(tr("It has to hold [[topic]] entries and nothing else."))
    topics = tuple(_topic(entry, tr("Topic {count}", count=count)) for count, entry in enumerate(entries, start=1))
    _apart(topics)
    return topics


def read_names(text: str) -> Mapping[str, str]:
    """Names of topics and areas in another language, by the names they ship with; raises Trouble on anything else."""
    told = _toml(text)
    for name, other in told.items():
        if not isinstance(other, str) or not folded(other):
            raise _trouble(tr("The translation of “{name}” has to be a text.", name=name))
    return told


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _trouble(tr("It is not TOML: {error}.", error=error)) from error


def _topic(told: Any, called: str) -> Topic:
    if not isinstance(told, dict):
        raise _trouble(tr("{called} is not an entry of its own.", called=called))
    key = told.get("key")
    if isinstance(key, str):
        called = f"{called} (“{key[:40]}”)"
    unknown, missing = sorted(set(told) - _ALLOWED), sorted(_NEEDED - set(told))
    if unknown or missing:
        raise _trouble(
            tr("{called} lacks “{missing}”.", called=called, missing=missing[0])
            if missing
            else tr("{called} has an unknown “{unknown}”.", called=called, unknown=unknown[0])
        )
    try:
        topic = _written(told, called)
        checked = checked_topic(topic)
    except Invalid as error:
        raise _trouble(f"{called}: {error.happened}") from error
    if checked != topic:
        raise _trouble(tr("{called} has an empty key, needless spaces, or a word twice.", called=called))
    return topic


def _written(told: Mapping[str, Any], called: str) -> Topic:
    """An entry as a topic, its types looked at and nothing else."""
    words, gate, effort = told["words"], told.get("gate"), told.get("effort", USUAL_EFFORT)
    if not isinstance(words, list) or not all(isinstance(text, str) for text in words):
        raise _trouble(tr("{called}: “words” has to be a list of texts.", called=called))
    if not all(isinstance(told[name], str) for name in ("key", "name", "area")):
        raise _trouble(tr("{called}: “key”, “name” and “area” have to be texts.", called=called))
    one, other = (g.value for g in Gate)
    if gate not in (None, one, other):
        raise _trouble(tr("{called}: “gate” has to be {one} or {other}.", called=called, one=one, other=other))
    if type(effort) is not int:
        raise _trouble(tr("{called}: “effort” has to be a number.", called=called))
    return Topic(told["key"], told["name"], told["area"], tuple(words), Gate(gate) if gate else None, effort)


def _apart(topics: tuple[Topic, ...]) -> None:
    """Raise Trouble when two topics share a key, a name or a word."""
    owners: dict[str, Topic] = {}
    for topic in topics:
        for word in (topic.name, *topic.words):
            other = owners.setdefault(folded(word), topic)
            if other is not topic:
                raise _trouble(
                    tr("“{word}” stands both in “{one}” and in “{other}”.", word=word, one=other.key, other=topic.key)
                )
    for key, count in Counter(topic.key for topic in topics).items():
        if count > 1:
            raise _trouble(tr("The key “{key}” stands there twice.", key=key))


def _trouble(why: str) -> Trouble:
    return Trouble(
        tr("The list of topics cannot be read. {why}", why=why),
        tr("Nothing was changed."),
        tr("Mend it, or install Trellis anew."),
    )
