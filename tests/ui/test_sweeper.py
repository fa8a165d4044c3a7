"""Garbage: collected by the window's thread when nobody waits, and never in the middle of work."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from trellis.ui import sweeper
from trellis.ui.sweeper import YOUNG, Sweeper


class Ring:
    """Refers to itself, so that only a collection takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def work() -> list[str]:
    """What is under way."""
    return []


@pytest.fixture
def swept(work: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sweeper]:
    """A sweeper that looks often; Python's own collecting is on again afterwards."""
    monkeypatch.setattr(sweeper, "EVERY_MS", 5)
    gc.collect()
    made = Sweeper(lambda: bool(work))
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.enable()


def litter(count: int) -> list[weakref.ref[Ring]]:
    return [weakref.ref(Ring()) for _ in range(count)]


def gone(rings: list[weakref.ref[Ring]]) -> bool:
    return all(ring() is None for ring in rings)


def test_garbage_goes_by_itself(swept: Sweeper, qtbot: QtBot) -> None:
    rings = litter(YOUNG)
    assert not gone(rings), "Python's own collecting is off"
    qtbot.waitUntil(lambda: gone(rings))


def test_a_little_garbage_is_not_worth_a_look(swept: Sweeper) -> None:
    rings = litter(3)
    swept.sweep()
    assert not gone(rings)
    swept.sweep_all()
    assert gone(rings)


def test_nothing_is_collected_while_work_is_under_way(swept: Sweeper, work: list[str], qtbot: QtBot) -> None:
    work.append("an import")
    rings = litter(YOUNG)
    swept.sweep()
    assert not gone(rings)
    work.clear()
    qtbot.waitUntil(lambda: gone(rings))


def test_what_is_kept_is_not_looked_through_again(swept: Sweeper) -> None:
    ring = weakref.ref(Ring())
    swept.keep()
    swept.sweep_all()
    assert ring() is not None
    gc.unfreeze()
    swept.sweep_all()
    assert ring() is None
