"""Checking the open desk against its history, and signed decisions that were saved as files.

Open to everybody, as `trellis verify` is: the check of the desk tells nobody's words, and a file is read by whoever
has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from trellis.desk.intents import Frame
from trellis.rules import keys
from trellis.rules.errors import Trouble
from trellis.rules.history import Report
from trellis.rules.language import tr
from trellis.rules.sign_in import Expected, Pinned, Source
from trellis.store import desk as desk_store
from trellis.store import keys as key_store
from trellis.store.looking import Progress, Stop
from trellis.store.verify import verify

SQLITE = b"SQLite format 3\0"
"""What every desk file begins with."""
DECISION = b'"format":"trellis-signature-1"'

Recall = Callable[[UUID], Pinned | None]


def expectations(trust: str = "", head: str = "", stick: Path | None = None) -> list[Expected]:
    """What a desk file is to be held against, as people give it: a fingerprint, `SEQ:HASH`, the file of a stick.

    Raises Invalid for what is no fingerprint or head, Trouble for a stick's file that cannot be read.
    """
    found = []
    if trust or head:
        seq, hash = keys.read_head(head) if head else (0, b"")
        fingerprint = keys.read_fingerprint(trust) if trust else ""
        found.append(Expected(Source.GIVEN, fingerprint=fingerprint, seq=seq, hash=hash))
    if stick:
        from trellis.exchange.stick import read_stick

        kept = read_stick(stick)
        found.append(Expected(Source.STICK, kept.desk, kept.fingerprint, kept.seq, kept.hash))
    return found


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """What a signed decision in a file is worth: `wrong` are sentences, none when it holds.

    `readable` is what it says, to be believed only when nothing is wrong. `compared` says that its fingerprint was held
    against one that was given; without that the file vouches for itself alone. `project` is the project's id.
    """

    readable: str
    fingerprint: str
    wrong: tuple[str, ...]
    compared: bool
    project: UUID | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong

    def told(self) -> dict[str, object]:
        """The same as plain JSON values, for scripts, in the words of `rules.history.Report.told`."""
        return {
            "sound": self.holds,
            "fingerprint": self.fingerprint,
            "compared": self.compared,
            "project": self.project and str(self.project),
            "readable": self.readable,
            "faults": [{"kind": "signature", "said": said} for said in self.wrong],
        }


def is_decision(path: Path) -> bool:
    """Whether a file is the text of a signed decision, sound or not, rather than a desk; False for what is no file."""
    from trellis.exchange.signature import LARGEST

    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError:
        return False
    return not raw.startswith(SQLITE) and DECISION in raw


def signed_decision(path: Path, trust: str = "") -> SignedDecision:
    """Checks the text of a signed decision, held against the fingerprint `trust` when there is one.

    A file that is none, or not letter for letter one, holds nothing. Raises Invalid for what is no fingerprint, Trouble
    when the file cannot be read.
    """
    from trellis.exchange import signature
    from trellis.exchange.quoting import quoted

    compared = bool(trust)
    trust = keys.read_fingerprint(trust) if trust else ""
    try:
        with path.open("rb") as file:
            raw = file.read(signature.LARGEST + 1)
    except OSError as error:
        why = quoted(error.strerror or tr("unknown reason"))
        raise Trouble(
            tr("The file “{name}” could not be read ({why}).", name=quoted(path.name), why=why),
            tr("Nothing was checked."),
            tr("Choose another file."),
        ) from error
    try:
        found = signature.read(raw.decode("utf-8"))
    except ValueError:
        said = tr(
            "This is no signed decision as Trellis writes it: it is something else, or it was changed or cut off."
        )
        return SignedDecision("", "", (said,), compared)
    wrong = signature.check(found, trust)
    return SignedDecision(found.readable, found.fingerprint, wrong, compared, found.signoff.project)


class Checks:
    """What `verify` finds in the open desk."""

    def __init__(self, frame: Frame, recall: Recall | None = None) -> None:
        """`recall` tells what this computer remembers of a desk outside its file."""
        self._frame = frame
        self._recall = recall or (lambda _: None)

    def verify(
        self,
        progress: Progress | None = None,
        stop: Stop | None = None,
        *,
        trust: str = "",
        head: str = "",
        stick: Path | None = None,
    ) -> Report:
        """Checks the file as it is at this moment, through a connection of its own; others may work on meanwhile.

        It is held against what this computer remembers, too: a file that went back in time is told. `trust`, `head`
        and `stick` are what else it is held against, see `expectations`.
        """
        given = expectations(trust, head, stick)
        with self._frame.database.read() as connection:
            about = desk_store.about(connection)
        pinned = self._recall(about[0]) if about else None
        return verify(self._frame.database.path, progress, stop, pinned=pinned, given=given)

    def signature(self, path: Path, trust: str = "") -> SignedDecision:
        """What a signed decision in a file is worth; without `trust` it is held against this desk's own fingerprint
        when it says that it is this desk's.

        Raises as `signed_decision` does.
        """
        found = signed_decision(path, trust)
        if trust or not found.fingerprint:
            return found
        with self._frame.database.read() as connection:
            mine = key_store.trust(connection).fingerprint
        return signed_decision(path, mine) if found.fingerprint == mine else found
