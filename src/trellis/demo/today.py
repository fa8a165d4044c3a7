"""Whose day it is: the hands at the window, and how the people of the desk sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trellis.demo.hands import Hands
from trellis.exchange.sample import Sample

if TYPE_CHECKING:
    from trellis.desk.desk import Desk


@dataclass(frozen=True)
class Today:
    """Whose hands these are, and how the people of the desk sign in."""

    hands: Hands
    sample: Sample
    desk: Path

    def elsewhere(self, who: str, do: Callable[[Desk], object]) -> None:
        """What somebody else does meanwhile in another window, on a connection of their own."""
        from trellis.desk.desk import Desk
        from trellis.store.sqlite import Database

        other = Desk(Database(self.desk))
        try:
            person = next(name.id for name in other.keys.names() if name.shown == who)
            other.keys.sign_in(person, self.sample.pin)
            do(other)
            other.keys.sign_out()
        finally:
            other.close()
