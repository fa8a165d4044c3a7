"""What is remembered of each desk outside its file: the newest signed head and the fingerprint (`pins.json`).

A desk file that went back in time, or whose root record was replaced, is noticed at the next start on this computer.
Types are imported where they are made: the command loads this file before anything else.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trellis.paths import private

if TYPE_CHECKING:
    from uuid import UUID

    from trellis.rules.sign_in import Pinned


def keep(file: Path, pinned: Pinned) -> None:
    """Remember this for its desk; what was remembered of other desks stays. A disk that refuses is passed over."""
    known = _read(file)
    known[pinned.desk.hex] = {
        "fingerprint": pinned.fingerprint,
        "station": pinned.station.hex,
        "seq": pinned.seq,
        "hash": pinned.hash.hex(),
    }
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(draft, "w", encoding="utf-8", opener=private) as kept:
            kept.write(json.dumps(known, indent=1) + "\n")
        draft.replace(file)


def recall(file: Path, desk: UUID) -> Pinned | None:
    """What is remembered of a desk; None when nothing is, or when it cannot be read."""
    from uuid import UUID

    from trellis.rules.sign_in import Pinned

    with contextlib.suppress(KeyError, TypeError, ValueError):
        raw = _read(file)[desk.hex]
        return Pinned(desk, str(raw["fingerprint"]), UUID(raw["station"]), int(raw["seq"]), bytes.fromhex(raw["hash"]))
    return None


def forget(file: Path, desk: UUID) -> None:
    """Remember nothing of a desk any more: it was restored from a backup on purpose."""
    known = _read(file)
    if known.pop(desk.hex, None) is not None:
        with contextlib.suppress(OSError):
            file.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _read(file: Path) -> dict[str, Any]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
