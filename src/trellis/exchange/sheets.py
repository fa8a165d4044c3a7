"""Rows out of text files that somebody's spreadsheet or program wrote, whatever they look like.

`open_sheet` looks at the whole file once (encoding, size, what it is) and at its beginning closely (delimiter,
header), and says in `Sheet.notes` what it had to assume. `Sheet.rows` then reads it row by row, so that a large file
needs little memory, an import can show progress (`bytes_done` of `bytes_total`) and can stop between any two rows.

What cannot be read as rows of text is a `Trouble`; nothing else is raised for anything a file may contain.
"""

from __future__ import annotations

import csv
import gzip
import io
import stat
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from trellis.exchange import sniff
from trellis.exchange.quoting import quoted
from trellis.exchange.sniff import Encoding, Sure
from trellis.rules.errors import Trouble
from trellis.rules.language import tr

if TYPE_CHECKING:
    from _csv import Reader

CELL_LIMIT = 16 * 2**20
"""Characters in one cell."""

FILE_LIMIT = 512 * 2**20
"""Bytes in one file, unpacked."""

LINE_LIMIT = 64 * 2**20
"""Bytes in one line of the file, unpacked."""

COLUMN_LIMIT = 2_000

_CHUNK = 2**20
_SAMPLE = 2**18
_END = "\x00end\x00"


class Row(Mapping[str, str]):
    """One row: cells by column name, and `number`, the line of the file it starts in (1 is the first)."""

    __slots__ = ("_places", "cells", "number")

    def __init__(self, number: int, cells: list[str], places: dict[str, int]) -> None:
        self.number = number
        self.cells = cells
        self._places = places

    def __getitem__(self, column: str) -> str:
        return self.cells[self._places[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Sheet:
    """A file of rows as found by looking. `rows` can be read more than once; one reading at a time.

    `columns` are unique names in order, `header_line` is the line of the header (0 where there is none).
    During and after a reading, `short_rows` and `long_rows` count rows that do not fit the header, and `unclosed_line`
    is where a quotation mark opens that is never closed (0 while none was met).
    """

    def __init__(self, path: Path, gzipped: bool, encoding: Encoding, bytes_total: int, zeros: int) -> None:
        self.path = path
        self.encoding = encoding
        self.bytes_total = bytes_total
        self.columns: tuple[str, ...] = ()
        self.delimiter = ","
        self.header_line = 0
        self.short_rows = 0
        self.long_rows = 0
        self.unclosed_line = 0
        self._gzipped = gzipped
        self._file: IO[bytes] | None = None
        self._done = 0
        self._zeros = zeros
        self._spaced = False
        self._title_rows = 0
        self._name_notes: list[str] = []
        self._first_line = 1
        self._first_long = 0
        self._ended = False

    @property
    def bytes_done(self) -> int:
        """How many of `bytes_total` are read."""
        try:
            return self._file.tell() if self._file else self._done
        except ValueError:  # closed in this moment by the thread that reads
            return self._done

    def rows(self) -> Iterator[Row]:
        """All rows below the header that are not empty, padded or cut to the header's width.

        Raises Trouble where a cell is beyond the limit or the file stopped being readable.
        """
        self.short_rows = self.long_rows = self._first_long = self.unclosed_line = self._done = 0
        places = {name: at for at, name in enumerate(self.columns)}
        width = len(places)
        with _large_cells(), _opened(self.path, self._gzipped) as (file, source), self._text(source) as text:
            self._file = file
            try:
                for number, cells in self._numbered(self._reader(text)):
                    if len(cells) != width:
                        cells = self._fitted(cells, width, number)
                    if any(cells):
                        yield Row(number, cells, places)
                self._done = self.bytes_total
            finally:
                self._file = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about what was assumed or is odd; complete after all rows were read."""
        said = [*self._encoding_notes(), *self._name_notes]
        if self._title_rows:
            said.append(tr("What stands above the table is left out."))
        if not self.header_line:
            said.append(tr("The first row does not look like a header; the columns have numbers."))
        if self.short_rows:
            said.append(
                tr("Rows with fewer cells than the header: {count}; the missing ones are empty.", count=self.short_rows)
            )
        if self.long_rows:
            said.append(
                tr(
                    "Rows with more cells than the header: {count}, the first in line {line};"
                    " what is beyond the header is left out.",
                    count=self.long_rows,
                    line=self._first_long,
                )
            )
        if self.unclosed_line:
            line = self.unclosed_line
            said.append(tr("A quotation mark opens in the row of line {line} and is never closed.", line=line))
        return tuple(said)

    def _encoding_notes(self) -> Iterator[str]:
        if self.encoding.sure is Sure.GUESS:
            label = self.encoding.label
            yield tr("The file does not say how its letters are written; read as {encoding}.", encoding=label)
        if self.encoding.broken:
            yield tr("Characters broken in the file: {count}; they are shown as �.", count=self.encoding.broken)
        if self._zeros:
            yield tr("Zero bytes left out: {count}.", count=self._zeros)

    def _look(self) -> None:
        """Find delimiter and header in the beginning of the file."""
        sample, whole = self._sample()
        if not sample.strip():
            raise self._trouble(tr("has nothing in it"), tr("Choose another file."))
        if not self.encoding.marked and sniff.looks_binary(sample):  # zero bytes count too
            raise self._trouble(tr("is not a text file"), tr("Save its rows as CSV and import that file."))
        sample = sample.replace("\x00", "")
        with _large_cells():
            self.delimiter = sniff.delimiter_of(sample, whole)
            rows, lines = sniff.first_rows(sample, self.delimiter, whole)
            if not rows:
                raise self._trouble(tr("has no rows in it"), tr("Choose another file."))
            at = sniff.header_at(rows)
            if sniff.spaced(rows, at):
                self._spaced = True
                rows, lines = sniff.first_rows(sample, self.delimiter, whole, spaced=True)
        if len(rows[at]) > COLUMN_LIMIT:
            raise self._trouble(
                tr("has more than {most} columns", most=COLUMN_LIMIT), tr("Take out the columns nobody needs.")
            )
        self._title_rows = at
        if sniff.is_header(rows[at], rows[at + 1 :]):
            self.columns, self._name_notes = sniff.column_names(rows[at])
            self.header_line = lines[at]
            self._first_line = lines[at] + 1
        else:
            self.columns = tuple(f"column {n}" for n in range(1, len(rows[at]) + 1))
            self._first_line = lines[at]

    def _sample(self) -> tuple[str, bool]:
        """The first characters of the file, and whether they are all."""
        with _opened(self.path, self._gzipped) as (_, source), self._text(source) as text:
            sample = text.read(_SAMPLE + 1)
        return sample[:_SAMPLE], len(sample) <= _SAMPLE

    def _text(self, source: IO[bytes]) -> io.TextIOWrapper:
        """The text of the file, lines ending as they do in it."""
        return io.TextIOWrapper(source, self.encoding.codec, "replace", newline="")

    def _numbered(self, reader: Reader) -> Iterator[tuple[int, list[str]]]:
        """Rows from the first line of data on, with the line each starts in; csv's own errors become Trouble."""
        line = 0
        try:
            for cells in reader:
                number, line = line + 1, reader.line_num
                if self._ended:
                    if cells == [_END]:
                        return
                    if cells[-1].endswith(_END):
                        self.unclosed_line = number
                        cells[-1] = cells[-1].removesuffix(_END)
                if number >= self._first_line:
                    yield number, cells
        except csv.Error as error:
            what = tr("has a cell in the row of line {line} that cannot be read", line=line + 1)
            if "limit" in str(error):
                what = tr(
                    "has a cell of more than {most} characters in the row of line {line}",
                    most=CELL_LIMIT,
                    line=line + 1,
                )
            raise self._trouble(what, tr("A quotation mark may be open there that is never closed.")) from error

    def _reader(self, lines: Iterable[str]) -> Reader:
        self._ended = False
        if self._zeros:
            lines = (line.replace("\x00", "") for line in lines)
        return csv.reader(chain(lines, self._end()), delimiter=self.delimiter, skipinitialspace=self._spaced)

    def _end(self) -> Iterator[str]:
        """The end mark: a row of its own, or the end of the last cell where a quotation mark was never closed."""
        self._ended = True
        yield _END

    def _fitted(self, cells: list[str], width: int, number: int) -> list[str]:
        """Short rows filled up, long ones cut, both counted. Empty cells too many are not worth a word."""
        if len(cells) < width:
            if any(cells):
                self.short_rows += 1
            return cells + [""] * (width - len(cells))
        if any(cells[width:]):
            self.long_rows += 1
            self._first_long = self._first_long or number
        return cells[:width]

    def _trouble(self, what: str, todo: str) -> Trouble:
        return _trouble(self.path, what, todo)


def open_sheet(path: Path) -> Sheet:
    """The rows of a text file (CSV and its kin, also gzipped), found by looking at it.

    Raises Trouble naming the file when it cannot be opened, is empty, too large, or not a text file of rows.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _trouble(path, tr("is not a file"), tr("Choose a file."))
        with path.open("rb") as file:
            gzipped = file.read(2) == b"\x1f\x8b"
    except OSError as error:
        raise _unreadable(path, error) from error
    guess = sniff.EncodingGuess()
    with _opened(path, gzipped) as (_, source):
        zeros = _scan(path, source, guess)
    encoding = guess.result()
    if encoding.codec.startswith(("utf-16", "utf-32")):
        zeros = 0
    sheet = Sheet(path, gzipped, encoding, status.st_size, zeros)
    sheet._look()
    return sheet


def _scan(path: Path, source: IO[bytes], guess: sniff.EncodingGuess) -> int:
    """Show `guess` all bytes and count the zeros; raises Trouble for what is no text and for what is too large."""
    size = zeros = line = 0
    while chunk := source.read(_CHUNK):
        if not size and (found := sniff.not_text(chunk)):
            raise _trouble(path, tr("is {kind}, not a text file", kind=found[0]), found[1])
        size += len(chunk)
        if size > FILE_LIMIT:
            raise _trouble(
                path, tr("has more than {most} MB", most=FILE_LIMIT // 2**20), tr("Split it into smaller files.")
            )
        line = line + len(chunk) if b"\n" not in chunk and b"\r" not in chunk else 0
        if line > LINE_LIMIT:
            raise _trouble(
                path,
                tr("has a line of more than {most} MB", most=LINE_LIMIT // 2**20),
                tr("Check that it is a file of rows."),
            )
        zeros += chunk.count(0)
        guess.feed(chunk)
    return zeros


@contextmanager
def _opened(path: Path, gzipped: bool) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The file, and its bytes unpacked; what goes wrong while they are read becomes Trouble."""
    try:
        with path.open("rb") as file:
            if gzipped:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield file, cast(IO[bytes], unpacked)
            else:
                yield file, file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _trouble(path, tr("is compressed and damaged"), tr("Fetch or export it again.")) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _trouble(path: Path, what: str, todo: str) -> Trouble:
    return Trouble(
        tr("The file “{name}” {what}.", name=quoted(path.name), what=what),
        tr("Nothing was imported, and the file is as it was."),
        todo,
    )


def _unreadable(path: Path, error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError):
        return _trouble(path, tr("is not there"), tr("Check the name and the folder."))
    if isinstance(error, PermissionError):
        return _trouble(path, tr("may not be read by you"), tr("Copy it to a folder of your own and try again."))
    return _trouble(
        path,
        tr("cannot be read ({why})", why=quoted(error.strerror or tr("unknown reason"))),
        tr("Try a copy of it."),
    )


class _CellLimit:
    """The limit of cell length is the whole process's: the first reading raises it, the last one lowers it again."""

    lock = threading.Lock()
    readings = 0
    before = 0


@contextmanager
def _large_cells() -> Iterator[None]:
    with _CellLimit.lock:
        if not _CellLimit.readings:
            _CellLimit.before = csv.field_size_limit(CELL_LIMIT)
        _CellLimit.readings += 1
    try:
        yield
    finally:
        with _CellLimit.lock:
            _CellLimit.readings -= 1
            if not _CellLimit.readings:
                csv.field_size_limit(_CellLimit.before)
