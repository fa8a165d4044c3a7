"""How Trellis looks and answers on this computer: theme, zoom, language, keys; in `settings.toml`, not in the desk.

Read once at the start, written whole at every change, beside the old file and then swapped, so that a power cut leaves
the old one or the new one. A file nobody can read counts as none: the settings are then the usual ones.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Personal:
    """`zoom` is in per cent; `language` is empty for the system's; `keys` are {action id: Qt key sequences}."""

    theme: str = "system"
    zoom: int = 100
    language: str = ""
    letters: bool = True
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class PersonalFile:
    """The settings and the file they are kept in, read when first asked for. `now` is what counts; `change` writes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def now(self) -> Personal:
        """The settings that count."""
        return _read(self._path)

    def change(self, **fields: Any) -> Personal:
        """Take these fields over and write the file. A disk that refuses keeps them for this run only."""
        self.now = replace(self.now, **fields)
        with contextlib.suppress(OSError):
            self._write()
        return self.now

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            draft.write_text(_as_toml(self.now), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise


def _read(path: Path) -> Personal:
    import tomllib

    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Personal()
    usual, keys = Personal(), raw.get("keys")
    return Personal(
        theme=raw["theme"] if raw.get("theme") in THEMES else usual.theme,
        zoom=raw["zoom"] if type(raw.get("zoom")) is int else usual.zoom,
        language=raw["language"] if isinstance(raw.get("language"), str) else usual.language,
        letters=raw["letters"] if isinstance(raw.get("letters"), bool) else usual.letters,
        keys={id_: tuple(map(str, value)) for id_, value in keys.items() if isinstance(value, list)}
        if isinstance(keys, dict)
        else {},
    )


def _as_toml(personal: Personal) -> str:
    """TOML's strings, lists and truth values are written as JSON writes them."""
    import json

    def said(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    lines = [f"{name} = {said(getattr(personal, name))}" for name in ("theme", "zoom", "language", "letters")]
    lines += ["", "[keys]"] + [f"{said(id_)} = {said(list(keys))}" for id_, keys in personal.keys.items()]
    return "\n".join(lines) + "\n"
