"""The application and the colour of its window's ground, for the first paint.

A window is there at once when it paints nothing but its ground: fonts, style sheet and pages come a moment later. Only
two lines of two small files are looked at here; `personal` and `theme` read them properly afterwards.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

LIGHT, DARK = "#F6F5F1", "#15181C"
_THEME = re.compile(r'^theme = "(light|dark)"$', re.MULTILINE)
_PAGE = re.compile(r'^page\s*=\s*"(#[0-9A-Fa-f]{6})"', re.MULTILINE)


def application() -> QApplication:
    """The one application, in the style that looks alike on every system.

    Qt is told the style like this, because setting it later loads all of QStyle before anything is painted.
    """
    made = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(made, QApplication)
    return made


def ground(settings: Path, themes: Path, system_is_dark: bool) -> str:
    """The page colour of the theme this computer uses, as `#RRGGBB`."""
    chosen = _THEME.search(_text(settings))
    theme = chosen[1] if chosen else "dark" if system_is_dark else "light"
    page = _PAGE.search(_text(themes / f"{theme}.toml"))
    return page[1] if page else DARK if theme == "dark" else LIGHT


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
