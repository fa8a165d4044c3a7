"""Where desks, settings and logs live, and which folders cannot hold a desk."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from trellis import paths
from trellis.paths import PlaceTrouble, check_place, network_mount_of

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux")


def put_desk(place: Path) -> Path:
    place.mkdir(parents=True)
    desk = place / paths.DESK_NAME
    desk.touch()
    return desk


def troubles(folder: Path) -> list[PlaceTrouble]:
    return [problem.trouble for problem in check_place(folder)]


def test_trellis_home_moves_every_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_HOME", str(tmp_path))
    assert [
        paths.shared_place(),
        paths.user_place(),
        paths.config_dir(),
        paths.log_dir(),
        paths.pins_file().parent,
        paths.crash_file().parent,
    ] == [tmp_path / name for name in ("shared", "user", "config", "logs", "config", "logs")]
    assert list(tmp_path.iterdir()) == [], "asking for a place does not make it"


@linux
def test_usual_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRELLIS_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert paths.shared_place() == Path("/var/lib/trellis")
    assert paths.user_place() == tmp_path / ".local/share/trellis"
    assert paths.config_dir() == tmp_path / ".config/trellis"
    assert paths.log_dir().is_relative_to(tmp_path / ".local/state/trellis")
    assert paths.shared_place_command() == "sudo install -d -m 2770 -g users /var/lib/trellis"


def test_no_desk_yet() -> None:
    assert paths.find_desk() is None


def test_shared_desk_comes_before_the_users() -> None:
    own = put_desk(paths.user_place())
    assert paths.find_desk() == own
    shared = put_desk(paths.shared_place())
    assert paths.find_desk() == shared


def test_named_desk_counts_even_when_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_desk(paths.shared_place())
    monkeypatch.chdir(tmp_path)
    assert paths.find_desk(Path("gone/other.trellis")) == tmp_path / "gone" / "other.trellis"


@linux
def test_a_place_nobody_may_look_into_is_not_taken_for_empty(tmp_path: Path) -> None:
    """A loop of links is refused to root as well, unlike a closed folder."""
    paths.shared_place().parent.mkdir(parents=True)
    paths.shared_place().symlink_to(paths.shared_place())
    put_desk(paths.user_place())
    assert paths.find_desk() == paths.shared_place() / paths.DESK_NAME


@linux
def test_private_folders_are_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = paths.make_private(tmp_path / "one" / "two")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert paths.make_private(folder) == folder


@linux
def test_shared_folder_is_open_to_its_group_and_closed_to_the_world(tmp_path: Path) -> None:
    folder = paths.make_shared(tmp_path / "everyone")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o2770
    folder.chmod(0o750)
    paths.make_shared(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750, "an existing folder is left as it is"


@linux
@pytest.mark.parametrize(("place", "desk"), [(0o2770, 0o660), (0o700, 0o600), (0o755, 0o600)])
def test_desk_gets_the_permissions_of_its_place(tmp_path: Path, place: int, desk: int) -> None:
    file = put_desk(tmp_path / "place")
    file.parent.chmod(place)
    paths.settle(file)
    assert stat.S_IMODE(file.stat().st_mode) == desk


def test_good_place_has_no_problems_and_stays_empty(tmp_path: Path) -> None:
    folder = tmp_path / "good"
    folder.mkdir()
    assert check_place(folder) == []
    assert list(folder.iterdir()) == []


def test_missing_folder(tmp_path: Path) -> None:
    assert troubles(tmp_path / "gone") == [PlaceTrouble.MISSING]


def test_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert troubles(tmp_path / "file") == [PlaceTrouble.NOT_A_FOLDER]


@linux
def test_folder_that_takes_no_file() -> None:
    assert troubles(Path("/proc")) == [PlaceTrouble.NOT_WRITABLE]


@linux
def test_read_only_disk(tmp_path: Path) -> None:
    """A real read-only mount, in a mount namespace of its own."""
    look = (
        "import sys, pathlib; from trellis.paths import check_place; "
        "print([str(p.trouble) for p in check_place(pathlib.Path(sys.argv[1]))])"
    )
    script = f"mount -t tmpfs -o ro none '{tmp_path}' && exec '{sys.executable}' -c '{look}' '{tmp_path}'"
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip(f"this system lets nobody mount: {done.stderr.strip()}")
    assert done.stdout.strip() == "['not writable']", done.stderr


MOUNTS = r"""/dev/vda / ext4 rw,relatime 0 0
tmpfs /dev/shm tmpfs rw 0 0
//server/pupils /srv/team\040files cifs rw 0 0
me@lab:/desk /srv/ssh fuse.sshfs rw 0 0
host /mnt/host 9p rw 0 0
/dev/sdb1 /mnt/host/stick vfat rw 0 0
nas:/export /mnt/nas nfs4 rw 0 0
/dev/sdc1 /mnt/nas ext4 rw 0 0
/dev/sdd1 /mnt/ntfs fuseblk rw 0 0
broken line
"""

MACOS_MOUNTS = """/dev/disk1s1 on / (apfs, local, journaled)
//me@server/team on /Volumes/team files (1) (smbfs, nodev, nosuid, mounted by me)
"""


@pytest.mark.parametrize(
    ("folder", "mount"),
    [
        ("/home/me", ""),
        ("/srv", ""),
        ("/srv/team files/desk", "//server/pupils (cifs)"),
        ("/srv/team files", "//server/pupils (cifs)"),
        ("/srv/team files too", ""),
        ("/srv/ssh/a/b", "me@lab:/desk (fuse.sshfs)"),
        ("/mnt/host/a", "host (9p)"),
        ("/mnt/host/stick/a", ""),
        ("/mnt/nas/a", ""),
        ("/mnt/ntfs/a", ""),
    ],
)
def test_network_mounts_of_linux(folder: str, mount: str) -> None:
    assert network_mount_of(Path(folder), paths._linux_mounts(MOUNTS)) == mount


@pytest.mark.parametrize(
    ("folder", "mount"),
    [("/Users/Shared/Trellis", ""), ("/Volumes/team files (1)/x", "//me@server/team (smbfs)")],
)
def test_network_mounts_of_macos(folder: str, mount: str) -> None:
    assert network_mount_of(Path(folder), paths._macos_mounts(MACOS_MOUNTS)) == mount


def test_share_is_named_as_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mounting a share needs a server, so the listing of mounts says that this folder is one."""
    monkeypatch.setattr(paths, "_linux_mounts", lambda _: [("nas:/export", Path(os.path.realpath(tmp_path)), "nfs4")])
    [problem] = check_place(tmp_path)
    assert (problem.trouble, problem.detail) == (PlaceTrouble.NETWORK_SHARE, "nas:/export (nfs4)")


def test_resources_are_found_in_the_checkout() -> None:
    assert paths.resource("themes/light.toml").read_text(encoding="utf-8")


def test_a_resource_is_told_in_a_language_that_has_it() -> None:
    assert paths.resource("help/start.md", "es").read_text(encoding="utf-8").startswith("# Tu primer día")
    assert paths.resource("help/start.md", "xx") == paths.resource("help/start.md")
    assert paths.resource("themes/light.toml", "es") == paths.resource("themes/light.toml")


def test_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"without themes/none\.toml"):
        paths.resource("themes/none.toml")
