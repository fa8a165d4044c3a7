"""Looking tickets up by words with SQLite's FTS5: what a `Search` of `rules` becomes in SQL.

Every term is quoted (FTS5 raises on `CB-12345` and `foo"bar` otherwise) and every value is a parameter. Only the newest
`CAP` hits that pass the filters are ranked: bm25 over a common word costs 42 ms at 100,000 tickets, over the newest
2,000 it costs 4 ms.

Never may `rowid in (...)` stand beside a `match`: FTS5 then searches once for each of these keys, which at 100,000
tickets took minutes. A plus sign before it keeps that away.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from trellis.rules.people import fold
from trellis.rules.search import Condition, Search, Term
from trellis.rules.tickets import OPEN
from trellis.store.records import milliseconds

CAP = 2_000
_LATELY = 20_000
"""How many local keys back look-alikes are looked for, so that one old ticket left open costs nothing."""
Where = tuple[str, dict[str, object]]

_COLUMNS = {"room": "room", "tag": "tags", "device": "device"}


def quoted(text: str, *, phrase: bool = False) -> str:
    """An FTS5 string for a term; a word matches as a prefix, a phrase as it stands."""
    return '"' + text.replace('"', '""') + '"' + ("" if phrase else " *")


def _expression(terms: Iterable[Term], conditions: Iterable[Condition]) -> tuple[str, str]:
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in terms:
        (unwanted if term.negated else wanted).append(quoted(term.text, phrase=term.phrase))
    for condition in conditions:
        column = _COLUMNS.get(condition.name)
        if column:
            (unwanted if condition.negated else wanted).append(f"{column} : {quoted(condition.value)}")
    return " AND ".join(wanted), " OR ".join(unwanted)


def words_of(search: Search) -> tuple[str, str]:
    """FTS5 expressions for what must and what must not be found; either may be empty."""
    return _expression(search.terms, search.conditions)


def hits(where: str, *, narrow: bool) -> str:
    """SQL for `pk` and `score` of the newest `CAP` hits of :match for whose ticket `t` the condition holds.

    `narrow`: few tickets pass the condition, so they are found first, most often from an index alone; otherwise the
    newest hits are looked at one by one until there are enough. An empty condition is all tickets but those in the
    trash: these are few and known from an index, so that no ticket is read.
    """
    found, at = "from ticket_index", "ticket_index.rowid"
    kept = f"{where}"
    if not where:
        kept = f"{at} not in (select pk from ticket where trashed is not null)"
    elif narrow:
        kept = f"+{at} in (select t.pk from ticket t where {where})"
    else:
        found += f" join ticket t on t.pk = {at}"
    return (
        f"select {at} as pk, ticket_index.rank as score {found} where ticket_index match :match and {kept}"
        f" order by {at} desc limit {CAP}"
    )


def without(unwanted: str) -> Where:
    """The condition that a ticket `t` has none of the words of an FTS5 expression."""
    return "t.pk not in (select rowid from ticket_index where ticket_index match :not)", {"not": unwanted}


def alike(connection: Connection, words: Iterable[str], among: Sequence[int]) -> list[int]:
    """Those of the tickets (local keys, newest first) that have some of the words, the likeliest first.

    A word counts the more the fewer tickets have it. bm25 is not asked: before the first answer it goes through every
    hit of every word, half a second for a sentence of common words at 100,000 tickets, whenever somebody stops typing.
    """
    if not among:
        return []
    last = max(among)
    first = max(min(among), last - _LATELY)
    scores = dict.fromkeys(among, 0.0)
    for word in words:
        values = {"word": quoted(word, phrase=True), "first": first, "last": last}
        having = connection.execute(_HAVING, values).scalars().all()
        weight = math.log(1 + (last - first + 1) / max(1, len(having)))
        for key in having:
            if key in scores:
                scores[key] += weight
    return sorted((key for key in scores if scores[key]), key=lambda key: -scores[key])


_HAVING = text("select rowid from ticket_index where ticket_index match :word and rowid between :first and :last")


def conditions_of(search: Search, me: UUID) -> list[Where]:
    """SQL conditions on `t` (the ticket) for the operators that are not words; `me` stands for by:me."""
    found: list[Where] = []
    for number, condition in enumerate(search.conditions):
        made = _condition(condition, f"s{number}", me)
        if made:
            sql, values = made
            found.append((f"not ({sql})" if condition.negated else sql, values))
    return found


def _condition(condition: Condition, name: str, me: UUID) -> Where | None:
    if condition.name == "status":
        statuses = sorted(OPEN) if condition.value == "open" else [condition.value]
        marks = ", ".join(f":{name}_{i}" for i in range(len(statuses)))
        return f"t.status in ({marks})", {f"{name}_{i}": s for i, s in enumerate(statuses)}
    if condition.name in ("before", "after") and condition.day is not None:
        sign = "<" if condition.name == "before" else ">="
        return f"coalesce(t.created, 0) {sign} :{name}", {name: day_start(condition.day)}
    if condition.name == "category":
        return f"t.category like :{name} escape '\\'", {name: like(condition.value) + "%"}
    if condition.name in ("for", "by"):
        column = "requester" if condition.name == "for" else "assignee"
        if condition.value.lower() == "me":
            return f"coalesce(t.{column}, x'') = :{name}", {name: me.bytes}
        people = f"select id from person where folded like :{name} escape '\\'"
        return f"coalesce(t.{column}, x'') in ({people})", {name: f"%{like(fold(condition.value))}%"}
    return None


def like(text: str) -> str:
    """Text for LIKE with its wildcards taken literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def day_start(day: date) -> int:
    """Milliseconds since 1970 UTC at which a day begins on this computer; days no ticket can have are pulled in."""
    near = min(max(day, _FIRST), _LAST)
    return milliseconds(datetime.combine(near, time()).astimezone())


def day_end(day: date) -> int:
    """Milliseconds since 1970 UTC at which a day ends on this computer."""
    return day_start(min(day, _LAST) + timedelta(days=1))


_FIRST, _LAST = date(1971, 1, 1), date(2999, 1, 1)
