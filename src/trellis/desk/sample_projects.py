"""The projects of the sample desk, done by its people through the same intents as real work, signatures included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from trellis.desk.desk import Desk
from trellis.exchange.sample import Sample, SampleStep
from trellis.rules.proposal import Chooser, From, Origin, PartName
from trellis.rules.signoffs import Comment, Decision, Gate, read_comments


class Projects:
    """Plays what was done on projects, each step as whoever did it; the clock is the player's."""

    def __init__(self, desk: Desk, sample: Sample, people: Mapping[str, UUID]) -> None:
        self.desk = desk
        self.sample = sample
        self.people = people
        self.projects: dict[str, UUID] = {}
        self._tickets: Mapping[str, UUID] = {}

    def play(self, step: SampleStep, tickets: Mapping[str, UUID]) -> None:
        """One step; `tickets` are those that were opened by then, by number."""
        self._tickets = tickets
        self.desk.frame.enter(self.people[step.who])
        if step.what == "start":
            origin = Origin(From(step.told["kind"]), step.told["words"])
            self.projects[step.project] = self.desk.projects.start(origin).value.id
        else:
            _STEPS[step.what](self, self.projects[step.project], step)

    def write(self, project: UUID, step: SampleStep) -> None:
        draft = self.desk.projects.page(project).proposal
        for name, content in step.parts.items():
            self.desk.projects.write(project, name, content, Chooser.STUDENT, draft.get(name))

    def decide(self, project: UUID, step: SampleStep) -> None:
        comments = tuple(
            Comment(str(n), c["text"], PartName(c["part"]), c.get("must", False))
            for n, c in enumerate(step.told.get("comments", ()), start=1)
        )
        waits = self.desk.signoffs.hold(project).value
        decision = Decision(step.told["decision"])
        self.desk.signoffs.decide(waits.id, decision, step.told.get("note", ""), comments, self.sample.passphrase)

    def answer(self, project: UUID, step: SampleStep) -> None:
        last = self.desk.projects.page(project).standing.last
        assert last is not None, "comments are answered after a decision"
        for comment, text in zip(read_comments(last.comments), step.told["text"], strict=True):
            self.desk.signoffs.answer(project, comment.key, text)

    def check_in(self, project: UUID, step: SampleStep) -> None:
        told = step.told
        self.desk.projects.check_in(
            project, told["did"], told["found"], told["ahead"], told["minutes"], told["milestone"]
        )

    def file(self, project: UUID, step: SampleStep) -> None:
        path = self.sample.folder / step.told["file"]
        self.desk.projects.add_file(project, path, step.told["milestone"], step.told["text"])

    def ticket(self, project: UUID, step: SampleStep) -> None:
        ticket = self._tickets[step.told["ticket"]]
        self.desk.projects.add_ticket(project, ticket, step.told["milestone"], step.told.get("text", ""))

    def show(self, project: UUID, step: SampleStep) -> None:
        self.desk.projects.write_showcase(project, step.told["text"], "")
        self.desk.projects.show(project, True)


_Play = Callable[[Projects, UUID, SampleStep], object]

_STEPS: Mapping[str, _Play] = {
    "write": Projects.write,
    "decide": Projects.decide,
    "answer": Projects.answer,
    "check_in": Projects.check_in,
    "file": Projects.file,
    "ticket": Projects.ticket,
    "show": Projects.show,
    "ask": lambda p, project, step: p.desk.projects.ask(project, p.people[step.told["person"]]),
    "join": lambda p, project, _: p.desk.projects.join(project),
    "share": lambda p, project, _: p.desk.projects.share(project, True),
    "block": lambda p, project, step: p.desk.projects.block(project, step.told["text"]),
    "reach": lambda p, project, step: p.desk.projects.reach(project, step.told["milestone"]),
    "reflect": lambda p, project, step: p.desk.projects.reflect(project, step.told["text"]),
    "peer": lambda p, project, step: p.desk.signoffs.peer_review(project, step.told["text"]),
    "submit": lambda p, project, step: p.desk.projects.submit(
        project, Gate(step.told.get("gate", "proposal")), step.told.get("text", "")
    ),
}
