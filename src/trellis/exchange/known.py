"""What the desk knows about a person, as one JSON file of their own.

Form: an object with `format` (`trellis-about-me-1`), `made` and then what `desk.known` gathered; times are ISO 8601 in
UTC, days ISO dates, words as they were typed. A private part that was locked is told as there, without its words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from trellis.exchange.safely import whole_file

FORMAT = "trellis-about-me-1"


def write_known(path: Path, known: Mapping[str, Any], made: datetime) -> None:
    """Writes the file; raises Trouble when it cannot be written."""
    told = {"format": FORMAT, "made": made.isoformat(), **known}
    with whole_file(path, mark=False) as file:
        json.dump(told, file, ensure_ascii=False, indent=2)
        file.write("\n")
