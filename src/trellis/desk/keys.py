"""Signing in and out, PINs, passphrases and advisors' keys.

A life: `make_root` once, when the desk is made; `set_first_pin` for each student, in front of an advisor; then
`sign_in` and `sign_out` all day. An advisor's private keys are open between those two and nowhere else, and signing
out signs the head of this station's chain with them.

Every secret is checked through `_prove`: a try is counted in the file before the secret is looked at and forgotten
when it was right, so that neither closing the window, killing the program nor two at once give a free guess.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trellis.desk.intents import Done, Frame, Step
from trellis.rules import keys as rules
from trellis.rules.errors import Invalid, Refused
from trellis.rules.history import Fault
from trellis.rules.keys import AdvisorKey, Head, KdfCost, Pair, RootRecord, Trust
from trellis.rules.people import MEMBERS, Person, Role
from trellis.rules.permissions import Actor
from trellis.rules.sign_in import (
    KeyChanged,
    Pinned,
    RecoverySheet,
    SignInName,
    WrongSecret,
    blocking,
    checked_passphrase,
    checked_pin,
    counted,
)
from trellis.store import desk as desk_store
from trellis.store import keys as store
from trellis.store.ids import new_id
from trellis.store.records import PERSON, milliseconds

WHAT = "This person"


@dataclass(frozen=True, slots=True)
class _Proof:
    """Somebody whose secret was right: an advisor comes with their open keys."""

    person: Person
    key: AdvisorKey | None = None
    pair: Pair | None = None

    def close(self) -> None:
        if self.pair:
            self.pair.close()


class Keys:
    """Everything done with secrets and keys. `cost` is lower in tests only; `pin` keeps a `Pinned` outside the file."""

    def __init__(
        self, frame: Frame, *, cost: KdfCost | None = None, pin: Callable[[Pinned], None] | None = None
    ) -> None:
        self._frame = frame
        self._cost = cost or KdfCost()
        self._pin = pin
        self._session: _Proof | None = None

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
            return store.against(connection, pinned)

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
        if pinned and self._pin:
            self._pin(pinned)

    def check_secret(self, person: UUID, secret: str) -> None:
        """Whether it is really them (to leave counter mode and the like); raises as `sign_in` does, changes nothing."""
        self._prove(person, secret).close()

    def open_pair(self) -> Pair | None:
        """The keys of the advisor who is signed in; None for everybody else."""
        return self._session.pair if self._session else None

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
                raise Invalid("passphrase", "Only advisors have a passphrase.", "Change your PIN instead.")
            bound = rules.wrap_bound(self._trust().desk, proof.person.id, proof.key.id)
            words = self._checked(step, proof.person, new)
            store.rewrap(step.connection, proof.key.id, self._wrapped(proof.pair.seeds(), words, bound))
            _note_secret(step, proof.person.id, store.PASSPHRASE, "")
            return step.done(proof.person.id)

    # Advisors' keys

    def make_root(self, person: UUID, passphrase: str) -> Done[RecoverySheet]:
        """The root record and the first advisor's keys, once a desk. The sheet's code is stored nowhere."""
        code = os.urandom(rules.CODE_BYTES)
        with self._frame.changing("desk.make_root", proved=person) as step:
            step.permit_open()
            advisor = _advisor(step, person)
            if store.had_root(step.connection):
                raise Refused("This desk has its root record already.", "Nothing was changed.")
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
                raise Refused("Your own keys are not open.", "Nothing was changed.", "Sign out and in again.")
            if not _in_use(trust, mine.key):
                raise KeyChanged()
            if trust.current(person) is not None:
                raise Invalid("passphrase", "They have a passphrase already.", "Lost? Use the recovery sheet.")
            words = self._checked(step, advisor, passphrase)
            record, by = trust.root.record, mine.pair
            self._add_key(step, record, advisor, pair, words, by=by, certified_by=mine.key.id)
            return step.done(person)

    def recover(self, code: str, person: UUID, new_passphrase: str) -> Done[None]:
        """A new passphrase and signing key for an advisor, by the printed recovery code; the code stays in force.

        The exchange key is carried over, so that what was sealed to it still opens. Raises Invalid on a typing mistake,
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
                    self._add_key(step, trust.root.record, advisor, pair, words, by=recovery, replaces=old)
                return step.done(None)

    # How

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
        if proof.pair and not (proof.key and _in_use(trust, proof.key) and proof.key.holds(proof.pair)):
            proof.close()
            raise KeyChanged()
        return proof

    def _prove_myself(self, secret: str) -> _Proof:
        if self._frame.actor_id is None:
            raise Refused("Nobody is signed in.", "Nothing was changed.", "Sign in and try again.")
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
    ) -> None:
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
        store.add_key(step.connection, key.certified(record.desk, by))
        _note_secret(step, advisor.id, store.PASSPHRASE, "")

    def _set_pin(self, step: Step, person: UUID, pin: str) -> Done[UUID]:
        who = step.ledger.load(PERSON, person, WHAT)
        step.permit(who)
        self._write_pin(step, who, pin)
        return step.done(person)

    def _write_pin(self, step: Step, who: Person, pin: str) -> None:
        if who.role not in (Role.TECH, Role.LEAD) or not who.active:
            raise Invalid("pin", "PINs are for techs and leads who are active.", "Advisors use a passphrase.")
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
            trust = store.trust(step.connection)
            if not _in_use(trust, proof.key):
                return None
            number = self._frame.station[0]
            station = next(id for pk, id, _ in desk_store.stations(step.connection) if pk == number)
            seq, hash = step.ledger.head
            head = Head(station, seq, hash, milliseconds(step.now), proof.key.id)
            store.add_head(step.connection, number, head.signed_by(trust.desk, proof.pair))
            return Pinned(trust.desk, trust.fingerprint, station, seq, hash)

    def _trust(self) -> Trust:
        with self._frame.database.read() as connection:
            return store.trust(connection)


def _new_pair() -> Pair:
    return Pair(os.urandom(2 * rules.SEED_BYTES))


def _in_use(trust: Trust, key: AdvisorKey) -> bool:
    current = trust.current(key.person)
    return current is not None and current.id == key.id


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
    who = step.ledger.load(PERSON, person, WHAT)
    if who.role is not Role.ADVISOR or not who.active:
        raise Invalid("person", "Passphrases are for advisors who are active.", "Make them an advisor first.")
    return who


def _note_secret(step: Step, person: UUID, kind: str, verifier: str) -> None:
    store.set_secret(step.connection, person, kind, verifier, step.now)
    step.ledger.note("person", person, "set secret")
