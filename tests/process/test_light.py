"""What a start has imported by the time its window is painted, and by the time the names are on the screen.

The numbers are literals: whoever makes a start import more sees it here, and decides.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.process.starting import CHECKOUT
from tests.ui.windows import make_desk

SCRIPT = """
import builtins, gc, json, sys
from trellis.__main__ import main

def told():
    modules = sorted(sys.modules)
    return {
        "ours": [m for m in modules if m.partition(".")[0] == "trellis"],
        "heads": sorted({m.partition(".")[0] for m in modules}),
        "sources": [file for file in sys.modules["linecache"].cache if file.endswith(".py")],
        "collecting": gc.isenabled(),
        "frozen": gc.get_freeze_count(),
    }

def watch(start):
    said = {}
    start.window.painted.connect(lambda: said.update(painted=told()))
    start.named.connect(lambda: said.update(named=told()))
    def ready():
        said.update(ready=told())
        print(json.dumps(said), flush=True)
        start.window.close()
    start.ready.connect(ready)

sys.exit(main(["--desk", sys.argv[1]], watch=watch))
"""
HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "cryptography", "markdown", "nh3", "platformdirs", "asyncio"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What one start said of itself at its three moments."""
    folder = tmp_path_factory.mktemp("light")
    make_desk(folder / "desk.trellis")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "TRELLIS_HOME": str(folder / "home")}
    command = [sys.executable, "-c", SCRIPT, str(folder / "desk.trellis")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    said: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_little_is_imported_before_the_first_paint(told: dict[str, dict[str, Any]]) -> None:
    painted = told["painted"]
    assert HEAVY & set(painted["heads"]) == set()
    assert {"sqlite3", "tomllib", "hashlib", "subprocess", "uuid"} & set(painted["heads"]) == set()
    assert painted["ours"] == ["trellis"] + [
        f"trellis.{name}"
        for name in (
            "__main__", "app", "cli", "crash", "instance", "paths", "pins", "quick", "rules", "rules.errors",
            "rules.language", "ui", "ui.ground", "ui.personal", "ui.sweeper", "ui.window",
        )
    ]  # fmt: skip


def test_the_names_need_no_store(told: dict[str, dict[str, Any]]) -> None:
    named = told["named"]
    assert HEAVY & set(named["heads"]) == set()
    assert not [m for m in named["ours"] if m.startswith(("trellis.store", "trellis.desk", "trellis.exchange"))]
    assert len(named["ours"]) == 37


def test_import_and_export_backup_and_checks_are_loaded_when_asked_for(told: dict[str, dict[str, Any]]) -> None:
    later = {"trellis.desk.transfer", "trellis.desk.backup", "trellis.desk.checking", "trellis.exchange"}
    assert later & set(told["ready"]["ours"]) == set()
    assert {"markdown", "nh3"} & set(told["ready"]["heads"]) == set()


def test_no_sources_are_read_and_no_garbage_is_looked_for_on_the_way(told: dict[str, dict[str, Any]]) -> None:
    """PySide6 would read the source of every module, and Python would look through what a start loads."""
    for moment in told.values():
        assert len(moment["sources"]) < 5
        assert not moment["collecting"]
    assert told["ready"]["frozen"] > 100_000
