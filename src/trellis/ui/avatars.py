"""Coloured initials. The colour follows from the person's id, so one person looks the same everywhere."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trellis.rules.people import initials
from trellis.ui.theme import look

AVATAR_TONES = ("violet", "amber", "blue", "accent")
SIDE = 28


def tone_of(person_id: bytes | str) -> str:
    """The tone of a person: the same id gives the same tone on every machine and in every year."""
    raw = person_id.encode() if isinstance(person_id, str) else bytes(person_id)
    return AVATAR_TONES[hashlib.sha256(raw).digest()[0] % len(AVATAR_TONES)]


def paint_avatar(painter: QPainter, box: QRectF, name: str, person_id: bytes | str) -> None:
    """Paint the circle with initials into the square `box`."""
    ink, ground = look().theme.tone(tone_of(person_id))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(box)
    font = look().font(11, 700)
    font.setPixelSize(max(1, round(box.height() * 0.39)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(QWidget):
    """The circle with initials, `side` pixels wide at 100 %. Its tooltip and accessible name are the whole name."""

    def __init__(self, name: str, person_id: bytes | str, side: float = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)
        self.set_person(name, person_id)

    def set_person(self, name: str, person_id: bytes | str) -> None:
        """Show somebody else."""
        from trellis.ui.text import plain_tip

        self._name, self._id = name, person_id
        self.setAccessibleName(name)
        plain_tip(self, name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(look().px(self._side), look().px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle with initials."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name, self._id)
