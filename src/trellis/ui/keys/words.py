"""What the keys room says of a key: its state, who says that it is an advisor's, and when it ended."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from trellis.rules.sign_in import Certifier, KeyState, KeyTold
from trellis.ui.language import tr
from trellis.ui.text import elide

TONES = {KeyState.IN_USE: "accent", KeyState.REPLACED: "neutral", KeyState.RETIRED: "neutral", KeyState.DOUBTFUL: "red"}


def state_said(state: KeyState) -> str:
    """The word on a key's chip."""
    return {
        KeyState.IN_USE: tr("In use"),
        KeyState.REPLACED: tr("Replaced"),
        KeyState.RETIRED: tr("Retired"),
        KeyState.DOUBTFUL: tr("Not certified"),
    }[state]


def day_of(when: datetime) -> str:
    """The day of a time, as it stands on paper too: "14 October 2026"."""
    day = when.astimezone().date()
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def origin(key: KeyTold) -> str:
    """Since when, and who says so."""
    words = {
        Certifier.ROOT: tr("Since {day}, when this desk was made"),
        Certifier.CODE: tr("Since {day}, certified by the code on the recovery sheet"),
        Certifier.ADVISOR: tr("Since {day}, certified by {name}"),
    }[key.certifier]
    if key.state is KeyState.DOUBTFUL:
        words = tr("In the file since {day}, but nobody who could certified it. Do not trust it, and check this desk.")
    return words.format(day=day_of(key.made), name=elide(key.certified_by) or tr("an unknown key"))


def ending(key: KeyTold) -> str:
    """When and why it signs no more; empty while it does."""
    if key.ended is None:
        return ""
    day = day_of(key.ended)
    if key.state is KeyState.REPLACED:
        return tr("Replaced on {day} with the recovery sheet. What it signed before counts.").format(day=day)
    words = tr("Retired on {day} by {name}: {reason}") if key.ended_by else tr("Retired on {day}: {reason}")
    return words.format(day=day, name=elide(key.ended_by), reason=key.reason)
