"""A whole open desk: the nouns' intents side by side, handed as one object to the window and the command line."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trellis.desk import stations
from trellis.desk.history import History
from trellis.desk.intents import Frame, utc_now
from trellis.desk.keys import Keys
from trellis.desk.people import People
from trellis.desk.settings import DeskSettings
from trellis.desk.tickets import Tickets
from trellis.rules.errors import Trouble
from trellis.rules.keys import KdfCost
from trellis.rules.sign_in import Pinned
from trellis.store.sqlite import Database

if TYPE_CHECKING:
    from trellis.desk.backup import Backups
    from trellis.desk.checking import Checks
    from trellis.desk.fairness import Fairness
    from trellis.desk.interests import Interests
    from trellis.desk.known import KnownAboutMe
    from trellis.desk.plan import Planning
    from trellis.desk.projects import ProjectIntents
    from trellis.desk.signoffs import Signoffs
    from trellis.desk.today import Todays
    from trellis.desk.transfer import Transfer


class Desk:
    """An open desk file. Use it from one thread at a time and close it when done.

    What nobody needs before the first tickets are on the screen is loaded when it is first asked for.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime] = utc_now,
        pin: Callable[[Pinned], None] | None = None,
        recall: Callable[[UUID], Pinned | None] | None = None,
        cost: KdfCost | None = None,
        resources: Path = Path(),
    ) -> None:
        """`pin` keeps outside the file what an advisor signed at sign-out, `recall` tells it again.

        `cost` of secrets is lower in tests only. `resources` is the folder with what ships with Trellis: import
        profiles and topics.
        """
        self.frame = Frame(database, clock=clock)
        self.keys = Keys(self.frame, cost=cost, pin=pin)
        self.people = People(self.frame)
        self.tickets = Tickets(self.frame)
        self.history = History(self.frame)
        self.settings = DeskSettings(self.frame)
        self._resources = resources
        self._cost = cost
        self._recall = recall

    @cached_property
    def backups(self) -> Backups:
        """Backups of this desk, and putting one in its place."""
        from trellis.desk.backup import Backups

        return Backups(self.frame)

    @cached_property
    def checks(self) -> Checks:
        """Whether history, rows and signatures agree."""
        from trellis.desk.checking import Checks

        return Checks(self.frame, self._recall)

    @cached_property
    def transfer(self) -> Transfer:
        """Import and export."""
        from trellis.desk.transfer import Transfer

        return Transfer(self.frame, self._resources / "profiles")

    @cached_property
    def interests(self) -> Interests:
        """Profiles and topics."""
        from trellis.desk.interests import Interests

        return Interests(self.frame, self.keys, self._resources / "topics.toml", self._cost)

    @cached_property
    def today(self) -> Todays:
        """The first page after sign-in."""
        from trellis.desk.today import Todays

        return Todays(self.frame, self.interests)

    @cached_property
    def plan(self) -> Planning:
        """Planning a block: who is here, the deal, gates."""
        from trellis.desk.plan import Planning

        return Planning(self.frame, self.interests)

    @cached_property
    def known(self) -> KnownAboutMe:
        """What the desk knows about whoever is signed in."""
        from trellis.desk.known import KnownAboutMe

        return KnownAboutMe(self.frame, self.interests)

    @cached_property
    def fairness(self) -> Fairness:
        """Measures over the term."""
        from trellis.desk.fairness import Fairness

        return Fairness(self.frame, self.interests)

    @cached_property
    def projects(self) -> ProjectIntents:
        """Projects, from a spark to a showcase."""
        from trellis.desk.projects import ProjectIntents

        return ProjectIntents(
            self.frame,
            self._resources,
            lambda project, signoff: self.signoffs.signature(project, signoff),
        )

    @cached_property
    def signoffs(self) -> Signoffs:
        """What advisors decide and sign."""
        from trellis.desk.signoffs import Signoffs

        return Signoffs(self.frame, self.keys)

    @property
    def path(self) -> Path:
        """The desk file."""
        return self.frame.database.path

    def close(self) -> None:
        """Closes the file; sign out first, so that an advisor's session ends with a signed head."""
        with contextlib.suppress(Trouble):
            stations.remember(self.frame.database, self.frame.station[0])
        self.frame.database.close()
