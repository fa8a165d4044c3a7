"""What is installed: the locks, the wheel, the command, and a set-up that says what a machine lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import trellis

CHECKOUT = Path(__file__).parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it said, whatever its exit code."""
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def locked(name: str) -> dict[str, str]:
    """Return the version of each package in a lock."""
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    """Return the package names of requirements such as `markdown>=3.8,<4`."""
    return {re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock: str) -> None:
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|\.(com|org|io|net)\b", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)
    bare = [entry for entry in entries if entry.strip() and "--hash=sha256:" not in entry]
    assert not bare


def test_locks_cover_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    runtime = names(PROJECT["project"]["dependencies"] + groups["build"])
    assert runtime <= set(locked("requirements.txt"))
    assert runtime | names(groups["dev"]) <= set(locked("requirements-dev.txt"))


def test_tests_run_on_the_versions_people_get() -> None:
    develop = locked("requirements-dev.txt")
    assert {name: develop.get(name) for name in locked("requirements.txt")} == locked("requirements.txt")


def test_every_dependency_says_why() -> None:
    lines = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    listed = lines[start + 1 : lines.index("]", start)]
    assert len(listed) == 2 * len(PROJECT["project"]["dependencies"])
    assert all(line.startswith("  # ") for line in listed[::2])
    assert all(line.startswith('  "') for line in listed[1::2])


def test_wheel_brings_resources_licence_and_command(tmp_path: Path) -> None:
    """The installed thing, in a folder of its own, finds what it brings along and knows its version."""
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path)
    assert built.returncode == 0, built.stderr
    [wheel] = tmp_path.glob("trellis_desk-0.3.0-*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)

    ours = [file.relative_to(CHECKOUT) for file in (CHECKOUT / "resources").rglob("*") if file.is_file()]
    assert ours
    assert not [file for file in ours if not (installed / "trellis" / file).exists()]
    dist_info = installed / "trellis_desk-0.3.0.dist-info"
    assert "MIT License" in (dist_info / "licenses" / "LICENSE").read_text(encoding="utf-8")
    assert "trellis = trellis.__main__:main" in (dist_info / "entry_points.txt").read_text(encoding="utf-8")

    look = "from trellis import paths; print(paths.resource('themes/light.toml'))"
    found = run(sys.executable, "-P", "-c", look, PYTHONPATH=str(installed))
    assert found.stdout.strip() == str(installed / "trellis" / "resources" / "themes" / "light.toml")
    version = run(sys.executable, "-P", "-m", "trellis", "--version", PYTHONPATH=str(installed))
    assert trellis.__version__ in version.stdout, version.stderr


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """Return a checkout on a machine whose Python has no venv, with room in `bin` for more commands.

    Commands there only write down how they were called: in the file of their name in the checkout.
    """
    for name in ["packaging/linux/setup.sh", *LOCKS, "pyproject.toml"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / name, tmp_path / name)
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name in ["bash", "dirname", "uname", "find", "env", "sh"]:
        (bin_folder / name).symlink_to(shutil.which(name) or name)
    put_command(
        bin_folder / "python3",
        f'case "$*" in *ensurepip*) exit 1;; *) exec "{sys.executable}" "$@";; esac',
    )
    return tmp_path


def put_command(file: Path, script: str) -> None:
    """Write a shell script people can run."""
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess[str]:
    """Run the set-up there, seeing only the commands of that machine."""
    return run(machine / "packaging/linux/setup.sh", "run", PATH=str(machine / "bin"), HOME=str(machine))


VENV_PACKAGE = "python{}.{}-venv".format(*sys.version_info)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the Makefile's set-up is for Linux")


@linux
def test_set_up_prints_the_line_for_an_administrator_and_stops(bare_machine: Path) -> None:
    put_command(bare_machine / "bin" / "id", "echo 1000")
    put_command(bare_machine / "bin" / "apt-get", "echo called > apt-was-called")
    done = set_up(bare_machine)
    assert done.returncode == 1
    line = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {VENV_PACKAGE}"
    assert line in done.stderr
    assert not (bare_machine / "apt-was-called").exists()
    assert not (bare_machine / ".venv").exists()


@linux
@pytest.mark.parametrize("user", [0, 1000])
def test_set_up_installs_what_is_missing(bare_machine: Path, user: int) -> None:
    """As root by itself, else through sudo that asks nothing; when apt fails, set-up stops there."""
    put_command(bare_machine / "bin" / "id", f"echo {user}")
    put_command(bare_machine / "bin" / "apt-get", 'echo "$AS $*" >> calls; test "$1" = update')
    put_command(bare_machine / "bin" / "sudo", 'test "$1" = -n && exit 0; AS=sudo exec "$@"')
    done = set_up(bare_machine)
    calls = (bare_machine / "calls").read_text(encoding="utf-8").split("\n")
    who = "" if user == 0 else "sudo"
    assert calls[0].startswith(f"{who} update")
    assert calls[1].startswith(f"{who} install -y --no-install-recommends {VENV_PACKAGE}")
    assert done.returncode != 0
    assert not (bare_machine / ".venv").exists()


@linux
def test_set_up_without_apt_names_what_is_missing(bare_machine: Path) -> None:
    put_command(bare_machine / "bin" / "id", "echo 0")
    done = set_up(bare_machine)
    assert done.returncode == 1
    assert "please install" in done.stderr
    assert VENV_PACKAGE in done.stderr


@linux
def test_set_up_wants_a_python_that_is_new_enough(bare_machine: Path) -> None:
    put_command(bare_machine / "bin" / "python3", "exit 1")
    put_command(bare_machine / "bin" / "id", "echo 0")
    put_command(bare_machine / "bin" / "apt-get", "exit 0")
    done = set_up(bare_machine)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
