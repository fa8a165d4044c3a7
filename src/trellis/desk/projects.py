"""Intents on projects: from a spark to a showcase.

A life: `start`, `write` (autosaved, not in history), `submit` freezes a version, an advisor decides (`desk.signoffs`),
then work: `reach`, `check_in`, evidence, `reflect`, until `submit` at the second gate. Where a project stands is worked
out from its signatures each time (`store.signoffs.standings`), and every intent is permitted on that.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.intents import Done, Frame, Step
from trellis.desk.showcasing import showcase
from trellis.exchange.ideas import read_ideas
from trellis.exchange.media import media_of, read_file, safe_name
from trellis.exchange.safely import whole_bytes
from trellis.exchange.showcase import write_folder
from trellis.rules import projects as rules
from trellis.rules import proposal as proposals
from trellis.rules.errors import Gone, Invalid, Refused, Stale
from trellis.rules.ideas import Idea, as_proposal, offered, translated
from trellis.rules.interests import PartName as ProfilePart
from trellis.rules.interests import Tools
from trellis.rules.language import tr
from trellis.rules.material import material
from trellis.rules.people import Person, Role, clean_line
from trellis.rules.permissions import RULES, Actor, may, require
from trellis.rules.projects import (
    Appeal,
    CheckIn,
    Evidence,
    EvidenceKind,
    File,
    Listed,
    Mention,
    Offers,
    Page,
    Partner,
    Project,
    Projects,
    Reached,
    Reflection,
    Standing,
    State,
    Stuck,
    Submission,
)
from trellis.rules.proposal import Chooser, Content, From, HandedIn, Origin, PartName, Proposal
from trellis.rules.signoffs import Decision, Gate, read_comments, said
from trellis.store import desk as desk_store
from trellis.store import fairness as profile_store
from trellis.store import people as people_store
from trellis.store import projects as store
from trellis.store import replay
from trellis.store import signoffs as signoff_store
from trellis.store import tickets as ticket_store
from trellis.store.ids import new_id
from trellis.store.records import (
    CHECK_IN,
    EVIDENCE,
    FILE,
    PARTNER,
    PERSON,
    PROJECT,
    REACHED,
    REFLECTION,
    SUBMISSION,
    TICKET,
)

T = TypeVar("T")


class ProjectIntents:
    """Everything done with projects. Each method is one intent."""

    def __init__(self, frame: Frame, resources: Path, signature: Callable[[UUID, UUID], str]) -> None:
        """`resources` is the folder with what ships with Trellis; where there are no starter ideas, none are offered.

        `signature` tells the text of a signed decision (`Signoffs.signature`).
        """
        self._frame = frame
        self._signature = signature
        self._resources = resources
        self._ideas: dict[str, tuple[Idea, ...]] = {}

    # Reading

    def listing(self) -> Projects:
        """All projects one may know of, each where it stands."""
        with self._frame.reading("projects.list") as (connection, actor):
            ids = None if actor.role is Role.ADVISOR else store.open_to_team(connection, actor.id)
            found = signoff_store.standings(connection, ids, replayed=True)
            reached = store.by_project(r for r in store.everything(connection, REACHED))
            entries = [listed(s, actor, reached.get(id, ())) for id, s in found.items()]
            entries.sort(key=lambda entry: (entry.title.casefold(), entry.outline.project))
            others = [e for e in entries if not e.mine and not e.asked]
            return Projects(
                tuple(e for e in entries if e.mine),
                tuple(e for e in entries if e.asked),
                tuple(e for e in others if may(actor, "projects.read", found[e.outline.project])),
                tuple(_visited(entries, found, actor)),
                people_store.names(connection),
                may(actor, "projects.start"),
                tuple(_stuck(found.values(), actor)),
            )

    def page(self, project: UUID) -> Page:
        """One project, its signatures and files checked; raises Gone or Refused.

        Its people see everything done on it, others what was handed in; advisors also how far along its path it is,
        what is in the way, and why it was withdrawn or opened again.
        """
        with self._frame.reading("projects.list") as (connection, actor):
            sound = store.sound_digests(connection, (project,), read=True)
            standing = signoff_store.standing(connection, project, thorough=True, digests=sound)
            if standing is None:
                raise Gone(tr("This project"))
            require(actor, "projects.read", standing)
            page = _page(connection, actor, standing)
            if actor.id not in (*standing.people, *standing.asked):
                reached = page.reached if actor.role is Role.ADVISOR else None
                page = _as_handed_in(page, standing.newest, reached)
            return _with_lost_files(page, sound.get(project, ()))

    def visit(self, project: UUID) -> Page:
        """A showcase: the page of a project without what its people did not hand in; raises Gone or Refused."""
        with self._frame.reading("projects.list") as (connection, actor):
            sound = store.sound_digests(connection, (project,), read=True)
            standing = signoff_store.standing(connection, project, thorough=True, digests=sound)
            if standing is None:
                raise Gone(tr("This project"))
            require(actor, "projects.showcase", standing)
            page = _page(connection, actor, standing)
            if actor.id not in standing.people:
                page = _as_handed_in(page, standing.decided_completion() or standing.newest)
            page = _with_lost_files(page, sound.get(project, ()))
            return dataclasses.replace(page, standing=standing.visited(), check_ins=(), answers=(), peers=())

    def ideas(self, language: str = "") -> tuple[Idea, ...]:
        """Starter ideas, those first that meet one's interests the team may see; in a language that has them."""
        with self._frame.reading("projects.list") as (connection, actor):
            told = profile_store.told_to_team(connection).get(actor.id)
            return offered(self._shipped(language), [i.words for i in told.interests] if told else [], most=24)

    def offers(self) -> Offers:
        """What the conversation offers to choose from: only what the team may see of one's profile."""
        with self._frame.reading("projects.list") as (connection, actor):
            told = profile_store.team_parts(connection, actor.id)
            people = [p for p in people_store.everybody(connection) if p.active and p.role in (Role.TECH, Role.LEAD)]
            tools = told.get(ProfilePart.TOOLS, proposals.NO_TOOLS)
            assert isinstance(tools, Tools)
            return Offers(
                tuple(i.words for i in told.get(ProfilePart.INTERESTS, ())),  # type: ignore[union-attr]
                tuple(told.get(ProfilePart.WAYS, ())),  # type: ignore[arg-type]
                tools.home,
                tools.explore,
                tuple((p.id, p.short_name) for p in people if p.id != actor.id),
            )

    def mine_for(self, ticket: UUID) -> list[tuple[UUID, str]]:
        """Projects of one's own that a ticket could be evidence for, with their titles; those that have it are out."""
        with self._frame.reading("projects.list") as (connection, actor):
            used = {e.project for e in store.of_ticket(connection, ticket)}
            found = signoff_store.standings(connection, store.of_person(connection, actor.id) - used)
            return [(id, title(s, own=True)) for id, s in found.items() if may(actor, "projects.evidence", s)]

    def tickets_for(self, project: UUID) -> list[tuple[UUID, str, str]]:
        """Tickets one resolved or helped with that are not evidence for this project: id, number and title."""
        with self._frame.reading("projects.list") as (connection, actor):
            standing = signoff_store.standing(connection, project)
            if standing is None:
                raise Gone(tr("This project"))
            require(actor, "projects.evidence", standing)
            used = {e.ticket for e in store.of_project(connection, EVIDENCE, project)}
            return [found for found in ticket_store.finished_by(connection, actor.id) if found[0] not in used]

    def find(self, words: str, most: int = 5) -> list[Mention]:
        """Projects one may read or visit whose title, question or people's names have words that begin with these."""
        from trellis.desk.projects_found import by_words  # it builds on this file

        with self._frame.reading("projects.list") as (connection, actor):
            return by_words(connection, actor, words, most)

    def with_ticket(self, ticket: UUID) -> list[Mention]:
        """Projects this ticket is evidence for, of those whose evidence one may see."""
        from trellis.desk.projects_found import with_ticket  # it builds on this file

        with self._frame.reading("projects.list") as (connection, actor):
            return with_ticket(connection, actor, ticket)

    def of(self, person: UUID) -> list[Mention]:
        """Projects somebody works on, of those one may read or visit; the one begun last first."""
        from trellis.desk.projects_found import of_person  # it builds on this file

        with self._frame.reading("projects.list") as (connection, actor):
            return of_person(connection, actor, person)

    # The proposal

    def start(self, origin: Origin | None = None, *, ticket: UUID | None = None, language: str = "") -> Done[Project]:
        """A new project of one's own: from a blank page, an interest's words, an idea's key, or a ticket.

        An idea's words come into the draft in the `language` it was offered in, and are its owner's from then on.
        """
        with self._frame.changing("projects.start") as step:
            actor = step.permit()
            draft = self._begun(step.connection, origin or Origin(), ticket, language)
            project = Project(new_id(), actor.id, proposals.draft_text(draft), created=step.now)
            return step.done(step.ledger.create(PROJECT, project, "start"))

    def write(self, project: UUID, name: PartName, content: Content, chooser: Chooser, read: Content) -> Done[Proposal]:
        """Saves one part of the working draft; `read` is what it said when it was loaded.

        Drafts are not in history. Raises Stale (with the draft as it stands) when a partner wrote something else there
        meanwhile, Invalid when it is too long.
        """
        with self._frame.changing("projects.edit") as step:
            standing = self._permitted(step, project)
            draft = _draft(standing.project)
            after = proposals.written(draft, name, content, chooser)
            if draft.get(name) not in (read, after.get(name)):
                raise Stale(draft)
            record = dataclasses.replace(standing.project, draft=proposals.draft_text(after))
            step.ledger.change(PROJECT, standing.project, record, "write")
            return step.done(after)

    def revert(self, project: UUID) -> Done[Proposal]:
        """Puts the working draft back to the version in force, or the one handed in last; returns it."""
        with self._frame.changing("projects.edit") as step:
            standing = self._permitted(step, project)
            before = _proposal(standing)
            record = dataclasses.replace(standing.project, draft=proposals.draft_text(before))
            step.ledger.change(PROJECT, standing.project, record, "write")
            return step.done(before)

    def share(self, project: UUID, shared: bool) -> Done[Project]:
        """Lets the team read what is handed in, and draft a review; or not any more."""
        return self._set("projects.share", project, "share" if shared else "stop sharing", shared=shared)

    # Partners

    def ask(self, project: UUID, person: UUID) -> Done[Partner]:
        """Asks somebody of the team to be a partner; they sign in and join."""
        with self._frame.changing("projects.ask") as step:
            standing = self._permitted(step, project)
            asked = step.ledger.load(PERSON, person, tr("This person"))
            if not asked.active or asked.role not in (Role.TECH, Role.LEAD):
                raise Invalid("person", tr("Partners are students on the team."), tr("Choose somebody of the list."))
            if person in (*standing.people, *standing.asked):
                raise Invalid("person", tr("They are asked or with you already."), tr("Choose somebody else."))
            partner = Partner(new_id(), project, person, _actor(step), step.now)
            return step.done(step.ledger.create(PARTNER, partner, "ask"))

    def join(self, project: UUID) -> Done[Partner]:
        """Says yes to being a partner."""
        with self._frame.changing("projects.join") as step:
            self._permitted(step, project)
            before = _partner(step, project, _actor(step))
            return step.done(step.ledger.change(PARTNER, before, dataclasses.replace(before, joined=step.now), "join"))

    def leave(self, project: UUID) -> Done[Partner]:
        """Leaves a project, or says no to joining; what one wrote stays."""
        with self._frame.changing("projects.leave") as step:
            self._permitted(step, project)
            before = _partner(step, project, _actor(step))
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(PARTNER, before, after, "leave"))

    def unask(self, project: UUID, person: UUID) -> Done[Partner]:
        """Takes back that somebody was asked, while they did not answer."""
        with self._frame.changing("projects.ask") as step:
            standing = self._permitted(step, project)
            if person not in standing.asked:
                raise Invalid("person", tr("They joined already."), tr("Only they can leave."))
            before = _partner(step, project, person)
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(PARTNER, before, after, "unask"))

    def hand_over(self, project: UUID, person: UUID) -> Done[Project]:
        """Makes a partner the owner; the owner before stays as a partner."""
        with self._frame.changing("projects.hand_over") as step:
            standing = self._permitted(step, project)
            if person not in standing.people[1:]:
                raise Invalid(
                    "person", tr("Only a partner who joined can take it over."), tr("Ask somebody to join first.")
                )
            theirs = _partner(step, project, person)
            owner = standing.project.owner
            step.ledger.change(PARTNER, theirs, dataclasses.replace(theirs, person=owner), "hand over")
            after = dataclasses.replace(standing.project, owner=person)
            return step.done(step.ledger.change(PROJECT, standing.project, after, "hand over"))

    # Handing in

    def submit(self, project: UUID, gate: Gate, note: str = "") -> Done[Submission]:
        """Hands in a version: freezes the proposal, its people and what was done. Raises Invalid where it is not fit.

        For completion the proposal is the one in force, with small corrections at most.
        """
        with self._frame.changing("projects.submit") as step:
            standing = self._permitted(step, project)
            draft = self._fit(step, standing, gate)
            made = self._hand_in(step, standing, gate, draft, note)
            # What an advisor made a must stays told as required, in this version and in the next.
            record = dataclasses.replace(standing.project, draft=proposals.draft_text(draft))
            step.ledger.change(PROJECT, standing.project, record, "write")
            return step.done(made)

    def take_back(self, project: UUID) -> Done[Submission]:
        """Takes back what was handed in, while no reviewer holds it."""
        with self._frame.changing("projects.take_back") as step:
            pending = _pending(self._permitted(step, project))
            after = dataclasses.replace(pending, removed=step.now)
            return step.done(step.ledger.change(SUBMISSION, pending, after, "take back"))

    def appeal(self, project: UUID, how: Appeal, note: str, to: UUID | None = None) -> Done[Submission]:
        """Asks, once, that a declined project be looked at again: by another advisor (`to`, or any), or in a talk."""
        with self._frame.changing("projects.appeal") as step:
            standing = self._permitted(step, project)
            if not said("note", note):
                raise Invalid(
                    "note", tr("Say why it should be looked at again."), tr("One or two sentences are enough.")
                )
            no_part = (standing.decliner(), *standing.people)
            others = [p for p in _advisors(step.connection) if p.id not in no_part]
            if how is Appeal.ADVISOR and not others:
                raise Invalid("how", tr("There is no other advisor at this desk."), tr("Ask for a talk instead."))
            if to is not None and to not in {p.id for p in others}:
                raise Invalid("to", tr("They cannot look at it again."), tr("Choose another advisor."))
            declined = standing.newest
            assert declined is not None, "what was declined was handed in"
            made = self._hand_in(
                step,
                standing,
                declined.gate,
                declined.handed_in().proposal,
                note,
                how,
                to if how is Appeal.ADVISOR else None,
            )
            return step.done(made)

    def withdraw(self, project: UUID, why: str = "") -> Done[Project]:
        """Ends a project for now; it can be opened again."""
        reason = said("why", why)
        with self._frame.changing("projects.withdraw") as step:
            before = self._permitted(step, project).project
            after = dataclasses.replace(before, withdrawn=step.now, why=reason)
            return step.done(step.ledger.change(PROJECT, before, after, "withdraw"))

    def reopen(self, project: UUID, why: str) -> Done[Project]:
        """Opens a withdrawn or completed project again, for a reason."""
        reason = said("why", why)
        if not reason:
            raise Invalid("why", tr("Say why it is opened again."), tr("One sentence is enough."))
        with self._frame.changing("projects.reopen") as step:
            standing = self._permitted(step, project)
            counted = standing.completed.count if standing.completed else standing.project.reopened
            after = dataclasses.replace(standing.project, withdrawn=None, why=reason, reopened=counted)
            return step.done(step.ledger.change(PROJECT, standing.project, after, "reopen"))

    # The work

    def block(self, project: UUID, what: str) -> Done[Project]:
        """Says what is in the way, which reaches the advisors' Today; empty words say that nothing is any more."""
        words = clean_line(what)[: proposals.LINE_LIMIT]
        with self._frame.changing("projects.block") as step:
            before = self._permitted(step, project).project
            after = dataclasses.replace(before, blocked=words, blocked_since=step.now if words else None)
            return step.done(step.ledger.change(PROJECT, before, after, "block" if words else "unblock"))

    def reach(self, project: UUID, milestone: str, reached: bool = True) -> Done[Reached | None]:
        """Marks a milestone of the version in force as reached today, or not reached after all."""
        with self._frame.changing("projects.work") as step:
            standing = self._permitted(step, project)
            if standing.proposal().milestone(milestone) is None:
                raise Gone(tr("This milestone"))
            marked = [r for r in store.of_project(step.connection, REACHED, project) if r.milestone == milestone]
            if reached and not marked:
                mark = Reached(new_id(), project, milestone, _actor(step), self._frame.today())
                return step.done(step.ledger.create(REACHED, mark, "reach"))
            for mark in () if reached else marked:
                step.ledger.change(REACHED, mark, dataclasses.replace(mark, removed=step.now), "not reached")
            return step.done(None)

    def check_in(
        self, project: UUID, did: str, found: str = "", ahead: str = "", minutes: int = 0, milestone: str = ""
    ) -> Done[CheckIn]:
        """What one did, found and does next, in minutes of work."""
        words = said("did", did)
        if not words:
            raise Invalid("did", tr("Say what you did."), tr("A few words are enough."))
        if not 0 <= minutes <= rules.MINUTES_LIMIT:
            raise Invalid("minutes", tr("Minutes go from 0 to 720."), tr("Log longer work on each of its days."))
        with self._frame.changing("projects.work") as step:
            standing = self._permitted(step, project)
            _known(standing, milestone)
            made = CheckIn(
                new_id(),
                project,
                _actor(step),
                self._frame.today(),
                words,
                said("found", found),
                said("ahead", ahead),
                minutes,
                milestone,
                step.now,
            )
            return step.done(step.ledger.create(CHECK_IN, made, "check in"))

    def remove_check_in(self, project: UUID, check_in: UUID) -> Done[CheckIn]:
        """Takes out one's own check-in."""
        with self._frame.changing("projects.work") as step:
            self._permitted(step, project)
            before = step.ledger.load(CHECK_IN, check_in, tr("This check-in"))
            if before.project != project or before.person != _actor(step):
                raise Refused(tr("Only your own check-ins are yours to take out."), tr("Nothing was changed."))
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(CHECK_IN, before, after, "remove"))

    def add_file(self, project: UUID, path: Path, milestone: str = "", what: str = "") -> Done[Evidence]:
        """Takes a file into the desk as evidence.

        Raises Invalid when it cannot be read, is too large, or is too much for all files of the project together.
        """
        data = read_file(path, rules.FILE_LIMIT)
        with self._frame.changing("projects.evidence") as step:
            standing = self._permitted(step, project)
            _known(standing, milestone)
            rules.fit_to_add(len(data), store.files_size(step.connection, project))
            name = clean_line(path.name)[:200] or "file"
            digest = hashlib.sha256(data).hexdigest()
            file = File(new_id(), project, name, media_of(data), len(data), digest, _actor(step), step.now)
            store.add_data(step.connection, file.id, data)
            step.ledger.create(FILE, file, "add")
            return step.done(_evidence(step, project, EvidenceKind.FILE, milestone, what, file=file.id))

    def add_ticket(self, project: UUID, ticket: UUID, milestone: str = "", what: str = "") -> Done[Evidence]:
        """A ticket as evidence; what was learned on it is taken along where nothing else is said."""
        with self._frame.changing("projects.evidence") as step:
            standing = self._permitted(step, project)
            _known(standing, milestone)
            there = step.ledger.load(TICKET, ticket, tr("This ticket"))
            if any(e.project == project for e in store.of_ticket(step.connection, ticket)):
                raise Invalid(
                    "ticket",
                    tr("{number} is evidence for it already.", number=there.number),
                    tr("Look at the list below."),
                )
            words = what or there.learned
            return step.done(_evidence(step, project, EvidenceKind.TICKET, milestone, words, ticket=ticket))

    def add_link(self, project: UUID, url: str, milestone: str = "", what: str = "") -> Done[Evidence]:
        """A web address as evidence: http and https only."""
        cleaned = clean_line(url)
        if not cleaned.lower().startswith(("https://", "http://")) or len(cleaned) > 2_000:
            raise Invalid("url", tr("A link begins with https:// or http://."), tr("Copy it from the browser."))
        with self._frame.changing("projects.evidence") as step:
            standing = self._permitted(step, project)
            _known(standing, milestone)
            return step.done(_evidence(step, project, EvidenceKind.LINK, milestone, what, url=cleaned))

    def describe(
        self, project: UUID, evidence: UUID, milestone: str | None, what: str | None = None, read: str = ""
    ) -> Done[Evidence]:
        """Changes the milestone a piece of evidence belongs to and what it shows; None leaves either as it is.

        `read` is what it showed when they began to write. Raises Stale (with the piece as it is now) when a partner
        wrote something else meanwhile.
        """
        with self._frame.changing("projects.evidence") as step:
            _known(self._permitted(step, project), milestone or "")
            before = _piece(step, project, evidence)
            words = before.said if what is None else said("said", what)
            if what is not None and before.said not in (read, words):
                raise Stale(before)
            step_of = before.milestone if milestone is None else milestone
            after = dataclasses.replace(before, milestone=step_of, said=words)
            return step.done(step.ledger.change(EVIDENCE, before, after, "describe"))

    def remove_evidence(self, project: UUID, evidence: UUID) -> Done[Evidence]:
        """Takes out a piece of evidence; what was handed in before keeps it, and its bytes stay in the desk."""
        with self._frame.changing("projects.evidence") as step:
            self._permitted(step, project)
            before = _piece(step, project, evidence)
            after = dataclasses.replace(before, removed=step.now)
            return step.done(step.ledger.change(EVIDENCE, before, after, "remove"))

    def reflect(self, project: UUID, body: str) -> Done[Reflection]:
        """One's own reflection; each of its people has one."""
        words = said("body", body)
        with self._frame.changing("projects.reflect") as step:
            self._permitted(step, project)
            mine = [r for r in store.of_project(step.connection, REFLECTION, project) if r.person == _actor(step)]
            if mine:
                after = dataclasses.replace(mine[0], body=words)
                return step.done(step.ledger.change(REFLECTION, mine[0], after, "reflect"))
            made = Reflection(new_id(), project, _actor(step), words)
            return step.done(step.ledger.create(REFLECTION, made, "reflect"))

    # Files and showcase

    def file(self, project: UUID, file: UUID) -> tuple[File, bytes]:
        """A file with its bytes; raises Gone, or Invalid when the bytes are not the ones that were handed in."""
        with self._frame.reading("projects.list") as (connection, actor):
            record = self._readable(connection, actor, project, file)
            data = store.data(connection, file)
        if data is None or hashlib.sha256(data).hexdigest() != record.digest:
            raise Invalid(
                "file", tr("The bytes of this file were changed outside of Trellis."), tr("A backup has the old ones.")
            )
        return record, data

    def name_for(self, project: UUID, file: UUID) -> str:
        """A name to save a file under that fits its bytes and leads nowhere (`exchange.media.safe_name`)."""
        with self._frame.reading("projects.list") as (connection, actor):
            record = self._readable(connection, actor, project, file)
            return safe_name(record.name, record.media, ())

    def save_file(self, project: UUID, file: UUID, path: Path) -> None:
        """Writes a file of a project to a place of one's choice."""
        _, data = self.file(project, file)
        whole_bytes(path, data)

    def show(self, project: UUID, shown: bool) -> Done[Project]:
        """Lets the team see the showcase of a completed project; or not any more."""
        return self._set("projects.show", project, "show" if shown else "hide", shown=shown)

    def write_showcase(self, project: UUID, text: str, read: str) -> Done[Project]:
        """The words at the head of the showcase, in Markdown; a working text like a draft.

        `read` is what they said when they were loaded. Raises Stale (with what they say now) when a partner wrote
        something else there meanwhile, Invalid when they are too long.
        """
        words = said("showcase", text)
        with self._frame.changing("projects.show") as step:
            before = self._permitted(step, project).project
            if before.showcase not in (read, words):
                raise Stale(before.showcase)
            after = dataclasses.replace(before, showcase=words)
            return step.done(step.ledger.change(PROJECT, before, after, "write"))

    def export_folder(
        self,
        project: UUID,
        folder: Path,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Done[Path]:
        """Writes the showcase as a folder with every file of it, readable without Trellis; it is told in history.

        Signed decisions go along for those who may read them. Raises Invalid (`folder`) where something is already,
        Cancelled when `stop` says so; nothing is left behind then.
        """
        page = self.visit(project)
        signed = {s.id: s for s in page.standing.signoffs} if "signoffs.read" in page.may else {}
        signatures = {
            f"version-{s.number}-{s.gate}.txt": self._signature(project, id)
            for id, s in signed.items()
            if id not in page.standing.doubts
        }
        with self._frame.reading("projects.list") as (connection, _):
            about = desk_store.about(connection)
        assert about is not None, "an open desk has its row"
        shown = showcase(page, about[1], lambda file: self.file(project, file)[1])
        write_folder(folder, shown, signatures, progress, stop)
        return self._exported(project, folder)

    def printed(self, project: UUID) -> Done[None]:
        """A showcase was saved for paper; it is told in history."""
        return self._exported(project, None)

    # How

    def _exported(self, project: UUID, value: T) -> Done[T]:
        with self._frame.changing("projects.showcase") as step:
            self._permitted(step, project)
            step.ledger.note("project", project, "export")
            return step.done(value)

    def _readable(self, connection: Connection, actor: Actor, project: UUID, file: UUID) -> File:
        """A file whoever asks may have the bytes of; raises Gone or Refused."""
        standing = signoff_store.standing(connection, project)
        record = FILE.get(connection, file)
        if standing is None or record is None or record.project != project:
            raise Gone(tr("This file"))
        if not may(actor, "projects.read", standing):
            require(actor, "projects.showcase", standing)
        own = actor.id in (*standing.people, *standing.asked)
        if not own and record.digest not in _open_to(actor, standing):
            raise Gone(tr("This file"))
        return record

    def _shipped(self, language: str) -> tuple[Idea, ...]:
        if language not in self._ideas:
            listed, theirs = self._resources / "ideas.toml", self._resources / "translations" / language / "ideas.toml"
            ideas = read_ideas(listed) if listed.is_file() else ()
            self._ideas[language] = translated(ideas, read_ideas(theirs)) if theirs.is_file() else ideas
        return self._ideas[language]

    def _begun(self, connection: Connection, origin: Origin, ticket: UUID | None, language: str) -> Proposal:
        if ticket is not None:
            found = TICKET.get(connection, ticket)
            if found is None:
                raise Gone(tr("This ticket"))
            return Proposal(Origin(From.TICKET, found.number), title=found.title[: proposals.LINE_LIMIT])
        if origin.kind is From.IDEA:
            idea = next((i for i in self._shipped(language) if i.key == origin.words), None)
            if idea is None:
                raise Gone(tr("This idea"))
            return as_proposal(idea)
        words = clean_line(origin.words)[: proposals.LINE_LIMIT]
        return Proposal(Origin(origin.kind, words), interests=(words,) if words else ())

    def _permitted(self, step: Step, project: UUID) -> Standing:
        """The project where it stands now, when whoever is signed in may do this to it; raises Gone or Refused."""
        standing = signoff_store.standing(step.connection, project)
        if standing is None:
            raise Gone(tr("This project"))
        step.permit(standing)
        return standing

    def _set(self, intent: str, project: UUID, action: str, **values: object) -> Done[Project]:
        with self._frame.changing(intent) as step:
            before = self._permitted(step, project).project
            after = dataclasses.replace(before, **values)  # type: ignore[arg-type]
            return step.done(step.ledger.change(PROJECT, before, after, action))

    def _fit(self, step: Step, standing: Standing, gate: Gate) -> Proposal:
        """What is handed in at this gate; raises Invalid when it is not fit to be decided on."""
        draft = _draft(standing.project)
        proposals.fit_to_hand_in(draft)
        _all_answered(step.connection, standing)
        if gate is Gate.PROPOSAL:
            if (
                standing.in_force
                and standing.last
                and standing.last.decision is Decision.APPROVE
                and _same(standing, draft)
            ):
                raise Invalid("draft", tr("Nothing in it differs from what was approved."), tr("Go on with the work."))
            return _required(standing, draft)
        if standing.in_force is None:
            raise Invalid("gate", tr("The proposal has to be approved first."), tr("Hand in the proposal."))
        if material(standing.proposal(), draft, _people_before(standing), standing.people):
            raise Invalid(
                "gate", tr("The plan was changed and not approved yet."), tr("Hand in the new version, or revert it.")
            )
        return draft

    def _hand_in(
        self,
        step: Step,
        standing: Standing,
        gate: Gate,
        draft: Proposal,
        note: str,
        appeal: Appeal | None = None,
        to: UUID | None = None,
    ) -> Submission:
        work = store.work(step.connection, standing.project.id)
        numbers = store.ticket_numbers(step.connection, {e.ticket for e in work.evidence if e.ticket})
        content = HandedIn(
            draft,
            standing.people,
            {r.milestone: r.on for r in work.reached},
            tuple(rules.shown(e, work.files, numbers) for e in work.evidence),
            {r.person: r.body for r in work.reflections if r.body and r.person in standing.people},
        )
        return step.ledger.create(
            SUBMISSION,
            Submission(
                new_id(),
                standing.project.id,
                store.next_version(step.connection, standing.project.id),
                gate,
                proposals.as_text(content),
                _actor(step),
                step.now,
                said("note", note),
                appeal,
                to,
            ),
            "appeal" if appeal else "submit",
        )


def _actor(step: Step) -> UUID:
    assert step.actor_id is not None, "permitted to somebody"
    return step.actor_id


def _draft(project: Project) -> Proposal:
    try:
        return proposals.read_draft(project.draft)
    except ValueError:
        raise Invalid(
            "draft", tr("The working draft cannot be read."), tr("Go back to the version handed in.")
        ) from None


def title(standing: Standing, *, own: bool) -> str:
    """The title as its reader may know it: the working one for its people, else of what was handed in last."""
    try:
        if own or standing.newest is None:
            return proposals.read_draft(standing.project.draft).title if own else ""
        return standing.newest.handed_in().proposal.title
    except ValueError:
        return ""


def known_to(standing: Standing, actor: Actor) -> Standing:
    """Where a project stands as whoever may read it may know it: all of it to its people and whoever is asked."""
    if actor.id in (*standing.people, *standing.asked):
        return standing
    return standing.of_others() if actor.role is Role.ADVISOR else standing.of_team()


def listed(standing: Standing, actor: Actor, reached: Iterable[Reached]) -> Listed:
    """A project as it stands in a list; `reached` are its milestones that were, which the team is not told."""
    own = actor.id in standing.people
    asked = actor.id in standing.asked
    in_force = _told(standing.in_force)
    if own or (asked and standing.newest is None):
        called = title(standing, own=True)
    else:
        called = (in_force if standing.newest is standing.in_force else _told(standing.newest)).title
    steps = in_force.milestones if own or asked or actor.role is Role.ADVISOR else ()
    done = {r.milestone for r in reached}
    ahead = next((m for m in steps if m.key not in done), None)
    return Listed(
        known_to(standing, actor).outline(),
        called,
        ahead.title if ahead else "",
        ahead.due if ahead else None,
        sum(m.key in done for m in steps),
        len(steps),
        own,
        asked,
    )


def _told(version: Submission | None) -> Proposal:
    """The proposal of a version; an empty one of none, or of one that was changed into none."""
    try:
        return version.handed_in().proposal if version else Proposal()
    except ValueError:
        return Proposal()


def _visited(entries: Iterable[Listed], found: Mapping[UUID, Standing], actor: Actor) -> Iterator[Listed]:
    """Those of the projects whose showcase one may see, as visitors know them."""
    for entry in entries:
        standing = found[entry.outline.project]
        if standing.project.shown and may(actor, "projects.showcase", standing):
            yield dataclasses.replace(entry, outline=standing.visited().outline())


def _stuck(standings: Iterable[Standing], actor: Actor) -> list[Stuck]:
    """What is in the way of drafts one may help with, and nothing else of them."""
    helped = [s for s in standings if actor.id not in s.people and may(actor, "projects.help", s)]
    found = [Stuck(s.project.id, s.people, s.project.blocked, s.project.blocked_since) for s in helped]
    return sorted(found, key=lambda stuck: (stuck.since.timestamp() if stuck.since else 0, stuck.project))


def _page(connection: Connection, actor: Actor, standing: Standing) -> Page:
    """A project with everything done on it."""
    project = standing.project
    mine = actor.id in standing.people
    work = store.work(connection, project.id)
    handed, proposal, faults = Proposal(), Proposal(), []
    try:
        handed = standing.proposal()
        if mine or actor.id in standing.asked:
            proposal = proposals.read_draft(project.draft)
        else:
            proposal = standing.newest.handed_in().proposal if standing.newest else handed
        before = _people_before(standing)
    except ValueError:
        faults.append(tr("A text of this project cannot be read: it was changed outside of Trellis."))
        before = ()
    # Which record it is, is verify's to say: a number means nothing to anybody here.
    faults += [f.said.replace(f" ({f.subject})", "") for f in replay.of_project(connection, project.id)]
    compared = bool(mine and standing.newest)
    return Page(
        known_to(standing, actor),
        proposal,
        title(standing, own=mine or actor.id in standing.asked),
        people_store.names(connection),
        frozenset(name for name in RULES if name.startswith(("projects.", "signoffs.")) and may(actor, name, standing)),
        mine,
        tuple(work.reached),
        tuple(work.check_ins),
        tuple(work.evidence),
        work.files,
        store.ticket_titles(connection, {e.ticket for e in work.evidence if e.ticket}),
        tuple(work.reflections),
        tuple(signoff_store.answers(connection, project.id)),
        tuple(signoff_store.peer_reviews(connection, project.id)),
        tuple(n for n in PartName if proposal.get(n) != handed.get(n)) if compared else (),
        material(handed, proposal, before, standing.people) if mine and standing.in_force else (),
        tuple(dict.fromkeys(faults)),
    )


def _with_lost_files(page: Page, sound: Collection[str]) -> Page:
    """The page telling which of its files are not what they were; `sound` are digests of files whose bytes fit."""
    files = (page.files.get(e.file) for e in page.evidence if e.file)
    lost = dict.fromkeys(file.name for file in files if file and file.digest not in sound)
    told = (tr("The bytes of {name} are missing or were changed outside of Trellis.", name=name) for name in lost)
    return dataclasses.replace(page, faults=(*page.faults, *told))


def _partner(step: Step, project: UUID, person: UUID) -> Partner:
    found = [p for p in store.of_project(step.connection, PARTNER, project) if p.person == person]
    if not found:
        raise Gone(tr("This partner"))
    return found[0]


def _pending(standing: Standing) -> Submission:
    assert standing.pending is not None, "permitted while something waits"
    return standing.pending


def _advisors(connection: Connection) -> list[Person]:
    return [p for p in people_store.everybody(connection) if p.active and p.role is Role.ADVISOR]


def _known(standing: Standing, milestone: str) -> None:
    """Raises Gone for a milestone neither the version in force nor the working draft has."""
    if milestone and not any(p.milestone(milestone) for p in (_proposal(standing), _draft(standing.project))):
        raise Gone(tr("This milestone"))


def _proposal(standing: Standing) -> Proposal:
    """The proposal in force or handed in last; raises Invalid when its text was changed into none."""
    try:
        return standing.proposal()
    except ValueError:
        raise Invalid(
            "version",
            tr("What was handed in was changed outside of Trellis."),
            tr("Take it back, or restore a backup."),
        ) from None


def _people_before(standing: Standing) -> tuple[UUID, ...]:
    """The people of the version in force, as the records they are now."""
    return standing.now(standing.in_force.handed_in().people) if standing.in_force else ()


def _as_handed_in(page: Page, version: Submission | None, reached: tuple[Reached, ...] | None = None) -> Page:
    """The page with what was handed in with this version, in its words; `reached` are the milestones that are told all
    the same."""
    try:
        content = version.handed_in() if version else HandedIn(Proposal(), ())
    except ValueError:
        content = HandedIn(Proposal(), ())
    numbers = {id: number for id, (number, _) in page.tickets.items()}
    evidence = rules.as_handed_in(page.evidence, page.files, numbers, content.evidence)
    wrote, same = {r.person for r in page.reflections}, page.standing.same
    # Of two records of one person that were merged, each keeps its own reflection; one alone follows.
    words = {p if p in wrote else same.get(p, p): body for p, body in content.reflections.items()}
    return dataclasses.replace(
        page,
        reached=tuple(r for r in page.reached if r.milestone in content.reached) if reached is None else reached,
        check_ins=(),
        evidence=evidence,
        files={id: file for id, file in page.files.items() if id in {e.file for e in evidence}},
        tickets={id: told for id, told in page.tickets.items() if id in {e.ticket for e in evidence}},
        reflections=tuple(dataclasses.replace(r, body=words[r.person]) for r in page.reflections if r.person in words),
    )


def _open_to(actor: Actor, standing: Standing) -> set[str]:
    """Digests of files others may open: readers what was handed in, visitors what stands in the showcase."""
    reader = may(actor, "projects.read", standing)
    versions = standing.submissions if reader else filter(None, (standing.decided_completion(),))
    found: set[str] = set()
    for version in versions:
        with contextlib.suppress(ValueError):  # changed outside of Trellis: it names no file any more
            found |= {e.digest for e in version.handed_in().evidence if e.digest}
    return found


def _piece(step: Step, project: UUID, evidence: UUID) -> Evidence:
    found = step.ledger.load(EVIDENCE, evidence, tr("This evidence"))
    if found.project != project:
        raise Gone(tr("This evidence"))
    return found


def _evidence(
    step: Step,
    project: UUID,
    kind: EvidenceKind,
    milestone: str,
    what: str,
    *,
    file: UUID | None = None,
    ticket: UUID | None = None,
    url: str = "",
) -> Evidence:
    made = Evidence(
        new_id(), project, kind, _actor(step), milestone, file, ticket, url, said("said", what), created=step.now
    )
    return step.ledger.create(EVIDENCE, made, "add")


def _all_answered(connection: Connection, standing: Standing) -> None:
    """Raises Invalid while a comment of the last decision has no answer: each was asked for a reason."""
    if standing.state is not State.CHANGES_ASKED or standing.last is None:
        return
    answered = {
        a.comment for a in signoff_store.answers(connection, standing.project.id) if a.signoff == standing.last.id
    }
    left = [c for c in read_comments(standing.last.comments) if c.key not in answered]
    if left:
        how_many = tr("One comment has no answer yet.")
        if len(left) > 1:
            how_many = tr("{count} comments have no answer yet.", count=len(left))
        raise Invalid("answers", how_many, tr("Answer each, also with a no and why."))


def _same(standing: Standing, draft: Proposal) -> bool:
    in_force = standing.in_force
    return (
        in_force is not None and in_force.handed_in().proposal == draft and _people_before(standing) == standing.people
    )


def _required(standing: Standing, draft: Proposal) -> Proposal:
    """The draft with what an advisor made a must told as required, where its part was changed for it."""
    if standing.last is None or standing.last.decision is not Decision.CHANGES or standing.newest is None:
        return draft
    before = standing.newest.handed_in().proposal
    musts = {c.part for c in read_comments(standing.last.comments) if c.must and c.part}
    changed: Mapping[PartName, Chooser] = {
        name: Chooser.REQUIRED for name in musts if not draft.empty(name) and draft.get(name) != before.get(name)
    }
    return dataclasses.replace(draft, chosen={**draft.chosen, **changed})
