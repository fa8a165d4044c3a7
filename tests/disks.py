"""A disk of a few megabytes, for what happens when one is full or cannot be written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def small_disk_at(place: Path) -> Iterator[Path]:
    """A real file system of 3 MB, or a skip where this account may not make one."""
    place.mkdir()
    if not sys.platform.startswith("linux"):
        pytest.skip("small disks are made by Linux only")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("this account may not mount a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Fills a disk up to `leave` bytes; deleting the file returned gives the space back."""
    filler = folder / "films"
    free = shutil.disk_usage(folder).free - leave
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while free > 0:
            free -= file.write(bytes(min(free, 4096)))
        while not leave:
            file.write(b"x")
    return filler
