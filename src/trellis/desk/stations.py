"""Which station this computer is, told by a small file beside the desk and not by the desk itself.

`<desk file>.station` names the station, the computer and the place of the desk file. Where it is missing or does not
fit (a copied or restored desk, another computer, a file that went back in time) a new station begins, with the next
letter and a chain that cites the newest head: two copies of a desk never issue the same number.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import socket
import sys
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from trellis.store import desk as store
from trellis.store.ids import new_id
from trellis.store.records import milliseconds
from trellis.store.sqlite import Database, trouble_of_system

FORMAT = "trellis-station-1"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the file beside the desk says. `seq` and `hash` are the station's newest line when it was last written."""

    format: str
    station: str
    machine: str
    place: str
    seq: int
    hash: str


def identity_file(desk: Path) -> Path:
    """Where the identity of a desk file's station is kept."""
    return desk.with_name(desk.name + ".station")


def own_station(database: Database, identity: Path, now: datetime) -> tuple[int, str]:
    """Local number and letter of this computer's station; a new one is made where the identity does not fit.

    Raises Trouble when the identity cannot be written.
    """
    with database.read() as connection:
        known = _known(connection, database.path, identity)
    if known:
        return known
    with database.write() as connection:
        # Another process may have been faster while this one waited for the lock.
        known = _known(connection, database.path, identity)
        if known:
            return known
        mine = _unused(connection) or _begun(connection, now)
        _write(identity, database.path, _identity(connection, database.path, mine))
        return mine[0], mine[2]


def remember(database: Database, station: int) -> None:
    """Notes the station's newest line in its identity, so that an older copy put in place of this file is noticed.

    Raises Trouble when it cannot be written.
    """
    desk = database.path
    with database.read() as connection:
        mine = next((s for s in store.stations(connection) if s[0] == station), None)
        if mine:
            _write(identity_file(desk), desk, _identity(connection, desk, mine))


def letter_after(letters: list[str]) -> str:
    """The letter of a new station: A to Z, then AA to ZZ and on; never one that was used."""
    return _letters(max(map(_number, letters), default=0) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    return (_letters((number - 1) // 26) if number > 26 else "") + chr(ord("A") + (number - 1) % 26)


def _known(connection: Connection, desk: Path, identity: Path) -> tuple[int, str] | None:
    found = _read(identity)
    if found is None or (found.format, found.machine, found.place) != (FORMAT, _machine(), _place(desk)):
        return None
    mine = next((s for s in store.stations(connection) if s[1].hex == found.station), None)
    if mine is None or (found.seq and not store.has_line(connection, mine[0], found.seq, bytes.fromhex(found.hash))):
        return None
    return mine[0], mine[2]


def _unused(connection: Connection) -> tuple[int, UUID, str] | None:
    """The newest station, when nothing was ever written with it: a desk just made."""
    newest = store.stations(connection)[-1:]
    return newest[0] if newest and store.unused(connection, newest[0][0]) else None


def _begun(connection: Connection, now: datetime) -> tuple[int, UUID, str]:
    id, letter = new_id(), letter_after([s[2] for s in store.stations(connection)])
    number = store.add_station(connection, id, letter, milliseconds(now), store.newest_head(connection))
    return number, id, letter


def _identity(connection: Connection, desk: Path, station: tuple[int, UUID, str]) -> Identity:
    seq, hash = store.newest_line(connection, station[0])
    return Identity(FORMAT, station[1].hex, _machine(), _place(desk), seq, hash.hex())


def _read(identity: Path) -> Identity | None:
    try:
        told = Identity(**json.loads(identity.read_text(encoding="utf-8")))
        bytes.fromhex(told.hash)
        return told if isinstance(told.seq, int) and 0 <= told.seq < 1 << 63 else None
    except (OSError, ValueError, TypeError):
        return None


def _write(identity: Path, desk: Path, told: Identity) -> None:
    """Writes beside it and swaps, so that no reader meets half a file; whoever may use the desk may use it."""
    draft = identity.with_name(f"{identity.name}.{os.getpid()}")
    try:
        # Never through a link somebody put there, and never open to others for a moment.
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(draft, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(json.dumps(asdict(told)) + "\n")
        with contextlib.suppress(OSError):
            draft.chmod(desk.stat().st_mode & 0o666)
        draft.replace(identity)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise trouble_of_system(error) from error


def _place(desk: Path) -> str:
    return os.path.normcase(os.path.realpath(desk))


def _machine() -> str:
    """A hash by which this computer knows itself again; its own id is not written anywhere."""
    return hashlib.sha256(b"trellis-machine-1" + _machine_id().encode()).hexdigest()[:32]


def _machine_id() -> str:
    for source in (_linux_id, _windows_id, _macos_id):
        with contextlib.suppress(OSError):
            if found := source():
                return found
    node = uuid.getnode()
    # Without a network card Python makes up a number, marked by this bit, and another one at the next start.
    return socket.gethostname() if node >> 40 & 1 else f"{node:012x}"


def _linux_id() -> str:
    return Path("/etc/machine-id").read_text(encoding="ascii").strip() if sys.platform.startswith("linux") else ""


def _windows_id() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    return ""


def _macos_id() -> str:
    if sys.platform == "darwin":
        # gethostuuid(2): the computer's own UUID, which no change of network cards touches; waits a second at most.
        found, wait = (ctypes.c_ubyte * 16)(), (ctypes.c_long * 2)(1, 0)
        if ctypes.CDLL(None).gethostuuid(found, wait) == 0:
            return bytes(found).hex()
    return ""
