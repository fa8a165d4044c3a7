"""Sign-off: what an advisor decided about a version, signed so that nobody can forge, move or alter it unseen.

A `Signoff` is signed over its `statement`: a format tag, the desk, the project, the version word for word, the SHA-256
of every file in it, the decision with its comments, its number, the hash of the decision before it, who signed with
which key and when, and the newest line of every station's history at that moment. `weigh` says of each sign-off of a
project why it does not hold; nothing is believed because a row says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.history import canonical
from trellis.rules.language import tr
from trellis.rules.proposal import PartName
from trellis.rules.tickets import words as clean_words

if TYPE_CHECKING:
    from trellis.rules.keys import Pair, Trust

FORMAT = "trellis-signoff-1"
SAID_LIMIT = 4_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DEFAULT_REMINDER = 2
"""Days after which Today reminds an advisor of what waits."""

DEFAULT_QUESTIONS = (
    "Is it the student's own question?",
    "What will they know by the end that they do not know now?",
    "Is the first step small enough to begin this week?",
    "Who could help, and do they know about it?",
    "What happens if the main idea does not work?",
    "Who is it for, and how will they hear of it?",
    "Is anything in it unsafe, or somebody else's secret?",
)
"""Questions worth asking: shipped, and each desk's to change (`Settings.questions`)."""


class Gate(StrEnum):
    """What is decided: whether to begin, or whether it is complete."""

    PROPOSAL = "proposal"
    COMPLETION = "completion"


class Decision(StrEnum):
    """What an advisor can say. `REVOKE` takes one of the others back."""

    APPROVE = "approve"
    CHANGES = "changes"
    DECLINE = "decline"
    REVOKE = "revoke"


class Doubt(StrEnum):
    """Why a sign-off does not hold."""

    VERSION = "version"
    KEY = "key"
    RETIRED = "retired"
    SIGNATURE = "signature"
    ORDER = "order"
    MISSING = "missing"
    HISTORY = "history"
    RECORD = "record"
    FILE = "file"


def doubt_word(doubt: Doubt) -> str:
    """The end of the sentence "This approval does not hold: ..."."""
    return {
        Doubt.VERSION: tr("the version it was given for is missing or was changed"),
        Doubt.KEY: tr("it is not signed by an advisor of this desk"),
        Doubt.RETIRED: tr("its key had been retired by then"),
        Doubt.SIGNATURE: tr("what was signed is not what stands in the file now"),
        Doubt.ORDER: tr("a decision before it is missing or was changed"),
        Doubt.MISSING: tr("a decision made after it is missing or was changed"),
        Doubt.HISTORY: tr("the history it was signed over is missing or was changed"),
        Doubt.RECORD: tr("what the file says about this project is not what its history tells"),
        Doubt.FILE: tr("a file handed in with it is missing or was changed"),
    }[doubt]


@dataclass(frozen=True, slots=True)
class Comment:
    """What an advisor says about one part (or about all, where `part` is None); `must` is not up for choice."""

    key: str
    text: str
    part: PartName | None = None
    must: bool = False


@dataclass(frozen=True, slots=True)
class Signoff:
    """One decision, immutable. `count` numbers a project's decisions from 1; `number` is the version's.

    `previous` is the hash of the decision before it in hex, `comments` canonical JSON (`read_comments`), `heads` the
    newest line of each station as `station:seq:hash`, `revokes` the number of the decision that is taken back (0 for
    none).
    """

    id: UUID
    project: UUID
    submission: UUID
    gate: Gate
    number: int
    decision: Decision
    note: str
    comments: str
    count: int
    previous: str
    revokes: int
    signer: UUID
    key: UUID
    at: datetime
    heads: tuple[str, ...]
    signature: bytes = field(default=b"", repr=False)
    version: int = 1

    def told(self, desk: UUID, content: str) -> dict[str, Any]:
        """What is signed, as plain JSON values; `content` is the version's text. Raises ValueError on no JSON."""
        return {**self._around(desk), "comments": json.loads(self.comments), "content": json.loads(content)}

    def statement(self, desk: UUID, content: str) -> bytes:
        """The exact bytes that are signed: the canonical form of what is told, for a version's canonical text.

        A version is long and canonical already, so it is put in as it stands: any other text makes other bytes.
        Raises ValueError on comments that are no JSON.
        """
        comments, around = canonical({"comments": json.loads(self.comments)}), canonical(self._around(desk))
        # Of the names, sorted, "comments" and "content" are the first.
        return b'%b,"content":%b,%b' % (comments[:-1], content.encode("utf-8", "surrogatepass"), around[1:])

    def _around(self, desk: UUID) -> dict[str, Any]:
        """All that is told but the version's text and the comments."""
        return {
            "format": FORMAT,
            "desk": desk.hex,
            "signoff": self.id.hex,
            "project": self.project.hex,
            "submission": self.submission.hex,
            "gate": self.gate.value,
            "version": self.number,
            "decision": self.decision.value,
            "note": self.note,
            "count": self.count,
            "previous": self.previous,
            "revokes": self.revokes,
            "signer": self.signer.hex,
            "key": self.key.hex,
            "time": _milliseconds(self.at),
            "heads": list(self.heads),
        }

    def hash(self, desk: UUID, content: str) -> str:
        """What the next decision cites: SHA-256 over statement and signature, in hex."""
        return hashlib.sha256(self.statement(desk, content) + self.signature).hexdigest()

    def signed_by(self, desk: UUID, content: str, pair: Pair) -> Signoff:
        """The sign-off with its signature."""
        return replace(self, signature=pair.sign(self.statement(desk, content)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a student says to one comment of a sign-off."""

    id: UUID
    project: UUID
    signoff: UUID
    comment: str
    body: str
    by: UUID
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class PeerReview:
    """A draft review by somebody of the team: a hint for the advisor and the student, never a decision."""

    id: UUID
    project: UUID
    submission: UUID
    author: UUID
    body: str
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


def _milliseconds(at: datetime) -> int:
    """Milliseconds since 1970 UTC, cut off as the file cuts them: what is signed is what stands there."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def head_text(station: UUID, seq: int, hash: bytes) -> str:
    """The newest line of a station as a sign-off covers it."""
    return f"{station.hex}:{seq}:{hash.hex()}"


def read_head(text: str) -> tuple[UUID, int, bytes]:
    """Station, number and hash of a line; raises ValueError when it is none."""
    station, seq, hash = text.split(":")
    return UUID(hex=station), int(seq), bytes.fromhex(hash)


# Comments


def comments_text(comments: Iterable[Comment]) -> str:
    """Comments as canonical JSON."""
    told = [{"key": c.key, "text": c.text, "part": c.part and c.part.value, "must": c.must} for c in comments]
    return canonical(told).decode("utf-8")


def read_comments(text: str) -> tuple[Comment, ...]:
    """Comments from their JSON; raises ValueError when it is none."""
    try:
        return tuple(
            Comment(c["key"], c["text"], PartName(c["part"]) if c["part"] else None, c["must"])
            for c in json.loads(text)
        )
    except (KeyError, TypeError) as error:
        raise ValueError("these are no comments") from error


def said(field: str, text: str) -> str:
    """Words about a project, cleaned; raises Invalid when they are too long."""
    cleaned = clean_words(text)
    if len(cleaned) > SAID_LIMIT:
        raise Invalid(field, tr("This is longer than {most} characters.", most=SAID_LIMIT), tr("Shorten it."))
    return cleaned


def fit_to_decide(decision: Decision, note: str, comments: Iterable[Comment]) -> None:
    """Raises Invalid for a decision that leaves the student without a reason."""
    if decision is Decision.CHANGES and not note and not tuple(comments):
        raise Invalid("note", tr("Say what should change."), tr("Pin a comment to a part, or write a note."))
    if decision in (Decision.DECLINE, Decision.REVOKE) and not note:
        raise Invalid("note", tr("Give a reason."), tr("One sentence the student can do something with."))


# What holds


@dataclass(frozen=True, slots=True)
class Found:
    """What the file says around a sign-off: `line` is the number of the history line that tells of it (0 for none).

    `covered` says that every head it covers stands in history, and the end of its key, where that was retired, under
    a head of somebody else's; `files` are the digests whose bytes are there and fit.
    """

    line: int
    covered: bool
    files: Collection[str]


NOTHING = Found(0, False, ())


def weigh(
    trust: Trust,
    signoffs: Iterable[Signoff],
    contents: Mapping[UUID, tuple[int, Gate, str]],
    found: Mapping[UUID, Found],
    decisions: int,
    gone: Collection[UUID] = (),
) -> dict[UUID, tuple[Doubt, ...]]:
    """Which sign-offs of one project do not hold, and why; those that do are not in it.

    `contents` are number, gate and text of its versions (those taken back included), `found` what the file says around
    each sign-off, `decisions` how many were made, `gone` the versions taken back: nobody can do that once they are
    decided, unless the decision was revoked.
    """
    doubts: dict[UUID, tuple[Doubt, ...]] = {}
    listed = sorted(signoffs, key=lambda s: (s.count, s.at, s.id))
    missing = [Doubt.MISSING] if len(listed) < decisions else []
    last = {s.submission: s.decision for s in listed}
    before = ""
    for count, signoff in enumerate(listed, start=1):
        version = contents.get(signoff.submission)
        statement = _statement(trust.desk, signoff, version)
        why = missing + _why(trust, signoff, version, statement, found.get(signoff.id, NOTHING))
        if signoff.count != count or signoff.previous != before:
            why.append(Doubt.ORDER)
        if signoff.submission in gone and last[signoff.submission] is not Decision.REVOKE:
            why.append(Doubt.VERSION)
        before = hashlib.sha256(statement + signoff.signature).hexdigest() if statement else "missing"
        if why:
            doubts[signoff.id] = tuple(dict.fromkeys(why))
    return _with_earlier(listed, doubts)


def _with_earlier(listed: Iterable[Signoff], doubts: Mapping[UUID, tuple[Doubt, ...]]) -> dict[UUID, tuple[Doubt, ...]]:
    """Doubts about decisions, and about those before one that cannot be believed: it may have taken them back.

    A missing file leaves no doubt about what was said.
    """
    found = dict(doubts)
    unclear = False
    for signoff in sorted(listed, key=lambda s: s.count, reverse=True):
        why = doubts.get(signoff.id, ())
        if unclear:
            found[signoff.id] = tuple(dict.fromkeys((*why, Doubt.MISSING)))
        unclear = unclear or any(doubt is not Doubt.FILE for doubt in why)
    return found


def _why(
    trust: Trust, signoff: Signoff, version: tuple[int, Gate, str] | None, statement: bytes, found: Found
) -> list[Doubt]:
    from trellis.rules.keys import signed
    from trellis.rules.proposal import read

    why = []
    if version is None or version[:2] != (signoff.number, signoff.gate):
        why.append(Doubt.VERSION)
    signer = trust.trusted.get(signoff.key)
    if signer is None or signer.key.person != signoff.signer:
        why.append(Doubt.KEY)
    elif not signer.counts_at(found.line):
        why.append(Doubt.RETIRED)
    try:
        content = read(version[2]) if version else None
    except ValueError:
        return [*why, Doubt.VERSION]
    if signer and version and not signed(statement, signoff.signature, signer.key.signing_public):
        why.append(Doubt.SIGNATURE)
    if not found.line or not found.covered or not _follows(signoff, found.line):
        why.append(Doubt.HISTORY)
    if content and not {e.digest for e in content.evidence if e.digest} <= set(found.files):
        why.append(Doubt.FILE)
    return why


def _follows(signoff: Signoff, line: int) -> bool:
    """Whether its line of history comes right after the newest line it covers, where Trellis writes it.

    So a key that was retired cannot be made to have signed earlier without moving lines of history.
    """
    try:
        return line == max(read_head(text)[1] for text in signoff.heads) + 1
    except ValueError:
        return False


def _statement(desk: UUID, signoff: Signoff, version: tuple[int, Gate, str] | None) -> bytes:
    """What is signed, as the file has it now; empty when it cannot be put together."""
    try:
        return signoff.statement(desk, version[2]) if version else b""
    except ValueError:
        return b""
