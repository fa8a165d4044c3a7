"""The second schema: interest profiles, topics, gates, absences, deals, and what tickets tell about their work."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    "alter table ticket add column topics text not null default ''",
    "alter table ticket add column effort integer",
    "alter table ticket add column gate text not null default ''",
    "alter table ticket add column given integer",
    "alter table ticket add column chosen text",
    "create table card (pk integer primary key, id blob not null, person blob not null, advisor blob,"
    " public text not null, wrapped blob, visited text, checked text, removed integer, version integer not null)",
    "create table part (pk integer primary key, id blob not null, person blob not null, name text not null,"
    " audience text not null, body text not null, seal text not null, mine blob, theirs blob, removed integer,"
    " version integer not null)",
    "create table topic (pk integer primary key, id blob not null, key text not null, name text not null,"
    " area text not null, words text not null, gate text, effort integer not null, hidden integer not null,"
    " removed integer, version integer not null)",
    "create table gate (pk integer primary key, id blob not null, person blob not null, gate text not null,"
    " opened_by blob not null, opened text not null, note text not null, removed integer, version integer not null)",
    "create table absence (pk integer primary key, id blob not null, person blob not null, day text not null,"
    " block blob, removed integer, version integer not null)",
    "create table deal (pk integer primary key, id blob not null, day text not null, block blob,"
    " seed integer not null, told text not null, made_by blob not null, created integer not null, removed integer,"
    " version integer not null)",
    "create unique index card_id on card (id)",
    "create unique index part_id on part (id)",
    "create unique index topic_id on topic (id)",
    "create unique index gate_id on gate (id)",
    "create unique index absence_id on absence (id)",
    "create unique index deal_id on deal (id)",
    "create index card_person on card (person)",
    "create index part_person on part (person)",
    "create index absence_day on absence (day)",
    "create index deal_day on deal (day)",
    "create index ticket_given on ticket (given) where given is not null",
)


def up(connection: sqlite3.Connection) -> None:
    """Adds it all; `connection` is inside a transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
