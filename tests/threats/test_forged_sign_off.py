"""A clever student with a database program: every way to a sign-off nobody gave is named, or only a pin can tell.

Each test changes a copy of a real desk file with plain SQL (`forging`), as somebody would who knows Trellis' sources.
Then `verify` has to name it, and the page of the project has to show it and claim nothing the attack was made for.

Where one machine alone cannot know (what nobody signed yet, a file that is an older copy of itself, a desk wholly made
anew), the test shows that too: without a pin it passes, and with fingerprint or head (`--trust`, `--head`, a stick,
what this computer remembers) it is named. `trellis verify --help` says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.projects import WORDS, opened
from tests.threats.forging import (
    Forger,
    School,
    forging,
    head_of,
    make_school,
    page,
    pair_of,
    told,
    version_of,
)
from trellis.rules.keys import Pair
from trellis.rules.people import Person, Role
from trellis.rules.projects import Page, State
from trellis.rules.sign_in import Expected, Source
from trellis.rules.signoffs import Decision, Doubt, Gate
from trellis.store.records import FILE, PERSON, PROJECT, SIGNOFF, SUBMISSION
from trellis.store.verify import verify

GRANTED = (State.APPROVED, State.COMPLETE)
SIGNATURE = "signoff-signature"
HELP = "A file alone cannot show that it was replaced as a whole"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> School:
    return make_school(tmp_path_factory.mktemp("school"))


@pytest.fixture
def school(made: School, tmp_path: Path) -> School:
    return made.copied(tmp_path)


def doubts(shown: Page) -> set[Doubt]:
    return {doubt for why in shown.standing.doubts.values() for doubt in why}


def shown_as_forged(school: School, name: str, *expected: Doubt) -> Page:
    """The page of a project that claims nothing and says why."""
    shown = page(school, name)
    assert shown.standing.state not in GRANTED
    assert shown.faults or doubts(shown), "and nothing is said about it"
    assert set(expected) <= doubts(shown)
    return shown


def named(school: School, *kinds: str) -> dict[str, list[str]]:
    """What `verify` says, which has faults of these kinds."""
    found = told(verify(school.path))
    assert set(kinds) <= set(found), found
    return found


def unseen_without(school: School, expected: Expected, *kinds: str) -> None:
    """By itself the file looks sound; held against what was kept elsewhere it does not."""
    assert told(verify(school.path)) == {}
    found = told(verify(school.path, given=[expected]))
    assert set(found) == set(kinds)


def test_the_desk_that_is_attacked_is_sound(school: School) -> None:
    assert told(verify(school.path)) == {}
    states = {name: page(school, name).standing.state.value for name in school.projects}
    approved = dict.fromkeys(("lamp", "pump", "kite"), "approved")
    assert states == {**approved, "bell": "complete", "sign": "submitted", "robot": "declined"}
    for name in school.projects:
        shown = page(school, name)
        assert (shown.faults, shown.standing.doubts) == ((), {})


# Setting the state to approved

CLAIMS: dict[str, tuple[str, str]] = {
    "the decline says approve": ("robot", "update signoff set decision = 'approve' where decision = 'decline'"),
    "the decline is gone": ("robot", "delete from signoff where decision = 'decline'"),
    "what was declined is gone": ("robot", "delete from submission where project = :project and number = 2"),
    "what was declined was taken back": (
        "robot",
        "update submission set removed = at where project = :project and number = 2",
    ),
    "what was declined is the older version": (
        "robot",
        "update submission set number = 0 where project = :project and number = 2",
    ),
    "the decline is of another project": (
        "robot",
        "update signoff set project = (select id from project where id <> :project) where decision = 'decline'",
    ),
    "the decline is of the older version": (
        "robot",
        "update signoff set submission = (select id from submission where project = :project and number = 1)"
        " where decision = 'decline'",
    ),
    "the decline came first": ("robot", "update signoff set count = 0 where decision = 'decline'"),
    "the decline cannot be read": ("robot", "update signoff set note = 'Too cheap' where decision = 'decline'"),
    "the changes asked for were an approval": (
        "pump",
        "update signoff set decision = 'approve' where decision = 'changes'",
    ),
    "it was never taken back": ("sign", "delete from signoff where decision = 'revoke'"),
    "taking it back took nothing back": ("sign", "update signoff set revokes = 0 where decision = 'revoke'"),
    "taking it back was asking for changes": (
        "sign",
        "update signoff set decision = 'changes' where decision = 'revoke'",
    ),
    "taking it back has another reason": ("sign", "update signoff set note = 'I' where decision = 'revoke'"),
    "taking it back is no decision": ("sign", "update signoff set decision = 'never' where decision = 'revoke'"),
    "taking it back has a number that is text": ("sign", "update signoff set count = 'two' where decision = 'revoke'"),
    "taking it back has a note that is no text": ("sign", "update signoff set note = x'ff' where decision = 'revoke'"),
    "its line of history is gone": (
        "sign",
        "update history set noun = 'note' where noun = 'signoff' and action = 'revoke'",
    ),
    "what waits was never handed in and taken back": (
        "sign",
        "update signoff set submission = (select id from submission where project <> :project)"
        " where decision = 'revoke'",
    ),
}


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("counted", [False, True])
def test_a_state_that_was_set(school: School, claim: str, counted: bool) -> None:
    """There is no column that says approved, so every column it is worked out from is tried.

    `counted` lowers the number of decisions as well, so that none seems to be missing.
    """
    name, statement = CLAIMS[claim]
    with forging(school) as forger:
        project = school.projects[name].bytes
        assert forger.file.execute(statement, {"project": project}).rowcount > 0
        if counted:
            forger.run("update project set decisions = decisions - 1 where id = ?", project)
    assert not verify(school.path).sound
    shown_as_forged(school, name)


def test_no_column_holds_a_state(school: School) -> None:
    with forging(school) as forger:
        for table in ("project", "submission", "signoff"):
            names = {row["name"] for row in forger.file.execute(f"pragma table_info({table})")}
            assert not names & {"state", "status", "approved", "complete", "decided"}


@pytest.mark.parametrize("column", ["held_by", "appeal", "to"])
def test_other_columns_of_what_waits_change_no_state(school: School, column: str) -> None:
    with forging(school) as forger:
        values = {"held_by": school.people["julia"].bytes, "appeal": "talk", "to": school.people["julia"].bytes}
        pending = forger.id("submission", "sign")
        forger.run(f'update submission set "{column}" = ? where id = ?', values[column], pending)
    named(school, "row")
    shown_as_forged(school, "sign")


def test_a_completion_that_was_opened_again_counts_no_more(school: School) -> None:
    """`reopened` set back brings back a completion that was truly signed: a row that history does not explain."""
    with opened(school.path) as desk:
        desk.frame.enter(school.crew.maya)
        desk.projects.reopen(school.projects["bell"], "There is more to it")
    with forging(school) as forger:
        forger.run("update project set reopened = 0 where id = ?", school.projects["bell"].bytes)
    assert "reopened" in named(school, "row")["row"][0]
    assert "reopened" in page(school, "bell").faults[0]


@pytest.mark.parametrize("signature", [b"", bytes(64), b"x" * 64])
def test_a_made_up_sign_off(school: School, signature: bytes) -> None:
    with forging(school) as forger:
        _put_in(forger, "robot", signature=signature)
    found = named(school, "signoff-signature", "signoff-history", "row")
    assert "does not hold: what was signed is not what stands in the file now" in found["signoff-signature"][0]
    shown_as_forged(school, "robot", Doubt.SIGNATURE)


def test_a_made_up_sign_off_with_all_its_lines(school: School) -> None:
    with forging(school) as forger:
        seq = forger.last + 1
        made = _put_in(forger, "robot", heads=forger.heads_before(seq), previous=forger.cited("robot", 3))
        told_of = forger.plain(SIGNOFF, forger.record(SIGNOFF, made))
        forger.append("signoff", made, "sign", told_of, school.people["julia"])
        _set_in_a_line(forger, "robot", decisions=3)
    assert set(named(school)) == {"signoff-signature", "signoff-missing"}
    shown_as_forged(school, "robot", Doubt.SIGNATURE)


def _put_in(forger: Forger, project: str, **values: object) -> bytes:
    """Another decision on the newest version: the last one's row, approving."""
    last = forger.record(SIGNOFF, forger.id("signoff", project))
    made = replace(last, id=uuid4(), count=last.count + 1, decision=Decision.APPROVE, **values)
    forger.write(SIGNOFF, made)
    return made.id.bytes


def _set_in_a_line(forger: Forger, project: str, **values: int) -> None:
    """Sets columns of a project with a line of history that tells of it, as Trellis would."""
    before = forger.record(PROJECT, school_id(forger, project))
    after = replace(before, version=before.version + 1, **values)
    old, new = PROJECT.plain(before), PROJECT.plain(after)
    forger.write(PROJECT, after)
    changes = {name: [old[name], new[name]] for name in values}
    forger.append("project", after.id.bytes, "decided", changes, forger.school.people["julia"])


def school_id(forger: Forger, project: str) -> bytes:
    return forger.school.projects[project].bytes


# What was approved


def test_one_letter_of_an_approved_version(school: School) -> None:
    with forging(school) as forger:
        forger.run("update submission set content = replace(content, 'A lamp', 'A lump')")
    found = named(school, "signoff-signature", "row")
    assert found["signoff-signature"] == [
        f"The approval of version 1 (decision 1) of project {school.projects['lamp']} does not hold:"
        " what was signed is not what stands in the file now."
    ]
    shown_as_forged(school, "lamp", Doubt.SIGNATURE)


def test_an_approved_version_that_is_no_version_any_more(school: School) -> None:
    with forging(school) as forger:
        forger.run("update submission set content = replace(content, '{\"chosen', ' {\"chosen') where number = 1")
    named(school, "signoff-version", "version", "row")
    shown_as_forged(school, "lamp", Doubt.VERSION)


def test_one_letter_of_an_approved_version_and_of_its_line(school: School) -> None:
    """History written anew up to the end: the heads that were signed since do not fit, nor what sign-offs cover."""
    with forging(school) as forger:
        changed = version_of(forger, "lamp", 1)
        content = changed.content.replace("A lamp", "A lump")
        forger.write(SUBMISSION, replace(changed, content=content))
        line = forger.line_of("submission", changed.id.bytes, "submit")
        forger.retell(line, content=content)
        forger.recompute(line)
    found = named(school, "signoff-signature", "signoff-history", "head")
    assert "row" not in found, "rows and lines fit together"
    shown_as_forged(school, "lamp", Doubt.SIGNATURE, Doubt.HISTORY)
    shown_as_forged(school, "kite", Doubt.HISTORY)


SWAPS = {
    "what they say": "content",
    "their numbers": "number",
    "their ids": "id",
    "what they are for": "project",
}


@pytest.mark.parametrize("swap", SWAPS)
def test_two_versions_that_were_swapped(school: School, swap: str) -> None:
    with forging(school) as forger:
        ids = [version_of(forger, "pump", number).id.bytes for number in (1, 2)]
        if swap == "what they are for":
            ids[0] = version_of(forger, "lamp", 1).id.bytes
        _swap(forger, "submission", SWAPS[swap], *ids)
    named(school, "row", "signoff-version" if swap in ("their numbers", "what they are for") else "signoff-signature")
    shown_as_forged(school, "pump")


def _swap(forger: Forger, table: str, column: str, a: bytes, b: bytes) -> None:
    query = f'select pk, "{column}" from {table} where id in (?, ?)'
    (one, first), (other, second) = forger.file.execute(query, (a, b)).fetchall()
    for pk, value in ((one, uuid4().bytes), (other, first), (one, second)):
        forger.run(f'update {table} set "{column}" = ? where pk = ?', value, pk)


@pytest.mark.parametrize("to", ["another project", "another gate", "another version"])
@pytest.mark.parametrize("signature_only", [False, True])
def test_a_signature_that_was_copied(school: School, to: str, signature_only: bool) -> None:
    """An approval somebody truly gave, put over something else: as a whole row, or the signature alone."""
    name = {"another project": "robot", "another gate": "lamp", "another version": "robot"}[to]
    with forging(school) as forger:
        source = forger.record(SIGNOFF, forger.id("signoff", "lamp" if to != "another version" else "robot", "count=1"))
        version = version_of(forger, name, 2 if name == "robot" else 1)
        if to == "another gate":
            version = replace(version, id=uuid4(), number=2, gate=Gate.COMPLETION)
            forger.write(SUBMISSION, version)
        values = {"project": version.project, "submission": version.id, "gate": version.gate, "number": version.number}
        copied = replace(source, id=uuid4(), count=2, previous=forger.cited(name, 2), **values)
        if not signature_only:
            copied = replace(source, id=uuid4(), project=version.project, submission=version.id)
        forger.run("delete from signoff where project = ? and count = 2", version.project.bytes) if (
            name == "robot"
        ) else None
        forger.write(SIGNOFF, copied)
    named(school, "signoff-signature", "row")
    shown_as_forged(school, name, Doubt.SIGNATURE)


# What an advisor said


@pytest.mark.parametrize(
    ("project", "change"),
    [
        ("bell", "note = 'Loud and clear!'"),
        ("pump", "comments = replace(comments, 'How much', 'Too much') where comments <> '[]'"),
        ("pump", "comments = '[]' where comments <> '[]'"),
        ("pump", "decision = 'approve' where decision = 'changes'"),
        ("bell", "signer = (select person from key order by pk desc limit 1)"),
        ("bell", "key = (select id from key order by pk desc limit 1)"),
        ("bell", "signer = (select person from key limit 1), key = (select id from key limit 1) where count = 2"),
        ("bell", "count = 3 - count"),
        ("bell", "previous = '' where count = 2"),
        ("bell", "heads = ''"),
        ("bell", "at = at - 86400000"),
    ],
)
def test_what_an_advisor_said(school: School, project: str, change: str) -> None:
    what, _, where = change.partition(" where ")
    with forging(school) as forger:
        mine = school.projects[project].bytes
        forger.run(f"update signoff set {what} where project = ? and {where or '1'}", mine)
    named(school, "row", "signoff-key" if change.startswith(("signer", "key")) and "," not in change else SIGNATURE)
    shown_as_forged(school, project)


# What was handed in with it


@pytest.mark.parametrize(
    "change",
    [
        "update file_data set data = x'00'",
        "delete from file_data",
        "update file set digest = '{other}'",
        "update file set project = (select id from project order by pk desc limit 1)",
        "delete from file",
        "update file_data set file = randomblob(16)",
    ],
)
def test_an_evidence_file_that_was_swapped(school: School, change: str) -> None:
    with forging(school) as forger:
        forger.run(change.format(other="0" * 64))
    found = named(school, "signoff-file")
    assert "a file handed in with it is missing or was changed" in found["signoff-file"][0]
    shown = shown_as_forged(school, "bell", Doubt.FILE)
    assert shown.standing.in_force, "what was approved before without the file is not touched by it"


def test_an_evidence_file_that_was_swapped_with_its_digest(school: School) -> None:
    with forging(school) as forger:
        _swap_file(forger)
    named(school, "row", "signoff-file")
    shown_as_forged(school, "bell", Doubt.FILE)


def test_an_evidence_file_that_was_swapped_with_its_digest_and_history(school: School) -> None:
    with forging(school) as forger:
        file = _swap_file(forger)
        line = forger.line_of("file", file.id.bytes)
        forger.retell(line, digest=file.digest)
        forger.recompute(line)
    found = named(school, "signoff-file", "signoff-history", "head")
    assert "row" not in found
    shown_as_forged(school, "bell", Doubt.FILE, Doubt.HISTORY)


def _swap_file(forger: Forger) -> object:
    import hashlib

    data = b"It rings at 120 dB"
    file = forger.record(FILE, forger.id("file", "bell"))
    swapped = replace(file, digest=hashlib.sha256(data).hexdigest())
    forger.write(FILE, swapped)
    forger.run("update file_data set data = ? where file = ?", data, file.id.bytes)
    return swapped


def test_evidence_that_was_moved_to_another_project(school: School) -> None:
    with forging(school) as forger:
        evidence = forger.id("evidence", "bell")
        forger.run("update evidence set project = ? where id = ?", school_id(forger, "lamp"), evidence)
    named(school, "row")
    assert any(fault.startswith("Evidence ") for fault in page(school, "lamp").faults)


# Every column, one by one

COLUMNS = [
    (kind, column.name)
    for kind in (SIGNOFF, SUBMISSION, FILE)
    for column in kind.table.columns
    if column.name != "pk"  # a number of this file's own, told to nobody
]


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=lambda value: getattr(value, "noun", value))
def test_every_column(school: School, kind, column: str) -> None:
    """Another value of the same shape in one column of one row, of a project that is complete."""
    with forging(school) as forger:
        where = "project = :project" + (" and number = 2" if kind is not FILE else "")
        values = {"project": school_id(forger, "bell"), "new": _other(forger, kind, column)}
        done = forger.file.execute(f'update {kind.table.name} set "{column}" = :new where {where}', values)
        assert done.rowcount == 1
    assert not verify(school.path).sound
    shown = page(school, "bell")
    assert shown.faults or shown.standing.doubts
    if kind is SIGNOFF and column != "version":
        assert shown.standing.state not in GRANTED


def _other(forger: Forger, kind, column: str) -> object:
    enums = {"decision": "decline", "gate": "proposal", "appeal": "talk", "comments": '[{"a":1}]'}
    if column in enums:
        return enums[column]
    if kind.codecs[column].from_sql is SIGNOFF.codecs["project"].from_sql or column == "signature":
        return school_id(forger, "lamp") if column == "project" else uuid4().bytes
    query = f'select "{column}" from {kind.table.name} where project = ? order by pk desc'
    now = forger.one(query, school_id(forger, "bell"))
    return (now or 0) + 1 if not isinstance(now, str) else f"{now}x"


# Keys


def test_an_advisors_public_key_replaced_by_ones_own(school: School) -> None:
    mine = pair_of("the student's own")
    with forging(school) as forger:
        key = replace(forger.key("julia"), signing_public=mine.signing_public)
        forger.write_key(key)
        _approve_with(forger, "robot", mine, key.id, key.person)
    found = named(school, "key", "signoff-key")
    assert "A key is not certified by an advisor of this desk." in found["key"]
    shown_as_forged(school, "robot", Doubt.KEY)
    shown_as_forged(school, "lamp", Doubt.KEY)


def _approve_with(
    forger: Forger, project: str, pair: Pair, key: UUID, signer: UUID, count: int = 2, note: str = "Of course"
) -> bytes:
    """One's own approval in the place of a decision, with its line told anew and history computed to the end."""
    id = forger.one("select id from signoff where project = ? and count = ?", school_id(forger, project), count)
    last = forger.record(SIGNOFF, id)
    line = forger.line_of("signoff", last.id.bytes)
    made = replace(last, decision=Decision.APPROVE, heads=forger.heads_before(line), signer=signer, note=note)
    made = forger.resigned(made, pair, key, signer)
    forger.write(SIGNOFF, made)
    text = json.dumps(forger.plain(SIGNOFF, made), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    forger.run("update history set changes = ? where seq = ?", text, line)
    forger.recompute(line)
    return made.id.bytes


@pytest.mark.parametrize("certified", ["by nobody", "by themselves", "by Julia, it says"])
def test_a_made_up_advisor(school: School, certified: str) -> None:
    """A person, a key and lines of history for both, where nobody signed yet."""
    mine = pair_of("the student's own")
    with forging(school) as forger:
        person = Person(uuid4(), "Mallory", "Adler", role=Role.ADVISOR)
        forger.write(PERSON, person)
        forger.append("person", person.id.bytes, "create", forger.plain(PERSON, person), school.people["julia"])
        model = forger.key("julia")
        by = {"by nobody": None, "by themselves": (id := uuid4()), "by Julia, it says": model.id}[certified]
        key = replace(model, id=id, person=person.id, signing_public=mine.signing_public, position=forger.last)
        key = replace(key, certified_by=by).certified(forger.desk, mine)
        forger.append("key", key.id.bytes, "make key", {}, school.people["julia"])
        forger.write_key(key)
        _approve_with(forger, "robot", mine, key.id, person.id)
    found = named(school, "key", "signoff-key")
    assert "A key is not certified by an advisor of this desk." in found["key"]
    shown_as_forged(school, "robot", Doubt.KEY)


def test_a_student_who_became_an_advisor_signs_nothing(school: School) -> None:
    with forging(school) as forger:
        forger.run("update person set role = 'advisor' where id = ?", school.crew.deshawn.bytes)
        _approve_with(forger, "robot", pair_of("mine"), forger.key("ben").id, school.crew.deshawn)
    named(school, "row", "signoff-key")
    shown_as_forged(school, "robot", Doubt.KEY)


def re_root(school: School) -> None:
    """The whole desk under keys of one's own: root, every advisor's key, the retirement, every decision and head."""
    with forging(school) as forger:
        first, recovery = pair_of("root"), pair_of("recovery")
        forger.new_root(first, recovery)
        pairs = {forger.key(who).id: pair_of(who) for who in ("ben", "carol")}
        pairs[forger.key("julia").id] = first
        keys = {who: forger.key(who) for who in ("julia", "ben", "carol")}
        for key in keys.values():
            pair = pairs[key.id]
            mine = replace(key, signing_public=pair.signing_public, exchange_public=pair.exchange_public)
            forger.write_key(mine.certified(forger.desk, first))
        retired = forger.retirement().signed_by(forger.desk, first)
        forger.run("update retirement set signature = ?", retired.signature)
        forger.sign_everything(pairs)
        _approve_with(forger, "robot", first, keys["julia"].id, school.people["julia"])
        forger.sign_heads(pairs)


def test_a_desk_that_was_wholly_made_anew_needs_a_pin(school: School) -> None:
    """Under other keys everything fits, an approval nobody gave too. Only the fingerprint on the sheet tells."""
    kept = replace(head_of(school.path), seq=0, hash=b"")
    re_root(school)
    assert page(school, "robot").standing.state is State.APPROVED
    unseen_without(school, kept, "root")
    unseen_without(school, replace(kept, source=Source.COMPUTER), "root")


def test_a_root_record_alone(school: School) -> None:
    with forging(school) as forger:
        forger.new_root(pair_of("root"), pair_of("recovery"))
    named(school, "key", "head", "signoff-key")
    shown_as_forged(school, "lamp", Doubt.KEY)


# History


@pytest.mark.parametrize("recomputed", [False, True])
@pytest.mark.parametrize("attack", ["delete", "reorder", "change"])
def test_history_under_a_signed_head(school: School, attack: str, recomputed: bool) -> None:
    with forging(school) as forger:
        line = forger.line_of("submission", version_of(forger, "lamp", 1).id.bytes, "hold")
        if attack == "delete":
            forger.delete_lines([line])
        elif attack == "reorder":
            for old, new in ((line, -1), (line - 1, line), (-1, line - 1)):
                forger.run("update history set seq = ? where seq = ?", new, old)
        else:
            forger.retell(line, held_by=school.people["ben"].hex)
        if recomputed:
            forger.recompute(line - 1)
    kinds = {"delete": "head", "change": "changed", "reorder": "reordered"}
    found = named(school, "head" if recomputed else kinds[attack])
    if recomputed or attack != "change":
        assert "signoff-history" in found
        shown_as_forged(school, "lamp", Doubt.HISTORY)
    else:
        assert page(school, "lamp").faults


def test_history_after_the_last_head_needs_a_newer_one(school: School) -> None:
    """What nobody signed yet can be told otherwise, as long as lines and rows fit: `verify` says how far it promises.

    A head that was signed later and kept elsewhere names it.
    """
    later = Path(shutil.copy(school.path, school.path.with_name("later.trellis")))
    with opened(later) as desk:
        desk.keys.sign_in(school.people["julia"], WORDS)
        desk.keys.sign_out()
    kept = head_of(later)
    with forging(school) as forger:
        line = forger.last
        assert line > forger.signed
        forger.run("update check_in set minutes = 700 where did = 'Bought a hose'")
        forger.retell(line, minutes=700)
        forger.recompute(line)
    report = verify(school.path)
    assert "1 later line fits but is not signed yet" in report.promise
    assert page(school, "pump").minutes == 700
    unseen_without(school, kept, "head")


def test_values_taken_out_of_history(school: School) -> None:
    """An erased line still stands in the chain and explains no row: so rows could say anything. It is named."""
    with forging(school) as forger:
        project = school_id(forger, "sign")
        forger.run("update history set changes = null, salt = null where subject = ?", project)
        forger.run("delete from signoff where decision = 'revoke'")
        forger.run("update project set decisions = 1 where id = ?", project)
    found = named(school, "row", "missing")
    assert "was taken out of it" in found["row"][0]
    shown_as_forged(school, "sign", Doubt.RECORD)


def test_a_line_changed_after_the_last_head_without_its_row(school: School) -> None:
    with forging(school) as forger:
        forger.retell(forger.last, minutes=700)
        forger.recompute(forger.last)
    named(school, "row")
    assert page(school, "pump").faults


@pytest.mark.parametrize("heads_too", [False, True])
def test_a_tail_that_was_cut_off(school: School, heads_too: bool) -> None:
    """The decline with all its lines, heads and the count of decisions; then the file is what it was before."""
    kept = head_of(school.path)
    with forging(school) as forger:
        _forget_the_decline(forger)
        cut = forger.line_of("submission", version_of(forger, "robot", 1).id.bytes, "release")
        forger.run("delete from submission where project = ? and number = 2", school_id(forger, "robot"))
        forger.run("delete from check_in")
        forger.run("delete from history where seq > ?", cut)
        if heads_too:
            forger.run("delete from head where seq > ?", cut)
    if heads_too:
        assert page(school, "robot").standing.state is State.APPROVED
        unseen_without(school, kept, "head")
    else:
        assert "is not the one an advisor signed" in named(school, "head")["head"][0]


def _forget_the_decline(forger: Forger) -> None:
    forger.run("delete from signoff where decision = 'decline'")
    forger.run("update project set decisions = 1, version = version - 1 where id = ?", school_id(forger, "robot"))


def test_a_tail_that_was_cut_off_with_what_a_later_decision_covers(school: School) -> None:
    """Anything signed since names it: every decision covers all of history before it."""
    with opened(school.path) as desk:
        desk.frame.enter(school.people["julia"])
        pending = desk.signoffs.hold(school.projects["sign"]).value
        desk.signoffs.decide(pending.id, Decision.APPROVE, "Good", passphrase=WORDS)
    with forging(school) as forger:
        _forget_the_decline(forger)
        version = version_of(forger, "robot", 2).id.bytes
        first = forger.line_of(
            "signoff",
            forger.one(
                "select subject from history where noun = 'signoff' and subject not in (select id from signoff)"
            ),
        )
        forger.run("delete from head where seq between ? and ?", first, first + 3)
        assert version
        lines = [first, first + 1]
        forger.delete_lines(lines)
        forger.recompute(first)
    named(school, "signoff-history", "head")
    shown_as_forged(school, "sign", Doubt.HISTORY)


def test_a_file_that_was_rolled_back_needs_a_head(school: School) -> None:
    """An older copy of itself is a sound file. The head on the stick, or on this computer, is newer than all of it."""
    kept = head_of(school.path)
    shutil.copy(school.earlier, school.path)
    assert page(school, "robot").standing.state is State.APPROVED
    unseen_without(school, kept, "head")
    unseen_without(school, replace(kept, source=Source.COMPUTER, fingerprint=""), "head")


# An old approval after a decline


def test_an_old_approval_after_a_decline(school: School) -> None:
    with forging(school) as forger:
        first = forger.record(SIGNOFF, forger.id("signoff", "robot", "count = 1"))
        forger.write(SIGNOFF, replace(first, id=uuid4(), count=3))
        forger.run("update project set decisions = 3 where id = ?", school_id(forger, "robot"))
    named(school, "signoff-signature", "signoff-order", "row")
    shown_as_forged(school, "robot", Doubt.ORDER)


def test_an_old_approval_with_the_decline_deleted(school: School) -> None:
    """Row, lines, count and all heads since are gone and history is computed anew: only a head kept elsewhere tells."""
    kept = head_of(school.path)
    with forging(school) as forger:
        decline = forger.id("signoff", "robot", "decision = 'decline'")
        line = forger.line_of("signoff", decline)
        last = version_of(forger, "robot", 2)
        _forget_the_decline(forger)
        forger.run("delete from submission where id = ?", last.id.bytes)
        gone = [
            seq
            for (seq,) in forger.file.execute(
                "select seq from history where subject in (?, ?) or (subject = ? and seq > ?) order by seq desc",
                (decline, last.id.bytes, school_id(forger, "robot"), line),
            )
        ]
        forger.run("delete from head where seq >= ?", min(gone))
        for seq in gone:
            forger.delete_lines([seq])
        forger.recompute(min(gone))
    assert page(school, "robot").standing.state is State.APPROVED
    unseen_without(school, kept, "head")


@pytest.mark.parametrize("what", ["taken back", "moved before"])
def test_what_was_declined_taken_out_of_the_way_in_history(school: School, what: str) -> None:
    """The decline stands, but a line where nobody signed says that the version was taken back: it stays declined."""
    with forging(school) as forger:
        version = version_of(forger, "robot", 2)
        values = {"removed": version.at} if what == "taken back" else {"number": 0}
        after = replace(version, version=version.version + 1, **values)
        forger.write(SUBMISSION, after)
        old, new = SUBMISSION.plain(version), SUBMISSION.plain(after)
        changes = {name: [old[name], new[name]] for name in values}
        forger.append("submission", version.id.bytes, "take back", changes, school.crew.deshawn)
    named(school, "signoff-version")
    shown_as_forged(school, "robot")


def test_a_version_that_was_taken_back_is_brought_back(school: School) -> None:
    with opened(school.path) as desk:
        desk.frame.enter(school.crew.maya)
        desk.projects.take_back(school.projects["sign"])
    with forging(school) as forger:
        forger.run("update submission set removed = null where removed is not null")
    named(school, "row")
    assert page(school, "sign").faults


# A key that was retired


def test_a_retired_key_signs_again(school: School) -> None:
    """Carol's passphrase is known and her key retired: the file's own history says when, whatever clocks say."""
    with forging(school) as forger:
        key = forger.key("carol")
        _approve_with(forger, "robot", forger.pair("carol"), key.id, key.person)
    named(school, "signoff-retired")
    shown_as_forged(school, "robot", Doubt.RETIRED)


def test_a_retired_key_signs_over_heads_of_before(school: School) -> None:
    with forging(school) as forger:
        key = forger.key("carol")
        line = forger.retirement().position - 2
        last = forger.record(SIGNOFF, forger.id("signoff", "robot"))
        made = replace(last, decision=Decision.APPROVE, heads=forger.heads_before(line), at=last.at)
        forger.write(SIGNOFF, forger.resigned(made, forger.pair("carol"), key.id, key.person))
    named(school, "signoff-history", "row")
    shown_as_forged(school, "robot", Doubt.HISTORY)


def test_a_retired_key_signs_over_its_own_decision_of_before(school: School) -> None:
    """In the place of what Carol truly signed: the line, which stands under heads of others, has another signature."""
    with forging(school) as forger:
        key = forger.key("carol")
        first = forger.record(SIGNOFF, forger.id("signoff", "kite"))
        made = replace(first, note="And it may cost anything")
        forger.write(SIGNOFF, forger.resigned(made, forger.pair("carol"), key.id, key.person))
    named(school, "signoff-history", "row")
    shown_as_forged(school, "kite", Doubt.HISTORY)


@pytest.mark.parametrize("heads", ["as they were", "Carol's own signed again, later ones deleted"])
def test_a_retired_key_signs_in_a_history_written_anew(school: School, heads: str) -> None:
    """A line put in before the retirement, another one taken out, all hashes computed anew.

    Whoever retired a key signed all of history up to there; without that head nothing the key signed counts.
    """
    with forging(school) as forger:
        carol, pair = forger.key("carol"), forger.pair("carol")
        _approve_with(forger, "kite", pair, carol.id, carol.person, count=1)
        if heads != "as they were":
            forger.sign_heads({carol.id: pair})
            forger.run(
                "delete from head where key <> ? and seq >= ?",
                carol.id.bytes,
                forger.line_of("signoff", forger.id("signoff", "kite")),
            )
    named(school, "key" if heads != "as they were" else "head", "signoff-history")
    shown_as_forged(school, "kite", Doubt.HISTORY)


def test_a_key_replaced_by_the_recovery_code_signs_in_a_history_written_anew(school: School) -> None:
    """Julia's old passphrase is known. Her new key signed history as soon as it was made; without that head nothing
    the old one signed counts."""
    with forging(school) as forger:
        old, pair = forger.key("julia"), forger.pair("julia")
    with opened(school.path) as desk:
        desk.keys.recover(school.code, school.people["julia"], "velvet anchor mosaic drift")
    assert told(verify(school.path)) == {}
    assert page(school, "lamp").standing.state is State.APPROVED, "what was signed before counts"
    with forging(school) as forger:
        _approve_with(forger, "lamp", pair, old.id, old.person, count=1)
        line = forger.line_of("signoff", forger.id("signoff", "lamp"))
        forger.sign_heads({old.id: pair})
        forger.run("delete from head where key <> ? and seq >= ?", old.id.bytes, line)
    named(school, "signoff-history")
    shown_as_forged(school, "lamp", Doubt.HISTORY)


def test_the_retirement_deleted(school: School) -> None:
    with forging(school) as forger:
        key = forger.key("carol")
        forger.run("delete from retirement")
        _approve_with(forger, "robot", forger.pair("carol"), key.id, key.person)
    assert "nothing in the file says so any more" in named(school, "key", "head")["key"][0]
    assert page(school, "robot").standing.state is not State.APPROVED


def test_the_retirement_moved(school: School) -> None:
    with forging(school) as forger:
        forger.run("update retirement set position = position + 20")
    named(school, "key")


# As a process


@pytest.mark.parametrize("attack", ["letter", "re-rooted"])
def test_verify_as_a_program(school: School, attack: str) -> None:
    kept = head_of(school.path)
    if attack == "letter":
        with forging(school) as forger:
            forger.run("update submission set content = replace(content, 'A lamp', 'A lump')")
        more: list[str] = []
    else:
        re_root(school)
        more = ["--trust", kept.fingerprint]
    found = _trellis("verify", "--json", str(school.path), *more)
    assert found.returncode == 4
    kinds = {fault["kind"] for fault in json.loads(found.stdout)["faults"]}
    assert kinds == ({"signoff-signature", "row"} if attack == "letter" else {"root"})
    if more:
        assert _trellis("verify", "--json", str(school.path)).returncode == 0, "one machine alone cannot know"
        assert HELP in " ".join(_trellis("verify", "--help").stdout.split())


def _trellis(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "trellis", *arguments], capture_output=True, text=True, timeout=60)
