"""The walls between the layers stand, and each of them falls when it is broken on purpose.

import-linter reads its contracts from pyproject.toml; `make check` runs it on the real code. Here a copy of
the code is broken, once for each contract, and import-linter has to name what was done. What import-linter
cannot see (what a process really loads, types behind TYPE_CHECKING, the clock) is looked at below.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

CHECKOUT = Path(__file__).parent.parent
SOURCE = CHECKOUT / "src" / "trellis"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}

# For each contract: pairs of a layer and what it must not import, all put into one copy.
BREAKS = {
    "layers": [
        ("rules", "trellis.store"),
        ("rules", "trellis.paths"),
        ("store", "trellis.exchange"),
        ("store", "trellis.desk"),
        ("exchange", "trellis.desk"),
        ("desk", "trellis.ui"),
        ("ui", "trellis.desk"),
        ("ui", "trellis.app"),
        ("app", "trellis.cli"),
        ("cli", "trellis.__main__"),
    ],
    "ui": [("ui", name) for name in CONTRACTS["ui"]["forbidden_modules"]],
    "desk": [("desk", name) for name in CONTRACTS["desk"]["forbidden_modules"]],
    "store": [("store", name) for name in CONTRACTS["store"]["forbidden_modules"]],
    "exchange": [("exchange", name) for name in CONTRACTS["exchange"]["forbidden_modules"]],
    "rules": [("rules", name) for name in CONTRACTS["rules"]["forbidden_modules"]],
}

# Who may know whom, types behind TYPE_CHECKING included. Only `ui` looks at types it may not load.
MAY_NAME = {
    "rules": {"rules"},
    "store": {"store", "rules"},
    "exchange": {"exchange", "rules"},
    "desk": {"desk", "store", "exchange", "rules"},
    "ui": {"ui", "rules", "paths", "desk"},
}


def lint(contract: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with one contract on the copy of `src` in `folder`."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--config",
        str(CHECKOUT / "pyproject.toml"),
        "--contract",
        contract,
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of `src` to break."""
    shutil.copytree(SOURCE, tmp_path / "src" / "trellis", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def break_wall(folder: Path, layer: str, imported: str) -> None:
    """Add one import that must not be, inside a function, where it is seen least."""
    place = folder / "src" / "trellis" / layer
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\n\ndef wall_{imported.replace('.', '_')}() -> None:\n    import {imported}\n")


def test_every_contract_is_broken_once() -> None:
    assert set(BREAKS) == set(CONTRACTS)


@pytest.mark.parametrize("contract", BREAKS)
def test_broken_wall_is_named(copy: Path, contract: str) -> None:
    for layer, imported in BREAKS[contract]:
        break_wall(copy, layer, imported)
    result = lint(contract, copy)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{CONTRACTS[contract]['name']} BROKEN" in result.stdout
    words = " ".join(result.stdout.split())
    unnamed = [
        (layer, imported)
        for layer, imported in BREAKS[contract]
        if f"trellis.{layer} is not allowed to import {imported}:" not in words
    ]
    assert not unnamed, result.stdout


def test_module_outside_the_layers_is_named(copy: Path) -> None:
    (copy / "src" / "trellis" / "drawer.py").write_text("")
    result = lint("layers", copy)
    assert result.returncode == 1
    assert "drawer" in result.stdout


def test_walls_stand(copy: Path) -> None:
    """The copy passes unbroken, so that the failures above are those of the walls."""
    for contract in CONTRACTS:
        result = lint(contract, copy)
        assert result.returncode == 0, result.stdout + result.stderr


def test_types_keep_to_the_walls() -> None:
    graph = grimp.build_graph("trellis", exclude_type_checking_imports=False, cache_dir=None)
    wrong = [
        f"{importer} names {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if (layer := layer_of(importer)) in MAY_NAME
        and imported != "trellis"
        and layer_of(imported) not in MAY_NAME[layer]
    ]
    assert not wrong


def layer_of(module: str) -> str:
    """Return `rules` for `trellis.rules.people`."""
    return module.partition(".")[2].partition(".")[0]


def loaded_by(script: str, *arguments: str) -> set[str]:
    """Return the names of all modules a fresh process has loaded at the end of `script`."""
    ending = "\nfinally:\n    import sys; print('loaded:', *sys.modules, file=sys.stderr)\n"
    body = "try:\n" + "".join(f"    {line}\n" for line in script.splitlines()) + ending
    done = subprocess.run(
        [sys.executable, "-c", body, *arguments],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("loaded:")[2].split())


def of(modules: set[str], *packages: str) -> set[str]:
    """Return those of `modules` that are one of `packages` or inside one."""
    return {name for name in modules if any(f"{name}.".startswith(f"{package}.") for package in packages)}


def test_ui_loads_nothing_of_desk_or_store() -> None:
    script = (
        "import importlib, pkgutil, trellis.ui\n"
        "for module in pkgutil.walk_packages(trellis.ui.__path__, 'trellis.ui.'):\n"
        "    importlib.import_module(module.name)"
    )
    loaded = loaded_by(script)
    ours = {f"trellis.ui.{file.stem}" for file in (SOURCE / "ui").glob("*.py") if file.stem != "__init__"}
    assert ours <= loaded, "the walk has to reach every module"
    assert not of(loaded, "trellis.desk", "trellis.store", "trellis.exchange", "sqlmodel", "sqlalchemy", "sqlite3")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_options_load_nothing_heavy(option: str) -> None:
    loaded = loaded_by("import sys\nfrom trellis.__main__ import main\nmain(sys.argv[1:])", option)
    assert "trellis.cli" in loaded
    assert not of(loaded, "PySide6", "sqlmodel", "sqlalchemy", "sqlite3", "pydantic", "cryptography", "markdown")


def test_rules_have_no_clock() -> None:
    """`now` is an argument: datetime may be imported for its types, but not asked for the time."""
    asked = [
        f"{file.relative_to(CHECKOUT)}:{node.lineno}"
        for file in sorted((SOURCE / "rules").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today", "uuid1", "uuid4"}
    ]
    assert not asked
