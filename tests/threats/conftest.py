"""One world, made once, and a copy of it for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.desks import Clock
from tests.threats.world import World, make_world, opened
from trellis.desk.desk import Desk


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    path = tmp_path_factory.mktemp("world") / "school.trellis"
    return path, make_world(path)


@dataclass
class Copy:
    """A desk file of one's own and what is in it."""

    path: Path
    world: World


@pytest.fixture
def copy(made: tuple[Path, World], tmp_path: Path) -> Copy:
    path, world = made
    mine = Path(shutil.copy(path, tmp_path / "school.trellis"))
    return Copy(mine, replace(world, file=Path(shutil.copy(world.file, tmp_path / "questions.csv"))))


@pytest.fixture
def world(copy: Copy) -> World:
    return copy.world


@pytest.fixture
def clock() -> Clock:
    """After everything the world did."""
    clock = Clock()
    clock.pass_(hours=1)
    return clock


@pytest.fixture
def desk(copy: Copy, clock: Clock) -> Iterator[Desk]:
    """The world's desk, with nobody signed in."""
    with opened(copy.path, clock=clock) as desk:
        yield desk
