"""Signing in and out, PINs, passphrases, advisors' keys and signing with them.

A life: `make_root` once, when the desk is made; `set_first_pin` for each student, in front of an advisor; then
`sign_in` and `sign_out` all day. An advisor's private keys are open between those two and nowhere else, and signing
out signs the head of this station's chain with them.

A signature is made inside `signing`, which asks for the passphrase or for an open review round (`begin_round`). An
intent that signs writes its lines, then signs the head of the chain over them (`head`) in the same transaction, and has
it remembered outside the file once that is committed (`pin`):

    with keys.signing(passphrase) as signer, frame.changing("...") as step:
        step.permit()
        ...
        pinned = keys.head(step, signer)
    keys.pin(pinned)

Every secret is checked through `_prove`: a try is counted in the file before the secret is looked at and forgotten
when it was right, so that neither closing the window, killing the program nor two at once give a free guess.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from trellis.desk.intents import Done, Frame, Step
from trellis.rules import keys as rules
from trellis.rules.errors import Gone, Invalid, Refused, Trouble
from trellis.rules.history import Fault
from trellis.rules.keys import AdvisorKey, Head, KdfCost, Pair, Retirement, RootRecord, Trust
from trellis.rules.language import tr
from trellis.rules.people import MEMBERS, Person, Role
from trellis.rules.permissions import Actor
from trellis.rules.sign_in import (
    ROUND,
    Certifier,
    KeyChanged,
    KeyRetired,
    KeyState,
    KeyTold,
    PassphraseNeeded,
    Pinned,
    RecoverySheet,
    SignInName,
    WrongSecret,
    blocking,
    checked_passphrase,
    checked_pin,
    checked_reason,
    counted,
    round_open,
)
from trellis.store import desk as desk_store
from trellis.store import keys as store
from trellis.store import people as people_store
from trellis.store.ids import new_id
from trellis.store.records import PERSON, milliseconds, moment


@dataclass(frozen=True, slots=True)
class _Proof:
    """Somebody whose secret was right: an advisor comes with their open keys."""

    person: Person
    key: AdvisorKey | None = None
    pair: Pair | None = None

    def close(self) -> None:
        if self.pair:
            self.pair.close()


@dataclass(frozen=True, slots=True)
class Signer:
    """An advisor with open keys, for one signature: `person` is their id."""

    person: UUID
    key: AdvisorKey
    pair: Pair


@dataclass(frozen=True, slots=True)
class _Round:
    """A review round: whoever began it signs without the passphrase. `seen` is when it was last looked at."""

    signer: Signer
    began: datetime
    seen: datetime


class Keys:
    """Everything done with secrets and keys. `cost` is lower in tests only; `pin` keeps a `Pinned` outside the file."""

    def __init__(
        self, frame: Frame, *, cost: KdfCost | None = None, pin: Callable[[Pinned], None] | None = None
    ) -> None:
        self._frame = frame
        self._cost = cost or KdfCost()
        self._pin = pin
        self._session: _Proof | None = None
        self._round: _Round | None = None
        frame.at_leave(self.end_round)

    # Before anybody signs in

    def names(self) -> list[SignInName]:
        """Everybody who may sign in, by name."""
        with self._frame.database.read() as connection:
            return store.names(connection, self._frame.clock())

    def fingerprint(self) -> str:
        """The fingerprint of the root record people compare; empty when it is missing or was changed."""
        return self._trust().fingerprint

    def against(self, pinned: Pinned) -> list[Fault]:
        """Holds the file against what was remembered outside it; empty when nothing went back or was replaced."""
        with self._frame.database.read() as connection:
            return store.against(connection, store.remembered(pinned))

    # Signing in and out

    def sign_in(self, person: UUID, secret: str) -> Done[Actor]:
        """Lets somebody in; whoever was signed in before is signed out. Raises WrongSecret or KeyChanged."""
        proof = self._prove(person, secret)
        try:
            self.sign_out()
            with self._frame.changing("people.sign_in", proved=person) as step:
                actor = step.permit()
                step.ledger.note("person", person, "sign in")
                done = step.done(actor)
        except BaseException:
            proof.close()
            raise
        self._frame.enter(person)
        self._session = proof
        return done

    def sign_out(self) -> None:
        """Signs out, which is also what locking does. An advisor's keys sign the head of the chain and are wiped.

        Nobody is signed in afterwards, even when the file cannot be written and Trouble is raised.
        """
        person, proof = self._frame.actor_id, self._session
        self._frame.leave()
        self._session = None
        if person is None:
            return
        try:
            pinned = self._close_session(person, proof)
        finally:
            if proof:
                proof.close()
        if pinned:
            self.pin(pinned)

    def check_secret(self, person: UUID, secret: str) -> None:
        """Whether it is really them (to leave counter mode and the like); raises as `sign_in` does, changes nothing."""
        self._prove(person, secret).close()

    def open_pair(self) -> Pair | None:
        """The keys of the advisor who is signed in; None for everybody else."""
        return self._session.pair if self._session else None

    # Signing

    @contextmanager
    def signing(self, passphrase: str | None) -> Iterator[Signer]:
        """The advisor who is signed in, with open keys for one signature; none is kept open for it afterwards.

        The passphrase is proved, and counted as a try; None is enough while a review round is open. To be entered
        before the transaction. Raises PassphraseNeeded, WrongSecret, KeyRetired, KeyChanged or Refused.
        """
        if passphrase is None:
            yield self._signer_of_round()
            return
        signer = self._prove_signer(passphrase)
        try:
            yield signer
        finally:
            signer.pair.close()

    def begin_round(self, passphrase: str) -> datetime:
        """Lets the advisor sign without the passphrase for `ROUND`; tells until when. An open round begins anew."""
        with self._frame.reading("keys.sign"):
            pass
        signer = self._prove_signer(passphrase)
        self.end_round()
        now = self._frame.clock()
        self._round = _Round(signer, now, now)
        return now + ROUND

    def round_until(self) -> datetime | None:
        """Until when a review round is open; None when none is. To be asked often: a clock that goes back ends it."""
        now, open_ = self._frame.clock(), self._round
        if open_ is None:
            return None
        if open_.signer.person != self._frame.actor_id or not round_open(open_.began, open_.seen, now):
            self.end_round()
            return None
        self._round = replace(open_, seen=now)
        return open_.began + ROUND

    def end_round(self) -> None:
        """Ends the review round and wipes its keys; harmless when none is open."""
        if self._round:
            self._round.signer.pair.close()
        self._round = None

    def head(self, step: Step, signer: Signer) -> Pinned:
        """Signs the head of this station's chain, the lines of this intent so far included.

        To be called as the last thing in the transaction, after at least one line; what it returns goes to `pin` once
        that is committed. Raises KeyRetired or KeyChanged when the key is in use no more.
        """
        if not step.ledger.first_seq:
            raise ValueError("an intent without a line has no head of its own")
        trust = store.trust(step.connection)
        if not trust.in_use(signer.key.id):
            raise _out_of_use(trust, signer.key)
        number = self._frame.station[0]
        station = next(id for pk, id, _ in desk_store.stations(step.connection) if pk == number)
        seq, hash = step.ledger.head
        head = Head(station, seq, hash, milliseconds(step.now), signer.key.id)
        store.add_head(step.connection, number, head.signed_by(trust.desk, signer.pair))
        return Pinned(trust.desk, trust.fingerprint, station, seq, hash)

    def pin(self, pinned: Pinned) -> None:
        """Has a signed head remembered outside the file; called once the head is committed."""
        if self._pin:
            self._pin(pinned)

    # PINs and passphrases

    def set_first_pin(self, person: UUID, pin: str, advisor: UUID, passphrase: str) -> Done[UUID]:
        """A PIN set in front of an advisor, who proves it with their passphrase; nobody is signed in by it."""
        with (
            closing(self._prove(advisor, passphrase)),
            self._frame.changing("people.set_pin", proved=advisor) as step,
        ):
            return self._set_pin(step, person, pin)

    def set_pin(self, person: UUID, pin: str) -> Done[UUID]:
        """A new PIN for somebody, by the advisor who is signed in."""
        with self._frame.changing("people.set_pin") as step:
            return self._set_pin(step, person, pin)

    def change_pin(self, old: str, new: str) -> Done[UUID]:
        """One's own PIN, by a tech or lead who knows the old one."""
        with closing(self._prove_myself(old)) as proof, self._frame.changing("people.change_pin") as step:
            step.permit(proof.person.id)
            self._write_pin(step, proof.person, new)
            return step.done(proof.person.id)

    def change_passphrase(self, old: str, new: str) -> Done[UUID]:
        """An advisor's own passphrase. The keys stay the same: a backup from before still opens with the old one."""
        with closing(self._prove_myself(old)) as proof, self._frame.changing("people.set_passphrase") as step:
            step.permit(proof.person.id)
            if proof.key is None or proof.pair is None:
                raise Invalid("passphrase", tr("Only advisors have a passphrase."), tr("Change your PIN instead."))
            bound = rules.wrap_bound(self._trust().desk, proof.person.id, proof.key.id)
            words = self._checked(step, proof.person, new)
            store.rewrap(step.connection, proof.key.id, self._wrapped(proof.pair.seeds(), words, bound))
            _note_secret(step, proof.person.id, store.PASSPHRASE, "")
            self.end_round()
            return step.done(proof.person.id)

    # Advisors' keys

    def make_root(self, person: UUID, passphrase: str) -> Done[RecoverySheet]:
        """The root record and the first advisor's keys, once a desk. The sheet's code is stored nowhere."""
        code = os.urandom(rules.CODE_BYTES)
        with self._frame.changing("desk.make_root", proved=person) as step:
            step.permit_open()
            advisor = _advisor(step, person)
            if store.had_root(step.connection):
                raise Refused(tr("This desk has its root record already."), tr("Nothing was changed."))
            desk, name, _ = desk_store.about(step.connection)  # type: ignore[misc]
            words = self._checked(step, advisor, passphrase)
            with closing(_new_pair()) as pair, closing(rules.recovery_pair(code, desk)) as recovery:
                signing, recovering = pair.signing_public, recovery.signing_public
                record = RootRecord(desk, milliseconds(step.now), signing, recovering, recovery.exchange_public)
                store.add_root(step.connection, rules.make_root(record, pair, recovery))
                step.ledger.note("desk", desk, "make root")
                self._add_key(step, record, advisor, pair, words, by=pair)
            made = step.now.astimezone().date()
            return step.done(
                RecoverySheet(name, advisor.full_name, rules.fingerprint(record), rules.code_text(code), made)
            )

    def add_advisor_keys(self, person: UUID, passphrase: str) -> Done[UUID]:
        """Keys for a fellow advisor, who types a new passphrase; certified by the advisor who is signed in."""
        with self._frame.changing("people.certify") as step, closing(_new_pair()) as pair:
            step.permit()
            advisor = _advisor(step, person)
            trust = store.trust(step.connection)
            mine = self._session
            if mine is None or mine.key is None or mine.pair is None or trust.root is None:
                raise Refused(
                    tr("Your own keys are not open."), tr("Nothing was changed."), tr("Sign out and in again.")
                )
            if not trust.in_use(mine.key.id):
                raise _out_of_use(trust, mine.key)
            if trust.current(person) is not None:
                raise Invalid("passphrase", tr("They have a passphrase already."), tr("Lost? Use the recovery sheet."))
            words = self._checked(step, advisor, passphrase)
            record, by = trust.root.record, mine.pair
            self._add_key(step, record, advisor, pair, words, by=by, certified_by=mine.key.id)
            return step.done(person)

    def recover(self, code: str, person: UUID, new_passphrase: str) -> Done[None]:
        """A new passphrase and signing key for an advisor, by the printed recovery code; the code stays in force.

        The exchange key is carried over, so that what was sealed to it still opens. The new key signs the head of the
        chain at once: up to there, and no further, what the old one signed counts. Raises Invalid on a typing mistake,
        WrongSecret when the code is another desk's, KeyChanged when the file was altered.
        """
        raw = rules.code_bytes(code)
        wait = self._count_try(person)
        trust = self._trust()
        with closing(rules.recovery_pair(raw, trust.desk)) as recovery:
            if trust.root is None:
                raise KeyChanged()
            if recovery.signing_public != trust.root.record.recovery:
                raise WrongSecret(wait)
            self._forget_tries(person)
            with self._frame.changing("people.recover", proved=person) as step:
                step.permit_open()
                advisor = _advisor(step, person)
                words = self._checked(step, advisor, new_passphrase)
                old = trust.current(person)
                with closing(_successor(trust, old, recovery)) as pair:
                    key = self._add_key(step, trust.root.record, advisor, pair, words, by=recovery, replaces=old)
                    step.ledger.finish()  # a key is believed with its line
                    pinned = self.head(step, Signer(person, key, pair))
                done = step.done(None)
        self.pin(pinned)
        return done

    def listing(self) -> tuple[KeyTold, ...]:
        """Every advisor's key there is or was, oldest first."""
        with self._frame.reading("keys.read") as (connection, _):
            trust, names = store.trust(connection), people_store.names(connection)
        return tuple(_told(trust, key, names) for key in trust.keys)

    def retire(self, subject: UUID, reason: str, passphrase: str) -> Done[UUID]:
        """Takes a key out of use, one's own or another's, by its id or by whose it is; what it signed before counts.

        The head of the chain is signed over it. Retiring one's own key ends the session. Raises Invalid for the last
        key in use: then nobody could sign any more, and only the recovery sheet would help.
        """
        with self._frame.reading("keys.retire"):
            pass
        with self.signing(passphrase) as signer, self._frame.changing("keys.retire") as step:
            step.permit()
            why, trust = checked_reason(reason), store.trust(step.connection)
            key = _to_retire(step, trust, subject)
            step.ledger.note("key", key.id, "retire key")
            position, _ = step.ledger.head
            made = Retirement(new_id(), key.id, signer.key.id, position, why, milliseconds(step.now))
            pinned = self._sign_retirement(step, trust, made, signer)
            done = step.done(key.id)
        self.pin(pinned)
        if key.id == signer.key.id:
            # It is done, whether or not the line about signing out can be written.
            with contextlib.suppress(Trouble):
                self.sign_out()
        return done

    def _sign_retirement(self, step: Step, trust: Trust, made: Retirement, signer: Signer) -> Pinned:
        """Head first: an advisor who retires their own key signs the line about it as the last thing with that key."""
        pinned = self.head(step, signer)
        store.add_retirement(step.connection, made.signed_by(trust.desk, signer.pair))
        return pinned

    def write_stick(self, path: Path) -> Path:
        """Writes fingerprint and newest signed head to a file an advisor carries away; returns which file that is.

        `path` is the file, or a folder for a file named after the desk. Raises Invalid while nothing is signed yet, and
        Trouble where the file would take the place of a desk or cannot be written.
        """
        from trellis.desk.exporting import require_place
        from trellis.exchange import stick

        with self._frame.reading("keys.stick") as (connection, _):
            trust, head = store.trust(connection), store.last_head(connection)
            about = desk_store.about(connection)
        if head is None or about is None:
            raise Invalid(
                "stick", tr("No advisor has signed this desk's history yet."), tr("Sign out once, then try again.")
            )
        desk, name, _ = about
        file = path / stick.file_name(name) if path.is_dir() else path
        require_place(file, None)
        signed, now = moment(head.time), self._frame.clock()
        stick.write_stick(file, stick.Stick(desk, name, trust.fingerprint, head.seq, head.hash, signed, now))
        return file

    # How

    def _prove_signer(self, passphrase: str) -> Signer:
        proof = self._prove_myself(passphrase)
        if proof.key is None or proof.pair is None:
            raise _only_advisors()
        return Signer(proof.person.id, proof.key, proof.pair)

    def _signer_of_round(self) -> Signer:
        """Whoever began the round, as long as the file has their key as it was: not retired, passphrase not changed."""
        if self._frame.actor_id is None:
            raise Refused(tr("Nobody is signed in."), tr("Nothing was changed."), tr("Sign in and try again."))
        if self.round_until() is None or self._round is None:
            raise PassphraseNeeded()
        signer = self._round.signer
        with self._frame.database.read() as connection:
            trust, actor = store.trust(connection), self._frame.actor(connection)
        advisor = actor is not None and actor.role is Role.ADVISOR
        if advisor and trust.current(signer.person) == signer.key:
            return signer
        self.end_round()
        if not advisor:
            raise _only_advisors()
        raise PassphraseNeeded() if trust.in_use(signer.key.id) else _out_of_use(trust, signer.key)

    def _prove(self, person: UUID, secret: str) -> _Proof:
        wait = self._count_try(person)
        with self._frame.database.read() as connection:
            who = PERSON.get(connection, person)
            verifier = store.verifier(connection, person)
            trust = store.trust(connection)
        if who is None or not who.active or who.role not in MEMBERS:
            proof = self._match_pin(None, "", secret)
        elif who.role is Role.ADVISOR:
            proof = self._open_keys(who, trust, secret)
        else:
            proof = self._match_pin(who, verifier, secret)
        if proof is None:
            raise WrongSecret(wait)
        self._forget_tries(person)
        if proof.pair and not (proof.key and proof.key.holds(proof.pair)):
            proof.close()
            raise KeyChanged()
        if proof.key and not trust.in_use(proof.key.id):
            proof.close()
            raise _out_of_use(trust, proof.key)
        return proof

    def _prove_myself(self, secret: str) -> _Proof:
        if self._frame.actor_id is None:
            raise Refused(tr("Nobody is signed in."), tr("Nothing was changed."), tr("Sign in and try again."))
        return self._prove(self._frame.actor_id, secret)

    def _count_try(self, person: UUID) -> datetime | None:
        """Counts a try and returns until when the next one waits if this one is wrong; raises while a wait is on."""
        now = self._frame.clock()
        with self._frame.database.write() as connection:
            before = store.tries(connection, person)
            blocked = blocking(before, now)
            after = blocked or counted(before, now)
            store.keep_tries(connection, person, after)
        if blocked:
            raise WrongSecret(blocked.until)
        return after.until if after.until > now else None

    def _forget_tries(self, person: UUID) -> None:
        with self._frame.database.write() as connection:
            store.forget_tries(connection, person)

    def _match_pin(self, who: Person | None, verifier: str, pin: str) -> _Proof | None:
        # Somebody without a PIN costs as much time as somebody with another one.
        known = verifier or rules.pin_verifier("", os.urandom(rules.SALT_BYTES), self._cost.pin)
        return _Proof(who) if rules.pin_matches(pin, known) and verifier and who else None

    def _open_keys(self, who: Person, trust: Trust, passphrase: str) -> _Proof | None:
        key = trust.current(who.id) or trust.newest(who.id)
        bound = rules.wrap_bound(trust.desk, who.id, key.id if key else who.id)
        wrapped = key.wrapped if key else self._wrapped(bytes(2 * rules.SEED_BYTES), os.urandom(16).hex(), bound)
        seeds = rules.unwrap(wrapped, passphrase, bound)
        return _Proof(who, key, Pair(seeds)) if seeds and key else None

    def _wrapped(self, seeds: bytes, passphrase: str, bound: bytes) -> bytes:
        salt, nonce = os.urandom(rules.SALT_BYTES), os.urandom(rules.NONCE_BYTES)
        return rules.wrap(seeds, passphrase, bound, salt=salt, nonce=nonce, cost=self._cost.passphrase)

    def _add_key(
        self,
        step: Step,
        record: RootRecord,
        advisor: Person,
        pair: Pair,
        passphrase: str,
        *,
        by: Pair,
        certified_by: UUID | None = None,
        replaces: AdvisorKey | None = None,
    ) -> AdvisorKey:
        id = new_id()
        bound = rules.wrap_bound(record.desk, advisor.id, id)
        position, _ = step.ledger.head
        key = AdvisorKey(
            id=id,
            person=advisor.id,
            signing_public=pair.signing_public,
            exchange_public=pair.exchange_public,
            wrapped=self._wrapped(pair.seeds(), passphrase, bound),
            recovery_wrapped=rules.seal(
                pair.exchange_seed(), record.recovery_exchange, bound, ephemeral=os.urandom(rules.SEED_BYTES)
            ),
            certified_by=id if by is pair else certified_by,
            replaces=replaces.id if replaces else None,
            position=position,
            created=milliseconds(step.now),
        )
        # History's next line is the key's own: `store.keys.faults` looks for it there.
        step.ledger.note("key", id, "make key")
        certified = key.certified(record.desk, by)
        store.add_key(step.connection, certified)
        _note_secret(step, advisor.id, store.PASSPHRASE, "")
        return certified

    def _set_pin(self, step: Step, person: UUID, pin: str) -> Done[UUID]:
        who = step.ledger.load(PERSON, person, tr("This person"))
        step.permit(who)
        self._write_pin(step, who, pin)
        return step.done(person)

    def _write_pin(self, step: Step, who: Person, pin: str) -> None:
        if who.role not in (Role.TECH, Role.LEAD) or not who.active:
            raise Invalid("pin", tr("PINs are for techs and leads who are active."), tr("Advisors use a passphrase."))
        verifier = rules.pin_verifier(checked_pin(pin), os.urandom(rules.SALT_BYTES), self._cost.pin)
        _note_secret(step, who.id, store.PIN, verifier)

    def _checked(self, step: Step, advisor: Person, passphrase: str) -> str:
        about = desk_store.about(step.connection)
        return checked_passphrase(passphrase, (advisor.full_name, about[1] if about else ""))

    def _close_session(self, person: UUID, proof: _Proof | None) -> Pinned | None:
        with self._frame.changing("people.sign_out", proved=person) as step:
            step.permit_open()
            step.ledger.note("person", person, "sign out")
            if step.actor_role is not Role.ADVISOR or proof is None or proof.key is None or proof.pair is None:
                return None
            if not store.trust(step.connection).in_use(proof.key.id):
                return None
            return self.head(step, Signer(person, proof.key, proof.pair))

    def _trust(self) -> Trust:
        with self._frame.database.read() as connection:
            return store.trust(connection)


def _new_pair() -> Pair:
    return Pair(os.urandom(2 * rules.SEED_BYTES))


def _only_advisors() -> Refused:
    return Refused(tr("Only advisors sign."), tr("Nothing was signed."), tr("Ask an advisor."))


def _out_of_use(trust: Trust, key: AdvisorKey) -> Trouble:
    """Why a key is not in use: it was retired, or somebody changed the file."""
    found = trust.trusted.get(key.id)
    return KeyRetired() if found and found.retirement else KeyChanged()


def _to_retire(step: Step, trust: Trust, subject: UUID) -> AdvisorKey:
    found = trust.trusted.get(subject)
    key = found.key if found else trust.current(subject) or trust.newest(subject)
    if key is None or key.id not in trust.trusted:
        raise Gone(tr("This key"))
    if not trust.in_use(key.id):
        raise Invalid("key", tr("This key is not in use any more."), tr("What it signed before still counts."))
    others = [t.key for t in trust.trusted.values() if t.retired_at is None and t.key.id != key.id]
    if not any(_may_sign(PERSON.get(step.connection, other.person)) for other in others):
        raise Invalid(
            "key",
            tr("This is the last key in use: without it nobody could sign any more."),
            tr("Certify a fellow advisor first, or take the recovery sheet to replace this key."),
        )
    return key


def _may_sign(who: Person | None) -> bool:
    return who is not None and who.active and who.role is Role.ADVISOR


def _told(trust: Trust, key: AdvisorKey, names: Mapping[UUID, str]) -> KeyTold:
    people = {one.id: names.get(one.person, "") for one in trust.keys}
    found = trust.trusted.get(key.id)
    by = Certifier.CODE if key.certified_by is None else Certifier.ADVISOR
    if key.certified_by == key.id:
        by = Certifier.ROOT
    told = KeyTold(
        key=key.id,
        person=key.person,
        name=people[key.id],
        fingerprint=rules.key_fingerprint(key.signing_public),
        made=moment(key.created),
        certifier=by,
        certified_by=people.get(key.certified_by, "") if by is Certifier.ADVISOR and key.certified_by else "",
        state=KeyState.IN_USE if found else KeyState.DOUBTFUL,
    )
    if found is None or found.retired_at is None:
        return told
    if found.retirement:
        one = found.retirement
        by_name = people.get(one.signer, "") if one.signer else ""
        return replace(told, state=KeyState.RETIRED, ended=moment(one.created), reason=one.reason, ended_by=by_name)
    after = next((t.key for t in trust.trusted.values() if t.key.replaces == key.id), None)
    if after is None:
        # History tells that it was retired, and what was signed about it is gone.
        return replace(told, state=KeyState.RETIRED)
    return replace(told, state=KeyState.REPLACED, ended=moment(after.created))


def _successor(trust: Trust, old: AdvisorKey | None, recovery: Pair) -> Pair:
    """New signing keys with the old exchange key, which the recovery code opens."""
    if old is None:
        return _new_pair()
    bound = rules.wrap_bound(trust.desk, old.person, old.id)
    seed = rules.unseal(old.recovery_wrapped, recovery, bound)
    if seed is None:
        raise KeyChanged()
    pair = Pair(os.urandom(rules.SEED_BYTES) + seed)
    if pair.exchange_public != old.exchange_public:
        pair.close()
        raise KeyChanged()
    return pair


def _advisor(step: Step, person: UUID) -> Person:
    who = step.ledger.load(PERSON, person, tr("This person"))
    if who.role is not Role.ADVISOR or not who.active:
        raise Invalid("person", tr("Passphrases are for advisors who are active."), tr("Make them an advisor first."))
    return who


def _note_secret(step: Step, person: UUID, kind: str, verifier: str) -> None:
    store.set_secret(step.connection, person, kind, verifier, step.now)
    step.ledger.note("person", person, "set secret")
