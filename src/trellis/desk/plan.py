"""Planning a block: who is here, what is to deal, the deal, and its assignment as one change that can be undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk import matching
from trellis.desk.intents import Done, Frame
from trellis.desk.interests import Interests
from trellis.desk.matching import Team
from trellis.rules import deal as rules
from trellis.rules.deal import Card, Moved, Seat
from trellis.rules.errors import Gone, Invalid
from trellis.rules.fairness import shares
from trellis.rules.history import canonical
from trellis.rules.match import Arrival, Given, Liking, Likings, Work, candidates
from trellis.rules.people import MEMBERS, Person, Role, clean_line
from trellis.rules.plan import NOTE_LIMIT, Absence, Attendance, Because, GateOpening, KeptDeal, Plan, ToDeal
from trellis.rules.tickets import OPEN, Chosen, Credit, Helper, Priority, Ticket, given
from trellis.rules.topics import Gate
from trellis.store import fairness as store
from trellis.store import people as people_store
from trellis.store.ids import new_id
from trellis.store.records import ABSENCE, DEAL, GATE, HELPER, PERSON, TICKET

SERVED = timedelta(weeks=4)
"""Over how long it counts who had what they wanted."""
MOST_DEALT = 100
"""Most tickets in one deal: the urgent and the oldest first."""
_BY_PRIORITY = {Priority.NOW: 0, Priority.SOON: 1, Priority.NORMAL: 2}


class Planning:
    """What a lead does with a block. Each method is one intent."""

    def __init__(self, frame: Frame, interests: Interests) -> None:
        self._frame = frame
        self._interests = interests

    # Reading

    def plan(
        self,
        block: UUID | None = None,
        *,
        seed: int = 0,
        moved: Sequence[Moved] = (),
        placed: Sequence[Moved] = (),
    ) -> Plan:
        """The block (the one that runs now when none is named) with its deal; raises Invalid on a move without reason.

        The deal is made around what was `moved` before it; what is `placed` afterwards leaves the other tickets where
        they are. The same people, tickets, moves and seed give the same deal.
        """
        with self._frame.reading("fairness.plan") as (connection, _):
            team = self._team(connection)
            blocks = people_store.blocks(connection)
            now = matching.block_now(connection, self._frame.clock())
            chosen = next((b for b in blocks if b.id == block), now)
            day = self._frame.today()
            there = matching.attendance(connection, team.people, chosen.id if chosen else None, day)
            cards = self._to_deal(connection, team, there)
            before = self._given(connection, team)
            here = [a.person for a in there if not a.absent]
            shown, more = cards[:MOST_DEALT], max(0, len(cards) - MOST_DEALT)
            seats, reasons = _seats(team, here, [c.work for c in shown], before, day)
            still = [m for m in moved if m.to in here and any(c.work.id == m.ticket for c in shown)]
            dealt = rules.deal(seats, [_card(c.work) for c in shown], seed, still) if seats and shown else None
            dealt = rules.moved_in(seats, dealt, placed) if dealt else None
            return Plan(
                day,
                chosen,
                tuple(blocks),
                tuple(there),
                tuple(shown),
                more,
                dealt,
                reasons,
                tuple(seats),
                rules.envies(seats, dealt) if dealt else (),
                rules.first_why(seats, dealt) if dealt else None,
                team.names(),
            )

    def arrival(self, ticket: UUID) -> Arrival:
        """Who of those here could take one arriving ticket, with three facts a name; raises Gone."""
        with self._frame.reading("fairness.plan") as (connection, _):
            found = store.one(connection, ticket)
            if found is None:
                raise Gone("This ticket")
            team = self._team(connection)
            now = matching.block_now(connection, self._frame.clock())
            there = matching.attendance(connection, team.people, now.id if now else None, self._frame.today())
            here = [team.wants[a.person] for a in there if not a.absent and a.person != found.assignee]
            return candidates(matching.work(found, team.topics), here, self._given(connection, team), team.topics)

    def kept(self, day: date | None = None) -> list[KeptDeal]:
        """The deals assigned on a day (today), the newest first, with order, reasons and seed."""
        with self._frame.reading("fairness.plan") as (connection, _):
            return store.deals(connection, day or self._frame.today())

    def gates(self) -> list[GateOpening]:
        """The gates that are open to somebody."""
        with self._frame.reading("today.read") as (connection, _):
            return store.gates(connection)

    # Changing

    def attend(self, person: UUID, *, absent: bool, block: UUID | None = None) -> Done[Absence | None]:
        """Marks somebody absent today (in one block, or all day), or here after all."""
        with self._frame.changing("fairness.attend") as step:
            step.permit()
            _on_team(step.ledger.load(PERSON, person, "This person"))
            today = self._frame.today()
            marked = [a for a in store.absences(step.connection, today) if a.person == person]
            marked = [a for a in marked if a.block in (None, block)]
            if absent and not marked:
                return step.done(step.ledger.create(ABSENCE, Absence(new_id(), person, today, block), "absent"))
            for absence in marked if not absent else ():
                step.ledger.change(ABSENCE, absence, dataclasses.replace(absence, removed=step.now), "here")
            return step.done(marked[0] if absent else None)

    def assign(self, plan: Plan) -> Done[list[Ticket]]:
        """Assigns a whole deal: one change with a line for each ticket, which one undo takes back.

        Tickets that somebody took, closed or changed since are left out; raises Invalid when none is left.
        """
        with self._frame.changing("fairness.assign") as step:
            actor = step.permit()
            if plan.deal is None:
                raise Invalid("deal", "There is nothing to assign.", "Deal first.")
            versions = {c.work.id: c.version for c in plan.cards}
            done: list[Ticket] = []
            for dealt in plan.deal.dealt:
                before = TICKET.get(step.connection, dealt.ticket)
                fresh = before is not None and before.version == versions.get(dealt.ticket)
                if before is None or not fresh or before.status not in OPEN or before.trashed:
                    continue
                _on_team(step.ledger.load(PERSON, dealt.person, "This person"))
                after = given(before, dealt.person, step.now, Chosen.DEALT)
                done.append(step.ledger.change(TICKET, before, after, "deal"))
                if dealt.pair is not None:
                    helper = Helper(new_id(), before.id, dealt.pair, Credit.PAIR, created=step.now)
                    step.ledger.create(HELPER, helper, "help")
            if not done:
                raise Invalid("deal", "All these tickets were taken or changed meanwhile.", "Deal again.")
            told = canonical(_told(plan)).decode()
            block = plan.block.id if plan.block else None
            kept = KeptDeal(new_id(), plan.day, block, plan.deal.seed, told, actor.id, step.now)
            step.ledger.create(DEAL, kept, "create")
            return step.done(done)

    def open_gate(self, person: UUID, gate: Gate, note: str = "") -> Done[GateOpening]:
        """Opens a gate for somebody, by an advisor who showed them what it takes."""
        with self._frame.changing("fairness.gate") as step:
            actor = step.permit()
            _on_team(step.ledger.load(PERSON, person, "This person"))
            if any(o.person == person and o.gate is gate for o in store.gates(step.connection)):
                raise Invalid("gate", "This gate is open to them already.")
            said = clean_line(note)[:NOTE_LIMIT]
            opening = GateOpening(new_id(), person, gate, actor.id, self._frame.today(), said)
            return step.done(step.ledger.create(GATE, opening, "create"))

    def close_gate(self, opening: UUID) -> Done[GateOpening]:
        """Closes a gate again."""
        with self._frame.changing("fairness.gate") as step:
            step.permit()
            before = step.ledger.load(GATE, opening, "This gate")
            return step.done(step.ledger.change(GATE, before, dataclasses.replace(before, removed=step.now), "close"))

    # How

    def _team(self, connection: Connection) -> Team:
        return matching.team(connection, self._interests.index(connection))

    def _given(self, connection: Connection, team: Team) -> list[Given]:
        day = self._frame.today()
        since = min(matching.term_start(matching.term_of(connection, day), day), day - SERVED)
        return matching.given(connection, team.topics, since)

    def _to_deal(self, connection: Connection, team: Team, there: Sequence[Attendance]) -> list[ToDeal]:
        """Unclaimed tickets (those that woke up are among them), and urgent ones of who is absent."""
        away = [a.person for a in there if a.absent]
        held = [t for t in store.held_by(connection, away) if t.priority is not Priority.NORMAL] if away else []
        listed = [(t, Because.UNCLAIMED) for t in store.unclaimed(connection)] + [(t, Because.AWAY) for t in held]
        cards = [ToDeal(matching.work(t, team.topics), why, t.assignee, t.version) for t, why in listed]
        return sorted(cards, key=lambda c: (_BY_PRIORITY[c.work.priority], c.work.created, c.work.id))


def _seats(
    team: Team, here: Sequence[UUID], works: Sequence[Work], before: Sequence[Given], day: date
) -> tuple[list[Seat], dict[tuple[UUID, UUID], Liking]]:
    """Everybody here as the deal sees them, and why they would like what."""
    wants = [team.wants[p] for p in here]
    served = {s.person: s for s in shares(before, wants, team.topics, since=day - SERVED, until=day)}
    openers = {gate: tuple(w.person for w in wants if gate in w.gates) for gate in Gate}
    seats, reasons = [], {}
    for one in wants:
        likings = Likings(one, team.topics)
        found = {w.id: liked for w in works if (liked := likings.best(w)) is not None}
        reasons.update({(one.person, ticket): liked for ticket, liked in found.items()})
        alone = frozenset(w.id for w in works if w.gate is None or w.gate in one.gates)
        paired = {w.id: openers[w.gate] for w in works if w.gate and w.id not in alone and openers[w.gate]}
        mine = [g for g in before if g.person == one.person]
        share = served[one.person]
        seats.append(
            Seat(
                one.person,
                {ticket: liked.weight for ticket, liked in found.items()},
                alone,
                paired,
                wanted=share.wanted,
                given=share.wanted + share.stretch + share.routine,
                load=sum(g.effort for g in mine),
                picks=len(mine),
            )
        )
    return seats, reasons


def _card(work: Work) -> Card:
    return Card(work.id, work.number, work.effort, work.priority is Priority.NOW, work.created)


def _told(plan: Plan) -> dict[str, object]:
    """The order and each ticket's reason, as it is kept; only what the team may see is in it."""
    assert plan.deal is not None
    return {
        "order": [p.hex for p in plan.deal.order],
        "dealt": [
            {
                "ticket": d.ticket.hex,
                "person": d.person.hex,
                "why": d.why.value,
                "round": d.round,
                "pair": d.pair.hex if d.pair else None,
                "reason": d.reason,
                "interest": _interest(plan, d.person, d.ticket),
            }
            for d in plan.deal.dealt
        ],
        "envies": [
            {"who": e.who.hex, "whose": e.whose.hex, "causes": [c.value for c in e.causes]} for e in plan.envies
        ],
    }


def _interest(plan: Plan, person: UUID, ticket: UUID) -> str:
    liked = plan.reasons.get((person, ticket))
    return liked.interest if liked else ""


def _on_team(person: Person) -> None:
    if not person.active or person.role not in MEMBERS or person.role is Role.REQUESTER:
        raise Invalid("person", "This person is not on the team now.", "Choose an active tech or lead.")
