"""Where things are: the desk file, settings, logs, and the files Trellis brings along.

Two places can hold a desk. The *shared place* is for everyone on this computer and is looked into first; the
*user place* belongs to one account. Nothing here opens a desk or makes one by itself: asking for a place
never creates it.

|              | Linux                  | Windows                 | macOS                                 |
|--------------|------------------------|-------------------------|---------------------------------------|
| shared place | /var/lib/trellis       | %PROGRAMDATA%\\Trellis   | /Users/Shared/Trellis                 |
| user place   | ~/.local/share/trellis | %LOCALAPPDATA%\\Trellis  | ~/Library/Application Support/Trellis |

/var/lib is where Linux keeps what a program changes while it runs; only an administrator can make a folder
there, once, with the line `shared_place_command` gives.

What is heavy to import is imported where it is used: a start asks here before the window is painted.

The environment variable TRELLIS_HOME moves every place into one folder (`shared`, `user`, `config`, `logs`):
for a USB stick, and for tests.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

DESK_NAME = "desk.trellis"

_APP = "trellis" if sys.platform.startswith("linux") else "Trellis"

# Types of Linux and macOS mounts that are another computer's disk. WAL needs memory shared by all who write,
# and a share has none; FUSE names are compared with and without their prefix.
_NETWORK_MOUNTS = frozenset(
    "9p afpfs afs beegfs ceph cephfs cifs curlftpfs davfs davfs2 gcsfuse gfs2 glusterfs gpfs gvfsd-fuse ipfs"
    " lustre ncpfs nfs nfs3 nfs4 ocfs2 orangefs rclone s3fs smb2 smb3 smbfs sshfs webdav".split()
)


class PlaceTrouble(StrEnum):
    """Why a folder cannot hold a desk."""

    MISSING = "missing"
    NOT_A_FOLDER = "not a folder"
    NOT_WRITABLE = "not writable"
    NETWORK_SHARE = "network share"


@dataclass(frozen=True)
class PlaceProblem:
    """One thing wrong with a place; `detail` has the system's own words, or what is mounted there."""

    trouble: PlaceTrouble
    folder: Path
    detail: str = ""


def shared_place() -> Path:
    """Return the folder for the desk of everyone on this computer."""
    if home := _home():
        return home / "shared"
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / _APP
    if sys.platform == "darwin":
        return Path("/Users/Shared") / _APP
    return Path("/var/lib") / _APP


def user_place() -> Path:
    """Return the folder for the desk of this account only."""
    return _place("user", "user_data_path")


def config_dir() -> Path:
    """Return the folder for this account's settings and what is remembered outside the desk file."""
    return _place("config", "user_config_path")


def log_dir() -> Path:
    """Return the folder for logs and crash notes."""
    return _place("logs", "user_log_path")


def pins_file() -> Path:
    """Return the file that keeps station ids, fingerprints and chain heads outside every desk file."""
    return config_dir() / "pins.json"


def crash_file() -> Path:
    """Return the file the running Trellis writes to when it crashes."""
    return log_dir() / "crash.txt"


def last_crash_file() -> Path:
    """Return the file with the crash before this start, if there was one; `__main__` moves it there."""
    return log_dir() / "crash-before.txt"


def find_desk(explicit: Path | None = None) -> Path | None:
    """Return the desk file to open, or None when this computer has none yet.

    A file named on the command line counts, whether it exists or not: the start page says what is wrong with
    it. Otherwise the shared place comes before the user place. A place that may not be looked into counts as
    holding a desk, so that nobody is led into making a second one beside it.
    """
    if explicit is not None:
        return Path(os.path.abspath(explicit.expanduser()))
    for place in (shared_place(), user_place()):
        desk = place / DESK_NAME
        try:
            desk.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return desk
        return desk
    return None


def make_private(folder: Path) -> Path:
    """Create `folder` and its parents, open to this account only, and return it. An existing folder is left
    as it is.

    Raises OSError when the system refuses.
    """
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def private(file: str, flags: int) -> int:
    """Open a file, a new one for this account only; for `open(..., opener=private)`."""
    return os.open(file, flags, 0o600)


def make_shared(folder: Path) -> Path:
    """Create the shared folder so that everyone who signs in to this computer can write in it, but not the
    world.

    An existing folder is left as it is; ask `check_place` whether it will do. Raises OSError when the system
    refuses, as Linux does for everyone but root: `shared_place_command` has the line for an administrator.
    """
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True, mode=0o770)
    if sys.platform == "win32":
        import subprocess

        # %PROGRAMDATA% lets people add files but not change each other's. The name is the group Users in any
        # language.
        subprocess.run(  # noqa: S603 # a list of fixed words and one path, no shell
            [_windows_tool("icacls.exe"), str(folder), "/grant", "*S-1-5-32-545:(OI)(CI)M", "/q"],
            check=True,
            capture_output=True,
        )
    else:
        _hand_to_everyone(folder)
        folder.chmod(0o2770)
    return folder


def shared_place_command() -> str | None:
    """Return the line an administrator makes the shared place with; None where Trellis makes it itself."""
    if not sys.platform.startswith("linux") or _home():
        return None
    return f"sudo install -d -m 2770 -g users {shared_place()}"


def settle(desk: Path) -> None:
    """Give a new desk file the permissions of its place: all of the shared folder's group, or this account
    alone.

    SQLite makes the files beside it with the same permissions. Raises OSError when the system refuses.
    """
    if sys.platform == "win32":
        return  # files inherit from the folder
    group_may_write = desk.parent.stat().st_mode & 0o020
    desk.chmod(0o660 if group_may_write else 0o600)


def check_place(folder: Path) -> list[PlaceProblem]:
    """Return what keeps `folder` from holding a desk; an empty list is good news.

    A file is written and removed again, because permission bits do not tell about read-only disks.
    """
    import tempfile

    problems = []
    if mount := network_mount(folder):
        problems.append(PlaceProblem(PlaceTrouble.NETWORK_SHARE, folder, mount))
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileNotFoundError as error:
        # Some systems say "no such file" about a new file in a folder that is there but takes none.
        trouble = PlaceTrouble.NOT_WRITABLE if folder.is_dir() else PlaceTrouble.MISSING
        problems.append(PlaceProblem(trouble, folder, str(error)))
    except NotADirectoryError as error:
        problems.append(PlaceProblem(PlaceTrouble.NOT_A_FOLDER, folder, str(error)))
    except OSError as error:
        problems.append(PlaceProblem(PlaceTrouble.NOT_WRITABLE, folder, str(error)))
    return problems


def resource(name: str, language: str = "") -> Path:
    """Return a file Trellis brings along, such as `themes/light.toml`, from the checkout or the installed
    package; where there is one in `translations/LANGUAGE`, that one.

    Raises FileNotFoundError when it is not there, which is a fault in the installation.
    """
    file = _resources() / name
    if language and (translated := _resources() / "translations" / language / name).is_file():
        return translated
    if not file.exists():
        raise FileNotFoundError(f"Trellis is installed without {name}")
    return file


def _home() -> Path | None:
    home = os.environ.get("TRELLIS_HOME")
    return Path(os.path.abspath(home)) if home else None


def _place(name: str, usual: str) -> Path:
    """A place in TRELLIS_HOME, or the usual one; `usual` is what platformdirs calls it."""
    home = _home()
    if home:
        return home / name
    import platformdirs

    place: Path = getattr(platformdirs, usual)(_APP, appauthor=False)
    return place


def _resources() -> Path:
    package = Path(__file__).parent
    checkout = package.parent.parent / "resources"
    return checkout if package.parent.name == "src" and checkout.is_dir() else package / "resources"


def _hand_to_everyone(folder: Path) -> None:
    """Give the folder to the group of everyone; without one, `check_place` tells what comes of it."""
    if sys.platform != "win32":
        import grp

        with contextlib.suppress(KeyError):
            os.chown(folder, -1, grp.getgrnam("staff" if sys.platform == "darwin" else "users").gr_gid)


def network_mount(folder: Path) -> str:
    """Return what is mounted at `folder` if that is another computer's disk, else an empty string."""
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.realpath(folder))[0]
        remote = 4  # DRIVE_REMOTE
        is_share = drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote
        return drive if is_share else ""
    if sys.platform == "darwin":
        import subprocess

        # A fixed program without arguments; it lists what is mounted.
        listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return network_mount_of(folder, _macos_mounts(listing))
    try:
        listing = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return network_mount_of(folder, _linux_mounts(listing))


def network_mount_of(folder: Path, mounts: Iterable[tuple[str, Path, str]]) -> str:
    """Return `source (type)` of the mount that holds `folder` if its type is a network's, else an empty
    string.

    `mounts` are (source, mount point, type), oldest first: a later one hides an earlier one at the same
    point.
    """
    real = Path(os.path.realpath(folder))
    holding = [mount for mount in mounts if real.is_relative_to(mount[1])]
    if not holding:
        return ""
    depth = max(len(point.parts) for _, point, _ in holding)
    source, _, kind = [mount for mount in holding if len(mount[1].parts) == depth][-1]
    return f"{source} ({kind})" if kind.removeprefix("fuse.") in _NETWORK_MOUNTS else ""


def _linux_mounts(listing: str) -> list[tuple[str, Path, str]]:
    """Read /proc/self/mounts: `source point type options 0 0`, blanks in names written as octal."""
    mounts = []
    for line in listing.splitlines():
        fields = [re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), part) for part in line.split(" ")]
        if len(fields) >= 3:
            mounts.append((fields[0], Path(fields[1]), fields[2]))
    return mounts


def _macos_mounts(listing: str) -> list[tuple[str, Path, str]]:
    """Read the output of mount(8) on macOS: `source on point (type, options)`."""
    found = re.finditer(r"^(.+?) on (/.*) \((\w+)[,)].*$", listing, re.MULTILINE)
    return [(line[1], Path(line[2]), line[3]) for line in found]


def _windows_tool(name: str) -> str:
    """Return the full path of a program of Windows, lest another of that name is started instead."""
    return str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / name)
