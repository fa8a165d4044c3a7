"""`trellis demo`: a look around on the sample desk, which is made anew at each start and touches no real desk.

Without pictures the usual window opens on it and stays until it is closed. With pictures somebody plays a day in the
same window (`day`), by clicks and keys alone (`hands`), looks at what is on the screen (`eyes`), and a numbered picture
of each step is written. Desk, settings and logs of a demo are in a folder of its own, as on a stick (TRELLIS_HOME).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path

from trellis import paths
from trellis.exchange.sample import Sample
from trellis.rules.errors import Trouble
from trellis.rules.people import Role

EARLY = time(7, 0)
"""When on the first day of term the sample desk was made."""
MARK = "made-by-trellis-demo.txt"
MARK_WORDS = "Trellis makes this folder anew at each `trellis demo`. Nothing in it is kept.\n"
SCREEN = '{"screens": [{"name": "pictures", "x": 0, "y": 0, "width": 1280, "height": 800, "dpr": 1}]}'
"""What the offscreen platform takes for a screen: the window fills it."""


def main(pictures: Path | None) -> int:
    """Open the window on a fresh sample desk, or play a day and write its pictures; return the exit code."""
    return _look_around() if pictures is None else _draw(pictures)


def make_desk(path: Path, now: datetime) -> Sample:
    """Make the sample desk at `path`, with its times told from `now`; return how its people sign in."""
    from trellis.desk.desk import Desk
    from trellis.desk.intents import utc_now
    from trellis.desk.sample import fill
    from trellis.desk.setup import create_desk
    from trellis.exchange.sample import read
    from trellis.store.sqlite import Database

    sample = read(paths.resource("sample"), now)
    advisor = next(person for person in sample.people if person.role is Role.ADVISOR)
    name = (advisor.preferred_name, advisor.family_name, advisor.pronouns)
    began = datetime.combine(sample.term_starts, EARLY).astimezone()
    paths.make_private(path.parent)
    create_desk(path, sample.name, *name, sample.passphrase, clock=lambda: began)
    # Seven hundred changes in a row; a power cut now costs nothing, the next demo begins anew.
    desk = Desk(Database(path, synchronous="OFF"), clock=lambda: began)
    try:
        advisor_id = next(name.id for name in desk.keys.names() if name.role is Role.ADVISOR)
        fill(desk, sample, advisor_id)
        desk.frame.clock = utc_now
        desk.keys.sign_in(advisor_id, sample.passphrase)
        desk.keys.sign_out()  # which signs the history so far, as on any evening
    finally:
        desk.close()
    return sample


def _look_around() -> int:
    folder = paths.user_place() / "demo"
    settings = paths.config_dir() / "settings.toml"
    with _at_home_in(folder):
        desk = paths.user_place() / paths.DESK_NAME
        if not _is_free(desk):
            print("The sample desk is open already; its window is in front now.")
            return 0
        print("Making the sample desk…", flush=True)
        _empty(folder)
        if settings.exists():  # theme, zoom and keys as usual
            shutil.copy(settings, paths.make_private(paths.config_dir()) / settings.name)
        sample = make_desk(desk, _now())
        said = _how_to_sign_in(desk, sample)
        print(said, flush=True)
        from trellis.app import main as open_window

        return open_window(desk, welcome=said)


def _draw(pictures: Path) -> int:
    """Nobody's screen is taken: the windows are drawn in memory, unless QT_QPA_PLATFORM names another platform."""
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="trellis-demo-", ignore_cleanup_errors=True) as folder:
        screen = Path(folder) / "screen.json"
        screen.write_text(SCREEN, encoding="utf-8")
        if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        os.environ.setdefault("QT_SCALE_FACTOR", "1")
        with _at_home_in(Path(folder) / "Trellis"):
            desk = paths.user_place() / paths.DESK_NAME
            print("Making the sample desk…", flush=True)
            sample = make_desk(desk, _now())
            from trellis.demo.player import play

            return play(desk, sample, pictures, lambda said: print(said, flush=True))


@contextmanager
def _at_home_in(folder: Path) -> Iterator[None]:
    """Everything Trellis keeps is in this folder meanwhile."""
    before = os.environ.get("TRELLIS_HOME")
    os.environ["TRELLIS_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TRELLIS_HOME"]
        else:
            os.environ["TRELLIS_HOME"] = before


def _is_free(desk: Path) -> bool:
    """Whether no other window shows this desk; one that does is raised."""
    from trellis.instance import OneInstance
    from trellis.ui.ground import application

    one = OneInstance(desk, application())
    free = one.claim()
    one.release()
    return free


def _empty(folder: Path) -> None:
    """An empty demo folder with its mark; a folder somebody else filled is left alone."""
    mark = folder / MARK
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise Trouble(
            f"The folder of the sample desk holds something else: {folder}.",
            "Nothing in it was touched.",
            "Move what is in it somewhere else, and start the demo again.",
        )
    if folder.exists():
        shutil.rmtree(folder)
    paths.make_private(folder)
    mark.write_text(MARK_WORDS, encoding="utf-8")


def _how_to_sign_in(desk: Path, sample: Sample) -> str:
    advisor = next(person.preferred_name for person in sample.people if person.role is Role.ADVISOR)
    return (
        f"The sample desk is {desk}. Nobody in it is real, and the next demo makes it anew.\n"
        f"Tap any name to sign in. Techs and leads have the PIN {sample.pin};"
        f" {advisor}, the advisor, has the passphrase: {sample.passphrase}"
    )


def _now() -> datetime:
    return datetime.now().astimezone()
