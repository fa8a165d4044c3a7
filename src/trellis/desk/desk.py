"""A whole open desk: the nouns' intents side by side, handed as one object to the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from trellis.desk.history import History
from trellis.desk.intents import Frame, utc_now
from trellis.desk.people import People
from trellis.desk.settings import DeskSettings
from trellis.desk.tickets import Tickets
from trellis.store.sqlite import Database


class Desk:
    """An open desk file. Use it from one thread at a time and close it when done."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime] = utc_now) -> None:
        self.frame = Frame(database, clock=clock)
        self.people = People(self.frame)
        self.tickets = Tickets(self.frame)
        self.history = History(self.frame)
        self.settings = DeskSettings(self.frame)

    @property
    def path(self) -> Path:
        return self.frame.database.path

    def close(self) -> None:
        self.frame.database.close()
