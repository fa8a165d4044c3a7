"""`trellis self-test`: is this installation whole? Makes a desk in a temporary folder and uses it once, end to end.

Prints a line for each step; exits with 0 when all hold and 1 at the first that does not. Touches no desk of yours.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from trellis import paths

RESOURCES = (
    "themes/light.toml", "themes/dark.toml", "icons/mark.svg", "help/start.md", "words/passphrase.txt",
    "sample/desk.toml", "profiles/trellis.toml",
)  # fmt: skip


def main() -> int:
    """Runs every step; returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="trellis-self-test-") as folder:
        for step in (_resources, _window, _desk):
            try:
                said = step(Path(folder))
            except Exception as error:
                print(f"not well: {step.__name__.strip('_')}: {type(error).__name__}: {error}", file=sys.stderr)
                return 1
            print(f"well: {said}")
    return 0


def _resources(_: Path) -> str:
    for name in RESOURCES:
        paths.resource(name)
    return "themes, icons, help, words and the sample are there"


def _window(_: Path) -> str:
    import PySide6
    from PySide6 import QtGui, QtNetwork, QtPrintSupport, QtWidgets

    modules = (QtGui, QtWidgets, QtNetwork, QtPrintSupport)
    return f"the window's parts load ({len(modules)} of them, PySide {PySide6.__version__})"


def _desk(folder: Path) -> str:
    from trellis.desk.desk import Desk
    from trellis.desk.setup import create_desk
    from trellis.rules.tickets import Intake, Query, View
    from trellis.store.opening import open_desk_file
    from trellis.store.verify import verify

    file, passphrase = folder / "desk.trellis", "a quiet river under paper lanterns"
    create_desk(file, "Self-test", "Ada", "", "", passphrase)
    desk = Desk(open_desk_file(file, datetime.now().astimezone()))
    desk.keys.sign_in(desk.keys.names()[0].id, passphrase)
    desk.tickets.open(Intake("Écran noir"))
    found = desk.tickets.page(Query(View.ALL, "ecran"))
    desk.keys.sign_out()
    desk.close()
    report = verify(file)
    if len(found) != 1 or not report.sound:
        raise RuntimeError("a ticket was not found again" if len(found) != 1 else report.faults[0].said)
    return "a desk was made, used, searched and verified"
