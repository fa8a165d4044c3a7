"""`trellis demo` as a real process: the day is played, every step shows what it should, and leaves its picture."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from trellis import demo
from trellis.demo import day, eyes
from trellis.exchange.sample import moment

LIMIT = 180
"""Seconds; alone on two cores it takes about twenty."""


def play(pictures: Path, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """`trellis demo --pictures` in its own home, without a display."""
    environment = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"TRELLIS_HOME": str(home), **more}
    command = [sys.executable, "-m", "trellis", "demo", "--pictures", str(pictures)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path, Path]:
    """The day played once, its pictures, and a home it must not touch."""
    folder = tmp_path_factory.mktemp("demo")
    pictures, home = folder / "pictures", folder / "home"
    pictures.mkdir()
    (pictures / "99-yesterday.png").write_bytes(b"old")
    return play(pictures, home), pictures, home


def test_every_step_showed_what_it_should(played: tuple[subprocess.CompletedProcess[str], Path, Path]) -> None:
    done, pictures, _ = played
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert str(pictures) in done.stdout


def test_there_is_a_numbered_picture_of_each_step(
    played: tuple[subprocess.CompletedProcess[str], Path, Path],
) -> None:
    _, pictures, _ = played
    names = sorted(file.name for file in pictures.iterdir())
    wanted = [f"{number:02d}-{step.replace(' ', '-')}.png" for number, (step, _) in enumerate(day.DAY, 1)]
    assert names == wanted


def test_the_pictures_show_something(played: tuple[subprocess.CompletedProcess[str], Path, Path]) -> None:
    _, pictures, _ = played
    seen = set()
    for file in pictures.glob("*.png"):
        image = QImage(str(file))
        assert (image.width(), image.height()) == (1280, 800), file.name
        assert not eyes.is_blank(image), file.name
        seen.add(file.read_bytes())
    assert len(seen) == len(day.DAY), "two steps look alike"


def test_nothing_else_is_touched(played: tuple[subprocess.CompletedProcess[str], Path, Path]) -> None:
    _, _, home = played
    assert not home.exists()


def test_a_step_that_goes_wrong_is_named(tmp_path: Path) -> None:
    """With a wrong PIN in hand nobody gets past the second step."""
    broken = (
        "import dataclasses, sys\n"
        "from pathlib import Path\n"
        "from trellis import demo\n"
        "from trellis.demo import hands\n"
        "hands.PATIENCE = 1.0\n"
        "make = demo.make_desk\n"
        "demo.make_desk = lambda path, now: dataclasses.replace(make(path, now), pin='1111')\n"
        "sys.exit(demo.main(Path(sys.argv[1])))\n"
    )
    environment = {**os.environ, "TRELLIS_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", broken, str(tmp_path / "pictures")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 1
    assert re.search(r"The step “today” went wrong: .*That did not match", done.stdout, re.DOTALL), done.stdout
    assert (tmp_path / "pictures" / "failed.png").exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_HOME", str(tmp_path))
    letter = tmp_path / "user" / "demo" / "letter.txt"
    letter.parent.mkdir(parents=True)
    letter.write_text("Dear", encoding="utf-8")
    command = [sys.executable, "-m", "trellis", "demo"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 1
    assert "holds something else" in done.stderr
    assert letter.read_text(encoding="utf-8") == "Dear"


@pytest.mark.skipif(sys.platform == "win32", reason="closes the window with a signal")
def test_a_window_opens_on_a_fresh_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how to sign in; a second start raises the first; the next one begins anew."""
    monkeypatch.setenv("TRELLIS_HOME", str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "trellis", "demo"]
    desk = tmp_path / "user" / "demo" / "user" / "desk.trellis"
    left_over = desk.with_name("left-over")
    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as window:
            assert window.stdout is not None
            said = [window.stdout.readline() for _ in range(3)]
            assert str(desk) in said[1]
            assert "PIN 2468" in said[2]
            assert not left_over.exists()
            left_over.touch()
            again = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
            assert again.returncode == 0
            assert "open already" in again.stdout
            window.send_signal(signal.SIGTERM)
            assert window.wait(LIMIT) == 0
    assert {file.name for file in tmp_path.iterdir()} == {"user"}


def test_the_sample_desk_is_as_old_as_it_says(tmp_path: Path) -> None:
    """Ages in the sample are counted from now, so that the desk always looks like this week."""
    from trellis.desk.desk import Desk
    from trellis.rules.people import Role
    from trellis.store.sqlite import Database

    now = datetime.now().astimezone()
    sample = demo.make_desk(tmp_path / "desk.trellis", now)
    desk = Desk(Database(tmp_path / "desk.trellis"))
    try:
        advisor = next(name for name in desk.keys.names() if name.role is Role.ADVISOR)
        desk.keys.sign_in(advisor.id, sample.passphrase)
        ticket = desk.tickets.by_number("B-0142")
        assert ticket is not None
        assert ticket.created is not None
        assert abs((ticket.created - moment("18m", now)).total_seconds()) < 1
        assert len(sample.tickets) >= 150
    finally:
        desk.close()
