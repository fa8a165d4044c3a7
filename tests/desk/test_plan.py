"""Planning a block on a real desk file: who is here, the deal, its assignment as one change, gates, what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from tests.desks import Clock, Crew, acting, make_file, open_at
from tests.ui.windows import CHEAP
from trellis.desk.desk import Desk
from trellis.rules.deal import Moved, Why
from trellis.rules.errors import Invalid, Refused
from trellis.rules.interests import Audience, Availability, Interest, PartName, Strength, Tools, Wish
from trellis.rules.plan import Because, Plan
from trellis.rules.tickets import Chosen, Credit, Helper, Impact, Intake, Status, Ticket, Urgency
from trellis.rules.topics import Gate
from trellis.store.sqlite import Database

SINCE = date(2026, 9, 7)
TOPICS = Path(__file__).parents[2] / "resources"
SONG = Intake("MIDI keyboard not seen by the music Macs", room="Music", category="sound")
POSTER = Intake("Make a poster for lost chargers, graphic design wanted")
PASSWORD = Intake("Password reset for a whole class")
FIRE = Intake("Projector dark in the middle of a lesson", urgency=Urgency.BLOCKED, impact=Impact.CLASS)
PLAIN = [Intake(f"Label box {n}") for n in range(4)]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.trellis"


@pytest.fixture
def crew(path: Path) -> Crew:
    return make_file(path)


@pytest.fixture
def desk(path: Path, crew: Crew, clock: Clock) -> Iterator[Desk]:
    made = Desk(Database(path), clock=clock, cost=CHEAP, resources=TOPICS)
    yield acting(made, crew.lead)
    made.close()


def logged(desk: Desk, *intakes: Intake) -> list[Ticket]:
    return [desk.tickets.open(intake).value for intake in intakes]


def say(desk: Desk, person: UUID, *words: str, wish: Wish = Wish.DO) -> None:
    """Somebody tells what they are into, and the lead is back."""
    before = desk.frame.actor_id
    acting(desk, person)
    told = tuple(Interest(w, Strength.INTO_IT, wish, SINCE) for w in words)
    desk.interests.save(PartName.INTERESTS, told)
    assert before
    acting(desk, before)


def piles(plan: Plan) -> dict[str, list[tuple[str, Why]]]:
    """Numbers and whys by name."""
    assert plan.deal
    numbers = {c.work.id: c.work.number for c in plan.cards}
    found: dict[str, list[tuple[str, Why]]] = {a.name: [] for a in plan.attendance if not a.absent}
    for d in plan.deal.dealt:
        found[plan.names[d.person]].append((numbers[d.ticket], d.why))
    return found


def test_a_deal_gives_what_is_wished_for_urgent_first_and_everything_once(desk: Desk, crew: Crew):
    say(desk, crew.maya, "music production", "MIDI")
    say(desk, crew.deshawn, "Graphic design")
    song, poster, fire, plain = logged(desk, SONG, POSTER, FIRE, PLAIN[0])
    plan = desk.plan.plan()
    assert plan.deal
    dealt = {d.ticket: d for d in plan.deal.dealt}
    assert set(dealt) == {song.id, poster.id, fire.id, plain.id}
    assert (dealt[song.id].person, dealt[song.id].why) == (crew.maya, Why.WISH)
    assert (dealt[poster.id].person, dealt[poster.id].why) == (crew.deshawn, Why.WISH)
    assert dealt[fire.id].why is Why.URGENT
    assert dealt[fire.id].round == 0
    assert plan.reasons[crew.maya, song.id].interest == "MIDI"
    assert [c.because for c in plan.cards] == [Because.UNCLAIMED] * 4
    assert plan.cards[0].work.id == fire.id


def test_the_same_input_deals_the_same_way_and_a_seed_changes_ties_alone(path: Path, desk: Desk, crew: Crew):
    logged(desk, SONG, POSTER, *PLAIN)
    say(desk, crew.maya, "MIDI")
    first = desk.plan.plan(seed=3)
    with open_at(path) as other:
        again = acting(Desk(other.frame.database, clock=desk.frame.clock, resources=TOPICS), crew.advisor)
        assert again.plan.plan(seed=3).deal == first.deal
    seeds = [desk.plan.plan(seed=n).deal for n in range(12)]
    assert len({s.dealt for s in seeds if s}) > 1
    for dealt in filter(None, seeds):
        song = next(d for d in dealt.dealt if d.person == crew.maya and d.why is Why.WISH)
        assert song.round == 1


def test_assigning_is_one_change_and_one_undo_takes_all_of_it_back(path: Path, desk: Desk, crew: Crew):
    acting(desk, crew.advisor)
    desk.plan.open_gate(crew.lead, Gate.ADMIN, "Showed how resets are logged")
    acting(desk, crew.lead)
    say(desk, crew.maya, "Passwords", wish=Wish.LEARN)
    tickets = logged(desk, PASSWORD, SONG, *PLAIN)
    plan = desk.plan.plan()
    assert plan.deal
    paired = next(d for d in plan.deal.dealt if d.pair)
    assert (paired.ticket, paired.person, paired.pair) == (tickets[0].id, crew.maya, crew.lead)
    before = [desk.tickets.detail(t.id) for t in tickets]
    done = desk.plan.assign(plan)
    assert {c.noun for c in done.changes} == {"ticket", "helper", "deal"}
    for d in plan.deal.dealt:
        detail = desk.tickets.detail(d.ticket)
        assert (detail.ticket.assignee, detail.ticket.status) == (d.person, Status.ASSIGNED)
        assert (detail.ticket.chosen, detail.ticket.given) == (Chosen.DEALT, desk.frame.clock())
        assert [(h.person, h.credit) for h in _helpers(desk, d.ticket)] == ([(d.pair, Credit.PAIR)] if d.pair else [])
        assert desk.history.of_ticket(d.ticket)[-2].action in {"deal", "help"}
    assert desk.plan.plan().cards == ()
    assert desk.history.undo(done.intent, done.seq).value == len(done.changes)
    after = [desk.tickets.detail(t.id) for t in tickets]
    assert [_same(d.ticket) for d in after] == [_same(d.ticket) for d in before]
    assert not any(_helpers(desk, t.id) for t in tickets)
    assert desk.plan.kept() == []
    assert desk.plan.plan().deal == plan.deal
    with open_at(path) as fresh:
        assert acting(fresh, crew.lead).plan.kept() == []


def _helpers(desk: Desk, ticket: UUID) -> list[Helper]:
    return [item.helper for item in desk.tickets.detail(ticket).helpers]


def _same(ticket: Ticket) -> Ticket:
    return replace(ticket, version=0, updated=None)


def test_what_somebody_took_or_changed_meanwhile_is_left_out(desk: Desk, crew: Crew):
    taken, edited, trashed, still = logged(desk, *PLAIN)
    plan = desk.plan.plan()
    acting(desk, crew.maya)
    desk.tickets.claim(taken.id)
    desk.tickets.edit(edited.id, edited.version, replace(edited, title="Label box 99"))
    acting(desk, crew.lead)
    desk.tickets.trash(trashed.id)
    assert [t.id for t in desk.plan.assign(plan).value] == [still.id]
    assert desk.tickets.detail(taken.id).ticket.assignee == crew.maya
    assert [line.ticket for line in desk.plan.kept()[0].told.lines] == [still.id]
    with pytest.raises(Invalid, match="taken or changed"):
        desk.plan.assign(plan)


def test_absent_people_get_nothing_until_they_are_here_again(desk: Desk, crew: Crew):
    logged(desk, *PLAIN)
    gone = desk.plan.attend(crew.deshawn, absent=True)
    plan = desk.plan.plan()
    assert plan.deal
    assert crew.deshawn not in {d.person for d in plan.deal.dealt}
    assert {a.name: a.absent for a in plan.attendance} == {"Amara O.": False, "Deshawn K.": True, "Maya R.": False}
    assert desk.plan.attend(crew.deshawn, absent=True).changes == ()
    desk.history.undo(gone.intent, gone.seq)
    assert not any(a.absent for a in desk.plan.plan().attendance)
    desk.plan.attend(crew.deshawn, absent=True)
    desk.plan.attend(crew.deshawn, absent=False)
    assert not any(a.absent for a in desk.plan.plan().attendance)


def test_an_absence_of_one_block_is_none_in_another_and_of_yesterday_none_today(desk: Desk, crew: Crew, clock: Clock):
    acting(desk, crew.advisor)
    first = desk.people.add_block("A", "12345", time(8), time(8, 45)).value
    second = desk.people.add_block("B", "12345", time(9), time(9, 45)).value
    desk.plan.attend(crew.maya, absent=True, block=first.id)

    def absent(block: UUID) -> set[str]:
        return {a.name for a in desk.plan.plan(block).attendance if a.absent}

    assert absent(first.id) == {"Maya R."}
    assert absent(second.id) == set()
    clock.pass_(days=1)
    assert absent(first.id) == set()


def test_who_told_that_they_are_elsewhere_is_marked_as_unsure(desk: Desk, crew: Crew):
    acting(desk, crew.advisor)
    first = desk.people.add_block("A", "12345", time(8), time(8, 45)).value
    second = desk.people.add_block("B", "12345", time(9), time(9, 45)).value
    acting(desk, crew.maya)
    desk.interests.save(PartName.AVAILABILITY, Availability((first.id,)))
    acting(desk, crew.lead)
    assert {a.name for a in desk.plan.plan(second.id).attendance if a.unsure} == {"Maya R."}
    assert not any(a.unsure for a in desk.plan.plan(first.id).attendance)


def test_urgent_tickets_of_who_is_absent_are_dealt_too_and_say_so(desk: Desk, crew: Crew):
    urgent, waits, calm = logged(desk, FIRE, FIRE, PLAIN[0])
    for ticket in (urgent, waits, calm):
        desk.tickets.hand_over(ticket.id, crew.maya)
    desk.tickets.wait(waits.id, "a lamp")
    assert desk.plan.plan().cards == ()
    desk.plan.attend(crew.maya, absent=True)
    plan = desk.plan.plan()
    assert [(c.work.id, c.because, c.holder) for c in plan.cards] == [(urgent.id, Because.AWAY, crew.maya)]
    (given,) = desk.plan.assign(plan).value
    assert given.assignee in {crew.lead, crew.deshawn}


@pytest.mark.parametrize("audience", [Audience.ME, Audience.ADVISOR])
def test_what_is_private_never_changes_a_deal(desk: Desk, crew: Crew, audience: Audience):
    """Closed interests deal like none, and what they say makes no difference."""
    acting(desk, crew.advisor)
    desk.keys.make_root(crew.advisor, "purple mountain forever tickets")
    acting(desk, crew.lead)
    logged(desk, SONG, POSTER, PASSWORD, *PLAIN)
    nobody = desk.plan.plan()
    say(desk, crew.maya, "MIDI", "Graphic design")
    open_to_all = desk.plan.plan()
    assert open_to_all.deal != nobody.deal
    acting(desk, crew.maya)
    desk.interests.save(PartName.TOOLS, Tools((), ("Passwords",)))
    desk.interests.set_passphrase("green river under bridges")
    desk.interests.name_advisor(crew.advisor)
    desk.interests.share(PartName.INTERESTS, audience)
    desk.interests.share(PartName.TOOLS, audience)
    acting(desk, crew.lead)
    assert _told(desk.plan.plan()) == _told(nobody)
    acting(desk, crew.maya)
    version = desk.interests.mine().profile.parts[PartName.INTERESTS].version
    desk.interests.save(PartName.INTERESTS, (Interest("Label box", Strength.INTO_IT, Wish.DO, SINCE),), version)
    acting(desk, crew.advisor)
    assert _told(desk.plan.plan()) == _told(nobody)


def _told(plan: Plan) -> object:
    return plan.deal, plan.reasons, plan.seats, plan.envies, plan.first


def test_the_words_of_a_wish_are_told_with_a_kept_deal_only_while_the_team_may_see_them(
    path: Path, desk: Desk, crew: Crew
):
    say(desk, crew.maya, "MIDI quokka nocturnes", "MIDI")
    (song,) = logged(desk, SONG)
    plan = desk.plan.plan(seed=2)
    desk.plan.assign(plan)
    (kept,) = desk.plan.kept()
    assert (kept.deal.seed, kept.told.order, kept.works[song.id].title) == (2, plan.deal.order, song.title)  # type: ignore[union-attr]
    assert kept.told.reasons[crew.maya, song.id].interest == "MIDI"
    acting(desk, crew.maya)
    desk.interests.set_passphrase("green river under bridges")
    desk.interests.share(PartName.INTERESTS, Audience.ME)
    assert b"quokka" not in path.read_bytes()
    assert '"MIDI"' not in kept.deal.told
    acting(desk, crew.lead)
    (after,) = desk.plan.kept()
    assert after.told.reasons == {}
    assert after.told.lines[0].why is Why.WISH


def test_a_move_needs_a_reason_and_stays_when_dealing_again(desk: Desk, crew: Crew):
    say(desk, crew.maya, "MIDI")
    song, *_ = logged(desk, SONG, *PLAIN)
    before = desk.plan.plan()
    move = Moved(song.id, crew.deshawn, "Maya asked to swap")
    placed = desk.plan.plan(placed=[move])
    assert before.deal
    assert placed.deal
    others = [d for d in before.deal.dealt if d.ticket != song.id]
    assert [d for d in placed.deal.dealt if d.ticket != song.id] == others
    for plan in (placed, desk.plan.plan(seed=1, moved=[move])):
        assert plan.deal
        moved = next(d for d in plan.deal.dealt if d.ticket == song.id)
        assert (moved.person, moved.why, moved.reason) == (crew.deshawn, Why.MOVED, "Maya asked to swap")
    with pytest.raises(Invalid, match="Say why"):
        desk.plan.plan(placed=[replace(move, reason=" ")])
    desk.plan.attend(crew.deshawn, absent=True)
    assert desk.plan.plan(moved=[move]).deal == desk.plan.plan().deal


def test_a_gate_holds_until_an_advisor_opens_it(desk: Desk, crew: Crew):
    (locked,) = logged(desk, PASSWORD)
    plan = desk.plan.plan()
    assert plan.deal
    assert plan.deal.left == (locked.id,)
    with pytest.raises(Invalid, match="may not take"):
        desk.plan.plan(placed=[Moved(locked.id, crew.maya, "please")])
    acting(desk, crew.advisor)
    opened = desk.plan.open_gate(crew.maya, Gate.ADMIN, "  Two resets   together ").value
    assert (opened.note, opened.opened_by, opened.opened) == ("Two resets together", crew.advisor, date(2026, 10, 12))
    with pytest.raises(Invalid, match="open to them already"):
        desk.plan.open_gate(crew.maya, Gate.ADMIN)
    assert piles(desk.plan.plan())["Maya R."] == [(locked.number, Why.TURN)]
    desk.plan.close_gate(opened.id)
    assert desk.plan.gates() == []
    after = desk.plan.plan().deal
    assert after
    assert after.left == (locked.id,)


def test_every_fourth_pick_in_kept_deals_is_something_new(desk: Desk, crew: Crew):
    """Claimed tickets are no picks, and an undone deal counts none."""
    for person in (crew.lead, crew.deshawn):
        desk.plan.attend(person, absent=True)
    say(desk, crew.maya, "MIDI")
    for _ in range(3):
        logged(desk, SONG)
        done = desk.plan.assign(desk.plan.plan())
    logged(desk, SONG, PLAIN[0])
    picked = desk.plan.plan()
    assert picked.seats[0].picks == 3
    assert [why for _, why in piles(picked)["Maya R."]] == [Why.NEW, Why.WISH]
    desk.history.undo(done.intent, done.seq)
    assert desk.plan.plan().seats[0].picks == 2


@pytest.mark.parametrize("many", [1, 30])
def test_a_plan_costs_the_same_queries_however_much_there_is(desk: Desk, crew: Crew, many: int):
    for n in range(many):
        _, away = logged(desk, Intake(f"Label box {n}"), FIRE)
        desk.tickets.hand_over(away.id, crew.deshawn)
        desk.tickets.add_helper(away.id, crew.lead, Credit.PAIR)
    if many > 1:
        say(desk, crew.maya, "MIDI", "Labels and badges")
        desk.plan.attend(crew.deshawn, absent=True)
    desk.plan.plan()  # the list of topics is read once
    statements: list[str] = []
    event.listen(desk.frame.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    plan = desk.plan.plan()
    assert len(plan.cards) == (1 if many == 1 else 60)
    assert len(statements) == 13  # who asks is known from the plan before


def test_more_than_fits_into_one_deal_is_counted(desk: Desk):
    logged(desk, *(Intake(f"Label box {n}") for n in range(103)))
    plan = desk.plan.plan()
    assert (len(plan.cards), plan.more) == (100, 3)


def test_nobody_here_and_nothing_to_deal_have_no_deal(desk: Desk, crew: Crew):
    plan = desk.plan.plan()
    assert (plan.deal, plan.first, plan.envies) == (None, None, ())
    with pytest.raises(Invalid, match="nothing to assign"):
        desk.plan.assign(plan)
    logged(desk, PLAIN[0])
    for person in (crew.lead, crew.maya, crew.deshawn):
        desk.plan.attend(person, absent=True)
    plan = desk.plan.plan()
    assert (plan.deal, len(plan.cards)) == (None, 1)


def test_a_block_that_is_gone_is_the_one_that_runs_now(desk: Desk, crew: Crew):
    acting(desk, crew.advisor)
    local = desk.frame.clock().astimezone()
    now = desk.people.add_block("Now", "12345", time(local.hour), time(local.hour, 59)).value
    plan = desk.plan.plan(uuid4())
    assert plan.block
    assert (plan.block.id, [b.id for b in plan.blocks]) == (now.id, [now.id])


def test_techs_plan_nothing_and_leads_open_no_gates(desk: Desk, crew: Crew):
    logged(desk, PLAIN[0])
    plan = desk.plan.plan()
    with pytest.raises(Refused):
        desk.plan.open_gate(crew.lead, Gate.ADMIN)
    acting(desk, crew.maya)
    for attempt in (
        lambda: desk.plan.plan(),
        lambda: desk.plan.assign(plan),
        lambda: desk.plan.attend(crew.lead, absent=True),
        lambda: desk.plan.kept(),
        lambda: desk.plan.open_gate(crew.maya, Gate.ADMIN),
        lambda: desk.plan.close_gate(uuid4()),
    ):
        with pytest.raises(Refused):
            attempt()
    assert desk.plan.gates() == []
    acting(desk, crew.advisor)
    with pytest.raises(Invalid, match="not on the team"):
        desk.plan.attend(crew.okafor, absent=True)
