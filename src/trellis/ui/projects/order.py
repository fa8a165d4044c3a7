"""Tab goes down a page as the eye does, also where parts were made later than what stands below them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def put_in_order(top: QWidget) -> None:
    """Tab comes to the controls inside `top` in the order of its layouts."""
    for before, after in pairwise(list(_controls(top))):
        QWidget.setTabOrder(before, after)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
        return
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _controls(child)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _within(inner)
        elif widget is not None:
            yield from _controls(widget)
