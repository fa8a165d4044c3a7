"""What an advisor carries on a USB stick: which desk it is, its fingerprint and the newest signed line of its history.

A computer alone cannot know that its desk file was replaced by another one, or by an older copy, together with all
that computer remembers. A stick that was elsewhere can: `trellis verify --stick FILE` holds a desk file against it.

The file is plain text (UTF-8, one thing a line) that a person can read and compare without Trellis:

    What is remembered of a desk of Trellis, to hold its file against later.

    Format: trellis-stick-1
    Desk: Riverside High Help Desk
    Number of the desk: 32 hexadecimal digits
    Fingerprint: 8 groups of 4 hexadecimal digits, as on the recovery sheet
    Newest signed line: SEQ:HASH, the number of the line and its SHA-256 in 64 hexadecimal digits
    Signed: 2026-10-12 13:05 UTC
    Written: 2026-10-12 13:06 UTC

    To check: ...

Nothing in it is secret and nothing is signed: it counts because somebody kept it. It is read back strictly: a file is
taken only when it is, letter for letter, what would be written (line ends and a byte order mark aside, which editors
change).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from trellis.exchange.quoting import quoted
from trellis.exchange.safely import whole_file
from trellis.rules.errors import Trouble
from trellis.rules.keys import read_fingerprint, read_head
from trellis.rules.language import tr

FORMAT = "trellis-stick-1"
LARGEST = 4_000
"""Bytes; a stick's file has some 800."""
NAME_LIMIT = 200

_TIME = "%Y-%m-%d %H:%M UTC"
_LABELS = ("Format", "Desk", "Number of the desk", "Fingerprint", "Newest signed line", "Signed", "Written")
_LINE = re.compile(rf"^({'|'.join(_LABELS)}): (.+)$", re.MULTILINE)
_TEXT = """\
What is remembered of a desk of Trellis, to hold its file against later.

Format: {format}
Desk: {name}
Number of the desk: {desk}
Fingerprint: {fingerprint}
Newest signed line: {seq}:{hash}
Signed: {signed}
Written: {written}

To check: compare the fingerprint with the recovery sheet once. Then keep this file away from the computer the desk is
on, and have it looked at there with

    trellis verify --stick FILE

which tells whether the desk file is still this desk's and still has the line signed then. Write it anew now and then:
what was done since the line above is not covered.
"""


@dataclass(frozen=True, slots=True)
class Stick:
    """What is carried. `seq` and `hash` are the newest signed line's; times are in UTC, to the minute in the file."""

    desk: UUID
    name: str
    fingerprint: str
    seq: int
    hash: bytes
    signed: datetime
    written: datetime


def file_name(desk: str) -> str:
    """What the file is called, from the desk's name: letters and digits, which every stick can hold."""
    words = re.sub(r"[^0-9a-z]+", "-", desk.casefold()).strip("-")[:60].strip("-")
    return f"trellis-{words or 'desk'}.txt"


def stick_text(stick: Stick) -> str:
    """The text of the file."""
    return _TEXT.format(
        format=FORMAT,
        name=quoted(stick.name, NAME_LIMIT),
        desk=stick.desk.hex,
        fingerprint=stick.fingerprint,
        seq=stick.seq,
        hash=stick.hash.hex(),
        signed=stick.signed.astimezone(UTC).strftime(_TIME),
        written=stick.written.astimezone(UTC).strftime(_TIME),
    )


def write_stick(path: Path, stick: Stick) -> None:
    """Writes the file; raises Trouble when it cannot be written."""
    with whole_file(path, mark=False) as file:
        file.write(stick_text(stick))


def read_stick(path: Path) -> Stick:
    """What a file tells; raises Trouble when it cannot be read or is not exactly what Trellis writes."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise Trouble(
            tr(
                "The file “{name}” could not be read ({why}).",
                name=quoted(path.name),
                why=quoted(error.strerror or tr("unknown reason")),
            ),
            tr("Nothing was checked against it."),
            tr("Look whether the stick is in, and choose its file."),
        ) from error
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        stick = _read(text)
        if len(raw) <= LARGEST and stick_text(stick) == text:
            return stick
    except (ValueError, KeyError, Trouble):
        pass
    raise Trouble(
        tr("The file “{name}” is not what Trellis writes to a stick, or it was changed.", name=quoted(path.name)),
        tr("Nothing was checked against it."),
        tr("Choose another file, or have an advisor write it anew."),
    )


def _read(text: str) -> Stick:
    told: dict[str, str] = dict(_LINE.findall(text))
    seq, hash = read_head(told["Newest signed line"])
    return Stick(
        desk=UUID(hex=told["Number of the desk"]),
        name=told["Desk"],
        fingerprint=read_fingerprint(told["Fingerprint"]),
        seq=seq,
        hash=hash,
        signed=_time(told["Signed"]),
        written=_time(told["Written"]),
    )


def _time(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
