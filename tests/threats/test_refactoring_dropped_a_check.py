"""A check dropped while tidying up: at the desk each intent asks for its own permission, and a test notices when not.

What a permission means, role by role, is tested in `tests/rules/test_permissions.py`; here each name in that table is
taken away alone, and left alone, and the intents that stand on it fall, and stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.desks import acting
from tests.threats.world import ALSO, INTENTS, PIN, WORDS, World
from trellis.desk.desk import Desk
from trellis.desk.intents import Frame, Step
from trellis.rules.errors import Refused, Trouble
from trellis.rules.permissions import RULES, Actor, Subject

BY_TECHS = {
    "keys.change_pin": "maya",
    "interests.set_passphrase": "deshawn",
    "projects.join": "deshawn",
    "projects.leave": "deshawn",
    "projects.remove_check_in": "maya",
}
"""Asked by who has a PIN, by who has no passphrase of their own yet, and by whom the thing is about."""
SECRETS = {"keys.change_pin", "keys.change_passphrase"}
"""Asked of oneself, with the old secret first."""
SCHOOL = {f"people.{verb}_{what}" for verb in ("add", "save", "remove") for what in ("term", "block")}
IMPORT = {"transfer.detect", "transfer.look", "transfer.import_tickets"}
ADVISORS = {"settings.rename", "settings.save", "backups.permit_restore", "keys.set_pin", "keys.add_advisor_keys"}
KEYS = {"keys.listing", "keys.retire", "keys.begin_round", "keys.write_stick"}
SENIORS = {"people.add", "people.add_many", "people.edit", "people.deactivate", "people.reactivate", "people.merge"}
HELD = {f"tickets.{step}" for step in "release start wait resolve close trash restore hand_over duplicate".split()}
PLANNING = {"plan.plan", "plan.arrival", "plan.kept", "plan.attend", "plan.assign", "interests.save_topic"}
GATES = {"plan.open_gate", "plan.close_gate"}
NAMED = {"fairness.term", "fairness.export", "interests.reset_passphrase", "interests.hand_on"}
REVIEW = {f"signoffs.{verb}" for verb in "inbox review hold take_over release decide revoke".split()}
MAYAS = {
    f"projects.{verb}" for verb in "write revert share ask unask appeal withdraw reopen show write_showcase".split()
}
PARTNERS = {f"projects.{verb}" for verb in "submit block reach check_in remove_check_in reflect describe".split()} | {
    f"projects.{verb}" for verb in "add_file add_ticket add_link remove_evidence".split()
}
NOT_THEIRS = {"projects.join", "projects.leave", "projects.take_back"}
"""Of a project whose owner, or who is asked to join, is somebody else than whoever asks here."""
REFUSED = {
    "maya": ADVISORS
    | KEYS
    | SCHOOL
    | IMPORT
    | SENIORS
    | HELD
    | PLANNING
    | GATES
    | NAMED
    | REVIEW
    | NOT_THEIRS
    | {"transfer.export_tickets", "tickets.remove_helper"},
    "lead": ADVISORS
    | KEYS
    | SCHOOL
    | IMPORT
    | GATES
    | NAMED
    | REVIEW
    | NOT_THEIRS
    | MAYAS
    | {"projects.hand_over", "projects.printed", "signoffs.answer"},
    "advisor": NOT_THEIRS | MAYAS | PARTNERS | {"projects.start", "signoffs.answer", "signoffs.peer_review"},
}


def answer(desk: Desk, world: World, name: str) -> Exception | None:
    """What an intent raises, if it does."""
    try:
        INTENTS[name][1](desk, world)
    except Trouble as trouble:
        return trouble
    return None


@pytest.fixture
def signed_in(desk: Desk, world: World, request: pytest.FixtureRequest) -> Iterator[tuple[Desk, World]]:
    """The desk with the person who can do what the test is about, and with something of theirs to take back."""
    tech = BY_TECHS.get(request.getfixturevalue("name"))
    desk.keys.sign_in(getattr(world, tech or "advisor"), PIN if tech else WORDS)
    done = desk.tickets.note(world.free, "To be taken back")
    yield desk, replace(world, intent=done.intent, seq=done.seq)
    desk.keys.sign_out()


IN_LISTS = {"people.sign_in", "projects.help"}
"""Asked of each person or project of a list, where nobody is refused: their own tests see who is listed."""


def test_every_permission_is_asked_for_somewhere():
    assert {asked for asked, _ in INTENTS.values()} | IN_LISTS == set(RULES)


@pytest.mark.parametrize("name", INTENTS)
def test_without_its_permission_an_intent_is_refused_and_with_it_alone_it_works(
    signed_in: tuple[Desk, World], name: str, monkeypatch: pytest.MonkeyPatch
):
    asked, needed = INTENTS[name][0], {INTENTS[name][0], ALSO.get(name, "")}
    with monkeypatch.context() as changed:
        for other in RULES:
            changed.setitem(RULES, other, lambda *_, other=other: other != asked)  # type: ignore[arg-type]
        assert isinstance(answer(*signed_in, name), Refused)
        for other in RULES:
            changed.setitem(RULES, other, lambda *_, other=other: other in needed)  # type: ignore[arg-type]
        assert answer(*signed_in, name) is None


def test_signing_in_asks_too(desk: Desk, world: World, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as changed:
        changed.setitem(RULES, "people.sign_in", lambda *_: False)  # type: ignore[arg-type]
        with pytest.raises(Refused):
            desk.keys.sign_in(world.maya, PIN)
    assert desk.frame.actor_id is None


class Permitted(Exception):
    """The intent was permitted and went no further."""


@pytest.mark.parametrize("who", REFUSED)
def test_each_role_is_refused_exactly_this(desk: Desk, world: World, who: str, monkeypatch: pytest.MonkeyPatch):
    """Each intent asks about the very thing it acts on: a tech about a ticket that another tech has."""
    acting(desk, getattr(world, who))
    permit, reading = Step.permit, Frame.reading

    def permitted(step: Step, subject: Subject = None) -> Actor:
        permit(step, subject)
        raise Permitted

    @contextmanager
    def read(frame: Frame, intent: str) -> Iterator[object]:
        with reading(frame, intent):
            raise Permitted
        yield

    monkeypatch.setattr(Step, "permit", permitted)
    monkeypatch.setattr(Frame, "reading", read)
    refused = set()
    for name in set(INTENTS) - SECRETS:
        with pytest.raises((Permitted, Refused)) as told:
            INTENTS[name][1](desk, world)
        if told.type is Refused:
            refused.add(name)
    assert refused == REFUSED[who]
