"""Files that are there whole or not at all: written beside their place, flushed to disk, then put there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from trellis.exchange.quoting import quoted
from trellis.rules.errors import Trouble
from trellis.rules.language import tr


def whole_bytes(path: Path, data: bytes) -> None:
    """Writes a file of bytes; raises Trouble as `whole_file` does."""
    with _beside(path) as handle, open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_file(path: Path, *, mark: bool = True) -> Iterator[TextIO]:
    """A text file (UTF-8, with byte order mark unless told, line ends as written) that is there once the block ends.

    Raises Trouble naming the file when it cannot be written; what was at `path` before is then still there.
    """
    with (
        _beside(path) as handle,
        open(handle, "w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _beside(path: Path) -> Iterator[int]:
    half = None
    try:
        handle, name = tempfile.mkstemp(prefix=".trellis-", suffix=".part", dir=path.parent)
        half = Path(name)
        yield handle
        os.replace(half, path)
        half = None
        _sync_folder(path.parent)
    except OSError as error:
        raise Trouble(
            tr(
                "The file “{name}” could not be written ({why}).",
                name=quoted(path.name),
                why=quoted(error.strerror or tr("unknown reason")),
            ),
            tr("Nothing at that place was changed."),
            tr("Choose another folder, or make room on the disk."),
        ) from error
    finally:
        if half is not None:
            with contextlib.suppress(OSError):
                half.unlink()


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
