"""Who is here: coloured initials and names in a grid; letters narrow it, arrows walk it, Enter or a click picks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from trellis.rules.people import Role, fold
from trellis.rules.sign_in import SignInName
from trellis.ui.avatars import paint_avatar
from trellis.ui.controls import Muted, scrolled
from trellis.ui.text import plain_tip
from trellis.ui.theme import look, size, space

WIDE, HIGH, GAP, MOST_COLUMNS = 132, 120, 12, 6
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class NameTile(QAbstractButton):
    """One face: initials, name, and a word below where there is something to say."""

    def __init__(self, name: SignInName, parent: QWidget) -> None:
        super().__init__(parent)
        self.person = name
        self._below = self._word()
        self.setText(name.shown.replace("&", "&&"))
        self.setAccessibleName(f"{name.shown}, {self._below}" if self._below else name.shown)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        plain_tip(self, name.shown)

    def _word(self) -> str:
        if not self.person.has_secret:
            return self.tr("not set up yet")
        return {Role.ADVISOR: self.tr("advisor"), Role.LEAD: self.tr("lead")}.get(self.person.role, "")

    def sizeHint(self) -> QSize:
        """All tiles are alike."""
        return QSize(look().px(WIDE), look().px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card; a shade under the mouse; the accent ring on focus."""
        theme, px, painter = look().theme, look().px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.colour("sunken" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(box, px(12), px(12))
        side = px(48)
        paint_avatar(
            painter,
            QRectF(box.center().x() - side / 2, box.top() + px(14), side, side),
            self.person.shown,
            self.person.id.bytes,
        )
        line = QRectF(box.left() + px(8), box.top() + px(68), box.width() - px(16), px(20))
        for text, colour, font in (
            (self.person.shown, "ink", look().font(14, 600)),
            (self._below, "muted", look().font(12)),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
            line.translate(0, px(20))


class _Grid(QWidget):
    """The tiles in centred rows, as many beside each other as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[NameTile] = []
        self._columns = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        look().changed.connect(self.place)

    def place(self) -> None:
        """Put every tile that is not narrowed away in its place."""
        shown = self.shown()
        wide, high, gap = (look().px(n) for n in (WIDE, HIGH, GAP))
        self._columns = max(1, min(MOST_COLUMNS, len(shown) or 1, (self.width() + gap) // (wide + gap)))
        left = (self.width() - self._columns * (wide + gap) + gap) // 2
        for index, tile in enumerate(shown):
            down, across = divmod(index, self._columns)
            tile.setGeometry(left + across * (wide + gap), down * (high + gap), wide, high)
        rows = -(-len(shown) // self._columns)
        self.setMinimumHeight(max(0, rows * (high + gap) - gap))

    def shown(self) -> list[NameTile]:
        """The tiles that are not narrowed away, in order."""
        return [tile for tile in self.tiles if not tile.isHidden()]

    def beside(self, tile: NameTile, across: int, down: int) -> NameTile | None:
        """The tile next to this one, or None at the edge."""
        shown = self.shown()
        wanted = shown.index(tile) + across + down * self._columns
        return shown[wanted] if 0 <= wanted < len(shown) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit now."""
        super().resizeEvent(event)
        self.place()


class Names(QWidget):
    """The field that narrows, and the grid."""

    picked = Signal(object)
    """The `SignInName` somebody chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type your name"))
        self.field.setAccessibleName(self.tr("Type your name"))
        self.field.setMaxLength(80)
        size(self.field, width=280)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self._grid = _Grid()
        self._none = Muted("")
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._none.hide()
        layout = QVBoxLayout(self)
        space(layout, gap=16)
        layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._none)
        layout.addWidget(scrolled(self._grid), 1)
        self.setFocusProxy(self.field)

    def set_names(self, names: Sequence[SignInName]) -> None:
        """Show these people; nothing flickers when they are the same as before."""
        if [tile.person for tile in self._grid.tiles] == list(names):
            return
        held = next((tile.person.id for tile in self._grid.tiles if tile.hasFocus()), None)
        for tile in self._grid.tiles:
            tile.hide()
            tile.deleteLater()
        self._grid.tiles = [NameTile(name, self._grid) for name in names]
        for tile in self._grid.tiles:
            tile.clicked.connect(lambda _=False, name=tile.person: self.picked.emit(name))
            tile.installEventFilter(self)
            tile.show()
        self._narrow(self.field.text())
        again = next((tile for tile in self._grid.tiles if tile.person.id == held), None)
        if again is not None:
            again.setFocus()

    def tiles(self) -> list[NameTile]:
        """The tiles now shown, in order."""
        return self._grid.shown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the tiles, Enter picks, letters go to the field wherever the focus is."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, shown = event.key(), self.tiles()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field:
            if shown and (key == Qt.Key.Key_Down or (key in _ARROWS and not self.field.text())):
                shown[0].setFocus()
                return True
            if enter:
                if shown and self.field.text().strip():
                    shown[0].click()
                return True
        elif isinstance(watched, NameTile):
            return self._walk(watched, event, enter)
        return super().eventFilter(watched, event)

    def _walk(self, tile: NameTile, event: QKeyEvent, enter: bool) -> bool:
        if enter:
            tile.click()
            return True
        if event.key() in _ARROWS:
            across, down = _ARROWS[Qt.Key(event.key())]
            beside = self._grid.beside(tile, across, down)
            (beside or (self.field if down < 0 else tile)).setFocus()
            return True
        letters = event.text()
        if letters.isprintable() and letters.strip():
            self.field.setFocus()
            self.field.insert(letters)
            return True
        return False

    def _narrow(self, letters: str) -> None:
        wanted = fold(letters).split()
        for tile in self._grid.tiles:
            words = fold(tile.person.shown).split()
            tile.setVisible(all(any(word.startswith(piece) for word in words) for piece in wanted))
        left = self._grid.shown()
        self._none.setVisible(not left)
        if self._grid.tiles:
            self._none.setText(self.tr("Nobody's name begins with these letters."))
        self._grid.place()
