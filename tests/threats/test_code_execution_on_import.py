"""Code execution on import: what a file says is words, whatever the file is."""

from __future__ import annotations

import ast
import gzip
import random
from pathlib import Path

import pytest

from tests.desks import acting
from tests.threats.world import World
from trellis.desk.desk import Desk
from trellis.rules.errors import Trouble
from trellis.rules.tickets import Query, View

SOURCE = Path(__file__).parents[2] / "src" / "trellis"
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "input"}
BANNED_MODULES = {"pickle", "marshal", "shelve", "dill", "yaml", "runpy", "code", "imp"}
SHELLS = {"system", "popen", "spawnl", "spawnv", "startfile", "getoutput", "getstatusoutput"}


def test_nothing_in_the_source_runs_what_it_reads():
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call):
                called = node.func
                assert not (isinstance(called, ast.Name) and called.id in BANNED_CALLS), where
                module = (
                    called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
                )
                assert not (module in ("os", "subprocess") and called.attr in SHELLS), where  # type: ignore[union-attr]
                for word in node.keywords:
                    shell = word.arg == "shell" and not (isinstance(word.value, ast.Constant) and not word.value.value)
                    assert not shell, where
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & BANNED_MODULES, where


CODE = [
    "__import__('os').system('touch MARK')",
    "(lambda: open('MARK', 'w'))()",
    "!!python/object/apply:os.system ['touch MARK']",
    "cos\nsystem\n(S'touch MARK'\ntR.",
    "$(touch MARK)",
    "`touch MARK`",
    "; touch MARK;",
    "{{ ''.__class__ }}",
    "%s%s%n {0.__class__}",
    'O:8:"stdClass":0:{}',
    "<?php system('touch MARK') ?>",
    "'); attach database 'MARK' as x; --",
]


def test_code_in_a_cell_is_words(desk: Desk, world: World, tmp_path: Path):
    mark = tmp_path / "ran"
    path, said = tmp_path / "questions.csv", tmp_path / "answers.csv"
    codes = [code.replace("MARK", str(mark)) for code in CODE]
    cells = ['"' + code.replace('"', '""') + '"' for code in codes]
    path.write_text(
        "id,title,content_html,creator,topic,tags\n" + "".join(f"{n},{c},{c},{c},x,{c}\n" for n, c in enumerate(cells))
    )
    replies = [f'{n},{n},{c},"Try {c[1:]}\n' for n, c in enumerate(cells)]
    said.write_text("id,question_id,creator,content_html\n" + "".join(replies))
    acting(desk, world.advisor).transfer.import_tickets(path, "support-questions", said)
    assert not mark.exists()
    titles = {row.title for row in desk.tickets.page(Query(View.ALL), most=100)}
    assert {" ".join(code.split()) for code in codes} <= titles


def test_a_profile_is_data(desk: Desk, world: World, tmp_path: Path):
    acting(desk, world.advisor)
    for name in ("../../etc/passwd", "/etc/passwd", "trellis.toml", "trellis\x00", "..", "", "x" * 5000, "__init__"):
        with pytest.raises(Trouble, match="There is no import profile"):
            desk.transfer.look(world.file, name)


def test_any_bytes_give_a_look_or_a_sentence(desk: Desk, world: World, tmp_path: Path):
    acting(desk, world.advisor)
    chance = random.Random(20261122)
    good = world.file.read_bytes() * 30
    path = tmp_path / "any.csv"
    for round in range(120):
        kind = round % 4
        if kind == 0:
            data = bytes(chance.randrange(256) for _ in range(chance.randrange(2000)))
        elif kind == 1:
            data = bytearray(good)
            for _ in range(chance.randrange(1, 30)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        elif kind == 2:
            data = gzip.compress(good)[: chance.randrange(5, 200)]
        else:
            data = "".join(chance.choice('",;\n\r\t\x00=aé\ufeff') for _ in range(500)).encode(
                chance.choice(["utf-8", "utf-16", "utf-32", "cp1252"]), "replace"
            )
        path.write_bytes(bytes(data))
        try:
            desk.transfer.look(path, "support-questions", path if chance.random() < 0.2 else None)
            desk.transfer.detect(path)
        except Trouble as trouble:
            told = str(trouble)
            assert told.isprintable(), told
