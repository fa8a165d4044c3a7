"""Words that somebody typed and did not keep, put away as a draft with what they were typed over."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unkept:
    """The words, and what stood there when they were begun; by now a partner may have written something else."""

    words: str = ""
    read: str = ""

    def as_text(self) -> str:
        """The draft as it is put away; empty where nothing is written."""
        said = {"words": self.words, "read": self.read}
        return json.dumps(said, ensure_ascii=False) if self.words.strip() else ""

    @classmethod
    def of(cls, text: str) -> Unkept:
        """A draft as it was put away; an older one is the bare words."""
        try:
            said = json.loads(text)
            return cls(str(said["words"]), str(said["read"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls(text)

    def tells(self, now: str) -> bool:
        """Whether it says something else than what stands there now."""
        return self.words not in ("", now)
