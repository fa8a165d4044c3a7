"""Filling a new desk with the sample: everything in it is done by its people, through the same intents as real work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from trellis.desk.desk import Desk
from trellis.desk.sample_projects import Projects
from trellis.exchange.sample import Sample, SampleEvent, SampleStep, school_day
from trellis.rules.interests import Audience
from trellis.rules.people import Block, Person, Role, Term
from trellis.rules.tickets import Credit, Intake, Ticket, Told
from trellis.store import desk as desk_store
from trellis.store.ids import new_id
from trellis.store.records import milliseconds


class _Player:
    """Plays the sample's events in order of time, each as whoever did it."""

    def __init__(self, desk: Desk, sample: Sample, people: Mapping[str, UUID]) -> None:
        self.desk = desk
        self.sample = sample
        self.people = people
        self.now = datetime.now(UTC)
        self.tickets: dict[str, UUID] = {}
        desk.frame.clock = lambda: self.now
        self.home = desk.frame.station
        self.stations = self._stations()

    def _stations(self) -> dict[str, tuple[int, str]]:
        """This computer's station and one for each other letter in the sample's numbers."""
        own = self.desk.frame.station
        stations = {own[1]: own}
        for letter in sorted({number.split("-")[0] for number in self.sample.tickets} - {own[1]}):
            with self.desk.frame.database.write() as connection:
                made = desk_store.add_station(connection, new_id(), letter, milliseconds(self.now))
                stations[letter] = (made, letter)
        return stations

    def at_home(self, at: datetime) -> None:
        """From here on it is this time, at this computer's own station."""
        self.now, self.desk.frame.station = at.astimezone(UTC), self.home

    def play(self, event: SampleEvent) -> None:
        self.now = event.at.astimezone(UTC)
        self.desk.frame.station = self.stations[event.ticket.split("-")[0]]
        self.desk.frame.enter(self.people[event.who])
        if event.what == "open":
            self.tickets[event.ticket] = self._open(event.ticket).id
        else:
            _EVENTS[event.what](self, self.tickets[event.ticket], event.told)

    def _open(self, number: str) -> Ticket:
        told = self.sample.tickets[number]
        self.count_from(number, -1)
        return self.desk.tickets.open(
            Intake(
                words=f"{told.title}\n{told.words}",
                requester=self.people.get(told.requester),
                room=told.room,
                device=told.device,
                source=told.source,
                category=told.category,
                urgency=told.urgency,
                impact=told.impact,
                tags=told.tags,
            )
        ).value

    def count_from(self, number: str, more: int = 0) -> None:
        """Sets the counter of a number's station to that number, give or take."""
        letter, counter = number.split("-")
        with self.desk.frame.database.write() as connection:
            desk_store.count_from(connection, self.stations[letter][0], int(counter) + more)

    def reply(self, ticket: UUID, told: Mapping[str, Any]) -> None:
        self.desk.tickets.reply(ticket, told["text"], Told(told["told"]), told.get("minutes", 0))

    def wait(self, ticket: UUID, told: Mapping[str, Any]) -> None:
        after = told.get("wake_after")
        wake_on = school_day(self.desk.frame.today(), after) if after else None
        self.desk.tickets.wait(ticket, told["reason"], wake_on)

    def resolve(self, ticket: UUID, told: Mapping[str, Any]) -> None:
        if told.get("minutes"):
            self.desk.tickets.log_work(ticket, told["minutes"])
        self.desk.tickets.resolve(ticket, told["fix"], told.get("learned", ""))


_Play = Callable[[_Player, UUID, Mapping[str, Any]], object]

_EVENTS: dict[str, _Play] = {
    "claim": lambda p, t, _: p.desk.tickets.claim(t),
    "start": lambda p, t, _: p.desk.tickets.start(t),
    "release": lambda p, t, _: p.desk.tickets.release(t),
    "close": lambda p, t, _: p.desk.tickets.close(t),
    "trash": lambda p, t, _: p.desk.tickets.trash(t),
    "assign": lambda p, t, told: p.desk.tickets.hand_over(t, p.people[told["to"]]),
    "help": lambda p, t, told: p.desk.tickets.add_helper(t, p.people[told["helper"]], Credit(told["credit"])),
    "note": lambda p, t, told: p.desk.tickets.note(t, told["text"], told.get("minutes", 0)),
    "hand_over": lambda p, t, told: p.desk.tickets.hand_over(t, p.people[told["to"]], told.get("text", "")),
    "reopen": lambda p, t, told: p.desk.tickets.reopen(t, told["reason"]),
    "duplicate": lambda p, t, told: p.desk.tickets.duplicate(t, p.tickets[told["of"]]),
    "reply": _Player.reply,
    "wait": _Player.wait,
    "resolve": _Player.resolve,
}


def fill(desk: Desk, sample: Sample, advisor: UUID) -> None:
    """Fills a desk that has only its advisor with the sample's people, school day and tickets.

    `advisor` becomes the sample's advisor. Everybody else gets the sample's PIN. Nobody is signed in afterwards.
    """
    clock, station = desk.frame.clock, desk.frame.station
    people = _people(desk, sample, advisor)
    try:
        _gates(desk, sample, people, advisor)
        _profiles(desk, sample, people, advisor)
        player, projects = _Player(desk, sample, people), Projects(desk, sample, people)
        everything: list[SampleEvent | SampleStep] = sorted((*sample.events, *sample.steps), key=lambda event: event.at)
        for event in everything:
            if isinstance(event, SampleStep):
                player.at_home(event.at)
                projects.play(event, player.tickets)
            else:
                player.play(event)
        for letter in player.stations:
            player.count_from(max(n for n in sample.tickets if n.startswith(f"{letter}-")))
    finally:
        desk.frame.clock, desk.frame.station = clock, station
        desk.frame.leave()


def _people(desk: Desk, sample: Sample, advisor: UUID) -> dict[str, UUID]:
    desk.frame.enter(advisor)
    desk.people.save_term(Term(new_id(), sample.term_name, sample.term_starts, sample.term_ends))
    blocks = {b.name: desk.people.save_block(Block(new_id(), b.name, b.days, b.starts, b.ends)) for b in sample.blocks}
    people: dict[str, UUID] = {}
    for told in sample.people:
        person = Person(
            new_id(),
            told.preferred_name,
            told.family_name,
            told.pronouns,
            told.role,
            told.trainee,
            blocks=tuple(blocks[name].value.id for name in told.blocks),
        )
        if told.role is Role.ADVISOR:
            people[told.key] = advisor
            continue
        people[told.key] = desk.people.add(person).value.id
        if told.role is not Role.REQUESTER:
            desk.keys.set_pin(people[told.key], sample.pin)
    return people


def _gates(desk: Desk, sample: Sample, people: Mapping[str, UUID], advisor: UUID) -> None:
    for told in sample.gates:
        _at(desk, advisor, told.opened)
        desk.plan.open_gate(people[told.person], told.gate, told.note)


def _profiles(desk: Desk, sample: Sample, people: Mapping[str, UUID], advisor: UUID) -> None:
    """What students say about themselves; whoever has something private has the sample's passphrase too."""
    for told in sample.profiles:
        _at(desk, people[told.person], told.written)
        for name, content in told.parts.items():
            desk.interests.save(name, content)
        if told.sealed:
            desk.interests.set_passphrase(sample.passphrase)
            desk.interests.name_advisor(advisor)
        for name, content in told.sealed.items():
            shared = desk.interests.share(name, Audience.ADVISOR).value.shown
            desk.interests.save(name, content, shared.version)
        desk.interests.visited()
        _at(desk, people[told.person], told.checked)
        desk.interests.checked_in()


def _at(desk: Desk, person: UUID, at: datetime) -> None:
    """From here on this person acts, at this time."""
    desk.frame.leave()
    desk.frame.clock = lambda: at.astimezone(UTC)
    desk.frame.enter(person)
