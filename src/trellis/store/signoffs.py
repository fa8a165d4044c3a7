"""Sign-offs in the file: which of them hold, and where the projects they are about stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, text

from trellis.rules import signoffs as rules
from trellis.rules.history import Fault
from trellis.rules.keys import Trust
from trellis.rules.language import tr
from trellis.rules.projects import Standing, stand
from trellis.rules.proposal import read
from trellis.rules.signoffs import Answer, Decision, Doubt, Found, PeerReview, Signoff, doubt_word
from trellis.store import keys as key_store
from trellis.store import projects as store
from trellis.store import replay
from trellis.store.people import merged
from trellis.store.records import ANSWER, PEER_REVIEW, PROJECT, SIGNOFF, SUBMISSION

_AT_ONCE = 200
"""Projects whose sign-offs are weighed at once: progress and memory stay small."""
_DECIDING = (PROJECT, SUBMISSION, SIGNOFF)
"""What a state is worked out from."""
SIGNED = ("sign", "revoke")
"""The actions whose lines of history tell of a sign-off."""


def standings(
    connection: Connection,
    ids: Collection[UUID] | None = None,
    *,
    trust: Trust | None = None,
    digests: Mapping[UUID, Collection[str]] | None = None,
    replayed: bool = False,
) -> dict[UUID, Standing]:
    """Where projects stand (all of them when no ids are named), every signature checked.

    `digests` are of files whose bytes were read and fit, by project; without them what the rows say is taken.
    `replayed` holds their records against history, too: no decision is believed where they are not what it tells.
    """
    believed = trust or key_store.trust(connection)
    records = store.load(connection, ids)
    signed = of_projects(connection, ids)
    if digests is None:
        digests = store.sound_digests(connection, ids, read=False) if signed else {}
    same = merged(connection) if records.projects else {}
    lines = _lines(connection, [s for listed in signed.values() for s in listed])
    covered = _covered(connection, believed, signed.values())
    altered = replay.altered(connection, records.projects, _DECIDING) if replayed else ()
    found: dict[UUID, Standing] = {}
    for id, project in records.projects.items():
        submissions, signoffs = records.submissions.get(id, ()), signed.get(id, [])
        around = {s.id: Found(lines.get(s.id, 0), s.id in covered, digests.get(id, ())) for s in signoffs}
        contents = {s.id: (s.number, s.gate, s.content) for s in submissions}
        gone = {s.id for s in submissions if s.removed}
        doubts = rules.weigh(believed, signoffs, contents, around, project.decisions, gone)
        if id in altered:
            doubts = {s.id: (*doubts.get(s.id, ()), Doubt.RECORD) for s in signoffs}
        partners = records.partners.get(id, ())
        found[id] = stand(project, partners, submissions, signoffs, doubts, same, altered=id in altered)
    return found


def standing(
    connection: Connection,
    id: UUID,
    *,
    thorough: bool = False,
    digests: Mapping[UUID, Collection[str]] | None = None,
) -> Standing | None:
    """Where one project stands; None when there is none.

    `thorough` reads the bytes of its files (unless `digests` tells which fit) and holds its records against their
    history.
    """
    if not thorough:
        return standings(connection, (id,)).get(id)
    if digests is None:
        digests = store.sound_digests(connection, (id,), read=True)
    return standings(connection, (id,), digests=digests, replayed=True).get(id)


def open_ids(connection: Connection) -> dict[UUID, bool]:
    """All projects, and whether something may wait for an advisor: a version no sign-off names, a revocation, a block.

    Few are open, so that Today need not weigh every signature each time; `standings` of them says what does wait.
    """
    return {UUID(bytes=row.id): bool(row.open) for row in connection.execute(_OPEN)}


def of_projects(connection: Connection, ids: Collection[UUID] | None) -> dict[UUID, list[Signoff]]:
    """Sign-offs by project, those included that do not hold."""
    query = select(*SIGNOFF.columns).order_by(SIGNOFF.table.c.count, SIGNOFF.table.c.id)
    if ids is None:
        return store.by_project(SIGNOFF.readable(connection.execute(query)))
    part = query.where(SIGNOFF.table.c.project.in_([id.bytes for id in ids]))
    return store.by_project(SIGNOFF.readable(connection.execute(part)))


def answers(connection: Connection, project: UUID) -> list[Answer]:
    """What its students answered, oldest first."""
    return store.of_project(connection, ANSWER, project)


def peer_reviews(connection: Connection, project: UUID) -> list[PeerReview]:
    """Draft reviews of the team, oldest first."""
    return store.of_project(connection, PEER_REVIEW, project)


def heads(connection: Connection) -> tuple[str, ...]:
    """The newest line of every station, as a sign-off covers them."""
    rows = connection.execute(_HEADS)
    return tuple(rules.head_text(UUID(bytes=row.station), row.seq, row.hash) for row in rows)


def _lines(connection: Connection, signoffs: Sequence[Signoff]) -> dict[UUID, int]:
    """The number of the history line that tells of each sign-off, with this signature.

    So whoever held a key before it was retired cannot put another decision in the place of one they made then.
    """
    signatures = {s.id.bytes: s.signature.hex() for s in signoffs}
    ids, found = list(signatures), {}
    for start in range(0, len(ids), store.CHUNK):
        for row in connection.execute(_LINES, {"ids": ids[start : start + store.CHUNK]}):
            if row.signature == signatures[row.subject]:
                found[UUID(bytes=row.subject)] = row.seq
    return found


def _covered(connection: Connection, trust: Trust, signed: Iterable[Iterable[Signoff]]) -> set[UUID]:
    """Sign-offs whose heads all stand in history, and whose key, if it was retired, was so under another's head."""
    loose = key_store.loose(connection, trust)
    wanted: dict[UUID, list[tuple[UUID, int, bytes]]] = {}
    for signoff in (s for listed in signed for s in listed if s.key not in loose):
        try:
            wanted[signoff.id] = [rules.read_head(head) for head in signoff.heads]
        except ValueError:
            continue
    seqs = sorted({seq for heads in wanted.values() for _, seq, _ in heads})
    there: set[tuple[UUID, int, bytes]] = set()
    for start in range(0, len(seqs), store.CHUNK):
        rows = connection.execute(_AT, {"seqs": seqs[start : start + store.CHUNK]})
        there |= {(UUID(bytes=row.station), row.seq, row.hash) for row in rows}
    return {id for id, heads in wanted.items() if heads and all(head in there for head in heads)}


# What verify finds


def faults(connection: Connection, trust: Trust, tell: Callable[[int], None] = lambda _: None) -> Iterator[Fault]:
    """Each sign-off that does not hold and each file whose bytes are not what was handed in, told in a sentence.

    `tell` hears how many files and sign-offs are done.
    """
    done = 0
    digests: dict[UUID, set[str]] = {}
    for file in connection.execute(_FILES):
        project = UUID(bytes=file.project)
        if file.pk is not None and store.fits(connection, file.pk, file.digest):
            digests.setdefault(project, set()).add(file.digest)
        else:
            id = UUID(bytes=file.id)
            said = tr("The file {id} of project {project} is missing or was changed.", id=id, project=project)
            yield Fault("file", said, subject=project)
        tell(done := done + 1)
    projects = [UUID(bytes=id) for (id,) in connection.execute(_PROJECTS)]
    for start in range(0, len(projects), _AT_ONCE):
        some = projects[start : start + _AT_ONCE]
        for standing in standings(connection, some, trust=trust, digests=digests).values():
            yield from _of_one(standing)
            tell(done := done + len(standing.signoffs))
    for row in connection.execute(_OF_NO_PROJECT):
        said = tr("A sign-off ({id}) is of no project in this desk.", id=UUID(bytes=row.id))
        yield Fault("signoff-version", said)


def _of_one(standing: Standing) -> Iterator[Fault]:
    about = standing.project.id
    for signoff in standing.signoffs:
        for doubt in standing.doubts.get(signoff.id, ()):
            said = _does_not_hold(signoff, about, doubt)
            yield Fault(f"signoff-{doubt.value}", said, subject=about)
    if standing.project.decisions > len(standing.signoffs):
        yield Fault(
            "signoff-missing", tr("A decision about project {project} is missing.", project=about), subject=about
        )
    held = {s.submission for s in standing.signoffs if s.id not in standing.doubts}
    for submission in (s for s in standing.submissions if s.id not in held):
        try:
            read(submission.content)
        except ValueError:
            number = submission.number
            said = tr("Version {n} of project {project} cannot be read: it was changed.", n=number, project=about)
            yield Fault("version", said, subject=about)


def count(connection: sqlite3.Connection) -> int:
    """How many files and sign-offs there are to look at; none in a desk from before there were any."""
    tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    return sum(
        int(connection.execute(f"select count(*) from {table}").fetchone()[0])
        for table in ("file", "signoff")
        if table in tables
    )


def _does_not_hold(signoff: Signoff, project: UUID, doubt: Doubt) -> str:
    what = {
        Decision.APPROVE: tr("The approval"),
        Decision.CHANGES: tr("The request for changes"),
        Decision.DECLINE: tr("The decline"),
        Decision.REVOKE: tr("The revocation"),
    }[signoff.decision]
    return tr(
        "{what} of version {n} (decision {count}) of project {project} does not hold: {why}.",
        what=what,
        n=signoff.number,
        count=signoff.count,
        project=project,
        why=doubt_word(doubt),
    )


_LINES = text(
    "select subject, min(seq) as seq, case when json_valid(changes) then json_extract(changes, '$.signature[1]') end"
    " as signature from history indexed by history_subject"
    f" where subject in :ids and noun = 'signoff' and action in {SIGNED} group by subject"
).bindparams(bindparam("ids", expanding=True))
_AT = text(
    "select h.seq, h.hash, s.id as station from history h join station s on s.pk = h.station where h.seq in :seqs"
).bindparams(bindparam("seqs", expanding=True))
_HEADS = text(
    "select s.id as station, h.seq, h.hash from station s join history h on h.seq ="
    " (select seq from history where station = s.pk order by seq desc limit 1) order by s.pk"
)
_OPEN = text(
    "select id, blocked <> '' or id in ("
    "select project from submission where removed is null and id not in (select submission from signoff)"
    " union select project from signoff where decision = 'revoke'"
    ") as open from project where removed is null and typeof(id) = 'blob' and length(id) = 16"
)
_OF_NO_PROJECT = text(
    "select id from signoff where project not in (select id from project) and typeof(id) = 'blob' and length(id) = 16"
)
_FILES = text(
    "select f.id, f.project, f.digest, d.pk from file f left join file_data d on d.file = f.id"
    " where typeof(f.project) = 'blob' and length(f.project) = 16 and length(f.id) = 16 order by f.pk"
)
_PROJECTS = text("select id from project where typeof(id) = 'blob' and length(id) = 16 order by pk")
