"""The same intents for a terminal.

Commands that read or write people's data act as somebody (`--as NAME`) and ask for the secret, from the terminal or as
the first line of standard input. Only `verify`, `self-test` and `version` are open to everybody. Nothing heavy is
imported before a command is chosen.

Exit codes: 0 done, 1 trouble (told on standard error), 2 wrong usage, 3 refused or wrong secret, 4 `verify` found
something, 5 the file to import has problems and nothing was imported, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trellis import __version__, paths

if TYPE_CHECKING:
    from trellis.desk.desk import Desk

DONE, TROUBLE, USAGE, REFUSED, FAULTS, PROBLEMS, STOPPED = 0, 1, 2, 3, 4, 5, 130

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
    _add(commands, "backups", backups, "list the backups").add_argument("--to", type=Path, metavar="FOLDER")
    _add(commands, "restore", restore, "put a backup in the desk's place; the old file is kept").add_argument(
        "backup", type=Path
    )
    check = _add(commands, "verify", verify, "check history, rows and signatures of a desk file", acts=False)
    check.add_argument("file", type=Path, nargs="?", help="another file than the desk")
    check.add_argument("--json", action="store_true", help="tell the result as JSON")
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
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    parser.add_argument("--desk", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="the desk file to use")
    if acts:
        parser.add_argument("--as", dest="actor", metavar="NAME", required=True, help="who does it")
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


def main(argv: Sequence[str]) -> int:
    """Runs a command; returns its exit code. Trouble is told in sentences on standard error."""
    from trellis.rules.errors import Refused, Trouble

    options = build_parser().parse_args(argv)
    handler: Handler = options.handler
    try:
        return handler(options)
    except Refused as refused:
        return _tell(refused, REFUSED)
    except Trouble as trouble:
        return _tell(trouble, TROUBLE)
    except KeyboardInterrupt:
        print("Stopped. Nothing was changed.", file=sys.stderr)
        return STOPPED


def _tell(trouble: Exception, code: int) -> int:
    print(str(trouble), file=sys.stderr)
    return code


def import_tickets(options: argparse.Namespace) -> int:
    """`trellis import tickets FILE --profile NAME`."""
    with _acting(options) as desk:
        look = desk.transfer.look(options.file, options.profile, options.replies)
        for line in look.sentences():
            print(line)
        if look.problems:
            return PROBLEMS
        if options.dry_run:
            return DONE
        with _progress("rows") as progress:
            done = desk.transfer.import_tickets(options.file, options.profile, options.replies, progress)
        print(done.value.sentence())
    return DONE


def export_tickets(options: argparse.Namespace) -> int:
    """`trellis export tickets FILE`."""
    from trellis.rules.tickets import Query, View

    if options.view not in set(View):
        print(f"There is no view named {options.view}. Views: {', '.join(View)}.", file=sys.stderr)
        return USAGE
    with _acting(options) as desk:
        query = Query(View(options.view), options.search)
        count = desk.transfer.export_tickets(options.file, query, options.replies).value
        print(f"{count:,} tickets are in {options.file}.")
    return DONE


def back_up(options: argparse.Namespace) -> int:
    """`trellis backup`."""
    with _acting(options) as desk, _progress("pages") as progress:
        made = desk.backups.back_up(progress, folder=options.to).value
        print(f"The backup is {made.path} ({made.size:,} bytes), read back and checked.")
    return DONE


def backups(options: argparse.Namespace) -> int:
    """`trellis backups`."""
    with _acting(options) as desk:
        for backup in desk.backups.listing(options.to):
            said = "sound" if backup.ok else "damaged"
            print(f"{backup.when:%Y-%m-%d %H:%M}  {backup.size:>14,} bytes  {said}  {backup.path}")
    return DONE


def restore(options: argparse.Namespace) -> int:
    """`trellis restore BACKUP`."""
    from trellis.store.restore import restore as put_back

    path = _desk_file(options)
    with _acting(options) as desk:
        desk.backups.permit_restore()
    with _progress("pages") as progress:
        restored = put_back(options.backup, path, datetime.now().astimezone(), progress)
    kept = f" The old file is kept as {restored.kept}." if restored.kept else ""
    print(f"The desk is as it was in {options.backup}.{kept}")
    return DONE


def verify(options: argparse.Namespace) -> int:
    """`trellis verify [FILE]`."""
    from trellis.store.verify import verify as check

    with _progress("lines") as progress:
        report = check(options.file or _desk_file(options), progress=progress)
    if options.json:
        faults = [{"kind": f.kind, "said": f.said, "line": f.seq} for f in report.faults]
        told = {"sound": report.sound, "lines": report.lines, "rows": report.rows, "promise": report.promise}
        print(json.dumps({**told, "fingerprint": report.fingerprint, "head": report.head, "faults": faults}))
        return DONE if report.sound else FAULTS
    for fault in report.faults:
        print(fault.said)
    print(f"{report.lines:,} lines of history and {report.rows:,} rows were checked.")
    print(report.promise)
    return DONE if report.sound else FAULTS


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
    print(f"trellis {__version__}")
    return DONE


def _desk_file(options: argparse.Namespace) -> Path:
    from trellis.rules.errors import Trouble

    found = paths.find_desk(options.desk)
    if found is None:
        raise Trouble(
            "There is no desk on this computer yet.", "", "Start trellis to make one, or name it with --desk."
        )
    return found


@contextmanager
def _acting(options: argparse.Namespace) -> Iterator[Desk]:
    """The open desk with the person of `--as` signed in."""
    from trellis.desk.desk import Desk
    from trellis.rules.errors import Refused
    from trellis.store.opening import open_desk_file

    now = datetime.now().astimezone()
    desk = Desk(open_desk_file(_desk_file(options), now, network_mount=paths.network_mount))
    try:
        person = _person(desk, options.actor)
        if person is None:
            raise Refused(
                f"Nobody named {options.actor} signs in here.", "", "Use the name as it is on the sign-in page."
            )
        desk.keys.sign_in(person, _secret(options.actor))
        yield desk
    finally:
        desk.keys.sign_out()
        desk.close()


def _person(desk: Desk, name: str):  # type: ignore[no-untyped-def]
    from trellis.rules.people import fold

    return next((n.id for n in desk.keys.names() if fold(n.shown) == fold(name)), None)


def _secret(name: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"PIN or passphrase of {name}: ")
    return sys.stdin.readline().rstrip("\n")


@contextmanager
def _progress(unit: str) -> Iterator[Callable[[int, int], None]]:
    """A line that says how far, on a terminal only."""
    shown = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shown:
            print(f"\r{done:,} of {of:,} {unit}" if of else f"\r{done:,} {unit}", end="", file=sys.stderr)

    try:
        yield tell
    finally:
        if shown:
            print(file=sys.stderr)
