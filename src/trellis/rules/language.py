"""The language of the sentences that the layers below the window say: errors, reports, names of things.

English is what stands in the code. The window hands in Qt's translation when it starts (`ui.language.speak`); without a
window, as on the command line, sentences stay English. A sentence is translated when it is told, never at import: a
table of sentences is a function. What is stored, signed, exported or compared by code is never a translated text.

Qt's tools find a text by the name `tr`, and file it under a context without a name.
"""

from __future__ import annotations

from collections.abc import Callable


def _as_it_stands(text: str) -> str:
    return text


def _with_commas(count: int) -> str:
    return f"{count:,}"


_translate: Callable[[str], str] = _as_it_stands
_number: Callable[[int], str] = _with_commas


def use(translate: Callable[[str], str] = _as_it_stands, number: Callable[[int], str] = _with_commas) -> None:
    """From now on, in every thread, texts go through `translate` and whole numbers are written by `number`.

    Both have to be safe in any thread. Without arguments it is English again.
    """
    global _translate, _number
    _translate, _number = translate, number


def tr(text: str, /, **values: object) -> str:
    """`text`, a literal, in the language of the window, with `values` at the names in its braces.

    Whole numbers are written as people write them here ("4,318"); what only looks like a number, such as a year, is
    handed in as text. Values are put in as they stand and never read as patterns. Without values braces stay, for
    `str.format` of whoever asks. A translation whose braces are broken is told in English.
    """
    said = _translate(text)
    if not values:
        return said
    written = {name: _number(value) if type(value) is int else value for name, value in values.items()}
    try:
        return said.format_map(written)
    except (LookupError, ValueError, AttributeError):
        return text.format_map(written)
