"""Intents on sign-off: what waits, holding it, deciding with a signature, and what students answer.

A life: `hold` takes a version from the inbox, `decide` signs over it word for word, over every file in it, over the
decision before it and over the newest line of every station's history, then signs the head of that history; `revoke`
takes a decision back by another signature. Nothing here can be undone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk.intents import Done, Frame, Step
from trellis.desk.keys import Keys, Signer
from trellis.exchange import signature
from trellis.exchange.safely import whole_file
from trellis.rules import signoffs as rules
from trellis.rules.errors import Gone, Invalid, Stale, Trouble
from trellis.rules.language import tr
from trellis.rules.permissions import RULES, Actor, may, require
from trellis.rules.projects import Standing, State, Submission
from trellis.rules.proposal import HandedIn, Need, PartName
from trellis.rules.reviews import Inbox, Review, Said, Waiting, clashes
from trellis.rules.signoffs import (
    Answer,
    Comment,
    Decision,
    PeerReview,
    Signoff,
    comments_text,
    fit_to_decide,
    read_comments,
)
from trellis.store import desk as desk_store
from trellis.store import fairness as profile_store
from trellis.store import keys as key_store
from trellis.store import people as people_store
from trellis.store import projects as project_store
from trellis.store import replay
from trellis.store import signoffs as store
from trellis.store.ids import new_id
from trellis.store.records import ANSWER, PEER_REVIEW, PROJECT, SIGNOFF, SUBMISSION, milliseconds, moment

SIGNED = store.SIGNED
OVER = (State.WITHDRAWN, State.COMPLETE)
WITHOUT_TERM = timedelta(weeks=12)
"""Over how long times to decision are told while no term is entered."""


class NotSigned(Trouble):
    """What was to be signed is not what was handed in."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what, tr("Nothing was signed."), tr("Ask the student to hand it in anew; verify names what was changed.")
        )


class Signoffs:
    """Everything done with decisions. Each method is one intent."""

    def __init__(self, frame: Frame, keys: Keys) -> None:
        self._frame = frame
        self._keys = keys

    # Reading

    def inbox(self) -> Inbox:
        """What waits for an advisor, oldest first: a query on where projects stand."""
        with self._frame.reading("signoffs.inbox") as (connection, actor):
            standings = store.standings(connection, replayed=True)
            waiting = [
                _waiting(s, s.pending, actor) for s in standings.values() if s.pending and not s.project.withdrawn
            ]
            waiting.sort(key=lambda w: (w.submission.at, w.submission.id))
            return Inbox(
                tuple(waiting),
                people_store.names(connection),
                _took(standings.values(), _since(connection, self._frame)),
                timedelta(days=self._frame.settings(connection).reminder_days),
                tuple(_blocked(s) for s in standings.values() if s.project.blocked and s.state not in OVER),
            )

    def review(self, project: UUID) -> Review:
        """What waits of one project, with everything to decide on it: raises Gone, or Invalid when it was changed."""
        with self._frame.reading("signoffs.inbox") as (connection, actor):
            sound = project_store.sound_digests(connection, (project,), read=True)
            standing = self._standing(connection, project, thorough=True, digests=sound)
            require(actor, "signoffs.read", standing)
            pending = standing.pending or standing.newest
            if pending is None:
                raise Gone(tr("This version"))
            content = _content(pending)
            before = _before(standing, pending)
            handed = _content(before) if before else None
            files = project_store.work(connection, project).files
            return Review(
                standing.of_others(),
                pending,
                content,
                handed,
                before.number if before else 0,
                people_store.names(connection),
                frozenset(name for name in RULES if name.startswith("signoffs.") and may(actor, name, standing)),
                _interests(connection, standing),
                _said(connection, standing),
                tuple(p for p in store.peer_reviews(connection, project) if p.submission == pending.id),
                clashes(content.proposal.needs, _asked_elsewhere(connection, project), self._frame.today()),
                self._frame.settings(connection).questions,
                {file.digest: file.id for file in files.values()},
                frozenset(sound.get(project, ())),
                self._keys.round_until(),
            )

    # Holding

    def hold(self, project: UUID) -> Done[Submission]:
        """Takes what waits, so that nobody else decides on it meanwhile."""
        return self._held("signoffs.hold", project, "hold", take=True)

    def take_over(self, project: UUID) -> Done[Submission]:
        """Takes what another reviewer holds; they see it in the history."""
        return self._held("signoffs.take_over", project, "hold", take=True)

    def release(self, project: UUID) -> Done[Submission]:
        """Lets go of it, for another reviewer or a later day."""
        return self._held("signoffs.release", project, "release", take=False)

    # Deciding

    def decide(
        self,
        submission: UUID,
        decision: Decision,
        note: str = "",
        comments: Sequence[Comment] = (),
        passphrase: str | None = None,
    ) -> Done[Signoff]:
        """Decides on what waits and signs it. Raises PassphraseNeeded without one outside of a review round.

        Raises NotSigned when a file is not what was handed in, Invalid when the decision leaves no reason.
        """
        if decision is Decision.REVOKE:
            raise ValueError("a decision is taken back by `revoke`")
        note = rules.said("note", note)
        cleaned = tuple(dataclasses.replace(c, text=rules.said("comment", c.text)) for c in comments)
        cleaned = tuple(c for c in cleaned if c.text)
        if len({c.key for c in cleaned}) < len(cleaned):
            raise ValueError("two comments share a key, so that one answer would do for both")
        fit_to_decide(decision, note, cleaned)

        def pending(standing: Standing) -> Submission:
            if standing.pending is None or standing.pending.id != submission:
                raise Invalid("submission", tr("Another version waits now."), tr("Look at it before you decide."))
            return standing.pending

        return self._sign("signoffs.decide", submission, decision, note, cleaned, passphrase, pending)

    def revoke(
        self, project: UUID, note: str, passphrase: str | None = None, *, seen: UUID | None = None
    ) -> Done[Signoff]:
        """Takes back the last decision by a signature; what it was about waits for a decision again.

        `seen` is the decision that was looked at: raises Invalid when another one was made since.
        """
        note = rules.said("note", note)
        fit_to_decide(Decision.REVOKE, note, ())
        with self._frame.reading("signoffs.inbox") as (connection, _):
            standing = self._standing(connection, project)
        if standing.last is None:
            raise Invalid("project", tr("There is no decision to take back."), tr("Look at its history."))
        decided, wanted = standing.last, seen or standing.last.id

        def again(now: Standing) -> Submission:
            found = now.submission(decided.submission)
            if found is None or now.last is None or now.last.id != wanted:
                raise Invalid(
                    "project", tr("It was decided anew meanwhile."), tr("Look at it before you take it back.")
                )
            return found

        return self._sign("signoffs.revoke", decided.submission, Decision.REVOKE, note, (), passphrase, again)

    # What students and peers say

    def answer(self, project: UUID, comment: str, body: str, read: str = "") -> Done[Answer]:
        """What a student says to one comment of the last decision; again, it takes the place of what was said.

        `read` is the answer that was there when they began. Raises Stale (with the answer as it is now) when a partner
        gave another one meanwhile.
        """
        words = rules.said("body", body)
        if not words:
            raise Invalid("body", tr("Say what you changed, or why not."), tr("One sentence is enough."))
        with self._frame.changing("signoffs.answer") as step:
            standing = self._permitted(step, project)
            last = standing.last
            if last is None or comment not in {c.key for c in read_comments(last.comments)}:
                raise Gone(tr("This comment"))
            earlier = [
                a for a in store.answers(step.connection, project) if (a.signoff, a.comment) == (last.id, comment)
            ]
            if earlier:
                if earlier[-1].body not in (read, words):
                    raise Stale(earlier[-1])
                after = dataclasses.replace(earlier[-1], body=words, by=_actor(step))
                return step.done(step.ledger.change(ANSWER, earlier[-1], after, "answer"))
            made = Answer(new_id(), project, last.id, comment, words, _actor(step), step.now)
            return step.done(step.ledger.create(ANSWER, made, "answer"))

    def peer_review(self, project: UUID, body: str) -> Done[PeerReview]:
        """A draft review by somebody of the team, marked as such; again, it takes the place of what they wrote."""
        words = rules.said("body", body)
        if not words:
            raise Invalid("body", tr("Say what you think of it."), tr("What is clear, and what you wonder about."))
        with self._frame.changing("signoffs.peer") as step:
            pending = self._permitted(step, project).pending
            assert pending is not None, "permitted while something waits"
            written = [
                p
                for p in store.peer_reviews(step.connection, project)
                if (p.submission, p.author) == (pending.id, _actor(step))
            ]
            if written:
                after = dataclasses.replace(written[-1], body=words)
                return step.done(step.ledger.change(PEER_REVIEW, written[-1], after, "draft a review"))
            made = PeerReview(new_id(), project, pending.id, _actor(step), words, step.now)
            return step.done(step.ledger.create(PEER_REVIEW, made, "draft a review"))

    # Out

    def export(self, project: UUID, signoff: UUID, path: Path) -> None:
        """Writes a signed decision as a text file that can be checked without the desk; raises Invalid when it does
        not hold."""
        text = self.signature(project, signoff)
        with whole_file(path, mark=False) as target:
            target.write(text)

    def signature(self, project: UUID, signoff: UUID) -> str:
        """The text of a signed decision (`exchange.signature`)."""
        with self._frame.reading("projects.list") as (connection, actor):
            standing = self._standing(connection, project, thorough=True)
            require(actor, "signoffs.read", standing)
            found = next((s for s in standing.signoffs if s.id == signoff), None)
            if found is None:
                raise Gone(tr("This decision"))
            if found.id in standing.doubts:
                raise Invalid(
                    "signoff", tr("This decision does not hold, so there is nothing to vouch for."), tr("See verify.")
                )
            version = SUBMISSION.get(connection, found.submission)
            assert version is not None, "a decision that holds has its version"
            about = desk_store.about(connection)
            return signature.write(
                found,
                version.content,
                key_store.trust(connection),
                people_store.names(connection),
                about[1] if about else "",
            )

    # How

    def _standing(
        self,
        connection: Connection,
        project: UUID,
        *,
        thorough: bool = False,
        digests: Mapping[UUID, Collection[str]] | None = None,
    ) -> Standing:
        standing = store.standing(connection, project, thorough=thorough, digests=digests)
        if standing is None:
            raise Gone(tr("This project"))
        return standing

    def _permitted(self, step: Step, project: UUID) -> Standing:
        standing = self._standing(step.connection, project)
        step.permit(standing)
        return standing

    def _sign(
        self,
        intent: str,
        submission: UUID,
        decision: Decision,
        note: str,
        comments: Sequence[Comment],
        passphrase: str | None,
        about: Callable[[Standing], Submission],
    ) -> Done[Signoff]:
        """Signs a decision about a version, in one transaction with its line and the signed head of history.

        Who may not decide is refused before a passphrase is asked for, and again in the transaction.
        """
        with self._frame.reading("signoffs.inbox") as (connection, actor):
            known = SUBMISSION.get(connection, submission)
            require(actor, intent, self._standing(connection, known.project if known else submission))
        with self._keys.signing(passphrase) as signer, self._frame.changing(intent) as step:
            version = SUBMISSION.get(step.connection, submission)
            standing = self._permitted(step, version.project if version else submission)
            version = about(standing)
            self._whole(step.connection, standing, version)
            desk = key_store.trust(step.connection).desk
            unsigned = _signoff(step, standing, version, decision, note, comments, signer)
            signoff = unsigned.signed_by(desk, version.content, signer.pair)
            step.ledger.create(SIGNOFF, signoff, SIGNED[decision is Decision.REVOKE])
            project = standing.project
            step.ledger.change(PROJECT, project, dataclasses.replace(project, decisions=signoff.count), "decided")
            if version.held_by is not None and decision is not Decision.REVOKE:
                after = dataclasses.replace(version, held_by=None, held_since=None)
                step.ledger.change(SUBMISSION, version, after, "release")
            pinned = self._keys.head(step, signer)
            done = step.done(signoff)
        self._keys.pin(pinned)
        return done

    def _whole(self, connection: Connection, standing: Standing, version: Submission) -> None:
        """Raises NotSigned when what stands in the file is not what was handed in."""
        if standing.doubts or standing.project.decisions != len(standing.signoffs):
            raise NotSigned(tr("A decision about this project does not hold."))
        if replay.of_project(connection, standing.project.id):
            raise NotSigned(tr("Something about this project was changed outside of Trellis."))
        there = project_store.sound_digests(connection, (standing.project.id,), read=True)
        if not {e.digest for e in _content(version).evidence if e.digest} <= there.get(standing.project.id, set()):
            raise NotSigned(tr("A file that was handed in is missing or was changed."))

    def _held(self, intent: str, project: UUID, action: str, *, take: bool) -> Done[Submission]:
        with self._frame.changing(intent) as step:
            pending = self._permitted(step, project).pending
            assert pending is not None, "permitted while something waits"
            after = dataclasses.replace(
                pending, held_by=_actor(step) if take else None, held_since=step.now if take else None
            )
            return step.done(step.ledger.change(SUBMISSION, pending, after, action))


def _actor(step: Step) -> UUID:
    assert step.actor_id is not None, "permitted to somebody"
    return step.actor_id


def _content(submission: Submission) -> HandedIn:
    try:
        return submission.handed_in()
    except ValueError:
        raise NotSigned(tr("This version was changed outside of Trellis.")) from None


def _signoff(
    step: Step,
    standing: Standing,
    version: Submission,
    decision: Decision,
    note: str,
    comments: Sequence[Comment],
    signer: Signer,
) -> Signoff:
    """The decision, ready to be signed: its number, what was decided before it, and all known heads of history."""
    desk = key_store.trust(step.connection).desk
    before = standing.signoffs[-1] if standing.signoffs else None
    cited = ""
    if before is not None:
        about = SUBMISSION.get(step.connection, before.submission)
        assert about is not None, "nothing is signed over a decision that does not hold"
        cited = before.hash(desk, about.content)
    revoked = standing.last.count if decision is Decision.REVOKE and standing.last else 0
    return Signoff(
        new_id(),
        standing.project.id,
        version.id,
        version.gate,
        version.number,
        decision,
        note,
        comments_text(comments),
        len(standing.signoffs) + 1,
        cited,
        revoked,
        signer.person,
        signer.key.id,
        moment(milliseconds(step.now)),  # as the file keeps it: what is signed is what is read back
        store.heads(step.connection),
    )


def _waiting(standing: Standing, submission: Submission, actor: Actor) -> Waiting:
    try:
        title = submission.handed_in().proposal.title
    except ValueError:
        title = ""  # the page of the project says what is wrong
    version = dataclasses.replace(submission, content="", note="")
    return Waiting(standing.outline(), version, title, may(actor, "signoffs.take_over", standing))


def _blocked(standing: Standing) -> tuple[UUID, str, str]:
    try:
        title = standing.proposal().title
    except ValueError:
        title = ""
    return standing.project.id, title, standing.project.blocked


def _took(standings: Iterable[Standing], since: datetime) -> tuple[timedelta, ...]:
    """Times from handing in to the decision, of what was decided since."""
    at = {s.id: s.at for standing in standings for s in standing.submissions}
    decided = (s for standing in standings for s in standing.signoffs if s.decision is not Decision.REVOKE)
    return tuple(s.at - at[s.submission] for s in decided if s.submission in at and s.at >= since)


def _since(connection: Connection, frame: Frame) -> datetime:
    today = frame.today()
    term = next((t for t in people_store.terms(connection) if t.starts <= today <= t.ends), None)
    if term is None:
        return frame.clock() - WITHOUT_TERM
    return datetime.combine(term.starts, datetime.min.time()).astimezone()


def _before(standing: Standing, pending: Submission) -> Submission | None:
    """The version that was decided on last before this one."""
    decided = {s.submission for s in standing.signoffs}
    earlier = [s for s in standing.submissions if s.number < pending.number and s.id in decided]
    return earlier[-1] if earlier else None


def _interests(connection: Connection, standing: Standing) -> tuple[str, ...]:
    """Interests of its owner the team may see, in their words."""
    told = profile_store.told_to_team(connection).get(standing.project.owner)
    return tuple(i.words for i in told.interests) if told else ()


def _said(connection: Connection, standing: Standing) -> tuple[Said, ...]:
    """Comments of the decision before this version, with answers."""
    good = [s for s in standing.signoffs if s.id not in standing.doubts and s.decision is not Decision.REVOKE]
    if not good:
        return ()
    answers = store.answers(connection, standing.project.id)
    return tuple(
        Said(good[-1], c, tuple(a for a in answers if (a.signoff, a.comment) == (good[-1].id, c.key)))
        for c in read_comments(good[-1].comments)
    )


def _asked_elsewhere(connection: Connection, project: UUID) -> list[tuple[UUID, str, tuple[Need, ...]]]:
    """What other projects that go on need, as far as it was handed in."""
    found = []
    for id, standing in store.standings(connection).items():
        if id == project or standing.project.withdrawn or standing.completed:
            continue
        try:
            newest = standing.newest.handed_in().proposal if standing.newest else None
        except ValueError:
            continue
        if newest and not newest.empty(PartName.NEEDS):
            found.append((id, newest.title, newest.needs))
    return found
