"""Whether the search index has the words it should have, asked without writing to the desk.

FTS5's own check is a write, which a file of somebody else does not allow. So the words are indexed once more in a
temporary file of SQLite's that nobody else can open, and both indexes are compared: the number of words of each ticket
and how often each word stands where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from trellis.rules.language import tr
from trellis.store.chain import Findings
from trellis.store.migrations.step_0001 import DOCUMENT

_STEP = 2_000
"""Tickets indexed at once: each step is written out, and a person can stop between two."""


def prepare(connection: sqlite3.Connection) -> None:
    """Has temporary things written to a file, not kept in memory; called before a transaction begins."""
    connection.execute("PRAGMA temp_store=FILE")


def compare(connection: sqlite3.Connection, findings: Findings, tell: Callable[[int], None]) -> None:
    """Adds a fault when the index and the words differ; `tell` hears how many tickets are done."""
    tokens = "unicode61 remove_diacritics 2"
    connection.execute(f"create virtual table temp.again using fts5({DOCUMENT}, content='', tokenize='{tokens}')")
    connection.execute("insert into temp.again(again, rank) values ('automerge', 0)")  # it is read once: no tidying
    try:
        _index_again(connection, tell)
        if _differ(connection):
            findings.add("search", tr("The search index does not fit the words: searching may miss tickets."))
    except sqlite3.DatabaseError as error:
        findings.add("search", tr("The search index cannot be read: {error}.", error=error))
    finally:
        for name in ("words_in_desk", "words_again", "again"):
            connection.execute(f"drop table if exists temp.{name}")


def _index_again(connection: sqlite3.Connection, tell: Callable[[int], None]) -> None:
    last, done = -(1 << 63), 0
    while True:
        keys = connection.execute("select pk from ticket where pk > ? order by pk limit ?", (last, _STEP)).fetchall()
        if not keys:
            return
        connection.execute(
            f"insert into temp.again(rowid, {DOCUMENT}) select pk, {DOCUMENT} from ticket_words"
            " where pk between ? and ?",
            (keys[0][0], keys[-1][0]),
        )
        last, done = keys[-1][0], done + len(keys)
        tell(done)


def _differ(connection: sqlite3.Connection) -> bool:
    lengths = "select id, sz from {}"  # sz: words in each field
    if _differing(connection, lengths, "main.ticket_index_docsize", "temp.again_docsize"):
        return True
    connection.execute("create virtual table temp.words_in_desk using fts5vocab(main, ticket_index, col)")
    connection.execute("create virtual table temp.words_again using fts5vocab(temp, again, col)")
    return _differing(connection, "select * from {}", "temp.words_in_desk", "temp.words_again")


def _differing(connection: sqlite3.Connection, query: str, mine: str, again: str) -> bool:
    """Whether one table has rows the other lacks; asked in one statement, so that nobody waits for Python."""
    one, other = query.format(mine), query.format(again)
    (found,) = connection.execute(f"select exists({one} except {other}) or exists({other} except {one})").fetchone()
    return bool(found)
