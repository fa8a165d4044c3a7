"""Projects: a student's own work, from a draft only they see to a showcase, and the state it is in.

A project is a handful of records: the project itself with its working draft, partners, what was handed in
(`Submission`, immutable but for who holds it), milestones reached, check-ins, evidence with files, and reflections.
Its *state is stored nowhere*: `stand` works it out from what was handed in and from the sign-offs that hold
(`rules.signoffs`). A sign-off that does not hold counts as if it were not there, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from operator import eq
from uuid import UUID

from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.material import Material
from trellis.rules.proposal import HandedIn, PartName, Proposal, Shown, read
from trellis.rules.signoffs import Answer, Decision, Doubt, Gate, PeerReview, Signoff

SAID_LIMIT = 4_000
FILE_LIMIT = 25 * 1024 * 1024
"""Most bytes of one file: a desk is one file on a lab machine, and each backup holds it again."""
FILES_LIMIT = 8 * FILE_LIMIT
"""Most bytes of all files of one project, those taken out included: 200 MB, a term's photos and some short films."""
MINUTES_LIMIT = 12 * 60


class State(StrEnum):
    """Where a project is (product.md, *Project*)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    CHANGES_ASKED = "changes_asked"
    DECLINED = "declined"
    COMPLETE = "complete"
    WITHDRAWN = "withdrawn"


class Appeal(StrEnum):
    """How a declined project is looked at once more: by another advisor, or in a talk."""

    ADVISOR = "advisor"
    TALK = "talk"


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    FILE = "file"
    TICKET = "ticket"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Project:
    """One project. `draft` is the working draft (`proposal.draft_text`), autosaved and not in history.

    `shared` lets the team read what was handed in and draft a review; `shown` lets it see the showcase. `blocked` says
    what is in the way. `reopened` is the number of the decision whose completion no longer counts (0 for none), and
    `decisions` how many were made, so that one that vanished is missed.
    """

    id: UUID
    owner: UUID
    draft: str = ""
    shared: bool = False
    shown: bool = False
    blocked: str = ""
    blocked_since: datetime | None = None
    withdrawn: datetime | None = None
    why: str = ""
    reopened: int = 0
    decisions: int = 0
    showcase: str = ""
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody asked to join: `joined` is when they signed in and did, `removed` when they declined or left."""

    id: UUID
    project: UUID
    person: UUID
    asked_by: UUID
    asked: datetime
    joined: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Submission:
    """A version as it was handed in: `content` is the exact text that is decided on (`proposal.read`).

    Only `held_by`, `held_since` and `removed` (taken back) ever change. `appeal` and `to` say that a declined project
    is to be looked at once more, and `note` what the students say beside it.
    """

    id: UUID
    project: UUID
    number: int
    gate: Gate
    content: str
    by: UUID
    at: datetime
    note: str = ""
    appeal: Appeal | None = None
    to: UUID | None = None
    held_by: UUID | None = None
    held_since: datetime | None = None
    removed: datetime | None = None
    version: int = 1

    def handed_in(self) -> HandedIn:
        """What the text says; raises ValueError when somebody changed it into something else."""
        return read(self.content)


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone that was reached on a day."""

    id: UUID
    project: UUID
    milestone: str
    by: UUID
    on: date
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What somebody did, found and does next, in `minutes` of work; `milestone` is the one it was for, or empty."""

    id: UUID
    project: UUID
    person: UUID
    on: date
    did: str
    found: str = ""
    ahead: str = ""
    minutes: int = 0
    milestone: str = ""
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class File:
    """A file in the desk: its name as given, its type by its bytes, its size and the SHA-256 of its bytes in hex."""

    id: UUID
    project: UUID
    name: str
    media: str
    size: int
    digest: str
    by: UUID
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows the work: a file, a ticket or a link, and what it shows."""

    id: UUID
    project: UUID
    kind: EvidenceKind
    by: UUID
    milestone: str = ""
    file: UUID | None = None
    ticket: UUID | None = None
    url: str = ""
    said: str = ""
    created: datetime | None = None
    removed: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Reflection:
    """What one of its people thinks about the project, in their own words."""

    id: UUID
    project: UUID
    person: UUID
    body: str
    removed: datetime | None = None
    version: int = 1


# Where it stands


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a project stands as lists tell it: no word of a draft or a version, of what was noted or signed.

    `in_force` is the number of the version last approved (0 for none). `doubtful` says that a sign-off does not hold,
    `altered` that its records are not what their history tells.
    """

    project: UUID
    people: tuple[UUID, ...]
    state: State
    gate: Gate
    in_force: int = 0
    doubtful: bool = False
    altered: bool = False
    blocked: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A project as permissions and screens see it.

    `people` are the owner and partners who joined, `asked` those who did not answer yet. `pending` is what waits for a
    decision, `in_force` the version last approved, `doubts` the sign-offs that do not hold and why. `altered` says that
    its records are not what their history tells, where that was looked at.
    """

    project: Project
    people: tuple[UUID, ...]
    asked: tuple[UUID, ...]
    submissions: tuple[Submission, ...]
    signoffs: tuple[Signoff, ...]
    doubts: Mapping[UUID, tuple[Doubt, ...]]
    state: State
    gate: Gate
    pending: Submission | None = None
    in_force: Submission | None = None
    completed: Signoff | None = None
    last: Signoff | None = None
    same: Mapping[UUID, UUID] = field(default_factory=dict)
    """Records that were merged, and the record each is now: what was signed names people as they were then."""
    altered: bool = False

    @property
    def handed_in_once(self) -> bool:
        """Whether anything was ever handed in and not taken back."""
        return bool(self.submissions)

    @property
    def newest(self) -> Submission | None:
        """The version handed in last."""
        return self.submissions[-1] if self.submissions else None

    @property
    def appealed(self) -> bool:
        """Whether the one appeal was used."""
        return any(s.appeal for s in self.submissions)

    def submission(self, id: UUID) -> Submission | None:
        """One of its versions."""
        return next((s for s in self.submissions if s.id == id), None)

    def decided(self, submission: Submission) -> Signoff | None:
        """The sign-off that holds over a version; None while there is none, or when it was taken back."""
        return _counting(self.signoffs, self.doubts).get(submission.id)

    def decliner(self) -> UUID | None:
        """Who declined last, where that was not taken back."""
        return self._declined_by(self.submissions)

    def recused(self) -> UUID | None:
        """Who has no say in the newest version: who declined what another advisor was asked to look at once more.

        So it stays through changes the other advisor asks for, until one of them approves or declines.
        """
        appeal = next((s for s in self.submissions if s.appeal is Appeal.ADVISOR), None)
        if appeal is None:
            return None
        counting = _counting(self.signoffs, self.doubts)
        since = [counting.get(s.id) for s in self.submissions[:-1] if s.number >= appeal.number]
        if any(d and d.decision in (Decision.APPROVE, Decision.DECLINE) for d in since):
            return None
        return self._declined_by([s for s in self.submissions if s.number < appeal.number])

    def _declined_by(self, submissions: Sequence[Submission]) -> UUID | None:
        counting = _counting(self.signoffs, self.doubts)
        decided = [d for s in submissions if (d := counting.get(s.id)) and d.decision is Decision.DECLINE]
        return self.same.get(decided[-1].signer, decided[-1].signer) if decided else None

    def now(self, people: Iterable[UUID]) -> tuple[UUID, ...]:
        """People a version names, as the records they are now, each once."""
        return tuple(dict.fromkeys(self.same.get(person, person) for person in people))

    def outline(self) -> Outline:
        """What lists tell of it."""
        return Outline(
            self.project.id,
            self.people,
            self.state,
            self.gate,
            self.in_force.number if self.in_force else 0,
            bool(self.doubts),
            self.altered,
            self.project.blocked,
            self.project.why,
        )

    def of_others(self) -> Standing:
        """What advisors may know of it: the working draft is its people's alone."""
        return replace(self, project=replace(self.project, draft=""))

    def of_team(self) -> Standing:
        """What others of the team may know of it: not what is in the way, nor why it was withdrawn or opened again.

        The words of its showcase are theirs to read once it is shown.
        """
        showcase = self.project.showcase if self.project.shown else ""
        told = replace(self.project, draft="", blocked="", blocked_since=None, why="", showcase=showcase)
        return replace(self, project=told)

    def visited(self) -> Standing:
        """What a showcase tells: the versions approved, and that they were, without what was said on the way there."""
        counting = _counting(self.signoffs, self.doubts)
        approved = [replace(s, note="") for s in (self.in_force, self.decided_completion()) if s]
        signed = [replace(d, note="", comments="[]") for s in approved if (d := counting.get(s.id))]
        return replace(
            self,
            project=replace(self.project, draft="", why="", blocked="", blocked_since=None),
            submissions=tuple(approved),
            signoffs=tuple(signed),
            pending=None,
            in_force=next((s for s in approved if s.gate is Gate.PROPOSAL), None),
            completed=next((d for d in signed if self.completed and d.id == self.completed.id), None),
            last=signed[-1] if signed else None,
        )

    def decided_completion(self) -> Submission | None:
        """The version that was approved as complete."""
        return self.submission(self.completed.submission) if self.completed else None

    def proposal(self) -> Proposal:
        """The proposal as it is in force, else as it was handed in last; raises ValueError when that was changed."""
        of = self.in_force or self.newest
        return of.handed_in().proposal if of else Proposal()


def stand(
    project: Project,
    partners: Iterable[Partner],
    submissions: Iterable[Submission],
    signoffs: Iterable[Signoff],
    doubts: Mapping[UUID, tuple[Doubt, ...]] | None = None,
    same: Mapping[UUID, UUID] | None = None,
    *,
    altered: bool = False,
) -> Standing:
    """Works out where a project stands. `doubts` are the sign-offs that do not hold (`signoffs.weigh`).

    `same` are merged records and the record each is now; `altered` is told on.
    """
    there = [p for p in partners if p.removed is None]
    handed = tuple(sorted((s for s in submissions if s.removed is None), key=lambda s: (s.number, s.id)))
    decided = tuple(sorted(signoffs, key=lambda s: (s.count, s.id)))
    doubted = doubts or {}
    counting = _counting(decided, doubted)
    newest = handed[-1] if handed else None
    last = counting.get(newest.id) if newest else None
    approved = [s for s in handed if _approved(counting.get(s.id), Gate.PROPOSAL)]
    completed = next((c for s in reversed(handed) if _approved(c := counting.get(s.id), Gate.COMPLETION)), None)
    if completed and completed.count <= project.reopened:
        completed = None
    pending = newest if newest and last is None else None
    return Standing(
        project,
        (project.owner, *(p.person for p in there if p.joined and p.person != project.owner)),
        tuple(p.person for p in there if not p.joined),
        handed,
        decided,
        doubted,
        _state(project, newest, last, completed, bool(approved)),
        newest.gate if newest else Gate.PROPOSAL,
        pending,
        approved[-1] if approved else None,
        completed,
        last,
        same or {},
        altered,
    )


def _state(
    project: Project, newest: Submission | None, last: Signoff | None, completed: Signoff | None, approved: bool
) -> State:
    if project.withdrawn:
        return State.WITHDRAWN
    if newest is None:
        return State.DRAFT
    if last is None:
        return State.IN_REVIEW if newest.held_by else State.SUBMITTED
    if completed is not None and completed.id == last.id:
        return State.COMPLETE
    if last.decision is Decision.APPROVE:  # also a completion that was opened again
        return State.APPROVED if approved else State.DRAFT
    return State.CHANGES_ASKED if last.decision is Decision.CHANGES else State.DECLINED


def _approved(signoff: Signoff | None, gate: Gate) -> bool:
    return signoff is not None and signoff.decision is Decision.APPROVE and signoff.gate is gate


def _counting(signoffs: Sequence[Signoff], doubts: Mapping[UUID, tuple[Doubt, ...]]) -> dict[UUID, Signoff]:
    """The sign-off that counts for each version: it holds and was not taken back."""
    good = [s for s in signoffs if s.id not in doubts]
    revoked = {s.revokes for s in good if s.decision is Decision.REVOKE}
    return {s.submission: s for s in good if s.decision is not Decision.REVOKE and s.count not in revoked}


# Evidence


def fit_to_add(size: int, there: int) -> None:
    """Raises Invalid (`file`) for a file of `size` bytes in a project whose files have `there` bytes already."""
    if there + size > FILES_LIMIT:
        raise Invalid(
            "file",
            tr("With this file the project would have more than {limit} MB of files.", limit=FILES_LIMIT // 1024**2),
            tr(
                "Make it smaller, or add a link to where it is."
                " Files that were taken out count too: the desk keeps them."
            ),
        )


# Evidence as it is handed in


def shown(evidence: Evidence, files: Mapping[UUID, File], numbers: Mapping[UUID, str]) -> Shown:
    """A piece of evidence as a version tells it; `numbers` are of tickets."""
    file = files.get(evidence.file) if evidence.file else None
    ref = file.name if file else numbers.get(evidence.ticket, "") if evidence.ticket else evidence.url
    return Shown(evidence.kind.value, ref, evidence.said, evidence.milestone, file.digest if file else "")


def as_handed_in(
    evidence: Sequence[Evidence],
    files: Mapping[UUID, File],
    numbers: Mapping[UUID, str],
    version: Iterable[Shown],
) -> tuple[Evidence, ...]:
    """The pieces a version has, with its words and milestones, whatever was said of them since.

    Each piece of the version stands for one: first for the one that still says the same, so that the same link added
    once more is not taken for it.
    """
    left = list(version)
    told: dict[UUID, Shown] = {}
    alikes: tuple[Callable[[Shown, Shown], bool], ...] = (eq, _same_thing)
    for alike in alikes:
        for piece in (piece for piece in evidence if piece.id not in told):
            now = shown(piece, files, numbers)
            if (found := next((one for one in left if alike(one, now)), None)) is not None:
                left.remove(found)
                told[piece.id] = found
    return tuple(replace(e, said=told[e.id].said, milestone=told[e.id].milestone) for e in evidence if e.id in told)


def _same_thing(one: Shown, other: Shown) -> bool:
    return (one.kind, one.ref, one.digest) == (other.kind, other.ref, other.digest)


# What screens are told


@dataclass(frozen=True, slots=True)
class Listed:
    """A project in a list: `title` as its reader may know it, `next` the milestone that comes next, `due` its day.

    `reached` counts the milestones that were, `of` all; both are 0 to those who are not told how far it is.
    """

    outline: Outline
    title: str
    next: str = ""
    due: date | None = None
    reached: int = 0
    of: int = 0
    mine: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A project where it is named elsewhere: its title as its reader may know it, and the names of its people."""

    outline: Outline
    title: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """A project that was never handed in, as advisors may know it: who is stuck, since when and in which words."""

    project: UUID
    people: tuple[UUID, ...]
    words: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Projects:
    """The page of all projects: one's own, those one is asked to join, and those one may read or visit, by title.

    `stuck` are drafts of others whose people told an advisor what is in the way, the oldest first.
    """

    own: tuple[Listed, ...]
    asked: tuple[Listed, ...]
    others: tuple[Listed, ...]
    showcases: tuple[Listed, ...]
    names: Mapping[UUID, str]
    may_start: bool = False
    stuck: tuple[Stuck, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """What the conversation offers to choose from, of parts the team may see: interests, ways, tools, and the team."""

    interests: tuple[str, ...]
    ways: tuple[str, ...]
    home: tuple[str, ...]
    explore: tuple[str, ...]
    people: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One project as whoever looks may see it.

    `proposal` is the working draft for its people and what was handed in for others; `changed` names the parts of the
    draft that differ from the version in force, `material` those that need a new look (`rules.material`). `faults` are
    sentences about records that were changed outside of Trellis. `may` holds the intents that are open to whoever
    looks, now.
    """

    standing: Standing
    proposal: Proposal
    title: str
    names: Mapping[UUID, str]
    may: frozenset[str]
    mine: bool
    reached: tuple[Reached, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    files: Mapping[UUID, File] = field(default_factory=dict)
    tickets: Mapping[UUID, tuple[str, str]] = field(default_factory=dict)
    reflections: tuple[Reflection, ...] = ()
    answers: tuple[Answer, ...] = ()
    peers: tuple[PeerReview, ...] = ()
    changed: tuple[PartName, ...] = ()
    material: tuple[Material, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """All minutes logged."""
        return sum(c.minutes for c in self.check_ins)

    def partner_names(self) -> tuple[str, ...]:
        """Names of its people, the owner first."""
        return tuple(self.names.get(person, "") for person in self.standing.people)
