"""Names, terms and blocks."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules import people as rules
from trellis.rules.errors import Invalid
from trellis.rules.people import Block, Person, Role, Term


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Maya Rivera", ("Maya", "Rivera")),
        ("Rivera, Maya", ("Maya", "Rivera")),
        ("Maya\tRivera", ("Maya", "Rivera")),
        ("Ana María de la Cruz", ("Ana María de la", "Cruz")),
        ("Mr. Okafor", ("Mr. Okafor", "")),
        ("Beyoncé", ("Beyoncé", "")),
        ("Rivera,", ("Rivera", "")),
    ],
)
def test_pasted_lines(line: str, pair: tuple[str, str]):
    assert rules.parse_names(line) == [pair]


def test_pasted_names_stand_once():
    assert len(rules.parse_names("Maya Rivera\n\n rivera, maya\nMAYA RIVERA")) == 1


@given(st.text(max_size=300))
def test_any_paste_gives_names_with_words_in_them(pasted: str):
    assert all(preferred.strip() for preferred, _ in rules.parse_names(pasted))


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (Person(uuid4(), "Maya", "Rivera", role=Role.TECH), "Maya R."),
        (Person(uuid4(), "Mr. Okafor"), "Mr. Okafor"),
        (Person(uuid4(), "Ms. Soto", role=Role.ADVISOR), "Ms. Soto"),
        (Person(uuid4(), "李", "雷", role=Role.LEAD), "李 雷."),
        (Person(uuid4(), "!!"), "!!"),
    ],
)
def test_names_as_shown(person: Person, shown: str):
    assert person.short_name == shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maya R.", "MR"),
        ("Deshawn K.", "DK"),
        ("Mr. Okafor", "O"),
        ("Linh", "L"),
        ("Ana Maria da Silva", "AS"),
        ("", "?"),
        ("🙂", "?"),
        ("élodie b", "ÉB"),
        ("Ms.", "M"),
        ("Sra. Núñez", "N"),
        ("<b>", "B"),
        ("王 小明", "王小"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert rules.initials(name) == letters


def test_looking_up_folds_case_accents_and_full_stops():
    assert rules.fold("  JOSÉ  Núñez ") == "jose nunez"
    assert rules.fold("Mr. O") == rules.fold("mr o")


def test_a_person_needs_a_name():
    with pytest.raises(Invalid) as refused:
        rules.checked(Person(uuid4(), " \t"))
    assert refused.value.field == "preferred_name"


def test_control_characters_leave_a_name():
    assert rules.checked(Person(uuid4(), "Ma\nya\x07", "R")).preferred_name == "Ma ya"


def test_blocks_and_terms_are_checked():
    with pytest.raises(Invalid, match="ends before"):
        rules.checked_term(Term(uuid4(), "Fall", date(2026, 12, 1), date(2026, 9, 1)))
    for bad in (("", "12345"), ("A", ""), ("A", "129")):
        with pytest.raises(Invalid):
            rules.checked_block(Block(uuid4(), *bad, time(8), time(9)))
    assert rules.checked_block(Block(uuid4(), "A", "AB", time(8), time(9))).days == "AB"
