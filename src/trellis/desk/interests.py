"""Intents on the interest profile: one's own page, what others see of it, private parts, and the topics list.

A life: the first `save` makes the card and the part; `share` decides who sees a part; a passphrase of one's own
(`set_passphrase`) comes before anything private. `unlock` opens private parts until the session ends. What is private
is sealed before it reaches the file: history says that it changed, never what it says.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from contextlib import closing
from functools import reduce
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from trellis.desk import matching
from trellis.desk.intents import Done, Frame, Step
from trellis.desk.keys import Keys
from trellis.exchange.topics import read_names, read_topics
from trellis.rules import interests as rules
from trellis.rules import keys as key_rules
from trellis.rules import match, sealing
from trellis.rules.errors import Gone, Invalid, Refused, Stale
from trellis.rules.history import Line
from trellis.rules.interests import (
    Audience,
    Card,
    Content,
    Erased,
    Interest,
    Mine,
    Part,
    PartName,
    Past,
    Profile,
    Shown,
)
from trellis.rules.keys import AdvisorKey, KdfCost, Pair
from trellis.rules.language import tr
from trellis.rules.match import About
from trellis.rules.people import Person, Role
from trellis.rules.permissions import require
from trellis.rules.sealing import PartChanged, Sealed
from trellis.rules.sign_in import WrongSecret, checked_passphrase
from trellis.rules.topics import TeamTopic, Topic, Topics, also_named, checked_topic, merged
from trellis.store import desk as desk_store
from trellis.store import interests as store
from trellis.store import keys as key_store
from trellis.store import people as people_store
from trellis.store.ids import new_id
from trellis.store.records import CARD, PART, PERSON, TICKET, TOPIC


class Interests:
    """Everything done with profiles and topics. Each method is one intent."""

    def __init__(self, frame: Frame, keys: Keys, topics_file: Path, cost: KdfCost | None = None) -> None:
        """`topics_file` is the shipped list; where there is none, the list is the team's alone."""
        self._frame = frame
        self._keys = keys
        self._topics_file = topics_file
        self._cost = cost or KdfCost()
        self._own: tuple[UUID, Pair] | None = None
        self._shipped: tuple[Topic, ...] | None = None
        self._names: tuple[Mapping[str, str], ...] = ()
        self._index: tuple[tuple[TeamTopic, ...], Topics] | None = None
        frame.at_leave(self.lock)

    # One's own page

    def mine(self) -> Mine:
        """One's own profile; private parts are closed (`content` None) until `unlock`."""
        with self._frame.reading("interests.read") as (connection, actor):
            me = PERSON.get(connection, actor.id)
            assert me is not None, "an actor is in the desk"
            card = store.card(connection, actor.id)
            advisor = PERSON.get(connection, card.advisor) if card and card.advisor else None
            desk = _desk(connection)
            shown = {name: self._as_owner(desk, part) for name, part in store.parts(connection, me.id).items()}
            return Mine(
                Profile(me.id, me.preferred_name, me.pronouns, shown),
                advisor.id if advisor else None,
                advisor.full_name if advisor else "",
                bool(card and card.public),
                self._open_own() is not None,
                card is None or card.visited is None,
                rules.check_in_due(card, self._frame.today()),
            )

    def save(self, name: PartName, content: Content, version: int = 0) -> Done[Shown]:
        """Writes a part of one's own profile, to whom it may be seen already; raises Invalid, Stale and Refused.

        `version` is of the part that was read, 0 when there was none: words meant for a private part never land in
        one that somebody opened to the team meanwhile.
        """
        with self._frame.changing("interests.edit") as step:
            person = step.permit(self._frame.actor_id).id
            card = self._card(step, person)
            before = store.parts(step.connection, person).get(name)
            cleaned = rules.checked(name, content)
            if before is None:
                if version:
                    raise Gone(tr("This part"))
                part = Part(new_id(), person, name, Audience.TEAM, rules.write(cleaned))
                step.ledger.create(PART, part, "create")
                return step.done(Shown(name, part.audience, cleaned, part.version))
            if before.version != version:
                raise Stale(before)
            return step.done(self._write(step, card, before, cleaned))

    def share(self, name: PartName, audience: Audience) -> Done[Erased]:
        """Decides who sees a part. Making it private erases what the file held of it in plain words.

        Older backups keep what they hold. Where `whole` is False another window was reading: `erase_again` tries
        again. Raises Invalid while there is no passphrase or no advisor is named, Refused while private parts are
        locked.
        """
        with self._frame.changing("interests.edit") as step:
            person = step.permit(self._frame.actor_id).id
            card = self._card(step, person)
            before = store.parts(step.connection, person).get(name)
            shown = self._reshared(step, card, before, name, audience)
            done = step.done(Erased(shown, whole=True))
        if before is None or before.audience is not Audience.TEAM or audience is Audience.TEAM:
            return done
        whole = store.scrub(self._frame.database)
        return dataclasses.replace(done, value=Erased(shown, whole))

    def erase_again(self) -> bool:
        """Erases once more what made parts private left in the file; False while another window still reads it."""
        with self._frame.reading("interests.read"):
            pass
        return store.scrub(self._frame.database)

    def history(self) -> list[Past]:
        """What happened to one's own page, newest first. Private parts say that they changed, never what."""
        with self._frame.reading("interests.read") as (connection, actor):
            require(actor, "interests.edit", actor.id)
            parts, names = store.part_names(connection, actor.id), people_store.names(connection)
            lines = store.lines_of_parts(connection, actor.id)
            return [_past(line, parts.get(line.subject), names) for line in lines]

    def visited(self) -> Done[Card]:
        """The first visit was made or skipped."""
        return self._dated("visited")

    def checked_in(self) -> Done[Card]:
        """The short check-in was made; the next comes in four weeks."""
        return self._dated("checked")

    # Private parts

    def set_passphrase(self, passphrase: str) -> Done[UUID]:
        """A first passphrase of one's own, which private parts need; opens them for this session."""
        pair = Pair(os.urandom(2 * key_rules.SEED_BYTES))
        try:
            with self._frame.changing("interests.secret") as step:
                actor = step.permit(self._frame.actor_id)
                card = self._card(step, actor.id)
                if card.public:
                    raise Invalid("passphrase", tr("You have a passphrase already."), tr("Change it instead."))
                parts = store.parts(step.connection, actor.id).values()
                if any(part.audience is not Audience.TEAM for part in parts):
                    raise PartChanged
                self._give_keys(step, card, pair, passphrase)
                done = step.done(actor.id)
        except BaseException:
            pair.close()
            raise
        self._hold(actor.id, pair)
        return done

    def change_passphrase(self, old: str, new: str) -> Done[UUID]:
        """Another passphrase for the same keys; raises WrongSecret."""
        with self._frame.changing("interests.secret") as step:
            actor = step.permit(self._frame.actor_id)
            card = self._card(step, actor.id)
            desk = _desk(step.connection)
            with closing(_opened(desk, card, old)) as pair:
                words = self._checked_words(step, actor.id, new)
                after = dataclasses.replace(card, wrapped=self._wrapped(desk, card.person, pair, words))
                step.ledger.change(CARD, card, after, "set secret")
                step.ledger.note("profile", card.person, "set secret")
            return step.done(actor.id)

    def unlock(self, passphrase: str) -> None:
        """Opens one's private parts until the session ends; raises WrongSecret."""
        with self._frame.reading("interests.read") as (connection, actor):
            card, desk = store.card(connection, actor.id), _desk(connection)
        if card is None:
            raise WrongSecret(None)
        self._hold(card.person, _opened(desk, card, passphrase))

    def lock(self) -> None:
        """Closes private parts."""
        if self._own is not None:
            self._own[1].close()
        self._own = None

    def advisors(self) -> list[Person]:
        """Whom a student can name: active advisors with keys that lead up to the root."""
        with self._frame.reading("interests.read") as (connection, _):
            trust = key_store.trust(connection)
            everybody = people_store.everybody(connection)
            return [p for p in everybody if p.role is Role.ADVISOR and trust.current(p.id) is not None]

    def name_advisor(self, advisor: UUID) -> Done[Card]:
        """Who shares what is for *me and my advisor*; what was shared with another is sealed anew."""
        with self._frame.changing("interests.edit") as step:
            person = step.permit(self._frame.actor_id).id
            before = self._card(step, person)
            _reader(step, advisor)
            after = step.ledger.change(CARD, before, dataclasses.replace(before, advisor=advisor), "name advisor")
            for part in store.parts(step.connection, person).values():
                if part.audience is Audience.ADVISOR:
                    self._seal_again(step, after, part, self._opened_text(step, after, part))
            return step.done(after)

    def reset_passphrase(self, person: UUID, passphrase: str) -> Done[int]:
        """A student lost their passphrase: they choose another one here, beside the advisor they share with.

        What was shared with the advisor is sealed anew; what was for the student alone is lost. Returns how many parts
        were lost. Raises Refused for everybody but the named advisor.
        """
        with self._frame.changing("interests.reseal") as step:
            card = _card_of(step, person)
            step.permit(card)
            parts = store.parts(step.connection, person).values()
            texts = {p.id: self._as_advisor(step, p) for p in parts if p.audience is Audience.ADVISOR}
            with closing(key_rules.Pair(os.urandom(2 * key_rules.SEED_BYTES))) as pair:
                card = self._give_keys(step, card, pair, passphrase)
                lost = [p for p in parts if p.audience is Audience.ME]
                for part in parts:
                    if part.id in texts:
                        self._seal_with(step, card, part, texts[part.id], pair.exchange_public)
                for part in lost:
                    empty = rules.write(rules.EMPTY[part.name])
                    self._seal_with(step, card, part, empty, pair.exchange_public)
            return step.done(len(lost))

    def hand_on(self, person: UUID, advisor: UUID) -> Done[Card]:
        """The advisor a student shared with hands the sharing on to another advisor; the student's own copy stays."""
        with self._frame.changing("interests.reseal") as step:
            before = _card_of(step, person)
            step.permit(before)
            key = _reader(step, advisor)
            desk = _desk(step.connection)
            for part in store.parts(step.connection, person).values():
                if part.audience is Audience.ADVISOR:
                    text = self._as_advisor(step, part)
                    bound = sealing.part_bound(desk, part, advisor)
                    theirs = sealing.seal(text, key.exchange_public, bound, ephemeral=os.urandom(32))
                    seal = sealing.digest(part.mine, theirs)
                    step.ledger.change(PART, part, dataclasses.replace(part, theirs=theirs, seal=seal), "seal again")
            after = dataclasses.replace(before, advisor=advisor)
            return step.done(step.ledger.change(CARD, before, after, "name advisor"))

    # What others see

    def seen_as(self, audience: Audience) -> Profile:
        """One's own profile as the named advisor or the team sees it: made by the same rule as `look`."""
        with self._frame.reading("interests.read") as (connection, actor):
            me = PERSON.get(connection, actor.id)
            assert me is not None, "an actor is in the desk"
            desk, shown = _desk(connection), {}
            for name, part in store.parts(connection, me.id).items():
                if part.audience is Audience.TEAM or audience is part.audience is Audience.ADVISOR:
                    shown[name] = self._as_owner(desk, part)
            return Profile(me.id, me.preferred_name, me.pronouns, shown)

    def look(self, person: UUID) -> Done[Profile]:
        """Somebody's profile as far as whoever looks may see it. That they looked is told to its owner."""
        with self._frame.changing("interests.look") as step:
            actor = step.permit()
            whose = PERSON.get(step.connection, person)
            if whose is None:
                raise Gone(tr("This person"))
            card, shown = store.card(step.connection, person), {}
            for name, part in store.parts(step.connection, person).items():
                if rules.seen(part, actor.id, card.advisor if card else None):
                    shown[name] = self._as_viewer(step, part, actor.id)
            if actor.id != person:
                step.ledger.note("profile", person, "look")
            return step.done(Profile(whose.id, whose.preferred_name, whose.pronouns, shown))

    def shared_with_me(self) -> list[UUID]:
        """The people who named this advisor."""
        with self._frame.reading("interests.read") as (connection, actor):
            return [card.person for card in store.shared_with(connection, actor.id)]

    # Topics

    def topics(self) -> tuple[Topic, ...]:
        """The list of topics: the shipped one with the team's changes."""
        with self._frame.reading("interests.read") as (connection, _):
            return self.index(connection).all

    def all_topics(self) -> tuple[TeamTopic, ...]:
        """The list to edit, hidden topics too; a shipped one the team never changed has the id zero."""
        with self._frame.reading("interests.read") as (connection, _):
            return self._listed(connection)

    def suggested(self, ticket: UUID) -> About:
        """What a ticket is about and what it is to whoever asks, by what the team may see of them; raises Gone."""
        with self._frame.reading("interests.read") as (connection, actor):
            found = TICKET.get(connection, ticket)
            if found is None:
                raise Gone(tr("This ticket"))
            topics = self.index(connection)
            plain = dataclasses.replace(found, topics=(), effort=None, gate="")
            kind = None
            if actor.role is not Role.ADVISOR:
                day = self._frame.today()
                since = matching.term_start(matching.term_of(connection, day), day)
                before = matching.given(connection, topics, since, actor.id)
                wants = matching.team(connection, topics).wants[actor.id]
                others = [g for g in before if g.ticket != ticket]
                kind = match.kind_of(wants, matching.work(found, topics), topics, others)
            return About(
                tuple(topic for key in topics.of(found) if (topic := topics.get(key))),
                topics.effort(found),
                topics.gate(found),
                kind,
                topics.suggest(found.title, found.body, found.tags, found.category),
                topics.effort(plain),
                topics.gate(plain),
                bool(found.topics),
                found.effort is not None,
                bool(found.gate),
                topics.all,
            )

    def index(self, connection: Connection) -> Topics:
        """The topics, ready to match tickets and interests; made anew only when the team changed its list."""
        team = tuple(store.team_topics(connection))
        if self._index is None or self._index[0] != team:
            if self._shipped is None:
                self._shipped, self._names = _shipped(self._topics_file), _names(self._topics_file)
            self._index = (team, Topics(reduce(also_named, self._names, merged(self._shipped, team))))
        return self._index[1]

    def offered(self, letters: str) -> list[str]:
        """What to call an interest: first words others use, then the list's."""
        with self._frame.reading("interests.read") as (connection, _):
            listed = self.index(connection)
            parts = store.open_parts(connection, [PartName.INTERESTS])
        told = (rules.read(part.name, part.body) for part in parts)
        used = [i.words for listing in told if isinstance(listing, tuple) for i in listing if isinstance(i, Interest)]
        return listed.offered(letters, used)

    def save_topic(self, topic: TeamTopic) -> Done[TeamTopic]:
        """Adds a topic of the team's own, or changes or hides one of the list."""
        with self._frame.changing("interests.topics") as step:
            step.permit()
            wanted = checked_topic(topic)
            if not topic.key and wanted.key in {t.key for t in self._listed(step.connection)}:
                raise Invalid(
                    "name", tr("A topic of this name is in the list."), tr("Change that one, or name it otherwise.")
                )
            before = next((t for t in store.team_topics(step.connection) if t.key == wanted.key), None)
            if before is None:
                key = wanted.key or f"own-{new_id().hex[-12:]}"
                made = dataclasses.replace(wanted, id=new_id(), key=key, version=1)
                return step.done(step.ledger.create(TOPIC, made, "create"))
            before = step.ledger.load(TOPIC, before.id, tr("This topic"), wanted.version)
            after = dataclasses.replace(wanted, id=before.id, version=before.version)
            return step.done(step.ledger.change(TOPIC, before, after, "edit"))

    # Parts of it

    def _listed(self, connection: Connection) -> tuple[TeamTopic, ...]:
        self.index(connection)
        rows = {row.key: row for row in store.team_topics(connection)}
        shipped = [rows.pop(t.key, _as_shipped(t)) for t in self._shipped or ()]
        return (*shipped, *rows.values())

    def _card(self, step: Step, person: UUID) -> Card:
        found = store.card(step.connection, person)
        return found or step.ledger.create(CARD, Card(new_id(), person), "create")

    def _dated(self, name: str) -> Done[Card]:
        with self._frame.changing("interests.edit") as step:
            person = step.permit(self._frame.actor_id).id
            before = self._card(step, person)
            after = dataclasses.replace(before, **{name: self._frame.today()})  # type: ignore[arg-type]
            return step.done(step.ledger.change(CARD, before, after, name))

    def _write(self, step: Step, card: Card, before: Part, content: Content) -> Shown:
        """Writes what a part says now, plain or sealed as it is."""
        text = rules.write(content)
        if before.audience is Audience.TEAM:
            after = step.ledger.change(PART, before, dataclasses.replace(before, body=text), "write")
        else:
            self._opened_text(step, card, before)  # whoever changed it outside does not get new words sealed
            after = self._seal_again(step, card, before, text)
        return Shown(before.name, before.audience, content, after.version)

    def _reshared(self, step: Step, card: Card, before: Part | None, name: PartName, audience: Audience) -> Shown:
        part = before or Part(new_id(), card.person, name, Audience.TEAM, rules.write(rules.EMPTY[name]))
        if before and audience is before.audience is Audience.TEAM:
            return Shown(name, audience, rules.read(name, before.body), before.version)
        text = part.body if part.audience is Audience.TEAM else self._opened_text(step, card, part)
        wanted = dataclasses.replace(part, audience=audience)
        if audience is Audience.TEAM:
            wanted = dataclasses.replace(wanted, body=text, seal="", mine=None, theirs=None)
        else:
            wanted = _with(wanted, self._sealed(step, card, wanted, text))
        if before is None:
            after = step.ledger.create(PART, wanted, "create" if audience is Audience.TEAM else "seal")
        elif before.audience is Audience.TEAM is not audience:
            after = store.replace_open(step.ledger, before, wanted)
        else:
            action = "show to team" if audience is Audience.TEAM else "seal again"
            after = step.ledger.change(PART, before, wanted, action)
        return Shown(name, audience, rules.read(name, text), after.version)

    def _sealed(self, step: Step, card: Card, part: Part, text: str) -> Sealed:
        """A text sealed to its owner and, where it is shared, to the named advisor."""
        if not card.public:
            raise Invalid("passphrase", tr("Private parts need a passphrase of your own."), tr("Set one first."))
        return self._sealed_to(step, card, part, text, self._need_own(card).exchange_public)

    def _sealed_to(self, step: Step, card: Card, part: Part, text: str, public: bytes) -> Sealed:
        desk = _desk(step.connection)
        bound = sealing.part_bound(desk, part, part.person)
        mine = sealing.seal(text, public, bound, ephemeral=os.urandom(32))
        if part.audience is not Audience.ADVISOR:
            return Sealed(mine, None)
        key = _reader(step, card.advisor)
        bound = sealing.part_bound(desk, part, key.person)
        return Sealed(mine, sealing.seal(text, key.exchange_public, bound, ephemeral=os.urandom(32)))

    def _seal_again(self, step: Step, card: Card, part: Part, text: str) -> Part:
        return step.ledger.change(PART, part, _with(part, self._sealed(step, card, part, text)), "seal again")

    def _seal_with(self, step: Step, card: Card, part: Part, text: str, public: bytes) -> Part:
        sealed = self._sealed_to(step, card, part, text, public)
        return step.ledger.change(PART, part, _with(part, sealed), "seal again")

    def _need_own(self, card: Card) -> Pair:
        """The owner's open keys; raises Refused while locked, PartChanged when the card shows another public half."""
        pair = self._open_own()
        if pair is None:
            raise Refused(
                tr("Your private parts are locked."), tr("Nothing was changed."), tr("Type your passphrase first.")
            )
        if pair.exchange_public.hex() != card.public:
            raise PartChanged
        return pair

    def _opened_text(self, step: Step, card: Card, part: Part) -> str:
        """What a sealed part of one's own says; raises Refused while it is locked, PartChanged if it does not open."""
        bound = sealing.part_bound(_desk(step.connection), part, part.person)
        text = sealing.unseal(part.mine, self._need_own(card), bound)
        if text is None:
            raise PartChanged
        return text

    def _open_own(self) -> Pair | None:
        """The keys that are open, while whoever opened them is the one who is signed in."""
        return self._own[1] if self._own and self._own[0] == self._frame.actor_id else None

    def _hold(self, person: UUID, pair: Pair) -> None:
        self.lock()
        self._own = (person, pair)

    def _as_advisor(self, step: Step, part: Part) -> str:
        """What a part says to the advisor it is shared with; raises PartChanged when it does not open."""
        pair = self._keys.open_pair()
        reader = self._frame.actor_id
        if pair is None or reader is None:
            raise Refused(tr("Your own keys are not open."), tr("Nothing was changed."), tr("Sign out and in again."))
        bound = sealing.part_bound(_desk(step.connection), part, reader)
        text = sealing.unseal(part.theirs, pair, bound)
        if text is None:
            raise PartChanged
        return text

    def _as_owner(self, desk: UUID, part: Part) -> Shown:
        text: str | None = part.body
        if part.audience is not Audience.TEAM:
            pair, bound = self._open_own(), sealing.part_bound(desk, part, part.person)
            text = sealing.unseal(part.mine, pair, bound) if pair else None
        return _shown(part, text)

    def _as_viewer(self, step: Step, part: Part, viewer: UUID) -> Shown:
        desk = _desk(step.connection)
        if part.audience is Audience.TEAM or viewer == part.person:
            return self._as_owner(desk, part)
        pair = self._keys.open_pair()
        bound = sealing.part_bound(desk, part, viewer)
        return _shown(part, sealing.unseal(part.theirs, pair, bound) if pair else None)

    def _give_keys(self, step: Step, card: Card, pair: Pair, passphrase: str) -> Card:
        words = self._checked_words(step, card.person, passphrase)
        wrapped = self._wrapped(_desk(step.connection), card.person, pair, words)
        after = dataclasses.replace(card, public=pair.exchange_public.hex(), wrapped=wrapped)
        return step.ledger.change(CARD, card, after, "set secret")

    def _wrapped(self, desk: UUID, person: UUID, pair: Pair, words: str) -> bytes:
        return key_rules.wrap(
            pair.seeds(),
            words,
            sealing.own_bound(desk, person),
            salt=os.urandom(key_rules.SALT_BYTES),
            nonce=os.urandom(key_rules.NONCE_BYTES),
            cost=self._cost.passphrase,
        )

    def _checked_words(self, step: Step, person: UUID, passphrase: str) -> str:
        who = step.ledger.load(PERSON, person, tr("This person"))
        about = desk_store.about(step.connection)
        return checked_passphrase(passphrase, (who.full_name, about[1] if about else ""))


def _as_shipped(topic: Topic) -> TeamTopic:
    return TeamTopic(UUID(int=0), topic.key, topic.name, topic.area, topic.words, topic.gate, topic.effort)


def _shipped(file: Path) -> tuple[Topic, ...]:
    return read_topics(file.read_text(encoding="utf-8")) if file.is_file() else ()


def _names(file: Path) -> tuple[Mapping[str, str], ...]:
    """What the topics of a list are called in every other language there is."""
    translations = sorted(file.parent.glob(f"translations/*/{file.name}"))
    return tuple(read_names(translation.read_text(encoding="utf-8")) for translation in translations)


def _desk(connection: Connection) -> UUID:
    """The id of the desk, to which everything sealed is bound."""
    about = desk_store.about(connection)
    assert about is not None, "an open desk has its row"
    return about[0]


def _past(line: Line, part: PartName | None, names: dict[UUID, str]) -> Past:
    """A line as its owner reads it; words are told where the team saw them before and after."""
    who = names.get(line.actor, "") if line.actor else ""
    before, after = (line.changes or {}).get("body", (None, None))
    words: list[Content | None] = [None, None]
    if part is not None and isinstance(after, str) and after:
        words = [rules.read(part, str(before)) if before else rules.EMPTY[part], rules.read(part, after)]
    return Past(line.at, who, part, line.action, *words)


def _card_of(step: Step, person: UUID) -> Card:
    card = store.card(step.connection, person)
    if card is None:
        raise Gone(tr("This profile"))
    return card


def _reader(step: Step, advisor: UUID | None) -> AdvisorKey:
    """The key to seal to for an advisor who is at the desk; raises Invalid, or KeyChanged when it is not certified."""
    who = PERSON.get(step.connection, advisor) if advisor else None
    if who is not None and not (who.active and who.role is Role.ADVISOR):
        raise Invalid(
            "advisor", tr("Your advisor is not an advisor of this desk any more."), tr("Choose another advisor.")
        )
    return sealing.reader(key_store.trust(step.connection), advisor)


def _opened(desk: UUID, card: Card, passphrase: str) -> Pair:
    """The keys a passphrase opens; raises WrongSecret, or PartChanged when the card shows another public half."""
    seeds = key_rules.unwrap(card.wrapped or b"", passphrase, sealing.own_bound(desk, card.person))
    if seeds is None:
        raise WrongSecret(None)
    pair = Pair(seeds)
    if pair.exchange_public.hex() != card.public:
        pair.close()
        raise PartChanged
    return pair


def _with(part: Part, sealed: Sealed) -> Part:
    return dataclasses.replace(part, body="", mine=sealed.mine, theirs=sealed.theirs, seal=sealed.seal)


def _shown(part: Part, text: str | None) -> Shown:
    content = None if text is None else rules.read(part.name, text)
    return Shown(part.name, part.audience, content, part.version)
