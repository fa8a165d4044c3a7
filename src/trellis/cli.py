"""The same intents for a terminal.

Commands that read or write people's data act as somebody (`--as NAME`) and ask for the secret, from the terminal or as
the first line of standard input. Only `verify`, `self-test`, `demo` and `version` are open to everybody, and `restore`
and `backups` when the desk cannot be opened any more: then nobody can show who they are. Nothing heavy is imported
before a command is chosen.

What people typed is printed on one line, cut, with control characters written out, so that it cannot steer a terminal.

Exit codes: 0 done, 1 trouble (told on standard error), 2 wrong usage, 3 refused or wrong secret, 4 `verify` found
something, 5 the file to import has problems and nothing was imported, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from trellis import __version__, crash, paths, pins

if TYPE_CHECKING:
    from uuid import UUID

    from trellis.desk.desk import Desk
    from trellis.rules.sign_in import Pinned

DONE, TROUBLE, USAGE, REFUSED, FAULTS, PROBLEMS, STOPPED = 0, 1, 2, 3, 4, 5, 130

LONGEST = 2_000
"""Characters of one line that is printed; a word somebody typed gets fewer."""
_BEYOND = frozenset({"missing", "not a desk", "corrupt"})
"""Kinds of trouble with a desk file that a restore is for."""

Handler = Callable[[argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command; `command` is None when the window is wanted."""
    parser = argparse.ArgumentParser(
        prog="trellis",
        description="The desk's own program for a student tech team. Without a command the window opens.",
        epilog=(__doc__ or "").rpartition("\n\n")[2],
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--desk", type=Path, metavar="FILE", help="the desk file to use")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _import_parser(commands)
    _export_parser(commands)
    _add(commands, "backup", back_up, "make a verified backup now").add_argument(
        "--to", type=Path, metavar="FOLDER", help="where to; the desk's own backup folder otherwise"
    )
    listing = _add(commands, "backups", backups, "list the backups", must=False)
    listing.add_argument("--to", type=Path, metavar="FOLDER", help="another folder than the desk's own")
    put_back = _add(commands, "restore", restore, "put a backup in the desk's place; the old file is kept", must=False)
    put_back.add_argument("backup", type=Path)
    _verify_parser(commands)
    demo = _add(commands, "demo", play_demo, "open a sample desk", acts=False)
    demo.add_argument("--pictures", type=Path, metavar="DIR", help="play a day by itself and write pictures there")
    _add(commands, "self-test", self_test, "check that this installation is whole", acts=False)
    _add(commands, "version", tell_version, "tell the version", acts=False)
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    handler: Handler,
    help: str,
    *,
    acts: bool = True,
    must: bool = True,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    parser.add_argument("--desk", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="the desk file to use")
    if acts:
        parser.add_argument("--as", dest="actor", metavar="NAME", required=must, help="who does it")
    parser.set_defaults(handler=handler)
    return parser


def _import_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "import", import_tickets, "import tickets from a CSV file, all or nothing")
    parser.add_argument("what", choices=["tickets"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--profile", required=True, help="how the file's columns are read, for example trellis")
    parser.add_argument("--replies", type=Path, metavar="FILE", help="a second file with the replies")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")


def _export_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "export", export_tickets, "export tickets to a CSV file")
    parser.add_argument("what", choices=["tickets"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--view", default="all", help="open, mine, unclaimed, waiting, to_tell, all or trash")
    parser.add_argument("--search", default="", metavar="WORDS", help="only what a search finds")
    parser.add_argument("--replies", type=Path, metavar="FILE", help="a second file for the replies")


def _verify_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "verify", verify, "check a desk file, or a signed decision in a text file", acts=False)
    parser.epilog = (
        "A file alone cannot show that it was replaced as a whole, by an older copy or by one with other advisors, when"
        " what this computer remembers of it was replaced too. So keep the fingerprint and the newest signed line"
        " somewhere else, on an advisor's stick for example, and check against them. Exit code 4 when anything does not"
        " fit; in JSON the kind of such a fault is root (another fingerprint), head (a line that is not there) or desk"
        " (another desk). A signed decision is checked without the desk; there the kind is signature."
    )
    parser.add_argument(
        "file", type=Path, nargs="?", help="another file than the desk, or the text file of a signed decision"
    )
    parser.add_argument("--json", action="store_true", help="tell the result as JSON")
    parser.add_argument(
        "--trust",
        type=_fingerprint,
        metavar="FINGERPRINT",
        help="the fingerprint on the recovery sheet, in quotes or without its spaces",
    )
    parser.add_argument("--head", type=_head, metavar="SEQ:HASH", help="a signed line, as verify told it earlier")
    parser.add_argument("--stick", type=Path, metavar="FILE", help="the file on an advisor's stick, which holds both")


def _fingerprint(given: str) -> str:
    from trellis.rules.errors import Invalid
    from trellis.rules.keys import read_fingerprint

    try:
        return read_fingerprint(given)
    except Invalid as invalid:
        raise argparse.ArgumentTypeError(str(invalid)) from invalid


def _head(given: str) -> str:
    from trellis.rules.errors import Invalid
    from trellis.rules.keys import read_head

    try:
        read_head(given)
    except Invalid as invalid:
        raise argparse.ArgumentTypeError(str(invalid)) from invalid
    return given


def main(argv: Sequence[str]) -> int:
    """Runs a command; returns its exit code. Trouble is told in sentences on standard error, bugs in a crash note."""
    from trellis.rules.errors import Refused, Trouble
    from trellis.rules.sign_in import WrongSecret

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a letter shows its number instead.
            stream.reconfigure(errors="backslashreplace")
    options = build_parser().parse_args(argv)
    handler: Handler = options.handler
    try:
        code = handler(options)
        sys.stdout.flush()
    except (Refused, WrongSecret) as refused:
        return _tell(str(refused), REFUSED)
    except Trouble as trouble:
        return _tell(str(trouble), TROUBLE)
    except KeyboardInterrupt:
        return _tell("Stopped. Nothing was changed.", STOPPED)
    except BrokenPipeError:
        # Whoever read along has gone; nothing more is to be flushed when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except Exception as error:
        crash.write(error)
        note = paths.crash_file()
        return _tell(f"Trellis made a mistake. What was saved before is safe. The crash note is {note}.", TROUBLE)
    return code


def _tell(said: str, code: int) -> int:
    _say(said, sys.stderr)
    return code


def _say(said: str, where: TextIO | None = None) -> None:
    from trellis.exchange.quoting import quoted

    print(quoted(said, LONGEST), file=where or sys.stdout)


def import_tickets(options: argparse.Namespace) -> int:
    """`trellis import tickets FILE --profile NAME`."""
    from trellis.desk.importing import NotImported

    with _acting(options) as desk, _progress() as progress:
        look = desk.transfer.look(options.file, options.profile, options.replies, progress)
        for line in look.sentences():
            _say(line)
        if look.problems:
            return PROBLEMS
        if options.dry_run:
            _say("Nothing was imported: this was a dry run.")
            return DONE
        try:
            done = desk.transfer.import_tickets(options.file, options.profile, options.replies, progress)
        except NotImported as changed_meanwhile:
            return _tell(str(changed_meanwhile), PROBLEMS)
        _say(done.value.sentence())
    return DONE


def export_tickets(options: argparse.Namespace) -> int:
    """`trellis export tickets FILE`."""
    from trellis.exchange.quoting import quoted
    from trellis.rules.tickets import Query, View

    view = options.view.replace("-", "_")
    if view not in set(View):
        return _tell(f"There is no view named {quoted(options.view)}. Views: {', '.join(View)}.", USAGE)
    with _acting(options) as desk, _progress() as progress:
        query = Query(View(view), options.search)
        count = desk.transfer.export_tickets(options.file, query, options.replies, progress).value
        _say(f"Tickets written to {options.file}: {count:,}.")
    return DONE


def back_up(options: argparse.Namespace) -> int:
    """`trellis backup`."""
    with _acting(options) as desk, _progress() as progress:
        made = desk.backups.back_up(progress, folder=_absolute(options.to)).value
        _say(f"The backup is {made.path} ({made.size:,} bytes), read back and checked.")
    return DONE


def backups(options: argparse.Namespace) -> int:
    """`trellis backups`."""
    from trellis.store.backup import default_folder, listing

    path = _desk_file(options)
    if _opens(path):
        with _acting(options) as desk:
            found = desk.backups.listing(_absolute(options.to))
    else:
        found = listing(_absolute(options.to) or default_folder(path))
    for backup in found:
        told = "sound" if backup.ok else "damaged"
        _say(f"{backup.when:%Y-%m-%d %H:%M}  {backup.size:>14,} bytes  {told}  {backup.path}")
    return DONE


def restore(options: argparse.Namespace) -> int:
    """`trellis restore BACKUP`."""
    from trellis.store.restore import restore as put_back

    path, by = _desk_file(options), None
    if _opens(path):
        with _acting(options) as desk:
            by = desk.backups.permit_restore()
    with _progress() as progress:
        restored = put_back(Path(os.path.abspath(options.backup)), path, _now(), progress)
    desk = _open(path)
    try:
        if by:
            desk.backups.note_restore(by)
        pins.forget(paths.pins_file(), desk.settings.info().id)
    finally:
        desk.close()
    kept = f" The old file is kept as {restored.kept}." if restored.kept else ""
    _say(f"The desk is as it was in {options.backup}.{kept}")
    return DONE


def verify(options: argparse.Namespace) -> int:
    """`trellis verify [FILE]`: a desk file, or a signed decision in a text file."""
    from trellis.desk.checking import expectations, is_decision
    from trellis.store.verify import verify as check

    path = _absolute(options.file) or _desk_file(options)
    given = expectations(options.trust or "", options.head or "", _absolute(options.stick))
    if options.file and is_decision(path):
        return _verify_decision(options, path, [one.fingerprint for one in given if one.fingerprint])
    with _progress() as progress:
        # A backup is older than what is remembered of its desk.
        report = check(path, progress, pinned=None if options.file else _pinned(path), given=given)
    if options.json:
        print(json.dumps(report.told()))
        return DONE if report.sound else FAULTS
    for fault in report.faults:
        _say(fault.said)
    _say(f"{report.lines:,} lines of history and {report.rows:,} rows were checked.")
    if report.fingerprint:
        _say(f"The fingerprint is {report.fingerprint}. Compare it with the recovery sheet.")
    if report.head:
        _say(f"The newest signed line is {report.head}.")
    _say(report.promise)
    return DONE if report.sound else FAULTS


def _verify_decision(options: argparse.Namespace, path: Path, fingerprints: Sequence[str]) -> int:
    """A signed decision needs no desk; it is held against every fingerprint there is."""
    from trellis.desk.checking import signed_decision

    if options.head:
        return _tell("A signed line is looked for in a desk file; this is a signed decision. Leave --head out.", USAGE)
    checked = [signed_decision(path, fingerprint) for fingerprint in fingerprints or [""]]
    found = next((one for one in checked if not one.holds), checked[0])
    if options.json:
        print(json.dumps(found.told()))
        return DONE if found.holds else FAULTS
    for said in found.wrong:
        _say(said)
    if not found.holds:
        return FAULTS
    for line in found.readable.splitlines():
        _say(line)
    if found.compared:
        _say("This decision holds: nothing in the file was changed, and the fingerprint is the one given.")
    else:
        _say(
            "Nothing in the file was changed. It proves what it says only when its fingerprint is the one the desk's"
            " advisors gave you: compare it, or give it with --trust."
        )
    return DONE


def play_demo(options: argparse.Namespace) -> int:
    """`trellis demo [--pictures DIR]`."""
    from trellis.demo import main as demo

    return demo(options.pictures)


def self_test(_: argparse.Namespace) -> int:
    """`trellis self-test`."""
    from trellis.self_test import main as test

    return test()


def tell_version(_: argparse.Namespace) -> int:
    """`trellis version`."""
    _say(f"trellis {__version__}")
    return DONE


def _now() -> datetime:
    return datetime.now().astimezone()


def _absolute(path: Path | None) -> Path | None:
    return Path(os.path.abspath(path)) if path else None


def _desk_file(options: argparse.Namespace) -> Path:
    from trellis.rules.errors import Trouble

    found = paths.find_desk(options.desk)
    if found is None:
        raise Trouble(
            "There is no desk on this computer yet.", "", "Start trellis to make one, or name it with --desk."
        )
    return found


def _opens(path: Path) -> bool:
    """Whether somebody can sign in at the desk file; raises Trouble when what is wrong with it may pass."""
    from trellis.rules.errors import Trouble
    from trellis.store.opening import examine

    try:
        examine(path, network_mount=paths.network_mount)
    except Trouble as trouble:
        if trouble.kind in _BEYOND:
            return False
        raise
    return True


def _open(path: Path) -> Desk:
    from trellis.desk.desk import Desk
    from trellis.store.opening import open_desk_file

    database = open_desk_file(path, _now(), network_mount=paths.network_mount)
    try:
        return Desk(
            database,
            pin=lambda pinned: pins.keep(paths.pins_file(), pinned),
            resources=paths.resource("themes").parent,
        )
    except BaseException:
        database.close()
        raise


@contextmanager
def _acting(options: argparse.Namespace) -> Iterator[Desk]:
    """The open desk with the person of `--as` signed in."""
    from trellis.rules.errors import Refused

    if not options.actor:
        raise Refused("This is done by somebody.", "Nothing was changed.", "Name them with --as.")
    desk = _open(_desk_file(options))
    try:
        desk.keys.sign_in(_person(desk, options.actor), _secret(options.actor))
        try:
            yield desk
        finally:
            desk.keys.sign_out()
    finally:
        desk.close()


def _person(desk: Desk, name: str) -> UUID:
    """Whose name it is, as shown on the sign-in page or in full; raises Refused when it is nobody's or not one's."""
    from trellis.exchange.quoting import quoted
    from trellis.rules.errors import Refused
    from trellis.rules.people import fold
    from trellis.store import people

    with desk.frame.database.read() as connection:
        full = {person.id: person.full_name for person in people.everybody(connection)}
    found = [n.id for n in desk.keys.names() if fold(name) in (fold(n.shown), fold(full.get(n.id, "")))]
    if len(found) == 1:
        return found[0]
    how_many = "More than one person" if found else "Nobody"
    raise Refused(
        f"{how_many} named “{quoted(name)}” signs in here.", "Nothing was changed.", "Use their first and last name."
    )


def _secret(name: str) -> str:
    """The PIN or passphrase, typed or as the first line of standard input; raises Refused when there is none."""
    import getpass

    from trellis.exchange.quoting import quoted
    from trellis.rules.errors import Refused

    secret = ""
    with suppress(EOFError, OSError):
        if sys.stdin is None:
            pass
        elif sys.stdin.isatty():
            secret = getpass.getpass(f"PIN or passphrase of {quoted(name)}: ")
        else:
            secret = sys.stdin.buffer.readline(4_000).decode("utf-8", "replace").rstrip("\r\n")
    if not secret:
        # An empty one would count as a wrong try.
        raise Refused("No PIN or passphrase was given.", "Nothing was changed.", "Type it, or pipe it in as one line.")
    return secret


def _pinned(path: Path) -> Pinned | None:
    """What this computer remembers of the desk in a file."""
    from uuid import UUID

    from trellis.rules.errors import Trouble
    from trellis.store import looking

    with suppress(Trouble, TypeError, ValueError):
        with looking.reading(path) as connection:
            row = connection.execute("select id from desk").fetchone()
        return pins.recall(paths.pins_file(), UUID(bytes=row[0]))
    return None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A line that says how far, on a terminal only."""
    shown = -1

    def tell(done: int, of: int) -> None:
        nonlocal shown
        percent = 100 * done // of if of else 100
        if percent != shown and sys.stderr.isatty():
            shown = percent
            print(f"\r{percent} %", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown >= 0:
            print(file=sys.stderr)
