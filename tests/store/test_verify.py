"""`verify` names what somebody did to a desk file behind Trellis' back, and promises no more than it can."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.desks import START, Clock, Crew, acting, make_file, open_at
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules import history
from trellis.rules.errors import Cancelled, Trouble
from trellis.rules.history import Report
from trellis.rules.keys import Argon, KdfCost, read_head
from trellis.rules.sign_in import Expected, Pinned, Source
from trellis.rules.tickets import Credit, Intake, Ticket, Told
from trellis.store import chain, looking
from trellis.store.backup import back_up
from trellis.store.looking import FileMissing, NotADesk
from trellis.store.restore import restore
from trellis.store.sqlite import Broken, Database
from trellis.store.verify import verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with a day's work in it: tickets, replies, helpers, minutes, undo, merging."""
    path = tmp_path / "desk.trellis"
    crew = make_file(path)
    clock = Clock()
    with open_at(path, clock) as desk:
        work_a_day(acting(desk, crew.maya), crew, clock)
    return path


def work_a_day(desk: Desk, crew: Crew, clock: Clock) -> None:
    for n in range(6):
        clock.pass_(minutes=7)
        intake = Intake(f"Laptop {n} is slow\nSince Monday", requester_name=f"Teacher {n % 3}", device=f"A03{n}")
        ticket = desk.tickets.open(replace(intake, tags=("laptop",))).value
        desk.tickets.claim(ticket.id)
        desk.tickets.reply(ticket.id, f"I look at it, number {n}", Told.IN_PERSON)
        desk.tickets.add_helper(ticket.id, crew.deshawn, Credit.PAIR)
        desk.tickets.log_work(ticket.id, 15)
        if n % 2:
            resolved = desk.tickets.resolve(ticket.id, "Restarted it")
            if n == 3:
                desk.history.undo(resolved.intent, resolved.seq)


@contextmanager
def meddling(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program with the file open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        yield file


def kinds(report: Report) -> set[str]:
    return {fault.kind for fault in report.faults}


def lines_named(report: Report, kind: str) -> list[int | None]:
    return [fault.seq for fault in report.faults if fault.kind == kind]


def test_a_days_work_is_sound_and_nothing_is_written(path: Path) -> None:
    before = path.read_bytes(), sorted(p.name for p in path.parent.iterdir())
    report = verify(path)
    assert report.faults == ()
    assert report.sound
    assert report.lines > 40
    assert report.rows == 6 + 3 + 6 * 4, "people, new teachers, and each ticket with reply, helper and minutes"
    assert "nothing is promised yet" in report.promise
    assert (path.read_bytes(), sorted(p.name for p in path.parent.iterdir())) == before


def test_a_desk_open_elsewhere_can_be_verified_with_what_is_in_its_log(path: Path) -> None:
    with open_at(path) as desk:
        people = desk.keys.names()
        acting(desk, people[0].id).tickets.open(Intake("While it is open"))
        report = verify(path)
        assert report.faults == ()
        assert report.lines == desk.frame.database.raw.execute("select count(*) from history").fetchone()[0]


# What somebody can do to a line

CHANGES: dict[str, str] = {
    "changes": """update history set changes = replace(changes, 'slow', 'fast') where seq = {seq}""",
    "actor": "update history set actor = (select id from person where shown like 'Deshawn%') where seq = {seq}",
    "stamp": "update history set stamp = '20261012T140000000Z-0000-B' where seq = {seq}",
    "action": "update history set action = 'edit' where seq = {seq}",
    "noun": "update history set noun = 'person' where seq = {seq}",
    "subject": "update history set subject = randomblob(16) where seq = {seq}",
    "intent": "update history set intent = randomblob(16) where seq = {seq}",
    "salt": "update history set salt = randomblob(16) where seq = {seq}",
    "commitment": "update history set commitment = randomblob(32) where seq = {seq}",
    "station": "update history set station = 99 where seq = {seq}",
    "a stamp that is a number": "update history set stamp = 7 where seq = {seq}",
    "an actor that is a word": "update history set actor = 'Maya' where seq = {seq}",
    "values without a salt": "update history set salt = null where seq = {seq}",
    "values that are no text": "update history set changes = x'ff00' where seq = {seq}",
}


def first_opened(path: Path) -> int:
    with meddling(path) as file:
        return int(file.execute("select seq from history where action = 'open' order by seq limit 1").fetchone()[0])


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_line_is_named(path: Path, what: str) -> None:
    seq = first_opened(path)
    with meddling(path) as file:
        assert file.execute(CHANGES[what].format(seq=seq)).rowcount == 1
    report = verify(path)
    assert seq in lines_named(report, "changed")
    assert "Nothing is promised" in report.promise


def test_a_changed_line_made_to_fit_shows_at_the_next(path: Path) -> None:
    """Whoever knows how lines are made can forge one, but not the hash of the one behind it."""
    seq = first_opened(path)
    with meddling(path) as file:
        forge(file, seq, "Laptop 0 is slow", "Laptop 0 is mine")
        file.execute("update ticket set title = 'Laptop 0 is mine' where title = 'Laptop 0 is slow'")
    assert lines_named(verify(path), "changed") == [seq + 1]


def test_a_last_line_that_only_others_can_read_is_named(path: Path) -> None:
    """History and undo would read it, so what it tells must not be passed over."""
    with meddling(path) as file:
        last = file.execute("select max(seq) from history where changes <> '{}'").fetchone()[0]
        file.execute("delete from history where seq > ?", (last,))
        forge(file, last, "{", " {")
    assert lines_named(verify(path), "changed") == [last]


def forge(file: sqlite3.Connection, seq: int, old: str, new: str) -> None:
    file.row_factory = sqlite3.Row
    line = file.execute("select * from history where seq = ?", (seq,)).fetchone()
    before = file.execute("select hash from history where seq = ?", (seq - 1,)).fetchone()[0]
    changes = line["changes"].replace(old, new)
    commitment = history.commit(line["salt"], changes.encode())
    hash = history.link(
        before,
        intent=UUID(bytes=line["intent"]),
        stamp=line["stamp"],
        actor=UUID(bytes=line["actor"]) if line["actor"] else None,
        noun=line["noun"],
        subject=UUID(bytes=line["subject"]),
        action=line["action"],
        commitment=commitment,
    )
    file.execute(
        "update history set changes = ?, commitment = ?, hash = ? where seq = ?", (changes, commitment, hash, seq)
    )


def test_a_removed_line_is_named(path: Path) -> None:
    seq = first_opened(path) + 3
    with meddling(path) as file:
        file.execute("delete from history where seq = ?", (seq,))
    report = verify(path)
    assert lines_named(report, "removed") == [seq]
    assert not lines_named(report, "changed"), "the lines behind it are as they were"


def test_many_removed_lines_are_named_as_one_gap(path: Path) -> None:
    with meddling(path) as file:
        file.execute("delete from history where seq between 10 and 14")
    (removed,) = [f for f in verify(path).faults if f.kind == "removed"]
    assert removed.said == "Lines 10 to 14 of history are missing."


def test_a_removed_line_with_the_numbers_closed_up_shows(path: Path) -> None:
    with meddling(path) as file:
        last = file.execute("select max(seq) from history").fetchone()[0]
        file.execute("delete from history where seq = 12")
        for seq in range(13, last + 1):
            file.execute("update history set seq = ? where seq = ?", (seq - 1, seq))
    assert 12 in lines_named(verify(path), "changed")


def swap(file: sqlite3.Connection, a: int, b: int) -> None:
    for old, new in ((a, -1), (b, a), (-1, b)):
        file.execute("update history set seq = ? where seq = ?", (new, old))


@pytest.mark.parametrize(("a", "b"), [(12, 13), (9, 30)])
def test_swapped_lines_are_named(path: Path, a: int, b: int) -> None:
    with meddling(path) as file:
        swap(file, a, b)
    report = verify(path)
    assert {a, b} <= set(lines_named(report, "reordered"))
    assert not lines_named(report, "changed")


def test_a_line_put_in_between_is_named(path: Path) -> None:
    with meddling(path) as file:
        last = file.execute("select max(seq) from history").fetchone()[0]
        for seq in range(last, 11, -1):
            file.execute("update history set seq = ? where seq = ?", (seq + 1, seq))
        file.execute(
            "insert into history select 12, station, intent, stamp, actor, noun, subject, action, changes, salt,"
            " commitment, hash from history where seq = 11"
        )
        forge(file, 12, "", "")
    assert lines_named(verify(path), "reordered") == [13]


def test_a_wholly_wrecked_history_is_told_shortly(path: Path) -> None:
    with meddling(path) as file:
        file.execute("update history set commitment = randomblob(32), hash = randomblob(32)")
    report = verify(path)
    assert "changed" in kinds(report)


def test_only_the_first_faults_are_told_in_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "_MOST_FAULTS", 5)
    with meddling(path) as file:
        file.execute("update history set salt = randomblob(16)")
    faults = verify(path).faults
    assert len(faults) == 6
    assert faults[-1].kind == "more"


def test_erased_values_still_verify(path: Path) -> None:
    """Erasing a person's words later destroys value and salt; the chain and all other rows still stand."""
    with meddling(path) as file:
        ticket = file.execute("select id from ticket where title = 'Laptop 0 is slow'").fetchone()[0]
        erased = file.execute("update history set salt = null, changes = null where subject = ?", (ticket,)).rowcount
        for name in ("title", "title_key", "body"):
            file.execute(f"update ticket set {name} = '' where id = ?", (ticket,))
    report = verify(path)
    assert report.faults == ()
    assert f"were erased: {erased};" in report.promise


def test_what_is_said_after_an_erased_line_still_counts(path: Path) -> None:
    seq = first_opened(path)
    with meddling(path) as file:
        ticket = file.execute("select subject from history where seq = ?", (seq,)).fetchone()[0]
        file.execute("update history set salt = null, changes = null where seq = ?", (seq,))
        file.execute("update ticket set title = 'Unknown now', title_key = 'unknown now' where id = ?", (ticket,))
        assert verify(path).faults == ()
        file.execute("update ticket set assignee = null where id = ?", (ticket,))
    assert "row" in kinds(verify(path))


# What somebody can do to a row


def test_a_field_changed_with_sql_is_named(path: Path) -> None:
    with meddling(path) as file:
        file.execute("update ticket set status = 'closed' where number = 'B-0002'")
    (fault,) = verify(path).faults
    assert fault.kind == "row"
    assert "B-0002" in fault.said
    assert "status" in fault.said


def test_a_fault_never_tells_what_people_wrote(path: Path) -> None:
    with meddling(path) as file:
        file.execute("update entry set body = 'a secret' where rowid = 1")
        file.execute("update person set preferred_name = 'Somebody' where shown like 'Teacher%'")
    told = " ".join(fault.said for fault in verify(path).faults)
    assert "Reply or note" in told
    assert "Person" in told
    assert "secret" not in told
    assert "Somebody" not in told
    assert "Teacher" not in told


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("person", "role = 'advisor'"),
        ("entry", "author = randomblob(16)"),
        ("work", "minutes = 600"),
        ("helper", "person = randomblob(16)"),
        ("ticket", "trashed = 1"),
        ("ticket", "requester = 'not an id'"),
        ("helper", "person = lower(hex(person))"),
        ("ticket", "title = cast(x'ff' as text)"),
        ("ticket", "urgency = 'no such urgency'"),
        ("ticket", "created = 3.5"),
        ("ticket", "updated = 'no time'"),
        ("ticket", "device_key = 'X'"),
        ("person", "shown = 'Principal'"),
    ],
)
def test_any_field_of_any_kind(path: Path, table: str, change: str) -> None:
    with meddling(path) as file:
        file.execute(f"update {table} set {change} where pk = 2")
    assert "row" in kinds(verify(path))


def test_a_whole_number_stored_as_another_kind_of_number_is_named(path: Path) -> None:
    """It is equal, but no time can be read from it. SQLite makes it whole again unless the column's type is changed."""
    whole, anything = "created integer", "created blob"

    def retyped(old: str, new: str) -> None:
        with meddling(path) as file:
            file.execute("pragma writable_schema = on")
            told = "update sqlite_master set sql = replace(sql, ?, ?) where name = 'ticket'"
            assert file.execute(told, (old, new)).rowcount == 1

    retyped(whole, anything)
    with meddling(path) as file:
        file.execute("update ticket set created = created + 0.0 where pk = 2")
        assert file.execute("select typeof(created) from ticket where pk = 2").fetchone() == ("real",)
    retyped(anything, whole)
    assert "row" in kinds(verify(path))


def test_a_row_put_in_with_sql_is_named(path: Path) -> None:
    with meddling(path) as file:
        columns = [c[1] for c in file.execute("pragma table_info(ticket)") if c[1] not in ("pk", "id", "number")]
        file.execute(
            f"insert into ticket (id, number, {', '.join(columns)}) select randomblob(16), 'B-0666',"
            f" {', '.join(columns)} from ticket limit 1"
        )
    (fault,) = verify(path).faults
    assert fault.kind == "row"
    assert "B-0666" in fault.said


def test_a_row_without_a_proper_id_is_named(path: Path) -> None:
    with meddling(path) as file:
        file.execute("update work set id = 'me' where pk = 1")
    assert {"row", "missing"} <= kinds(verify(path))


def test_a_row_taken_out_with_sql_is_named(path: Path) -> None:
    with meddling(path) as file:
        file.execute("delete from work where pk = 1")
    (fault,) = verify(path).faults
    assert fault.kind == "missing"
    assert "work" in fault.said


def test_a_change_covered_up_by_a_later_edit_is_named(path: Path) -> None:
    with meddling(path) as file:
        file.execute("update ticket set room = '12' where number = 'B-0001'")
    with open_at(path) as desk:
        person = next(n.id for n in desk.keys.names() if n.shown.startswith("Maya"))
        ticket = acting(desk, person).tickets.by_number("B-0001")
        assert isinstance(ticket, Ticket)
        desk.tickets.edit(ticket.id, ticket.version, replace(ticket, room="14"))
    (fault,) = verify(path).faults
    assert fault.kind == "row"
    assert "room" in fault.said


# Other things in the file


def test_words_missing_from_the_search_index_are_noticed(path: Path) -> None:
    with meddling(path) as file:
        file.execute("insert into ticket_index(ticket_index) values ('delete-all')")
    assert kinds(verify(path)) == {"search"}


def test_one_word_missing_from_the_search_index_is_noticed(path: Path) -> None:
    with meddling(path) as file:
        trigger = file.execute("select sql from sqlite_master where name = 'ticket_again'").fetchone()[0]
        file.execute("drop trigger ticket_again")
        file.execute("update ticket set room = 'library' where pk = 2")
        file.execute(trigger)
    assert "search" in kinds(verify(path))


def test_a_damaged_search_index_is_told_and_does_not_end_the_check(path: Path) -> None:
    with meddling(path) as file:
        file.execute("update ticket_index_data set block = x'00ff00ff' where id > 10")
    assert "search" in kinds(verify(path))


def test_a_trigger_of_somebody_elses_is_named(path: Path) -> None:
    with meddling(path) as file:
        file.execute("create trigger quiet after insert on work begin delete from work where pk = new.pk; end")
    (fault,) = verify(path).faults
    assert fault.kind == "stranger"
    assert "quiet" in fault.said


def test_damage_is_a_fault_not_a_traceback(path: Path) -> None:
    whole = path.read_bytes()
    for n in range(40):
        place = n * len(whole) // 40
        path.write_bytes(whole[:place] + bytes(b ^ 0xFF for b in whole[place : place + 200]) + whole[place + 200 :])
        try:
            verify(path)
        except Trouble as trouble:
            assert trouble.kind == "not a desk"  # noqa: PT017 # most damage is a fault, only the first page can say this


def test_what_is_no_desk_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "x.trellis").write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert kinds(verify(tmp_path / "x.trellis")) == {"damaged"}
    with meddling(tmp_path / "y.trellis") as file:
        file.execute("create table t (x)")
    with pytest.raises(NotADesk):
        verify(tmp_path / "y.trellis")
    with pytest.raises(FileMissing):
        verify(tmp_path / "gone.trellis")
    assert not (tmp_path / "gone.trellis").exists()


def test_a_file_and_folder_nobody_may_write(path: Path) -> None:
    if os.name == "nt":
        pytest.skip("permissions work another way")
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert verify(path).sound
    finally:
        path.parent.chmod(0o700)


def test_progress_and_stop(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "EVERY", 10)
    told: list[tuple[int, int]] = []
    verify(path, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    with pytest.raises(Cancelled):
        verify(path, stop=lambda: True)


def test_a_text_that_is_none_is_no_stop(path: Path) -> None:
    reading, unread = looking.reading(path, strict=True), pytest.raises(sqlite3.OperationalError, match="UTF-8")
    with reading as file, unread, looking.stopping(file, lambda: False):
        file.execute("select cast(x'ff' as text)").fetchone()


def test_what_is_looked_at_beside_can_be_stopped_and_ends_with_the_rest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Cancelled):
        verify(path, stop=lambda: threading.current_thread() is not threading.main_thread())

    def spoilt(*_: object) -> None:
        raise Broken("spoilt")

    monkeypatch.setattr(chain, "follow", spoilt)
    assert kinds(verify(path)) == {"damaged"}
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("beside")] == []


def test_a_desk_somebody_opens_and_works_at_meanwhile_is_not_called_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody had it open, so it was read without locks; then somebody wrote, and all of it went into the file."""
    monkeypatch.setattr(chain, "EVERY", 10)
    wrote: list[bool] = []

    def write(*_: int) -> None:
        if wrote:
            return
        wrote.append(True)
        with open_at(path) as desk:
            maya = next(n.id for n in desk.keys.names() if n.shown.startswith("Maya"))
            acting(desk, maya)
            for n in range(30):
                desk.tickets.open(Intake(f"Meanwhile {n}\n" + "It blinks. " * 500))

    report = verify(path, write)
    assert wrote
    assert report.faults == ()
    assert report.rows == 33 + 30, "looked at once more, with what was written meanwhile"


# Several stations


def test_a_restored_desk_has_a_second_chain_that_cites_the_first(path: Path) -> None:
    with closing(Database(path)) as database:
        backup = back_up(database, path.parent, START).path
    restore(backup, path, START + timedelta(days=1))
    with open_at(path, Clock(START + timedelta(days=2))) as desk:
        crew = desk.keys.names()
        letters = {acting(desk, crew[0].id).tickets.open(Intake("After")).value.number[0] for _ in range(3)}
    assert letters == {"C"}
    assert verify(path).faults == ()
    with meddling(path) as file:
        file.execute("update station set cites = randomblob(32) where letter = 'C'")
    report = verify(path)
    assert {"removed", "changed"} <= kinds(report) | {"changed"}
    assert "removed" in kinds(report)


# Signed and remembered heads


def state(path: Path) -> tuple[UUID, UUID, int, bytes]:
    with meddling(path) as file:
        desk = file.execute("select id from desk").fetchone()[0]
        line = file.execute(
            "select s.id, h.seq, h.hash from history h join station s on s.pk = h.station order by h.seq desc limit 1"
        ).fetchone()
    return UUID(bytes=desk), UUID(bytes=line[0]), line[1], line[2]


def test_the_last_line_removed_shows_only_against_what_was_remembered(path: Path) -> None:
    with open_at(path) as desk:
        advisor = next(n.id for n in desk.keys.names() if n.shown.startswith("Julia"))
        acting(desk, advisor).settings.rename("Room 12")
    id, station, seq, hash = state(path)
    pinned = Pinned(id, "", station, seq, hash)
    assert verify(path, pinned=pinned).faults == ()
    assert f"Up to line {seq}" in verify(path, pinned=pinned).promise
    with meddling(path) as file:
        file.execute("delete from history where seq = ?", (seq,))
    assert verify(path).faults == (), "nothing in the file itself tells that there was one line more"
    report = verify(path, pinned=pinned)
    assert lines_named(report, "head") == [seq]


def test_another_desk_put_in_place_shows_against_what_was_remembered(path: Path, tmp_path: Path) -> None:
    id, station, seq, hash = state(path)
    other = tmp_path / "other.trellis"
    make_file(other)
    assert kinds(verify(other, pinned=Pinned(id, "", station, seq, hash))) == {"desk"}


def test_a_whole_history_written_anew_shows_only_against_what_was_remembered(path: Path) -> None:
    id, station, seq, hash = state(path)
    with meddling(path) as file:
        for line in range(1, seq + 1):
            if line == 1:
                rewrite_first(file)
            else:
                forge(file, line, "slow", "fast")
        file.execute(
            "update ticket set title = replace(title, 'slow', 'fast'), title_key = replace(title_key, 'slow', 'fast')"
        )
    assert verify(path).faults == ()
    assert "nothing is promised yet" in verify(path).promise
    assert lines_named(verify(path, pinned=Pinned(id, "", station, seq, hash)), "head") == [seq]


def rewrite_first(file: sqlite3.Connection) -> None:
    """The first line again, with another salt."""
    file.row_factory = sqlite3.Row
    line: Any = file.execute("select * from history where seq = 1").fetchone()
    salt = bytes(16)
    commitment = history.commit(salt, line["changes"].encode())
    hash = history.link(
        history.GENESIS,
        intent=UUID(bytes=line["intent"]),
        stamp=line["stamp"],
        actor=None,
        noun=line["noun"],
        subject=UUID(bytes=line["subject"]),
        action=line["action"],
        commitment=commitment,
    )
    file.execute("update history set salt = ?, commitment = ?, hash = ? where seq = 1", (salt, commitment, hash))


def test_the_check_of_rows_needs_no_memory_for_the_desk(path: Path) -> None:
    """Rows and lines come in the order of ids from indexes: no sorting in memory or on disk."""
    plans: list[Callable[[], list[str]]] = []
    with meddling(path) as file:
        from trellis.store import replay

        lines = replay._LINES.format(subjects="subject is not null")
        plans = [row[3] for row in file.execute(f"explain query plan {lines}")]
        assert plans == ["SCAN history USING INDEX history_subject"]
        plan = [row[3] for row in file.execute("explain query plan select * from ticket order by id")]
        assert plan == ["SCAN ticket USING INDEX ticket_id"]


def test_a_strange_value_in_a_line_is_plain_json(path: Path) -> None:
    with meddling(path) as file:
        for (changes,) in file.execute("select changes from history"):
            assert changes == json.dumps(json.loads(changes), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_state_changes_when_somebody_writes(path: Path) -> None:
    before = looking.state(path)
    with meddling(path) as file:
        file.execute("update desk set name = 'x'")
        assert looking.state(path) != before


# Signed by an advisor

WORDS = "plum otter granite velvet ladder"
CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A desk whose advisor signed in, worked and signed out."""
    path = tmp_path / "signed" / "desk.trellis"
    path.parent.mkdir()
    create_desk(path, "Room 12", "Julia", "Soto", "", WORDS, cost=CHEAP)
    with closing(Desk(Database(path), cost=CHEAP)) as desk:
        desk.keys.sign_in(desk.keys.names()[0].id, WORDS)
        for n in range(3):
            desk.tickets.open(Intake(f"Laptop {n} is slow"))
        desk.keys.sign_out()
    return path


def test_the_promise_reaches_the_signed_head_and_says_when(signed: Path) -> None:
    report = verify(signed)
    assert report.faults == ()
    seq = int(report.head.split(":")[0])
    assert f"Up to line {seq} of history, signed by an advisor on" in report.promise
    assert report.fingerprint


def test_lines_after_the_signed_head_are_not_promised(signed: Path) -> None:
    head = int(verify(signed).head.split(":")[0])
    with closing(Desk(Database(signed), cost=CHEAP)) as desk:
        acting(desk, desk.keys.names()[0].id).tickets.open(Intake("After the signature"))
    report = verify(signed)
    assert f"Up to line {head} " in report.promise
    assert f"{report.lines - head} later line" in report.promise


def test_a_line_removed_under_a_signed_head_is_named_though_it_was_the_last(signed: Path) -> None:
    head = int(verify(signed).head.split(":")[0])
    with meddling(signed) as file:
        file.execute("delete from history where seq >= ?", (head,))
    report = verify(signed)
    assert head in lines_named(report, "head")
    assert "Nothing is promised" in report.promise


def test_a_history_written_anew_does_not_fit_its_signature(signed: Path) -> None:
    with meddling(signed) as file:
        last = file.execute("select max(seq) from history").fetchone()[0]
        rewrite_first(file)
        for line in range(2, last + 1):
            forge(file, line, "slow", "fast")
        file.execute(
            "update ticket set title = replace(title, 'slow', 'fast'), title_key = replace(title_key, 'slow', 'fast')"
        )
    assert "head" in kinds(verify(signed))


def test_a_signature_of_somebody_else_is_named(signed: Path) -> None:
    with meddling(signed) as file:
        file.execute("update head set signature = randomblob(64)")
    assert "head" in kinds(verify(signed))


@pytest.mark.parametrize(
    "spoil",
    [
        "update key set certificate = randomblob(64)",
        "update key set signing_public = 'not a key'",
        "update root set record = 'not a record'",
        "delete from root",
        "delete from key",
    ],
)
def test_spoilt_keys_are_faults_not_tracebacks(signed: Path, spoil: str) -> None:
    with meddling(signed) as file:
        assert file.execute(spoil).rowcount > 0
    assert not verify(signed).sound


# Held against what was kept elsewhere


def head_of(path: Path) -> tuple[int, bytes]:
    return read_head(verify(path).head)


def test_a_head_and_a_fingerprint_that_were_given_fit(signed: Path) -> None:
    seq, hash = head_of(signed)
    given = [Expected(Source.GIVEN, fingerprint=verify(signed).fingerprint, seq=seq, hash=hash)]
    report = verify(signed, given=given)
    assert report.faults == ()
    assert f"Up to line {seq} of history, signed by an advisor" in report.promise


@pytest.mark.parametrize("source", Source)
def test_another_fingerprint_or_line_is_a_fault(signed: Path, source: Source) -> None:
    seq, hash = head_of(signed)
    root = Expected(source, fingerprint="0" * 32)
    wrong_hash = Expected(source, seq=seq, hash=bytes(32))
    beyond = Expected(source, seq=seq + 1, hash=hash)
    other = Expected(source, desk=UUID(int=9), seq=seq, hash=hash)
    elsewhere = Expected(source, seq=seq, hash=hash, station=UUID(int=9))
    for expected, kind in (
        (root, "root"),
        (wrong_hash, "head"),
        (beyond, "head"),
        (other, "desk"),
        (elsewhere, "head"),
    ):
        report = verify(signed, given=[expected])
        assert kinds(report) == {kind}, expected
        assert "Nothing is promised" in report.promise
    assert kinds(verify(signed, given=[root, wrong_hash])) == {"root", "head"}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source.COMPUTER, "remembered on this computer"),
        (Source.GIVEN, "given to check against"),
        (Source.STICK, "kept on the stick"),
    ],
)
def test_the_promise_reaches_the_line_that_was_given_when_that_is_furthest(
    signed: Path, source: Source, said: str
) -> None:
    signed_to, hash = head_of(signed)
    with closing(Desk(Database(signed), cost=CHEAP)) as desk:
        acting(desk, desk.keys.names()[0].id).tickets.open(Intake("After the signature"))
    _, _, seq, last = state(signed)
    assert seq > signed_to
    given = [Expected(source, seq=seq, hash=last), Expected(source, seq=signed_to, hash=hash)]
    report = verify(signed, given=given)
    assert f"Up to line {seq} of history, {said}, nothing was changed" in report.promise
    assert f"Up to line {signed_to} of history, signed by" in verify(signed, given=given[1:]).promise


def test_a_head_may_be_any_stations(signed: Path) -> None:
    seq, hash = head_of(signed)
    signed.with_name(signed.name + ".station").unlink()
    with closing(Desk(Database(signed), cost=CHEAP)) as desk:
        acting(desk, desk.keys.names()[0].id).tickets.open(Intake("At another station"))
    _, _, last, newest = state(signed)
    given = [Expected(Source.GIVEN, seq=seq, hash=hash), Expected(Source.GIVEN, seq=last, hash=newest)]
    with meddling(signed) as file:
        assert file.execute("select count(distinct station) from history").fetchone() == (2,)
    assert verify(signed, given=given).faults == ()


def test_a_file_that_went_back_or_was_cut_off_shows_against_a_head(signed: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.trellis"
    old.write_bytes(signed.read_bytes())
    with closing(Desk(Database(signed), cost=CHEAP)) as desk:
        desk.keys.sign_in(desk.keys.names()[0].id, WORDS)
        desk.keys.sign_out()
    seq, hash = head_of(signed)
    given = [Expected(Source.GIVEN, seq=seq, hash=hash)]
    assert verify(signed, given=given).faults == ()
    assert verify(old).faults == (), "by itself an older copy is sound"
    assert lines_named(verify(old, given=given), "head") == [seq]


def test_a_wholly_new_root_shows_against_a_fingerprint_alone(signed: Path, tmp_path: Path) -> None:
    fingerprint = verify(signed).fingerprint
    other = tmp_path / "forged.trellis"
    create_desk(other, "Room 12", "Julia", "Soto", "", WORDS, cost=CHEAP)
    assert verify(other).faults == ()
    assert kinds(verify(other, given=[Expected(Source.GIVEN, fingerprint=fingerprint)])) == {"root"}
    with meddling(signed) as file:
        file.execute("delete from root")
    assert "root" in kinds(verify(signed, given=[Expected(Source.GIVEN, fingerprint=fingerprint)]))
