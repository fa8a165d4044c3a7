"""The idle time: late by a quarter at most, never early, and dear only until the next touch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from trellis.ui.idle import IdleWatch


class Target(QObject):
    """What the test sends events to; whatever else happens in the application does not count."""


class Counting(IdleWatch):
    """Counts the events it is shown."""

    seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += isinstance(watched, Target)
        return super().eventFilter(watched, event)


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Counting]:
    """A watch whose clock rings when the test says so; it rang once, so that it looks for a touch."""
    made = Counting(QCoreApplication.instance())  # type: ignore[arg-type]
    made.start(3600)
    made._clock.stop()
    made._ring()
    yield made
    made.stop()
    made.deleteLater()


def send(*kinds: QEvent.Type) -> None:
    target = Target()
    for kind in kinds:
        QCoreApplication.sendEvent(target, QEvent(kind))


def test_a_touch_is_looked_for_once_in_a_quarter_of_the_time(watch: Counting) -> None:
    send(QEvent.Type.Polish, QEvent.Type.MouseMove, *[QEvent.Type.Polish] * 50, QEvent.Type.KeyPress)
    assert watch.seen == 2, "nothing is looked at after the first touch"
    watch._ring()
    send(QEvent.Type.Polish)
    assert watch.seen == 3, "but from the next ring on"


def test_nothing_is_looked_at_right_after_signing_in(qtbot: QtBot) -> None:
    watch = Counting(QCoreApplication.instance())  # type: ignore[arg-type]
    watch.start(3600)
    send(QEvent.Type.Polish, QEvent.Type.KeyPress)
    assert watch.seen == 0
    watch.stop()
    watch.deleteLater()


@pytest.mark.parametrize("touch", [QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.InputMethod])
def test_four_rings_without_a_touch_make_the_time(watch: Counting, qtbot: QtBot, touch: QEvent.Type) -> None:
    with qtbot.assertNotEmitted(watch.idle):
        for _ in range(3):
            watch._ring()
        send(touch)
        for _ in range(4):
            watch._ring()
    with qtbot.waitSignal(watch.idle, timeout=1000):
        watch._ring()
