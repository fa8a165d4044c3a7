"""The sample desk as it ships: reading `resources/sample/*.toml`.

Times in it are told backwards from the moment of reading, so that the sample always looks like this week: "18m" and
"3h 25m" before now, "9d 10:05" at that local time nine school days before today. The form is told in `desk.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from trellis.rules.interests import EMPTY, Content, Goal, Interest, PartName, Strength, Tools, Wish
from trellis.rules.people import Role
from trellis.rules.proposal import Content as ProposalContent
from trellis.rules.proposal import Milestone, Need, NeedKind
from trellis.rules.proposal import PartName as ProposalPart
from trellis.rules.tickets import Impact, Source, Urgency
from trellis.rules.topics import Gate


@dataclass(frozen=True, slots=True)
class SamplePerson:
    key: str
    preferred_name: str
    family_name: str
    pronouns: str
    role: Role
    trainee: bool
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleBlock:
    name: str
    days: str
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class SampleTicket:
    number: str
    opened_by: str
    requester: str
    words: str
    title: str
    room: str
    device: str
    source: Source
    category: str
    urgency: Urgency
    impact: Impact
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleProfile:
    """What somebody says about themselves; `parts` are as `rules.interests.read` takes them, by name.

    `written` is when they made their first visit, `checked` their last check-in; `sealed` is shared with their advisor.
    """

    person: str
    written: datetime
    checked: datetime
    parts: Mapping[PartName, Content]
    sealed: Mapping[PartName, Content]


@dataclass(frozen=True, slots=True)
class SampleGate:
    person: str
    gate: Gate
    opened: datetime
    note: str


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """One thing somebody did. `ticket` is a number; `what` is "open" or an event of `desk.toml`; `told` its fields."""

    at: datetime
    ticket: str
    who: str
    what: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SampleStep:
    """One thing somebody did on a project; `what` is "start" or an event of `desk.toml`, `told` its fields.

    `parts` are what "write" writes.
    """

    at: datetime
    project: str
    who: str
    what: str
    told: Mapping[str, Any]
    parts: Mapping[ProposalPart, ProposalContent]


@dataclass(frozen=True, slots=True)
class Sample:
    """The whole sample desk; `events` and `steps` are in order of time. Files of projects are in `folder`."""

    name: str
    pin: str
    passphrase: str
    term_name: str
    term_starts: date
    term_ends: date
    blocks: tuple[SampleBlock, ...]
    people: tuple[SamplePerson, ...]
    tickets: Mapping[str, SampleTicket]
    events: tuple[SampleEvent, ...]
    profiles: tuple[SampleProfile, ...]
    gates: tuple[SampleGate, ...]
    steps: tuple[SampleStep, ...]
    folder: Path


def read(folder: Path, now: datetime) -> Sample:
    """The sample desk in a folder, with its times told from `now` (aware, in local time)."""
    desk = tomllib.loads((folder / "desk.toml").read_text(encoding="utf-8"))
    people = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))["person"]
    told = tomllib.loads((folder / "profiles.toml").read_text(encoding="utf-8"))
    projects = tomllib.loads((folder / "projects.toml").read_text(encoding="utf-8"))["project"]
    weeks = sorted(folder.glob("tickets-*.toml"))
    tickets = [t for week in weeks for t in tomllib.loads(week.read_text(encoding="utf-8"))["ticket"]]
    term = desk["term"]
    return Sample(
        name=desk["desk"]["name"],
        pin=desk["sign_in"]["pin"],
        passphrase=desk["sign_in"]["passphrase"],
        term_name=term["name"],
        term_starts=now.date() - timedelta(days=term["starts_days_ago"]),
        term_ends=now.date() + timedelta(days=term["ends_in_days"]),
        blocks=tuple(SampleBlock(b["name"], b["days"], b["starts"], b["ends"]) for b in desk["block"]),
        people=tuple(_person(p) for p in people),
        tickets={t["number"]: _ticket(t) for t in tickets},
        events=tuple(sorted((e for t in tickets for e in _events(t, now)), key=lambda e: e.at)),
        profiles=tuple(_profile(p, now) for p in told["profile"]),
        gates=tuple(SampleGate(g["person"], Gate(g["gate"]), moment(g["ago"], now), g["note"]) for g in told["gate"]),
        steps=tuple(sorted((s for p in projects for s in _steps(p, now)), key=lambda s: s.at)),
        folder=folder,
    )


def moment(ago: str, now: datetime) -> datetime:
    """The time an `ago` means; raises ValueError on one that is not understood."""
    days = re.fullmatch(r"(\d+)d (\d\d):(\d\d)", ago)
    if days:
        day = school_day(now.date(), -int(days[1]))
        return datetime.combine(day, time(int(days[2]), int(days[3])), now.tzinfo)
    spans = re.fullmatch(r"(?:(\d+)h)? ?(?:(\d+)m)?", ago)
    if not ago.strip() or spans is None:
        raise ValueError(ago)
    return now - timedelta(hours=int(spans[1] or 0), minutes=int(spans[2] or 0))


def school_day(day: date, count: int) -> date:
    """The day `count` school days (Monday to Friday) after a day, before it when negative."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.isoweekday() > 5:
            day += step
    return day


def _person(told: Mapping[str, Any]) -> SamplePerson:
    return SamplePerson(
        key=told["key"],
        preferred_name=told["preferred_name"],
        family_name=told.get("family_name", ""),
        pronouns=told.get("pronouns", ""),
        role=Role(told["role"]),
        trainee=told.get("trainee", False),
        blocks=tuple(told.get("blocks", ())),
    )


def _profile(told: Mapping[str, Any], now: datetime) -> SampleProfile:
    written = moment(told["ago"], now)
    interests = tuple(
        Interest(i["words"], Strength(i["strength"]), Wish(i["wish"]), moment(i["ago"], now).date())
        for i in told["interests"]
    )
    parts: dict[PartName, Content] = {
        PartName.INTERESTS: interests,
        PartName.TOOLS: Tools(tuple(told.get("home", ())), tuple(told.get("explore", ()))),
        PartName.WAYS: tuple(told.get("ways", ())),
        PartName.WORDS: told.get("words", ""),
        PartName.GOALS: tuple(Goal(g["what"], g["why"], written.date()) for g in told.get("goals", ())),
        PartName.HELP: tuple(told.get("help", ())),
    }
    sealed: dict[PartName, Content] = {PartName.SUPPORTS: told["supports"]} if "supports" in told else {}
    said = {name: content for name, content in parts.items() if content != EMPTY[name]}
    return SampleProfile(told["person"], written, moment(told["checked"], now), said, sealed)


def _ticket(told: Mapping[str, Any]) -> SampleTicket:
    return SampleTicket(
        number=told["number"],
        opened_by=told["opened_by"],
        requester=told.get("requester", ""),
        title=told["title"],
        words=told["body"],
        room=told.get("room", ""),
        device=told.get("device", ""),
        source=Source(told["source"]),
        category=told["category"],
        urgency=Urgency(told["urgency"]),
        impact=Impact(told["impact"]),
        tags=tuple(told.get("tags", ())),
    )


def _events(told: Mapping[str, Any], now: datetime) -> list[SampleEvent]:
    number = told["number"]
    opened = SampleEvent(moment(told["ago"], now), number, told["opened_by"], "open", {})
    done = told.get("events", ())
    return [opened, *(SampleEvent(moment(e["ago"], now), number, e["who"], e["what"], e) for e in done)]


def _steps(told: Mapping[str, Any], now: datetime) -> list[SampleStep]:
    project = told["key"]
    begun = SampleStep(moment(told["ago"], now), project, told["owner"], "start", told["from"], {})
    done = ((moment(e["ago"], now), e) for e in told.get("event", ()))
    return [begun, *(SampleStep(at, project, e["who"], e["what"], e, _parts(e, now)) for at, e in done)]


def _parts(told: Mapping[str, Any], now: datetime) -> dict[ProposalPart, ProposalContent]:
    if told["what"] != "write":
        return {}
    parts: dict[ProposalPart, ProposalContent] = {
        ProposalPart(name): said for name, said in told.items() if name in set(ProposalPart) and isinstance(said, str)
    }
    if "show" in told:
        parts[ProposalPart.SHOW] = tuple(told["show"])
    if "tools" in told:
        parts[ProposalPart.TOOLS] = Tools(tuple(told["tools"]["home"]), tuple(told["tools"]["explore"]))
    if "needs" in told:
        parts[ProposalPart.NEEDS] = tuple(
            Need(NeedKind(n["kind"]), n["what"], _day(n.get("from"), now), _day(n.get("to"), now))
            for n in told["needs"]
        )
    if "milestones" in told:
        steps = told["milestones"]
        parts[ProposalPart.MILESTONES] = tuple(
            Milestone(m["key"], m["title"], school_day(now.date(), -int(m["on"].removesuffix("d")))) for m in steps
        )
    return parts


def _day(ago: str | None, now: datetime) -> date | None:
    return school_day(now.date(), -int(ago.removesuffix("d"))) if ago else None
