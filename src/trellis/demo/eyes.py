"""What a person sees: the words now on the screen, and a picture of it.

Only what is really visible counts: a label behind another page, a row scrolled out of sight or a dialog that was closed
says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

MOST_ROWS = 200


def on_top(window: QWidget) -> QWidget:
    """What would take a click: an open menu, else the dialog in front, else the window."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.activePopupWidget() or app.activeModalWidget() or front(window)


def front(window: QWidget) -> QWidget:
    """The window itself, or the one that stands in its place while it is hidden, as counter mode does."""
    if window.isVisible():
        return window
    others = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() is Qt.WindowType.Window)
    return next(others, window)


def seen(root: QWidget) -> Iterator[QWidget]:
    """The widgets below `root`, itself included, of which anything can be seen."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.window() is root.window() and widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def words(root: QWidget) -> Iterator[str]:
    """Everything legible below `root`, one text for each label, button, field and row."""
    for widget in seen(root):
        if isinstance(widget, QAbstractItemView):
            yield from (said(index) for index in rows(widget))
        yield from filter(None, texts(widget))


def rows(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The rows in sight, from the top; of a table the first column, whose accessible text is the whole row's."""
    model = view.model()
    at = view.indexAt(QPoint(4, 4))
    first = at.row() if at.isValid() else 0
    height = view.viewport().height()
    for row in range(first, min(model.rowCount(view.rootIndex()), first + MOST_ROWS)):
        index = model.index(row, 0, view.rootIndex())
        box = view.visualRect(index)
        if box.top() > height:
            return
        if box.isValid() and box.bottom() > 0:
            yield index


def said(index: QModelIndex) -> str:
    """What a screen reader says of a row, which is what is painted in it."""
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return str(spoken or index.data(Qt.ItemDataRole.DisplayRole) or "")


def picture(window: QWidget) -> QImage:
    """The window with the dialogs and menus over it; a dialog is framed by a line, as the system frames it."""
    window = front(window)
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.drawPixmap(0, 0, window.grab())
    over = [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible()]
    for widget in sorted(over, key=_height):
        box = QRect(widget.pos() - window.pos(), widget.size())
        painter.drawPixmap(box.topLeft(), widget.grab())
        if isinstance(widget, QDialog):
            painter.setPen(widget.palette().mid().color())
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
    painter.end()
    return image


def _height(widget: QWidget) -> tuple[bool, int]:
    """What lies higher is drawn later: a dialog over the one that opened it, a menu over everything."""
    opened_by, above = widget.parentWidget(), 0
    while opened_by is not None:
        opened_by, above = opened_by.window().parentWidget(), above + 1
    return isinstance(widget, QMenu), above


def is_blank(image: QImage) -> bool:
    """Whether there is only one colour in it."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) < 2


def texts(widget: QWidget) -> list[str]:
    """What this widget alone says; a secret being typed says nothing."""
    if isinstance(widget, QAbstractButton):
        return [widget.text().replace("&&", "&"), widget.accessibleName()]
    if isinstance(widget, QLabel):
        return [widget.text()]
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        return [widget.placeholderText() if not widget.text() else "" if hidden else widget.text()]
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return [widget.toPlainText()]
    if isinstance(widget, QComboBox):
        return [widget.currentText()]
    if isinstance(widget, QAbstractSpinBox):
        return [widget.text()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(index) for index in range(widget.count())]
    if isinstance(widget, QMenu):
        return [action.text() for action in widget.actions()]
    return [widget.accessibleName()]
