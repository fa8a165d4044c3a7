"""Tickets in from a CSV file and out to one.

An import first looks (`look`): what is new, what is here already, who is unknown, what is wrong, row by row. Then it
happens whole or not at all. A ticket is known by its source and legacy id, so the same file twice makes no duplicates.
Files are read before the desk is locked, and written without locking it.
"""

from __future__ import annotations

from pathlib import Path

from trellis.desk import looking
from trellis.desk.exporting import Exporter, both_whole, require_place
from trellis.desk.importing import Imported, Importer, require_sound
from trellis.desk.intents import Done, Frame
from trellis.desk.looking import OWN, Files, Look, Progress, Stop
from trellis.exchange import profiles
from trellis.exchange import tickets as files
from trellis.exchange.sheets import Sheet, open_sheet
from trellis.rules.history import Change
from trellis.rules.language import tr
from trellis.rules.tickets import Query
from trellis.store import desk as desk_store
from trellis.store import tickets as ticket_store


class Transfer:
    """Import and export of tickets. `profile_folder` holds the import profiles (`resources/profiles`)."""

    def __init__(self, frame: Frame, profile_folder: Path) -> None:
        self._frame = frame
        self._folder = profile_folder

    def profiles(self) -> dict[str, str]:
        """Name and label of every import profile."""
        return {name: profiles.load(self._folder, name).label for name in profiles.names(self._folder)}

    def detect(self, path: Path) -> tuple[str, tuple[str, ...]]:
        """The profile that fits a file ("" for none) and what was found out about the file."""
        with self._frame.reading("tickets.import"):
            sheet = open_sheet(path)
        found = profiles.detect(self._folder, sheet)
        columns = tr("Columns: {columns}.", columns=profiles.listed(sheet.columns))
        return (found.name if found else ""), (_read_as(sheet), *sheet.notes, columns)

    def look(
        self,
        path: Path,
        profile: str,
        replies: Path | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Look:
        """Reads everything and writes nothing; raises Trouble when a file cannot be read at all.

        Progress is told in bytes.
        """
        with self._frame.reading("tickets.import") as (connection, _):
            return looking.look(connection, self._files(path, profile, replies, progress, stop))

    def import_tickets(
        self,
        path: Path,
        profile: str,
        replies: Path | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Done[Imported]:
        """Imports all or nothing; raises NotImported at the first row with a problem, Cancelled when stopped.

        Progress is told twice from the beginning: in bytes while the files are read, in tickets while they are written.
        """
        with self._frame.reading("tickets.import"):
            files_in = self._files(path, profile, replies, progress, stop)
            rows = require_sound(files_in.read())
        with self._frame.changing("tickets.import") as step:
            step.permit()
            own = files_in.profile.guarded
            done = Importer(step, self._frame, own=own, progress=progress, stop=stop).take(rows)
            step.ledger.changes[:] = [Change("ticket", step.ledger.intent, "import")]
            return step.done(done)

    def export_tickets(
        self,
        path: Path,
        query: Query,
        replies: Path | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Done[int]:
        """Writes what a query shows, in its order, and the replies to a second file; returns how many tickets.

        Both files are there whole or neither is changed. A desk, a backup or a device is never written over.
        """
        own = profiles.load(self._folder, OWN)
        with self._frame.reading("tickets.export") as (connection, actor):
            require_place(path, replies)
            keys = ticket_store.listing(connection, query, actor.id).keys
            exporter = Exporter(connection, keys, progress, stop)
            with both_whole(replies) as draft:
                if draft:
                    files.write_replies(draft, exporter.replies(), own)
                count = files.write_tickets(path, exporter.tickets(), own)
        with self._frame.changing("tickets.export") as step:
            step.permit()
            about = desk_store.about(step.connection)
            assert about is not None, "an open desk has its row"
            step.ledger.note("desk", about[0], "export")
            return step.done(count)

    def _files(
        self, path: Path, profile: str, replies: Path | None, progress: Progress | None, stop: Stop | None
    ) -> Files:
        return Files(path, profiles.load(self._folder, profile), replies, progress, stop)


def _read_as(sheet: Sheet) -> str:
    """How a file is read, in a sentence."""
    names = {",": tr("commas"), ";": tr("semicolons"), "\t": tr("tabs"), "|": tr("bars")}
    encoding, between = sheet.encoding.label, names.get(sheet.delimiter, f"“{sheet.delimiter}”")
    if not sheet.header_line:
        return tr("Read as {encoding}, columns separated by {between}.", encoding=encoding, between=between)
    return tr(
        "Read as {encoding}, columns separated by {between}, header in line {line}.",
        encoding=encoding,
        between=between,
        line=sheet.header_line,
    )
