"""Colours, measures and the one `Look` of the running program.

Life cycle: `app.py` makes one `Look(app, folder)` before any page; it stays as a child of the application (which
`ground` makes). Widgets reach it with `look()`, paint with `look().theme`, size with `look().px(n)` and listen to
`look().changed`. Everything Qt paints by itself follows from the palette and the style sheet the `Look` sets.
"""

from __future__ import annotations

import itertools
import tomllib
import weakref
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from trellis.ui.stylesheet import style_sheet

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Steps of Ctrl + and Ctrl -, in per cent (from `look.md`: 80 to 200)."""

T = TypeVar("T", bound=QObject)

BASE_TEXT = 14
TONES = ("neutral", "accent", "amber", "red", "blue", "violet")


@dataclass(frozen=True)
class Theme:
    """Named colours as `#RRGGBB`. `Theme.load` reads them from a TOML file."""

    name: str
    dark: bool
    page: str
    surface: str
    sunken: str
    line: str
    ink: str
    muted: str
    faint: str
    field: str
    accent: str
    accent_soft: str
    accent_ink: str
    on_accent: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    blue: str
    blue_soft: str
    violet: str
    violet_soft: str

    @classmethod
    def load(cls, path: Path) -> Theme:
        """Read a theme file. Raises ValueError that names the file and the colour when one is missing or misspelt."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        colours: dict[str, str] = raw.get("colours", {})
        wanted = [f.name for f in fields(cls) if f.name not in ("name", "dark")]
        for name in wanted:
            if not QColor.isValidColorName(colours.get(name, "")):
                raise ValueError(f"{path.name}: the colour “{name}” is missing or not written like #1F6F54")
        return cls(
            name=str(raw.get("name", path.stem)),
            dark=bool(raw.get("dark", False)),
            **{name: colours[name] for name in wanted},
        )

    def colour(self, name: str) -> QColor:
        """The colour of that name, ready to paint with."""
        return QColor(getattr(self, name))

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """Ink and ground of a tone, one of `TONES`."""
        if tone == "neutral":
            return QColor(self.muted), QColor(self.sunken)
        if tone == "accent":
            return QColor(self.accent_ink), QColor(self.accent_soft)
        return self.colour(tone), self.colour(f"{tone}_soft")

    def shades(self) -> dict[str, str]:
        """Every named colour, and the few in between that the style sheet needs for hovering and pressing."""
        named = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("name", "dark")}
        return named | {
            "hover": mix(self.surface, self.sunken, 0.6).name(),
            "grip": mix(self.line, self.field, 0.4).name(),
            "accent_hover": mix(self.accent, self.ink, 0.14).name(),
            "accent_down": mix(self.accent, self.ink, 0.26).name(),
        }


class Mode(Enum):
    """Which theme to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(first: QColor | str, second: QColor | str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(first: QColor | str, second: QColor | str, share: float) -> QColor:
    """`first` with a `share` (0 to 1) of `second` in it."""
    a, b = QColor(first), QColor(second)
    return QColor.fromRgbF(
        *(x + (y - x) * share for x, y in ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF())))
    )


class Look(QObject):
    """Theme and zoom of the running program; the only place that sets palette, font and style sheet."""

    running: ClassVar[Look | None] = None
    """The one in use, which everything that is painted asks for; gone with its application."""
    changed = Signal()
    """Theme or zoom is another one; painted widgets update and measure again."""

    def __init__(self, app: QApplication, folder: Path, mode: Mode = Mode.SYSTEM, zoom: int = 100) -> None:
        """`folder` is the resources folder that holds `themes` and `icons`."""
        super().__init__(app)
        Look.running = self
        self._app = app
        self._icons = folder / "icons"
        self._themes = {m: Theme.load(folder / "themes" / f"{m.value}.toml") for m in (Mode.LIGHT, Mode.DARK)}
        self._mode = mode
        self._zoom = _legal(zoom)
        self._fits: dict[int, tuple[weakref.ref[Any], Callable[[Any], None]]] = {}
        self._fitted = itertools.count()
        self._family = _family()
        self.theme: Theme = self._wanted()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def mode(self) -> Mode:
        """Light, dark or as the system."""
        return self._mode

    @property
    def zoom(self) -> int:
        """Zoom in per cent, 80 to 200."""
        return self._zoom

    def px(self, measure: float) -> int:
        """A measure of the 100 % drawing in pixels at this zoom."""
        return round(measure * self._zoom / 100)

    def set_mode(self, mode: Mode) -> None:
        """Use this theme from now on."""
        self._mode = mode
        self._refresh()

    def set_zoom(self, zoom: int) -> None:
        """Use this zoom from now on; outside 80 to 200 the nearest."""
        if _legal(zoom) != self._zoom:
            self._zoom = _legal(zoom)
            self._apply()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((z for z in ZOOMS if z > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self._zoom), ZOOMS[0]))

    def font(self, size: float = BASE_TEXT, weight: int = 400) -> QFont:
        """A font of the kit: `size` in pixels at 100 %, weight 100 to 900, digits all of one width."""
        font = QFont(self._family)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, name: str, colour: str = "muted", size: float = 16) -> QIcon:
        """The icon `icons/NAME.svg` drawn in a colour of the theme. Icons are drawn with `#000`."""
        icon = QIcon(self.pixmap(name, colour, size))
        icon.addPixmap(self.pixmap(name, "faint", size), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, colour: str = "muted", size: float = 16) -> QPixmap:
        """As `icon`, as a pixmap of `size` pixels at 100 %."""
        drawing = (self._icons / f"{name}.svg").read_text(encoding="utf-8")
        side, ratio = self.px(size), self._app.devicePixelRatio()
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        tinted = drawing.replace("#000", self.theme.colour(colour).name())
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap

    def fit(self, target: T, how: Callable[[T], None]) -> T:
        """Call `how(target)` now and after every change, for as long as `target` lives. Returns `target`."""
        how(target)
        fits, number = self._fits, next(self._fitted)
        fits[number] = (weakref.ref(target, lambda _: fits.pop(number, None)), how)
        return target

    def _wanted(self) -> Theme:
        mode = self._mode
        if mode is Mode.SYSTEM:
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            mode = Mode.DARK if dark else Mode.LIGHT
        return self._themes[mode]

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        if self._wanted() is not self.theme:
            self.theme = self._wanted()
            self._apply()

    def _apply(self) -> None:
        self._app.setPalette(_palette(self.theme))
        self._app.setFont(self.font())
        self._app.setStyleSheet(style_sheet(self.theme, self.px, self._icons.as_posix()))
        for ref, how in list(self._fits.values()):
            if _alive(target := ref()):
                how(target)
        self.changed.emit()


def look() -> Look:
    """The `Look` of the running application. Raises RuntimeError when `app.py` (or the test) made none."""
    running = Look.running
    if running is None or not shiboken6.isValid(running):
        raise RuntimeError("no Look: make one with Look(app, resources folder) before the first widget")
    return running


def space(layout: QLayout, *margins: float, gap: float = 8) -> None:
    """Margins and gap of a layout in 100 % pixels, kept right at every zoom.

    `margins` as in CSS: one for all sides; two for top-bottom and left-right; four for top, right, bottom, left.
    """
    top, right, bottom, left = (margins or (0,)) * (4 // max(1, len(margins)))
    px = look().px

    def how(target: QLayout) -> None:
        target.setContentsMargins(px(left), px(top), px(right), px(bottom))
        target.setSpacing(px(gap))

    look().fit(layout, how)


def size(
    widget: QWidget,
    *,
    width: float | None = None,
    height: float | None = None,
    min_width: float | None = None,
    max_width: float | None = None,
    min_height: float | None = None,
    max_height: float | None = None,
) -> None:
    """Fixed or limiting sizes in 100 % pixels, kept right at every zoom."""
    px = look().px
    wanted = {
        "setFixedWidth": width,
        "setFixedHeight": height,
        "setMinimumWidth": min_width,
        "setMaximumWidth": max_width,
        "setMinimumHeight": min_height,
        "setMaximumHeight": max_height,
    }

    def how(target: QWidget) -> None:
        for setter, measure in wanted.items():
            if measure is not None:
                getattr(target, setter)(px(measure))

    look().fit(widget, how)


def _legal(zoom: int) -> int:
    return max(ZOOMS[0], min(ZOOMS[-1], int(zoom)))


def _alive(target: QObject | None) -> bool:
    return target is not None and shiboken6.isValid(target)


def _family() -> str:
    """Inter where it is installed; else DejaVu Sans; else what the system uses."""
    families = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return next((f for f in ("Inter", "Inter Variable", "DejaVu Sans") if f in families), system)


def _palette(theme: Theme) -> QPalette:
    """The palette for everything the style sheet does not name."""
    role = QPalette.ColorRole
    names = {
        role.Window: "page",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "ink",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "red",
        role.ToolTipBase: "surface",
        role.ToolTipText: "ink",
        role.PlaceholderText: "faint",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "blue",
        role.LinkVisited: "blue",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "field",
        role.Dark: "field",
        role.Shadow: "ink",
        role.Accent: "accent",
    }
    palette = QPalette()
    for which, name in names.items():
        palette.setColor(which, theme.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.colour("faint"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.colour("line"))
    return palette
