"""Planning a block: who is here, what is to deal, the deal, and its assignment as one change that can be undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk import matching
from trellis.desk.intents import Done, Frame
from trellis.desk.interests import Interests
from trellis.desk.matching import Team
from trellis.rules import deal as rules
from trellis.rules.deal import Card, Deal, Moved, Seat
from trellis.rules.errors import Gone, Invalid
from trellis.rules.fairness import shares
from trellis.rules.history import canonical
from trellis.rules.language import tr
from trellis.rules.match import Arrival, Given, Liking, Likings, Work, candidates
from trellis.rules.people import MEMBERS, Block, Person, Role, clean_line
from trellis.rules.plan import (
    NOTE_LIMIT,
    Absence,
    Attendance,
    Because,
    EarlierDeal,
    GateOpening,
    KeptDeal,
    Plan,
    ToDeal,
    Told,
    block_at,
    read_told,
)
from trellis.rules.tickets import OPEN, Chosen, Credit, Helper, Priority, Status, Ticket, given
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
            chosen = next((b for b in blocks if b.id == block), self._now(blocks))
            day = self._frame.today()
            since = self._since(connection)
            there = matching.attendance(connection, team.people, chosen.id if chosen else None, day)
            cards = self._to_deal(connection, team, there)
            before = matching.given(connection, team.topics, min(since, day - SERVED))
            picks = store.picks(connection, since)
            here = [a.person for a in there if not a.absent]
            shown, more = cards[:MOST_DEALT], max(0, len(cards) - MOST_DEALT)
            seats, reasons = _seats(team, here, [c.work for c in shown], before, picks, since, day)
            dealt = _dealt(seats, shown, seed, moved, placed) if seats and shown else None
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
                raise Gone(tr("This ticket"))
            team = self._team(connection)
            now = self._now(people_store.blocks(connection))
            there = matching.attendance(connection, team.people, now.id if now else None, self._frame.today())
            here = [team.wants[a.person] for a in there if not a.absent and a.person != found.assignee]
            before = matching.given(connection, team.topics, self._since(connection))
            return candidates(matching.work(found, team.topics), here, before, team.topics)

    def kept(self, day: date | None = None) -> list[EarlierDeal]:
        """The deals assigned on a day (today), the newest first, with order, reasons and seed.

        A wish is told in its owner's words while the team may see them, and without words else.
        """
        with self._frame.reading("fairness.plan") as (connection, _):
            deals = [(d, read_told(d.told)) for d in store.deals(connection, day or self._frame.today())]
            tickets = {t.id: t for t in store.some(connection, {line.ticket for _, t in deals for line in t.lines})}
            team = self._team(connection)
            works = {id: matching.work(ticket, team.topics) for id, ticket in tickets.items()}
            blocks = {b.id: b.name for b in people_store.blocks(connection)}
            names = people_store.names(connection)
            return [
                EarlierDeal(deal, told, blocks.get(deal.block, "") if deal.block else "", works, names)
                for deal, told in ((d, _worded(t, works, team)) for d, t in deals)
            ]

    def gates(self) -> list[GateOpening]:
        """The gates that are open to somebody."""
        with self._frame.reading("today.read") as (connection, _):
            return store.gates(connection)

    # Changing

    def attend(self, person: UUID, *, absent: bool, block: UUID | None = None) -> Done[Absence | None]:
        """Marks somebody absent today (in one block, or all day), or here after all."""
        with self._frame.changing("fairness.attend") as step:
            step.permit()
            _on_team(step.ledger.load(PERSON, person, tr("This person")))
            today = self._frame.today()
            marked = [a for a in store.absences(step.connection, today) if a.person == person]
            marked = [a for a in marked if a.block in (None, block)]
            if absent and not marked:
                return step.done(step.ledger.create(ABSENCE, Absence(new_id(), person, today, block), "create"))
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
                raise Invalid("deal", tr("There is nothing to assign."), tr("Deal first."))
            versions = {c.work.id: c.version for c in plan.cards}
            helping = store.helping(step.connection, versions)
            done: list[Ticket] = []
            for dealt in plan.deal.dealt:
                before = TICKET.get(step.connection, dealt.ticket)
                fresh = before is not None and before.version == versions.get(dealt.ticket)
                if before is None or not fresh or before.status not in OPEN or before.trashed:
                    continue
                _on_team(step.ledger.load(PERSON, dealt.person, tr("This person")))
                after = given(before, dealt.person, step.now, Chosen.DEALT)
                done.append(step.ledger.change(TICKET, before, after, "deal"))
                if dealt.pair is not None and dealt.pair not in helping.get(before.id, ()):
                    helper = Helper(new_id(), before.id, dealt.pair, Credit.PAIR, created=step.now)
                    step.ledger.create(HELPER, helper, "help")
            if not done:
                raise Invalid("deal", tr("All these tickets were taken or changed meanwhile."), tr("Deal again."))
            told = canonical(_told(plan, {t.id for t in done})).decode()
            block = plan.block.id if plan.block else None
            kept = KeptDeal(new_id(), plan.day, block, plan.deal.seed, told, actor.id, step.now)
            step.ledger.create(DEAL, kept, "create")
            return step.done(done)

    def open_gate(self, person: UUID, gate: Gate, note: str = "") -> Done[GateOpening]:
        """Opens a gate for somebody, by an advisor who showed them what it takes."""
        with self._frame.changing("fairness.gate") as step:
            actor = step.permit()
            _on_team(step.ledger.load(PERSON, person, tr("This person")))
            if any(o.person == person and o.gate is gate for o in store.gates(step.connection)):
                raise Invalid("gate", tr("This gate is open to them already."))
            said = clean_line(note)[:NOTE_LIMIT]
            opening = GateOpening(new_id(), person, gate, actor.id, self._frame.today(), said)
            return step.done(step.ledger.create(GATE, opening, "create"))

    def close_gate(self, opening: UUID) -> Done[GateOpening]:
        """Closes a gate again."""
        with self._frame.changing("fairness.gate") as step:
            step.permit()
            before = step.ledger.load(GATE, opening, tr("This gate"))
            return step.done(step.ledger.change(GATE, before, dataclasses.replace(before, removed=step.now), "close"))

    # How

    def _team(self, connection: Connection) -> Team:
        return matching.team(connection, self._interests.index(connection))

    def _now(self, blocks: Sequence[Block]) -> Block | None:
        local = self._frame.clock().astimezone()
        return block_at(blocks, local.date(), local.time())

    def _since(self, connection: Connection) -> date:
        """The first day of the term."""
        day = self._frame.today()
        return matching.term_start(matching.term_of(connection, day), day)

    def _to_deal(self, connection: Connection, team: Team, there: Sequence[Attendance]) -> list[ToDeal]:
        """Unclaimed tickets (those that woke up are among them), and urgent ones of who is absent."""
        away = [a.person for a in there if a.absent]
        held = [t for t in store.held_by(connection, away) if _cannot_wait(t)]
        listed = [(t, Because.UNCLAIMED) for t in store.unclaimed(connection)] + [(t, Because.AWAY) for t in held]
        cards = [ToDeal(matching.work(t, team.topics), why, t.assignee, t.version) for t, why in listed]
        return sorted(cards, key=lambda c: (_BY_PRIORITY[c.work.priority], c.work.created, c.work.id))


def _dealt(
    seats: Sequence[Seat], cards: Sequence[ToDeal], seed: int, moved: Sequence[Moved], placed: Sequence[Moved]
) -> Deal:
    """The deal with those moves that still can be: of tickets on the table, to people who are here."""
    here, table = {s.person for s in seats}, {c.work.id for c in cards}
    first, later = ([m for m in moves if m.to in here and m.ticket in table] for moves in (moved, placed))
    dealt = rules.deal(seats, [_card(c.work) for c in cards], seed, first)
    return rules.moved_in(seats, dealt, later) if later else dealt


def _seats(
    team: Team,
    here: Sequence[UUID],
    works: Sequence[Work],
    before: Sequence[Given],
    picks: Mapping[UUID, int],
    since: date,
    day: date,
) -> tuple[list[Seat], dict[tuple[UUID, UUID], Liking]]:
    """Everybody here as the deal sees them, and why they would like what. `since` is the first day of the term."""
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
                load=sum(g.effort for g in mine if g.on >= since),
                picks=picks.get(one.person, 0),
            )
        )
    return seats, reasons


def _card(work: Work) -> Card:
    return Card(work.id, work.number, work.effort, work.priority is Priority.NOW, work.created)


def _cannot_wait(ticket: Ticket) -> bool:
    return ticket.priority is not Priority.NORMAL and ticket.status is not Status.WAITING


def _told(plan: Plan, done: Collection[UUID]) -> dict[str, object]:
    """The order and the reason of each assigned ticket, as they are kept.

    Of a wish only its kind is kept: its words belong to the profile, which their owner may close at any time.
    """
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
            }
            for d in plan.deal.dealt
            if d.ticket in done
        ],
        "envies": [
            {"who": e.who.hex, "whose": e.whose.hex, "causes": [c.value for c in e.causes]} for e in plan.envies
        ],
    }


def _worded(told: Told, works: Mapping[UUID, Work], team: Team) -> Told:
    """The same with the wishes in words, of those the team may see now."""
    likings = {p: Likings(team.wants[p], team.topics) for p in {d.person for d in told.lines} if p in team.wants}
    liked = {
        (d.person, d.ticket): found
        for d in told.lines
        if d.person in likings and d.ticket in works and (found := likings[d.person].best(works[d.ticket])) is not None
    }
    return dataclasses.replace(told, reasons=liked)


def _on_team(person: Person) -> None:
    if not person.active or person.role not in MEMBERS or person.role is Role.REQUESTER:
        raise Invalid("person", tr("This person is not on the team now."), tr("Choose an active tech or lead."))
