"""What the desk knows about somebody, in sections of plain lines: the page and the paper show the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from trellis.rules.recorded import field_word, noun_word
from trellis.rules.signoffs import Decision
from trellis.rules.tickets import EntryKind, Status
from trellis.rules.topics import Gate
from trellis.ui.dates import exact, minutes_spent
from trellis.ui.language import number_text, tr
from trellis.ui.people.words import day_said, many, role_name
from trellis.ui.plan.words import gate_name
from trellis.ui.profile.words import as_lines, audience_said, part_name
from trellis.ui.tickets.words import word

if TYPE_CHECKING:
    from trellis.desk.known import Known


@dataclass(frozen=True)
class Section:
    """A heading, lines of plain text, and what is said where there are none."""

    title: str
    lines: tuple[str, ...]
    empty: str = ""


def sections(known: Known, blocks: Mapping[UUID, str]) -> list[Section]:
    """Everything, in the order of the page. `blocks` are the names of class periods by id."""
    return [
        Section(tr("My record"), tuple(_record(known))),
        Section(tr("How I sign in"), tuple(_sign_in(known))),
        Section(tr("My profile"), tuple(_profile(known, blocks)), tr("Nothing is written there yet.")),
        Section(tr("In numbers"), tuple(_numbers(known.counts))),
        Section(tr("Tickets that name me"), tuple(_tickets(known)), tr("No ticket names you.")),
        Section(tr("Replies and notes I wrote"), tuple(_words(known)), tr("You wrote none.")),
        Section(tr("Words I did not send"), tuple(f"{d.place}: {d.text}" for d in known.drafts), tr("There are none.")),
        Section(tr("Work logged for me"), tuple(_work(known)), tr("None is logged.")),
        Section(tr("Gates opened for me"), tuple(_gates(known)), tr("None was opened.")),
        Section(tr("Days I was marked absent"), tuple(_absences(known)), tr("There are none.")),
        Section(tr("Deals I was in"), tuple(_deals(known)), tr("You were in none.")),
        Section(tr("Projects that name me"), tuple(_projects(known)), tr("No project names you.")),
        Section(tr("What I wrote in projects"), tuple(_project_words(known)), tr("You wrote nothing there.")),
        Section(
            tr("Decisions I signed, or about my projects"), tuple(_signoffs(known)), tr("There are no such decisions.")
        ),
        Section(tr("What I did, as history keeps it"), tuple(_deeds(known)), tr("Nothing yet.")),
        Section(tr("History of my own record"), tuple(_lines(known)), tr("There is none.")),
        Section(tr("Who opened or exported it"), tuple(_accesses(known)), tr("Nobody has.")),
        Section(tr("What else there is"), tuple(_else())),
    ]


def _record(known: Known) -> list[str]:
    me = known.person
    facts = [
        (tr("Name"), me.full_name),
        (tr("Preferred name"), me.preferred_name),
        (tr("Family name"), me.family_name),
        (tr("Pronouns"), me.pronouns),
        (tr("Role"), role_name(me.role) + (", " + tr("trainee") if me.trainee else "")),
        (tr("Blocks"), ", ".join(known.blocks)),
        (tr("Here since"), day_said(me.created.astimezone().date()) if me.created else ""),
        (tr("Records merged into mine"), ", ".join(known.merged)),
    ]
    return [_fact(name, words) for name, words in facts if words]


def _fact(name: str, words: str) -> str:
    return tr("{what}: {words}").format(what=name, words=words)


def _sign_in(known: Known) -> list[str]:
    how, told = known.sign_in, []
    if how.kind == "pin":
        told.append(
            tr("A value that can check your PIN is kept. The PIN itself is not stored, and nobody can read it.")
        )
    elif how.kind:
        told.append(tr("Your keys are kept, locked with your passphrase. The passphrase itself is not stored."))
    else:
        told.append(tr("You have no PIN or passphrase here."))
    if how.changed is not None:
        told.append(_fact(tr("Set"), exact(how.changed)))
    retired = tr("A key of mine was retired on {time}: {reason}")
    told += [retired.format(time=exact(key.at), reason=key.reason) for key in known.retired]
    told.append(_fact(tr("Wrong tries since the last right one"), number_text(how.tries)))
    if how.passphrase:
        told.append(
            tr("Keys for the private parts of your profile are kept, locked with a passphrase that is not stored.")
        )
    return told


def _profile(known: Known, blocks: Mapping[UUID, str]) -> list[str]:
    told = []
    for name, part in known.profile.parts.items():
        if part.content is None:
            said = tr("it is locked; type your passphrase under My profile to see it here")
        else:
            said = "\n".join(as_lines(part.content, blocks)) or tr("nothing")
        words = tr("{part} ({audience}): {words}")
        told.append(words.format(part=part_name(name), audience=audience_said(part.audience), words=said))
    if known.advisor_name:
        told.append(_fact(tr("My advisor"), known.advisor_name))
    return told


def _numbers(counts: Mapping[str, int]) -> list[str]:
    told = [
        (counts["asked"], tr("1 ticket I asked for"), tr("%n tickets I asked for")),
        (counts["logged"], tr("1 ticket I logged"), tr("%n tickets I logged")),
        (counts["had"], tr("1 ticket I have or had"), tr("%n tickets I have or had")),
        (counts["helped"], tr("1 ticket I helped with"), tr("%n tickets I helped with")),
        (counts["written"], tr("1 reply or note"), tr("%n replies and notes")),
        (counts["drafts"], tr("1 text I did not send"), tr("%n texts I did not send")),
        (counts["absences"], tr("1 absence"), tr("%n absences")),
        (counts["gates"], tr("1 gate open to me"), tr("%n gates open to me")),
        (counts["keys"], tr("1 certified key"), tr("%n certified keys")),
        (counts["named_me"], tr("1 student shares with me"), tr("%n students share with me")),
        (counts["gates_opened"], tr("1 gate I opened"), tr("%n gates I opened")),
        (counts["deals_made"], tr("1 deal I assigned"), tr("%n deals I assigned")),
        (counts["projects"], tr("1 project of mine"), tr("%n projects of mine")),
        (counts["signed"], tr("1 decision I signed"), tr("%n decisions I signed")),
        (counts["held"], tr("1 version I hold for review"), tr("%n versions I hold for review")),
        (counts["asked_to_look"], tr("1 version I was asked to look at"), tr("%n versions I was asked to look at")),
    ]
    lines = [many(number, one, more) for number, one, more in told if number]
    return [*lines, _fact(tr("Work logged"), minutes_spent(counts["minutes"]))]


def _day(at: datetime) -> str:
    return day_said(at.astimezone().date())


def _mark(removed: bool) -> str:
    return " · " + tr("taken back, and still in the file") if removed else ""


def _tickets(known: Known) -> list[str]:
    how = {"asked": tr("I asked"), "logged": tr("I logged it"), "had": tr("I have it"), "helped": tr("I helped")}
    return [
        f"{t.number} · {t.title} · {word(Status(t.status))} · {_day(t.created)} · {', '.join(how[h] for h in t.how)}"
        + (" · " + tr("in the trash") if t.trashed else "")
        for t in known.tickets
    ]


def _words(known: Known) -> list[str]:
    return [
        f"{w.number} · {word(EntryKind(w.kind))} · {_day(w.created)}{_mark(w.removed)}\n{w.body}" for w in known.words
    ]


def _work(known: Known) -> list[str]:
    return [f"{w.number} · {minutes_spent(w.minutes)} · {_day(w.created)}{_mark(w.removed)}" for w in known.work]


def _gates(known: Known) -> list[str]:
    said = [(gate_name(Gate(g.gate)), day_said(g.opened), g.note) for g in known.gates]
    return [
        " · ".join(filter(None, parts)) + (" · " + tr("closed again") if gate.removed else "")
        for parts, gate in zip(said, known.gates, strict=True)
    ]


def _absences(known: Known) -> list[str]:
    whole = tr("all day")
    return [f"{day_said(a.day)} · {a.block or whole}{_mark(a.removed)}" for a in known.absences]


def _deals(known: Known) -> list[str]:
    told = []
    for deal in known.deals:
        what = tr("{number}, as a pair").format(number=deal.number) if deal.paired else deal.number
        told.append(" · ".join(filter(None, (day_said(deal.day), what or tr("no ticket"), deal.reason))))
    return told


def _projects(known: Known) -> list[str]:
    how = {
        "owns": tr("it is mine"),
        "partner": tr("I am a partner"),
        "asked": tr("I am asked to join"),
        "was": tr("I was a partner or asked to be one"),
        "asking": tr("I asked somebody to join"),
    }
    told = []
    for p in known.projects:
        facts = (p.title or tr("Without a title"), _day(p.created) if p.created else "", *(how[h] for h in p.how))
        words = "\n" + tr("The working draft says: {words}").format(words=p.draft) if p.draft else ""
        told.append(" · ".join(filter(None, facts)) + _mark(p.removed) + words)
    return told


def _project_words(known: Known) -> list[str]:
    told = []
    for w in known.project_words:
        facts = (noun_word("submission" if w.kind == "version" else w.kind), w.title, exact(w.at) if w.at else "")
        told.append(" · ".join(filter(None, facts)) + _mark(w.removed) + (f"\n{w.words}" if w.words else ""))
    return told


def _signoffs(known: Known) -> list[str]:
    said: dict[str, str] = {
        Decision.APPROVE: tr("approved"),
        Decision.CHANGES: tr("changes asked for"),
        Decision.DECLINE: tr("declined"),
        Decision.REVOKE: tr("the decision before taken back"),
    }
    told = []
    for s in known.signoffs:
        version = tr("version {n}").format(n=number_text(s.number))
        facts = (s.title, version, said.get(s.decision, s.decision), exact(s.at), tr("signed by me") if s.mine else "")
        told.append("\n".join(filter(None, (" · ".join(filter(None, facts)), s.note, *s.comments))))
    return told


def _deeds(known: Known) -> list[str]:
    words = tr("{what}, {action}: {times}, from {first} to {last}")
    return [
        words.format(
            what=noun_word(d.noun),
            action=d.action,
            times=many(d.times, tr("once"), tr("%n times")),
            first=_day(d.first),
            last=_day(d.last),
        )
        for d in known.did
    ]


def _lines(known: Known) -> list[str]:
    told = []
    for line in known.lines:
        changes = "; ".join(f"{field_word(name)}: {_value(now)}" for name, _, now in line.changes)
        told.append(" · ".join(filter(None, (exact(line.at), line.who, noun_word(line.noun), line.action, changes))))
    return told


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "–" if value in (None, "") else str(value)


def _accesses(known: Known) -> list[str]:
    opened, exported = tr("{who} opened my profile, {time}"), tr("{who} saved this page, {time}")
    return [
        (opened if a.action == "look" else exported).format(who=a.who or tr("Somebody"), time=exact(a.at))
        for a in known.accesses
    ]


def _else() -> list[str]:
    return [
        tr("The history of these tickets names you where you did something or somebody did something for you."),
        tr("What others wrote in tickets may name you too. Trellis does not look for names in people's words."),
        tr("Versions and decisions are signed as they are. They go on naming you as long as the desk keeps them."),
        tr("Backups hold copies of all this, as it was when they were made."),
    ]
