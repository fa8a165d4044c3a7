"""What every screen is handed: explicit arguments in one frozen record, no global window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from trellis.rules.desk import DeskInfo
from trellis.rules.permissions import Actor
from trellis.ui.actions import Actions
from trellis.ui.worker import Job, Worker

if TYPE_CHECKING:
    from trellis.desk.desk import Desk
    from trellis.desk.intents import Done


class Do(Protocol):
    """Runs an intent; on success shows `said(value)` with Undo and calls `then(value)`; else `failed` or `trouble`."""

    def __call__(
        self,
        work: Callable[[Desk], Done[Any]],
        said: Callable[[Any], str] | str = "",
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None: ...


@dataclass(frozen=True)
class Context:
    """Made anew at each sign-in and dropped at each lock.

    `worker.run(work, then, failed)` reads; `do(work, said)` runs an intent and shows the quiet note `said(value)` with
    Undo; `long(title, work, then)` runs long work with a bar and cancel: `work(desk, job)` reports `job.progress` and
    looks at `job.cancelled`. `go(page, what)` opens a page of the rail, for example `go("tickets", ticket_id)`; its
    `open` takes `what`: an id, or the name of a part. `say(text)` shows a note without Undo; `trouble(error)` shows an
    error calmly. `restore(backup)` puts a backup in the desk's place when this person may: the session ends, and the
    sign-in page of the restored desk follows.
    """

    worker: Worker
    actions: Actions
    me: Actor
    info: DeskInfo
    do: Do
    long: Callable[[str, Callable[[Desk, Job], Any], Callable[[Any], None] | None], Job]
    go: Callable[[str, UUID | str | None], None]
    say: Callable[[str], None]
    trouble: Callable[[Exception], None]
    restore: Callable[[Path], object]
