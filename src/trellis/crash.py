"""What is written down when Trellis fails, and how the next start learns of it. Nothing leaves the machine.

`__main__` has faulthandler write deaths of the interpreter or of Qt to `paths.crash_file()` and moves what an earlier
run left there to `paths.last_crash_file()`. Here Python's own errors are added to the same file, `unread` hands a note
to the start page, and `put_away` keeps it under its date once it was shown.

Of an error its place in the code and the beginning of its first line are kept, and no values.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from trellis import __version__, paths

KEPT = 5
LONGEST = 20_000
SAID = 200


def write(error: BaseException) -> None:
    """Add an error to the note of this run. A disk that refuses is no reason for a second error."""
    import traceback

    lines = traceback.format_tb(error.__traceback__)
    said = str(error).partition("\n")[0][:SAID]
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    text = f"\nTrellis {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {when}\n"
    text += "".join(lines) + f"{type(error).__module__}.{type(error).__name__}: {said}\n"
    with contextlib.suppress(OSError):
        paths.make_private(paths.log_dir())
        with open(paths.crash_file(), "a", encoding="utf-8", errors="replace", opener=paths.private) as file:
            file.write(text)


def catch(tell: Callable[[BaseException], None]) -> None:
    """From now on an error nobody caught is written down, and told through `tell`, on the thread it came from."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        write(error.with_traceback(trace))
        sys.__excepthook__(kind, error, trace)
        tell(error)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def unread() -> str:
    """The note of an earlier run that nobody was shown yet; empty when there is none."""
    with contextlib.suppress(OSError):
        return paths.last_crash_file().read_text(encoding="utf-8", errors="replace")[-LONGEST:].strip()
    return ""


def put_away() -> Path | None:
    """Keep the note under its date (the newest few), so that the next start does not tell it again."""
    note = paths.last_crash_file()
    with contextlib.suppress(OSError):
        when = datetime.fromtimestamp(note.stat().st_mtime).astimezone()
        kept = note.with_name(f"crash-{when:%Y-%m-%d-%H%M%S}.txt")
        note.replace(kept)
        for old in sorted(note.parent.glob("crash-2*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
        return kept
    return None


def told() -> None:
    """This run's errors were shown while they happened and it ends well: the next start has nothing to explain."""
    with contextlib.suppress(OSError):
        if paths.crash_file().stat().st_size:
            paths.crash_file().replace(paths.last_crash_file())
            put_away()
