"""A process that works at a desk until it is killed: for tests that need real processes and no time to start them.

It imports everything once and then forks a worker for each line on standard input:
`PATH<tab>PERSON<tab>NAME<tab>HOW MANY`. The worker opens the desk as a start does and does intents, and says each one
on standard output once it was answered. When the worker is gone, however it went, `gone STATUS` follows.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

from trellis.desk.desk import Desk
from trellis.desk.intents import utc_now
from trellis.rules.errors import Trouble
from trellis.rules.tickets import Intake, Ticket
from trellis.store.opening import open_desk_file


def say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


def work(path: Path, person: UUID, name: str, count: int) -> None:
    """Opens, claims and answers tickets in turn."""
    with closing(Desk(open_desk_file(path, utc_now()))) as desk:
        desk.frame.enter(person)
        say("open")
        ticket: Ticket | None = None
        for n in range(count):
            if n % 3 == 0 or ticket is None:
                ticket = desk.tickets.open(Intake(f"{name} {n}")).value
            elif n % 3 == 1:
                desk.tickets.claim(ticket.id)
            else:
                desk.tickets.reply(ticket.id, f"{name} {n}")
            say(f"done {n}")


def main() -> None:
    say("ready")
    for line in sys.stdin:
        path, person, name, count = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                work(Path(path), UUID(person), name, int(count))
                status = 0
            except Trouble as trouble:
                say(f"trouble {trouble}")
            finally:
                os._exit(status)
        say(f"pid {child}")
        say(f"gone {os.waitpid(child, 0)[1]}")


if __name__ == "__main__":
    main()
