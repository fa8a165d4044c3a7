"""`verify` of a desk with 5,000 sign-offs and 100,000 lines of history, against the least such a check can cost.

The desk has 300 projects with about 17 decisions each, a signed head of history after each decision, files, and
tickets for the rest of the lines; all are made as Trellis makes them. The floor reads every row of the same file with
the standard library's sqlite3, hashes every line twice (its values, and its link) and every file once, and checks as
many Ed25519 signatures over the same bytes, put together beforehand.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.bench.measure import Result, side_by_side
from tests.bench.trellis_desk import fill
from tests.bench.words import tickets, vocabulary
from tests.desks import START, Crew
from tests.projects import PARTS, WORDS, opened
from trellis.rules import keys as rules
from trellis.rules.keys import Head, Pair
from trellis.rules.projects import File, Project, Submission
from trellis.rules.proposal import HandedIn, PartName, Proposal, Shown, as_text
from trellis.rules.signoffs import Decision, Gate, Signoff, head_text
from trellis.store import desk as desk_store
from trellis.store import keys as key_store
from trellis.store import projects as project_store
from trellis.store.ids import new_id
from trellis.store.ledger import Ledger
from trellis.store.records import FILE, PROJECT, SIGNOFF, SUBMISSION, milliseconds
from trellis.store.sqlite import Database
from trellis.store.verify import verify

PROJECTS = 300
FILES, FILE_BYTES = 60, 200_000
DECISIONS = (Decision.CHANGES, Decision.APPROVE, Decision.CHANGES, Decision.DECLINE)


def checks(folder: Path, signoffs: int = 5_000, lines: int = 100_000) -> Iterator[Result]:
    """The check with progress told, the floor in turn."""
    path = folder / "signed.trellis"
    crew = fill(path, tickets((lines - 3 * signoffs - PROJECTS - FILES) // 2))
    signed = _Signing(path, crew).fill(signoffs)
    heard: list[int] = []
    report = verify(path, lambda done, _: heard.append(done))
    assert report.sound, report.faults[:3]
    assert heard
    ours, floor = side_by_side(
        lambda: verify(path, lambda done, _: heard.append(done)), lambda: _floor(path, signed), runs=3
    )
    yield Result("verify", f"{signoffs:,} sign-offs, {report.lines:,} lines", ours, floor, 3)


@dataclass(frozen=True, slots=True)
class _Signed:
    """One signature in the file, and what it is over."""

    public: bytes
    signature: bytes
    statement: bytes


class _Signing:
    """Fills a desk with projects and decisions in one transaction, as an advisor who never sleeps would."""

    def __init__(self, path: Path, crew: Crew) -> None:
        with opened(path) as desk:
            desk.keys.make_root(crew.advisor, WORDS)
        self._database = Database(path, synchronous="OFF")
        self._crew = crew
        self._dice, self._words = Random(8), vocabulary()[:2_000]
        self.signed: list[_Signed] = []

    def fill(self, signoffs: int) -> list[_Signed]:
        """Writes so many decisions; returns every signature made."""
        with self._database.write() as connection:
            self._connection = connection
            self._number, self._station, letter = desk_store.stations(connection)[0]
            trust = key_store.trust(connection)
            self._desk, self._key = trust.desk, next(t.key for t in trust.trusted.values())
            bound = rules.wrap_bound(self._desk, self._crew.advisor, self._key.id)
            self._pair = Pair(rules.unwrap(self._key.wrapped, WORDS, bound) or b"")
            station = (self._number, letter)
            self._ledger = Ledger(connection, actor=self._crew.advisor, station=station, now=START + timedelta(days=1))
            each = [signoffs // PROJECTS + (n < signoffs % PROJECTS) for n in range(PROJECTS)]
            for number, count in enumerate(each):
                self._project(number, count)
            self._ledger.finish()
        self._database.close()
        return self.signed

    def _project(self, number: int, count: int) -> None:
        made = Project(new_id(), self._crew.maya, created=START)
        project = self._ledger.create(PROJECT, made, "start")
        shown = self._file(project.id) if number < FILES else ()
        before = ""
        for version, decision in zip(range(1, count + 1), cycle(DECISIONS), strict=False):
            content = as_text(HandedIn(self._proposal(), (self._crew.maya,), evidence=shown))
            at = START + timedelta(hours=version)
            handed = Submission(new_id(), project.id, version, Gate.PROPOSAL, content, self._crew.maya, at)
            self._ledger.create(SUBMISSION, handed, "submit")
            signoff = self._signoff(handed, decision, before)
            before = signoff.hash(self._desk, content)
            project = self._ledger.change(PROJECT, project, replace(project, decisions=version), "decided")
            self._head()

    def _file(self, project: UUID) -> tuple[Shown, ...]:
        data = self._dice.randbytes(FILE_BYTES)
        digest = hashlib.sha256(data).hexdigest()
        file = File(new_id(), project, "notes.png", "image/png", len(data), digest, self._crew.maya, START)
        project_store.add_data(self._connection, file.id, data)
        self._ledger.create(FILE, file, "add")
        return (Shown("file", file.name, "What I measured", "m1", digest),)

    def _proposal(self) -> Proposal:
        """About as long as students write: 300 words in six parts."""
        texts = (PartName.QUESTION, PartName.WHY, PartName.MAKE, PartName.WORKS, PartName.RISKS, PartName.HELPS)
        said = {name.value: " ".join(self._dice.choices(self._words, k=50)) for name in texts}
        return Proposal(**{**{name.value: content for name, content in PARTS.items()}, **said})  # type: ignore[arg-type]

    def _signoff(self, handed: Submission, decision: Decision, before: str) -> Signoff:
        seq, hash = self._ledger.head
        signoff = Signoff(
            new_id(),
            handed.project,
            handed.id,
            handed.gate,
            handed.number,
            decision,
            "Say how loud it has to be",
            "[]",
            handed.number,
            before,
            0,
            self._crew.advisor,
            self._key.id,
            handed.at,
            (head_text(self._station, seq, hash),),
        ).signed_by(self._desk, handed.content, self._pair)
        self._remember(signoff.signature, signoff.statement(self._desk, handed.content))
        return self._ledger.create(SIGNOFF, signoff, "sign")

    def _head(self) -> None:
        seq, hash = self._ledger.head
        head = Head(self._station, seq, hash, milliseconds(START), self._key.id).signed_by(self._desk, self._pair)
        key_store.add_head(self._connection, self._number, head)
        self._remember(head.signature, head.statement(self._desk))

    def _remember(self, signature: bytes, statement: bytes) -> None:
        self.signed.append(_Signed(self._key.signing_public, signature, statement))


def _floor(path: Path, signed: list[_Signed]) -> None:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
        before = b""
        for row in file.execute(
            "select intent, stamp, actor, noun, subject, action, commitment, salt, changes from history"
        ):
            *parts, salt, changes = row
            hashlib.sha256(salt + changes.encode()).digest()
            told = b"".join(part if isinstance(part, bytes) else (part or "").encode() for part in parts)
            before = hashlib.sha256(before + told).digest()
        for (data,) in file.execute("select data from file_data"):
            hashlib.sha256(data).hexdigest()
        tables = file.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (table,) in tables:
            if table not in ("history", "file_data"):
                for _ in file.execute(f'select * from "{table}"'):
                    pass
    for one in signed:
        Ed25519PublicKey.from_public_bytes(one.public).verify(one.signature, one.statement)
