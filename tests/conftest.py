"""What every test stands on: its own places, an offscreen Qt, and a look around afterwards.

A test fails on what nobody asked for: a warning of Qt or Python (pyproject.toml), a line logged as warning or
worse, a top-level widget, timer or thread left behind. A test that expects a log line reads it from `caplog`
and then calls `caplog.clear()`.
"""

from __future__ import annotations

import gc
import logging
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The scale of the machine's own screen would change sizes and pictures.
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

CHECKOUT = Path(__file__).parent.parent

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Qt keeps one of each for the whole process.
KEPT_BY_QT = {"QTipLabel"}

# How long threads, timers and widgets of a test may take to end.
PATIENCE = 2.0

started: weakref.WeakSet[QTimer | QThread] = weakref.WeakSet()


def remember_start(kind: type[QTimer] | type[QThread]) -> None:
    """Have `kind.start` note which timers and threads were started, because Qt does not list them."""
    original: Callable[..., None] = kind.start

    def start(self: QTimer | QThread, *arguments: object) -> None:
        started.add(self)
        original(self, *arguments)

    kind.start = start  # type: ignore[method-assign,assignment]


remember_start(QTimer)
remember_start(QThread)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the fixture `shared_data`, for `-m shared_data`."""
    for item in items:
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker("shared_data")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data beside the checkout, or skip the test."""
    folder = CHECKOUT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("there is no ../shared/data beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep data, settings and logs of each test in its own folder."""
    monkeypatch.setenv("TRELLIS_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse without looking at it."""
    yield
    loud = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert not loud, f"logged and not looked at: {loud}"


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves threads, or with a QApplication top-level widgets or timers, behind."""
    threads_before = set(threading.enumerate())
    widgets_before = set(map(address, top_level_widgets()))
    started.clear()
    yield
    assert not wait_until_gone(lambda: left_threads(threads_before)), "threads left running"
    if QApplication.instance() is None:
        return
    delete_later_now()
    left = wait_until_gone(lambda: left_widgets(widgets_before) + left_timers())
    assert not left, f"left behind: {left}"


def top_level_widgets() -> list[QWidget]:
    """Return the windows, dialogs and menus without a parent that are alive, but for those Qt keeps."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [w for w in QApplication.topLevelWidgets() if w.metaObject().className() not in KEPT_BY_QT]


def address(widget: QWidget) -> int:
    """Return what stays the same when Python makes a new object for the same widget."""
    return shiboken6.getCppPointer(widget)[0]


def left_widgets(before: set[int]) -> list[str]:
    """Describe the top-level widgets that were not there before the test."""
    return [repr(widget) for widget in top_level_widgets() if address(widget) not in before]


def left_timers() -> list[str]:
    """Describe the timers and Qt threads started during the test that still run."""
    running = []
    for one in list(started):
        if not shiboken6.isValid(one):
            continue
        if one.isActive() if isinstance(one, QTimer) else one.isRunning():
            running.append(repr(one))
    return running


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Describe the Python threads that were not there before the test.

    Python keeps a dummy for each thread of Qt that ever ran Python code, alive or not; `left_timers` looks at
    those.
    """
    own = [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]
    return [thread.name for thread in own if thread not in before]


def delete_later_now() -> None:
    """Carry out every deleteLater() that waits for the event loop."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until_gone(look: Callable[[], list[str]]) -> list[str]:
    """Return what `look` still finds, with the garbage collected, when patience ends; nothing is good."""
    end = time.monotonic() + PATIENCE
    while (left := look()) and time.monotonic() < end:
        gc.collect()
        if QCoreApplication.instance() is not None:
            QCoreApplication.processEvents()
            delete_later_now()
        time.sleep(0.01)
    return left
