"""The one Qt style sheet, made from a theme and a zoom.

Selectors are widget classes and two dynamic properties: `kind` (main, plain, quiet, danger, rail, card ...) says what a
thing is, `role` (title, subtitle, heading, strong, muted, small) how a text speaks. Chips, avatars and key hints are
painted (see `chips`, `avatars`), because a style sheet drops a radius larger than half the height.

Focus is a border of 2 px in the accent colour; paddings shrink by the same pixel, so nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trellis.ui.theme import Theme

BASE = """
QWidget { color: $ink; }
QMainWindow, QWidget[kind="page"] { background: $page; }
QDialog { background: $surface; }
QWidget[kind="rail"] { background: $sunken; border: none; border-right: 1px solid $line; }
QWidget[kind="topbar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${r12}px; }
QFrame[kind="card"][chosen="true"] { border: 2px solid $accent; }
QFrame[kind="inset"] { background: $sunken; border: none; border-radius: ${r8}px; }
QFrame[kind="callout"] { background: transparent; border: none; border-left: 3px solid $accent; }
QFrame[kind="hairline"] { background: $line; border: none; }
QFrame[kind="popup"], QFrame[kind="note"] { background: $surface; border: 1px solid $field; border-radius: ${r8}px; }
QFrame[kind="tint"][tone="neutral"] { background: $sunken; border: none; border-radius: ${r8}px; }
QFrame[kind="tint"][tone="accent"] { background: $accent_soft; border: none; border-radius: ${r8}px; }
QFrame[kind="tint"][tone="amber"] { background: $amber_soft; border: none; border-radius: ${r8}px; }
QFrame[kind="tint"][tone="red"] { background: $red_soft; border: none; border-radius: ${r8}px; }
QFrame[kind="tint"][tone="blue"] { background: $blue_soft; border: none; border-radius: ${r8}px; }
QFrame[kind="tint"][tone="violet"] { background: $violet_soft; border: none; border-radius: ${r8}px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; }
QToolTip { background: $surface; color: $ink; border: 1px solid $field; padding: ${p4}px ${p8}px;
  font-size: ${t13}px; }
"""

WORDS = """
QLabel { background: transparent; border: none; }
QLabel[role="title"] { font-size: ${t22}px; font-weight: 700; }
QLabel[role="headline"] { font-size: ${t18}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${t14}px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="subtitle"], QLabel[role="muted"] { color: $muted; font-size: ${t13}px; }
QLabel[role="small"] { color: $muted; font-size: ${t12}px; }
QLabel[role="label"] { color: $muted; font-size: ${t13}px; }
QLabel[role="error"] { color: $red; font-size: ${t13}px; }
QLabel[tone="accent"] { color: $accent_ink; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="red"] { color: $red; }
QLabel[tone="blue"] { color: $blue; }
QLabel[tone="violet"] { color: $violet; }
"""

BUTTONS = """
QPushButton, QToolButton { background: $surface; color: $ink; border: 1px solid $line; border-radius: ${r8}px;
  padding: ${p7}px ${p14}px; font-size: ${t13}px; font-weight: 500; min-height: ${h19}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $sunken; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: ${p6}px ${p13}px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $sunken; border-color: $line; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; color: $accent_ink; }
QPushButton[kind="main"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="main"]:pressed { background: $accent_down; }
QPushButton[kind="main"]:focus { border-color: $accent; }
QPushButton[kind="main"]:disabled { background: $sunken; color: $faint; border-color: $line; }
QPushButton[kind="danger"] { background: $surface; color: $red; border-color: $red; }
QPushButton[kind="danger"]:hover { background: $red_soft; }
QPushButton[kind="danger"]:disabled { color: $faint; border-color: $line; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border-color: transparent; color: $muted;
  padding: ${p7}px ${p8}px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $sunken; color: $ink; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border-color: $accent; padding: ${p6}px ${p7}px; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent_ink;
  padding: ${p2}px ${p4}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $accent; padding: ${p1}px ${p3}px; }
QPushButton[kind="digit"] { font-size: ${t18}px; font-weight: 500; padding: 0; min-height: ${h46}px;
  min-width: ${h70}px; }
QPushButton[kind="digit"]:focus { padding: 0; min-height: ${h44}px; min-width: ${h68}px; }
QToolButton { min-width: ${h19}px; padding: ${p4}px; }
QToolButton:focus { padding: ${p3}px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: url("$icons/down.svg"); width: ${h14}px;
  subcontrol-position: right center; subcontrol-origin: padding; right: ${p6}px; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: $surface; border: 1px solid $field; border-radius: ${r8}px; padding: ${p7}px ${p11}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${h19}px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $faint; }
QPlainTextEdit, QTextEdit { padding: ${p6}px ${p8}px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent; padding: ${p6}px ${p10}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: ${p5}px ${p7}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {
  border-color: $red; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: $sunken; color: $faint; border-color: $line; }
QLineEdit[kind="search"] { background: $sunken; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit { border: none; padding: 0; background: transparent;
  min-height: 0; }
QTextBrowser { background: transparent; border: 2px solid transparent; border-radius: ${r8}px; padding: 0; }
QTextBrowser:focus { border: 2px solid $accent; padding: 0; }
QPlainTextEdit[kind="reading"] { background: $sunken; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button, QDateEdit::drop-down {
  border: none; background: transparent; width: ${h22}px; subcontrol-origin: border; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-position: right center; width: ${h28}px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; top: ${p3}px; right: ${p4}px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; bottom: ${p3}px; right: ${p4}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$icons/down.svg"); width: ${h16}px; height: ${h16}px; }
QAbstractSpinBox::up-arrow { image: url("$icons/up.svg"); width: ${h14}px; height: ${h14}px; }
QAbstractSpinBox::down-arrow { image: url("$icons/down.svg"); width: ${h14}px; height: ${h14}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $field; border-radius: 0; padding: ${p4}px;
  outline: none; selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView::item { padding: ${p6}px ${p8}px; border-radius: ${r6}px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: $accent_soft;
  color: $ink; }
QCheckBox, QRadioButton { spacing: ${p8}px; padding: ${p2}px; border: 2px solid transparent; border-radius: ${r6}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { width: ${h16}px; height: ${h16}px;
  border: 1px solid $field; border-radius: ${r4}px; background: $surface; }
QRadioButton::indicator { width: ${h16}px; height: ${h16}px; border: 1px solid $field; border-radius: ${dot}px;
  background: $surface; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/check-$ground.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$icons/dash-$ground.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/dot-$ground.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $sunken; }
QSlider::groove:horizontal { height: ${h6}px; border-radius: ${bar}px; background: $line; }
QSlider::sub-page:horizontal { border-radius: ${bar}px; background: $accent; }
QSlider::handle:horizontal { width: ${h16}px; margin: -${h6}px 0; border: 1px solid $field; border-radius: ${dot}px;
  background: $surface; }
QSlider:focus { border: 2px solid $accent; border-radius: ${r6}px; }
"""

VIEWS = """
QAbstractItemView { background: $surface; alternate-background-color: $surface; outline: none;
  border: 2px solid transparent; border-radius: ${r8}px;
  selection-background-color: $accent_soft; selection-color: $ink; gridline-color: $line; }
QAbstractItemView:focus { border-color: $accent; }
QTableView[barred="true"]:focus, QListView[barred="true"]:focus { border-color: transparent; }
QFrame[kind="popup"] QAbstractItemView { border: none; }
QTableView::item, QTreeView::item, QListView::item { border: none; padding: 0 ${p8}px; }
QTableView::item, QTreeView::item { border-bottom: 1px solid $line; }
QListView::item { padding: ${p6}px ${p8}px; border-radius: ${r6}px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $accent_soft;
  color: $ink; }
QListView::item:hover, QTreeView::item:hover { background: $sunken; }
QListView::item:selected:hover { background: $accent_soft; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: ${p8}px ${p10}px; font-size: ${t12}px; font-weight: 500; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::down-arrow { image: url("$icons/down.svg"); width: ${h12}px; height: ${h12}px;
  subcontrol-position: center right; right: ${p4}px; }
QHeaderView::up-arrow { image: url("$icons/up.svg"); width: ${h12}px; height: ${h12}px;
  subcontrol-position: center right; right: ${p4}px; }
QTableCornerButton::section { background: $surface; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${h10}px; margin: ${p2}px; border: none; }
QScrollBar:horizontal { background: transparent; height: ${h10}px; margin: ${p2}px; border: none; }
QScrollBar::handle { background: $grip; border-radius: ${grip_round}px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::handle:vertical { min-height: ${h28}px; }
QScrollBar::handle:horizontal { min-width: ${h28}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  border: none; width: 0; height: 0; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QSplitter::handle:horizontal { width: ${h16}px; }
QSplitter::handle:vertical { height: ${h16}px; }
"""

PIECES = """
QMenu { background: $surface; border: 1px solid $field; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${r6}px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QMenu::icon { padding-left: ${p8}px; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: ${p6}px ${p10}px; background: transparent; border-radius: ${r6}px; }
QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
  border-bottom: 2px solid transparent;
  padding: ${p7}px ${p12}px; font-weight: 500; font-size: ${t13}px; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected:focus { border: 2px solid $accent; border-radius: ${r6}px; }
QProgressBar { background: $line; border: none; border-radius: ${bar}px; min-height: ${h6}px; max-height: ${h6}px; }
QProgressBar::chunk { background: $accent; border-radius: ${bar}px; }
QProgressBar[tone="blue"]::chunk { background: $blue; }
QProgressBar[tone="amber"]::chunk { background: $amber; }
QStatusBar { background: $surface; color: $muted; }
QGroupBox { border: 1px solid $line; border-radius: ${r8}px; margin-top: ${p12}px; padding: ${p12}px; }
QGroupBox::title { subcontrol-origin: margin; left: ${p12}px; padding: 0 ${p4}px; color: $muted; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sunken; }
QCalendarWidget QToolButton { color: $ink; background: transparent; padding: ${p4}px ${p8}px; min-height: ${h19}px; }
QCalendarWidget QToolButton:hover { background: $line; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$icons/left.svg"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$icons/right.svg"); }
QCalendarWidget QAbstractItemView { background: $surface; selection-background-color: $accent;
  selection-color: $on_accent; border: none; }
QCalendarWidget QAbstractItemView::item { border: none; padding: 0; }
QCalendarWidget QAbstractItemView::item:selected { background: $accent; color: $on_accent; border-radius: ${r6}px; }
QCalendarWidget QAbstractItemView:disabled { color: $faint; }
"""

TEMPLATE = Template(BASE + WORDS + BUTTONS + FIELDS + VIEWS + PIECES)


def style_sheet(theme: Theme, px: Callable[[float], int], icons: str) -> str:
    """The style sheet of `theme`; `px` scales 100 % pixels; `icons` is the icons folder with forward slashes."""
    # A measure is a letter and its size at 100 %: p7 padding, h19 height, r8 radius, t13 text.
    measures = {
        f"{kind}{n}": px(n) for kind, most in (("p", 24), ("h", 72), ("r", 12), ("t", 22)) for n in range(1, most + 1)
    }
    # Round ends must not be larger than half the thing at any zoom, or Qt draws a corner.
    measures |= {"dot": (px(16) + 2) // 2, "bar": px(6) // 2, "grip_round": (px(10) - 2 * px(2)) // 2}
    return TEMPLATE.substitute(
        theme.shades(),
        **{name: str(value) for name, value in measures.items()},
        icons=icons,
        ground="on-dark" if theme.dark else "on-light",
    )
