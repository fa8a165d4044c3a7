"""The life of projects, driven by chance: many people, every intent, undo, closing and opening, a clock that moves.

After each step what Trellis says is held against what stands in the file, read with the standard library and checked
with `cryptography`, not with the code that is tested: an approval means a signature by an advisor's key over exactly
the version in force. What was handed in and decided never changes or goes, and at the end `verify` is content.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import CHEAP, FIRST, OTHER_WORDS, RESOURCES, SECOND, WORDS, keyed, opened, started
from trellis.desk.desk import Desk
from trellis.desk.intents import Done
from trellis.rules.errors import Trouble
from trellis.rules.projects import Appeal, Standing, State
from trellis.rules.proposal import Chooser, PartName
from trellis.rules.signoffs import Comment, Decision, Gate
from trellis.store import signoffs as store
from trellis.store.sqlite import Database
from trellis.store.verify import verify

STUDENTS = ("maya", "deshawn", "lead")
"""Owner and partner of the first project, the other way round of the second, and a stranger to both."""
ADVISORS = {"julia": WORDS, "ben": OTHER_WORDS}
WHO = st.sampled_from(STUDENTS)
ADVISOR = st.sampled_from(sorted(ADVISORS))
WHICH = st.integers(0, 1)
SAID = st.sampled_from(["", "Louder", "With a light", "Until Friday"])
LIKELY = [*[Decision.APPROVE] * 4, Decision.CHANGES, Decision.DECLINE]
STEP = st.tuples(ADVISOR, st.sampled_from(LIKELY), st.sampled_from([False, False, False, True]))
APPROVED = (State.APPROVED, State.COMPLETE)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return School(tmp_path_factory.mktemp("life"))


class School:
    """A desk with keys and two drafts, made once and copied for each run."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.trellis"
        self.crew: Crew = make_file(self.path)
        with opened(self.path) as desk:
            ben = keyed(desk, self.crew)
            self.projects = [started(desk, self.crew.maya), started(desk, self.crew.deshawn, title="A lamp")]
        people = {"julia": self.crew.advisor, "ben": ben}
        self.people = people | {name: getattr(self.crew, name) for name in STUDENTS}
        self.seen: Counter[str] = Counter()


def test_the_life_of_projects(school: School) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    limits = settings(
        max_examples=20,
        stateful_step_count=26,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Life(school), settings=limits)
    assert school.seen.keys() >= {*State, "undone"}, "runs came everywhere"


class Life(RuleBasedStateMachine):
    """One run. What nobody may do, or cannot be done now, is refused with a Trouble and changes nothing."""

    def __init__(self, school: School) -> None:
        super().__init__()
        self.school = school
        self.folder = Path(tempfile.mkdtemp(prefix="trellis-life-"))
        self.path = Path(shutil.copy(school.path, self.folder / "desk.trellis"))
        self.clock = Clock()
        self.clock.pass_(hours=1)
        self.desk = self._open()
        self.frozen: dict[tuple[str, bytes], tuple[object, ...]] = {}
        self.last: dict[str, tuple[UUID, int]] = {}
        self.lines = 0

    def teardown(self) -> None:
        self.desk.close()
        report = verify(self.path)
        shutil.rmtree(self.folder)
        assert report.faults == ()

    def _open(self) -> Desk:
        return Desk(Database(self.path, synchronous="OFF"), clock=self.clock, cost=CHEAP, resources=RESOURCES)

    def _try(self, who: str, intent: Callable[[], Done[object]]) -> None:
        """Whoever it is tries it, in a session of their own."""
        acting(self.desk, self.school.people[who])
        with suppress(Trouble):
            done = intent()
            self.last[who] = done.intent, done.seq

    # What students do

    @initialize(first=st.lists(STEP, min_size=2, max_size=9), second=st.lists(STEP, max_size=6))
    def begin(self, first: list[tuple[str, Decision, bool]], second: list[tuple[str, Decision, bool]]) -> None:
        self.go_on(0, first)
        self.go_on(1, second)

    @rule(who=WHO, which=WHICH, part=st.sampled_from([PartName.MAKE, PartName.QUESTION, PartName.RISKS]), said=SAID)
    def write(self, who: str, which: int, part: PartName, said: str) -> None:
        project = self.school.projects[which]

        def change() -> Done[object]:
            draft = self.desk.projects.page(project).proposal
            return self.desk.projects.write(project, part, said, Chooser.STUDENT, draft.get(part))

        self._try(who, change)

    @rule(who=WHO, which=WHICH, gate=st.sampled_from(Gate))
    def submit(self, who: str, which: int, gate: Gate) -> None:
        self._try(who, lambda: self.desk.projects.submit(self.school.projects[which], gate))

    @rule(who=WHO, which=WHICH)
    def take_back(self, who: str, which: int) -> None:
        self._try(who, lambda: self.desk.projects.take_back(self.school.projects[which]))

    @rule(who=WHO, which=WHICH, how=st.sampled_from(Appeal), said=SAID)
    def appeal(self, who: str, which: int, how: Appeal, said: str) -> None:
        self._try(who, lambda: self.desk.projects.appeal(self.school.projects[which], how, said))

    @rule(who=WHO, which=WHICH, said=SAID)
    def answer(self, who: str, which: int, said: str) -> None:
        self._try(who, lambda: self.desk.signoffs.answer(self.school.projects[which], "c1", said))

    @rule(who=WHO, which=WHICH, said=SAID)
    def review(self, who: str, which: int, said: str) -> None:
        self._try(who, lambda: self.desk.signoffs.peer_review(self.school.projects[which], said))

    @rule(who=WHO, which=WHICH, partner=WHO)
    def ask(self, who: str, which: int, partner: str) -> None:
        person = self.school.people[partner]
        self._try(who, lambda: self.desk.projects.ask(self.school.projects[which], person))

    @rule(who=WHO, which=WHICH, joins=st.booleans())
    def join_or_leave(self, who: str, which: int, joins: bool) -> None:
        intent = self.desk.projects.join if joins else self.desk.projects.leave
        self._try(who, lambda: intent(self.school.projects[which]))

    @rule(who=WHO, which=WHICH, to=WHO)
    def hand_over(self, who: str, which: int, to: str) -> None:
        person = self.school.people[to]
        self._try(who, lambda: self.desk.projects.hand_over(self.school.projects[which], person))

    @rule(who=WHO, which=WHICH, key=st.sampled_from([FIRST, SECOND]), what=st.integers(0, 4), said=SAID)
    def work(self, who: str, which: int, key: str, what: int, said: str) -> None:
        projects, project = self.desk.projects, self.school.projects[which]
        ways: list[Callable[[], Done[object]]] = [
            lambda: projects.reach(project, key),
            lambda: projects.check_in(project, said, minutes=5, milestone=key),
            lambda: projects.add_link(project, "https://example.org/", key, said),
            lambda: projects.reflect(project, said),
            lambda: self._hand_a_file(project, key, said),
        ]
        self._try(who, ways[what])

    def _hand_a_file(self, project: UUID, key: str, said: str) -> Done[object]:
        file = self.folder / "notes.txt"
        file.write_text(said)
        return self.desk.projects.add_file(project, file, key, said)

    @rule(who=WHO, which=WHICH, what=st.integers(0, 2), said=SAID)
    def end_or_open_again(self, who: str, which: int, what: int, said: str) -> None:
        projects, project = self.desk.projects, self.school.projects[which]
        ways = [projects.withdraw, projects.reopen, projects.block]
        self._try(who, lambda: ways[what](project, said))

    @rule(who=WHO, which=WHICH, what=st.booleans())
    def show(self, who: str, which: int, what: bool) -> None:
        self._try(who, lambda: self.desk.projects.share(self.school.projects[which], what))
        self._try(who, lambda: self.desk.projects.show(self.school.projects[which], what))

    # What advisors do (students try it too)

    @rule(who=ADVISOR | WHO, which=WHICH, what=st.integers(0, 2))
    def hold(self, who: str, which: int, what: int) -> None:
        signoffs, project = self.desk.signoffs, self.school.projects[which]
        self._try(who, lambda: [signoffs.hold, signoffs.take_over, signoffs.release][what](project))

    @rule(who=ADVISOR, which=WHICH, decision=st.sampled_from(Decision), said=SAID)
    def decide(self, who: str, which: int, decision: Decision, said: str) -> None:
        self._sign(who, which, decision, said, ADVISORS[who])

    @rule(who=WHO, which=WHICH, decision=st.sampled_from(Decision))
    def decide_as_a_student(self, who: str, which: int, decision: Decision) -> None:
        before = self._count("signoff")
        self._sign(who, which, decision, "Of course", WORDS)
        assert self._count("signoff") == before

    def _sign(self, who: str, which: int, decision: Decision, said: str, words: str) -> None:
        project, signoffs = self.school.projects[which], self.desk.signoffs

        def sign() -> Done[object]:
            if decision is Decision.REVOKE:
                return signoffs.revoke(project, said, words)
            with suppress(Trouble):
                signoffs.take_over(project)
            pending = self._standing(project).pending
            comments = [Comment("c1", "How loud?", PartName.MAKE)] if decision is Decision.CHANGES else []
            return signoffs.decide(pending.id if pending else project, decision, said, comments, words)

        self._try(who, sign)

    # What would come next, so that runs come far

    @rule(which=WHICH, steps=st.lists(STEP, min_size=2, max_size=5))
    def go_on(self, which: int, steps: list[tuple[str, Decision, bool]]) -> None:
        for advisor, decision, regretted in steps:
            self._next(which, advisor, decision)
            if regretted:
                self._undo(self._owner(which))

    def _next(self, which: int, advisor: str, decision: Decision) -> None:
        project, projects = self.school.projects[which], self.desk.projects
        standing = self._standing(project)
        owner = self._owner(which)
        match standing.state:
            case State.DRAFT | State.CHANGES_ASKED:
                self._try(owner, lambda: self.desk.signoffs.answer(project, "c1", "Yes"))
                self._try(owner, lambda: projects.submit(project, Gate.PROPOSAL))
            case State.SUBMITTED:
                self._try(advisor, lambda: self.desk.signoffs.hold(project))
            case State.IN_REVIEW:
                self._sign(advisor, which, decision, "Because", ADVISORS[advisor])
            case State.APPROVED:
                self._try(owner, lambda: self._hand_a_file(project, FIRST, "Measured"))
                self._try(owner, lambda: projects.revert(project))
                self._try(owner, lambda: projects.submit(project, Gate.COMPLETION))
            case State.DECLINED:
                self._try(owner, lambda: projects.appeal(project, Appeal.ADVISOR, "Look again"))
            case _:
                self._try(owner, lambda: projects.reopen(project, "There is more to it"))

    # Time, undo, closing

    @precondition(lambda self: self.last)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self._undo(data.draw(st.sampled_from(sorted(self.last))))

    def _undo(self, who: str) -> None:
        """What they did last, which may be long ago."""
        if who not in self.last:
            return
        acting(self.desk, self.school.people[who])
        # The session goes on: others worked at another station meanwhile.
        self.desk.frame.session_began = self.clock.now.replace(year=2020)
        with suppress(Trouble):
            self.desk.history.undo(*self.last[who])
            self.school.seen["undone"] += 1

    @rule(minutes=st.sampled_from([1, 30, 60 * 24 * 3]))
    def time_passes(self, minutes: int) -> None:
        self.clock.pass_(minutes=minutes)

    @rule()
    def close_and_open(self) -> None:
        self.desk.close()
        self.desk = self._open()

    # What always holds

    @invariant()
    def approved_means_signed(self) -> None:
        with closing(self._file()) as file:
            for project in self.school.projects:
                standing = self._standing(project)
                assert standing.doubts == {}
                self.school.seen[standing.state] += 1
                if standing.state in APPROVED:
                    assert standing.in_force is not None
                    assert standing.last is not None
                    assert approves(file, standing.in_force.id.bytes, "proposal")
                    gate = "completion" if standing.state is State.COMPLETE else standing.last.gate.value
                    assert approves(file, standing.last.submission.bytes, gate)

    @invariant()
    def what_was_handed_in_and_decided_stays(self) -> None:
        with closing(self._file()) as file:
            now = dict(lasting(file))
            assert self.frozen.items() <= now.items(), "something was changed or is gone"
            self.frozen = now
            assert not file.execute(TAKEN_BACK).fetchall(), "a decided version was taken back"
            assert not file.execute(UNTOLD).fetchall(), "a decision without its line of history"
            (lines,) = file.execute("select count(*) from history").fetchone()
            assert lines >= self.lines
            self.lines = lines

    def _standing(self, project: UUID) -> Standing:
        with self.desk.frame.database.read() as connection:
            standing = store.standing(connection, project)
        assert standing is not None
        return standing

    def _owner(self, which: int) -> str:
        owner = self._standing(self.school.projects[which]).project.owner
        return next(name for name, id in self.school.people.items() if id == owner)

    def _count(self, table: str) -> int:
        with closing(self._file()) as file:
            return int(file.execute(f"select count(*) from {table}").fetchone()[0])

    def _file(self) -> sqlite3.Connection:
        file = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)
        file.row_factory = sqlite3.Row
        return file


TAKEN_BACK = (
    "select s.id from submission s join signoff d on d.submission = s.id where s.removed is not null and"
    " (select decision from signoff where submission = s.id order by count desc limit 1) <> 'revoke'"
)
UNTOLD = (
    "select id from signoff where 1 <> (select count(*) from history where subject = signoff.id and noun = 'signoff'"
    " and action = case signoff.decision when 'revoke' then 'revoke' else 'sign' end)"
)
KEPT = {
    "submission": 'id, project, number, gate, content, "by", at, note, appeal, "to"',
    "signoff": "*",
    "file": "id, project, name, media, size, digest",
    "file_data": "file, data",
}


def lasting(file: sqlite3.Connection) -> list[tuple[tuple[str, bytes], tuple[object, ...]]]:
    """Everything that never changes once it is there, by table and id."""
    return [
        ((table, row["file" if table == "file_data" else "id"]), tuple(row))
        for table, columns in KEPT.items()
        for row in file.execute(f"select {columns} from {table}")
    ]


def approves(file: sqlite3.Connection, submission: bytes, gate: str) -> bool:
    """Whether the last decision on a version approves it at a gate with an advisor's signature over its exact words.

    What is signed is put together here from the rows, and checked with the public key that the file has.
    """
    version = file.execute("select * from submission where id = ?", (submission,)).fetchone()
    decided = file.execute("select * from signoff where submission = ? order by count desc", (submission,)).fetchone()
    if decided is None or (decided["decision"], decided["gate"], version["gate"]) != ("approve", gate, gate):
        return False
    (desk,) = file.execute("select id from desk").fetchone()
    key = file.execute('select person, signing_public from "key" where id = ?', (decided["key"],)).fetchone()
    statement = {
        "format": "trellis-signoff-1",
        "desk": desk.hex(),
        **{name: decided[name].hex() for name in ("project", "submission", "signer", "key")},
        **{name: decided[name] for name in ("gate", "decision", "note", "count", "previous", "revokes")},
        "signoff": decided["id"].hex(),
        "version": version["number"],
        "content": json.loads(version["content"]),
        "comments": json.loads(decided["comments"]),
        "time": decided["at"],
        "heads": decided["heads"].split("\n"),
    }
    told = json.dumps(statement, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    try:
        Ed25519PublicKey.from_public_bytes(key["signing_public"]).verify(decided["signature"], told)
    except InvalidSignature:
        return False
    return bool(key["person"] == decided["signer"])
