"""The history of one's own page: for its owner alone, with words the team saw, without a word of what is private."""

from __future__ import annotations

from pathlib import Path

from tests.desks import acting
from tests.ui.windows import CHEAP, make_desk
from trellis.desk.desk import Desk
from trellis.rules.interests import Audience, PartName
from trellis.store.sqlite import Database

SECRET_WORDS = "mornings are hard"
PASSPHRASE = "quiet lantern seven bridges"


def test_the_history_tells_words_the_team_saw_and_of_private_parts_only_that_they_changed(tmp_path: Path) -> None:
    crew, _ = make_desk(tmp_path / "school.trellis")
    desk = Desk(Database(tmp_path / "school.trellis"), cost=CHEAP)
    try:
        acting(desk, crew.maya)
        shown = desk.interests.save(PartName.WORDS, "I like noise").value
        desk.interests.save(PartName.WORDS, "I like music", shown.version)
        desk.interests.set_passphrase(PASSPHRASE)
        private = desk.interests.share(PartName.SUPPORTS, Audience.ME).value.shown
        desk.interests.save(PartName.SUPPORTS, SECRET_WORDS, private.version)

        lines = desk.interests.history()
        written = [line for line in lines if line.part is PartName.WORDS]
        told = [(line.before, line.after) for line in written]
        assert told == [("I like noise", "I like music"), ("", "I like noise")]
        assert written[0].at > written[1].at
        sealed = [line for line in lines if line.part is PartName.SUPPORTS]
        assert len(sealed) == 2
        assert {(line.before, line.after) for line in sealed} == {(None, None)}
        assert SECRET_WORDS not in str(lines)

        desk.interests.share(PartName.WORDS, Audience.ME)
        assert "I like" not in str(desk.interests.history()), "erased words are not told either"

        acting(desk, crew.advisor)
        assert desk.interests.history() == [], "it is the history of whoever asks"
        desk.interests.look(crew.maya)
        acting(desk, crew.maya)
        assert desk.interests.history()[0].action == "look"
        assert desk.interests.history()[0].who
    finally:
        desk.close()
