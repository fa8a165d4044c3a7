"""The words that ship with Trellis: the sample desk, the help pages and the words for passphrases.

The form of the sample desk is told in resources/sample/desk.toml. Its tickets are walked through with the real rules,
event by event, so that whatever loads it meets no step the desk would refuse.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest

from trellis import paths
from trellis.rules import tickets as rules
from trellis.rules.backup import DAILY, MONTHLY, WEEKLY
from trellis.rules.markup import check_limits
from trellis.rules.people import Block, Person, Role, checked, checked_block
from trellis.rules.permissions import Actor, may
from trellis.rules.search import OPERATORS, parse
from trellis.rules.sign_in import FREE_TRIES, PIN_LONGEST, PIN_SHORTEST, Level, checked_pin, strength
from trellis.rules.tickets import Credit, Impact, Priority, Source, Status, Ticket, Told, Urgency

Toml = dict[str, Any]

SAMPLE = paths.resource("sample")
HELP = paths.resource("help")

# A Wednesday in the middle of block C, when the desk of the pictures is looked at.
NOW = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)

EVENT_FIELDS = {
    "claim": set(),
    "start": set(),
    "release": set(),
    "close": set(),
    "trash": set(),
    "assign": {"to"},
    "help": {"helper", "credit"},
    "note": {"text", "minutes"},
    "reply": {"text", "told"},
    "wait": {"reason", "wake_after"},
    "hand_over": {"to", "text"},
    "resolve": {"fix", "minutes"},
    "reopen": {"reason"},
    "duplicate": {"of"},
}
WORDS = {"title", "body", "text", "reason", "fix", "learned"}

# What screens/2-tickets.png shows: number, beginning of the title, status, assignee, priority.
PICTURED = [
    ("B-0142", "Chromebook will not charge, gre", "in_progress", "maya", "soon"),
    ("B-0151", "Music lab: MIDI keyboards not s", "new", None, "normal"),
    ("B-0150", "Fire alarm panel PC will not boot", "assigned", "deshawn", "now"),
    ("B-0149", "Account locked, Grade 9 studen", "new", None, "normal"),
    ("A-0080", "Set up stream for the poetry sla", "new", None, "normal"),
    ("A-0079", "Printer 2nd floor jams on every d", "waiting", "linh", "soon"),
    ("B-0147", "iPad cart: 4 devices miss the rea", "assigned", "amara", "normal"),
    ("A-0077", "Projector in 214 shows pink tint", "waiting", "maya", "normal"),
    ("B-0141", "Loaner Chromebook return, crac", "new", None, "normal"),
    ("A-0074", "Wi-Fi drops in the gym during as", "new", None, "normal"),
    ("B-0138", "Teacher asks how to record a sc", "waiting", "deshawn", "normal"),
    ("B-0133", "Microscope camera, wrong color", "assigned", "linh", "normal"),
]


def toml(file: Path) -> Toml:
    with file.open("rb") as stream:
        return tomllib.load(stream)


@cache
def desk() -> Toml:
    return toml(SAMPLE / "desk.toml")


@cache
def people() -> dict[str, Toml]:
    found = {}
    for person in toml(SAMPLE / "people.toml")["person"]:
        assert person["key"] not in found
        found[person["key"]] = person
    return found


@cache
def tickets() -> list[Toml]:
    files = sorted(SAMPLE.glob("tickets-week-*.toml"))
    return [ticket for file in files for ticket in toml(file)["ticket"]]


@cache
def by_number() -> dict[str, Toml]:
    found = {ticket["number"]: ticket for ticket in tickets()}
    assert len(found) == len(tickets())
    return found


def id_of(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


def school_day(count: int) -> datetime:
    """Midnight of the school day `count` school days from today, back or forward."""
    day, step = NOW.replace(hour=0, minute=0), timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.isoweekday() > 5:
            day += step
    return day


def moment(ago: str) -> datetime:
    if days := re.fullmatch(r"(\d+)d (\d\d):(\d\d)", ago):
        assert int(days[1]) > 0
        return school_day(-int(days[1])) + timedelta(hours=int(days[2]), minutes=int(days[3]))
    hours = re.fullmatch(r"(?:(\d+)h)? ?(?:(\d+)m)?", ago)
    assert hours, ago
    assert ago.strip(), "an empty time"
    return NOW - timedelta(hours=int(hours[1] or 0), minutes=int(hours[2] or 0))


def events(ticket: Toml) -> list[Toml]:
    found: list[Toml] = ticket.get("events", [])
    return found


def words_of(thing: object) -> list[str]:
    """Everything in the sample that people read as words."""
    if isinstance(thing, dict):
        said = [value for name, value in thing.items() if name in WORDS]
        return said + [word for value in thing.values() if not isinstance(value, str) for word in words_of(value)]
    return [word for value in thing for word in words_of(value)] if isinstance(thing, list) else []


def test_the_desk_has_a_name_a_term_and_seven_blocks() -> None:
    assert desk()["desk"]["name"] == "Riverside High Help Desk"
    assert desk()["desk"]["station"] == "B"
    assert tuple(desk()["desk"]["categories"]) == rules.DEFAULT_CATEGORIES
    assert desk()["term"]["starts_days_ago"] >= 72, "50 school days may be 72 days ago"
    assert desk()["term"]["ends_in_days"] > 0
    blocks = desk()["block"]
    assert [block["name"] for block in blocks] == list("ABCDEFG")
    for block in blocks:
        checked_block(Block(id_of(block["name"]), block["name"], block["days"], block["starts"], block["ends"]))
    ends = [block["ends"] for block in blocks]
    assert all(end < following["starts"] for end, following in zip(ends, blocks[1:], strict=False))


def test_the_sample_s_secrets_are_ones_the_desk_takes() -> None:
    assert checked_pin(desk()["sign_in"]["pin"])
    known = [desk()["desk"]["name"], *(p["preferred_name"] for p in people().values())]
    assert strength(desk()["sign_in"]["passphrase"], known).level is Level.STRONG


def test_people() -> None:
    roles = Counter(person["role"] for person in people().values())
    assert roles == {"tech": 12, "lead": 2, "advisor": 1, "requester": 30}
    allowed = {"key", "preferred_name", "family_name", "pronouns", "role", "trainee", "blocks"}
    for key, person in people().items():
        assert re.fullmatch("[a-z]+", key)
        assert set(person) <= allowed
        assert ("blocks" in person) == (person["role"] != Role.REQUESTER)
        assert not person.get("trainee") or person["role"] == Role.TECH
        assert set(person.get("blocks", ())) <= set("ABCDEFG")
        checked(Person(id_of(key), person["preferred_name"], person.get("family_name", ""), role=Role(person["role"])))
    shown = {p["preferred_name"] for p in people().values()}
    assert {"Maya", "Deshawn", "Linh", "Amara", "Sam", "Mr. Okafor", "Ms. Soto", "Zoë", "小雨", "Олена"} <= shown
    covered = Counter(block for p in people().values() if p["role"] != Role.ADVISOR for block in p.get("blocks", ()))
    assert all(2 <= covered[block] <= 5 for block in "ABCDEFG")


def test_about_150_tickets_over_ten_weeks_most_of_them_done() -> None:
    assert 140 <= len(tickets()) <= 165
    statuses = Counter(ticket["status"] for ticket in tickets())
    assert set(statuses) == set(Status)
    live = [t for t in tickets() if t["status"] in rules.OPEN and not t.get("trashed")]
    assert sorted(t["number"] for t in live) == sorted(number for number, *_ in PICTURED)
    assert sum(bool(t.get("trashed")) for t in tickets()) == 2
    assert statuses["duplicate"] >= 3
    assert min(moment(t["ago"]) for t in tickets()) == school_day(-50) + timedelta(hours=7, minutes=38)
    assert {t["source"] for t in tickets()} == set(Source) - {Source.IMPORT}
    assert {t["category"] for t in tickets()} == set(rules.DEFAULT_CATEGORIES)
    assert {e["what"] for t in tickets() for e in events(t)} == set(EVENT_FIELDS)
    assert {e["told"] for t in tickets() for e in events(t) if "told" in e} == set(Told)
    assert {e["credit"] for t in tickets() for e in events(t) if "credit" in e} == set(Credit)
    assert sum("learned" in e for t in tickets() for e in events(t)) >= 60


@pytest.mark.parametrize(("number", "title", "status", "assignee", "priority"), PICTURED)
def test_the_pictured_tickets(number: str, title: str, status: str, assignee: str | None, priority: str) -> None:
    ticket = by_number()[number]
    assert ticket["title"].startswith(title)
    assert ticket["status"] == status
    assert ticket.get("assignee") == assignee
    assert rules.priority_of(Urgency(ticket["urgency"]), Impact(ticket["impact"])) == Priority(priority)


def test_numbers_follow_time_at_each_station() -> None:
    for letter, newest in (("A", 80), ("B", 151)):
        counted = [t for t in tickets() if t["number"].startswith(letter)]
        numbers = sorted(int(t["number"][2:]) for t in counted)
        assert numbers == list(range(newest - len(numbers) + 1, newest + 1)), "no gaps"
        # The picture has B-0142 as the newest of all; the others stand in the order they were logged.
        ordered = sorted((t for t in counted if t["number"] != "B-0142"), key=lambda t: moment(t["ago"]))
        assert [t["number"] for t in ordered] == sorted(t["number"] for t in ordered)


def test_fields_references_and_values_of_tickets() -> None:
    needed = {
        "number", "ago", "opened_by", "source", "category", "urgency", "impact", "title", "body", "status"
    }  # fmt: skip
    optional = {"requester", "room", "device", "tags", "assignee", "trashed", "events"}
    team = {key for key, person in people().items() if person["role"] != Role.REQUESTER}
    for ticket in tickets():
        assert needed <= set(ticket) <= needed | optional, ticket["number"]
        assert re.fullmatch(r"[AB]-\d{4}", ticket["number"])
        Source(ticket["source"]), Urgency(ticket["urgency"]), Impact(ticket["impact"])
        assert ticket.get("requester", "okafor") in people()
        assert {ticket["opened_by"], ticket.get("assignee", "maya")} <= team
        tags = tuple(ticket.get("tags", ()))
        assert rules.clean_tags(tags) == tags
        assert re.fullmatch(r"(CB|IP)-\d{3,4}|A\d{4}|CB-CART-(\d|IP\d)|", ticket.get("device", ""))
        assert len(ticket["title"]) <= 80
        for event in events(ticket):
            fields = {"ago", "who", "what"} | EVENT_FIELDS[event["what"]]
            extra = {"learned"} if event["what"] == "resolve" else set()
            assert fields <= set(event) <= fields | extra, ticket["number"]
            assert {event["who"], event.get("to", "maya"), event.get("helper", "maya")} <= team
            assert 1 <= event.get("minutes", 1) <= 45, "a block has 45 minutes"


def test_times_are_in_order_and_in_somebody_s_block() -> None:
    blocks = {b["name"]: (b["starts"], b["ends"]) for b in desk()["block"]}

    def on_shift(key: str, at: time) -> bool:
        return any(blocks[b][0] <= at <= blocks[b][1] for b in people()[key]["blocks"])

    for ticket in tickets():
        when = [moment(ticket["ago"]), *(moment(e["ago"]) for e in events(ticket))]
        assert when == sorted(when), ticket["number"]
        assert when[-1] < NOW
        for who, ago in [(ticket["opened_by"], ticket["ago"]), *((e["who"], e["ago"]) for e in events(ticket))]:
            # Times of today count back from now, whatever the hour is.
            assert "d " not in ago or on_shift(who, moment(ago).time()), (ticket["number"], who, ago)


@dataclass
class Walk:
    """One ticket on its way through its events, with the real rules."""

    ticket: Ticket
    credited: set[str] = field(default_factory=set)

    def actor(self, key: str) -> Actor:
        return Actor(id_of(key), Role(people()[key]["role"]), key)

    def step(self, event: Toml) -> None:
        what, at, who = event["what"], moment(event["ago"]), id_of(event["who"])
        if self.ticket.wake_on and at.date() >= self.ticket.wake_on:
            self.ticket = rules.woken(self.ticket, at)
        intent = {"assign": "hand_over"}.get(what, what)
        assert may(self.actor(event["who"]), f"tickets.{intent}", self.ticket), (self.ticket.number, event)
        if what == "claim":
            self.ticket = rules.claimed(self.ticket, who, at)
        elif what in ("assign", "hand_over"):
            assert what == "hand_over" or self.ticket.assignee is None
            self.ticket = rules.handed_over(self.ticket, id_of(event["to"]), at)
        elif what in ("start", "release", "close", "trash"):
            step = {"start": rules.started, "release": rules.released, "close": rules.closed, "trash": rules.trashed}
            self.ticket = step[what](self.ticket, at)
        elif what == "wait":
            day = moment(event["ago"])
            for _ in range(event["wake_after"]):
                day += timedelta(days=1 if day.isoweekday() < 5 else 8 - day.isoweekday())
            self.ticket = rules.waiting(self.ticket, event["reason"], day.date(), at.date(), at)
        elif what == "resolve":
            self.ticket = rules.resolved(self.ticket, event["fix"], event.get("learned", ""), who, at)
        elif what == "reopen":
            self.ticket = rules.reopened(self.ticket, event["reason"], at)
        elif what == "duplicate":
            original = by_number()[event["of"]]
            assert moment(original["ago"]) < at
            self.ticket = rules.duplicate(self.ticket, Ticket(id_of(event["of"]), event["of"], ""), at)
        elif what == "help":
            assert event["helper"] not in self.credited
            assert self.ticket.assignee != id_of(event["helper"])
            self.credited.add(event["helper"])
        else:
            assert rules.words(event["text"])


@pytest.mark.parametrize("number", [ticket["number"] for ticket in tickets()])
def test_the_rules_take_every_event_and_end_where_the_ticket_says(number: str) -> None:
    ticket = by_number()[number]
    walk = Walk(Ticket(id_of(number), number, ticket["title"], ticket["body"], opened_by=id_of(ticket["opened_by"])))
    for event in events(ticket):
        walk.step(event)
    if walk.ticket.status is Status.WAITING:
        assert walk.ticket.wake_on
        assert walk.ticket.wake_on > NOW.date(), "it would have woken before it is looked at"
    assert walk.ticket.status == ticket["status"]
    assert walk.ticket.assignee == (id_of(ticket["assignee"]) if "assignee" in ticket else None)
    assert (walk.ticket.trashed is not None) == ticket.get("trashed", False)


def test_nothing_in_the_sample_rates_people() -> None:
    rating = re.compile(r"\b(scor\w*|gpa|grad(e|es|ed|ing)\b(?! \d)|mark(s|ed|ing)\b|percent\w*|rank\w*|rating)", re.I)
    said = [word for ticket in tickets() for word in words_of(ticket)]
    assert len(said) > 600
    assert [word for word in said if rating.search(word)] == []


def test_the_words_of_the_sample_are_its_own() -> None:
    titles = [t["title"].casefold() for t in tickets()]
    assert len(set(titles)) == len(titles)
    bodies = [t["body"].casefold() for t in tickets()]
    assert len(set(bodies)) == len(bodies)
    said = "\n".join(word for ticket in tickets() for word in words_of(ticket))
    assert not re.search(r"https?:|www\.|\S@\S|\(\d{3}\)|\d{3}-\d{4}", said), "no addresses, no phone numbers"
    scripts = {"Cyrillic": "[а-яїієґ]", "Chinese": "[一-龥]", "Spanish": "[ñ¿¡]", "French": "[çêœ]|l'écran"}
    assert all(re.search(letters, said, re.I) for letters in scripts.values())


def test_the_words_of_the_sample_are_nobody_else_s(shared_data: Path) -> None:
    """No sentence of the sample stands in the real questions, which must never ship."""
    real = (shared_data / "tickets" / "sample_300_questions.csv").read_text(encoding="utf-8").casefold()
    sentences = {s.strip().casefold() for t in tickets() for w in words_of(t) for s in re.split(r"[.?!\n]", w)}
    assert [s for s in sentences if len(s) >= 30 and s in real] == []


# Help

PAGES = [
    "backup",
    "fairness",
    "import-export",
    "interests",
    "people",
    "privacy",
    "projects",
    "signing",
    "start",
    "tickets",
    "trouble",
    "words",
]


EVERY_PAGE = sorted([*HELP.glob("*.md"), *paths.resource("translations").glob("*/help/*.md")])


def page(name: str) -> str:
    return (HELP / f"{name}.md").read_text(encoding="utf-8")


def table(text: str, head: str) -> list[list[str]]:
    """The rows of the first table after a heading, without its head."""
    lines = text.split(head, 1)[1].splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_every_page_is_there() -> None:
    assert sorted(file.stem for file in HELP.glob("*.md")) == PAGES


@pytest.mark.parametrize("file", EVERY_PAGE, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_a_page_is_calm_short_and_shown_as_it_is(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    check_limits(text)
    assert re.match(r"# \S", text)
    assert text.count("\n# ") == 0, "one title"
    assert not {"!", "¡"} & set(re.sub(r"`[^`]*`", "", text))
    assert not re.search(r"<\w|\]\(|!\[", text), "no HTML, links or pictures: the help view loads nothing"
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    names = {"PIN", "PINs", "USB", "Trellis"}
    for heading in headings:
        assert all(w == w.lower() or w in names for w in heading.split()[1:]), f"sentence case: {heading}"
    sentences = [s for s in re.split(r"[.?:;|]\s|\n", text) if s]
    assert max(len(s.split()) for s in sentences) <= 34


def test_search_is_told_in_full() -> None:
    rows = table(page("tickets"), "## Find")
    examples = [example for row in rows for example in re.findall(r"`([^`]+)`", row[0])]
    told = {condition.name for example in examples for condition in parse(example).conditions}
    assert told == set(OPERATORS)
    assert {f"`{status}`" for status in Status} <= set(re.findall(r"`\w+`", page("tickets")))
    for example in re.findall(r"^- `(.+)`$", page("tickets"), re.M):
        found = parse(example)
        assert len(found.conditions) + len(found.terms) >= 2
        assert not any(":" in term.text for term in found.terms), f"not understood: {example}"


def test_the_priorities_told_are_the_rules() -> None:
    names = {"**blocked**": Urgency.BLOCKED, "**slowed**": Urgency.SLOWED, "**can wait**": Urgency.CAN_WAIT}
    rows = table(page("tickets"), "make the priority")
    told = {(names[row[0]], i): Priority(cell) for row in rows for i, cell in zip(Impact, row[1:], strict=True)}
    assert told == rules.DEFAULT_PRIORITIES


def test_who_may_do_what_is_told_as_the_rules_decide() -> None:
    intents = {
        "log, read, search and describe tickets": ("open", "read", "edit"),
        "claim a free ticket": ("claim",),
        "start, wait, resolve, close, hand over": ("start", "wait", "resolve", "close", "hand_over"),
        "reply, note, help, log time, reopen": ("reply", "note", "help", "log_work", "reopen"),
        "trash and restore a ticket": ("trash", "restore"),
        "add a requester": ("tickets.open",),
        "add or change techs and requesters": ("people.add", "people.edit", "people.deactivate"),
        "add or change leads and advisors": ("people.add", "people.edit", "people.deactivate"),
        "merge two records of one person": ("people.merge",),
        "save a list of tickets to a file": ("export",),
        "bring tickets in from a file": ("import",),
        "plan a block, mark absent, deal and assign": ("fairness.plan", "fairness.attend", "fairness.assign"),
        "change the list of topics": ("interests.topics",),
        "see fairness with names": ("fairness.names",),
        "open a gate for somebody": ("fairness.gate",),
        "read what a profile shows the team": ("interests.look",),
        "set a PIN": ("people.set_pin",),
        "certify an advisor, retire a key, write a stick": ("people.certify", "keys.retire", "keys.stick"),
        "settings, term, blocks, priorities": ("desk.settings", "desk.school"),
        "make a backup": ("desk.backup",),
        "restore a backup": ("desk.restore",),
    }
    somebody_else_s = Ticket(id_of("t"), "B-0001", "x", assignee=id_of("other"), opened_by=id_of("other"))
    for what, *cells in table(page("people"), "## Who may do what"):
        for role, cell in zip((Role.TECH, Role.LEAD, Role.ADVISOR), cells, strict=True):
            for name in intents[what]:
                intent = name if "." in name else f"tickets.{name}"
                person_role = Role.LEAD if "leads" in what else Role.TECH
                of_people = intent.startswith("people.")
                subject = Person(id_of("p"), "P", role=person_role) if of_people else somebody_else_s
                allowed = may(Actor(id_of("me"), role, "me"), intent, subject)
                assert allowed == (cell in ("yes", "any")), (what, role, intent)
    assert len(table(page("people"), "## Who may do what")) == len(intents)


def test_numbers_told_in_help_are_the_rules() -> None:
    assert f"a PIN of {PIN_SHORTEST} to {PIN_LONGEST} digits" in page("people")
    assert f"After {FREE_TRIES} wrong tries" in page("people")
    assert f"last {DAILY} days, {WEEKLY} weeks and {MONTHLY} months" in page("backup")
    assert paths.DESK_NAME in page("backup")


# Words for passphrases


def test_passphrase_words_are_2048_short_and_told_apart_by_their_beginning() -> None:
    words = paths.resource("words/passphrase.txt").read_text(encoding="ascii").split("\n")
    assert words.pop() == ""
    assert len(words) == 2048, "eleven bits each"
    assert words == sorted(set(words))
    assert all(re.fullmatch("[a-z]{4,7}", word) for word in words)
    assert len({word[:4] for word in words}) == len(words)


def test_no_passphrase_word_becomes_another_by_one_wrong_letter() -> None:
    words = paths.resource("words/passphrase.txt").read_text(encoding="ascii").split()
    seen: dict[str, str] = {}
    for word in words:
        # Words of one length that differ in one letter share a pattern; a longer one without one letter is the shorter.
        for n in range(len(word)):
            assert seen.setdefault(f"{word[:n]}?{word[n + 1 :]}", word) == word
    longer = {word[:n] + word[n + 1 :]: word for word in words for n in range(len(word))}
    assert [(word, longer[word]) for word in words if word in longer] == []


def test_any_four_offered_words_are_strong() -> None:
    words = paths.resource("words/passphrase.txt").read_text(encoding="ascii").split()
    for n in range(len(words)):
        four = " ".join((words * 2)[n : n + 4])
        assert strength(four).level is Level.STRONG, four
