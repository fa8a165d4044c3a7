"""What is checked for whoever asks: signed decisions in files. (`verify` has tests of its own in tests/store.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import make_file
from tests.projects import approved, keyed, opened
from trellis.desk.checking import is_decision, signed_decision
from trellis.rules.errors import Invalid, Trouble


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def told(desk_file: Path, tmp_path: Path) -> tuple[Path, str]:
    """An approval as a file, and the fingerprint of its desk."""
    crew, file = make_file(desk_file), tmp_path / "approval.txt"
    with opened(desk_file) as desk:
        keyed(desk, crew)
        project = approved(desk, crew.maya, crew.advisor)
        (signoff,) = desk.projects.page(project).standing.signoffs
        desk.signoffs.export(project, signoff.id, file)
        return file, desk.keys.fingerprint()


def test_a_file_is_told_from_a_desk(told: tuple[Path, str], desk_file: Path, tmp_path: Path):
    file, _ = told
    assert is_decision(file)
    spoiled = tmp_path / "spoiled.txt"
    spoiled.write_bytes(b"\xff\xfe" + file.read_bytes()[:-20])
    assert is_decision(spoiled), "what was one is still told as one"
    (tmp_path / "other.txt").write_text("Hello")
    for other in (desk_file, tmp_path / "other.txt", tmp_path / "gone.txt", tmp_path):
        assert not is_decision(other)
    with opened(desk_file) as desk:
        assert not is_decision(desk.path)


def test_it_holds_and_is_compared_with_what_is_given(told: tuple[Path, str]):
    file, fingerprint = told
    alone = signed_decision(file)
    assert (alone.holds, alone.compared, alone.fingerprint) == (True, False, fingerprint)
    assert "Decision:" in alone.readable
    assert signed_decision(file, fingerprint.upper().replace(" ", "")).compared
    other = signed_decision(file, fingerprint[::-1])
    assert not other.holds
    assert fingerprint in other.wrong[0]
    assert other.told()["faults"] == [{"kind": "signature", "said": other.wrong[0]}]
    with pytest.raises(Invalid):
        signed_decision(file, "abc")


def test_a_desk_knows_its_own_and_says_when_it_is_another_s(told: tuple[Path, str], tmp_path: Path):
    file, _ = told
    with opened(tmp_path / "school.trellis") as desk:
        assert desk.checks.signature(file).compared, "nobody has to be signed in"
    other = tmp_path / "other.trellis"
    crew = make_file(other)
    with opened(other) as desk:
        assert not desk.checks.signature(file).compared, "a desk without a root record has nothing to compare with"
        keyed(desk, crew)
        assert (desk.checks.signature(file).holds, desk.checks.signature(file).compared) == (True, False)


@pytest.mark.parametrize(
    ("before", "most", "after"),
    [(b"", -30, b""), (b"", 0, b""), (b"\xff", None, b""), (b"", None, b"x" * 3_000_000)],
)
def test_what_is_none_holds_nothing(told: tuple[Path, str], before: bytes, most: int | None, after: bytes):
    file, _ = told
    file.write_bytes(before + file.read_bytes()[:most] + after)
    found = signed_decision(file)
    assert (found.holds, found.readable, found.fingerprint, found.project) == (False, "", "", None)


def test_a_file_that_cannot_be_read_is_trouble(tmp_path: Path):
    for path in (tmp_path / "gone.txt", tmp_path):
        with pytest.raises(Trouble, match="could not be read"):
            signed_decision(path)
