"""Everything a desk file holds about one person, table by table.

`ABOUT` names every column that can hold a person, and as what it is told on their page; `APART` the tables that hold
nobody. A test walks a full file and fails when a column or a table turns up that is in neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from trellis.rules.history import Line
from trellis.store import history

ABOUT: Mapping[str, str] = {
    "person.id": "person",
    "person.merged_into": "merged",
    "ticket.requester": "tickets",
    "ticket.opened_by": "tickets",
    "ticket.assignee": "tickets",
    "entry.author": "words",
    "helper.person": "tickets",
    "work.person": "work",
    "card.person": "profile",
    "card.advisor": "counts.named_me",
    "part.person": "profile",
    "gate.person": "gates",
    "gate.opened_by": "counts.gates_opened",
    "absence.person": "absences",
    "deal.made_by": "counts.deals_made",
    "deal.told": "deals",
    "project.owner": "projects",
    "partner.person": "projects",
    "partner.asked_by": "projects",
    "submission.by": "project_words",
    "submission.content": "project_words",  # names its people, and says what each thinks of it
    "submission.held_by": "counts.held",
    "submission.to": "counts.asked_to_look",
    "reached.by": "project_words",
    "check_in.person": "project_words",
    "file.by": "project_words",
    "evidence.by": "project_words",
    "reflection.person": "project_words",
    "answer.by": "project_words",
    "peer_review.author": "project_words",
    "signoff.signer": "signoffs",
    "retirement.key": "retired",
    "draft.person": "drafts",
    "secret.person": "sign_in",
    "attempt.person": "sign_in",
    "key.person": "counts.keys",
    "history.actor": "did",
    "history.subject": "lines",
    "history.changes": "lines",  # of what is about others the page says that such lines exist, and when one's own were
}
"""Column that can hold a person, and the field of `desk.known.Known` that tells it."""

APART = frozenset({"desk", "station", "term", "block", "topic", "root", "head", "file_data"})
"""Tables that hold nobody: the desk itself, its school day, its list of topics, what signs its history, and the bytes
of files, which `file` tells about.
"""


def counted(connection: Connection, person: UUID) -> dict[str, int]:
    """How much there is about somebody, by kind."""
    return dict(connection.execute(_COUNTS, {"id": person.bytes}).mappings().one())


def merged(connection: Connection, person: UUID) -> list[str]:
    """Names of records that were merged into somebody's, which are kept."""
    return [row.shown for row in connection.execute(_MERGED, {"id": person.bytes})]


def tickets(connection: Connection, person: UUID) -> Sequence[Any]:
    """Tickets that name somebody, newest first: number, title, status, created, trashed, asked, logged, had, helped."""
    return connection.execute(_TICKETS, {"id": person.bytes}).all()


def words(connection: Connection, person: UUID) -> Sequence[Any]:
    """Replies and notes somebody wrote, newest first: number, kind, body, created, removed."""
    return connection.execute(_WORDS, {"id": person.bytes}).all()


def work(connection: Connection, person: UUID) -> Sequence[Any]:
    """Work logged for somebody, newest first: number, minutes, created, removed."""
    return connection.execute(_WORK, {"id": person.bytes}).all()


def drafts(connection: Connection, person: UUID) -> Sequence[Any]:
    """Words somebody typed and did not send: place, text, updated."""
    return connection.execute(_DRAFTS, {"id": person.bytes}).all()


def gates(connection: Connection, person: UUID) -> Sequence[Any]:
    """Gates that are or were open to somebody: gate, opened, note, removed."""
    return connection.execute(_GATES, {"id": person.bytes}).all()


def absences(connection: Connection, person: UUID) -> Sequence[Any]:
    """Days on which somebody was marked absent: day, block (a name, empty for all day), removed."""
    return connection.execute(_ABSENCES, {"id": person.bytes}).all()


def deals(connection: Connection, person: UUID) -> Sequence[Any]:
    """What deals gave to somebody, newest first: day, number, reason, paired.

    Without a number they were there and got nothing.
    """
    return connection.execute(_DEALS, {"hex": person.hex}).all()


def projects(connection: Connection, person: UUID) -> Sequence[Any]:
    """Projects that name somebody, newest first: draft, created, and whether they own it (owns), are a partner
    (partner), are asked (asked), were one of both (was) or asked somebody (asking); content of the newest version.
    """
    return connection.execute(_PROJECTS, {"id": person.bytes}).all()


def project_words(connection: Connection, person: UUID) -> Sequence[Any]:
    """What somebody wrote or did in projects, newest first: kind, words, at (None: not kept), removed, and `content`,
    the text of the version it was for or of the newest one.
    """
    return connection.execute(_PROJECT_WORDS, {"id": person.bytes}).all()


def signoffs(connection: Connection, person: UUID) -> Sequence[Any]:
    """Decisions somebody signed (mine), and those about versions that name them, newest first: decision, gate, number,
    at, note, comments, content.
    """
    return connection.execute(_SIGNOFFS, {"id": person.bytes}).all()


def retired(connection: Connection, person: UUID) -> Sequence[Any]:
    """Keys of somebody that were retired: created, reason."""
    return connection.execute(_RETIRED, {"id": person.bytes}).all()


def sign_in(connection: Connection, person: UUID) -> Any:
    """How somebody signs in, never the secret itself: kind, changed, failures; None when they cannot."""
    return connection.execute(_SIGN_IN, {"id": person.bytes}).first()


def did(connection: Connection, person: UUID) -> Sequence[Any]:
    """What somebody did, by kind, as history keeps it: noun, action, times, first and last stamp."""
    return connection.execute(_DID, {"id": person.bytes}).all()


def lines(connection: Connection, person: UUID) -> list[Line]:
    """History of somebody's own record, profile, gates and absences, newest first."""
    return [history.line(row) for row in connection.execute(_ABOUT_THEM, {"id": person.bytes})]


_COUNTS = text(
    "select (select count(*) from ticket where requester = :id) as asked,"
    " (select count(*) from ticket where opened_by = :id) as logged,"
    " (select count(*) from ticket where assignee = :id) as had,"
    " (select count(*) from helper where person = :id and removed is null) as helped,"
    " (select count(*) from entry where author = :id and removed is null) as written,"
    " (select coalesce(sum(minutes), 0) from work where person = :id and removed is null) as minutes,"
    " (select count(*) from draft where person = :id) as drafts,"
    " (select count(*) from secret where person = :id) as secrets,"
    " (select count(*) from absence where person = :id and removed is null) as absences,"
    " (select count(*) from gate where person = :id and removed is null) as gates,"
    " (select count(*) from card where advisor = :id and removed is null) as named_me,"
    " (select count(*) from gate where opened_by = :id) as gates_opened,"
    " (select count(*) from deal where made_by = :id) as deals_made,"
    ' (select count(*) from "key" where person = :id) as keys,'
    " (select count(*) from project where removed is null and (owner = :id or id in (select project from partner"
    " where person = :id and joined is not null and removed is null))) as projects,"
    " (select count(*) from signoff where signer = :id) as signed,"
    " (select count(*) from submission where held_by = :id) as held,"
    ' (select count(*) from submission where "to" = :id) as asked_to_look'
)
_MERGED = text("select shown from person where merged_into = :id order by pk")
_TICKETS = text(
    "select t.number, t.title, t.status, t.created, t.trashed, t.requester = :id as asked, t.opened_by = :id as logged,"
    " t.assignee = :id as had, t.id in (select ticket from helper where person = :id) as helped from ticket t"
    " where t.requester = :id or t.opened_by = :id or t.assignee = :id"
    " or t.id in (select ticket from helper where person = :id) order by t.created desc, t.pk desc"
)
_WORDS = text(
    "select t.number, e.kind, e.body, e.created, e.removed from entry e join ticket t on t.id = e.ticket"
    " where e.author = :id order by e.created desc, e.pk desc"
)
_WORK = text(
    "select t.number, w.minutes, w.created, w.removed from work w join ticket t on t.id = w.ticket"
    " where w.person = :id order by w.created desc, w.pk desc"
)
_DRAFTS = text("select place, text, updated from draft where person = :id order by place")
_GATES = text("select gate, opened, note, removed from gate where person = :id order by opened, pk")
_ABSENCES = text(
    "select a.day, coalesce(b.name, '') as block, a.removed from absence a left join block b on b.id = a.block"
    " where a.person = :id order by a.day, a.pk"
)
_DEALS = text(
    "select d.day, t.number, j.value ->> 'reason' as reason, j.value ->> 'pair' = :hex as paired"
    " from deal d left join json_each(d.told, '$.dealt') j on :hex in (j.value ->> 'person', j.value ->> 'pair')"
    " left join ticket t on lower(hex(t.id)) = j.value ->> 'ticket'"
    " where instr(d.told, :hex) order by d.day desc, d.pk desc"
)
_SAME = (
    "with recursive same(id) as (select :id union select p.id from person p join same on p.merged_into = same.id),"
    " mine(id) as (select id from project where owner = :id union select project from partner where person = :id)"
)
"""Records merged into somebody's, which signed texts go on naming, and projects that are or were theirs."""
_NEWEST = (
    "(select content from submission where project = {} and removed is null order by number desc limit 1) as content"
)
_NAMES = "exists (select 1 from same where instr({}.content, lower(hex(same.id))))"
_PARTNER = "p.id in (select project from partner where {})"
_PROJECTS = text(
    f"{_SAME} select p.draft, p.created, p.owner = :id as owns,"
    f" {_PARTNER.format('person = :id and joined is not null and removed is null')} as partner,"
    f" {_PARTNER.format('person = :id and joined is null and removed is null')} as asked,"
    f" {_PARTNER.format('person = :id and removed is not null')} as was,"
    f" {_PARTNER.format('asked_by = :id')} as asking, p.removed, {_NEWEST.format('p.id')} from project p"
    " where p.id in mine or p.id in (select project from partner where asked_by = :id)"
    " order by p.created desc, p.pk desc"
)
_PROJECT_WORDS = text(
    f"{_SAME}, said(kind, project, at, words, removed, version) as ("
    "select 'check_in', project, created, did || char(10) || found || char(10) || ahead, removed, null"
    " from check_in where person = :id"
    " union all select 'reflection', project, null, body, removed, null from reflection where person = :id"
    " union all select 'answer', project, created, body, removed, null from answer where \"by\" = :id"
    " union all select 'peer_review', project, created, body, removed, submission from peer_review where author = :id"
    " union all select 'evidence', project, created, url || char(10) || said, removed, null"
    ' from evidence where "by" = :id'
    " union all select 'file', project, created, name, removed, null from file where \"by\" = :id"
    ' union all select \'reached\', project, null, "on", removed, null from reached where "by" = :id'
    " union all select 'version', project, at, note, removed, id from submission v"
    f' where "by" = :id or {_NAMES.format("v")})'
    " select s.kind, s.at, trim(s.words, char(10)) as words, s.removed,"
    " (select content from submission v where v.project = s.project and (s.version is null or v.id = s.version)"
    " order by number desc limit 1) as content from said s order by s.at desc nulls last, s.kind"
)
_SIGNOFFS = text(
    f"{_SAME} select s.decision, s.gate, s.number, s.at, s.note, s.comments, s.signer in same as mine, v.content"
    " from signoff s left join submission v on v.id = s.submission"
    f" where s.signer in same or {_NAMES.format('v')} order by s.at desc, s.pk desc"
)
_RETIRED = text(
    'select r.created, r.reason from retirement r join "key" k on k.id = r.key where k.person = :id order by r.pk'
)
_SIGN_IN = text(
    "select s.kind, s.changed, coalesce(a.failures, 0) as failures from secret s"
    " left join attempt a on a.person = s.person where s.person = :id"
)
_DID = text(
    "select noun, action, count(*) as times, min(stamp) as first, max(stamp) as last from history"
    " where actor = :id group by noun, action order by noun, action"
)
_ABOUT_THEM = text(
    "select h.seq, s.id as station, h.intent, h.stamp, h.actor, h.noun, h.subject, h.action, h.changes, h.salt,"
    " h.commitment, h.hash from history h indexed by history_subject join station s on s.pk = h.station"
    " where h.subject in (select :id union all select id from card where person = :id"
    " union all select id from part where person = :id union all select id from gate where person = :id"
    " union all select id from absence where person = :id)"
    " and not (h.noun = 'profile' and h.action in ('look', 'export')) order by h.seq desc"
)
