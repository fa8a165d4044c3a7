"""Making a desk: the file, its first station, its first advisor and the root record.

The file is made under another name in the same folder and takes its own when it is whole, so that a power cut leaves no
half desk; a file that is there already is never replaced.
"""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from trellis.desk import stations
from trellis.desk.intents import Frame, utc_now
from trellis.desk.keys import Keys
from trellis.rules.desk import DeskInfo, Settings, Station
from trellis.rules.errors import Invalid, Trouble
from trellis.rules.keys import KdfCost
from trellis.rules.language import tr
from trellis.rules.people import Person, Role, checked, clean_line
from trellis.rules.sign_in import RecoverySheet
from trellis.store import desk as store
from trellis.store import migrations
from trellis.store.ids import new_id
from trellis.store.records import PERSON, milliseconds
from trellis.store.sqlite import Database, told, trouble_of_system

NAME_LONGEST = 80
FIRST_STATION, FIRST_LETTER = 1, "A"


class DeskThere(Trouble):
    """There is a file of this name already."""

    def __init__(self) -> None:
        super().__init__(
            tr("There is a file of this name already."),
            tr("It was not touched."),
            tr("Open it, or choose another folder or name."),
        )


def create_desk(
    path: Path,
    name: str,
    advisor_preferred: str,
    advisor_family: str,
    pronouns: str,
    passphrase: str,
    *,
    clock: Callable[[], datetime] = utc_now,
    settle: Callable[[Path], None] | None = None,
    cost: KdfCost | None = None,
) -> tuple[DeskInfo, RecoverySheet]:
    """Makes a desk file with its first advisor; returns what it is and the recovery sheet to print.

    The file is this account's alone unless `settle`, called with it before it takes its name, opens it to others.
    Raises Invalid for a name or passphrase that will not do, DeskThere, or what the disk says; then nothing is left.
    """
    if path.exists():
        raise DeskThere()
    draft = path.with_name(f".{path.name}.{new_id().hex}")
    try:
        with _system_trouble():
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(Database(draft)) as database:
            advisor = Person(new_id(), advisor_preferred, advisor_family, pronouns, Role.ADVISOR)
            made = _fill(database, name, checked(advisor), passphrase, clock, cost)
        with _system_trouble():
            if settle:
                settle(draft)
            _take_name(draft, path)
    finally:
        for rest in ("", "-wal", "-shm"):
            with suppress(OSError):
                draft.with_name(draft.name + rest).unlink(missing_ok=True)
    with closing(Database(path)) as database:
        stations.remember(database, FIRST_STATION)
    return made


def _fill(
    database: Database,
    name: str,
    advisor: Person,
    passphrase: str,
    clock: Callable[[], datetime],
    cost: KdfCost | None,
) -> tuple[DeskInfo, RecoverySheet]:
    cleaned = clean_line(name)
    if not cleaned or len(cleaned) > NAME_LONGEST:
        told_name = tr("A desk needs a name of at most {most} characters.", most=NAME_LONGEST)
        raise Invalid("name", told_name, tr("For example: Riverside High Help Desk."))
    desk, station = new_id(), Station(new_id(), FIRST_LETTER)
    with told():
        migrations.migrate(database.raw)
    with database.write() as connection:
        store.create(connection, desk, cleaned, milliseconds(clock()))
        number = store.add_station(connection, station.id, station.letter, milliseconds(clock()))
    frame = Frame(database, clock=clock, station=(number, station.letter))
    with frame.changing("desk.create") as step:
        step.permit_open()
        step.ledger.note("desk", desk, "create")
        step.ledger.create(PERSON, dataclasses.replace(advisor, created=step.now))
    sheet = Keys(frame, cost=cost).make_root(advisor.id, passphrase).value
    return DeskInfo(desk, cleaned, station, Settings(), sheet.fingerprint), sheet


def _take_name(draft: Path, path: Path) -> None:
    """Gives the finished file its name, unless another file has it by now."""
    try:
        if os.name == "nt":
            draft.rename(path)
        else:
            os.link(draft, path)
    except FileExistsError:
        raise DeskThere() from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A stick without hard links: nothing better than looking first.
        if path.exists():
            raise DeskThere() from None
        draft.rename(path)


_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


@contextmanager
def _system_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise trouble_of_system(error) from error
