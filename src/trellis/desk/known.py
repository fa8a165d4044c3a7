"""What the desk knows about me: everything stored about whoever is signed in, and who looked at it or took it along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trellis.desk.intents import Done, Frame
from trellis.desk.interests import Interests
from trellis.exchange.known import write_known
from trellis.rules import interests as rules
from trellis.rules.interests import Profile
from trellis.rules.people import Person
from trellis.rules.plan import GateOpening
from trellis.store import fairness as fairness_store
from trellis.store import interests as store
from trellis.store import people as people_store
from trellis.store.records import PERSON, moment


@dataclass(frozen=True, slots=True)
class KnownTicket:
    """A ticket that names me, and how: had, asked, logged, helped."""

    number: str
    title: str
    status: str
    created: datetime
    how: str


@dataclass(frozen=True, slots=True)
class KnownWords:
    """A reply or note I wrote."""

    number: str
    kind: str
    body: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """Who opened or exported what is about me, and when."""

    at: datetime
    who: str
    action: str


@dataclass(frozen=True, slots=True)
class Known:
    """Everything. `counts` names the tables by what they hold: asked, logged, had, helped, written, minutes, drafts,
    secrets, absences, gates.
    """

    person: Person
    blocks: tuple[str, ...]
    profile: Profile
    advisor_name: str
    counts: dict[str, int]
    tickets: tuple[KnownTicket, ...]
    words: tuple[KnownWords, ...]
    gates: tuple[GateOpening, ...]
    accesses: tuple[Access, ...]


class KnownAboutMe:
    """One page and one export, for oneself alone."""

    def __init__(self, frame: Frame, interests: Interests) -> None:
        self._frame = frame
        self._interests = interests

    def about_me(self) -> Known:
        """Everything stored about whoever is signed in; private parts are told while they are open."""
        with self._frame.reading("interests.read") as (connection, actor):
            me = PERSON.get(connection, actor.id)
            assert me is not None, "an actor is in the desk"
            mine = self._interests.mine()
            names = people_store.names(connection)
            tickets = store.tickets_of(connection, me.id)
            words = store.words_of(connection, me.id)
            lines = store.looked_at(connection, me.id)
            return Known(
                me,
                tuple(b.name for b in people_store.blocks(connection) if b.id in me.blocks),
                mine.profile,
                mine.advisor_name,
                store.counted(connection, me.id),
                tuple(KnownTicket(t.number, t.title, t.status, moment(t.created), t.how) for t in tickets),
                tuple(KnownWords(w.number, w.kind, w.body, moment(w.created)) for w in words),
                tuple(g for g in fairness_store.gates(connection) if g.person == me.id),
                tuple(Access(li.at, names.get(li.actor, "") if li.actor else "", li.action) for li in lines),
            )

    def export(self, path: Path) -> Done[Path]:
        """Everything as one JSON file; that it was exported is told on the page."""
        with self._frame.changing("interests.known") as step:
            actor = step.permit(self._frame.actor_id)
            write_known(path, _plain(self.about_me()), step.now)
            step.ledger.note("profile", actor.id, "export")
            return step.done(path)

    def printed(self) -> Done[None]:
        """Notes that the page was printed or saved as PDF."""
        with self._frame.changing("interests.known") as step:
            actor = step.permit(self._frame.actor_id)
            step.ledger.note("profile", actor.id, "export")
            return step.done(None)


def _plain(known: Known) -> dict[str, Any]:
    me = known.person
    return {
        "person": {
            "preferred_name": me.preferred_name,
            "family_name": me.family_name,
            "pronouns": me.pronouns,
            "role": me.role.value,
            "trainee": me.trainee,
            "blocks": list(known.blocks),
            "left": me.left.isoformat() if me.left else None,
        },
        "advisor": known.advisor_name,
        "profile": {
            name.value: {
                "seen_by": part.audience.value,
                "content": None if part.content is None else rules.plain(part.content),
            }
            for name, part in known.profile.parts.items()
        },
        "counts": known.counts,
        "tickets": [
            {"number": t.number, "title": t.title, "status": t.status, "logged": t.created.isoformat(), "how": t.how}
            for t in known.tickets
        ],
        "words": [
            {"ticket": w.number, "kind": w.kind, "text": w.body, "written": w.created.isoformat()} for w in known.words
        ],
        "gates": [{"gate": g.gate.value, "opened": g.opened.isoformat(), "note": g.note} for g in known.gates],
        "opened_or_exported": [{"at": a.at.isoformat(), "who": a.who, "what": a.action} for a in known.accesses],
    }
