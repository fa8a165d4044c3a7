"""A finished project as a folder its owner can take along: everything they made, readable without Trellis.

The folder holds:

    index.html        the page, whole in itself: no scripts, and nothing is loaded but pictures out of `files`
    project.md        the same page in Markdown; people's words stand there as they typed them
    files/…           every file handed in, byte for byte, under a name that is safe everywhere (`exchange.media`)
    signatures/….txt  the signed decisions (`exchange.signature`)

It is written beside its place and renamed, so that it is there whole or not at all. A folder that holds anything is
never written into. People's words reach the page through `rules.markup` alone, as they reach the screen.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

from trellis.exchange.markup import text_to_markdown
from trellis.exchange.media import PICTURES, TEXT, safe_name
from trellis.exchange.quoting import quoted
from trellis.rules.errors import Cancelled, Invalid, Trouble
from trellis.rules.language import tr
from trellis.rules.markup import SCHEMES, TooMuch, to_html

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

FILES, SIGNATURES = "files", "signatures"

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_ELSEWHERE = re.compile(r'<a href="(?!https?:|mailto:)[^"]*">', re.IGNORECASE)
"""A link that leads neither to the web nor to mail: from a page on a disk it would lead to other files, or machines."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file with its type by its bytes (`media.media_of`) and what its owner says about it.

    `data` gives the bytes when they are written: all files of a project at once may be more than a computer holds.
    """

    name: str
    media: str
    data: Callable[[], bytes]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Showcase:
    """All that is shown. `sections` are heading and Markdown; `path` milestone and the day it was reached, as text;
    `links` address and what was said of it; `reflections` name and Markdown; `signed` one plain sentence."""

    title: str
    people: tuple[str, ...]
    desk: str
    question: str
    sections: tuple[tuple[str, str], ...] = ()
    path: tuple[tuple[str, str], ...] = ()
    files: tuple[ShownFile, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    reflections: tuple[tuple[str, str], ...] = ()
    signed: str = ""


def file_names(showcase: Showcase) -> tuple[str, ...]:
    """The name of each of its files in a folder, in their order."""
    return tuple(_named((file.name, file.media) for file in showcase.files))


def _named(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    taken: set[str] = set()
    for name, media in files:
        chosen = safe_name(name, media, taken)
        taken.add(chosen.casefold())
        yield chosen


# Markdown


def page(showcase: Showcase, names: Sequence[str]) -> str:
    """The page in Markdown; `names` are where its files are found, one for each (`file_names`, in `files/`)."""
    said = f"{_plain(_byline(showcase))}\n\n{_plain(showcase.signed)}".strip()
    parts = [f"# {_plain(showcase.title)}", said]
    if showcase.question:
        parts.append(f"> {_plain(showcase.question)}".replace("\n", "\n> "))
    for heading, words in showcase.sections:
        parts += [f"## {_plain(heading)}", _closed(words)]
    if showcase.path:
        parts += ["## " + tr("The path"), "\n".join(f"- {_plain(step)} ({_plain(day)})" for step, day in showcase.path)]
    shown = list(zip(showcase.files, names, strict=True))
    pictures = [(f, n) for f, n in shown if f.media in PICTURES]
    if pictures:
        parts.append("## " + tr("Pictures"))
        parts += [f"![{_plain(_about(f))}]({_address(n)})" for f, n in pictures]
    others = [f"[{_plain(f.name)}]({_address(n)}){_told(f.said)}" for f, n in shown if f.media not in PICTURES]
    others += [f"{_link(url)}{_told(said)}" for url, said in showcase.links]
    if others:
        parts += ["## " + tr("Files and links"), "\n".join(f"- {line}" for line in others)]
    for name, words in showcase.reflections:
        parts += [f"## {_thinks(_plain(name))}", _closed(words)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _byline(showcase: Showcase) -> str:
    return ", ".join(part for part in (*showcase.people, showcase.desk) if part)


def _plain(text: str) -> str:
    """Plain words as Markdown that reads the same, on one line."""
    return text_to_markdown(" ".join(text.split())).replace("]", "\\]")


def _closed(markdown: str) -> str:
    """People's Markdown with an end to a block of code they left open, which would swallow what comes after."""
    opened = ""
    for mark in _FENCE.findall(markdown):
        if not opened:
            opened = mark
        elif mark.startswith(opened):
            opened = ""
    return f"{markdown}\n{opened}" if opened else markdown


def _told(said: str) -> str:
    return f": {_plain(said)}" if said else ""


def _about(file: ShownFile) -> str:
    return file.said or file.name


def _address(name: str) -> str:
    return quote(f"{FILES}/{name}")


def _link(url: str) -> str:
    """An address; one that does not lead to the web or to mail is only words."""
    if not _opens(url):
        return _plain(url)
    return f"<{quote(url, safe='%/:=&?~#+!$,;@()*[]')}>"


def _opens(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in SCHEMES and not any(c <= " " for c in url)
    except ValueError:
        return False


# HTML

_HEAD = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; \
style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 17px/1.5 system-ui, sans-serif; color: #1E2329; background: #F6F5F1; margin: 0; }}
main {{ max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem; overflow-wrap: anywhere; }}
h1 {{ font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }}
h2 {{ font-size: 1.25rem; margin: 2.25rem 0 .5rem; }}
.words h1, .words h2, .words h3, .words h4, .words h5, .words h6 {{ font-size: 1.05rem; margin: 1rem 0 .25rem; }}
.question {{ font-size: 1.25rem; border-left: 4px solid #1F6F54; padding-left: 1rem; margin: 1.5rem 0; }}
.muted, figcaption {{ color: #585F69; }}
figure {{ margin: 1rem 0; }}
img {{ max-width: 100%; height: auto; border-radius: 6px; }}
a {{ color: #2A5DA8; }}
pre {{ white-space: pre-wrap; background: #EFEDE6; padding: .75rem; border-radius: 6px; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #E0DDD3; padding: .25rem .5rem; }}
@media print {{ body {{ background: none; }} h2 {{ break-after: avoid; }} figure {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
"""


def html_page(showcase: Showcase, names: Sequence[str]) -> str:
    """The page in HTML, whole in itself; `names` as in `page`."""
    parts = [f'<h1 dir="auto">{escape(showcase.title)}</h1>', _muted(_byline(showcase)), _muted(showcase.signed)]
    if showcase.question:
        parts.append(f'<p class="question" dir="auto">{escape(showcase.question)}</p>')
    parts += [_heading(heading) + _words(words) for heading, words in showcase.sections if words.strip()]
    if showcase.path:
        steps = (
            f'<li dir="auto">{escape(s)} <span class="muted">{escape(day)}</span></li>' for s, day in showcase.path
        )
        parts += [_heading(tr("The path")), _list(steps)]
    shown = list(zip(showcase.files, names, strict=True))
    pictures = [_picture(f, n) for f, n in shown if f.media in PICTURES]
    if pictures:
        parts += [_heading(tr("Pictures")), *pictures]
    others = [_entry(_address(n), f.name, f.said) for f, n in shown if f.media not in PICTURES]
    others += [_entry(url if _opens(url) else "", url, said) for url, said in showcase.links]
    if others:
        parts += [_heading(tr("Files and links")), _list(others)]
    parts += [_heading(_thinks(name)) + _words(words) for name, words in showcase.reflections]
    # The code of the language is a text as every other.
    head = _HEAD.format(title=escape(showcase.title), lang=escape(tr("en")))
    return head + "\n".join(filter(None, parts)) + "\n</main>\n</body>\n</html>\n"


def _list(entries: Iterable[str]) -> str:
    return f"<ul>{''.join(entries)}</ul>"


def _thinks(name: str) -> str:
    return tr("What {name} thinks about it", name=name)


def _heading(text: str) -> str:
    return f'<h2 dir="auto">{escape(text)}</h2>\n'


def _muted(text: str) -> str:
    return f'<p class="muted" dir="auto">{escape(text)}</p>' if text else ""


def _words(markdown: str) -> str:
    """People's Markdown; beyond the limits of what is rendered, the words as they are."""
    try:
        inside = to_html(markdown)
    except TooMuch:
        inside = f"<pre>{escape(markdown)}</pre>"
    return f'<div class="words" dir="auto">{_ELSEWHERE.sub("<a>", inside)}</div>'


def _picture(file: ShownFile, name: str) -> str:
    said = f'<figcaption dir="auto">{escape(file.said)}</figcaption>' if file.said else ""
    return f'<figure><img src="{escape(_address(name))}" alt="{escape(_about(file))}">{said}</figure>'


def _entry(address: str, text: str, said: str) -> str:
    shown = f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(text)}</a>' if address else escape(text)
    return f'<li dir="auto">{shown}{f": {escape(said)}" if said else ""}</li>'


# The folder


def write_folder(
    folder: Path,
    showcase: Showcase,
    signatures: Mapping[str, str],
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> None:
    """Writes the folder; `signatures` are texts by name. `progress` is told files written and all of them.

    Raises Invalid (`folder`) where something is already, Cancelled when `stop` says so, Trouble when it cannot be
    written. In all of these nothing is left behind.
    """
    _must_be_free(folder)
    files = _contents(showcase, signatures)
    half = None
    try:
        half = Path(tempfile.mkdtemp(prefix=".trellis-", suffix=".part", dir=folder.parent))
        for done, (name, data) in enumerate(files.items(), start=1):
            if stop and stop():
                raise Cancelled
            _write(half / name, data())
            if progress:
                progress(done, len(files))
        half.chmod(0o755)
        with contextlib.suppress(FileNotFoundError):
            folder.rmdir()  # an empty one; Windows renames onto none
        half.rename(folder)
        half = None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else tr("unknown reason")
        raise Trouble(
            tr("The folder “{name}” could not be written ({why}).", name=quoted(folder.name), why=quoted(why)),
            tr("Nothing was left there."),
            tr("Choose another place, or make room on the disk."),
        ) from error
    finally:
        if half is not None:
            shutil.rmtree(half, ignore_errors=True)


def _must_be_free(folder: Path) -> None:
    shown = quoted(folder.name)
    try:
        taken = folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir()))
    except (OSError, ValueError) as error:
        raise Invalid(
            "folder", tr("The folder “{shown}” cannot be used.", shown=shown), tr("Choose another place.")
        ) from error
    if taken:
        raise Invalid(
            "folder", tr("“{shown}” holds something already.", shown=shown), tr("Choose a new folder, or an empty one.")
        )


def _contents(showcase: Showcase, signatures: Mapping[str, str]) -> dict[str, Callable[[], bytes]]:
    """What gives the bytes of each file of the folder, by its place there."""
    names = file_names(showcase)
    signed = _named((name, TEXT) for name in signatures)
    return {
        "index.html": lambda: html_page(showcase, names).encode("utf-8", "replace"),
        "project.md": lambda: page(showcase, names).encode("utf-8", "replace"),
        **{f"{FILES}/{name}": file.data for name, file in zip(names, showcase.files, strict=True)},
        **{f"{SIGNATURES}/{n}": t.encode for n, t in zip(signed, signatures.values(), strict=True)},
    }


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
