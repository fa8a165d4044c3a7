"""The third schema: projects, what is handed in of them, what advisors decide and sign, and keys that were retired."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    "create table project (pk integer primary key, id blob not null, owner blob not null, draft text not null,"
    " shared integer not null, shown integer not null, blocked text not null, blocked_since integer, withdrawn"
    " integer, why text not null, reopened integer not null, decisions integer not null, showcase text not null,"
    " created integer, removed integer, version integer not null)",
    "create table partner (pk integer primary key, id blob not null, project blob not null, person blob not null,"
    " asked_by blob not null, asked integer not null, joined integer, removed integer, version integer not null)",
    "create table submission (pk integer primary key, id blob not null, project blob not null, number integer not"
    ' null, gate text not null, content text not null, "by" blob not null, at integer not null, note text not'
    ' null, appeal text, "to" blob, held_by blob, held_since integer, removed integer, version integer not null)',
    "create table reached (pk integer primary key, id blob not null, project blob not null, milestone text not"
    ' null, "by" blob not null, "on" text not null, removed integer, version integer not null)',
    "create table check_in (pk integer primary key, id blob not null, project blob not null, person blob not"
    ' null, "on" text not null, did text not null, found text not null, ahead text not null, minutes integer not'
    " null, milestone text not null, created integer, removed integer, version integer not null)",
    "create table file (pk integer primary key, id blob not null, project blob not null, name text not null,"
    ' media text not null, size integer not null, digest text not null, "by" blob not null, created integer,'
    " removed integer, version integer not null)",
    "create table file_data (pk integer primary key, file blob not null, data blob not null)",
    "create table evidence (pk integer primary key, id blob not null, project blob not null, kind text not null,"
    ' "by" blob not null, milestone text not null, file blob, ticket blob, url text not null, said text not null,'
    " created integer, removed integer, version integer not null)",
    "create table reflection (pk integer primary key, id blob not null, project blob not null, person blob not"
    " null, body text not null, removed integer, version integer not null)",
    "create table signoff (pk integer primary key, id blob not null, project blob not null, submission blob not"
    " null, gate text not null, number integer not null, decision text not null, note text not null, comments text"
    " not null, count integer not null, previous text not null, revokes integer not null, signer blob not null,"
    ' "key" blob not null, at integer not null, heads text not null, signature blob not null, version integer not'
    " null)",
    "create table answer (pk integer primary key, id blob not null, project blob not null, signoff blob not null,"
    ' comment text not null, body text not null, "by" blob not null, created integer, removed integer, version'
    " integer not null)",
    "create table peer_review (pk integer primary key, id blob not null, project blob not null, submission blob"
    " not null, author blob not null, body text not null, created integer, removed integer, version integer not"
    " null)",
    "create table retirement (pk integer primary key, id blob not null, key blob not null, signer blob,"
    " position integer not null, reason text not null, created integer not null, signature blob not null)",
    "create unique index project_id on project (id)",
    "create index project_owner on project (owner)",
    "create unique index partner_id on partner (id)",
    "create index partner_project on partner (project)",
    "create unique index submission_id on submission (id)",
    "create index submission_project on submission (project)",
    "create unique index reached_id on reached (id)",
    "create index reached_project on reached (project)",
    "create unique index check_in_id on check_in (id)",
    "create index check_in_project on check_in (project)",
    "create unique index file_id on file (id)",
    "create index file_project on file (project)",
    "create unique index file_data_file on file_data (file)",
    "create unique index evidence_id on evidence (id)",
    "create index evidence_project on evidence (project)",
    "create unique index reflection_id on reflection (id)",
    "create index reflection_project on reflection (project)",
    "create unique index signoff_id on signoff (id)",
    "create index signoff_project on signoff (project)",
    "create unique index answer_id on answer (id)",
    "create index answer_project on answer (project)",
    "create unique index peer_review_id on peer_review (id)",
    "create index peer_review_project on peer_review (project)",
    "create index partner_person on partner (person)",
    "create index evidence_ticket on evidence (ticket) where ticket is not null",
)


def up(connection: sqlite3.Connection) -> None:
    """Adds it all; `connection` is inside a transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
