"""`verify`: whether a desk file is what its history says, and how far that can be promised.

Everything is read and nothing written, also in files of somebody else on disks that cannot be written. What is looked
at: every page and reference (SQLite), tables and triggers, the chain of each station, keys and signed heads, every row
against the lines about it, and the search index against the words. Settings, PINs, drafts and counters are not in
history and are not covered.

By itself a file cannot know that it was replaced as a whole, by an older copy of itself or by one with another root
record. So it is held against what is remembered outside it (`Expected`): on this computer, by an advisor, on a stick.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.history import Fault, Report
from trellis.rules.keys import Head
from trellis.rules.language import tr
from trellis.rules.sign_in import Expected, Pinned, Source
from trellis.store import chain, keys, looking, replay, search_check, signoffs
from trellis.store.beside import Beside
from trellis.store.chain import Findings
from trellis.store.looking import Progress, Stop
from trellis.store.records import moment
from trellis.store.sqlite import Broken

_CACHE_KIB = 32 * 1024
"""Pages kept in memory: rows and lines are read in the order of their ids, which is all over a file."""


def verify(
    path: Path,
    progress: Progress | None = None,
    stop: Stop | None = None,
    *,
    pinned: Pinned | None = None,
    given: Sequence[Expected] = (),
) -> Report:
    """Checks a desk file as it is at this moment; progress is told in lines of history and tickets.

    `pinned` is what this computer remembered outside the file, `given` what else it is held against. Raises Cancelled,
    or Trouble when the file is missing, no desk, or of a newer Trellis; damage is a fault in the report.
    """
    looking.require_file(path)
    before = looking.state(path)
    expected = (*([keys.remembered(pinned)] if pinned else []), *given)
    report = _verify(path, progress, stop, expected)
    if looking.state(path) != before:
        # Somebody began to write to a file nobody had open: now there is a log, and with it a fixed view of the file.
        report = _verify(path, progress, stop, expected)
    return report


def _verify(path: Path, progress: Progress | None, stop: Stop | None, expected: Sequence[Expected]) -> Report:
    try:
        try:
            return _look(path, progress, stop, expected, strict=True)
        except looking.NotUtf8:
            return _look(path, progress, stop, expected, strict=False)
    except Broken as broken:
        return _damaged(broken)


def _look(
    path: Path, progress: Progress | None, stop: Stop | None, expected: Sequence[Expected], *, strict: bool
) -> Report:
    with looking.reading(path, strict=strict) as connection:
        version = looking.desk_version(connection, path)
        connection.execute(f"PRAGMA cache_size={-_CACHE_KIB}")
        looking.check_schema(connection, version)
        connection.execute("BEGIN")
        check = _Check(connection, version, progress, stop, expected)
        with Beside(path, check.beside, stop, strict=strict) as beside:
            return check.report(beside)


def _damaged(broken: Trouble) -> Report:
    fault = Fault("damaged", broken.happened)
    return Report(0, 0, (fault,), tr("Nothing can be promised of a damaged file. Restore the newest backup."))


class _Check:
    """One run over one open file: lines, rows and signatures here, pages and the search index beside it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        version: int,
        progress: Progress | None,
        stop: Stop | None,
        expected: Sequence[Expected],
    ) -> None:
        self._connection = connection
        self._version = version
        self._progress = progress
        self._stop = stop
        self._expected = expected
        self._findings = Findings()
        self._lines, tickets = (
            connection.execute(f"select count(*) from {table}").fetchone()[0] for table in ("history", "ticket")
        )
        self._before_end = 2 * self._lines + signoffs.count(connection)
        self._of = self._before_end + tickets
        self._done_beside = 0

    def report(self, beside: Beside[Sequence[Fault]]) -> Report:
        """What was found, here and by `beside`."""
        for name in looking.strangers(self._connection, self._version):
            said = tr("The file holds something that Trellis did not make: {name}.", name=name[:80])
            self._findings.add("stranger", said)
        walked = chain.follow(self._connection, self._findings, self._tell)
        rows = replay.replay(self._connection, self._findings, lambda done: self._tell(self._lines + done))
        head, fingerprint, keys = self._keys()
        search = beside.found(lambda: self._tell(self._before_end))
        self._tell(self._before_end)  # raises when it was stopped: what SQLite left off beside may look like damage
        found = (*keys, *self._findings.all(), *search)
        return Report(
            lines=walked.lines,
            rows=rows,
            faults=found,
            promise=_promise(bool(found), walked, head, self._expected),
            head=f"{head.seq}:{head.hash.hex()}" if head else "",
            fingerprint=fingerprint,
        )

    def _tell(self, done: int) -> None:
        if self._stop and self._stop():
            raise Cancelled
        if self._progress:
            self._progress(min(done + self._done_beside, self._of), self._of)

    def _tell_beside(self, done: int) -> None:
        if self._stop and self._stop():
            raise Cancelled
        self._done_beside = done

    def _keys(self) -> tuple[Head | None, str, list[Fault]]:
        """The newest signed head that stands, the fingerprint, and what is wrong with keys, heads and expectations."""
        try:
            with _core(self._connection) as core:
                faults, trust = keys.faults(core), keys.trust(core)
                if signoffs.count(self._connection):
                    faults += signoffs.faults(core, trust, lambda done: self._tell(2 * self._lines + done))
                for one in self._expected:
                    faults += keys.against(core, one)
                return keys.last_head(core), trust.fingerprint, faults
        except (DBAPIError, TypeError, ValueError, AttributeError):
            # A value of a kind no key has: only somebody with another program puts it there.
            return None, "", [Fault("key", tr("The keys, signatures or versions in the file cannot be read."))]

    def beside(self, connection: sqlite3.Connection) -> Sequence[Fault]:
        """What is wrong with the search index; raises Broken when a page is."""
        search_check.prepare(connection)
        connection.execute("BEGIN")
        looking.check_pages(connection)
        findings = Findings()
        search_check.compare(connection, findings, self._tell_beside)
        return findings.all()


def _core(connection: sqlite3.Connection) -> closing[Connection]:
    """The same connection for queries written with SQLAlchemy; it stays open afterwards."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
    )
    return closing(engine.connect())


def _promise(faults: bool, walked: chain.Walked, head: Head | None, expected: Sequence[Expected]) -> str:
    """Up to where nothing can have been changed unseen, in a sentence or two."""
    if faults:
        return tr("Nothing is promised: look at what was found first.")
    furthest = max(expected, key=lambda one: one.seq, default=Expected(Source.COMPUTER))
    seq = max(head.seq if head else 0, furthest.seq)
    if seq:
        how = _signed(head) if head and head.seq == seq else _known_from(furthest.source)
        promise = tr("Up to line {seq} of history, {how}, nothing was changed, removed or moved.", seq=seq, how=how)
        said = [promise, _unsigned(walked.lines - seq)]
    else:
        said = [
            tr(
                "Lines and rows fit together, but nothing is promised yet: no advisor has signed this history, so"
                " whoever can write the file could have rewritten all of it. It is signed when an advisor signs out."
            )
        ]
    if walked.erased:
        count = walked.erased
        said.append(tr("Lines whose values were erased: {count}; the lines themselves still stand.", count=count))
    return " ".join(filter(None, said))


def _signed(head: Head) -> str:
    at = moment(head.time).astimezone(UTC)
    return tr("signed by an advisor on {day} at {time} UTC", day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")


def _known_from(source: Source) -> str:
    return {
        Source.COMPUTER: tr("remembered on this computer"),
        Source.GIVEN: tr("given to check against"),
        Source.STICK: tr("kept on the stick"),
    }[source]


def _unsigned(later: int) -> str:
    if later == 1:
        return tr("1 later line fits but is not signed yet.")
    return tr("{count} later lines fit together but are not signed yet.", count=later) if later > 0 else ""
