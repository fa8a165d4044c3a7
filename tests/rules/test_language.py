from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from trellis.rules import language
from trellis.rules.language import tr

Speak = Callable[[Mapping[str, str]], None]


@pytest.fixture
def speak() -> Iterator[Speak]:
    """Speaks a language of a few texts, and English again afterwards."""

    def use(texts: Mapping[str, str]) -> None:
        language.use(lambda text: texts.get(text, text), lambda count: f"{count:_}")

    yield use
    language.use()


def test_without_a_window_it_is_english() -> None:
    assert tr("There is no file {path}.", path="a.csv") == "There is no file a.csv."
    assert tr("{count} tickets", count=24_479) == "24,479 tickets"


def test_a_sentence_is_told_in_the_language_of_the_moment(speak: Speak) -> None:
    assert tr("Help") == "Help"
    speak({"Help": "Ayuda"})
    assert tr("Help") == "Ayuda"
    language.use()
    assert tr("Help") == "Help"


def test_numbers_are_written_as_people_write_them(speak: Speak) -> None:
    speak({})
    assert tr("{count} of {year}, {sure}", count=24_479, year="2026", sure=True) == "24_479 of 2026, True"


@pytest.mark.parametrize("words", ["{0}", "{path}", "{", "%1", "{path!r:{path}}"])
def test_words_of_people_are_never_patterns(words: str) -> None:
    assert tr("There is no file {path}.", path=words) == f"There is no file {words}."


def test_without_values_braces_stay_for_who_fills_them() -> None:
    assert tr("Hello {name}") == "Hello {name}"


@pytest.mark.parametrize("broken", ["No hay {ruta}", "No hay {", "No hay {}", "No hay {path.away}", "No hay {path:%%}"])
def test_a_broken_translation_is_told_in_english(speak: Speak, broken: str) -> None:
    speak({"There is no file {path}.": broken})
    assert tr("There is no file {path}.", path="a.csv") == "There is no file a.csv."


def test_a_translation_may_turn_its_values_round(speak: Speak) -> None:
    speak({"{done} of {all}": "de {all}, {done}"})
    assert tr("{done} of {all}", done=1, all=2) == "de 2, 1"
