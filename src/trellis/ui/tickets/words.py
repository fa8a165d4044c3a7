"""Words and tones of what tickets are made of, once for list, detail, board, sheets and history."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from functools import cache

from trellis.rules.tickets import (
    Credit,
    EntryKind,
    Impact,
    Priority,
    Row,
    Sort,
    Source,
    Status,
    Told,
    Urgency,
    View,
)
from trellis.ui.dates import age
from trellis.ui.language import tr


def now() -> datetime:
    """This moment, for ages on screen; what is stored takes its time from the desk."""
    return datetime.now(UTC)


STATUS_TONES = {
    Status.NEW: "accent",
    Status.ASSIGNED: "blue",
    Status.IN_PROGRESS: "blue",
    Status.WAITING: "amber",
    Status.RESOLVED: "accent",
    Status.CLOSED: "neutral",
    Status.DUPLICATE: "neutral",
}

PRIORITY_TONES = {Priority.NOW: "red", Priority.SOON: "amber", Priority.NORMAL: "neutral"}

PRIORITY_COLOURS = {Priority.NOW: "red", Priority.SOON: "amber", Priority.NORMAL: "faint"}
"""The dot before a title, by name of the theme."""


def word(value: StrEnum) -> str:
    """An enum's value as people read it: "In progress", "Walk-up"."""
    return _words(type(value))[value]


@cache
def _words(kind: type[StrEnum]) -> dict[StrEnum, str]:
    """The words of one enum. By enum, because values of two may be equal (a source and a way of telling: e-mail)."""
    every: dict[type[StrEnum], dict[StrEnum, str]] = {
        Status: {
            Status.NEW: tr("New"),
            Status.ASSIGNED: tr("Assigned"),
            Status.IN_PROGRESS: tr("In progress"),
            Status.WAITING: tr("Waiting"),
            Status.RESOLVED: tr("Resolved"),
            Status.CLOSED: tr("Closed"),
            Status.DUPLICATE: tr("Duplicate"),
        },
        Urgency: {
            Urgency.BLOCKED: tr("Blocked"),
            Urgency.SLOWED: tr("Slowed"),
            Urgency.CAN_WAIT: tr("Can wait"),
        },
        Impact: {
            Impact.PERSON: tr("A person"),
            Impact.CLASS: tr("A class"),
            Impact.SCHOOL: tr("The school"),
        },
        Priority: {
            Priority.NOW: tr("Now"),
            Priority.SOON: tr("Soon"),
            Priority.NORMAL: tr("Normal"),
        },
        Source: {
            Source.WALK_UP: tr("Walk-up"),
            Source.PHONE: tr("Phone"),
            Source.EMAIL: tr("E-mail"),
            Source.OWN: tr("Own"),
            Source.IMPORT: tr("Import"),
        },
        EntryKind: {
            EntryKind.REPLY: tr("Reply"),
            EntryKind.NOTE: tr("Internal note"),
        },
        Told: {
            Told.NOT_YET: tr("Not told yet"),
            Told.IN_PERSON: tr("Told in person"),
            Told.SLIP: tr("Told on a slip"),
            Told.EMAIL: tr("Copied to e-mail"),
        },
        Credit: {
            Credit.PAIR: tr("Pair"),
            Credit.SHADOW: tr("Shadow"),
        },
        View: {
            View.OPEN: tr("Open"),
            View.MINE: tr("Mine"),
            View.UNCLAIMED: tr("Unclaimed"),
            View.WAITING: tr("Waiting"),
            View.TO_TELL: tr("To tell"),
            View.ALL: tr("All"),
            View.TRASH: tr("Trash"),
        },
        Sort: {
            Sort.CREATED: tr("When it was opened"),
            Sort.UPDATED: tr("Last change"),
            Sort.PRIORITY: tr("Priority"),
            Sort.NUMBER: tr("Number"),
            Sort.TITLE: tr("What is wrong"),
            Sort.STATUS: tr("Status"),
            Sort.ASSIGNEE: tr("Who has it"),
            Sort.REQUESTER: tr("Who asked"),
            Sort.ROOM: tr("Room"),
            Sort.RELEVANCE: tr("How well it fits"),
        },
    }
    return every[kind]


def row_words(row: Row, at: datetime) -> str:
    """A row as a screen reader says it: "B-0142, Chromebook will not charge, in progress, Maya R., 18 min"."""
    priority = "" if row.priority is Priority.NORMAL else tr("priority {word}").format(word=word(row.priority).lower())
    parts = (row.number, row.title, word(row.status).lower(), priority, row.assignee_name, age(row.created, at))
    return ", ".join(part for part in parts if part)


def breakable(text: str, most: int = 24, piece: int = 6) -> str:
    """The text with places to break inside very long words, so that no word is wider than its card."""
    return " ".join(
        part if len(part) <= most else "\u200b".join(part[at : at + piece] for at in range(0, len(part), piece))
        for part in text.split(" ")
    )
