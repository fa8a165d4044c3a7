"""Intents on tickets, on a real desk file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from tests.desks import Clock, Crew, acting, make_file, open_at
from trellis.desk.desk import Desk
from trellis.rules.errors import Gone, Invalid, Refused, Stale
from trellis.rules.tickets import Credit, Filters, Intake, Query, Sort, Status, Told, View


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return make_file(tmp_path / "school.trellis")


@pytest.fixture
def desk(tmp_path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    with open_at(tmp_path / "school.trellis", clock) as desk:
        yield acting(desk, crew.maya)


def numbers(desk: Desk, text: str, view: View = View.ALL, **more: object) -> list[str]:
    return [r.number for r in desk.tickets.page(Query(view, text, sort=Sort.NUMBER, descending=False, **more))]


def test_a_ticket_is_logged_with_a_requester_made_on_the_fly(desk: Desk):
    first = desk.tickets.open(Intake("Will not charge", requester_name="Ms. Álvarez", room="118")).value
    again = desk.tickets.open(Intake("Will not print", requester_name="ms alvarez")).value
    assert (first.number, again.number) == ("B-0001", "B-0002")
    assert first.requester == again.requester
    assert desk.tickets.detail(first.id).requester_name == "Ms. Álvarez"


def test_the_whole_way_tells_its_story_in_history(desk: Desk, crew: Crew, clock: Clock):
    t = desk.tickets.open(Intake("Will not charge", requester=crew.okafor)).value
    desk.tickets.claim(t.id)
    desk.tickets.start(t.id)
    desk.tickets.reply(t.id, "Reset **done**", Told.IN_PERSON, minutes=6)
    desk.tickets.wait(t.id, "parts", date(2026, 10, 14))
    clock.pass_(days=2)
    assert desk.tickets.wake_due().value == 1
    assert desk.tickets.wake_due().value == 0
    desk.tickets.resolve(t.id, "A new battery", "Batteries have a plug")
    desk.tickets.close(t.id)
    desk.tickets.reopen(t.id, "Blinks again")
    detail = desk.tickets.detail(t.id)
    assert detail.ticket.status is Status.ASSIGNED
    assert [i.entry.body for i in detail.thread] == ["Reset **done**", "Blinks again"]
    assert detail.minutes == 6
    told = [line.action for line in reversed(desk.history.of_ticket(t.id))]
    assert told == [
        "open", "claim", "start", "reply", "log work", "wait", "wake", "resolve", "close", "reopen", "note",
    ]  # fmt: skip


def test_search_finds_by_every_part_of_a_ticket(desk: Desk, crew: Crew):
    a = desk.tickets.open(Intake("Écran noir\nIt went dark", crew.soledad, room="Lab 2", tags=("video",))).value
    b = desk.tickets.open(Intake("Printer jams", crew.okafor, device="A0333", category="printing")).value
    desk.tickets.claim(b.id)
    desk.tickets.note(b.id, "The fuser unit is worn")
    for text, found in {
        "ecran": [a], "ÉCRAN": [a], "ec": [a], "dark": [a], "fuser": [b], "nunez": [a], "lab": [a], "video": [a],
        "b-0002": [b], '"went dark"': [a], '"dark went"': [], "-printer": [a], "printer -fuser": [],
        "for:okafor": [b], "by:me": [b], "-by:me": [a], "status:assigned": [b], "status:open": [a, b], "room:lab": [a],
        "tag:video": [a], "category:print": [b], "before:2026-10-12": [], "after:2026-10-12": [a, b], "a0333": [b],
        "for:%": [], "100% _": [], 'x" OR "printer': [], "printer AND": [], "NEAR(printer": [], "title:printer": [],
        "printer*": [b], "(((": [a, b],
    }.items():  # fmt: skip
        assert numbers(desk, text) == [t.number for t in found], text


def test_a_changed_name_word_or_reply_is_found_anew(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Old words", crew.okafor)).value
    entry = desk.tickets.reply(t.id, "temporary")
    desk.tickets.edit(t.id, t.version, replace(t, title="New words"))
    desk.history.undo(entry.intent, entry.seq)
    acting(desk, crew.advisor)
    okafor = desk.people.get(crew.okafor)
    assert okafor
    desk.people.edit(okafor.id, okafor.version, replace(okafor, preferred_name="Mr. Nwosu"))
    assert numbers(desk, "new") == [t.number]
    assert numbers(desk, "nwosu") == [t.number]
    for gone in ("old", "temporary", "okafor"):
        assert numbers(desk, gone) == []


def test_views_count_what_they_show(desk: Desk, crew: Crew):
    made = [desk.tickets.open(Intake(f"Problem {i}")).value for i in range(5)]
    desk.tickets.claim(made[0].id)
    desk.tickets.claim(made[1].id)
    desk.tickets.wait(made[1].id, "parts")
    desk.tickets.reply(made[2].id, "soon")
    desk.tickets.resolve(made[3].id, "done")
    desk.tickets.trash(made[4].id)
    counts = desk.tickets.counts()
    assert counts == {
        View.OPEN: 3, View.MINE: 2, View.UNCLAIMED: 1, View.WAITING: 1, View.TO_TELL: 1, View.ALL: 4, View.TRASH: 1,
    }  # fmt: skip
    for view, count in counts.items():
        assert len(desk.tickets.listing(Query(view)).keys) == count
        assert len(desk.tickets.page(Query(view))) == count


def test_filters_narrow_a_view(desk: Desk, crew: Crew, clock: Clock):
    a = desk.tickets.open(Intake("A", crew.okafor, room="118", category="printing", tags=("usb c",))).value
    clock.pass_(days=3)
    b = desk.tickets.open(Intake("B", crew.soledad, room="Lab", tags=("usb",))).value
    desk.tickets.claim(b.id)
    for filters, found in (
        (Filters(status=Status.NEW), [a]),
        (Filters(category="printing"), [a]),
        (Filters(assignee=crew.maya), [b]),
        (Filters(requester=crew.soledad), [b]),
        (Filters(room="lab"), [b]),
        (Filters(tag="usb"), [b]),
        (Filters(since=date(2026, 10, 13)), [b]),
        (Filters(until=date(2026, 10, 12)), [a]),
    ):
        assert numbers(desk, "", filters=filters) == [t.number for t in found], filters


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_lists_every_ticket_once_and_pages_agree(desk: Desk, sort: Sort, descending: bool):
    for i in range(7):
        desk.tickets.open(Intake(f"Problem {i % 3}", requester_name=f"Person {i % 2}", room=str(i % 4)))
    query = Query(View.ALL, sort=sort, descending=descending)
    keys = list(desk.tickets.listing(query).keys)
    assert sorted(keys) == list(range(1, 8))
    assert [r.key for r in desk.tickets.page(query)] == keys
    assert [r.key for r in desk.tickets.rows(keys)] == keys


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("words", ["bell", "bell -lamp", "bell status:open", "be"])
def test_the_best_hits_are_the_first_of_all_hits(desk: Desk, words: str, descending: bool):
    for i in range(30):
        desk.tickets.open(Intake("Bell " * (1 + i % 4) + ("lamp" if i % 5 == 0 else ""), room=str(i)))
    gone = [desk.tickets.trash(row.id).value.id for row in desk.tickets.page(Query(View.ALL))[::7]]
    query = Query(View.ALL, words, sort=Sort.RELEVANCE, descending=descending)
    keys = list(desk.tickets.listing(query).keys)
    assert len(keys) > 15
    assert [r.key for r in desk.tickets.page(query, most=7)] == keys[:7]
    assert not {r.id for r in desk.tickets.rows(keys)} & set(gone)


def test_a_search_goes_to_those_tickets_alone_that_it_shows(desk: Desk):
    """Hits are ranked from the index; going to each of them took most of the time."""
    for i in range(100):
        desk.tickets.open(Intake(f"Bell {i}"))
    raw = desk.frame.database.raw

    def steps(most: int) -> int:
        taken: list[None] = []
        raw.set_progress_handler(lambda: taken.append(None), 1)
        assert len(desk.tickets.page(Query(View.ALL, "bell", sort=Sort.RELEVANCE), most=most)) == most
        raw.set_progress_handler(None, 0)
        return len(taken)

    asked: list[tuple[str, Any]] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
    assert steps(1) < steps(100) / 2
    sql, values = asked[-1]
    plan = [said for *_, said in raw.execute(f"explain query plan {sql}", values)]
    assert len([said for said in plan if said.startswith(("SEARCH t ", "SCAN t "))]) == 1, plan


@pytest.mark.parametrize("rows", [1, 30])
def test_a_page_and_a_detail_cost_the_same_queries_however_much_there_is(desk: Desk, crew: Crew, rows: int):
    made = [desk.tickets.open(Intake(f"Problem {i}", crew.okafor)).value for i in range(rows)]
    for _ in range(rows):
        desk.tickets.reply(made[0].id, "words")
    statements: list[str] = []
    engine = desk.frame.database._engine
    event.listen(engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    desk.tickets.page(Query(View.OPEN))
    assert len(statements) == 2  # who acts, the page
    statements.clear()
    desk.tickets.detail(made[0].id)
    assert len(statements) == 5  # who acts is known as long as nobody writes
    statements.clear()
    desk.tickets.counts()
    assert len(statements) == 1


def test_open_tickets_that_look_alike_are_offered_with_the_reason(desk: Desk):
    same = desk.tickets.open(Intake("Will not charge", room="118", device="CB-2217")).value
    room = desk.tickets.open(Intake("Projector pink", room="118")).value
    words = desk.tickets.open(Intake("Charger sparks at the window")).value
    done = desk.tickets.open(Intake("Charger lost", device="cb2217")).value
    desk.tickets.resolve(done.id, "found")
    offered = desk.tickets.look_alikes("the charger makes sparks", "118", "cb2217")
    assert {(o.row.number, o.why) for o in offered} == {
        (same.number, "same device"),
        (words.number, "same words"),
        (room.number, "same room"),
    }


def test_a_lost_race_is_shown_and_nothing_overwritten(tmp_path: Path, desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    with open_at(tmp_path / "school.trellis") as second:
        acting(second, crew.deshawn).tickets.edit(t.id, t.version, replace(t, title="Theirs"))
        with pytest.raises(Stale) as stale:
            desk.tickets.edit(t.id, t.version, replace(t, title="Mine", room="118"))
        assert stale.value.theirs.title == "Theirs"
        theirs = stale.value.theirs
        desk.tickets.edit(t.id, theirs.version, replace(theirs, room="118"))
        after = second.tickets.detail(t.id).ticket
    assert (after.title, after.room) == ("Theirs", "118")


def test_a_reply_does_not_get_in_the_way_of_an_edit(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    desk.tickets.reply(t.id, "words")
    assert desk.tickets.edit(t.id, t.version, replace(t, room="9")).value.room == "9"


def test_helpers_get_credit_once_and_can_be_taken_off(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    helper = desk.tickets.add_helper(t.id, crew.deshawn, Credit.PAIR).value
    with pytest.raises(Invalid, match="already"):
        desk.tickets.add_helper(t.id, crew.deshawn, Credit.SHADOW)
    with pytest.raises(Invalid, match="team"):
        desk.tickets.add_helper(t.id, crew.okafor, Credit.PAIR)
    acting(desk, crew.deshawn).tickets.remove_helper(helper.id)
    assert desk.tickets.detail(t.id).helpers == ()


def test_nothing_happens_to_a_ticket_in_the_trash(desk: Desk, crew: Crew, clock: Clock):
    t = desk.tickets.open(Intake("Title")).value
    desk.tickets.wait(t.id, "parts", date(2026, 10, 14))
    trashed = desk.tickets.trash(t.id).value
    for step in (
        lambda: desk.tickets.reply(t.id, "words"),
        lambda: desk.tickets.note(t.id, "words"),
        lambda: desk.tickets.log_work(t.id, 5),
        lambda: desk.tickets.add_helper(t.id, crew.deshawn, Credit.PAIR),
        lambda: desk.tickets.edit(t.id, trashed.version, replace(trashed, title="Other")),
    ):
        with pytest.raises(Invalid, match="in the trash"):
            step()
    clock.pass_(days=3)
    assert desk.tickets.wake_due().value == 0
    desk.tickets.restore(t.id)
    assert desk.tickets.wake_due().value == 1


def test_a_requester_must_be_somebody(desk: Desk):
    t = desk.tickets.open(Intake("Title")).value
    with pytest.raises(Gone):
        desk.tickets.edit(t.id, t.version, replace(t, requester=uuid4()))
    with pytest.raises(Gone):
        desk.tickets.open(Intake("Title", requester=uuid4()))


def test_a_requester_merged_while_the_form_was_open_is_who_they_became(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    acting(desk, crew.lead).people.merge(crew.soledad, crew.okafor)
    assert desk.tickets.open(Intake("Other", requester=crew.soledad)).value.requester == crew.okafor
    assert desk.tickets.edit(t.id, t.version, replace(t, requester=crew.soledad)).value.requester == crew.okafor


def test_work_is_logged_for_whoever_did_it(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    desk.tickets.log_work(t.id, 10)
    desk.tickets.log_work(t.id, 5, crew.deshawn)
    assert [(w.name, w.work.minutes) for w in desk.tickets.detail(t.id).work] == [("Maya R.", 10), ("Deshawn K.", 5)]


def test_telling_a_requester_empties_the_view_to_tell(desk: Desk):
    t = desk.tickets.open(Intake("Title")).value
    entry = desk.tickets.reply(t.id, "It works again").value
    assert desk.tickets.counts()[View.TO_TELL] == 1
    desk.tickets.tell(entry.id, Told.SLIP)
    assert desk.tickets.counts()[View.TO_TELL] == 0


def test_drafts_are_kept_for_their_author_alone(desk: Desk, crew: Crew):
    desk.tickets.save_draft("intake", "Half a sente")
    assert desk.tickets.drafts() == {"intake": "Half a sente"}
    assert acting(desk, crew.deshawn).tickets.drafts() == {}
    acting(desk, crew.maya).tickets.save_draft("intake", "")
    assert desk.tickets.drafts() == {}


def test_a_draft_leaves_no_trace_in_history_or_search(desk: Desk):
    before = desk.frame.database.raw.execute("select count(*) from history").fetchone()
    desk.tickets.save_draft("intake", "secretword")
    assert desk.frame.database.raw.execute("select count(*) from history").fetchone() == before
    assert numbers(desk, "secretword") == []


def test_techs_cannot_move_what_others_hold(desk: Desk, crew: Crew):
    t = desk.tickets.open(Intake("Title")).value
    desk.tickets.claim(t.id)
    acting(desk, crew.deshawn)
    for step in (
        lambda: desk.tickets.release(t.id),
        lambda: desk.tickets.wait(t.id, "x"),
        lambda: desk.tickets.resolve(t.id, "x"),
        lambda: desk.tickets.hand_over(t.id, crew.deshawn),
        lambda: desk.tickets.trash(t.id),
    ):
        with pytest.raises(Refused):
            step()
    assert acting(desk, crew.lead).tickets.hand_over(t.id, crew.deshawn, "Yours now").value.assignee == crew.deshawn
    assert desk.tickets.detail(t.id).thread[0].entry.body == "Yours now"


def test_whoever_left_loses_every_right_at_once(desk: Desk, crew: Crew, tmp_path: Path):
    with open_at(tmp_path / "school.trellis") as office:
        acting(office, crew.advisor).people.deactivate(crew.maya)
    with pytest.raises(Refused, match="Nobody is signed in"):
        desk.tickets.page(Query())


def test_a_ticket_that_is_not_there_is_told_as_gone(desk: Desk):
    with pytest.raises(Gone):
        desk.tickets.detail(uuid4())
    with pytest.raises(Gone):
        desk.tickets.claim(uuid4())


def test_numbers_are_found_however_they_are_typed(desk: Desk):
    t = desk.tickets.open(Intake("Title")).value
    for typed in ("B-0001", "b1", "b 0001"):
        found = desk.tickets.by_number(typed)
        assert found
        assert found.id == t.id
    for typed in ("", "1", "zz", "B-9999"):
        assert desk.tickets.by_number(typed) is None


def test_rooms_and_tags_used_before_are_offered(desk: Desk):
    for room in ("118", "118", "112"):
        desk.tickets.open(Intake("Title", room=room, tags=("usb c", "audio")))
    assert desk.tickets.values_of("room", "1") == ["118", "112"]
    assert desk.tickets.values_of("tags", "US") == ["usb c"]
    with pytest.raises(ValueError, match="body"):
        desk.tickets.values_of("body", "")
