"""What Today says: the greeting, why a ticket was picked, what waits. A translator can reorder every sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from trellis.rules.fairness import Alarm, Narrow
from trellis.rules.interests import Strength, Wish
from trellis.rules.match import Liking, Pick, Reason
from trellis.rules.projects import Listed
from trellis.rules.today import Today, Waiting, Waits
from trellis.rules.topics import Gate
from trellis.ui.dates import age, school_day
from trellis.ui.fairness.words import kinds_said
from trellis.ui.language import number_text, tr
from trellis.ui.lines import own
from trellis.ui.people.words import many
from trellis.ui.projects.words import title_said
from trellis.ui.text import elide

NOON, EVENING = 12, 17


def greeting(hour: int, name: str) -> str:
    """Good morning, afternoon or evening, with the name somebody likes to be called by."""
    if hour < NOON:
        said = tr("Good morning, {name}")
    elif hour < EVENING:
        said = tr("Good afternoon, {name}")
    else:
        said = tr("Good evening, {name}")
    return said.format(name=elide(name, 40))


def where_we_are(today: Today) -> str:
    """The line below the greeting; what is unknown is left out, as who is here while there is no timetable."""
    parts = []
    if today.block:
        parts.append(tr("Block {name}").format(name=elide(today.block, 30)))
        parts.append(many(today.here, tr("1 person on the desk"), tr("%n people on the desk")))
    parts.append(many(today.open, tr("1 ticket open"), tr("%n tickets open")) if today.open else tr("No open tickets"))
    return " · ".join(parts)


# Picked for you


def why(pick: Pick, names: Mapping[UUID, str], advisors: frozenset[UUID]) -> str:
    """Why a ticket is picked, in the person's own words (marked by `lines.own`), who could pair, and a gate's way."""
    parts = [_reason(pick)]
    pair = names.get(pick.pair, "") if pick.pair else ""
    if pick.gate is not None:
        if pick.new_to_me and pick.reason is Reason.LIKES:
            parts.append(tr("new to you"))
        parts.append(gate_way(pick.gate, pair, pick.pair in advisors))
    elif pair and pick.new_to_me:
        parts.append(tr("new to you, {name} can pair").format(name=pair))
    elif pair:
        parts.append(tr("{name} can pair").format(name=pair))
    elif pick.new_to_me and pick.reason is Reason.LIKES:
        parts.append(tr("new to you"))
    return " · ".join(part for part in parts if part)


def gate_way(gate: Gate, who: str, advisor: bool) -> str:
    """How a gate is opened: by an advisor once, or by somebody who pairs."""
    if gate is Gate.ADMIN:
        opened, paired, bare = (
            tr("Needs admin rights: {name} opens this for you once"),
            tr("Needs admin rights: {name} can pair"),
            tr("Needs admin rights"),
        )
    else:
        opened, paired, bare = (
            tr("Needs somebody trained in safety: {name} shows you once"),
            tr("Needs somebody trained in safety: {name} can pair"),
            tr("Needs somebody trained in safety"),
        )
    return (opened if advisor else paired).format(name=who) if who else bare


def _reason(pick: Pick) -> str:
    if pick.reason is Reason.QUICK:
        return tr("Quick win")
    if pick.reason is Reason.NEW or not pick.likings:
        return tr("Something new: outside what you told us")
    first = pick.likings[0]
    if len(pick.likings) == 1:
        return _because(first).format(interest=own(elide(first.interest, 60)))
    first_words, learn_words = (own(elide(one.interest, 60)) for one in pick.likings[:2])
    return _because_of_two(first).format(interest=first_words, learn=learn_words)


def _because(liked: Liking) -> str:
    if liked.strength is None:
        return tr("Because you want to explore {interest}")
    if liked.wish is Wish.LEARN:
        return tr("Because you want to learn {interest}")
    if liked.wish is Wish.TEACH:
        return tr("Because you would like to teach {interest}")
    return {
        Strength.CURIOUS: tr("Because you are curious about {interest}"),
        Strength.INTO_IT: tr("Because you are into {interest}"),
        Strength.COULD_TEACH: tr("Because you know your way around {interest}"),
    }[liked.strength]


def _because_of_two(first: Liking) -> str:
    """The first liking is about doing or teaching, the second a wish to learn."""
    if first.wish is Wish.TEACH:
        return tr("Because you would like to teach {interest} and want to learn {learn}")
    return {
        Strength.CURIOUS: tr("Because you are curious about {interest} and want to learn {learn}"),
        Strength.INTO_IT: tr("Because you are into {interest} and want to learn {learn}"),
        Strength.COULD_TEACH: tr("Because you know your way around {interest} and want to learn {learn}"),
        None: tr("Because you want to explore {interest} and to learn {learn}"),
    }[first.strength]


# Waiting for you


def waiting_said(waiting: Waiting, now: datetime) -> tuple[str, str, str]:
    """What waits in a line, what more there is to say of it, and the words on its button."""
    n = waiting.count
    if waiting.what is Waits.FIRST_VISIT:
        return (
            tr("Five questions about you"),
            tr("What you are into decides what is picked for you. You may skip any of them."),
            tr("Begin"),
        )
    if waiting.what is Waits.CHECK_IN:
        return tr("A look at your interests"), tr("One minute: are they still yours?"), tr("Look")
    if waiting.what is Waits.TO_TELL:
        said = many(n, tr("1 answer nobody was told of yet"), tr("%n answers nobody was told of yet"))
        return said, ", ".join(row.number for row in waiting.tickets), tr("Tell them")
    if waiting.what is Waits.HANDED:
        return many(n, tr("1 ticket came to you"), tr("%n tickets came to you")), "", tr("Look")
    if waiting.what is Waits.UNCLAIMED:
        said = many(n, tr("1 ticket has nobody yet"), tr("%n tickets have nobody yet"))
        return said, "", tr("Plan the block")
    if waiting.what is Waits.TO_SIGN:
        said = many(n, tr("1 project waits for your sign-off"), tr("%n projects wait for your sign-off"))
        late = tr("The oldest waits for {age}.").format(age=age(waiting.since, now)) if waiting.since else ""
        return said, late, tr("Look")
    if waiting.what is Waits.BLOCKED:
        return many(n, tr("1 project is blocked"), tr("%n projects are blocked")), "", tr("Look")
    if waiting.what is Waits.JOIN:
        said = many(n, tr("You are asked to join a project"), tr("You are asked to join %n projects"))
        return said, "", tr("Look")
    if waiting.what is Waits.ANSWER:
        said = many(n, tr("An advisor answered you"), tr("Advisors answered on %n projects"))
        return said, "", tr("Read it")
    said = many(n, tr("Somebody's work has become narrow"), tr("Work of %n people has become narrow"))
    return said, "", tr("Fairness")


def project_said(title: str, words: str) -> str:
    """A project that waits, with what is said of it."""
    shown = elide(title_said(title), 60)
    return tr("{title}: {words}").format(title=shown, words=elide(words, 80)) if words else shown


def comes_next(entry: Listed, today: date) -> str:
    """The milestone that comes next and its day, marked where it is the student's own words."""
    if not entry.next or entry.due is None:
        return ""
    said = tr("Next: {milestone} · due {day}") if entry.due >= today else tr("Next: {milestone} · was due {day}")
    return said.format(milestone=own(elide(entry.next, 60)), day=school_day(entry.due, today))


def alarm_said(alarm: Alarm, names: Mapping[UUID, str]) -> str:
    """What has become narrow for somebody, kindly: a fact and what may help."""
    who = names.get(alarm.person, tr("Somebody"))
    if alarm.narrow is Narrow.PARTNER and alarm.partner is not None:
        said = tr("{name} worked with {partner} on {n} of {all} shared tickets. Another partner may do both good.")
        partner = names.get(alarm.partner, tr("the same person"))
        return said.format(name=who, partner=partner, n=number_text(alarm.together), all=number_text(alarm.tickets))
    said = tr("{name} had {n} tickets in four weeks, all of them {kinds}. Something else may do good.")
    return said.format(name=who, n=number_text(alarm.tickets), kinds=kinds_said(alarm))
