"""File permissions: with a careless umask, nothing Trellis makes is open to others."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files of Windows inherit from their folder")

CHECKOUT = Path(__file__).parents[2]

# A whole life with umask 0: a desk is made, used, exported, backed up, remembered and restored.
LIFE = """
import os, sys
from datetime import datetime
from pathlib import Path
os.umask(0)
from tests.threats.world import CHEAP, PROFILES, WORDS
from trellis import crash, paths, pins
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules.tickets import Intake, Query
from trellis.store.opening import open_desk_file
from trellis.store.restore import restore

home, now = Path(sys.argv[1]), datetime.now().astimezone()
path = paths.make_private(paths.user_place()) / "desk.trellis"
create_desk(path, "Desk", "Julia", "Soto", "", WORDS, cost=CHEAP, settle=paths.settle)
pin = lambda pinned: pins.keep(paths.pins_file(), pinned)
desk = Desk(open_desk_file(path, now), cost=CHEAP, resources=PROFILES.parent, pin=pin)
desk.keys.sign_in(desk.keys.names()[0].id, WORDS)
desk.tickets.open(Intake("It is slow"))
desk.transfer.export_tickets(home / "out.csv", Query(), home / "said.csv")
made = desk.backups.back_up().value.path
print(*sorted(str(file.relative_to(home)) for file in home.rglob("*") if file.is_file()), sep="\\n")
for file in home.rglob("*"):
    assert not file.stat().st_mode & 0o077, (file, oct(file.stat().st_mode))
desk.keys.sign_out()
desk.close()
restore(made, path, now)
crash.write(ValueError("x"))
"""


def test_a_life_with_umask_0_leaves_nothing_open(tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    environment = {**os.environ, "TRELLIS_HOME": str(home), "PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}"}
    ended = subprocess.run(
        [sys.executable, "-c", LIFE, str(home)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    seen = ended.stdout.split()
    for name in ("desk.trellis", "desk.trellis-wal", "desk.trellis-shm", "desk.trellis.station", "desk.trellis.lock"):
        assert f"user/{name}" in seen
    assert any(name.startswith("user/backups/") for name in seen)
    left = {str(path.relative_to(home)): stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    assert {"config/pins.json", "logs/crash.txt", "out.csv", "said.csv", "user/backups"} <= set(left)
    assert {name: oct(mode) for name, mode in left.items() if mode & 0o077} == {}


def test_in_a_shared_folder_the_group_may_and_the_world_may_not(tmp_path: Path):
    home = tmp_path / "home"
    shared = home / "user"
    home.mkdir(mode=0o700)
    shared.mkdir()
    shared.chmod(0o2770)
    environment = {**os.environ, "TRELLIS_HOME": str(home), "PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}"}
    life = LIFE.replace("0o077", "0o007")
    ended = subprocess.run(
        [sys.executable, "-c", life, str(home)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    for path in shared.rglob("*"):
        mode = path.stat().st_mode
        assert not mode & 0o007, path
        assert mode & 0o060 == 0o060 or "before-restore" in path.name, (path, oct(mode))
