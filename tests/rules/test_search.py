"""The language of the search field."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.rules.search import MAX_TERMS, Condition, Term, parse


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("printer", (Term("printer"),)),
        ('"will not charge"', (Term("will not charge", phrase=True),)),
        ("-cart", (Term("cart", negated=True),)),
        ('-"left cart"', (Term("left cart", phrase=True, negated=True),)),
        ('"not closed', (Term("not closed", phrase=True),)),
        ("“curly quotes”", (Term("curly quotes", phrase=True),)),
        ("CB-2217", (Term("CB-2217"),)),
        ("http://x", (Term("http://x"),)),
        ("status:bogus", (Term("status:bogus"),)),
        ("before:soon", (Term("before:soon"),)),
        ("a", ()),
        ("- : \" ' ()", ()),
        ("", ()),
    ],
)
def test_terms(typed: str, terms: tuple[Term, ...]):
    assert parse(typed).terms == terms


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("status:waiting", Condition("status", "waiting")),
        ("status:In-Progress", Condition("status", "in_progress")),
        ("STATUS:open", Condition("status", "open")),
        ("for:okafor", Condition("for", "okafor")),
        ('for:"Mr. Okafor"', Condition("for", "Mr. Okafor")),
        ("by:me", Condition("by", "me")),
        ("-by:me", Condition("by", "me", negated=True)),
        ("before:2026-10-01", Condition("before", "2026-10-01", day=date(2026, 10, 1))),
        ("after:2026-10-01", Condition("after", "2026-10-01", day=date(2026, 10, 1))),
        ("tag:audio", Condition("tag", "audio")),
        ("room:118", Condition("room", "118")),
    ],
)
def test_operators(typed: str, condition: Condition):
    found = parse(typed)
    assert found.conditions == (condition,)
    assert not found.terms


@given(st.text(max_size=600))
def test_whatever_is_typed_is_understood_somehow(typed: str):
    found = parse(typed)
    assert len(found.terms) <= MAX_TERMS
    assert len(found.conditions) <= MAX_TERMS
