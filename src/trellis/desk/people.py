"""Intents on people, terms and blocks."""

from __future__ import annotations

import dataclasses
from datetime import date, time
from typing import TypeVar
from uuid import UUID

from trellis.desk.intents import Done, Frame, Step
from trellis.rules import people as rules
from trellis.rules.errors import Invalid, Refused, Stale
from trellis.rules.interests import Audience
from trellis.rules.language import tr
from trellis.rules.people import Block, Follows, Person, Role, Term
from trellis.store import interests as interest_store
from trellis.store import keys as key_store
from trellis.store import people as store
from trellis.store import tickets as ticket_store
from trellis.store.ids import new_id
from trellis.store.records import (
    ABSENCE,
    BLOCK,
    CARD,
    ENTRY,
    GATE,
    HELPER,
    PART,
    PERSON,
    TERM,
    TICKET,
    WORK,
    Kind,
)

S = TypeVar("S", Term, Block)


class People:
    """Everything done with people and the school day. Each method is one intent."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def everybody(self, *, left: bool = False) -> list[Person]:
        """All people by name; those who left too, when asked."""
        with self._frame.reading("people.read") as (connection, _):
            return store.everybody(connection, left=left)

    def get(self, person: UUID) -> Person | None:
        """One person."""
        with self._frame.reading("people.read") as (connection, _):
            return PERSON.get(connection, person)

    def find(self, letters: str, *, most: int = 8) -> list[Person]:
        """Active people one of whose names begins with the letters."""
        with self._frame.reading("people.read") as (connection, _):
            return store.find(connection, letters, most=most)

    def terms(self) -> list[Term]:
        """The terms of the school year, the earliest first."""
        with self._frame.reading("people.read") as (connection, _):
            return store.terms(connection)

    def blocks(self) -> list[Block]:
        """The blocks of the school day, by when they start."""
        with self._frame.reading("people.read") as (connection, _):
            return store.blocks(connection)

    def add(self, person: Person) -> Done[Person]:
        """Adds somebody; `id` and `created` are given by the desk."""
        with self._frame.changing("people.add") as step:
            step.permit(person)
            return step.done(_create(step, dataclasses.replace(person, id=new_id())))

    def add_many(self, pasted: str, role: Role = Role.TECH) -> Done[list[Person]]:
        """Adds a line each of pasted names; names the desk has already are passed over."""
        with self._frame.changing("people.add") as step:
            step.permit(Person(new_id(), "", role=role))
            added = []
            for preferred, family in rules.parse_names(pasted):
                person = Person(new_id(), preferred, family, role=role)
                known = store.named(step.connection, person.full_name)
                if known is None or known.role is not role:
                    added.append(_create(step, person))
            if not added:
                raise Invalid("names", tr("No new names were found."), tr("Paste one name on each line."))
            return step.done(added)

    def edit(self, person: UUID, version: int, wanted: Person) -> Done[Person]:
        """Changes names, pronouns, role, trainee and blocks; raises Stale when somebody was faster."""
        with self._frame.changing("people.edit") as step:
            before = step.ledger.load(PERSON, person, tr("This person"))
            step.permit(before)
            step.permit(wanted)
            if before.version != version:
                raise Stale(before)
            after = dataclasses.replace(
                before,
                preferred_name=wanted.preferred_name,
                family_name=wanted.family_name,
                pronouns=wanted.pronouns,
                role=wanted.role,
                trainee=wanted.trainee,
                blocks=wanted.blocks,
                placeholder=False,
            )
            if before.role is Role.ADVISOR and after.role is not Role.ADVISOR:
                _keep_an_advisor(step, before)
            return step.done(step.ledger.change(PERSON, before, rules.checked(after), "edit"))

    def edit_self(self, version: int, preferred_name: str, pronouns: str) -> Done[Person]:
        """One's own preferred name and pronouns; nothing else of oneself can be changed by oneself."""
        with self._frame.changing("people.edit_self") as step:
            actor = step.permit(self._frame.actor_id)
            before = step.ledger.load(PERSON, actor.id, tr("This person"), version)
            after = dataclasses.replace(before, preferred_name=preferred_name, pronouns=pronouns)
            return step.done(step.ledger.change(PERSON, before, rules.checked(after), "edit"))

    def deactivate(self, person: UUID) -> Done[Person]:
        """Marks somebody as having left; what they did stays."""
        with self._frame.changing("people.deactivate") as step:
            before = step.ledger.load(PERSON, person, tr("This person"))
            actor = step.permit(before)
            if before.id == actor.id:
                raise Invalid("left", tr("You cannot mark yourself as left."), tr("Ask another advisor."))
            if before.role is Role.ADVISOR:
                _keep_an_advisor(step, before)
            after = dataclasses.replace(before, left=self._frame.today())
            return step.done(step.ledger.change(PERSON, before, after, "leave"))

    def reactivate(self, person: UUID) -> Done[Person]:
        """Somebody who left is back."""
        with self._frame.changing("people.deactivate") as step:
            before = step.ledger.load(PERSON, person, tr("This person"))
            step.permit(before)
            return step.done(step.ledger.change(PERSON, before, dataclasses.replace(before, left=None), "return"))

    def merge(self, gone: UUID, kept: UUID) -> Done[Person]:
        """Makes two records of one person one: tickets, words, credits, work, profile and projects follow.

        It can be undone. What is signed keeps the people it was signed with. Of the profile, what the kept record lacks
        follows. Private parts are sealed to the record that would go and cannot: raises Invalid while there are any.
        """
        from trellis.desk.projects_merge import projects_follow  # not needed before the first screen

        with self._frame.changing("people.merge") as step:
            away, stays = (
                step.ledger.load(PERSON, gone, tr("This person")),
                step.ledger.load(PERSON, kept, tr("This person")),
            )
            actor = step.permit(away)
            if gone == kept or not (away.merged_into is None and stays.active):
                raise Invalid("kept", tr("These two cannot be merged."), tr("Choose two records of one person."))
            if {away.role, stays.role} & {Role.LEAD, Role.ADVISOR}:
                _advisor_only(step)
            if gone == actor.id:
                raise Invalid(
                    "gone", tr("You are signed in with the record that would go."), tr("Keep it, let the other go.")
                )
            _may_go(step, gone)
            _follow(step, gone, kept)
            _profile_follows(step, gone, kept)
            projects_follow(step, gone, kept)
            merged = dataclasses.replace(away, merged_into=kept)
            step.ledger.change(PERSON, away, merged, "merge")
            return step.done(stays)

    def follows(self, person: UUID) -> Follows:
        """What a merge would take along: tickets, words, credits and minutes that name this record."""
        with self._frame.reading("people.read") as (connection, _):
            return store.follows(connection, person)

    def add_term(self, name: str, starts: date, ends: date) -> Done[Term]:
        """A new term, first and last day included."""
        return self.save_term(Term(new_id(), name, starts, ends))

    def add_block(self, name: str, days: str, starts: time, ends: time) -> Done[Block]:
        """A new block; `days` are weekday numbers or the letters of a cycle."""
        return self.save_block(Block(new_id(), name, days, starts, ends))

    def remove_term(self, term: UUID) -> Done[Term]:
        """Takes a term out of the school year."""
        with self._frame.changing("desk.school") as step:
            step.permit()
            before = step.ledger.load(TERM, term, tr("This term"))
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(TERM, before, after, "remove"))

    def save_term(self, term: Term) -> Done[Term]:
        """Adds a term or changes one."""
        return self._save(TERM, rules.checked_term(term))

    def save_block(self, block: Block) -> Done[Block]:
        """Adds a block or changes one."""
        return self._save(BLOCK, rules.checked_block(block))

    def remove_block(self, block: UUID) -> Done[Block]:
        """Takes a block out of the school day."""
        with self._frame.changing("desk.school") as step:
            step.permit()
            before = step.ledger.load(BLOCK, block, tr("This block"))
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(BLOCK, before, after, "remove"))

    def _save(self, kind: Kind[S], record: S) -> Done[S]:
        with self._frame.changing("desk.school") as step:
            step.permit()
            before = kind.get(step.connection, record.id)
            if before is None:
                return step.done(step.ledger.create(kind, record))
            if before.version != record.version:
                raise Stale(before)
            return step.done(step.ledger.change(kind, before, record, "edit"))


def _create(step: Step, person: Person) -> Person:
    made = rules.checked(dataclasses.replace(person, created=step.now, version=1, left=None, merged_into=None))
    return step.ledger.create(PERSON, made)


def requester_for(step: Step, id: UUID | None, name: str) -> UUID | None:
    """The requester of an intake: by id, by exact name, or made on the fly; None when none was given."""
    if id is not None:
        return _as_merged(step, id).id
    cleaned = rules.clean_line(name)
    if not cleaned:
        return None
    known = store.named(step.connection, cleaned)
    if known:
        return known.id
    # A comma alone is no name, but it is what was typed.
    ((preferred, family),) = rules.parse_names(cleaned) or [(cleaned, "")]
    return _create(step, Person(new_id(), preferred, family, role=Role.REQUESTER)).id


def _as_merged(step: Step, id: UUID) -> Person:
    """The person with this id or, when that record was merged while a form was open, who they became."""
    person = step.ledger.load(PERSON, id, tr("The requester"))
    while person.merged_into:
        person = step.ledger.load(PERSON, person.merged_into, tr("The requester"))
    return person


def _keep_an_advisor(step: Step, leaving: Person) -> None:
    trust = key_store.trust(step.connection)
    others = [p for p in store.everybody(step.connection) if p.role is Role.ADVISOR and p.id != leaving.id]
    if not any(trust.current(other.id) for other in others):
        told = tr("A desk needs an advisor with a passphrase, and this is the only one.")
        raise Invalid("role", told, tr("Add another advisor and their passphrase first."))


def _advisor_only(step: Step) -> None:
    if step.actor_role is not Role.ADVISOR:
        raise Refused(
            tr("Merging leads or advisors is for an advisor."), tr("Nothing was changed."), tr("Ask an advisor.")
        )


def _may_go(step: Step, gone: UUID) -> None:
    if any(part.audience is not Audience.TEAM for part in interest_store.parts(step.connection, gone).values()):
        told = tr("The record that would go has a passphrase of its own, and what it opens cannot move.")
        raise Invalid("gone", told, tr("Keep that record and let the other one go."))


def _profile_follows(step: Step, gone: UUID, kept: UUID) -> None:
    """Plain parts, gates and absences go along where the kept record has none like them; a card without keys too."""
    connection = step.connection
    there = interest_store.parts(connection, kept)
    for part in interest_store.parts(connection, gone).values():
        if part.name not in there:
            step.ledger.change(PART, part, dataclasses.replace(part, person=kept), "merge")
    card = interest_store.card(connection, gone)
    if card and not card.public and interest_store.card(connection, kept) is None:
        step.ledger.change(CARD, card, dataclasses.replace(card, person=kept), "merge")
    gates = store.records_of(connection, GATE, "person", gone)
    opened = {g.gate for g in store.records_of(connection, GATE, "person", kept) if g.removed is None}
    for gate in (g for g in gates if g.removed is None and g.gate not in opened):
        step.ledger.change(GATE, gate, dataclasses.replace(gate, person=kept), "merge")
    absences = store.records_of(connection, ABSENCE, "person", gone)
    marked = {(a.day, a.block) for a in store.records_of(connection, ABSENCE, "person", kept) if a.removed is None}
    for absence in (a for a in absences if a.removed is None and (a.day, a.block) not in marked):
        step.ledger.change(ABSENCE, absence, dataclasses.replace(absence, person=kept), "merge")


def _follow(step: Step, gone: UUID, kept: UUID) -> None:
    for ticket in ticket_store.of_person(step.connection, gone):
        moved = dataclasses.replace(
            ticket,
            requester=kept if ticket.requester == gone else ticket.requester,
            assignee=kept if ticket.assignee == gone else ticket.assignee,
            opened_by=kept if ticket.opened_by == gone else ticket.opened_by,
        )
        step.ledger.change(TICKET, ticket, moved, "merge")
    for entry in store.records_of(step.connection, ENTRY, "author", gone):
        step.ledger.change(ENTRY, entry, dataclasses.replace(entry, author=kept), "merge")
    for helper in store.records_of(step.connection, HELPER, "person", gone):
        step.ledger.change(HELPER, helper, dataclasses.replace(helper, person=kept), "merge")
    for work in store.records_of(step.connection, WORK, "person", gone):
        step.ledger.change(WORK, work, dataclasses.replace(work, person=kept), "merge")
