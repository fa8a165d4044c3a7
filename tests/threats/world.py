"""A desk with something of everything in it, and every way in: each public method of each noun, with what it asks.

`INTENTS` names the permission each method asks for. `OPEN` names the methods anybody may call, with the reason; a
method that is in neither fails a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from types import MethodType
from typing import Any
from uuid import UUID

from tests.desks import START, Clock, acting
from tests.projects import FIRST, OTHER_WORDS, PARTS, approved, decided, proposed, started
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.rules.desk import Settings
from trellis.rules.interests import Audience, Interest, PartName, Strength, Wish
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Block, Person, Role, Term
from trellis.rules.plan import Plan
from trellis.rules.projects import Appeal
from trellis.rules.proposal import Chooser
from trellis.rules.proposal import PartName as Said
from trellis.rules.signoffs import Comment, Decision
from trellis.rules.signoffs import Gate as HandedIn
from trellis.rules.tickets import Credit, Intake, Query, Ticket, Told
from trellis.rules.topics import Gate, TeamTopic
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

PROFILES = Path(__file__).parents[2] / "resources" / "profiles"
CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS, PIN = "plum orbit lantern quiet", "2580"
OWN = "silver meadow candle ferry"
"""The passphrase of their own that Maya and the advisor have for private parts."""
CSV = "id,title,content_html\n1,It is slow,x\n"


@dataclass(frozen=True)
class World:
    """Ids of what is in the desk, and a file to import."""

    advisor: UUID
    other_advisor: UUID
    third_advisor: UUID
    lead: UUID
    maya: UUID
    deshawn: UUID
    left: UUID
    okafor: UUID
    twin: UUID
    free: UUID
    held: UUID
    resolved: UUID
    trashed: UUID
    reply: UUID
    helper: UUID
    term: UUID
    block: UUID
    intent: UUID
    seq: int
    file: Path
    gate: UUID
    plan: Plan
    projects: Projects


@dataclass(frozen=True)
class Projects:
    """Maya's projects, one in each state that matters, and two of Deshawn's that wait for a decision.

    The lead is Maya's partner in `force`; Deshawn is asked to join `draft`. `waiting` is held by the advisor as
    `pending` and shared with the team; `declined` was declined by the third advisor. The others are things in them.
    """

    draft: UUID
    fresh: UUID
    waiting: UUID
    pending: UUID
    force: UUID
    changes: UUID
    declined: UUID
    complete: UUID
    link: UUID
    check_in: UUID
    photo: UUID
    signoff: UUID


@contextmanager
def opened(path: Path, person: UUID | None = None, clock: Clock | None = None) -> Iterator[Desk]:
    """The desk at `path`, with this person signed in without a secret."""
    database = Database(path)
    try:
        desk = Desk(database, clock=clock or Clock(), cost=CHEAP, resources=PROFILES.parent)
    except BaseException:
        database.close()
        raise
    try:
        yield acting(desk, person) if person else desk
    finally:
        desk.close()


def make_world(path: Path) -> World:
    """Makes a desk file at `path` and everything `World` names."""
    create_desk(path, "Riverside High", "Julia", "Soto", "", WORDS, clock=Clock(), cost=CHEAP)
    file = path.with_suffix(".csv")
    file.write_text(CSV, "utf-8")
    with opened(path) as desk:
        advisor = desk.keys.names()[0].id
        desk.keys.sign_in(advisor, WORDS)

        def person(name: str, role: Role) -> UUID:
            return desk.people.add(Person(new_id(), name, "King", role=role)).value.id

        lead, maya, deshawn = person("Amara", Role.LEAD), person("Maya", Role.TECH), person("Deshawn", Role.TECH)
        left, okafor, twin = (
            person("Gone", Role.TECH),
            person("Mr. Okafor", Role.REQUESTER),
            person("O.", Role.REQUESTER),
        )
        other, third = person("Ben", Role.ADVISOR), person("Cleo", Role.ADVISOR)
        desk.keys.add_advisor_keys(third, "walnut prairie umbrella zinc")
        for one in (lead, maya, deshawn, left):
            desk.keys.set_pin(one, PIN)
        desk.people.deactivate(left)
        term = desk.people.add_term("Fall", date(2026, 9, 1), date(2026, 12, 18)).value.id
        block = desk.people.add_block("C", "12345", time(10), time(10, 45)).value.id
        desk.keys.sign_out()
        acting(desk, deshawn)
        free, held, resolved, trashed = (
            desk.tickets.open(Intake(words, requester=okafor)).value.id for words in ("Free", "Held", "Done", "Old")
        )
        desk.tickets.claim(held)
        reply = desk.tickets.reply(held, "A secret of the desk").value.id
        helper = desk.tickets.add_helper(held, lead, Credit.PAIR).value.id
        desk.tickets.resolve(resolved, "A new cable")
        desk.tickets.trash(trashed)
        desk.tickets.save_draft("reply", "half a sentence")
        gate, plan = _fill_profiles(desk, advisor, lead, maya, deshawn)
        acting(desk, deshawn)
        projects = _fill_projects(desk, advisor, third, lead, maya, deshawn, file)
        acting(desk, deshawn)
        done = desk.tickets.note(free, "Mine")
    return World(
        advisor, other, third, lead, maya, deshawn, left, okafor, twin, free, held, resolved, trashed, reply,
        helper, term, block, done.intent, done.seq, file, gate, plan, projects,
    )  # fmt: skip


def _fill_profiles(desk: Desk, advisor: UUID, lead: UUID, maya: UUID, deshawn: UUID) -> tuple[UUID, Plan]:
    """Maya's profile with a part for each audience, a gate open to Deshawn, and the plan of the block."""
    interests = acting(desk, maya).interests
    interests.save(PartName.INTERESTS, (_interest("Cables"),))
    interests.set_passphrase(OWN)
    interests.name_advisor(advisor)
    for name, audience, words in (
        (PartName.SUPPORTS, Audience.ADVISOR, "Written steps help me"),
        (PartName.WORDS, Audience.ME, "Nobody else reads this"),
    ):
        version = interests.share(name, audience).value.shown.version
        interests.save(name, words, version)
    desk.frame.leave()
    acting(desk, advisor).interests.set_passphrase(OWN)
    gate = desk.plan.open_gate(deshawn, Gate.ADMIN).value.id
    desk.frame.leave()
    plan = acting(desk, lead).plan.plan()
    desk.frame.leave()
    return gate, plan


def _fill_projects(
    desk: Desk, advisor: UUID, third: UUID, lead: UUID, maya: UUID, deshawn: UUID, file: Path
) -> Projects:
    """Everything `Projects` names; nobody is signed in afterwards."""
    draft = started(desk, maya, why="Nobody else reads this draft")
    desk.projects.ask(draft, deshawn)
    changes = proposed(desk, maya, title="Changed")
    decided(desk, changes, advisor, Decision.CHANGES, comments=(Comment("a", "Why?"),))
    declined = proposed(desk, maya, title="Declined")
    decided(desk, declined, third, Decision.DECLINE, "No", OTHER_WORDS)
    complete_ = approved(desk, maya, advisor, title="Complete")
    photo = desk.projects.add_file(complete_, file, what="Handed in").value.file
    assert photo is not None
    desk.projects.submit(complete_, HandedIn.COMPLETION)
    signoff = decided(desk, complete_, advisor, Decision.APPROVE).id
    force = started(desk, maya, title="In force")
    desk.projects.ask(force, lead)
    acting(desk, lead).projects.join(force)
    acting(desk, maya).projects.submit(force, HandedIn.PROPOSAL)
    decided(desk, force, advisor, Decision.APPROVE)
    link = desk.projects.add_link(force, "https://example.org").value.id
    check_in = desk.projects.check_in(force, "Soldered in private").value.id
    fresh = proposed(desk, deshawn, title="Fresh")
    waiting = proposed(desk, deshawn, title="Waiting")
    desk.projects.share(waiting, True)
    pending = acting(desk, advisor).signoffs.hold(waiting).value.id
    desk.frame.leave()
    return Projects(draft, fresh, waiting, pending, force, changes, declined, complete_, link, check_in, photo, signoff)


def _interest(words: str) -> Interest:
    return Interest(words, Strength.INTO_IT, Wish.LEARN, START.date())


Call = Callable[[Desk, World], Any]


def _ticket(id: UUID) -> Ticket:
    return Ticket(id, "", "Another title")


def _person(name: str = "Another", role: Role = Role.TECH) -> Person:
    return Person(new_id(), name, "Name", role=role)


TOMORROW = START.date() + timedelta(days=1)

INTENTS: Mapping[str, tuple[str, Call]] = {
    "tickets.page": ("tickets.read", lambda d, _: d.tickets.page(Query())),
    "tickets.listing": ("tickets.read", lambda d, _: d.tickets.listing(Query())),
    "tickets.rows": ("tickets.read", lambda d, _: d.tickets.rows([1, 2])),
    "tickets.counts": ("tickets.read", lambda d, _: d.tickets.counts()),
    "tickets.detail": ("tickets.read", lambda d, w: d.tickets.detail(w.held)),
    "tickets.by_number": ("tickets.read", lambda d, _: d.tickets.by_number("A-1")),
    "tickets.key_of": ("tickets.read", lambda d, w: d.tickets.key_of(w.held)),
    "tickets.board": ("tickets.read", lambda d, _: d.tickets.board()),
    "tickets.look_alikes": ("tickets.read", lambda d, _: d.tickets.look_alikes("Held")),
    "tickets.values_of": ("tickets.read", lambda d, _: d.tickets.values_of("room", "1")),
    "tickets.open": ("tickets.open", lambda d, _: d.tickets.open(Intake("New", requester_name="Somebody New"))),
    "tickets.edit": ("tickets.edit", lambda d, w: d.tickets.edit(w.free, 1, _ticket(w.free))),
    "tickets.claim": ("tickets.claim", lambda d, w: d.tickets.claim(w.free)),
    "tickets.classify": ("tickets.classify", lambda d, w: d.tickets.classify(w.free, ("printers",), 3)),
    "tickets.release": ("tickets.release", lambda d, w: d.tickets.release(w.held)),
    "tickets.start": ("tickets.start", lambda d, w: d.tickets.start(w.held)),
    "tickets.wait": ("tickets.wait", lambda d, w: d.tickets.wait(w.held, "Parts", TOMORROW)),
    "tickets.resolve": ("tickets.resolve", lambda d, w: d.tickets.resolve(w.held, "Done")),
    "tickets.close": ("tickets.close", lambda d, w: d.tickets.close(w.resolved)),
    "tickets.trash": ("tickets.trash", lambda d, w: d.tickets.trash(w.held)),
    "tickets.restore": ("tickets.restore", lambda d, w: d.tickets.restore(w.trashed)),
    "tickets.hand_over": ("tickets.hand_over", lambda d, w: d.tickets.hand_over(w.held, w.lead, "Yours")),
    "tickets.reopen": ("tickets.reopen", lambda d, w: d.tickets.reopen(w.resolved, "Again")),
    "tickets.duplicate": ("tickets.duplicate", lambda d, w: d.tickets.duplicate(w.held, w.free)),
    "tickets.reply": ("tickets.reply", lambda d, w: d.tickets.reply(w.held, "Soon", Told.SLIP, 5)),
    "tickets.note": ("tickets.note", lambda d, w: d.tickets.note(w.held, "Odd")),
    "tickets.tell": ("tickets.tell", lambda d, w: d.tickets.tell(w.reply, Told.IN_PERSON)),
    "tickets.add_helper": ("tickets.help", lambda d, w: d.tickets.add_helper(w.held, w.maya, Credit.PAIR)),
    "tickets.remove_helper": ("tickets.unhelp", lambda d, w: d.tickets.remove_helper(w.helper)),
    "tickets.log_work": ("tickets.log_work", lambda d, w: d.tickets.log_work(w.held, 10)),
    "tickets.save_draft": ("tickets.draft", lambda d, _: d.tickets.save_draft("reply", "Words")),
    "tickets.drafts": ("tickets.draft", lambda d, _: d.tickets.drafts()),
    "people.everybody": ("people.read", lambda d, _: d.people.everybody(left=True)),
    "people.get": ("people.read", lambda d, w: d.people.get(w.maya)),
    "people.find": ("people.read", lambda d, _: d.people.find("ma")),
    "people.terms": ("people.read", lambda d, _: d.people.terms()),
    "people.blocks": ("people.read", lambda d, _: d.people.blocks()),
    "people.follows": ("people.read", lambda d, w: d.people.follows(w.okafor)),
    "people.add": ("people.add", lambda d, _: d.people.add(_person())),
    "people.add_many": ("people.add", lambda d, _: d.people.add_many("Sam One\nKim Two")),
    "people.edit": ("people.edit", lambda d, w: d.people.edit(w.maya, 1, _person())),
    "people.edit_self": ("people.edit_self", lambda d, _: d.people.edit_self(1, "Em", "they")),
    "people.deactivate": ("people.deactivate", lambda d, w: d.people.deactivate(w.maya)),
    "people.reactivate": ("people.deactivate", lambda d, w: d.people.reactivate(w.left)),
    "people.merge": ("people.merge", lambda d, w: d.people.merge(w.twin, w.okafor)),
    "people.add_term": (
        "desk.school",
        lambda d, _: d.people.add_term("Spring", date(2027, 1, 4), date(2027, 6, 1)),
    ),
    "people.add_block": ("desk.school", lambda d, _: d.people.add_block("D", "12345", time(11), time(12))),
    "people.save_term": (
        "desk.school",
        lambda d, w: d.people.save_term(Term(w.term, "Autumn", date(2026, 9, 1), date(2026, 12, 1))),
    ),
    "people.save_block": (
        "desk.school",
        lambda d, w: d.people.save_block(Block(w.block, "E", "1", time(8), time(9))),
    ),
    "people.remove_term": ("desk.school", lambda d, w: d.people.remove_term(w.term)),
    "people.remove_block": ("desk.school", lambda d, w: d.people.remove_block(w.block)),
    "interests.mine": ("interests.read", lambda d, _: d.interests.mine()),
    "interests.suggested": ("interests.read", lambda d, w: d.interests.suggested(w.held)),
    "interests.save": ("interests.edit", lambda d, _: d.interests.save(PartName.GOALS, ())),
    "interests.share": ("interests.edit", lambda d, _: d.interests.share(PartName.WAYS, Audience.TEAM)),
    "interests.erase_again": ("interests.read", lambda d, _: d.interests.erase_again()),
    "interests.history": ("interests.edit", lambda d, _: d.interests.history()),
    "interests.visited": ("interests.edit", lambda d, _: d.interests.visited()),
    "interests.checked_in": ("interests.edit", lambda d, _: d.interests.checked_in()),
    "interests.set_passphrase": ("interests.secret", lambda d, _: d.interests.set_passphrase(OWN)),
    "interests.change_passphrase": ("interests.secret", lambda d, _: d.interests.change_passphrase(OWN, WORDS)),
    "interests.unlock": ("interests.read", lambda d, _: d.interests.unlock(OWN)),
    "interests.advisors": ("interests.read", lambda d, _: d.interests.advisors()),
    "interests.name_advisor": ("interests.edit", lambda d, w: d.interests.name_advisor(w.advisor)),
    "interests.reset_passphrase": ("interests.reseal", lambda d, w: d.interests.reset_passphrase(w.maya, OWN)),
    "interests.hand_on": ("interests.reseal", lambda d, w: d.interests.hand_on(w.maya, w.advisor)),
    "interests.seen_as": ("interests.read", lambda d, _: d.interests.seen_as(Audience.TEAM)),
    "interests.look": ("interests.look", lambda d, w: d.interests.look(w.maya)),
    "interests.shared_with_me": ("interests.read", lambda d, _: d.interests.shared_with_me()),
    "interests.topics": ("interests.read", lambda d, _: d.interests.topics()),
    "interests.all_topics": ("interests.read", lambda d, _: d.interests.all_topics()),
    "interests.offered": ("interests.read", lambda d, _: d.interests.offered("ca")),
    "interests.save_topic": (
        "interests.topics",
        lambda d, _: d.interests.save_topic(TeamTopic(new_id(), "", "Risograph", "Print shop")),
    ),
    "known.about_me": ("interests.read", lambda d, _: d.known.about_me()),
    "known.export": ("interests.known", lambda d, w: d.known.export(w.file.with_suffix(".known"))),
    "known.printed": ("interests.known", lambda d, _: d.known.printed()),
    "today.page": ("today.read", lambda d, _: d.today.page()),
    "plan.plan": ("fairness.plan", lambda d, _: d.plan.plan()),
    "plan.arrival": ("fairness.plan", lambda d, w: d.plan.arrival(w.free)),
    "plan.kept": ("fairness.plan", lambda d, _: d.plan.kept()),
    "plan.gates": ("today.read", lambda d, _: d.plan.gates()),
    "plan.attend": ("fairness.attend", lambda d, w: d.plan.attend(w.deshawn, absent=True)),
    "plan.assign": ("fairness.assign", lambda d, w: d.plan.assign(w.plan)),
    "plan.open_gate": ("fairness.gate", lambda d, w: d.plan.open_gate(w.maya, Gate.SAFETY)),
    "plan.close_gate": ("fairness.gate", lambda d, w: d.plan.close_gate(w.gate)),
    "fairness.term": ("fairness.names", lambda d, _: d.fairness.term()),
    "fairness.own": ("fairness.own", lambda d, _: d.fairness.own()),
    "fairness.export": ("fairness.names", lambda d, w: d.fairness.export(w.file.with_suffix(".shares"))),
    "projects.listing": ("projects.list", lambda d, _: d.projects.listing()),
    "projects.page": ("projects.read", lambda d, w: d.projects.page(w.projects.force)),
    "projects.visit": ("projects.showcase", lambda d, w: d.projects.visit(w.projects.complete)),
    "projects.ideas": ("projects.list", lambda d, _: d.projects.ideas()),
    "projects.offers": ("projects.list", lambda d, _: d.projects.offers()),
    "projects.mine_for": ("projects.list", lambda d, w: d.projects.mine_for(w.free)),
    "projects.find": ("projects.list", lambda d, _: d.projects.find("bell")),
    "projects.of": ("projects.list", lambda d, w: d.projects.of(w.maya)),
    "projects.with_ticket": ("projects.list", lambda d, w: d.projects.with_ticket(w.free)),
    "projects.tickets_for": ("projects.evidence", lambda d, w: d.projects.tickets_for(w.projects.force)),
    "projects.start": ("projects.start", lambda d, _: d.projects.start()),
    "projects.write": (
        "projects.edit",
        lambda d, w: d.projects.write(w.projects.draft, Said.RISKS, "New", Chooser.STUDENT, PARTS[Said.RISKS]),
    ),
    "projects.revert": ("projects.edit", lambda d, w: d.projects.revert(w.projects.draft)),
    "projects.share": ("projects.share", lambda d, w: d.projects.share(w.projects.draft, True)),
    "projects.ask": ("projects.ask", lambda d, w: d.projects.ask(w.projects.draft, w.lead)),
    "projects.unask": ("projects.ask", lambda d, w: d.projects.unask(w.projects.draft, w.deshawn)),
    "projects.join": ("projects.join", lambda d, w: d.projects.join(w.projects.draft)),
    "projects.leave": ("projects.leave", lambda d, w: d.projects.leave(w.projects.draft)),
    "projects.hand_over": ("projects.hand_over", lambda d, w: d.projects.hand_over(w.projects.force, w.lead)),
    "projects.submit": (
        "projects.submit",
        lambda d, w: d.projects.submit(w.projects.force, HandedIn.COMPLETION),
    ),
    "projects.take_back": ("projects.take_back", lambda d, w: d.projects.take_back(w.projects.fresh)),
    "projects.appeal": (
        "projects.appeal",
        lambda d, w: d.projects.appeal(w.projects.declined, Appeal.TALK, "Please"),
    ),
    "projects.withdraw": ("projects.withdraw", lambda d, w: d.projects.withdraw(w.projects.draft)),
    "projects.reopen": ("projects.reopen", lambda d, w: d.projects.reopen(w.projects.complete, "More")),
    "projects.block": ("projects.block", lambda d, w: d.projects.block(w.projects.force, "Rain")),
    "projects.reach": ("projects.work", lambda d, w: d.projects.reach(w.projects.force, FIRST)),
    "projects.check_in": ("projects.work", lambda d, w: d.projects.check_in(w.projects.force, "Work")),
    "projects.remove_check_in": (
        "projects.work",
        lambda d, w: d.projects.remove_check_in(w.projects.force, w.projects.check_in),
    ),
    "projects.add_file": ("projects.evidence", lambda d, w: d.projects.add_file(w.projects.force, w.file)),
    "projects.add_ticket": ("projects.evidence", lambda d, w: d.projects.add_ticket(w.projects.force, w.free)),
    "projects.add_link": (
        "projects.evidence",
        lambda d, w: d.projects.add_link(w.projects.force, "https://example.org"),
    ),
    "projects.describe": (
        "projects.evidence",
        lambda d, w: d.projects.describe(w.projects.force, w.projects.link, "", "Plans"),
    ),
    "projects.remove_evidence": (
        "projects.evidence",
        lambda d, w: d.projects.remove_evidence(w.projects.force, w.projects.link),
    ),
    "projects.reflect": ("projects.reflect", lambda d, w: d.projects.reflect(w.projects.force, "Mine")),
    "projects.file": ("projects.list", lambda d, w: d.projects.file(w.projects.complete, w.projects.photo)),
    "projects.name_for": ("projects.list", lambda d, w: d.projects.name_for(w.projects.complete, w.projects.photo)),
    "projects.save_file": (
        "projects.list",
        lambda d, w: d.projects.save_file(w.projects.complete, w.projects.photo, w.file.with_suffix(".photo")),
    ),
    "projects.show": ("projects.show", lambda d, w: d.projects.show(w.projects.complete, True)),
    "projects.write_showcase": (
        "projects.show",
        lambda d, w: d.projects.write_showcase(w.projects.complete, "# A bell", ""),
    ),
    "projects.export_folder": (
        "projects.showcase",
        lambda d, w: d.projects.export_folder(w.projects.complete, w.file.with_suffix(".folder")),
    ),
    "projects.printed": ("projects.showcase", lambda d, w: d.projects.printed(w.projects.complete)),
    "signoffs.inbox": ("signoffs.inbox", lambda d, _: d.signoffs.inbox()),
    "signoffs.review": ("signoffs.read", lambda d, w: d.signoffs.review(w.projects.fresh)),
    "signoffs.hold": ("signoffs.hold", lambda d, w: d.signoffs.hold(w.projects.fresh)),
    "signoffs.take_over": ("signoffs.take_over", lambda d, w: d.signoffs.take_over(w.projects.waiting)),
    "signoffs.release": ("signoffs.release", lambda d, w: d.signoffs.release(w.projects.waiting)),
    "signoffs.decide": (
        "signoffs.decide",
        lambda d, w: d.signoffs.decide(w.projects.pending, Decision.APPROVE, passphrase=WORDS),
    ),
    "signoffs.revoke": ("signoffs.revoke", lambda d, w: d.signoffs.revoke(w.projects.force, "Wait", WORDS)),
    "signoffs.answer": ("signoffs.answer", lambda d, w: d.signoffs.answer(w.projects.changes, "a", "Because")),
    "signoffs.peer_review": ("signoffs.peer", lambda d, w: d.signoffs.peer_review(w.projects.waiting, "Nice")),
    "signoffs.signature": (
        "signoffs.read",
        lambda d, w: d.signoffs.signature(w.projects.complete, w.projects.signoff),
    ),
    "signoffs.export": (
        "signoffs.read",
        lambda d, w: d.signoffs.export(w.projects.complete, w.projects.signoff, w.file.with_suffix(".signed")),
    ),
    "history.of_ticket": ("history.read", lambda d, w: d.history.of_ticket(w.held)),
    "history.undo": ("history.undo", lambda d, w: d.history.undo(w.intent, w.seq)),
    "settings.rename": ("desk.rename", lambda d, _: d.settings.rename("Another desk")),
    "settings.save": ("desk.settings", lambda d, _: d.settings.save(Settings(lock_minutes=9))),
    "backups.back_up": ("desk.backup", lambda d, _: d.backups.back_up()),
    "backups.listing": ("desk.backup", lambda d, _: d.backups.listing()),
    "backups.permit_restore": ("desk.restore", lambda d, _: d.backups.permit_restore()),
    "transfer.detect": ("tickets.import", lambda d, w: d.transfer.detect(w.file)),
    "transfer.look": ("tickets.import", lambda d, w: d.transfer.look(w.file, "support-questions")),
    "transfer.import_tickets": (
        "tickets.import",
        lambda d, w: d.transfer.import_tickets(w.file, "support-questions"),
    ),
    "transfer.export_tickets": (
        "tickets.export",
        lambda d, w: d.transfer.export_tickets(w.file.with_suffix(".out"), Query(), w.file.with_suffix(".said")),
    ),
    "keys.set_pin": ("people.set_pin", lambda d, w: d.keys.set_pin(w.maya, "9182")),
    "keys.change_pin": ("people.change_pin", lambda d, _: d.keys.change_pin(PIN, "9182")),
    "keys.change_passphrase": (
        "people.set_passphrase",
        lambda d, _: d.keys.change_passphrase(WORDS, "kettle saffron bicycle moss"),
    ),
    "keys.listing": ("keys.read", lambda d, _: d.keys.listing()),
    "keys.retire": ("keys.retire", lambda d, w: d.keys.retire(w.third_advisor, "Left", WORDS)),
    "keys.begin_round": ("keys.sign", lambda d, _: d.keys.begin_round(WORDS)),
    "keys.write_stick": ("keys.stick", lambda d, w: d.keys.write_stick(w.file.with_suffix(".stick"))),
    "keys.add_advisor_keys": (
        "people.certify",
        lambda d, w: d.keys.add_advisor_keys(w.other_advisor, "kettle saffron bicycle moss"),
    ),
}

ALSO: Mapping[str, str] = {
    "today.page": "interests.read",
    "known.export": "interests.read",
    "interests.history": "interests.read",
    **dict.fromkeys(("projects.page", "projects.visit", "projects.tickets_for"), "projects.list"),
    **dict.fromkeys(("projects.file", "projects.name_for", "projects.save_file"), "projects.read"),
    **dict.fromkeys(("projects.export_folder", "projects.printed"), "projects.list"),
    **dict.fromkeys(("signoffs.review", "signoffs.decide", "signoffs.revoke"), "signoffs.inbox"),
    **dict.fromkeys(("signoffs.signature", "signoffs.export"), "projects.list"),
}
"""What besides a method asks for: one's own profile is read on the way, and that there are projects at all."""

OPEN: Mapping[str, str] = {
    "tickets.wake_due": "wakes what is due by date alone, whoever notices, and tells a number",
    "settings.info": "name and settings of the desk, shown before anybody signs in",
    "backups.folder": "a folder",
    "backups.due": "whether there is a backup of today",
    "backups.by_itself": "the backup of the day",
    "backups.note_restore": "a line in history after a restore that was permitted",
    "checks.verify": "counts and faults, as the command tells everybody",
    "checks.signature": "checks a file one has, as the command does for everybody",
    "transfer.profiles": "names of files that ship",
    "interests.lock": "closes one's own private parts",
    "interests.index": "works in the transaction of an intent, which asked already",
    "keys.names": "the sign-in page",
    "keys.fingerprint": "public, to be compared",
    "keys.against": "holds the file against what this computer remembers",
    "keys.sign_in": "asks for a secret",
    "keys.sign_out": "ends a session",
    "keys.check_secret": "asks for a secret",
    "keys.set_first_pin": "asks for an advisor's passphrase",
    "keys.open_pair": "the keys of the advisor who is signed in, for what was sealed to them",
    "keys.signing": "asks for the passphrase, or for a round that was begun with it",
    "keys.round_until": "a time",
    "keys.end_round": "closes one's own keys",
    "keys.head": "works in the transaction of an intent, which asked already, with keys that are open",
    "keys.pin": "remembers outside the file what was signed",
    "keys.make_root": "once, when the desk is made",
    "keys.recover": "asks for the recovery code",
}


def ways_in(desk: Desk) -> dict[str, MethodType]:
    """Every public method of every noun of a desk, by name."""
    found = {}
    # A noun may be there from the start or made when it is first asked for. What intents run in is no screen's to call.
    for noun in set(dir(desk)) - {"frame", "path", "close"}:
        if noun.startswith("_"):
            continue
        part = getattr(desk, noun)
        for name in dir(part):
            method = getattr(part, name)
            if not name.startswith("_") and callable(method):
                found[f"{noun}.{name}"] = method
    return found
