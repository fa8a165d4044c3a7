"""Fairness over the term."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID, uuid5

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from trellis.rules import fairness
from trellis.rules.fairness import (
    Alarm,
    Nameless,
    Narrow,
    Share,
    Waited,
    Week,
    by_week,
    gini,
    min_share,
    nameless,
    narrowing,
    shares,
    waiting,
)
from trellis.rules.interests import Interest, Strength, Wish
from trellis.rules.match import Given, Wants
from trellis.rules.tickets import Priority
from trellis.rules.topics import Topic, Topics

TOPICS = Topics([Topic(key, key.title(), "Area") for key in ("audio", "video", "wifi", "repair")])
START, END = date(2026, 9, 1), date(2026, 12, 18)
TODAY = date(2026, 11, 20)
MAYA, DESHAWN, LINH = (UUID(int=n) for n in range(1, 4))
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


def past(
    person: UUID, *topics: str, on: date = TODAY, n: int = 0, effort: int = 2, partners: Sequence[UUID] = ()
) -> Given:
    ticket = uuid5(UUID(int=9), f"{person} {topics} {on} {n}")
    return Given(person, ticket, topics, "other", effort, on, tuple(partners), area="".join(topics[:1]))


def wants(person: UUID, name: str, *words: str, since: date = START) -> Wants:
    return Wants(person, name, tuple(Interest(w, Strength.CURIOUS, Wish.DO, since) for w in words))


class TestShares:
    def test_what_everybody_was_given(self):
        given = [
            *(past(MAYA, "video", on=START + timedelta(days=n), partners=[LINH]) for n in range(5)),
            past(MAYA, "wifi", on=START + timedelta(days=7), effort=5, partners=[DESHAWN]),
            past(LINH, "wifi", on=START, effort=1),
        ]
        people = [wants(MAYA, "Maya", "Wifi"), wants(LINH, "Linh"), wants(DESHAWN, "Deshawn")]
        assert shares(given, people, TOPICS, since=START, until=END) == (
            Share(DESHAWN, partners=1),
            Share(LINH, stretch=1, effort=1, kinds=1, partners=1),
            Share(MAYA, wanted=1, stretch=3, routine=2, effort=15, kinds=2, partners=2),
        )

    def test_work_before_the_time_counts_as_known_and_not_as_given(self):
        given = [past(MAYA, "video", on=START - timedelta(days=n)) for n in range(4)]
        (share,) = shares(given, [wants(MAYA, "Maya")], TOPICS, since=START, until=END)
        assert (share.given, share.routine) == (1, 1)

    def test_partners_before_the_time_do_not_count(self):
        given = [past(MAYA, "video", on=START - timedelta(days=1), partners=[LINH]), past(MAYA, "wifi", on=START)]
        (share,) = shares(given, [wants(MAYA, "Maya")], TOPICS, since=START, until=END)
        assert share.partners == 0

    def test_work_of_one_day_is_told_apart_the_same_way_however_it_comes(self):
        """Here the order within the day decides what is routine."""
        both = past(MAYA, "video", "wifi")
        others = [past(MAYA, key, n=n) for key in ("video", "wifi") for n in range(3)]
        first, last = (
            shares(given, [wants(MAYA, "Maya")], TOPICS, since=START, until=END)
            for given in ([both, *others], [*others, both])
        )
        assert first == last

    def test_an_interest_told_later_does_not_change_what_was(self):
        given = [past(MAYA, "video", on=date(2026, 10, day)) for day in (1, 2, 3)]
        later = wants(MAYA, "Maya", "Video", since=date(2026, 10, 2))
        (share,) = shares(given, [later], TOPICS, since=START, until=END)
        assert (share.wanted, share.stretch) == (2, 1)
        assert share.liked == pytest.approx(2 / 3)

    def test_nothing_given_is_no_liked_share(self):
        assert Share(MAYA).liked is None

    def test_who_is_not_among_the_wants_is_counted_too(self):
        found = shares([past(LINH, "video")], [wants(MAYA, "Maya")], TOPICS, since=START, until=END)
        assert [(s.person, s.given) for s in found] == [(MAYA, 0), (LINH, 1)]


class TestEvenness:
    @pytest.mark.parametrize(
        ("values", "uneven", "least"),
        [
            ([], 0, 1),
            ([0, 0], 0, 1),
            ([4], 0, 1),
            ([3, 3, 3], 0, 1),
            ([0, 0, 0, 8], 0.75, 0),
            ([1, 3], 0.25, 0.5),
        ],
    )
    def test_known_values(self, values: list[float], uneven: float, least: float):
        assert gini(values) == pytest.approx(uneven)
        assert min_share(values) == pytest.approx(least)

    @pytest.mark.parametrize("measure", [gini, min_share])
    def test_below_zero_is_a_bug(self, measure):
        with pytest.raises(ValueError, match="below zero"):
            measure([3, -1])

    @tried(st.lists(st.integers(0, 10_000) | st.floats(0, 1e6), min_size=1, max_size=40))
    def test_gini_is_half_the_mean_difference_of_pairs_over_the_mean(self, values: list[float]):
        mean = sum(values) / len(values)
        found = gini(values)
        assert 0 <= found <= 1
        if mean > 1e-6:
            difference = sum(abs(a - b) for a, b in product(values, repeat=2)) / len(values) ** 2
            assert found == pytest.approx(difference / (2 * mean), abs=1e-9)
            assert found <= (len(values) - 1) / len(values) + 1e-9

    @tried(st.lists(st.integers(0, 10_000), min_size=1, max_size=40), st.integers(2, 9))
    def test_evenness_is_about_parts_and_not_about_size(self, values: list[int], times: int):
        assert gini([v * times for v in values]) == pytest.approx(gini(values))
        assert min_share([v * times for v in values]) == pytest.approx(min_share(values))
        assert 0 <= min_share(values) <= 1
        assert (min_share(values) > 1 - 1e-9) == (gini(values) < 1e-9) == (len(set(values)) == 1)


class TestNarrowing:
    def test_few_kinds_in_four_weeks(self):
        given = [past(MAYA, "wifi" if n % 2 else "video", n=n) for n in range(6)]
        assert narrowing(given, TODAY) == (Alarm(MAYA, Narrow.KINDS, 6, kinds=("video", "wifi")),)
        assert narrowing([*given, past(MAYA, "audio")], TODAY) == ()

    def test_a_beginner_is_no_alarm(self):
        assert narrowing([past(MAYA, "wifi", n=n) for n in range(5)], TODAY) == ()

    def test_one_ticket_given_again_is_one_ticket(self):
        assert narrowing([past(MAYA, "wifi")] * 6, TODAY) == ()

    @pytest.mark.parametrize(("day", "alarms"), [(27, 1), (28, 0), (-1, 0)])
    def test_four_weeks_end_today(self, day: int, alarms: int):
        given = [past(MAYA, "wifi", on=TODAY - timedelta(days=day), n=n) for n in range(6)]
        assert len(narrowing(given, TODAY)) == alarms

    def test_the_same_partner_for_both(self):
        given = [past(MAYA, key, n=n, partners=[LINH]) for n, key in enumerate(["audio", "video", "wifi", "repair"])]
        given.append(past(MAYA, "audio", n=9, partners=[DESHAWN]))
        assert narrowing(given, TODAY) == (Alarm(MAYA, Narrow.PARTNER, 5, partner=LINH, together=4),)
        given.append(past(LINH, "audio", n=9, partners=[MAYA]))
        assert {(a.person, a.tickets, a.partner, a.together) for a in narrowing(given, TODAY)} == {
            (MAYA, 6, LINH, 5),
            (LINH, 5, MAYA, 5),
        }

    def test_sixty_percent_is_not_more_than_sixty_percent(self):
        others = [LINH, LINH, LINH, DESHAWN, UUID(int=8)]
        keys = ["audio", "video", "wifi", "repair", "audio"]
        given = [
            past(MAYA, key, n=n, partners=[other]) for n, (key, other) in enumerate(zip(keys, others, strict=True))
        ]
        assert narrowing(given, TODAY) == ()

    def test_work_alone_is_no_partner(self):
        assert narrowing([past(MAYA, key) for key in ("audio", "video", "wifi", "repair")] * 3, TODAY) == ()


class TestWaiting:
    def test_median_and_longest_for_each_priority_and_who_still_waits(self):
        minutes = [5, 1, 30, 10]
        given = [(Priority.NOW, NOW, NOW + timedelta(minutes=m)) for m in minutes]
        still = [(Priority.SOON, NOW, None), (Priority.SOON, NOW - timedelta(hours=1), None)]
        assert waiting([*given, *still, (Priority.SOON, NOW, NOW - timedelta(hours=1))]) == (
            Waited(Priority.NOW, 4, timedelta(minutes=7, seconds=30), timedelta(minutes=30)),
            Waited(Priority.SOON, 1, timedelta(0), timedelta(0), 2, NOW - timedelta(hours=1)),
            Waited(Priority.NORMAL),
        )

    def test_the_middle_one_of_three(self):
        found = waiting((Priority.NOW, NOW, NOW + timedelta(hours=h)) for h in (9, 2, 1))
        assert found[0].median == timedelta(hours=2)


class TestByWeek:
    def test_every_week_also_the_empty_ones(self):
        tuesday, monday = date(2026, 11, 3), date(2026, 11, 2)
        given = [
            past(MAYA, "video", on=tuesday, effort=3),
            past(LINH, "wifi", on=tuesday, effort=1),
            past(MAYA, "audio", on=date(2026, 11, 22), effort=5),
            past(MAYA, "audio", on=monday),
        ]
        people = [wants(MAYA, "Maya", "Video"), wants(DESHAWN, "Deshawn")]
        assert by_week(given, people, TOPICS, since=tuesday, until=date(2026, 11, 22)) == (
            Week(monday, wanted=1, stretch=1, effort=4, gini=0.25),
            Week(date(2026, 11, 9)),
            Week(date(2026, 11, 16), stretch=1, effort=5),
        )

    def test_no_time_no_weeks(self):
        assert by_week([past(MAYA)], [], TOPICS, since=END, until=START) == ()


class TestNameless:
    def test_too_few_tell_nothing(self):
        """Those without work do not hide the others."""
        four = [Share(UUID(int=n), stretch=n, effort=n) for n in range(1, 5)]
        found = nameless([*four, Share(MAYA), Share(LINH)])
        assert found == Nameless(4)
        assert found.too_few

    def test_columns_are_sorted_apart(self):
        five = [Share(UUID(int=n), wanted=n, effort=10 - n, kinds=n % 2) for n in range(1, 6)]
        found = nameless(five)
        assert not found.too_few
        assert found == Nameless(5, (1, 2, 3, 4, 5), (1, 2, 3, 4, 5), (5, 6, 7, 8, 9), (0, 0, 1, 1, 1))

    def test_nothing_of_a_person_is_left(self):
        five = [Share(UUID(int=n), stretch=1) for n in range(5)]
        assert "UUID" not in repr(nameless(five))


PEOPLE = [
    wants(UUID(int=n), f"P{n % 3}", *words) for n, words in enumerate((["Audio"], ["Video", "Wifi"], [], ["Repair"]))
]
TERM = st.lists(
    st.builds(
        lambda person, topics, day, n, effort, partners: replace(
            past(UUID(int=person), *topics, on=START + timedelta(days=day), n=n, effort=effort),
            partners=tuple(UUID(int=p) for p in partners if p != person),
        ),
        st.integers(0, 5),
        st.lists(st.sampled_from([t.key for t in TOPICS.all]), max_size=2, unique=True),
        st.integers(-9, 99),
        st.integers(0, 99),
        st.sampled_from([1, 2, 3, 5]),
        st.sets(st.integers(0, 5), max_size=2).map(sorted),
    ),
    max_size=30,
    unique_by=lambda g: g.ticket,
)


@tried(TERM, st.integers(0, 90), st.integers(0, 90))
def test_everything_given_is_counted_once(given: list[Given], first: int, last: int):
    since, until = START + timedelta(days=first), START + timedelta(days=last)
    within = [g for g in given if since <= g.on <= until]
    found = shares(given, PEOPLE, TOPICS, since=since, until=until)
    weeks = by_week(given, PEOPLE, TOPICS, since=since, until=until)
    assert len({s.person for s in found}) == len(found)
    assert sum(s.given for s in found) == len(within)
    assert sum(s.effort for s in found) == sum(w.effort for w in weeks) == sum(g.effort for g in within)
    for kind in ("wanted", "stretch", "routine"):
        assert sum(getattr(s, kind) for s in found) == sum(getattr(w, kind) for w in weeks)
    assert [w.monday.weekday() for w in weeks] == [0] * len(weeks)


@tried(TERM, st.randoms(use_true_random=False))
def test_the_order_of_what_goes_in_does_not_matter(given: list[Given], random):
    def measured(given: list[Given], people: list[Wants]):
        told = shares(given, people, TOPICS, since=START, until=END)
        trend = by_week(given, people, TOPICS, since=START, until=END)
        return told, trend, narrowing(given, TODAY), nameless(told), gini(s.effort for s in told)

    found, mixed, people = measured(given, PEOPLE), list(given), list(PEOPLE)
    random.shuffle(mixed)
    random.shuffle(people)
    assert measured(mixed, people) == found


def test_nothing_takes_a_profile_and_nothing_is_a_rank():
    told = " ".join(str(inspect.signature(f)) for _, f in inspect.getmembers(fairness, inspect.isfunction))
    assert "Profile" not in told
    assert not {"Profile", "Part", "Shown", "Card"} & set(vars(fairness))
    ours = [v for v in vars(fairness).values() if inspect.isclass(v) and v.__module__ == fairness.__name__]
    names = {*vars(fairness), *(name for record in ours for name in dir(record))}
    assert not [n for n in names if any(word in n.lower() for word in ("rank", "score", "best", "worst", "top_"))]
