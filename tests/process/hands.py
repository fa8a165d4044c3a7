"""Starting and hearing `hand.py`."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

CHECKOUT = Path(__file__).parent.parent.parent


class Hand:
    """One process of `hand.py`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._rest = b""

    def start(self, path: Path, person: UUID, name: str, count: int) -> int:
        """Starts a worker; returns its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{path}\t{person}\t{name}\t{count}\n".encode())
        self._process.stdin.flush()
        self._pending: list[str] = []
        while not (word := self.hear()).startswith("pid "):
            self._pending.append(word)
        return int(word.split()[1])

    def hear(self, until: float | None = None) -> str:
        """The next word, or nothing when none comes until that moment (of `time.monotonic`)."""
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            wait = None if until is None else max(0.0, until - time.monotonic())
            if not select.select([self._process.stdout], [], [], wait)[0]:
                return ""
            more = os.read(self._process.stdout.fileno(), 65536)
            assert more, "the process ended"
            self._rest += more
        word, _, self._rest = self._rest.partition(b"\n")
        return word.decode()

    def words(self, until: float | None = None) -> Iterator[str]:
        """All words up to `gone`, or up to a moment."""
        yield from self._pending
        self._pending = []
        while word := self.hear(until):
            yield word
            if word.startswith("gone"):
                return


@contextmanager
def hand() -> Iterator[Hand]:
    """A warm process, ended with its workers afterwards."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.process.hand"], cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        found = Hand(process)
        try:
            assert found.hear() == "ready"
            yield found
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def kill(pid: int) -> None:
    """What no process can catch."""
    os.kill(pid, signal.SIGKILL)
