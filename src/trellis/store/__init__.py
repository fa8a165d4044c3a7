"""Where a desk is kept: one SQLite file, its tables, its queries, its history.

Nouns are files here too: they speak SQLAlchemy and SQL that a server understands as well, so that a desk can live on
one later. What only SQLite has stands in `sqlite.py` and `search_sqlite.py`, and in the files that are about the desk
*file*, which a server does not have: `opening`, `looking`, `lock_note`, `copying`, `backup`, `restore`, `migrations`,
and `verify` with `chain`, `replay` and `search_check`, which read a file of somebody else without writing to it.
Queries return dataclasses of `trellis.rules`, never table rows.

Reading goes through the nouns' query functions, which take a connection. Writing what people change goes through one
door, `ledger.Ledger`, which writes the row and its line of history together.
"""
