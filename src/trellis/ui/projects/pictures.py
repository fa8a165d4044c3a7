"""Pictures out of the desk's own bytes: decoded small, off the window's thread, within limits.

A picture is somebody's file. Its kind is the one its bytes say, of four; how large it would be is known before
anything is decoded, and what is too large or broken is not shown, only saved. Nothing else is ever loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trellis.rules.errors import Trouble
from trellis.rules.projects import File
from trellis.ui.context import Context
from trellis.ui.language import tr
from trellis.ui.text import plain_tip
from trellis.ui.theme import look, size
from trellis.ui.tickets.later import while_alive

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}
MOST_PIXELS = 40_000_000
"""A larger picture is not shown: unpacked it would take more than 160 MB."""
MOST_MEGABYTES = 192
SMALL, LARGE = QSize(240, 180), QSize(960, 720)


def is_picture(file: File) -> bool:
    """Whether its bytes said it is a picture that can be shown."""
    return file.media in FORMATS


def decoded(data: bytes, media: str, most: QSize) -> QImage | None:
    """The picture, at most that large; None for what is broken, too large or no picture. May run on any thread."""
    form = FORMATS.get(media)
    if form is None:
        return None
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    # Only the kind the bytes said: guessing would hand them to every reader there is.
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or whole.isEmpty() or whole.width() * whole.height() > MOST_PIXELS:
        return None
    if whole.width() > most.width() or whole.height() > most.height():
        small = whole.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(small)
    image = reader.read()
    return None if image.isNull() else image


def picture_of(desk: Desk, file: File, most: QSize) -> QImage | None:
    """The picture in a file of the desk; None where it cannot be shown. On the worker's thread."""
    try:
        record, data = desk.projects.file(file.project, file.id)
    except Trouble:  # the bytes were changed outside of Trellis, or are not for whoever looks: the page tells
        return None
    return decoded(data, record.media, most)


class Pictures(QObject):
    """The pictures of one screen by file: each is asked for once, and told when it is there."""

    def __init__(self, context: Context, most: QSize, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._most = context, most
        self._known: dict[UUID, QImage | None] = {}

    def ask(self, file: File, then: Callable[[QImage | None], None]) -> None:
        """Tell the picture of a file, at once where it is known; None when it cannot be shown."""
        if file.id in self._known:
            then(self._known[file.id])
            return

        def work(desk: Desk) -> QImage | None:
            return picture_of(desk, file, self._most)

        def told(image: QImage | None) -> None:
            self._known[file.id] = image
            then(image)

        self._context.worker.run(work, while_alive(self, told))


class Thumb(QWidget):
    """A small picture with round corners, or a word in its place: what kind of thing it is."""

    def __init__(self, word: str, width: int = 72, height: int = 54, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._image: QImage | None = None
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        size(self, width=width, height=height)

    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self._image is not None

    def word(self) -> str:
        """What stands there while there is no picture."""
        return self._word

    def show_picture(self, image: QImage | None) -> None:
        """The picture, or calmly that it cannot be shown."""
        self._image = image
        if image is None:
            self._word = tr("Not shown")
            self.setAccessibleName(tr("Picture that cannot be shown"))
            plain_tip(self, tr("This picture is not for you to see yet, damaged, or too large to be shown here."))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The middle of the picture, or the word."""
        theme, px, painter = look().theme, look().px, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box, path = QRectF(self.rect()), QPainterPath()
        path.addRoundedRect(box, px(6), px(6))
        painter.fillPath(path, theme.colour("sunken"))
        if self._image is None:
            painter.setFont(look().font(12, 500))
            painter.setPen(theme.colour("muted"))
            room = box.adjusted(px(4), 0, -px(4), 0)
            word = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)
            return
        painter.setClipPath(path)
        painter.drawImage(box, self._image, _middle(self._image.size(), box))


def _middle(whole: QSize, box: QRectF) -> QRectF:
    """The largest part of a picture, around its middle, that has the shape of the box."""
    scale = min(whole.width() / box.width(), whole.height() / box.height())
    width, height = box.width() * scale, box.height() * scale
    return QRectF((whole.width() - width) / 2, (whole.height() - height) / 2, width, height)
