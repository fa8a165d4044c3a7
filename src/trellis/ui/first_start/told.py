"""What the first start is told, and what it asks for: plain values and the hands that do things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from trellis.rules.sign_in import RecoverySheet
from trellis.ui.worker import Worker


class Place(StrEnum):
    """The three answers to where the desk lives."""

    EVERYONE = "everyone"
    ACCOUNT = "account"
    OTHER = "other"


class Problem(StrEnum):
    """What keeps a folder from holding a new desk; the words of `trellis.paths.PlaceTrouble` and one more."""

    MISSING = "missing"
    NOT_A_FOLDER = "not a folder"
    NOT_WRITABLE = "not writable"
    NETWORK_SHARE = "network share"
    HAS_DESK = "has a desk"


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A folder, looked at. Without a `problem` a desk can be made there (the folder itself may still be missing).

    `detail` has the system's own words; `command` is the line an administrator runs once, where that helps; `desk` is
    the path of the desk that is there already.
    """

    place: Place
    folder: str
    problem: Problem | None = None
    detail: str = ""
    command: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class NewDesk:
    """The desk somebody wants."""

    place: Place
    folder: str
    name: str
    preferred_name: str
    family_name: str
    pronouns: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A desk just made. `worker` has it open with its advisor signed in; `sheet` is shown once and then dropped."""

    sheet: RecoverySheet
    worker: Worker


class Hands(Protocol):
    """What the composition root does for the first start. Answers come back on the window's thread."""

    def look(self, place: Place, folder: str, then: Callable[[PlaceTold], None]) -> None:
        """Looks at a folder without leaving anything in it."""

    def make(self, wanted: NewDesk, then: Callable[[Made], None], failed: Callable[[Exception], None]) -> None:
        """Makes the desk, whole or not at all, opens it and signs its advisor in."""

    def unmake(self, then: Callable[[], None]) -> None:
        """Closes and deletes the desk `make` has just made."""
