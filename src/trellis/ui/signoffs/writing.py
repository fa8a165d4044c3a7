"""What an advisor is writing about one version: the note and the comments pinned to parts, until they decide.

It is kept as a draft of theirs while it is typed, so that a lock or a crash loses nothing; nobody else sees it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trellis.rules.proposal import PartName
from trellis.rules.signoffs import Comment


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is written at a part; `must` is not up for choice."""

    text: str = ""
    must: bool = False


@dataclass
class Writing:
    """The note, and what is pinned to which part."""

    note: str = ""
    pinned: dict[PartName, Pinned] = field(default_factory=dict)

    def comments(self) -> tuple[Comment, ...]:
        """What is decided with: those that say something, in the order of the parts."""
        said = ((name, self.pinned[name]) for name in PartName if name in self.pinned)
        return tuple(Comment(name.value, p.text.strip(), name, p.must) for name, p in said if p.text.strip())

    def as_text(self) -> str:
        """The draft as it is kept; empty when nothing is written."""
        if not self.note.strip() and not self.comments():
            return ""
        pinned = {name.value: [p.text, p.must] for name, p in self.pinned.items() if p.text.strip()}
        return json.dumps({"note": self.note, "pinned": pinned})

    @classmethod
    def read(cls, text: str) -> Writing:
        """A draft as it was kept; an empty one from anything else."""
        try:
            raw = json.loads(text)
            pinned = {PartName(name): Pinned(str(p[0]), bool(p[1])) for name, p in raw["pinned"].items()}
            return cls(str(raw["note"]), pinned)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            return cls()


def place(submission: UUID) -> str:
    """Where the draft of a version is kept."""
    return f"Signoff:{submission.hex}"


def of(drafts: Mapping[str, str], submission: UUID) -> Writing:
    """The draft of a version among all of one's own."""
    return Writing.read(drafts.get(place(submission), ""))
