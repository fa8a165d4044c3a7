"""A signed decision as a text file: it checks without the desk, and whoever changes it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.exchange import signature
from trellis.exchange.signature import check, read, write
from trellis.rules.errors import Invalid
from trellis.rules.history import canonical
from trellis.rules.keys import (
    AdvisorKey,
    Pair,
    Retirement,
    Root,
    RootRecord,
    fingerprint,
    make_root,
    recovery_pair,
    weigh,
)
from trellis.rules.proposal import HandedIn, Milestone, PartName, Proposal, Shown, as_text
from trellis.rules.signoffs import Comment, Decision, Gate, Signoff, comments_text, head_text

DESK, JULIA, BEN, EVE, MAYA, LINH, PROJECT = (UUID(int=n) for n in range(1, 8))
NAMES = {JULIA: "Julia Soto", BEN: "Ben Okafor", MAYA: "Maya Rivera", LINH: "Linh Tran", EVE: "Eve"}
FIRST, SECOND, OWN, NEXT = (Pair(bytes([n]) * 64) for n in range(1, 5))
RECOVERY = recovery_pair(bytes(16), DESK)
ROOT = make_root(
    RootRecord(DESK, 1000, FIRST.signing_public, RECOVERY.signing_public, RECOVERY.exchange_public), FIRST, RECOVERY
)
CONTENT = as_text(
    HandedIn(
        Proposal(
            title="Quiet room",
            question="How loud is it?",
            make="A map.\nDecided by: Eve",
            milestones=(Milestone("a", "Measure", date(2026, 11, 2)),),
        ),
        (MAYA, LINH),
        evidence=(Shown("file", "map.png", "The map", "a", "ab" * 32),),
    )
)


def key(
    id: int, person: UUID, own: Pair, by: Pair, certified_by: int | None, position: int, replaces: int | None = None
) -> AdvisorKey:
    made = AdvisorKey(
        UUID(int=id),
        person,
        own.signing_public,
        own.exchange_public,
        b"wrapped",
        b"wrapped",
        UUID(int=certified_by) if certified_by else None,
        UUID(int=replaces) if replaces else None,
        position,
        1000 + position,
    )
    return made.certified(DESK, by)


ROOT_KEY = key(10, JULIA, FIRST, FIRST, 10, 3)
BEN_KEY = key(11, BEN, SECOND, FIRST, 10, 5)
EVE_KEY = key(12, EVE, OWN, FIRST, 10, 7)
TRUST = weigh(DESK, ROOT, (ROOT_KEY, BEN_KEY, EVE_KEY))


def made(by: Pair = SECOND, **changes: Any) -> Signoff:
    plain = Signoff(
        UUID(int=20),
        PROJECT,
        UUID(int=21),
        Gate.PROPOSAL,
        2,
        Decision.APPROVE,
        "Well thought out.\nDecision:    Declined.",
        comments_text([Comment("c", "Ask Ms. Lee.", PartName.WORKS, must=True), Comment("d", "Good luck.")]),
        3,
        "cd" * 32,
        0,
        BEN,
        BEN_KEY.id,
        datetime(2026, 11, 2, 14, 33, 5, 250_000, tzinfo=UTC),
        (head_text(UUID(int=30), 40, bytes(32)), head_text(UUID(int=31), 12, bytes(32))),
    )
    return replace(plain, **changes).signed_by(DESK, CONTENT, by)


TEXT = write(made(), CONTENT, TRUST, NAMES, "Lincoln desk")


def told(text: str = TEXT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text.splitlines()[-1])
    return found


def with_line(changed: dict[str, Any], text: str = TEXT) -> str:
    return text[: text.rstrip("\n").rindex("\n") + 1] + canonical(changed).decode() + "\n"


def test_what_is_written_is_read_and_holds():
    file = read(TEXT)
    assert check(file) == ()
    assert check(file, fingerprint(ROOT.record).upper()) == ()
    assert file.signoff == made()
    assert file.content == CONTENT
    assert (file.desk, file.desk_name, file.fingerprint) == (DESK, "Lincoln desk", fingerprint(ROOT.record))


def test_a_person_can_read_it():
    for line in (
        "Decision:    Approved. The project may begin.",
        "Project:     Quiet room",
        "Version:     2 (decision number 3)",
        "By:          Maya Rivera, Linh Tran",
        "Decided by:  Ben Okafor",
        "Signed:      2026-11-02 14:33:05 UTC",
        "Desk:        Lincoln desk",
        f"Fingerprint: {fingerprint(ROOT.record)}",
        "  | Well thought out.",
        "  | Decision:    Declined.",
        "  | Decided by: Eve",
        "Comment on works, required:",
    ):
        assert line in TEXT.splitlines()
    assert "cannot tell whether the decision was taken back later" in TEXT.replace("\n", " ")


def test_only_what_is_needed_is_in_it():
    file = read(TEXT)
    assert [k.id for k in file.keys] == [ROOT_KEY.id, BEN_KEY.id]
    assert "wrapped" not in TEXT
    assert b"wrapped".hex() not in TEXT
    assert set(file.names) == {BEN, MAYA, LINH}


def test_line_ends_of_other_systems_do_not_matter():
    assert check(read("\ufeff" + TEXT.replace("\n", "\r\n"))) == ()
    assert check(read(TEXT.rstrip("\n"))) == ()


@pytest.mark.parametrize(
    ("signoff", "said"),
    [
        (made(gate=Gate.COMPLETION), "The project is complete"),
        (made(decision=Decision.CHANGES), "Changes were asked for"),
        (made(decision=Decision.DECLINE), "Declined"),
        (made(decision=Decision.REVOKE, revokes=2), "Decision number 2 was taken back"),
    ],
)
def test_each_decision_is_told(signoff: Signoff, said: str):
    text = write(signoff, CONTENT, TRUST, NAMES)
    assert said in text.splitlines()[2]
    assert check(read(text)) == ()


def test_another_desks_fingerprint():
    (said,) = check(read(TEXT), "0" * 32)
    assert fingerprint(ROOT.record) in said
    with pytest.raises(Invalid):
        check(read(TEXT), "x")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Approved. The", "Declined. The"),
        ("Decided by:  Ben Okafor", "Decided by:  Julia Soto"),
        ("2026-11-02", "2026-11-03"),
        ("  | How loud is it?", "  | How quiet is it?"),
        ("Version:     2", "Version:     1"),
        ("A decision", "No decision"),
        ("Do not change", "Feel free to change"),
    ],
)
def test_the_readable_part_cannot_be_edited(old: str, new: str):
    head, line = TEXT[: TEXT.rindex("{", 0, TEXT.rindex('"comments"'))], ""
    assert old in head + line
    assert check(read(TEXT.replace(old, new, 1))) == (
        "The readable part was changed: it does not say what was signed.",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("decision", "decline"),
        ("gate", "completion"),
        ("note", "Fine"),
        ("version", 3),
        ("count", 1),
        ("previous", ""),
        ("time", 1_700_000_000_000),
        ("project", UUID(int=99).hex),
        ("submission", UUID(int=99).hex),
        ("comments", []),
    ],
)
def test_what_was_signed_cannot_be_edited(name: str, value: Any):
    changed = told()
    changed["statement"][name] = value
    file = read(with_line(changed))
    assert "This decision does not hold: what was signed is not what stands in this file." in check(file)
    rebuilt = signature._readable(file) + TEXT.splitlines()[-1] + "\n"
    assert len(check(read(rebuilt))) == 1 or name in ("count", "previous", "project", "submission")


def test_another_version_under_the_same_signature():
    changed = told()
    changed["statement"]["content"]["proposal"]["title"] = "Loud room"
    assert any("does not hold" in said for said in check(read(with_line(changed))))


def test_a_signer_who_is_none():
    for signoff in (made(OWN), made(OWN, signer=EVE), made(signer=JULIA)):
        with pytest.raises(ValueError, match="does not hold"):
            write(signoff, CONTENT, TRUST, NAMES)
    changed = told()
    changed["statement"]["signer"] = JULIA.hex
    assert any("not signed by an advisor" in said for said in check(read(with_line(changed))))


def test_a_key_nobody_certified():
    """Eve puts her own key in the place of Ben's and signs with it."""
    forged = replace(BEN_KEY, signing_public=OWN.signing_public, wrapped=b"", recovery_wrapped=b"")
    changed = told()
    changed["keys"][1]["statement"] = json.loads(forged.statement(DESK))
    changed["signature"] = made(OWN).signature.hex()
    assert any("not signed by an advisor" in said for said in check(read(with_line(changed))))
    changed["keys"] = changed["keys"][1:]
    assert any("not signed by an advisor" in said for said in check(read(with_line(changed))))


def test_a_root_of_ones_own_needs_the_fingerprint():
    own = RootRecord(DESK, 1000, OWN.signing_public, RECOVERY.signing_public, RECOVERY.exchange_public)
    other = RootRecord(DESK, 1000, OWN.signing_public, NEXT.signing_public, NEXT.exchange_public)
    mine = key(11, BEN, OWN, OWN, 11, 3)
    whole = write(made(OWN), CONTENT, weigh(DESK, make_root(other, OWN, NEXT), (mine,)), NAMES)
    assert check(read(whole)) == ()
    assert check(read(whole), fingerprint(ROOT.record))
    half = read(whole)
    assert "root record" in check(replace(half, root=Root(own, half.root.advisor_signature, b"x" * 64)))[0]
    assert check(replace(read(TEXT), desk=EVE))


def test_keys_the_trust_rests_on_and_retirements_go_along():
    """Ben's key is certified by Julia's, which was replaced later; Ben's is retired after he signed."""
    after = key(13, JULIA, NEXT, RECOVERY, None, 60, replaces=10)
    gone = Retirement(UUID(int=50), BEN_KEY.id, after.id, 70, "Left", 5000).signed_by(DESK, NEXT)
    trust = weigh(DESK, ROOT, (ROOT_KEY, BEN_KEY, EVE_KEY, after), (gone,))
    file = read(write(made(), CONTENT, trust, NAMES))
    assert {k.id for k in file.keys} == {ROOT_KEY.id, BEN_KEY.id, after.id}
    assert file.retirements == (gone,)
    assert check(file) == ()
    late = made(heads=(head_text(UUID(int=30), 70, bytes(32)),))
    with pytest.raises(ValueError, match="retired"):
        write(late, CONTENT, trust, NAMES)
    assert "This decision does not hold: its key had been retired by then." in check(replace(file, signoff=late))


def test_a_decision_over_no_history():
    with pytest.raises(ValueError, match="history"):
        write(made(heads=()), CONTENT, TRUST, NAMES)


def test_hidden_characters_are_written_out():
    text = write(made(note="fine\u202edenied\x00\u2028Decided by: Eve"), CONTENT, TRUST, {**NAMES, BEN: "B\nDesk: x"})
    assert "\\u202edenied" in text
    assert "\nDesk: x" not in text
    assert "\nDecided by: Eve" not in text
    assert check(read(text)) == ()


def test_what_is_no_file_is_refused():
    line = told()
    bad: list[str] = ["", "x", "{}", "[]", "null", TEXT + "{}", "[" * 100_000, "x" * (signature.LARGEST + 1)]
    for path, value in (
        (("format",), "trellis-signature-2"),
        (("signature",), "AB"),
        (("signature",), 5),
        (("more",), 1),
        (("root", "record"), "{}"),
        (("root", "advisor"), "0g"),
        (("keys",), {}),
        (("names",), {"x": "y"}),
        (("names",), {BEN.hex: 5}),
        (("statement", "time"), 10**15),
        (("statement", "time"), True),
        (("statement", "version"), "2"),
        (("statement", "more"), "2"),
        (("statement", "content"), {}),
        (("statement", "comments"), [{"key": "a", "text": 5, "part": None, "must": False}]),
        (("statement", "decision"), "maybe"),
        (("keys", 0, "statement", "position"), None),
    ):
        changed: Any = json.loads(json.dumps(line))
        at = changed
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        bad.append(with_line(changed))
    bad.append(TEXT.replace('"count":3', '"count": 3'))
    bad.append(TEXT.replace('"count":3', '"count":3,"count":3'))
    for text in bad:
        with pytest.raises(ValueError):  # noqa: PT011 - any reason will do
            read(text)


@given(st.integers(0, len(TEXT) - 2), st.characters())
def test_no_letter_changes_unseen(at: int, letter: str):
    if letter == TEXT[at] or (letter in "\r\n" and TEXT[at] in "\r\n"):
        return
    try:
        file = read(TEXT[:at] + letter + TEXT[at + 1 :])
    except ValueError:
        return
    assert check(file)
