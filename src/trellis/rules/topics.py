"""Topics: what tickets are about and what people are into, one list for both so that the two can meet.

A list ships with Trellis and a team changes it: its own topics come on top, changes to shipped ones replace them. The
words of a ticket suggest topics through the list's names and synonyms, each suggestion with the word that led to it;
somebody may correct them, and then what was said counts. Nothing here is about how well anybody did.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise, product
from typing import TypeVar
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.people import clean_line, fold
from trellis.rules.tickets import Ticket

EFFORTS = (1, 2, 3, 5)
"""What a ticket may weigh when work is dealt."""
USUAL_EFFORT = 2
NO_TOPIC = "none"
"""In place of a ticket's topics: somebody said that it has none."""
NO_GATE = "none"
"""In place of a ticket's gate: somebody said that it needs none."""
LOOKED_AT = 600
"""Characters of a text that are looked at: what a ticket is about is told at its beginning."""
PHRASE_LIMIT = 4
"""Most words in a synonym."""
REMEMBERED = 100_000
"""Most tickets whose suggestions are remembered (some 20 MB)."""
NAME_LIMIT = 60
MOST_WORDS = 40

_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# What may stand between the words of one phrase; a full stop and a space, or a new line, part them.
_JOINED = re.compile(r"[^\S\r\n]{1,2}|[-‐‑'’/_.&+]|[^\S\r\n][-–&/+][^\S\r\n]")


class Gate(StrEnum):
    """What a topic's work needs beside a person: admin rights, or somebody trained in safety."""

    ADMIN = "admin"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. `key` is its slug, `words` are synonyms in any language, `effort` is what its tickets usually take."""

    key: str
    name: str
    area: str
    words: tuple[str, ...] = ()
    gate: Gate | None = None
    effort: int = USUAL_EFFORT


@dataclass(frozen=True, slots=True)
class TeamTopic:
    """The team's own topic, or its change to a shipped one of the same key; `hidden` takes that one out of the list."""

    id: UUID
    key: str
    name: str
    area: str
    words: tuple[str, ...] = ()
    gate: Gate | None = None
    effort: int = USUAL_EFFORT
    hidden: bool = False
    removed: datetime | None = None
    version: int = 1


class Where(StrEnum):
    """Where in a ticket a topic was found; the earlier of these says more."""

    TITLE = "title"
    TAG = "tag"
    CATEGORY = "category"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic a ticket may have. `word` is what led to it, as it stands in the ticket (in NFC)."""

    topic: Topic
    word: str
    where: Where


# The list


def merged(shipped: Iterable[Topic], team: Iterable[TeamTopic]) -> tuple[Topic, ...]:
    """One list: shipped topics in their order as the team changed them, then the team's own.

    Removed rows count for nothing, hidden topics are out. A word the team gave to one topic leaves the shipped others.
    """
    rows = {row.key: row for row in team if row.removed is None}
    own = {key: _topic(row) for key, row in rows.items() if not row.hidden}
    taken = {folded(word) for topic in own.values() for word in (topic.name, *topic.words)}
    kept = {topic.key: _without(topic, taken) for topic in shipped if topic.key not in rows or topic.key in own}
    return tuple((kept | own).values())


def also_named(topics: Iterable[Topic], names: Mapping[str, str]) -> tuple[Topic, ...]:
    """The topics, each found by its name in another language too, unless that means a topic already.

    So somebody's words are understood whatever language the next one reads the desk in.
    """
    listed = Topics(topics)

    def named(topic: Topic) -> Topic:
        name = names.get(topic.name, topic.name)
        return topic if listed.named(name) else replace(topic, words=(*topic.words, name))

    return tuple(map(named, listed.all))


def _topic(row: TeamTopic) -> Topic:
    return Topic(row.key, row.name, row.area, row.words, row.gate, row.effort)


def _without(topic: Topic, taken: set[str]) -> Topic:
    return replace(topic, words=tuple(word for word in topic.words if folded(word) not in taken))


_AnyTopic = TypeVar("_AnyTopic", Topic, TeamTopic)


def checked_topic(topic: _AnyTopic) -> _AnyTopic:
    """The topic with cleaned name, area and words, and a key made of its name when it has none.

    Raises Invalid when something is missing, too long or not understood.
    """
    name = _told("name", topic.name, tr("A topic needs a name."))
    area = _told("area", topic.area, tr("A topic needs an area."))
    key = topic.key or "-".join(_tokens(name))
    if not _KEY.fullmatch(key) or key != fold(key) or key == NO_TOPIC or len(key) > NAME_LIMIT:
        raise Invalid(
            "name", tr("This name cannot be kept apart from others."), tr("Name it with a few letters or numbers.")
        )
    if topic.effort not in EFFORTS:
        raise Invalid("effort", tr("The effort of a topic is 1, 2, 3 or 5."), tr("Choose one of them."))
    return replace(topic, key=key, name=name, area=area, words=_words(topic.words))


def _told(field: str, text: str, missing: str) -> str:
    told = clean_line(text)
    if not _tokens(told):
        raise Invalid(field, missing, tr("A word or two are enough."))
    if len(told) > NAME_LIMIT:
        raise Invalid(field, tr("This has at most {most} characters.", most=NAME_LIMIT), tr("Shorten it."))
    return told


def _words(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once, in the order told; raises Invalid on one that could never be found, or would be everywhere."""
    once: dict[str, str] = {}
    for word in filter(None, map(clean_line, words)):
        tokens = _tokens(word)
        if not 1 <= len(tokens) <= PHRASE_LIMIT or len(word) > NAME_LIMIT:
            raise Invalid("words", tr("“{word}” is not one to four words.", word=word[:NAME_LIMIT]), tr("Shorten it."))
        if len("".join(tokens)) < 2:
            raise Invalid(
                "words", tr("“{word}” would be found everywhere.", word=word), tr("Use a word of two letters or more.")
            )
        once.setdefault(folded(word), word)
    if len(once) > MOST_WORDS:
        raise Invalid(
            "words",
            tr("A topic has at most {most} words.", most=MOST_WORDS),
            tr("Keep the ones people really use."),
        )
    return tuple(once.values())


class Topics:
    """A list of topics, indexed for looking up names, completing what is typed and reading tickets.

    A word of the list is found in its plural too (English and Spanish); one written in the plural is found as written,
    so that "Teams" is not "team". Of two topics with one word the first has it, and a name beats a synonym.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.all = tuple(topics)
        self._by_key = {topic.key: topic for topic in self.all}
        self._phrases: dict[str, Topic] = {}
        self._longest: dict[str, int] = {}
        for phrase, topic in _spoken(self.all):
            self._index(phrase, topic)
        self._names = [(fold(topic.name), topic.name) for topic in self.all]
        self._others = [(fold(word), topic.name) for topic in self.all for word in topic.words]
        self._remembered: dict[tuple[UUID, int], tuple[Suggestion, ...]] = {}

    def _index(self, phrase: Sequence[str], topic: Topic) -> None:
        self._phrases.setdefault(" ".join(phrase), topic)
        if len(phrase) <= PHRASE_LIMIT:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def get(self, key: str) -> Topic | None:
        """The topic of a key, or None when it is not (or no longer) in the list."""
        return self._by_key.get(key)

    def named(self, words: str) -> Topic | None:
        """The topic whose name or synonym these words are, whatever their case, accents and punctuation."""
        return self._phrases.get(folded(words))

    def offered(self, letters: str, used: Iterable[str] = (), most: int = 8) -> list[str]:
        """What to offer to somebody who typed these letters: words others use, then names of the list.

        A word is offered when it, or a later word in it, begins with the letters; a synonym offers its topic's name.
        Words that differ in case or accents alone are one, spelled as in the list when they stand there.
        """
        begun = fold(letters)
        if not begun:
            return []
        spelled = dict(self._names)
        theirs = ((fold(word), word) for word in used)
        fitting = [
            *((key, spelled.get(key) or clean_line(word)) for key, word in theirs if _begins(key, begun)),
            *((key, name) for key, name in self._names if key.startswith(begun)),
            *((key, name) for key, name in self._names if _begins(key, begun)),
            *((fold(name), name) for key, name in self._others if key.startswith(begun)),
        ]
        once: dict[str, str] = {}
        for key, word in fitting:
            once.setdefault(key, word)
        return list(once.values())[: max(most, 0)]

    def suggest(
        self, title: str, body: str = "", tags: Sequence[str] = (), category: str = "", most: int = 3
    ) -> tuple[Suggestion, ...]:
        """The topics a ticket seems to have, the surest first, each once: by title, then tags, category, body.

        In one text a longer phrase comes before a shorter one. A category is broad, so that it is asked only where
        title and tags say nothing; where they do, the body, which mentions things in passing, adds one topic at most.
        """
        found: dict[str, Suggestion] = {}
        self._add(found, title, Where.TITLE, most)
        for tag in tags:
            self._add(found, tag, Where.TAG, most)
        if found:
            self._add(found, body, Where.BODY, len(found) + 1)
        else:
            topic = self.named(category)
            if topic is not None:
                found[topic.key] = Suggestion(topic, category, Where.CATEGORY)
            self._add(found, body, Where.BODY, most)
        return tuple(found.values())[: max(most, 0)]

    def of(self, ticket: Ticket) -> tuple[str, ...]:
        """Keys of a ticket's topics: those somebody said, else those its words suggest."""
        if ticket.topics:
            return () if NO_TOPIC in ticket.topics else ticket.topics
        return tuple(suggestion.topic.key for suggestion in self._suggested(ticket))

    def effort(self, ticket: Ticket) -> int:
        """What a ticket takes: what somebody said, else the most any of its topics usually takes."""
        if ticket.effort is not None:
            return ticket.effort
        return max((topic.effort for key in self.of(ticket) if (topic := self.get(key))), default=USUAL_EFFORT)

    def gate(self, ticket: Ticket) -> Gate | None:
        """What a ticket needs: what somebody said, else the first gate among its topics.

        What a body mentions in passing is enough to ask for safety, but not for admin rights.
        """
        if ticket.gate:
            return None if ticket.gate == NO_GATE else Gate(ticket.gate)
        if ticket.topics:
            said = (self.get(key) for key in self.of(ticket))
            return next((topic.gate for topic in said if topic and topic.gate), None)
        suggested = self._suggested(ticket)
        told = bool(suggested) and suggested[0].where is not Where.BODY
        passing = {s.topic.key for s in suggested if told and s.where is Where.BODY and s.topic.gate is Gate.ADMIN}
        return next((s.topic.gate for s in suggested if s.topic.gate and s.topic.key not in passing), None)

    def _suggested(self, ticket: Ticket) -> tuple[Suggestion, ...]:
        """What a ticket's words suggest; remembered, because a term's tickets are asked about again and again."""
        key = ticket.id, ticket.version
        if key not in self._remembered:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self.suggest(ticket.title, ticket.body, ticket.tags, ticket.category)
        return self._remembered[key]

    def _add(self, found: dict[str, Suggestion], text: str, where: Where, most: int) -> None:
        """Add what a text speaks of, until there are `most`."""
        for topic, word in self._found(text):
            if len(found) >= most:
                return
            found.setdefault(topic.key, Suggestion(topic, word, where))

    def _found(self, text: str) -> list[tuple[Topic, str]]:
        """The topics the beginning of a text speaks of, longest phrases first, with the words that say so."""
        text = _beginning(text)
        tokens = _tokens(text)
        spans: list[tuple[int, int]] = []
        hits: list[tuple[int, Topic, str]] = []
        after = 0
        for at, token in enumerate(tokens):
            if at < after or token not in self._longest:
                continue
            spans = spans or [match.span() for match in _WORD.finditer(text)]
            hit = self._at(text, tokens, spans, at)
            if hit:
                hits.append(hit)
                after = at + hit[0]
        hits.sort(key=lambda hit: -hit[0])
        return [(topic, word) for _, topic, word in hits]

    def _at(
        self, text: str, tokens: Sequence[str], spans: Sequence[tuple[int, int]], at: int
    ) -> tuple[int, Topic, str] | None:
        """The longest phrase of the list that begins at a token: how many tokens it has, its topic and its words."""
        for count in range(min(self._longest[tokens[at]], len(tokens) - at), 0, -1):
            topic = self._phrases.get(" ".join(tokens[at : at + count]))
            if topic and _together(text, spans[at : at + count]):
                return count, topic, text[spans[at][0] : spans[at + count - 1][1]]
        return None


# Words as they are compared


def _tokens(text: str) -> list[str]:
    """The words of a text, folded; as many as `_WORD` finds in it."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.lower() if word.isascii() else fold(word) for word in _WORD.findall(text)]


def folded(text: str) -> str:
    """The words of a text as they are compared: case, accents and punctuation do not matter."""
    return " ".join(_tokens(unicodedata.normalize("NFC", text)))


def _begins(key: str, letters: str) -> bool:
    """Whether a folded text, or a later word in it, begins with folded letters."""
    return key.startswith(letters) or f" {letters}" in key


def _beginning(text: str) -> str:
    """What is looked at of a text, in NFC and without half a word at its end."""
    cut = text[:LOOKED_AT]
    if len(text) > LOOKED_AT and cut[-1].isalnum() and text[LOOKED_AT].isalnum():
        cut = cut[: max((m.start() for m in _WORD.finditer(cut)), default=0)]
    return cut if cut.isascii() else unicodedata.normalize("NFC", cut)


def _together(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether words of a text, told by where they stand, may be one phrase."""
    return all(_JOINED.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(spans))


def _spoken(topics: Sequence[Topic]) -> Iterator[tuple[Sequence[str], Topic]]:
    """Every phrase that means a topic, the plainest first: names, words, names in the singular, then plurals."""
    names = [(phrase, topic) for topic in topics if (phrase := folded(topic.name).split())]
    words = [(phrase, topic) for topic in topics for word in topic.words if (phrase := folded(word).split())]
    single = [([*phrase[:-1], one], topic) for phrase, topic in names if (one := _singular(phrase[-1]))]
    yield from names
    yield from words
    yield from single
    for phrase, topic in (*names, *words, *single):
        for plural in _plural_phrases(phrase):
            yield plural, topic


def _plural_phrases(phrase: Sequence[str]) -> Iterator[Sequence[str]]:
    """Plurals of a phrase: English puts them on the last word, Spanish on the first and often the last as well."""
    if len(phrase) == 1:
        yield from ([plural] for plural in _plurals(phrase[0]))
        return
    for first, last in product((phrase[0], *_plurals(phrase[0])), (phrase[-1], *_plurals(phrase[-1]))):
        yield [first, *phrase[1:-1], last]


def _plurals(word: str) -> tuple[str, ...]:
    """Plurals of a folded word in English and Spanish: battery, batteries; monitor, monitors, monitores; luz, luces."""
    if len(word) < 2 or not word.isalpha():
        return ()
    if word.endswith(("s", "x", "ch", "sh")):
        return (f"{word}es",)
    if word.endswith("z"):
        return (f"{word}es", f"{word[:-1]}ces")
    if word.endswith("y") and word[-2] not in "aeiou":
        return (f"{word[:-1]}ies",)
    return (f"{word}s",) if word[-1] in "aeiouy" else (f"{word}s", f"{word}es")


def _singular(word: str) -> str:
    """The singular of a name's last word; empty when it does not look like a plural (Canvas, Windows, news, bus)."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ws", "vas")):
        return ""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]
