"""How a message shows what stands in somebody's file: short, on one line, nothing hidden in it."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def quoted(text: str, limit: int = 80) -> str:
    r"""`text` cut to `limit` characters, with control, direction and broken characters written out (`\u202e`)."""
    shown = "".join(
        c.encode("unicode_escape").decode("ascii") if unicodedata.category(c) in _HIDDEN else c
        for c in text[: limit + 1]
    )
    return shown if len(shown) <= limit and len(text) <= limit else shown[: limit - 1] + "…"
