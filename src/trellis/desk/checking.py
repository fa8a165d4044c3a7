"""Checking the open desk against its history. Open to everybody, as `trellis verify` is: it tells nobody's words."""

from __future__ import annotations

from trellis.desk.intents import Frame
from trellis.rules.history import Report
from trellis.rules.sign_in import Pinned
from trellis.store.looking import Progress, Stop
from trellis.store.verify import verify


class Checks:
    """What `verify` finds in the open desk."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def verify(
        self, progress: Progress | None = None, stop: Stop | None = None, *, pinned: Pinned | None = None
    ) -> Report:
        """Checks the file as it is at this moment, through a connection of its own; others may work on meanwhile."""
        return verify(self._frame.database.path, progress, stop, pinned=pinned)
