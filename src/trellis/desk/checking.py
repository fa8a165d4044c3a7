"""Checking the open desk against its history. Open to everybody, as `trellis verify` is: it tells nobody's words."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trellis.desk.intents import Frame
from trellis.rules.history import Report
from trellis.rules.sign_in import Pinned
from trellis.store import desk as desk_store
from trellis.store.looking import Progress, Stop
from trellis.store.verify import verify

Recall = Callable[[UUID], Pinned | None]


class Checks:
    """What `verify` finds in the open desk."""

    def __init__(self, frame: Frame, recall: Recall | None = None) -> None:
        """`recall` tells what this computer remembers of a desk outside its file."""
        self._frame = frame
        self._recall = recall or (lambda _: None)

    def verify(self, progress: Progress | None = None, stop: Stop | None = None) -> Report:
        """Checks the file as it is at this moment, through a connection of its own; others may work on meanwhile.

        It is held against what this computer remembers, too: a file that went back in time is told.
        """
        with self._frame.database.read() as connection:
            about = desk_store.about(connection)
        pinned = self._recall(about[0]) if about else None
        return verify(self._frame.database.path, progress, stop, pinned=pinned)
