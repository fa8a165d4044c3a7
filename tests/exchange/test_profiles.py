"""Profiles say which column means what; a mistake in one is told, and scores are never read."""

from __future__ import annotations

from pathlib import Path

import pytest

from trellis.exchange.profiles import REPLY_FIELDS, TICKET_FIELDS, detect, left_out, load, names, never_read
from trellis.exchange.sheets import Sheet, open_sheet
from trellis.rules.errors import Trouble
from trellis.rules.tickets import Status

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"

SMALL = """
label = "Small"
source = "small"
body_format = "plain"
dates = ["dmy"]
zone = "utc"
[tickets.columns]
legacy_id = "Case"
title = "What"
status = "State"
[tickets.values.status]
"Being worked on" = "in_progress"
"""


def sheet(folder: Path, header: str) -> Sheet:
    """Return a file with that header and one row."""
    path = folder / "rows.csv"
    path.write_text(header + "\n" + ",".join("x" * (header.count(",") + 1)) + "\n", "utf-8")
    return open_sheet(path)


def test_shipped_profiles_load() -> None:
    assert names(FOLDER) == ("support-questions", "trellis")
    for name in names(FOLDER):
        profile = load(FOLDER, name)
        assert profile.name == name
        assert profile.label


def test_the_own_profile_has_every_field() -> None:
    own = load(FOLDER, "trellis")
    assert own.replies is not None
    assert set(own.tickets.columns) == TICKET_FIELDS
    assert set(own.replies.columns) == REPLY_FIELDS
    assert own.guarded


def test_values_are_compared_in_small_letters(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(SMALL)
    assert load(tmp_path, "small").tickets.values["status"] == {"being worked on": Status.IN_PROGRESS}


@pytest.mark.parametrize("name", ["nothing", "../trellis", "trellis.toml", "", "\x00"])
def test_an_unknown_profile_names_the_known_ones(name: str) -> None:
    with pytest.raises(Trouble, match="no import profile") as caught:
        load(FOLDER, name)
    assert caught.value.todo == "Choose one of these: support-questions, trellis."


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[tickets.columns]", "[tickets.columns", "Expected"),
        ('legacy_id = "Case"', "", "no column for legacy_id"),
        ('title = "What"', 'titel = "What"', "columns cannot have titel"),
        ('"in_progress"', '"in progress"', "not a valid Status"),
        ('["dmy"]', '["dmy", "mdy"]', "day first and month first"),
        ('["dmy"]', '["ymd"]', "not a valid DateFormat"),
        ('"utc"', '"mars"', "not a valid Zone"),
        ('"plain"', '"rich"', "not a valid BodyFormat"),
        ('"State"', "7", "not a text"),
        ('label = "Small"', "", "label"),
        ('label = "Small"', 'label = "Small"\nextra = 1', "cannot have extra"),
        ('"What"', '"GPA"', "never reads a column like GPA"),
    ],
)
def test_a_mistake_in_a_profile_is_told(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in SMALL
    (tmp_path / "small.toml").write_text(SMALL.replace(before, after, 1))
    with pytest.raises(Trouble, match="“small” has a mistake") as caught:
        load(tmp_path, "small")
    assert said in caught.value.happened


def test_scores_are_refused_in_conditions_too(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(SMALL + '[[tickets.when]]\ncolumn = "num_votes"\nis = "0"\ntag = "x"\n')
    with pytest.raises(Trouble, match="never reads a column like num_votes"):
        load(tmp_path, "small")


@pytest.mark.parametrize(
    "column", ["score", "Final Grade", "num_votes", "num_helpful", "GPA", "finalScore", "test_marks", "CSAT rating"]
)
def test_scores_are_known_by_name(column: str) -> None:
    assert never_read(column)


@pytest.mark.parametrize("column", ["remarks", "bookmark", "upgraded", "scoreboard cable", "Degrade", "voter", ""])
def test_other_words_are_not_scores(column: str) -> None:
    assert never_read(column) is False


def test_columns_left_out_are_told(tmp_path: Path) -> None:
    questions = load(FOLDER, "support-questions")
    found = left_out(sheet(tmp_path, "id,title,Content_HTML,num_votes,locale,is_spam,Grade"), questions.tickets)
    assert (found.unknown, found.on_purpose) == (("locale",), ("num_votes", "Grade"))
    assert str(found) == (
        "Columns left out: locale. Left out on purpose, because Trellis keeps no scores: num_votes, Grade."
    )


def test_the_profile_is_found_by_the_columns(tmp_path: Path) -> None:
    def found(header: str) -> str | None:
        profile = detect(FOLDER, sheet(tmp_path, header))
        return profile.name if profile else None

    own = load(FOLDER, "trellis").tickets.columns.values()
    assert found(",".join(own)) == "trellis"
    assert found("ID,Title,content_html,creator,topic,tags,created,updated,more") == "support-questions"
    assert found("id,title,content_html,creator,topic,created") == "support-questions"
    assert found("id,title,text") is None
    assert found("title,content_html,creator,topic,tags,created,updated") is None
