"""What waits, how long, how a path lies in the term, and marked words: small things told right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from trellis.rules.people import Term
from trellis.rules.proposal import Milestone, Need, NeedKind, PartName, Proposal
from trellis.rules.reviews import Clash, Inbox
from trellis.rules.signoffs import Comment
from trellis.rules.worddiff import Piece, Was, differences
from trellis.ui.signoffs.contents import Text, widgets_of
from trellis.ui.signoffs.marked import Marked, compared, cut, spoken
from trellis.ui.signoffs.words import clash_said, head_said, lasted, path_said, people_said
from trellis.ui.signoffs.writing import Pinned, Writing
from trellis.ui.theme import Mode, look

TODAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (timedelta(seconds=-5), "1 minute"),
        (timedelta(seconds=5), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=23, minutes=59), "23 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=9, hours=23), "9 days"),
    ],
)
def test_how_long(time: timedelta, said: str) -> None:
    assert lasted(time).replace("\u00a0", " ") == said


def test_whose_it_is() -> None:
    ids = [uuid4() for _ in range(5)]
    names = dict(zip(ids, ["Ann", "Ben", "Cem", "Dee", ""], strict=True))
    assert people_said(ids[:1], names) == "Ann"
    assert people_said(ids[:3], names) == "Ann with Ben, Cem"
    assert people_said(ids, names) == "Ann with Ben, Cem and 2 more"
    assert people_said([], names) == ""


def test_the_head_of_an_empty_inbox_still_tells_the_usual_time() -> None:
    inbox = Inbox((), {}, (timedelta(hours=3), timedelta(days=1), timedelta(days=2)), timedelta(days=2))
    assert head_said(inbox, NOW).replace("\u00a0", " ") == "Nothing waits for you · a decision usually takes 1 day"


@pytest.mark.parametrize(
    ("days", "said", "well"),
    [
        ((10, 30), "It fits the term, which ends on 18 Dec, with 5 weeks to spare.", True),
        ((10, 64), "It fits the term, which ends on 18 Dec, but only just.", True),
        ((10, 70), "1 milestone lies beyond the end of the term on 18 Dec.", False),
        ((70, 80), "2 milestones lie beyond the end of the term on 18 Dec.", False),
    ],
)
def test_a_path_in_the_term(days: tuple[int, ...], said: str, well: bool) -> None:
    term = Term(uuid4(), "Autumn", date(2026, 9, 1), date(2026, 12, 18))
    steps = [Milestone(str(n), "Step", TODAY + timedelta(days=n)) for n in days]
    length, fits, good = path_said(steps, [term], TODAY)
    assert length.startswith("2 milestones by ")
    assert (fits, good) == (said, well)


def test_a_path_without_a_term_or_without_steps() -> None:
    steps = [Milestone("a", "Step", TODAY)]
    assert path_said(steps, [], TODAY)[0] == "1 milestone by 12 Oct"
    assert path_said(steps, [], TODAY)[2] is True
    assert path_said([], [], TODAY)[2] is False


def test_a_clash_says_what_is_known_of_the_days() -> None:
    first, last = date(2026, 11, 2), date(2027, 1, 8)
    said = "“Saw” is asked for by “Chair” too"
    for starts, ends, told in (
        (first, last, f"{said}, 2 Nov – 8 Jan 2027."),
        (first, None, f"{said}, from 2 Nov."),
        (None, last, f"{said}, until 8 Jan 2027."),
        (None, None, f"{said}."),
    ):
        assert clash_said(Clash("Saw", uuid4(), "Chair", starts, ends), TODAY) == told


def test_a_draft_comes_back_as_it_was_and_anything_else_is_none() -> None:
    writing = Writing("A note", {PartName.RISKS: Pinned("What if?", True), PartName.WHY: Pinned("  ")})
    assert writing.comments() == (Comment("risks", "What if?", PartName.RISKS, must=True),)
    again = Writing.read(writing.as_text())
    assert (again.note, again.comments()) == ("A note", writing.comments())
    assert Writing(" ", {PartName.WHY: Pinned(" ")}).as_text() == ""
    for broken in ("", "[]", "{}", '{"note": 1, "pinned": 2}', '{"note": "", "pinned": {"nothing": ["", false]}}'):
        assert Writing.read(broken).as_text() == ""


# Marked words


def test_what_is_marked_is_spoken() -> None:
    said = spoken(differences("four pads and a guide", "six pads"))
    assert said == "removed: four; added: six; pads removed: and a guide;"


def test_a_long_text_is_cut_between_words_and_tells_the_changes_behind_it() -> None:
    pieces = (*differences("one two " * 100, "one two " * 100), Piece(Was.REMOVED, "old"), Piece(Was.ADDED, "new"))
    shown, behind = cut(pieces, 101)
    assert shown[-1].text.endswith("one …")
    assert behind == 1
    assert cut(pieces, 10_000) == (pieces, 0)


def test_all_of_a_long_text_is_one_press_away(qtbot: QtBot) -> None:
    before = "word " * 400
    text = Text(compared(before, f"{before} and the end"), "Why")
    qtbot.addWidget(text)
    text.resize(300, 400)
    text.show()
    assert "and the end" not in text.words.text()
    assert text.more is not None
    assert text.more.text() == "Show all of it, with 1 change more"
    text.more.click()
    assert text.words.text().endswith("and the end")
    assert not text.more.isVisible()


def test_marked_words_are_painted_with_a_line_and_on_their_ground(qtbot: QtBot) -> None:
    """Colours of both themes are on the screen, and a removed word beside an added one does not run into it."""
    words = Marked(differences("a four b", "a six b"))
    qtbot.addWidget(words)
    words.resize(300, words.heightForWidth(300))
    for mode in (Mode.LIGHT, Mode.DARK):
        look().set_mode(mode)
        words.show()
        image = words.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        for tone in ("red", "accent"):
            ink, ground = look().theme.tone(tone)
            assert {ink.name(), ground.name()} <= seen
    layout = words._lay(300)[1]
    assert layout.text() == "a four six b"
    formats = {layout.text()[f.start : f.start + f.length]: f.format.font() for f in layout.formats()}
    assert formats["four"].strikeOut()
    assert formats["six"].underline()


def test_no_word_is_wider_than_its_room(qtbot: QtBot) -> None:
    words = Marked(differences("x", "W" * 4_000 + " 👩‍🔧" * 20))
    qtbot.addWidget(words)
    layout = words._lay(240)[1]
    assert layout.lineCount() > 20
    assert max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())) <= 240


def test_a_line_that_was_mended_shows_what_of_it(qtbot: QtBot) -> None:
    def needs(*what: str) -> Proposal:
        return Proposal(needs=tuple(Need(NeedKind.EQUIPMENT, w) for w in what))

    made = widgets_of(PartName.NEEDS, needs("4 force sensors", "Glue"), needs("6 force sensors", "A saw"), {}, TODAY)
    said = [spoken(line.pieces()) for line in made if isinstance(line, Marked)]
    for widget in made:
        qtbot.addWidget(widget)
    assert said[0] == "Equipment: removed: 4; added: 6; force sensors"
    assert said[1:] == ["added: Equipment: A saw;", "removed: Equipment: Glue;"]
