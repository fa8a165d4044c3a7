"""What the desk knows about me: everything stored about whoever is signed in, and who looked at it or took it along.

`store.known` reads it table by table. Secrets are told as there, never by their value; words of private parts only
while they are open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.intents import Done, Frame
from trellis.desk.interests import Interests
from trellis.exchange.known import write_known
from trellis.rules import interests as rules
from trellis.rules import proposal as proposals
from trellis.rules.history import Line, Plain, stamp_time
from trellis.rules.interests import Profile
from trellis.rules.people import Person
from trellis.rules.proposal import Proposal
from trellis.rules.signoffs import read_comments
from trellis.store import interests as interest_store
from trellis.store import known as store
from trellis.store import people as people_store
from trellis.store.records import PERSON, moment

HOW = ("asked", "logged", "had", "helped")
"""How a ticket can name somebody."""
IN_PROJECTS = ("owns", "partner", "asked", "was", "asking")
"""How a project can name somebody: its owner, a partner, asked to be one, no more, or asking another."""


@dataclass(frozen=True, slots=True)
class KnownTicket:
    """A ticket that names me, and how (of `HOW`); `trashed` when it stands in the trash."""

    number: str
    title: str
    status: str
    created: datetime
    how: tuple[str, ...]
    trashed: bool


@dataclass(frozen=True, slots=True)
class KnownWords:
    """A reply or note I wrote; `removed` when it was taken back, which keeps it in the file."""

    number: str
    kind: str
    body: str
    created: datetime
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownDraft:
    """Words I typed somewhere and did not send."""

    place: str
    text: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class KnownWork:
    """Time logged for me on a ticket."""

    number: str
    minutes: int
    created: datetime
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownGate:
    """A gate that is open to me, or was until it was closed (`removed`)."""

    gate: str
    opened: date
    note: str
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownAbsence:
    """A day I was marked absent; `block` is empty for all day. `removed` when that was taken back."""

    day: date
    block: str
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownDeal:
    """A ticket a deal gave to me, or on which it made me a pair, as it was kept. Without a number I got none."""

    day: date
    number: str
    reason: str
    paired: bool


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project that names me, and how (of `IN_PROJECTS`); `draft` is its working draft while it is mine to write."""

    title: str
    how: tuple[str, ...]
    created: datetime | None
    draft: str
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownProjectWords:
    """What I wrote or did in a project: a check-in, reflection, answer, draft review, evidence, file, milestone reached
    or a version that names me, with what it says. `at` is None where the time is in history alone.
    """

    kind: str
    title: str
    words: str
    at: datetime | None
    removed: bool


@dataclass(frozen=True, slots=True)
class KnownSignoff:
    """A decision I signed (`mine`), or one about a version that names me, with what it says."""

    title: str
    decision: str
    gate: str
    number: int
    at: datetime
    note: str
    comments: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class KnownRetired:
    """A key of mine that was retired, and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class KnownSignIn:
    """How I sign in: `kind` of secret (empty: not at all), when it was set, wrong tries since the last right one.

    `passphrase` says whether private parts of my profile have one.
    """

    kind: str = ""
    changed: datetime | None = None
    tries: int = 0
    passphrase: bool = False


@dataclass(frozen=True, slots=True)
class KnownDeed:
    """What I did, as history keeps it: which action on what, how often, from when to when."""

    noun: str
    action: str
    times: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line of history of my own record: who did what when, and each field (name, before, after)."""

    at: datetime
    who: str
    noun: str
    action: str
    changes: tuple[tuple[str, Plain, Plain], ...]


@dataclass(frozen=True, slots=True)
class Access:
    """Who opened or exported what is about me, and when."""

    at: datetime
    who: str
    action: str


@dataclass(frozen=True, slots=True)
class Known:
    """Everything. `counts` names the tables by what they hold: asked, logged, had, helped, written, minutes, drafts,
    secrets, absences, gates, projects; and of an advisor named_me, gates_opened, deals_made, keys, signed, held,
    asked_to_look.
    """

    person: Person
    merged: tuple[str, ...]
    blocks: tuple[str, ...]
    sign_in: KnownSignIn
    profile: Profile
    advisor_name: str
    counts: dict[str, int]
    tickets: tuple[KnownTicket, ...]
    words: tuple[KnownWords, ...]
    drafts: tuple[KnownDraft, ...]
    work: tuple[KnownWork, ...]
    gates: tuple[KnownGate, ...]
    absences: tuple[KnownAbsence, ...]
    deals: tuple[KnownDeal, ...]
    projects: tuple[KnownProject, ...]
    project_words: tuple[KnownProjectWords, ...]
    signoffs: tuple[KnownSignoff, ...]
    retired: tuple[KnownRetired, ...]
    did: tuple[KnownDeed, ...]
    lines: tuple[KnownLine, ...]
    accesses: tuple[Access, ...]


class KnownAboutMe:
    """One page and one export, for oneself alone."""

    def __init__(self, frame: Frame, interests: Interests) -> None:
        self._frame = frame
        self._interests = interests

    def about_me(self) -> Known:
        """Everything stored about whoever is signed in; private parts are told while they are open."""
        mine = self._interests.mine()
        with self._frame.reading("interests.read") as (connection, actor):
            me = PERSON.get(connection, actor.id)
            assert me is not None, "an actor is in the desk"
            names = people_store.names(connection)
            records = {me.id, *(gone for gone, now in people_store.merged(connection).items() if now == me.id)}
            return Known(
                person=me,
                merged=tuple(store.merged(connection, me.id)),
                blocks=tuple(b.name for b in people_store.blocks(connection) if b.id in me.blocks),
                sign_in=_sign_in(connection, me.id, mine.has_passphrase),
                profile=mine.profile,
                advisor_name=mine.advisor_name,
                counts=store.counted(connection, me.id),
                tickets=tuple(_ticket(row) for row in store.tickets(connection, me.id)),
                words=tuple(
                    KnownWords(r.number, r.kind, r.body, moment(r.created), r.removed is not None)
                    for r in store.words(connection, me.id)
                ),
                drafts=tuple(KnownDraft(r.place, r.text, moment(r.updated)) for r in store.drafts(connection, me.id)),
                work=tuple(
                    KnownWork(r.number, r.minutes, moment(r.created), r.removed is not None)
                    for r in store.work(connection, me.id)
                ),
                gates=tuple(
                    KnownGate(r.gate, date.fromisoformat(r.opened), r.note, r.removed is not None)
                    for r in store.gates(connection, me.id)
                ),
                absences=tuple(
                    KnownAbsence(date.fromisoformat(r.day), r.block, r.removed is not None)
                    for r in store.absences(connection, me.id)
                ),
                deals=tuple(
                    KnownDeal(date.fromisoformat(r.day), r.number or "", r.reason or "", bool(r.paired))
                    for r in store.deals(connection, me.id)
                ),
                projects=tuple(_project(row) for row in store.projects(connection, me.id)),
                project_words=tuple(_project_words(row, records) for row in store.project_words(connection, me.id)),
                signoffs=tuple(_signoff(row) for row in store.signoffs(connection, me.id)),
                retired=tuple(KnownRetired(moment(r.created), r.reason) for r in store.retired(connection, me.id)),
                did=tuple(
                    KnownDeed(r.noun, r.action, r.times, stamp_time(r.first), stamp_time(r.last))
                    for r in store.did(connection, me.id)
                ),
                lines=tuple(_line(line, names) for line in store.lines(connection, me.id)),
                accesses=tuple(
                    Access(line.at, _who(line, names), line.action)
                    for line in interest_store.looked_at(connection, me.id)
                ),
            )

    def export(self, path: Path) -> Done[Path]:
        """Everything as one JSON file; that it was exported is told on the page."""
        with self._frame.changing("interests.known") as step:
            actor = step.permit(self._frame.actor_id)
            write_known(path, _plain(self.about_me()), step.now)
            step.ledger.note("profile", actor.id, "export")
            return step.done(path)

    def printed(self) -> Done[None]:
        """Notes that the page was printed or saved as PDF."""
        with self._frame.changing("interests.known") as step:
            actor = step.permit(self._frame.actor_id)
            step.ledger.note("profile", actor.id, "export")
            return step.done(None)


def _sign_in(connection: Connection, person: UUID, passphrase: bool) -> KnownSignIn:
    row = store.sign_in(connection, person)
    if row is None:
        return KnownSignIn(passphrase=passphrase)
    return KnownSignIn(row.kind, moment(row.changed), row.failures, passphrase)


def _ticket(row: Any) -> KnownTicket:
    how = tuple(name for name in HOW if getattr(row, name))
    return KnownTicket(row.number, row.title, row.status, moment(row.created), how, row.trashed is not None)


def _project(row: Any) -> KnownProject:
    how = tuple(name for name in IN_PROJECTS if getattr(row, name))
    mine = bool(row.owns or row.partner)
    draft = _draft(row.draft) if mine else None
    title = draft.title if draft else _title(row.content)
    words = _proposal_words(draft) if draft else ""
    return KnownProject(title, how, _when(row.created), words, row.removed is not None)


def _project_words(row: Any, me: Collection[UUID]) -> KnownProjectWords:
    words = (
        "\n".join(filter(None, (row.words, _content_words(row.content, me)))) if row.kind == "version" else row.words
    )
    return KnownProjectWords(row.kind, _title(row.content), words, _when(row.at), row.removed is not None)


def _signoff(row: Any) -> KnownSignoff:
    try:
        comments = tuple(c.text for c in read_comments(row.comments))
    except ValueError:
        comments = (row.comments,)
    title, at = _title(row.content), moment(row.at)
    return KnownSignoff(title, row.decision, row.gate, row.number, at, row.note, comments, bool(row.mine))


def _when(at: int | None) -> datetime | None:
    return None if at is None else moment(at)


def _draft(text: str) -> Proposal:
    try:
        return proposals.read_draft(text)
    except ValueError:
        return Proposal(why=text)


def _title(content: str | None) -> str:
    try:
        return proposals.read(content or "").proposal.title
    except ValueError:
        return ""


def _content_words(content: str, me: Collection[UUID]) -> str:
    """A version in plain lines, of reflections one's own; as it stands where somebody changed it to something else."""
    try:
        handed = proposals.read(content)
    except ValueError:
        return content
    thoughts = [said for person, said in handed.reflections.items() if person in me]
    shown = [evidence.said for evidence in handed.evidence]
    return "\n".join(filter(None, [_proposal_words(handed.proposal), *thoughts, *shown]))


def _proposal_words(proposal: Proposal) -> str:
    lines: list[str] = []
    for name in proposals.PartName:
        said = rules.plain(proposal.get(name))
        lines += [said] if isinstance(said, str) else list(_flat(said))
    return "\n".join(line for line in lines if line)


def _flat(value: Any) -> Iterator[str]:
    """The words of lists within lists, each on a line of its own."""
    if isinstance(value, dict):
        yield ", ".join(str(v) for name, v in value.items() if isinstance(v, str) and v and name != "key")
        value = [v for v in value.values() if isinstance(v, list)]
    for entry in value:
        yield from [entry] if isinstance(entry, str) else _flat(entry)


def _who(line: Line, names: dict[UUID, str]) -> str:
    return names.get(line.actor, "") if line.actor else ""


def _line(line: Line, names: dict[UUID, str]) -> KnownLine:
    changes = tuple((name, before, after) for name, (before, after) in (line.changes or {}).items())
    return KnownLine(line.at, _who(line, names), line.noun, line.action, changes)


def _plain(known: Known) -> dict[str, Any]:
    me = known.person
    return {
        "person": {
            "id": me.id.hex,
            "preferred_name": me.preferred_name,
            "family_name": me.family_name,
            "pronouns": me.pronouns,
            "role": me.role.value,
            "trainee": me.trainee,
            "blocks": list(known.blocks),
            "here_since": me.created.isoformat() if me.created else None,
            "left": me.left.isoformat() if me.left else None,
            "merged_records": list(known.merged),
        },
        "sign_in": rules.plain(known.sign_in),
        "advisor": known.advisor_name,
        "profile": {
            name.value: {
                "seen_by": part.audience.value,
                "content": None if part.content is None else rules.plain(part.content),
            }
            for name, part in known.profile.parts.items()
        },
        "counts": known.counts,
        "tickets": rules.plain(known.tickets),
        "words": rules.plain(known.words),
        "unsent_words": rules.plain(known.drafts),
        "work": rules.plain(known.work),
        "gates": rules.plain(known.gates),
        "absences": rules.plain(known.absences),
        "deals": rules.plain(known.deals),
        "projects": rules.plain(known.projects),
        "in_projects": rules.plain(known.project_words),
        "signoffs": rules.plain(known.signoffs),
        "retired_keys": rules.plain(known.retired),
        "done_by_me": rules.plain(known.did),
        "history_of_my_record": rules.plain(known.lines),
        "opened_or_exported": rules.plain(known.accesses),
    }
