"""Theme, zoom and language of this computer: changed here, remembered in the personal settings."""

from __future__ import annotations

from functools import partial

from trellis.ui.actions import Action
from trellis.ui.language import tr
from trellis.ui.personal import PersonalFile
from trellis.ui.theme import Mode, look


def set_zoom(personal: PersonalFile, zoom: int) -> None:
    """Use and remember a zoom in per cent."""
    look().set_zoom(zoom)
    personal.change(zoom=look().zoom)


def set_theme(personal: PersonalFile, theme: str) -> None:
    """Use and remember a theme: system, light or dark."""
    look().set_mode(Mode(theme))
    personal.change(theme=theme)


def actions(personal: PersonalFile) -> list[Action]:
    """Zoom and theme as actions; they work on the sign-in page too."""

    def step(larger: bool) -> None:
        (look().zoom_in if larger else look().zoom_out)()
        personal.change(zoom=look().zoom)

    section = tr("Looks")
    themes = {"light": tr("Light theme"), "dark": tr("Dark theme"), "system": tr("Theme as the system")}
    return [
        Action("zoom.in", tr("Larger"), lambda: step(True), ("Ctrl++", "Ctrl+="), section=section),
        Action("zoom.out", tr("Smaller"), lambda: step(False), ("Ctrl+-",), section=section),
        Action("zoom.reset", tr("Normal size"), lambda: set_zoom(personal, 100), ("Ctrl+0",), section=section),
        *(
            Action(f"theme.{theme}", text, partial(set_theme, personal, theme), section=section)
            for theme, text in themes.items()
        ),
    ]
