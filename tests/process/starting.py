"""Starts of the whole program in a process of its own, driven by a script of the test.

The script's function `go(start)` is called with `trellis.app.Start` before the event loop; what it prints as JSON lines
with `tell` comes back. Errors nobody caught end up in the note of the process, as at home.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]

BEGIN = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

def tell(**said):
    print(json.dumps(said), flush=True)

def texts(widget):
    return [str(w.text()) for w in widget.findChildren(QWidget) if callable(getattr(w, "text", None)) and w.isVisible()]

def until(true, then, tries=400):
    if true():
        then()
    elif tries:
        QTimer.singleShot(25, lambda: until(true, then, tries - 1))
    else:
        tell(waited_in_vain=texts(QApplication.activeWindow() or QApplication.topLevelWidgets()[0]))
        QApplication.exit(9)
"""

END = """
from trellis.__main__ import watch_for_crashes
from trellis import app
watch_for_crashes()
sys.exit(app.main(Path(sys.argv[1]) if sys.argv[1] else None, watch=go))
"""


@dataclass
class Ran:
    """What came of a start."""

    code: int
    told: dict[str, Any]
    errors: str


def begin(script: str, desk: Path | None, home: Path, extra: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """Start Trellis on a desk file (None: this computer's own) with its places in `home`."""
    environment = {
        **os.environ,
        **(extra or {}),
        "PYTHONPATH": str(CHECKOUT / "src"),
        "QT_QPA_PLATFORM": "offscreen",
        "TRELLIS_HOME": str(home),
    }
    command = [sys.executable, "-X", "faulthandler", "-c", BEGIN + script + END, str(desk or "")]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str], seconds: float = 60) -> Ran:
    """Wait for its end and collect what it told."""
    out, errors = process.communicate(timeout=seconds)
    told: dict[str, Any] = {}
    for line in out.splitlines():
        told |= json.loads(line)
    return Ran(process.returncode, told, errors)


def run(script: str, desk: Path | None, home: Path, extra: dict[str, str] | None = None) -> Ran:
    """Start and wait."""
    return end(begin(script, desk, home, extra))
