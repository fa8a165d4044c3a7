"""The first schema: the desk, people, tickets, history, keys and the search index.

The index has one document a ticket: its number, words, thread, requester, room, device and tags. It keeps no text of
its own; the view `ticket_words` is what it indexes, so a document is taken out before a change and put in after it.
"""

from __future__ import annotations

import sqlite3

TABLES = """
create table desk (pk integer primary key check (pk = 1), id blob not null, name text not null, settings text not null,
    created integer not null);
create table station (pk integer primary key, id blob not null, letter text not null, counter integer not null,
    cites blob, created integer not null);
create table person (pk integer primary key, id blob not null, preferred_name text not null, family_name text not null,
    pronouns text not null, role text not null, trainee integer not null, left text, blocks text not null,
    merged_into blob, placeholder integer not null, created integer, version integer not null,
    shown text not null, folded text not null);
create table term (pk integer primary key, id blob not null, name text not null, starts text not null,
    ends text not null, removed integer, version integer not null);
create table block (pk integer primary key, id blob not null, name text not null, days text not null,
    starts text not null, ends text not null, removed integer, version integer not null);
create table ticket (pk integer primary key, id blob not null, number text not null, title text not null,
    body text not null, status text not null, requester blob, assignee blob, opened_by blob, room text not null,
    device text not null, source text not null, category text not null, urgency text not null, impact text not null,
    priority text not null, tags text not null, created integer, updated integer, waiting_reason text not null,
    wake_on text, resolution text not null, learned text not null, resolved_at integer, closed_at integer,
    duplicate_of blob, trashed integer, legacy_source text not null, legacy_id text not null, version integer not null,
    device_key text not null, title_key text not null);
create table entry (pk integer primary key, id blob not null, ticket blob not null, kind text not null,
    body text not null, author blob, told text, created integer, removed integer, legacy_id text not null,
    version integer not null);
create table helper (pk integer primary key, id blob not null, ticket blob not null, person blob not null,
    credit text not null, created integer, removed integer, version integer not null);
create table work (pk integer primary key, id blob not null, ticket blob not null, person blob not null,
    minutes integer not null, created integer, removed integer, version integer not null);
create table draft (person blob not null, place text not null, text text not null, updated integer not null,
    primary key (person, place)) without rowid;
create table secret (person blob primary key, kind text not null, verifier text not null, changed integer not null)
    without rowid;
create table attempt (person blob primary key, failures integer not null, since integer not null,
    blocked_until integer not null) without rowid;
create table key (pk integer primary key, id blob not null, person blob not null, signing_public blob not null,
    exchange_public blob not null, wrapped blob not null, recovery_wrapped blob not null, certified_by blob,
    replaces blob, position integer not null, created integer not null, certificate blob not null);
create table root (pk integer primary key check (pk = 1), record text not null, advisor_signature blob not null,
    recovery_signature blob not null);
create table head (pk integer primary key, station integer not null, seq integer not null, hash blob not null,
    key blob not null, signed integer not null, signature blob not null);
create table history (seq integer primary key, station integer not null, intent blob not null, stamp text not null,
    actor blob, noun text not null, subject blob not null, action text not null, changes text, salt blob,
    commitment blob not null, hash blob not null);
"""

INDEXES = """
create unique index person_id on person (id);
create unique index ticket_id on ticket (id);
create unique index entry_id on entry (id);
create unique index helper_id on helper (id);
create unique index work_id on work (id);
create unique index term_id on term (id);
create unique index block_id on block (id);
create index ticket_open on ticket (created, pk)
    where trashed is null and status in ('new', 'assigned', 'in_progress', 'waiting');
create index ticket_created on ticket (created, pk) where trashed is null;
create index ticket_status on ticket (status, created, pk) where trashed is null;
create index ticket_assignee on ticket (assignee, created, pk) where trashed is null;
create index ticket_open_assignee on ticket (assignee, created, pk)
    where trashed is null and status in ('new', 'assigned', 'in_progress', 'waiting');
create index ticket_requester on ticket (requester, created, pk);
create index ticket_category on ticket (category, created, pk) where trashed is null;
create index ticket_title on ticket (title_key, pk) where trashed is null;
create index ticket_number on ticket (rtrim(number, '0123456789'), length(number), number);
create index ticket_wake on ticket (wake_on) where wake_on is not null;
create index ticket_device on ticket (device_key) where device_key <> '';
create index ticket_trash on ticket (trashed) where trashed is not null;
create index ticket_legacy on ticket (legacy_source, legacy_id) where legacy_source <> '';
create index entry_ticket on entry (ticket);
create index entry_tell on entry (told, ticket) where told = 'not_yet' and removed is null;
create index helper_ticket on helper (ticket);
create index work_ticket on work (ticket);
create index history_subject on history (subject, seq);
"""

DOCUMENT = "number, title, body, thread, requester, room, device, tags"

SEARCH = f"""
create view ticket_words as select t.pk as pk, t.number as number, t.title as title, t.body as body,
    (select group_concat(e.body, char(10)) from entry e where e.ticket = t.id and e.removed is null) as thread,
    (select p.preferred_name || ' ' || p.family_name from person p where p.id = t.requester) as requester,
    t.room as room, t.device as device, t.tags as tags from ticket t;
create virtual table ticket_index using fts5({DOCUMENT}, content='ticket_words', content_rowid='pk',
    tokenize="unicode61 remove_diacritics 2", prefix='2 3');
"""

IN = f"insert into ticket_index(rowid, {DOCUMENT}) select pk, {DOCUMENT} from ticket_words where"
OUT = (
    f"insert into ticket_index(ticket_index, rowid, {DOCUMENT}) select 'delete', pk, {DOCUMENT} from ticket_words where"
)
WORDS_CHANGE = (
    "old.title is not new.title or old.body is not new.body or old.requester is not new.requester or"
    " old.room is not new.room or old.device is not new.device or old.tags is not new.tags or"
    " old.number is not new.number"
)
NAME_CHANGE = "old.preferred_name is not new.preferred_name or old.family_name is not new.family_name"
OF_ENTRY = "pk = (select pk from ticket where id = {row}.ticket);"
OF_PERSON = "pk in (select pk from ticket where requester = {row}.id);"


def _trigger(name: str, event: str, condition: str, body: str) -> str:
    return f"create trigger {name} {event} for each row when {condition} begin {body} end;"


TRIGGERS = "\n".join(
    (
        _trigger("ticket_in", "after insert on ticket", "1", f"{IN} pk = new.pk;"),
        _trigger("ticket_out", "before update on ticket", WORDS_CHANGE, f"{OUT} pk = old.pk;"),
        _trigger("ticket_again", "after update on ticket", WORDS_CHANGE, f"{IN} pk = new.pk;"),
        _trigger("entry_out", "before insert on entry", "1", f"{OUT} {OF_ENTRY.format(row='new')}"),
        _trigger("entry_in", "after insert on entry", "1", f"{IN} {OF_ENTRY.format(row='new')}"),
        _trigger(
            "entry_change_out",
            "before update on entry",
            "old.body is not new.body or old.removed is not new.removed",
            f"{OUT} {OF_ENTRY.format(row='old')}",
        ),
        _trigger(
            "entry_change_in",
            "after update on entry",
            "old.body is not new.body or old.removed is not new.removed",
            f"{IN} {OF_ENTRY.format(row='new')}",
        ),
        _trigger("person_out", "before update on person", NAME_CHANGE, f"{OUT} {OF_PERSON.format(row='old')}"),
        _trigger("person_in", "after update on person", NAME_CHANGE, f"{IN} {OF_PERSON.format(row='new')}"),
    )
)


def up(connection: sqlite3.Connection) -> None:
    """Makes everything; `connection` is inside a transaction."""
    for part in (TABLES, INDEXES, SEARCH):
        for statement in filter(str.strip, part.split(";\n")):
            connection.execute(statement)
    for statement in TRIGGERS.split("\n"):
        connection.execute(statement)
