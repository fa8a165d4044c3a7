"""Measures in words: shares, what has become narrow, waiting, how even it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QLocale

from trellis.rules.fairness import Alarm, Nameless, Narrow, Share, Waited, Week
from trellis.ui.dates import age
from trellis.ui.fairness.bars import Bar, Part
from trellis.ui.language import number_text, tr
from trellis.ui.people.words import day_said, many, qdate
from trellis.ui.shipped import Shipped, shown


def term_said(term: str, since: date, until: date) -> str:
    """Which days count: "Fall term, 31 Aug 2026 to 12 Oct 2026"."""
    words = tr("{term}, {since} to {until}") if term else tr("No term is entered, so {since} to {until} counts")
    return words.format(term=term, since=day_said(since), until=day_said(until))


def part_said(part: Part) -> str:
    """What a part of a bar stands for."""
    return {Part.WANTED: tr("wanted"), Part.STRETCH: tr("stretch"), Part.ROUTINE: tr("routine")}[part]


def meaning() -> str:
    """What the three parts mean, in one sentence."""
    return tr(
        "Wanted is what fits an interest they told the team. Stretch is a kind they had at most twice before, routine "
        "the rest: routine for one is a stretch for another."
    )


def parts_of(measured: Share | Week) -> tuple[tuple[Part, int], ...]:
    """The three parts of a bar."""
    return (Part.WANTED, measured.wanted), (Part.STRETCH, measured.stretch), (Part.ROUTINE, measured.routine)


def share_bar(share: Share, name: str) -> Bar:
    """Somebody's tickets: "14 of 37 wanted"."""
    if not share.given:
        return Bar(name, parts_of(share), tr("none yet"))
    said = tr("{wanted} of {all} wanted").format(wanted=number_text(share.wanted), all=number_text(share.given))
    return Bar(name, parts_of(share), said)


def number_bar(name: str, number: int) -> Bar:
    """One number as a bar."""
    return Bar(name, ((Part.WANTED, number),), number_text(number))


def week_bar(week: Week) -> Bar:
    """One week's tickets."""
    counts = tr("{wanted} wanted, {stretch} stretch, {routine} routine").format(
        wanted=number_text(week.wanted), stretch=number_text(week.stretch), routine=number_text(week.routine)
    )
    return Bar(QLocale().toString(qdate(week.monday), "d MMM"), parts_of(week), counts)


def alarm_said(alarm: Alarm, names: Mapping[UUID, str]) -> str:
    """What has become narrow for somebody, kindly."""
    name = names.get(alarm.person, "")
    if alarm.narrow is Narrow.PARTNER:
        partner = names.get(alarm.partner, "") if alarm.partner else ""
        words = tr(
            "{name} was with {partner} on {often} of {all} shared tickets. Working with others would be good as well."
        )
        return words.format(
            name=name,
            often=number_text(alarm.together),
            all=number_text(alarm.tickets),
            partner=partner or tr("somebody who left"),
        )
    words = many(
        len(alarm.kinds),
        tr("{name} had 1 kind of work in 4 weeks: {kinds}. Something else now and then would widen it."),
        tr("{name} had %n kinds of work in 4 weeks: {kinds}. Something else now and then would widen it."),
    )
    return words.format(name=name, kinds=kinds_said(alarm))


def own_alarm_said(alarm: Alarm) -> str:
    """The same to oneself."""
    words = many(
        len(alarm.kinds),
        tr("You had 1 kind of work in 4 weeks: {kinds}. If you like, ask for something else now and then."),
        tr("You had %n kinds of work in 4 weeks: {kinds}. If you like, ask for something else now and then."),
    )
    return words.format(kinds=kinds_said(alarm))


def kinds_said(alarm: Alarm) -> str:
    """The kinds of work it speaks of; work without topic and category is of another."""
    return ", ".join(_kind_said(kind) or tr("other") for kind in alarm.kinds)


def _kind_said(kind: str) -> str:
    """An area of topics, or a category."""
    area = shown(kind, Shipped.AREA)
    return area if area != kind else shown(kind, Shipped.CATEGORY)


def waited_said(waited: Waited, now: datetime) -> str:
    """How long tickets of one priority waited until somebody had them."""
    told = []
    if waited.given and waited.median is not None and waited.longest is not None:
        words = many(
            waited.given,
            tr("1 ticket, taken after {longest}"),
            tr("%n tickets, half of them taken within {median}, the longest wait {longest}"),
        )
        told.append(words.format(median=span_said(waited.median), longest=span_said(waited.longest)))
    if waited.still and waited.oldest is not None:
        words = many(waited.still, tr("1 still waits, for {time}"), tr("%n still wait, the oldest for {time}"))
        told.append(words.format(time=span_said(now - waited.oldest)))
    return "; ".join(told) or tr("none this term")


def span_said(span: timedelta) -> str:
    """A length of time: "18 min", "3 h", "2 d"."""
    now = datetime(2026, 1, 1)  # noqa: DTZ001 # any moment: only the length counts
    return tr("less than a minute") if span < timedelta(minutes=1) else age(now - span, now)


def gini_said(gini: float) -> str:
    """The Gini of effort with what it means."""
    words = tr("Gini of effort: {number}. 0 means that everybody has the same, near 1 that one person has it all.")
    return words.format(number=QLocale().toString(gini, "f", 2))


def min_share_said(share: float) -> str:
    """The least share with what it means."""
    words = tr(
        "Least share of effort: {number}. 1 means that everybody has an equal share, 0 that somebody has nothing."
    )
    return words.format(number=QLocale().toString(share, "f", 2))


def trend_said(weeks: Sequence[Week]) -> str:
    """How even the effort was in the first and the last week with work; empty with fewer than two of them."""
    worked = [week for week in weeks if week.effort]
    if len(worked) < 2:
        return ""
    said = [QLocale().toString(week.gini, "f", 2) for week in (worked[0], worked[-1])]
    words = tr("Gini of effort by week: {first} in the first week with work, {last} in the last.")
    return words.format(first=said[0], last=said[1])


def spread_of(values: Sequence[int]) -> tuple[int, int, int]:
    """The least, the one in the middle (the lower of two), the most, of sorted values."""
    return values[0], values[(len(values) - 1) // 2], values[-1]


def spread_said(values: Sequence[int]) -> str:
    """From the least to the most, and the one in the middle."""
    least, middle, most = map(number_text, spread_of(values))
    words = tr("from {least} to {most}, in the middle {middle}")
    return words.format(least=least, most=most, middle=middle)


def people_said(nameless: Nameless) -> str:
    """How many had work this term."""
    return many(nameless.people, tr("1 person had work this term"), tr("%n people had work this term"))
