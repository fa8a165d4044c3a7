"""Words that could not be saved are not lost: they wait as their author's own draft until they can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from trellis.rules.errors import Trouble

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

T = TypeVar("T")


def or_aside(desk: Desk, place: str, words: str, write: Callable[[Desk], T]) -> T:
    """Writes; keeps the words as a draft at `place` where that fails, and forgets the draft where it does not.

    On the worker's thread. Raises what `write` raises.
    """
    try:
        done = write(desk)
    except Trouble:
        desk.tickets.save_draft(place, words)
        raise
    desk.tickets.save_draft(place, "")
    return done
