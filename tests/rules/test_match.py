"""The match between interests and work."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules import match
from trellis.rules.interests import Interest, Strength, Wish
from trellis.rules.match import (
    Arrival,
    Given,
    Hindrance,
    Kind,
    Liking,
    Likings,
    Pick,
    Reason,
    Wants,
    Work,
    candidates,
    kind_of,
    liking,
    picked_for,
    words_of,
)
from trellis.rules.tickets import Priority
from trellis.rules.topics import Gate, Topic, Topics

TOPICS = Topics(
    [
        Topic("audio", "Audio drivers", "Sound", ("sound drivers",)),
        Topic("music", "Music production", "Sound", ("beat making",)),
        Topic("video", "Live video", "Events", ("streaming",)),
        Topic("wifi", "Wi-Fi", "Network"),
        Topic("repair", "Laptop repair", "Hardware", gate=Gate.SAFETY),
        Topic("accounts", "Accounts", "Accounts", gate=Gate.ADMIN),
        Topic("printing", "Printing", "Printing", effort=1),
    ]
)
DAY = date(2026, 11, 20)
OPENED = datetime(2026, 11, 20, 8, tzinfo=UTC)
SPACE = UUID(int=7)
MAYA, DESHAWN, LINH, AMARA = (UUID(int=n) for n in range(1, 5))
KEYS = [topic.key for topic in TOPICS.all]


def interest(
    words: str, strength: Strength = Strength.CURIOUS, wish: Wish = Wish.DO, since: date = date(2026, 9, 1)
) -> Interest:
    return Interest(words, strength, wish, since)


def wants(
    person: UUID = MAYA, *interests: Interest, name: str = "", gates: Sequence[Gate] = (), explore: Sequence[str] = ()
):
    return Wants(person, name or f"Person {person.int}", interests, tuple(explore), frozenset(gates))


def work(
    number: str,
    *topics: str,
    title: str = "Something is wrong",
    category: str = "other",
    priority: Priority = Priority.NORMAL,
    effort: int = 2,
    gate: Gate | None = None,
    age: int = 0,
) -> Work:
    opened = OPENED - timedelta(hours=age)
    return Work(uuid5(SPACE, number), number, title, topics, category, priority, effort, gate, opened, words_of(title))


def past(
    person: UUID,
    *topics: str,
    on: date = date(2026, 10, 1),
    category: str = "other",
    effort: int = 2,
    partners: Sequence[UUID] = (),
    ticket: str = "",
    words: frozenset[str] = frozenset(),
) -> Given:
    named = uuid5(SPACE, ticket or f"{person} {topics} {on} {category} {partners}")
    return Given(person, named, topics, category, effort, on, tuple(partners), words)


def picks(
    me: Wants, *open_work: Work, here: Sequence[Wants] = (), before: Sequence[Given] = (), new_due: bool = False, **more
):
    return picked_for(me, open_work, here=here, before=before, topics=TOPICS, new_due=new_due, **more)


def told(found: Sequence[Pick]) -> list[tuple[str, Reason]]:
    return [(pick.work.number, pick.reason) for pick in found]


class TestLiking:
    def test_an_interest_named_like_a_topic_matches_work_of_that_topic(self):
        found = liking(wants(MAYA, interest("Music Production")), work("A-1", "wifi", "music"), TOPICS)
        assert found == Liking(3, "Music Production", Strength.CURIOUS, Wish.DO)

    def test_a_synonym_is_told_in_the_owners_words(self):
        found = liking(wants(MAYA, interest("beat making")), work("A-1", "music"), TOPICS)
        assert found is not None
        assert found.interest == "beat making"

    def test_an_interest_of_the_list_does_not_match_by_words_alone(self):
        """The topics of a ticket can be corrected; then the words no longer decide."""
        assert liking(wants(MAYA, interest("Live video")), work("A-1", title="Live video stutters"), TOPICS) is None

    @pytest.mark.parametrize(
        ("said", "title", "matches"),
        [
            ("3D printer art", "Art room: the printer is jammed", True),  # "3d" has two letters
            ("poetry slam", "Set up stream for the Poetry-Slam, library", True),
            ("poetry slam", "Poetry books are late", False),
            ("poetry slam", "Set up for the slam.Poetry night", True),
            ("CAFE\u0301 radio", "Radio in the cafe is silent", True),
            ("AI", "AI says hello", False),  # too short to say anything
            ("the and for", "The lamp and the door for you", False),
        ],
    )
    def test_free_words_match_when_all_are_there(self, said: str, title: str, matches: bool):
        assert (liking(wants(MAYA, interest(said)), work("A-1", title=title), TOPICS) is not None) is matches

    def test_a_tool_to_explore_is_a_wish_to_learn(self):
        found = liking(
            wants(MAYA, explore=["GarageBand"]), work("A-1", title="Keyboards not seen by GarageBand"), TOPICS
        )
        assert found == Liking(3, "GarageBand", None, Wish.LEARN)

    @pytest.mark.parametrize(
        ("strength", "wish", "weight"),
        [
            (Strength.CURIOUS, Wish.TEACH, 2),
            (Strength.INTO_IT, Wish.TEACH, 3),
            (Strength.CURIOUS, Wish.LEARN, 3),
            (Strength.INTO_IT, Wish.LEARN, 4),
            (Strength.INTO_IT, Wish.DO, 4),
            (Strength.COULD_TEACH, Wish.DO, 4),
        ],
    )
    def test_weights(self, strength: Strength, wish: Wish, weight: int):
        found = liking(wants(MAYA, interest("Wi-Fi", strength, wish)), work("A-1", "wifi"), TOPICS)
        assert found is not None
        assert found.weight == weight

    def test_every_weight_is_from_one_to_five(self):
        weights = [a + b for a in match.WISH_WEIGHT.values() for b in match.STRENGTH_WEIGHT.values()]
        assert min(weights) >= 1
        assert max(weights) <= 5
        assert set(match.WISH_WEIGHT) == set(Wish)
        assert set(match.STRENGTH_WEIGHT) == {*Strength, None}

    def test_the_strongest_is_told_and_of_equals_the_first(self):
        mine = wants(
            MAYA,
            interest("Audio drivers"),
            interest("Music production", Strength.INTO_IT),
            interest("Wi-Fi", Strength.INTO_IT),
        )
        found = Likings(mine, TOPICS).all(work("A-1", "wifi", "audio", "music"))
        assert [li.interest for li in found] == ["Music production", "Wi-Fi", "Audio drivers"]

    def test_what_was_given_before_an_interest_was_told_was_not_wanted(self):
        mine = wants(MAYA, interest("Wi-Fi", since=date(2026, 10, 2)))
        assert liking(mine, past(MAYA, "wifi", on=date(2026, 10, 1)), TOPICS) is None
        assert liking(mine, past(MAYA, "wifi", on=date(2026, 10, 2)), TOPICS) is not None


class TestKind:
    def test_what_is_liked_is_wanted_however_often_it_was_given(self):
        before = [past(MAYA, "wifi", on=DAY - timedelta(days=n)) for n in range(9)]
        assert kind_of(wants(MAYA, interest("Wi-Fi")), work("A-1", "wifi"), TOPICS, before) is Kind.WANTED

    @pytest.mark.parametrize(("often", "kind"), [(0, Kind.STRETCH), (2, Kind.STRETCH), (3, Kind.ROUTINE)])
    def test_a_stretch_until_it_was_given_more_than_twice(self, often: int, kind: Kind):
        before = [past(MAYA, "wifi", on=DAY - timedelta(days=n)) for n in range(often)]
        assert kind_of(wants(), work("A-1", "wifi"), TOPICS, before) is kind
        assert kind_of(wants(DESHAWN), work("A-1", "wifi"), TOPICS, before) is Kind.STRETCH

    def test_one_known_topic_makes_it_routine(self):
        before = [past(MAYA, "wifi", on=DAY - timedelta(days=n)) for n in range(3)]
        assert kind_of(wants(), work("A-1", "video", "wifi"), TOPICS, before) is Kind.ROUTINE

    def test_without_topics_the_category_counts(self):
        before = [past(MAYA, on=DAY - timedelta(days=n), category="loaners") for n in range(3)]
        assert kind_of(wants(), work("A-1", category="loaners"), TOPICS, before) is Kind.ROUTINE
        assert kind_of(wants(), work("A-1", category="network"), TOPICS, before) is Kind.STRETCH
        assert kind_of(wants(), work("A-1", "wifi", category="loaners"), TOPICS, before) is Kind.STRETCH


class TestPickedFor:
    def test_a_morning_as_drawn(self):
        me = wants(
            MAYA,
            interest("music production", Strength.INTO_IT),
            interest("audio drivers", wish=Wish.LEARN),
            interest("live video"),
        )
        deshawn = wants(DESHAWN, interest("live video", Strength.COULD_TEACH), name="Deshawn K.")
        found = picks(
            me,
            work("B-149", "accounts", title="Account locked", effort=1),
            work("A-080", "video", title="Set up stream for the poetry slam"),
            work("B-151", "music", "audio", title="MIDI keyboards not seen"),
            here=[me, deshawn],
        )
        assert told(found) == [("B-151", Reason.LIKES), ("A-080", Reason.LIKES), ("B-149", Reason.QUICK)]
        assert [li.interest for li in found[0].likings] == ["music production", "audio drivers"]
        assert [li.interest for li in found[1].likings] == ["live video"]
        assert [pick.pair for pick in found] == [None, DESHAWN, None]
        assert [pick.kind for pick in found] == [Kind.WANTED, Kind.WANTED, Kind.STRETCH]
        assert all(pick.new_to_me for pick in found)

    def test_one_liking_is_told_once(self):
        me = wants(MAYA, interest("Wi-Fi", wish=Wish.LEARN), interest("Live video", wish=Wish.LEARN), explore=["wi-fi"])
        (pick,) = picks(me, work("A-1", "wifi", "video"))
        assert [li.interest for li in pick.likings] == ["Wi-Fi"]

    def test_weight_then_urgency_then_age(self):
        me = wants(
            MAYA,
            interest("Wi-Fi", Strength.INTO_IT),
            interest("Live video"),
            interest("Music production"),
            interest("Printing"),
        )
        found = picks(
            me,
            work("A-1", "music"),
            work("A-2", "printing", age=5),
            work("A-3", "video", priority=Priority.NOW),
            work("A-4", "wifi"),
            most=4,
        )
        assert [pick.work.number for pick in found] == ["A-4", "A-3", "A-2", "A-1"]

    def test_different_kinds_come_before_three_of_the_same(self):
        me = wants(MAYA, interest("Wi-Fi", Strength.INTO_IT), interest("Live video"))
        found = picks(me, *(work(f"A-{n}", "wifi", age=n) for n in range(4)), work("B-1", "video"))
        assert [pick.work.number for pick in found] == ["A-3", "B-1", "A-2"]

    def test_something_new_has_its_place_when_it_is_due(self):
        me = wants(MAYA, interest("Wi-Fi"))
        offered = [*(work(f"A-{n}", "wifi", age=n) for n in range(4)), work("B-1", "video")]
        assert told(picks(me, *offered))[2] == ("A-1", Reason.LIKES)
        assert told(picks(me, *offered, new_due=True)) == [
            ("A-3", Reason.LIKES),
            ("A-2", Reason.LIKES),
            ("B-1", Reason.NEW),
        ]

    def test_nothing_new_leaves_no_gap(self):
        me = wants(MAYA, interest("Wi-Fi"))
        assert len(picks(me, *(work(f"A-{n}", "wifi") for n in range(4)), new_due=True)) == 3

    def test_new_is_what_was_given_longest_ago(self):
        before = [
            past(MAYA, "video", on=DAY - timedelta(days=1)),
            past(MAYA, "music", on=DAY - timedelta(days=9)),
            past(DESHAWN, "wifi", on=DAY),
        ]
        offered = [work("A-1", "video", age=3), work("A-2", "music", age=2), work("A-3", "wifi")]
        assert told(picks(wants(), *offered, before=before, new_due=True)) == [("A-3", Reason.NEW)]
        (pick,) = picks(wants(), *offered[:2], before=before, new_due=True)
        assert (pick.work.number, pick.new_to_me) == ("A-2", False)

    def test_quick_wins_fill_up_and_only_one_is_new(self):
        offered = [
            work("A-1", "video", age=1),
            work("A-2", "music"),
            work("A-3", "printing", effort=1),
            work("A-4", "wifi", effort=1),
        ]
        assert [reason for _, reason in told(picks(wants(), *offered))] == [Reason.QUICK, Reason.QUICK, Reason.NEW]
        assert told(picks(wants(), *offered[:2])) == [("A-1", Reason.NEW)]

    def test_what_was_passed_is_not_picked_again(self):
        offered = work("A-1", "wifi")
        assert picks(wants(MAYA, interest("Wi-Fi")), offered, passed=frozenset({offered.id})) == ()

    def test_gated_work_needs_somebody_here_who_opens_the_gate(self):
        me, gated = wants(MAYA, interest("Laptop repair")), work("A-1", "repair", gate=Gate.SAFETY)
        assert picks(me, gated, here=[me, wants(DESHAWN, gates=[Gate.ADMIN])]) == ()
        (pick,) = picks(me, gated, here=[me, wants(DESHAWN, gates=[Gate.SAFETY])])
        assert (pick.pair, pick.gate) == (DESHAWN, Gate.SAFETY)
        free = wants(MAYA, interest("Laptop repair"), gates=[Gate.SAFETY])
        (pick,) = picks(free, gated, here=[free])
        assert (pick.pair, pick.gate) == (None, None)

    def test_i_do_not_open_a_gate_for_myself_by_being_here(self):
        """The seat the team sees and the wants of the page are two records of one person."""
        gated = work("A-1", "repair", gate=Gate.SAFETY)
        assert picks(wants(MAYA), gated, here=[wants(MAYA, gates=[Gate.SAFETY])], new_due=True) == ()

    def test_who_opens_the_gate_and_could_teach_it_pairs_first(self):
        teacher = interest("Laptop repair", Strength.CURIOUS, Wish.TEACH)
        here = [
            wants(DESHAWN, gates=[Gate.SAFETY], name="Ada"),
            wants(LINH, teacher, gates=[Gate.SAFETY], name="Bo"),
            wants(AMARA, teacher, name="Aa"),
        ]
        (pick,) = picks(wants(), work("A-1", "repair", gate=Gate.SAFETY), here=here)
        assert pick.pair == LINH

    def test_of_several_pairs_the_one_shared_least_with(self):
        able = interest("Live video", Strength.COULD_TEACH)
        here = [wants(DESHAWN, able, name="Ada"), wants(LINH, able, name="Bo")]
        offered = work("A-1", "video")
        assert picks(wants(), offered, here=here)[0].pair == DESHAWN
        before = [past(MAYA, "wifi", partners=[DESHAWN])]
        assert picks(wants(), offered, here=here, before=before)[0].pair == LINH

    def test_who_could_teach_it_needs_no_pair(self):
        able = interest("Live video", Strength.COULD_TEACH)
        (pick,) = picks(wants(MAYA, able), work("A-1", "video"), here=[wants(DESHAWN, able)])
        assert pick.pair is None


class TestCandidates:
    def test_who_wants_it_most_among_those_near_the_lightest(self):
        seats = [
            wants(MAYA, interest("Wi-Fi", Strength.INTO_IT), name="Maya"),
            wants(DESHAWN, interest("Wi-Fi"), name="Deshawn"),
            wants(LINH, name="Linh"),
            wants(AMARA, interest("Wi-Fi", Strength.INTO_IT, Wish.LEARN), name="Amara"),
        ]
        term = [
            past(MAYA, "wifi", effort=5),
            past(DESHAWN, "video", effort=3),
            past(LINH, "wifi", effort=1, on=date(2026, 10, 5)),
            past(AMARA, "video", effort=5),
        ]
        found = candidates(work("A-1", "wifi"), seats, term, TOPICS)
        assert [(c.name, c.load, c.over, c.last) for c in found.candidates] == [
            ("Deshawn", 3, 2, None),
            ("Linh", 1, 0, date(2026, 10, 5)),
        ]
        assert [(a.name, a.why, a.load) for a in found.apart] == [
            ("Amara", Hindrance.LOAD, 5),
            ("Maya", Hindrance.LOAD, 5),
        ]
        wider = candidates(work("A-1", "wifi"), seats, term, TOPICS, slack=4)
        assert [c.name for c in wider.candidates] == ["Amara", "Maya", "Deshawn", "Linh"]
        assert wider.apart == ()

    def test_then_lighter_load_then_longest_since_then_name(self):
        seats = [
            wants(LINH, name="Zoe"),
            wants(MAYA, name="Bo"),
            wants(DESHAWN, name="Émile"),
            wants(AMARA, name="Eva"),
        ]
        term = [
            past(MAYA, "wifi", on=date(2026, 10, 2), effort=1),
            past(LINH, "wifi", on=date(2026, 10, 1), effort=1),
            past(DESHAWN, "video", effort=2),
            past(AMARA, "video", effort=2),
        ]
        found = candidates(work("A-1", "wifi"), seats, term, TOPICS)
        assert [c.name for c in found.candidates] == ["Zoe", "Bo", "Émile", "Eva"]

    def test_a_gate_is_opened_by_a_pair_who_is_here(self):
        gated = work("A-1", "repair", gate=Gate.SAFETY)
        alone = [wants(MAYA, interest("Laptop repair"), name="Maya"), wants(DESHAWN, name="Deshawn")]
        shut = candidates(gated, alone, [], TOPICS)
        assert shut.candidates == ()
        assert {(a.person, a.why) for a in shut.apart} == {(MAYA, Hindrance.GATE), (DESHAWN, Hindrance.GATE)}
        opened = candidates(gated, [*alone, wants(LINH, name="Linh", gates=[Gate.SAFETY])], [], TOPICS)
        assert [(c.name, c.pair) for c in opened.candidates] == [("Maya", LINH), ("Deshawn", LINH), ("Linh", None)]

    def test_who_has_enough_work_can_still_be_the_pair(self):
        gated = work("A-1", "repair", gate=Gate.SAFETY)
        seats = [wants(MAYA, name="Maya", gates=[Gate.SAFETY]), wants(DESHAWN, name="Deshawn")]
        found = candidates(gated, seats, [past(MAYA, "wifi", effort=5)], TOPICS)
        assert [(c.name, c.pair) for c in found.candidates] == [("Deshawn", MAYA)]
        assert [(a.name, a.why) for a in found.apart] == [("Maya", Hindrance.LOAD)]

    def test_nobody_here(self):
        assert candidates(work("A-1"), [], [], TOPICS) == Arrival(())


SAID = st.sampled_from([*(topic.name for topic in TOPICS.all), "poetry slam", "something wrong"])
INTERESTS = st.lists(
    st.builds(interest, SAID, st.sampled_from(Strength), st.sampled_from(Wish)), max_size=4, unique_by=lambda i: i.words
)
PEOPLE = st.lists(
    st.builds(
        lambda n, said, gates: wants(UUID(int=n), *said, name=f"P{n % 3}", gates=gates),
        st.integers(1, 6),
        INTERESTS,
        st.sets(st.sampled_from(Gate)).map(sorted),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda w: w.person,
)
OPEN = st.lists(
    st.builds(
        lambda n, topics, priority, effort, gate, age: work(
            f"A-{n}", *topics, priority=priority, effort=effort, gate=gate, age=age, category=f"c{n % 2}"
        ),
        st.integers(1, 40),
        st.lists(st.sampled_from(KEYS), max_size=3, unique=True),
        st.sampled_from(Priority),
        st.sampled_from([1, 2, 3, 5]),
        st.sampled_from([None, None, *Gate]),
        st.integers(0, 3),
    ),
    max_size=12,
    unique_by=lambda w: w.id,
)
TERM = st.lists(
    st.builds(
        lambda n, topics, day, effort, others, ticket: past(
            UUID(int=n),
            *topics,
            on=DAY - timedelta(days=day),
            effort=effort,
            partners=[UUID(int=o) for o in others if o != n],
            ticket=str(ticket),
        ),
        st.integers(1, 6),
        st.lists(st.sampled_from(KEYS), max_size=2, unique=True),
        st.integers(0, 60),
        st.sampled_from([1, 2, 3, 5]),
        st.sets(st.integers(1, 6), max_size=2).map(sorted),
        st.integers(0, 30),
    ),
    max_size=25,
)


@given(PEOPLE, OPEN, TERM, st.booleans(), st.integers(0, 4), st.randoms(use_true_random=False))
def test_picks_keep_their_promises_in_any_order(people, offered, term, new_due, most, random):
    me = people[0]
    found = picked_for(me, offered, here=people, before=term, topics=TOPICS, new_due=new_due, most=most)
    assert len(found) == len({pick.work.id for pick in found}) <= most
    reasons = [pick.reason for pick in found]
    assert reasons.count(Reason.NEW) <= 1
    gates = {w.person: w.gates for w in people}
    takeable = [w for w in offered if w.gate is None or any(w.gate in g for g in gates.values())]
    outside = [w for w in takeable if liking(me, w, TOPICS) is None]
    if new_due and outside and most:
        assert Reason.NEW in reasons
    if any(pick.reason is not Reason.LIKES for pick in found):
        liked = len(takeable) - len(outside)
        assert reasons.count(Reason.LIKES) == min(liked, most - (1 if new_due else 0))
    for pick in found:
        assert (pick.reason is Reason.LIKES) == bool(pick.likings) == (pick.kind is Kind.WANTED)
        assert pick.reason is not Reason.QUICK or pick.work.effort == 1
        assert pick.kind is kind_of(me, pick.work, TOPICS, term)
        assert pick.pair != me.person
        assert (pick.gate is not None) == (pick.work.gate is not None and pick.work.gate not in me.gates)
        if pick.gate is not None:
            assert pick.gate in gates[pick.pair]
    for pile in (people, offered, term):
        random.shuffle(pile)
    again = picked_for(me, offered, here=people, before=term, topics=TOPICS, new_due=new_due, most=most)
    assert again == found


@given(PEOPLE, OPEN, TERM, st.integers(0, 6), st.randoms(use_true_random=False))
def test_everybody_here_is_a_candidate_or_apart(people, offered, term, slack, random):
    for arriving in offered[:3]:
        found = candidates(arriving, people, term, TOPICS, slack)
        named = [c.person for c in found.candidates] + [a.person for a in found.apart]
        assert sorted(named) == sorted(w.person for w in people)
        gates = {w.person: w.gates for w in people}
        for c in found.candidates:
            assert 0 <= c.over <= slack
            assert c.pair != c.person
            assert arriving.gate is None or arriving.gate in gates[c.pair or c.person]
        if found.candidates:
            assert min(c.over for c in found.candidates) == 0
            assert all(
                a.load > min(c.load for c in found.candidates) + slack for a in found.apart if a.why is Hindrance.LOAD
            )
        weights = [c.liking.weight if c.liking else 0 for c in found.candidates]
        assert weights == sorted(weights, reverse=True)
        for pile in (people, term):
            random.shuffle(pile)
        assert candidates(arriving, people, term, TOPICS, slack) == found


def test_nothing_takes_a_profile_or_knows_how_work_went():
    """Private parts cannot matter where they cannot come in; nor can results, speed or reopenings."""
    told = " ".join(str(inspect.signature(f)) for _, f in inspect.getmembers(match, inspect.isfunction))
    assert not {"Profile", "Part", "Shown", "Card"} & set(vars(match))
    assert "Profile" not in told
    for record in (Work, Given, Wants, Liking):
        assert not {"resolved_at", "closed_at", "reopened", "minutes", "score", "status"} & set(record.__slots__)
