"""Where a desk is kept: one SQLite file, its tables, its queries, its history.

Nouns are files here too. `sqlite.py` and `search_sqlite.py` hold what only SQLite has; everything else speaks
SQLAlchemy, so that a desk can live on a server later. Queries return dataclasses of `trellis.rules`, never table rows.

Reading goes through the nouns' query functions, which take a connection. Writing what people change goes through one
door, `ledger.Ledger`, which writes the row and its line of history together.
"""
