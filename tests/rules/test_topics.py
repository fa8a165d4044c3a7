"""Topics: one list out of two, names and completion, and what a ticket's words suggest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules.errors import Invalid
from trellis.rules.tickets import Ticket
from trellis.rules.topics import (
    LOOKED_AT,
    MOST_WORDS,
    NO_GATE,
    NO_TOPIC,
    Gate,
    TeamTopic,
    Topic,
    Topics,
    Where,
    also_named,
    checked_topic,
    merged,
)

PRINTERS = Topic("printers", "Printers", "Making", ("printer", "impresora", "copy machine"))
MAKER = Topic("3d-printing", "3D printing", "Making", ("3D printer", "filament"), effort=3)
WIFI = Topic("wifi", "Wi-Fi", "Networks", ("wifi", "wireless network", "network"))
BATTERIES = Topic("batteries", "Batteries", "Power", ("battery", "luz piloto"), Gate.SAFETY)
PASSWORDS = Topic("passwords", "Passwords", "Accounts", ("password", "contraseña"), Gate.ADMIN, effort=1)
TEAMS = Topic("teams", "Chat rooms", "Accounts", ("Teams", "Canvas"))
MUSIC = Topic("music", "Music production", "Music", ("beat making", "monitor speaker"), effort=5)
SHIPPED = (PRINTERS, MAKER, WIFI, BATTERIES, PASSWORDS, TEAMS, MUSIC)
LIST = Topics(SHIPPED)

OF_THE_LIST = st.sampled_from([(t, said) for t in SHIPPED for said in (t.name, *t.words)])


def test_a_topic_is_found_by_its_name_in_another_language():
    listed = Topics(also_named(SHIPPED, {"Wi-Fi": "Red inalámbrica", "Printers": "Impresoras", "Making": "Fabricar"}))
    assert listed.named("red inalambrica") == listed.get("wifi")
    assert listed.get("wifi").name == "Wi-Fi"
    assert listed.get("printers") == PRINTERS, "the plural of a word it has already"
    assert listed.named("Fabricar") is None, "areas are no topics"


def test_a_name_in_another_language_takes_no_word_from_another_topic():
    own = Topic("own", "Red inalámbrica", "Ours")
    listed = Topics(also_named((*SHIPPED, own), {"Wi-Fi": "Red inalámbrica"}))
    assert listed.named("Red inalámbrica") == own
    assert listed.get("wifi") == WIFI


def team(topic: Topic, **changes: object) -> TeamTopic:
    row = TeamTopic(uuid4(), topic.key, topic.name, topic.area, topic.words, topic.gate, topic.effort)
    return replace(row, **changes)  # type: ignore[arg-type]


def ticket(title: str, **fields: object) -> Ticket:
    return Ticket(uuid4(), "B-0001", title, **fields)  # type: ignore[arg-type]


def keys(title: str, **fields: object) -> list[str]:
    return [s.topic.key for s in LIST.suggest(title, **fields)]  # type: ignore[arg-type]


# One list


def test_the_teams_change_beats_the_shipped_topic_in_its_place():
    changed = team(WIFI, name="School Wi-Fi", words=("wlan",), effort=5)
    assert merged(SHIPPED, [changed])[2] == Topic("wifi", "School Wi-Fi", "Networks", ("wlan",), None, 5)
    assert [t.key for t in merged(SHIPPED, [changed])] == [t.key for t in SHIPPED]


def test_hidden_topics_are_out_and_removed_rows_count_for_nothing():
    hidden = team(WIFI, hidden=True)
    assert WIFI.key not in [t.key for t in merged(SHIPPED, [hidden])]
    taken_back = replace(hidden, removed=datetime(2026, 10, 1, tzinfo=UTC))
    assert merged(SHIPPED, [taken_back]) == SHIPPED


def test_the_teams_own_topics_come_last_and_own_their_words():
    own = TeamTopic(uuid4(), "school-bus", "Bus screens", "Rooms", ("network", "bus"))
    together = merged(SHIPPED, [own])
    assert together[-1].key == "school-bus"
    assert Topics(together).named("Network") == together[-1]
    assert Topics(together).named("wireless network") == replace(WIFI, words=("wifi", "wireless network"))


@given(st.lists(st.sampled_from(SHIPPED), unique=True), st.sets(st.sampled_from([t.key for t in SHIPPED])))
def test_every_topic_is_listed_once_and_hidden_ones_never(shipped: list[Topic], hidden: set[str]):
    rows = [team(t, hidden=t.key in hidden) for t in SHIPPED]
    together = [t.key for t in merged(shipped, rows)]
    assert sorted(together) == sorted({t.key for t in SHIPPED} - hidden)


# What a team types


def test_a_topic_is_cleaned_and_gets_a_key_from_its_name():
    typed = TeamTopic(uuid4(), "", "  Télé  scolaire ", "Rooms", ("  Télé", "tele", "", "green  room"))
    checked = checked_topic(typed)
    assert (checked.key, checked.name) == ("tele-scolaire", "Télé scolaire")
    assert checked.words == ("Télé", "green room")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("name", {"name": " "}),
        ("name", {"name": "…"}),
        ("name", {"name": "n" * 61}),
        ("name", {"key": "Two words"}),
        ("name", {"key": "Wifi"}),
        ("name", {"key": NO_TOPIC}),
        ("area", {"area": ""}),
        ("effort", {"effort": 4}),
        ("words", {"words": ("a",)}),
        ("words", {"words": ("?!",)}),
        ("words", {"words": ("one two three four five",)}),
        ("words", {"words": tuple(f"word{n}" for n in range(MOST_WORDS + 1))}),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_field(field: str, changes: dict[str, object]):
    with pytest.raises(Invalid) as refused:
        checked_topic(team(WIFI, **changes))
    assert refused.value.field == field


def test_the_shipped_kind_is_checked_alike():
    assert checked_topic(WIFI) == WIFI


# Names


def test_a_topic_is_named_by_name_and_synonym_in_any_spelling():
    assert LIST.named("MUSIC  production") is MUSIC
    assert LIST.named("Contrasena") is PASSWORDS
    assert LIST.named("wi fi") is WIFI
    assert LIST.named("wifis of the world") is None
    assert LIST.named("") is None
    assert LIST.get("wifi") is WIFI
    assert LIST.get("none") is None


@given(OF_THE_LIST, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]), st.sampled_from(["", "́"]))
def test_case_and_accents_make_no_difference(said: tuple[Topic, str], spell, accent: str):
    topic, word = said
    spelled = spell(word)
    if spelled[-1].isalpha():
        spelled += accent
    assert LIST.named(spelled) is topic
    assert topic.name in LIST.offered(spelled, most=len(SHIPPED))
    assert [s.topic for s in LIST.suggest(spelled)] == [topic]


def test_what_others_use_is_offered_first_then_names_then_synonyms():
    used = ("printing photos", "music PRODUCTION", "Música", "musica")
    assert LIST.offered("mus", used) == ["Music production", "Música"]
    assert LIST.offered("PRI", used) == ["printing photos", "Printers", "3D printing"]
    assert LIST.offered("impre") == ["Printers"]
    assert LIST.offered("wifi") == ["Wi-Fi"]
    assert LIST.offered("p", most=1) == ["Printers"]
    assert LIST.offered("rinter") == []
    assert LIST.offered(" ", used) == []


# What a ticket is about


def test_title_beats_tag_beats_body_and_each_says_its_word():
    found = LIST.suggest("El WIFI no va", "the copy\u2010machine too", ["Baterry", "my BATTERIES"])
    assert [(s.topic.key, s.word, s.where) for s in found] == [
        ("wifi", "WIFI", Where.TITLE),
        ("batteries", "BATTERIES", Where.TAG),
        ("printers", "copy‐machine", Where.BODY),
    ]


def test_a_category_speaks_where_title_and_tags_are_silent():
    assert [(s.word, s.where) for s in LIST.suggest("Help", "printer", category="Network")] == [
        ("Network", Where.CATEGORY),
        ("printer", Where.BODY),
    ]
    assert keys("Printer jams", category="network") == ["printers"]
    assert keys("Help", category="network and more") == []


def test_a_body_adds_one_topic_to_what_title_and_tags_say():
    body = "The printer, the wifi and my password"
    assert keys("Battery", body=body) == ["batteries", "printers"]
    assert keys("Help", body=body) == ["printers", "wifi", "passwords"]
    assert keys("Help", body=body, most=2) == ["printers", "wifi"]
    assert keys("Printer wifi battery", body="password") == ["printers", "wifi", "batteries"]
    assert keys("Printer", body=body, most=0) == []


def test_a_longer_phrase_wins_and_comes_first():
    assert keys("Wifi at the 3D printer") == ["3d-printing", "wifi"]
    assert keys("Printer and wireless networks") == ["wifi", "printers"]


@pytest.mark.parametrize("text", ["My printer. Copy. Machine", "copy\nmachine", "copy, machine"])
def test_a_phrase_does_not_cross_a_sentence(text: str):
    assert "copy machine" not in [s.word.lower() for s in LIST.suggest(text)]
    assert keys("copy. Machine") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("two printers", "printers"),
        ("las impresoras", "printers"),
        ("dos contraseñas", "passwords"),
        ("monitor speakers", "music"),
        ("monitores speaker", "music"),
        ("las luces piloto", "batteries"),
        ("luces pilotos", "batteries"),
        ("Passwords", "passwords"),
        ("in Teams", "teams"),
        ("Canvas page", "teams"),
    ],
)
def test_plurals_are_found(text: str, key: str):
    assert keys(text) == [key]


@pytest.mark.parametrize("text", ["my team", "Canva", "imprinter", "printerx", "the net work", "passwordless", "3d"])
def test_half_words_and_singulars_of_plural_words_are_not(text: str):
    assert keys(text) == []


def test_a_name_in_the_plural_is_found_in_the_singular():
    listed = Topics([Topic("drones", "Drones", "Making"), Topic("glasses", "Smart glasses", "Making")])
    assert listed.suggest("My drone crashed")[0].topic.key == "drones"
    assert listed.named("smart glass") is listed.get("glasses")


def test_a_plural_never_takes_a_word_from_the_topic_that_has_it():
    listed = Topics([Topic("design", "Posters", "Making", ("Canva",)), TEAMS])
    assert listed.named("canvas") is TEAMS
    assert listed.named("canva") is not TEAMS


def test_only_the_beginning_of_a_body_is_looked_at():
    assert keys("Help", body="x " * (LOOKED_AT // 2) + "printer") == []
    assert keys("Help", body="x" * (LOOKED_AT - 7) + " printer") == []
    half = "x" * (LOOKED_AT - 8) + " printerless"
    assert keys("Help", body=half) == []
    assert keys("Help", body="x" * (LOOKED_AT - 8) + " printer and more") == ["printers"]


@given(st.text(), st.text(), st.lists(st.text(), max_size=3), st.text(), st.integers(-1, 4))
def test_any_text_is_read_without_error(title: str, body: str, tags: list[str], category: str, most: int):
    found = LIST.suggest(title, body, tags, category, most)
    assert len(found) <= max(most, 0)
    assert len({s.topic.key for s in found}) == len(found)
    assert LIST.offered(title, tags) == LIST.offered(title, tags)
    LIST.named(title)


@given(st.lists(st.one_of(OF_THE_LIST.map(lambda said: said[1]), st.text(max_size=8)), max_size=8).map(" ".join))
def test_a_suggestion_is_explained_by_a_word_of_the_text(text: str):
    text = text[:LOOKED_AT]
    found = Topics(SHIPPED).suggest(text)
    assert found == LIST.suggest(text)
    for suggestion in found:
        assert LIST.named(suggestion.word) is suggestion.topic
        if text.isascii():
            assert suggestion.word in text


def test_an_empty_list_suggests_nothing():
    assert Topics([]).suggest("printer") == ()
    assert Topics([]).offered("p") == []


# Tickets


def test_topics_are_those_somebody_said_else_suggested():
    assert LIST.of(ticket("Printer has no wifi")) == ("printers", "wifi")
    assert LIST.of(ticket("Printer", topics=("music",))) == ("music",)
    assert LIST.of(ticket("Printer", topics=(NO_TOPIC,))) == ()
    assert LIST.of(ticket("Help", tags=("wifi",), category="other")) == ("wifi",)


def test_effort_is_what_somebody_said_else_the_largest_else_usual():
    assert LIST.effort(ticket("Password for music production")) == 5
    assert LIST.effort(ticket("Password for music production", effort=1)) == 1
    assert LIST.effort(ticket("Password")) == 1
    assert LIST.effort(ticket("Password", topics=(NO_TOPIC,))) == 2
    assert LIST.effort(ticket("Password", topics=("no-longer-listed", "3d-printing"))) == 3


def test_a_gate_is_what_somebody_said_else_the_first_of_its_topics():
    assert LIST.gate(ticket("Printer wants a password")) is Gate.ADMIN
    assert LIST.gate(ticket("Battery and password")) is Gate.SAFETY
    assert LIST.gate(ticket("Printer")) is None
    assert LIST.gate(ticket("Password", gate=NO_GATE)) is None
    assert LIST.gate(ticket("Password", gate="safety")) is Gate.SAFETY
    assert LIST.gate(ticket("Password", topics=(NO_TOPIC,))) is None
    assert LIST.gate(ticket("Help", topics=("printers", "no-longer-listed", "batteries"))) is Gate.SAFETY


def test_what_a_body_mentions_in_passing_asks_for_safety_but_not_for_admin_rights():
    assert LIST.gate(ticket("Printer", body="I typed my password")) is None
    assert LIST.gate(ticket("Printer", body="Its battery is swollen")) is Gate.SAFETY
    assert LIST.gate(ticket("Help", body="I forgot my password")) is Gate.ADMIN
