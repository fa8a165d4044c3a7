"""HTML bodies become Markdown that reads the same, holds no tag, and is made in linear time."""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
import time
import unicodedata
from pathlib import Path

import markdown
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.exchange.markup import html_to_markdown, text_to_markdown
from trellis.rules import markup

TYPED = st.text(st.sampled_from(list("ab1 .-+*_#>`[]()!|~=\\&;<:/\"'é\n")), max_size=14)
BLOCKS = ("<p>{}</p>", "<ul><li>{}</li></ul>", "<ol><li>{}</li></ol>", "<blockquote>{}</blockquote>", "{}<br>",
          "<h2>{}</h2>", "<b>{}</b>", "<i>{}</i>", "<code>{}</code>", '<a href="https://x.org">{}</a>',
          "<span>{}</span>")  # fmt: skip


def seen(rendered: str) -> str:
    """Return the text people see of HTML, without white space."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", rendered)))


def rendered_trusting(text: str) -> str:
    """Return what a renderer makes of Markdown that lets every tag through."""
    return markdown.markdown(text, extensions=["sane_lists", "nl2br", "tables", "fenced_code"])


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the view show texts of any size."""
    monkeypatch.setattr(markup, "check_limits", lambda _: None)


@pytest.mark.parametrize(
    ("given_html", "markdown"),
    [
        ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo  \nThree"),
        ("a<br><br>b", "a\n\nb"),
        ("<b>bold </b><i>slanted</i> <code>x*y</code>", "**bold** *slanted* `x*y`"),
        ("<p><b>a</p><p>b</b></p>", "**a**\n\n**b**"),
        ("<b><i>x</b>y</i>", "***x***y"),
        ("<ul><li>a<ul><li>b</li></ul><li><p>c</p><p>d</p></ul>", "- a\n    - b\n- c\n\n    d"),
        ("<ol><li>a</li><li>b</li></ol>e", "1. a\n2. b\n\ne"),
        ("<blockquote><p>a</p><ul><li>b</ul></blockquote>c", "> a\n>\n> - b\n\nc"),
        ("<pre>def f():\n    return &lt;1&gt;\n\n</pre>", "```\ndef f():\n    return <1>\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<ul><li>a<pre>b</pre></ul>", "- a\n\n        b"),
        ("<pre>never closed", "```\nnever closed\n```"),
        ("<h1>Big #</h1><hr>", "# Big \\#\n\n---"),
        ("<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>", "a | b  \n1 | 2"),
        ("<dl><dt>a<dd>b</dl>", "a\n\nb"),
        ("<q>so</q> it &amp; &copy; &#8364; &amp;lt;", "“so” it & © € &amp;lt;"),
        ("&nbsp; a &nbsp; b", "a b"),
        ('<a href="https://x.org/?a=1&amp;b=2">here</a>', "[here](https://x.org/?a=1&b=2)"),
        ("<a href=https://x.org/>https://x.org/</a>", "<https://x.org/>"),
        ('<a href="mailto:a@b.org">a@b.org</a>', "<a@b.org>"),
        ('<a href="https://x.org/(a) b">[c]</a>', "[\\[c\\]](https://x.org/%28a%29%20b)"),
        ('<img src="https://x.org/a.png" alt="a *shot*">', "[image: a \\*shot\\*](https://x.org/a.png)"),
        ('<img src="file:///etc/passwd" alt="shot"><img>', "\\[image: shot]\\[image]"),
        ('Stop!<a href="https://x.org">here</a>', "Stop\\![here](https://x.org)"),
        ("<script>alert(1)</script>a<style>b</style><!-- c --><title>d</title>e", "ae"),
        ("<style>never closed", "never closed"),
        ("a <!-- never closed", "a never closed"),
        ("1 < 2 &lt; 3 <3", "1 < 2 < 3 &lt;3"),
        ("mail <me@x.org> or <http://x.org>", "mail &lt;me@x.org> or &lt;http://x.org>"),
        ("C:\\Users\\me\\*.* snake_case __init__", "C:\\Users\\me\\\\\\*.\\* snake_case \\_\\_init\\_\\_"),
        ("see https://x.org/_a_/b_c", "see https://x.org/_a_/b_c"),
        ("<img alt='a > b' src=x><p title=\"1 > 0\">c", "\\[image: a > b]\n\nc"),
        ("&#99999999999; &#xD800; &#0;", "\ufffd \ufffd \ufffd"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_html_reads_the_same_in_markdown(given_html: str, markdown: str) -> None:
    assert html_to_markdown(given_html) == markdown


@pytest.mark.parametrize(
    "line",
    ["# a", "#a", "> a", "- a", "+ a", "* a", "1. a", "23) a", "---", "===", "--- | ---", "~~~", "```", "a\n==="],
)
def test_text_that_looks_like_markdown_stays_text(line: str) -> None:
    rendered = markup.to_html(html_to_markdown("<p>x<br>" + html.escape(line).replace("\n", "<br>")))
    assert not re.search(r"<(h\d|blockquote|ul|ol|hr|table|pre|code)", rendered)
    assert seen(rendered) == seen("x" + html.escape(line))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVa\nScript:alert(1)", "&#106;avascript:x", " \x01javascript:x", "data:text/html,x",
     "file:///etc/passwd", "//host/share", "\\\\host\\share", "vbscript:x", "/kb/here", "https:x", "x" * 9000,
     "https://x.org/" + "y" * 2000],
)  # fmt: skip
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    made = html_to_markdown(f'<a href="{html.escape(address)}">words</a><img src="{html.escape(address)}" alt="pic">')
    assert made == "words\\[image: pic]"


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), TYPED), max_size=4))
def test_any_text_is_seen_as_it_was(parts: list[tuple[str, str]]) -> None:
    given_html = "".join(shape.format(html.escape(text)) for shape, text in parts)
    rendered = markup.to_html(html_to_markdown(given_html))
    assert seen(rendered) == re.sub(r"\s+", "", "".join(text for _, text in parts))


PIECES = (
    "&lt;", "&#60;", "<", "&gt;", ">", "raw", "/raw", "&lt;raw&gt;", "<raw>", "<raw a='", "<r<raw>aw>", "&lt;raw href=",
    "&amp;", "&amp;lt;", "<span>", "<p>", "<b>", "</b>", "<i>", "<li>", "<ul>", "</ul>", "<blockquote>", "<pre>",
    "</pre>", "<code>", "</code>", "<td>", "<br>", "<a href='https://x.org'>", "</a>", "<script>", "</script>", "<!--",
    "-->", "<![CDATA[", "]]>", "<?raw", "?>", "<img alt='<raw>'>", "<img src='https://x.org/<raw>'>",
    "\n", " ", "`", "\\",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_tag_comes_out(parts: list[str]) -> None:
    """Not even a renderer that trusts Markdown makes a tag of what was text or an unknown tag."""
    assert not re.search(r"</?raw", rendered_trusting(html_to_markdown("".join(parts))))


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    html_to_markdown(text)
    assert "\x00" not in html_to_markdown(text)


@given(TYPED)
def test_plain_text_can_stand_in_markdown(text: str) -> None:
    assert seen(markup.to_html(text_to_markdown(text))) == re.sub(r"\s+", "", text)


MANY = 20_000
HOSTILE = {
    "nested tables": "<table><tr><td>x" * MANY,
    "nested lists": "<ul><li>x" * MANY,
    "nested quotes": "<blockquote>x" * MANY,
    "list items": "<ul>" + "<li>x</li>" * MANY,
    "unclosed tags": "<b a=" * MANY,
    "open brackets": "<" * MANY * 5,
    "open quotes": "<a \"'" * MANY,
    "open comments": "<!--" * MANY,
    "open scripts": "<script><style>" * MANY,
    "script ends": "<script>" + "</script" * MANY,
    "huge attribute": "<a href='" + "x" * MANY * 20 + "'>a</a>",
    "many attributes": "<a " + "x = " * MANY + ">",
    "attribute without end": "<a " + "x" * MANY * 20 + ">",
    "marks left open": "".join(f"<b c={n}><i>" for n in range(MANY)) + "<p>x" * MANY,
    "long address in each paragraph": f'<a href="http://x/{"y" * 1900}">' + "<p>x" * MANY,
    "crossed marks": "<b>x<i>y</b>z</i>" * MANY,
    "cells": "<td>x" * MANY,
    "entities": "&lt;" * MANY + "&" * MANY + "&#" + "9" * MANY,
    "stars": "*_[`\\" * MANY,
    "spaces": " " * MANY * 20,
    "one line of 2 MB": "word " * 400_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    """Eight times the text takes nowhere near the 64 times of a quadratic way, and makes no flood of text."""
    text = HOSTILE[name]

    def seconds(one: str) -> float:
        begun = time.process_time()
        html_to_markdown(one)
        return time.process_time() - begun

    small = min(seconds(text[: len(text) // 8]) for _ in range(3))
    whole = seconds(text)
    assert whole < 24 * small + 0.15
    assert len(html_to_markdown(text)) <= 8 * len(text) + 100


def bodies(path: Path) -> list[str]:
    before = csv.field_size_limit(2**24)
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            return [row["content_html"] for row in csv.DictReader(file)]
    finally:
        csv.field_size_limit(before)


def words_of(body: str) -> str:
    """Return what a browser shows of a body, without white space and what tables become."""
    kept = {"br", "p", "li", "pre", "td", "tr", "div", "table", "ul", "ol", "blockquote", "dt", "dd", "h1", "h2", "h3",
            "h4", "h5", "h6"}  # fmt: skip
    text = html.unescape(re.sub(r"<[^>]*>", " ", nh3.clean(body, tags=kept, attributes={})))
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", unicodedata.normalize("NFC", text))
    return re.sub(r"[\s|]+", "", text)


@pytest.mark.usefixtures("shown")
def test_real_bodies_keep_their_words(shared_data: Path) -> None:
    real = bodies(shared_data / "tickets" / "sumo_thunderbird_questions_2023-01_2025-06.csv.gz")[::40]
    real += bodies(shared_data / "tickets" / "sumo_thunderbird_answers_2025-03_2025-06.csv.gz")[::40]
    compared = [body for body in real if not re.search(r"<(img|q|video)\b", body)]
    assert len(compared) > 800
    for body in compared:
        assert re.sub(r"\|", "", seen(markup.to_html(html_to_markdown(body)))) == words_of(body)


def test_giant_bodies_are_quick(shared_data: Path) -> None:
    giants = bodies(shared_data / "tickets" / "giants_uncropped_12.csv.gz")
    assert max(map(len, giants)) > 300_000
    begun = time.process_time()
    for body in giants:
        html_to_markdown(body)
    assert time.process_time() - begun < 2


def test_hostile_lines_leave_no_tag(shared_data: Path) -> None:
    hostile = shared_data / "hostile"
    lines = (
        gzip.decompress((hostile / "xss_payloadbox_dev.txt.gz").read_bytes()).decode("utf-8", "replace").splitlines()
    )
    lines += json.loads((hostile / "blns.json").read_text("utf-8"))
    lines += [case["html"] for case in json.loads((hostile / "commonmark_spec_0.31.json").read_text("utf-8"))]
    lines += [path.read_text("utf-8", "replace") for path in (hostile / "bleach").glob("*.test")]
    made_by_markdown = re.compile(r"</?(?:p|br ?/?|hr ?/?|strong|em|code|pre|blockquote|[uo]l|li|h[1-6])>|</a>")
    link = re.compile(r'<a href="(https?:|mailto:|&#)[^"<>]*">')
    for line in lines:
        shown = rendered_trusting(html_to_markdown(line))
        assert "<" not in link.sub("", made_by_markdown.sub("", shown)), line
