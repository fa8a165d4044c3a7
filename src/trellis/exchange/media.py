"""Files people hand in: what they are by their bytes, how they are called in a folder, and reading them.

What a file is, is told by its bytes alone, never by its name. Pictures are the four kinds a screen can show; SVG and
HTML can carry script and are text here. Nothing is ever opened or run.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Container
from pathlib import Path

from trellis.exchange.quoting import quoted
from trellis.rules.errors import Invalid
from trellis.rules.language import tr
from trellis.rules.people import storable

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What is shown as a picture."""
UNKNOWN = "application/octet-stream"
TEXT = "text/plain"

LONGEST = 200
"""Bytes of a name in UTF-8. Systems take 255; the rest is left for what somebody puts before or behind it."""

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P "})
_PICTURE_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis"})

_EXTENSIONS = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "application/pdf": ("pdf",),
    "application/zip": ("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "epub", "3mf", "sb3", "mscz"),
    "audio/ogg": ("ogg", "oga", "ogv", "opus"),
    "audio/mpeg": ("mp3",),
    "audio/mp4": ("m4a", "m4b"),
    "video/mp4": ("mp4", "m4v", "mov"),
    "audio/wav": ("wav",),
    TEXT: ("txt", "md", "csv", "tsv", "json", "toml", "yaml", "yml", "log", "srt", "vtt", "tex", "gcode"),
    UNKNOWN: ("bin", "stl", "blend", "mid", "midi", "aup3", "als", "flp", "psd", "kra", "xcf", "heic", "avif", "webm"),
}
"""Extensions a file may keep, by its type; the first is the one it gets. None is one that a system runs."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)", re.IGNORECASE)
_FORBIDDEN = frozenset("<>:\"/\\|?*%`$!;&~'^=")
"""Not allowed on Windows, or said to a shell, a web page or a spreadsheet."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def media_of(data: bytes) -> str:
    """The type of a file by its bytes; `application/octet-stream` for what is not known."""
    for start, media in _STARTS:
        if data.startswith(start):
            return media
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], UNKNOWN)
    if data[4:8] == b"ftyp":
        return _of_brand(data[8:12])
    if _is_mpeg_frame(data[:3]):
        return "audio/mpeg"
    return TEXT if _is_text(data) else UNKNOWN


def _of_brand(brand: bytes) -> str:
    """What an ISO media file is (ISO 14496-12): its brand stands in its first box."""
    if brand in _PICTURE_BRANDS:
        return UNKNOWN
    return "audio/mp4" if brand in _SOUND_BRANDS else "video/mp4"


def _is_mpeg_frame(head: bytes) -> bool:
    """Whether an MPEG audio layer 3 frame begins: eleven bits of sync, a version, a bit rate and a sample rate."""
    if len(head) < 3 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return False
    return head[2] & 0xF0 not in (0x00, 0xF0) and head[2] & 0x0C != 0x0C


def _is_text(data: bytes) -> bool:
    if not data:
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(c < " " and c not in "\t\n\r\f\x1b" for c in text)


def safe_name(name: str, media: str, taken: Container[str]) -> str:
    """A file name for a folder of ours, close to the one given, that names nothing outside it on any system.

    `taken` holds the names used already, in small letters (`str.casefold`): names that differ only by case, or a
    number, would be one file on some systems. The extension fits the type by bytes; one that does not is kept in the
    middle, so that `report.exe` becomes `report.exe.bin` and nothing runs by a click. No path is ever believed.
    """
    stem, extension = _parted(_shown(name), media)
    for count in range(1, 100_000):
        tail = f"-{count}.{extension}" if count > 1 else f".{extension}"
        chosen = _cut(stem, LONGEST - len(tail.encode())) + tail
        if chosen.casefold() not in taken:
            return chosen
    raise ValueError("too many files of one name")


def _shown(name: str) -> str:
    """The last part of a path of any system, as one line of visible characters that mean nothing to a system."""
    last = re.split(r"[/\\]", storable(name))[-1]
    plain = unicodedata.normalize("NFC", last)
    kept = "".join(c for c in plain if unicodedata.category(c) not in _HIDDEN)
    return "".join("_" if c in _FORBIDDEN or (c.isspace() and c != " ") else c for c in kept)


def _parted(name: str, media: str) -> tuple[str, str]:
    stem, dot, extension = name.rstrip(". ").rpartition(".")
    fitting = _EXTENSIONS.get(media, _EXTENSIONS[UNKNOWN])
    if not dot or extension.casefold() not in fitting:
        stem, extension = name, fitting[0]
    return _cleared(stem), extension.casefold()


def _cleared(stem: str) -> str:
    """A stem that begins with no sign a system or a shell reads, and is no device."""
    cleared = stem.strip(" .").lstrip("-+@_#. ").rstrip(" .")
    if not any(c.isalnum() for c in cleared):
        cleared = "file"
    # A device on Windows whatever follows the first dot, and whatever spaces stand before it.
    return f"_{cleared}" if _RESERVED.fullmatch(cleared.split(".")[0].strip()) else cleared


def _cut(stem: str, most: int) -> str:
    """At most so many bytes of UTF-8, no half character, no mark without its letter, no dot or space at the end."""
    data = stem.encode()
    if len(data) <= most:
        return stem
    cut = data[:most].decode("utf-8", "ignore")
    while cut and unicodedata.combining(stem[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip(" .") or "file"


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a file somebody chose; raises Invalid (`file`) for what is no plain file or larger than `limit`.

    What is looked at is what was opened, so that nothing can be put in its place between; a pipe or a device is never
    waited for.
    """
    shown = quoted(path.name)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _refused(tr("“{shown}” is a folder or a device, not a file.", shown=shown), tr("Choose a file."))
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _refused(tr("“{shown}” is a folder or a device, not a file.", shown=shown), tr("Choose a file."))
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else tr("there is no such file")
        raise _refused(
            tr("“{shown}” could not be read ({why}).", shown=shown, why=quoted(why)),
            tr("Check that it is still there."),
        ) from error
    if len(data) > limit:
        said = tr("“{shown}” is larger than {size}.", shown=shown, size=_size(limit))
        raise _refused(said, tr("Make it smaller, or add a link to where it is."))
    if not data:
        raise _refused(tr("“{shown}” is empty.", shown=shown), tr("Choose another file."))
    return data


def _refused(happened: str, todo: str) -> Invalid:
    return Invalid("file", happened, todo)


def _size(count: int) -> str:
    return f"{count // 1024**2} MB" if count >= 1024**2 else tr("{count} bytes", count=count)
