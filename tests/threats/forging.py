"""What a student with a database program, the sources of Trellis and an afternoon can do to a copy of a desk file.

`make_school` makes a desk with decisions of every kind; `Forger` changes a copy of it behind Trellis' back, from one
column up to writing all of history anew and signing it with keys of one's own.

The projects of the desk:

- bell: Maya's, approved by Julia, with a file in its completion, which Ben approved
- lamp: Deshawn's, approved by Julia
- pump: Maya's, changes asked for by Ben, then approved by him
- kite: Deshawn's, approved by Carol, whose key Julia retired since
- sign: Maya's, approved by Julia, who then took it back
- robot: Deshawn's, approved by Julia, then changed and declined by Ben: the last thing anybody signed

`earlier` is a copy from before that decline. After it a student works on; nobody signed that yet.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import FIRST, OTHER_WORDS, WORDS, approved, decided, opened, proposed, written
from trellis.desk.desk import Desk
from trellis.rules import history
from trellis.rules import keys as rules
from trellis.rules.history import Report
from trellis.rules.keys import AdvisorKey, Head, Pair, Retirement, RootRecord
from trellis.rules.people import Person, Role
from trellis.rules.projects import Page
from trellis.rules.proposal import PartName
from trellis.rules.sign_in import Expected, Source
from trellis.rules.signoffs import Comment, Decision, Gate, Signoff, head_text
from trellis.store.ids import new_id
from trellis.store.records import SIGNOFF, SUBMISSION, Kind
from trellis.store.verify import verify

CAROL_WORDS = "thicket marble yonder lamp"
SECRETS = {"julia": WORDS, "ben": OTHER_WORDS, "carol": CAROL_WORDS}


@dataclass(frozen=True)
class School:
    """A desk file, an earlier copy of it, and ids of people and projects."""

    path: Path
    earlier: Path
    crew: Crew
    people: Mapping[str, UUID]
    projects: Mapping[str, UUID]
    code: str

    def copied(self, folder: Path) -> School:
        """A copy to attack."""
        return replace(self, path=Path(shutil.copy(self.path, folder / "copy.trellis")))


def make_school(folder: Path) -> School:
    """The desk described above."""
    path, earlier, clock = folder / "desk.trellis", folder / "earlier.trellis", Clock()
    crew = make_file(path)
    with opened(path, clock) as desk:
        code = desk.keys.make_root(crew.advisor, WORDS).value.code
        people, projects = _before_the_decline(desk, crew, folder, clock)
    shutil.copy(path, earlier)
    with opened(path, clock) as desk:
        robot = projects["robot"]
        acting(desk, crew.deshawn)
        written(desk, robot, {PartName.QUESTION: "Can it be done with less?"})
        desk.projects.submit(robot, Gate.PROPOSAL)
        decided(desk, robot, people["ben"], Decision.DECLINE, "Too dear", OTHER_WORDS)
        acting(desk, crew.maya)
        desk.projects.check_in(projects["pump"], "Bought a hose", minutes=20)
    return School(path, earlier, crew, people, projects, code)


def _before_the_decline(desk: Desk, crew: Crew, folder: Path, clock: Clock) -> tuple[dict[str, UUID], dict[str, UUID]]:
    people = {"julia": crew.advisor}
    desk.keys.sign_in(crew.advisor, WORDS)
    for name, words in (("ben", OTHER_WORDS), ("carol", CAROL_WORDS)):
        advisor = Person(new_id(), name.title(), "Reyes", role=Role.ADVISOR)
        people[name] = desk.people.add(advisor).value.id
        desk.keys.add_advisor_keys(people[name], words)
    desk.keys.sign_out()
    projects = {"bell": approved(desk, crew.maya, crew.advisor)}
    _completed(desk, projects["bell"], people["ben"], folder)
    clock.pass_(hours=1)
    projects["lamp"] = approved(desk, crew.deshawn, crew.advisor, title="A lamp")
    projects["pump"] = _changed(desk, crew, people["ben"])
    clock.pass_(hours=1)
    projects["kite"] = approved(desk, crew.deshawn, people["carol"], CAROL_WORDS, title="A kite")
    projects["sign"] = approved(desk, crew.maya, crew.advisor, title="A sign")
    acting(desk, crew.advisor)
    desk.signoffs.revoke(projects["sign"], "The wrong one", WORDS)
    desk.keys.retire(people["carol"], "She left the school", WORDS)
    clock.pass_(hours=1)
    projects["robot"] = approved(desk, crew.deshawn, crew.advisor, title="A robot")
    return people, projects


def _completed(desk: Desk, project: UUID, advisor: UUID, folder: Path) -> None:
    note = folder / "notes.txt"
    note.write_bytes(b"It rings at 90 dB")
    desk.projects.add_file(project, note, FIRST, "What I measured")
    desk.projects.reach(project, FIRST)
    desk.projects.reflect(project, "I would begin with the phone next time.")
    desk.projects.submit(project, Gate.COMPLETION, "Listen to it in room 3")
    decided(desk, project, advisor, Decision.APPROVE, "Loud and clear", OTHER_WORDS)


def _changed(desk: Desk, crew: Crew, advisor: UUID) -> UUID:
    project = proposed(desk, crew.maya, title="A pump")
    asked = [Comment("c1", "How much water?", PartName.MAKE, True)]
    decided(desk, project, advisor, Decision.CHANGES, "Nearly", OTHER_WORDS, comments=asked)
    desk.signoffs.answer(project, "c1", "Ten litres")
    written(desk, project, {PartName.MAKE: "A pump for ten litres a minute."})
    desk.projects.submit(project, Gate.PROPOSAL)
    decided(desk, project, advisor, Decision.APPROVE, "Go ahead", OTHER_WORDS)
    return project


# Looking


def page(school: School, name: str) -> Page:
    """The page of a project as its owner sees it in the copy."""
    with closing(sqlite3.connect(school.path)) as file:
        (owner,) = file.execute("select owner from project where id = ?", (school.projects[name].bytes,)).fetchone()
    with opened(school.path) as desk:
        return acting(desk, UUID(bytes=owner)).projects.page(school.projects[name])


def told(report: Report) -> dict[str, list[str]]:
    """What `verify` says, by kind."""
    found: dict[str, list[str]] = {}
    for fault in report.faults:
        found.setdefault(fault.kind, []).append(fault.said)
    return found


def head_of(path: Path) -> Expected:
    """Fingerprint and newest signed head of a file, as an advisor would have written them down."""
    report = verify(path)
    seq, hash = rules.read_head(report.head)
    return Expected(Source.GIVEN, fingerprint=report.fingerprint, seq=seq, hash=hash)


# Changing


@contextmanager
def forging(school: School) -> Iterator[Forger]:
    """The copy, open in another program."""
    with closing(sqlite3.connect(school.path, isolation_level=None)) as file:
        file.row_factory = sqlite3.Row
        yield Forger(file, school)


class Forger:
    """Another program with the file open, and everything Trellis' sources tell about it."""

    def __init__(self, file: sqlite3.Connection, school: School) -> None:
        self.file = file
        self.school = school
        (desk,) = file.execute("select id from desk").fetchone()
        self.desk = UUID(bytes=desk)

    def run(self, statement: str, *values: Any) -> int:
        """A statement that has to change something; returns how many rows it changed."""
        changed = self.file.execute(statement, values).rowcount
        assert changed > 0, f"nothing was changed by {statement}"
        return changed

    def one(self, query: str, *values: Any) -> Any:
        """The first column of the first row."""
        return self.file.execute(query, values).fetchone()[0]

    def id(self, table: str, project: str, where: str = "1") -> bytes:
        """Id of the last row of a project that fits."""
        query = f"select id from {table} where project = ? and {where} order by pk desc limit 1"
        return bytes(self.one(query, self.school.projects[project].bytes))

    # History

    @property
    def last(self) -> int:
        """Number of the newest line."""
        return int(self.one("select max(seq) from history"))

    @property
    def signed(self) -> int:
        """Number of the newest line under a signed head."""
        return int(self.one("select max(seq) from head"))

    def line_of(self, noun: str, subject: bytes, action: str = "%") -> int:
        """Number of the newest line about something."""
        query = "select max(seq) from history where noun = ? and subject = ? and action like ?"
        return int(self.one(query, noun, subject, action))

    def delete_lines(self, seqs: Sequence[int]) -> None:
        """Takes lines out and closes the gap."""
        for seq in seqs:
            self.run("delete from history where seq = ?", seq)
        rest = [s for (s,) in self.file.execute("select seq from history where seq > ? order by seq", (min(seqs),))]
        for number, seq in enumerate(rest, start=min(seqs)):
            self.run("update history set seq = ? where seq = ?", number, seq)

    def make_room(self, seq: int, lines: int) -> None:
        """Moves lines on, so that some fit in at `seq`."""
        for at in range(self.last, seq - 1, -1):
            self.run("update history set seq = ? where seq = ?", at + lines, at)

    def put_line(
        self, seq: int, noun: str, subject: bytes, action: str, changes: Mapping[str, Any], actor: UUID
    ) -> None:
        """A line that says whatever one likes; its hash is right once `recompute` has run."""
        stamp = self.file.execute("select stamp from history where seq = ?", (seq - 1,)).fetchone()[0]
        self.run(
            "insert into history (seq, station, intent, stamp, actor, noun, subject, action, changes, salt,"
            " commitment, hash) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, x'00', x'00')",
            *(seq, uuid4().bytes, stamp, actor.bytes, noun, subject, action),
            *(history.canonical(changes).decode(), uuid4().bytes),
        )

    def append(self, noun: str, subject: bytes, action: str, changes: Mapping[str, Any], actor: UUID) -> None:
        """A line at the end that fits in every way."""
        seq = self.last + 1
        self.put_line(seq, noun, subject, action, changes, actor)
        self.recompute(seq)

    def retell(self, seq: int, **values: Any) -> None:
        """Has a line tell other values: what the fields became."""
        changes = json.loads(self.one("select changes from history where seq = ?", seq))
        for name, value in values.items():
            changes[name] = [changes[name][0] if name in changes else None, value]
        text = history.canonical(changes).decode()
        self.run("update history set changes = ? where seq = ?", text, seq)

    def recompute(self, start: int = 1) -> None:
        """Computes commitments and hashes of all lines from one on, so that they fit."""
        before = self.one("select hash from history where seq = ?", start - 1) if start > 1 else history.GENESIS
        for line in self.file.execute("select * from history where seq >= ? order by seq", (start,)).fetchall():
            before = self.link(line, before)

    def link(self, line: sqlite3.Row, before: bytes) -> bytes:
        """Has one line fit behind a hash; returns its own."""
        commitment = history.commit(line["salt"], line["changes"].encode())
        hash = history.link(
            before,
            intent=UUID(bytes=line["intent"]),
            stamp=line["stamp"],
            actor=UUID(bytes=line["actor"]) if line["actor"] else None,
            noun=line["noun"],
            subject=UUID(bytes=line["subject"]),
            action=line["action"],
            commitment=commitment,
        )
        self.run("update history set commitment = ?, hash = ? where seq = ?", commitment, hash, line["seq"])
        return hash

    # Rows

    def record(self, kind: Kind[Any], id: bytes) -> Any:
        """A row as Trellis reads it."""
        names = ", ".join(f'"{name}"' for name in kind.fields)
        row = self.file.execute(f"select {names} from {kind.table.name} where id = ?", (id,)).fetchone()
        return kind.load(tuple(row))

    def write(self, kind: Kind[Any], record: Any) -> None:
        """Writes a record over its row, or as a new one."""
        values = kind.row(record)
        names = ", ".join(f'"{name}"' for name in values)
        self.file.execute(f"delete from {kind.table.name} where id = ?", (record.id.bytes,))
        self.run(f"insert into {kind.table.name} ({names}) values ({', '.join('?' * len(values))})", *values.values())

    def plain(self, kind: Kind[Any], record: Any) -> dict[str, Any]:
        """What a line tells of a new record."""
        return {name: [None, value] for name, value in kind.plain(record).items() if value not in (None, "", [])}

    # Keys

    def pair(self, who: str, words: str = "") -> Pair:
        """Private keys of an advisor whose passphrase one saw typed."""
        person = self.school.people[who]
        row = self.file.execute("select id, wrapped from key where person = ?", (person.bytes,)).fetchone()
        bound = rules.wrap_bound(self.desk, person, UUID(bytes=row["id"]))
        seeds = rules.unwrap(row["wrapped"], words or SECRETS[who], bound)
        assert seeds, "the passphrase is known"
        return Pair(seeds)

    def key(self, who: str) -> AdvisorKey:
        """The newest key of an advisor as the file has it."""
        query = "select * from key where person = ? order by pk desc"
        row = dict(self.file.execute(query, (self.school.people[who].bytes,)).fetchone())
        for name in ("id", "person", "certified_by", "replaces"):
            row[name] = UUID(bytes=row[name]) if row[name] else None
        row.pop("pk")
        return AdvisorKey(**row)

    def write_key(self, key: AdvisorKey) -> None:
        """Writes a key over its row, or as a new one."""
        self.file.execute("delete from key where id = ?", (key.id.bytes,))
        values = {
            name: value.bytes if isinstance(value := getattr(key, name), UUID) else value
            for name in AdvisorKey.__dataclass_fields__
        }
        self.run(f"insert into key ({', '.join(values)}) values ({', '.join('?' * len(values))})", *values.values())

    # Signing

    def resigned(self, signoff: Signoff, pair: Pair, key: UUID, signer: UUID | None = None) -> Signoff:
        """A sign-off over what its version says now, signed with keys of one's own."""
        content = self.one("select content from submission where id = ?", signoff.submission.bytes)
        made = replace(signoff, key=key, signer=signer or signoff.signer)
        return made.signed_by(self.desk, content, pair)

    def heads_before(self, seq: int) -> tuple[str, ...]:
        """Heads as a sign-off whose line is `seq` covers them."""
        station = UUID(bytes=self.one("select id from station where pk = 1"))
        return (head_text(station, seq - 1, self.one("select hash from history where seq = ?", seq - 1)),)

    def cited(self, project: str, count: int) -> str:
        """What the decision numbered `count` cites: the hash of the one before it."""
        if count == 1:
            return ""
        query = "select id from signoff where project = ? and count = ?"
        before = self.record(SIGNOFF, self.one(query, self.school.projects[project].bytes, count - 1))
        content = self.one("select content from submission where id = ?", before.submission.bytes)
        return str(before.hash(self.desk, content))

    def sign_heads(self, pairs: Mapping[UUID, Pair]) -> None:
        """Signs all heads anew over the lines as they are now; `pairs` are by key id."""
        rows = self.file.execute("select h.*, s.id as at from head h join station s on s.pk = h.station").fetchall()
        for row in rows:
            if (pair := pairs.get(UUID(bytes=row["key"]))) is None:
                continue
            hash = self.one("select hash from history where seq = ?", row["seq"])
            head = Head(UUID(bytes=row["at"]), row["seq"], hash, row["signed"], UUID(bytes=row["key"]))
            signature = head.signed_by(self.desk, pair).signature
            self.run("update head set hash = ?, signature = ? where pk = ?", hash, signature, row["pk"])

    def sign_everything(self, pairs: Mapping[UUID, Pair]) -> None:
        """Writes all of history anew and signs every decision and head in it with these keys (by key id)."""
        before = history.GENESIS
        for line in self.file.execute("select * from history order by seq").fetchall():
            if line["noun"] == "signoff":
                signoff = self.record(SIGNOFF, line["subject"])
                name = next(n for n, id in self.school.projects.items() if id == signoff.project)
                again = replace(signoff, heads=self.heads_before(line["seq"]), previous=self.cited(name, signoff.count))
                again = self.resigned(again, pairs[signoff.key], signoff.key)
                self.write(SIGNOFF, again)
                text = history.canonical(self.plain(SIGNOFF, again)).decode()
                self.run("update history set changes = ? where seq = ?", text, line["seq"])
                line = self.file.execute("select * from history where seq = ?", (line["seq"],)).fetchone()
            before = self.link(line, before)
        self.sign_heads(pairs)

    def new_root(self, advisor: Pair, recovery: Pair) -> None:
        """Another root record for the same desk, made as Trellis makes one."""
        created = json.loads(self.one("select record from root"))["created"]
        public = advisor.signing_public, recovery.signing_public, recovery.exchange_public
        root = rules.make_root(RootRecord(self.desk, created, *public), advisor, recovery)
        self.run(
            "update root set record = ?, advisor_signature = ?, recovery_signature = ?",
            *(root.record.statement().decode(), root.advisor_signature, root.recovery_signature),
        )

    def retirement(self) -> Retirement:
        """The one retirement of the desk."""
        row = dict(self.file.execute("select * from retirement").fetchone())
        row.pop("pk")
        for name in ("id", "key", "signer"):
            row[name] = UUID(bytes=row[name])
        return Retirement(**row)


def pair_of(word: str) -> Pair:
    """Keys anybody can make."""
    return Pair(hashlib.sha512(word.encode()).digest())


def version_of(forger: Forger, project: str, number: int) -> Any:
    """A version of a project as Trellis reads it."""
    query = "select id from submission where project = ? and number = ?"
    return forger.record(SUBMISSION, forger.one(query, forger.school.projects[project].bytes, number))
