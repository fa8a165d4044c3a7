"""What a person does: clicks and keys, sent to the window as the system sends them, and patience in between.

Nothing is reached around the screen: a button that is hidden, covered, disabled or scrolled out of sight cannot be
pressed, and a key goes to whatever has the focus. Each wait has an end, and says what it waited for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QScrollArea,
    QTabBar,
    QWidget,
)

from trellis.demo import eyes

PATIENCE = 20.0
"""Seconds until a wait is given up; the slowest single thing, proving a passphrase, takes far less than one."""
CALM = 0.06
"""Seconds in which nothing may be under way before the window counts as idle."""
GLANCE = 0.02
"""Seconds between two looks at the screen, which reads every word of it."""
SHORT_TIMERS = 0.3
"""Seconds the longest rest of typing lasts before the window asks the desk by itself."""

AWAY = "Put this note away"
"""The name of the button that puts a note away."""

NAMED_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


class Missed(Exception):
    """Something that should be on the screen is not."""


class Hands:
    """Clicks and keys for one window. `busy` says whether its desk is at work."""

    def __init__(self, window: QWidget, busy: Callable[[], bool]) -> None:
        self.window, self._busy = window, busy

    # Looking

    def see(self, *texts: str) -> None:
        """Wait until all of this is on the screen, in whatever lies on top."""
        self.until(lambda: not self._missing(texts), lambda: f"to see {self._missing(texts)}")
        self.rest()

    def see_no(self, *texts: str) -> None:
        """Wait until none of this is on the screen."""
        self.until(lambda: len(self._missing(texts)) == len(texts), lambda: f"that {texts} are gone")
        self.rest()

    def rest(self) -> None:
        """Wait until the desk has answered everything and nothing more is asked."""
        calm_since = time.monotonic()
        end = calm_since + PATIENCE
        while time.monotonic() - calm_since < CALM:
            if self._busy():
                calm_since = time.monotonic()
            if time.monotonic() > end:
                raise Missed("the window did not come to rest")
            self._turn()

    def until(self, true: Callable[[], bool], what: Callable[[], str]) -> None:
        """Wait until something is true; raises Missed with `what` when patience ends."""
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end:
                raise Missed(f"waited {PATIENCE:.0f} s {what()}; there was: {self.read()}")
            self._turns(GLANCE)

    def read(self) -> list[str]:
        """All words on top of the screen."""
        return list(eyes.words(eyes.on_top(self.window)))

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys such as "Ctrl+K", "Down", "C", one after the other."""
        for key in keys:
            QTest.keySequence(self._in_front(), QKeySequence(key))
            self.rest()

    def type(self, text: str) -> None:
        """Type a text, letter by letter, into whatever has the focus."""
        for letter in text:
            key = NAMED_KEYS.get(letter, Qt.Key.Key_unknown)
            if letter.isascii() and letter.isalnum():
                key = Qt.Key(ord(letter.upper()))
            held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._in_front(), key, letter, held)
        self.pause(SHORT_TIMERS)

    def pause(self, seconds: float) -> None:
        """Leave the window alone for a moment, so that it does what it does by itself, and wait until it is idle."""
        self._turns(seconds)
        self.rest()

    # Clicks

    def click(self, name: str) -> None:
        """Click the button, entry or field of this name; the first one in sight, once it keeps its place."""
        seen: list[tuple[QWidget | None, QRect]] = [(None, QRect())]

        def still() -> bool:
            seen.append(self._place(name))
            return seen[-1][0] is not None and seen[-1] == seen[-2]

        self.until(still, lambda: f"for something named “{name}” to click")
        target = seen[-1][0]
        assert target is not None
        self._click(target, target.visibleRegion().boundingRect())

    def click_row(self, text: str, times: int = 1) -> None:
        """Click the first row in sight that says this text."""

        def found() -> Iterator[tuple[QWidget, QRect]]:
            for view in eyes.seen(eyes.on_top(self.window)):
                if isinstance(view, QAbstractItemView):
                    for index in eyes.rows(view):
                        if text in eyes.said(index):
                            yield view.viewport(), view.visualRect(index)

        self.until(lambda: next(found(), None) is not None, lambda: f"for a row with “{text}”")
        viewport, box = next(found())
        self._click(viewport, box.intersected(viewport.rect()), times)

    def click_tab(self, text: str) -> None:
        """Click the tab whose word begins so."""

        def found() -> Iterator[tuple[QTabBar, int]]:
            for bar in eyes.seen(eyes.on_top(self.window)):
                if isinstance(bar, QTabBar):
                    yield from ((bar, n) for n in range(bar.count()) if bar.tabText(n).startswith(text))

        self.until(lambda: next(found(), None) is not None, lambda: f"for a tab “{text}”")
        bar, number = next(found())
        self._click(bar, bar.tabRect(number))

    def click_menu(self, text: str) -> None:
        """Click an entry of the menu that is open."""
        self.until(lambda: isinstance(eyes.on_top(self.window), QMenu), lambda: f"for a menu with “{text}”")
        menu = eyes.on_top(self.window)
        assert isinstance(menu, QMenu)
        action = next((action for action in menu.actions() if action.text() == text and action.isEnabled()), None)
        if action is None:
            raise Missed(f"the menu has no “{text}”: {self.read()}")
        self._click(menu, menu.actionGeometry(action))

    def tidy(self) -> None:
        """Put the notes at the bottom away, one by one."""
        while self._named(AWAY) is not None:
            self.click(AWAY)

    def scroll_to(self, name: str) -> None:
        """Turn the wheel over the page until something of this name is in sight."""
        turned = 0
        while self._named(name) is None:
            area = next((a for a in eyes.seen(eyes.on_top(self.window)) if _can_scroll(a)), None)
            if area is None or turned > 60:
                raise Missed(f"nothing named “{name}”, however far one scrolls: {self.read()}")
            middle = area.mapTo(area.window(), area.rect().center())
            QTest.wheelEvent(_window_of(area), middle, QPoint(0, -120))
            turned += 1
            self.rest()

    # How

    def _click(self, target: QWidget, box: QRect, times: int = 1) -> None:
        place = target.mapTo(target.window(), box.center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseMove(_window_of(target), place)
        for _ in range(times):
            QTest.mouseClick(_window_of(target), left, none, place)
        self.rest()

    def _place(self, name: str) -> tuple[QWidget | None, QRect]:
        """What is named so, and where on the window it is to be seen."""
        target = self._named(name)
        if target is None:
            return None, QRect()
        box = target.visibleRegion().boundingRect()
        return target, QRect(target.mapTo(target.window(), box.topLeft()), box.size())

    def _named(self, name: str) -> QWidget | None:
        """What can be pressed or typed into under this name: buttons first, then fields, whole names before parts."""
        there = [w for w in eyes.seen(eyes.on_top(self.window)) if w.isEnabled() and not isinstance(w, QLabel)]
        buttons = [w for w in there if isinstance(w, QAbstractButton)]
        fields = [w for w in there if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        for widget in (*buttons, *fields, *there):
            if name == widget.accessibleName() or name in eyes.texts(widget):
                return widget
        return next((w for w in buttons if w.accessibleName().startswith(name)), None)

    def _missing(self, texts: tuple[str, ...]) -> list[str]:
        there = self.read()
        return [text for text in texts if not any(text in words for words in there)]

    def _in_front(self) -> QWindow:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return _window_of(app.activePopupWidget() or app.focusWidget() or eyes.on_top(self.window))

    def _turns(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._turn()

    def _turn(self) -> None:
        """One turn of the event loop, deletions included, as at its top.

        Where no window manager hands the focus back when a dialog has closed, it is handed back here.
        """
        if QApplication.activeWindow() is None:
            eyes.on_top(self.window).activateWindow()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)


def _window_of(widget: QWidget) -> QWindow:
    handle = widget.window().windowHandle()
    if handle is None:
        raise Missed("the window is not on the screen")
    return handle


def _can_scroll(widget: QWidget) -> bool:
    if not isinstance(widget, (QScrollArea, QAbstractItemView)):
        return False
    bar = widget.verticalScrollBar()
    return bar.value() < bar.maximum()
