"""The tables of a desk, as SQLModel classes: what a row is made of, nothing else.

Columns hold plain storage values: ids are 16 bytes, times milliseconds since 1970 UTC, days ISO text, lists lines of
text. `records` converts them to the dataclasses of `trellis.rules`. Migrations never import this file; a test compares
the two.
"""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel


class RawBytes(LargeBinary):
    """Bytes as the driver takes and gives them; wrapping each of them made an import a tenth slower."""

    cache_ok = True

    def bind_processor(self, dialect: Any) -> None:
        """Nothing to do on the way in."""

    def result_processor(self, dialect: Any, coltype: Any) -> None:
        """Nothing to do on the way out."""


Bytes = Annotated[bytes, Field(sa_type=RawBytes)]
MaybeBytes = Annotated[bytes | None, Field(sa_type=RawBytes)]


class DeskRow(SQLModel, table=True):
    __tablename__ = "desk"
    pk: int = Field(primary_key=True)
    id: Bytes
    name: str
    settings: str
    created: int


class StationRow(SQLModel, table=True):
    """A computer with its own counter and chain; `cites` is the head it grew from after a restore or a copy."""

    __tablename__ = "station"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    letter: str
    counter: int = 0
    cites: MaybeBytes = None
    created: int


class PersonRow(SQLModel, table=True):
    __tablename__ = "person"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    preferred_name: str
    family_name: str
    pronouns: str
    role: str
    trainee: int
    left: str | None
    blocks: str
    merged_into: MaybeBytes
    placeholder: int
    created: int | None
    version: int
    shown: str
    folded: str


class TermRow(SQLModel, table=True):
    __tablename__ = "term"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    name: str
    starts: str
    ends: str
    removed: int | None
    version: int


class BlockRow(SQLModel, table=True):
    __tablename__ = "block"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    name: str
    days: str
    starts: str
    ends: str
    removed: int | None
    version: int


class TicketRow(SQLModel, table=True):
    __tablename__ = "ticket"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    number: str
    title: str
    body: str
    status: str
    requester: MaybeBytes
    assignee: MaybeBytes
    opened_by: MaybeBytes
    room: str
    device: str
    source: str
    category: str
    urgency: str
    impact: str
    priority: str
    tags: str
    created: int | None
    updated: int | None
    waiting_reason: str
    wake_on: str | None
    resolution: str
    learned: str
    resolved_at: int | None
    closed_at: int | None
    duplicate_of: MaybeBytes
    trashed: int | None
    legacy_source: str
    legacy_id: str
    topics: str = ""
    effort: int | None = None
    gate: str = ""
    given: int | None = None
    chosen: str | None = None
    version: int
    device_key: str
    title_key: str


class EntryRow(SQLModel, table=True):
    __tablename__ = "entry"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    ticket: Bytes
    kind: str
    body: str
    author: MaybeBytes
    told: str | None
    created: int | None
    removed: int | None
    legacy_id: str
    version: int


class HelperRow(SQLModel, table=True):
    __tablename__ = "helper"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    ticket: Bytes
    person: Bytes
    credit: str
    created: int | None
    removed: int | None
    version: int


class WorkRow(SQLModel, table=True):
    __tablename__ = "work"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    ticket: Bytes
    person: Bytes
    minutes: int
    created: int | None
    removed: int | None
    version: int


class CardRow(SQLModel, table=True):
    """What belongs to somebody's profile beside its parts; `wrapped` opens with a passphrase of their own."""

    __tablename__ = "card"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    person: Bytes
    advisor: MaybeBytes
    public: str
    wrapped: MaybeBytes
    visited: str | None
    checked: str | None
    removed: int | None
    version: int


class PartRow(SQLModel, table=True):
    """A part of a profile: `body` where the team may read it, else `mine` and `theirs`, sealed."""

    __tablename__ = "part"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    person: Bytes
    name: str
    audience: str
    body: str
    seal: str
    mine: MaybeBytes
    theirs: MaybeBytes
    removed: int | None
    version: int


class TopicRow(SQLModel, table=True):
    """The team's own topics and its changes to the shipped ones (which stand in no desk)."""

    __tablename__ = "topic"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    key: str
    name: str
    area: str
    words: str
    gate: str | None
    effort: int
    hidden: int
    removed: int | None
    version: int


class GateRow(SQLModel, table=True):
    """A gate an advisor opened for somebody."""

    __tablename__ = "gate"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    person: Bytes
    gate: str
    opened_by: Bytes
    opened: str
    note: str
    removed: int | None
    version: int


class AbsenceRow(SQLModel, table=True):
    """Somebody who is not here on a day, in a block or all day."""

    __tablename__ = "absence"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    person: Bytes
    day: str
    block: MaybeBytes
    removed: int | None
    version: int


class DealRow(SQLModel, table=True):
    """A deal that was assigned: its seed, and order and reasons as JSON."""

    __tablename__ = "deal"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    day: str
    block: MaybeBytes
    seed: int
    told: str
    made_by: Bytes
    created: int
    removed: int | None
    version: int


class DraftRow(SQLModel, table=True):
    """Words not yet sent, kept for their author alone. No history, no search."""

    __tablename__ = "draft"
    person: bytes = Field(primary_key=True, sa_type=RawBytes)
    place: str = Field(primary_key=True)
    text: str
    updated: int


class SecretRow(SQLModel, table=True):
    """How somebody signs in. `verifier` is an argon2id string for a PIN; empty for advisors (their keys prove it)."""

    __tablename__ = "secret"
    person: bytes = Field(primary_key=True, sa_type=RawBytes)
    kind: str
    verifier: str
    changed: int


class AttemptRow(SQLModel, table=True):
    """Tries since the last right one and the wait that is on: housekeeping, apart from people's data."""

    __tablename__ = "attempt"
    person: bytes = Field(primary_key=True, sa_type=RawBytes)
    failures: int
    since: int
    blocked_until: int


class KeyRow(SQLModel, table=True):
    """An advisor's keys: public halves, the private halves wrapped by the passphrase, and who vouches for them.

    `recovery_wrapped` is the exchange key sealed to the recovery key; `certificate` signs everything but the two wraps.
    Whether a key is to be believed, or was replaced, is worked out from the certificates (`rules.keys.weigh`).
    """

    __tablename__ = "key"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    person: Bytes
    signing_public: Bytes
    exchange_public: Bytes
    wrapped: Bytes
    recovery_wrapped: Bytes
    certified_by: MaybeBytes
    replaces: MaybeBytes
    position: int
    created: int
    certificate: Bytes


class RootRow(SQLModel, table=True):
    """The root record: public keys of the first advisor and of the printed recovery code, signed by both."""

    __tablename__ = "root"
    pk: int = Field(primary_key=True)
    record: str
    advisor_signature: Bytes
    recovery_signature: Bytes


class ProjectRow(SQLModel, table=True):
    """A project; `draft` and `showcase` are working texts that history leaves out."""

    __tablename__ = "project"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    owner: Bytes
    draft: str
    shared: int
    shown: int
    blocked: str
    blocked_since: int | None
    withdrawn: int | None
    why: str
    reopened: int
    decisions: int
    showcase: str
    created: int | None
    removed: int | None
    version: int


class PartnerRow(SQLModel, table=True):
    """Somebody asked to join a project."""

    __tablename__ = "partner"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    person: Bytes
    asked_by: Bytes
    asked: int
    joined: int | None
    removed: int | None
    version: int


class SubmissionRow(SQLModel, table=True):
    """A version as it was handed in; `content` never changes."""

    __tablename__ = "submission"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    number: int
    gate: str
    content: str
    by: Bytes
    at: int
    note: str
    appeal: str | None
    to: MaybeBytes
    held_by: MaybeBytes
    held_since: int | None
    removed: int | None
    version: int


class ReachedRow(SQLModel, table=True):
    """A milestone that was reached."""

    __tablename__ = "reached"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    milestone: str
    by: Bytes
    on: str
    removed: int | None
    version: int


class CheckInRow(SQLModel, table=True):
    """What somebody did on a project."""

    __tablename__ = "check_in"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    person: Bytes
    on: str
    did: str
    found: str
    ahead: str
    minutes: int
    milestone: str
    created: int | None
    removed: int | None
    version: int


class FileRow(SQLModel, table=True):
    """A file handed in; its bytes are in `file_data`."""

    __tablename__ = "file"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    name: str
    media: str
    size: int
    digest: str
    by: Bytes
    created: int | None
    removed: int | None
    version: int


class FileDataRow(SQLModel, table=True):
    """The bytes of a file, apart so that lists never load them."""

    __tablename__ = "file_data"
    pk: int | None = Field(default=None, primary_key=True)
    file: Bytes
    data: Bytes


class EvidenceRow(SQLModel, table=True):
    """What shows the work: a file, a ticket or a link."""

    __tablename__ = "evidence"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    kind: str
    by: Bytes
    milestone: str
    file: MaybeBytes
    ticket: MaybeBytes
    url: str
    said: str
    created: int | None
    removed: int | None
    version: int


class ReflectionRow(SQLModel, table=True):
    """What one of a project's people thinks about it."""

    __tablename__ = "reflection"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    person: Bytes
    body: str
    removed: int | None
    version: int


class SignoffRow(SQLModel, table=True):
    """A decision and its signature; never changed."""

    __tablename__ = "signoff"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    submission: Bytes
    gate: str
    number: int
    decision: str
    note: str
    comments: str
    count: int
    previous: str
    revokes: int
    signer: Bytes
    key: Bytes
    at: int
    heads: str
    signature: Bytes
    version: int


class AnswerRow(SQLModel, table=True):
    """What a student says to a comment."""

    __tablename__ = "answer"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    signoff: Bytes
    comment: str
    body: str
    by: Bytes
    created: int | None
    removed: int | None
    version: int


class PeerReviewRow(SQLModel, table=True):
    """A draft review by somebody of the team."""

    __tablename__ = "peer_review"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    project: Bytes
    submission: Bytes
    author: Bytes
    body: str
    created: int | None
    removed: int | None
    version: int


class RetirementRow(SQLModel, table=True):
    """That an advisor's key counts no more after line `position` of history; `signer` is None for the recovery key."""

    __tablename__ = "retirement"
    pk: int | None = Field(default=None, primary_key=True)
    id: Bytes
    key: Bytes
    signer: MaybeBytes
    position: int
    reason: str
    created: int
    signature: Bytes


class HeadRow(SQLModel, table=True):
    """A signed head of a station's chain: nothing before `seq` can be changed unseen."""

    __tablename__ = "head"
    pk: int | None = Field(default=None, primary_key=True)
    station: int
    seq: int
    hash: Bytes
    key: Bytes
    signed: int
    signature: Bytes


class HistoryRow(SQLModel, table=True):
    """One line of history. A line is known by its station and stamp, which no two lines share."""

    __tablename__ = "history"
    seq: int | None = Field(default=None, primary_key=True)
    station: int
    intent: Bytes
    stamp: str
    actor: MaybeBytes
    noun: str
    subject: Bytes
    action: str
    changes: str | None
    salt: MaybeBytes
    commitment: Bytes
    hash: Bytes
