"""What ships as a file of words, in the other languages: help pages, starter ideas, topics.

A translated page has the English page's shape line by line, its keys, commands and numbers, and calls what is in the
window as the window does in that language.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from functools import cache

import pytest

from trellis import paths
from trellis.exchange.ideas import read_ideas
from trellis.exchange.topics import read_names, read_topics
from trellis.rules.ideas import offered, translated
from trellis.rules.search import OPERATORS, parse
from trellis.rules.tickets import Status
from trellis.rules.topics import PHRASE_LIMIT, Topics, also_named

TRANSLATIONS = paths.resource("translations")
LANGUAGES = sorted(folder.name for folder in TRANSLATIONS.iterdir() if folder.is_dir())
PAGES = sorted(file.name for file in paths.resource("help").glob("*.md"))
EVERY_PAGE = [(language, page) for language in LANGUAGES for page in PAGES]
NAMED_OTHERWISE = {
    ("es", "projects.md", "hand in the proposal"),  # a heading, not what the window asks for
    ("es", "projects.md", "who chose it"),  # of a part, which is a she in Spanish
    ("es", "tickets.md", "start"),  # a button, not the day something starts
    ("es", "projects.md", "blocked"),  # a project, not the urgency of a ticket
    ("es", "start.md", "sign in"),  # what to do, not the button
    ("es", "ideas.toml", "show"),  # on a stage, not the button
}
"""Where an English word stands for something else than the text of the window that is spelled the same."""


def english(page: str) -> str:
    return paths.resource(f"help/{page}").read_text(encoding="utf-8")


def told(language: str, page: str) -> str:
    return (TRANSLATIONS / language / "help" / page).read_text(encoding="utf-8")


def shape(text: str) -> list[str]:
    """What each line is: a heading, an item, a row of so many cells, code, words or nothing."""

    def kind(line: str) -> str:
        if line.startswith("|"):
            return f"row of {line.count('|')}" if set(line) - set("|-: ") else line
        found = re.match(r"#+ |- |\d+\. |    |$", line)
        return found.group() if found else "words"

    return [kind(line) for line in text.splitlines()]


def codes(page: str, text: str) -> Counter[str]:
    """Keys, commands, places: all that stands in back ticks or is indented. Examples to search for, in the last section
    on tickets, are words of the language.
    """
    fixed = text.rpartition("\n## ")[0] if page == "tickets.md" else text
    return Counter([*re.findall(r"`([^`]+)`", fixed), *re.findall(r"(?m)^ {4}(.+)$", fixed)])


def cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]


def plain(text: str) -> str:
    """Words as they are compared with those of the window."""
    return re.sub(r"[*…?¿:]|\.\.\.", "", text).strip(" .,").casefold()


@cache
def window(language: str) -> dict[str, set[str]]:
    """What each text of the window is in a language; both as `plain`."""
    found = defaultdict(set)
    for message in ElementTree.parse(TRANSLATIONS / f"trellis_{language}.ts").getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        for form in [*translation, translation]:
            if form.text and form.text.strip():
                found[plain(message.findtext("source") or "")].add(plain(form.text))
    return found


def emphasised(text: str) -> set[str]:
    """What is bold or slanted: names of the window mostly."""
    return {plain(name) for name in re.findall(r"\*{1,2}([^*`|]+)\*{1,2}", re.sub(r"`[^`]*`", "", text))}


def test_there_are_languages() -> None:
    assert "es" in LANGUAGES
    assert {file.stem for file in TRANSLATIONS.glob("*.qm")} >= {f"trellis_{language}" for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_page_and_no_other(language: str) -> None:
    assert sorted(file.name for file in (TRANSLATIONS / language / "help").iterdir()) == PAGES
    titles = [told(language, page).partition("\n")[0] for page in PAGES]
    assert len(set(titles)) == len(PAGES)


@pytest.mark.parametrize(("language", "page"), EVERY_PAGE)
def test_a_page_is_built_like_the_english_one(language: str, page: str) -> None:
    text = told(language, page)
    assert shape(text) == shape(english(page))
    assert codes(page, text) == codes(page, english(page))
    assert Counter(re.findall(r"\d+", text)) == Counter(re.findall(r"\d+", english(page))), "the same numbers"


@pytest.mark.parametrize(("language", "page"), EVERY_PAGE)
def test_one_cell_of_a_table_has_one_translation(language: str, page: str) -> None:
    """So that "yes" is never "no": what the English tables promise is held against the rules."""
    found = defaultdict(set)
    for ours, theirs in zip(cells(english(page)), cells(told(language, page)), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            found[one].add(other)
            assert bool(one) == bool(other)
    several = {one: others for one, others in found.items() if len(others) > 1}
    assert several == {}


@pytest.mark.parametrize(("language", "page"), EVERY_PAGE)
def test_things_are_called_as_in_the_window(language: str, page: str) -> None:
    text = plain(told(language, page))
    wrong = {
        name: window(language)[name]
        for name in emphasised(english(page))
        if name in window(language)
        and (language, page, name) not in NAMED_OTHERWISE
        and not any(there in text for there in window(language)[name])
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_name_pages_by_their_titles(language: str) -> None:
    titles = {plain(english(page).partition("\n")[0].lstrip("# ")): page for page in PAGES}
    for page in PAGES:
        for name in emphasised(english(page)) & set(titles):
            if name not in window(language):
                title = told(language, titles[name]).partition("\n")[0].lstrip("# ")
                assert plain(title) in emphasised(told(language, page)), (page, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_search_are_understood(language: str) -> None:
    text = told(language, "tickets.md")
    find = text.split("\n## ")[-1]
    rows = [row[0] for row in cells(find)[2:]]
    examples = [example for row in rows for example in re.findall(r"`([^`]+)`", row)]
    assert {condition.name for example in examples for condition in parse(example).conditions} == set(OPERATORS)
    assert {f"`{status}`" for status in Status} <= set(re.findall(r"`\w+`", find))
    for example in re.findall(r"(?m)^- `(.+)`$", find):
        found = parse(example)
        assert len(found.conditions) + len(found.terms) >= 2
        assert not any(":" in term.text for term in found.terms), f"not understood: {example}"


# Ideas


@pytest.mark.parametrize("language", LANGUAGES)
def test_ideas_are_all_told(language: str) -> None:
    ours = read_ideas(paths.resource("ideas.toml"))
    theirs = read_ideas(TRANSLATIONS / language / "ideas.toml")
    assert [idea.key for idea in theirs] == [idea.key for idea in ours]
    for idea, english_idea in zip(theirs, ours, strict=True):
        assert idea.question.endswith("?")
        assert idea.make.endswith(".")
        assert not idea.title.endswith(".")
        assert len(idea.show) == len(english_idea.show)
        assert len(idea.words) >= 5
        assert "!" not in idea.title + idea.question + idea.make
        assert not {idea.title, idea.question, idea.make} & {english_idea.title, english_idea.question}
    meant = defaultdict(set)
    for idea, english_idea in zip(theirs, ours, strict=True):
        for one, other in zip(english_idea.show, idea.show, strict=True):
            meant[one].add(other)
    assert all(len(others) == 1 for others in meant.values()), "one way to show, one word for it"
    for way, others in meant.items():
        if (language, "ideas.toml", way) not in NAMED_OTHERWISE:
            assert others <= window(language).get(way, others), "as it is offered in the window"


@pytest.mark.parametrize(
    ("interest", "key"),
    [
        ("música", "practice-room-studio"),
        ("Escribir", "desk-podcast"),
        ("jardineria", "school-garden"),
        ("deporte", "scoreboard"),
        ("cine", "short-film"),
        ("coser", "device-sleeves"),
        ("cocina", "recipe-lab"),
        ("idiomas", "desk-in-two-languages"),
        ("redes", "wifi-weather"),
        ("videojuegos", "game-for-two"),
        ("dibujar", "comic-manual"),
        ("teaching", "ten-minute-classes"),
    ],
)
def test_interests_in_spanish_meet_ideas(interest: str, key: str) -> None:
    ideas = translated(read_ideas(paths.resource("ideas.toml")), read_ideas(TRANSLATIONS / "es" / "ideas.toml"))
    assert key in [idea.key for idea in offered(ideas, [interest], most=3)]


# Topics


@pytest.mark.parametrize("language", LANGUAGES)
def test_topics_and_areas_are_all_told_and_found_by_either_name(language: str) -> None:
    theirs = read_names((TRANSLATIONS / language / "topics.toml").read_text(encoding="utf-8"))
    shipped = read_topics(paths.resource("topics.toml").read_text(encoding="utf-8"))
    topics = Topics(also_named(shipped, theirs))
    assert set(theirs) == {name for topic in topics.all for name in (topic.name, topic.area)}
    assert len(set(theirs.values())) == len(theirs)
    for topic in topics.all:
        assert topics.named(topic.name) is topic
        assert topics.named(theirs[topic.name]) is topic
        assert len(theirs[topic.name].split()) <= PHRASE_LIMIT, "found in a ticket as well"
