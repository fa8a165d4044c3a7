"""Checking the open desk against its history. Open to everybody, as `trellis verify` is: it tells nobody's words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from trellis.desk.intents import Frame
from trellis.rules import keys
from trellis.rules.history import Report
from trellis.rules.sign_in import Expected, Pinned, Source
from trellis.store import desk as desk_store
from trellis.store.looking import Progress, Stop
from trellis.store.verify import verify

Recall = Callable[[UUID], Pinned | None]


def expectations(trust: str = "", head: str = "", stick: Path | None = None) -> list[Expected]:
    """What a desk file is to be held against, as people give it: a fingerprint, `SEQ:HASH`, the file of a stick.

    Raises Invalid for what is no fingerprint or head, Trouble for a stick's file that cannot be read.
    """
    found = []
    if trust or head:
        seq, hash = keys.read_head(head) if head else (0, b"")
        fingerprint = keys.read_fingerprint(trust) if trust else ""
        found.append(Expected(Source.GIVEN, fingerprint=fingerprint, seq=seq, hash=hash))
    if stick:
        from trellis.exchange.stick import read_stick

        kept = read_stick(stick)
        found.append(Expected(Source.STICK, kept.desk, kept.fingerprint, kept.seq, kept.hash))
    return found


class Checks:
    """What `verify` finds in the open desk."""

    def __init__(self, frame: Frame, recall: Recall | None = None) -> None:
        """`recall` tells what this computer remembers of a desk outside its file."""
        self._frame = frame
        self._recall = recall or (lambda _: None)

    def verify(
        self,
        progress: Progress | None = None,
        stop: Stop | None = None,
        *,
        trust: str = "",
        head: str = "",
        stick: Path | None = None,
    ) -> Report:
        """Checks the file as it is at this moment, through a connection of its own; others may work on meanwhile.

        It is held against what this computer remembers, too: a file that went back in time is told. `trust`, `head`
        and `stick` are what else it is held against, see `expectations`.
        """
        given = expectations(trust, head, stick)
        with self._frame.database.read() as connection:
            about = desk_store.about(connection)
        pinned = self._recall(about[0]) if about else None
        return verify(self._frame.database.path, progress, stop, pinned=pinned, given=given)
