"""Colours, contrast, zoom and the style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import RESOURCES
from trellis.ui.stylesheet import TEMPLATE
from trellis.ui.theme import Look, Mode, Theme, contrast, look, mix, size, space

THEMES = sorted((RESOURCES / "themes").glob("*.toml"))
GROUNDS = ("page", "surface", "sunken")
SOFT = ("accent_soft", "amber_soft", "red_soft", "blue_soft", "violet_soft")

TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "muted", "faint") for ground in GROUNDS),
    *((text, ground) for text in ("accent", "accent_ink", "amber", "red", "blue", "violet") for ground in GROUNDS),
    # The selected row and the line under the mouse carry ink and muted text, and everything a cell can paint.
    *((text, "accent_soft") for text in ("ink", "muted", "accent_ink", "amber", "red", "blue", "violet")),
    *((text, soft) for text, soft in zip(("accent_ink", "amber", "red", "blue", "violet"), SOFT, strict=True)),
    *(("ink", soft) for soft in SOFT),
    ("on_accent", "accent"),
]
SHAPE_ON_GROUND = [
    *((shape, ground) for shape in ("field", "accent", "red") for ground in GROUNDS),
    ("on_accent", "accent"),
    ("accent", "accent_soft"),
]


@pytest.fixture(params=THEMES, ids=lambda path: path.stem)
def theme(request: pytest.FixtureRequest) -> Theme:
    """Every theme file that ships."""
    return Theme.load(request.param)


def test_both_themes_ship() -> None:
    assert [path.stem for path in THEMES] == ["dark", "light"]
    assert Theme.load(THEMES[0]).dark
    assert not Theme.load(THEMES[1]).dark


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_reaches_4_5(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_borders_that_carry_meaning_reach_3(theme: Theme, shape: str, ground: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3.0


def test_text_stays_readable_while_hovering_and_pressing(theme: Theme) -> None:
    shades = theme.shades()
    assert contrast(theme.on_accent, shades["accent_hover"]) >= 4.5
    assert contrast(theme.on_accent, shades["accent_down"]) >= 4.5
    assert contrast(theme.ink, shades["hover"]) >= 4.5


def test_tones_are_readable(theme: Theme) -> None:
    for tone in ("neutral", "accent", "amber", "red", "blue", "violet"):
        ink, ground = theme.tone(tone)
        assert contrast(ink, ground) >= 4.5


def test_arrows_of_the_style_sheet_are_seen_on_both_grounds(theme: Theme) -> None:
    grey = re.search(r'stroke="(#\w+)"', (RESOURCES / "icons" / "down.svg").read_text())
    assert grey
    assert contrast(grey.group(1), theme.surface) >= 3.0
    ticks = "on-dark" if theme.dark else "on-light"
    tick = re.search(r'stroke="(#\w+)"', (RESOURCES / "icons" / f"check-{ticks}.svg").read_text())
    assert tick
    assert contrast(tick.group(1), theme.accent) >= 4.5


def test_contrast_is_the_wcag_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#FFFFFF", 0.5).name() == "#808080"


@pytest.mark.parametrize("change", [("ink", ""), ("ink", "blackish"), ("field", "#12345")])
def test_a_wrong_colour_is_named(tmp_path: Path, change: tuple[str, str]) -> None:
    name, value = change
    words = THEMES[1].read_text(encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(re.sub(rf"^{name} = .*$", f'{name} = "{value}"', words, flags=re.M), encoding="utf-8")
    with pytest.raises(ValueError, match=f"broken.toml.*{name}"):
        Theme.load(broken)


def test_every_icon_the_style_sheet_names_is_there() -> None:
    for name in re.findall(r"\$icons/([\w$-]+)\.svg", TEMPLATE.template):
        for ground in ("on-light", "on-dark"):
            assert (RESOURCES / "icons" / f"{name.replace('$ground', ground)}.svg").is_file()


def test_icons_take_the_colour_of_the_theme(kit: Look) -> None:
    picture = kit.pixmap("plus", "accent").toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(16) for y in range(16) if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {kit.theme.accent.lower()}


def test_look_is_found_from_anywhere(kit: Look) -> None:
    assert look() is kit


def test_mode_changes_palette_and_tells(kit: Look, qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(kit.changed):
        kit.set_mode(Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(kit.theme.page)
    assert kit.theme.dark
    with qtbot.assertNotEmitted(kit.changed):
        kit.set_mode(Mode.DARK)


def test_system_mode_follows_the_system(kit: Look, qapp: QApplication) -> None:
    kit.set_mode(Mode.SYSTEM)
    assert kit.theme.dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_zoom_has_steps_and_ends(kit: Look) -> None:
    seen = [kit.zoom]
    for _ in range(8):
        kit.zoom_in()
        seen.append(kit.zoom)
    assert seen == [100, 110, 125, 150, 175, 200, 200, 200, 200]
    kit.set_zoom(7)
    assert kit.zoom == 80
    kit.zoom_out()
    assert kit.zoom == 80
    assert kit.px(10) == 8


@pytest.mark.parametrize("zoom", [80, 90, 100, 110, 125, 150, 175, 200])
def test_round_ends_fit_at_every_zoom(kit: Look, zoom: int, qapp: QApplication) -> None:
    kit.set_zoom(zoom)
    sheet = qapp.styleSheet()
    bar = re.search(r"QProgressBar \{[^}]*border-radius: (\d+)px; min-height: (\d+)px", sheet)
    dot = re.search(r"QRadioButton::indicator \{ width: (\d+)px;[^}]*border-radius: (\d+)px", sheet)
    assert bar
    assert dot
    assert int(bar[1]) * 2 <= int(bar[2])
    assert int(dot[2]) * 2 <= int(dot[1]) + 2


def test_layouts_and_sizes_follow_the_zoom(kit: Look, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    outer = QVBoxLayout(widget)
    space(outer, 1, 2, 3, 4, gap=10)
    inner = QHBoxLayout()
    space(inner, 20, gap=6)
    outer.addLayout(inner)
    label = QLabel("x")
    size(label, width=50, max_height=30)
    inner.addWidget(label)
    kit.set_zoom(200)
    margins = outer.contentsMargins()
    assert (margins.top(), margins.right(), margins.bottom(), margins.left()) == (2, 4, 6, 8)
    assert outer.spacing() == 20
    assert inner.contentsMargins().left() == 40
    assert label.width() == 100 or label.maximumWidth() == 100
    assert label.maximumHeight() == 60


def test_what_is_gone_is_not_measured_any_more(kit: Look, qtbot: QtBot) -> None:
    widget = QWidget()
    asked: list[int] = []
    kit.fit(widget, lambda _: asked.append(1))
    widget.deleteLater()
    qtbot.wait_until(lambda: not _alive(widget))
    kit.set_zoom(125)
    assert asked == [1]


def test_a_day_of_tickets_leaves_nothing_behind(kit: Look) -> None:
    before = len(kit._fits)
    for _ in range(20):
        kit.fit(QWidget(), lambda _: None)
    assert len(kit._fits) == before


def _alive(widget: QWidget) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(widget))


@pytest.mark.parametrize("make", [lambda: QLineEdit("words"), lambda: QPushButton("words")], ids=["field", "button"])
def test_focus_is_seen_as_an_accent_ring(kit: Look, qtbot: QtBot, make: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    widget = make()  # type: ignore[operator]
    other = QLineEdit()
    layout.addWidget(other)
    layout.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)
    other.setFocus()
    before = _colour_count(widget, kit.theme.accent)
    widget.setFocus()
    qtbot.wait_until(widget.hasFocus)
    after = _colour_count(widget, kit.theme.accent)
    assert before == 0
    assert after > widget.width()


def _colour_count(widget: QWidget, colour: str) -> int:
    picture = widget.grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_digits_are_of_one_width(kit: Look, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.ensurePolished()
    metrics = label.fontMetrics()
    assert len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1
