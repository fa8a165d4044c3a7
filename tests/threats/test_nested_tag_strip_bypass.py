"""Nested-tag strip bypass: taking a tag out never puts one together, and what is kept is sanitised when shown.

Sanitise at render, keep the words as typed, fail closed.
"""

from __future__ import annotations

import csv
import gzip
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.desks import acting
from tests.threats.test_markdown_links import Tags, assert_harmless
from tests.threats.world import World
from tests.ui.conftest import kit  # noqa: F401 - a text view needs its look
from trellis.desk.desk import Desk
from trellis.exchange.markup import html_to_markdown
from trellis.rules import markup
from trellis.rules.tickets import Intake
from trellis.ui.text import SafeText

NESTED = [
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>script>alert(1)<</script>/script>",
    "<scr<!-- x -->ipt>alert(1)</scr<!-- x -->ipt>",
    "<im<b>g src=file:///etc/passwd>",
    "<img/src=file:///etc/passwd/onerror=alert(1)>",
    "&lt;scr<script></script>ipt&gt;alert(1)",
    "&amp;lt;script&amp;gt;alert(1)",
    "<form><action><form action=x><button>",
    "<sty<style>le>body{background:url(file:///x)}</sty</style>le>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<a href='x' <img src=y>>z</a>",
    "<script",
    "<img src=x",
    "</p><script>alert(1)",
]
PARTS = "< > <script> </script> <!-- --> <b> <img/src=x> &lt; &gt; scr ipt \" ' ` |".split(" ")


@pytest.mark.parametrize("html", NESTED)
def test_what_is_left_of_an_import_is_no_tag(html: str):
    markdown = html_to_markdown(html)
    assert_harmless(markdown)
    assert not {tag for tag, _ in Tags(markup.to_html(markdown)).found} & {"script", "img", "style", "svg", "form"}


@given(st.lists(st.sampled_from([*PARTS, " ", "\n"]), max_size=14).map("".join))
@settings(max_examples=150)
def test_no_mixture_becomes_a_tag(html: str):
    assert_harmless(html_to_markdown(html))
    assert_harmless(html)


@pytest.mark.parametrize("typed", NESTED)
def test_what_people_type_is_kept_as_typed_and_shown_harmless(desk: Desk, world: World, typed: str):
    made = acting(desk, world.maya).tickets.open(Intake(f"Title\n{typed}")).value
    assert made.body == typed
    assert desk.tickets.reply(made.id, typed).value.body == typed
    assert_harmless(typed)


def test_without_its_sanitiser_nothing_is_shown_as_markup(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot):
    """Fail closed: the renderer raises, the view has no page of its own to fall back to."""

    monkeypatch.setitem(sys.modules, "nh3", None)
    with pytest.raises(ImportError):
        markup.to_html("**x**")
    view = SafeText()
    qtbot.addWidget(view)
    with pytest.raises(ImportError):
        view.set_markdown("<b>x</b>")
    assert view.view().toPlainText() == ""


def test_giant_bodies_of_real_people_are_bounded(shared_data: Path):
    """Whatever comes out of an import is within what the view shows, or is refused as too much."""
    csv.field_size_limit(2**24)
    with gzip.open(shared_data / "tickets" / "giants_uncropped_12.csv.gz", "rt", encoding="utf-8", newline="") as file:
        bodies = [row["content_html"] for row in csv.DictReader(file)]
    csv.field_size_limit(131_072)
    assert len(bodies) == 12
    for body in bodies:
        began = time.perf_counter()
        assert_harmless(html_to_markdown(body))
        assert time.perf_counter() - began < 5
