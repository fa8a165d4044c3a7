"""The tickets room: list, board, one ticket with its thread, and every sheet a step needs.

* `page`      the room: views, filters, list or board, the ticket beside it (`TicketsPage`);
* `listmodel`, `listview`  the list: keys for all rows, rows a page at a time;
* `board`     columns by state, cards moved by mouse and keys;
* `detail`    one ticket: `head`, `thread`, `work`, `story` (its history), `composer`;
* `doing`     the steps, from wherever they are asked; `steps` asks the rules which make sense;
* `sheets`, `edit`  what a step needs to know; both versions when somebody else was faster;
* `filters`, `words`, `later`  smaller parts.
"""
