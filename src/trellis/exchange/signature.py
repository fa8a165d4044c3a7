"""A signed decision as a small text file that can be checked without the desk.

The file has two parts. The *readable part* says what was decided, by whom and when. The last line is canonical JSON
(RFC 8785) and holds everything the check needs:

    format       "trellis-signature-1"
    statement    what was signed, word for word (`rules.signoffs.Signoff.told`)
    signature    the Ed25519 signature over the canonical bytes of `statement`, in hex
    root         `record`: the root record's exact text; `advisor`, `recovery`: the signatures of both its keys
    keys         `statement` and `certificate` of the signing key and of every key its trust rests on
    retirements  `statement` and `signature` of each retirement of one of these keys
    desk, names  for reading only: the desk's name, and names of people by their number

The readable part is built anew from the last line and compared (`check`), so that nobody edits it unseen. Names are
not signed, only the numbers of people are, and the file says so. What a file alone cannot tell, it says as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from trellis.exchange.quoting import quoted
from trellis.rules import proposal
from trellis.rules.errors import Invalid
from trellis.rules.history import canonical
from trellis.rules.keys import (
    AdvisorKey,
    Retirement,
    Root,
    Trust,
    fingerprint,
    key_fingerprint,
    read_fingerprint,
    read_root,
    signed,
    weigh,
)
from trellis.rules.language import tr
from trellis.rules.signoffs import Decision, Doubt, Gate, Signoff, doubt_word, read_comments, read_head

FORMAT = "trellis-signature-1"
LARGEST = 2 * 1024 * 1024
"""Most bytes of a file."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_LINE = 8_000


@dataclass(frozen=True, slots=True)
class SignatureFile:
    """What a file holds: `readable` is its readable part as it stands there; `content` the version's text.

    Keys have no private halves. `desk_name` and `names` are for reading and are not signed.
    """

    readable: str
    desk: UUID
    signoff: Signoff
    content: str
    root: Root
    keys: tuple[AdvisorKey, ...]
    retirements: tuple[Retirement, ...] = ()
    desk_name: str = ""
    names: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """What to compare with the fingerprint the desk's advisors gave."""
        return fingerprint(self.root.record)


# Writing


def write(signoff: Signoff, content: str, trust: Trust, names: Mapping[UUID, str], desk_name: str = "") -> str:
    """The text of the file for a decision that holds; `content` is its version's text, `names` people by number.

    Raises ValueError when the decision does not hold by itself, Invalid when it is too long for such a file.
    """
    if trust.root is None:
        raise ValueError("a desk without a root record vouches for nothing")
    keys, retirements = _resting_on(trust, signoff.key)
    people = {signoff.signer, *proposal.read(content).people}
    known = {person: names[person] for person in sorted(people) if names.get(person)}
    bare = SignatureFile("", trust.desk, signoff, content, trust.root, keys, retirements, desk_name, known)
    if _wrong(bare):
        raise ValueError(" ".join(_wrong(bare)))
    text = f"{_readable(bare)}{canonical(_told(bare)).decode('utf-8')}\n"
    if len(text.encode("utf-8")) > LARGEST:
        raise Invalid(
            "file", tr("This decision is too long for a text file."), tr("Let the desk's own file vouch for it.")
        )
    return text


def _resting_on(trust: Trust, key: UUID) -> tuple[tuple[AdvisorKey, ...], tuple[Retirement, ...]]:
    """The believed keys the trust in one rests on: who certified, what was replaced, who retired; up to the root."""
    all_keys = {t.key.id: t.key for t in trust.trusted.values()}
    wanted: set[UUID] = set()
    ahead = {key}
    while ahead:
        wanted |= ahead
        near = {named for k in ahead & set(all_keys) for named in (all_keys[k].certified_by, all_keys[k].replaces)}
        near |= {k.id for k in all_keys.values() if k.replaces in wanted}
        near |= {r.signer for r in trust.retirements if r.key in wanted}
        ahead = {k for k in near if k is not None} - wanted
    keys = tuple(k for k in trust.keys if k.id in wanted and k.id in all_keys)
    return keys, tuple(r for r in trust.retirements if r.key in wanted)


def _told(file: SignatureFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "statement": file.signoff.told(file.desk, file.content),
        "signature": file.signoff.signature.hex(),
        "root": {
            "record": file.root.record.statement().decode("utf-8"),
            "advisor": file.root.advisor_signature.hex(),
            "recovery": file.root.recovery_signature.hex(),
        },
        "keys": [
            {"statement": json.loads(k.statement(file.desk)), "certificate": k.certificate.hex()} for k in file.keys
        ],
        "retirements": [
            {"statement": json.loads(r.statement(file.desk)), "signature": r.signature.hex()} for r in file.retirements
        ],
        "desk": file.desk_name,
        "names": {person.hex: name for person, name in file.names.items()},
    }


# The readable part

_DECIDED = {
    (Decision.APPROVE, Gate.PROPOSAL): "Approved. The project may begin.",
    (Decision.APPROVE, Gate.COMPLETION): "Approved. The project is complete.",
    (Decision.CHANGES, Gate.PROPOSAL): "Changes were asked for before it begins.",
    (Decision.CHANGES, Gate.COMPLETION): "Changes were asked for before it is complete.",
    (Decision.DECLINE, Gate.PROPOSAL): "Declined.",
    (Decision.DECLINE, Gate.COMPLETION): "Declined as complete.",
}

_LIMITS = """\
Names are written here for reading. What is signed is the number of each person and the key.

Trellis checks this file without the desk: the last line holds what was signed and every key up to the desk's
fingerprint. Compare the fingerprint with the one the desk's advisors give you.

This file alone cannot tell whether the decision was taken back later, whether its key was retired since, or whether
the desk's history still stands; checking the desk's own file can.

Do not change anything below or above this line.
"""


def _readable(file: SignatureFile) -> str:
    """The readable part, ending in a line feed; each line of people's words is marked, so that none looks like ours."""
    signoff, of = file.signoff, proposal.read(file.content)
    signer = next((k for k in file.keys if k.id == signoff.key), None)
    facts = (
        ("Decision", _decision(signoff)),
        ("Project", _shown(of.proposal.title)),
        ("Version", f"{signoff.number} (decision number {signoff.count})"),
        ("By", ", ".join(_name(file, person) for person in of.people)),
        ("Decided by", _name(file, signoff.signer)),
        ("Signed", f"{signoff.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"),
        ("Key", key_fingerprint(signer.signing_public) if signer else "not in this file"),
        ("Desk", _shown(file.desk_name) or file.desk.hex),
        ("Fingerprint", file.fingerprint),
    )
    lines = ["A decision signed in Trellis", ""]
    lines += [f"{label + ':':<13}{said}".rstrip() for label, said in facts]
    lines += _words("Driving question", of.proposal.question) + _words("What they make", of.proposal.make)
    lines += _words("Note", signoff.note)
    for comment in read_comments(signoff.comments):
        about = f"Comment on {comment.part.value}" if comment.part else "Comment"
        lines += _words(about + (", required" if comment.must else ""), comment.text)
    return "\n".join([*lines, "", _LIMITS])


def _decision(signoff: Signoff) -> str:
    if signoff.decision is Decision.REVOKE:
        return f"Decision number {signoff.revokes} was taken back."
    return _DECIDED[signoff.decision, signoff.gate]


def _name(file: SignatureFile, person: UUID) -> str:
    return _shown(file.names.get(person, "")) or person.hex


def _words(label: str, text: str) -> list[str]:
    return ["", f"{label}:", *(f"  | {_shown(line)}".rstrip() for line in text.splitlines())] if text else []


def _shown(text: str) -> str:
    return quoted(text, _LONGEST_LINE)


# Reading


def read(text: str) -> SignatureFile:
    """What a file holds; raises ValueError when it is not exactly of the form. Nothing is believed yet: see `check`.

    A byte order mark and line ends of other systems do not matter.
    """
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        raise ValueError("a signed decision is not as long as this")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n")
    readable, _, line = plain.rpartition("\n")
    try:
        told = json.loads(line)
        file = _read(told, f"{readable}\n")
        if canonical(_told(file)) == line.encode("utf-8"):
            return file
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("this is no signed decision") from error
    raise ValueError("this is not the canonical text of a signed decision")


def _read(told: Mapping[str, Any], readable: str) -> SignatureFile:
    if told["format"] != FORMAT:
        raise ValueError("this is no signed decision, or one of a newer Trellis")
    statement, root = told["statement"], told["root"]
    record = read_root(root["record"])
    if record is None:
        raise ValueError("the root record is none")
    content = canonical(statement["content"]).decode("utf-8")
    proposal.read(content)
    return SignatureFile(
        readable,
        UUID(hex=statement["desk"]),
        _read_signoff(statement, _bytes(told["signature"])),
        content,
        Root(record, _bytes(root["advisor"]), _bytes(root["recovery"])),
        tuple(_read_key(k["statement"], _bytes(k["certificate"])) for k in told["keys"]),
        tuple(_read_retirement(r["statement"], _bytes(r["signature"])) for r in told["retirements"]),
        _text(told["desk"]),
        {UUID(hex=person): _text(name) for person, name in told["names"].items()},
    )


def _read_signoff(told: Mapping[str, Any], signature: bytes) -> Signoff:
    comments = canonical(told["comments"]).decode("utf-8")
    if not all(isinstance(c.text, str) for c in read_comments(comments)):
        raise ValueError("these are no comments")
    return Signoff(
        id=UUID(hex=told["signoff"]),
        project=UUID(hex=told["project"]),
        submission=UUID(hex=told["submission"]),
        gate=Gate(told["gate"]),
        number=_number(told["version"]),
        decision=Decision(told["decision"]),
        note=_text(told["note"]),
        comments=comments,
        count=_number(told["count"]),
        previous=_text(told["previous"]),
        revokes=_number(told["revokes"]),
        signer=UUID(hex=told["signer"]),
        key=UUID(hex=told["key"]),
        at=_EPOCH + timedelta(milliseconds=_number(told["time"])),
        heads=tuple(_text(head) for head in told["heads"]),
        signature=signature,
    )


def _read_key(told: Mapping[str, Any], certificate: bytes) -> AdvisorKey:
    return AdvisorKey(
        id=UUID(hex=told["key"]),
        person=UUID(hex=told["person"]),
        signing_public=_bytes(told["signing"]),
        exchange_public=_bytes(told["exchange"]),
        wrapped=b"",
        recovery_wrapped=b"",
        certified_by=_maybe(told["certified_by"]),
        replaces=_maybe(told["replaces"]),
        position=_number(told["position"]),
        created=_number(told["created"]),
        certificate=certificate,
    )


def _read_retirement(told: Mapping[str, Any], signature: bytes) -> Retirement:
    return Retirement(
        id=UUID(hex=told["retirement"]),
        key=UUID(hex=told["key"]),
        signer=_maybe(told["signer"]),
        position=_number(told["position"]),
        reason=_text(told["reason"]),
        created=_number(told["created"]),
        signature=signature,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("a whole number is expected")
    return value


def _bytes(value: Any) -> bytes:
    return bytes.fromhex(_text(value))


def _maybe(value: Any) -> UUID | None:
    return None if value is None else UUID(hex=value)


# Checking


def check(file: SignatureFile, trust: str = "") -> tuple[str, ...]:
    """What is wrong with a file, in sentences; empty when it holds. `trust` is the fingerprint people were given.

    Without `trust` a file made up whole, with keys of its own, holds as well: its fingerprint is then to be shown.
    Raises Invalid when `trust` is no fingerprint.
    """
    wrong = list(_wrong(file))
    if trust and read_fingerprint(trust) != file.fingerprint:
        other = file.fingerprint
        wrong.insert(0, tr("This is another desk's: its fingerprint is {fingerprint}.", fingerprint=other))
    if file.readable != _readable(file):
        wrong.append(tr("The readable part was changed: it does not say what was signed."))
    return tuple(wrong)


def _wrong(file: SignatureFile) -> tuple[str, ...]:
    """What is wrong with what was signed and with the keys, for themselves."""
    if not file.root.valid(file.desk):
        return (tr("The desk's root record was changed, or is another desk's, so no key in this file is vouched for."),)
    signoff = file.signoff
    signer = weigh(file.desk, file.root, file.keys, file.retirements).trusted.get(signoff.key)
    if signer is None or signer.key.person != signoff.signer:
        return (_does_not_hold(Doubt.KEY),)
    wrong = []
    if not signed(signoff.statement(file.desk, file.content), signoff.signature, signer.key.signing_public):
        wrong.append(tr("This decision does not hold: what was signed is not what stands in this file."))
    line = _line(signoff)
    if not line:
        wrong.append(_does_not_hold(Doubt.HISTORY))
    elif not signer.counts_at(line):
        wrong.append(_does_not_hold(Doubt.RETIRED))
    return tuple(wrong)


def _does_not_hold(doubt: Doubt) -> str:
    return tr("This decision does not hold: {why}.", why=doubt_word(doubt))


def _line(signoff: Signoff) -> int:
    """The line of history a decision stands in: right after the newest one it covers; 0 when it covers none."""
    try:
        return max(read_head(head)[1] for head in signoff.heads) + 1
    except ValueError:
        return 0
