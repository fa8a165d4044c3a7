"""What a check of the desk found, as a file: words for people, JSON for programs."""

from __future__ import annotations

import json
from datetime import datetime

from trellis.rules.history import Report
from trellis.ui.language import number_text, tr


def checked_said(report: Report) -> str:
    """How much was looked at."""
    said = tr("{lines} lines of history and {rows} rows were checked.")
    return said.format(lines=number_text(report.lines), rows=number_text(report.rows))


def held_against(against: str) -> str:
    """What the desk was held against besides itself and what this computer remembers."""
    return tr("Held against: {what}").format(what=against)


def as_text(report: Report, desk: str, when: datetime, against: str = "") -> str:
    """The report in sentences; `when` the desk was checked, and what it was held `against`."""
    at = when.astimezone().strftime("%Y-%m-%d %H:%M %z")
    lines = [
        tr("Check of the desk {name}").format(name=desk),
        tr("Checked on {time}").format(time=at),
        "",
        tr("Nothing was found.") if report.sound else tr("Found: {n}").format(n=number_text(len(report.faults))),
        *(f"- {fault.said}" for fault in report.faults),
        "",
        checked_said(report),
        report.promise,
    ]
    if against:
        lines.append(held_against(against))
    if report.fingerprint:
        lines.append(tr("Fingerprint: {groups}").format(groups=report.fingerprint))
    if report.head:
        lines.append(tr("Newest signed line: {head}").format(head=report.head))
    return "\n".join(lines) + "\n"


def as_json(report: Report, desk: str, when: datetime, against: str = "") -> str:
    """What `trellis verify --json` tells, with the desk's name, when it was checked and against what."""
    told = {"desk": desk, "checked": when.isoformat(), "against": against, **report.told()}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
