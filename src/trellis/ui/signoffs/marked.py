"""Words with what was removed struck through on red and what was added underlined on green.

People's words are painted by ranges, so that nothing anybody wrote can become markup. Marks speak by a line as well as
by colour, and a screen reader says "removed" and "added".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from trellis.rules.worddiff import Piece, Was, differences
from trellis.ui.language import tr
from trellis.ui.theme import look

SPOKEN = 2_000
"""Characters of a text a screen reader is told at once; the whole text is one press away."""


def plain(text: str) -> tuple[Piece, ...]:
    """A text without marks."""
    return (Piece(Was.SAME, text),) if text else ()


def compared(before: str | None, after: str) -> tuple[Piece, ...]:
    """A text with marks against what it was; without marks where there is nothing to compare with (None)."""
    return plain(after) if before is None else differences(before, after)


def changed(pieces: Sequence[Piece]) -> bool:
    """Whether anything is marked."""
    return any(piece.was is not Was.SAME for piece in pieces)


def cut(pieces: Sequence[Piece], most: int) -> tuple[tuple[Piece, ...], int]:
    """The beginning of a text, cut between two words at about `most` characters, and how many changes are behind it."""
    shown: list[Piece] = []
    room = most
    for at, piece in enumerate(pieces):
        if len(piece.text) <= room:
            shown.append(piece)
            room -= len(piece.text)
            continue
        end = piece.text.rfind(" ", 0, room)
        kept = piece.text[: end if end > 0 else room]
        shown.append(Piece(piece.was, f"{kept} …"))
        return tuple(shown), _places(pieces[at:])
    return tuple(shown), 0


def _places(pieces: Sequence[Piece]) -> int:
    """In how many places something is marked: words and what stands for them now are one."""
    marked = [piece.was is not Was.SAME for piece in pieces]
    return sum(here and not before for before, here in pairwise([False, *marked]))


def spoken(pieces: Sequence[Piece]) -> str:
    """The text as a screen reader says it, with a word at each mark."""
    words = {Was.REMOVED: tr("removed: {words};"), Was.ADDED: tr("added: {words};")}
    told = " ".join(words[p.was].format(words=p.text.strip()) if p.was in words else p.text.strip() for p in pieces)
    return told[:SPOKEN]


class Marked(QWidget):
    """A wrapped text with marks. Laid out once for each width, theme and zoom."""

    def __init__(self, pieces: Sequence[Piece] = (), text_size: float = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = text_size
        self._pieces: tuple[Piece, ...] = ()
        self._laid: tuple[int, QTextLayout, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._anew)
        self.show_pieces(pieces)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these."""
        self._pieces = tuple(pieces)
        self.setAccessibleName(spoken(self._pieces))
        self._anew()

    def pieces(self) -> tuple[Piece, ...]:
        """What is shown."""
        return self._pieces

    def text(self) -> str:
        """All words, the removed ones too."""
        return "".join(piece.text for piece in self._pieces)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels needed at that width."""
        return self._lay(width)[2]

    def sizeHint(self) -> QSize:
        """A line as long as lines are read well."""
        width = look().px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(look().px(80), look().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines to be seen."""
        painter = QPainter(self)
        painter.setPen(look().theme.colour("ink"))
        self._lay(self.width())[1].draw(painter, QPointF(0, 0), [], QRectF(event.rect()))

    def _anew(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    def _lay(self, width: int) -> tuple[int, QTextLayout, int]:
        if self._laid is None or self._laid[0] != width:
            whole = "".join(text for _, text in _painted(self._pieces))
            layout = QTextLayout(whole.replace("\n", "\u2028"), look().font(self._size))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setFormats(self._ranges())
            layout.setCacheEnabled(True)
            top, gap = 0.0, look().px(3)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                line.setPosition(QPointF(0, top))
                top += line.height() + gap
            layout.endLayout()
            self._laid = width, layout, round(top)
        return self._laid

    def _ranges(self) -> list[QTextLayout.FormatRange]:
        # Qt counts in UTF-16, where a letter beyond the basic plane takes two places.
        found, at = [], 0
        for was, text in _painted(self._pieces):
            length = len(text.encode("utf-16-le", "surrogatepass")) // 2
            if was is not Was.SAME:
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = at, length, _format(was, self._size)
                found.append(one)
            at += length
        return found


def _painted(pieces: Sequence[Piece]) -> list[tuple[Was, str]]:
    """As it is painted: white space around marked words is plain, and between removed and added words there is some."""
    found: list[tuple[Was, str]] = []
    for piece in pieces:
        words = piece.text.strip()
        if piece.was is Was.SAME or not words:
            found.append((piece.was, piece.text))
            continue
        at = piece.text.index(words)
        if at == 0 and found and found[-1][0] not in (Was.SAME, piece.was):
            found.append((Was.SAME, " "))
        parts = (Was.SAME, piece.text[:at]), (piece.was, words), (Was.SAME, piece.text[at + len(words) :])
        found += [part for part in parts if part[1]]
    return found


def _format(was: Was, size: float) -> QTextCharFormat:
    ink, ground = look().theme.tone("red" if was is Was.REMOVED else "accent")
    font = QFont(look().font(size))
    font.setStrikeOut(was is Was.REMOVED)
    font.setUnderline(was is Was.ADDED)
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(ink)
    made.setBackground(ground)
    return made
