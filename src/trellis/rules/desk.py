"""The desk itself: its name, its station and the settings an advisor decides for everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from trellis.rules.signoffs import DEFAULT_QUESTIONS, DEFAULT_REMINDER
from trellis.rules.tickets import DEFAULT_CATEGORIES, DEFAULT_PRIORITIES, PriorityTable


@dataclass(frozen=True, slots=True)
class Settings:
    """What an advisor decides for the whole desk; `lock_minutes` is idle time until Trellis locks itself.

    `reminder_days` is after how long Today reminds of what waits for a decision, `questions` what is worth asking then.
    """

    lock_minutes: int = 5
    categories: tuple[str, ...] = DEFAULT_CATEGORIES
    priorities: PriorityTable = field(default_factory=lambda: dict(DEFAULT_PRIORITIES))
    backup_folder: str = ""
    reminder_days: int = DEFAULT_REMINDER
    questions: tuple[str, ...] = DEFAULT_QUESTIONS


@dataclass(frozen=True, slots=True)
class Station:
    """One computer with one copy of the desk: `letter` begins its ticket numbers."""

    id: UUID
    letter: str


@dataclass(frozen=True, slots=True)
class DeskInfo:
    """What the window's frame says about the desk. `fingerprint` covers the root record; empty before it is made."""

    id: UUID
    name: str
    station: Station
    settings: Settings
    fingerprint: str = ""
