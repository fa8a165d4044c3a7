"""What waits, how long, who holds it and what was decided, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QDate, QLocale

from trellis.rules.people import Term
from trellis.rules.projects import Appeal, Submission
from trellis.rules.proposal import Chooser, Milestone
from trellis.rules.reviews import Clash, Inbox, Waiting
from trellis.rules.signoffs import Decision, Gate
from trellis.ui.language import tr
from trellis.ui.people.words import many
from trellis.ui.projects.words import chooser_told

AND = 3
"""People named in a list; of more, the others are counted."""


def lasted(time: timedelta) -> str:
    """A length of time in whole words: "20 minutes", "3 hours", "2 days"."""
    minutes = max(0, int(time.total_seconds() // 60))
    if minutes < 60:
        said = many(max(1, minutes), tr("1 minute"), tr("%n minutes"))
    elif minutes < 24 * 60:
        said = many(minutes // 60, tr("1 hour"), tr("%n hours"))
    else:
        said = many(minutes // (24 * 60), tr("1 day"), tr("%n days"))
    return said.replace(" ", "\u00a0")  # a number never stands alone at the end of a line


def day_said(day: date, today: date) -> str:
    """A date as a signature needs it: never "today", which is another day tomorrow."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM" if day.year == today.year else "d MMM yyyy")


def people_said(people: Sequence[UUID], names: Mapping[UUID, str]) -> str:
    """Whose it is, the owner first: "Linh T. with Amara O."."""
    told = [names.get(person, "") or tr("Somebody") for person in people]
    if len(told) < 2:
        return "".join(told)
    others = ", ".join(told[1:AND])
    if len(told) > AND:
        others = tr("{names} and {n} more").format(names=others, n=len(told) - AND)
    return tr("{owner} with {others}").format(owner=told[0], others=others)


def chosen_said(chooser: Chooser) -> str:
    """Who chose what a part says, as short as a label."""
    return tr("own choice") if chooser is Chooser.STUDENT else chooser_told(chooser)


def version_said(number: int) -> str:
    """Which version."""
    return tr("first version") if number == 1 else tr("version {n}").format(n=number)


def waits_said(waiting: Waiting, names: Mapping[UUID, str], now: datetime) -> str:
    """Who, which version and how long: "Maya R. · version 3 · 2 days"."""
    people = people_said(waiting.outline.people, names)
    return f"{people} · {version_said(waiting.submission.number)} · {lasted(now - waiting.submission.at)}"


def marks(submission: Submission, names: Mapping[UUID, str], me: UUID) -> list[tuple[str, str]]:
    """What is to be known of it before it is opened, each with a tone: completion, appeal, talk asked, who holds it."""
    found: list[tuple[str, str]] = []
    if submission.gate is Gate.COMPLETION:
        found.append((tr("for completion"), "blue"))
    if submission.appeal is Appeal.ADVISOR:
        found.append((tr("appeal"), "amber"))
    if submission.appeal is Appeal.TALK:
        found.append((tr("talk asked"), "amber"))
    if submission.held_by == me:
        found.append((tr("you hold it"), "blue"))
    elif submission.held_by is not None:
        found.append((tr("held by {name}").format(name=names.get(submission.held_by, "")), "neutral"))
    return found


def appeal_said(submission: Submission, names: Mapping[UUID, str], decliner: UUID | None) -> str:
    """The sentence above a version that was declined before; empty for all others."""
    if submission.appeal is None:
        return ""
    before = names.get(decliner, "") if decliner else ""
    declined = tr("{name} declined it before.").format(name=before) if before else tr("It was declined before.")
    if submission.appeal is Appeal.TALK:
        return declined + " " + tr("A talk is asked for: decide together.")
    if submission.to is not None:
        wish = tr("{name} is asked to look at it again.").format(name=names.get(submission.to, ""))
        return f"{declined} {wish}"
    return declined + " " + tr("Another advisor is asked to look at it again.")


def head_said(inbox: Inbox, now: datetime) -> str:
    """Below the title: how much waits, for how long, and how long a decision usually takes."""
    parts = []
    mine = [w for w in inbox.waiting if w.mine]
    if mine:
        parts.append(many(len(mine), tr("1 version waits for you"), tr("%n versions wait for you")))
        parts.append(tr("the oldest for {time}").format(time=lasted(now - mine[0].submission.at)))
    else:
        parts.append(tr("Nothing waits for you"))
    others = len(inbox.waiting) - len(mine)
    if others:
        parts.append(many(others, tr("1 is for another advisor"), tr("%n are for another advisor")))
    if inbox.usual is not None:
        parts.append(tr("a decision usually takes {time}").format(time=lasted(inbox.usual)))
    return " · ".join(parts)


def signed_said(decision: Decision, title: str, number: int) -> str:
    """The quiet note after a decision."""
    said = {
        Decision.APPROVE: tr("Approved and signed: {title}, version {n}."),
        Decision.CHANGES: tr("Changes asked and signed: {title}, version {n}."),
        Decision.DECLINE: tr("Declined and signed: {title}, version {n}."),
        Decision.REVOKE: tr("Taken back and signed: {title}, version {n} waits again."),
    }[decision].format(title=title, n=number)
    if decision is Decision.REVOKE:
        return said
    return said + " " + tr("There is no Undo, but it can be taken back.")


def clash_said(clash: Clash, today: date) -> str:
    """The same equipment, asked for elsewhere."""
    said = tr("“{what}” is asked for by “{title}” too").format(what=clash.what, title=clash.title)
    if clash.starts and clash.ends:
        days = f"{day_said(clash.starts, today)} – {day_said(clash.ends, today)}"
        return f"{said}, {days}."
    if clash.starts:
        since = tr("from {day}").format(day=day_said(clash.starts, today))
        return f"{said}, {since}."
    if clash.ends:
        until = tr("until {day}").format(day=day_said(clash.ends, today))
        return f"{said}, {until}."
    return f"{said}."


def path_said(steps: Sequence[Milestone], terms: Sequence[Term], today: date) -> tuple[str, str, bool]:
    """How the path lies in the term: its length, whether it fits, and whether that is well."""
    if not steps:
        return tr("No milestones yet"), tr("Nobody can tell whether it fits the term."), False
    last = max(step.due for step in steps)
    length = many(len(steps), tr("1 milestone"), tr("%n milestones"))
    length = tr("{milestones} by {day}").format(milestones=length, day=day_said(last, today))
    term = next((t for t in terms if t.starts <= today <= t.ends), None)
    if term is None:
        return length, tr("No term is entered for today, so there is no end to hold it against."), True
    end = day_said(term.ends, today)
    if last <= term.ends:
        left = (term.ends - last).days
        if left < 7:
            return length, tr("It fits the term, which ends on {day}, but only just.").format(day=end), True
        weeks = many(left // 7, tr("1 week"), tr("%n weeks"))
        return (
            length,
            tr("It fits the term, which ends on {day}, with {weeks} to spare.").format(day=end, weeks=weeks),
            True,
        )
    late = sum(step.due > term.ends for step in steps)
    beyond = many(late, tr("1 milestone lies"), tr("%n milestones lie"))
    return length, tr("{milestones} beyond the end of the term on {day}.").format(milestones=beyond, day=end), False
