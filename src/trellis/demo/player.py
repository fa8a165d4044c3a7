"""Plays the day in the real window and writes the pictures. A step that does not show what it should ends it loudly."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSize, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from trellis import app, paths
from trellis.demo import eyes
from trellis.demo.day import DAY
from trellis.demo.hands import Hands, Missed
from trellis.demo.today import Today
from trellis.exchange.sample import Sample

FAILED = "failed.png"
SIZE = QSize(1280, 800)
LAST_WORD = 20_000
"""Milliseconds the window has to close after the last step."""


OF_THE_PLATFORM = "This plugin does not support "
"""How the offscreen platform says what it leaves out; that is no fault of a window."""


def play(desk: Path, sample: Sample, pictures: Path, say: Callable[[str], None]) -> int:
    """Play the day on the desk file; 0 when every step showed what it should. `say` tells how it goes."""
    for old in (*pictures.glob("[0-9][0-9]-*.png"), *pictures.glob(FAILED)):
        old.unlink()
    player = _Player(desk, sample, pictures, say)
    qInstallMessageHandler(_pass_on)
    code = app.main(desk, watch=player.watch)
    notes = [note for note in paths.log_dir().glob("crash*.txt") if note.stat().st_size]
    for note in notes:
        say(note.read_text(encoding="utf-8", errors="replace"))
    backups = list(desk.parent.rglob("*.trellis"))
    if player.failed or notes or code:
        return 1
    say(f"{player.drawn} pictures are in {pictures}.")
    return 0 if len(backups) > 1 else 1


class _Player:
    def __init__(self, desk: Path, sample: Sample, pictures: Path, say: Callable[[str], None]) -> None:
        self._desk, self._sample, self._pictures, self._say = desk, sample, pictures, say
        self.failed, self.drawn = True, 0

    def watch(self, start: app.Start) -> None:
        """Begin when the event loop does."""
        start.window.resize(SIZE)
        QApplication.setCursorFlashTime(0)  # no picture depends on when the cursor blinks
        QTimer.singleShot(0, start, lambda: self._play(start))

    def _play(self, start: app.Start) -> None:
        hands = Hands(start.window, lambda: start.worker is not None and start.worker.busy)
        step = ""
        try:
            for step, do in DAY:
                do(Today(hands, self._sample, self._desk))
                self._draw(hands, step)
            self.failed = False
        except Missed as missed:
            self._say(f"The step “{step}” went wrong: {missed}")
        except Exception:
            self._say(f"The step “{step}” broke:\n{traceback.format_exc()}")
        if self.failed:
            eyes.picture(start.window).save(str(self._pictures / FAILED))
        QTimer.singleShot(LAST_WORD, start, lambda: QApplication.exit(1))
        start.window.close()

    def _draw(self, hands: Hands, step: str) -> None:
        hands.rest()
        image = eyes.picture(hands.window)
        if image.size() != SIZE or eyes.is_blank(image):
            raise Missed(f"the picture is blank or {image.width()}x{image.height()}")
        self.drawn += 1
        name = self._pictures / f"{self.drawn:02d}-{step.replace(' ', '-')}.png"
        if not _plain(image).save(str(name)):
            raise Missed(f"the picture could not be written to {name}")


def _pass_on(_: QtMsgType, __: QMessageLogContext, said: str | None) -> None:
    """What Qt complains of goes to standard error as ever."""
    if said and not said.startswith(OF_THE_PLATFORM):
        print(said, file=sys.stderr, flush=True)


def _plain(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_RGB888)
