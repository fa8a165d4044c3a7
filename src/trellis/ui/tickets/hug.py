"""Two scroll areas for narrow rooms: one as high as its content where there is room, one that scrolls only at need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from trellis.ui.theme import size


class Hug(QScrollArea):
    """A scroll area that takes the height of what it holds, as long as there is room, so that the editor follows it."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        _quiet(self, inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        size(self, min_height=72)
        inside.installEventFilter(self)
        self._following = False
        self.verticalScrollBar().rangeChanged.connect(self._range)

    def follow_end(self) -> None:
        """Show the end once what was just written is there."""
        self._following = True

    def sizeHint(self) -> QSize:
        """As high as the content at this width."""
        width = max(self.viewport().width(), self._inside.minimumSizeHint().width())
        height = self._inside.heightForWidth(width)
        return QSize(width, height if height > 0 else self._inside.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside wants another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _range(self, _: int, most: int) -> None:
        if self._following:
            self._following = False
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(most))


class Least(QScrollArea):
    """Gives its content all the room there is, and scrolls only when even its smallest height does not fit.

    (A plain scroll area would give content that wraps its whole wanted height, so that nothing inside ever shrinks.)
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside, self._holder = inside, QWidget()
        inside.setParent(self._holder)
        _quiet(self, self._holder)
        inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height at least."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside changed."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout, width = self._inside.layout(), self.viewport().width()
        if layout is None:
            return
        least = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else layout.minimumSize().height()
        self._holder.setMinimumSize(layout.minimumSize().width(), least)
        self._inside.setGeometry(0, 0, width, max(least, self.viewport().height()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the content, as low as a scroll area may be."""
        return QSize(self._inside.minimumSizeHint().width(), super().minimumSizeHint().height())


def _quiet(area: QScrollArea, inside: QWidget) -> None:
    """No frame and no ground of its own."""
    if not inside.property("kind"):
        inside.setProperty("kind", "clear")
    inside.setAutoFillBackground(False)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
