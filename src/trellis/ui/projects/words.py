"""States, parts of a proposal and what comes next, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale

from trellis.rules.material import Material
from trellis.rules.projects import Listed, Outline, Standing, State
from trellis.rules.proposal import Chooser, From, Need, NeedKind, PartName
from trellis.rules.signoffs import Decision, Doubt, Gate, Signoff, doubt_word
from trellis.ui.dates import school_day
from trellis.ui.language import tr

STATE_TONES = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "amber",
    State.IN_REVIEW: "blue",
    State.APPROVED: "accent",
    State.CHANGES_ASKED: "amber",
    State.DECLINED: "red",
    State.COMPLETE: "accent",
    State.WITHDRAWN: "neutral",
}


def state_said(outline: Outline) -> str:
    """Where a project is, as its chip says it."""
    for_completion = outline.gate is Gate.COMPLETION
    match outline.state:
        case State.DRAFT:
            return tr("Draft")
        case State.SUBMITTED:
            return tr("Submitted for completion") if for_completion else tr("Submitted")
        case State.IN_REVIEW:
            return tr("In review")
        case State.APPROVED:
            return tr("Approved · v{n} signed").format(n=outline.in_force)
        case State.CHANGES_ASKED:
            return tr("Changes asked")
        case State.DECLINED:
            return tr("Declined")
        case State.COMPLETE:
            return tr("Complete")
    return tr("Withdrawn")


def state_tone(outline: Outline) -> str:
    """The tone of that chip: red where something does not hold."""
    return "red" if outline.doubtful or outline.altered else STATE_TONES[outline.state]


def in_force_said(outline: Outline) -> str:
    """What goes on meanwhile; empty where the state says it already."""
    apart = outline.state not in (State.APPROVED, State.COMPLETE, State.WITHDRAWN)
    if not outline.in_force or not apart:
        return ""
    return tr("Version {n} stays in force").format(n=outline.in_force)


def wrong_said(outline: Outline) -> str:
    """What does not hold of it, as short as in a list; empty where nothing is wrong."""
    if outline.doubtful:
        return tr("A decision does not hold")
    return tr("Changed outside of Trellis") if outline.altered else ""


def title_said(title: str) -> str:
    """A title, or that there is none yet."""
    return title or tr("Project without a title")


def next_said(listed: Listed, today: date) -> str:
    """What comes next, from the side of its people."""
    outline = listed.outline
    if wrong := wrong_said(outline):
        return wrong
    if blocked := blocked_said(outline):
        return blocked
    match outline.state:
        case State.DRAFT:
            return tr("Write it and hand it in")
        case State.SUBMITTED:
            return tr("Waits for a reviewer")
        case State.CHANGES_ASKED:
            return tr("Answer the comments")
        case State.WITHDRAWN:
            return outline.why
    if listed.next and listed.due and outline.state is not State.COMPLETE:
        return tr("Next: {step}, {day}").format(step=listed.next, day=school_day(listed.due, today))
    return ""


def blocked_said(outline: Outline) -> str:
    """What is in the way of a project that goes on."""
    over = outline.state in (State.WITHDRAWN, State.COMPLETE)
    return tr("Blocked: {what}").format(what=outline.blocked) if outline.blocked and not over else ""


def doubts_said(standing: Standing) -> list[str]:
    """A sentence for each sign-off that does not hold, the newest first."""
    return [doubt_said(s, standing.doubts[s.id]) for s in reversed(standing.signoffs) if s.id in standing.doubts]


def doubt_said(signoff: Signoff, doubts: Iterable[Doubt]) -> str:
    """Why a sign-off does not hold, with the version it is about."""
    if signoff.decision is Decision.APPROVE:
        said = tr("This approval does not hold: {why} (version {n}).")
    else:
        said = tr("This decision does not hold: {why} (version {n}).")
    return said.format(why=", ".join(doubt_word(doubt) for doubt in doubts), n=signoff.number)


def decision_said(signoff: Signoff, who: str) -> str:
    """Who decided what about which version."""
    texts = {
        Decision.APPROVE: tr("{who} approved version {n}"),
        Decision.CHANGES: tr("{who} asks for changes to version {n}"),
        Decision.DECLINE: tr("{who} declined version {n}"),
        Decision.REVOKE: tr("{who} took back the decision on version {n}"),
    }
    if signoff.decision is Decision.APPROVE and signoff.gate is Gate.COMPLETION:
        return tr("{who} signed version {n} as complete").format(who=who, n=signoff.number)
    return texts[signoff.decision].format(who=who, n=signoff.number)


DECISION_TONES = {
    Decision.APPROVE: "accent",
    Decision.CHANGES: "amber",
    Decision.DECLINE: "red",
    Decision.REVOKE: "red",
}


# The conversation


@dataclass(frozen=True)
class Asked:
    """How a part is asked for: a question, a sentence of help, and an example."""

    question: str
    help: str
    example: str = ""


def part_name(name: PartName) -> str:
    """What a part is called."""
    return {
        PartName.TITLE: tr("Title"),
        PartName.QUESTION: tr("Driving question"),
        PartName.INTERESTS: tr("Interests it grows from"),
        PartName.WHY: tr("Why it matters to me"),
        PartName.MAKE: tr("What I will make"),
        PartName.SHOW: tr("How I will show it"),
        PartName.TOOLS: tr("Tools"),
        PartName.WORKS: tr("How we will see it works"),
        PartName.RISKS: tr("What could go wrong"),
        PartName.HELPS: tr("Who it helps"),
        PartName.NEEDS: tr("What I need"),
        PartName.MILESTONES: tr("Milestones"),
    }[name]


def asked(name: PartName) -> Asked:
    """The question a part answers."""
    return {
        PartName.TITLE: Asked(
            tr("What do you call it?"),
            tr("A working title is fine. It can change until the end."),
            tr("A sampler you can play with your feet"),
        ),
        PartName.QUESTION: Asked(
            tr("What do you want to find out?"),
            tr("A question you answer by doing something, not by looking it up."),
            tr("Can a person who cannot use their hands play a live set?"),
        ),
        PartName.INTERESTS: Asked(
            tr("Which of your interests does it grow from?"),
            tr("Optional. Interests the team may see in your profile are offered."),
            tr("music production"),
        ),
        PartName.WHY: Asked(
            tr("Why does it matter to you?"),
            tr("In your own words. One honest sentence is enough."),
            tr("My brother plays drums and broke both wrists. He still wants to play at the spring show."),
        ),
        PartName.MAKE: Asked(
            tr("What will you make?"),
            tr("Something other people can see, hear or use at the end."),
            tr("A pedal board with six pads that plays sounds, and a guide others can follow to build one."),
        ),
        PartName.SHOW: Asked(
            tr("How will you show it?"),
            tr("Choose what fits you. Ways from your profile come first."),
            tr("live demo"),
        ),
        PartName.TOOLS: Asked(
            tr("Which tools will you use?"),
            tr("Some you are at home with, and some you want to explore."),
        ),
        PartName.WORKS: Asked(
            tr("How will we see that it works?"),
            tr("Something anybody could check without asking you."),
            tr("Three people play a short song on it without help."),
        ),
        PartName.RISKS: Asked(
            tr("What could go wrong?"),
            tr("And what you would do then. Thinking of it now makes it smaller."),
            tr("The sensors may come late. Then I test with buttons first."),
        ),
        PartName.HELPS: Asked(
            tr("Who does it help?"),
            tr("One person is enough. How will they hear of it?"),
            tr("Players who cannot use their hands, starting with my brother."),
        ),
        PartName.NEEDS: Asked(
            tr("What do you need?"),
            tr("Equipment, time or help, with days where it matters: somebody else may want the same."),
            tr("Soldering station"),
        ),
        PartName.MILESTONES: Asked(
            tr("What are the steps, and by when?"),
            tr("Make the first one small enough to begin this week. Steps sort themselves by date."),
            tr("Parts list and sketch"),
        ),
    }[name]


def chooser_said(chooser: Chooser) -> str:
    """Who chose what a part says."""
    return {
        Chooser.STUDENT: tr("my choice"),
        Chooser.LIST: tr("from a list"),
        Chooser.ADVISOR: tr("with my advisor"),
        Chooser.REQUIRED: tr("required"),
    }[chooser]


def chooser_told(chooser: Chooser) -> str:
    """Who chose what a part says, for others than its people."""
    return (
        tr("the student's choice")
        if chooser is Chooser.STUDENT
        else (tr("with an advisor") if chooser is Chooser.ADVISOR else chooser_said(chooser))
    )


def need_kind_said(kind: NeedKind) -> str:
    """What can be needed."""
    return {NeedKind.EQUIPMENT: tr("Equipment"), NeedKind.TIME: tr("Time"), NeedKind.HELP: tr("Help")}[kind]


def need_said(need: Need, today: date) -> str:
    """A need in one line."""
    if need.starts and need.ends:
        when = tr("{first} to {last}").format(first=school_day(need.starts, today), last=school_day(need.ends, today))
    elif need.starts:
        when = tr("from {day}").format(day=school_day(need.starts, today))
    elif need.ends:
        when = tr("until {day}").format(day=school_day(need.ends, today))
    else:
        when = ""
    said = f"{need_kind_said(need.kind)}: {need.what}"
    return f"{said} · {when}" if when else said


def origin_said(kind: From, words: str) -> str:
    """What a project started from; empty for a blank page."""
    return {
        From.BLANK: "",
        From.INTEREST: tr("Started from an interest: {words}").format(words=words),
        From.TICKET: tr("Started from ticket {number}").format(number=words),
        From.IDEA: tr("Started from a starter idea"),
    }[kind]


def material_said(what: Material) -> str:
    """What of a change needs a new look."""
    return {
        Material.QUESTION: part_name(PartName.QUESTION),
        Material.MAKE: part_name(PartName.MAKE),
        Material.MILESTONES: part_name(PartName.MILESTONES),
        Material.PARTNERS: tr("Who takes part"),
        Material.NEEDS: part_name(PartName.NEEDS),
    }[what]


def full_day(day: date) -> str:
    """A date with its year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
