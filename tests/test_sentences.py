"""Nobody forgets `tr`: what the layers below the window say to people goes through the language of the window.

The code is read, not run: every call that tells people something, and every literal that reads like a sentence.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import pkgutil
import string
from collections.abc import Iterator
from pathlib import Path

import trellis
from trellis.rules.errors import Trouble

SOURCE = Path(trellis.__file__).parent
LAYERS = ("rules", "store", "desk", "exchange")
TELLING = {"Fault", "RowProblem", "BadCell", "problem", "_trouble", "_refused", "load"}
"""What is called, beside kinds of `Trouble`, with words that people will read."""
FOR_FILES = {
    "exchange/signature.py": "the readable part of a signed decision is checked letter by letter",
    "exchange/stick.py": "what is written to a stick is read back",
    "rules/signoffs.py": "questions worth asking are the desk's own words from its first day on",
}
"""Modules that write sentences nobody may translate, and why."""


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Every module of these folders, else of the layers, by its place."""
    for folder in folders or LAYERS:
        for file in sorted(SOURCE.glob(f"{folder}/**/*.py")):
            yield str(file.relative_to(SOURCE)), ast.parse(file.read_text("utf-8"))


def troubles() -> set[str]:
    """The names of all kinds of Trouble."""
    for module in pkgutil.walk_packages([str(SOURCE)], "trellis."):
        if module.name.split(".")[1] in LAYERS:
            importlib.import_module(module.name)
    found, todo = {"Trouble"}, [Trouble]
    while todo:
        kinds = todo.pop().__subclasses__()
        found |= {kind.__name__ for kind in kinds}
        todo += kinds
    return found


def name_of(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def translated(tree: ast.AST) -> list[ast.Call]:
    """The calls of `tr` in it."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and name_of(node) == "tr"]


def words(node: ast.AST) -> str:
    """What a literal says itself, without what is put into it; "" for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(words(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def below(node: ast.AST) -> Iterator[ast.AST]:
    """The node and everything in it, but not what is in calls of `tr` and not the pieces of an f-string."""
    yield node
    if isinstance(node, ast.JoinedStr):
        inside: list[ast.AST] = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    elif isinstance(node, ast.Call) and name_of(node) == "tr":
        # A literal handed in is an example of what to type.
        inside = [keyword.value for keyword in node.keywords if not isinstance(keyword.value, ast.Constant)]
    else:
        inside = list(ast.iter_child_nodes(node))
    for child in inside:
        yield from below(child)


def told(node: ast.AST) -> bool:
    """Whether a literal is words for people: some letters and a space, or a capital at the beginning."""
    said = words(node).strip()
    return any(c.isalpha() for c in said) and (" " in said or said[:1].isupper())


def reads_like_a_sentence(node: ast.AST) -> bool:
    said = words(node).strip()
    begins = said[:1].isupper() or said[:1] == "“"
    if isinstance(node, ast.JoinedStr):
        begins = begins or isinstance(node.values[0], ast.FormattedValue)
    return begins and told(node) and " " in said and said[-1] in ".?"


def quiet(node: ast.AST) -> bool:
    """Documentation, and what only developers read."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert():
            return True
        case ast.Call(func=ast.Name(id=name)):
            kind = getattr(builtins, name, None)
            return isinstance(kind, type) and issubclass(kind, BaseException)
    return False


def without_quiet(tree: ast.AST) -> Iterator[ast.AST]:
    quiet_ones = {id(inner) for node in ast.walk(tree) if quiet(node) for inner in ast.walk(node)}
    return (node for node in below(tree) if id(node) not in quiet_ones)


def test_what_is_told_is_translated() -> None:
    kinds = troubles() | TELLING
    forgotten = []
    for name, tree in modules():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            own = isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"
            if name_of(call) in kinds or own:
                given = [*call.args, *(keyword.value for keyword in call.keywords)]
                found = [node for argument in given for node in below(argument) if told(node)]
                forgotten += [f"{name}:{node.lineno} {words(node)}" for node in found]  # type: ignore[attr-defined]
    assert forgotten == []


def test_no_sentence_is_forgotten_elsewhere() -> None:
    forgotten = [
        f"{name}:{node.lineno} {words(node)}"  # type: ignore[attr-defined]
        for name, tree in modules()
        if name not in FOR_FILES
        for node in without_quiet(tree)
        if reads_like_a_sentence(node)
    ]
    assert forgotten == []


def test_a_translated_text_is_a_literal_with_its_values() -> None:
    wrong = []
    for name, tree in modules():
        for call in translated(tree):
            text = call.args[0].value if len(call.args) == 1 and isinstance(call.args[0], ast.Constant) else ""
            braces = {field for _, field, _, _ in string.Formatter().parse(str(text)) if field is not None}
            if not text or braces != {keyword.arg for keyword in call.keywords}:
                wrong.append(f"{name}:{call.lineno} {ast.unparse(call)}")
    assert wrong == []


def test_no_text_is_translated_at_import() -> None:
    early = []
    for name, tree in modules():
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
        later = {id(inner) for function in functions for inner in ast.walk(function)}
        early += [f"{name}:{call.lineno}" for call in translated(tree) if id(call) not in later]
    assert early == []


def test_the_tools_find_every_text() -> None:
    """They do not look into f-strings."""
    hidden = []
    for name, tree in modules("**"):
        strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        hidden += [f"{name}:{call.lineno} {ast.unparse(call)}" for inside in strings for call in translated(inside)]
    assert hidden == []
