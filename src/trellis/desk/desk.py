"""A whole open desk: the nouns' intents side by side, handed as one object to the window and the command line."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from trellis.desk import stations
from trellis.desk.backup import Backups
from trellis.desk.checking import Checks
from trellis.desk.history import History
from trellis.desk.intents import Frame, utc_now
from trellis.desk.keys import Keys
from trellis.desk.people import People
from trellis.desk.settings import DeskSettings
from trellis.desk.tickets import Tickets
from trellis.desk.transfer import Transfer
from trellis.rules.errors import Trouble
from trellis.rules.keys import KdfCost
from trellis.rules.sign_in import Pinned
from trellis.store.sqlite import Database


class Desk:
    """An open desk file. Use it from one thread at a time and close it when done."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime] = utc_now,
        pin: Callable[[Pinned], None] | None = None,
        cost: KdfCost | None = None,
        profile_folder: Path = Path(),
    ) -> None:
        """`pin` keeps outside the file what an advisor signed at sign-out; `cost` of secrets is lower in tests only.

        `profile_folder` holds the import profiles that ship with Trellis.
        """
        self.frame = Frame(database, clock=clock)
        self.keys = Keys(self.frame, cost=cost, pin=pin)
        self.people = People(self.frame)
        self.tickets = Tickets(self.frame)
        self.history = History(self.frame)
        self.settings = DeskSettings(self.frame)
        self.backups = Backups(self.frame)
        self.checks = Checks(self.frame)
        self.transfer = Transfer(self.frame, profile_folder)

    @property
    def path(self) -> Path:
        return self.frame.database.path

    def close(self) -> None:
        """Closes the file; sign out first, so that an advisor's session ends with a signed head."""
        with contextlib.suppress(Trouble):
            stations.remember(self.frame.database, self.frame.station[0])
        self.frame.database.close()
