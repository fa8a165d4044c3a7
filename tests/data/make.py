"""Makes `schema-N.trellis`, a small desk of today's schema with something of everything: `python -m tests.data.make`.

Run once before a schema is released, and never again for one that was: the files are what people's desks look like.
Everything in them is done through intents by made-up people, who sign in with `WORDS` and `PIN`;
private parts open with `OWN_WORDS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from tests.desks import Clock
from trellis.desk.desk import Desk
from trellis.desk.setup import create_desk
from trellis.desk.stations import identity_file
from trellis.rules.interests import Audience, Availability, Goal, Interest, PartName, Strength, Tools, Wish
from trellis.rules.keys import Argon, KdfCost
from trellis.rules.people import Person, Role
from trellis.rules.projects import Appeal
from trellis.rules.proposal import Chooser, Content, From, Milestone, Need, NeedKind, Origin
from trellis.rules.proposal import PartName as PartOf
from trellis.rules.signoffs import Comment, Decision, Gate
from trellis.rules.tickets import Credit, Impact, Intake, Query, Source, Told, Urgency, View
from trellis.rules.topics import Gate as WorkGate
from trellis.rules.topics import TeamTopic
from trellis.store import backup, migrations
from trellis.store.ids import new_id
from trellis.store.sqlite import Database

FOLDER = Path(__file__).parent
PROFILES = FOLDER.parents[1] / "resources" / "profiles"
CHEAP = KdfCost(pin=Argon(8, 1, 1), passphrase=Argon(8, 1, 1))
WORDS, OTHER_WORDS, PIN = "plum orbit lantern quiet", "kettle saffron bicycle moss", "2580"
OWN_WORDS = "silver meadow candle ferry"

QUESTIONS = """id,title,content_html,creator,topic,tags,created,updated,is_solved,is_archived,is_locked,is_spam
41,Écran noir,<p>Why is it <b>dark</b>?</p>,José Núñez,screens,a;b,2025-01-19 18:42:23 +0000,,true,,,
42,Mail is slow,<p>Since Monday</p>,Ada Low,mail,,2025-01-20 10:00:00 +0000,,,,,
"""
ANSWERS = """id,question_id,creator,created,content_html
7,41,Ada Low,2025-01-20 10:00:00 +0000,<p>Try <code>Win+P</code></p>
"""


def make(folder: Path) -> Path:
    """A closed desk of today's schema in `folder`, as one file without a log."""
    path, clock = folder / "desk.trellis", Clock()
    create_desk(path, "Riverside High Help Desk", "Julia", "Soto", "she/her", WORDS, clock=clock, cost=CHEAP)
    with closing(_opened(path, clock)) as desk:
        _fill(desk, clock, folder)
    # Somebody copies the desk: another station goes on in it.
    identity_file(path).unlink()
    with closing(_opened(path, clock)) as desk:
        _sign_in(desk, clock, "Maya R.", PIN)
        desk.tickets.open(Intake("Logged at another station", requester_name="Mr. Okafor"))
        desk.keys.sign_out()
        made = backup.back_up(desk.frame.database, folder, clock())
    return made.path


def _opened(path: Path, clock: Clock) -> Desk:
    return Desk(Database(path), clock=clock, cost=CHEAP, resources=PROFILES.parent)


def _sign_in(desk: Desk, clock: Clock, shown: str, secret: str) -> None:
    clock.pass_(minutes=7)
    desk.keys.sign_in(next(name.id for name in desk.keys.names() if name.shown == shown), secret)


def _fill(desk: Desk, clock: Clock, folder: Path) -> None:
    _sign_in(desk, clock, "Julia Soto", WORDS)
    desk.people.add_term("Fall", date(2026, 9, 1), date(2026, 12, 18))
    block = desk.people.add_block("C", "12345", time(10), time(10, 45)).value.id
    people = {
        name: desk.people.add(Person(new_id(), name, family, role=role, blocks=blocks)).value.id
        for name, family, role, blocks in (
            ("Ben", "Adler", Role.ADVISOR, ()),
            ("Amara", "Obi", Role.LEAD, (block,)),
            ("Maya", "Rivera", Role.TECH, (block,)),
            ("Deshawn", "King", Role.TECH, ()),
            ("Linh", "Tran", Role.TECH, ()),
            ("Mr. Okafor", "", Role.REQUESTER, ()),
            ("Chike", "Okafor", Role.REQUESTER, ()),
        )
    }
    for name in ("Amara", "Maya", "Deshawn", "Linh"):
        desk.keys.set_pin(people[name], PIN)
    desk.keys.add_advisor_keys(people["Ben"], OTHER_WORDS)
    desk.people.deactivate(people["Linh"])
    desk.people.merge(people["Chike"], people["Mr. Okafor"])
    desk.settings.save(replace(desk.settings.info().settings, lock_minutes=7))
    (folder / "questions.csv").write_text(QUESTIONS, "utf-8")
    (folder / "answers.csv").write_text(ANSWERS, "utf-8")
    desk.transfer.import_tickets(folder / "questions.csv", "support-questions", folder / "answers.csv")
    desk.transfer.export_tickets(folder / "out.csv", Query(View.ALL))
    _sign_in(desk, clock, "Maya R.", PIN)
    made = [desk.tickets.open(_intake(n, people["Mr. Okafor"])).value.id for n in range(9)]
    desk.tickets.claim(made[0])
    desk.tickets.start(made[1])
    desk.tickets.reply(made[1], "Reset **done**, see `netsh`", Told.NOT_YET, minutes=6)
    desk.tickets.note(made[1], "The fuser unit is worn", minutes=3)
    desk.tickets.add_helper(made[1], people["Deshawn"], Credit.PAIR)
    desk.tickets.wait(made[2], "parts", date(2026, 10, 20))
    desk.tickets.resolve(made[3], "A new battery", "Batteries have a plug")
    desk.tickets.resolve(made[4], "Nothing was wrong")
    desk.tickets.close(made[4])
    desk.tickets.resolve(made[5], "Turned it off and on")
    desk.tickets.reopen(made[5], "Blinks again")
    desk.tickets.duplicate(made[6], made[5])
    desk.tickets.trash(made[7])
    edited = desk.tickets.detail(made[8]).ticket
    done = desk.tickets.edit(edited.id, edited.version, replace(edited, title="Łódź is spelled wrong"))
    desk.history.undo(done.intent, done.seq)
    desk.tickets.hand_over(made[0], people["Deshawn"], "Yours now")
    desk.tickets.save_draft("intake", "Half a sente")
    desk.tickets.classify(made[8], ("projectors",), 3, WorkGate.SAFETY)
    _fill_profile(desk)
    _sign_in(desk, clock, "Deshawn K.", PIN)
    desk.interests.save(PartName.AVAILABILITY, Availability((block,), "Not on Fridays"))
    desk.interests.visited()
    _sign_in(desk, clock, "Julia Soto", WORDS)
    desk.plan.open_gate(people["Deshawn"], WorkGate.SAFETY, "Showed me the lamp")
    desk.plan.close_gate(desk.plan.open_gate(people["Amara"], WorkGate.ADMIN).value.id)
    desk.interests.look(people["Maya"])
    _sign_in(desk, clock, "Amara O.", PIN)
    desk.interests.save_topic(TeamTopic(new_id(), "", "Risograph", "Print shop", ("riso",), WorkGate.SAFETY, 5))
    desk.plan.assign(desk.plan.plan(block, seed=7))
    desk.plan.attend(people["Maya"], absent=True)
    desk.plan.attend(people["Maya"], absent=False)
    desk.plan.attend(people["Maya"], absent=True, block=block)
    _propose(desk, clock, people["Deshawn"], made[3], folder)
    _sign_in(desk, clock, "Julia Soto", WORDS)
    desk.keys.retire(people["Ben"], "Lost the paper it was written on", WORDS)
    desk.keys.add_advisor_keys(people["Ben"], OTHER_WORDS)
    clock.pass_(days=1)
    desk.keys.sign_out()


def _propose(desk: Desk, clock: Clock, partner: UUID, ticket: UUID, folder: Path) -> None:
    """Two projects of Maya's: one signed at both gates, one declined and looked at again."""
    _sign_in(desk, clock, "Maya R.", PIN)
    bell = desk.projects.start(Origin(From.INTEREST, "Sound")).value.id
    _write(desk, bell, TITLE="A louder bell", QUESTION="How loud is loud enough?", MAKE="A bell with four lamps")
    steps = (Milestone("m1", "It rings", date(2026, 10, 26)), Milestone("m2", "It is heard", date(2026, 11, 16)))
    needs = (Need(NeedKind.EQUIPMENT, "Soldering station", date(2026, 10, 19), date(2026, 10, 23)),)
    _write(desk, bell, MILESTONES=steps, NEEDS=needs, SHOW=("live demo",), TOOLS=Tools(("Pliers",), ("Soldering",)))
    desk.projects.ask(bell, partner)
    desk.projects.share(bell, True)
    _sign_in(desk, clock, "Deshawn K.", PIN)
    desk.projects.join(bell)
    desk.projects.submit(bell, Gate.PROPOSAL, "Łódź is loud")
    _sign_in(desk, clock, "Amara O.", PIN)
    desk.signoffs.peer_review(bell, "I would hear it")
    comment = Comment("c1", "How many lamps?", PartOf.MAKE, must=True)
    _decide(desk, clock, bell, Decision.CHANGES, "Nearly", (comment,))
    _sign_in(desk, clock, "Maya R.", PIN)
    _write(desk, bell, MAKE="A bell with six lamps")
    desk.signoffs.answer(bell, "c1", "Six")
    desk.projects.submit(bell, Gate.PROPOSAL)
    _decide(desk, clock, bell, Decision.APPROVE, "Go on")
    _sign_in(desk, clock, "Maya R.", PIN)
    sketch = folder / "sketch.txt"
    sketch.write_bytes(b"a bell, six lamps")
    desk.projects.add_file(bell, sketch, "m1", "How it looks")
    desk.projects.add_ticket(bell, ticket, "m1")
    desk.projects.remove_evidence(bell, desk.projects.add_link(bell, "https://example.org/bell").value.id)
    desk.projects.check_in(bell, "Soldered a lamp", "It is hot", "Five more", 30, "m1")
    desk.projects.block(bell, "No solder left")
    desk.projects.block(bell, "")
    desk.projects.reach(bell, "m1")
    desk.projects.reflect(bell, "Loud is not the same as heard")
    desk.projects.submit(bell, Gate.COMPLETION)
    _decide(desk, clock, bell, Decision.APPROVE, "Heard it myself")
    _sign_in(desk, clock, "Maya R.", PIN)
    desk.projects.write_showcase(bell, "It **rings**", "")
    desk.projects.show(bell, True)
    siren = desk.projects.start(Origin()).value.id
    _write(desk, siren, TITLE="A siren", QUESTION="Who runs?", MAKE="A siren")
    desk.projects.submit(siren, Gate.PROPOSAL)
    _decide(desk, clock, siren, Decision.DECLINE, "It scares people")
    _sign_in(desk, clock, "Maya R.", PIN)
    desk.projects.appeal(siren, Appeal.TALK, "It can be quiet")
    _decide(desk, clock, siren, Decision.APPROVE, "A quiet one")
    desk.signoffs.revoke(siren, "Pressed the wrong button", WORDS)


def _write(desk: Desk, project: UUID, **parts: Content) -> None:
    draft = desk.projects.page(project).proposal
    for name, content in parts.items():
        desk.projects.write(project, PartOf[name], content, Chooser.STUDENT, draft.get(PartOf[name]))


def _decide(
    desk: Desk, clock: Clock, project: UUID, decision: Decision, note: str, comments: Sequence[Comment] = ()
) -> None:
    _sign_in(desk, clock, "Julia Soto", WORDS)
    desk.signoffs.decide(desk.signoffs.hold(project).value.id, decision, note, comments, WORDS)


def _fill_profile(desk: Desk) -> None:
    """A profile of whoever is signed in, with a part for each audience and words that were erased."""
    day = date(2026, 10, 12)
    desk.interests.visited()
    sound = Interest("Sound", Strength.INTO_IT, Wish.LEARN, day)
    desk.interests.save(PartName.INTERESTS, (sound, Interest("Łódź", Strength.CURIOUS, Wish.DO, day)))
    desk.interests.save(PartName.TOOLS, Tools(("Pliers",), ("Soldering",)))
    desk.interests.save(PartName.GOALS, (Goal("Fix an amplifier", "It is quiet in the hall", day),))
    desk.interests.set_passphrase(OWN_WORDS)
    desk.interests.name_advisor(next(a.id for a in desk.interests.advisors() if a.preferred_name == "Julia"))
    desk.interests.share(PartName.GOALS, Audience.ADVISOR)
    version = desk.interests.share(PartName.WORDS, Audience.ME).value.shown.version
    desk.interests.save(PartName.WORDS, "Nobody reads this", version)


def _intake(number: int, requester: object) -> Intake:
    return Intake(
        f"Projector {number} flickers\nSince this morning, in every class",
        requester=requester,  # type: ignore[arg-type]
        room=str(100 + number),
        device=f"CB-{2200 + number}",
        source=Source.PHONE,
        category="projector and sound",
        urgency=Urgency.SLOWED,
        impact=Impact.CLASS,
        tags=("video", f"hall {number % 2}"),
    )


def main() -> None:
    """Writes the file of today's schema; one that is there already is left alone."""
    target = FOLDER / f"schema-{migrations.NEWEST}.trellis"
    if target.exists():
        raise SystemExit(f"{target} is there already; a released schema does not change.")
    with TemporaryDirectory() as folder:
        target.write_bytes(make(Path(folder)).read_bytes())


if __name__ == "__main__":
    main()
