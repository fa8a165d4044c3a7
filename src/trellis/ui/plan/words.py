"""The plan in words: who picks when, why a ticket went to somebody, what gates are, and whether anybody would swap.

Leads see order and sentences; shares in numbers are for the advisor's bars alone (`told`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QLocale

from trellis.rules.deal import Cause, Dealt, Envy, Ground, Seat, Why
from trellis.rules.interests import Strength, Wish
from trellis.rules.match import QUICK, Liking, Work
from trellis.rules.plan import Attendance, Because, Plan
from trellis.rules.topics import Gate
from trellis.ui.language import tr
from trellis.ui.people.words import many
from trellis.ui.text import elide

SHOWN = 6
"""How many sentences of one sort are told; the rest is counted."""


def listed(words: Iterable[str]) -> str:
    """Names one after the other as the language does it: "Maya, Linh and Sam"."""
    return QLocale().createSeparatedList(list(words))


def place_said(place: int) -> str:
    """When somebody picks: "picks 2nd"."""
    teens = place % 100 in (11, 12, 13)
    said = {1: tr("picks {n}st"), 2: tr("picks {n}nd"), 3: tr("picks {n}rd")}
    return (tr("picks {n}th") if teens else said.get(place % 10, tr("picks {n}th"))).format(n=place)


def gate_name(gate: Gate) -> str:
    """What a gate keeps: "admin rights"."""
    return {Gate.ADMIN: tr("admin rights"), Gate.SAFETY: tr("safety training")}[gate]


def liking_said(liked: Liking) -> str:
    """A wish in its owner's own words: "into music production"."""
    if liked.wish is Wish.TEACH:
        return tr("can teach {interest}").format(interest=liked.interest)
    if liked.wish is Wish.LEARN:
        return tr("wants to learn {interest}").format(interest=liked.interest)
    if liked.strength is Strength.CURIOUS:
        return tr("curious about {interest}").format(interest=liked.interest)
    return tr("into {interest}").format(interest=liked.interest)


def why_said(dealt: Dealt, liked: Liking | None, work: Work | None, pair: str) -> str:
    """Why a ticket went to somebody, in a few words."""
    wish = liking_said(liked) if liked is not None else ""
    if dealt.why is Why.MOVED:
        first = [tr("moved: {reason}").format(reason=dealt.reason)]
    elif dealt.why is Why.URGENT:
        first = [tr("urgent"), wish]
    elif dealt.why is Why.WISH:
        first = [wish or tr("wished for")]
    elif dealt.why is Why.NEW:
        first = [tr("something new")]
    else:
        quick = work is not None and work.effort <= QUICK
        first = [tr("quick win") if quick else tr("balance of routine work")]
    if pair:
        first.append(tr("pairs with {name}").format(name=pair))
    return " · ".join(filter(None, first))


def head_said(plan: Plan) -> str:
    """The line below the title."""
    here = sum(not a.absent for a in plan.attendance)
    count = len(plan.cards)
    parts = [plan.block.name] if plan.block else []
    parts.append(many(here, tr("1 person here"), tr("%n people here")))
    if count:
        parts.append(many(count, tr("1 ticket to deal"), tr("%n tickets to deal")))
    if plan.deal is not None:
        parts.append(tr("urgent ones first, then everyone picks in turn"))
    return " · ".join(parts)


def todeal_said(plan: Plan) -> str:
    """What is to deal and why, in one sentence."""
    away = [c for c in plan.cards if c.because is Because.AWAY]
    free = len(plan.cards) - len(away)
    said = []
    if free:
        said.append(many(free, tr("1 ticket nobody has"), tr("%n tickets nobody has")))
    if away:
        holders = listed(dict.fromkeys(plan.names.get(c.holder, "") for c in away if c.holder))
        one = tr("1 that cannot wait, of {names} (not here)")
        more = tr("%n that cannot wait, of {names} (not here)")
        said.append(many(len(away), one, more).format(names=holders))
    return tr("To deal: {what}").format(what=listed(said)) if said else ""


def card_said(plan: Plan, at: int) -> str:
    """One line of what is to deal."""
    card = plan.cards[at]
    parts = [card.work.number, elide(card.work.title)]
    if card.work.gate is not None:
        parts.append(tr("needs {gate}").format(gate=gate_name(card.work.gate)))
    if card.because is Because.AWAY and card.holder is not None:
        parts.append(tr("of {name}, who is not here").format(name=plan.names.get(card.holder, "")))
    return " · ".join(parts)


def more_said(more: int) -> str:
    """That one deal does not take everything."""
    one = tr("1 more ticket waits: one deal takes 100, the urgent and the oldest first.")
    return many(more, one, tr("%n more tickets wait: one deal takes 100, the urgent and the oldest first."))


def unsure_said(one: Attendance) -> str:
    """Who is here, may not be, or is not."""
    if one.absent:
        return tr("{name} · not here").format(name=one.name)
    return tr("{name} · says: not in this block").format(name=one.name) if one.unsure else one.name


def first_said(plan: Plan) -> str:
    """Who picks first and what decided it, and the order after that."""
    if plan.deal is None:
        return ""
    if plan.first is None:
        alone = plan.names.get(plan.deal.order[0], "") if plan.deal.order else ""
        return tr("Only {name} is here, so there is no order to find.").format(name=alone)
    first = plan.first
    name = plan.names.get(first.person, "")
    level = listed(_few(plan.names.get(p, "") for p in first.level))
    said = {
        Ground.SERVED: tr(
            "{name} goes first: of what {name} was given in the last 4 weeks, the smallest part was asked for"
            " ({wanted} of {given})."
        ),
        Ground.NOTHING: tr("{name} goes first: {name} was given nothing in the last 4 weeks."),
        Ground.LOAD: tr(
            "{name} goes first: in the last 4 weeks {others} got as little of what they asked for, and {name} has had"
            " the least work this term."
        ),
        Ground.DRAW: tr("{name} goes first by draw: {others} got as little of what they asked for, and as much work."),
    }[first.ground]
    told = said.format(name=name, wanted=first.wanted, given=first.given, others=level)
    return f"{told} {_rest_said(plan)}"


def _rest_said(plan: Plan) -> str:
    assert plan.deal is not None
    turned = tr("The order turns by itself.")
    seats = {s.person: s for s in plan.seats}
    drafted = {d.ticket for d in plan.deal.dealt if d.round}
    if drafted and any(not _wishes(seats[p], drafted) for p in plan.deal.order):
        return turned + " " + tr("Who wishes for none of these picks at the end of each round.")
    return turned


def _wishes(seat: Seat, tickets: Iterable[UUID]) -> bool:
    return any(seat.wish(t) for t in tickets)


def seed_said(seed: int) -> str:
    """How ties were broken, so that everybody can deal the same again."""
    return tr("ties drawn with seed {n}").format(n=seed)


def load_said(count: int, effort: int) -> str:
    """The foot of a column."""
    tickets = many(count, tr("1 ticket"), tr("%n tickets"))
    efforts = many(effort, tr("effort 1"), tr("effort %n"))
    return f"{tickets} · {efforts}" if count else tr("nothing in this deal")


def gets_said(plan: Plan) -> list[str]:
    """What each gets, for leads: a sentence a name, no shares."""
    assert plan.deal is not None
    told = []
    for one in plan.attendance:
        mine = [d for d in plan.deal.dealt if d.person == one.person]
        if one.absent or not mine:
            continue
        liked = sum((d.person, d.ticket) in plan.reasons for d in mine)
        count = many(len(mine), tr("1 ticket"), tr("%n tickets"))
        if liked:
            wished = many(liked, tr("1 of them wished for"), tr("%n of them wished for"))
            told.append(tr("{name}: {tickets}, {wished}").format(name=one.name, tickets=count, wished=wished))
        else:
            told.append(tr("{name}: {tickets}").format(name=one.name, tickets=count))
    return told


def swap_said(envies: Iterable[Envy], names: Mapping[UUID, str]) -> list[str]:
    """Who would rather have whose pile, and what led to it; nobody is one sentence too."""
    told = [
        tr("{who} would rather have the pile of {whose}: {cause}.").format(
            who=names.get(e.who, ""),
            whose=names.get(e.whose, ""),
            cause=_causes_said(e.causes, names.get(e.who, "")),
        )
        for e in envies
    ]
    if not told:
        return [tr("With this deal, nobody would rather have another's pile by more than one ticket.")]
    return _few(told)


def _causes_said(causes: Iterable[Cause], who: str) -> str:
    said = {
        Cause.URGENT: tr("urgent tickets went first"),
        Cause.MOVED: tr("a ticket was moved"),
        Cause.NEW: tr("it was the turn of {who} for something new").format(who=who),
        Cause.LIMIT: tr("{who} passed because of a large pile").format(who=who),
    }
    return listed(said[c] for c in causes) or tr("wishes met")


def _few(words: Iterable[str]) -> list[str]:
    told = list(words)
    if len(told) <= SHOWN:
        return told
    return [*told[: SHOWN - 1], tr("{n} more").format(n=len(told) - SHOWN + 1)]
