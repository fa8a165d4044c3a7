"""The list of topics that ships: its form, what is in it, and real questions read with it."""

from __future__ import annotations

import csv
import gzip
import html
import re
import tomllib
import unicodedata
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from trellis import paths
from trellis.exchange.topics import read_names, read_topics
from trellis.rules.errors import Trouble
from trellis.rules.topics import Gate, Topic, Topics

TEXT = paths.resource("topics.toml").read_text(encoding="utf-8")
SHIPPED = read_topics(TEXT)
LIST = Topics(SHIPPED)
ONE = '[[topic]]\nkey = "wifi"\nname = "Wi-Fi"\narea = "Networks"\nwords = ["wifi"]\n'


def test_ten_areas_of_twelve_topics():
    areas = Counter(topic.area for topic in SHIPPED)
    assert len(areas) == 10
    assert set(areas.values()) == {12}
    assert list(areas) == list(dict.fromkeys(topic.area for topic in SHIPPED))
    assert len({topic.name for topic in SHIPPED}) == len({topic.key for topic in SHIPPED}) == len(SHIPPED)


@pytest.mark.parametrize("topic", SHIPPED, ids=lambda topic: topic.key)
def test_a_shipped_topic(topic: Topic):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", topic.key)
    assert topic.name[0].isupper() or topic.name[0].isdigit()
    assert 4 <= len(topic.words) <= 10
    for word in (topic.name, *topic.words):
        assert LIST.named(word) is topic
        assert unicodedata.is_normalized("NFC", word)


def test_everyday_words_are_not_in_it():
    everyday = "a able all and app are book can class computer el for from go help i is it la mail my new no not on"
    more = "one page phone play problem room school scratch see server student teach teacher test the update use want"
    assert [word for word in f"{everyday} {more} web what when work you".split() if LIST.named(word)] == []


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Chromebook will not charge", "chargers"),
        ("Projector in 220 says no signal", "projectors"),
        ("Forgot my password over the summer", "passwords"),
        ("Label printer prints half labels", "labels-badges"),
        ("3D printer clicks and nothing comes out", "3d-printing"),
        ("Se rompió la pantalla", "screen-replacement"),
        ("No tengo sonido", "room-sound"),
        ("la impresora no imprime", "printers"),
        ("Mi cargador no funciona", "chargers"),
        ("olvidé mi contraseña", "passwords"),
        ("Soldering station heats but shows 888", "soldering"),
        ("Guest Wi-Fi for the evening event", "guest-network"),
        ("Translate the permission slip", "translation"),
        ("MIDI keyboards not seen", "midi"),
        ("Los audífonos solo suenan de un lado", "headphones"),
        ("Cart 3 charges only the top row", "charging-carts"),
        ("Screen reader for a new student", "screen-readers"),
        ("Barcode scanner beeps but types nothing", "kiosks"),
        ("Document camera image is sideways", "document-cameras"),
        ("camera for the yearbook", "photography"),
    ],
)
def test_what_people_write_at_a_desk(title: str, key: str):
    assert key in [s.topic.key for s in LIST.suggest(title)]


@pytest.mark.parametrize(
    "interest",
    "music production;live video;game design;accessibility;soldering;small electronics;writing guides;photography"
    ";3D printing;audio drivers;robotics;coding;cybersecurity;graphic design;podcasts;animation;video editing".split(
        ";"
    ),
)
def test_what_students_are_into(interest: str):
    topic = LIST.named(interest)
    assert topic is not None
    assert topic.name in LIST.offered(interest[:4])


def test_gates_stand_where_somebody_else_is_needed():
    gates = {topic.key: topic.gate for topic in SHIPPED if topic.gate}
    assert gates["passwords"] is gates["device-management"] is gates["accounts"] is Gate.ADMIN
    assert gates["soldering"] is gates["batteries"] is gates["mains-power"] is gates["ceiling-mounts"] is Gate.SAFETY
    assert {topic.effort for topic in SHIPPED} == {1, 2, 3, 5}


def test_most_tickets_of_the_sample_desk_get_a_topic():
    files = sorted(paths.resource("sample").glob("tickets-*.toml"))
    told = [t for file in files for t in tomllib.loads(file.read_text(encoding="utf-8"))["ticket"]]
    found = [LIST.suggest(t["title"], t["body"], t.get("tags", ()), t["category"]) for t in told]
    assert sum(map(bool, found)) >= 0.9 * len(told)


# Its form


def test_an_entry_is_read():
    told = ONE + 'gate = "admin"\neffort = 5\n'
    assert read_topics(told) == (Topic("wifi", "Wi-Fi", "Networks", ("wifi",), Gate.ADMIN, 5),)
    assert read_topics(ONE) == (Topic("wifi", "Wi-Fi", "Networks", ("wifi",), None, 2),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("topic = ", "not TOML"),
        ("[" * 5000, "not TOML"),
        ("", "entries and nothing else"),
        ("topic = 1", "entries and nothing else"),
        (ONE + "[more]", "entries and nothing else"),
        ("topic = [1]", "Topic 1 is not an entry"),
        ('[[topic]]\nkey = "wifi"', "Topic 1 (“wifi”) lacks “area”"),
        (ONE + "score = 3", "unknown “score”"),
        (ONE.replace('"Wi-Fi"', "1"), "have to be texts"),
        (ONE.replace('["wifi"]', '"wifi"'), "a list of texts"),
        (ONE.replace('["wifi"]', "[1]"), "a list of texts"),
        (ONE.replace('["wifi"]', '["wifi", "WIFI"]'), "a word twice"),
        (ONE.replace('["wifi"]', '["one two three four five"]'), "one to four words"),
        (ONE.replace('"Wi-Fi"', '""'), "needs a name"),
        (ONE.replace('key = "wifi"', 'key = ""'), "an empty key"),
        (ONE.replace('key = "wifi"', 'key = "none"'), "kept apart"),
        (ONE + 'gate = "magic"', "admin or safety"),
        (ONE + "gate = []", "admin or safety"),
        (ONE + "effort = 4", "1, 2, 3 or 5"),
        (ONE + "effort = true", "has to be a number"),
        (ONE + "effort = 2.0", "has to be a number"),
        (ONE + ONE.replace("Wi-Fi", "WLAN").replace('["wifi"]', "[]"), "The key “wifi” stands there twice"),
        (ONE + ONE.replace('"wifi"\n', '"wlan"\n').replace("Wi-Fi", "WLAN"), "“wifi” stands both in “wifi” and"),
        (ONE + ONE.replace('"wifi"\n', '"wlan"\n').replace('["wifi"]', "[]"), "“Wi-Fi” stands both"),
    ],
)
def test_a_list_of_another_form_is_refused_whole(text: str, said: str):
    with pytest.raises(Trouble) as refused:
        read_topics(text)
    assert said in refused.value.happened
    assert refused.value.safe
    assert refused.value.todo


# Real questions


def test_real_questions_are_read_and_each_suggestion_explained(shared_data: Path):
    name = "sumo_thunderbird_questions_2023-01_2025-06.csv.gz"
    with gzip.open(shared_data / "tickets" / name, "rt", encoding="utf-8", newline="") as lines:
        rows = list(islice(csv.DictReader(lines), 2_000))
    unexplained = []
    for row in rows:
        body = html.unescape(re.sub(r"<[^>]*>", " ", row["content_html"]))
        tags = row["tags"].split(";")
        everything = unicodedata.normalize("NFC", "\n".join((row["title"], body, *tags, row["topic"])))
        for suggestion in LIST.suggest(row["title"], body, tags, row["topic"]):
            if suggestion.word not in everything or LIST.named(suggestion.word) is not suggestion.topic:
                unexplained.append(row["id"])
    assert len(rows) == 2_000
    assert unexplained == []


def test_names_in_another_language_are_read():
    assert read_names('# redes\n"Wi-Fi" = "Red inalámbrica"') == {"Wi-Fi": "Red inalámbrica"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("Wi-Fi", "not TOML"), ('"Wi-Fi" = 5', "“Wi-Fi” has to be a text"), ('A = "..."', "“A” has to be")],
)
def test_names_of_another_form_are_refused(text: str, said: str):
    with pytest.raises(Trouble) as refused:
        read_names(text)
    assert said in refused.value.happened
