"""Intents on the desk itself: its name and what an advisor decides for everybody."""

from __future__ import annotations

import dataclasses

from trellis.desk.intents import Done, Frame
from trellis.rules.desk import DeskInfo, Settings, Station
from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.people import clean_line
from trellis.store import desk as store
from trellis.store import keys as key_store


class DeskSettings:
    """Name and settings of the desk."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def info(self) -> DeskInfo:
        """What the window's frame says; read before anybody signs in, so it holds nobody's data."""
        with self._frame.database.read() as connection:
            id, name, settings = store.about(connection)  # type: ignore[misc]
            station = next(s for s in store.stations(connection) if s[0] == self._frame.station[0])
            fingerprint = key_store.trust(connection).fingerprint
            return DeskInfo(id, name, Station(station[1], station[2]), settings, fingerprint)

    def rename(self, name: str) -> Done[str]:
        """Gives the desk another name."""
        with self._frame.changing("desk.rename") as step:
            step.permit()
            cleaned = clean_line(name)[:80]
            if not cleaned:
                raise Invalid("name", tr("A desk needs a name."), tr("For example: Riverside High Help Desk."))
            store.rename(step.connection, cleaned)
            step.ledger.note("desk", self.info().id, "rename")
            return step.done(cleaned)

    def save(self, wanted: Settings, read: Settings | None = None) -> Done[Settings]:
        """Decides lock time, categories, the priority table and where backups go.

        `read` is what `wanted` was made from: then only what differs is written, so that what another advisor decided
        meanwhile stays. Returns the settings as they are now.
        """
        with self._frame.changing("desk.settings") as step:
            step.permit()
            settings = _decided(wanted, read, self._frame.settings(step.connection)) if read else wanted
            if not 1 <= settings.lock_minutes <= 60:
                raise Invalid("lock_minutes", tr("Lock after 1 to 60 minutes."), tr("5 is a good choice."))
            if not settings.categories:
                raise Invalid("categories", tr("Keep at least one category."), tr("Other is enough."))
            if not 1 <= settings.reminder_days <= 30:
                raise Invalid("reminder_days", tr("Remind after 1 to 30 days."), tr("2 is a good choice."))
            store.save_settings(step.connection, settings)
            step.ledger.note("desk", self.info().id, "settings")
            return step.done(settings)


def _decided(wanted: Settings, read: Settings, now: Settings) -> Settings:
    """The settings `now` with what differs between `read` and `wanted`, of the priority table each field by itself."""
    names = [field.name for field in dataclasses.fields(Settings) if field.name != "priorities"]
    fields = {n: getattr(wanted, n) for n in names if getattr(wanted, n) != getattr(read, n)}
    table = {where: priority for where, priority in wanted.priorities.items() if read.priorities.get(where) != priority}
    return dataclasses.replace(now, **fields, priorities={**now.priorities, **table})
