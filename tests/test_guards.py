"""The guards of conftest.py: each kind of thing left behind or said aloud fails the test that did it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent

BEGINNING = """
import logging, threading, time, warnings
import pytest
from PySide6.QtCore import QObject, QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []
"""

QUIET = {
    "widget_shown_and_closed": """
def test_it(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
""",
    "timer_stopped": """
def test_it(qapp):
    timer = QTimer()
    kept.append(timer)
    timer.start(60_000)
    timer.stop()
""",
    "thread_joined": """
def test_it():
    thread = threading.Thread(target=time.sleep, args=(0.1,))
    thread.start()
""",
    "warning_looked_at": """
def test_it(caplog):
    logging.getLogger("desk").warning("the disk is nearly full")
    assert "nearly full" in caplog.text
    caplog.clear()
""",
}

LOUD = {
    "widget": """
def test_it(qapp):
    kept.append(QWidget())
""",
    "timer": """
def test_it(qapp):
    kept.append(QTimer())
    kept[-1].start(60_000)
""",
    "qt_thread": """
def test_it(qapp):
    kept.append(QThread())
    kept[-1].start()

@pytest.fixture(scope="session", autouse=True)
def end():
    yield
    kept[-1].quit()
    kept[-1].wait()
""",
    "thread": """
def test_it():
    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
""",
    "log": """
def test_it():
    logging.getLogger("desk").warning("the disk is nearly full")
""",
    "python_warning": """
def test_it():
    warnings.warn("this will go away", DeprecationWarning)
""",
    "qt_warning": """
def test_it(qapp):
    qWarning("something is not connected")
""",
}


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run all the examples under the conftest.py and the settings of this checkout; return the report."""
    folder = tmp_path_factory.mktemp("guards")
    (folder / "tests").mkdir()
    conftest = (CHECKOUT / "tests" / "conftest.py").read_text(encoding="utf-8")
    impatient = conftest.replace("PATIENCE = 2.0", "PATIENCE = 0.3")
    assert impatient != conftest
    (folder / "tests" / "conftest.py").write_text(impatient, encoding="utf-8")
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    for name, body in {**QUIET, **LOUD}.items():
        (folder / "tests" / f"test_{name}.py").write_text(BEGINNING + body, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rpfE", "tests"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", LOUD)
def test_what_is_left_or_said_fails_the_test(outcomes: str, name: str) -> None:
    assert f"ERROR tests/test_{name}.py::test_it" in outcomes or f"FAILED tests/test_{name}.py::test_it" in outcomes, (
        outcomes
    )


@pytest.mark.parametrize("name", QUIET)
def test_clean_tests_pass(outcomes: str, name: str) -> None:
    assert f"PASSED tests/test_{name}.py::test_it" in outcomes, outcomes
    assert f"ERROR tests/test_{name}.py::test_it" not in outcomes, outcomes
