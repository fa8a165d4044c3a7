"""The command line as people use it: real processes, real desk files, secrets through standard input.

Each command and each exit code is met in a process of its own (`run`); variations of them go through the same door in
this one (`call`), which is faster.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.projects import approved, opened
from trellis import __version__, paths, pins
from trellis.__main__ import main
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Person, Role
from trellis.rules.tickets import Intake
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

CHECKOUT = Path(__file__).parent.parent
CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS, PIN = "plum orbit lantern quiet", "2580"
JULIA, MAYA = ("--as", "Julia Soto"), ("--as", "Maya R.")
DONE, TROUBLE, USAGE, REFUSED, FAULTS, PROBLEMS = 0, 1, 2, 3, 4, 5


@dataclass
class Ended:
    """How a process ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass
class Home:
    """The places of one account, and the command in it."""

    folder: Path

    @property
    def desk(self) -> Path:
        return self.folder / "user" / paths.DESK_NAME

    def call(self, *words: str | Path, secret: str | bytes | None = None) -> Ended:
        """What `run` does, without a new process."""
        streams = [io.TextIOWrapper(io.BytesIO(start), "utf-8") for start in (line_of(secret), b"", b"")]
        with pytest.MonkeyPatch.context() as here:
            here.setenv("TRELLIS_HOME", str(self.folder))
            here.chdir(self.folder)
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                here.setattr(sys, name, stream)
            try:
                code = main([str(word) for word in words])
            except SystemExit as left:
                code = int(left.code or 0)
        for stream in streams[1:]:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])  # type: ignore[attr-defined]
        return plain(Ended(code, out, err))

    def run(self, *words: str | Path, secret: str | bytes | None = None, **more: str) -> Ended:
        """Run `trellis WORDS`; `secret` is the first line of its standard input."""
        source = str(CHECKOUT / "src")
        environment = {**os.environ, "TRELLIS_HOME": str(self.folder), "PYTHONPATH": source, **more}
        command = [sys.executable, "-m", "trellis", *map(str, words)]
        ended = subprocess.run(
            command,
            input=line_of(secret),
            capture_output=True,
            env=environment,
            cwd=self.folder,
            check=False,
            timeout=60,
        )
        return plain(Ended(ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8")))


def line_of(secret: str | bytes | None) -> bytes:
    return (secret.encode() if isinstance(secret, str) else secret or b"") + b"\n"


def plain(told: Ended) -> Ended:
    """What a terminal gets is words, never a traceback or something that steers it."""
    assert "Traceback" not in told.said, told.said
    assert not any(ord(letter) < 32 and letter != "\n" for letter in told.said), told.said
    return told


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with an advisor, a tech with a PIN and one ticket, made once."""
    path = tmp_path_factory.mktemp("made") / paths.DESK_NAME
    create_desk(path, "Riverside High", "Julia", "Soto", "", WORDS, cost=CHEAP)
    desk = Desk(Database(path), cost=CHEAP)
    desk.keys.sign_in(desk.keys.names()[0].id, WORDS)
    maya = desk.people.add(Person(new_id(), "Maya", "Rivera", role=Role.TECH)).value.id
    for twin in ("Rivers", "Riker"):
        bo = desk.people.add(Person(new_id(), "Bo", twin, role=Role.TECH)).value.id
        desk.keys.set_pin(bo, PIN)
    desk.keys.set_pin(maya, PIN)
    desk.tickets.open(Intake("=1+1 will not charge", requester_name="Mr. Okafor"))
    desk.keys.sign_out()
    desk.close()
    return path


@pytest.fixture
def bare(tmp_path: Path) -> Home:
    folder = tmp_path / "home"
    folder.mkdir()
    return Home(folder)


@pytest.fixture
def home(bare: Home, made: Path) -> Home:
    bare.desk.parent.mkdir()
    shutil.copy(made, bare.desk)
    return bare


def csv_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def titles(desk: Path) -> list[str]:
    driver = sqlite3.connect(f"{desk.as_uri()}?mode=ro", uri=True)
    try:
        return [row[0] for row in driver.execute("select title from ticket order by pk")]
    finally:
        driver.close()


# Open to everybody


def test_version_and_help(bare: Home):
    assert bare.run("--version").out.strip() == __version__
    assert bare.call("version").out == f"trellis {__version__}\n"
    told = bare.run("--help")
    assert told.code == DONE
    for command in "import export backup backups restore verify demo self-test version".split():
        assert f"\n    {command} " in told.out
    assert "130 stopped" in told.out


def test_wrong_usage(bare: Home):
    assert bare.run("burn").code == USAGE
    assert bare.call("import", "tickets", "x.csv", "--profile", "trellis").code == USAGE  # nobody named
    assert list(bare.folder.rglob("*")) == []


def test_without_a_desk(bare: Home):
    told = bare.run("verify")
    assert (told.code, told.out) == (TROUBLE, "")
    assert "There is no desk on this computer yet." in told.err
    told = bare.call("--desk", "gone.trellis", "verify", "--json")
    assert (told.code, told.out) == (TROUBLE, "")
    assert "no file" in told.err
    told = bare.call("backup", *JULIA, "--desk", bare.folder / "gone.trellis", secret=WORDS)
    assert told.code == TROUBLE
    assert not (bare.folder / "gone.trellis").exists()


def test_self_test(bare: Home):
    told = bare.run("self-test")
    assert told.code == DONE, told.said
    assert told.out.count("well: ") == 3
    assert list(bare.folder.rglob("*.trellis")) == []


def test_verify_a_sound_a_faulty_and_a_damaged_file(home: Home):
    told = home.run("verify")
    assert told.code == DONE, told.said
    assert "rows were checked" in told.out
    assert "signed by an advisor" in told.out
    report = json.loads(home.call("verify", "--json").out)
    assert (report["sound"], report["faults"]) == (True, [])
    assert report["fingerprint"]
    assert report["head"]

    driver = sqlite3.connect(home.desk)
    driver.execute("update ticket set title = 'Changed by hand'")
    driver.execute('create table "odd\x1b[31m" (x)')
    driver.commit()
    driver.close()
    other = home.desk.rename(home.folder / "other.trellis")
    told = home.run("verify", other.name)
    assert told.code == FAULTS
    assert "Nothing is promised" in told.out
    told = home.call("verify", "--json", other)
    assert told.code == FAULTS
    assert {"stranger", "rows"} & {fault["kind"] for fault in json.loads(told.out)["faults"]}

    with other.open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff" * 20_000)
    assert home.call("verify", other).code == FAULTS


def test_verify_holds_the_desk_against_what_this_computer_remembers(home: Home, made: Path):
    old = home.desk.read_bytes()
    assert home.call("backup", *JULIA, secret=WORDS).code == DONE  # at the end the head is signed and remembered
    assert home.call("verify").code == DONE
    home.desk.write_bytes(old)
    told = home.call("verify")
    assert told.code == FAULTS
    assert "remembered" in told.out
    assert home.call("verify", made).code == DONE


def cut_off(desk: Path) -> None:
    """Takes the newest line and the head over it out, so that nothing inside tells of them."""
    driver = sqlite3.connect(desk)
    driver.execute("delete from head where seq = (select max(seq) from history)")
    driver.execute("delete from history where seq = (select max(seq) from history)")
    driver.commit()
    driver.close()


def test_verify_holds_a_file_against_a_fingerprint_and_a_head(home: Home):
    told = home.run("verify")
    report = json.loads(home.call("verify", "--json").out)
    fingerprint, head = report["fingerprint"], report["head"]
    assert f"The fingerprint is {fingerprint}." in told.out
    assert f"The newest signed line is {head}." in told.out
    for typed in (fingerprint, fingerprint.replace(" ", "").upper()):
        assert home.call("verify", "--trust", typed, "--head", head).code == DONE
    told = home.run("verify", "--trust", "0000 " * 8)
    assert (told.code, "fingerprint was given" in told.out) == (FAULTS, True)
    told = home.call("verify", "--json", "--trust", "0" * 32, "--head", f"1:{'0' * 64}", home.desk)
    report = json.loads(told.out)
    assert (told.code, report["sound"], [f["kind"] for f in report["faults"]]) == (FAULTS, False, ["root", "head"])
    cut_off(home.desk)
    assert home.call("verify").code == DONE
    told = home.call("verify", "--head", head)
    assert told.code == FAULTS
    assert f"Line {head.split(':')[0]} of history, given to check against, is missing or was changed." in told.out


@pytest.mark.parametrize(
    "words", [("--trust", "0123"), ("--trust", "\x1b[31m"), ("--head", "12"), ("--head", "12:00"), ("--trust",)]
)
def test_verify_with_what_is_no_fingerprint_or_head_is_wrong_usage(home: Home, words: tuple[str, ...]):
    told = home.call("verify", *words)
    assert (told.code, told.out) == (USAGE, "")
    assert "usage: trellis verify" in told.err


def test_verify_holds_a_file_against_an_advisors_stick(home: Home, tmp_path: Path):
    with closing(Desk(Database(home.desk), cost=CHEAP)) as desk:
        julia = next(n.id for n in desk.keys.names() if n.shown == "Julia Soto")
        for _ in range(2):
            desk.keys.sign_in(julia, WORDS)
        stick = desk.keys.write_stick(tmp_path)
        desk.keys.sign_out()
    assert home.run("verify", "--stick", stick).code == DONE
    assert home.call("verify", "--stick", stick, "--trust", "0" * 32).code == FAULTS
    line = stick.read_text("utf-8").split("Newest signed line: ")[1].split(":")[0]
    driver = sqlite3.connect(home.desk)
    driver.execute("delete from head where seq >= ?", (line,))
    driver.execute("delete from history where seq >= ?", (line,))
    driver.commit()
    driver.close()
    assert home.call("verify").code == DONE
    told = home.call("verify", "--json", "--stick", stick)
    assert (told.code, [f["kind"] for f in json.loads(told.out)["faults"]]) == (FAULTS, ["head"])

    stick.write_text(stick.read_text("utf-8").replace("Riverside", "River\x1b[31mside"), "utf-8")
    for wrong in (stick, tmp_path / "gone.txt"):
        told = home.call("verify", "--stick", wrong)
        assert (told.code, told.out) == (TROUBLE, "")
        assert "Nothing was checked against it." in told.err


@pytest.fixture
def decision(home: Home) -> tuple[Path, str]:
    """An approval signed at the desk, as a file, and the desk's fingerprint."""
    file = home.folder / "approval.txt"
    with opened(home.desk) as desk:
        people = {n.shown: n.id for n in desk.keys.names()}
        project = approved(desk, people["Maya R."], people["Julia Soto"], title="A \x1b[31mlouder bell")
        (signoff,) = desk.projects.page(project).standing.signoffs
        desk.signoffs.export(project, signoff.id, file)
        return file, desk.keys.fingerprint()


def test_verify_checks_a_signed_decision_without_the_desk(home: Home, decision: tuple[Path, str]):
    file, fingerprint = decision
    home.desk.unlink()
    told = home.run("verify", file.name)
    assert (told.code, told.err) == (DONE, "")
    for said in ("Decision:    Approved.", "louder bell", "Julia Soto", "only when its fingerprint is the one"):
        assert said in told.out
    told = home.call("verify", file, "--trust", fingerprint)
    assert told.code == DONE
    assert "the fingerprint is the one given" in told.out
    told = home.call("verify", "--trust", "0" * 32, file)
    assert told.code == FAULTS
    assert f"its fingerprint is {fingerprint}" in told.out
    assert "Approved" not in told.out, "what does not hold is not repeated"
    told = home.call("verify", file, "--head", f"1:{'0' * 64}")
    assert (told.code, told.out) == (USAGE, "")
    assert "Leave --head out" in told.err


def test_verify_names_what_is_wrong_with_a_signed_decision(home: Home, decision: tuple[Path, str]):
    file, fingerprint = decision
    text = file.read_text("utf-8")
    for forged, said in (
        (text.replace("louder", "softer"), "what was signed is not what stands in this file"),
        (text.replace("Approved. The", "Declined. The"), "The readable part was changed"),
        (text[:-30], "changed or cut off"),
    ):
        file.write_text(forged, "utf-8")
        told = home.call("verify", file)
        assert (told.code, told.err) == (FAULTS, "")
        assert said in told.out
    told = home.call("verify", file, "--json")
    report = json.loads(told.out)
    assert (told.code, report["sound"], [f["kind"] for f in report["faults"]]) == (FAULTS, False, ["signature"])
    file.write_text(text, "utf-8")
    report = json.loads(home.call("verify", "--json", "--trust", fingerprint, file).out)
    assert (report["sound"], report["compared"], report["fingerprint"]) == (True, True, fingerprint)


def test_verify_holds_a_signed_decision_against_a_stick(home: Home, decision: tuple[Path, str], tmp_path: Path):
    file, _ = decision
    with opened(home.desk) as desk:
        desk.frame.enter(next(n.id for n in desk.keys.names() if n.shown == "Julia Soto"))
        stick = desk.keys.write_stick(tmp_path)
    told = home.call("verify", file, "--stick", stick)
    assert told.code == DONE
    assert "the fingerprint is the one given" in told.out
    assert home.call("verify", file, "--stick", stick, "--trust", "0" * 32).code == FAULTS


def test_the_help_says_what_a_file_alone_cannot_show(home: Home):
    told = home.run("verify", "--help")
    assert told.code == DONE
    said = " ".join(told.out.split())
    for words in ("--trust FINGERPRINT", "--head SEQ:HASH", "--stick FILE", "A file alone cannot show"):
        assert words in said


# Signing in


def test_who_and_which_secret(home: Home):
    told = home.run("backups", *JULIA, secret="")
    assert (told.code, told.out) == (REFUSED, "")
    told = home.run("backups", *JULIA, secret="wrong")
    assert (told.code, told.out) == (REFUSED, "")
    assert "That did not match." in told.err
    for secret in (PIN, b"\xff\xfe\x00"):
        told = home.call("backups", *JULIA, secret=secret)
        assert (told.code, told.out) == (REFUSED, "")
        assert "That did not match." in told.err
    told = home.call("backups", *JULIA, secret=WORDS)
    assert told.code == REFUSED, "the wait after three wrong tries holds for the right one too"
    for name, secret, said in (
        ("Nobody", WORDS, "Nobody named “Nobody” signs in here."),
        ("\x1b[31m" + "x" * 500, WORDS, "…”"),
        ("Bo R.", PIN, "More than one person"),
        ("Mr. Okafor", WORDS, "Nobody named"),
        ("maya rivera", "", "No PIN or passphrase was given."),
    ):
        told = home.call("backups", "--as", name, secret=secret)
        assert (told.code, told.out) == (REFUSED, "")
        assert said in told.err
        assert len(told.err) < 300
    assert home.call("backups", "--as", "maya RIVERA", secret=PIN + "\r").code == DONE
    assert home.call("backups", "--as", "bo riker", secret=PIN).code == DONE
    assert home.call("backups", secret=PIN).code == REFUSED
    assert not (home.folder / "logs" / "crash.txt").exists()


# Import and export

HEADER = "id,title,content_html,creator,topic,tags,created,updated,is_solved,is_archived,is_locked,is_spam,num_votes"


def questions(folder: Path, *rows: str) -> Path:
    path = folder / "questions.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    return path


def test_import_looks_then_takes_everything(home: Home):
    path = questions(home.folder, "1,Écran noir,<p>Why?</p>,Ada,network,,2025-01-01,,,,,,3")
    words = ("import", "tickets", path.name, "--profile", "support-questions", *JULIA)
    told = home.call(*words, "--dry-run", secret=WORDS)
    assert told.code == DONE, told.said
    assert "New tickets: 1." in told.out
    assert "num_votes" in told.out
    assert titles(home.desk) == ["=1+1 will not charge"]
    told = home.run(*words, secret=WORDS, PYTHONIOENCODING="ascii")
    assert told.code == DONE
    assert "Imported 1 tickets" in told.out
    assert titles(home.desk) == ["=1+1 will not charge", "Écran noir"]
    assert home.call("verify").code == DONE


def test_import_with_problems_takes_nothing(home: Home):
    hostile = "<b>\x1b[2J" + "x" * 3000
    path = questions(home.folder, f'1,T,,Ada,,,"{hostile}",,,,,,', "1,T,,Ada,,,,,,,,,")
    words = ("import", "tickets", path, "--profile", "support-questions", *JULIA)
    told = home.run(*words, secret=WORDS)
    assert told.code == PROBLEMS
    assert "line 2, created" in told.out
    assert "Imported" not in told.out
    assert len(told.said) < 1500
    assert titles(home.desk) == ["=1+1 will not charge"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("questions.csv", "--profile", "../../etc/passwd"), "There is no import profile called “../../etc/passwd”"),
        (("gone.csv", "--profile", "trellis"), "“gone.csv” is not there"),
        (("questions.csv", "--profile", "trellis"), "has no column"),
        ((".", "--profile", "trellis"), "is not a file"),
    ],
)
def test_import_of_what_cannot_be(home: Home, words: tuple[str, ...], said: str):
    questions(home.folder)
    told = home.call("import", "tickets", *words, *JULIA, secret=WORDS)
    assert told.code == TROUBLE
    assert said in told.err


def test_a_tech_neither_imports_nor_exports_nor_restores(home: Home, made: Path):
    path = questions(home.folder, "1,T,,Ada,,,,,,,,,")
    before = titles(home.desk)
    for words in (
        ("import", "tickets", path, "--profile", "support-questions"),
        ("export", "tickets", "out.csv"),
        ("restore", made),
    ):
        told = home.call(*words, *MAYA, secret=PIN)
        assert told.code == REFUSED, words
        assert "not yours to do" in told.err
    assert not (home.folder / "out.csv").exists()
    assert titles(home.desk) == before
    assert list(home.desk.parent.glob("*before-restore*")) == []


def test_export_and_read_back(home: Home):
    told = home.run("export", "tickets", "out.csv", "--replies", "said.csv", *JULIA, secret=WORDS)
    assert told.code == DONE, told.said
    assert "Tickets written to out.csv: 1." in told.out
    assert csv_of(home.folder / "out.csv")[0]["Title"] == "'=1+1 will not charge"
    told = home.call(
        "import", "tickets", "out.csv", "--replies", "said.csv", "--profile", "trellis", *JULIA, secret=WORDS
    )
    assert "Here already: 1." in told.out
    assert "Imported 0 tickets" in told.out
    for words, code, said in (
        (("--view", "burnt\x1b"), USAGE, "There is no view named"),
        (("--view", "to-tell", "--search", 'status:"( OR'), DONE, ": 0."),
    ):
        told = home.call("export", "tickets", "out.csv", *words, *JULIA, secret=WORDS)
        assert told.code == code
        assert said in told.said


def test_an_export_does_not_replace_the_desk(home: Home):
    told = home.call("export", "tickets", home.desk, *JULIA, secret=WORDS)
    assert told.code == TROUBLE
    assert "is a desk" in told.err
    assert home.call("verify").code == DONE


# Backup and restore


def test_back_up_list_and_put_back(home: Home):
    told = home.run("backup", *MAYA, secret=PIN)
    assert told.code == DONE, told.said
    (backup,) = (home.desk.parent / "backups").glob("*.trellis")
    assert str(backup) in told.out
    told = home.run("backups", *MAYA, secret=PIN)
    assert told.out.count("\n") == 1
    assert "sound" in told.out
    assert str(backup) in told.out

    path = questions(home.folder, "1,Too much,,Ada,,,,,,,,,")
    assert home.call(
        "import", "tickets", path, "--profile", "support-questions", *JULIA, secret=WORDS
    ).code == DONE  # fmt: skip
    assert len(titles(home.desk)) == 2
    told = home.run("restore", backup, *JULIA, secret=WORDS)
    assert told.code == DONE, told.said
    assert titles(home.desk) == ["=1+1 will not charge"]
    (kept,) = home.desk.parent.glob("*before-restore*.trellis")
    assert str(kept) in told.out
    assert len(titles(kept)) == 2
    # History says who did it, and this computer does not take it for a file that went back in time.
    driver = sqlite3.connect(f"{home.desk.as_uri()}?mode=ro", uri=True)
    assert driver.execute("select action, actor is not null from history order by seq desc").fetchone() == (
        "restore",
        1,
    )
    driver.close()
    assert home.call("verify").code == DONE


def test_a_damaged_or_missing_desk_is_put_back_by_anybody(home: Home, made: Path):
    assert home.call("backup", *MAYA, secret=PIN).code == DONE
    (backup,) = (home.desk.parent / "backups").glob("*.trellis")
    home.desk.write_bytes(home.desk.read_bytes()[:30_000])
    assert home.call("backup", *MAYA, secret=PIN).code == TROUBLE
    told = home.call("backups")
    assert told.code == DONE, told.said
    assert str(backup) in told.out
    told = home.run("restore", backup)
    assert told.code == DONE, told.said
    assert "is kept as" in told.out
    home.desk.unlink()
    told = home.call("restore", backup, "--desk", home.desk)
    assert told.code == DONE, told.said
    assert home.call("verify").code == DONE


def test_what_is_no_backup_is_not_put_back(home: Home):
    before = home.desk.read_bytes()
    for name, content in (("text.trellis", b"hello"), ("empty.trellis", b""), ("half.trellis", before[:20_000])):
        (home.folder / name).write_bytes(content)
        told = home.call("restore", name, *JULIA, secret=WORDS)
        assert told.code == TROUBLE
        assert "cannot be restored" in told.err
        assert "The desk is as it was." in told.err
    assert titles(home.desk) == ["=1+1 will not charge"]
    told = home.call("backup", "--to", "gone", *MAYA, secret=PIN)
    assert told.code == TROUBLE
    assert "gone" in told.err


def test_a_mistake_of_ours_is_a_sentence_and_a_note(home: Home):
    # A table changed by another program in a way no rule foresees.
    driver = sqlite3.connect(home.desk)
    driver.execute("update desk set settings = '[]'")
    driver.commit()
    driver.close()
    told = home.run("backup", *MAYA, secret=PIN)
    assert told.code == TROUBLE
    assert "Trellis made a mistake." in told.err
    note = home.folder / "logs" / "crash.txt"
    assert str(note) in told.err
    assert "Error" in note.read_text("utf-8")


def test_the_command_remembers_what_the_window_would(home: Home, monkeypatch: pytest.MonkeyPatch):
    assert home.call("backups", *JULIA, secret=WORDS).code == DONE
    monkeypatch.setenv("TRELLIS_HOME", str(home.folder))
    desk = Desk(Database(home.desk))
    try:
        pinned = pins.recall(paths.pins_file(), desk.settings.info().id)
        assert pinned
        assert desk.keys.against(pinned) == []
    finally:
        desk.close()
