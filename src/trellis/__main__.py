"""The `trellis` command: options only.

Without a subcommand the window opens; a subcommand goes to `trellis.cli`. Nothing heavy is imported before it
is known what is asked for, so that `trellis --help` answers at once and the window can paint before the store
is loaded.
"""

from __future__ import annotations

import contextlib
import faulthandler
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trellis import cli, paths, quick

if TYPE_CHECKING:
    from trellis.app import Watch


def main(argv: Sequence[str] | None = None, *, watch: Watch | None = None) -> int:
    """Run the command with `argv` (without the program's name) and return the exit code.

    `watch` is called with the start before the window's event loop (measuring, tests).
    """
    words = list(sys.argv[1:] if argv is None else argv)
    options = cli.build_parser().parse_args(words)
    if options.command is not None:
        return cli.main(words)
    watch_for_crashes()
    quick.begin()
    from trellis.app import main as open_window

    return open_window(options.desk, watch=watch)


def watch_for_crashes() -> None:
    """Have a crash of the interpreter or of Qt written to `paths.crash_file`.

    What an earlier run left there is moved to `paths.last_crash_file`, so that this start can explain it.
    Without a folder for logs the note goes to the terminal, if there is one.
    """
    try:
        paths.make_private(paths.log_dir())
        file = paths.crash_file()
        if file.exists() and file.stat().st_size > 0:
            file.replace(paths.last_crash_file())
        # Kept open for as long as the process lives: faulthandler writes to it in its last moments.
        faulthandler.enable(open(file, "a", encoding="utf-8", opener=paths.private))  # noqa: SIM115
    except OSError:
        with contextlib.suppress(RuntimeError):  # no terminal either
            faulthandler.enable()


if __name__ == "__main__":
    sys.exit(main())
