"""Walks what is on the screen as a screen reader and a keyboard do, and names what they cannot reach.

`problems(widget)` returns a sentence for every control without a name of its own, and for every control Tab never comes
to; an empty list is good. `texts(widget)` is every word a screen reader could say there.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def controls(top: QWidget) -> list[QWidget]:
    """Every visible, enabled control that is somebody's own: parts inside a spin box or combo box are not."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QScrollBar)
        and widget.isVisibleTo(top)
        and widget.isEnabledTo(top)
        and not _inside_another(widget)
    ]


def problems(top: QWidget) -> list[str]:
    """What is wrong for somebody without eyes or without a mouse, in sentences."""
    reachable = set(map(id, tab_chain(top)))
    wrong = []
    for widget in controls(top):
        if not name_of(widget):
            wrong.append(f"{described(widget)} has no name")
        if id(widget) not in reachable and not _reached_otherwise(widget):
            wrong.append(f"{described(widget)} is never reached by Tab")
    return wrong


def name_of(widget: QWidget) -> str:
    """The name a screen reader says; the value of a combo box or field is not its name."""
    if isinstance(widget, QComboBox | QLineEdit | QAbstractSpinBox | QPlainTextEdit | QTextEdit | QKeySequenceEdit):
        labels = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
        return widget.accessibleName().strip() or " ".join(label.text() for label in labels).strip()
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, described(widget)
    return interface.text(QAccessible.Text.Name).strip()


def tab_chain(top: QWidget) -> list[QWidget]:
    """What Tab comes to inside `top`, in order."""
    found, widget = [], top.nextInFocusChain()
    for _ in range(20_000):
        if widget is None or widget is top:
            break
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisibleTo(top) and widget.isEnabledTo(top) and top.isAncestorOf(widget):
            found.append(widget.focusProxy() or widget)
        widget = widget.nextInFocusChain()
    return found


def texts(top: QWidget) -> list[str]:
    """Every text of the accessible tree and of the widgets below `top`, hidden ones too."""
    said = []
    for interface in _tree(QAccessible.queryAccessibleInterface(top)):
        for kind in (
            QAccessible.Text.Name,
            QAccessible.Text.Description,
            QAccessible.Text.Value,
            QAccessible.Text.Help,
        ):
            said.append(interface.text(kind))
    for widget in [top, *top.findChildren(QWidget)]:
        said += [widget.toolTip(), widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription()]
        for reader in ("text", "toPlainText", "currentText", "placeholderText", "title"):
            read = getattr(widget, reader, None)
            if callable(read):
                said.append(str(read()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model, top_level = widget.model(), QModelIndex()
            for row in range(min(model.rowCount(top_level), 500)):
                for column in range(_columns(widget)):
                    said += [str(model.index(row, column).data(role) or "") for role in range(0, 16)]
                    said.append(str(model.index(row, column).data(Qt.ItemDataRole.UserRole) or ""))
    return [text for text in said if text]


def described(widget: QWidget) -> str:
    """A widget as a person who has to find it in the code would call it."""
    said = getattr(widget, "text", lambda: "")()
    parents, parent = [], widget.parentWidget()
    while parent is not None and len(parents) < 4:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{said}” in {' in '.join(parents)}"


def _tree(interface: QAccessibleInterface | None, depth: int = 0) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid() or depth > 40:
        return
    yield interface
    for number in range(min(interface.childCount(), 2_000)):
        yield from _tree(interface.child(number), depth + 1)


def _columns(view: QAbstractItemView) -> int:
    """Lists hide the column count of their model."""
    model = view.model()
    return model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1


def _inside_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QKeySequenceEdit | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return False


def _reached_otherwise(widget: QWidget) -> bool:
    """By arrows inside a group, or a part for the mouse whose doing has keys of its own and says so."""
    if isinstance(widget, QRadioButton):
        return True
    return bool(widget.property("byOtherKeys"))
